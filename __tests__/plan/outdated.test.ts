/** `if-outdated`, with the simulator's GitHub. */
import { describe, expect, test } from "@jest/globals";
import { laravel } from "../../simulator/scenarios/laravel.ts";
import { runStep, type Run, startSimulation } from "../support/simulation.ts";
import { shopInputs } from "../support/shop-inputs.ts";

const token = "ghs_forthesetests";
const sha = (letter: string): string => letter.repeat(40);
const [first, second, branch] = [sha("a"), sha("b"), sha("c")];
const commits = { [first]: [], [second]: [first], [branch]: [first] };
const changes = (run: Run): number => run.calls.filter((call) => /:(?:Register|Update)/.test(call)).length;

/** Releases v2 at one commit, then v1 at another. */
async function twice(
  [before, after]: readonly [string, string],
  inputs: Readonly<Record<string, string>>,
  github: object = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const simulation = await startSimulation(laravel, { simulator: { github: { token, commits, ...github } } });
  try {
    const all = { ...shopInputs, "github-token": token };
    const released = await runStep(simulation, {
      inputs: all,
      environment: { GITHUB_SHA: before, ...environment },
    });
    expect(released.outcome).toBe("released");
    const image = shopInputs.image.replace(/v2$/, "v1");
    return await runStep(simulation, {
      inputs: { ...all, image, ...inputs },
      environment: { GITHUB_SHA: after },
    });
  } finally {
    await simulation.close();
  }
}

describe("a job whose commit is an ancestor of the running commit", () => {
  const words = "this job's commit aaaaaaa is an ancestor of that commit";

  test("causes a warning", async () => {
    const run = await twice([second, first], {});
    expect(run.outcome).toBe("released");
    expect(run.log).toMatch(new RegExp(`WARN +web: runs .* from commit bbbbbbb; ${words}`));
  });

  test("is rejected", async () => {
    const run = await twice([second, first], { "if-outdated": "refuse" });
    expect([run.outcome, changes(run)]).toEqual(["refused", 0]);
    expect(run.log).toContain(words);
  });

  test.each([
    ["if-outdated: release", { "if-outdated": "release" }],
    ["a rollback by hand", { image: "", "task-definition": "previous", "if-outdated": "refuse" }],
  ])("is released without a comparison: %s", async (_, inputs) => {
    const run = await twice([second, first], inputs);
    expect(run.outcome).toBe("released");
    expect(run.calls).not.toContain("github:CompareCommitsWithBasehead");
  });
});

test.each([
  ["a newer commit", [first, second]],
  ["the same commit", [second, second]],
] as const)("releases %s without a message", async (_, pair) => {
  const run = await twice(pair, { "if-outdated": "refuse" });
  expect(run.outcome).toBe("released");
  expect(run.log).not.toMatch(/newer commit|ancestor/);
});

test("needs no token and no comparison for the same commit", async () => {
  const run = await twice([second, second], { "github-token": "" });
  expect(run.outcome).toBe("released");
  expect(run.log).not.toContain("Can't check whether its commit is newer");
});

describe("a failed comparison is a note, and the release continues", () => {
  test.each<
    [string, readonly [string, string], Record<string, string>, object, Record<string, string>, string]
  >([
    ["another branch", [second, branch], {}, {}, {}, "bbbbbbb is on another branch"],
    ["no permission", [second, first], {}, { contents: "none" }, {}, "contents: read"],
    [
      "a commit that GitHub does not know",
      [sha("d"), first],
      {},
      {},
      {},
      "can't compare ddddddd with aaaaaaa",
    ],
    ["no token", [second, first], { "github-token": "" }, {}, {}, "`github-token` is empty"],
    ["no tags", [second, first], {}, {}, { "INPUT_TRACE-TAGS": "false" }, "has no tag `ecs-release:commit`"],
    [
      "another repository",
      [second, first],
      {},
      {},
      { GITHUB_REPOSITORY: "acme/other" },
      "the revision comes from acme/other",
    ],
  ])("%s", async (_, pair, inputs, github, environment, words) => {
    const run = await twice(pair, { "if-outdated": "refuse", ...inputs }, github, environment);
    expect(run.outcome).toBe("released");
    expect(run.log).toContain("Can't check whether its commit is newer than this job's commit: ");
    expect(run.log).toContain(words);
  });

  test("if GitHub is unreachable", async () => {
    const simulation = await startSimulation(laravel, { simulator: { github: { token, commits } } });
    const inputs = { ...shopInputs, "github-token": token };
    await runStep(simulation, { inputs, environment: { GITHUB_SHA: second } });
    simulation.simulator.faults.add({ party: "github", fault: "http-500" });
    const again = { ...inputs, image: shopInputs.image.replace(/v2$/, "v1"), "if-outdated": "refuse" };
    const run = await runStep(simulation, { inputs: again, environment: { GITHUB_SHA: first } });
    await simulation.close();
    expect(run.outcome).toBe("released");
    expect(run.log).toContain("GitHub can't compare bbbbbbb with aaaaaaa");
    expect(run.calls.filter((call) => call === "github:CompareCommitsWithBasehead")).toHaveLength(3);
  });
});
