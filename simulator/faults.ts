/** Bad days, by rule: what goes wrong between a caller and a service. */
import type { AwsError, ServiceName } from "./protocol/call.ts";

/** The services, and the two that GitHub gives a job. */
export type Party = ServiceName | "oidc" | "github";

export type FaultKind =
  /** `ThrottlingException: Rate exceeded`. */
  | "throttle"
  /** A JSON (or XML) error with status 500, before any effect. */
  | "http-500"
  /** A proxy's HTML page with status 503, before any effect. */
  | "html-503"
  /** The connection is reset, and the service never saw the request. */
  | "reset-before"
  /** The request takes effect, and the connection is reset instead of an answer. */
  | "reset-after"
  /** The connection is reset, and the request takes effect so many seconds later. */
  | { readonly late: number }
  /** The answer that the same request got the time before; the first one is answered as it should be. */
  | "stale"
  | "denied"
  /** As if the session had run out. */
  | "expired"
  /** The answer takes so many real milliseconds; the world's clock doesn't move by it. */
  | { readonly slow: number }
  /** Any error, also one that no model lists: what AWS may answer tomorrow. */
  | { readonly error: AwsError }
  /** Changes the answer, unchecked: what AWS may add tomorrow. */
  | { readonly rewrite: (answer: unknown) => unknown };

export interface FaultRule {
  readonly party?: Party;
  readonly operation?: string;
  /** On the decoded input (for GitHub the body, for OIDC the query). */
  readonly when?: (input: unknown) => boolean;
  /** Matching requests that go well first; 0 when absent. */
  readonly after?: number;
  /** Requests that the fault then hits; all when absent. */
  readonly times?: number;
  readonly fault: FaultKind;
}

/** The rules in force. Rules may be added and removed while the simulator runs. */
export class Faults {
  readonly #rules = new Map<FaultRule, number>();

  constructor(rules: readonly FaultRule[] = []) {
    for (const rule of rules) this.add(rule);
  }

  /** Counts from now on. Returns how to remove it. */
  add(rule: FaultRule): () => void {
    this.#rules.set(rule, 0);
    return () => this.#rules.delete(rule);
  }

  clear(): void {
    this.#rules.clear();
  }

  /** The first rule that hits this request. Every matching rule counts the request. */
  strike(party: Party, operation: string, input: unknown): FaultKind | undefined {
    let struck: FaultKind | undefined;
    for (const [rule, seen] of this.#rules) {
      if (!matches(rule, party, operation, input)) continue;
      this.#rules.set(rule, seen + 1);
      const turn = seen - (rule.after ?? 0);
      if (turn >= 0 && turn < (rule.times ?? Infinity)) struck ??= rule.fault;
    }
    return struck;
  }
}

function matches(rule: FaultRule, party: Party, operation: string, input: unknown): boolean {
  return (
    (rule.party === undefined || rule.party === party) &&
    (rule.operation === undefined || rule.operation === operation) &&
    (rule.when === undefined || rule.when(input))
  );
}

/** Earlier answers, for `stale`: the last one to each distinct request, the oldest forgotten first. */
export class EarlierAnswers<T> {
  readonly #answers = new Map<string, T>();
  readonly #limit = 256;

  get(request: string): T | undefined {
    return this.#answers.get(request);
  }

  set(request: string, answer: T): void {
    this.#answers.delete(request);
    this.#answers.set(request, answer);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > this.#limit && oldest !== undefined) this.#answers.delete(oldest);
  }
}
