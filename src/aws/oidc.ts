/** Fetches the job's OIDC token from the runner, and reads its claims. Source: docs/aws-reference.md#credentials. */
import { Failure, messageOf } from "../core/failure.ts";
import { throwIfUnencrypted } from "./endpoint.ts";
import { sendRequest, type HttpResponse } from "./http.ts";
import type { AwsProblem } from "./errors/problem.ts";
import type { Agents, Environment } from "./proxy.ts";
import { type RetryContext, withRetries } from "./retry.ts";

const maxTokenBytes = 64 * 1024;
const responseTimeout = 10_000;

/** Variables by which an earlier step or the runner gives a job AWS credentials. */
const ambientVariables = [
  "AWS_ACCESS_KEY_ID",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
  "AWS_PROFILE",
] as const;

function missingPermission(environment: Environment): Failure {
  const ambient = ambientVariables.find((name) => environment[name]);
  const permission =
    "Add to the job (or the workflow): `permissions:` with `id-token: write` and `contents: read`. " +
    "Pull requests from forks never get this permission.";
  return new Failure({
    name: "id-token-permission-missing",
    what: "The job has no permission to request an OIDC token, so it can't assume role-to-assume.",
    evidence: [
      "ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set",
      ...(ambient === undefined ? [] : [`The job has AWS credentials: ${ambient} is set`]),
    ],
    remedy:
      ambient === undefined
        ? `${permission} If the runner has its own AWS credentials, such as an instance role, set \`role-to-chain\` instead of \`role-to-assume\`.`
        : `To assume the role with the credentials that the job already has, set \`role-to-chain\` instead of \`role-to-assume\`. To use the job's OIDC token: ${permission.charAt(0).toLowerCase()}${permission.slice(1)}`,
  });
}

const refused = (evidence: string): Failure =>
  new Failure({
    name: "oidc-token-refused",
    what: "GitHub did not return an OIDC token for this job.",
    evidence: [evidence],
    remedy: "Run the job again. If it fails again, check githubstatus.com (Actions).",
  });

class TokenResponse extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`HTTP ${status}`);
    this.status = status;
  }
}

function tokenFrom(answer: HttpResponse): string {
  if (answer.status !== 200) throw new TokenResponse(answer.status);
  let value: unknown;
  try {
    value = (JSON.parse(answer.body) as { value?: unknown }).value;
  } catch {
    value = undefined;
  }
  if (typeof value !== "string" || !/^[\w-]+\.[\w-]+\.[\w-]*$/.test(value)) {
    throw refused("the response has no token");
  }
  return value;
}

function addressOf(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw refused("ACTIONS_ID_TOKEN_REQUEST_URL is not a valid URL");
  }
}

export interface TokenSource {
  readonly environment: Environment;
  readonly agents: Agents;
  readonly audience: string;
  readonly retry: RetryContext;
  /** Masks the token in the log before anything else uses it. */
  readonly mask: (secret: string) => void;
}

/** Fetches a new token. Tokens expire within minutes, so every exchange fetches one. */
export async function fetchToken(source: TokenSource): Promise<string> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } =
    source.environment;
  if (!address || !bearer) throw missingPermission(source.environment);
  const url = addressOf(address);
  throwIfUnencrypted(url);
  url.searchParams.set("audience", source.audience);
  const send = async () =>
    tokenFrom(
      await sendRequest(url, {
        call: "oidc:GetToken",
        agents: source.agents,
        headers: { authorization: `Bearer ${bearer}`, accept: "application/json" },
        timeout: responseTimeout,
        maxBytes: maxTokenBytes,
        ...(source.retry.signal === undefined ? {} : { signal: source.retry.signal }),
      }),
    );
  try {
    const token = await withRetries(source.retry, { send, classify: classifyTokenError });
    source.mask(token);
    return token;
  } catch (error) {
    if (error instanceof Failure) throw error;
    source.retry.signal?.throwIfAborted();
    throw refused(messageOf(error));
  }
}

function classifyTokenError(thrown: unknown): AwsProblem {
  const status = thrown instanceof TokenResponse ? thrown.status : undefined;
  const final = thrown instanceof Failure || (status !== undefined && status < 500);
  const kind = status === 429 ? "throttled" : final ? "invalid" : "transient";
  return { kind, code: "TokenRequest", message: messageOf(thrown), maybeDone: false };
}

/** The claims that identify the job, never the token itself. A missing claim is an empty string. */
export interface Claims {
  readonly iss: string;
  readonly sub: string;
  readonly aud: string;
}

/** Reads the claims of a JWT for display only, without checking its signature. */
export function claimsOf(token: string): Claims {
  let payload: Record<string, unknown> = {};
  try {
    payload = JSON.parse(
      Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"),
    ) as typeof payload;
  } catch {
    // An unreadable token has no claims.
  }
  const claim = (name: string) => (typeof payload[name] === "string" ? payload[name] : "");
  return { iss: claim("iss"), sub: claim("sub"), aud: claim("aud") };
}

/** A `sub` in both of GitHub's formats: `repo:O/R:…` and, with IDs, `repo:O@1/R@2:…` (docs/aws-reference.md#credentials). */
export function subjectForms(sub: string): { classic: string; immutable: string } {
  const [
    ,
    owner = "OWNER",
    ownerId = "OWNER_ID",
    repository = "REPOSITORY",
    repositoryId = "REPOSITORY_ID",
    rest = "*",
  ] = /^repo:([^/@:]+)(?:@(\d+))?\/([^@:]+)(?:@(\d+))?:(.*)$/.exec(sub) ?? [];
  return {
    classic: `repo:${owner}/${repository}:${rest}`,
    immutable: `repo:${owner}@${ownerId}/${repository}@${repositoryId}:${rest}`,
  };
}
