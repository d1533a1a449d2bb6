/**
 * GitHub's REST API, as far as a deployment needs it: three calls. Octokit would be a quarter of the bundle for them
 * (docs/performance.md). https://docs.github.com/en/rest/deployments
 */
import { ask } from "../aws/http.ts";
import { type Agents, createAgents, type Environment } from "../aws/proxy.ts";

export interface GitHubApiOptions {
  readonly token: string;
  /** `GITHUB_API_URL`; empty for github.com's. */
  readonly apiUrl: string;
  /** For the proxy. */
  readonly environment: Environment;
}

/** GitHub has answered, and not with what was asked for. */
export class GitHubRefusal extends Error {
  readonly status: number;

  constructor(status: number, body: unknown) {
    const { message } = (body ?? {}) as { message?: unknown };
    super(typeof message === "string" ? message : `HTTP ${status}`);
    this.status = status;
  }
}

const silence = 10_000;
const largestAnswer = 1024 * 1024;

export class GitHubApi {
  readonly #options: GitHubApiOptions;
  #agents: Promise<Agents> | undefined;

  constructor(options: GitHubApiOptions) {
    this.#options = options;
  }

  /**
   * The answer's JSON; `undefined` where it has no body. Rejects with a GitHubRefusal, or with what the network threw.
   * @param path e.g. `/repos/OWNER/NAME/deployments`
   */
  async send(method: "POST" | "DELETE", path: string, body?: object): Promise<unknown> {
    const { token, apiUrl, environment } = this.#options;
    this.#agents ??= createAgents(environment);
    const base = apiUrl === "" ? "https://api.github.com" : apiUrl.replace(/\/+$/u, "");
    const text = body && JSON.stringify(body);
    const answer = await ask(new URL(base + path), {
      method,
      agents: await this.#agents,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${token}`,
        "x-github-api-version": "2022-11-28",
        ...(text !== undefined && {
          "content-type": "application/json",
          "content-length": String(Buffer.byteLength(text)),
        }),
      },
      ...(text !== undefined && { body: text }),
      timeout: silence,
      maxBytes: largestAnswer,
      signal: AbortSignal.timeout(silence),
    });
    const json = jsonOf(answer.body);
    if (answer.status < 200 || answer.status > 299) throw new GitHubRefusal(answer.status, json);
    return json;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
