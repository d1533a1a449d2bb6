/** The environment of the checks: clients of one endpoint, a clock, and experiments that several claims share. */
import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { CodeDeploy } from "@aws-sdk/client-codedeploy";
import { ECR } from "@aws-sdk/client-ecr";
import { ECS } from "@aws-sdk/client-ecs";
import { EventBridge } from "@aws-sdk/client-eventbridge";
import { Scheduler } from "@aws-sdk/client-scheduler";
import { STS } from "@aws-sdk/client-sts";
import { NotTried } from "./claim.ts";
import { describe, type Exchange, Recorder, sendAlso } from "./recorder.ts";

/** The resources that the experiments use: outputs of probe/template.yml, or the simulator's probe scenario. */
export interface Place {
  readonly kind: "aws" | "endpoint" | "simulator";
  /** Undefined for AWS. */
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly cluster: string;
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly executionRoleArn: string;
  readonly scheduleRoleArn: string;
  readonly scheduleGroup: string;
  readonly logGroup: string;
  /** An empty ECR repository. */
  readonly repository: string;
  /** An image index whose images contain a shell. */
  readonly image: string;
}

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  sleep(seconds: number, signal: AbortSignal): Promise<void>;
}

/** The result of a call that AWS may reject. */
export interface Refusal {
  /** Name of the error; `accepted` if the call succeeded. */
  readonly name: string;
  readonly message: string;
  readonly status: number | undefined;
  /** The error, or the response of a call that succeeded. */
  readonly result: unknown;
}

export interface LabOptions {
  readonly place: Place;
  readonly clock: Clock;
  /** Prefix of the names in this run. */
  readonly prefix: string;
  readonly signal: AbortSignal;
}

export class Lab {
  readonly place: Place;
  readonly prefix: string;
  readonly signal: AbortSignal;
  readonly recorder: Recorder;
  readonly ecs: ECS;
  readonly logs: CloudWatchLogs;
  readonly ecr: ECR;
  readonly events: EventBridge;
  readonly scheduler: Scheduler;
  readonly codedeploy: CodeDeploy;
  readonly sts: STS;
  readonly #clock: Clock;
  readonly #experiments = new Map<string, Promise<unknown>>();

  constructor({ place, clock, prefix, signal }: LabOptions) {
    this.place = place;
    this.prefix = prefix;
    this.signal = signal;
    this.#clock = clock;
    this.recorder = new Recorder(() => clock.now());
    const options = this.#options();
    this.ecs = this.recorder.watch("ecs", new ECS(options));
    this.logs = this.recorder.watch("logs", new CloudWatchLogs(options));
    this.ecr = this.recorder.watch("ecr", new ECR(options));
    this.events = this.recorder.watch("events", new EventBridge(options));
    this.scheduler = this.recorder.watch("scheduler", new Scheduler(options));
    this.codedeploy = this.recorder.watch("codedeploy", new CodeDeploy(options));
    this.sts = this.recorder.watch("sts", new STS(options));
  }

  #options() {
    const { endpoint, region, credentials, kind } = this.place;
    return {
      region,
      maxAttempts: kind === "aws" ? 8 : 1,
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(credentials === undefined ? {} : { credentials }),
    };
  }

  /** An ECS client that sends members that the SDK does not know. */
  ecsSending(members: object): ECS {
    return this.recorder.watch("ecs", sendAlso(new ECS(this.#options()), members));
  }

  now(): number {
    return this.#clock.now();
  }

  sleep(seconds: number): Promise<void> {
    return this.#clock.sleep(seconds, this.signal);
  }

  /** Runs an experiment only once, even if several claims use it. */
  once<T>(name: string, run: () => Promise<T>): Promise<T> {
    const before = this.#experiments.get(name);
    if (before !== undefined) return before as Promise<T>;
    const running = run();
    // Prevents an unhandled rejection if no claim awaits the experiment. Claims that await it still get the rejection.
    running.catch(() => undefined);
    this.#experiments.set(name, running);
    return running;
  }

  /** Polls until `look` returns a value. Throws NotTried at the limit, because a timeout proves nothing. */
  async until<T>(what: string, seconds: number, look: () => Promise<T | undefined>): Promise<T> {
    const limit = this.place.kind === "endpoint" ? Math.min(seconds, 15) : seconds;
    const end = this.now() + limit * 1000;
    for (let pause = 1; ; pause = Math.min(5, pause * 1.3)) {
      const found = await look();
      if (found !== undefined) return found;
      if (this.now() >= end) throw new NotTried(`${what} did not happen within ${limit} s`);
      await this.sleep(pause);
    }
  }

  /**
   * Returns the error with which AWS rejects a call. Throws NotTried for a failed connection or a missing operation,
   * because they prove nothing.
   */
  async refusal(call: Promise<unknown>): Promise<Refusal> {
    try {
      const answer = await call;
      return { name: "accepted", message: "", status: 200, result: answer };
    } catch (error) {
      refuseUnknownOperation(error);
      return { ...describe(error), result: error };
    }
  }

  /** The unparsed body of a response, for members that the SDK drops. */
  bodyOf(result: unknown): unknown {
    return JSON.parse(this.recorder.of(result)?.body ?? "null");
  }

  exchangeOf(result: unknown): Exchange | undefined {
    return this.recorder.of(result);
  }
}

const notThere = /UnknownOperation|NotImplemented|InvalidAction|UnknownAction/;

/** Throws NotTried if the endpoint doesn't have the operation or can't be reached. */
export function refuseUnknownOperation(error: unknown): void {
  const { name, message, status } = describe(error);
  if (status === undefined && !(error instanceof NotTried)) throw error;
  if ((status ?? 0) >= 400 && name === "SyntaxError")
    throw new NotTried(`HTTP ${status} without an AWS error`);
  if (notThere.test(name) || notThere.test(message) || status === 501 || (status ?? 0) >= 500)
    throw new NotTried(`the endpoint does not support this call: ${name} ${status ?? ""}`.trim());
  if (status === 404 && /UnknownError|SyntaxError/.test(name))
    throw new NotTried(`the endpoint does not support this call: ${name} ${status}`);
}
