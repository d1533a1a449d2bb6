/**
 * The job log: events in, lines out. A log is only ever added to and is read mostly when it is red, so a line
 * stands for a change, a group for a phase, and what failed stands outside the groups at the moment it is seen.
 */
import type { Phase, ReleaseEvent } from "../../core/events.ts";
import { Recent } from "../../core/bounded-set.ts";
import type { ReleaseReport } from "../record/record.ts";
import { phaseWords } from "../phase-words.ts";
import { Printer, type PrinterOptions } from "./printer.ts";
import * as release from "./say-release.ts";
import * as service from "./say-service.ts";
import * as task from "./say-task.ts";
import { outside, silence, type Saying, type Told } from "./saying.ts";
import { progressText } from "./progress-line.ts";
import { verdictLines } from "./verdict-lines.ts";

/** ECS lists the last hundred events of a service: enough to know them all again in a wave of two hundred. */
const mostEvents = 20_000;

export class JobLog {
  readonly #printer: Printer;
  readonly #lastProgress = new Map<string, string>();
  readonly #seenEvents = new Recent(mostEvents);
  readonly #failureCounts = new Map<string, number>();

  constructor(options: PrinterOptions) {
    this.#printer = new Printer(options);
  }

  /** Prints what the event says, if that is new. `report` is the record with the event in it. */
  tell(event: ReleaseEvent, report: ReleaseReport): void {
    if (event.kind === "phase-started") this.#open(event.phase);
    const { lines, ahead = [], outside: apart = false } = this.#say(event, report);
    this.#printer.printAhead(ahead);
    if (apart) this.#printer.closeGroup();
    this.#printer.print(lines);
  }

  debug(text: string): void {
    this.#printer.debug(text);
  }

  /** The rollback is loud: it has no group to hide in. */
  #open(phase: Phase): void {
    if (phase.name === "rollback") this.#printer.closeGroup();
    else this.#printer.group(titleOf(phase));
  }

  #say(event: ReleaseEvent, report: ReleaseReport): Saying {
    switch (event.kind) {
      case "phase-started":
        return event.phase.name === "rollback" ? release.sayRollbackStarted(event.phase.reason) : silence;
      case "phase-ended":
        return release.sayPhaseEnded(event, report);
      case "plan":
        return release.sayPlan(event);
      case "check":
        return release.sayCheck(event);
      case "note":
        return release.sayNote(event);
      case "registered":
        return release.sayRegistered(event);
      case "task-started":
        return task.sayTaskStarted(event, report);
      case "task-status":
        return task.sayTaskStatus(event, report);
      case "task-log":
        return task.sayTaskLog(event);
      case "task-log-read":
        return silence;
      case "migration-ended":
        return task.sayMigrationEnded(event);
      case "after-release-ended":
        return task.sayAfterReleaseEnded(event);
      case "smoke-test-ended":
        return task.saySmokeTestEnded(event);
      case "service-updated":
        return service.sayServiceUpdated(event, report);
      case "service-progress":
        return this.#changed(event) ? service.sayProgress(event, report) : silence;
      case "service-event":
        return this.#unseen(event) ? service.sayServiceEvent(event, report) : silence;
      case "tasks-failing":
        return this.#failing(event, report);
      case "service-ended":
        return service.sayServiceEnded(event, report);
      case "schedule-ended":
        return service.sayScheduleEnded(event);
      case "rolling-back":
        return release.sayRollingBack(event);
      case "rollback-ended":
        return release.sayRollbackEnded(event);
      case "heartbeat":
        return release.sayHeartbeat(event, report);
      case "ended":
        return outside(...verdictLines(report));
    }
  }

  #changed({ progress }: Told<"service-progress">): boolean {
    const text = progressText(progress);
    if (this.#lastProgress.get(progress.service) === text) return false;
    this.#lastProgress.set(progress.service, text);
    return true;
  }

  #unseen({ id }: Told<"service-event">): boolean {
    return this.#seenEvents.add(id);
  }

  #failing(event: Told<"tasks-failing">, report: ReleaseReport): Saying {
    const { service: name, cause, count } = event.failing;
    const key = `${name} ${cause.name}`;
    const before = this.#failureCounts.get(key);
    this.#failureCounts.set(key, count);
    return before === count ? silence : service.sayFailing(event, report, before === undefined);
  }
}

function titleOf(phase: Phase): string {
  return phase.name === "wave" ? `${phaseWords(phase)}: ${phase.services.join(", ")}` : phaseWords(phase);
}
