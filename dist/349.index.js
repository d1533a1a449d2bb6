export const id = 349;
export const ids = [349,234];
export const modules = {

/***/ 4379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ask)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/** A plain HTTP request, for the OIDC token and the smoke test's URL. */


/** Sends a GET request without following redirects. Rejects on network errors, timeout and abort. */
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
/* harmony import */ var _aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6230);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(139);
/* harmony import */ var _app_spec_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7823);
/* harmony import */ var _running_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5975);
/**
 * Starts a deployment exactly once, even if a response is lost. The journal records it before the call, so that a killed
 * job can still find it. Source: docs/aws-reference.md#codedeploy.
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
/** Prepares a rollback to what served before a deployment, all at once like CodeDeploy's own rollbacks. */
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
/** The group's rollback events plus DEPLOYMENT_FAILURE; `undefined` if the group already has it. */
function eventsBeyond(group, wanted) {
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
        if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR))
            throw error;
        const { code, message } = (0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_1__/* .classify */ .L8)(error.cause);
        if (code !== "DeploymentLimitExceededException") {
            if (!lost && (0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_1__/* .isRefused */ .H0)(error))
                onRefusal?.();
            throw error;
        }
        return whichRuns(context, prepared, message);
    }
}
/** Finds the prepared deployment, if it was started: for a job that ended before the response. */
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
/** How many of the newest deployments to search for ours. */
const newest = 5;
async function findByDescription(context, { application, deploymentGroup }, description) {
    const codeDeploy = await context.aws.codeDeploy();
    const { deployments = [] } = await codeDeploy.listDeployments({ applicationName: application, deploymentGroupName: deploymentGroup }, { signal: context.signal, resource: `${application}/${deploymentGroup}` });
    const read = await Promise.all(deployments.slice(0, newest).map((id) => (0,_running_js__WEBPACK_IMPORTED_MODULE_4__/* .readRunning */ .Ki)(context, id)));
    return read.find((one) => one.description === description)?.id;
}
/** Without permission to list, the retry fails and its error names the running deployment. */
function nothingFound(error) {
    if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR))
        throw error;
}


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
const scripted = /^(?:Before|After)/u;
/** Progress of the rollback, if there is one. Lists the new revision first. */
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

/***/ 7627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ CodeDeployWatch)
/* harmony export */ });
/* harmony import */ var _aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6230);
/* harmony import */ var _ecs_reading_services_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1590);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(139);
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6045);




class CodeDeployWatch {
    own;
    #context;
    #targetIds = new Map();
    #blind;
    #targetsDenied = false;
    #endedAt;
    #rollbackAsked;
    /** @param rollbackAsked whether this or an earlier step may have requested a rollback with StopDeployment */
    constructor(context, own, rollbackAsked = false) {
        this.own = own;
        this.#context = context;
        this.#rollbackAsked = rollbackAsked;
    }
    /** Why lifecycle events and traffic can't be read, if so. The watch sees the end without them. */
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
            // DeploymentNotStartedException, DeploymentTargetDoesNotExistException: the target doesn't exist yet.
            if (kindOf(error) === "conflict" || kindOf(error) === "not-found")
                return undefined;
            const passes = kindOf(error) === "throttled" || kindOf(error) === "transient";
            this.#targetsDenied = kindOf(error) === "denied";
            if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR) || !(passes || this.#targetsDenied))
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
        return (await (0,_ecs_reading_services_js__WEBPACK_IMPORTED_MODULE_3__/* .describeServices */ .Ge)({ ecs, signal: this.#context.signal }, [asked])).get(asked);
    }
}
const kindOf = (error) => error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR && error.cause !== undefined ? (0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classify */ .L8)(error.cause).kind : "";


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
        what: "A hook function of the AppSpec failed, or did not answer within one hour: {message}",
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
        remedy: "CloudTrail's StopDeployment event names who did.",
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
        what: "ECS rolled back, because the load balancer does not match the service's configuration.",
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
        what: `The lifecycle hook${at} was not answered in time: ${what}.`,
        evidence,
        remedy: "A pause waits for ContinueServiceDeployment. With the input `smoke-test-command` or `smoke-test-url`, this action sends it. A function must answer before its timeout.",
    };
}
/** The cause of the failed tasks, with AWS's reasons for the deployment as further evidence. */
function ofTasks(group, deployment) {
    const { name, what, evidence, remedy } = group.cause;
    return {
        name,
        what: group.count > 1 ? `${what} (${group.count} tasks)` : what,
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
 * Whether the smoke test decides this pause: the first at which the new revision is up, and every one before a traffic
 * step of a LINEAR or CANARY deployment, which the same hook makes again and again.
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

/***/ 2166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GC: () => (/* binding */ listRunning),
/* harmony export */   GX: () => (/* binding */ listServiceTasks),
/* harmony export */   gC: () => (/* binding */ describeFamilyTasks),
/* harmony export */   jS: () => (/* binding */ describeServiceTasks),
/* harmony export */   p_: () => (/* binding */ describeStopped),
/* harmony export */   yz: () => (/* binding */ describeTasks)
/* harmony export */ });
/* harmony import */ var _services_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1590);

const perPage = 100;
/** ARNs of at most `pages` hundred tasks. ECS may refuse any other argument beside `startedBy`, `maxResults` too. */
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
/** The tasks that ECS knows by these ARNs; those that it does not know are left out. */
async function describeTasks(reader, cluster, arns) {
    const answers = await Promise.all((0,_services_js__WEBPACK_IMPORTED_MODULE_0__/* .inBatches */ .oq)([...new Set(arns)], perPage).map((batch) => reader.ecs.describeTasks({ cluster, tasks: [...batch] }, { signal: reader.signal, resource: batch.length === 1 ? batch[0] : cluster })));
    return answers.flatMap(({ tasks }) => tasks ?? []);
}
/** ARNs of a service's tasks: those that are wanted to run, and those that are stopping or stopped within about an hour. */
async function listServiceTasks(reader, cluster, serviceName) {
    const pages = 10;
    const [wanted, stopped] = await Promise.all([
        listTasks(reader, { cluster, serviceName, desiredStatus: "RUNNING" }, pages),
        listTasks(reader, { cluster, serviceName, desiredStatus: "STOPPED" }, pages),
    ]);
    return { wanted, stopped };
}
async function describeServiceTasks(reader, cluster, serviceName) {
    const { wanted, stopped } = await listServiceTasks(reader, cluster, serviceName);
    return describeTasks(reader, cluster, [...wanted, ...stopped]);
}
/** The tasks of a family that are wanted to run, on whichever revision. All pages. */
const describeFamilyTasks = async (reader, cluster, family) => describeTasks(reader, cluster, await listTasks(reader, { cluster, family, desiredStatus: "RUNNING" }, Number.POSITIVE_INFINITY));
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
 * 64 characters for RunTask. `start` counts from 0; `after` is the failed task that an earlier request with the same
 * mark left behind. A new token needs proof that no task of the token before is at work.
 */
const clientTokenOf = (mark, { kind, cluster }, start, after = "") => hash([kind, cluster, mark, start, after]);
function kinshipOf(task, intent) {
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

/***/ 8511:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LD: () => (/* binding */ decide),
/* harmony export */   Ni: () => (/* binding */ settling),
/* harmony export */   te: () => (/* binding */ isCertain),
/* harmony export */   uV: () => (/* binding */ isEnd)
/* harmony export */ });
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4411);

const isEnd = (next) => "end" in next;
const wait = (what) => ({ do: "wait", for: what });
const notBack = (reason) => ({ end: "not-back", reason });
/** Milliseconds after which a stop without visible effect is sent again. */
const resendStopAfter = (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .seconds */ .YA)(30);
function decide(seen, done) {
    if (seen.gone !== undefined)
        return notBack(seen.gone);
    const next = seen.rollback === "none" ? afterRollout(seen, done) : afterRollback(seen, seen.rollback);
    const waits = !isEnd(next) && next.do === "wait";
    return waits && seen.paused ? { do: "end-pause" } : next;
}
function afterRollback(seen, rollback) {
    switch (rollback.state) {
        case "superseded":
            return supersededBy(seen, rollback.by);
        case "gone":
            return notBack(rollback.reason);
        case "succeeded":
            return seen.serving === "recorded" ? proven(seen) : wait("the service to show the recorded revision");
        case "in-progress":
        case "unclear":
        case "rolling-back":
            return wait("the deployment of the recorded revision to end");
        case "unknown":
            return wait(`a deployment in the unknown status ${rollback.status} to end`);
        case "rolled-back":
        case "rollback-failed":
        case "stopped":
            return runs(seen) ? proven(seen) : notBack(rollback.reason);
    }
}
function afterRollout(seen, done) {
    const { rollout } = seen;
    if (rollout === "none" || rollout === "unanswered")
        return byServingRevision(seen);
    switch (rollout.state) {
        case "superseded":
            return supersededBy(seen, rollout.by);
        case "gone":
            return notBack(rollout.reason);
        case "unclear":
            return done.hurry ? deploy(seen) : wait("the deployment to become visible");
        case "rolling-back":
            return wait("AWS to roll back");
        case "in-progress":
            return stopRollout(seen, done);
        case "rolled-back":
            if (seen.serving === "recorded")
                return proven(seen);
            // AWS rolls back to its last successful revision, which may not be the recorded one. A stale response shows the
            // released revision for a while.
            return seen.serving === "another" ? deploy(seen) : wait("the rollback to show in the service");
        case "succeeded":
            return seen.serving === "recorded" ? proven(seen) : deploy(seen);
        case "stopped":
        case "rollback-failed":
        case "unknown":
            return runs(seen) ? proven(seen) : deploy(seen);
    }
}
/** The rollout's deployment is under way. */
function stopRollout(seen, { stop }) {
    if (seen.takenOverBy !== undefined)
        return confirmForeign(seen.takenOverBy);
    if (seen.stopping)
        return wait("AWS to roll back");
    // The release redeployed the same revision, so there is no other revision to deploy.
    if (!seen.stoppable || stop === "refused")
        return seen.serving === "recorded" ? wait("the deployment to end") : deploy(seen);
    const waits = stop !== "not-sent" && stop.sentFor < resendStopAfter;
    return waits ? wait("AWS to roll back") : { do: "stop" };
}
/** The release has no deployment to follow, so the serving revision decides. */
function byServingRevision(seen) {
    switch (seen.serving) {
        case "recorded":
            return seen.busy ? wait("a deployment of somebody else to end") : proven(seen);
        case "released":
            return seen.takenOverBy === undefined ? deploy(seen) : { end: "superseded", by: seen.takenOverBy };
        case "another":
            return { end: "superseded", by: seen.takenOverBy ?? "unknown" };
        case "unknown":
            return wait("the service to show its revision");
    }
}
/** A foreign deployment stays as it is, unless it deployed the recorded revision. */
const supersededBy = (seen, by) => seen.serving === "recorded" ? byServingRevision(seen) : { end: "superseded", by };
const confirmForeign = (by) => wait(`confirmation that deployment ${by} is not of this release`);
/** Never deploys over a foreign deployment: the next observation confirms or clears it. */
const deploy = (seen) => seen.takenOverBy === undefined
    ? { do: "deploy", force: seen.serving === "recorded" }
    : confirmForeign(seen.takenOverBy);
const runs = ({ serving, running, wanted }) => serving === "recorded" && running >= wanted;
/** "Back" is verified: the recorded revision serves, with the desired number of tasks. */
function proven(seen) {
    if (seen.countDiffers)
        return { do: "restore-count" };
    return runs(seen)
        ? { end: "back" }
        : wait(`tasks of the recorded revision (${seen.running} of ${seen.wanted} running)`);
}
/** How long a change whose response was lost can still take effect, in milliseconds. */
const settling = (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .seconds */ .YA)(30);
/**
 * Whether an end is final. A failure, which one stale response could show, needs a second observation. A success counts
 * only once no change of the release can still take effect.
 * @param looks observations in a row that came to this end
 * @param settlesIn milliseconds until no change of this release can take effect
 */
function isCertain({ end }, looks, settlesIn) {
    if (end === "not-back")
        return looks >= 2;
    return settlesIn <= 0 && looks >= (end === "superseded" ? 2 : 1);
}


/***/ }),

/***/ 3790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e6: () => (/* binding */ follow),
/* harmony export */   ni: () => (/* binding */ start)
/* harmony export */ });
/* unused harmony export Follow */
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4411);
/* harmony import */ var _rollout_outages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81);
/* harmony import */ var _decide_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8511);
/** Rolls back one service or schedule: observe, decide (`decide.ts`), act, until the rollback is verified or fails. */



class Follow {
    #clock;
    #side;
    #hurry;
    #stopSentAt;
    stopRefused = false;
    #firstLookAt;
    #unanswered = false;
    #candidate = "";
    #looks = 0;
    /** What the last poll waited for. */
    waitedFor = "the first response from AWS";
    constructor(clock, side, hurry = false) {
        this.#clock = clock;
        this.#side = side;
        this.#hurry = hurry;
    }
    /** One poll and the action it requires. Returns the end once it is final. */
    async step() {
        const seen = await this.#side.look();
        this.#firstLookAt ??= this.#clock.now();
        this.#unanswered ||= seen.rollout === "unanswered";
        const next = (0,_decide_js__WEBPACK_IMPORTED_MODULE_2__/* .decide */ .LD)(seen, this.#done);
        if ((0,_decide_js__WEBPACK_IMPORTED_MODULE_2__/* .isEnd */ .uV)(next))
            return this.#agreed(next);
        this.#looks = 0;
        if (next.do === "wait") {
            this.waitedFor = next.for;
            return undefined;
        }
        const came = await this.#side.act(next);
        if (next.do === "stop")
            this.#stopSentAt = this.#clock.now();
        if (came === "refused")
            this.stopRefused = true;
        return came === undefined || came === "refused" ? undefined : came;
    }
    get #done() {
        const sent = this.#stopSentAt;
        const stop = this.stopRefused
            ? "refused"
            : sent === undefined
                ? "not-sent"
                : { sentFor: this.#clock.now() - sent };
        return { stop, hurry: this.#hurry };
    }
    #agreed(end) {
        this.#looks = this.#candidate === end.end ? this.#looks + 1 : 1;
        this.#candidate = end.end;
        this.waitedFor = "a change to settle whose response was lost";
        return (0,_decide_js__WEBPACK_IMPORTED_MODULE_2__/* .isCertain */ .te)(end, this.#looks, this.#settlesIn) ? end : undefined;
    }
    /** Milliseconds until no change of the release can take effect. */
    get #settlesIn() {
        // A retry of the unanswered change may have been sent right before the first poll.
        const since = this.#unanswered ? this.#firstLookAt : this.#side.lostAt;
        return since === undefined ? 0 : since + _decide_js__WEBPACK_IMPORTED_MODULE_2__/* .settling */ .Ni - this.#clock.now();
    }
}
/** Polls until the end or the deadline. */
async function follow(context, side, deadline) {
    const { clock, pace, signal, tell } = context;
    const follows = new Follow(clock, side);
    const look = (0,_rollout_outages_js__WEBPACK_IMPORTED_MODULE_1__/* .toleratingOutages */ .I)(tell, side.name, async () => {
        const end = await follows.step();
        if (end === undefined)
            side.waits?.(deadline.at);
        return end;
    });
    const end = await (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .poll */ .wt)({ clock, pace, signal, deadline }, look);
    return end ?? { end: "not-back", reason: `timed out waiting for ${follows.waitedFor}` };
}
/** For a job that is about to be killed: takes the action that starts the rollback, without waiting. */
async function start(clock, side) {
    const follows = new Follow(clock, side, true);
    const end = await follows.step();
    if (end === undefined && follows.stopRefused)
        await follows.step();
}


/***/ }),

/***/ 2854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ targetOf),
/* harmony export */   Fw: () => (/* binding */ commandFor),
/* harmony export */   YB: () => (/* binding */ partEndOf)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2672);
/** The result of rolling back one service or schedule, with its text. */

/** ARN of the revision that the rollback deploys: the recorded one, or its copy if that one is INACTIVE. */
const targetOf = ({ from, wayBack }) => wayBack?.taskDefinition ?? from;
const partEndOf = (entry, end, diagnosis) => {
    switch (end.end) {
        case "back":
            return { state: "back", text: `${entry.service} is back on ${targetInWords(entry)}` };
        case "superseded":
            return {
                state: "superseded",
                text: `${entry.service} was replaced by another deployment (${end.by}) and was not rolled back`,
            };
        case "not-back":
            return notBack(entry, end.reason, diagnosis);
    }
};
function targetInWords(entry) {
    const [from, target] = [(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .revisionName */ .pd)(entry.from), (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .revisionName */ .pd)(targetOf(entry))];
    return from === target ? from : `${target}, registered again from ${from}, which is INACTIVE`;
}
/** The command that rolls back a service by hand. Names the copy of an INACTIVE revision, which ECS would refuse. */
const commandFor = (entry) => entry.controller === "CODE_DEPLOY"
    ? `aws deploy stop-deployment --deployment-id ${entry.deploymentId ?? "ID"} --auto-rollback-enabled (if the deployment has ended, deploy ${targetOf(entry)} with CodeDeploy)`
    : `aws ecs update-service --cluster ${entry.cluster} --service ${entry.service} --task-definition ${targetOf(entry)}`;
function notBack(entry, reason, diagnosis) {
    const target = (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .revisionName */ .pd)(targetOf(entry));
    const what = `${entry.service} is not back on ${target}: ${reason.replace(/\.$/, "")}.`;
    const steps = [diagnosis?.remedy, `Roll back to ${target} by hand: ${commandFor(entry)}`];
    return {
        state: "not-back",
        text: what,
        cause: {
            name: "rollback-failed",
            what: diagnosis === undefined ? what : `${what} ${diagnosis.what}`,
            evidence: [reason, ...(diagnosis?.evidence ?? [])],
            remedy: steps.filter((step) => step !== undefined).join(" "),
        },
    };
}


/***/ }),

/***/ 9270:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ rollBackService),
  l: () => (/* binding */ startRollback)
});

// EXTERNAL MODULE: ./build/src/codedeploy/app-spec.js
var app_spec = __webpack_require__(7823);
// EXTERNAL MODULE: ./build/src/codedeploy/create.js
var create = __webpack_require__(9442);
// EXTERNAL MODULE: ./build/src/codedeploy/deployment.js
var deployment = __webpack_require__(6045);
// EXTERNAL MODULE: ./build/src/codedeploy/progress.js
var codedeploy_progress = __webpack_require__(9957);
// EXTERNAL MODULE: ./build/src/codedeploy/stop.js
var stop = __webpack_require__(5290);
// EXTERNAL MODULE: ./build/src/codedeploy/watch.js
var watch = __webpack_require__(7627);
// EXTERNAL MODULE: ./build/src/core/failure.js
var failure = __webpack_require__(139);
// EXTERNAL MODULE: ./build/src/ecs/reading/services.js
var services = __webpack_require__(1590);
// EXTERNAL MODULE: ./build/src/release/heartbeat.js
var heartbeat = __webpack_require__(5691);
// EXTERNAL MODULE: ./build/src/aws/arn.js
var aws_arn = __webpack_require__(2672);
// EXTERNAL MODULE: ./build/src/ecs/deployment.js
var ecs_deployment = __webpack_require__(584);
// EXTERNAL MODULE: ./build/src/ecs/pause.js
var pause = __webpack_require__(9977);
// EXTERNAL MODULE: ./build/src/ecs/progress.js
var ecs_progress = __webpack_require__(6844);
// EXTERNAL MODULE: ./build/src/ecs/service.js
var ecs_service = __webpack_require__(9260);
;// CONCATENATED MODULE: ./build/src/release/rollout/own-deployment.js

/** The ID of this release's deployment; if the response was lost, a new PRIMARY with its revision. */
function ownId(entry, service) {
    if (entry.withoutDeployment)
        return undefined;
    // An attempt with a lost response may take effect after the one that was answered.
    const repeated = entry.lostAt === undefined ? undefined : newPrimary(service, entry.to, entry.idsBefore);
    return repeated ?? entry.deploymentId ?? newPrimary(service, entry.to, entry.idsBefore);
}
/** The ID of the deployment of the recorded revision, found in the same way if the response was lost. */
function returningId({ deploymentId, from, wayBack }, service) {
    if (wayBack === undefined)
        return undefined;
    const { deploymentId: id, idsBefore, taskDefinition = from } = wayBack;
    if (id === undefined)
        return newPrimary(service, taskDefinition, idsBefore);
    // UpdateService started nothing: the recorded revision was already PRIMARY.
    return idsBefore.includes(id) && id !== deploymentId ? undefined : id;
}
function newPrimary(service, revision, idsBefore) {
    const primary = (0,ecs_deployment/* primaryOf */.Os)(service);
    return primary?.taskDefinition === revision && !idsBefore.includes(primary.id ?? "")
        ? primary.id
        : undefined;
}

// EXTERNAL MODULE: ./build/src/release/rollout/update-service.js
var update_service = __webpack_require__(6714);
// EXTERNAL MODULE: ./build/src/release/rollout/watch.js + 1 modules
var rollout_watch = __webpack_require__(4422);
// EXTERNAL MODULE: ./build/src/diagnosis/deployment.js + 2 modules
var diagnosis_deployment = __webpack_require__(2252);
// EXTERNAL MODULE: ./build/src/ecs/definition/task-definition.js
var task_definition = __webpack_require__(9992);
// EXTERNAL MODULE: ./build/src/release/rollout/explain.js
var explain = __webpack_require__(434);
// EXTERNAL MODULE: ./build/src/release/rollout/looks.js
var looks = __webpack_require__(9289);
// EXTERNAL MODULE: ./build/src/release/back/part-end.js
var part_end = __webpack_require__(2854);
;// CONCATENATED MODULE: ./build/src/release/back/diagnose.js







class RollbackDiagnosis {
    #context;
    #tasks;
    #subjects = new Map();
    #eventsBefore;
    #service;
    #definition;
    constructor(context) {
        this.#context = context;
        this.#tasks = new explain/* FailingTasks */.n(context);
    }
    /** Starts to examine the failed tasks of the recorded revision once ECS counts any. */
    async notice(entry, service) {
        this.#eventsBefore ??= new Set(service.events?.map(({ id }) => id));
        this.#service = service;
        const primary = (0,ecs_deployment/* primaryOf */.Os)(service);
        if (primary?.taskDefinition !== (0,part_end/* targetOf */.$r)(entry) || !primary.failedTasks)
            return;
        const subject = await this.#subject(entry, primary.id ?? "");
        if (subject !== undefined)
            this.#tasks.notice(subject, service, undefined);
    }
    /** Call after a failed rollback. Returns `undefined` if nothing explains it. */
    async finish(entry) {
        const service = this.#service;
        const primary = service && (0,ecs_deployment/* primaryOf */.Os)(service);
        if (service === undefined || primary?.taskDefinition !== (0,part_end/* targetOf */.$r)(entry))
            return undefined;
        const id = primary.id ?? "";
        const subject = await this.#subject(entry, id);
        if (subject !== undefined)
            await this.#tasks.finish([subject]);
        const facts = (0,looks/* factsOfEcs */._)(id, this.#eventsBefore ?? new Set(), service, undefined);
        const failing = subject === undefined ? [] : this.#tasks.groupsOf(subject);
        return (0,diagnosis_deployment/* diagnoseDeployment */.S)({ ...facts, failing });
    }
    async #subject(entry, deploymentId) {
        const known = this.#subjects.get(deploymentId);
        if (known !== undefined)
            return known;
        const definition = await this.#read((0,part_end/* targetOf */.$r)(entry));
        if (definition === undefined)
            return undefined;
        const { service: name, cluster } = entry;
        const release = { name, cluster, definition, replaced: [] };
        const subject = {
            release,
            deploymentId,
            ofRollback: true,
            by: { controller: "ECS" },
        };
        this.#subjects.set(deploymentId, subject);
        return subject;
    }
    async #read(arn) {
        const { aws, signal, tell } = this.#context;
        try {
            const ecs = await aws.ecs();
            let text = "";
            const options = { onText: (body) => (text = body), signal, resource: arn };
            if (this.#definition === undefined)
                await ecs.describeTaskDefinition({ taskDefinition: arn }, options);
            return (this.#definition ??= (0,task_definition/* describedTaskDefinition */.Ql)(text).definition);
        }
        catch (error) {
            signal.throwIfAborted();
            tell({
                kind: "note",
                level: "info",
                text: `The diagnosis of failed tasks is incomplete: ${(0,failure/* messageOf */.bD)(error)}`,
            });
            return undefined;
        }
    }
}

// EXTERNAL MODULE: ./build/src/aws/errors/classify.js + 6 modules
var classify = __webpack_require__(6230);
// EXTERNAL MODULE: ./build/src/ecs/definition/tags.js
var definition_tags = __webpack_require__(1468);
;// CONCATENATED MODULE: ./build/src/release/back/register-again.js
/** Registers a copy of an INACTIVE revision for a rollback, because UpdateService rejects INACTIVE revisions. */





/** Whether AWS rejected a call because its task definition is INACTIVE. */
const isInactive = (error) => error instanceof failure/* Failure */.HR && error.why.name === "task-definition-inactive";
/** Returns the ARN of the copy. Throws Failure, whose remedy lists the manual steps. */
async function registerAgain({ aws, signal, tell }, arn) {
    const ecs = await aws.ecs();
    const name = (0,aws_arn/* revisionName */.pd)(arn);
    let described = "";
    try {
        await ecs.describeTaskDefinition({ taskDefinition: arn, include: ["TAGS"] }, { onText: (body) => (described = body), signal, resource: name });
        const { definition, tags } = (0,task_definition/* describedTaskDefinition */.Ql)(described);
        let registered = "";
        await ecs.registerTaskDefinition({ family: definition.family, containerDefinitions: [] }, {
            body: (0,task_definition/* registration */.An)(definition, (0,definition_tags/* revisionTags */.nr)(tags, []).tags),
            onText: (body) => (registered = body),
            signal,
            resource: definition.family,
        });
        const copy = (0,task_definition/* describedTaskDefinition */.Ql)(registered).arn;
        const text = `${name} is INACTIVE, so the rollback registered a copy of it as ${(0,aws_arn/* revisionName */.pd)(copy)}.`;
        tell({ kind: "note", level: "warning", about: definition.family, text });
        return copy;
    }
    catch (error) {
        // Temporary errors are retried at the next poll.
        if (!(error instanceof failure/* Failure */.HR) || isPassing(error))
            throw error;
        throw new failure/* Failure */.HR({
            ...error.why,
            what: `${name} is INACTIVE, and a copy of it could not be registered. ${error.why.what}`,
            remedy: `${error.why.remedy ?? ""} By hand: aws ecs describe-task-definition --task-definition ${arn}, then aws ecs register-task-definition with the same members, then pass the new ARN to aws ecs update-service.`,
        }, { cause: error.cause });
    }
}
function isPassing(error) {
    const { kind } = (0,classify/* classify */.L8)(error.cause);
    return kind === "throttled" || kind === "transient";
}

;// CONCATENATED MODULE: ./build/src/release/back/ecs.js














class EcsRollback {
    name;
    diagnosis;
    #context;
    #ecs;
    #heartbeat;
    #entry;
    #watch;
    #service;
    #deployment;
    #stopSent = false;
    #progress = "";
    constructor(context, ecs, entry) {
        this.name = entry.service;
        this.diagnosis = new RollbackDiagnosis(context);
        this.#context = context;
        this.#ecs = ecs;
        this.#entry = entry;
        this.#heartbeat = new heartbeat/* Heartbeat */.X(context.clock, context.tell);
    }
    /** The current ledger entry. */
    get entry() {
        return this.#entry;
    }
    get lostAt() {
        return this.#entry.lostAt;
    }
    async look() {
        let look = await this.#watch?.watch.look();
        let service = look === undefined ? await this.#describe() : this.#seenBy(look).service;
        const id = service && (returningId(this.#entry, service) ?? ownId(this.#entry, service));
        if (service !== undefined && id !== undefined && id !== this.#watch?.id) {
            this.#watch = this.#watchOf(id, service);
            look = await this.#watch.watch.look();
            service = this.#seenBy(look).service;
        }
        const seenBy = look && this.#seenBy(look);
        this.#service = service;
        this.#deployment = seenBy?.deployment;
        if (service !== undefined) {
            await this.diagnosis.notice(this.#entry, service);
            this.#tellProgress(service);
        }
        return this.#seen(service, seenBy?.judgement);
    }
    #seenBy(look) {
        const seen = this.#watch && look.get(this.#watch.watched);
        return { judgement: seen?.judgement, ...seen?.observation };
    }
    async #describe() {
        const reader = { ecs: this.#ecs, signal: this.#context.signal };
        return (await (0,services/* describeServices */.Ge)(reader, [this.#entry])).get(this.#entry);
    }
    #watchOf(id, service) {
        const { clock, tell, signal } = this.#context;
        const { service: name, cluster, at, createdAt, wayBack, serviceDeploymentArn } = this.#entry;
        const returning = id === returningId(this.#entry, service);
        const idsBefore = (returning ? wayBack?.idsBefore : this.#entry.idsBefore) ?? [];
        const listed = service.deployments?.find((one) => one.id === id)?.createdAt;
        const created = listed ?? (!returning && createdAt !== undefined ? new Date(createdAt) : undefined);
        const watched = {
            service: name,
            cluster,
            own: { id, idsBefore: idsBefore.filter((one) => one !== id), createdAt: created },
            createdAt: created ?? (returning ? undefined : new Date(at - 10 * 60_000)),
            updatedAt: returning ? clock.now() : at,
            serviceDeploymentArn: returning ? undefined : serviceDeploymentArn,
        };
        return { id, watched, watch: new rollout_watch/* Watch */.ox({ ecs: this.#ecs, clock, tell, signal }, [watched]) };
    }
    #seen(service, judgement) {
        const entry = this.#entry;
        const returning = this.#watch !== undefined && service !== undefined && this.#watch.id === returningId(entry, service);
        const followed = this.#watch && (judgement ?? { state: "unclear" });
        const unanswered = entry.deploymentId === undefined && entry.refused !== true && entry.withoutDeployment !== true;
        const { status, serviceDeploymentArn } = this.#deployment ?? {};
        const target = (0,part_end/* targetOf */.$r)(entry);
        const running = (service?.deployments ?? [])
            .filter(({ taskDefinition }) => taskDefinition === target || taskDefinition === entry.from)
            .reduce((sum, { runningCount = 0 }) => sum + runningCount, 0);
        const countBefore = entry.desiredCountBefore;
        return {
            gone: goneReason(service),
            serving: servingOf(entry, service),
            takenOverBy: service && this.#takenOverBy(service),
            rollout: returning ? "none" : (followed ?? (unanswered ? "unanswered" : "none")),
            rollback: returning ? (followed ?? "none") : "none",
            stoppable: serviceDeploymentArn !== undefined && !ended.has(status ?? ""),
            stopping: stopping.has(status ?? ""),
            paused: this.#pauses(returning).length > 0,
            busy: service !== undefined && (0,ecs_service/* deploymentInProgress */.ij)(service) !== undefined,
            running,
            wanted: service?.desiredCount ?? 0,
            countDiffers: countBefore !== undefined && service?.desiredCount !== countBefore,
        };
    }
    #takenOverBy(service) {
        const { deploymentId, idsBefore, wayBack } = this.#entry;
        const own = this.#watch?.watched.own ?? { id: "", idsBefore };
        const ours = [
            ...own.idsBefore,
            ...(wayBack?.idsBefore ?? []),
            ...(deploymentId === undefined ? [] : [deploymentId]),
        ];
        return (0,ecs_deployment/* takenOverBy */.N$)({ ...own, idsBefore: ours }, service, this.#deployment);
    }
    /** Only pauses of our own rollback: nobody else decides those. */
    #pauses(returning) {
        const { status = "" } = this.#deployment ?? {};
        const ours = returning || this.#stopSent || status === "ROLLBACK_IN_PROGRESS";
        return ours && this.#deployment !== undefined && !ended.has(status) ? (0,pause/* pausesOf */.P0)(this.#deployment) : [];
    }
    async act(act) {
        switch (act.do) {
            case "stop":
                return this.#stop();
            case "deploy":
                return this.#deploy(act.force);
            case "end-pause":
                return this.#endPauses();
            case "restore-count":
                return this.#restoreCount();
        }
    }
    async #stop() {
        const serviceDeploymentArn = this.#deployment?.serviceDeploymentArn ?? "";
        this.#stopSent = true;
        const call = { serviceDeploymentArn, stopType: "ROLLBACK" };
        try {
            await this.#ecs.stopServiceDeployment(call, {
                signal: this.#context.signal,
                resource: serviceDeploymentArn,
            });
            return undefined;
        }
        catch (error) {
            // It just ended, or can't be stopped (docs/aws-reference.md#service-deployments); the next poll shows which.
            this.#note(error);
            return "refused";
        }
    }
    async #deploy(force) {
        const before = this.#service;
        if (before === undefined)
            return;
        const { service, cluster, desiredCountBefore } = this.#entry;
        const { ledger } = this.#context;
        const idsBefore = (0,update_service/* deploymentIds */.Mx)(before);
        const again = this.#entry.wayBack?.taskDefinition;
        const wayBack = { idsBefore, ...(again !== undefined && { taskDefinition: again }) };
        this.#entry = ledger.amend(this.#entry, { wayBack });
        try {
            const updated = await (0,update_service/* updateService */.bU)(this.#context, {
                service,
                cluster,
                taskDefinition: (0,part_end/* targetOf */.$r)(this.#entry),
                forceNewDeployment: force,
                before,
                ...(desiredCountBefore !== undefined && { desiredCount: desiredCountBefore }),
            });
            const id = (0,ecs_deployment/* primaryOf */.Os)(updated)?.id ?? "";
            this.#entry = ledger.amend(this.#entry, { wayBack: { ...wayBack, deploymentId: id } });
        }
        catch (error) {
            if ((0,update_service/* isSuperseded */.pe)(error))
                return;
            if (!isInactive(error) || again !== undefined)
                throw error;
            const taskDefinition = await registerAgain(this.#context, this.#entry.from);
            this.#entry = ledger.amend(this.#entry, { wayBack: { idsBefore, taskDefinition } });
            return this.#deploy(false);
        }
    }
    /** Errors are notes: the pause may be over already, or the role can't end it. The watch continues either way. */
    async #endPauses() {
        const { serviceDeploymentArn = "" } = this.#deployment ?? {};
        for (const { hookId } of this.#deployment === undefined ? [] : (0,pause/* pausesOf */.P0)(this.#deployment)) {
            const call = { serviceDeploymentArn, hookId, action: "CONTINUE" };
            await this.#ecs
                .continueServiceDeployment(call, { signal: this.#context.signal, resource: serviceDeploymentArn })
                .catch((error) => this.#note(error));
        }
    }
    async #restoreCount() {
        const { service, cluster, desiredCountBefore: desiredCount } = this.#entry;
        if (desiredCount === undefined)
            return;
        const { signal } = this.#context;
        await this.#ecs.updateService({ cluster, service, desiredCount }, { signal, resource: service });
    }
    #note(error) {
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        this.#context.tell({ kind: "note", level: "info", about: this.name, text: error.message });
    }
    waits(until) {
        this.#heartbeat.beat(`${this.name} to be back on ${(0,aws_arn/* revisionName */.pd)((0,part_end/* targetOf */.$r)(this.#entry))}`, until);
    }
    #tellProgress(service) {
        if (this.#watch === undefined)
            return;
        const progress = (0,ecs_progress/* progressOf */.j)(this.#watch.watched.own, service, this.#deployment);
        const text = JSON.stringify(progress);
        if (text === this.#progress)
            return;
        this.#progress = text;
        this.#context.tell({ kind: "service-progress", progress: { service: this.name, ...progress } });
        this.#heartbeat.reset();
    }
}
const ended = new Set([
    "SUCCESSFUL",
    "STOPPED",
    "ROLLBACK_SUCCESSFUL",
    "ROLLBACK_FAILED",
]);
const stopping = new Set(["STOP_REQUESTED", "STOP_IN_PROGRESS", "ROLLBACK_REQUESTED"]);
const goneReason = (service) => service === undefined
    ? "it no longer exists"
    : service.status === "ACTIVE"
        ? undefined
        : `its status is ${service.status ?? "missing"}`;
function servingOf(entry, service) {
    const serving = service?.taskDefinition;
    if (serving === undefined)
        return "unknown";
    if (serving === entry.from || serving === (0,part_end/* targetOf */.$r)(entry))
        return "recorded";
    return serving === entry.to ? "released" : "another";
}

;// CONCATENATED MODULE: ./build/src/release/back/codedeploy.js










class CodeDeployRollback {
    name;
    #context;
    #entry;
    /** Who starts the deployment, as the console shows it. */
    #by;
    #heartbeat;
    #own;
    #watch;
    /** A deployment of the recorded revision, whoever started it. */
    #returning;
    #startedHere = false;
    #look;
    #progress = "";
    constructor(context, entry, by) {
        this.name = entry.service;
        this.#context = context;
        this.#entry = entry;
        this.#by = by;
        this.#heartbeat = new heartbeat/* Heartbeat */.X(context.clock, context.tell);
    }
    async look() {
        await this.#find();
        const look = await this.#watch?.look();
        this.#look = look;
        this.#tellProgress();
        const judgement = this.#judgementOf(look);
        // During a deployment, only CodeDeploy shows its state; afterwards, and without one, the service decides.
        const underWay = judgement?.state === "in-progress" || judgement?.state === "gone";
        const service = underWay ? undefined : (look?.observation.service ?? (await this.#describe()));
        return this.#seen({ look, judgement, service, underWay });
    }
    /** This release's deployment; found by its prepared content if its ID is unknown. */
    async #find() {
        const { prepared, deploymentId } = this.#entry;
        if (this.#watch !== undefined || prepared === undefined)
            return;
        this.#own =
            deploymentId === undefined
                ? await (0,create/* findDeployment */.HZ)(this.#context, prepared)
                : { ...(0,create/* planOf */.XC)(prepared), deploymentId };
        if (this.#own !== undefined)
            this.#watch = new watch/* CodeDeployWatch */.y(this.#context, this.#own, true);
    }
    #seen({ look, judgement, service, underWay }) {
        const { from, desiredCountBefore, refused } = this.#entry;
        const returning = this.#returning !== undefined;
        const unanswered = this.#entry.prepared !== undefined && refused !== true;
        const serving = service === undefined ? "unknown" : this.#servingOf(service, look);
        const taskSet = service && (0,app_spec/* primaryTaskSet */.iO)(service);
        return {
            gone: underWay ? undefined : goneReason(service),
            serving,
            takenOverBy: serving === "another" && judgement === undefined ? (taskSet?.externalId ?? taskSet?.id) : undefined,
            rollout: returning ? "none" : (judgement ?? (unanswered ? "unanswered" : "none")),
            rollback: (returning ? judgement : undefined) ?? "none",
            stoppable: true,
            stopping: false,
            paused: returning && this.#startedHere && this.#waitOf(look) !== undefined,
            busy: false,
            running: taskSet?.taskDefinition === from ? (taskSet.runningCount ?? 0) : 0,
            wanted: service?.desiredCount ?? 0,
            countDiffers: desiredCountBefore !== undefined && service?.desiredCount !== desiredCountBefore,
        };
    }
    /** A foreign deployment of the recorded revision counts as successful once it has the traffic. */
    #judgementOf(look) {
        const foreign = this.#returning !== undefined && !this.#startedHere;
        const enough = foreign && look !== undefined && (0,deployment/* isTrafficShifted */.xT)(look.observation);
        return enough ? { state: "succeeded" } : look?.judgement;
    }
    #servingOf(service, look) {
        const serving = (0,app_spec/* primaryTaskSet */.iO)(service)?.taskDefinition;
        if (serving === undefined)
            return "unknown";
        if (serving === this.#entry.to && serving !== this.#entry.from)
            return "released";
        if (serving !== this.#entry.from)
            return "another";
        return this.#returning === undefined && this.#mayHaveTraffic(service, look) ? "released" : "recorded";
    }
    /** A deployment that stops without a rollback leaves its task set with the traffic that it had. */
    #mayHaveTraffic({ taskSets = [] }, look) {
        const own = this.#own;
        if (own === undefined || look === undefined || !mayLeaveTraffic.has(look.judgement.state))
            return false;
        const remains = taskSets.some(({ id, status }) => status === "ACTIVE" && !own.taskSetsBefore.includes(id ?? ""));
        const { target } = look.observation;
        const green = target?.taskSetsInfo?.find(({ taskSetLabel }) => taskSetLabel === "Green");
        return remains && (target === undefined || (green?.trafficWeight ?? 0) > 0);
    }
    async act(act) {
        switch (act.do) {
            case "stop":
                await (0,stop/* stopDeployment */.U)(this.#context, this.#own?.deploymentId ?? "", true);
                return undefined;
            case "deploy":
                return this.#deploy();
            case "end-pause":
                return this.#hasten();
            case "restore-count":
                return this.#restoreCount();
        }
    }
    async #deploy() {
        const service = await this.#describe();
        if (service === undefined || this.#own === undefined)
            return undefined;
        const prepared = (0,create/* prepareReturn */.sw)(this.#own, service, this.#by);
        const started = await this.#create(prepared);
        if (started.state === "started")
            return this.#await(started.deployment, true);
        const { running } = started;
        if (running === undefined || running.creator === "codeDeployRollback")
            return undefined;
        if (running.taskDefinition !== this.#own.from)
            return { end: "superseded", by: running.id };
        return this.#await({ ...(0,create/* planOf */.XC)(prepared), deploymentId: running.id }, false);
    }
    #await(deployment, startedHere) {
        this.#returning = deployment;
        this.#startedHere = startedHere;
        this.#watch = new watch/* CodeDeployWatch */.y(this.#context, deployment);
    }
    /** The IAM policy may allow only the group's own config. */
    async #create(prepared) {
        try {
            return await (0,create/* createDeployment */.Yy)(this.#context, prepared);
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.HR) || error.why.name !== "access-denied")
                throw error;
            const { config: _, ...withoutConfig } = prepared;
            return (0,create/* createDeployment */.Yy)(this.#context, withoutConfig);
        }
    }
    #waitOf(look) {
        const { deployment } = look?.observation ?? {};
        if (deployment?.status === "Ready")
            return "READY_WAIT";
        return deployment?.instanceTerminationWaitTimeStarted === true && look?.judgement.state === "in-progress"
            ? "TERMINATION_WAIT"
            : undefined;
    }
    /** Skips the waits of our own rollback: traffic moves back now, and the failed task set is removed. */
    async #hasten() {
        const wait = this.#waitOf(this.#look);
        if (wait === undefined || this.#returning === undefined)
            return;
        try {
            await (0,stop/* continueDeployment */.v)(this.#context, this.#returning.deploymentId, wait);
        }
        catch (error) {
            // The wait ends by itself later.
            if (!(error instanceof failure/* Failure */.HR))
                throw error;
        }
    }
    async #restoreCount() {
        const { service, cluster, desiredCountBefore: desiredCount } = this.#entry;
        if (desiredCount === undefined)
            return;
        const ecs = await this.#context.aws.ecs();
        const { signal } = this.#context;
        await ecs.updateService({ cluster, service, desiredCount }, { signal, resource: service });
    }
    async #describe() {
        const ecs = await this.#context.aws.ecs();
        const reader = { ecs, signal: this.#context.signal };
        return (await (0,services/* describeServices */.Ge)(reader, [this.#entry])).get(this.#entry);
    }
    waits(until) {
        this.#heartbeat.beat(`${this.name} to be back`, until);
    }
    #tellProgress() {
        const progress = this.#look && (0,codedeploy_progress/* progressOf */.jA)(this.#look.observation);
        if (progress === undefined || JSON.stringify(progress) === this.#progress)
            return;
        this.#progress = JSON.stringify(progress);
        this.#context.tell({ kind: "service-progress", progress: { service: this.name, ...progress } });
        this.#heartbeat.reset();
    }
}
const mayLeaveTraffic = new Set(["succeeded", "stopped", "rollback-failed", "unknown"]);

// EXTERNAL MODULE: ./build/src/release/back/follow.js
var follow = __webpack_require__(3790);
;// CONCATENATED MODULE: ./build/src/release/back/service.js




/** Waits until the rollback is verified or has failed. */
async function rollBackService(context, entry, deadline) {
    if (entry.controller === "CODE_DEPLOY")
        return (0,part_end/* partEndOf */.YB)(entry, await (0,follow/* follow */.e6)(context, codeDeploySide(context, entry), deadline));
    const side = new EcsRollback(context, await context.aws.ecs(), entry);
    const end = await (0,follow/* follow */.e6)(context, side, deadline);
    const diagnosis = end.end === "not-back" ? await side.diagnosis.finish(side.entry) : undefined;
    return (0,part_end/* partEndOf */.YB)(side.entry, end, diagnosis);
}
/** Sends the call that starts the rollback, without waiting, because the job is about to be killed. */
async function startRollback(context, entry) {
    const side = entry.controller === "CODE_DEPLOY"
        ? codeDeploySide(context, entry)
        : new EcsRollback(context, await context.aws.ecs(), entry);
    await (0,follow/* start */.ni)(context.clock, side);
}
const codeDeploySide = (context, entry) => new CodeDeployRollback(context, entry, `ecs-release ${context.request.job.repository}`);


/***/ }),

/***/ 3719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ undo)
});

// UNUSED EXPORTS: groupsOf

// EXTERNAL MODULE: ./build/src/aws/arn.js
var arn = __webpack_require__(2672);
// EXTERNAL MODULE: ./build/src/core/failure.js
var failure = __webpack_require__(139);
// EXTERNAL MODULE: ./build/src/core/time.js + 1 modules
var time = __webpack_require__(4411);
// EXTERNAL MODULE: ./build/src/release/final-check.js
var final_check = __webpack_require__(2950);
// EXTERNAL MODULE: ./build/src/release/back/part-end.js
var part_end = __webpack_require__(2854);
// EXTERNAL MODULE: ./build/src/release/back/service.js + 5 modules
var service = __webpack_require__(9270);
// EXTERNAL MODULE: ./build/src/release/schedules.js
var schedules = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/src/schedules/move.js + 1 modules
var move = __webpack_require__(7625);
// EXTERNAL MODULE: ./build/src/schedules/prove.js
var prove = __webpack_require__(5714);
// EXTERNAL MODULE: ./build/src/schedules/target.js
var target = __webpack_require__(8187);
// EXTERNAL MODULE: ./build/src/release/back/follow.js
var follow = __webpack_require__(3790);
;// CONCATENATED MODULE: ./build/src/release/back/schedule.js





/** A change of targets takes a short time to show (PutTargets, API reference), and others may write concurrently. */
const timeout = (0,time/* seconds */.YA)(60);
class ScheduleRollback {
    name;
    notes = new Set();
    /** The differences that the last poll found, as sentences. */
    differences = [];
    #context;
    #entry;
    constructor(context, entry) {
        this.name = entry.name;
        this.#context = context;
        this.#entry = entry;
    }
    async look() {
        const { answered, before } = this.#entry;
        const where = await (0,prove/* whereNow */.Ab)(this.#context, before);
        this.differences = (0,prove/* differencesFrom */.Jh)(before, where, "restored");
        return {
            serving: servingOf(before, where),
            rollout: answered === true ? { state: "succeeded" } : "unanswered",
            rollback: "none",
            stoppable: false,
            stopping: false,
            paused: false,
            busy: false,
            running: 0,
            wanted: 0,
            countDiffers: false,
        };
    }
    /** Writes the recorded documents. Throws `schedule-changed` if somebody else changed what a target runs. */
    async act(act) {
        if (act.do !== "deploy")
            return undefined;
        const { notes } = await (0,move/* restoreSchedule */.y)(this.#context, this.#entry.before);
        for (const note of notes)
            this.notes.add(note);
        return undefined;
    }
}
/** `released` while any target still has to be written; `restoreSchedule` rejects foreign changes. */
function servingOf({ targets }, where) {
    const isBack = targets.every(({ id, taskDefinition, to }) => {
        const now = where.get(id);
        return to === undefined || (now !== undefined && (0,target/* isSameTaskDefinition */.lX)(now, taskDefinition));
    });
    return isBack ? "recorded" : "released";
}
/** Restores the documents of one schedule from the ledger. */
async function rollBackSchedule(context, entry) {
    const { aws, clock, signal } = context;
    const side = new ScheduleRollback({ aws, clock, signal }, entry);
    const end = await (0,follow/* follow */.e6)(context, side, new time/* Deadline */.B2(clock, timeout));
    const notes = [...side.notes];
    if (end.end === "back")
        return { state: "back", text: [`${entry.name} is back.`, ...notes].join(" ") };
    const reason = end.end === "not-back" ? end.reason : `${end.by} changed it`;
    const what = `${entry.name} does not run the previous revision again: ${reason}.`;
    const remedy = "Compare its targets with the task definitions in the report, and restore them by hand.";
    const cause = { name: "rollback-failed", what, evidence: [...side.differences, ...notes], remedy };
    return { state: "not-back", text: what, cause };
}

// EXTERNAL MODULE: ./build/src/release/verdicts.js
var verdicts = __webpack_require__(8837);
;// CONCATENATED MODULE: ./build/src/release/back/undo.js
/** Rolls back every change in the ledger, in reverse order, and verifies each. */









/**
 * Rejects only if the job is canceled: a part that can't be rolled back is reported and does not stop the others.
 * @param superseded services that another deployment has replaced; they are not changed
 */
async function undo(context, reason, superseded = new Set()) {
    const parts = new Map();
    for (const group of groupsOf(context.ledger, superseded)) {
        await Promise.all(group.map(async (entry) => {
            const part = entry.kind === "schedule" ? schedulePart(context, entry) : servicePart(context, entry);
            parts.set(part.name, await putBack(context, part, reason));
        }));
    }
    await checkAgain(context, parts);
    return { parts };
}
/** Checks again at the end: somebody else may have deployed a service while others were being rolled back. */
async function checkAgain(context, parts) {
    await context.background?.finish();
    const back = context.ledger.services.filter(({ service }) => parts.get(service)?.state === "back");
    for (const { service: name, verdict, by, cause } of await (0,final_check/* finalCheck */.T9)(context, back, "recorded")) {
        const entry = back.find(({ service }) => service === name);
        if (entry === undefined)
            continue;
        const reason = verdict === "superseded" ? undefined : cause.what;
        const end = (0,part_end/* partEndOf */.YB)(entry, reason === undefined ? { end: "superseded", by } : { end: "not-back", reason });
        parts.set(name, end);
        const why = end.state === "not-back" ? { cause: end.cause } : {};
        context.tell({ kind: "rollback-ended", part: name, back: false, text: end.text, ...why });
    }
}
/** Schedules first, then the waves from last to first; the parts of a group are independent of each other. Pure. */
function groupsOf(ledger, superseded) {
    const services = ledger.services.filter(({ service }) => !superseded.has(service));
    const waves = [...new Set(services.map(({ wave }) => wave))].toSorted((one, other) => other - one);
    return [
        ledger.schedules.toReversed(),
        ...waves.map((number) => services.filter(({ wave }) => wave === number)),
    ];
}
const servicePart = (context, entry) => ({
    name: entry.service,
    to: (0,arn/* revisionName */.pd)(entry.from),
    unverified: () => {
        // The rollback may have registered a copy since.
        const now = context.ledger.services.find(({ service }) => service === entry.service) ?? entry;
        return {
            text: `${entry.service} was being moved from ${(0,arn/* revisionName */.pd)(entry.from)} to ${(0,arn/* revisionName */.pd)(entry.to)}; its current revision is not verified.`,
            remedy: `Then check ${entry.service} and roll it back with: ${(0,part_end/* commandFor */.Fw)(now)}`,
        };
    },
    putBack: () => (0,service/* rollBackService */.G)(context, entry, new time/* Deadline */.B2(context.clock, context.request.rollout.timeout)),
});
const schedulePart = (context, entry) => ({
    name: entry.name,
    to: [...new Set(entry.before.targets.map(({ taskDefinition }) => (0,arn/* revisionName */.pd)(taskDefinition)))].join(", "),
    unverified: () => ({
        text: `${entry.name} was being moved; its current revision is not verified.`,
        remedy: `Then check ${entry.name} and set the revision that it ran before.`,
    }),
    putBack: async () => {
        const end = await rollBackSchedule(context, entry);
        context.tell({
            kind: "schedule-ended",
            verdict: (0,schedules/* scheduleVerdictOf */.ot)(entry.before, (0,verdicts/* verdictOfPart */.EG)(end), end.text),
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
        end = {
            state: "not-back",
            text: `${(0,failure/* messageOf */.bD)(error)} ${part.unverified().text}`,
            cause: whyNot(error, part),
        };
    }
    const cause = end.state === "not-back" ? { cause: end.cause } : {};
    tell({ kind: "rollback-ended", part: part.name, back: end.state === "back", text: end.text, ...cause });
    return end;
}
function whyNot(error, { name, ...part }) {
    const unverified = part.unverified();
    if (!(error instanceof failure/* Failure */.HR)) {
        const what = `Rolling back ${name} failed: ${(0,failure/* messageOf */.bD)(error)}.`;
        return { name: "internal-error", what, evidence: [unverified.text], remedy: unverified.remedy };
    }
    const { evidence, remedy } = error.why;
    const steps = [remedy, unverified.remedy].filter((step) => step !== undefined);
    return { ...error.why, evidence: [...evidence, unverified.text], remedy: steps.join(" ") };
}


/***/ }),

/***/ 6521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KW: () => (/* binding */ cancelled),
/* harmony export */   rz: () => (/* binding */ leftAsItIs),
/* harmony export */   z1: () => (/* binding */ stopTasks)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2672);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(139);
/* harmony import */ var _core_cancellation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4006);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4411);
/* harmony import */ var _last_verdicts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2638);
/* harmony import */ var _one_off_stop_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7282);
/* harmony import */ var _back_service_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9270);
/* harmony import */ var _refuse_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1727);








/** @param known verdicts of the services whose rollout ended before the cancellation */
async function cancelled(context, known) {
    const { onCancel } = context.request.rollout;
    if (!context.ledger.changed) {
        return { outcome: "cancelled", cause: _refuse_js__WEBPACK_IMPORTED_MODULE_6__/* .nothingToUndo */ .Lz };
    }
    if (onCancel === "leave") {
        (0,_last_verdicts_js__WEBPACK_IMPORTED_MODULE_3__/* .reportCancelled */ .A)(context, known);
        return {
            outcome: "cancelled",
            cause: causeWith(leftAsItIs),
        };
    }
    const { signal, cancel } = (0,_core_time_js__WEBPACK_IMPORTED_MODULE_2__/* .abortAfter */ .dg)(context.clock, (0,_core_cancellation_js__WEBPACK_IMPORTED_MODULE_1__/* .timeLeft */ .f$)(context.clock, context.signal));
    const shielded = { ...context, aws: context.aws.shielded(), signal };
    await Promise.all([...(onCancel === "stop" ? [stopTasks(shielded)] : []), startRollbacks(shielded)]);
    cancel();
    (0,_last_verdicts_js__WEBPACK_IMPORTED_MODULE_3__/* .reportCancelled */ .A)(context, known);
    return {
        outcome: "cancelled",
        cause: causeWith("Rollback started; the post step will report the result."),
    };
}
const leftAsItIs = "on-cancel is `leave`: nothing is rolled back, and deployments in progress continue.";
const causeWith = (evidence) => ({
    name: "cancelled",
    what: "The job was canceled.",
    evidence: [evidence],
});
async function startRollbacks(context) {
    await Promise.all(context.ledger.services.map(async (entry) => {
        context.tell({
            kind: "rolling-back",
            part: entry.service,
            to: (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_7__/* .revisionName */ .pd)(entry.from),
            reason: "canceled",
        });
        try {
            await (0,_back_service_js__WEBPACK_IMPORTED_MODULE_5__/* .startRollback */ .l)(context, entry);
        }
        catch (error) {
            const text = `The rollback could not be started here (${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}); the post step tries again.`;
            context.tell({ kind: "note", level: "warning", about: entry.service, text });
        }
    }));
}
/**
 * For `on-cancel: stop`: stops the one-off tasks in the journal that still run.
 * @param settles milliseconds to keep searching for a task whose RunTask response was lost; it may start late
 */
async function stopTasks(context, settles = 0) {
    const { aws, clock, ledger, pace, signal, tell } = context;
    const stopper = { ecs: await aws.ecs(), signal };
    const deadline = new _core_time_js__WEBPACK_IMPORTED_MODULE_2__/* .Deadline */ .B2(clock, settles);
    const stop = async (entry) => {
        const { stopped, refused } = await (0,_one_off_stop_js__WEBPACK_IMPORTED_MODULE_4__/* .stopTasksOf */ .cL)(stopper, entry);
        for (const { what } of refused)
            noteUnstopped(tell, entry, what);
        return entry.taskArn !== undefined || stopped.length + refused.length > 0 ? true : undefined;
    };
    const running = ledger.tasks.filter(({ ended }) => ended !== true);
    await Promise.all(running.map((entry) => (0,_core_time_js__WEBPACK_IMPORTED_MODULE_2__/* .poll */ .wt)({ clock, pace, signal, deadline }, () => stop(entry)).catch((error) => noteUnstopped(tell, entry, (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)))));
}
const noteUnstopped = (tell, { task, mark }, why) => tell({
    kind: "note",
    level: "warning",
    about: mark,
    text: `The ${task} task could not be stopped: ${why}`,
});


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
/* harmony import */ var _plan_left_overs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5590);
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
/** Never rejects: a note says why a revision stays registered (it may be in use, or AWS refuses). */
async function deregisterFailed(context, outcome) {
    const registered = context.ledger.entries
        .filter((entry) => entry.kind === "registered")
        .filter(({ deregistered }) => deregistered !== true);
    if (!isBack(outcome) || registered.length === 0 || context.request.rollout.failedRevision === "keep")
        return;
    let users;
    try {
        users = await findUsers(context, registered);
    }
    catch (error) {
        const why = `stays registered: what uses it can't be read: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`;
        for (const entry of registered)
            note(context, entry, why);
        return;
    }
    for (const entry of registered) {
        const user = users.get((0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(entry.arn));
        if (user === undefined)
            await deregister(context, entry);
        else
            note(context, entry, `stays registered: ${user} uses it`);
    }
}
async function deregister(context, entry) {
    const { arn } = entry;
    try {
        const ecs = await context.aws.ecs();
        await ecs.deregisterTaskDefinition({ taskDefinition: arn }, { signal: context.signal, resource: arn });
        note(context, entry, "was deregistered: this run registered it, and its release failed");
    }
    catch (error) {
        note(context, entry, `stays registered: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
    }
}
const note = ({ tell }, { arn }, text) => tell({ kind: "note", level: "info", about: (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(arn), text: `${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(arn)} ${text}.` });
/** `family:revision` → its user: a service or schedule of the release, or a task outside the release's services. */
async function findUsers(context, registered) {
    const { aws, request, signal } = context;
    const reader = { ecs: await aws.ecs(), signal };
    const asked = request.waves.flat().map((service) => ({ service, cluster: request.cluster }));
    const services = [...(await (0,_ecs_reading_services_js__WEBPACK_IMPORTED_MODULE_5__/* .describeServices */ .Ge)(reader, asked)).values()];
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
        ...schedules.flatMap((schedule) => [...(0,_plan_left_overs_js__WEBPACK_IMPORTED_MODULE_2__/* .usedRevisions */ .Yw)([], [schedule])].map((name) => [name, schedule.name])),
        ...services.flatMap((service) => [...(0,_plan_left_overs_js__WEBPACK_IMPORTED_MODULE_2__/* .usedRevisions */ .Yw)([{ from: (0,_ecs_service_js__WEBPACK_IMPORTED_MODULE_1__/* .servingRevision */ .qJ)(service) ?? "", service }], [])].map((name) => [name, service.serviceName ?? "a service"])),
    ]);
}


/***/ }),

/***/ 2950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S3: () => (/* binding */ isBack),
/* harmony export */   T9: () => (/* binding */ finalCheck)
/* harmony export */ });
/* unused harmony export displacementOf */
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2672);
/* harmony import */ var _ecs_deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(584);
/* harmony import */ var _ecs_reading_services_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1590);
/* harmony import */ var _ecs_service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9260);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(139);
/* harmony import */ var _back_part_end_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2854);






/**
 * Every service was verified before, so a failed read is a note, not a failure. A change counts only if a second read
 * confirms it.
 */
async function finalCheck(context, entries, expected) {
    const { clock, pace, signal, tell } = context;
    try {
        const first = await look(context, entries, expected);
        if (first.length === 0)
            return [];
        await clock.sleep(pace(0), signal);
        const names = new Set(first.map(({ service }) => service));
        return (await look(context, entries, expected)).filter(({ service }) => names.has(service));
    }
    catch (error) {
        if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR))
            throw error;
        tell({
            kind: "note",
            level: "warning",
            text: `The final check of the services failed: ${error.message}`,
        });
        return [];
    }
}
async function look({ aws, signal }, entries, expected) {
    if (entries.length === 0)
        return [];
    const services = await (0,_ecs_reading_services_js__WEBPACK_IMPORTED_MODULE_3__/* .describeServices */ .Ge)({ ecs: await aws.ecs(), signal }, entries);
    return entries.flatMap((entry) => displacementOf(entry, services.get(entry), expected) ?? []);
}
/** Pure. */
function displacementOf(entry, service, expected) {
    const wanted = expected === "released" ? [entry.to] : [entry.from, (0,_back_part_end_js__WEBPACK_IMPORTED_MODULE_4__/* .targetOf */ .$r)(entry)];
    const on = expected === "released" ? `healthy on ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_5__/* .revisionName */ .pd)(entry.to)}` : `back on ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_5__/* .revisionName */ .pd)(entry.from)}`;
    const name = entry.service;
    if (service?.status !== "ACTIVE") {
        const what = `${name} was ${on}, but is now ${service?.status ?? "gone"}.`;
        const remedy = "Find out who deleted or drained the service (CloudTrail: DeleteService, UpdateService).";
        const cause = { name: "service-gone", what, evidence: [], remedy };
        return { service: name, verdict: "failed", by: "", cause };
    }
    if (wanted.includes((0,_ecs_service_js__WEBPACK_IMPORTED_MODULE_1__/* .servingRevision */ .qJ)(service) ?? ""))
        return undefined;
    return {
        service: name,
        verdict: "superseded",
        by: (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryOf */ .Os)(service)?.id ?? "unknown",
        cause: taken(name, on, service),
    };
}
function taken(name, on, service) {
    const theirs = (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryOf */ .Os)(service);
    const created = theirs?.createdAt?.toISOString();
    return {
        name: "superseded",
        what: `Another deployment replaced the one of ${name} after it was ${on}, before the release ended.`,
        evidence: [
            `${name} runs ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_5__/* .revisionName */ .pd)((0,_ecs_service_js__WEBPACK_IMPORTED_MODULE_1__/* .servingRevision */ .qJ)(service) ?? "?")}`,
            ...(theirs?.id === undefined ? [] : [`deployment ${theirs.id}`]),
            ...(created === undefined ? [] : [`created ${created}`]),
        ],
        remedy: "This release does not roll back the other deployment. To queue releases of a service, set `concurrency: { group: …, cancel-in-progress: false }`.",
    };
}
/** Whether the recorded revision serves with the desired number of tasks: the definition of "back". Pure. */
function isBack(entry, service) {
    if (service?.status !== "ACTIVE" || displacementOf(entry, service, "recorded") !== undefined)
        return false;
    return (service.runningCount ?? 0) >= (service.desiredCount ?? 0);
}


/***/ }),

/***/ 2638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ reportCancelled),
/* harmony export */   Z: () => (/* binding */ reportVerdicts)
/* harmony export */ });
/* harmony import */ var _verdicts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8837);

const none = new Map();
/** After a rollback: the verdict follows from how each part ended. `known` has the verdicts of the rollout. */
function reportVerdicts(context, parts, known = none) {
    for (const entry of context.ledger.services) {
        const part = parts.get(entry.service);
        if (part === undefined)
            continue;
        const cause = part.state === "not-back" ? part.cause : undefined;
        tell(context, entry, (0,_verdicts_js__WEBPACK_IMPORTED_MODULE_0__/* .verdictOfPart */ .EG)(part), known.get(entry.service), cause);
    }
}
/** After a cancellation: rollouts and rollbacks may still be in progress; the post step reports the result. */
function reportCancelled(context, known) {
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

/***/ 6476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ deregister),
/* harmony export */   G: () => (/* binding */ deregisterCopies)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2672);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(139);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4411);
/** Deregisters copies of revisions that one-off tasks ran on (`copy.ts`). Registers nothing, so that `post` can load it. */



/** A canceled job has more urgent calls to make. */
const patience = (0,_core_time_js__WEBPACK_IMPORTED_MODULE_1__/* .seconds */ .YA)(4);
/** For `post`: what a killed step left registered. Never rejects. */
async function deregisterCopies(context) {
    const left = context.ledger.entries.filter((entry) => entry.kind === "registered" && entry.oneOff === true && entry.deregistered !== true);
    for (const entry of left)
        await deregister(context, entry);
}
/** Never rejects. */
async function deregister({ aws, clock, tell }, { arn, family }, complete = () => undefined) {
    const { signal, cancel } = (0,_core_time_js__WEBPACK_IMPORTED_MODULE_1__/* .abortAfter */ .dg)(clock, patience);
    try {
        const ecs = await aws.shielded().ecs();
        await ecs.deregisterTaskDefinition({ taskDefinition: arn }, { signal, resource: arn });
        complete({ deregistered: true });
    }
    catch (thrown) {
        const why = thrown instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR ? thrown.message : "AWS did not answer in time.";
        const name = (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_2__/* .revisionName */ .pd)(arn);
        const text = `Revision ${name} was registered for a one-off task alone, and could not be deregistered: ${why} Run: aws ecs deregister-task-definition --task-definition ${name}`;
        tell({ kind: "note", level: "warning", about: family, text });
    }
    finally {
        cancel();
    }
}


/***/ }),

/***/ 7282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S8: () => (/* binding */ stopTask),
/* harmony export */   cL: () => (/* binding */ stopTasksOf)
/* harmony export */ });
/* unused harmony export tasksOf */
/* harmony import */ var _ecs_reading_tasks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2166);
/* harmony import */ var _ecs_task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6762);
/* harmony import */ var _ecs_task_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3825);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(139);




/** Gives the cause when ECS refuses; a task that has stopped already is none. */
async function stopTask({ ecs, signal }, task, why) {
    const { cluster, taskArn } = task;
    try {
        await ecs.stopTask({ cluster, task: taskArn, reason: _ecs_task_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonsToStop */ .DM[why] }, { signal, resource: taskArn });
        return undefined;
    }
    catch (thrown) {
        signal.throwIfAborted();
        if (!(thrown instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR))
            throw thrown;
        return thrown.why;
    }
}
/** The tasks that an entry of the ledger stands for and that are still at work. */
async function tasksOf(stopper, entry) {
    const { cluster, startedBy, mark, taskArn } = entry;
    const arns = taskArn === undefined ? await (0,_ecs_reading_tasks_js__WEBPACK_IMPORTED_MODULE_3__/* .listRunning */ .GC)(stopper, cluster, startedBy) : [taskArn];
    const tasks = await (0,_ecs_reading_tasks_js__WEBPACK_IMPORTED_MODULE_3__/* .describeTasks */ .yz)(stopper, cluster, arns);
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

/***/ 9289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ Looks),
/* harmony export */   _: () => (/* binding */ factsOfEcs)
/* harmony export */ });
/* harmony import */ var _codedeploy_deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6045);
/* harmony import */ var _codedeploy_progress_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9957);
/* harmony import */ var _ecs_deployment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(584);
/* harmony import */ var _ecs_progress_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6844);
/* harmony import */ var _watch_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4422);





class Looks {
    #watch;
    constructor(context, started) {
        const watched = started.flatMap(({ by }) => (by.controller === "ECS" ? [by.watched] : []));
        this.#watch = new _watch_js__WEBPACK_IMPORTED_MODULE_4__/* .Watch */ .ox(context, watched);
    }
    async look(open) {
        const looks = await Promise.all([
            this.#lookAtEcs(open),
            ...open.map(async (one) => one.by.controller === "ECS" ? [] : [[one, await lookAtCodeDeploy(one.by.watch)]]),
        ]);
        return new Map(looks.flat());
    }
    async #lookAtEcs(open) {
        const which = open.flatMap((one) => one.by.controller === "ECS" ? [[one, one.by.watched]] : []);
        if (which.length === 0)
            return [];
        const looks = await this.#watch.look(which.map(([, watched]) => watched));
        return which.flatMap(([one, watched]) => {
            const look = looks.get(watched);
            if (look === undefined)
                return [];
            const { service, deployment } = look.observation;
            const progress = service && (0,_ecs_progress_js__WEBPACK_IMPORTED_MODULE_3__/* .progressOf */ .j)(watched.own, service, deployment);
            const shifted = deployment !== undefined && (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_2__/* .isTrafficShifted */ .xT)(deployment);
            const eventsBefore = new Set(one.release.before.events?.map(({ id }) => id));
            const facts = factsOfEcs(one.deploymentId, eventsBefore, service, deployment);
            return [[one, { judgement: look.judgement, progress, shifted, service, deployment, facts }]];
        });
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
async function lookAtCodeDeploy(watch) {
    const { judgement, observation } = await watch.look();
    return {
        judgement,
        progress: (0,_codedeploy_progress_js__WEBPACK_IMPORTED_MODULE_1__/* .progressOf */ .jA)(observation),
        shifted: (0,_codedeploy_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .isTrafficShifted */ .xT)(observation),
        service: observation.service,
        deployment: undefined,
        facts: (0,_codedeploy_progress_js__WEBPACK_IMPORTED_MODULE_1__/* .factsOf */ .xS)(observation),
        blind: watch.blind?.message,
    };
}


/***/ }),

/***/ 81:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ toleratingOutages)
/* harmony export */ });
/* harmony import */ var _aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6230);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(139);
/** Keeps a watch alive during an AWS outage: a failed poll does not end the rollout. */


/**
 * Wraps a poll so that throttling, lost responses and 5xx errors count as "nothing seen"; the deadline of the wait bounds
 * them. Any other error, such as a denial or an expired session, is thrown.
 */
function toleratingOutages(tell, about, look) {
    let reported = false;
    return async () => {
        try {
            const seen = await look();
            reported = false;
            return seen;
        }
        catch (error) {
            if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR))
                throw error;
            const { kind } = (0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classify */ .L8)(error.cause);
            if (kind !== "throttled" && kind !== "transient")
                throw error;
            if (!reported)
                tell({ kind: "note", level: "warning", about, text: `${error.message} Trying again.` });
            reported = true;
            return undefined;
        }
    };
}


/***/ }),

/***/ 6714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mx: () => (/* binding */ deploymentIds),
/* harmony export */   bU: () => (/* binding */ updateService),
/* harmony export */   pe: () => (/* binding */ isSuperseded)
/* harmony export */ });
/* unused harmony export begunSince */
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2672);
/* harmony import */ var _aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6230);
/* harmony import */ var _ecs_deployment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(584);
/* harmony import */ var _ecs_reading_services_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1590);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(139);





const deploymentIds = (service) => (service.deployments ?? []).flatMap(({ id }) => id ?? []);
/**
 * Sends only the requested changes. UpdateService has no client token (docs/aws-reference.md#services): after a lost
 * response, a new PRIMARY with the requested revision is treated as this release's.
 * Throws Failure `superseded` if somebody else deployed meanwhile.
 */
async function updateService(context, change) {
    const ecs = await context.aws.ecs();
    const { signal } = context;
    const { before, cluster, service, taskDefinition, desiredCount, forceNewDeployment } = change;
    let lost = false;
    const look = async () => (await (0,_ecs_reading_services_js__WEBPACK_IMPORTED_MODULE_3__/* .describeServices */ .Ge)({ ecs, signal }, [change])).get(change);
    const found = async () => {
        lost = true;
        change.onLost?.();
        const seen = await look();
        const begun = seen && begunSince(before, seen);
        return begun?.taskDefinition === taskDefinition ? { service: seen, $metadata: {} } : undefined;
    };
    const beforeRepeat = async () => {
        const seen = await look();
        const begun = seen && begunSince(before, seen);
        if (begun !== undefined && begun.taskDefinition !== taskDefinition)
            throw supersededBy(change, begun);
    };
    const input = {
        cluster,
        service,
        taskDefinition,
        ...(desiredCount !== undefined && { desiredCount }),
        ...(forceNewDeployment && { forceNewDeployment }),
    };
    const send = () => ecs.updateService(input, { found, beforeRepeat, signal, resource: service });
    const answer = await retryWhileThrottled(change.storm, send, beforeRepeat).catch((error) => {
        if (!lost && ((0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .isRefused */ .H0)(error) || isSuperseded(error)))
            change.onRefusal?.();
        throw error;
    });
    if (answer.service === undefined)
        throw noServiceReturned(change);
    return answer.service;
}
/** A throttled call had no effect, so it is safe to retry. */
async function retryWhileThrottled(storm, send, beforeRepeat) {
    for (;;) {
        try {
            return await send();
        }
        catch (error) {
            const throttled = error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR && (0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classify */ .L8)(error.cause).kind === "throttled";
            if (!throttled || storm === undefined || storm.until.passed())
                throw error;
            storm.tell(error);
            await beforeRepeat();
        }
    }
}
const noServiceReturned = ({ service }) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR({
    name: "unexpected-aws-answer",
    what: `UpdateService of ${service} returned no service, so its result is unknown.`,
    evidence: [],
    remedy: "Check the service in the ECS console, and run the job again.",
});
/** A new PRIMARY. A deployment that ECS itself rolls back to is older than the one it replaces. */
function begunSince(before, seen) {
    const primary = (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .primaryOf */ .Os)(seen);
    if (primary === undefined || deploymentIds(before).includes(primary.id ?? ""))
        return undefined;
    const newest = (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .primaryOf */ .Os)(before)?.createdAt?.getTime() ?? 0;
    return (primary.createdAt?.getTime() ?? Infinity) >= newest ? primary : undefined;
}
/** Whether the change was abandoned because somebody else deployed. */
const isSuperseded = (error) => error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR && error.why.name === "superseded";
const supersededBy = ({ service, taskDefinition }, theirs) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR({
    name: "superseded",
    what: `Another deployment (${theirs.id ?? "?"}) of ${service} started before ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(taskDefinition)} could be deployed.`,
    evidence: [`${service} runs ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(theirs.taskDefinition ?? "?")}`],
    remedy: "This release did not deploy over it. To queue releases of a service, set `concurrency: { group: …, cancel-in-progress: false }`.",
});


/***/ }),

/***/ 4422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ox: () => (/* binding */ Watch)
});

// UNUSED EXPORTS: agreed, findServiceDeployment

// EXTERNAL MODULE: ./build/src/aws/errors/classify.js + 6 modules
var classify = __webpack_require__(6230);
// EXTERNAL MODULE: ./build/src/core/failure.js
var failure = __webpack_require__(139);
// EXTERNAL MODULE: ./build/src/ecs/deployment.js
var ecs_deployment = __webpack_require__(584);
// EXTERNAL MODULE: ./build/src/ecs/reading/services.js
var reading_services = __webpack_require__(1590);
// EXTERNAL MODULE: ./build/src/ecs/outlook.js
var outlook = __webpack_require__(704);
;// CONCATENATED MODULE: ./build/src/release/rollout/glance.js

/** One-call polls in a row; after those, both views are read. */
const maxGlances = 4;
/** Whether DescribeServices alone is enough for this poll. */
function isGlanceEnough(own, known, service) {
    if (known === undefined || known.glances >= maxGlances)
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





const deploymentsPerCall = 20;
/** How long a service deployment may take to be listed before DescribeServices alone decides. */
const visibleWithin = 60_000;
/** How long DescribeServices may lag behind a successful UpdateService. */
const lagWithin = 30_000;
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
    async look(which = this.#watched) {
        const services = await (0,reading_services/* describeServices */.Ge)(this.#context, which);
        const deployments = await this.#deploymentsOf(which, services);
        const looks = new Map();
        for (const one of which)
            looks.set(one, this.#judge(one, services.get(one), deployments));
        return looks;
    }
    /** By ARN: the current state, or the last one if the service shows that nothing has changed since. */
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
        const lag = this.#context.clock.now() - one.updatedAt > lagWithin;
        memory.seen ||= listed || lag;
        const arn = memory.classicOnly ? undefined : one.serviceDeploymentArn;
        const deployment = arn === undefined ? undefined : deployments?.get(arn);
        const observation = { own: one.own, service, deployment, seen: memory.seen };
        const judgement = (0,ecs_deployment/* judge */.S4)(observation);
        // Once visible, the service deployment decides; until then, the service alone does not prove an end.
        const invisible = !memory.classicOnly && deployments !== undefined && deployment === undefined;
        const waits = invisible && judgement.state !== "gone";
        return { observation, judgement: waits ? { state: "unclear" } : agreed(memory, judgement, deployment) };
    }
    /** Finds the service deployment whose target revision has the deployment's number (docs/aws-reference.md#service-deployments). */
    async #find(one, service) {
        const memory = this.#memoryOf(one);
        if (one.serviceDeploymentArn !== undefined || memory.classicOnly || service === undefined)
            return;
        try {
            one.serviceDeploymentArn = await findServiceDeployment(this.#context, one);
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.HR))
                throw error;
            this.#withoutDeployments(one, error);
            return;
        }
        const waited = this.#context.clock.now() - one.updatedAt;
        if (one.serviceDeploymentArn === undefined && waited > visibleWithin)
            memory.classicOnly = true;
    }
    /** By ARN; `undefined` if they can't be read in this poll. */
    async #describeDeployments(which, arnOf) {
        const arns = which.flatMap((one) => (this.#memoryOf(one).classicOnly ? [] : (arnOf(one) ?? [])));
        try {
            const answers = await Promise.all((0,reading_services/* inBatches */.oq)(arns, deploymentsPerCall).map((batch) => this.#context.ecs.describeServiceDeployments({ serviceDeploymentArns: [...batch] }, this.#options)));
            const found = answers.flatMap(({ serviceDeployments }) => serviceDeployments ?? []);
            return new Map(found.map((deployment) => [deployment.serviceDeploymentArn ?? "", deployment]));
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.HR))
                throw error;
            const { kind } = (0,classify/* classify */.L8)(error.cause);
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
            text: `The service deployment can't be read, so the step uses the service's deployment list. ${error.message}`,
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
/** A failure that only the service shows must be seen in several polls in a row; everything else counts at once. */
function agreed(memory, judgement, deployment) {
    const bad = judgement.state === "gone" || judgement.state === "superseded" || judgement.state === "rolled-back";
    const same = memory.lastBad === judgement.state;
    memory.badLooks = bad ? (same ? memory.badLooks + 1 : 1) : 0;
    memory.lastBad = bad ? judgement.state : "";
    const sure = judgement.state === "rolled-back" && deployment !== undefined;
    return bad && !sure && memory.badLooks < agreement ? { state: "unclear" } : judgement;
}
/** The ARN of the service deployment that UpdateService started; `undefined` until it is visible. */
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
            context.tell({ kind: "schedule-ended", verdict: verdictOf(state, "unchanged", state.notes) });
    }
    for (const state of states) {
        const complete = context.ledger.write({
            kind: "schedule",
            name: state.name,
            before: state,
        });
        const { notes } = await (0,_schedules_move_js__WEBPACK_IMPORTED_MODULE_1__/* .moveSchedule */ .D)(contextOf(context), state);
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
        context.tell({
            kind: "schedule-ended",
            verdict: verdictOf(state, "released", [...state.notes, ...notes]),
        });
    }
}
const scheduleVerdictOf = (state, verdict, note) => verdictOf(state, verdict, [note]);


/***/ }),

/***/ 7625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ moveSchedule),
  y: () => (/* binding */ restoreSchedule)
});

// EXTERNAL MODULE: ./build/src/core/failure.js
var failure = __webpack_require__(139);
// EXTERNAL MODULE: ./build/src/schedules/target.js
var schedules_target = __webpack_require__(8187);
;// CONCATENATED MODULE: ./build/src/schedules/decide.js

const theirs = "was changed by somebody else meanwhile; the step keeps the change";
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
        return (0,schedules_target/* isSameButStart */.Qk)(now, target.document)
            ? { do: "nothing" }
            : { do: "nothing", note: `The target ${id} ${theirs}.` };
    }
    if (!(0,schedules_target/* isSameTaskDefinition */.lX)(named, to))
        return { do: "refuse", reason: namesAnother(target, named) };
    return (0,schedules_target/* isSameButStart */.Qk)(now, (0,schedules_target/* withTaskDefinition */.$5)(target.document, target.naming, to))
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



const maxAttempts = 5;
/** Milliseconds before the second attempt; doubles with each attempt. */
const firstWait = 500;
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
const changedBySomebody = ({ name }, reasons) => new failure/* Failure */.HR({
    name: "schedule-changed",
    what: `${name}: somebody else changed it during the release, so the step doesn't change it.`,
    evidence: reasons,
    remedy: "Find what else deploys it, then run the job again.",
});
const notWritten = ({ name }, refusals) => new failure/* Failure */.HR({
    name: "schedule-not-written",
    what: `AWS rejected ${refusals.length === 1 ? "a target" : `${refusals.length} targets`} of ${name}.`,
    evidence: refusals.map(({ id, reason }) => `${id}: ${reason}`),
    remedy: refusals.every(({ again }) => again)
        ? "Somebody else keeps changing it. Run the job again after they finish."
        : "Fix the problem in AWS's message.",
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
/* harmony export */   Ab: () => (/* binding */ whereNow),
/* harmony export */   Jh: () => (/* binding */ differencesFrom),
/* harmony export */   oL: () => (/* binding */ proveSchedule)
/* harmony export */ });
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4411);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(231);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8187);
/** Verifies the task definitions that schedules use now. */



/** The current task definition of each target. Rejects with a Failure. */
async function whereNow(context, state) {
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
        const where = await whereNow(context, state);
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


/***/ })

};
