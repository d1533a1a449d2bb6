/** Prints a named cause: what happened, the evidence, and what to do next. */
import type { Cause } from "../../core/failure.ts";
import type { FailingTasks } from "../../core/events.ts";
import { shortName } from "../../aws/arn.ts";
import { harmlessLines } from "../harmless.ts";
import { counted } from "../words.ts";
import type { Line } from "./line.ts";

/** Omits evidence that repeats lines of `log`, which are printed below it. */
export function causeLines(cause: Cause, log: readonly string[] = []): Line[] {
  const isInLog = (item: string): boolean => log.some((line) => item === `log: ${line}`);
  return [
    { text: `  ${cause.name}: ${cause.what}`, style: "bad" },
    ...quoted(cause.evidence.filter((item) => !isInLog(item))),
    ...(cause.remedy === undefined ? [] : [{ text: `  → ${cause.remedy}`, style: "strong" as const }]),
  ];
}

/** Text from AWS or the application, with a bar in front. */
export const quoted = (lines: readonly string[], indent = "  "): Line[] =>
  lines.flatMap((line) => harmlessLines(line)).map((text) => ({ text: `${indent}│ ${text}` }));

export function failingLines(failing: FailingTasks, link: string | undefined): Line[] {
  const { service, cause, count, example, log, oldRevisionToo, ofRollback } = failing;
  const revision = ofRollback === true ? "recorded" : "new";
  const lines: Line[] = [
    { text: `✖ ${service}  ${counted(count, "task")} of the ${revision} revision failed`, style: "alarm" },
    ...causeLines(cause, log),
    { text: `  Example: task ${shortName(example)}`, ...(link === undefined ? {} : { tail: link }) },
  ];
  if (log.length > 0) lines.push({ text: "  Last lines of its log:" }, ...quoted(log));
  if (oldRevisionToo) {
    lines.push({
      text: "  The old revision fails in the same way: the image may not be the cause.",
      style: "warning",
    });
  }
  return lines;
}
