/** GetLogEvents and the meaning of its tokens (docs/aws-reference.md#logs). */
import { AwsError } from "../protocol/call.ts";
import type { LogEvent } from "./streams.ts";

export interface GetLogEventsInput {
  readonly startTime?: number;
  readonly endTime?: number;
  readonly nextToken?: string;
  readonly limit?: number;
  readonly startFromHead?: boolean;
}

/** A place between two events: after (`f`) or before (`b`) the event with this timestamp and order. */
interface Place {
  readonly direction: "f" | "b";
  readonly timestamp: number;
  readonly order: number;
  /** Distinguishes tokens of one place, because an empty page returns a new token. */
  readonly variant: number;
}

export interface LogPage {
  readonly events: readonly LogEvent[];
  readonly nextForwardToken: string;
  readonly nextBackwardToken: string;
}

const mostEvents = 10_000;
const mostBytes = 1_048_576;

const tokenOf = ({ direction, timestamp, order, variant }: Place): string =>
  `${direction}/${String(timestamp).padStart(20, "0")}${String(order).padStart(24, "0")}${String(variant).padStart(12, "0")}/s`;

function placeOf(token: string): Place {
  const [, direction, timestamp, order, variant] = /^([fb])\/(\d{20})(\d{24})(\d{12})\/s$/.exec(token) ?? [];
  if (direction === undefined)
    throw new AwsError("InvalidParameterException", "The specified nextToken is invalid.");
  return {
    direction: direction === "f" ? "f" : "b",
    timestamp: Number(timestamp),
    order: Number(order),
    variant: Number(variant),
  };
}

/**
 * One page. The returned forward token equals the one in the request if there is nothing after it. An event that
 * arrives late, with a timestamp before the token's place, is not found by reading on.
 *
 * @param visible what can be read now, by timestamp and order
 * @param empty return an empty page with a new token, although there is more
 */
export function logPage(visible: readonly LogEvent[], input: GetLogEventsInput, empty: boolean): LogPage {
  const limit = input.limit ?? mostEvents;
  if (limit < 1 || limit > mostEvents)
    throw new AwsError("InvalidParameterException", `limit must be between 1 and ${mostEvents}.`);
  const start = input.startTime ?? 0;
  const end = input.endTime ?? Infinity;
  const inRange = visible.filter(({ timestamp }) => timestamp >= start && timestamp < end);
  const place = input.nextToken === undefined ? undefined : placeOf(input.nextToken);
  const forward = place === undefined ? input.startFromHead === true : place.direction === "f";
  if (empty && place !== undefined) return emptyPage(place);
  const candidates = place === undefined ? inRange : inRange.filter((event) => isBeyond(event, place));
  const events = forward ? firstOf(candidates, limit) : firstOf(candidates.toReversed(), limit).toReversed();
  return { events, ...tokensAround(events, place, start) };
}

function isBeyond(event: LogEvent, place: Place): boolean {
  const distance = event.timestamp - place.timestamp || event.order - place.order;
  return place.direction === "f" ? distance > 0 : distance < 0;
}

function emptyPage(place: Place): LogPage {
  const next = { ...place, variant: place.variant + 1 };
  return {
    events: [],
    nextForwardToken: tokenOf({ ...next, direction: "f" }),
    nextBackwardToken: tokenOf({ ...next, direction: "b" }),
  };
}

function firstOf(events: readonly LogEvent[], limit: number): LogEvent[] {
  const page: LogEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    bytes += Buffer.byteLength(event.message) + 26;
    if (page.length === limit || (bytes > mostBytes && page.length > 0)) break;
    page.push(event);
  }
  return page;
}

function tokensAround(events: readonly LogEvent[], place: Place | undefined, start: number) {
  const here = place ?? { timestamp: start, order: 0, variant: 0 };
  const first = events[0];
  const last = events.at(-1);
  return {
    nextForwardToken: tokenOf({
      ...here,
      ...(last === undefined ? {} : { timestamp: last.timestamp, order: last.order, variant: 0 }),
      direction: "f",
    }),
    nextBackwardToken: tokenOf({
      ...here,
      ...(first === undefined ? {} : { timestamp: first.timestamp, order: first.order, variant: 0 }),
      direction: "b",
    }),
  };
}
