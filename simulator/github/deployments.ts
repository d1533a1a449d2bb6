/** GitHub's REST API for deployments and for comparing commits, as far as a release uses it. */
import { type Commits, compare, comparisonIn } from "./compare.ts";
import { type HttpResponse, type HttpRequest, header, pathOf, queryOf } from "../protocol/wire.ts";

export interface GitHub {
  /** `owner/name` */
  readonly repository: string;
  /** The job's token. */
  readonly token: string;
  /** The job's `permissions: deployments:`. */
  readonly deployments: "write" | "read" | "none";
  /** The job's `permissions: contents:`. */
  readonly contents: "read" | "none";
  readonly commits: Commits;
  /** Commit status contexts that have not succeeded. A deployment that requires them is rejected. */
  readonly pendingContexts: readonly string[];
}

export interface DeploymentStatus {
  readonly id: number;
  readonly state: string;
  readonly description: string;
  readonly environment: string;
  readonly environment_url: string;
  readonly log_url: string;
  readonly created_at: string;
}

export interface Deployment {
  readonly id: number;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly description: string | null;
  readonly payload: unknown;
  readonly transient_environment: boolean;
  readonly production_environment: boolean;
  readonly created_at: string;
  /** Oldest first. */
  readonly statuses: DeploymentStatus[];
}

const states = new Set(["error", "failure", "inactive", "in_progress", "queued", "pending", "success"]);
type Body = Readonly<Record<string, unknown>>;

export class GitHubDeployments {
  readonly #github: GitHub;
  readonly #now: () => number;
  readonly #deployments: Deployment[] = [];
  #ids = 1000;

  /** `now` in epoch milliseconds of the world. */
  constructor(github: GitHub, now: () => number) {
    this.#github = github;
    this.#now = now;
  }

  /** Oldest first. */
  get all(): readonly Deployment[] {
    return this.#deployments;
  }

  answer(request: HttpRequest, body: unknown): HttpResponse {
    const path = pathOf(request).replace(/^\/github/, "");
    const [, repository, rest] = /^\/repos\/([^/]+\/[^/]+)\/(?:deployments|compare)(\/.*)?$/.exec(path) ?? [];
    if (!this.#authentic(request)) return problem(401, "Bad credentials");
    if (repository?.toLowerCase() !== this.#github.repository.toLowerCase()) return problem(404, "Not Found");
    const write = request.method !== "GET";
    const comparison = comparisonIn(request);
    if (comparison !== undefined) return this.#compare(comparison);
    const { deployments } = this.#github;
    if (deployments === "none" || (write && deployments === "read")) {
      return problem(403, "Resource not accessible by integration");
    }
    return this.#dispatch(request, rest ?? "", body);
  }

  #compare([base, head]: readonly [string, string]): HttpResponse {
    const { contents, commits } = this.#github;
    if (contents === "none") return problem(403, "Resource not accessible by integration");
    const comparison = compare(commits, base, head);
    return comparison === undefined ? problem(404, "Not Found") : json(200, comparison);
  }

  #authentic(request: HttpRequest): boolean {
    const [scheme = "", token = ""] = (header(request, "authorization") ?? "").split(" ");
    return ["token", "bearer"].includes(scheme.toLowerCase()) && token === this.#github.token;
  }

  #dispatch(request: HttpRequest, rest: string, body: unknown): HttpResponse {
    const { method } = request;
    if (rest === "" && method === "GET") return this.#list(queryOf(request));
    if (rest === "" && method === "POST") return this.#create(recordOf(body));
    const [, id, statuses] = /^\/(\d+)(\/statuses)?$/.exec(rest) ?? [];
    const deployment = this.#deployments.find((each) => String(each.id) === id);
    if (deployment === undefined) return problem(404, "Not Found");
    if (statuses === undefined && method === "GET") return json(200, this.#view(deployment));
    if (statuses === undefined && method === "DELETE") return this.#delete(deployment);
    if (statuses !== undefined && method === "GET")
      return page([...deployment.statuses].reverse(), queryOf(request));
    if (statuses !== undefined && method === "POST") return this.#addStatus(deployment, recordOf(body));
    return problem(404, "Not Found");
  }

  #list(query: URLSearchParams): HttpResponse {
    const fits = (deployment: Deployment): boolean =>
      (["environment", "ref", "task"] as const).every((name) => {
        const wanted = query.get(name);
        return wanted === null || wanted === deployment[name];
      });
    const newestFirst = [...this.#deployments].reverse().filter(fits);
    return page(
      newestFirst.map((deployment) => this.#view(deployment)),
      query,
    );
  }

  #create(body: Body): HttpResponse {
    if (typeof body.ref !== "string" || body.ref === "") {
      return problem(422, "Validation Failed", [
        { resource: "Deployment", code: "missing_field", field: "ref" },
      ]);
    }
    const required = Array.isArray(body.required_contexts)
      ? this.#github.pendingContexts.filter((context) =>
          (body.required_contexts as unknown[]).includes(context),
        )
      : this.#github.pendingContexts;
    if (required.length > 0) {
      return problem(409, `Conflict: Commit status checks failed for ${body.ref}.`, [
        { contexts: required, resource: "Deployment", field: "required_contexts", code: "invalid" },
      ]);
    }
    const environment = text(body.environment, "production");
    const deployment: Deployment = {
      id: (this.#ids += 1),
      ref: body.ref,
      task: text(body.task, "deploy"),
      environment,
      description: typeof body.description === "string" ? body.description : null,
      payload: body.payload ?? {},
      transient_environment: body.transient_environment === true,
      production_environment:
        typeof body.production_environment === "boolean"
          ? body.production_environment
          : environment === "production",
      created_at: this.#timestamp(),
      statuses: [],
    };
    this.#deployments.push(deployment);
    return json(201, this.#view(deployment));
  }

  #delete(deployment: Deployment): HttpResponse {
    const { environment, statuses } = deployment;
    const others = this.#deployments.filter(
      (each) => each !== deployment && each.environment === environment,
    );
    if (others.length > 0 && statuses.at(-1)?.state !== "inactive") {
      return problem(
        422,
        "We cannot delete an active deployment unless it is the only deployment in a given environment.",
      );
    }
    this.#deployments.splice(this.#deployments.indexOf(deployment), 1);
    return { status: 204, headers: {}, body: "" };
  }

  #addStatus(deployment: Deployment, body: Body): HttpResponse {
    const { state } = body;
    if (typeof state !== "string" || !states.has(state)) {
      return problem(422, "Validation Failed", [
        { resource: "DeploymentStatus", code: "invalid", field: "state" },
      ]);
    }
    if (typeof body.description === "string" && body.description.length > 140) {
      const message = "description is too long (maximum is 140 characters)";
      return problem(422, "Validation Failed", [
        { resource: "DeploymentStatus", code: "custom", field: "description", message },
      ]);
    }
    const status = this.#status(deployment, state, body);
    deployment.statuses.push(status);
    if (state === "success" && body.auto_inactive !== false) this.#retire(deployment);
    return json(201, status);
  }

  #status(deployment: Deployment, state: string, body: Body): DeploymentStatus {
    return {
      id: (this.#ids += 1),
      state,
      description: text(body.description, ""),
      environment: text(body.environment, deployment.environment),
      environment_url: text(body.environment_url, ""),
      log_url: text(body.log_url, text(body.target_url, "")),
      created_at: this.#timestamp(),
    };
  }

  /** `auto_inactive`: earlier deployments of the environment, if it is neither transient nor for production. */
  #retire(successful: Deployment): void {
    for (const earlier of this.#deployments) {
      const same = earlier.environment === successful.environment && earlier.id < successful.id;
      const kept = earlier.transient_environment || earlier.production_environment;
      if (!same || kept || earlier.statuses.at(-1)?.state === "inactive") continue;
      earlier.statuses.push(this.#status(earlier, "inactive", {}));
    }
  }

  #view(deployment: Deployment): object {
    const { repository } = this.#github;
    const url = `https://api.github.com/repos/${repository}/deployments/${deployment.id}`;
    return { ...deployment, statuses: undefined, url, statuses_url: `${url}/statuses` };
  }

  #timestamp(): string {
    return new Date(this.#now()).toISOString().replace(/\.\d+Z$/, "Z");
  }
}

function recordOf(body: unknown): Body {
  return typeof body === "object" && body !== null ? (body as Body) : {};
}

function text(value: unknown, otherwise: string): string {
  return typeof value === "string" && value !== "" ? value : otherwise;
}

function page(items: readonly object[], query: URLSearchParams): HttpResponse {
  const size = Math.min(Number(query.get("per_page") ?? 30), 100);
  const from = (Number(query.get("page") ?? 1) - 1) * size;
  return json(200, items.slice(from, from + size));
}

function problem(status: number, message: string, errors?: readonly object[]): HttpResponse {
  const documentation_url = "https://docs.github.com/rest/deployments";
  return json(status, {
    message,
    ...(errors === undefined ? {} : { errors }),
    documentation_url,
    status: String(status),
  });
}

function json(status: number, body: unknown): HttpResponse {
  const headers = { "content-type": "application/json; charset=utf-8" };
  return { status, headers, body: JSON.stringify(body) };
}
