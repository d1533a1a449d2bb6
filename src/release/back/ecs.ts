/** Rolls back a service of the ECS controller, driven by `follow.ts`. */
import type { Service, ServiceDeployment } from "@aws-sdk/client-ecs";
import { Failure } from "../../core/failure.ts";
import type { ServiceEntry } from "../../core/journal.ts";
import { primaryOf } from "../../ecs/deployment.ts";
import { pausesOf } from "../../ecs/pause.ts";
import { progressOf } from "../../ecs/progress.ts";
import { ownId, returningId } from "../rollout/own-deployment.ts";
import { deploymentIds, isSuperseded, updateService } from "../rollout/update-service.ts";
import { type Look, Watch, type Watched } from "../rollout/watch.ts";
import type { Seen } from "./decide.ts";
import { RollbackDiagnosis } from "./diagnose.ts";
import { seenInEcs } from "./observe.ts";
import { type RollbackContext, targetOf } from "./part-end.ts";
import { isInactive, registerAgain } from "./register-again.ts";
import { ServiceSide } from "./service-side.ts";

/** The deployment to follow: the release's, then the one of the recorded revision. */
interface Following {
  readonly watch: Watch;
  readonly watched: Watched;
}

export class EcsRollback extends ServiceSide<RollbackContext> {
  readonly diagnosis: RollbackDiagnosis;
  #followed: Following | undefined;
  #service: Service | undefined;
  #deployment: ServiceDeployment | undefined;
  #stopSent = false;

  constructor(context: RollbackContext, entry: ServiceEntry) {
    super(context, entry);
    this.diagnosis = new RollbackDiagnosis(context);
  }

  get lostAt(): number | undefined {
    return this.entry.lostAt;
  }

  async look(): Promise<Seen> {
    let look = await this.#look();
    let service = look === undefined ? await this.describe() : look.observation.service;
    const id = service && (returningId(this.entry, service) ?? ownId(this.entry, service));
    if (service !== undefined && id !== undefined && id !== this.#followed?.watched.own.id) {
      this.#followed = await this.#follow(id, service);
      look = await this.#look();
      service = look?.observation.service;
    }
    const deployment = look?.observation.deployment;
    this.#service = service;
    this.#deployment = deployment;
    const own = this.#followed?.watched.own;
    if (service !== undefined) {
      await this.diagnosis.notice(this.entry, service);
      this.tellProgress(own && progressOf(own, service, deployment));
    }
    const followed = own && { own, judgment: look?.judgment };
    return seenInEcs(this.entry, { service, deployment, followed, stopSent: this.#stopSent });
  }

  async #look(): Promise<Look | undefined> {
    return this.#followed && (await this.#followed.watch.look()).get(this.#followed.watched);
  }

  async #follow(id: string, service: Service): Promise<Following> {
    const { clock, emit, signal } = this.context;
    const { name, cluster, at, createdAt, rollback, serviceDeploymentArn } = this.entry;
    const returning = id === returningId(this.entry, service);
    const idsBefore = (returning ? rollback?.idsBefore : this.entry.idsBefore) ?? [];
    const listed = service.deployments?.find((one) => one.id === id)?.createdAt;
    const created = listed ?? (!returning && createdAt !== undefined ? new Date(createdAt) : undefined);
    const watched: Watched = {
      name,
      cluster,
      own: { id, idsBefore: idsBefore.filter((one) => one !== id), createdAt: created },
      updatedAt: returning ? clock.now() : at,
      serviceDeploymentArn: returning ? undefined : serviceDeploymentArn,
    };
    return { watched, watch: new Watch({ ecs: await this.ecs(), clock, emit, signal }, [watched]) };
  }

  protected async stop(): Promise<"refused" | undefined> {
    const serviceDeploymentArn = this.#deployment?.serviceDeploymentArn ?? "";
    this.#stopSent = true;
    const call = { serviceDeploymentArn, stopType: "ROLLBACK" } as const;
    const ecs = await this.ecs();
    try {
      await ecs.stopServiceDeployment(call, {
        signal: this.context.signal,
        resource: serviceDeploymentArn,
      });
      return undefined;
    } catch (error) {
      // It just ended, or can't be stopped (docs/aws-reference.md#service-deployments); the next poll shows which.
      this.#note(error);
      return "refused";
    }
  }

  protected async deploy(force: boolean): Promise<undefined> {
    const service = this.#service;
    if (service === undefined) return;
    const { desiredCountBefore } = this.entry;
    const { ledger } = this.context;
    const idsBefore = deploymentIds(service);
    const again = this.entry.rollback?.taskDefinition;
    const rollback = { idsBefore, ...(again !== undefined && { taskDefinition: again }) };
    this.entry = ledger.amend(this.entry, { rollback });
    try {
      const updated = await updateService(
        this.context,
        { ...this.entry, service },
        {
          taskDefinition: targetOf(this.entry),
          forceNewDeployment: force,
          ...(desiredCountBefore !== undefined && { desiredCount: desiredCountBefore }),
        },
      );
      const id = primaryOf(updated)?.id ?? "";
      this.entry = ledger.amend(this.entry, { rollback: { ...rollback, deploymentId: id } });
    } catch (error) {
      if (isSuperseded(error)) return;
      if (!isInactive(error) || again !== undefined) throw error;
      const taskDefinition = await registerAgain(this.context, this.entry.from);
      this.entry = ledger.amend(this.entry, { rollback: { idsBefore, taskDefinition } });
      return this.deploy(false);
    }
  }

  /** Errors are notes: the pause may be over already, or the role can't end it. The watch continues either way. */
  protected async endPause(): Promise<undefined> {
    const ecs = await this.ecs();
    const { serviceDeploymentArn = "" } = this.#deployment ?? {};
    for (const { hookId } of this.#deployment === undefined ? [] : pausesOf(this.#deployment)) {
      const call = { serviceDeploymentArn, hookId, action: "CONTINUE" } as const;
      await ecs
        .continueServiceDeployment(call, { signal: this.context.signal, resource: serviceDeploymentArn })
        .catch((error: unknown) => this.#note(error));
    }
  }

  #note(error: unknown): void {
    if (!(error instanceof Failure)) throw error;
    this.context.emit({ kind: "note", level: "info", about: this.name, text: error.message });
  }
}
