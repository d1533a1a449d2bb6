import { describe, expect, test } from "@jest/globals";
import { readRequest } from "../../src/request/read.ts";
import type { ReleaseRequest } from "../../src/request/request.ts";
import { ask, environmentOf, problemsOf } from "./environment.ts";
import type { Inputs } from "./environment.ts";

const role = "arn:aws:iam::123456789012:role/release";
const migration = (inputs: Inputs) => ask({ "run-migrations": "true", ...inputs }).migration;

describe("the smallest step", () => {
  test("yields a complete request", () => {
    expect(ask({ image: "shop:1" })).toEqual({
      credentials: {
        region: "eu-west-1",
        roleSessionName: "ecs-release",
        roleDurationSeconds: 3600,
        audience: "sts.amazonaws.com",
      },
      cluster: "default",
      waves: [["web"]],
      images: [{ image: "shop:1" }],
      environment: [],
      secrets: [],
      base: { kind: "latest" },
      schedules: [],
      forceNewDeployment: false,
      ifOutdated: "warn",
      rollout: {
        waitFor: "stable",
        timeout: 1_800_000,
        onFailure: "rollback",
        onCancel: "rollback",
        ifDeploying: "wait",
        failedRevision: "deregister",
      },
      codeDeploy: {},
      report: { dryRun: false, streamLogs: true, traceTags: true, pollInterval: 3000 },
      job: {
        repository: "",
        sha: "",
        runId: "",
        runAttempt: "",
        job: "",
        step: "",
        serverUrl: "",
        apiUrl: "",
        workspace: "",
        temp: "",
      },
    } satisfies ReleaseRequest);
  });

  test("has a migration with defaults if run-migrations is true", () => {
    expect(migration({})).toEqual({
      environment: [{ name: "RUN_MIGRATIONS", value: "true" }],
      network: {},
      timeout: 1_800_000,
      ifMigrating: "wait",
    });
  });

  test("is the same if the runner sets every input to blank", () => {
    const blanks = Object.fromEntries(
      Object.keys(environmentOf({ image: "", "dry-run": "" })).map((k) => [k, "  \n"]),
    );
    const given = environmentOf({ "aws-region": "eu-west-1", services: "web", "desired-count": "1" });
    expect(readRequest({ ...given, ...blanks, "INPUT_GITHUB-TOKEN": "" })).toEqual(
      ask({ "desired-count": "1" }),
    );
  });
});

type Case = readonly [inputs: Inputs, read: (request: ReleaseRequest) => unknown, expected: unknown];

const taken: readonly Case[] = [
  [{ "role-to-assume": role }, (r) => r.credentials.roleToAssume, role],
  [
    { "role-to-assume": "arn:aws-us-gov:iam::123456789012:role/team/a/release" },
    (r) => r.credentials.roleToAssume,
    "arn:aws-us-gov:iam::123456789012:role/team/a/release",
  ],
  [{ "role-to-chain": role }, (r) => r.credentials.roleToChain, role],
  [{ "aws-region": " us-isob-east-1\n" }, (r) => r.credentials.region, "us-isob-east-1"],
  [{ "aws-region": "eusc-de-east-1" }, (r) => r.credentials.region, "eusc-de-east-1"],
  [
    { "role-session-name": "release of shop/web" },
    (r) => r.credentials.roleSessionName,
    "release-of-shop-web",
  ],
  [{ "role-session-name": "x".repeat(99) }, (r) => r.credentials.roleSessionName, "x".repeat(64)],
  [{ "role-duration-seconds": "900" }, (r) => r.credentials.roleDurationSeconds, 900],
  [{ "role-duration-seconds": "43200" }, (r) => r.credentials.roleDurationSeconds, 43_200],
  [{ audience: "sts.amazonaws.com.cn" }, (r) => r.credentials.audience, "sts.amazonaws.com.cn"],
  [{ cluster: "shop" }, (r) => r.cluster, "shop"],
  [
    { cluster: "arn:aws:ecs:eu-west-1:123456789012:cluster/shop" },
    (r) => r.cluster,
    "arn:aws:ecs:eu-west-1:123456789012:cluster/shop",
  ],
  [{ services: "web, worker,\n\n cron ,,\r\n" }, (r) => r.waves, [["web", "worker"], ["cron"]]],
  [
    { services: "arn:aws:ecs:eu-west-1:123456789012:service/shop/web", cluster: "shop" },
    (r) => r.waves,
    [["arn:aws:ecs:eu-west-1:123456789012:service/shop/web"]],
  ],
  [
    { services: "arn:aws:ecs:eu-west-1:123456789012:service/web" },
    (r) => r.waves,
    [["arn:aws:ecs:eu-west-1:123456789012:service/web"]],
  ],
  [
    { image: "web=shop:1\n nginx = 123456789012.dkr.ecr.eu-west-1.amazonaws.com/proxy:2 " },
    (r) => r.images,
    [
      { container: "web", image: "shop:1" },
      { container: "nginx", image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/proxy:2" },
    ],
  ],
  [
    { "environment-variables": "A=1\rweb:A=2\r\nB=\nC-\nweb:C-\nURL=http://db:5432/x?a=b,c\nD-=e" },
    (r) => r.environment,
    [
      { name: "A", value: "1" },
      { container: "web", name: "A", value: "2" },
      { name: "B", value: "" },
      { name: "C" },
      { container: "web", name: "C" },
      { name: "URL", value: "http://db:5432/x?a=b,c" },
      { name: "D-", value: "e" },
    ],
  ],
  [
    { "environment-variables": "spring.datasource.url=jdbc:x\nweb:URL=http://a:1" },
    (r) => r.environment,
    [
      { name: "spring.datasource.url", value: "jdbc:x" },
      { container: "web", name: "URL", value: "http://a:1" },
    ],
  ],
  [
    { secrets: "KEY=arn:aws:secretsmanager:eu-west-1:123456789012:secret:a-AbCdEf:key::\nweb:B=/shop/b\nC-" },
    (r) => r.secrets,
    [
      { name: "KEY", value: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:a-AbCdEf:key::" },
      { container: "web", name: "B", value: "/shop/b" },
      { name: "C" },
    ],
  ],
  [{ "task-definition": "current" }, (r) => r.base, { kind: "current" }],
  [{ "task-definition": " previous\n" }, (r) => r.base, { kind: "previous" }],
  [{ "task-definition": "deploy/td.yaml" }, (r) => r.base, { kind: "files", paths: ["deploy/td.yaml"] }],
  [
    { "task-definition": "deploy/web.json\n\n deploy/a, b.yml " },
    (r) => r.base,
    { kind: "files", paths: ["deploy/web.json", "deploy/a, b.yml"] },
  ],
  [
    {
      "task-definition": "web:12\narn:aws:ecs:eu-west-1:123456789012:task-definition/worker:3,cron-job:1",
    },
    (r) => r.base,
    {
      kind: "revisions",
      revisions: ["web:12", "arn:aws:ecs:eu-west-1:123456789012:task-definition/worker:3", "cron-job:1"],
    },
  ],
  [
    { image: "shop:1, proxy:2\n\nshop-worker/app=shop:3,app=shop:1" },
    (r) => r.images,
    [
      { image: "shop:1" },
      { image: "proxy:2" },
      { family: "shop-worker", container: "app", image: "shop:3" },
      { container: "app", image: "shop:1" },
    ],
  ],
  [
    {
      "scheduled-tasks":
        "rule/nightly, rule/orders/x\nrule/aws.partner/a.com/1/y\nschedule/a\nschedule/shop/b",
    },
    (r) => r.schedules,
    [
      { kind: "rule", bus: "default", name: "nightly", asWritten: "rule/nightly" },
      { kind: "rule", bus: "orders", name: "x", asWritten: "rule/orders/x" },
      { kind: "rule", bus: "aws.partner/a.com/1", name: "y", asWritten: "rule/aws.partner/a.com/1/y" },
      { kind: "schedule", group: "default", name: "a", asWritten: "schedule/a" },
      { kind: "schedule", group: "shop", name: "b", asWritten: "schedule/shop/b" },
    ],
  ],
  [{ "scheduled-tasks": "rule/a\rrule/b" }, (r) => r.schedules.length, 2],
  [{ "desired-count": "0" }, (r) => r.desiredCount, 0],
  [{ "force-new-deployment": "TRUE" }, (r) => r.forceNewDeployment, true],
  [{ "run-migrations": "False" }, (r) => r.migration, undefined],
  [
    { "migration-command": "php artisan migrate" },
    (r) => r.migration?.command,
    ["php", "artisan", "migrate"],
  ],
  [{ "migration-command": '["a", "b c", ""]' }, (r) => r.migration?.command, ["a", "b c", ""]],
  [{ "migration-task-definition": "shop-migrate" }, (r) => r.migration?.taskDefinition, "shop-migrate"],
  [{ "run-migrations": "true", "migration-container": "app" }, (r) => r.migration?.container, "app"],
  [
    { "run-migrations": "true", "migration-environment": "A=b=c\nB=" },
    (r) => r.migration?.environment,
    [
      { name: "A", value: "b=c" },
      { name: "B", value: "" },
    ],
  ],
  [
    {
      "run-migrations": "true",
      "migration-subnets": "subnet-0a1b,subnet-2c3d",
      "migration-security-groups": "sg-0a",
      "migration-assign-public-ip": "DISABLED",
    },
    (r) => r.migration?.network,
    { subnets: ["subnet-0a1b", "subnet-2c3d"], securityGroups: ["sg-0a"], assignPublicIp: false },
  ],
  ...(["ENABLED", "true"] as const).map((text): Case => [
    { "run-migrations": "true", "migration-assign-public-ip": text },
    (r) => r.migration?.network,
    { assignPublicIp: true },
  ]),
  [{ "run-migrations": "true", "migration-timeout": "2h" }, (r) => r.migration?.timeout, 7_200_000],
  [{ "run-migrations": "true", "if-migrating": "fail" }, (r) => r.migration?.ifMigrating, "fail"],
  [{ "wait-for": "traffic-shifted" }, (r) => r.rollout.waitFor, "traffic-shifted"],
  [{ "wait-for": "nothing" }, (r) => r.rollout.waitFor, "nothing"],
  [{ "rollout-timeout": "90" }, (r) => r.rollout.timeout, 5_400_000],
  [{ "rollout-timeout": "1.5h" }, (r) => r.rollout.timeout, 5_400_000],
  [{ "rollout-timeout": "0.5s" }, (r) => r.rollout.timeout, 500],
  [{ "rollout-timeout": "0.001ms" }, (r) => r.rollout.timeout, 1],
  [{ "rollout-timeout": `${"9".repeat(400)}h` }, (r) => r.rollout.timeout, Number.MAX_SAFE_INTEGER],
  [{ "on-failure": "rollback-unless-migrated" }, (r) => r.rollout.onFailure, "rollback-unless-migrated"],
  [{ "on-cancel": "stop" }, (r) => r.rollout.onCancel, "stop"],
  [{ "failed-revision": "keep" }, (r) => r.rollout.failedRevision, "keep"],
  [{ "if-outdated": "refuse" }, (r) => r.ifOutdated, "refuse"],
  [{ "if-deploying": "replace" }, (r) => r.rollout.ifDeploying, "replace"],
  [
    { "smoke-test-command": "curl -f http://localhost", "smoke-test-url": "https://shop.test/up?a=b" },
    (r) => r.rollout.smokeTest,
    { command: ["curl", "-f", "http://localhost"], url: "https://shop.test/up?a=b", timeout: 120_000 },
  ],
  [{ "smoke-test-timeout": "1m" }, (r) => r.rollout.smokeTest, undefined],
  [
    { "smoke-test-url": "https://shop.test", "smoke-test-expect": " 0123abc " },
    (r) => r.rollout.smokeTest,
    { url: "https://shop.test", expect: "0123abc", timeout: 120_000 },
  ],
  [{ "bake-time": "10m" }, (r) => r.rollout.bake, { time: 600_000, alarms: [] }],
  [
    { "bake-time": "90s", "bake-alarms": "shop 5xx, shop-latency" },
    (r) => r.rollout.bake,
    { time: 90_000, alarms: ["shop 5xx", "shop-latency"] },
  ],
  [{}, (r) => r.rollout.bake, undefined],
  [
    { "after-release-command": "bin/warm --all", "migration-container": "app", "migration-timeout": "5m" },
    (r) => r.rollout.afterRelease,
    { command: ["bin/warm", "--all"], container: "app", timeout: 300_000 },
  ],
  [
    { "after-release-command": '["sh", "-c", "a && b"]' },
    (r) => r.rollout.afterRelease,
    { command: ["sh", "-c", "a && b"], timeout: 1_800_000 },
  ],
  [
    {
      "codedeploy-application": "App",
      "codedeploy-deployment-group": "Group",
      "codedeploy-deployment-config": "CodeDeployDefault.ECSAllAtOnce",
      "codedeploy-appspec": "deploy/appspec.yml",
    },
    (r) => r.codeDeploy,
    {
      application: "App",
      deploymentGroup: "Group",
      deploymentConfig: "CodeDeployDefault.ECSAllAtOnce",
      appSpec: "deploy/appspec.yml",
    },
  ],
  [{ "dry-run": "true" }, (r) => r.report.dryRun, true],
  [
    { "stream-logs": "false", "trace-tags": "false" },
    (r) => [r.report.streamLogs, r.report.traceTags],
    [false, false],
  ],
  [{ "poll-interval": "100ms" }, (r) => r.report.pollInterval, 100],
  [{ "github-token": "ghs_abc" }, (r) => r.report.githubToken, "ghs_abc"],
  [
    { "github-environment": "production", "github-environment-url": "https://shop.test" },
    (r) => [r.report.githubEnvironment, r.report.githubEnvironmentUrl],
    ["production", "https://shop.test"],
  ],
];

test.each(taken)("accepts %j", (inputs, read, expected) => {
  expect(read(ask(inputs))).toEqual(expected);
});

type Refusal = readonly [inputs: Inputs, problem: RegExp];

const refused: readonly Refusal[] = [
  [{ "role-to-assume": "release" }, /^role-to-assume: "release" is not a role ARN\. Use arn:/],
  [{ "role-to-assume": "arn:aws:iam::123456789012:user/x" }, /is not a role ARN/],
  [{ "role-to-assume": "arn:aws:iam::12345:role/x" }, /is not a role ARN/],
  [{ "role-to-assume": "arn:aws:iam:eu-west-1:123456789012:role/x" }, /is not a role ARN/],
  [{ "role-to-assume": "arn:evil:iam::123456789012:role/x" }, /is not a role ARN/],
  [{ "role-to-chain": "arn:aws:iam::123456789012:role/" }, /^role-to-chain: .* is not a role ARN/],
  [{ "aws-region": "eu-west-1.evil.test/" }, /^aws-region: "eu-west-1\.evil\.test\/" is not an AWS region/],
  [{ "aws-region": "Ireland" }, /is not an AWS region/],
  [{ "role-session-name": "x" }, /^role-session-name: Use at least two characters/],
  [
    { "role-duration-seconds": "899" },
    /^role-duration-seconds: "899" is not a whole number from 900 to 43200\.$/,
  ],
  [{ "role-duration-seconds": "43201" }, /is not a whole number/],
  [{ "role-duration-seconds": "1e3" }, /is not a whole number/],
  [{ cluster: "shop/web" }, /^cluster: "shop\/web" is not a cluster name or ARN/],
  [{ cluster: "arn:aws:ecs:eu-west-1:123456789012:service/shop" }, /is not a cluster name or ARN/],
  [{ services: ",," }, /^services: ",," contains no service/],
  [{ services: "web worker" }, /^services: "web worker" is not a service name or ARN/],
  [{ services: "web\nworker, web" }, /^services: "web" is listed more than once/],
  [
    { services: "web, arn:aws:ecs:eu-west-1:123456789012:service/default/web" },
    /^services: "web" is listed more than once/,
  ],
  [{ image: "," }, /^image: "," contains no image/],
  [
    { "codedeploy-appspec": "arn:aws:s3:::shop/appspec.yaml" },
    /^codedeploy-appspec: "arn:aws:s3:::shop\/appspec.yaml" is an ARN\. Use a file path\./,
  ],
  [{ "scheduled-tasks": "," }, /^scheduled-tasks: "," contains no name/],
  [{ "migration-subnets": ",\n," }, /^migration-subnets: ",\\n," contains no name/],
  [{ "bake-alarms": ",", "bake-time": "5m" }, /^bake-alarms: "," contains no name/],
  [{ image: "f/web=shop:1, f/web=shop:2" }, /^image: "f\/web" is listed more than once/],
  [{ image: "a/f/web=shop:1" }, /^image: "a\/f\/web=shop:1" has no valid container name/],
  [{ image: "f/=shop:1" }, /^image: "f\/=shop:1" has no valid container name .* FAMILY\/CONTAINER=IMAGE/],
  [{ image: "web=shop:1\nweb=shop:2" }, /^image: "web" is listed more than once/],
  [{ image: "a b=shop:1" }, /^image: "a b=shop:1" has no valid container name before the "="/],
  [{ image: "Octo/Shop:1" }, /^image: "Octo\/Shop:1" is not an image: /],
  [{ image: "a".repeat(2000) }, /^image: .* is not an image: it has 2000 characters\./],
  [{ image: "repo/shop:" }, /^image: .* its tag is empty/],
  [{ "environment-variables": "A=1\nA=2" }, /^environment-variables: "A" is listed more than once/],
  [{ "environment-variables": "A" }, /^environment-variables: Line 1 has no "="/],
  [{ "environment-variables": "A=1\n=2" }, /^environment-variables: Line 2 has no name/],
  [
    { "environment-variables": "A = 1" },
    /^environment-variables: Line 1 has no name before the "=", or the name contains whitespace/,
  ],
  [{ "environment-variables": "a:b:C=1" }, /^environment-variables: Line 1 has two colons/],
  [
    { "environment-variables": ":C=1" },
    /^environment-variables: Line 1 has no container name before the ":"/,
  ],
  [{ "environment-variables": "-" }, /^environment-variables: Line 1 has no name/],
  [{ secrets: "A=" }, /^secrets: The value on line 1 \(not shown\) is not a secret ARN/],
  [{ secrets: "A=hunter2!" }, /^secrets: The value on line 1 \(not shown\) is not a secret ARN/],
  [{ secrets: "A=/x", "environment-variables": "A=1" }, /^secrets: "A" is also set in environment-variables/],
  [
    { "task-definition": "latest\nweb:1" },
    /^task-definition: "latest" can't be combined with other lines\. Use latest/,
  ],
  [{ "task-definition": "web:1\nweb:2" }, /^task-definition: "web" is listed more than once/],
  [{ "task-definition": "web:1\nworker.json" }, /^task-definition: "worker.json" is not a revision/],
  [
    { "task-definition": "arn:aws:ecs:eu-west-1:123456789012:task-definition/web" },
    /^task-definition: "arn.*" is not a revision/,
  ],
  [{ "task-definition": "arn:aws:ecs:eu-west-1:123456789012:service/web:1" }, /is not a revision/],
  [{ "task-definition": "a.json\na.json" }, /^task-definition: "a.json" is listed more than once/],
  [{ "scheduled-tasks": "nightly" }, /^scheduled-tasks: "nightly" is not a scheduled task/],
  [{ "scheduled-tasks": "rule/" }, /is not a scheduled task/],
  [{ "scheduled-tasks": "schedule/a/b/c" }, /is not a scheduled task/],
  [{ "scheduled-tasks": "rule/a,rule/default/a" }, /"rule\/default\/a" is listed more than once/],
  [{ "desired-count": "-1" }, /^desired-count: "-1" is not a whole number/],
  [{ "desired-count": "2.5" }, /is not a whole number/],
  [{ "desired-count": "0x10" }, /is not a whole number/],
  [{ "force-new-deployment": "yes" }, /^force-new-deployment: "yes" is not a boolean\. Use true or false\.$/],
  [{ "run-migrations": "tRUE" }, /^run-migrations: "tRUE" is not a boolean/],
  [{ "migration-command": "a && b" }, /^migration-command: "&&" at position 3 .*sh -c/],
  [
    { "migration-command": "[1]" },
    /^migration-command: The JSON array contains a value that is not a string/,
  ],
  [{ "migration-command": "[ -f x ]" }, /^migration-command: .*is not valid JSON/],
  [
    { "migration-command": "a".repeat(8200) },
    /^migration-command: The command has 8204 characters\. ECS accepts at most 8192/,
  ],
  [{ "migration-command": "a ".repeat(99_999) }, /^migration-command: The command has 199997 characters/],
  [{ services: "a\n".repeat(5001) }, /^services: The list has 5001 items\. Use at most 5000\.$/],
  [{ "scheduled-tasks": "a,".repeat(5001) }, /^scheduled-tasks: The list has 5001 items/],
  [{ "environment-variables": "A=1\n".repeat(5001) }, /^environment-variables: The list has 5001 items/],
  [{ "migration-command": "[]" }, /^migration-command: The command has no program name/],
  [{ "migration-command": "APP_ENV=x php" }, /^migration-command: "APP_ENV" is set before the command/],
  [{ "migration-container": "a b" }, /^migration-container: "a b" is not a container name/],
  [{ "migration-environment": "web:A=1" }, /^migration-environment: Line 1 names a container/],
  [{ "migration-environment": "A-" }, /^migration-environment: Line 1 removes a variable/],
  [{ "migration-task-definition": "shop:12" }, /^migration-task-definition: .*, here shop; /],
  [{ "migration-subnets": "subnet_1" }, /^migration-subnets: "subnet_1" is not an ID/],
  [
    { "migration-security-groups": "sg-1,sg-2,sg-3,sg-4,sg-5,sg-6" },
    /^migration-security-groups: The list has 6 names/,
  ],
  [
    { "migration-assign-public-ip": "enabled" },
    /^migration-assign-public-ip: .* true, false, ENABLED or DISABLED/,
  ],
  [{ "migration-timeout": "0" }, /^migration-timeout: "0" is too short/],
  [{ "migration-timeout": "30 minutes" }, /^migration-timeout: "30 minutes" is not a duration/],
  [{ "if-migrating": "stop" }, /^if-migrating: "stop" is not a valid value\. Use wait or fail\.$/],
  [{ "wait-for": "Stable" }, /^wait-for: .* Use stable, traffic-shifted or nothing\.$/],
  [{ "rollout-timeout": "1h30m" }, /^rollout-timeout: "1h30m" is not a duration/],
  [{ "rollout-timeout": "-5m" }, /is not a duration/],
  [{ "rollout-timeout": "1e3s" }, /is not a duration/],
  [{ "on-failure": "ignore" }, /^on-failure: "ignore" is not a valid value/],
  [{ "on-cancel": "kill" }, /^on-cancel: "kill" is not a valid value/],
  [
    { "failed-revision": "delete" },
    /^failed-revision: "delete" is not a valid value\. Use deregister or keep\.$/,
  ],
  [{ "if-outdated": "fail" }, /^if-outdated: "fail" is not a valid value\. Use warn, refuse or release\.$/],
  [{ "if-deploying": "queue" }, /^if-deploying: "queue" is not a valid value/],
  [{ "smoke-test-command": "a | b" }, /^smoke-test-command: "\|" at position 3/],
  [{ "smoke-test-url": "shop.test" }, /^smoke-test-url: The value is not a URL/],
  [{ "smoke-test-url": "file:///etc/passwd" }, /^smoke-test-url: The value is not a URL/],
  [
    { "smoke-test-url": "https://user:pw@shop.test" },
    /^smoke-test-url: The URL contains a user name or password/,
  ],
  [{ "smoke-test-timeout": "0s" }, /^smoke-test-timeout: "0s" is too short/],
  [{ "smoke-test-expect": "a\nb", "smoke-test-url": "http://a" }, /^smoke-test-expect: "a\\nb" is invalid/],
  [{ "bake-time": "0" }, /^bake-time: "0" is too short/],
  [{ "bake-time": "5m", "bake-alarms": "a,a" }, /^bake-alarms: "a" is listed more than once/],
  [{ "after-release-command": "a && b" }, /^after-release-command: "&&" at position 3/],
  [{ "after-release-command": "a", "migration-timeout": "0s" }, /^migration-timeout: "0s" is too short/],
  [{ "codedeploy-application": "x".repeat(101) }, /^codedeploy-application: .* at most 100 characters/],
  [{ "codedeploy-appspec": "a\nb" }, /^codedeploy-appspec: "a\\nb" is invalid/],
  [{ "dry-run": "1" }, /^dry-run: "1" is not a boolean/],
  [{ "poll-interval": "99ms" }, /^poll-interval: "99ms" is too short\. .* at least 100ms/],
  [{ "github-token": "a\nb" }, /^github-token: The value \(not shown\)/],
  [{ "github-environment": "a\nb" }, /^github-environment: "a\\nb" is invalid/],
  [{ "github-environment-url": "javascript:alert(1)" }, /^github-environment-url: The value is not a URL/],
];

test.each(refused.map((it) => [JSON.stringify(it[0]).slice(0, 100), ...it] as const))(
  "rejects %s",
  (_, inputs, problem) => {
    expect(problemsOf(inputs)).toEqual([expect.stringMatching(problem)]);
  },
);

test("truncates a long value in a message", () => {
  const [problem] = problemsOf({ cluster: `${"x".repeat(300)} ` });
  expect(problem).toContain(`"${"x".repeat(80)}…"`);
  expect(problem).not.toContain("x".repeat(81));
});
