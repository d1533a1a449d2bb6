/** Why a one-off task did not succeed, as a named cause. Pure; what its containers died of comes from the diagnosis. */
import type { Failure as AwsFailure, Task } from "@aws-sdk/client-ecs";
import { causeOf as causeOfRow, firstMatch } from "../ecs/diagnosis/catalogue-row.ts";
import type { ContainerPlan, TaskFacts } from "../ecs/diagnosis/facts.ts";
import { placementReasons } from "../ecs/diagnosis/placement-reasons.ts";
import { diagnoseTask } from "../ecs/diagnosis/task.ts";
import type { TaskVerdict } from "../ecs/task.ts";
import { timeSpentInWords } from "../ecs/task-time.ts";
import type { Cause } from "../failure.ts";
import { inWords } from "../time.ts";
import type { OneOff } from "./events.ts";
import type { OneOffSpec } from "./one-off-spec.ts";

const names: Readonly<Record<OneOff, string>> = { migration: "migration", "smoke-test": "smoke test" };
export const nameOf = ({ kind }: Pick<OneOffSpec, "kind">): string => names[kind];

const timeoutInput: Readonly<Record<OneOff, string>> = {
  migration: "migration-timeout",
  "smoke-test": "smoke-test-timeout",
};

/** What is known of a task that has been watched to its end, or to ours. */
export interface Ending {
  readonly spec: OneOffSpec;
  readonly taskArn: string;
  /** As it was last seen. */
  readonly task: Task | undefined;
  readonly log: readonly string[];
  /** Epoch milliseconds. */
  readonly now: number;
}

const factsOf = ({ spec, task, log }: Ending): TaskFacts => ({
  task: task ?? {},
  definitions: spec.definition.document.get(["containerDefinitions"]) as unknown as readonly ContainerPlan[],
  runtimePlatform: spec.definition.runtimePlatform as NonNullable<TaskFacts["runtimePlatform"]>,
  released: [spec.container],
  log,
});

/** RunTask answered without a task. `passing`: another start may find a place. */
export function startFailure(
  spec: Pick<OneOffSpec, "kind" | "definition">,
  failures: readonly AwsFailure[],
): { readonly cause: Cause; readonly passing: boolean } {
  const texts = failures.map(({ reason = "", detail = "" }) => [reason, detail].filter(Boolean).join(": "));
  const reasons = failures.flatMap(({ reason = "", detail = "" }) => [reason, detail]);
  const match = reasons.map((text) => firstMatch(placementReasons, text)).find((one) => one !== undefined);
  const didNotStart = `The ${nameOf(spec)} task of ${spec.definition.family} was not started.`;
  if (match === undefined) {
    const cause: Cause = {
      name: "task-not-started",
      what: `${didNotStart} RunTask answered ${texts.length === 0 ? "with neither a task nor a failure" : "with failures"}.`,
      evidence: texts,
      remedy:
        "Look the reason up in the ECS documentation of API failure reasons, and at the cluster's capacity.",
    };
    return { cause, passing: false };
  }
  const cause = causeOfRow(match, {}, texts);
  return { cause: { ...cause, what: `${didNotStart} ${cause.what}` }, passing: match.row.passing ?? false };
}

/** The cause of a verdict that is not a success. */
export function causeOf(verdict: Exclude<TaskVerdict, { state: "going" }>, ending: Ending): Cause {
  switch (verdict.state) {
    case "exited":
    case "outlived":
      return exited(verdict.exitCode, ending);
    case "dependency-failed":
      return dependencyFailed(verdict, ending);
    case "no-exit-code":
      return verdict.started
        ? unknownOutcome(diagnoseTask(factsOf(ending)), ending)
        : diagnoseTask(factsOf(ending));
    case "interrupted":
      return interrupted(verdict.stopCode, ending);
    case "gone":
      return gone(ending);
  }
}

/** The diagnosis, with the deciding container's own code in front where it is about another one. */
function exited(exitCode: number, ending: Ending): Cause {
  const cause = diagnoseTask(factsOf(ending));
  const { container } = ending.spec;
  if (cause.container === container && cause.exitCode === exitCode) return cause;
  return { ...cause, what: `Container "${container}" ended with exit code ${exitCode}. ${cause.what}` };
}

function dependencyFailed(
  { container, exitCode }: Extract<TaskVerdict, { state: "dependency-failed" }>,
  ending: Ending,
): Cause {
  const cause = diagnoseTask(factsOf(ending));
  if (cause.name.startsWith("dependency-")) return cause;
  const ended = exitCode === undefined ? "did not start" : `ended with exit code ${exitCode}`;
  return {
    name: "dependency-failed",
    what: `Container "${ending.spec.container}" never ran: container "${container}", which it depends on, ${ended}.`,
    evidence: cause.evidence,
    remedy: `Read the log of container "${container}"; the exit code of "${ending.spec.container}" says nothing.`,
  };
}

const checkByHand = (ending: Ending): string =>
  ending.spec.kind === "migration"
    ? "Whether it was applied is unknown: ask the migration tool for its status, then run the job again."
    : "Run the job again.";

const unknownOutcome = (cause: Cause, ending: Ending): Cause => ({
  ...cause,
  what: `The ${nameOf(ending.spec)} was running and left no exit code. ${cause.what}`,
  remedy: [cause.remedy, checkByHand(ending)].filter((text) => text !== undefined).join(" "),
});

function interrupted(stopCode: string, ending: Ending): Cause {
  const { container } = ending.spec;
  return {
    name: "task-interrupted",
    what: `The ${nameOf(ending.spec)} task was stopped from outside (${stopCode}); container "${container}" left with exit code 0, which proves no finished work.`,
    evidence: [ending.task?.stoppedReason ?? "", ending.taskArn].filter((text) => text !== ""),
    remedy: `CloudTrail's StopTask event says who stopped it. ${checkByHand(ending)}`,
  };
}

const gone = (ending: Ending): Cause => ({
  name: "task-gone",
  what: `ECS does not know the ${nameOf(ending.spec)} task any more, so its end is unknown.`,
  evidence: [ending.taskArn],
  remedy: checkByHand(ending),
});

/** The task was still going when its time was over. `stop` says what became of StopTask. */
export function timeoutCause(ending: Ending, stop: string): Cause {
  const { spec, task, now } = ending;
  const spent = task === undefined ? "" : timeSpentInWords(task, now);
  return {
    name: `${spec.kind}-timeout`,
    what: `The ${nameOf(spec)} did not end within ${inWords(spec.timeout)}${spent === "" ? "" : `: ${spent}`}.`,
    evidence: [stop, ending.taskArn],
    remedy: `${checkByHand(ending)} If it only needs longer, raise ${timeoutInput[spec.kind]}.`,
  };
}

/** ECS could not be asked any more while the task was going. */
export function unseenCause(ending: Ending, why: Cause): Cause {
  return {
    ...why,
    what: `The ${nameOf(ending.spec)} task could not be followed to its end. ${why.what}`,
    evidence: [...why.evidence, `The task may still be running: ${ending.taskArn}`],
    remedy: [why.remedy, checkByHand(ending)].filter((text) => text !== undefined).join(" "),
  };
}
