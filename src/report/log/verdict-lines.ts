/** How it ended: the last lines of the job log. */
import { isSuccess, type Outcome } from "../../core/outcome.ts";
import type { ReleaseReport, ServiceReport } from "../record/record.ts";
import { standingOf } from "../standing.ts";
import { durationWords, moveWords, secondsBetween } from "../words.ts";
import { causeLines } from "./cause-lines.ts";
import type { Line, Style } from "./line.ts";

export const outcomeStyle = (outcome: Outcome): Style => (isSuccess(outcome) ? "good" : "bad");

export function verdictLines(report: ReleaseReport): Line[] {
  const { outcome = "failed", sentence = "", cause, startedAt, endedAt = startedAt } = report;
  const mark = isSuccess(outcome) ? "✓" : "✖";
  const head: Line = {
    text: `${mark} ${outcome.toUpperCase()}: ${sentence}`,
    style: isSuccess(outcome) ? "good" : "alarm",
    tail: `(${durationWords(secondsBetween(startedAt, endedAt))})`,
  };
  return [{ text: "" }, head, ...serviceLines(report), ...(cause === undefined ? [] : causeLines(cause))];
}

function serviceLines(report: ReleaseReport): Line[] {
  const { services } = report;
  const moves = services.map(({ from, to }) => moveWords(from, to ?? from));
  const nameWidth = Math.max(0, ...services.map(({ name }) => name.length));
  const moveWidth = Math.max(0, ...moves.map((move) => move.length));
  return services.map((service, index) => ({
    text: `  ${service.name.padEnd(nameWidth)}  ${moves[index]?.padEnd(moveWidth)}  ${standingOf(service, report)}`,
    ...(service.verdict === undefined ? {} : { style: outcomeStyle(service.verdict) }),
    ...timeOf(service),
  }));
}

const timeOf = ({ seconds = 0 }: ServiceReport): Pick<Line, "tail"> =>
  seconds === 0 ? {} : { tail: `(${durationWords(seconds)})` };
