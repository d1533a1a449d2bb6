export const id = 508;
export const ids = [508];
export const modules = {

/***/ 584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N$: () => (/* binding */ takenOverBy),
/* harmony export */   NZ: () => (/* binding */ isSteady),
/* harmony export */   Os: () => (/* binding */ primaryOf),
/* harmony export */   Rr: () => (/* binding */ deploymentNumber),
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   dR: () => (/* binding */ isFinal),
/* harmony export */   xT: () => (/* binding */ isTrafficShifted)
/* harmony export */ });
/* unused harmony export reasonOf */
/** Whether nothing more will come of it. */
const isFinal = ({ state }) => state !== "in-progress" && state !== "unclear" && state !== "rolling-back";
const going = { state: "in-progress" };
function judge(observation) {
    const { service, deployment } = observation;
    if (service === undefined)
        return { state: "gone", reason: "the service does not exist any more" };
    if (service.status !== "ACTIVE")
        return { state: "gone", reason: `the service is ${service.status ?? "in no state"}` };
    return deployment === undefined
        ? judgeClassic(observation, service)
        : judgeNative(observation, service, deployment);
}
/** The deployment in `deployments[]` that counts as the service's own. */
const primaryOf = (service) => service.deployments?.find(({ status }) => status === "PRIMARY");
/** Somebody else's deployment that has taken the service over, or `undefined`. */
function takenOverBy(own, service) {
    const id = primaryOf(service)?.id;
    return id === undefined || id === own.id || own.idsBefore.includes(id) ? undefined : id;
}
function judgeNative(observation, service, deployment) {
    const by = takenOverBy(observation.own, service);
    const reason = reasonOf(deployment);
    // The SDK's type ends where its version did; the wire does not.
    const status = deployment.status;
    switch (status) {
        case "PENDING":
        case "IN_PROGRESS":
        case "STOP_REQUESTED":
        // Asked for, and may still end SUCCESSFUL.
        case "ROLLBACK_REQUESTED":
        // In a guide page, not in the API (ecs-domain.md 5.2): STOPPED would follow.
        case "STOP_IN_PROGRESS":
            return going;
        case "ROLLBACK_IN_PROGRESS":
            return { state: "rolling-back", reason };
        case "SUCCESSFUL":
            if (by !== undefined)
                return { state: "superseded", by };
            // The classic view can lag; until it shows ours, nothing proves what serves.
            return primaryOf(service)?.id === observation.own.id ? { state: "succeeded" } : { state: "unclear" };
        case "ROLLBACK_SUCCESSFUL":
            return by === undefined ? { state: "rolled-back", reason } : { state: "superseded", by };
        case "ROLLBACK_FAILED":
            return by === undefined ? { state: "rollback-failed", reason } : { state: "superseded", by };
        case "STOPPED":
            return by === undefined ? { state: "stopped", reason } : { state: "superseded", by };
        default:
            return { state: "unknown", status: status ?? "missing" };
    }
}
/** Why a deployment ended or is being rolled back, in AWS's words where it has some. */
function reasonOf(deployment) {
    const told = deployment.rollback?.reason ?? deployment.statusReason;
    if (told)
        return told;
    const breaker = deployment.deploymentCircuitBreaker;
    if (breaker?.status === "TRIGGERED") {
        return `the circuit breaker was triggered: ${breaker.failureCount ?? "?"} failed tasks of ${breaker.threshold ?? "?"} allowed`;
    }
    const alarms = deployment.alarms?.triggeredAlarmNames ?? [];
    if (alarms.length > 0)
        return `the alarm ${alarms.join(", ")} was triggered`;
    const hook = deployment.lifecycleHookDetails?.find(({ status }) => status === "FAILED" || status === "TIMED_OUT");
    if (hook !== undefined)
        return `the lifecycle hook ${hook.hookId ?? hook.targetArn ?? ""} ended ${hook.status ?? ""}`;
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
    if (!own.idsBefore.includes(primary.id ?? ""))
        return { state: "superseded", by: primary.id ?? "unknown" };
    const reason = classicReason(ours) ?? classicReason(primary) ?? "ECS put the earlier deployment back";
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
            // Behind a Classic Load Balancer there is no rollout state (ecs-domain.md 4.2).
            return isSteady(service) ? { state: "succeeded" } : going;
        default:
            return { state: "unknown", status: String(primary.rolloutState) };
    }
}
/** One deployment left, and as many tasks as are wanted. Says nothing about which revision runs. */
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
/** The number that `ecs-svc/N` and the service revision ARN `…/N` share (ecs-domain.md 5.5). */
const deploymentNumber = (idOrArn) => idOrArn.slice(idOrArn.lastIndexOf("/") + 1);


/***/ }),

/***/ 8223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ge: () => (/* binding */ describeServices),
/* harmony export */   oq: () => (/* binding */ inBatches),
/* harmony export */   tt: () => (/* binding */ withEventIds)
/* harmony export */ });
const servicesPerCall = 10;
/**
 * A service without the texts of its last hundred events, which are most of it: for those who keep it for hours, and
 * only have to know later which events are new.
 */
const withEventIds = (service) => ({
    ...service,
    events: (service.events ?? []).map(({ id }) => ({ id })),
});
/**
 * By name or ARN as asked; a MISSING one is not in the map.
 * @param keep what is kept of each
 */
async function describeServices(context, which, keep = (service) => service) {
    const cluster = which[0]?.cluster;
    const read = async (batch) => {
        const answer = await context.ecs.describeServices({ ...(cluster !== undefined && { cluster }), services: batch.map(({ service }) => service) }, { signal: context.signal });
        return (answer.services ?? []).map(keep);
    };
    const services = (await Promise.all(inBatches(which, servicesPerCall).map(read))).flat();
    const found = new Map();
    for (const one of which) {
        const match = services.find(({ serviceArn, serviceName }) => serviceArn === one.service || serviceName === one.service);
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

/***/ 3321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HD: () => (/* binding */ readable),
/* harmony export */   o4: () => (/* binding */ firstMatch),
/* harmony export */   rl: () => (/* binding */ causeOf),
/* harmony export */   vI: () => (/* binding */ shortened)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7279);
/** The form of the catalogues: what AWS says → what it is called, what happened, what to do. Data that can be listed. */

/** Characters of a text that are looked at. AWS's own reasons have 1,024 at most. */
const longest = 2048;
/** Evidence is for reading: longer texts are cut here. */
const longestEvidence = 1000;
/** A text as the rows expect it: bounded, with plain apostrophes. */
const readable = (text) => text.slice(0, longest).replace(/[\u2018\u2019]/gu, "'");
const shortened = (text) => text.length > longestEvidence ? `${text.slice(0, longestEvidence)}…` : text;
/** The first row whose text matches. */
function firstMatch(rows, text) {
    const subject = readable(text);
    for (const row of rows) {
        const found = row.text.exec(subject);
        if (found !== null)
            return { row, values: groupsOf(found) };
    }
    return undefined;
}
/** The named groups, and as `found` the first that took part: alternatives of one pattern cannot share a name. */
function groupsOf(found) {
    const groups = { ...found.groups };
    return { found: Object.values(groups).find((value) => value !== undefined), ...groups };
}
/** The cause that a row stands for, its placeholders filled from the match and from what the caller knows. */
const causeOf = (match, known, evidence) => {
    const values = { ...known, ...present(match.values ?? {}) };
    return {
        name: match.row.name,
        what: (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__.fill)(match.row.what, values),
        evidence: evidence.filter((line) => line !== "").map(shortened),
        remedy: (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__.fill)(match.row.remedy, values),
    };
};
const present = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));


/***/ }),

/***/ 6226:
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
/** Containers that AWS adds to a task; they never decide (ecs-domain.md 1.8). */
const injected = /^(?:aws-guardduty-agent|ecs-service-connect|aws-fargate|~internal)/u;
const planOf = (facts, name) => facts.definitions?.find((plan) => plan.name === name);
/** The task's containers that its definition names; all but injected ones where there is no definition. */
const ownContainers = (facts) => (facts.task.containers ?? []).filter(({ name = "" }) => facts.definitions === undefined ? !injected.test(name) : planOf(facts, name) !== undefined);
/** ECS takes a container that does not say as essential. */
const isEssential = (facts, name) => planOf(facts, name)?.essential ?? true;
const blockedText = /dependency graph|container ordering dependency|dependency will never start/iu;
/** A container that never ran, because another one did not come as far as it had to. */
const isBlocked = (container) => blockedText.test(container.reason ?? "");
/** The same, also where only the codes prove it: 143 or none, and a dependency on SUCCESS that ended otherwise. */
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
/** What kept `blocked` from running: the first container, deepest first, that failed. */
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
/** Without a definition: another container that ended badly, at first one that ECS's own words name. */
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
/** How clearly an exit code says "it was me": an own error, then an early end, then a kill, then SIGTERM. */
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
 * The container whose end took the task down, as far as the facts tell: the first essential one that ended by
 * itself; among equals one that the release is about. Its log is the one to read.
 */
function failedContainer(facts) {
    const own = ownContainers(facts);
    const heldUp = own.find((one) => isHeldUp(facts, one));
    if (heldUp !== undefined)
        return failedDependency(facts, heldUp) ?? heldUp;
    const isReleased = (one) => facts.released?.includes(one.name ?? "") ?? false;
    const failed = own.find((one) => isReleased(one) && rank(one.exitCode) === 0);
    const told = own.find((one) => (one.reason ?? "") !== "" && isEssential(facts, one.name));
    if (failed !== undefined || told !== undefined)
        return failed ?? told;
    const essential = own.filter((one) => isEssential(facts, one.name));
    const candidates = essential.length > 0 ? essential : own;
    return [...candidates].sort((a, b) => rank(a.exitCode) - rank(b.exitCode) || Number(isReleased(b)) - Number(isReleased(a)))[0];
}


/***/ }),

/***/ 2495:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ targetReasons),
/* harmony export */   o: () => (/* binding */ healthReasons)
/* harmony export */ });
/** The load balancer's own words for why a target is unhealthy; the most telling first. */
const targetReasons = [
    {
        name: "health-check-redirected",
        text: /failed with these codes: \[30[12378](?:,|\])/u,
        example: "Health checks failed with these codes: [302]",
        what: "The load balancer's health check got a redirect, which it does not follow.",
        remedy: "Point the target group's health check at a path that answers 200 by itself (no login, no redirect to HTTPS), or add the code to its matcher.",
    },
    {
        name: "health-check-refused",
        text: /failed with these codes: \[40[0135](?:,|\])/u,
        example: "Health checks failed with these codes: [401]",
        what: "The program refused the load balancer's health check.",
        remedy: "Let the health check path answer without login and for any Host header (the check sends the task's IP address), or point the check at another path.",
    },
    {
        name: "health-check-path-not-found",
        text: /failed with these codes: \[404(?:,|\])/u,
        example: "Health checks failed with these codes: [404]",
        what: "The path of the load balancer's health check does not exist in the program.",
        remedy: "Correct the health check path of the target group, or serve that path.",
    },
    {
        name: "health-check-error",
        text: /failed with these codes: \[(?<code>5\d\d)(?:,|\])/u,
        example: "Health checks failed with these codes: [502]",
        what: "The program answered the load balancer's health check with {code}.",
        remedy: "Read the container's log below for the error; a check that depends on the database or other services fails with them.",
    },
    {
        name: "health-check-wrong-code",
        text: /failed with these codes: \[(?<code>\d{3})|Target\.ResponseCodeMismatch/u,
        example: "Target.ResponseCodeMismatch",
        what: "The program answered the load balancer's health check with a code that it does not accept: {code|see below}.",
        remedy: "Correct path or matcher of the target group's health check, or what the program answers there.",
    },
    {
        name: "health-check-timeout",
        text: /Request timed out|Target\.Timeout/u,
        example: "Request timed out",
        what: "The program did not answer the load balancer's health check in time.",
        remedy: "Let the task's security group accept the load balancer's on the container port; raise the health check's timeout, or the task's `cpu`, if the program is only slow; raise `healthCheckGracePeriodSeconds` of the service if it starts slowly.",
    },
    {
        name: "target-group-not-found",
        text: /TARGET GROUP IS NOT FOUND/iu,
        example: "TARGET GROUP IS NOT FOUND",
        what: "A target group of the service does not exist.",
        remedy: "Correct the load balancers of the service; create the target group anew.",
    },
    {
        name: "target-not-found",
        text: /TARGET IS NOT FOUND|Target\.NotRegistered/iu,
        example: "TARGET IS NOT FOUND",
        what: "The task is not registered in its target group: somebody else deregistered it.",
        remedy: "Find out what else changes the target group (CloudTrail: DeregisterTargets), and stop it.",
    },
    {
        name: "target-not-in-use",
        text: /Target\.NotInUse|not configured to receive traffic|Availability Zone that is not enabled/iu,
        example: "Target.NotInUse",
        what: "The load balancer sends no traffic to the task: its target group or its Availability Zone is not in use.",
        remedy: "Attach the target group to a listener rule, and enable the load balancer in the zones of the task's subnets.",
    },
    {
        name: "target-invalid",
        text: /Target\.(?:InvalidState|IpUnusable)/u,
        example: "Target.IpUnusable",
        what: "The load balancer cannot use the task's address or instance.",
        remedy: "Check the target group's type: network mode awsvpc needs `ip`.",
    },
    {
        name: "load-balancer-error",
        text: /Elb\.InternalError/u,
        example: "Elb.InternalError",
        what: "The load balancer failed to check the task's health.",
        remedy: "Release again; look at the AWS Health Dashboard if it stays so.",
    },
    {
        name: "health-check-no-connection",
        text: /^Health checks failed\.?$|reason Health checks failed\)|Target\.FailedHealthChecks|UnhealthyThreshold/u,
        example: "Health checks failed",
        what: "The load balancer's health check could not connect to the program, or got no proper answer.",
        remedy: "The program must listen on 0.0.0.0 (not localhost) and on the `containerPort` that the service registers; the task's security group must accept the load balancer's; raise `healthCheckGracePeriodSeconds` if it starts slowly.",
    },
];
const healthReasons = [
    {
        name: "load-balancer-health-check-failed",
        text: /failed ELB health checks in \((?:target-group|elb) (?<target>[\w:/.-]{1,300})/u,
        example: "Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef)",
        what: "The task failed the health checks of its load balancer.",
        remedy: "Check path, port and codes of the target group's health check, the security groups, and `healthCheckGracePeriodSeconds` of the service if the program starts slowly.",
    },
    {
        name: "container-health-check-failed",
        text: /failed container health checks/u,
        example: "Task failed container health checks",
        what: "The `healthCheck` command of {container} kept failing{check|}.",
        remedy: "Run it in the image by hand: its program (curl, wget, …) must be in the image, and port and path must be right. Raise its `startPeriod` if the program starts slowly.",
    },
];


/***/ }),

/***/ 5431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KO: () => (/* binding */ mayRetry),
/* harmony export */   PK: () => (/* binding */ mayRetryPlacement),
/* harmony export */   wK: () => (/* binding */ neverStarted)
/* harmony export */ });
/* harmony import */ var _catalogue_row_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3321);
/* harmony import */ var _failed_container_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6226);
/* harmony import */ var _stop_codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7190);
/* harmony import */ var _stop_reasons_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2389);
/**
 * Whether a one-off task may be started once more. Pure. Only one that certainly never ran, and only for what passes
 * by itself: capacity, network interfaces, throttled or broken registries. Source: ecs-domain.md 2.7 (last line).
 */




/**
 * True when no container of the task can have done anything. A task that was never RUNNING is no proof: containers
 * start one by one, so the first may run while another one's image is still being pulled.
 */
const neverStarted = (task) => task.startedAt === undefined && (task.containers ?? []).every(neverRan);
const neverRan = (container) => (container.exitCode === undefined && container.lastStatus !== "RUNNING" && !wasChecked(container)) ||
    (0,_failed_container_js__WEBPACK_IMPORTED_MODULE_3__/* .isBlocked */ .lT)(container);
const wasChecked = ({ healthStatus }) => healthStatus === "HEALTHY" || healthStatus === "UNHEALTHY";
/** True for a task that is over, never ran, and failed for nothing but passing reasons. */
function mayRetry(task) {
    if (task.lastStatus !== "STOPPED" && task.lastStatus !== "DELETED")
        return false;
    if (!neverStarted(task))
        return false;
    const reasons = [task.stoppedReason, ...(task.containers ?? []).map(({ reason }) => reason)];
    const matches = reasons
        .map((reason) => (0,_catalogue_row_js__WEBPACK_IMPORTED_MODULE_0__/* .firstMatch */ .o4)(_stop_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .stopReasons */ .Q, reason ?? ""))
        .filter((one) => one !== undefined);
    if (matches.length > 0)
        return matches.every(({ row }) => row.passing === true);
    return _stop_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .stopCodes */ .J.some(({ code, passing }) => code === task.stopCode && passing === true);
}
/** The same for one of `failures[]` of RunTask, which started nothing. */
const mayRetryPlacement = (reason) => (0,_catalogue_row_js__WEBPACK_IMPORTED_MODULE_0__/* .firstMatch */ .o4)(_stop_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .stopReasons */ .Q, reason ?? "")?.row.passing === true;


/***/ }),

/***/ 2425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ essentialExit),
/* harmony export */   u: () => (/* binding */ runtimeReasons)
/* harmony export */ });
/** `CannotStartContainerError` and its kin, told apart by the runtime's own words. */
const startReasons = [
    {
        name: "out-of-memory",
        text: /OutOfMemory(?:Error)?\b|Container killed due to memory usage/u,
        example: "OutOfMemoryError: Container killed due to memory usage",
        what: "{Container} was killed because it used more memory than its limit{limit|}.",
        remedy: "Raise `memory` of {container} (on Fargate also of the task definition), or make the program use less: fewer workers, smaller batches, a heap limit below the container's.",
    },
    {
        name: "architecture-mismatch",
        text: /exec format error/u,
        example: "CannotStartContainerError: Error response from daemon: exec /usr/bin/node: exec format error",
        what: "The program in {image} is built for another CPU architecture than the task's ({architecture|see `runtimePlatform`}).",
        remedy: "Build for the task's architecture (`docker buildx build --platform linux/amd64,linux/arm64`), or set `runtimePlatform.cpuArchitecture` of the task definition. In a script: give it a `#!` line.",
    },
    {
        name: "command-not-found",
        text: /Cannot\w{1,20}ContainerError.{0,1500}(?:executable file not found|stat \S{1,500}: no such file|exec: "(?<program>[^"]{1,200})".{0,40}no such file|no such file or directory: unknown)/su,
        example: 'CannotStartContainerError: Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "migrate": executable file not found in $PATH: unknown',
        what: "{Container} names a program that is not in {image}.",
        remedy: 'Correct `command`, `entryPoint` or `workingDirectory` (for one-off tasks the input `migration-command` or `smoke-test-command`). A whole command in one string needs a shell: ["sh", "-c", "…"].',
    },
    {
        name: "command-not-executable",
        text: /Cannot\w{1,20}ContainerError.{0,1500}permission denied/su,
        example: 'CannotStartContainerError: Error response from daemon: OCI runtime create failed: exec: "/entrypoint.sh": permission denied: unknown',
        what: "The program of {container} may not be executed.",
        remedy: "Make it executable in the image (`chmod +x`, or `COPY --chmod=755`), also for the user that `user` names.",
    },
    {
        name: "host-port-taken",
        text: /Cannot\w{1,20}ContainerError.{0,1500}(?:port is already allocated|address already in use)/su,
        example: "CannotStartContainerError: Error response from daemon: driver failed programming external connectivity: Bind for 0.0.0.0:80 failed: port is already allocated",
        what: "The host port that {container} asks for is taken on its instance.",
        remedy: "Set `hostPort` to 0, or use the network mode awsvpc.",
    },
    {
        name: "mount-failed",
        text: /Cannot\w{1,20}ContainerError.{0,1500}(?:\bmount(?:ing|s|point)?\b|bind source path)/isu,
        example: 'CannotStartContainerError: Error response from daemon: OCI runtime create failed: error mounting "/efs" to rootfs at "/var/www/html/index.php": not a directory',
        what: "A volume could not be mounted into {container}.",
        remedy: "Check `mountPoints` of the container and `volumes` of the task definition.",
    },
    {
        name: "container-cannot-be-created",
        text: /CannotCreateContainerError/u,
        example: "CannotCreateContainerError: API error (400): No command specified",
        what: "The container runtime refused to create {container}.",
        remedy: "Read the message below, and correct the container's definition (command, volumes, user, capabilities).",
    },
    {
        name: "container-cannot-start",
        text: /CannotStartContainerError/u,
        example: "CannotStartContainerError: Error response from daemon: something that has not been seen before",
        what: "The container runtime could not start {container}.",
        remedy: "Read the message below, and correct the container's definition (command, entry point, mounts, user).",
    },
    {
        name: "container-runtime-timeout",
        text: /ContainerRuntimeTimeoutError|DockerTimeoutError/u,
        example: "DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s",
        what: "The container runtime did not start, stop or create {container} in time.",
        remedy: "Look at the load and disk of the container instance; replace it if it happens again.",
    },
    {
        name: "container-runtime-failed",
        text: /Cannot(?:Inspect|Stop|Describe|Remove)\w{0,20}Error|ContainerRuntimeError/u,
        example: "CannotStopContainerError: failed sending SIGTERM to container: context deadline exceeded",
        what: "The container runtime failed on {container}.",
        remedy: "Look at the container instance, and replace it if it happens again.",
    },
];
/** The host went away, or somebody stopped the task. */
const stopReasons = [
    {
        name: "spot-interrupted",
        text: /Your Spot Task was interrupted/u,
        example: "Your Spot Task was interrupted.",
        what: "AWS took the Spot capacity of the task back.",
        remedy: "For one-off tasks use FARGATE instead of FARGATE_SPOT; for services give the strategy a base of on-demand capacity.",
        passing: true,
    },
    {
        name: "host-lost",
        text: /Host EC2 \(instance (?<instance>i-\w{1,32})\) (?<end>stopped|terminated)/u,
        example: "Host EC2 (instance i-0123456789abcdef0) terminated.",
        what: "The container instance {instance} under the task was {end}.",
        remedy: "Release again; switch on managed draining, so that instances leave only after their tasks.",
        passing: true,
    },
    {
        name: "fargate-maintenance",
        text: /performing maintenance on the underlying infrastructure/u,
        example: "ECS is performing maintenance on the underlying infrastructure hosting the task.",
        what: "AWS replaced the infrastructure under the task.",
        remedy: "Nothing in the release is wrong: release again.",
        passing: true,
    },
    {
        name: "instance-deregistered",
        text: /Container instance deregistration forced by user/u,
        example: "Container instance deregistration forced by user",
        what: "Somebody deregistered the container instance under the task by force.",
        remedy: "Release again; drain instances before they are deregistered.",
        passing: true,
    },
    {
        name: "scaled-in",
        text: /Scaling activity initiated by \(?deployment (?<deployment>ecs-svc\/\d{1,25})/u,
        example: "Scaling activity initiated by (deployment ecs-svc/4980306466373577095)",
        what: "The service replaced the task in {deployment}, as it does when it scales in or rolls out.",
        remedy: "Nothing: this is no failure of the task.",
    },
    {
        name: "stopped-by-user",
        text: /Task stopped by user/u,
        example: "Task stopped by user",
        what: "Somebody stopped the task.",
        remedy: "CloudTrail's StopTask event says who it was.",
    },
];
/** Exit texts that say only that something ended: the exit code decides. */
const essentialExit = /Essential container in task exited/u;
const runtimeReasons = [...startReasons, ...stopReasons];


/***/ }),

/***/ 7190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ stopCodes)
/* harmony export */ });
const stopCodes = [
    {
        code: "UserInitiated",
        name: "stopped-by-user",
        what: "Somebody stopped the task{reason|.}",
        remedy: "CloudTrail's StopTask event says who it was.",
    },
    {
        code: "ServiceSchedulerInitiated",
        name: "stopped-by-service",
        what: "The service stopped the task{reason|.}",
        remedy: "Look at the service's events of the same minute.",
    },
    {
        code: "SpotInterruption",
        name: "spot-interrupted",
        what: "AWS took the Spot capacity of the task back{reason|.}",
        remedy: "For one-off tasks use FARGATE instead of FARGATE_SPOT; for services give the strategy a base of on-demand capacity.",
        passing: true,
    },
    {
        code: "TerminationNotice",
        name: "spot-interrupted",
        what: "The capacity under the task got a termination notice{reason|.}",
        remedy: "For one-off tasks use on-demand capacity; for services give the strategy a base of on-demand capacity.",
        passing: true,
    },
    {
        code: "InfrastructureHealth",
        name: "host-lost",
        what: "The infrastructure under the task was unhealthy or lost{reason|.}",
        remedy: "Release again: nothing in the release is wrong.",
        passing: true,
    },
];


/***/ }),

/***/ 2389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ stopReasons)
});

// EXTERNAL MODULE: ./build/src/ecs/diagnosis/health-reasons.js
var health_reasons = __webpack_require__(2495);
;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/secret-reasons.js
const secretReasons = [
    {
        name: "secret-json-key-missing",
        text: /did not contain json key (?<key>[\w./-]{1,255})/u,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key DB_PASSWORD",
        what: "A secret that the task asks for has no JSON key {key}.",
        remedy: "Add the key {key} to the secret in Secrets Manager, or correct `valueFrom` in the container's `secrets` (ARN:KEY::).",
    },
    {
        name: "secret-not-json",
        text: /(?:pull secrets|secrets? from|secret).{0,1500}invalid character '.{1,4}'/su,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): invalid character '\\'' looking for beginning of value",
        what: "A secret that the task asks a JSON key of is not JSON.",
        remedy: "Store the secret as a JSON object, or drop the key from `valueFrom` in the container's `secrets` and take the whole value.",
    },
    {
        name: "secret-deleted",
        text: /marked (?:for deletion|deleted)/iu,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.",
        what: "A secret that the task asks for is being deleted.",
        remedy: "Restore it (`aws secretsmanager restore-secret`), or take it out of the container's `secrets`.",
    },
    {
        name: "secret-without-value",
        text: /secret value for (?:staging label|VersionId|version)/iu,
        example: "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
        what: "A secret that the task asks for has no value yet, or not in the version asked for.",
        remedy: "Put a value into the secret, or correct the version in `valueFrom` of the container's `secrets`.",
    },
    {
        name: "secret-key-denied",
        text: /(?:secret|ssm|asm|parameter).{0,1500}(?:kms:Decrypt|Access to KMS is not allowed|customer master key|KMSAccessDenied)/isu,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbC from secrets manager: AccessDeniedException: Access to KMS is not allowed",
        what: "The execution role may not decrypt a secret that the task asks for.",
        remedy: "Allow `kms:Decrypt` on the secret's KMS key in the execution role and in the key's policy; if the key is gone or disabled, encrypt the secret anew.",
    },
    {
        name: "secret-denied",
        text: /(?:(?:secret|ssm|asm|parameter)\b.{0,1500}(?:AccessDenied|is not authorized)|not authorized to perform: (?:secretsmanager|ssm):)/isu,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/0a1b is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:eu-west-1:123456789012:parameter/shop/KEY",
        what: "The execution role may not read a secret that the task asks for.",
        remedy: "Allow `secretsmanager:GetSecretValue` (Secrets Manager) or `ssm:GetParameters` (Parameter Store) on the ARNs in the container's `secrets`, in the execution role (`executionRoleArn`).",
    },
    {
        name: "secret-not-found",
        text: /invalid (?:ssm )?parameters: (?<secret>[\w./-]{1,1000})|can't find the specified secret|ParameterNotFound|^(?:\w{1,40}: )?ResourceNotFoundException|secrets? from (?:asm|ssm).{0,1500}ResourceNotFound/su,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: /shop/new-relic-license-key",
        what: "A secret or parameter that the task asks for does not exist: {secret|see below}.",
        remedy: "Create it in the task's region, or correct `valueFrom` in the container's `secrets`. A Secrets Manager ARN needs its six-character suffix when a JSON key follows.",
    },
    {
        name: "secrets-throttled",
        text: /(?:secret|ssm|asm).{0,1500}(?:ThrottlingException|Rate exceeded)/isu,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secrets from ssm: service call has been retried 5 time(s): ThrottlingException: Rate exceeded",
        what: "Reading the task's secrets was throttled.",
        remedy: "Release again; with many tasks switch on Parameter Store's higher throughput, or use Secrets Manager.",
        passing: true,
    },
    {
        name: "secrets-unreachable",
        text: /(?:secrets? (?:from|manager)|ssm|asm|AWS Secrets Manager|Systems Manager).{0,1500}(?:connection issue|network configuration|RequestCanceled|deadline exceeded|i\/o timeout|dial tcp|send request failed|no such host)|connection issue between the task and AWS S/isu,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration.",
        what: "The task has no way to the service that holds its secrets.",
        remedy: "Give its subnets a NAT gateway, a public IP, or VPC endpoints for secretsmanager, ssm and kms. The task's security group must let HTTPS (443) out, the endpoints' group must let it in.",
        passing: true,
    },
    {
        name: "secrets-unavailable",
        text: /unable to retrieve secrets? from/u,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time...",
        what: "The task's secrets could not be read; AWS's message is cut off before the reason.",
        remedy: "Check, for every ARN in the containers' `secrets`: it exists in this region, the execution role may read it, and the task's subnets have a way to it.",
    },
];

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/initialization-reasons.js

const logReasons = [
    {
        name: "log-group-missing",
        text: /(?:logger args|logging driver|log stream).{0,2000}(?:log group does not exist|ResourceNotFoundException)/su,
        example: "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.",
        what: "The log group of {container} does not exist.",
        remedy: "Create the log group that `awslogs-group` names, in the region of `awslogs-region`; or set the log option `awslogs-create-group: true` and allow the execution role `logs:CreateLogGroup`.",
    },
    {
        name: "log-denied",
        text: /(?:logger args|logging driver|log (?:stream|group)).{0,2000}(?:AccessDenied|not authorized to perform: (?<action>logs:\w{1,60}))/su,
        example: "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/3caf is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:us-east-1:123456789012:log-group:shop:log-stream:web/web/3caf",
        what: "The execution role may not write the task's log.",
        remedy: "Allow `logs:CreateLogStream` and `logs:PutLogEvents` (with `awslogs-create-group` also `logs:CreateLogGroup`) on the log group, in the execution role (on EC2 the instance role).",
    },
    {
        name: "log-service-unreachable",
        text: /(?:logger args|log stream|and Amazon CloudWatch).{0,2000}(?:RequestCanceled|deadline exceeded|i\/o timeout|dial tcp|network configuration|request send failed)/su,
        example: "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: RequestError: send request failed caused by: dial tcp 1.2.3.4:443: i/o timeout",
        what: "The task has no way to CloudWatch Logs.",
        remedy: "Give its subnets a NAT gateway, a public IP, or a VPC endpoint for logs, and let the security group reach port 443.",
    },
    {
        name: "log-driver-failed",
        text: /failed to validate logger args|log(?:ging)? driver/u,
        example: "ResourceInitializationError: failed to validate logger args: : signal: killed",
        what: "The log driver of the task could not be started.",
        remedy: "Check `logConfiguration` of the container: driver, options, and that a log router is up before it.",
    },
];
const registryLoginReasons = [
    {
        name: "execution-role-missing",
        text: /NoCredentialProviders|no valid providers in chain|execution role ARN to support|no EC2 IMDS role found/u,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: NoCredentialProviders: no valid providers in chain",
        what: "The task has no execution role to fetch its image and secrets with.",
        remedy: "Set `executionRoleArn` of the task definition to a role with AmazonECSTaskExecutionRolePolicy that trusts ecs-tasks.amazonaws.com.",
    },
    {
        name: "role-not-assumable",
        text: /unable to assume (?:the )?(?:execution |task )?role ?'?(?<role>arn:[\w+=,.@:/-]{1,500})?|unable to assume role|not authorized to perform: sts:AssumeRole/iu,
        example: "ECS was unable to assume the role 'arn:aws:iam::123456789012:role/web-task' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.",
        what: "ECS may not assume {role|a role of the task}.",
        remedy: "Let the role's trust policy allow `sts:AssumeRole` to ecs-tasks.amazonaws.com, and check that the role still exists under this name.",
    },
    {
        name: "registry-login-denied",
        text: /registry auth:.{0,300}ecr registry auth.{0,2000}(?:AccessDenied|not authorized)/su,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 1 time(s): operation error ECR: GetAuthorizationToken, https response error StatusCode: 400, api error AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/a52 is not authorized to perform: ecr:GetAuthorizationToken on resource: *",
        what: "The execution role may not log in to ECR.",
        remedy: "Allow `ecr:GetAuthorizationToken` on * in the execution role (`executionRoleArn`).",
    },
    {
        name: "registry-unreachable",
        text: /ecr registry auth.{0,2000}(?:RequestCanceled|deadline exceeded|i\/o timeout|dial tcp|network configuration|connection issue|send request failed|retried \d{1,3} time)/su,
        example: 'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: Post "https://api.ecr.us-west-2.amazonaws.com/": dial tcp 52.94.184.143:443: i/o timeout. Please check your task network configuration.',
        what: "The task has no way to ECR.",
        remedy: "In a public subnet set `assignPublicIp: ENABLED`; in a private one give it a NAT gateway, or endpoints for ecr.api, ecr.dkr and S3. The task's security group must let HTTPS (443) out.",
        passing: true,
    },
];
const volumeReasons = [
    {
        name: "efs-denied",
        text: /EFS.{0,2000}(?:access denied|AccessDenied|not authorized)/isu,
        example: "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: mount.nfs4: access denied by server while mounting 127.0.0.1:/",
        what: "The task may not mount its EFS volume.",
        remedy: "Allow the task role `elasticfilesystem:ClientMount` (and `ClientWrite`) on the file system, and check the file system policy and the access point; IAM needs `transitEncryption: ENABLED`.",
    },
    {
        name: "efs-unreachable",
        text: /EFS.{0,2000}(?:timed out|timeout|failed to resolve|name or service not known|no route|connection reset|connection refused|mount target)/isu,
        example: 'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve "fs-1.efs.eu-west-1.amazonaws.com" - check that your file system ID is correct',
        what: "The task cannot reach its EFS volume.",
        remedy: "The file system needs a mount target in each Availability Zone of the task's subnets, whose security group lets NFS (2049) in from the task's; DNS must work in the VPC.",
    },
    {
        name: "efs-failed",
        text: /failed to invoke EFS utils|EFS volumes?/iu,
        example: "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: b'mount.nfs4: mounting fs-1:/x failed, reason given by server: No such file or directory'",
        what: "The EFS volume of the task could not be set up.",
        remedy: "Check `efsVolumeConfiguration` of the task definition: file system id, root directory, access point.",
    },
    {
        name: "infrastructure-role-not-assumable",
        text: /(?:assume|missing permissions).{0,60}Infrastructure Role ?'?(?<role>arn:[\w+=,.@:/-]{1,500})?/iu,
        example: "ECS was unable to assume the customer-provided ECS Infrastructure Role. Please verify that the ECS Infrastructure Role being passed has the proper trust relationship with ECS Service",
        what: "ECS may not act with the infrastructure role {role|of the service}.",
        remedy: "Let its trust policy allow `sts:AssumeRole` to ecs.amazonaws.com, and give it the AWS managed policy for what it manages (load balancers or volumes).",
    },
    {
        name: "ebs-volume-failed",
        text: /\bEBS volume/iu,
        example: "Timed out waiting for Amazon EBS volume to be attached to your Task",
        what: "The EBS volume of the task could not be created or attached.",
        remedy: "Check `volumeConfigurations` of the service (size, type, snapshot, KMS key), the infrastructure role's policy and the account's EBS quotas.",
    },
    {
        name: "volume-failed",
        text: /CannotCreateVolumeError/u,
        example: "CannotCreateVolumeError: Error response from daemon: create shop: volume driver failed",
        what: "A volume of the task could not be created.",
        remedy: "Check `volumes` of the task definition, and the volume driver on the container instances.",
    },
];
const initializationReasons = [
    ...logReasons,
    ...secretReasons,
    ...registryLoginReasons,
    ...volumeReasons,
    {
        name: "environment-file-unreadable",
        text: /env(?:ironment)? ?files?/iu,
        example: "ResourceInitializationError: failed to download env files: file download command: non empty error stream: service call has been retried 1 time(s): failed to download file: AccessDenied: Access Denied status code: 403",
        what: "An environment file of the task could not be read from S3.",
        remedy: "Check the ARNs in `environmentFiles`, allow the execution role `s3:GetObject` on them and `s3:GetBucketLocation` on the bucket, and let the task reach S3.",
    },
    {
        name: "capacity-provider-launch-failed",
        text: /Unable to launch instance\(s\) for capacity provider ?(?<provider>[\w-]{1,255})?/u,
        example: "ResourceInitializationError: Unable to launch instance(s) for capacity provider managed-arm. UnfulfillableCapacity: no capacity for the requested instance types",
        what: "The capacity provider {provider|of the service} could not launch an instance for the task.",
        remedy: "Widen its instance requirements and Availability Zones, and check the infrastructure role and EC2 quotas.",
        passing: true,
    },
];
/** Tried last of all: other reasons come inside of one that begins so. */
const otherInitialization = {
    name: "resource-initialization-failed",
    text: /ResourceInitializationError/u,
    example: "ResourceInitializationError: something that has not been seen before",
    what: "What the task needs before its containers start could not be set up.",
    remedy: "Read the message below; it names the resource. Check the execution role and the way from the task's subnets to it.",
};

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/placement-reasons.js
const capacityReasons = [
    {
        name: "fargate-capacity-unavailable",
        text: /Capacity is unavailable at this time/iu,
        example: "Capacity is unavailable at this time. Please try again later or in a different availability zone",
        what: "Fargate has no capacity for the task in its Availability Zones at this time.",
        remedy: "Release again later; subnets in more Availability Zones, another CPU size, or FARGATE beside FARGATE_SPOT make this rarer.",
        passing: true,
    },
    {
        name: "task-quota-reached",
        text: /limit on the number of (?<quota>tasks|vCPUs) you can run concurrently/iu,
        example: "You've reached the limit on the number of vCPUs you can run concurrently",
        what: "The account's quota of {quota} that run at the same time is used up.",
        remedy: "Ask for more in Service Quotas (AWS Fargate), or stop tasks that are not needed.",
    },
    {
        name: "task-size-above-limit",
        text: /requested (?<size>\w{1,20}) configuration is above your limit/iu,
        example: "The requested CPU configuration is above your limit.",
        what: "The account may not run tasks with as much {size} as the task definition asks for.",
        remedy: "Lower `cpu` or `memory` of the task definition, or ask for more in Service Quotas (AWS Fargate).",
    },
    {
        name: "provisioning-limit",
        text: /provisioning capacity limit was exceeded/iu,
        example: "was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.",
        what: "500 tasks of the cluster already wait for capacity; ECS lets no more wait.",
        remedy: "Let the capacity provider's Auto Scaling group grow (maximum size, instance types, zones), or lower desired counts.",
        passing: true,
    },
    {
        name: "cpu-exhausted",
        text: /RESOURCE:CPU|insufficient CPU units/u,
        example: "RESOURCE:CPU",
        what: "No container instance has the CPU units free that the task asks for.",
        remedy: "Add instances, lower `cpu` of the task definition, or lower `minimumHealthyPercent` so that old tasks make room.",
        passing: true,
    },
    {
        name: "memory-exhausted",
        text: /RESOURCE:MEMORY|insufficient memory available/u,
        example: "RESOURCE:MEMORY",
        what: "No container instance has the memory free that the task asks for.",
        remedy: "Add instances, lower `memory` or `memoryReservation` of the task definition, or lower `minimumHealthyPercent` so that old tasks make room.",
        passing: true,
    },
    {
        name: "host-port-taken",
        text: /RESOURCE:PORTS|already using a port required by your task/u,
        example: "RESOURCE:PORTS",
        what: "On every container instance another task holds the host port that the task asks for.",
        remedy: "Set `hostPort` to 0 (a free port is taken), use the network mode awsvpc, or let old tasks stop first (`minimumHealthyPercent` below 100).",
        passing: true,
    },
    {
        name: "network-interfaces-exhausted",
        text: /RESOURCE:ENI/u,
        example: "RESOURCE:ENI",
        what: "No container instance has a free network interface for the task.",
        remedy: "Switch on the account setting awsvpcTrunking and use instance types that support it, or add instances.",
        passing: true,
    },
    {
        name: "gpu-exhausted",
        text: /RESOURCE:GPU/u,
        example: "RESOURCE:GPU",
        what: "No container instance has a free GPU for the task.",
        remedy: "Add GPU instances, or let old tasks stop first (`minimumHealthyPercent` below 100).",
        passing: true,
    },
    {
        name: "agent-disconnected",
        text: /^(?:TaskFailedToStart: )?AGENT$|encountered error "AGENT"/u,
        example: "AGENT",
        what: "The ECS agent of the container instance is not connected.",
        remedy: "The instance is the place to look: its ECS agent must run, be current, and reach ECS (endpoints ecs, ecs-agent, ecs-telemetry).",
        passing: true,
    },
    {
        name: "no-container-instances",
        text: /NO ACTIVE INSTANCES|No Container Instances were found/iu,
        example: "TaskFailedToStart: NO ACTIVE INSTANCES",
        what: "There is no container instance in service that could run the task.",
        remedy: "Check the Auto Scaling group of the cluster or capacity provider: desired size, launch failures, and whether its instances join this cluster.",
        passing: true,
    },
    {
        name: "capacity-provider-empty",
        text: /EMPTY CAPACITY PROVIDER/u,
        example: "TaskFailedToStart: EMPTY CAPACITY PROVIDER",
        what: "The capacity provider has no instances, and nothing scales it.",
        remedy: "Switch on managed scaling of the capacity provider, or raise the desired size of its Auto Scaling group.",
    },
];
const constraintReasons = [
    {
        name: "placement-constraint-unsatisfied",
        text: /placement constraint unsatisfied|constraint.{0,40}unsatisfied/iu,
        example: "TaskFailedToStart: MemberOf placement constraint unsatisfied",
        what: "No container instance satisfies the placement constraints.",
        remedy: "Correct `placementConstraints` of the service or task definition, or add instances that satisfy them.",
    },
    {
        name: "instance-attribute-missing",
        text: /^(?:TaskFailedToStart: )?ATTRIBUTE$|missing an attribute required by your task/u,
        example: "ATTRIBUTE",
        what: "No container instance has an attribute that the task needs (a log driver, task networking, an architecture, …).",
        remedy: "Compare `requiresAttributes` of the task definition with the instances' attributes; update the ECS agent, or use other instances.",
    },
    {
        name: "instance-in-other-zone",
        text: /^(?:TaskFailedToStart: )?LOCATION$/u,
        example: "LOCATION",
        what: "The container instances are not in the Availability Zones of the task's subnets.",
        remedy: "Give the task subnets in the zones where the cluster's instances are.",
    },
    {
        name: "container-instance-missing",
        text: /^(?:MISSING|INACTIVE)$/u,
        example: "INACTIVE",
        what: "The container instance or resource asked for does not exist or is deregistered.",
        remedy: "Check the cluster and the region.",
    },
    {
        name: "compute-incompatible",
        text: /not compatible with the selected compute strategy/u,
        example: "The selected task definition is not compatible with the selected compute strategy",
        what: "The task definition cannot run on the launch type or capacity provider of the service.",
        remedy: "Make `requiresCompatibilities`, `networkMode`, `cpu`, `memory` and `runtimePlatform` of the task definition fit the launch type, or change the service's strategy.",
    },
];
const networkReasons = [
    {
        name: "security-group-not-found",
        text: /InvalidGroup\.NotFound|security group '?(?<group>sg-\w{1,20})'? does not exist/u,
        example: "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-1': InvalidGroup.NotFound",
        what: "A security group of the task does not exist: {group|see below}.",
        remedy: "Correct `securityGroups` in the network configuration of the service or in the input.",
    },
    {
        name: "subnet-not-found",
        text: /InvalidSubnetID\.NotFound|subnet ID '?(?<subnet>subnet-\w{1,20})'? does not exist/u,
        example: "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-1': InvalidSubnetID.NotFound",
        what: "A subnet of the task does not exist: {subnet|see below}.",
        remedy: "Correct `subnets` in the network configuration of the service or in the input.",
    },
    {
        name: "network-interface-quota-reached",
        text: /NetworkInterfaceLimitExceeded|maximum number of network interfaces/iu,
        example: "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-1': NetworkInterfaceLimitExceeded",
        what: "The account's quota of network interfaces in this region is used up.",
        remedy: "Ask for more in Service Quotas (Amazon VPC), or delete interfaces that are not used.",
    },
    {
        name: "subnet-out-of-addresses",
        text: /Unexpected EC2 error while attempting to Create Network Interface.{0,100}subnet '?(?<subnet>subnet-[\w-]{1,40})|InsufficientFreeAddresses|does not have enough free addresses/isu,
        example: "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-0a1b2c3d4e5f67890'",
        what: "No network interface could be made in {subnet|a subnet of the task}: it is most likely out of IP addresses.",
        remedy: "Use a larger subnet, or more of them; a rollout needs addresses for old and new tasks at once.",
        passing: true,
    },
    {
        name: "network-interface-timeout",
        text: /Timeout waiting for network interface/iu,
        example: "Timeout waiting for network interface provisioning to complete.",
        what: "The task's network interface was not ready in time.",
        remedy: "Release again; if it stays so, check the subnets' free addresses and the account's network interface quota.",
        passing: true,
    },
    {
        name: "network-interface-not-attachable",
        text: /attach network interface to unused device index/iu,
        example: "Unable to attach network interface to unused device index",
        what: "The container instance has no slot for the task's network interface.",
        remedy: "Use a larger instance type, or awsvpcTrunking, or fewer tasks for each instance.",
        passing: true,
    },
    {
        name: "ecs-internal-error",
        text: /^(?:TaskFailedToStart: )?InternalError\b|^Internal error\.?$/u,
        example: "InternalError: Could not create network interface",
        what: "ECS itself failed to start the task.",
        remedy: "Release again; if it stays so, look at the AWS Health Dashboard or open a case with the task's ARN.",
        passing: true,
    },
];
const placementReasons = [...capacityReasons, ...constraintReasons, ...networkReasons];

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/pull-reasons.js
/** In the order in which they are tried: what is told by a clear word comes before what is told by a network error. */
const pullReasons = [
    {
        name: "image-platform-mismatch",
        text: /CannotPull\w{0,20}Error.{0,3000}(?:descriptor matching platform|no matching manifest for) '?(?<platform>[\w./-]{1,60})/su,
        example: "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'",
        what: "{Image} has no build for {platform}, which the task runs on.",
        remedy: "Build the image for {platform} (`docker buildx build --platform {platform}`), or set `runtimePlatform.cpuArchitecture` of the task definition to what the image is built for.",
    },
    {
        name: "image-pull-throttled",
        text: /CannotPull\w{0,20}Error.{0,3000}(?:toomanyrequests|too many requests|pull rate limit|rate exceeded)/isu,
        example: "CannotPullContainerError: inspect image has been retried 5 time(s): httpReaderSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/nginx/manifests/sha256:abc: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.",
        what: "The registry's rate limit stopped the pull of {image}.",
        remedy: "Log in to the registry (`repositoryCredentials` of the container), or pull through an ECR pull-through cache rule.",
        passing: true,
    },
    {
        name: "disk-full",
        text: /CannotPull\w{0,20}Error.{0,3000}no space left on device/su,
        example: "CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device",
        what: "The disk was full before {image} was unpacked.",
        remedy: "On Fargate raise `ephemeralStorage.sizeInGiB` of the task definition; on EC2 clean up or enlarge the instance's volume. A smaller image helps both.",
    },
    {
        name: "image-layers-unreachable",
        text: /CannotPull\w{0,20}Error.{0,3000}(?:starport-layer-bucket|httpReaderSeeker: failed open: unexpected status code \S{1,1000}:? 40[13])/su,
        example: 'CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed open: failed to do request: Get "https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/a": dial tcp 52.218.1.1:443: i/o timeout',
        what: "ECR was reached, but not the S3 bucket that holds the layers of {image}.",
        remedy: "Give the task's subnets an S3 gateway endpoint in their route tables whose policy allows `s3:GetObject` on prod-REGION-starport-layer-bucket, or a route to the internet.",
    },
    {
        name: "repository-not-found",
        text: /CannotPull\w{0,20}Error.{0,3000}(?:repository \S{1,400} not found|name unknown|repository with name '[^']{1,400}' does not exist)/isu,
        example: "CannotPullContainerError: API error (404): repository 111122223333.dkr.ecr.us-east-1.amazonaws.com/le/repo not found",
        what: "The repository of {image} does not exist, or the task may not see it.",
        remedy: "Check account, region and repository in the image's name. For another account's repository, its repository policy must allow this account to pull.",
    },
    {
        name: "image-reference-invalid",
        text: /CannotPull\w{0,20}Error.{0,3000}(?:invalid reference format|failed to parse|invalid checksum digest)/isu,
        example: "CannotPullContainerError: Error response from daemon: invalid reference format",
        what: "{Image} is not a valid image reference.",
        remedy: "Correct the input `image`, or `image` in the task definition: `registry/repository:tag`.",
    },
    {
        name: "image-pull-denied",
        text: /CannotPull\w{0,20}Error.{0,3000}(?:role has the permissions to pull|pull access denied|is not authorized to perform: ecr:|no basic auth credentials|authorization failed|insufficient_scope|unauthorized|40[13] (?:Unauthorized|Forbidden)|denied: )/isu,
        example: "CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry. AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec is not authorized to perform: ecr:BatchGetImage",
        what: "The task may not pull {image}.",
        remedy: "Allow `ecr:GetAuthorizationToken` on *, and `ecr:BatchGetImage`, `ecr:GetDownloadUrlForLayer` on the repository, in the task definition's execution role (`executionRoleArn`; on EC2 the instance role). For another account add a repository policy, for a private registry `repositoryCredentials`.",
    },
    {
        name: "image-digest-not-found",
        text: /CannotPull\w{0,20}Error.{0,3000}(?<reference>\S{1,500}@sha256:[0-9a-f]{6,64}):? (?:\S{1,600}: )?(?:not found|manifest unknown)/su,
        example: "CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/web@sha256:0123456789abcdef: not found",
        what: "The digest that the task is pinned to is no longer in the repository: {reference}.",
        remedy: "Release again, so that a digest that exists is used. A lifecycle policy or a clean-up has removed this one: keep the images that services run.",
    },
    {
        name: "image-not-found",
        text: /CannotPull\w{0,20}Error.{0,3000}(?:not found|manifest unknown|does not exist|whether the image exists|404)/isu,
        example: "CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/web:v2: 123456789012.dkr.ecr.us-east-1.amazonaws.com/web:v2: not found",
        what: "{Image} is not in the repository.",
        remedy: "Push the image before the release, and check its tag. If the tag was there, it was deleted, archived, or moved while the service stayed pinned to its old digest.",
    },
    {
        name: "registry-certificate-not-trusted",
        text: /CannotPull\w{0,20}Error.{0,3000}x509:/su,
        example: 'CannotPullContainerError: failed to do request: Head "https://registry.example.com/v2/web/manifests/1": tls: failed to verify certificate: x509: certificate signed by unknown authority',
        what: "The certificate of the registry of {image} is not trusted.",
        remedy: "Use a certificate of a public authority at the registry, or copy the image to ECR.",
    },
    {
        name: "registry-not-resolved",
        text: /CannotPull\w{0,20}Error.{0,3000}(?:no such host|server misbehaving|name resolution)/isu,
        example: 'CannotPullContainerError: failed to do request: Head "https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/v2/web/manifests/1": dial tcp: lookup 123456789012.dkr.ecr.eu-west-1.amazonaws.com: no such host',
        what: "The host name of the registry of {image} could not be resolved from the task's subnets.",
        remedy: "Check the registry's name, and DNS resolution and DNS host names of the VPC (with endpoints: their private DNS).",
    },
    {
        name: "image-unreadable",
        text: /CannotPull\w{0,20}Error.{0,3000}(?:failed to extract layer|unpack|verification failed|layers from manifest|unsupported.{0,20}media ?type|unexpected commit digest|wrong diff id)/isu,
        example: "CannotPullContainerError: failed to extract layer sha256:abc: wrong diff id calculated on extraction",
        what: "{Image} was pulled, but could not be unpacked.",
        remedy: "Build and push the image again; use gzip or zstd layers and a Docker or OCI manifest.",
    },
    {
        name: "registry-failed",
        text: /CannotPull\w{0,20}Error.{0,3000}(?:5\d\d (?:Internal Server Error|Service Unavailable|Bad Gateway|Gateway Timeout)|unexpected status(?: code)?[^\n]{0,600}: 5\d\d|received unexpected HTTP status: 5\d\d)/su,
        example: "CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed open: unexpected status code https://ghcr.io/v2/o/web/blobs/sha256:abc: 503 Service Unavailable",
        what: "The registry of {image} answered with a server error.",
        remedy: "Release again; if it stays so, look at the registry's status page.",
        passing: true,
    },
    {
        name: "registry-unreachable",
        text: /CannotPull\w{0,20}Error.{0,3000}(?:request canceled|context canceled|deadline exceeded|i\/o timeout|Check your network configuration|connection refused|connection reset|no route to host|network is unreachable|TLS handshake timeout|dial tcp|\bEOF\b)/isu,
        example: "CannotPullContainerError: API error (500): Get https://111122223333.dkr.ecr.us-east-1.amazonaws.com/v2/: net/http: request canceled while waiting for connection",
        what: "The task has no way to the registry of {image}.",
        remedy: "In a public subnet set `assignPublicIp: ENABLED`; in a private one give it a NAT gateway, or endpoints for ecr.api, ecr.dkr and S3. The task's security group must let HTTPS (443) out, the endpoints' group must let it in.",
        passing: true,
    },
    {
        name: "image-pull-failed",
        text: /CannotPull\w{0,20}Error/u,
        example: "CannotPullContainerError: something that has not been seen before",
        what: "{Image} could not be pulled.",
        remedy: "Read the message below; pull the same image by hand from the same subnets, with the execution role.",
    },
];

// EXTERNAL MODULE: ./build/src/ecs/diagnosis/runtime-reasons.js
var runtime_reasons = __webpack_require__(2425);
;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/stop-reasons.js





/** Every reason that a stopped task, one of its containers or a placement can give. */
const stopReasons = [
    ...pullReasons,
    ...initializationReasons,
    ...health_reasons/* healthReasons */.o,
    ...runtime_reasons/* runtimeReasons */.u,
    ...placementReasons,
    otherInitialization,
];


/***/ }),

/***/ 566:
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
/* harmony import */ var _exact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1284);
var _a;
/**
 * A JSON document that loses nothing. It holds the text as it was sent, and an edit replaces the bytes of the
 * member that it names and no other: key order, number spelling, escapes, duplicates and empty values stay, and so
 * do members that no SDK has heard of (ecs-domain.md 1.3). For task definitions, rule targets and schedules.
 */


function positionAt(text, offset) {
    const before = text.slice(0, offset).split(/\r\n|\n|\r/);
    return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
/** The text is not JSON. */
class JsonSyntaxError extends Error {
    name = "JsonSyntaxError";
    /** Without the position, and without a word of the text: a value in it may be a secret. */
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
/** Throws JsonSyntaxError where the brackets go deeper than a document may. */
function checkDepth(text) {
    const scanner = (0,jsonc_parser__WEBPACK_IMPORTED_MODULE_0__.createScanner)(text, true);
    let depth = 0;
    // The scanner's own kinds of tokens are a `const enum`, which can't be imported: the characters tell them apart.
    for (let kind = scanner.scan(); scanner.getTokenLength() > 0; kind = scanner.scan()) {
        const bracket = kind <= 4 ? text[scanner.getTokenOffset()] : undefined;
        if (bracket === "{" || bracket === "[")
            depth += 1;
        if (bracket === "}" || bracket === "]")
            depth -= 1;
        if (depth > _exact_js__WEBPACK_IMPORTED_MODULE_1__/* .depthLimit */ .zR) {
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
/** The tree of a JSON text from outside, with offsets. Throws JsonSyntaxError. */
function treeOf(text, dialect = strict) {
    checkDepth(text);
    return parsed(text, dialect);
}
const childrenOf = (node) => node.children ?? [];
const endOf = (node) => node.offset + node.length;
const keyOf = (member) => String(member.children?.[0]?.value);
/** The member's value; of several members with the same name the last, as every JSON parser has it. */
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
/** The value of a tree, with numbers as they are spelt. */
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
            return new _exact_js__WEBPACK_IMPORTED_MODULE_1__/* .ExactNumber */ .fh(text.slice(node.offset, endOf(node)));
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
    /** Throws JsonSyntaxError where the text is not strict JSON. */
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
    /** The parsed value. Numbers beyond 2^53 are rounded in it: `raw` and `exact` have them as they were sent. */
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
    /** The value as a document of its own: many edits inside it are then made on the smaller text. */
    at(path) {
        const raw = this.raw(path);
        return raw === undefined ? undefined : new _a(raw);
    }
    /** The object's keys in their order, each once; none for anything else. */
    keys(path) {
        const node = this.#find(path);
        return node?.type === "object" ? [...new Set(childrenOf(node).map(keyOf))] : [];
    }
    /** Number of the array's elements; 0 for anything else. */
    length(path) {
        const node = this.#find(path);
        return node?.type === "array" ? childrenOf(node).length : 0;
    }
    /**
     * Replaces the value, or adds it at the end of the object or array that the path leads into. Where a key stands
     * twice, the last one, which is the one that counts, is replaced. A parent that is not there is an error.
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
    /** Takes the member (each that has this key) or element away. What is not there stays away. */
    remove(path) {
        const step = path.at(-1);
        if (step === undefined)
            throw new Error("A document can't lose its root");
        return this.removeEach(path.slice(0, -1), new Set([step]));
    }
    /** Takes several members of one object, or elements of one array, away. */
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
            // With the comma before it; where no kept one stands before it, with the comma behind it.
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

/***/ 1284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VL: () => (/* binding */ TooLong),
/* harmony export */   bk: () => (/* binding */ writeExact),
/* harmony export */   fh: () => (/* binding */ ExactNumber),
/* harmony export */   zR: () => (/* binding */ depthLimit)
/* harmony export */ });
/** JSON values whose numbers keep their spelling: `1.0`, `1e3` and 64-bit integers survive, and compare as numbers. */
/** A number as JSON spells it. */
class ExactNumber {
    text;
    constructor(text) {
        this.text = text;
    }
    /** One spelling for equal numbers, of any size: significant digits and a power of ten. */
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
/** Place of the last character that is another one, -1 for none. By a pattern it would take quadratic time. */
function lastOther(text, one) {
    let at = text.length - 1;
    while (at >= 0 && text[at] === one)
        at -= 1;
    return at;
}
/**
 * Levels that a document may have. Parsers recurse, and not every end of their stack can be caught, so deeper ones
 * are refused before they are parsed.
 */
const depthLimit = 100;
/** Written text would be longer than the limit that was given. */
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

/** For the ECS controller `deploymentController` may be absent (ecs-domain.md 4.2). */
const controllerOf = (service) => service.deploymentController?.type ?? "ECS";
const strategyOf = (service) => controllerOf(service) === "CODE_DEPLOY"
    ? "CODE_DEPLOY"
    : (service.deploymentConfiguration?.strategy ?? "ROLLING");
/** ARN of the revision that serves now: the PRIMARY task set's where there are task sets. */
function servingRevision(service) {
    const taskSet = service.taskSets?.find(({ status }) => status === "PRIMARY");
    return taskSet?.taskDefinition ?? service.taskDefinition;
}
/** A deployment that is under way, or `undefined`. Source: ecs-domain.md 4.2, 4.6. */
function deploymentInProgress(service) {
    const primary = (0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryOf */ .Os)(service);
    if (primary === undefined)
        return undefined;
    if (primary.rolloutState === "IN_PROGRESS")
        return primary;
    const unsaid = primary.rolloutState === undefined && (service.deployments?.length ?? 0) > 1;
    return unsaid ? primary : undefined;
}
/** False while its own deployment has proven nothing: it is under way, or it failed and nobody has put it back. */
const isSettled = (service) => deploymentInProgress(service) === undefined && (0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryOf */ .Os)(service)?.rolloutState !== "FAILED";
/**
 * ARN of the revision that serves for sure, to which a rollback goes: while the own deployment has proven nothing, the
 * one that it was to replace, where exactly one is left.
 */
function provenRevision(service) {
    if (isSettled(service))
        return servingRevision(service);
    const others = (service.deployments ?? []).flatMap(({ status, rolloutState, taskDefinition }) => status !== "PRIMARY" && rolloutState === "COMPLETED" && taskDefinition !== undefined
        ? [taskDefinition]
        : []);
    const [only, ...more] = new Set(others);
    return only !== undefined && more.length === 0 ? only : servingRevision(service);
}
/** Minimum and maximum numbers of tasks during a rolling deployment (ecs-domain.md 4.6). */
function taskBounds(service) {
    const desired = service.desiredCount ?? 0;
    const { minimumHealthyPercent = 100, maximumPercent = 200 } = service.deploymentConfiguration ?? {};
    return {
        min: Math.ceil((desired * minimumHealthyPercent) / 100),
        max: Math.floor((desired * maximumPercent) / 100),
    };
}
/** Whether ECS itself puts a failed deployment back. */
function hasOwnRollback(service) {
    const { deploymentCircuitBreaker: breaker, alarms } = service.deploymentConfiguration ?? {};
    return Boolean((breaker?.enable && breaker.rollback) || (alarms?.enable && alarms.rollback));
}


/***/ }),

/***/ 6762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DM: () => (/* binding */ reasonsToStop),
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   PU: () => (/* binding */ isOver),
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   b1: () => (/* binding */ missingGrace),
/* harmony export */   o7: () => (/* binding */ isCutOff),
/* harmony export */   t8: () => (/* binding */ containerOf),
/* harmony export */   w6: () => (/* binding */ chooseDecidingContainer),
/* harmony export */   yO: () => (/* binding */ hasSucceeded)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7279);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4184);
/* harmony import */ var _diagnosis_failed_container_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6226);
/* harmony import */ var _diagnosis_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5431);




/**
 * The named container, else the first whose image was replaced, else the only one that can end the task. Injected
 * containers are in no definition, so they never decide.
 * @throws Failure `container-unknown` or `container-unclear`, both listing the containers
 */
function chooseDecidingContainer(definitions, replaced, named) {
    const names = definitions.map(({ name }) => name);
    const listed = names.join(", ");
    if (named !== undefined) {
        if (names.includes(named))
            return named;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure({
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
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure({
        name: "container-unclear",
        what: "No image was replaced, so it is unclear which container's exit code decides.",
        evidence: [`Containers of the task definition: ${listed}`],
        remedy: "Set migration-container to one of them.",
    });
}
/** How long DescribeTasks may not know a task before it counts as vanished. */
const missingGrace = (0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .seconds */ .YA)(60);
/** Whether the task is being stopped by something else than the end of its deciding container, which still works. */
const isCutOff = (task, { container }) => task.desiredStatus === "STOPPED" && containerOf(task, container)?.lastStatus === "RUNNING";
/** The only success there is. */
const hasSucceeded = (verdict) => (verdict.state === "exited" || verdict.state === "outlived") && verdict.exitCode === 0;
/** Reasons that we give with StopTask, so that a later look can tell our stop from somebody else's. */
const reasonsToStop = {
    outlived: "ecs-release: the deciding container has ended",
    timeout: "ecs-release: the timeout has passed",
    yielded: "ecs-release: another task of the same kind was started before this one",
    cancelled: "ecs-release: the job was cancelled",
};
function judge(sighting, decider) {
    if (sighting.task === undefined) {
        return sighting.missingFor < missingGrace ? { state: "going", status: "MISSING" } : { state: "gone" };
    }
    const { task } = sighting;
    const exitCode = exitCodeOf(task, decider.container);
    const cutOff = sighting.cutOff ?? false;
    return isOver(task) ? judgeEnd(task, decider, exitCode, cutOff) : judgeGoing(task, exitCode, cutOff);
}
/** Nothing changes any more. DELETED follows STOPPED. */
const isOver = (task) => task.lastStatus === "STOPPED" || task.lastStatus === "DELETED";
const containerOf = (task, name) => task.containers?.find((container) => container.name === name);
/** Exit code of a container that has ended. Before that, what a stale or early look shows does not count. */
function exitCodeOf(task, name) {
    const container = containerOf(task, name);
    const ended = isOver(task) || container?.lastStatus === "STOPPED";
    return ended ? container?.exitCode : undefined;
}
/**
 * Before STOPPED only a plain end is taken as final: code 0, and ECS itself names the container's exit as the
 * reason for the stop. Everything else waits until reasons and codes are complete (ecs-domain.md 2.5).
 */
function judgeGoing(task, exitCode, cutOff) {
    if (exitCode !== undefined && task.desiredStatus === "RUNNING")
        return { state: "outlived", exitCode };
    const byItself = task.stopCode === "EssentialContainerExited" && !cutOff;
    if (exitCode === 0 && byItself)
        return { state: "exited", exitCode };
    return { state: "going", status: task.lastStatus ?? "UNKNOWN" };
}
function judgeEnd(task, decider, exitCode, cutOff) {
    const container = containerOf(task, decider.container);
    if (container !== undefined && neverRan(task, decider, container)) {
        const { name, exitCode: own } = (0,_diagnosis_failed_container_js__WEBPACK_IMPORTED_MODULE_3__/* .failedDependency */ .dw)({ task, definitions: decider.definitions }, container) ?? {};
        return {
            state: "dependency-failed",
            ...(name !== undefined && { container: name }),
            ...(own !== undefined && { exitCode: own }),
        };
    }
    if (exitCode === undefined)
        return { state: "no-exit-code", started: !(0,_diagnosis_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .neverStarted */ .wK)(task) };
    if (exitCode === 0 && (cutOff || isStoppedFromOutside(task))) {
        return { state: "interrupted", exitCode, stopCode: task.stopCode ?? "" };
    }
    return { state: "exited", exitCode };
}
/**
 * ECS gives 143 to a container that never ran, because another one did not come as far as it had to: told by its own
 * words, or proven by a dependency on SUCCESS that ended otherwise (ecs-domain.md 1.8).
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
const outsideStops = new Set([
    "UserInitiated",
    "ServiceSchedulerInitiated",
    "SpotInterruption",
    "TerminationNotice",
    "InfrastructureHealth",
]);
const isStoppedFromOutside = (task) => outsideStops.has(task.stopCode ?? "") && task.stoppedReason !== reasonsToStop.outlived;


/***/ }),

/***/ 5724:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ rulePlace),
/* harmony export */   R: () => (/* binding */ readTargets)
/* harmony export */ });
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6119);
/* harmony import */ var _ecs_document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(566);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7279);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8187);




/** Entries that PutTargets takes at a time. */
const entriesPerCall = 10;
const resourceOf = ({ place, id }) => place === "default" ? `rule/${id}` : `rule/${place}/${id}`;
/** All targets of the rule by id, page by page, as AWS sent them. */
async function readTargets(context, rule) {
    const events = await context.aws.eventBridge();
    const targets = new Map();
    let token;
    do {
        let text = "";
        const answer = await events.listTargetsByRule({ Rule: rule.id, EventBusName: rule.place, ...(token !== undefined && { NextToken: token }) }, { signal: context.signal, resource: resourceOf(rule), onText: (body) => (text = body) });
        const page = _ecs_document_js__WEBPACK_IMPORTED_MODULE_1__/* .JsonDocument */ .qd.parse(text);
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
        return refusals;
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
            found: () => foundPut(context, rule, changes),
        });
        return refusalsOf(answer, changes);
    }
    catch (error) {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure && (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .classify */ .L8)(error.cause).code === "ConcurrentModificationException") {
            return changes.map(({ id }) => ({ id, reason: error.message, again: true }));
        }
        throw error;
    }
}
/** Codes of entries that a later call can succeed with. */
const passing = /^(?:ConcurrentModification|Throttling|Internal)/u;
function refusalsOf(answer, changes) {
    const failed = answer.FailedEntries ?? [];
    if ((answer.FailedEntryCount ?? 0) > failed.length) {
        return changes.map(({ id }) => ({
            id,
            reason: `${answer.FailedEntryCount} targets failed, and EventBridge does not say which`,
            again: false,
        }));
    }
    return failed.map(({ TargetId, ErrorCode = "no code", ErrorMessage = "" }) => ({
        id: TargetId ?? "?",
        reason: ErrorMessage === "" ? ErrorCode : `${ErrorCode}: ${ErrorMessage}`,
        again: passing.test(ErrorCode),
    }));
}
/** After a lost answer: a success where every target stands as it was put; nothing where one still stands as before. */
async function foundPut(context, rule, changes) {
    const now = await readTargets(context, rule);
    const isAs = (id, text) => {
        const current = now.get(id);
        return current !== undefined && (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .isSameJson */ .TL)(current, text);
    };
    if (changes.every(({ id, text }) => isAs(id, text)))
        return { $metadata: {}, FailedEntryCount: 0 };
    const strange = changes.filter(({ id, text, before }) => !isAs(id, text) && !isAs(id, before));
    if (strange.length === 0)
        return undefined;
    // Sending again would write over what somebody else wrote meanwhile; the caller looks anew.
    return {
        $metadata: {},
        FailedEntryCount: changes.length,
        FailedEntries: changes.map(({ id }) => ({
            TargetId: id,
            ErrorCode: "ConcurrentModificationException",
            ErrorMessage: "the target was changed while an answer was lost",
        })),
    };
}


/***/ }),

/***/ 6215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dl: () => (/* binding */ towards),
/* harmony export */   m6: () => (/* binding */ familiesOf)
/* harmony export */ });
/* unused harmony export targetsToMove */
/** Families whose revisions the schedule's targets name and that move with a release, each once. */
const familiesOf = (state) => [
    ...new Set(state.targets.filter(({ leftAlone }) => leftAlone === undefined).map(({ family }) => family)),
];
/** The state with the revision that each target is to name, by family. It is what the ledger keeps. */
const towards = (state, revisions) => ({
    ...state,
    targets: state.targets.map((target) => {
        const to = target.leftAlone === undefined ? revisions.get(target.family) : undefined;
        return to === undefined ? target : { ...target, to };
    }),
});
/** Targets that do not yet name the revision that they are to name. */
const targetsToMove = (state) => state.targets.filter(({ to, taskDefinition }) => to !== undefined && to !== taskDefinition);


/***/ }),

/***/ 2433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ schedulePlace),
/* harmony export */   s: () => (/* binding */ readSettings)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6119);
/* harmony import */ var _ecs_document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(566);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7279);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8187);
/** A schedule of EventBridge Scheduler, read and written whole. Source: ecs-domain.md 7.2. */





/** What GetSchedule answers and UpdateSchedule does not take in its body: `Name` stands in the address. */
const readOnly = new Set(["Arn", "CreationDate", "LastModificationDate", "Name"]);
const resourceOf = ({ place, id }) => `schedule/${place}/${id}`;
/** What of a schedule can be changed, as GetSchedule sent it: what is recorded, compared, and sent back whole. */
async function readSettings(context, schedule) {
    const scheduler = await context.aws.scheduler();
    let answer = "";
    await scheduler.getSchedule({ Name: schedule.id, GroupName: schedule.place }, { signal: context.signal, resource: resourceOf(schedule), onText: (body) => (answer = body) });
    return _ecs_document_js__WEBPACK_IMPORTED_MODULE_2__/* .JsonDocument */ .qd.parse(answer).removeEach([], readOnly).text;
}
const schedulePlace = (context, schedule) => ({
    read: async () => new Map([[schedule.id, await readSettings(context, schedule)]]),
    write: async (changes) => {
        const refusals = [];
        for (const change of changes)
            refusals.push(...(await update(context, schedule, change)));
        return refusals;
    },
});
async function update(context, schedule, change) {
    const scheduler = await context.aws.scheduler();
    // One token for all attempts at this update, and for no other: AWS drops what comes again under a token.
    const body = _ecs_document_js__WEBPACK_IMPORTED_MODULE_2__/* .JsonDocument */ .qd.parse(change.text).set(["ClientToken"], (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()).text;
    const refuse = (reason) => [{ id: change.id, reason, again: true }];
    let interfered = false;
    /** After a lost answer: whether the schedule stands as it is to be, as before, or as somebody else has put it. */
    const found = async () => {
        const settings = await readSettings(context, schedule);
        const isDone = (0,_target_js__WEBPACK_IMPORTED_MODULE_4__/* .isSameJson */ .TL)(settings, change.text);
        if (!isDone && (0,_target_js__WEBPACK_IMPORTED_MODULE_4__/* .isSameJson */ .TL)(settings, change.before))
            return undefined;
        interfered = !isDone;
        return { $metadata: {}, ScheduleArn: undefined };
    };
    try {
        await scheduler.updateSchedule(
        // The body stands for all but the name; the SDK's type asks for the others.
        { Name: schedule.id, ScheduleExpression: undefined, Target: undefined, FlexibleTimeWindow: undefined }, { body, signal: context.signal, resource: resourceOf(schedule), found });
    }
    catch (error) {
        if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_3__.Failure) || (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .classify */ .L8)(error.cause).kind !== "conflict")
            throw error;
        return refuse(error.message);
    }
    return interfered ? refuse("the schedule was changed while an answer was lost") : [];
}


/***/ }),

/***/ 8187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ withTaskDefinition),
/* harmony export */   $P: () => (/* binding */ namedIn),
/* harmony export */   TL: () => (/* binding */ isSameJson),
/* harmony export */   _E: () => (/* binding */ readTarget),
/* harmony export */   lX: () => (/* binding */ isSameTaskDefinition)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2672);
/* harmony import */ var _ecs_document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(566);
/* harmony import */ var _ecs_exact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1284);
/** Which task definition a target names, and the same target naming another. Pure. Source: ecs-domain.md 7. */



/** Scheduler's universal target for RunTask; its `Input` is the request. */
const runTask = /^arn:[\w-]+:scheduler:::aws-sdk:ecs:runTask$/;
/**
 * What a target runs; `undefined` for one that runs no ECS task.
 * @param at Path of the target in the document: `[]` for a rule's, `["Target"]` for a schedule's.
 */
function readTarget(id, text, at, clusterArn) {
    const document = _ecs_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text);
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
        leftAlone: { why: "unreadable", text: `Its RunTask request ${why}: it is left alone.` },
    });
    const input = innerDocument(document, path);
    if (input === undefined)
        return unreadable("is no JSON object");
    const [name, ...others] = keysLike(input, "taskdefinition");
    if (name === undefined)
        return unreadable("names no task definition");
    if (others.length > 0)
        return unreadable(`names its task definition twice (${[name, ...others].join(", ")})`);
    const [cluster] = keysLike(input, "cluster");
    return stateOf({
        id,
        document: document.text,
        naming: { path, within: name },
        cluster: cluster === undefined ? "default" : input.get([cluster]),
        clusterArn,
    });
}
/** Scheduler takes the members of a request in the API's spelling and in that of the SDKs. */
const keysLike = (input, name) => input.keys([]).filter((key) => key.toLowerCase() === name);
function innerDocument(document, path) {
    const text = document.get(path);
    if (typeof text !== "string")
        return undefined;
    try {
        const inner = _ecs_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text);
        return inner.kind([]) === "object" ? inner : undefined;
    }
    catch (error) {
        if (error instanceof _ecs_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonSyntaxError */ .q3)
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
        const text = `It runs in the cluster ${where}, not in ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)(clusterArn)}: it is left alone.`;
        return { ...state, leftAlone: { why: "elsewhere", text } };
    }
    if (revision === undefined) {
        const text = `It names the family ${family} without a revision, so it runs the newest one already.`;
        return { ...state, leftAlone: { why: "runs-newest", text } };
    }
    return state;
}
const isCluster = (cluster, clusterArn) => cluster === clusterArn || (!cluster.startsWith("arn:") && cluster === (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)(clusterArn));
/** The task definition that the document names; `undefined` where it names none. */
function namedIn(text, { path, within }) {
    const document = _ecs_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text);
    const name = within === undefined ? document.get(path) : innerDocument(document, path)?.get([within]);
    return typeof name === "string" ? name : undefined;
}
/** The document naming another task definition; every other byte as it was. */
function withTaskDefinition(text, { path, within }, taskDefinition) {
    const document = _ecs_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text);
    if (within === undefined)
        return document.set(path, taskDefinition).text;
    const inner = innerDocument(document, path);
    if (inner === undefined)
        throw new Error(`No RunTask request at ${path.join(".")}`);
    return document.set(path, inner.set([within], taskDefinition).text).text;
}
/** Whether two names stand for the same task definition: `family:revision` is short for its ARN. */
const isSameTaskDefinition = (one, other) => one === other || ((0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionName */ .pd)(one) === (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionName */ .pd)(other) && !(isArn(one) && isArn(other)));
const isArn = (name) => name.startsWith("arn:");
/** Whether two JSON texts say the same: key order and spacing apart. Numbers are compared as they are spelt. */
const isSameJson = (one, other) => one === other || canonical(one) === canonical(other);
const canonical = (text) => (0,_ecs_exact_js__WEBPACK_IMPORTED_MODULE_2__/* .writeExact */ .bk)(sorted(_ecs_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text).exact([]) ?? null));
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
