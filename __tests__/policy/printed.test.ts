/** Converts a file with a `with:` block to a policy, and notes what is unknown. */
import { describe, expect, test } from "@jest/globals";
import { parseBaseFile } from "../../src/plan/base-file.ts";
import { factsOf } from "../../scripts/policy/facts-of.ts";
import type { Statement } from "../../src/core/policy.ts";
import { describedServices } from "../../scripts/policy/described-services.ts";
import { placeOf } from "../../scripts/policy/notes.ts";
import { policyFor } from "../../scripts/policy/printed.ts";
import { blocksIn } from "../../scripts/policy/workflow-file.ts";
import { inputNames } from "../../src/request/inputs.ts";
import { failureOf } from "../request/environment.ts";

const registry = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";

const workflow = `
on: push
jobs:
  release:
    steps:
      - uses: actions/checkout@v4
        with: { ref: main }
      - id: deploy
        uses: OWNER/ecs-release@v1
        with:
          role-to-assume: \${{ vars.RELEASE_ROLE }}
          aws-region: eu-west-1
          cluster: shop-\${{ inputs.environment }}
          services: web, worker
          image: \${{ steps.ecr.outputs.registry }}/shop:\${{ github.sha }}
          run-migrations: \${{ inputs.migrate }}
`;

const definition = parseBaseFile(
  JSON.stringify({
    taskDefinition: {
      family: "shop-web",
      taskRoleArn: "shop-task",
      executionRoleArn: "arn:aws:iam::123456789012:role/shop-execution",
      containerDefinitions: [
        {
          name: "app",
          image: "shop",
          logConfiguration: {
            logDriver: "awslogs",
            options: { "awslogs-group": "/ecs/shop", "awslogs-region": "us-east-1" },
          },
        },
        { name: "agent", image: "agent", logConfiguration: { logDriver: "awsfirelens" } },
      ],
    },
  }),
  "definition.json",
).definition;

const statements = (
  inputs: Readonly<Record<string, string>>,
  more: Parameters<typeof factsOf>[1] = {},
): ReadonlyMap<string, Statement> =>
  new Map(policyFor(factsOf(inputs, more).facts).Statement.map((one) => [one.Sid, one]));

describe("the `with:` blocks of a file", () => {
  test("are those of this action's steps, each with its location", () => {
    const [block, ...others] = blocksIn(workflow);
    expect(others).toEqual([]);
    expect(block).toMatchObject({ place: "release/deploy", inputs: { services: "web, worker" } });
  });

  test.each([
    [
      "a caller of the reusable workflow",
      "jobs: { web: { uses: o/ecs-release/.github/workflows/release.yml@v1, with: { services: web } } }",
      "web",
    ],
    ["a composite action", "runs: { steps: [{ uses: ./, with: { services: web } }] }", "1"],
    ["a with: block", "with: { services: web, dry-run: true }", ""],
    ["only inputs", "services: web", ""],
  ])("are found in %s", (_, text, place) => {
    expect(blocksIn(text)).toMatchObject([{ place, inputs: { services: "web" } }]);
  });

  test("convert booleans and numbers as the runner does", () => {
    expect(blocksIn("services: web\ndry-run: true\ndesired-count: 3")[0]?.inputs).toEqual({
      services: "web",
      "dry-run": "true",
      "desired-count": "3",
    });
  });

  test("are reported missing in a file without them", () => {
    expect(() =>
      blocksIn("jobs: { a: { steps: [{ uses: actions/checkout@v4, with: { ref: x } }] } }"),
    ).toThrow(/neither a step that uses this action/);
  });
});

describe("expressions", () => {
  const { inputs = {} } = blocksIn(workflow)[0] ?? {};

  test("allow any name, the account's own registry for an image, and an enabled choice", () => {
    const found = statements(inputs, { account: "123456789012" });
    expect(found.get("UpdateServices")?.Resource).toEqual([
      "arn:aws:ecs:eu-west-1:123456789012:service/shop-*/web",
      "arn:aws:ecs:eu-west-1:123456789012:service/shop-*/worker",
    ]);
    expect(found.get("ReadImages")?.Resource).toEqual(["arn:aws:ecr:eu-west-1:123456789012:repository/shop"]);
    expect(found.has("RunTasks")).toBe(true);
  });

  test("are noted, with everything that is unknown", () => {
    const { notes } = factsOf(inputs);
    expect(notes.join("\n")).toMatch(/in cluster, image, run-migrations:/);
    expect(notes.join("\n")).toMatch(/account is unknown/);
    expect(notes.join("\n")).toMatch(/placeholder/);
  });

  test("are not noted if they widen nothing: a tag, a duration", () => {
    const known = { "role-to-assume": "arn:aws:iam::123456789012:role/release", "aws-region": "eu-west-1" };
    const image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:${{ github.sha }}";
    const more = { services: "web", image, "rollout-timeout": "${{ inputs.timeout }}" };
    expect(factsOf({ ...known, ...more }, { definitions: [definition] }).notes).toEqual([]);
  });

  test("allow every service of the cluster if the list of services is one expression", () => {
    const found = statements({ services: "${{ inputs.services }}", cluster: "shop" });
    expect(found.get("ReadServices")?.Resource).toEqual(["arn:aws:ecs:*:*:service/shop/*"]);
  });

  test.each(inputNames)("are possible in %s, whatever the other inputs are", (name) => {
    const block = {
      services: "web",
      image: "shop:1",
      "migration-command": "migrate",
      "smoke-test-command": "test",
      "smoke-test-url": "https://shop.example",
      "smoke-test-expect": "ok",
      "bake-time": "5m",
      "bake-alarms": "5xx",
      "after-release-command": "warm",
      "scheduled-tasks": "rule/nightly",
      "codedeploy-appspec": "appspec.yaml",
      "github-environment": "production",
    };
    for (const value of ["${{ inputs.one }}", "a-${{ inputs.one }}"])
      expect(() => factsOf({ ...block, [name]: value })).not.toThrow();
  });

  test("allow rules and schedules alike for scheduled tasks", () => {
    const found = statements({ "scheduled-tasks": "${{ inputs.tasks }}", "aws-region": "eu-west-1" });
    expect([...found.keys()]).toEqual(expect.arrayContaining(["MoveRules", "MoveSchedules"]));
  });
});

describe("roles, log groups and families", () => {
  const inputs = {
    "role-to-assume": "arn:aws:iam::123456789012:role/release",
    "aws-region": "eu-west-1",
    services: "web",
    "run-migrations": "true",
  };

  test("come exactly from task definitions", () => {
    const found = statements(inputs, { definitions: [definition] });
    expect(found.get("PassTaskRoles")).toEqual({
      Sid: "PassTaskRoles",
      Effect: "Allow",
      Action: ["iam:PassRole"],
      Resource: ["arn:aws:iam::123456789012:role/shop-task", "arn:aws:iam::123456789012:role/shop-execution"],
      Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    });
    expect(found.get("ReadLogs")?.Resource).toEqual([
      "arn:aws:logs:us-east-1:123456789012:log-group:/ecs/shop:log-stream:*",
    ]);
    expect(found.get("RunTasks")?.Resource).toEqual([
      "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-web:*",
    ]);
    expect(factsOf(inputs, { definitions: [definition] }).notes).toEqual([]);
  });

  test("come from every given definition", () => {
    const worker = parseBaseFile(
      JSON.stringify({
        family: "shop-worker",
        taskRoleArn: "arn:aws:iam::123456789012:role/worker-task",
        containerDefinitions: [{ name: "app", image: `${registry}/worker:v1` }],
      }),
      "worker.json",
    ).definition;
    const both = { ...inputs, services: "web, worker", image: `${registry}/shop:v2` };
    const found = factsOf(both, { definitions: [definition, worker] });
    expect(found.notes).toEqual([]);
    expect(found.facts.roles).toHaveLength(3);
    const { Statement } = policyFor(found.facts);
    expect(Statement.find(({ Sid }) => Sid === "ReadImages")?.Resource).toEqual([
      "arn:aws:ecr:eu-west-1:123456789012:repository/shop",
      "arn:aws:ecr:eu-west-1:123456789012:repository/worker",
    ]);
  });

  const service = (name: string, family: string, type = "ECS") => ({
    serviceName: name,
    clusterArn: "arn:aws:ecs:eu-west-1:123456789012:cluster/shop",
    taskDefinition: `arn:aws:ecs:eu-west-1:123456789012:task-definition/${family}:7`,
    deploymentController: { type },
  });
  const three = { ...inputs, services: "web, worker\napi" };

  test("cause a note for a definition that covers one service of three", () => {
    const { notes } = factsOf(three, { definitions: [definition] });
    expect(notes).toEqual([
      expect.stringMatching(
        /For 3 services, only definitions of shop-web were given.*Add --task-definition for each/,
      ),
    ]);
  });

  test("cause a note for each family without a definition, which stays in the policy, with --services", () => {
    const services = describedServices(
      JSON.stringify({
        services: [service("web", "shop-web"), service("worker", "shop-worker", "CODE_DEPLOY")],
      }),
      "services.json",
    );
    const { notes, facts } = factsOf(three, { definitions: [definition], services });
    expect(notes).toEqual([
      expect.stringMatching(/No definition of shop-worker \(worker\) was given/),
      expect.stringMatching(/--services file doesn't contain api/),
    ]);
    expect(facts).toMatchObject({ families: ["shop-web", "shop-worker"], codeDeployServices: ["worker"] });
  });

  test("cause a note for a migration's family without a definition", () => {
    const { notes } = factsOf(
      { ...inputs, "migration-task-definition": "shop-migrate" },
      { definitions: [definition] },
    );
    expect(notes).toEqual([
      expect.stringMatching(/No definition of shop-migrate \(the migration\) was given/),
    ]);
  });

  test("cause a note that rules and schedules may run other families", () => {
    const { notes } = factsOf(
      { ...inputs, "scheduled-tasks": "rule/nightly" },
      { definitions: [definition], scheduleRoles: ["arn:aws:iam::123456789012:role/runs"] },
    );
    expect(notes).toEqual([expect.stringMatching(/which families the rules and schedules run/)]);
  });

  test("come from the flags if given; otherwise the policy has a placeholder that allows nothing", () => {
    const roles = ["arn:aws:iam::123456789012:role/a"];
    expect(statements(inputs, { roles }).get("PassTaskRoles")?.Resource).toEqual(roles);
    expect(statements(inputs).get("PassTaskRoles")?.Resource).toEqual([
      expect.stringMatching(/^arn:aws:iam::000000000000:role\/REPLACE/),
    ]);
  });

  test("need no PassRole for a task definition without roles", () => {
    const bare = parseBaseFile('{"family":"f","containerDefinitions":[{"name":"a"}]}', "f.json").definition;
    expect(statements(inputs, { definitions: [bare] }).has("PassTaskRoles")).toBe(false);
  });
});

describe("account, region and cluster", () => {
  test("come from the definitions if the inputs don't have them, and are printed", () => {
    const definitionArns = ["arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-web:7"];
    const inputs = {
      services: "web",
      "role-to-assume": "${{ vars.ROLE }}",
      "aws-region": "${{ vars.REGION }}",
    };
    const { facts, notes } = factsOf(inputs, { definitions: [definition], definitionArns });
    expect(placeOf(facts)).toBe("account 123456789012 · region eu-west-1 · cluster default");
    expect(notes.join("\n")).not.toMatch(/unknown/);
    expect(placeOf(factsOf(inputs).facts)).toBe("account unknown · region unknown · cluster default");
  });

  test("cause a note if the definitions and the role differ", () => {
    const inputs = { services: "web", "role-to-assume": "arn:aws:iam::210987654321:role/release" };
    const definitionArns = ["arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-web:7"];
    const { notes } = factsOf(inputs, { definitions: [definition], definitionArns });
    expect(notes.join("\n")).toMatch(/are in account 123456789012, but the policy is for 210987654321/);
  });

  test("come from the cluster's ARN, with its partition", () => {
    const found = statements({
      cluster: "arn:aws-cn:ecs:cn-north-1:210987654321:cluster/shop",
      "aws-region": "cn-north-1",
      services: "web",
    });
    expect(found.get("UpdateServices")?.Resource).toEqual([
      "arn:aws-cn:ecs:cn-north-1:210987654321:service/shop/web",
    ]);
  });

  test("come from the chained role, with a note on what the first role needs", () => {
    const inputs = {
      "role-to-assume": "arn:aws:iam::123456789012:role/entry",
      "role-to-chain": "arn:aws:iam::210987654321:role/release",
      "aws-region": "eu-west-1",
      services: "web",
    };
    expect(statements(inputs).get("ReadServices")?.Resource).toEqual([
      "arn:aws:ecs:eu-west-1:210987654321:service/default/web",
    ]);
    expect(factsOf(inputs).notes.join("\n")).toMatch(/role\/entry needs only sts:AssumeRole/);
  });
});

test("rejects inputs that the step would reject, with the same message", () => {
  expect(
    failureOf(() => factsOf({ services: "web", "wait-for": "ever", "aws-region": "eu-west-1" })).why.name,
  ).toBe("invalid-inputs");
});

test("gives every statement a valid and unique Sid", () => {
  const inputs = { services: "web", "run-migrations": "true", "scheduled-tasks": "rule/a\nschedule/b" };
  const { Statement } = policyFor(
    factsOf(inputs, { region: "eu-west-1", codeDeployServices: ["web"] }).facts,
  );
  const sids = Statement.map(({ Sid }) => Sid);
  expect(new Set(sids).size).toBe(sids.length);
  expect(sids.filter((sid) => !/^[A-Za-z0-9]+$/.test(sid))).toEqual([]);
});
