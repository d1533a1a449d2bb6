/** One run of a container: its program, its log, its health, its end. */
import { logsArn } from "../logs/operations.ts";
import { createGroup, cutAfter, streamOf, write, type LogsState } from "../logs/streams.ts";
import type { BareWorld } from "../world.ts";
import type { Program, RunContext, Script } from "./program.ts";
import type { Container, EcsState, Health, Task } from "./state.ts";

/** Receives the result of a run. */
export interface RunEnds {
  exited(container: Container): void;
  healthChanged(container: Container): void;
}

export interface Machine {
  readonly world: BareWorld;
  readonly ecs: EcsState;
  readonly logs: LogsState;
}

export const isEssential = (container: Container): boolean =>
  container.definition !== undefined && container.definition.essential !== false;

/** The error with which a log configuration prevents the container's start; undefined if there is none. */
export function logError({ world, logs }: Machine, task: Task, container: Container): string | undefined {
  const configuration = container.definition?.logConfiguration;
  if (configuration?.logDriver !== "awslogs") return undefined;
  const options = configuration.options ?? {};
  const group = options["awslogs-group"] ?? "";
  const region = options["awslogs-region"] ?? task.arn.split(":")[3] ?? world.region;
  if (!logs.groups.has(`${region}:${group}`)) {
    if (options["awslogs-create-group"] !== "true") return missingGroup(task, group);
    createGroup(logs, logsArn(world, region), region, group, world.queue.now);
  }
  const prefix = options["awslogs-stream-prefix"];
  const stream =
    prefix === undefined ? (container.runtimeId ?? "") : `${prefix}/${container.name}/${task.id}`;
  container.log = { region, group, stream };
  return undefined;
}

const missingGroup = (task: Task, group: string): string =>
  task.placement.launchType === "EC2"
    ? "CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist."
    : `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1 (${group})`;

function contextOf(task: Task, container: Container, earlierRuns: number): RunContext {
  const override = task.overrides.containerOverrides?.find(({ name }) => name === container.name);
  const variables = [...(container.definition?.environment ?? []), ...(override?.environment ?? [])];
  return {
    container: container.name,
    image: container.image,
    environment: Object.fromEntries(variables.map(({ name, value }) => [name ?? "", value ?? ""])),
    command: override?.command ?? container.definition?.command ?? [],
    family: task.definition.family,
    earlierRuns,
    ofService: task.serviceArn !== undefined,
  };
}

/** Starts the program. Writes its log immediately, with its times, and queues its end. */
export function run(
  machine: Machine,
  task: Task,
  container: Container,
  program: Program,
  ends: RunEnds,
): void {
  const { world, ecs } = machine;
  const context = contextOf(task, container, ecs.images.run(program));
  const script = typeof program.run === "function" ? program.run(context) : program.run;
  const started = world.queue.now;
  container.script = script;
  container.lastStatus = "RUNNING";
  container.startedAt = started;
  writeLog(machine, container, script);
  const stillRuns = (): boolean => container.lastStatus === "RUNNING" && container.startedAt === started;
  for (const { after, status } of healthSteps(container, script))
    world.queue.in(after, () => {
      if (!stillRuns()) return;
      container.healthStatus = status;
      ends.healthChanged(container);
    });
  const exit = script.exit;
  if (exit !== undefined)
    world.queue.in(exit.after, () => {
      if (stillRuns()) end(machine, container, exit.outOfMemory ? 137 : exit.code, ends, exit.outOfMemory);
    });
}

/** Results of the health check in order; empty if the definition has no health check. */
function healthSteps(
  container: Container,
  script: Script,
): ReadonlyArray<{ readonly after: number; readonly status: Health }> {
  const check = container.definition?.healthCheck;
  if (check === undefined) return [];
  return script.health ?? [{ after: check.interval ?? 30, status: "HEALTHY" }];
}

function writeLog({ world, logs }: Machine, container: Container, script: Script): void {
  const to = container.log;
  const group = to === undefined ? undefined : logs.groups.get(`${to.region}:${to.group}`);
  if (to === undefined || group === undefined) return;
  const started = world.queue.now;
  const stream = streamOf(group, to.stream, started);
  const lines = script.log.map(({ after, text, ingestion = world.pace.ingestion }) => {
    const timestamp = Math.round(started + after * 1000);
    return { timestamp, message: text, visibleAt: timestamp + ingestion * 1000 };
  });
  write(stream, lines);
}

/** The container's process has ended. */
export function end(
  { world, logs }: Machine,
  container: Container,
  code: number,
  ends: RunEnds,
  outOfMemory = false,
): void {
  container.lastStatus = "STOPPED";
  container.exitCode = code;
  if (outOfMemory) container.reason = "OutOfMemoryError: Container killed due to memory usage";
  const to = container.log;
  const stream =
    to === undefined ? undefined : logs.groups.get(`${to.region}:${to.group}`)?.streams.get(to.stream);
  if (stream !== undefined) cutAfter(stream, world.queue.now);
  ends.exited(container);
}

/** Sends SIGTERM, and SIGKILL after `stopTimeout`. */
export function terminate(machine: Machine, task: Task, container: Container, ends: RunEnds): void {
  const { world } = machine;
  const fargate = task.placement.launchType !== "EC2";
  const limit = container.definition?.stopTimeout ?? 30;
  const patience = fargate ? Math.min(limit, 120) : limit;
  const answer = container.script?.sigterm ?? { after: 1, code: 143 };
  const exits = answer !== "ignored" && answer.after <= patience;
  world.queue.in(exits ? answer.after : patience, () => {
    if (container.lastStatus === "RUNNING") end(machine, container, exits ? answer.code : 137, ends);
  });
}
