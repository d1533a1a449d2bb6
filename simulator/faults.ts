/** Rules that inject faults between a caller and a service. */
import type { AwsError, ServiceName } from "./protocol/call.ts";

/** The services, and GitHub's two endpoints for a job. */
export type Party = ServiceName | "oidc" | "github";

export type FaultKind =
  /** `ThrottlingException: Rate exceeded`. */
  | "throttle"
  /** A JSON (or XML) error with status 500, before any effect. */
  | "http-500"
  /** A proxy's HTML page with status 503, before any effect. */
  | "html-503"
  /** The connection is reset; the service never receives the request. */
  | "reset-before"
  /** The request takes effect, but the connection is reset before the response. */
  | "reset-after"
  /** The connection is reset, and the request takes effect this many seconds later. */
  | { readonly late: number }
  /** The response to the previous identical request; the first request gets the correct response. */
  | "stale"
  | "denied"
  /** As if the session had expired. */
  | "expired"
  /** Delays the response by this many real milliseconds, without advancing the world's clock. */
  | { readonly slow: number }
  /** Any error, including ones that AWS may add later. */
  | { readonly error: AwsError }
  /** Changes the response without validation, for members that AWS may add later. */
  | { readonly rewrite: (answer: unknown) => unknown };

export interface FaultRule {
  readonly party?: Party;
  readonly operation?: string;
  /** On the decoded input (for GitHub the body, for OIDC the query). */
  readonly when?: (input: unknown) => boolean;
  /** How many matching requests succeed first. Default: 0. */
  readonly after?: number;
  /** How many requests the fault then affects. Default: all. */
  readonly times?: number;
  readonly fault: FaultKind;
}

/** The active rules. Rules can be added and removed while the simulator runs. */
export class Faults {
  readonly #rules = new Map<FaultRule, number>();

  constructor(rules: readonly FaultRule[] = []) {
    for (const rule of rules) this.add(rule);
  }

  /** Adds a rule. Returns a function that removes it. */
  add(rule: FaultRule): () => void {
    this.#rules.set(rule, 0);
    return () => this.#rules.delete(rule);
  }

  clear(): void {
    this.#rules.clear();
  }

  /** The fault for this request, from the first rule that applies. Every matching rule counts the request. */
  match(party: Party, operation: string, input: unknown): FaultKind | undefined {
    let matched: FaultKind | undefined;
    for (const [rule, seen] of this.#rules) {
      if (!matches(rule, party, operation, input)) continue;
      this.#rules.set(rule, seen + 1);
      const turn = seen - (rule.after ?? 0);
      if (turn >= 0 && turn < (rule.times ?? Infinity)) matched ??= rule.fault;
    }
    return matched;
  }
}

function matches(rule: FaultRule, party: Party, operation: string, input: unknown): boolean {
  return (
    (rule.party === undefined || rule.party === party) &&
    (rule.operation === undefined || rule.operation === operation) &&
    (rule.when === undefined || rule.when(input))
  );
}

/** Earlier responses, for `stale`: the last one for each distinct request. The oldest are dropped first. */
export class EarlierResponses<T> {
  readonly #responses = new Map<string, T>();
  readonly #limit = 256;

  get(request: string): T | undefined {
    return this.#responses.get(request);
  }

  set(request: string, answer: T): void {
    this.#responses.delete(request);
    this.#responses.set(request, answer);
    const [oldest] = this.#responses.keys();
    if (this.#responses.size > this.#limit && oldest !== undefined) this.#responses.delete(oldest);
  }
}
