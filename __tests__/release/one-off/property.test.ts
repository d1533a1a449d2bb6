/**
 * Random worlds: containers, exits, faults, a second runner, and a lost runner with a re-run of its job. In each of
 * them, a release's migration does its work at most once, and the release reports success only if the deciding
 * container exited with 0. `ONE_OFF_RUNS` sets the number of worlds; a failing one is reported with its seed.
 */
import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import type { OneOffResult } from "../../../src/release/one-off/run.ts";
import { minutes, seconds } from "../../../src/core/time.ts";
import type { FaultKind, FaultRule } from "../../../simulator/faults.ts";
import type { Script } from "../../../simulator/ecs/program.ts";
import {
  container,
  simulateOneOffs,
  registry,
  type Runner,
  type Setting,
  type OneOffSimulation,
} from "./one-off-simulation.ts";

const worlds = Number(process.env["ONE_OFF_RUNS"] ?? 10);

const anyEnd: fc.Arbitrary<Script> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({ after: fc.integer({ min: 0, max: 90 }), code: fc.constantFrom(0, 0, 0, 1, 137, 143) })
      .map((exit) => ({ log: [{ after: 0.5, text: "begun" }], exit })),
  },
  { weight: 1, arbitrary: fc.constant<Script>({ log: [] }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Script>(
      { log: [], sigterm: "ignored" },
      { log: [], sigterm: { after: 1, code: 0 } },
    ),
  },
);

const fault: fc.Arbitrary<FaultKind> = fc.constantFrom<FaultKind>(
  "throttle",
  "http-500",
  "html-503",
  "reset-before",
  "reset-after",
  "stale",
  "denied",
);
const anyFault: fc.Arbitrary<FaultRule> = fc.record({
  operation: fc.constantFrom("RunTask", "ListTasks", "DescribeTasks", "StopTask", "GetLogEvents"),
  after: fc.integer({ min: 0, max: 12 }),
  times: fc.integer({ min: 1, max: 8 }),
  fault,
});

const sidecar = fc.record({
  essential: fc.boolean(),
  end: fc.option(anyEnd, { nil: undefined }),
  first: fc.boolean(),
});
const init = fc.constantFrom(undefined, 0, 2);

interface Parts {
  readonly end: Script;
  readonly essential: boolean;
  readonly sidecar:
    { readonly essential: boolean; readonly end: Script | undefined; readonly first: boolean } | undefined;
  readonly init: number | undefined;
  readonly faults: readonly FaultRule[];
  readonly pull: number;
  readonly pullFails: number;
  readonly launchFails: number;
  readonly placementFails: number;
  readonly invisible: number;
  readonly injected: boolean;
}

const anyParts: fc.Arbitrary<Parts> = fc.record({
  end: anyEnd,
  essential: fc.boolean(),
  sidecar: fc.option(sidecar, { nil: undefined }),
  init,
  faults: fc.array(anyFault, { maxLength: 3 }),
  pull: fc.constantFrom(0, 1, 20),
  pullFails: fc.constantFrom(0, 0, 0, 1, 2),
  launchFails: fc.constantFrom(0, 0, 0, 1),
  placementFails: fc.constantFrom(0, 0, 0, 1, 2),
  invisible: fc.constantFrom(0, 0, 5, 40),
  injected: fc.boolean(),
});

function settingOf(parts: Parts): Setting {
  const dependsOn = parts.init === undefined ? [] : [{ containerName: "init", condition: "SUCCESS" }];
  // One container of a task must be essential.
  const appIsEssential = parts.essential || parts.sidecar?.essential !== true;
  const app = container("app", { essential: appIsEssential, dependsOn });
  const beside = parts.sidecar && container("side", { essential: parts.sidecar.essential });
  const before = parts.init === undefined ? [] : [container("init", { essential: false })];
  const ordered = parts.sidecar?.first ? [beside, app] : [app, beside];
  return {
    migration: parts.end,
    app: {
      pull: parts.pull,
      ...(parts.pullFails > 0 && {
        pullError: {
          text: "CannotPullContainerError: pull image manifest has been retried 5 time(s): toomanyrequests: Rate exceeded",
          times: parts.pullFails,
        },
      }),
    },
    containers: [...before, ...ordered.filter((one) => one !== undefined)],
    programs: [
      { image: `${registry}/side:*`, pull: 0, run: parts.sidecar?.end ?? { log: [] } },
      { image: `${registry}/init:*`, pull: 0, run: { log: [], exit: { after: 1, code: parts.init ?? 0 } } },
    ],
    faults: parts.faults,
    switches: {
      taskInvisible: parts.invisible,
      ...(parts.injected && { injectedContainers: ["aws-guardduty-agent-x1"] }),
      runTaskFailures: Array.from({ length: parts.placementFails }, () => ({ reason: "RESOURCE:CPU" })),
      launchFailures: Array.from({ length: parts.launchFails }, () => ({
        stoppedReason: "Timeout waiting for network interface provisioning to complete.",
      })),
    },
  };
}

/** The report of each release by its mark; nothing for a refused or interrupted one. */
type Results = ReadonlyArray<{ readonly mark: string; readonly result: OneOffResult | undefined }>;

async function runOneOff(oneOffs: OneOffSimulation, runner: Runner): Promise<Results[number]> {
  const { runId = "77", runAttempt = "1" } = runner;
  const mark = `https://github.com/acme/shop/actions/runs/${runId}/attempts/${runAttempt}#release`;
  const result = await oneOffs
    .run({ ...runner, interval: 6000, spec: { timeout: minutes(2), streamLogs: runId === "77" } })
    .catch(() => undefined);
  return { mark, result };
}

function check({ simulation, effects }: OneOffSimulation, results: Results): void {
  for (const { mark, result } of results) {
    expect(effects.filter((effect) => effect.mark === mark).length).toBeLessThanOrEqual(1);
    if (result?.succeeded !== true) continue;
    const task = simulation.world.ecs.state.tasks.get(result.taskArn);
    const app = task?.containers.find(({ name }) => name === "app");
    expect(app?.exitCode).toBe(0);
    expect(result.exitCode).toBe(0);
  }
}

const anyStory = fc.record({
  parts: anyParts,
  /** Starts a second, concurrent run after this many seconds. */
  second: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
  /** The first runner is lost after this many seconds, and its job runs again. */
  lostAfter: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
  attempt: fc.constantFrom("1", "2"),
});

test(`in ${worlds} random worlds, a migration works at most once, and only its own exit code 0 is a success`, async () => {
  await fc.assert(
    fc.asyncProperty(anyStory, async ({ parts, second, lostAfter, attempt }) => {
      await simulateOneOffs(settingOf(parts), async (oneOffs) => {
        const { clock } = oneOffs.simulation;
        const lost = new AbortController();
        if (lostAfter !== undefined) {
          void clock.sleep(seconds(lostAfter)).then(() => lost.abort(new Error("the runner is lost")));
        }
        const first = runOneOff(oneOffs, { signal: lost.signal }).then(async (results) =>
          lostAfter === undefined ? [results] : [results, await runOneOff(oneOffs, { runAttempt: attempt })],
        );
        const beside =
          second === undefined
            ? Promise.resolve([])
            : clock.sleep(seconds(second)).then(async () => [await runOneOff(oneOffs, { runId: "78" })]);
        const results = (await Promise.all([first, beside])).flat();
        oneOffs.simulation.world.runQueue();
        check(oneOffs, results);
      });
    }),
    { numRuns: worlds, seed: Number(process.env["ONE_OFF_SEED"] ?? 1), endOnFailure: true },
  );
});
