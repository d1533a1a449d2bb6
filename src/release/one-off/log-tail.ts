/**
 * The end of a log: its last lines for the report, and its last events to distinguish late events from known ones.
 * Bounded.
 */
import type { OutputLogEvent } from "@aws-sdk/client-cloudwatch-logs";

const keptLines = 50;
const keptEvents = 2000;
/** Longer lines are truncated: CloudWatch accepts events of a megabyte. */
const longestLine = 4096;

interface Remembered {
  readonly timestamp: number;
  readonly key: string;
}

export class LogTail {
  #lines: string[] = [];
  /** Largest timestamp among the events that are no longer remembered. */
  #forgotten = Number.NEGATIVE_INFINITY;
  #events: Remembered[] = [];
  readonly #keys = new Map<string, number>();

  get lines(): readonly string[] {
    return this.#lines.slice(-keptLines);
  }

  /** Every event since this time is remembered, in epoch milliseconds. */
  get oldestRemembered(): number | undefined {
    if (this.#events.length === 0) return undefined;
    const oldest = this.#events.reduce(
      (least, { timestamp }) => Math.min(least, timestamp),
      Number.MAX_SAFE_INTEGER,
    );
    return Math.max(oldest, this.#forgotten + 1);
  }

  /** Adds an event and returns its lines. */
  add(event: OutputLogEvent): readonly string[] {
    this.#remember(event);
    const lines = (event.message ?? "")
      .replace(/\r?\n$/u, "")
      .split(/\r?\n/u)
      .map(cut);
    // One event may contain a megabyte of line breaks.
    this.#lines.push(...lines.slice(-keptLines));
    if (this.#lines.length > 10 * keptLines) this.#lines = this.#lines.slice(-keptLines);
    return lines;
  }

  remembers(event: OutputLogEvent): boolean {
    return this.#keys.has(keyOf(event));
  }

  #remember(event: OutputLogEvent): void {
    const key = keyOf(event);
    this.#events.push({ timestamp: event.timestamp ?? 0, key });
    this.#keys.set(key, (this.#keys.get(key) ?? 0) + 1);
    if (this.#events.length <= 2 * keptEvents) return;
    for (const { key: old, timestamp } of this.#events.splice(0, keptEvents)) {
      this.#forgotten = Math.max(this.#forgotten, timestamp);
      const count = (this.#keys.get(old) ?? 1) - 1;
      if (count > 0) this.#keys.set(old, count);
      else this.#keys.delete(old);
    }
  }
}

/** GetLogEvents returns no event IDs. The same line twice in one millisecond counts as one event. */
const keyOf = ({ timestamp, ingestionTime, message = "" }: OutputLogEvent): string =>
  `${timestamp ?? ""} ${ingestionTime ?? ""} ${message.length} ${message.slice(0, 200)}`;

export const cut = (line: string): string =>
  line.length <= longestLine
    ? line
    : `${line.slice(0, longestLine)}… (${line.length - longestLine} more characters)`;
