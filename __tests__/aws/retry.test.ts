/** When calls and polls are retried, and that only src/aws/retry.ts decides. */
import { describe, expect, test } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as retry from "../../src/aws/retry.ts";
import type { AwsProblem } from "../../src/aws/errors/classify.ts";
import {
  type Attempted,
  type Budget,
  delayAfter,
  isTemporary,
  jittered,
  mayBeTemporary,
  Throttle,
  whileSettling,
  withRetries,
} from "../../src/aws/retry.ts";
import { Failure } from "../../src/core/failure.ts";
import type { Clock } from "../../src/core/time.ts";

describe("withRetries", () => {
  const half = (): number => 0.5;
  test.each([
    ["throttled", 1, 750],
    ["throttled", 5, 12_000],
    ["throttled", 11, 15_000],
    ["throttled", 12, undefined],
    ["transient", 1, 150],
    ["transient", 5, 2400],
    ["transient", 6, undefined],
    ["propagating", 1, 1500],
    ["propagating", 5, 15_000],
    ["propagating", 6, undefined],
    ["denied", 1, undefined],
    ["invalid", 1, undefined],
    ["expired", 1, undefined],
    ["unknown", 1, undefined],
  ] as const)("%s after attempt %i: %s ms", (kind, attempt, delay) => {
    const longest = delayAfter(retry.awsPolicy[kind], attempt);
    expect(longest && jittered(longest, half)).toBe(delay);
  });

  const problem = (kind: "transient" | "throttled", maybeDone: boolean) => () => ({
    kind,
    code: "X",
    message: "",
    maybeDone,
  });
  const context = () => ({
    clock: { now: () => 0, sleep: () => Promise.resolve() },
    throttle: new Throttle(),
    random: half,
  });

  test("looks up a call that may have taken effect before sending it again", async () => {
    const sent: string[] = [];
    const answer = await withRetries(context(), {
      send: () => {
        sent.push("send");
        return Promise.reject(new Error("reset"));
      },
      classify: problem("transient", true),
      found: () => {
        sent.push("look");
        return Promise.resolve(sent.length > 3 ? "found" : undefined);
      },
    });
    expect([answer, sent]).toEqual(["found", ["send", "look", "send", "look"]]);
  });

  test("skips the look-up for a call that certainly had no effect", async () => {
    let sent = 0;
    const answer = await withRetries(context(), {
      send: () => ((sent += 1) < 3 ? Promise.reject(new Error("throttled")) : Promise.resolve("done")),
      classify: problem("throttled", false),
      found: () => Promise.reject(new Error("not to be asked")),
    });
    expect([answer, sent]).toEqual(["done", 3]);
  });

  /** Returns the problems one after the other; the call then succeeds. */
  const callWith = async (
    kinds: readonly AwsProblem["kind"][],
    more: Partial<Attempted<string>> = {},
    signal?: AbortSignal,
  ) => {
    const slept: number[] = [];
    const throttle = new Throttle();
    let attempt = 0;
    const outcome = await withRetries(
      {
        clock: { now: () => 0, sleep: (ms) => (slept.push(ms), Promise.resolve()) },
        throttle,
        random: half,
        ...(signal && { signal }),
      },
      {
        send: () => {
          const kind = kinds[attempt];
          attempt += 1;
          return kind === undefined ? Promise.resolve("done") : Promise.reject(new Error(kind));
        },
        classify: (thrown) => ({
          kind: (thrown as Error).message as "throttled",
          code: "X",
          message: "",
          maybeDone: false,
        }),
        ...more,
      },
    ).catch((error: unknown) => String(error));
    return { outcome, attempt, slept, factor: throttle.factor };
  };

  test("doubles the waits with jitter, and slows everything down while AWS throttles", async () => {
    expect(await callWith(["transient", "transient", "transient"])).toEqual({
      outcome: "done",
      attempt: 4,
      slept: [150, 300, 600],
      factor: 1,
    });
    expect(await callWith(["throttled", "throttled"])).toMatchObject({
      outcome: "done",
      slept: [750, 1500],
      factor: 3.2,
    });
  });

  test.each<[string, readonly AwsProblem["kind"][], Partial<Attempted<string>>, string, number]>([
    ["the last error, if the budget is used up", Array(20).fill("transient"), {}, "Error: transient", 6],
    ["a permanent rejection immediately", ["denied"], {}, "Error: denied", 1],
    [
      "as its own policy requires",
      Array(20).fill("throttled"),
      { policy: { throttled: { attempts: 2, delay: 1, longest: 1 } } },
      "Error: throttled",
      2,
    ],
    ["an error that its policy doesn't list", ["transient"], { policy: {} }, "Error: transient", 1],
    [
      "an expired session, without new credentials",
      ["expired"],
      { renew: () => Promise.resolve(false) },
      "Error: expired",
      1,
    ],
    ["an expired session that can't be renewed", ["expired"], {}, "Error: expired", 1],
    [
      "the second expired session",
      ["expired", "expired"],
      { renew: () => Promise.resolve(true) },
      "Error: expired",
      2,
    ],
    [
      "the reason of a canceled call",
      ["transient"],
      { beforeRepeat: () => Promise.reject(new Error("no")) },
      "Error: no",
      1,
    ],
  ])("throws %s", async (_about, kinds, more, outcome, attempts) => {
    expect(await callWith(kinds, more)).toMatchObject({ outcome, attempt: attempts });
  });

  test("renews an expired session once, without a wait", async () => {
    let renewed = 0;
    const renew = () => ((renewed += 1), Promise.resolve(true));
    expect(await callWith(["transient", "expired", "transient"], { renew })).toMatchObject({
      outcome: "done",
      slept: [150, 600],
    });
    expect(renewed).toBe(1);
    await callWith(["denied"], { renew });
    expect(renewed).toBe(1);
  });

  test("asks the caller before each retry", async () => {
    let calls = 0;
    await callWith(["transient", "throttled"], { beforeRepeat: () => ((calls += 1), Promise.resolve()) });
    expect(calls).toBe(2);
  });

  test("sends nothing after the job is canceled, and throws its reason", async () => {
    const canceled = AbortSignal.abort(new Error("canceled"));
    expect(await callWith([], {}, canceled)).toMatchObject({ outcome: "Error: canceled", attempt: 0 });
    const job = new AbortController();
    const send = () => {
      job.abort(new Error("canceled"));
      return Promise.reject(new Error("denied"));
    };
    expect(await callWith([], { send }, job.signal)).toMatchObject({ outcome: "Error: canceled" });
  });

  test.each([
    [0, 500],
    [0.5, 750],
    [1, 1000],
  ])("jitter of %d: %i ms", (random, delay) => {
    expect(jittered(1000, () => random)).toBe(delay);
  });

  test("throttling slows down all calls, and the effect wears off", () => {
    const throttle = new Throttle();
    expect(throttle.factor).toBe(1);
    throttle.throttled();
    throttle.throttled();
    throttle.answered();
    expect(throttle.factor).toBeCloseTo(3.2);
    for (let time = 0; time < 9; time += 1) throttle.throttled();
    expect(throttle.factor).toBe(8);
    for (let time = 0; time < 10; time += 1) throttle.answered();
    expect(throttle.factor).toBe(1);
  });
});

/** Milliseconds before each further attempt, and the number of attempts. */
const waits = (budget: Budget | undefined): readonly number[] =>
  [1, 2, 3, 4, 5, 6, 7].flatMap((attempt) => delayAfter(budget, attempt) ?? []);

test.each([
  ["starting a task", retry.taskStarts, [15_000, 30_000, 60_000, 60_000]],
  ["writing a schedule", retry.scheduleWrites, [500, 1000, 2000, 4000]],
  ["reading a log", retry.logReads, [4000, 8000, 16_000, 30_000, 30_000, 30_000, 30_000]],
  ["calling GitHub", retry.gitHubPolicy.transient, [1000, 2000]],
  ["calling GitHub while it throttles", retry.gitHubPolicy.throttled, [1000, 2000]],
])("the budget of %s", (_, budget, expected) => {
  expect(waits(budget)).toEqual(expected);
});

describe("an error of a poll", () => {
  const failure = (cause?: unknown): Failure =>
    new Failure({ name: "x", what: "X.", evidence: [] }, cause === undefined ? {} : { cause });
  const answer = (name: string, status = 400): Error =>
    Object.assign(new Error(name), { name, $metadata: { httpStatusCode: status } });
  test.each([
    ["throttling", failure(answer("ThrottlingException")), true, true],
    ["a 503", failure(answer("Whatever", 503)), true, true],
    ["a lost connection", failure(Object.assign(new Error("reset"), { code: "ECONNRESET" })), true, true],
    ["an unknown error", failure(answer("NeverHeardOfException")), false, true],
    ["a denied call", failure(answer("AccessDeniedException", 403)), false, false],
    ["a full quota", failure(answer("LimitExceededException")), false, false],
    ["a missing resource", failure(answer("ServiceNotFoundException")), false, false],
    ["the step's own failure", failure(), false, false],
    ["a bug", new TypeError("x is undefined"), false, false],
    ["a raw AWS error", answer("ThrottlingException"), false, false],
  ])("%s", (_, thrown, temporary, passing) => {
    expect([isTemporary(thrown), mayBeTemporary(thrown)]).toEqual([temporary, passing]);
  });
});

describe("a look for a lost request", () => {
  const clockFrom = (start: number): { clock: Clock; now: () => number } => {
    let now = start;
    const sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> => {
      signal?.throwIfAborted();
      now += milliseconds;
      return Promise.resolve();
    };
    return { clock: { now: () => now, sleep }, now: () => now };
  };

  test("is repeated every 3 s, until it finds something", async () => {
    const { clock, now } = clockFrom(1000);
    const look = (): Promise<string | undefined> => Promise.resolve(now() >= 7000 ? "found" : undefined);
    expect(await whileSettling({ clock }, look)).toBe("found");
    expect(now()).toBe(7000);
  });

  test("ends after 30 s, when the request can no longer take effect", async () => {
    const { clock, now } = clockFrom(0);
    expect(await whileSettling({ clock }, () => Promise.resolve(undefined))).toBeUndefined();
    expect(now()).toBe(30_000);
  });

  test("ends when the job is canceled", async () => {
    const job = new AbortController();
    const { clock } = clockFrom(0);
    const look = (): Promise<undefined> => {
      job.abort(new Error("canceled"));
      return Promise.resolve(undefined);
    };
    await expect(whileSettling({ clock, signal: job.signal }, look)).rejects.toThrow("canceled");
  });
});

test("no other file contains attempts or a backoff", () => {
  const signs = [
    // 2 ** attempt, and constants such as maxAttempts = 5
    /\d \*\* *\(?[a-z]/,
    /\b(?:\w*(?:Attempts|Tries|Retries|Backoff)|attempts|tries|retries|backoff)\b *(?:[=:]|<=?|>=?) *\d/,
    // Error kinds that are retried
    /[=!]== "throttled" *(?:\|\||&&)[^\n]*"transient"/,
  ];
  // The SDK makes one attempt.
  const others = /^ *maxAttempts: 1,$/;
  const found = readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((name) => join("src", name))
    .filter((file) => file.endsWith(".ts") && file !== join("src", "aws", "retry.ts"))
    .flatMap((file) =>
      readFileSync(file, "utf8")
        .split("\n")
        .filter(
          (line) =>
            !/^\s*(?:\*|\/)/.test(line) && !others.test(line) && signs.some((sign) => sign.test(line)),
        )
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(found).toEqual([]);
});
