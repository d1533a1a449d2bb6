/** The endpoints that GitHub provides to a job: OIDC tokens and the REST API. Supports the same faults. */
import type { FaultKind, Faults, Party } from "../faults.ts";
import type { Exchange } from "../protocol/front-door.ts";
import { type HttpResponse, type HttpRequest, pathOf, queryOf } from "../protocol/wire.ts";
import type { Random } from "../random.ts";
import type { Oidc } from "../sts/identity.ts";
import { respondToTokenRequest } from "../sts/oidc.ts";
import { uuid } from "../uuid.ts";
import type { GitHubDeployments } from "./deployments.ts";

export interface GitHubSideOptions {
  readonly deployments: GitHubDeployments;
  readonly faults: Faults;
  readonly random: Random;
  readonly oidc: Oidc;
  readonly tokenKey: string;
  /** Epoch milliseconds of the callers' clock. */
  readonly now: () => number;
}

interface Seen {
  readonly party: Party;
  readonly operation: string;
  readonly exchange: Exchange;
}

export class GitHubSide {
  readonly #options: GitHubSideOptions;
  /** The job's bearer token for OIDC tokens. */
  readonly requestToken: string;

  constructor(options: GitHubSideOptions) {
    this.#options = options;
    this.requestToken = options.random.text(64, "hex");
  }

  /** Undefined for requests that are not for GitHub. */
  receive(request: HttpRequest): Seen | undefined {
    const path = pathOf(request);
    if (path === "/oidc/token") {
      const { oidc, tokenKey: key, random, now } = this.#options;
      const issuer = { oidc, key, random, now, requestToken: this.requestToken };
      const input = Object.fromEntries(queryOf(request));
      return this.#exchange("oidc", "GetToken", input, () => respondToTokenRequest(request, issuer));
    }
    if (!path.startsWith("/github/")) return undefined;
    const body = parse(request.body);
    return this.#exchange("github", operationOf(request.method, path), body, () =>
      this.#options.deployments.answer(request, body),
    );
  }

  #exchange(party: Party, operation: string, input: unknown, answerer: () => HttpResponse): Seen {
    const fault = this.#options.faults.match(party, operation, input ?? {});
    const known = {
      requestId: uuid(this.#options.random),
      input,
      principal: undefined,
      error: undefined,
      fault,
    };
    const exchange = { ...known, answer: respondWithFault(fault, answerer) };
    return { party, operation, exchange };
  }
}

function respondWithFault(
  fault: FaultKind | undefined,
  answerer: () => HttpResponse,
): HttpResponse | undefined {
  switch (fault) {
    case "reset-before":
      return undefined;
    case "reset-after":
      answerer();
      return undefined;
    case "throttle":
      return json(429, { message: "You have exceeded a secondary rate limit. Please wait a few minutes." });
    case "http-500":
      return json(500, { message: "Server Error" });
    case "html-503":
      return {
        status: 503,
        headers: { "content-type": "text/html" },
        body: "<html><body>Unicorn!</body></html>",
      };
    case "denied":
      return json(403, { message: "Resource not accessible by integration" });
    case "expired":
      return json(401, { message: "Bad credentials" });
    default:
      return rewriteResponse(fault, answerer);
  }
}

function rewriteResponse(fault: FaultKind | undefined, answerer: () => HttpResponse): HttpResponse {
  if (typeof fault !== "object") return answerer();
  if ("error" in fault) return json(fault.error.status, { message: fault.error.message });
  const answer = answerer();
  return "rewrite" in fault
    ? { ...answer, body: JSON.stringify(fault.rewrite(JSON.parse(answer.body))) }
    : answer;
}

/** Operation names from GitHub's API reference. */
function operationOf(method: string, path: string): string {
  if (path.includes("/compare/")) return "CompareCommitsWithBasehead";
  const [, id, statuses] = /\/deployments(\/\d+)?(\/statuses)?$/.exec(path) ?? [];
  const thing = statuses === undefined ? "Deployment" : "DeploymentStatus";
  if (method === "POST") return `Create${thing}`;
  if (statuses !== undefined) return "ListDeploymentStatuses";
  if (method === "DELETE") return "DeleteDeployment";
  return id === undefined ? "ListDeployments" : "GetDeployment";
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

function json(status: number, body: object): HttpResponse {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(body),
  };
}
