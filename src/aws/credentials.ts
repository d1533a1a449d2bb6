/**
 * The credentials of a release: the job's OIDC token exchanged for a role, optionally a chained second role, or the
 * SDK's default chain. They stay in memory and are renewed with a new token before they expire.
 * Source: docs/aws-reference.md#credentials.
 */
import type { AwsCredentialIdentity } from "@smithy/types";
import { Failure, messageOf } from "../core/failure.ts";
import type { Clock } from "../core/time.ts";
import type { StsCalls } from "./calls.ts";
import { parseArn } from "./arn.ts";
import { classify } from "./errors/classify.ts";
import { type Claims, claimsOf, subjectForms } from "./oidc.ts";

export interface CredentialsRequest {
  readonly region: string;
  readonly roleToAssume?: string;
  readonly roleSessionName: string;
  /** Seconds, 900 to 43200. */
  readonly roleDurationSeconds: number;
  readonly audience: string;
  readonly roleToChain?: string;
}

/** Credentials are renewed this long before they expire, so that no call starts with credentials about to expire. */
const renewalMargin = 5 * 60_000;
const chainedSeconds = 3600;

/** Credentials in use. Never leaves the process's memory. */
export interface Session {
  readonly identity: AwsCredentialIdentity;
  /** Epoch milliseconds; absent if the credentials have no expiration. */
  readonly expiresAt?: number;
}

export interface CredentialsContext {
  readonly request: CredentialsRequest;
  readonly clock: Clock;
  readonly mask: (secret: string) => void;
  readonly fetchToken: () => Promise<string>;
  /** STS without credentials, for the exchange of the token. */
  readonly openSts: () => Promise<StsCalls>;
  /** STS with the given credentials, for chaining. */
  readonly signedSts: (identity: AwsCredentialIdentity) => Promise<StsCalls>;
  /** The SDK's default chain. */
  readonly ambient: () => Promise<AwsCredentialIdentity>;
}

interface StsCredentials {
  readonly AccessKeyId?: string | undefined;
  readonly SecretAccessKey?: string | undefined;
  readonly SessionToken?: string | undefined;
  readonly Expiration?: Date | undefined;
}

export class Credentials {
  readonly #context: CredentialsContext;
  #session: Session | undefined;
  #pending: Promise<Session> | undefined;

  constructor(context: CredentialsContext, session?: Session) {
    this.#context = context;
    this.#session = session;
  }

  get session(): Session | undefined {
    return this.#session;
  }

  /**
   * The credentials to sign with. The expiration passed to the SDK is the epoch, so that the SDK asks before every call
   * and only this class, with the release's clock, decides when to renew.
   */
  readonly provide = async (): Promise<AwsCredentialIdentity> => {
    const session = await this.#current();
    return { ...session.identity, expiration: new Date(0) };
  };

  /** Starts to open the first session. If it fails, the first call rejects with the reason. */
  begin(): void {
    this.#pending ??= this.#open();
    this.#pending.catch(() => undefined);
  }

  /** Opens another session. Returns false if that yields the same credentials that AWS rejected. */
  async renew(): Promise<boolean> {
    const refused = this.#session?.identity;
    this.#session = undefined;
    const { identity } = await this.#current();
    return identity.accessKeyId !== refused?.accessKeyId || identity.sessionToken !== refused.sessionToken;
  }

  async #current(): Promise<Session> {
    const session = this.#session;
    const left = session?.expiresAt === undefined ? Infinity : session.expiresAt - this.#context.clock.now();
    if (session !== undefined && left > renewalMargin) return session;
    this.#pending ??= this.#open();
    const pending = this.#pending;
    try {
      this.#session = await pending;
    } catch (error) {
      // If an early renewal fails, keep the session while it is valid.
      if (session === undefined || left <= 0) throw error;
      this.#session = session;
    } finally {
      if (this.#pending === pending) this.#pending = undefined;
    }
    return this.#session;
  }

  async #open(): Promise<Session> {
    const { request } = this.#context;
    const first =
      request.roleToAssume === undefined ? await this.#ambient() : await this.#exchange(request.roleToAssume);
    return request.roleToChain === undefined ? first : this.#chain(first, request.roleToChain);
  }

  async #ambient(): Promise<Session> {
    try {
      const identity = await this.#context.ambient();
      return { identity, ...(identity.expiration && { expiresAt: identity.expiration.getTime() }) };
    } catch (error) {
      throw new Failure(
        {
          name: "credentials-missing",
          what: "No AWS credentials: role-to-assume is not set, and the SDK's default credential chain has none.",
          evidence: [messageOf(error)],
          remedy:
            "Set role-to-assume (and `permissions: id-token: write`), or configure credentials in an earlier step.",
        },
        { cause: error },
      );
    }
  }

  async #exchange(role: string): Promise<Session> {
    const { request } = this.#context;
    const [token, sts] = await Promise.all([this.#context.fetchToken(), this.#context.openSts()]);
    try {
      const answer = await sts.assumeRoleWithWebIdentity({
        RoleArn: role,
        RoleSessionName: request.roleSessionName,
        WebIdentityToken: token,
        DurationSeconds: request.roleDurationSeconds,
      });
      return this.#sessionFrom(answer.Credentials, role);
    } catch (error) {
      throw exchangeRefused(error, role, claimsOf(token), request);
    }
  }

  async #chain(first: Session, role: string): Promise<Session> {
    const sts = await this.#context.signedSts(first.identity);
    const answer = await sts.assumeRole(
      {
        RoleArn: role,
        RoleSessionName: this.#context.request.roleSessionName,
        DurationSeconds: Math.min(chainedSeconds, this.#context.request.roleDurationSeconds),
      },
      { resource: role },
    );
    return this.#sessionFrom(answer.Credentials, role);
  }

  #sessionFrom(credentials: StsCredentials | undefined, role: string): Session {
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration) {
      throw new Failure({
        name: "credentials-incomplete",
        what: `STS returned incomplete credentials for ${role}.`,
        evidence: [],
        remedy: "Run the job again. If AWS_ENDPOINT_URL is set, check which server responds at that address.",
      });
    }
    for (const secret of [AccessKeyId, SecretAccessKey, SessionToken]) this.#context.mask(secret);
    return {
      identity: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
      expiresAt: Expiration.getTime(),
    };
  }
}

const documentation = "docs/getting-started.md shows the whole trust policy.";

/** Explains STS's rejection and adds the claims of the token as evidence. Source: docs/aws-reference.md#credentials. */
export function exchangeRefused(
  thrown: unknown,
  role: string,
  claims: Claims,
  request: CredentialsRequest,
): unknown {
  if (thrown instanceof Failure) {
    const kind = classify(thrown.cause);
    const claimLines = [`sub: ${claims.sub}`, `aud: ${claims.aud}`, `iss: ${claims.iss}`];
    const why = { ...thrown.why, evidence: [...thrown.why.evidence, ...claimLines] };
    if (kind.code === "AccessDenied") {
      const { classic, immutable } = subjectForms(claims.sub);
      const host = claims.iss.replace(/^https:\/\//, "");
      const remedy =
        `Compare the role's trust policy with the token: the principal is the OIDC provider ${host} of account ` +
        `${parseArn(role)?.account ?? "?"}, the action sts:AssumeRoleWithWebIdentity, and the condition ` +
        `"StringEquals": { "${host}:aud": "${claims.aud}", "${host}:sub": "${claims.sub}" }. ` +
        `Repositories created or renamed since 2026-07-15 send ${immutable}, older ones ${classic}. If in doubt, list both. ${documentation}`;
      return new Failure(
        { ...why, name: "role-refused", what: `STS did not allow this job to assume ${role}.`, remedy },
        { cause: thrown.cause },
      );
    }
    if (kind.code.startsWith("InvalidIdentityToken")) {
      const remedy = `Create the OIDC provider ${claims.iss} with the audience ${request.audience} in account ${parseArn(role)?.account ?? "?"}, or correct role-to-assume. ${documentation}`;
      return new Failure({ ...why, name: "identity-provider-refused", remedy }, { cause: thrown.cause });
    }
    return new Failure(why, { cause: thrown.cause });
  }
  return thrown;
}
