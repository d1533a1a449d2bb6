/** What Amazon EventBridge holds in a simulated world: rules and their targets. */

/** A rule in the initial state of a world. */
export interface RuleSpec {
  readonly name: string;
  /** Default `default`. */
  readonly bus?: string;
  /** Default `rate(1 hour)`, where there is no pattern. */
  readonly scheduleExpression?: string;
  readonly eventPattern?: string;
  readonly state?: "ENABLED" | "DISABLED";
  /** The AWS service that manages it, e.g. `ecs.amazonaws.com`: then nobody else may change it. */
  readonly managedBy?: string;
  /** As PutTargets takes them; a string is JSON text, kept byte for byte. */
  readonly targets?: ReadonlyArray<string | Readonly<Record<string, unknown>>>;
  /** How many targets it may have. Default 5, the quota of an account that never asked for more. */
  readonly limit?: number;
  /** Entries that PutTargets fails, each this many times (default: always). */
  readonly refusals?: readonly RefusalSpec[];
}

export interface RefusalSpec {
  readonly targetId: string;
  readonly code: string;
  readonly message: string;
  readonly times?: number;
}

export interface Rule {
  readonly name: string;
  readonly bus: string;
  readonly arn: string;
  readonly scheduleExpression?: string;
  readonly eventPattern?: string;
  readonly description?: string;
  readonly state: string;
  readonly managedBy?: string;
  readonly limit: number;
  /** JSON texts by target id, in the order in which they came. */
  readonly targets: Map<string, string>;
  readonly refusals: Array<{ readonly spec: RefusalSpec; left: number }>;
}

export interface EventsState {
  /** By `region/bus/name`. */
  readonly rules: Map<string, Rule>;
}
