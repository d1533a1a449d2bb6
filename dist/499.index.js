export const id = 499;
export const ids = [499];
export const modules = {

/***/ 7823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K3: () => (/* binding */ servingOf),
/* harmony export */   iO: () => (/* binding */ primaryTaskSet),
/* harmony export */   oW: () => (/* binding */ appSpecFor),
/* harmony export */   xu: () => (/* binding */ serves)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8815);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7279);
/**
 * The AppSpec of a deployment: built from the service, and from a file where the user keeps one. What the file says
 * (hooks, network, platform) stays; the task definition is always ours. Pure. Source: ecs-domain.md 6.1.
 */



/** CodeDeploy's own spelling of every key; files have them in any case. */
const spelling = new Map(("version Resources Hooks Type Properties TaskDefinition LoadBalancerInfo ContainerName ContainerPort " +
    "PlatformVersion NetworkConfiguration AwsvpcConfiguration Subnets SecurityGroups AssignPublicIp " +
    "CapacityProviderStrategy CapacityProvider Base Weight BeforeInstall AfterInstall AfterAllowTestTraffic " +
    "BeforeAllowTraffic AfterAllowTraffic")
    .split(" ")
    .map((key) => [key.toLowerCase(), key]));
const primaryTaskSet = (service) => service.taskSets?.find(({ status }) => status === "PRIMARY");
/** Whether the service serves this task definition. */
const serves = (service, taskDefinition) => primaryTaskSet(service)?.taskDefinition === taskDefinition;
/** Throws Failure `codedeploy-no-load-balancer` for a service that names no container and port. */
function servingOf(service) {
    const primary = primaryTaskSet(service);
    const balancers = [...(primary?.loadBalancers ?? []), ...(service.loadBalancers ?? [])];
    const balancer = balancers.find(({ containerName, containerPort }) => containerName && containerPort);
    if (!balancer?.containerName || !balancer.containerPort) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure({
            name: "codedeploy-no-load-balancer",
            what: `ECS names no container and port behind the load balancer of ${service.serviceName ?? "the service"}.`,
            evidence: [],
            remedy: "CodeDeploy needs a load balancer on the service; look at its PRIMARY task set.",
        });
    }
    const { platformVersion } = primary ?? service;
    const strategy = (primary ?? service).capacityProviderStrategy ?? [];
    return {
        balancer: { containerName: balancer.containerName, containerPort: balancer.containerPort },
        // Without it CodeDeploy takes LATEST.
        ...(platformVersion && platformVersion !== "LATEST" && { platformVersion }),
        ...(strategy.length > 0 && { capacityProviderStrategy: strategy }),
    };
}
/** @throws Failure `appspec-invalid` that names the file and what is wrong with it. */
function appSpecFor(taskDefinitionArn, serving, file) {
    const given = file === undefined ? {} : readFile(file);
    const resources = given["Resources"];
    const [name, resource] = file === undefined ? ["TargetService", {}] : resourceIn(resources, file);
    const properties = membersOf(resource["Properties"] ?? {}, "Properties", file);
    const content = JSON.stringify({
        ...given,
        version: "0.0",
        Resources: [
            {
                [name]: {
                    ...resource,
                    Type: "AWS::ECS::Service",
                    Properties: {
                        ...fromService(serving),
                        ...properties,
                        ...named(taskDefinitionArn, serving, properties, file),
                    },
                },
            },
        ],
    });
    return { content, sha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(content).digest("hex") };
}
const fromService = ({ platformVersion, capacityProviderStrategy }) => ({
    ...(platformVersion !== undefined && { PlatformVersion: platformVersion }),
    ...(capacityProviderStrategy !== undefined && {
        CapacityProviderStrategy: capacityProviderStrategy.map(({ capacityProvider, base = 0, weight = 0 }) => ({
            CapacityProvider: capacityProvider,
            Base: base,
            Weight: weight,
        })),
    }),
});
function named(taskDefinitionArn, { balancer }, properties, file) {
    const given = membersOf(properties["LoadBalancerInfo"] ?? {}, "LoadBalancerInfo", file);
    const { ContainerName: container, ContainerPort: port } = given;
    return {
        TaskDefinition: taskDefinitionArn,
        LoadBalancerInfo: {
            ...given,
            ContainerName: isGiven(container) ? container : balancer.containerName,
            ContainerPort: isGiven(port) ? portOf(port, file) : balancer.containerPort,
        },
    };
}
/** Templates have `<CONTAINER_NAME>` and the like where a tool fills something in. */
const isGiven = (value) => value !== undefined &&
    value !== null &&
    value !== "" &&
    !(typeof value === "string" && /^<.*>$/.test(value));
function portOf(value, file) {
    const port = Number(value);
    if (!Number.isInteger(port))
        throw invalid(file, "ContainerPort is no number");
    return port;
}
function readFile(file) {
    let document;
    try {
        document = (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .parse */ .qg)(file.text);
    }
    catch (error) {
        throw invalid(file, `it is neither JSON nor YAML: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__.messageOf)(error).split("\n")[0] ?? ""}`);
    }
    const members = membersOf(respelt(document), "the document", file);
    const hooks = members["Hooks"];
    if (hooks !== undefined && hooks !== null && !Array.isArray(hooks))
        throw invalid(file, "Hooks is no list");
    return members;
}
function resourceIn(resources, file) {
    if (resources === undefined || resources === null)
        return ["TargetService", {}];
    if (!Array.isArray(resources))
        throw invalid(file, "Resources is no list");
    const [first, ...others] = resources;
    if (first === undefined)
        return ["TargetService", {}];
    const entries = Object.entries(membersOf(first, "the resource", file));
    const [entry] = entries;
    if (others.length > 0 || entries.length !== 1 || entry === undefined)
        throw invalid(file, "it has more than the one resource that an ECS deployment takes");
    return [entry[0], membersOf(entry[1], entry[0], file)];
}
function respelt(value) {
    if (Array.isArray(value))
        return value.map(respelt);
    if (typeof value !== "object" || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [spelling.get(key.toLowerCase()) ?? key, respelt(item)]));
}
function membersOf(value, what, file) {
    if (typeof value === "object" && value !== null && !Array.isArray(value))
        return value;
    throw invalid(file, `${what} is no object`);
}
const invalid = (file, why) => new _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure({
    name: "appspec-invalid",
    what: `The AppSpec ${file?.path ?? ""} can't be used: ${why}.`,
    evidence: [],
    remedy: "Correct the file that the input `codedeploy-appspec` names.",
});


/***/ }),

/***/ 6045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ki: () => (/* binding */ underWay),
/* harmony export */   PU: () => (/* binding */ isOver),
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   gn: () => (/* binding */ isUnderWay),
/* harmony export */   xT: () => (/* binding */ isTrafficShifted)
/* harmony export */ });
/* unused harmony export reasonOf */
/* harmony import */ var _app_spec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7823);

const going = { state: "in-progress" };
/** How long CodeDeploy may take to make the rollback that it promised, in milliseconds. */
const rollbackWithin = 30_000;
/** Statuses of a deployment that has not ended. */
const underWay = ["Created", "Queued", "InProgress", "Ready", "Baking"];
const over = new Set(["Succeeded", "Failed", "Stopped"]);
const isUnderWay = (status) => underWay.some((one) => one === status);
const isOver = (status) => over.has(status ?? "");
function judge(observation) {
    const { own, deployment } = observation;
    if (deployment === undefined)
        return { state: "gone", reason: `CodeDeploy has no deployment ${own.deploymentId} any more` };
    // The SDK's type ends where its version did; the wire does not.
    const status = deployment.status;
    if (isUnderWay(status))
        return going;
    if (!isOver(status))
        return { state: "unknown", status: status ?? "missing" };
    const { service } = observation;
    if (service === undefined)
        return { state: "gone", reason: "the service does not exist any more" };
    if (service.status !== "ACTIVE")
        return { state: "gone", reason: `the service is ${service.status ?? "in no state"}` };
    return status === "Succeeded" ? judgeSuccess(observation, service) : judgeEnd(observation, service);
}
/** Who serves: our task set, one of before, or somebody else's; `unknown` while ECS shows none. */
function whoServes({ own, rollback }, service) {
    const primary = (0,_app_spec_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryTaskSet */ .iO)(service);
    if (primary === undefined)
        return "unknown";
    if (primary.externalId === own.deploymentId)
        return "ours";
    if (isOfBefore(own, primary) || (rollback && primary.externalId === rollback.deploymentId))
        return "before";
    return { by: primary.externalId ?? primary.id ?? "another task set" };
}
const isOfBefore = ({ taskSetsBefore }, { id }) => id !== undefined && taskSetsBefore.includes(id);
function judgeSuccess(observation, service) {
    const who = whoServes(observation, service);
    if (typeof who === "object")
        return { state: "superseded", by: who.by };
    const serves = who === "ours" && (0,_app_spec_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryTaskSet */ .iO)(service)?.taskDefinition === observation.own.to;
    // ECS may lag behind CodeDeploy; until it shows ours, nothing proves what serves.
    return serves ? { state: "succeeded" } : { state: "unclear" };
}
function judgeEnd(observation, service) {
    const { deployment, rollback, endedFor } = observation;
    const reason = reasonOf(observation);
    const who = whoServes(observation, service);
    if (typeof who === "object")
        return { state: "superseded", by: who.by };
    if (rollback !== undefined)
        return judgeRollback(rollback, who, reason);
    if (deployment?.rollbackInfo?.rollbackDeploymentId)
        return { state: "rolling-back", reason };
    if (isRollbackDue(observation) && endedFor < rollbackWithin)
        return { state: "rolling-back", reason };
    const alone = (service.taskSets ?? []).every((taskSet) => isOfBefore(observation.own, taskSet));
    return who === "before" && alone ? { state: "rolled-back", reason } : { state: "stopped", reason };
}
function judgeRollback(rollback, who, reason) {
    const status = rollback.status;
    if (isUnderWay(status))
        return { state: "rolling-back", reason };
    if (status === "Succeeded")
        return who === "before" ? { state: "rolled-back", reason } : { state: "unclear" };
    if (!isOver(status))
        return { state: "unknown", status: status ?? "missing" };
    const { code = status ?? "", message = "CodeDeploy gives no reason" } = rollback.errorInformation ?? {};
    return { state: "rollback-failed", reason: `${reason} Its rollback ended ${code}: ${message}` };
}
/** Whether CodeDeploy is set to roll this end back by itself. */
function isRollbackDue({ deployment, rollbackAsked }) {
    if (rollbackAsked)
        return true;
    const { autoRollbackConfiguration: rollback, errorInformation: error } = deployment ?? {};
    if (rollback?.enabled !== true)
        return false;
    const event = deployment?.status === "Failed"
        ? "DEPLOYMENT_FAILURE"
        : error?.code === "ALARM_ACTIVE"
            ? "DEPLOYMENT_STOP_ON_ALARM"
            : "DEPLOYMENT_STOP_ON_REQUEST";
    return rollback.events?.includes(event) ?? false;
}
/** Why it ended, in CodeDeploy's words. */
function reasonOf({ deployment, target }) {
    const { code, message } = deployment?.errorInformation ?? {};
    const failed = target?.lifecycleEvents?.find(({ status }) => status === "Failed");
    const at = failed?.lifecycleEventName === undefined ? "" : ` at ${failed.lifecycleEventName}`;
    const told = [code, message].filter((text) => text !== undefined && text !== "").join(": ");
    const diagnostics = failed?.diagnostics?.message;
    const status = deployment?.status ?? "no status";
    const why = told === "" ? "CodeDeploy gives no reason." : told;
    const more = diagnostics && !told.includes(diagnostics) ? ` ${diagnostics}` : "";
    return `The deployment ended ${status}${at}. ${why}${more}`;
}
/** Whether all production traffic is on the new task set, and only waits and the old one's end are left. */
const isTrafficShifted = ({ deployment, target }) => isUnderWay(deployment?.status) &&
    (target?.lifecycleEvents ?? []).some(({ lifecycleEventName, status }) => lifecycleEventName === "AllowTraffic" && status === "Succeeded");


/***/ }),

/***/ 5975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ki: () => (/* binding */ readRunning),
/* harmony export */   _Y: () => (/* binding */ runningDeployments)
/* harmony export */ });
/* unused harmony exports taskDefinitionOf, describeRunning */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6045);



/** Rejects with a Failure. */
async function runningDeployments(context, group) {
    const codeDeploy = await context.aws.codeDeploy();
    const { deployments = [] } = await codeDeploy.listDeployments({
        applicationName: group.application,
        deploymentGroupName: group.deploymentGroup,
        includeOnlyStatuses: [..._deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .underWay */ .Ki],
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
