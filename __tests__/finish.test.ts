/** The post step after a canceled or killed step. */
import { readFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { endOfJob } from "../src/end-of-job.ts";
import { systemClock } from "../src/core/time.ts";
import { draftOf, plainService } from "./release/properties/draft.ts";
import {
  cancel,
  untilIdle,
  kill,
  type Killed,
  StoppableClock,
  post,
  recordCalls,
} from "./release/properties/interruptions.ts";
import { snapshotOf } from "./release/properties/draft-run.ts";
import { runStep, runPost, startSimulation } from "./support/simulation.ts";
import { shopInputs } from "./support/shop-inputs.ts";
import { scenarios } from "../simulator/scenarios/index.ts";

const draft = draftOf({
  families: ["serves", "serves"],
  services: [plainService, { ...plainService, family: 1, wave: 2 }],
});

let life: Killed | undefined;

afterEach(async () => {
  await life?.prepared.simulation.close();
  life = undefined;
});

/** Killed right after its last UpdateService took effect. */
async function killed(): Promise<Killed> {
  life = await kill(draft, (await recordCalls(draft)).lastIndexOf("ecs:UpdateService") + 1, "after");
  if (life === undefined) throw new Error("the step was not cut off");
  return life;
}

const serving = ({ prepared }: Killed) =>
  Object.values(snapshotOf(prepared.simulation.world).services).map((service) => service.serving);

describe("a step that is canceled", () => {
  async function canceled(call: string, onCancel: "rollback" | "leave") {
    const one = draftOf({ services: [plainService] }, { "on-cancel": onCancel });
    const { prepared, run } = await cancel(one, (await recordCalls(one)).indexOf(call) + 1);
    try {
      return { run, after: await post({ prepared, state: run.state }) };
    } finally {
      await prepared.simulation.close();
    }
  }

  test("before the first change reports that there is nothing to roll back", async () => {
    const { run } = await canceled("ecs:RegisterTaskDefinition", "rollback");
    expect(run.outcome).toBe("cancelled");
    expect(run.log).toContain("Nothing was changed, so there is nothing to roll back.");
  });

  test("with on-cancel: leave has reported that already, so the post step is silent", async () => {
    const { run, after } = await canceled("ecs:UpdateService", "leave");
    expect([run.outcome, after.exitCode, after.log]).toEqual(["cancelled", 0, ""]);
    expect(run.log).toContain("on-cancel is `leave`");
  });
});

describe("the post step after a killed step", () => {
  test("names a change that it can't read, undoes the others, and does not report success", async () => {
    const cut = await killed();
    const { journal = "" } = cut.state;
    const lines = readFileSync(journal, "utf8").split("\n");
    const last = lines.findLastIndex((line) => line.includes('"is":{"kind":"service"'));
    const { entry } = JSON.parse(lines[last] ?? "") as { entry: number };
    writeFileSync(journal, lines.with(last, "?").join("\n"));
    const run = await post(cut);
    expect(serving(cut)).toEqual([
      { "fam-a:1": 2 },
      expect.objectContaining({ "fam-b:3": expect.any(Number) }),
    ]);
    expect(run.log).toContain(`Journal entry ${entry + 1} can't be read`);
    expect(run.log).toContain("The step was killed. ");
    expect(run.log).toContain("The rollback is incomplete");
    expect(run.summary).toContain(`Journal entry ${entry + 1} can't be read`);
  });

  test("reports an incomplete last line, and undoes the changes before it", async () => {
    const cut = await killed();
    writeFileSync(cut.state["journal"] ?? "", '{"entry":9,"is":{"kind":"serv', { flag: "a" });
    const run = await post(cut);
    expect(serving(cut)).toEqual([{ "fam-a:1": 2 }, { "fam-b:1": 2 }]);
    expect(run.log).toContain("The last journal line is incomplete");
    expect(run.log).toContain("Everything runs the previous revision again");
  });

  test("reports once that nothing is rolled back if on-cancel is leave", async () => {
    const cut = await killed();
    const inputs = { ...cut.prepared.inputs, "on-cancel": "leave" };
    const withLeave = { ...cut, prepared: { ...cut.prepared, inputs } };
    const run = await post(withLeave);
    expect([run.calls, run.outcome]).toEqual([[], "cancelled"]);
    expect(run.log).toContain(
      "on-cancel is `leave`: nothing is rolled back, and deployments in progress continue.",
    );
    const again = await post(withLeave);
    expect([again.calls, again.outcome]).toEqual([[], ""]);
  });

  test("reports what it couldn't roll back, and why, if its session is refused", async () => {
    const cut = await killed();
    cut.prepared.simulation.simulator.faults.add({ party: "sts", fault: "denied" });
    const { log } = await post(cut);
    expect(log).toMatch(/svc-1 NOT ROLLED BACK[^\n]*STS did not allow this job to assume/);
    expect(log).toContain("svc-0 NOT ROLLED BACK");
  });

  test("ends the GitHub deployment that the step created", async () => {
    const github = { token: "ghs_forthesetests" };
    let stop: (reason: Error) => void = () => undefined;
    const abandoned = new Promise<never>((_resolve, reject) => (stop = reject));
    const simulation = await startSimulation(scenarios.laravel, {
      simulator: {
        github,
        afterCall: ({ operation }) => {
          const hasStatus = simulation.simulator.deployments.some(({ statuses }) => statuses.length > 0);
          if (operation === "DescribeServices" && hasStatus && !clock.stopped) {
            clock.stop();
            simulation.simulator.faults.add({ fault: "reset-before" });
            stop(new Error("killed"));
          }
        },
      },
    });
    const clock = new StoppableClock(simulation.clock);
    const inputs = {
      ...shopInputs,
      "poll-interval": "3s",
      "github-environment": "production",
      "github-token": github.token,
    };
    const state: Record<string, string> = {};
    try {
      await runStep(simulation, { inputs, abandoned, onState: (saved) => Object.assign(state, saved) }).catch(
        () => undefined,
      );
      await untilIdle();
      simulation.simulator.faults.clear();
      await runPost(simulation, { inputs }, { state });
      expect(
        simulation.simulator.deployments.map(({ statuses }) => statuses.map((status) => status.state)),
      ).toEqual([["in_progress", "failure"]]);
    } finally {
      await simulation.close();
    }
  });
});

describe("the post step without anything to finish, or unable to finish", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "post-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function run(journal?: string): Promise<{ exitCode: number; log: string }> {
    const path = join(folder, "journal");
    if (journal !== undefined) writeFileSync(path, journal);
    const written: string[] = [];
    const exitCode = await endOfJob({
      environment: { INPUT_SERVICES: "", STATE_journal: journal === undefined ? "" : path },
      write: (text) => written.push(text),
      clock: systemClock,
      random: Math.random,
      signal: new AbortController().signal,
    });
    return { exitCode, log: written.join("") };
  }

  const header = '{"journal":1}\n';
  const entry = { kind: "schedule", name: "rule/nightly", before: {} };

  test("reports what prevents it from finishing, and fails", async () => {
    const { exitCode, log } = await run(`${header}${JSON.stringify({ entry: 0, is: entry })}\n`);
    expect(exitCode).toBe(1);
    expect(log).toMatch(/^::error title=ECS Release::.*could not finish.*Check rule\/nightly/s);
  });

  test("reports a journal that can't be read, and fails", async () => {
    const { exitCode, log } = await run("something else\n");
    expect(exitCode).toBe(1);
    expect(log).toMatch(/^::error title=ECS Release::.*doesn't know what the step changed/s);
  });

  test.each([
    ["no state was saved", undefined, "Nothing to finish: the step ended before it could change anything.\n"],
    ["nothing was changed", header, "Nothing to finish: the step ended before it changed anything.\n"],
    ["the step settled everything", `${header}{"ended":"settled"}\n`, ""],
  ])("does nothing when %s", async (_about, journal, log) => {
    expect(await run(journal)).toEqual({ exitCode: 0, log });
  });
});
