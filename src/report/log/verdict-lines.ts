/** The last lines of the job log: the outcome, and each service. The annotation that follows has the cause. */
import { isSuccess, type Outcome } from "../../core/outcome.ts";
import type { ReleaseReport, ServiceReport } from "../record/record.ts";
import { sentenceOf } from "../headline.ts";
import { culpritOf, plannedVerdict, verdictOf } from "../service-verdict.ts";
import { durationWords, moveWords, secondsBetween } from "../words.ts";
import type { Line, Style } from "./line.ts";

export const outcomeStyle = (outcome: Outcome): Style => (isSuccess(outcome) ? "good" : "bad");

export function verdictLines(report: ReleaseReport): Line[] {
  const { outcome = "failed", startedAt, endedAt = startedAt } = report;
  const mark = isSuccess(outcome) ? "✓" : "✖";
  const head: Line = {
    text: `${mark} ${outcome.toUpperCase()}: ${sentenceOf(report)}`,
    style: isSuccess(outcome) ? "good" : "alarm",
    tail: `(${durationWords(secondsBetween(startedAt, endedAt))})`,
  };
  return [{ text: "" }, head, ...serviceLines(report)];
}

function serviceLines(report: ReleaseReport): Line[] {
  const { services } = report;
  const moves = services.map(({ from, to }) => moveWords(from, to ?? from));
  const nameWidth = Math.max(0, ...services.map(({ name }) => name.length));
  const moveWidth = Math.max(0, ...moves.map((move) => move.length));
  return services.map((service, index) => ({
    text: `  ${service.name.padEnd(nameWidth)}  ${moves[index]?.padEnd(moveWidth)}  ${wordsOf(service, report)}`,
    ...(service.verdict === undefined ? {} : { style: outcomeStyle(service.verdict) }),
    ...timeOf(service),
  }));
}

const wordsOf = (service: ReleaseReport["services"][number], report: ReleaseReport): string => {
  if (report.outcome === "planned") return plannedVerdict(service, report);
  const culprit = culpritOf(service, report);
  return `${verdictOf(service)}${culprit === undefined ? "" : `, failed: ${culprit.name}`}`;
};

const timeOf = ({ seconds = 0 }: ServiceReport): Pick<Line, "tail"> =>
  seconds === 0 ? {} : { tail: `(${durationWords(seconds)})` };
