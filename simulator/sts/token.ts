/** OIDC tokens of the simulated GitHub, in the real format, signed with a key that only the simulator has. */
import { createHmac } from "node:crypto";
import { issuer, type Oidc } from "./identity.ts";

export interface Claims {
  readonly iss: string;
  readonly sub: string;
  readonly aud: string;
  /** Epoch seconds. */
  readonly iat: number;
  readonly exp: number;
  readonly jti: string;
}

/** `sub` in the repository's form. */
export function subjectOf(oidc: Oidc): string {
  const [owner = "", name = ""] = oidc.repository.split("/");
  const repository =
    oidc.subjectForm === "immutable"
      ? `${owner}@${oidc.ownerId}/${name}@${oidc.repositoryId}`
      : oidc.repository;
  return `repo:${repository}:${oidc.subjectTail}`;
}

/** `now` in epoch milliseconds of the callers' clock. */
export function claimsOf(oidc: Oidc, audience: string, now: number, jti: string): Claims {
  const [owner = ""] = oidc.repository.split("/");
  const iat = Math.floor(now / 1000);
  const claims = {
    jti,
    sub: subjectOf(oidc),
    aud: audience,
    iss: issuer,
    repository: oidc.repository,
    repository_id: String(oidc.repositoryId),
    repository_owner: owner,
    repository_owner_id: String(oidc.ownerId),
    runner_environment: "github-hosted",
    nbf: iat - 300,
    iat,
    exp: iat + oidc.lifetime,
  };
  return claims;
}

export function signToken(claims: Claims, key: string): string {
  const head = encode({ typ: "JWT", alg: "RS256", kid: "simulator" });
  const text = `${head}.${encode(claims)}`;
  return `${text}.${signature(text, key)}`;
}

/** Undefined if `signToken` with this key did not create it; `malformed` if it isn't a JWT. */
export function readToken(token: string, key: string): Claims | "malformed" | undefined {
  const parts = token.split(".");
  const [head, body, signed] = parts;
  if (parts.length !== 3 || head === undefined || body === undefined) return "malformed";
  let claims: Claims;
  try {
    claims = JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as Claims;
  } catch {
    return "malformed";
  }
  return signed === signature(`${head}.${body}`, key) ? claims : undefined;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

/** Same length as an RS256 signature. */
function signature(text: string, key: string): string {
  const block = (index: number): Buffer => createHmac("sha512", key).update(`${index}.${text}`).digest();
  return Buffer.concat([0, 1, 2, 3].map(block)).toString("base64url");
}
