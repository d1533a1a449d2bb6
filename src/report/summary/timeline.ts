/** When each phase, service and rollback ran, as a Mermaid Gantt chart. https://mermaid.js.org/syntax/gantt.html */
import { phaseWords } from "../phase-words.ts";
import { isSuccess } from "../../core/outcome.ts";
import type { ReleaseReport, ServiceReport, Step } from "../record/record.ts";
import { durationWords } from "../words.ts";
import { fence } from "./markdown.ts";

type Shade = "good" | "bad" | "quiet" | "under-way";

interface Bar {
  readonly section: string;
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly shade: Shade;
}

const mostBars = 60;

/**
 * Failures have the tag `crit`; other bars have no tag. In Mermaid's dark theme, labels of the other tags (`done`,
 * `active`) next to a bar are too dark, so a mark distinguishes them instead of a color.
 */
const marks: Readonly<Record<Shade, string>> = { good: "✓", bad: "✖", quiet: "↩", "under-way": "…" };

/** By default Mermaid leaves 75 pixels empty at the right edge. The top margin is for the title. */
const layout = `%%{init: ${JSON.stringify({ gantt: { leftPadding: 80, rightPadding: 32 } })}}%%`;

/** `undefined` if there is nothing to draw. */
export function timeline(report: ReleaseReport): string | undefined {
  const bars = barsOf(report);
  const first = bars[0];
  if (first === undefined) return undefined;
  const start = Math.min(...bars.map((bar) => bar.start));
  const total = Math.max(...bars.map((bar) => bar.end)) - start;
  const { tick, format } = axisOf(total / 1000);
  const lines = [
    "gantt",
    `  title ${clockTime(start)} to ${clockTime(start + total)}`,
    "  dateFormat YYYY-MM-DD HH:mm:ss.SSS",
    `  axisFormat ${format}`,
    `  tickInterval ${tick}`,
  ];
  let section: string | undefined;
  for (const bar of bars) {
    if (bar.section !== section) lines.push(`  section ${label(bar.section)}`);
    section = bar.section;
    lines.push(`  ${barText(bar, total)}`);
  }
  return fence([layout, ...lines.slice(0, 5), "  todayMarker off", ...lines.slice(5)], "mermaid");
}

/** A bar that is too short to see is drawn as one hundredth of the chart. */
function barText({ label: name, start, end, shade }: Bar, total: number): string {
  const drawnEnd = Math.max(end, start + Math.max(total / 100, 100));
  const words = `${marks[shade]} ${label(name)} ${durationWords((end - start) / 1000)}`;
  return `${words} :${shade === "bad" ? "crit, " : ""}${moment(start)}, ${moment(drawnEnd)}`;
}

const clockTime = (at: number): string => new Date(at).toISOString().slice(11, 19);

const moment = (at: number): string => new Date(at).toISOString().replace("T", " ").replace("Z", "");

/** Only characters without meaning in Mermaid's grammar. The mark in front prevents a name from being a keyword. */
function label(outside: string): string {
  const plain = outside.replaceAll(/[^\p{L}\p{N} ._/-]/gu, " ").replaceAll(/\s+/gu, " ");
  return Array.from(plain.trim()).slice(0, 40).join("");
}

const ticks: ReadonlyArray<readonly [seconds: number, tick: string]> = [
  [1, "1second"],
  [5, "5second"],
  [10, "10second"],
  [30, "30second"],
  [60, "1minute"],
  [120, "2minute"],
  [300, "5minute"],
  [600, "10minute"],
  [1800, "30minute"],
  [3600, "1hour"],
  [7200, "2hour"],
  [21_600, "6hour"],
  [86_400, "1day"],
];

/** At most four ticks, so that their labels don't overlap on a phone. */
function axisOf(seconds: number): { readonly tick: string; readonly format: string } {
  const [length, tick] = ticks.find(([each]) => seconds / each <= 4) ?? [86_400, "1day"];
  return { tick, format: length < 60 ? "%H:%M:%S" : length < 86_400 ? "%H:%M" : "%d %b" };
}

function barsOf(report: ReleaseReport): Bar[] {
  const end = lastMoment(report);
  const bars = report.steps.flatMap((step): Bar[] => {
    if (step.name === "wave") return waveBars(report, step, end);
    if (step.name === "rollback") return [];
    return [step.name === "migration" ? migrationBar(report, stepBar(step, end)) : stepBar(step, end)];
  });
  return [...bars, ...rollbackBars(report, end)].slice(0, mostBars);
}

function lastMoment({ startedAt, endedAt, steps }: ReleaseReport): number {
  return Math.max(
    ...[startedAt, endedAt, ...steps.map((step) => step.endedAt)].map((at) => Date.parse(at ?? startedAt)),
  );
}

function stepBar(step: Step, end: number): Bar {
  const prepares = step.name === "plan" || step.name === "preflight" || step.name === "register";
  return {
    section: prepares ? "Prepare" : phaseWords(step),
    label: phaseWords(step),
    start: Date.parse(step.startedAt),
    end: step.endedAt === undefined ? end : Date.parse(step.endedAt),
    shade: step.result === undefined ? "under-way" : step.result === "failed" ? "bad" : "good",
  };
}

/** A failed migration ends when its task stops, not when its log has been read. */
function migrationBar({ migration }: ReleaseReport, bar: Bar): Bar {
  if (migration?.succeeded !== false || migration.seconds === undefined) return bar;
  return { ...bar, end: Math.min(bar.end, bar.start + migration.seconds * 1000) };
}

function waveBars({ services }: ReleaseReport, step: Step, end: number): Bar[] {
  const section = step.of === undefined || step.of <= 1 ? "Rollout" : `Wave ${step.number}`;
  const bars = services
    .filter(({ name, startedAt }) => step.services?.includes(name) && startedAt !== undefined)
    .map((service): Bar => ({
      section,
      label: service.name,
      start: Date.parse(service.startedAt ?? step.startedAt),
      end: service.endedAt === undefined ? end : Date.parse(service.endedAt),
      shade: shadeOf(service),
    }));
  return bars.length > 0 ? bars : [{ ...stepBar(step, end), section }];
}

/** A service that became healthy and was rolled back later did not fail in its wave. */
function shadeOf({ verdict, cause }: ServiceReport): Shade {
  if (verdict === undefined) return "under-way";
  if (isSuccess(verdict)) return "good";
  return verdict === "rolled-back" && cause === undefined ? "quiet" : "bad";
}

function rollbackBars({ rollback }: ReleaseReport, end: number): Bar[] {
  return (rollback?.parts ?? []).map(({ part, startedAt, endedAt, back }) => ({
    section: "Rollback",
    label: part,
    start: Date.parse(startedAt),
    end: endedAt === undefined ? end : Date.parse(endedAt),
    shade: back === undefined ? "under-way" : back ? "good" : "bad",
  }));
}
