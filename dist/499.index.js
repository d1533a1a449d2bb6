export const id = 499;
export const ids = [499];
export const modules = {

/***/ 4343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ki: () => (/* binding */ underWay),
/* harmony export */   c6: () => (/* binding */ groupNameOf),
/* harmony export */   iY: () => (/* binding */ readGroup)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2672);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4184);


/** Statuses of a deployment that has not ended. */
const underWay = ["Created", "Queued", "InProgress", "Ready", "Baking"];
/** The names that the input gives, or those that AWS's tools make of cluster and service. */
function groupNameOf(request, clusterArn, service) {
    const names = `${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)(clusterArn)}-${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)(service)}`;
    return {
        application: request.application ?? `AppECS-${names}`,
        deploymentGroup: request.deploymentGroup ?? `DgpECS-${names}`,
    };
}
/** Rejects with a Failure, `codedeploy-group-not-found` where there is none. */
async function readGroup(context, name) {
    const codeDeploy = await context.aws.codeDeploy();
    const { application, deploymentGroup } = name;
    const answer = await codeDeploy.getDeploymentGroup({ applicationName: application, deploymentGroupName: deploymentGroup }, { signal: context.signal, resource: `${application}/${deploymentGroup}` });
    return groupFrom(name, answer.deploymentGroupInfo ?? {});
}
function groupFrom(name, info) {
    const { autoRollbackConfiguration: rollback, alarmConfiguration: alarms } = info;
    const blueGreen = info.blueGreenDeploymentConfiguration;
    const ready = blueGreen?.deploymentReadyOption;
    const last = info.lastAttemptedDeployment;
    const wait = blueGreen?.terminateBlueInstancesOnDeploymentSuccess?.terminationWaitTimeInMinutes ?? 0;
    return {
        ...name,
        config: info.deploymentConfigName ?? "",
        services: (info.ecsServices ?? []).map(({ clusterName, serviceName }) => `${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)(clusterName ?? "")}/${serviceName ?? ""}`),
        autoRollback: rollback?.enabled === true ? (rollback.events ?? []) : [],
        alarms: alarms?.enabled === true ? (alarms.alarms ?? []).flatMap(({ name: alarm }) => alarm ?? []) : [],
        ...(ready?.actionOnTimeout === "STOP_DEPLOYMENT" && { readyWait: (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .minutes */ .Gx)(ready.waitTimeInMinutes ?? 0) }),
        terminationWait: (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .minutes */ .Gx)(wait),
        hasTestListener: (info.loadBalancerInfo?.targetGroupPairInfoList ?? []).some(({ testTrafficRoute }) => (testTrafficRoute?.listenerArns ?? []).length > 0),
        ...(last && { last: standOf(last.status) }),
    };
}
function standOf(status) {
    if (underWay.some((one) => one === status))
        return "under-way";
    return status === "Succeeded" ? "succeeded" : "unproven";
}


/***/ }),

/***/ 5975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ki: () => (/* binding */ readRunning),
/* harmony export */   _Y: () => (/* binding */ runningDeployments)
/* harmony export */ });
/* unused harmony exports taskDefinitionOf, describeRunning */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _group_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4343);



/** Rejects with a Failure. */
async function runningDeployments(context, group) {
    const codeDeploy = await context.aws.codeDeploy();
    const { deployments = [] } = await codeDeploy.listDeployments({
        applicationName: group.application,
        deploymentGroupName: group.deploymentGroup,
        includeOnlyStatuses: [..._group_js__WEBPACK_IMPORTED_MODULE_1__/* .underWay */ .Ki],
    }, { signal: context.signal, resource: `${group.application}/${group.deploymentGroup}` });
    return Promise.all(deployments.map((id) => readRunning(context, id)));
}
async function readRunning(context, id) {
    const codeDeploy = await context.aws.codeDeploy();
    const { deploymentInfo = {} } = await codeDeploy.getDeployment({ deploymentId: id }, { signal: context.signal, resource: id });
    return runningFrom(id, deploymentInfo);
}
function runningFrom(id, info) {
    const taskDefinition = taskDefinitionOf(info);
    return {
        id,
        status: info.status ?? "unknown",
        creator: info.creator ?? "unknown",
        ...(info.createTime && { createdAt: info.createTime.getTime() }),
        ...(info.description && { description: info.description }),
        ...(taskDefinition !== undefined && { taskDefinition }),
    };
}
/** The task definition in a deployment's AppSpec, whoever wrote it. */
function taskDefinitionOf({ revision }) {
    const content = revision?.appSpecContent?.content ?? revision?.string?.content;
    if (content === undefined)
        return undefined;
    try {
        return find((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(content), 0);
    }
    catch {
        return undefined;
    }
}
function find(value, depth) {
    if (typeof value !== "object" || value === null || depth > 10)
        return undefined;
    for (const [key, item] of Object.entries(value)) {
        if (key.toLowerCase() === "taskdefinition" && typeof item === "string")
            return item;
        const inner = find(item, depth + 1);
        if (inner !== undefined)
            return inner;
    }
    return undefined;
}
/** What is known of somebody's deployment, in a sentence's middle: which, of what, how old. */
function describeRunning(running, now) {
    const { id, status, creator, createdAt, taskDefinition } = running;
    const of = taskDefinition === undefined ? "" : ` of ${revisionName(taskDefinition)}`;
    const age = createdAt === undefined ? "" : `, begun ${Math.max(0, Math.round((now - createdAt) / 1000))} s ago`;
    return `CodeDeploy's deployment ${id}${of} (${status}, by ${creator})${age}`;
}


/***/ }),

/***/ 5290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ stopDeployment),
/* harmony export */   v: () => (/* binding */ continueDeployment)
/* harmony export */ });
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6119);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7279);


/**
 * StopDeployment. `stopping` when CodeDeploy took it, `ended` when the deployment was over by then: the next look
 * says how. Rejects with a Failure.
 */
async function stopDeployment(context, deploymentId, autoRollbackEnabled) {
    const codeDeploy = await context.aws.codeDeploy();
    try {
        await codeDeploy.stopDeployment({ deploymentId, autoRollbackEnabled }, { signal: context.signal, resource: deploymentId });
        return "stopping";
    }
    catch (error) {
        if (codeOf(error) === "DeploymentAlreadyCompletedException")
            return "ended";
        throw error;
    }
}
/**
 * ContinueDeployment: reroutes traffic now (`READY_WAIT`), or terminates the old task set now (`TERMINATION_WAIT`).
 * False when the deployment does not wait for that any more. Rejects with a Failure.
 */
async function continueDeployment(context, deploymentId, deploymentWaitType) {
    const codeDeploy = await context.aws.codeDeploy();
    try {
        await codeDeploy.continueDeployment({ deploymentId, deploymentWaitType }, { signal: context.signal, resource: deploymentId });
        return true;
    }
    catch (error) {
        const over = ["DeploymentAlreadyCompletedException", "DeploymentIsNotInReadyStateException"];
        if (over.includes(codeOf(error)))
            return false;
        throw error;
    }
}
const codeOf = (error) => error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure && error.cause !== undefined ? (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .classify */ .L8)(error.cause).code : "";


/***/ }),

/***/ 2499:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ busyGroup),
/* harmony export */   settleForeign: () => (/* binding */ settleForeign),
/* harmony export */   t: () => (/* binding */ refreshed)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2672);
/* harmony import */ var _codedeploy_running_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5975);
/* harmony import */ var _codedeploy_stop_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5290);
/* harmony import */ var _ecs_deployment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(584);
/* harmony import */ var _ecs_describe_services_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8223);
/* harmony import */ var _ecs_service_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9260);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7279);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3866);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4184);
/* harmony import */ var _heartbeat_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5691);










/**
 * The services as they stand right before the change, none of them with somebody else's deployment under way (an ECS
 * deployment may go on under `if-deploying: replace`: ours takes its place). What a waited-for deployment left
 * serving is what a rollback goes back to. Throws Failure `deployment-in-progress`.
 */
async function settleForeign(context, services, deadline) {
    const { clock, pace, signal, tell } = context;
    const { ifDeploying } = context.request.rollout;
    const ecs = await context.aws.ecs();
    const heartbeat = new _heartbeat_js__WEBPACK_IMPORTED_MODULE_7__/* .Heartbeat */ .X(clock, tell);
    let told = new Set();
    let busy = [];
    const settled = await (0,_time_js__WEBPACK_IMPORTED_MODULE_6__/* .poll */ .wt)({ clock, pace, signal, deadline }, async () => {
        const [now, foreign] = await look(context, ecs, services);
        busy = foreign;
        if (busy.length > 0 && ifDeploying === "fail")
            throw inProgress(busy, "if-deploying is `fail`");
        for (const one of busy) {
            if (told.has(one.id))
                continue;
            const verb = ifDeploying === "replace" ? "Replacing" : "Waiting for";
            tell({ kind: "note", level: "info", about: one.name, text: `${verb} ${one.words}.` });
            // CodeDeploy deploys a group once at a time: its deployment has to end before ours can begin.
            if (ifDeploying === "replace" && one.controller === "CODE_DEPLOY")
                await (0,_codedeploy_stop_js__WEBPACK_IMPORTED_MODULE_1__/* .stopDeployment */ .U)(context, one.id, true);
        }
        told = new Set(busy.map(({ id }) => id));
        const awaited = ifDeploying === "replace" ? busy.filter(({ controller }) => controller === "CODE_DEPLOY") : busy;
        if (awaited.length === 0)
            return now;
        heartbeat.beat(`the deployment in progress of ${namesOf(awaited)}`, deadline.at);
        return undefined;
    });
    if (settled === undefined)
        throw inProgress(busy, "it did not end within rollout-timeout");
    return settled;
}
async function look(context, ecs, services) {
    const asked = services.map((one) => ({ service: one.name, cluster: one.cluster, one }));
    const [found, ...byCodeDeploy] = await Promise.all([
        (0,_ecs_describe_services_js__WEBPACK_IMPORTED_MODULE_8__/* .describeServices */ .Ge)({ ecs, signal: context.signal }, asked, _ecs_describe_services_js__WEBPACK_IMPORTED_MODULE_8__/* .withEventIds */ .tt),
        ...services.map((one) => runningIn(context, one)),
    ]);
    const now = context.clock.now();
    const byEcs = asked.flatMap((one) => {
        const service = found.get(one);
        const deployment = service && (0,_ecs_service_js__WEBPACK_IMPORTED_MODULE_3__/* .deploymentInProgress */ .ij)(service);
        if (deployment === undefined || (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .isOurs */ .MU)(one.one, deployment.id))
            return [];
        const { id = "?", taskDefinition = "?", createdAt } = deployment;
        const words = `the deployment ${id} of ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_9__/* .revisionName */ .pd)(taskDefinition)} that is under way${age(createdAt?.getTime(), now)}`;
        return [{ name: one.service, id, controller: "ECS", words }];
    });
    const current = new Map([...found].map(([one, service]) => [one.service, service]));
    return [current, [...byEcs, ...byCodeDeploy.flat()]];
}
async function runningIn(context, { name, group }) {
    if (group === undefined)
        return [];
    const running = await (0,_codedeploy_running_js__WEBPACK_IMPORTED_MODULE_0__/* .runningDeployments */ ._Y)(context, group);
    const now = context.clock.now();
    return running.map((one) => ({
        name,
        id: one.id,
        controller: "CODE_DEPLOY",
        words: runningInWords(one, now),
    }));
}
/** The plan's service with what was just read: `from` is what serves now. */
function refreshed(release, services) {
    const service = services.get(release.name);
    if (service === undefined || service.status !== "ACTIVE") {
        const what = `${release.name} is ${service?.status ?? "gone"} now; it was ACTIVE when the release was planned.`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_4__.Failure({ name: "service-gone", what, evidence: [] });
    }
    // The deployment of a cut-off attempt may have ended since the plan: what it replaced is what a rollback goes back to.
    const proven = (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .isOurs */ .MU)(release, (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_2__/* .primaryOf */ .Os)(service)?.id) ? undefined : (0,_ecs_service_js__WEBPACK_IMPORTED_MODULE_3__/* .provenRevision */ .qE)(service);
    return { ...release, before: service, from: proven ?? release.from };
}
/** CodeDeploy refused a second deployment of the group: one began after the last look. */
function busyGroup(name, running, now) {
    const what = `${name} already has a CodeDeploy deployment in progress.`;
    const evidence = running === undefined ? [] : [runningInWords(running, now)];
    const remedy = "Wait for it and run the job again.";
    return new _failure_js__WEBPACK_IMPORTED_MODULE_4__.Failure({ name: "deployment-in-progress", what, evidence, remedy });
}
const age = (createdAt, now) => createdAt === undefined ? "" : `, begun ${Math.max(0, Math.round((now - createdAt) / 1000))} s ago`;
function runningInWords({ id, status, creator, taskDefinition, createdAt }, now) {
    const revision = (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_9__/* .revisionName */ .pd)(taskDefinition ?? "?");
    return `the CodeDeploy deployment ${id} (${status}, by ${creator}) of ${revision} that is under way${age(createdAt, now)}`;
}
const namesOf = (foreign) => [...new Set(foreign.map(({ name }) => name))].join(", ");
function inProgress(busy, why) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_4__.Failure({
        name: "deployment-in-progress",
        what: `${namesOf(busy)} already ${busy.length === 1 ? "has a deployment" : "have deployments"} in progress, and ${why}.`,
        evidence: busy.map(({ name, words }) => `${name}: ${words}`),
        remedy: "Wait for it and run the job again, or set if-deploying to `wait` or `replace`.",
    });
}


/***/ }),

/***/ 5691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ Heartbeat)
/* harmony export */ });
const interval = 60_000;
class Heartbeat {
    #clock;
    #tell;
    #last;
    constructor(clock, tell) {
        this.#clock = clock;
        this.#tell = tell;
        this.#last = clock.now();
    }
    /** Something was told just now. */
    spoke() {
        this.#last = this.#clock.now();
    }
    /** Says what is awaited, and until when (epoch milliseconds), if a minute has gone by in silence. */
    beat(awaiting, until) {
        if (this.#clock.now() - this.#last < interval)
            return;
        this.#tell({ kind: "heartbeat", awaiting, ...(until !== undefined && { until }) });
        this.spoke();
    }
}


/***/ })

};
