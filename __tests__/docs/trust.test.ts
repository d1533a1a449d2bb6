/** The trust policies of the examples, evaluated as in IAM. */
import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { laravel } from "../../simulator/scenarios/laravel.ts";
import { decide, type PolicyDocument } from "../../simulator/policy/document.ts";
import { defaultIdentity, defaultOidc, type Oidc } from "../../simulator/sts/identity.ts";
import { runRelease } from "../support/simulation.ts";

const policyIn = (file: string): PolicyDocument =>
  JSON.parse(readFileSync(`examples/iam/${file}`, "utf8")) as PolicyDocument;

const account = "123456789012";
const role = `arn:aws:iam::${account}:role/release`;

async function release(changes: Partial<Oidc>): Promise<string> {
  const identity = defaultIdentity({
    roles: [{ arn: role, trust: policyIn("trust-policy.json") }],
    oidc: { ...defaultOidc(account), ...changes },
  });
  const inputs = {
    "role-to-assume": role,
    cluster: "shop",
    services: "web",
    "task-definition": "latest",
    "dry-run": "true",
  };
  return (await runRelease(laravel, { inputs, simulator: { identity } })).outcome;
}

describe("trust-policy.json", () => {
  const production = { subjectTail: "environment:production" };

  test.each(["classic", "immutable"] as const)("admits a job of the environment, %s", async (subjectForm) => {
    expect(await release({ ...production, subjectForm })).toBe("planned");
  });

  test.each([
    ["a branch", { subjectTail: "ref:refs/heads/main" }],
    ["a pull request", { subjectTail: "pull_request" }],
    ["another environment", { subjectTail: "environment:production-2" }],
    ["another repository", { ...production, repository: "acme/other" }],
    [
      "a repository of the same name with another id",
      { ...production, subjectForm: "immutable", repositoryId: 1 },
    ],
  ] as const)("rejects %s", async (_, changes) => {
    expect(await release(changes)).toBe("refused");
  });
});

describe("trust-policy-reusable.json", () => {
  const provider = "token.actions.githubusercontent.com";
  const good = {
    aud: "sts.amazonaws.com",
    sub: "repo:acme/shop:environment:production",
    job_workflow_ref: "OWNER/ecs-release/.github/workflows/release.yml@refs/tags/v1",
  };
  const decision = (claims: Readonly<Record<string, string>>): string =>
    decide(policyIn("trust-policy-reusable.json"), {
      action: "sts:AssumeRoleWithWebIdentity",
      resource: undefined,
      keys: Object.fromEntries(Object.entries(claims).map(([name, value]) => [`${provider}:${name}`, value])),
    });

  test("admits the workflow for any repository of the owner", () => {
    expect(decision(good)).toBe("allowed");
    expect(decision({ ...good, sub: "repo:acme@123456/other@7:environment:production" })).toBe("allowed");
  });

  test.each([
    ["another workflow", { job_workflow_ref: "acme/shop/.github/workflows/evil.yml@refs/tags/v1" }],
    ["another ref of it", { job_workflow_ref: good.job_workflow_ref.replace("v1", "v2") }],
    ["another owner", { sub: "repo:other/shop:environment:production" }],
    ["another environment", { sub: "repo:acme/shop:environment:staging" }],
    ["another audience", { aud: "https://github.com/acme" }],
  ])("rejects %s", (_, changes) => {
    expect(decision({ ...good, ...changes })).toBe("denied");
  });

  test("rejects a job without a reusable workflow", () => {
    const { job_workflow_ref: _, ...claims } = good;
    expect(decision(claims)).toBe("denied");
  });
});
