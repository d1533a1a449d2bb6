/**
 * The job log: converts events to lines. People read it mostly after a failure, so each line is a change and each group
 * a phase. Failures are printed outside the groups when they happen. Each fact is printed once.
 */
import type { MigrationVerdict, OneOff, Phase, ReleaseEvent } from "../../core/events.ts";
import type { Outcome } from "../../core/outcome.ts";
import { Recent } from "../../core/bounded-set.ts";
import type { ReleaseReport } from "../record/record.ts";
import { phaseWords } from "../phase-words.ts";
import { Printer, type PrinterOptions } from "./printer.ts";
import * as release from "./release-lines.ts";
import * as service from "./service-lines.ts";
import * as task from "./task-lines.ts";
import { outside, noLines, type LogEntry, type EventOf } from "./log-entry.ts";
import { progressText } from "./progress-line.ts";
import { verdictLines } from "./verdict-lines.ts";

/** ECS lists a service's last hundred events. This recognizes known events in a wave of two hundred services. */
const mostEvents = 20_000;

export class JobLog {
  readonly #printer: Printer;
  readonly #lastProgress = new Map<string, string>();
  /** The verdict that was last printed for each service. */
  readonly #verdicts = new Map<string, Outcome>();
  readonly #seenEvents = new Recent(mostEvents);
  readonly #failureCounts = new Map<string, number>();
  /** One-off tasks whose failure was printed. */
  readonly #failedTasks = new Set<string>();

  constructor(options: PrinterOptions) {
    this.#printer = new Printer(options);
  }

  /** Prints what is new in the event. `report` is the record that includes the event. */
  emit(event: ReleaseEvent, report: ReleaseReport): void {
    if (event.kind === "phase-started") this.#open(event.phase);
    const { lines, ahead = [], group, outside: apart = false } = this.#entryOf(event, report);
    this.#printer.printAhead(ahead);
    if (apart) this.#printer.closeGroup();
    this.#printer.print(lines);
    if (group === undefined) return;
    this.#printer.group(group.title);
    this.#printer.print(group.lines);
    this.#printer.closeGroup();
  }

  debug(text: string): void {
    this.#printer.debug(text);
  }

  /** The rollback has no group, so that all of it is visible. */
  #open(phase: Phase): void {
    if (phase.name === "rollback") this.#printer.closeGroup();
    else this.#printer.group(titleOf(phase));
  }

  #entryOf(event: ReleaseEvent, report: ReleaseReport): LogEntry {
    switch (event.kind) {
      case "phase-started":
        return event.phase.name === "rollback"
          ? release.rollbackStartedEntry(event.phase.reason, report)
          : noLines;
      case "phase-ended":
        return event.result === "failed" && this.#failedTasks.has(event.phase.name)
          ? noLines
          : release.phaseEndedEntry(event, report);
      case "plan":
        return release.planEntry(event);
      case "check":
        return release.checkEntry(event);
      case "note":
        return release.noteEntry(event);
      case "registered":
        return release.registeredEntry(event);
      case "task-started":
        return task.taskStartedEntry(event, report);
      case "task-status":
        return task.taskStatusEntry(event, report);
      case "task-failed":
        this.#failedTasks.add(event.task);
        return task.taskFailedEntry(event);
      case "task-log":
        return task.taskLogEntry(event);
      case "task-log-read":
        return noLines;
      case "migration-ended":
        return task.migrationEndedEntry(event, this.#announced("migration", event.verdict));
      case "after-release-ended":
        return task.afterReleaseEndedEntry(event, this.#announced("after-release", event.verdict));
      case "smoke-test-ended":
        return task.smokeTestEndedEntry(event);
      case "service-updated":
        return service.serviceUpdatedEntry(event, report);
      case "service-progress":
        return this.#changed(event) ? service.progressEntry(event, report) : noLines;
      case "service-event":
        return this.#unseen(event) ? service.serviceEventEntry(event, report) : noLines;
      case "tasks-failing":
        return this.#failing(event, report);
      case "rollout-ended":
      case "service-ended":
        return this.#newVerdict(event) ? service.serviceEndedEntry(event, report) : noLines;
      case "schedule-ended":
        return service.scheduleEndedEntry(event);
      case "rolling-back":
        return release.rollingBackEntry(event);
      case "rollback-ended":
        return release.rollbackEndedEntry(event);
      case "heartbeat":
        return release.heartbeatEntry(event, report);
      case "ended":
        return outside(...verdictLines(report));
    }
  }

  #changed({ progress }: EventOf<"service-progress">): boolean {
    const text = progressText(progress);
    if (this.#lastProgress.get(progress.service) === text) return false;
    this.#lastProgress.set(progress.service, text);
    return true;
  }

  /** Whether the failure of this task was already printed when it stopped. */
  #announced(name: OneOff, { succeeded }: MigrationVerdict): boolean {
    const announced = this.#failedTasks.has(name);
    if (!succeeded) this.#failedTasks.add(name);
    return announced;
  }

  /** Whether the verdict differs from the one that was last printed for the service. */
  #newVerdict({ verdict: { name, verdict } }: EventOf<"rollout-ended"> | EventOf<"service-ended">): boolean {
    if (this.#verdicts.get(name) === verdict) return false;
    this.#verdicts.set(name, verdict);
    return true;
  }

  #unseen({ id }: EventOf<"service-event">): boolean {
    return this.#seenEvents.add(id);
  }

  #failing(event: EventOf<"tasks-failing">, report: ReleaseReport): LogEntry {
    const { service: name, cause, count } = event.failing;
    const key = `${name} ${cause.name}`;
    const before = this.#failureCounts.get(key);
    this.#failureCounts.set(key, count);
    return before === count ? noLines : service.failingEntry(event, report, before === undefined);
  }
}

function titleOf(phase: Phase): string {
  return phase.name === "wave" ? `${phaseWords(phase)}: ${phase.services.join(", ")}` : phaseWords(phase);
}
