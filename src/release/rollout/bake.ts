/**
 * The bake: watches the released services for bake-time before the schedules move. A failing task or container of a new
 * revision, or an alarm in ALARM, fails the release.
 */
import type { Task } from "@aws-sdk/client-ecs";
import { isTemporary } from "../../aws/retry.ts";
import { diagnoseTask } from "../../diagnosis/task.ts";
import { firstInAlarm, selectAlarms, type AlarmState, type BakeFinding, findingIn } from "../../ecs/bake.ts";
import {
  describeTasks,
  listServiceTasks,
  listStoppedTasks,
  type TaskReader,
} from "../../ecs/reading/tasks.ts";
import { isOver } from "../../ecs/task.ts";
import { assertFailure, type Cause, Failure } from "../../core/failure.ts";
import { Deadline, inWords, poll, seconds } from "../../core/time.ts";
import type { BakeRequest } from "../../request/request.ts";
import type { ReleaseContext } from "../context.ts";
import { Heartbeat } from "../heartbeat.ts";
import type { ServiceRelease } from "./service-release.ts";
import { withEvidence } from "./task-evidence.ts";
import { toleratingOutages } from "./outages.ts";

/** Minimum interval between polls: a bake takes minutes, and each service costs three calls. */
const fastest = seconds(10);
const perService = seconds(1);
/** How long the last poll is retried if AWS does not respond. */
const grace = seconds(120);

/** ARNs of tasks that stopped before the services were healthy, by the service's name. */
export type StoppedTasks = ReadonlyMap<string, readonly string[]>;

/**
 * Call once all services are healthy: a smoke test may run for minutes before the bake begins. For a service that can't
 * be read, the bake begins with its own first poll.
 */
export async function stoppedTasks({ aws, emit, journal, signal }: ReleaseContext): Promise<StoppedTasks> {
  const reader: TaskReader = { ecs: await aws.ecs(), signal };
  const stopped = new Map<string, readonly string[]>();
  const read = async ({ cluster, name }: ReleaseContext["journal"]["services"][number]): Promise<void> => {
    try {
      stopped.set(name, await listStoppedTasks(reader, cluster, name));
    } catch (error) {
      assertFailure(error, signal);
      emit({ kind: "note", level: "info", about: name, text: error.message });
    }
  };
  await Promise.all(journal.services.map(read));
  return stopped;
}

/**
 * @param services the services that this release deployed
 * @throws Failure `bake-failed`, or `bake-not-measured` if the tasks can't be read
 */
export async function bake(
  context: ReleaseContext,
  services: readonly ServiceRelease[],
  { time, alarms }: BakeRequest,
  stopped: StoppedTasks = new Map(),
): Promise<void> {
  const { clock, pace, signal, emit } = context;
  const watch = new Bake(context, services, { alarms, stopped });
  const end = new Deadline(clock, time);
  const heartbeat = new Heartbeat(clock, emit);
  const names = services.map(({ name }) => name).join(", ");
  emit({ kind: "note", level: "info", text: `Watching ${names} for ${inWords(time)} (bake-time).` });
  const { attempt } = toleratingOutages(emit, "the bake", async () => {
    const last = end.passed();
    const found = await watch.check(last);
    if (found !== undefined) return found;
    heartbeat.beat("the end of the bake", end.at);
    return last ? "over" : undefined;
  });
  const between = Math.max(fastest, perService * services.length);
  const step = (elapsed: number): number => {
    const wait = Math.max(between, pace(elapsed, { next: "step" }));
    return end.passed() ? wait : Math.min(wait, Math.max(1, end.remaining()));
  };
  const deadline = new Deadline(clock, time + grace);
  const found = await poll({ clock, pace: step, signal, deadline }, attempt).catch((error: unknown) => {
    signal.throwIfAborted();
    throw error instanceof Failure ? notMeasured(error.why) : error;
  });
  if (found === undefined) throw notMeasured();
  if (found !== "over") throw new Failure(found);
}

const notMeasured = (why?: Cause): Failure =>
  new Failure({
    name: "bake-not-measured",
    what: `The release could not be watched during bake-time: ${why?.what ?? "AWS did not respond at the end of bake-time."}`,
    evidence: why?.evidence ?? [],
    remedy: why?.remedy ?? "Run the job again.",
  });

class Bake {
  readonly #context: ReleaseContext;
  readonly #services: readonly ServiceRelease[];
  /** Tasks that stopped before the bake, and tasks that were already evaluated. */
  readonly #known = new Set<string>();
  #alarms: readonly string[];
  #started = false;
  #alarmsKnown = false;
  #alarmsUnreadable = false;
  readonly #stopped: StoppedTasks;
  readonly #startedAt: number;

  constructor(
    context: ReleaseContext,
    services: readonly ServiceRelease[],
    { alarms, stopped }: { readonly alarms: readonly string[]; readonly stopped: StoppedTasks },
  ) {
    this.#context = context;
    this.#services = services;
    this.#alarms = alarms;
    this.#stopped = stopped;
    this.#startedAt = context.clock.now();
  }

  /** Why the bake failed; `undefined` so far. */
  async check(last: boolean): Promise<Cause | undefined> {
    const [alarm, ...tasks] = await Promise.all([
      this.#checkAlarms(),
      ...this.#services.map((service) => this.#checkTasks(service, last)),
    ]);
    this.#started = true;
    return tasks.find((cause) => cause !== undefined) ?? alarm;
  }

  async #checkTasks(service: ServiceRelease, last: boolean): Promise<Cause | undefined> {
    const { aws, signal } = this.#context;
    const reader: TaskReader = { ecs: await aws.ecs(), signal };
    const { name, cluster, to, definition } = service;
    const { wanted, stopped } = await listServiceTasks(reader, cluster, name);
    if (!this.#started) for (const arn of this.#stopped.get(name) ?? stopped) this.#known.add(arn);
    const fresh = stopped.filter((arn) => !this.#known.has(arn));
    const tasks = await describeTasks(reader, cluster, [...wanted, ...fresh]);
    for (const task of tasks) {
      if (task.taskDefinitionArn !== to) continue;
      // Reasons and exit codes are complete only once the task has stopped.
      if (task.desiredStatus !== "RUNNING" && !isOver(task) && !last) continue;
      if (isOver(task)) this.#known.add(task.taskArn ?? "");
      const finding = findingIn(task, definition.containers);
      if (finding !== undefined) return this.#causeOf(service, task, finding);
    }
    return undefined;
  }

  async #causeOf(service: ServiceRelease, task: Task, finding: BakeFinding): Promise<Cause> {
    const only =
      finding.kind === "task"
        ? task
        : { ...task, containers: task.containers?.filter(({ name }) => name === finding.container) ?? [] };
    const noted = (): void => undefined;
    const cause = diagnoseTask(await withEvidence(this.#context, service, only, noted));
    const id = (task.taskArn ?? "").slice((task.taskArn ?? "").lastIndexOf("/") + 1);
    const what =
      finding.kind === "task"
        ? `A task of ${service.name} failed during bake-time.`
        : `The non-essential container "${finding.container}" of ${service.name} ${
            finding.exitCode === undefined ? "could not start" : `exited with code ${finding.exitCode}`
          } during bake-time. Its task keeps running without it.`;
    return {
      name: "bake-failed",
      what: `${what} ${cause.what}`,
      evidence: [`task ${id}`, ...cause.evidence],
      ...(cause.remedy !== undefined && { remedy: cause.remedy }),
    };
  }

  async #checkAlarms(): Promise<Cause | undefined> {
    if (this.#alarms.length === 0) return undefined;
    const seen = await this.#describeAlarms(this.#alarms);
    if (seen === undefined) return undefined;
    if (!this.#alarmsKnown) {
      this.#alarmsKnown = true;
      const { watched, warnings } = selectAlarms(this.#alarms, seen, this.#startedAt);
      this.#alarms = watched;
      for (const text of warnings) this.#warn(text);
    }
    const name = firstInAlarm(this.#alarms, seen);
    if (name === undefined) return undefined;
    return {
      name: "bake-failed",
      what: `CloudWatch alarm ${name} went into ALARM during bake-time.`,
      evidence: [`alarm ${name}: ALARM`],
      remedy: "Check the alarm's metric since the release started, and the logs of the new tasks.",
    };
  }

  /** `undefined` if the alarms can't be read. After a denial, one note, and no further attempts. */
  async #describeAlarms(names: readonly string[]): Promise<readonly AlarmState[] | undefined> {
    const { aws, signal } = this.#context;
    try {
      const cloudWatch = await aws.cloudWatch();
      const answer = await cloudWatch.describeAlarms(
        { AlarmNames: [...names], AlarmTypes: ["MetricAlarm", "CompositeAlarm"], MaxRecords: 100 },
        { signal },
      );
      const alarms = [...(answer.MetricAlarms ?? []), ...(answer.CompositeAlarms ?? [])];
      return alarms.map(({ AlarmName = "", StateValue, StateTransitionedTimestamp: changed }) => ({
        name: AlarmName,
        state: StateValue,
        changedAt: changed?.getTime(),
      }));
    } catch (error) {
      assertFailure(error, signal);
      const passes = isTemporary(error);
      if (!passes) this.#alarms = [];
      const then = passes ? "The step tries again" : "The step does not watch them";
      if (!this.#alarmsUnreadable)
        this.#warn(`The alarms of bake-alarms can't be read. ${then}: ${error.message}`);
      this.#alarmsUnreadable = true;
      return undefined;
    }
  }

  #warn(text: string): void {
    this.#context.emit({ kind: "note", level: "warning", about: "bake-alarms", text });
  }
}
