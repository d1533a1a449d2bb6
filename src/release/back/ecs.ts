/**
 * Puts one service back on what its ledger entry recorded, waits for it, and proves it. Reads the entry and the
 * service, nothing else, so that it serves a failed release, a cancelled job and its `post` step alike.
 */
import type { Service, ServiceDeployment } from "@aws-sdk/client-ecs";
import type { EcsCalls } from "../../aws/calls.ts";
import { revisionName } from "../../aws/arn.ts";
import { type Judgement, primaryOf, takenOverBy } from "../../ecs/deployment.ts";
import { pausesOf } from "../../ecs/pause.ts";
import { progressOf } from "../../ecs/progress.ts";
import { servingRevision } from "../../ecs/service.ts";
import { Failure } from "../../core/failure.ts";
import { type Deadline, poll } from "../../core/time.ts";
import { Heartbeat } from "../heartbeat.ts";
import type { ServiceEntry } from "../../core/journal.ts";
import {
  back,
  notBack,
  type PartEnd,
  type PutBackContext,
  restoreDesiredCount,
  superseded,
} from "./part-end.ts";
import { ownId, returningId } from "../rollout/own-deployment.ts";
import { putBackByCodeDeploy, sendBackByCodeDeploy } from "./codedeploy.ts";
import { deploymentIds, isTakenOver, updateService } from "../rollout/update-service.ts";
import { describeServices } from "../../ecs/reading/services.ts";
import { unlessUnanswered } from "../rollout/unanswered.ts";
import { firstLook, whereItStands } from "./where-it-stands.ts";
import { Watch, type Watched } from "../rollout/watch.ts";

export class PutBack {
  readonly #context: PutBackContext;
  #entry: ServiceEntry;
  readonly #deadline: Deadline;
  readonly #heartbeat: Heartbeat;
  /** The deployment followed: ours, then the one that brings the old revision back. */
  #watched: Watched;
  #returning = false;
  #stopped = false;
  /** ECS is on the way back by itself, or there: there is no deployment of ours to follow. */
  #settling = false;
  #told = "";
  readonly #passed = new Set<string>();

  private constructor(context: PutBackContext, entry: ServiceEntry, deadline: Deadline, id: string) {
    this.#context = context;
    this.#entry = entry;
    this.#deadline = deadline;
    this.#heartbeat = new Heartbeat(context.clock, context.tell);
    this.#watched = {
      service: entry.service,
      cluster: entry.cluster,
      own: { id, idsBefore: entry.idsBefore },
      createdAt: new Date(entry.at - 10 * 60_000),
      updatedAt: entry.at,
      serviceDeploymentArn: entry.serviceDeploymentArn,
    };
  }

  static async run(context: PutBackContext, entry: ServiceEntry, deadline: Deadline): Promise<PartEnd> {
    if (entry.controller === "CODE_DEPLOY") return putBackByCodeDeploy(context, entry, deadline);
    const ecs = await context.aws.ecs();
    const first = await firstLook(context, entry, deadline);
    if (first === undefined) return notBack(entry, "ECS did not answer within rollout-timeout");
    if (first === "missing") return notBack(entry, "it does not exist any more");
    const service = first;
    const id = ownId(entry, service);
    const returning = returningId(entry, service);
    if (id === undefined && returning === undefined) return whereItStands(context, entry, deadline);
    const putBack = new PutBack(context, entry, deadline, id ?? "");
    if (returning !== undefined) putBack.#resume(returning, service);
    return putBack.#follow(ecs);
  }

  /** The one call that sets the way back going, without waiting for it: for a job that is about to be killed. */
  static async send(context: PutBackContext, entry: ServiceEntry, deadline: Deadline): Promise<void> {
    if (entry.controller === "CODE_DEPLOY") return sendBackByCodeDeploy(context, entry);
    const ecs = await context.aws.ecs();
    const service = (await describeServices({ ecs, signal: context.signal }, [entry])).get(entry);
    const id = service && ownId(entry, service);
    if (service === undefined || id === undefined || returningId(entry, service) !== undefined) return;
    const putBack = new PutBack(context, entry, deadline, id);
    if (takenOverBy(putBack.#watched.own, service) !== undefined) return;
    const look = (await putBack.#watch(ecs).look()).get(putBack.#watched);
    if (look?.judgement.state === "rolling-back" || look?.judgement.state === "rolled-back") return;
    await putBack.#turnBack(ecs, service, look?.observation.deployment);
  }

  /** Whether a way back whose answer was lost is under way after all; it is followed from then on. */
  #hasBegun(service: Service): boolean {
    const id = this.#returning ? undefined : returningId(this.#entry, service);
    if (id !== undefined) this.#resume(id, service);
    return id !== undefined;
  }

  /** Follows the way back that a step before has begun. */
  #resume(id: string, service: Service): void {
    const deployment = service.deployments?.find((one) => one.id === id);
    this.#followBack(id, this.#entry.wayBack?.idsBefore ?? [], deployment?.createdAt);
  }

  #watch(ecs: EcsCalls): Watch {
    const { clock, tell, signal } = this.#context;
    return new Watch({ ecs, clock, tell, signal }, [this.#watched]);
  }

  async #follow(ecs: EcsCalls): Promise<PartEnd> {
    const { clock, pace, signal } = this.#context;
    let watch = this.#watch(ecs);
    let following = this.#watched;
    const look = unlessUnanswered(this.#context.tell, this.#entry.service, async () => {
      if (this.#settling) return whereItStands(this.#context, this.#entry, this.#deadline);
      if (following !== this.#watched) {
        following = this.#watched;
        watch = this.#watch(ecs);
      }
      const seen = (await watch.look()).get(following);
      if (seen === undefined) return undefined;
      const { service, deployment } = seen.observation;
      if (service !== undefined && this.#hasBegun(service)) return undefined;
      if (service !== undefined) this.#tellProgress(service, deployment);
      if (deployment !== undefined) await this.#passPauses(ecs, deployment);
      this.#heartbeat.beat(
        `${this.#entry.service} to be back on ${revisionName(this.#entry.from)}`,
        this.#deadline.at,
      );
      return this.#step(ecs, seen.judgement, service, deployment);
    });
    const end = await poll({ clock, pace, signal, deadline: this.#deadline }, look);
    return end ?? notBack(this.#entry, "it was not back within rollout-timeout");
  }

  async #step(
    ecs: EcsCalls,
    judgement: Judgement,
    service: Service | undefined,
    deployment: ServiceDeployment | undefined,
  ): Promise<PartEnd | undefined> {
    switch (judgement.state) {
      case "superseded":
        return superseded(this.#entry, judgement.by);
      case "gone":
        return notBack(this.#entry, judgement.reason);
      case "unclear":
      case "rolling-back":
        return undefined;
      case "succeeded":
        if (this.#returning) return this.#proven(ecs, service);
        break;
      case "rolled-back":
        if (!this.#returning) return this.#proven(ecs, service);
        return notBack(this.#entry, judgement.reason);
      case "in-progress":
        if (this.#returning) return undefined;
        break;
      case "stopped":
      case "rollback-failed":
      case "unknown":
        if (this.#returning)
          return notBack(this.#entry, "reason" in judgement ? judgement.reason : judgement.status);
        break;
    }
    if (service === undefined) return undefined;
    const ours = judgement.state === "in-progress" ? deployment : undefined;
    if (judgement.state === "in-progress" && this.#stopped) return undefined;
    return this.#turnBack(ecs, service, ours);
  }

  /** The way back is ours: nobody else is to be waited for at its pauses. */
  async #passPauses(ecs: EcsCalls, deployment: ServiceDeployment): Promise<void> {
    if (!this.#returning && !this.#stopped && deployment.status !== "ROLLBACK_IN_PROGRESS") return;
    for (const { hookId, stage } of pausesOf(deployment)) {
      const key = `${hookId} ${stage}`;
      if (this.#passed.has(key)) continue;
      this.#passed.add(key);
      const { serviceDeploymentArn = "" } = deployment;
      const call = { serviceDeploymentArn, hookId, action: "CONTINUE" } as const;
      const { signal } = this.#context;
      await ecs
        .continueServiceDeployment(call, { signal, resource: serviceDeploymentArn })
        .catch((error: unknown) => this.#noteFailure(error));
    }
  }

  /** A pause that is over by now, or may not be ended by us: the way back is watched on all the same. */
  #noteFailure(error: unknown): void {
    if (!(error instanceof Failure)) throw error;
    this.#context.tell({ kind: "note", level: "info", about: this.#entry.service, text: error.message });
  }

  /** Stops what is in flight where ECS can roll it back, else deploys the recorded revision. */
  async #turnBack(
    ecs: EcsCalls,
    service: Service,
    deployment: ServiceDeployment | undefined,
  ): Promise<PartEnd | undefined> {
    // Somebody else's, as far as this look goes: the next one is sure.
    if (takenOverBy(this.#watched.own, service) !== undefined) return undefined;
    const stoppable = deployment?.serviceDeploymentArn;
    try {
      if (stoppable !== undefined && !isEnded(deployment)) {
        await this.#stop(ecs, stoppable);
        return undefined;
      }
      await this.#deployRecorded(service);
      return undefined;
    } catch (error) {
      if (isTakenOver(error)) return undefined;
      // What passes is tried again at the next look, until the deadline (unanswered.ts).
      throw error;
    }
  }

  async #stop(ecs: EcsCalls, serviceDeploymentArn: string): Promise<void> {
    this.#stopped = true;
    try {
      await ecs.stopServiceDeployment(
        { serviceDeploymentArn, stopType: "ROLLBACK" },
        { signal: this.#context.signal, resource: serviceDeploymentArn },
      );
    } catch (error) {
      // Ended in the same moment, or may not be stopped (ecs-domain.md 5.4): the next look says which, and a
      // deployment that still goes on is then replaced by the recorded revision.
      this.#noteFailure(error);
      const service = (await describeServices({ ecs, signal: this.#context.signal }, [this.#entry])).get(
        this.#entry,
      );
      const by = service && takenOverBy(this.#watched.own, service);
      if (service !== undefined && by === undefined) await this.#deployRecorded(service);
    }
  }

  async #deployRecorded(before: Service): Promise<void> {
    const { service, cluster, from, desiredCountBefore } = this.#entry;
    const { ledger } = this.#context;
    const idsBefore = deploymentIds(before);
    this.#entry = ledger.amend(this.#entry, { wayBack: { idsBefore } });
    const updated = await updateService(this.#context, {
      service,
      cluster,
      taskDefinition: from,
      forceNewDeployment: false,
      before,
      ...(desiredCountBefore !== undefined && { desiredCount: desiredCountBefore }),
    });
    const primary = primaryOf(updated);
    const id = primary?.id ?? "";
    this.#entry = ledger.amend(this.#entry, { wayBack: { idsBefore, deploymentId: id } });
    this.#followBack(id, idsBefore, primary?.createdAt);
  }

  #followBack(id: string, idsBefore: readonly string[], createdAt: Date | undefined): void {
    const { service, cluster } = this.#entry;
    // UpdateService began nothing: the recorded revision was PRIMARY already.
    if (idsBefore.includes(id) && id !== this.#watched.own.id) {
      this.#settling = true;
      return;
    }
    this.#returning = true;
    this.#watched = {
      service,
      cluster,
      own: { id, idsBefore: idsBefore.filter((before) => before !== id) },
      createdAt,
      updatedAt: this.#context.clock.now(),
    };
  }

  async #proven(ecs: EcsCalls, seen: Service | undefined): Promise<PartEnd | undefined> {
    if (seen === undefined || servingRevision(seen) !== this.#entry.from) return undefined;
    const restoring = await restoreDesiredCount(ecs, this.#entry, seen, this.#context.signal);
    if (restoring) return undefined;
    return back(this.#entry);
  }

  #tellProgress(service: Service, deployment: ServiceDeployment | undefined): void {
    const progress = progressOf(this.#watched.own, service, deployment);
    const text = JSON.stringify(progress);
    if (text === this.#told) return;
    this.#told = text;
    this.#context.tell({ kind: "service-progress", progress: { service: this.#entry.service, ...progress } });
    this.#heartbeat.spoke();
  }
}

const ended = new Set(["SUCCESSFUL", "STOPPED", "ROLLBACK_SUCCESSFUL", "ROLLBACK_FAILED"]);
const isEnded = (deployment: ServiceDeployment | undefined): boolean => ended.has(deployment?.status ?? "");
