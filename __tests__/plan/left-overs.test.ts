import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { traceKeys } from "../../src/ecs/definition/tags.ts";
import { JsonDocument } from "../../src/ecs/definition/document.ts";
import { TaskDefinition } from "../../src/ecs/definition/task-definition.ts";
import { type Candidate, chooseBase, usedRevisions } from "../../src/plan/left-overs.ts";

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
    JsonDocument.parse(JSON.stringify({ containerDefinitions: [{ name: "app", dockerLabels }] })),
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

describe("the base", () => {
  test.each<[string, Candidate[], string[], number | undefined, number[]]>([
    ["the newest", [revision(1), revision(2)], ["web:1"], 2, []],
    ["ours that serves", [revision(1), revision(2, { run: "a" })], ["web:2"], 2, []],
    ["a failed one is skipped", [revision(1), revision(2, { run: "a" })], ["web:1"], 1, [2]],
    [
      "several are skipped",
      [revision(1, { run: "a" }), revision(2, { run: "b" }), revision(3, { run: "c" })],
      ["web:1"],
      1,
      [3, 2],
    ],
    [
      "down to somebody else's",
      [revision(1, { run: "a" }), revision(2), revision(3, { run: "c" })],
      ["web:1"],
      2,
      [3],
    ],
    ["deregistered ones do not count", [revision(1), revision(2, { status: "INACTIVE" })], ["web:1"], 1, []],
    [
      "a copy that a person made of ours",
      [revision(1, { run: "a" }), revision(2, { run: "a", by: terraform })],
      ["web:1"],
      2,
      [],
    ],
    [
      "a second registration after a lost answer is no copy",
      [revision(1), revision(2, { run: "a" }), revision(3, { run: "a" })],
      ["web:1"],
      1,
      [3, 2],
    ],
    [
      "the copy for a one-off task, which has no trace tags",
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
      "the copy of a revision that the same run registered, by another role",
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

  test("is never a left-over and never older than somebody else's revision", () => {
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
    ["a failed one that was left", [["PRIMARY", "FAILED", 2]], ["web:1", "web:2"]],
    [
      "not one that drains after it failed",
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
      "one of which ECS says nothing",
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
