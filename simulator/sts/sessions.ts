/** Credentials of the simulator: the scenario's own, and those that STS issued. */
import { createHash } from "node:crypto";
import type { PolicyDocument } from "../policy/document.ts";
import type { Random } from "../random.ts";
import type { Identity, Role } from "./identity.ts";

export interface Credentials {
  /** ARN of the signer: a user, or `…:assumed-role/NAME/SESSION`. */
  readonly arn: string;
  readonly account: string;
  /** `AROA…:session` for a role's session, `AIDA…` for a user. */
  readonly userId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
  /** Epoch milliseconds of the callers' clock. */
  readonly expires: number | undefined;
  readonly policy: PolicyDocument | undefined;
  /** The role of the session. */
  readonly role: Role | undefined;
}

export class Sessions {
  readonly #known = new Map<string, Credentials>();
  readonly #random: Random;

  constructor(identity: Identity, random: Random) {
    this.#random = random;
    for (const given of identity.credentials) {
      this.#known.set(given.accessKeyId, {
        arn: given.arn,
        account: accountOf(given.arn),
        userId: uniqueId("AIDA", given.arn),
        accessKeyId: given.accessKeyId,
        secretAccessKey: given.secretAccessKey,
        sessionToken: given.sessionToken,
        expires: given.expires,
        policy: given.policy,
        role: undefined,
      });
    }
  }

  find(accessKeyId: string): Credentials | undefined {
    return this.#known.get(accessKeyId);
  }

  /** A new session of a role. `expires` in epoch milliseconds of the callers' clock. */
  start(role: Role, name: string, expires: number): Credentials {
    const [, partition = "aws"] = role.arn.split(":");
    const account = accountOf(role.arn);
    const credentials: Credentials = {
      arn: `arn:${partition}:sts::${account}:assumed-role/${roleName(role)}/${name}`,
      account,
      userId: `${uniqueId("AROA", role.arn)}:${name}`,
      accessKeyId: `ASIA${this.#random.text(16, "hex").toUpperCase()}`,
      secretAccessKey: this.#random.text(40, "base64url"),
      sessionToken: `IQoJb3JpZ2luX2VjE${this.#random.text(400, "base64url")}`,
      expires,
      policy: role.policy,
      role,
    };
    this.#known.set(credentials.accessKeyId, credentials);
    return credentials;
  }
}

/** Only the name: a session's ARN omits the path of its role. */
export function roleName(role: Role): string {
  return role.arn.split("/").at(-1) ?? role.arn;
}

export function accountOf(arn: string): string {
  return arn.split(":")[4] ?? "";
}

function uniqueId(prefix: string, arn: string): string {
  return `${prefix}${createHash("sha256").update(arn).digest("hex").slice(0, 17).toUpperCase()}`;
}
