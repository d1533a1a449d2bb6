import {
  appendFileSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Journal, type ScheduleEntry, type ServiceEntry } from "../../src/core/journal.ts";
import {
  JournalFile,
  journalPath,
  readJournal,
  removeJournal,
  type Saved,
} from "../../src/core/journal-file.ts";
import { commandFile } from "../../scripts/runner.ts";

let folder: string;
let environment: { GITHUB_STATE: string; RUNNER_TEMP: string };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "journal-"));
  environment = { GITHUB_STATE: join(folder, "state"), RUNNER_TEMP: folder };
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Reads the path from the state that the runner passes to the post step. */
function path(): string {
  const { journal: savedPath = "" } = commandFile(readFileSync(environment.GITHUB_STATE, "utf8"));
  return journalPath({ STATE_journal: savedPath }) ?? "";
}

const read = (): Saved => readJournal(path());

const open = (): { journalFile: JournalFile; journal: Journal } => {
  const journalFile = JournalFile.create(environment);
  return { journalFile, journal: new Journal((line) => journalFile.append(line)) };
};

const entry = (number: number): ServiceEntry => ({
  kind: "service",
  wave: 1,
  name: `web-${number}`,
  cluster: "arn:aws:ecs:eu-west-1:123456789012:cluster/shop",
  controller: "ECS",
  strategy: "ROLLING",
  from: "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-web:1",
  to: "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-web:2",
  idsBefore: ["ecs-svc/2484882956652306985"],
  at: 1,
});

const schedule = { kind: "schedule", name: "nightly", before: { document: "PASSWORD=hunter2" } };

describe("the journal file for the post step", () => {
  test("contains the last state of each entry, and the record of an unfinished step", () => {
    const { journalFile, journal } = open();
    const complete = journal.write(entry(1));
    journal.write({ kind: "registered", family: "shop-web", arn: "arn" });
    complete({ deploymentId: "ecs-svc/2" });
    journalFile.end({ report: { version: 1 } });
    expect(read()).toEqual({
      entries: [
        { ...entry(1), deploymentId: "ecs-svc/2" },
        { kind: "registered", family: "shop-web", arn: "arn" },
      ],
      unreadable: [],
      truncated: false,
      report: { version: 1 },
      settled: false,
    });
  });

  test("is written before the change is made", () => {
    open().journal.write(entry(1));
    expect(read().entries).toEqual([entry(1)]);
  });

  test("is readable only by this user", () => {
    open();
    expect((statSync(path()).mode & 0o777).toString(8)).toBe("600");
  });

  test("puts only its path into the saved state, which debug logs print", () => {
    open().journal.write(schedule as unknown as ScheduleEntry);
    expect(readFileSync(environment.GITHUB_STATE, "utf8")).toBe(`journal=${path()}\n`);
    expect(readFileSync(path(), "utf8")).toContain("hunter2");
  });

  test("is deleted once the step has settled everything", () => {
    const { journalFile, journal } = open();
    journal.write(schedule as unknown as ScheduleEntry);
    journalFile.end();
    expect(read()).toEqual({ entries: [], unreadable: [], truncated: false, settled: true });
    expect(readFileSync(path(), "utf8")).not.toContain("hunter2");
    removeJournal(path());
    removeJournal(path());
    expect(() => read()).toThrow("journal of the step can't be read");
  });

  test("ignores writes once it is settled, because the system may have reused its file descriptor", () => {
    const { journalFile, journal } = open();
    expect(journalFile.isSettled).toBe(false);
    journalFile.end();
    expect(journalFile.isSettled).toBe(true);
    const reused = openSync(join(folder, "other"), "w");
    expect(() => journal.write(entry(1))).toThrow("The step can't save");
    expect(() => journalFile.append({ githubDeployment: 1 })).toThrow("The step can't save");
    closeSync(reused);
    expect(readFileSync(join(folder, "other"), "utf8")).toBe("");
  });

  test("still stores the GitHub deployment if the step left something to settle", () => {
    const { journalFile, journal } = open();
    journal.write(entry(1));
    journalFile.end({ report: {} });
    journalFile.append({ githubDeployment: 7 });
    expect(read()).toMatchObject({ settled: false, githubDeployment: 7 });
  });

  test("grows with the changes, regardless of the attempts", () => {
    const { journal } = open();
    const completes = Array.from({ length: 400 }, (_, index) => journal.write(entry(index)));
    for (const complete of completes) complete({ deploymentId: "ecs-svc/1175813560270372130" });
    const size = statSync(path()).size;
    expect(size).toBeLessThan(400 * 700);
    for (let look = 0; look < 100; look += 1)
      journal.amend(entry(1), { rollback: { idsBefore: ["ecs-svc/2"] } });
    expect(statSync(path()).size - size).toBeLessThan(200);
    expect(read().entries).toHaveLength(400);
  });

  test("contains the GitHub deployment", () => {
    open().journalFile.append({ githubDeployment: 42 });
    expect(read().githubDeployment).toBe(42);
  });

  test("is ignored without saved state", () => {
    expect([journalPath({}), journalPath({ STATE_journal: "" })]).toEqual([undefined, undefined]);
  });
});

describe("a damaged journal", () => {
  const write = (): string => {
    const { journal } = open();
    for (const number of [1, 2, 3]) journal.write(entry(number));
    return path();
  };
  const lines = (): string[] => readFileSync(path(), "utf8").split("\n");

  test("reports an incomplete last line, and uses the lines before it", () => {
    const file = write();
    truncateSync(file, statSync(file).size - 40);
    expect(read()).toMatchObject({ entries: [entry(1), entry(2)], unreadable: [], truncated: true });
  });

  test("with an incomplete first line means that nothing was changed", () => {
    const file = write();
    truncateSync(file, 5);
    expect(read()).toMatchObject({ entries: [], unreadable: [], truncated: true, settled: false });
  });

  test.each<[string, unknown]>([
    ["empty", {}],
    ["of an unknown kind", { kind: "toString" }],
    ["without a revision to roll back to", { ...entry(2), from: undefined }],
    ["not an object", "service"],
  ])("reports an entry that is %s, and uses the others", (_about, is) => {
    const file = write();
    const changed = lines().with(2, JSON.stringify({ entry: 1, is }));
    writeFileSync(file, changed.join("\n"));
    expect(read()).toMatchObject({ entries: [entry(1), entry(3)], unreadable: [1] });
  });

  test.each(["", "null", "[]", "{}", '{"entry":1,"is', '{"entry":-1,"is":{}}', '{"entry":1e9,"is":{}}'])(
    "treats a line %j in the middle as an unknown change",
    (line) => {
      const file = write();
      writeFileSync(file, lines().with(2, line).join("\n"));
      expect(read()).toMatchObject({ entries: [entry(1), entry(3)], unreadable: [1] });
      appendFileSync(file, `${line}\n`);
      expect(read().unreadable).toEqual([1]);
    },
  );

  test("is rejected if the file isn't a journal", () => {
    const file = join(folder, "other");
    writeFileSync(file, "root:x:0:0\n");
    expect(() => readJournal(file)).toThrow("journal of the step can't be read");
    expect(() => readJournal(folder)).toThrow("journal of the step can't be read");
  });
});

describe("unwritable state", () => {
  test.each<[string, Record<string, string>]>([
    ["GITHUB_STATE is not set", { GITHUB_STATE: "" }],
    ["GITHUB_STATE names no file that can be written", { GITHUB_STATE: "/nowhere/state" }],
    ["RUNNER_TEMP does not exist", { RUNNER_TEMP: "/nowhere" }],
    ...(process.platform === "linux"
      ? ([["the disk is full", { GITHUB_STATE: "/dev/full" }]] as Array<[string, Record<string, string>]>)
      : []),
  ])("%s", (_about, change) => {
    expect(() => JournalFile.create({ ...environment, ...change })).toThrow(
      expect.objectContaining({
        why: expect.objectContaining({ name: "state-not-saved" }),
      }),
    );
  });
});
