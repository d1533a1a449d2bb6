/** Records every request of the probe and its response, through the SDK's middleware. */
import { Readable } from "node:stream";

export interface Exchange {
  readonly service: string;
  readonly operation: string;
  readonly input: unknown;
  /** Absent if the call failed. */
  answer?: unknown;
  error?: { readonly name: string; readonly message: string; readonly status: number | undefined };
  /** The unparsed text of the response. */
  body?: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

interface Stack {
  // eslint-disable-next-line typescript/no-explicit-any -- the SDK types a middleware by its client's own inputs
  add(middleware: any, options: any): void;
}

interface Context {
  readonly commandName?: string;
}

type Next = (args: Args) => Promise<{ output: unknown; response: { body?: unknown } }>;

interface Args {
  input: unknown;
  request: { body?: unknown; headers: Record<string, string> };
}

async function textOf(body: unknown): Promise<string> {
  if (typeof body === "string") return body;
  if (body instanceof Uint8Array) return Buffer.from(body).toString("utf8");
  const chunks: Buffer[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

export class Recorder {
  readonly exchanges: Exchange[] = [];
  readonly #byResult = new WeakMap<object, Exchange>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The exchange of a response or error. */
  of(result: unknown): Exchange | undefined {
    return typeof result === "object" && result !== null ? this.#byResult.get(result) : undefined;
  }

  /** Records the calls of a client. */
  watch<T extends { readonly middlewareStack: Stack }>(service: string, client: T): T {
    const underWay = new WeakMap<object, Exchange>();
    const outer = (next: Next, context: Context) => async (args: Args) => {
      const operation = (context.commandName ?? "").replace(/Command$/, "");
      const exchange: Exchange = { service, operation, input: args.input, at: this.#now() };
      this.exchanges.push(exchange);
      underWay.set(context, exchange);
      try {
        const result = await next(args);
        exchange.answer = result.output;
        this.#byResult.set(result.output as object, exchange);
        return result;
      } catch (error) {
        exchange.error = describe(error);
        if (typeof error === "object" && error !== null) this.#byResult.set(error, exchange);
        throw error;
      }
    };
    const body = (next: Next, context: Context) => async (args: Args) => {
      const result = await next(args);
      const text = await textOf(result.response.body);
      const exchange = underWay.get(context);
      if (exchange !== undefined) exchange.body = text;
      result.response.body = Readable.from([Buffer.from(text)]);
      return result;
    };
    client.middlewareStack.add(outer, { step: "initialize", priority: "high", name: "record" });
    client.middlewareStack.add(body, { step: "deserialize", priority: "low", name: "recordBody" });
    return client;
  }
}

/** Adds members that the SDK does not know to every JSON request of a client. */
export function sendAlso<T extends { readonly middlewareStack: Stack }>(client: T, members: object): T {
  const add = (next: Next) => (args: Args) => {
    const text = JSON.stringify({ ...(JSON.parse(asText(args.request.body)) as object), ...members });
    args.request.body = text;
    args.request.headers["content-length"] = String(Buffer.byteLength(text));
    return next(args);
  };
  client.middlewareStack.add(add, { step: "build", priority: "low", name: "sendAlso" });
  return client;
}

const asText = (body: unknown): string =>
  body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body);

export function describe(error: unknown): { name: string; message: string; status: number | undefined } {
  const { name, message, $metadata } = error as {
    name?: string;
    message?: string;
    $metadata?: { httpStatusCode?: number };
  };
  return {
    name: name ?? "unknown",
    message: message ?? String(error),
    status: $metadata?.httpStatusCode,
  };
}
