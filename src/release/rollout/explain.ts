/**
 * Says why tasks of a deployment fail, the moment the first one does. Best effort and bounded: whatever goes wrong
 * here is a note, and neither holds a release up nor hides its first error.
 */
import type { Service, ServiceDeployment, Task } from "@aws-sdk/client-ecs";
import type { FailureGroup, TaskCause } from "../../diagnosis/facts.ts";
import { diagnoseTask } from "../../diagnosis/task.ts";
import { messageOf } from "../../core/failure.ts";
import { Recent } from "../../core/bounded-set.ts";
import { type EvidenceContext, type FailingService, factsOf, withEvidence } from "./task-evidence.ts";

export type { FailingService };

const tasksPerCall = 100;
/** Kinds of failure of one service whose log and targets are read; more only repeat themselves. */
const maxCauses = 5;
/** Kinds that are told and counted at all: containers that end with ever another exit code make no end of them. */
const maxGroups = 20;
/** Failed tasks of one service that are known again: more than are looked at in one call. */
const maxTasks = 500;

interface Group {
  readonly cause: TaskCause;
  /** ARN. */
  readonly example: string;
  /** Told with the first of its tasks, and let go. */
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
  #noted = false;

  constructor(context: EvidenceContext) {
    this.#context = context;
  }

  /** Looks at the counts of failures; a new one starts an investigation beside the watch. */
  notice(one: FailingService, service: Service, deployment: ServiceDeployment | undefined): void {
    const known = this.#caseOf(one);
    const failures = failureCount(one, service, deployment);
    if (failures <= known.failures) return;
    known.failures = failures;
    this.#investigate(one, known);
  }

  /** Waits for what is being looked into; a service that failed without a count is looked at once more. */
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

  /** What its tasks died of, most of them first. */
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
    known.pending = this.#look(one, known)
      .catch((error: unknown) => this.#note(one, error))
      .finally(() => {
        known.pending = undefined;
        if (!known.again) return;
        known.again = false;
        this.#investigate(one, known);
      });
  }

  async #look(one: FailingService, known: Case): Promise<void> {
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
    for (const group of changed) this.#tell(one, group, otherCauses);
  }

  async #stoppedTasks(one: FailingService): Promise<readonly Task[]> {
    const ecs = await this.#context.aws.ecs();
    const { cluster, name: serviceName } = one.release;
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

  /** Puts a task with those that died of the same; the first of a kind is looked at more closely. */
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
        ? await withEvidence(this.#context, one, task, (error) => this.#note(one, error))
        : factsOf(one, task);
    const { taskArn: example = "" } = task;
    const fresh: Group = { cause: diagnoseTask(facts), example, log: facts.log ?? [], count: 1 };
    known.groups.set(key, fresh);
    return fresh;
  }

  #tell(one: FailingService, group: Group, otherCauses: ReadonlySet<string>): void {
    const { cause, count, example, log } = group;
    group.log = [];
    this.#context.tell({
      kind: "tasks-failing",
      failing: {
        service: one.release.name,
        cause,
        count,
        example,
        log,
        oldRevisionToo: one.ofRollback !== true && otherCauses.has(cause.name),
        ...(one.ofRollback && { ofRollback: true }),
      },
    });
  }

  #note(one: FailingService, error: unknown): void {
    if (this.#noted || this.#context.signal.aborted) return;
    this.#noted = true;
    const text = `Why tasks fail can't be told in full: ${messageOf(error)}`;
    this.#context.tell({ kind: "note", level: "info", about: one.release.name, text });
  }
}

/** Tasks carry their deployment in `startedBy`; those of CodeDeploy carry their task set. */
function belongsTo(one: FailingService): (task: Task) => boolean {
  if (one.by.controller === "ECS") return ({ startedBy }) => startedBy === one.deploymentId;
  const { taskSetsBefore } = one.by.watch.own;
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

/** Scaling down and replacing end tasks too, and are no failures (docs/aws-reference.md#stop-reasons). */
const hasFailed = ({ stoppedReason = "", stopCode }: Task): boolean =>
  !(stopCode === "ServiceSchedulerInitiated" && stoppedReason.startsWith("Scaling activity initiated by"));

const keyOf = ({ name, container, exitCode }: TaskCause): string =>
  JSON.stringify([name, container, exitCode]);
