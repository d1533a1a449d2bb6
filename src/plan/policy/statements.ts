/**
 * The least-privilege policy of a release: one statement for each thing that it does, with only the actions and the
 * resources that this release needs. Pure. Resources and condition keys: Service Authorization Reference.
 */
import { shortName } from "../../aws/arn.ts";
import type { Policy, Statement } from "../../core/policy.ts";
import { parseImage } from "../../ecs/image/reference.ts";
import type { Facts } from "./facts.ts";

/** Placeholder for unknown roles. It allows nothing until somebody replaces it. */
export const placeholderRole = (name: string): string =>
  `arn:aws:iam::000000000000:role/REPLACE-WITH-${name}`;

export function policyFor(facts: Facts): Policy {
  const statements = [
    ...reading(facts),
    ...checkingReferences(facts),
    ...registering(facts),
    ...rollingOut(facts),
    ...runningTasks(facts),
    ...watchingAlarms(facts),
    ...readingTargets(facts),
    ...deployingWithCodeDeploy(facts),
    ...movingSchedules(facts),
  ].filter(({ Resource, Action }) => Resource.length > 0 && Action.length > 0);
  return { Version: "2012-10-17", Statement: statements };
}

const allow = (
  Sid: string,
  Action: readonly string[],
  Resource: readonly string[],
  Condition?: Statement["Condition"],
): Statement => ({ Sid, Effect: "Allow", Action, Resource, ...(Condition && { Condition }) });

const ecs = (...names: readonly string[]): readonly string[] => names.map((name) => `ecs:${name}`);

/** ARNs in the cluster's account and region. */
function arns({ partition, region = "*", account = "*" }: Facts) {
  return (service: string, resource: string): string =>
    `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

const clusterOf = ({ request }: Facts): string => shortName(request.cluster);
const namesOf = ({ request }: Facts): readonly string[] => request.waves.flat().map(shortName);
const familiesOf = (facts: Facts): readonly string[] => facts.families ?? ["*"];
const taskFamiliesOf = (facts: Facts): readonly string[] => facts.taskFamilies ?? familiesOf(facts);
const changes = ({ request }: Facts): boolean => !request.report.dryRun;

const goesBack = ({ request: { rollout } }: Facts): boolean =>
  rollout.onFailure !== "leave" || rollout.onCancel !== "leave";

const inCluster = (facts: Facts): Statement["Condition"] => ({
  ArnEquals: { "ecs:cluster": arns(facts)("ecs", `cluster/${clusterOf(facts)}`) },
});

const runsTasks = ({ request }: Facts): boolean =>
  request.migration !== undefined ||
  request.rollout.afterRelease !== undefined ||
  (request.rollout.smokeTest?.command !== undefined && request.waves.length > 0);

function reading(facts: Facts): readonly Statement[] {
  const arn = arns(facts);
  const services = namesOf(facts).map((name) => arn("ecs", `service/${clusterOf(facts)}/${name}`));
  const needsCluster = services.length === 0 || runsTasks(facts);
  return [
    allow("ReadTaskDefinitions", ecs("DescribeTaskDefinition"), ["*"]),
    allow("ReadServices", ecs("DescribeServices"), services),
    ...(services.length > 0
      ? [allow("ReadScaling", ["application-autoscaling:DescribeScalableTargets"], ["*"])]
      : []),
    ...(needsCluster
      ? [allow("ReadCluster", ecs("DescribeClusters"), [arn("ecs", `cluster/${clusterOf(facts)}`)])]
      : []),
    allow("ReadImages", ["ecr:DescribeImages", "ecr:BatchGetImage"], repositoriesOf(facts)),
  ];
}

/** Whether secrets, parameters and log groups of the definitions exist. Nothing here can read a value. */
function checkingReferences(facts: Facts): readonly Statement[] {
  const arn = arns(facts);
  const { secrets = [arn("secretsmanager", "secret:*")], parameters = true } = facts;
  const { logGroupRegions = [undefined] } = facts;
  const groups = logGroupRegions.map((region) =>
    arns({ ...facts, ...(region !== undefined && { region }) })("logs", "log-group:*"),
  );
  return [
    allow("CheckSecrets", ["secretsmanager:DescribeSecret"], secrets),
    allow("CheckParameters", ["ssm:DescribeParameters"], parameters ? ["*"] : []),
    allow("CheckLogGroups", ["logs:DescribeLogGroups"], groups),
  ];
}

function repositoriesOf(facts: Facts): readonly string[] {
  const arn = arns(facts);
  const { request, runningImages = [] } = facts;
  const images = [...request.images.map(({ image }) => image), ...runningImages];
  const found = images.flatMap((image) => {
    const reference = parseImage(image);
    if (reference?.ecr === undefined) return [];
    const { account, region } = reference.ecr;
    return [`arn:${facts.partition}:ecr:${region}:${account}:repository/${reference.repository}`];
  });
  return [...new Set([...found, ...facts.repositories.map((name) => arn("ecr", `repository/${name}`))])];
}

function registering(facts: Facts): readonly Statement[] {
  if (!changes(facts)) return [];
  const { request } = facts;
  const arn = arns(facts);
  const roles = facts.roles ?? [placeholderRole("THE-ROLES-OF-THE-TASK-DEFINITIONS")];
  return [
    allow("RegisterRevisions", ecs("RegisterTaskDefinition"), ["*"]),
    // Failed revisions, and the copies of a revision that one-off tasks run without its restart policy.
    ...(request.rollout.failedRevision === "deregister" || (runsTasks(facts) && facts.restarts !== false)
      ? [allow("DeregisterRevisions", ecs("DeregisterTaskDefinition"), ["*"])]
      : []),
    allow("PassTaskRoles", ["iam:PassRole"], roles, passedTo("ecs-tasks.amazonaws.com")),
    ...(request.report.traceTags || facts.copiesTags?.revisions === true
      ? [
          allow(
            "TagRevisions",
            ecs("TagResource"),
            familiesOf(facts).map((family) => arn("ecs", `task-definition/${family}:*`)),
            { StringEquals: { "ecs:CreateAction": "RegisterTaskDefinition" } },
          ),
        ]
      : []),
  ];
}

const passedTo = (service: string): Statement["Condition"] => ({
  StringEquals: { "iam:PassedToService": service },
});

function rollingOut(facts: Facts): readonly Statement[] {
  const { codeDeployServices, request } = facts;
  const { smokeTest } = request.rollout;
  const byEcs = namesOf(facts).filter((name) => !codeDeployServices.includes(name));
  const updated = request.desiredCount === undefined ? byEcs : namesOf(facts);
  const watched = byEcs.length > 0 || runsTasks(facts);
  const arn = arns(facts);
  const each = (kind: string, names: readonly string[], rest = ""): readonly string[] =>
    names.map((name) => arn("ecs", `${kind}/${clusterOf(facts)}/${name}${rest}`));
  const revisions = allow(
    "ReadServiceRevisions",
    ecs("DescribeServiceRevisions"),
    watched ? each("service-revision", namesOf(facts), "/*") : [],
  );
  const history = [
    allow("ListDeployments", ecs("ListServiceDeployments"), each("service", byEcs)),
    allow("WatchDeployments", ecs("DescribeServiceDeployments"), each("service-deployment", byEcs, "/*")),
    revisions,
  ];
  if (!changes(facts))
    return request.base.kind === "previous" ? history : runsTasks(facts) ? [revisions] : [];
  const ends = [
    ...(goesBack(facts) ? ["StopServiceDeployment"] : []),
    ...(goesBack(facts) || smokeTest !== undefined ? ["ContinueServiceDeployment"] : []),
  ];
  return [
    allow("UpdateServices", ecs("UpdateService"), each("service", updated)),
    ...history,
    allow("EndDeployments", ecs(...ends), each("service-deployment", byEcs, "/*")),
  ];
}

/** One-off tasks, and why the tasks of a failing service stopped. */
function runningTasks(facts: Facts): readonly Statement[] {
  if (!changes(facts) || (namesOf(facts).length === 0 && !runsTasks(facts))) return [];
  const arn = arns(facts);
  const tasks = arn("ecs", `task/${clusterOf(facts)}/*`);
  const protection = namesOf(facts).length > 0 ? ["GetTaskProtection"] : [];
  const { report } = facts.request;
  const groups = facts.logGroups ?? [{ name: "*" }];
  const streams = groups.map(({ name, region }) =>
    arns({ ...facts, ...(region !== undefined && { region }) })("logs", `log-group:${name}:log-stream:*`),
  );
  return [
    allow("ReadTasks", ecs("ListTasks", "DescribeTasks", ...protection), ["*"], inCluster(facts)),
    allow("ReadLogs", ["logs:GetLogEvents"], streams),
    ...(runsTasks(facts)
      ? [
          allow(
            "RunTasks",
            ecs("RunTask"),
            taskFamiliesOf(facts).map((family) => arn("ecs", `task-definition/${family}:*`)),
            inCluster(facts),
          ),
          allow("PassVolumeRoles", ["iam:PassRole"], facts.volumeRoles ?? [], passedTo("ecs.amazonaws.com")),
          allow("StopTasks", ecs("StopTask"), [tasks], inCluster(facts)),
          ...(report.traceTags || facts.copiesTags?.tasks === true
            ? [
                allow("TagTasks", ecs("TagResource"), [tasks], {
                  StringEquals: { "ecs:CreateAction": "RunTask" },
                }),
              ]
            : []),
        ]
      : []),
  ];
}

/** How long old tasks drain, and what the load balancer reports about failing tasks. */
function readingTargets(facts: Facts): readonly Statement[] {
  if (namesOf(facts).length === 0 || facts.balanced === false) return [];
  const elb = (...names: readonly string[]) => names.map((name) => `elasticloadbalancing:${name}`);
  return [
    allow("ReadTargetGroups", elb("DescribeTargetGroups", "DescribeTargetGroupAttributes"), ["*"]),
    ...(changes(facts) ? [allow("ReadTargetHealth", elb("DescribeTargetHealth"), ["*"])] : []),
  ];
}

/** DescribeAlarms of several alarms at once. */
const watchingAlarms = (facts: Facts): readonly Statement[] =>
  changes(facts) && (facts.request.rollout.bake?.alarms.length ?? 0) > 0
    ? [allow("ReadAlarms", ["cloudwatch:DescribeAlarms"], ["*"])]
    : [];

function deployingWithCodeDeploy(facts: Facts): readonly Statement[] {
  const { codeDeploy } = facts.request;
  const arn = arns(facts);
  const names = facts.codeDeployServices.map((service) => {
    const both = `${clusterOf(facts)}-${service}`;
    const application = codeDeploy.application ?? `AppECS-${both}`;
    return { application, group: `${application}/${codeDeploy.deploymentGroup ?? `DgpECS-${both}`}` };
  });
  const groups = [...new Set(names.map(({ group }) => arn("codedeploy", `deploymentgroup:${group}`)))];
  const applications = [
    ...new Set(names.map(({ application }) => arn("codedeploy", `application:${application}`))),
  ];
  const configs = [...new Set([codeDeploy.deploymentConfig ?? "*", "CodeDeployDefault.ECSAllAtOnce"])];
  const readConfigs = allow(
    "ReadDeploymentConfigs",
    ["codedeploy:GetDeploymentConfig"],
    names.length === 0
      ? []
      : configs.includes("*")
        ? [arn("codedeploy", "deploymentconfig:*")]
        : configs.map((name) => arn("codedeploy", `deploymentconfig:${name}`)),
  );
  if (!changes(facts)) {
    return [
      allow("ReadDeploymentGroups", ["codedeploy:GetDeploymentGroup"], groups),
      ...(codeDeploy.deploymentConfig === undefined ? [] : [readConfigs]),
    ];
  }
  return [
    allow(
      "DeployWithCodeDeploy",
      [
        "CreateDeployment",
        "GetDeploymentGroup",
        "GetDeployment",
        "ListDeployments",
        // CreateDeployment of a rollback ignores the group's alarms, which needs this permission.
        ...(goesBack(facts) ? ["UpdateDeploymentGroup"] : []),
      ].map((name) => `codedeploy:${name}`),
      groups,
    ),
    // These actions have no resource types, so a statement with ARNs would not allow them.
    allow(
      "FollowCodeDeploy",
      ["ListDeploymentTargets", "GetDeploymentTarget", "StopDeployment", "ContinueDeployment"].map(
        (name) => `codedeploy:${name}`,
      ),
      names.length === 0 ? [] : ["*"],
    ),
    // CreateDeployment reads an AppSpec that was deployed before, as in a rollback, and registers a new one.
    allow(
      "RegisterAppSpec",
      ["codedeploy:GetApplicationRevision", "codedeploy:RegisterApplicationRevision"],
      applications,
    ),
    readConfigs,
  ];
}

function movingSchedules(facts: Facts): readonly Statement[] {
  const arn = arns(facts);
  const { schedules } = facts.request;
  const rules = schedules.flatMap((one) =>
    one.kind === "rule"
      ? [arn("events", one.bus === "default" ? `rule/${one.name}` : `rule/${one.bus}/${one.name}`)]
      : [],
  );
  const others = schedules.flatMap((one) =>
    one.kind === "schedule" ? [arn("scheduler", `schedule/${one.group}/${one.name}`)] : [],
  );
  const unknown = [placeholderRole("THE-ROLES-OF-THE-SCHEDULES")];
  const { ruleRoles = unknown, scheduleRoles = unknown } = facts;
  const writes = changes(facts);
  return [
    allow(
      "MoveRules",
      ["events:DescribeRule", "events:ListTargetsByRule", ...(writes ? ["events:PutTargets"] : [])],
      rules,
    ),
    allow(
      "MoveSchedules",
      ["scheduler:GetSchedule", ...(writes ? ["scheduler:UpdateSchedule"] : [])],
      others,
    ),
    ...(writes && rules.length > 0
      ? [allow("PassRuleRoles", ["iam:PassRole"], ruleRoles, passedTo("events.amazonaws.com"))]
      : []),
    ...(writes && others.length > 0
      ? [allow("PassScheduleRoles", ["iam:PassRole"], scheduleRoles, passedTo("scheduler.amazonaws.com"))]
      : []),
  ];
}
