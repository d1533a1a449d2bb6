/** Amazon CloudWatch Logs: the operations with which a release reads its tasks' logs. */
import { AwsError, type Call, type Operations } from "../protocol/call.ts";
import { pageOf } from "../ecs/pages.ts";
import type { BareWorld } from "../world.ts";
import { logPage, type GetLogEventsInput } from "./get-log-events.ts";
import {
  createGroup,
  streamOf,
  visible,
  write,
  type LogGroup,
  type LogStream,
  type LogsState,
} from "./streams.ts";

interface GroupInput {
  readonly logGroupName?: string;
  readonly logGroupIdentifier?: string;
}

interface FilterInput extends GroupInput {
  readonly logStreamNames?: readonly string[];
  readonly logStreamNamePrefix?: string;
  readonly startTime?: number;
  readonly endTime?: number;
  readonly filterPattern?: string;
  readonly nextToken?: string;
  readonly limit?: number;
}

interface StreamsInput extends GroupInput {
  readonly logStreamNamePrefix?: string;
  readonly orderBy?: string;
  readonly descending?: boolean;
  readonly limit?: number;
  readonly nextToken?: string;
}

const notFound = (what: "group" | "stream"): AwsError =>
  new AwsError("ResourceNotFoundException", `The specified log ${what} does not exist.`);

function groupOf(logs: LogsState, input: GroupInput, region: string): LogGroup {
  const name = input.logGroupName ?? input.logGroupIdentifier?.replace(/^arn:.*:log-group:|:\*$/g, "");
  if (name === undefined)
    throw new AwsError("InvalidParameterException", "Either logGroupName or logGroupIdentifier is required.");
  const group = logs.groups.get(`${region}:${name}`);
  if (group === undefined) throw notFound("group");
  return group;
}

function streamIn(group: LogGroup, name: string, now: number): LogStream {
  const stream = group.streams.get(name);
  if (stream === undefined || stream.createdAt > now) throw notFound("stream");
  return stream;
}

/** The account's GetLogEvents quota: more calls in the same second are throttled. */
function spendRead(logs: LogsState, now: number, perSecond: number | undefined): void {
  if (perSecond === undefined) return;
  logs.reads = logs.reads.filter((at) => at > now - 1000);
  if (logs.reads.length >= perSecond) throw new AwsError("ThrottlingException", "Rate exceeded");
  logs.reads.push(now);
}

function getLogEvents(
  world: BareWorld,
  logs: LogsState,
  input: GetLogEventsInput & GroupInput & { logStreamName: string },
  call: Call,
) {
  const { logEventsPerSecond, emptyLogPageEvery } = world.scenario.switches ?? {};
  spendRead(logs, call.now, logEventsPerSecond);
  const stream = streamIn(groupOf(logs, input, call.region), input.logStreamName, call.now);
  logs.pages += 1;
  const empty = emptyLogPageEvery !== undefined && logs.pages % emptyLogPageEvery === 0;
  const page = logPage(visible(stream, call.now), input, empty);
  return {
    ...page,
    events: page.events.map(({ timestamp, message, visibleAt }) => ({
      timestamp,
      message,
      ingestionTime: visibleAt,
    })),
  };
}

function filterLogEvents(logs: LogsState, input: FilterInput, call: Call) {
  const group = groupOf(logs, input, call.region);
  const streams = [...group.streams.values()].filter(
    ({ name, createdAt }) =>
      createdAt <= call.now &&
      (input.logStreamNames?.includes(name) ?? true) &&
      name.startsWith(input.logStreamNamePrefix ?? ""),
  );
  if (input.logStreamNames !== undefined && streams.length === 0) throw notFound("stream");
  const term = input.filterPattern?.replace(/^"|"$/g, "") ?? "";
  const found = streams
    .flatMap((stream) => visible(stream, call.now).map((event) => ({ stream, event })))
    .filter(
      ({ event }) =>
        event.timestamp >= (input.startTime ?? 0) &&
        event.timestamp <= (input.endTime ?? Infinity) &&
        event.message.includes(term),
    )
    .sort((a, b) => a.event.timestamp - b.event.timestamp || a.event.order - b.event.order);
  const page = pageOf(found, { nextToken: input.nextToken, maxResults: input.limit }, 10_000, 10_000);
  return {
    events: page.items.map(({ stream, event }) => ({
      logStreamName: stream.name,
      timestamp: event.timestamp,
      message: event.message,
      ingestionTime: event.visibleAt,
      eventId: `${event.timestamp}${String(event.order).padStart(20, "0")}`,
    })),
    searchedLogStreams: [],
    ...page.next,
  };
}

function describeStream(stream: LogStream, now: number) {
  const events = visible(stream, now);
  const [first, last] = [events[0], events.at(-1)];
  return {
    logStreamName: stream.name,
    arn: stream.arn,
    creationTime: stream.createdAt,
    ...(first === undefined || last === undefined
      ? {}
      : {
          firstEventTimestamp: first.timestamp,
          lastEventTimestamp: last.timestamp,
          lastIngestionTime: Math.max(...events.slice(-100).map(({ visibleAt }) => visibleAt)),
        }),
    uploadSequenceToken: "49039859601",
    storedBytes: 0,
  };
}

function describeLogStreams(logs: LogsState, input: StreamsInput, call: Call) {
  const group = groupOf(logs, input, call.region);
  const byTime = input.orderBy === "LastEventTime";
  if (byTime && input.logStreamNamePrefix !== undefined)
    throw new AwsError(
      "InvalidParameterException",
      "Cannot order by LastEventTime with a logStreamNamePrefix.",
    );
  const streams = [...group.streams.values()]
    .filter(
      ({ name, createdAt }) => createdAt <= call.now && name.startsWith(input.logStreamNamePrefix ?? ""),
    )
    .map((stream) => describeStream(stream, call.now))
    .sort((a, b) =>
      byTime
        ? (a.lastEventTimestamp ?? 0) - (b.lastEventTimestamp ?? 0)
        : a.logStreamName < b.logStreamName
          ? -1
          : 1,
    );
  const ordered = input.descending === true ? streams.reverse() : streams;
  const page = pageOf(ordered, { nextToken: input.nextToken, maxResults: input.limit }, 50, 50);
  return { logStreams: page.items, ...page.next };
}

function describeLogGroups(
  logs: LogsState,
  input: { logGroupNamePrefix?: string; limit?: number; nextToken?: string },
  region: string,
) {
  const groups = [...logs.groups]
    .filter(
      ([key, { name }]) => key.startsWith(`${region}:`) && name.startsWith(input.logGroupNamePrefix ?? ""),
    )
    .map(([, group]) => group)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const page = pageOf(groups, { nextToken: input.nextToken, maxResults: input.limit }, 50, 50);
  return {
    logGroups: page.items.map(({ name, arn, createdAt }) => ({
      logGroupName: name,
      logGroupArn: arn,
      arn: `${arn}:*`,
      creationTime: createdAt,
      storedBytes: 0,
    })),
    ...page.next,
  };
}

/** `arn:aws:logs:REGION:ACCOUNT`. */
export const logsArn = (world: BareWorld, region: string): string =>
  `arn:${world.partition}:logs:${region}:${world.account}`;

export function logsOperations(world: BareWorld, logs: LogsState): Operations {
  return {
    GetLogEvents: (input: GetLogEventsInput & { logStreamName: string }, call) =>
      getLogEvents(world, logs, input, call),
    FilterLogEvents: (input: FilterInput, call) => filterLogEvents(logs, input, call),
    DescribeLogStreams: (input: StreamsInput, call) => describeLogStreams(logs, input, call),
    DescribeLogGroups: (input: object, call) => describeLogGroups(logs, input, call.region),

    CreateLogGroup(input: { logGroupName: string }, call) {
      if (logs.groups.has(`${call.region}:${input.logGroupName}`))
        throw new AwsError("ResourceAlreadyExistsException", "The specified log group already exists");
      createGroup(logs, logsArn(world, call.region), call.region, input.logGroupName, call.now);
      return {};
    },

    CreateLogStream(input: { logGroupName: string; logStreamName: string }, call) {
      const group = groupOf(logs, input, call.region);
      if (group.streams.has(input.logStreamName))
        throw new AwsError("ResourceAlreadyExistsException", "The specified log stream already exists");
      streamOf(group, input.logStreamName, call.now);
      return {};
    },

    PutLogEvents(
      input: {
        logGroupName: string;
        logStreamName: string;
        logEvents: ReadonlyArray<{ timestamp: number; message: string }>;
      },
      call,
    ) {
      const stream = streamIn(groupOf(logs, input, call.region), input.logStreamName, call.now);
      const visibleAt = call.now + world.pace.ingestion * 1000;
      write(
        stream,
        input.logEvents.map((event) => ({ ...event, visibleAt })),
      );
      return { nextSequenceToken: "49039859602" };
    },
  };
}
