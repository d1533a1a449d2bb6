import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Ledger, type ServiceEntry } from "../src/release/ledger.ts";
import { beginsHere, readSaved, saveEnd, saveLedger } from "../src/saved.ts";
import { commandFile } from "../scripts/runner.ts";

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
});
