/** Diagnoses a failing rollback from the failed tasks, events and logs of the recorded revision. Best effort. */
import type { Deployment, Service } from "@aws-sdk/client-ecs";
import { diagnoseDeployment } from "../../diagnosis/deployment.ts";
import { primaryOf } from "../../ecs/deployment.ts";
import type { Cause } from "../../core/failure.ts";
import type { ServiceEntry } from "../../core/journal.ts";
import { FailingTasks, type FailingService } from "../rollout/explain.ts";
import { factsOfEcs } from "../rollout/wave-reader.ts";
import { type RollbackContext, targetOf } from "./part-end.ts";

export class RollbackDiagnosis {
  readonly #tasks: FailingTasks;
  #eventsBefore: ReadonlySet<string | undefined> | undefined;
  #service: Service = {};

  constructor(context: RollbackContext) {
    this.#tasks = new FailingTasks(context);
  }

  /** Starts to examine the failed tasks of the recorded revision once ECS counts any. */
  async notice(entry: ServiceEntry, service: Service): Promise<void> {
    this.#eventsBefore ??= new Set(service.events?.map(({ id }) => id));
    this.#service = service;
    const deployment = this.#deploymentOf(entry);
    if (deployment === undefined || !deployment.failedTasks) return;
    const failing = await this.#read(entry, deployment);
    if (failing !== undefined) this.#tasks.notice(failing, service, undefined);
  }

  /** Call after a failed rollback. Returns `undefined` if nothing explains it. */
  async finish(entry: ServiceEntry): Promise<Cause | undefined> {
    const deployment = this.#deploymentOf(entry);
    if (deployment === undefined) return undefined;
    const failing = await this.#read(entry, deployment);
    if (failing !== undefined) await this.#tasks.finish([failing]);
    const facts = factsOfEcs(deployment.id ?? "", this.#eventsBefore ?? new Set(), this.#service, undefined);
    return diagnoseDeployment({
      ...facts,
      failing: failing === undefined ? [] : this.#tasks.groupsOf(failing),
    });
  }

  /** The deployment of the recorded revision. */
  #deploymentOf(entry: ServiceEntry): Deployment | undefined {
    const primary = primaryOf(this.#service);
    return primary?.taskDefinition === targetOf(entry) ? primary : undefined;
  }

  #read(entry: ServiceEntry, deployment: Deployment): Promise<FailingService | undefined> {
    return this.#tasks.read(entry, deployment, { ofRollback: true });
  }
}
