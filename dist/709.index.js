export const id = 709;
export const ids = [709];
export const modules = {

/***/ 2663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ isStuck)
/* harmony export */ });
/* unused harmony export patience */
/** The default threshold of ECS's circuit breaker: half of the tasks, at least 3, at most 200. */
const patience = (desired) => Math.min(200, Math.max(3, Math.ceil(desired / 2)));
function isStuck(service, ours, deployment) {
    if (ours === undefined || hasBreaker(service, deployment))
        return false;
    return (ours.failedTasks ?? 0) >= patience(service.desiredCount ?? 0) && (ours.runningCount ?? 0) === 0;
}
function hasBreaker(service, deployment) {
    const status = deployment?.deploymentCircuitBreaker?.status;
    if (status !== undefined)
        return status !== "DISABLED";
    return service.deploymentConfiguration?.deploymentCircuitBreaker?.enable === true;
}


/***/ }),

/***/ 6709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ busyGroup),
  t: () => (/* binding */ refreshed),
  settleForeign: () => (/* binding */ settleForeign)
});

// EXTERNAL MODULE: ./build/src/aws/arn.js
var arn = __webpack_require__(2672);
// EXTERNAL MODULE: ./build/src/codedeploy/running.js
var codedeploy_running = __webpack_require__(5975);
// EXTERNAL MODULE: ./build/src/codedeploy/stop.js
var stop = __webpack_require__(5290);
// EXTERNAL MODULE: ./build/src/ecs/deployment.js
var deployment = __webpack_require__(584);
// EXTERNAL MODULE: ./build/src/ecs/reading/rollout-states.js
var rollout_states = __webpack_require__(6220);
// EXTERNAL MODULE: ./build/src/ecs/reading/services.js
var reading_services = __webpack_require__(1590);
// EXTERNAL MODULE: ./build/src/ecs/service.js
var ecs_service = __webpack_require__(9260);
// EXTERNAL MODULE: ./build/src/core/failure.js
var failure = __webpack_require__(139);
// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan = __webpack_require__(3866);
// EXTERNAL MODULE: ./build/src/core/time.js + 1 modules
var time = __webpack_require__(4411);
// EXTERNAL MODULE: ./build/src/release/heartbeat.js
var release_heartbeat = __webpack_require__(5691);
// EXTERNAL MODULE: ./build/src/diagnosis/events.js + 1 modules
var diagnosis_events = __webpack_require__(8414);
// EXTERNAL MODULE: ./build/src/ecs/definition/task-definition.js
var task_definition = __webpack_require__(9992);
// EXTERNAL MODULE: ./build/src/ecs/stuck.js
var stuck = __webpack_require__(2663);
// EXTERNAL MODULE: ./build/src/release/rollout/explain.js
var explain = __webpack_require__(434);
;// CONCATENATED MODULE: ./build/src/release/rollout/foreign-trouble.js





/** Why it will not end; `undefined` if nothing shows that. Pure. */
function outlookOfForeign({ service, deployment }) {
    if ((0,stuck/* isStuck */.Z)(service, deployment, undefined))
        return { kind: "crash-loop" };
    const begun = deployment.createdAt?.getTime() ?? 0;
    const events = (service.events ?? [])
        .filter(({ createdAt }) => (createdAt?.getTime() ?? 0) >= begun)
        .flatMap(({ message }) => message ?? []);
    const cause = (0,diagnosis_events/* diagnoseEvents */.oP)(events, { deploymentId: deployment.id });
    return cause === undefined ? undefined : { kind: "held-up", cause };
}
const replaceInstead = "The deployment can't end by itself. To deploy over it, set if-deploying to `replace`.";
class ForeignTrouble {
    #context;
    #failing;
    /** By deployment ID; `undefined` if the task definition can't be read. */
    #services = new Map();
    #told = new Set();
    #outlooks = new Map();
    constructor(context) {
        this.#context = context;
        this.#failing = new explain/* FailingTasks */.n(context);
    }
    /** Examines one poll of a foreign deployment, and reports each finding once. */
    async notice(view) {
        const { id = "" } = view.deployment;
        if ((view.deployment.failedTasks ?? 0) > 0 && !this.#told.has(`${id} crash-loop`)) {
            const one = await this.#serviceOf(view);
            if (one !== undefined)
                this.#failing.notice(one, view.service, undefined);
        }
        const outlook = outlookOfForeign(view);
        this.#outlooks.delete(id);
        if (outlook === undefined)
            return;
        this.#outlooks.set(id, outlook);
        const key = outlook.kind === "held-up" ? `${id} ${outlook.cause.name}` : `${id} crash-loop`;
        if (this.#told.has(key))
            return;
        this.#told.add(key);
        const one = this.#services.get(id);
        if (outlook.kind === "crash-loop" && one !== undefined)
            await this.#failing.finish([one]);
        const text = `Deployment ${id} does not complete. ${this.whyNot(id).join(" ")}`;
        this.#context.tell({ kind: "note", level: "warning", about: view.name, text });
    }
    /** Sentences on why a deployment does not end; empty if nothing is known. */
    whyNot(id) {
        const outlook = this.#outlooks.get(id);
        if (outlook === undefined)
            return [];
        if (outlook.kind === "held-up") {
            return [outlook.cause.what, ...(outlook.cause.remedy === undefined ? [] : [outlook.cause.remedy])];
        }
        const one = this.#services.get(id);
        const [group] = one === undefined ? [] : this.#failing.groupsOf(one);
        return [
            "Its tasks keep failing, none is running, and the service has no deployment circuit breaker.",
            ...(group === undefined ? [] : [group.cause.what]),
            replaceInstead,
        ];
    }
    /** Whether one of these can't end by itself. */
    isHopeless(ids) {
        return ids.some((id) => this.#outlooks.get(id)?.kind === "crash-loop");
    }
    async #serviceOf({ name, cluster, deployment }) {
        const { id = "", taskDefinition = "" } = deployment;
        if (this.#services.has(id))
            return this.#services.get(id);
        const { aws, signal } = this.#context;
        let one;
        try {
            const ecs = await aws.ecs();
            let text = "";
            await ecs.describeTaskDefinition({ taskDefinition }, { onText: (body) => (text = body), signal, resource: taskDefinition });
            const { definition } = (0,task_definition/* describedTaskDefinition */.Ql)(text);
            const release = { name, cluster, definition, replaced: [] };
            one = { release, deploymentId: id, by: { controller: "ECS" } };
        }
        catch (error) {
            signal.throwIfAborted();
            if (!(error instanceof failure/* Failure */.HR))
                throw error;
        }
        this.#services.set(id, one);
        return one;
    }
}

;// CONCATENATED MODULE: ./build/src/release/rollout/foreign.js












/**
 * Reads the services right before the change, once no foreign deployment is in progress (with `if-deploying: replace`,
 * an ECS deployment may be: the release replaces it). A rollback restores the revision that serves at this point.
 * Throws Failure `deployment-in-progress`.
 */
async function settleForeign(context, services, deadline) {
    const { clock, pace, signal, tell } = context;
    const { ifDeploying } = context.request.rollout;
    const ecs = await context.aws.ecs();
    const heartbeat = new release_heartbeat/* Heartbeat */.X(clock, tell);
    const trouble = new ForeignTrouble(context);
    let reported = new Set();
    let busy = [];
    const settled = await (0,time/* poll */.wt)({ clock, pace, signal, deadline }, async () => {
        const [now, foreign] = await look(context, ecs, services);
        busy = foreign;
        if (busy.length > 0 && ifDeploying === "fail")
            throw inProgress(busy, "if-deploying is `fail`");
        for (const one of busy) {
            if (reported.has(one.id))
                continue;
            const verb = ifDeploying === "replace" ? "Replacing" : "Waiting for";
            tell({ kind: "note", level: "info", about: one.name, text: `${verb} ${one.words}.` });
            // CodeDeploy runs one deployment per group: it has to end before the release can deploy.
            if (ifDeploying === "replace" && one.controller === "CODE_DEPLOY")
                await (0,stop/* stopDeployment */.U)(context, one.id, true);
        }
        reported = new Set(busy.map(({ id }) => id));
        const awaited = ifDeploying === "replace" ? busy.filter(({ controller }) => controller === "CODE_DEPLOY") : busy;
        if (awaited.length === 0)
            return now;
        for (const { view } of awaited)
            if (view !== undefined)
                await trouble.notice(view);
        heartbeat.beat(`the deployment of ${namesOf(awaited)} to end`, deadline.at);
        return undefined;
    });
    if (settled === undefined)
        throw inProgress(busy, "it did not end within rollout-timeout", trouble);
    return settled;
}
async function look(context, ecs, services) {
    const asked = services.map((one) => ({ service: one.name, cluster: one.cluster, one }));
    const reader = { ecs, signal: context.signal };
    const [found, ...byCodeDeploy] = await Promise.all([
        (0,reading_services/* describeServices */.Ge)(reader, asked).then((shown) => (0,rollout_states/* completeRolloutStates */.j)(reader, shown)),
        ...services.map((one) => runningIn(context, one)),
    ]);
    const now = context.clock.now();
    const byEcs = asked.flatMap((one) => {
        const service = found.get(one);
        const deployment = service && (0,ecs_service/* deploymentInProgress */.ij)(service);
        if (service === undefined || deployment === undefined || (0,plan/* isOurs */.MU)(one.one, deployment.id))
            return [];
        const { id = "?", taskDefinition = "?", createdAt } = deployment;
        const words = `deployment ${id} of ${(0,arn/* revisionName */.pd)(taskDefinition)}${age(createdAt?.getTime(), now)}`;
        const view = { name: one.service, cluster: one.cluster, service, deployment };
        return [{ name: one.service, id, controller: "ECS", words, view }];
    });
    const current = new Map([...found].map(([one, service]) => [one.service, (0,reading_services/* withEventIds */.tt)(service)]));
    return [current, [...byEcs, ...byCodeDeploy.flat()]];
}
async function runningIn(context, { name, group }) {
    if (group === undefined)
        return [];
    const running = await (0,codedeploy_running/* runningDeployments */._Y)(context, group);
    const now = context.clock.now();
    return running.map((one) => ({
        name,
        id: one.id,
        controller: "CODE_DEPLOY",
        words: runningInWords(one, now),
    }));
}
/** Updates the planned service with the current state: `from` is the revision that serves now. */
function refreshed(release, services) {
    const service = services.get(release.name);
    if (service === undefined || service.status !== "ACTIVE") {
        const what = `${release.name} was ACTIVE when the release was planned, but is now ${service?.status ?? "gone"}.`;
        throw new failure/* Failure */.HR({ name: "service-gone", what, evidence: [] });
    }
    // An interrupted attempt's deployment may have ended since the plan; a rollback restores what that one replaced.
    const proven = (0,plan/* isOurs */.MU)(release, (0,deployment/* primaryOf */.Os)(service)?.id) ? undefined : (0,ecs_service/* provenRevision */.qE)(service);
    return { ...release, before: service, from: proven ?? release.from };
}
/** CodeDeploy rejected a second deployment of the group: another one started after the last poll. */
function busyGroup(name, running, now) {
    const what = `${name} already has a CodeDeploy deployment in progress.`;
    const evidence = running === undefined ? [] : [runningInWords(running, now)];
    const remedy = "Run the job again when that deployment has ended.";
    return new failure/* Failure */.HR({ name: "deployment-in-progress", what, evidence, remedy });
}
const age = (createdAt, now) => createdAt === undefined ? "" : `, started ${Math.max(0, Math.round((now - createdAt) / 1000))} s ago`;
function runningInWords({ id, status, creator, taskDefinition, createdAt }, now) {
    const revision = (0,arn/* revisionName */.pd)(taskDefinition ?? "?");
    return `CodeDeploy deployment ${id} (${status}, by ${creator}) of ${revision}${age(createdAt, now)}`;
}
const namesOf = (foreign) => [...new Set(foreign.map(({ name }) => name))].join(", ");
function inProgress(busy, why, trouble) {
    return new failure/* Failure */.HR({
        name: "deployment-in-progress",
        what: `${namesOf(busy)} already ${busy.length === 1 ? "has a deployment" : "have deployments"} in progress, and ${why}.`,
        evidence: busy.flatMap(({ id, name, words }) => [
            `${name}: ${words}`,
            ...(trouble?.whyNot(id) ?? []).map((text) => `${name}: ${text}`),
        ]),
        remedy: trouble?.isHopeless(busy.map(({ id }) => id))
            ? replaceInstead
            : "Run the job again when it has ended, or set if-deploying to `wait` or `replace`.",
    });
}


/***/ })

};
