export const id = 789;
export const ids = [789,980];
export const modules = {

/***/ 7823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K3: () => (/* binding */ servingOf),
/* harmony export */   iO: () => (/* binding */ primaryTaskSet),
/* harmony export */   oW: () => (/* binding */ appSpecFor)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8815);
/* harmony import */ var _core_yaml_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5547);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(139);
/**
 * Builds the AppSpec of a deployment from the service and the optional file. Keeps the file's hooks, network and platform,
 * and always sets the task definition. Pure. Source: docs/aws-reference.md#codedeploy.
 */




/** CodeDeploy's spelling of every key; files may use any case. */
const spelling = new Map(("version Resources Hooks Type Properties TaskDefinition LoadBalancerInfo ContainerName ContainerPort " +
    "PlatformVersion NetworkConfiguration AwsvpcConfiguration Subnets SecurityGroups AssignPublicIp " +
    "CapacityProviderStrategy CapacityProvider Base Weight BeforeInstall AfterInstall AfterAllowTestTraffic " +
    "BeforeAllowTraffic AfterAllowTraffic")
    .split(" ")
    .map((key) => [key.toLowerCase(), key]));
const primaryTaskSet = (service) => service.taskSets?.find(({ status }) => status === "PRIMARY");
/** Throws Failure `codedeploy-no-load-balancer` for a service without a load-balanced container and port. */
function servingOf(service) {
    const primary = primaryTaskSet(service);
    const balancers = [...(primary?.loadBalancers ?? []), ...(service.loadBalancers ?? [])];
    const balancer = balancers.find(({ containerName, containerPort }) => containerName && containerPort);
    if (!balancer?.containerName || !balancer.containerPort) {
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR({
            name: "codedeploy-no-load-balancer",
            what: `ECS reports no container and port behind the load balancer of ${service.serviceName ?? "the service"}.`,
            evidence: [],
            remedy: "CodeDeploy requires a load balancer on the service. Check the service's PRIMARY task set.",
        });
    }
    const { platformVersion } = primary ?? service;
    const strategy = (primary ?? service).capacityProviderStrategy ?? [];
    return {
        balancer: { containerName: balancer.containerName, containerPort: balancer.containerPort },
        // CodeDeploy's default is LATEST.
        ...(platformVersion && platformVersion !== "LATEST" && { platformVersion }),
        ...(strategy.length > 0 && { capacityProviderStrategy: strategy }),
    };
}
/** @throws Failure `appspec-invalid` that names the file and the problem */
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
/** False for a template's placeholders, such as `<CONTAINER_NAME>`. */
const isGiven = (value) => value !== undefined &&
    value !== null &&
    value !== "" &&
    !(typeof value === "string" && /^<.*>$/.test(value));
function portOf(value, file) {
    const port = Number(value);
    if (!Number.isInteger(port))
        throw invalid(file, "ContainerPort is not a number");
    return port;
}
/** Several times the size of an AppSpec with every hook. */
const longestText = 100_000;
function readFile(file) {
    let document;
    if (file.text.length > longestText)
        throw invalid(file, `it has more than ${longestText} characters`);
    try {
        const parsed = (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .parseDocument */ .Tp)(file.text, { uniqueKeys: false });
        if ((0,_core_yaml_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .duplicateKeyIn */ .O)(parsed) !== undefined)
            throw new Error("a mapping contains the same key twice");
        document = parsed.toJS();
        if (parsed.errors[0] !== undefined)
            throw parsed.errors[0];
    }
    catch (error) {
        throw invalid(file, `the file is not valid JSON or YAML: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error).split("\n")[0] ?? ""}`);
    }
    const members = membersOf(respelled(document), "the document", file);
    const hooks = members["Hooks"];
    if (hooks !== undefined && hooks !== null && !Array.isArray(hooks))
        throw invalid(file, "Hooks is not a list");
    return members;
}
function resourceIn(resources, file) {
    if (resources === undefined || resources === null)
        return ["TargetService", {}];
    if (!Array.isArray(resources))
        throw invalid(file, "Resources is not a list");
    const [first, ...others] = resources;
    if (first === undefined)
        return ["TargetService", {}];
    const entries = Object.entries(membersOf(first, "the resource", file));
    const [entry] = entries;
    if (others.length > 0 || entries.length !== 1 || entry === undefined)
        throw invalid(file, "an ECS deployment allows only one resource");
    return [entry[0], membersOf(entry[1], entry[0], file)];
}
function respelled(value) {
    if (Array.isArray(value))
        return value.map(respelled);
    if (typeof value !== "object" || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [spelling.get(key.toLowerCase()) ?? key, respelled(item)]));
}
function membersOf(value, what, file) {
    if (typeof value === "object" && value !== null && !Array.isArray(value))
        return value;
    throw invalid(file, `${what} is not an object`);
}
const invalid = (file, why) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR({
    name: "appspec-invalid",
    what: `The AppSpec ${file?.path ?? ""} is invalid: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutStop */ .f6)(why)}.`,
    evidence: [],
    remedy: "Correct the file in the input `codedeploy-appspec`.",
});


/***/ }),

/***/ 9442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HZ: () => (/* binding */ findDeployment),
/* harmony export */   JH: () => (/* binding */ prepareDeployment),
/* harmony export */   Yy: () => (/* binding */ createDeployment),
/* harmony export */   sw: () => (/* binding */ prepareReturn)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2672);
/* harmony import */ var _aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6230);
/* harmony import */ var _aws_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(257);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(139);
/* harmony import */ var _app_spec_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7823);
/* harmony import */ var _running_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5975);
/**
 * Starts a deployment exactly once. If a response is lost, it searches for the deployment until the request can no
 * longer take effect. The journal records it before the call, so that a killed job can still find it. Source:
 * docs/aws-reference.md#codedeploy.
 */







/** @throws Failure `appspec-invalid`, `codedeploy-no-load-balancer` */
function prepareDeployment(spec) {
    const { service, group, from, to, config, by } = spec;
    const serving = (0,_app_spec_js__WEBPACK_IMPORTED_MODULE_4__/* .servingOf */ .K3)(service);
    const rollbackEvents = additionalEvents(group.autoRollback, spec.rollback);
    return {
        application: group.application,
        deploymentGroup: group.deploymentGroup,
        ...identityOf(service),
        from,
        to,
        serving,
        appSpec: (0,_app_spec_js__WEBPACK_IMPORTED_MODULE_4__/* .appSpecFor */ .oW)(to, serving, spec.appSpecFile),
        description: descriptionOf(`${by}: ${service.serviceName ?? "service"} to ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_6__/* .revisionName */ .pd)(to)}`),
        ...(config !== undefined && { config }),
        ...(rollbackEvents !== undefined && { rollbackEvents }),
    };
}
/** Prepares a rollback to the previous task definition, all at once like CodeDeploy's own rollbacks. */
const prepareReturn = (own, service, by) => ({
    application: own.application,
    deploymentGroup: own.deploymentGroup,
    ...identityOf(service),
    from: own.to,
    to: own.from,
    serving: own.serving,
    appSpec: (0,_app_spec_js__WEBPACK_IMPORTED_MODULE_4__/* .appSpecFor */ .oW)(own.from, own.serving),
    description: descriptionOf(`${by}: roll ${own.service} back to ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_6__/* .revisionName */ .pd)(own.from)}`),
    config: "CodeDeployDefault.ECSAllAtOnce",
    withoutAlarms: true,
});
const identityOf = (service) => ({
    service: service.serviceName ?? "",
    cluster: service.clusterArn ?? "",
    taskSetsBefore: (service.taskSets ?? []).flatMap(({ id }) => id ?? []),
});
/** The group's rollback events plus DEPLOYMENT_FAILURE; `undefined` if the group already has it. */
function additionalEvents(group, wanted) {
    return !wanted || group.includes("DEPLOYMENT_FAILURE") ? undefined : [...group, "DEPLOYMENT_FAILURE"];
}
/** CodeDeploy's limit for descriptions, in characters. */
const maxDescription = 256;
function descriptionOf(what) {
    const mark = ` [${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}]`;
    return what.slice(0, maxDescription - mark.length) + mark;
}
/** Rejects with a Failure, after calling `onRefusal` if it is certain that nothing was started. */
async function createDeployment(context, prepared, onRefusal) {
    const codeDeploy = await context.aws.codeDeploy();
    const { application, deploymentGroup, appSpec, description, config, rollbackEvents: events } = prepared;
    const { withoutAlarms } = prepared;
    let lost = false;
    const found = async () => {
        lost = true;
        // A second request would start one more deployment as soon as the first one ends.
        const deploymentId = await (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .whileSettling */ .CF)(context, () => findByDescription(context, prepared, description).catch(nothingFound));
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
            throw new Error("CreateDeployment returned no deployment ID");
        return { state: "started", deployment: startedFrom(prepared, deploymentId) };
    }
    catch (error) {
        (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .assertFailure */ .fc)(error);
        const { code, message } = (0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_1__/* .classify */ .L8)(error.cause);
        if (code !== "DeploymentLimitExceededException") {
            if (!lost && (0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_1__/* .isRefused */ .H0)(error))
                onRefusal?.();
            throw error;
        }
        return identifyRunning(context, prepared, message);
    }
}
/** Finds the prepared deployment, if it was started: for a job that ended before the response. */
async function findDeployment(context, prepared) {
    const id = await findByDescription(context, prepared, prepared.description);
    return id === undefined ? undefined : startedFrom(prepared, id);
}
const startedFrom = (prepared, deploymentId) => ({
    ...prepared,
    deploymentId,
});
/**
 * Checks whether the running deployment is ours: an earlier attempt may have succeeded although its response was lost.
 */
async function identifyRunning(context, prepared, message) {
    const named = /\bd-[A-Z0-9]{5,20}\b/u.exec(message)?.[0];
    const running = named === undefined
        ? (await (0,_running_js__WEBPACK_IMPORTED_MODULE_5__/* .runningDeployments */ ._Y)(context, prepared))[0]
        : await (0,_running_js__WEBPACK_IMPORTED_MODULE_5__/* .readRunning */ .Ki)(context, named);
    if (running?.description === prepared.description)
        return { state: "started", deployment: startedFrom(prepared, running.id) };
    return running === undefined ? { state: "busy" } : { state: "busy", running };
}
/** How many of the newest deployments to search for ours. */
const newest = 5;
async function findByDescription(context, { application, deploymentGroup }, description) {
    const codeDeploy = await context.aws.codeDeploy();
    const { deployments = [] } = await codeDeploy.listDeployments({ applicationName: application, deploymentGroupName: deploymentGroup }, { signal: context.signal, resource: `${application}/${deploymentGroup}` });
    const read = await Promise.all(deployments.slice(0, newest).map((id) => (0,_running_js__WEBPACK_IMPORTED_MODULE_5__/* .readRunning */ .Ki)(context, id)));
    return read.find((one) => one.description === description)?.id;
}
/** Without permission to list, the retry fails and its error names the running deployment. */
function nothingFound(error) {
    (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .assertFailure */ .fc)(error);
}


/***/ }),

/***/ 6045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ki: () => (/* binding */ underWay),
/* harmony export */   PU: () => (/* binding */ isOver),
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   gn: () => (/* binding */ isUnderWay),
/* harmony export */   gy: () => (/* binding */ rollbackWithin),
/* harmony export */   xT: () => (/* binding */ isTrafficShifted)
/* harmony export */ });
/* unused harmony export reasonOf */
/* harmony import */ var _app_spec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7823);

const going = { state: "in-progress" };
/** How long CodeDeploy may take to create an automatic rollback, in milliseconds. */
const rollbackWithin = 30_000;
/** Statuses of a deployment that has not ended. */
const underWay = ["Created", "Queued", "InProgress", "Ready", "Baking"];
const over = new Set(["Succeeded", "Failed", "Stopped"]);
const isUnderWay = (status) => underWay.some((one) => one === status);
const isOver = (status) => over.has(status ?? "");
function judge(observation) {
    const { own, deployment } = observation;
    if (deployment === undefined)
        return { state: "gone", reason: `CodeDeploy no longer has the deployment ${own.deploymentId}` };
    // The API can return statuses that the SDK's type doesn't have.
    const status = deployment.status;
    if (isUnderWay(status))
        return going;
    if (!isOver(status)) {
        const word = status ?? "missing";
        return deployment.completeTime === undefined
            ? { ...going, status: word }
            : { state: "unknown", status: word };
    }
    const { service } = observation;
    if (service === undefined)
        return { state: "gone", reason: "the service no longer exists" };
    if (service.status !== "ACTIVE")
        return { state: "gone", reason: `the service status is ${service.status ?? "missing"}` };
    return status === "Succeeded" ? judgeSuccess(observation, service) : judgeEnd(observation, service);
}
/** Which task set serves: ours, a previous one, or somebody else's; `unknown` while ECS shows none. */
function servingOwner({ own, rollback }, service) {
    const primary = (0,_app_spec_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryTaskSet */ .iO)(service);
    if (primary === undefined)
        return "unknown";
    if (primary.externalId === own.deploymentId)
        return "ours";
    if (isEarlierTaskSet(own, primary) || (rollback && primary.externalId === rollback.deploymentId))
        return "before";
    return { by: primary.externalId ?? primary.id ?? "another task set" };
}
const isEarlierTaskSet = ({ taskSetsBefore }, { id }) => taskSetsBefore.includes(id ?? "");
function judgeSuccess(observation, service) {
    const owner = servingOwner(observation, service);
    if (typeof owner === "object")
        return { state: "superseded", by: owner.by };
    const serves = owner === "ours" && (0,_app_spec_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryTaskSet */ .iO)(service)?.taskDefinition === observation.own.to;
    // ECS may lag behind CodeDeploy. Until it shows our task set, success isn't proven.
    return serves ? { state: "succeeded" } : { state: "unclear" };
}
function judgeEnd(observation, service) {
    const { deployment, rollback, endedFor } = observation;
    const reason = reasonOf(observation);
    const owner = servingOwner(observation, service);
    if (typeof owner === "object")
        return { state: "superseded", by: owner.by };
    if (rollback !== undefined)
        return judgeRollback(rollback, owner, reason);
    if (deployment?.rollbackInfo?.rollbackDeploymentId)
        return { state: "rolling-back", reason };
    if (isRollbackDue(observation) && endedFor < rollbackWithin)
        return { state: "rolling-back", reason };
    const alone = (service.taskSets ?? []).every((taskSet) => isEarlierTaskSet(observation.own, taskSet));
    return owner === "before" && alone ? { state: "rolled-back", reason } : { state: "stopped", reason };
}
function judgeRollback(rollback, owner, reason) {
    const status = rollback.status;
    if (status === "Succeeded")
        return owner === "before" ? { state: "rolled-back", reason } : { state: "unclear" };
    if (!isOver(status)) {
        return rollback.completeTime === undefined
            ? { state: "rolling-back", reason }
            : { state: "unknown", status: status ?? "missing" };
    }
    const { code = status, message = "CodeDeploy gives no reason" } = rollback.errorInformation ?? {};
    return { state: "rollback-failed", reason: `${reason} Its rollback ended with ${code}: ${message}` };
}
/** Whether CodeDeploy is configured to roll back this result. */
function isRollbackDue({ deployment, rollbackRequested }) {
    if (rollbackRequested)
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
/** Why it ended, quoting CodeDeploy. */
function reasonOf({ deployment, target }) {
    const { code, message } = deployment?.errorInformation ?? {};
    const failed = target?.lifecycleEvents?.find(({ status }) => status === "Failed");
    const at = failed?.lifecycleEventName === undefined ? "" : ` at ${failed.lifecycleEventName}`;
    const reported = [code, message].filter((text) => text !== undefined && text !== "").join(": ");
    const diagnostics = failed?.diagnostics?.message;
    const status = deployment?.status ?? "unknown";
    const why = reported === "" ? "CodeDeploy gives no reason." : reported;
    const more = diagnostics && !reported.includes(diagnostics) ? ` ${diagnostics}` : "";
    return `The deployment ended with status ${status}${at}. ${why}${more}`;
}
/** Whether all production traffic is on the new task set, and only waits and the old one's termination remain. */
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
/* unused harmony export stageOf */
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2672);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4411);
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6045);



/** Lifecycle events that can run a user's Lambda function. */
const canRunHook = /^(?:Before|After)/u;
/** Progress of the rollback, if there is one. Lists the new revision first. */
function progressOf(observation) {
    const { deployment, target, rollback, rollbackTarget } = observation;
    const current = rollbackTarget ?? target;
    const stage = stageOf(current);
    const hooks = rollback === undefined ? hooksOf(deployment, target) : [];
    return {
        status: rollback === undefined ? (deployment?.status ?? "unknown") : `Rollback ${rollback.status ?? "unknown"}`,
        ...(stage !== undefined && { stage }),
        revisions: revisionsOf(observation, current),
        ...(hooks.length > 0 && { hooks }),
    };
}
/** The lifecycle event in progress, else the last one that ended. CodeDeploy doesn't always list them in order. */
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
/** Running functions, and the two waits that ContinueDeployment can end. */
function hooksOf(deployment, target) {
    const events = target?.lifecycleEvents ?? [];
    const running = events
        .filter(({ lifecycleEventName: name, status }) => canRunHook.test(name ?? "") && status === "InProgress")
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
    const until = (wait) => since === 0 ? {} : { expiresAt: since + (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .minutes */ .Gx)(wait) };
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
/** CodeDeploy reports how long it keeps old tasks; anything else can happen at any time. */
function outlookOf(progress) {
    const wait = progress?.hooks?.find(({ type }) => type === "TERMINATION_WAIT");
    return wait?.expiresAt === undefined ? { next: "step" } : { next: "nothing", until: wait.expiresAt };
}
/** Facts for the diagnosis. */
function factsOf({ deployment, target }) {
    const { code, message } = deployment?.errorInformation ?? {};
    const failed = target?.lifecycleEvents?.find(({ status }) => status === "Failed");
    const messages = [message, failed?.diagnostics?.message].filter((text) => text !== undefined && text !== "");
    return {
        status: deployment?.status,
        lifecycleStage: failed?.lifecycleEventName ?? stageOf(target),
        ...(code !== undefined && { codeDeployError: { code, message: [...new Set(messages)].join(" ") } }),
    };
}


/***/ }),

/***/ 5975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ki: () => (/* binding */ readRunning),
/* harmony export */   U_: () => (/* binding */ mayStartRollback),
/* harmony export */   _Y: () => (/* binding */ runningDeployments),
/* harmony export */   z1: () => (/* binding */ isRollback)
/* harmony export */ });
/* unused harmony export taskDefinitionOf */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6045);


/** CodeDeploy's own rollback of a deployment. */
const isRollback = ({ creator }) => creator === "codeDeployRollback";
/**
 * Whether CodeDeploy may still start its rollback of a deployment that was stopped. Once it has started, the rollback is
 * a running deployment of its own.
 * @param endedFor milliseconds since the deployment was first seen to have ended
 */
const mayStartRollback = ({ status, rollbackInfo }, endedFor) => !(0,_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .isOver */ .PU)(status) || (rollbackInfo === undefined && endedFor < _deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .rollbackWithin */ .gy);
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
/** The task definition in a deployment's AppSpec. */
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


/***/ }),

/***/ 5290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ stopDeployment),
/* harmony export */   v: () => (/* binding */ continueDeployment)
/* harmony export */ });
/* harmony import */ var _aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6230);

/** Rejects with a Failure, but not if the deployment has already ended: the next poll shows the result. */
async function stopDeployment(context, deploymentId, autoRollbackEnabled) {
    const codeDeploy = await context.aws.codeDeploy();
    try {
        await codeDeploy.stopDeployment({ deploymentId, autoRollbackEnabled }, { signal: context.signal, resource: deploymentId });
    }
    catch (error) {
        if ((0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .awsProblemOf */ .sv)(error)?.code !== "DeploymentAlreadyCompletedException")
            throw error;
    }
}
/**
 * Reroutes traffic now (`READY_WAIT`), or terminates the old task set now (`TERMINATION_WAIT`). Rejects with a Failure,
 * but not if the deployment no longer waits.
 */
async function continueDeployment(context, deploymentId, deploymentWaitType) {
    const codeDeploy = await context.aws.codeDeploy();
    try {
        await codeDeploy.continueDeployment({ deploymentId, deploymentWaitType }, { signal: context.signal, resource: deploymentId });
    }
    catch (error) {
        const over = ["DeploymentAlreadyCompletedException", "DeploymentIsNotInReadyStateException"];
        if (!over.includes((0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .awsProblemOf */ .sv)(error)?.code ?? ""))
            throw error;
    }
}


/***/ }),

/***/ 7627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ CodeDeployWatch)
/* harmony export */ });
/* harmony import */ var _aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6230);
/* harmony import */ var _aws_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(257);
/* harmony import */ var _ecs_reading_services_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1590);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(139);
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6045);





class CodeDeployWatch {
    own;
    #context;
    #targetIds = new Map();
    #unreadable;
    #targetsDenied = false;
    #endedAt;
    #rollbackRequested;
    /** @param rollbackRequested whether this or an earlier step may have requested a rollback with StopDeployment */
    constructor(context, own, rollbackRequested = false) {
        this.own = own;
        this.#context = context;
        this.#rollbackRequested = rollbackRequested;
    }
    /** Why lifecycle events and traffic can't be read, if so. The watch still detects the end. */
    get unreadable() {
        return this.#unreadable;
    }
    /** Rejects with a Failure. */
    async read() {
        const { clock } = this.#context;
        const deployment = await this.#read(this.own.deploymentId);
        const target = deployment && (await this.#target(this.own.deploymentId, deployment));
        const rollbackId = deployment?.rollbackInfo?.rollbackDeploymentId;
        const rollback = rollbackId === undefined ? undefined : await this.#read(rollbackId);
        const rollbackTarget = rollbackId && rollback && (await this.#target(rollbackId, rollback));
        const ended = (0,_deployment_js__WEBPACK_IMPORTED_MODULE_3__/* .isOver */ .PU)(deployment?.status);
        if (ended)
            this.#endedAt ??= clock.now();
        const observation = {
            own: this.own,
            deployment,
            target,
            rollback,
            rollbackTarget: rollbackTarget === "" ? undefined : rollbackTarget,
            service: ended ? await this.#service() : undefined,
            rollbackRequested: this.#rollbackRequested,
            endedFor: this.#endedAt === undefined ? 0 : clock.now() - this.#endedAt,
        };
        return { observation, judgment: (0,_deployment_js__WEBPACK_IMPORTED_MODULE_3__/* .judge */ .S4)(observation) };
    }
    async #read(id) {
        const codeDeploy = await this.#context.aws.codeDeploy();
        try {
            const answer = await codeDeploy.getDeployment({ deploymentId: id }, { signal: this.#context.signal, resource: id });
            return answer.deploymentInfo;
        }
        catch (error) {
            if (!(0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .failedAs */ .C4)(error, "not-found"))
                throw error;
            return undefined;
        }
    }
    async #target(id, { startTime }) {
        if (this.#targetsDenied || startTime === undefined)
            return undefined;
        try {
            return await this.#readTarget(id);
        }
        catch (error) {
            // DeploymentNotStartedException, DeploymentTargetDoesNotExistException: the target doesn't exist yet.
            if ((0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .failedAs */ .C4)(error, "conflict") || (0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .failedAs */ .C4)(error, "not-found"))
                return undefined;
            this.#targetsDenied = (0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .failedAs */ .C4)(error, "denied");
            if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR) || !((0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .isTemporary */ .ey)(error) || this.#targetsDenied))
                throw error;
            this.#unreadable ??= error;
            return undefined;
        }
    }
    async #readTarget(id) {
        const codeDeploy = await this.#context.aws.codeDeploy();
        // The next poll reads it again. All retries of one read could outlast the time of a rollback.
        const options = { signal: this.#context.signal, resource: id, optional: true };
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
        const service = { name: this.own.service, cluster: this.own.cluster };
        return (await (0,_ecs_reading_services_js__WEBPACK_IMPORTED_MODULE_4__/* .describeServices */ .Ge)({ ecs, signal: this.#context.signal }, [service])).get(service);
    }
}


/***/ }),

/***/ 5547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ duplicateKeyIn)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/** Duplicate keys in YAML, found in linear time: the parser's own check compares every key with every other. */

/** Offset of the first key that its mapping already has. Merge keys (`<<`) may come more than once. */
function duplicateKeyIn(document) {
    let found;
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Map(_key, map) {
            const names = new Set();
            for (const { key } of (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(map) ? map.items : []) {
                if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) || typeof key.value === "symbol" || key.value === "<<")
                    continue;
                const name = String(key.value);
                if (names.has(name)) {
                    found = key.range?.[0] ?? 0;
                    return yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR.BREAK;
                }
                names.add(name);
            }
            return undefined;
        },
    });
    return found;
}


/***/ }),

/***/ 2252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ diagnoseDeployment)
});

// EXTERNAL MODULE: ./build/src/core/failure.js
var failure = __webpack_require__(139);
// EXTERNAL MODULE: ./build/src/diagnosis/row.js
var diagnosis_row = __webpack_require__(4883);
;// CONCATENATED MODULE: ./build/src/diagnosis/rows/codedeploy.js
const codeDeployReasons = [
    {
        code: "ECS_UPDATE_ERROR",
        name: "codedeploy-update-failed",
        what: "CodeDeploy could not update the service: {message}",
        remedy: "Read CodeDeploy's message, the stopped tasks of the green task set, and the service's events.",
    },
    {
        code: "INVALID_ECS_SERVICE",
        name: "codedeploy-service-invalid",
        what: "The service does not meet CodeDeploy's requirements for a blue/green deployment: {message}",
        remedy: "The service needs the CODE_DEPLOY controller, a load balancer, and exactly one PRIMARY task set. The deployment group must name the service and its cluster.",
    },
    {
        code: "HOOK_EXECUTION_FAILURE",
        name: "hook-failed",
        what: "A hook function of the AppSpec failed, or did not respond within one hour: {message}",
        remedy: "Read the function's log. The function must call PutLifecycleEventHookExecutionStatus.",
    },
    {
        code: "ALARM_ACTIVE",
        name: "deployment-alarm",
        what: "A CloudWatch alarm of the deployment group went into ALARM: {message}",
        remedy: "Check the alarm's metric since the deployment started.",
    },
    {
        code: "TIMEOUT",
        name: "codedeploy-timeout",
        what: "The CodeDeploy deployment timed out: {message}",
        remedy: "Check which lifecycle event did not end, and read the stopped tasks of the green task set.",
    },
    {
        code: "MANUAL_STOP",
        name: "deployment-stopped-by-user",
        what: "The CodeDeploy deployment was stopped by hand or by another tool.",
        remedy: "CloudTrail's StopDeployment event shows who stopped it.",
    },
    {
        code: "IAM_ROLE_PERMISSIONS",
        name: "codedeploy-role-denied",
        what: "The service role of the deployment group lacks a permission that the deployment needs: {message}",
        remedy: "Attach AWSCodeDeployRoleForECS to the role, and allow it `iam:PassRole` on the task's roles.",
    },
    {
        code: "IAM_ROLE_MISSING",
        name: "codedeploy-role-missing",
        what: "The service role of the deployment group does not exist.",
        remedy: "Create the role with the policy AWSCodeDeployRoleForECS and a trust policy for codedeploy.amazonaws.com.",
    },
    {
        code: "RESOURCE_LIMIT_EXCEEDED",
        name: "quota-exceeded",
        what: "The CodeDeploy deployment would exceed a quota of the account: {message}",
        remedy: "Request a higher quota in Service Quotas.",
    },
    {
        code: "ELASTIC_LOAD_BALANCING_INVALID",
        name: "codedeploy-load-balancer-invalid",
        what: "CodeDeploy can't use the load balancer of the deployment group: {message}",
        remedy: "Check its listener and both target groups. They must belong to the same load balancer, and have type `ip` for awsvpc.",
    },
    {
        code: "THROTTLED",
        name: "throttled",
        what: "AWS throttled CodeDeploy: {message}",
        remedy: "Release again, with fewer deployments at once.",
    },
    {
        code: "INTERNAL_ERROR",
        name: "codedeploy-internal-error",
        what: "CodeDeploy itself failed: {message}",
        remedy: "Release again. If it fails again, check the AWS Health Dashboard.",
    },
];

;// CONCATENATED MODULE: ./build/src/diagnosis/rows/deployment.js
const wiringReasons = [
    {
        name: "target-group-not-in-listener-rule",
        text: /Target group (?<group>arn:\S{1,300}|ARN) is not associated with either/u,
        example: "Service deployment rolled back because of invalid networking configuration: Target group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web-green/0123456789abcdef is not associated with either productionListenerRule or testListenerRule.",
        what: "Neither listener rule of the service forwards to target group {group}.",
        remedy: "Add both target groups (one with weight 0) to the rule that `productionListenerRule` in the service's `advancedConfiguration` names, or correct that ARN.",
    },
    {
        name: "listener-rule-splits-traffic",
        text: /should have exactly one target group serving traffic but found (?<count>\d{1,6})/u,
        example: "Service deployment rolled back because of invalid networking configuration: productionListenerRule arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/web/1/2/3 should have exactly one target group serving traffic but found 2 target groups which are serving traffic",
        what: "The production listener rule sends traffic to {count} target groups. A deployment can only start from one.",
        remedy: "Set the weights of the rule to 100 for the live target group and 0 for the other one.",
    },
    {
        name: "listener-rule-serves-stranger",
        text: /forwarding traffic to unexpected target group/u,
        example: "Service deployment rolled back because of invalid networking configuration: Production listener rule is forwarding traffic to unexpected target group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/old/1. Expected traffic to be forwarded to either targetGroupArn: a or alternateTargetGroupArn: b",
        what: "The production listener rule forwards to a target group that does not belong to the service.",
        remedy: "Make the rule forward to the service's live target group, and prevent other tools (Terraform, CDK) from resetting its weights.",
    },
    {
        name: "infrastructure-role-denied",
        text: /missing permissions on ECS Infrastructure Role '?(?<role>[^\s']{1,500})/u,
        example: "Service deployment rolled back because of invalid networking configuration: ECS was unable to manage the ELB resources due to missing permissions on ECS Infrastructure Role 'arn:aws:iam::123456789012:role/ecs-lb'.",
        what: "The infrastructure role {role} does not allow ECS to change the load balancer.",
        remedy: "Attach AmazonECSInfrastructureRolePolicyForLoadBalancers to the role, and trust ecs.amazonaws.com in its trust policy.",
    },
    {
        name: "network-configuration-invalid",
        text: /invalid networking configuration/u,
        example: "Service deployment rolled back because of invalid networking configuration: something that has not been seen before",
        what: "ECS rolled back because the load balancer does not match the service's configuration.",
        remedy: "Read the message below. Compare `loadBalancers[].advancedConfiguration` of the service with its listeners, rules and target groups.",
    },
];
const hookReasons = [
    {
        name: "hook-role-not-assumable",
        text: /lifecycle hook.{0,1500}unable to assume role (?<role>arn:[^\s,]{1,500})?/isu,
        example: "Service deployment rolled back because PRE_SCALE_UP lifecycle hook(s) failed. ECS was unable to assume role arn:aws:iam::123456789012:role/hook",
        what: "ECS could not assume the role of a lifecycle hook: {role|see below}.",
        remedy: "Trust ecs.amazonaws.com in the role's trust policy, and allow the role `lambda:InvokeFunction` on the hook.",
    },
    {
        name: "hook-not-invokable",
        text: /lifecycle hook.{0,1500}unable to invoke hook target (?<hook>arn:[^\s,]{1,500})?/isu,
        example: "Service deployment rolled back because POST_SCALE_UP lifecycle hook(s) failed. ECS was unable to invoke hook target arn:aws:lambda:eu-west-1:123456789012:function:check due to AccessDeniedException",
        what: "ECS could not invoke a lifecycle hook: {hook|see below}.",
        remedy: "Check that the function exists, and that the hook's role allows `lambda:InvokeFunction` on it.",
    },
    {
        name: "hook-answer-invalid",
        text: /lifecycle hook.{0,1500}unable to parse the response from (?<hook>arn:[^\s,]{1,500})?/isu,
        example: "Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed. ECS was unable to parse the response from arn:aws:lambda:eu-west-1:123456789012:function:check due to HookStatus must not be null",
        what: "A lifecycle hook returned a response that ECS can't parse: {hook|see below}.",
        remedy: 'The function must return {"hookStatus": "SUCCEEDED"}, or FAILED or IN_PROGRESS as the status.',
    },
    {
        name: "hook-failed",
        text: /(?<stage>[A-Z_]{4,60}) lifecycle hook\(?s?\)? failed|returned FAILED status|hook execution failure/u,
        example: "Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed. Lifecycle hook target arn:aws:lambda:eu-west-1:123456789012:function:check returned FAILED status.",
        what: "A lifecycle hook at {stage|a stage of the deployment} rejected the new revision.",
        remedy: "Read the log of the hook's function for the reason.",
    },
];
const deploymentReasons = [
    {
        name: "superseded",
        text: /Replaced by a new service deployment/u,
        example: "Replaced by a new service deployment.",
        what: "A newer deployment of the same service replaced this one.",
        remedy: "Run releases of one service one at a time: `concurrency: { group: …, cancel-in-progress: false }` in the workflow.",
    },
    ...hookReasons,
    ...wiringReasons,
    {
        name: "no-rollback-candidate",
        text: /No rollback candidate was found/u,
        example: "No rollback candidate was found to run the rollback.",
        what: "The deployment failed, and ECS found no earlier successful deployment to roll back to.",
        remedy: "Fix the failure of the tasks, and release again. For blue/green, check that the listener's weights do not send traffic to an empty target group.",
    },
    {
        name: "deployment-alarm",
        text: /\balarm/iu,
        example: "Service deployment rolled back because an alarm was triggered.",
        what: "A CloudWatch alarm of the service went into ALARM during the deployment{alarms|}.",
        remedy: "Check the alarm's metric since the deployment started. The alarms are in `deploymentConfiguration.alarms` of the service.",
    },
    {
        name: "circuit-breaker",
        text: /circuit breaker/iu,
        example: "Service deployment rolled back because the circuit breaker threshold was exceeded.",
        what: "The deployment circuit breaker ended the deployment because its tasks failed to start or to become healthy{failures|}.",
        remedy: "Check the stopped tasks of the new revision: their stopped reason and last log lines.",
    },
    {
        name: "tasks-failed-to-start",
        text: /tasks? failed to start/iu,
        example: "ECS deployment ecs-svc/4980306466373577095: tasks failed to start.",
        what: "The deployment's tasks failed to start.",
        remedy: "Check the stopped tasks of the new revision: their stopped reason and last log lines.",
    },
];

// EXTERNAL MODULE: ./build/src/diagnosis/events.js + 1 modules
var events = __webpack_require__(8414);
;// CONCATENATED MODULE: ./build/src/diagnosis/deployment.js
/** Why a deployment failed: AWS's reasons for the deployment, and the causes of its failed tasks. Pure. */





/** Causes that only report that tasks failed: the cause of the tasks replaces them. */
const tasksDecide = new Set([
    "circuit-breaker",
    "tasks-failed-to-start",
    "no-rollback-candidate",
    "codedeploy-timeout",
    "codedeploy-update-failed",
]);
/** Status texts of deployments that are in progress or succeeded: not a failure reason. */
const noReason = /^ECS deployment ecs-svc\/\d{1,25} (?:in progress|completed)\.?$/u;
/** Returns the cause, or `undefined` if the facts contain none. */
function diagnoseDeployment(facts) {
    const cause = byText(facts) ?? byCodeDeploy(facts) ?? byAlarm(facts) ?? byHook(facts) ?? byBreaker(facts);
    const [group] = facts.failing ?? [];
    if (group !== undefined && (cause === undefined || tasksDecide.has(cause.name)))
        return ofTasks(group, cause);
    if (cause !== undefined && !tasksDecide.has(cause.name))
        return cause;
    return (0,events/* diagnoseEvents */.oP)(facts.events ?? []) ?? cause ?? verbatim(facts);
}
const reasonsOf = (facts) => [facts.rollback?.reason, facts.statusReason, facts.rolloutStateReason]
    .filter((text) => text !== undefined)
    .filter((text) => text !== "" && !noReason.test(text));
const evidenceOf = (facts) => {
    const { codeDeployError: error, lifecycleStage, status } = facts;
    return [
        ...(status === undefined
            ? []
            : [`status: ${status}${lifecycleStage === undefined ? "" : `, stage ${lifecycleStage}`}`]),
        ...reasonsOf(facts).map((text) => `reason: ${text}`),
        ...(error === undefined ? [] : [`CodeDeploy: ${error.code ?? "?"}: ${error.message ?? ""}`]),
    ].map(diagnosis_row/* shortened */.vI);
};
function wordsOf(facts) {
    const { failureCount, threshold } = facts.deploymentCircuitBreaker ?? {};
    const alarms = facts.alarms?.triggeredAlarmNames ?? [];
    return {
        alarms: alarms.length === 0 ? undefined : `: ${alarms.join(", ")}`,
        failures: failureCount === undefined || threshold === undefined
            ? undefined
            : ` (${failureCount} failures, threshold ${threshold})`,
    };
}
function byText(facts) {
    const matches = reasonsOf(facts).map((text) => (0,diagnosis_row/* firstMatch */.o4)(deploymentReasons, text));
    const match = matches.find((one) => one !== undefined && !tasksDecide.has(one.row.name)) ?? matches.find(Boolean);
    return match === undefined ? undefined : (0,diagnosis_row/* causeOf */.rl)(match, wordsOf(facts), evidenceOf(facts));
}
function byCodeDeploy(facts) {
    const { code, message } = facts.codeDeployError ?? {};
    const row = codeDeployReasons.find((one) => one.code === code);
    if (row === undefined)
        return undefined;
    const values = { message: (0,diagnosis_row/* shortened */.vI)(message ?? "no message") };
    return { name: row.name, what: (0,failure/* fill */.GS)(row.what, values), evidence: evidenceOf(facts), remedy: row.remedy };
}
const named = (name, facts) => {
    const row = deploymentReasons.find((one) => one.name === name);
    return row && (0,diagnosis_row/* causeOf */.rl)({ row }, wordsOf(facts), evidenceOf(facts));
};
const byAlarm = (facts) => facts.alarms?.status === "TRIGGERED" || (facts.alarms?.triggeredAlarmNames ?? []).length > 0
    ? named("deployment-alarm", facts)
    : undefined;
const byBreaker = (facts) => facts.deploymentCircuitBreaker?.status === "TRIGGERED" ? named("circuit-breaker", facts) : undefined;
function byHook(facts) {
    const hook = facts.lifecycleHookDetails?.find(({ status }) => status === "FAILED" || status === "TIMED_OUT");
    if (hook === undefined)
        return undefined;
    const what = hook.targetArn ?? hook.hookId ?? "?";
    const at = facts.lifecycleStage === undefined ? "" : ` at ${facts.lifecycleStage}`;
    const evidence = [...evidenceOf(facts), `hook ${what}: ${hook.status ?? "?"}`];
    if (hook.status === "FAILED") {
        return {
            name: "hook-failed",
            what: `A lifecycle hook${at} rejected the new revision: ${what}.`,
            evidence,
            remedy: "Read the log of the hook's function for the reason.",
        };
    }
    return {
        name: "hook-timed-out",
        what: `The lifecycle hook${at} got no response in time: ${what}.`,
        evidence,
        remedy: "A pause waits for ContinueServiceDeployment. With the input `smoke-test-command` or `smoke-test-url`, this action calls it. A function must respond before its timeout.",
    };
}
/** The cause of the failed tasks, with AWS's reasons for the deployment as further evidence. */
function ofTasks(group, deployment) {
    const { name, what, evidence, remedy } = group.cause;
    return {
        name,
        what: group.count > 1 ? `${(0,failure/* withoutStop */.f6)(what)}. ${group.count} tasks failed this way.` : what,
        evidence: [...evidence, ...(deployment?.evidence ?? [])],
        ...(remedy === undefined ? {} : { remedy }),
    };
}
/** Quotes AWS's message instead of guessing. */
function verbatim(facts) {
    const [reason] = reasonsOf(facts);
    const text = reason ?? facts.codeDeployError?.message ?? facts.codeDeployError?.code;
    if (text === undefined)
        return undefined;
    return {
        name: "unknown-deployment-reason",
        what: `The deployment failed for a reason that this action does not recognize: ${(0,diagnosis_row/* shortened */.vI)(text)}`,
        evidence: evidenceOf(facts),
        remedy: "Check the deployment in the ECS console.",
    };
}


/***/ }),

/***/ 8636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ failedContainer),
/* harmony export */   Jj: () => (/* binding */ isHeldUp),
/* harmony export */   NN: () => (/* binding */ isEssential),
/* harmony export */   XC: () => (/* binding */ planOf),
/* harmony export */   dw: () => (/* binding */ failedDependency),
/* harmony export */   lT: () => (/* binding */ isBlocked),
/* harmony export */   no: () => (/* binding */ ownContainers)
/* harmony export */ });
/** Containers that AWS adds to a task. They never decide its result (docs/aws-reference.md#container-dependencies). */
const injected = /^(?:aws-guardduty-agent|ecs-service-connect|aws-fargate|~internal)/u;
const planOf = (facts, name) => facts.definitions?.find((plan) => plan.name === name);
/** The containers that the task definition names. Without a definition, all containers that AWS did not add. */
const ownContainers = (facts) => (facts.task.containers ?? []).filter(({ name = "" }) => facts.definitions === undefined ? !injected.test(name) : planOf(facts, name) !== undefined);
/** ECS treats a container without `essential` as essential. */
const isEssential = (facts, name) => planOf(facts, name)?.essential ?? true;
const blockedText = /dependency graph|container ordering dependency|dependency will never start/iu;
/** True for a container that never ran because a dependency did not reach the required condition. */
const isBlocked = (container) => blockedText.test(container.reason ?? "");
/** Like `isBlocked`, but also true if only exit codes prove it: 143 or none, and a failed SUCCESS dependency. */
function isHeldUp(facts, container) {
    if (isBlocked(container))
        return true;
    if (container.exitCode !== undefined && container.exitCode !== 143)
        return false;
    return (planOf(facts, container.name)?.dependsOn ?? []).some(({ condition, containerName }) => {
        const ended = facts.task.containers?.find(({ name }) => name === containerName)?.exitCode;
        return condition === "SUCCESS" && ended !== undefined && ended !== 0;
    });
}
/** The dependency that kept `blocked` from running: the first failed one, deepest first. */
function failedDependency(facts, blocked) {
    const states = facts.task.containers ?? [];
    const visited = new Set();
    const search = (name) => {
        if (visited.has(name))
            return undefined;
        visited.add(name);
        for (const { containerName = "", condition = "" } of planOf(facts, name)?.dependsOn ?? []) {
            const state = states.find((one) => one.name === containerName);
            const deeper = search(containerName);
            if (deeper !== undefined)
                return deeper;
            if (state !== undefined && hasFailed(state, condition))
                return state;
        }
        return undefined;
    };
    return search(blocked.name ?? "") ?? namedDependency(states, blocked);
}
/** Without a definition: another container that failed, preferably one that ECS's message names. */
function namedDependency(states, blocked) {
    const words = new Set((blocked.reason ?? "").split(/[^\w-]+/u));
    const others = states.filter((one) => one !== blocked && !isBlocked(one));
    return (others.find((one) => words.has(one.name ?? "") && one.exitCode !== 0) ??
        others.find((one) => rank(one.exitCode) === 0) ??
        others.find((one) => one.exitCode === undefined && one.reason !== undefined));
}
function hasFailed(state, condition) {
    if (isBlocked(state))
        return false;
    if (condition === "HEALTHY")
        return state.healthStatus !== "HEALTHY";
    if (condition === "SUCCESS")
        return state.exitCode !== 0;
    return state.exitCode === undefined;
}
/** Ranks exit codes by how likely they are the cause: error, early exit, SIGKILL, SIGTERM. */
function rank(exitCode) {
    if (exitCode === undefined)
        return 4;
    if (exitCode === 143)
        return 3;
    if (exitCode === 137)
        return 2;
    return exitCode === 0 ? 1 : 0;
}
/**
 * The container whose end most likely stopped the task: the first essential one that ended on its own; among equals,
 * one that the release changes. Its log is the one to read.
 */
function failedContainer(facts) {
    const own = ownContainers(facts);
    const heldUp = own.find((one) => isHeldUp(facts, one));
    if (heldUp !== undefined)
        return failedDependency(facts, heldUp) ?? heldUp;
    const isReleased = (one) => facts.released?.includes(one.name ?? "") ?? false;
    const failed = own.find((one) => isReleased(one) && rank(one.exitCode) === 0);
    const withReason = own.find((one) => (one.reason ?? "") !== "" && isEssential(facts, one.name));
    if (failed !== undefined || withReason !== undefined)
        return failed ?? withReason;
    const essential = own.filter((one) => isEssential(facts, one.name));
    const candidates = essential.length > 0 ? essential : own;
    return [...candidates].sort((a, b) => rank(a.exitCode) - rank(b.exitCode) || Number(isReleased(b)) - Number(isReleased(a)))[0];
}


/***/ }),

/***/ 725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hn: () => (/* binding */ findHint),
  uK: () => (/* binding */ hintsFor),
  Fy: () => (/* binding */ logHints)
});

// EXTERNAL MODULE: ./build/src/diagnosis/row.js
var row = __webpack_require__(4883);
;// CONCATENATED MODULE: ./build/src/diagnosis/rows/log-database.js
const databaseHints = [
    {
        name: "database-login-failed",
        text: /password authentication failed|Access denied for user '|role ["'][\w-]{1,100}["'] does not exist|\bP1000\b|Login failed for user|ORA-01017|WRONGPASS|NOAUTH Authentication required|Authentication failed against database|(?:MongoServer|Mongo)Error: Authentication failed/iu,
        example: 'FATAL:  password authentication failed for user "app"',
        what: "The database rejected the application's user or password.",
        remedy: "Check the user and the secret that holds the password. Tasks read secrets only when they start, so a rotated secret needs new tasks.",
    },
    {
        name: "database-refuses-host",
        text: /no pg_hba\.conf entry for host|is not allowed to connect to this (?:MySQL|MariaDB) server|SSL connection is required|--require_secure_transport|no encryption$/iu,
        example: 'FATAL:  no pg_hba.conf entry for host "10.0.1.5", user "app", database "shop", no encryption',
        what: "The database rejected the connection, often because it requires TLS.",
        remedy: "Turn on TLS in the connection settings (`sslmode=require`), or allow the task's network in the database.",
    },
    {
        name: "database-missing",
        text: /database ["'`](?<database>[\w.-]{1,100})["'`] does not exist|Unknown database ["'`](?<mysql>[\w.-]{1,100})|\bP1003\b|Cannot open database/iu,
        example: 'FATAL:  database "shop" does not exist',
        what: "The database does not exist on the server: {found|see the log}.",
        remedy: "Create the database, or correct its name in the task definition.",
    },
    {
        name: "database-connections-exhausted",
        text: /too many connections|remaining connection slots are reserved|sorry, too many clients|(?:exceeded the|more than) '?max_user_connections|Too many clients/iu,
        example: "FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute",
        what: "The database has no free connections.",
        remedy: "A rollout runs old and new tasks at once. Lower the pool size of each task, use a connection pooler, or raise the database's connection limit.",
    },
    {
        name: "host-name-unknown",
        text: /getaddrinfo (?:ENOTFOUND|EAI_AGAIN|failed)|php_network_getaddresses|could not translate host name|Name or service not known|Temporary failure in name resolution|nodename nor servname|UnknownHostException|no such host\b|host not found in upstream|Name does not resolve|Unknown (?:MySQL server )?host/iu,
        example: 'could not translate host name "db.internal" to address: Name or service not known',
        what: "The application could not resolve a host name.",
        remedy: "Check the host name in the task definition's environment, the VPC's DNS settings, and that the private hosted zone is associated with this VPC.",
    },
    {
        name: "cache-unreachable",
        text: /(?:ECONNREFUSED|ETIMEDOUT|refused|timed out|timeout(?!["']?\s?[:=]|\s\d)|reset).{0,200}(?:\bredis\b|:6379|:11211)|(?:\bredis\b|:6379|:11211|RedisException|Redis::Cannot).{0,200}(?:ECONNREFUSED|ETIMEDOUT|refused|timed out|timeout(?!["']?\s?[:=]|\s\d)|CannotConnect)/iu,
        example: "Error: connect ECONNREFUSED 10.0.3.7:6379",
        what: "The application could not reach its cache (Redis or Memcached).",
        remedy: "Check the host and port. The cache's security group must allow traffic from the task's security group. If the cache uses encryption in transit, use TLS (`rediss://`).",
    },
    {
        name: "database-unreachable",
        text: /could not connect to server|connection to server at .{1,200} failed|SQLSTATE\[HY000\] \[200[0-9]\]|Can't connect to (?:local )?(?:MySQL|MariaDB)|\bP1001\b|Can't reach database server|Communications link failure|Sequelize(?:Host|Connection)\w{0,30}Error|(?:ECONNREFUSED|ETIMEDOUT|i\/o timeout|connection refused|connection timed out|dial tcp).{0,200}:(?:5432|3306|1433|27017)\b|:(?:5432|3306|1433|27017)\b.{0,200}(?:ECONNREFUSED|ETIMEDOUT|i\/o timeout|connection refused|connection timed out)|MongoServerSelectionError|ActiveRecord::ConnectionNotEstablished|Connection to [\w.-]{1,200} refused|A network-related or instance-specific error/iu,
        example: 'connection to server at "db.internal" (10.0.2.9), port 5432 failed: Connection timed out',
        what: "The application could not reach its database.",
        remedy: "The database's security group must allow traffic from the task's security group on the database port. Check the host and port in the task definition, and the subnets (for one-off tasks the inputs `migration-subnets` and `migration-security-groups`).",
    },
    {
        name: "database-lock-timeout",
        text: /canceling statement due to lock timeout|Lock wait timeout exceeded|could not obtain lock on|ORA-00054/iu,
        example: "ERROR:  canceling statement due to lock timeout",
        what: "A statement timed out waiting for a lock that the running services hold.",
        remedy: "Run it again when the load is lower. Split the migration, and change large tables without locks (CREATE INDEX CONCURRENTLY, online DDL).",
    },
    {
        name: "database-deadlock",
        text: /deadlock detected|Deadlock found when trying to get lock|deadlocked on lock/iu,
        example: "ERROR:  deadlock detected",
        what: "The database ended a statement because of a deadlock.",
        remedy: "Run it again. Use smaller transactions that take locks in the same order as the application.",
    },
    {
        name: "database-statement-timeout",
        text: /canceling statement due to statement timeout|Query execution was interrupted, maximum statement execution time/iu,
        example: "ERROR:  canceling statement due to statement timeout",
        what: "A statement ran longer than the database's statement timeout.",
        remedy: "Raise `statement_timeout` for the migration's connection, or split the work.",
    },
    {
        name: "database-read-only",
        text: /in a read-only transaction|--read-only option|--super-read-only|READONLY You can't write against a read only replica|database is read-only/iu,
        example: "ERROR:  cannot execute CREATE TABLE in a read-only transaction",
        what: "The application tried to write to a read-only replica.",
        remedy: "Use the writer endpoint of the database.",
    },
    {
        name: "database-permission-missing",
        text: /permission denied for (?:table|schema|relation|database|sequence|function)|must be owner of|command denied to user|permission denied to create/iu,
        example: "ERROR:  permission denied for schema public",
        what: "The database user lacks a privilege that the application needs.",
        remedy: "GRANT the privilege, or run migrations as the user that owns the schema.",
    },
    {
        name: "certificate-not-trusted",
        text: /certificate verify failed|self[- ]signed certificate|unable to (?:get local issuer|verify the first) certificate|x509: |SSLHandshakeException|CERT_HAS_EXPIRED/iu,
        example: "Error: self-signed certificate in certificate chain",
        what: "The application does not trust a server's certificate.",
        remedy: "Add the certificate authority to the image (for RDS, its CA bundle), and set it in the connection settings.",
    },
];

// EXTERNAL MODULE: ./build/src/diagnosis/rows/log-migration.js
var log_migration = __webpack_require__(8174);
;// CONCATENATED MODULE: ./build/src/diagnosis/rows/log-program.js
const settingHints = [
    {
        name: "secret-key-missing",
        text: /No application encryption key has been specified|MissingAppKeyException|SECRET_KEY setting must not be empty|Missing `?secret_key_base|Missing encryption key to decrypt|ActiveSupport::MessageEncryptor::InvalidMessage|Unsupported cipher or incorrect key length/iu,
        example: "production.ERROR: No application encryption key has been specified.",
        what: "The application's secret key is missing or wrong (APP_KEY, SECRET_KEY, SECRET_KEY_BASE, RAILS_MASTER_KEY).",
        remedy: "Add the key to the container's `secrets`, for example with the input `secrets`. One-off tasks use the same task definition.",
    },
    {
        name: "environment-variable-missing",
        text: /Environment variable not found: (?<prisma>[A-Z]\w{1,100})|KeyError: '(?<python>[A-Z][A-Z0-9_]{1,100})'|key not found: "(?<ruby>[A-Z][A-Z0-9_]{1,100})"|Set the (?<django>[A-Z]\w{1,100}) environment variable|(?<!\b[Nn]o )(?:missing|Missing|undefined|Undefined|unset|Unset).{0,40}(?:environment|env)\.? ?var|required (?:environment|env)\.? ?var(?:iable)?s?:? ["'`]?[A-Z]\w|(?:environment|env) ?var(?:iable)?s?.{0,120}(?:is not set|not set|is required|is missing|must be set|undefined|not defined|missing)|^(?:\S{1,200}: )?(?:line \d{1,6}: )?(?<shell>[A-Z][A-Z0-9_]{1,100}): (?:unbound variable|parameter (?:not set|null or not set))|\b(?<named>[A-Z][A-Z0-9]{1,30}_[A-Z0-9_]{1,70}) (?:is not set|is not defined|is required|must be set|is missing)/u,
        example: "error: Environment variable not found: DATABASE_URL.",
        what: "An environment variable that the application needs is missing: {found|see the log}.",
        remedy: "Add it to the container (inputs `environment-variables` and `secrets`) or to the task definition. Check its spelling.",
    },
    {
        name: "host-not-allowed",
        text: /Invalid HTTP_HOST header|DisallowedHost|You may need to add .{1,200} to ALLOWED_HOSTS|Blocked hosts?:/u,
        example: "Invalid HTTP_HOST header: '10.0.3.4:8000'. You may need to add '10.0.3.4' to ALLOWED_HOSTS.",
        what: "The application rejects requests to its IP address, which the load balancer's health check sends.",
        remedy: "Exclude the health check path from the host check (Django: a middleware before CommonMiddleware; Rails: `exclude` in `config.host_authorization`), or allow the task's IP addresses.",
    },
    {
        name: "task-role-denied",
        text: /is not authorized to perform: (?<action>[\w-]{1,40}:\w{1,80})/u,
        example: "AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/web-task/0a1b is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:eu-west-1:123456789012:mail",
        what: "The task role does not allow {action}.",
        remedy: "Allow it in the task role (`taskRoleArn` of the task definition), not in the execution role.",
    },
    {
        name: "task-role-missing",
        text: /Unable to locate credentials|Could not load credentials from any providers|NoCredentialProviders|Unable to load (?:AWS )?credentials|CredentialsProviderError/u,
        example: "botocore.exceptions.NoCredentialsError: Unable to locate credentials",
        what: "The application calls AWS, but the task has no task role.",
        remedy: "Set `taskRoleArn` of the task definition.",
    },
];
const fileHints = [
    {
        name: "windows-line-ends",
        text: /(?:\^M|\r): bad interpreter|(?:env|exec)[^\n]{0,100}(?:\\r|\r)'?: No such file|\$'\\r': command not found|set: illegal option -\r?$/u,
        example: "/entrypoint.sh: line 2: $'\\r': command not found",
        what: "A script in the image has Windows line endings.",
        remedy: "Save it with LF line endings (`.gitattributes`: `*.sh text eol=lf`), and build the image again.",
    },
    {
        name: "script-missing",
        text: /Could not open input file: (?<php>[\w./-]{1,200})|can't open file '?(?<python>[\w./-]{1,200})|Missing script: "?(?<npm>[\w:.-]{1,100})|npm ERR! missing script|Could not locate Gemfile|Command "(?<artisan>[\w:-]{1,80})" is not defined|Unknown command: '|There are no commands defined in the|Cannot find module '\/[\w./-]{1,200}'|Don't know how to build task|Unable to access jarfile|exec:? [^\n]{1,200}: no such file or directory/u,
        example: "Could not open input file: artisan",
        what: "The script or file that the container's command runs is not in the image, or not in the working directory: {found|see the log}.",
        remedy: "Correct `command` or `workingDirectory` (for one-off tasks the input `migration-command` or `smoke-test-command`), or add it to the image.",
    },
    {
        name: "command-not-found",
        text: /^(?:\S{1,200}: )?(?:line )?(?:\d{1,6}: )?(?<program>[\w./-]{1,200}): (?:command )?not found$|^(?:\S{1,200}: )?exec: (?<exec>[\w./-]{1,200}): not found/u,
        example: "/docker-entrypoint.sh: line 12: php: command not found",
        what: "The container's command or script calls a program that is not in the image: {found}.",
        remedy: "Install it in the image, or correct its name or path.",
    },
    {
        name: "shared-library-missing",
        text: /error while loading shared libraries: (?<library>[\w.+-]{1,100})|version `(?<glibc>GLIBC\w{0,10}_[\d.]{1,20})' not found|Error loading shared library (?<musl>[\w.+-]{1,100})|symbol not found$/u,
        example: "app: error while loading shared libraries: libpq.so.5: cannot open shared object file",
        what: "The image lacks a shared library, or has the wrong version of it: {found|see the log}.",
        remedy: "Install it, or build in the same base image that the application runs in (don't mix glibc and musl).",
    },
    {
        name: "module-missing",
        text: /Cannot find (?:module|package) '|ERR_MODULE_NOT_FOUND|ModuleNotFoundError: No module named|ImportError: (?:cannot import|No module)|cannot load such file -- |Class ["'][\w\\]{1,200}["'] not found|Bundler::GemNotFound|Could not find [\w.-]{1,100} in (?:any of the sources|locally installed gems)|ClassNotFoundException|NoClassDefFoundError|Failed opening required/u,
        example: "Error: Cannot find module 'express'",
        what: "The application can't find one of its modules or packages.",
        remedy: "Check the image build: it must install the production dependencies and copy all files, and .dockerignore must not exclude them.",
    },
    {
        name: "file-not-writable",
        text: /could not be opened in append mode|EACCES: permission denied, (?:open|mkdir|unlink|rename|scandir)|(?:Failed to open stream|failed to open stream|mkdir\(\)): Permission denied|PermissionError: \[Errno 13\]|Permission denied @ (?:rb_sysopen|dir_s_mkdir)|java\.nio\.file\.AccessDeniedException/u,
        example: 'The stream or file "/var/www/storage/logs/laravel.log" could not be opened in append mode: Failed to open stream: Permission denied',
        what: "The application has no permission to read or write a file or directory.",
        remedy: "Make the container's user its owner (`chown` in the image), or log to stdout.",
    },
    {
        name: "file-system-read-only",
        text: /Read-only file system|EROFS: /u,
        example: "OSError: [Errno 30] Read-only file system: '/tmp/cache'",
        what: "The application tried to write to a read-only file system.",
        remedy: "Mount a volume there, or remove `readonlyRootFilesystem` from the container.",
    },
    {
        name: "disk-full",
        text: /No space left on device/iu,
        example: "OSError: [Errno 28] No space left on device",
        what: "The task's disk is full.",
        remedy: "On Fargate, raise `ephemeralStorage.sizeInGiB` of the task definition. On EC2, enlarge the instance's volume.",
    },
];
const processHints = [
    {
        name: "stale-pid-file",
        text: /A server is already running/u,
        example: "A server is already running (pid: 1, file: /app/tmp/pids/server.pid).",
        what: "Rails does not start because it found the pid file of an earlier process.",
        remedy: "Remove tmp/pids/server.pid in the entry point, and keep it out of the image (.dockerignore).",
    },
    {
        name: "port-in-use",
        text: /EADDRINUSE|address already in use|bind\(\) to \S{1,100} failed \(98|Port (?<port>\d{1,5}) (?:is|was) already in use/iu,
        example: "Error: listen EADDRINUSE: address already in use 0.0.0.0:3000",
        what: "Another process of the task already uses the application's port.",
        remedy: "Containers of an awsvpc task share their ports: use a different port for each, and start the server only once.",
    },
    {
        name: "port-not-permitted",
        text: /bind\(\) to \S{1,100} failed \(13|(?:listen|bind)[^\n]{0,60}(?:EACCES|permission denied)/iu,
        example: "nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)",
        what: "The container's user has no permission to listen on a port below 1024.",
        remedy: "Listen on a port above 1024, and set that port in `portMappings` and the target group.",
    },
    {
        name: "heap-exhausted",
        text: /JavaScript heap out of memory|java\.lang\.OutOfMemoryError|Allowed memory size of \d{1,15} bytes exhausted|^MemoryError\b|fatal error: (?:runtime: )?out of memory|Cannot allocate memory|failed to allocate memory \(NoMemoryError\)|System\.OutOfMemoryException/u,
        example: "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
        what: "The application reached the memory limit of its runtime.",
        remedy: "Raise the limit (`--max-old-space-size`, `-Xmx`, `memory_limit`) and `memory` of the container, or make the application use less.",
    },
];
/** Log messages of containers that can't run at all, regardless of their exit code. */
const executionHints = [
    {
        name: "architecture-mismatch",
        text: /exec format error|cannot execute binary file/iu,
        example: "exec /usr/local/bin/docker-entrypoint.sh: exec format error",
        what: "The program in {image} is built for a different CPU architecture from the task's ({architecture|see `runtimePlatform`}).",
        remedy: "Build for the task's architecture (`docker buildx build --platform linux/amd64,linux/arm64`), or set `runtimePlatform.cpuArchitecture` of the task definition. If it is a script, add a `#!` line.",
    },
];
const programHints = [...settingHints, ...fileHints, ...processHints];

;// CONCATENATED MODULE: ./build/src/diagnosis/log-hints.js
/** Finds the log line that explains why a container ended. The exit code is checked first. */




/** How much of a log is searched. */
const lastLines = 50;
const longestLine = 1000;
const logHints = [
    ...executionHints,
    ...log_migration/* migrationHints */.P,
    ...databaseHints,
    ...programHints,
];
const commandHints = new Set([
    "architecture-mismatch",
    "windows-line-ends",
    "script-missing",
    "command-not-found",
    "shared-library-missing",
]);
/** The hints that can explain an exit code. A signal needs no hint, except when a heap is full. */
function hintsFor(exitCode) {
    if (exitCode === 0 || exitCode === 143)
        return [];
    if (exitCode === 126 || exitCode === 127)
        return logHints.filter((row) => commandHints.has(row.name));
    if (exitCode === 134)
        return logHints.filter((row) => row.name === "heap-exhausted");
    if (exitCode > 128 && exitCode < 165)
        return executionHints;
    return logHints;
}
const colors = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]{0,20}m`, "gu");
/** Normalizes a line for the rows: truncated, without colors, with the quotes of JSON logs unescaped. */
const plain = (line) => line.slice(0, longestLine).replace(colors, "").replaceAll('\\"', '"').trimEnd();
/** The level in a JSON or `key=value` line, or the first level in front of a message. */
const levelMember = /\b(?:level(?:name)?|severity|lvl)"?\s{0,4}[:=]\s{0,4}"?(?<level>[a-z]{3,11}|\d{2})\b/iu;
const levelInFront = /^\W{0,8}(?<lower>trace|debug|info|notice|warn(?:ing)?)\]?:|(?:^|[\s.[(|])(?<upper>TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL|PANIC|ALERT|EMERGENCY|SEVERE)(?:[\s:\])|]|$)/u;
const information = /^(?:trace|debug|verbose|info|information|notice|10|20|30)$/iu;
const warning = /^(?:warn|warning|40)$/iu;
/** What the program itself calls the line; `undefined` for an error, and for a line without a level. */
function kindOf(line) {
    const front = levelInFront.exec(line.slice(0, 80))?.groups;
    const level = levelMember.exec(line)?.groups?.["level"] ?? front?.["lower"] ?? front?.["upper"] ?? "";
    if (information.test(level))
        return "information";
    return warning.test(level) ? "warning" : undefined;
}
/**
 * The last line that matches a row: the last message is closest to the failure. A warning counts only without an error,
 * and information doesn't count.
 */
function findHint(log, rows) {
    const lines = log?.slice(-lastLines).toReversed();
    let warned;
    for (const raw of lines ?? []) {
        const line = plain(raw);
        const match = (0,row/* firstMatch */.o4)(rows, line);
        if (match === undefined)
            continue;
        const kind = match.row.informative ? undefined : kindOf(line);
        if (kind === undefined)
            return { match, line };
        if (kind === "warning")
            warned ??= { match, line };
    }
    return warned;
}


/***/ }),

/***/ 3980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ diagnoseRefusal),
/* harmony export */   M: () => (/* binding */ diagnosePlacement)
/* harmony export */ });
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4883);
/* harmony import */ var _rows_stop_reasons_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6443);


function diagnosePlacement(failures) {
    const evidence = failures
        .slice(0, 10)
        .map(({ arn, detail, reason }) => [reason, detail, arn].filter((part) => part !== undefined).join(": "));
    const matches = failures
        .flatMap(({ detail, reason }) => [reason, detail])
        .map((text) => (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .firstMatch */ .o4)(_rows_stop_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .stopReasons */ .Q, text ?? ""));
    const match = matches.find((one) => one !== undefined);
    if (match !== undefined)
        return (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .causeOf */ .rl)(match, _row_js__WEBPACK_IMPORTED_MODULE_0__/* .unnamed */ .p1, evidence);
    return {
        name: failures.length === 0 ? "no-task-started" : "unknown-placement-failure",
        what: failures.length === 0
            ? "RunTask returned neither a task nor a failure."
            : `ECS could not place the task, for a reason that this action does not recognize: ${failures[0]?.reason ?? "none given"}`,
        evidence,
        remedy: "Read the reason above. ECS gives no further details.",
    };
}
/** The cause in the message of a rejected call; `undefined` if no row matches it. */
function diagnoseRefusal(message) {
    const match = (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .firstMatch */ .o4)(_rows_stop_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .stopReasons */ .Q, message);
    return match && (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .causeOf */ .rl)(match, _row_js__WEBPACK_IMPORTED_MODULE_0__/* .unnamed */ .p1, []);
}


/***/ }),

/***/ 9965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KO: () => (/* binding */ mayRetry),
/* harmony export */   PK: () => (/* binding */ mayRetryPlacement),
/* harmony export */   wK: () => (/* binding */ neverStarted)
/* harmony export */ });
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4883);
/* harmony import */ var _failed_container_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8636);
/* harmony import */ var _rows_stop_codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9082);
/* harmony import */ var _rows_stop_reasons_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6443);
/**
 * Whether a one-off task may be started again. Pure. Only if it certainly never ran, and only for temporary problems:
 * capacity, network interfaces, throttled or failing registries. Source: docs/aws-reference.md#stop-reasons (last line).
 */




/**
 * True if no container of the task can have run. That the task was never RUNNING does not prove it: containers start
 * one by one, so the first can run while ECS still pulls another one's image.
 */
const neverStarted = (task) => task.startedAt === undefined && (task.containers ?? []).every(neverRan);
const neverRan = (container) => (container.exitCode === undefined && container.lastStatus !== "RUNNING" && !wasChecked(container)) ||
    (0,_failed_container_js__WEBPACK_IMPORTED_MODULE_3__/* .isBlocked */ .lT)(container);
const wasChecked = ({ healthStatus }) => healthStatus === "HEALTHY" || healthStatus === "UNHEALTHY";
/** True for a stopped task that never ran and failed only for temporary reasons. */
function mayRetry(task) {
    if (task.lastStatus !== "STOPPED" && task.lastStatus !== "DELETED")
        return false;
    if (!neverStarted(task))
        return false;
    const reasons = [task.stoppedReason, ...(task.containers ?? []).map(({ reason }) => reason)];
    const matches = reasons
        .map((reason) => (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .firstMatch */ .o4)(_rows_stop_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .stopReasons */ .Q, reason ?? ""))
        .filter((one) => one !== undefined);
    if (matches.length > 0)
        return matches.every(({ row }) => row.temporary === true);
    return _rows_stop_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .stopCodes */ .J.some(({ code, temporary }) => code === task.stopCode && temporary === true);
}
/** The same for an entry of RunTask's `failures[]`, which started nothing. */
const mayRetryPlacement = (reason) => (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .firstMatch */ .o4)(_rows_stop_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .stopReasons */ .Q, reason ?? "")?.row.temporary === true;


/***/ }),

/***/ 8174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ migrationHints)
/* harmony export */ });
const migrationHints = [
    {
        name: "migration-skipped",
        text: /The \[[\w:-]{1,60}\] command is already running/u,
        example: "   INFO  The [migrate] command is already running.",
        informative: true,
        what: "Laravel skipped the migration because another migration holds its lock (`--isolated`).",
        remedy: "Wait for the other migration, and run again with `--isolated=75`: plain `--isolated` exits with code 0 although nothing was migrated. The lock of a killed run expires after an hour; to remove it now, run `php artisan cache:forget framework/command-migrate`.",
    },
    {
        name: "migration-needs-force",
        text: /APPLICATION IN PRODUCTION|Application In Production!|Are you sure you want to run this command|^\s{0,8}(?:WARN\s{1,4})?(?:Command cancell?ed|Command Cancell?ed)/u,
        example: "   APPLICATION IN PRODUCTION.",
        what: "Laravel asks for confirmation before it migrates in production, and the task has no terminal to answer.",
        remedy: "Add `--force` to the migration command.",
    },
    {
        name: "migration-locked",
        text: /Timed out trying to acquire a (?:postgres|mysql) advisory lock|Migration table is already locked|ConcurrentMigrationError|another migration process is currently running|can't acquire (?:database )?lock|Unable to obtain .{0,60}lock|Could not acquire change ?log lock|MigrationLockError|migrations? (?:is|are) locked/iu,
        example: "Error: P1002 Timed out trying to acquire a postgres advisory lock (SELECT pg_advisory_lock(72707369)). Elapsed: 10000ms.",
        what: "The migration tool could not get its lock. Another migration holds it, or a killed migration did not release it.",
        remedy: "Wait for the other migration. If there is none, release the lock by hand (knex: `migrate:unlock`; Liquibase: `release-locks`). Give the tool a direct connection: advisory locks fail behind a transaction pooler.",
    },
    {
        name: "migration-failed-before",
        text: /\bP3009\b|found failed migrations in the target database|Dirty database version (?<version>\d{1,20})|failed migration to version|Detected failed migration/iu,
        example: "Error: P3009 migrate found failed migrations in the target database, new migrations will not be applied.",
        what: "An earlier migration failed halfway, and the tool does not continue from there.",
        remedy: "Repair the schema by hand, then mark the migration as resolved (Prisma: `migrate resolve`; golang-migrate: `force VERSION`; Flyway: `repair`).",
    },
    {
        name: "migration-checksum-mismatch",
        text: /checksum mismatch|validation failed.{0,60}checksum|was modified after it was applied|migration directory is corrupt|migrations? have been modified/iu,
        example: "Validate failed: Migration checksum mismatch for migration version 42",
        what: "A migration file changed after it was applied.",
        remedy: "Restore the file as it was when it was applied, and put the change into a new migration.",
    },
    {
        name: "already-exists",
        text: /(?:relation|table|column|index|type|constraint|schema) ["'`]?(?<object>[\w.$-]{1,130})["'`]? already exists|Duplicate (?:column name|key name|table)|(?:table|column) .{0,120} already exists|\b(?:1050|1060|1061) \(?42S\d\d|DuplicateTable|DuplicateColumn/iu,
        example: 'psycopg2.errors.DuplicateTable: relation "orders" already exists',
        what: "The migration creates an object that already exists in the database: {found|see the log}.",
        remedy: "Find out whether two migrations ran at once, or one was partially applied. Compare the schema with the tool's table of applied migrations, and mark the ones that are done.",
    },
    {
        name: "migrations-pending",
        text: /(?<!\bno )migrations are pending|PendingMigrationError|You have [1-9]\d{0,5} unapplied migration/iu,
        example: "ActiveRecord::PendingMigrationError: Migrations are pending. To resolve this issue, run: bin/rails db:migrate",
        what: "The application does not start because migrations are pending.",
        remedy: "Set the input `run-migrations: true`, and check that the migration uses the same database.",
    },
    {
        name: "table-missing",
        text: /relation ["'`]?(?<table>[\w.$-]{1,130})["'`]? does not exist|Table ["'`]?(?<mysql>[\w.$-]{1,130})["'`]? doesn't exist|no such table: (?<sqlite>[\w.$-]{1,130})|Base table or view not found|UndefinedTable|The table .{1,130} does not exist in the current database|\bP2021\b/iu,
        example: 'PG::UndefinedTable: ERROR:  relation "users" does not exist',
        what: "The database lacks a table that the application needs: {found|see the log}.",
        remedy: "Set the input `run-migrations: true`, so that migrations run before the service is updated. Check that both use the same database and schema.",
    },
    {
        name: "column-missing",
        text: /column ["'`]?(?<column>[\w.$-]{1,130})["'`]? (?:of relation .{1,130} )?does not exist|Unknown column ["'`](?<mysql>[\w.$-]{1,130})|no such column|UndefinedColumn|\bP2022\b/iu,
        example: "SQLSTATE[42S22]: Column not found: 1054 Unknown column 'plan' in 'field list'",
        what: "The database lacks a column that the application needs ({found|see the log}): its schema is older than the code.",
        remedy: "Set the input `run-migrations: true`, so that migrations run before the service is updated. Drop a column only in a release after the code has stopped using it.",
    },
];


/***/ }),

/***/ 9082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ stopCodes)
/* harmony export */ });
const stopCodes = [
    {
        code: "UserInitiated",
        name: "stopped-by-user",
        what: "A user or another tool stopped the task{reason|.}",
        remedy: "CloudTrail's StopTask event shows who stopped it.",
    },
    {
        code: "ServiceSchedulerInitiated",
        name: "stopped-by-service",
        what: "The service stopped the task{reason|.}",
        remedy: "Check the service's events at the same time.",
    },
    {
        code: "SpotInterruption",
        name: "spot-interrupted",
        what: "AWS reclaimed the Spot capacity of the task{reason|.}",
        remedy: "For one-off tasks, use FARGATE instead of FARGATE_SPOT. For services, give the capacity provider strategy a base of on-demand capacity.",
        temporary: true,
    },
    {
        code: "TerminationNotice",
        name: "spot-interrupted",
        what: "The task's capacity received a termination notice{reason|.}",
        remedy: "For one-off tasks, use on-demand capacity. For services, give the capacity provider strategy a base of on-demand capacity.",
        temporary: true,
    },
    {
        code: "InfrastructureHealth",
        name: "host-lost",
        what: "The task's infrastructure was unhealthy or lost{reason|.}",
        remedy: "Release again. The release did not cause this.",
        temporary: true,
    },
];


/***/ }),

/***/ 290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ evidenceOf),
/* harmony export */   t: () => (/* binding */ wordsFor)
/* harmony export */ });
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4883);
/* harmony import */ var _failed_container_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8636);
/** A task's facts as placeholder values and as evidence lines. */


const architectures = { X86_64: "linux/amd64", ARM64: "linux/arm64" };
/** Programs that health check commands often call and images often lack. */
const checkPrograms = /\b(?:curl|wget|nc|netcat|pg_isready|mysqladmin|redis-cli|node|python3?|php|ruby)\b/u;
/** Values for the catalogue's placeholders. Names and sizes only, never commands or environment variables. */
function wordsFor(facts, container) {
    const name = container?.name;
    const plan = (0,_failed_container_js__WEBPACK_IMPORTED_MODULE_1__/* .planOf */ .XC)(facts, name);
    const image = container?.image ?? plan?.image;
    const limit = plan?.memory;
    const architecture = facts.runtimePlatform?.cpuArchitecture;
    const program = checkPrograms.exec((plan?.healthCheck?.command ?? []).join(" ").slice(0, 2000))?.[0];
    return {
        Container: name === undefined ? "The container" : `Container "${name}"`,
        container: name === undefined ? "the container" : `container "${name}"`,
        Image: image === undefined ? "The image" : `The image ${image}`,
        image: image === undefined ? "the image" : `the image ${image}`,
        exitCode: container?.exitCode?.toString(),
        signal: container?.exitCode === undefined ? undefined : String(container.exitCode - 128),
        limit: limit === undefined ? undefined : ` of ${limit} MiB`,
        timeout: plan?.stopTimeout === undefined ? undefined : ` of ${plan.stopTimeout} s`,
        architecture: architecture === undefined ? undefined : (architectures[architecture] ?? architecture),
        check: program === undefined ? undefined : ` (it calls ${program})`,
    };
}
function lineOf({ name = "?", exitCode, reason, healthStatus }) {
    const parts = [
        ...(exitCode === undefined ? [] : [`exit code ${exitCode}`]),
        ...(healthStatus === "UNHEALTHY" ? ["UNHEALTHY"] : []),
        ...(reason === undefined || reason === "" ? [] : [reason]),
    ];
    return parts.length === 0 ? undefined : `container ${name}: ${parts.join(", ")}`;
}
/** AWS's reasons for the end of the task, one line for each fact. */
function evidenceOf(facts) {
    const { stopCode, stoppedReason } = facts.task;
    return [
        ...(stopCode === undefined ? [] : [`stop code: ${stopCode}`]),
        ...(stoppedReason === undefined ? [] : [`stopped reason: ${stoppedReason}`]),
        ...(0,_failed_container_js__WEBPACK_IMPORTED_MODULE_1__/* .ownContainers */ .no)(facts)
            .map(lineOf)
            .filter((line) => line !== undefined)
            .slice(0, 10),
    ].map(_row_js__WEBPACK_IMPORTED_MODULE_0__/* .shortened */ .vI);
}


/***/ }),

/***/ 2415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ diagnoseTask)
});

// EXTERNAL MODULE: ./build/src/diagnosis/row.js
var diagnosis_row = __webpack_require__(4883);
;// CONCATENATED MODULE: ./build/src/diagnosis/rows/exit-codes.js
const exitCodes = [
    {
        name: "exited-early",
        codes: [0],
        what: "{Container} exited with code 0, but a service's container must keep running.",
        remedy: "Run the program in the foreground (no daemon mode, no `&`), and check that `command` starts the server and is not a one-off command.",
    },
    {
        name: "application-error",
        codes: [1, 2, 255],
        what: "{Container} exited with code {exitCode}: the application reported an error.",
        remedy: "Read its last log lines. To reproduce the error, run the same image with the same command and environment.",
    },
    {
        name: "command-not-executable",
        codes: [126],
        what: "{Container} exited with code 126: its command could not be executed.",
        remedy: "Make the file executable (`chmod +x`), and check that it is built for the task's CPU architecture and has a valid `#!` line.",
    },
    {
        name: "command-not-found",
        codes: [127],
        what: "{Container} exited with code 127: a command was not found.",
        remedy: "Check that the image has what `command`, `entryPoint` and `workingDirectory` name, and check the `#!` line of scripts (Alpine images have no bash; Windows line endings break scripts).",
    },
    {
        name: "illegal-instruction",
        codes: [132],
        what: "{Container} ended with SIGILL (exit code 132): the program uses instructions that the CPU does not support.",
        remedy: "Build for a more generic CPU (for example without AVX-512), or use another instance type.",
    },
    {
        name: "aborted",
        codes: [134],
        what: "{Container} aborted with SIGABRT (exit code 134).",
        remedy: "Look for a failed assertion in the last log lines. Node.js aborts like this when its heap is full (`--max-old-space-size`).",
    },
    {
        name: "segmentation-fault",
        codes: [135, 139],
        what: "{Container} crashed with an invalid memory access (exit code {exitCode}).",
        remedy: "Check for native code that changed with this image (extensions, base image, libc), and for a build for another CPU. If nothing changed, run it again and take a core dump.",
    },
    {
        name: "killed",
        codes: [137],
        what: "{Container} was killed by SIGKILL (exit code 137). ECS gives no reason.",
        remedy: "Most often a process ran out of memory. Check the task's memory use, and raise `memory` of the container and the task definition.",
    },
    {
        name: "terminated",
        codes: [143],
        what: "{Container} was stopped with SIGTERM (exit code 143).",
        remedy: "Find out what stopped it: another essential container, a health check, or a StopTask call.",
    },
];
/** A container that did not exit after SIGTERM, so ECS killed it. */
const stopTimeout = {
    name: "stop-timeout",
    what: "{Container} did not exit within its stop timeout{timeout|} after SIGTERM, so ECS killed it (exit code 137).",
    remedy: "Handle SIGTERM in the application (entry point scripts must start it with `exec`, so that it receives the signal), or raise `stopTimeout` of the container (at most 120 s on Fargate).",
};
const bySignal = {
    name: "ended-by-signal",
    what: "{Container} was terminated by signal {signal} (exit code {exitCode}).",
    remedy: "Read its last log lines, and find out what sent the signal.",
};
const otherCode = {
    name: "application-error",
    what: "{Container} exited with code {exitCode}, which the application set.",
    remedy: "Look up the code in the application's documentation, and read the last log lines.",
};
/** The row of an exit code. Not for exit code 0 of a one-off task, which is a success. */
function exitRow(exitCode) {
    const known = exitCodes.find((row) => row.codes.includes(exitCode));
    return known ?? (exitCode > 128 && exitCode < 165 ? bySignal : otherCode);
}

// EXTERNAL MODULE: ./build/src/diagnosis/failed-container.js
var failed_container = __webpack_require__(8636);
;// CONCATENATED MODULE: ./build/src/diagnosis/hidden-values.js
function withoutPlainValues(facts) {
    const values = (facts.definitions ?? []).flatMap(plainValues).toSorted((a, b) => b[0].length - a[0].length);
    if (values.length === 0)
        return facts;
    const replaced = (text) => values.reduce((left, [value, user]) => left.replace(patternOf(value), () => `valueFrom of ${user}`), text);
    const { task, events } = facts;
    return {
        ...facts,
        task: {
            ...task,
            ...(task.stoppedReason !== undefined && { stoppedReason: replaced(task.stoppedReason) }),
            ...(task.containers && {
                containers: task.containers.map((container) => container.reason === undefined ? container : { ...container, reason: replaced(container.reason) }),
            }),
        },
        ...(events && { events: events.map(replaced) }),
    };
}
/** Each value with its user. */
const plainValues = ({ secrets = [] }) => secrets.flatMap(({ name = "a secret", valueFrom = "" }) => valueFrom === "" || valueFrom.startsWith("arn:") ? [] : [[valueFrom, name]]);
/** The whole value, not a part of a longer name. */
const patternOf = (value) => {
    const literal = value.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
    return new RegExp(`${value.startsWith("/") ? "" : "(?<![\\w-])"}${literal}(?![\\w-])`, "gu");
};

// EXTERNAL MODULE: ./build/src/diagnosis/rows/health.js
var health = __webpack_require__(9915);
// EXTERNAL MODULE: ./build/src/diagnosis/log-hints.js + 2 modules
var log_hints = __webpack_require__(725);
// EXTERNAL MODULE: ./build/src/diagnosis/rows/runtime.js
var runtime = __webpack_require__(593);
// EXTERNAL MODULE: ./build/src/diagnosis/rows/stop-codes.js
var stop_codes = __webpack_require__(9082);
// EXTERNAL MODULE: ./build/src/diagnosis/rows/stop-reasons.js + 4 modules
var stop_reasons = __webpack_require__(6443);
// EXTERNAL MODULE: ./build/src/diagnosis/task-words.js
var task_words = __webpack_require__(290);
;// CONCATENATED MODULE: ./build/src/diagnosis/task.js










function diagnoseTask(given) {
    const facts = withoutPlainValues(given);
    return (byDependency(facts) ??
        byMemory(facts) ??
        byStoppedReason(facts) ??
        byContainerReason(facts) ??
        byExitCode(facts) ??
        byStopCode(facts) ??
        unknown(facts));
}
/** Adds the container's name and exit code to a cause. */
const about = (cause, container) => ({
    ...cause,
    ...(container?.name === undefined ? {} : { container: container.name }),
    ...(container?.exitCode === undefined ? {} : { exitCode: container.exitCode }),
});
const explain = (facts, match, container) => about((0,diagnosis_row/* causeOf */.rl)(match, (0,task_words/* wordsFor */.t)(facts, container), (0,task_words/* evidenceOf */.X)(facts)), container);
/** A container that never ran has exit code 143; the exit code of its dependency decides (docs/aws-reference.md#container-dependencies). */
function byDependency(facts) {
    const blocked = (0,failed_container/* ownContainers */.no)(facts).find((one) => (0,failed_container/* isHeldUp */.Jj)(facts, one));
    if (blocked === undefined)
        return undefined;
    const dependency = (0,failed_container/* failedDependency */.dw)(facts, blocked);
    const ended = dependency?.exitCode === undefined ? "did not become ready" : `exited with code ${dependency.exitCode}`;
    const late = /timed out/iu.test(blocked.reason ?? "");
    const hint = dependency === undefined ? undefined : (0,log_hints/* findHint */.hn)(facts.log, (0,log_hints/* hintsFor */.uK)(dependency.exitCode ?? 1));
    const cause = {
        name: late ? "dependency-timeout" : "dependency-failed",
        what: `Container "${blocked.name}" never ran: it depends on container "${dependency?.name ?? "?"}", which ${late ? "did not become ready in time" : ended}.`,
        evidence: (0,task_words/* evidenceOf */.X)(facts),
        remedy: late
            ? "Raise `startTimeout` of the dependency, or `startPeriod` and `retries` of its health check."
            : `Read the log of container "${dependency?.name ?? "?"}". The exit code of "${blocked.name}" is not relevant.`,
    };
    return about(withHint(cause, hint), dependency ?? blocked);
}
/** The container's reason reports out of memory, even if the stopped reason does not. */
function byMemory(facts) {
    const rows = runtime/* runtimeReasons */.u.filter((row) => row.name === "out-of-memory");
    const container = (0,failed_container/* ownContainers */.no)(facts).find((one) => (0,failed_container/* isEssential */.NN)(facts, one.name) && (0,diagnosis_row/* firstMatch */.o4)(rows, one.reason ?? "") !== undefined);
    const match = (0,diagnosis_row/* firstMatch */.o4)(rows, container?.reason ?? "");
    return match === undefined ? undefined : explain(facts, match, container);
}
function byStoppedReason(facts) {
    const match = (0,diagnosis_row/* firstMatch */.o4)(stop_reasons/* stopReasons */.Q, facts.task.stoppedReason ?? "");
    if (match === undefined)
        return undefined;
    const { name } = match.row;
    if (name === "load-balancer-health-check-failed")
        return unhealthyTarget(facts, match);
    if (name === "container-health-check-failed")
        return unhealthyContainer(facts, match);
    const container = (0,failed_container/* failedContainer */.DE)(facts);
    if (name === "scaled-in" && container?.exitCode === 137)
        return exited(facts, container, stopTimeout);
    return explain(facts, match, container);
}
/** The load balancer's own reason, if there is one, is the cause. */
function unhealthyTarget(facts, failed) {
    const texts = [
        ...(facts.targetHealth ?? []).flatMap(({ Description = "", Reason = "" }) => [Description, Reason]),
        ...(facts.events ?? []),
    ].filter((text) => text !== "");
    const matches = texts.map((text) => (0,diagnosis_row/* firstMatch */.o4)(health/* targetReasons */.n, text)).filter((match) => match !== undefined);
    const [first] = health/* targetReasons */.n.flatMap((row) => matches.filter((match) => match.row === row));
    const evidence = [...(0,task_words/* evidenceOf */.X)(facts), ...texts.slice(0, 5).map((text) => `target health: ${text}`)];
    const cause = (0,diagnosis_row/* causeOf */.rl)(first ?? failed, (0,task_words/* wordsFor */.t)(facts, undefined), evidence);
    return withHint(cause, (0,log_hints/* findHint */.hn)(facts.log, log_hints/* logHints */.Fy));
}
function unhealthyContainer(facts, failed) {
    const own = (0,failed_container/* ownContainers */.no)(facts);
    const container = own.find((one) => one.healthStatus === "UNHEALTHY") ?? (0,failed_container/* failedContainer */.DE)(facts);
    const cause = (0,diagnosis_row/* causeOf */.rl)(failed, (0,task_words/* wordsFor */.t)(facts, container), (0,task_words/* evidenceOf */.X)(facts));
    return about(withHint(cause, (0,log_hints/* findHint */.hn)(facts.log, log_hints/* logHints */.Fy)), container);
}
function byContainerReason(facts) {
    const container = (0,failed_container/* failedContainer */.DE)(facts);
    const match = (0,diagnosis_row/* firstMatch */.o4)(stop_reasons/* stopReasons */.Q, container?.reason ?? "");
    return match === undefined ? undefined : explain(facts, match, container);
}
function byExitCode(facts) {
    const container = (0,failed_container/* failedContainer */.DE)(facts);
    if (container?.exitCode === undefined)
        return undefined;
    const stopped = stop_codes/* stopCodes */.J.some((row) => row.code === facts.task.stopCode);
    if (stopped)
        return container.exitCode === 137 ? exited(facts, container, stopTimeout) : undefined;
    return exited(facts, container, exitRow(container.exitCode));
}
function exited(facts, container, row) {
    const cause = (0,diagnosis_row/* causeOf */.rl)({ row }, (0,task_words/* wordsFor */.t)(facts, container), (0,task_words/* evidenceOf */.X)(facts));
    const hint = (0,log_hints/* findHint */.hn)(facts.log, (0,log_hints/* hintsFor */.uK)(container.exitCode ?? 1));
    if (hint !== undefined)
        return about(explained(cause, hint, facts, container), container);
    return about(isSidecar(facts, container) ? sidecarCause(cause, container) : cause, container);
}
/** The log names the reason, so that is the cause; the exit code is evidence. */
function explained(cause, hint, facts, container) {
    const found = (0,diagnosis_row/* causeOf */.rl)(hint.match, (0,task_words/* wordsFor */.t)(facts, container), [...cause.evidence, `log: ${hint.line}`]);
    const sidecar = isSidecar(facts, container) ? ", an essential sidecar," : "";
    const ended = `Container "${container.name ?? "?"}"${sidecar} exited with code ${container.exitCode ?? "?"}.`;
    return { ...found, what: `${ended} ${found.what}` };
}
/** A health check failed, so it stays the cause; the log only adds a hint. */
function withHint(cause, hint) {
    if (hint === undefined)
        return cause;
    const found = (0,diagnosis_row/* causeOf */.rl)(hint.match, {}, []);
    return {
        ...cause,
        evidence: [...cause.evidence, `log: ${hint.line}`],
        remedy: `${cause.remedy} The log suggests ${found.name}: ${found.remedy}`,
    };
}
const isSidecar = (facts, container) => facts.released !== undefined && facts.released.length > 0 && !facts.released.includes(container.name ?? "");
const sidecarCause = (cause, container) => ({
    ...cause,
    name: "essential-sidecar-exited",
    what: `Container "${container.name ?? "?"}", an essential sidecar, exited with code ${container.exitCode ?? "?"}, so ECS stopped the task.`,
    remedy: `Read the sidecar's log. If the task can run without it, set \`essential: false\` on it. ${cause.remedy}`,
});
/** Falls back to the stop code if no message gives a reason. */
function byStopCode(facts) {
    const row = stop_codes/* stopCodes */.J.find(({ code }) => code === facts.task.stopCode);
    if (row === undefined)
        return undefined;
    const reason = facts.task.stoppedReason;
    return explain(facts, { row, values: { reason: reason && `: ${reason}` } }, (0,failed_container/* failedContainer */.DE)(facts));
}
/** Quotes AWS's message instead of guessing. */
function unknown(facts) {
    const container = (0,failed_container/* failedContainer */.DE)(facts);
    const words = facts.task.stoppedReason ?? container?.reason ?? facts.task.stopCode;
    return about({
        name: words === undefined ? "no-stop-reason" : "unknown-stop-reason",
        what: words === undefined
            ? "The task stopped, and ECS gives neither a reason nor an exit code."
            : `The task stopped for a reason that this action does not recognize: ${words.slice(0, 1000)}`,
        evidence: (0,task_words/* evidenceOf */.X)(facts),
        remedy: "Check the task in the ECS console (it is listed for about an hour), and its log.",
    }, container);
}


/***/ }),

/***/ 2407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ differences),
  g: () => (/* binding */ isSameDefinition)
});

// EXTERNAL MODULE: ./build/src/ecs/definition/exact-json.js
var exact_json = __webpack_require__(1721);
// EXTERNAL MODULE: ./build/src/ecs/definition/task-definition.js
var task_definition = __webpack_require__(9992);
;// CONCATENATED MODULE: ./build/src/ecs/definition/stored-form.js


const nothing = new Map();
const isMembers = (value) => value instanceof Map;
const membersOf = (value) => (isMembers(value) ? value : nothing);
const listOf = (value) => Array.isArray(value) ? value : [];
const textOf = (value) => (typeof value === "string" ? value : "");
const isEmpty = (value) => value === null || (Array.isArray(value) && value.length === 0) || (isMembers(value) && value.size === 0);
/** Removes members that are null, an empty list or an empty object: ECS may omit them, with the same meaning. */
function settled(value) {
    if (Array.isArray(value))
        return value.map(settled);
    if (!isMembers(value))
        return value;
    return new Map([...value].map(([key, inner]) => [key, settled(inner)]).filter(([, inner]) => !isEmpty(inner)));
}
function equal(one, other) {
    if (one instanceof exact_json/* ExactNumber */.fh && other instanceof exact_json/* ExactNumber */.fh)
        return one.canonical === other.canonical;
    if (Array.isArray(one) && Array.isArray(other)) {
        return (one.length === other.length &&
            one.every((item, index) => equal(item, other[index])));
    }
    if (isMembers(one) && isMembers(other)) {
        return (one.size === other.size &&
            [...one].every(([key, value]) => other.has(key) && equal(value, other.get(key))));
    }
    return one === other;
}
/** Removes members whose value is ECS's default. */
function withoutDefaults(members, defaults) {
    return new Map([...members].filter(([key, value]) => !(Object.hasOwn(defaults, key) && equal(value, defaults[key]))));
}
const number = (value) => new exact_json/* ExactNumber */.fh(String(value));
function replaced(members, key, change) {
    const value = members.get(key);
    return value === undefined ? members : new Map([...members, [key, change(value)]]);
}
/** `"1 vCPU"` is stored as `"1024"`, `"2GB"` as `"2048"`. */
function size(value) {
    const text = value instanceof exact_json/* ExactNumber */.fh ? value.text : value;
    if (typeof text !== "string")
        return value;
    const match = /^(\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})\s{0,9}(?:vCPU|GB)$/i.exec(text.trim());
    return match === null ? text.trim() : String(Number(match[1]) * 1024);
}
/** Removes host ports without information: dynamic ones, and in `awsvpc` mode a repeated container port. */
function portMapping(value, ownPorts) {
    const members = membersOf(value);
    const own = ownPorts ? members.get("containerPort") : undefined;
    return withoutDefaults(members, {
        protocol: "tcp",
        hostPort: own !== undefined && !equal(members.get("hostPort"), number(0)) ? own : number(0),
    });
}
function volume(value) {
    return replaced(membersOf(value), "efsVolumeConfiguration", (efs) => withoutDefaults(membersOf(efs), { rootDirectory: "/" }));
}
function byName(list, defaults) {
    const entries = new Map();
    for (const entry of listOf(list)) {
        const members = new Map([...defaults, ...membersOf(entry)]);
        const name = textOf(members.get("name"));
        members.delete("name");
        entries.set(name, [...(entries.get(name) ?? []), members]);
    }
    return entries;
}
const ownMembers = new Set(["name", "image", "environment", "secrets"]);
function container(value, ownPorts) {
    const members = membersOf(value);
    const bare = new Map([...members].filter(([key]) => !ownMembers.has(key)));
    const ports = replaced(bare, "portMappings", (list) => listOf(list).map((port) => portMapping(port, ownPorts)));
    const health = replaced(ports, "healthCheck", (check) => withoutDefaults(membersOf(check), { interval: number(30), timeout: number(5), retries: number(3) }));
    const restart = replaced(health, "restartPolicy", (policy) => withoutDefaults(membersOf(policy), { restartAttemptPeriod: number(300) }));
    return {
        name: textOf(members.get("name")),
        image: textOf(members.get("image")),
        environment: byName(members.get("environment"), [["value", ""]]),
        secrets: byName(members.get("secrets"), []),
        others: withoutDefaults(restart, { essential: true, cpu: number(0) }),
    };
}
function storedForm(document) {
    const members = membersOf(settled(document.exact([]) ?? null));
    const networkMode = textOf(members.get("networkMode"));
    const ownPorts = networkMode === "awsvpc" || networkMode === "host";
    const kept = new Map([...members].filter(([key]) => key !== "containerDefinitions" && key !== "tags" && !task_definition/* describeOnly */.SB.has(key)));
    const sized = replaced(replaced(kept, "cpu", size), "memory", size);
    const volumes = replaced(sized, "volumes", (list) => listOf(list).map(volume));
    const compatible = replaced(volumes, "requiresCompatibilities", (list) => listOf(list).map(textOf).sort());
    return {
        containers: listOf(members.get("containerDefinitions")).map((value) => container(value, ownPorts)),
        others: withoutDefaults(compatible, { networkMode: "bridge", enableFaultInjection: false }),
    };
}

;// CONCATENATED MODULE: ./build/src/ecs/definition/comparison.js

const step = (path, key) => {
    if (!/^[A-Za-z_][\w-]*$/.test(key))
        return `${path}[${JSON.stringify(key)}]`;
    return path === "" ? key : `${path}.${key}`;
};
const isListOfMembers = (value) => Array.isArray(value) && value.length > 0 && value.every(isMembers);
/** Differences by path. Descends into objects; a list of plain values counts as one value. */
function byPath(from, to, path) {
    if (equal(from, to))
        return [];
    if (isMembers(from) && isMembers(to)) {
        const keys = new Set([...from.keys(), ...to.keys()]);
        return [...keys].flatMap((key) => byPath(from.get(key), to.get(key), step(path, key)));
    }
    if (isListOfMembers(from) && isListOfMembers(to) && from.length === to.length) {
        return from.flatMap((item, index) => byPath(item, to[index], `${path}[${index}]`));
    }
    if (from === undefined)
        return [{ name: path, change: "added" }];
    return [{ name: path, change: to === undefined ? "removed" : "changed" }];
}
function named(from, to) {
    return [...new Set([...from.keys(), ...to.keys()])].flatMap((name) => {
        if (!to.has(name))
            return [{ name, change: "removed" }];
        if (!from.has(name))
            return [{ name, change: "added" }];
        return equal(from.get(name), to.get(name)) ? [] : [{ name, change: "changed" }];
    });
}
/** Names that moved from one list to the other. */
function moved(from, to, one) {
    const other = one === "environment" ? "secrets" : "environment";
    const left = [...from[one].keys()].filter((name) => !to[one].has(name));
    return new Set(left.filter((name) => !from[other].has(name) && to[other].has(name)));
}
/** Variables and secrets. A name that moved between the two lists is one change, not two. */
function variables(from, to) {
    const [toSecrets, toEnvironment] = [moved(from, to, "environment"), moved(from, to, "secrets")];
    const environment = named(from.environment, to.environment)
        .filter(({ name = "" }) => !toSecrets.has(name))
        .map(({ name = "", change }) => {
        return { what: "environment", name, change: toEnvironment.has(name) ? "moved-to-environment" : change };
    });
    const secrets = named(from.secrets, to.secrets)
        .filter(({ name = "" }) => !toEnvironment.has(name))
        .map(({ name = "", change }) => {
        return { what: "secret", name, change: toSecrets.has(name) ? "moved-to-secrets" : change };
    });
    return [...environment, ...secrets];
}
function comparison_image(from, to) {
    if (from === to)
        return [];
    if (from === "")
        return [{ what: "image", change: "added", to }];
    if (to === "")
        return [{ what: "image", change: "removed", from }];
    return [{ what: "image", change: "changed", from, to }];
}
function comparison_container(from, to) {
    if (from === undefined)
        return [{ what: "other", change: "added" }, ...comparison_image("", to?.image ?? "")];
    if (to === undefined)
        return [{ what: "other", change: "removed" }, ...comparison_image(from.image, "")];
    const others = byPath(from.others, to.others, "").map((difference) => ({ what: "other", ...difference }));
    return [...comparison_image(from.image, to.image), ...variables(from, to), ...others];
}
/**
 * Differences from one definition to the other: per container (by name, in the order of the second) images, variables
 * and secrets by name, and other members by path; then the task's own members. An added or removed container is a
 * change `other` without a name. Ignores tags, and differences that ECS would not store.
 */
function differences(from, to) {
    const [before, after] = [storedForm(from.document), storedForm(to.document)];
    const names = new Set([...after.containers, ...before.containers].map(({ name }) => name));
    const containers = [...names].flatMap((name) => comparison_container(before.containers.find((one) => one.name === name), after.containers.find((one) => one.name === name)).map((change) => ({ container: name, ...change })));
    const others = byPath(before.others, after.others, "").map((difference) => ({ what: "other", ...difference }));
    return [...containers, ...others];
}
/** True if ECS would store both in the same way. */
function isSameDefinition(one, other) {
    return differences(one, other).length === 0;
}


/***/ }),

/***/ 1944:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g7: () => (/* binding */ treeOf),
/* harmony export */   oB: () => (/* binding */ nodeAt),
/* harmony export */   q3: () => (/* binding */ JsonSyntaxError),
/* harmony export */   qd: () => (/* binding */ JsonDocument),
/* harmony export */   t$: () => (/* binding */ positionAt),
/* harmony export */   zT: () => (/* binding */ exactValue)
/* harmony export */ });
/* harmony import */ var jsonc_parser__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9547);
/* harmony import */ var _exact_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1721);
var _a;
/**
 * A lossless JSON document. An edit replaces only the bytes of its member: key order, number spelling, escapes,
 * duplicates, empty values and members unknown to the SDK stay (docs/aws-reference.md#task-definitions). Used for task
 * definitions, rule targets and schedules.
 */


function positionAt(text, offset) {
    const before = text.slice(0, offset).split(/\r\n|\n|\r/);
    return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
/** The text is not JSON. */
class JsonSyntaxError extends Error {
    name = "JsonSyntaxError";
    /** Contains neither the position nor any text of the document, which may be secret. */
    what;
    position;
    constructor(what, position) {
        super(`${what} at line ${position.line}, column ${position.column}`);
        this.what = what;
        this.position = position;
    }
}
/** `InvalidCommentToken` → `invalid comment token`. */
const inWords = (code) => code.replaceAll(/\B[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
const strict = { comments: false, trailingCommas: false };
/** Throws JsonSyntaxError if the document is nested too deeply. */
function checkDepth(text) {
    const scanner = (0,jsonc_parser__WEBPACK_IMPORTED_MODULE_0__.createScanner)(text, true);
    let depth = 0;
    // The scanner's token kinds are a `const enum`, which can't be imported, so compare characters.
    for (let kind = scanner.scan(); scanner.getTokenLength() > 0; kind = scanner.scan()) {
        const bracket = kind <= 4 ? text[scanner.getTokenOffset()] : undefined;
        if (bracket === "{" || bracket === "[")
            depth += 1;
        if (bracket === "}" || bracket === "]")
            depth -= 1;
        if (depth > _exact_json_js__WEBPACK_IMPORTED_MODULE_1__/* .depthLimit */ .zR) {
            throw new JsonSyntaxError("nested too deeply", positionAt(text, scanner.getTokenOffset()));
        }
    }
}
function parsed(text, dialect) {
    const errors = [];
    const root = (0,jsonc_parser__WEBPACK_IMPORTED_MODULE_0__.parseTree)(text, errors, {
        disallowComments: !dialect.comments,
        allowTrailingComma: dialect.trailingCommas,
    });
    const [first] = errors;
    if (first !== undefined) {
        throw new JsonSyntaxError(inWords((0,jsonc_parser__WEBPACK_IMPORTED_MODULE_0__.printParseErrorCode)(first.error)), positionAt(text, first.offset));
    }
    if (root === undefined)
        throw new JsonSyntaxError("value expected", positionAt(text, 0));
    return root;
}
/** The tree of an external JSON text, with offsets. Throws JsonSyntaxError. */
function treeOf(text, dialect = strict) {
    checkDepth(text);
    return parsed(text, dialect);
}
const childrenOf = (node) => node.children ?? [];
const endOf = (node) => node.offset + node.length;
const keyOf = (member) => String(member.children?.[0]?.value);
/** The member's value. Of several members with the same name, the last one wins, as in every JSON parser. */
function memberOf(node, key) {
    return childrenOf(node).findLast((member) => keyOf(member) === key)?.children?.[1];
}
function nodeAt(root, path) {
    let node = root;
    for (const step of path) {
        if (node === undefined)
            return undefined;
        if (typeof step === "string")
            node = node.type === "object" ? memberOf(node, step) : undefined;
        else
            node = node.type === "array" ? childrenOf(node)[step] : undefined;
    }
    return node;
}
/** The value of a tree. Numbers keep their spelling. */
function exactValue(text, node) {
    switch (node.type) {
        case "object":
            return new Map(childrenOf(node).map((member) => [
                keyOf(member),
                exactValue(text, member.children?.[1] ?? { type: "null", offset: 0, length: 0 }),
            ]));
        case "array":
            return childrenOf(node).map((element) => exactValue(text, element));
        case "number":
            return new _exact_json_js__WEBPACK_IMPORTED_MODULE_1__/* .ExactNumber */ .fh(text.slice(node.offset, endOf(node)));
        default:
            return node.value;
    }
}
class JsonDocument {
    text;
    #root;
    constructor(text, root) {
        this.text = text;
        this.#root = root;
    }
    /** Throws JsonSyntaxError if the text is not strict JSON. */
    static parse(text) {
        return new _a(text, treeOf(text));
    }
    static of(value) {
        return new _a(JSON.stringify(value));
    }
    has(path) {
        return this.#find(path) !== undefined;
    }
    kind(path) {
        return this.#find(path)?.type;
    }
    /** The parsed value. Numbers above 2^53 are rounded; `raw` and `exact` return them as received. */
    get(path) {
        const raw = this.raw(path);
        return raw === undefined ? undefined : JSON.parse(raw);
    }
    exact(path) {
        const node = this.#find(path);
        return node === undefined ? undefined : exactValue(this.text, node);
    }
    /** The value's own text. */
    raw(path) {
        const node = this.#find(path);
        return node === undefined ? undefined : this.text.slice(node.offset, endOf(node));
    }
    /** The value as a separate document, so that many edits work on the smaller text. */
    at(path) {
        const raw = this.raw(path);
        return raw === undefined ? undefined : new _a(raw);
    }
    /** The object's keys in order, without duplicates; empty for any other value. */
    keys(path) {
        const node = this.#find(path);
        return node?.type === "object" ? [...new Set(childrenOf(node).map(keyOf))] : [];
    }
    /** Number of elements of an array; 0 for any other value. */
    length(path) {
        const node = this.#find(path);
        return node?.type === "array" ? childrenOf(node).length : 0;
    }
    /**
     * Replaces the value, or adds it at the end of the object or array at the parent path. Of duplicate keys, replaces
     * the last one, which is the effective one. Throws if the parent doesn't exist.
     */
    set(path, value) {
        const text = value instanceof _a ? value.text : JSON.stringify(value);
        const node = this.#find(path);
        if (node !== undefined)
            return this.#splice(node.offset, endOf(node), text);
        const parent = this.#find(path.slice(0, -1));
        const step = path.at(-1);
        if (parent?.type === "object" && typeof step === "string") {
            return this.#insertLast(parent, `${JSON.stringify(step)}:${text}`);
        }
        if (parent?.type === "array" && step === childrenOf(parent).length)
            return this.#insertLast(parent, text);
        throw new Error(`No place for ${JSON.stringify(path)} in the document`);
    }
    /** Adds an element at the end of the array. */
    append(path, value) {
        return this.set([...path, this.length(path)], value);
    }
    /** Removes the element or the member (all duplicates of it). Does nothing if it doesn't exist. */
    remove(path) {
        const step = path.at(-1);
        if (step === undefined)
            throw new Error("A document can't lose its root");
        return this.removeEach(path.slice(0, -1), new Set([step]));
    }
    /** Removes several members of one object, or elements of one array. */
    removeEach(path, steps) {
        const parent = this.#find(path);
        if (parent?.type !== "object" && parent?.type !== "array")
            return this;
        const children = childrenOf(parent);
        const goes = children.map((child, index) => steps.has(parent.type === "object" ? keyOf(child) : index));
        if (!goes.includes(true))
            return this;
        if (!goes.includes(false)) {
            return this.#splice(children[0]?.offset ?? 0, endOf(children.at(-1) ?? parent), "");
        }
        const firstKept = goes.indexOf(false);
        let text = "";
        let from = 0;
        for (const [index, child] of children.entries()) {
            if (goes[index] !== true)
                continue;
            // Removes the preceding comma too, or the following one if no kept element precedes.
            const previous = children[index - 1];
            const next = children[index + 1];
            const behind = index > firstKept;
            text += this.text.slice(from, behind && previous ? endOf(previous) : child.offset);
            from = behind || next === undefined ? endOf(child) : next.offset;
        }
        return new _a(text + this.text.slice(from));
    }
    #find(path) {
        this.#root ??= parsed(this.text, strict);
        return nodeAt(this.#root, path);
    }
    #splice(from, to, text) {
        return new _a(this.text.slice(0, from) + text + this.text.slice(to));
    }
    #insertLast(parent, text) {
        const last = childrenOf(parent).at(-1);
        const at = last === undefined ? parent.offset + 1 : endOf(last);
        return this.#splice(at, at, last === undefined ? text : `,${text}`);
    }
}
_a = JsonDocument;


/***/ }),

/***/ 1721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VL: () => (/* binding */ TooLong),
/* harmony export */   bk: () => (/* binding */ writeExact),
/* harmony export */   fh: () => (/* binding */ ExactNumber),
/* harmony export */   zR: () => (/* binding */ depthLimit)
/* harmony export */ });
/**
 * JSON values whose numbers keep their spelling: `1.0`, `1e3` and 64-bit integers stay as they are, and compare as
 * numbers.
 */
/** A number in its JSON spelling. */
class ExactNumber {
    text;
    constructor(text) {
        this.text = text;
    }
    /** One spelling for all equal numbers, of any size: significant digits and a power of ten. */
    get canonical() {
        const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(this.text);
        if (match === null)
            return this.text;
        const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
        const digits = (whole + fraction).replace(/^0+/, "");
        const significant = digits.slice(0, lastOther(digits, "0") + 1);
        if (significant === "")
            return "0";
        const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - significant.length);
        return `${sign}${significant}e${power}`;
    }
}
/** Index of the last character that isn't `one`, or -1. A regular expression would take quadratic time. */
function lastOther(text, one) {
    let at = text.length - 1;
    while (at >= 0 && text[at] === one)
        at -= 1;
    return at;
}
/**
 * Maximum nesting depth of a document. Parsers recurse, and not every stack overflow can be caught, so deeper documents
 * are rejected before parsing.
 */
const depthLimit = 100;
/** The text would exceed the given limit. */
class TooLong extends Error {
    name = "TooLong";
}
const isMap = (value) => value instanceof Map;
/** JSON text of a value. Throws TooLong past `limit` characters or `depth` levels. */
function writeExact(value, limit = Infinity, depth = depthLimit) {
    let length = 0;
    const parts = [];
    const put = (text) => {
        length += text.length;
        if (length > limit)
            throw new TooLong(`more than ${limit} characters`);
        parts.push(text);
    };
    const each = (items, level, keys) => {
        let index = 0;
        for (const item of items) {
            if (index > 0)
                put(",");
            if (keys !== undefined)
                put(`${JSON.stringify(keys[index])}:`);
            write(item, level + 1);
            index += 1;
        }
    };
    const write = (item, level) => {
        if (level > depth)
            throw new TooLong(`nested more than ${depth} levels deep`);
        if (item instanceof ExactNumber)
            return put(item.text);
        if (item === null || typeof item !== "object")
            return put(JSON.stringify(item));
        if (isMap(item)) {
            put("{");
            each(item.values(), level, [...item.keys()]);
            return put("}");
        }
        put("[");
        each(item, level);
        return put("]");
    };
    write(value, 0);
    return parts.join("");
}


/***/ }),

/***/ 1468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hn: () => (/* binding */ taskTags),
/* harmony export */   TS: () => (/* binding */ traceTags),
/* harmony export */   aG: () => (/* binding */ sameTrace),
/* harmony export */   aU: () => (/* binding */ carriedTags),
/* harmony export */   ed: () => (/* binding */ traceKeys),
/* harmony export */   kT: () => (/* binding */ earlierAttempt),
/* harmony export */   nr: () => (/* binding */ revisionTags)
/* harmony export */ });
/** Tags of a revision: carried-over tags, and trace tags that identify the run. */
/** Keys of the trace tags. They are documented, and people search by them. */
const traceKeys = {
    repository: "ecs-release:repository",
    commit: "ecs-release:commit",
    run: "ecs-release:run",
    step: "ecs-release:step",
};
const ownKeys = new Set(Object.values(traceKeys));
/** Limits: tags per resource, and characters in a value (docs/aws-reference.md#task-definitions). */
const tagLimit = 50;
const valueLimit = 256;
/** AWS accepts letters, digits, spaces and `_.:/=+-@` in tags. Replaces other characters with `_`. */
const cleaned = (text) => text.replaceAll(/[^\p{L}\p{N}\p{Z}_.:/=+\-@]/gu, "_").slice(0, valueLimit);
/** Repository, commit, run URL, job and step. Omits what the runner doesn't provide. */
function traceTags(run) {
    const { repository, sha, runId, runAttempt, serverUrl, job, step } = run;
    const address = `${serverUrl}/${repository}/actions/runs/${runId}`;
    const known = serverUrl !== "" && repository !== "" && runId !== "";
    return [
        { key: traceKeys.repository, value: cleaned(repository) },
        { key: traceKeys.commit, value: cleaned(sha) },
        {
            key: traceKeys.run,
            value: known ? cleaned(runAttempt === "" ? address : `${address}/attempts/${runAttempt}`) : "",
        },
        { key: traceKeys.step, value: job === "" ? "" : cleaned([job, step].filter(Boolean).join("/")) },
    ].filter(({ value }) => value !== "");
}
/**
 * The earlier attempt of the same step and run that registered a revision, from its trace tags; 0 if there was none or
 * the tags are incomplete.
 */
function earlierAttempt(tags, run) {
    const own = traceTags(run);
    const said = (of, key) => of.find((tag) => tag.key === key)?.value;
    const step = said(own, traceKeys.step);
    if (step === undefined || step !== said(tags, traceKeys.step))
        return 0;
    const [ours, theirs] = [own, tags].map((of) => /^(.{1,240})\/attempts\/(\d{1,6})$/u.exec(said(of, traceKeys.run) ?? ""));
    if (ours?.[1] === undefined || ours[1] !== theirs?.[1])
        return 0;
    const attempt = Number(theirs[2]);
    return attempt < Number(ours[2]) ? attempt : 0;
}
/** True if both have the same trace tags: the same step of one run registered both, or one is a copy. */
function sameTrace(one, other) {
    const traceOf = (tags) => Object.values(traceKeys)
        .map((key) => tags.find((tag) => tag.key === key)?.value ?? "")
        .join("\n");
    return traceOf(one).trim() !== "" && traceOf(one) === traceOf(other);
}
/** Tags to carry over: without reserved `aws:` tags and an earlier run's trace tags. */
function carriedTags(tags) {
    return tags.filter(({ key }) => key !== "" && !key.toLowerCase().startsWith("aws:") && !ownKeys.has(key));
}
/** Tags of the new revision: the base's tags, then the trace tags if there is room. */
function revisionTags(base, trace) {
    const carried = carriedTags(base);
    const traceLeftOut = trace.length > 0 && carried.length + trace.length > tagLimit;
    return { tags: traceLeftOut ? carried : [...carried, ...trace], traceLeftOut };
}
/**
 * Tags to send with RunTask. ECS copies the `propagated` tags from the task definition itself: they are not sent, but
 * count toward the limit.
 */
function taskTags(copied, propagated, trace) {
    const own = carriedTags(copied);
    const taken = new Set([...own, ...carriedTags(propagated)].map(({ key }) => key));
    const traceLeftOut = trace.length > 0 && taken.size + trace.length > tagLimit;
    return { tags: traceLeftOut ? own : [...own, ...trace], traceLeftOut };
}


/***/ }),

/***/ 9992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   An: () => (/* binding */ registration),
/* harmony export */   Fg: () => (/* binding */ tagsOf),
/* harmony export */   M4: () => (/* binding */ copyLabel),
/* harmony export */   Ql: () => (/* binding */ describedTaskDefinition),
/* harmony export */   SB: () => (/* binding */ describeOnly),
/* harmony export */   ZV: () => (/* binding */ registrable)
/* harmony export */ });
/* unused harmony export TaskDefinition */
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(139);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1944);


/**
 * Members that DescribeTaskDefinition returns and RegisterTaskDefinition rejects
 * (docs/aws-reference.md#task-definitions).
 */
const describeOnly = new Set([
    "taskDefinitionArn",
    "revision",
    "status",
    "requiresAttributes",
    "compatibilities",
    "registeredAt",
    "registeredBy",
    "deregisteredAt",
    "deleteRequestedAt",
]);
/** Docker label of a copy of a revision that is registered for a single one-off task. */
const copyLabel = "ecs-release.one-off";
const membersOf = (value) => typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
const listOf = (value) => Array.isArray(value) ? value : [];
const textOf = (value) => typeof value === "string" && value !== "" ? value : undefined;
const textsOf = (value) => listOf(value).filter((item) => typeof item === "string");
const namesOf = (value) => [
    ...new Set(listOf(value).map((entry) => textOf(membersOf(entry).name) ?? "")),
];
function containerOf(value, index) {
    const members = membersOf(value);
    const log = membersOf(members.logConfiguration);
    const health = membersOf(members.healthCheck);
    const logDriver = textOf(log.logDriver);
    return {
        index,
        name: textOf(members.name) ?? "",
        image: textOf(members.image) ?? "",
        essential: members.essential !== false,
        environmentNames: namesOf(members.environment),
        secretNames: namesOf(members.secrets),
        labelNames: Object.keys(membersOf(members.dockerLabels)),
        ...(logDriver === undefined
            ? {}
            : { logConfiguration: { logDriver, options: membersOf(log.options) } }),
        ...((members.healthCheck ?? null) === null
            ? {}
            : {
                healthCheck: {
                    command: textsOf(health.command),
                    ...(typeof health.startPeriod === "number" ? { startPeriod: health.startPeriod } : {}),
                },
            }),
        dependsOn: listOf(members.dependsOn).map((entry) => ({
            containerName: textOf(membersOf(entry).containerName) ?? "",
            condition: textOf(membersOf(entry).condition) ?? "",
        })),
        restarts: membersOf(members.restartPolicy).enabled === true,
    };
}
class TaskDefinition {
    document;
    #members;
    #containers;
    constructor(document) {
        this.document = document;
    }
    edited(document) {
        return document === this.document ? this : new TaskDefinition(document);
    }
    get family() {
        return textOf(this.#read().family) ?? "";
    }
    get containers() {
        this.#containers ??= listOf(this.#read().containerDefinitions).map(containerOf);
        return this.#containers;
    }
    /** As AWS shows them. */
    get containerPlans() {
        return (this.document.get(["containerDefinitions"]) ?? []);
    }
    container(name) {
        return this.containers.find((container) => container.name === name);
    }
    get networkMode() {
        return textOf(this.#read().networkMode);
    }
    get requiresCompatibilities() {
        return textsOf(this.#read().requiresCompatibilities);
    }
    get runtimePlatform() {
        const { cpuArchitecture, operatingSystemFamily } = membersOf(this.#read().runtimePlatform);
        const cpu = textOf(cpuArchitecture);
        const os = textOf(operatingSystemFamily);
        return {
            ...(cpu === undefined ? {} : { cpuArchitecture: cpu }),
            ...(os === undefined ? {} : { operatingSystemFamily: os }),
        };
    }
    get taskRoleArn() {
        return textOf(this.#read().taskRoleArn);
    }
    get executionRoleArn() {
        return textOf(this.#read().executionRoleArn);
    }
    /** The variable's value in this container. For decisions only: it is never printed. */
    environmentValue(container, name) {
        const entry = listOf(this.document.get(["containerDefinitions", container.index, "environment"])).findLast((item) => membersOf(item).name === name);
        if (entry === undefined)
            return undefined;
        const { value } = membersOf(entry);
        return typeof value === "string" ? value : "";
    }
    #read() {
        this.#members ??= membersOf(this.document.get([]));
        return this.#members;
    }
}
/** Removes only the read-only members and `tags`. */
function registrable(document) {
    return new TaskDefinition(document.removeEach([], new Set([...describeOnly, "tags"])));
}
function tagsOf(document, path) {
    return listOf(document.get(path)).map((entry) => {
        const { key, value } = membersOf(entry);
        return { key: textOf(key) ?? "", value: textOf(value) ?? "" };
    });
}
function unreadable(why, options) {
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        name: "unreadable-task-definition",
        what: `ECS returned a task definition that can't be parsed: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutStop */ .f6)(why)}.`,
        evidence: [],
        remedy: "Run the job again. If it fails again, check the task definition in the ECS console.",
    }, options);
}
/**
 * Parses a response of DescribeTaskDefinition or RegisterTaskDefinition, `{"taskDefinition": {…}, "tags": […]}`. Throws
 * Failure `unreadable-task-definition`.
 */
function describedTaskDefinition(body) {
    let answer;
    try {
        answer = _document_js__WEBPACK_IMPORTED_MODULE_1__/* .JsonDocument */ .qd.parse(body);
    }
    catch (error) {
        throw unreadable((0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error), { cause: error });
    }
    const document = answer.at(["taskDefinition"]);
    if (document?.kind([]) !== "object")
        throw unreadable("it has no `taskDefinition`");
    const { taskDefinitionArn, revision, status, registeredBy } = membersOf(document.get([]));
    const arn = textOf(taskDefinitionArn);
    if (arn === undefined)
        throw unreadable("it has no `taskDefinitionArn`");
    if (typeof revision !== "number")
        throw unreadable("it has no `revision`");
    const definition = registrable(document);
    if (definition.family === "")
        throw unreadable("it has no `family`");
    const by = textOf(registeredBy);
    return {
        definition,
        arn,
        revision,
        status: textOf(status) ?? "",
        ...(by !== undefined && { registeredBy: by }),
        tags: tagsOf(answer, ["tags"]),
    };
}
/** Body of a RegisterTaskDefinition request. Omits `tags` if there are none. */
function registration(definition, tags) {
    if (tags.length === 0)
        return definition.document.remove(["tags"]).text;
    return definition.document.set(["tags"], tags.map(({ key, value }) => ({ key, value }))).text;
}


/***/ }),

/***/ 200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ unknownMembers),
/* harmony export */   x: () => (/* binding */ typeProblems)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(212);
/* harmony import */ var _smithy_core_schema__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6890);
/* harmony import */ var _exact_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1721);
/**
 * Checks the types in a handwritten task definition against the SDK's schema. AWS's error for `cpu: 256` names neither
 * the member nor the line. Accepts members that the schema doesn't have.
 */



const isMembers = (value) => value instanceof Map;
const isList = (value) => Array.isArray(value);
function kindOf(value) {
    if (value === null)
        return "null";
    if (value instanceof _exact_json_js__WEBPACK_IMPORTED_MODULE_0__/* .ExactNumber */ .fh)
        return "a number";
    if (isList(value))
        return "a list";
    if (isMembers(value))
        return "an object";
    return typeof value === "boolean" ? "`true` or `false`" : "text";
}
/** The type that the schema requires; `undefined` if any type is valid. */
function requiredType(schema) {
    if (schema.isStructSchema() || schema.isMapSchema())
        return "an object";
    if (schema.isListSchema())
        return "a list";
    if (schema.isStringSchema())
        return "text";
    if (schema.isBooleanSchema())
        return "`true` or `false`";
    if (schema.isNumericSchema())
        return "a number";
    return undefined;
}
function advice(has, wanted) {
    if (wanted === "text" && (has === "a number" || has === "`true` or `false`"))
        return ": put it in quotes";
    if (has === "text" && (wanted === "a number" || wanted === "`true` or `false`"))
        return ", without quotes";
    return "";
}
/** `Image` for `image`: ECS would silently ignore it. */
function misspelled(key, known) {
    for (const name of known) {
        if (name !== key && name.toLowerCase() === key.toLowerCase())
            return `should be \`${name}\``;
    }
    return undefined;
}
function structProblems(schema, value, path) {
    const members = new Map(schema.structIterator());
    return [...value].flatMap(([key, inner]) => {
        const member = members.get(key);
        if (member !== undefined)
            return problems(member, inner, [...path, key]);
        const text = misspelled(key, members.keys());
        return text === undefined ? [] : [{ path: [...path, key], text }];
    });
}
function problems(schema, value, path) {
    const [wanted, has] = [requiredType(schema), kindOf(value)];
    if (wanted === undefined)
        return [];
    if (wanted !== has)
        return [{ path, text: `is ${has}, but must be ${wanted}${advice(has, wanted)}` }];
    if (isList(value)) {
        return value.flatMap((item, index) => problems(schema.getValueSchema(), item, [...path, index]));
    }
    if (!isMembers(value))
        return [];
    if (schema.isStructSchema())
        return structProblems(schema, value, path);
    return [...value].flatMap(([key, inner]) => problems(schema.getValueSchema(), inner, [...path, key]));
}
/** Names of top-level members that RegisterTaskDefinition does not have, according to the SDK. */
function unknownMembers(document) {
    const known = new Set([..._smithy_core_schema__WEBPACK_IMPORTED_MODULE_1__.NormalizedSchema.of(_aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_2__.RegisterTaskDefinitionRequest$).structIterator()].map(([name]) => name));
    return document.keys([]).filter((name) => !known.has(name));
}
/** All problems, in the document's order. */
function typeProblems(value) {
    return problems(_smithy_core_schema__WEBPACK_IMPORTED_MODULE_1__.NormalizedSchema.of(_aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_2__.RegisterTaskDefinitionRequest$), value, []);
}


/***/ }),

/***/ 584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NZ: () => (/* binding */ isSteady),
/* harmony export */   Os: () => (/* binding */ primaryOf),
/* harmony export */   Rr: () => (/* binding */ deploymentNumber),
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   dR: () => (/* binding */ isFinal),
/* harmony export */   ec: () => (/* binding */ withRolloutStates),
/* harmony export */   gT: () => (/* binding */ supersededBy),
/* harmony export */   vT: () => (/* binding */ endedStatuses),
/* harmony export */   xT: () => (/* binding */ isTrafficShifted)
/* harmony export */ });
/* unused harmony export reasonOf */
/** Whether the result is final. */
const isFinal = ({ state }) => state !== "in-progress" && state !== "unclear" && state !== "rolling-back";
const going = { state: "in-progress" };
function judge(observation) {
    const { service, deployment } = observation;
    if (service === undefined)
        return { state: "gone", reason: "the service no longer exists" };
    if (service.status !== "ACTIVE")
        return { state: "gone", reason: `the service status is ${service.status ?? "missing"}` };
    return deployment === undefined
        ? judgeClassic(observation, service)
        : judgeNative(observation, service, deployment);
}
/** The service's PRIMARY deployment. */
const primaryOf = (service) => service.deployments?.find(({ status }) => status === "PRIMARY");
/** ID of somebody else's deployment that superseded ours, or `undefined`. */
function supersededBy(own, service, deployment) {
    const primary = primaryOf(service);
    if (primary?.id === undefined || primary.id === own.id || own.idsBefore.includes(primary.id))
        return undefined;
    return isRollbackTarget(primary, own, deployment) ? undefined : primary.id;
}
/**
 * Whether ECS rolled back to it. ECS returns to its last successful revision, which may differ from the previous one and
 * may not have been listed (a deployment without tasks isn't). It keeps its creation time, from before our update.
 */
function isRollbackTarget({ createdAt, id = "" }, own, deployment) {
    const sources = (deployment?.sourceServiceRevisions ?? []).map(({ arn }) => arn);
    const targets = [deployment?.rollback?.serviceRevisionArn, ...sources];
    if (targets.some((arn) => arn !== undefined && deploymentNumber(arn) === deploymentNumber(id)))
        return true;
    return epoch(createdAt) < epoch(own.createdAt);
}
/** Compares as false if there is no date. */
const epoch = (date) => date?.getTime() ?? NaN;
function judgeNative(observation, service, deployment) {
    const by = supersededBy(observation.own, service, deployment);
    const reason = reasonOf(deployment);
    // The API can return statuses that the SDK's type doesn't have.
    const status = deployment.status;
    switch (status) {
        case "PENDING":
        case "IN_PROGRESS":
        case "STOP_REQUESTED":
        // Requested only: it may still end as SUCCESSFUL.
        case "ROLLBACK_REQUESTED":
        // Documented in a guide but not in the API (docs/aws-reference.md#service-deployments); STOPPED follows.
        case "STOP_IN_PROGRESS":
            return going;
        case "ROLLBACK_IN_PROGRESS":
            return { state: "rolling-back", reason };
        case "SUCCESSFUL":
            if (by !== undefined)
                return { state: "superseded", by };
            // The classic view can lag. Until it shows our deployment, success isn't proven.
            return primaryOf(service)?.id === observation.own.id ? { state: "succeeded" } : { state: "unclear" };
        case "ROLLBACK_SUCCESSFUL":
            return by === undefined ? { state: "rolled-back", reason } : { state: "superseded", by };
        case "ROLLBACK_FAILED":
            return by === undefined ? { state: "rollback-failed", reason } : { state: "superseded", by };
        case "STOPPED":
            if (by !== undefined)
                return { state: "superseded", by };
            return isReplaced(deployment) ? { state: "unclear", replaced: true } : { state: "stopped", reason };
        default:
            return hasEnded(deployment)
                ? { state: "unknown", status: status ?? "missing" }
                : { ...going, status: status ?? "missing" };
    }
}
/** ECS's reason, seconds before DescribeServices may show the newer deployment (docs/aws-reference.md#rollouts). */
const isReplaced = ({ statusReason = "" }) => /\breplaced by a new service deployment\b/iu.test(statusReason);
/** AWS may add statuses (docs/aws-reference.md), so only these times prove that a deployment has ended. */
const hasEnded = ({ finishedAt, stoppedAt }) => finishedAt !== undefined || stoppedAt !== undefined;
/** Why a deployment ended or is rolling back, quoting AWS if possible. */
function reasonOf(deployment) {
    const reported = deployment.rollback?.reason ?? deployment.statusReason;
    if (reported)
        return reported;
    const breaker = deployment.deploymentCircuitBreaker;
    if (breaker?.status === "TRIGGERED") {
        return `the circuit breaker triggered: ${breaker.failureCount ?? "?"} failed tasks of ${breaker.threshold ?? "?"} allowed`;
    }
    const alarms = deployment.alarms?.triggeredAlarmNames ?? [];
    if (alarms.length > 0)
        return `the alarm ${alarms.join(", ")} triggered`;
    const hook = deployment.lifecycleHookDetails?.find(({ status }) => status === "FAILED" || status === "TIMED_OUT");
    if (hook !== undefined)
        return `the lifecycle hook ${hook.hookId ?? hook.targetArn ?? ""} ended with ${hook.status ?? "no status"}`;
    return `ECS gives no reason (status ${deployment.status ?? "missing"})`;
}
function judgeClassic(observation, service) {
    const { own, seen } = observation;
    const primary = primaryOf(service);
    const ours = service.deployments?.find(({ id }) => id === own.id);
    if (ours === undefined && !seen)
        return { state: "unclear" };
    if (primary === undefined)
        return { state: "unclear" };
    if (primary.id === own.id)
        return judgeOwnPrimary(primary, service);
    const known = own.idsBefore.includes(primary.id ?? "") || isRollbackTarget(primary, own, undefined);
    if (!known)
        return { state: "superseded", by: primary.id ?? "unknown" };
    const reason = classicReason(ours) ?? classicReason(primary) ?? "ECS restored the earlier deployment";
    return primary.rolloutState === "COMPLETED" || (primary.rolloutState === undefined && isSteady(service))
        ? { state: "rolled-back", reason }
        : { state: "rolling-back", reason };
}
const classicReason = (deployment) => {
    const reason = deployment?.rolloutStateReason;
    return reason && !/completed\.$|in progress\.$/.test(reason) ? reason : undefined;
};
function judgeOwnPrimary(primary, service) {
    switch (primary.rolloutState) {
        case "COMPLETED":
            return { state: "succeeded" };
        case "IN_PROGRESS":
            return going;
        case "FAILED":
            return { state: "stopped", reason: primary.rolloutStateReason ?? "ECS gives no reason" };
        case undefined:
            // Services with a Classic Load Balancer have no rollout state (docs/aws-reference.md#services).
            return isSteady(service) ? { state: "succeeded" } : going;
        default:
            return { ...going, status: String(primary.rolloutState) };
    }
}
/** One deployment and the desired number of tasks. Doesn't show which revision runs. */
const isSteady = (service) => service.deployments?.length === 1 &&
    service.runningCount === service.desiredCount &&
    service.pendingCount === 0;
const afterShift = new Set(["POST_PRODUCTION_TRAFFIC_SHIFT", "BAKE_TIME", "CLEAN_UP"]);
/** Whether all production traffic is on the new revision of a blue/green, canary or linear deployment. */
function isTrafficShifted(deployment) {
    return (deployment.status === "IN_PROGRESS" &&
        deployment.targetServiceRevision?.requestedProductionTrafficWeight === 100 &&
        afterShift.has(deployment.lifecycleStage ?? ""));
}
/** The number that `ecs-svc/N` and the service revision ARN `…/N` share (docs/aws-reference.md#service-deployments). */
const deploymentNumber = (idOrArn) => idOrArn.slice(idOrArn.lastIndexOf("/") + 1);
const isNumber = (arn, id) => arn !== undefined && id !== undefined && deploymentNumber(arn) === deploymentNumber(id);
/** The rollout state of a PRIMARY, from the service deployment that deploys it or rolled back to it. */
function rolloutStateOf(id, current) {
    const brings = isNumber(current.targetServiceRevision?.arn, id);
    if (!brings && !isNumber(current.rollback?.serviceRevisionArn, id))
        return undefined;
    if (current.status === (brings ? "SUCCESSFUL" : "ROLLBACK_SUCCESSFUL"))
        return "COMPLETED";
    return hasEnded(current) || endedStatuses.has(current.status ?? "") ? "FAILED" : "IN_PROGRESS";
}
const endedStatuses = new Set([
    "SUCCESSFUL",
    "STOPPED",
    "ROLLBACK_SUCCESSFUL",
    "ROLLBACK_FAILED",
]);
/**
 * Adds the rollout states that the current service deployment proves; the revisions that it replaces had completed.
 * Ignores a service deployment of another PRIMARY.
 */
function withRolloutStates(service, current) {
    if (current === undefined)
        return service;
    const primary = primaryOf(service);
    const rolloutState = rolloutStateOf(primary?.id, current);
    if (rolloutState === undefined)
        return service;
    const sources = current.sourceServiceRevisions ?? [];
    return {
        ...service,
        deployments: (service.deployments ?? []).map((one) => {
            if (one === primary)
                return { ...one, rolloutState };
            const replaced = one.rolloutState === undefined && sources.some(({ arn }) => isNumber(arn, one.id));
            return replaced ? { ...one, rolloutState: "COMPLETED" } : one;
        }),
    };
}


/***/ }),

/***/ 9889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ endPause)
/* harmony export */ });
/* harmony import */ var _pause_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9977);
/* harmony import */ var _reading_service_deployments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3526);


/** Rejects with a Failure. */
async function endPause(context, { serviceDeploymentArn = "" }, pause, action) {
    const { ecs, signal } = context;
    // After a lost response, a second action would be rejected, or would end the next pause of the same hook.
    const found = async () => {
        const [seen] = await (0,_reading_service_deployments_js__WEBPACK_IMPORTED_MODULE_1__/* .describeServiceDeployments */ .P)(context, [serviceDeploymentArn]);
        const isOver = seen && (0,_pause_js__WEBPACK_IMPORTED_MODULE_0__/* .pausesOf */ .P0)(seen).every((other) => (0,_pause_js__WEBPACK_IMPORTED_MODULE_0__/* .keyOfPause */ .Xn)(other) !== (0,_pause_js__WEBPACK_IMPORTED_MODULE_0__/* .keyOfPause */ .Xn)(pause));
        return isOver ? { $metadata: {}, serviceDeploymentArn } : undefined;
    };
    await ecs.continueServiceDeployment({ serviceDeploymentArn, hookId: pause.hookId, action }, { signal, resource: serviceDeploymentArn, found });
}


/***/ }),

/***/ 704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $k: () => (/* binding */ hasReplaced),
/* harmony export */   G2: () => (/* binding */ outlookOfTask),
/* harmony export */   jH: () => (/* binding */ outlookOf)
/* harmony export */ });
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4411);

const end = { next: "end" };
const step = { next: "step" };
function outlookOf({ own, service, deployment, sinceAfter }) {
    if (deployment?.status === "IN_PROGRESS") {
        const bake = bakeTime(deployment);
        if (bake !== undefined)
            return { next: "nothing", until: sinceAfter + (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .minutes */ .Gx)(bake) };
        if (deployment.lifecycleStage === "CLEAN_UP" || deployment.lifecycleStage === "BAKE_TIME")
            return end;
        if ((deployment.deploymentConfiguration?.strategy ?? "ROLLING") !== "ROLLING")
            return step;
    }
    return hasReplaced(own, service) ? end : step;
}
/** Whether all desired tasks run in our deployment and none in another, so that only the end remains. */
function hasReplaced(own, service) {
    const deployments = service.deployments ?? [];
    const ours = deployments.find(({ id }) => id === own.id);
    const others = deployments.filter(({ id }) => id !== own.id);
    return (ours !== undefined &&
        ours.runningCount === ours.desiredCount &&
        others.every(({ runningCount }) => runningCount === 0));
}
/** Minutes without a change in a healthy deployment: bake time, or the wait of a traffic step. */
function bakeTime(deployment) {
    const { bakeTimeInMinutes, canaryConfiguration, linearConfiguration } = deployment.deploymentConfiguration ?? {};
    if (deployment.lifecycleStage === "BAKE_TIME")
        return bakeTimeInMinutes;
    const weight = deployment.targetServiceRevision?.requestedProductionTrafficWeight ?? 0;
    if (deployment.lifecycleStage !== "PRODUCTION_TRAFFIC_SHIFT" || weight <= 0 || weight >= 100)
        return undefined;
    return canaryConfiguration?.canaryBakeTimeInMinutes ?? linearConfiguration?.stepBakeTimeInMinutes;
}
/** A task that isn't RUNNING must start first; then its end is next. */
const outlookOfTask = ({ lastStatus }) => lastStatus === "PROVISIONING" || lastStatus === "PENDING" || lastStatus === "ACTIVATING" ? step : end;


/***/ }),

/***/ 9977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P0: () => (/* binding */ pausesOf),
/* harmony export */   Xn: () => (/* binding */ keyOfPause),
/* harmony export */   wu: () => (/* binding */ isDecidedByTest)
/* harmony export */ });
/* unused harmony export canBeTested */
/** Stages in which tasks of the new revision run. An earlier smoke test would test nothing. */
const withNewRevision = new Set([
    "POST_SCALE_UP",
    "TEST_TRAFFIC_SHIFT",
    "POST_TEST_TRAFFIC_SHIFT",
    "PRE_PRODUCTION_TRAFFIC_SHIFT",
    "PRODUCTION_TRAFFIC_SHIFT",
    "POST_PRODUCTION_TRAFFIC_SHIFT",
]);
const canBeTested = ({ stage, rollingBack }) => !rollingBack && withNewRevision.has(stage);
/**
 * Whether the smoke test decides this pause. It decides the first pause with the new revision running and, in a LINEAR
 * or CANARY deployment, every pause before a traffic step, because the same hook pauses repeatedly.
 */
const isDecidedByTest = (pause, strategy, testedBefore) => canBeTested(pause) &&
    (!testedBefore || (pause.stage === "PRE_PRODUCTION_TRAFFIC_SHIFT" && inSteps.has(strategy)));
const inSteps = new Set(["LINEAR", "CANARY"]);
/** Identifies a pause. AWS may reuse a hook's ID for each of its pauses. */
const keyOfPause = ({ hookId, stage, traffic, expiresAt }) => [hookId, stage, traffic ?? "", expiresAt ?? ""].join(" ");
/** Pauses that wait for an action. */
function pausesOf(deployment) {
    const traffic = deployment.targetServiceRevision?.requestedProductionTrafficWeight;
    return (deployment.lifecycleHookDetails ?? []).flatMap((hook) => {
        if (hook.targetType !== "PAUSE" || hook.status !== "AWAITING_ACTION" || hook.hookId === undefined)
            return [];
        return [
            {
                hookId: hook.hookId,
                stage: deployment.lifecycleStage ?? "",
                rollingBack: deployment.status === "ROLLBACK_IN_PROGRESS" || deployment.status === "ROLLBACK_REQUESTED",
                ...(traffic !== undefined && { traffic }),
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
/** Weights matter only if the strategy shifts traffic; a rolling deployment doesn't. */
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

/***/ 3526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ describeServiceDeployments),
/* harmony export */   a: () => (/* binding */ deploymentsPerCall)
/* harmony export */ });
/* harmony import */ var _services_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1590);

const deploymentsPerCall = 20;
/** By ARN. Omits those that ECS does not know. Rejects with a Failure. */
async function describeServiceDeployments(context, arns) {
    const { ecs, signal } = context;
    const answers = await Promise.all((0,_services_js__WEBPACK_IMPORTED_MODULE_0__/* .inBatches */ .oq)(arns, deploymentsPerCall).map((serviceDeploymentArns) => ecs.describeServiceDeployments({ serviceDeploymentArns }, { signal })));
    return answers.flatMap(({ serviceDeployments }) => serviceDeployments ?? []);
}


/***/ }),

/***/ 3264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ describeServiceRevisions)
/* harmony export */ });
/* harmony import */ var _services_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1590);

const revisionsPerCall = 20;
/** By ARN. Omits those that ECS does not know. Rejects with a Failure. */
async function describeServiceRevisions({ ecs, signal }, arns) {
    const answers = await Promise.all((0,_services_js__WEBPACK_IMPORTED_MODULE_0__/* .inBatches */ .oq)(arns, revisionsPerCall).map((serviceRevisionArns) => ecs.describeServiceRevisions({ serviceRevisionArns }, { signal })));
    return answers.flatMap(({ serviceRevisions }) => serviceRevisions ?? []);
}


/***/ }),

/***/ 1590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ge: () => (/* binding */ describeServices),
/* harmony export */   oq: () => (/* binding */ inBatches),
/* harmony export */   tt: () => (/* binding */ withEventIds)
/* harmony export */ });
const servicesPerCall = 10;
/**
 * Removes the texts of a service's last hundred events, which are most of its size. For callers that keep it for hours
 * and only need to recognize new events.
 */
const withEventIds = (service) => ({
    ...service,
    events: (service.events ?? []).map(({ id }) => ({ id })),
});
/**
 * By name or ARN, as requested. The map has no entry for a MISSING service.
 * @param keep reduces each service before it is stored
 */
async function describeServices(context, which, keep = (service) => service) {
    const cluster = which[0]?.cluster;
    const read = async (batch) => {
        const answer = await context.ecs.describeServices({ ...(cluster !== undefined && { cluster }), services: batch.map(({ name }) => name) }, { signal: context.signal });
        return (answer.services ?? []).map(keep);
    };
    const services = (await Promise.all(inBatches(which, servicesPerCall).map(read))).flat();
    const found = new Map();
    for (const one of which) {
        const match = services.find(({ serviceArn, serviceName }) => serviceArn === one.name || serviceName === one.name);
        if (match !== undefined)
            found.set(one, match);
    }
    return found;
}
function inBatches(items, size) {
    const batches = [];
    for (let start = 0; start < items.length; start += size)
        batches.push(items.slice(start, start + size));
    return batches;
}


/***/ }),

/***/ 9940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ readRevision)
/* harmony export */ });
/* harmony import */ var _definition_task_definition_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9992);

/** By ARN, `family:revision`, or `family` for its newest. Throws Failure for one that can't be read. */
async function readRevision({ ecs, signal }, taskDefinition) {
    let text = "";
    await ecs.describeTaskDefinition({ taskDefinition, include: ["TAGS"] }, { onText: (body) => (text = body), signal, resource: taskDefinition });
    return (0,_definition_task_definition_js__WEBPACK_IMPORTED_MODULE_0__/* .describedTaskDefinition */ .Ql)(text);
}


/***/ }),

/***/ 2166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GC: () => (/* binding */ listRunning),
/* harmony export */   GX: () => (/* binding */ listServiceTasks),
/* harmony export */   em: () => (/* binding */ listStoppedTasks),
/* harmony export */   gC: () => (/* binding */ describeFamilyTasks),
/* harmony export */   jS: () => (/* binding */ describeServiceTasks),
/* harmony export */   p_: () => (/* binding */ describeStopped),
/* harmony export */   yz: () => (/* binding */ describeTasks)
/* harmony export */ });
/* harmony import */ var _services_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1590);

const perPage = 100;
const servicePages = 10;
/**
 * ARNs from at most `pages` pages of 100. With `startedBy`, ECS may reject every other argument, even `maxResults`.
 */
async function listTasks(reader, filter, pages) {
    const found = [];
    let nextToken;
    for (let page = 0; page < pages; page += 1) {
        const answer = await reader.ecs.listTasks({
            ...filter,
            ...(filter.startedBy === undefined && { maxResults: perPage }),
            ...(nextToken !== undefined && { nextToken }),
        }, { signal: reader.signal, resource: filter.cluster });
        found.push(...(answer.taskArns ?? []));
        nextToken = answer.nextToken;
        if (!nextToken)
            break;
    }
    return found;
}
/** The tasks with these ARNs. Omits those that ECS does not know. */
async function describeTasks(reader, cluster, arns) {
    const answers = await Promise.all((0,_services_js__WEBPACK_IMPORTED_MODULE_0__/* .inBatches */ .oq)([...new Set(arns)], perPage).map((batch) => reader.ecs.describeTasks({ cluster, tasks: [...batch] }, { signal: reader.signal, resource: batch.length === 1 ? batch[0] : cluster })));
    return answers.flatMap(({ tasks }) => tasks ?? []);
}
/** ARNs of a service's tasks: running ones, and those that are stopping or stopped within about an hour. */
async function listServiceTasks(reader, cluster, serviceName) {
    const [wanted, stopped] = await Promise.all([
        listTasks(reader, { cluster, serviceName, desiredStatus: "RUNNING" }, servicePages),
        listStoppedTasks(reader, cluster, serviceName),
    ]);
    return { wanted, stopped };
}
/** ARNs of a service's tasks that are stopping or stopped within about an hour. */
const listStoppedTasks = (reader, cluster, serviceName) => listTasks(reader, { cluster, serviceName, desiredStatus: "STOPPED" }, servicePages);
async function describeServiceTasks(reader, cluster, serviceName) {
    const { wanted, stopped } = await listServiceTasks(reader, cluster, serviceName);
    return describeTasks(reader, cluster, [...wanted, ...stopped]);
}
/** Tasks of a family with a desired status of RUNNING, in any revision. All pages. */
const describeFamilyTasks = async (reader, cluster, family) => describeTasks(reader, cluster, await listTasks(reader, { cluster, family, desiredStatus: "RUNNING" }, Number.POSITIVE_INFINITY));
/** Tasks with this `startedBy` and a desired status of RUNNING. ECS allows no other filter with it. All pages. */
const listRunning = (reader, cluster, startedBy) => listTasks(reader, { cluster, startedBy }, Number.POSITIVE_INFINITY);
/**
 * Tasks with this `startedBy` that are stopping or stopped within about an hour. ECS can only filter these by family,
 * which in a crash loop has many: reads the first thousand.
 */
async function describeStopped(reader, cluster, of) {
    const filter = { cluster, family: of.family, desiredStatus: "STOPPED" };
    const tasks = await describeTasks(reader, cluster, await listTasks(reader, filter, 10));
    return tasks.filter(({ startedBy }) => startedBy === of.startedBy);
}


/***/ }),

/***/ 3246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ registerRevision)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2672);
/* harmony import */ var _aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6230);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(139);
/* harmony import */ var _definition_comparison_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2407);
/* harmony import */ var _definition_task_definition_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9992);
/* harmony import */ var _definition_wire_types_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(200);
/* harmony import */ var _reading_task_definitions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9940);







/**
 * Returns the ARN. Sends every member, including those that the SDK does not know: a new AWS setting, or a member that
 * only DescribeTaskDefinition returns. AWS may reject the latter, so a rejected document is sent once more without them.
 * Throws Failure.
 */
async function registerRevision(context, revision, tags) {
    try {
        return await send(context, revision, tags);
    }
    catch (error) {
        const unknown = (0,_definition_wire_types_js__WEBPACK_IMPORTED_MODULE_5__/* .unknownMembers */ .k)(revision.definition.document);
        if (unknown.length === 0 || !(0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .failedAs */ .C4)(error, "invalid"))
            throw error;
        const known = { ...revision, definition: withoutUnknown(revision.definition) };
        const arn = await send(context, known, tags).catch(() => {
            // The unknown members were not the reason.
            throw error;
        });
        const text = `AWS rejected the task definition with ${unknown.join(", ")}. This version does not know these members, so the step registered the task definition without them. ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`;
        context.emit({ kind: "note", level: "warning", about: revision.family, text });
        return arn;
    }
}
async function send(context, revision, tags) {
    const { ecs, signal } = context;
    const { family } = revision;
    let text = "";
    const answer = await ecs.registerTaskDefinition({ family, containerDefinitions: [] }, {
        body: (0,_definition_task_definition_js__WEBPACK_IMPORTED_MODULE_3__/* .registration */ .An)(revision.definition, tags),
        onText: (body) => (text = body),
        signal,
        resource: family,
        found: () => findRegistered(context, revision),
    });
    const arn = answer.taskDefinition?.taskDefinitionArn ?? (text === "" ? undefined : (0,_definition_task_definition_js__WEBPACK_IMPORTED_MODULE_3__/* .describedTaskDefinition */ .Ql)(text).arn);
    if (arn === undefined)
        throw new Error(`RegisterTaskDefinition of ${family} returned no ARN`);
    return arn;
}
/**
 * RegisterTaskDefinition never deduplicates (docs/aws-reference.md#task-definitions). After a lost response, the latest
 * revision is treated as this release's if it is newer than the base and has the content that was sent.
 */
async function findRegistered(context, { family, base, definition }) {
    const newest = await (0,_reading_task_definitions_js__WEBPACK_IMPORTED_MODULE_4__/* .readRevision */ .M)(context, family);
    const isOurs = (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_6__/* .revisionName */ .pd)(newest.arn) !== (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_6__/* .revisionName */ .pd)(base) &&
        [newest.definition, withoutUnknown(newest.definition)].some((one) => (0,_definition_comparison_js__WEBPACK_IMPORTED_MODULE_2__/* .isSameDefinition */ .g)(one, definition));
    return isOurs ? { $metadata: {}, taskDefinition: { taskDefinitionArn: newest.arn } } : undefined;
}
/** DescribeTaskDefinition may return members that were not sent. */
const withoutUnknown = (definition) => definition.edited(definition.document.removeEach([], new Set((0,_definition_wire_types_js__WEBPACK_IMPORTED_MODULE_5__/* .unknownMembers */ .k)(definition.document))));


/***/ }),

/***/ 9260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ taskBounds),
/* harmony export */   FK: () => (/* binding */ hasOwnRollback),
/* harmony export */   Is: () => (/* binding */ isSettled),
/* harmony export */   Oo: () => (/* binding */ controllerOf),
/* harmony export */   ij: () => (/* binding */ deploymentInProgress),
/* harmony export */   qE: () => (/* binding */ provenRevision),
/* harmony export */   qJ: () => (/* binding */ servingRevision),
/* harmony export */   xS: () => (/* binding */ strategyOf)
/* harmony export */ });
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(584);

/** For the ECS controller `deploymentController` may be absent (docs/aws-reference.md#services). */
const controllerOf = (service) => service.deploymentController?.type ?? "ECS";
const strategyOf = (service) => controllerOf(service) === "CODE_DEPLOY"
    ? "CODE_DEPLOY"
    : (service.deploymentConfiguration?.strategy ?? "ROLLING");
/** ARN of the revision that serves now: the PRIMARY task set's, if there are task sets. */
function servingRevision(service) {
    const taskSet = service.taskSets?.find(({ status }) => status === "PRIMARY");
    return taskSet?.taskDefinition ?? service.taskDefinition;
}
/**
 * The deployment in progress, or `undefined`. An unknown rollout state counts as in progress; without a rollout state, a
 * second deployment does. Source: docs/aws-reference.md#services, #rollouts.
 */
function deploymentInProgress(service) {
    const primary = (0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryOf */ .Os)(service);
    if (primary === undefined)
        return undefined;
    const { rolloutState } = primary;
    const goes = rolloutState === undefined
        ? (service.deployments?.length ?? 0) > 1
        : rolloutState !== "COMPLETED" && rolloutState !== "FAILED";
    return goes ? primary : undefined;
}
/** False while its PRIMARY deployment is in progress, is not shown, or failed without a rollback. */
const isSettled = (service) => !lacksPrimary(service) &&
    deploymentInProgress(service) === undefined &&
    (0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryOf */ .Os)(service)?.rolloutState !== "FAILED";
/** A list without PRIMARY shows no end of a deployment. CodeDeploy services have an empty list. */
const lacksPrimary = (service) => (service.deployments ?? []).length > 0 && (0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryOf */ .Os)(service) === undefined;
/**
 * ARN of the last proven revision, the rollback target. While the PRIMARY deployment isn't settled, this is the revision
 * that it replaces, if exactly one is left. Blue/green services may have no rollout states.
 */
function provenRevision(service) {
    if (isSettled(service))
        return servingRevision(service);
    const primary = (0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryOf */ .Os)(service);
    const withoutState = primary !== undefined && primary.rolloutState === undefined;
    const others = (service.deployments ?? []).flatMap(({ status, rolloutState, taskDefinition }) => status !== "PRIMARY" &&
        (rolloutState === "COMPLETED" || (withoutState && rolloutState === undefined)) &&
        taskDefinition !== undefined
        ? [taskDefinition]
        : []);
    const [only, ...more] = new Set(others);
    return only !== undefined && more.length === 0 ? only : servingRevision(service);
}
/** Minimum and maximum numbers of tasks during a rolling deployment (docs/aws-reference.md#rollouts). */
function taskBounds(service) {
    const desired = service.desiredCount ?? 0;
    const { minimumHealthyPercent = 100, maximumPercent = 200 } = service.deploymentConfiguration ?? {};
    return {
        min: Math.ceil((desired * minimumHealthyPercent) / 100),
        max: Math.floor((desired * maximumPercent) / 100),
    };
}
/** Whether ECS rolls back a failed deployment. */
function hasOwnRollback(service) {
    const { deploymentCircuitBreaker: breaker, alarms } = service.deploymentConfiguration ?? {};
    return Boolean((breaker?.enable && breaker.rollback) || (alarms?.enable && alarms.rollback));
}


/***/ }),

/***/ 3825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fg: () => (/* binding */ markOf),
/* harmony export */   Fp: () => (/* binding */ markName),
/* harmony export */   _n: () => (/* binding */ isAlive),
/* harmony export */   bk: () => (/* binding */ markIn),
/* harmony export */   kG: () => (/* binding */ clientTokenOf),
/* harmony export */   tW: () => (/* binding */ isOlder),
/* harmony export */   wK: () => (/* binding */ startedByOf),
/* harmony export */   yv: () => (/* binding */ originOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6762);
/**
 * Recognizes this action's one-off tasks, and decides whether two of them do the same work. Pure.
 *
 * - `startedBy` is the same for every migration of a family, so that one ListTasks in the cluster finds them all.
 * - The mark names the run, attempt, job and step that started a task, and ends in a fingerprint of the work itself.
 *   It is a variable in the task's own overrides: tags need a permission, can be switched off, and are lost with
 *   StopTask; overrides are always described.
 * - `clientToken` makes the same request of the same step the same task (docs/aws-reference.md#runtask).
 */


/** The variable that carries the mark in the deciding container. */
const markName = "ECS_RELEASE_RUN";
/** Prefix of every `startedBy` of this action. */
const prefix = "ecs-release/";
const hash = (parts) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(JSON.stringify(parts)).digest("hex");
/** At most 128 of `[A-Za-z0-9-/_]` (docs/aws-reference.md#runtask); a long family ends in its hash. */
function startedByOf(kind, family) {
    const whole = `${prefix}${kind}/${family}`.replace(/[^\w\-/]/gu, "-");
    return whole.length <= 128 ? whole : `${whole.slice(0, 95)}-${hash([family]).slice(0, 32)}`;
}
/** 16 hexadecimal digits that identify the work. */
function fingerprintOf(work) {
    const environment = work.environment.map(({ name, value }) => [name, value]);
    const parts = [
        work.kind,
        work.cluster,
        work.taskDefinition,
        work.container,
        work.command ?? null,
        environment.toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
        ordered(work.launch),
        work.occasion ?? "",
    ];
    return hash(parts).slice(0, 16);
}
/** Sorts members by name, so that their order doesn't matter. */
function ordered(value) {
    if (Array.isArray(value))
        return value.map(ordered);
    if (typeof value !== "object" || value === null)
        return value;
    return Object.entries(value)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, member]) => [name, ordered(member)]);
}
/** The URL of the run attempt, then job, step and subject, then the fingerprint. Readable for people. */
function markOf(starter, work, subject) {
    const { serverUrl, repository, runId, runAttempt, job, step } = starter;
    const page = `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`;
    const place = [job, step, subject].filter((part) => part !== undefined && part !== "").join("/");
    return `${page}#${place}:${fingerprintOf(work)}`;
}
/**
 * 64 characters for RunTask. `start` counts from 0. `after` is the failed task that an earlier request with the same
 * mark started. A new token requires proof that no task of the previous token is running.
 */
const clientTokenOf = (mark, { kind, cluster }, start, after = "") => hash([kind, cluster, mark, start, after]);
function originOf(task, intent) {
    const mark = markIn(task);
    if (task.startedBy !== intent.startedBy || mark === undefined)
        return "other";
    if (mark === intent.mark)
        return "same-attempt";
    const run = (text) => text.replace(/\/attempts\/\d+#/u, "#");
    return run(mark) === run(intent.mark) ? "same-run" : "other";
}
/** The mark in a task's overrides. Untrusted text. */
function markIn(task) {
    const variables = task.overrides?.containerOverrides?.flatMap(({ environment }) => environment ?? []);
    return variables?.find(({ name }) => name === markName)?.value;
}
/** The container that carries the mark. */
const markedContainer = (task) => task.overrides?.containerOverrides?.find(({ environment }) => environment?.some(({ name }) => name === markName))?.name;
/** Whether it may still do work: neither the task nor its marked container has ended. */
function isAlive(task) {
    if ((0,_task_js__WEBPACK_IMPORTED_MODULE_1__/* .isOver */ .PU)(task))
        return false;
    const name = markedContainer(task);
    const container = task.containers?.find((one) => one.name === name);
    return !(container?.lastStatus === "STOPPED" && container.exitCode !== undefined);
}
/** Orders tasks by creation, then by ARN, so that two runners decide alike. */
function isOlder(one, other) {
    const [a, b] = [one.createdAt?.getTime() ?? 0, other.createdAt?.getTime() ?? 0];
    return a === b ? (one.taskArn ?? "") < (other.taskArn ?? "") : a < b;
}


/***/ }),

/***/ 6321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GF: () => (/* binding */ logPace),
/* harmony export */   U: () => (/* binding */ logLocation)
/* harmony export */ });
/* unused harmony export logQuota */
/** The log stream of a container, in the task's region unless the definition sets another one. */
function logLocation({ name: container, logConfiguration }, owner) {
    const { logDriver, options = {} } = logConfiguration ?? {};
    const unreadable = (why) => ({ kind: "unreadable", why });
    if (logDriver === undefined)
        return unreadable(`Container ${container} has no log configuration.`);
    if (logDriver !== "awslogs") {
        return unreadable(`Container ${container} uses the log driver ${logDriver}. Read its log at the driver's destination.`);
    }
    const group = options["awslogs-group"];
    if (!group)
        return unreadable(`The log configuration of ${container} has no awslogs-group.`);
    const region = options["awslogs-region"] ?? regionOf(owner.taskArn);
    const prefix = options["awslogs-stream-prefix"];
    const taskId = owner.taskArn.slice(owner.taskArn.lastIndexOf("/") + 1);
    if (prefix)
        return { kind: "stream", group, region, stream: `${prefix}/${container}/${taskId}` };
    // Without a prefix, which only EC2 allows, Docker names the stream after the container.
    if (owner.runtimeId === undefined)
        return { kind: "not-yet" };
    return { kind: "stream", group, region, stream: owner.runtimeId };
}
const regionOf = (arn) => arn.split(":")[3] ?? "";
/** Regions with a lower GetLogEvents quota for the whole account (docs/aws-reference.md#logs). */
const slowRegions = new Set([
    "us-west-2",
    "eu-central-1",
    "eu-west-1",
    "ap-northeast-3",
    "ap-southeast-3",
    "ca-west-1",
    "il-central-1",
]);
const logQuota = (region) => {
    if (region === "eu-west-3")
        return 30;
    return slowRegions.has(region) ? 10 : 25;
};
const logPace = (region) => ({
    follow: 2000,
    catchUp: Math.ceil(4000 / logQuota(region)),
});


/***/ }),

/***/ 6762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DM: () => (/* binding */ reasonsToStop),
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   PU: () => (/* binding */ isOver),
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   Xi: () => (/* binding */ taskFacts),
/* harmony export */   b1: () => (/* binding */ missingGrace),
/* harmony export */   t8: () => (/* binding */ containerOf),
/* harmony export */   w6: () => (/* binding */ chooseDecidingContainer),
/* harmony export */   y1: () => (/* binding */ isStoppedWhileRunning),
/* harmony export */   yO: () => (/* binding */ hasSucceeded)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(139);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4411);
/* harmony import */ var _diagnosis_failed_container_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8636);
/* harmony import */ var _diagnosis_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9965);




/**
 * The named container, else the first with a new image, else the only essential one. Injected containers are not in the
 * definition, so they never decide.
 * @throws Failure `container-unknown` or `container-unclear`, both listing the containers
 */
function chooseDecidingContainer(definitions, replaced, named) {
    const names = definitions.map(({ name }) => name);
    const listed = names.join(", ");
    if (named !== undefined) {
        if (names.includes(named))
            return named;
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
            name: "container-unknown",
            what: `The task definition has no container "${named}".`,
            evidence: [`Its containers: ${listed}`],
            remedy: "Set migration-container to one of them.",
        });
    }
    const swapped = names.find((name) => replaced.includes(name));
    if (swapped !== undefined)
        return swapped;
    const enders = definitions.filter(({ essential }) => essential);
    const [only, ...more] = definitions.length === 1 ? definitions : enders;
    if (only !== undefined && more.length === 0)
        return only.name;
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        name: "container-unclear",
        what: "No container got a new image, so it is unclear which container's exit code counts.",
        evidence: [`Containers of the task definition: ${listed}`],
        remedy: "Set migration-container to one of them.",
    });
}
/** For the diagnosis. */
const taskFacts = (task, definition, released) => ({
    task,
    definitions: definition.containerPlans,
    runtimePlatform: definition.runtimePlatform,
    released,
});
/** How long DescribeTasks may not return a task before it counts as gone. */
const missingGrace = (0,_core_time_js__WEBPACK_IMPORTED_MODULE_1__/* .seconds */ .YA)(60);
/** Whether the task is stopping while its deciding container still runs. */
const isStoppedWhileRunning = (task, { container }) => task.desiredStatus === "STOPPED" && containerOf(task, container)?.lastStatus === "RUNNING";
/** Whether the deciding container exited with 0. No other state is a success. */
const hasSucceeded = (verdict) => (verdict.state === "exited" || verdict.state === "outlived") && verdict.exitCode === 0;
/** Our StopTask reasons, to distinguish our stops from others. */
const reasonsToStop = {
    outlived: "ecs-release: the deciding container has ended",
    timeout: "ecs-release: the timeout has passed",
    serves: "ecs-release: the container runs a server instead of the migration",
    yielded: "ecs-release: another task of the same kind was started before this one",
    cancelled: "ecs-release: the job was canceled",
};
function judge(reading, decider) {
    if (reading.task === undefined) {
        return reading.missingFor < missingGrace ? { state: "going", status: "MISSING" } : { state: "gone" };
    }
    const { task } = reading;
    const exitCode = exitCodeOf(task, decider.container);
    const stoppedWhileRunning = reading.stoppedWhileRunning ?? false;
    return isOver(task)
        ? judgeEnd(task, decider, exitCode, stoppedWhileRunning)
        : judgeGoing(task, exitCode, stoppedWhileRunning);
}
/** No more changes: the task is STOPPED, or DELETED, which follows STOPPED. */
const isOver = (task) => task.lastStatus === "STOPPED" || task.lastStatus === "DELETED";
const containerOf = (task, name) => task.containers?.find((container) => container.name === name);
/** Exit code of a container that has stopped. Before that, a stale or early reading does not count. */
function exitCodeOf(task, name) {
    const container = containerOf(task, name);
    const ended = isOver(task) || container?.lastStatus === "STOPPED";
    return ended ? container?.exitCode : undefined;
}
/**
 * Before STOPPED, only a plain success is final: exit code 0, and the container's exit is ECS's reason for the stop.
 * Anything else waits until reasons and codes are complete (docs/aws-reference.md#tasks).
 */
function judgeGoing(task, exitCode, stoppedWhileRunning) {
    if (exitCode !== undefined && task.desiredStatus === "RUNNING")
        return { state: "outlived", exitCode };
    const byItself = task.stopCode === "EssentialContainerExited" && !stoppedWhileRunning;
    if (exitCode === 0 && byItself)
        return { state: "exited", exitCode };
    return { state: "going", status: task.lastStatus ?? "UNKNOWN" };
}
function judgeEnd(task, decider, exitCode, stoppedWhileRunning) {
    const container = containerOf(task, decider.container);
    if (container !== undefined && neverRan(task, decider, container)) {
        const failed = (0,_diagnosis_failed_container_js__WEBPACK_IMPORTED_MODULE_3__/* .failedDependency */ .dw)({ task, definitions: decider.definitions }, container);
        return { state: "dependency-failed", container: failed?.name, exitCode: failed?.exitCode };
    }
    if (exitCode === undefined)
        return { state: "no-exit-code", started: !(0,_diagnosis_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .neverStarted */ .wK)(task) };
    if (exitCode === 0 && (stoppedWhileRunning || !isEndedByContainer(task))) {
        return { state: "interrupted", exitCode, stopCode: task.stopCode ?? "" };
    }
    return { state: "exited", exitCode };
}
/**
 * ECS reports exit code 143 for a container that never ran because another container did not reach the required
 * condition. ECS's reason shows this, or a dependency on SUCCESS that ended otherwise
 * (docs/aws-reference.md#container-dependencies).
 */
function neverRan(task, decider, container) {
    if (container.exitCode !== undefined && container.exitCode !== 143)
        return false;
    if ((0,_diagnosis_failed_container_js__WEBPACK_IMPORTED_MODULE_3__/* .isBlocked */ .lT)(container))
        return true;
    const plan = decider.definitions.find(({ name }) => name === decider.container);
    return (plan?.dependsOn ?? []).some(({ condition, containerName = "" }) => {
        const ended = exitCodeOf(task, containerName);
        return condition === "SUCCESS" && ended !== undefined && ended !== 0;
    });
}
/**
 * Whether a container's exit ended the task, or this action after the deciding container had ended. Any other stop code,
 * an unknown one included, can mean that ECS stopped the container. Without a stop code, only a reason can show a stop.
 */
function isEndedByContainer({ stopCode, stoppedReason }) {
    if (stopCode === "EssentialContainerExited" || stoppedReason === reasonsToStop.outlived)
        return true;
    return stopCode === undefined && (stoppedReason ?? ownExit).startsWith(ownExit);
}
const ownExit = "Essential container in task exited";


/***/ }),

/***/ 349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yw: () => (/* binding */ usedRevisions),
/* harmony export */   nY: () => (/* binding */ searchStep),
/* harmony export */   qE: () => (/* binding */ lastUsed)
/* harmony export */ });
/* unused harmony exports isLeftover, chooseBase */
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2672);
/* harmony import */ var _ecs_definition_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1468);
/* harmony import */ var _ecs_definition_task_definition_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9992);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(139);




/**
 * A leftover is not in use and has this action's trace tags, or is a copy for a one-off task. The ECS console copies
 * tags to a revision that a person makes from ours: that one has the tags of an older revision and another
 * `registeredBy`, and isn't a leftover.
 */
function isLeftover(one, seen, used) {
    if (used.has((0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_3__/* .revisionName */ .pd)(one.arn)))
        return false;
    if (isCopy(one))
        return true;
    if (!(0,_ecs_definition_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .sameTrace */ .aG)(one.tags, one.tags))
        return false;
    return !seen.some((other) => other.revision < one.revision &&
        (0,_ecs_definition_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .sameTrace */ .aG)(other.tags, one.tags) &&
        other.registeredBy !== one.registeredBy);
}
/** The label is part of the definition, so it exists even without trace tags. */
const isCopy = ({ definition }) => definition.containers.some(({ labelNames }) => labelNames.includes(_ecs_definition_task_definition_js__WEBPACK_IMPORTED_MODULE_1__/* .copyLabel */ .M4));
/** @param seen revisions of one family @param used names (`family:revision`) of the revisions in use */
function chooseBase(seen, used) {
    const skipped = [];
    for (const one of seen.toSorted((a, b) => b.revision - a.revision)) {
        if (one.status !== "ACTIVE")
            continue;
        if (!isLeftover(one, seen, used))
            return { base: one, skipped };
        skipped.push(one);
    }
    return { skipped };
}
/** Names of the revisions that the release's services and schedules use. */
function usedRevisions(services, schedules) {
    const arns = [
        ...services.flatMap(({ from, service }) => [from, ...inService(service)]),
        ...schedules.flatMap(({ targets }) => targets.map(({ taskDefinition }) => taskDefinition)),
    ];
    return new Set(arns.filter((arn) => (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_3__/* .parseRevision */ .Pp)(arn) !== undefined).map(_aws_arn_js__WEBPACK_IMPORTED_MODULE_3__/* .revisionName */ .pd));
}
/** A deployment that was replaced before it completed only drains, so its revision is not in use. */
const inService = ({ taskDefinition, deployments = [], taskSets = [] }) => [
    taskDefinition,
    ...deployments
        .filter(({ status, rolloutState }) => status === "PRIMARY" || (rolloutState !== "FAILED" && rolloutState !== "IN_PROGRESS"))
        .map((deployment) => deployment.taskDefinition),
    ...taskSets.map((taskSet) => taskSet.taskDefinition),
].filter((arn) => arn !== undefined);
/** The number of the newest revision in use: the base if no other is ACTIVE, even if it was deregistered. */
function lastUsed(family, used) {
    const revisions = [...used]
        .map(_aws_arn_js__WEBPACK_IMPORTED_MODULE_3__/* .parseRevision */ .Pp)
        .flatMap((one) => (one?.family === family ? one.revision : []));
    return revisions.length === 0 ? undefined : Math.max(...revisions);
}
/** How many revisions below the newest to read, and how many at a time. */
const maxSteps = 200;
const maxBatch = 8;
/**
 * One step of the search for the base, from the newest revision down: one revision, then two, four, and eight at a time.
 * @param newest where the search begins
 * @param seen the revisions read so far, `newest` among them
 * @param alreadyRead how many numbers below `newest` were read or found deleted
 * @throws Failure `too-many-left-overs`
 */
function searchStep({ family, newest, seen, used }, alreadyRead) {
    const { base, skipped } = chooseBase(seen, used);
    if (base !== undefined)
        return { base, skipped };
    const below = newest.revision - 1 - alreadyRead;
    if (below < 1)
        return { base: lastUsed(family, used) ?? newest, skipped };
    if (alreadyRead >= maxSteps)
        throw endless(family, newest);
    const length = Math.min(maxBatch, alreadyRead + 1, below);
    return { next: Array.from({ length }, (_, step) => below - step) };
}
const endless = (family, newest) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR({
    name: "too-many-left-overs",
    what: `The newest ${maxSteps} revisions of ${family} were all registered by this action, and this release uses none of them.`,
    evidence: [`newest: ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_3__/* .revisionName */ .pd)(newest.arn)}`],
    remedy: "Set `task-definition: current`, or set the revision to start from.",
});


/***/ }),

/***/ 2854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ targetOf),
/* harmony export */   Fw: () => (/* binding */ commandFor),
/* harmony export */   YB: () => (/* binding */ partEndOf)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2672);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(139);
/** The result of rolling back one service or schedule, with its text. */


/** ARN of the revision that the rollback deploys: the recorded one, or its copy if that one is INACTIVE. */
const targetOf = ({ from, rollback }) => rollback?.taskDefinition ?? from;
const partEndOf = (entry, end, diagnosis) => {
    switch (end.end) {
        case "back":
            return { state: "back", text: `${entry.name} runs ${targetInWords(entry)}` };
        case "superseded":
            return {
                state: "superseded",
                text: `Another deployment (${end.by}) replaced the one of ${entry.name}, which was therefore not rolled back`,
            };
        case "not-back":
            return notBack(entry, end, diagnosis);
    }
};
function targetInWords(entry) {
    const [from, target] = [(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionName */ .pd)(entry.from), (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionName */ .pd)(targetOf(entry))];
    return from === target ? `${from} again` : `${target}, a copy of ${from}, which is INACTIVE`;
}
/** The command that rolls back a service by hand. Names the copy of an INACTIVE revision, which ECS would refuse. */
const commandFor = (entry) => entry.controller === "CODE_DEPLOY"
    ? `aws deploy stop-deployment --deployment-id ${entry.deploymentId ?? "ID"} --auto-rollback-enabled (if the deployment has ended, deploy ${targetOf(entry)} with CodeDeploy)`
    : `aws ecs update-service --cluster ${entry.cluster} --service ${entry.name} --task-definition ${targetOf(entry)}`;
function notBack(entry, { reason, remedy }, diagnosis) {
    const target = (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionName */ .pd)(targetOf(entry));
    const what = `${entry.name} was not rolled back to ${target}: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutStop */ .f6)(reason)}.`;
    return {
        state: "not-back",
        text: what,
        cause: {
            name: "rollback-failed",
            what: (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .joined */ .oR)(what, diagnosis?.what),
            evidence: [reason, ...(diagnosis?.evidence ?? [])],
            remedy: (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .joined */ .oR)(diagnosis?.remedy, remedy ?? `Roll back to ${target} by hand: ${commandFor(entry)}`),
        },
    };
}


/***/ }),

/***/ 2815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lP: () => (/* binding */ startRollback),
  tN: () => (/* binding */ undo)
});

// UNUSED EXPORTS: groupsOf

// EXTERNAL MODULE: ./build/src/aws/arn.js
var aws_arn = __webpack_require__(2672);
// EXTERNAL MODULE: ./build/src/core/failure.js
var failure = __webpack_require__(139);
// EXTERNAL MODULE: ./build/src/core/time.js + 1 modules
var time = __webpack_require__(4411);
// EXTERNAL MODULE: ./build/src/release/final-check.js
var final_check = __webpack_require__(2950);
// EXTERNAL MODULE: ./build/src/aws/errors/classify.js + 6 modules
var classify = __webpack_require__(6230);
// EXTERNAL MODULE: ./build/src/codedeploy/create.js
var create = __webpack_require__(9442);
// EXTERNAL MODULE: ./build/src/codedeploy/progress.js
var progress = __webpack_require__(9957);
// EXTERNAL MODULE: ./build/src/codedeploy/running.js
var codedeploy_running = __webpack_require__(5975);
// EXTERNAL MODULE: ./build/src/codedeploy/stop.js
var stop = __webpack_require__(5290);
// EXTERNAL MODULE: ./build/src/codedeploy/watch.js
var watch = __webpack_require__(7627);
// EXTERNAL MODULE: ./build/src/codedeploy/app-spec.js
var app_spec = __webpack_require__(7823);
// EXTERNAL MODULE: ./build/src/codedeploy/deployment.js
var deployment = __webpack_require__(6045);
// EXTERNAL MODULE: ./build/src/ecs/deployment.js
var ecs_deployment = __webpack_require__(584);
// EXTERNAL MODULE: ./build/src/ecs/pause.js
var ecs_pause = __webpack_require__(9977);
// EXTERNAL MODULE: ./build/src/ecs/service.js
var ecs_service = __webpack_require__(9260);
// EXTERNAL MODULE: ./build/src/release/rollout/own-deployment.js
var own_deployment = __webpack_require__(8961);
// EXTERNAL MODULE: ./build/src/release/back/part-end.js
var part_end = __webpack_require__(2854);
;// CONCATENATED MODULE: ./build/src/release/back/observe.js







function observeEcs(entry, views) {
    const { service, deployment, followed, stopSent, otherImages } = views;
    const { status = "", serviceDeploymentArn } = deployment ?? {};
    const returning = followed !== undefined && service !== undefined && followed.own.id === (0,own_deployment/* returningId */.a)(entry, service);
    const judgment = followed && (followed.judgment ?? { state: "unclear" });
    // Only pauses of our own rollback: nobody else decides those.
    const pausedByUs = returning || stopSent || status === "ROLLBACK_IN_PROGRESS";
    return {
        ...countsOf(entry, service),
        gone: goneReason(service),
        serving: servingInEcs(entry, service),
        supersededBy: service && foreignPrimary(entry, service, views),
        rollout: returning ? "none" : (judgment ?? (isUnanswered(entry) ? "unanswered" : "none")),
        rollback: (returning ? judgment : undefined) ?? "none",
        stoppable: serviceDeploymentArn !== undefined && !ecs_deployment/* endedStatuses */.vT.has(status),
        stopping: stopping.has(status),
        paused: pausedByUs && deployment !== undefined && !ecs_deployment/* endedStatuses */.vT.has(status) && (0,ecs_pause/* pausesOf */.P0)(deployment).length > 0,
        busy: service !== undefined && (0,ecs_service/* deploymentInProgress */.ij)(service) !== undefined,
        otherImages,
        running: (service?.deployments ?? [])
            .filter(({ taskDefinition }) => taskDefinition === (0,part_end/* targetOf */.$r)(entry) || taskDefinition === entry.from)
            .reduce((sum, { runningCount = 0 }) => sum + runningCount, 0),
    };
}
const stopping = new Set(["STOP_REQUESTED", "STOP_IN_PROGRESS", "ROLLBACK_REQUESTED"]);
/** The response to the change was lost, and AWS has not refused it. */
const isUnanswered = ({ deploymentId, refused, withoutDeployment }) => deploymentId === undefined && refused !== true && withoutDeployment !== true;
function servingInEcs(entry, service) {
    const serving = service?.taskDefinition;
    if (serving === undefined)
        return "unknown";
    if (serving === entry.from || serving === (0,part_end/* targetOf */.$r)(entry))
        return "recorded";
    return serving === entry.to ? "released" : "another";
}
/** The ID of a PRIMARY that is neither of this release nor older than it. */
function foreignPrimary(entry, service, views) {
    const { deploymentId, idsBefore, rollback } = entry;
    const own = views.followed?.own ?? { id: "", idsBefore };
    const ours = [...own.idsBefore, ...(rollback?.idsBefore ?? []), deploymentId ?? ""];
    return (0,ecs_deployment/* supersededBy */.gT)({ ...own, idsBefore: ours }, service, views.deployment);
}
const countsOf = ({ desiredCountBefore: before }, service) => ({
    wanted: service?.desiredCount ?? 0,
    countDiffers: before !== undefined && service?.desiredCount !== before,
});
const goneReason = (service) => service === undefined
    ? "it no longer exists"
    : service.status === "ACTIVE"
        ? undefined
        : `its status is ${service.status ?? "missing"}`;
/** A foreign deployment of the recorded revision counts as successful once it has the traffic. */
function judgmentIn({ returning, reading, }) {
    const enough = returning === "elsewhere" && reading !== undefined && (0,deployment/* isTrafficShifted */.xT)(reading.observation);
    return enough ? { state: "succeeded" } : reading?.judgment;
}
/** During a deployment, only CodeDeploy shows its state; afterwards, and without one, the service decides. */
const isCodeDeployEnough = (judgment) => judgment?.state === "in-progress" || judgment?.state === "gone";
function observeCodeDeploy(entry, views) {
    const { returning, reading, service } = views;
    const judgment = judgmentIn(views);
    const serving = servingInCodeDeploy(entry, views);
    const taskSet = service && (0,app_spec/* primaryTaskSet */.iO)(service);
    const unanswered = entry.prepared !== undefined && entry.refused !== true;
    return {
        ...countsOf(entry, service),
        gone: isCodeDeployEnough(judgment) ? undefined : goneReason(service),
        serving,
        supersededBy: serving === "another" && judgment === undefined ? (taskSet?.externalId ?? taskSet?.id) : undefined,
        rollout: returning === undefined ? (judgment ?? (unanswered ? "unanswered" : "none")) : "none",
        rollback: (returning === undefined ? undefined : judgment) ?? "none",
        stoppable: true,
        stopping: false,
        paused: returning === "here" && waitOf(reading) !== undefined,
        busy: false,
        running: taskSet?.taskDefinition === entry.from ? (taskSet.runningCount ?? 0) : 0,
    };
}
function servingInCodeDeploy(entry, views) {
    const serving = views.service && (0,app_spec/* primaryTaskSet */.iO)(views.service)?.taskDefinition;
    if (serving === undefined)
        return "unknown";
    if (serving === entry.to && serving !== entry.from)
        return "released";
    if (serving !== entry.from)
        return "another";
    return views.returning === undefined && mayHaveTraffic(views) ? "released" : "recorded";
}
const mayLeaveTraffic = new Set(["succeeded", "stopped", "rollback-failed", "unknown"]);
/** A deployment that stops without a rollback leaves its task set with the traffic that it had. */
function mayHaveTraffic({ own, reading, service }) {
    if (own === undefined || reading === undefined || !mayLeaveTraffic.has(reading.judgment.state))
        return false;
    const remains = service?.taskSets?.some(({ id, status }) => status === "ACTIVE" && !own.taskSetsBefore.includes(id ?? ""));
    if (remains !== true)
        return false;
    const { target } = reading.observation;
    if (target === undefined)
        return true;
    const green = target.taskSetsInfo?.find(({ taskSetLabel }) => taskSetLabel === "Green");
    return (green?.trafficWeight ?? 0) > 0;
}
/** The wait that CodeDeploy is in: before the traffic moves, or before the old task set ends. */
function waitOf(reading) {
    const { deployment } = reading?.observation ?? {};
    if (deployment?.status === "Ready")
        return "READY_WAIT";
    return deployment?.instanceTerminationWaitTimeStarted === true && reading?.judgment.state === "in-progress"
        ? "TERMINATION_WAIT"
        : undefined;
}

// EXTERNAL MODULE: ./build/src/ecs/reading/services.js
var services = __webpack_require__(1590);
// EXTERNAL MODULE: ./build/src/release/heartbeat.js
var heartbeat = __webpack_require__(5691);
// EXTERNAL MODULE: ./build/src/release/rollout/update-service.js
var update_service = __webpack_require__(6714);
;// CONCATENATED MODULE: ./build/src/release/back/service.js






class ServiceRollback {
    /** The current journal entry. */
    entry;
    context;
    #heartbeat;
    #progress = "";
    constructor(context, entry) {
        this.context = context;
        this.entry = entry;
        this.#heartbeat = new heartbeat/* Heartbeat */.X(context.clock, context.emit);
    }
    /** Why the rollback failed, if something explains it. */
    diagnose() {
        return Promise.resolve(undefined);
    }
    get name() {
        return this.entry.name;
    }
    async act(act) {
        switch (act.do) {
            case "stop":
                return this.stop();
            case "deploy":
                return this.deploy(act.force);
            case "end-pause":
                return this.endPause();
            case "restore-count":
                await (0,update_service/* setDesiredCount */.kO)(this.context, this.entry, this.entry.desiredCountBefore);
                return undefined;
        }
    }
    waits(until) {
        this.#heartbeat.beat(`${this.name} to run ${(0,aws_arn/* revisionName */.pd)((0,part_end/* targetOf */.$r)(this.entry))} again`, until);
    }
    async describe() {
        const reader = { ecs: await this.context.aws.ecs(), signal: this.context.signal };
        return (await (0,services/* describeServices */.Ge)(reader, [this.entry])).get(this.entry);
    }
    emitProgress(progress) {
        const text = JSON.stringify(progress);
        if (progress === undefined || text === this.#progress)
            return;
        this.#progress = text;
        this.context.emit({ kind: "service-progress", progress: { service: this.name, ...progress } });
        this.#heartbeat.reset();
    }
    /** For a call that failed and is not needed: the next poll shows what it changed. */
    note(error) {
        (0,failure/* assertFailure */.fc)(error);
        this.context.emit({ kind: "note", level: "info", about: this.name, text: error.message });
    }
}

;// CONCATENATED MODULE: ./build/src/release/back/codedeploy.js








class CodeDeployRollback extends ServiceRollback {
    #own;
    #watch;
    #returning;
    #reading;
    #service;
    async observe() {
        await this.#find();
        const reading = (this.#reading = await this.#watch?.read());
        this.emitProgress(reading && (0,progress/* progressOf */.jA)(reading.observation));
        const returning = this.#returning;
        const enough = isCodeDeployEnough(judgmentIn({ returning, reading }));
        const service = enough ? undefined : (reading?.observation.service ?? (await this.describe()));
        this.#service = service;
        return observeCodeDeploy(this.entry, { own: this.#own, returning, reading, service });
    }
    /** This release's deployment; found by its prepared content if its ID is unknown. */
    async #find() {
        const { prepared, deploymentId } = this.entry;
        if (this.#watch !== undefined || prepared === undefined)
            return;
        this.#own =
            deploymentId === undefined
                ? await (0,create/* findDeployment */.HZ)(this.context, prepared)
                : { ...prepared, deploymentId };
        if (this.#own !== undefined)
            this.#watch = new watch/* CodeDeployWatch */.y(this.context, this.#own, true);
    }
    async stop() {
        await (0,stop/* stopDeployment */.U)(this.context, this.#own?.deploymentId ?? "", true);
    }
    async deploy() {
        const [own, service] = [this.#own, this.#service];
        if (own === undefined || service === undefined)
            return undefined;
        const by = `ecs-release ${this.context.request.job.repository}`;
        const prepared = (0,create/* prepareReturn */.sw)(own, service, by);
        const started = await this.#create(prepared);
        if (started.state === "started")
            return this.#follow(started.deployment, "here");
        const { running } = started;
        if (running === undefined || (0,codedeploy_running/* isRollback */.z1)(running))
            return undefined;
        if (running.taskDefinition !== own.from)
            return { end: "superseded", by: running.id };
        return this.#follow({ ...prepared, deploymentId: running.id }, "elsewhere");
    }
    #follow(deployment, startedBy) {
        this.#returning = startedBy;
        this.#watch = new watch/* CodeDeployWatch */.y(this.context, deployment);
    }
    /** The IAM policy may allow only the group's own config or alarms. */
    async #create(prepared) {
        const { config: _config, ...groupConfig } = prepared;
        const { withoutAlarms: _, ...groupAlarms } = prepared;
        const { withoutAlarms: _alarms, ...plain } = groupConfig;
        for (const variant of [prepared, groupAlarms, groupConfig]) {
            try {
                return await (0,create/* createDeployment */.Yy)(this.context, variant);
            }
            catch (error) {
                if (!(0,classify/* failedAs */.C4)(error, "denied"))
                    throw error;
            }
        }
        return (0,create/* createDeployment */.Yy)(this.context, plain);
    }
    /** Skips the waits of our own rollback: traffic moves back now, and the failed task set is removed. */
    async endPause() {
        const wait = waitOf(this.#reading);
        const id = this.#reading?.observation.own.deploymentId;
        if (wait === undefined || id === undefined)
            return;
        // A wait that can't be skipped ends by itself later.
        await (0,stop/* continueDeployment */.v)(this.context, id, wait).catch((error) => this.note(error));
    }
}

// EXTERNAL MODULE: ./build/src/ecs/end-pause.js
var end_pause = __webpack_require__(9889);
// EXTERNAL MODULE: ./build/src/ecs/progress.js
var ecs_progress = __webpack_require__(6844);
// EXTERNAL MODULE: ./build/src/release/rollout/watch.js + 1 modules
var rollout_watch = __webpack_require__(2345);
// EXTERNAL MODULE: ./build/src/diagnosis/deployment.js + 2 modules
var diagnosis_deployment = __webpack_require__(2252);
// EXTERNAL MODULE: ./build/src/release/rollout/explain.js
var explain = __webpack_require__(434);
// EXTERNAL MODULE: ./build/src/release/rollout/wave-reader.js
var wave_reader = __webpack_require__(5950);
;// CONCATENATED MODULE: ./build/src/release/back/diagnose.js





class RollbackDiagnosis {
    #tasks;
    #eventsBefore;
    #service = {};
    constructor(context) {
        this.#tasks = new explain/* FailingTasks */.n(context);
    }
    /** Starts to examine the failed tasks of the recorded revision once ECS counts any. */
    async notice(entry, service) {
        this.#eventsBefore ??= new Set(service.events?.map(({ id }) => id));
        this.#service = service;
        const deployment = this.#deploymentOf(entry);
        if (deployment === undefined || !deployment.failedTasks)
            return;
        const failing = await this.#read(entry, deployment);
        if (failing !== undefined)
            this.#tasks.notice(failing, service, undefined);
    }
    /** Call after a failed rollback. Returns `undefined` if nothing explains it. */
    async finish(entry) {
        const deployment = this.#deploymentOf(entry);
        if (deployment === undefined)
            return undefined;
        const failing = await this.#read(entry, deployment);
        if (failing !== undefined)
            await this.#tasks.finish([failing]);
        const facts = (0,wave_reader/* factsOfEcs */._)(deployment.id ?? "", this.#eventsBefore ?? new Set(), this.#service, undefined);
        return (0,diagnosis_deployment/* diagnoseDeployment */.S)({
            ...facts,
            failing: failing === undefined ? [] : this.#tasks.groupsOf(failing),
        });
    }
    /** The deployment of the recorded revision. */
    #deploymentOf(entry) {
        const primary = (0,ecs_deployment/* primaryOf */.Os)(this.#service);
        return primary?.taskDefinition === (0,part_end/* targetOf */.$r)(entry) ? primary : undefined;
    }
    #read(entry, deployment) {
        return this.#tasks.read(entry, deployment, { ofRollback: true });
    }
}

// EXTERNAL MODULE: ./build/src/aws/retry.js
var retry = __webpack_require__(257);
// EXTERNAL MODULE: ./build/src/ecs/image/reference.js
var reference = __webpack_require__(6716);
// EXTERNAL MODULE: ./build/src/ecs/reading/service-revisions.js
var service_revisions = __webpack_require__(3264);
// EXTERNAL MODULE: ./build/src/ecs/reading/task-definitions.js
var task_definitions = __webpack_require__(9940);
;// CONCATENATED MODULE: ./build/src/ecs/redeployed-images.js

/** Compares the images of a deployment with those that ran before. */
function compareImages(before, now) {
    const images = now?.containerImages ?? [];
    if (images.length === 0 || before === undefined)
        return { images: "unknown", what: "ECS doesn't show which images ran before and which run now" };
    const compared = images.map(({ containerName = "?", image, imageDigest }) => {
        const earlier = before.containerImages?.find((one) => one.containerName === containerName);
        // AWS may show the platform's manifest of an image index (docs/aws-reference.md#images): the reference decides.
        if (image !== undefined && image === earlier?.image && (0,reference/* parseImage */.zZ)(image)?.digest !== undefined)
            return { images: "same" };
        const digest = earlier?.imageDigest;
        if (imageDigest === undefined || digest === undefined)
            return { images: "unknown", what: `ECS doesn't show the image digests of container ${containerName}` };
        return imageDigest === digest
            ? { images: "same" }
            : { images: "other", what: `container ${containerName} runs ${imageDigest} instead of ${digest}` };
    });
    return (compared.find((one) => one.images === "other") ??
        compared.find((one) => one.images === "unknown") ?? { images: "same" });
}

;// CONCATENATED MODULE: ./build/src/release/back/images.js
/** Compares the images of a deployment of the recorded revision with those that ran before. */







class ImageCheck {
    #context;
    /** By service revision. */
    #known = new Map();
    constructor(context) {
        this.#context = context;
    }
    /** @param now ARN of the deployment's service revision; empty if it is unknown */
    async compare(recorded, now) {
        const known = this.#known.get(now);
        if (known !== undefined)
            return known;
        try {
            const found = (await this.#hasOnlyDigests(recorded))
                ? { images: "same" }
                : await this.#compareShown(recorded, now);
            this.#known.set(now, found);
            return found;
        }
        catch (error) {
            (0,failure/* assertFailure */.fc)(error, this.#context.signal);
            const unknown = { images: "unknown", what: `the images can't be compared. ${error.message}` };
            // After a temporary error, the next poll compares again.
            if (!(0,retry/* mayBeTemporary */.Qs)(error))
                this.#known.set(now, unknown);
            return unknown;
        }
    }
    /** A digest is always the same image. */
    async #hasOnlyDigests({ from }) {
        const { aws, signal } = this.#context;
        const { definition } = await (0,task_definitions/* readRevision */.M)({ ecs: await aws.ecs(), signal }, from);
        return definition.containers.every(({ image }) => (0,reference/* parseImage */.zZ)(image)?.digest !== undefined);
    }
    async #compareShown({ from, idsBefore }, now) {
        const { aws, signal } = this.#context;
        const before = idsBefore.map((id) => now.replace(/[^/]*$/u, (0,ecs_deployment/* deploymentNumber */.Rr)(id)));
        const arns = now === "" ? [] : [now, ...before];
        const revisions = await (0,service_revisions/* describeServiceRevisions */.X)({ ecs: await aws.ecs(), signal }, arns);
        return compareImages(revisions.find(({ serviceRevisionArn: arn = "", taskDefinition }) => before.includes(arn) && taskDefinition === from), revisions.find(({ serviceRevisionArn }) => serviceRevisionArn === now));
    }
}

// EXTERNAL MODULE: ./build/src/ecs/definition/tags.js
var definition_tags = __webpack_require__(1468);
// EXTERNAL MODULE: ./build/src/ecs/registration.js
var registration = __webpack_require__(3246);
;// CONCATENATED MODULE: ./build/src/release/back/register-again.js
/** Registers a copy of an INACTIVE revision for a rollback, because UpdateService rejects INACTIVE revisions. */






/** Whether AWS rejected a call because its task definition is INACTIVE. */
const isInactive = (error) => error instanceof failure/* Failure */.HR && error.why.name === "task-definition-inactive";
/** Returns the ARN of the copy. Throws Failure, whose remedy lists the manual steps. */
async function registerAgain({ aws, emit, signal }, arn) {
    const name = (0,aws_arn/* revisionName */.pd)(arn);
    try {
        const reader = { ecs: await aws.ecs(), emit, signal };
        const { definition, tags } = await (0,task_definitions/* readRevision */.M)(reader, arn);
        const { family } = definition;
        // With the trace tags of this run, the copy would look like a new revision of the release.
        const copy = await (0,registration/* registerRevision */.R)(reader, { family, base: arn, definition }, (0,definition_tags/* carriedTags */.aU)(tags));
        const text = `${name} is INACTIVE, so the rollback registered a copy of it as ${(0,aws_arn/* revisionName */.pd)(copy)}.`;
        emit({ kind: "note", level: "warning", about: family, text });
        return copy;
    }
    catch (error) {
        // Temporary errors are retried at the next poll.
        if (!(error instanceof failure/* Failure */.HR) || (0,retry/* mayBeTemporary */.Qs)(error))
            throw error;
        throw new failure/* Failure */.HR({
            ...error.why,
            what: `${name} is INACTIVE, and a copy of it could not be registered. ${error.why.what}`,
            remedy: `${error.why.remedy ?? ""} By hand: aws ecs describe-task-definition --task-definition ${arn}, then aws ecs register-task-definition with the same members, then pass the new ARN to aws ecs update-service.`,
        }, { cause: error.cause });
    }
}

;// CONCATENATED MODULE: ./build/src/release/back/ecs.js














class EcsRollback extends ServiceRollback {
    #diagnosis = new RollbackDiagnosis(this.context);
    #followed;
    #service;
    #deployment;
    #stopSent = false;
    #images = new ImageCheck(this.context);
    get lostAt() {
        return this.entry.lostAt;
    }
    diagnose() {
        return this.#diagnosis.finish(this.entry);
    }
    async observe() {
        let reading = await this.#read();
        let service = reading === undefined ? await this.describe() : reading.observation.service;
        const id = service && ((0,own_deployment/* returningId */.a)(this.entry, service) ?? (0,own_deployment/* ownId */.o)(this.entry, service));
        if (service !== undefined && id !== undefined && id !== this.#followed?.watched.own.id) {
            this.#followed = await this.#follow(id, service);
            reading = await this.#read();
            service = reading?.observation.service;
        }
        const deployment = reading?.observation.deployment;
        this.#service = service;
        this.#deployment = deployment;
        const own = this.#followed?.watched.own;
        if (service !== undefined) {
            await this.#diagnosis.notice(this.entry, service);
            this.emitProgress(own && (0,ecs_progress/* progressOf */.j)(own, service, deployment));
        }
        const followed = own && { own, judgment: reading?.judgment };
        const otherImages = await this.#otherImages(reading);
        return observeEcs(this.entry, { service, deployment, followed, stopSent: this.#stopSent, otherImages });
    }
    /**
     * Why a deployment of the recorded revision that has ended runs other images than before. ECS's own rollback returns
     * to the earlier images. If they can't be compared, only a release of the same revision counts as different.
     */
    async #otherImages(reading) {
        const { from, to, withoutDeployment } = this.entry;
        const own = this.#followed?.watched.own;
        const again = from === to && !withoutDeployment;
        if (own === undefined || reading === undefined || !(0,ecs_deployment/* isFinal */.dR)(reading.judgment))
            return undefined;
        if (!(again || this.#followed?.returning) || this.#deployment?.rollback !== undefined)
            return undefined;
        const now = this.#deployment?.targetServiceRevision?.arn ?? "";
        const found = await this.#images.compare(this.entry, now);
        if (found.images === "same" || (found.images === "unknown" && !again))
            return undefined;
        const by = this.#followed?.returning ? "rollback" : "release";
        return `the ${by} deployed ${(0,aws_arn/* revisionName */.pd)((0,part_end/* targetOf */.$r)(this.entry))} again, and ${found.what}`;
    }
    async #read() {
        return this.#followed && (await this.#followed.watch.read()).get(this.#followed.watched);
    }
    async #follow(id, service) {
        const { aws, clock, emit, signal } = this.context;
        const { name, cluster, at, createdAt: created, rollback, serviceDeploymentArn } = this.entry;
        const returning = id === (0,own_deployment/* returningId */.a)(this.entry, service);
        const listed = service.deployments?.find((one) => one.id === id)?.createdAt;
        const createdAt = listed ?? (returning || created === undefined ? undefined : new Date(created));
        const before = (returning ? rollback?.idsBefore : this.entry.idsBefore) ?? [];
        const own = { id, idsBefore: before.filter((one) => one !== id), createdAt };
        const watched = returning
            ? { name, cluster, own, updatedAt: clock.now() }
            : { name, cluster, own, updatedAt: at, serviceDeploymentArn };
        return { returning, watched, watch: new rollout_watch/* Watch */.ox({ ecs: await aws.ecs(), clock, emit, signal }, [watched]) };
    }
    async stop() {
        const { aws, signal } = this.context;
        const serviceDeploymentArn = this.#deployment?.serviceDeploymentArn ?? "";
        this.#stopSent = true;
        const ecs = await aws.ecs();
        try {
            await ecs.stopServiceDeployment({ serviceDeploymentArn, stopType: "ROLLBACK" }, { signal, resource: serviceDeploymentArn });
            return undefined;
        }
        catch (error) {
            // It just ended, or can't be stopped (docs/aws-reference.md#service-deployments); the next poll shows which.
            this.note(error);
            return "refused";
        }
    }
    async deploy(force) {
        const service = this.#service;
        if (service === undefined)
            return;
        const { desiredCountBefore: desiredCount, rollback: { taskDefinition: copy } = {} } = this.entry;
        const rollback = {
            idsBefore: (0,update_service/* deploymentIds */.Mx)(service),
            ...(copy !== undefined && { taskDefinition: copy }),
        };
        this.#record(rollback);
        try {
            const change = {
                taskDefinition: (0,part_end/* targetOf */.$r)(this.entry),
                forceNewDeployment: force,
                ...(desiredCount !== undefined && { desiredCount }),
            };
            const updated = await (0,update_service/* updateService */.bU)(this.context, { ...this.entry, service }, change);
            this.#record({ ...rollback, deploymentId: (0,ecs_deployment/* primaryOf */.Os)(updated)?.id ?? "" });
        }
        catch (error) {
            if ((0,update_service/* isSuperseded */.pe)(error))
                return;
            if (!isInactive(error) || copy !== undefined)
                throw error;
            this.#record({ ...rollback, taskDefinition: await registerAgain(this.context, this.entry.from) });
            return this.deploy(false);
        }
    }
    #record(rollback) {
        this.entry = this.context.journal.amend(this.entry, { rollback });
    }
    /** Errors are notes: the pause may be over already, or the role can't end it. The watch continues either way. */
    async endPause() {
        const deployment = this.#deployment;
        if (deployment === undefined)
            return;
        const context = { ecs: await this.context.aws.ecs(), signal: this.context.signal };
        for (const pause of (0,ecs_pause/* pausesOf */.P0)(deployment))
            await (0,end_pause/* endPause */.G)(context, deployment, pause, "CONTINUE").catch((error) => this.note(error));
    }
}

// EXTERNAL MODULE: ./build/src/release/rollout/outages.js
var outages = __webpack_require__(81);
;// CONCATENATED MODULE: ./build/src/release/back/decide.js

const isEnd = (next) => "end" in next;
const wait = (what) => ({ do: "wait", for: what });
const notBack = (reason) => ({ end: "not-back", reason });
/** Milliseconds after which a stop without visible effect is sent again. */
const resendStopAfter = (0,time/* seconds */.YA)(30);
function decide(observation, done) {
    if (observation.gone !== undefined)
        return notBack(observation.gone);
    const next = observation.rollback === "none"
        ? afterRollout(observation, done)
        : afterRollback(observation, observation.rollback);
    const waits = !isEnd(next) && next.do === "wait";
    return waits && observation.paused ? { do: "end-pause" } : next;
}
function afterRollback(observation, rollback) {
    switch (rollback.state) {
        case "superseded":
            return endSuperseded(observation, rollback.by);
        case "gone":
            return notBack(rollback.reason);
        case "succeeded":
            return observation.serving === "recorded"
                ? redeployed(observation)
                : wait("the service to show the recorded revision");
        case "in-progress":
        case "unclear":
        case "rolling-back":
            return wait("the deployment of the recorded revision to end");
        case "unknown":
            return wait(`a deployment in the unknown status ${rollback.status} to end`);
        case "rolled-back":
        case "rollback-failed":
        case "stopped":
            return runs(observation) ? proven(observation) : notBack(rollback.reason);
    }
}
function afterRollout(observation, done) {
    const { rollout } = observation;
    if (rollout === "none" || rollout === "unanswered")
        return byServingRevision(observation);
    switch (rollout.state) {
        case "superseded":
            return endSuperseded(observation, rollout.by);
        case "gone":
            return notBack(rollout.reason);
        case "unclear":
            if (rollout.replaced)
                return wait("the service to show the deployment that replaced it");
            return done.noTimeLeft ? deploy(observation) : wait("the deployment to become visible");
        case "rolling-back":
            return wait("AWS to roll back");
        case "in-progress":
            return stopRollout(observation, done);
        case "rolled-back":
            if (observation.serving === "recorded")
                return proven(observation);
            // AWS rolls back to its last successful revision, which may not be the recorded one. A stale response shows the
            // released revision for a while.
            return observation.serving === "another"
                ? deploy(observation)
                : wait("the service to show the rollback");
        case "succeeded":
            return observation.serving === "recorded" ? redeployed(observation) : deploy(observation);
        case "stopped":
        case "rollback-failed":
        case "unknown":
            return runs(observation) ? redeployed(observation) : deploy(observation);
    }
}
/** Image tags of the recorded revision may have moved, and to deploy it once more would start the same images. */
const redeployed = (observation) => observation.otherImages === undefined
    ? proven(observation)
    : { ...notBack(observation.otherImages), remedy: imagesRemedy };
const imagesRemedy = "An image tag of the revision points at another image now. Release the earlier images by digest (REPOSITORY@sha256:… in the input `image`). A revision with digests always returns to the same images.";
/** The rollout's deployment is under way. */
function stopRollout(observation, { stop }) {
    if (observation.supersededBy !== undefined)
        return confirmForeign(observation.supersededBy);
    if (observation.stopping)
        return wait("AWS to roll back");
    // The release redeployed the same revision, so there is no other revision to deploy.
    if (!observation.stoppable || stop === "refused")
        return observation.serving === "recorded" ? wait("the deployment to end") : deploy(observation);
    const waits = stop !== "not-sent" && stop.sentFor < resendStopAfter;
    return waits ? wait("AWS to roll back") : { do: "stop" };
}
/** The release has no deployment to follow, so the serving revision decides. */
function byServingRevision(observation) {
    switch (observation.serving) {
        case "recorded":
            return observation.busy ? wait("another deployment to end") : proven(observation);
        case "released":
            return observation.supersededBy === undefined
                ? deploy(observation)
                : { end: "superseded", by: observation.supersededBy };
        case "another":
            return { end: "superseded", by: observation.supersededBy ?? "unknown" };
        case "unknown":
            return wait("the service to show its revision");
    }
}
/** A foreign deployment stays as it is, unless it deployed the recorded revision. */
const endSuperseded = (observation, by) => observation.serving === "recorded" ? byServingRevision(observation) : { end: "superseded", by };
const confirmForeign = (by) => wait(`confirmation that deployment ${by} is not part of this release`);
/** Never deploys over a foreign deployment: the next observation confirms or clears it. */
const deploy = (observation) => observation.supersededBy === undefined
    ? { do: "deploy", force: observation.serving === "recorded" }
    : confirmForeign(observation.supersededBy);
const runs = ({ serving, running, wanted }) => serving === "recorded" && running >= wanted;
/** "Back" is verified: the recorded revision serves, with the desired number of tasks. */
function proven(observation) {
    if (observation.countDiffers)
        return { do: "restore-count" };
    return runs(observation)
        ? { end: "back" }
        : wait(`tasks of the recorded revision (${observation.running} of ${observation.wanted} running)`);
}
/**
 * Whether an end is final. A failure, which one stale response could show, needs a second observation. A success counts
 * only once no change of the release can still take effect.
 * @param observations observations in a row that came to this end
 * @param settlesIn milliseconds until no change of this release can take effect
 */
function isCertain({ end }, observations, settlesIn) {
    if (end === "not-back")
        return observations >= 2;
    return settlesIn <= 0 && observations >= (end === "superseded" ? 2 : 1);
}

;// CONCATENATED MODULE: ./build/src/release/back/follow.js
/** Rolls back one service or schedule: observe, decide (`decide.ts`), act, until the rollback is verified or fails. */




class Follow {
    #clock;
    #side;
    #noTimeLeft;
    #stopSentAt;
    stopRefused = false;
    #firstObservedAt;
    #unanswered = false;
    #candidate = "";
    #agreeing = 0;
    /** What the last poll waited for. */
    waitedFor = "the first poll";
    constructor(clock, side, noTimeLeft = false) {
        this.#clock = clock;
        this.#side = side;
        this.#noTimeLeft = noTimeLeft;
    }
    /** One poll and the action it requires. Returns the end once it is final. */
    async step() {
        const observation = await this.#side.observe();
        this.#firstObservedAt ??= this.#clock.now();
        this.#unanswered ||= observation.rollout === "unanswered";
        const next = decide(observation, this.#done);
        if (isEnd(next))
            return this.#agreed(next);
        this.#agreeing = 0;
        if (next.do === "wait") {
            this.waitedFor = next.for;
            return undefined;
        }
        const result = await this.#side.act(next);
        if (next.do === "stop")
            this.#stopSentAt = this.#clock.now();
        if (result === "refused")
            this.stopRefused = true;
        return result === undefined || result === "refused" ? undefined : result;
    }
    get #done() {
        const sent = this.#stopSentAt;
        const stop = this.stopRefused
            ? "refused"
            : sent === undefined
                ? "not-sent"
                : { sentFor: this.#clock.now() - sent };
        return { stop, noTimeLeft: this.#noTimeLeft };
    }
    #agreed(end) {
        this.#agreeing = this.#candidate === end.end ? this.#agreeing + 1 : 1;
        this.#candidate = end.end;
        this.waitedFor = "a change to settle, because its response was lost";
        return isCertain(end, this.#agreeing, this.#settlesIn) ? end : undefined;
    }
    /** Milliseconds until no change of the release can take effect. */
    get #settlesIn() {
        // A retry of the unanswered change may have been sent right before the first poll.
        const since = this.#unanswered ? this.#firstObservedAt : this.#side.lostAt;
        return since === undefined ? 0 : since + retry/* settling */.Ni - this.#clock.now();
    }
}
/**
 * Polls until the end or the deadline. Throws the failure of the last poll if AWS does not respond at the deadline:
 * what the service runs then is unknown, which is not the same as "not back".
 */
async function follow(context, side, deadline) {
    const { clock, pace, signal, emit } = context;
    const follows = new Follow(clock, side);
    const { attempt, lastFailure } = (0,outages/* toleratingOutages */.I)(emit, side.name, async () => {
        const end = await follows.step();
        if (end === undefined)
            side.waits?.(deadline.at);
        return end;
    });
    const end = await (0,time/* poll */.wt)({ clock, pace, signal, deadline }, attempt);
    if (end !== undefined)
        return end;
    const outage = lastFailure();
    if (outage !== undefined)
        throw outage;
    return { end: "not-back", reason: `timed out waiting for ${follows.waitedFor}` };
}
/** For a job that is about to be killed: takes the action that starts the rollback, without waiting. */
async function start(clock, side) {
    const follows = new Follow(clock, side, true);
    const end = await follows.step();
    if (end === undefined && follows.stopRefused)
        await follows.step();
}

// EXTERNAL MODULE: ./build/src/release/schedules.js
var schedules = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/src/schedules/move.js + 1 modules
var move = __webpack_require__(7625);
// EXTERNAL MODULE: ./build/src/schedules/prove.js
var prove = __webpack_require__(5714);
;// CONCATENATED MODULE: ./build/src/release/back/schedule.js




/** A change of targets takes a short time to show (PutTargets, API reference), and others may write concurrently. */
const timeout = (0,time/* seconds */.YA)(60);
/** A schedule has no deployments and no tasks, so the only act is to deploy, and "back" needs no running tasks. */
const withoutDeployments = {
    rollback: "none",
    stoppable: false,
    stopping: false,
    paused: false,
    busy: false,
    running: 0,
    wanted: 0,
    countDiffers: false,
};
/** Restores the documents of one schedule from the journal. */
async function rollBackSchedule(context, entry) {
    const { clock } = context;
    const { name, before, answered } = entry;
    const notes = new Set();
    /** What the last poll found, as sentences. */
    let differences = [];
    const side = {
        name,
        lostAt: entry.lostAt,
        observe: async () => {
            differences = (0,prove/* differencesFrom */.Jh)(before, await (0,prove/* currentRevisions */.Kc)(context, before), "restored");
            return {
                ...withoutDeployments,
                serving: differences.length === 0 ? "recorded" : "released",
                rollout: answered === true ? { state: "succeeded" } : "unanswered",
            };
        },
        /** Throws Failure `schedule-changed` if somebody else changed what a target runs. */
        act: async () => {
            const restored = await (0,move/* restoreSchedule */.y)(context, before);
            for (const note of restored.notes)
                notes.add(note);
            return undefined;
        },
    };
    const end = await follow(context, side, new time/* Deadline */.B2(clock, timeout));
    if (end.end === "back")
        return { state: "back", text: [`${entry.name} has its previous target again.`, ...notes].join(" ") };
    const reason = end.end === "not-back" ? end.reason : `${end.by} changed it`;
    const what = `${entry.name} was not rolled back to the previous revision: ${reason}.`;
    const remedy = "Compare its targets with the task definitions in the report, and restore them by hand.";
    const cause = { name: "rollback-failed", what, evidence: [...differences, ...notes], remedy };
    return { state: "not-back", text: what, cause };
}

// EXTERNAL MODULE: ./build/src/release/verdicts.js
var verdicts = __webpack_require__(8837);
;// CONCATENATED MODULE: ./build/src/release/back/undo.js
/** Rolls back every change in the journal, in reverse order, and verifies each. */











/**
 * Returns the end of each part, by the name of the service or schedule. Rejects only if the job is canceled: a part that
 * can't be rolled back is reported and does not stop the others.
 * @param superseded services that another deployment has replaced; they are not changed
 */
async function undo(context, reason, superseded = new Set()) {
    const parts = new Map();
    for (const group of groupsOf(context.journal, superseded)) {
        const rollingBack = group.map(async (entry) => parts.set(entry.name, await rollBack(context, entry, reason)));
        await Promise.all(rollingBack);
    }
    await checkAgain(context, parts);
    return parts;
}
/** Checks again at the end: somebody else may have deployed a service while others were being rolled back. */
async function checkAgain(context, parts) {
    await context.background?.finish();
    const back = context.journal.services.filter(({ name }) => parts.get(name)?.state === "back");
    for (const { entry, verdict, by, cause } of await (0,final_check/* finalCheck */.T)(context, back, "recorded")) {
        const superseded = verdict === "superseded";
        const end = (0,part_end/* partEndOf */.YB)(entry, superseded ? { end: "superseded", by } : { end: "not-back", reason: cause.what });
        parts.set(entry.name, end);
        emitEnd(context, entry, end);
    }
}
/** Schedules first, then the waves from last to first; the parts of a group are independent of each other. Pure. */
function groupsOf(journal, superseded) {
    const services = journal.services.filter(({ name }) => !superseded.has(name));
    const waves = [...new Set(services.map(({ wave }) => wave))].toSorted((one, other) => other - one);
    return [
        journal.schedules.toReversed(),
        ...waves.map((number) => services.filter(({ wave }) => wave === number)),
    ];
}
async function rollBack(context, entry, reason) {
    const { emit, signal } = context;
    const before = entry.kind === "service" ? [entry.from] : entry.before.targets.map((target) => target.taskDefinition);
    const to = [...new Set(before.map(aws_arn/* revisionName */.pd))].join(", ");
    emit({ kind: "rolling-back", part: entry.name, to, reason });
    let end;
    try {
        end = await (entry.kind === "schedule"
            ? rollBackSchedule(context, entry)
            : rollBackService(context, entry));
    }
    catch (error) {
        signal.throwIfAborted();
        end = unverified(context, entry, error);
    }
    if (entry.kind === "schedule") {
        const verdict = (0,schedules/* scheduleVerdictOf */.ot)(entry.before, (0,verdicts/* verdictOfPart */.EG)(end), end.text);
        emit({ kind: "schedule-ended", verdict });
    }
    emitEnd(context, entry, end);
    return end;
}
function emitEnd({ emit }, { name: part }, end) {
    const cause = end.state === "not-back" ? { cause: end.cause } : {};
    emit({ kind: "rollback-ended", part, back: end.state === "back", text: end.text, ...cause });
}
/** Waits until the rollback is verified or has failed. */
async function rollBackService(context, entry) {
    const side = sideOf(context, entry);
    const end = await follow(context, side, new time/* Deadline */.B2(context.clock, context.request.rollout.timeout));
    return (0,part_end/* partEndOf */.YB)(side.entry, end, end.end === "not-back" ? await side.diagnose() : undefined);
}
/** Sends the call that starts the rollback, without waiting, because the job is about to be killed. */
const startRollback = (context, entry) => start(context.clock, sideOf(context, entry));
const sideOf = (context, entry) => entry.controller === "CODE_DEPLOY"
    ? new CodeDeployRollback(context, entry)
    : new EcsRollback(context, entry);
/** The rollback itself failed, so nothing shows which revision the part runs. */
function unverified({ journal }, entry, error) {
    const { name } = entry;
    const from = entry.kind === "service" ? ` from ${(0,aws_arn/* revisionName */.pd)(entry.from)} to ${(0,aws_arn/* revisionName */.pd)(entry.to)}` : "";
    const text = `${name} was being moved${from}; its current revision is not verified.`;
    // The rollback may have registered a copy since.
    const now = entry.kind === "service" && (journal.services.find((one) => one.name === name) ?? entry);
    const how = now ? `roll it back with: ${(0,part_end/* commandFor */.Fw)(now)}` : "set the revision that it ran before.";
    const why = error instanceof failure/* Failure */.HR
        ? error.why
        : {
            name: "internal-error",
            what: `Rolling back ${name} failed: ${(0,failure/* withoutStop */.f6)((0,failure/* messageOf */.bD)(error))}.`,
            evidence: [],
        };
    const remedy = (0,failure/* joined */.oR)(why.remedy, `Then check ${name} and ${how}`);
    return {
        state: "not-back",
        text: `${(0,failure/* messageOf */.bD)(error)} ${text}`,
        cause: { ...why, evidence: [...why.evidence, text], remedy },
    };
}


/***/ }),

/***/ 6521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KW: () => (/* binding */ cancelled),
/* harmony export */   x7: () => (/* binding */ leaveExplanation),
/* harmony export */   z1: () => (/* binding */ stopTasks)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2672);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(139);
/* harmony import */ var _core_cancellation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4006);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4411);
/* harmony import */ var _last_verdicts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2638);
/* harmony import */ var _one_off_stop_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7282);
/* harmony import */ var _back_undo_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2815);
/* harmony import */ var _refuse_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1727);








/** @param known verdicts of the services whose rollout ended before the cancellation */
async function cancelled(context, known) {
    const { onCancel } = context.request.rollout;
    if (!context.journal.changed) {
        return { outcome: "cancelled", cause: _refuse_js__WEBPACK_IMPORTED_MODULE_6__/* .nothingChanged */ .Us };
    }
    if (onCancel === "leave") {
        return {
            outcome: "cancelled",
            cause: causeWith(leaveExplanation),
            verdicts: (0,_last_verdicts_js__WEBPACK_IMPORTED_MODULE_3__/* .verdictsAfterCancel */ .zx)(context, known),
        };
    }
    const { signal, cancel } = (0,_core_time_js__WEBPACK_IMPORTED_MODULE_2__/* .abortAfter */ .dg)(context.clock, (0,_core_cancellation_js__WEBPACK_IMPORTED_MODULE_1__/* .timeLeft */ .f$)(context.clock, context.signal));
    const shielded = { ...context, aws: context.aws.shielded(), signal };
    await Promise.all([...(onCancel === "stop" ? [stopTasks(shielded)] : []), startRollbacks(shielded)]);
    cancel();
    return {
        outcome: "cancelled",
        cause: causeWith("Rollback started; the post step will report the result."),
        verdicts: (0,_last_verdicts_js__WEBPACK_IMPORTED_MODULE_3__/* .verdictsAfterCancel */ .zx)(context, known),
    };
}
const leaveExplanation = "on-cancel is `leave`: nothing is rolled back, and deployments in progress continue.";
const causeWith = (evidence) => ({
    name: "cancelled",
    what: "The job was canceled.",
    evidence: [evidence],
});
async function startRollbacks(context) {
    await Promise.all(context.journal.services.map(async (entry) => {
        context.emit({
            kind: "rolling-back",
            part: entry.name,
            to: (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_7__/* .revisionName */ .pd)(entry.from),
            reason: "canceled",
        });
        try {
            await (0,_back_undo_js__WEBPACK_IMPORTED_MODULE_5__/* .startRollback */ .lP)(context, entry);
        }
        catch (error) {
            const text = `The step could not start the rollback (${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutStop */ .f6)((0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error))}); the post step tries again.`;
            context.emit({ kind: "note", level: "warning", about: entry.name, text });
        }
    }));
}
/**
 * For `on-cancel: stop`: stops the one-off tasks in the journal that still run.
 * @param settles milliseconds to keep searching for a task that ECS doesn't list yet; after a lost response of RunTask,
 *   it may start late
 */
async function stopTasks(context, settles = 0) {
    const { aws, clock, journal, pace, signal, emit } = context;
    const stopper = { ecs: await aws.ecs(), signal };
    const deadline = new _core_time_js__WEBPACK_IMPORTED_MODULE_2__/* .Deadline */ .B2(clock, settles);
    const stop = async (entry) => {
        const refused = await (0,_one_off_stop_js__WEBPACK_IMPORTED_MODULE_4__/* .stopTasksOf */ .c)(stopper, entry);
        for (const { what } of refused ?? [])
            noteUnstopped(emit, entry, what);
        return refused && true;
    };
    const running = journal.tasks.filter(({ ended }) => ended !== true);
    const stopOrNote = async (entry) => {
        try {
            const done = await (0,_core_time_js__WEBPACK_IMPORTED_MODULE_2__/* .poll */ .wt)({ clock, pace, signal, deadline }, () => stop(entry));
            if (done === undefined && entry.taskArn !== undefined)
                noteUnstopped(emit, entry, `ECS doesn't list ${entry.taskArn}.`);
        }
        catch (error) {
            noteUnstopped(emit, entry, (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error));
        }
    };
    await Promise.all(running.map(stopOrNote));
}
const noteUnstopped = (emit, { task, mark }, why) => emit({
    kind: "note",
    level: "warning",
    about: mark,
    text: `The ${task} task could not be stopped: ${why}`,
});


/***/ }),

/***/ 7828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ isBack),
/* harmony export */   V: () => (/* binding */ displacementOf)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2672);
/* harmony import */ var _codedeploy_app_spec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7823);
/* harmony import */ var _ecs_deployment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(584);
/* harmony import */ var _ecs_service_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9260);
/* harmony import */ var _back_part_end_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2854);
/* harmony import */ var _rollout_own_deployment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8961);
/* harmony import */ var _superseded_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9515);







function displacementOf(entry, service, expected) {
    const wanted = expected === "released" ? [entry.to] : [entry.from, (0,_back_part_end_js__WEBPACK_IMPORTED_MODULE_3__/* .targetOf */ .$r)(entry)];
    const on = expected === "released"
        ? `healthy on ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_6__/* .revisionName */ .pd)(entry.to)}`
        : `rolled back to ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_6__/* .revisionName */ .pd)(entry.from)}`;
    const { name } = entry;
    if (service?.status !== "ACTIVE") {
        const what = `${name} was ${on}, but is now ${service?.status ?? "gone"}.`;
        const remedy = "Find out who deleted or drained the service (CloudTrail: DeleteService, UpdateService).";
        const cause = { name: "service-gone", what, evidence: [], remedy };
        return { entry, verdict: "failed", by: "", cause };
    }
    if (wanted.includes((0,_ecs_service_js__WEBPACK_IMPORTED_MODULE_2__/* .servingRevision */ .qJ)(service) ?? ""))
        return undefined;
    const by = (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .primaryOf */ .Os)(service)?.id ?? (0,_codedeploy_app_spec_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryTaskSet */ .iO)(service)?.id ?? "unknown";
    if (expected === "released" ? isRolledBack(entry, service) : isOwn(entry, service)) {
        const what = expected === "released"
            ? `After ${name} was ${on}, ECS or CodeDeploy rolled its deployment back, before the release ended.`
            : `After ${name} was ${on}, the deployment of this release serves again.`;
        const remedy = "Check the service's events, its alarms and the stopped tasks.";
        const cause = { name: "deployment-rolled-back", what, evidence: [`deployment ${by}`], remedy };
        return { entry, verdict: "failed", by, cause };
    }
    const what = `After ${name} was ${on}, another deployment (${by}) replaced the one of this release, before the release ended.`;
    return { entry, verdict: "superseded", by, cause: (0,_superseded_js__WEBPACK_IMPORTED_MODULE_5__/* .supersededCause */ .o)(name, what, service) };
}
/** Whether the serving deployment is older than the release's, so that AWS restored it. */
function isRolledBack({ controller, createdAt, deploymentId: id, idsBefore, prepared }, service) {
    if (controller === "CODE_DEPLOY")
        return prepared?.taskSetsBefore.includes((0,_codedeploy_app_spec_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryTaskSet */ .iO)(service)?.id ?? "") === true;
    const primary = (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .primaryOf */ .Os)(service)?.id;
    const own = { id: id ?? "", idsBefore, ...(createdAt !== undefined && { createdAt: new Date(createdAt) }) };
    return primary !== undefined && primary !== id && (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .supersededBy */ .gT)(own, service) === undefined;
}
/** Whether the serving deployment is the release's own. */
function isOwn(entry, service) {
    if (entry.controller === "CODE_DEPLOY")
        return (0,_codedeploy_app_spec_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryTaskSet */ .iO)(service)?.externalId === (entry.deploymentId ?? "?");
    const id = (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .primaryOf */ .Os)(service)?.id;
    return id !== undefined && id === (0,_rollout_own_deployment_js__WEBPACK_IMPORTED_MODULE_4__/* .ownId */ .o)(entry, service);
}
/** Whether the recorded revision serves with the desired number of tasks: the definition of "back". */
function isBack(entry, service) {
    if (service === undefined || displacementOf(entry, service, "recorded") !== undefined)
        return false;
    const parts = entry.controller === "CODE_DEPLOY" ? service.taskSets : service.deployments;
    const running = (parts ?? [])
        .filter(({ taskDefinition }) => taskDefinition === entry.from || taskDefinition === (0,_back_part_end_js__WEBPACK_IMPORTED_MODULE_3__/* .targetOf */ .$r)(entry))
        .reduce((sum, { runningCount = 0 }) => sum + runningCount, 0);
    return running >= (service.desiredCount ?? Infinity);
}


/***/ }),

/***/ 5161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ deregisterFailed)
/* harmony export */ });
/* unused harmony export isBack */
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2672);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(139);
/* harmony import */ var _ecs_reading_services_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1590);
/* harmony import */ var _ecs_reading_tasks_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2166);
/* harmony import */ var _ecs_service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9260);
/* harmony import */ var _plan_leftovers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(349);
/* harmony import */ var _schedules_read_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4458);
/**
 * `failed-revision: deregister`: deregisters the revisions that this run registered, after a failed release whose
 * rollback is verified. Otherwise schedules by family, other tools and IaC data sources would use them as the latest.
 */







/** Whether everything runs what it ran before the release. For `cancelled`, the post step decides. */
function isBack(outcome) {
    switch (outcome) {
        case "rolled-back":
        case "migration-failed":
        case "refused":
            return true;
        case "released":
        case "unchanged":
        case "planned":
        case "started":
        case "failed":
        case "rollback-failed":
        case "superseded":
        case "cancelled":
            return false;
    }
}
/**
 * Never rejects. If a revision stays registered (because it is in use, or AWS rejects the call), a note reports why.
 */
async function deregisterFailed(context, outcome) {
    const registered = context.journal.entries
        .filter((entry) => entry.kind === "registered")
        .filter(({ deregistered }) => deregistered !== true);
    if (!isBack(outcome) || registered.length === 0 || context.request.rollout.failedRevision === "keep")
        return;
    let users;
    try {
        users = await findUsers(context, registered);
    }
    catch (error) {
        const why = `stays registered because the step can't check what uses it: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`;
        for (const entry of registered)
            note(context, entry, why);
        return;
    }
    for (const entry of registered) {
        const user = users.get((0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(entry.arn));
        if (user === undefined)
            await deregister(context, entry);
        else
            note(context, entry, `stays registered because ${user} uses it`);
    }
}
async function deregister(context, entry) {
    const { arn } = entry;
    try {
        const ecs = await context.aws.ecs();
        await ecs.deregisterTaskDefinition({ taskDefinition: arn }, { signal: context.signal, resource: arn });
        note(context, entry, "was deregistered because this run registered it and the release failed");
    }
    catch (error) {
        note(context, entry, `stays registered: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
    }
}
const note = ({ emit }, { arn }, text) => emit({
    kind: "note",
    level: "info",
    about: (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(arn),
    text: `${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(arn)} ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutStop */ .f6)(text)}.`,
});
/** `family:revision` → its user: a service or schedule of the release, or a task outside the release's services. */
async function findUsers(context, registered) {
    const { aws, request, signal } = context;
    const reader = { ecs: await aws.ecs(), signal };
    const requested = request.waves.flat().map((name) => ({ name, cluster: request.cluster }));
    const services = [...(await (0,_ecs_reading_services_js__WEBPACK_IMPORTED_MODULE_5__/* .describeServices */ .Ge)(reader, requested)).values()];
    const cluster = services[0]?.clusterArn ?? request.cluster;
    const schedules = await (0,_schedules_read_js__WEBPACK_IMPORTED_MODULE_3__/* .readSchedules */ .D)(context, request.schedules, cluster);
    const families = [...new Set(registered.map(({ family }) => family))];
    const tasks = await Promise.all(families.map((family) => (0,_ecs_reading_tasks_js__WEBPACK_IMPORTED_MODULE_6__/* .describeFamilyTasks */ .gC)(reader, cluster, family)));
    const own = new Set(services.map(({ serviceName = "" }) => `service:${serviceName}`));
    return new Map([
        ...tasks
            .flat()
            .filter(({ group = "" }) => !own.has(group))
            .map(({ taskArn = "", taskDefinitionArn = "" }) => {
            return [(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(taskDefinitionArn), `the task ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .shortName */ .EU)(taskArn)}`];
        }),
        ...schedules.flatMap((schedule) => [...(0,_plan_leftovers_js__WEBPACK_IMPORTED_MODULE_2__/* .usedRevisions */ .Yw)([], [schedule])].map((name) => [name, schedule.name])),
        ...services.flatMap((service) => [...(0,_plan_leftovers_js__WEBPACK_IMPORTED_MODULE_2__/* .usedRevisions */ .Yw)([{ from: (0,_ecs_service_js__WEBPACK_IMPORTED_MODULE_1__/* .servingRevision */ .qJ)(service) ?? "", service }], [])].map((name) => [name, service.serviceName ?? "a service"])),
    ]);
}


/***/ }),

/***/ 2950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ finalCheck)
/* harmony export */ });
/* harmony import */ var _ecs_reading_services_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1590);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(139);
/* harmony import */ var _displacement_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7828);
/**
 * The final check, after everything that waits. Another deployment may have replaced a healthy or rolled-back service
 * while the release worked on other services, logs and schedules.
 */



/**
 * Every service was verified before, so a failed read is a note, not a failure. A change counts unless a second read
 * shows that it was stale.
 */
async function finalCheck(context, entries, expected) {
    const { clock, pace, signal, emit } = context;
    let seen = [];
    try {
        seen = await checkOnce(context, entries, expected);
        if (seen.length === 0)
            return [];
        await clock.sleep(pace(0), signal);
        const again = seen.map(({ entry }) => entry);
        return await checkOnce(context, again, expected);
    }
    catch (error) {
        (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .assertFailure */ .fc)(error);
        emit({
            kind: "note",
            level: "warning",
            text: `The final check of the services failed: ${error.message}`,
        });
        return seen;
    }
}
async function checkOnce({ aws, signal }, entries, expected) {
    if (entries.length === 0)
        return [];
    const services = await (0,_ecs_reading_services_js__WEBPACK_IMPORTED_MODULE_2__/* .describeServices */ .Ge)({ ecs: await aws.ecs(), signal }, entries);
    return entries.flatMap((entry) => (0,_displacement_js__WEBPACK_IMPORTED_MODULE_1__/* .displacementOf */ .V)(entry, services.get(entry), expected) ?? []);
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
    #emit;
    #last;
    constructor(clock, emit) {
        this.#clock = clock;
        this.#emit = emit;
        this.#last = clock.now();
    }
    /** Call after logging something else. */
    reset() {
        this.#last = this.#clock.now();
    }
    /** Logs what the step waits for, and until when (epoch milliseconds), if nothing was logged for a minute. */
    beat(awaiting, until) {
        if (this.#clock.now() - this.#last < interval)
            return;
        this.#emit({ kind: "heartbeat", awaiting, ...(until !== undefined && { until }) });
        this.reset();
    }
}


/***/ }),

/***/ 2638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LU: () => (/* binding */ verdictsAfterRollback),
/* harmony export */   tA: () => (/* binding */ serviceVerdict),
/* harmony export */   zx: () => (/* binding */ verdictsAfterCancel)
/* harmony export */ });
/* harmony import */ var _verdicts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8837);

/**
 * After a rollback: the verdict follows from how each part ended. `known` has the verdicts of the rollouts, and stays
 * for a service that the rollback left alone.
 */
function verdictsAfterRollback(context, parts, known = new Map()) {
    const verdicts = new Map(known);
    for (const entry of context.journal.services) {
        const part = parts.get(entry.name);
        if (part === undefined)
            continue;
        const cause = part.state === "not-back" ? part.cause : undefined;
        verdicts.set(entry.name, verdictOf(context, entry, (0,_verdicts_js__WEBPACK_IMPORTED_MODULE_0__/* .verdictOfPart */ .EG)(part), known, cause));
    }
    return verdicts;
}
/** After a cancellation: rollouts and rollbacks may still be in progress; the post step reports the result. */
const verdictsAfterCancel = (context, known) => new Map(context.journal.services.map((entry) => [entry.name, verdictOf(context, entry, "cancelled", known)]));
function verdictOf({ clock }, entry, verdict, verdicts, otherwise) {
    const known = verdicts.get(entry.name);
    const seconds = known?.seconds ?? Math.round((clock.now() - entry.at) / 1000);
    const cause = known?.cause ?? otherwise;
    return serviceVerdict(entry, { verdict, seconds, ...(cause && { cause }) });
}
/** Takes what a verdict repeats from the journal. */
const serviceVerdict = ({ name, from, to, strategy, deploymentId = "" }, end) => ({ name, from, to, strategy, deploymentId, ...end });


/***/ }),

/***/ 6476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ deregister),
/* harmony export */   G: () => (/* binding */ deregisterCopies)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2672);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(139);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4411);
/**
 * Deregisters the copies of revisions that one-off tasks ran on (`copy.ts`). Separate from it, so that `post` loads no
 * code that registers.
 */



/** Milliseconds. A canceled job has more urgent calls to make. */
const whenCanceled = (0,_core_time_js__WEBPACK_IMPORTED_MODULE_1__/* .seconds */ .YA)(4);
const otherwise = (0,_core_time_js__WEBPACK_IMPORTED_MODULE_1__/* .seconds */ .YA)(120);
/** For `post`: deregisters the copies that a killed step left. Never rejects. */
async function deregisterCopies(context) {
    const left = context.journal.entries.filter((entry) => entry.kind === "registered" && entry.oneOff === true && entry.deregistered !== true);
    for (const entry of left)
        await attempt(context, entry, (0,_core_time_js__WEBPACK_IMPORTED_MODULE_1__/* .abortAfter */ .dg)(context.clock, whenCanceled));
}
/** Never rejects. If the job is canceled meanwhile, `post` deregisters the copy. */
async function deregister(context, entry, complete) {
    const { clock, signal } = context;
    const time = signal.aborted ? (0,_core_time_js__WEBPACK_IMPORTED_MODULE_1__/* .abortAfter */ .dg)(clock, whenCanceled) : (0,_core_time_js__WEBPACK_IMPORTED_MODULE_1__/* .abortAfter */ .dg)(clock, otherwise, signal);
    if (await attempt(context, entry, time))
        complete({ deregistered: true });
}
async function attempt({ aws, emit }, { arn, family }, { signal, cancel }) {
    try {
        const ecs = await aws.shielded().ecs();
        await ecs.deregisterTaskDefinition({ taskDefinition: arn }, { signal, resource: arn });
        return true;
    }
    catch (thrown) {
        const canceled = signal.aborted && signal.reason.name !== "TimeoutError";
        if (canceled)
            return false;
        const why = thrown instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR ? thrown.message : "AWS did not respond in time.";
        const name = (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_2__/* .revisionName */ .pd)(arn);
        const text = `Revision ${name} was registered for a single one-off task and could not be deregistered: ${why} Run: aws ecs deregister-task-definition --task-definition ${name}`;
        emit({ kind: "note", level: "warning", about: family, text });
        return false;
    }
    finally {
        cancel();
    }
}


/***/ }),

/***/ 2477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ LogTail),
/* harmony export */   a: () => (/* binding */ cut)
/* harmony export */ });
const keptLines = 50;
const keptEvents = 2000;
/** Longer lines are truncated: CloudWatch accepts events of a megabyte. */
const longestLine = 4096;
class LogTail {
    #lines = [];
    /** Largest timestamp among the events that are no longer remembered. */
    #forgotten = Number.NEGATIVE_INFINITY;
    #events = [];
    #keys = new Map();
    get lines() {
        return this.#lines.slice(-keptLines);
    }
    /** Every event since this time is remembered, in epoch milliseconds. */
    get oldestRemembered() {
        if (this.#events.length === 0)
            return undefined;
        const oldest = this.#events.reduce((least, { timestamp }) => Math.min(least, timestamp), Number.MAX_SAFE_INTEGER);
        return Math.max(oldest, this.#forgotten + 1);
    }
    /** Adds an event and returns its lines. */
    add(event) {
        this.#remember(event);
        const lines = (event.message ?? "")
            .replace(/\r?\n$/u, "")
            .split(/\r?\n/u)
            .map(cut);
        // One event may contain a megabyte of line breaks.
        this.#lines.push(...lines.slice(-keptLines));
        if (this.#lines.length > 10 * keptLines)
            this.#lines = this.#lines.slice(-keptLines);
        return lines;
    }
    remembers(event) {
        return this.#keys.has(keyOf(event));
    }
    #remember(event) {
        const key = keyOf(event);
        this.#events.push({ timestamp: event.timestamp ?? 0, key });
        this.#keys.set(key, (this.#keys.get(key) ?? 0) + 1);
        if (this.#events.length <= 2 * keptEvents)
            return;
        for (const { key: old, timestamp } of this.#events.splice(0, keptEvents)) {
            this.#forgotten = Math.max(this.#forgotten, timestamp);
            const count = (this.#keys.get(old) ?? 1) - 1;
            if (count > 0)
                this.#keys.set(old, count);
            else
                this.#keys.delete(old);
        }
    }
}
/** GetLogEvents returns no event IDs. The same line twice in one millisecond counts as one event. */
const keyOf = ({ timestamp, ingestionTime, message = "" }) => `${timestamp ?? ""} ${ingestionTime ?? ""} ${message.length} ${message.slice(0, 200)}`;
const cut = (line) => line.length <= longestLine
    ? line
    : `${line.slice(0, longestLine)}… (${line.length - longestLine} more characters)`;


/***/ }),

/***/ 7282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ stopTask),
/* harmony export */   c: () => (/* binding */ stopTasksOf)
/* harmony export */ });
/* harmony import */ var _ecs_reading_tasks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2166);
/* harmony import */ var _ecs_task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6762);
/* harmony import */ var _ecs_task_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3825);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(139);




/** Returns the cause if ECS rejects the call. A task that has already stopped is not a failure. */
async function stopTask({ ecs, signal }, task, why) {
    const { cluster, taskArn } = task;
    try {
        await ecs.stopTask({ cluster, task: taskArn, reason: _ecs_task_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonsToStop */ .DM[why] }, { signal, resource: taskArn });
        return undefined;
    }
    catch (thrown) {
        (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .assertFailure */ .fc)(thrown, signal);
        return thrown.why;
    }
}
/** The tasks of a journal entry, as far as ECS lists them. */
async function tasksOf(stopper, entry) {
    const { cluster, startedBy, mark, taskArn } = entry;
    const arns = taskArn === undefined ? await (0,_ecs_reading_tasks_js__WEBPACK_IMPORTED_MODULE_3__/* .listRunning */ .GC)(stopper, cluster, startedBy) : [taskArn];
    const tasks = await (0,_ecs_reading_tasks_js__WEBPACK_IMPORTED_MODULE_3__/* .describeTasks */ .yz)(stopper, cluster, arns);
    return tasks.filter((task) => taskArn !== undefined || (0,_ecs_task_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .markIn */ .bk)(task) === mark);
}
/** For a canceled job with `on-cancel: stop`. Returns the failures; `undefined` if ECS doesn't list the task (yet). */
async function stopTasksOf(stopper, entry) {
    const tasks = await tasksOf(stopper, entry);
    if (tasks.length === 0)
        return undefined;
    const refused = [];
    for (const { taskArn } of tasks.filter(_ecs_task_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .isAlive */ ._n)) {
        if (taskArn === undefined)
            continue;
        const cause = await stopTask(stopper, { cluster: entry.cluster, taskArn }, "cancelled");
        if (cause !== undefined)
            refused.push(cause);
    }
    return refused;
}


/***/ }),

/***/ 434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ FailingTasks)
/* harmony export */ });
/* harmony import */ var _diagnosis_task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2415);
/* harmony import */ var _ecs_reading_task_definitions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9940);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(139);
/* harmony import */ var _core_bounded_set_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7433);
/* harmony import */ var _task_evidence_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4);





const tasksPerCall = 100;
/** Kinds of failure per service for which log and targets are read; more would only repeat them. */
const maxCauses = 5;
/** Upper bound of reported kinds: a container may exit with a different code every time. */
const maxGroups = 20;
/** Failed tasks per service that are remembered: more than one call returns. */
const maxTasks = 500;
class FailingTasks {
    #context;
    #cases = new Map();
    /** By deployment ID. */
    #read = new Map();
    #noted = false;
    constructor(context) {
        this.#context = context;
    }
    /**
     * The service of a deployment whose revision the release did not prepare, read once; `undefined`, with a note, if it
     * can't be read.
     */
    async read({ name, cluster }, { id = "", taskDefinition = "" }, more = {}) {
        if (this.#read.has(id))
            return this.#read.get(id);
        const { aws, signal } = this.#context;
        let one;
        try {
            const { definition } = await (0,_ecs_reading_task_definitions_js__WEBPACK_IMPORTED_MODULE_1__/* .readRevision */ .M)({ ecs: await aws.ecs(), signal }, taskDefinition);
            one = { name, cluster, definition, replaced: [], deploymentId: id, ...more };
        }
        catch (error) {
            signal.throwIfAborted();
            this.#note(name, error);
        }
        this.#read.set(id, one);
        return one;
    }
    /** Compares the failure counts; a higher one starts an investigation in the background. */
    notice(one, service, deployment) {
        const known = this.#caseOf(one);
        const failures = failureCount(one, service, deployment);
        if (failures <= known.failures)
            return;
        known.failures = failures;
        this.#investigate(one, known);
    }
    /** Waits for pending investigations. Investigates a service that failed without a failure count. */
    async finish(failed) {
        for (const one of failed) {
            const known = this.#caseOf(one);
            if (known.groups.size === 0)
                this.#investigate(one, known);
        }
        let pending = this.#pending;
        while (pending.length > 0) {
            await Promise.all(pending);
            pending = this.#pending;
        }
    }
    /** Why its tasks failed, the most frequent cause first. */
    groupsOf(one) {
        const groups = [...this.#caseOf(one).groups.values()].toSorted((a, b) => b.count - a.count);
        return groups.map(({ cause, count, example }) => ({ cause, count, example }));
    }
    get #pending() {
        return [...this.#cases.values()].flatMap(({ pending }) => pending ?? []);
    }
    #caseOf(one) {
        const known = this.#cases.get(one);
        if (known !== undefined)
            return known;
        const fresh = {
            failures: 0,
            pending: undefined,
            again: false,
            seen: new _core_bounded_set_js__WEBPACK_IMPORTED_MODULE_4__/* .Recent */ .g(maxTasks),
            groups: new Map(),
        };
        this.#cases.set(one, fresh);
        return fresh;
    }
    #investigate(one, known) {
        if (known.pending !== undefined) {
            known.again = true;
            return;
        }
        known.pending = this.#examine(one, known)
            .catch((error) => this.#note(one.name, error))
            .finally(() => {
            known.pending = undefined;
            if (!known.again)
                return;
            known.again = false;
            this.#investigate(one, known);
        });
    }
    async #examine(one, known) {
        const stopped = await this.#stoppedTasks(one);
        const isOurs = belongsTo(one);
        const failed = stopped.filter(hasFailed);
        const fresh = failed.filter((task) => isOurs(task) && known.seen.add(task.taskArn ?? ""));
        const others = failed.filter((task) => !isOurs(task));
        const changed = new Set();
        for (const task of fresh) {
            const group = await this.#file(one, known, task);
            if (group !== undefined)
                changed.add(group);
        }
        const otherCauses = new Set(others.map((task) => (0,_diagnosis_task_js__WEBPACK_IMPORTED_MODULE_0__/* .diagnoseTask */ .S)((0,_task_evidence_js__WEBPACK_IMPORTED_MODULE_3__/* .factsOf */ .x)(one, task)).name));
        for (const group of changed)
            this.#emit(one, group, otherCauses);
    }
    async #stoppedTasks(one) {
        const ecs = await this.#context.aws.ecs();
        const { cluster, name: serviceName } = one;
        const options = { signal: this.#context.signal, resource: serviceName };
        const { taskArns = [] } = await ecs.listTasks({ cluster, serviceName, desiredStatus: "STOPPED" }, options);
        if (taskArns.length === 0)
            return [];
        const { tasks = [] } = await ecs.describeTasks({ cluster, tasks: taskArns.slice(0, tasksPerCall) }, options);
        return tasks;
    }
    /** Groups a task by cause; for the first of a group, its log and targets are read too. */
    async #file(one, known, task) {
        const alone = (0,_diagnosis_task_js__WEBPACK_IMPORTED_MODULE_0__/* .diagnoseTask */ .S)((0,_task_evidence_js__WEBPACK_IMPORTED_MODULE_3__/* .factsOf */ .x)(one, task));
        const key = keyOf(alone);
        const group = known.groups.get(key);
        if (group !== undefined) {
            group.count += 1;
            return group;
        }
        if (known.groups.size >= maxGroups)
            return undefined;
        const facts = known.groups.size < maxCauses
            ? await (0,_task_evidence_js__WEBPACK_IMPORTED_MODULE_3__/* .withEvidence */ .K)(this.#context, one, task, (error) => this.#note(one.name, error))
            : (0,_task_evidence_js__WEBPACK_IMPORTED_MODULE_3__/* .factsOf */ .x)(one, task);
        const { taskArn: example = "" } = task;
        const fresh = { cause: (0,_diagnosis_task_js__WEBPACK_IMPORTED_MODULE_0__/* .diagnoseTask */ .S)(facts), example, log: facts.log ?? [], count: 1 };
        known.groups.set(key, fresh);
        return fresh;
    }
    #emit(one, group, otherCauses) {
        const { cause, count, example, log } = group;
        group.log = [];
        this.#context.emit({
            kind: "tasks-failing",
            failing: {
                service: one.name,
                cause,
                count,
                example,
                log,
                oldRevisionToo: one.ofRollback !== true && otherCauses.has(cause.name),
                ...(one.ofRollback && { ofRollback: true }),
            },
        });
    }
    #note(about, error) {
        if (this.#noted || this.#context.signal.aborted)
            return;
        this.#noted = true;
        const text = `The diagnosis of failed tasks is incomplete: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`;
        this.#context.emit({ kind: "note", level: "info", about, text });
    }
}
/** `startedBy` names the deployment, or the task set for CodeDeploy. */
function belongsTo(one) {
    if (one.prepared === undefined)
        return ({ startedBy }) => startedBy === one.deploymentId;
    const { taskSetsBefore } = one.prepared;
    return ({ startedBy = "" }) => startedBy.startsWith("ecs-svc/") && !taskSetsBefore.includes(startedBy);
}
function failureCount(one, service, deployment) {
    const classic = service.deployments?.find(({ id }) => id === one.deploymentId)?.failedTasks ?? 0;
    return Math.max(classic, deployment?.deploymentCircuitBreaker?.failureCount ?? 0);
}
/** Scale-in and replacement stop tasks too; those aren't failures (docs/aws-reference.md#stop-reasons). */
const hasFailed = ({ stoppedReason = "", stopCode }) => !(stopCode === "ServiceSchedulerInitiated" && stoppedReason.startsWith("Scaling activity initiated by"));
const keyOf = ({ name, container, exitCode }) => JSON.stringify([name, container, exitCode]);


/***/ }),

/***/ 81:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ toleratingOutages)
/* harmony export */ });
/* harmony import */ var _aws_retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(257);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(139);
/** Keeps a watch alive during an AWS outage: a failed poll does not end the rollout. */


/**
 * Wraps a poll so that throttling, lost responses, 5xx and unknown errors count as "nothing seen"; the deadline of the
 * wait bounds them. Any other error, such as a denial or an expired session, is thrown.
 */
function toleratingOutages(emit, about, attempt) {
    let failure;
    return {
        lastFailure: () => failure,
        async attempt() {
            try {
                const seen = await attempt();
                failure = undefined;
                return seen;
            }
            catch (error) {
                if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR) || !(0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .mayBeTemporary */ .Qs)(error))
                    throw error;
                const text = `${error.message} Trying again.`;
                if (failure === undefined)
                    emit({ kind: "note", level: "warning", about, text });
                failure = error;
                return undefined;
            }
        },
    };
}


/***/ }),

/***/ 8961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ returningId),
/* harmony export */   o: () => (/* binding */ ownId)
/* harmony export */ });
/* harmony import */ var _ecs_deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(584);

/** The ID of this release's deployment; if the response was lost, a new PRIMARY with its revision. */
function ownId(entry, service) {
    if (entry.withoutDeployment)
        return undefined;
    // An attempt with a lost response may take effect after the attempt whose response arrived.
    const repeated = entry.lostAt === undefined ? undefined : newPrimary(service, entry.to, entry.idsBefore);
    return repeated ?? entry.deploymentId ?? newPrimary(service, entry.to, entry.idsBefore);
}
/** The ID of the deployment of the recorded revision, found in the same way if the response was lost. */
function returningId({ deploymentId, from, rollback }, service) {
    if (rollback === undefined)
        return undefined;
    const { deploymentId: id, idsBefore, taskDefinition = from } = rollback;
    if (id === undefined)
        return newPrimary(service, taskDefinition, idsBefore);
    // UpdateService started nothing: the recorded revision was already PRIMARY.
    return idsBefore.includes(id) && id !== deploymentId ? undefined : id;
}
function newPrimary(service, revision, idsBefore) {
    const primary = (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryOf */ .Os)(service);
    return primary?.taskDefinition === revision && !idsBefore.includes(primary.id ?? "")
        ? primary.id
        : undefined;
}


/***/ }),

/***/ 4:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ withEvidence),
/* harmony export */   x: () => (/* binding */ factsOf)
/* harmony export */ });
/* harmony import */ var _diagnosis_failed_container_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8636);
/* harmony import */ var _ecs_task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6762);
/* harmony import */ var _ecs_task_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6321);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4411);
/* harmony import */ var _one_off_log_tail_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2477);





const tailLines = 30;
/** CloudWatch shows a line only seconds after it was written, and the last lines matter most. */
const ingestion = (0,_core_time_js__WEBPACK_IMPORTED_MODULE_2__/* .seconds */ .YA)(2);
/** The facts from the task itself. */
const factsOf = ({ definition, replaced }, task) => (0,_ecs_task_js__WEBPACK_IMPORTED_MODULE_0__/* .taskFacts */ .Xi)(task, definition, replaced);
/** Adds log and target health to the facts; passes read errors to `note`. */
async function withEvidence(context, one, task, note) {
    const facts = factsOf(one, task);
    const orNothing = (read) => read.catch((error) => {
        note(error);
        return [];
    });
    const [log, targetHealth] = await Promise.all([
        orNothing(tailOf(context, one, facts)),
        orNothing(targetHealthOf(context, task)),
    ]);
    return { ...facts, log, ...(targetHealth.length > 0 && { targetHealth }) };
}
/** The last log lines of the failed container; empty if its log stream is unknown. */
async function tailOf(context, one, facts) {
    const { taskArn, containers } = facts.task;
    const name = (0,_diagnosis_failed_container_js__WEBPACK_IMPORTED_MODULE_3__/* .failedContainer */ .DE)(facts)?.name;
    const container = name === undefined ? undefined : one.definition.container(name);
    if (container === undefined || taskArn === undefined)
        return [];
    const runtimeId = containers?.find((state) => state.name === name)?.runtimeId;
    const place = (0,_ecs_task_log_js__WEBPACK_IMPORTED_MODULE_1__/* .logLocation */ .U)(container, { taskArn, runtimeId });
    if (place.kind !== "stream")
        return [];
    await context.clock.sleep(ingestion, context.signal);
    const logs = await context.aws.logs(place.region);
    const { events = [] } = await logs.getLogEvents({ logGroupName: place.group, logStreamName: place.stream, limit: tailLines, startFromHead: false }, { signal: context.signal, resource: place.group });
    return events
        .flatMap(({ message = "" }) => message.split("\n").slice(-tailLines))
        .slice(-tailLines)
        .map(_one_off_log_tail_js__WEBPACK_IMPORTED_MODULE_4__/* .cut */ .a);
}
const targetGroup = /\(target-group (arn:[^)\s]+)\)/;
/** Health of the unhealthy targets in the target group that the task's stop reason names. */
async function targetHealthOf(context, { stoppedReason = "" }) {
    const TargetGroupArn = targetGroup.exec(stoppedReason.slice(0, 1024))?.[1];
    if (TargetGroupArn === undefined)
        return [];
    const elb = await context.aws.elb();
    const { TargetHealthDescriptions = [] } = await elb.describeTargetHealth({ TargetGroupArn }, { signal: context.signal, resource: TargetGroupArn });
    return TargetHealthDescriptions.flatMap(({ TargetHealth }) => TargetHealth === undefined || TargetHealth.State === "healthy" ? [] : [TargetHealth]);
}


/***/ }),

/***/ 6714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mx: () => (/* binding */ deploymentIds),
/* harmony export */   bU: () => (/* binding */ updateService),
/* harmony export */   kO: () => (/* binding */ setDesiredCount),
/* harmony export */   pe: () => (/* binding */ isSuperseded)
/* harmony export */ });
/* unused harmony exports isShown, startedSince */
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2672);
/* harmony import */ var _aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6230);
/* harmony import */ var _aws_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(257);
/* harmony import */ var _ecs_deployment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(584);
/* harmony import */ var _ecs_reading_services_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1590);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(139);
/* harmony import */ var _superseded_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9515);







const deploymentIds = (service) => (service.deployments ?? []).flatMap(({ id }) => id ?? []);
/**
 * `planned.service` is what the decision was based on. Sends only the requested changes. UpdateService has no client token (docs/aws-reference.md#services): after a lost
 * response, a new PRIMARY with the requested revision is treated as this release's. A forced deployment is sent again
 * only after the time in which the lost request can still take effect. The same wait applies to a response that does
 * not show the deployment yet.
 * Throws Failure `superseded` if somebody else deployed meanwhile.
 */
async function updateService(context, planned, change) {
    const ecs = await context.aws.ecs();
    const { signal } = context;
    const { name, cluster, service: before } = planned;
    const { taskDefinition, desiredCount, forceNewDeployment } = change;
    let lost = false;
    const readService = async () => (await (0,_ecs_reading_services_js__WEBPACK_IMPORTED_MODULE_5__/* .describeServices */ .Ge)({ ecs, signal }, [planned])).get(planned);
    const findChange = async () => {
        const seen = await readService();
        const started = seen && startedSince(before, seen);
        return started && { service: seen, started };
    };
    const found = async () => {
        lost = true;
        change.onLost?.();
        // To repeat a forced change starts one more deployment; to repeat another one starts none.
        const changed = await (forceNewDeployment ? (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .whileSettling */ .CF)(context, findChange) : findChange());
        return changed?.started.taskDefinition === taskDefinition
            ? { service: changed.service, $metadata: {} }
            : undefined;
    };
    const beforeRepeat = async () => {
        const seen = await readService();
        const started = seen && startedSince(before, seen);
        if (started === undefined || started.taskDefinition === taskDefinition)
            return;
        const what = `Another deployment (${started.id ?? "?"}) of ${name} started before ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_6__/* .revisionName */ .pd)(taskDefinition)} could be deployed.`;
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR((0,_superseded_js__WEBPACK_IMPORTED_MODULE_4__/* .supersededCause */ .o)(name, what, seen));
    };
    const input = {
        cluster,
        service: name,
        taskDefinition,
        ...(desiredCount !== undefined && { desiredCount }),
        ...(forceNewDeployment && { forceNewDeployment }),
    };
    const send = () => ecs.updateService(input, { found, beforeRepeat, signal, resource: name });
    const answer = await retryWhileThrottled(change.storm, send, beforeRepeat).catch((error) => {
        if (!lost && ((0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .isRefused */ .H0)(error) || isSuperseded(error)))
            change.onRefusal?.();
        throw error;
    });
    if (answer.service === undefined)
        throw unexpectedAnswer(name, "no service");
    if (isShown(change, before, answer.service))
        return answer.service;
    const shown = await (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .whileSettling */ .CF)(context, findChange);
    if (shown === undefined)
        throw unexpectedAnswer(name, `no deployment of ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_6__/* .revisionName */ .pd)(taskDefinition)}`);
    if (shown.started.taskDefinition === taskDefinition)
        return shown.service;
    const what = `Another deployment (${shown.started.id ?? "?"}) of ${name} replaced the one of ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_6__/* .revisionName */ .pd)(taskDefinition)} as soon as it started.`;
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR((0,_superseded_js__WEBPACK_IMPORTED_MODULE_4__/* .supersededCause */ .o)(name, what, shown.service));
}
/** Whether a response of UpdateService shows its effect. If not, it shows the service as it was before. */
function isShown({ taskDefinition, forceNewDeployment }, before, seen) {
    const primary = (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_2__/* .primaryOf */ .Os)(seen);
    if (primary?.id === undefined || primary.taskDefinition !== taskDefinition)
        return false;
    return !forceNewDeployment || !deploymentIds(before).includes(primary.id);
}
/** Changes only the desired count, which starts no deployment; for CodeDeploy too, only ECS can do that. */
async function setDesiredCount({ aws, signal }, { name: service, cluster }, desiredCount) {
    if (desiredCount === undefined)
        return;
    const ecs = await aws.ecs();
    await ecs.updateService({ cluster, service, desiredCount }, { signal, resource: service });
}
/** A throttled call had no effect, so it is safe to retry. */
async function retryWhileThrottled(storm, send, beforeRepeat) {
    for (;;) {
        try {
            return await send();
        }
        catch (error) {
            if (!(0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .failedAs */ .C4)(error, "throttled") || storm === undefined || storm.until.passed())
                throw error;
            storm.emit(error);
            await beforeRepeat();
        }
    }
}
const unexpectedAnswer = (service, missing) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR({
    name: "unexpected-aws-answer",
    what: `UpdateService of ${service} returned ${missing}, so its result is unknown.`,
    evidence: [],
    remedy: "Check the service in the ECS console, and run the job again.",
});
/** A new PRIMARY. A deployment that ECS itself rolls back to is older than the one it replaces. */
function startedSince(before, seen) {
    const primary = (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_2__/* .primaryOf */ .Os)(seen);
    if (primary === undefined || deploymentIds(before).includes(primary.id ?? ""))
        return undefined;
    const newest = (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_2__/* .primaryOf */ .Os)(before)?.createdAt?.getTime() ?? 0;
    return (primary.createdAt?.getTime() ?? Infinity) >= newest ? primary : undefined;
}
/** Whether the change was abandoned because somebody else deployed. */
const isSuperseded = (error) => error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR && error.why.name === "superseded";


/***/ }),

/***/ 2345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ox: () => (/* binding */ Watch),
  bL: () => (/* binding */ agreed),
  CL: () => (/* binding */ mayLag)
});

// UNUSED EXPORTS: findServiceDeployment

// EXTERNAL MODULE: ./build/src/aws/retry.js
var retry = __webpack_require__(257);
// EXTERNAL MODULE: ./build/src/core/failure.js
var failure = __webpack_require__(139);
// EXTERNAL MODULE: ./build/src/ecs/deployment.js
var ecs_deployment = __webpack_require__(584);
// EXTERNAL MODULE: ./build/src/ecs/reading/service-deployments.js
var service_deployments = __webpack_require__(3526);
// EXTERNAL MODULE: ./build/src/ecs/reading/services.js
var reading_services = __webpack_require__(1590);
// EXTERNAL MODULE: ./build/src/ecs/outlook.js
var outlook = __webpack_require__(704);
;// CONCATENATED MODULE: ./build/src/release/rollout/service-view.js

/** One-call polls in a row; after those, both views are read. */
const maxServiceViewPolls = 4;
/** Whether DescribeServices alone is enough for this poll. */
function isServiceViewEnough(own, known, service) {
    if (known === undefined || known.serviceViewPolls >= maxServiceViewPolls)
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
/** Every field that shows a deployment ending, failing or being replaced. Task counts are not included. */
const marksOf = ({ status, currentServiceDeployment, deployments = [] }) => JSON.stringify([
    status,
    currentServiceDeployment,
    deployments.map((one) => [one.id, one.status, one.rolloutState, one.failedTasks ?? 0]),
]);

;// CONCATENATED MODULE: ./build/src/release/rollout/watch.js






/** How long a service deployment may take to be listed before DescribeServices alone decides. */
const visibleWithin = 60_000;
/** How long DescribeServices may lag behind a successful UpdateService. */
const lagWithin = 30_000;
/** Whether DescribeServices may not show the update of a service yet. */
const mayLag = (clock, { updatedAt }) => clock.now() - updatedAt <= lagWithin;
/** Polls in a row that must agree on a failure that a stale response could show. */
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
    /** Polls the given services. */
    async read(which = this.#watched) {
        const services = await (0,reading_services/* describeServices */.Ge)(this.#context, which);
        const deployments = await this.#deploymentsOf(which, services);
        const readings = new Map();
        for (const one of which)
            readings.set(one, this.#judge(one, services.get(one), deployments));
        return readings;
    }
    /** By ARN: the current state, or the last one if the service shows that nothing has changed since. */
    async #deploymentsOf(which, services) {
        const remembered = new Map();
        const moved = which.filter((one) => {
            const service = services.get(one);
            const memory = this.#memoryOf(one);
            const { views } = memory;
            if (service === undefined || !isServiceViewEnough(one.own, views, service) || views === undefined)
                return true;
            memory.views = { ...views, serviceViewPolls: views.serviceViewPolls + 1 };
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
            this.#memoryOf(one).views = both
                ? { marks: marksOf(service), deployment, serviceViewPolls: 0 }
                : undefined;
        }
        return new Map([...remembered, ...read]);
    }
    async #readDeployments(which, services) {
        const current = new Map(which.map((one) => [one, this.#currentOf(one, services.get(one))]));
        const first = await this.#describeDeployments(which, (one) => one.serviceDeploymentArn ?? current.get(one));
        if (first === undefined)
            return undefined;
        const others = which.filter((one) => !this.#recognize(one, first.get(current.get(one) ?? "")));
        if (others.length === 0)
            return first;
        await Promise.all(others.map((one) => this.#find(one, services.get(one))));
        const found = others.filter(({ serviceDeploymentArn }) => serviceDeploymentArn !== undefined);
        const second = await this.#describeDeployments(found, (one) => one.serviceDeploymentArn);
        return second && new Map([...first, ...second]);
    }
    /** The current service deployment, usually this release's, while this release's is not known yet. */
    #currentOf(one, service) {
        const memory = this.#memoryOf(one);
        if (one.serviceDeploymentArn !== undefined || memory.classicOnly)
            return undefined;
        const arn = service?.currentServiceDeployment;
        return arn === memory.notOurs ? undefined : arn;
    }
    /** True if the release's service deployment is known: its target revision has the deployment's number (docs/aws-reference.md#service-deployments). */
    #recognize(one, current) {
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
        memory.seen ||= listed || !mayLag(this.#context.clock, one);
        const arn = memory.classicOnly ? undefined : one.serviceDeploymentArn;
        const deployment = arn === undefined ? undefined : deployments?.get(arn);
        const observation = { own: one.own, service, deployment, seen: memory.seen };
        const judgment = (0,ecs_deployment/* judge */.S4)(observation);
        // Once visible, the service deployment decides; until then, the service alone does not prove an end.
        const invisible = !memory.classicOnly && deployments !== undefined && deployment === undefined;
        const waits = invisible && judgment.state !== "gone";
        const seen = waits ? { state: "unclear" } : agreed(memory, judgment, deployment !== undefined);
        return { observation, judgment: seen };
    }
    /** Finds the service deployment whose target revision has the deployment's number (docs/aws-reference.md#service-deployments). */
    async #find(one, service) {
        const memory = this.#memoryOf(one);
        if (one.serviceDeploymentArn !== undefined || memory.classicOnly || service === undefined)
            return;
        const waited = this.#context.clock.now() - one.updatedAt;
        try {
            one.serviceDeploymentArn = await findServiceDeployment(this.#context, one);
        }
        catch (error) {
            (0,failure/* assertFailure */.fc)(error);
            if (!(0,retry/* mayBeTemporary */.Qs)(error) || waited > visibleWithin)
                this.#withoutDeployments(one, error);
            return;
        }
        if (one.serviceDeploymentArn === undefined && waited > visibleWithin)
            memory.classicOnly = true;
    }
    /** By ARN; `undefined` if they can't be read in this poll. */
    async #describeDeployments(which, arnOf) {
        const arns = which.flatMap((one) => (this.#memoryOf(one).classicOnly ? [] : (arnOf(one) ?? [])));
        try {
            const found = await (0,service_deployments/* describeServiceDeployments */.P)(this.#context, arns);
            return new Map(found.map((deployment) => [deployment.serviceDeploymentArn ?? "", deployment]));
        }
        catch (error) {
            (0,failure/* assertFailure */.fc)(error);
            if (!(0,retry/* mayBeTemporary */.Qs)(error))
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
        this.#context.emit({
            kind: "note",
            level: "info",
            about: one.name,
            text: `The service deployment can't be read, so the step uses the service's deployment list. ${error.message}`,
        });
    }
    #memoryOf(one) {
        const memory = this.#memory.get(one);
        if (memory === undefined)
            throw new Error(`${one.name} is not watched`);
        return memory;
    }
}
/**
 * A failure that depends on which deployment the service shows as PRIMARY must be seen in several polls in a row;
 * everything else counts at once.
 * @param byDeployment whether the deployment itself was read, not only the service
 */
function agreed(memory, judgment, byDeployment) {
    const { state } = judgment;
    // A newer deployment may have ended this one, and the service may not show it yet.
    const byNewer = byDeployment && (state === "stopped" || state === "rollback-failed");
    const bad = state === "gone" || state === "superseded" || state === "rolled-back" || byNewer;
    const same = memory.lastBad === judgment.state;
    memory.badLooks = bad ? (same ? memory.badLooks + 1 : 1) : 0;
    memory.lastBad = bad ? judgment.state : "";
    const sure = judgment.state === "rolled-back" && byDeployment;
    return bad && !sure && memory.badLooks < agreement ? { state: "unclear" } : judgment;
}
/** The ARN of the service deployment that UpdateService started; `undefined` until it is visible. */
async function findServiceDeployment(context, one) {
    const { id, createdAt } = one.own;
    const number = (0,ecs_deployment/* deploymentNumber */.Rr)(id);
    const after = createdAt && new Date(createdAt.getTime() - 60_000);
    let nextToken;
    do {
        const page = await context.ecs.listServiceDeployments({
            service: one.name,
            cluster: one.cluster,
            ...(after && { createdAt: { after } }),
            ...(nextToken !== undefined && { nextToken }),
        }, { signal: context.signal, resource: one.name });
        const ours = page.serviceDeployments?.find(({ targetServiceRevisionArn }) => (0,ecs_deployment/* deploymentNumber */.Rr)(targetServiceRevisionArn ?? "") === number);
        if (ours?.serviceDeploymentArn !== undefined)
            return ours.serviceDeploymentArn;
        nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return undefined;
}


/***/ }),

/***/ 5950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ WaveReader),
/* harmony export */   _: () => (/* binding */ factsOfEcs)
/* harmony export */ });
/* harmony import */ var _codedeploy_deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6045);
/* harmony import */ var _codedeploy_progress_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9957);
/* harmony import */ var _ecs_deployment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(584);
/* harmony import */ var _ecs_progress_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6844);
/* harmony import */ var _watch_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2345);





class WaveReader {
    #watch;
    #memory = new Map();
    constructor(context, started) {
        const watched = started.flatMap((one) => (one.controller === "ECS" ? [one.watched] : []));
        this.#watch = new _watch_js__WEBPACK_IMPORTED_MODULE_4__/* .Watch */ .ox(context, watched);
    }
    async read(open) {
        const readings = await Promise.all([
            this.#readEcs(open),
            ...open.map(async (one) => one.controller === "ECS" ? [] : [[one, await this.#readCodeDeploy(one, one.watch)]]),
        ]);
        return new Map(readings.flat());
    }
    async #readEcs(open) {
        const which = open.flatMap((one) => (one.controller === "ECS" ? [[one, one.watched]] : []));
        if (which.length === 0)
            return [];
        const readings = await this.#watch.read(which.map(([, watched]) => watched));
        return which.flatMap(([one, watched]) => {
            const reading = readings.get(watched);
            if (reading === undefined)
                return [];
            const { service, deployment } = reading.observation;
            const progress = service && (0,_ecs_progress_js__WEBPACK_IMPORTED_MODULE_3__/* .progressOf */ .j)(watched.own, service, deployment);
            const shifted = deployment !== undefined && (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_2__/* .isTrafficShifted */ .xT)(deployment);
            const eventsBefore = new Set(one.service.events?.map(({ id }) => id));
            const facts = factsOfEcs(one.deploymentId, eventsBefore, service, deployment);
            return [[one, { judgment: reading.judgment, progress, shifted, service, deployment, facts }]];
        });
    }
    async #readCodeDeploy(one, watch) {
        const { judgment, observation } = await watch.read();
        const memory = this.#memory.get(one) ?? { lastBad: "", badLooks: 0 };
        this.#memory.set(one, memory);
        return {
            judgment: (0,_watch_js__WEBPACK_IMPORTED_MODULE_4__/* .agreed */ .bL)(memory, judgment, true),
            progress: (0,_codedeploy_progress_js__WEBPACK_IMPORTED_MODULE_1__/* .progressOf */ .jA)(observation),
            shifted: (0,_codedeploy_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .isTrafficShifted */ .xT)(observation),
            service: observation.service,
            deployment: undefined,
            facts: (0,_codedeploy_progress_js__WEBPACK_IMPORTED_MODULE_1__/* .factsOf */ .xS)(observation),
            unreadable: watch.unreadable?.message,
        };
    }
}
/** Includes only events since the deployment started; older ones belong to other deployments. */
function factsOfEcs(deploymentId, eventsBefore, service, deployment) {
    const fresh = (service?.events ?? []).filter(({ id }) => !eventsBefore.has(id));
    const ours = service?.deployments?.find(({ id }) => id === deploymentId);
    return {
        status: deployment?.status,
        statusReason: deployment?.statusReason,
        rollback: deployment?.rollback,
        rolloutStateReason: ours?.rolloutStateReason,
        deploymentCircuitBreaker: deployment?.deploymentCircuitBreaker,
        alarms: deployment?.alarms,
        lifecycleStage: deployment?.lifecycleStage,
        lifecycleHookDetails: deployment?.lifecycleHookDetails,
        events: fresh.flatMap(({ message }) => message ?? []),
    };
}


/***/ }),

/***/ 5145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CL: () => (/* binding */ moveSchedules),
/* harmony export */   oX: () => (/* binding */ schedulesMove),
/* harmony export */   ot: () => (/* binding */ scheduleVerdictOf)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(139);
/* harmony import */ var _schedules_move_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7625);
/* harmony import */ var _schedules_prove_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5714);
/* harmony import */ var _schedules_schedule_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6215);
/** Moves the schedules to the new revisions, after the services, and verifies each by reading it again. */




/** The schedules with a target that does not run the release's revision yet. */
function moving(plan, revisions) {
    return plan.schedules
        .map((state) => (0,_schedules_schedule_js__WEBPACK_IMPORTED_MODULE_3__/* .towards */ .d)(state, revisions))
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
            context.emit({ kind: "schedule-ended", verdict: verdictOf(state, "unchanged", state.notes) });
    }
    for (const state of states) {
        const complete = context.journal.write({
            kind: "schedule",
            name: state.name,
            before: state,
        });
        const onLost = () => complete({ lostAt: context.clock.now() });
        const { notes } = await (0,_schedules_move_js__WEBPACK_IMPORTED_MODULE_1__/* .moveSchedule */ .D)({ ...contextOf(context), onLost }, state);
        complete({ answered: true });
        const proof = await (0,_schedules_prove_js__WEBPACK_IMPORTED_MODULE_2__/* .proveSchedule */ .oL)(contextOf(context), state, "moved");
        if (!proof.proven) {
            throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
                name: "schedule-not-moved",
                what: `${state.name} was moved to the new revision, but does not run it.`,
                evidence: proof.differences,
                remedy: "Another tool (Terraform, CDK) may manage it too. Let only one tool change it.",
            });
        }
        context.emit({
            kind: "schedule-ended",
            verdict: verdictOf(state, "released", [...state.notes, ...notes]),
        });
    }
}
const scheduleVerdictOf = (state, verdict, note) => verdictOf(state, verdict, [note]);


/***/ }),

/***/ 9515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ supersededCause)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2672);
/* harmony import */ var _ecs_deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(584);
/* harmony import */ var _ecs_service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9260);



/** @param seen the service, with the other deployment */
function supersededCause(name, what, seen) {
    const serving = seen && (0,_ecs_service_js__WEBPACK_IMPORTED_MODULE_1__/* .servingRevision */ .qJ)(seen);
    const created = (seen && (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryOf */ .Os)(seen))?.createdAt?.toISOString();
    return {
        name: "superseded",
        what,
        evidence: [
            ...(serving === undefined ? [] : [`${name} runs ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_2__/* .revisionName */ .pd)(serving)}`]),
            ...(created === undefined ? [] : [`created ${created}`]),
        ],
        remedy: "This release did not roll back the other deployment. To queue releases of a service, set `concurrency: { group: …, cancel-in-progress: false }`.",
    };
}


/***/ }),

/***/ 7625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ moveSchedule),
  y: () => (/* binding */ restoreSchedule)
});

// EXTERNAL MODULE: ./build/src/aws/retry.js
var retry = __webpack_require__(257);
// EXTERNAL MODULE: ./build/src/core/failure.js
var failure = __webpack_require__(139);
// EXTERNAL MODULE: ./build/src/schedules/target.js
var schedules_target = __webpack_require__(8187);
;// CONCATENATED MODULE: ./build/src/schedules/decide.js

const changedByOthers = "was changed by somebody else in the meantime; the step keeps the change";
/** `now` is the current document; `undefined` if the target no longer exists. */
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
    return (0,schedules_target/* isSameButStart */.Qk)(now, target.document)
        ? { do: "write", text }
        : { do: "write", text, note: `The target ${id} ${changedByOthers}.` };
}
function decideRestore(target, now) {
    const { to, id } = target;
    if (to === undefined)
        return { do: "nothing" };
    if (now === undefined)
        return { do: "refuse", reason: `the target ${id} was removed` };
    const named = (0,schedules_target/* namedIn */.$P)(now, target.naming) ?? "";
    if ((0,schedules_target/* isSameTaskDefinition */.lX)(named, target.taskDefinition)) {
        return (0,schedules_target/* isSameButStart */.Qk)(now, target.document)
            ? { do: "nothing" }
            : { do: "nothing", note: `The target ${id} ${changedByOthers}.` };
    }
    if (!(0,schedules_target/* isSameTaskDefinition */.lX)(named, to))
        return { do: "refuse", reason: namesAnother(target, named) };
    return (0,schedules_target/* isSameButStart */.Qk)(now, (0,schedules_target/* withTaskDefinition */.$5)(target.document, target.naming, to))
        ? { do: "write", text: target.document }
        : {
            do: "write",
            text: (0,schedules_target/* withTaskDefinition */.$5)(now, target.naming, target.taskDefinition),
            note: `The target ${id} ${changedByOthers}.`,
        };
}
function namesAnother({ id, taskDefinition, to }, named) {
    const neither = `neither ${taskDefinition} nor ${to ?? "ours"}`;
    return named === ""
        ? `the target ${id} no longer has a task definition`
        : `the target ${id} now has ${named}, which is ${neither}`;
}

// EXTERNAL MODULE: ./build/src/schedules/place.js
var schedules_place = __webpack_require__(231);
;// CONCATENATED MODULE: ./build/src/schedules/move.js
/**
 * Moves a schedule's targets to other revisions, and back. Reads the documents again before each write, and `decide.ts`
 * decides on each. Writes all targets of a rule, or none if one is refused.
 */




/**
 * Moves every target to the revision of `towards`. Rejects with a Failure: `schedule-changed` if somebody else changed a
 * target's task definition, `schedule-not-written` if AWS rejected a target. In the second case some targets may have
 * moved; `restoreSchedule` moves them back.
 */
const moveSchedule = (context, state) => change(context, state, decideMove);
/**
 * Restores the recorded document of every target that `moveSchedule` moved, byte for byte. Keeps somebody else's changes
 * apart from the task definition. Rejects like `moveSchedule`.
 */
const restoreSchedule = (context, state) => change(context, state, decideRestore);
async function change(context, state, decide) {
    const place = (0,schedules_place/* placeOf */.$)(context, state);
    const changed = new Set();
    const notes = new Set();
    for (let attempt = 1;; attempt += 1) {
        const now = await place.read();
        const changes = decideAll(state, now, decide, notes);
        const written = await place.write(changes);
        const { refusals } = written;
        for (const note of written.notes)
            notes.add(note);
        const refused = new Set(refusals.map(({ id }) => id));
        for (const { id } of changes)
            if (!refused.has(id))
                changed.add(id);
        if (refusals.length === 0)
            return { changed: [...changed], notes: [...notes] };
        const delay = (0,retry/* delayAfter */.Ee)(retry/* scheduleWrites */.CA, attempt);
        if (delay === undefined || refusals.some(({ again }) => !again))
            throw notWritten(state, refusals);
        await context.clock.sleep(delay, context.signal);
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
const changedBySomebody = ({ name }, reasons) => new failure/* Failure */.HR({
    name: "schedule-changed",
    what: `${name}: somebody else changed it during the release, so the step doesn't change it.`,
    evidence: reasons,
    remedy: "Find out what else changes it, then run the job again.",
});
const notWritten = ({ name }, refusals) => new failure/* Failure */.HR({
    name: "schedule-not-written",
    what: `AWS rejected ${refusals.length === 1 ? "a target" : `${refusals.length} targets`} of ${name}.`,
    evidence: refusals.map(({ id, reason }) => `${id}: ${reason}`),
    remedy: refusals.every(({ again }) => again)
        ? "Somebody else keeps changing it. Run the job again after they finish."
        : "Fix the problem that AWS's message describes.",
});


/***/ }),

/***/ 231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ placeOf)
/* harmony export */ });
/* harmony import */ var _rule_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5724);
/* harmony import */ var _scheduler_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2433);
/** The rule or schedule that a state was read from. */


const placeOf = (context, state) => state.kind === "rule" ? (0,_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .rulePlace */ .C)(context, state) : (0,_scheduler_js__WEBPACK_IMPORTED_MODULE_1__/* .schedulePlace */ .f)(context, state);


/***/ }),

/***/ 5714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jh: () => (/* binding */ differencesFrom),
/* harmony export */   Kc: () => (/* binding */ currentRevisions),
/* harmony export */   oL: () => (/* binding */ proveSchedule)
/* harmony export */ });
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4411);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(231);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8187);
/** Verifies the task definitions that schedules use now. */



/** The current task definition of each target. Rejects with a Failure. */
async function currentRevisions(context, state) {
    const now = await (0,_place_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$)(context, state).read();
    return new Map(state.targets.map(({ id, naming }) => {
        const document = now.get(id);
        return [id, document === undefined ? undefined : (0,_target_js__WEBPACK_IMPORTED_MODULE_2__/* .namedIn */ .$P)(document, naming)];
    }));
}
/** EventBridge may need a short time to apply a change of targets (PutTargets, API reference). */
const lag = (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .seconds */ .YA)(15);
/**
 * Whether every moved target uses the revision of `towards` (`moved`) or the recorded one (`restored`). Polls for up to
 * 15 s. Rejects with a Failure.
 */
async function proveSchedule(context, state, expected) {
    let proof = { proven: false, where: new Map(), differences: [] };
    const { clock, signal } = context;
    const options = { clock, pace: () => (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .seconds */ .YA)(1), deadline: new _core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .Deadline */ .B2(clock, lag) };
    await (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .poll */ .wt)(signal === undefined ? options : { ...options, signal }, async () => {
        const where = await currentRevisions(context, state);
        const differences = differencesFrom(state, where, expected);
        proof = { proven: differences.length === 0, where, differences };
        return proof.proven ? true : undefined;
    });
    return proof;
}
/** A sentence for each target with the wrong task definition. */
const differencesFrom = ({ targets }, where, expected) => targets.flatMap((target) => difference(target, where.get(target.id), expected));
function difference({ id, to, taskDefinition }, now, expected) {
    if (to === undefined)
        return [];
    const wanted = expected === "moved" ? to : taskDefinition;
    if (now === undefined)
        return [`Target ${id} no longer exists; it should use ${wanted}.`];
    return (0,_target_js__WEBPACK_IMPORTED_MODULE_2__/* .isSameTaskDefinition */ .lX)(now, wanted) ? [] : [`Target ${id} uses ${now}, not ${wanted}.`];
}


/***/ }),

/***/ 4458:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ readSchedules)
/* harmony export */ });
/* unused harmony export readSchedule */
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2672);
/* harmony import */ var _aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6230);
/* harmony import */ var _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1944);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(139);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4411);
/* harmony import */ var _rule_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5724);
/* harmony import */ var _scheduler_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2433);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8187);
/** Reads the schedules that a release moves, and rejects those that it can't move. */








/** Reads all schedules; rejects with one Failure that lists each schedule that can't be moved. */
async function readSchedules(context, requests, clusterArn) {
    const readings = await Promise.allSettled(requests.map((request) => readSchedule(context, request, clusterArn)));
    const states = [];
    const problems = [];
    for (const [index, reading] of readings.entries()) {
        if (reading.status === "fulfilled")
            states.push(reading.value);
        else if (reading.reason instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR)
            problems.push({ name: requests[index]?.asWritten ?? "", failure: reading.reason });
        else
            throw reading.reason;
    }
    const [first] = problems;
    if (first === undefined)
        return states;
    throw problems.length === 1 ? first.failure : several(problems, requests.length);
}
/** Reads one schedule. Rejects with a Failure if it doesn't exist, can't be read, or has nothing to move. */
async function readSchedule(context, request, clusterArn) {
    try {
        const state = await (request.kind === "rule"
            ? readRule(context, request, clusterArn)
            : readSchedulerSchedule(context, request, clusterArn));
        rejectWithoutTargets(state, clusterArn);
        return state;
    }
    catch (error) {
        throw (0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .failedAs */ .C4)(error, "not-found")
            ? new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR(notFound(request, error), { cause: error.cause })
            : error;
    }
}
async function readRule(context, request, clusterArn) {
    const { bus, name, asWritten } = request;
    const [notes, documents] = await Promise.all([
        notesOfRule(context, request),
        (0,_rule_js__WEBPACK_IMPORTED_MODULE_4__/* .readTargets */ .R)(context, { place: bus, id: name }),
    ]);
    const targets = [...documents].flatMap(([id, text]) => (0,_target_js__WEBPACK_IMPORTED_MODULE_6__/* .readTarget */ ._E)(id, text, [], clusterArn) ?? []);
    return {
        kind: "rule",
        name: asWritten,
        place: bus,
        id: name,
        targets,
        notes: [...notes, ...notesOf(targets)],
    };
}
/** Rejects a rule that an AWS service manages: PutTargets would fail after the services have changed. */
async function notesOfRule(context, { bus, name, asWritten }) {
    const events = await context.aws.eventBridge();
    try {
        const rule = await events.describeRule({ Name: name, EventBusName: bus }, { signal: context.signal, resource: bus === "default" ? `rule/${name}` : `rule/${bus}/${name}` });
        if (rule.ManagedBy) {
            throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR({
                name: "schedule-managed",
                what: `${asWritten} is managed by ${rule.ManagedBy}, and only that service can change its targets.`,
                evidence: [],
                remedy: "Remove it from the input `scheduled-tasks`.",
            });
        }
        return rule.State === "DISABLED" ? ["It is disabled and stays disabled."] : [];
    }
    catch (error) {
        if (!(0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .failedAs */ .C4)(error, "denied"))
            throw error;
        return [`Can't check whether it is enabled or managed by an AWS service: ${error.message}`];
    }
}
async function readSchedulerSchedule(context, { group, name, asWritten }, clusterArn) {
    const settings = await (0,_scheduler_js__WEBPACK_IMPORTED_MODULE_5__/* .readSettings */ .s)(context, { place: group, id: name });
    const target = (0,_target_js__WEBPACK_IMPORTED_MODULE_6__/* .readTarget */ ._E)(name, settings, ["Target"], clusterArn);
    const targets = target === undefined ? [] : [target];
    const disabled = _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_1__/* .JsonDocument */ .qd.parse(settings).get(["State"]) === "DISABLED";
    const notes = [
        ...(disabled ? ["It is disabled and stays disabled."] : []),
        ...noteOnStart(settings, context.clock.now()),
        ...notesOf(targets),
    ];
    return { kind: "schedule", name: asWritten, place: group, id: name, targets, notes };
}
/** AWS may reject a StartDate that is more than five minutes old. */
function noteOnStart(settings, now) {
    const start = _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_1__/* .JsonDocument */ .qd.parse(settings).get(["StartDate"]);
    if (typeof start !== "number" || start * 1000 >= now - (0,_core_time_js__WEBPACK_IMPORTED_MODULE_3__/* .minutes */ .Gx)(5))
        return [];
    return [
        "Its StartDate is in the past. If AWS rejects it, the step removes it; the schedule runs the same without it.",
    ];
}
const notesOf = (targets) => targets.flatMap(({ id, unmoved }) => (unmoved === undefined ? [] : `Target ${id}: ${unmoved.text}`));
/** A schedule without anything to move is probably a mistake. */
function rejectWithoutTargets({ name, targets }, clusterArn) {
    if (targets.some(({ unmoved }) => unmoved === undefined || unmoved.why === "runs-newest"))
        return;
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR({
        name: "schedule-runs-nothing-here",
        what: `${name} has no task in the cluster ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_7__/* .shortName */ .EU)(clusterArn)} that a release can move.`,
        evidence: notesOf(targets),
        remedy: "Remove it from the input `scheduled-tasks`, or check the inputs `cluster` and `aws-region`.",
    });
}
function notFound(request, { why }) {
    const what = request.kind === "rule"
        ? `Rule ${request.name} does not exist on the event bus ${request.bus}.`
        : `Schedule ${request.name} does not exist in the group ${request.group}.`;
    return {
        name: "schedule-not-found",
        what,
        evidence: why.evidence,
        remedy: `Check ${request.asWritten} in the input \`scheduled-tasks\`, and the input \`aws-region\`.`,
    };
}
const several = (problems, of) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR({
    name: "schedules-not-usable",
    what: `${problems.length} of ${of} scheduled tasks can't be moved.`,
    evidence: problems.map(({ name, failure: { why } }) => `${name}: ${[why.what, why.remedy ?? ""].join(" ").trim()}`),
    remedy: "Correct the input `scheduled-tasks`, or fix each rule or schedule.",
});


/***/ }),

/***/ 5724:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ rulePlace),
/* harmony export */   R: () => (/* binding */ readTargets)
/* harmony export */ });
/* harmony import */ var _aws_errors_quoted_values_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3770);
/* harmony import */ var _aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6230);
/* harmony import */ var _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1944);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(139);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8187);
/** Reads and writes an EventBridge rule's targets unchanged. Source: docs/aws-reference.md#schedules. */





/** PutTargets accepts at most this many entries. */
const entriesPerCall = 10;
const resourceOf = ({ place, id }) => place === "default" ? `rule/${id}` : `rule/${place}/${id}`;
/** All targets of the rule by ID, as AWS sent them. */
async function readTargets(context, rule) {
    const events = await context.aws.eventBridge();
    const targets = new Map();
    let token;
    do {
        let text = "";
        const answer = await events.listTargetsByRule({ Rule: rule.id, EventBusName: rule.place, ...(token !== undefined && { NextToken: token }) }, { signal: context.signal, resource: resourceOf(rule), onText: (body) => (text = body) });
        const page = _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_1__/* .JsonDocument */ .qd.parse(text);
        for (let index = 0; index < page.length(["Targets"]); index += 1) {
            const id = page.get(["Targets", index, "Id"]);
            if (typeof id !== "string")
                throw new Error(`${resourceOf(rule)}: a target without an id`);
            targets.set(id, page.raw(["Targets", index]) ?? "");
        }
        token = answer.NextToken;
    } while (token !== undefined);
    return targets;
}
const rulePlace = (context, rule) => ({
    read: () => readTargets(context, rule),
    write: async (changes) => {
        const refusals = [];
        for (let from = 0; from < changes.length; from += entriesPerCall) {
            refusals.push(...(await put(context, rule, changes.slice(from, from + entriesPerCall))));
        }
        return { refusals, notes: [] };
    },
});
async function put(context, rule, changes) {
    const events = await context.aws.eventBridge();
    const body = `{"Rule":${JSON.stringify(rule.id)},"EventBusName":${JSON.stringify(rule.place)},"Targets":[${changes
        .map(({ text }) => text)
        .join(",")}]}`;
    try {
        const answer = await events.putTargets({ Rule: rule.id, EventBusName: rule.place, Targets: [] }, {
            body,
            signal: context.signal,
            resource: resourceOf(rule),
            found: () => {
                context.onLost?.();
                return findLostPut(context, rule, changes);
            },
        });
        return refusalsOf(answer, changes);
    }
    catch (error) {
        if ((0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .awsProblemOf */ .sv)(error)?.code !== "ConcurrentModificationException")
            throw error;
        return changes.map(({ id }) => ({ id, reason: (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error), again: true }));
    }
}
/** Error codes that a retry can resolve. */
const retryable = /^(?:ConcurrentModification|Throttling|Internal)/u;
function refusalsOf(answer, changes) {
    const failed = answer.FailedEntries ?? [];
    if ((answer.FailedEntryCount ?? 0) > failed.length) {
        return changes.map(({ id }) => ({
            id,
            reason: `${answer.FailedEntryCount} targets failed, and EventBridge doesn't report which`,
            again: false,
        }));
    }
    return failed.map(({ TargetId, ErrorCode = "no code", ErrorMessage = "" }) => ({
        id: TargetId ?? "?",
        reason: ErrorMessage === "" ? ErrorCode : `${ErrorCode}: ${(0,_aws_errors_quoted_values_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutQuotedValues */ .h)(ErrorMessage)}`,
        again: retryable.test(ErrorCode),
    }));
}
/** After a lost response: a success if every target was written; `undefined` if one still has its old state. */
async function findLostPut(context, rule, changes) {
    const now = await readTargets(context, rule);
    const isAs = (id, text) => {
        const current = now.get(id);
        return current !== undefined && (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .isSameJson */ .TL)(current, text);
    };
    if (changes.every(({ id, text }) => isAs(id, text)))
        return { $metadata: {}, FailedEntryCount: 0 };
    const changed = changes.filter(({ id, text, before }) => !isAs(id, text) && !isAs(id, before));
    if (changed.length === 0)
        return undefined;
    // A retry would overwrite somebody else's change; the caller reads the targets again.
    return {
        $metadata: {},
        FailedEntryCount: changes.length,
        FailedEntries: changes.map(({ id }) => ({
            TargetId: id,
            ErrorCode: "ConcurrentModificationException",
            ErrorMessage: "the target changed while a response was lost",
        })),
    };
}


/***/ }),

/***/ 6215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ towards),
/* harmony export */   m: () => (/* binding */ familiesOf)
/* harmony export */ });
/** The families of the targets that move with a release, without duplicates. */
const familiesOf = (state) => [
    ...new Set(state.targets.filter(({ unmoved }) => unmoved === undefined).map(({ family }) => family)),
];
/** Adds the new revision to each target, by family. The journal stores the result. */
const towards = (state, revisions) => ({
    ...state,
    targets: state.targets.map((target) => {
        const to = target.unmoved === undefined ? revisions.get(target.family) : undefined;
        return to === undefined ? target : { ...target, to };
    }),
});


/***/ }),

/***/ 2433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ schedulePlace),
/* harmony export */   s: () => (/* binding */ readSettings)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6230);
/* harmony import */ var _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1944);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8187);
/** Reads and writes an EventBridge Scheduler schedule as a whole. Source: docs/aws-reference.md#schedules. */




/** Members of GetSchedule that UpdateSchedule doesn't accept in its body; `Name` is in the URL. */
const readOnly = new Set(["Arn", "CreationDate", "LastModificationDate", "Name"]);
const resourceOf = ({ place, id }) => `schedule/${place}/${id}`;
/** The writable members of a schedule, as GetSchedule sent them. */
async function readSettings(context, schedule) {
    const scheduler = await context.aws.scheduler();
    let answer = "";
    await scheduler.getSchedule({ Name: schedule.id, GroupName: schedule.place }, { signal: context.signal, resource: resourceOf(schedule), onText: (body) => (answer = body) });
    return _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_2__/* .JsonDocument */ .qd.parse(answer).removeEach([], readOnly).text;
}
const schedulePlace = (context, schedule) => ({
    read: async () => new Map([[schedule.id, await readSettings(context, schedule)]]),
    write: async (changes) => {
        const refusals = [];
        const notes = [];
        for (const change of changes) {
            try {
                refusals.push(...(await update(context, schedule, change)));
            }
            catch (error) {
                const text = (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutStart */ .pM)(change.text);
                if (!isPastStartRefused(error) || text === change.text)
                    throw error;
                notes.push(`AWS rejected the StartDate of ${schedule.id} because it is in the past, so the step removed it.`);
                refusals.push(...(await update(context, schedule, { ...change, text })));
            }
        }
        return { refusals, notes };
    },
});
/** AWS may reject a past StartDate (docs/aws-reference.md). The schedule runs the same without it. */
const isPastStartRefused = (error) => (0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_1__/* .failedAs */ .C4)(error, "invalid") && (0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_1__/* .awsProblemOf */ .sv)(error)?.message.includes("StartDate") === true;
async function update(context, schedule, change) {
    const scheduler = await context.aws.scheduler();
    // A token for the attempts of this update only: AWS ignores repeated requests with the same token.
    const body = _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_2__/* .JsonDocument */ .qd.parse(change.text).set(["ClientToken"], (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()).text;
    const refuse = (reason) => [{ id: change.id, reason, again: true }];
    let interfered = false;
    /** After a lost response: whether the schedule has the new state, the old one, or somebody else's. */
    const found = async () => {
        context.onLost?.();
        const settings = await readSettings(context, schedule);
        const isDone = (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .isSameJson */ .TL)(settings, change.text);
        if (!isDone && (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .isSameJson */ .TL)(settings, change.before))
            return undefined;
        interfered = !isDone;
        return { $metadata: {}, ScheduleArn: undefined };
    };
    try {
        await scheduler.updateSchedule(
        // The body replaces these members; the SDK's type requires them.
        { Name: schedule.id, ScheduleExpression: undefined, Target: undefined, FlexibleTimeWindow: undefined }, { body, signal: context.signal, resource: resourceOf(schedule), found });
    }
    catch (error) {
        if (!(0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_1__/* .failedAs */ .C4)(error, "conflict"))
            throw error;
        return refuse(error.message);
    }
    return interfered ? refuse("the schedule changed while a response was lost") : [];
}


/***/ }),

/***/ 8187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ withTaskDefinition),
/* harmony export */   $P: () => (/* binding */ namedIn),
/* harmony export */   Qk: () => (/* binding */ isSameButStart),
/* harmony export */   TL: () => (/* binding */ isSameJson),
/* harmony export */   _E: () => (/* binding */ readTarget),
/* harmony export */   lX: () => (/* binding */ isSameTaskDefinition),
/* harmony export */   pM: () => (/* binding */ withoutStart)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2672);
/* harmony import */ var _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1944);
/* harmony import */ var _ecs_definition_exact_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1721);
/** Reads and replaces a target's task definition. Pure. Source: docs/aws-reference.md#schedules. */



/** EventBridge Scheduler's universal target for RunTask; its `Input` is the request. */
const runTask = /^arn:[\w-]+:scheduler:::aws-sdk:ecs:runTask$/;
/**
 * Reads a target; `undefined` if it runs no ECS task.
 * @param at Path of the target in the document: `[]` for a rule's, `["Target"]` for a schedule's.
 */
function readTarget(id, text, at, clusterArn) {
    const document = _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text);
    const arn = document.get([...at, "Arn"]);
    if (document.kind([...at, "EcsParameters"]) === "object") {
        const naming = { path: [...at, "EcsParameters", "TaskDefinitionArn"] };
        return stateOf({ id, document: text, naming, cluster: arn, clusterArn });
    }
    if (typeof arn !== "string" || !runTask.test(arn))
        return undefined;
    return readRunTask(id, document, [...at, "Input"], clusterArn);
}
function readRunTask(id, document, path, clusterArn) {
    const unreadable = (why) => ({
        id,
        document: document.text,
        naming: { path },
        taskDefinition: "",
        family: "",
        unmoved: { why: "unreadable", text: `Its RunTask request ${why}, so the step doesn't change it.` },
    });
    const input = innerDocument(document, path);
    if (input === undefined)
        return unreadable("is not a JSON object");
    const [name, ...others] = keysLike(input, "taskdefinition");
    if (name === undefined)
        return unreadable("has no task definition");
    if (others.length > 0)
        return unreadable(`has several task definitions (${[name, ...others].join(", ")})`);
    const [cluster] = keysLike(input, "cluster");
    return stateOf({
        id,
        document: document.text,
        naming: { path, within: name },
        cluster: cluster === undefined ? "default" : input.get([cluster]),
        clusterArn,
    });
}
/** EventBridge Scheduler accepts the API's and the SDKs' spelling of request members. */
const keysLike = (input, name) => input.keys([]).filter((key) => key.toLowerCase() === name);
function innerDocument(document, path) {
    const text = document.get(path);
    if (typeof text !== "string")
        return undefined;
    try {
        const inner = _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text);
        return inner.kind([]) === "object" ? inner : undefined;
    }
    catch (error) {
        if (error instanceof _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonSyntaxError */ .q3)
            return undefined;
        throw error;
    }
}
function stateOf({ id, document, naming, cluster, clusterArn }) {
    const taskDefinition = namedIn(document, naming) ?? "";
    const revision = (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRevision */ .Pp)(taskDefinition);
    const family = revision?.family ?? (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)(taskDefinition);
    const state = { id, document, naming, taskDefinition, family };
    if (typeof cluster !== "string" || !isCluster(cluster, clusterArn)) {
        const where = typeof cluster === "string" ? (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)(cluster) : "no";
        const text = `It runs in the cluster ${where}, not in ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)(clusterArn)}, so the step doesn't change it.`;
        return { ...state, unmoved: { why: "elsewhere", text } };
    }
    if (revision === undefined) {
        const text = `It uses the family ${family} without a revision, so it already runs the newest one.`;
        return { ...state, unmoved: { why: "runs-newest", text } };
    }
    return state;
}
const isCluster = (cluster, clusterArn) => cluster === clusterArn || (!cluster.startsWith("arn:") && cluster === (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)(clusterArn));
/** The task definition in the document; `undefined` if there is none. */
function namedIn(text, { path, within }) {
    const document = _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text);
    const name = within === undefined ? document.get(path) : innerDocument(document, path)?.get([within]);
    return typeof name === "string" ? name : undefined;
}
/** Replaces the task definition; every other byte stays the same. */
function withTaskDefinition(text, { path, within }, taskDefinition) {
    const document = _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text);
    if (within === undefined)
        return document.set(path, taskDefinition).text;
    const inner = innerDocument(document, path);
    if (inner === undefined)
        throw new Error(`No RunTask request at ${path.join(".")}`);
    return document.set(path, inner.set([within], taskDefinition).text).text;
}
/** Whether two names refer to the same task definition: `family:revision` is short for its ARN. */
const isSameTaskDefinition = (one, other) => one === other || ((0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionName */ .pd)(one) === (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionName */ .pd)(other) && !(isArn(one) && isArn(other)));
const isArn = (name) => name.startsWith("arn:");
/** Whether two JSON texts are equal apart from key order and whitespace. Compares numbers by their spelling. */
const isSameJson = (one, other) => one === other || canonical(one) === canonical(other);
/** A schedule's settings without its StartDate. */
const withoutStart = (text) => _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text).remove(["StartDate"]).text;
/** Like `isSameJson`, but allows a missing StartDate that AWS rejected. */
const isSameButStart = (now, recorded) => isSameJson(now, recorded) || isSameJson(now, withoutStart(recorded));
const canonical = (text) => (0,_ecs_definition_exact_json_js__WEBPACK_IMPORTED_MODULE_2__/* .writeExact */ .bk)(sorted(_ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text).exact([]) ?? null));
function sorted(value) {
    if (value instanceof Map) {
        const entries = [...value];
        entries.sort(([one], [other]) => (one < other ? -1 : 1));
        return new Map(entries.map(([key, item]) => [key, sorted(item)]));
    }
    return Array.isArray(value) ? value.map((item) => sorted(item)) : value;
}


/***/ })

};
