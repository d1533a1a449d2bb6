/** Log lines about the release itself: plan, checks, notes, revisions, phases, rollback, heartbeat. */
import { shortName, revisionName } from "../../aws/arn.ts";
import type { Check, Phase, PlanView } from "../../core/events.ts";
import type { ReleaseReport } from "../record/record.ts";
import { withoutShownCauses } from "../shown-causes.ts";
import { counted, durationWords, exitWords, moveWords, noteWords, timeOfDay } from "../words.ts";
import { causeLines } from "./cause-lines.ts";
import type { Line, Style } from "./line.ts";
import { phaseWords } from "../phase-words.ts";
import { policyLines, policyTitle } from "../policy-lines.ts";
import { headLines, planLines } from "./plan-lines.ts";
import { inside, outside, secondsInPhase, type LogEntry, type EventOf } from "./log-entry.ts";

/** In a dry run the plan is the result, so it is visible without a click. */
export const planEntry = ({ plan }: EventOf<"plan">): LogEntry => ({
  ahead: headLines(plan),
  lines: planLines(plan),
  ...(plan.policy && {
    group: { title: policyTitle, lines: policyLines(plan.policy).map((text) => ({ text })) },
  }),
  outside: plan.dryRun,
});

const checkMarks: Readonly<Record<Check["level"], { readonly mark: string; readonly style: Style }>> = {
  ok: { mark: "OK  ", style: "good" },
  warning: { mark: "WARN", style: "warning" },
  failure: { mark: "FAIL", style: "bad" },
};

export function checkEntry({ check }: EventOf<"check">): LogEntry {
  const { about, level, text, remedy } = check;
  const { mark, style } = checkMarks[level];
  const lines: Line[] = [{ text: `${mark}  ${about}: ${text}`, style }];
  if (remedy !== undefined && level !== "ok") lines.push({ text: `      → ${remedy}` });
  return { lines, outside: level === "failure" };
}

export function noteEntry({ level, about, text }: EventOf<"note">): LogEntry {
  const words = noteWords({ about, text });
  return inside(level === "warning" ? { text: `! ${words}`, style: "warning" } : { text: `  ${words}` });
}

export const registeredEntry = ({ from, to, reused }: EventOf<"registered">): LogEntry =>
  inside({ text: reused ? `  ${revisionName(to)} is used unchanged` : `✓ ${moveWords(from, to)}` });

/** The line below a closed group: the phase, its result and its duration. */
export function phaseEndedEntry(
  { phase, result, at }: EventOf<"phase-ended">,
  report: ReleaseReport,
): LogEntry {
  const step = report.steps.findLast(({ name, endedAt }) => name === phase.name && endedAt !== undefined);
  const seconds = step === undefined ? 0 : (at - Date.parse(step.startedAt)) / 1000;
  const detail = phaseDetail(phase, report);
  const name = phaseWords(phase) + (detail === "" ? "" : `: ${detail}`);
  const tail = `(${durationWords(seconds)})`;
  switch (result) {
    case "ok":
      return outside({ text: `✓ ${name}`, style: "good", tail });
    case "failed":
      return outside({ text: `✖ ${phaseWords(phase)} failed`, style: "bad", tail });
  }
}

function phaseDetail(phase: Phase, { checks, families, plan, migration }: ReleaseReport): string {
  switch (phase.name) {
    case "plan":
      return plan === undefined ? "" : planWords(plan);
    case "preflight": {
      const warnings = checks.filter(({ level }) => level === "warning").length;
      return `${counted(checks.length, "check")}${warnings === 0 ? "" : `, ${counted(warnings, "warning")}`}`;
    }
    case "register":
      return families.map(({ from, to }) => moveWords(from, to)).join(" · ");
    case "wave":
      return phase.services.join(", ");
    case "migration":
      return migration?.container === undefined ? "" : `${migration.container} ${exitWords(migration)}`;
    case "smoke-test":
    case "bake":
    case "after-release":
    case "schedules":
    case "rollback":
      return "";
  }
}

function planWords({ waves, migration, schedules }: PlanView): string {
  const deploying = waves.flat().filter(({ deploys }) => deploys).length;
  const moving = schedules.filter(({ moves }) => moves).length;
  return [
    `${counted(deploying, "service")} to deploy`,
    ...(migration === undefined ? [] : ["a migration to run"]),
    ...(moving === 0 ? [] : [`${counted(moving, "schedule")} to move`]),
  ].join(", ");
}

/** Does not repeat a cause that was printed with the failing tasks. */
export const rollbackStartedEntry = (reason: string, report: ReleaseReport): LogEntry =>
  outside({ text: "" }, { text: `↩ ROLLING BACK: ${withoutShownCauses(reason, report)}`, style: "alarm" });

/** The reason was printed at the start of the rollback. */
export const rollingBackEntry = ({ part, to }: EventOf<"rolling-back">): LogEntry =>
  outside({ text: `↩ Rolling ${part} back to ${shortName(to)}`, style: "warning" });

export function rollbackEndedEntry({ part, back, text, cause }: EventOf<"rollback-ended">): LogEntry {
  if (back) return outside({ text: `✓ ${text}`, style: "good" });
  // Another deployment replaced ours, so there is nothing to roll back.
  if (cause === undefined) return outside({ text: `• ${text}`, style: "warning" });
  return outside({ text: `✖ ${part} NOT ROLLED BACK: ${text}`, style: "alarm" }, ...causeLines(cause));
}

export function heartbeatEntry(
  { awaiting, until, at }: EventOf<"heartbeat">,
  report: ReleaseReport,
): LogEntry {
  const passed = durationWords(secondsInPhase(report, at));
  if (until === undefined)
    return inside({ text: `… waiting for ${awaiting}`, style: "quiet", tail: `(${passed})` });
  const left = durationWords((until - at) / 1000);
  const text = `… waiting for ${awaiting}, until ${timeOfDay(until)}`;
  return inside({ text, style: "quiet", tail: `(${passed}, ${left} left)` });
}
