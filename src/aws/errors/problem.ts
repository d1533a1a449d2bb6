/** What an error of an AWS call amounts to. */

/**
 * - `throttled`: rate limits; the same call can succeed later
 * - `quota`: a limit that waiting does not lift
 * - `transient`: 5xx, timeouts, lost or refused connections
 * - `denied`: missing permission, or credentials that AWS does not accept
 * - `expired`: credentials or identity token past their time
 * - `invalid`: the request itself is wrong
 * - `not-found`: the thing named does not exist (or no longer, or not yet)
 * - `conflict`: somebody else's change, or the thing's state, blocks it
 * - `propagating`: what it names was made a moment ago, and AWS does not see it everywhere yet
 * - `aborted`: our own AbortSignal
 */
export type AwsProblemKind =
  | "throttled"
  | "quota"
  | "transient"
  | "denied"
  | "expired"
  | "invalid"
  | "not-found"
  | "conflict"
  | "propagating"
  | "aborted"
  | "unknown";

export interface AwsProblem {
  readonly kind: AwsProblemKind;
  /** The error's name on the wire (`AccessDeniedException`), or the socket's code (`ECONNRESET`). */
  readonly code: string;
  readonly message: string;
  readonly requestId?: string;
  readonly httpStatus?: number;
  /**
   * Whether the request may have taken effect on the server. False only when that is certain: AWS refused it, or
   * no connection came about. Always true when the SDK made several attempts, since only the last one is seen:
   * whoever needs the certainty sends with `maxAttempts: 1`.
   */
  readonly maybeDone: boolean;
}

/** All members given must hold. Texts take `{service}`, `{operation}`, `{resource}`, `{code}` and the denial's. */
export interface ErrorRow {
  readonly name: string;
  readonly kind?: AwsProblemKind;
  readonly code?: RegExp;
  readonly message?: RegExp;
  readonly operation?: RegExp;
  /** Holds for refusals that an explicit Deny caused. */
  readonly explicit?: true;
  readonly what: string;
  readonly remedy: string;
}
