export const id = 825;
export const ids = [825];
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
/** Templates contain placeholders such as `<CONTAINER_NAME>`. */
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
/** Several times what an AppSpec with every hook has. */
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
    what: `The AppSpec ${file?.path ?? ""} is invalid: ${why}.`,
    evidence: [],
    remedy: "Correct the file in the input `codedeploy-appspec`.",
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
    // ECS may lag behind CodeDeploy. Until it shows our task set, success isn't proven.
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
    if (!isOver(status)) {
        return rollback.completeTime === undefined
            ? { state: "rolling-back", reason }
            : { state: "unknown", status: status ?? "missing" };
    }
    const { code = status ?? "", message = "CodeDeploy gives no reason" } = rollback.errorInformation ?? {};
    return { state: "rollback-failed", reason: `${reason} Its rollback ended with ${code}: ${message}` };
}
/** Whether CodeDeploy is configured to roll back this result. */
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
/** Why it ended, quoting CodeDeploy. */
function reasonOf({ deployment, target }) {
    const { code, message } = deployment?.errorInformation ?? {};
    const failed = target?.lifecycleEvents?.find(({ status }) => status === "Failed");
    const at = failed?.lifecycleEventName === undefined ? "" : ` at ${failed.lifecycleEventName}`;
    const reported = [code, message].filter((text) => text !== undefined && text !== "").join(": ");
    const diagnostics = failed?.diagnostics?.message;
    const status = deployment?.status ?? "no status";
    const why = reported === "" ? "CodeDeploy gives no reason." : reported;
    const more = diagnostics && !reported.includes(diagnostics) ? ` ${diagnostics}` : "";
    return `The deployment ended ${status}${at}. ${why}${more}`;
}
/** Whether all production traffic is on the new task set, and only waits and the old one's termination remain. */
const isTrafficShifted = ({ deployment, target }) => isUnderWay(deployment?.status) &&
    (target?.lifecycleEvents ?? []).some(({ lifecycleEventName, status }) => lifecycleEventName === "AllowTraffic" && status === "Succeeded");


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

/***/ 8825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readAppSpec: () => (/* binding */ readAppSpec),
  withGroups: () => (/* binding */ withGroups)
});

// EXTERNAL MODULE: ./build/src/codedeploy/app-spec.js
var app_spec = __webpack_require__(7823);
// EXTERNAL MODULE: ./build/src/aws/arn.js
var arn = __webpack_require__(2672);
;// CONCATENATED MODULE: ./build/src/codedeploy/checks.js
/** Checks a deployment group before anything changes. Pure. */

/** Each with the service's name. */
function checkGroup(service, group, rollout) {
    const about = service.name;
    const named = `${(0,arn/* shortName */.EU)(service.clusterArn)}/${service.name}`;
    if (!group.services.includes(named)) {
        return [
            {
                about,
                level: "failure",
                text: `the deployment group ${group.deploymentGroup} deploys ${group.services.join(", ") || "no service"}, not ${named}`,
                remedy: "Correct `codedeploy-application` and `codedeploy-deployment-group`.",
            },
        ];
    }
    const how = `${group.config}${group.alarms.length > 0 ? `, alarms ${group.alarms.join(", ")}` : ""}`;
    return [
        { about, level: "ok", text: `CodeDeploy ${group.application}/${group.deploymentGroup}, ${how}` },
        ...tooLong(about, group, rollout),
        ...readyWait(about, group),
    ];
}
/** A deployment ends only when the old task set is gone: with too short a timeout, a good release is rolled back. */
function tooLong(about, { terminationWait }, rollout) {
    if (rollout.waitFor !== "stable" || terminationWait < rollout.timeout)
        return [];
    const wait = terminationWait / 60_000;
    return [
        {
            about,
            level: "failure",
            text: `CodeDeploy terminates the old task set and ends the deployment ${wait} minutes after the traffic shift, which exceeds rollout-timeout`,
            remedy: `Set wait-for: traffic-shifted, or set rollout-timeout to more than ${wait} minutes.`,
        },
    ];
}
function readyWait(about, group) {
    if (group.readyWait === undefined)
        return [];
    const wait = group.readyWait / 60_000;
    return [
        {
            about,
            level: "warning",
            text: `CodeDeploy waits ${wait} minutes for a person to reroute traffic, then stops the deployment`,
            remedy: "Reroute the traffic in the CodeDeploy console, or with aws deploy continue-deployment.",
        },
    ];
}

// EXTERNAL MODULE: ./build/src/core/time.js + 1 modules
var time = __webpack_require__(4411);
// EXTERNAL MODULE: ./build/src/codedeploy/deployment.js
var deployment = __webpack_require__(6045);
;// CONCATENATED MODULE: ./build/src/codedeploy/group.js



/** The names from the inputs, or the default names that AWS's tools create from cluster and service. */
function groupNameOf(request, clusterArn, service) {
    const names = `${(0,arn/* shortName */.EU)(clusterArn)}-${(0,arn/* shortName */.EU)(service)}`;
    return {
        application: request.application ?? `AppECS-${names}`,
        deploymentGroup: request.deploymentGroup ?? `DgpECS-${names}`,
    };
}
/** Rejects with a Failure; `codedeploy-group-not-found` if the group doesn't exist. */
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
        services: (info.ecsServices ?? []).map(({ clusterName, serviceName }) => `${(0,arn/* shortName */.EU)(clusterName ?? "")}/${serviceName ?? ""}`),
        autoRollback: rollback?.enabled === true ? (rollback.events ?? []) : [],
        alarms: alarms?.enabled === true ? (alarms.alarms ?? []).flatMap(({ name: alarm }) => alarm ?? []) : [],
        ...(ready?.actionOnTimeout === "STOP_DEPLOYMENT" && { readyWait: (0,time/* minutes */.Gx)(ready.waitTimeInMinutes ?? 0) }),
        terminationWait: (0,time/* minutes */.Gx)(wait),
        hasTestListener: (info.loadBalancerInfo?.targetGroupPairInfoList ?? []).some(({ testTrafficRoute }) => (testTrafficRoute?.listenerArns ?? []).length > 0),
        ...(last && { last: standOf(last) }),
    };
}
/** An unknown status without an end time counts as in progress. */
function standOf({ status, endTime }) {
    if ((0,deployment/* isUnderWay */.gn)(status) || (!(0,deployment/* isOver */.PU)(status) && endTime === undefined))
        return "under-way";
    return status === "Succeeded" ? "succeeded" : "unproven";
}

// EXTERNAL MODULE: ./build/src/core/failure.js
var failure = __webpack_require__(139);
// EXTERNAL MODULE: ./build/src/plan/workspace-file.js
var workspace_file = __webpack_require__(5155);
;// CONCATENATED MODULE: ./build/src/plan/deployment-groups.js
/** Reads the CodeDeploy deployment groups and the AppSpec file, before anything changes. */





/** Adds its group to each service; a group that can't be read or doesn't deploy the service is a failed check. */
async function withGroups(context, waves) {
    const checks = [];
    const read = await Promise.all(waves.map((wave) => Promise.all(wave.map(async (service) => {
        if (service.controller !== "CODE_DEPLOY")
            return service;
        try {
            return await withGroup(context, service, checks);
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.HR))
                throw error;
            checks.push(failed(service.name, error));
            return service;
        }
    }))));
    return { waves: read, checks };
}
async function withGroup(context, planned, checks) {
    const { aws, clock, signal, request } = context;
    const name = groupNameOf(request.codeDeploy, planned.cluster, planned.name);
    const group = await readGroup({ aws, clock, signal }, name);
    (0,app_spec/* servingOf */.K3)(planned.service);
    checks.push(...checkGroup({ name: planned.name, clusterArn: planned.cluster }, group, request.rollout));
    return { ...planned, group, strategy: request.codeDeploy.deploymentConfig ?? group.config };
}
const failed = (about, { why }) => ({
    about,
    level: "failure",
    text: [why.what, ...why.evidence].join("\n"),
    ...(why.remedy !== undefined && { remedy: why.remedy }),
});
/** Reads and validates the file of `codedeploy-appspec`, if set. Throws Failure. */
async function readAppSpec({ request }) {
    const { appSpec: path } = request.codeDeploy;
    if (path === undefined)
        return undefined;
    const text = await (0,workspace_file/* readWorkspaceFile */.s)(request.job, path, {
        refuse: (what, { evidence = [], remedy, cause } = {}) => new failure/* Failure */.HR({
            name: "invalid-appspec-file",
            what: `Input \`codedeploy-appspec\`: ${path} ${what}.`,
            evidence,
            ...(remedy !== undefined && { remedy }),
        }, { cause }),
        missing: "Check that the repository has the file and that an earlier step of this job checks it out.",
        tooLarge: "is larger than 1 MiB",
    });
    const file = { path, text };
    (0,app_spec/* appSpecFor */.oW)("arn:aws:ecs:region:account:task-definition/any:1", { balancer: { containerName: "any", containerPort: 80 } }, file);
    return file;
}


/***/ }),

/***/ 5155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ readWorkspaceFile),
/* harmony export */   u: () => (/* binding */ fileLimit)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(139);
/** Reads a text file from the workspace or RUNNER_TEMP. Rejects links that leave them, and pipes. */




/** Bytes. */
const fileLimit = 1024 * 1024;
/** The file's text, UTF-8. Throws the Failure that `words.refuse` makes. */
async function readWorkspaceFile(places, path, words) {
    let bytes;
    try {
        bytes = await bytesOf(await realPlace(places, path, words), words);
    }
    catch (error) {
        if (error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR)
            throw error;
        const { code = (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error) } = error;
        const what = code === "ENOENT" ? "does not exist" : `can't be read (${code})`;
        const evidence = [`resolved to ${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(places.workspace, path)}`];
        throw words.refuse(what, { evidence, remedy: `${words.missing} ${relativePaths}`, cause: error });
    }
    try {
        const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        if (!text.includes("\0"))
            return text;
    }
    catch (error) {
        throw words.refuse("is not UTF-8 text", {
            remedy: "Save it as UTF-8. PowerShell's `>` writes UTF-16; use `Out-File -Encoding utf8`.",
            cause: error,
        });
    }
    throw words.refuse("is not text");
}
const relativePaths = "A path is relative to the root of the workspace: `working-directory` applies to `run` steps, not to actions.";
/** The file's real path, which must be inside the real path of one of the places. */
async function realPlace({ workspace, temp }, path, words) {
    const place = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(workspace, path));
    if (isInside(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(workspace), place))
        return place;
    if (temp !== "" && isInside(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(temp), place))
        return place;
    throw words.refuse("is outside the workspace", {
        evidence: [`resolved to ${place}`],
        remedy: "Use a file in the repository, or one that an earlier step wrote to RUNNER_TEMP.",
    });
}
function isInside(folder, place) {
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(folder, place);
    return inside !== "" && !/^\.\.(?:$|[\\/])/.test(inside) && !(0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(inside);
}
async function bytesOf(place, words) {
    // Don't block on a pipe, and don't follow a link that was just created.
    const flags = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0);
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(place, flags);
    try {
        const status = await file.stat();
        if (!status.isFile())
            throw words.refuse("is not a file", { remedy: words.missing });
        if (status.size > fileLimit)
            throw words.refuse(words.tooLarge);
        return await file.readFile();
    }
    finally {
        await file.close();
    }
}


/***/ })

};
