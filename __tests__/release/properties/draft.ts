/**
 * A random world as plain data: printed when a property fails, and pasted back to reproduce it. It generates the
 * simulator's scenario and the inputs of the step.
 */
import type { DeploymentGroupSpec } from "../../../simulator/codedeploy/state.ts";
import type { FaultKind, FaultRule } from "../../../simulator/faults.ts";
import type { Program, Script } from "../../../simulator/ecs/program.ts";
import type { Readings, Scenario, ServiceSpec } from "../../../simulator/scenario.ts";
import { network } from "../../../simulator/scenarios/shop.ts";

/** The behavior of a family's new image in a service. */
export type ImageBehavior = "serves" | "crashes" | "crashes-later" | "never-healthy" | "pull-error";

export interface ServiceDraft {
  /** Index of its family. */
  readonly family: number;
  readonly wave: number;
  readonly desired: number;
  readonly breaker: "off" | "stop" | "rollback";
  /** The effect of an alarm on a deployment; `none`: the service has no alarm. */
  readonly alarm: "none" | "stop" | "rollback";
  readonly percents: readonly [minimum: number, maximum: number];
  readonly strategy: "ROLLING" | "BLUE_GREEN" | "CANARY" | "LINEAR" | "CODE_DEPLOY";
  /** A pause after the test traffic has shifted, and AWS's action when its five minutes have passed. */
  readonly pause: "none" | "CONTINUE" | "ROLLBACK";
  /** The stage of the pause; default: after the test traffic has shifted. */
  readonly pauseAt?: "POST_TEST_TRAFFIC_SHIFT" | "PRE_PRODUCTION_TRAFFIC_SHIFT";
}

/** An action of somebody else, this many seconds after the world's start. */
export interface ForeignDraft {
  readonly at: number;
  readonly act: "deploys" | "forces" | "stops" | "deletes" | "scales" | "alarm" | "retargets";
  /** Index of the service; taken modulo their number. */
  readonly service: number;
}

export interface FaultDraft {
  readonly operation: string;
  readonly fault: Extract<FaultKind, string> | { readonly slow: number } | { readonly late: number };
  readonly after: number;
  readonly times: number;
}

export interface WorldDraft {
  readonly seed: number;
  readonly families: readonly ImageBehavior[];
  readonly services: readonly ServiceDraft[];
  /** True: the containers have a restart policy, so that the one-off tasks run on a copy of the revision. */
  readonly restarts?: boolean;
  readonly migration: "absent" | "succeeds" | "fails" | "hangs" | "pull-error";
  readonly foreign: readonly ForeignDraft[];
  readonly faults: readonly FaultDraft[];
  readonly serviceDeployments: "available" | "denied" | "unsupported";
  /** Seconds until a service deployment is listed. */
  readonly visibleAfter: number;
  /** Seconds by which the classic view lags the end of a deployment; by default as observed on AWS. */
  readonly classicLag?: number;
  /** The behavior where AWS's is unknown; by default the first variant of each. */
  readonly readings?: Partial<Readings>;
  readonly schedules: boolean;
  /** Whether AWS's request rates hold. */
  readonly rates: boolean;
  readonly smokeTest: "none" | "passes" | "fails";
  readonly inputs: {
    readonly "on-failure": "rollback" | "rollback-unless-migrated" | "leave";
    readonly "on-cancel": "rollback" | "leave" | "stop";
    readonly "if-deploying": "wait" | "fail" | "replace";
    readonly "wait-for": "stable" | "traffic-shifted" | "nothing";
    /** Minutes. */
    readonly "rollout-timeout": number;
    readonly "migration-timeout": number;
    readonly "desired-count"?: number;
    readonly "force-new-deployment": boolean;
    readonly "task-definition": "latest" | "current";
    readonly "role-duration-seconds": 3600 | 900;
    readonly "codedeploy-deployment-config"?: string;
  };
}

export const familyName = (index: number): string => `fam-${"abc"[index] ?? index}`;
export const serviceName = (index: number): string => `svc-${index}`;
export const cluster = "prod";
export const repository = (family: number): string => `registry.example.com/${familyName(family)}`;
/** An EventBridge rule and an EventBridge Scheduler schedule run the first family. */
export const ruleName = "nightly";
const scheduleName = "hourly";

const alarmName = "errors";
const listener = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/prod/1/2";
const targetGroup = (name: string): string =>
  `arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/${name}/0123456789abcdef`;

const definition = (family: number, tag: string, checked: boolean, restarts = false) => ({
  family: familyName(family),
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  cpu: "256",
  memory: "512",
  executionRoleArn: "arn:aws:iam::123456789012:role/execution",
  containerDefinitions: [
    {
      name: `app-${familyName(family)}`,
      image: `${repository(family)}:${tag}`,
      essential: true,
      portMappings: [{ containerPort: 80, protocol: "tcp" }],
      ...(restarts && { restartPolicy: { enabled: true } }),
      ...(checked && { healthCheck: { command: ["CMD", "true"], interval: 10, retries: 3, timeout: 5 } }),
    },
  ],
});

function serviceSpec(draft: ServiceDraft, index: number): ServiceSpec {
  if (draft.strategy === "CODE_DEPLOY") return codeDeployService(draft, index);
  const [minimumHealthyPercent, maximumPercent] = draft.percents;
  const staged = draft.strategy !== "ROLLING";
  return {
    cluster,
    serviceName: serviceName(index),
    taskDefinition: `${familyName(draft.family)}:1`,
    desiredCount: draft.desired,
    with: {
      launchType: "FARGATE",
      networkConfiguration: network,
      ...(staged && {
        loadBalancers: [
          {
            targetGroupArn: targetGroup(`${serviceName(index)}-a`),
            containerName: `app-${familyName(draft.family)}`,
            containerPort: 80,
            advancedConfiguration: {
              alternateTargetGroupArn: targetGroup(`${serviceName(index)}-b`),
              productionListenerRule: `${listener}/${index}`,
              roleArn: "arn:aws:iam::123456789012:role/ecs-infrastructure",
            },
          },
        ],
      }),
      deploymentConfiguration: {
        ...(staged ? {} : { minimumHealthyPercent, maximumPercent }),
        strategy: draft.strategy,
        ...(staged && { bakeTimeInMinutes: 2 }),
        ...(draft.strategy === "CANARY" && {
          canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 1 },
        }),
        ...(draft.strategy === "LINEAR" && {
          linearConfiguration: { stepPercent: 50, stepBakeTimeInMinutes: 1 },
        }),
        ...(staged &&
          draft.pause !== "none" && {
            lifecycleHooks: [
              {
                targetType: "PAUSE",
                lifecycleStages: [draft.pauseAt ?? "POST_TEST_TRAFFIC_SHIFT"],
                timeoutConfiguration: { timeoutInMinutes: 5, action: draft.pause },
              },
            ],
          }),
        deploymentCircuitBreaker: { enable: draft.breaker !== "off", rollback: draft.breaker === "rollback" },
        ...(draft.alarm !== "none" && {
          alarms: { alarmNames: [alarmName], enable: true, rollback: draft.alarm === "rollback" },
        }),
      },
    },
  };
}

const codeDeployService = ({ family, desired }: ServiceDraft, index: number): ServiceSpec => ({
  cluster,
  serviceName: serviceName(index),
  taskDefinition: `${familyName(family)}:1`,
  desiredCount: desired,
  with: {
    launchType: "FARGATE",
    networkConfiguration: network,
    deploymentController: { type: "CODE_DEPLOY" },
    loadBalancers: [
      {
        targetGroupArn: targetGroup(`${serviceName(index)}-a`),
        containerName: `app-${familyName(family)}`,
        containerPort: 80,
      },
    ],
  },
});

/** The service's breaker and alarms as the settings of its deployment group. */
const deploymentGroup = ({ breaker, alarm }: ServiceDraft, index: number): DeploymentGroupSpec => ({
  cluster,
  service: serviceName(index),
  targetGroups: [targetGroup(`${serviceName(index)}-a`), targetGroup(`${serviceName(index)}-b`)],
  config: "CodeDeployDefault.ECSCanary10Percent5Minutes",
  terminationWait: 1,
  autoRollback: breaker === "rollback" ? ["DEPLOYMENT_FAILURE"] : [],
  alarms: alarm === "none" ? [] : [alarmName],
});

const healthy: Script = { log: [{ after: 1, text: "listening" }] };

const scripts: Readonly<Record<Exclude<ImageBehavior, "pull-error">, Script>> = {
  serves: healthy,
  crashes: { log: [{ after: 1, text: "Error: cannot start" }], exit: { after: 3, code: 1 } },
  "crashes-later": { log: [], exit: { after: 150, code: 1 } },
  "never-healthy": {
    log: [],
    health: [{ after: 30, status: "UNHEALTHY" }],
    target: [{ after: 30, healthy: false }],
  },
};

const migrations: Readonly<Record<"succeeds" | "fails" | "hangs" | "pull-error", Script>> = {
  succeeds: { log: [{ after: 1, text: "migrated" }], exit: { after: 8, code: 0 } },
  fails: { log: [{ after: 1, text: "ERROR: relation exists" }], exit: { after: 5, code: 1 } },
  hangs: { log: [] },
  "pull-error": { log: [], exit: { after: 5, code: 0 } },
};

/** The runs of the migration and of smoke tests in this world. */
export interface Runs {
  migrations: number;
}

const pullError = "CannotPullContainerError: pull image manifest has been retried 1 time(s): not found";

/**
 * The new image of a family: it migrates if requested, passes or fails smoke tests, and serves according to its
 * `behavior`.
 */
function newImage(draft: WorldDraft, family: number, runs: Runs): Program {
  const behavior = draft.families[family] ?? "serves";
  const unpullable = behavior === "pull-error" || (family === 0 && draft.migration === "pull-error");
  return {
    image: `${repository(family)}:v2`,
    pull: 2,
    ...(unpullable && { pullError: { text: pullError } }),
    run: ({ environment, ofService, command }) => {
      if (!ofService && environment["RUN_MIGRATIONS"] === "true" && draft.migration !== "absent") {
        runs.migrations += 1;
        return migrations[draft.migration];
      }
      if (!ofService && command[0] === "smoke") {
        return { log: [], exit: { after: 2, code: draft.smokeTest === "fails" ? 1 : 0 } };
      }
      return behavior === "pull-error" ? healthy : scripts[behavior];
    },
  };
}

/** The target of the rule: this revision of the first family. */
export const ruleTarget = (revision: number) => ({
  Id: "1",
  Arn: `arn:aws:ecs:eu-west-1:123456789012:cluster/${cluster}`,
  RoleArn: "arn:aws:iam::123456789012:role/events",
  EcsParameters: {
    TaskDefinitionArn: `arn:aws:ecs:eu-west-1:123456789012:task-definition/${familyName(0)}:${revision}`,
    TaskCount: 1,
    LaunchType: "FARGATE",
  },
});

const { Id: _id, ...scheduled } = ruleTarget(1);
const schedule = {
  name: scheduleName,
  schedule: {
    ScheduleExpression: "rate(1 hour)",
    StartDate: 1_600_000_000,
    FlexibleTimeWindow: { Mode: "OFF" },
    Target: scheduled,
  },
};

/** `:1` runs `v1`; `:2`, registered before the world starts, is the one that others deploy. */
export function scenarioOf(draft: WorldDraft, runs: Runs): Scenario {
  const families = [...draft.families.keys()];
  const checked = (family: number): boolean => draft.families[family] === "never-healthy";
  return {
    name: "random",
    about: "a random world",
    seed: draft.seed,
    clusters: [{ name: cluster }],
    taskDefinitions: families.flatMap((family) => [
      definition(family, "v1", checked(family), draft.restarts),
      definition(family, "other", checked(family), draft.restarts),
    ]),
    services: draft.services.map(serviceSpec),
    programs: [
      ...families.map((family) => newImage(draft, family, runs)),
      { image: "registry.example.com/*", pull: 2, run: healthy },
    ],
    deploymentGroups: draft.services.flatMap((service, index) =>
      service.strategy === "CODE_DEPLOY" ? [deploymentGroup(service, index)] : [],
    ),
    alarms: { [alarmName]: "OK" },
    ...(draft.schedules && { rules: [{ name: ruleName, targets: [ruleTarget(1)] }], schedules: [schedule] }),
    pace: {
      provision: 2,
      drain: 3,
      deprovision: 2,
      settle: 8,
      register: 1,
      targetHealthy: 4,
      rollback: 8,
      alarmBake: 20,
      deploymentVisible: draft.visibleAfter,
      ...(draft.classicLag !== undefined && { classicLag: draft.classicLag }),
    },
    switches: { serviceDeployments: draft.serviceDeployments },
    ...(draft.readings && { readings: draft.readings }),
  };
}

export function inputsOf(draft: WorldDraft): Record<string, string> {
  const waves = [...new Set(draft.services.map(({ wave }) => wave))].toSorted((one, other) => one - other);
  const used = [...new Set(draft.services.map(({ family }) => family))].toSorted((one, other) => one - other);
  const first = draft.services.findIndex(({ wave }) => wave === waves[0]);
  return {
    "role-to-assume": "arn:aws:iam::123456789012:role/release",
    "aws-region": "eu-west-1",
    cluster,
    services: waves
      .map((wave) =>
        draft.services
          .flatMap((service, index) => (service.wave === wave ? [serviceName(index)] : []))
          .join(","),
      )
      .join("\n"),
    image: used.map((family) => `app-${familyName(family)}=${repository(family)}:v2`).join("\n"),
    "run-migrations": String(draft.migration !== "absent"),
    ...(draft.migration !== "absent" &&
      draft.services[first]?.family !== 0 &&
      used.includes(0) && { "migration-task-definition": familyName(0) }),
    ...(draft.schedules &&
      used.includes(0) && {
        "scheduled-tasks": `rule/${ruleName}\nschedule/${scheduleName}`,
      }),
    ...(draft.smokeTest !== "none" && { "smoke-test-command": "smoke" }),
    "poll-interval": "6s",
    ...Object.fromEntries(
      Object.entries(draft.inputs).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)]],
      ),
    ),
  };
}

/** Operations that change something: a stale response to one of them would not be realistic. */
export const mutating: ReadonlySet<string> = new Set([
  "RegisterTaskDefinition",
  "DeregisterTaskDefinition",
  "RunTask",
  "StopTask",
  "UpdateService",
  "StopServiceDeployment",
  "ContinueServiceDeployment",
  "PutTargets",
  "UpdateSchedule",
  "CreateDeployment",
  "StopDeployment",
  "ContinueDeployment",
]);

export const faultsOf = (draft: WorldDraft): FaultRule[] =>
  draft.faults.map(({ operation, fault, after, times }) => ({ operation, fault, after, times }));

export { alarmName };

export const plainService: ServiceDraft = {
  family: 0,
  wave: 1,
  desired: 2,
  breaker: "rollback",
  alarm: "none",
  percents: [100, 200],
  strategy: "ROLLING",
  pause: "none",
};

const plainInputs: WorldDraft["inputs"] = {
  "on-failure": "rollback",
  "on-cancel": "rollback",
  "if-deploying": "wait",
  "wait-for": "stable",
  "rollout-timeout": 10,
  "migration-timeout": 10,
  "force-new-deployment": false,
  "task-definition": "latest",
  "role-duration-seconds": 3600,
};

/** A draft in which everything succeeds, except for the given members. */
export const draftOf = (
  more: Partial<Omit<WorldDraft, "inputs">> = {},
  inputs: Partial<WorldDraft["inputs"]> = {},
): WorldDraft => ({
  seed: 1,
  families: ["serves"],
  services: [plainService],
  migration: "absent",
  foreign: [],
  faults: [],
  serviceDeployments: "available",
  visibleAfter: 3,
  schedules: false,
  rates: false,
  smokeTest: "none",
  ...more,
  inputs: { ...plainInputs, ...inputs },
});
