/**
 * The run's annotations: one error with the cause, and warnings from the preflight and notes. GitHub shows ten of each
 * kind per step, and the runner truncates a message to 4,096 characters.
 */
import type { Cause } from "../core/failure.ts";
import { isSuccess } from "../core/outcome.ts";
import { cut, harmless, harmlessLines } from "./harmless.ts";
import type { ReleaseReport } from "./record/record.ts";
import { workflowCommand } from "./workflow-command.ts";

export interface Annotation {
  readonly level: "error" | "warning";
  readonly title: string;
  readonly message: string;
}

const mostWarnings = 9;
/** Below the runner's limit, with room for the note about the truncation. */
const longestMessage = 4000;
const longestTitle = 200;

export function annotationsOf(report: ReleaseReport): Annotation[] {
  const warnings = warningsOf(report);
  const listed = warnings.length > mostWarnings ? warnings.slice(0, mostWarnings - 1) : warnings;
  const more = warnings.length - listed.length;
  return [
    ...listed,
    ...(more === 0 ? [] : [warning("More warnings", `${more} more are in the job summary.`)]),
    ...errorOf(report),
  ];
}

/** A release without an outcome is not a success. */
function errorOf({ outcome = "failed", sentence = "", cause }: ReleaseReport): Annotation[] {
  if (isSuccess(outcome)) return [];
  const title = cause === undefined ? outcome : `${outcome}: ${cause.name}`;
  return [
    {
      level: "error",
      title,
      message: [sentence, ...(cause === undefined ? [] : causeText(cause))].join("\n"),
    },
  ];
}

const causeText = ({ what, evidence, remedy }: Cause): string[] => [
  what,
  ...evidence.map((item) => `  ${item}`),
  ...(remedy === undefined ? [] : [`→ ${remedy}`]),
];

function warningsOf({ checks, notes }: ReleaseReport): Annotation[] {
  return [
    ...checks
      .filter(({ level }) => level === "warning")
      .map(({ about, text, remedy }) => warning(about, remedy === undefined ? text : `${text}\n→ ${remedy}`)),
    ...notes
      .filter(({ level }) => level === "warning")
      .map(({ about, text }) => warning(about ?? "ECS Release", text)),
  ];
}

const warning = (title: string, message: string): Annotation => ({ level: "warning", title, message });

/**
 * The runner's command for an annotation. Later lines of a message become log lines, so they are made harmless too.
 */
export function annotationCommand({ level, title, message }: Annotation): string {
  const lines = cut(harmlessLines(message).join("\n"), longestMessage);
  return workflowCommand(level, { title: harmless(title, longestTitle) }, lines);
}
