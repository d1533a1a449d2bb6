/** Diagnoses why a task ended: returns a named cause with evidence and remedy. Pure. Sources: docs/aws-reference.md#container-dependencies, #stop-codes, #stop-reasons, #exit-codes. */
import type { Cause } from "../core/failure.ts";
import { causeOf, firstMatch, type Match, type Explanation, type Values } from "./row.ts";
import { exitRow, stopTimeout } from "./rows/exit-codes.ts";
import {
  failedContainer,
  failedDependency,
  isEssential,
  isHeldUp,
  ownContainers,
} from "./failed-container.ts";
import type { ContainerState, TaskCause, TaskFacts } from "./facts.ts";
import { withoutPlainValues } from "./hidden-values.ts";
import { targetReasons } from "./rows/health.ts";
import { findHint, type Hint, hintsFor, logHints } from "./log-hints.ts";
import { runtimeReasons } from "./rows/runtime.ts";
import { stopCodes } from "./rows/stop-codes.ts";
import { stopReasons } from "./rows/stop-reasons.ts";
import { evidenceOf, wordsFor } from "./task-words.ts";

export function diagnoseTask(given: TaskFacts): TaskCause {
  const facts = withoutPlainValues(given);
  return (
    byDependency(facts) ??
    byMemory(facts) ??
    byStoppedReason(facts) ??
    byContainerReason(facts) ??
    byExitCode(facts) ??
    byStopCode(facts) ??
    unknown(facts)
  );
}

/** Adds the container's name and exit code to a cause. */
const about = (cause: Cause, container: ContainerState | undefined): TaskCause => ({
  ...cause,
  ...(container?.name === undefined ? {} : { container: container.name }),
  ...(container?.exitCode === undefined ? {} : { exitCode: container.exitCode }),
});

interface Explained {
  readonly row: Explanation;
  readonly values: Values;
}

const explain = (facts: TaskFacts, match: Explained, container: ContainerState | undefined): TaskCause =>
  about(causeOf(match, wordsFor(facts, container), evidenceOf(facts)), container);

/** A container that never ran has exit code 143; the exit code of its dependency decides (docs/aws-reference.md#container-dependencies). */
function byDependency(facts: TaskFacts): TaskCause | undefined {
  const blocked = ownContainers(facts).find((one) => isHeldUp(facts, one));
  if (blocked === undefined) return undefined;
  const dependency = failedDependency(facts, blocked);
  const ended =
    dependency?.exitCode === undefined ? "did not become ready" : `exited with code ${dependency.exitCode}`;
  const late = /timed out/iu.test(blocked.reason ?? "");
  const hint = dependency === undefined ? undefined : findHint(facts.log, hintsFor(dependency.exitCode ?? 1));
  const cause = {
    name: late ? "dependency-timeout" : "dependency-failed",
    what: `Container "${blocked.name}" never ran: it depends on container "${dependency?.name ?? "?"}", which ${late ? "did not become ready in time" : ended}.`,
    evidence: evidenceOf(facts),
    remedy: late
      ? "Raise `startTimeout` of the dependency, or `startPeriod` and `retries` of its health check."
      : `Read the log of container "${dependency?.name ?? "?"}". The exit code of "${blocked.name}" is not relevant.`,
  };
  return about(withHint(cause, hint), dependency ?? blocked);
}

/** The container's reason reports out of memory, even if the stopped reason does not. */
function byMemory(facts: TaskFacts): TaskCause | undefined {
  const rows = runtimeReasons.filter((row) => row.name === "out-of-memory");
  const container = ownContainers(facts).find(
    (one) => isEssential(facts, one.name) && firstMatch(rows, one.reason ?? "") !== undefined,
  );
  const match = firstMatch(rows, container?.reason ?? "");
  return match === undefined ? undefined : explain(facts, match, container);
}

function byStoppedReason(facts: TaskFacts): TaskCause | undefined {
  const match = firstMatch(stopReasons, facts.task.stoppedReason ?? "");
  if (match === undefined) return undefined;
  const { name } = match.row;
  if (name === "load-balancer-health-check-failed") return unhealthyTarget(facts, match);
  if (name === "container-health-check-failed") return unhealthyContainer(facts, match);
  const container = failedContainer(facts);
  if (name === "scaled-in" && container?.exitCode === 137) return exited(facts, container, stopTimeout);
  return explain(facts, match, container);
}

/** The load balancer's own reason, if there is one, is the cause. */
function unhealthyTarget(facts: TaskFacts, failed: Match): TaskCause {
  const texts = [
    ...(facts.targetHealth ?? []).flatMap(({ Description = "", Reason = "" }) => [Description, Reason]),
    ...(facts.events ?? []),
  ].filter((text) => text !== "");
  const matches = texts.map((text) => firstMatch(targetReasons, text)).filter((match) => match !== undefined);
  const [first] = targetReasons.flatMap((row) => matches.filter((match) => match.row === row));
  const evidence = [...evidenceOf(facts), ...texts.slice(0, 5).map((text) => `target health: ${text}`)];
  const cause = causeOf(first ?? failed, wordsFor(facts, undefined), evidence);
  return withHint(cause, findHint(facts.log, logHints));
}

function unhealthyContainer(facts: TaskFacts, failed: Match): TaskCause {
  const own = ownContainers(facts);
  const container = own.find((one) => one.healthStatus === "UNHEALTHY") ?? failedContainer(facts);
  const cause = causeOf(failed, wordsFor(facts, container), evidenceOf(facts));
  return about(withHint(cause, findHint(facts.log, logHints)), container);
}

function byContainerReason(facts: TaskFacts): TaskCause | undefined {
  const container = failedContainer(facts);
  const match = firstMatch(stopReasons, container?.reason ?? "");
  return match === undefined ? undefined : explain(facts, match, container);
}

function byExitCode(facts: TaskFacts): TaskCause | undefined {
  const container = failedContainer(facts);
  if (container?.exitCode === undefined) return undefined;
  const stopped = stopCodes.some((row) => row.code === facts.task.stopCode);
  if (stopped) return container.exitCode === 137 ? exited(facts, container, stopTimeout) : undefined;
  return exited(facts, container, exitRow(container.exitCode));
}

function exited(facts: TaskFacts, container: ContainerState, row: Explanation): TaskCause {
  const cause = causeOf({ row }, wordsFor(facts, container), evidenceOf(facts));
  const hint = findHint(facts.log, hintsFor(container.exitCode ?? 1));
  if (hint !== undefined) return about(explained(cause, hint, facts, container), container);
  return about(isSidecar(facts, container) ? sidecarCause(cause, container) : cause, container);
}

/** The log names the reason, so that is the cause; the exit code is evidence. */
function explained(cause: Cause, hint: Hint, facts: TaskFacts, container: ContainerState): Cause {
  const found = causeOf(hint.match, wordsFor(facts, container), [...cause.evidence, `log: ${hint.line}`]);
  const sidecar = isSidecar(facts, container) ? ", an essential sidecar," : "";
  const ended = `Container "${container.name ?? "?"}"${sidecar} exited with code ${container.exitCode ?? "?"}.`;
  return { ...found, what: `${ended} ${found.what}` };
}

/** A health check failed, so it stays the cause; the log only adds a hint. */
function withHint(cause: Required<Cause>, hint: Hint | undefined): Cause {
  if (hint === undefined) return cause;
  const found = causeOf(hint.match, {}, []);
  return {
    ...cause,
    evidence: [...cause.evidence, `log: ${hint.line}`],
    remedy: `${cause.remedy} The log suggests ${found.name}: ${found.remedy}`,
  };
}

const isSidecar = (facts: TaskFacts, container: ContainerState): boolean =>
  facts.released !== undefined && facts.released.length > 0 && !facts.released.includes(container.name ?? "");

const sidecarCause = (cause: Required<Cause>, container: ContainerState): Cause => ({
  ...cause,
  name: "essential-sidecar-exited",
  what: `Container "${container.name ?? "?"}", an essential sidecar, exited with code ${container.exitCode ?? "?"}, so ECS stopped the task.`,
  remedy: `Read the sidecar's log. If the task can run without it, set \`essential: false\` on it. ${cause.remedy}`,
});

/** Falls back to the stop code if no message gives a reason. */
function byStopCode(facts: TaskFacts): TaskCause | undefined {
  const row = stopCodes.find(({ code }) => code === facts.task.stopCode);
  if (row === undefined) return undefined;
  const reason = facts.task.stoppedReason;
  return explain(facts, { row, values: { reason: reason && `: ${reason}` } }, failedContainer(facts));
}

/** Quotes AWS's message instead of guessing. */
function unknown(facts: TaskFacts): TaskCause {
  const container = failedContainer(facts);
  const words = facts.task.stoppedReason ?? container?.reason ?? facts.task.stopCode;
  return about(
    {
      name: words === undefined ? "no-stop-reason" : "unknown-stop-reason",
      what:
        words === undefined
          ? "The task stopped, and ECS gives neither a reason nor an exit code."
          : `The task stopped for a reason that this action does not recognize: ${words.slice(0, 1000)}`,
      evidence: evidenceOf(facts),
      remedy: "Check the task in the ECS console (it is listed for about an hour), and its log.",
    },
    container,
  );
}
