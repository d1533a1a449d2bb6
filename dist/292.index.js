export const id = 292;
export const ids = [292];
export const modules = {

/***/ 5292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  carryOut: () => (/* binding */ carry_out_carryOut)
});

// EXTERNAL MODULE: ./build/src/aws/arn.js
var aws_arn = __webpack_require__(2672);
// EXTERNAL MODULE: ./build/src/ecs/describe-services.js
var describe_services = __webpack_require__(8223);
// EXTERNAL MODULE: ./build/src/failure.js
var failure = __webpack_require__(7279);
// EXTERNAL MODULE: ./build/src/aws/error.js + 5 modules
var aws_error = __webpack_require__(6119);
// EXTERNAL MODULE: ./build/src/ecs/document.js
var ecs_document = __webpack_require__(566);
// EXTERNAL MODULE: ./build/src/schedules/rule.js
var rule = __webpack_require__(5724);
// EXTERNAL MODULE: ./build/src/schedules/scheduler.js
var scheduler = __webpack_require__(2433);
// EXTERNAL MODULE: ./build/src/schedules/target.js
var schedules_target = __webpack_require__(8187);
;// CONCATENATED MODULE: ./build/src/schedules/read.js
/** Reads the schedules that a release moves, and refuses those that it can't move. */







/** All of them; rejects with one Failure that names each that can't be moved. */
async function readSchedules(context, requests, clusterArn) {
    const readings = await Promise.allSettled(requests.map((request) => readSchedule(context, request, clusterArn)));
    const states = [];
    const problems = [];
    for (const [index, reading] of readings.entries()) {
        if (reading.status === "fulfilled")
            states.push(reading.value);
        else if (reading.reason instanceof failure.Failure)
            problems.push({ name: requests[index]?.asWritten ?? "", failure: reading.reason });
        else
            throw reading.reason;
    }
    const [first] = problems;
    if (first === undefined)
        return states;
    throw problems.length === 1 ? first.failure : several(problems, requests.length);
}
/** One of them. Rejects with a Failure when it does not exist, can't be read, or has nothing that could move. */
async function readSchedule(context, request, clusterArn) {
    try {
        const state = await (request.kind === "rule"
            ? readRule(context, request, clusterArn)
            : readSchedulerSchedule(context, request, clusterArn));
        refuseIdle(state, clusterArn);
        return state;
    }
    catch (error) {
        const missing = error instanceof failure.Failure && (0,aws_error/* classify */.L8)(error.cause).kind === "not-found";
        throw missing ? new failure.Failure(notFound(request, error), { cause: error.cause }) : error;
    }
}
async function readRule(context, request, clusterArn) {
    const { bus, name, asWritten } = request;
    const [notes, documents] = await Promise.all([
        notesOfRule(context, request),
        (0,rule/* readTargets */.R)(context, { place: bus, id: name }),
    ]);
    const targets = [...documents].flatMap(([id, text]) => (0,schedules_target/* readTarget */._E)(id, text, [], clusterArn) ?? []);
    return {
        kind: "rule",
        name: asWritten,
        place: bus,
        id: name,
        targets,
        notes: [...notes, ...notesOf(targets)],
    };
}
/** Refuses a rule that an AWS service manages: PutTargets would, after the services have changed. */
async function notesOfRule(context, { bus, name, asWritten }) {
    const events = await context.aws.eventBridge();
    try {
        const rule = await events.describeRule({ Name: name, EventBusName: bus }, { signal: context.signal, resource: bus === "default" ? `rule/${name}` : `rule/${bus}/${name}` });
        if (rule.ManagedBy) {
            throw new failure.Failure({
                name: "schedule-managed",
                what: `${asWritten} is managed by ${rule.ManagedBy}: nobody else can change its targets.`,
                evidence: [],
                remedy: "Take it out of the input `scheduled-tasks`.",
            });
        }
        return rule.State === "DISABLED" ? ["It is disabled, and stays so."] : [];
    }
    catch (error) {
        const denied = error instanceof failure.Failure && error.cause !== undefined && (0,aws_error/* classify */.L8)(error.cause).kind === "denied";
        if (!denied)
            throw error;
        return [`Whether it is enabled, or managed by an AWS service, can't be seen: ${error.message}`];
    }
}
async function readSchedulerSchedule(context, { group, name, asWritten }, clusterArn) {
    const settings = await (0,scheduler/* readSettings */.s)(context, { place: group, id: name });
    const target = (0,schedules_target/* readTarget */._E)(name, settings, ["Target"], clusterArn);
    const targets = target === undefined ? [] : [target];
    const disabled = ecs_document/* JsonDocument */.qd.parse(settings).get(["State"]) === "DISABLED";
    const notes = [...(disabled ? ["It is disabled, and stays so."] : []), ...notesOf(targets)];
    return { kind: "schedule", name: asWritten, place: group, id: name, targets, notes };
}
const notesOf = (targets) => targets.flatMap(({ id, leftAlone }) => (leftAlone === undefined ? [] : `Target ${id}: ${leftAlone.text}`));
/** A schedule of which nothing can ever move was most likely named by mistake. */
function refuseIdle({ name, targets }, clusterArn) {
    if (targets.some(({ leftAlone }) => leftAlone === undefined || leftAlone.why === "runs-newest"))
        return;
    throw new failure.Failure({
        name: "schedule-runs-nothing-here",
        what: `${name} runs no task in the cluster ${(0,aws_arn/* shortName */.EU)(clusterArn)} that a release could move.`,
        evidence: notesOf(targets),
        remedy: "Take it out of the input `scheduled-tasks`, or check the inputs `cluster` and `aws-region`.",
    });
}
function notFound(request, { why }) {
    const what = request.kind === "rule"
        ? `There is no rule ${request.name} on the event bus ${request.bus}.`
        : `There is no schedule ${request.name} in the group ${request.group}.`;
    return {
        name: "schedule-not-found",
        what,
        evidence: why.evidence,
        remedy: `Check ${request.asWritten} in the input \`scheduled-tasks\`, and the input \`aws-region\`.`,
    };
}
const several = (problems, of) => new failure.Failure({
    name: "schedules-not-usable",
    what: `${problems.length} of ${of} scheduled tasks can't be moved.`,
    evidence: problems.map(({ name, failure: { why } }) => `${name}: ${[why.what, why.remedy ?? ""].join(" ").trim()}`),
    remedy: "Correct the input `scheduled-tasks`, or what stands behind each of them.",
});

// EXTERNAL MODULE: ./build/src/schedules/schedule.js
var schedule = __webpack_require__(6215);
;// CONCATENATED MODULE: ./build/src/plan/autoscaling.js



/** Resource ids that DescribeScalableTargets takes in a call. */
const targetsPerCall = 50;
/** Never rejects but for a cancel: without permission it is a warning that names it. */
async function checkAutoScaling(aws, services, signal) {
    if (services.length === 0)
        return [];
    const names = new Map(services.map((one) => [`service/${(0,aws_arn/* shortName */.EU)(one.cluster)}/${one.name}`, one.name]));
    try {
        const autoScaling = await aws.autoScaling();
        const answers = await Promise.all((0,describe_services/* inBatches */.oq)([...names.keys()], targetsPerCall).map((ResourceIds) => autoScaling.describeScalableTargets({ ServiceNamespace: "ecs", ResourceIds, ScalableDimension: "ecs:service:DesiredCount" }, { signal })));
        return answers
            .flatMap(({ ScalableTargets = [] }) => ScalableTargets)
            .flatMap(({ ResourceId = "", SuspendedState: suspended = {} }) => {
            const which = [
                ...(suspended.DynamicScalingInSuspended ? ["scaling in"] : []),
                ...(suspended.DynamicScalingOutSuspended ? ["scaling out"] : []),
                ...(suspended.ScheduledScalingSuspended ? ["scheduled scaling"] : []),
            ];
            if (which.length === 0)
                return [];
            const text = `auto scaling is suspended: ${which.join(", ")}`;
            const remedy = "If nobody meant it to stay so: aws application-autoscaling register-scalable-target --suspended-state …";
            return [{ about: names.get(ResourceId) ?? ResourceId, level: "warning", text, remedy }];
        });
    }
    catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof failure.Failure))
            throw error;
        const text = `whether auto scaling is suspended can't be checked: ${error.message}`;
        return [
            {
                about: "auto scaling",
                level: "warning",
                text,
                ...(error.why.remedy && { remedy: error.why.remedy }),
            },
        ];
    }
}

// EXTERNAL MODULE: ./build/src/ecs/deployment.js
var deployment = __webpack_require__(584);
// EXTERNAL MODULE: ./build/src/ecs/service.js
var ecs_service = __webpack_require__(9260);
// EXTERNAL MODULE: ./build/src/ecs/tags.js
var tags = __webpack_require__(6262);
// EXTERNAL MODULE: ./build/src/ecs/task-definition.js
var task_definition = __webpack_require__(1270);
// EXTERNAL MODULE: ./build/src/ecs/service-revisions.js
var service_revisions = __webpack_require__(6403);
;// CONCATENATED MODULE: ./build/src/plan/deployment-history.js


/** The newest deployments, that are looked at: as many as one call describes. */
const perCall = 20;
/** Newest first. Throws Failure where it may not be read. */
async function readHistory({ ecs, signal }, service) {
    const page = await ecs.listServiceDeployments({ service: service.name, cluster: service.cluster, maxResults: 100 }, { signal, resource: service.name });
    const newest = (page.serviceDeployments ?? [])
        .toSorted((one, other) => (other.createdAt?.getTime() ?? 0) - (one.createdAt?.getTime() ?? 0))
        .slice(0, perCall)
        .flatMap(({ serviceDeploymentArn }) => serviceDeploymentArn ?? []);
    if (newest.length === 0)
        return [];
    const answer = await ecs.describeServiceDeployments({ serviceDeploymentArns: newest }, { signal });
    const deployments = answer.serviceDeployments ?? [];
    const definitions = await taskDefinitions({ ecs, signal }, deployments);
    return newest.flatMap((arn) => {
        const deployment = deployments.find(({ serviceDeploymentArn }) => serviceDeploymentArn === arn);
        return deployment === undefined ? [] : [pastDeployment(arn, deployment, definitions)];
    });
}
function pastDeployment(serviceDeploymentArn, { status, targetServiceRevision, sourceServiceRevisions = [] }, definitions) {
    const revision = (arn = "") => ({
        number: (0,deployment/* deploymentNumber */.Rr)(arn),
        taskDefinition: definitions.get(arn) ?? "",
    });
    const target = revision(targetServiceRevision?.arn);
    return {
        number: target.number,
        serviceDeploymentArn,
        succeeded: status === "SUCCESSFUL",
        to: target.taskDefinition,
        from: sourceServiceRevisions.map(({ arn }) => revision(arn)),
    };
}
/** ARN of each service revision → ARN of its task definition. */
async function taskDefinitions(reader, deployments) {
    const arns = deployments.flatMap(({ targetServiceRevision, sourceServiceRevisions = [] }) => [targetServiceRevision, ...sourceServiceRevisions].flatMap((revision) => revision?.arn ?? []));
    const revisions = await (0,service_revisions/* describeServiceRevisions */.X)(reader, [...new Set(arns)]);
    return new Map(revisions.map(({ serviceRevisionArn = "", taskDefinition = "" }) => [serviceRevisionArn, taskDefinition]));
}

// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan_plan = __webpack_require__(3866);
;// CONCATENATED MODULE: ./build/src/plan/earlier-attempt.js
/**
 * What an earlier attempt of this step left half-way when it was cut off for good (a lost runner has no `post`):
 * services that it had brought to the new revision, beside services that it never reached. A rollback of this attempt
 * takes those back too, to what that attempt found. Only what ECS and the trace tags prove counts; nothing is guessed.
 */








/** Asks nothing in a first attempt. Never throws: what can't be read is not proven, and a check says so. */
async function recogniseEarlier(context, ecs, waves, families) {
    const { request } = context;
    if (!(Number(request.job.runAttempt) > 1))
        return { waves, checks: [] };
    const services = waves.flat();
    const wanted = ({ family }) => (0,plan_plan/* knownRevision */.vD)(families.get(family));
    const waiting = services.filter((one) => (0,plan_plan/* isToDeploy */.HM)(one, wanted(one), request));
    if (waiting.length === 0)
        return { waves, checks: [] };
    // One that only wants another number of tasks may have been well when that attempt came to its end.
    const behind = waiting.filter((one) => wanted(one) !== one.from || !(0,ecs_service/* isSettled */.Is)(one.service));
    const attempts = new Attempts(context, ecs);
    const checks = [];
    const recognise = async (one) => {
        try {
            const move = (await unfinishedMove(attempts, one, wanted(one))) ??
                (await earlierMove(attempts, one, { waiting, behind }));
            if (move === undefined)
                return one;
            checks.push(move.ended ? movedBack(one, move, request) : goneOnWith(one, move));
            return { ...one, earlier: move };
        }
        catch (error) {
            if (!(error instanceof failure.Failure) && !(error instanceof Unproven))
                throw error;
            checks.push(stays(one, error.message));
            return one;
        }
    };
    const recognised = await Promise.all(waves.map((wave) => Promise.all(wave.map(recognise))));
    return { waves: recognised, checks };
}
/** Which earlier attempt of this step registered a revision, 0 for none; each revision and history is read once. */
class Attempts {
    #ecs;
    #signal;
    #request;
    #known = new Map();
    #histories = new Map();
    constructor({ request, signal }, ecs) {
        this.#ecs = ecs;
        this.#signal = signal;
        this.#request = request;
    }
    /** 0 also for one that can't be read: nothing says that it is ours. */
    async of(revision) {
        return (await this.#once(revision)) ?? 0;
    }
    /** Throws Unproven for one that can't be read: nothing says that it is not ours. */
    async surely(revision) {
        const attempt = await this.#once(revision);
        if (attempt === undefined)
            throw new Unproven(`the tags of ${(0,aws_arn/* revisionName */.pd)(revision)} can't be read`);
        return attempt;
    }
    /** Throws Failure where it may not be read. */
    history(service) {
        const known = this.#histories.get(service) ?? readHistory({ ecs: this.#ecs, signal: this.#signal }, service);
        this.#histories.set(service, known);
        return known;
    }
    #once(revision) {
        const known = this.#known.get(revision) ?? this.#read(revision);
        this.#known.set(revision, known);
        return known;
    }
    async #read(revision) {
        let text = "";
        try {
            await this.#ecs.describeTaskDefinition({ taskDefinition: revision, include: ["TAGS"] }, { onText: (body) => (text = body), signal: this.#signal, resource: revision });
        }
        catch (error) {
            if (error instanceof failure.Failure)
                return undefined;
            throw error;
        }
        return (0,tags/* earlierAttempt */.kT)((0,task_definition/* describedTaskDefinition */.Ql)(text).tags, this.#request.job);
    }
}
/** Why it is not certain what an earlier attempt has found. */
class Unproven extends Error {
}
const begunAt = ({ service }) => (0,deployment/* primaryOf */.Os)(service)?.createdAt?.getTime() ?? Infinity;
/** A deployment of the wanted revision that an earlier attempt of this step began, and that has proven nothing yet. */
async function unfinishedMove(attempts, { controller, from, service }, to) {
    const { id: deploymentId, taskDefinition } = (0,deployment/* primaryOf */.Os)(service) ?? {};
    const begun = controller === "ECS" && taskDefinition === to && taskDefinition !== from;
    if ((0,ecs_service/* isSettled */.Is)(service) || !begun || taskDefinition === undefined || deploymentId === undefined)
        return undefined;
    const attempt = await attempts.of(taskDefinition);
    return attempt === 0 ? undefined : { attempt, from, deploymentId, ended: false };
}
/**
 * `undefined` for a service that no earlier attempt has brought where it is. Throws Unproven or a Failure where one
 * has, and what it found can't be told.
 */
async function earlierMove(attempts, one, { waiting, behind }) {
    const attempt = await attempts.of(one.from);
    if (attempt === 0)
        return undefined;
    if (waiting.includes(one))
        throw new Unproven("it is deployed once more");
    if (one.controller !== "ECS")
        throw new Unproven("CodeDeploy deployed it");
    const floors = await Promise.all(behind.map((other) => unreached(attempts, other, attempt, begunAt(one))));
    const floor = Math.min(...floors.map((found) => found ?? Infinity));
    if (floor === Infinity)
        throw new Unproven(`attempt ${attempt} may have come to its end`);
    const deploymentId = (0,deployment/* primaryOf */.Os)(one.service)?.id ?? "?";
    return { attempt, deploymentId, ended: true, ...(await foundBy(attempts, one, floor)) };
}
/**
 * Whether a service proves that an attempt never came to its end: it stands where that attempt has found it, or what
 * was begun there has not ended. Gives the attempt by which it stands where it is.
 */
async function unreached(attempts, other, attempt, since) {
    const [stands, begun] = await Promise.all([
        attempts.surely(other.from),
        attempts.of((0,deployment/* primaryOf */.Os)(other.service)?.taskDefinition ?? other.from),
    ]);
    if (stands >= attempt)
        return undefined;
    const unfinished = begun > 0 && !(0,ecs_service/* isSettled */.Is)(other.service);
    const proven = unfinished || begunAt(other) < since || (await wasPutBack(attempts, other));
    return proven ? stands : undefined;
}
/**
 * Whether it is back on what the first of our deployments replaced, which did not succeed: one that did may have been
 * put back by a person, long after an attempt that came to its end.
 */
async function wasPutBack(attempts, service) {
    if (service.controller !== "ECS")
        return false;
    for (const { to, from, succeeded } of (await attempts.history(service)).toReversed()) {
        if (to !== "" && (await attempts.of(to)) > 0)
            return (!succeeded && from.length > 0 && from.every(({ taskDefinition }) => taskDefinition === service.from));
    }
    return false;
}
/** Back through the service's deployments, to the revision that no attempt later than `floor` registered. */
async function foundBy(attempts, planned, floor) {
    const history = await attempts.history(planned);
    const bringing = (number) => history.find((one) => one.succeeded && one.number === number);
    const last = bringing((0,deployment/* deploymentNumber */.Rr)((0,deployment/* primaryOf */.Os)(planned.service)?.id ?? "?"));
    // Each deployment is newer than what it replaced, so that this comes to an end.
    for (let deployment = last; deployment !== undefined;) {
        const [source, ...others] = deployment.from;
        if (source === undefined || source.taskDefinition === "")
            throw new Unproven("ECS does not say what it replaced");
        const from = source.taskDefinition;
        if (others.some(({ taskDefinition }) => taskDefinition !== from))
            throw new Unproven("it replaced several revisions at once");
        if ((await attempts.surely(from)) <= floor)
            return { from, serviceDeploymentArn: last?.serviceDeploymentArn ?? "" };
        const before = source.number;
        deployment = history
            .slice(history.indexOf(deployment) + 1)
            .find((one) => one.succeeded && one.number === before);
    }
    throw new Unproven("ECS does not list the deployment that brought it");
}
function movedBack({ name, from }, move, request) {
    const [now, before] = [(0,aws_arn/* revisionName */.pd)(from), (0,aws_arn/* revisionName */.pd)(move.from)];
    const count = request.desiredCount === undefined ? "" : "; its desired count stays";
    return {
        about: name,
        level: "ok",
        text: `attempt ${move.attempt} of this run, which did not come to its end, has brought it from ${before} to ${now} already: a rollback takes it back to ${before}${count}`,
    };
}
const goneOnWith = ({ name }, { attempt, deploymentId, from }) => ({
    about: name,
    level: "ok",
    text: `attempt ${attempt} of this run has begun ${deploymentId} on it, which has not ended well yet: it is gone on with, and a rollback takes it back to ${(0,aws_arn/* revisionName */.pd)(from)}`,
});
const stays = ({ name, from }, why) => ({
    about: name,
    level: "warning",
    text: `an earlier attempt of this run has brought it to ${(0,aws_arn/* revisionName */.pd)(from)} already, and what it ran before is not proven (${why}): a rollback leaves it on ${(0,aws_arn/* revisionName */.pd)(from)}`,
    remedy: "Should this release fail, look whether it belongs back on what it ran before.",
});

// EXTERNAL MODULE: ./build/src/ecs/comparison.js + 1 modules
var comparison = __webpack_require__(4124);
;// CONCATENATED MODULE: ./build/src/ecs/environment.js
const inputOf = {
    environment: "environment-variables",
    secrets: "secrets",
};
const valueKeyOf = { environment: "value", secrets: "valueFrom" };
function targetsOf(line, { definition, replaced }, hasImages) {
    const { containers } = definition;
    if (line.container !== undefined)
        return containers.filter(({ name }) => name === line.container);
    if (hasImages)
        return containers.filter(({ index }) => replaced.includes(index));
    return containers.length === 1 ? containers : [];
}
const contradicts = (wish, list, line) => {
    const said = wish[list];
    if (said !== undefined)
        return said.value !== line.value;
    const other = wish[list === "environment" ? "secrets" : "environment"];
    return other?.value !== undefined && line.value !== undefined;
};
function conflict(container, family, name) {
    return {
        name: "environment-conflict",
        what: `Inputs \`environment-variables\` and \`secrets\` say two things about \`${name}\` of the container \`${container.name}\` (${family}).`,
        evidence: [],
        remedy: "Leave one of the lines.",
    };
}
/** A line that reaches no container, or, where it names none, not the one container of each family. */
function unplaced(list, line, families) {
    const evidence = families.map(({ family, definition }) => `${family}: ${definition.containers.map(({ name }) => `\`${name}\``).join(", ")}`);
    if (line.container !== undefined) {
        return {
            name: "container-not-found",
            what: `Input \`${inputOf[list]}\` names the container \`${line.container}\` (for \`${line.name}\`), which no task definition of this release has.`,
            evidence,
            remedy: "Name one of these containers.",
        };
    }
    return {
        name: "variable-without-container",
        what: `Input \`${inputOf[list]}\` does not say which container \`${line.name}\` is for.`,
        evidence,
        remedy: `Write \`CONTAINER:${line.name}…\`: only where an image is replaced, or where there is one container alone, it can be left out.`,
    };
}
function wishesOf(families, request) {
    const wishes = families.map(() => new Map());
    const problems = [];
    const place = (list, line) => {
        const targets = families.map((family) => targetsOf(line, family, request.hasImages));
        const everywhere = line.container === undefined && !request.hasImages;
        const reached = everywhere
            ? targets.every(({ length }) => length > 0)
            : targets.some(({ length }) => length > 0);
        if (!reached)
            problems.push(unplaced(list, line, families));
        for (const [at, { family }] of families.entries()) {
            for (const container of targets[at] ?? []) {
                const names = wishes[at]?.get(container.index) ?? new Map();
                wishes[at]?.set(container.index, names);
                const wish = names.get(line.name) ?? {};
                names.set(line.name, wish);
                if (contradicts(wish, list, line))
                    problems.push(conflict(container, family, line.name));
                else
                    wish[list] = line.value === undefined ? {} : { value: line.value };
            }
        }
    };
    for (const line of request.environment)
        place("environment", line);
    for (const line of request.secrets)
        place("secrets", line);
    return { wishes, problems };
}
/** Places of the entries with this name. */
function placesOf(container, list, name) {
    const entries = container.get([list]);
    if (!Array.isArray(entries))
        return [];
    return entries.flatMap((entry, place) => typeof entry === "object" && entry !== null && entry.name === name ? [place] : []);
}
/** Leaves one entry of this name, with this value; members of the entry that we don't know stay. */
function put(container, list, name, value) {
    const places = placesOf(container, list, name);
    const last = places.at(-1);
    if (last === undefined) {
        const entry = { name, [valueKeyOf[list]]: value };
        return container.kind([list]) === "array"
            ? container.append([list], entry)
            : container.set([list], [entry]);
    }
    const path = [list, last, valueKeyOf[list]];
    const edited = container.get(path) === value ? container : container.set(path, value);
    return edited.removeEach([list], new Set(places.slice(0, -1)));
}
function take(container, list, name) {
    return container.removeEach([list], new Set(placesOf(container, list, name)));
}
/** Carries out what the lines say about one name, and says what it changed. */
function carryOut(before, name, wish) {
    const list = wish.secrets?.value === undefined ? "environment" : "secrets";
    const what = list === "environment" ? "environment" : "secret";
    const value = wish[list]?.value;
    if (value === undefined) {
        const lists = ["environment", "secrets"].filter((from) => wish[from] !== undefined);
        const container = lists.reduce((document, from) => take(document, from, name), before);
        if (container === before)
            return { container };
        const wasVariable = lists.includes("environment") && placesOf(before, "environment", name).length > 0;
        return { container, change: { what: wasVariable ? "environment" : "secret", change: "removed" } };
    }
    const there = placesOf(before, list, name).length > 0;
    const set = put(before, list, name, value);
    const container = take(set, list === "environment" ? "secrets" : "environment", name);
    if (container !== set) {
        return {
            container,
            change: { what, change: list === "environment" ? "moved-to-environment" : "moved-to-secrets" },
        };
    }
    return container === before
        ? { container }
        : { container, change: { what, change: there ? "changed" : "added" } };
}
function editFamily({ family, definition }, wishes) {
    const changes = [];
    let { document } = definition;
    for (const { index, name: containerName } of definition.containers) {
        const path = ["containerDefinitions", index];
        const before = document.at(path);
        if (before === undefined)
            continue;
        let container = before;
        for (const [name, wish] of wishes.get(index) ?? []) {
            const { container: after, change } = carryOut(container, name, wish);
            container = after;
            if (change !== undefined)
                changes.push({ container: containerName, name, ...change });
        }
        if (container !== before)
            document = document.set(path, container);
    }
    return { family, definition: definition.edited(document), changes };
}
/**
 * Lines that name a container go to it in every family that has it; lines that name none go to the containers whose
 * image was replaced or, in a release without images, to the only container of each family. All problems at once;
 * the families are to be used only where there are none.
 */
function editEnvironment(families, request) {
    const { wishes, problems } = wishesOf(families, request);
    return {
        families: families.map((family, at) => editFamily(family, wishes[at] ?? new Map())),
        problems,
    };
}

// EXTERNAL MODULE: ./build/src/ecs/image.js
var ecs_image = __webpack_require__(3762);
;// CONCATENATED MODULE: ./build/src/ecs/image-choice.js

/** One line for each container, for errors: they list what is there. */
function containerLines(families) {
    return families.flatMap(({ family, containers }) => containers.map(({ name, image }) => `${family}: \`${name}\` runs ${image === "" ? "no image yet" : image}`));
}
function matches(request, container) {
    if (request.container !== undefined)
        return request.container === container.name;
    const [asked, present] = [(0,ecs_image/* parseImage */.zZ)(request.image), (0,ecs_image/* parseImage */.zZ)(container.image)];
    return asked !== undefined && present !== undefined && (0,ecs_image/* sameRepository */.RB)(asked, present);
}
function image_choice_targetsOf(request, families) {
    const found = families.flatMap(({ family, containers }) => containers
        .filter((container) => matches(request, container))
        .map(({ name, index, image }) => ({ family, container: name, index, from: image })));
    if (found.length > 0 || request.container !== undefined)
        return found;
    const [only, ...others] = families;
    const [single, ...more] = only?.containers ?? [];
    if (only === undefined || others.length > 0 || single === undefined || more.length > 0)
        return [];
    return [{ family: only.family, container: single.name, index: single.index, from: single.image }];
}
function unmatched(request, families) {
    const evidence = containerLines(families);
    if (request.container !== undefined) {
        return {
            name: "container-not-found",
            what: `Input \`image\` names the container \`${request.container}\`, which no task definition of this release has.`,
            evidence,
            remedy: "Name one of these containers.",
        };
    }
    return {
        name: "image-without-container",
        what: `Input \`image\`: no container of this release runs the repository of ${request.image}.`,
        evidence,
        remedy: "Say which container gets it: `CONTAINER=IMAGE`.",
    };
}
function image_choice_conflict(first, second) {
    return {
        name: "image-conflict",
        what: `Input \`image\`: two images go to the container \`${first.container}\` of ${first.family}.`,
        evidence: [first.to, second.to],
        remedy: "Leave one of them, or name the container that each is for: `CONTAINER=IMAGE`.",
    };
}
/**
 * Goes by the container's name, else by repository, else to the only container of the only family. All problems at
 * once: unknown containers, images that reach none, families of services that none reaches, two for one container.
 */
function chooseContainers(families, requests) {
    const problems = [];
    const chosen = new Map();
    for (const request of requests) {
        const problem = (0,ecs_image/* imageProblem */.JC)(request.image);
        if (problem !== undefined) {
            const what = `Input \`image\`: \`${request.image}\` is not an image: ${problem}.`;
            problems.push({ name: "invalid-image", what, evidence: [] });
            continue;
        }
        const targets = image_choice_targetsOf(request, families);
        if (targets.length === 0)
            problems.push(unmatched(request, families));
        for (const target of targets) {
            const key = JSON.stringify([target.family, target.index]);
            const choice = { ...target, to: request.image };
            const earlier = chosen.get(key);
            if (earlier !== undefined && earlier.to !== choice.to)
                problems.push(image_choice_conflict(earlier, choice));
            chosen.set(key, earlier ?? choice);
        }
    }
    const choices = families.flatMap(({ family, containers }) => containers.flatMap(({ index }) => chosen.get(JSON.stringify([family, index])) ?? []));
    // A family that a refused image was meant for would be named twice.
    const missed = requests.length === 0 || problems.length > 0 ? [] : image_choice_unreached(families, choices);
    return { choices, problems: [...problems, ...missed] };
}
function image_choice_unreached(families, choices) {
    return families
        .filter(({ family, mustMatch }) => mustMatch && !choices.some((choice) => choice.family === family))
        .map((family) => ({
        name: "family-without-image",
        what: `Input \`image\`: none of the images goes to a container of ${family.family}, which a service of this release runs.`,
        evidence: containerLines([family]),
        remedy: "Add its image, as `CONTAINER=IMAGE` where the repository differs, or release the service on its own.",
    }));
}
/**
 * Containers that would be registered without an image that can be pulled: those of a file whose placeholders no
 * image was given for.
 */
function unfilledContainers(family, containers, choices) {
    const filled = new Set(choices.filter((choice) => choice.family === family).map(({ index }) => index));
    return containers
        .filter(({ index, image }) => !filled.has(index) && (0,ecs_image/* parseImage */.zZ)(image) === undefined)
        .map(({ name, image }) => ({
        name: "container-without-image",
        what: image === ""
            ? `Container \`${name}\` of ${family} has no image.`
            : `Container \`${name}\` of ${family} has \`${image}\` for its image: ${(0,ecs_image/* imageProblem */.JC)(image)}.`,
        evidence: [],
        remedy: `Give it one in the input \`image\`: \`${name}=IMAGE\`.`,
    }));
}
/** The definition with the chosen images; nothing else is touched. */
function withImages(definition, choices) {
    return definition.edited(choices.reduce((document, { index, to }) => document.set(["containerDefinitions", index, "image"], to), definition.document));
}

;// CONCATENATED MODULE: ./build/src/plan/families.js






/** Throws Failure for a family that can't be read. */
async function readBase(ecs, need, signal) {
    let text = "";
    await ecs.describeTaskDefinition({ taskDefinition: need.revision ?? need.family, include: ["TAGS"] }, { onText: (body) => (text = body), signal, resource: need.revision ?? need.family });
    const registered = (0,task_definition/* describedTaskDefinition */.Ql)(text);
    return { need, registered, definition: registered.definition, tags: (0,tags/* carriedTags */.aU)(registered.tags) };
}
/**
 * The file in place of the family's newest definition; it keeps that revision's tags unless it has its own. Throws
 * Failure `wrong-family` for a file of a family that the release is not about.
 */
function withFile(bases, file, path) {
    const { family } = file.definition;
    if (!bases.some(({ need }) => need.family === family)) {
        throw new failure.Failure({
            name: "wrong-family",
            what: `Input \`task-definition\`: ${path} is of the family ${family}, which nothing in this release runs.`,
            evidence: bases.map(({ need }) => need.family),
            remedy: "Give the file one of these families, or correct `services`.",
        });
    }
    return bases.map((base) => {
        if (base.need.family !== family)
            return base;
        return {
            ...base,
            fromFile: true,
            definition: file.definition,
            tags: file.tags.length > 0 ? (0,tags/* carriedTags */.aU)(file.tags) : base.tags,
        };
    });
}
/** Pure: images, then environment and secrets, then what differs from the base. All problems at once. */
function planFamilies(bases, request, images) {
    const sources = bases.map(({ need, definition }) => ({
        family: need.family,
        containers: definition.containers,
        mustMatch: need.mustMatch,
    }));
    const { choices, problems } = chooseContainers(sources, images);
    // A registered definition runs as it is; a file may hold placeholders.
    const unfilled = bases
        .filter(({ fromFile }) => fromFile)
        .flatMap(({ need, definition }) => unfilledContainers(need.family, definition.containers, choices));
    const chosenIn = (family) => choices.filter((choice) => choice.family === family);
    const edits = editEnvironment(bases.map(({ need, definition }) => ({
        family: need.family,
        definition: withImages(definition, chosenIn(need.family)),
        replaced: chosenIn(need.family).map(({ index }) => index),
    })), { environment: request.environment, secrets: request.secrets, hasImages: images.length > 0 });
    const families = bases.map((base, at) => {
        const definition = edits.families[at]?.definition ?? base.definition;
        const changes = (0,comparison/* differences */.t)(base.registered.definition, definition);
        const { family } = base.need;
        return {
            family,
            base: base.registered.arn,
            definition,
            tags: base.tags,
            replaced: chosenIn(family).map(({ container }) => container),
            changes,
            reused: changes.length === 0 && base.registered.status === "ACTIVE",
        };
    });
    return { families, problems: [...problems, ...unfilled, ...edits.problems] };
}

;// CONCATENATED MODULE: ./build/src/ecs/image-platform.js
const platformText = ({ os, architecture }) => `${os}/${architecture}`;
const wordOf = (value) => (typeof value === "string" ? value : undefined);
/**
 * The platforms of an index; `undefined` for the manifest of a single image, which does not say. Attestations
 * (`unknown/unknown`) are no platform.
 */
function platformsOf(manifest) {
    let manifests;
    try {
        ({ manifests } = JSON.parse(manifest));
    }
    catch {
        // What ECS can make of it will be seen when it pulls; here it only says nothing.
        return undefined;
    }
    if (!Array.isArray(manifests))
        return undefined;
    return manifests.flatMap((entry) => {
        const os = wordOf(entry?.platform?.os);
        const architecture = wordOf(entry?.platform?.architecture);
        if (os === undefined || architecture === undefined || os === "unknown")
            return [];
        return [{ os, architecture }];
    });
}
const architectures = { X86_64: "amd64", ARM64: "arm64" };
/** What the task runs on; `undefined` where that is the container instance's matter. */
function platformOf(definition) {
    const { cpuArchitecture, operatingSystemFamily = "LINUX" } = definition.runtimePlatform;
    const fargate = definition.requiresCompatibilities.includes("FARGATE");
    const cpu = cpuArchitecture ?? (fargate ? "X86_64" : undefined);
    const architecture = cpu === undefined ? undefined : architectures[cpu];
    if (architecture === undefined)
        return undefined;
    return { os: operatingSystemFamily.startsWith("WINDOWS") ? "windows" : "linux", architecture };
}
/** A cause where the index has nothing for the task's platform: the task could not start. */
function platformProblem(image, built, wanted) {
    if (built === undefined || built.length === 0 || wanted === undefined)
        return undefined;
    const [platforms, needed] = [built.map(platformText), platformText(wanted)];
    if (platforms.includes(needed))
        return undefined;
    return {
        name: "image-platform",
        what: `Image ${image} has nothing for ${needed}, which its task runs on: it was built for ${platforms.join(", ")}.`,
        evidence: [],
        remedy: `Build it with \`docker buildx build --platform ${needed}\`, or change \`runtimePlatform\` of the task definition.`,
    };
}

;// CONCATENATED MODULE: ./build/src/ecs/image-registry.js


/** For BatchGetImage: indexes as they are, or ECR picks a platform. */
const acceptedMediaTypes = [
    "application/vnd.oci.image.index.v1+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
    "application/vnd.oci.image.manifest.v1+json",
    "application/vnd.docker.distribution.manifest.v2+json",
];
/** How region names begin in each partition but the standard one. */
const partitions = [
    ["cn-", "aws-cn"],
    ["us-gov-", "aws-us-gov"],
    ["us-iso-", "aws-iso"],
    ["us-isob-", "aws-iso-b"],
    ["eu-isoe-", "aws-iso-e"],
    ["us-isof-", "aws-iso-f"],
    ["eusc-", "aws-eusc"],
];
/** What to ask ECR about the image; `undefined` for images of other registries, public ECR among them. */
function ecrLookUp(image) {
    if (image.ecr === undefined)
        return undefined;
    const { account, region } = image.ecr;
    const partition = partitions.find(([start]) => region.startsWith(start))?.[1] ?? "aws";
    return {
        image,
        region,
        registryId: account,
        repositoryName: image.repository,
        // With tag and digest Docker pulls by the digest.
        imageId: image.digest === undefined ? { imageTag: image.tag ?? "latest" } : { imageDigest: image.digest },
        repositoryArn: `arn:${partition}:ecr:${region}:${account}:repository/${image.repository}`,
    };
}
function refused(name, what, evidence, remedy) {
    return { kind: "refused", cause: { name, what, evidence, remedy } };
}
function pinned(lookUp, digest, manifest) {
    const platforms = manifest === undefined ? undefined : platformsOf(manifest);
    return {
        kind: "pinned",
        image: (0,ecs_image/* atDigest */.CU)(lookUp.image, digest),
        digest,
        ...(platforms === undefined ? {} : { platforms }),
    };
}
function notThere({ image, repositoryArn }, evidence, repository) {
    return refused(repository ? "repository-not-found" : "image-not-found", repository
        ? `Image ${image.text} is not there: its repository does not exist.`
        : `Image ${image.text} is not there.`, [evidence], `Was it pushed in this workflow, before this step, to ${repositoryArn}? Compare account, region, repository and tag.`);
}
function notPullable({ image }, status) {
    return refused("image-not-pullable", `Image ${image.text} is there, but can't be pulled: its status is ${status}.`, [], status === "ARCHIVED"
        ? "Restore it in ECR (`aws ecr update-image-storage-class --target-storage-class STANDARD`), or release another."
        : "Wait until it is ACTIVE, or release another.");
}
function notAsked({ image, repositoryArn }, problem, action) {
    const why = problem.kind === "denied"
        ? `\`${action}\` on ${repositoryArn} is not permitted`
        : `${problem.code}: ${problem.message}`;
    return {
        kind: "unknown",
        note: `Image ${image.text} was not looked up in ECR (${why}): it is registered as it is written, and nobody has checked that it is there.`,
    };
}
/** DescribeImages alone. */
function described(lookUp, asked) {
    if ("problem" in asked) {
        const { problem } = asked;
        if (problem.kind !== "not-found")
            return notAsked(lookUp, problem, "ecr:DescribeImages");
        return notThere(lookUp, problem.message, problem.code.startsWith("Repository"));
    }
    const [detail] = asked.answer.imageDetails ?? [];
    if (detail?.imageDigest === undefined)
        return notThere(lookUp, "ECR's answer has no image.", false);
    const { imageDigest, imageStatus = "ACTIVE" } = detail;
    return imageStatus === "ACTIVE" ? pinned(lookUp, imageDigest) : notPullable(lookUp, imageStatus);
}
const missingCodes = new Set(["ImageNotFound", "InvalidImageTag", "InvalidImageDigest"]);
/** BatchGetImage alone. */
function got(lookUp, asked) {
    if ("problem" in asked) {
        const { problem } = asked;
        if (problem.kind !== "not-found")
            return notAsked(lookUp, problem, "ecr:BatchGetImage");
        return notThere(lookUp, problem.message, problem.code.startsWith("Repository"));
    }
    const [image] = asked.answer.images ?? [];
    if (image?.imageId?.imageDigest !== undefined) {
        return pinned(lookUp, image.imageId.imageDigest, image.imageManifest);
    }
    const [failure] = asked.answer.failures ?? [];
    const code = failure?.failureCode ?? "";
    const reason = failure?.failureReason ?? "ECR's answer has no image.";
    if (failure === undefined || missingCodes.has(code))
        return notThere(lookUp, reason, false);
    return {
        kind: "unknown",
        note: `Image ${lookUp.image.text} was not looked up in ECR (${code}: ${reason}).`,
    };
}
/**
 * The verdict on both calls. DescribeImages knows what is archived; BatchGetImage knows platforms, and brings an
 * image into a pull-through cache that has not seen it before, so what only the first one misses is there.
 */
function judgeImage(lookUp, description, manifest) {
    const first = described(lookUp, description);
    if (manifest === undefined)
        return first;
    const second = got(lookUp, manifest);
    if (first.kind === "refused") {
        const maybeCached = first.cause.name !== "image-not-pullable";
        return maybeCached && second.kind === "pinned" ? second : first;
    }
    if (first.kind === "unknown")
        return second.kind === "unknown" ? first : second;
    if (second.kind !== "pinned" || second.digest !== first.digest)
        return first;
    return second;
}

;// CONCATENATED MODULE: ./build/src/plan/images.js





/** Never rejects for a look-up that fails: what can't be looked up is registered as it was asked for. */
function lookUpImages(aws, requests, signal) {
    const verdicts = new Map();
    return Promise.all(requests.map(async (request) => {
        const reference = (0,ecs_image/* parseImage */.zZ)(request.image);
        const lookUp = reference && ecrLookUp(reference);
        if (lookUp === undefined)
            return { request };
        const verdict = verdicts.get(request.image) ?? look(aws, lookUp, signal);
        verdicts.set(request.image, verdict);
        return { request, verdict: await verdict };
    }));
}
async function look(aws, lookUp, signal) {
    const ecr = await aws.ecr(lookUp.region);
    const { registryId, repositoryName, repositoryArn: resource } = lookUp;
    const where = { registryId, repositoryName, imageIds: [{ ...lookUp.imageId }] };
    const description = await asked(() => ecr.describeImages(where, { signal, resource }), signal);
    if ("answer" in description && !isIndex(description.answer.imageDetails?.[0]?.imageManifestMediaType)) {
        return judgeImage(lookUp, description);
    }
    // An index says what it was built for; and what DescribeImages can't see may be in a pull-through cache's upstream.
    const manifest = await asked(() => ecr.batchGetImage({ ...where, acceptedMediaTypes: [...acceptedMediaTypes] }, { signal, resource }), signal);
    return judgeImage(lookUp, description, manifest);
}
const isIndex = (mediaType) => /image\.index|manifest\.list/.test(mediaType ?? "");
async function asked(call, signal) {
    try {
        return { answer: (await call()) };
    }
    catch (error) {
        signal.throwIfAborted();
        return { problem: (0,aws_error/* classify */.L8)(error instanceof failure.Failure ? error.cause : error) };
    }
}
/** The images to register: by digest where it is known. */
const images_pinned = (images) => images.map(({ request, verdict }) => verdict?.kind === "pinned" ? { ...request, image: verdict.image } : request);
/** `repository:tag@digest` for an image that was pinned, for people; else the image itself. */
function readable(images, image) {
    const found = images.find(({ verdict }) => verdict?.kind === "pinned" && verdict.image === image);
    if (found?.verdict?.kind !== "pinned" || found.request.image.includes("@"))
        return image;
    return `${found.request.image}@${found.verdict.digest}`;
}
/** What the look-ups say, and whether the images fit the platforms of the families that they go to. */
function checkImages(images, users) {
    return images.flatMap(({ request, verdict }) => {
        switch (verdict?.kind) {
            case undefined:
                return [];
            case "unknown":
                return [{ about: request.image, level: "warning", text: verdict.note }];
            case "refused":
                return [failed(verdict.cause.what, verdict.cause.remedy, request.image)];
            case "pinned": {
                const problems = users
                    .filter((user) => user.containers.some(({ image }) => image === verdict.image))
                    .flatMap((user) => platformProblem(request.image, verdict.platforms, platformOf(user)) ?? []);
                const ok = { about: request.image, level: "ok", text: `is in ECR as ${verdict.digest}` };
                return problems.length === 0
                    ? [ok]
                    : problems.map(({ what, remedy }) => failed(what, remedy, request.image));
            }
        }
    });
}
const failed = (text, remedy, about) => ({
    about,
    level: "failure",
    text,
    ...(remedy !== undefined && { remedy }),
});

// EXTERNAL MODULE: ./build/src/plan/one-off.js + 1 modules
var one_off = __webpack_require__(188);
;// CONCATENATED MODULE: ./build/src/plan/service-migrates.js
/** What entry points take for yes: most compare with `true`, some with `on`, `1` or `yes`. */
const yes = /^(?:true|1|on|yes|y)$/iu;
/**
 * The services' own definition must not say what only the migration is to be told: every task would migrate. Looked
 * at are the variables of the migration that switch it on by a true value.
 */
function warnIfServiceMigrates(definition, environment) {
    const switches = environment
        .filter(({ name, value }) => /migrat/iu.test(name) && yes.test(value))
        .map(({ name }) => name);
    return definition.containers.flatMap((container) => [...new Set(["RUN_MIGRATIONS", ...switches])]
        .filter((name) => yes.test(definition.environmentValue(container, name) ?? ""))
        .map((name) => ({
        about: definition.family,
        text: `Container "${container.name}" sets ${name} to a true value in the service's own task definition: every task of the service migrates when it starts. Remove it there (environment-variables: "${name}-"); the migration task gets it by itself.`,
    })));
}

;// CONCATENATED MODULE: ./build/src/plan/services.js




const services_failure = (about, text, remedy) => ({
    about,
    level: "failure",
    text,
    remedy,
});
const warning = (about, text, remedy) => ({
    about,
    level: "warning",
    text,
    remedy,
});
/** Cluster, region, account and partition from an ARN that AWS returned (never assume `arn:aws:`). */
function clusterFrom(clusterArn) {
    const arn = (0,aws_arn/* parseArn */.Lw)(clusterArn);
    return {
        arn: clusterArn,
        name: (0,aws_arn/* shortName */.EU)(clusterArn),
        region: arn?.region ?? "",
        account: arn?.account ?? "",
        partition: arn?.partition ?? "aws",
    };
}
/** The service as a part of the release, or the checks that stand against it. */
function planService(name, service) {
    if (service === undefined) {
        return [
            services_failure(name, "there is no such service in the cluster", "Correct `services` or `cluster` (and look at aws-region)."),
        ];
    }
    const problems = problemsOf(name, service);
    if (problems.length > 0)
        return problems;
    const from = (0,ecs_service/* provenRevision */.qE)(service);
    const family = from === undefined ? undefined : (0,aws_arn/* parseRevision */.Pp)(from)?.family;
    if (from === undefined || family === undefined || service.clusterArn === undefined) {
        return [
            services_failure(name, "ECS does not say which task definition it runs", "Deploy it once by hand, then release it."),
        ];
    }
    return {
        name: service.serviceName ?? name,
        cluster: service.clusterArn,
        family,
        controller: (0,ecs_service/* controllerOf */.Oo)(service) === "CODE_DEPLOY" ? "CODE_DEPLOY" : "ECS",
        strategy: (0,ecs_service/* strategyOf */.xS)(service),
        from,
        service,
    };
}
function problemsOf(name, service) {
    if (service.status !== "ACTIVE") {
        return [
            services_failure(name, `it is ${service.status ?? "in no state"}, not ACTIVE`, "Create it anew, or take it out of `services`."),
        ];
    }
    if (service.resourceManagementType === "ECS") {
        return [
            services_failure(name, "its resources are managed by ECS (Express mode), so it can't be updated here", "Release it through its Express service."),
        ];
    }
    const controller = (0,ecs_service/* controllerOf */.Oo)(service);
    if (controller === "ECS" || controller === "CODE_DEPLOY")
        return [];
    const what = controller === "EXTERNAL"
        ? "has the EXTERNAL deployment controller"
        : `has the unknown deployment controller ${controller}`;
    return [
        services_failure(name, `it ${what}, which this action does not release`, "Use a service with the ECS or CODE_DEPLOY controller."),
    ];
}
/** What is right with a service, and what is worth knowing before it is changed. */
function checkService(planned, request) {
    const { name, service, strategy } = planned;
    const checks = [
        {
            about: name,
            level: "ok",
            text: `ACTIVE, ${strategy}, runs ${(0,aws_arn/* revisionName */.pd)(planned.from)} × ${service.desiredCount ?? 0}`,
        },
    ];
    const running = (0,ecs_service/* deploymentInProgress */.ij)(service);
    if ((0,plan_plan/* isBusy */.A5)(planned)) {
        const which = running && `${running.id ?? ""} of ${(0,aws_arn/* revisionName */.pd)(running.taskDefinition ?? "?")}`;
        const text = `a deployment is under way: ${which ?? "CodeDeploy's"}`;
        checks.push(warning(name, text, `if-deploying is ${request.rollout.ifDeploying}.`));
    }
    if (planned.controller === "CODE_DEPLOY")
        return checks;
    if (!(0,ecs_service/* hasOwnRollback */.FK)(service)) {
        const text = "ECS would not roll a failed deployment back (no circuit breaker or alarm with rollback); this action does, after rollout-timeout or as soon as tasks keep failing";
        checks.push(warning(name, text, "Turn on deploymentCircuitBreaker with rollback on the service."));
    }
    const { min, max } = (0,ecs_service/* taskBounds */.$t)(service);
    const desired = request.desiredCount ?? service.desiredCount ?? 0;
    if (desired > 0 && strategy === "ROLLING" && min >= desired && max <= desired) {
        const text = `minimumHealthyPercent and maximumPercent leave no room: at least ${min} and at most ${max} of ${desired} tasks`;
        checks.push(warning(name, text, "Raise maximumPercent or lower minimumHealthyPercent, or ECS can't replace a task."));
    }
    if (desired === 0) {
        checks.push(warning(name, "desired count is 0: nothing will run to prove the new revision", "Set desired-count, or prove it otherwise."));
    }
    if ((0,deployment/* primaryOf */.Os)(service)?.rolloutState === "FAILED") {
        checks.push(warning(name, "its last deployment failed and was not rolled back", "Nothing to do if this release mends it."));
    }
    return checks;
}

;// CONCATENATED MODULE: ./build/src/plan/view.js



function viewOf({ request, migration, cluster, waves, families, schedules, images, }) {
    const family = families.get(migration?.family ?? "");
    return {
        cluster: cluster.name,
        clusterArn: cluster.arn,
        region: cluster.region,
        account: cluster.account,
        partition: cluster.partition,
        families: [...families.values()].map((one) => familyView(one, images)),
        waves: waves.map((wave) => wave.map((service) => serviceView(service, families, request))),
        ...(family !== undefined &&
            request.migration !== undefined && {
            migration: {
                family: family.family,
                container: migration?.oneOff.container ?? "",
                ...(request.migration.command && { command: request.migration.command }),
                environmentNames: request.migration.environment.map(({ name }) => name),
                launch: migration?.oneOff.launch.words ?? "",
            },
        }),
        schedules: schedules.map((state) => scheduleView(state, families)),
        dryRun: request.report.dryRun,
    };
}
const familyView = ({ family, base, reused, changes }, images) => ({
    family,
    base,
    reused,
    changes: changes.map((change) => change.what === "image" && change.to !== undefined
        ? { ...change, to: readable(images, change.to) }
        : change),
});
const scheduleView = (state, families) => ({
    name: state.name,
    ...((0,schedule/* familiesOf */.m6)(state)[0] !== undefined && { family: (0,schedule/* familiesOf */.m6)(state)[0] }),
    from: state.targets.map(({ taskDefinition }) => taskDefinition),
    moves: state.targets.some(({ leftAlone, family, taskDefinition }) => {
        const planned = families.get(family);
        return (leftAlone === undefined && planned !== undefined && (!planned.reused || planned.base !== taskDefinition));
    }),
});
function serviceView(planned, families, request) {
    const { name, family, controller, strategy, from, service } = planned;
    const deploys = (0,plan_plan/* isToDeploy */.HM)(planned, (0,plan_plan/* knownRevision */.vD)(families.get(family)), request);
    return { name, family, controller, strategy, from, desiredCount: service.desiredCount ?? 0, deploys };
}

;// CONCATENATED MODULE: ./build/src/plan/make-plan.js













/** Throws Failure where AWS can't be read at all; what stands against the release is in the plan's checks. */
async function makePlan(context) {
    const { request, signal, aws } = context;
    const looking = lookUpImages(aws, request.images, signal);
    // It rejects for a cancel alone, which the next call is told as well.
    looking.catch(() => undefined);
    const ecs = await aws.ecs();
    const { waves: found, checks, cluster } = await readWaves(context, ecs);
    const [{ waves: grouped, checks: groupChecks, appSpec }, { schedules, bases }, images, scaling] = await Promise.all([
        readCodeDeploy(context, found, checks),
        readDefinitions(context, ecs, { waves: found, cluster }, checks),
        looking,
        checkAutoScaling(aws, found.flat(), signal),
    ]);
    const planned = planFamilies(bases, request, images_pinned(images));
    const families = new Map(planned.families.map((family) => [family.family, family]));
    const definitions = planned.families.map(({ definition }) => definition);
    const { waves, checks: earlierChecks } = await recogniseEarlier(context, ecs, grouped, families);
    const migration = await orCheck(checks, undefined, () => planMigration(context, ecs, { waves, families, cluster }));
    checks.unshift(...waves.flat().flatMap((one) => checkService(one, request)));
    checks.push(...groupChecks, ...earlierChecks, ...planned.problems.map(failedCheck), ...checkImages(images, definitions), ...migrationChecks(request, families, waves), ...schedules.flatMap(scheduleChecks), ...scaling);
    return {
        cluster,
        families,
        waves,
        schedules,
        ...(appSpec && { appSpec }),
        checks,
        ...(migration && { migration }),
        view: viewOf({ request, migration, cluster, waves, families, schedules, images }),
    };
}
/** What a read gives; where it fails, the fallback, and a failed check beside all the others. */
async function orCheck(checks, fallback, read) {
    try {
        return await read();
    }
    catch (error) {
        if (!(error instanceof failure.Failure))
            throw error;
        checks.push(failedCheck(error.why));
        return fallback;
    }
}
/** Groups and the AppSpec file; for a release without CodeDeploy nothing is read, and nothing loaded. */
async function readCodeDeploy(context, waves, checks) {
    const deploys = waves.flat().some(({ controller }) => controller === "CODE_DEPLOY");
    if (!deploys && context.request.codeDeploy.appSpec === undefined)
        return { waves, checks: [] };
    const { readAppSpec, withGroups } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(825)]).then(__webpack_require__.bind(__webpack_require__, 8825));
    const [grouped, appSpec] = await Promise.all([
        withGroups(context, waves),
        orCheck(checks, undefined, () => readAppSpec(context)),
    ]);
    return { ...grouped, appSpec };
}
/** The schedules, and the definition of every family that they, the services and the migration run. */
async function readDefinitions(context, ecs, { waves, cluster }, checks) {
    const { request } = context;
    const schedules = await orCheck(checks, [], () => readSchedules(context, request.schedules, cluster.arn));
    return { schedules, bases: await readBases(context, ecs, needsOf(waves, schedules, request), checks) };
}
const scheduleChecks = ({ name, notes, targets }) => [
    {
        about: name,
        level: "ok",
        text: `runs ${targets.map(({ taskDefinition }) => (0,aws_arn/* revisionName */.pd)(taskDefinition)).join(", ")}`,
    },
    ...notes.map((text) => ({ about: name, level: "warning", text })),
];
/** Which container of which family migrates, and where. Throws Failure where that can't be told. */
async function planMigration({ request, signal }, ecs, { waves, families, cluster }) {
    const family = families.get(migrationFamily(request, waves) ?? "");
    if (family === undefined || request.migration === undefined)
        return undefined;
    const { container, network } = request.migration;
    const { definition, replaced } = family;
    const service = waves.flat()[0]?.service;
    const sources = { cluster: cluster.arn, definition, replaced, container, service, network };
    return { family: family.family, oneOff: await (0,one_off/* planOneOff */.X)({ ecs, signal }, sources) };
}
/** The services must not say what only the migration is to be told: each of their tasks would migrate. */
function migrationChecks(request, families, waves) {
    const { migration } = request;
    if (migration === undefined)
        return [];
    const names = new Set(waves.flat().map(({ family }) => family));
    return [...names].flatMap((name) => {
        const definition = families.get(name)?.definition;
        if (definition === undefined)
            return [];
        return warnIfServiceMigrates(definition, migration.environment).map(({ about, text }) => ({
            about,
            level: "warning",
            text,
        }));
    });
}
const failedCheck = (cause) => ({
    about: cause.name,
    level: "failure",
    text: [cause.what, ...cause.evidence].join("\n"),
    ...(cause.remedy !== undefined && { remedy: cause.remedy }),
});
async function readWaves({ request, signal }, ecs) {
    const asked = request.waves.map((wave) => wave.map((service) => ({ service, cluster: request.cluster })));
    const services = await (0,describe_services/* describeServices */.Ge)({ ecs, signal }, asked.flat(), describe_services/* withEventIds */.tt);
    const checks = [];
    const waves = asked.map((wave) => wave.flatMap((one) => {
        const planned = planService(one.service, services.get(one));
        if ("length" in planned) {
            checks.push(...planned);
            return [];
        }
        return [planned];
    }));
    return { waves, checks, cluster: await findCluster(ecs, request, [...services.values()], signal) };
}
/** The cluster's ARN comes with its services; it is asked for only where there are none. */
async function findCluster(ecs, request, services, signal) {
    const arn = services.find(({ clusterArn }) => clusterArn !== undefined)?.clusterArn;
    if (arn !== undefined)
        return clusterFrom(arn);
    const answer = await ecs.describeClusters({ clusters: [request.cluster] }, { signal, resource: request.cluster });
    const found = answer.clusters?.[0];
    if (found?.clusterArn !== undefined && found.status === "ACTIVE")
        return clusterFrom(found.clusterArn);
    throw new failure.Failure({
        name: "cluster-not-found",
        what: `The cluster ${request.cluster} is ${found?.status ?? "not there"}.`,
        evidence: [],
        remedy: "Correct `cluster`; look at aws-region and at the account of the role.",
    });
}
const migrationFamily = (request, waves) => request.migration === undefined ? undefined : (request.migration.taskDefinition ?? waves.flat()[0]?.family);
/** Each family once: of the services, of the migration, of the schedules. */
function needsOf(waves, schedules, request) {
    const needs = new Map();
    for (const { family, from } of waves.flat()) {
        if (needs.has(family))
            continue;
        needs.set(family, {
            family,
            mustMatch: true,
            ...(request.base.kind === "current" && { revision: from }),
        });
    }
    const migration = migrationFamily(request, waves);
    if (migration !== undefined && !needs.has(migration))
        needs.set(migration, { family: migration, mustMatch: false });
    for (const family of schedules.flatMap(schedule/* familiesOf */.m6)) {
        if (!needs.has(family))
            needs.set(family, { family, mustMatch: false });
    }
    return [...needs.values()];
}
/** The registered bases; a file takes the place of the definition of its family. */
async function readBases(context, ecs, needs, checks) {
    const { base, job } = context.request;
    const read = await Promise.all(needs.map((need) => orCheck(checks, undefined, () => readBase(ecs, need, context.signal))));
    const bases = read.filter((one) => one !== undefined);
    if (base.kind !== "file")
        return bases;
    return orCheck(checks, bases, async () => {
        const { readBaseFile } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(815), __webpack_require__.e(212), __webpack_require__.e(221)]).then(__webpack_require__.bind(__webpack_require__, 8221));
        return withFile(bases, await readBaseFile(job.workspace, base.path), base.path);
    });
}

// EXTERNAL MODULE: ./build/src/time.js
var time = __webpack_require__(4184);
;// CONCATENATED MODULE: ./build/src/carry-out.js
/** What a valid request asks for, done: what would change → making it so. */



/** Throws Failure where AWS can't be read; from the first change on, whatever happens is an outcome. */
async function carry_out_carryOut(context) {
    // Loaded while AWS answers what the plan asks.
    const loaded = context.aws.calm().then(() => Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(507), __webpack_require__.e(213)]).then(__webpack_require__.bind(__webpack_require__, 8213)));
    const [plan, { release }] = await Promise.all([planned(context), loaded]);
    return (await release(context, plan)).outcome;
}
async function planned(context) {
    const { tell } = context;
    tell({ kind: "phase-started", phase: { name: "plan" } });
    let plan = await makePlan(context);
    if (await waited(context, plan))
        plan = await makePlan(context);
    tell({ kind: "plan", plan: plan.view });
    tell({ kind: "phase-ended", phase: { name: "plan" }, result: "ok" });
    tell({ kind: "phase-started", phase: { name: "preflight" } });
    for (const check of plan.checks)
        tell({ kind: "check", check });
    const failed = plan.checks.some(({ level }) => level === "failure");
    tell({ kind: "phase-ended", phase: { name: "preflight" }, result: failed ? "failed" : "ok" });
    return plan;
}
/**
 * Settles somebody else's deployment before anything is changed; true when one was waited for, which may have left
 * another revision serving. Throws Failure `deployment-in-progress`.
 */
async function waited(context, plan) {
    const { ifDeploying, timeout } = context.request.rollout;
    const busy = plan.waves.flat().filter(plan_plan/* isBusy */.A5);
    if (busy.length === 0 || ifDeploying === "replace" || context.request.report.dryRun)
        return false;
    const { settleForeign } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(499)]).then(__webpack_require__.bind(__webpack_require__, 2499));
    await settleForeign(context, busy, new time/* Deadline */.B2(context.clock, timeout));
    return true;
}


/***/ }),

/***/ 4124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ differences),
  g: () => (/* binding */ isSameDefinition)
});

// EXTERNAL MODULE: ./build/src/ecs/exact.js
var exact = __webpack_require__(1284);
// EXTERNAL MODULE: ./build/src/ecs/task-definition.js
var task_definition = __webpack_require__(1270);
;// CONCATENATED MODULE: ./build/src/ecs/stored-form.js


const nothing = new Map();
const isMembers = (value) => value instanceof Map;
const membersOf = (value) => (isMembers(value) ? value : nothing);
const listOf = (value) => Array.isArray(value) ? value : [];
const textOf = (value) => (typeof value === "string" ? value : "");
const isEmpty = (value) => value === null || (Array.isArray(value) && value.length === 0) || (isMembers(value) && value.size === 0);
/** Without null, empty lists and empty objects as members: ECS shows them or not, and means the same. */
function settled(value) {
    if (Array.isArray(value))
        return value.map(settled);
    if (!isMembers(value))
        return value;
    return new Map([...value].map(([key, inner]) => [key, settled(inner)]).filter(([, inner]) => !isEmpty(inner)));
}
function equal(one, other) {
    if (one instanceof exact/* ExactNumber */.fh && other instanceof exact/* ExactNumber */.fh)
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
/** The members without those that hold what ECS fills in where they are missing. */
function withoutDefaults(members, defaults) {
    return new Map([...members].filter(([key, value]) => !(Object.hasOwn(defaults, key) && equal(value, defaults[key]))));
}
const number = (value) => new exact/* ExactNumber */.fh(String(value));
function replaced(members, key, change) {
    const value = members.get(key);
    return value === undefined ? members : new Map([...members, [key, change(value)]]);
}
/** `"1 vCPU"` is stored as `"1024"`, `"2GB"` as `"2048"`. */
function size(value) {
    const text = value instanceof exact/* ExactNumber */.fh ? value.text : value;
    if (typeof text !== "string")
        return value;
    const match = /^(\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})\s{0,9}(?:vCPU|GB)$/i.exec(text.trim());
    return match === null ? text.trim() : String(Number(match[1]) * 1024);
}
/** Host ports that say nothing: dynamic ones, and in a network of the task's own the container's port again. */
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

;// CONCATENATED MODULE: ./build/src/ecs/comparison.js

const step = (path, key) => {
    if (!/^[A-Za-z_][\w-]*$/.test(key))
        return `${path}[${JSON.stringify(key)}]`;
    return path === "" ? key : `${path}.${key}`;
};
const isListOfMembers = (value) => Array.isArray(value) && value.length > 0 && value.every(isMembers);
/** Differences by path, as deep as objects go; a list of plain values is one thing. */
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
/** Names that left the one list for the other. */
function moved(from, to, one) {
    const other = one === "environment" ? "secrets" : "environment";
    const left = [...from[one].keys()].filter((name) => !to[one].has(name));
    return new Set(left.filter((name) => !from[other].has(name) && to[other].has(name)));
}
/** Variables and secrets; a name that left one list for the other is one change, not two. */
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
 * From one definition to the other: container by container (by name, in the order of the second), images with
 * references before and after, variables and secrets by name, other members by path; then the task's own members.
 * A container that came or went is a change `other` without a name. None where ECS would store both alike; tags are
 * not compared.
 */
function differences(from, to) {
    const [before, after] = [storedForm(from.document), storedForm(to.document)];
    const names = new Set([...after.containers, ...before.containers].map(({ name }) => name));
    const containers = [...names].flatMap((name) => comparison_container(before.containers.find((one) => one.name === name), after.containers.find((one) => one.name === name)).map((change) => ({ container: name, ...change })));
    const others = byPath(before.others, after.others, "").map((difference) => ({ what: "other", ...difference }));
    return [...containers, ...others];
}
/** True when registering the one would store what the other already is. */
function isSameDefinition(one, other) {
    return differences(one, other).length === 0;
}


/***/ }),

/***/ 6403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ describeServiceRevisions)
/* harmony export */ });
/* harmony import */ var _describe_services_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8223);

const revisionsPerCall = 20;
/** By ARN; those that ECS does not know are left out. Rejects with a Failure. */
async function describeServiceRevisions({ ecs, signal }, arns) {
    const answers = await Promise.all((0,_describe_services_js__WEBPACK_IMPORTED_MODULE_0__/* .inBatches */ .oq)(arns, revisionsPerCall).map((serviceRevisionArns) => ecs.describeServiceRevisions({ serviceRevisionArns }, { signal })));
    return answers.flatMap(({ serviceRevisions }) => serviceRevisions ?? []);
}


/***/ }),

/***/ 6262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TS: () => (/* binding */ traceTags),
/* harmony export */   aU: () => (/* binding */ carriedTags),
/* harmony export */   kT: () => (/* binding */ earlierAttempt),
/* harmony export */   nr: () => (/* binding */ revisionTags)
/* harmony export */ });
/* unused harmony export traceKeys */
/** Tags of a revision: those that are carried over, and those that say which run made it. */
/** Keys of the trace tags. Documented: people search by them. */
const traceKeys = {
    repository: "ecs-release:repository",
    commit: "ecs-release:commit",
    run: "ecs-release:run",
    step: "ecs-release:step",
};
const ownKeys = new Set(Object.values(traceKeys));
/** Tags per resource, characters in a value (ecs-domain.md 1.4). */
const tagLimit = 50;
const valueLimit = 256;
/** AWS takes letters, digits, spaces and `_.:/=+-@` in a tag; anything else is left as `_`. */
const cleaned = (text) => text.replaceAll(/[^\p{L}\p{N}\p{Z}_.:/=+\-@]/gu, "_").slice(0, valueLimit);
/** Repository, commit, address of the run, job and step; what the runner does not say is left out. */
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
 * Which earlier attempt of the same step of the same run registered a revision, as its trace tags say; 0 for none, and
 * where they don't say all of it.
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
/** Tags that can be set again: `aws:` in any case is AWS's own; an earlier run's trace would be a lie. */
function carriedTags(tags) {
    return tags.filter(({ key }) => key !== "" && !key.toLowerCase().startsWith("aws:") && !ownKeys.has(key));
}
/** Tags of the new revision: the base's, then the trace where there is room for it. */
function revisionTags(base, trace) {
    const carried = carriedTags(base);
    const traceLeftOut = trace.length > 0 && carried.length + trace.length > tagLimit;
    return { tags: traceLeftOut ? carried : [...carried, ...trace], traceLeftOut };
}


/***/ }),

/***/ 1270:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   An: () => (/* binding */ registration),
/* harmony export */   Fg: () => (/* binding */ tagsOf),
/* harmony export */   Ql: () => (/* binding */ describedTaskDefinition),
/* harmony export */   SB: () => (/* binding */ describeOnly),
/* harmony export */   ZV: () => (/* binding */ registrable)
/* harmony export */ });
/* unused harmony export TaskDefinition */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7279);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(566);
/** A task definition as a document that can be registered again, and what a release reads from it. */


/** Members that DescribeTaskDefinition adds and RegisterTaskDefinition does not take (ecs-domain.md 1.1). */
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
    /** The variable's value in this container, for decisions alone: it is never printed. */
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
/** Leaves out the describe-only members and `tags`, and nothing else. */
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
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure({
        name: "unreadable-task-definition",
        what: `ECS answered with a task definition that can't be read: ${why}.`,
        evidence: [],
        remedy: "Run the step again; if it says the same, look at the task definition in the ECS console.",
    }, options);
}
/**
 * Reads the body that DescribeTaskDefinition or RegisterTaskDefinition answered with,
 * `{"taskDefinition": {…}, "tags": […]}`. Throws Failure `unreadable-task-definition`.
 */
function describedTaskDefinition(body) {
    let answer;
    try {
        answer = _document_js__WEBPACK_IMPORTED_MODULE_1__/* .JsonDocument */ .qd.parse(body);
    }
    catch (error) {
        throw unreadable((0,_failure_js__WEBPACK_IMPORTED_MODULE_0__.messageOf)(error), { cause: error });
    }
    const document = answer.at(["taskDefinition"]);
    if (document?.kind([]) !== "object")
        throw unreadable("it has no `taskDefinition`");
    const { taskDefinitionArn, revision, status } = membersOf(document.get([]));
    const arn = textOf(taskDefinitionArn);
    if (arn === undefined)
        throw unreadable("it has no `taskDefinitionArn`");
    if (typeof revision !== "number")
        throw unreadable("it has no `revision`");
    const definition = registrable(document);
    if (definition.family === "")
        throw unreadable("it has no `family`");
    return { definition, arn, revision, status: textOf(status) ?? "", tags: tagsOf(answer, ["tags"]) };
}
/** The body of the RegisterTaskDefinition request. Without tags the member is not sent. */
function registration(definition, tags) {
    if (tags.length === 0)
        return definition.document.remove(["tags"]).text;
    return definition.document.set(["tags"], tags.map(({ key, value }) => ({ key, value }))).text;
}


/***/ }),

/***/ 188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ planOneOff)
});

// EXTERNAL MODULE: ./build/src/ecs/task.js
var task = __webpack_require__(6762);
// EXTERNAL MODULE: ./build/src/failure.js
var failure = __webpack_require__(7279);
;// CONCATENATED MODULE: ./build/src/ecs/task-launch.js

/** Service, PRIMARY deployment, PRIMARY task set, service revision: in this order. */
function placesOf(service, revision) {
    const isPrimary = ({ status }) => status === "PRIMARY";
    const places = [
        service,
        service?.deployments?.find(isPrimary),
        service?.taskSets?.find(isPrimary),
        revision,
    ];
    return places.filter((place) => place !== undefined);
}
const networkOf = (places) => places.find(({ networkConfiguration: network }) => network?.awsvpcConfiguration?.subnets?.length)
    ?.networkConfiguration?.awsvpcConfiguration;
const computeOf = (places) => places.find((place) => place.launchType !== undefined || place.capacityProviderStrategy?.length);
const needsNetwork = ({ taskDefinition }) => taskDefinition.networkMode === "awsvpc";
/** Names of the volumes that the definition leaves to be configured by whoever runs it. */
function volumesAtLaunch({ document }) {
    const volumes = document.get(["volumes"]);
    if (!Array.isArray(volumes))
        return [];
    return volumes.flatMap((volume) => (volume.configuredAtLaunch === true ? [volume.name ?? ""] : []));
}
/** Whether the service by itself leaves something open that its service revision could tell. */
function needsRevision(sources) {
    if (sources.service === undefined)
        return false;
    const places = placesOf(sources.service, undefined);
    const network = needsNetwork(sources) && networkOf(places) === undefined;
    return network || computeOf(places) === undefined || (sources.volumes ?? []).length > 0;
}
/** Whether the cluster's default strategy counts: no service says where to run, or not where the definition can. */
function needsClusterStrategy(sources) {
    const own = computeOf(placesOf(sources.service, sources.revision));
    return own === undefined || !suits(own, sources.taskDefinition.requiresCompatibilities);
}
/** @throws Failure `network-missing` or `launch-missing`, naming the input that supplies the piece */
function launchFrom(sources) {
    const places = placesOf(sources.service, sources.revision);
    const compute = chooseCompute(sources, places);
    const network = chooseNetwork(sources, places);
    const volumes = chooseVolumes(sources, places);
    return {
        input: {
            ...compute.input,
            ...(network.vpc && { networkConfiguration: { awsvpcConfiguration: network.vpc } }),
            ...(volumes.length > 0 && { volumeConfigurations: volumes }),
        },
        words: network.vpc ? `${compute.words} in ${(network.vpc.subnets ?? []).join(", ")}` : compute.words,
        notes: [...compute.notes, ...network.notes],
    };
}
function chooseCompute(sources, places) {
    const wanted = sources.taskDefinition.requiresCompatibilities;
    const own = computeOf(places);
    if (own !== undefined && suits(own, wanted)) {
        const platform = places.find(({ platformVersion }) => platformVersion)?.platformVersion;
        return onDemand(own, platform);
    }
    const notes = own === undefined
        ? []
        : [
            `The service runs on ${wordsOf(own)}, but the task definition requires ${wanted.join(" or ")}: that decides.`,
        ];
    const compute = withoutService(sources, wanted);
    return { ...compute, notes: [...notes, ...compute.notes] };
}
function withoutService(sources, wanted) {
    const strategy = sources.clusterStrategy ?? [];
    const place = { capacityProviderStrategy: [...strategy] };
    if (strategy.length > 0 && suits(place, wanted))
        return onDemand(place, undefined);
    const launchType = ["FARGATE", "EC2", "EXTERNAL"].find((type) => wanted.includes(type));
    if (launchType !== undefined)
        return onDemand({ launchType }, undefined);
    if (wanted.length > 0) {
        throw new failure.Failure({
            name: "launch-missing",
            what: `The task definition requires ${wanted.join(" or ")}, and nothing says which capacity provider to use.`,
            evidence: [`The cluster's default strategy: ${strategy.length > 0 ? wordsOf(place) : "none"}`],
            remedy: "Name a service that runs on it in services, or give the cluster a default capacity provider strategy.",
        });
    }
    return { input: {}, words: "the cluster's default", notes: [] };
}
const isFargate = (provider) => provider === "FARGATE" || provider === "FARGATE_SPOT";
const providersOf = (place) => (place.capacityProviderStrategy ?? []).map(({ capacityProvider }) => capacityProvider ?? "");
const wordsOf = (place) => place.launchType ?? providersOf(place).join(", ");
/** A provider's name does not tell EC2 from Managed Instances, so these two are not told apart. */
function suits(place, wanted) {
    if (wanted.length === 0)
        return true;
    if (place.launchType !== undefined)
        return wanted.includes(place.launchType);
    const fargate = providersOf(place).some(isFargate);
    return fargate
        ? wanted.includes("FARGATE")
        : wanted.some((kind) => kind === "EC2" || kind === "MANAGED_INSTANCES");
}
/**
 * As it is, but never on Spot: what a reclaimed migration has done is unknown (ecs-domain.md 12.2). The launch type
 * stands for it, since a cluster need not have the FARGATE provider.
 */
function onDemand(place, platform) {
    const spot = providersOf(place).includes("FARGATE_SPOT");
    const launchType = spot ? "FARGATE" : place.launchType;
    const fargate = launchType === "FARGATE" || providersOf(place).some(isFargate);
    return {
        input: {
            ...(launchType === undefined
                ? { capacityProviderStrategy: [...(place.capacityProviderStrategy ?? [])] }
                : { launchType }),
            ...(fargate && platform !== undefined && { platformVersion: platform }),
        },
        words: spot ? "FARGATE" : wordsOf(place),
        notes: spot
            ? ["On FARGATE instead of FARGATE_SPOT: a reclaimed one-off task leaves an unknown state."]
            : [],
    };
}
function chooseNetwork(sources, places) {
    const { subnets, securityGroups, assignPublicIp } = sources.network;
    if (!needsNetwork(sources)) {
        const asked = subnets ?? securityGroups ?? assignPublicIp;
        const mode = sources.taskDefinition.networkMode ?? "bridge";
        return { notes: asked === undefined ? [] : [`Network mode ${mode}: the network inputs have no effect.`] };
    }
    const inherited = networkOf(places);
    const chosen = subnets ?? inherited?.subnets;
    if (!chosen?.length)
        throw missingSubnets(sources.service);
    const groups = securityGroups ?? inherited?.securityGroups;
    const publicIp = assignPublicIp === undefined ? inherited?.assignPublicIp : assignPublicIp ? "ENABLED" : "DISABLED";
    return {
        vpc: {
            subnets: [...chosen],
            ...(groups?.length && { securityGroups: [...groups] }),
            ...(publicIp && { assignPublicIp: publicIp }),
        },
        notes: groups?.length
            ? []
            : [
                "No security groups are known for it: the VPC's default group applies (migration-security-groups sets others).",
            ],
    };
}
const missingSubnets = (service) => new failure.Failure({
    name: "network-missing",
    what: "The task definition's network mode is awsvpc, and no subnets are known for the one-off task.",
    evidence: [
        service === undefined
            ? "There is no service to take them from."
            : `The service ${service.serviceName ?? ""} has no network configuration.`,
    ],
    remedy: "Set migration-subnets (and migration-security-groups, migration-assign-public-ip where needed).",
});
/** A volume configured at launch needs its configuration again: the service's own, member by member. */
function chooseVolumes(sources, places) {
    const known = places.flatMap(({ volumeConfigurations }) => volumeConfigurations ?? []);
    return (sources.volumes ?? []).map((name) => {
        const found = known.find((volume) => volume.name === name);
        if (found?.managedEBSVolume === undefined) {
            throw new failure.Failure({
                name: "volume-missing",
                what: `The volume ${name} is configured at launch, and no service tells its configuration.`,
                evidence: [],
                remedy: "Set migration-task-definition to a family without such a volume, or name the service in services.",
            });
        }
        return { name, managedEBSVolume: found.managedEBSVolume };
    });
}

;// CONCATENATED MODULE: ./build/src/plan/one-off.js



/** @throws Failure `container-unknown`, `container-unclear`, `network-missing`, `launch-missing`, `volume-missing` */
async function planOneOff(reader, sources) {
    const { definition, service, network } = sources;
    const container = (0,task/* chooseDecidingContainer */.w6)(definition.containers, sources.replaced, sources.container);
    const known = {
        taskDefinition: definition,
        volumes: volumesAtLaunch(definition),
        service,
        network,
    };
    const revision = needsRevision(known) ? await currentRevision(reader, service) : undefined;
    const withRevision = { ...known, revision };
    const clusterStrategy = needsClusterStrategy(withRevision)
        ? await defaultStrategy(reader, sources.cluster)
        : undefined;
    return { container, launch: launchFrom({ ...withRevision, clusterStrategy }) };
}
async function currentRevision({ ecs, signal }, service) {
    const arn = service?.currentServiceRevisions?.[0]?.arn;
    if (arn === undefined)
        return undefined;
    return readIfPossible(async () => {
        const answer = await ecs.describeServiceRevisions({ serviceRevisionArns: [arn] }, { signal, resource: arn });
        return answer.serviceRevisions?.[0];
    });
}
const defaultStrategy = ({ ecs, signal }, cluster) => readIfPossible(async () => {
    const answer = await ecs.describeClusters({ clusters: [cluster] }, { signal, resource: cluster });
    return answer.clusters?.[0]?.defaultCapacityProviderStrategy;
});
/** One of several places to look: where it can't be read, what is missing in the end is named by `launchFrom`. */
async function readIfPossible(read) {
    try {
        return await read();
    }
    catch (thrown) {
        if (thrown instanceof failure.Failure)
            return undefined;
        throw thrown;
    }
}


/***/ }),

/***/ 3866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ isBusy),
/* harmony export */   HM: () => (/* binding */ isToDeploy),
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   vD: () => (/* binding */ knownRevision),
/* harmony export */   x5: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var _ecs_service_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9260);

/** Whether a deployment is one that a cut-off attempt of ours began, to be gone on with rather than waited for. */
const isOurs = ({ earlier }, id) => earlier !== undefined && !earlier.ended && earlier.deploymentId === id;
/** Whether the deployment that brought what serves has proven it: ECS's own, or CodeDeploy's. */
const isProven = ({ service, group }) => (0,_ecs_service_js__WEBPACK_IMPORTED_MODULE_0__/* .isSettled */ .Is)(service) && (group?.last ?? "succeeded") === "succeeded";
/** Whether a deployment that is not ours goes on, as the plan found it. */
const isBusy = (planned) => {
    const deployment = (0,_ecs_service_js__WEBPACK_IMPORTED_MODULE_0__/* .deploymentInProgress */ .ij)(planned.service);
    return planned.group?.last === "under-way" || (deployment !== undefined && !isOurs(planned, deployment.id));
};
/** Whether there is something to deploy; `to` is the new revision's ARN, as far as one is known. */
const isToDeploy = (planned, to, { desiredCount, forceNewDeployment }) => {
    const counts = desiredCount !== undefined && desiredCount !== planned.service.desiredCount;
    return forceNewDeployment || counts || to !== planned.from || !isProven(planned);
};
/** The revision that a family is to run, where nothing has to be registered for it. */
const knownRevision = (family) => family?.reused === true ? family.base : undefined;
/** What stands against a release, all of it at once. */
function refusal(checks) {
    const failures = checks.filter(({ level }) => level === "failure");
    const [first, ...others] = failures;
    if (first === undefined)
        return undefined;
    return {
        name: "preflight-failed",
        what: others.length === 0
            ? `${first.about}: ${first.text}`
            : `${failures.length} checks failed before anything was changed.`,
        evidence: failures.map(({ about, text }) => `${about}: ${text}`),
        remedy: failures
            .map(({ remedy }) => remedy)
            .filter((text) => text !== undefined)
            .join(" "),
    };
}


/***/ })

};
