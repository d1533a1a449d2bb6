export const id = 195;
export const ids = [195];
export const modules = {

/***/ 1195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  policyOfPlan: () => (/* binding */ policyOfPlan)
});

// EXTERNAL MODULE: ./build/src/aws/arn.js
var arn = __webpack_require__(2672);
// EXTERNAL MODULE: ./build/src/ecs/definition/document.js
var definition_document = __webpack_require__(1944);
// EXTERNAL MODULE: ./build/src/ecs/definition/references.js
var definition_references = __webpack_require__(2031);
;// CONCATENATED MODULE: ./build/src/plan/policy/facts.js
/** The facts that a policy depends on: the inputs, and facts that only AWS, task definitions or a person can provide. */

/** Resources whose existence the plan checks. */
function referenceFacts(definitions) {
    const home = { region: "", account: undefined };
    const references = definitions.flatMap((definition) => (0,definition_references/* referencesOf */.C)(definition, home));
    return {
        secrets: unique(references.flatMap((one) => (one.kind === "secret" ? [one.id] : []))),
        parameters: references.some(({ kind }) => kind === "parameter"),
        logGroupRegions: unique(references.flatMap((one) => (one.kind === "log-group" ? [one.region] : []))).map((region) => region || undefined),
    };
}
/** Families, roles and log groups of definitions. A role without an ARN belongs to `account`. */
function definitionFacts(definitions, { partition, account = "*" }) {
    const arnOf = (role) => role.startsWith("arn:") ? role : `arn:${partition}:iam::${account}:role/${role}`;
    const roles = definitions.flatMap(({ taskRoleArn, executionRoleArn }) => [taskRoleArn, executionRoleArn].flatMap((role) => (role === undefined ? [] : [arnOf(role)])));
    const groups = definitions.flatMap(({ containers }) => containers.flatMap(({ logConfiguration: log }) => {
        const group = log?.logDriver === "awslogs" ? log.options["awslogs-group"] : undefined;
        const region = log?.options["awslogs-region"];
        return group === undefined ? [] : [{ name: group, ...(region !== undefined && { region }) }];
    }));
    return {
        families: unique(definitions.map(({ family }) => family)),
        roles: unique(roles),
        restarts: definitions.some(({ containers }) => containers.some(({ restarts }) => restarts)),
        runningImages: unique(definitions.flatMap(({ containers }) => containers.map(({ image }) => image))),
        logGroups: [...new Map(groups.map((group) => [`${group.region} ${group.name}`, group])).values()],
    };
}
const unique = (texts) => [...new Set(texts)];

// EXTERNAL MODULE: ./build/src/ecs/image/reference.js
var image_reference = __webpack_require__(6716);
;// CONCATENATED MODULE: ./build/src/plan/policy/statements.js
/**
 * The least-privilege policy of a release: one statement for each thing that it does, with only the actions and the
 * resources that this release needs. Pure. Resources and condition keys: Service Authorization Reference.
 */


/** Placeholder for unknown roles. It allows nothing until somebody replaces it. */
const placeholderRole = (name) => `arn:aws:iam::000000000000:role/REPLACE-WITH-${name}`;
function policyFor(facts) {
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
const allow = (Sid, Action, Resource, Condition) => ({ Sid, Effect: "Allow", Action, Resource, ...(Condition && { Condition }) });
const ecs = (...names) => names.map((name) => `ecs:${name}`);
/** ARNs in the cluster's account and region. */
function arns({ partition, region = "*", account = "*" }) {
    return (service, resource) => `arn:${partition}:${service}:${region}:${account}:${resource}`;
}
const clusterOf = ({ request }) => (0,arn/* shortName */.EU)(request.cluster);
const namesOf = ({ request }) => request.waves.flat().map(arn/* shortName */.EU);
const familiesOf = (facts) => facts.families ?? ["*"];
const taskFamiliesOf = (facts) => facts.taskFamilies ?? familiesOf(facts);
const changes = ({ request }) => !request.report.dryRun;
const goesBack = ({ request: { rollout } }) => rollout.onFailure !== "leave" || rollout.onCancel !== "leave";
const inCluster = (facts) => ({
    ArnEquals: { "ecs:cluster": arns(facts)("ecs", `cluster/${clusterOf(facts)}`) },
});
const runsTasks = ({ request }) => request.migration !== undefined ||
    request.rollout.afterRelease !== undefined ||
    (request.rollout.smokeTest?.command !== undefined && request.waves.length > 0);
function reading(facts) {
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
function checkingReferences(facts) {
    const arn = arns(facts);
    const { secrets = [arn("secretsmanager", "secret:*")], parameters = true } = facts;
    const { logGroupRegions = [undefined] } = facts;
    const groups = logGroupRegions.map((region) => arns({ ...facts, ...(region !== undefined && { region }) })("logs", "log-group:*"));
    return [
        allow("CheckSecrets", ["secretsmanager:DescribeSecret"], secrets),
        allow("CheckParameters", ["ssm:DescribeParameters"], parameters ? ["*"] : []),
        allow("CheckLogGroups", ["logs:DescribeLogGroups"], groups),
    ];
}
function repositoriesOf(facts) {
    const arn = arns(facts);
    const { request, runningImages = [] } = facts;
    const images = [...request.images.map(({ image }) => image), ...runningImages];
    const found = images.flatMap((image) => {
        const reference = (0,image_reference/* parseImage */.zZ)(image);
        if (reference?.ecr === undefined)
            return [];
        const { account, region } = reference.ecr;
        return [`arn:${facts.partition}:ecr:${region}:${account}:repository/${reference.repository}`];
    });
    return [...new Set([...found, ...facts.repositories.map((name) => arn("ecr", `repository/${name}`))])];
}
function registering(facts) {
    if (!changes(facts))
        return [];
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
                allow("TagRevisions", ecs("TagResource"), familiesOf(facts).map((family) => arn("ecs", `task-definition/${family}:*`)), { StringEquals: { "ecs:CreateAction": "RegisterTaskDefinition" } }),
            ]
            : []),
    ];
}
const passedTo = (service) => ({
    StringEquals: { "iam:PassedToService": service },
});
function rollingOut(facts) {
    const { codeDeployServices, request } = facts;
    const { smokeTest } = request.rollout;
    const byEcs = namesOf(facts).filter((name) => !codeDeployServices.includes(name));
    const updated = request.desiredCount === undefined ? byEcs : namesOf(facts);
    const watched = byEcs.length > 0 || runsTasks(facts);
    const arn = arns(facts);
    const each = (kind, names, rest = "") => names.map((name) => arn("ecs", `${kind}/${clusterOf(facts)}/${name}${rest}`));
    const revisions = allow("ReadServiceRevisions", ecs("DescribeServiceRevisions"), watched ? each("service-revision", namesOf(facts), "/*") : []);
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
function runningTasks(facts) {
    if (!changes(facts) || (namesOf(facts).length === 0 && !runsTasks(facts)))
        return [];
    const arn = arns(facts);
    const tasks = arn("ecs", `task/${clusterOf(facts)}/*`);
    const protection = namesOf(facts).length > 0 ? ["GetTaskProtection"] : [];
    const { report } = facts.request;
    const groups = facts.logGroups ?? [{ name: "*" }];
    const streams = groups.map(({ name, region }) => arns({ ...facts, ...(region !== undefined && { region }) })("logs", `log-group:${name}:log-stream:*`));
    return [
        allow("ReadTasks", ecs("ListTasks", "DescribeTasks", ...protection), ["*"], inCluster(facts)),
        allow("ReadLogs", ["logs:GetLogEvents"], streams),
        ...(runsTasks(facts)
            ? [
                allow("RunTasks", ecs("RunTask"), taskFamiliesOf(facts).map((family) => arn("ecs", `task-definition/${family}:*`)), inCluster(facts)),
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
function readingTargets(facts) {
    if (namesOf(facts).length === 0 || facts.balanced === false)
        return [];
    const elb = (...names) => names.map((name) => `elasticloadbalancing:${name}`);
    return [
        allow("ReadTargetGroups", elb("DescribeTargetGroups", "DescribeTargetGroupAttributes"), ["*"]),
        ...(changes(facts) ? [allow("ReadTargetHealth", elb("DescribeTargetHealth"), ["*"])] : []),
    ];
}
/** DescribeAlarms of several alarms at once. */
const watchingAlarms = (facts) => changes(facts) && (facts.request.rollout.bake?.alarms.length ?? 0) > 0
    ? [allow("ReadAlarms", ["cloudwatch:DescribeAlarms"], ["*"])]
    : [];
function deployingWithCodeDeploy(facts) {
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
    const readConfigs = allow("ReadDeploymentConfigs", ["codedeploy:GetDeploymentConfig"], names.length === 0
        ? []
        : configs.includes("*")
            ? [arn("codedeploy", "deploymentconfig:*")]
            : configs.map((name) => arn("codedeploy", `deploymentconfig:${name}`)));
    if (!changes(facts)) {
        return [
            allow("ReadDeploymentGroups", ["codedeploy:GetDeploymentGroup"], groups),
            ...(codeDeploy.deploymentConfig === undefined ? [] : [readConfigs]),
        ];
    }
    return [
        allow("DeployWithCodeDeploy", [
            "CreateDeployment",
            "GetDeploymentGroup",
            "GetDeployment",
            "ListDeployments",
            // CreateDeployment of a rollback ignores the group's alarms, which needs this permission.
            ...(goesBack(facts) ? ["UpdateDeploymentGroup"] : []),
        ].map((name) => `codedeploy:${name}`), groups),
        // These actions have no resource types, so a statement with ARNs would not allow them.
        allow("FollowCodeDeploy", ["ListDeploymentTargets", "GetDeploymentTarget", "StopDeployment", "ContinueDeployment"].map((name) => `codedeploy:${name}`), names.length === 0 ? [] : ["*"]),
        // CreateDeployment reads an AppSpec that was deployed before, as in a rollback, and registers a new one.
        allow("RegisterAppSpec", ["codedeploy:GetApplicationRevision", "codedeploy:RegisterApplicationRevision"], applications),
        readConfigs,
    ];
}
function movingSchedules(facts) {
    const arn = arns(facts);
    const { schedules } = facts.request;
    const rules = schedules.flatMap((one) => one.kind === "rule"
        ? [arn("events", one.bus === "default" ? `rule/${one.name}` : `rule/${one.bus}/${one.name}`)]
        : []);
    const others = schedules.flatMap((one) => one.kind === "schedule" ? [arn("scheduler", `schedule/${one.group}/${one.name}`)] : []);
    const unknown = [placeholderRole("THE-ROLES-OF-THE-SCHEDULES")];
    const { ruleRoles = unknown, scheduleRoles = unknown } = facts;
    const writes = changes(facts);
    return [
        allow("MoveRules", ["events:DescribeRule", "events:ListTargetsByRule", ...(writes ? ["events:PutTargets"] : [])], rules),
        allow("MoveSchedules", ["scheduler:GetSchedule", ...(writes ? ["scheduler:UpdateSchedule"] : [])], others),
        ...(writes && rules.length > 0
            ? [allow("PassRuleRoles", ["iam:PassRole"], ruleRoles, passedTo("events.amazonaws.com"))]
            : []),
        ...(writes && others.length > 0
            ? [allow("PassScheduleRoles", ["iam:PassRole"], scheduleRoles, passedTo("scheduler.amazonaws.com"))]
            : []),
    ];
}

;// CONCATENATED MODULE: ./build/src/plan/policy/policy-of-plan.js
/** The least-privilege policy of one release, from its plan: every family, role, log group and schedule is known. Pure. */




/** `running`: definitions of the revisions that the services run now, which a rollback restores. */
function policyOfPlan(plan, request, running) {
    const { cluster, waves, families, schedules, migration, afterRelease } = plan;
    const { partition, account, region } = cluster;
    const services = waves.flat();
    const planned = [...families.values()].map(({ definition }) => definition);
    // A rollback to an INACTIVE revision registers its definition again, with its roles.
    const { roles, logGroups, restarts } = definitionFacts([...planned, ...running], { partition, account });
    const smokeTested = request.rollout.smokeTest?.command === undefined ? [] : services.map(({ family }) => family);
    const facts = {
        request: { ...request, report: { ...request.report, dryRun: false } },
        region,
        account,
        partition,
        families: [...families.keys()],
        taskFamilies: [
            ...new Set([migration, afterRelease].flatMap((task) => task?.family ?? []).concat(smokeTested)),
        ],
        roles,
        volumeRoles: volumeRolesOf(plan, smokeTested.length > 0),
        logGroups,
        ...referenceFacts(planned),
        restarts,
        copiesTags: {
            revisions: [...families.values()].some(({ reused, tags }) => !reused && tags.length > 0),
            tasks: services.some(({ service: { propagateTags = "NONE" } }) => propagateTags !== "NONE"),
        },
        runningImages: definitionFacts(running, { partition, account }).runningImages,
        ruleRoles: rolesOf(schedules, "rule"),
        scheduleRoles: rolesOf(schedules, "schedule"),
        balanced: services.some(({ service: { loadBalancers = [], taskSets = [] } }) => [...loadBalancers, ...taskSets.flatMap((set) => set.loadBalancers ?? [])].length > 0),
        codeDeployServices: services
            .filter(({ controller }) => controller === "CODE_DEPLOY")
            .map(({ name }) => (0,arn/* shortName */.EU)(name)),
        repositories: [],
    };
    return policyFor(facts);
}
/** RunTask passes the roles of the volumes that it configures, as the services do. */
function volumeRolesOf({ waves, migration, afterRelease }, smokeTested) {
    const volumes = [
        ...[migration, afterRelease].flatMap((task) => task?.oneOff.launch.input.volumeConfigurations ?? []),
        ...(smokeTested ? waves.flat() : []).flatMap(({ service: { deployments = [] } }) => deployments.flatMap(({ volumeConfigurations = [] }) => volumeConfigurations)),
    ];
    return [...new Set(volumes.flatMap(({ managedEBSVolume }) => managedEBSVolume?.roleArn ?? []))];
}
/** Roles that the targets use to run their tasks: writing a target passes its role. */
const rolesOf = (schedules, kind) => [
    ...new Set(schedules
        .filter((one) => one.kind === kind)
        .flatMap(({ targets }) => targets)
        .filter(({ unmoved }) => unmoved === undefined)
        .flatMap(({ document }) => {
        const role = definition_document/* JsonDocument */.qd.parse(document).get(kind === "rule" ? ["RoleArn"] : ["Target", "RoleArn"]);
        return typeof role === "string" ? [role] : [];
    })),
];


/***/ })

};
