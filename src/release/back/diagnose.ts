/** Diagnoses a failing rollback from the failed tasks, events and logs of the recorded revision. Best effort. */
import type { Service } from "@aws-sdk/client-ecs";
import { diagnoseDeployment } from "../../diagnosis/deployment.ts";
import type { TaskDefinition } from "../../ecs/definition/task-definition.ts";
import { primaryOf } from "../../ecs/deployment.ts";
import { type Cause, messageOf } from "../../core/failure.ts";
import type { ServiceEntry } from "../../core/journal.ts";
import { readRevision } from "../../plan/latest.ts";
import { type FailingService, FailingTasks } from "../rollout/explain.ts";
import { factsOfEcs } from "../rollout/looks.ts";
import { type RollbackContext, targetOf } from "./part-end.ts";

export class RollbackDiagnosis {
  readonly #context: RollbackContext;
  readonly #tasks: FailingTasks;
  readonly #subjects = new Map<string, FailingService>();
  #eventsBefore: ReadonlySet<string | undefined> | undefined;
  #service: Service | undefined;
  #definition: TaskDefinition | undefined;

  constructor(context: RollbackContext) {
    this.#context = context;
    this.#tasks = new FailingTasks(context);
  }

  /** Starts to examine the failed tasks of the recorded revision once ECS counts any. */
  async notice(entry: ServiceEntry, service: Service): Promise<void> {
    this.#eventsBefore ??= new Set(service.events?.map(({ id }) => id));
    this.#service = service;
    const primary = primaryOf(service);
    if (primary?.taskDefinition !== targetOf(entry) || !primary.failedTasks) return;
    const subject = await this.#subject(entry, primary.id ?? "");
    if (subject !== undefined) this.#tasks.notice(subject, service, undefined);
  }

  /** Call after a failed rollback. Returns `undefined` if nothing explains it. */
  async finish(entry: ServiceEntry): Promise<Cause | undefined> {
    const service = this.#service;
    const primary = service && primaryOf(service);
    if (service === undefined || primary?.taskDefinition !== targetOf(entry)) return undefined;
    const id = primary.id ?? "";
    const subject = await this.#subject(entry, id);
    if (subject !== undefined) await this.#tasks.finish([subject]);
    const facts = factsOfEcs(id, this.#eventsBefore ?? new Set(), service, undefined);
    const failing = subject === undefined ? [] : this.#tasks.groupsOf(subject);
    return diagnoseDeployment({ ...facts, failing });
  }

  async #subject(entry: ServiceEntry, deploymentId: string): Promise<FailingService | undefined> {
    const known = this.#subjects.get(deploymentId);
    if (known !== undefined) return known;
    const definition = await this.#read(targetOf(entry));
    if (definition === undefined) return undefined;
    const { name, cluster } = entry;
    const subject = { name, cluster, definition, replaced: [], deploymentId, ofRollback: true };
    this.#subjects.set(deploymentId, subject);
    return subject;
  }

  async #read(arn: string): Promise<TaskDefinition | undefined> {
    const { aws, signal, emit } = this.#context;
    try {
      return (this.#definition ??= (await readRevision({ ecs: await aws.ecs(), signal }, arn)).definition);
    } catch (error) {
      signal.throwIfAborted();
      emit({
        kind: "note",
        level: "info",
        text: `The diagnosis of failed tasks is incomplete: ${messageOf(error)}`,
      });
      return undefined;
    }
  }
}
