/** Enforces the printed policies: no call is denied, and every statement, action and resource is necessary. */
import { beforeAll, describe, expect, test } from "@jest/globals";
import { accessesOf } from "../../simulator/policy/access.ts";
import { decide } from "../../simulator/policy/document.ts";
import type { Scenario } from "../../simulator/scenario.ts";
import type { Call } from "../../simulator/protocol/call.ts";
import type { RecordedRequest } from "../../simulator/server.ts";
import { defaultIdentity, trustGitHub } from "../../simulator/sts/identity.ts";
import { statementName } from "../../src/aws/errors/statement-names.ts";
import type { Policy, Statement } from "../../src/core/policy.ts";
import { some } from "../release/properties/long.ts";
import { runRelease, type Run } from "../support/simulation.ts";
import { calledActions } from "./called-actions.ts";
import { account, type Case, cases, policyOf, role } from "./cases.ts";

const trust = trustGitHub(account, ["repo:acme/shop:*"]);

interface CaseRun extends Run {
  /** Without repetitions: polls send the same request repeatedly. */
  readonly requests: readonly RecordedRequest[];
  readonly denied: readonly string[];
}

async function runCase({ scenario, inputs, faults }: Case, policy: Policy): Promise<CaseRun> {
  const identity = defaultIdentity({ roles: [{ arn: role, trust, policy }] });
  const { simulation, ...run } = await runRelease(scenario, {
    // Fewer polls need the same permissions.
    inputs: { "poll-interval": "1m", ...inputs },
    simulator: { identity },
    ...(faults && { faults }),
  });
  const { requests } = simulation.simulator;
  const denied = requests
    .filter(({ status, error = "" }) => status === 403 || error.startsWith("AccessDenied"))
    .map(({ party, operation }) => `${party}:${operation}`);
  return { ...run, requests: distinct(requests), denied: [...new Set(denied)] };
}

const distinct = (requests: readonly RecordedRequest[]): RecordedRequest[] => {
  const keyOf = ({ party, operation, input }: RecordedRequest) =>
    `${party}:${operation} ${JSON.stringify(input)}`;
  return [...new Map(requests.map((request) => [keyOf(request), request])).values()];
};

/** Operations of a recorded run that a policy would have denied, by the simulator's rules. */
function deniedBy(policy: Policy, requests: readonly RecordedRequest[]): string[] {
  return requests.flatMap(({ party, operation, input }) => {
    if (party === "oidc" || party === "github") return [];
    const call = { service: party, operation, region: "eu-west-1", principal: { account } };
    const accesses = accessesOf(call as unknown as Call, input as Readonly<Record<string, unknown>>, "aws");
    return accesses.some((access) => decide(policy, access) !== "allowed") ? [`${party}:${operation}`] : [];
  });
}

const without = (policy: Policy, change: (statement: Statement) => Statement | undefined): Policy => ({
  ...policy,
  Statement: policy.Statement.flatMap((statement) => change(statement) ?? []),
});

const names = Object.keys(cases);
const caseOf = (name: string): Case => {
  const found = cases[name];
  if (found === undefined) throw new Error(`no case ${name}`);
  return found;
};

const caseRuns = new Map<string, CaseRun>();
const policies = names.map((name) => [name, policyOf(caseOf(name))] as const);
const sids = [...new Set(policies.flatMap(([, { Statement: all }]) => all.map(({ Sid }) => Sid)))];

/** Whether a policy without this statement or action denies a call in one of the cases. */
const isNeeded = (change: (statement: Statement) => Statement | undefined): boolean =>
  policies.some(
    ([name, policy]) => deniedBy(without(policy, change), caseRuns.get(name)?.requests ?? []).length > 0,
  );

describe("the printed policy is sufficient for", () => {
  test.each(policies)("%s", async (name, policy) => {
    const run = await runCase(caseOf(name), policy);
    caseRuns.set(name, run);
    expect(run.denied).toEqual([]);
    expect(run.outcome).toBe(caseOf(name).outcome);
    // `deniedBy`, which the next tests use, agrees with the simulator on this run.
    expect(deniedBy(policy, run.requests)).toEqual([]);
  });
});

describe("the printed policy is minimal:", () => {
  beforeAll(async () => {
    for (const [name, policy] of policies)
      if (!caseRuns.has(name)) caseRuns.set(name, await runCase(caseOf(name), policy));
  });

  test.each(sids)("needs %s", (sid) => {
    expect(isNeeded((statement) => (statement.Sid === sid ? undefined : statement))).toBe(true);
  });

  const actions = policies.flatMap(([, { Statement: all }]) =>
    all.flatMap(({ Sid, Action }) => Action.map((action) => `${Sid} ${action}`)),
  );
  test.each([...new Set(actions)])("needs %s", (place) => {
    const [sid, action] = place.split(" ");
    const left = (statement: Statement): Statement =>
      statement.Sid === sid
        ? { ...statement, Action: statement.Action.filter((one) => one !== action) }
        : statement;
    expect(isNeeded(left)).toBe(true);
  });

  test("limits everything that AWS can limit to this cluster, these services and these roles", () => {
    const wide = policies.flatMap(([, { Statement: all }]) =>
      all
        .filter(({ Resource, Condition }) => Resource.includes("*") && Condition === undefined)
        .flatMap(({ Action }) => Action),
    );
    expect([...new Set(wide)].toSorted()).toEqual([
      "application-autoscaling:DescribeScalableTargets",
      "cloudwatch:DescribeAlarms",
      "codedeploy:ContinueDeployment",
      "codedeploy:GetDeploymentTarget",
      "codedeploy:ListDeploymentTargets",
      "codedeploy:StopDeployment",
      "ecs:DeregisterTaskDefinition",
      "ecs:DescribeTaskDefinition",
      "ecs:RegisterTaskDefinition",
      "elasticloadbalancing:DescribeTargetGroupAttributes",
      "elasticloadbalancing:DescribeTargetGroups",
      "elasticloadbalancing:DescribeTargetHealth",
      "ssm:DescribeParameters",
    ]);
  });

  const other: ReadonlyArray<readonly [string, Partial<Record<string, string>>]> = [
    ["another service", { services: "api" }],
    ["another cluster", { cluster: "warehouse" }],
  ];
  test.each(other)("is insufficient for %s", (_, inputs) => {
    const one = caseOf("a migration, its log and trace tags");
    const policy = policyOf({ ...one, inputs: { ...one.inputs, ...(inputs as Record<string, string>) } });
    const { requests = [] } = caseRuns.get("a migration, its log and trace tags") ?? {};
    expect(deniedBy(policy, requests)).not.toEqual([]);
  });
});

describe("the policy that a dry run prints", () => {
  const releases = names.filter((name) => caseOf(name).inputs["dry-run"] === undefined);

  async function printedBy(name: string): Promise<{ readonly dryRun: CaseRun; readonly policy: Policy }> {
    const one = caseOf(name);
    const dryRun = await runCase({ ...one, inputs: { ...one.inputs, "dry-run": "true" } }, policyOf(one));
    const { plan } = JSON.parse(dryRun.outputs["report"] ?? "{}") as { plan?: { policy?: Policy } };
    if (plan?.policy === undefined) throw new Error(`${name}: the dry run printed no policy`);
    return { dryRun, policy: plan.policy };
  }

  test.each(some(releases, () => false, 6))(
    "is sufficient for the release and its dry run, without other statements: %s",
    async (name) => {
      const { dryRun, policy } = await printedBy(name);
      expect([dryRun.outcome, dryRun.denied]).toEqual(["planned", []]);
      expect(deniedBy(policy, dryRun.requests)).toEqual([]);
      const release = caseRuns.get(name) ?? (await runCase(caseOf(name), policy));
      expect(deniedBy(policy, release.requests)).toEqual([]);
      const known = new Set(policyOf(caseOf(name)).Statement.map(({ Sid }) => Sid));
      expect(policy.Statement.map(({ Sid }) => Sid).filter((sid) => !known.has(sid))).toEqual([]);
    },
  );

  test.each(["three services in two waves, all back", "rules and schedules", "CodeDeploy, back"])(
    "lets the release finish: %s",
    async (name) => {
      const { policy } = await printedBy(name);
      const run = await runCase(caseOf(name), policy);
      expect([run.outcome, run.denied]).toEqual([caseOf(name).outcome, []]);
    },
  );

  test.each<[string, (scenario: Scenario) => Scenario, readonly string[]]>([
    [
      "the revision's",
      (scenario) => ({
        ...scenario,
        taskDefinitions: scenario.taskDefinitions.map((one) => ({
          ...one,
          tags: [{ key: "team", value: "shop" }],
        })),
      }),
      ["TagRevisions"],
    ],
    [
      "the service's",
      (scenario) => ({
        ...scenario,
        services: (scenario.services ?? []).map((one) => ({
          ...one,
          tags: { team: "shop" },
          with: { ...one.with, propagateTags: "SERVICE" },
        })),
      }),
      ["TagTasks"],
    ],
    ["no", (scenario) => scenario, []],
  ])("allows to copy %s tags without trace tags", async (_, tagged, added) => {
    const plain = caseOf("a migration without log and tags");
    const one = { ...plain, scenario: tagged(plain.scenario) };
    const dryRun = await runCase({ ...one, inputs: { ...one.inputs, "dry-run": "true" } }, policyOf(one));
    const { plan } = JSON.parse(dryRun.outputs["report"] ?? "{}") as { plan: { policy: Policy } };
    expect(plan.policy.Statement.map(({ Sid }) => Sid).filter((sid) => sid.startsWith("Tag"))).toEqual(added);
    const run = await runCase(one, plan.policy);
    expect([run.outcome, run.denied]).toEqual(["released", []]);
  });

  test("names only this release: its families, roles, log groups and repositories", async () => {
    const { policy } = await printedBy("three services in two waves, all back");
    const wide = policy.Statement.filter(({ Resource }) => JSON.stringify(Resource).includes("REPLACE"));
    expect(wide).toEqual([]);
    const of = (sid: string): readonly string[] =>
      policy.Statement.find(({ Sid }) => Sid === sid)?.Resource ?? [];
    expect(of("TagRevisions")).toHaveLength(3);
    expect(of("RunTasks")).toHaveLength(1);
    expect(of("ReadLogs").every((arn) => !arn.includes("log-group:*"))).toBe(true);
  });

  test("appears in its own group of the job log, and collapsed in the summary", async () => {
    const { dryRun, policy } = await printedBy("one service");
    const text = JSON.stringify(policy, undefined, 2);
    expect(dryRun.log).toContain(`::group::IAM policy for this release\n${text}\n::endgroup::`);
    expect(dryRun.summary).toContain(
      `<details><summary>IAM policy for this release</summary>\n\n\`\`\`json\n${text}\n\`\`\``,
    );
  });

  test("is printed only by dry runs", () => {
    expect(caseRuns.get("one service")?.log).not.toContain("IAM policy");
  });
});

test("the largest policies contain every action that the step calls", () => {
  const printed = new Set(policies.flatMap(([, { Statement: all }]) => all.flatMap(({ Action }) => Action)));
  expect(calledActions.filter((action) => !printed.has(action))).toEqual([]);
});

/** A call in which AWS checks an action whose statement depends on the call. */
const callOf: Readonly<Record<string, string>> = {
  TagRevisions: "ecs:RegisterTaskDefinition",
  TagTasks: "ecs:RunTask",
  PassTaskRoles: "ecs:RegisterTaskDefinition",
  PassRuleRoles: "events:PutTargets",
  PassScheduleRoles: "scheduler:UpdateSchedule",
};

test("a denied call names the statement of the policy that allows it", () => {
  const differ = policies.flatMap(([name, { Statement: all }]) =>
    all.flatMap(({ Sid, Action }) =>
      Action.filter((action) => statementName(action, callOf[Sid] ?? action) !== Sid).map(
        (action) => `${name}: ${Sid} ${action}`,
      ),
    ),
  );
  // A dry run reads deployment groups and nothing else in CodeDeploy.
  expect(differ).toEqual(["a dry run with CodeDeploy: ReadDeploymentGroups codedeploy:GetDeploymentGroup"]);
});

describe("names a missing statement:", () => {
  async function lacking(name: string, sid: string): Promise<CaseRun> {
    const one = caseOf(name);
    return runCase(
      one,
      without(policyOf(one), (statement) => (statement.Sid === sid ? undefined : statement)),
    );
  }

  test.each([
    ["PassTaskRoles", "refused", "iam:PassRole"],
    ["UpdateServices", "rolled-back", "ecs:UpdateService"],
    ["RunTasks", "migration-failed", "ecs:RunTask"],
  ])("without %s, a release with a migration is %s and logs %s", async (sid, outcome, action) => {
    const run = await lacking("a migration, its log and trace tags", sid);
    expect(run.denied).not.toEqual([]);
    expect(run.outcome).toBe(outcome);
    expect(run.log).toContain(action);
    expect(run.log).toContain(`"Sid":"${sid}"`);
  });

  // docs/permissions.md lists these as optional.
  test.each([
    ["ReadImages", "ecr:DescribeImages"],
    ["TagRevisions", "ecs:TagResource"],
    ["WatchDeployments", "ecs:DescribeServiceDeployments"],
    ["ReadServiceRevisions", "ecs:DescribeServiceRevisions"],
    ["ReadScaling", "application-autoscaling:DescribeScalableTargets"],
  ])("without %s, a release continues and logs %s", async (sid, action) => {
    const run = await lacking("an image index in ECR", sid);
    expect(run.denied).not.toEqual([]);
    expect(run.outcome).toBe("released");
    expect(run.log).toContain(action);
  });

  test("without ListDeployments, a release continues and logs ecs:ListServiceDeployments", async () => {
    const run = await lacking("a service whose current deployment is not named", "ListDeployments");
    expect(run.denied).toEqual(["ecs:ListServiceDeployments"]);
    expect(run.outcome).toBe("released");
    expect(run.log).toContain("ecs:ListServiceDeployments");
  });

  test("without EndDeployments, the rollback deploys over a running deployment and logs the missing permission", async () => {
    const run = await lacking("a deployment that has to be stopped", "EndDeployments");
    expect(run.denied).toEqual(["ecs:StopServiceDeployment"]);
    expect(run.outcome).toBe("rolled-back");
    expect(run.log).toContain("ecs:StopServiceDeployment");
  });

  test.each([
    ["ReadTasks", "ecs:ListTasks"],
    ["ReadLogs", "logs:GetLogEvents"],
  ])("without %s, a failed release still rolls back and logs %s", async (sid, action) => {
    const run = await lacking("a rollback that ECS does not make", sid);
    expect(run.denied).not.toEqual([]);
    expect(run.outcome).toBe("rolled-back");
    expect(run.log).toContain(action);
  });
});
