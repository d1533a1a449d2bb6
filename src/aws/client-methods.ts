/** Reduces an SDK client to the calls that a release makes, one method each. */
import type { Stack } from "./wire.ts";

interface CommandOf<Input, Output> {
  readonly input: Input;
  readonly middlewareStack: Stack;
  resolveMiddleware(...args: never[]): (...args: never[]) => Promise<{ output: Output }>;
}

// eslint-disable-next-line typescript/no-explicit-any -- any command's input and output
type AnyCommandClass = new (input: any) => CommandOf<any, any>;

export type InputOf<C> = C extends new (...args: never) => { readonly input: infer I } ? I : never;
export type OutputOf<C> = C extends new (input: never) => {
  resolveMiddleware(...args: never[]): (...args: never[]) => Promise<{ output: infer O }>;
}
  ? O
  : never;

export interface CallOptions<Output> {
  readonly signal?: AbortSignal | undefined;
  /** See `Attempted.found` in retry.ts. */
  readonly found?: () => Promise<Output | undefined>;
  /** See `Attempted.beforeRepeat` in retry.ts. */
  readonly beforeRepeat?: () => Promise<void>;
  /** See `Attempted.optional` in retry.ts. */
  readonly optional?: boolean;
  /** The body to send instead of the serialized input. */
  readonly body?: string;
  /** Receives the response body as AWS sent it. */
  readonly onText?: (text: string) => void;
  /** The resource of the call, for the access denied message. */
  readonly resource?: string | undefined;
}

export type Narrow<Commands> = {
  readonly [Name in keyof Commands]: (
    input: InputOf<Commands[Name]>,
    options?: CallOptions<OutputOf<Commands[Name]>>,
  ) => Promise<OutputOf<Commands[Name]>>;
};

export type Send = (
  operation: string,
  command: CommandOf<unknown, unknown>,
  options: CallOptions<unknown>,
) => Promise<unknown>;

/** Builds one method per command; `describeServices` sends `DescribeServices`. */
export function narrow<Commands extends Record<string, AnyCommandClass>>(
  commands: Commands,
  send: Send,
): Narrow<Commands> {
  const methods = Object.entries(commands).map(([name, Command]) => {
    const operation = name.charAt(0).toUpperCase() + name.slice(1);
    const method = (input: unknown, options: CallOptions<unknown> = {}) =>
      send(operation, new Command(input), options);
    return [name, method] as const;
  });
  return Object.fromEntries(methods) as unknown as Narrow<Commands>;
}
