/** State of Amazon EventBridge in a simulated world: rules and their targets. */

/** A rule in the initial state of a world. */
export interface RuleSpec {
  readonly name: string;
  /** Default `default`. */
  readonly bus?: string;
  /** Default `rate(1 hour)` if there is no pattern. */
  readonly scheduleExpression?: string;
  readonly eventPattern?: string;
  readonly state?: "ENABLED" | "DISABLED";
  /** The AWS service that manages it, for example `ecs.amazonaws.com`. Nobody else may change it. */
  readonly managedBy?: string;
  /** In the form of PutTargets. A string is JSON text, kept byte for byte. */
  readonly targets?: ReadonlyArray<string | Readonly<Record<string, unknown>>>;
  /** Maximum number of targets. Default 5, AWS's default quota. */
  readonly limit?: number;
  /** Entries that PutTargets rejects, each this many times (default: always). */
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
  /** JSON texts by target ID, in order of creation. */
  readonly targets: Map<string, string>;
  readonly refusals: Array<{ readonly spec: RefusalSpec; left: number }>;
}

export interface EventsState {
  /** By `region/bus/name`. */
  readonly rules: Map<string, Rule>;
}
