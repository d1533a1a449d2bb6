/** The step is killed while a one-off task runs on a copy of the revision: `post` deregisters the copy. */
import { describe, expect, test } from "@jest/globals";
import { draftOf, plainService } from "../properties/draft.ts";
import { kill, type Moment, post, recordCalls } from "../properties/interruptions.ts";

const draft = draftOf({ services: [plainService], migration: "succeeds", restarts: true });
const calls = await recordCalls(draft);
const runs = calls.indexOf("ecs:RunTask");
const deregisters = calls.indexOf("ecs:DeregisterTaskDefinition");
const updates = calls.indexOf("ecs:UpdateService");

/** Statuses of the copies: revisions with the label of a one-off task. */
async function copiesAfter(at: number, moment: Moment) {
  const life = await kill(draft, at + 1, moment);
  if (life === undefined) throw new Error(`The step ended before its call number ${at + 1}`);
  const { simulation } = life.prepared;
  try {
    const copies = () =>
      [...simulation.world.ecs.state.families.values()]
        .flatMap(({ revisions }) => revisions)
        .filter(({ parsed }) => JSON.stringify(parsed).includes('"ecs-release.one-off"'))
        .map(({ status }) => status);
    const left = copies();
    const run = await post(life);
    return { left, after: copies(), calls: run.calls, log: run.log };
  } finally {
    await simulation.close();
  }
}

test("registers the copy before RunTask and deregisters it before the service update", () => {
  expect(calls.slice(0, runs).filter((call) => call === "ecs:RegisterTaskDefinition")).toHaveLength(2);
  expect(runs).toBeLessThan(deregisters);
  expect(deregisters).toBeLessThan(updates);
});

describe("post deregisters the copy of a step that was killed:", () => {
  test.each<[string, number, Moment]>([
    ["before RunTask", runs, "before"],
    ["after RunTask has taken effect", runs, "after"],
    ["while the task runs", Math.floor((runs + deregisters) / 2), "before"],
    ["before the copy is deregistered", deregisters, "before"],
  ])("%s", async (_, at, moment) => {
    const found = await copiesAfter(at, moment);
    expect(found.left).toEqual(["ACTIVE"]);
    expect(found.after).toEqual(["INACTIVE"]);
    expect(found.calls.filter((call) => /:(?:Register|Run|Update)/u.test(call))).toEqual([]);
  });
});

test.each<[string, number, Moment]>([
  ["right after the copy is deregistered", deregisters, "after"],
  ["before the service is updated", updates, "before"],
])("post leaves the copy deregistered after a kill %s", async (_, at, moment) => {
  const found = await copiesAfter(at, moment);
  expect([found.left, found.after]).toEqual([["INACTIVE"], ["INACTIVE"]]);
});
