/** Log groups and streams, and the times at which their events become readable. Times are epoch milliseconds. */
export interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
  /** When readers start to see it. */
  readonly visibleAt: number;
  /** Order of writing in the stream, from 1. */
  readonly order: number;
}

export interface LogStream {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  /** By timestamp, then order of writing. */
  events: LogEvent[];
  written: number;
}

export interface LogGroup {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly streams: Map<string, LogStream>;
}

export interface LogsState {
  /** By `region:name`. */
  readonly groups: Map<string, LogGroup>;
  /** Times of the last successful GetLogEvents calls, for the quota. */
  reads: number[];
  /** GetLogEvents pages so far. */
  pages: number;
}

export function createGroup(logs: LogsState, arnStart: string, region: string, name: string, now: number) {
  const arn = `${arnStart}:log-group:${name}`;
  const group: LogGroup = { name, arn, createdAt: now, streams: new Map() };
  logs.groups.set(`${region}:${name}`, group);
  return group;
}

/** The stream with this name, created if necessary. */
export function streamOf(group: LogGroup, name: string, now: number): LogStream {
  const there = group.streams.get(name);
  if (there !== undefined) return there;
  const arn = `${group.arn}:log-stream:${name}`;
  const stream: LogStream = { name, arn, createdAt: now, events: [], written: 0 };
  group.streams.set(name, stream);
  return stream;
}

export interface Written {
  readonly timestamp: number;
  readonly message: string;
  readonly visibleAt: number;
}

/** Writes lines. A line with a future time becomes readable at that time. */
export function write(stream: LogStream, lines: readonly Written[]): void {
  const last = stream.events.at(-1)?.timestamp ?? -Infinity;
  const added = lines.map((line) => ({ ...line, order: ++stream.written }));
  const inOrder = added.every(({ timestamp }, index) => timestamp >= (added[index - 1]?.timestamp ?? last));
  stream.events = stream.events.concat(added);
  if (!inOrder) stream.events.sort((a, b) => a.timestamp - b.timestamp || a.order - b.order);
}

/** The writer has ended: removes its later lines. */
export function cutAfter(stream: LogStream, moment: number): void {
  stream.events = stream.events.filter(({ timestamp }) => timestamp <= moment);
}

export const visible = (stream: LogStream, now: number): readonly LogEvent[] =>
  stream.events.filter(({ visibleAt }) => visibleAt <= now);
