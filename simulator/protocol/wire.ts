/** HTTP requests and responses, and the interface of the three protocols. */
import type { IncomingHttpHeaders } from "node:http";
import type { AwsError, ServiceName } from "./call.ts";
import type { DecodeOptions } from "./decode-json.ts";
import type { Model, OperationModel } from "./model.ts";

export interface HttpRequest {
  readonly method: string;
  /** Path and query as received, still encoded. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The operation of a request. */
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
  /** Errors depend on the family: Query services use other codes for the same error. */
  readonly family: "json" | "query" | "rest-json";
  /** Decoded input. Throws the protocol's own AwsError for an unreadable body. */
  read(request: HttpRequest, context: OperationContext, options: DecodeOptions): unknown;
  write(output: unknown, context: OperationContext, name: string): HttpResponse;
  writeError(error: AwsError, context: Omit<OperationContext, "operation">): HttpResponse;
}

/** Path without the query, as received. */
export function pathOf(request: HttpRequest): string {
  return request.target.split("?", 1)[0] ?? "/";
}

export function queryOf(request: HttpRequest): URLSearchParams {
  const mark = request.target.indexOf("?");
  return new URLSearchParams(mark === -1 ? "" : request.target.slice(mark + 1));
}

/** A header as one value; several are joined with commas. */
export function header(request: HttpRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}
