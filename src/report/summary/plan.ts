/** The planned changes, the checks and the notes. */
import type { Change, Check } from "../../core/events.ts";
import { changeSign, changeWords } from "../change-words.ts";
import { type PlanDiff, planDiffs } from "../plan-diffs.ts";
import { policyLines, policyTitle } from "../policy-lines.ts";
import type { ReleaseReport } from "../record/record.ts";
import { counted } from "../words.ts";
import { details, fence, prose, text } from "./markdown.ts";

/**
 * Differences of each revision, with names but without values. Visible without a click after a dry run, because they
 * are the result.
 */
export function changesSection({ plan, outcome }: ReleaseReport): string | undefined {
  if (plan === undefined) return undefined;
  const diffs = planDiffs(plan);
  if (diffs.length === 0) return undefined;
  const count = diffs.reduce((sum, { changes, inBase }) => sum + changes.length + inBase.length, 0);
  const body = diffs.map(diffFence).join("\n\n");
  return ["### Changes", outcome === "planned" ? body : details(counted(count, "change"), body)].join("\n\n");
}

const diffFence = ({ title, changes, inBase, inBaseTitle }: PlanDiff): string =>
  fence(
    [
      `@@ ${title} @@`,
      ...changes.flatMap(diffLines),
      ...(inBase.length === 0 ? [] : [`@@ ${inBaseTitle} @@`]),
      ...inBase.flatMap(diffLines),
    ],
    "diff",
  );

function diffLines(change: Change): string[] {
  const { from, to } = change;
  if (from === undefined && to === undefined) return [`${sign(change)} ${changeWords(change)}`];
  return [
    `  ${changeWords(change)}`,
    ...(from === undefined ? [] : [`- ${from}`]),
    ...(to === undefined ? [] : [`+ ${to}`]),
  ];
}

/** Collapsed, because it is long and rarely needed. */
export const policySection = ({ plan }: ReleaseReport): string | undefined =>
  plan?.policy && details(policyTitle, fence(policyLines(plan.policy), "json"));

/** The sign that determines the color in a `diff` fence. */
const sign = (change: Change): string => (changeSign(change) === "~" ? "!" : changeSign(change));

const icons: Readonly<Record<Check["level"], string>> = { ok: "✅", warning: "⚠️", failure: "❌" };

export function checksSection({ checks, omitted }: ReleaseReport): string | undefined {
  if (checks.length === 0) return undefined;
  const [good, bad] = [
    checks.filter(({ level }) => level === "ok"),
    checks.filter(({ level }) => level !== "ok"),
  ];
  const more = omitted["checks"] === undefined ? [] : [`… and ${counted(omitted["checks"], "check")} more.`];
  return [
    "### Preflight",
    ...(bad.length === 0 ? [] : [bad.map(checkItem).join("\n")]),
    ...(good.length === 0
      ? []
      : [details(`${counted(good.length, "check")} passed`, good.map(checkItem).join("\n"))]),
    ...more,
  ].join("\n\n");
}

const checkItem = ({ about, level, text: words, remedy }: Check): string =>
  `- ${icons[level]} **${text(about)}**: ${prose(words)}${remedy === undefined || level === "ok" ? "" : ` → ${prose(remedy)}`}`;

export function notesSection({ notes }: ReleaseReport): string | undefined {
  if (notes.length === 0) return undefined;
  const items = notes.map(({ level, about, text: words }) => {
    const of = about === undefined || words.startsWith(about) ? "" : `**${text(about)}**: `;
    return `- ${level === "warning" ? "⚠️" : "ℹ️"} ${of}${prose(words)}`;
  });
  return ["### Notes", items.join("\n")].join("\n\n");
}

/** ECS's warning events, verbatim. */
export function troublesSection({ troubles }: ReleaseReport): string | undefined {
  if (troubles.length === 0) return undefined;
  const lines = troubles.map(({ at, text: words }) => `${at.slice(11, 19)}  ${words}`);
  return details(counted(troubles.length, "ECS warning event"), fence(lines));
}
