import { describe, expect, test } from "@jest/globals";
import type { LogLine } from "../../../simulator/ecs/program.ts";
import { exits } from "../../../simulator/scenarios/scripts.ts";
import { LogTail } from "../../../src/release/one-off/log-tail.ts";
import { container, simulateOneOffs, type Setting } from "./one-off-simulation.ts";

const every = (count: number, seconds: number): LogLine[] =>
  Array.from({ length: count }, (_, index) => ({ after: (index * seconds) / count, text: `line ${index}` }));

describe("the log of the deciding container", () => {
  test("appears as written", () =>
    simulateOneOffs(
      { migration: exits(0, 40, { after: 5, text: "early" }, { after: 35, text: "late" }) },
      async ({ run, events }) => {
        await run();
        const order = events.flatMap((event) =>
          event.kind === "task-log" ? [event.text] : event.kind === "task-status" ? [event.status] : [],
        );
        expect(order.indexOf("early")).toBeGreaterThan(order.indexOf("RUNNING"));
        expect(order.indexOf("early")).toBeLessThan(order.indexOf("DEPROVISIONING"));
      },
    ));

  test("is read after the end until no new lines arrive", () =>
    simulateOneOffs(
      {
        migration: exits(
          1,
          10,
          { after: 9, text: "cause", ingestion: 12 },
          { after: 9.5, text: "end", ingestion: 20 },
        ),
      },
      async ({ run, lines }) => {
        expect((await run()).log).toEqual(["cause", "end"]);
        expect(lines()).toEqual(["cause", "end"]);
      },
    ));

  test("does not delay the report of a failure", () =>
    simulateOneOffs(
      { migration: exits(1, 10, { after: 9, text: "cause", ingestion: 12 }) },
      async (simulation) => {
        const { seconds } = await simulation.run();
        const order = simulation.events.flatMap((event): unknown[] => {
          if (event.kind === "task-failed") return [event];
          return event.kind === "task-log" ? [event.text] : [];
        });
        expect(order).toEqual([
          { kind: "task-failed", task: "migration", container: "app", exitCode: 1, seconds },
          "cause",
        ]);
      },
    ));

  test("includes late lines between others, each once", () =>
    simulateOneOffs(
      { migration: exits(1, 20, ...every(10, 18), { after: 4.5, text: "straggler", ingestion: 19 }) },
      async ({ run, lines }) => {
        await run();
        expect(lines().filter((text) => text === "straggler")).toHaveLength(1);
        expect(new Set(lines()).size).toBe(11);
        expect(lines()).toHaveLength(11);
      },
    ));

  test("prints all of twelve thousand lines and keeps the last fifty", () =>
    simulateOneOffs({ migration: exits(1, 30, ...every(12_000, 25)) }, async ({ run, lines }) => {
      const result = await run();
      expect(lines()).toHaveLength(12_000);
      expect(result.log).toEqual(Array.from({ length: 50 }, (_, index) => `line ${11_950 + index}`));
      expect(result.seconds).toBeLessThan(90);
    }));

  test("prints each of ten thousand simultaneous lines once, without delaying the end", () =>
    simulateOneOffs({ migration: exits(1, 10, ...every(10_000, 0.5)) }, async ({ run, lines }) => {
      const { seconds } = await run();
      expect(lines()).toHaveLength(10_000);
      expect(new Set(lines()).size).toBe(10_000);
      await simulateOneOffs({ migration: exits(1, 10, ...every(10, 0.5)) }, async (few) => {
        expect(seconds - (await few.run()).seconds).toBeLessThan(3);
      });
    }));

  test("only counts lines after twenty thousand", () =>
    simulateOneOffs({ migration: exits(1, 30, ...every(21_000, 25)) }, async ({ run, lines, notes }) => {
      const result = await run();
      expect(lines()).toHaveLength(20_000);
      expect(result.log.at(-1)).toBe("line 20999");
      expect(notes()).toEqual([expect.stringContaining("more than 20000 lines")]);
    }));

  test("skips empty pages before other pages", () =>
    simulateOneOffs(
      { migration: exits(0, 30, ...every(40, 25)), switches: { emptyLogPageEvery: 2 } },
      async ({ run, lines }) => {
        await run();
        expect(lines()).toHaveLength(40);
      },
    ));

  test("is read with at most half a call per second", () =>
    simulateOneOffs(
      { migration: exits(0, 60, ...every(60, 55)), switches: { logEventsPerSecond: 1 } },
      async ({ run, calls, simulation }) => {
        expect((await run()).log).toHaveLength(50);
        expect(calls("logs:GetLogEvents")).toBeLessThan(45);
        expect(
          simulation.simulator.requests.filter(({ error }) => error === "ThrottlingException"),
        ).toHaveLength(0);
      },
    ));

  test("splits an event with several lines, and truncates very long ones", () =>
    simulateOneOffs(
      {
        migration: exits(
          0,
          5,
          { after: 1, text: "one\ntwo\r\nthree\n" },
          { after: 2, text: "x".repeat(10_000) },
        ),
      },
      async ({ run, lines }) => {
        await run();
        expect(lines().slice(0, 3)).toEqual(["one", "two", "three"]);
        expect(lines()[3]).toMatch(/^x{4096}… \(5904 more characters\)$/u);
      },
    ));

  test("is not read if it is turned off", () =>
    simulateOneOffs(
      { migration: exits(0, 5, { after: 1, text: "secret" }) },
      async ({ run, calls, events }) => {
        const result = await run({ spec: { streamLogs: false } });
        expect(result).toMatchObject({ succeeded: true, log: [] });
        expect(calls("logs:GetLogEvents")).toBe(0);
        expect(events.find(({ kind }) => kind === "task-started")).toHaveProperty("logGroup");
      },
    ));
});

describe("a log problem is one note, and not a failure", () => {
  const web = (logConfiguration: object | undefined) => [container("app", { logConfiguration })];
  test.each<readonly [string, Partial<Setting>, RegExp]>([
    [
      "no permission",
      { faults: [{ party: "logs", fault: "denied" }] },
      /group \/ecs\/shop.*logs:GetLogEvents/u,
    ],
    ["another driver", { containers: web({ logDriver: "splunk", options: {} }) }, /splunk/u],
    ["no configuration", { containers: web(undefined) }, /no log configuration/u],
  ])("%s", (_, setting, words) =>
    simulateOneOffs(
      { migration: exits(0, 20, { after: 1, text: "line" }), ...setting },
      async ({ run, notes, calls }) => {
        expect(await run()).toMatchObject({ succeeded: true, log: [] });
        expect(notes()).toEqual([expect.stringMatching(words)]);
        expect(calls("logs:GetLogEvents")).toBeLessThanOrEqual(1);
      },
    ),
  );

  test("if a stream never appears", () =>
    simulateOneOffs(
      {
        migration: exits(0, 5),
        containers: web({
          logDriver: "awslogs",
          options: {
            "awslogs-group": "/ecs/shop",
            "awslogs-stream-prefix": "app",
            "awslogs-region": "eu-west-1",
            "awslogs-create-group": "true",
          },
        }),
        faults: [{ party: "logs", fault: "throttle", times: 3 }],
      },
      async ({ run }) => {
        expect(await run()).toMatchObject({ succeeded: true });
      },
    ));

  test("without delay if a log never responds, which is polled with backoff", () =>
    simulateOneOffs(
      { migration: exits(0, 120), faults: [{ party: "logs", fault: "throttle" }] },
      async ({ run, calls, simulation }) => {
        const result = await run();
        expect(result).toMatchObject({ succeeded: true });
        expect(simulation.aws.throttle.factor).toBe(1);
        expect(result.seconds).toBeLessThan(180);
        expect(calls("logs:GetLogEvents")).toBeLessThan(45);
      },
    ));
});

describe("the memory of printed log events", () => {
  const event = (index: number, message = `line ${index}`) => ({
    timestamp: index,
    ingestionTime: index,
    message,
  });

  test("does not grow", () => {
    const tail = new LogTail();
    for (let index = 0; index < 100_000; index += 1) tail.add(event(index));
    expect(tail.lines).toHaveLength(50);
    expect(tail.oldestRemembered).toBeGreaterThan(95_000);
    expect(tail.remembers(event(99_999))).toBe(true);
    expect(tail.remembers(event(1))).toBe(false);
  });

  test("recognizes every event since its oldest, even many in one millisecond", () => {
    const tail = new LogTail();
    const events = Array.from({ length: 12_000 }, (_, index) =>
      event(Math.floor(index / 900), `line ${index}`),
    );
    for (const one of events) tail.add(one);
    const from = tail.oldestRemembered ?? Number.NaN;
    const since = events.filter(({ timestamp }) => timestamp >= from);
    expect(since.length).toBeGreaterThan(900);
    expect(since.every((one) => tail.remembers(one))).toBe(true);
  });

  test("also works for an event of a megabyte of line breaks", () => {
    const tail = new LogTail();
    expect(tail.add(event(1, "\n".repeat(1_000_000)))).toHaveLength(1_000_000);
    expect(tail.lines).toHaveLength(50);
  });

  test("recognizes an event that came twice in a row", () => {
    const tail = new LogTail();
    for (let index = 0; index < 5000; index += 1) tail.add(event(index % 2));
    expect(tail.remembers(event(0))).toBe(true);
    expect(tail.remembers(event(2))).toBe(false);
    expect(new LogTail().oldestRemembered).toBeUndefined();
  });
});
