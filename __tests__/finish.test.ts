/** The end of the job after a step that could not come to its end. */
import { afterEach, describe, expect, test } from "@jest/globals";
import { post as endOfJob } from "../src/post.ts";
import { draftOf, plainService } from "./release/properties/draft.ts";
import { comeToRest, kill, type Killed, MortalClock, post, recordCalls } from "./release/properties/lives.ts";
import { snapshotOf } from "./release/properties/played.ts";
import { perform, performPost, setStage } from "./support/rehearsal.ts";
import { shopInputs } from "./support/shop-inputs.ts";
import { scenarios } from "../simulator/scenarios/index.ts";

const draft = draftOf({
  families: ["serves", "serves"],
  services: [plainService, { ...plainService, family: 1, wave: 2 }],
});

let life: Killed | undefined;

afterEach(async () => {
  await life?.prepared.stage.close();
  life = undefined;
});

/** Killed right after its last UpdateService took effect. */
async function killed(): Promise<Killed> {
  life = await kill(draft, (await recordCalls(draft)).lastIndexOf("ecs:UpdateService") + 1, "after");
  if (life === undefined) throw new Error("the step was not cut off");
  return life;
}

const serving = ({ prepared }: Killed) =>
  Object.values(snapshotOf(prepared.stage.world).services).map((service) => service.serving);

describe("post, after a step that was killed", () => {
  test("names a change that it can't read, undoes the others, and does not say that all is well", async () => {
    const cut = await killed();
    const { state } = cut;
    const last = Object.keys(state).findLast((name) => name.startsWith("entry_")) ?? "";
    const run = await post({ ...cut, state: { ...state, [last]: state[last]?.slice(0, 40) ?? "" } });
    expect(serving(cut)).toEqual([
      { "fam-a:1": 2 },
      expect.objectContaining({ "fam-b:3": expect.any(Number) }),
    ]);
    const place = Number(last.slice("entry_".length)) + 1;
    expect(run.log).toContain(`change number ${place} can't be read`);
    expect(run.log).toContain("The step was cut off. ");
    expect(run.log).toContain("not everything is back");
    expect(run.summary).toContain(`change number ${place} can't be read`);
  });

  test("on-cancel: leave says that nothing is put back, once", async () => {
    const cut = await killed();
    const inputs = { ...cut.prepared.inputs, "on-cancel": "leave" };
    const leaving = { ...cut, prepared: { ...cut.prepared, inputs } };
    const run = await post(leaving);
    expect([run.calls, run.outcome]).toEqual([[], "cancelled"]);
    expect(run.log).toContain("on-cancel is `leave`: nothing is put back, and what was begun goes on.");
    const again = await post({ ...leaving, state: { ...cut.state, ...run.state } });
    expect(again.log).toBe("");
  });

  test("whose session is refused says what is not back, and why", async () => {
    const cut = await killed();
    cut.prepared.stage.simulator.faults.add({ party: "sts", fault: "denied" });
    const { log } = await post(cut);
    expect(log).toMatch(/svc-1 IS NOT BACK[^\n]*STS refused to let this job assume/);
    expect(log).toContain("svc-0 IS NOT BACK");
  });

  test("ends the GitHub deployment that the step had begun", async () => {
    const github = { token: "ghs_forthesetests" };
    let die: (reason: Error) => void = () => undefined;
    const abandoned = new Promise<never>((_resolve, reject) => (die = reject));
    const stage = await setStage(scenarios.laravel, {
      simulator: {
        github,
        afterCall: ({ operation }) => {
          const told = stage.simulator.deployments.some(({ statuses }) => statuses.length > 0);
          if (operation === "DescribeServices" && told && !clock.dead) {
            clock.die();
            stage.simulator.faults.add({ fault: "reset-before" });
            die(new Error("killed"));
          }
        },
      },
    });
    const clock = new MortalClock(stage.clock);
    const inputs = { ...shopInputs, "github-environment": "production", "github-token": github.token };
    const state: Record<string, string> = {};
    try {
      await perform(stage, { inputs, abandoned, onState: (saved) => Object.assign(state, saved) }).catch(
        () => undefined,
      );
      await comeToRest();
      stage.simulator.faults.clear();
      await performPost(stage, { inputs }, { state });
      expect(
        stage.simulator.deployments.map(({ statuses }) => statuses.map((status) => status.state)),
      ).toEqual([["in_progress", "failure"]]);
    } finally {
      await stage.close();
    }
  });
});

test("what stands against settling at all is told, and fails the step", async () => {
  const entry = { kind: "schedule", name: "rule/nightly", before: {} };
  const written: string[] = [];
  const environment = { STATE_entry_0: JSON.stringify(entry), INPUT_SERVICES: "" };
  const exitCode = await endOfJob(environment, (text) => written.push(text));
  expect(exitCode).toBe(1);
  expect(written.join("")).toMatch(
    /^::error title=ECS Release::.*could not be put back:.*Look at rule\/nightly/s,
  );
});

test("a step that settled everything itself leaves nothing to do", async () => {
  const written: string[] = [];
  expect(await endOfJob({ STATE_begun: "true" }, (text) => written.push(text))).toBe(0);
  expect(written).toEqual([]);
});
