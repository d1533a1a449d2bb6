/** One call to AWS: sends it, records each attempt for the debug log, retries, and turns errors into failures. */
import { signalOfChange } from "../core/cancellation.ts";
import type { Clock } from "../core/time.ts";
import { throwIfUnencrypted } from "./endpoint.ts";
import { classify, type Explain, toFailure } from "./errors/classify.ts";
import type { CallOptions, Send } from "./client-methods.ts";
import { type RetryContext, withRetries } from "./retry.ts";
import { checkAddress, readRaw, writeRaw } from "./wire.ts";

/** One attempt of a call, for the debug log. Contains no parameters or values. */
export interface CallRecord {
  readonly service: string;
  readonly operation: string;
  readonly milliseconds: number;
  readonly requestId?: string | undefined;
  /** The error code; absent on success. */
  readonly error?: string;
}

/** The part of an SDK client that this module uses. */
export interface AnyClient {
  send(command: never, options: { abortSignal?: AbortSignal }): Promise<unknown>;
}

export interface CallContext {
  readonly clock: Clock;
  readonly retry: RetryContext;
  readonly onCall?: ((record: CallRecord) => void) | undefined;
  readonly explain?: Explain | undefined;
}

/** Calls that change nothing: a canceled job aborts them. Any other call may take effect, so the step waits for it. */
const isRead = (operation: string): boolean => /^(?:Describe|List|Get|BatchGet|AssumeRole)/u.test(operation);

/** Returns a function that sends a client's commands. `renew` gets new credentials after AWS reports them as expired. */
export function sender(
  context: CallContext,
  service: string,
  client: AnyClient,
  renew?: () => Promise<boolean>,
): Send {
  const attempt = async (
    operation: string,
    command: Parameters<Send>[1],
    signal: AbortSignal | undefined,
  ) => {
    const start = context.clock.now();
    const record = (rest: Partial<CallRecord>) =>
      context.onCall?.({ service, operation, milliseconds: context.clock.now() - start, ...rest });
    try {
      const answer = await client.send(command as never, signal === undefined ? {} : { abortSignal: signal });
      record({ requestId: (answer as { $metadata?: { requestId?: string } }).$metadata?.requestId });
      return answer;
    } catch (thrown) {
      const problem = classify(thrown);
      record({ requestId: problem.requestId, error: problem.code });
      throw thrown;
    }
  };
  return async (operation: string, command: Parameters<Send>[1], options: CallOptions<unknown>) => {
    checkAddress(command.middlewareStack, throwIfUnencrypted);
    if (options.onText !== undefined) readRaw(command.middlewareStack, options.onText);
    if (options.body !== undefined) writeRaw(command.middlewareStack, options.body);
    const signal = options.signal ?? context.retry.signal;
    const retry = { ...context.retry, ...(signal && { signal }) };
    let refusal: unknown;
    const send = async (): Promise<unknown> => {
      if (signal === undefined || isRead(operation)) return attempt(operation, command, signal);
      const change = signalOfChange(context.clock, signal);
      try {
        return await attempt(operation, command, change.signal);
      } catch (thrown) {
        if (signal.aborted && !classify(thrown).maybeDone) refusal = thrown;
        throw thrown;
      } finally {
        change.end();
      }
    };
    try {
      const { found, beforeRepeat, optional } = options;
      return await withRetries(retry, { send, classify, found, beforeRepeat, renew, optional });
    } catch (thrown) {
      // If AWS rejected the change, report that instead of the cancellation: there is nothing to roll back.
      if (refusal === undefined) signal?.throwIfAborted();
      const { resource } = options;
      const call = { service, operation, ...(resource !== undefined && { resource }) };
      throw toFailure(refusal ?? thrown, call, context.explain);
    }
  };
}
