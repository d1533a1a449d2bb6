/** A canceled job aborts reads, and waits for the response to a call that changes something. */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { connect } from "../../src/aws/client.ts";
import { isRefused } from "../../src/aws/errors/classify.ts";
import { createAgents } from "../../src/aws/proxy.ts";
import { JobCanceled, signalOfChange, timeLeft } from "../../src/core/cancellation.ts";
import { type Clock, seconds } from "../../src/core/time.ts";

/** A sleep ends only when the test ends it. */
class ManualClock implements Clock {
  time = 0;
  readonly #sleepers: Array<{ readonly at: number; readonly wake: () => void }> = [];

  now(): number {
    return this.time;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.addEventListener("abort", () => reject(signal.reason as Error));
      this.#sleepers.push({ at: this.time + ms, wake: resolve });
    });
  }

  async pass(ms: number): Promise<void> {
    this.time += ms;
    for (const { at, wake } of this.#sleepers) if (at <= this.time) wake();
    await new Promise(setImmediate);
  }
}

describe("the signal of a change", () => {
  const clock = new ManualClock();
  const outer = (): AbortController => new AbortController();

  test("lasts four seconds longer than a canceled job", async () => {
    const job = outer();
    const { signal } = signalOfChange(clock, job.signal);
    job.abort(new JobCanceled(clock.now()));
    await clock.pass(3_999);
    expect(signal.aborted).toBe(false);
    await clock.pass(1);
    expect(signal.reason).toBe(job.signal.reason);
  });

  test("ends immediately for any other reason", () => {
    const job = outer();
    const { signal } = signalOfChange(clock, job.signal);
    job.abort(new DOMException("not done in time", "TimeoutError"));
    expect(signal.aborted).toBe(true);
    expect(signalOfChange(clock, job.signal).signal.aborted).toBe(true);
  });

  test("ends when its call ends", async () => {
    const job = outer();
    const { signal, end } = signalOfChange(clock, job.signal);
    job.abort(new JobCanceled(clock.now()));
    end();
    await clock.pass(seconds(10));
    expect(signal.aborted).toBe(false);
  });
});

test.each([
  [0, 6_500],
  [4_000, 2_500],
  [6_400, 1_000],
  [60_000, 1_000],
])("%d ms after the cancel, calls have %d ms left", (since, left) => {
  const clock = new ManualClock();
  const job = new AbortController();
  job.abort(new JobCanceled(clock.now()));
  clock.time += since;
  expect(timeLeft(clock, job.signal)).toBe(left);
});

describe("calls in flight when the job is canceled", () => {
  let answer: (status: number, body: object) => void;
  let closed = false;
  const server = createServer((request, response: ServerResponse) => {
    response.once("close", () => (closed = !response.writableFinished));
    answer = (status, body) => {
      response.statusCode = status;
      response.setHeader("content-type", "application/x-amz-json-1.1");
      response.end(JSON.stringify(body));
    };
    request.resume().once("end", () => arrived());
  });
  let arrived: () => void = () => undefined;

  beforeEach(async () => {
    closed = false;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** Starts a call and cancels the job when the request has arrived. */
  async function inFlight(call: "updateService" | "describeServices") {
    const job = new AbortController();
    const clock = new ManualClock();
    const { port } = server.address() as AddressInfo;
    const aws = connect({
      credentials: {
        region: "eu-west-1",
        roleSessionName: "tests",
        roleDurationSeconds: 3600,
        audience: "sts.amazonaws.com",
      },
      environment: { AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` },
      agents: createAgents({}),
      clock,
      random: () => 0.5,
      signal: job.signal,
      mask: () => undefined,
    });
    const ecs = await aws.ecs();
    const here = new Promise<void>((resolve) => (arrived = resolve));
    const sent =
      call === "updateService"
        ? ecs.updateService({ service: "web" })
        : ecs.describeServices({ services: ["web"] });
    const end = sent.then(
      (value: object) => ({ value }),
      (error: unknown) => ({ error }),
    );
    await here;
    job.abort(new JobCanceled(clock.now()));
    return { end, clock };
  }

  const credentials = { AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE", AWS_SECRET_ACCESS_KEY: "example" };
  beforeEach(() => {
    Object.assign(process.env, credentials);
  });
  afterEach(() => {
    for (const name of Object.keys(credentials)) delete process.env[name];
  });

  test("aborts a read", async () => {
    const { end } = await inFlight("describeServices");
    expect(await end).toEqual({ error: expect.any(JobCanceled) });
  });

  test("uses the response to a change", async () => {
    const { end } = await inFlight("updateService");
    answer(200, { service: { serviceName: "web" } });
    expect(await end).toMatchObject({ value: { service: { serviceName: "web" } } });
  });

  test("uses the rejection of a change", async () => {
    const { end } = await inFlight("updateService");
    answer(400, { __type: "InvalidParameterException", message: "no" });
    const { error } = (await end) as { error: unknown };
    expect(isRefused(error)).toBe(true);
  });

  test("reports no response for a change that AWS may have made", async () => {
    const { end } = await inFlight("updateService");
    answer(500, { __type: "ServerException" });
    expect(await end).toEqual({ error: expect.any(JobCanceled) });
  });

  test("abandons a change after four seconds", async () => {
    const { end, clock } = await inFlight("updateService");
    await clock.pass(seconds(3));
    expect(closed).toBe(false);
    await clock.pass(seconds(1));
    expect(await end).toEqual({ error: expect.any(JobCanceled) });
  });
});
