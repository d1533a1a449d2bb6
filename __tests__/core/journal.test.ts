/** The journal: everything that a rollback needs, written before each change. */
import { describe, expect, test } from "@jest/globals";
import {
  type Entry,
  isEntry,
  type JournalLine,
  Journal,
  type RegisteredEntry,
  type ScheduleEntry,
  type ServiceEntry,
  serviceEntry,
  type TaskEntry,
} from "../../src/core/journal.ts";

const registered: RegisteredEntry = { kind: "registered", family: "web", arn: "web:2" };
const task: TaskEntry = {
  kind: "task",
  task: "migration",
  cluster: "shop",
  clientToken: "t",
  startedBy: "ecs-release/migration/web",
  mark: "m",
};
const service = (name: string, more: Partial<ServiceEntry> = {}): ServiceEntry => ({
  kind: "service",
  wave: 1,
  name,
  cluster: "shop",
  controller: "ECS",
  strategy: "ROLLING",
  from: "web:1",
  to: "web:2",
  idsBefore: ["ecs-svc/1"],
  at: 1,
  ...more,
});
const web = service("web");
const schedule: ScheduleEntry = {
  kind: "schedule",
  name: "nightly",
  before: { name: "nightly", targets: [] } as never,
};

test("an entry keeps only what the journal needs of a service", () => {
  const { kind: _, wave, to, idsBefore, at, ...planned } = web;
  const more = { group: { name: "not for the journal" }, service: { events: [] } };
  expect(serviceEntry({ ...planned, ...more }, { wave, to, idsBefore, at })).toStrictEqual(web);
});

const journalOf = (entries: readonly Entry[] = []): { journal: Journal; saved: JournalLine[] } => {
  const saved: JournalLine[] = [];
  return { journal: new Journal((line) => saved.push(line), entries), saved };
};

test("saves every entry, and saves it again when it is completed", () => {
  const { journal, saved } = journalOf();
  const complete = journal.write({ kind: "registered", family: "web", arn: "" });
  journal.write(web);
  complete({ arn: "web:2" });
  expect(saved).toEqual([
    { entry: 0, is: { kind: "registered", family: "web", arn: "" } },
    { entry: 1, is: web },
    { entry: 0, more: { arn: "web:2" } },
  ]);
  expect(journal.entries).toEqual([registered, web]);
});

test("uses entries of an earlier step without changing them in place", () => {
  const earlier: Entry[] = [registered, web];
  const { journal, saved } = journalOf(earlier);
  journal.amend(web, { deploymentId: "ecs-svc/2" });
  expect(saved).toEqual([{ entry: 1, more: { deploymentId: "ecs-svc/2" } }]);
  expect(journal.services).toEqual([{ ...web, deploymentId: "ecs-svc/2" }]);
  expect(earlier).toEqual([registered, web]);
});

test("blocks a change on a full disk, but not a rollback", () => {
  let full = false;
  const saved: Entry[] = [];
  const journal = new Journal((line) => {
    if (full) throw new Error("ENOSPC");
    if ("is" in line) saved.push(line.is);
  });
  const complete = journal.write(web);
  full = true;
  expect(() => journal.write(service("worker"))).toThrow("ENOSPC");
  expect(journal.entries).toEqual([web]);
  complete({ deploymentId: "ecs-svc/1" });
  expect(journal.amend(web, { rollback: { idsBefore: [] } })).toMatchObject({ deploymentId: "ecs-svc/1" });
  expect(saved).toHaveLength(1);
});

describe("amending the entry of a service", () => {
  const elsewhere = service("web", { cluster: "other" });
  const worker = service("worker");
  test.each([
    ["the first of the cluster", worker],
    ["the same name in another cluster", elsewhere],
    ["the last", web],
  ])("%s changes no other entry", (_about, which) => {
    const all = [registered, worker, elsewhere, web];
    const { journal, saved } = journalOf(all);
    const amended = journal.amend(which, { refused: true });
    expect(amended).toEqual({ ...which, refused: true });
    expect(journal.entries).toEqual(all.map((one) => (one === which ? amended : one)));
    expect(saved).toEqual([{ entry: all.indexOf(which), more: { refused: true } }]);
  });

  test("saves nothing if nothing is new", () => {
    const { journal, saved } = journalOf([web]);
    expect(journal.amend(web, { idsBefore: ["ecs-svc/1"] })).toEqual(web);
    expect(saved).toEqual([]);
  });

  test("fails without such an entry", () => {
    const { journal } = journalOf([registered, schedule, elsewhere]);
    expect(() => journal.amend(web, { refused: true })).toThrow("The journal has no entry of web");
  });
});

test("lists entries by kind", () => {
  const { journal } = journalOf([registered, task, web, schedule]);
  expect(journal.services).toEqual([web]);
  expect(journal.schedules).toEqual([schedule]);
  expect(journal.tasks).toEqual([task]);
});

test.each<[string, readonly Entry[], boolean]>([
  ["nothing", [], false],
  ["a registered revision", [registered], false],
  ["a rejected update", [registered, service("web", { refused: true })], false],
  ["an update", [registered, web], true],
  ["an update and a rejected one", [service("web", { refused: true }), web], true],
  ["a task", [registered, task], true],
  ["a schedule", [schedule], true],
])("%s changes what runs: %s", (_about, entries, changed) => {
  expect(journalOf(entries).journal.changed).toBe(changed);
});

describe("entries that a rollback can use", () => {
  const required: ReadonlyArray<readonly [Entry, readonly string[]]> = [
    [registered, ["family", "arn"]],
    [task, ["cluster", "startedBy", "mark"]],
    [web, ["wave", "name", "cluster", "controller", "from", "to", "idsBefore", "at"]],
    [schedule, ["name", "before"]],
  ];
  test.each(required)("$kind", (entry, members) => {
    expect(isEntry(entry)).toBe(true);
    for (const member of members)
      expect([member, isEntry({ ...entry, [member]: undefined })]).toEqual([member, false]);
  });

  test.each<[string, object]>([
    ["without a kind", {}],
    ["of an unknown kind", { ...web, kind: "pipeline" }],
    ["with an Object property as its kind", { kind: "toString" }],
  ])("exclude %s", (_about, entry) => {
    expect(isEntry(entry)).toBe(false);
  });
});
