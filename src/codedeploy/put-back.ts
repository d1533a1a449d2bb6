/**
 * Brings a service back to the task definition that served before: by CodeDeploy's own rollback where its deployment
 * is under way, else by a deployment of the recorded revision. One step for each look; whoever calls it waits.
 */
import type { Service } from "@aws-sdk/client-ecs";
import { describeServices } from "../ecs/reading/services.ts";
import { Failure } from "../core/failure.ts";
import { serves } from "./app-spec.ts";
import { createDeployment, planOf, prepareReturn, type PreparedDeployment, type Started } from "./create.ts";
import { isTrafficShifted, type StartedDeployment } from "./deployment.ts";
import type { CodeDeployContext } from "./group.ts";
import { continueDeployment, stopDeployment } from "./stop.ts";
import { CodeDeployWatch, type Look } from "./watch.ts";

export type WayBack =
  /** Look again later. */
  | { readonly state: "going" }
  /** It serves what it served before. */
  | { readonly state: "back" }
  | { readonly state: "superseded"; readonly by: string }
  | { readonly state: "not-back"; readonly reason: string };

/** Milliseconds after which StopDeployment is asked again while nothing has come of it. */
const patience = 30_000;

export class CodeDeployReturn {
  readonly #context: CodeDeployContext;
  readonly #own: StartedDeployment;
  readonly #by: string;
  #watch: CodeDeployWatch;
  /** A deployment of the recorded revision that is under way, started here, by an earlier step or by anybody. */
  #returning: StartedDeployment | undefined;
  #startedHere = false;
  #last: Look | undefined;
  #stopAskedAt = -Infinity;

  /** @param by as in `DeploymentSpec` */
  constructor(context: CodeDeployContext, own: StartedDeployment, by: string) {
    this.#context = context;
    this.#own = own;
    this.#by = by;
    this.#watch = new CodeDeployWatch(context, own, true);
  }

  /** The last look, for progress. */
  get last(): Look | undefined {
    return this.#last;
  }

  /** The deployment that brings the recorded revision back, once there is one: for the ledger. */
  get returning(): StartedDeployment | undefined {
    return this.#returning;
  }

  /** One look, and what it asks for. Rejects with a Failure. */
  async step(): Promise<WayBack> {
    const look = await this.#watch.look();
    this.#last = look;
    return this.#returning === undefined ? this.#turn(look) : this.#return(look);
  }

  async #turn({ judgement, observation }: Look): Promise<WayBack> {
    switch (judgement.state) {
      case "rolling-back":
      case "unclear":
        return { state: "going" };
      case "rolled-back":
        return { state: "back" };
      case "superseded": {
        const { service } = observation;
        const isBack = service !== undefined && serves(service, this.#own.from);
        return isBack ? { state: "back" } : { state: "superseded", by: judgement.by };
      }
      case "gone":
        return { state: "not-back", reason: judgement.reason };
      case "in-progress":
        return this.#stop();
      case "succeeded":
      case "stopped":
      case "rollback-failed":
      case "unknown":
        return this.#deploy(observation);
    }
  }

  async #stop(): Promise<WayBack> {
    const { clock } = this.#context;
    if (clock.now() - this.#stopAskedAt >= patience) {
      await stopDeployment(this.#context, this.#own.deploymentId, true);
      this.#stopAskedAt = clock.now();
    }
    return { state: "going" };
  }

  async #deploy(observation: Look["observation"]): Promise<WayBack> {
    const service = await this.#service();
    if (service === undefined) return { state: "not-back", reason: "the service does not exist any more" };
    if (serves(service, this.#own.from) && !this.#mayHaveTraffic(observation, service))
      return { state: "back" };
    const prepared = prepareReturn(this.#own, service, this.#by);
    const started = await this.#create(prepared);
    if (started.state === "started") return this.#await(started.deployment, true);
    const { running } = started;
    if (running === undefined || running.creator === "codeDeployRollback") return { state: "going" };
    if (running.taskDefinition !== this.#own.from) return { state: "superseded", by: running.id };
    return this.#await({ ...planOf(prepared), deploymentId: running.id }, false);
  }

  /** A deployment that stops without a rollback leaves its task set, and the share of traffic that this had by then. */
  #mayHaveTraffic({ target }: Look["observation"], { taskSets = [] }: Service): boolean {
    const left = taskSets.some(
      ({ id, status }) => status === "ACTIVE" && !this.#own.taskSetsBefore.includes(id ?? ""),
    );
    const green = target?.taskSetsInfo?.find(({ taskSetLabel }) => taskSetLabel === "Green");
    return left && (target === undefined || (green?.trafficWeight ?? 0) > 0);
  }

  #await(deployment: StartedDeployment, startedHere: boolean): WayBack {
    this.#returning = deployment;
    this.#startedHere = startedHere;
    this.#watch = new CodeDeployWatch(this.#context, deployment);
    return { state: "going" };
  }

  /** A policy may allow the group's own config alone. */
  async #create(prepared: PreparedDeployment): Promise<Started> {
    try {
      return await createDeployment(this.#context, prepared);
    } catch (error) {
      if (!(error instanceof Failure) || error.why.name !== "access-denied") throw error;
      const { config: _, ...withoutConfig } = prepared;
      return createDeployment(this.#context, withoutConfig);
    }
  }

  async #return({ judgement, observation }: Look): Promise<WayBack> {
    switch (judgement.state) {
      case "succeeded":
        return { state: "back" };
      case "superseded":
        return { state: "superseded", by: judgement.by };
      case "in-progress":
        if (this.#startedHere) await this.#hasten(observation);
        else if (isTrafficShifted(observation)) return { state: "back" };
        return { state: "going" };
      case "rolling-back":
      case "unclear":
        return { state: "going" };
      case "rolled-back":
      case "rollback-failed":
      case "stopped":
      case "gone":
        return { state: "not-back", reason: judgement.reason };
      case "unknown":
        return { state: "not-back", reason: `CodeDeploy tells an unknown status: ${judgement.status}` };
    }
  }

  /** The waits of our own way back are nobody's to use: traffic goes back now, and the failed task set goes. */
  async #hasten({ deployment, own }: Look["observation"]): Promise<void> {
    const wait =
      deployment?.status === "Ready"
        ? "READY_WAIT"
        : deployment?.instanceTerminationWaitTimeStarted === true
          ? "TERMINATION_WAIT"
          : undefined;
    if (wait === undefined) return;
    try {
      await continueDeployment(this.#context, own.deploymentId, wait);
    } catch (error) {
      // It ends by itself, only later.
      if (!(error instanceof Failure)) throw error;
    }
  }

  async #service(): Promise<Service | undefined> {
    const ecs = await this.#context.aws.ecs();
    const asked = { service: this.#own.service, cluster: this.#own.cluster };
    return (await describeServices({ ecs, signal: this.#context.signal }, [asked])).get(asked);
  }
}
