/**
 * Reads and writes raw request and response bodies. The SDK drops every member that it does not know, at every depth
 * (docs/aws-reference.md#wire-format, #task-definitions), so documents bypass it.
 */
import { Readable } from "node:stream";

/** The part of an SDK command's middleware stack that this module uses. */
export interface Stack {
  // eslint-disable-next-line typescript/no-explicit-any -- the SDK types a middleware by the inputs of its client
  add(middleware: any, options: any): void;
}

interface WireRequest {
  body?: unknown;
  headers: Record<string, string>;
  readonly protocol: string;
  readonly hostname: string;
}

type Next = (args: { request: WireRequest }) => Promise<{ response: { body?: unknown } }>;

async function textOf(body: unknown): Promise<string> {
  if (typeof body === "string") return body;
  if (body instanceof Uint8Array) return Buffer.from(body).toString("utf8");
  const chunks: Buffer[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

/** Passes the response body to `onText` before the SDK parses it. */
export function readRaw(stack: Stack, onText: (text: string) => void): void {
  const middleware = (next: Next) => async (args: { request: WireRequest }) => {
    const result = await next(args);
    const text = await textOf(result.response.body);
    onText(text);
    result.response.body = Readable.from([Buffer.from(text)]);
    return result;
  };
  stack.add(middleware, { step: "deserialize", priority: "low", name: "readRaw" });
}

/** Calls `check` with the address before the request is signed; the call throws what `check` throws. */
export function checkAddress(
  stack: Stack,
  check: (address: Pick<WireRequest, "protocol" | "hostname">) => void,
): void {
  const middleware = (next: Next) => (args: { request: WireRequest }) => {
    check(args.request);
    return next(args);
  };
  stack.add(middleware, { step: "build", priority: "high", name: "checkAddress" });
}

/** Sends `text` instead of the serialized input; the signature covers it. */
export function writeRaw(stack: Stack, text: string): void {
  const middleware = (next: Next) => (args: { request: WireRequest }) => {
    args.request.body = text;
    args.request.headers["content-length"] = String(Buffer.byteLength(text));
    return next(args);
  };
  stack.add(middleware, { step: "build", priority: "low", name: "writeRaw" });
}
