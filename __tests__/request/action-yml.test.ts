import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { inputDefaults, inputNames } from "../../src/request/inputs.ts";
import { outcomes } from "../../src/core/outcome.ts";

interface Declared {
  readonly description?: string;
  readonly default?: unknown;
}

const action = parse(readFileSync("action.yml", "utf8")) as {
  readonly inputs: Readonly<Record<string, Declared>>;
  readonly outputs: Readonly<Record<string, Declared>>;
  readonly runs: Readonly<Record<string, string>>;
};

/** Every input that users may rely on. Removing one breaks workflows. */
const promised = `
  role-to-assume aws-region role-session-name role-duration-seconds audience role-to-chain
  cluster services image environment-variables secrets task-definition scheduled-tasks desired-count force-new-deployment
  if-outdated
  run-migrations migration-command migration-container migration-environment migration-task-definition
  migration-subnets migration-security-groups migration-assign-public-ip migration-timeout if-migrating
  wait-for rollout-timeout on-failure on-cancel if-deploying smoke-test-command smoke-test-url smoke-test-timeout
  smoke-test-expect bake-time bake-alarms after-release-command failed-revision
  codedeploy-application codedeploy-deployment-group codedeploy-deployment-config codedeploy-appspec
  dry-run stream-logs trace-tags poll-interval github-token github-environment github-environment-url`;

const promisedOutputs = `outcome task-definition-arn task-definition-arns previous-task-definition-arns
  migration-task-arn migration-exit-code services images report`;

const words = (text: string): string[] => text.trim().split(/\s+/);

describe("action.yml", () => {
  test("declares exactly the documented inputs, in the order of the code", () => {
    expect(Object.keys(action.inputs)).toEqual(words(promised));
    expect(inputNames).toEqual(words(promised));
  });

  test("declares exactly the documented outputs", () => {
    expect(Object.keys(action.outputs)).toEqual(words(promisedOutputs));
  });

  test.each(inputNames)("declares the code's default for %s", (name) => {
    // Only the runner provides the job's token.
    const expected = name === "github-token" ? "${{ github.token }}" : inputDefaults[name];
    expect(action.inputs[name]?.default).toBe(expected);
  });

  test("names every outcome", () => {
    for (const outcome of outcomes)
      expect(action.outputs["outcome"]?.description).toContain(`\`${outcome}\``);
  });

  test("runs on Node 24 and always runs post", () => {
    expect(action.runs).toEqual({
      using: "node24",
      main: expect.stringMatching(/^dist\/[\w-]+\.js$/),
      post: expect.stringMatching(/^dist\/[\w-]+\.js$/),
      "post-if": "always()",
    });
  });
});
