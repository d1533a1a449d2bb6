export const id = 825;
export const ids = [825];
export const modules = {

/***/ 8825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readAppSpec: () => (/* binding */ readAppSpec),
  withGroups: () => (/* binding */ withGroups)
});

// EXTERNAL MODULE: ./build/src/codedeploy/app-spec.js
var app_spec = __webpack_require__(7823);
// EXTERNAL MODULE: ./build/src/core/checks.js
var checks = __webpack_require__(9780);
// EXTERNAL MODULE: ./build/src/aws/arn.js
var arn = __webpack_require__(2672);
;// CONCATENATED MODULE: ./build/src/codedeploy/checks.js
/** Checks a deployment group before anything changes. Pure. */


/** CreateDeployment rejects a config that does not exist, or that is for another compute platform. */
function checkConfig(config, found) {
    const about = "codedeploy-deployment-config";
    const remedy = "Correct the name, for example CodeDeployDefault.ECSAllAtOnce, or remove the input to use the group's config.";
    switch (found.state) {
        case "missing":
            return [(0,checks/* failure */.V2)(about, `the deployment config ${config} does not exist`, remedy)];
        case "unknown":
            return [(0,checks/* warning */.$e)(about, `can't check whether the deployment config ${config} exists: ${found.why}`)];
        case "exists": {
            const { computePlatform: platform } = found;
            if (platform === undefined || platform === "ECS")
                return [];
            const text = `the deployment config ${config} is for the compute platform ${platform}, not ECS`;
            return [(0,checks/* failure */.V2)(about, text, remedy)];
        }
    }
}
/** Each with the service's name. */
function checkGroup(service, group, rollout) {
    const about = service.name;
    const named = `${(0,arn/* shortName */.EU)(service.clusterArn)}/${service.name}`;
    if (!group.services.includes(named)) {
        return [
            (0,checks/* failure */.V2)(about, `the deployment group ${group.deploymentGroup} deploys ${group.services.join(", ") || "no service"}, not ${named}`, "Correct `codedeploy-application` and `codedeploy-deployment-group`."),
        ];
    }
    const how = `${group.config}${group.alarms.length > 0 ? `, alarms ${group.alarms.join(", ")}` : ""}`;
    return [
        (0,checks/* passed */.bF)(about, `CodeDeploy ${group.application}/${group.deploymentGroup}, ${how}`),
        ...tooLong(about, group, rollout),
        ...readyWait(about, group),
    ];
}
/**
 * A deployment ends only after the old task set is terminated, so a timeout that is too short would roll back a good
 * release.
 */
function tooLong(about, { terminationWait }, rollout) {
    if (rollout.waitFor !== "stable" || terminationWait < rollout.timeout)
        return [];
    const wait = terminationWait / 60_000;
    return [
        (0,checks/* failure */.V2)(about, `CodeDeploy terminates the old task set and ends the deployment ${wait} minutes after the traffic shift, which exceeds rollout-timeout`, `Set wait-for: traffic-shifted, or set rollout-timeout to more than ${wait} minutes.`),
    ];
}
function readyWait(about, group) {
    if (group.readyWait === undefined)
        return [];
    const wait = group.readyWait / 60_000;
    return [
        (0,checks/* warning */.$e)(about, `CodeDeploy waits ${wait} minutes for a person to reroute traffic, then stops the deployment`, "Reroute the traffic in the CodeDeploy console, or with aws deploy continue-deployment."),
    ];
}

// EXTERNAL MODULE: ./build/src/aws/errors/classify.js + 6 modules
var classify = __webpack_require__(6230);
// EXTERNAL MODULE: ./build/src/core/failure.js
var failure = __webpack_require__(139);
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
/** Whether CodeDeploy has a deployment config of this name. Rejects only on cancellation. */
async function readConfig({ aws, signal }, deploymentConfigName) {
    const codeDeploy = await aws.codeDeploy();
    try {
        const { deploymentConfigInfo } = await codeDeploy.getDeploymentConfig({ deploymentConfigName }, { signal, resource: deploymentConfigName, optional: true });
        return { state: "exists", computePlatform: deploymentConfigInfo?.computePlatform };
    }
    catch (error) {
        (0,failure/* assertFailure */.fc)(error, signal);
        return absent.has((0,classify/* awsProblemOf */.sv)(error)?.code ?? "")
            ? { state: "missing" }
            : { state: "unknown", why: error.message };
    }
}
const absent = new Set([
    "DeploymentConfigDoesNotExistException",
    "InvalidDeploymentConfigNameException",
]);
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
        ...(last && { last: stateOfLast(last) }),
    };
}
/** An unknown status without an end time counts as in progress. */
function stateOfLast({ status, endTime }) {
    if ((0,deployment/* isUnderWay */.gn)(status) || (!(0,deployment/* isOver */.PU)(status) && endTime === undefined))
        return "under-way";
    return status === "Succeeded" ? "succeeded" : "unproven";
}

// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan = __webpack_require__(3866);
// EXTERNAL MODULE: ./build/src/plan/workspace-file.js
var workspace_file = __webpack_require__(5155);
;// CONCATENATED MODULE: ./build/src/plan/deployment-groups.js
/** Reads the CodeDeploy deployment groups and the AppSpec file, before anything changes. */






/** Adds its group to each service; a group that can't be read or doesn't deploy the service is a failed check. */
async function withGroups(context, waves) {
    const checks = [];
    const { deploymentConfig } = context.request.codeDeploy;
    const config = deploymentConfig === undefined || !waves.flat().some(({ controller }) => controller === "CODE_DEPLOY")
        ? []
        : readConfig(context, deploymentConfig).then((found) => checkConfig(deploymentConfig, found));
    const read = await Promise.all(waves.map((wave) => Promise.all(wave.map(async (service) => {
        if (service.controller !== "CODE_DEPLOY")
            return service;
        try {
            return await withGroup(context, service, checks);
        }
        catch (error) {
            (0,failure/* assertFailure */.fc)(error);
            checks.push((0,plan/* failedCheck */.WU)(error.why, service.name));
            return service;
        }
    }))));
    return { waves: read, checks: [...checks, ...(await config)] };
}
async function withGroup(context, planned, checks) {
    const { aws, clock, signal, request } = context;
    const name = groupNameOf(request.codeDeploy, planned.cluster, planned.name);
    const group = await readGroup({ aws, clock, signal }, name);
    (0,app_spec/* servingOf */.K3)(planned.service);
    checks.push(...checkGroup({ name: planned.name, clusterArn: planned.cluster }, group, request.rollout));
    return { ...planned, group, strategy: request.codeDeploy.deploymentConfig ?? group.config };
}
/** Reads and validates the file of `codedeploy-appspec`, if set. Throws Failure. */
async function readAppSpec({ request }) {
    const { appSpec: path } = request.codeDeploy;
    if (path === undefined)
        return undefined;
    const named = { input: "codedeploy-appspec", path, failure: "invalid-appspec-file" };
    const text = await (0,workspace_file/* readWorkspaceFile */.sL)(request.job, named, {
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
/* harmony export */   $h: () => (/* binding */ fileRefusal),
/* harmony export */   sL: () => (/* binding */ readWorkspaceFile),
/* harmony export */   ub: () => (/* binding */ fileLimit)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(139);
/** Reads a text file from the workspace or RUNNER_TEMP. Rejects links that leave them, and pipes. */




/** Bytes. */
const fileLimit = 1024 * 1024;
/** @param what continues the sentence after the path: `is outside the workspace` */
const fileRefusal = ({ input, path, failure: name }, what, { evidence = [], remedy, cause } = {}) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR({
    name,
    what: `Input \`${input}\`: ${path} ${what}.`,
    evidence,
    ...(remedy !== undefined && { remedy }),
}, { cause });
/** The file's text, UTF-8. Throws the Failure that the file names. */
async function readWorkspaceFile(places, file, words) {
    const { path } = file;
    let bytes;
    try {
        bytes = await bytesOf(await realPlace(places, file), file, words);
    }
    catch (error) {
        if (error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR)
            throw error;
        const { code = (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error) } = error;
        const what = code === "ENOENT" ? "does not exist" : `can't be read (${code})`;
        const evidence = [`resolved to ${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(places.workspace, path)}`];
        throw fileRefusal(file, what, { evidence, remedy: `${words.missing} ${relativePaths}`, cause: error });
    }
    try {
        const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        if (!text.includes("\0"))
            return text;
    }
    catch (error) {
        throw fileRefusal(file, "is not UTF-8 text", {
            remedy: "Save it as UTF-8. PowerShell's `>` writes UTF-16; use `Out-File -Encoding utf8`.",
            cause: error,
        });
    }
    throw fileRefusal(file, "is not text");
}
const relativePaths = "A path is relative to the root of the workspace: `working-directory` applies to `run` steps, not to actions.";
/** The file's real path, which must be inside the real path of one of the places. */
async function realPlace({ workspace, temp }, named) {
    const place = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(workspace, named.path));
    if (isInside(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(workspace), place))
        return place;
    if (temp !== "" && isInside(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(temp), place))
        return place;
    throw fileRefusal(named, "is outside the workspace", {
        evidence: [`resolved to ${place}`],
        remedy: "Use a file in the repository, or one that an earlier step wrote to RUNNER_TEMP.",
    });
}
function isInside(folder, place) {
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(folder, place);
    return inside !== "" && !/^\.\.(?:$|[\\/])/.test(inside) && !(0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(inside);
}
async function bytesOf(place, named, words) {
    // Don't block on a pipe, and don't follow a link that was just created.
    const flags = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0);
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(place, flags);
    try {
        const status = await file.stat();
        if (!status.isFile())
            throw fileRefusal(named, "is not a file", { remedy: words.missing });
        if (status.size > fileLimit)
            throw fileRefusal(named, words.tooLarge);
        return await file.readFile();
    }
    finally {
        await file.close();
    }
}


/***/ })

};
