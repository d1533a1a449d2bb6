/** What passes between the protocol (HTTP, signatures, schemas, faults) and the services that answer. */

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
  | "cloudwatch";

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
   * JSON protocols: the text of a top-level member of the request exactly as it was sent, so that a document with
   * members, numbers or key orders that no parser keeps can be stored and given back byte for byte.
   */
  raw(member: string): string | undefined;
  /** JSON protocols: the body exactly as it was sent, with whatever members the model does not know. */
  readonly body: string | undefined;
}

/** JSON text that the protocol writes into an answer as it stands. */
export class RawJson {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** An error answer, by AWS's own code. `members` are extra members of the error's body. */
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
 * One operation: input already checked against the API's model; the answer is plain data (Date for timestamps,
 * RawJson for documents) and is checked against the model before it is sent.
 */
// eslint-disable-next-line typescript/no-explicit-any -- the model check has established the shape of the input
export type Operation = (input: any, call: Call) => unknown;

/** A service: operations by name. */
export type Operations = Readonly<Record<string, Operation>>;

/**
 * Simulated time. Nothing in the simulator runs on timers: what is due is queued with its time, and every request
 * first runs the queue up to now. So a two-hour rollout takes as long as the requests that look at it.
 */
export interface WorldTime {
  /** Epoch milliseconds of the world. */
  now(): number;
  /** Epoch milliseconds of the callers' clocks: what token and session expiry are measured in. */
  callerNow(): number;
}
