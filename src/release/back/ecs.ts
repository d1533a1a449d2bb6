/** Rolls back a service of the ECS controller, driven by `follow.ts`. */
import type { Service, ServiceDeployment } from "@aws-sdk/client-ecs";
import { revisionName } from "../../aws/arn.ts";
import type { Cause } from "../../core/failure.ts";
import { isFinal, primaryOf } from "../../ecs/deployment.ts";
import { endPause } from "../../ecs/end-pause.ts";
import { pausesOf } from "../../ecs/pause.ts";
import { progressOf } from "../../ecs/progress.ts";
import { ownId, returningId } from "../rollout/own-deployment.ts";
import { deploymentIds, isSuperseded, updateService } from "../rollout/update-service.ts";
import { type Reading, Watch, type Watched } from "../rollout/watch.ts";
import type { PartObservation } from "./decide.ts";
import { RollbackDiagnosis } from "./diagnose.ts";
import { ImageCheck } from "./images.ts";
import { observeEcs } from "./observe.ts";
import { targetOf } from "./part-end.ts";
import { isInactive, registerAgain } from "./register-again.ts";
import { ServiceRollback } from "./service.ts";

/** The deployment to follow: the release's, then the one of the recorded revision. */
interface Following {
  /** It is the one of the recorded revision. */
  readonly returning: boolean;
  readonly watch: Watch;
  readonly watched: Watched;
}

export class EcsRollback extends ServiceRollback {
  readonly #diagnosis = new RollbackDiagnosis(this.context);
  #followed: Following | undefined;
  #service: Service | undefined;
  #deployment: ServiceDeployment | undefined;
  #stopSent = false;
  readonly #images = new ImageCheck(this.context);

  get lostAt(): number | undefined {
    return this.entry.lostAt;
  }

  override diagnose(): Promise<Cause | undefined> {
    return this.#diagnosis.finish(this.entry);
  }

  async observe(): Promise<PartObservation> {
    let reading = await this.#read();
    let service = reading === undefined ? await this.describe() : reading.observation.service;
    const id = service && (returningId(this.entry, service) ?? ownId(this.entry, service));
    if (service !== undefined && id !== undefined && id !== this.#followed?.watched.own.id) {
      this.#followed = await this.#follow(id, service);
      reading = await this.#read();
      service = reading?.observation.service;
    }
    const deployment = reading?.observation.deployment;
    this.#service = service;
    this.#deployment = deployment;
    const own = this.#followed?.watched.own;
    if (service !== undefined) {
      await this.#diagnosis.notice(this.entry, service);
      this.emitProgress(own && progressOf(own, service, deployment));
    }
    const followed = own && { own, judgment: reading?.judgment };
    const otherImages = await this.#otherImages(reading);
    return observeEcs(this.entry, { service, deployment, followed, stopSent: this.#stopSent, otherImages });
  }

  /**
   * Why a deployment of the recorded revision that has ended runs other images than before. ECS's own rollback returns
   * to the earlier images. If they can't be compared, only a release of the same revision counts as different.
   */
  async #otherImages(reading: Reading | undefined): Promise<string | undefined> {
    const { from, to, withoutDeployment } = this.entry;
    const own = this.#followed?.watched.own;
    const again = from === to && !withoutDeployment;
    if (own === undefined || reading === undefined || !isFinal(reading.judgment)) return undefined;
    if (!(again || this.#followed?.returning) || this.#deployment?.rollback !== undefined) return undefined;
    const now = this.#deployment?.targetServiceRevision?.arn ?? "";
    const found = await this.#images.compare(this.entry, now);
    if (found.images === "same" || (found.images === "unknown" && !again)) return undefined;
    const by = this.#followed?.returning ? "rollback" : "release";
    return `the ${by} deployed ${revisionName(targetOf(this.entry))} again, and ${found.what}`;
  }

  async #read(): Promise<Reading | undefined> {
    return this.#followed && (await this.#followed.watch.read()).get(this.#followed.watched);
  }

  async #follow(id: string, service: Service): Promise<Following> {
    const { aws, clock, emit, signal } = this.context;
    const { name, cluster, at, createdAt: created, rollback, serviceDeploymentArn } = this.entry;
    const returning = id === returningId(this.entry, service);
    const listed = service.deployments?.find((one) => one.id === id)?.createdAt;
    const createdAt = listed ?? (returning || created === undefined ? undefined : new Date(created));
    const before = (returning ? rollback?.idsBefore : this.entry.idsBefore) ?? [];
    const own = { id, idsBefore: before.filter((one) => one !== id), createdAt };
    const watched: Watched = returning
      ? { name, cluster, own, updatedAt: clock.now() }
      : { name, cluster, own, updatedAt: at, serviceDeploymentArn };
    return { returning, watched, watch: new Watch({ ecs: await aws.ecs(), clock, emit, signal }, [watched]) };
  }

  protected async stop(): Promise<"refused" | undefined> {
    const { aws, signal } = this.context;
    const serviceDeploymentArn = this.#deployment?.serviceDeploymentArn ?? "";
    this.#stopSent = true;
    const ecs = await aws.ecs();
    try {
      await ecs.stopServiceDeployment(
        { serviceDeploymentArn, stopType: "ROLLBACK" },
        { signal, resource: serviceDeploymentArn },
      );
      return undefined;
    } catch (error) {
      // It just ended, or can't be stopped (docs/aws-reference.md#service-deployments); the next poll shows which.
      this.note(error);
      return "refused";
    }
  }

  protected async deploy(force: boolean): Promise<undefined> {
    const service = this.#service;
    if (service === undefined) return;
    const { desiredCountBefore: desiredCount, rollback: { taskDefinition: copy } = {} } = this.entry;
    const rollback = {
      idsBefore: deploymentIds(service),
      ...(copy !== undefined && { taskDefinition: copy }),
    };
    this.#record(rollback);
    try {
      const change = {
        taskDefinition: targetOf(this.entry),
        forceNewDeployment: force,
        ...(desiredCount !== undefined && { desiredCount }),
      };
      const updated = await updateService(this.context, { ...this.entry, service }, change);
      this.#record({ ...rollback, deploymentId: primaryOf(updated)?.id ?? "" });
    } catch (error) {
      if (isSuperseded(error)) return;
      if (!isInactive(error) || copy !== undefined) throw error;
      this.#record({ ...rollback, taskDefinition: await registerAgain(this.context, this.entry.from) });
      return this.deploy(false);
    }
  }

  #record(rollback: NonNullable<EcsRollback["entry"]["rollback"]>): void {
    this.entry = this.context.journal.amend(this.entry, { rollback });
  }

  /** Errors are notes: the pause may be over already, or the role can't end it. The watch continues either way. */
  protected async endPause(): Promise<undefined> {
    const deployment = this.#deployment;
    if (deployment === undefined) return;
    const context = { ecs: await this.context.aws.ecs(), signal: this.context.signal };
    for (const pause of pausesOf(deployment))
      await endPause(context, deployment, pause, "CONTINUE").catch((error: unknown) => this.note(error));
  }
}
