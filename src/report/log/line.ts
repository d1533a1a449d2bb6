/** A line of the job log: outside text made harmless, our own colours around it. */
import { harmless } from "../harmless.ts";

export type Style = "good" | "bad" | "warning" | "quiet" | "strong" | "alarm";

export interface Line {
  readonly text: string;
  readonly style?: Style;
  /** Our own words after the text, in the quiet style. */
  readonly tail?: string;
}

/** Colours that GitHub's log shows on its light and on its dark ground. */
const codes: Readonly<Record<Style, string>> = {
  good: "32",
  bad: "31",
  warning: "33",
  quiet: "90",
  strong: "1",
  alarm: "1;31",
};

const painted = (text: string, style: Style): string => `\u{1B}[${codes[style]}m${text}\u{1B}[0m`;

/** The one way of a line into the job log. */
export function rendered({ text, style, tail }: Line, colour: boolean): string {
  const body = harmless(text);
  const end = tail === undefined ? "" : ` ${harmless(tail)}`;
  if (!colour) return body + end;
  const bodyPainted = style === undefined || body === "" ? body : painted(body, style);
  return end === "" ? bodyPainted : bodyPainted + painted(end, "quiet");
}
