/** Reads and checks all inputs before the first call to AWS. */
import { Failure } from "../core/failure.ts";
import { clusterNameOrArn, containerName, ec2Id, familyName, regionName, roleArn } from "./aws-names.ts";
import { base } from "./parsers/bases.ts";
import { images } from "./parsers/images.ts";
import type { Environment } from "./inputs.ts";
import { cleanSessionName, readJob, sessionNameOf } from "./job.ts";
import { list } from "./parsers/lists.ts";
import { secrets, taskVariables, variables } from "./parsers/named-values.ts";
import { Reader } from "./reader.ts";
import type { AddProblem, Parse } from "./reader.ts";
import type {
  AfterReleaseRequest,
  BakeRequest,
  CodeDeployRequest,
  CredentialsRequest,
  Job,
  MigrationRequest,
  NetworkRequest,
  ReleaseRequest,
  ReportRequest,
  RolloutRequest,
  SmokeTestRequest,
} from "./request.ts";
import { rules } from "./rules.ts";
import {
  address,
  boolean,
  duration,
  enabled,
  line,
  oneOf,
  path,
  secret,
  wholeNumber,
} from "./parsers/scalars.ts";
import { schedules } from "./parsers/schedules.ts";
import { waves } from "./parsers/services.ts";
import { unknownInputs } from "./unknown-inputs.ts";
import { command } from "./command.ts";

/**
 * Reads every input from the environment (`INPUT_…`, `GITHUB_…`, `AWS_REGION`). Throws one `Failure` named
 * `invalid-inputs` with a line for every problem. The lines never contain values of inputs that may hold secrets.
 */
export function readRequest(environment: Environment): ReleaseRequest {
  const reader = new Reader(environment);
  for (const { name, problem, replacements } of unknownInputs(environment)) {
    reader.addProblem(name, problem);
    for (const input of replacements) reader.misnamed(input);
  }
  const request = readAll(reader, readJob(environment));
  for (const rule of rules) rule(reader, request);
  const problems = reader.problems();
  if (problems.length === 0) return request;
  throw new Failure({
    name: "invalid-inputs",
    what: `${problems.length === 1 ? "One input of the step is" : "Some inputs of the step are"} invalid; no AWS call was made.`,
    evidence: problems,
    remedy: "Fix the `with:` block of this step. The README lists every input and its values.",
  });
}

/** Shared by the migration and the after-release command. Read once, so that a problem is reported once. */
type SharedOneOff = Pick<MigrationRequest, "container" | "timeout">;

function readAll(reader: Reader, job: Job): ReleaseRequest {
  const shared: SharedOneOff = present({
    container: reader.read("migration-container", containerName),
    timeout: reader.read("migration-timeout", duration()),
  });
  return present({
    credentials: readCredentials(reader, job),
    cluster: reader.read("cluster", clusterNameOrArn),
    waves: reader.read("services", waves) ?? [],
    images: reader.read("image", images) ?? [],
    environment: reader.read("environment-variables", variables) ?? [],
    secrets: reader.read("secrets", secrets) ?? [],
    base: reader.read("task-definition", base) ?? { kind: "latest" },
    schedules: reader.read("scheduled-tasks", schedules) ?? [],
    desiredCount: reader.read("desired-count", wholeNumber(0, 2_147_483_647)),
    forceNewDeployment: reader.read("force-new-deployment", boolean),
    ifOutdated: reader.read("if-outdated", oneOf("warn", "refuse", "release")),
    migration: readMigration(reader, shared),
    rollout: readRollout(reader, shared),
    codeDeploy: readCodeDeploy(reader),
    report: readReport(reader),
    job,
  });
}

function readCredentials(reader: Reader, job: Job): CredentialsRequest {
  return present({
    region: reader.read("aws-region", regionName) ?? ambientRegion(reader),
    roleToAssume: reader.read("role-to-assume", roleArn),
    roleSessionName: reader.read("role-session-name", sessionName) ?? sessionNameOf(job),
    roleDurationSeconds: reader.read("role-duration-seconds", wholeNumber(900, 43_200)),
    audience: reader.read("audience", line(1000)),
    roleToChain: reader.read("role-to-chain", roleArn),
  });
}

/** "" if the environment has no valid region. An invalid one is a problem, because it becomes part of a host name. */
function ambientRegion(reader: Reader): string {
  const variable = ["AWS_REGION", "AWS_DEFAULT_REGION"].find((name) => reader.environment[name]?.trim());
  if (variable === undefined || reader.isSet("aws-region")) return "";
  const addProblem: AddProblem = (problem) => reader.addProblem("aws-region", `${variable}: ${problem}`);
  return regionName(reader.environment[variable]?.trim() ?? "", addProblem) ?? "";
}

const sessionName: Parse<string> = (text, addProblem) => {
  const name = cleanSessionName(text);
  return name.length < 2 ? addProblem("Use at least two characters.") : name;
};

/** Checks the migration inputs even if no migration runs. */
function readMigration(reader: Reader, shared: SharedOneOff): MigrationRequest | undefined {
  const implied = reader.isSet("migration-command") || reader.isSet("migration-task-definition");
  const runs = reader.read("run-migrations", boolean) ?? implied;
  const migration: MigrationRequest = present({
    ...shared,
    command: reader.read("migration-command", command),
    environment: reader.read("migration-environment", taskVariables),
    taskDefinition: reader.read("migration-task-definition", familyName),
    network: readNetwork(reader),
    ifMigrating: reader.read("if-migrating", oneOf("wait", "fail")),
  });
  return runs ? migration : undefined;
}

/** At most 16 subnets and 5 security groups: AwsVpcConfiguration, ECS API reference. */
function readNetwork(reader: Reader): NetworkRequest {
  return present({
    subnets: reader.read("migration-subnets", list(ec2Id("subnet"), String, 16)),
    securityGroups: reader.read("migration-security-groups", list(ec2Id("sg"), String, 5)),
    assignPublicIp: reader.read("migration-assign-public-ip", enabled),
  });
}

function readRollout(reader: Reader, shared: SharedOneOff): RolloutRequest {
  return present({
    waitFor: reader.read("wait-for", oneOf("stable", "traffic-shifted", "nothing")),
    timeout: reader.read("rollout-timeout", duration()),
    onFailure: reader.read("on-failure", oneOf("rollback", "rollback-unless-migrated", "leave")),
    onCancel: reader.read("on-cancel", oneOf("rollback", "leave", "stop")),
    ifDeploying: reader.read("if-deploying", oneOf("wait", "fail", "replace")),
    smokeTest: readSmokeTest(reader),
    bake: readBake(reader),
    afterRelease: readAfterRelease(reader, shared),
    failedRevision: reader.read("failed-revision", oneOf("deregister", "keep")),
  });
}

/** DescribeAlarms takes at most 100 names of at most 255 characters: CloudWatch API reference. */
function readBake(reader: Reader): BakeRequest | undefined {
  const alarms = reader.read("bake-alarms", list(line(255), String, 100)) ?? [];
  const time = reader.read("bake-time", duration());
  return time === undefined ? undefined : { time, alarms };
}

function readAfterRelease(reader: Reader, shared: SharedOneOff): AfterReleaseRequest | undefined {
  const words = reader.read("after-release-command", command);
  return words === undefined ? undefined : { ...shared, command: words };
}

function readSmokeTest(reader: Reader): SmokeTestRequest | undefined {
  const test: SmokeTestRequest = present({
    command: reader.read("smoke-test-command", command),
    url: reader.read("smoke-test-url", address),
    expect: reader.read("smoke-test-expect", line(1000)),
    timeout: reader.read("smoke-test-timeout", duration()),
  });
  return test.command === undefined && test.url === undefined ? undefined : test;
}

/** CodeDeploy names have at most 100 characters: CodeDeploy API reference. */
function readCodeDeploy(reader: Reader): CodeDeployRequest {
  return present({
    application: reader.read("codedeploy-application", line(100)),
    deploymentGroup: reader.read("codedeploy-deployment-group", line(100)),
    deploymentConfig: reader.read("codedeploy-deployment-config", line(100)),
    appSpec: reader.read("codedeploy-appspec", path),
  });
}

function readReport(reader: Reader): ReportRequest {
  return present({
    dryRun: reader.read("dry-run", boolean),
    streamLogs: reader.read("stream-logs", boolean),
    traceTags: reader.read("trace-tags", boolean),
    pollInterval: reader.read("poll-interval", duration({ ms: 100, asWritten: "100ms" })),
    githubToken: reader.read("github-token", secret),
    githubEnvironment: reader.read("github-environment", line(255)),
    githubEnvironmentUrl: reader.read("github-environment-url", address),
  });
}

/** `T` with members that may be `undefined` made optional. */
type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function present<T extends object>(members: T): Present<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Present<T>;
}
