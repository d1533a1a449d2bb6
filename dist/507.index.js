export const id = 507;
export const ids = [507,379];
export const modules = {

/***/ 4379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ask)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/** One plain HTTP exchange, for what is not an AWS API: the OIDC token and the smoke test's address. */


/** Asks an address without following redirects. Rejects on network errors, silence and abort. */
function ask(url, question) {
    const secure = url.protocol === "https:";
    const options = {
        agent: secure ? question.agents.https : question.agents.http,
        headers: { "user-agent": "ecs-release", ...question.headers },
        timeout: question.timeout,
        ...(question.signal === undefined ? {} : { signal: question.signal }),
    };
    return new Promise((resolve, reject) => {
        const request = (secure ? node_https__WEBPACK_IMPORTED_MODULE_1__.request : node_http__WEBPACK_IMPORTED_MODULE_0__.request)(url, options, (response) => {
            const chunks = [];
            let size = 0;
            response.on("data", (chunk) => {
                if (size < question.maxBytes)
                    chunks.push(chunk.subarray(0, question.maxBytes - size));
                size += chunk.length;
                if (size > question.maxBytes)
                    response.destroy();
            });
            response.on("error", reject);
            response.on("close", () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") }));
        });
        request.on("timeout", () => request.destroy(new Error(`no answer within ${question.timeout} ms`)));
        request.on("error", reject);
        request.end();
    });
}


/***/ }),

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

/***/ 9442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HZ: () => (/* binding */ findDeployment),
/* harmony export */   JH: () => (/* binding */ prepareDeployment),
/* harmony export */   XC: () => (/* binding */ planOf),
/* harmony export */   Yy: () => (/* binding */ createDeployment),
/* harmony export */   sw: () => (/* binding */ prepareReturn)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2672);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6119);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7279);
/* harmony import */ var _app_spec_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7823);
/* harmony import */ var _running_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5975);
/**
 * Starts a deployment: once, whatever becomes of the answer. It is prepared first, so that the ledger has it before
 * CodeDeploy does, and a job that dies in between can still find it. Source: ecs-domain.md 6.1, 6.3.
 */






/** @throws Failure `appspec-invalid`, `codedeploy-no-load-balancer` */
function prepareDeployment(spec) {
    const { service, group, from, to, config, by } = spec;
    const serving = (0,_app_spec_js__WEBPACK_IMPORTED_MODULE_3__/* .servingOf */ .K3)(service);
    const rollbackEvents = eventsBeyond(group.autoRollback, spec.rollback);
    return {
        application: group.application,
        deploymentGroup: group.deploymentGroup,
        ...identityOf(service),
        from,
        to,
        serving,
        appSpec: (0,_app_spec_js__WEBPACK_IMPORTED_MODULE_3__/* .appSpecFor */ .oW)(to, serving, spec.appSpecFile),
        description: descriptionOf(`${by}: ${service.serviceName ?? "service"} to ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_5__/* .revisionName */ .pd)(to)}`),
        ...(config !== undefined && { config }),
        ...(rollbackEvents !== undefined && { rollbackEvents }),
    };
}
/** From what a deployment has left, back to what served before it, as CodeDeploy's own rollbacks do it: at once. */
const prepareReturn = (own, service, by) => ({
    application: own.application,
    deploymentGroup: own.deploymentGroup,
    ...identityOf(service),
    from: own.to,
    to: own.from,
    serving: own.serving,
    appSpec: (0,_app_spec_js__WEBPACK_IMPORTED_MODULE_3__/* .appSpecFor */ .oW)(own.from, own.serving),
    description: descriptionOf(`${by}: ${own.service} back to ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_5__/* .revisionName */ .pd)(own.from)}`),
    config: "CodeDeployDefault.ECSAllAtOnce",
    withoutAlarms: true,
});
const identityOf = (service) => ({
    service: service.serviceName ?? "",
    cluster: service.clusterArn ?? "",
    taskSetsBefore: (service.taskSets ?? []).flatMap(({ id }) => id ?? []),
});
/** What the group rolls back after, and failure with it; `undefined` where the group says so already. */
function eventsBeyond(group, wanted) {
    return !wanted || group.includes("DEPLOYMENT_FAILURE") ? undefined : [...group, "DEPLOYMENT_FAILURE"];
}
/** CodeDeploy's limit for descriptions, in characters. */
const longestDescription = 256;
function descriptionOf(what) {
    const mark = ` [${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}]`;
    return what.slice(0, longestDescription - mark.length) + mark;
}
/** Rejects with a Failure; `onRefusal` is told before where it is certain that nothing was started. */
async function createDeployment(context, prepared, onRefusal) {
    const codeDeploy = await context.aws.codeDeploy();
    const { application, deploymentGroup, appSpec, description, config, rollbackEvents: events } = prepared;
    const { withoutAlarms } = prepared;
    let lost = false;
    const found = async () => {
        lost = true;
        const deploymentId = await findByDescription(context, prepared, description).catch(nothingFound);
        return deploymentId === undefined ? undefined : { $metadata: {}, deploymentId };
    };
    try {
        const { deploymentId } = await codeDeploy.createDeployment({
            applicationName: application,
            deploymentGroupName: deploymentGroup,
            revision: { revisionType: "AppSpecContent", appSpecContent: { ...appSpec } },
            description,
            ...(config !== undefined && { deploymentConfigName: config }),
            ...(withoutAlarms && { overrideAlarmConfiguration: { enabled: false } }),
            ...(events && {
                autoRollbackConfiguration: { enabled: true, events: events },
            }),
        }, { signal: context.signal, resource: `${application}/${deploymentGroup}`, found });
        if (deploymentId === undefined)
            throw new Error("CreateDeployment answered without a deployment id");
        return { state: "started", deployment: startedFrom(prepared, deploymentId) };
    }
    catch (error) {
        if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure))
            throw error;
        const { code, message } = (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .classify */ .L8)(error.cause);
        if (code !== "DeploymentLimitExceededException") {
            if (!lost && (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isRefused */ .H0)(error))
                onRefusal?.();
            throw error;
        }
        return whichRuns(context, prepared, message);
    }
}
/** The deployment that was prepared, if it was started: for a job that ended before the answer came. */
async function findDeployment(context, prepared) {
    const id = await findByDescription(context, prepared, prepared.description);
    return id === undefined ? undefined : startedFrom(prepared, id);
}
const startedFrom = (prepared, deploymentId) => ({
    ...planOf(prepared),
    deploymentId,
});
/** What is kept of it once it runs. */
function planOf(prepared) {
    const { application, deploymentGroup, service, cluster, from, to, taskSetsBefore, serving } = prepared;
    return { application, deploymentGroup, service, cluster, from, to, taskSetsBefore, serving };
}
/** Ours, when an earlier attempt took effect although its answer was lost; else somebody else's. */
async function whichRuns(context, prepared, message) {
    const named = /\bd-[A-Z0-9]{5,20}\b/u.exec(message)?.[0];
    const running = named === undefined
        ? (await (0,_running_js__WEBPACK_IMPORTED_MODULE_4__/* .runningDeployments */ ._Y)(context, prepared))[0]
        : await (0,_running_js__WEBPACK_IMPORTED_MODULE_4__/* .readRunning */ .Ki)(context, named);
    if (running?.description === prepared.description)
        return { state: "started", deployment: startedFrom(prepared, running.id) };
    return running === undefined ? { state: "busy" } : { state: "busy", running };
}
/** Newest deployments to look at for one of our own. */
const newest = 5;
async function findByDescription(context, { application, deploymentGroup }, description) {
    const codeDeploy = await context.aws.codeDeploy();
    const { deployments = [] } = await codeDeploy.listDeployments({ applicationName: application, deploymentGroupName: deploymentGroup }, { signal: context.signal, resource: `${application}/${deploymentGroup}` });
    const read = await Promise.all(deployments.slice(0, newest).map((id) => (0,_running_js__WEBPACK_IMPORTED_MODULE_4__/* .readRunning */ .Ki)(context, id)));
    return read.find((one) => one.description === description)?.id;
}
/** Without permission to list, the repeated call tells by itself: it is refused, and names the one that runs. */
function nothingFound(error) {
    if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure))
        throw error;
}


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

/***/ 9957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jA: () => (/* binding */ progressOf),
/* harmony export */   jH: () => (/* binding */ outlookOf),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* unused harmony exports stageOf, newTaskSet */
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2672);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4184);
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6045);



/** Lifecycle events at which a function of the user's can run. */
const scripted = /^(?:Before|After)/u;
/** Of the rollback, once there is one. The new revision comes first. */
function progressOf(observation) {
    const { deployment, target, rollback, rollbackTarget } = observation;
    const shown = rollbackTarget ?? target;
    const stage = stageOf(shown);
    const hooks = rollback === undefined ? hooksOf(deployment, target) : [];
    return {
        status: rollback === undefined ? (deployment?.status ?? "unknown") : `Rollback ${rollback.status ?? "unknown"}`,
        ...(stage !== undefined && { stage }),
        revisions: revisionsOf(observation, shown),
        ...(hooks.length > 0 && { hooks }),
    };
}
/** The lifecycle event under way, else the last one that ended; CodeDeploy does not always list them in order. */
function stageOf(target) {
    const events = target?.lifecycleEvents ?? [];
    const current = events.find(({ status }) => status === "InProgress");
    const time = ({ endTime }) => endTime?.getTime() ?? 0;
    const ended = events
        .filter(({ status }) => status === "Succeeded" || status === "Failed")
        .toSorted((one, other) => time(one) - time(other));
    return (current ?? ended.at(-1))?.lifecycleEventName;
}
function revisionsOf({ own }, target) {
    const taskSets = target?.taskSetsInfo ?? [];
    const isOurs = ({ taskSetLabel }) => taskSetLabel === "Green";
    const ordered = [...taskSets.filter(isOurs), ...taskSets.filter((taskSet) => !isOurs(taskSet))];
    return ordered.map((taskSet) => ({
        revision: (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_2__/* .revisionName */ .pd)(isOurs(taskSet) ? own.to : own.from),
        ours: isOurs(taskSet),
        desired: taskSet.desiredCount ?? 0,
        running: taskSet.runningCount ?? 0,
        pending: taskSet.pendingCount ?? 0,
        ...(taskSet.trafficWeight !== undefined && { traffic: taskSet.trafficWeight }),
    }));
}
/** Functions that run, and the two waits that somebody can end with ContinueDeployment. */
function hooksOf(deployment, target) {
    const events = target?.lifecycleEvents ?? [];
    const running = events
        .filter(({ lifecycleEventName: name, status }) => scripted.test(name ?? "") && status === "InProgress")
        .map(({ lifecycleEventName: name }) => ({
        hookId: name ?? "?",
        type: "AWS_LAMBDA",
        status: "IN_PROGRESS",
    }));
    const wait = waitOf(deployment, target);
    return wait === undefined ? running : [...running, wait];
}
/** Source of the waits: `blueGreenDeploymentConfiguration` of the deployment. */
function waitOf(deployment, target) {
    const blueGreen = deployment?.blueGreenDeploymentConfiguration;
    const since = Math.max(0, ...(target?.lifecycleEvents ?? []).map(({ endTime }) => endTime?.getTime() ?? 0));
    const until = (wait) => since === 0 ? {} : { expiresAt: since + (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .minutes */ .Gx)(wait) };
    if (deployment?.status === "Ready") {
        const { waitTimeInMinutes = 0, actionOnTimeout } = blueGreen?.deploymentReadyOption ?? {};
        return {
            type: "READY_WAIT",
            status: "AWAITING_ACTION",
            ...until(waitTimeInMinutes),
            ...(actionOnTimeout && { timeoutAction: actionOnTimeout }),
        };
    }
    if (deployment?.instanceTerminationWaitTimeStarted !== true || !(0,_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnderWay */ .gn)(deployment.status))
        return undefined;
    const { terminationWaitTimeInMinutes = 0 } = blueGreen?.terminateBlueInstancesOnDeploymentSuccess ?? {};
    return { type: "TERMINATION_WAIT", status: "IN_PROGRESS", ...until(terminationWaitTimeInMinutes) };
}
/** Before it ends, CodeDeploy lets the old tasks live for a while that it tells; all else may come at any moment. */
function outlookOf(progress) {
    const wait = progress?.hooks?.find(({ type }) => type === "TERMINATION_WAIT");
    return wait?.expiresAt === undefined ? { next: "step" } : { next: "nothing", until: wait.expiresAt };
}
/** Id of the task set that the deployment makes, which its tasks have as `startedBy`; `undefined` before Install. */
const newTaskSet = ({ target }) => target?.taskSetsInfo?.find(({ taskSetLabel }) => taskSetLabel === "Green")?.identifer;
/** What the diagnosis of its end takes. */
function factsOf({ deployment, target }) {
    const { code, message } = deployment?.errorInformation ?? {};
    const failed = target?.lifecycleEvents?.find(({ status }) => status === "Failed");
    const told = [message, failed?.diagnostics?.message].filter((text) => text !== undefined && text !== "");
    return {
        status: deployment?.status,
        lifecycleStage: failed?.lifecycleEventName ?? stageOf(target),
        ...(code !== undefined && { codeDeployError: { code, message: [...new Set(told)].join(" ") } }),
    };
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

/***/ 7627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ CodeDeployWatch)
/* harmony export */ });
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6119);
/* harmony import */ var _ecs_describe_services_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8223);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7279);
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6045);




class CodeDeployWatch {
    own;
    #context;
    #targetIds = new Map();
    #blind;
    #targetsDenied = false;
    #endedAt;
    #rollbackAsked;
    /** @param rollbackAsked whether StopDeployment may have been told, by this step or an earlier one, to roll it back */
    constructor(context, own, rollbackAsked = false) {
        this.own = own;
        this.#context = context;
        this.#rollbackAsked = rollbackAsked;
    }
    /** Why lifecycle events and traffic could not be seen, when they could not. The end is seen without them. */
    get blind() {
        return this.#blind;
    }
    /** Rejects with a Failure. */
    async look() {
        const { clock } = this.#context;
        const deployment = await this.#read(this.own.deploymentId);
        const target = deployment && (await this.#target(this.own.deploymentId, deployment));
        const rollbackId = deployment?.rollbackInfo?.rollbackDeploymentId;
        const rollback = rollbackId === undefined ? undefined : await this.#read(rollbackId);
        const rollbackTarget = rollbackId && rollback && (await this.#target(rollbackId, rollback));
        const ended = (0,_deployment_js__WEBPACK_IMPORTED_MODULE_2__/* .isOver */ .PU)(deployment?.status);
        if (ended)
            this.#endedAt ??= clock.now();
        const observation = {
            own: this.own,
            deployment,
            target,
            rollback,
            rollbackTarget: rollbackTarget === "" ? undefined : rollbackTarget,
            service: ended ? await this.#service() : undefined,
            rollbackAsked: this.#rollbackAsked,
            endedFor: this.#endedAt === undefined ? 0 : clock.now() - this.#endedAt,
        };
        return { observation, judgement: (0,_deployment_js__WEBPACK_IMPORTED_MODULE_2__/* .judge */ .S4)(observation) };
    }
    async #read(id) {
        const codeDeploy = await this.#context.aws.codeDeploy();
        try {
            const answer = await codeDeploy.getDeployment({ deploymentId: id }, { signal: this.#context.signal, resource: id });
            return answer.deploymentInfo;
        }
        catch (error) {
            if (kindOf(error) === "not-found")
                return undefined;
            throw error;
        }
    }
    async #target(id, { startTime }) {
        if (this.#targetsDenied || startTime === undefined)
            return undefined;
        try {
            return await this.#readTarget(id);
        }
        catch (error) {
            // DeploymentNotStartedException, DeploymentTargetDoesNotExistException: not yet.
            if (kindOf(error) === "conflict" || kindOf(error) === "not-found")
                return undefined;
            const passes = kindOf(error) === "throttled" || kindOf(error) === "transient";
            this.#targetsDenied = kindOf(error) === "denied";
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure) || !(passes || this.#targetsDenied))
                throw error;
            this.#blind ??= error;
            return undefined;
        }
    }
    async #readTarget(id) {
        const codeDeploy = await this.#context.aws.codeDeploy();
        const options = { signal: this.#context.signal, resource: id };
        let targetId = this.#targetIds.get(id);
        if (targetId === undefined) {
            [targetId] = (await codeDeploy.listDeploymentTargets({ deploymentId: id }, options)).targetIds ?? [];
            if (targetId === undefined)
                return undefined;
            this.#targetIds.set(id, targetId);
        }
        const answer = await codeDeploy.getDeploymentTarget({ deploymentId: id, targetId }, options);
        return answer.deploymentTarget?.ecsTarget;
    }
    async #service() {
        const ecs = await this.#context.aws.ecs();
        const asked = { service: this.own.service, cluster: this.own.cluster };
        return (await (0,_ecs_describe_services_js__WEBPACK_IMPORTED_MODULE_3__/* .describeServices */ .Ge)({ ecs, signal: this.#context.signal }, [asked])).get(asked);
    }
}
const kindOf = (error) => error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure && error.cause !== undefined ? (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .classify */ .L8)(error.cause).kind : "";


/***/ }),

/***/ 7967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GC: () => (/* binding */ listRunning),
/* harmony export */   p_: () => (/* binding */ describeStopped),
/* harmony export */   yz: () => (/* binding */ describeTasks)
/* harmony export */ });
/* harmony import */ var _describe_services_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8223);

const perPage = 100;
/** ARNs of at most `pages` hundred tasks. */
async function listTasks(reader, filter, pages) {
    const found = [];
    let nextToken;
    for (let page = 0; page < pages; page += 1) {
        const answer = await reader.ecs.listTasks({ ...filter, maxResults: perPage, ...(nextToken !== undefined && { nextToken }) }, { signal: reader.signal, resource: filter.cluster });
        found.push(...(answer.taskArns ?? []));
        nextToken = answer.nextToken;
        if (!nextToken)
            break;
    }
    return found;
}
/** The tasks that ECS knows by these ARNs; those that it does not know are left out. */
async function describeTasks(reader, cluster, arns) {
    const answers = await Promise.all((0,_describe_services_js__WEBPACK_IMPORTED_MODULE_0__/* .inBatches */ .oq)([...new Set(arns)], perPage).map((batch) => reader.ecs.describeTasks({ cluster, tasks: [...batch] }, { signal: reader.signal, resource: batch.length === 1 ? batch[0] : cluster })));
    return answers.flatMap(({ tasks }) => tasks ?? []);
}
/** Tasks with this `startedBy` that are wanted to run: with it no other filter is allowed. All pages. */
const listRunning = (reader, cluster, startedBy) => listTasks(reader, { cluster, startedBy }, Number.POSITIVE_INFINITY);
/**
 * Tasks with this `startedBy` that were told to stop: those that are stopping, and those stopped within about an
 * hour. Only the family can be asked for, which in a crash loop is many: the first thousand are looked at.
 */
async function describeStopped(reader, cluster, of) {
    const filter = { cluster, family: of.family, desiredStatus: "STOPPED" };
    const tasks = await describeTasks(reader, cluster, await listTasks(reader, filter, 10));
    return tasks.filter(({ startedBy }) => startedBy === of.startedBy);
}


/***/ }),

/***/ 704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $k: () => (/* binding */ hasReplaced),
/* harmony export */   G2: () => (/* binding */ outlookOfTask),
/* harmony export */   jH: () => (/* binding */ outlookOf)
/* harmony export */ });
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4184);

const end = { next: "end" };
const step = { next: "step" };
function outlookOf({ own, service, deployment, sinceAfter }) {
    if (deployment?.status === "IN_PROGRESS") {
        const bake = bakeTime(deployment);
        if (bake !== undefined)
            return { next: "nothing", until: sinceAfter + (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .minutes */ .Gx)(bake) };
        if (deployment.lifecycleStage === "CLEAN_UP" || deployment.lifecycleStage === "BAKE_TIME")
            return end;
        if ((deployment.deploymentConfiguration?.strategy ?? "ROLLING") !== "ROLLING")
            return step;
    }
    return hasReplaced(own, service) ? end : step;
}
/** Whether every task that is wanted runs in our deployment, and none in another: only the end is left to come. */
function hasReplaced(own, service) {
    const deployments = service.deployments ?? [];
    const ours = deployments.find(({ id }) => id === own.id);
    const others = deployments.filter(({ id }) => id !== own.id);
    return (ours !== undefined &&
        ours.runningCount === ours.desiredCount &&
        others.every(({ runningCount }) => runningCount === 0));
}
/** Minutes for which nothing happens in a deployment that goes well: bake time, or the wait of a step. */
function bakeTime(deployment) {
    const { bakeTimeInMinutes, canaryConfiguration, linearConfiguration } = deployment.deploymentConfiguration ?? {};
    if (deployment.lifecycleStage === "BAKE_TIME")
        return bakeTimeInMinutes;
    const weight = deployment.targetServiceRevision?.requestedProductionTrafficWeight ?? 0;
    if (deployment.lifecycleStage !== "PRODUCTION_TRAFFIC_SHIFT" || weight <= 0 || weight >= 100)
        return undefined;
    return canaryConfiguration?.canaryBakeTimeInMinutes ?? linearConfiguration?.stepBakeTimeInMinutes;
}
/** Before RUNNING a task has to start first; from there on its end is next. */
const outlookOfTask = ({ lastStatus }) => lastStatus === "PROVISIONING" || lastStatus === "PENDING" || lastStatus === "ACTIVATING" ? step : end;


/***/ }),

/***/ 9977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ canBeTested),
/* harmony export */   P: () => (/* binding */ pausesOf)
/* harmony export */ });
/** Stages in which tasks of the new revision are up: a smoke test before them would test nothing. */
const withNewRevision = new Set([
    "POST_SCALE_UP",
    "TEST_TRAFFIC_SHIFT",
    "POST_TEST_TRAFFIC_SHIFT",
    "PRE_PRODUCTION_TRAFFIC_SHIFT",
    "PRODUCTION_TRAFFIC_SHIFT",
    "POST_PRODUCTION_TRAFFIC_SHIFT",
]);
const canBeTested = ({ stage, rollingBack }) => !rollingBack && withNewRevision.has(stage);
/** The pauses that wait for somebody's word. */
function pausesOf(deployment) {
    return (deployment.lifecycleHookDetails ?? []).flatMap((hook) => {
        if (hook.targetType !== "PAUSE" || hook.status !== "AWAITING_ACTION" || hook.hookId === undefined)
            return [];
        return [
            {
                hookId: hook.hookId,
                stage: deployment.lifecycleStage ?? "",
                rollingBack: deployment.status === "ROLLBACK_IN_PROGRESS" || deployment.status === "ROLLBACK_REQUESTED",
                ...(hook.expiresAt && { expiresAt: hook.expiresAt.getTime() }),
                ...(hook.timeoutAction && { timeoutAction: hook.timeoutAction }),
            },
        ];
    });
}


/***/ }),

/***/ 6844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ progressOf)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2672);
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(584);


/** Newest revision first. */
function progressOf(own, service, deployment) {
    const ours = service.deployments?.find(({ id }) => id === own.id);
    const hooks = hooksOf(deployment);
    return {
        status: deployment?.status ?? ours?.rolloutState ?? "unknown",
        ...(deployment?.lifecycleStage && { stage: deployment.lifecycleStage }),
        revisions: (service.deployments ?? []).map((one) => countsOf(one, own, deployment)),
        ...(hooks.length > 0 && { hooks }),
    };
}
function countsOf(one, own, deployment) {
    const weights = weightsOf(one, deployment);
    return {
        revision: (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionName */ .pd)(one.taskDefinition ?? one.id ?? "?"),
        ours: one.id === own.id,
        desired: one.desiredCount ?? 0,
        running: one.runningCount ?? 0,
        pending: one.pendingCount ?? 0,
        ...(one.failedTasks && { failed: one.failedTasks }),
        ...weights,
    };
}
/** Weights say something only where the strategy shifts traffic: a rolling deployment has none. */
function weightsOf(one, deployment) {
    const strategy = deployment?.deploymentConfiguration?.strategy ?? "ROLLING";
    if (deployment === undefined || strategy === "ROLLING")
        return {};
    const revisions = [deployment.targetServiceRevision, ...(deployment.sourceServiceRevisions ?? [])];
    const number = (0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .deploymentNumber */ .Rr)(one.id ?? "");
    const match = revisions.find((revision) => (0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .deploymentNumber */ .Rr)(revision?.arn ?? "") === number);
    return match === undefined ? {} : trafficOf(match);
}
function trafficOf(revision) {
    const { requestedProductionTrafficWeight: traffic, requestedTestTrafficWeight: testTraffic } = revision;
    return {
        ...(traffic !== undefined && { traffic }),
        ...(testTraffic !== undefined && testTraffic > 0 && { testTraffic }),
    };
}
const hooksOf = (deployment) => (deployment?.lifecycleHookDetails ?? []).map((hook) => ({
    type: hook.targetType ?? "unknown",
    status: hook.status ?? "unknown",
    ...(hook.hookId && { hookId: hook.hookId }),
    ...(hook.expiresAt && { expiresAt: hook.expiresAt.getTime() }),
    ...(hook.timeoutAction && { timeoutAction: hook.timeoutAction }),
}));


/***/ }),

/***/ 3825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fg: () => (/* binding */ markOf),
/* harmony export */   Fp: () => (/* binding */ markName),
/* harmony export */   G5: () => (/* binding */ kinshipOf),
/* harmony export */   _n: () => (/* binding */ isAlive),
/* harmony export */   bk: () => (/* binding */ markIn),
/* harmony export */   kG: () => (/* binding */ clientTokenOf),
/* harmony export */   tW: () => (/* binding */ isOlder),
/* harmony export */   wK: () => (/* binding */ startedByOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6762);
/**
 * How a one-off task of ours is told from everybody else's, and the same one from another. Pure.
 *
 * - `startedBy` is the same for every migration of a family, so that one ListTasks in the cluster finds them all.
 * - The mark says which run, attempt and job started a task. It is a variable in the task's own overrides: tags
 *   would need a permission, can be switched off, and are lost with StopTask; overrides are always described.
 * - `clientToken` makes the same request of the same run attempt the same task (ecs-domain.md 2.4).
 */


/** The variable that carries the mark in the deciding container. */
const markName = "ECS_RELEASE_RUN";
/** Everything of ours begins with it. */
const prefix = "ecs-release/";
const hash = (parts) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(JSON.stringify(parts)).digest("hex");
/** At most 128 of `[A-Za-z0-9-/_]` (ecs-domain.md 2.1); a long family ends in its hash. */
function startedByOf(kind, family) {
    const whole = `${prefix}${kind}/${family}`.replace(/[^\w\-/]/gu, "-");
    return whole.length <= 128 ? whole : `${whole.slice(0, 95)}-${hash([family]).slice(0, 32)}`;
}
/** The page of the run attempt, and behind `#` the job and what in it the task is for: readable where it is found. */
function markOf(starter, subject) {
    const { serverUrl, repository, runId, runAttempt, job } = starter;
    const page = `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`;
    return `${page}#${job}${subject === undefined ? "" : `/${subject}`}`;
}
/** 64 characters: the same for the same start of the same run attempt, another for everything else. */
const clientTokenOf = (parts) => hash([
    parts.starter.serverUrl,
    parts.starter.repository,
    parts.starter.runId,
    parts.starter.runAttempt,
    parts.starter.job,
    parts.cluster,
    parts.taskDefinition,
    parts.kind,
    parts.overrides,
    parts.start,
]);
function kinshipOf(task, intent) {
    const alike = task.startedBy === intent.startedBy &&
        task.taskDefinitionArn === intent.taskDefinition &&
        sameOverride(task.overrides, intent.overrides, intent.container);
    const mark = markIn(task);
    if (!alike || mark === undefined)
        return "other";
    if (mark === intent.mark)
        return "same-attempt";
    const run = (text) => text.replace(/\/attempts\/\d+#/u, "#");
    return run(mark) === run(intent.mark) ? "same-run" : "other";
}
/** Which run started a task of ours, as its overrides tell; text from outside. */
function markIn(task) {
    const variables = task.overrides?.containerOverrides?.flatMap(({ environment }) => environment ?? []);
    return variables?.find(({ name }) => name === markName)?.value;
}
function sameOverride(one, other, container) {
    const part = (override) => {
        const found = override?.containerOverrides?.find(({ name }) => name === container);
        return JSON.stringify([found?.command ?? [], variablesOf(found?.environment)]);
    };
    return part(one) === part(other);
}
const variablesOf = (environment) => (environment ?? [])
    .filter(({ name }) => name !== markName)
    .map(({ name = "", value = "" }) => [name, value])
    .toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1));
/** The container that a task of ours was started for: the one that carries the mark. */
const markedContainer = (task) => task.overrides?.containerOverrides?.find(({ environment }) => environment?.some(({ name }) => name === markName))?.name;
/** Whether it may still do something: it is not over, and the container that matters has not ended. */
function isAlive(task) {
    if ((0,_task_js__WEBPACK_IMPORTED_MODULE_1__/* .isOver */ .PU)(task))
        return false;
    const name = markedContainer(task);
    const container = task.containers?.find((one) => one.name === name);
    return !(container?.lastStatus === "STOPPED" && container.exitCode !== undefined);
}
/** Which of two tasks was there first: by creation, then by ARN, so that two runners decide alike. */
function isOlder(one, other) {
    const [a, b] = [one.createdAt?.getTime() ?? 0, other.createdAt?.getTime() ?? 0];
    return a === b ? (one.taskArn ?? "") < (other.taskArn ?? "") : a < b;
}


/***/ }),

/***/ 6521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KW: () => (/* binding */ cancelled),
/* harmony export */   rz: () => (/* binding */ leftAsItIs),
/* harmony export */   z1: () => (/* binding */ stopTasks)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2672);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7279);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4184);
/* harmony import */ var _last_verdicts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2638);
/* harmony import */ var _one_off_stop_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1408);
/* harmony import */ var _put_back_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9914);
/* harmony import */ var _refuse_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1727);
/**
 * A cancelled job: the runner leaves 7.5 seconds, so the calls that must be made go out at once, and `post` (or ECS
 * itself) ends what they began. The ledger is saved already.
 */







/** What is left of the runner's patience after SIGINT, with room for the summary. */
const patience = (0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .seconds */ .YA)(6);
/** @param known verdicts of the services whose rollout had ended before */
async function cancelled(context, known) {
    const { onCancel } = context.request.rollout;
    if (!context.ledger.changed) {
        return { outcome: "cancelled", cause: _refuse_js__WEBPACK_IMPORTED_MODULE_5__/* .nothingToUndo */ .Lz };
    }
    if (onCancel === "leave") {
        (0,_last_verdicts_js__WEBPACK_IMPORTED_MODULE_2__/* .tellCancelled */ .x)(context, known);
        return {
            outcome: "cancelled",
            cause: because(leftAsItIs),
        };
    }
    const { signal, cancel } = (0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .abortAfter */ .dg)(context.clock, patience);
    const shielded = { ...context, aws: context.aws.shielded(), signal };
    await Promise.all([...(onCancel === "stop" ? [stopTasks(shielded)] : []), sendBack(shielded)]);
    cancel();
    (0,_last_verdicts_js__WEBPACK_IMPORTED_MODULE_2__/* .tellCancelled */ .x)(context, known);
    return {
        outcome: "cancelled",
        cause: because("The way back has been started; the end of the job reports on it."),
    };
}
const leftAsItIs = "on-cancel is `leave`: nothing is put back, and what was begun goes on.";
const because = (evidence) => ({
    name: "cancelled",
    what: "The job was cancelled.",
    evidence: [evidence],
});
async function sendBack(context) {
    const deadline = new _time_js__WEBPACK_IMPORTED_MODULE_1__/* .Deadline */ .B2(context.clock, patience);
    await Promise.all(context.ledger.services.map(async (entry) => {
        context.tell({
            kind: "rolling-back",
            part: entry.service,
            to: (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_6__/* .revisionName */ .pd)(entry.from),
            reason: "cancelled",
        });
        try {
            await _put_back_js__WEBPACK_IMPORTED_MODULE_4__/* .PutBack */ .z.send(context, entry, deadline);
        }
        catch (error) {
            const text = `The way back could not be started here (${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__.messageOf)(error)}); the end of the job tries again.`;
            context.tell({ kind: "note", level: "warning", about: entry.service, text });
        }
    }));
}
/** Stops what `on-cancel: stop` is about: the one-off tasks of the ledger that are still at work. */
async function stopTasks({ aws, ledger, signal, tell }) {
    const stopper = { ecs: await aws.ecs(), signal };
    for (const entry of ledger.tasks.filter(({ ended }) => ended !== true)) {
        try {
            const { refused } = await (0,_one_off_stop_js__WEBPACK_IMPORTED_MODULE_3__/* .stopTasksOf */ .cL)(stopper, entry);
            for (const { what } of refused)
                noteUnstopped(tell, entry, what);
        }
        catch (error) {
            noteUnstopped(tell, entry, (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__.messageOf)(error));
        }
    }
}
const noteUnstopped = (tell, { task, mark }, why) => tell({
    kind: "note",
    level: "warning",
    about: mark,
    text: `The ${task} task could not be stopped: ${why}`,
});


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


/***/ }),

/***/ 2638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ tellVerdicts),
/* harmony export */   x: () => (/* binding */ tellCancelled)
/* harmony export */ });
/* harmony import */ var _verdicts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8837);

const none = new Map();
/** After the way back: by how each part ended. `known` is what the rollout made of them. */
function tellVerdicts(context, parts, known = none) {
    for (const entry of context.ledger.services) {
        const part = parts.get(entry.service);
        if (part === undefined)
            continue;
        const cause = part.state === "not-back" ? part.cause : undefined;
        tell(context, entry, (0,_verdicts_js__WEBPACK_IMPORTED_MODULE_0__/* .verdictOfPart */ .EG)(part), known.get(entry.service), cause);
    }
}
/** A cancelled job leaves them where they are, on their way forth or back: `post` tells how that ended. */
function tellCancelled(context, known) {
    for (const entry of context.ledger.services)
        tell(context, entry, "cancelled", known.get(entry.service));
}
function tell(context, entry, verdict, known, otherwise) {
    const { service: name, from, to, strategy, deploymentId = "", at } = entry;
    const seconds = known?.seconds ?? Math.round((context.clock.now() - at) / 1000);
    const cause = known?.cause ?? otherwise;
    context.tell({
        kind: "service-ended",
        verdict: { name, from, to, strategy, deploymentId, seconds, verdict, ...(cause && { cause }) },
    });
}


/***/ }),

/***/ 1408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S8: () => (/* binding */ stopTask),
/* harmony export */   cL: () => (/* binding */ stopTasksOf)
/* harmony export */ });
/* unused harmony export tasksOf */
/* harmony import */ var _ecs_find_tasks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7967);
/* harmony import */ var _ecs_task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6762);
/* harmony import */ var _ecs_task_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3825);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7279);




/** Gives the cause when ECS refuses; a task that has stopped already is none. */
async function stopTask({ ecs, signal }, task, why) {
    const { cluster, taskArn } = task;
    try {
        await ecs.stopTask({ cluster, task: taskArn, reason: _ecs_task_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonsToStop */ .DM[why] }, { signal, resource: taskArn });
        return undefined;
    }
    catch (thrown) {
        signal.throwIfAborted();
        if (!(thrown instanceof _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure))
            throw thrown;
        return thrown.why;
    }
}
/** The tasks that an entry of the ledger stands for and that are still at work. */
async function tasksOf(stopper, entry) {
    const { cluster, startedBy, mark, taskArn } = entry;
    const arns = taskArn === undefined ? await (0,_ecs_find_tasks_js__WEBPACK_IMPORTED_MODULE_3__/* .listRunning */ .GC)(stopper, cluster, startedBy) : [taskArn];
    const tasks = await (0,_ecs_find_tasks_js__WEBPACK_IMPORTED_MODULE_3__/* .describeTasks */ .yz)(stopper, cluster, arns);
    return tasks.filter((task) => (0,_ecs_task_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .isAlive */ ._n)(task) && (taskArn !== undefined || (0,_ecs_task_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .markIn */ .bk)(task) === mark));
}
/** For a cancelled job with `on-cancel: stop`. Gives the ARNs that were stopped, and what was refused. */
async function stopTasksOf(stopper, entry) {
    const stopped = [];
    const refused = [];
    for (const { taskArn } of await tasksOf(stopper, entry)) {
        if (taskArn === undefined)
            continue;
        const cause = await stopTask(stopper, { cluster: entry.cluster, taskArn }, "cancelled");
        if (cause === undefined)
            stopped.push(taskArn);
        else
            refused.push(cause);
    }
    return { stopped, refused };
}


/***/ }),

/***/ 90:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fw: () => (/* binding */ commandFor),
/* harmony export */   Pd: () => (/* binding */ notBack),
/* harmony export */   aX: () => (/* binding */ back),
/* harmony export */   ye: () => (/* binding */ restoreDesiredCount),
/* harmony export */   zT: () => (/* binding */ superseded)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2672);

/** Puts the desired count back if this release had set it; true when a call was needed. */
async function restoreDesiredCount(ecs, entry, service, signal) {
    const { desiredCountBefore: desiredCount } = entry;
    if (desiredCount === undefined || service.desiredCount === desiredCount)
        return false;
    await ecs.updateService({ cluster: entry.cluster, service: entry.service, desiredCount }, { signal, resource: entry.service });
    return true;
}
const back = (entry) => ({
    state: "back",
    text: `${entry.service} is back on ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .revisionName */ .pd)(entry.from)}`,
});
const superseded = (entry, by) => ({
    state: "superseded",
    text: `${entry.service} was taken over by another deployment (${by}) and is left to it`,
});
/** What a person types to put a service back. */
const commandFor = ({ cluster, controller, deploymentId, from, service }) => controller === "CODE_DEPLOY"
    ? `aws deploy stop-deployment --deployment-id ${deploymentId ?? "ID"} --auto-rollback-enabled`
    : `aws ecs update-service --cluster ${cluster} --service ${service} --task-definition ${from}`;
function notBack(entry, reason) {
    const what = `${entry.service} is not back on ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .revisionName */ .pd)(entry.from)}: ${reason}.`;
    const remedy = `Bring ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .revisionName */ .pd)(entry.from)} back by hand: ${commandFor(entry)}`;
    return {
        state: "not-back",
        text: what,
        cause: { name: "rollback-failed", what, evidence: [reason], remedy },
    };
}


/***/ }),

/***/ 9914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ PutBack)
});

// EXTERNAL MODULE: ./build/src/aws/arn.js
var arn = __webpack_require__(2672);
// EXTERNAL MODULE: ./build/src/ecs/deployment.js
var ecs_deployment = __webpack_require__(584);
// EXTERNAL MODULE: ./build/src/ecs/pause.js
var pause = __webpack_require__(9977);
// EXTERNAL MODULE: ./build/src/ecs/progress.js
var ecs_progress = __webpack_require__(6844);
// EXTERNAL MODULE: ./build/src/ecs/service.js
var ecs_service = __webpack_require__(9260);
// EXTERNAL MODULE: ./build/src/failure.js
var failure = __webpack_require__(7279);
// EXTERNAL MODULE: ./build/src/time.js
var time = __webpack_require__(4184);
// EXTERNAL MODULE: ./build/src/release/heartbeat.js
var release_heartbeat = __webpack_require__(5691);
// EXTERNAL MODULE: ./build/src/release/part-end.js
var part_end = __webpack_require__(90);
;// CONCATENATED MODULE: ./build/src/release/own-deployment.js

/** Our deployment's id; where its answer was lost, a PRIMARY of our revision that was not there before. */
function ownId(entry, service) {
    if (entry.withoutDeployment)
        return undefined;
    return entry.deploymentId ?? newPrimary(service, entry.to, entry.idsBefore);
}
/** The deployment that brings the recorded revision back; found likewise where its answer was lost. */
const returningId = ({ from, wayBack }, service) => wayBack && (wayBack.deploymentId ?? newPrimary(service, from, wayBack.idsBefore));
function newPrimary(service, revision, idsBefore) {
    const primary = (0,ecs_deployment/* primaryOf */.Os)(service);
    return primary?.taskDefinition === revision && !idsBefore.includes(primary.id ?? "")
        ? primary.id
        : undefined;
}

// EXTERNAL MODULE: ./build/src/ecs/describe-services.js
var describe_services = __webpack_require__(8223);
// EXTERNAL MODULE: ./build/src/codedeploy/app-spec.js
var app_spec = __webpack_require__(7823);
// EXTERNAL MODULE: ./build/src/codedeploy/create.js
var create = __webpack_require__(9442);
// EXTERNAL MODULE: ./build/src/codedeploy/deployment.js
var deployment = __webpack_require__(6045);
// EXTERNAL MODULE: ./build/src/codedeploy/stop.js
var stop = __webpack_require__(5290);
// EXTERNAL MODULE: ./build/src/codedeploy/watch.js
var watch = __webpack_require__(7627);
;// CONCATENATED MODULE: ./build/src/codedeploy/put-back.js







/** Milliseconds after which StopDeployment is asked again while nothing has come of it. */
const patience = 30_000;
class CodeDeployReturn {
    #context;
    #own;
    #by;
    #watch;
    /** A deployment of the recorded revision that is under way, started here, by an earlier step or by anybody. */
    #returning;
    #startedHere = false;
    #last;
    #stopAskedAt = -Infinity;
    /** @param by as in `DeploymentSpec` */
    constructor(context, own, by) {
        this.#context = context;
        this.#own = own;
        this.#by = by;
        this.#watch = new watch/* CodeDeployWatch */.y(context, own, true);
    }
    /** The last look, for progress. */
    get last() {
        return this.#last;
    }
    /** The deployment that brings the recorded revision back, once there is one: for the ledger. */
    get returning() {
        return this.#returning;
    }
    /** One look, and what it asks for. Rejects with a Failure. */
    async step() {
        const look = await this.#watch.look();
        this.#last = look;
        return this.#returning === undefined ? this.#turn(look) : this.#return(look);
    }
    async #turn({ judgement, observation }) {
        switch (judgement.state) {
            case "rolling-back":
            case "unclear":
                return { state: "going" };
            case "rolled-back":
                return { state: "back" };
            case "superseded": {
                const { service } = observation;
                const isBack = service !== undefined && (0,app_spec/* serves */.xu)(service, this.#own.from);
                return isBack ? { state: "back" } : { state: "superseded", by: judgement.by };
            }
            case "gone":
                return { state: "not-back", reason: judgement.reason };
            case "in-progress":
                return this.#stop();
            case "succeeded":
            case "stopped":
            case "rollback-failed":
            case "unknown":
                return this.#deploy(observation);
        }
    }
    async #stop() {
        const { clock } = this.#context;
        if (clock.now() - this.#stopAskedAt >= patience) {
            await (0,stop/* stopDeployment */.U)(this.#context, this.#own.deploymentId, true);
            this.#stopAskedAt = clock.now();
        }
        return { state: "going" };
    }
    async #deploy(observation) {
        const service = await this.#service();
        if (service === undefined)
            return { state: "not-back", reason: "the service does not exist any more" };
        if ((0,app_spec/* serves */.xu)(service, this.#own.from) && !this.#mayHaveTraffic(observation, service))
            return { state: "back" };
        const prepared = (0,create/* prepareReturn */.sw)(this.#own, service, this.#by);
        const started = await this.#create(prepared);
        if (started.state === "started")
            return this.#await(started.deployment, true);
        const { running } = started;
        if (running === undefined || running.creator === "codeDeployRollback")
            return { state: "going" };
        if (running.taskDefinition !== this.#own.from)
            return { state: "superseded", by: running.id };
        return this.#await({ ...(0,create/* planOf */.XC)(prepared), deploymentId: running.id }, false);
    }
    /** A deployment that stops without a rollback leaves its task set, and the share of traffic that this had by then. */
    #mayHaveTraffic({ target }, { taskSets = [] }) {
        const left = taskSets.some(({ id, status }) => status === "ACTIVE" && !this.#own.taskSetsBefore.includes(id ?? ""));
        const green = target?.taskSetsInfo?.find(({ taskSetLabel }) => taskSetLabel === "Green");
        return left && (target === undefined || (green?.trafficWeight ?? 0) > 0);
    }
    #await(deployment, startedHere) {
        this.#returning = deployment;
        this.#startedHere = startedHere;
        this.#watch = new watch/* CodeDeployWatch */.y(this.#context, deployment);
        return { state: "going" };
    }
    /** A policy may allow the group's own config alone. */
    async #create(prepared) {
        try {
            return await (0,create/* createDeployment */.Yy)(this.#context, prepared);
        }
        catch (error) {
            if (!(error instanceof failure.Failure) || error.why.name !== "access-denied")
                throw error;
            const { config: _, ...withoutConfig } = prepared;
            return (0,create/* createDeployment */.Yy)(this.#context, withoutConfig);
        }
    }
    async #return({ judgement, observation }) {
        switch (judgement.state) {
            case "succeeded":
                return { state: "back" };
            case "superseded":
                return { state: "superseded", by: judgement.by };
            case "in-progress":
                if (this.#startedHere)
                    await this.#hasten(observation);
                else if ((0,deployment/* isTrafficShifted */.xT)(observation))
                    return { state: "back" };
                return { state: "going" };
            case "rolling-back":
            case "unclear":
                return { state: "going" };
            case "rolled-back":
            case "rollback-failed":
            case "stopped":
            case "gone":
                return { state: "not-back", reason: judgement.reason };
            case "unknown":
                return { state: "not-back", reason: `CodeDeploy tells an unknown status: ${judgement.status}` };
        }
    }
    /** The waits of our own way back are nobody's to use: traffic goes back now, and the failed task set goes. */
    async #hasten({ deployment, own }) {
        const wait = deployment?.status === "Ready"
            ? "READY_WAIT"
            : deployment?.instanceTerminationWaitTimeStarted === true
                ? "TERMINATION_WAIT"
                : undefined;
        if (wait === undefined)
            return;
        try {
            await (0,stop/* continueDeployment */.v)(this.#context, own.deploymentId, wait);
        }
        catch (error) {
            // It ends by itself, only later.
            if (!(error instanceof failure.Failure))
                throw error;
        }
    }
    async #service() {
        const ecs = await this.#context.aws.ecs();
        const asked = { service: this.#own.service, cluster: this.#own.cluster };
        return (await (0,describe_services/* describeServices */.Ge)({ ecs, signal: this.#context.signal }, [asked])).get(asked);
    }
}

// EXTERNAL MODULE: ./build/src/codedeploy/progress.js
var codedeploy_progress = __webpack_require__(9957);
// EXTERNAL MODULE: ./build/src/release/unanswered.js
var unanswered = __webpack_require__(9999);
;// CONCATENATED MODULE: ./build/src/release/put-back-codedeploy.js
/** Puts a service of the CODE_DEPLOY controller back: CodeDeploy's own rollback, or a deployment of what was recorded. */









async function putBackByCodeDeploy(context, entry, deadline) {
    const started = await startedBy(context, entry);
    if (started === undefined)
        return whereItStands(context, entry);
    const { clock, pace, signal, tell } = context;
    const way = wayBackFor(context, started);
    const heartbeat = new release_heartbeat/* Heartbeat */.X(clock, tell);
    let told = "";
    const look = (0,unanswered/* unlessUnanswered */.t)(tell, entry.service, async () => {
        const step = await way.step();
        const progress = way.last && (0,codedeploy_progress/* progressOf */.jA)(way.last.observation);
        if (progress !== undefined && JSON.stringify(progress) !== told) {
            told = JSON.stringify(progress);
            tell({ kind: "service-progress", progress: { service: entry.service, ...progress } });
            heartbeat.spoke();
        }
        heartbeat.beat(`${entry.service} to be back`, deadline.at);
        if (step.state === "superseded")
            return (0,part_end/* superseded */.zT)(entry, step.by);
        if (step.state === "not-back")
            return (0,part_end/* notBack */.Pd)(entry, step.reason);
        return step.state === "back" ? whereItStands(context, entry) : undefined;
    });
    const end = await (0,time/* poll */.wt)({ clock, pace, signal, deadline }, look);
    return end ?? (0,part_end/* notBack */.Pd)(entry, "it was not back within rollout-timeout");
}
/** The one call that sets the way back going: a stop, or a deployment of what was recorded where ours has ended. */
async function sendBackByCodeDeploy(context, entry) {
    const started = await startedBy(context, entry);
    if (started !== undefined)
        await wayBackFor(context, started).step();
}
const wayBackFor = (context, started) => new CodeDeployReturn(context, started, `ecs-release ${context.request.job.repository}`);
/** Our deployment, found by what it was prepared as where its id is not known; `undefined` when it never began. */
async function startedBy(context, { prepared, deploymentId }) {
    if (prepared === undefined)
        return undefined;
    return deploymentId === undefined ? (0,create/* findDeployment */.HZ)(context, prepared) : { ...prepared, deploymentId };
}
/** What serves now proves it; at most the desired count is to be put back. */
async function whereItStands(context, entry) {
    const ecs = await context.aws.ecs();
    const service = (await (0,describe_services/* describeServices */.Ge)({ ecs, signal: context.signal }, [entry])).get(entry);
    if (service === undefined)
        return (0,part_end/* notBack */.Pd)(entry, "it does not exist any more");
    if ((0,ecs_service/* servingRevision */.qJ)(service) !== entry.from)
        return (0,part_end/* superseded */.zT)(entry, "another deployment");
    await (0,part_end/* restoreDesiredCount */.ye)(ecs, entry, service, context.signal);
    return (0,part_end/* back */.aX)(entry);
}

// EXTERNAL MODULE: ./build/src/release/update-service.js
var update_service = __webpack_require__(8608);
;// CONCATENATED MODULE: ./build/src/release/where-it-stands.js






/** The service as it stands; `undefined` when AWS gave no answer until the deadline. */
async function firstLook({ aws, clock, pace, signal, tell }, entry, deadline) {
    const ecs = await aws.ecs();
    const look = (0,unanswered/* unlessUnanswered */.t)(tell, entry.service, async () => (await (0,describe_services/* describeServices */.Ge)({ ecs, signal }, [entry])).get(entry) ?? "missing");
    return (0,time/* poll */.wt)({ clock, pace, signal, deadline }, look);
}
/** No deployment of ours: at most the desired count is to be put back, once nothing is under way any more. */
async function where_it_stands_whereItStands(context, entry, deadline) {
    const { clock, pace, signal, tell } = context;
    const ecs = await context.aws.ecs();
    const look = (0,unanswered/* unlessUnanswered */.t)(tell, entry.service, async () => {
        const service = (await (0,describe_services/* describeServices */.Ge)({ ecs, signal }, [entry])).get(entry);
        if (service === undefined)
            return (0,part_end/* notBack */.Pd)(entry, "it does not exist any more");
        if ((0,ecs_service/* servingRevision */.qJ)(service) !== entry.from)
            return (0,part_end/* superseded */.zT)(entry, (0,ecs_deployment/* primaryOf */.Os)(service)?.id ?? "unknown");
        if ((0,ecs_service/* deploymentInProgress */.ij)(service) !== undefined)
            return undefined;
        await (0,part_end/* restoreDesiredCount */.ye)(ecs, entry, service, signal);
        return (0,part_end/* back */.aX)(entry);
    });
    const end = await (0,time/* poll */.wt)({ clock, pace, signal, deadline }, look);
    return end ?? (0,part_end/* notBack */.Pd)(entry, "a deployment that is not ours was still under way");
}

// EXTERNAL MODULE: ./build/src/release/watch.js + 1 modules
var release_watch = __webpack_require__(3775);
;// CONCATENATED MODULE: ./build/src/release/put-back.js
















class PutBack {
    #context;
    #entry;
    #deadline;
    #heartbeat;
    /** The deployment followed: ours, then the one that brings the old revision back. */
    #watched;
    #returning = false;
    #stopped = false;
    /** ECS is on the way back by itself, or there: there is no deployment of ours to follow. */
    #settling = false;
    #told = "";
    #passed = new Set();
    constructor(context, entry, deadline, id) {
        this.#context = context;
        this.#entry = entry;
        this.#deadline = deadline;
        this.#heartbeat = new release_heartbeat/* Heartbeat */.X(context.clock, context.tell);
        this.#watched = {
            service: entry.service,
            cluster: entry.cluster,
            own: { id, idsBefore: entry.idsBefore },
            createdAt: new Date(entry.at - 10 * 60_000),
            updatedAt: entry.at,
            serviceDeploymentArn: entry.serviceDeploymentArn,
        };
    }
    static async run(context, entry, deadline) {
        if (entry.controller === "CODE_DEPLOY")
            return putBackByCodeDeploy(context, entry, deadline);
        const ecs = await context.aws.ecs();
        const first = await firstLook(context, entry, deadline);
        if (first === undefined)
            return (0,part_end/* notBack */.Pd)(entry, "ECS did not answer within rollout-timeout");
        if (first === "missing")
            return (0,part_end/* notBack */.Pd)(entry, "it does not exist any more");
        const service = first;
        const id = ownId(entry, service);
        const returning = returningId(entry, service);
        if (id === undefined && returning === undefined)
            return where_it_stands_whereItStands(context, entry, deadline);
        const putBack = new PutBack(context, entry, deadline, id ?? "");
        if (returning !== undefined)
            putBack.#resume(returning, service);
        return putBack.#follow(ecs);
    }
    /** The one call that sets the way back going, without waiting for it: for a job that is about to be killed. */
    static async send(context, entry, deadline) {
        if (entry.controller === "CODE_DEPLOY")
            return sendBackByCodeDeploy(context, entry);
        const ecs = await context.aws.ecs();
        const service = (await (0,describe_services/* describeServices */.Ge)({ ecs, signal: context.signal }, [entry])).get(entry);
        const id = service && ownId(entry, service);
        if (service === undefined || id === undefined || returningId(entry, service) !== undefined)
            return;
        const putBack = new PutBack(context, entry, deadline, id);
        if ((0,ecs_deployment/* takenOverBy */.N$)(putBack.#watched.own, service) !== undefined)
            return;
        const look = (await putBack.#watch(ecs).look()).get(putBack.#watched);
        if (look?.judgement.state === "rolling-back" || look?.judgement.state === "rolled-back")
            return;
        await putBack.#turnBack(ecs, service, look?.observation.deployment);
    }
    /** Whether a way back whose answer was lost is under way after all; it is followed from then on. */
    #hasBegun(service) {
        const id = this.#returning ? undefined : returningId(this.#entry, service);
        if (id !== undefined)
            this.#resume(id, service);
        return id !== undefined;
    }
    /** Follows the way back that a step before has begun. */
    #resume(id, service) {
        const deployment = service.deployments?.find((one) => one.id === id);
        this.#followBack(id, this.#entry.wayBack?.idsBefore ?? [], deployment?.createdAt);
    }
    #watch(ecs) {
        const { clock, tell, signal } = this.#context;
        return new release_watch/* Watch */.o({ ecs, clock, tell, signal }, [this.#watched]);
    }
    async #follow(ecs) {
        const { clock, pace, signal } = this.#context;
        let watch = this.#watch(ecs);
        let following = this.#watched;
        const look = (0,unanswered/* unlessUnanswered */.t)(this.#context.tell, this.#entry.service, async () => {
            if (this.#settling)
                return where_it_stands_whereItStands(this.#context, this.#entry, this.#deadline);
            if (following !== this.#watched) {
                following = this.#watched;
                watch = this.#watch(ecs);
            }
            const seen = (await watch.look()).get(following);
            if (seen === undefined)
                return undefined;
            const { service, deployment } = seen.observation;
            if (service !== undefined && this.#hasBegun(service))
                return undefined;
            if (service !== undefined)
                this.#tellProgress(service, deployment);
            if (deployment !== undefined)
                await this.#passPauses(ecs, deployment);
            this.#heartbeat.beat(`${this.#entry.service} to be back on ${(0,arn/* revisionName */.pd)(this.#entry.from)}`, this.#deadline.at);
            return this.#step(ecs, seen.judgement, service, deployment);
        });
        const end = await (0,time/* poll */.wt)({ clock, pace, signal, deadline: this.#deadline }, look);
        return end ?? (0,part_end/* notBack */.Pd)(this.#entry, "it was not back within rollout-timeout");
    }
    async #step(ecs, judgement, service, deployment) {
        switch (judgement.state) {
            case "superseded":
                return (0,part_end/* superseded */.zT)(this.#entry, judgement.by);
            case "gone":
                return (0,part_end/* notBack */.Pd)(this.#entry, judgement.reason);
            case "unclear":
            case "rolling-back":
                return undefined;
            case "succeeded":
                if (this.#returning)
                    return this.#proven(ecs, service);
                break;
            case "rolled-back":
                if (!this.#returning)
                    return this.#proven(ecs, service);
                return (0,part_end/* notBack */.Pd)(this.#entry, judgement.reason);
            case "in-progress":
                if (this.#returning)
                    return undefined;
                break;
            case "stopped":
            case "rollback-failed":
            case "unknown":
                if (this.#returning)
                    return (0,part_end/* notBack */.Pd)(this.#entry, "reason" in judgement ? judgement.reason : judgement.status);
                break;
        }
        if (service === undefined)
            return undefined;
        const ours = judgement.state === "in-progress" ? deployment : undefined;
        if (judgement.state === "in-progress" && this.#stopped)
            return undefined;
        return this.#turnBack(ecs, service, ours);
    }
    /** The way back is ours: nobody else is to be waited for at its pauses. */
    async #passPauses(ecs, deployment) {
        if (!this.#returning && !this.#stopped && deployment.status !== "ROLLBACK_IN_PROGRESS")
            return;
        for (const { hookId, stage } of (0,pause/* pausesOf */.P)(deployment)) {
            const key = `${hookId} ${stage}`;
            if (this.#passed.has(key))
                continue;
            this.#passed.add(key);
            const { serviceDeploymentArn = "" } = deployment;
            const call = { serviceDeploymentArn, hookId, action: "CONTINUE" };
            const { signal } = this.#context;
            await ecs
                .continueServiceDeployment(call, { signal, resource: serviceDeploymentArn })
                .catch((error) => this.#noteFailure(error));
        }
    }
    /** A pause that is over by now, or may not be ended by us: the way back is watched on all the same. */
    #noteFailure(error) {
        if (!(error instanceof failure.Failure))
            throw error;
        this.#context.tell({ kind: "note", level: "info", about: this.#entry.service, text: error.message });
    }
    /** Stops what is in flight where ECS can roll it back, else deploys the recorded revision. */
    async #turnBack(ecs, service, deployment) {
        // Somebody else's, as far as this look goes: the next one is sure.
        if ((0,ecs_deployment/* takenOverBy */.N$)(this.#watched.own, service) !== undefined)
            return undefined;
        const stoppable = deployment?.serviceDeploymentArn;
        try {
            if (stoppable !== undefined && !isEnded(deployment)) {
                await this.#stop(ecs, stoppable);
                return undefined;
            }
            await this.#deployRecorded(service);
            return undefined;
        }
        catch (error) {
            if ((0,update_service/* isTakenOver */.Gj)(error))
                return undefined;
            // What passes is tried again at the next look, until the deadline (unanswered.ts).
            throw error;
        }
    }
    async #stop(ecs, serviceDeploymentArn) {
        this.#stopped = true;
        try {
            await ecs.stopServiceDeployment({ serviceDeploymentArn, stopType: "ROLLBACK" }, { signal: this.#context.signal, resource: serviceDeploymentArn });
        }
        catch (error) {
            // Ended in the same moment, or may not be stopped (ecs-domain.md 5.4): the next look says which, and a
            // deployment that still goes on is then replaced by the recorded revision.
            this.#noteFailure(error);
            const service = (await (0,describe_services/* describeServices */.Ge)({ ecs, signal: this.#context.signal }, [this.#entry])).get(this.#entry);
            const by = service && (0,ecs_deployment/* takenOverBy */.N$)(this.#watched.own, service);
            if (service !== undefined && by === undefined)
                await this.#deployRecorded(service);
        }
    }
    async #deployRecorded(before) {
        const { service, cluster, from, desiredCountBefore } = this.#entry;
        const { ledger } = this.#context;
        const idsBefore = (0,update_service/* deploymentIds */.Mx)(before);
        this.#entry = ledger.amend(this.#entry, { wayBack: { idsBefore } });
        const updated = await (0,update_service/* updateService */.bU)(this.#context, {
            service,
            cluster,
            taskDefinition: from,
            forceNewDeployment: false,
            before,
            ...(desiredCountBefore !== undefined && { desiredCount: desiredCountBefore }),
        });
        const primary = (0,ecs_deployment/* primaryOf */.Os)(updated);
        const id = primary?.id ?? "";
        this.#entry = ledger.amend(this.#entry, { wayBack: { idsBefore, deploymentId: id } });
        this.#followBack(id, idsBefore, primary?.createdAt);
    }
    #followBack(id, idsBefore, createdAt) {
        const { service, cluster } = this.#entry;
        // UpdateService began nothing: the recorded revision was PRIMARY already.
        if (idsBefore.includes(id) && id !== this.#watched.own.id) {
            this.#settling = true;
            return;
        }
        this.#returning = true;
        this.#watched = {
            service,
            cluster,
            own: { id, idsBefore: idsBefore.filter((before) => before !== id) },
            createdAt,
            updatedAt: this.#context.clock.now(),
        };
    }
    async #proven(ecs, seen) {
        if (seen === undefined || (0,ecs_service/* servingRevision */.qJ)(seen) !== this.#entry.from)
            return undefined;
        const restoring = await (0,part_end/* restoreDesiredCount */.ye)(ecs, this.#entry, seen, this.#context.signal);
        if (restoring)
            return undefined;
        return (0,part_end/* back */.aX)(this.#entry);
    }
    #tellProgress(service, deployment) {
        const progress = (0,ecs_progress/* progressOf */.j)(this.#watched.own, service, deployment);
        const text = JSON.stringify(progress);
        if (text === this.#told)
            return;
        this.#told = text;
        this.#context.tell({ kind: "service-progress", progress: { service: this.#entry.service, ...progress } });
        this.#heartbeat.spoke();
    }
}
const ended = new Set(["SUCCESSFUL", "STOPPED", "ROLLBACK_SUCCESSFUL", "ROLLBACK_FAILED"]);
const isEnded = (deployment) => ended.has(deployment?.status ?? "");


/***/ }),

/***/ 5194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  CL: () => (/* binding */ moveSchedules),
  PF: () => (/* binding */ restore),
  ot: () => (/* binding */ scheduleVerdictOf),
  oX: () => (/* binding */ schedulesMove)
});

// EXTERNAL MODULE: ./build/src/failure.js
var failure = __webpack_require__(7279);
// EXTERNAL MODULE: ./build/src/schedules/target.js
var schedules_target = __webpack_require__(8187);
;// CONCATENATED MODULE: ./build/src/schedules/decide.js

const theirs = "was changed by somebody else in between: the change is kept";
/** `now` is the document as it was just read; `undefined` when the target is gone. */
function decideMove(target, now) {
    const { to, id } = target;
    if (to === undefined)
        return { do: "nothing" };
    if (now === undefined)
        return { do: "refuse", reason: `the target ${id} was removed` };
    const named = (0,schedules_target/* namedIn */.$P)(now, target.naming) ?? "";
    if ((0,schedules_target/* isSameTaskDefinition */.lX)(named, to))
        return { do: "nothing" };
    if (!(0,schedules_target/* isSameTaskDefinition */.lX)(named, target.taskDefinition))
        return { do: "refuse", reason: namesAnother(target, named) };
    const text = (0,schedules_target/* withTaskDefinition */.$5)(now, target.naming, to);
    return (0,schedules_target/* isSameJson */.TL)(now, target.document)
        ? { do: "write", text }
        : { do: "write", text, note: `The target ${id} ${theirs}.` };
}
function decideRestore(target, now) {
    const { to, id } = target;
    if (to === undefined)
        return { do: "nothing" };
    if (now === undefined)
        return { do: "refuse", reason: `the target ${id} was removed` };
    const named = (0,schedules_target/* namedIn */.$P)(now, target.naming) ?? "";
    if ((0,schedules_target/* isSameTaskDefinition */.lX)(named, target.taskDefinition)) {
        return (0,schedules_target/* isSameJson */.TL)(now, target.document)
            ? { do: "nothing" }
            : { do: "nothing", note: `The target ${id} ${theirs}.` };
    }
    if (!(0,schedules_target/* isSameTaskDefinition */.lX)(named, to))
        return { do: "refuse", reason: namesAnother(target, named) };
    return (0,schedules_target/* isSameJson */.TL)(now, (0,schedules_target/* withTaskDefinition */.$5)(target.document, target.naming, to))
        ? { do: "write", text: target.document }
        : {
            do: "write",
            text: (0,schedules_target/* withTaskDefinition */.$5)(now, target.naming, target.taskDefinition),
            note: `The target ${id} ${theirs}.`,
        };
}
function namesAnother({ id, taskDefinition, to }, named) {
    const neither = `neither ${taskDefinition} nor ${to ?? "ours"}`;
    return named === ""
        ? `the target ${id} names no task definition any more`
        : `the target ${id} names ${named} now, which is ${neither}`;
}

// EXTERNAL MODULE: ./build/src/schedules/rule.js
var rule = __webpack_require__(5724);
// EXTERNAL MODULE: ./build/src/schedules/scheduler.js
var scheduler = __webpack_require__(2433);
;// CONCATENATED MODULE: ./build/src/schedules/place.js
/** The rule or schedule that a state was read from. */


const placeOf = (context, state) => state.kind === "rule" ? (0,rule/* rulePlace */.C)(context, state) : (0,scheduler/* schedulePlace */.f)(context, state);

;// CONCATENATED MODULE: ./build/src/schedules/move.js
/**
 * Moves a schedule's targets to other revisions, and back. Before each write the documents are read again, and each
 * is decided on by `decide.ts`; all of a rule's targets are written, or none where one is refused.
 */



const maxAttempts = 5;
/** Milliseconds before the second attempt; doubled for each further one. */
const firstWait = 500;
/**
 * Makes every target name the revision of `towards`. Rejects with a Failure: `schedule-changed` when somebody else
 * has changed which task definition a target names, `schedule-not-written` when AWS took some target not; then
 * targets may have moved, and `restoreSchedule` puts them back.
 */
const moveSchedule = (context, state) => change(context, state, decideMove);
/**
 * Puts every target that `moveSchedule` has moved back to the document that was recorded, byte for byte; what somebody
 * else changed of it since, apart from the task definition, is kept. Rejects as `moveSchedule` does.
 */
const restoreSchedule = (context, state) => change(context, state, decideRestore);
async function change(context, state, decide) {
    const place = placeOf(context, state);
    const changed = new Set();
    const notes = new Set();
    for (let attempt = 1;; attempt += 1) {
        const now = await place.read();
        const changes = decideAll(state, now, decide, notes);
        const refusals = changes.length === 0 ? [] : await place.write(changes);
        const refused = new Set(refusals.map(({ id }) => id));
        for (const { id } of changes)
            if (!refused.has(id))
                changed.add(id);
        if (refusals.length === 0)
            return { changed: [...changed], notes: [...notes] };
        if (attempt >= maxAttempts || refusals.some(({ again }) => !again))
            throw notWritten(state, refusals);
        await context.clock.sleep(firstWait * 2 ** (attempt - 1), context.signal);
    }
}
function decideAll(state, now, decide, notes) {
    const changes = [];
    const reasons = [];
    for (const target of state.targets) {
        const before = now.get(target.id);
        const decision = decide(target, before);
        if (decision.do === "refuse")
            reasons.push(decision.reason);
        else if (decision.note !== undefined)
            notes.add(decision.note);
        if (decision.do === "write" && before !== undefined)
            changes.push({ id: target.id, before, text: decision.text });
    }
    if (reasons.length > 0)
        throw changedBySomebody(state, reasons);
    return changes;
}
const changedBySomebody = ({ name }, reasons) => new failure.Failure({
    name: "schedule-changed",
    what: `Somebody else has changed ${name} since it was read, so it is left as it is.`,
    evidence: reasons,
    remedy: "See who deploys it besides this release, and run the job again.",
});
const notWritten = ({ name }, refusals) => new failure.Failure({
    name: "schedule-not-written",
    what: `AWS did not take ${refusals.length === 1 ? "a target" : `${refusals.length} targets`} of ${name}.`,
    evidence: refusals.map(({ id, reason }) => `${id}: ${reason}`),
    remedy: refusals.every(({ again }) => again)
        ? "Somebody else keeps changing it at the same time: run the job again when they are done."
        : "Correct what the message names.",
});

// EXTERNAL MODULE: ./build/src/time.js
var time = __webpack_require__(4184);
;// CONCATENATED MODULE: ./build/src/schedules/prove.js
/** Reads schedules back: what they name now. */



/** What the schedule's targets name now. Rejects with a Failure. */
async function whereNow(context, state) {
    const now = await placeOf(context, state).read();
    return new Map(state.targets.map(({ id, naming }) => {
        const document = now.get(id);
        return [id, document === undefined ? undefined : (0,schedules_target/* namedIn */.$P)(document, naming)];
    }));
}
/** EventBridge asks for a short time until a change of targets shows (PutTargets, API reference). */
const lag = (0,time/* seconds */.YA)(15);
/**
 * Whether every target that had to move names the revision of `towards` (`moved`) or the recorded one (`restored`).
 * Looks for 15 s before it says no. Rejects with a Failure.
 */
async function proveSchedule(context, state, expected) {
    let proof = { proven: false, where: new Map(), differences: [] };
    const { clock, signal } = context;
    const options = { clock, pace: () => (0,time/* seconds */.YA)(1), deadline: new time/* Deadline */.B2(clock, lag) };
    await (0,time/* poll */.wt)(signal === undefined ? options : { ...options, signal }, async () => {
        const where = await whereNow(context, state);
        const differences = state.targets.flatMap((target) => difference(target, where.get(target.id), expected));
        proof = { proven: differences.length === 0, where, differences };
        return proof.proven ? true : undefined;
    });
    return proof;
}
function difference({ id, to, taskDefinition }, now, expected) {
    if (to === undefined)
        return [];
    const wanted = expected === "moved" ? to : taskDefinition;
    if (now === undefined)
        return [`The target ${id} is gone; it should name ${wanted}.`];
    return (0,schedules_target/* isSameTaskDefinition */.lX)(now, wanted) ? [] : [`The target ${id} names ${now}, not ${wanted}.`];
}

// EXTERNAL MODULE: ./build/src/schedules/schedule.js
var schedule = __webpack_require__(6215);
;// CONCATENATED MODULE: ./build/src/release/schedules.js
/** Moves the schedules to the new revisions, last of all, and back. Each is proven by reading it again. */




/** The states whose targets name something else than the release's revisions. */
function moving(plan, revisions) {
    return plan.schedules
        .map((state) => (0,schedule/* towards */.dl)(state, revisions))
        .filter((state) => state.targets.some(({ to, taskDefinition }) => to !== undefined && to !== taskDefinition));
}
const schedulesMove = (plan, revisions) => moving(plan, revisions).length > 0;
const verdictOf = (state, verdict, notes) => ({
    name: state.name,
    verdict,
    from: state.targets.map(({ taskDefinition }) => taskDefinition),
    to: state.targets.find(({ to }) => to !== undefined)?.to ?? "",
    ...(notes.length > 0 && { note: notes.join(" ") }),
});
const contextOf = ({ aws, clock, signal }) => ({ aws, clock, signal });
async function moveSchedules(context, plan, revisions) {
    const states = moving(plan, revisions);
    for (const state of plan.schedules) {
        const stays = !states.some(({ name }) => name === state.name);
        if (stays)
            context.tell({ kind: "schedule-ended", verdict: verdictOf(state, "unchanged", state.notes) });
    }
    for (const state of states) {
        context.ledger.write({ kind: "schedule", name: state.name, before: state });
        const { notes } = await moveSchedule(contextOf(context), state);
        const proof = await proveSchedule(contextOf(context), state, "moved");
        if (!proof.proven) {
            throw new failure.Failure({
                name: "schedule-not-moved",
                what: `${state.name} does not run the new revision after it was moved.`,
                evidence: proof.differences,
                remedy: "Somebody else may change it at the same time (Terraform, CDK): let one of them do it.",
            });
        }
        context.tell({
            kind: "schedule-ended",
            verdict: verdictOf(state, "released", [...state.notes, ...notes]),
        });
    }
}
/** Puts one schedule back to the document that the ledger holds. */
async function restore(context, state) {
    const { notes } = await restoreSchedule(contextOf(context), state);
    const proof = await proveSchedule(contextOf(context), state, "restored");
    if (proof.proven)
        return { state: "back", text: [`${state.name} is back.`, ...notes].join(" ") };
    const what = `${state.name} is not back on what it ran before.`;
    const remedy = "Compare its targets with the task definitions in the report, and set them by hand.";
    return {
        state: "not-back",
        text: what,
        cause: { name: "rollback-failed", what, evidence: [...proof.differences, ...notes], remedy },
    };
}
const scheduleVerdictOf = (state, verdict, note) => verdictOf(state, verdict, [note]);


/***/ }),

/***/ 9999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ unlessUnanswered)
/* harmony export */ });
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6119);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7279);
/** Looks that AWS does not answer: while a rollout is watched, an outage of the API is no end of the rollout. */


/**
 * Makes a look that may fail for a while into one that has seen nothing. Throttling and lost or 5xx answers pass, and
 * the deadline of the wait bounds them; a denial or an expired session does not pass, and is thrown.
 */
function unlessUnanswered(tell, about, look) {
    let told = false;
    return async () => {
        try {
            const seen = await look();
            told = false;
            return seen;
        }
        catch (error) {
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure))
                throw error;
            const { kind } = (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .classify */ .L8)(error.cause);
            if (kind !== "throttled" && kind !== "transient")
                throw error;
            if (!told)
                tell({ kind: "note", level: "warning", about, text: `${error.message} Looking again.` });
            told = true;
            return undefined;
        }
    };
}


/***/ }),

/***/ 7941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ undo)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2672);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7279);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4184);
/* harmony import */ var _part_end_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90);
/* harmony import */ var _put_back_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9914);
/* harmony import */ var _schedules_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5194);
/* harmony import */ var _verdicts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8837);
/** The way back: everything that the ledger says was changed, in reverse order, each part waited for and proven. */







/**
 * `lost`: services that another deployment has taken over, which are never touched. Rejects for a cancel alone: a part that can't go back doesn't stop the others, and is named.
 */
async function undo(context, reason, lost = new Set()) {
    const parts = new Map();
    for (const group of groups(context, lost)) {
        await Promise.all(group.map(async (part) => {
            parts.set(part.name, await putBack(context, part, reason));
        }));
    }
    return { parts };
}
/** Schedules first, then the waves from the last to the first; within a group the parts don't touch each other. */
function groups(context, lost) {
    const { schedules } = context.ledger;
    const services = context.ledger.services.filter(({ service }) => !lost.has(service));
    const waves = [...new Set(services.map(({ wave }) => wave))].toSorted((one, other) => other - one);
    return [
        schedules.map((entry) => schedulePart(context, entry)).toReversed(),
        ...waves.map((wave) => services.filter((entry) => entry.wave === wave).map((entry) => servicePart(context, entry))),
    ];
}
const servicePart = (context, entry) => ({
    name: entry.service,
    to: (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(entry.from),
    unseen: {
        text: `${entry.service} was on its way from ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(entry.from)} to ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(entry.to)}; where it is now is not proven.`,
        remedy: `Then look at ${entry.service}, and put it back with: ${(0,_part_end_js__WEBPACK_IMPORTED_MODULE_5__/* .commandFor */ .Fw)(entry)}`,
    },
    putBack: () => _put_back_js__WEBPACK_IMPORTED_MODULE_2__/* .PutBack */ .z.run(context, entry, new _time_js__WEBPACK_IMPORTED_MODULE_1__/* .Deadline */ .B2(context.clock, context.request.rollout.timeout)),
});
const schedulePart = (context, { name, before }) => ({
    name,
    to: [...new Set(before.targets.map(({ taskDefinition }) => (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(taskDefinition)))].join(", "),
    unseen: {
        text: `${name} was being moved; where it is now is not proven.`,
        remedy: `Then look at ${name}, and set the revision that it ran before.`,
    },
    putBack: async () => {
        const end = await (0,_schedules_js__WEBPACK_IMPORTED_MODULE_3__/* .restore */ .PF)(context, before);
        context.tell({
            kind: "schedule-ended",
            verdict: (0,_schedules_js__WEBPACK_IMPORTED_MODULE_3__/* .scheduleVerdictOf */ .ot)(before, (0,_verdicts_js__WEBPACK_IMPORTED_MODULE_6__/* .verdictOfPart */ .EG)(end), end.text),
        });
        return end;
    },
});
async function putBack(context, part, reason) {
    const { tell, signal } = context;
    tell({ kind: "rolling-back", part: part.name, to: part.to, reason });
    let end;
    try {
        end = await part.putBack();
    }
    catch (error) {
        signal.throwIfAborted();
        end = { state: "not-back", text: `${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__.messageOf)(error)} ${part.unseen.text}`, cause: whyNot(error, part) };
    }
    const cause = end.state === "not-back" ? { cause: end.cause } : {};
    tell({ kind: "rollback-ended", part: part.name, back: end.state === "back", text: end.text, ...cause });
    return end;
}
function whyNot(error, { name, unseen }) {
    if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure)) {
        const what = `Putting ${name} back failed: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__.messageOf)(error)}.`;
        return { name: "internal-error", what, evidence: [unseen.text], remedy: unseen.remedy };
    }
    const { evidence, remedy } = error.why;
    const steps = [remedy, unseen.remedy].filter((step) => step !== undefined);
    return { ...error.why, evidence: [...evidence, unseen.text], remedy: steps.join(" ") };
}


/***/ }),

/***/ 8608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gj: () => (/* binding */ isTakenOver),
/* harmony export */   Mx: () => (/* binding */ deploymentIds),
/* harmony export */   bU: () => (/* binding */ updateService)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2672);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6119);
/* harmony import */ var _ecs_deployment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(584);
/* harmony import */ var _ecs_describe_services_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8223);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7279);





const deploymentIds = (service) => (service.deployments ?? []).flatMap(({ id }) => id ?? []);
/**
 * UpdateService with what was asked for and nothing else. It has no client token (ecs-domain.md 4.1): when an answer
 * is lost, the service is read, and a new PRIMARY of our revision is taken for ours.
 * Throws Failure `superseded` when somebody else has deployed while it was being tried.
 */
async function updateService(context, change) {
    const ecs = await context.aws.ecs();
    const { signal } = context;
    const { before, cluster, service, taskDefinition, desiredCount, forceNewDeployment } = change;
    let lost = false;
    const look = async () => (await (0,_ecs_describe_services_js__WEBPACK_IMPORTED_MODULE_3__/* .describeServices */ .Ge)({ ecs, signal }, [change])).get(change);
    const found = async () => {
        lost = true;
        const seen = await look();
        const begun = seen && begunSince(before, seen);
        return begun?.taskDefinition === taskDefinition ? { service: seen, $metadata: {} } : undefined;
    };
    const beforeRepeat = async () => {
        const seen = await look();
        const begun = seen && begunSince(before, seen);
        if (begun !== undefined && begun.taskDefinition !== taskDefinition)
            throw takenOver(change, begun);
    };
    const input = {
        cluster,
        service,
        taskDefinition,
        ...(desiredCount !== undefined && { desiredCount }),
        ...(forceNewDeployment && { forceNewDeployment }),
    };
    const send = () => ecs.updateService(input, { found, beforeRepeat, signal, resource: service });
    const answer = await throughStorm(change.storm, send, beforeRepeat).catch((error) => {
        if (!lost && ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isRefused */ .H0)(error) || isTakenOver(error)))
            change.onRefusal?.();
        throw error;
    });
    if (answer.service === undefined)
        throw answeredWithout(change);
    return answer.service;
}
/** What was throttled has not taken effect, and goes on trying while the storm may pass. */
async function throughStorm(storm, send, beforeRepeat) {
    for (;;) {
        try {
            return await send();
        }
        catch (error) {
            const throttled = error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure && (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .classify */ .L8)(error.cause).kind === "throttled";
            if (!throttled || storm === undefined || storm.until.passed())
                throw error;
            storm.tell(error);
            await beforeRepeat();
        }
    }
}
const answeredWithout = ({ service }) => new _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure({
    name: "unexpected-aws-answer",
    what: `ECS answered UpdateService of ${service} without the service, so what came of it is not known.`,
    evidence: [],
    remedy: "Look at the service in the ECS console, and run the job again.",
});
/** A PRIMARY that was not there before; what ECS itself puts back is older than what it replaces. */
function begunSince(before, seen) {
    const primary = (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .primaryOf */ .Os)(seen);
    if (primary === undefined || deploymentIds(before).includes(primary.id ?? ""))
        return undefined;
    const newest = (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .primaryOf */ .Os)(before)?.createdAt?.getTime() ?? 0;
    return (primary.createdAt?.getTime() ?? Infinity) >= newest ? primary : undefined;
}
/** Whether it was given up because somebody else has deployed. */
const isTakenOver = (error) => error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure && error.why.name === "superseded";
const takenOver = ({ service, taskDefinition }, theirs) => new _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure({
    name: "superseded",
    what: `Another deployment (${theirs.id ?? "?"}) took ${service} over before ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(taskDefinition)} could be deployed.`,
    evidence: [`it runs ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(theirs.taskDefinition ?? "?")}`],
    remedy: "Nothing was deployed over it. Let releases of one service queue.",
});


/***/ }),

/***/ 3775:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ Watch)
});

// UNUSED EXPORTS: findServiceDeployment

// EXTERNAL MODULE: ./build/src/aws/error.js + 5 modules
var aws_error = __webpack_require__(6119);
// EXTERNAL MODULE: ./build/src/failure.js
var failure = __webpack_require__(7279);
// EXTERNAL MODULE: ./build/src/ecs/deployment.js
var ecs_deployment = __webpack_require__(584);
// EXTERNAL MODULE: ./build/src/ecs/describe-services.js
var describe_services = __webpack_require__(8223);
// EXTERNAL MODULE: ./build/src/ecs/outlook.js
var outlook = __webpack_require__(704);
;// CONCATENATED MODULE: ./build/src/release/glance.js

/** Glances in a row: the service deployment is looked at all the same from time to time. */
const mostGlances = 4;
/** Whether the service's own view is enough for now. */
function isGlanceEnough(own, known, service) {
    if (known === undefined || known.glances >= mostGlances)
        return false;
    const { deployment } = known;
    const strategy = deployment.deploymentConfiguration?.strategy ?? "ROLLING";
    if (deployment.status !== "IN_PROGRESS" || strategy !== "ROLLING")
        return false;
    if ((deployment.lifecycleHookDetails?.length ?? 0) > 0)
        return false;
    const ours = service.deployments?.find(({ id }) => id === own.id);
    if (ours?.rolloutState !== "IN_PROGRESS" || (0,outlook/* hasReplaced */.$k)(own, service))
        return false;
    return marksOf(service) === known.marks;
}
/** Everything by which a deployment can end, fail or be taken over; counts of tasks are no part of it. */
const marksOf = ({ status, currentServiceDeployment, deployments = [] }) => JSON.stringify([
    status,
    currentServiceDeployment,
    deployments.map((one) => [one.id, one.status, one.rolloutState, one.failedTasks ?? 0]),
]);

;// CONCATENATED MODULE: ./build/src/release/watch.js





const deploymentsPerCall = 20;
/** How long a service deployment may take to show up in the list before the classic view decides (5.5). */
const visibleWithin = 60_000;
/** How long DescribeServices may lag behind an UpdateService that it has answered. */
const lagWithin = 30_000;
/** Looks in a row that must agree on a bad end seen in a view that may be stale. */
const agreement = 2;
class Watch {
    #context;
    #watched;
    #memory = new Map();
    constructor(context, watched) {
        this.#context = context;
        this.#watched = watched;
        for (const one of watched) {
            const memory = { seen: false, classicOnly: false, lastBad: "", badLooks: 0 };
            this.#memory.set(one, { ...memory, views: undefined, notOurs: undefined });
        }
    }
    /** One look at those that are asked for. */
    async look(which = this.#watched) {
        const services = await (0,describe_services/* describeServices */.Ge)(this.#context, which);
        const deployments = await this.#deploymentsOf(which, services);
        const looks = new Map();
        for (const one of which)
            looks.set(one, this.#judge(one, services.get(one), deployments));
        return looks;
    }
    /** By ARN: as they are now, or as they were last seen where the service shows that nothing has moved since. */
    async #deploymentsOf(which, services) {
        const remembered = new Map();
        const moved = which.filter((one) => {
            const service = services.get(one);
            const memory = this.#memoryOf(one);
            const { views } = memory;
            if (service === undefined || !isGlanceEnough(one.own, views, service) || views === undefined)
                return true;
            memory.views = { ...views, glances: views.glances + 1 };
            remembered.set(one.serviceDeploymentArn ?? "", views.deployment);
            return false;
        });
        const read = await this.#readDeployments(moved, services);
        if (read === undefined)
            return undefined;
        for (const one of moved) {
            const service = services.get(one);
            const deployment = read.get(one.serviceDeploymentArn ?? "");
            const both = service !== undefined && deployment !== undefined;
            this.#memoryOf(one).views = both ? { marks: marksOf(service), deployment, glances: 0 } : undefined;
        }
        return new Map([...remembered, ...read]);
    }
    async #readDeployments(which, services) {
        const current = new Map(which.map((one) => [one, this.#currentOf(one, services.get(one))]));
        const first = await this.#describeDeployments(which, (one) => one.serviceDeploymentArn ?? current.get(one));
        if (first === undefined)
            return undefined;
        const others = which.filter((one) => !this.#recognise(one, first.get(current.get(one) ?? "")));
        if (others.length === 0)
            return first;
        await Promise.all(others.map((one) => this.#find(one, services.get(one))));
        const found = others.filter(({ serviceDeploymentArn }) => serviceDeploymentArn !== undefined);
        const second = await this.#describeDeployments(found, (one) => one.serviceDeploymentArn);
        return second && new Map([...first, ...second]);
    }
    /** The service's current service deployment, which is ours as a rule, while ours is not known. */
    #currentOf(one, service) {
        const memory = this.#memoryOf(one);
        if (one.serviceDeploymentArn !== undefined || memory.classicOnly)
            return undefined;
        const arn = service?.currentServiceDeployment;
        return arn === memory.notOurs ? undefined : arn;
    }
    /** True when there is nothing left to find out: ours is known by its target revision's number (ecs-domain.md 5.5). */
    #recognise(one, current) {
        const memory = this.#memoryOf(one);
        if (one.serviceDeploymentArn !== undefined || memory.classicOnly)
            return true;
        const target = current?.targetServiceRevision?.arn;
        if (target === undefined)
            return false;
        if ((0,ecs_deployment/* deploymentNumber */.Rr)(target) === (0,ecs_deployment/* deploymentNumber */.Rr)(one.own.id)) {
            one.serviceDeploymentArn = current?.serviceDeploymentArn;
            return true;
        }
        memory.notOurs = current?.serviceDeploymentArn;
        return false;
    }
    #judge(one, service, deployments) {
        const memory = this.#memoryOf(one);
        const listed = service?.deployments?.some(({ id }) => id === one.own.id) ?? false;
        const lag = this.#context.clock.now() - one.updatedAt > lagWithin;
        memory.seen ||= listed || lag;
        const arn = memory.classicOnly ? undefined : one.serviceDeploymentArn;
        const deployment = arn === undefined ? undefined : deployments?.get(arn);
        const observation = { own: one.own, service, deployment, seen: memory.seen };
        const judgement = (0,ecs_deployment/* judge */.S4)(observation);
        // The service deployment decides as soon as it can be seen; until then the service alone proves no end.
        const invisible = !memory.classicOnly && deployments !== undefined && deployment === undefined;
        const waits = invisible && judgement.state !== "gone";
        return { observation, judgement: waits ? { state: "unclear" } : agreed(memory, judgement, deployment) };
    }
    /** Looks for the service deployment whose target revision has our number (ecs-domain.md 5.5). */
    async #find(one, service) {
        const memory = this.#memoryOf(one);
        if (one.serviceDeploymentArn !== undefined || memory.classicOnly || service === undefined)
            return;
        try {
            one.serviceDeploymentArn = await findServiceDeployment(this.#context, one);
        }
        catch (error) {
            if (!(error instanceof failure.Failure))
                throw error;
            this.#withoutDeployments(one, error);
            return;
        }
        const waited = this.#context.clock.now() - one.updatedAt;
        if (one.serviceDeploymentArn === undefined && waited > visibleWithin)
            memory.classicOnly = true;
    }
    /** By ARN; `undefined` when this look has to do without them. */
    async #describeDeployments(which, arnOf) {
        const arns = which.flatMap((one) => (this.#memoryOf(one).classicOnly ? [] : (arnOf(one) ?? [])));
        try {
            const answers = await Promise.all((0,describe_services/* inBatches */.oq)(arns, deploymentsPerCall).map((batch) => this.#context.ecs.describeServiceDeployments({ serviceDeploymentArns: [...batch] }, this.#options)));
            const found = answers.flatMap(({ serviceDeployments }) => serviceDeployments ?? []);
            return new Map(found.map((deployment) => [deployment.serviceDeploymentArn ?? "", deployment]));
        }
        catch (error) {
            if (!(error instanceof failure.Failure))
                throw error;
            const { kind } = (0,aws_error/* classify */.L8)(error.cause);
            const lasting = kind !== "throttled" && kind !== "transient";
            if (lasting)
                for (const one of which)
                    this.#withoutDeployments(one, error);
            return undefined;
        }
    }
    #withoutDeployments(one, error) {
        const memory = this.#memoryOf(one);
        if (memory.classicOnly)
            return;
        memory.classicOnly = true;
        this.#context.tell({
            kind: "note",
            level: "info",
            about: one.service,
            text: `The service deployment can't be read; the service's own deployment list decides. ${error.message}`,
        });
    }
    get #options() {
        return { signal: this.#context.signal };
    }
    #memoryOf(one) {
        const memory = this.#memory.get(one);
        if (memory === undefined)
            throw new Error(`${one.service} is not watched`);
        return memory;
    }
}
/** A bad end that only the service shows counts when looks in a row agree on it; everything else counts at once. */
function agreed(memory, judgement, deployment) {
    const bad = judgement.state === "gone" || judgement.state === "superseded" || judgement.state === "rolled-back";
    const same = memory.lastBad === judgement.state;
    memory.badLooks = bad ? (same ? memory.badLooks + 1 : 1) : 0;
    memory.lastBad = bad ? judgement.state : "";
    const sure = judgement.state === "rolled-back" && deployment !== undefined;
    return bad && !sure && memory.badLooks < agreement ? { state: "unclear" } : judgement;
}
/** The ARN of the service deployment that UpdateService began; `undefined` while it is not visible yet. */
async function findServiceDeployment(context, one) {
    const number = (0,ecs_deployment/* deploymentNumber */.Rr)(one.own.id);
    const after = one.createdAt === undefined ? undefined : new Date(one.createdAt.getTime() - 60_000);
    let nextToken;
    do {
        const page = await context.ecs.listServiceDeployments({
            service: one.service,
            cluster: one.cluster,
            ...(after && { createdAt: { after } }),
            ...(nextToken !== undefined && { nextToken }),
        }, { signal: context.signal, resource: one.service });
        const ours = page.serviceDeployments?.find(({ targetServiceRevisionArn }) => (0,ecs_deployment/* deploymentNumber */.Rr)(targetServiceRevisionArn ?? "") === number);
        if (ours?.serviceDeploymentArn !== undefined)
            return ours.serviceDeploymentArn;
        nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return undefined;
}


/***/ })

};
