/** The release itself: plan, checks, notes, revisions, phases, rollback, heartbeat. */
import { shortName, revisionName } from "../../aws/arn.ts";
import type { Check, Phase, PlanView } from "../../core/events.ts";
import type { ReleaseReport } from "../record/record.ts";
import { counted, durationWords, moveWords, timeOfDay } from "../words.ts";
import { causeLines } from "./cause-lines.ts";
import type { Line, Style } from "./line.ts";
import { phaseWords } from "../phase-words.ts";
import { headLines, planLines } from "./plan-lines.ts";
import { inside, outside, secondsInPhase, type Saying, type Told } from "./saying.ts";

/** In a dry run the plan is the result, so it is seen without a click. */
export const sayPlan = ({ plan }: Told<"plan">): Saying => ({
  ahead: headLines(plan),
  lines: planLines(plan),
  outside: plan.dryRun,
});

const checkMarks: Readonly<Record<Check["level"], { readonly mark: string; readonly style: Style }>> = {
  ok: { mark: "OK  ", style: "good" },
  warning: { mark: "WARN", style: "warning" },
  failure: { mark: "FAIL", style: "bad" },
};

export function sayCheck({ check }: Told<"check">): Saying {
  const { about, level, text, remedy } = check;
  const { mark, style } = checkMarks[level];
  const lines: Line[] = [{ text: `${mark}  ${about}: ${text}`, style }];
  if (remedy !== undefined && level !== "ok") lines.push({ text: `      → ${remedy}` });
  return { lines, outside: level === "failure" };
}

export function sayNote({ level, about, text }: Told<"note">): Saying {
  const said = about === undefined ? text : `${about}: ${text}`;
  return inside(level === "warning" ? { text: `! ${said}`, style: "warning" } : { text: `  ${said}` });
}

export const sayRegistered = ({ from, to, reused }: Told<"registered">): Saying =>
  inside({ text: reused ? `  ${revisionName(to)} is used as it is` : `✓ ${moveWords(from, to)}` });

/** The line under a closed group: the phase, how it went, how long it took. */
export function sayPhaseEnded({ phase, result, at }: Told<"phase-ended">, report: ReleaseReport): Saying {
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

function phaseDetail(phase: Phase, { checks, families, plan }: ReleaseReport): string {
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

export const sayRollbackStarted = (reason: string): Saying =>
  outside({ text: "" }, { text: `↩ ROLLING BACK: ${reason}`, style: "alarm" });

/** The reason was said when the rollback began. */
export const sayRollingBack = ({ part, to }: Told<"rolling-back">): Saying =>
  outside({ text: `↩ ${part} goes back to ${shortName(to)}`, style: "warning" });

export function sayRollbackEnded({ part, back, text, cause }: Told<"rollback-ended">): Saying {
  if (back) return outside({ text: `✓ ${text}`, style: "good" });
  // Taken over by another deployment: there is nothing of ours to put back.
  if (cause === undefined) return outside({ text: `• ${text}`, style: "warning" });
  return outside({ text: `✖ ${part} IS NOT BACK: ${text}`, style: "alarm" }, ...causeLines(cause));
}

export function sayHeartbeat({ awaiting, until, at }: Told<"heartbeat">, report: ReleaseReport): Saying {
  const passed = durationWords(secondsInPhase(report, at));
  if (until === undefined)
    return inside({ text: `… waiting for ${awaiting}`, style: "quiet", tail: `(${passed})` });
  const left = durationWords((until - at) / 1000);
  const text = `… waiting for ${awaiting}, until ${timeOfDay(until)}`;
  return inside({ text, style: "quiet", tail: `(${passed}, ${left} left)` });
}
