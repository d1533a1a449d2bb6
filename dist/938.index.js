export const id = 938;
export const ids = [938,709];
export const modules = {

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
 * Whether a task definition that a person wrote has the types that the wire takes, by the SDK's own schema. AWS's
 * answer to `cpu: 256` names neither the member nor the line. Members that the schema doesn't know pass.
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
/** What the schema takes; `undefined` where anything goes. */
function takes(schema) {
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
/** `Image` for `image`: ECS would pass over it without a word. */
function misspelt(key, known) {
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
        const text = misspelt(key, members.keys());
        return text === undefined ? [] : [{ path: [...path, key], text }];
    });
}
function problems(schema, value, path) {
    const [wanted, has] = [takes(schema), kindOf(value)];
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
/** Names of the document's own members that RegisterTaskDefinition does not have, as far as the SDK knows. */
function unknownMembers(document) {
    const known = new Set([..._smithy_core_schema__WEBPACK_IMPORTED_MODULE_1__.NormalizedSchema.of(_aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_2__.RegisterTaskDefinitionRequest$).structIterator()].map(([name]) => name));
    return document.keys([]).filter((name) => !known.has(name));
}
/** All of them, in the document's order. */
function typeProblems(value) {
    return problems(_smithy_core_schema__WEBPACK_IMPORTED_MODULE_1__.NormalizedSchema.of(_aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_2__.RegisterTaskDefinitionRequest$), value, []);
}


/***/ }),

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

/***/ 7938:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  release: () => (/* binding */ release)
});

// EXTERNAL MODULE: ./build/src/core/failure.js
var failure = __webpack_require__(139);
// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan = __webpack_require__(3866);
;// CONCATENATED MODULE: ./build/src/release/background.js
/** Work that the release does not depend on, for example the rest of a log. The release waits for it at the end. */

class BackgroundWork {
    #tell;
    #signal;
    #pending = new Set();
    /** @param signal aborts when the job is canceled; the work ends with it */
    constructor(tell, signal) {
        this.#tell = tell;
        this.#signal = signal;
    }
    /** A failure of the work is a note; it never fails the release. */
    add(work) {
        const kept = work
            .catch((error) => {
            if (this.#signal.aborted)
                return;
            this.#tell({ kind: "note", level: "warning", text: `Background work failed: ${(0,failure/* messageOf */.bD)(error)}` });
        })
            .finally(() => this.#pending.delete(kept));
        this.#pending.add(kept);
    }
    async finish() {
        while (this.#pending.size > 0)
            await Promise.all(this.#pending);
    }
}

// EXTERNAL MODULE: ./build/src/release/rollout/update-service.js
var update_service = __webpack_require__(6714);
;// CONCATENATED MODULE: ./build/src/release/earlier.js

/** Called right before the first service change: an earlier failure leaves every service as it was found. */
function adoptEarlier(context, { waves }) {
    for (const [index, wave] of waves.entries()) {
        for (const service of wave)
            adopt(context, service, index + 1);
    }
}
function adopt({ clock, ledger }, planned, wave) {
    const { name, cluster, strategy, earlier, from, service } = planned;
    if (earlier === undefined || !earlier.ended)
        return;
    const { deploymentId, serviceDeploymentArn } = earlier;
    ledger.write({
        kind: "service",
        wave,
        service: name,
        cluster,
        controller: "ECS",
        strategy,
        from: earlier.from,
        to: from,
        idsBefore: (0,update_service/* deploymentIds */.Mx)(service).filter((id) => id !== deploymentId),
        deploymentId,
        ...(serviceDeploymentArn !== undefined && { serviceDeploymentArn }),
        at: clock.now(),
    });
}

// EXTERNAL MODULE: ./build/src/ecs/definition/task-definition.js
var task_definition = __webpack_require__(9992);
// EXTERNAL MODULE: ./build/src/aws/arn.js
var arn = __webpack_require__(2672);
// EXTERNAL MODULE: ./build/src/aws/errors/classify.js + 6 modules
var classify = __webpack_require__(6230);
// EXTERNAL MODULE: ./build/src/ecs/definition/comparison.js + 1 modules
var comparison = __webpack_require__(2407);
// EXTERNAL MODULE: ./build/src/ecs/definition/tags.js
var definition_tags = __webpack_require__(1468);
// EXTERNAL MODULE: ./build/src/ecs/definition/wire-types.js
var wire_types = __webpack_require__(200);
;// CONCATENATED MODULE: ./build/src/release/register.js







/** Family → ARN of the revision to release. Throws Failure. */
async function registerFamilies(context, plan) {
    const revisions = new Map();
    // Sequential: AWS allows one registration a second (docs/aws-reference.md#task-definitions), so a burst gains nothing.
    for (const family of plan.families.values()) {
        const arn = family.reused ? family.base : await register(context, family);
        revisions.set(family.family, arn);
        context.tell({
            kind: "registered",
            family: family.family,
            from: family.base,
            to: arn,
            reused: family.reused,
        });
    }
    return revisions;
}
/** @param write keeps the revision in the ledger */
async function register(context, family, write = (entry) => void context.ledger.write(entry)) {
    const trace = context.request.report.traceTags ? (0,definition_tags/* traceTags */.TS)(context.request.job) : [];
    const { tags, traceLeftOut } = (0,definition_tags/* revisionTags */.nr)(family.tags, trace);
    if (traceLeftOut)
        note(context, family, "The trace tags are skipped: the task definition already has too many tags.");
    try {
        return await sendKnown(context, family, tags, write);
    }
    catch (error) {
        if (trace.length === 0 || !isTaggingDenied(error))
            throw error;
        note(context, family, "The trace tags are skipped: the role does not allow ecs:TagResource.");
        return sendKnown(context, family, (0,definition_tags/* revisionTags */.nr)(family.tags, []).tags, write);
    }
}
const note = (context, { family }, text) => context.tell({ kind: "note", level: "info", about: family, text });
/**
 * Sends every member, including those that the SDK does not know: a new AWS setting, or a member that only
 * DescribeTaskDefinition returns. AWS may reject the latter, so a rejected document is sent once more without them.
 */
async function sendKnown(context, family, tags, write) {
    try {
        return await send(context, family, tags, write);
    }
    catch (error) {
        const unknown = (0,wire_types/* unknownMembers */.k)(family.definition.document);
        if (unknown.length === 0 || !isInvalid(error))
            throw error;
        const document = family.definition.document.removeEach([], new Set(unknown));
        const arn = await send(context, { ...family, definition: family.definition.edited(document) }, tags, write).catch(() => {
            // The unknown members were not the reason.
            throw error;
        });
        const text = `AWS rejected the task definition with ${unknown.join(", ")}, which this version does not know. It was registered without. ${(0,failure/* messageOf */.bD)(error)}`;
        context.tell({ kind: "note", level: "warning", about: family.family, text });
        return arn;
    }
}
const isInvalid = (error) => error instanceof failure/* Failure */.HR && (0,classify/* classify */.L8)(error.cause).kind === "invalid";
/** Whether AWS denied only the tags; the revision itself may be registered. */
function isTaggingDenied(error) {
    if (!(error instanceof failure/* Failure */.HR))
        return false;
    const problem = (0,classify/* classify */.L8)(error.cause);
    return problem.kind === "denied" && problem.message.includes("ecs:TagResource");
}
async function send(context, family, tags, write) {
    const ecs = await context.aws.ecs();
    let text = "";
    const answer = await ecs.registerTaskDefinition({ family: family.family, containerDefinitions: [] }, {
        body: (0,task_definition/* registration */.An)(family.definition, tags),
        onText: (body) => (text = body),
        signal: context.signal,
        resource: family.family,
        found: () => findRegistered(ecs, family, context.signal),
    });
    const arn = answer.taskDefinition?.taskDefinitionArn ?? (text === "" ? undefined : (0,task_definition/* describedTaskDefinition */.Ql)(text).arn);
    if (arn === undefined)
        throw new Error(`RegisterTaskDefinition of ${family.family} returned no ARN`);
    write({ kind: "registered", family: family.family, arn });
    return arn;
}
/**
 * RegisterTaskDefinition never deduplicates (docs/aws-reference.md#task-definitions). After a lost response, the latest
 * revision is treated as this release's if it is newer than the base and has the content that was sent.
 */
async function findRegistered(ecs, family, signal) {
    let text = "";
    const answer = await ecs.describeTaskDefinition({ taskDefinition: family.family }, { onText: (body) => (text = body), signal, resource: family.family });
    const newest = (0,task_definition/* describedTaskDefinition */.Ql)(text);
    const isOurs = (0,arn/* revisionName */.pd)(newest.arn) !== (0,arn/* revisionName */.pd)(family.base) &&
        (0,comparison/* isSameDefinition */.g)(newest.definition, family.definition);
    return isOurs ? answer : undefined;
}

// EXTERNAL MODULE: ./build/src/release/one-off/deregister.js
var deregister = __webpack_require__(6476);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/src/diagnosis/retry.js
var retry = __webpack_require__(9965);
// EXTERNAL MODULE: ./build/src/ecs/reading/tasks.js
var reading_tasks = __webpack_require__(2166);
// EXTERNAL MODULE: ./build/src/ecs/task.js
var ecs_task = __webpack_require__(6762);
// EXTERNAL MODULE: ./build/src/ecs/task-log.js
var task_log = __webpack_require__(6321);
// EXTERNAL MODULE: ./build/src/core/time.js + 1 modules
var core_time = __webpack_require__(4411);
// EXTERNAL MODULE: ./build/src/diagnosis/row.js
var row = __webpack_require__(4883);
// EXTERNAL MODULE: ./build/src/diagnosis/failed-container.js
var failed_container = __webpack_require__(8636);
// EXTERNAL MODULE: ./build/src/diagnosis/log-hints.js + 2 modules
var log_hints = __webpack_require__(725);
// EXTERNAL MODULE: ./build/src/diagnosis/rows/log-migration.js
var log_migration = __webpack_require__(8174);
;// CONCATENATED MODULE: ./build/src/diagnosis/one-off.js




/** Messages that servers print when they are ready. */
const servingLines = /listening (?:on|at|for)\b|server (?:is )?(?:running|started|listening|ready)|\bstarted .{0,200}on port|started on port|Uvicorn running on|Application startup complete|Now listening on|ready to handle connections|fpm is running|supervisord started|resuming normal operations|start worker process|Booting worker with pid|ready (?:in|on|started)\b|Listening at: |Starting development server at|Puma starting in|Octane server|RoadRunner server started|worker: Warm shutdown|celery@\S{1,100} ready/iu;
const isServingLine = (line) => servingLines.test(line.slice(0, 1000));
/**
 * For a task that timed out while its container was still running: whether the container runs a server instead of
 * the migration. Its health check or its log proves that; `undefined` if neither does.
 */
function serverMistakenForMigration(facts) {
    const state = (0,failed_container/* ownContainers */.no)(facts).find(({ name }) => name === facts.container);
    if (state?.exitCode !== undefined && ![0, 137, 143].includes(state.exitCode))
        return undefined;
    const line = (facts.log ?? []).slice(-500).find(isServingLine);
    const healthy = state?.healthStatus === "HEALTHY";
    if (line === undefined && !healthy)
        return undefined;
    const variables = facts.variables.length === 0 ? "the variables of the task" : facts.variables.join(", ");
    return {
        name: "serves-instead-of-migrating",
        what: `Container "${facts.container}" started its server instead of exiting: its image ${facts.commandGiven ? "ignores the command" : `does not check ${variables}`}.`,
        evidence: [
            ...(healthy ? [`container ${facts.container}: HEALTHY, but it should have migrated and exited`] : []),
            ...(line === undefined ? [] : [`log: ${(0,row/* shortened */.vI)(line)}`]),
        ],
        remedy: facts.commandGiven
            ? 'The image\'s `entryPoint` runs before the command. End it with `exec "$@"`, or set the input `migration-task-definition` to a family whose `entryPoint` runs the command.'
            : `Set the input \`migration-command\` to the migration command (for example \`php artisan migrate --force\`), or make the entry point migrate and exit when ${variables} is set.`,
    };
}
/**
 * For a one-off task beside a service that uses Service Connect: only tasks that a service starts get its names, so a
 * name that works in the service fails here.
 */
function namesWithoutServiceConnect(cause) {
    if (cause.name !== "host-name-unknown")
        return cause;
    const remedy = "If the name is a Service Connect name, use one that DNS resolves, for example the database's own endpoint.";
    return {
        ...cause,
        what: `${cause.what} A one-off task has no Service Connect names, and the service uses Service Connect.`,
        remedy: [remedy, cause.remedy].filter((text) => text !== undefined).join(" "),
    };
}
/** For a migration that exited with code 0: its log may report that it did nothing because another held the lock. */
function migrationSkipped(log) {
    const rows = log_migration/* migrationHints */.P.filter((row) => row.name === "migration-skipped");
    const hint = (0,log_hints/* findHint */.hn)(log, rows);
    return hint && (0,row/* causeOf */.rl)(hint.match, {}, [`log: ${hint.line}`]);
}

// EXTERNAL MODULE: ./build/src/diagnosis/placement.js
var placement = __webpack_require__(3980);
// EXTERNAL MODULE: ./build/src/diagnosis/task-words.js
var task_words = __webpack_require__(290);
// EXTERNAL MODULE: ./build/src/diagnosis/task.js + 1 modules
var diagnosis_task = __webpack_require__(6475);
;// CONCATENATED MODULE: ./build/src/ecs/task-time.js

/**
 * The stages that the task has reached, in order. The current stage lasts until `now` (epoch milliseconds), or until the
 * task stopped.
 */
function timeSpent(task, now) {
    const end = (task.executionStoppedAt ?? task.stoppingAt ?? task.stoppedAt)?.getTime() ?? now;
    const begins = [
        ["placing", task.createdAt],
        ["pulling", task.pullStartedAt],
        ["starting", task.pullStoppedAt],
        ["running", task.startedAt],
    ];
    const reached = begins.flatMap(([stage, at]) => (at === undefined ? [] : [{ stage, at: at.getTime() }]));
    return reached.map(({ stage, at }, index) => ({
        stage,
        milliseconds: Math.max(0, (reached[index + 1]?.at ?? end) - at),
    }));
}
/** `placing 1 m 05 s, pulling 12 s, running 28 m`; omits stages under a second. */
function timeSpentInWords(task, now) {
    const stages = timeSpent(task, now);
    const shown = stages.filter(({ milliseconds }, index) => milliseconds >= 1000 || index === stages.length - 1);
    return shown.map(({ stage, milliseconds }) => `${stage} ${(0,core_time/* inWords */.r4)(milliseconds)}`).join(", ");
}
/** What the task is doing, for reports. */
function stageInWords(task) {
    switch (task.lastStatus) {
        case "PROVISIONING":
            return "waiting for capacity and a network interface";
        case "PENDING":
            if (task.pullStartedAt === undefined)
                return "waiting for capacity";
            return task.pullStoppedAt === undefined ? "pulling images" : "starting its containers";
        case "ACTIVATING":
            return "starting its containers";
        case "RUNNING":
            return "running";
        case "DEACTIVATING":
        case "STOPPING":
        case "DEPROVISIONING":
            return "stopping";
        case undefined:
            return "in an unknown state";
        default:
            return task.lastStatus.toLowerCase();
    }
}
/** `PENDING, pulling images`: ECS's state, with a detail if the state is ambiguous. */
const statusInWords = (task) => task.lastStatus === "PENDING" ? `PENDING, ${stageInWords(task)}` : (task.lastStatus ?? "UNKNOWN");

// EXTERNAL MODULE: ./build/src/ecs/task-identity.js
var task_identity = __webpack_require__(3825);
;// CONCATENATED MODULE: ./build/src/release/one-off/spec.js

async function oneOffContext(context) {
    const { aws, clock, tell, signal, pace, background } = context;
    const logs = (region) => aws.logs(region);
    return {
        ecs: await aws.ecs(),
        logs,
        clock,
        tell,
        signal,
        pace,
        ...(background && { background: (work) => background.add(work) }),
    };
}
/** Starts of one task: more are not made when none of them gets to run. */
const maxStarts = 5;
/** The containers of a definition as the diagnosis looks at them. */
const plansOf = ({ document }) => (document.get(["containerDefinitions"]) ?? []);
const deciderOf = (spec) => ({
    container: spec.container,
    definitions: plansOf(spec.definition),
});
function intentOf(spec) {
    return {
        startedBy: (0,task_identity/* startedByOf */.wK)(spec.kind, spec.definition.family),
        mark: (0,task_identity/* markOf */.Fg)(spec.starter, spec, spec.subject),
    };
}
function overridesOf({ container, command, environment }, { mark }) {
    const variables = [
        ...environment.map(({ name, value }) => ({ name, value })),
        { name: task_identity/* markName */.Fp, value: mark },
    ];
    const words = command === undefined ? {} : { command: [...command] };
    return { containerOverrides: [{ name: container, ...words, environment: variables }] };
}
/**
 * The request for start number `start`, from 0. Sent again as it is, it never starts a second task. `after` is the ARN
 * of a failed task that the same request left behind.
 */
function runTaskRequest(spec, intent, start, after) {
    return {
        cluster: spec.cluster,
        taskDefinition: spec.taskDefinition,
        count: 1,
        startedBy: intent.startedBy,
        clientToken: (0,task_identity/* clientTokenOf */.kG)(intent.mark, spec, start, after),
        overrides: overridesOf(spec, intent),
        ...spec.launch,
        ...(spec.tags.length > 0 && { tags: spec.tags.map(({ key, value }) => ({ key, value })) }),
    };
}

;// CONCATENATED MODULE: ./build/src/release/one-off/cause.js








const names = {
    migration: "migration",
    "smoke-test": "smoke test",
    "after-release": "after-release command",
};
const nameOf = ({ kind }) => names[kind];
const timeoutInput = {
    migration: "migration-timeout",
    "smoke-test": "smoke-test-timeout",
    "after-release": "migration-timeout",
};
const factsOf = ({ spec, task, log }) => ({
    task: task ?? {},
    definitions: plansOf(spec.definition),
    runtimePlatform: spec.definition.runtimePlatform,
    released: [spec.container],
    log,
});
function diagnose(ending) {
    const cause = (0,diagnosis_task/* diagnoseTask */.S)(factsOf(ending));
    return ending.spec.besideServiceConnect === true ? namesWithoutServiceConnect(cause) : cause;
}
/** RunTask answered without a task. `passing`: another start may find a place. */
function startFailure(spec, failures) {
    const cause = (0,placement/* diagnosePlacement */.M)(failures);
    const what = `The ${nameOf(spec)} task of ${spec.definition.family} was not started. ${cause.what}`;
    const passing = failures.length > 0 && failures.every(({ reason }) => (0,retry/* mayRetryPlacement */.PK)(reason));
    return { cause: { ...cause, what }, passing };
}
/** The cause of a verdict that is not a success. */
function causeOf(verdict, ending) {
    switch (verdict.state) {
        case "exited":
        case "outlived":
            return exited(verdict.exitCode, ending);
        case "dependency-failed":
            return dependencyFailed(verdict, ending);
        case "no-exit-code":
            return verdict.started ? unknownOutcome(diagnose(ending), ending) : diagnose(ending);
        case "interrupted":
            return interrupted(verdict.stopCode, ending);
        case "gone":
            return gone(ending);
    }
}
/** The diagnosis, with the deciding container's own code in front where it is about another one. */
function exited(exitCode, ending) {
    const cause = diagnose(ending);
    const { container } = ending.spec;
    if (cause.container === container && cause.exitCode === exitCode)
        return cause;
    return { ...cause, what: `Container "${container}" ended with exit code ${exitCode}. ${cause.what}` };
}
function dependencyFailed({ container, exitCode }, ending) {
    const cause = diagnose(ending);
    if (cause.name.startsWith("dependency-"))
        return cause;
    const dependency = container === undefined ? "another container" : `container "${container}"`;
    const ended = exitCode === undefined ? "did not start" : `ended with exit code ${exitCode}`;
    return {
        name: "dependency-failed",
        what: `Container "${ending.spec.container}" never ran: ${dependency}, which it depends on, ${ended}.`,
        evidence: cause.evidence,
        remedy: `Read the log of ${dependency}; the exit code of "${ending.spec.container}" says nothing.`,
        ...(container !== undefined && { container }),
    };
}
const checkByHand = (ending) => ending.spec.kind === "migration"
    ? "Whether it was applied is unknown: ask the migration tool for its status, then run the job again."
    : "Run the job again.";
const unknownOutcome = (cause, ending) => ({
    ...cause,
    what: `The ${nameOf(ending.spec)} was running and left no exit code. ${cause.what}`,
    remedy: [cause.remedy, checkByHand(ending)].filter((text) => text !== undefined).join(" "),
});
function interrupted(stopCode, ending) {
    const { container } = ending.spec;
    const byAnother = stopCode === "EssentialContainerExited";
    const why = byAnother
        ? "because another essential container ended first"
        : `from outside (${stopCode === "" ? "no stop code" : stopCode})`;
    return {
        name: "task-interrupted",
        what: `The ${nameOf(ending.spec)} task was stopped ${why}; container "${container}" left with exit code 0, which proves no finished work.`,
        evidence: (0,task_words/* evidenceOf */.X)(factsOf(ending)),
        remedy: `${byAnother ? "Set `essential: false` on what the task can do without." : "CloudTrail's StopTask event says who stopped it."} ${checkByHand(ending)}`,
    };
}
const gone = (ending) => ({
    name: "task-gone",
    what: `ECS does not know the ${nameOf(ending.spec)} task any more, so its end is unknown.`,
    evidence: [ending.taskArn],
    remedy: checkByHand(ending),
});
/** The task was still going when its time was over. `stop` says what became of StopTask. */
function timeoutCause(ending, stop) {
    const { spec, task, now } = ending;
    const spent = task === undefined ? "" : timeSpentInWords(task, now);
    const what = `The ${nameOf(spec)} did not end within ${(0,core_time/* inWords */.r4)(spec.timeout)}${spent === "" ? "" : `: ${spent}`}.`;
    const evidence = [stop, ending.taskArn];
    const serves = servesInstead(ending);
    if (serves !== undefined) {
        return { ...serves, what: `${what} ${serves.what}`, evidence: [...serves.evidence, ...evidence] };
    }
    return {
        name: `${spec.kind}-timeout`,
        what,
        evidence,
        remedy: `${checkByHand(ending)} If it only needs longer, raise ${timeoutInput[spec.kind]}.`,
    };
}
/** The task was stopped long before its time was over, because it serves. */
function servesCause(ending, stop) {
    const serves = servesInstead(ending) ?? timeoutCause(ending, stop);
    return { ...serves, evidence: [...serves.evidence, stop, ending.taskArn] };
}
/** The usual mistake: an image that does not know the variable starts its server, and never ends. */
const servesInstead = (ending) => serverMistakenForMigration({
    ...factsOf(ending),
    container: ending.spec.container,
    variables: ending.spec.environment.map(({ name }) => name),
    commandGiven: ending.spec.command !== undefined,
});
/**
 * What a success leaves open: a tool that exits with 0 although it did nothing (docs/aws-reference.md#migrations), and another
 * essential container that failed: had it ended first, ECS would have stopped the migration halfway.
 */
function doubtsAbout(ending) {
    if (ending.spec.kind !== "migration")
        return [];
    const skipped = migrationSkipped(ending.log);
    const failed = failedBeside(ending);
    return [
        ...(skipped === undefined ? [] : [`It exited with 0, but: ${skipped.what} ${skipped.remedy ?? ""}`]),
        ...failed.map((name) => `It exited with 0, but the essential container "${name}" failed in the same task. If that came first, the migration was cut short: ask the migration tool for its status.`),
    ];
}
/** 137 and 143 are what ECS does to those that are left. */
const usualEnds = new Set([0, 137, 143]);
const failedBeside = ({ spec, task }) => spec.definition.containers
    .filter(({ name, essential }) => essential && name !== spec.container)
    .map(({ name }) => name)
    .filter((name) => {
    const exitCode = task?.containers?.find((container) => container.name === name)?.exitCode;
    return exitCode !== undefined && !usualEnds.has(exitCode);
});
/** ECS could not be asked any more while the task was going. */
function unseenCause(ending, why) {
    return {
        ...why,
        what: `The ${nameOf(ending.spec)} task could not be followed to its end. ${why.what}`,
        evidence: [...why.evidence, `The task may still be running: ${ending.taskArn}`],
        remedy: [why.remedy, checkByHand(ending)].filter((text) => text !== undefined).join(" "),
    };
}

// EXTERNAL MODULE: ./build/src/release/heartbeat.js
var release_heartbeat = __webpack_require__(5691);
;// CONCATENATED MODULE: ./build/src/release/passing.js
/** AWS errors that may be gone at the next attempt. */


/** An unclassified error counts as temporary: every caller has a deadline. */
function isPassing(thrown) {
    if (!(thrown instanceof failure/* Failure */.HR))
        return false;
    const problem = (0,classify/* classify */.L8)(thrown.cause);
    return (0,classify/* isWorthRetrying */.J0)(problem) || problem.kind === "unknown";
}

;// CONCATENATED MODULE: ./build/src/release/one-off/guard.js










/** How long a look is tried again while AWS does not answer. */
const insistence = (0,core_time/* minutes */.Gx)(5);
class Guard {
    #context;
    #spec;
    #intent;
    /** Tasks of this kind that were seen at work: they no longer are listed once they are told to stop. */
    #known = new Set();
    #lookedBack = false;
    constructor(context, spec, intent) {
        this.#context = context;
        this.#spec = spec;
        this.#intent = intent;
    }
    /**
     * Waits until no other task of this kind is at work. Gives the task to take over instead of starting one, where
     * this run has one that is at work, or this run attempt one that has succeeded.
     * @throws Failure `task-running` (`if-migrating: fail`), `task-wait-timeout`
     */
    async clear(patience) {
        const { clock, signal, pace } = this.#context;
        const begin = clock.now();
        const heartbeat = new release_heartbeat/* Heartbeat */.X(clock, this.#context.tell);
        let told;
        for (;;) {
            const { tasks, unknown } = await this.#lookInsistently();
            const own = this.#takeOver(tasks);
            if (own !== undefined)
                return own;
            const elapsed = clock.now() - begin;
            const other = tasks.find(task_identity/* isAlive */._n);
            if (other === undefined && (unknown === 0 || elapsed >= ecs_task/* missingGrace */.b1)) {
                patience.left -= elapsed;
                return undefined;
            }
            if (other !== undefined) {
                if (this.#spec.ifBusy === "fail")
                    throw this.#running(other);
                if (elapsed >= patience.left)
                    throw this.#waitedTooLong(other, elapsed);
                if (told !== other.taskArn)
                    this.#tell(`Waiting for ${this.#describe(other)}.`);
                told = other.taskArn;
                heartbeat.beat(`${this.#describe(other)} to end`, begin + patience.left);
            }
            await clock.sleep(Math.max(1, Math.min(pace(elapsed), patience.left - elapsed)), signal);
        }
    }
    /** A task of this kind at work that was there before ours, so that ours has to give way. */
    async olderThan(own) {
        const { cluster } = this.#spec;
        const listed = await (0,reading_tasks/* listRunning */.GC)(this.#context, cluster, this.#intent.startedBy);
        const others = listed.filter((arn) => arn !== own.taskArn);
        const tasks = await (0,reading_tasks/* describeTasks */.yz)(this.#context, cluster, others);
        return tasks.find((task) => (0,task_identity/* isAlive */._n)(task) && (0,task_identity/* isOlder */.tW)(task, own));
    }
    /** A look that outlasts AWS's bad minutes: nothing is started without one. */
    async #lookInsistently() {
        const { clock, signal, pace } = this.#context;
        const end = clock.now() + insistence;
        for (;;) {
            try {
                return await this.#look();
            }
            catch (thrown) {
                signal.throwIfAborted();
                if (!isPassing(thrown) || clock.now() >= end)
                    throw thrown;
                await clock.sleep(pace(0), signal);
            }
        }
    }
    async #look() {
        const { cluster } = this.#spec;
        const { family } = this.#spec.definition;
        const { startedBy } = this.#intent;
        const [listed, stopped] = await Promise.all([
            (0,reading_tasks/* listRunning */.GC)(this.#context, cluster, startedBy),
            this.#lookedBack ? [] : (0,reading_tasks/* describeStopped */.p_)(this.#context, cluster, { family, startedBy }),
        ]);
        this.#lookedBack = true;
        for (const { taskArn } of stopped)
            this.#know(taskArn);
        for (const arn of listed)
            this.#know(arn);
        const tasks = await (0,reading_tasks/* describeTasks */.yz)(this.#context, cluster, [...this.#known]);
        for (const task of tasks)
            if ((0,ecs_task/* isOver */.PU)(task) && this.#isOthers(task))
                this.#known.delete(task.taskArn ?? "");
        const described = new Set(tasks.map(({ taskArn }) => taskArn));
        return { tasks, unknown: listed.filter((arn) => !described.has(arn)).length };
    }
    #know(arn) {
        if (arn !== undefined)
            this.#known.add(arn);
    }
    #isOthers(task) {
        return (0,task_identity/* kinshipOf */.G5)(task, this.#intent) === "other";
    }
    #takeOver(tasks) {
        const kin = tasks.filter((task) => !this.#isOthers(task));
        const atWork = kin.filter(task_identity/* isAlive */._n).toSorted(oldestFirst)[0];
        if (atWork !== undefined)
            return atWork;
        const done = kin.filter((task) => (0,task_identity/* kinshipOf */.G5)(task, this.#intent) === "same-attempt" && this.#hasSucceeded(task));
        return done.toSorted(oldestFirst).at(-1);
    }
    /** A failed one is run again. */
    #hasSucceeded(task) {
        return (0,ecs_task/* hasSucceeded */.yO)((0,ecs_task/* judge */.S4)({ task }, deciderOf(this.#spec)));
    }
    #tell(text) {
        this.#context.tell({ kind: "note", level: "info", about: this.#spec.definition.family, text });
    }
    #describe(task) {
        const { kind, definition } = this.#spec;
        const age = this.#context.clock.now() - (task.createdAt?.getTime() ?? this.#context.clock.now());
        const whose = (0,task_identity/* markIn */.bk)(task)?.replace(/:[0-9a-f]{16}$/u, "") ?? "an unknown run";
        return `the ${kind} of ${definition.family} that ${whose} started ${(0,core_time/* inWords */.r4)(age)} ago (task ${(0,arn/* shortName */.EU)(task.taskArn ?? "")}, ${stageInWords(task)})`;
    }
    #running(other) {
        const { kind, definition } = this.#spec;
        return new failure/* Failure */.HR({
            name: "task-running",
            what: `Another ${kind} of ${definition.family} is running already, and if-migrating is fail.`,
            evidence: [this.#describe(other), other.taskArn ?? ""],
            remedy: "Run the job again when it has ended, or set if-migrating to wait.",
        });
    }
    #waitedTooLong(other, elapsed) {
        const { kind, definition } = this.#spec;
        return new failure/* Failure */.HR({
            name: "task-wait-timeout",
            what: `Another ${kind} of ${definition.family} has not ended within ${(0,core_time/* inWords */.r4)(elapsed)}.`,
            evidence: [this.#describe(other), other.taskArn ?? ""],
            remedy: "Look at that task; run the job again when it has ended, or raise migration-timeout.",
        });
    }
}
const oldestFirst = (one, other) => ((0,task_identity/* isOlder */.tW)(one, other) ? -1 : 1);

;// CONCATENATED MODULE: ./build/src/release/one-off/start.js







/** How long a request is sent again that may or may not have taken effect. */
const start_insistence = (0,core_time/* minutes */.Gx)(5);
async function startTask(context, spec, request, intent, deadline) {
    const { clock, signal } = context;
    const end = Math.min(deadline.at, clock.now() + start_insistence);
    let sent = request;
    let lost = false;
    for (;;) {
        try {
            const found = async () => {
                lost = true;
                return undefined;
            };
            const answer = await context.ecs.runTask(sent, { signal, resource: spec.taskDefinition, found });
            const start = readAnswer(answer, spec);
            return start.task !== undefined && !lost && (0,ecs_task/* isOver */.PU)(start.task) ? { ...start, earlier: true } : start;
        }
        catch (thrown) {
            signal.throwIfAborted();
            if (!(thrown instanceof failure/* Failure */.HR))
                throw thrown;
            const problem = (0,classify/* classify */.L8)(thrown.cause);
            const existing = problem.kind === "conflict" ? conflictingTask(thrown.cause) : undefined;
            if (existing !== undefined) {
                const start = await takeExisting(context, spec, intent, existing, thrown.why);
                return start.task === undefined ? start : { ...start, earlier: !lost };
            }
            lost ||= problem.maybeDone;
            if (isTagged(sent) && isAboutTags(problem)) {
                sent = withoutTags(sent);
                start_note(context, spec, "Tagging is not permitted (ecs:TagResource): the task carries no tags.");
            }
            else if ((0,classify/* isWorthRetrying */.J0)(problem) && clock.now() < end) {
                await clock.sleep(context.pace(0), signal);
            }
            else {
                return lost ? findLost(context, spec, intent, thrown.why) : nothing(thrown.why);
            }
        }
    }
}
const nothing = (cause, passing = false) => ({ task: undefined, cause, passing });
function readAnswer({ tasks, failures }, spec) {
    const task = tasks?.[0];
    if (task?.taskArn !== undefined)
        return { task };
    const failed = startFailure(spec, failures ?? []);
    return nothing(failed.cause, failed.passing);
}
/** Refused for its tags alone; also an account that has not opted in to long ARNs can't tag. */
const isAboutTags = (problem) => (problem.kind === "denied" && problem.message.includes("ecs:TagResource")) ||
    (problem.kind === "invalid" && /\badd tags\b/iu.test(problem.message));
const isTagged = (request) => request.tags !== undefined || request.propagateTags !== undefined;
function withoutTags(request) {
    const { tags: _, propagateTags: __, ...rest } = request;
    return rest;
}
/** ConflictException names the task that the token stands for already. */
function conflictingTask(thrown) {
    const { resourceIds } = thrown;
    const [first] = resourceIds ?? [];
    return typeof first === "string" ? first : undefined;
}
async function takeExisting(context, spec, intent, arn, why) {
    const [task] = await (0,reading_tasks/* describeTasks */.yz)(context, spec.cluster, [arn]);
    if (task !== undefined && (0,task_identity/* kinshipOf */.G5)(task, intent) === "same-attempt")
        return { task };
    return nothing(why);
}
/** The answers were lost for good: the task may be there all the same. */
async function findLost(context, spec, intent, why) {
    const unclear = {
        ...why,
        name: "task-start-unclear",
        what: `It is not known whether the ${spec.kind} task was started: ${why.what}`,
        remedy: `Look for tasks started by ${intent.startedBy} in the cluster before running the job again.`,
    };
    try {
        const listed = await (0,reading_tasks/* listRunning */.GC)(context, spec.cluster, intent.startedBy);
        const tasks = await (0,reading_tasks/* describeTasks */.yz)(context, spec.cluster, listed);
        const task = tasks.find((one) => (0,task_identity/* kinshipOf */.G5)(one, intent) === "same-attempt");
        return task === undefined ? nothing(unclear) : { task };
    }
    catch (thrown) {
        context.signal.throwIfAborted();
        if (!(thrown instanceof failure/* Failure */.HR))
            throw thrown;
        return nothing({ ...unclear, evidence: [...unclear.evidence, thrown.why.what] });
    }
}
const start_note = (context, spec, text) => context.tell({ kind: "note", level: "info", about: spec.definition.family, text });

// EXTERNAL MODULE: ./build/src/ecs/outlook.js
var outlook = __webpack_require__(704);
// EXTERNAL MODULE: ./build/src/release/one-off/stop.js
var stop = __webpack_require__(7282);
;// CONCATENATED MODULE: ./build/src/release/one-off/watch.js













/** How long sidecars may take to end by themselves after the deciding container. */
const sidecarGrace = (0,core_time/* seconds */.YA)(10);
/** A migration that has run for so long and looks like a server is said to, long before its time is over. */
const serverSuspicion = (0,core_time/* seconds */.YA)(60);
/**
 * A migration is stopped as a server only when all of this holds: it has no command of its own, its log has a line that
 * servers print when they are ready, for so long, at so many looks, and nothing was logged since.
 */
const serverProof = { since: (0,core_time/* minutes */.Gx)(2), silent: (0,core_time/* seconds */.YA)(60), looks: 5 };
/** How long a task may take to stop: up to two minutes of `stopTimeout`, then its network interface. */
const stopLimit = (0,core_time/* minutes */.Gx)(4);
class TaskWatch {
    #context;
    #spec;
    #options;
    #heartbeat;
    #task;
    #missingSince;
    #lookDue = 0;
    #status = "";
    #changedAt;
    #outlivedSince;
    #cutOff = false;
    #compared = false;
    #suspected = false;
    #serving;
    constructor(context, spec, options) {
        const tell = (event) => {
            this.#heartbeat.reset();
            context.tell(event);
        };
        this.#heartbeat = new release_heartbeat/* Heartbeat */.X(context.clock, context.tell);
        this.#context = { ...context, tell };
        this.#spec = spec;
        this.#options = options;
        this.#changedAt = context.clock.now();
    }
    async run(deadline) {
        return (await this.#until(deadline, () => this.#look(deadline))) ?? this.#timeOut();
    }
    /** Turns at the pace of whatever is due next. */
    #until(deadline, look) {
        const { clock, signal } = this.#context;
        const next = () => Math.max(1, Math.min(this.#lookDue, this.#logDue()) - clock.now());
        return (0,core_time/* poll */.wt)({ clock, signal, deadline, pace: next }, look);
    }
    /** A log is worth asking for once a container may have started. */
    #logDue() {
        const { follower } = this.#options;
        const { lastStatus } = this.#task ?? {};
        const early = lastStatus === undefined || lastStatus === "PROVISIONING" || lastStatus === "PENDING";
        return follower === undefined || early ? Number.POSITIVE_INFINITY : follower.due;
    }
    async #look(deadline) {
        const { clock } = this.#context;
        const due = clock.now() >= this.#lookDue || deadline.passed();
        const end = due ? await this.#judge(deadline) : undefined;
        if (due)
            this.#lookDue = clock.now() + this.#pause();
        if (end !== undefined)
            return end;
        if (clock.now() >= this.#logDue())
            await this.#options.follower?.read();
        const doing = this.#task === undefined ? "not visible yet" : stageInWords(this.#task);
        this.#heartbeat.beat(`the ${nameOf(this.#spec)} task (${doing})`, deadline.at);
        return undefined;
    }
    /** Milliseconds until the next look. */
    #pause() {
        const { clock, pace } = this.#context;
        return pace(clock.now() - this.#changedAt, (0,outlook/* outlookOfTask */.G2)(this.#task ?? {}));
    }
    async #judge(deadline) {
        const trouble = await this.#describe();
        if (trouble !== undefined)
            return this.#ended({ end: "unseen", why: trouble });
        const verdict = (0,ecs_task/* judge */.S4)(this.#sighting(), deciderOf(this.#spec));
        if (verdict.state === "going") {
            if (this.#provesToServe())
                return this.#stopServer();
            this.#suspect();
            return this.#giveWay();
        }
        if (verdict.state !== "outlived")
            return this.#ended({ end: "judged", verdict });
        this.#outlivedSince ??= this.#context.clock.now();
        const patient = this.#context.clock.now() - this.#outlivedSince < sidecarGrace;
        if (patient && !deadline.passed())
            return undefined;
        await this.#stop("outlived");
        return this.#ended({ end: "judged", verdict });
    }
    #sighting() {
        if (this.#missingSince === undefined && this.#task !== undefined) {
            return { task: this.#task, cutOff: this.#cutOff };
        }
        const since = this.#missingSince ?? this.#context.clock.now();
        return { task: undefined, missingFor: this.#context.clock.now() - since };
    }
    /** One look. Passing trouble counts as none; any other is given back. */
    async #describe() {
        const { clock, signal } = this.#context;
        const { started } = this.#options;
        if (this.#task === undefined && this.#missingSince === undefined && started !== undefined) {
            this.#see(started);
            return undefined;
        }
        try {
            const [task] = await (0,reading_tasks/* describeTasks */.yz)(this.#context, this.#spec.cluster, [this.#options.taskArn]);
            this.#missingSince = task === undefined ? (this.#missingSince ?? clock.now()) : undefined;
            if (task !== undefined)
                this.#see(task);
            return undefined;
        }
        catch (thrown) {
            signal.throwIfAborted();
            if (!(thrown instanceof failure/* Failure */.HR))
                throw thrown;
            return isPassing(thrown) ? undefined : thrown.why;
        }
    }
    #see(task) {
        this.#task = task;
        this.#cutOff ||= (0,ecs_task/* isCutOff */.o7)(task, this.#spec);
        this.#options.follower?.locate(task);
        const status = statusInWords(task);
        if (status === this.#status)
            return;
        this.#status = status;
        this.#changedAt = this.#context.clock.now();
        this.#context.tell({
            kind: "task-status",
            task: this.#spec.kind,
            taskArn: this.#options.taskArn,
            status,
        });
    }
    /**
     * Until our task works it may still give way to one that was there before it: two runners may have started at
     * once, each before the other's task was listed. Once it works, stopping it would do more harm than the two.
     */
    async #giveWay() {
        const { older } = this.#options;
        const task = this.#task;
        if (older === undefined || task === undefined || (this.#compared && !(0,retry/* neverStarted */.wK)(task)))
            return undefined;
        const rival = await this.#rival(older, task);
        this.#compared = true;
        if (rival === undefined)
            return undefined;
        if (!(0,retry/* neverStarted */.wK)(task)) {
            this.#warn(`Another ${nameOf(this.#spec)} task is at work as well: ${rival.taskArn ?? ""}.`);
            return undefined;
        }
        if (!(await this.#stop("yielded")).done)
            return undefined;
        await this.#untilOver();
        const last = this.#task ?? task;
        return (0,ecs_task/* isOver */.PU)(last) && (0,retry/* neverStarted */.wK)(last) ? this.#ended({ end: "yielded" }) : undefined;
    }
    /** The usual mistake shows long before the timeout: the image started its server. */
    #suspect() {
        const { clock } = this.#context;
        const task = this.#task;
        const running = clock.now() - (task?.startedAt?.getTime() ?? clock.now());
        if (this.#suspected || running < serverSuspicion || this.#spec.kind !== "migration")
            return;
        const { taskArn, follower } = this.#options;
        const log = follower?.lines ?? [];
        const serves = servesInstead({ spec: this.#spec, taskArn, task, log, now: clock.now() });
        if (serves === undefined)
            return;
        this.#suspected = true;
        this.#warn(`It looks as if it will never end. ${serves.what} ${serves.remedy ?? ""}`);
    }
    /** Counts this look. A container that has ended by now is judged by its exit code, never here. */
    #provesToServe() {
        const { kind, command, container } = this.#spec;
        const lines = this.#options.follower?.lines ?? [];
        const running = (0,ecs_task/* containerOf */.t8)(this.#task ?? {}, container)?.lastStatus === "RUNNING";
        if (kind !== "migration" || command !== undefined || !running || !lines.some(isServingLine)) {
            this.#serving = undefined;
            return false;
        }
        const now = this.#context.clock.now();
        const text = lines.join("\n");
        this.#serving ??= { since: now, looks: 0, lines: text, changedAt: now };
        const serving = this.#serving;
        serving.looks += 1;
        if (serving.lines !== text)
            [serving.lines, serving.changedAt] = [text, now];
        return (serving.looks >= serverProof.looks &&
            now - serving.since >= serverProof.since &&
            now - serving.changedAt >= serverProof.silent);
    }
    async #stopServer() {
        return this.#end("serves", await this.#stop("serves"));
    }
    async #rival(older, task) {
        try {
            return await older(task);
        }
        catch (thrown) {
            this.#context.signal.throwIfAborted();
            if (!(thrown instanceof failure/* Failure */.HR))
                throw thrown;
            const { family: about } = this.#spec.definition;
            const text = `Whether another ${nameOf(this.#spec)} was started in the same moment is not known: ${thrown.message}`;
            this.#context.tell({ kind: "note", level: "info", about, text });
            return undefined;
        }
    }
    /** The last look was in vain: the task is stopped. */
    async #timeOut() {
        return this.#end("timeout", await this.#stop("timeout"));
    }
    /** We stopped it; it may have ended by itself just before. */
    async #end(end, stop) {
        if (stop.done)
            await this.#untilOver();
        const verdict = (0,ecs_task/* judge */.S4)(this.#sighting(), deciderOf(this.#spec));
        const byItself = this.#task?.stopCode === "EssentialContainerExited" && !this.#cutOff;
        if (verdict.state === "exited" && byItself)
            return this.#ended({ end: "judged", verdict });
        const exitCode = this.#task && (0,ecs_task/* exitCodeOf */.FO)(this.#task, this.#spec.container);
        return this.#ended({ end, stop: stop.text, ...(exitCode !== undefined && { exitCode }) });
    }
    async #untilOver() {
        const { clock, pace } = this.#context;
        this.#lookDue = 0;
        await this.#until(new core_time/* Deadline */.B2(clock, stopLimit), async () => {
            if (clock.now() >= this.#lookDue) {
                const trouble = await this.#describe();
                this.#lookDue = clock.now() + pace(0);
                if (trouble !== undefined)
                    return true;
            }
            if (clock.now() >= this.#logDue())
                await this.#options.follower?.read();
            return this.#task !== undefined && (0,ecs_task/* isOver */.PU)(this.#task) ? true : undefined;
        });
    }
    async #stop(why) {
        const { taskArn } = this.#options;
        const refused = await (0,stop/* stopTask */.S8)(this.#context, { cluster: this.#spec.cluster, taskArn }, why);
        if (refused === undefined)
            return { done: true, text: "The task was stopped." };
        const text = `The task could not be stopped, so it may still be running: ${refused.what}`;
        this.#warn(text);
        return { done: false, text };
    }
    #warn(text) {
        this.#context.tell({ kind: "note", level: "warning", about: this.#spec.definition.family, text });
    }
    #ended(how) {
        const endedAt = this.#task?.executionStoppedAt?.getTime() ?? this.#outlivedSince;
        return { ...how, task: this.#task, endedAt: endedAt ?? this.#context.clock.now() };
    }
}

// EXTERNAL MODULE: ./build/src/release/one-off/log-tail.js
var log_tail = __webpack_require__(2477);
;// CONCATENATED MODULE: ./build/src/release/one-off/log.js






/** A read that takes longer is given up, so that a slow log never holds up the verdict. */
const readLimit = (0,core_time/* seconds */.YA)(5);
const slowestRetry = (0,core_time/* seconds */.YA)(30);
/** Events on one page from which more is taken to be waiting. */
const muchToRead = 500;
/** Lines told to the job log; more are counted, and the last ones kept all the same. */
const mostLines = 20_000;
class TaskLogFollower {
    #context;
    #followed;
    #tail = new log_tail/* LogTail */.J();
    #location;
    #token;
    #seen = false;
    #told = 0;
    #trouble = 0;
    #missing;
    #due;
    constructor(context, followed) {
        this.#context = context;
        this.#followed = followed;
        this.#location = (0,task_log/* logLocation */.U)(followed.definition, { taskArn: followed.taskArn });
        this.#due = context.clock.now();
        if (this.#location.kind === "unreadable")
            this.#giveUp(this.#location.why);
        // Loaded while the task starts; what stands against it shows at the first read.
        if (this.stream !== undefined)
            context.logs(this.stream.region).catch(() => undefined);
    }
    /** The stream, once it is known. */
    get stream() {
        return this.#location.kind === "stream" ? this.#location : undefined;
    }
    /** Epoch milliseconds of the next read; `Infinity` when there will be none. */
    get due() {
        return this.#due;
    }
    /** The last 50 lines. */
    get lines() {
        return this.#tail.lines;
    }
    /** Tells ECS's newest view of the task: Docker's id of the container may name the stream. */
    locate(task) {
        if (this.#location.kind !== "not-yet")
            return;
        const { taskArn, definition } = this.#followed;
        const { runtimeId } = (0,ecs_task/* containerOf */.t8)(task, definition.name) ?? {};
        this.#location = (0,task_log/* logLocation */.U)(definition, { taskArn, runtimeId });
    }
    /** Reads one page before it is due, unless the log was given up. */
    async readNow() {
        if (this.#due === Number.POSITIVE_INFINITY || this.stream === undefined)
            return;
        this.#due = this.#context.clock.now();
        await this.read();
    }
    /** Reads one page if it is due. True when it brought something or there is more to come. */
    async read() {
        const stream = this.stream;
        const now = this.#context.clock.now();
        if (now < this.#due)
            return false;
        if (stream === undefined) {
            this.#due = now + 2000;
            return false;
        }
        const page = await this.#page(stream, { startFromHead: true, ...this.#from() });
        if (page === undefined)
            return false;
        const events = page.events ?? [];
        const more = events.length > 0 || (this.#token !== undefined && page.nextForwardToken !== this.#token);
        this.#token = page.nextForwardToken ?? this.#token;
        this.#take(events);
        const pace = (0,task_log/* logPace */.GF)(stream.region);
        const hurry = events.length >= muchToRead || (more && events.length === 0);
        // The quota counts requests: while catching up, the time that a megabyte takes is part of the wait.
        this.#due = hurry ? now + pace.catchUp : this.#context.clock.now() + pace.follow;
        return more;
    }
    /**
     * Reads on until nothing has come for `quiet` milliseconds, or `limit` is over; the last read goes once more over
     * the last stretch, for lines that arrived late between others (docs/aws-reference.md#logs). `since` is when the
     * container ended.
     */
    async finish(since, quiet, limit = (0,core_time/* seconds */.YA)(30)) {
        const { clock, signal } = this.#context;
        const end = clock.now() + limit;
        let last = Math.min(since, clock.now());
        let caughtUp = false;
        while (this.#due <= end) {
            await clock.sleep(Math.max(0, this.#due - clock.now()), signal);
            const isQuiet = caughtUp && clock.now() - last >= quiet;
            const brought = isQuiet ? await this.#sweep() : await this.read();
            if (isQuiet && !brought)
                break;
            caughtUp = !brought;
            if (brought)
                last = clock.now();
        }
        if (!this.#seen && this.#missing !== undefined)
            this.#giveUp(this.#missing);
    }
    #from() {
        return this.#token === undefined ? {} : { nextToken: this.#token };
    }
    async #sweep() {
        const { stream } = this;
        const startTime = this.#tail.oldestRemembered;
        if (stream === undefined || startTime === undefined)
            return this.read();
        const page = await this.#page(stream, { startFromHead: true, startTime });
        const late = (page?.events ?? []).filter((event) => !this.#tail.remembers(event));
        this.#take(late);
        this.#due = Math.max(this.#due, this.#context.clock.now() + (0,task_log/* logPace */.GF)(stream.region).follow);
        return late.length > 0;
    }
    async #page(stream, position) {
        const { clock, signal } = this.#context;
        const limit = (0,core_time/* abortAfter */.dg)(clock, readLimit, signal);
        try {
            const logs = await this.#context.logs(stream.region);
            const page = await logs.getLogEvents({ logGroupName: stream.group, logStreamName: stream.stream, ...position }, { signal: limit.signal, resource: stream.group });
            this.#trouble = 0;
            this.#seen = true;
            return page;
        }
        catch (thrown) {
            signal.throwIfAborted();
            this.#failed(thrown);
            return undefined;
        }
        finally {
            limit.cancel();
        }
    }
    /** A stream that is not there yet is normal; a passing trouble is tried again ever more rarely; the rest is said. */
    #failed(thrown) {
        const problem = (0,classify/* classify */.L8)(thrown instanceof failure/* Failure */.HR ? thrown.cause : thrown);
        const slow = thrown instanceof DOMException;
        if (problem.kind === "not-found") {
            this.#missing = problem.message;
        }
        else if (!slow && !(0,classify/* isWorthRetrying */.J0)(problem)) {
            this.#giveUp(thrown instanceof failure/* Failure */.HR ? sentencesOf(thrown) : (0,failure/* messageOf */.bD)(thrown));
            return;
        }
        this.#trouble += problem.kind === "not-found" ? 0 : 1;
        const wait = Math.min(slowestRetry, 2000 * 2 ** this.#trouble);
        this.#due = this.#context.clock.now() + (problem.kind === "not-found" ? 2000 : wait);
    }
    #take(events) {
        const { name: container } = this.#followed.definition;
        for (const event of events) {
            for (const text of this.#tail.add(event)) {
                this.#told += 1;
                if (this.#told > mostLines)
                    continue;
                this.#context.tell({
                    kind: "task-log",
                    task: this.#followed.task,
                    container,
                    at: event.timestamp ?? this.#context.clock.now(),
                    text,
                });
                if (this.#told === mostLines) {
                    this.#note(`More than ${mostLines} lines: the rest is in CloudWatch, and the last lines are kept.`);
                }
            }
        }
    }
    #giveUp(why) {
        this.#due = Number.POSITIVE_INFINITY;
        const { stream } = this;
        const where = stream === undefined ? "" : ` (group ${stream.group}, stream ${stream.stream}, ${stream.region})`;
        this.#note(`The log can't be shown here${where}: ${why}`);
    }
    #note(text) {
        this.#context.tell({ kind: "note", level: "info", about: this.#followed.definition.name, text });
    }
}
const sentencesOf = ({ why }) => [why.what, why.remedy ?? ""].join(" ").trim();

;// CONCATENATED MODULE: ./build/src/release/one-off/run.js
/**
 * One task, run once, and how it ended: wait for our turn → start → watch → judge. For the migration and for smoke
 * tests. It is started again only where it is certain that the start before never came to work.
 */













/** How long a log must be silent after the end before it counts as read. A failure's last lines are worth more. */
const quiet = { success: (0,core_time/* seconds */.YA)(4), failure: (0,core_time/* seconds */.YA)(12) };
const firstPause = (0,core_time/* seconds */.YA)(15);
const longestPause = (0,core_time/* seconds */.YA)(60);
/**
 * Everything from RunTask on that goes wrong is in the result.
 * @throws Failure for what stands against it before RunTask; the signal's reason when the job is cancelled, and then
 *   the task goes on
 */
function runOneOff(context, spec) {
    return new OneOffRun(context, distinct(spec)).run();
}
/** Outside of GitHub there is no run id, and two runs must not be taken for one. */
const distinct = (spec) => spec.starter.runId === "" ? { ...spec, starter: { ...spec.starter, runId: (0,external_node_crypto_.randomUUID)() } } : spec;
/** Failed tasks of one and the same request that are passed by. */
const mostFailedBefore = 20;
class OneOffRun {
    #context;
    #spec;
    #intent;
    #guard;
    #patience;
    #begin;
    #deadline;
    #stoppedAt;
    constructor(context, spec) {
        this.#context = context;
        this.#spec = spec;
        this.#intent = intentOf(spec);
        this.#guard = spec.ifBusy === undefined ? undefined : new Guard(context, spec, this.#intent);
        this.#patience = { left: spec.timeout };
        this.#begin = context.clock.now();
    }
    async run() {
        for (let start = 0;; start += 1) {
            this.#stoppedAt = undefined;
            const attempt = await this.#attempt(start);
            if (!(await this.#isToBeRepeated(attempt, start)))
                return attempt.result;
        }
    }
    async #attempt(start) {
        try {
            const found = await this.#guard?.clear(this.#patience);
            return found === undefined ? await this.#start(start) : await this.#takeOver(found);
        }
        catch (thrown) {
            // What stands against a first start refuses the task; afterwards it is how the task ended.
            if (start === 0 || !(thrown instanceof failure/* Failure */.HR))
                throw thrown;
            return { result: this.#result("", { succeeded: false, adopted: false, log: [], cause: thrown.why }) };
        }
    }
    async #isToBeRepeated({ again, result }, start) {
        if (again === undefined || start + 1 >= maxStarts)
            return false;
        if (again === "yielded") {
            // The wait for the other one has its own bound; ours has its full time afterwards.
            this.#deadline = undefined;
            this.#note("Another task of the same kind was started just before: this one gave way before it began to work.");
            return true;
        }
        const pause = Math.min(longestPause, firstPause * 2 ** start);
        if (this.#timeLeft().remaining() <= pause)
            return false;
        this.#note(`${result.cause?.what ?? "It did not start."} Nothing has run; it is started again in ${pause / 1000} s.`);
        await this.#context.clock.sleep(pause, this.#context.signal);
        return true;
    }
    /** Failed tasks that the same request left behind are passed by, one after the other: each is run again. */
    async #start(start) {
        const taskDefinition = (await this.#spec.revision?.()) ?? this.#spec.taskDefinition;
        let after;
        for (let passed = 0;; passed += 1) {
            const request = { ...runTaskRequest(this.#spec, this.#intent, start, after), taskDefinition };
            const complete = this.#record(request.clientToken ?? "");
            const started = await startTask(this.#context, this.#spec, request, this.#intent, this.#timeLeft());
            if (started.task === undefined) {
                complete({ ended: true });
                const result = this.#result("", { succeeded: false, adopted: false, log: [], cause: started.cause });
                return { result, ...(started.passing && { again: "passing" }) };
            }
            const failedBefore = started.earlier === true && passed < mostFailedBefore;
            if (failedBefore && (await this.#hasFailed(started.task))) {
                complete({ ended: true });
                after = started.task.taskArn;
                continue;
            }
            return this.#follow(started.task, started.earlier ?? (0,ecs_task/* isOver */.PU)(started.task), complete);
        }
    }
    /** Whether a task of an earlier request is over without having done its work: RunTask's answer lacks exit codes. */
    async #hasFailed({ taskArn = "" }) {
        const [task] = await (0,reading_tasks/* describeTasks */.yz)(this.#context, this.#spec.cluster, [taskArn]);
        return task !== undefined && (0,ecs_task/* isOver */.PU)(task) && !(0,ecs_task/* hasSucceeded */.yO)((0,ecs_task/* judge */.S4)({ task }, deciderOf(this.#spec)));
    }
    #takeOver(task) {
        return this.#follow(task, true, this.#record(""));
    }
    async #follow(task, adopted, complete) {
        const taskArn = task.taskArn ?? "";
        complete({ taskArn });
        const follower = this.#begins(taskArn, adopted);
        const guard = adopted ? undefined : this.#guard;
        const watch = new TaskWatch(this.#context, this.#spec, {
            taskArn,
            started: adopted ? undefined : task,
            follower,
            older: guard && ((own) => guard.olderThan(own)),
        });
        const end = await watch.run(this.#timeLeft());
        this.#stoppedAt = this.#context.clock.now();
        if (end.end !== "unseen")
            complete({ ended: true });
        if (end.end === "yielded") {
            return { result: this.#result(taskArn, { succeeded: false, adopted, log: [] }), again: "yielded" };
        }
        const succeeded = end.end === "judged" && (0,ecs_task/* hasSucceeded */.yO)(end.verdict);
        const silent = end.task !== undefined && (0,ecs_task/* isOver */.PU)(end.task) && (0,retry/* neverStarted */.wK)(end.task);
        if (succeeded)
            await follower?.readNow();
        else if (!silent) {
            if (end.end === "judged")
                this.#tellFailed(exitCodeIn(end));
            await follower?.finish(end.endedAt, quiet.failure);
        }
        const log = follower?.lines ?? [];
        const exitCode = exitCodeIn(end);
        const facts = { succeeded, adopted, log, ...(exitCode !== undefined && { exitCode }) };
        const ending = { spec: this.#spec, taskArn, task: end.task, log, now: this.#context.clock.now() };
        if (!succeeded)
            return this.#fail(end, ending, facts);
        const rest = this.#readToTheEnd(follower, end.endedAt, ending);
        if (this.#context.background === undefined)
            await rest;
        else
            this.#context.background(rest);
        return { result: this.#result(taskArn, { ...facts, log: follower?.lines ?? [] }) };
    }
    /** A failure is reported at once: its log may take many seconds to arrive. */
    #tellFailed(exitCode) {
        const { kind: task, container } = this.#spec;
        const exit = exitCode === undefined ? {} : { exitCode };
        this.#context.tell({ kind: "task-failed", task, container, ...exit, seconds: this.#seconds() });
    }
    /** Seconds until the task stopped; reading its log afterwards is not its time. */
    #seconds() {
        const end = this.#stoppedAt ?? this.#context.clock.now();
        return Math.round((end - this.#begin) / 1000);
    }
    /** After a success nobody has to wait for its last lines, nor for what they give reason to doubt. */
    async #readToTheEnd(follower, since, ending) {
        await follower?.finish(since, quiet.success);
        const log = follower?.lines ?? [];
        for (const doubt of doubtsAbout({ ...ending, log }))
            this.#note(doubt, "warning");
        this.#context.tell({ kind: "task-log-read", task: this.#spec.kind, taskArn: ending.taskArn, log });
    }
    /** The cause may be another container's: then it is its log that tells. */
    async #fail(end, ending, facts) {
        const first = causeOfEnd(end, ending);
        const { container } = first;
        const other = container === undefined || container === this.#spec.container
            ? []
            : await this.#logOf(container, end, ending);
        const { name, what, evidence, remedy } = other.length === 0 ? first : causeOfEnd(end, { ...ending, log: other });
        const cause = { name, what, evidence, ...(remedy !== undefined && { remedy }) };
        const log = facts.log.length === 0 ? other : facts.log;
        const passing = end.end === "judged" && end.task !== undefined && (0,retry/* mayRetry */.KO)(end.task);
        return {
            result: this.#result(ending.taskArn, { ...facts, log, cause }),
            ...(passing && { again: "passing" }),
        };
    }
    async #logOf(container, end, { taskArn }) {
        const definition = this.#spec.definition.container(container);
        if (definition === undefined || !this.#spec.streamLogs)
            return [];
        const follower = new TaskLogFollower(this.#context, { task: this.#spec.kind, taskArn, definition });
        if (end.task !== undefined)
            follower.locate(end.task);
        await follower.finish(end.endedAt, quiet.success);
        return follower.lines;
    }
    /** Says where the task is to be found, and prepares to follow its log. */
    #begins(taskArn, adopted) {
        const { kind: task, container, definition, streamLogs } = this.#spec;
        const decider = definition.container(container);
        const location = decider && (0,task_log/* logLocation */.U)(decider, { taskArn });
        const { tell } = this.#context;
        if (location?.kind === "stream") {
            const { group: logGroup, stream: logStream, region: logRegion } = location;
            tell({ kind: "task-started", task, taskArn, adopted, logGroup, logStream, logRegion });
        }
        else {
            tell({ kind: "task-started", task, taskArn, adopted });
        }
        if (!streamLogs || decider === undefined)
            return undefined;
        return new TaskLogFollower(this.#context, { task, taskArn, definition: decider });
    }
    #timeLeft() {
        this.#deadline ??= new core_time/* Deadline */.B2(this.#context.clock, this.#spec.timeout);
        return this.#deadline;
    }
    #record(clientToken) {
        const { kind: task, cluster } = this.#spec;
        const { startedBy, mark } = this.#intent;
        const complete = this.#spec.record?.({ kind: "task", task, cluster, clientToken, startedBy, mark });
        return complete ?? (() => undefined);
    }
    #result(taskArn, more) {
        return { taskArn, container: this.#spec.container, seconds: this.#seconds(), ...more };
    }
    #note(text, level = "info") {
        this.#context.tell({ kind: "note", level, about: nameOf(this.#spec), text });
    }
}
function exitCodeIn(end) {
    if (end.end === "timeout" || end.end === "serves")
        return end.exitCode;
    return end.end === "judged" && "exitCode" in end.verdict ? end.verdict.exitCode : undefined;
}
function causeOfEnd(end, ending) {
    switch (end.end) {
        case "judged":
            return causeOf(end.verdict, ending);
        case "timeout":
            return timeoutCause(ending, end.stop);
        case "serves":
            return servesCause(ending, end.stop);
        case "unseen":
            return unseenCause(ending, end.why);
    }
}

;// CONCATENATED MODULE: ./build/src/release/one-off/copy.js





/**
 * Runs the task as `runOneOff` does, on a copy of the revision where its container would restart.
 * @param tags of the revision, without those that name the run
 */
async function runOnce(context, spec, tags) {
    const oneOff = await oneOffContext(context);
    const definition = withoutRestarts(spec.definition, spec);
    if (definition === undefined)
        return runOneOff(oneOff, spec);
    const copy = new Copy(context, { family: definition.family, base: spec.taskDefinition, definition, tags });
    try {
        return await runOneOff(oneOff, { ...spec, revision: () => copy.register() });
    }
    finally {
        await copy.deregister();
    }
}
/** The definition without the restart policy of the task's container; `undefined` where there is none to remove. */
function withoutRestarts(definition, { container: name, kind }) {
    const container = definition.container(name);
    if (container === undefined || !container.restarts)
        return undefined;
    const path = ["containerDefinitions", container.index];
    const labels = definition.document.get([...path, "dockerLabels"]) ?? {};
    return definition.edited(definition.document
        .remove([...path, "restartPolicy"])
        .set([...path, "dockerLabels"], { ...labels, [task_definition/* copyLabel */.M4]: kind }));
}
class Copy {
    #context;
    #source;
    #registering;
    #entry;
    #complete = () => undefined;
    constructor(context, source) {
        this.#context = context;
        this.#source = source;
    }
    /** Registers it once, however often the task has to be started. */
    register() {
        this.#registering ??= register(this.#context, this.#source, (entry) => {
            this.#entry = { ...entry, oneOff: true };
            this.#complete = this.#context.ledger.write(this.#entry);
        });
        return this.#registering;
    }
    async deregister() {
        if (this.#entry === undefined)
            return;
        const work = (0,deregister/* deregister */.B)(this.#context, this.#entry, this.#complete);
        // A canceled job has more urgent calls to make.
        if (this.#context.signal.aborted)
            this.#context.background?.add(work);
        else
            await work;
    }
}

;// CONCATENATED MODULE: ./build/src/release/one-off/after-release.js
/** The after-release command: one task on the new revision of the first service, once everything is proven. */


/** Runs it. Returns why it did not succeed; rejects only when the job is cancelled. */
async function afterRelease(context, plan, revisions, request) {
    try {
        const spec = specFor(context, plan, revisions, request);
        const verdict = await runOnce(context, spec, plan.families.get(spec.definition.family)?.tags ?? []);
        context.tell({ kind: "after-release-ended", verdict });
        return verdict.succeeded ? undefined : because(verdict.cause);
    }
    catch (error) {
        context.signal.throwIfAborted();
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        return because(error.why);
    }
}
function specFor({ ledger, request }, { afterRelease: planned, cluster, families }, revisions, { command, timeout }) {
    const family = families.get(planned?.family ?? "");
    const taskDefinition = revisions.get(family?.family ?? "");
    if (planned === undefined || family === undefined || taskDefinition === undefined) {
        throw new Error("The after-release command was not planned.");
    }
    return {
        kind: "after-release",
        // The same command after another deployment is other work.
        occasion: ledger.services.map(({ deploymentId = "" }) => deploymentId).join(" "),
        cluster: cluster.arn,
        taskDefinition,
        definition: family.definition,
        container: planned.oneOff.container,
        command,
        environment: [],
        launch: planned.oneOff.launch.input,
        besideServiceConnect: planned.oneOff.besideServiceConnect,
        timeout,
        starter: request.job,
        tags: planned.oneOff.tags,
        streamLogs: request.report.streamLogs,
        record: (entry) => ledger.write(entry),
    };
}
/** The release itself stays: what failed is what was to follow it. */
const because = (cause) => ({
    name: "after-release-failed",
    what: `The release is done, but after-release-command failed.${cause === undefined ? "" : ` ${cause.what}`}`,
    evidence: cause?.evidence ?? [],
    remedy: [
        cause?.remedy,
        "The services stay on the new revision. Run the job again to run the command again.",
    ]
        .filter((text) => text !== undefined)
        .join(" "),
});

;// CONCATENATED MODULE: ./build/src/release/one-off/migration.js
/** The migration: one task on the new revision, before any service changes, and on only if its container exited 0. */


/** @throws Failure with why it did not succeed; it has been told as `migration-ended` unless nothing was started */
async function migrate(context, plan, revisions, migration) {
    const spec = migration_specFor(context, plan, revisions, migration);
    const verdict = await runOnce(context, spec, plan.families.get(spec.definition.family)?.tags ?? []);
    context.tell({ kind: "migration-ended", verdict });
    if (verdict.succeeded)
        return;
    throw new failure/* Failure */.HR(verdict.cause ?? { name: "migration-failed", what: "The migration did not succeed.", evidence: [] });
}
function migration_specFor(context, plan, revisions, migration) {
    const { request, ledger } = context;
    const family = plan.families.get(plan.migration?.family ?? "");
    const taskDefinition = revisions.get(family?.family ?? "");
    const oneOff = plan.migration?.oneOff;
    if (family === undefined || taskDefinition === undefined || oneOff === undefined) {
        throw new Error("The migration was not planned.");
    }
    const { definition } = family;
    const cluster = plan.cluster.arn;
    const { container, launch, tags, besideServiceConnect } = oneOff;
    for (const text of launch.notes) {
        context.tell({ kind: "note", level: "info", about: definition.family, text });
    }
    return {
        kind: "migration",
        cluster,
        taskDefinition,
        definition,
        container,
        ...(migration.command && { command: migration.command }),
        environment: migration.environment,
        launch: launch.input,
        besideServiceConnect,
        timeout: migration.timeout,
        ifBusy: migration.ifMigrating,
        starter: request.job,
        tags,
        streamLogs: request.report.streamLogs,
        record: (entry) => ledger.write(entry),
    };
}

// EXTERNAL MODULE: ./build/src/release/final-check.js
var final_check = __webpack_require__(2950);
// EXTERNAL MODULE: ./build/src/release/failed-revisions.js
var failed_revisions = __webpack_require__(5161);
// EXTERNAL MODULE: ./build/src/release/refuse.js
var refuse = __webpack_require__(1727);
// EXTERNAL MODULE: ./build/src/release/schedules.js
var schedules = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/src/ecs/reading/services.js
var reading_services = __webpack_require__(1590);
// EXTERNAL MODULE: ./build/src/release/cancel.js
var cancel = __webpack_require__(6521);
// EXTERNAL MODULE: ./build/src/release/back/undo.js + 1 modules
var undo = __webpack_require__(3719);
// EXTERNAL MODULE: ./build/src/release/last-verdicts.js
var last_verdicts = __webpack_require__(2638);
// EXTERNAL MODULE: ./build/src/release/verdicts.js
var verdicts = __webpack_require__(8837);
;// CONCATENATED MODULE: ./build/src/release/settle.js
/** Ends a failed release by `on-failure`, or a canceled one by `on-cancel`. */







async function settle(context, failed) {
    if (context.signal.aborted)
        return (0,cancel/* cancelled */.KW)(context, failed.verdicts);
    const course = actionAfterFailure(context.ledger.changed, failed.migration, context.request.rollout.onFailure);
    if (course === "leave")
        return { outcome: await leave(context, failed), cause: failed.why };
    if (course !== "roll-back")
        return { outcome: course, cause: failed.why };
    try {
        return await rollBack(context, failed);
    }
    catch (error) {
        if (context.signal.aborted)
            return (0,cancel/* cancelled */.KW)(context, failed.verdicts);
        throw error;
    }
}
/**
 * What to do after a failed release. Pure. A registered revision is not a change, and neither is an error before the
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
async function rollBack(context, failed) {
    const superseded = new Set([...failed.verdicts.values()].filter(({ verdict }) => verdict === "superseded").map(({ name }) => name));
    const { services, schedules } = context.ledger;
    const anyLeft = services.some(({ service }) => !superseded.has(service)) || schedules.length > 0;
    if (!anyLeft && superseded.size > 0)
        return { outcome: "superseded", cause: failed.why };
    const phase = { name: "rollback", reason: failed.why.what };
    context.tell({ kind: "phase-started", phase });
    const { parts } = await (0,undo/* undo */.t)(context, failed.why.what, superseded);
    const undone = (0,verdicts/* outcomeOfUndo */.kl)(parts.values());
    const outcome = undone === "rolled-back" && superseded.size > 0 ? "superseded" : undone;
    context.tell({ kind: "phase-ended", phase, result: outcome === "rollback-failed" ? "failed" : "ok" });
    (0,last_verdicts/* reportVerdicts */.Z)(context, parts, failed.verdicts);
    const unreturned = [...parts.values()].find((part) => part.state === "not-back");
    return { outcome, cause: unreturned === undefined ? failed.why : withRollback(failed.why, unreturned) };
}
function withRollback(why, part) {
    const [rollback, release] = [part.cause.remedy, why.remedy];
    // Release and rollback may fail for the same reason: print its remedy once.
    const repeated = release !== undefined && rollback?.includes(release) === true;
    const remedy = [rollback, repeated ? undefined : release].filter((text) => text !== undefined).join(" ");
    return { ...why, evidence: [...why.evidence, part.cause.what], ...(remedy !== "" && { remedy }) };
}
/** Changes nothing. The outcome is `rolled-back` if ECS itself rolled back every service, otherwise `failed`. */
async function leave(context, failed) {
    await context.background?.finish();
    const proven = await backByItself(context, failed);
    const verdicts = context.ledger.services.map((entry) => leftAs(context, entry, failed.verdicts.get(entry.service), proven));
    if (verdicts.includes("superseded"))
        return "superseded";
    const allBack = verdicts.length > 0 && verdicts.every((verdict) => verdict === "rolled-back");
    return allBack && context.ledger.schedules.length === 0 ? "rolled-back" : "failed";
}
/**
 * Services that ECS rolled back, verified: ECS may have chosen a different revision, and its tasks may not run.
 */
async function backByItself(context, { verdicts }) {
    const { aws, ledger, signal, tell } = context;
    const entries = ledger.services.filter(({ service }) => verdicts.get(service)?.verdict === "rolled-back");
    if (entries.length === 0)
        return new Set();
    try {
        const services = await (0,reading_services/* describeServices */.Ge)({ ecs: await aws.ecs(), signal }, entries);
        const back = entries.filter((entry) => (0,final_check/* isBack */.S3)(entry, services.get(entry)));
        return new Set(back.map(({ service }) => service));
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        const text = `The result of ECS's own rollback could not be read: ${error.message}`;
        tell({ kind: "note", level: "warning", text });
        return new Set();
    }
}
/** ECS rolls back the revision, not the desired count: a service whose count was changed is not fully rolled back. */
function leftAs({ tell }, { desiredCountBefore, service }, known, proven) {
    if (known?.verdict !== "rolled-back")
        return known?.verdict;
    if (desiredCountBefore === undefined && proven.has(service))
        return "rolled-back";
    tell({ kind: "service-ended", verdict: { ...known, verdict: "failed" } });
    return "failed";
}

;// CONCATENATED MODULE: ./build/src/ecs/bake.js
/** Stop codes that don't concern the revision: the host, Spot, a StopTask call. */
const fromOutside = new Set([
    "UserInitiated",
    "SpotInterruption",
    "TerminationNotice",
    "InfrastructureHealth",
]);
/** Why the task fails the bake; `undefined` for a healthy task, or one that was stopped from outside. */
function findingIn(task, containers) {
    return task.desiredStatus === "RUNNING" ? deadContainer(task, containers) : endOf(task, containers);
}
function endOf({ stopCode, stoppedReason = "", containers: states = [] }, containers) {
    const code = stopCode;
    if (code === "EssentialContainerExited" || code === "TaskFailedToStart")
        return { kind: "task" };
    if (code === "ServiceSchedulerInitiated") {
        // Among the scheduler's stops, only failed health checks count.
        return /\bfailed\b.{0,40}\bhealth checks?\b/iu.test(stoppedReason.slice(0, 1024))
            ? { kind: "task" }
            : undefined;
    }
    if (code !== undefined && fromOutside.has(code))
        return undefined;
    // Unknown stop code: a failed essential container counts.
    const failed = containers
        .filter(({ essential }) => essential)
        .some(({ name }) => isBad(states.find((state) => state.name === name)?.exitCode));
    return failed ? { kind: "task" } : undefined;
}
/** A container that is told to stop ends with 143 or 137. */
const isBad = (exitCode) => exitCode !== undefined && exitCode !== 0 && exitCode !== 143 && exitCode !== 137;
function deadContainer({ containers: states = [] }, containers) {
    for (const { name, essential } of containers) {
        const state = states.find((one) => one.name === name);
        if (essential || state?.lastStatus !== "STOPPED")
            continue;
        const { exitCode, reason } = state;
        // Without an exit code it never ran (for example, its image can't be pulled), and then it has a reason.
        const died = exitCode === undefined ? (reason ?? "") !== "" : exitCode !== 0;
        if (died)
            return { kind: "container", container: name, exitCode };
    }
    return undefined;
}
/** Decides at the start of the bake which alarms to watch. */
function alarmsAtFirst(asked, seen) {
    const watched = [];
    const warnings = [];
    for (const name of asked) {
        const alarm = seen.find((one) => one.name === name);
        if (alarm === undefined) {
            warnings.push(`Alarm ${name} does not exist in this region. Correct bake-alarms.`);
        }
        else if (alarm.state === "ALARM") {
            warnings.push(`Alarm ${name} is already in ALARM at the start of the bake, so the step ignores it.`);
        }
        else {
            watched.push(name);
            if (alarm.state !== "OK")
                warnings.push(`Alarm ${name} is in ${alarm.state ?? "no state"}: it has no data yet.`);
        }
    }
    return { watched, warnings };
}
/** The first watched alarm in ALARM. */
const alarmGoneOff = (watched, seen) => watched.find((name) => seen.some((one) => one.name === name && one.state === "ALARM"));

// EXTERNAL MODULE: ./build/src/release/rollout/task-evidence.js
var task_evidence = __webpack_require__(4);
// EXTERNAL MODULE: ./build/src/release/rollout/outages.js
var outages = __webpack_require__(81);
;// CONCATENATED MODULE: ./build/src/release/rollout/bake.js










/** Minimum interval between polls: a bake takes minutes, and each service costs three calls. */
const fastest = (0,core_time/* seconds */.YA)(10);
const perService = (0,core_time/* seconds */.YA)(1);
/** How long the last poll is retried if AWS does not respond. */
const grace = (0,core_time/* seconds */.YA)(120);
/** @throws Failure `bake-failed`, or `bake-not-measured` if the tasks can't be read */
async function bake(context, spec) {
    const { clock, pace, signal, tell } = context;
    const { time } = spec.request;
    const watch = new Bake(context, spec);
    const end = new core_time/* Deadline */.B2(clock, time);
    const heartbeat = new release_heartbeat/* Heartbeat */.X(clock, tell);
    const names = spec.services.map(({ name }) => name).join(", ");
    tell({ kind: "note", level: "info", text: `Watching ${names} for ${(0,core_time/* inWords */.r4)(time)} (bake-time).` });
    const look = (0,outages/* toleratingOutages */.I)(tell, "the bake", async () => {
        const last = end.passed();
        const found = await watch.look(last);
        if (found !== undefined)
            return found;
        heartbeat.beat("the end of the bake", end.at);
        return last ? "over" : undefined;
    });
    const between = Math.max(fastest, perService * spec.services.length);
    const step = (elapsed) => {
        const wait = Math.max(between, pace(elapsed, { next: "step" }));
        return end.passed() ? wait : Math.min(wait, Math.max(1, end.remaining()));
    };
    const deadline = new core_time/* Deadline */.B2(clock, time + grace);
    const found = await (0,core_time/* poll */.wt)({ clock, pace: step, signal, deadline }, look).catch((error) => {
        signal.throwIfAborted();
        throw error instanceof failure/* Failure */.HR ? notMeasured(error.why) : error;
    });
    if (found === undefined)
        throw notMeasured();
    if (found !== "over")
        throw new failure/* Failure */.HR(found);
}
const notMeasured = (why) => new failure/* Failure */.HR({
    name: "bake-not-measured",
    what: `The release could not be watched during bake-time: ${why?.what ?? "AWS did not respond at its end."}`,
    evidence: why?.evidence ?? [],
    remedy: why?.remedy ?? "Run the job again.",
});
class Bake {
    #context;
    #spec;
    /** Tasks that stopped before the bake, and tasks that were already evaluated. */
    #known = new Set();
    #alarms;
    #begun = false;
    #unread = false;
    constructor(context, spec) {
        this.#context = context;
        this.#spec = spec;
    }
    /** Why the bake failed; `undefined` so far. */
    async look(last) {
        const [alarm, ...tasks] = await Promise.all([
            this.#lookAtAlarms(),
            ...this.#spec.services.map((service) => this.#lookAtTasks(service, last)),
        ]);
        this.#begun = true;
        return tasks.find((cause) => cause !== undefined) ?? alarm;
    }
    async #lookAtTasks(service, last) {
        const { aws, signal } = this.#context;
        const reader = { ecs: await aws.ecs(), signal };
        const { name, cluster, family } = service;
        const { wanted, stopped } = await (0,reading_tasks/* listServiceTasks */.GX)(reader, cluster, name);
        if (!this.#begun)
            for (const arn of stopped)
                this.#known.add(arn);
        const fresh = stopped.filter((arn) => !this.#known.has(arn));
        const tasks = await (0,reading_tasks/* describeTasks */.yz)(reader, cluster, [...wanted, ...fresh]);
        const to = this.#spec.revisions.get(family);
        const definition = this.#spec.plan.families.get(family)?.definition;
        for (const task of tasks) {
            if (task.taskDefinitionArn !== to)
                continue;
            // Reasons and exit codes are complete only once the task has stopped.
            if (task.desiredStatus !== "RUNNING" && !(0,ecs_task/* isOver */.PU)(task) && !last)
                continue;
            if ((0,ecs_task/* isOver */.PU)(task))
                this.#known.add(task.taskArn ?? "");
            const finding = findingIn(task, definition?.containers ?? []);
            if (finding !== undefined)
                return this.#causeOf(service, task, finding);
        }
        return undefined;
    }
    async #causeOf(service, task, finding) {
        const family = this.#spec.plan.families.get(service.family);
        if (family === undefined)
            throw new Error(`the plan has no family ${service.family}`);
        const { definition, replaced } = family;
        const failing = {
            release: { name: service.name, cluster: service.cluster, definition, replaced },
            deploymentId: "",
            by: { controller: "ECS" },
        };
        const only = finding.kind === "task"
            ? task
            : { ...task, containers: task.containers?.filter(({ name }) => name === finding.container) ?? [] };
        const noted = () => undefined;
        const cause = (0,diagnosis_task/* diagnoseTask */.S)(await (0,task_evidence/* withEvidence */.K)(this.#context, failing, only, noted));
        const id = (task.taskArn ?? "").slice((task.taskArn ?? "").lastIndexOf("/") + 1);
        const what = finding.kind === "task"
            ? `A task of ${service.name} failed during bake-time.`
            : `The non-essential container "${finding.container}" of ${service.name} ${finding.exitCode === undefined ? "could not start" : `exited with code ${finding.exitCode}`} during bake-time. Its task keeps running without it.`;
        return {
            name: "bake-failed",
            what: `${what} ${cause.what}`,
            evidence: [`task ${id}`, ...cause.evidence],
            ...(cause.remedy !== undefined && { remedy: cause.remedy }),
        };
    }
    async #lookAtAlarms() {
        const names = this.#alarms ?? this.#spec.request.alarms;
        if (names.length === 0)
            return undefined;
        const seen = await this.#describeAlarms(names);
        if (seen === undefined)
            return undefined;
        if (this.#alarms === undefined) {
            const { watched, warnings } = alarmsAtFirst(names, seen);
            this.#alarms = watched;
            for (const text of warnings)
                this.#warn(text);
            return undefined;
        }
        const name = alarmGoneOff(this.#alarms, seen);
        if (name === undefined)
            return undefined;
        return {
            name: "bake-failed",
            what: `CloudWatch alarm ${name} went into ALARM during bake-time.`,
            evidence: [`alarm ${name}: ALARM`],
            remedy: "Check the alarm's metric since the release started, and the logs of the new tasks.",
        };
    }
    /** `undefined` if the alarms can't be read. After a denial, one note, and no further attempts. */
    async #describeAlarms(names) {
        const { aws, signal } = this.#context;
        try {
            const cloudWatch = await aws.cloudWatch();
            const answer = await cloudWatch.describeAlarms({ AlarmNames: [...names], AlarmTypes: ["MetricAlarm", "CompositeAlarm"], MaxRecords: 100 }, { signal });
            const alarms = [...(answer.MetricAlarms ?? []), ...(answer.CompositeAlarms ?? [])];
            return alarms.map(({ AlarmName = "", StateValue }) => ({ name: AlarmName, state: StateValue }));
        }
        catch (error) {
            signal.throwIfAborted();
            if (!(error instanceof failure/* Failure */.HR))
                throw error;
            const { kind } = (0,classify/* classify */.L8)(error.cause);
            const passes = kind === "throttled" || kind === "transient";
            if (!passes)
                this.#alarms = [];
            const then = passes ? "The step tries again" : "The step does not watch them";
            if (!this.#unread)
                this.#warn(`The alarms of bake-alarms can't be read. ${then}: ${error.message}`);
            this.#unread = true;
            return undefined;
        }
    }
    #warn(text) {
        this.#context.tell({ kind: "note", level: "warning", about: "bake-alarms", text });
    }
}

// EXTERNAL MODULE: ./build/src/release/rollout/foreign.js + 1 modules
var foreign = __webpack_require__(6709);
// EXTERNAL MODULE: ./build/src/ecs/image/reference.js
var image_reference = __webpack_require__(6716);
// EXTERNAL MODULE: ./build/src/ecs/image/registry.js
var registry = __webpack_require__(2474);
// EXTERNAL MODULE: ./build/src/ecs/image/platform.js
var platform = __webpack_require__(7450);
// EXTERNAL MODULE: ./build/src/ecs/reading/service-revisions.js
var service_revisions = __webpack_require__(3264);
;// CONCATENATED MODULE: ./build/src/release/proof.js





async function proveImages(context, released) {
    const { tell } = context;
    try {
        for (const difference of await differencesOf(context, released)) {
            const manifests = await manifestsIn(context, difference);
            if (manifests?.includes(difference.runs) === true)
                continue;
            tell({
                kind: "note",
                level: "warning",
                about: difference.service,
                text: warningOf(difference, manifests),
            });
        }
    }
    catch (error) {
        context.signal.throwIfAborted();
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        const text = `The digests of the running images could not be read: ${error.message}`;
        tell({ kind: "note", level: "info", text });
    }
}
function warningOf({ container, released, runs }, manifests) {
    const why = manifests === undefined
        ? "If the released digest is an image index, this can be the manifest of the task's platform; ECR could not be read to check."
        : "ECR lists no such manifest in the released image. Check whether somebody else deployed at the same time.";
    return `Container ${container} runs the digest ${runs}, but ${released} was released. ${why}`;
}
async function differencesOf(context, released) {
    const byDigest = released.filter(({ release }) => digestsOf(release).size > 0);
    if (byDigest.length === 0)
        return [];
    const revisions = await (0,service_revisions/* describeServiceRevisions */.X)({ ecs: await context.aws.ecs(), signal: context.signal }, byDigest.map(({ revision }) => revision));
    return byDigest.flatMap((one) => differences(one.release, revisions.find(({ serviceRevisionArn }) => serviceRevisionArn === one.revision)));
}
/** A digest that ECS does not show proves neither a match nor a difference. */
function differences(release, revision) {
    return [...digestsOf(release)].flatMap(([container, { digest, image }]) => {
        const runs = revision?.containerImages?.find(({ containerName }) => containerName === container)?.imageDigest;
        if (runs === undefined || runs === digest)
            return [];
        return [{ service: release.name, container, image, released: digest, runs }];
    });
}
/** Digests of the manifests in a released index; `undefined` if ECR can't be read or the image isn't an index. */
async function manifestsIn({ aws, signal }, { image }) {
    const reference = (0,image_reference/* parseImage */.zZ)(image);
    const lookUp = reference && (0,registry/* ecrLookUp */.pr)(reference);
    if (lookUp === undefined)
        return undefined;
    const { registryId, repositoryName, imageId, repositoryArn: resource } = lookUp;
    try {
        const ecr = await aws.ecr(lookUp.region);
        const { images = [] } = await ecr.batchGetImage({ registryId, repositoryName, imageIds: [{ ...imageId }], acceptedMediaTypes: [...registry/* acceptedMediaTypes */.v7] }, { signal, resource });
        return (0,platform/* manifestsOf */.oF)(images[0]?.imageManifest ?? "");
    }
    catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        return undefined;
    }
}
/** The digest of each released container whose image is referenced by digest. */
function digestsOf({ definition, replaced, }) {
    return new Map(definition.containers
        .filter(({ name }) => replaced.includes(name))
        .flatMap(({ name, image }) => {
        const digest = (0,image_reference/* parseImage */.zZ)(image)?.digest;
        return digest === undefined ? [] : [[name, { digest, image }]];
    }));
}

// EXTERNAL MODULE: ./build/src/diagnosis/deployment.js + 2 modules
var deployment = __webpack_require__(2252);
// EXTERNAL MODULE: ./build/src/ecs/deployment.js
var ecs_deployment = __webpack_require__(584);
;// CONCATENATED MODULE: ./build/src/release/rollout/causes.js



/** The pause at which a deployment waits for a decision, if any. */
const awaitedPause = (progress) => progress?.hooks?.some(({ type, status }) => type === "PAUSE" && status === "AWAITING_ACTION")
    ? `the pause at ${progress.stage ?? "a lifecycle stage"}`
    : undefined;
function causes_timeoutCause(one, timeout, lastProgress) {
    const pause = awaitedPause(lastProgress);
    if (pause !== undefined) {
        return {
            name: "pause-not-ended",
            what: `${one.release.name}: the deployment was still waiting at ${pause} after rollout-timeout (${(0,core_time/* inWords */.r4)(timeout)}).`,
            evidence: lastProgress === undefined ? [] : [progressInWords(lastProgress)],
            remedy: "End the pause with aws ecs continue-service-deployment, or set smoke-test-command or smoke-test-url so that the smoke test ends it. Raise rollout-timeout if the decision takes longer.",
        };
    }
    return {
        name: "rollout-timeout",
        what: `${one.release.name} did not become stable on ${(0,arn/* revisionName */.pd)(one.release.to)} within ${(0,core_time/* inWords */.r4)(timeout)} (rollout-timeout).`,
        evidence: lastProgress === undefined ? [] : [progressInWords(lastProgress)],
        remedy: "Check the service's events and stopped tasks below. If the service only needs longer, raise rollout-timeout. " +
            "A deployment circuit breaker on the service would have ended this earlier.",
    };
}
function stuckCause(one, failedTasks) {
    return {
        name: "tasks-keep-failing",
        what: `${one.release.name} can't start on ${(0,arn/* revisionName */.pd)(one.release.to)}: ${failedTasks} tasks in a row failed, and none is running.`,
        evidence: ["The service has no deployment circuit breaker, so ECS would retry indefinitely."],
        remedy: "Enable deploymentCircuitBreaker with rollback on the service.",
    };
}
/** `IN_PROGRESS, BAKE_TIME: web:2 1 of 2 running, 1 pending, 3 failed; web:1 2 of 2 running` */
function progressInWords({ status, stage, revisions }) {
    const counts = revisions.map(({ revision, running, desired, pending, failed }) => [
        `${revision} ${running} of ${desired} running`,
        ...(pending > 0 ? [`${pending} pending`] : []),
        ...(failed === undefined ? [] : [`${failed} failed`]),
    ].join(", "));
    return `last status ${[status, ...(stage ? [stage] : [])].join(", ")}: ${counts.join("; ")}`;
}
/** The cause for a rollout that ended without success. */
function causes_causeOf(judgement, one, seen) {
    const service = one.release.name;
    const to = (0,arn/* revisionName */.pd)(one.release.to);
    switch (judgement.state) {
        case "rolling-back":
        case "rolled-back":
            return {
                name: "deployment-rolled-back",
                what: `ECS rolled ${service} back from ${to}.`,
                evidence: [judgement.reason],
                remedy: "See the stopped tasks of the new revision and their logs.",
            };
        case "rollback-failed":
            return {
                name: "deployment-rollback-failed",
                what: `ECS could not roll ${service} back from ${to}.`,
                evidence: [judgement.reason],
                remedy: "Check the service in the ECS console, and deploy a revision that works.",
            };
        case "stopped":
            return {
                name: "deployment-stopped",
                what: `The deployment of ${service} to ${to} was stopped before it succeeded.`,
                evidence: [judgement.reason],
            };
        case "superseded":
            return supersededCause(service, to, judgement.by, seen);
        case "gone":
            return {
                name: "service-gone",
                what: `${service} was removed during the release: ${judgement.reason}.`,
                evidence: [],
                remedy: "Find out who deleted or drained the service (CloudTrail: DeleteService, UpdateService).",
            };
        case "unknown":
            return {
                name: "unknown-deployment-status",
                what: `The deployment of ${service} has a status that this version does not know: ${judgement.status}.`,
                evidence: [],
                remedy: "Update the action. An unknown status never counts as a success.",
            };
        case "in-progress":
        case "unclear":
        case "succeeded":
            throw new Error(`${judgement.state} isn't a failure`);
    }
}
/** @param seen the service, with the other deployment */
function supersededCause(service, to, by, seen) {
    const theirs = seen && (0,ecs_deployment/* primaryOf */.Os)(seen);
    const created = theirs?.createdAt?.toISOString();
    return {
        name: "superseded",
        what: `Another deployment (${by}) replaced the one of ${service} while ${to} was being rolled out.`,
        evidence: [
            ...(theirs?.taskDefinition ? [`${service} runs ${(0,arn/* revisionName */.pd)(theirs.taskDefinition)}`] : []),
            ...(created ? [`created ${created}`] : []),
        ],
        remedy: "This release did not roll back the other deployment. To queue releases of a service, set `concurrency: { group: …, cancel-in-progress: false }`.",
    };
}
/** Adds the diagnosis to the cause, if there is one. */
function withDiagnosis(end, diagnosis) {
    if (diagnosis === undefined)
        return end;
    const remedy = diagnosis.remedy ?? end.remedy;
    return {
        name: diagnosis.name,
        what: `${end.what} ${diagnosis.what}`,
        evidence: [
            ...end.evidence,
            ...diagnosis.evidence.filter((line) => !end.evidence.some((known) => line.endsWith(known))),
        ],
        ...(remedy !== undefined && { remedy }),
    };
}

;// CONCATENATED MODULE: ./build/src/ecs/lingering.js
/**
 * Detects a rolling deployment that only waits for old tasks to stop: every desired task of the new revision is healthy,
 * and old tasks only drain or are under scale-in protection. Pure. Uses tasks, because the counts of DescribeServices
 * show neither health nor the desired status of a task.
 */

/** A task without a health check counts as healthy after this time; ECS waits about as long. */
const settled = (0,core_time/* seconds */.YA)(40);
/** The remaining old tasks, if the deployment waits only for them; `undefined` otherwise. */
function onlyLingering(standing) {
    const { tasks, desired, now } = standing;
    const old = tasks.filter(({ ours }) => !ours);
    const wantedOld = old.filter(({ wanted }) => wanted);
    const known = wantedOld.filter(({ isProtected }) => isProtected === true);
    const unread = wantedOld.filter(({ isProtected }) => isProtected === undefined);
    const held = known.length + unread.length === wantedOld.length;
    if (!held || unread.length > Math.max(0, standing.protectedByEvents - known.length))
        return undefined;
    // Without old tasks, ECS ends the deployment itself.
    if (old.length === 0)
        return undefined;
    const proven = standing.neverBelowDesired && wantedOld.length === 0;
    const own = tasks.filter(({ ours, wanted, running }) => ours && wanted && running);
    if (own.some(({ health }) => health === "unhealthy"))
        return undefined;
    const good = own.filter((one) => isHealthy(one, now) || (one.health === "unknown" && proven));
    if (good.length < desired)
        return undefined;
    return old.map((one) => lingeringOf(one, standing.drainTime));
}
const isHealthy = ({ health, startedAt }, now) => health === "healthy" || (health === "unchecked" && startedAt !== undefined && now - startedAt >= settled);
function lingeringOf(one, drainTime) {
    const { task, wanted, protectedUntil, stoppingAt } = one;
    if (wanted) {
        return { task, why: "protected", ...(protectedUntil !== undefined && { until: protectedUntil }) };
    }
    const until = stoppingAt === undefined || drainTime === undefined ? undefined : stoppingAt + drainTime;
    return { task, why: "draining", ...(until !== undefined && { until }) };
}
const maxListed = 5;
/** `2 old tasks have not stopped yet: 0123… drains until about 2026-11-27T12:03:00Z; …` */
function lingeringInWords(lingering, now) {
    const count = lingering.length;
    const each = lingering.slice(0, maxListed).map(({ task, why, until }) => {
        const id = task.slice(task.lastIndexOf("/") + 1);
        const what = why === "draining" ? "drains" : "is under scale-in protection";
        return `${id} ${what}${untilInWords(until, now, why)}`;
    });
    const more = count > maxListed ? `; and ${count - maxListed} more` : "";
    return `${count} old ${count === 1 ? "task has" : "tasks have"} not stopped yet: ${each.join("; ")}${more}`;
}
function untilInWords(until, now, why) {
    if (until === undefined)
        return "";
    const time = new Date(until).toISOString().replace(/\.\d{3}Z$/u, "Z");
    const left = until > now ? ` (${(0,core_time/* inWords */.r4)(until - now)} left)` : "";
    return ` until ${why === "draining" ? "about " : ""}${time}${left}`;
}
const protection = /unable to scale in due to \(reason (?<count>\d{1,6}) tasks? under protection\)|number of protected tasks/u;
/** Number of protected tasks in the newest event that reports it. Takes events newest first. */
function protectedByEvents(texts) {
    for (const text of texts) {
        const found = protection.exec(text.slice(0, 2048));
        if (found !== null)
            return found.groups?.["count"] === undefined ? Infinity : Number(found.groups["count"]);
    }
    return 0;
}

// EXTERNAL MODULE: ./build/src/codedeploy/progress.js
var codedeploy_progress = __webpack_require__(9957);
;// CONCATENATED MODULE: ./build/src/release/rollout/expectations.js
/** Predicts the next change of a wave from its polls, over all services that have not ended. */


class Expectations {
    #clock;
    #known = new Map();
    #shown = new Map();
    #outlooks = new Map();
    #changedAt;
    constructor(clock) {
        this.#clock = clock;
        this.#changedAt = clock.now();
    }
    notice(one, look) {
        const now = this.#clock.now();
        const shown = JSON.stringify(look.progress);
        if (this.#shown.get(one) !== shown)
            this.#changedAt = now;
        this.#shown.set(one, shown);
        const outlook = this.#outlookOf(one, look);
        if (outlook !== undefined)
            this.#outlooks.set(one, outlook);
    }
    /** `undefined` if the poll shows nothing of the deployment; the previous outlook stays. */
    #outlookOf(one, { progress, service, deployment }) {
        if (one.by.controller === "CODE_DEPLOY")
            return (0,codedeploy_progress/* outlookOf */.jH)(progress);
        if (service === undefined)
            return undefined;
        const now = this.#clock.now();
        const known = this.#known.get(one);
        const weight = deployment?.targetServiceRevision?.requestedProductionTrafficWeight;
        const stage = `${deployment?.status} ${deployment?.lifecycleStage} ${weight}`;
        const sinceAfter = known?.stage === stage ? known.sinceAfter : (known?.lookedAt ?? now);
        this.#known.set(one, { stage, sinceAfter, lookedAt: now });
        return (0,outlook/* outlookOf */.jH)({ own: one.by.watched.own, service, deployment, sinceAfter });
    }
    /** When the bake time or the wait of a traffic step of an ECS deployment ends. */
    waitEnds(one) {
        const outlook = this.#outlooks.get(one);
        return one.by.controller === "ECS" && outlook?.next === "nothing" ? outlook.until : undefined;
    }
    /** Milliseconds since a poll showed a change. */
    get unchangedFor() {
        return this.#clock.now() - this.#changedAt;
    }
    /** The earliest outlook of the open services. */
    outlook(open) {
        return soonest(open.map((one) => this.#outlooks.get(one) ?? { next: "step" }));
    }
}
function soonest(outlooks) {
    if (outlooks.some(({ next }) => next === "end"))
        return { next: "end" };
    const waits = outlooks.flatMap((outlook) => (outlook.next === "nothing" ? [outlook.until] : []));
    return waits.length < outlooks.length || waits.length === 0
        ? { next: "step" }
        : { next: "nothing", until: Math.min(...waits) };
}

// EXTERNAL MODULE: ./build/src/release/rollout/explain.js
var explain = __webpack_require__(434);
;// CONCATENATED MODULE: ./build/src/release/rollout/lingering.js





/** Maximum number of tasks in a GetTaskProtection call (ECS API reference). */
const protectionsPerCall = 10;
/** ECS's default `stopTimeout`, in seconds. */
const defaultStopTimeout = 30;
/** Whether it is possible at all: a rolling deployment of this release, with all new tasks running, still in progress. */
function mayLinger(one, { service, deployment, judgement }) {
    if (one.by.controller !== "ECS" || !one.deploys || judgement.state !== "in-progress")
        return false;
    if (service === undefined || !isRolling(service, deployment))
        return false;
    const ours = service.deployments?.find(({ id }) => id === one.deploymentId);
    return (ours?.status === "PRIMARY" &&
        (ours.runningCount ?? 0) >= (ours.desiredCount ?? 0) &&
        (service.deployments ?? []).length > 1);
}
function isRolling(service, deployment) {
    const strategy = (deployment ?? service).deploymentConfiguration?.strategy ?? "ROLLING";
    return strategy === "ROLLING" && (deployment === undefined || deployment.status === "IN_PROGRESS");
}
/** ECS has replaced every task, and only watches alarms. */
const isBaking = ({ service, deployment }) => service !== undefined &&
    deployment?.lifecycleStage === "BAKE_TIME" &&
    deployment.status === "IN_PROGRESS" &&
    isRolling(service, deployment);
class LingeringTasks {
    #context;
    #noted = new Set();
    #denied = new Set();
    constructor(context) {
        this.#context = context;
    }
    /** The remaining old tasks, if the deployment waits only for them; `undefined` otherwise, or if that can't be read. */
    async of(one, look) {
        const { service } = look;
        if (service === undefined || !mayLinger(one, look))
            return undefined;
        const tasks = await this.#orNote(one, "tasks", () => this.#tasks(one));
        if (tasks === undefined)
            return undefined;
        const old = tasks.filter(({ startedBy, desiredStatus }) => !isOurs(one, startedBy) && isWanted(desiredStatus));
        const [protections, targets, drainTime] = await Promise.all([
            old.length === 0 ? new Map() : this.#orNote(one, "protection", () => this.#protections(one, old)),
            this.#orNote(one, "targets", () => this.#healthyTargets(service)),
            this.#drainTime(one, service),
        ]);
        const { minimumHealthyPercent = 100 } = service.deploymentConfiguration ?? {};
        return onlyLingering({
            tasks: tasks.map((task) => stateOf(one, task, { protections, targets, service })),
            desired: service.deployments?.find(({ id }) => id === one.deploymentId)?.desiredCount ?? 0,
            protectedByEvents: protectedByEvents(look.facts.events ?? []),
            neverBelowDesired: minimumHealthyPercent >= 100,
            drainTime,
            now: this.#context.clock.now(),
        });
    }
    async #tasks({ release }) {
        const { aws, signal } = this.#context;
        const tasks = await (0,reading_tasks/* describeServiceTasks */.jS)({ ecs: await aws.ecs(), signal }, release.cluster, release.name);
        return tasks.filter(({ lastStatus }) => lastStatus !== "STOPPED" && lastStatus !== "DELETED");
    }
    /** Scale-in protection by task ARN. */
    async #protections({ release }, tasks) {
        const { aws, signal } = this.#context;
        const ecs = await aws.ecs();
        const arns = tasks.flatMap(({ taskArn }) => taskArn ?? []);
        const answers = await Promise.all((0,reading_services/* inBatches */.oq)(arns, protectionsPerCall).map((batch) => ecs.getTaskProtection({ cluster: release.cluster, tasks: batch }, { signal, resource: release.name })));
        const known = answers.flatMap(({ protectedTasks }) => protectedTasks ?? []);
        return new Map(known.map(({ taskArn = "", protectionEnabled, expirationDate }) => [
            taskArn,
            { enabled: protectionEnabled === true, until: expirationDate?.getTime() },
        ]));
    }
    /** IDs of the healthy targets of each load balancer of the service, over all its target groups. */
    async #healthyTargets(service) {
        const balancers = targetGroupsOf(service);
        if (balancers.length === 0)
            return [];
        const { aws, signal } = this.#context;
        const elb = await aws.elb();
        const healthyIn = async (TargetGroupArn) => {
            const options = { signal, resource: TargetGroupArn };
            const { TargetHealthDescriptions = [] } = await elb.describeTargetHealth({ TargetGroupArn }, options);
            return TargetHealthDescriptions.flatMap(({ Target, TargetHealth }) => TargetHealth?.State === "healthy" ? (Target?.Id ?? []) : []);
        };
        return Promise.all(balancers.map(async (groups) => new Set((await Promise.all(groups.map(healthyIn))).flat())));
    }
    /** Deregistration delay and `stopTimeout` together, in milliseconds. */
    async #drainTime(one, service) {
        const groups = targetGroupsOf(service).flat();
        const stop = stopTime(one.release.definition);
        if (groups.length === 0)
            return stop;
        const delays = await this.#orNote(one, "delay", async () => {
            const { aws, signal } = this.#context;
            const elb = await aws.elb();
            return Promise.all(groups.map(async (TargetGroupArn) => {
                const options = { signal, resource: TargetGroupArn };
                const { Attributes = [] } = await elb.describeTargetGroupAttributes({ TargetGroupArn }, options);
                const delay = Attributes.find(({ Key }) => Key === "deregistration_delay.timeout_seconds")?.Value;
                return (0,core_time/* seconds */.YA)(Number(delay ?? 300));
            }));
        });
        return delays && Math.max(...delays) + stop;
    }
    /** Returns `undefined` on an error, with one note. After a denial, no further attempts. */
    async #orNote(one, what, read) {
        if (this.#denied.has(what))
            return undefined;
        try {
            return await read();
        }
        catch (error) {
            this.#context.signal.throwIfAborted();
            if (!(error instanceof failure/* Failure */.HR))
                throw error;
            if (error.why.name.includes("denied"))
                this.#denied.add(what);
            if (!this.#noted.has(what)) {
                this.#noted.add(what);
                const text = `${unreadable[what]}: ${(0,failure/* messageOf */.bD)(error)}`;
                this.#context.tell({ kind: "note", level: "info", about: one.release.name, text });
            }
            return undefined;
        }
    }
}
const unreadable = {
    tasks: "The service's tasks can't be read",
    protection: "The scale-in protection of old tasks can't be read",
    targets: "The health of targets can't be read",
    delay: "The deregistration delay can't be read",
};
const isOurs = ({ deploymentId }, startedBy) => startedBy === deploymentId;
const isWanted = (desiredStatus) => desiredStatus === "RUNNING";
function stateOf(one, task, read) {
    const { taskArn = "", startedBy, desiredStatus, lastStatus, startedAt, stoppingAt } = task;
    const protection = read.protections?.get(taskArn);
    return {
        task: taskArn,
        ours: isOurs(one, startedBy),
        wanted: isWanted(desiredStatus),
        running: lastStatus === "RUNNING",
        health: healthOf(task, one.release.definition, read.service, read.targets),
        startedAt: startedAt?.getTime(),
        stoppingAt: stoppingAt?.getTime(),
        ...(read.protections !== undefined && { isProtected: protection?.enabled ?? false }),
        protectedUntil: protection?.until,
    };
}
/** The worse of its containers' health checks and its targets' health. */
function healthOf(task, definition, service, targets) {
    const checks = [containerHealth(task, definition), targetHealth(task, service, targets)];
    const order = ["unhealthy", "unknown", "healthy"];
    return order.find((health) => checks.includes(health)) ?? "unchecked";
}
function containerHealth({ healthStatus }, { containers }) {
    if (!containers.some(({ essential, healthCheck }) => essential && healthCheck !== undefined))
        return "unchecked";
    if (healthStatus === "HEALTHY")
        return "healthy";
    return healthStatus === "UNHEALTHY" ? "unhealthy" : "unknown";
}
/** Finds the target by the task's IP address; unknown for instance targets, or if the targets can't be read. */
function targetHealth(task, service, targets) {
    if ((service.loadBalancers ?? []).length === 0)
        return "unchecked";
    const address = (task.attachments ?? [])
        .flatMap(({ details }) => details ?? [])
        .find(({ name }) => name === "privateIPv4Address")?.value;
    if (targets === undefined || targets.length < (service.loadBalancers ?? []).length)
        return "unknown";
    if (address === undefined)
        return "unknown";
    return targets.every((group) => group.has(address)) ? "healthy" : "unhealthy";
}
/** For each load balancer with target groups: the group and, if set, the alternate one. */
const targetGroupsOf = ({ loadBalancers }) => (loadBalancers ?? []).flatMap(({ targetGroupArn, advancedConfiguration }) => {
    const alternate = advancedConfiguration?.alternateTargetGroupArn;
    if (targetGroupArn === undefined)
        return [];
    return [alternate === undefined ? [targetGroupArn] : [targetGroupArn, alternate]];
});
/** The longest time that its containers may take to stop, in milliseconds. */
const stopTime = ({ document }) => {
    const containers = document.get(["containerDefinitions"]);
    return (0,core_time/* seconds */.YA)(Math.max(...containers.map(({ stopTimeout }) => stopTimeout ?? defaultStopTimeout)));
};

// EXTERNAL MODULE: ./build/src/release/rollout/looks.js
var looks = __webpack_require__(9289);
// EXTERNAL MODULE: ./build/src/ecs/pause.js
var ecs_pause = __webpack_require__(9977);
// EXTERNAL MODULE: ./build/src/aws/http.js
var http = __webpack_require__(4379);
// EXTERNAL MODULE: ./build/src/plan/one-off.js
var one_off = __webpack_require__(5269);
;// CONCATENATED MODULE: ./build/src/release/one-off/smoke-test.js
/**
 * The smoke tests of a release: a one-off task on the new revision, an address that must answer. Three ends: passed,
 * failed, and not measured, which is no success either.
 */






const answerTimeout = 10_000;
const betweenTries = 2_000;
/** Of an answer, in which the expected text is looked for. */
const mostBytes = 1024 * 1024;
/**
 * Runs the smoke test of one service and reports how it ended. `occasion` is the deployment that it judges, and the
 * pause. Rejects for a cancel alone.
 */
async function smokeTest(context, release, request, occasion) {
    const tests = [
        ...(request.url === undefined ? [] : [() => askAddress(context, request.url ?? "", request)]),
        ...(request.command === undefined ? [] : [() => runCommand(context, release, request, occasion)]),
    ];
    const passed = [];
    for (const test of tests) {
        const end = await test();
        if (end.result !== "passed")
            return told(context, release, end);
        passed.push(end.text);
    }
    return told(context, release, { result: "passed", text: passed.join(" ") });
}
function told(context, { name }, end) {
    context.tell({ kind: "smoke-test-ended", service: name, ...end });
    return end;
}
async function runCommand(context, release, { command, timeout }, occasion) {
    const { aws, request, signal, ledger } = context;
    try {
        const { cluster, definition, replaced, tags: own, before: service, to } = release;
        const trace = request.report.traceTags ? (0,definition_tags/* traceTags */.TS)(request.job) : [];
        const sources = { cluster, definition, replaced, service, network: {}, tags: own, trace };
        const planned = await (0,one_off/* planOneOff */.X)({ ecs: await aws.ecs(), signal }, sources);
        const { container, launch, tags, besideServiceConnect } = planned;
        const verdict = await runOnce(context, {
            kind: "smoke-test",
            subject: release.name,
            occasion,
            cluster,
            taskDefinition: to,
            definition,
            container,
            ...(command && { command }),
            environment: [],
            launch: launch.input,
            besideServiceConnect,
            timeout,
            starter: request.job,
            tags,
            streamLogs: request.report.streamLogs,
            record: (entry) => ledger.write(entry),
        }, own);
        if (verdict.succeeded)
            return { result: "passed", text: `${container} exited 0.` };
        const measured = verdict.exitCode !== undefined;
        const what = `The smoke test of ${release.name} ${measured ? `failed: ${container} exited ${verdict.exitCode}` : "did not come to an end"}.`;
        return {
            result: measured ? "failed" : "not-measured",
            text: what,
            cause: smoke_test_because(what, measured, verdict.cause),
        };
    }
    catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        const what = `The smoke test of ${release.name} could not be run.`;
        return { result: "not-measured", text: what, cause: smoke_test_because(what, false, error.why) };
    }
}
const smoke_test_because = (what, measured, cause) => ({
    name: measured ? "smoke-test-failed" : "smoke-test-not-measured",
    what: cause === undefined ? what : `${what} ${cause.what}`,
    evidence: cause?.evidence ?? [],
    ...(cause?.remedy !== undefined && { remedy: cause.remedy }),
});
/** Asks again until the address has answered as expected often enough in a row, or the time is over. */
async function askAddress(context, address, { expect, timeout }) {
    const { agents, clock, signal } = context;
    const deadline = new core_time/* Deadline */.B2(clock, timeout);
    let last = "";
    let answered = false;
    let inARow = 0;
    const seen = await (0,core_time/* poll */.wt)({ clock, signal, deadline, pace: () => betweenTries }, async () => {
        try {
            const answer = await (0,http/* ask */.k)(new URL(address), {
                agents,
                timeout: answerTimeout,
                maxBytes: mostBytes,
                signal,
            });
            answered = true;
            const wrong = wrongWith(answer, expect);
            last =
                wrong ?? `HTTP ${answer.status} with the expected text, ${inARow + 1} of ${answersNeeded(expect)}`;
            inARow = wrong === undefined ? inARow + 1 : 0;
            return inARow >= answersNeeded(expect) ? answer : undefined;
        }
        catch (error) {
            signal.throwIfAborted();
            answered ||= !isUnreachableName(error);
            inARow = 0;
            last = (0,failure/* messageOf */.bD)(error);
            return undefined;
        }
    });
    const { host } = new URL(address);
    if (seen !== undefined) {
        const text = expect === undefined ? "" : `, ${answersNeeded(expect)} times in a row with the expected text`;
        return { result: "passed", text: `${host} returns HTTP ${seen.status}${text}.` };
    }
    if (answered)
        return refuted(host, expect, last);
    const what = `The smoke test could not be made: the name ${host} is not known to this runner.`;
    const remedy = "Give an address that the runner can resolve and reach, or use smoke-test-command, which runs inside the network.";
    return {
        result: "not-measured",
        text: what,
        cause: { name: "smoke-test-not-measured", what, evidence: [last], remedy },
    };
}
function refuted(host, expect, last) {
    const wanted = expect === undefined
        ? "2xx or 3xx"
        : `2xx with the text of smoke-test-expect in ${answersNeeded(expect)} answers in a row`;
    const what = `The smoke test failed: ${host} did not return ${wanted} within smoke-test-timeout.`;
    const remedy = expect === undefined
        ? "Look at the new tasks' logs; raise smoke-test-timeout if they only need longer."
        : "Check that this address reaches the new revision, and that no cache answers for it. Old tasks may still answer: raise smoke-test-timeout.";
    return {
        result: "failed",
        text: what,
        cause: { name: "smoke-test-failed", what, evidence: [`last answer: ${last}`], remedy },
    };
}
/** One good answer can come from one good task among bad or old ones. */
const answersNeeded = (expect) => (expect === undefined ? 1 : 3);
/** What an answer lacks; `undefined` for one that is as expected. The answer itself is never quoted. */
function wrongWith({ status, body }, expect) {
    const good = status >= 200 && status < (expect === undefined ? 400 : 300);
    if (!good)
        return `HTTP ${status}`;
    if (expect === undefined || body.includes(expect))
        return undefined;
    return `HTTP ${status} without the text of smoke-test-expect`;
}
const isUnreachableName = (error) => error instanceof Error && ["ENOTFOUND", "EAI_AGAIN"].includes(error.code ?? "");

;// CONCATENATED MODULE: ./build/src/release/rollout/pauses.js



class Pauses {
    #context;
    #reported = new Set();
    #tested = new Set();
    #failures = new Map();
    #pending = new Set();
    constructor(context) {
        this.#context = context;
    }
    /** Whether the smoke test ran at a pause, so that it need not run after the wave. */
    hasTested(one) {
        return this.#tested.has(one);
    }
    /** Why the deployment was rolled back at a pause. */
    failureOf(one) {
        return this.#failures.get(one);
    }
    notice(one, deployment) {
        for (const pause of (0,ecs_pause/* pausesOf */.P0)(deployment)) {
            const key = (0,ecs_pause/* keyOfPause */.Xn)(pause);
            if (this.#reported.has(key))
                continue;
            this.#reported.add(key);
            const request = this.#context.request.rollout.smokeTest;
            const strategy = deployment.deploymentConfiguration?.strategy ?? one.release.strategy;
            const tested = request !== undefined && (0,ecs_pause/* isDecidedByTest */.wu)(pause, strategy, this.#tested.has(one));
            if (!tested) {
                this.#show(one, deployment, pause);
                continue;
            }
            this.#tested.add(one);
            const acting = this.#test(one, deployment, pause).finally(() => this.#pending.delete(acting));
            this.#pending.add(acting);
        }
    }
    async finish() {
        await Promise.all(this.#pending);
    }
    async #test(one, deployment, pause) {
        const request = this.#context.request.rollout.smokeTest;
        if (request === undefined)
            return;
        try {
            const occasion = `${deployment.serviceDeploymentArn} ${(0,ecs_pause/* keyOfPause */.Xn)(pause)}`;
            const end = await smokeTest(this.#context, one.release, request, occasion);
            if (end.result !== "passed")
                this.#failures.set(one, end.cause);
            await this.#continue(deployment, pause, end.result === "passed" ? "CONTINUE" : "ROLLBACK");
        }
        catch (error) {
            if (this.#context.signal.aborted)
                return;
            if (!(error instanceof failure/* Failure */.HR))
                throw error;
            this.#failures.set(one, error.why);
        }
    }
    async #continue(deployment, pause, action) {
        const ecs = await this.#context.aws.ecs();
        const { signal } = this.#context;
        const { serviceDeploymentArn = "" } = deployment;
        const options = { signal, resource: serviceDeploymentArn };
        // After a lost response, a second action would be rejected, or would end the next pause of the same hook.
        const found = async () => {
            const arns = [serviceDeploymentArn];
            const look = await ecs.describeServiceDeployments({ serviceDeploymentArns: arns }, options);
            const awaited = (look.serviceDeployments ?? []).flatMap(ecs_pause/* pausesOf */.P0);
            return awaited.some((other) => (0,ecs_pause/* keyOfPause */.Xn)(other) === (0,ecs_pause/* keyOfPause */.Xn)(pause))
                ? undefined
                : { $metadata: {}, serviceDeploymentArn };
        };
        await ecs.continueServiceDeployment({ serviceDeploymentArn, hookId: pause.hookId, action }, { ...options, found });
    }
    #show(one, { serviceDeploymentArn = "ARN" }, { hookId, stage, expiresAt, timeoutAction }) {
        const deadline = expiresAt === undefined ? "" : ` until ${new Date(expiresAt).toISOString()}`;
        const then = timeoutAction === undefined ? "" : `, then AWS applies ${timeoutAction}`;
        this.#context.tell({
            kind: "note",
            level: "warning",
            about: one.release.name,
            text: `The deployment is paused at ${stage}${deadline}${then}. This step does not end the pause. To end it, run ` +
                `aws ecs continue-service-deployment --service-deployment-arn ${serviceDeploymentArn} --hook-id ${hookId}`,
        });
    }
}

;// CONCATENATED MODULE: ./build/src/release/rollout/progress.js


class ProgressReporter {
    #clock;
    #tell;
    #heartbeat;
    #progress = new Map();
    #blind = new Set();
    #events = new Map();
    constructor(clock, tell, started) {
        this.#clock = clock;
        this.#tell = tell;
        this.#heartbeat = new release_heartbeat/* Heartbeat */.X(clock, tell);
        for (const one of started)
            this.#events.set(one, eventIds(one.release.before));
    }
    /** The progress that was last reported. */
    lastOf(one) {
        return this.#progress.get(one);
    }
    /** `until` is when the bake time or the wait of a traffic step ends. */
    tell(one, { service, progress: seen, blind }, until) {
        if (blind !== undefined && !this.#blind.has(one)) {
            this.#blind.add(one);
            this.#tell({ kind: "note", level: "info", about: one.release.name, text: blind });
        }
        if (service !== undefined)
            this.#tellEvents(one, service);
        if (seen === undefined)
            return;
        const progress = until === undefined ? seen : { ...seen, until };
        const known = this.#progress.get(one);
        this.#progress.set(one, progress);
        if (JSON.stringify(known) === JSON.stringify(progress))
            return;
        this.#tell({ kind: "service-progress", progress: { service: one.release.name, ...progress } });
        this.#heartbeat.reset();
    }
    /** Logs what the step waits for, at most once a minute, while nothing else is logged. */
    beat(open, until) {
        const paused = open.find((one) => awaitedPause(this.#progress.get(one)) !== undefined);
        const pause = paused && awaitedPause(this.#progress.get(paused));
        this.#heartbeat.beat(pause === undefined ? namesOf(open) : `somebody to end ${pause} of ${namesOf(open)}`, until);
    }
    /** ECS lists events newest first. New ones are recognized by ID, not by time. */
    #tellEvents(one, service) {
        const known = this.#events.get(one);
        for (const { id, createdAt, message = "" } of (service.events ?? []).toReversed()) {
            if (id === undefined || known?.has(id))
                continue;
            const at = createdAt?.getTime() ?? this.#clock.now();
            this.#tell({ kind: "service-event", service: one.release.name, id, at, text: message });
            this.#heartbeat.reset();
        }
        this.#events.set(one, eventIds(service));
    }
}
const eventIds = ({ events }) => new Set(events?.map(({ id }) => id ?? ""));
function namesOf(services) {
    const names = services.map(({ release }) => release.name);
    return names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
}

// EXTERNAL MODULE: ./build/src/ecs/stuck.js
var stuck = __webpack_require__(2663);
;// CONCATENATED MODULE: ./build/src/release/rollout/service-end.js



function service_end_endOf(one, look, policy) {
    const { judgement, service } = look;
    if (!one.deploys)
        return withoutDeployment(service, judgement);
    if (judgement.state === "succeeded")
        return { state: "released" };
    if (policy.untilShifted && look.shifted)
        return { state: "started" };
    if (judgement.state === "in-progress")
        return judgement.status === undefined ? stuckEnd(one, look) : undefined;
    const failing = judgement.state === "rolling-back" && !policy.patient;
    if (!(0,ecs_deployment/* isFinal */.dR)(judgement) && !failing)
        return undefined;
    return { state: "failed", judgement, cause: policy.sentBack ?? causes_causeOf(judgement, one, service) };
}
function stuckEnd(one, { service, deployment }) {
    const ours = service?.deployments?.find(({ id }) => id === one.deploymentId);
    if (service === undefined || !(0,stuck/* isStuck */.Z)(service, ours, deployment))
        return undefined;
    return { state: "failed", judgement: { state: "stuck" }, cause: stuckCause(one, ours?.failedTasks ?? 0) };
}
/** An update that started no deployment ends once the desired number of tasks runs. */
function withoutDeployment(service, judgement) {
    if (service !== undefined && (0,ecs_deployment/* isSteady */.NZ)(service))
        return { state: "released" };
    if (judgement.state !== "gone")
        return undefined;
    return {
        state: "failed",
        judgement,
        cause: { name: "service-gone", what: judgement.reason, evidence: [] },
    };
}

;// CONCATENATED MODULE: ./build/src/release/rollout/watch-wave.js












class WaveWatch {
    pauses;
    #context;
    #started;
    #options;
    #looks;
    #teller;
    #expectations;
    #failing;
    #lingering;
    #last = new Map();
    #ends = new Map();
    #endedAt = new Map();
    #revisions = new Map();
    #facts = new Map();
    #cause;
    constructor(context, started, options) {
        const { clock, signal, tell } = context;
        this.#context = context;
        this.#started = started;
        this.#options = options;
        this.#looks = new looks/* Looks */.X({ ecs: options.ecs, clock, tell, signal }, started);
        this.#teller = new ProgressReporter(clock, tell, started);
        this.#expectations = new Expectations(clock);
        this.#failing = new explain/* FailingTasks */.n(context);
        this.#lingering = new LingeringTasks(context);
        this.pauses = new Pauses(context);
    }
    async run() {
        const { clock, signal, tell } = this.#context;
        const { deadline } = this.#options;
        const pace = () => this.#pause();
        // Right after UpdateService started a deployment, there is nothing to see yet.
        if (this.#started.every(({ deploys }) => deploys))
            await clock.sleep(Math.min(pace(), deadline.remaining()), signal);
        const look = (0,outages/* toleratingOutages */.I)(tell, namesOf(this.#started), () => this.#turn());
        const done = await (0,core_time/* poll */.wt)({ clock, pace, signal, deadline }, look);
        if (done === undefined)
            await this.#timeOut();
        for (const one of this.#open)
            this.#ends.set(one, { state: "unfinished" });
        await this.pauses.finish();
        await this.#explain();
        return { ends: this.#ends, ...(this.#cause && { cause: this.#cause }) };
    }
    /** ARN of the service revision that the deployment created; `undefined` if AWS does not show one. */
    revisionOf(one) {
        return this.#revisions.get(one);
    }
    /** Epoch milliseconds of the poll that saw it end; now, if it has not ended. */
    endedAt(one) {
        return this.#endedAt.get(one) ?? this.#context.clock.now();
    }
    get #open() {
        return this.#started.filter((one) => !this.#ends.has(one));
    }
    /** Milliseconds until the next poll. */
    #pause() {
        const expectations = this.#expectations;
        return this.#context.pace(expectations.unchangedFor, expectations.outlook(this.#open));
    }
    /** Polls every open service; `true` once the wave is over. */
    async #turn() {
        const open = this.#open;
        const looks = await this.#looks.look(open);
        for (const one of open) {
            const look = looks.get(one);
            if (look !== undefined)
                this.#consider(one, await this.#withShift(one, look));
        }
        const over = this.#ends.size === this.#started.length;
        if (over || (this.#cause !== undefined && !this.#options.patient))
            return true;
        this.#teller.beat(this.#open, this.#options.deadline.at);
        return undefined;
    }
    /** A rolling deployment has shifted its traffic once it waits only for old tasks to stop. */
    async #withShift(one, look) {
        if (this.#context.request.rollout.waitFor !== "traffic-shifted" || look.shifted)
            return look;
        if (isBaking(look))
            return { ...look, shifted: true };
        const lingering = await this.#lingering.of(one, look);
        if (lingering === undefined)
            return look;
        this.#tellLingering(one, lingering, "info");
        return { ...look, shifted: true };
    }
    #tellLingering(one, lingering, level) {
        const text = `The new revision runs and is healthy. ${lingeringInWords(lingering, this.#context.clock.now())}.`;
        const remedy = level === "warning"
            ? " The step stops waiting for them (rollout-timeout); ECS completes the deployment once they have stopped."
            : "";
        this.#context.tell({ kind: "note", level, about: one.release.name, text: `${text}${remedy}` });
    }
    #consider(one, look) {
        const { service, deployment } = look;
        this.#expectations.notice(one, look);
        this.#teller.tell(one, look, this.#expectations.waitEnds(one));
        this.#facts.set(one, look.facts);
        this.#last.set(one, look);
        if (service !== undefined)
            this.#failing.notice(one, service, deployment);
        if (deployment !== undefined) {
            this.#note(one, deployment.serviceDeploymentArn, deployment.targetServiceRevision?.arn);
            this.pauses.notice(one, deployment);
        }
        const { patient } = this.#options;
        const untilShifted = this.#context.request.rollout.waitFor === "traffic-shifted";
        const end = service_end_endOf(one, look, { patient, untilShifted, sentBack: this.pauses.failureOf(one) });
        if (end !== undefined)
            this.#end(one, end);
    }
    #end(one, end) {
        this.#ends.set(one, end);
        this.#endedAt.set(one, this.#context.clock.now());
        if (end.state === "failed")
            this.#cause ??= end.cause;
    }
    /** Records the ARNs that the rollback and the image check need, when first seen. */
    #note(one, serviceDeploymentArn, revision) {
        if (this.#revisions.has(one) || serviceDeploymentArn === undefined || revision === undefined)
            return;
        this.#revisions.set(one, revision);
        one.complete({ serviceDeploymentArn });
    }
    /** Replaces "AWS gave up" by the cause that the deployment's facts and failed tasks show. */
    async #explain() {
        const failed = this.#started.filter((one) => this.#ends.get(one)?.state === "failed");
        await this.#failing.finish(failed);
        for (const one of failed) {
            const end = this.#ends.get(one);
            if (end?.state !== "failed" || !isExplained(end))
                continue;
            const facts = { ...this.#facts.get(one), failing: this.#failing.groupsOf(one) };
            const cause = withDiagnosis(end.cause, (0,deployment/* diagnoseDeployment */.S)(facts));
            this.#ends.set(one, { ...end, cause });
            if (this.#cause === end.cause)
                this.#cause = cause;
        }
    }
    /** Old tasks that stop slowly are not a failure of the new revision. */
    async #timeOut() {
        const { timeout } = this.#context.request.rollout;
        for (const one of this.#open) {
            const last = this.#last.get(one);
            const lingering = last && (await this.#lingering.of(one, last));
            if (lingering !== undefined) {
                this.#tellLingering(one, lingering, "warning");
                this.#end(one, { state: "started" });
                continue;
            }
            const cause = causes_timeoutCause(one, timeout, this.#teller.lastOf(one));
            this.#end(one, { state: "failed", judgement: { state: "timed-out" }, cause });
        }
    }
}
/** Ends whose reason lies in the deployment or its tasks; the other causes are complete. */
const isExplained = ({ judgement, cause }) => judgement.state !== "superseded" && judgement.state !== "gone" && !cause.name.startsWith("smoke-test-");

// EXTERNAL MODULE: ./build/src/codedeploy/create.js
var create = __webpack_require__(9442);
// EXTERNAL MODULE: ./build/src/codedeploy/watch.js
var codedeploy_watch = __webpack_require__(7627);
// EXTERNAL MODULE: ./build/src/ecs/service.js
var service = __webpack_require__(9260);
;// CONCATENATED MODULE: ./build/src/release/rollout/start.js








/** Starts the deployment of one service, and writes it to the ledger before and after the call. */
function startService(context, release, wave) {
    return release.controller === "CODE_DEPLOY"
        ? startCodeDeploy(context, release, wave)
        : startEcs(context, release, wave);
}
const entryOf = (context, release, wave) => ({
    kind: "service",
    wave,
    service: release.name,
    cluster: release.cluster,
    controller: release.controller,
    strategy: release.strategy,
    from: release.from,
    to: release.to,
    idsBefore: (0,update_service/* deploymentIds */.Mx)(release.before),
    at: context.clock.now(),
});
function tellUpdated(context, { name, from, to }, deploymentId) {
    context.tell({ kind: "service-updated", service: name, from, to, deploymentId });
}
async function startEcs(context, release, wave) {
    const { desiredCount, forceNewDeployment } = context.request;
    const { before } = release;
    const setsCount = desiredCount !== undefined && desiredCount !== before.desiredCount;
    const own = setsCount || forceNewDeployment ? undefined : resumable(release);
    const entry = entryOf(context, release, wave);
    const idsBefore = entry.idsBefore.filter((id) => id !== own?.id);
    const complete = context.ledger.write({
        ...entry,
        idsBefore,
        ...(setsCount && { desiredCountBefore: before.desiredCount ?? 0 }),
    });
    const service = own === undefined
        ? await (0,update_service/* updateService */.bU)(context, {
            service: release.name,
            cluster: release.cluster,
            taskDefinition: release.to,
            forceNewDeployment: forceNewDeployment || needsForce(release),
            before,
            ...(desiredCount !== undefined && { desiredCount }),
            onRefusal: () => complete({ refused: true }),
            onLost: () => complete({ lostAt: context.clock.now() }),
            storm: throttleBudget(context, release.name),
        })
        : before;
    const primary = (0,ecs_deployment/* primaryOf */.Os)(service);
    const id = primary?.id ?? "";
    const deploys = !idsBefore.includes(id);
    const createdAt = primary?.createdAt;
    complete({
        deploymentId: id,
        ...(createdAt !== undefined && { createdAt: createdAt.getTime() }),
        ...(!deploys && { withoutDeployment: true }),
    });
    tellUpdated(context, release, id);
    const watched = {
        service: release.name,
        cluster: release.cluster,
        own: { id, idsBefore, createdAt },
        createdAt,
        updatedAt: context.clock.now(),
    };
    return { release, complete, deploys, deploymentId: id, by: { controller: "ECS", watched } };
}
/** ECS starts no deployment for an unchanged revision, even if its last deployment failed. */
const needsForce = ({ before, from, to }) => (0,ecs_deployment/* primaryOf */.Os)(before)?.taskDefinition === to && (!(0,service/* isSettled */.Is)(before) || from !== to);
/** The deployment that an earlier attempt of this step started: in progress, or successful since the plan. */
function resumable(release) {
    const primary = (0,ecs_deployment/* primaryOf */.Os)(release.before);
    return (0,plan/* isOurs */.MU)(release, primary?.id) && primary?.rolloutState !== "FAILED" ? primary : undefined;
}
/** CodeDeploy creates the new task set; only ECS can set the desired count (docs/aws-reference.md#codedeploy). */
async function startCodeDeploy(context, release, wave) {
    const { group, before, from, to } = release;
    if (group === undefined)
        throw new Error(`${release.name} has no deployment group`);
    const { desiredCount, rollout, codeDeploy, job } = context.request;
    const setsCount = desiredCount !== undefined && desiredCount !== before.desiredCount;
    const prepared = (0,create/* prepareDeployment */.JH)({
        service: before,
        group,
        from,
        to,
        appSpecFile: release.appSpec,
        config: codeDeploy.deploymentConfig,
        by: `ecs-release ${job.repository} run ${job.runId}`,
        rollback: rollout.onFailure !== "leave",
    });
    const complete = context.ledger.write({
        ...entryOf(context, release, wave),
        ...(setsCount && { desiredCountBefore: before.desiredCount ?? 0 }),
        prepared,
    });
    if (setsCount)
        await setDesiredCount(context, release, desiredCount);
    const refused = () => (setsCount ? undefined : complete({ refused: true }));
    const started = await (0,create/* createDeployment */.Yy)(context, prepared, refused);
    if (started.state === "busy") {
        refused();
        throw (0,foreign/* busyGroup */.N)(release.name, started.running, context.clock.now());
    }
    const { deploymentId } = started.deployment;
    complete({ deploymentId });
    tellUpdated(context, release, deploymentId);
    const watch = new codedeploy_watch/* CodeDeployWatch */.y(context, started.deployment);
    return { release, complete, deploys: true, deploymentId, by: { controller: "CODE_DEPLOY", watch } };
}
/** Minutes of throttling do not fail a release: a rollback would need the same call. */
const throttleBudget = ({ clock, request, tell }, about) => ({
    until: new core_time/* Deadline */.B2(clock, Math.min((0,core_time/* minutes */.Gx)(4), request.rollout.timeout)),
    tell: ({ message }) => tell({ kind: "note", level: "warning", about, text: `${message} Trying again.` }),
});
async function setDesiredCount({ aws, signal }, { name: service, cluster }, desiredCount) {
    const ecs = await aws.ecs();
    await ecs.updateService({ cluster, service, desiredCount }, { signal, resource: service });
}

;// CONCATENATED MODULE: ./build/src/release/rollout/wave.js







async function rollOut(context, spec) {
    const { request, clock, tell } = context;
    const deadline = new core_time/* Deadline */.B2(clock, request.rollout.timeout);
    const releases = await prepare(context, spec, deadline);
    const starts = await Promise.allSettled(releases.map((one) => startService(context, one, spec.number)));
    const started = starts.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
    const refused = starts.find((start) => start.status === "rejected");
    if (refused !== undefined)
        return { verdicts: [], error: refused.reason };
    if (request.rollout.waitFor === "nothing") {
        const verdicts = started.map((one) => verdict(one, { state: "started" }, 0));
        for (const one of verdicts)
            tell({ kind: "service-ended", verdict: one });
        return { verdicts };
    }
    const at = clock.now();
    const patient = request.rollout.onFailure === "leave";
    const watch = new WaveWatch(context, started, { ecs: await context.aws.ecs(), deadline, patient });
    const end = await watch.run();
    const verdicts = verdictsOf(started, end, watch, at);
    const error = end.cause === undefined ? await errorOfChecks(context, started, watch) : undefined;
    if (error !== undefined) {
        return { verdicts: verdicts.map((one) => ({ ...one, verdict: "failed" })), error };
    }
    for (const one of verdicts)
        if (one.verdict !== "failed" || patient)
            tell({ kind: "service-ended", verdict: one });
    return { verdicts, ...(end.cause && { cause: end.cause }) };
}
/** The error that the checks of a healthy wave throw; `undefined` if they pass. */
const errorOfChecks = (...wave) => prove(...wave).then(() => undefined, (error) => error);
/** Checks a healthy wave: compares its images, and runs the smoke test unless it ran at a pause. */
async function prove(context, started, watch) {
    await proveImages(context, started.flatMap((one) => releasedBy(one, watch) ?? []));
    const request = context.request.rollout.smokeTest;
    const first = started.find((one) => !watch.pauses.hasTested(one));
    if (request === undefined || first === undefined)
        return;
    const end = await smokeTest(context, first.release, request, first.deploymentId);
    if (end.result !== "passed")
        throw new failure/* Failure */.HR(end.cause);
}
function releasedBy(one, watch) {
    const revision = watch.revisionOf(one);
    return revision === undefined ? undefined : { release: one.release, revision };
}
async function prepare(context, spec, deadline) {
    const now = await (0,foreign.settleForeign)(context, spec.services, deadline);
    return spec.services.map((planned) => {
        const to = spec.revisions.get(planned.family);
        const target = spec.plan.families.get(planned.family);
        if (to === undefined || target === undefined)
            throw new Error(`${planned.family} has no revision to deploy`);
        const { service: before, ...service } = planned;
        const { definition, replaced, tags } = target;
        const { appSpec } = spec.plan;
        return (0,foreign/* refreshed */.t)({ ...service, ...(appSpec && { appSpec }), to, definition, replaced, tags, before }, now);
    });
}
const verdictsOf = (started, end, watch, at) => started.map((one) => {
    const how = end.ends.get(one) ?? { state: "unfinished" };
    return verdict(one, how, (watch.endedAt(one) - at) / 1000);
});
const outcomes = {
    released: "released",
    started: "started",
    failed: "failed",
    unfinished: "failed",
};
function verdict(one, end, seconds) {
    const superseded = end.state === "failed" && end.judgement.state === "superseded";
    const rolledBack = end.state === "failed" && end.judgement.state === "rolled-back";
    const { name, from, to, strategy } = one.release;
    return {
        name,
        from,
        to,
        strategy,
        deploymentId: one.deploymentId,
        seconds: Math.round(seconds * 10) / 10,
        verdict: superseded ? "superseded" : rolledBack ? "rolled-back" : outcomes[end.state],
        ...(end.state === "failed" && { cause: end.cause }),
    };
}
/** Throws the error or cause that ended the wave, if any. */
function throwIfFailed(result) {
    if (result.error !== undefined)
        throw result.error;
    if (result.cause !== undefined)
        throw new failure/* Failure */.HR(result.cause);
}

;// CONCATENATED MODULE: ./build/src/release/release.js
/**
 * A release from start to end: register → migrate → roll out wave by wave → move the schedules → check again; or roll
 * everything back. `carry-out.ts` makes the plan; the events go to the reporters.
 */















/** Never rejects: every error becomes an outcome, which is reported. */
async function release(context, plan) {
    const background = new BackgroundWork(context.tell, context.signal);
    const run = new ReleaseRun({ ...context, background }, plan);
    const end = await run.run();
    await (0,failed_revisions/* deregisterFailed */.q)(context, end.outcome);
    await background.finish();
    const sentence = end.sentence ?? (0,verdicts/* sentenceFor */.dD)(end.outcome, run.subject);
    context.tell({ kind: "ended", outcome: end.outcome, sentence, ...(end.cause && { cause: end.cause }) });
    return { ...end, revisions: run.revisions };
}
class ReleaseRun {
    #context;
    #plan;
    revisions = new Map();
    #verdicts = new Map();
    #migration = "none";
    constructor(context, plan) {
        this.#context = context;
        this.#plan = plan;
    }
    get subject() {
        const names = this.#plan.waves.flat().map(({ name }) => name);
        return names.length === 0 ? `the schedules of ${this.#plan.cluster.name}` : names.join(", ");
    }
    async run() {
        const refused = (0,plan/* refusal */.x5)(this.#plan.checks);
        if (refused !== undefined)
            return { outcome: "refused", cause: refused };
        if (this.#context.request.report.dryRun)
            return { outcome: "planned" };
        try {
            const outcome = await this.#forward();
            const failure = await this.#afterRelease();
            if (failure === undefined)
                return { outcome };
            const sentence = `${this.subject}: released, but the after-release command failed.`;
            return { outcome: "failed", cause: failure, sentence };
        }
        catch (error) {
            return this.#settle(error);
        }
    }
    /** An internal error during the rollback means that the rollback is not verified. */
    async #settle(error) {
        const failed = { error, why: (0,refuse/* causeFor */.v0)(error), verdicts: this.#verdicts, migration: this.#migration };
        try {
            return await settle(this.#context, failed);
        }
        catch (defect) {
            const outcome = this.#context.ledger.changed ? "rollback-failed" : "refused";
            return { outcome, cause: (0,refuse/* causeFor */.v0)(defect) };
        }
    }
    async #forward() {
        const { request } = this.#context;
        await this.#phase({ name: "register" }, async () => {
            this.revisions = await registerFamilies(this.#context, this.#plan);
        });
        const { migration } = request;
        if (migration !== undefined) {
            this.#migration = "failed";
            await this.#phase({ name: "migration" }, () => migrate(this.#context, this.#plan, this.revisions, migration));
            this.#migration = "succeeded";
        }
        adoptEarlier(this.#context, this.#plan);
        const waves = this.#plan.waves.map((wave) => wave.filter((service) => this.#deploys(service)));
        if (waves.every((wave) => wave.length === 0))
            this.#noteSkippedSmokeTest();
        for (const [index, services] of waves.entries()) {
            if (services.length === 0)
                continue;
            const names = services.map(({ name }) => name);
            const phase = { name: "wave", number: index + 1, of: waves.length, services: names };
            await this.#phase(phase, () => this.#wave(index + 1, services));
        }
        await this.#bake();
        const moves = (0,schedules/* schedulesMove */.oX)(this.#plan, this.revisions);
        if (moves) {
            await this.#phase({ name: "schedules" }, () => (0,schedules/* moveSchedules */.CL)(this.#context, this.#plan, this.revisions));
        }
        await this.#finalCheck();
        const verdicts = [...this.#verdicts.values()].map(({ verdict }) => verdict);
        if (verdicts.includes("started"))
            return "started";
        const changed = verdicts.length > 0 || moves || [...this.#plan.families.values()].some(({ reused }) => !reused);
        return changed ? "released" : "unchanged";
    }
    async #bake() {
        const { bake: request } = this.#context.request.rollout;
        if (request === undefined || this.#verdicts.size === 0)
            return;
        const deployed = this.#plan.waves.flat().filter(({ name }) => this.#verdicts.has(name));
        await this.#phase({ name: "bake" }, () => bake(this.#context, { plan: this.#plan, services: deployed, revisions: this.revisions, request }));
    }
    /** Runs even if nothing was deployed, like the migration, so that a rerun of the job repeats what failed. */
    async #afterRelease() {
        const { afterRelease: request } = this.#context.request.rollout;
        if (request === undefined)
            return undefined;
        let cause;
        const phase = { name: "after-release" };
        this.#context.tell({ kind: "phase-started", phase });
        try {
            cause = await afterRelease(this.#context, this.#plan, this.revisions, request);
        }
        finally {
            const failed = cause !== undefined || this.#context.signal.aborted;
            this.#context.tell({ kind: "phase-ended", phase, result: failed ? "failed" : "ok" });
        }
        if (cause === undefined && this.#verdicts.size > 0)
            await this.#finalCheck();
        return cause;
    }
    #deploys(service) {
        return (0,plan/* isToDeploy */.HM)(service, this.revisions.get(service.family), this.#context.request);
    }
    async #wave(number, services) {
        const result = await rollOut(this.#context, {
            plan: this.#plan,
            number,
            services,
            revisions: this.revisions,
        });
        for (const verdict of result.verdicts)
            this.#verdicts.set(verdict.name, verdict);
        throwIfFailed(result);
    }
    /** The smoke test runs only with a deployment. An interrupted attempt may have deployed without testing. */
    #noteSkippedSmokeTest() {
        const { rollout, job } = this.#context.request;
        if (rollout.smokeTest === undefined)
            return;
        const rerun = Number(job.runAttempt) > 1;
        const text = `The smoke test is skipped because nothing is deployed.${rerun ? " An earlier attempt of this run may have deployed without it; set force-new-deployment to run it." : ""}`;
        this.#context.tell({ kind: "note", level: rerun ? "warning" : "info", text });
    }
    /**
     * Checks every healthy service again: somebody else may have deployed since. Nothing may wait between this check and
     * the outcome.
     */
    async #finalCheck() {
        const { background, ledger, request } = this.#context;
        await background?.finish();
        if (request.rollout.waitFor === "nothing")
            return;
        const lost = await (0,final_check/* finalCheck */.T9)(this.#context, ledger.services, "released");
        for (const { service, by: _, ...change } of lost) {
            const known = this.#verdicts.get(service);
            if (known === undefined)
                continue;
            const verdict = { ...known, ...change };
            this.#verdicts.set(service, verdict);
            this.#context.tell({ kind: "service-ended", verdict });
        }
        const [first] = lost;
        if (first !== undefined)
            throw new failure/* Failure */.HR(first.cause);
    }
    async #phase(phase, act) {
        this.#context.tell({ kind: "phase-started", phase });
        try {
            await act();
            this.#context.tell({ kind: "phase-ended", phase, result: "ok" });
        }
        catch (error) {
            this.#context.tell({ kind: "phase-ended", phase, result: "failed" });
            throw error;
        }
    }
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
