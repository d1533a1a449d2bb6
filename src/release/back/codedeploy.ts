/**
 * Rolls back a service of the CODE_DEPLOY controller, driven by `follow.ts`: by CodeDeploy's own rollback while the
 * deployment is in progress, otherwise by a deployment of the recorded revision.
 */
import type { Service } from "@aws-sdk/client-ecs";
import { primaryTaskSet } from "../../codedeploy/app-spec.ts";
import {
  createDeployment,
  findDeployment,
  planOf,
  prepareReturn,
  type PreparedDeployment,
  type Started,
} from "../../codedeploy/create.ts";
import { isTrafficShifted, type StartedDeployment } from "../../codedeploy/deployment.ts";
import { progressOf } from "../../codedeploy/progress.ts";
import { continueDeployment, stopDeployment } from "../../codedeploy/stop.ts";
import { CodeDeployWatch, type Look } from "../../codedeploy/watch.ts";
import { Failure } from "../../core/failure.ts";
import type { ServiceEntry } from "../../core/journal.ts";
import type { Judgement } from "../../ecs/deployment.ts";
import { describeServices } from "../../ecs/reading/services.ts";
import { Heartbeat } from "../heartbeat.ts";
import type { Act, End, Seen, Serving } from "./decide.ts";
import { goneReason } from "./ecs.ts";
import type { Side } from "./follow.ts";
import type { RollbackContext } from "./part-end.ts";

export type CodeDeployBackContext = Pick<RollbackContext, "aws" | "clock" | "signal" | "tell">;

interface Glance {
  readonly look: Look | undefined;
  readonly judgement: Judgement | undefined;
  readonly service: Service | undefined;
  /** CodeDeploy's deployment is in progress, so the service is not read. */
  readonly underWay: boolean;
}

export class CodeDeployRollback implements Side {
  readonly name: string;
  readonly #context: CodeDeployBackContext;
  readonly #entry: ServiceEntry;
  /** Who starts the deployment, as the console shows it. */
  readonly #by: string;
  readonly #heartbeat: Heartbeat;
  #own: StartedDeployment | undefined;
  #watch: CodeDeployWatch | undefined;
  /** A deployment of the recorded revision, whoever started it. */
  #returning: StartedDeployment | undefined;
  #startedHere = false;
  #look: Look | undefined;
  #progress = "";

  constructor(context: CodeDeployBackContext, entry: ServiceEntry, by: string) {
    this.name = entry.service;
    this.#context = context;
    this.#entry = entry;
    this.#by = by;
    this.#heartbeat = new Heartbeat(context.clock, context.tell);
  }

  async look(): Promise<Seen> {
    await this.#find();
    const look = await this.#watch?.look();
    this.#look = look;
    this.#tellProgress();
    const judgement = this.#judgementOf(look);
    // During a deployment, only CodeDeploy shows its state; afterwards, and without one, the service decides.
    const underWay = judgement?.state === "in-progress" || judgement?.state === "gone";
    const service = underWay ? undefined : (look?.observation.service ?? (await this.#describe()));
    return this.#seen({ look, judgement, service, underWay });
  }

  /** This release's deployment; found by its prepared content if its ID is unknown. */
  async #find(): Promise<void> {
    const { prepared, deploymentId } = this.#entry;
    if (this.#watch !== undefined || prepared === undefined) return;
    this.#own =
      deploymentId === undefined
        ? await findDeployment(this.#context, prepared)
        : { ...planOf(prepared), deploymentId };
    if (this.#own !== undefined) this.#watch = new CodeDeployWatch(this.#context, this.#own, true);
  }

  #seen({ look, judgement, service, underWay }: Glance): Seen {
    const { from, desiredCountBefore, refused } = this.#entry;
    const returning = this.#returning !== undefined;
    const unanswered = this.#entry.prepared !== undefined && refused !== true;
    const serving = service === undefined ? "unknown" : this.#servingOf(service, look);
    const taskSet = service && primaryTaskSet(service);
    return {
      gone: underWay ? undefined : goneReason(service),
      serving,
      takenOverBy:
        serving === "another" && judgement === undefined ? (taskSet?.externalId ?? taskSet?.id) : undefined,
      rollout: returning ? "none" : (judgement ?? (unanswered ? "unanswered" : "none")),
      rollback: (returning ? judgement : undefined) ?? "none",
      stoppable: true,
      stopping: false,
      paused: returning && this.#startedHere && this.#waitOf(look) !== undefined,
      busy: false,
      running: taskSet?.taskDefinition === from ? (taskSet.runningCount ?? 0) : 0,
      wanted: service?.desiredCount ?? 0,
      countDiffers: desiredCountBefore !== undefined && service?.desiredCount !== desiredCountBefore,
    };
  }

  /** A foreign deployment of the recorded revision counts as successful once it has the traffic. */
  #judgementOf(look: Look | undefined): Judgement | undefined {
    const foreign = this.#returning !== undefined && !this.#startedHere;
    const enough = foreign && look !== undefined && isTrafficShifted(look.observation);
    return enough ? { state: "succeeded" } : look?.judgement;
  }

  #servingOf(service: Service, look: Look | undefined): Serving {
    const serving = primaryTaskSet(service)?.taskDefinition;
    if (serving === undefined) return "unknown";
    if (serving === this.#entry.to && serving !== this.#entry.from) return "released";
    if (serving !== this.#entry.from) return "another";
    return this.#returning === undefined && this.#mayHaveTraffic(service, look) ? "released" : "recorded";
  }

  /** A deployment that stops without a rollback leaves its task set with the traffic that it had. */
  #mayHaveTraffic({ taskSets = [] }: Service, look: Look | undefined): boolean {
    const own = this.#own;
    if (own === undefined || look === undefined || !mayLeaveTraffic.has(look.judgement.state)) return false;
    const remains = taskSets.some(
      ({ id, status }) => status === "ACTIVE" && !own.taskSetsBefore.includes(id ?? ""),
    );
    const { target } = look.observation;
    const green = target?.taskSetsInfo?.find(({ taskSetLabel }) => taskSetLabel === "Green");
    return remains && (target === undefined || (green?.trafficWeight ?? 0) > 0);
  }

  async act(act: Exclude<Act, { do: "wait" }>): Promise<End | undefined> {
    switch (act.do) {
      case "stop":
        await stopDeployment(this.#context, this.#own?.deploymentId ?? "", true);
        return undefined;
      case "deploy":
        return this.#deploy();
      case "end-pause":
        return this.#hasten();
      case "restore-count":
        return this.#restoreCount();
    }
  }

  async #deploy(): Promise<End | undefined> {
    const service = await this.#describe();
    if (service === undefined || this.#own === undefined) return undefined;
    const prepared = prepareReturn(this.#own, service, this.#by);
    const started = await this.#create(prepared);
    if (started.state === "started") return this.#await(started.deployment, true);
    const { running } = started;
    if (running === undefined || running.creator === "codeDeployRollback") return undefined;
    if (running.taskDefinition !== this.#own.from) return { end: "superseded", by: running.id };
    return this.#await({ ...planOf(prepared), deploymentId: running.id }, false);
  }

  #await(deployment: StartedDeployment, startedHere: boolean): undefined {
    this.#returning = deployment;
    this.#startedHere = startedHere;
    this.#watch = new CodeDeployWatch(this.#context, deployment);
  }

  /** The IAM policy may allow only the group's own config. */
  async #create(prepared: PreparedDeployment): Promise<Started> {
    try {
      return await createDeployment(this.#context, prepared);
    } catch (error) {
      if (!(error instanceof Failure) || error.why.name !== "access-denied") throw error;
      const { config: _, ...withoutConfig } = prepared;
      return createDeployment(this.#context, withoutConfig);
    }
  }

  #waitOf(look: Look | undefined): "READY_WAIT" | "TERMINATION_WAIT" | undefined {
    const { deployment } = look?.observation ?? {};
    if (deployment?.status === "Ready") return "READY_WAIT";
    return deployment?.instanceTerminationWaitTimeStarted === true && look?.judgement.state === "in-progress"
      ? "TERMINATION_WAIT"
      : undefined;
  }

  /** Skips the waits of our own rollback: traffic moves back now, and the failed task set is removed. */
  async #hasten(): Promise<undefined> {
    const wait = this.#waitOf(this.#look);
    if (wait === undefined || this.#returning === undefined) return;
    try {
      await continueDeployment(this.#context, this.#returning.deploymentId, wait);
    } catch (error) {
      // The wait ends by itself later.
      if (!(error instanceof Failure)) throw error;
    }
  }

  async #restoreCount(): Promise<undefined> {
    const { service, cluster, desiredCountBefore: desiredCount } = this.#entry;
    if (desiredCount === undefined) return;
    const ecs = await this.#context.aws.ecs();
    const { signal } = this.#context;
    await ecs.updateService({ cluster, service, desiredCount }, { signal, resource: service });
  }

  async #describe(): Promise<Service | undefined> {
    const ecs = await this.#context.aws.ecs();
    const reader = { ecs, signal: this.#context.signal };
    return (await describeServices(reader, [this.#entry])).get(this.#entry);
  }

  waits(until: number): void {
    this.#heartbeat.beat(`${this.name} to be back`, until);
  }

  #tellProgress(): void {
    const progress = this.#look && progressOf(this.#look.observation);
    if (progress === undefined || JSON.stringify(progress) === this.#progress) return;
    this.#progress = JSON.stringify(progress);
    this.#context.tell({ kind: "service-progress", progress: { service: this.name, ...progress } });
    this.#heartbeat.reset();
  }
}

const mayLeaveTraffic: ReadonlySet<string> = new Set(["succeeded", "stopped", "rollback-failed", "unknown"]);
