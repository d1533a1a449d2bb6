/** Prints the sentence of a cause only once; afterwards, its name is enough. */
import { type Cause, withoutStop } from "../core/failure.ts";
import type { ReleaseReport } from "./record/record.ts";

/** Whether `what` was printed with the failed tasks, or as the reason for the rollback. */
export function wasShown({ what }: Cause, { failing, rollback }: ReleaseReport): boolean {
  const printed = [
    ...failing.map(({ cause }) => cause.what),
    ...(rollback === undefined ? [] : [rollback.reason]),
  ];
  return printed.some((other) => what.includes(withoutStop(other)) || other.includes(withoutStop(what)));
}

/** The sentence with the cause of failing tasks replaced by its name: `ECS rolled web back: image-missing.`. */
export function withoutShownCauses(sentence: string, { failing }: Pick<ReleaseReport, "failing">): string {
  return failing.reduce((shortened, { cause: { name, what } }) => {
    const [before, after] = splitAt(shortened, withoutStop(what));
    if (after === undefined || before.trim() === "") return shortened;
    return `${withoutStop(before.trimEnd())}: ${name}${after}`.trimEnd();
  }, sentence);
}

function splitAt(sentence: string, part: string): readonly [string, string?] {
  const start = part === "" ? -1 : sentence.indexOf(part);
  return start === -1 ? [sentence] : [sentence.slice(0, start), sentence.slice(start + part.length)];
}
