/**
 * The packed action under SIGKILL, SIGTERM and SIGINT, in its first milliseconds and at each call. The post step
 * never makes a call that starts anything, and the world ends in the reported outcome. Runs a sample of the points
 * by default; all of them with LONG_TESTS=1.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { describe, expect, test } from "@jest/globals";
import { runPost, runStep, type StepSpec } from "../../scripts/runner.ts";
import { laravel } from "../../simulator/scenarios/laravel.ts";
import type { RecordedRequest } from "../../simulator/server.ts";
import { serveWorld } from "../../simulator/serve-world.ts";
import { createWorld } from "../../simulator/world.ts";
import { long } from "../release/properties/long.ts";
import { shopInputs } from "../support/shop-inputs.ts";

/** Simulated seconds per real second. */
const speed = 60;
const signals = ["SIGINT", "SIGTERM", "SIGKILL"] as const;
type Signal = (typeof signals)[number];

interface Moment {
  readonly signal: Signal;
  /** Milliseconds from the start of the process. */
  readonly after?: number;
  /** Number of the call (from 1) that has just been made. */
  readonly call?: number;
}

interface Life {
  readonly exitCode: number | null;
  readonly outcome: string | undefined;
  readonly callsOfStep: readonly RecordedRequest[];
  readonly callsOfPost: readonly RecordedRequest[];
  readonly postExitCode: number | null;
  readonly output: string;
  readonly serving: string | undefined;
}

/** Runs the step, sends it the signal at this point, and runs the post step. */
async function live({ signal, after, call }: Moment): Promise<Life> {
  const startedAt = Date.now();
  const since = performance.now();
  const time = {
    now: () => startedAt + Math.round((performance.now() - since) * speed),
    callerNow: () => Date.now(),
  };
  const world = createWorld(laravel, time);
  let kill: (signal: NodeJS.Signals) => void = () => undefined;
  let calls = 0;
  const simulator = await serveWorld(world, {
    afterCall: () => {
      calls += 1;
      if (calls === call) kill(signal);
    },
  });
  const folder = mkdtempSync(join(tmpdir(), "killed-"));
  let output = "";
  const spec: StepSpec = {
    packed: resolve("dist"),
    inputs: { ...shopInputs, "run-migrations": "true", "poll-interval": "100ms" },
    environment: {
      ...simulator.environment(),
      GITHUB_ACTIONS: "true",
      GITHUB_RUN_ID: "4711",
      GITHUB_RUN_ATTEMPT: "1",
      GITHUB_JOB: "release",
      GITHUB_ACTION: "release",
      NO_COLOR: "1",
    },
    folder,
    onOutput: (text) => (output += text),
  };
  let timer: NodeJS.Timeout | undefined;
  try {
    const step = await runStep(spec, (send) => {
      kill = send;
      if (after !== undefined) timer = setTimeout(() => send(signal), after);
    });
    clearTimeout(timer);
    kill = () => undefined;
    const callsOfStep = [...simulator.requests];
    const post = await runPost(spec, step.state);
    return {
      exitCode: step.exitCode,
      outcome: step.outputs["outcome"],
      callsOfStep,
      callsOfPost: simulator.requests.slice(callsOfStep.length),
      postExitCode: post.exitCode,
      output,
      serving: JSON.stringify(world.snapshot())
        .match(/shop-web:\d+/g)
        ?.at(-1),
    };
  } finally {
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Problems of a run, in sentences. */
function problemsOf({ signal }: Moment, life: Life): string[] {
  const problems: string[] = [];
  const begun = life.callsOfPost.filter(
    ({ operation, input }) =>
      /^(?:Register|RunTask)/.test(operation) ||
      (operation === "UpdateService" &&
        !(input as { taskDefinition?: string }).taskDefinition?.endsWith("shop-web:1")),
  );
  if (begun.length > 0) problems.push(`post began ${begun.map(({ operation }) => operation).join(", ")}`);
  if (life.postExitCode !== 0) problems.push(`post ended with ${life.postExitCode}`);
  const released = life.outcome === "released";
  const expected = released ? "shop-web:2" : "shop-web:1";
  if (life.serving !== expected) problems.push(`${life.serving} serves, expected ${expected}`);
  // Before Node runs the first line of the action, a signal ends the process without a call.
  const early = life.exitCode === null && life.callsOfStep.length === 0;
  if (signal !== "SIGKILL" && !early && !released && life.outcome !== "cancelled")
    problems.push(`the outcome is ${life.outcome}`);
  if (life.outcome === "cancelled" && !life.output.includes("::error title=cancelled"))
    problems.push("there is no annotation");
  if (/rollback is incomplete|^\s+at .*\.js:\d+/m.test(life.output)) problems.push("the log is not clean");
  return problems;
}

const sampled = <T>(items: readonly T[], nth: number): T[] =>
  items.filter((_, index) => long || index % nth === 0);

const times: Moment[] = signals.flatMap((signal) =>
  Array.from({ length: 60 }, (_, index) => ({ signal, after: (index + 1) * 5 })),
);
/** The calls of this release until it watches its rollout: token, session, reads, registration, task, update. */
const calls: Moment[] = signals.flatMap((signal) =>
  Array.from({ length: 40 }, (_, index) => ({ signal, call: index + 1 })),
);

describe("killed in its first 300 ms", () => {
  test.each(sampled(times, 46))(
    "$signal after $after ms",
    async ({ ...moment }) => {
      const life = await live(moment);
      expect({ problems: problemsOf(moment, life), output: life.output }).toMatchObject({ problems: [] });
    },
    240_000,
  );
});

describe("killed at a call", () => {
  test.each(sampled(calls, 59))(
    "$signal at call $call",
    async ({ ...moment }) => {
      const life = await live(moment);
      expect({ problems: problemsOf(moment, life), output: life.output }).toMatchObject({ problems: [] });
    },
    240_000,
  );
});
