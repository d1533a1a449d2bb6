import { describe, expect, test } from "@jest/globals";
import type { ScheduleEntry, ServiceEntry } from "../../../src/core/journal.ts";
import { commandFor, partEndOf, targetOf } from "../../../src/release/back/part-end.ts";
import { groupsOf } from "../../../src/release/back/undo.ts";
import { differencesFrom } from "../../../src/schedules/prove.ts";
import type { ScheduleState } from "../../../src/schedules/schedule.ts";

const arn = (revision: string) => `arn:aws:ecs:eu-west-1:123456789012:task-definition/${revision}`;
const service = (name: string, wave: number, more: Partial<ServiceEntry> = {}): ServiceEntry => ({
  kind: "service",
  wave,
  name,
  cluster: "shop",
  controller: "ECS",
  strategy: "ROLLING",
  from: arn("web:1"),
  to: arn("web:2"),
  idsBefore: [],
  at: 0,
  ...more,
});
const state = (id: string, more: Partial<ScheduleState["targets"][number]> = {}): ScheduleState => ({
  kind: "rule",
  name: `rule/${id}`,
  place: "default",
  id,
  targets: [
    {
      id,
      document: "",
      naming: { path: [] },
      taskDefinition: arn("web:1"),
      family: "web",
      to: arn("web:2"),
      ...more,
    },
  ],
  notes: [],
});
const schedule = (id: string): ScheduleEntry => ({ kind: "schedule", name: `rule/${id}`, before: state(id) });

describe("the order of a rollback", () => {
  const journal = {
    services: [service("a", 1), service("b", 2), service("c", 2), service("d", 3)],
    schedules: [schedule("one"), schedule("two")],
  };
  const names = (lost: readonly string[]) =>
    groupsOf(journal, new Set(lost)).map((group) => group.map(({ name }) => name));

  test("restores schedules first in reverse order, then the waves in reverse order", () =>
    expect(names([])).toEqual([["rule/two", "rule/one"], ["d"], ["b", "c"], ["a"]]));
  test("never changes a service that another pipeline has deployed", () =>
    expect(names(["b", "d"])).toEqual([["rule/two", "rule/one"], ["c"], ["a"]]));
});

describe("the result of a part, in words", () => {
  const copied = service("web", 1, { rollback: { idsBefore: [], taskDefinition: arn("web:5") } });
  test("names the recorded revision or its copy", () => {
    expect(partEndOf(service("web", 1), { end: "back" }).text).toBe("web runs web:1 again");
    expect(partEndOf(copied, { end: "back" }).text).toBe(
      "web runs web:5, a copy of web:1, which is INACTIVE",
    );
  });
  test("prints a command with a revision that ECS accepts", () => {
    expect(targetOf(copied)).toBe(arn("web:5"));
    expect(commandFor(copied)).toBe(
      `aws ecs update-service --cluster shop --service web --task-definition ${arn("web:5")}`,
    );
    expect(commandFor(service("web", 1))).toContain(arn("web:1"));
    expect(commandFor(service("web", 1, { controller: "CODE_DEPLOY", deploymentId: "d-1" }))).toContain(
      "stop-deployment --deployment-id d-1 --auto-rollback-enabled",
    );
  });
  test("explains a failed rollback with the diagnosis, and puts its remedy first", () => {
    const diagnosis = {
      name: "image-not-found",
      what: "The image is gone.",
      evidence: ["pull"],
      remedy: "Push it.",
    };
    expect(partEndOf(service("web", 1), { end: "not-back", reason: "it stopped." }, diagnosis)).toMatchObject(
      {
        state: "not-back",
        text: "web was not rolled back to web:1: it stopped.",
        cause: {
          name: "rollback-failed",
          what: "web was not rolled back to web:1: it stopped. The image is gone.",
          evidence: ["it stopped.", "pull"],
          remedy: expect.stringMatching(/^Push it\. Roll back to web:1 by hand: aws ecs update-service/),
        },
      },
    );
  });
});

describe("the revision that a schedule runs", () => {
  test.each([
    ["the recorded revision", state("one"), arn("web:1"), "recorded"],
    ["the released one", state("one"), arn("web:2"), "released"],
    ["another one, which the write rejects", state("one"), arn("web:9"), "released"],
    ["nothing: the target no longer exists", state("one"), undefined, "released"],
    [
      "a target that did not have to move",
      state("one", { to: undefined as never }),
      arn("web:9"),
      "recorded",
    ],
  ] as const)("%s", (_about, before, now, serving) =>
    expect(differencesFrom(before, new Map([["one", now]]), "restored")).toHaveLength(
      serving === "recorded" ? 0 : 1,
    ),
  );
});
