/** Applies events to the record: one pure function for each kind of event. */
import type { EventBody, FailingTasks, Phase, PlanView, ReleaseEvent } from "../../core/events.ts";
import { relevanceOf } from "../../diagnosis/events.ts";
import { boundedCause, boundedLog, boundedPlan, boundedText, withBoundedCause } from "./bounds.ts";
import { foldMigration, foldRollback, foldSchedule, foldService } from "./fold-parts.ts";
import {
  isoTime,
  type ReleaseReport,
  type ServiceReport,
  type SmokeTestReport,
  type Step,
} from "./record.ts";

const mostChecks = 100;
const mostNotes = 50;
const mostSteps = 100;
const mostFailing = 20;
const mostTroubles = 20;
const logLinesOfFailing = 20;

type Of<Kind extends EventBody["kind"]> = Extract<EventBody, { readonly kind: Kind }>;
type At<Kind extends EventBody["kind"]> = Of<Kind> & { readonly at: number };

export function fold(report: ReleaseReport, event: ReleaseEvent): ReleaseReport {
  switch (event.kind) {
    case "phase-started":
      return started(report, event.phase, event.at);
    case "phase-ended":
      return phaseEnded(report, event, event.at);
    case "plan":
      return planned(report, event.plan);
    case "check":
      return append(report, "checks", { ...event.check, text: boundedText(event.check.text) }, mostChecks);
    case "note":
      return append(report, "notes", note(event), mostNotes);
    case "registered":
      return registered(report, event);
    case "task-started":
    case "task-status":
    case "task-log-read":
    case "migration-ended":
      return foldMigration(report, event, event.at);
    // The phase has the duration, and the end of the release has the cause.
    case "after-release-ended":
      return report;
    case "smoke-test-ended":
      return append(report, "smokeTests", smokeTest(event), mostSteps);
    case "service-updated":
    case "rollout-ended":
    case "service-ended":
      return { ...report, services: foldService(report, event, event.at) };
    case "service-event":
      return eventOfService(report, event);
    case "tasks-failing":
      return failing(report, event.failing);
    case "schedule-ended":
      return { ...report, schedules: foldSchedule(report.schedules, event.verdict) };
    case "rolling-back":
    case "rollback-ended":
      return { ...report, rollback: foldRollback(report.rollback, event, event.at) };
    case "ended":
      return ended(report, event);
    // `migration-ended` follows with the full verdict.
    case "task-failed":
    case "task-log":
    case "service-progress":
    case "heartbeat":
      return report;
  }
}

/** Appends to a bounded list. `omitted` counts the items that do not fit. */
function append<Name extends "checks" | "notes" | "steps" | "failing" | "smokeTests">(
  report: ReleaseReport,
  name: Name,
  item: ReleaseReport[Name][number],
  most: number,
): ReleaseReport {
  const list = report[name];
  if (list.length < most) return { ...report, [name]: [...list, item] };
  return { ...report, omitted: { ...report.omitted, [name]: (report.omitted[name] ?? 0) + 1 } };
}

function started(report: ReleaseReport, phase: Phase, at: number): ReleaseReport {
  const step: Step = {
    name: phase.name,
    ...(phase.name === "wave" ? { number: phase.number, of: phase.of, services: phase.services } : {}),
    startedAt: isoTime(at),
  };
  const next = append(report, "steps", step, mostSteps);
  if (phase.name !== "rollback" || report.rollback !== undefined) return next;
  return {
    ...next,
    rollback: { reason: boundedText(phase.reason), startedAt: isoTime(at), parts: [] },
  };
}

function phaseEnded(report: ReleaseReport, event: Of<"phase-ended">, at: number): ReleaseReport {
  const { phase, result } = event;
  const index = report.steps.findLastIndex(
    (step) => step.name === phase.name && step.endedAt === undefined && sameWave(step, phase),
  );
  const steps = report.steps.map((step, i) =>
    i === index ? { ...step, endedAt: isoTime(at), result } : step,
  );
  if (phase.name !== "rollback" || report.rollback === undefined) return { ...report, steps };
  return { ...report, steps, rollback: { ...report.rollback, endedAt: isoTime(at) } };
}

const sameWave = (step: Step, phase: Phase): boolean => phase.name !== "wave" || step.number === phase.number;

function planned(report: ReleaseReport, plan: PlanView): ReleaseReport {
  const services = plan.waves.flatMap((wave, index) =>
    wave.map(({ name, family, strategy, from }): ServiceReport => ({
      name,
      wave: index + 1,
      family,
      strategy,
      from,
    })),
  );
  return { ...report, plan: boundedPlan(plan), services };
}

const note = ({ level, about, text }: Of<"note">): ReleaseReport["notes"][number] => ({
  level,
  ...(about === undefined ? {} : { about }),
  text: boundedText(text),
});

function registered(report: ReleaseReport, event: Of<"registered">): ReleaseReport {
  const { family, from, to, reused } = event;
  const others = report.families.filter((other) => other.family !== family);
  return { ...report, families: [...others, { family, from, to, reused }] };
}

function smokeTest({ service, result, text, cause }: Of<"smoke-test-ended">): SmokeTestReport {
  return {
    ...(service === undefined ? {} : { service }),
    result,
    text: boundedText(text),
    ...(cause === undefined ? {} : { cause: boundedCause(cause) }),
  };
}

function eventOfService(report: ReleaseReport, { service, at, text }: At<"service-event">): ReleaseReport {
  const relevance = relevanceOf(text);
  if (relevance !== "trouble" && relevance !== "failure") return report;
  const trouble = { service, at: isoTime(at), text: boundedText(text) };
  const known = report.troubles.some(
    (other) => other.service === service && other.at === trouble.at && other.text === trouble.text,
  );
  return known ? report : { ...report, troubles: [...report.troubles, trouble].slice(-mostTroubles) };
}

/** One entry for each service and cause: the latest count, and the log from its first task. */
function failing(report: ReleaseReport, group: FailingTasks): ReleaseReport {
  const index = report.failing.findIndex(
    ({ service, cause, ofRollback }) =>
      service === group.service && cause.name === group.cause.name && ofRollback === group.ofRollback,
  );
  const log =
    group.log.length > 0 ? boundedLog(group.log, logLinesOfFailing) : (report.failing[index]?.log ?? []);
  const entry = { ...withBoundedCause(group), log };
  if (index === -1) return append(report, "failing", entry, mostFailing);
  return { ...report, failing: report.failing.with(index, entry) };
}

function ended(report: ReleaseReport, { outcome, sentence, cause, at }: At<"ended">): ReleaseReport {
  return {
    ...report,
    endedAt: isoTime(at),
    outcome,
    services: report.services.map((service) =>
      service.verdict === undefined && service.to === undefined
        ? { ...service, verdict: "unchanged" }
        : service,
    ),
    sentence: boundedText(sentence),
    ...(cause === undefined ? {} : { cause: boundedCause(cause) }),
  };
}
