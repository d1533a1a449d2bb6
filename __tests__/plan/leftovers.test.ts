import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { traceKeys } from "../../src/ecs/definition/tags.ts";
import { JsonDocument } from "../../src/ecs/definition/document.ts";
import { TaskDefinition } from "../../src/ecs/definition/task-definition.ts";
import { type Candidate, chooseBase, lastUsed, searchStep, usedRevisions } from "../../src/plan/leftovers.ts";

const us = "arn:aws:sts::123456789012:assumed-role/release/run";
const terraform = "arn:aws:iam::123456789012:user/terraform";

interface Made {
  readonly run?: string;
  readonly by?: string;
  readonly status?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

const labelled = (dockerLabels: Made["labels"]): TaskDefinition =>
  new TaskDefinition(
    JsonDocument.parse(
      JSON.stringify({ containerDefinitions: [{ name: "proxy" }, { name: "app", dockerLabels }] }),
    ),
  );

const revision = (
  number: number,
  { run, by = run === undefined ? terraform : us, status = "ACTIVE", labels }: Made = {},
): Candidate => ({
  arn: `arn:aws:ecs:eu-west-1:123456789012:task-definition/web:${number}`,
  revision: number,
  status,
  registeredBy: by,
  definition: labelled(labels),
  tags: [{ key: "team", value: "shop" }, ...(run === undefined ? [] : [{ key: traceKeys.run, value: run }])],
});

const chosen = (seen: Candidate[], used: string[]) => {
  const { base, skipped } = chooseBase(seen, new Set(used));
  return { base: base?.revision, skipped: skipped.map((one) => one.revision) };
};

describe("the base with leftovers", () => {
  test.each<[string, Candidate[], string[], number | undefined, number[]]>([
    ["the newest", [revision(1), revision(2)], ["web:1"], 2, []],
    ["ours, which is serving", [revision(1), revision(2, { run: "a" })], ["web:2"], 2, []],
    ["a failed one is skipped", [revision(1), revision(2, { run: "a" })], ["web:1"], 1, [2]],
    [
      "several are skipped",
      [revision(1, { run: "a" }), revision(2, { run: "b" }), revision(3, { run: "c" })],
      ["web:1"],
      1,
      [3, 2],
    ],
    [
      "down to another pipeline's",
      [revision(1, { run: "a" }), revision(2), revision(3, { run: "c" })],
      ["web:1"],
      2,
      [3],
    ],
    ["deregistered ones are ignored", [revision(1), revision(2, { status: "INACTIVE" })], ["web:1"], 1, []],
    [
      "a user's copy of ours",
      [revision(1, { run: "a" }), revision(2, { run: "a", by: terraform })],
      ["web:1"],
      2,
      [],
    ],
    [
      "a second registration after a lost response is not a copy",
      [revision(1), revision(2, { run: "a" }), revision(3, { run: "a" })],
      ["web:1"],
      1,
      [3, 2],
    ],
    [
      "two with one number and the same tags are one revision",
      [revision(1), revision(2, { run: "a" }), revision(2, { run: "a", by: terraform })],
      ["web:1"],
      1,
      [2, 2],
    ],
    [
      "a one-off task's copy, which has no trace tags",
      [revision(1), revision(2, { labels: { "ecs-release.one-off": "migration" } })],
      ["web:1"],
      1,
      [2],
    ],
    [
      "a revision with another label",
      [revision(1), revision(2, { labels: { team: "shop" } })],
      ["web:1"],
      2,
      [],
    ],
    [
      "another role's copy of a revision from the same run",
      [
        revision(1),
        revision(2, { run: "a" }),
        revision(3, { run: "a", by: terraform, labels: { "ecs-release.one-off": "migration" } }),
      ],
      ["web:1"],
      1,
      [3, 2],
    ],
    ["none", [revision(2, { run: "a" }), revision(1, { status: "INACTIVE" })], ["web:1"], undefined, [2]],
  ])("%s", (_, seen, used, base, skipped) => {
    expect(chosen(seen, used)).toEqual({ base, skipped });
  });

  /** A registered revision, who registered it, and what happened to it. */
  const life = fc.record({
    by: fc.constantFrom("served", "failed", "terraform", "copied"),
    deregistered: fc.boolean(),
  });

  test("never treats it as a leftover, nor as older than another pipeline's revision", () => {
    fc.assert(
      fc.property(fc.array(life, { minLength: 1, maxLength: 12 }), fc.nat(), (lives, pick) => {
        const seen = lives.map(({ by, deregistered }, at) => {
          const run = by === "terraform" ? {} : { run: `run ${by === "copied" ? at - 1 : at}` };
          const who = by === "copied" ? { by: "arn:aws:iam::123456789012:user/jane" } : {};
          return revision(at + 1, { ...run, ...who, ...(deregistered && { status: "INACTIVE" }) });
        });
        const running = seen[pick % seen.length] as Candidate;
        const { base, skipped } = chooseBase(seen, new Set([`web:${running.revision}`]));
        // A copy is recognized by its original; a revision that isn't ours has no original.
        const copied = (at: number): boolean =>
          lives[at]?.by === "copied" && ["served", "failed"].includes(lives[at - 1]?.by ?? "");
        const theirs = (one: Candidate): boolean =>
          lives[one.revision - 1]?.by === "terraform" || copied(one.revision - 1);
        const leftOver = (one: Candidate): boolean => !theirs(one) && one !== running;
        expect(base === undefined || (base.status === "ACTIVE" && !leftOver(base))).toBe(true);
        const above = seen.filter((one) => one.status === "ACTIVE" && one.revision > (base?.revision ?? 0));
        expect(above.filter(theirs)).toEqual([]);
        expect(skipped).toEqual(above.toReversed());
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the search for the base", () => {
  const ours = (number: number): Candidate => revision(number, { run: `run ${number}` });
  const step = (newest: Candidate, below: Candidate[], read: number, used: string[] = []) => {
    const found = searchStep({ family: "web", newest, seen: [newest, ...below], used: new Set(used) }, read);
    if ("next" in found) return found.next;
    const base = typeof found.base === "number" ? `read ${found.base}` : found.base.revision;
    return { base, skipped: found.skipped.map((one) => one.revision) };
  };

  test.each<[string, ReturnType<typeof step>, ReturnType<typeof step>]>([
    ["the newest is not a leftover", step(revision(9), [], 0), { base: 9, skipped: [] }],
    ["the newest is a leftover", step(ours(9), [], 0), [8]],
    ["the next one is too", step(ours(9), [ours(8)], 1), [7, 6]],
    ["the next was deleted", step(ours(9), [], 1), [7, 6]],
    ["none of three is the base", step(ours(99), [], 3), [95, 94, 93, 92]],
    ["none of seven", step(ours(99), [], 7), [91, 90, 89, 88, 87, 86, 85, 84]],
    ["none of fifteen", step(ours(99), [], 15), [83, 82, 81, 80, 79, 78, 77, 76]],
    ["the last one remains", step(ours(3), [], 1), [1]],
    ["one below the leftovers", step(ours(9), [ours(8), revision(7)], 3), { base: 7, skipped: [9, 8] }],
    ["all are leftovers: the newest", step(ours(2), [ours(1)], 1), { base: 2, skipped: [2, 1] }],
    [
      "all are leftovers or deregistered, and one is in use",
      step(ours(2), [revision(1, { status: "INACTIVE" })], 1, ["web:1"]),
      { base: "read 1", skipped: [2] },
    ],
    ["there is only one", step(ours(1), [], 0), { base: 1, skipped: [1] }],
    ["one was read before the limit", step(ours(999), [], 199), [799, 798, 797, 796, 795, 794, 793, 792]],
  ])("%s", (_about, found, expected) => {
    expect(found).toEqual(expected);
  });

  test("stops after 200 leftovers, unless the numbers end there", () => {
    expect(() => step(ours(999), [], 200)).toThrow(
      expect.objectContaining({
        why: expect.objectContaining({ name: "too-many-left-overs", evidence: ["newest: web:999"] }),
      }),
    );
    expect(step(ours(201), [], 200)).toEqual({ base: 201, skipped: [201] });
  });

  test.each<[string, string[], number | undefined]>([
    ["nothing", [], undefined],
    ["another family", ["api:4"], undefined],
    ["several", ["web:2", "web:10", "web:9", "api:12"], 10],
    ["a string that isn't a revision", ["web", "web:3"], 3],
  ])("selects the newest in use among %s", (_about, used, expected) => {
    expect(lastUsed("web", new Set(used))).toBe(expected);
  });
});

describe("revisions in use", () => {
  const arn = (number: number): string => revision(number).arn;
  const service = (deployments: Array<[status: string, rolloutState: string | undefined, number]>) => ({
    from: arn(1),
    service: {
      deployments: deployments.map(([status, rolloutState, number]) => ({
        status,
        ...(rolloutState !== undefined && { rolloutState: rolloutState as "FAILED" }),
        taskDefinition: arn(number),
      })),
    },
  });

  test.each<[string, Array<[string, string | undefined, number]>, string[]]>([
    ["the serving revision", [["PRIMARY", "COMPLETED", 1]], ["web:1"]],
    [
      "a deployment in progress",
      [
        ["PRIMARY", "IN_PROGRESS", 2],
        ["ACTIVE", "COMPLETED", 1],
      ],
      ["web:1", "web:2"],
    ],
    ["a failed one that remains", [["PRIMARY", "FAILED", 2]], ["web:1", "web:2"]],
    [
      "not a failed one that is draining",
      [
        ["PRIMARY", "COMPLETED", 1],
        ["ACTIVE", "FAILED", 2],
      ],
      ["web:1"],
    ],
    [
      "not one that was replaced halfway",
      [
        ["PRIMARY", "IN_PROGRESS", 3],
        ["ACTIVE", "IN_PROGRESS", 2],
      ],
      ["web:1", "web:3"],
    ],
    [
      "one that ECS does not describe",
      [
        ["PRIMARY", undefined, 1],
        ["ACTIVE", undefined, 2],
      ],
      ["web:1", "web:2"],
    ],
  ])("%s", (_, deployments, expected) => {
    expect([...usedRevisions([service(deployments)], [])].toSorted()).toEqual(expected);
  });

  test("include those of schedules and task sets", () => {
    const target = (taskDefinition: string) => ({
      id: "1",
      document: "{}",
      naming: { path: [] },
      taskDefinition,
      family: "web",
    });
    const schedule = {
      kind: "rule" as const,
      name: "rule/a",
      place: "default",
      id: "a",
      targets: [target(arn(4)), target("web:5"), target("web")],
      notes: [],
    };
    const codeDeploy = { from: arn(1), service: { taskSets: [{ taskDefinition: arn(6) }] } };
    expect([...usedRevisions([codeDeploy], [schedule])].toSorted()).toEqual([
      "web:1",
      "web:4",
      "web:5",
      "web:6",
    ]);
  });
});
