/** `GET /oidc/token?…&audience=…`: the URL that GitHub provides to a job with `id-token: write`. */
import { type HttpResponse, type HttpRequest, header, queryOf } from "../protocol/wire.ts";
import type { Random } from "../random.ts";
import { uuid } from "../uuid.ts";
import type { Oidc } from "./identity.ts";
import { claimsOf, signToken } from "./token.ts";

export interface TokenIssuer {
  readonly oidc: Oidc;
  /** The job's bearer token. */
  readonly requestToken: string;
  /** Signs the tokens; STS verifies them with the same key. */
  readonly key: string;
  readonly random: Random;
  /** Epoch milliseconds of the callers' clock. */
  now(): number;
}

export function respondToTokenRequest(request: HttpRequest, issuer: TokenIssuer): HttpResponse {
  if (request.method !== "GET") return refusal(405, "MethodNotAllowedException", "Method not allowed");
  if (header(request, "authorization")?.toLowerCase() !== `bearer ${issuer.requestToken}`.toLowerCase()) {
    return refusal(401, "UnauthorizedException", "The bearer token is not this job's");
  }
  const [owner = ""] = issuer.oidc.repository.split("/");
  const audience = queryOf(request).get("audience") ?? `https://github.com/${owner}`;
  const value = signToken(claimsOf(issuer.oidc, audience, issuer.now(), uuid(issuer.random)), issuer.key);
  return json(200, { count: value.length, value });
}

function refusal(status: number, typeKey: string, message: string): HttpResponse {
  return json(status, { $id: "1", innerException: null, message, typeKey, errorCode: 0 });
}

function json(status: number, body: object): HttpResponse {
  const headers = { "content-type": "application/json; charset=utf-8" };
  return { status, headers, body: JSON.stringify(body) };
}
