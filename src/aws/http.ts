/** A plain HTTP request, for the OIDC token, GitHub's API and the smoke test's URL. */
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Agents } from "./proxy.ts";

export interface HttpResponse {
  readonly status: number;
  /** Truncated to `maxBytes`. */
  readonly body: string;
}

/** Every plain HTTP exchange of the action; the tests play faults at each. */
export const httpCalls = [
  "oidc:GetToken",
  "smoke-test:Get",
  "github:CompareCommitsWithBasehead",
  "github:ListDeployments",
  "github:GetDeployment",
  "github:CreateDeployment",
  "github:CreateDeploymentStatus",
  "github:DeleteDeployment",
] as const;

export type HttpCall = (typeof httpCalls)[number];

export interface HttpRequestOptions {
  readonly call: HttpCall;
  readonly agents: Agents;
  /** GET by default. */
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds without data after which the request fails. A response may take three times as long in total. */
  readonly timeout: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

/** Sends a request without following redirects. Rejects on network errors, timeout and abort. */
export function sendRequest(url: URL, options: HttpRequestOptions): Promise<HttpResponse> {
  const secure = url.protocol === "https:";
  const nodeOptions = {
    agent: secure ? options.agents.https : options.agents.http,
    method: options.method ?? "GET",
    headers: { "user-agent": "ecs-release", ...options.headers },
    timeout: options.timeout,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  };
  return new Promise((resolve, reject) => {
    const request = (secure ? httpsRequest : httpRequest)(url, nodeOptions, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        if (size < options.maxBytes) chunks.push(chunk.subarray(0, options.maxBytes - size));
        size += chunk.length;
        if (size > options.maxBytes) response.destroy();
      });
      response.on("error", reject);
      response.on("close", () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") }),
      );
    });
    request.on("timeout", () => request.destroy(new Error(`no response within ${options.timeout} ms`)));
    request.on("error", reject);
    // A response that trickles never reaches the timeout.
    AbortSignal.timeout(3 * options.timeout).addEventListener("abort", () => {
      reject(new Error(`no complete response within ${3 * options.timeout} ms`));
      request.destroy();
    });
    request.end(options.body);
  });
}
