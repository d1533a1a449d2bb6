/** Why a one-off task failed, as a named cause. Pure. The diagnosis explains why its containers failed. */
import type { Failure as AwsFailure, Task } from "@aws-sdk/client-ecs";
import type { TaskCause, TaskFacts } from "../../diagnosis/facts.ts";
import {
  migrationSkipped,
  namesWithoutServiceConnect,
  serverMistakenForMigration,
} from "../../diagnosis/one-off.ts";
import { diagnosePlacement } from "../../diagnosis/placement.ts";
import { mayRetryPlacement } from "../../diagnosis/retry.ts";
import { evidenceOf } from "../../diagnosis/task-words.ts";
import { diagnoseTask } from "../../diagnosis/task.ts";
import { taskFacts, type TaskVerdict } from "../../ecs/task.ts";
import { timeSpentInWords } from "../../ecs/task-time.ts";
import { type Cause, joined } from "../../core/failure.ts";
import { inWords } from "../../core/time.ts";
import type { OneOff } from "../../core/events.ts";
import type { OneOffSpec } from "./spec.ts";

const names: Readonly<Record<OneOff, string>> = {
  migration: "migration",
  "smoke-test": "smoke test",
  "after-release": "after-release command",
};
export const nameOf = ({ kind }: Pick<OneOffSpec, "kind">): string => names[kind];

const timeoutInput: Readonly<Record<OneOff, string>> = {
  migration: "migration-timeout",
  "smoke-test": "smoke-test-timeout",
  "after-release": "migration-timeout",
};

/** What is known about a task when its watch ends. */
export interface Ending {
  readonly spec: OneOffSpec;
  readonly taskArn: string;
  /** The last state that was read. */
  readonly task: Task | undefined;
  readonly log: readonly string[];
  /** Epoch milliseconds. */
  readonly now: number;
}

const factsOf = ({ spec, task = {}, log }: Ending): TaskFacts => ({
  ...taskFacts(task, spec.definition, [spec.container]),
  log,
});

function diagnose(ending: Ending): TaskCause {
  const cause = diagnoseTask(factsOf(ending));
  return ending.spec.besideServiceConnect === true ? namesWithoutServiceConnect(cause) : cause;
}

/** RunTask returned no task. `temporary`: another start may find capacity. */
export function startFailure(
  spec: Pick<OneOffSpec, "kind" | "definition">,
  failures: readonly AwsFailure[],
): { readonly cause: Cause; readonly temporary: boolean } {
  const cause = diagnosePlacement(failures);
  const what = `The ${nameOf(spec)} task of ${spec.definition.family} was not started. ${cause.what}`;
  const temporary = failures.length > 0 && failures.every(({ reason }) => mayRetryPlacement(reason));
  return { cause: { ...cause, what }, temporary };
}

/** The cause of a verdict other than success. */
export function causeOf(verdict: Exclude<TaskVerdict, { state: "going" }>, ending: Ending): TaskCause {
  switch (verdict.state) {
    case "exited":
    case "outlived":
      return exited(verdict.exitCode, ending);
    case "dependency-failed":
      return dependencyFailed(verdict, ending);
    case "no-exit-code":
      return verdict.started ? unknownOutcome(diagnose(ending), ending) : diagnose(ending);
    case "interrupted":
      return interrupted(verdict.stopCode, ending);
    case "gone":
      return gone(ending);
  }
}

/** The diagnosis. If it is about another container, the deciding container's exit code comes first. */
function exited(exitCode: number, ending: Ending): TaskCause {
  const cause = diagnose(ending);
  const { container } = ending.spec;
  if (cause.container === container && cause.exitCode === exitCode) return cause;
  return { ...cause, what: `Container "${container}" exited with code ${exitCode}. ${cause.what}` };
}

function dependencyFailed(
  { container, exitCode }: Extract<TaskVerdict, { state: "dependency-failed" }>,
  ending: Ending,
): TaskCause {
  const cause = diagnose(ending);
  if (cause.name.startsWith("dependency-")) return cause;
  const dependency = container === undefined ? "another container" : `container "${container}"`;
  const ended = exitCode === undefined ? "did not start" : `exited with code ${exitCode}`;
  return {
    name: "dependency-failed",
    what: `Container "${ending.spec.container}" never ran: ${dependency}, which it depends on, ${ended}.`,
    evidence: cause.evidence,
    remedy: `Read the log of ${dependency}; the exit code of "${ending.spec.container}" is not its own.`,
    ...(container !== undefined && { container }),
  };
}

const checkByHand = (ending: Ending): string =>
  ending.spec.kind === "migration"
    ? "The migration may be partly applied. Check its status with the migration tool, then run the job again."
    : "Run the job again.";

const unknownOutcome = (cause: Cause, ending: Ending): Cause => ({
  ...cause,
  what: `The ${nameOf(ending.spec)} ran, but ECS has no exit code for it. ${cause.what}`,
  remedy: joined(cause.remedy, checkByHand(ending)),
});

function interrupted(stopCode: string, ending: Ending): Cause {
  const { container } = ending.spec;
  if (stopCode === "TaskFailedToStart") return failedToStart(ending);
  const byAnother = stopCode === "EssentialContainerExited";
  const why = byAnother
    ? "because another essential container ended first"
    : `by something else (${stopCode === "" ? "no stop code" : stopCode})`;
  return {
    name: "task-interrupted",
    what: `The ${nameOf(ending.spec)} task was stopped ${why}; container "${container}" exited with code 0, but it may not have finished its work.`,
    evidence: evidenceOf(factsOf(ending)),
    remedy: `${byAnother ? "Set `essential: false` on containers that the task does not need." : "The StopTask event in CloudTrail shows who stopped it."} ${checkByHand(ending)}`,
  };
}

/** ECS stopped the deciding container because another one could not start. */
function failedToStart(ending: Ending): Cause {
  const { container } = ending.spec;
  const cause = diagnose(ending);
  return {
    ...cause,
    what: `The ${nameOf(ending.spec)} task failed to start; container "${container}" exited with code 0, but it may not have finished its work. ${cause.what}`,
    remedy: joined(cause.remedy, checkByHand(ending)),
  };
}

const gone = (ending: Ending): Cause => ({
  name: "task-gone",
  what: `ECS no longer lists the ${nameOf(ending.spec)} task, so its result is unknown.`,
  evidence: [ending.taskArn],
  remedy: checkByHand(ending),
});

/** The task was still running at its timeout. `stop` is the result of StopTask. */
export function timeoutCause(ending: Ending, stop: string): Cause {
  const { spec, task, now } = ending;
  const spent = task === undefined ? "" : timeSpentInWords(task, now);
  const what = `The ${nameOf(spec)} did not end within ${inWords(spec.timeout)}${spent === "" ? "" : `: ${spent}`}.`;
  const evidence = [stop, ending.taskArn];
  const serves = serverCause(ending);
  if (serves !== undefined) {
    return { ...serves, what: `${what} ${serves.what}`, evidence: [...serves.evidence, ...evidence] };
  }
  return {
    name: `${spec.kind}-timeout`,
    what,
    evidence,
    remedy: `${checkByHand(ending)} If it only needs longer, raise ${timeoutInput[spec.kind]}.`,
  };
}

/** The task was stopped before its timeout, because it runs a server. */
export function servesCause(ending: Ending, stop: string): Cause {
  const serves = serverCause(ending) ?? timeoutCause(ending, stop);
  return { ...serves, evidence: [...serves.evidence, stop, ending.taskArn] };
}

/**
 * A common mistake: the image ignores the variable that selects the migration, so it starts its server and never ends.
 */
export const serverCause = (ending: Ending): Cause | undefined =>
  serverMistakenForMigration({
    ...factsOf(ending),
    container: ending.spec.container,
    variables: ending.spec.environment.map(({ name }) => name),
    commandGiven: ending.spec.command !== undefined,
  });

/**
 * Reasons to doubt a success. A tool may exit with code 0 although it did nothing (docs/aws-reference.md#migrations).
 * Or another essential container failed: if it ended first, ECS stopped the migration before it was done.
 */
export function reasonsToDoubt(ending: Ending): readonly string[] {
  if (ending.spec.kind !== "migration") return [];
  const skipped = migrationSkipped(ending.log);
  const failed = failedBeside(ending);
  return [
    ...(skipped === undefined
      ? []
      : [
          `The migration exited with code 0, but it may not have run. ${skipped.what} ${skipped.remedy ?? ""}`,
        ]),
    ...failed.map(
      (name) =>
        `The migration exited with code 0, but the essential container "${name}" failed in the same task. If that container failed first, ECS stopped the migration early: check its status with the migration tool.`,
    ),
  ];
}

/** Exit codes of containers that ECS stops with the task. */
const usualEnds: ReadonlySet<number> = new Set([0, 137, 143]);

const failedBeside = ({ spec, task }: Ending): readonly string[] =>
  spec.definition.containers
    .filter(({ name, essential }) => essential && name !== spec.container)
    .map(({ name }) => name)
    .filter((name) => {
      const exitCode = task?.containers?.find((container) => container.name === name)?.exitCode;
      return exitCode !== undefined && !usualEnds.has(exitCode);
    });

/** The step could not read the task while it was running. */
export function unseenCause(ending: Ending, why: Cause): Cause {
  return {
    ...why,
    what: `The ${nameOf(ending.spec)} task could not be watched until it stopped. ${why.what}`,
    evidence: [...why.evidence, `The task may still be running: ${ending.taskArn}`],
    remedy: joined(why.remedy, checkByHand(ending)),
  };
}
