/** HTTP on loopback: complete requests and responses, or a reset connection. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as timer } from "node:timers/promises";
import type { HttpResponse, HttpRequest } from "./protocol/wire.ts";

/** A response or a reset connection, after some real milliseconds. */
export interface Reply {
  readonly answer: HttpResponse | undefined;
  readonly delay: number;
}

export interface HttpServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Closes every connection, even without a response. */
  close(): Promise<void>;
}

/** Larger request bodies are rejected, in bytes. */
const largestBody = 10 * 2 ** 20;

/** Rejects if the port is in use. An error from `receive` resets the connection and goes to `onError`. */
export async function serveHttp(
  port: number,
  receive: (request: HttpRequest) => Reply,
  onError: (error: unknown, target: string) => void,
): Promise<HttpServer> {
  const server = createServer((message, response) => {
    exchange(message, response, receive).catch((error: unknown) => {
      response.destroy();
      onError(error, message.url ?? "/");
    });
  });
  // Longer than any polling interval, so that keep-alive connections stay open.
  server.keepAliveTimeout = 60_000;
  const url = await listen(server, port);
  return { url, close: () => close(server) };
}

async function exchange(
  message: IncomingMessage,
  response: ServerResponse,
  receive: (request: HttpRequest) => Reply,
): Promise<void> {
  const body = await bodyOf(message);
  // The caller disconnected during its request.
  if (body === "aborted") return;
  if (body === "too large") return send(response, tooLarge());
  const { method = "GET", url = "/", headers } = message;
  const { answer, delay } = receive({ method, target: url, headers, body });
  if (delay > 0) await timer(delay, undefined, { ref: false });
  if (answer === undefined) message.socket.resetAndDestroy();
  else send(response, answer);
}

async function bodyOf(message: IncomingMessage): Promise<Buffer | "too large" | "aborted"> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= largestBody) chunks.push(chunk);
    }
  } catch {
    return "aborted";
  }
  return size > largestBody ? "too large" : Buffer.concat(chunks);
}

function send(response: ServerResponse, { status, headers, body }: HttpResponse): void {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  response.end(body);
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function tooLarge(): HttpResponse {
  const body = JSON.stringify({
    __type: "RequestEntityTooLargeException",
    message: "Request Entity Too Large",
  });
  return { status: 413, headers: { "content-type": "application/x-amz-json-1.1" }, body };
}
