/** The classification of an AWS error. */

/**
 * - `throttled`: a rate limit; the same call can succeed later
 * - `quota`: a limit that waiting does not resolve
 * - `transient`: 5xx, timeouts, lost or refused connections
 * - `denied`: a missing permission, or credentials that AWS rejects
 * - `expired`: expired credentials or an expired identity token
 * - `invalid`: the request itself is wrong
 * - `not-found`: the resource does not exist (no longer, or not yet)
 * - `conflict`: another change, or the state of the resource, blocks the call
 * - `propagating`: the resource was just created, and AWS does not see it everywhere yet
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
   * Whether the request may have taken effect on the server. False only if it certainly did not: AWS rejected it, or
   * no connection was made. Always true if the SDK made several attempts, because only the last one is visible. To
   * be certain, send with `maxAttempts: 1`.
   */
  readonly maybeDone: boolean;
}

/** All members that are set must match. Placeholders: `{service}`, `{operation}`, `{resource}`, `{code}` and those of the denial. */
export interface ErrorRow {
  readonly name: string;
  readonly kind?: AwsProblemKind;
  readonly code?: RegExp;
  readonly message?: RegExp;
  readonly operation?: RegExp;
  /** Matches denials by an explicit Deny. */
  readonly explicit?: true;
  readonly what: string;
  readonly remedy: string;
}
