export const id = 160;
export const ids = [160];
export const modules = {

/***/ 2672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ shortName),
/* harmony export */   Lw: () => (/* binding */ parseArn),
/* harmony export */   Pp: () => (/* binding */ parseRevision),
/* harmony export */   pd: () => (/* binding */ revisionName)
/* harmony export */ });
/** Parses Amazon Resource Names (ARNs) and the short names in them. */
/** The parts of an ARN; `undefined` for anything else. */
function parseArn(text) {
    const [prefix, partition, service, region, account, ...rest] = text.split(":");
    if (prefix !== "arn" || !partition || !service || rest.length === 0)
        return undefined;
    return { partition, service, region: region ?? "", account: account ?? "", resource: rest.join(":") };
}
/** The part after the last `/`: the short name of a cluster, service, task or deployment. */
function shortName(arnOrName) {
    return arnOrName.slice(arnOrName.lastIndexOf("/") + 1);
}
/** Family and revision of a task definition ARN or `family:revision`; `undefined` without a revision. */
function parseRevision(arn) {
    const name = shortName(arn);
    const colon = name.lastIndexOf(":");
    const revision = Number(name.slice(colon + 1));
    if (colon < 1 || !Number.isSafeInteger(revision) || revision < 1)
        return undefined;
    return { family: name.slice(0, colon), revision };
}
/** `family:revision` of a task definition ARN. */
function revisionName(arn) {
    return arn.startsWith("arn:") ? shortName(arn) : arn;
}


/***/ }),

/***/ 7433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ Recent)
/* harmony export */ });
/** A bounded set of recent names, to recognize new ones over hours. */
class Recent {
    #max;
    #names = new Set();
    /** @param max how many names to keep; drops the least recently added first */
    constructor(max) {
        this.#max = max;
    }
    get size() {
        return this.#names.size;
    }
    /** True if the name is new, or was dropped. */
    add(name) {
        const isNew = !this.#names.delete(name);
        this.#names.add(name);
        const [oldest] = this.#names;
        if (this.#names.size > this.#max && oldest !== undefined)
            this.#names.delete(oldest);
        return isNew;
    }
}


/***/ }),

/***/ 8414:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  oP: () => (/* binding */ diagnoseEvents),
  pk: () => (/* binding */ relevanceOf),
  Z6: () => (/* binding */ withoutServiceName)
});

// UNUSED EXPORTS: classifyEvent

// EXTERNAL MODULE: ./build/src/diagnosis/row.js
var row = __webpack_require__(4883);
;// CONCATENATED MODULE: ./build/src/diagnosis/rows/events.js
/** Matched after `problemEvents`. */
const plainEvents = [
    {
        class: "noise",
        text: /\bAZ[ -](?:balanced|rebalanc)|to AZ Rebalance/iu,
        example: "(service web) is not AZ balanced with 2 tasks in eu-west-1a. AZ Rebalancing in progress.",
    },
    {
        class: "impaired",
        text: /has started \d{1,6} tasks?: .{1,1500}due to an unhealthy status/su,
        example: "(service web) has started 1 tasks: (task 0123456789abcdef0123456789abcdef). Amazon ECS replaced 1 tasks due to an unhealthy status.",
    },
    {
        class: "info",
        text: /has started \d{1,6} tasks?\b/u,
        example: "(service web) has started 2 tasks: (task 0123456789abcdef0123456789abcdef) (task fedcba9876543210fedcba9876543210).",
    },
    {
        class: "info",
        text: /has stopped \d{1,6} (?:running|pending) tasks?\b/u,
        example: "(service web) has stopped 1 running tasks: (task 0123456789abcdef0123456789abcdef).",
    },
    {
        class: "info",
        text: /^(?:de)?registered \d{1,6} (?:targets|instances)\b/u,
        example: "(service web) registered 1 targets in (target-group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef)",
    },
    {
        class: "info",
        text: /has begun draining connections/u,
        example: "(service web, taskSet ecs-svc/4980306466373577095) has begun draining connections on 1 tasks.",
    },
    {
        class: "steady",
        text: /has reached a steady state/u,
        example: "(service web) has reached a steady state.",
    },
    {
        class: "completed",
        text: /deployment completed/u,
        example: "(service web) (deployment ecs-svc/4980306466373577095) deployment completed.",
    },
    {
        class: "rollback",
        text: /rolling back to deployment/u,
        example: "(service web) rolling back to deployment ecs-svc/4980306466373577095.",
    },
    {
        class: "blocked",
        text: /\b(?:was|is) unable to\b|\bcould not\b|\bfailed\b/u,
        example: "(service web) was unable to do something that has not been seen before.",
    },
];
/** Where an event gives a reason (`blocked`, `unhealthy`), the catalogue of that reason refines the cause. */
const problemEvents = [
    {
        class: "failed",
        name: "deployment-alarm",
        text: /deployment failed: .{0,40}\balarm/u,
        example: "(service web) (deployment ecs-svc/4980306466373577095) deployment failed: alarm detected.",
        what: "A CloudWatch alarm of the service went into ALARM during the deployment.",
        remedy: "Check the alarm's metric since the deployment started. The alarms are in `deploymentConfiguration.alarms` of the service.",
    },
    {
        class: "failed",
        name: "hook-failed",
        text: /deployment failed: .{0,40}\bhook/u,
        example: "(service web) (deployment ecs-svc/4980306466373577095) deployment failed: hook execution failure(s) detected.",
        what: "A lifecycle hook of the deployment failed.",
        remedy: "Read the log of the hook's function. A hook that does not respond in time also fails.",
    },
    {
        class: "failed",
        name: "tasks-failed-to-start",
        text: /deployment failed: tasks failed to start/u,
        example: "(service web) (deployment ecs-svc/4980306466373577095) deployment failed: tasks failed to start.",
        what: "ECS ended the deployment because its tasks failed to start or to become healthy.",
        remedy: "Check the stopped tasks of the new revision: their stopped reason and last log lines.",
    },
    {
        class: "failed",
        name: "deployment-failed",
        text: /deployment failed(?:: (?<reason>.{1,500}))?/su,
        example: "(service web) (deployment ecs-svc/4980306466373577095) deployment failed: something that has not been seen before.",
        what: "ECS ended the deployment: {reason|no reason given.}",
        remedy: "Check the deployment in the ECS console, and the stopped tasks of the new revision.",
    },
    {
        class: "broken",
        name: "target-group-not-found",
        text: /due to TARGET GROUP IS NOT FOUND/u,
        example: "(service web) task set (ecs-svc/4980306466373577095) (task 0123456789abcdef0123456789abcdef) is not healthy in target-group (arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef) due to TARGET GROUP IS NOT FOUND",
        what: "A target group of the service does not exist.",
        remedy: "Correct the load balancers of the service, or create the target group again.",
    },
    {
        class: "broken",
        name: "target-not-found",
        text: /due to TARGET IS NOT FOUND/u,
        example: "(service web) task set (ecs-svc/4980306466373577095) (task 0123456789abcdef0123456789abcdef) is not healthy in target-group (web) due to TARGET IS NOT FOUND",
        what: "A task is not registered in its target group. Something other than ECS deregistered it.",
        remedy: "Find out what else changes the target group (CloudTrail: DeregisterTargets), and turn that off.",
    },
    {
        class: "broken",
        name: "load-balancer-access-missing",
        text: /failed to (?:describe target health on|register targets in|deregister targets in) \(?target-group \(?(?<group>[^\s()]{1,300})\)? with \(error (?<error>[^)]{1,300})/u,
        example: "service web failed to describe target health on target-group web with (error ELB_DESCRIBE_TARGET_HEALTH_ACCESS_DENIED)",
        what: "ECS can't manage target group {group}: {error}.",
        remedy: "Attach the AWS managed policy to the service's role again (the service-linked role AWSServiceRoleForECS, or the infrastructure role), and check that the target group exists.",
    },
    {
        class: "broken",
        name: "service-role-broken",
        text: /IAM (?:permissions policies|trust relationship) ha(?:ve|s) been/u,
        example: "IAM permissions policies have been misconfigured or changed, and ECS can no longer maintain your service",
        what: "ECS can no longer maintain the service, because the permissions or the trust policy of its role changed.",
        remedy: "Restore the service's role: trust ecs.amazonaws.com in its trust policy, and attach the AWS managed policy.",
    },
    {
        class: "blocked",
        name: "deployment-deadlock",
        text: /because of the service deployment configuration/u,
        example: "(service web) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.",
        what: "The deployment can neither start a new task nor stop an old one: `minimumHealthyPercent` and `maximumPercent` leave no room.",
        remedy: "Raise `maximumPercent` (for example to 200) or lower `minimumHealthyPercent`, so that ECS can start or stop at least one task at the desired count.",
    },
    {
        class: "blocked",
        name: "tasks-protected",
        text: /unable to scale in\b.{0,200}protect/isu,
        example: "(service web) was unable to reach steady state because (taskSet ecs-svc/4980306466373577095) was unable to scale in due to (reason 1 tasks under protection)",
        what: "Old tasks with scale-in protection block the deployment.",
        remedy: "Wait for them to finish, or remove their protection (`aws ecs update-task-protection --no-protection-enabled`).",
    },
    {
        class: "blocked",
        name: "tasks-not-launched",
        text: /could not launch (?<count>\d{1,6}) tasks? for deployment/u,
        example: "(service web) could not launch 2 tasks for deployment ecs-svc/4980306466373577095.",
        what: "The deployment could not launch {count} of its tasks.",
        remedy: "Check the stopped tasks and the other events. Most often there is no capacity.",
    },
    {
        class: "blocked",
        name: "task-launch-failed",
        text: /failed to launch (?:a task|tasks) with/u,
        example: "(service web) failed to launch a task with (error something that has not been seen before).",
        what: "The service could not launch a task.",
        remedy: "Read the event below. ECS gives no further reason.",
    },
    {
        class: "blocked",
        name: "steady-state-not-reached",
        text: /unable to reach steady state/u,
        example: "(service web) was unable to reach steady state because something that has not been seen before.",
        what: "The service could not reach a steady state.",
        remedy: "Read the event below. ECS gives no further reason.",
    },
    {
        class: "blocked",
        name: "task-placement-failed",
        text: /was unable to place (?:a task|tasks)/u,
        example: "(service web) was unable to place a task. Reason: something that has not been seen before.",
        what: "The service could not place a task.",
        remedy: "Read the event below. ECS gives no further reason.",
    },
    {
        class: "unhealthy",
        name: "container-health-check-failed",
        text: /failed container health checks/u,
        example: "(service web) (task 0123456789abcdef0123456789abcdef) failed container health checks.",
        what: "The `healthCheck` command of a container failed repeatedly.",
        remedy: "Run the command in the image by hand: its program (curl, wget, …) must be in the image, and port and path must be correct. If the application starts slowly, raise `startPeriod`.",
    },
    {
        class: "unhealthy",
        name: "load-balancer-health-check-failed",
        text: /is (?:unhealthy|not healthy) in \(?(?:target-group|elb)/u,
        example: "(service web) (port 8080) is unhealthy in target-group web due to (reason something that has not been seen before).",
        what: "A task failed the health checks of its load balancer.",
        remedy: "Check the path, port and success codes of the target group's health check, and the security groups. If the application starts slowly, raise `healthCheckGracePeriodSeconds` of the service.",
    },
    {
        class: "impaired",
        name: "tasks-start-inconsistently",
        text: /unable to consistently start tasks successfully/u,
        example: "(service web) is unable to consistently start tasks successfully.",
        what: "The service's tasks fail repeatedly, so ECS waits longer before each retry (up to 15 minutes).",
        remedy: "Check the stopped tasks: their stopped reason and last log lines.",
    },
    {
        class: "throttled",
        name: "service-throttled",
        text: /operations are being throttled/u,
        example: "(service web) operations are being throttled. Will try again later.",
        what: "AWS throttles the calls that ECS makes for the service.",
        remedy: "Wait, and release fewer services of the account at once.",
    },
];

// EXTERNAL MODULE: ./build/src/diagnosis/rows/health.js
var health = __webpack_require__(9915);
// EXTERNAL MODULE: ./build/src/diagnosis/rows/stop-reasons.js + 4 modules
var stop_reasons = __webpack_require__(6443);
;// CONCATENATED MODULE: ./build/src/diagnosis/events.js




/** AWS sends `(service NAME, taskSet ID) …`; its documentation shows `service (NAME) …` and `service NAME …`. */
const events_frame = /^\s{0,8}(?:\(service (?<framed>[\w-]{1,255})(?:, taskSet [\w/-]{1,60})?\)|service \(?(?<bare>[\w-]{1,255})\)?) /u;
const deployment = /ecs-svc\/\d{1,25}/u;
const targetGroup = /target-group \(?(?<group>[\w:/.-]{1,300})/u;
const reasons = /due to \(reason (?<health>.{1,1000})\)\.?\s{0,8}$|\bReason: (?<placement>.{1,1900})$|with \(error (?<launch>.{1,1900})\)\.?\s{0,8}$/su;
/** Parses one event. */
function classifyEvent(text) {
    const whole = (0,row/* readable */.HD)(text);
    const framed = events_frame.exec(whole);
    const rest = framed === null ? whole : whole.slice(framed[0].length);
    const found = reasons.exec(rest)?.groups;
    return {
        class: classOf(rest),
        service: framed?.groups?.["framed"] ?? framed?.groups?.["bare"],
        deploymentId: deployment.exec(whole)?.[0],
        targetGroup: targetGroup.exec(rest)?.groups?.["group"]?.replace(/\.$/u, ""),
        reason: found?.["health"] ?? found?.["placement"] ?? found?.["launch"],
    };
}
const classOf = (rest) => problemEvents.find((row) => row.text.test(rest))?.class ??
    plainEvents.find((row) => row.text.test(rest))?.class ??
    "unknown";
const relevances = {
    noise: "noise",
    info: "noise",
    steady: "noise",
    completed: "news",
    unknown: "news",
    impaired: "trouble",
    throttled: "trouble",
    blocked: "trouble",
    unhealthy: "trouble",
    broken: "trouble",
    failed: "failure",
    rollback: "failure",
};
/** How relevant an event is: task and target counts are noise; an unknown message is important. */
const relevanceOf = (text) => relevances[classifyEvent(text).class];
/** The event without its `(service NAME) ` prefix. */
const withoutServiceName = (text) => text.replace(/^service (?=\()/u, "").replace(events_frame, "");
/** Problems that need a fix come before those that may resolve on their own. */
const urgency = ["broken", "blocked", "unhealthy", "failed", "impaired", "throttled"];
/** The most urgent problem in the events (newest first); `undefined` if there is none. */
function diagnoseEvents(texts, scope = {}) {
    const problems = texts.flatMap((text) => {
        const named = deployment.exec((0,row/* readable */.HD)(text))?.[0];
        if (scope.deploymentId !== undefined && named !== undefined && named !== scope.deploymentId)
            return [];
        const match = (0,row/* firstMatch */.o4)(problemEvents, text);
        return match === undefined ? [] : [{ text, match }];
    });
    for (const one of urgency) {
        const found = problems.find(({ match }) => match.row.class === one);
        if (found !== undefined)
            return causeOfEvent(found.text, found.match);
    }
    return undefined;
}
/** Events whose reason can also be the reason of a stopped task. */
const refinedByReason = new Set([
    "task-launch-failed",
    "task-placement-failed",
    "steady-state-not-reached",
]);
/** If a catalogue has the reason inside the event, that row is the cause. */
function causeOfEvent(text, match) {
    const { reason } = classifyEvent(text);
    const table = match.row.class === "unhealthy" ? health/* targetReasons */.n : stop_reasons/* stopReasons */.Q;
    const refinable = refinedByReason.has(match.row.name) || match.row.class === "unhealthy";
    const refined = refinable ? (0,row/* firstMatch */.o4)(table, reason ?? text) : undefined;
    return (0,row/* causeOf */.rl)(refined ?? match, row/* unnamed */.p1, [`service event: ${text}`]);
}


/***/ }),

/***/ 4883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HD: () => (/* binding */ readable),
/* harmony export */   o4: () => (/* binding */ firstMatch),
/* harmony export */   p1: () => (/* binding */ unnamed),
/* harmony export */   rl: () => (/* binding */ causeOf),
/* harmony export */   vI: () => (/* binding */ shortened)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(139);
/** Rows of the catalogues: AWS's message → the cause's name, what happened, what to do. Plain data. */

/** Placeholder values for an unknown container and image. */
const unnamed = {
    Container: "The container",
    container: "the container",
    Image: "The image",
    image: "the image",
};
/** Maximum number of characters to match. AWS's reasons have at most 1,024. */
const longest = 2048;
/** Longer evidence is truncated. */
const longestEvidence = 1000;
/** Normalizes a text for the rows: truncated, with plain apostrophes. */
const readable = (text) => text.slice(0, longest).replace(/[\u2018\u2019]/gu, "'");
const shortened = (text) => text.length > longestEvidence ? `${text.slice(0, longestEvidence)}…` : text;
function firstMatch(rows, text) {
    const subject = readable(text);
    for (const row of rows) {
        const found = row.text.exec(subject);
        if (found !== null)
            return { row, values: groupsOf(found) };
    }
    return undefined;
}
/** The named groups, and as `found` the first one that matched: alternatives in a pattern can't share a name. */
function groupsOf(found) {
    const groups = { ...found.groups };
    return { found: Object.values(groups).find((value) => value !== undefined), ...groups };
}
/** Builds a row's cause, with placeholders filled from the match and from the caller's values. */
const causeOf = (match, known, evidence) => {
    const values = { ...known, ...present(match.values ?? {}) };
    return {
        name: match.row.name,
        what: (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .fill */ .GS)(match.row.what, values),
        evidence: evidence.filter((line) => line !== "").map(shortened),
        remedy: (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .fill */ .GS)(match.row.remedy, values),
    };
};
const present = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));


/***/ }),

/***/ 9915:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ targetReasons),
/* harmony export */   o: () => (/* binding */ healthReasons)
/* harmony export */ });
/** The load balancer's reasons for an unhealthy target, the most specific first. */
const targetReasons = [
    {
        name: "health-check-redirected",
        text: /failed with these codes: \[30[12378](?:,|\])/u,
        example: "Health checks failed with these codes: [302]",
        what: "The load balancer's health check got a redirect, which it does not follow.",
        remedy: "Point the target group's health check at a path that returns 200 directly (no login, no redirect to HTTPS), or add the code to its matcher.",
    },
    {
        name: "health-check-refused",
        text: /failed with these codes: \[40[0135](?:,|\])/u,
        example: "Health checks failed with these codes: [401]",
        what: "The application rejected the load balancer's health check.",
        remedy: "Make the health check path respond without a login and for any Host header (the check sends the task's IP address), or point the check at another path.",
    },
    {
        name: "health-check-path-not-found",
        text: /failed with these codes: \[404(?:,|\])/u,
        example: "Health checks failed with these codes: [404]",
        what: "The application does not serve the path of the load balancer's health check.",
        remedy: "Correct the health check path of the target group, or serve that path.",
    },
    {
        name: "health-check-error",
        text: /failed with these codes: \[(?<code>5\d\d)(?:,|\])/u,
        example: "Health checks failed with these codes: [502]",
        what: "The application responded to the load balancer's health check with {code}.",
        remedy: "Look for the error in the container's log below. A check that depends on the database or other services fails when they fail.",
    },
    {
        name: "health-check-wrong-code",
        text: /failed with these codes: \[(?<code>\d{3})|Target\.ResponseCodeMismatch/u,
        example: "Target.ResponseCodeMismatch",
        what: "The application responded to the load balancer's health check with a code that the target group does not accept: {code|see below}.",
        remedy: "Correct the path or matcher of the target group's health check, or the code that the application returns.",
    },
    {
        name: "health-check-timeout",
        text: /Request timed out|Target\.Timeout/u,
        example: "Request timed out",
        what: "The application did not respond to the load balancer's health check in time.",
        remedy: "Check that the task's security group allows the load balancer's security group on the container port. If the application is slow, raise the health check's timeout or the task's `cpu`. If it starts slowly, raise `healthCheckGracePeriodSeconds` of the service.",
    },
    {
        name: "target-group-not-found",
        text: /TARGET GROUP IS NOT FOUND/iu,
        example: "TARGET GROUP IS NOT FOUND",
        what: "A target group of the service does not exist.",
        remedy: "Correct the load balancers of the service, or create the target group again.",
    },
    {
        name: "target-not-found",
        text: /TARGET IS NOT FOUND|Target\.NotRegistered/iu,
        example: "TARGET IS NOT FOUND",
        what: "The task is not registered in its target group. Something other than ECS deregistered it.",
        remedy: "Find out what else changes the target group (CloudTrail: DeregisterTargets), and turn that off.",
    },
    {
        name: "target-not-in-use",
        text: /Target\.NotInUse|not configured to receive traffic|Availability Zone that is not enabled/iu,
        example: "Target.NotInUse",
        what: "The load balancer sends no traffic to the task: its target group or its Availability Zone is not in use.",
        remedy: "Attach the target group to a listener rule, and enable the load balancer in the Availability Zones of the task's subnets.",
    },
    {
        name: "target-invalid",
        text: /Target\.(?:InvalidState|IpUnusable)/u,
        example: "Target.IpUnusable",
        what: "The load balancer can't use the task's address or instance.",
        remedy: "Check the target group's type: the network mode awsvpc requires `ip`.",
    },
    {
        name: "load-balancer-error",
        text: /Elb\.InternalError/u,
        example: "Elb.InternalError",
        what: "The load balancer failed to check the task's health.",
        remedy: "Release again. If it fails again, check the AWS Health Dashboard.",
    },
    {
        name: "health-check-no-connection",
        text: /^Health checks failed\.?$|reason Health checks failed\)|Target\.FailedHealthChecks|UnhealthyThreshold/u,
        example: "Health checks failed",
        what: "The load balancer's health check could not connect to the application, or got no valid response.",
        remedy: "The application must listen on 0.0.0.0 (not localhost) and on the `containerPort` that the service registers. The task's security group must allow traffic from the load balancer's security group. If the application starts slowly, raise `healthCheckGracePeriodSeconds`.",
    },
];
const healthReasons = [
    {
        name: "load-balancer-health-check-failed",
        text: /failed ELB health checks in \((?:target-group|elb) (?<target>[\w:/.-]{1,300})/u,
        example: "Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef)",
        what: "The task failed the health checks of its load balancer.",
        remedy: "Check the path, port and success codes of the target group's health check, and the security groups. If the application starts slowly, raise `healthCheckGracePeriodSeconds` of the service.",
    },
    {
        name: "container-health-check-failed",
        text: /failed container health checks/u,
        example: "Task failed container health checks",
        what: "The `healthCheck` command of {container} failed repeatedly{check|}.",
        remedy: "Run the command in the image by hand: its program (curl, wget, …) must be in the image, and port and path must be correct. If the application starts slowly, raise `startPeriod`.",
    },
];


/***/ }),

/***/ 593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ runtimeReasons)
/* harmony export */ });
/** `CannotStartContainerError` and related errors, distinguished by the runtime's message. */
const startReasons = [
    {
        name: "out-of-memory",
        text: /OutOfMemory(?:Error)?\b|Container killed due to memory usage|\bOOM[- ]?killed/iu,
        example: "OutOfMemoryError: Container killed due to memory usage",
        what: "{Container} was killed because it used more memory than its limit{limit|}.",
        remedy: "Raise `memory` of {container} (on Fargate also of the task definition), or make the application use less: fewer workers, smaller batches, a heap limit below the container's.",
    },
    {
        name: "architecture-mismatch",
        text: /exec format error/u,
        example: "CannotStartContainerError: Error response from daemon: exec /usr/bin/node: exec format error",
        what: "The program in {image} is built for a different CPU architecture from the task's ({architecture|see `runtimePlatform`}).",
        remedy: "Build for the task's architecture (`docker buildx build --platform linux/amd64,linux/arm64`), or set `runtimePlatform.cpuArchitecture` of the task definition. If it is a script, add a `#!` line.",
    },
    {
        name: "command-not-found",
        text: /Cannot\w{1,20}ContainerError.{0,1500}(?:executable file not found|stat \S{1,500}: no such file|exec: "(?<program>[^"]{1,200})".{0,40}no such file|no such file or directory: unknown)/su,
        example: 'CannotStartContainerError: Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "migrate": executable file not found in $PATH: unknown',
        what: "{Container} names a program that is not in {image}.",
        remedy: 'Correct `command`, `entryPoint` or `workingDirectory` (for one-off tasks the input `migration-command` or `smoke-test-command`). A command in a single string needs a shell: ["sh", "-c", "…"].',
    },
    {
        name: "command-not-executable",
        text: /Cannot\w{1,20}ContainerError.{0,1500}permission denied/su,
        example: 'CannotStartContainerError: Error response from daemon: OCI runtime create failed: exec: "/entrypoint.sh": permission denied: unknown',
        what: "The program of {container} is not executable.",
        remedy: "Make it executable in the image (`chmod +x`, or `COPY --chmod=755`), for the user in `user` too.",
    },
    {
        name: "host-port-taken",
        text: /Cannot\w{1,20}ContainerError.{0,1500}(?:port is already allocated|address already in use)/su,
        example: "CannotStartContainerError: Error response from daemon: driver failed programming external connectivity: Bind for 0.0.0.0:80 failed: port is already allocated",
        what: "Another process on the instance uses the host port of {container}.",
        remedy: "Set `hostPort` to 0, or use the network mode awsvpc.",
    },
    {
        name: "mount-failed",
        text: /Cannot\w{1,20}ContainerError.{0,1500}(?:\bmount(?:ing|s|point)?\b|bind source path)/isu,
        example: 'CannotStartContainerError: Error response from daemon: OCI runtime create failed: error mounting "/efs" to rootfs at "/var/www/html/index.php": not a directory',
        what: "ECS could not mount a volume into {container}.",
        remedy: "Check `mountPoints` of the container and `volumes` of the task definition.",
    },
    {
        name: "container-cannot-be-created",
        text: /CannotCreateContainerError/u,
        example: "CannotCreateContainerError: API error (400): No command specified",
        what: "The container runtime could not create {container}.",
        remedy: "Read the message below, and correct the container definition (command, volumes, user, capabilities).",
    },
    {
        name: "container-cannot-start",
        text: /CannotStartContainerError/u,
        example: "CannotStartContainerError: Error response from daemon: something that has not been seen before",
        what: "The container runtime could not start {container}.",
        remedy: "Read the message below, and correct the container definition (command, entry point, mounts, user).",
    },
    {
        name: "container-runtime-timeout",
        text: /ContainerRuntimeTimeoutError|DockerTimeoutError/u,
        example: "DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s",
        what: "The container runtime did not start, stop or create {container} in time.",
        remedy: "Check the load and disk of the container instance. If this happens again, replace the instance.",
    },
    {
        name: "container-runtime-failed",
        text: /Cannot(?:Inspect|Stop|Describe|Remove)\w{0,20}Error|ContainerRuntimeError/u,
        example: "CannotStopContainerError: failed sending SIGTERM to container: context deadline exceeded",
        what: "The container runtime failed to inspect, stop or remove {container}.",
        remedy: "Check the container instance. If this happens again, replace the instance.",
    },
];
/** The host was lost, or the task was stopped from outside. */
const stopReasons = [
    {
        name: "spot-interrupted",
        text: /Your Spot Task was interrupted/u,
        example: "Your Spot Task was interrupted.",
        what: "AWS reclaimed the Spot capacity of the task.",
        remedy: "For one-off tasks, use FARGATE instead of FARGATE_SPOT. For services, give the capacity provider strategy a base of on-demand capacity.",
        temporary: true,
    },
    {
        name: "host-lost",
        text: /Host EC2 \(instance (?<instance>i-\w{1,32})\) (?<end>stopped|terminated)/u,
        example: "Host EC2 (instance i-0123456789abcdef0) terminated.",
        what: "The task's container instance {instance} was {end}.",
        remedy: "Release again. Turn on managed draining, so that instances stop only after their tasks.",
        temporary: true,
    },
    {
        name: "fargate-maintenance",
        text: /performing maintenance on the underlying infrastructure/u,
        example: "ECS is performing maintenance on the underlying infrastructure hosting the task.",
        what: "AWS replaced the infrastructure that hosts the task.",
        remedy: "Release again. The release did not cause this.",
        temporary: true,
    },
    {
        name: "instance-deregistered",
        text: /Container instance deregistration forced by user/u,
        example: "Container instance deregistration forced by user",
        what: "The task's container instance was deregistered by force.",
        remedy: "Release again. Drain instances before you deregister them.",
        temporary: true,
    },
    {
        name: "scaled-in",
        text: /Scaling activity initiated by \(?deployment (?<deployment>ecs-svc\/\d{1,25})/u,
        example: "Scaling activity initiated by (deployment ecs-svc/4980306466373577095)",
        what: "The service stopped the task because it scaled in or deployed ({deployment}).",
        remedy: "Nothing to do: the task did not fail.",
    },
    {
        name: "stopped-by-user",
        text: /Task stopped by user/u,
        example: "Task stopped by user",
        what: "A user or another tool stopped the task.",
        remedy: "CloudTrail's StopTask event shows who stopped it.",
    },
];
const runtimeReasons = [...startReasons, ...stopReasons];


/***/ }),

/***/ 6443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ stopReasons)
});

// EXTERNAL MODULE: ./build/src/diagnosis/rows/health.js
var health = __webpack_require__(9915);
;// CONCATENATED MODULE: ./build/src/diagnosis/rows/secrets.js
const secretReasons = [
    {
        name: "secret-json-key-missing",
        text: /did not contain json key (?<key>[\w./-]{1,255})/u,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key DB_PASSWORD",
        what: "A secret of the task has no JSON key {key}.",
        remedy: "Add the key {key} to the secret in Secrets Manager, or correct `valueFrom` in the container's `secrets` (ARN:KEY::).",
    },
    {
        name: "secret-not-json",
        text: /(?:pull secrets|secrets? from|secret).{0,1500}invalid character '.{1,4}'/su,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): invalid character '\\'' looking for beginning of value",
        what: "The task reads a JSON key of a secret that is not JSON.",
        remedy: "Store the secret as a JSON object, or remove the key from `valueFrom` in the container's `secrets` to use the whole value.",
    },
    {
        name: "secret-deleted",
        text: /marked (?:for deletion|deleted)/iu,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.",
        what: "A secret of the task is scheduled for deletion.",
        remedy: "Restore it (`aws secretsmanager restore-secret`), or remove it from the container's `secrets`.",
    },
    {
        name: "secret-without-value",
        text: /secret value for (?:staging label|VersionId|version)/iu,
        example: "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
        what: "A secret of the task has no value, or no value in the requested version.",
        remedy: "Set a value, or correct the version in `valueFrom` of the container's `secrets`.",
    },
    {
        name: "secret-key-denied",
        text: /(?:secret|ssm|asm|parameter).{0,1500}(?:kms:Decrypt|Access to KMS is not allowed|customer master key|KMSAccessDenied)/isu,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbC from secrets manager: AccessDeniedException: Access to KMS is not allowed",
        what: "The execution role has no permission to decrypt a secret of the task.",
        remedy: "Allow `kms:Decrypt` on the secret's KMS key in the execution role and in the key's policy. If the key is deleted or disabled, encrypt the secret again with another key.",
    },
    {
        name: "secret-denied",
        text: /(?:(?:secret|ssm|asm|parameter)\b.{0,1500}(?:AccessDenied|is not authorized)|not authorized to perform: (?:secretsmanager|ssm):)/isu,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/0a1b is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:eu-west-1:123456789012:parameter/shop/KEY",
        what: "The execution role has no permission to read a secret of the task.",
        remedy: "In the execution role (`executionRoleArn`), allow `secretsmanager:GetSecretValue` (Secrets Manager) or `ssm:GetParameters` (Parameter Store) on the ARNs in the container's `secrets`.",
    },
    {
        name: "secret-not-found",
        text: /invalid (?:ssm )?parameters: (?<secret>valueFrom of \S{1,500}|[\w./-]{1,1000})|can't find the specified secret|ParameterNotFound|^(?:\w{1,40}: )?ResourceNotFoundException|secrets? from (?:asm|ssm).{0,1500}ResourceNotFound/su,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: /shop/new-relic-license-key",
        what: "A secret or parameter of the task does not exist: {secret|see below}.",
        remedy: "Create it in the task's region, or correct `valueFrom` in the container's `secrets`. A Secrets Manager ARN needs its six-character suffix if a JSON key follows.",
    },
    {
        name: "secrets-throttled",
        text: /(?:secret|ssm|asm).{0,1500}(?:ThrottlingException|Rate exceeded)/isu,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secrets from ssm: service call has been retried 5 time(s): ThrottlingException: Rate exceeded",
        what: "AWS throttled the reads of the task's secrets.",
        remedy: "Release again. If you run many tasks, turn on higher throughput in Parameter Store, or use Secrets Manager.",
        temporary: true,
    },
    {
        name: "secrets-unreachable",
        text: /(?:secrets? (?:from|manager)|ssm|asm|AWS Secrets Manager|Systems Manager).{0,1500}(?:connection issue|network configuration|RequestCanceled|deadline exceeded|i\/o timeout|dial tcp|send request failed|no such host)|connection issue between the task and AWS S/isu,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration.",
        what: "The task can't reach the service that holds its secrets.",
        remedy: "Give the task's subnets a NAT gateway, the task a public IP, or the VPC endpoints for secretsmanager, ssm and kms. The task's security group must allow outbound HTTPS (443), and the endpoints' security group must allow it inbound.",
        temporary: true,
    },
    {
        name: "secrets-unavailable",
        text: /unable to retrieve secrets? from/u,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time...",
        what: "The task could not read its secrets. AWS's message is cut off before the reason.",
        remedy: "For every ARN in the containers' `secrets`, check that it exists in this region, that the execution role allows reading it, and that the task's subnets can reach the service.",
    },
];

;// CONCATENATED MODULE: ./build/src/diagnosis/rows/initialization.js

const logReasons = [
    {
        name: "log-group-missing",
        text: /(?:logger args|logging driver|log stream).{0,2000}(?:log group does not exist|ResourceNotFoundException)/su,
        example: "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.",
        what: "The log group of {container} does not exist.",
        remedy: "Create the log group in `awslogs-group`, in the region `awslogs-region`. Or set the log option `awslogs-create-group: true` and allow the execution role `logs:CreateLogGroup`.",
    },
    {
        name: "log-denied",
        text: /(?:logger args|logging driver|log (?:stream|group)).{0,2000}(?:AccessDenied|not authorized to perform: (?<action>logs:\w{1,60}))/su,
        example: "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/3caf is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:us-east-1:123456789012:log-group:shop:log-stream:web/web/3caf",
        what: "The execution role does not allow the task to write its log.",
        remedy: "In the execution role (on EC2 the instance role), allow `logs:CreateLogStream` and `logs:PutLogEvents` on the log group, and with `awslogs-create-group` also `logs:CreateLogGroup`.",
    },
    {
        name: "log-service-unreachable",
        text: /(?:logger args|log stream|and Amazon CloudWatch).{0,2000}(?:RequestCanceled|deadline exceeded|i\/o timeout|dial tcp|connection issue|network configuration|request send failed|send request failed)/su,
        example: "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: RequestError: send request failed caused by: dial tcp 1.2.3.4:443: i/o timeout",
        what: "The task can't reach CloudWatch Logs.",
        remedy: "Give the task's subnets a NAT gateway, the task a public IP, or the VPC an endpoint for logs. Allow outbound HTTPS (443) in the task's security group.",
    },
    {
        name: "log-driver-failed",
        text: /failed to validate logger args|log(?:ging)? driver/u,
        example: "ResourceInitializationError: failed to validate logger args: : signal: killed",
        what: "The log driver of the task could not start.",
        remedy: "Check `logConfiguration` of the container: the driver, its options, and that a log router starts before the container.",
    },
];
const registryLoginReasons = [
    {
        name: "execution-role-missing",
        text: /NoCredentialProviders|no valid providers in chain|execution role ARN to support|no EC2 IMDS role found/u,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: NoCredentialProviders: no valid providers in chain",
        what: "The task has no execution role, which it needs to fetch its image and secrets.",
        remedy: "Set `executionRoleArn` of the task definition to a role with AmazonECSTaskExecutionRolePolicy that trusts ecs-tasks.amazonaws.com.",
    },
    {
        name: "role-not-assumable",
        text: /unable to assume (?:the )?(?:execution |task )?role ?'?(?<role>arn:[\w+=,.@:/-]{1,500})?|unable to assume role|not authorized to perform: sts:AssumeRole/iu,
        example: "ECS was unable to assume the role 'arn:aws:iam::123456789012:role/web-task' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.",
        what: "ECS could not assume {role|a role of the task}.",
        remedy: "Allow `sts:AssumeRole` for ecs-tasks.amazonaws.com in the role's trust policy, and check that the role still exists with this name.",
    },
    {
        name: "registry-login-denied",
        text: /(?:ecr registry auth|registry auth from Amazon ECR|ECR: GetAuthorizationToken).{0,2000}(?:AccessDenied|not authorized)/su,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 1 time(s): operation error ECR: GetAuthorizationToken, https response error StatusCode: 400, api error AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/a52 is not authorized to perform: ecr:GetAuthorizationToken on resource: *",
        what: "The execution role does not allow the task to log in to ECR.",
        remedy: "Allow `ecr:GetAuthorizationToken` on * in the execution role (`executionRoleArn`).",
    },
    {
        name: "registry-unreachable",
        text: /(?:ecr registry auth|registry auth from Amazon ECR|ECR: GetAuthorizationToken).{0,2000}(?:RequestCanceled|deadline exceeded|i\/o timeout|dial tcp|network configuration|connection issue|request send failed|send request failed|no such host|retried \d{1,3} time)/su,
        example: 'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: Post "https://api.ecr.us-west-2.amazonaws.com/": dial tcp 52.94.184.143:443: i/o timeout. Please check your task network configuration.',
        what: "The task can't reach ECR.",
        remedy: "In a public subnet, set `assignPublicIp: ENABLED`. In a private subnet, add a NAT gateway, or VPC endpoints for ecr.api, ecr.dkr and S3. The task's security group must allow outbound HTTPS (443).",
        temporary: true,
    },
];
const volumeReasons = [
    {
        name: "efs-denied",
        text: /EFS.{0,2000}(?:access denied|AccessDenied|not authorized)/isu,
        example: "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: mount.nfs4: access denied by server while mounting 127.0.0.1:/",
        what: "The task has no permission to mount its EFS volume.",
        remedy: "Allow the task role `elasticfilesystem:ClientMount` (and `ClientWrite`) on the file system, and check the file system policy and the access point. IAM authorization requires `transitEncryption: ENABLED`.",
    },
    {
        name: "efs-unreachable",
        text: /EFS.{0,2000}(?:timed out|timeout|failed to resolve|name or service not known|no route|connection reset|connection refused|mount target)/isu,
        example: 'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve "fs-1.efs.eu-west-1.amazonaws.com" - check that your file system ID is correct',
        what: "The task can't reach its EFS volume.",
        remedy: "The file system needs a mount target in each Availability Zone of the task's subnets. The mount target's security group must allow NFS (2049) from the task's security group. The VPC must have DNS resolution enabled.",
    },
    {
        name: "efs-failed",
        text: /failed to invoke EFS utils|EFS volumes?/iu,
        example: "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: b'mount.nfs4: mounting fs-1:/x failed, reason given by server: No such file or directory'",
        what: "The EFS volume of the task could not be set up.",
        remedy: "Check `efsVolumeConfiguration` of the task definition: file system ID, root directory, access point.",
    },
    {
        name: "infrastructure-role-not-assumable",
        text: /(?:assume|missing permissions).{0,60}Infrastructure Role ?'?(?<role>arn:[\w+=,.@:/-]{1,500})?/iu,
        example: "ECS was unable to assume the customer-provided ECS Infrastructure Role. Please verify that the ECS Infrastructure Role being passed has the proper trust relationship with ECS Service",
        what: "ECS can't use the infrastructure role {role|of the service}.",
        remedy: "Allow `sts:AssumeRole` for ecs.amazonaws.com in the role's trust policy, and attach the AWS managed policy for what it manages (load balancers or volumes).",
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
/** ECS Managed Instances: EC2's errors when the capacity provider launches an instance for the task. */
const launchReasons = [
    {
        name: "capacity-provider-launch-denied",
        text: /Unable to launch instance\(s\) for capacity provider ?(?<provider>[\w-]{1,255})?.{0,2000}(?:UnauthorizedOperation|AccessDenied|not authorized to perform|Unable to assume)/isu,
        example: "ResourceInitializationError: Unable to launch instance(s) for capacity provider managed. UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:sts::123456789012:assumed-role/ecsInfrastructureRole/0a1b is not authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/ecsInstanceRole",
        what: "The capacity provider {provider|of the service} is not allowed to launch an instance for the task.",
        remedy: "The message below names the denied action. Allow it in the capacity provider's infrastructure role (AmazonECSInfrastructureRolePolicyForManagedInstances, and `iam:PassRole` on the instance profile's role).",
    },
    {
        name: "quota-exceeded",
        text: /Unable to launch instance\(s\) for capacity provider ?(?<provider>[\w-]{1,255})?.{0,2000}(?:LimitExceeded|CountExceeded|current limit|quota)/isu,
        example: "ResourceInitializationError: Unable to launch instance(s) for capacity provider managed. VcpuLimitExceeded: You have requested more vCPU capacity than your current vCPU limit of 32 allows for the instance bucket that the specified instance type belongs to.",
        what: "The capacity provider {provider|of the service} can't launch an instance: an EC2 quota of the account is used up.",
        remedy: "Request a higher quota in Service Quotas (Amazon EC2), or stop instances that you don't need.",
    },
    {
        name: "capacity-provider-launch-failed",
        text: /Unable to launch instance\(s\) for capacity provider ?(?<provider>[\w-]{1,255})?.{0,2000}(?:UnfulfillableCapacity|Insufficient\w{0,40}Capacity|not enough capacity|spare capacity)/isu,
        example: "ResourceInitializationError: Unable to launch instance(s) for capacity provider managed. InsufficientInstanceCapacity: There is not enough capacity to fulfill your request.",
        what: "EC2 has no capacity for the instance that the capacity provider {provider|of the service} needs.",
        remedy: "Widen the capacity provider's instance requirements and Availability Zones, or release again later.",
        temporary: true,
    },
];
/** Matched after the reasons that its text can contain: subnets, security groups, network interfaces. */
const otherLaunch = {
    name: "capacity-provider-launch-failed",
    text: /Unable to launch instance\(s\) for capacity provider ?(?<provider>[\w-]{1,255})?/u,
    example: "ResourceInitializationError: Unable to launch instance(s) for capacity provider managed-arm. SomethingNew: not seen before",
    what: "The capacity provider {provider|of the service} could not launch an instance for the task.",
    remedy: "Read the message below. ECS gives no further reason.",
    temporary: true,
};
const initializationReasons = [
    ...launchReasons,
    ...logReasons,
    ...secretReasons,
    ...registryLoginReasons,
    ...volumeReasons,
    {
        name: "environment-file-unreadable",
        text: /env(?:ironment)? ?files?/iu,
        example: "ResourceInitializationError: failed to download env files: file download command: non empty error stream: service call has been retried 1 time(s): failed to download file: AccessDenied: Access Denied status code: 403",
        what: "The task could not read an environment file from S3.",
        remedy: "Check the ARNs in `environmentFiles`. Allow the execution role `s3:GetObject` on them and `s3:GetBucketLocation` on the bucket. Check that the task can reach S3.",
    },
];
/** Matched last, because the message of a more specific reason starts with the same prefix. */
const otherInitialization = {
    name: "resource-initialization-failed",
    text: /ResourceInitializationError/u,
    example: "ResourceInitializationError: something that has not been seen before",
    what: "ECS could not set up a resource that the task needs before its containers start.",
    remedy: "The message below names the resource. Check the execution role, and that the task's subnets can reach the resource.",
};

;// CONCATENATED MODULE: ./build/src/diagnosis/rows/placement.js
const capacityReasons = [
    {
        name: "fargate-capacity-unavailable",
        text: /Capacity is unavailable at this time/iu,
        example: "Capacity is unavailable at this time. Please try again later or in a different availability zone",
        what: "Fargate currently has no capacity for the task in its Availability Zones.",
        remedy: "Release again later. To make this less likely, add subnets in more Availability Zones, use another CPU size, or add FARGATE to a strategy that has only FARGATE_SPOT.",
        temporary: true,
    },
    {
        name: "task-quota-reached",
        text: /limit on the number of (?<quota>tasks|vCPUs) you can run concurrently/iu,
        example: "You've reached the limit on the number of vCPUs you can run concurrently",
        what: "The account's quota of concurrently running {quota} is used up.",
        remedy: "Request a higher quota in Service Quotas (AWS Fargate), or stop tasks that you don't need.",
    },
    {
        name: "task-size-above-limit",
        text: /requested (?<size>\w{1,20}) configuration is above your limit/iu,
        example: "The requested CPU configuration is above your limit.",
        what: "The task definition requests more {size} than the account's limit for one task.",
        remedy: "Lower `cpu` or `memory` of the task definition, or request a higher quota in Service Quotas (AWS Fargate).",
    },
    {
        name: "provisioning-limit",
        text: /provisioning capacity limit was exceeded/iu,
        example: "was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.",
        what: "500 tasks of the cluster are already waiting for capacity, which is the most that ECS allows.",
        remedy: "Let the capacity provider's Auto Scaling group grow (maximum size, instance types, Availability Zones), or lower desired counts.",
        temporary: true,
    },
    {
        name: "cpu-exhausted",
        text: /RESOURCE:CPU|insufficient CPU units/u,
        example: "RESOURCE:CPU",
        what: "No container instance has enough free CPU units for the task.",
        remedy: "Add instances, lower `cpu` of the task definition, or lower `minimumHealthyPercent` so that old tasks stop first.",
        temporary: true,
    },
    {
        name: "memory-exhausted",
        text: /RESOURCE:MEMORY|insufficient memory available/u,
        example: "RESOURCE:MEMORY",
        what: "No container instance has enough free memory for the task.",
        remedy: "Add instances, lower `memory` or `memoryReservation` of the task definition, or lower `minimumHealthyPercent` so that old tasks stop first.",
        temporary: true,
    },
    {
        name: "host-port-taken",
        text: /RESOURCE:PORTS|already using a port required by your task/u,
        example: "RESOURCE:PORTS",
        what: "On every container instance, another task uses the host port that the task needs.",
        remedy: "Set `hostPort` to 0 (Docker then picks a free port), use the network mode awsvpc, or let old tasks stop first (`minimumHealthyPercent` below 100).",
        temporary: true,
    },
    {
        name: "network-interfaces-exhausted",
        text: /RESOURCE:ENI/u,
        example: "RESOURCE:ENI",
        what: "No container instance has a free network interface for the task.",
        remedy: "Turn on the account setting awsvpcTrunking and use instance types that support it, or add instances.",
        temporary: true,
    },
    {
        name: "gpu-exhausted",
        text: /RESOURCE:GPU/u,
        example: "RESOURCE:GPU",
        what: "No container instance has a free GPU for the task.",
        remedy: "Add GPU instances, or let old tasks stop first (`minimumHealthyPercent` below 100).",
        temporary: true,
    },
    {
        name: "agent-disconnected",
        text: /^(?:TaskFailedToStart: )?AGENT$|encountered error "AGENT"/u,
        example: "AGENT",
        what: "The ECS agent of the container instance is not connected.",
        remedy: "Check the instance: its ECS agent must be running, be up to date, and reach ECS (endpoints ecs, ecs-agent, ecs-telemetry).",
        temporary: true,
    },
    {
        name: "no-container-instances",
        text: /NO ACTIVE INSTANCES|No Container Instances were found/iu,
        example: "TaskFailedToStart: NO ACTIVE INSTANCES",
        what: "The cluster has no active container instance for the task.",
        remedy: "Check the Auto Scaling group of the cluster or capacity provider: its desired size, its launch failures, and whether its instances join this cluster.",
        temporary: true,
    },
    {
        name: "capacity-provider-empty",
        text: /EMPTY CAPACITY PROVIDER/u,
        example: "TaskFailedToStart: EMPTY CAPACITY PROVIDER",
        what: "The capacity provider has no instances, and its managed scaling is off.",
        remedy: "Turn on managed scaling of the capacity provider, or raise the desired size of its Auto Scaling group.",
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
        remedy: "Compare `requiresAttributes` of the task definition with the instances' attributes. Update the ECS agent, or use other instances.",
    },
    {
        name: "instance-in-other-zone",
        text: /^(?:TaskFailedToStart: )?LOCATION$/u,
        example: "LOCATION",
        what: "The container instances are not in the Availability Zones of the task's subnets.",
        remedy: "Use subnets in the Availability Zones of the cluster's instances.",
    },
    {
        name: "container-instance-missing",
        text: /^(?:MISSING|INACTIVE)$/u,
        example: "INACTIVE",
        what: "The container instance or resource does not exist or is deregistered.",
        remedy: "Check the cluster and the region.",
    },
    {
        name: "compute-incompatible",
        text: /not compatible with the selected compute strategy/u,
        example: "The selected task definition is not compatible with the selected compute strategy",
        what: "The task definition can't run on the launch type or capacity provider of the service.",
        remedy: "Change `requiresCompatibilities`, `networkMode`, `cpu`, `memory` and `runtimePlatform` of the task definition to match the launch type, or change the service's capacity provider strategy.",
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
        remedy: "Request a higher quota in Service Quotas (Amazon VPC), or delete unused interfaces.",
    },
    {
        name: "subnet-out-of-addresses",
        text: /Unexpected EC2 error while attempting to Create Network Interface.{0,100}subnet '?(?<subnet>subnet-[\w-]{1,40})|InsufficientFreeAddresses|does not have enough free addresses/isu,
        example: "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-0a1b2c3d4e5f67890'",
        what: "ECS could not create a network interface in {subnet|a subnet of the task}. The subnet is most likely out of IP addresses.",
        remedy: "Use a larger subnet, or more subnets. A rollout needs addresses for old and new tasks at once.",
        temporary: true,
    },
    {
        name: "network-interface-timeout",
        text: /Timeout waiting for network interface/iu,
        example: "Timeout waiting for network interface provisioning to complete.",
        what: "The task's network interface was not ready in time.",
        remedy: "Release again. If it fails again, check the subnets' free addresses and the account's network interface quota.",
        temporary: true,
    },
    {
        name: "network-interface-not-attachable",
        text: /attach network interface to unused device index/iu,
        example: "Unable to attach network interface to unused device index",
        what: "The container instance has no slot for the task's network interface.",
        remedy: "Use a larger instance type, awsvpcTrunking, or fewer tasks on each instance.",
        temporary: true,
    },
    {
        name: "ecs-internal-error",
        text: /^(?:TaskFailedToStart: )?InternalError\b|^Internal error\.?$/u,
        example: "InternalError: Could not create network interface",
        what: "ECS itself failed to start the task.",
        remedy: "Release again. If it fails again, check the AWS Health Dashboard, or open an AWS Support case with the task's ARN.",
        temporary: true,
    },
];
const placementReasons = [...capacityReasons, ...constraintReasons, ...networkReasons];

;// CONCATENATED MODULE: ./build/src/diagnosis/rows/pull.js
/** In matching order: specific messages come before generic network errors. */
const pullReasons = [
    {
        name: "image-platform-mismatch",
        text: /CannotPull\w{0,20}Error.{0,3000}(?:descriptor matching platform|no matching manifest for) '?(?<platform>[\w./-]{1,60})/su,
        example: "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'",
        what: "{Image} has no build for {platform}, the platform of the task.",
        remedy: "Build the image for {platform} (`docker buildx build --platform {platform}`), or set `runtimePlatform.cpuArchitecture` of the task definition to the image's architecture.",
    },
    {
        name: "image-pull-throttled",
        text: /CannotPull\w{0,20}Error.{0,3000}(?:toomanyrequests|too many requests|pull rate limit|rate exceeded)/isu,
        example: "CannotPullContainerError: inspect image has been retried 5 time(s): httpReaderSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/nginx/manifests/sha256:abc: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.",
        what: "The registry's rate limit blocked the pull of {image}.",
        remedy: "Log in to the registry (`repositoryCredentials` of the container), or use an ECR pull-through cache rule.",
        temporary: true,
    },
    {
        name: "disk-full",
        text: /CannotPull\w{0,20}Error.{0,3000}no space left on device/su,
        example: "CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device",
        what: "The disk is too full to unpack {image}.",
        remedy: "On Fargate, raise `ephemeralStorage.sizeInGiB` of the task definition. On EC2, clean up or enlarge the instance's volume. Or use a smaller image.",
    },
    {
        name: "image-layers-unreachable",
        text: /CannotPull\w{0,20}Error.{0,3000}(?:starport-layer-bucket|httpReaderSeeker: failed open: unexpected status code \S{1,1000}:? 40[13])/su,
        example: 'CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed open: failed to do request: Get "https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/a": dial tcp 52.218.1.1:443: i/o timeout',
        what: "The task reached ECR, but not the S3 bucket that holds the layers of {image}.",
        remedy: "Add an S3 gateway endpoint to the route tables of the task's subnets, with a policy that allows `s3:GetObject` on prod-REGION-starport-layer-bucket. Or add a route to the internet.",
    },
    {
        name: "repository-not-found",
        text: /CannotPull\w{0,20}Error.{0,3000}(?:repository \S{1,400} not found|name unknown|repository with name '[^']{1,400}' does not exist)/isu,
        example: "CannotPullContainerError: API error (404): repository 111122223333.dkr.ecr.us-east-1.amazonaws.com/le/repo not found",
        what: "The repository of {image} does not exist, or the task has no access to it.",
        remedy: "Check the account, region and repository in the image's name. The policy of a repository in another account must allow this account to pull.",
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
        what: "The task has no permission to pull {image}.",
        remedy: "In the task definition's execution role (`executionRoleArn`; on EC2 the instance role), allow `ecr:GetAuthorizationToken` on *, and `ecr:BatchGetImage` and `ecr:GetDownloadUrlForLayer` on the repository. For another account's repository, add a repository policy. For a private registry, set `repositoryCredentials`.",
    },
    {
        name: "image-digest-not-found",
        text: /CannotPull\w{0,20}Error.{0,3000}(?<reference>\S{1,500}@sha256:[0-9a-f]{6,64}):? (?:\S{1,600}: )?(?:not found|manifest unknown)/su,
        example: "CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/web@sha256:0123456789abcdef: not found",
        what: "The image digest of the task is no longer in the repository: {reference}.",
        remedy: "Release again with an image that exists. A lifecycle policy or cleanup removed this one: keep the images that services run.",
    },
    {
        name: "image-not-found",
        text: /CannotPull\w{0,20}Error.{0,3000}(?:not found|manifest unknown|does not exist|whether the image exists|404)/isu,
        example: "CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/web:v2: 123456789012.dkr.ecr.us-east-1.amazonaws.com/web:v2: not found",
        what: "{Image} is not in the repository.",
        remedy: "Push the image before the release, and check its tag. If the tag existed, it was deleted, archived, or moved while the service still used the old digest.",
    },
    {
        name: "registry-certificate-not-trusted",
        text: /CannotPull\w{0,20}Error.{0,3000}x509:/su,
        example: 'CannotPullContainerError: failed to do request: Head "https://registry.example.com/v2/web/manifests/1": tls: failed to verify certificate: x509: certificate signed by unknown authority',
        what: "The task does not trust the certificate of the registry of {image}.",
        remedy: "Use a registry certificate from a public certificate authority, or copy the image to ECR.",
    },
    {
        name: "registry-not-resolved",
        text: /CannotPull\w{0,20}Error.{0,3000}(?:no such host|server misbehaving|name resolution)/isu,
        example: 'CannotPullContainerError: failed to do request: Head "https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/v2/web/manifests/1": dial tcp: lookup 123456789012.dkr.ecr.eu-west-1.amazonaws.com: no such host',
        what: "The task could not resolve the registry host name of {image}.",
        remedy: "Check the registry's name, and that DNS resolution and DNS host names are enabled in the VPC. If you use VPC endpoints, check their private DNS.",
    },
    {
        name: "image-unreadable",
        text: /CannotPull\w{0,20}Error.{0,3000}(?:failed to extract layer|unpack|verification failed|layers from manifest|unsupported.{0,20}media ?type|unexpected commit digest|wrong diff id)/isu,
        example: "CannotPullContainerError: failed to extract layer sha256:abc: wrong diff id calculated on extraction",
        what: "The task downloaded {image}, but could not unpack it.",
        remedy: "Build and push the image again, with gzip or zstd layers and a Docker or OCI manifest.",
    },
    {
        name: "registry-failed",
        text: /CannotPull\w{0,20}Error.{0,3000}(?:5\d\d (?:Internal Server Error|Service Unavailable|Bad Gateway|Gateway Timeout)|unexpected status(?: code)?[^\n]{0,600}: 5\d\d|received unexpected HTTP status: 5\d\d)/su,
        example: "CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed open: unexpected status code https://ghcr.io/v2/o/web/blobs/sha256:abc: 503 Service Unavailable",
        what: "The registry of {image} returned a server error.",
        remedy: "Release again. If it fails again, check the registry's status page.",
        temporary: true,
    },
    {
        name: "registry-unreachable",
        text: /CannotPull\w{0,20}Error.{0,3000}(?:request canceled|context canceled|deadline exceeded|i\/o timeout|connection issue|network configuration|connection refused|connection reset|no route to host|network is unreachable|TLS handshake timeout|dial tcp|\bEOF\b)/isu,
        example: "CannotPullContainerError: API error (500): Get https://111122223333.dkr.ecr.us-east-1.amazonaws.com/v2/: net/http: request canceled while waiting for connection",
        what: "The task can't reach the registry of {image}.",
        remedy: "In a public subnet, set `assignPublicIp: ENABLED`. In a private subnet, add a NAT gateway, or VPC endpoints for ecr.api, ecr.dkr and S3. The task's security group must allow outbound HTTPS (443), and the endpoints' security group must allow it inbound.",
        temporary: true,
    },
    {
        name: "image-pull-failed",
        text: /CannotPull\w{0,20}Error/u,
        example: "CannotPullContainerError: something that has not been seen before",
        what: "The task could not pull {image}.",
        remedy: "Read the message below. To reproduce the error, pull the image by hand from the same subnets, with the execution role.",
    },
];

// EXTERNAL MODULE: ./build/src/diagnosis/rows/runtime.js
var runtime = __webpack_require__(593);
;// CONCATENATED MODULE: ./build/src/diagnosis/rows/stop-reasons.js





/** Every reason of a stopped task, one of its containers, or a failed placement. */
const stopReasons = [
    ...pullReasons,
    ...initializationReasons,
    ...health/* healthReasons */.o,
    ...runtime/* runtimeReasons */.u,
    ...placementReasons,
    otherLaunch,
    otherInitialization,
];


/***/ }),

/***/ 6716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CU: () => (/* binding */ atDigest),
/* harmony export */   JC: () => (/* binding */ imageProblem),
/* harmony export */   RB: () => (/* binding */ sameRepository),
/* harmony export */   zZ: () => (/* binding */ parseImage)
/* harmony export */ });
/**
 * Image references: `[registry[:port]/]repository[:tag][@digest]`, parsed like Docker does
 * (docs/aws-reference.md#images). Expands Docker Hub's short names, and treats all hosts of one ECR registry as the
 * same.
 */
const hubHosts = new Set([
    "docker.io",
    "index.docker.io",
    "registry-1.docker.io",
    "registry.hub.docker.com",
]);
const publicEcrHosts = new Set(["public.ecr.aws", "ecr-public.aws.com"]);
/** Classic, FIPS and dual-stack hosts in every partition, as in AWS's credential helper for Docker. */
const ecrHost = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9][a-z0-9-]*)\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|on\.(?:aws|amazonwebservices\.com\.cn)|sc2s\.sgov\.gov|c2s\.ic\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/;
const host = /^(?:[a-z0-9]+(?:[.-]-*[a-z0-9]+)*|\[[a-f0-9:]+\])(?::\d{1,5})?$/i;
const pathPart = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const tagText = /^\w[\w.-]{0,127}$/;
const digestText = /^sha256:[0-9a-f]{64}$/i;
/** ECS's limit in characters, without the digest. */
const lengthLimit = 255;
function partsOf(text) {
    const at = text.indexOf("@");
    const named = at === -1 ? text : text.slice(0, at);
    const colon = named.indexOf(":", named.lastIndexOf("/") + 1);
    return {
        name: colon === -1 ? named : named.slice(0, colon),
        tag: colon === -1 ? undefined : named.slice(colon + 1),
        digest: at === -1 ? undefined : text.slice(at + 1),
    };
}
/**
 * Docker's rule for the first part of a name: a host contains a dot, a port or uppercase letters, or is `localhost`.
 */
const isHost = (part) => /[.:[A-Z]/.test(part) || part === "localhost";
function placeOf(name) {
    const slash = name.indexOf("/");
    const first = name.slice(0, Math.max(slash, 0));
    if (slash === -1 || !isHost(first))
        return { registry: "docker.io", path: name };
    const registry = first.toLowerCase().replace(/:443$/, "");
    if (hubHosts.has(registry))
        return { registry: "docker.io", path: name.slice(slash + 1) };
    if (publicEcrHosts.has(registry))
        return { registry: "public.ecr.aws", path: name.slice(slash + 1) };
    return { registry, path: name.slice(slash + 1) };
}
/** Why ECS or Docker would reject the reference; `undefined` for a valid one. */
function imageProblem(text) {
    if (text === "")
        return "it is empty";
    if (/\s/.test(text))
        return "it contains a space";
    if (/^[a-z]+:\/\//i.test(text))
        return "it starts with a URL scheme: remove it";
    const { name, tag, digest } = partsOf(text);
    if (tag === "")
        return "its tag is empty (did an expression evaluate to an empty string?)";
    if (digest !== undefined && !digestText.test(digest)) {
        return "its digest is not `sha256:` followed by 64 hexadecimal digits";
    }
    if (tag !== undefined && !tagText.test(tag)) {
        return "its tag must contain at most 128 letters, digits, `_`, `.` and `-`";
    }
    const { registry, path } = placeOf(name);
    if (!host.test(registry))
        return `\`${registry}\` is not a host name`;
    const parts = path.split("/");
    if (parts.includes(""))
        return "a part of its name is empty (did an expression evaluate to an empty string?)";
    if (path !== path.toLowerCase())
        return "its repository has uppercase letters: registries allow only lowercase";
    if (!parts.every((part) => pathPart.test(part))) {
        return `\`${path}\` is not a repository: use letters and digits, separated by single \`.\`, \`_\` or \`-\``;
    }
    const length = digest === undefined ? text.length : text.indexOf("@");
    return length > lengthLimit ? `it has ${length} characters: ECS allows ${lengthLimit}` : undefined;
}
/** The parts of a reference; `undefined` if `imageProblem` reports a problem. */
function parseImage(text) {
    if (imageProblem(text) !== undefined)
        return undefined;
    const { name, tag, digest } = partsOf(text);
    const { registry, path } = placeOf(name);
    const [, account, region] = ecrHost.exec(registry) ?? [];
    return {
        text,
        name,
        registry,
        repository: registry === "docker.io" && !path.includes("/") ? `library/${path}` : path,
        ...(tag === undefined ? {} : { tag }),
        ...(digest === undefined ? {} : { digest: digest.toLowerCase() }),
        ...(account === undefined || region === undefined ? {} : { ecr: { account, region } }),
    };
}
/** True if both are tags or digests of one repository, regardless of how the registry is written. */
function sameRepository(one, other) {
    if (one.repository !== other.repository)
        return false;
    if (one.ecr === undefined || other.ecr === undefined)
        return one.registry === other.registry;
    return one.ecr.account === other.ecr.account && one.ecr.region === other.ecr.region;
}
/** The reference with only the digest, under the name as written. */
function atDigest(image, digest) {
    return `${image.name}@${digest}`;
}


/***/ }),

/***/ 1727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   Us: () => (/* binding */ nothingChanged),
/* harmony export */   v0: () => (/* binding */ causeFor)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(139);
/* harmony import */ var _verdicts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8837);
/** Ends a release before it starts. */


const nothingChanged = {
    name: "cancelled",
    what: "The job was canceled.",
    evidence: ["Nothing was changed, so there is nothing to roll back."],
};
/** For invalid inputs, missing credentials, or a failed read from AWS. */
function refuse(emit, error, signal) {
    const outcome = signal?.aborted ? "cancelled" : "refused";
    const cause = signal?.aborted ? nothingChanged : causeFor(error);
    emit({ kind: "ended", outcome, sentence: (0,_verdicts_js__WEBPACK_IMPORTED_MODULE_1__/* .sentenceFor */ .dD)(outcome, ""), cause });
    return { outcome, cause };
}
/** The cause of any thrown value. Anything but a Failure is a bug, and is reported as one. */
function causeFor(error) {
    if (error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
        return error.why;
    const stack = error instanceof Error ? (error.stack ?? "").split("\n").slice(1, 4) : [];
    return {
        name: "internal-error",
        what: `Internal error in the action: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutStop */ .f6)((0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error))}.`,
        evidence: stack.map((line) => line.trim()),
        remedy: "Please open an issue for the action and attach the debug log.",
    };
}


/***/ }),

/***/ 8837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EG: () => (/* binding */ verdictOfPart),
/* harmony export */   Xp: () => (/* binding */ outcomeIfLeft),
/* harmony export */   dD: () => (/* binding */ sentenceFor),
/* harmony export */   dV: () => (/* binding */ actionAfterFailure),
/* harmony export */   gf: () => (/* binding */ causeWithRollback),
/* harmony export */   kl: () => (/* binding */ outcomeOfUndo),
/* harmony export */   kx: () => (/* binding */ verdictIfLeft)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(139);

/**
 * What to do after a failed release. A registered revision is not a change, and neither is an error before the
 * migration task starts.
 */
function actionAfterFailure(changed, migration, onFailure) {
    if (!changed)
        return "refused";
    if (migration === "failed")
        return "migration-failed";
    if (onFailure === "leave")
        return "leave";
    return onFailure === "rollback-unless-migrated" && migration === "succeeded" ? "leave" : "roll-back";
}
/**
 * The outcome of a failed release after its rollback.
 * @param replaced number of services that another deployment had replaced before the rollback, which left them alone
 */
function outcomeOfUndo(parts, replaced = 0) {
    const states = new Set([...parts].map(({ state }) => state));
    if (states.has("not-back"))
        return "rollback-failed";
    return states.has("superseded") || replaced > 0 ? "superseded" : "rolled-back";
}
/**
 * The outcome of a failed release that rolls nothing back. ECS itself may have rolled back every service.
 * @param verdicts of the changed services
 * @param schedules number of changed schedules, which ECS doesn't roll back
 */
function outcomeIfLeft(verdicts, schedules) {
    if (verdicts.includes("superseded"))
        return "superseded";
    const all = verdicts.length > 0 && verdicts.every((verdict) => verdict === "rolled-back");
    return all && schedules === 0 ? "rolled-back" : "failed";
}
/**
 * ECS rolls back the revision, not the desired count: a service whose count was changed is not fully rolled back.
 * @param proven services that verifiably run the recorded revision
 */
function verdictIfLeft({ desiredCountBefore, name }, known, proven) {
    if (known.verdict !== "rolled-back")
        return known;
    return desiredCountBefore === undefined && proven.has(name) ? known : { ...known, verdict: "failed" };
}
/** The cause of a failed release, with the first part that could not be rolled back. */
function causeWithRollback(why, parts) {
    const part = [...parts].find(({ state }) => state === "not-back");
    if (part?.state !== "not-back")
        return why;
    const [rollback, release] = [part.cause.remedy, why.remedy];
    // Release and rollback may fail for the same reason: print its remedy once.
    const repeated = release !== undefined && rollback?.includes(release) === true;
    const remedy = (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .joined */ .oR)(rollback, repeated ? undefined : release);
    return { ...why, evidence: [...why.evidence, part.cause.what], ...(remedy !== "" && { remedy }) };
}
/** The verdict of one part after the rollback. */
const verdictOfPart = ({ state }) => state === "back" ? "rolled-back" : state === "superseded" ? "superseded" : "rollback-failed";
/**
 * One sentence on the current state, without the cause. `subject` names the released services or schedules.
 * @param sameRevision every service was redeployed or scaled on the revision that it ran before
 */
function sentenceFor(outcome, subject, sameRevision = false) {
    switch (outcome) {
        case "released":
            return sameRevision
                ? `Updated on the same revision: ${subject}.`
                : `Now running the new revision: ${subject}.`;
        case "unchanged":
            return `Already up to date: ${subject}.`;
        case "started":
            return `The rollout continues without this job: ${subject}.`;
        case "planned":
        case "refused":
            return "Nothing was changed.";
        case "migration-failed":
            return "The migration failed. No service was changed.";
        case "rolled-back":
            return "The release failed, and everything runs the previous revision again.";
        case "rollback-failed":
            return "The release failed, and the rollback is incomplete.";
        case "failed":
            return "The release failed, and nothing was rolled back.";
        case "superseded":
            return "Another deployment replaced this one. The step did not change the other deployment.";
        case "cancelled":
            return "The job was canceled.";
    }
}


/***/ }),

/***/ 807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ly: () => (/* binding */ isoTime),
/* harmony export */   _O: () => (/* binding */ emptyReport),
/* harmony export */   rw: () => (/* binding */ reportFrom)
/* harmony export */ });
/** ISO 8601 in UTC, from epoch milliseconds. */
const isoTime = (at) => new Date(at).toISOString();
const emptyReport = (at) => ({
    version: 1,
    startedAt: isoTime(at),
    checks: [],
    notes: [],
    steps: [],
    families: [],
    smokeTests: [],
    services: [],
    failing: [],
    troubles: [],
    schedules: [],
    omitted: {},
});
/** The record that a step saved for its post step; `undefined` for anything else. */
const reportFrom = (value) => value?.version === 1 ? value : undefined;


/***/ }),

/***/ 291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ createReport)
});

// EXTERNAL MODULE: ./build/src/core/failure.js
var failure = __webpack_require__(139);
// EXTERNAL MODULE: ./build/src/report/annotations.js
var annotations = __webpack_require__(5594);
// EXTERNAL MODULE: ./build/src/report/harmless.js
var harmless = __webpack_require__(997);
;// CONCATENATED MODULE: ./build/src/report/github-deployment.js
/**
 * Records the release as a GitHub deployment, created when the release starts to make changes, and sets its statuses.
 * An error here becomes a note, and the release continues.
 *
 * A new `success` makes GitHub set the environment's earlier successes to `inactive`; a `failure` doesn't. After a
 * rollback, GitHub therefore still shows the deployment that runs.
 * https://docs.github.com/en/rest/deployments/statuses#create-a-deployment-status
 */


/** The last status by outcome; `inactive` for a release that changed nothing. */
function finalState(outcome) {
    switch (outcome) {
        case "released":
        case "unchanged":
            return "success";
        case "started":
            return "in_progress";
        case "planned":
        case "refused":
            return "inactive";
        case "migration-failed":
        case "rolled-back":
        case "rollback-failed":
        case "failed":
        case "superseded":
        case "cancelled":
            return "failure";
    }
}
/** Whether the release starts to change what runs in this phase. */
function beginsToChange(phase) {
    return phase.name === "migration" || phase.name === "wave" || phase.name === "schedules";
}
const longestDescription = 140;
class GitHubDeployment {
    #options;
    #path;
    #github;
    #created;
    constructor(options) {
        this.#options = options;
        this.#path = `repos/${options.job.repository}/deployments`;
        if (options.id !== undefined)
            this.#created = Promise.resolve(options.id);
    }
    /** Creates the deployment as `in_progress`. The release does not wait for it. */
    begin() {
        this.#created ??= this.#create();
    }
    /** Sets the last status. Deletes the deployment if the release changed nothing. */
    async end(outcome, sentence) {
        const state = finalState(outcome);
        if (state !== "inactive")
            this.begin();
        const id = await this.#created;
        if (id === undefined)
            return;
        await this.#orNote(async (github) => {
            await this.#setStatus(github, id, state, sentence);
            if (state === "inactive")
                await this.#delete(github, id);
        });
    }
    async #delete(github, id) {
        const path = `${this.#path}/${id}`;
        // After a lost response, the deployment may already be deleted.
        const found = async () => (await github.exists({ call: "github:GetDeployment", path })) ? undefined : true;
        await github.call({ call: "github:DeleteDeployment", method: "DELETE", path, found });
    }
    async #create() {
        const { job, environment, onCreated } = this.#options;
        // The jobs of a matrix share all members except the second.
        const payload = {
            run: [job.runId, job.runAttempt, job.job, job.step].join("/"),
            request: crypto.randomUUID(),
        };
        const id = await this.#orNote(async (github) => {
            const data = await github.call({
                call: "github:CreateDeployment",
                method: "POST",
                path: this.#path,
                body: {
                    ref: job.sha,
                    environment,
                    auto_merge: false,
                    required_contexts: [],
                    description: "ECS Release",
                    payload,
                },
                // GitHub would create a second deployment.
                found: () => this.#find(github, payload.request),
            });
            const { id: created, message } = data;
            if (created === undefined)
                throw new Error(message ?? "GitHub did not create the deployment");
            return created;
        });
        if (id === undefined)
            return undefined;
        onCreated(id);
        await this.#orNote((github) => this.#setStatus(github, id, "in_progress", ""));
        return id;
    }
    /** The deployment that this step has already created, found by its payload. */
    async #find(github, own) {
        const { job, environment } = this.#options;
        const query = new URLSearchParams({ sha: job.sha, environment, per_page: "30" });
        const path = `${this.#path}?${query.toString()}`;
        const data = (await github.call({ call: "github:ListDeployments", path }));
        return data.find(({ payload }) => payload?.request === own);
    }
    #setStatus(github, id, state, sentence) {
        const { environmentUrl, logUrl } = this.#options;
        const body = {
            state,
            description: (0,harmless/* cut */.Jj)((0,harmless/* printable */.g$)(sentence), longestDescription - 25),
            ...(logUrl === undefined ? {} : { log_url: logUrl }),
            ...(environmentUrl === undefined ? {} : { environment_url: environmentUrl }),
        };
        return github.call({
            call: "github:CreateDeploymentStatus",
            method: "POST",
            path: `${this.#path}/${id}/statuses`,
            body,
        });
    }
    /** Turns an error into a note, and returns `undefined`. */
    async #orNote(call) {
        const { token, job, clock, env, environment, onNote } = this.#options;
        // Loads the HTTP client only when needed, so that an invalid input is reported sooner.
        const [{ GitHub: Client, lacksPermission }, { createAgents }] = await Promise.all([
            Promise.all(/* import() */[__webpack_require__.e(803), __webpack_require__.e(713)]).then(__webpack_require__.bind(__webpack_require__, 8713)),
            __webpack_require__.e(/* import() */ 475).then(__webpack_require__.bind(__webpack_require__, 4475)),
        ]);
        try {
            this.#github ??= new Client({ agents: createAgents(env), clock, apiUrl: job.apiUrl, token });
            return await call(this.#github);
        }
        catch (error) {
            const remedy = "Add `permissions: { deployments: write }` to the job, or remove `github-environment`.";
            const what = `The GitHub deployment of ${environment} could not be recorded: ${(0,failure/* messageOf */.bD)(error)}`;
            onNote(lacksPermission(error) ? `${what}. ${remedy}` : what);
            return undefined;
        }
    }
}

;// CONCATENATED MODULE: ./build/src/report/job-links.js
function jobLinks({ serverUrl, repository, sha, runId, runAttempt }) {
    if (!/^https?:\/\/[\w.:-]+(?:\/[\w./-]*)?$/u.test(serverUrl) || !/^[\w.-]+\/[\w.-]+$/u.test(repository))
        return {};
    const home = `${serverUrl.replace(/\/{1,9}$/u, "")}/${repository}`;
    const attempt = /^\d+$/u.test(runAttempt) ? `/attempts/${runAttempt}` : "";
    return {
        ...(/^[0-9a-f]{7,64}$/u.test(sha) ? { commit: { sha, url: `${home}/commit/${sha}` } } : {}),
        ...(/^\d+$/u.test(runId) ? { runUrl: `${home}/actions/runs/${runId}${attempt}` } : {}),
    };
}

// EXTERNAL MODULE: ./build/src/core/bounded-set.js
var bounded_set = __webpack_require__(7433);
;// CONCATENATED MODULE: ./build/src/report/phase-words.js
const words = {
    plan: "Plan",
    preflight: "Preflight",
    register: "Register",
    migration: "Migration",
    "smoke-test": "Smoke test",
    bake: "Bake",
    "after-release": "After-release command",
    schedules: "Schedules",
    rollback: "Rollback",
};
/** `Preflight`, `Wave 1 of 2`. A single wave is called `Rollout`. */
function phaseWords(phase) {
    if (phase.name !== "wave")
        return words[phase.name];
    return phase.of === undefined || phase.of <= 1 ? "Rollout" : `Wave ${phase.number} of ${phase.of}`;
}

// EXTERNAL MODULE: ./build/src/report/workflow-command.js
var workflow_command = __webpack_require__(7619);
;// CONCATENATED MODULE: ./build/src/report/log/line.js
/** A line of the job log: external text made safe, and our colors. */

/** Colors that are readable in GitHub's light and dark log. */
const codes = {
    good: "32",
    bad: "31",
    warning: "33",
    quiet: "90",
    strong: "1",
    alarm: "1;31",
};
const painted = (text, style) => `\u{1B}[${codes[style]}m${text}\u{1B}[0m`;
/** A line as printed. Every line of the job log goes through this function. */
function rendered({ text, style, tail }, color) {
    const body = (0,harmless/* harmless */.Is)(text);
    const end = tail === undefined ? "" : ` ${(0,harmless/* harmless */.Is)(tail)}`;
    if (!color)
        return body + end;
    const bodyPainted = style === undefined || body === "" ? body : painted(body, style);
    return end === "" ? bodyPainted : bodyPainted + painted(end, "quiet");
}

;// CONCATENATED MODULE: ./build/src/report/log/printer.js
/** Lines and groups of the job log. GitHub's groups do not nest. */



class Printer {
    #write;
    #color;
    /** A group's title is printed with its first line, so that no group is empty. */
    #pending;
    #open = false;
    constructor({ write, color }) {
        this.#write = write;
        this.#color = color;
    }
    /** Starts a group and closes the previous one. */
    group(title) {
        this.closeGroup();
        this.#pending = title;
    }
    closeGroup() {
        if (this.#open)
            this.#write((0,workflow_command/* workflowCommand */.N)("endgroup", {}, ""));
        this.#open = false;
        this.#pending = undefined;
    }
    print(lines) {
        if (lines.length > 0 && this.#pending !== undefined) {
            this.#write((0,workflow_command/* workflowCommand */.N)("group", {}, (0,harmless/* harmless */.Is)(this.#pending)));
            this.#open = true;
            this.#pending = undefined;
        }
        this.#put(lines);
    }
    /** Prints lines before the title of a group that has no line yet. */
    printAhead(lines) {
        this.#put(lines);
    }
    #put(lines) {
        for (const line of lines)
            this.#write(`${rendered(line, this.#color)}\n`);
    }
    /** Only visible in runs with debug logging. */
    debug(text) {
        this.#write((0,workflow_command/* workflowCommand */.N)("debug", {}, text));
    }
}

// EXTERNAL MODULE: ./build/src/aws/arn.js
var aws_arn = __webpack_require__(2672);
;// CONCATENATED MODULE: ./build/src/report/shown-causes.js
/** Prints the sentence of a cause only once; afterwards, its name is enough. */

/** Whether `what` was printed with the failed tasks, or as the reason for the rollback. */
function wasShown({ what }, { failing, rollback }) {
    const printed = [
        ...failing.map(({ cause }) => cause.what),
        ...(rollback === undefined ? [] : [rollback.reason]),
    ];
    return printed.some((other) => what.includes((0,failure/* withoutStop */.f6)(other)) || other.includes((0,failure/* withoutStop */.f6)(what)));
}
/** The sentence with the cause of failing tasks replaced by its name: `ECS rolled web back: image-missing.`. */
function withoutShownCauses(sentence, { failing }) {
    return failing.reduce((shortened, { cause: { name, what } }) => {
        const [before, after] = splitAt(shortened, (0,failure/* withoutStop */.f6)(what));
        if (after === undefined || before.trim() === "")
            return shortened;
        return `${(0,failure/* withoutStop */.f6)(before.trimEnd())}: ${name}${after}`.trimEnd();
    }, sentence);
}
function splitAt(sentence, part) {
    const start = part === "" ? -1 : sentence.indexOf(part);
    return start === -1 ? [sentence] : [sentence.slice(0, start), sentence.slice(start + part.length)];
}

// EXTERNAL MODULE: ./build/src/core/time.js + 1 modules
var time = __webpack_require__(4411);
;// CONCATENATED MODULE: ./build/src/report/words.js
/** Formats durations, times, revisions and exit codes for the report. */


const durationWords = (seconds) => (0,time/* inWords */.r4)(seconds * 1000);
/** `14:05:30 UTC`, from epoch milliseconds. */
const timeOfDay = (at) => `${new Date(at).toISOString().slice(11, 19)} UTC`;
/** Seconds between two ISO times. */
const secondsBetween = (from, to) => (Date.parse(to) - Date.parse(from)) / 1000;
/** `web:41 → 42`, or both full names if the families differ. */
function moveWords(from, to) {
    const [before, after] = [(0,aws_arn/* parseRevision */.Pp)(from), (0,aws_arn/* parseRevision */.Pp)(to)];
    if (before !== undefined && before.family === after?.family) {
        return before.revision === after.revision
            ? (0,aws_arn/* revisionName */.pd)(from)
            : `${(0,aws_arn/* revisionName */.pd)(from)} → ${after.revision}`;
    }
    return `${(0,aws_arn/* revisionName */.pd)(from)} → ${(0,aws_arn/* revisionName */.pd)(to)}`;
}
/** A note, with its subject in front unless the text starts with it. */
const noteWords = ({ about, text, }) => (about === undefined || text.startsWith(about) ? text : `${about}: ${text}`);
/** `exited with code 1`, or `ended without an exit code`. */
const exitWords = ({ exitCode }) => exitCode === undefined ? "ended without an exit code" : `exited with code ${exitCode}`;
/** `1 check`, `2 checks`. */
const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
/** `web`, `web and worker`, `web, api and worker`. */
const listed = (names) => names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

;// CONCATENATED MODULE: ./build/src/report/log/cause-lines.js



/** Omits evidence that repeats lines of `log`, which are printed below it. */
function causeLines(cause, log = []) {
    const isInLog = (item) => log.some((line) => item === `log: ${line}`);
    return [
        { text: `  ${cause.name}: ${cause.what}`, style: "bad" },
        ...quoted(cause.evidence.filter((item) => !isInLog(item))),
        ...(cause.remedy === undefined ? [] : [{ text: `  → ${cause.remedy}`, style: "strong" }]),
    ];
}
/** Text from AWS or the application, with a bar in front. */
const quoted = (lines, indent = "  ") => lines.flatMap((line) => (0,harmless/* harmlessLines */.vL)(line)).map((text) => ({ text: `${indent}│ ${text}` }));
function failingLines(failing, link) {
    const { service, cause, count, example, log, oldRevisionToo, ofRollback } = failing;
    const revision = ofRollback === true ? "recorded" : "new";
    const lines = [
        { text: `✖ ${service}  ${counted(count, "task")} of the ${revision} revision failed`, style: "alarm" },
        ...causeLines(cause, log),
        { text: `  Example: task ${(0,aws_arn/* shortName */.EU)(example)}`, ...(link === undefined ? {} : { tail: link }) },
    ];
    if (log.length > 0)
        lines.push({ text: "  Last lines of its log:" }, ...quoted(log));
    if (oldRevisionToo) {
        lines.push({
            text: "  The old revision fails in the same way: the image may not be the cause.",
            style: "warning",
        });
    }
    return lines;
}

;// CONCATENATED MODULE: ./build/src/report/policy-lines.js
const policyTitle = "IAM policy for this release";
const policyLines = (policy) => JSON.stringify(policy, undefined, 2).split("\n");

;// CONCATENATED MODULE: ./build/src/report/change-words.js
const signs = {
    added: "+",
    removed: "-",
    changed: "~",
    "moved-to-secrets": "~",
    "moved-to-environment": "~",
};
/** A change in words. For secrets and variables, only the name. */
function changeWords({ container, what, name, change }) {
    const where = container === undefined ? "" : ` of ${container}`;
    const moved = change.startsWith("moved") ? ` ${change.replaceAll("-", " ")}` : "";
    return what === "other"
        ? `${name ?? "member"}${where}`
        : `${[what, name].filter(Boolean).join(" ")}${where}${moved}`;
}
const changeSign = ({ change }) => signs[change];

;// CONCATENATED MODULE: ./build/src/report/plan-diffs.js
/** The differences of a plan, without duplicates: services that run the same revision of a family share them. */

/** The principal of a revision in short form: `user/terraform`, `assumed-role/deploy/session`. */
const principalName = (arn) => arn.replace(/^arn:[^:]*:(?:iam|sts)::\d*:/, "");
/** `registered by user/terraform`, or the run of this action. */
function registeredBy({ registeredBy: by, run }) {
    if (run !== undefined)
        return `registered by the release ${run}`;
    return by === undefined
        ? "registered by somebody else"
        : `registered by ${principalName(by)}, not by a release`;
}
function planDiffs({ families, waves }) {
    return families.flatMap((family) => {
        const services = waves.flat().filter((service) => service.family === family.family);
        const others = new Map();
        for (const service of services) {
            if (service.changes === undefined)
                continue;
            others.set(service.from, [...(others.get(service.from) ?? []), service]);
        }
        const onBase = others.size === 0 || services.some(({ changes }) => changes === undefined);
        return [
            ...(onBase ? [fromBase(family)] : []),
            ...[...others.values()].map((group) => fromRunning(family, group)),
        ].filter(({ changes, inBase }) => changes.length + inBase.length > 0);
    });
}
const fromBase = (family) => ({
    title: `${family.family}, based on ${(0,aws_arn/* revisionName */.pd)(family.base)}`,
    changes: family.changes,
    inBase: [],
    inBaseTitle: "",
});
function fromRunning(family, group) {
    const [first] = group;
    const changes = first?.changes ?? [];
    const names = group.map(({ name }) => (0,aws_arn/* shortName */.EU)(name)).join(", ");
    return {
        title: `${names}, from ${(0,aws_arn/* revisionName */.pd)(first?.from ?? "")}`,
        changes: changes.filter(({ inBase }) => inBase !== true),
        inBase: changes.filter(({ inBase }) => inBase === true),
        inBaseTitle: `already in ${(0,aws_arn/* revisionName */.pd)(family.base)}, ${registeredBy(family)}`,
    };
}

;// CONCATENATED MODULE: ./build/src/report/log/plan-lines.js
/** Prints the plan: the new revision of each service, and its changes. */




function headLines(plan) {
    const where = `${(0,aws_arn/* shortName */.EU)(plan.cluster)} · ${plan.region} · account ${plan.account}`;
    return [{ text: `ECS Release to cluster ${where}${plan.dryRun ? " · dry run" : ""}`, style: "strong" }];
}
function planLines(plan) {
    const services = plan.waves.flat();
    const width = Math.max(0, ...services.map(({ name }) => name.length));
    return [
        ...(plan.migration === undefined ? [] : [migrationLine(plan.migration)]),
        ...plan.waves.flatMap((wave, index) => [
            ...(plan.waves.length > 1 ? [{ text: `Wave ${index + 1} of ${plan.waves.length}` }] : []),
            ...wave.map((service) => serviceLine(service, width)),
        ]),
        ...plan.schedules.map(scheduleLine),
        ...plan.families.flatMap((family) => familyLines(family, plan)),
    ];
}
function serviceLine({ name, from, to, desiredCount, strategy, deploys, controller }, width) {
    const how = controller === "CODE_DEPLOY" ? `CODE_DEPLOY ${strategy}` : strategy;
    const next = to === undefined || to === from ? "new revision" : (0,aws_arn/* revisionName */.pd)(to);
    const move = deploys ? `${(0,aws_arn/* revisionName */.pd)(from)} → ${next}` : `${(0,aws_arn/* revisionName */.pd)(from)}, nothing to deploy`;
    return { text: `  ${name.padEnd(width)}  ${move} · ${how} · ${counted(desiredCount, "task")}` };
}
function migrationLine({ family, container, command, environmentNames, launch }) {
    const what = command === undefined ? "the image's own command" : command.join(" ");
    const names = environmentNames.length === 0 ? "" : ` with ${environmentNames.join(", ")}`;
    return { text: `Migration of ${family} in container ${container}: ${what}${names} · ${launch}` };
}
const scheduleLine = ({ name, from, moves }) => ({
    text: `  ${name}  ${from.map(aws_arn/* revisionName */.pd).join(", ")}${moves ? " → new revision" : ", stays"}`,
});
function familyLines(family, plan) {
    const { skipped = [] } = family;
    const diffs = planDiffs({ ...plan, families: [family] });
    const shared = diffs.length === 1 && diffs[0]?.inBaseTitle === "";
    return [
        ...skipped.map((arn) => ({
            text: `${(0,aws_arn/* revisionName */.pd)(arn)} is skipped: this action registered it, and nothing uses it`,
        })),
        { text: headOf(family, diffs) },
        ...diffs.flatMap(({ title, changes, inBase, inBaseTitle }) => [
            ...(shared ? [] : [{ text: `  ${title}:` }]),
            ...changes.flatMap(changeLines),
            ...(inBase.length === 0 ? [] : [{ text: `  ${inBaseTitle}:` }]),
            ...inBase.flatMap(changeLines),
        ]),
    ];
}
function headOf(family, diffs) {
    const { base, reused } = family;
    const foreign = diffs.some(({ inBaseTitle }) => inBaseTitle !== "");
    if (reused)
        return foreign
            ? `${(0,aws_arn/* revisionName */.pd)(base)} is released unchanged`
            : `${(0,aws_arn/* revisionName */.pd)(base)} already matches the inputs`;
    const by = foreign ? `, ${registeredBy(family)}` : "";
    return `${family.family}: a new revision based on ${(0,aws_arn/* revisionName */.pd)(base)}${by}`;
}
function changeLines(change) {
    const lines = [{ text: `  ${changeSign(change)} ${changeWords(change)}` }];
    if (change.from !== undefined)
        lines.push({ text: `      - ${change.from}`, style: "bad" });
    if (change.to !== undefined)
        lines.push({ text: `      + ${change.to}`, style: "good" });
    return lines;
}

;// CONCATENATED MODULE: ./build/src/report/log/log-entry.js
const noLines = { lines: [] };
const inside = (...lines) => ({ lines });
const outside = (...lines) => ({ lines, outside: true });
/** Seconds since the start of the current phase. */
function secondsInPhase(report, at) {
    const start = report.steps.findLast(({ endedAt }) => endedAt === undefined)?.startedAt ?? report.startedAt;
    return (at - Date.parse(start)) / 1000;
}
/** A line that starts with the service's name, padded to the longest name. */
function prefixed(service, text, report) {
    const width = Math.max(...report.services.map(({ name }) => name.length), service.length);
    return `${service.padEnd(width)}  ${text}`;
}

;// CONCATENATED MODULE: ./build/src/report/log/release-lines.js
/** Log lines about the release itself: plan, checks, notes, revisions, phases, rollback, heartbeat. */








/** In a dry run the plan is the result, so it is visible without a click. */
const planEntry = ({ plan }) => ({
    ahead: headLines(plan),
    lines: planLines(plan),
    ...(plan.policy && {
        group: { title: policyTitle, lines: policyLines(plan.policy).map((text) => ({ text })) },
    }),
    outside: plan.dryRun,
});
const checkMarks = {
    ok: { mark: "OK  ", style: "good" },
    warning: { mark: "WARN", style: "warning" },
    failure: { mark: "FAIL", style: "bad" },
};
function checkEntry({ check }) {
    const { about, level, text, remedy } = check;
    const { mark, style } = checkMarks[level];
    const lines = [{ text: `${mark}  ${about}: ${text}`, style }];
    if (remedy !== undefined && level !== "ok")
        lines.push({ text: `      → ${remedy}` });
    return { lines, outside: level === "failure" };
}
function noteEntry({ level, about, text }) {
    const words = noteWords({ about, text });
    return inside(level === "warning" ? { text: `! ${words}`, style: "warning" } : { text: `  ${words}` });
}
const registeredEntry = ({ from, to, reused }) => inside({ text: reused ? `  ${(0,aws_arn/* revisionName */.pd)(to)} is used unchanged` : `✓ ${moveWords(from, to)}` });
/** The line below a closed group: the phase, its result and its duration. */
function phaseEndedEntry({ phase, result, at }, report) {
    const step = report.steps.findLast(({ name, endedAt }) => name === phase.name && endedAt !== undefined);
    const seconds = step === undefined ? 0 : (at - Date.parse(step.startedAt)) / 1000;
    const detail = phaseDetail(phase, report);
    const name = phaseWords(phase) + (detail === "" ? "" : `: ${detail}`);
    const tail = `(${durationWords(seconds)})`;
    switch (result) {
        case "ok":
            return outside({ text: `✓ ${name}`, style: "good", tail });
        case "failed":
            return outside({ text: `✖ ${phaseWords(phase)} failed`, style: "bad", tail });
    }
}
function phaseDetail(phase, { checks, families, plan, migration }) {
    switch (phase.name) {
        case "plan":
            return plan === undefined ? "" : planWords(plan);
        case "preflight": {
            const warnings = checks.filter(({ level }) => level === "warning").length;
            return `${counted(checks.length, "check")}${warnings === 0 ? "" : `, ${counted(warnings, "warning")}`}`;
        }
        case "register":
            return families.map(({ from, to }) => moveWords(from, to)).join(" · ");
        case "wave":
            return phase.services.join(", ");
        case "migration":
            return migration?.container === undefined ? "" : `${migration.container} ${exitWords(migration)}`;
        case "smoke-test":
        case "bake":
        case "after-release":
        case "schedules":
        case "rollback":
            return "";
    }
}
function planWords({ waves, migration, schedules }) {
    const deploying = waves.flat().filter(({ deploys }) => deploys).length;
    const moving = schedules.filter(({ moves }) => moves).length;
    return [
        `${counted(deploying, "service")} to deploy`,
        ...(migration === undefined ? [] : ["a migration to run"]),
        ...(moving === 0 ? [] : [`${counted(moving, "schedule")} to move`]),
    ].join(", ");
}
/** Does not repeat a cause that was printed with the failing tasks. */
const rollbackStartedEntry = (reason, report) => outside({ text: "" }, { text: `↩ ROLLING BACK: ${withoutShownCauses(reason, report)}`, style: "alarm" });
/** The reason was printed at the start of the rollback. */
const rollingBackEntry = ({ part, to }) => outside({ text: `↩ Rolling ${part} back to ${(0,aws_arn/* shortName */.EU)(to)}`, style: "warning" });
function rollbackEndedEntry({ part, back, text, cause }) {
    if (back)
        return outside({ text: `✓ ${text}`, style: "good" });
    // Another deployment replaced ours, so there is nothing to roll back.
    if (cause === undefined)
        return outside({ text: `• ${text}`, style: "warning" });
    return outside({ text: `✖ ${part} NOT ROLLED BACK: ${text}`, style: "alarm" }, ...causeLines(cause));
}
function heartbeatEntry({ awaiting, until, at }, report) {
    const passed = durationWords(secondsInPhase(report, at));
    if (until === undefined)
        return inside({ text: `… waiting for ${awaiting}`, style: "quiet", tail: `(${passed})` });
    const left = durationWords((until - at) / 1000);
    const text = `… waiting for ${awaiting}, until ${timeOfDay(until)}`;
    return inside({ text, style: "quiet", tail: `(${passed}, ${left} left)` });
}

;// CONCATENATED MODULE: ./build/src/report/console-links.js
/**
 * AWS console URLs, for the partitions that have a public console (docs/aws-reference.md#credentials). None for other
 * partitions and for invalid names.
 */

/** Location of the release's resources in the console; `undefined` before the plan is known. */
const placeOf = ({ plan }) => plan && { partition: plan.partition, region: plan.region, cluster: (0,aws_arn/* shortName */.EU)(plan.cluster) };
function consoleOrigin({ partition, region }) {
    if (!/^[a-z]{2,}(?:-[a-z]+)+-\d+$/u.test(region))
        return undefined;
    switch (partition) {
        case "aws":
            return `https://${region}.console.aws.amazon.com`;
        case "aws-cn":
            return `https://${region}.console.amazonaws.cn`;
        case "aws-us-gov":
            return "https://console.amazonaws-us-gov.com";
        default:
            return undefined;
    }
}
function address(place, path, fragment = "") {
    const origin = consoleOrigin(place);
    return origin === undefined ? undefined : `${origin}${path}?region=${place.region}${fragment}`;
}
/** Encodes text for a path or fragment, including parentheses, which would end a Markdown link. */
const encoded = (text) => encodeURIComponent(wellFormed(text)).replaceAll("(", "%28").replaceAll(")", "%29");
/** CloudWatch's console encodes twice, with `$` for `%`. */
const logEncoded = (text) => encoded(encoded(text)).replaceAll("%", "$");
const clusterLink = (place) => address(place, `/ecs/v2/clusters/${encoded(place.cluster)}/services`);
const serviceLink = (place, service) => address(place, `/ecs/v2/clusters/${encoded(place.cluster)}/services/${encoded((0,aws_arn/* shortName */.EU)(service))}/deployments`);
const taskLink = (place, taskArn) => address(place, `/ecs/v2/clusters/${encoded(place.cluster)}/tasks/${encoded((0,aws_arn/* shortName */.EU)(taskArn))}/configuration`);
/** For a task definition's ARN or `family:revision`. */
function revisionLink(place, arn) {
    const revision = (0,aws_arn/* parseRevision */.Pp)(arn);
    if (revision === undefined)
        return undefined;
    return address(place, `/ecs/v2/task-definitions/${encoded(revision.family)}/${revision.revision}/containers`);
}
/** A log may be in a different region from its task. */
function logLink(place, group, stream, region = place.region) {
    const fragment = `#logsV2:log-groups/log-group/${logEncoded(group)}/log-events/${logEncoded(stream)}`;
    return address({ ...place, region }, "/cloudwatch/home", fragment);
}
const codeDeployLink = (place, deploymentId) => address(place, `/codesuite/codedeploy/deployments/${encoded(deploymentId)}`);
/** The format of the ID shows the deployment's type: `ecs-svc/…` for ECS, `d-…` for CodeDeploy. */
const deploymentLink = (place, service, deploymentId) => deploymentId.startsWith("d-") ? codeDeployLink(place, deploymentId) : serviceLink(place, service);
/** For a schedule as written in the input: `rule/[BUS/]NAME`, `schedule/[GROUP/]NAME`. */
function scheduleLink(place, asWritten) {
    const [kind, ...path] = asWritten.split("/");
    const name = path.pop();
    if (name === undefined)
        return undefined;
    const within = encoded(path.join("/") || "default");
    if (kind === "rule")
        return address(place, "/events/home", `#/eventbus/${within}/rules/${encoded(name)}`);
    if (kind === "schedule")
        return address(place, "/scheduler/home", `#schedules/${within}/${encoded(name)}`);
    return undefined;
}
const wellFormed = (text) => text.replaceAll(/\p{Surrogate}/gu, "\u{FFFD}");

;// CONCATENATED MODULE: ./build/src/report/log/progress-line.js
/**
 * The progress of a service's deployment in one line: `web  rev 42: 1/3 running · rev 41: 3 running · traffic 10% ·
 * BAKE_TIME`.
 */


function progressText({ status, stage, revisions, until, hooks = [] }) {
    const families = new Set(revisions.map(({ revision }) => (0,aws_arn/* parseRevision */.Pp)(revision)?.family));
    const oneFamily = families.size === 1;
    const shift = revisions.find(({ ours, traffic }) => ours && traffic !== undefined);
    return [
        ...revisions.map((revision) => revisionText(revision, oneFamily)),
        ...(shift === undefined ? [] : [trafficText(shift)]),
        ...(stage === undefined ? [] : [stageText(stage, until)]),
        ...(status === "IN_PROGRESS" && revisions.length > 0 ? [] : [status]),
        ...hooks.map(hookText),
    ].join(" · ");
}
function revisionText(progress, oneFamily) {
    const { revision, ours, desired, running, pending, failed = 0 } = progress;
    const name = oneFamily ? ((0,aws_arn/* parseRevision */.Pp)(revision)?.revision ?? revision) : revision;
    const counts = [
        `${ours ? `${running}/${desired}` : running} running`,
        ...(pending > 0 ? [`${pending} pending`] : []),
        ...(failed > 0 ? [`${failed} failed`] : []),
    ];
    return `${oneFamily ? "rev " : ""}${name}: ${counts.join(", ")}`;
}
function trafficText({ traffic, testTraffic }) {
    const test = testTraffic === undefined || testTraffic === traffic ? "" : `, test traffic ${testTraffic}%`;
    return `traffic ${traffic}%${test}`;
}
/** `BAKE_TIME until 14:30:32 UTC`, or the time of the next traffic step. */
function stageText(stage, until) {
    if (until === undefined)
        return stage;
    return `${stage}${stage === "BAKE_TIME" ? "" : ", next step"} ${stage === "BAKE_TIME" ? "until" : "at"} ${timeOfDay(until)}`;
}
const isOver = new Set(["SUCCEEDED", "FAILED", "TIMED_OUT"]);
function hookText({ type, status, expiresAt: end, timeoutAction }) {
    const expiresAt = isOver.has(status) ? undefined : end;
    const until = expiresAt === undefined ? "" : ` until ${timeOfDay(expiresAt)}`;
    const then = expiresAt === undefined || timeoutAction === undefined ? "" : `, then ${timeoutAction}`;
    return `${type} ${status}${until}${then}`;
}

// EXTERNAL MODULE: ./build/src/diagnosis/events.js + 1 modules
var events = __webpack_require__(8414);
// EXTERNAL MODULE: ./build/src/core/outcome.js
var core_outcome = __webpack_require__(973);
;// CONCATENATED MODULE: ./build/src/report/log/service-lines.js
/** Log lines about services: the progress and the result of their deployments. */








function serviceUpdatedEntry(event, report) {
    const { service, from, to, deploymentId } = event;
    const place = placeOf(report);
    const link = place && deploymentLink(place, service, deploymentId);
    return inside({ text: prefixed(service, `${moveWords(from, to)} · deployment ${deploymentId}`, report) }, ...(link === undefined ? [] : [{ text: prefixed("", link, report), style: "quiet" }]));
}
function progressEntry({ progress, at }, report) {
    return inside({
        text: prefixed(progress.service, progressText(progress), report),
        tail: `(${durationWords(secondsInPhase(report, at))})`,
    });
}
function serviceEventEntry({ service, text }, report) {
    const line = prefixed(service, `ECS: ${(0,events/* withoutServiceName */.Z6)(text)}`, report);
    switch ((0,events/* relevanceOf */.pk)(text)) {
        case "noise":
            return noLines;
        case "news":
            return inside({ text: line, style: "quiet" });
        case "trouble":
            return inside({ text: line, style: "warning" });
        case "failure":
            return outside({ text: line, style: "bad" });
    }
}
/** Prints everything the first time, and only the count if the same cause occurs again. */
function failingEntry({ failing }, report, first) {
    if (!first) {
        const text = `${counted(failing.count, "task")} failed so far: ${failing.cause.name}`;
        return outside({ text: prefixed(failing.service, text, report), style: "bad" });
    }
    const place = placeOf(report);
    return outside(...failingLines(failing, place && taskLink(place, failing.example)));
}
function serviceEndedEntry({ verdict }, report) {
    const { name, from, to, seconds, cause } = verdict;
    const tail = `(${durationWords(seconds)})`;
    if ((0,core_outcome/* isSuccess */.o)(verdict.verdict)) {
        return inside({
            text: prefixed(name, `✓ ${verdict.verdict}: ${moveWords(from, to)}`, report),
            style: "good",
            tail,
        });
    }
    // A verified rollback has its own line, and the last lines list the verdict of each service.
    if (verdict.verdict === "rolled-back" &&
        isBack(name, report) &&
        (cause === undefined || wasShown(cause, report)))
        return noLines;
    return outside({ text: prefixed(name, `✖ ${verdict.verdict}`, report), style: "alarm", tail }, ...(cause === undefined || wasShown(cause, report)
        ? []
        : [{ text: `  ${cause.name}: ${cause.what}`, style: "bad" }]));
}
const isBack = (name, { rollback }) => rollback?.parts.some(({ part, back }) => part === name && back === true) ?? false;
function scheduleEndedEntry({ verdict }) {
    const { name, from, to, note, cause } = verdict;
    const remark = note === undefined ? "" : ` · ${note}`;
    if ((0,core_outcome/* isSuccess */.o)(verdict.verdict)) {
        const moved = from.map((arn) => moveWords(arn, to)).join(", ");
        return inside({ text: `✓ ${name}  ${verdict.verdict}: ${moved}${remark}`, style: "good" });
    }
    return outside({ text: `✖ ${name}  ${verdict.verdict}${remark}`, style: "alarm" }, ...(cause === undefined ? [] : causeLines(cause)));
}

;// CONCATENATED MODULE: ./build/src/report/log/task-lines.js
/** Log lines about one-off tasks: the migration, the smoke test and the after-release command. */





const names = {
    migration: "Migration",
    "smoke-test": "Smoke test",
    "after-release": "After-release command",
};
function taskStartedEntry(event, report) {
    const { task, taskArn, adopted, logGroup, logStream, logRegion } = event;
    const place = placeOf(report);
    const link = place && taskLink(place, taskArn);
    const log = place && logGroup !== undefined && logStream !== undefined
        ? logLink(place, logGroup, logStream, logRegion)
        : undefined;
    const how = adopted ? "adopted from an earlier run" : "started";
    return inside({ text: `${names[task]} task ${(0,aws_arn/* shortName */.EU)(taskArn)} ${how}` }, ...(link === undefined ? [] : [{ text: `  task: ${link}`, style: "quiet" }]), ...(log === undefined ? [] : [{ text: `  log:  ${log}`, style: "quiet" }]));
}
const taskStatusEntry = ({ task, status, at }, report) => inside({ text: `${names[task]} ${status}`, tail: `(${durationWords(secondsInPhase(report, at))})` });
const taskLogEntry = ({ container, text }) => inside(...quoted(text.split("\n"), `  ${container} `));
/** The task stopped. The rest of its log follows. */
function taskFailedEntry(event) {
    const { task, container, seconds } = event;
    const text = `✖ ${names[task]} failed: ${container} ${exitWords(event)}; reading the rest of its log`;
    return outside({ text, style: "alarm", tail: `(${durationWords(seconds)})` });
}
/** The line of the phase reports a success. `announced`: `task-failed` was printed before. */
const migrationEndedEntry = ({ verdict }, announced) => verdict.succeeded ? noLines : taskFailureEntry(names.migration, verdict, announced);
function afterReleaseEndedEntry({ verdict }, announced) {
    if (!verdict.succeeded)
        return taskFailureEntry(names["after-release"], verdict, announced);
    const { container, seconds } = verdict;
    const text = `✓ ${names["after-release"]}: ${container} ${exitWords(verdict)}`;
    return inside({ text, style: "good", tail: `(${durationWords(seconds)})` });
}
function taskFailureEntry(name, verdict, announced) {
    const { container, seconds, log, cause } = verdict;
    const head = `✖ ${name} failed${cause === undefined ? `: ${container} ${exitWords(verdict)}` : ""}`;
    return outside(...(announced ? [] : [{ text: head, style: "alarm", tail: `(${durationWords(seconds)})` }]), ...(cause === undefined ? [] : causeLines(cause, log)), ...(log.length === 0 ? [] : [{ text: "  Last lines of its log:" }, ...quoted(log)]));
}
function smokeTestEndedEntry({ service, result, text, cause }) {
    const of = service === undefined ? "" : ` of ${service}`;
    switch (result) {
        case "passed":
            return inside({ text: `✓ Smoke test${of}: ${text}`, style: "good" });
        case "not-measured":
            return outside({ text: `! ${text}`, style: "warning" }, ...(cause === undefined ? [] : causeLines(cause)));
        case "failed":
            return outside({ text: `✖ ${text}`, style: "alarm" }, ...(cause === undefined ? [] : causeLines(cause)));
    }
}

;// CONCATENATED MODULE: ./build/src/report/headline.js

/** Further images are counted instead of listed. */
const mostImages = 2;
/** `shop:v1` of a full reference, or the first seven digits of the digest if it has no tag. */
function shortImage(image) {
    const [name = "", digest = ""] = image.slice(image.lastIndexOf("/") + 1).split("@");
    return name.includes(":") || digest === "" ? name : `${name}@${digest.replace(/^sha256:/, "").slice(0, 7)}`;
}
/** The release's subject: `shop:v1 → shop:v2`, or `web:41 → 42` if no image changes; empty before the plan. */
function releasedWords(report) {
    const images = imageMoves(report);
    if (images.length > mostImages)
        return counted(images.length, "image");
    if (images.length > 0)
        return images.join(", ");
    const moved = report.services.filter(({ from, to }) => to !== undefined && to !== from);
    const [first] = moved;
    if (first === undefined)
        return report.services.map(({ name }) => name).join(", ");
    return moved.length === 1
        ? moveWords(first.from, first.to ?? first.from)
        : counted(moved.length, "service");
}
function imageMoves({ plan }) {
    const changes = plan?.families.flatMap((family) => family.changes) ?? [];
    const moves = changes.flatMap(({ what, from, to }) => what === "image" && from !== undefined && to !== undefined
        ? [`${shortImage(from)} → ${shortImage(to)}`]
        : []);
    return [...new Set(moves)];
}
/** The sentence below the verdict: for a plan its effect, for a refusal the reason. */
function sentenceOf(report) {
    const { outcome, sentence = "", cause, plan } = report;
    if (outcome === "planned" && plan !== undefined)
        return plannedWords(report);
    if (cause === undefined || outcome === undefined || !isExplained.has(outcome))
        return sentence;
    return `${cause.what} ${sentence}`.trim();
}
/** Outcomes whose sentence does not include the reason. */
const isExplained = new Set(["refused"]);
function plannedWords({ plan, sentence = "" }) {
    if (plan === undefined)
        return sentence;
    const deployed = plan.waves.flat().filter(({ deploys }) => deploys);
    const moved = plan.schedules.filter(({ moves }) => moves).map(({ name }) => name);
    const acts = [
        ...(plan.migration === undefined ? [] : [`run the migration of ${plan.migration.family}`]),
        ...(deployed.length === 0 ? [] : [`deploy ${listed(deployed.map(({ name }) => name))}`]),
        ...(moved.length === 0 ? [] : [`move ${listed(moved)}`]),
    ];
    return acts.length === 0 ? "Nothing would change." : `Would ${acts.join(", then ")}. ${sentence}`.trim();
}

;// CONCATENATED MODULE: ./build/src/report/service-verdict.js
/** The verdict of a service; `unchanged` if it was not changed, regardless of the release's outcome. */
const verdictOf = ({ verdict, to }) => verdict ?? (to === undefined ? "unchanged" : "in progress");
const deploysInPlan = ({ name }, { plan }) => plan?.waves.flat().some((service) => service.name === name && service.deploys) ?? false;
/** After a dry run. */
const plannedVerdict = (service, report) => deploysInPlan(service, report) ? "would deploy" : "nothing to deploy";
/** The cause of this service, if several were rolled back and this one failed. */
function culpritOf({ verdict, cause }, { services }) {
    if (verdict === undefined || verdict === "released" || services.length < 2)
        return undefined;
    return cause;
}

;// CONCATENATED MODULE: ./build/src/report/log/verdict-lines.js
/** The last lines of the job log: the outcome, and each service. The annotation that follows has the cause. */




const outcomeStyle = (outcome) => ((0,core_outcome/* isSuccess */.o)(outcome) ? "good" : "bad");
function verdictLines(report) {
    const { outcome = "failed", startedAt, endedAt = startedAt } = report;
    const mark = (0,core_outcome/* isSuccess */.o)(outcome) ? "✓" : "✖";
    const head = {
        text: `${mark} ${outcome.toUpperCase()}: ${sentenceOf(report)}`,
        style: (0,core_outcome/* isSuccess */.o)(outcome) ? "good" : "alarm",
        tail: `(${durationWords(secondsBetween(startedAt, endedAt))})`,
    };
    return [{ text: "" }, head, ...serviceLines(report)];
}
function serviceLines(report) {
    const { services } = report;
    const moves = services.map(({ from, to }) => moveWords(from, to ?? from));
    const nameWidth = Math.max(0, ...services.map(({ name }) => name.length));
    const moveWidth = Math.max(0, ...moves.map((move) => move.length));
    return services.map((service, index) => ({
        text: `  ${service.name.padEnd(nameWidth)}  ${moves[index]?.padEnd(moveWidth)}  ${wordsOf(service, report)}`,
        ...(service.verdict === undefined ? {} : { style: outcomeStyle(service.verdict) }),
        ...timeOf(service),
    }));
}
const wordsOf = (service, report) => {
    if (report.outcome === "planned")
        return plannedVerdict(service, report);
    const culprit = culpritOf(service, report);
    return `${verdictOf(service)}${culprit === undefined ? "" : `, failed: ${culprit.name}`}`;
};
const timeOf = ({ seconds = 0 }) => seconds === 0 ? {} : { tail: `(${durationWords(seconds)})` };

;// CONCATENATED MODULE: ./build/src/report/log/job-log.js









/** ECS lists a service's last hundred events. This recognizes known events in a wave of two hundred services. */
const mostEvents = 20_000;
class JobLog {
    #printer;
    #lastProgress = new Map();
    /** The verdict that was last printed for each service. */
    #verdicts = new Map();
    #seenEvents = new bounded_set/* Recent */.g(mostEvents);
    #failureCounts = new Map();
    /** One-off tasks whose failure was printed. */
    #failedTasks = new Set();
    constructor(options) {
        this.#printer = new Printer(options);
    }
    /** Prints what is new in the event. `report` is the record that includes the event. */
    emit(event, report) {
        if (event.kind === "phase-started")
            this.#open(event.phase);
        const { lines, ahead = [], group, outside: apart = false } = this.#entryOf(event, report);
        this.#printer.printAhead(ahead);
        if (apart)
            this.#printer.closeGroup();
        this.#printer.print(lines);
        if (group === undefined)
            return;
        this.#printer.group(group.title);
        this.#printer.print(group.lines);
        this.#printer.closeGroup();
    }
    debug(text) {
        this.#printer.debug(text);
    }
    /** The rollback has no group, so that all of it is visible. */
    #open(phase) {
        if (phase.name === "rollback")
            this.#printer.closeGroup();
        else
            this.#printer.group(titleOf(phase));
    }
    #entryOf(event, report) {
        switch (event.kind) {
            case "phase-started":
                return event.phase.name === "rollback"
                    ? rollbackStartedEntry(event.phase.reason, report)
                    : noLines;
            case "phase-ended":
                return event.result === "failed" && this.#failedTasks.has(event.phase.name)
                    ? noLines
                    : phaseEndedEntry(event, report);
            case "plan":
                return planEntry(event);
            case "check":
                return checkEntry(event);
            case "note":
                return noteEntry(event);
            case "registered":
                return registeredEntry(event);
            case "task-started":
                return taskStartedEntry(event, report);
            case "task-status":
                return taskStatusEntry(event, report);
            case "task-failed":
                this.#failedTasks.add(event.task);
                return taskFailedEntry(event);
            case "task-log":
                return taskLogEntry(event);
            case "task-log-read":
                return noLines;
            case "migration-ended":
                return migrationEndedEntry(event, this.#announced("migration", event.verdict));
            case "after-release-ended":
                return afterReleaseEndedEntry(event, this.#announced("after-release", event.verdict));
            case "smoke-test-ended":
                return smokeTestEndedEntry(event);
            case "service-updated":
                return serviceUpdatedEntry(event, report);
            case "service-progress":
                return this.#changed(event) ? progressEntry(event, report) : noLines;
            case "service-event":
                return this.#unseen(event) ? serviceEventEntry(event, report) : noLines;
            case "tasks-failing":
                return this.#failing(event, report);
            case "rollout-ended":
            case "service-ended":
                return this.#newVerdict(event) ? serviceEndedEntry(event, report) : noLines;
            case "schedule-ended":
                return scheduleEndedEntry(event);
            case "rolling-back":
                return rollingBackEntry(event);
            case "rollback-ended":
                return rollbackEndedEntry(event);
            case "heartbeat":
                return heartbeatEntry(event, report);
            case "ended":
                return outside(...verdictLines(report));
        }
    }
    #changed({ progress }) {
        const text = progressText(progress);
        if (this.#lastProgress.get(progress.service) === text)
            return false;
        this.#lastProgress.set(progress.service, text);
        return true;
    }
    /** Whether the failure of this task was already printed when it stopped. */
    #announced(name, { succeeded }) {
        const announced = this.#failedTasks.has(name);
        if (!succeeded)
            this.#failedTasks.add(name);
        return announced;
    }
    /** Whether the verdict differs from the one that was last printed for the service. */
    #newVerdict({ verdict: { name, verdict } }) {
        if (this.#verdicts.get(name) === verdict)
            return false;
        this.#verdicts.set(name, verdict);
        return true;
    }
    #unseen({ id }) {
        return this.#seenEvents.add(id);
    }
    #failing(event, report) {
        const { service: name, cause, count } = event.failing;
        const key = `${name} ${cause.name}`;
        const before = this.#failureCounts.get(key);
        this.#failureCounts.set(key, count);
        return before === count ? noLines : failingEntry(event, report, before === undefined);
    }
}
function titleOf(phase) {
    return phase.name === "wave" ? `${phaseWords(phase)}: ${phase.services.join(", ")}` : phaseWords(phase);
}

;// CONCATENATED MODULE: ./build/src/report/record/bounds.js

const longestText = 1000;
const longestLogLine = 500;
const evidenceItems = 10;
const changesOfFamily = 100;
const boundedText = (text) => (0,harmless/* cut */.Jj)(text, longestText);
/** The last `count` lines of a log. */
const boundedLog = (lines, count = 50) => lines.slice(-count).map((line) => (0,harmless/* cut */.Jj)(line, longestLogLine));
function boundedCause(cause) {
    return {
        name: cause.name,
        what: boundedText(cause.what),
        evidence: cause.evidence.slice(0, evidenceItems).map(boundedText),
        ...(cause.remedy === undefined ? {} : { remedy: boundedText(cause.remedy) }),
    };
}
/** The same object with its cause truncated. */
function withBoundedCause(thing) {
    return thing.cause === undefined ? thing : { ...thing, cause: boundedCause(thing.cause) };
}
function boundedPlan(plan) {
    const changes = (all) => all.slice(0, changesOfFamily);
    return {
        ...plan,
        families: plan.families.map((family) => ({ ...family, changes: changes(family.changes) })),
        waves: plan.waves.map((wave) => wave.map((service) => service.changes === undefined ? service : { ...service, changes: changes(service.changes) })),
    };
}
/** Parts that can be removed from a record, the least valuable first. */
const reductions = [
    (report) => ({ ...report, troubles: report.troubles.slice(-5) }),
    (report) => ({ ...report, checks: report.checks.filter(({ level }) => level !== "ok") }),
    (report) => ({
        ...report,
        failing: report.failing.map((group) => ({ ...group, log: group.log.slice(-10) })),
    }),
    (report) => ({ ...report, ...shorterMigrationLog(report) }),
    // The job log and the summary contain it too.
    (report) => withoutPolicy(report),
    (report) => ({ ...report, ...planWithoutChanges(report) }),
    (report) => ({ ...report, notes: report.notes.slice(0, 10), checks: report.checks.slice(0, 10) }),
    (report) => ({ ...report, failing: report.failing.slice(0, 5), troubles: [] }),
    (report) => ({
        ...report,
        services: report.services.map((service) => ({ ...service, ...shorterCause(service) })),
    }),
    (report) => ({ ...withoutPlan(report), notes: [], checks: [], failing: [] }),
    (report) => ({
        ...report,
        steps: report.steps.map(withoutServices),
        ...(report.rollback && { rollback: { ...report.rollback, parts: [] } }),
    }),
    (report) => ({ ...report, services: report.services.map(minimalEntry) }),
    (report) => ({ ...report, smokeTests: [], schedules: [], families: [] }),
];
function withoutPlan(report) {
    const { plan: _, ...rest } = report;
    return rest;
}
function withoutServices(step) {
    const { services: _, ...rest } = step;
    return rest;
}
/** The minimum entry of a service. */
const minimalEntry = ({ name, wave, strategy, from, to, verdict }) => ({
    name,
    wave,
    strategy,
    from,
    ...(to !== undefined && { to }),
    ...(verdict !== undefined && { verdict }),
});
function shorterMigrationLog({ migration }) {
    return migration === undefined ? {} : { migration: { ...migration, log: migration.log.slice(-10) } };
}
function withoutPolicy(report) {
    if (report.plan?.policy === undefined)
        return report;
    const { policy, ...plan } = report.plan;
    return { ...report, plan, omitted: { ...report.omitted, policy: policy.Statement.length } };
}
function planWithoutChanges({ plan }) {
    if (plan === undefined)
        return {};
    return {
        plan: {
            ...plan,
            families: plan.families.map((family) => ({ ...family, changes: [] })),
            waves: plan.waves.map((wave) => wave.map((service) => (service.changes === undefined ? service : { ...service, changes: [] }))),
        },
    };
}
function shorterCause({ cause }) {
    return cause === undefined ? {} : { cause: { ...cause, evidence: [] } };
}
/**
 * The record with as few parts removed as necessary for `fits` to return true. Removes verdicts last: half of the
 * services, then half of the rest, and so on; `omitted` counts them.
 */
function fitting(report, fits) {
    let fitted = report;
    for (const reduce of reductions) {
        if (fits(fitted))
            return fitted;
        fitted = reduce(fitted);
    }
    while (!fits(fitted) && fitted.services.length > 0) {
        const services = fitted.services.slice(0, Math.floor(fitted.services.length / 2));
        const omitted = { ...fitted.omitted, services: report.services.length - services.length };
        fitted = { ...fitted, services, omitted };
    }
    return fitted;
}
/** Bytes of a text in UTF-8. */
const bytesOf = (text) => Buffer.byteLength(text, "utf8");

;// CONCATENATED MODULE: ./build/src/report/outputs.js


/**
 * Bytes. A step can receive at most 128 KiB through `env:` on Linux, and all outputs of a job together can have 1 MiB.
 */
const largestReport = 100_000;
function outputsOf(report) {
    const { outcome = "failed", services, families, migration } = report;
    const previous = services.map(({ name, from }) => [name, from]);
    const registered = families.map(({ family, to }) => [family, to]);
    return {
        outcome,
        "task-definition-arn": taskDefinitionArn(report, outcome),
        "task-definition-arns": JSON.stringify(Object.fromEntries(registered)),
        "previous-task-definition-arns": JSON.stringify(Object.fromEntries(previous)),
        "migration-task-arn": migration?.taskArn ?? "",
        "migration-exit-code": migration?.exitCode === undefined ? "" : String(migration.exitCode),
        services: JSON.stringify(services.map((service) => serviceOutput(service, report))),
        images: imagesOf(report, outcome).join("\n"),
        report: JSON.stringify(fitting(report, (fitted) => bytesOf(JSON.stringify(fitted)) <= largestReport)),
    };
}
/** New revision of the first service's family; without services, of the first registered family. */
function taskDefinitionArn({ services, families }, outcome) {
    if (outcome === "planned" || outcome === "refused")
        return "";
    const [first] = services;
    if (first === undefined)
        return families[0]?.to ?? "";
    if (outcome === "unchanged")
        return first.from;
    return families.find(({ family }) => family === first.family)?.to ?? "";
}
/** For the input `image` of another job, which must not receive an image that did not go live. */
function imagesOf({ plan }, outcome) {
    if (outcome !== "released" && outcome !== "unchanged" && outcome !== "started")
        return [];
    return [...new Set((plan?.families ?? []).flatMap(({ images = [] }) => images))];
}
function serviceOutput(service, report) {
    const { name, from, to = from, deploymentId = "", seconds = 0, cause = null } = service;
    return {
        name,
        verdict: outputVerdict(service, report),
        from,
        to,
        deploymentId,
        seconds,
        cause,
    };
}
/** A service that is still in progress shares the outcome of the release. */
function outputVerdict(service, report) {
    const verdict = verdictOf(service);
    return verdict === "in progress" ? (report.outcome ?? "failed") : verdict;
}

// EXTERNAL MODULE: ./build/src/report/record/record.js
var record = __webpack_require__(807);
;// CONCATENATED MODULE: ./build/src/report/record/fold-parts.js


function foldMigration(report, event, at) {
    const { migration } = report;
    if (event.kind === "migration-ended") {
        const verdict = withBoundedCause(event.verdict);
        const startedAt = migration?.startedAt ?? (0,record/* isoTime */.Ly)(at - verdict.seconds * 1000);
        return { ...report, migration: { ...migration, ...verdict, startedAt, log: boundedLog(verdict.log) } };
    }
    if (event.task !== "migration")
        return report;
    if (event.kind === "task-status") {
        if (migration?.taskArn !== event.taskArn)
            return report;
        return { ...report, migration: { ...migration, status: event.status } };
    }
    if (event.kind === "task-log-read") {
        if (migration?.taskArn !== event.taskArn)
            return report;
        return { ...report, migration: { ...migration, log: boundedLog(event.log) } };
    }
    const { taskArn, adopted, logGroup, logStream, logRegion } = event;
    return {
        ...report,
        migration: {
            taskArn,
            startedAt: (0,record/* isoTime */.Ly)(at),
            adopted,
            ...(logGroup === undefined ? {} : { logGroup }),
            ...(logStream === undefined ? {} : { logStream }),
            ...(logRegion === undefined ? {} : { logRegion }),
            log: [],
        },
    };
}
/**
 * Updates a service's entry. A later verdict (`released`, then `rolled-back`) replaces the earlier one, but the time
 * and cause of the rollout stay. An update by the rollback does not count as the release's.
 */
function foldService(report, event, at) {
    if (event.kind === "service-updated") {
        if (isUnderWay(report.rollback))
            return report.services;
        const { service: name, from, to, deploymentId } = event;
        return changed(report.services, name, (known) => ({
            ...known,
            from,
            to,
            deploymentId,
            startedAt: (0,record/* isoTime */.Ly)(at),
        }));
    }
    const { cause, ...verdict } = withBoundedCause(event.verdict);
    return changed(report.services, verdict.name, (known) => ({
        ...known,
        ...verdict,
        endedAt: known.endedAt ?? (0,record/* isoTime */.Ly)(at),
        ...(cause === undefined ? {} : { cause }),
    }));
}
const isUnderWay = (rollback) => rollback !== undefined && rollback.endedAt === undefined;
function changed(services, name, change) {
    const index = services.findIndex((service) => service.name === name);
    const known = services[index];
    if (known === undefined)
        return [...services, change({ name, wave: 1, strategy: "", from: "" })];
    return services.with(index, change(known));
}
function foldSchedule(schedules, verdict) {
    const bounded = withBoundedCause(verdict);
    const index = schedules.findIndex(({ name }) => name === verdict.name);
    return index === -1 ? [...schedules, bounded] : schedules.with(index, bounded);
}
function foldRollback(rollback, event, at) {
    const time = (0,record/* isoTime */.Ly)(at);
    if (event.kind === "rolling-back") {
        const known = rollback ?? { reason: boundedText(event.reason), startedAt: time, parts: [] };
        return { ...known, parts: [...known.parts, { part: event.part, to: event.to, startedAt: time }] };
    }
    const { part, back, text, cause } = event;
    const known = rollback ?? { reason: boundedText(text), startedAt: time, parts: [] };
    const index = known.parts.findLastIndex((other) => other.part === part && other.endedAt === undefined);
    const started = known.parts[index] ?? { part, to: "", startedAt: time };
    const over = {
        ...started,
        endedAt: time,
        back,
        text: boundedText(text),
        ...(cause === undefined ? {} : { cause: boundedCause(cause) }),
    };
    return { ...known, parts: index === -1 ? [...known.parts, over] : known.parts.with(index, over) };
}

;// CONCATENATED MODULE: ./build/src/report/record/fold.js




const mostChecks = 100;
const mostNotes = 50;
const mostSteps = 100;
const mostFailing = 20;
const mostTroubles = 20;
const logLinesOfFailing = 20;
function fold(report, event) {
    switch (event.kind) {
        case "phase-started":
            return started(report, event.phase, event.at);
        case "phase-ended":
            return phaseEnded(report, event, event.at);
        case "plan":
            return planned(report, event.plan);
        case "check":
            return append(report, "checks", { ...event.check, text: boundedText(event.check.text) }, mostChecks);
        case "note":
            return append(report, "notes", note(event), mostNotes);
        case "registered":
            return registered(report, event);
        case "task-started":
        case "task-status":
        case "task-log-read":
        case "migration-ended":
            return foldMigration(report, event, event.at);
        // The phase has the duration, and the end of the release has the cause.
        case "after-release-ended":
            return report;
        case "smoke-test-ended":
            return append(report, "smokeTests", smokeTest(event), mostSteps);
        case "service-updated":
        case "rollout-ended":
        case "service-ended":
            return { ...report, services: foldService(report, event, event.at) };
        case "service-event":
            return eventOfService(report, event);
        case "tasks-failing":
            return failing(report, event.failing);
        case "schedule-ended":
            return { ...report, schedules: foldSchedule(report.schedules, event.verdict) };
        case "rolling-back":
        case "rollback-ended":
            return { ...report, rollback: foldRollback(report.rollback, event, event.at) };
        case "ended":
            return ended(report, event);
        // `migration-ended` follows with the full verdict.
        case "task-failed":
        case "task-log":
        case "service-progress":
        case "heartbeat":
            return report;
    }
}
/** Appends to a bounded list. `omitted` counts the items that do not fit. */
function append(report, name, item, most) {
    const list = report[name];
    if (list.length < most)
        return { ...report, [name]: [...list, item] };
    return { ...report, omitted: { ...report.omitted, [name]: (report.omitted[name] ?? 0) + 1 } };
}
function started(report, phase, at) {
    const step = {
        name: phase.name,
        ...(phase.name === "wave" ? { number: phase.number, of: phase.of, services: phase.services } : {}),
        startedAt: (0,record/* isoTime */.Ly)(at),
    };
    const next = append(report, "steps", step, mostSteps);
    if (phase.name !== "rollback" || report.rollback !== undefined)
        return next;
    return {
        ...next,
        rollback: { reason: boundedText(phase.reason), startedAt: (0,record/* isoTime */.Ly)(at), parts: [] },
    };
}
function phaseEnded(report, event, at) {
    const { phase, result } = event;
    const index = report.steps.findLastIndex((step) => step.name === phase.name && step.endedAt === undefined && sameWave(step, phase));
    const steps = report.steps.map((step, i) => i === index ? { ...step, endedAt: (0,record/* isoTime */.Ly)(at), result } : step);
    if (phase.name !== "rollback" || report.rollback === undefined)
        return { ...report, steps };
    return { ...report, steps, rollback: { ...report.rollback, endedAt: (0,record/* isoTime */.Ly)(at) } };
}
const sameWave = (step, phase) => phase.name !== "wave" || step.number === phase.number;
function planned(report, plan) {
    const services = plan.waves.flatMap((wave, index) => wave.map(({ name, family, strategy, from }) => ({
        name,
        wave: index + 1,
        family,
        strategy,
        from,
    })));
    return { ...report, plan: boundedPlan(plan), services };
}
const note = ({ level, about, text }) => ({
    level,
    ...(about === undefined ? {} : { about }),
    text: boundedText(text),
});
function registered(report, event) {
    const { family, from, to, reused } = event;
    const others = report.families.filter((other) => other.family !== family);
    return { ...report, families: [...others, { family, from, to, reused }] };
}
function smokeTest({ service, result, text, cause }) {
    return {
        ...(service === undefined ? {} : { service }),
        result,
        text: boundedText(text),
        ...(cause === undefined ? {} : { cause: boundedCause(cause) }),
    };
}
function eventOfService(report, { service, at, text }) {
    const relevance = (0,events/* relevanceOf */.pk)(text);
    if (relevance !== "trouble" && relevance !== "failure")
        return report;
    const trouble = { service, at: (0,record/* isoTime */.Ly)(at), text: boundedText(text) };
    const known = report.troubles.some((other) => other.service === service && other.at === trouble.at && other.text === trouble.text);
    return known ? report : { ...report, troubles: [...report.troubles, trouble].slice(-mostTroubles) };
}
/** One entry for each service and cause: the latest count, and the log from its first task. */
function failing(report, group) {
    const index = report.failing.findIndex(({ service, cause, ofRollback }) => service === group.service && cause.name === group.cause.name && ofRollback === group.ofRollback);
    const log = group.log.length > 0 ? boundedLog(group.log, logLinesOfFailing) : (report.failing[index]?.log ?? []);
    const entry = { ...withBoundedCause(group), log };
    if (index === -1)
        return append(report, "failing", entry, mostFailing);
    return { ...report, failing: report.failing.with(index, entry) };
}
function ended(report, { outcome, sentence, cause, at }) {
    return {
        ...report,
        endedAt: (0,record/* isoTime */.Ly)(at),
        outcome,
        services: report.services.map((service) => service.verdict === undefined && service.to === undefined
            ? { ...service, verdict: "unchanged" }
            : service),
        sentence: boundedText(sentence),
        ...(cause === undefined ? {} : { cause: boundedCause(cause) }),
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/src/report/runner-files.js
/**
 * Files through which a step passes outputs and its summary to the runner. Outside of a runner there are none.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#environment-files
 */


/** Writes the step's outputs, all or none. Throws the file system's error. */
function writeOutputs(environment, outputs) {
    const file = environment["GITHUB_OUTPUT"] ?? "";
    if (file === "")
        return;
    const blocks = Object.entries(outputs).map(([name, value]) => block(name, value));
    (0,external_node_fs_.appendFileSync)(file, blocks.join(""));
}
/**
 * The block form of a command file, which both GitHub's runner and act read. No value can end the block, because the
 * delimiter is random.
 */
function block(name, value) {
    const delimiter = `ecs_release_${(0,external_node_crypto_.randomUUID)()}`;
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}
/** Appends to the job summary. The file has no protocol: it contains the Markdown. */
function writeSummary(environment, markdown) {
    const file = environment["GITHUB_STEP_SUMMARY"] ?? "";
    if (file !== "")
        (0,external_node_fs_.appendFileSync)(file, markdown);
}

;// CONCATENATED MODULE: ./build/src/report/summary/markdown.js
/**
 * Makes external text safe in GitHub Markdown. Replaces special characters with numeric references, which Markdown
 * never parses as structure. Adds zero-width spaces to break up mentions, issue numbers, URLs and emoji, which GitHub
 * detects in the rendered text.
 *
 * https://github.github.com/gfm/#entity-and-numeric-character-references
 */

const markdown_longestText = 4000;
const gap = "&#8203;";
const structural = /[&<>\\`*_[\]#|~$@]/gu;
/** Positions in text that GitHub would detect: `@name`, `#12`, `GH-12`, `https://`, `www.`, `:emoji:`. */
const found = /(?<=@)|(?<=#)(?=\d)|(?<=\bGH-)(?=\d)|(?<=:)(?=\/\/)|(?<=\bwww)(?=\.)|(?<=:)(?=[\w+-]+:)/giu;
/** Text that is safe in a paragraph, a table cell, a link label and an HTML element. Always one line. */
function markdown_text(outside, length = markdown_longestText) {
    return (0,harmless/* cut */.Jj)((0,harmless/* printable */.g$)(outside), length)
        .trim()
        .replaceAll(found, "\u{200B}")
        .replaceAll(structural, (mark) => `&#${mark.charCodeAt(0)};`)
        .replaceAll("\u{200B}", gap);
}
/** A name, an image or a value as code, with any content. */
function code(outside, length = markdown_longestText) {
    const line = (0,harmless/* cut */.Jj)((0,harmless/* printable */.g$)(outside), length).trim();
    if (line === "")
        return "";
    if (/^[\w .,:;/@=+()%→…-]+$/u.test(line))
        return `\`${line}\``;
    return `<code>${markdown_text(line, Infinity)}</code>`;
}
/** Lines in a code fence that none of them can close. */
function fence(lines, language = "text") {
    const body = lines.map((line) => (0,harmless/* printable */.g$)(line));
    const longestRun = Math.max(0, ...body.flatMap((line) => (line.match(/`+/gu) ?? []).map((run) => run.length)));
    const marks = "`".repeat(Math.max(3, longestRun + 1));
    return [`${marks}${language}`, ...body, marks].join("\n");
}
/**
 * Quoted external sentences. Unlike code, they wrap on a phone. The leading space prevents a dash or number from
 * starting a list.
 */
const quote = (lines) => lines
    .flatMap((line) => line.split(/[\r\n]+/u))
    .map((line) => `> ${gap}${markdown_text(line)}`)
    .join("<br>\n");
/** A link if there is a URL (our own, encoded), else only the label. The label is Markdown. */
const markdown_link = (label, url) => url === undefined ? label : `[${label}](${url})`;
const ownAddress = /https:\/\/(?:docs\.aws\.amazon\.com|docs\.github\.com|repost\.aws)\/[\w./#?=&%-]*[\w/]/u;
/**
 * Our own sentences, which may quote external names: text in backticks becomes code, and URLs of AWS's and GitHub's
 * documentation become links. Everything else is text.
 */
function prose(sentence) {
    return (0,harmless/* printable */.g$)(sentence)
        .split(new RegExp(`(\`[^\`]+\`|${ownAddress.source})`, "u"))
        .map((piece, index) => {
        if (index % 2 === 0)
            return spaced(piece);
        return piece.startsWith("`") ? code(piece.slice(1, -1)) : `<${piece}>`;
    })
        .join("");
}
/** Text that keeps its leading and trailing space, to separate it from its neighbors. */
function spaced(piece) {
    const before = piece === piece.trimStart() ? "" : " ";
    const after = piece === piece.trimEnd() ? "" : " ";
    const body = markdown_text(piece);
    return body === "" ? piece.replaceAll(/\s+/gu, " ") : `${before}${body}${after}`;
}
/** A table. The cells are Markdown. */
function table(head, rows) {
    const row = (cells) => `| ${cells.join(" | ")} |`;
    return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
}
/** Content that opens with a click. The title is our own text. */
const details = (title, body) => `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;

;// CONCATENATED MODULE: ./build/src/report/summary/plan.js





/**
 * Differences of each revision, with names but without values. Visible without a click after a dry run, because they
 * are the result.
 */
function changesSection({ plan, outcome }) {
    if (plan === undefined)
        return undefined;
    const diffs = planDiffs(plan);
    if (diffs.length === 0)
        return undefined;
    const count = diffs.reduce((sum, { changes, inBase }) => sum + changes.length + inBase.length, 0);
    const body = diffs.map(diffFence).join("\n\n");
    return ["### Changes", outcome === "planned" ? body : details(counted(count, "change"), body)].join("\n\n");
}
const diffFence = ({ title, changes, inBase, inBaseTitle }) => fence([
    `@@ ${title} @@`,
    ...changes.flatMap(diffLines),
    ...(inBase.length === 0 ? [] : [`@@ ${inBaseTitle} @@`]),
    ...inBase.flatMap(diffLines),
], "diff");
function diffLines(change) {
    const { from, to } = change;
    if (from === undefined && to === undefined)
        return [`${sign(change)} ${changeWords(change)}`];
    return [
        `  ${changeWords(change)}`,
        ...(from === undefined ? [] : [`- ${from}`]),
        ...(to === undefined ? [] : [`+ ${to}`]),
    ];
}
/** Collapsed, because it is long and rarely needed. */
const policySection = ({ plan }) => plan?.policy && details(policyTitle, fence(policyLines(plan.policy), "json"));
/** The sign that determines the color in a `diff` fence. */
const sign = (change) => (changeSign(change) === "~" ? "!" : changeSign(change));
const icons = { ok: "✅", warning: "⚠️", failure: "❌" };
function checksSection({ checks, omitted }) {
    if (checks.length === 0)
        return undefined;
    const [good, bad] = [
        checks.filter(({ level }) => level === "ok"),
        checks.filter(({ level }) => level !== "ok"),
    ];
    const more = omitted["checks"] === undefined ? [] : [`… and ${counted(omitted["checks"], "check")} more.`];
    return [
        "### Preflight",
        ...(bad.length === 0 ? [] : [bad.map(checkItem).join("\n")]),
        ...(good.length === 0
            ? []
            : [details(`${counted(good.length, "check")} passed`, good.map(checkItem).join("\n"))]),
        ...more,
    ].join("\n\n");
}
const checkItem = ({ about, level, text: words, remedy }) => `- ${icons[level]} **${markdown_text(about)}**: ${prose(words)}${remedy === undefined || level === "ok" ? "" : ` → ${prose(remedy)}`}`;
function notesSection({ notes }) {
    if (notes.length === 0)
        return undefined;
    const items = notes.map(({ level, about, text: words }) => {
        const of = about === undefined || words.startsWith(about) ? "" : `**${markdown_text(about)}**: `;
        return `- ${level === "warning" ? "⚠️" : "ℹ️"} ${of}${prose(words)}`;
    });
    return ["### Notes", items.join("\n")].join("\n\n");
}
/** ECS's warning events, verbatim. */
function troublesSection({ troubles }) {
    if (troubles.length === 0)
        return undefined;
    const lines = troubles.map(({ at, text: words }) => `${at.slice(11, 19)}  ${words}`);
    return details(counted(troubles.length, "ECS warning event"), fence(lines));
}

;// CONCATENATED MODULE: ./build/src/report/summary/services.js
/** Services, schedules and the rollback, as tables. */







/** A longer table ends with the number of remaining rows. */
const mostRows = 200;
const services_icons = {
    released: "✅",
    unchanged: "–",
    planned: "📋",
    started: "▶️",
    refused: "🚫",
    "migration-failed": "❌",
    "rolled-back": "↩️",
    "rollback-failed": "🚨",
    failed: "❌",
    superseded: "⚠️",
    cancelled: "⏹️",
    "in progress": "⏳",
};
function servicesTable(report, place) {
    const { services } = report;
    if (services.length === 0)
        return undefined;
    const rows = services.slice(0, mostRows).map((service) => serviceRow(service, report, place));
    return [
        "### Services",
        table(["Service", "Verdict", "Revision"], rows),
        ...andMore(services.length, "service"),
    ].join("\n\n");
}
function serviceRow(service, report, place) {
    const { name, from, to = from, strategy, seconds = 0, deploymentId = "" } = service;
    const verdict = verdictOf(service);
    const culprit = culpritOf(service, report);
    const time = seconds === 0 ? "" : ` in ${durationWords(seconds)}`;
    return [
        markdown_link(markdown_text(name), place && deploymentLink(place, name, deploymentId)) + detailBelow(strategy),
        report.outcome === "planned"
            ? `${deploysInPlan(service, report) ? "📋" : "–"} ${plannedVerdict(service, report)}`
            : culprit === undefined
                ? `${services_icons[verdict]} ${services_words(verdict)}${time}`
                : `❌ **failed${time}: ${markdown_text(culprit.name)}**, ${services_icons[verdict]} ${services_words(verdict)}`,
        report.outcome === "planned" && from === to && deploysInPlan(service, report)
            ? `${move(from, to, place)} → new`
            : move(from, to, place),
    ];
}
/** A second, small line in a cell, because another column would not fit on a phone. */
const detailBelow = (outside) => outside === "" ? "" : `<br><sub>${breakable(markdown_text(outside))}</sub>`;
/**
 * Names of CodeDeploy configurations can have 40 letters, so they may wrap after a dot and before an uppercase letter.
 */
const breakable = (safe) => safe.replaceAll(/(?<=[a-z\d])(?=[A-Z])|(?<=\.)/g, "&#8203;");
/** A verdict in words: `rolled back`. */
const services_words = (verdict) => verdict === "cancelled" ? "canceled" : verdict.replaceAll("-", " ");
/** `web:41 → 42`, each revision a link. */
function move(from, to, place) {
    const revision = (arn, label) => markdown_link(markdown_text(label), place && revisionLink(place, arn));
    const before = revision(from, (0,aws_arn/* revisionName */.pd)(from));
    if (from === to)
        return before;
    const [old, young] = [(0,aws_arn/* parseRevision */.Pp)(from), (0,aws_arn/* parseRevision */.Pp)(to)];
    const label = old !== undefined && old.family === young?.family ? String(young.revision) : (0,aws_arn/* revisionName */.pd)(to);
    return `${before} → ${revision(to, label)}`;
}
function schedulesTable({ schedules }, place) {
    if (schedules.length === 0)
        return undefined;
    const rows = schedules.slice(0, mostRows).map((schedule) => scheduleRow(schedule, place));
    return [
        "### Schedules",
        table(["Schedule", "Verdict", "Revision"], rows),
        ...andMore(schedules.length, "schedule"),
    ].join("\n\n");
}
function scheduleRow({ name, from, to, verdict, note, cause }, place) {
    const remark = cause?.what ?? note;
    const before = from
        .map((arn) => markdown_link(markdown_text((0,aws_arn/* revisionName */.pd)(arn)), place && revisionLink(place, arn)))
        .join(", ");
    const after = markdown_link(markdown_text((0,aws_arn/* revisionName */.pd)(to)), place && revisionLink(place, to));
    return [
        markdown_link(markdown_text(name), place && scheduleLink(place, name)),
        `${services_icons[verdict]} ${services_words(verdict)}${remark === undefined ? "" : `: ${prose(remark)}`}`,
        from.length === 1 && from[0] === to ? after : `${before} → ${after}`,
    ];
}
function rollbackTable(report) {
    const { rollback } = report;
    if (rollback === undefined)
        return undefined;
    const rows = rollback.parts.slice(0, mostRows).map(partRow);
    return [
        "### Rollback",
        `Why: ${prose(withoutShownCauses(rollback.reason, report))}`,
        ...(rows.length === 0 ? [] : [table(["Part", "Rolled back to", "Result", "Time"], rows)]),
        ...andMore(rollback.parts.length, "part"),
    ].join("\n\n");
}
function partRow({ part, to, back, text: proof = "", startedAt, endedAt }) {
    const mark = back === undefined ? "⏳ in progress" : back ? "✅" : "🚨 not rolled back:";
    return [
        markdown_text(part),
        code((0,aws_arn/* revisionName */.pd)(to)),
        `${mark} ${prose(proof)}`.trim(),
        endedAt === undefined ? "" : durationWords(secondsBetween(startedAt, endedAt)),
    ];
}
const andMore = (count, noun) => count > mostRows
    ? [`… and ${counted(count - mostRows, noun)} more; the \`report\` output lists all of them.`]
    : [];

;// CONCATENATED MODULE: ./build/src/report/summary/verdict.js
/** The top of the summary: the verdict, the reason, and what to do. */






/** Limit for services with a cause of their own. The `report` output has all of them. */
const maxCauses = 20;
const mostEvidence = 5;
const verdictWords = {
    released: ["✅", "released in"],
    unchanged: ["✅", "unchanged, checked in"],
    planned: ["📋", "planned in"],
    started: ["▶️", "started in"],
    refused: ["🚫", "refused after"],
    "migration-failed": ["❌", "migration failed after"],
    "rolled-back": ["↩️", "rolled back after"],
    "rollback-failed": ["🚨", "rollback failed after"],
    failed: ["❌", "failed after"],
    superseded: ["⚠️", "superseded after"],
    cancelled: ["⏹️", "canceled after"],
};
function head(report, place, job) {
    const sentence = prose(sentenceOf(report)).trim();
    return [heading(report), ...(sentence === "" ? [] : [`**${sentence}**`]), where(report, place, job)]
        .filter(Boolean)
        .join("\n\n");
}
/** `## ✅ shop:v1 → shop:v2 released in 5 m`: the subject, then the verdict. */
function heading(report) {
    const { outcome, startedAt, endedAt = startedAt } = report;
    const [icon, words] = outcome === undefined ? ["⏳", "in progress for"] : verdictWords[outcome];
    const subject = markdown_text(releasedWords(report));
    const verdict = subject === "" ? capitalized(words) : `${subject} ${words}`;
    return `## ${icon} ${verdict} ${durationWords(secondsBetween(startedAt, endedAt))}`;
}
const capitalized = (words) => words.charAt(0).toUpperCase() + words.slice(1);
/** For a canceled step whose rollback continues: the post step writes the final summary. */
function unfinished(report) {
    const sentence = prose(report.sentence ?? "").trim();
    return `${heading(report)}\n\n${sentence === "" ? "" : `**${sentence}** `}The post step reports the result.\n`;
}
function where({ plan }, place, { commit, runUrl }) {
    const target = plan === undefined
        ? []
        : [
            `Cluster ${markdown_link(markdown_text((0,aws_arn/* shortName */.EU)(plan.cluster)), place && clusterLink(place))}`,
            markdown_text(plan.region),
            `account ${markdown_text(plan.account)}`,
        ];
    const origin = [
        ...(commit === undefined ? [] : [`commit ${markdown_link(code(commit.sha.slice(0, 7)), commit.url)}`]),
        ...(runUrl === undefined ? [] : [markdown_link("run", runUrl)]),
    ];
    return [...target, ...origin].join(" · ");
}
/** Why the release ended this way, with the facts about the failed tasks. */
function whatHappened(report, place) {
    const { cause, failing, services } = report;
    const printed = new Set(cause === undefined ? [] : [cause.what]);
    const others = services.flatMap(({ name, cause: own }) => own === undefined || printed.has(own.what) ? [] : [`${code(name)}: ${causeText(own)}`]);
    const parts = [
        ...(cause === undefined ? [] : [causeText(cause)]),
        ...others.slice(0, maxCauses),
        ...(others.length > maxCauses
            ? [`… and ${counted(others.length - maxCauses, "more service")} with a cause.`]
            : []),
        ...failing.map((group, index) => failingText(group, printed, place, index === 0)),
    ];
    return parts.length === 0 ? undefined : ["### What happened", ...parts].join("\n\n");
}
/** The end of a log, visible or behind a click. */
const lastLines = (log, open) => open ? `Last lines of its log:\n\n${fence(log)}` : details("Last lines of its log", fence(log));
function causeText({ name, what, evidence, remedy }) {
    return [
        `**${markdown_text(name)}**: ${prose(what)}`,
        ...evidenceText(evidence.slice(0, mostEvidence)),
        ...(remedy === undefined ? [] : [`**What to do**: ${prose(remedy)}`]),
    ].join("\n\n");
}
/**
 * A log line may contain a secret, which the runner masks in the summary only if it finds it unchanged. So it is fenced
 * instead of escaped.
 */
function evidenceText(evidence) {
    const isLog = (item) => item.startsWith("log: ");
    const [log, reasons] = [evidence.filter(isLog), evidence.filter((item) => !isLog(item))];
    return [...(reasons.length === 0 ? [] : [quote(reasons)]), ...(log.length === 0 ? [] : [fence(log)])];
}
/** A release's cause contains the cause of its tasks. */
const wasPrinted = ({ what }, printed) => [...printed].some((known) => known.includes((0,failure/* withoutStop */.f6)(what)));
/** The log of the first group is expanded, because readers look for it. */
function failingText(group, printed, place, open) {
    const { service, cause, count, example, log, oldRevisionToo, ofRollback } = group;
    const revision = ofRollback === true ? "recorded" : "new";
    const task = markdown_link(code((0,aws_arn/* shortName */.EU)(example).slice(0, 8)), place && taskLink(place, example));
    const line = `${code(service)}: ${counted(count, "task")} of the ${revision} revision failed (${markdown_text(cause.name)}), for example ${task}.`;
    return [
        line,
        ...(wasPrinted(cause, printed) ? [] : [causeText(cause)]),
        ...(oldRevisionToo ? ["The old revision fails in the same way: the image may not be the cause."] : []),
        ...(log.length === 0 ? [] : [lastLines(log, open)]),
    ].join("\n\n");
}

;// CONCATENATED MODULE: ./build/src/report/summary/tasks.js
/** The one-off tasks: migration and smoke tests. */





function migrationSection(report, place) {
    const { migration, cause } = report;
    if (migration === undefined)
        return report.outcome === "planned" ? plannedMigration(report) : undefined;
    const { log, succeeded } = migration;
    const ownCause = migration.cause !== undefined && migration.cause.what !== cause?.what ? migration.cause : undefined;
    return [
        "### Migration",
        migrationSentence(migration, place),
        ...(ownCause === undefined ? [] : [causeText(ownCause)]),
        ...(log.length === 0 ? [] : [lastLines(log, succeeded === false)]),
    ].join("\n\n");
}
function plannedMigration({ plan }) {
    if (plan?.migration === undefined)
        return undefined;
    const { family, container, command = [], environmentNames, launch } = plan.migration;
    const what = command.length === 0 ? "Would run the image's own command" : "Would run";
    const names = environmentNames.length === 0 ? "" : `, with ${environmentNames.map((name) => code(name)).join(", ")}`;
    const sentence = `📋 ${what} in container ${code(container)} of ${code(family)}${names} · ${markdown_text(launch)}`;
    // Not escaped, so that the runner can mask a secret in the command.
    const words = command.length === 0 ? [] : [fence([command.join(" ")])];
    return ["### Migration", sentence, ...words].join("\n\n");
}
function migrationSentence(migration, place) {
    const { taskArn, container, succeeded, exitCode, seconds, status, adopted } = migration;
    const task = markdown_link(code((0,aws_arn/* shortName */.EU)(taskArn).slice(0, 8)), place && taskLink(place, taskArn));
    const how = succeeded === undefined ? `⏳ ${markdown_text(status ?? "in progress")}` : succeeded ? "✅" : "❌";
    return [
        `${how} Task ${task}${container === undefined ? "" : `, container ${code(container)}`}`,
        ...(succeeded === undefined ? [] : [exitCode === undefined ? "no exit code" : `exit code ${exitCode}`]),
        ...(seconds === undefined ? [] : [durationWords(seconds)]),
        ...(adopted ? ["adopted from an earlier run"] : []),
        ...logAddress(migration, place),
    ].join(" · ");
}
function logAddress({ logGroup, logStream, logRegion }, place) {
    if (place === undefined || logGroup === undefined || logStream === undefined)
        return [];
    const url = logLink(place, logGroup, logStream, logRegion);
    return url === undefined ? [] : [markdown_link("log", url)];
}
const smokeIcons = { passed: "✅", failed: "❌", "not-measured": "⚠️" };
function smokeTestSection({ smokeTests, cause: releaseCause }) {
    if (smokeTests.length === 0)
        return undefined;
    const items = smokeTests.map(({ service, result, text: words, cause }) => {
        const of = service === undefined ? "" : `${code(service)}: `;
        const why = cause === undefined || cause.what === releaseCause?.what ? "" : ` (${prose(cause.what)})`;
        return `- ${smokeIcons[result]} ${of}${result}, ${prose(words)}${why}`;
    });
    return ["### Smoke test", items.join("\n")].join("\n\n");
}

;// CONCATENATED MODULE: ./build/src/report/summary/timeline.js
/** When each phase, service and rollback ran, as a Mermaid Gantt chart. https://mermaid.js.org/syntax/gantt.html */




const mostBars = 60;
/**
 * Failures have the tag `crit`; other bars have no tag. In Mermaid's dark theme, labels of the other tags (`done`,
 * `active`) next to a bar are too dark, so a mark distinguishes them instead of a color.
 */
const marks = { good: "✓", bad: "✖", quiet: "↩", "under-way": "…" };
/** By default Mermaid leaves 75 pixels empty at the right edge. The top margin is for the title. */
const layout = `%%{init: ${JSON.stringify({ gantt: { leftPadding: 80, rightPadding: 32 } })}}%%`;
/** `undefined` if there is nothing to draw. */
function timeline(report) {
    const bars = barsOf(report);
    const first = bars[0];
    if (first === undefined)
        return undefined;
    const start = Math.min(...bars.map((bar) => bar.start));
    const total = Math.max(...bars.map((bar) => bar.end)) - start;
    const { tick, format } = axisOf(total / 1000);
    const lines = [
        "gantt",
        `  title ${clockTime(start)} to ${clockTime(start + total)}`,
        "  dateFormat YYYY-MM-DD HH:mm:ss.SSS",
        `  axisFormat ${format}`,
        `  tickInterval ${tick}`,
    ];
    let section;
    for (const bar of bars) {
        if (bar.section !== section)
            lines.push(`  section ${label(bar.section)}`);
        section = bar.section;
        lines.push(`  ${barText(bar, total)}`);
    }
    return fence([layout, ...lines.slice(0, 5), "  todayMarker off", ...lines.slice(5)], "mermaid");
}
/** A bar that is too short to see is drawn as one hundredth of the chart. */
function barText({ label: name, start, end, shade }, total) {
    const drawnEnd = Math.max(end, start + Math.max(total / 100, 100));
    const words = `${marks[shade]} ${label(name)} ${durationWords((end - start) / 1000)}`;
    return `${words} :${shade === "bad" ? "crit, " : ""}${moment(start)}, ${moment(drawnEnd)}`;
}
const clockTime = (at) => new Date(at).toISOString().slice(11, 19);
const moment = (at) => new Date(at).toISOString().replace("T", " ").replace("Z", "");
/** Only characters without meaning in Mermaid's grammar. The mark in front prevents a name from being a keyword. */
function label(outside) {
    const plain = outside.replaceAll(/[^\p{L}\p{N} ._/-]/gu, " ").replaceAll(/\s+/gu, " ");
    return Array.from(plain.trim()).slice(0, 40).join("");
}
const ticks = [
    [1, "1second"],
    [5, "5second"],
    [10, "10second"],
    [30, "30second"],
    [60, "1minute"],
    [120, "2minute"],
    [300, "5minute"],
    [600, "10minute"],
    [1800, "30minute"],
    [3600, "1hour"],
    [7200, "2hour"],
    [21_600, "6hour"],
    [86_400, "1day"],
];
/** At most four ticks, so that their labels don't overlap on a phone. */
function axisOf(seconds) {
    const [length, tick] = ticks.find(([each]) => seconds / each <= 4) ?? [86_400, "1day"];
    return { tick, format: length < 60 ? "%H:%M:%S" : length < 86_400 ? "%H:%M" : "%d %b" };
}
function barsOf(report) {
    const end = lastMoment(report);
    const bars = report.steps.flatMap((step) => {
        if (step.name === "wave")
            return waveBars(report, step, end);
        if (step.name === "rollback")
            return [];
        return [step.name === "migration" ? migrationBar(report, stepBar(step, end)) : stepBar(step, end)];
    });
    return [...bars, ...rollbackBars(report, end)].slice(0, mostBars);
}
function lastMoment({ startedAt, endedAt, steps }) {
    return Math.max(...[startedAt, endedAt, ...steps.map((step) => step.endedAt)].map((at) => Date.parse(at ?? startedAt)));
}
function stepBar(step, end) {
    const prepares = step.name === "plan" || step.name === "preflight" || step.name === "register";
    return {
        section: prepares ? "Prepare" : phaseWords(step),
        label: phaseWords(step),
        start: Date.parse(step.startedAt),
        end: step.endedAt === undefined ? end : Date.parse(step.endedAt),
        shade: step.result === undefined ? "under-way" : step.result === "failed" ? "bad" : "good",
    };
}
/** A failed migration ends when its task stops, not when its log has been read. */
function migrationBar({ migration }, bar) {
    if (migration?.succeeded !== false || migration.seconds === undefined)
        return bar;
    return { ...bar, end: Math.min(bar.end, bar.start + migration.seconds * 1000) };
}
function waveBars({ services }, step, end) {
    const section = step.of === undefined || step.of <= 1 ? "Rollout" : `Wave ${step.number}`;
    const bars = services
        .filter(({ name, startedAt }) => step.services?.includes(name) && startedAt !== undefined)
        .map((service) => ({
        section,
        label: service.name,
        start: Date.parse(service.startedAt ?? step.startedAt),
        end: service.endedAt === undefined ? end : Date.parse(service.endedAt),
        shade: shadeOf(service),
    }));
    return bars.length > 0 ? bars : [{ ...stepBar(step, end), section }];
}
/** A service that became healthy and was rolled back later did not fail in its wave. */
function shadeOf({ verdict, cause }) {
    if (verdict === undefined)
        return "under-way";
    if ((0,core_outcome/* isSuccess */.o)(verdict))
        return "good";
    return verdict === "rolled-back" && cause === undefined ? "quiet" : "bad";
}
function rollbackBars({ rollback }, end) {
    return (rollback?.parts ?? []).map(({ part, startedAt, endedAt, back }) => ({
        section: "Rollback",
        label: part,
        start: Date.parse(startedAt),
        end: endedAt === undefined ? end : Date.parse(endedAt),
        shade: back === undefined ? "under-way" : back ? "good" : "bad",
    }));
}

;// CONCATENATED MODULE: ./build/src/report/summary/summary.js
/** The job summary in GitHub Markdown: the record as a page that is readable on a phone. */







/** GitHub rejects a step's summary above 1 MiB, including the runner's own additions. */
const largestSummary = 1_000_000;
function summary(report, job = {}, limit = largestSummary) {
    const place = placeOf(report);
    const drawn = timeline(report);
    return joined([
        { title: "Verdict", markdown: head(report, place, job), priority: 10 },
        { title: "What happened", markdown: whatHappened(report, place), priority: 9 },
        { title: "Services", markdown: servicesTable(report, place), priority: 8 },
        { title: "Rollback", markdown: rollbackTable(report), priority: 7 },
        { title: "Migration", markdown: migrationSection(report, place), priority: 6 },
        { title: "Smoke test", markdown: smokeTestSection(report), priority: 5 },
        { title: "Schedules", markdown: schedulesTable(report, place), priority: 5 },
        { title: "Timeline", markdown: drawn && `### Timeline (UTC)\n\n${drawn}`, priority: 4 },
        { title: "Preflight", markdown: checksSection(report), priority: 2 },
        { title: "Notes", markdown: notesSection(report), priority: 3 },
        { title: "Changes", markdown: changesSection(report), priority: 1 },
        { title: "IAM policy", markdown: policySection(report), priority: 0 },
        { title: "Events", markdown: troublesSection(report), priority: 0 },
    ], limit);
}
/** The sections in order. If the summary is too large, omits the least valuable ones, and lists them in a note. */
function joined(sections, limit) {
    let kept = sections.filter(({ markdown }) => markdown !== undefined);
    const left = [];
    for (;;) {
        const note = left.length === 0 ? [] : [`_Omitted because the summary is too large: ${left.join(", ")}._`];
        const page = `${[...kept.map(({ markdown }) => markdown), ...note].join("\n\n")}\n`;
        const least = kept.toSorted((a, b) => a.priority - b.priority)[0];
        if (bytesOf(page) <= limit || least === undefined)
            return page;
        kept = kept.filter((section) => section !== least);
        left.push(least.title);
    }
}

;// CONCATENATED MODULE: ./build/src/report/report.js
/**
 * Converts the events of a release to the record, the job log and, at the end, outputs, summary, annotations and the
 * GitHub deployment. The release only knows `emit`.
 */













function createReport(options) {
    return new ReportOfRelease(options);
}
class ReportOfRelease {
    #options;
    #log;
    #debugging;
    #record;
    #links = {};
    #deployment;
    constructor(options) {
        const { clock, write, env, resumed } = options;
        this.#options = options;
        this.#record = resumed ?? (0,record/* emptyReport */._O)(clock.now());
        this.#log = new JobLog({ write, color: (env["NO_COLOR"] ?? "") === "" });
        this.#debugging = env["RUNNER_DEBUG"] === "1";
    }
    /** An error in the report must not end the release, so it is only logged. */
    emit = (body) => {
        try {
            const event = { at: this.#options.clock.now(), ...body };
            this.#record = fold(this.#record, event);
            this.#log.emit(event, this.#record);
            if (event.kind === "phase-started" && beginsToChange(event.phase))
                this.#deployment?.begin();
        }
        catch (error) {
            this.#warn(`The event ${body.kind} could not be reported: ${(0,failure/* messageOf */.bD)(error)}`);
        }
    };
    debug(text) {
        if (this.#debugging)
            this.#log.debug((0,harmless/* harmless */.Is)(text));
    }
    mask(value) {
        if (value.trim() === "" || this.#options.env["GITHUB_ACTIONS"] !== "true")
            return;
        this.#options.write((0,workflow_command/* workflowCommand */.N)("add-mask", {}, value));
    }
    about({ job, report }) {
        const { githubEnvironment: environment, githubEnvironmentUrl: environmentUrl, githubToken: token, } = report;
        this.#links = jobLinks(job);
        if (environment === undefined || report.dryRun)
            return;
        if (token === undefined || job.repository === "") {
            this.#note(`No GitHub deployment is created for ${environment}, because \`github-token\` is empty.`);
            return;
        }
        const known = this.#record.githubDeployment?.id ?? this.#options.githubDeployment;
        this.#deployment = new GitHubDeployment({
            clock: this.#options.clock,
            env: this.#options.env,
            job,
            token,
            environment,
            ...(environmentUrl === undefined ? {} : { environmentUrl }),
            ...(this.#links.runUrl === undefined ? {} : { logUrl: this.#links.runUrl }),
            ...(known === undefined ? {} : { id: known }),
            onCreated: (id) => {
                this.#record = { ...this.#record, githubDeployment: { id, environment } };
                this.#keep(id);
            },
            onNote: (text) => this.#note(text),
        });
    }
    #keep(id) {
        try {
            this.#options.onGitHubDeployment?.(id);
        }
        catch (error) {
            this.#warn(`The GitHub deployment could not be saved for the post step: ${(0,failure/* messageOf */.bD)(error)}`);
        }
    }
    record() {
        return this.#record;
    }
    async finish() {
        if (this.#record.outcome === undefined)
            this.emit(withoutVerdict);
        const cancelled = this.#record.outcome === "cancelled";
        // A canceled step has only seconds left, and the outputs matter more than a status.
        if (!cancelled)
            await this.#endDeployment();
        try {
            writeOutputs(this.#options.env, { ...outputsOf(this.#record) });
        }
        finally {
            this.#writeSummary();
            for (const annotation of (0,annotations/* annotationsOf */.I)(this.#record))
                this.#options.write((0,annotations/* annotationCommand */.j)(annotation));
            if (cancelled)
                await this.#endDeployment();
        }
    }
    async #endDeployment() {
        const { outcome = "failed", sentence = "" } = this.#record;
        await this.#deployment?.end(outcome, sentence);
    }
    #writeSummary() {
        try {
            const page = this.#isContinued() ? unfinished(this.#record) : summary(this.#record, this.#links);
            writeSummary(this.#options.env, page);
        }
        catch (error) {
            this.#warn(`The job summary could not be written: ${(0,failure/* messageOf */.bD)(error)}`);
        }
    }
    /** A canceled step leaves its rollback to the post step, which writes the whole summary. */
    #isContinued() {
        const { outcome, rollback } = this.#record;
        const open = rollback?.parts.some(({ back }) => back === undefined) ?? false;
        return outcome === "cancelled" && open && this.#options.resumed === undefined;
    }
    #note(text) {
        this.emit({ kind: "note", level: "warning", about: "github-environment", text });
    }
    #warn(text) {
        this.#options.write((0,workflow_command/* workflowCommand */.N)("warning", { title: "ECS Release" }, (0,harmless/* harmless */.Is)(text)));
    }
}
/** A release that ended without an outcome has failed. */
const withoutVerdict = {
    kind: "ended",
    outcome: "failed",
    sentence: "The release ended without a verdict.",
    cause: {
        name: "no-verdict",
        what: "The release ended without a verdict. This is a bug in the action.",
        evidence: [],
        remedy: "Check the services in the ECS console, and report this with the job log.",
    },
};


/***/ }),

/***/ 9084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ readRequest)
});

// EXTERNAL MODULE: ./build/src/core/failure.js
var failure = __webpack_require__(139);
// EXTERNAL MODULE: ./build/src/aws/arn.js
var aws_arn = __webpack_require__(2672);
;// CONCATENATED MODULE: ./build/src/request/inputs.js
/**
 * Input names in the order of `action.yml`, each with its default. `undefined` means no literal default; the input's
 * description explains what happens then. A blank input is treated as not set.
 */
const inputDefaults = {
    "role-to-assume": undefined,
    "aws-region": undefined,
    "role-session-name": undefined,
    "role-duration-seconds": "3600",
    audience: "sts.amazonaws.com",
    "role-to-chain": undefined,
    cluster: "default",
    services: undefined,
    image: undefined,
    "environment-variables": undefined,
    secrets: undefined,
    "task-definition": undefined,
    "scheduled-tasks": undefined,
    "desired-count": undefined,
    "force-new-deployment": "false",
    "if-outdated": "warn",
    "run-migrations": undefined,
    "migration-command": undefined,
    "migration-container": undefined,
    "migration-environment": "RUN_MIGRATIONS=true",
    "migration-task-definition": undefined,
    "migration-subnets": undefined,
    "migration-security-groups": undefined,
    "migration-assign-public-ip": undefined,
    "migration-timeout": "30m",
    "if-migrating": "wait",
    "wait-for": "stable",
    "rollout-timeout": "30m",
    "on-failure": "rollback",
    "on-cancel": "rollback",
    "if-deploying": "wait",
    "smoke-test-command": undefined,
    "smoke-test-url": undefined,
    "smoke-test-timeout": "2m",
    "smoke-test-expect": undefined,
    "bake-time": undefined,
    "bake-alarms": undefined,
    "after-release-command": undefined,
    "failed-revision": "deregister",
    "codedeploy-application": undefined,
    "codedeploy-deployment-group": undefined,
    "codedeploy-deployment-config": undefined,
    "codedeploy-appspec": undefined,
    "dry-run": "false",
    "stream-logs": "true",
    "trace-tags": "true",
    "poll-interval": "3s",
    "github-token": undefined,
    "github-environment": undefined,
    "github-environment-url": undefined,
};
const inputNames = Object.keys(inputDefaults);
/** The runner's environment variable for an input: upper-cased, spaces replaced by `_`, dashes kept. */
function variableOf(input) {
    return `INPUT_${input.replaceAll(" ", "_").toUpperCase()}`;
}

;// CONCATENATED MODULE: ./build/src/request/reader.js

/** Problems listed for one input; the rest are counted. */
const maxProblems = 10;
const maxQuoted = 80;
/** The text in quotes, on one line, truncated. */
function quote(text) {
    return JSON.stringify(text.length > maxQuoted ? `${text.slice(0, maxQuoted)}…` : text);
}
/** Reads inputs from the environment and collects every problem, so that one error reports all of them. */
class Reader {
    environment;
    #problems = new Map();
    #misnamed = new Set();
    constructor(environment) {
        this.environment = environment;
    }
    /** The trimmed text of an input, its default when it is blank, or "". */
    text(name) {
        const text = this.environment[variableOf(name)]?.trim() ?? "";
        return text === "" ? (inputDefaults[name] ?? "") : text;
    }
    /** Whether the input differs from its default. */
    isSet(name) {
        return this.text(name) !== (inputDefaults[name] ?? "");
    }
    /** False if the input has a problem. */
    isValid(name) {
        return !this.#problems.has(name);
    }
    addProblem(name, problem) {
        const problems = this.#problems.get(name);
        if (problems === undefined)
            this.#problems.set(name, [problem]);
        else
            problems.push(problem);
        return undefined;
    }
    /** Hides the problems of an input that was set under a wrong name: they follow from that mistake. */
    misnamed(name) {
        this.#misnamed.add(name);
    }
    /** True if the input is blank and was not set under a wrong name. */
    isMissing(name) {
        return !this.isSet(name) && !this.#misnamed.has(name);
    }
    read(name, parse) {
        const text = this.text(name);
        if (text === "")
            return undefined;
        const value = parse(text, (problem) => this.addProblem(name, problem));
        if (value !== undefined)
            return value;
        const fallback = inputDefaults[name];
        return fallback === undefined ? undefined : parse(fallback, () => undefined);
    }
    /** One line for every problem, in the order of the inputs. */
    problems() {
        const unknown = [...this.#problems.keys()].filter((name) => !Object.hasOwn(inputDefaults, name));
        const named = inputNames.filter((name) => !this.#misnamed.has(name));
        return [...unknown, ...named].flatMap((name) => {
            const problems = this.#problems.get(name) ?? [];
            const lines = problems.slice(0, maxProblems).map((problem) => `${name}: ${problem}`);
            const rest = problems.length - lines.length;
            return rest > 0 ? [...lines, `${name}: and ${rest} more like these.`] : lines;
        });
    }
}

;// CONCATENATED MODULE: ./build/src/request/aws-names.js
/** Checks the format of AWS names and ARNs. Formats come from each service's API reference. */


const partition = /^aws(?:-[a-z]{1,12}){0,3}$/;
const account = /^\d{12}$/;
const region = /^[a-z]{2,8}(?:-[a-z]{1,12}){1,3}-\d{1,2}$/;
/** Clusters, services, families and containers: up to 255 letters, digits, hyphens and underscores. */
const ecsName = /^[\w-]{1,255}$/;
const regionName = (text, addProblem) => region.test(text)
    ? text
    : addProblem(`${quote(text)} is not an AWS region. Use a region such as eu-west-1.`);
/** The ARN of a role, in any partition. */
const roleArn = (text, addProblem) => {
    const arn = text.length > 2048 ? undefined : (0,aws_arn/* parseArn */.Lw)(text);
    const path = arn?.resource.split("/") ?? [];
    const valid = arn !== undefined &&
        partition.test(arn.partition) &&
        arn.service === "iam" &&
        arn.region === "" &&
        account.test(arn.account) &&
        path.length > 1 &&
        path[0] === "role" &&
        path.slice(1, -1).every((part) => /^[\x21-\x7e]+$/.test(part)) &&
        /^[\w+=,.@-]{1,64}$/.test(path.at(-1) ?? "");
    if (valid)
        return text;
    return addProblem(`${quote(text)} is not a role ARN. Use arn:aws:iam::123456789012:role/NAME.`);
};
/** Parses the ARN of a cluster or service; `undefined` for anything else. */
function parseEcsArn(text, kind) {
    const arn = text.length > 2048 ? undefined : (0,aws_arn/* parseArn */.Lw)(text);
    if (arn === undefined || arn.service !== "ecs")
        return undefined;
    const [first, ...names] = arn.resource.split("/");
    const places = partition.test(arn.partition) && region.test(arn.region) && account.test(arn.account);
    const depth = kind === "cluster" ? names.length === 1 : names.length === 1 || names.length === 2;
    if (first !== kind || !places || !depth || !names.every((name) => ecsName.test(name)))
        return undefined;
    return { partition: arn.partition, region: arn.region, account: arn.account, names };
}
function nameOrArn(kind) {
    return (text, addProblem) => {
        if (ecsName.test(text) || parseEcsArn(text, kind) !== undefined)
            return text;
        return addProblem(`${quote(text)} is not a ${kind} name or ARN. Use a name (letters, digits, - and _, at most 255 characters) or an ARN.`);
    };
}
const clusterNameOrArn = nameOrArn("cluster");
const serviceNameOrArn = nameOrArn("service");
const containerName = (text, addProblem) => isEcsName(text)
    ? text
    : addProblem(`${quote(text)} is not a container name. Use letters, digits, - and _, at most 255 characters.`);
/** Whether the text is a valid family or container name. */
function isEcsName(text) {
    return ecsName.test(text);
}
/** A family name without a revision. */
const familyName = (text, addProblem) => {
    if (ecsName.test(text))
        return text;
    const family = (0,aws_arn/* shortName */.EU)(text).replace(/:\d{1,10}$/, "");
    const instead = ecsName.test(family) ? `, here ${family}` : "";
    return addProblem(`${quote(text)} is not a family name. Use the name without a revision${instead}; the newest revision runs.`);
};
/** An EC2 identifier, for example `subnet-0a1b2c3d`. */
function ec2Id(kind) {
    const form = new RegExp(`^${kind}-[0-9a-z]{1,32}$`);
    return (text, addProblem) => form.test(text)
        ? text
        : addProblem(`${quote(text)} is not an ID. Use the form ${kind}-0123456789abcdef0.`);
}

;// CONCATENATED MODULE: ./build/src/request/parsers/lists.js

const lineEnd = /\r\n|\n|\r/;
/** The lines that are not blank, with their line numbers. */
function lines(text) {
    return text
        .split(lineEnd)
        .map((line, index) => ({ number: index + 1, text: line.trim() }))
        .filter((line) => line.text !== "");
}
/** Splits at commas and line breaks, and drops blank items. */
function items(text) {
    return text
        .split(/[,\r\n]/)
        .map((item) => item.trim())
        .filter((item) => item !== "");
}
/** More than any AWS limit. Longer lists are rejected without parsing each item. */
const maxItems = 5000;
function tooMany(all, addProblem) {
    if (all.length <= maxItems)
        return false;
    addProblem(`The list has ${all.length} items. Use at most ${maxItems}.`);
    return true;
}
/**
 * Parses every item, so that every problem is reported, and reports each duplicate key once. Values without a key may
 * repeat. `undefined` if there was any problem.
 */
function each(from, parse, keyOf, addProblem, quoted = (value) => quote(keyOf(value) ?? "")) {
    if (tooMany(from, addProblem))
        return undefined;
    const values = [];
    const counts = new Map();
    let valid = true;
    const note = (problem) => {
        valid = false;
        return addProblem(problem);
    };
    for (const one of from) {
        const value = parse(one, note);
        if (value === undefined)
            continue;
        values.push(value);
        const key = keyOf(value);
        if (key === undefined)
            continue;
        const count = (counts.get(key) ?? 0) + 1;
        counts.set(key, count);
        if (count === 2)
            note(`${quoted(value)} is listed more than once. List it once.`);
    }
    return valid ? values : undefined;
}
/** A list of unique names, separated by commas or line breaks: at least one and at most `max`. */
function list(parse, keyOf, max = Number.POSITIVE_INFINITY) {
    return (text, addProblem) => {
        const all = items(text);
        if (all.length === 0)
            return addProblem(`${quote(text)} contains no name. Use a list of names.`);
        if (all.length > max)
            return addProblem(`The list has ${all.length} names. Use at most ${max}.`);
        return each(all, parse, keyOf, addProblem);
    };
}

;// CONCATENATED MODULE: ./build/src/request/parsers/scalars.js
/** Inputs with a single value: booleans, numbers, durations, keywords, URLs, free text. */

/** A boolean in YAML 1.2's core schema, like `@actions/core`. */
const scalars_boolean = (text, addProblem) => {
    if (/^(?:true|True|TRUE)$/.test(text))
        return true;
    if (/^(?:false|False|FALSE)$/.test(text))
        return false;
    return addProblem(`${quote(text)} is not a boolean. Use true or false.`);
};
/** Like `boolean`, and also the ECS API's values for a public IP. */
const enabled = (text, addProblem) => {
    if (text === "ENABLED")
        return true;
    if (text === "DISABLED")
        return false;
    return scalars_boolean(text, (problem) => addProblem(problem.replace("true or false", "true, false, ENABLED or DISABLED")));
};
function oneOf(...words) {
    const takes = `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
    return (text, addProblem) => {
        const word = words.find((candidate) => candidate === text);
        return word ?? addProblem(`${quote(text)} is not a valid value. Use ${takes}.`);
    };
}
/** A whole number from `min` to `max`. */
function wholeNumber(min, max) {
    return (text, addProblem) => {
        const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
        if (number >= min && number <= max)
            return number;
        return addProblem(`${quote(text)} is not a whole number from ${min} to ${max}.`);
    };
}
const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
/** A duration in milliseconds, without an upper limit. A number without a unit is minutes. */
function duration(min) {
    const bound = min === undefined ? "more than zero" : `at least ${min.asWritten}`;
    const takes = `Use a number with a unit (500ms, 90s, 15m, 2h) or a number of minutes, ${bound}.`;
    return (text, addProblem) => {
        const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text);
        if (match === null)
            return addProblem(`${quote(text)} is not a duration. ${takes}`);
        const unit = (match[2] ?? "m");
        const ms = Number(match[1]) * units[unit];
        if (ms <= 0 || ms < (min?.ms ?? 0))
            return addProblem(`${quote(text)} is too short. ${takes}`);
        return Math.min(Math.max(1, Math.round(ms)), Number.MAX_SAFE_INTEGER);
    };
}
/** An `http:` or `https:` URL without credentials. Never quoted: its query may contain a key. */
const address = (text, addProblem) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol) || /[\s\p{Cc}]/u.test(text)) {
        return addProblem("The value is not a URL. Use an absolute URL that starts with https:// or http://.");
    }
    if (url.username === "" && url.password === "")
        return text;
    return addProblem("The URL contains a user name or password. Remove them.");
};
/** One line of at most `max` characters, without control characters. */
function line(max) {
    return (text, addProblem) => {
        if (!/\p{Cc}/u.test(text) && text.length <= max)
            return text;
        return addProblem(`${quote(text)} is invalid. Use one line of at most ${max} characters.`);
    };
}
/** A secret on one line. Problems never quote it. */
const secret = (text, addProblem) => {
    if (/^[\x21-\x7e]{1,4096}$/.test(text))
        return text;
    return addProblem("The value (not shown) contains characters that a token can't have.");
};
/** A file path. Checks the format only; the reader of the file checks access. */
const path = (text, addProblem) => {
    if (text.startsWith("arn:"))
        return addProblem(`${quote(text)} is an ARN. Use a file path.`);
    return line(4096)(text, addProblem);
};

;// CONCATENATED MODULE: ./build/src/request/parsers/bases.js
/** The input `task-definition`: a keyword, revisions or files. */




const word = /^(?:latest|current|previous)$/;
const revisionForm = /^[\w-]{1,255}:[1-9]\d{0,9}$/;
function isRevision(text) {
    const arn = (0,aws_arn/* parseArn */.Lw)(text);
    if (arn === undefined)
        return revisionForm.test(text);
    const [kind, ...rest] = arn.resource.split("/");
    return arn.service === "ecs" && kind === "task-definition" && revisionForm.test(rest.join("/"));
}
const takes = "Use latest, current or previous; FAMILY:REVISION lines (or ARNs with a revision); or paths of JSON or YAML files, one line for each family.";
const revision = (text, addProblem) => isRevision(text) ? text : addProblem(`${quote(text)} is not a revision. ${takes}`);
const familyOf = (text) => (0,aws_arn/* parseRevision */.Pp)(text)?.family ?? text;
const base = (text, addProblem) => {
    if (word.test(text))
        return { kind: text };
    const written = lines(text).map((line) => line.text);
    const alone = written.find((line) => word.test(line));
    if (alone !== undefined)
        return addProblem(`${quote(alone)} can't be combined with other lines. ${takes}`);
    // A path may contain a comma; a revision can't.
    const names = items(text);
    if (names.some((name) => isRevision(name) || name.startsWith("arn:"))) {
        const revisions = each(names, revision, familyOf, addProblem);
        return revisions && { kind: "revisions", revisions };
    }
    const paths = each(written, path, (file) => file, addProblem);
    return paths && { kind: "files", paths };
};

// EXTERNAL MODULE: ./build/src/ecs/image/reference.js
var reference = __webpack_require__(6716);
;// CONCATENATED MODULE: ./build/src/request/parsers/images.js




/** A reference has at most 255 characters plus a digest; longer text is not parsed. */
const longest = 1000;
function imageAlone(text, addProblem) {
    const wrong = text.length > longest ? `it has ${text.length} characters` : (0,reference/* imageProblem */.JC)(text);
    if (wrong === undefined)
        return text;
    return addProblem(`${quote(text)} is not an image: ${wrong}. Use REPOSITORY:TAG or REPOSITORY@sha256:DIGEST.`);
}
function imageOfContainer(text, addProblem) {
    const equals = text.indexOf("=");
    const target = text.slice(0, equals).trim().split("/");
    if (target.length > 2 || !target.every(isEcsName)) {
        return addProblem(`${quote(text)} has no valid container name before the "=". Use CONTAINER=IMAGE or FAMILY/CONTAINER=IMAGE.`);
    }
    const image = imageAlone(text.slice(equals + 1).trim(), addProblem);
    if (image === undefined)
        return undefined;
    const [first = "", container] = target;
    return container === undefined ? { container: first, image } : { family: first, container, image };
}
function imageRequest(text, addProblem) {
    if (text.includes("="))
        return imageOfContainer(text, addProblem);
    const image = imageAlone(text, addProblem);
    return image === undefined ? undefined : { image };
}
const targetOf = ({ family, container }) => family === undefined ? container : `${family}/${container}`;
/** One or more images, separated by line breaks or commas: `IMAGE`, `CONTAINER=IMAGE`, `FAMILY/CONTAINER=IMAGE`. */
const images_images = (text, addProblem) => {
    const all = items(text);
    if (all.length === 0)
        return addProblem(`${quote(text)} contains no image. Use one or more images.`);
    return each(all, imageRequest, targetOf, addProblem);
};

;// CONCATENATED MODULE: ./build/src/request/job.js
/** The job, from the runner's variables: https://docs.github.com/actions/reference/workflows-and-actions/variables. */
function readJob(environment) {
    const of = (name) => environment[name]?.trim() ?? "";
    return {
        repository: of("GITHUB_REPOSITORY"),
        sha: of("GITHUB_SHA"),
        runId: of("GITHUB_RUN_ID"),
        runAttempt: of("GITHUB_RUN_ATTEMPT"),
        job: of("GITHUB_JOB"),
        step: of("GITHUB_ACTION"),
        serverUrl: of("GITHUB_SERVER_URL"),
        apiUrl: of("GITHUB_API_URL"),
        workspace: of("GITHUB_WORKSPACE"),
        temp: of("RUNNER_TEMP"),
    };
}
const job_longest = 64;
/** STS allows `[\w+=,.@-]`, at most 64 characters. Each run of other characters becomes one `-`. */
function cleanSessionName(text) {
    return text.replace(/[^\w+=,.@-]+/g, "-").slice(0, job_longest);
}
/** Names the run, to link CloudTrail events to it. Truncates the repository first: run ID and attempt identify the run. */
function sessionNameOf(job) {
    const run = cleanSessionName([job.runId, job.runAttempt].filter((part) => part !== "").join("-"));
    const repository = cleanSessionName(job.repository === "" ? "ecs-release" : job.repository);
    if (run === "")
        return repository.length < 2 ? "ecs-release" : repository;
    return `${repository.slice(0, Math.max(0, job_longest - run.length - 1))}-${run}`.slice(0, job_longest);
}

;// CONCATENATED MODULE: ./build/src/request/parsers/named-values.js
/**
 * Parses lines of `NAME=value`. The value is everything after the first `=` and may contain `=`, `:` and commas. Before
 * the `=` is `NAME` or `container:NAME`; neither part contains `=`, `:` or whitespace. So `URL=http://web:80` sets `URL`,
 * and `web:URL=http://web:80` sets it on `web`. A line without `=` that ends in `-` removes a name: `NAME-`,
 * `container:NAME-`. `NAME-=value` sets the variable `NAME-`.
 *
 * Values may be secret, and so may a line without `NAME=` (the second line of a multi-line key). Problems therefore
 * contain the line number and, at most, a name that was parsed.
 */



const nameForm = /^[^\s=:\p{C}]{1,512}$/u;
const named_values_takes = "Use NAME=VALUE, CONTAINER:NAME=VALUE, NAME- or CONTAINER:NAME-.";
function named(line, head, addProblem) {
    const parts = head.split(":");
    const name = parts.at(-1) ?? "";
    if (parts.length > 2)
        return addProblem(`Line ${line.number} has two colons before the "=". ${named_values_takes}`);
    if (!nameForm.test(name)) {
        return addProblem(`Line ${line.number} has no name before the "=", or the name contains whitespace. ${named_values_takes}`);
    }
    if (parts.length === 1)
        return { name };
    const [container = ""] = parts;
    if (isEcsName(container))
        return { container, name };
    return addProblem(`Line ${line.number} has no container name before the ":". ${named_values_takes}`);
}
function namedValue(line, addProblem) {
    const equals = line.text.indexOf("=");
    if (equals !== -1) {
        const head = named(line, line.text.slice(0, equals), addProblem);
        return head === undefined ? undefined : { ...head, value: line.text.slice(equals + 1) };
    }
    if (line.text.endsWith("-"))
        return named(line, line.text.slice(0, -1), addProblem);
    return addProblem(`Line ${line.number} has no "=". ${named_values_takes} A value is one line: escape or encode its line breaks.`);
}
/** `NAME` or `container:NAME`. */
function scopedName(value) {
    return value.container === undefined ? value.name : `${value.container}:${value.name}`;
}
function namedValues(check) {
    return (text, addProblem) => each(lines(text), (line, note) => {
        const value = namedValue(line, note);
        if (value !== undefined)
            check(value, line, note);
        return value;
    }, scopedName, addProblem, 
    // A line that ends in "-" may be a part of a secret.
    (value) => (value.value === undefined ? "A removed name" : quote(scopedName(value))));
}
/** Variables to set or remove. */
const variables = namedValues(() => undefined);
/** An ARN or an SSM parameter name. Rejects a literal secret before ECS stores it. */
const valueFrom = /^(?:arn:aws[\w-]{0,40}:(?:secretsmanager|ssm):\S{1,2048}|[\w./-]{1,2048})$/;
/** Secrets to set (`valueFrom`) or remove. */
const secrets = namedValues((value, line, addProblem) => {
    if (value.value === undefined || valueFrom.test(value.value))
        return;
    addProblem(`The value on line ${line.number} (not shown) is not a secret ARN, parameter ARN or parameter name. ` +
        "Use NAME=ARN or NAME=PARAMETER, not the secret itself.");
});
const setOnly = namedValues((value, line, addProblem) => {
    if (value.container !== undefined) {
        addProblem(`Line ${line.number} names a container. Use NAME=VALUE, and name the container in migration-container.`);
    }
    else if (value.value === undefined) {
        addProblem(`Line ${line.number} removes a variable. Use NAME=VALUE: a container override can't remove variables.`);
    }
});
/** Variables to set on one container of a task. */
const taskVariables = (text, addProblem) => setOnly(text, addProblem)?.map(({ name, value = "" }) => ({ name, value }));

;// CONCATENATED MODULE: ./build/src/request/rules.js
/** Rules across inputs: invalid combinations, and inputs that require others (docs/inputs.md#combinations). */



const hasRegion = (reader, { credentials }) => {
    if (credentials.region !== "" || !reader.isValid("aws-region"))
        return;
    reader.addProblem("aws-region", "No region is set. Set this input, AWS_REGION or AWS_DEFAULT_REGION.");
};
const hasWork = (reader, { migration }) => {
    const undecided = !reader.isValid("run-migrations");
    const hasTarget = reader.isSet("services") || reader.isSet("scheduled-tasks") || migration !== undefined;
    if (hasTarget || undecided)
        return;
    reader.addProblem("services", "The step has nothing to do. Set at least one of services, scheduled-tasks and run-migrations.");
};
/** Inputs that define what a release changes in its services. */
const whatToRelease = [
    "image",
    "task-definition",
    "environment-variables",
    "secrets",
    "desired-count",
];
const releasesSomething = (reader, { forceNewDeployment }) => {
    if (!reader.isSet("services") || forceNewDeployment || !reader.isValid("force-new-deployment"))
        return;
    if (whatToRelease.some((name) => reader.isSet(name)))
        return;
    reader.addProblem("image", `There is nothing to release: image, ${whatToRelease.slice(1).join(", ")} and force-new-deployment are all empty. ` +
        "Usually an expression evaluated to an empty string: an output that the other job did not set or declare, " +
        "or an output that GitHub removed because it contains a masked value (for example, an image with a masked account ID). " +
        "To deploy the newest revision unchanged, set task-definition: latest.");
};
const releasedUnchanged = (reader, { base }) => {
    if (base.kind !== "previous" && base.kind !== "revisions")
        return;
    const what = base.kind === "previous" ? '"previous"' : "A revision";
    for (const other of ["image", "environment-variables", "secrets"]) {
        if (!reader.isSet(other))
            continue;
        reader.addProblem("task-definition", `${what} is released unchanged, so it can't be combined with ${other}. Remove one of the two.`);
    }
};
const migrationIsOn = (reader, { migration }) => {
    if (migration !== undefined || !reader.isSet("run-migrations") || !reader.isValid("run-migrations"))
        return;
    for (const other of ["migration-command", "migration-task-definition"]) {
        if (!reader.isSet(other))
            continue;
        reader.addProblem("run-migrations", `"false" can't be combined with ${other}. Remove one of the two.`);
    }
};
const migrationHasFamily = (reader, { migration }) => {
    if (migration === undefined || reader.isSet("services") || reader.isSet("migration-task-definition"))
        return;
    reader.addProblem("migration-task-definition", "A migration without services requires it. Set the family whose newest revision runs the migration.");
};
const waitForNothing = (reader, { rollout, waves }) => {
    if (rollout.waitFor !== "nothing")
        return;
    const excluded = [
        "smoke-test-command",
        "smoke-test-url",
        "smoke-test-timeout",
        "smoke-test-expect",
        "bake-time",
        "bake-alarms",
        "after-release-command",
        "scheduled-tasks",
    ];
    for (const other of excluded.filter((name) => reader.isSet(name))) {
        reader.addProblem("wait-for", `"nothing" can't be combined with ${other}, which runs after the wait. Remove one of the two.`);
    }
    if (waves.length < 2)
        return;
    reader.addProblem("wait-for", `"nothing" allows only one wave, but services has ${waves.length} lines.`);
};
/** Inputs that require another input, with the reason. */
const refinements = [
    ["smoke-test-expect", "smoke-test-url", "The step looks for the text in the response of that URL."],
    ["bake-alarms", "bake-time", "The step watches the alarms for that time."],
    ["desired-count", "services", "It is the number of tasks of the released services."],
    ["force-new-deployment", "services", "It deploys the released services."],
    ["smoke-test-command", "services", "The smoke test checks the released services."],
    ["smoke-test-url", "services", "The smoke test checks the released services."],
    ["bake-time", "services", "The bake watches the released services."],
    ["after-release-command", "services", "It runs on the new revision of the first service."],
];
const hasPrerequisite = (reader) => {
    for (const [input, base, why] of refinements) {
        if (reader.isSet(input) && reader.isMissing(base))
            reader.addProblem(input, `It requires ${base}. ${why}`);
    }
};
/** Region, account and cluster must match in the ARNs of the cluster and the services. */
const placesAgree = (reader, { cluster, credentials, waves }) => {
    const clusterArn = parseEcsArn(cluster, "cluster");
    const clusterName = clusterArn?.names[0] ?? cluster;
    inRegion(reader, "cluster", cluster, clusterArn, credentials.region);
    for (const service of waves.flat()) {
        const arn = parseEcsArn(service, "service");
        if (arn === undefined)
            continue;
        inRegion(reader, "services", service, arn, credentials.region);
        const [inCluster] = arn.names;
        if (arn.names.length === 2 && inCluster !== clusterName) {
            reader.addProblem("services", `${quote(service)} is in the cluster ${inCluster}, but cluster is ${clusterName}.`);
        }
        if (clusterArn !== undefined && clusterArn.account !== arn.account) {
            reader.addProblem("services", `${quote(service)} is in a different account from the cluster.`);
        }
    }
};
function inRegion(reader, input, text, arn, region) {
    if (arn === undefined || region === "" || arn.region === region)
        return;
    reader.addProblem(input, `${quote(text)} is in ${arn.region}, but aws-region is ${region}.`);
}
const variableOrSecret = (reader, { environment, secrets }) => {
    const set = new Set(environment.filter((it) => it.value !== undefined).map(scopedName));
    for (const name of secrets.filter((it) => it.value !== undefined).map(scopedName)) {
        if (!set.has(name))
            continue;
        reader.addProblem("secrets", `${quote(name)} is also set in environment-variables. Remove one of the two.`);
    }
};
/** In reporting order. */
const rules = [
    hasRegion,
    hasWork,
    releasesSomething,
    releasedUnchanged,
    migrationIsOn,
    migrationHasFamily,
    waitForNothing,
    hasPrerequisite,
    placesAgree,
    variableOrSecret,
];

;// CONCATENATED MODULE: ./build/src/request/parsers/schedules.js


/** Names of rules, schedules and schedule groups (EventBridge and Scheduler API references). */
const schedules_name = /^[\w.-]{1,64}$/;
/** Partner event buses have slashes in their names. */
const bus = /^[\w./-]{1,256}$/;
const schedule = (text, addProblem) => {
    const [kind, ...rest] = text.split("/");
    const last = rest.at(-1) ?? "";
    const between = rest.slice(0, -1).join("/");
    const place = rest.length > 1 ? between : "default";
    if (kind === "rule" && schedules_name.test(last) && bus.test(place)) {
        return { kind, bus: place, name: last, asWritten: text };
    }
    if (kind === "schedule" && schedules_name.test(last) && schedules_name.test(place)) {
        return { kind, group: place, name: last, asWritten: text };
    }
    return addProblem(`${quote(text)} is not a scheduled task. Use rule/NAME, rule/BUS/NAME, schedule/NAME or schedule/GROUP/NAME.`);
};
function fullName(value) {
    return `${value.kind}/${value.kind === "rule" ? value.bus : value.group}/${value.name}`;
}
/** `rule/NAME`, `rule/BUS/NAME`, `schedule/NAME`, `schedule/GROUP/NAME`; bus and group default to `default`. */
const schedules = list(schedule, fullName);

;// CONCATENATED MODULE: ./build/src/request/parsers/services.js




/** Unique service names or ARNs. Each line is a wave; commas separate services within a wave. */
const waves = (text, addProblem) => {
    const all = lines(text)
        .map((line) => items(line.text))
        .filter((wave) => wave.length > 0);
    if (all.length === 0)
        return addProblem(`${quote(text)} contains no service. Use a list of services.`);
    const valid = each(all.flat(), serviceNameOrArn, aws_arn/* shortName */.EU, addProblem);
    return valid === undefined ? undefined : all;
};

;// CONCATENATED MODULE: ./build/src/request/other-actions.js
/** @param inputs separated by spaces */
const use = (inputs, how = "") => ({
    problem: `There is no such input. Use ${inputs.split(" ").join(" and ")}${how}.`,
    replacements: inputs.split(" "),
});
const drop = (why) => ({ problem: `There is no such input: ${why}`, replacements: [] });
const keptByService = drop("the service keeps its own setting. Remove the input.");
const notNeeded = drop("this action doesn't need it. Remove the input.");
const inDefinition = drop("set it in the task definition. This action changes only images, variables and secrets.");
const roleOrVariables = (variable) => drop(`use role-to-assume, or set the environment variable ${variable}.`);
const defaultChain = drop("remove it. Without role-to-assume the step uses the default AWS credential chain.");
const leastPrivilege = drop("remove it, and give the role no more permissions than it needs.");
const oneOffLikeService = drop("remove it. One-off tasks get the compute of the first service.");
/** By name, with dashes. */
const otherActionInputs = new Map([
    // aws-actions/configure-aws-credentials
    ["role-chaining", use("role-to-chain", ", with the ARN of the second role")],
    ["aws-access-key-id", roleOrVariables("AWS_ACCESS_KEY_ID")],
    ["aws-secret-access-key", roleOrVariables("AWS_SECRET_ACCESS_KEY")],
    ["aws-session-token", roleOrVariables("AWS_SESSION_TOKEN")],
    ["aws-profile", defaultChain],
    ["use-existing-credentials", defaultChain],
    ["web-identity-token-file", defaultChain],
    ["http-proxy", drop("set the environment variable HTTPS_PROXY.")],
    ["no-proxy", drop("set the environment variable NO_PROXY.")],
    ["sts-endpoint", drop("set the environment variable AWS_ENDPOINT_URL_STS.")],
    ["allowed-account-ids", drop("remove it. The ARN of the role names the account.")],
    ["inline-session-policy", leastPrivilege],
    ["managed-session-policies", leastPrivilege],
    ["role-external-id", leastPrivilege],
    ["custom-tags", leastPrivilege],
    ["transitive-tag-keys", leastPrivilege],
    ["role-skip-session-tagging", leastPrivilege],
    ["mask-aws-account-id", notNeeded],
    ["output-credentials", drop("remove it. Credentials never leave the step.")],
    ["output-env-credentials", drop("remove it. Credentials never leave the step.")],
    ["overwrite-aws-profile", drop("remove it. Credentials never leave the step.")],
    ["unset-current-credentials", notNeeded],
    ["disable-retry", notNeeded],
    ["retry-max-attempts", notNeeded],
    ["special-characters-workaround", notNeeded],
    ["force-skip-oidc", notNeeded],
    ["action-timeout-s", notNeeded],
    // aws-actions/amazon-ecs-render-task-definition
    ["container-name", use("image", ", as CONTAINER=IMAGE")],
    ["task-definition-arn", use("task-definition", ", which takes an ARN")],
    ["task-definition-family", use("task-definition", ": latest, the default, takes the service's own family")],
    ["task-definition-revision", use("task-definition", ", as FAMILY:REVISION")],
    ["command", drop("set it in the task definition, or use migration-command for the migration.")],
    ["log-configuration-log-driver", inDefinition],
    ["log-configuration-options", inDefinition],
    ["docker-labels", inDefinition],
    ["task-role-arn", inDefinition],
    ["execution-role-arn", inDefinition],
    ["env-files", inDefinition],
    // aws-actions/amazon-ecs-deploy-task-definition
    ["service", use("services")],
    ["wait-for-service-stability", use("wait-for", ", which is stable by default")],
    ["wait-for-minutes", use("rollout-timeout")],
    ["wait-max-delay-seconds", use("poll-interval")],
    ["codedeploy-deployment-description", drop("remove it. The description names the run.")],
    ["run-task", use("run-migrations")],
    ["wait-for-task-stopped", use("run-migrations", ", which always waits for the task")],
    ["run-task-container-overrides", use("migration-command migration-environment")],
    ["run-task-subnets", use("migration-subnets")],
    ["run-task-security-groups", use("migration-security-groups")],
    ["run-task-assign-public-ip", use("migration-assign-public-ip")],
    ["run-task-launch-type", oneOffLikeService],
    ["run-task-capacity-provider-strategy", oneOffLikeService],
    ["run-task-started-by", drop("remove it. This action uses startedBy to keep two migrations apart.")],
    ["run-task-tags", use("trace-tags")],
    ["run-task-managed-ebs-volume-name", oneOffLikeService],
    ["run-task-managed-ebs-volume", oneOffLikeService],
    ["service-managed-ebs-volume-name", keptByService],
    ["service-managed-ebs-volume", keptByService],
    ["enable-ecs-managed-tags", keptByService],
    ["propagate-tags", keptByService],
    ["keep-null-value-keys", notNeeded],
    ["max-retries", notNeeded],
    // sourcetoad/aws-ecs-deploy-action
    ["ecs-cluster-name", use("cluster")],
    ["ecs-service-name", use("services")],
    ["ecs-launch-type", keptByService],
    [
        "service-task-definition-name",
        use("task-definition", ": latest, the default, takes the service's own family"),
    ],
    ["service-container-image-changes", use("image", ", as CONTAINER=IMAGE lines")],
    ["prepare-task-definition-name", use("migration-task-definition")],
    ["prepare-task-container-image-changes", use("image", ", which also applies to the migration's family")],
    ["prepare-task-container-network-config-filepath", use("migration-subnets migration-security-groups")],
    ["max-polling-iterations", use("rollout-timeout")],
    // Near misses
    ["service-name", use("services")],
    ["cluster-name", use("cluster")],
]);

;// CONCATENATED MODULE: ./build/src/request/unknown-inputs.js
/**
 * Detects inputs that this action does not have. The runner only warns about them and passes them on as `INPUT_…`. A warning is
 * not enough: a mistyped `run-migrations` would release without its migration.
 *
 * The environment may hold other `INPUT_…` variables (a job's own `env: INPUT_TAG`), so an unknown name is an error only
 * if it contains a dash (no job variable does), is an input of another ECS action, or is a misspelled input of this one.
 */


const prefix = "INPUT_";
const longestName = 64;
/** Insertions, deletions, replacements and swaps of neighbors that turn one word into the other. */
function distance(one, other) {
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (let i = 1; i <= one.length; i += 1) {
        const next = [i];
        for (let j = 1; j <= other.length; j += 1) {
            const same = one[i - 1] === other[j - 1] ? 0 : 1;
            const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
            const swap = swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
            next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same, swap));
        }
        before = row;
        row = next;
    }
    return row.at(-1) ?? 0;
}
/** The most similar input: at most one edit away for a short name, two for a long one. */
function nearest(name) {
    const maxEdits = name.length < 6 ? 1 : 2;
    return inputNames
        .filter((known) => Math.abs(known.length - name.length) <= maxEdits)
        .map((known) => ({ known, distance: distance(name, known) }))
        .filter((it) => it.distance <= maxEdits)
        .sort((a, b) => a.distance - b.distance)[0]?.known;
}
/** Unknown inputs that are certainly mistakes. Never quotes their values. */
function unknownInputs(environment) {
    const known = new Set(inputNames.map(variableOf));
    return Object.keys(environment)
        .filter((key) => key.startsWith(prefix) && key.length <= prefix.length + longestName && !known.has(key))
        .filter((key) => (environment[key] ?? "").trim() !== "")
        .sort()
        .flatMap((key) => {
        const name = key.slice(prefix.length).toLowerCase();
        const dashed = name.replaceAll("_", "-");
        const other = otherActionInputs.get(dashed);
        if (other !== undefined)
            return [{ name, ...other }];
        const near = nearest(dashed);
        if (near !== undefined)
            return [{ name, problem: `There is no such input. Use ${near}.`, replacements: [near] }];
        return name.includes("-")
            ? [{ name, problem: "There is no such input. The README lists all inputs.", replacements: [] }]
            : [];
    });
}

;// CONCATENATED MODULE: ./build/src/request/command.js
/**
 * Splits a command into words like a POSIX shell, without running or expanding anything. The existing packages are wrong
 * (2026-11): `shlex` keeps the backslash of `"\$"` and drops one of `\\\\"x"`, `shell-quote` accepts an unclosed quote, and
 * `string-argv` has no escapes. The test compares the result with `sh`.
 *
 * ECS starts a command without a shell, so operators and `$` expansions are rejected instead of passed as text.
 * Wildcards and `~` pass unchanged, as a shell may also leave them.
 */

const viaShell = "ECS starts the command without a shell: write sh -c '…', or quote the character to pass it literally.";
const operators = "|&;<>()\n";
const escapable = '$`"\\';
const singleQuoted = (scan) => {
    const end = scan.text.indexOf("'", scan.at + 1);
    if (end === -1)
        return "A single quote is not closed.";
    scan.word = (scan.word ?? "") + scan.text.slice(scan.at + 1, end);
    scan.at = end + 1;
    return undefined;
};
const doubleQuoted = (scan) => {
    const { text } = scan;
    scan.word ??= "";
    for (scan.at += 1; scan.at < text.length; scan.at += 1) {
        const character = text.charAt(scan.at);
        if (character === '"') {
            scan.at += 1;
            return undefined;
        }
        const expansion = expansionAt(text, scan.at);
        if (expansion !== undefined)
            return expansion;
        const next = text.charAt(scan.at + 1);
        if (character !== "\\" || next === "")
            scan.word += character;
        else {
            scan.at += 1;
            if (next !== "\n")
                scan.word += escapable.includes(next) ? next : character + next;
        }
    }
    return "A double quote is not closed.";
};
const escaped = (scan) => {
    const next = scan.text.charAt(scan.at + 1);
    if (next === "")
        return "The command ends with a backslash that escapes nothing.";
    if (next !== "\n")
        scan.word = (scan.word ?? "") + next;
    scan.at += 2;
    return undefined;
};
/** The next character as a shell sees it: a shell removes an escaped line break. */
function nextCharacter(text, at) {
    let next = at + 1;
    while (text.startsWith("\\\n", next))
        next += 2;
    return text.charAt(next);
}
/** The problem if a shell would expand something here, inside double quotes too. */
function expansionAt(text, at) {
    const character = text.charAt(at);
    const expands = character === "`" || (character === "$" && /[\w{(@*#?$!-]/.test(nextCharacter(text, at)));
    return expands
        ? `A shell would expand the ${quote(character)} at position ${at + 1}. ${viaShell}`
        : undefined;
}
const bare = (scan) => {
    const character = scan.text.charAt(scan.at);
    if (operators.includes(character) || (character === "#" && scan.word === undefined)) {
        const quoted = character === "\n" ? "A line break" : quote(operatorAt(scan.text, scan.at));
        return `${quoted} at position ${scan.at + 1} works only in a shell. ${viaShell}`;
    }
    const expansion = expansionAt(scan.text, scan.at);
    if (expansion !== undefined)
        return expansion;
    const next = character === "$" ? nextCharacter(scan.text, scan.at) : "";
    if (next === "'" || next === '"') {
        return `The meaning of $${next} at position ${scan.at + 1} depends on the shell. ${viaShell}`;
    }
    scan.word = (scan.word ?? "") + character;
    scan.at += 1;
    return undefined;
};
/** The operator in full: `&&`, `||`, `>>`. */
function operatorAt(text, at) {
    const two = text.slice(at, at + 2);
    return ["&&", "||", ">>", "<<", ";;"].includes(two) ? two : two.slice(0, 1);
}
const blank = (scan) => {
    if (scan.word !== undefined)
        scan.words.push(scan.word);
    scan.word = undefined;
    scan.at += 1;
    return undefined;
};
function stepFor(character) {
    switch (character) {
        case " ":
        case "\t":
            return blank;
        case "'":
            return singleQuoted;
        case '"':
            return doubleQuoted;
        case "\\":
            return escaped;
        default:
            return bare;
    }
}
/** The words of a command, or the problem with it. */
function splitWords(text) {
    const scan = { text: text.replaceAll("\r\n", "\n"), words: [], word: undefined, at: 0 };
    while (scan.at < scan.text.length) {
        const wrong = stepFor(scan.text.charAt(scan.at))(scan);
        if (wrong !== undefined)
            return { wrong };
    }
    if (scan.word !== undefined)
        scan.words.push(scan.word);
    return { words: scan.words };
}
function jsonWords(text, addProblem) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return addProblem('The command starts with "[" but is not valid JSON. Use words, or a JSON array of strings.');
    }
    const isWords = Array.isArray(value) && value.every((word) => typeof word === "string");
    if (!isWords)
        return addProblem("The JSON array contains a value that is not a string. Use an array of strings.");
    return value;
}
/** Limit for all overrides of a task as JSON, in characters: RunTask, ECS API reference. */
const maxOverrides = 8192;
/** Shell-style words, or a JSON array of strings. Problems never quote the command: it may contain a password. */
const command = (text, addProblem) => {
    // Quotes and escapes at most double the length of a command that fits.
    if (text.length > 2 * maxOverrides)
        return tooLong(text.length, addProblem);
    if (text.startsWith("[")) {
        const words = jsonWords(text, addProblem);
        return words === undefined ? undefined : program(words, addProblem);
    }
    const split = splitWords(text);
    if ("wrong" in split)
        return addProblem(`${split.wrong} Use words, or a JSON array of strings.`);
    const assignment = /^([A-Za-z_]\w{0,255})=/.exec(split.words[0] ?? "");
    if (assignment === null)
        return program(split.words, addProblem);
    return addProblem(`${quote(assignment[1] ?? "")} is set before the command. ${viaShell} Or write env NAME=VALUE before the command.`);
};
function program(words, addProblem) {
    const { length } = JSON.stringify(words);
    if (length > maxOverrides)
        return tooLong(length, addProblem);
    if (words[0] !== undefined && words[0] !== "")
        return words;
    return addProblem("The command has no program name. Use words, or a JSON array of strings.");
}
function tooLong(length, addProblem) {
    return addProblem(`The command has ${length} characters. ECS accepts at most ${maxOverrides}.`);
}

;// CONCATENATED MODULE: ./build/src/request/read.js
/** Reads and checks all inputs before the first call to AWS. */














/**
 * Reads every input from the environment (`INPUT_…`, `GITHUB_…`, `AWS_REGION`). Throws one `Failure` named
 * `invalid-inputs` with a line for every problem. The lines never contain values of inputs that may hold secrets.
 */
function readRequest(environment) {
    const reader = new Reader(environment);
    for (const { name, problem, replacements } of unknownInputs(environment)) {
        reader.addProblem(name, problem);
        for (const input of replacements)
            reader.misnamed(input);
    }
    const request = readAll(reader, readJob(environment));
    for (const rule of rules)
        rule(reader, request);
    const problems = reader.problems();
    if (problems.length === 0)
        return request;
    throw new failure/* Failure */.HR({
        name: "invalid-inputs",
        what: `${problems.length === 1 ? "One input of the step is" : "Some inputs of the step are"} invalid; no AWS call was made.`,
        evidence: problems,
        remedy: "Fix the `with:` block of this step. The README lists every input and its values.",
    });
}
function readAll(reader, job) {
    const shared = present({
        container: reader.read("migration-container", containerName),
        timeout: reader.read("migration-timeout", duration()),
    });
    return present({
        credentials: readCredentials(reader, job),
        cluster: reader.read("cluster", clusterNameOrArn),
        waves: reader.read("services", waves) ?? [],
        images: reader.read("image", images_images) ?? [],
        environment: reader.read("environment-variables", variables) ?? [],
        secrets: reader.read("secrets", secrets) ?? [],
        base: reader.read("task-definition", base) ?? { kind: "latest" },
        schedules: reader.read("scheduled-tasks", schedules) ?? [],
        desiredCount: reader.read("desired-count", wholeNumber(0, 2_147_483_647)),
        forceNewDeployment: reader.read("force-new-deployment", scalars_boolean),
        ifOutdated: reader.read("if-outdated", oneOf("warn", "refuse", "release")),
        migration: readMigration(reader, shared),
        rollout: readRollout(reader, shared),
        codeDeploy: readCodeDeploy(reader),
        report: readReport(reader),
        job,
    });
}
function readCredentials(reader, job) {
    return present({
        region: reader.read("aws-region", regionName) ?? ambientRegion(reader),
        roleToAssume: reader.read("role-to-assume", roleArn),
        roleSessionName: reader.read("role-session-name", sessionName) ?? sessionNameOf(job),
        roleDurationSeconds: reader.read("role-duration-seconds", wholeNumber(900, 43_200)),
        audience: reader.read("audience", line(1000)),
        roleToChain: reader.read("role-to-chain", roleArn),
    });
}
/** "" if the environment has no valid region. An invalid one is a problem, because it becomes part of a host name. */
function ambientRegion(reader) {
    const variable = ["AWS_REGION", "AWS_DEFAULT_REGION"].find((name) => reader.environment[name]?.trim());
    if (variable === undefined || reader.isSet("aws-region"))
        return "";
    const addProblem = (problem) => reader.addProblem("aws-region", `${variable}: ${problem}`);
    return regionName(reader.environment[variable]?.trim() ?? "", addProblem) ?? "";
}
const sessionName = (text, addProblem) => {
    const name = cleanSessionName(text);
    return name.length < 2 ? addProblem("Use at least two characters.") : name;
};
/** Checks the migration inputs even if no migration runs. */
function readMigration(reader, shared) {
    const implied = reader.isSet("migration-command") || reader.isSet("migration-task-definition");
    const runs = reader.read("run-migrations", scalars_boolean) ?? implied;
    const migration = present({
        ...shared,
        command: reader.read("migration-command", command),
        environment: reader.read("migration-environment", taskVariables),
        taskDefinition: reader.read("migration-task-definition", familyName),
        network: readNetwork(reader),
        ifMigrating: reader.read("if-migrating", oneOf("wait", "fail")),
    });
    return runs ? migration : undefined;
}
/** At most 16 subnets and 5 security groups: AwsVpcConfiguration, ECS API reference. */
function readNetwork(reader) {
    return present({
        subnets: reader.read("migration-subnets", list(ec2Id("subnet"), String, 16)),
        securityGroups: reader.read("migration-security-groups", list(ec2Id("sg"), String, 5)),
        assignPublicIp: reader.read("migration-assign-public-ip", enabled),
    });
}
function readRollout(reader, shared) {
    return present({
        waitFor: reader.read("wait-for", oneOf("stable", "traffic-shifted", "nothing")),
        timeout: reader.read("rollout-timeout", duration()),
        onFailure: reader.read("on-failure", oneOf("rollback", "rollback-unless-migrated", "leave")),
        onCancel: reader.read("on-cancel", oneOf("rollback", "leave", "stop")),
        ifDeploying: reader.read("if-deploying", oneOf("wait", "fail", "replace")),
        smokeTest: readSmokeTest(reader),
        bake: readBake(reader),
        afterRelease: readAfterRelease(reader, shared),
        failedRevision: reader.read("failed-revision", oneOf("deregister", "keep")),
    });
}
/** DescribeAlarms takes at most 100 names of at most 255 characters: CloudWatch API reference. */
function readBake(reader) {
    const alarms = reader.read("bake-alarms", list(line(255), String, 100)) ?? [];
    const time = reader.read("bake-time", duration());
    return time === undefined ? undefined : { time, alarms };
}
function readAfterRelease(reader, shared) {
    const words = reader.read("after-release-command", command);
    return words === undefined ? undefined : { ...shared, command: words };
}
function readSmokeTest(reader) {
    const test = present({
        command: reader.read("smoke-test-command", command),
        url: reader.read("smoke-test-url", address),
        expect: reader.read("smoke-test-expect", line(1000)),
        timeout: reader.read("smoke-test-timeout", duration()),
    });
    return test.command === undefined && test.url === undefined ? undefined : test;
}
/** CodeDeploy names have at most 100 characters: CodeDeploy API reference. */
function readCodeDeploy(reader) {
    return present({
        application: reader.read("codedeploy-application", line(100)),
        deploymentGroup: reader.read("codedeploy-deployment-group", line(100)),
        deploymentConfig: reader.read("codedeploy-deployment-config", line(100)),
        appSpec: reader.read("codedeploy-appspec", path),
    });
}
function readReport(reader) {
    return present({
        dryRun: reader.read("dry-run", scalars_boolean),
        streamLogs: reader.read("stream-logs", scalars_boolean),
        traceTags: reader.read("trace-tags", scalars_boolean),
        pollInterval: reader.read("poll-interval", duration({ ms: 100, asWritten: "100ms" })),
        githubToken: reader.read("github-token", secret),
        githubEnvironment: reader.read("github-environment", line(255)),
        githubEnvironmentUrl: reader.read("github-environment-url", address),
    });
}
function present(members) {
    return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}


/***/ })

};
