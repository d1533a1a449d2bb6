import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { logPage } from "../../../simulator/logs/get-log-events.ts";
import { cutAfter, type LogEvent, type LogStream, visible, write } from "../../../simulator/logs/streams.ts";
import { shop } from "../../../simulator/scenarios/shop.ts";
import { type Drive, drive, start } from "../ecs/drive.ts";

const emptyStream = (): LogStream => ({ name: "s", arn: "arn", createdAt: 0, events: [], written: 0 });

function streamOf(...timestamps: readonly number[]): LogStream {
  const stream = emptyStream();
  write(
    stream,
    timestamps.map((timestamp) => ({ timestamp, message: `m${timestamp}`, visibleAt: timestamp })),
  );
  return stream;
}

const messages = ({ events }: { events: readonly { message: string }[] }): string[] =>
  events.map(({ message }) => message);

/** Reads forward until the token repeats; returns everything that was read. */
function walk(events: readonly LogEvent[], limit: number): string[] {
  let page = logPage(events, { startFromHead: true, limit }, false);
  const read = messages(page);
  for (let sent = ""; page.nextForwardToken !== sent;) {
    sent = page.nextForwardToken;
    page = logPage(events, { nextToken: sent, limit }, false);
    read.push(...messages(page));
  }
  return read;
}

describe("GetLogEvents", () => {
  test("reads forward in pages, and returns the sent token at the end", () => {
    const { events } = streamOf(1, 2, 3, 4, 5);
    const first = logPage(events, { startFromHead: true, limit: 3 }, false);
    const second = logPage(events, { nextToken: first.nextForwardToken, limit: 3 }, false);
    const third = logPage(events, { nextToken: second.nextForwardToken, limit: 3 }, false);
    expect([first, second, third].map(messages)).toEqual([["m1", "m2", "m3"], ["m4", "m5"], []]);
    expect(third.nextForwardToken).toBe(second.nextForwardToken);
    expect(second.nextForwardToken).not.toBe(first.nextForwardToken);
  });

  test("reads backward, and starts from the end by default", () => {
    const { events } = streamOf(1, 2, 3, 4, 5);
    const tail = logPage(events, { limit: 2 }, false);
    const before = logPage(events, { nextToken: tail.nextBackwardToken, limit: 2 }, false);
    expect([tail, before].map(messages)).toEqual([
      ["m4", "m5"],
      ["m2", "m3"],
    ]);
  });

  test("startTime is inclusive, endTime exclusive", () => {
    const { events } = streamOf(1, 2, 3, 4, 5);
    expect(messages(logPage(events, { startTime: 2, endTime: 5, startFromHead: true }, false))).toEqual([
      "m2",
      "m3",
      "m4",
    ]);
  });

  test("returns the same token without new events, and later events with it", () => {
    const stream = streamOf(1, 2);
    const page = logPage(stream.events, { startFromHead: true }, false);
    const { nextForwardToken } = logPage(stream.events, { nextToken: page.nextForwardToken }, false);
    write(stream, [{ timestamp: 3, message: "m3", visibleAt: 3 }]);
    expect(messages(logPage(stream.events, { nextToken: nextForwardToken }, false))).toEqual(["m3"]);
  });

  test("misses a late event with an older time when reading on, and finds it from the head", () => {
    const stream = streamOf(10, 20);
    const page = logPage(stream.events, { startFromHead: true }, false);
    write(stream, [{ timestamp: 15, message: "late", visibleAt: 30 }]);
    expect(messages(logPage(stream.events, { nextToken: page.nextForwardToken }, false))).toEqual([]);
    expect(messages(logPage(stream.events, { startFromHead: true }, false))).toEqual(["m10", "late", "m20"]);
  });

  test("may return an empty page with a different token if there is more", () => {
    const { events } = streamOf(1, 2, 3);
    const first = logPage(events, { startFromHead: true, limit: 1 }, false);
    const empty = logPage(events, { nextToken: first.nextForwardToken, limit: 1 }, true);
    expect([empty.events, empty.nextForwardToken === first.nextForwardToken]).toEqual([[], false]);
    expect(messages(logPage(events, { nextToken: empty.nextForwardToken }, false))).toEqual(["m2", "m3"]);
  });

  test("limits a page to ten thousand events or a megabyte", () => {
    const many = streamOf(...Array.from({ length: 10_001 }, (_, n) => n));
    expect(logPage(many.events, { startFromHead: true }, false).events).toHaveLength(10_000);
    const stream = emptyStream();
    const message = "x".repeat(300_000);
    write(
      stream,
      [1, 2, 3, 4].map((timestamp) => ({ timestamp, message, visibleAt: 0 })),
    );
    expect(logPage(stream.events, { startFromHead: true }, false).events).toHaveLength(3);
  });

  test.each(["mine", "f/12/s", ""])("rejects an invalid token: %j", (nextToken) => {
    expect(() => logPage([], { nextToken }, false)).toThrow("The specified nextToken is invalid.");
  });

  test("returns every event once, in order, when reading forward with any page size", () => {
    const writes = fc.array(fc.nat(30), { maxLength: 40 });
    fc.assert(
      fc.property(writes, fc.integer({ min: 1, max: 7 }), (timestamps, limit) => {
        const { events } = streamOf(...timestamps);
        expect(walk(events, limit)).toEqual(
          timestamps.toSorted((a, b) => a - b).map((timestamp) => `m${timestamp}`),
        );
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});

test("makes lines visible when they are due, and never those after the end", () => {
  const stream = streamOf(10, 20, 30);
  expect(visible(stream, 20).map(({ timestamp }) => timestamp)).toEqual([10, 20]);
  cutAfter(stream, 20);
  expect(visible(stream, 99).map(({ timestamp }) => timestamp)).toEqual([10, 20]);
});

describe("the Logs operations", () => {
  const group = { logGroupName: "/app" };
  const stream = { ...group, logStreamName: "web/app/1" };
  const lines = (...texts: string[]) =>
    texts.map((message, index) => ({ timestamp: start + index, message }));
  const written = (more: Parameters<typeof shop>[0] = { name: "x", about: "" }): Drive => {
    const d = drive(shop({ ...more, logGroups: ["/app", "eu-central-1:/elsewhere"] }));
    d.call("logs:CreateLogStream", stream);
    d.call("logs:PutLogEvents", { ...stream, logEvents: lines("one", "two", "three") });
    return d;
  };

  test("return events after their ingestion", () => {
    const d = written();
    expect(d.call("logs:GetLogEvents", { ...stream, startFromHead: true }).events).toEqual([]);
    d.wait(2);
    const { events } = d.call("logs:GetLogEvents", { ...stream, startFromHead: true });
    expect(events[0]).toEqual({ timestamp: start, message: "one", ingestionTime: start + 2000 });
    expect(messages({ events })).toEqual(["one", "two", "three"]);
  });

  test.each([
    ["a group", { logGroupName: "/none", logStreamName: "s" }, "The specified log group does not exist."],
    ["a stream", { logGroupName: "/app", logStreamName: "s" }, "The specified log stream does not exist."],
    [
      "a group of another region",
      { logGroupName: "/elsewhere", logStreamName: "s" },
      "The specified log group does not exist.",
    ],
  ])("reject %s", (_name, input, message) => {
    expect(() => written().call("logs:GetLogEvents", input)).toThrow(
      expect.objectContaining({ code: "ResourceNotFoundException", message }),
    );
  });

  test("filter across streams, in pages that end without a token", () => {
    const d = written();
    d.call("logs:CreateLogStream", { ...group, logStreamName: "web/nginx/1" });
    d.call("logs:PutLogEvents", { ...group, logStreamName: "web/nginx/1", logEvents: lines("two too") });
    d.wait(2);
    const find = (input: object) => d.call("logs:FilterLogEvents", { ...group, ...input });
    expect(messages(find({ filterPattern: "two" }))).toEqual(["two too", "two"]);
    expect(messages(find({ logStreamNamePrefix: "web/app" }))).toEqual(["one", "two", "three"]);
    const first = find({ limit: 3 });
    expect(messages(find({ limit: 3, nextToken: first.nextToken }))).toEqual(["three"]);
    expect(find({ limit: 3, nextToken: first.nextToken }).nextToken).toBeUndefined();
  });

  test("list streams by prefix or by last event", () => {
    const d = written();
    d.call("logs:CreateLogStream", { ...group, logStreamName: "a" });
    d.wait(2);
    const names = (input: object) =>
      d
        .call("logs:DescribeLogStreams", { ...group, ...input })
        .logStreams.map(({ logStreamName }: { logStreamName: string }) => logStreamName);
    expect(names({})).toEqual(["a", "web/app/1"]);
    expect(names({ logStreamNamePrefix: "web/" })).toEqual(["web/app/1"]);
    expect(names({ orderBy: "LastEventTime", descending: true })).toEqual(["web/app/1", "a"]);
    expect(d.call("logs:DescribeLogGroups", { logGroupNamePrefix: "/a" }).logGroups).toMatchObject([
      { logGroupName: "/app" },
    ]);
  });

  test("throttle calls above the account's quota for a second", () => {
    const d = written({ name: "x", about: "", switches: { logEventsPerSecond: 2 } });
    const read = () => d.call("logs:GetLogEvents", stream);
    read();
    read();
    expect(read).toThrow(expect.objectContaining({ code: "ThrottlingException", message: "Rate exceeded" }));
    d.wait(1);
    expect(read).not.toThrow();
  });
});
