/**
 * Classifies errors of AWS calls: their kind, and whether the call may have taken effect anyway.
 * Accepts anything that the AWS SDK v3, Node's sockets and `fetch` throw. Pure. Sources: docs/aws-reference.md#wire-format, #retries, #runtask, #credentials, #request-rates.
 */
import { Failure, messageOf } from "../../core/failure.ts";
import type { AwsCall } from "./access-denied.ts";
import { causeOfProblem, type Explain } from "./causes.ts";
import {
  beforeConnection,
  certificate,
  kindByCode,
  kindByCodePattern,
  kindByMessage,
  possiblySent,
  neverSent,
} from "./codes.ts";
import type { AwsProblem, AwsProblemKind } from "./problem.ts";
import { withoutQuotedValues } from "./quoted-values.ts";

export type { AwsCall, AwsProblem, Explain };

/** The members of a thrown value that are read; each may be missing or have another type. */
interface Thrown {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly Code?: unknown;
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
  readonly $metadata?: {
    readonly httpStatusCode?: unknown;
    readonly requestId?: unknown;
    readonly attempts?: unknown;
  };
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;
const numberOf = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);
const asThrown = (value: unknown): Thrown => (typeof value === "object" && value !== null ? value : {});

/** Finds the socket error: the error itself, or one of its causes (`fetch failed`, AggregateError). */
function socketError(thrown: Thrown, depth = 0): { code: string; syscall: string | undefined } | undefined {
  const code = textOf(thrown.code);
  if (code !== undefined && (neverSent.has(code) || possiblySent.has(code) || certificate.test(code))) {
    return { code, syscall: textOf(thrown.syscall) };
  }
  if (depth >= 5) return undefined;
  const inner = Array.isArray(thrown.errors) ? [thrown.cause, ...thrown.errors.slice(0, 5)] : [thrown.cause];
  for (const one of inner) {
    const found = socketError(asThrown(one), depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function kindOf(code: string, message: string, httpStatus: number | undefined): AwsProblemKind {
  const byMessage = kindByMessage.find(([pattern]) => pattern.test(message.slice(0, 4096)))?.[1];
  if (byMessage !== undefined) return byMessage;
  if (Object.hasOwn(kindByCode, code)) return kindByCode[code] ?? "unknown";
  if (httpStatus === 429) return "throttled";
  if (httpStatus !== undefined && httpStatus >= 500) return "transient";
  const family = kindByCodePattern.find(([pattern]) => pattern.test(code))?.[1];
  if (family !== undefined) return family;
  if (httpStatus === 401 || httpStatus === 403) return "denied";
  if (httpStatus === 404) return "not-found";
  if (httpStatus === 409) return "conflict";
  return "unknown";
}

/** True unless it is certain that the request had no effect. */
function mayBeDone(kind: AwsProblemKind, message: string, httpStatus: number | undefined): boolean {
  if (kind === "aborted") return true;
  if (httpStatus !== undefined) return httpStatus < 400 || httpStatus >= 500;
  if (beforeConnection.test(message)) return false;
  return kind === "transient" || kind === "unknown";
}

const metadataOf = (thrown: Thrown): { requestId?: string; httpStatus?: number } => {
  const requestId = textOf(thrown.$metadata?.requestId);
  const httpStatus = numberOf(thrown.$metadata?.httpStatusCode);
  return {
    ...(requestId === undefined ? {} : { requestId }),
    ...(httpStatus === undefined ? {} : { httpStatus }),
  };
};

const isProblem = (thrown: unknown): thrown is AwsProblem =>
  typeof thrown === "object" && thrown !== null && "kind" in thrown && "maybeDone" in thrown;

/** Classifies a thrown value; returns an AwsProblem unchanged. Never throws. */
export function classify(thrown: unknown): AwsProblem {
  if (isProblem(thrown)) return thrown;
  const error = asThrown(thrown);
  const message = withoutQuotedValues(textOf(error.message) ?? messageOf(thrown));
  const metadata = metadataOf(error);
  const name = textOf(error.name) ?? "Error";
  const socket = metadata.httpStatus === undefined && name !== "AbortError" ? socketError(error) : undefined;
  if (socket !== undefined) {
    const kind = certificate.test(socket.code) ? "unknown" : "transient";
    const sent =
      possiblySent.has(socket.code) && socket.syscall !== "connect" && !beforeConnection.test(message);
    return { kind, code: socket.code, message, ...metadata, maybeDone: sent || severalAttempts(error) };
  }
  const code = name === "Error" ? (textOf(error.Code) ?? textOf(error.code) ?? name) : name;
  const kind = kindOf(code, message, metadata.httpStatus);
  const maybeDone = mayBeDone(kind, message, metadata.httpStatus) || severalAttempts(error);
  return { kind, code, message, ...metadata, maybeDone };
}

const severalAttempts = (error: Thrown): boolean => (numberOf(error.$metadata?.attempts) ?? 1) > 1;

/**
 * Turns an error of `call`, or its AwsProblem, into a Failure for users. Returns a Failure unchanged.
 */
export const toFailure = (thrown: unknown, call: AwsCall, explain?: Explain): Failure =>
  thrown instanceof Failure
    ? thrown
    : new Failure(causeOfProblem(classify(thrown), call, explain), { cause: thrown });

/** What AWS reported; `undefined` for everything but the Failure of an AWS call. */
export const awsProblemOf = (error: unknown): AwsProblem | undefined =>
  error instanceof Failure && error.cause !== undefined ? classify(error.cause) : undefined;

/** Whether an AWS call failed with this kind of problem. */
export const failedAs = (error: unknown, kind: AwsProblem["kind"]): error is Failure =>
  awsProblemOf(error)?.kind === kind;

/** Whether AWS itself rejected a call, so that its last attempt had no effect. */
export function isRefused(error: unknown): boolean {
  const problem = awsProblemOf(error);
  return (
    problem !== undefined && !problem.maybeDone && problem.kind !== "aborted" && problem.kind !== "unknown"
  );
}
