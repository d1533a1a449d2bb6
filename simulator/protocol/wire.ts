/** What HTTP brings and takes, and what the three protocols make of it. */
import type { IncomingHttpHeaders } from "node:http";
import type { AwsError, ServiceName } from "./call.ts";
import type { DecodeOptions } from "./decode-json.ts";
import type { Model, OperationModel } from "./model.ts";

export interface HttpRequest {
  readonly method: string;
  /** Path and query as they were sent, still encoded. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Which operation a request is for. */
export interface Route {
  readonly service: ServiceName;
  readonly operation: string;
  readonly wire: Wire;
}

export interface OperationContext {
  readonly model: Model;
  readonly operation: OperationModel;
  readonly requestId: string;
}

export interface Wire {
  /** Errors are told apart in family: Query services have other codes for the same refusal. */
  readonly family: "json" | "query" | "rest-json";
  /** Decoded input; throws the protocol's own AwsError for a body that can't be read. */
  read(request: HttpRequest, context: OperationContext, options: DecodeOptions): unknown;
  write(output: unknown, context: OperationContext, name: string): HttpAnswer;
  writeError(error: AwsError, context: Omit<OperationContext, "operation">): HttpAnswer;
}

/** Path without the query, as it was sent. */
export function pathOf(request: HttpRequest): string {
  return request.target.split("?", 1)[0] ?? "/";
}

export function queryOf(request: HttpRequest): URLSearchParams {
  const mark = request.target.indexOf("?");
  return new URLSearchParams(mark === -1 ? "" : request.target.slice(mark + 1));
}

/** A header that may come once; several of them as one, comma-separated. */
export function header(request: HttpRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}
