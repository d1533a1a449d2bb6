import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type Entry, Ledger, type ServiceEntry } from "../../src/core/journal.ts";
import { beginsHere, readSaved, saveEnd, saveGitHubDeployment, saveLedger } from "../../src/core/saved.ts";
import { commandFile } from "../../scripts/runner.ts";

let folder: string;
let environment: { GITHUB_STATE: string };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "saved-"));
  environment = { GITHUB_STATE: join(folder, "state") };
});

afterEach(() => rmSync(folder, { recursive: true }));

/** What the runner gives to the `post` of the step. */
const postEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(commandFile(readFileSync(environment.GITHUB_STATE, "utf8"))).map(([name, value]) => [
      `STATE_${name}`,
      value,
    ]),
  );

const entry = (number: number): ServiceEntry => ({
  kind: "service",
  wave: 1,
  service: `web-${number}`,
  cluster: "arn:aws:ecs:eu-west-1:123456789012:cluster/shop",
  controller: "ECS",
  strategy: "ROLLING",
  from: "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-web:1",
  to: "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-web:2",
  idsBefore: ["ecs-svc/2484882956652306985"],
  at: 1,
});

describe("what a step keeps for its post", () => {
  test("the ledger as it was at the last change, and that something is open", () => {
    const ledger = new Ledger(saveLedger(environment));
    const complete = ledger.write(entry(1));
    ledger.write({ kind: "registered", family: "shop-web", arn: "arn" });
    complete({ deploymentId: "ecs-svc/2" });
    saveEnd(environment, "frozen");
    expect(readSaved(postEnvironment())).toEqual({
      ledger: [
        { ...entry(1), deploymentId: "ecs-svc/2" },
        { kind: "registered", family: "shop-web", arn: "arn" },
      ],
      unreadable: [],
      report: "frozen",
      settled: false,
    });
  });

  test("nothing where nothing was changed", () => {
    expect(beginsHere(environment)).toBe(true);
    saveEnd(environment);
    expect(readSaved(postEnvironment())).toBeUndefined();
    expect(beginsHere(postEnvironment())).toBe(false);
  });

  test("grows with the changes, and no variable of it outgrows what a process can be given", () => {
    const size = (services: number): number => {
      rmSync(environment.GITHUB_STATE, { force: true });
      const ledger = new Ledger(saveLedger(environment));
      const completes = Array.from({ length: services }, (_, index) => ledger.write(entry(index)));
      for (const complete of completes) complete({ deploymentId: "ecs-svc/1175813560270372130" });
      return statSync(environment.GITHUB_STATE).size;
    };
    const small = size(40);
    expect(size(400) / small).toBeLessThan(11);
    const longest = Math.max(...Object.values(postEnvironment()).map((value) => value.length));
    expect(longest).toBeLessThan(2000);
    expect(readSaved(postEnvironment())?.ledger).toHaveLength(400);
  });

  test("does not grow with a change that is tried again at each look", () => {
    const ledger = new Ledger(saveLedger(environment));
    ledger.write(entry(1));
    const size = (): number => statSync(environment.GITHUB_STATE).size;
    ledger.amend(entry(1), { wayBack: { idsBefore: ["ecs-svc/2"] } });
    const once = size();
    for (let look = 0; look < 100; look += 1)
      ledger.amend(entry(1), { wayBack: { idsBefore: ["ecs-svc/2"] } });
    expect(size()).toBe(once);
    ledger.amend(entry(1), { wayBack: { idsBefore: ["ecs-svc/2"], deploymentId: "ecs-svc/3" } });
    expect(size()).toBeGreaterThan(once);
  });

  test("an entry that no variable holds goes in parts, and comes back as it was", () => {
    const schedule = {
      kind: "schedule",
      name: "nightly",
      before: { input: '"é🚀'.repeat(90_000) },
    } as unknown as Entry;
    const ledger = new Ledger(saveLedger(environment));
    const complete = ledger.write(schedule);
    ledger.write(entry(2));
    complete({ name: "daily" });
    const state = postEnvironment();
    // Name, `=` and the closing NUL included.
    const longest = Math.max(...Object.entries(state).map(([name, value]) => `${name}=${value}`.length + 1));
    expect(longest).toBeLessThan(128 * 1024);
    expect(readSaved(state)).toMatchObject({
      ledger: [{ ...schedule, name: "daily" }, entry(2)],
      unreadable: [],
    });
  });

  test("what comes after a line that was cut off by a full disk", () => {
    const ledger = new Ledger(saveLedger(environment));
    ledger.write(entry(1));
    appendFileSync(environment.GITHUB_STATE, '\nentry_1={"kind":"serv');
    ledger.write(entry(2));
    expect(readSaved(postEnvironment())).toMatchObject({ ledger: [entry(1), entry(2)], unreadable: [] });
  });

  test("the GitHub deployment", () => {
    saveGitHubDeployment(environment)(42);
    new Ledger(saveLedger(environment)).write(entry(1));
    expect(readSaved(postEnvironment())?.githubDeployment).toBe(42);
  });
});

describe("what was kept and can't be read", () => {
  const kept = (): Record<string, string> => {
    const ledger = new Ledger(saveLedger(environment));
    for (const number of [1, 2, 3]) ledger.write(entry(number));
    return postEnvironment();
  };
  const long = (): Record<string, string> => {
    const before = { input: "x".repeat(200_000) };
    new Ledger(saveLedger(environment)).write({
      kind: "schedule",
      name: "nightly",
      before,
    } as unknown as Entry);
    return postEnvironment();
  };

  test.each<[string, Record<string, string | undefined>]>([
    ["missing", { STATE_entry_1: undefined }],
    ["empty", { STATE_entry_1: "" }],
    ["half", { STATE_entry_1: '{"kind":"service","wave":1,"serv' }],
    ["null", { STATE_entry_1: "null" }],
    ["a list", { STATE_entry_1: "[]" }],
    ["a text", { STATE_entry_1: '"service"' }],
    ["of no kind", { STATE_entry_1: '{"service":"web"}' }],
    ["of a kind that nobody knows", { STATE_entry_1: '{"kind":"toString"}' }],
    ["without what it goes back to", { STATE_entry_1: JSON.stringify({ ...entry(2), from: undefined }) }],
    ["in parts that are not there", { STATE_entry_1: '{"parts":["part_7"]}' }],
    ["in parts that are none", { STATE_entry_1: '{"parts":7}' }],
  ])("%s: is named, and what stands around it is not lost", (_about, change) => {
    expect(readSaved({ ...kept(), ...change })).toMatchObject({
      ledger: [entry(1), entry(3)],
      unreadable: [1],
    });
  });

  test("one part of a long entry is missing, or half of it", () => {
    const state = long();
    expect(readSaved(state)).toMatchObject({ ledger: [{ name: "nightly" }], unreadable: [] });
    const half = { ...state, STATE_part_1: state["STATE_part_1"]?.slice(0, 400) };
    expect(readSaved(half)).toMatchObject({ ledger: [], unreadable: [0] });
    expect(readSaved({ ...state, STATE_part_1: undefined })).toMatchObject({ ledger: [], unreadable: [0] });
  });
});

describe("a disk that is full", () => {
  let full = false;
  const saved: string[] = [];
  const ledger = new Ledger((entries) => {
    if (full) throw new Error("ENOSPC");
    saved.push(JSON.stringify(entries));
  });

  test("stops a change, and no way back", () => {
    const complete = ledger.write(entry(1));
    full = true;
    expect(() => ledger.write(entry(2))).toThrow("ENOSPC");
    expect(ledger.entries).toEqual([entry(1)]);
    complete({ deploymentId: "ecs-svc/1" });
    expect(ledger.amend(entry(1), { wayBack: { idsBefore: [] } })).toMatchObject({
      deploymentId: "ecs-svc/1",
    });
    expect(saved).toHaveLength(1);
  });
});
