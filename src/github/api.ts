/** GitHub's REST API. Its calls only inform: callers turn errors into notes. */
import type { AwsProblem } from "../aws/errors/problem.ts";
import { sendRequest, type HttpCall } from "../aws/http.ts";
import type { Agents } from "../aws/proxy.ts";
import { gitHubPolicy, Throttle, withRetries } from "../aws/retry.ts";
import { messageOf } from "../core/failure.ts";
import { type Clock, seconds } from "../core/time.ts";

export interface GitHubOptions {
  readonly agents: Agents;
  readonly clock: Clock;
  /** `https://api.github.com` if it is empty. */
  readonly apiUrl: string;
  readonly token: string;
  readonly signal?: AbortSignal;
}

export interface GitHubRequest {
  readonly call: HttpCall & `github:${string}`;
  readonly method?: "GET" | "POST" | "DELETE";
  /** `repos/OWNER/NAME/…`, encoded. */
  readonly path: string;
  readonly body?: object;
  /** For a call that creates something: searches for its result after a lost response. */
  readonly found?: () => Promise<unknown>;
}

/** A response with a status of 300 or more. The message is GitHub's. */
export class GitHubError extends Error {
  override readonly name = "GitHubError";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Whether the job's token lacks the permission. GitHub also returns 404 for resources that a token can't see. */
export const lacksPermission = (error: unknown): boolean =>
  error instanceof GitHubError && [401, 403, 404].includes(error.status);

const responseTimeout = seconds(10);
const maxBytes = 4 * 1024 * 1024;

export class GitHub {
  readonly #options: GitHubOptions;

  constructor(options: GitHubOptions) {
    this.#options = options;
  }

  /** False only if GitHub returns 404. */
  async exists(request: GitHubRequest): Promise<boolean> {
    try {
      await this.call(request);
      return true;
    } catch (error) {
      if (error instanceof GitHubError && error.status === 404) return false;
      throw error;
    }
  }

  /** Sends a request and returns the parsed response. Rejects with GitHubError, or with the network's error. */
  async call({ call, method = "GET", path, body, found }: GitHubRequest): Promise<unknown> {
    const { agents, apiUrl, clock, token, signal } = this.#options;
    const url = new URL(`${(apiUrl || "https://api.github.com").replace(/\/$/u, "")}/${path}`);
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const send = async (): Promise<unknown> => {
      const answer = await sendRequest(url, {
        call,
        agents,
        method,
        headers: {
          accept: "application/vnd.github+json",
          authorization: `Bearer ${token}`,
          "x-github-api-version": "2022-11-28",
          ...(sent === undefined ? {} : { "content-type": "application/json" }),
          "content-length": String(Buffer.byteLength(sent ?? "")),
        },
        ...(sent === undefined ? {} : { body: sent }),
        timeout: responseTimeout,
        maxBytes,
        ...(signal === undefined ? {} : { signal }),
      });
      const data = parsed(answer.body);
      if (answer.status >= 300)
        throw new GitHubError(answer.status, messageIn(data) ?? `HTTP ${answer.status}`);
      return data;
    };
    const context = { clock, throttle: new Throttle(), random: () => 1, ...(signal && { signal }) };
    return withRetries(context, { send, classify, policy: gitHubPolicy, found });
  }
}

/** Without a status, the network failed, and the request may have arrived. */
function classify(thrown: unknown): AwsProblem {
  const status = thrown instanceof GitHubError ? thrown.status : 500;
  const kind = status === 429 ? "throttled" : status >= 500 ? "transient" : "invalid";
  return { kind, code: "GitHub", message: messageOf(thrown), maybeDone: kind === "transient" };
}

/** `undefined` for an empty body, and for what isn't JSON, such as a proxy's page. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function messageIn(data: unknown): string | undefined {
  const message = (data as { message?: unknown } | undefined | null)?.message;
  return typeof message === "string" && message !== "" ? message : undefined;
}
