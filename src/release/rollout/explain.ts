/**
 * Reports why tasks of a deployment fail, as soon as the first one does. Best effort and bounded: an error here is a
 * note, and neither delays a release nor hides its first error.
 */
import type { Deployment, Service, ServiceDeployment, Task } from "@aws-sdk/client-ecs";
import type { FailureGroup, TaskCause } from "../../diagnosis/facts.ts";
import { diagnoseTask } from "../../diagnosis/task.ts";
import { readRevision } from "../../ecs/reading/task-definitions.ts";
import { messageOf } from "../../core/failure.ts";
import { Recent } from "../../core/bounded-set.ts";
import { type EvidenceContext, type FailingService, factsOf, withEvidence } from "./task-evidence.ts";

export type { FailingService };

const tasksPerCall = 100;
/** Kinds of failure per service for which log and targets are read; more would only repeat them. */
const maxCauses = 5;
/** Upper bound of reported kinds: a container may exit with a different code every time. */
const maxGroups = 20;
/** Failed tasks per service that are remembered: more than one call returns. */
const maxTasks = 500;

interface Group {
  readonly cause: TaskCause;
  /** ARN. */
  readonly example: string;
  /** Reported once, with the first task of the group. */
  log: readonly string[];
  count: number;
}

interface Case {
  failures: number;
  pending: Promise<void> | undefined;
  again: boolean;
  readonly seen: Recent;
  readonly groups: Map<string, Group>;
}

export class FailingTasks {
  readonly #context: EvidenceContext;
  readonly #cases = new Map<FailingService, Case>();
  /** By deployment ID. */
  readonly #read = new Map<string, FailingService | undefined>();
  #noted = false;

  constructor(context: EvidenceContext) {
    this.#context = context;
  }

  /**
   * The service of a deployment whose revision the release did not prepare, read once; `undefined`, with a note, if it
   * can't be read.
   */
  async read(
    { name, cluster }: Pick<FailingService, "name" | "cluster">,
    { id = "", taskDefinition = "" }: Deployment,
    more: Pick<FailingService, "ofRollback"> = {},
  ): Promise<FailingService | undefined> {
    if (this.#read.has(id)) return this.#read.get(id);
    const { aws, signal } = this.#context;
    let one: FailingService | undefined;
    try {
      const { definition } = await readRevision({ ecs: await aws.ecs(), signal }, taskDefinition);
      one = { name, cluster, definition, replaced: [], deploymentId: id, ...more };
    } catch (error) {
      signal.throwIfAborted();
      this.#note(name, error);
    }
    this.#read.set(id, one);
    return one;
  }

  /** Compares the failure counts; a higher one starts an investigation in the background. */
  notice(one: FailingService, service: Service, deployment: ServiceDeployment | undefined): void {
    const known = this.#caseOf(one);
    const failures = failureCount(one, service, deployment);
    if (failures <= known.failures) return;
    known.failures = failures;
    this.#investigate(one, known);
  }

  /** Waits for pending investigations. Investigates a service that failed without a failure count. */
  async finish(failed: readonly FailingService[]): Promise<void> {
    for (const one of failed) {
      const known = this.#caseOf(one);
      if (known.groups.size === 0) this.#investigate(one, known);
    }
    let pending = this.#pending;
    while (pending.length > 0) {
      await Promise.all(pending);
      pending = this.#pending;
    }
  }

  /** Why its tasks failed, the most frequent cause first. */
  groupsOf(one: FailingService): readonly FailureGroup[] {
    const groups = [...this.#caseOf(one).groups.values()].toSorted((a, b) => b.count - a.count);
    return groups.map(({ cause, count, example }) => ({ cause, count, example }));
  }

  get #pending(): Array<Promise<void>> {
    return [...this.#cases.values()].flatMap(({ pending }) => pending ?? []);
  }

  #caseOf(one: FailingService): Case {
    const known = this.#cases.get(one);
    if (known !== undefined) return known;
    const fresh: Case = {
      failures: 0,
      pending: undefined,
      again: false,
      seen: new Recent(maxTasks),
      groups: new Map(),
    };
    this.#cases.set(one, fresh);
    return fresh;
  }

  #investigate(one: FailingService, known: Case): void {
    if (known.pending !== undefined) {
      known.again = true;
      return;
    }
    known.pending = this.#examine(one, known)
      .catch((error: unknown) => this.#note(one.name, error))
      .finally(() => {
        known.pending = undefined;
        if (!known.again) return;
        known.again = false;
        this.#investigate(one, known);
      });
  }

  async #examine(one: FailingService, known: Case): Promise<void> {
    const stopped = await this.#stoppedTasks(one);
    const isOurs = belongsTo(one);
    const failed = stopped.filter(hasFailed);
    const fresh = failed.filter((task) => isOurs(task) && known.seen.add(task.taskArn ?? ""));
    const others = failed.filter((task) => !isOurs(task));
    const changed = new Set<Group>();
    for (const task of fresh) {
      const group = await this.#file(one, known, task);
      if (group !== undefined) changed.add(group);
    }
    const otherCauses = new Set(others.map((task) => diagnoseTask(factsOf(one, task)).name));
    for (const group of changed) this.#emit(one, group, otherCauses);
  }

  async #stoppedTasks(one: FailingService): Promise<readonly Task[]> {
    const ecs = await this.#context.aws.ecs();
    const { cluster, name: serviceName } = one;
    const options = { signal: this.#context.signal, resource: serviceName };
    const { taskArns = [] } = await ecs.listTasks(
      { cluster, serviceName, desiredStatus: "STOPPED" },
      options,
    );
    if (taskArns.length === 0) return [];
    const { tasks = [] } = await ecs.describeTasks(
      { cluster, tasks: taskArns.slice(0, tasksPerCall) },
      options,
    );
    return tasks;
  }

  /** Groups a task by cause; for the first of a group, its log and targets are read too. */
  async #file(one: FailingService, known: Case, task: Task): Promise<Group | undefined> {
    const alone = diagnoseTask(factsOf(one, task));
    const key = keyOf(alone);
    const group = known.groups.get(key);
    if (group !== undefined) {
      group.count += 1;
      return group;
    }
    if (known.groups.size >= maxGroups) return undefined;
    const facts =
      known.groups.size < maxCauses
        ? await withEvidence(this.#context, one, task, (error) => this.#note(one.name, error))
        : factsOf(one, task);
    const { taskArn: example = "" } = task;
    const fresh: Group = { cause: diagnoseTask(facts), example, log: facts.log ?? [], count: 1 };
    known.groups.set(key, fresh);
    return fresh;
  }

  #emit(one: FailingService, group: Group, otherCauses: ReadonlySet<string>): void {
    const { cause, count, example, log } = group;
    group.log = [];
    this.#context.emit({
      kind: "tasks-failing",
      failing: {
        service: one.name,
        cause,
        count,
        example,
        log,
        oldRevisionToo: one.ofRollback !== true && otherCauses.has(cause.name),
        ...(one.ofRollback && { ofRollback: true }),
      },
    });
  }

  #note(about: string, error: unknown): void {
    if (this.#noted || this.#context.signal.aborted) return;
    this.#noted = true;
    const text = `The diagnosis of failed tasks is incomplete: ${messageOf(error)}`;
    this.#context.emit({ kind: "note", level: "info", about, text });
  }
}

/** `startedBy` names the deployment, or the task set for CodeDeploy. */
function belongsTo(one: FailingService): (task: Task) => boolean {
  if (one.prepared === undefined) return ({ startedBy }) => startedBy === one.deploymentId;
  const { taskSetsBefore } = one.prepared;
  return ({ startedBy = "" }) => startedBy.startsWith("ecs-svc/") && !taskSetsBefore.includes(startedBy);
}

function failureCount(
  one: FailingService,
  service: Service,
  deployment: ServiceDeployment | undefined,
): number {
  const classic = service.deployments?.find(({ id }) => id === one.deploymentId)?.failedTasks ?? 0;
  return Math.max(classic, deployment?.deploymentCircuitBreaker?.failureCount ?? 0);
}

/** Scale-in and replacement stop tasks too; those aren't failures (docs/aws-reference.md#stop-reasons). */
const hasFailed = ({ stoppedReason = "", stopCode }: Task): boolean =>
  !(stopCode === "ServiceSchedulerInitiated" && stoppedReason.startsWith("Scaling activity initiated by"));

const keyOf = ({ name, container, exitCode }: TaskCause): string =>
  JSON.stringify([name, container, exitCode]);
