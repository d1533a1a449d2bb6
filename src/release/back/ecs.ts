/** Rolls back a service of the ECS controller, driven by `follow.ts`. */
import type { Service, ServiceDeployment } from "@aws-sdk/client-ecs";
import type { EcsCalls } from "../../aws/calls.ts";
import { revisionName } from "../../aws/arn.ts";
import { Failure } from "../../core/failure.ts";
import type { ServiceEntry } from "../../core/journal.ts";
import { type Judgement, primaryOf, takenOverBy } from "../../ecs/deployment.ts";
import { pausesOf } from "../../ecs/pause.ts";
import { progressOf } from "../../ecs/progress.ts";
import { describeServices } from "../../ecs/reading/services.ts";
import { deploymentInProgress } from "../../ecs/service.ts";
import { Heartbeat } from "../heartbeat.ts";
import { ownId, returningId } from "../rollout/own-deployment.ts";
import { deploymentIds, isSuperseded, updateService } from "../rollout/update-service.ts";
import { type Look, Watch, type Watched } from "../rollout/watch.ts";
import type { Act, End, Seen, Serving } from "./decide.ts";
import { RollbackDiagnosis } from "./diagnose.ts";
import type { Side } from "./follow.ts";
import { type RollbackContext, targetOf } from "./part-end.ts";
import { isInactive, registerAgain } from "./register-again.ts";

/** The deployment to follow: the release's, then the one of the recorded revision. */
interface Following {
  readonly id: string;
  readonly watch: Watch;
  readonly watched: Watched;
}

export class EcsRollback implements Side {
  readonly name: string;
  readonly diagnosis: RollbackDiagnosis;
  readonly #context: RollbackContext;
  readonly #ecs: EcsCalls;
  readonly #heartbeat: Heartbeat;
  #entry: ServiceEntry;
  #watch: Following | undefined;
  #service: Service | undefined;
  #deployment: ServiceDeployment | undefined;
  #stopSent = false;
  #progress = "";

  constructor(context: RollbackContext, ecs: EcsCalls, entry: ServiceEntry) {
    this.name = entry.service;
    this.diagnosis = new RollbackDiagnosis(context);
    this.#context = context;
    this.#ecs = ecs;
    this.#entry = entry;
    this.#heartbeat = new Heartbeat(context.clock, context.tell);
  }

  /** The current ledger entry. */
  get entry(): ServiceEntry {
    return this.#entry;
  }

  get lostAt(): number | undefined {
    return this.#entry.lostAt;
  }

  async look(): Promise<Seen> {
    let look = await this.#watch?.watch.look();
    let service = look === undefined ? await this.#describe() : this.#seenBy(look).service;
    const id = service && (returningId(this.#entry, service) ?? ownId(this.#entry, service));
    if (service !== undefined && id !== undefined && id !== this.#watch?.id) {
      this.#watch = this.#watchOf(id, service);
      look = await this.#watch.watch.look();
      service = this.#seenBy(look).service;
    }
    const seenBy = look && this.#seenBy(look);
    this.#service = service;
    this.#deployment = seenBy?.deployment;
    if (service !== undefined) {
      await this.diagnosis.notice(this.#entry, service);
      this.#tellProgress(service);
    }
    return this.#seen(service, seenBy?.judgement);
  }

  #seenBy(look: Map<Watched, Look>) {
    const seen = this.#watch && look.get(this.#watch.watched);
    return { judgement: seen?.judgement, ...seen?.observation };
  }

  async #describe(): Promise<Service | undefined> {
    const reader = { ecs: this.#ecs, signal: this.#context.signal };
    return (await describeServices(reader, [this.#entry])).get(this.#entry);
  }

  #watchOf(id: string, service: Service): Following {
    const { clock, tell, signal } = this.#context;
    const { service: name, cluster, at, createdAt, wayBack, serviceDeploymentArn } = this.#entry;
    const returning = id === returningId(this.#entry, service);
    const idsBefore = (returning ? wayBack?.idsBefore : this.#entry.idsBefore) ?? [];
    const listed = service.deployments?.find((one) => one.id === id)?.createdAt;
    const created = listed ?? (!returning && createdAt !== undefined ? new Date(createdAt) : undefined);
    const watched: Watched = {
      service: name,
      cluster,
      own: { id, idsBefore: idsBefore.filter((one) => one !== id), createdAt: created },
      createdAt: created ?? (returning ? undefined : new Date(at - 10 * 60_000)),
      updatedAt: returning ? clock.now() : at,
      serviceDeploymentArn: returning ? undefined : serviceDeploymentArn,
    };
    return { id, watched, watch: new Watch({ ecs: this.#ecs, clock, tell, signal }, [watched]) };
  }

  #seen(service: Service | undefined, judgement: Judgement | undefined): Seen {
    const entry = this.#entry;
    const returning =
      this.#watch !== undefined && service !== undefined && this.#watch.id === returningId(entry, service);
    const followed = this.#watch && (judgement ?? { state: "unclear" as const });
    const unanswered =
      entry.deploymentId === undefined && entry.refused !== true && entry.withoutDeployment !== true;
    const { status, serviceDeploymentArn } = this.#deployment ?? {};
    const target = targetOf(entry);
    const running = (service?.deployments ?? [])
      .filter(({ taskDefinition }) => taskDefinition === target || taskDefinition === entry.from)
      .reduce((sum, { runningCount = 0 }) => sum + runningCount, 0);
    const countBefore = entry.desiredCountBefore;
    return {
      gone: goneReason(service),
      serving: servingOf(entry, service),
      takenOverBy: service && this.#takenOverBy(service),
      rollout: returning ? "none" : (followed ?? (unanswered ? "unanswered" : "none")),
      rollback: returning ? (followed ?? "none") : "none",
      stoppable: serviceDeploymentArn !== undefined && !ended.has(status ?? ""),
      stopping: stopping.has(status ?? ""),
      paused: this.#pauses(returning).length > 0,
      busy: service !== undefined && deploymentInProgress(service) !== undefined,
      running,
      wanted: service?.desiredCount ?? 0,
      countDiffers: countBefore !== undefined && service?.desiredCount !== countBefore,
    };
  }

  #takenOverBy(service: Service): string | undefined {
    const { deploymentId, idsBefore, wayBack } = this.#entry;
    const own = this.#watch?.watched.own ?? { id: "", idsBefore };
    const ours = [
      ...own.idsBefore,
      ...(wayBack?.idsBefore ?? []),
      ...(deploymentId === undefined ? [] : [deploymentId]),
    ];
    return takenOverBy({ ...own, idsBefore: ours }, service, this.#deployment);
  }

  /** Only pauses of our own rollback: nobody else decides those. */
  #pauses(returning: boolean) {
    const { status = "" } = this.#deployment ?? {};
    const ours = returning || this.#stopSent || status === "ROLLBACK_IN_PROGRESS";
    return ours && this.#deployment !== undefined && !ended.has(status) ? pausesOf(this.#deployment) : [];
  }

  async act(act: Exclude<Act, { do: "wait" }>): Promise<End | "refused" | undefined> {
    switch (act.do) {
      case "stop":
        return this.#stop();
      case "deploy":
        return this.#deploy(act.force);
      case "end-pause":
        return this.#endPauses();
      case "restore-count":
        return this.#restoreCount();
    }
  }

  async #stop(): Promise<"refused" | undefined> {
    const serviceDeploymentArn = this.#deployment?.serviceDeploymentArn ?? "";
    this.#stopSent = true;
    const call = { serviceDeploymentArn, stopType: "ROLLBACK" } as const;
    try {
      await this.#ecs.stopServiceDeployment(call, {
        signal: this.#context.signal,
        resource: serviceDeploymentArn,
      });
      return undefined;
    } catch (error) {
      // It just ended, or can't be stopped (docs/aws-reference.md#service-deployments); the next poll shows which.
      this.#note(error);
      return "refused";
    }
  }

  async #deploy(force: boolean): Promise<undefined> {
    const before = this.#service;
    if (before === undefined) return;
    const { service, cluster, desiredCountBefore } = this.#entry;
    const { ledger } = this.#context;
    const idsBefore = deploymentIds(before);
    const again = this.#entry.wayBack?.taskDefinition;
    const wayBack = { idsBefore, ...(again !== undefined && { taskDefinition: again }) };
    this.#entry = ledger.amend(this.#entry, { wayBack });
    try {
      const updated = await updateService(this.#context, {
        service,
        cluster,
        taskDefinition: targetOf(this.#entry),
        forceNewDeployment: force,
        before,
        ...(desiredCountBefore !== undefined && { desiredCount: desiredCountBefore }),
      });
      const id = primaryOf(updated)?.id ?? "";
      this.#entry = ledger.amend(this.#entry, { wayBack: { ...wayBack, deploymentId: id } });
    } catch (error) {
      if (isSuperseded(error)) return;
      if (!isInactive(error) || again !== undefined) throw error;
      const taskDefinition = await registerAgain(this.#context, this.#entry.from);
      this.#entry = ledger.amend(this.#entry, { wayBack: { idsBefore, taskDefinition } });
      return this.#deploy(false);
    }
  }

  /** Errors are notes: the pause may be over already, or the role can't end it. The watch continues either way. */
  async #endPauses(): Promise<undefined> {
    const { serviceDeploymentArn = "" } = this.#deployment ?? {};
    for (const { hookId } of this.#deployment === undefined ? [] : pausesOf(this.#deployment)) {
      const call = { serviceDeploymentArn, hookId, action: "CONTINUE" } as const;
      await this.#ecs
        .continueServiceDeployment(call, { signal: this.#context.signal, resource: serviceDeploymentArn })
        .catch((error: unknown) => this.#note(error));
    }
  }

  async #restoreCount(): Promise<undefined> {
    const { service, cluster, desiredCountBefore: desiredCount } = this.#entry;
    if (desiredCount === undefined) return;
    const { signal } = this.#context;
    await this.#ecs.updateService({ cluster, service, desiredCount }, { signal, resource: service });
  }

  #note(error: unknown): void {
    if (!(error instanceof Failure)) throw error;
    this.#context.tell({ kind: "note", level: "info", about: this.name, text: error.message });
  }

  waits(until: number): void {
    this.#heartbeat.beat(`${this.name} to be back on ${revisionName(targetOf(this.#entry))}`, until);
  }

  #tellProgress(service: Service): void {
    if (this.#watch === undefined) return;
    const progress = progressOf(this.#watch.watched.own, service, this.#deployment);
    const text = JSON.stringify(progress);
    if (text === this.#progress) return;
    this.#progress = text;
    this.#context.tell({ kind: "service-progress", progress: { service: this.name, ...progress } });
    this.#heartbeat.reset();
  }
}

const ended: ReadonlySet<string> = new Set([
  "SUCCESSFUL",
  "STOPPED",
  "ROLLBACK_SUCCESSFUL",
  "ROLLBACK_FAILED",
]);
const stopping: ReadonlySet<string> = new Set(["STOP_REQUESTED", "STOP_IN_PROGRESS", "ROLLBACK_REQUESTED"]);

export const goneReason = (service: Service | undefined): string | undefined =>
  service === undefined
    ? "it no longer exists"
    : service.status === "ACTIVE"
      ? undefined
      : `its status is ${service.status ?? "missing"}`;

function servingOf(entry: ServiceEntry, service: Service | undefined): Serving {
  const serving = service?.taskDefinition;
  if (serving === undefined) return "unknown";
  if (serving === entry.from || serving === targetOf(entry)) return "recorded";
  return serving === entry.to ? "released" : "another";
}
