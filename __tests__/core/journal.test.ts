/** The journal: everything that a rollback needs, written before each change. */
import { describe, expect, test } from "@jest/globals";
import {
  type Entry,
  isEntry,
  type JournalLine,
  Ledger,
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

const ledgerOf = (entries: readonly Entry[] = []): { ledger: Ledger; saved: JournalLine[] } => {
  const saved: JournalLine[] = [];
  return { ledger: new Ledger((line) => saved.push(line), entries), saved };
};

test("saves every entry, and saves it again when it is completed", () => {
  const { ledger, saved } = ledgerOf();
  const complete = ledger.write({ kind: "registered", family: "web", arn: "" });
  ledger.write(web);
  complete({ arn: "web:2" });
  expect(saved).toEqual([
    { entry: 0, is: { kind: "registered", family: "web", arn: "" } },
    { entry: 1, is: web },
    { entry: 0, more: { arn: "web:2" } },
  ]);
  expect(ledger.entries).toEqual([registered, web]);
});

test("uses entries of an earlier step without changing them in place", () => {
  const earlier: Entry[] = [registered, web];
  const { ledger, saved } = ledgerOf(earlier);
  ledger.amend(web, { deploymentId: "ecs-svc/2" });
  expect(saved).toEqual([{ entry: 1, more: { deploymentId: "ecs-svc/2" } }]);
  expect(ledger.services).toEqual([{ ...web, deploymentId: "ecs-svc/2" }]);
  expect(earlier).toEqual([registered, web]);
});

test("blocks a change on a full disk, but not a rollback", () => {
  let full = false;
  const saved: Entry[] = [];
  const ledger = new Ledger((line) => {
    if (full) throw new Error("ENOSPC");
    if ("is" in line) saved.push(line.is);
  });
  const complete = ledger.write(web);
  full = true;
  expect(() => ledger.write(service("worker"))).toThrow("ENOSPC");
  expect(ledger.entries).toEqual([web]);
  complete({ deploymentId: "ecs-svc/1" });
  expect(ledger.amend(web, { rollback: { idsBefore: [] } })).toMatchObject({ deploymentId: "ecs-svc/1" });
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
    const { ledger, saved } = ledgerOf(all);
    const amended = ledger.amend(which, { refused: true });
    expect(amended).toEqual({ ...which, refused: true });
    expect(ledger.entries).toEqual(all.map((one) => (one === which ? amended : one)));
    expect(saved).toEqual([{ entry: all.indexOf(which), more: { refused: true } }]);
  });

  test("saves nothing if nothing is new", () => {
    const { ledger, saved } = ledgerOf([web]);
    expect(ledger.amend(web, { idsBefore: ["ecs-svc/1"] })).toEqual(web);
    expect(saved).toEqual([]);
  });

  test("fails without such an entry", () => {
    const { ledger } = ledgerOf([registered, schedule, elsewhere]);
    expect(() => ledger.amend(web, { refused: true })).toThrow("The journal has no entry of web");
  });
});

test("lists entries by kind", () => {
  const { ledger } = ledgerOf([registered, task, web, schedule]);
  expect(ledger.services).toEqual([web]);
  expect(ledger.schedules).toEqual([schedule]);
  expect(ledger.tasks).toEqual([task]);
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
  expect(ledgerOf(entries).ledger.changed).toBe(changed);
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
