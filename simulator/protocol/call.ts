/** Types between the protocol (HTTP, signatures, schemas, faults) and the simulated services. */

export type ServiceName =
  | "ecs"
  | "sts"
  | "logs"
  | "codedeploy"
  | "events"
  | "scheduler"
  | "ecr"
  | "elasticloadbalancing"
  | "application-autoscaling"
  | "cloudwatch"
  | "secretsmanager"
  | "ssm";

/** Who signed the request. */
export interface Principal {
  readonly arn: string;
  readonly account: string;
  readonly accessKeyId: string;
}

export interface Call {
  readonly service: ServiceName;
  readonly operation: string;
  /** From the credential scope of the signature. */
  readonly region: string;
  readonly principal: Principal | undefined;
  readonly requestId: string;
  /** World time in epoch milliseconds. */
  readonly now: number;
  /**
   * JSON protocols: the text of a top-level member of the request exactly as received, so that a document can be stored
   * and returned byte for byte, even with members, numbers or key orders that no parser keeps.
   */
  raw(member: string): string | undefined;
  /** JSON protocols: the body exactly as received, including members that the model does not have. */
  readonly body: string | undefined;
}

/** JSON text that is written to a response unchanged. */
export class RawJson {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** An error response, with AWS's code. `members` are additional members of its body. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  readonly members: Readonly<Record<string, unknown>>;
  constructor(code: string, message: string, status = 400, members: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.members = members;
  }
}

/**
 * One operation. Its input is already validated against the API's model. It returns plain data (Date for timestamps,
 * RawJson for documents), which is validated against the model before it is sent.
 */
// eslint-disable-next-line typescript/no-explicit-any -- the model check has established the shape of the input
export type Operation = (input: any, call: Call) => unknown;

/** A service: operations by name. */
export type Operations = Readonly<Record<string, Operation>>;

/**
 * Simulated time. The simulator has no timers: later actions are queued with their time, and every request first runs
 * the queue up to now. A two-hour rollout takes only as long as the requests that observe it.
 */
export interface WorldTime {
  /** Epoch milliseconds of the world. */
  now(): number;
  /** Epoch milliseconds of the callers' clocks, for the expiry of tokens and sessions. */
  callerNow(): number;
}
