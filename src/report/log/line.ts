/** A line of the job log: external text made safe, and our colors. */
import { harmless } from "../harmless.ts";

export type Style = "good" | "bad" | "warning" | "quiet" | "strong" | "alarm";

export interface Line {
  readonly text: string;
  readonly style?: Style;
  /** Our own text at the end, in the quiet style. */
  readonly tail?: string;
}

/** Colors that are readable in GitHub's light and dark log. */
const codes: Readonly<Record<Style, string>> = {
  good: "32",
  bad: "31",
  warning: "33",
  quiet: "90",
  strong: "1",
  alarm: "1;31",
};

const painted = (text: string, style: Style): string => `\u{1B}[${codes[style]}m${text}\u{1B}[0m`;

/** A line as printed. Every line of the job log goes through this function. */
export function rendered({ text, style, tail }: Line, color: boolean): string {
  const body = harmless(text);
  const end = tail === undefined ? "" : ` ${harmless(tail)}`;
  if (!color) return body + end;
  const bodyPainted = style === undefined || body === "" ? body : painted(body, style);
  return end === "" ? bodyPainted : bodyPainted + painted(end, "quiet");
}
