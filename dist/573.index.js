export const id = 573;
export const ids = [573,713];
export const modules = {

/***/ 3573:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  carryOut: () => (/* binding */ carryOut)
});

// EXTERNAL MODULE: ./build/src/core/checks.js
var core_checks = __webpack_require__(9780);
// EXTERNAL MODULE: ./build/src/aws/arn.js
var aws_arn = __webpack_require__(2672);
// EXTERNAL MODULE: ./build/src/ecs/reading/rollout-states.js
var rollout_states = __webpack_require__(6220);
// EXTERNAL MODULE: ./build/src/ecs/reading/services.js
var reading_services = __webpack_require__(1590);
// EXTERNAL MODULE: ./build/src/core/failure.js
var failure = __webpack_require__(139);
// EXTERNAL MODULE: ./build/src/schedules/read.js
var read = __webpack_require__(4458);
;// CONCATENATED MODULE: ./build/src/plan/autoscaling.js
/** Warns about services whose auto scaling is suspended. */




/** DescribeScalableTargets accepts at most this many resource IDs. */
const targetsPerCall = 50;
/** Rejects only on cancellation: a missing permission gives a warning that names it. */
async function checkAutoScaling(aws, services, signal) {
    if (services.length === 0)
        return [];
    const names = new Map(services.map((one) => [`service/${(0,aws_arn/* shortName */.EU)(one.cluster)}/${one.name}`, one.name]));
    try {
        const autoScaling = await aws.autoScaling();
        const answers = await Promise.all((0,reading_services/* inBatches */.oq)([...names.keys()], targetsPerCall).map((ResourceIds) => autoScaling.describeScalableTargets({ ServiceNamespace: "ecs", ResourceIds, ScalableDimension: "ecs:service:DesiredCount" }, { signal, optional: true })));
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
            const remedy = "To resume it, run aws application-autoscaling register-scalable-target --suspended-state …";
            return [(0,core_checks/* warning */.$e)(names.get(ResourceId) ?? ResourceId, text, remedy)];
        });
    }
    catch (error) {
        (0,failure/* assertFailure */.fc)(error, signal);
        const text = `can't check whether auto scaling is suspended: ${error.message}`;
        return [(0,core_checks/* warning */.$e)("auto scaling", text, error.why.remedy)];
    }
}

// EXTERNAL MODULE: ./build/src/ecs/deployment.js
var deployment = __webpack_require__(584);
// EXTERNAL MODULE: ./build/src/ecs/service.js
var ecs_service = __webpack_require__(9260);
// EXTERNAL MODULE: ./build/src/ecs/definition/tags.js
var definition_tags = __webpack_require__(1468);
// EXTERNAL MODULE: ./build/src/ecs/reading/task-definitions.js
var task_definitions = __webpack_require__(9940);
// EXTERNAL MODULE: ./build/src/ecs/reading/service-deployments.js
var service_deployments = __webpack_require__(3526);
// EXTERNAL MODULE: ./build/src/ecs/reading/service-revisions.js
var service_revisions = __webpack_require__(3264);
;// CONCATENATED MODULE: ./build/src/plan/deployment-history.js



/** Newest first. Throws Failure if the role isn't allowed to read it. */
async function readHistory({ ecs, signal }, service) {
    const page = await ecs.listServiceDeployments({ service: service.name, cluster: service.cluster, maxResults: 100 }, { signal, resource: service.name });
    const newest = (page.serviceDeployments ?? [])
        .toSorted((one, other) => (other.createdAt?.getTime() ?? 0) - (one.createdAt?.getTime() ?? 0))
        // As many as one call describes.
        .slice(0, service_deployments/* deploymentsPerCall */.a)
        .flatMap(({ serviceDeploymentArn }) => serviceDeploymentArn ?? []);
    const deployments = await (0,service_deployments/* describeServiceDeployments */.P)({ ecs, signal }, newest);
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
 * Detects an earlier attempt of this step that was killed midway (a lost runner runs no `post`). It may have moved some
 * services to the new revision and not others. A rollback of this attempt also returns the moved services to the
 * revision that they ran before. Uses only what ECS and the trace tags prove.
 */









/** Makes no calls in a first attempt. Never throws: anything that can't be read becomes a warning. */
async function recognizeEarlier(context, ecs, waves, families) {
    const { request } = context;
    if (!(Number(request.job.runAttempt) > 1))
        return { waves, checks: [] };
    const services = waves.flat();
    const wanted = ({ family }) => (0,plan_plan/* knownRevision */.vD)(families.get(family));
    const waiting = services.filter((one) => (0,plan_plan/* isToDeploy */.HM)(one, wanted(one), request));
    if (waiting.length === 0)
        return { waves, checks: [] };
    // A service that only changes its desired count may have been healthy when that attempt completed.
    const behind = waiting.filter((one) => wanted(one) !== one.from || !(0,ecs_service/* isSettled */.Is)(one.service));
    const attempts = new Attempts(context, ecs);
    const checks = [];
    const recognize = async (one) => {
        try {
            const move = (await unfinishedMove(attempts, one, wanted(one))) ??
                (await earlierMove(attempts, one, { waiting, behind }));
            if (move === undefined)
                return one;
            checks.push(move.ended ? rolledBack(one, move, request) : continued(one, move));
            return { ...one, earlier: move };
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.HR) && !(error instanceof Unproven))
                throw error;
            checks.push(stays(one, error.message));
            return one;
        }
    };
    const recognized = await Promise.all(waves.map((wave) => Promise.all(wave.map(recognize))));
    return { waves: recognized, checks };
}
/** Finds the earlier attempt of this step that registered a revision, 0 for none. Caches revisions and histories. */
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
    /** 0 also for a revision that can't be read: nothing proves that it is ours. */
    async of(revision) {
        return (await this.#once(revision)) ?? 0;
    }
    /** Throws Unproven for a revision that can't be read: it may be ours. */
    async required(revision) {
        const attempt = await this.#once(revision);
        if (attempt === undefined)
            throw new Unproven(`the tags of ${(0,aws_arn/* revisionName */.pd)(revision)} can't be read`);
        return attempt;
    }
    /** Throws Failure if the role isn't allowed to read it. */
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
        try {
            const { tags } = await (0,task_definitions/* readRevision */.M)({ ecs: this.#ecs, signal: this.#signal }, revision);
            return (0,definition_tags/* earlierAttempt */.kT)(tags, this.#request.job);
        }
        catch (error) {
            if (error instanceof failure/* Failure */.HR)
                return undefined;
            throw error;
        }
    }
}
/** Why the revision before an earlier attempt is uncertain. */
class Unproven extends Error {
}
const startedAt = ({ service }) => (0,deployment/* primaryOf */.Os)(service)?.createdAt?.getTime() ?? Infinity;
/** An unfinished deployment of the new revision that an earlier attempt of this step started. */
async function unfinishedMove(attempts, { controller, from, service }, to) {
    const { id: deploymentId, taskDefinition } = (0,deployment/* primaryOf */.Os)(service) ?? {};
    const started = controller === "ECS" && taskDefinition === to && taskDefinition !== from;
    if ((0,ecs_service/* isSettled */.Is)(service) || !started || taskDefinition === undefined || deploymentId === undefined)
        return undefined;
    const attempt = await attempts.of(taskDefinition);
    return attempt === 0 ? undefined : { attempt, from, deploymentId, ended: false };
}
/**
 * `undefined` if no earlier attempt moved the service. Throws Unproven or a Failure if one did and the previous revision
 * is uncertain.
 */
async function earlierMove(attempts, one, { waiting, behind }) {
    const attempt = await attempts.of(one.from);
    if (attempt === 0)
        return undefined;
    if (waiting.includes(one))
        throw new Unproven("this attempt deploys it again");
    if (one.controller !== "ECS")
        throw new Unproven("CodeDeploy deployed it");
    const floors = await Promise.all(behind.map((other) => unreached(attempts, other, attempt, startedAt(one))));
    const floor = Math.min(...floors.map((found) => found ?? Infinity));
    if (floor === Infinity)
        throw new Unproven(`attempt ${attempt} may have completed`);
    const deploymentId = (0,deployment/* primaryOf */.Os)(one.service)?.id ?? "?";
    return { attempt, deploymentId, ended: true, ...(await previousOf(attempts, one, floor)) };
}
/**
 * Whether a service proves that an attempt never completed: it still runs what that attempt found, or its deployment
 * hasn't ended. Returns the attempt that put the service on its current revision.
 */
async function unreached(attempts, other, attempt, since) {
    const [current, started] = await Promise.all([
        attempts.required(other.from),
        attempts.of((0,deployment/* primaryOf */.Os)(other.service)?.taskDefinition ?? other.from),
    ]);
    if (current >= attempt)
        return undefined;
    const unfinished = started > 0 && !(0,ecs_service/* isSettled */.Is)(other.service);
    const proven = unfinished || startedAt(other) < since || (await wasRolledBack(attempts, other));
    return proven ? current : undefined;
}
/**
 * Whether the service runs the revision that our first deployment replaced again, and that deployment failed. If it
 * succeeded, a person may have rolled back long after an attempt that completed.
 */
async function wasRolledBack(attempts, service) {
    if (service.controller !== "ECS")
        return false;
    for (const { to, from, succeeded } of (await attempts.history(service)).toReversed()) {
        if (to !== "" && (await attempts.of(to)) > 0)
            return (!succeeded && from.length > 0 && from.every(({ taskDefinition }) => taskDefinition === service.from));
    }
    return false;
}
/** Follows the service's deployments back to the revision that no attempt later than `floor` registered. */
async function previousOf(attempts, planned, floor) {
    const history = await attempts.history(planned);
    const deploying = (number) => history.find((one) => one.succeeded && one.number === number);
    const last = deploying((0,deployment/* deploymentNumber */.Rr)((0,deployment/* primaryOf */.Os)(planned.service)?.id ?? "?"));
    // Ends, because each deployment is newer than what it replaced.
    for (let deployment = last; deployment !== undefined;) {
        const [source, ...others] = deployment.from;
        if (source === undefined || source.taskDefinition === "")
            throw new Unproven("ECS doesn't report what it replaced");
        const from = source.taskDefinition;
        if (others.some(({ taskDefinition }) => taskDefinition !== from))
            throw new Unproven("it replaced several revisions");
        if ((await attempts.required(from)) <= floor)
            return { from, serviceDeploymentArn: last?.serviceDeploymentArn ?? "" };
        const before = source.number;
        deployment = history
            .slice(history.indexOf(deployment) + 1)
            .find((one) => one.succeeded && one.number === before);
    }
    throw new Unproven("ECS doesn't list the deployment that started it");
}
function rolledBack({ name, from }, move, request) {
    const [now, before] = [(0,aws_arn/* revisionName */.pd)(from), (0,aws_arn/* revisionName */.pd)(move.from)];
    const count = request.desiredCount === undefined ? "" : "; the desired count stays the same";
    return (0,core_checks/* passed */.bF)(name, `attempt ${move.attempt} of this run moved it from ${before} to ${now} and didn't complete; a rollback returns it to ${before}${count}`);
}
const continued = ({ name }, { attempt, deploymentId, from }) => (0,core_checks/* passed */.bF)(name, `attempt ${attempt} of this run started deployment ${deploymentId}, which hasn't completed; continuing it. A rollback returns it to ${(0,aws_arn/* revisionName */.pd)(from)}`);
const stays = ({ name, from }, why) => (0,core_checks/* warning */.$e)(name, `an earlier attempt of this run moved it to ${(0,aws_arn/* revisionName */.pd)(from)}, and the revision before that is uncertain (${why}); a rollback leaves it on ${(0,aws_arn/* revisionName */.pd)(from)}`, "If this release fails, check whether to roll it back by hand.");

// EXTERNAL MODULE: ./build/src/schedules/schedule.js
var schedules_schedule = __webpack_require__(6215);
;// CONCATENATED MODULE: ./build/src/plan/base-selection.js
/** Which revision of each family the release starts from, as `task-definition` selects it. Pure. */



const migrationFamily = (request, waves) => request.migration === undefined ? undefined : (request.migration.taskDefinition ?? waves.flat()[0]?.family);
/** The families of the services, the migration and the schedules, without duplicates. */
function familyUses(request, { waves, schedules }) {
    const migration = migrationFamily(request, waves);
    const names = new Set([
        ...waves.flat().map(({ family }) => family),
        ...(migration === undefined ? [] : [migration]),
        ...schedules.flatMap(schedules_schedule/* familiesOf */.m),
    ]);
    return [...names].map((family) => ({
        family,
        services: waves.flat().filter((service) => service.family === family),
        schedules: schedules.filter((schedule) => (0,schedules_schedule/* familiesOf */.m)(schedule).includes(family)),
        migrates: family === migration,
    }));
}
/** @throws Failure `revision-missing` */
function selectionOf(base, { family, services, schedules }) {
    // No service or schedule uses a migration-only family, so every revision would look like a leftover.
    const latest = { read: services.length + schedules.length === 0 ? "newest" : "latest" };
    const [service] = services;
    switch (base.kind) {
        case "latest":
        case "files":
            return latest;
        case "current":
            return service === undefined ? latest : { read: "revision", revision: service.from, unchanged: false };
        case "previous":
            if (service !== undefined)
                return { read: "previous" };
            break;
        case "revisions": {
            const revision = base.revisions.find((one) => (0,aws_arn/* parseRevision */.Pp)(one)?.family === family);
            if (revision !== undefined)
                return { read: "revision", revision, unchanged: true };
        }
    }
    if (latest.read === "newest")
        return latest;
    throw missing(base.kind, family, [...services, ...schedules].map(({ name }) => name));
}
const missing = (kind, family, users) => new failure/* Failure */.HR({
    name: "revision-missing",
    what: kind === "previous"
        ? `Only schedules use ${family}, and schedules have no previous revision.`
        : `Input \`task-definition\` has no revision of ${family}, which this release deploys.`,
    evidence: [`used by ${users.join(", ")}`],
    remedy: kind === "previous"
        ? "List every revision: `task-definition: FAMILY:REVISION` lines."
        : `Add a line \`${family}:REVISION\`.`,
});
function unusedRevisions(base, uses) {
    if (base.kind !== "revisions")
        return [];
    return base.revisions
        .filter((one) => !uses.some(({ family }) => family === (0,aws_arn/* parseRevision */.Pp)(one)?.family))
        .map((one) => ({
        name: "wrong-family",
        what: `Input \`task-definition\` lists ${(0,aws_arn/* revisionName */.pd)(one)}, but nothing in this release runs that family.`,
        evidence: uses.map(({ family }) => family),
        remedy: "Remove the line, or correct `services`.",
    }));
}

// EXTERNAL MODULE: ./build/src/ecs/definition/comparison.js + 1 modules
var comparison = __webpack_require__(2407);
;// CONCATENATED MODULE: ./build/src/ecs/definition/editing.js
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
const contradicts = (edit, list, line) => {
    const said = edit[list];
    if (said !== undefined)
        return said.value !== line.value;
    const other = edit[list === "environment" ? "secrets" : "environment"];
    return other?.value !== undefined && line.value !== undefined;
};
function conflict(container, family, name) {
    return {
        name: "environment-conflict",
        what: `Inputs \`environment-variables\` and \`secrets\` contradict each other on \`${name}\` of the container \`${container.name}\` (${family}).`,
        evidence: [],
        remedy: "Remove one of the lines.",
    };
}
/** Reports a line whose container doesn't exist, or a line without a container in a family with several containers. */
function unplaced(list, line, families) {
    const evidence = families.map(({ family, definition }) => `${family}: ${definition.containers.map(({ name }) => `\`${name}\``).join(", ")}`);
    if (line.container !== undefined) {
        return {
            name: "container-not-found",
            what: `Input \`${inputOf[list]}\` names the container \`${line.container}\` (for \`${line.name}\`), which no task definition of this release has.`,
            evidence,
            remedy: "Use one of these containers.",
        };
    }
    return {
        name: "variable-without-container",
        what: `Input \`${inputOf[list]}\` doesn't name the container for \`${line.name}\`.`,
        evidence,
        remedy: `Write \`CONTAINER:${line.name}…\`: the container is optional only if the release sets an image, or if the task definition has a single container.`,
    };
}
function requestedEdits(families, request) {
    const edits = families.map(() => new Map());
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
                const names = edits[at]?.get(container.index) ?? new Map();
                edits[at]?.set(container.index, names);
                const edit = names.get(line.name) ?? {};
                names.set(line.name, edit);
                if (contradicts(edit, list, line))
                    problems.push(conflict(container, family, line.name));
                else
                    edit[list] = line.value === undefined ? {} : { value: line.value };
            }
        }
    };
    for (const line of request.environment)
        place("environment", line);
    for (const line of request.secrets)
        place("secrets", line);
    return { edits, problems };
}
/** Indexes of the entries with this name. */
function placesOf(container, list, name) {
    const entries = container.get([list]);
    if (!Array.isArray(entries))
        return [];
    return entries.flatMap((entry, place) => typeof entry === "object" && entry !== null && entry.name === name ? [place] : []);
}
/** Keeps one entry of this name, with this value. Unknown members of the entry stay. */
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
/** Applies the edit of one name and returns the change. */
function applyEdit(before, name, edit) {
    const list = edit.secrets?.value === undefined ? "environment" : "secrets";
    const what = list === "environment" ? "environment" : "secret";
    const value = edit[list]?.value;
    if (value === undefined) {
        const lists = ["environment", "secrets"].filter((from) => edit[from] !== undefined);
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
function editFamily({ family, definition }, edits) {
    const changes = [];
    let { document } = definition;
    for (const { index, name: containerName } of definition.containers) {
        const path = ["containerDefinitions", index];
        const before = document.at(path);
        if (before === undefined)
            continue;
        let container = before;
        for (const [name, edit] of edits.get(index) ?? []) {
            const { container: after, change } = applyEdit(container, name, edit);
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
 * Lines with a container name apply to that container in every family that has it. Other lines apply to the containers
 * whose image was replaced or, in a release without images, to the only container of each family. Returns all problems
 * at once; the families are valid only if there are none.
 */
function editEnvironment(families, request) {
    const { edits, problems } = requestedEdits(families, request);
    return {
        families: families.map((family, at) => editFamily(family, edits[at] ?? new Map())),
        problems,
    };
}

// EXTERNAL MODULE: ./build/src/ecs/image/reference.js
var image_reference = __webpack_require__(6716);
;// CONCATENATED MODULE: ./build/src/ecs/image/choice.js

/** One line per container, for errors. */
function containerLines(families) {
    return families.flatMap(({ family, containers }) => containers.map(({ name, image }) => `${family}: \`${name}\` runs ${image === "" ? "no image yet" : image}`));
}
function matches(requested, family, container) {
    if (requested.container !== undefined)
        return requested.container === container.name && (requested.family ?? family) === family;
    const [wanted, present] = [(0,image_reference/* parseImage */.zZ)(requested.image), (0,image_reference/* parseImage */.zZ)(container.image)];
    return wanted !== undefined && present !== undefined && (0,image_reference/* sameRepository */.RB)(wanted, present);
}
const choice_targetsOf = (requested, families) => families.flatMap(({ family, containers }) => containers
    .filter((container) => matches(requested, family, container))
    .map(({ name, index, image }) => ({ family, container: name, index, from: image })));
/** For a single bare image that matches nothing. */
function onlyContainer(families) {
    const [only, ...others] = families;
    const [single, ...more] = only?.containers ?? [];
    if (only === undefined || others.length > 0 || single === undefined || more.length > 0)
        return [];
    return [{ family: only.family, container: single.name, index: single.index, from: single.image }];
}
function unmatched(requested, families) {
    const evidence = containerLines(families);
    const { family, container } = requested;
    if (container === undefined) {
        return {
            name: "image-without-container",
            what: `Input \`image\`: no container of this release runs the repository of ${requested.image}.`,
            evidence,
            remedy: "Set the container: `CONTAINER=IMAGE` or `FAMILY/CONTAINER=IMAGE`.",
        };
    }
    const known = family === undefined || families.some((one) => one.family === family);
    return {
        name: known ? "container-not-found" : "family-not-found",
        what: known
            ? `Input \`image\` names the container \`${container}\`, which ${family === undefined ? "no task definition of this release has" : `${family} does not have`}.`
            : `Input \`image\` names the family \`${family}\`, which nothing in this release runs.`,
        evidence,
        remedy: "Use one of these families and containers.",
    };
}
function choice_conflict(first, second) {
    return {
        name: "image-conflict",
        what: `Input \`image\`: two images match the container \`${first.container}\` of ${first.family}.`,
        evidence: [first.to, second.to],
        remedy: "Remove one of them, or set the container of each: `CONTAINER=IMAGE` or `FAMILY/CONTAINER=IMAGE`.",
    };
}
/**
 * Matches by container name, else by repository; a single bare image that matches nothing goes to the only container
 * of the only family. Reports all problems at once: unknown families and containers, images that match no container,
 * families of services that no image matches, two images for one container.
 */
function chooseContainers(families, requests) {
    const problems = [];
    const chosen = new Map();
    for (const request of requests) {
        const problem = (0,image_reference/* imageProblem */.JC)(request.image);
        if (problem !== undefined) {
            const what = `Input \`image\`: \`${request.image}\` is not an image: ${problem}.`;
            problems.push({ name: "invalid-image", what, evidence: [] });
            continue;
        }
        const matching = choice_targetsOf(request, families);
        const singleBareImage = requests.length === 1 && request.container === undefined;
        const targets = matching.length === 0 && singleBareImage ? onlyContainer(families) : matching;
        if (targets.length === 0)
            problems.push(unmatched(request, families));
        for (const target of targets) {
            const key = JSON.stringify([target.family, target.index]);
            const choice = { ...target, to: request.image };
            const earlier = chosen.get(key);
            if (earlier !== undefined && earlier.to !== choice.to)
                problems.push(choice_conflict(earlier, choice));
            chosen.set(key, earlier ?? choice);
        }
    }
    const choices = families.flatMap(({ family, containers }) => containers.flatMap(({ index }) => chosen.get(JSON.stringify([family, index])) ?? []));
    // Otherwise an unmatched image would be reported twice: for itself and for its family.
    const missed = requests.length === 0 || problems.length > 0 ? [] : choice_unreached(families, choices);
    return { choices, problems: [...problems, ...missed] };
}
function choice_unreached(families, choices) {
    return families
        .filter(({ family, mustMatch }) => mustMatch && !choices.some((choice) => choice.family === family))
        .map((family) => ({
        name: "family-without-image",
        what: `Input \`image\`: no image matches a container of ${family.family}, which a service of this release runs.`,
        evidence: containerLines([family]),
        remedy: "Add its image (`CONTAINER=IMAGE` or `FAMILY/CONTAINER=IMAGE` if the repository differs), or release the service in another step.",
    }));
}
/**
 * Containers without an image that can be pulled: those of a file with placeholders, for which the inputs have no
 * image.
 */
function unfilledContainers(family, containers, choices) {
    const filled = new Set(choices.filter((choice) => choice.family === family).map(({ index }) => index));
    return containers
        .filter(({ index, image }) => !filled.has(index) && (0,image_reference/* parseImage */.zZ)(image) === undefined)
        .map(({ name, image }) => ({
        name: "container-without-image",
        what: image === ""
            ? `Container \`${name}\` of ${family} has no image.`
            : `Container \`${name}\` of ${family} has \`${image}\` as its image: ${(0,image_reference/* imageProblem */.JC)(image)}.`,
        evidence: [],
        remedy: `Set its image in the input \`image\`: \`${name}=IMAGE\`.`,
    }));
}
/** Sets the chosen images in the definition and changes nothing else. */
function withImages(definition, choices) {
    return definition.edited(choices.reduce((document, { index, to }) => document.set(["containerDefinitions", index, "image"], to), definition.document));
}

;// CONCATENATED MODULE: ./build/src/plan/families.js
/** Builds the task definition of each family: applies images and edits to the base, and compares the two. */






const baseOf = ({ family, services }, registered, more = {}) => ({
    family,
    mustMatch: services.length > 0,
    registered,
    definition: registered.definition,
    tags: (0,definition_tags/* carriedTags */.aU)(registered.tags),
    fromFile: false,
    unchanged: false,
    skipped: [],
    ...more,
});
/**
 * Replaces the registered definitions with the files of their families. A family keeps its revision's tags unless the
 * file has tags. Throws Failure `wrong-family` for a file of an unknown family, or a second file of the same family.
 */
function withFiles(bases, files) {
    return files.reduce((filled, { path, file }) => withFile(filled, file, path), bases);
}
function withFile(bases, file, path) {
    const { family } = file.definition;
    const replaced = bases.find((base) => base.family === family);
    if (replaced === undefined || replaced.fromFile) {
        const why = replaced === undefined ? "which nothing in this release runs" : "like another file";
        throw new failure/* Failure */.HR({
            name: "wrong-family",
            what: `Input \`task-definition\`: ${path} belongs to the family ${family}, ${why}.`,
            evidence: bases.map((base) => base.family),
            remedy: "Use one file for each of these families, or correct `services`.",
        });
    }
    const tags = file.tags.length > 0 ? (0,definition_tags/* carriedTags */.aU)(file.tags) : replaced.tags;
    const filled = { ...replaced, fromFile: true, definition: file.definition, tags };
    return bases.map((base) => (base === replaced ? filled : base));
}
/** Applies images, then environment and secrets, then compares with the base. Reports every problem. Pure. */
function planFamilies(bases, request, images) {
    const sources = bases.map(({ family, definition, mustMatch }) => ({
        family,
        containers: definition.containers,
        mustMatch,
    }));
    const { choices, problems } = chooseContainers(sources, images);
    // Only a file can contain placeholders.
    const unfilled = bases
        .filter(({ fromFile }) => fromFile)
        .flatMap(({ family, definition }) => unfilledContainers(family, definition.containers, choices));
    const chosenIn = (family) => choices.filter((choice) => choice.family === family);
    const edits = editEnvironment(bases.map(({ family, definition }) => ({
        family,
        definition: withImages(definition, chosenIn(family)),
        replaced: chosenIn(family).map(({ index }) => index),
    })), { environment: request.environment, secrets: request.secrets, hasImages: images.length > 0 });
    const families = bases.map((base, at) => {
        const definition = edits.families[at]?.definition ?? base.definition;
        const changes = (0,comparison/* differences */.t)(base.registered.definition, definition);
        const { family } = base;
        const reused = changes.length === 0 && base.registered.status === "ACTIVE";
        const again = reused ? undefined : ofEarlierAttempt(base, definition, request.job);
        return {
            family,
            base: again?.arn ?? base.registered.arn,
            definition,
            tags: base.tags,
            replaced: chosenIn(family).map(({ container }) => container),
            changes: again === undefined ? changes : [],
            reused: reused || again !== undefined,
        };
    });
    const inactive = bases.filter(({ unchanged, registered }) => unchanged && registered.status !== "ACTIVE");
    return {
        families,
        problems: [...problems, ...unfilled, ...edits.problems, ...inactive.map(inactiveRevision)],
    };
}
/** Reuses the revision if an interrupted earlier attempt of this step registered the same definition. */
const ofEarlierAttempt = ({ skipped }, definition, job) => skipped.find((one) => (0,definition_tags/* earlierAttempt */.kT)(one.tags, job) > 0 && (0,comparison/* isSameDefinition */.g)(one.definition, definition));
const inactiveRevision = ({ registered }) => ({
    name: "task-definition-inactive",
    what: `${(0,aws_arn/* revisionName */.pd)(registered.arn)} is ${registered.status}, so ECS can't deploy it.`,
    evidence: [],
    remedy: "Use an ACTIVE revision, or set `image` to the image of that revision.",
});

// EXTERNAL MODULE: ./build/src/aws/errors/classify.js + 6 modules
var classify = __webpack_require__(6230);
// EXTERNAL MODULE: ./build/src/plan/leftovers.js
var leftovers = __webpack_require__(349);
;// CONCATENATED MODULE: ./build/src/plan/latest.js
/** Reads the base of a family for `task-definition: latest`. */



/** Throws Failure if the family has no revision, or too many leftovers. */
async function readLatest(reader, family, used) {
    const newest = await readNewest(reader, family, used);
    const seen = [newest];
    for (let alreadyRead = 0;;) {
        const found = (0,leftovers/* searchStep */.nY)({ family, newest, seen, used }, alreadyRead);
        if ("base" in found) {
            const { base, skipped } = found;
            return {
                base: typeof base === "number" ? await (0,task_definitions/* readRevision */.M)(reader, `${family}:${base}`) : base,
                skipped,
            };
        }
        alreadyRead += found.next.length;
        const read = await Promise.all(found.next.map((number) => readIfThere(reader, `${family}:${number}`)));
        seen.push(...read.filter((one) => one !== undefined));
    }
}
/** A family may have no ACTIVE revision while a service still runs one of its revisions. */
async function readNewest(reader, family, used) {
    try {
        return await (0,task_definitions/* readRevision */.M)(reader, family);
    }
    catch (error) {
        const last = (0,classify/* failedAs */.C4)(error, "not-found") ? (0,leftovers/* lastUsed */.qE)(family, used) : undefined;
        if (last === undefined)
            throw error;
        return (0,task_definitions/* readRevision */.M)(reader, `${family}:${last}`);
    }
}
/** `undefined` for a deleted revision. */
async function readIfThere(reader, name) {
    try {
        return await (0,task_definitions/* readRevision */.M)(reader, name);
    }
    catch (error) {
        if (!(0,classify/* failedAs */.C4)(error, "not-found"))
            throw error;
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/src/plan/previous.js
/** `task-definition: previous`: the revision that a service ran before its current one. */



/** What served before a deployment. Replaces a source that never succeeded with that source's own sources. */
function servedBefore(history, deployment) {
    const seen = new Set();
    const expand = (source) => {
        if (seen.has(source.number))
            return [];
        seen.add(source.number);
        const brought = history.find(({ number }) => number === source.number);
        return brought === undefined || brought.succeeded ? [source] : brought.from.flatMap(expand);
    };
    return deployment.from.flatMap(expand);
}
/**
 * The source of the last successful deployment; skips deployments that replaced a revision with itself. `undefined` if
 * the history (newest first) doesn't give exactly one.
 */
function previousRevision(history, serving) {
    for (const deployment of history) {
        if (!deployment.succeeded || deployment.to !== serving)
            continue;
        const sources = servedBefore(history, deployment).map(({ taskDefinition }) => taskDefinition);
        const [only, ...others] = new Set(sources.filter((arn) => arn !== serving));
        if (only !== undefined)
            return only === "" || others.length > 0 ? undefined : only;
    }
    return undefined;
}
/** The previous revision of a family, the same for all its services. Throws Failure if it is uncertain. */
async function previous_previousOf(reader, family, services) {
    const found = await Promise.all(services.map((service) => previousOfService(reader, family, service)));
    const [revision, ...others] = new Set(found);
    if (revision !== undefined && others.length === 0)
        return revision;
    throw new failure/* Failure */.HR({
        name: "previous-unclear",
        what: `The services of ${family} ran different previous revisions.`,
        evidence: services.map(({ name }, at) => `${name}: ${(0,aws_arn/* revisionName */.pd)(found[at] ?? "?")}`),
        remedy: "Roll them back in separate steps, or set the revision: `task-definition: FAMILY:REVISION`.",
    });
}
async function previousOfService(reader, family, service) {
    const { name, from, controller } = service;
    const unclear = (what) => new failure/* Failure */.HR({
        name: "previous-unclear",
        what,
        evidence: [`${name} runs ${(0,aws_arn/* revisionName */.pd)(from)}`],
        remedy: "Set the revision: `task-definition: FAMILY:REVISION`.",
    });
    if (controller === "CODE_DEPLOY")
        throw unclear(`${name} uses CodeDeploy, and ECS keeps no history of CodeDeploy deployments.`);
    const revision = previousRevision(await readHistory(reader, service), from);
    if (revision === undefined)
        throw unclear(`The ECS deployment history doesn't show what ${name} ran before ${(0,aws_arn/* revisionName */.pd)(from)}.`);
    if ((0,aws_arn/* parseRevision */.Pp)(revision)?.family !== family)
        throw unclear(`${name} previously ran ${(0,aws_arn/* revisionName */.pd)(revision)}, a revision of another family.`);
    return revision;
}

;// CONCATENATED MODULE: ./build/src/plan/bases.js







/** Every base that can be read, and a problem for every other base. */
async function readBases(context, uses) {
    const { base } = context.request;
    const problems = [];
    const orProblem = async (read) => {
        try {
            return await read();
        }
        catch (error) {
            (0,failure/* assertFailure */.fc)(error);
            problems.push(error.why);
            return undefined;
        }
    };
    problems.push(...unusedRevisions(base, uses));
    const read = await Promise.all(uses.map((use) => orProblem(() => readBase(context, use))));
    const bases = read.filter((one) => one !== undefined);
    if (base.kind !== "files")
        return { bases, problems };
    const withThem = await orProblem(async () => {
        const { readBaseFile } = await __webpack_require__.e(/* import() */ 638).then(__webpack_require__.bind(__webpack_require__, 8638));
        const files = await Promise.all(base.paths.map(async (path) => ({ path, file: await readBaseFile(context.request.job, path) })));
        return withFiles(bases, files);
    });
    return { bases: withThem ?? bases, problems };
}
/** Throws Failure for a family that can't be read, or whose revision is uncertain. */
async function readBase(context, use) {
    const { family, services, schedules } = use;
    const selection = selectionOf(context.request.base, use);
    switch (selection.read) {
        case "revision":
            return baseOf(use, await (0,task_definitions/* readRevision */.M)(context, selection.revision), { unchanged: selection.unchanged });
        case "previous":
            return baseOf(use, await (0,task_definitions/* readRevision */.M)(context, await previous_previousOf(context, family, services)), {
                unchanged: true,
            });
        case "newest":
            return baseOf(use, await (0,task_definitions/* readRevision */.M)(context, family));
        case "latest": {
            const { base, skipped } = await readLatest(context, family, (0,leftovers/* usedRevisions */.Yw)(services, schedules));
            return baseOf(use, base, { skipped });
        }
    }
}

// EXTERNAL MODULE: ./build/src/core/time.js + 1 modules
var core_time = __webpack_require__(4411);
// EXTERNAL MODULE: ./build/src/ecs/definition/references.js
var references = __webpack_require__(2031);
;// CONCATENATED MODULE: ./build/src/plan/missing.js
/** Decides which secrets, parameters and log groups of the definitions are missing, from what AWS returned. Pure. */

/** A key for each resource, so that it is read and reported once. */
function keyOf({ reference }) {
    const { kind, region } = reference;
    const name = reference.kind === "secret"
        ? reference.id
        : reference.kind === "parameter"
            ? reference.names.join(" ") || `invalid name of ${reference.user}`
            : reference.name;
    return `${kind} ${region} ${name}`;
}
/** One warning for each problem of each resource, regardless of how many containers use it. */
function missingResources(uses, found) {
    const problems = uses.flatMap((use) => {
        const problem = problemOf(use, found(keyOf(use)) ?? { state: "unknown" });
        return problem === undefined ? [] : [{ ...use, key: `${keyOf(use)} ${problem.what}`, ...problem }];
    });
    const keys = [...new Set(problems.map(({ key }) => key))];
    return keys.map((key) => {
        const same = problems.filter((one) => one.key === key);
        const [first] = same;
        const users = unique(same.map(({ reference }) => reference.user));
        return (0,core_checks/* warning */.$e)(unique(same.map(({ family }) => family)).join(", "), `${first?.what ?? ""}; tasks need it to start (${users.slice(0, 3).join(", ")}${users.length > 3 ? ", …" : ""})`, first?.remedy ?? "");
    });
}
const unique = (texts) => [...new Set(texts)];
function problemOf({ reference }, found) {
    const { region } = reference;
    const correct = "or correct `valueFrom` in the task definition.";
    switch (reference.kind) {
        case "log-group":
            if (found.state !== "missing")
                return undefined;
            return {
                what: `log group ${reference.name} does not exist in ${region}, and awslogs-create-group is not "true"`,
                remedy: "Create the log group, or set awslogs-create-group.",
            };
        case "parameter":
            if (found.state !== "missing")
                return undefined;
            return {
                what: `${parameterWords(reference)} does not exist in ${region}`,
                remedy: `Create it, ${correct}`,
            };
        case "secret": {
            const name = `secret ${reference.id.split(":").slice(6).join(":")}`;
            if (found.state === "missing")
                return { what: `${name} does not exist in ${region}`, remedy: `Create it, ${correct}` };
            if (found.state !== "secret")
                return undefined;
            if (found.deleted)
                return {
                    what: `${name} is scheduled for deletion`,
                    remedy: "Restore it (`aws secretsmanager restore-secret`).",
                };
            if (reference.stage === undefined || found.stages.includes(reference.stage))
                return undefined;
            return {
                what: `${name} has no version with stage ${reference.stage}, so it may have no value yet`,
                remedy: "Set its value.",
            };
        }
    }
}
const parameterWords = ({ printableName, user }) => printableName === undefined ? `the parameter that ${user} names` : `parameter ${printableName}`;

;// CONCATENATED MODULE: ./build/src/plan/named-resources.js




/** Bounds on the calls of one release: DescribeSecret and DescribeLogGroups take one name each. */
const maxSecrets = 50;
const maxLogGroups = 20;
/** DescribeParameters takes at most this many names in a filter. */
const namesPerCall = 50;
const maxParameters = 200;
/** A page may be empty although more follow. */
const maxPages = 10;
/** Rejects only on cancellation. */
async function checkNamedResources(reader, definitions, home) {
    const uses = definitions.flatMap((definition) => (0,references/* referencesOf */.C)(definition, home).map((reference) => ({ family: definition.family, reference })));
    const found = new Map();
    const notes = await Promise.all([
        readEach(reader, found, { uses, kind: "secret", what: "secrets", most: maxSecrets, read: readSecret }),
        readParameters(reader, found, uses),
        readEach(reader, found, {
            uses,
            kind: "log-group",
            what: "log groups",
            most: maxLogGroups,
            read: readLogGroup,
        }),
    ]);
    return { checks: missingResources(uses, (key) => found.get(key)), notes: notes.flat() };
}
/** The resources of a kind, each once. */
function resources(uses, kind) {
    const of = uses.filter((use) => use.reference.kind === kind);
    return new Map(of.map((use) => [keyOf(use), use.reference]));
}
/** One call for each resource. */
async function readEach(reader, found, { uses, kind, what, most, read }) {
    const all = [...resources(uses, kind)];
    const failures = await Promise.all(all.slice(0, most).map(([key, reference]) => orFailure(reader, async () => {
        found.set(key, await read(reader, reference));
    })));
    return notesOf(what, failures, all.length - most);
}
async function readSecret({ aws, signal }, { id, region }) {
    const secretsManager = await aws.secretsManager(region);
    try {
        const options = { signal, resource: id, optional: true };
        const { DeletedDate, VersionIdsToStages = {} } = await secretsManager.describeSecret({ SecretId: id }, options);
        return {
            state: "secret",
            deleted: DeletedDate !== undefined,
            stages: Object.values(VersionIdsToStages).flat(),
        };
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR && codeOf(error) === "ResourceNotFoundException")
            return { state: "missing" };
        throw error;
    }
}
/** The results are sorted by name, so the group with exactly this name comes first. */
async function readLogGroup({ aws, signal }, { name, region }) {
    const logs = await aws.logs(region);
    const options = { signal, resource: name, optional: true };
    const { logGroups = [], nextToken } = await logs.describeLogGroups({ logGroupNamePrefix: name }, options);
    if (logGroups.some(({ logGroupName }) => logGroupName === name))
        return { state: "exists" };
    return { state: nextToken === undefined ? "missing" : "unknown" };
}
/** One call for 50 names in one region. */
async function readParameters(reader, found, uses) {
    const all = [...resources(uses, "parameter")];
    for (const [key, { names }] of all)
        if (names.length === 0)
            found.set(key, { state: "missing" });
    const requested = all.filter(([, { names }]) => names.length > 0).slice(0, maxParameters);
    const regions = [...new Set(requested.map(([, { region }]) => region))];
    const failures = await Promise.all(regions.flatMap((region) => {
        const here = requested.filter(([, reference]) => reference.region === region);
        // An ARN may match two names.
        return (0,reading_services/* inBatches */.oq)(here, namesPerCall / 2).map((batch) => orFailure(reader, async () => {
            const known = await parametersNamed(reader, region, batch.flatMap(([, { names }]) => names));
            for (const [key, { names }] of batch) {
                const state = names.some((name) => known.names.has(name)) ? "exists" : "missing";
                found.set(key, { state: state === "exists" || known.complete ? state : "unknown" });
            }
        }));
    }));
    return notesOf("parameters", failures, all.length - maxParameters);
}
async function parametersNamed({ aws, signal }, region, requested) {
    const systemsManager = await aws.systemsManager(region);
    const names = new Set();
    let NextToken;
    for (let page = 0; page < maxPages; page += 1) {
        const answer = await systemsManager.describeParameters({
            ParameterFilters: [{ Key: "Name", Option: "Equals", Values: requested }],
            MaxResults: namesPerCall,
            ...(NextToken !== undefined && { NextToken }),
        }, { signal, optional: true });
        for (const { Name = "" } of answer.Parameters ?? [])
            names.add(Name);
        NextToken = answer.NextToken;
        if (NextToken === undefined || requested.every((name) => names.has(name)))
            return { names, complete: true };
    }
    return { names, complete: false };
}
const codeOf = ({ cause }) => (cause instanceof Error ? cause.name : undefined);
/** Throws only on cancellation. */
async function orFailure({ signal }, read) {
    try {
        await read();
        return undefined;
    }
    catch (error) {
        (0,failure/* assertFailure */.fc)(error, signal);
        return error;
    }
}
/** One note for all reads of a kind that failed, and one for those left out. */
function notesOf(what, failures, leftOut) {
    const failed = failures.filter((failure) => failure !== undefined);
    const [first] = failed;
    return [
        ...(first === undefined
            ? []
            : [{ about: what, text: `Can't check whether the ${what} exist: ${first.message}` }]),
        ...(leftOut > 0
            ? [
                {
                    about: what,
                    text: `${leftOut} of the ${what} ${leftOut === 1 ? "is" : "are"} not checked, because the number of these calls is limited.`,
                },
            ]
            : []),
    ];
}

;// CONCATENATED MODULE: ./build/src/plan/draining.js
/** How long load balancers drain old tasks and check new ones: the minimum duration of a rolling release. */





/** DescribeTargetGroups accepts at most this many ARNs. */
const groupsPerCall = 20;
/** DescribeTargetGroupAttributes takes one group each. */
const maxGroups = 40;
/** Rejects only on cancellation. */
async function readTargetGroups(aws, services, signal) {
    const arns = [...new Set(services.flatMap(targetGroupsOf))].slice(0, maxGroups);
    if (arns.length === 0)
        return { times: new Map(), notes: [] };
    const drains = new Map();
    const checks = new Map();
    const elb = await aws.elb();
    const optional = { signal, optional: true };
    const failures = await Promise.all([
        ...(0,reading_services/* inBatches */.oq)(arns, groupsPerCall).map((TargetGroupArns) => orFailure({ signal }, async () => {
            const { TargetGroups = [] } = await elb.describeTargetGroups({ TargetGroupArns }, optional);
            for (const one of TargetGroups) {
                const { HealthyThresholdCount: threshold, HealthCheckIntervalSeconds: interval } = one;
                if (threshold !== undefined && interval !== undefined)
                    checks.set(one.TargetGroupArn ?? "", { threshold, interval });
            }
        })),
        ...arns.map((TargetGroupArn) => orFailure({ signal }, async () => {
            const { Attributes = [] } = await elb.describeTargetGroupAttributes({ TargetGroupArn }, optional);
            const delay = Attributes.find(({ Key }) => Key === "deregistration_delay.timeout_seconds")?.Value;
            if (delay !== undefined && /^\d{1,5}$/u.test(delay))
                drains.set(TargetGroupArn, Number(delay));
        })),
    ]);
    const times = arns.flatMap((arn) => {
        const [drain, check] = [drains.get(arn), checks.get(arn)];
        return drain === undefined || check === undefined
            ? []
            : [[arn, { name: groupName(arn), drain, ...check }]];
    });
    const [first] = failures.filter((failure) => failure !== undefined);
    const text = `Can't check how long old tasks drain: ${first?.message ?? ""}`;
    return {
        times: new Map(times),
        notes: first === undefined ? [] : [{ about: "target groups", text }],
    };
}
/** `arn:…:targetgroup/NAME/ID` */
const groupName = (arn) => arn.split("/").at(-2) ?? (0,aws_arn/* shortName */.EU)(arn);
/** CodeDeploy waits by its own settings, and ends a deployment before old tasks drain. */
const targetGroupsOf = (planned) => planned.controller === "CODE_DEPLOY" || (planned.service.runningCount ?? 0) === 0 ? [] : groupsOf(planned);
const groupsOf = ({ service }) => (service.loadBalancers ?? []).flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
/** Adds how long its slowest target group drains, if all of them could be read. */
function withDrain(planned, times) {
    const drains = groupsOf(planned).map((arn) => times.get(arn)?.drain ?? NaN);
    const drain = (0,core_time/* seconds */.YA)(Math.max(0, ...drains));
    return Number.isNaN(drain) ? planned : { ...planned, drain };
}
/** Shorter drains are not reported. */
const shortestReported = (0,core_time/* seconds */.YA)(60);
/** Effects of the target groups on services that deploy. Pure. */
function drainFacts(services, times, { waitFor, timeout }) {
    const facts = services.flatMap((service) => {
        const groups = targetGroupsOf(service).flatMap((arn) => times.get(arn) ?? []);
        const longest = groups.reduce((most, one) => (most === undefined || one.drain > most.drain ? one : most), undefined);
        if (longest === undefined || waitFor === "nothing")
            return [];
        const healthy = (0,core_time/* seconds */.YA)(Math.max(...groups.map(({ threshold, interval }) => threshold * interval)));
        return [{ name: service.name, group: longest, drain: (0,core_time/* seconds */.YA)(longest.drain), healthy }];
    });
    const stable = waitFor === "stable";
    const late = facts.filter(({ drain, healthy }) => healthy + (stable ? drain : 0) > timeout);
    const long = facts.filter((fact) => !late.includes(fact) && fact.drain >= shortestReported);
    return {
        checks: late.map(({ name, group, drain, healthy }) => {
            const drained = stable ? `, and then each old task about ${(0,core_time/* inWords */.r4)(drain)} to drain` : "";
            return (0,core_checks/* warning */.$e)(name, `the rollout can't end within rollout-timeout (${(0,core_time/* inWords */.r4)(timeout)}): a new task needs about ${(0,core_time/* inWords */.r4)(healthy)} to become healthy${drained} (target group ${group.name})`, stable
                ? "Raise rollout-timeout, lower the deregistration delay of the target group, or set wait-for: traffic-shifted."
                : "Raise rollout-timeout, or shorten the health checks of the target group.");
        }),
        notes: long.map(({ name, group, drain, healthy }) => ({
            about: name,
            text: `Each old task needs about ${(0,core_time/* inWords */.r4)(drain)} to drain (deregistration delay ${group.drain} s of target group ${group.name}), each new task about ${(0,core_time/* inWords */.r4)(healthy)} to become healthy; ${stable ? "the rollout waits for both" : "wait-for: traffic-shifted waits only for the new tasks"}.`,
        })),
    };
}

;// CONCATENATED MODULE: ./build/src/ecs/image/platform.js
const platformText = ({ os, architecture }) => `${os}/${architecture}`;
const wordOf = (value) => (typeof value === "string" ? value : undefined);
/**
 * The platforms of an index; `undefined` for the manifest of a single image, which doesn't list any. Attestations
 * (`unknown/unknown`) are not platforms.
 */
function platformsOf(manifest) {
    let manifests;
    try {
        ({ manifests } = JSON.parse(manifest));
    }
    catch {
        // An unreadable manifest has no known platforms.
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
/** Digests of the manifests in an index; `undefined` for the manifest of a single image. */
function manifestsOf(manifest) {
    try {
        const { manifests } = JSON.parse(manifest);
        if (!Array.isArray(manifests))
            return undefined;
        return manifests.flatMap((entry) => wordOf(entry?.digest) ?? []);
    }
    catch {
        return undefined;
    }
}
const architectures = { X86_64: "amd64", ARM64: "arm64" };
/** The task's platform; `undefined` if the container instance decides. */
function platformOf(definition) {
    const { cpuArchitecture, operatingSystemFamily = "LINUX" } = definition.runtimePlatform;
    const fargate = definition.requiresCompatibilities.includes("FARGATE");
    const cpu = cpuArchitecture ?? (fargate ? "X86_64" : undefined);
    const architecture = cpu === undefined ? undefined : architectures[cpu];
    if (architecture === undefined)
        return undefined;
    return { os: operatingSystemFamily.startsWith("WINDOWS") ? "windows" : "linux", architecture };
}
/** A cause if the index has no build for the task's platform: the task couldn't start. */
function platformProblem(image, built, wanted) {
    if (built === undefined || built.length === 0 || wanted === undefined)
        return undefined;
    const [platforms, needed] = [built.map(platformText), platformText(wanted)];
    if (platforms.includes(needed))
        return undefined;
    return {
        name: "image-platform",
        what: `Image ${image} has no build for ${needed}, the platform of its task. It was built for ${platforms.join(", ")}.`,
        evidence: [],
        remedy: `Build it with \`docker buildx build --platform ${needed}\`, or change \`runtimePlatform\` of the task definition.`,
    };
}

;// CONCATENATED MODULE: ./build/src/ecs/image/registry.js


/** For BatchGetImage: includes indexes, because otherwise ECR picks a platform. */
const acceptedMediaTypes = [
    "application/vnd.oci.image.index.v1+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
    "application/vnd.oci.image.manifest.v1+json",
    "application/vnd.docker.distribution.manifest.v2+json",
];
/** Prefixes of region names in each partition except the standard one. */
const partitions = [
    ["cn-", "aws-cn"],
    ["us-gov-", "aws-us-gov"],
    ["us-iso-", "aws-iso"],
    ["us-isob-", "aws-iso-b"],
    ["eu-isoe-", "aws-iso-e"],
    ["us-isof-", "aws-iso-f"],
    ["eusc-", "aws-eusc"],
];
/** Parameters to look up the image in ECR; `undefined` for images of other registries, including public ECR. */
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
        // If there are a tag and a digest, Docker pulls by digest.
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
        image: (0,image_reference/* atDigest */.CU)(lookUp.image, digest),
        digest,
        ...(platforms === undefined ? {} : { platforms }),
    };
}
function notThere({ image, repositoryArn }, evidence, repository) {
    return refused(repository ? "repository-not-found" : "image-not-found", repository
        ? `Image ${image.text} was not found: its repository does not exist.`
        : `Image ${image.text} was not found.`, [evidence], `Push it to ${repositoryArn} before this step. Check account, region, repository and tag. ` +
        "If ECR replicates it from another region or account, it may still be replicating: run the job again when `aws ecr describe-image-replication-status` reports COMPLETE.");
}
function notPullable({ image }, status) {
    return refused("image-not-pullable", `Image ${image.text} exists but can't be pulled: its status is ${status}.`, [], status === "ARCHIVED"
        ? "Restore it in ECR (`aws ecr update-image-storage-class --target-storage-class STANDARD`), or deploy another image."
        : "Wait until it is ACTIVE, or deploy another image.");
}
function notAsked({ image, repositoryArn }, problem, action) {
    const why = problem.kind === "denied"
        ? `\`${action}\` on ${repositoryArn} is not permitted`
        : `${problem.code}: ${problem.message}`;
    return {
        kind: "unknown",
        note: `Image ${image.text} was not checked in ECR (${why}). The step registers it as written, without checking that it exists.`,
    };
}
/** With DescribeImages only. */
function described(lookUp, result) {
    if ("problem" in result) {
        const { problem } = result;
        if (problem.kind !== "not-found")
            return notAsked(lookUp, problem, "ecr:DescribeImages");
        return notThere(lookUp, problem.message, problem.code.startsWith("Repository"));
    }
    const [detail] = result.answer.imageDetails ?? [];
    if (detail?.imageDigest === undefined)
        return notThere(lookUp, "ECR's response has no image.", false);
    const { imageDigest, imageStatus = "ACTIVE" } = detail;
    return imageStatus === "ACTIVE" ? pinned(lookUp, imageDigest) : notPullable(lookUp, imageStatus);
}
const missingCodes = new Set(["ImageNotFound", "InvalidImageTag", "InvalidImageDigest"]);
/** With BatchGetImage only. */
function got(lookUp, result) {
    if ("problem" in result) {
        const { problem } = result;
        if (problem.kind !== "not-found")
            return notAsked(lookUp, problem, "ecr:BatchGetImage");
        return notThere(lookUp, problem.message, problem.code.startsWith("Repository"));
    }
    const [image] = result.answer.images ?? [];
    if (image?.imageId?.imageDigest !== undefined) {
        return pinned(lookUp, image.imageId.imageDigest, image.imageManifest);
    }
    const [failure] = result.answer.failures ?? [];
    const code = failure?.failureCode ?? "";
    const reason = failure?.failureReason ?? "ECR's response has no image.";
    if (failure === undefined || missingCodes.has(code))
        return notThere(lookUp, reason, false);
    return {
        kind: "unknown",
        note: `Image ${lookUp.image.text} was not checked in ECR (${code}: ${reason}).`,
    };
}
/**
 * Combines both responses. DescribeImages reports archived images. BatchGetImage reports platforms and loads a missing
 * image into a pull-through cache, so an image that only DescribeImages misses exists.
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
/** Looks up the images in ECR: checks that they exist and can be pulled, and pins them to digests. */






/** Doesn't reject if a lookup fails: the image is then registered as written. */
function lookUpImages(aws, requests, signal) {
    const verdicts = new Map();
    return Promise.all(requests.map(async (request) => {
        const reference = (0,image_reference/* parseImage */.zZ)(request.image);
        const lookUp = reference && ecrLookUp(reference);
        if (lookUp === undefined)
            return { request };
        const verdict = verdicts.get(request.image) ?? checkImage(aws, lookUp, signal);
        verdicts.set(request.image, verdict);
        return { request, verdict: await verdict };
    }));
}
async function checkImage(aws, lookUp, signal) {
    const ecr = await aws.ecr(lookUp.region);
    const { registryId, repositoryName, repositoryArn: resource } = lookUp;
    const where = { registryId, repositoryName, imageIds: [{ ...lookUp.imageId }] };
    const description = await result(() => ecr.describeImages(where, { signal, resource }), signal);
    if ("answer" in description && !isIndex(description.answer.imageDetails?.[0]?.imageManifestMediaType)) {
        return judgeImage(lookUp, description);
    }
    // An index lists its platforms. An image that DescribeImages can't see may be in a pull-through cache's upstream.
    const manifest = await result(() => ecr.batchGetImage({ ...where, acceptedMediaTypes: [...acceptedMediaTypes] }, { signal, resource }), signal);
    return judgeImage(lookUp, description, manifest);
}
const isIndex = (mediaType) => /image\.index|manifest\.list/.test(mediaType ?? "");
async function result(call, signal) {
    try {
        return { answer: (await call()) };
    }
    catch (error) {
        signal.throwIfAborted();
        return { problem: (0,classify/* classify */.L8)(error instanceof failure/* Failure */.HR ? error.cause : error) };
    }
}
/** The images to register, by digest if it is known. */
const images_pinned = (images) => images.map(({ request, verdict }) => verdict?.kind === "pinned" ? { ...request, image: verdict.image } : request);
/** `repository:tag@digest` for a pinned image, for display; else the image itself. */
function readable(images, image) {
    const found = images.find(({ verdict }) => verdict?.kind === "pinned" && verdict.image === image);
    if (found?.verdict?.kind !== "pinned" || found.request.image.includes("@"))
        return image;
    return `${found.request.image}@${found.verdict.digest}`;
}
/** Checks from the lookups, and whether the images match the platforms of their families. */
function checkImages(images, users) {
    return images.flatMap(({ request, verdict }) => {
        switch (verdict?.kind) {
            case undefined:
                return [];
            case "unknown":
                return [(0,core_checks/* warning */.$e)(request.image, verdict.note)];
            case "refused":
                return [(0,core_checks/* failure */.V2)(request.image, verdict.cause.what, verdict.cause.remedy)];
            case "pinned": {
                const problems = users
                    .filter((user) => user.containers.some(({ image }) => image === verdict.image))
                    .flatMap((user) => platformProblem(request.image, verdict.platforms, platformOf(user)) ?? []);
                const ok = (0,core_checks/* passed */.bF)(request.image, `is in ECR as ${verdict.digest}`);
                return problems.length === 0
                    ? [ok]
                    : problems.map(({ what, remedy }) => (0,core_checks/* failure */.V2)(request.image, what, remedy));
            }
        }
    });
}

// EXTERNAL MODULE: ./build/src/github/api.js
var api = __webpack_require__(8713);
;// CONCATENATED MODULE: ./build/src/plan/outdated.js
/** `if-outdated`: compares the job's commit with the commit that each service runs, through GitHub's compare API. */




/** Rejects only on cancellation: a failed comparison gives a note. */
async function checkOutdated(context, services, running) {
    const { ifOutdated, base, job } = context.request;
    // A manual rollback deploys an older revision on purpose.
    const unchanged = base.kind === "previous" || base.kind === "revisions";
    if (ifOutdated === "release" || unchanged || job.sha === "")
        return { checks: [], notes: [] };
    const revisions = [...new Set(services.map(({ from }) => from))].flatMap((arn) => running.get(arn) ?? []);
    const found = await Promise.all(revisions.map((revision) => compared(context, revision)));
    return {
        checks: found.flatMap(({ newer }, at) => {
            const arn = revisions[at]?.arn;
            const users = services.filter(({ from }) => from === arn);
            return newer === undefined ? [] : users.map((service) => outdated(service, newer, context.request));
        }),
        notes: found.flatMap(({ unknown }, at) => unknown === undefined
            ? []
            : [
                {
                    about: (0,aws_arn/* revisionName */.pd)(revisions[at]?.arn ?? ""),
                    text: `Can't check whether its commit is newer than this job's commit: ${unknown}.`,
                },
            ]),
    };
}
async function compared(context, { tags }) {
    const { job, report } = context.request;
    const tagged = (key) => tags.find((tag) => tag.key === key)?.value;
    const [commit, repository] = [tagged(definition_tags/* traceKeys */.ed.commit), tagged(definition_tags/* traceKeys */.ed.repository)];
    if (commit === undefined)
        return { unknown: `the running revision has no tag \`${definition_tags/* traceKeys */.ed.commit}\`` };
    if (commit === job.sha)
        return {};
    if (repository?.toLowerCase() !== job.repository.toLowerCase())
        return { unknown: `the revision comes from ${repository ?? "an unknown repository"}` };
    if (report.githubToken === undefined)
        return { unknown: "`github-token` is empty" };
    const answer = await relation(context, report.githubToken, commit);
    if (typeof answer === "object")
        return { unknown: answer.problem };
    return resultOf(answer, commit);
}
const outdated_short = (commit) => commit.slice(0, 7);
function resultOf(answer, commit) {
    switch (answer) {
        case "ahead":
        case "identical":
            return {};
        case "behind":
            return { newer: commit };
        case "diverged":
            return { unknown: `${outdated_short(commit)} is on another branch` };
        case undefined:
            return { unknown: "GitHub's response has an unknown status" };
    }
}
const relations = new Set(["ahead", "behind", "identical", "diverged"]);
async function relation({ request, agents, clock, signal }, token, running) {
    const { repository, sha, apiUrl } = request.job;
    const github = new api.GitHub({ agents, clock, apiUrl, token, signal });
    // The second page contains no files; only the status is needed.
    const path = `repos/${repository}/compare/${encodeURIComponent(`${running}...${sha}`)}?per_page=1&page=2`;
    try {
        const { status } = (await github.call({ call: "github:CompareCommitsWithBasehead", path }));
        return relations.has(status) ? status : undefined;
    }
    catch (error) {
        signal.throwIfAborted();
        const remedy = (0,api.lacksPermission)(error) ? " (the job needs `permissions: contents: read`)" : "";
        return {
            problem: `GitHub can't compare ${outdated_short(running)} with ${outdated_short(sha)}: ${(0,failure/* messageOf */.bD)(error)}${remedy}`,
        };
    }
}
function outdated({ name, from }, newer, { ifOutdated, job }) {
    return {
        about: name,
        level: ifOutdated === "refuse" ? "failure" : "warning",
        text: `runs ${(0,aws_arn/* revisionName */.pd)(from)} from commit ${outdated_short(newer)}; this job's commit ${outdated_short(job.sha)} is an ancestor of that commit, so this release deploys older code`,
        remedy: "Run the job of the newest commit. To deploy older code on purpose, set `if-outdated: release`.",
    };
}

// EXTERNAL MODULE: ./build/src/ecs/task.js
var ecs_task = __webpack_require__(6762);
;// CONCATENATED MODULE: ./build/src/plan/one-off-checks.js
/** Warns about one-off tasks in the plan: other containers that start with them, and what they lack. Pure. */


function oneOffChecks(facts) {
    return [
        ...restart(facts),
        ...otherReleasedContainers(facts),
        ...serviceConnect(facts),
        ...overriddenSecrets(facts),
    ];
}
function restart({ task, definition, container }) {
    if (definition.container(container)?.restarts !== true)
        return [];
    const text = `container ${container} has a restart policy: the ${task} runs once, on a copy of the revision without the policy, which the step deregisters afterwards`;
    return [(0,core_checks/* passed */.bF)(definition.family, text)];
}
/** Other containers with the released image start too, each with its own command. */
function otherReleasedContainers({ task, definition, container, replaced }) {
    const decider = definition.container(container);
    if (decider === undefined)
        return [];
    const names = definition.containers
        .filter((one) => one !== decider && replaced.includes(one.name) && one.image === decider.image)
        .filter((one) => !endsBefore(one, decider) && !startsAfter(one, decider))
        .map(({ name }) => name);
    if (names.length === 0)
        return [];
    const [they, run] = names.length === 1 ? ["container", "runs"] : ["containers", "run"];
    return [
        (0,core_checks/* warning */.$e)(definition.family, `${they} ${names.join(", ")} ${run} the released image too, so ${names.length === 1 ? "it starts" : "they start"} together with the ${task}, with ${names.length === 1 ? "its" : "their"} own command`, "If that causes problems, set migration-task-definition to a family with only the migration's container."),
    ];
}
const awaits = (one, other) => one.dependsOn.some(({ containerName, condition }) => containerName === other.name && (condition === "SUCCESS" || condition === "COMPLETE"));
const endsBefore = (one, decider) => awaits(decider, one);
const startsAfter = (one, decider) => awaits(one, decider);
function serviceConnect({ task, service = {} }) {
    if (!usesServiceConnect(service))
        return [];
    return [
        (0,core_checks/* warning */.$e)(service.serviceName ?? "", `the service uses Service Connect, and the ${task} has no Service Connect names: only tasks that a service starts resolve them`, "Use a host name that DNS resolves, for example the database's own endpoint."),
    ];
}
const usesServiceConnect = (service) => (0,deployment/* primaryOf */.Os)(service)?.serviceConnectConfiguration?.enabled === true;
function overriddenSecrets({ task, definition, container, environment }) {
    const secrets = new Set(definition.container(container)?.secretNames);
    return [...new Set(environment)]
        .filter((name) => secrets.has(name))
        .map((name) => (0,core_checks/* warning */.$e)(definition.family, `the ${task} sets ${name}, which is a secret of container ${container}: the container may get the secret's value instead`, `Rename the variable, or set migration-task-definition to a family without the secret ${name}.`));
}

;// CONCATENATED MODULE: ./build/src/ecs/task-launch.js

/** Service, PRIMARY deployment, PRIMARY task set, service revision: in this order. */
function task_launch_placesOf(service, revision) {
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
/**
 * Managed Instances are selected by capacity provider strategy, so a place that shows only their launch type is not
 * enough.
 */
const computeOf = (places) => places.find(({ launchType, capacityProviderStrategy: strategy }) => strategy?.length || (launchType !== undefined && launchType !== "MANAGED_INSTANCES"));
/**
 * The service's own setting. A deployment shows the version that LATEST resolved to at its start
 * (docs/aws-reference.md), which would pin the one-off task to an old version.
 */
const task_launch_platformOf = ({ service, revision }) => service?.platformVersion ??
    service?.taskSets?.find(({ status }) => status === "PRIMARY")?.platformVersion ??
    revision?.platformVersion;
const needsNetwork = ({ taskDefinition }) => taskDefinition.networkMode === "awsvpc";
/** Names of the definition's volumes that must be configured at launch. */
function volumesAtLaunch({ document }) {
    const volumes = document.get(["volumes"]);
    if (!Array.isArray(volumes))
        return [];
    return volumes.flatMap((volume) => (volume.configuredAtLaunch === true ? [volume.name ?? ""] : []));
}
/** Whether the service lacks a setting that its service revision may have. */
function needsRevision(sources) {
    if (sources.service === undefined)
        return false;
    const places = task_launch_placesOf(sources.service, undefined);
    const network = needsNetwork(sources) && networkOf(places) === undefined;
    return network || computeOf(places) === undefined || (sources.volumes ?? []).length > 0;
}
/**
 * Whether the cluster's default strategy applies: no service has compute settings, or the definition can't run there.
 */
function needsClusterStrategy(sources) {
    const own = computeOf(task_launch_placesOf(sources.service, sources.revision));
    return own === undefined || !suits(own, sources.taskDefinition.requiresCompatibilities);
}
/** @throws Failure `network-missing` or `launch-missing`, naming the input that supplies the piece */
function launchFrom(sources) {
    const places = task_launch_placesOf(sources.service, sources.revision);
    const compute = chooseCompute(sources, places);
    const network = chooseNetwork(sources, places);
    const volumes = chooseVolumes(sources, places);
    return {
        input: {
            ...compute.input,
            ...(network.vpc && { networkConfiguration: { awsvpcConfiguration: network.vpc } }),
            ...(volumes.length > 0 && { volumeConfigurations: volumes }),
            ...taggingOf(sources.service),
        },
        words: network.vpc ? `${compute.words} in ${(network.vpc.subnets ?? []).join(", ")}` : compute.words,
        notes: [...compute.notes, ...network.notes],
    };
}
function chooseCompute(sources, places) {
    const wanted = sources.taskDefinition.requiresCompatibilities;
    const own = computeOf(places);
    if (own !== undefined && suits(own, wanted)) {
        const platform = task_launch_platformOf(sources);
        const compute = onDemand(own, platform);
        return { ...compute, input: { ...compute.input, ...placementOf(sources.service, own) } };
    }
    const notes = own === undefined
        ? []
        : [
            `The service runs on ${wordsOf(own)}, but the task definition requires ${wanted.join(" or ")}, so the task runs there.`,
        ];
    const compute = withoutService(sources, wanted);
    return { ...compute, notes: [...notes, ...compute.notes] };
}
/** Instance placement of the service's tasks. Fargate rejects these members. */
function placementOf(service, place) {
    if (place.launchType === "FARGATE" || providersOf(place).some(isFargate))
        return {};
    const { placementConstraints: constraints = [], placementStrategy: strategy = [] } = service ?? {};
    return {
        ...(constraints.length > 0 && { placementConstraints: [...constraints] }),
        ...(strategy.length > 0 && { placementStrategy: [...strategy] }),
    };
}
/** RunTask does not accept `propagateTags: SERVICE`, so the service's tags are sent instead (see `planOneOff`). */
const taggingOf = (service) => ({
    ...(service?.enableECSManagedTags === true && { enableECSManagedTags: true }),
    ...(service?.propagateTags === "TASK_DEFINITION" && { propagateTags: "TASK_DEFINITION" }),
});
function withoutService(sources, wanted) {
    const strategy = sources.clusterStrategy ?? [];
    const place = { capacityProviderStrategy: [...strategy] };
    if (strategy.length > 0 && suits(place, wanted))
        return onDemand(place, undefined);
    const launchType = ["FARGATE", "EC2", "EXTERNAL"].find((type) => wanted.includes(type));
    if (launchType !== undefined)
        return onDemand({ launchType }, undefined);
    if (wanted.length > 0) {
        throw new failure/* Failure */.HR({
            name: "launch-missing",
            what: `The task definition requires ${wanted.join(" or ")}, but no capacity provider is configured for it.`,
            evidence: [`The cluster's default strategy: ${strategy.length > 0 ? wordsOf(place) : "none"}`],
            remedy: "Add a service that runs on it to services, or set a default capacity provider strategy on the cluster.",
        });
    }
    return { input: {}, words: "the cluster's default", notes: [] };
}
const isFargate = (provider) => provider === "FARGATE" || provider === "FARGATE_SPOT";
const providersOf = (place) => (place.capacityProviderStrategy ?? []).map(({ capacityProvider }) => capacityProvider ?? "");
const wordsOf = (place) => providersOf(place).length > 0 ? providersOf(place).join(", ") : (place.launchType ?? "");
/** A capacity provider's name doesn't show whether it is EC2 or Managed Instances, so both count as the same. */
function suits(place, wanted) {
    if (wanted.length === 0)
        return true;
    const providers = providersOf(place);
    if (providers.length === 0)
        return place.launchType !== undefined && wanted.includes(place.launchType);
    const fargate = providers.some(isFargate);
    return fargate
        ? wanted.includes("FARGATE")
        : wanted.some((kind) => kind === "EC2" || kind === "MANAGED_INSTANCES");
}
/**
 * The service's compute, but never Spot: an interrupted migration leaves an unknown state
 * (docs/aws-reference.md#migrations). Uses the FARGATE launch type instead, because a cluster may not have the FARGATE
 * provider.
 */
function onDemand(place, platform) {
    const spot = providersOf(place).includes("FARGATE_SPOT");
    // Managed Instances may show both. RunTask accepts one of them, and Managed Instances require the strategy
    // (docs/aws-reference.md).
    const byStrategy = !spot && providersOf(place).length > 0;
    const launchType = spot ? "FARGATE" : byStrategy ? undefined : place.launchType;
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
            ? ["Runs on FARGATE instead of FARGATE_SPOT, because a Spot interruption would leave an unknown state."]
            : [],
    };
}
function chooseNetwork(sources, places) {
    const { subnets, securityGroups, assignPublicIp } = sources.network;
    if (!needsNetwork(sources)) {
        const networkInput = subnets ?? securityGroups ?? assignPublicIp;
        const mode = sources.taskDefinition.networkMode ?? "bridge";
        return {
            notes: networkInput === undefined ? [] : [`The network inputs have no effect in network mode ${mode}.`],
        };
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
                "No security groups are set, so the VPC's default group applies. Set migration-security-groups to change it.",
            ],
    };
}
const missingSubnets = (service) => new failure/* Failure */.HR({
    name: "network-missing",
    what: "The task definition's network mode is awsvpc, but no subnets are set for the one-off task.",
    evidence: [
        service === undefined
            ? "The release has no service to copy them from."
            : `The service ${service.serviceName ?? ""} has no network configuration.`,
    ],
    remedy: "Set migration-subnets, and migration-security-groups and migration-assign-public-ip if needed.",
});
/** A volume that is configured at launch needs the service's configuration, member by member. */
function chooseVolumes(sources, places) {
    const known = places.flatMap(({ volumeConfigurations }) => volumeConfigurations ?? []);
    return (sources.volumes ?? []).map((name) => {
        const found = known.find((volume) => volume.name === name);
        if (found?.managedEBSVolume === undefined) {
            throw new failure/* Failure */.HR({
                name: "volume-missing",
                what: `The volume ${name} is configured at launch, but no service has a configuration for it.`,
                evidence: [],
                remedy: "Set migration-task-definition to a family without this volume, or add the service to services.",
            });
        }
        return { name, managedEBSVolume: found.managedEBSVolume };
    });
}

;// CONCATENATED MODULE: ./build/src/plan/refusals.js
/**
 * What AWS would reject according to its API documentation, found before the first change: after a migration, an error costs
 * an outage or a rollback. Pure. docs/how-a-release-works.md has the list for users.
 */



const containersOf = ({ document }) => (document.get(["containerDefinitions"]) ?? []);
const has = ({ document }, member) => (document.get([member]) ?? "") !== "";
const refusals_isFargate = (definition) => definition.networkMode === "awsvpc" && has(definition, "cpu") && has(definition, "memory");
/** What UpdateService would reject for one service. `desiredCount` is the input. */
function refusedByUpdateService(about, service, definition, desiredCount) {
    const daemon = service.schedulingStrategy === "DAEMON" && desiredCount !== undefined
        ? [
            (0,core_checks/* failure */.V2)(about, "it is a DAEMON service, which does not support a desired count", "Remove `desired-count`."),
        ]
        : [];
    if (definition === undefined)
        return daemon;
    return [
        ...daemon,
        ...network(about, service, definition),
        ...platform(about, service, definition),
        ...balancers(about, service, definition),
        ...connect(about, service, definition),
        ...volumes(about, service, definition),
    ];
}
function network(about, service, { networkMode }) {
    const configured = [service, ...(service.deployments ?? [])].some(({ networkConfiguration: one }) => one?.awsvpcConfiguration !== undefined);
    const remedy = "Keep the network mode, or change the service's network configuration first.";
    if (networkMode === "awsvpc" && !configured)
        return [
            (0,core_checks/* failure */.V2)(about, "the definition's network mode is awsvpc, but the service has no subnets", remedy),
        ];
    if (networkMode !== "awsvpc" && configured) {
        const text = `the definition's network mode is ${networkMode ?? "bridge"}, but the service has subnets, which require awsvpc`;
        return [(0,core_checks/* failure */.V2)(about, text, remedy)];
    }
    return [];
}
function platform(about, service, definition) {
    const providers = service.capacityProviderStrategy ?? [];
    const onFargate = service.launchType === "FARGATE" ||
        providers.some(({ capacityProvider = "" }) => capacityProvider.startsWith("FARGATE"));
    if (!onFargate || refusals_isFargate(definition))
        return [];
    const text = "the service runs on Fargate, but the definition lacks network mode awsvpc, cpu or memory";
    return [(0,core_checks/* failure */.V2)(about, text, "Set networkMode, cpu and memory in the task definition.")];
}
/** Containers and ports of load balancers and service discovery. */
function balancers(about, service, definition) {
    const named = [...(service.loadBalancers ?? []), ...(service.serviceRegistries ?? [])];
    return named.flatMap(({ containerName, containerPort }) => {
        if (containerName === undefined)
            return [];
        const container = containersOf(definition).find(({ name }) => name === containerName);
        const remedy = "Keep the container and its port, or change the service first.";
        if (container === undefined) {
            const text = `its load balancer or service discovery uses container ${containerName}, which the definition lacks`;
            return [(0,core_checks/* failure */.V2)(about, text, remedy)];
        }
        const ports = container.portMappings ?? [];
        const known = ports.some((one) => one.containerPort === containerPort || one.containerPortRange !== undefined);
        if (containerPort === undefined || known)
            return [];
        const text = `its load balancer or service discovery uses port ${containerPort} of container ${containerName}, which the definition does not map`;
        return [(0,core_checks/* failure */.V2)(about, text, remedy)];
    });
}
function connect(about, service, definition) {
    const { enabled, services = [] } = (0,deployment/* primaryOf */.Os)(service)?.serviceConnectConfiguration ?? {};
    if (enabled !== true)
        return [];
    const names = new Set(containersOf(definition).flatMap(({ portMappings = [] }) => portMappings.map(({ name }) => name)));
    return services
        .filter(({ portName }) => portName !== undefined && !names.has(portName))
        .map(({ portName = "" }) => (0,core_checks/* failure */.V2)(about, `its Service Connect configuration uses port ${portName}, but no port mapping of the definition has this name`, "Keep the port mapping's `name`, or change the service first."));
}
function volumes(about, service, definition) {
    const known = (service.deployments ?? []).flatMap(({ volumeConfigurations = [] }) => volumeConfigurations);
    // If there are none, the service's own view may just not show them.
    if (known.length === 0)
        return [];
    return volumesAtLaunch(definition)
        .filter((volume) => !known.some(({ name }) => name === volume))
        .map((volume) => (0,core_checks/* failure */.V2)(about, `the volume ${volume} is configured at launch, but the service has no configuration for it`, "Configure the volume on the service first."));
}
/** What RegisterTaskDefinition would reject. */
function refusedByRegister(definition) {
    const { family, containers, document } = definition;
    const refuse = (when, text, remedy) => when ? [(0,core_checks/* failure */.V2)(family, text, remedy)] : [];
    const names = containers.map(({ name }) => name);
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    const bytes = Buffer.byteLength(document.text);
    return [
        ...refuse(containers.length === 0, "the definition has no container", "Add one."),
        ...refuse(containers.length > 10, `the definition has ${containers.length} containers; ECS allows 10`, "Remove containers."),
        ...refuse(containers.length > 0 && containers.every(({ essential }) => !essential), "no container of the definition is essential", "Set `essential: true` on the main container."),
        ...refuse(twice.length > 0, `two containers of the definition have the same name: ${[...new Set(twice)].join(", ")}`, "Rename one."),
        ...refuse(bytes > 65_536, `the definition has ${bytes} bytes; ECS allows 65536`, "Move long values to Parameter Store or S3."),
        ...refuse(definition.requiresCompatibilities.includes("FARGATE") && !refusals_isFargate(definition), "the definition requires FARGATE, but lacks network mode awsvpc, cpu or memory", "Set networkMode, cpu and memory."),
        ...containers.flatMap((container) => dependencies(definition, container)),
        ...containersOf(definition).flatMap((container) => inContainer(definition, container)),
    ];
}
function dependencies({ family, containers }, { name, dependsOn }) {
    const remedy = `Correct \`dependsOn\` of container ${name}.`;
    return dependsOn.flatMap(({ containerName, condition }) => {
        const target = containers.find((one) => one.name === containerName);
        const why = target === undefined || containerName === name
            ? "which is not another container of the definition"
            : ["SUCCESS", "COMPLETE"].includes(condition) && target.essential
                ? `which is essential, with the condition ${condition}`
                : condition === "HEALTHY" && target.healthCheck === undefined
                    ? "which has no health check, with the condition HEALTHY"
                    : undefined;
        return why === undefined
            ? []
            : [(0,core_checks/* failure */.V2)(family, `container ${name} depends on ${containerName}, ${why}`, remedy)];
    });
}
function inContainer(definition, container) {
    const { name = "", memory, memoryReservation, portMappings = [] } = container;
    const { family, networkMode } = definition;
    const found = definition.container(name);
    const both = (found?.secretNames ?? []).filter((one) => found?.environmentNames.includes(one));
    return [
        ...(both.length === 0
            ? []
            : [
                (0,core_checks/* failure */.V2)(family, `container ${name} has ${both.join(", ")} both as a variable and as a secret`, "Remove one of the two."),
            ]),
        ...(memory === undefined && memoryReservation === undefined && !has(definition, "memory")
            ? [
                (0,core_checks/* failure */.V2)(family, `container ${name} has neither memory nor memoryReservation, and the task has no memory`, "Set one of them."),
            ]
            : []),
        ...(networkMode === "none" && portMappings.length > 0
            ? [(0,core_checks/* failure */.V2)(family, `container ${name} maps ports with network mode none`, "Remove the port mappings.")]
            : []),
    ];
}
/** Room for the mark that the action adds to the overrides. */
const markRoom = 600;
/** What RunTask would reject. */
function refusedByRunTask(task) {
    const { about, container: name, command, environment } = task;
    const overrides = { containerOverrides: [{ name, ...(command && { command }), environment }] };
    const length = JSON.stringify(overrides).length + markRoom;
    const own = task.definition.document.get(["placementConstraints"]);
    const constraints = task.constraints + (Array.isArray(own) ? own.length : 0);
    return [
        ...(length > 8192
            ? [
                (0,core_checks/* failure */.V2)(about, `the command and the variables have ${length} characters in total; ECS allows 8192`, "Put the long value into the task definition or the image."),
            ]
            : []),
        ...(task.subnets > 16
            ? [(0,core_checks/* failure */.V2)(about, `${task.subnets} subnets are set; ECS allows 16`, "Remove subnets.")]
            : []),
        ...(task.securityGroups > 5
            ? [(0,core_checks/* failure */.V2)(about, `${task.securityGroups} security groups are set; ECS allows 5`, "Remove some.")]
            : []),
        ...(constraints > 10
            ? [
                (0,core_checks/* failure */.V2)(about, `${constraints} placement constraints apply (of the definition and of the service); ECS allows 10`, "Remove constraints."),
            ]
            : []),
    ];
}

;// CONCATENATED MODULE: ./build/src/plan/service-warnings.js
/** Warns about settings of a service that cause problems during or after a release. Pure. */



function warnAboutService(about, service, definition) {
    const spot = onlySpot(about, service);
    if (definition === undefined)
        return spot;
    const commands = definition.containers.map((container) => [container, commandOf(definition, container)]);
    return [
        ...spot,
        ...commands.flatMap(([container, command]) => migrates(about, container, command)),
        ...commands.flatMap(([container, command]) => overlappingScheduler(about, service, container, command)),
        ...commands.flatMap(([container, command]) => workerWithoutTimeout(about, definition, container, command)),
    ];
}
/** Entry point and command as one text. For decisions only: it may contain a value, so it is never printed. */
function commandOf({ document }, { index }) {
    const words = ["entryPoint", "command"].flatMap((member) => {
        const value = document.get(["containerDefinitions", index, member]);
        return Array.isArray(value) ? value.map(String) : [];
    });
    return words.join(" ");
}
const migration = /\b(?:artisan\s+migrate|db:migrate|manage\.py\s+migrate|alembic\s+upgrade|prisma\s+migrate|knex\s+migrate|sequelize(?:-cli)?\s+db:migrate|typeorm\s+migration:run|flyway\s+migrate|liquibase\s+update|doctrine:migrations:migrate|flask\s+db\s+upgrade|goose\s+up|dbmate\s+up|rake\s+db:migrate)\b/iu;
function migrates(about, { name }, command) {
    if (!migration.test(command))
        return [];
    return [
        (0,core_checks/* warning */.$e)(about, `the command of container ${name} runs migrations: every task of the service migrates when it starts, several at the same time`, "Remove it from the command, and use run-migrations."),
    ];
}
const scheduler = /\b(?:schedule:(?:work|run)|celery\b.*\bbeat|sidekiq-cron|clockwork|whenever|crond?\b|supercronic|rq\s+scheduler|rqscheduler|apscheduler|node-cron)\b/iu;
function overlappingScheduler(about, service, { name }, command) {
    const single = service.schedulingStrategy !== "DAEMON" && service.desiredCount === 1;
    if (!single || !scheduler.test(command) || (0,ecs_service/* taskBounds */.$t)(service).max <= 1)
        return [];
    return [
        (0,core_checks/* warning */.$e)(about, `container ${name} is a scheduler, but maximumPercent lets two tasks run during a deployment: jobs may run twice`, "Set minimumHealthyPercent 0 and maximumPercent 100 on the service, or lock the jobs."),
    ];
}
const worker = /\b(?:queue:(?:work|listen)|horizon|celery\b.*\bworker|sidekiq|resque|delayed_job|jobs:work|rq\s+worker|bullmq|que\b|good_job|solid_queue|messenger:consume|faktory|temporal(?:io)?\b.*worker)\b/iu;
function workerWithoutTimeout(about, { document }, { index, name }, command) {
    if (!worker.test(command) || scheduler.test(command))
        return [];
    if (document.get(["containerDefinitions", index, "stopTimeout"]) !== undefined)
        return [];
    return [
        (0,core_checks/* warning */.$e)(about, `container ${name} is a queue worker without stopTimeout: each deployment kills jobs that take more than 30 s`, "Set stopTimeout (at most 120 s on Fargate) longer than the longest job."),
    ];
}
function onlySpot(about, service) {
    const used = (service.capacityProviderStrategy ?? []).filter(({ weight = 0, base = 0 }) => weight > 0 || base > 0);
    const balanced = (service.loadBalancers ?? []).length > 0;
    const spot = used.length > 0 && used.every(({ capacityProvider }) => capacityProvider === "FARGATE_SPOT");
    if (!balanced || !spot)
        return [];
    return [
        (0,core_checks/* warning */.$e)(about, "it is behind a load balancer and runs only on FARGATE_SPOT: AWS may reclaim all its tasks at once, also during the release", "Add FARGATE with a base of 1 to its capacity provider strategy."),
    ];
}
/**
 * For a release of an older revision. If its images are the same references as those that run, only tags that have moved
 * could make it another version.
 */
function warnAboutSameTags(about, running, released) {
    if (running === undefined || released === undefined || running === released)
        return [];
    const runs = new Map(running.containers.map(({ name, image }) => [name, image]));
    const same = released.containers.every(({ name, image }) => runs.get(name) === image);
    const tagged = released.containers.find(({ image }) => (0,image_reference/* parseImage */.zZ)(image)?.digest === undefined);
    if (!same || tagged === undefined)
        return [];
    return [
        (0,core_checks/* warning */.$e)(about, `the released revision has the same images as the running one, and ${tagged.image} is a tag: ECS starts the image that it points at now, so the release may not change the code`, "Release the earlier image by digest: set `image` to REPOSITORY@sha256:…."),
    ];
}

;// CONCATENATED MODULE: ./build/src/plan/look-ahead.js
/** Finds problems of a release that need no AWS call: requests that AWS would reject, and later failures. Pure. */







function lookAhead(ahead) {
    const registered = [...ahead.families.values()].filter(({ reused }) => !reused);
    return [
        ...registered.flatMap(({ definition }) => refusedByRegister(definition)),
        ...ahead.waves.flat().flatMap((planned) => ofService(ahead, planned)),
        ...ofTasks(ahead),
        ...once(ahead.waves.flat().flatMap((planned) => ofSmokeTest(ahead, planned))),
    ];
}
/** CodeDeploy gets network and load balancers from the deployment group and the AppSpec. */
function ofService({ request, families, running }, { name, family, controller, from, service }) {
    const definition = families.get(family)?.definition;
    const isOlder = request.base.kind === "previous" || request.base.kind === "revisions";
    const updated = controller === "ECS" ? definition : undefined;
    return [
        ...refusedByUpdateService(name, service, updated, request.desiredCount),
        ...warnAboutService(name, service, definition),
        ...(isOlder ? warnAboutSameTags(name, running.get(from)?.definition, definition) : []),
    ];
}
function ofTasks({ request, migration, afterRelease, families, waves }) {
    const service = waves.flat()[0]?.service;
    const tasks = [
        { task: "migration", planned: migration, ...request.migration },
        { task: "after-release command", planned: afterRelease, ...request.rollout.afterRelease },
    ];
    return tasks.flatMap(({ task, planned, command, environment = [] }) => {
        const family = families.get(planned?.family ?? "");
        if (planned === undefined || family === undefined)
            return [];
        const { definition, replaced } = family;
        const { container, launch } = planned.oneOff;
        const names = environment.map(({ name }) => name);
        const vpc = launch.input.networkConfiguration?.awsvpcConfiguration;
        return [
            ...oneOffChecks({ task, definition, container, replaced, environment: names, service }),
            ...refusedByRunTask({
                about: task,
                definition,
                container,
                command,
                environment,
                subnets: vpc?.subnets?.length ?? 0,
                securityGroups: vpc?.securityGroups?.length ?? 0,
                constraints: launch.input.placementConstraints?.length ?? 0,
            }),
        ];
    });
}
/** The smoke test's command runs in a task of each service that deploys. */
function ofSmokeTest({ request, families }, planned) {
    const family = families.get(planned.family);
    const command = request.rollout.smokeTest?.command;
    if (command === undefined || family === undefined)
        return [];
    if (!(0,plan_plan/* isToDeploy */.HM)(planned, (0,plan_plan/* knownRevision */.vD)(family), request))
        return [];
    const { definition, replaced } = family;
    try {
        const container = (0,ecs_task/* chooseDecidingContainer */.w6)(definition.containers, replaced);
        const { service } = planned;
        return oneOffChecks({ task: "smoke test", definition, container, replaced, environment: [], service });
    }
    catch (error) {
        (0,failure/* assertFailure */.fc)(error);
        const { what, evidence } = error.why;
        return [
            (0,core_checks/* failure */.V2)(planned.name, [`the smoke test can't run: ${what}`, ...evidence].join("\n"), "Set `image`, or test the release with smoke-test-url."),
        ];
    }
}
/** Services of one family share most checks. */
const once = (checks) => [
    ...new Map(checks.map((check) => [`${check.about} ${check.text}`, check])).values(),
];

;// CONCATENATED MODULE: ./build/src/plan/one-off.js





/** `where` is the cluster, and the service whose network and compute it uses. */
const sourcesOf = ({ job, report }, { definition, replaced, tags }, where) => ({
    ...where,
    definition,
    replaced,
    tags,
    trace: report.traceTags ? (0,definition_tags/* traceTags */.TS)(job) : [],
});
/** @throws Failure `container-unknown`, `container-unclear`, `network-missing`, `launch-missing`, `volume-missing` */
async function planOneOff(reader, sources) {
    const { definition, service, network } = sources;
    const container = (0,ecs_task/* chooseDecidingContainer */.w6)(definition.containers, sources.replaced, sources.container);
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
    const launch = launchFrom({ ...withRevision, clusterStrategy });
    const { tags, notes } = await tagsFor(reader, sources);
    return {
        container,
        launch: { ...launch, notes: [...launch.notes, ...notes] },
        tags,
        besideServiceConnect: service !== undefined && usesServiceConnect(service),
    };
}
/** Tags the task like the service's tasks: an organization may deny untagged tasks. */
async function tagsFor(reader, { service, tags, trace }) {
    const copied = service?.propagateTags === "SERVICE" ? await tagsOfService(reader, service) : [];
    const sent = (0,definition_tags/* taskTags */.Hn)(copied ?? [], service?.propagateTags === "TASK_DEFINITION" ? tags : [], trace);
    return {
        tags: sent.tags,
        notes: [
            ...(copied === undefined
                ? ["The service's tags can't be read, so the one-off task doesn't get them."]
                : []),
            ...(sent.traceLeftOut
                ? ["The propagated tags leave no room for the trace tags, so the trace tags are omitted."]
                : []),
        ],
    };
}
async function tagsOfService({ ecs, signal }, { serviceArn = "", clusterArn = "" }) {
    const found = await readIfPossible(async () => {
        const answer = await ecs.describeServices({ cluster: clusterArn, services: [serviceArn], include: ["TAGS"] }, { signal, resource: serviceArn });
        return answer.services?.[0];
    });
    return found?.tags?.map(({ key = "", value = "" }) => ({ key, value }));
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
/** `undefined` if the read fails: `launchFrom` reports what is missing. */
async function readIfPossible(read) {
    try {
        return await read();
    }
    catch (thrown) {
        if (thrown instanceof failure/* Failure */.HR)
            return undefined;
        throw thrown;
    }
}

;// CONCATENATED MODULE: ./build/src/plan/service-migrates.js
/** Values that entry points treat as true: most compare with `true`, some with `on`, `1` or `yes`. */
const yes = /^(?:true|1|on|yes|y)$/iu;
/**
 * Warns if the services' definition sets a variable that turns on the migration: every task would migrate. Checks the
 * migration's variables that have a true value.
 */
function warnIfServiceMigrates(definition, environment) {
    const switches = environment
        .filter(({ name, value }) => /migrat/iu.test(name) && yes.test(value))
        .map(({ name }) => name);
    return definition.containers.flatMap((container) => [...new Set(["RUN_MIGRATIONS", ...switches])]
        .filter((name) => yes.test(definition.environmentValue(container, name) ?? ""))
        .map((name) => ({
        about: definition.family,
        text: `Container "${container.name}" sets ${name} to a true value in the service's task definition, so every task of the service migrates when it starts. Remove it (environment-variables: "${name}-"); the step sets it on the migration task.`,
    })));
}

;// CONCATENATED MODULE: ./build/src/plan/running.js
/** The revisions that the services run now: the plan compares with them, and a rollback returns to them. */






/** Reuses revisions that were read as bases. */
async function readRunning(reader, services, bases) {
    const known = new Map(bases.map(({ registered }) => [registered.arn, registered]));
    const checks = [];
    const read = async (arn) => {
        try {
            known.set(arn, await (0,task_definitions/* readRevision */.M)(reader, arn));
        }
        catch (error) {
            (0,failure/* assertFailure */.fc)(error);
            checks.push((0,core_checks/* warning */.$e)((0,aws_arn/* revisionName */.pd)(arn), `the running revision can't be read, so the plan may not show every change: ${error.message}`));
        }
    };
    const missing = new Set(services.map(({ from }) => from).filter((arn) => !known.has(arn)));
    await Promise.all([...missing].map(read));
    return { revisions: known, checks: [...checks, ...services.flatMap((one) => inactive(one, known))] };
}
function inactive({ name, from }, known) {
    const status = known.get(from)?.status;
    if (status === undefined || status === "ACTIVE")
        return [];
    return [
        (0,core_checks/* warning */.$e)(name, `runs ${(0,aws_arn/* revisionName */.pd)(from)}, which is ${status}; a rollback must register it again`, "Find the tool that deregisters revisions in use."),
    ];
}
/** Warns if the image of a running revision can't be pulled: a rollback couldn't start tasks. */
async function checkRunningImages(aws, services, revisions, { released, signal }) {
    const inUse = services.flatMap((service) => (revisions.get(service.from)?.definition.containers ?? []).map(({ image }) => ({ service, image })));
    const names = new Set(inUse.map(({ image }) => image).filter((image) => image !== ""));
    const lookedUp = await lookUpImages(aws, [...names].map((image) => ({ image })), signal);
    const noted = new Set(released
        .filter(({ verdict }) => verdict?.kind === "unknown")
        .map(({ request }) => repositoryOf(request.image)));
    return lookedUp.flatMap(({ request: { image }, verdict }) => {
        const users = inUse.filter((one) => one.image === image).map(({ service }) => service);
        if (verdict?.kind === "refused")
            return users.map((service) => gone(service, image, verdict.cause.what));
        // The lookup of the released image already reports the missing permission.
        if (verdict?.kind !== "unknown" || noted.has(repositoryOf(image)))
            return [];
        noted.add(repositoryOf(image));
        return [(0,core_checks/* warning */.$e)(image, verdict.note)];
    });
}
const repositoryOf = (image) => (0,image_reference/* parseImage */.zZ)(image)?.name ?? image;
const gone = ({ name, from }, image, why) => (0,core_checks/* warning */.$e)(name, `a rollback to ${(0,aws_arn/* revisionName */.pd)(from)} can't pull ${image}: ${why}`, "Push the image again, and make the repository's lifecycle policy keep images in use.");

;// CONCATENATED MODULE: ./build/src/plan/services.js
/** Checks whether each service can be released. */





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
/** The planned service, or the failed checks that block it. */
function planService(name, service) {
    if (service === undefined) {
        return [
            (0,core_checks/* failure */.V2)(name, "the service doesn't exist in the cluster", "Correct `services` or `cluster`, and check aws-region."),
        ];
    }
    const problems = problemsOf(name, service);
    if (problems.length > 0)
        return problems;
    const from = (0,ecs_service/* provenRevision */.qE)(service);
    const family = from === undefined ? undefined : (0,aws_arn/* parseRevision */.Pp)(from)?.family;
    if (from === undefined || family === undefined || service.clusterArn === undefined) {
        return [
            (0,core_checks/* failure */.V2)(name, "ECS doesn't report which task definition it runs", "Deploy the service once by hand, then run the job again."),
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
            (0,core_checks/* failure */.V2)(name, `the status is ${service.status ?? "missing"}, not ACTIVE`, "Create the service again, or remove it from `services`."),
        ];
    }
    if (service.resourceManagementType === "ECS") {
        return [
            (0,core_checks/* failure */.V2)(name, "ECS manages its resources (Express mode), so this action can't update it", "Deploy it through its Express service."),
        ];
    }
    const controller = (0,ecs_service/* controllerOf */.Oo)(service);
    if (controller === "ECS" || controller === "CODE_DEPLOY")
        return [];
    const what = controller === "EXTERNAL"
        ? "has the EXTERNAL deployment controller"
        : `has the unknown deployment controller ${controller}`;
    return [
        (0,core_checks/* failure */.V2)(name, `it ${what}, which this action doesn't support`, "Use a service with the ECS or CODE_DEPLOY controller."),
    ];
}
/** Checks and warnings about a service before it changes. */
function checkService(planned, request) {
    const { name, service, strategy } = planned;
    const checks = [
        (0,core_checks/* passed */.bF)(name, `ACTIVE, ${strategy}, runs ${(0,aws_arn/* revisionName */.pd)(planned.from)} × ${service.desiredCount ?? 0}`),
    ];
    const running = (0,ecs_service/* deploymentInProgress */.ij)(service);
    if ((0,plan_plan/* isBusy */.A5)(planned)) {
        const which = running && `${running.id ?? ""} of ${(0,aws_arn/* revisionName */.pd)(running.taskDefinition ?? "?")}`;
        const text = `a deployment is in progress: ${which ?? "in CodeDeploy"}`;
        checks.push((0,core_checks/* warning */.$e)(name, text, `if-deploying is ${request.rollout.ifDeploying}.`));
    }
    if (planned.controller === "CODE_DEPLOY")
        return checks;
    if (!(0,ecs_service/* hasOwnRollback */.FK)(service)) {
        const text = "ECS doesn't roll back failed deployments of this service (no circuit breaker or alarm with rollback); this action does, after rollout-timeout or when tasks keep failing";
        checks.push((0,core_checks/* warning */.$e)(name, text, "Enable deploymentCircuitBreaker with rollback on the service."));
    }
    const { min, max } = (0,ecs_service/* taskBounds */.$t)(service);
    const desired = request.desiredCount ?? service.desiredCount ?? 0;
    if (desired > 0 && strategy === "ROLLING" && min >= desired && max <= desired) {
        const text = `minimumHealthyPercent and maximumPercent leave no room to replace tasks: minimum ${min} and maximum ${max} of ${desired}`;
        checks.push((0,core_checks/* warning */.$e)(name, text, "Raise maximumPercent or lower minimumHealthyPercent."));
    }
    if (desired === 0) {
        checks.push((0,core_checks/* warning */.$e)(name, "the desired count is 0, so no task tests the new revision", "Set desired-count, or test the revision another way."));
    }
    if ((0,deployment/* primaryOf */.Os)(service)?.rolloutState === "FAILED") {
        checks.push((0,core_checks/* warning */.$e)(name, "its last deployment failed and was not rolled back", "No action needed if this release fixes it."));
    }
    return checks;
}

;// CONCATENATED MODULE: ./build/src/plan/diff.js

const diff_keyOf = ({ container, what, name }) => JSON.stringify([container, what, name]);
/** @param own changes that this release makes to the base; all others come from the base */
function changesForUsers(running, next, own) {
    const ours = new Set(own.map(diff_keyOf));
    return (0,comparison/* differences */.t)(running, next).map((change) => ours.has(diff_keyOf(change)) ? change : { ...change, inBase: true });
}

;// CONCATENATED MODULE: ./build/src/plan/view.js






function viewOf({ cluster, families, waves, migration, schedules }, { request, images, bases, running }) {
    const family = families.get(migration?.family ?? "");
    return {
        cluster: cluster.name,
        clusterArn: cluster.arn,
        region: cluster.region,
        account: cluster.account,
        partition: cluster.partition,
        families: [...families.values()].map((one) => familyView(one, images, bases.find((base) => base.family === one.family))),
        waves: waves.map((wave) => wave.map((service) => serviceView(service, families, { request, running, images }))),
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
const withReadableImages = (changes, images) => changes.map((change) => change.what === "image" && change.to !== undefined
    ? { ...change, to: readable(images, change.to) }
    : change);
function familyView({ family, base, reused, changes, definition, replaced }, images, source) {
    const by = source?.registered.registeredBy;
    const run = source?.registered.tags.find(({ key }) => key === definition_tags/* traceKeys */.ed.run)?.value;
    const skipped = (source?.skipped ?? []).map(({ arn }) => arn).filter((arn) => arn !== base);
    return {
        family,
        base,
        reused,
        changes: withReadableImages(changes, images),
        ...(by !== undefined && { registeredBy: by }),
        ...(run !== undefined && { run }),
        ...(skipped.length > 0 && { skipped }),
        images: releasedImages(definition, replaced),
    };
}
/** Images of the containers with a new image, or of all containers if the release sets no image. */
const releasedImages = (definition, replaced) => [
    ...new Set(definition.containers
        .filter(({ name }) => replaced.length === 0 || replaced.includes(name))
        .map(({ image }) => (0,image_reference/* parseImage */.zZ)(image))
        .flatMap((image) => (image?.digest === undefined ? [] : [(0,image_reference/* atDigest */.CU)(image, image.digest)]))),
];
const scheduleView = (state, families) => ({
    name: state.name,
    ...((0,schedules_schedule/* familiesOf */.m)(state)[0] !== undefined && { family: (0,schedules_schedule/* familiesOf */.m)(state)[0] }),
    from: state.targets.map(({ taskDefinition }) => taskDefinition),
    moves: state.targets.some(({ unmoved, family, taskDefinition }) => {
        const planned = families.get(family);
        return (unmoved === undefined && planned !== undefined && (!planned.reused || planned.base !== taskDefinition));
    }),
});
function serviceView(planned, families, { request, running, images }) {
    const { name, controller, strategy, from, service } = planned;
    const family = families.get(planned.family);
    const to = (0,plan_plan/* knownRevision */.vD)(family);
    const now = running.get(from)?.definition;
    const other = family !== undefined && from !== family.base && now !== undefined;
    return {
        name,
        family: planned.family,
        controller,
        strategy,
        from,
        desiredCount: service.desiredCount ?? 0,
        deploys: (0,plan_plan/* isToDeploy */.HM)(planned, to, request),
        ...(to !== undefined && { to }),
        ...(other && {
            changes: withReadableImages(changesForUsers(now, family.definition, family.changes), images),
        }),
    };
}

;// CONCATENATED MODULE: ./build/src/plan/make-plan.js
/** Makes the plan of a release. Every AWS call is a read. */






















/** Throws Failure if AWS can't be read at all; problems that block the release are in the plan's checks. */
async function makePlan(context) {
    const { request, signal, aws } = context;
    const looking = lookUpImages(aws, request.images, signal);
    // Rejects only on cancellation, and then the next call rejects too.
    looking.catch(() => undefined);
    const ecs = await aws.ecs();
    const { waves: found, checks, cluster } = await readWaves(context, ecs);
    const targetGroups = readTargetGroups(aws, found.flat(), signal);
    const defined = readDefinitions(context, ecs, { waves: found, cluster }, checks);
    // Awaited last, and independent of the lookup of images, so that the plan rarely waits for it.
    const named = defined.then(({ bases }) => checkNamedResources({ aws, signal }, definitionsOf(planFamilies(bases, request, request.images)), {
        region: aws.region,
        account: cluster.account,
    }));
    for (const reading of [targetGroups, named])
        reading.catch(() => undefined);
    const [{ waves: grouped, checks: groupChecks, appSpec }, { schedules, bases, running }, images, runningImages, outdated, scaling,] = await Promise.all([
        readCodeDeploy(context, found, checks),
        defined,
        looking,
        defined.then(async ({ running: { revisions } }) => checkRunningImages(aws, found.flat(), revisions, { released: await looking, signal })),
        defined.then(({ running: { revisions } }) => checkOutdated(context, found.flat(), revisions)),
        checkAutoScaling(aws, found.flat(), signal),
    ]);
    const planned = planFamilies(bases, request, images_pinned(images));
    const families = new Map(planned.families.map((family) => [family.family, family]));
    const definitions = definitionsOf(planned);
    const { waves, checks: earlierChecks } = await recognizeEarlier(context, ecs, grouped, families);
    const migration = await orCheck(checks, undefined, () => planMigration(context, ecs, { waves, families, cluster }));
    const afterRelease = await orCheck(checks, undefined, () => planAfterRelease(context, ecs, { waves, families, cluster }));
    const [{ times, notes: unreadGroups }, resources] = await Promise.all([targetGroups, named]);
    const deploying = waves
        .flat()
        .filter((one) => (0,plan_plan/* isToDeploy */.HM)(one, (0,plan_plan/* knownRevision */.vD)(families.get(one.family)), request));
    const drains = drainFacts(deploying, times, request.rollout);
    checks.unshift(...waves.flat().flatMap((one) => checkService(one, request)));
    checks.push(...groupChecks, ...earlierChecks, ...planned.problems.map((cause) => (0,plan_plan/* failedCheck */.WU)(cause)), ...checkImages(images, definitions), ...migrationChecks(request, families, waves), ...afterReleaseChecks(afterRelease), ...running.checks, ...runningImages, ...outdated.checks, ...lookAhead({ request, migration, afterRelease, families, waves, running: running.revisions }), ...schedules.flatMap(scheduleChecks), ...scaling, ...resources.checks, ...drains.checks);
    const plan = {
        cluster,
        families,
        waves: waves.map((wave) => wave.map((one) => withDrain(one, times))),
        schedules,
        ...(appSpec && { appSpec }),
        checks,
        notes: [...outdated.notes, ...resources.notes, ...unreadGroups, ...drains.notes],
        ...(migration && { migration }),
        ...(afterRelease && { afterRelease }),
    };
    const view = viewOf(plan, { request, images, bases, running: running.revisions });
    if (!request.report.dryRun)
        return { ...plan, view };
    const { policyOfPlan } = await __webpack_require__.e(/* import() */ 195).then(__webpack_require__.bind(__webpack_require__, 1195));
    const serving = waves.flat().flatMap(({ from }) => running.revisions.get(from)?.definition ?? []);
    return { ...plan, view: { ...view, policy: policyOfPlan(plan, request, serving) } };
}
const definitionsOf = ({ families }) => families.map(({ definition }) => definition);
/** The result of a read; if it fails, the fallback and a failed check. */
async function orCheck(checks, fallback, read) {
    try {
        return await read();
    }
    catch (error) {
        (0,failure/* assertFailure */.fc)(error);
        checks.push((0,plan_plan/* failedCheck */.WU)(error.why));
        return fallback;
    }
}
/** Reads deployment groups and the AppSpec file. Loads nothing for a release without CodeDeploy. */
async function readCodeDeploy(context, waves, checks) {
    const deploys = waves.flat().some(({ controller }) => controller === "CODE_DEPLOY");
    if (!deploys && context.request.codeDeploy.appSpec === undefined)
        return { waves, checks: [] };
    const { readAppSpec, withGroups } = await __webpack_require__.e(/* import() */ 825).then(__webpack_require__.bind(__webpack_require__, 8825));
    const [grouped, appSpec] = await Promise.all([
        withGroups(context, waves),
        orCheck(checks, undefined, () => readAppSpec(context)),
    ]);
    return { ...grouped, appSpec };
}
/** The schedules, and the base of every family of the release. */
async function readDefinitions(context, ecs, { waves, cluster }, checks) {
    const { request } = context;
    const schedules = await orCheck(checks, [], () => (0,read/* readSchedules */.D)(context, request.schedules, cluster.arn));
    const uses = familyUses(request, { waves, schedules });
    const { signal } = context;
    const { bases, problems } = await readBases({ request, ecs, signal }, uses);
    checks.push(...problems.map((cause) => (0,plan_plan/* failedCheck */.WU)(cause)));
    return { schedules, bases, running: await readRunning({ ecs, signal }, waves.flat(), bases) };
}
const scheduleChecks = ({ name, notes, targets }) => [
    (0,core_checks/* passed */.bF)(name, `runs ${targets.map(({ taskDefinition }) => (0,aws_arn/* revisionName */.pd)(taskDefinition)).join(", ")}`),
    ...notes.map((text) => (0,core_checks/* warning */.$e)(name, text)),
];
/** Which container of which family migrates, and where. Throws Failure if that is unclear. */
async function planMigration({ request, signal }, ecs, { waves, families, cluster }) {
    const family = families.get(migrationFamily(request, waves) ?? "");
    if (family === undefined || request.migration === undefined)
        return undefined;
    const { container, network } = request.migration;
    const where = { cluster: cluster.arn, service: waves.flat()[0]?.service, container, network };
    const oneOff = await planOneOff({ ecs, signal }, sourcesOf(request, family, where));
    return { family: family.family, oneOff };
}
/** Which container of the first service runs the after-release command, and where. Throws Failure if that is unclear. */
async function planAfterRelease({ request, signal }, ecs, { waves, families, cluster }) {
    const first = waves.flat()[0];
    const family = families.get(first?.family ?? "");
    const { afterRelease } = request.rollout;
    if (first === undefined || family === undefined || afterRelease === undefined)
        return undefined;
    const { container } = afterRelease;
    const where = { cluster: cluster.arn, service: first.service, container, network: {} };
    const oneOff = await planOneOff({ ecs, signal }, sourcesOf(request, family, where));
    return { family: family.family, oneOff };
}
const afterReleaseChecks = (planned) => planned === undefined
    ? []
    : [
        (0,core_checks/* passed */.bF)("after-release-command", `runs in container ${planned.oneOff.container} of ${planned.family} on ${planned.oneOff.launch.words} after the release has passed its checks`),
    ];
/** Warns if a service sets the migration's variables: each of its tasks would migrate. */
function migrationChecks(request, families, waves) {
    const { migration } = request;
    if (migration === undefined)
        return [];
    const names = new Set(waves.flat().map(({ family }) => family));
    return [...names].flatMap((name) => {
        const definition = families.get(name)?.definition;
        if (definition === undefined)
            return [];
        return warnIfServiceMigrates(definition, migration.environment).map(({ about, text }) => (0,core_checks/* warning */.$e)(about, text));
    });
}
async function readWaves({ request, signal }, ecs) {
    const requested = request.waves.map((wave) => wave.map((name) => ({ name, cluster: request.cluster })));
    const described = await (0,reading_services/* describeServices */.Ge)({ ecs, signal }, requested.flat(), reading_services/* withEventIds */.tt);
    const services = await (0,rollout_states/* completeRolloutStates */.j)({ ecs, signal }, described);
    const checks = [];
    const waves = requested.map((wave) => wave.flatMap((one) => {
        const planned = planService(one.name, services.get(one));
        if ("length" in planned) {
            checks.push(...planned);
            return [];
        }
        return [planned];
    }));
    return { waves, checks, cluster: await findCluster(ecs, request, [...services.values()], signal) };
}
/** Services contain the cluster's ARN; DescribeClusters is called only without services. */
async function findCluster(ecs, request, services, signal) {
    const arn = services.find(({ clusterArn }) => clusterArn !== undefined)?.clusterArn;
    if (arn !== undefined)
        return clusterFrom(arn);
    const answer = await ecs.describeClusters({ clusters: [request.cluster] }, { signal, resource: request.cluster });
    const found = answer.clusters?.[0];
    if (found?.clusterArn !== undefined && found.status === "ACTIVE")
        return clusterFrom(found.clusterArn);
    throw new failure/* Failure */.HR({
        name: "cluster-not-found",
        what: `Cluster ${request.cluster}: ${found?.status === undefined ? "not found" : `the status is ${found.status}`}.`,
        evidence: [],
        remedy: "Correct `cluster`. Check aws-region and the account of the role.",
    });
}

;// CONCATENATED MODULE: ./build/src/release/background.js
/** Work that the release does not depend on, for example the rest of a log. The release waits for it at the end. */

class BackgroundWork {
    #emit;
    #signal;
    #pending = new Set();
    /** @param signal aborts when the job is canceled; the work ends with it */
    constructor(emit, signal) {
        this.#emit = emit;
        this.#signal = signal;
    }
    /** A failure of the work is a note; it never fails the release. */
    add(work) {
        const kept = work
            .catch((error) => {
            if (this.#signal.aborted)
                return;
            this.#emit({ kind: "note", level: "warning", text: `Background work failed: ${(0,failure/* messageOf */.bD)(error)}` });
        })
            .finally(() => this.#pending.delete(kept));
        this.#pending.add(kept);
    }
    async finish() {
        while (this.#pending.size > 0)
            await Promise.all(this.#pending);
    }
}

// EXTERNAL MODULE: ./build/src/core/journal.js
var core_journal = __webpack_require__(4978);
// EXTERNAL MODULE: ./build/src/release/rollout/update-service.js
var update_service = __webpack_require__(6714);
;// CONCATENATED MODULE: ./build/src/release/earlier.js
/** Copies what an earlier attempt of this run changed into this attempt's journal, so that one rollback covers both. */


/** Called right before the first service change: an earlier failure leaves every service as it was found. */
function adoptEarlier(context, { waves }) {
    for (const [index, wave] of waves.entries()) {
        for (const service of wave)
            adopt(context, service, index + 1);
    }
}
function adopt({ clock, journal }, planned, wave) {
    const { earlier, from: to, service } = planned;
    if (earlier === undefined || !earlier.ended)
        return;
    const { from, deploymentId, serviceDeploymentArn } = earlier;
    const idsBefore = (0,update_service/* deploymentIds */.Mx)(service).filter((id) => id !== deploymentId);
    journal.write((0,core_journal/* serviceEntry */.WK)({ ...planned, from }, {
        wave,
        to,
        idsBefore,
        deploymentId,
        ...(serviceDeploymentArn !== undefined && { serviceDeploymentArn }),
        at: clock.now(),
    }));
}

// EXTERNAL MODULE: ./build/src/ecs/definition/task-definition.js
var task_definition = __webpack_require__(9992);
// EXTERNAL MODULE: ./build/src/ecs/registration.js
var registration = __webpack_require__(3246);
;// CONCATENATED MODULE: ./build/src/release/register.js
/** Registers one new revision for each family, which the migration, services and schedules share. */



/** Family → ARN of the revision to release. Throws Failure. */
async function registerFamilies(context, plan) {
    const revisions = new Map();
    // Sequential: AWS allows one registration a second (docs/aws-reference.md#task-definitions), so a burst gains nothing.
    for (const family of plan.families.values()) {
        const arn = family.reused ? family.base : await register(context, family);
        revisions.set(family.family, arn);
        context.emit({
            kind: "registered",
            family: family.family,
            from: family.base,
            to: arn,
            reused: family.reused,
        });
    }
    return revisions;
}
/** @param write keeps the revision in the journal */
async function register(context, family, write = (entry) => void context.journal.write(entry)) {
    const { aws, emit, request, signal } = context;
    const note = (text) => emit({ kind: "note", level: "info", about: family.family, text });
    const trace = request.report.traceTags ? (0,definition_tags/* traceTags */.TS)(request.job) : [];
    const { tags, traceLeftOut } = (0,definition_tags/* revisionTags */.nr)(family.tags, trace);
    if (traceLeftOut)
        note("The trace tags are skipped: the task definition already has too many tags.");
    const registering = { ecs: await aws.ecs(), emit, signal };
    const arn = await (0,registration/* registerRevision */.R)(registering, family, tags).catch((error) => {
        if (trace.length === 0 || !isTaggingDenied(error))
            throw error;
        note("The trace tags are skipped: the role does not allow ecs:TagResource.");
        return (0,registration/* registerRevision */.R)(registering, family, (0,definition_tags/* revisionTags */.nr)(family.tags, []).tags);
    });
    write({ kind: "registered", family: family.family, arn });
    return arn;
}
/** Whether AWS denied only the tags; the revision itself may be registered. */
const isTaggingDenied = (error) => (0,classify/* failedAs */.C4)(error, "denied") && (0,classify/* awsProblemOf */.sv)(error)?.message.includes("ecs:TagResource") === true;

// EXTERNAL MODULE: ./build/src/diagnosis/row.js
var row = __webpack_require__(4883);
// EXTERNAL MODULE: ./build/src/diagnosis/failed-container.js
var failed_container = __webpack_require__(8636);
// EXTERNAL MODULE: ./build/src/diagnosis/log-hints.js + 2 modules
var log_hints = __webpack_require__(725);
// EXTERNAL MODULE: ./build/src/diagnosis/rows/log-migration.js
var log_migration = __webpack_require__(8174);
;// CONCATENATED MODULE: ./build/src/diagnosis/one-off.js
/** The two failures of a one-off task that look like a success. Pure. Sources: docs/aws-reference.md#runtask, #migrations. */





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
 * For a one-off task whose service uses Service Connect: only tasks of services get Service Connect names, so a name
 * that works in the service fails here.
 */
function namesWithoutServiceConnect(cause) {
    if (cause.name !== "host-name-unknown")
        return cause;
    const remedy = "If the name is a Service Connect name, use one that DNS resolves, for example the database's own endpoint.";
    return {
        ...cause,
        what: `${cause.what} A one-off task has no Service Connect names, and the service uses Service Connect.`,
        remedy: (0,failure/* joined */.oR)(remedy, cause.remedy),
    };
}
/**
 * For a migration that exited with code 0: its log may report that it did nothing because another run held the lock.
 */
function migrationSkipped(log) {
    const rows = log_migration/* migrationHints */.P.filter((row) => row.name === "migration-skipped");
    const hint = (0,log_hints/* findHint */.hn)(log, rows);
    return hint && (0,row/* causeOf */.rl)(hint.match, {}, [`log: ${hint.line}`]);
}

// EXTERNAL MODULE: ./build/src/diagnosis/placement.js
var placement = __webpack_require__(3980);
// EXTERNAL MODULE: ./build/src/diagnosis/retry.js
var retry = __webpack_require__(9965);
// EXTERNAL MODULE: ./build/src/diagnosis/task-words.js
var task_words = __webpack_require__(290);
// EXTERNAL MODULE: ./build/src/diagnosis/task.js + 2 modules
var diagnosis_task = __webpack_require__(2415);
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
    const reported = stages.filter(({ milliseconds }, index) => milliseconds >= 1000 || index === stages.length - 1);
    return reported.map(({ stage, milliseconds }) => `${stage} ${(0,core_time/* inWords */.r4)(milliseconds)}`).join(", ");
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
const factsOf = ({ spec, task = {}, log }) => ({
    ...(0,ecs_task/* taskFacts */.Xi)(task, spec.definition, [spec.container]),
    log,
});
function diagnose(ending) {
    const cause = (0,diagnosis_task/* diagnoseTask */.S)(factsOf(ending));
    return ending.spec.besideServiceConnect === true ? namesWithoutServiceConnect(cause) : cause;
}
/** RunTask returned no task. `temporary`: another start may find capacity. */
function startFailure(spec, failures) {
    const cause = (0,placement/* diagnosePlacement */.M)(failures);
    const what = `The ${nameOf(spec)} task of ${spec.definition.family} was not started. ${cause.what}`;
    const temporary = failures.length > 0 && failures.every(({ reason }) => (0,retry/* mayRetryPlacement */.PK)(reason));
    return { cause: { ...cause, what }, temporary };
}
/** The cause of a verdict other than success. */
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
            return cause_gone(ending);
    }
}
/** The diagnosis. If it is about another container, the deciding container's exit code comes first. */
function exited(exitCode, ending) {
    const cause = diagnose(ending);
    const { container } = ending.spec;
    if (cause.container === container && cause.exitCode === exitCode)
        return cause;
    return { ...cause, what: `Container "${container}" exited with code ${exitCode}. ${cause.what}` };
}
function dependencyFailed({ container, exitCode }, ending) {
    const cause = diagnose(ending);
    if (cause.name.startsWith("dependency-"))
        return cause;
    const dependency = container === undefined ? "another container" : `container "${container}"`;
    const ended = exitCode === undefined ? "did not start" : `exited with code ${exitCode}`;
    return {
        name: "dependency-failed",
        what: `Container "${ending.spec.container}" never ran: ${dependency}, which it depends on, ${ended}.`,
        evidence: cause.evidence,
        remedy: `Read the log of ${dependency}; the exit code of "${ending.spec.container}" is not its own.`,
        ...(container !== undefined && { container }),
    };
}
const checkByHand = (ending) => ending.spec.kind === "migration"
    ? "The migration may be partly applied. Check its status with the migration tool, then run the job again."
    : "Run the job again.";
const unknownOutcome = (cause, ending) => ({
    ...cause,
    what: `The ${nameOf(ending.spec)} ran, but ECS has no exit code for it. ${cause.what}`,
    remedy: (0,failure/* joined */.oR)(cause.remedy, checkByHand(ending)),
});
function interrupted(stopCode, ending) {
    const { container } = ending.spec;
    if (stopCode === "TaskFailedToStart")
        return failedToStart(ending);
    const byAnother = stopCode === "EssentialContainerExited";
    const why = byAnother
        ? "because another essential container ended first"
        : `by something else (${stopCode === "" ? "no stop code" : stopCode})`;
    return {
        name: "task-interrupted",
        what: `The ${nameOf(ending.spec)} task was stopped ${why}; container "${container}" exited with code 0, but it may not have finished its work.`,
        evidence: (0,task_words/* evidenceOf */.X)(factsOf(ending)),
        remedy: `${byAnother ? "Set `essential: false` on containers that the task does not need." : "The StopTask event in CloudTrail shows who stopped it."} ${checkByHand(ending)}`,
    };
}
/** ECS stopped the deciding container because another one could not start. */
function failedToStart(ending) {
    const { container } = ending.spec;
    const cause = diagnose(ending);
    return {
        ...cause,
        what: `The ${nameOf(ending.spec)} task failed to start; container "${container}" exited with code 0, but it may not have finished its work. ${cause.what}`,
        remedy: (0,failure/* joined */.oR)(cause.remedy, checkByHand(ending)),
    };
}
const cause_gone = (ending) => ({
    name: "task-gone",
    what: `ECS no longer lists the ${nameOf(ending.spec)} task, so its result is unknown.`,
    evidence: [ending.taskArn],
    remedy: checkByHand(ending),
});
/** The task was still running at its timeout. `stop` is the result of StopTask. */
function timeoutCause(ending, stop) {
    const { spec, task, now } = ending;
    const spent = task === undefined ? "" : timeSpentInWords(task, now);
    const what = `The ${nameOf(spec)} did not end within ${(0,core_time/* inWords */.r4)(spec.timeout)}${spent === "" ? "" : `: ${spent}`}.`;
    const evidence = [stop, ending.taskArn];
    const serves = serverCause(ending);
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
/** The task was stopped before its timeout, because it runs a server. */
function servesCause(ending, stop) {
    const serves = serverCause(ending) ?? timeoutCause(ending, stop);
    return { ...serves, evidence: [...serves.evidence, stop, ending.taskArn] };
}
/**
 * A common mistake: the image ignores the variable that selects the migration, so it starts its server and never ends.
 */
const serverCause = (ending) => serverMistakenForMigration({
    ...factsOf(ending),
    container: ending.spec.container,
    variables: ending.spec.environment.map(({ name }) => name),
    commandGiven: ending.spec.command !== undefined,
});
/**
 * Reasons to doubt a success. A tool may exit with code 0 although it did nothing (docs/aws-reference.md#migrations).
 * Or another essential container failed: if it ended first, ECS stopped the migration before it was done.
 */
function reasonsToDoubt(ending) {
    if (ending.spec.kind !== "migration")
        return [];
    const skipped = migrationSkipped(ending.log);
    const failed = failedBeside(ending);
    return [
        ...(skipped === undefined
            ? []
            : [
                `The migration exited with code 0, but it may not have run. ${skipped.what} ${skipped.remedy ?? ""}`,
            ]),
        ...failed.map((name) => `The migration exited with code 0, but the essential container "${name}" failed in the same task. If that container failed first, ECS stopped the migration early: check its status with the migration tool.`),
    ];
}
/** Exit codes of containers that ECS stops with the task. */
const usualEnds = new Set([0, 137, 143]);
const failedBeside = ({ spec, task }) => spec.definition.containers
    .filter(({ name, essential }) => essential && name !== spec.container)
    .map(({ name }) => name)
    .filter((name) => {
    const exitCode = task?.containers?.find((container) => container.name === name)?.exitCode;
    return exitCode !== undefined && !usualEnds.has(exitCode);
});
/** The step could not read the task while it was running. */
function unseenCause(ending, why) {
    return {
        ...why,
        what: `The ${nameOf(ending.spec)} task could not be watched until it stopped. ${why.what}`,
        evidence: [...why.evidence, `The task may still be running: ${ending.taskArn}`],
        remedy: (0,failure/* joined */.oR)(why.remedy, checkByHand(ending)),
    };
}

// EXTERNAL MODULE: ./build/src/release/one-off/deregister.js
var deregister = __webpack_require__(6476);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/src/aws/retry.js
var aws_retry = __webpack_require__(257);
// EXTERNAL MODULE: ./build/src/ecs/reading/tasks.js
var reading_tasks = __webpack_require__(2166);
// EXTERNAL MODULE: ./build/src/ecs/task-log.js
var task_log = __webpack_require__(6321);
// EXTERNAL MODULE: ./build/src/ecs/task-identity.js
var task_identity = __webpack_require__(3825);
// EXTERNAL MODULE: ./build/src/release/heartbeat.js
var release_heartbeat = __webpack_require__(5691);
;// CONCATENATED MODULE: ./build/src/release/one-off/spec.js

async function oneOffContext(context) {
    const { aws, clock, emit, signal, pace, background } = context;
    const logs = (region) => aws.logs(region);
    return {
        ecs: await aws.ecs(),
        logs,
        clock,
        emit,
        signal,
        pace,
        ...(background && { background: (work) => background.add(work) }),
    };
}
/** Adds what the plan and the request decide for every one-off task. */
const specOf = ({ journal, request }, { container, launch, tags, besideServiceConnect }, own) => ({
    ...own,
    container,
    launch: launch.input,
    tags,
    besideServiceConnect,
    starter: request.job,
    streamLogs: request.report.streamLogs,
    record: (entry) => journal.write(entry),
});
const deciderOf = (spec) => ({
    container: spec.container,
    definitions: spec.definition.containerPlans,
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
 * The request for start number `start`, from 0. Sending it twice never starts a second task. `after` is the ARN of a
 * failed task that the same request started earlier.
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

;// CONCATENATED MODULE: ./build/src/release/one-off/guard.js










/** How long to retry while AWS does not respond. */
const retryPeriod = (0,core_time/* minutes */.Gx)(5);
class Guard {
    #context;
    #spec;
    #intent;
    /** Tasks of this kind that were seen running: ECS stops listing them once it stops them. */
    #known = new Set();
    #readStopped = false;
    constructor(context, spec, intent) {
        this.#context = context;
        this.#spec = spec;
        this.#intent = intent;
    }
    /**
     * Waits until no other task of this kind is running. Returns a task to adopt instead of starting one: a running task
     * of this run, or one of this run attempt that succeeded.
     * @throws Failure `task-running` (`if-migrating: fail`), `task-wait-timeout`
     */
    async clear(waitBudget) {
        const { clock, signal, pace } = this.#context;
        const begin = clock.now();
        const heartbeat = new release_heartbeat/* Heartbeat */.X(clock, this.#context.emit);
        let reported;
        for (;;) {
            const { tasks, unknown } = await this.#readWithRetries();
            const own = this.#takeOver(tasks);
            if (own !== undefined)
                return own;
            const elapsed = clock.now() - begin;
            const other = tasks.find(task_identity/* isAlive */._n);
            if (other === undefined && (unknown === 0 || elapsed >= ecs_task/* missingGrace */.b1)) {
                waitBudget.left -= elapsed;
                return undefined;
            }
            if (other !== undefined) {
                if (this.#spec.ifBusy === "fail")
                    throw this.#running(other);
                if (elapsed >= waitBudget.left)
                    throw this.#waitedTooLong(other, elapsed);
                if (reported !== other.taskArn)
                    this.#emit(`Waiting for ${this.#describe(other)}.`);
                reported = other.taskArn;
                heartbeat.beat(`${this.#describe(other)} to end`, begin + waitBudget.left);
            }
            const left = (other === undefined ? ecs_task/* missingGrace */.b1 : waitBudget.left) - elapsed;
            await clock.sleep(Math.max(1, Math.min(pace(elapsed), left)), signal);
        }
    }
    /** An older running task of this kind, for which ours must yield. */
    async olderThan(own) {
        const { cluster } = this.#spec;
        const listed = await (0,reading_tasks/* listRunning */.GC)(this.#context, cluster, this.#intent.startedBy);
        const others = listed.filter((arn) => arn !== own.taskArn);
        const tasks = await (0,reading_tasks/* describeTasks */.yz)(this.#context, cluster, others);
        return tasks.find((task) => (0,task_identity/* isAlive */._n)(task) && (0,task_identity/* isOlder */.tW)(task, own));
    }
    /** Reads the tasks, with retries: nothing is started without a successful read. */
    async #readWithRetries() {
        const { clock, signal, pace } = this.#context;
        const end = clock.now() + retryPeriod;
        for (;;) {
            try {
                return await this.#readTasks();
            }
            catch (thrown) {
                signal.throwIfAborted();
                if (!(0,aws_retry/* mayBeTemporary */.Qs)(thrown) || clock.now() >= end)
                    throw thrown;
                await clock.sleep(pace(0), signal);
            }
        }
    }
    async #readTasks() {
        const { cluster } = this.#spec;
        const { family } = this.#spec.definition;
        const { startedBy } = this.#intent;
        const [listed, stopped] = await Promise.all([
            (0,reading_tasks/* listRunning */.GC)(this.#context, cluster, startedBy),
            this.#readStopped ? [] : (0,reading_tasks/* describeStopped */.p_)(this.#context, cluster, { family, startedBy }),
        ]);
        this.#readStopped = true;
        for (const { taskArn } of stopped)
            this.#remember(taskArn);
        for (const arn of listed)
            this.#remember(arn);
        const tasks = await (0,reading_tasks/* describeTasks */.yz)(this.#context, cluster, [...this.#known]);
        for (const task of tasks)
            if ((0,ecs_task/* isOver */.PU)(task) && this.#isOthers(task))
                this.#known.delete(task.taskArn ?? "");
        const described = new Set(tasks.map(({ taskArn }) => taskArn));
        return { tasks, unknown: listed.filter((arn) => !described.has(arn)).length };
    }
    #remember(arn) {
        if (arn !== undefined)
            this.#known.add(arn);
    }
    #isOthers(task) {
        return (0,task_identity/* originOf */.yv)(task, this.#intent) === "other";
    }
    #takeOver(tasks) {
        const ours = tasks.filter((task) => !this.#isOthers(task));
        const atWork = ours.filter(task_identity/* isAlive */._n).toSorted(oldestFirst)[0];
        if (atWork !== undefined)
            return atWork;
        const done = ours.filter((task) => (0,task_identity/* originOf */.yv)(task, this.#intent) === "same-attempt" && this.#hasSucceeded(task));
        return done.toSorted(oldestFirst).at(-1);
    }
    /** A failed task is run again. */
    #hasSucceeded(task) {
        return (0,ecs_task/* hasSucceeded */.yO)((0,ecs_task/* judge */.S4)({ task }, deciderOf(this.#spec)));
    }
    #emit(text) {
        this.#context.emit({ kind: "note", level: "info", about: this.#spec.definition.family, text });
    }
    #describe(task) {
        const { kind, definition } = this.#spec;
        const age = this.#context.clock.now() - (task.createdAt?.getTime() ?? this.#context.clock.now());
        const whose = (0,task_identity/* markIn */.bk)(task)?.replace(/:[0-9a-f]{16}$/u, "") ?? "an unknown run";
        return `the ${kind} of ${definition.family} that ${whose} started ${(0,core_time/* inWords */.r4)(age)} ago (task ${(0,aws_arn/* shortName */.EU)(task.taskArn ?? "")}, ${stageInWords(task)})`;
    }
    #running(other) {
        const { kind, definition } = this.#spec;
        return new failure/* Failure */.HR({
            name: "task-running",
            what: `Another ${kind} of ${definition.family} is already running, and if-migrating is fail.`,
            evidence: [this.#describe(other), other.taskArn ?? ""],
            remedy: "Run the job again after it ends, or set if-migrating to wait.",
        });
    }
    #waitedTooLong(other, elapsed) {
        const { kind, definition } = this.#spec;
        return new failure/* Failure */.HR({
            name: "task-wait-timeout",
            what: `Another ${kind} of ${definition.family} did not end within ${(0,core_time/* inWords */.r4)(elapsed)}.`,
            evidence: [this.#describe(other), other.taskArn ?? ""],
            remedy: "Check that task. Run the job again after it ends, or raise migration-timeout.",
        });
    }
}
const oldestFirst = (one, other) => ((0,task_identity/* isOlder */.tW)(one, other) ? -1 : 1);

;// CONCATENATED MODULE: ./build/src/release/one-off/start.js








/** How long to repeat a request that may have taken effect. */
const start_retryPeriod = (0,core_time/* minutes */.Gx)(5);
async function startTask(context, spec, request, intent, deadline) {
    const { clock, signal } = context;
    const end = Math.min(deadline.at, clock.now() + start_retryPeriod);
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
            (0,failure/* assertFailure */.fc)(thrown, signal);
            const problem = (0,classify/* classify */.L8)(thrown.cause);
            const existing = problem.kind === "conflict" ? conflictingTask(thrown.cause) : undefined;
            if (existing !== undefined) {
                const start = await takeExisting(context, spec, intent, existing, thrown.why);
                return start.task === undefined ? start : { ...start, earlier: !lost };
            }
            lost ||= problem.maybeDone;
            if (isTagged(sent) && isAboutTags(problem)) {
                sent = withoutTags(sent);
                note(context, spec, "The role lacks ecs:TagResource, so the task has no tags.");
            }
            else if ((0,aws_retry/* isTemporary */.ey)(thrown) && clock.now() < end) {
                await clock.sleep(context.pace(0), signal);
            }
            else {
                return lost ? findLost(context, spec, intent, thrown.why) : nothing(thrown.why);
            }
        }
    }
}
const nothing = (cause, temporary = false) => ({ task: undefined, cause, temporary });
function readAnswer({ tasks, failures }, spec) {
    const task = tasks?.[0];
    if (task?.taskArn !== undefined)
        return { task };
    const failed = startFailure(spec, failures ?? []);
    return nothing(failed.cause, failed.temporary);
}
/** Rejected only because of the tags. An account that has not opted in to long ARNs can't tag either. */
const isAboutTags = (problem) => (problem.kind === "denied" && problem.message.includes("ecs:TagResource")) ||
    (problem.kind === "invalid" && /\badd tags\b/iu.test(problem.message));
const isTagged = (request) => request.tags !== undefined || request.propagateTags !== undefined;
function withoutTags(request) {
    const { tags: _, propagateTags: __, ...rest } = request;
    return rest;
}
/** ConflictException names the task that already uses the token. */
function conflictingTask(thrown) {
    const { resourceIds } = thrown;
    const [first] = resourceIds ?? [];
    return typeof first === "string" ? first : undefined;
}
async function takeExisting(context, spec, intent, arn, why) {
    // ECS may not list a task yet that it just started.
    const task = await (0,aws_retry/* whileSettling */.CF)(context, async () => {
        const [found] = await (0,reading_tasks/* describeTasks */.yz)(context, spec.cluster, [arn]);
        return found;
    });
    if (task !== undefined && (0,task_identity/* originOf */.yv)(task, intent) === "same-attempt")
        return { task };
    return nothing(why);
}
/** All responses were lost, but the task may exist. */
async function findLost(context, spec, intent, why) {
    const unclear = {
        ...why,
        name: "task-start-unclear",
        what: `It is unknown whether the ${spec.kind} task started: ${why.what}`,
        remedy: `Look for tasks started by ${intent.startedBy} in the cluster before running the job again.`,
    };
    try {
        const listed = await (0,reading_tasks/* listRunning */.GC)(context, spec.cluster, intent.startedBy);
        const tasks = await (0,reading_tasks/* describeTasks */.yz)(context, spec.cluster, listed);
        const task = tasks.find((one) => (0,task_identity/* originOf */.yv)(one, intent) === "same-attempt");
        return task === undefined ? nothing(unclear) : { task };
    }
    catch (thrown) {
        (0,failure/* assertFailure */.fc)(thrown, context.signal);
        return nothing({ ...unclear, evidence: [...unclear.evidence, thrown.why.what] });
    }
}
const note = (context, spec, text) => context.emit({ kind: "note", level: "info", about: spec.definition.family, text });

// EXTERNAL MODULE: ./build/src/ecs/outlook.js
var outlook = __webpack_require__(704);
// EXTERNAL MODULE: ./build/src/release/one-off/stop.js
var stop = __webpack_require__(7282);
;// CONCATENATED MODULE: ./build/src/release/one-off/watch.js













/** How long sidecars may take to end on their own after the deciding container. */
const sidecarGrace = (0,core_time/* seconds */.YA)(10);
/** After this time the step warns about a migration that looks like a server, long before its timeout. */
const serverWarningAfter = (0,core_time/* seconds */.YA)(60);
/**
 * A migration is stopped as a server only if all of this holds: it has no command of its own; its log has a line that
 * servers print when they are ready; this has been so for that long and at that many reads; and the log has been silent
 * since.
 */
const serverProof = { since: (0,core_time/* minutes */.Gx)(2), silent: (0,core_time/* seconds */.YA)(60), readings: 5 };
/** How long a task may take to stop: up to two minutes of `stopTimeout`, then its network interface. */
const stopLimit = (0,core_time/* minutes */.Gx)(4);
class TaskWatch {
    #context;
    #spec;
    #options;
    #heartbeat;
    #task;
    #missingSince;
    #nextPollAt = 0;
    #status = "";
    #changedAt;
    #outlivedSince;
    #stoppedWhileRunning = false;
    #compared = false;
    #warnedAboutServer = false;
    #serving;
    constructor(context, spec, options) {
        const emit = (event) => {
            this.#heartbeat.reset();
            context.emit(event);
        };
        this.#heartbeat = new release_heartbeat/* Heartbeat */.X(context.clock, context.emit);
        this.#context = { ...context, emit };
        this.#spec = spec;
        this.#options = options;
        this.#changedAt = context.clock.now();
    }
    async run(deadline) {
        return (await this.#until(deadline, () => this.#step(deadline))) ?? this.#timeOut();
    }
    /** Polls whichever is due next, the task or its log. */
    #until(deadline, attempt) {
        const { clock, signal } = this.#context;
        const next = () => Math.max(1, Math.min(this.#nextPollAt, this.#logDue()) - clock.now());
        return (0,core_time/* poll */.wt)({ clock, signal, deadline, pace: next }, attempt);
    }
    /** There is no log to read before a container may have started. */
    #logDue() {
        const { follower } = this.#options;
        const { lastStatus } = this.#task ?? {};
        const early = lastStatus === undefined || lastStatus === "PROVISIONING" || lastStatus === "PENDING";
        return follower === undefined || early ? Number.POSITIVE_INFINITY : follower.due;
    }
    async #step(deadline) {
        const { clock } = this.#context;
        const due = clock.now() >= this.#nextPollAt || deadline.passed();
        const end = due ? await this.#judge(deadline) : undefined;
        if (due)
            this.#nextPollAt = clock.now() + this.#pause();
        if (end !== undefined)
            return end;
        if (clock.now() >= this.#logDue())
            await this.#options.follower?.read();
        const doing = this.#task === undefined ? "not visible yet" : stageInWords(this.#task);
        this.#heartbeat.beat(`the ${nameOf(this.#spec)} task (${doing})`, deadline.at);
        return undefined;
    }
    /** Milliseconds until the next poll. */
    #pause() {
        const { clock, pace } = this.#context;
        return pace(clock.now() - this.#changedAt, (0,outlook/* outlookOfTask */.G2)(this.#task ?? {}));
    }
    async #judge(deadline) {
        const read = await this.#describe();
        // A read without an answer proves nothing: neither that the task is missing nor that it still serves.
        if (read === "unanswered")
            return undefined;
        if (read !== "read")
            return this.#ended({ end: "unseen", why: read });
        const verdict = (0,ecs_task/* judge */.S4)(this.#taskReading(), deciderOf(this.#spec));
        if (verdict.state === "going") {
            if (this.#isProvenServer())
                return this.#stopServer();
            this.#warnAboutServer();
            return this.#yieldToOlder();
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
    #taskReading() {
        if (this.#missingSince === undefined && this.#task !== undefined) {
            return { task: this.#task, stoppedWhileRunning: this.#stoppedWhileRunning };
        }
        const since = this.#missingSince ?? this.#context.clock.now();
        return { task: undefined, missingFor: this.#context.clock.now() - since };
    }
    /** Reads the task once. Returns errors that are not temporary. */
    async #describe() {
        const { clock, signal } = this.#context;
        const { started } = this.#options;
        if (this.#task === undefined && this.#missingSince === undefined && started !== undefined) {
            this.#update(started);
            return "read";
        }
        try {
            const [task] = await (0,reading_tasks/* describeTasks */.yz)(this.#context, this.#spec.cluster, [this.#options.taskArn]);
            this.#missingSince = task === undefined ? (this.#missingSince ?? clock.now()) : undefined;
            if (task !== undefined)
                this.#update(task);
            return "read";
        }
        catch (thrown) {
            (0,failure/* assertFailure */.fc)(thrown, signal);
            return (0,aws_retry/* mayBeTemporary */.Qs)(thrown) ? "unanswered" : thrown.why;
        }
    }
    #update(task) {
        this.#task = task;
        this.#stoppedWhileRunning ||= (0,ecs_task/* isStoppedWhileRunning */.y1)(task, this.#spec);
        this.#options.follower?.locate(task);
        const status = statusInWords(task);
        if (status === this.#status)
            return;
        this.#status = status;
        this.#changedAt = this.#context.clock.now();
        this.#context.emit({
            kind: "task-status",
            task: this.#spec.kind,
            taskArn: this.#options.taskArn,
            status,
        });
    }
    /**
     * Until our task does work, it may yield to an older one: two runners may start tasks at the same time, before either
     * is listed. Once it works, stopping it would do more harm than running both.
     */
    async #yieldToOlder() {
        const { older } = this.#options;
        const task = this.#task;
        if (older === undefined || task === undefined || (this.#compared && !(0,retry/* neverStarted */.wK)(task)))
            return undefined;
        const olderTask = await this.#findOlder(older, task);
        this.#compared = true;
        if (olderTask === undefined)
            return undefined;
        if (!(0,retry/* neverStarted */.wK)(task)) {
            this.#warn(`Another ${nameOf(this.#spec)} task is running at the same time: ${olderTask.taskArn ?? ""}.`);
            return undefined;
        }
        if (!(await this.#stop("yielded")).done)
            return undefined;
        await this.#untilOver();
        const last = this.#task ?? task;
        return (0,ecs_task/* isOver */.PU)(last) && (0,retry/* neverStarted */.wK)(last) ? this.#ended({ end: "yielded" }) : undefined;
    }
    /** Detects a common mistake long before the timeout: the image started its server. */
    #warnAboutServer() {
        const { clock } = this.#context;
        const task = this.#task;
        const running = clock.now() - (task?.startedAt?.getTime() ?? clock.now());
        if (this.#warnedAboutServer || running < serverWarningAfter || this.#spec.kind !== "migration")
            return;
        const { taskArn, follower } = this.#options;
        const log = follower?.lines ?? [];
        const serves = serverCause({ spec: this.#spec, taskArn, task, log, now: clock.now() });
        if (serves === undefined)
            return;
        this.#warnedAboutServer = true;
        this.#warn(`The migration may never end. ${serves.what} ${serves.remedy ?? ""}`);
    }
    /** Counts this read. A container that has ended is judged by its exit code instead. */
    #isProvenServer() {
        const { kind, command, container } = this.#spec;
        const lines = this.#options.follower?.lines ?? [];
        const running = (0,ecs_task/* containerOf */.t8)(this.#task ?? {}, container)?.lastStatus === "RUNNING";
        if (kind !== "migration" || command !== undefined || !running || !lines.some(isServingLine)) {
            this.#serving = undefined;
            return false;
        }
        const now = this.#context.clock.now();
        const logReadAt = this.#options.follower?.readAt ?? 0;
        const text = lines.join("\n");
        this.#serving ??= { since: now, readings: 0, lines: text, changedAt: now };
        const serving = this.#serving;
        serving.readings += 1;
        if (serving.lines !== text)
            [serving.lines, serving.changedAt] = [text, now];
        return (serving.readings >= serverProof.readings &&
            now - serving.since >= serverProof.since &&
            logReadAt - serving.changedAt >= serverProof.silent);
    }
    async #stopServer() {
        return this.#end("serves", await this.#stop("serves"));
    }
    async #findOlder(older, task) {
        try {
            return await older(task);
        }
        catch (thrown) {
            (0,failure/* assertFailure */.fc)(thrown, this.#context.signal);
            const { family: about } = this.#spec.definition;
            const text = `The step can't check whether another ${nameOf(this.#spec)} started at the same time: ${thrown.message}`;
            this.#context.emit({ kind: "note", level: "info", about, text });
            return undefined;
        }
    }
    /** The deadline has passed, so the task is stopped. */
    async #timeOut() {
        return this.#end("timeout", await this.#stop("timeout"));
    }
    /** We stopped the task, but it may have ended just before. */
    async #end(end, stop) {
        if (stop.done)
            await this.#untilOver();
        const verdict = (0,ecs_task/* judge */.S4)(this.#taskReading(), deciderOf(this.#spec));
        const byItself = this.#task?.stopCode === "EssentialContainerExited" && !this.#stoppedWhileRunning;
        if (verdict.state === "exited" && byItself)
            return this.#ended({ end: "judged", verdict });
        const exitCode = this.#task && (0,ecs_task/* exitCodeOf */.FO)(this.#task, this.#spec.container);
        return this.#ended({ end, stop: stop.text, ...(exitCode !== undefined && { exitCode }) });
    }
    async #untilOver() {
        const { clock, pace } = this.#context;
        this.#nextPollAt = 0;
        await this.#until(new core_time/* Deadline */.B2(clock, stopLimit), async () => {
            if (clock.now() >= this.#nextPollAt) {
                const read = await this.#describe();
                this.#nextPollAt = clock.now() + pace(0);
                if (read !== "read" && read !== "unanswered")
                    return true;
            }
            if (clock.now() >= this.#logDue())
                await this.#options.follower?.read();
            return this.#task !== undefined && (0,ecs_task/* isOver */.PU)(this.#task) ? true : undefined;
        });
    }
    async #stop(why) {
        const { taskArn } = this.#options;
        const refused = await (0,stop/* stopTask */.S)(this.#context, { cluster: this.#spec.cluster, taskArn }, why);
        if (refused === undefined)
            return { done: true, text: "The task was stopped." };
        const text = `The task could not be stopped, so it may still be running: ${refused.what}`;
        this.#warn(text);
        return { done: false, text };
    }
    #warn(text) {
        this.#context.emit({ kind: "note", level: "warning", about: this.#spec.definition.family, text });
    }
    #ended(how) {
        const endedAt = this.#task?.executionStoppedAt?.getTime() ?? this.#outlivedSince;
        return { ...how, task: this.#task, endedAt: endedAt ?? this.#context.clock.now() };
    }
}

// EXTERNAL MODULE: ./build/src/release/one-off/log-tail.js
var log_tail = __webpack_require__(2477);
;// CONCATENATED MODULE: ./build/src/release/one-off/log.js







/** Timeout of one read, so that a slow log doesn't delay the verdict. */
const readLimit = (0,core_time/* seconds */.YA)(5);
/** Until the next read of a stream that doesn't exist yet. */
const missingStream = (0,core_time/* seconds */.YA)(2);
/** A page with this many events probably isn't the last one. */
const largePage = 500;
/** Lines to print in the job log. More are counted, and the last ones still go to the report. */
const mostLines = 20_000;
class TaskLogFollower {
    #context;
    #followed;
    #tail = new log_tail/* LogTail */.J();
    #location;
    #token;
    #emitted = 0;
    #failures = 0;
    #missing;
    #due;
    #readAt;
    constructor(context, followed) {
        this.#context = context;
        this.#followed = followed;
        this.#location = (0,task_log/* logLocation */.U)(followed.definition, { taskArn: followed.taskArn });
        this.#due = context.clock.now();
        if (this.#location.kind === "unreadable")
            this.#giveUp(this.#location.why);
        // Loads the client while the task starts. The first read reports a failure.
        if (this.stream !== undefined)
            context.logs(this.stream.region).catch(() => undefined);
    }
    /** The log stream, once it is known. */
    get stream() {
        return this.#location.kind === "stream" ? this.#location : undefined;
    }
    /** Epoch milliseconds of the next read; `Infinity` if there is none. */
    get due() {
        return this.#due;
    }
    /** Epoch milliseconds of the last read that CloudWatch answered. */
    get readAt() {
        return this.#readAt;
    }
    /** The last 50 lines. */
    get lines() {
        return this.#tail.lines;
    }
    /** Takes the newest state of the task, because Docker's container ID may be part of the stream's name. */
    locate(task) {
        if (this.#location.kind !== "not-yet")
            return;
        const { taskArn, definition } = this.#followed;
        const { runtimeId } = (0,ecs_task/* containerOf */.t8)(task, definition.name) ?? {};
        this.#location = (0,task_log/* logLocation */.U)(definition, { taskArn, runtimeId });
    }
    /** Reads one page immediately, unless reading was given up. */
    async readNow() {
        if (this.#due === Number.POSITIVE_INFINITY || this.stream === undefined)
            return;
        this.#due = this.#context.clock.now();
        await this.read();
    }
    /** Reads one page if it is due. True if it returned events or there are more. */
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
        this.#add(events);
        const pace = (0,task_log/* logPace */.GF)(stream.region);
        const hurry = events.length >= largePage || (more && events.length === 0);
        // The quota counts requests, so while catching up, the time to transfer a megabyte is part of the wait.
        this.#due = hurry ? now + pace.catchUp : this.#context.clock.now() + pace.follow;
        return more;
    }
    /**
     * Reads until nothing arrives for `quiet` milliseconds, or until `limit` has passed. The last read repeats the most
     * recent time range, because late lines can arrive between others (docs/aws-reference.md#logs). `since` is when the
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
            const brought = isQuiet ? await this.#readLateLines() : await this.read();
            if (isQuiet && !brought)
                break;
            caughtUp = !brought;
            if (brought)
                last = clock.now();
        }
        if (this.#readAt === undefined && this.#missing !== undefined)
            this.#giveUp(this.#missing);
    }
    #from() {
        return this.#token === undefined ? {} : { nextToken: this.#token };
    }
    async #readLateLines() {
        const { stream } = this;
        const startTime = this.#tail.oldestRemembered;
        if (stream === undefined || startTime === undefined)
            return this.read();
        const page = await this.#page(stream, { startFromHead: true, startTime });
        const late = (page?.events ?? []).filter((event) => !this.#tail.remembers(event));
        this.#add(late);
        this.#due = Math.max(this.#due, this.#context.clock.now() + (0,task_log/* logPace */.GF)(stream.region).follow);
        return late.length > 0;
    }
    async #page(stream, position) {
        const { clock, signal } = this.#context;
        const limit = (0,core_time/* abortAfter */.dg)(clock, readLimit, signal);
        try {
            const logs = await this.#context.logs(stream.region);
            const page = await logs.getLogEvents({ logGroupName: stream.group, logStreamName: stream.stream, ...position }, { signal: limit.signal, resource: stream.group });
            this.#failures = 0;
            this.#readAt = clock.now();
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
    /**
     * A stream that doesn't exist yet is normal. Temporary errors are retried with backoff. Any other error ends the
     * reading with a note.
     */
    #failed(thrown) {
        const problem = (0,classify/* classify */.L8)(thrown instanceof failure/* Failure */.HR ? thrown.cause : thrown);
        const slow = thrown instanceof DOMException;
        if (problem.kind === "not-found") {
            this.#missing = problem.message;
        }
        else if (!slow && !(0,aws_retry/* isTemporary */.ey)(thrown)) {
            this.#giveUp(thrown instanceof failure/* Failure */.HR ? (0,failure/* joined */.oR)(thrown.why.what, thrown.why.remedy) : (0,failure/* messageOf */.bD)(thrown));
            return;
        }
        this.#failures += problem.kind === "not-found" ? 0 : 1;
        const wait = problem.kind === "not-found" ? missingStream : (0,aws_retry/* delayAfter */.Ee)(aws_retry/* logReads */.k0, this.#failures);
        this.#due = this.#context.clock.now() + (wait ?? Infinity);
    }
    #add(events) {
        const { name: container } = this.#followed.definition;
        for (const event of events) {
            for (const text of this.#tail.add(event)) {
                this.#emitted += 1;
                if (this.#emitted > mostLines)
                    continue;
                this.#context.emit({
                    kind: "task-log",
                    task: this.#followed.task,
                    container,
                    at: event.timestamp ?? this.#context.clock.now(),
                    text,
                });
                if (this.#emitted === mostLines) {
                    this.#note(`The log has more than ${mostLines} lines. CloudWatch has the rest, and the report shows the last lines.`);
                }
            }
        }
    }
    #giveUp(why) {
        this.#due = Number.POSITIVE_INFINITY;
        const { stream } = this;
        const where = stream === undefined ? "" : ` (group ${stream.group}, stream ${stream.stream}, ${stream.region})`;
        this.#note(`Can't read the log${where}: ${why}`);
    }
    #note(text) {
        this.#context.emit({ kind: "note", level: "info", about: this.#followed.definition.name, text });
    }
}

;// CONCATENATED MODULE: ./build/src/release/one-off/run.js
/**
 * Runs one task once: waits for other tasks, starts it, watches it and judges the result. Used by the migration, smoke
 * tests and the after-release command. Starts it again only if it is certain that the earlier start did no work.
 */














/**
 * How long a log must be silent after the task ended, before it counts as complete. After a failure, the last lines
 * matter more.
 */
const quiet = { success: (0,core_time/* seconds */.YA)(4), failure: (0,core_time/* seconds */.YA)(12) };
/**
 * The result contains every failure after RunTask.
 * @throws Failure for problems before RunTask; the signal's reason if the job is canceled, while the task keeps running
 */
function runOneOff(context, spec) {
    return new OneOffRun(context, distinct(spec)).run();
}
/** Outside of GitHub there is no run ID, so a random one keeps two runs apart. */
const distinct = (spec) => spec.starter.runId === "" ? { ...spec, starter: { ...spec.starter, runId: (0,external_node_crypto_.randomUUID)() } } : spec;
/** Limit for earlier failed tasks of the same request. */
const mostFailedBefore = 20;
class OneOffRun {
    #context;
    #spec;
    #intent;
    #guard;
    #waitBudget;
    #begin;
    #deadline;
    #stoppedAt;
    constructor(context, spec) {
        this.#context = context;
        this.#spec = spec;
        this.#intent = intentOf(spec);
        this.#guard = spec.ifBusy === undefined ? undefined : new Guard(context, spec, this.#intent);
        this.#waitBudget = { left: spec.timeout };
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
            const found = await this.#guard?.clear(this.#waitBudget);
            return found === undefined ? await this.#start(start) : await this.#takeOver(found);
        }
        catch (thrown) {
            // Before the first start a failure rejects; later it is the task's result.
            if (start === 0 || !(thrown instanceof failure/* Failure */.HR))
                throw thrown;
            return { result: this.#result("", { succeeded: false, adopted: false, log: [], cause: thrown.why }) };
        }
    }
    async #isToBeRepeated({ again, result }, start) {
        const pause = (0,aws_retry/* delayAfter */.Ee)(aws_retry/* taskStarts */.Je, start + 1);
        if (again === undefined || pause === undefined)
            return false;
        if (again === "yielded") {
            // The wait for the other task has its own limit; afterwards ours has its full timeout.
            this.#deadline = undefined;
            this.#note("Another task of the same kind started just before this one, so this one was stopped before it did any work.");
            return true;
        }
        if (this.#timeLeft().remaining() <= pause)
            return false;
        this.#note(`${result.cause?.what ?? "It did not start."} No container ran. Starting the task again in ${pause / 1000} s.`);
        await this.#context.clock.sleep(pause, this.#context.signal);
        return true;
    }
    /** Skips failed tasks that the same request started earlier, and runs the work again. */
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
                return { result, ...(started.temporary && { again: "passing" }) };
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
    /** Whether an earlier request's task ended without success. RunTask's response has no exit codes. */
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
                this.#emitFailed(exitCodeIn(end));
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
    /** Reports a failure immediately, because its log may take many seconds to arrive. */
    #emitFailed(exitCode) {
        const { kind: task, container } = this.#spec;
        const exit = exitCode === undefined ? {} : { exitCode };
        this.#context.emit({ kind: "task-failed", task, container, ...exit, seconds: this.#seconds() });
    }
    /** Seconds until the task stopped, without the time to read its log. */
    #seconds() {
        const end = this.#stoppedAt ?? this.#context.clock.now();
        return Math.round((end - this.#begin) / 1000);
    }
    /** After a success, the release doesn't wait for the last log lines and the doubts that they raise. */
    async #readToTheEnd(follower, since, ending) {
        await follower?.finish(since, quiet.success);
        const log = follower?.lines ?? [];
        for (const doubt of reasonsToDoubt({ ...ending, log }))
            this.#note(doubt, "warning");
        this.#context.emit({ kind: "task-log-read", task: this.#spec.kind, taskArn: ending.taskArn, log });
    }
    /** If the cause is in another container, reads that container's log. */
    async #fail(end, ending, facts) {
        const first = causeOfEnd(end, ending);
        const { container } = first;
        const other = container === undefined || container === this.#spec.container
            ? []
            : await this.#logOf(container, end, ending);
        const { name, what, evidence, remedy } = other.length === 0 ? first : causeOfEnd(end, { ...ending, log: other });
        const cause = { name, what, evidence, ...(remedy !== undefined && { remedy }) };
        const log = facts.log.length === 0 ? other : facts.log;
        const temporary = end.end === "judged" && end.task !== undefined && (0,retry/* mayRetry */.KO)(end.task);
        return {
            result: this.#result(ending.taskArn, { ...facts, log, cause }),
            ...(temporary && { again: "passing" }),
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
    /** Reports the location of the task, and prepares to follow its log. */
    #begins(taskArn, adopted) {
        const { kind: task, container, definition, streamLogs } = this.#spec;
        const decider = definition.container(container);
        const location = decider && (0,task_log/* logLocation */.U)(decider, { taskArn });
        const { emit } = this.#context;
        if (location?.kind === "stream") {
            const { group: logGroup, stream: logStream, region: logRegion } = location;
            emit({ kind: "task-started", task, taskArn, adopted, logGroup, logStream, logRegion });
        }
        else {
            emit({ kind: "task-started", task, taskArn, adopted });
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
        this.#context.emit({ kind: "note", level, about: nameOf(this.#spec), text });
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






/** Runs the migration or the after-release command as it was planned. */
async function runPlanned(context, { cluster, families }, planned, revisions, own) {
    const family = families.get(planned?.family ?? "");
    const taskDefinition = revisions.get(planned?.family ?? "");
    if (planned === undefined || family === undefined || taskDefinition === undefined)
        throw new Error(`The ${nameOf(own)} was not planned.`);
    for (const text of planned.oneOff.launch.notes)
        context.emit({ kind: "note", level: "info", about: family.family, text });
    const { definition, tags } = family;
    const spec = { ...own, cluster: cluster.arn, taskDefinition, definition };
    return runOnce(context, specOf(context, planned.oneOff, spec), tags);
}
/**
 * Runs the task like `runOneOff`, on a copy of the revision if its container would restart.
 * @param tags of the revision, without those that identify the run
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
/** The definition without the restart policy of the task's container; `undefined` if it has none. */
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
    /** Registers the copy once, even if the task is started several times. */
    register() {
        this.#registering ??= register(this.#context, this.#source, (entry) => {
            this.#entry = { ...entry, oneOff: true };
            this.#complete = this.#context.journal.write(this.#entry);
        });
        return this.#registering;
    }
    /** In the background: the release does not depend on it. */
    async deregister() {
        if (this.#entry === undefined)
            return;
        const work = (0,deregister/* deregister */.B)(this.#context, this.#entry, this.#complete);
        if (this.#context.background === undefined)
            await work;
        else
            this.#context.background.add(work);
    }
}

;// CONCATENATED MODULE: ./build/src/release/one-off/after-release.js
/** The after-release command: one task on the new revision of the first service, after the whole release succeeds. */


/** @throws Failure `after-release-failed` */
async function afterRelease(context, plan, revisions, { command, timeout }) {
    let cause;
    try {
        const verdict = await runPlanned(context, plan, plan.afterRelease, revisions, {
            kind: "after-release",
            // The same command after another deployment is different work.
            occasion: context.journal.services.map(({ deploymentId = "" }) => deploymentId).join(" "),
            command,
            environment: [],
            timeout,
        });
        context.emit({ kind: "after-release-ended", verdict });
        if (verdict.succeeded)
            return;
        cause = verdict.cause;
    }
    catch (error) {
        (0,failure/* assertFailure */.fc)(error, context.signal);
        cause = error.why;
    }
    throw new failure/* Failure */.HR(because(cause));
}
/** The release stays: only the command that follows it failed. */
const because = (cause) => ({
    name: "after-release-failed",
    what: (0,failure/* joined */.oR)("The release succeeded, but after-release-command failed.", cause?.what),
    evidence: cause?.evidence ?? [],
    remedy: (0,failure/* joined */.oR)(cause?.remedy, "The services stay on the new revision. Run the job again to run the command again."),
});

;// CONCATENATED MODULE: ./build/src/release/one-off/migration.js
/**
 * The migration: one task on the new revision before any service changes. The release continues only if it succeeds.
 */


/** @throws Failure with the reason. Emits `migration-ended` first, unless nothing was started. */
async function migrate(context, plan, revisions, { command, environment, ifMigrating, timeout }) {
    const verdict = await runPlanned(context, plan, plan.migration, revisions, {
        kind: "migration",
        ...(command && { command }),
        environment,
        timeout,
        ifBusy: ifMigrating,
    });
    context.emit({ kind: "migration-ended", verdict });
    if (verdict.succeeded)
        return;
    throw new failure/* Failure */.HR(verdict.cause ?? { name: "migration-failed", what: "The migration failed.", evidence: [] });
}

// EXTERNAL MODULE: ./build/src/release/final-check.js
var final_check = __webpack_require__(2950);
// EXTERNAL MODULE: ./build/src/release/failed-revisions.js
var failed_revisions = __webpack_require__(5161);
// EXTERNAL MODULE: ./build/src/release/refuse.js
var refuse = __webpack_require__(1727);
// EXTERNAL MODULE: ./build/src/release/schedules.js
var schedules = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/src/release/cancel.js
var cancel = __webpack_require__(6521);
// EXTERNAL MODULE: ./build/src/release/back/undo.js + 11 modules
var undo = __webpack_require__(2815);
// EXTERNAL MODULE: ./build/src/release/displacement.js
var displacement = __webpack_require__(7828);
// EXTERNAL MODULE: ./build/src/release/last-verdicts.js
var last_verdicts = __webpack_require__(2638);
// EXTERNAL MODULE: ./build/src/release/verdicts.js
var release_verdicts = __webpack_require__(8837);
;// CONCATENATED MODULE: ./build/src/release/settle.js
/** Ends a failed release by `on-failure`, or a canceled one by `on-cancel`. */







async function settle(context, failed) {
    if (context.signal.aborted)
        return (0,cancel/* cancelled */.KW)(context, failed.verdicts);
    const course = (0,release_verdicts/* actionAfterFailure */.dV)(context.journal.changed, failed.migration, context.request.rollout.onFailure);
    if (course === "leave")
        return leave(context, failed);
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
async function rollBack(context, failed) {
    const superseded = new Set([...failed.verdicts.values()].filter(({ verdict }) => verdict === "superseded").map(({ name }) => name));
    const { services, schedules } = context.journal;
    const anyLeft = services.some(({ name }) => !superseded.has(name)) || schedules.length > 0;
    if (!anyLeft && superseded.size > 0)
        return { outcome: "superseded", cause: failed.why };
    const phase = { name: "rollback", reason: failed.why.what };
    context.emit({ kind: "phase-started", phase });
    const parts = await (0,undo/* undo */.tN)(context, failed.why.what, superseded);
    const outcome = (0,release_verdicts/* outcomeOfUndo */.kl)(parts.values(), superseded.size);
    context.emit({ kind: "phase-ended", phase, result: outcome === "rollback-failed" ? "failed" : "ok" });
    const cause = (0,release_verdicts/* causeWithRollback */.gf)(failed.why, parts.values());
    return { outcome, cause, verdicts: (0,last_verdicts/* verdictsAfterRollback */.LU)(context, parts, failed.verdicts) };
}
/** Changes nothing. The outcome is `rolled-back` if ECS itself rolled back every service, otherwise `failed`. */
async function leave(context, failed) {
    await context.background?.finish();
    const proven = await rolledBackByEcs(context, failed);
    const { services, schedules } = context.journal;
    const verdicts = new Map(failed.verdicts);
    for (const entry of services) {
        const known = verdicts.get(entry.name);
        if (known !== undefined)
            verdicts.set(entry.name, (0,release_verdicts/* verdictIfLeft */.kx)(entry, known, proven));
    }
    const left = services.map(({ name }) => verdicts.get(name)?.verdict);
    const outcome = (0,release_verdicts/* outcomeIfLeft */.Xp)(left, schedules.length);
    return { outcome, cause: failed.why, verdicts };
}
/**
 * Services that ECS rolled back, verified: ECS may have chosen a different revision, and its tasks may not run.
 */
async function rolledBackByEcs(context, { verdicts }) {
    const { aws, journal, signal, emit } = context;
    const entries = journal.services.filter(({ name }) => verdicts.get(name)?.verdict === "rolled-back");
    if (entries.length === 0)
        return new Set();
    try {
        const services = await (0,reading_services/* describeServices */.Ge)({ ecs: await aws.ecs(), signal }, entries);
        const back = entries.filter((entry) => (0,displacement/* isBack */.S)(entry, services.get(entry)));
        return new Set(back.map(({ name }) => name));
    }
    catch (error) {
        (0,failure/* assertFailure */.fc)(error);
        const text = `The result of ECS's own rollback could not be read: ${error.message}`;
        emit({ kind: "note", level: "warning", text });
        return new Set();
    }
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
function endOf({ stopCode, stoppedReason = "", containers: states }, containers) {
    // The API can return codes that the SDK's type doesn't have.
    const code = stopCode ?? "";
    if (code === "EssentialContainerExited" || code === "TaskFailedToStart")
        return { kind: "task" };
    if (code === "ServiceSchedulerInitiated") {
        // Among the scheduler's stops, only failed health checks count.
        return /\bfailed\b.{0,40}\bhealth checks?\b/iu.test(stoppedReason) ? { kind: "task" } : undefined;
    }
    if (fromOutside.has(code))
        return undefined;
    // Unknown stop code: a failed essential container counts.
    const failed = containers
        .filter(({ essential }) => essential)
        .some(({ name }) => isBad(states?.find((state) => state.name === name)?.exitCode));
    return failed ? { kind: "task" } : undefined;
}
/** A container that ECS stops exits with 143 or 137. */
const isBad = (exitCode = 0) => exitCode !== 0 && exitCode !== 143 && exitCode !== 137;
function deadContainer({ containers: states }, containers) {
    for (const { name, essential } of containers) {
        const state = states?.find((one) => one.name === name);
        if (essential || state?.lastStatus !== "STOPPED")
            continue;
        const { exitCode, reason } = state;
        // A container without an exit code never ran. If its image can't be pulled, for example, it has a reason.
        const died = exitCode === undefined ? (reason ?? "") !== "" : exitCode !== 0;
        if (died)
            return { kind: "container", container: name, exitCode };
    }
    return undefined;
}
/** How far the clocks of AWS and the runner may differ, in milliseconds. */
const clockDifference = 5000;
/**
 * Decides by the first response which alarms to watch.
 * @param startedAt epoch milliseconds of the start of the bake; in an outage, the first response comes later
 */
function selectAlarms(requested, seen, startedAt) {
    const watched = [];
    const warnings = [];
    for (const name of requested) {
        const alarm = seen.find((one) => one.name === name);
        if (alarm === undefined) {
            warnings.push(`Alarm ${name} does not exist in this region. Correct bake-alarms.`);
        }
        else if (alarm.state === "ALARM" && (alarm.changedAt ?? 0) <= startedAt + clockDifference) {
            warnings.push(`Alarm ${name} is already in ALARM at the start of the bake, so the step ignores it.`);
        }
        else {
            watched.push(name);
            if (alarm.state !== "OK" && alarm.state !== "ALARM")
                warnings.push(`Alarm ${name} is in ${alarm.state ?? "no state"}: it has no data yet.`);
        }
    }
    return { watched, warnings };
}
/** The first watched alarm in ALARM. */
const firstInAlarm = (watched, seen) => watched.find((name) => seen.some((one) => one.name === name && one.state === "ALARM"));

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
/**
 * Call once all services are healthy: a smoke test may run for minutes before the bake begins. For a service that can't
 * be read, the bake begins with its own first poll.
 */
async function stoppedTasks({ aws, emit, journal, signal }) {
    const reader = { ecs: await aws.ecs(), signal };
    const stopped = new Map();
    const read = async ({ cluster, name }) => {
        try {
            stopped.set(name, await (0,reading_tasks/* listStoppedTasks */.em)(reader, cluster, name));
        }
        catch (error) {
            (0,failure/* assertFailure */.fc)(error, signal);
            emit({ kind: "note", level: "info", about: name, text: error.message });
        }
    };
    await Promise.all(journal.services.map(read));
    return stopped;
}
/**
 * @param services the services that this release deployed
 * @throws Failure `bake-failed`, or `bake-not-measured` if the tasks can't be read
 */
async function bake(context, services, { time, alarms }, stopped = new Map()) {
    const { clock, pace, signal, emit } = context;
    const watch = new Bake(context, services, { alarms, stopped });
    const end = new core_time/* Deadline */.B2(clock, time);
    const heartbeat = new release_heartbeat/* Heartbeat */.X(clock, emit);
    const names = services.map(({ name }) => name).join(", ");
    emit({ kind: "note", level: "info", text: `Watching ${names} for ${(0,core_time/* inWords */.r4)(time)} (bake-time).` });
    const { attempt } = (0,outages/* toleratingOutages */.I)(emit, "the bake", async () => {
        const last = end.passed();
        const found = await watch.check(last);
        if (found !== undefined)
            return found;
        heartbeat.beat("the end of the bake", end.at);
        return last ? "over" : undefined;
    });
    const between = Math.max(fastest, perService * services.length);
    const step = (elapsed) => {
        const wait = Math.max(between, pace(elapsed, { next: "step" }));
        return end.passed() ? wait : Math.min(wait, Math.max(1, end.remaining()));
    };
    const deadline = new core_time/* Deadline */.B2(clock, time + grace);
    const found = await (0,core_time/* poll */.wt)({ clock, pace: step, signal, deadline }, attempt).catch((error) => {
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
    what: `The release could not be watched during bake-time: ${why?.what ?? "AWS did not respond at the end of bake-time."}`,
    evidence: why?.evidence ?? [],
    remedy: why?.remedy ?? "Run the job again.",
});
class Bake {
    #context;
    #services;
    /** Tasks that stopped before the bake, and tasks that were already evaluated. */
    #known = new Set();
    #alarms;
    #started = false;
    #alarmsKnown = false;
    #alarmsUnreadable = false;
    #stopped;
    #startedAt;
    constructor(context, services, { alarms, stopped }) {
        this.#context = context;
        this.#services = services;
        this.#alarms = alarms;
        this.#stopped = stopped;
        this.#startedAt = context.clock.now();
    }
    /** Why the bake failed; `undefined` so far. */
    async check(last) {
        const [alarm, ...tasks] = await Promise.all([
            this.#checkAlarms(),
            ...this.#services.map((service) => this.#checkTasks(service, last)),
        ]);
        this.#started = true;
        return tasks.find((cause) => cause !== undefined) ?? alarm;
    }
    async #checkTasks(service, last) {
        const { aws, signal } = this.#context;
        const reader = { ecs: await aws.ecs(), signal };
        const { name, cluster, to, definition } = service;
        const { wanted, stopped } = await (0,reading_tasks/* listServiceTasks */.GX)(reader, cluster, name);
        if (!this.#started)
            for (const arn of this.#stopped.get(name) ?? stopped)
                this.#known.add(arn);
        const fresh = stopped.filter((arn) => !this.#known.has(arn));
        const tasks = await (0,reading_tasks/* describeTasks */.yz)(reader, cluster, [...wanted, ...fresh]);
        for (const task of tasks) {
            if (task.taskDefinitionArn !== to)
                continue;
            // Reasons and exit codes are complete only once the task has stopped.
            if (task.desiredStatus !== "RUNNING" && !(0,ecs_task/* isOver */.PU)(task) && !last)
                continue;
            if ((0,ecs_task/* isOver */.PU)(task))
                this.#known.add(task.taskArn ?? "");
            const finding = findingIn(task, definition.containers);
            if (finding !== undefined)
                return this.#causeOf(service, task, finding);
        }
        return undefined;
    }
    async #causeOf(service, task, finding) {
        const only = finding.kind === "task"
            ? task
            : { ...task, containers: task.containers?.filter(({ name }) => name === finding.container) ?? [] };
        const noted = () => undefined;
        const cause = (0,diagnosis_task/* diagnoseTask */.S)(await (0,task_evidence/* withEvidence */.K)(this.#context, service, only, noted));
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
    async #checkAlarms() {
        if (this.#alarms.length === 0)
            return undefined;
        const seen = await this.#describeAlarms(this.#alarms);
        if (seen === undefined)
            return undefined;
        if (!this.#alarmsKnown) {
            this.#alarmsKnown = true;
            const { watched, warnings } = selectAlarms(this.#alarms, seen, this.#startedAt);
            this.#alarms = watched;
            for (const text of warnings)
                this.#warn(text);
        }
        const name = firstInAlarm(this.#alarms, seen);
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
            return alarms.map(({ AlarmName = "", StateValue, StateTransitionedTimestamp: changed }) => ({
                name: AlarmName,
                state: StateValue,
                changedAt: changed?.getTime(),
            }));
        }
        catch (error) {
            (0,failure/* assertFailure */.fc)(error, signal);
            const passes = (0,aws_retry/* isTemporary */.ey)(error);
            if (!passes)
                this.#alarms = [];
            const then = passes ? "The step tries again" : "The step does not watch them";
            if (!this.#alarmsUnreadable)
                this.#warn(`The alarms of bake-alarms can't be read. ${then}: ${error.message}`);
            this.#alarmsUnreadable = true;
            return undefined;
        }
    }
    #warn(text) {
        this.#context.emit({ kind: "note", level: "warning", about: "bake-alarms", text });
    }
}

;// CONCATENATED MODULE: ./build/src/release/rollout/service-release.js
function serviceRelease(planned, { appSpec, families }, revisions) {
    const to = revisions.get(planned.family);
    const family = families.get(planned.family);
    if (to === undefined || family === undefined)
        throw new Error(`${planned.family} has no revision to deploy`);
    const { definition, replaced, tags } = family;
    return { ...planned, ...(appSpec && { appSpec }), to, definition, replaced, tags };
}

// EXTERNAL MODULE: ./build/src/release/rollout/foreign.js + 1 modules
var foreign = __webpack_require__(7404);
;// CONCATENATED MODULE: ./build/src/release/proof.js





async function proveImages(context, released) {
    const { emit } = context;
    try {
        for (const difference of await differencesOf(context, released)) {
            const manifests = await manifestsIn(context, difference);
            if (manifests?.includes(difference.runs) === true)
                continue;
            emit({
                kind: "note",
                level: "warning",
                about: difference.service,
                text: warningOf(difference, manifests),
            });
        }
    }
    catch (error) {
        (0,failure/* assertFailure */.fc)(error, context.signal);
        const text = `The digests of the running images could not be read: ${error.message}`;
        emit({ kind: "note", level: "info", text });
    }
}
function warningOf({ container, released, runs }, manifests) {
    const why = manifests === undefined
        ? "If the released digest is an image index, this can be the manifest of the task's platform; ECR could not be read to check."
        : "ECR lists no such manifest in the released image. Check whether somebody else deployed at the same time.";
    return `Container ${container} runs the digest ${runs}, but ${released} was released. ${why}`;
}
async function differencesOf(context, released) {
    const byDigest = released.filter((one) => one.revision !== undefined && digestsOf(one).size > 0);
    const arns = byDigest.flatMap(({ revision }) => revision ?? []);
    if (arns.length === 0)
        return [];
    const revisions = await (0,service_revisions/* describeServiceRevisions */.X)({ ecs: await context.aws.ecs(), signal: context.signal }, arns);
    return byDigest.flatMap((one) => differences(one, revisions.find(({ serviceRevisionArn }) => serviceRevisionArn === one.revision)));
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
/** Digests of the manifests in a released image, empty if it isn't an index; `undefined` if ECR can't be read. */
async function manifestsIn({ aws, signal }, { image }) {
    const reference = (0,image_reference/* parseImage */.zZ)(image);
    const lookUp = reference && ecrLookUp(reference);
    if (lookUp === undefined)
        return undefined;
    const { registryId, repositoryName, imageId, repositoryArn: resource } = lookUp;
    try {
        const ecr = await aws.ecr(lookUp.region);
        const { images = [] } = await ecr.batchGetImage({ registryId, repositoryName, imageIds: [{ ...imageId }], acceptedMediaTypes: [...acceptedMediaTypes] }, { signal, resource });
        const manifest = images[0]?.imageManifest;
        return manifest === undefined ? undefined : (manifestsOf(manifest) ?? []);
    }
    catch (error) {
        (0,failure/* assertFailure */.fc)(error, signal);
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
var diagnosis_deployment = __webpack_require__(2252);
// EXTERNAL MODULE: ./build/src/release/superseded.js
var superseded = __webpack_require__(9515);
;// CONCATENATED MODULE: ./build/src/release/rollout/causes.js



/** The pause at which a deployment waits for a decision, if any. */
const awaitedPause = (progress) => progress?.hooks?.some(({ type, status }) => type === "PAUSE" && status === "AWAITING_ACTION")
    ? `the pause at ${progress.stage ?? "a lifecycle stage"}`
    : undefined;
/** @param outage why AWS did not answer the last poll */
function causes_timeoutCause(one, timeout, lastProgress, outage) {
    if (outage !== undefined) {
        return {
            ...outage,
            name: "rollout-timeout",
            what: `Can't verify within ${(0,core_time/* inWords */.r4)(timeout)} (rollout-timeout) that ${one.name} runs ${(0,aws_arn/* revisionName */.pd)(one.to)}: ${outage.what}`,
            evidence: [...(lastProgress === undefined ? [] : [progressInWords(lastProgress)]), ...outage.evidence],
        };
    }
    const pause = awaitedPause(lastProgress);
    if (pause !== undefined) {
        return {
            name: "pause-not-ended",
            what: `${one.name}: the deployment was still waiting at ${pause} after rollout-timeout (${(0,core_time/* inWords */.r4)(timeout)}).`,
            evidence: lastProgress === undefined ? [] : [progressInWords(lastProgress)],
            remedy: "End the pause with aws ecs continue-service-deployment, or set smoke-test-command or smoke-test-url so that the smoke test ends it. Raise rollout-timeout if the decision takes longer.",
        };
    }
    return {
        name: "rollout-timeout",
        what: `${one.name} did not become stable on ${(0,aws_arn/* revisionName */.pd)(one.to)} within ${(0,core_time/* inWords */.r4)(timeout)} (rollout-timeout).`,
        evidence: lastProgress === undefined ? [] : [progressInWords(lastProgress)],
        remedy: "Check the service's events and stopped tasks below. If the service only needs longer, raise rollout-timeout. " +
            "A deployment circuit breaker on the service would have ended this earlier.",
    };
}
function stuckCause(one, failedTasks) {
    return {
        name: "tasks-keep-failing",
        what: `${one.name} can't start on ${(0,aws_arn/* revisionName */.pd)(one.to)}: ${failedTasks} tasks in a row failed, and none is running.`,
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
function causes_causeOf(judgment, one, seen) {
    const service = one.name;
    const to = (0,aws_arn/* revisionName */.pd)(one.to);
    switch (judgment.state) {
        case "rolling-back":
        case "rolled-back":
            return {
                name: "deployment-rolled-back",
                what: `ECS rolled ${service} back from ${to}.`,
                evidence: [judgment.reason],
                remedy: "See the stopped tasks of the new revision and their logs.",
            };
        case "rollback-failed":
            return {
                name: "deployment-rollback-failed",
                what: `ECS could not roll ${service} back from ${to}.`,
                evidence: [judgment.reason],
                remedy: "Check the service in the ECS console, and deploy a revision that works.",
            };
        case "stopped":
            return {
                name: "deployment-stopped",
                what: `The deployment of ${service} to ${to} was stopped before it succeeded.`,
                evidence: [judgment.reason],
            };
        case "superseded":
            return (0,superseded/* supersededCause */.o)(service, `Another deployment (${judgment.by}) replaced the one of ${service} while ${to} was being rolled out.`, seen);
        case "gone":
            return {
                name: "service-gone",
                what: `${service} was removed during the release: ${judgment.reason}.`,
                evidence: [],
                remedy: "Find out who deleted or drained the service (CloudTrail: DeleteService, UpdateService).",
            };
        case "unknown":
            return {
                name: "unknown-deployment-status",
                what: `The deployment of ${service} has a status that this version does not know: ${judgment.status}.`,
                evidence: [],
                remedy: "Update the action. An unknown status never counts as a success.",
            };
        case "in-progress":
        case "unclear":
        case "succeeded":
            throw new Error(`${judgment.state} isn't a failure`);
    }
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
function onlyLingering(rolloutTasks) {
    const { tasks, desired, now } = rolloutTasks;
    const old = tasks.filter(({ ours }) => !ours);
    const wantedOld = old.filter(({ wanted }) => wanted);
    const known = wantedOld.filter(({ isProtected }) => isProtected === true);
    const unread = wantedOld.filter(({ isProtected }) => isProtected === undefined);
    const held = known.length + unread.length === wantedOld.length;
    if (!held || unread.length > Math.max(0, rolloutTasks.protectedByEvents - known.length))
        return undefined;
    // Without old tasks, ECS ends the deployment itself.
    if (old.length === 0)
        return undefined;
    const proven = rolloutTasks.neverBelowDesired && wantedOld.length === 0;
    const own = tasks.filter(({ ours, wanted, running }) => ours && wanted && running);
    if (own.some(({ health }) => health === "unhealthy"))
        return undefined;
    const good = own.filter((one) => isHealthy(one, now) || (one.health === "unknown" && proven));
    if (good.length < desired)
        return undefined;
    return old.map((one) => lingeringOf(one, rolloutTasks.drainTime));
}
const isHealthy = ({ health, startedAt }, now) => health === "healthy" || (health === "unchecked" && now - (startedAt ?? now) >= settled);
function lingeringOf(one, drainTime) {
    const { task, wanted, protectedUntil, stoppingAt } = one;
    if (wanted)
        return { task, why: "protected", until: protectedUntil };
    const until = stoppingAt === undefined || drainTime === undefined ? undefined : stoppingAt + drainTime;
    return { task, why: "draining", until };
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
    const time = `${new Date(until).toISOString().slice(0, 19)}Z`;
    const left = until > now ? ` (${(0,core_time/* inWords */.r4)(until - now)} left)` : "";
    return ` until ${why === "draining" ? "about " : ""}${time}${left}`;
}
const protection = /unable to scale in due to \(reason (?<count>\d{1,6}) tasks? under protection\)|number of protected tasks/u;
/** Number of protected tasks in the newest event that reports it. Takes events newest first. */
function protectedByEvents(texts) {
    for (const text of texts) {
        const found = protection.exec(text);
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
    #lastProgress = new Map();
    #outlooks = new Map();
    #changedAt;
    constructor(clock) {
        this.#clock = clock;
        this.#changedAt = clock.now();
    }
    notice(one, reading) {
        const now = this.#clock.now();
        const progress = JSON.stringify(reading.progress);
        if (this.#lastProgress.get(one) !== progress)
            this.#changedAt = now;
        this.#lastProgress.set(one, progress);
        const outlook = this.#outlookOf(one, reading);
        if (outlook !== undefined)
            this.#outlooks.set(one, outlook);
    }
    /** `undefined` if the poll shows nothing of the deployment; the previous outlook stays. */
    #outlookOf(one, { progress, service, deployment }) {
        if (one.controller === "CODE_DEPLOY")
            return (0,codedeploy_progress/* outlookOf */.jH)(progress);
        if (service === undefined)
            return undefined;
        const now = this.#clock.now();
        const known = this.#known.get(one);
        const weight = deployment?.targetServiceRevision?.requestedProductionTrafficWeight;
        const stage = `${deployment?.status} ${deployment?.lifecycleStage} ${weight}`;
        const sinceAfter = known?.stage === stage ? known.sinceAfter : (known?.lookedAt ?? now);
        this.#known.set(one, { stage, sinceAfter, lookedAt: now });
        return (0,outlook/* outlookOf */.jH)({ own: one.watched.own, service, deployment, sinceAfter });
    }
    /** When the bake time or the wait of a traffic step of an ECS deployment ends. */
    waitEnds(one) {
        const outlook = this.#outlooks.get(one);
        return one.controller === "ECS" && outlook?.next === "nothing" ? outlook.until : undefined;
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
function mayLinger(one, { service, deployment, judgment }) {
    if (one.controller !== "ECS" || one.withoutDeployment || judgment.state !== "in-progress")
        return false;
    if (service === undefined || !isRolling(service, deployment))
        return false;
    const ours = service.deployments?.find(({ id }) => id === one.deploymentId);
    return (ours?.status === "PRIMARY" &&
        (ours.runningCount ?? 0) >= (ours.desiredCount ?? Infinity) &&
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
    async of(one, reading) {
        const { service } = reading;
        if (service === undefined || !mayLinger(one, reading))
            return undefined;
        const tasks = await this.#orNote(one, "tasks", () => this.#tasks(one));
        if (tasks === undefined)
            return undefined;
        const old = tasks.filter(({ startedBy, desiredStatus }) => !isOurs(one, startedBy) && isWanted(desiredStatus));
        const [protections, targets] = await Promise.all([
            old.length === 0 ? new Map() : this.#orNote(one, "protection", () => this.#protections(one, old)),
            this.#orNote(one, "targets", () => this.#healthyTargets(service)),
        ]);
        const { minimumHealthyPercent = 100 } = service.deploymentConfiguration ?? {};
        return onlyLingering({
            tasks: tasks.map((task) => stateOf(one, task, { protections, targets, service })),
            desired: service.deployments?.find(({ id }) => id === one.deploymentId)?.desiredCount ?? 0,
            protectedByEvents: protectedByEvents(reading.facts.events ?? []),
            neverBelowDesired: minimumHealthyPercent >= 100,
            drainTime: one.drain === undefined ? undefined : one.drain + stopTime(one.definition),
            now: this.#context.clock.now(),
        });
    }
    async #tasks({ name, cluster }) {
        const { aws, signal } = this.#context;
        const tasks = await (0,reading_tasks/* describeServiceTasks */.jS)({ ecs: await aws.ecs(), signal }, cluster, name);
        return tasks.filter(({ lastStatus }) => lastStatus !== "STOPPED" && lastStatus !== "DELETED");
    }
    /** Scale-in protection by task ARN. */
    async #protections({ name, cluster }, tasks) {
        const { aws, signal } = this.#context;
        const ecs = await aws.ecs();
        const arns = tasks.flatMap(({ taskArn }) => taskArn ?? []);
        const answers = await Promise.all((0,reading_services/* inBatches */.oq)(arns, protectionsPerCall).map((batch) => ecs.getTaskProtection({ cluster, tasks: batch }, { signal, resource: name })));
        const known = answers.flatMap(({ protectedTasks }) => protectedTasks ?? []);
        return new Map(known.map(({ taskArn = "", protectionEnabled, expirationDate }) => [
            taskArn,
            { enabled: protectionEnabled === true, until: expirationDate?.getTime() },
        ]));
    }
    /** IDs of the healthy targets of each load balancer of the service, over all its target groups. */
    async #healthyTargets(service) {
        const balancers = lingering_targetGroupsOf(service);
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
    /** Returns `undefined` on an error, with one note. After a denial, no further attempts. */
    async #orNote(one, what, read) {
        if (this.#denied.has(what))
            return undefined;
        try {
            return await read();
        }
        catch (error) {
            (0,failure/* assertFailure */.fc)(error, this.#context.signal);
            if (error.why.name.includes("denied"))
                this.#denied.add(what);
            if (!this.#noted.has(what)) {
                this.#noted.add(what);
                const text = `${unreadable[what]}: ${(0,failure/* messageOf */.bD)(error)}`;
                this.#context.emit({ kind: "note", level: "info", about: one.name, text });
            }
            return undefined;
        }
    }
}
const unreadable = {
    tasks: "The service's tasks can't be read",
    protection: "The scale-in protection of old tasks can't be read",
    targets: "The health of targets can't be read",
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
        health: healthOf(task, one.definition, read.service, read.targets),
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
const lingering_targetGroupsOf = ({ loadBalancers }) => (loadBalancers ?? []).flatMap(({ targetGroupArn, advancedConfiguration }) => {
    const alternate = advancedConfiguration?.alternateTargetGroupArn;
    if (targetGroupArn === undefined)
        return [];
    return [alternate === undefined ? [targetGroupArn] : [targetGroupArn, alternate]];
});
/** The longest time that its containers may take to stop, in milliseconds. */
const stopTime = ({ containerPlans }) => (0,core_time/* seconds */.YA)(Math.max(...containerPlans.map(({ stopTimeout }) => stopTimeout ?? defaultStopTimeout)));

// EXTERNAL MODULE: ./build/src/release/rollout/wave-reader.js
var wave_reader = __webpack_require__(5950);
// EXTERNAL MODULE: ./build/src/ecs/end-pause.js
var end_pause = __webpack_require__(9889);
// EXTERNAL MODULE: ./build/src/ecs/pause.js
var ecs_pause = __webpack_require__(9977);
// EXTERNAL MODULE: ./build/src/aws/http.js
var http = __webpack_require__(4379);
;// CONCATENATED MODULE: ./build/src/release/one-off/smoke-test.js
/**
 * Smoke tests of a release: a one-off task on the new revision, and an HTTP request. Results: passed, failed or not
 * measured, which isn't a success either.
 */






const responseTimeout = 10_000;
const requestInterval = 2_000;
/** How much of a response to search for the expected text. */
const mostBytes = 1024 * 1024;
/**
 * Runs the smoke test of one service and reports the result. `occasion` identifies the deployment and the pause that it
 * tests. Rejects only when the job is canceled.
 */
async function smokeTest(context, release, request, occasion) {
    const tests = [
        ...(request.url === undefined ? [] : [() => requestUrl(context, request.url ?? "", request)]),
        ...(request.command === undefined ? [] : [() => runCommand(context, release, request, occasion)]),
    ];
    const passed = [];
    for (const test of tests) {
        const end = await test();
        if (end.result !== "passed")
            return reported(context, release, end);
        passed.push(end.text);
    }
    return reported(context, release, { result: "passed", text: passed.join(" ") });
}
function reported(context, { name }, end) {
    context.emit({ kind: "smoke-test-ended", service: name, ...end });
    return end;
}
async function runCommand(context, release, { command, timeout }, occasion) {
    const { aws, request, signal } = context;
    try {
        const { cluster, definition, service, to } = release;
        const sources = sourcesOf(request, release, { cluster, service, network: {} });
        const planned = await planOneOff({ ecs: await aws.ecs(), signal }, sources);
        const spec = specOf(context, planned, {
            kind: "smoke-test",
            subject: release.name,
            occasion,
            cluster,
            taskDefinition: to,
            definition,
            ...(command && { command }),
            environment: [],
            timeout,
        });
        const verdict = await runOnce(context, spec, release.tags);
        const { container } = planned;
        if (verdict.succeeded)
            return { result: "passed", text: `${container} exited with code 0.` };
        // A task that was stopped from outside may exit with code 0.
        const measured = verdict.exitCode !== undefined && verdict.exitCode !== 0;
        const what = `The smoke test of ${release.name} ${measured ? `failed: ${container} exited with code ${verdict.exitCode}` : "has no result"}.`;
        return {
            result: measured ? "failed" : "not-measured",
            text: what,
            cause: smoke_test_because(what, measured, verdict.cause),
        };
    }
    catch (error) {
        (0,failure/* assertFailure */.fc)(error, signal);
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
/** Retries until enough responses in a row are as expected, or until the timeout. */
async function requestUrl(context, address, { expect, timeout }) {
    const { agents, clock, signal } = context;
    const deadline = new core_time/* Deadline */.B2(clock, timeout);
    let last = "";
    let answered = false;
    let inARow = 0;
    const seen = await (0,core_time/* poll */.wt)({ clock, signal, deadline, pace: () => requestInterval }, async () => {
        try {
            const answer = await (0,http/* sendRequest */.w)(new URL(address), {
                call: "smoke-test:Get",
                agents,
                timeout: responseTimeout,
                maxBytes: mostBytes,
                signal,
            });
            answered = true;
            const wrong = problemWith(answer, expect);
            last =
                wrong ??
                    `HTTP ${answer.status} with the expected text, ${inARow + 1} of ${requiredResponses(expect)}`;
            inARow = wrong === undefined ? inARow + 1 : 0;
            return inARow >= requiredResponses(expect) ? answer : undefined;
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
        const text = expect === undefined ? "" : `, ${requiredResponses(expect)} times in a row with the expected text`;
        return { result: "passed", text: `${host} returns HTTP ${seen.status}${text}.` };
    }
    if (answered)
        return mismatch(host, expect, last);
    const what = `The smoke test could not run: this runner can't resolve ${host}.`;
    const remedy = "Use a URL that the runner can resolve and reach, or smoke-test-command, which runs in the VPC.";
    return {
        result: "not-measured",
        text: what,
        cause: { name: "smoke-test-not-measured", what, evidence: [last], remedy },
    };
}
function mismatch(host, expect, last) {
    const wanted = expect === undefined
        ? "2xx or 3xx"
        : `2xx with the text of smoke-test-expect in ${requiredResponses(expect)} responses in a row`;
    const what = `The smoke test failed: ${host} did not return ${wanted} within smoke-test-timeout.`;
    const remedy = expect === undefined
        ? "Check the logs of the new tasks. If they only need more time, raise smoke-test-timeout."
        : "Check that this URL reaches the new revision and that no cache responds instead. If old tasks still respond, raise smoke-test-timeout.";
    return {
        result: "failed",
        text: what,
        cause: { name: "smoke-test-failed", what, evidence: [`last response: ${last}`], remedy },
    };
}
/** One good response can come from a single good task among bad or old ones. */
const requiredResponses = (expect) => (expect === undefined ? 1 : 3);
/** What is wrong with a response; `undefined` if it is as expected. Never quotes the response. */
function problemWith({ status, body }, expect) {
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
    #failedTests = new Map();
    #unended = new Map();
    #blocked = new Set();
    #unsent = new Map();
    #pending = new Set();
    #abandoned = new AbortController();
    constructor(context) {
        this.#context = context;
    }
    /** Whether the smoke test ran at a pause. */
    hasTested(one) {
        return this.#tested.has(one);
    }
    /** Why its smoke test at a pause failed. */
    failedTestOf(one) {
        return this.#failedTests.get(one);
    }
    /** Why the deployment was rolled back at a pause, or why the step could not end the pause. */
    failureOf(one) {
        return this.#failedTests.get(one) ?? this.#unended.get(one);
    }
    /** Whether the step can't end a pause that its smoke test decided. */
    isBlocked(one) {
        return this.#blocked.has(one);
    }
    notice(one, deployment) {
        for (const pause of (0,ecs_pause/* pausesOf */.P0)(deployment)) {
            const key = keyIn(deployment, pause);
            const unsent = this.#unsent.get(key);
            if (unsent !== undefined) {
                // The pause is still open, so the action is sent again.
                this.#unsent.delete(key);
                this.#track(one, this.#end(one, deployment, pause, unsent));
            }
            if (this.#reported.has(key))
                continue;
            this.#reported.add(key);
            const request = this.#context.request.rollout.smokeTest;
            const strategy = deployment.deploymentConfiguration?.strategy ?? one.strategy;
            const tested = request !== undefined && (0,ecs_pause/* isDecidedByTest */.wu)(pause, strategy, this.#tested.has(one));
            if (!tested) {
                this.#show(one, deployment, pause);
                continue;
            }
            this.#tested.add(one);
            this.#track(one, this.#test(one, deployment, pause));
        }
    }
    /**
     * Waits for the smoke tests. After a failed wave it abandons them and continues no pause: that would delay the
     * rollback, and could shift production traffic.
     */
    async finish({ failed }) {
        if (failed)
            this.#abandoned.abort(new DOMException("the wave failed", "AbortError"));
        await Promise.all(this.#pending);
    }
    #track(one, work) {
        const acting = work
            .catch((error) => {
            if (this.#context.signal.aborted)
                return;
            if (this.#abandoned.signal.aborted)
                this.#noteAbandoned(one);
            else
                this.#block(one, (0,refuse/* causeFor */.v0)(error));
        })
            .finally(() => this.#pending.delete(acting));
        this.#pending.add(acting);
    }
    async #test(one, deployment, pause) {
        const request = this.#context.request.rollout.smokeTest;
        if (request === undefined)
            return;
        const signal = AbortSignal.any([this.#context.signal, this.#abandoned.signal]);
        const context = { ...this.#context, signal };
        const end = await smokeTest(context, one, request, keyIn(deployment, pause));
        if (end.result !== "passed")
            this.#failedTests.set(one, end.cause);
        const action = end.result === "passed" ? "CONTINUE" : "ROLLBACK";
        await this.#end(one, deployment, pause, { action, rejected: false });
    }
    async #end(one, deployment, pause, { action, rejected }) {
        if (action === "CONTINUE" && this.#abandoned.signal.aborted)
            return;
        const { aws, signal, emit } = this.#context;
        try {
            await (0,end_pause/* endPause */.G)({ ecs: await aws.ecs(), signal }, deployment, pause, action);
            this.#unended.delete(one);
        }
        catch (error) {
            signal.throwIfAborted();
            const temporary = (0,aws_retry/* mayBeTemporary */.Qs)(error);
            // Somebody else may have ended the pause: only a second rejection of an open pause counts.
            if (rejected && !temporary)
                return this.#block(one, (0,refuse/* causeFor */.v0)(error));
            this.#unsent.set(keyIn(deployment, pause), { action, rejected: !temporary });
            if (!temporary)
                return;
            const text = `${(0,failure/* messageOf */.bD)(error)} Trying again.`;
            if (!this.#unended.has(one))
                emit({ kind: "note", level: "warning", about: one.name, text });
            this.#unended.set(one, (0,refuse/* causeFor */.v0)(error));
        }
    }
    #noteAbandoned({ name: about }) {
        const text = "The step doesn't wait for the smoke test because the wave failed. Its task may still run.";
        this.#context.emit({ kind: "note", level: "info", about, text });
    }
    #block(one, why) {
        this.#blocked.add(one);
        this.#unended.set(one, why);
    }
    #show(one, { serviceDeploymentArn = "ARN" }, { hookId, stage, expiresAt, timeoutAction }) {
        const deadline = expiresAt === undefined ? "" : ` until ${new Date(expiresAt).toISOString()}`;
        const then = timeoutAction === undefined ? "" : `, then AWS applies ${timeoutAction}`;
        this.#context.emit({
            kind: "note",
            level: "warning",
            about: one.name,
            text: `The deployment is paused at ${stage}${deadline}${then}. This step does not end the pause. To end it, run ` +
                `aws ecs continue-service-deployment --service-deployment-arn ${serviceDeploymentArn} --hook-id ${hookId}`,
        });
    }
}
/** Identifies a pause among those of all services. */
const keyIn = ({ serviceDeploymentArn }, pause) => `${serviceDeploymentArn} ${(0,ecs_pause/* keyOfPause */.Xn)(pause)}`;

;// CONCATENATED MODULE: ./build/src/release/rollout/progress.js


class ProgressReporter {
    #clock;
    #emit;
    #heartbeat;
    #progress = new Map();
    #unreadable = new Set();
    #events = new Map();
    constructor(clock, emit, started) {
        this.#clock = clock;
        this.#emit = emit;
        this.#heartbeat = new release_heartbeat/* Heartbeat */.X(clock, emit);
        for (const one of started)
            this.#events.set(one, eventIds(one.service));
    }
    /** The progress that was last reported. */
    lastOf(one) {
        return this.#progress.get(one);
    }
    /** `until` is when the bake time or the wait of a traffic step ends. */
    emit(one, { service, progress: seen, unreadable }, until) {
        if (unreadable !== undefined && !this.#unreadable.has(one)) {
            this.#unreadable.add(one);
            this.#emit({ kind: "note", level: "info", about: one.name, text: unreadable });
        }
        if (service !== undefined)
            this.#emitEvents(one, service);
        if (seen === undefined)
            return;
        const progress = until === undefined ? seen : { ...seen, until };
        const known = this.#progress.get(one);
        this.#progress.set(one, progress);
        if (JSON.stringify(known) === JSON.stringify(progress))
            return;
        this.#emit({ kind: "service-progress", progress: { service: one.name, ...progress } });
        this.#heartbeat.reset();
    }
    /** Logs what the step waits for, at most once a minute, while nothing else is logged. */
    beat(open, until) {
        const paused = open.find((one) => awaitedPause(this.#progress.get(one)) !== undefined);
        const pause = paused && awaitedPause(this.#progress.get(paused));
        this.#heartbeat.beat(pause === undefined ? namesOf(open) : `somebody to end ${pause} of ${namesOf(open)}`, until);
    }
    /** ECS lists events newest first. New ones are recognized by ID, not by time. */
    #emitEvents(one, service) {
        const known = this.#events.get(one);
        for (const { id, createdAt, message = "" } of (service.events ?? []).toReversed()) {
            if (id === undefined || known?.has(id))
                continue;
            const at = createdAt?.getTime() ?? this.#clock.now();
            this.#emit({ kind: "service-event", service: one.name, id, at, text: message });
            this.#heartbeat.reset();
        }
        this.#events.set(one, eventIds(service));
    }
}
const eventIds = ({ events }) => new Set(events?.map(({ id }) => id ?? ""));
function namesOf(services) {
    const names = services.map(({ name }) => name);
    return names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
}

// EXTERNAL MODULE: ./build/src/ecs/stuck.js
var stuck = __webpack_require__(2663);
;// CONCATENATED MODULE: ./build/src/release/rollout/service-end.js
/** Decides from one poll whether and how a service of a wave has ended. Pure. */



function service_end_endOf(one, reading, policy) {
    const { judgment, service } = reading;
    const { failureAtPause } = policy;
    if (one.withoutDeployment)
        return withoutDeployment(one, reading, policy);
    if (judgment.state === "succeeded")
        return { state: "released" };
    if (policy.untilShifted && reading.shifted && judgment.state === "in-progress")
        return { state: "started" };
    if (judgment.state === "in-progress" && policy.blockedAtPause && failureAtPause !== undefined)
        return { state: "failed", judgment: { state: "stuck" }, cause: failureAtPause };
    if (judgment.state === "in-progress")
        return judgment.status === undefined ? stuckEnd(one, reading) : undefined;
    const failing = judgment.state === "rolling-back" && !policy.patient;
    if (!(0,deployment/* isFinal */.dR)(judgment) && !failing)
        return undefined;
    return { state: "failed", judgment, cause: failureAtPause ?? causes_causeOf(judgment, one, service) };
}
function stuckEnd(one, { service, deployment }) {
    const ours = service?.deployments?.find(({ id }) => id === one.deploymentId);
    if (service === undefined || !(0,stuck/* isStuck */.Z)(service, ours, deployment))
        return undefined;
    return { state: "failed", judgment: { state: "stuck" }, cause: stuckCause(one, ours?.failedTasks ?? 0) };
}
/**
 * An update that started no deployment ends once the desired number of tasks runs. A stale view would show the earlier
 * number, with all of its tasks running.
 */
function withoutDeployment({ desiredCountBefore }, { service, judgment }, { mayLag }) {
    const stale = mayLag === true && service?.desiredCount === desiredCountBefore;
    if (service !== undefined && !stale && (0,deployment/* isSteady */.NZ)(service))
        return { state: "released" };
    if (judgment.state !== "gone")
        return undefined;
    return {
        state: "failed",
        judgment,
        cause: { name: "service-gone", what: judgment.reason, evidence: [] },
    };
}

// EXTERNAL MODULE: ./build/src/release/rollout/watch.js + 1 modules
var watch = __webpack_require__(2345);
;// CONCATENATED MODULE: ./build/src/release/rollout/watch-wave.js













class WaveWatch {
    #context;
    #started;
    #options;
    #reader;
    #progress;
    #expectations;
    #failing;
    #lingering;
    #pauses;
    #last = new Map();
    #ends = new Map();
    #revisions = new Map();
    #cause;
    constructor(context, started, options) {
        const { clock, signal, emit } = context;
        this.#context = context;
        this.#started = started;
        this.#options = options;
        this.#reader = new wave_reader/* WaveReader */.B({ ecs: options.ecs, clock, emit, signal }, started);
        this.#progress = new ProgressReporter(clock, emit, started);
        this.#expectations = new Expectations(clock);
        this.#failing = new explain/* FailingTasks */.n(context);
        this.#lingering = new LingeringTasks(context);
        this.#pauses = new Pauses(context);
    }
    async run() {
        const { clock, signal, emit } = this.#context;
        const { deadline } = this.#options;
        const pace = () => this.#pause();
        // Right after UpdateService started a deployment, there is nothing to see yet.
        if (this.#started.every(({ withoutDeployment }) => !withoutDeployment))
            await clock.sleep(Math.min(pace(), deadline.remaining()), signal);
        const { attempt, lastFailure } = (0,outages/* toleratingOutages */.I)(emit, namesOf(this.#started), () => this.#turn());
        const done = await (0,core_time/* poll */.wt)({ clock, pace, signal, deadline }, attempt);
        if (done === undefined)
            await this.#timeOut(lastFailure());
        await this.#pauses.finish({ failed: this.#cause !== undefined });
        this.#failUntested();
        await this.#explain();
        const services = this.#started.map((one) => {
            const { end, endedAt } = this.#ends.get(one) ?? { end: unfinished, endedAt: clock.now() };
            const revision = this.#revisions.get(one);
            return { ...one, end, endedAt, revision, tested: this.#pauses.hasTested(one) };
        });
        return { services, ...(this.#cause && { cause: this.#cause }) };
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
        const readings = await this.#reader.read(open);
        for (const one of open) {
            const reading = readings.get(one);
            if (reading !== undefined)
                this.#consider(one, await this.#withShift(one, reading));
        }
        const over = this.#ends.size === this.#started.length;
        if (over || (this.#cause !== undefined && !this.#options.patient))
            return true;
        this.#progress.beat(this.#open, this.#options.deadline.at);
        return undefined;
    }
    /** A rolling deployment has shifted its traffic once it waits only for old tasks to stop. */
    async #withShift(one, reading) {
        if (this.#context.request.rollout.waitFor !== "traffic-shifted" || reading.shifted)
            return reading;
        if (isBaking(reading))
            return { ...reading, shifted: true };
        const lingering = await this.#lingering.of(one, reading);
        if (lingering === undefined)
            return reading;
        this.#reportLingering(one, lingering, "info");
        return { ...reading, shifted: true };
    }
    #reportLingering(one, lingering, level) {
        const text = `The new revision runs and is healthy. ${lingeringInWords(lingering, this.#context.clock.now())}.`;
        const remedy = level === "warning"
            ? " The step stops waiting for them (rollout-timeout); ECS completes the deployment once they have stopped."
            : "";
        this.#context.emit({ kind: "note", level, about: one.name, text: `${text}${remedy}` });
    }
    #consider(one, reading) {
        const { service, deployment } = reading;
        this.#expectations.notice(one, reading);
        this.#progress.emit(one, reading, this.#expectations.waitEnds(one));
        this.#last.set(one, reading);
        if (service !== undefined)
            this.#failing.notice(one, service, deployment);
        if (deployment !== undefined) {
            this.#note(one, deployment.serviceDeploymentArn, deployment.targetServiceRevision?.arn);
            this.#pauses.notice(one, deployment);
        }
        const { patient } = this.#options;
        const untilShifted = this.#context.request.rollout.waitFor === "traffic-shifted";
        const end = service_end_endOf(one, reading, {
            patient,
            mayLag: one.controller === "ECS" && (0,watch/* mayLag */.CL)(this.#context.clock, one.watched),
            untilShifted,
            failureAtPause: this.#pauses.failureOf(one),
            blockedAtPause: this.#pauses.isBlocked(one),
        });
        if (end !== undefined)
            this.#end(one, end);
    }
    #end(one, end) {
        this.#ends.set(one, { end, endedAt: this.#context.clock.now() });
        if (end.state === "failed")
            this.#cause ??= end.cause;
    }
    /** Somebody else may end a pause during its smoke test: a success of the deployment does not cover a failed test. */
    #failUntested() {
        for (const [one, { end }] of this.#ends) {
            const cause = this.#pauses.failedTestOf(one);
            if (cause === undefined || end.state === "failed")
                continue;
            this.#end(one, { state: "failed", judgment: { state: "untested" }, cause });
        }
    }
    /** Records the ARNs that the rollback and the image check need, when first seen. */
    #note(one, serviceDeploymentArn, revision) {
        if (this.#revisions.has(one) || serviceDeploymentArn === undefined || revision === undefined)
            return;
        this.#revisions.set(one, revision);
        this.#context.journal.amend(one, { serviceDeploymentArn });
    }
    /** Replaces "AWS gave up" by the cause that the deployment's facts and failed tasks show. */
    async #explain() {
        const failed = this.#started.filter((one) => this.#ends.get(one)?.end.state === "failed");
        await this.#failing.finish(failed);
        for (const one of failed) {
            const ended = this.#ends.get(one);
            if (ended?.end.state !== "failed" || !isExplained(ended.end))
                continue;
            const { end } = ended;
            const facts = { ...this.#last.get(one)?.facts, failing: this.#failing.groupsOf(one) };
            const cause = withDiagnosis(end.cause, (0,diagnosis_deployment/* diagnoseDeployment */.S)(facts));
            this.#ends.set(one, { ...ended, end: { ...end, cause } });
            if (this.#cause === end.cause)
                this.#cause = cause;
        }
    }
    /** Old tasks that stop slowly are not a failure of the new revision. */
    /** @param outage why AWS did not answer the last poll: what was seen before it proves nothing any more */
    async #timeOut(outage) {
        const { timeout } = this.#context.request.rollout;
        for (const one of this.#open) {
            const last = outage === undefined ? this.#last.get(one) : undefined;
            const lingering = last && (await this.#lingering.of(one, last));
            if (lingering !== undefined) {
                this.#reportLingering(one, lingering, "warning");
                this.#end(one, { state: "started" });
                continue;
            }
            const timedOut = causes_timeoutCause(one, timeout, this.#progress.lastOf(one), outage?.why);
            const cause = this.#pauses.failureOf(one) ?? timedOut;
            this.#end(one, { state: "failed", judgment: { state: "timed-out" }, cause });
        }
    }
}
const unfinished = { state: "unfinished" };
/** Ends whose reason lies in the deployment or its tasks; the other causes are complete. */
const isExplained = ({ judgment, cause }) => judgment.state !== "superseded" && judgment.state !== "gone" && !cause.name.startsWith("smoke-test-");

// EXTERNAL MODULE: ./build/src/codedeploy/create.js
var create = __webpack_require__(9442);
// EXTERNAL MODULE: ./build/src/codedeploy/watch.js
var codedeploy_watch = __webpack_require__(7627);
;// CONCATENATED MODULE: ./build/src/release/rollout/start.js









/** Starts the deployment of one service, and writes it to the journal before and after the call. */
async function startService(context, release, wave) {
    const start = release.controller === "CODE_DEPLOY" ? startCodeDeploy : startEcs;
    const started = await start(context, release, wave);
    const { name: service, from, to, deploymentId } = started;
    context.emit({ kind: "service-updated", service, from, to, deploymentId });
    return started;
}
/** Writes the entry, and returns a function that completes it. */
function writeEntry({ clock, journal, request }, release, more) {
    const { service, to } = release;
    const before = setsCount(request, release) ? { desiredCountBefore: service.desiredCount ?? 0 } : {};
    const entry = (0,core_journal/* serviceEntry */.WK)(release, { to, ...more, ...before, at: clock.now() });
    journal.write(entry);
    return (completed) => journal.amend(entry, completed);
}
const setsCount = ({ desiredCount }, { service }) => desiredCount !== undefined && desiredCount !== service.desiredCount;
async function startEcs(context, release, wave) {
    const { clock, request } = context;
    const { desiredCount, forceNewDeployment } = request;
    const { name, cluster, service } = release;
    const own = setsCount(request, release) || forceNewDeployment ? undefined : resumable(release);
    const idsBefore = (0,update_service/* deploymentIds */.Mx)(service).filter((id) => id !== own?.id);
    const complete = writeEntry(context, release, { wave, idsBefore });
    const updated = own === undefined
        ? await (0,update_service/* updateService */.bU)(context, release, {
            taskDefinition: release.to,
            forceNewDeployment: forceNewDeployment || needsForce(release),
            ...(desiredCount !== undefined && { desiredCount }),
            onRefusal: () => complete({ refused: true }),
            onLost: () => complete({ lostAt: clock.now() }),
            storm: throttleBudget(context, name),
        })
        : service;
    const { id = "", createdAt } = (0,deployment/* primaryOf */.Os)(updated) ?? {};
    const entry = complete({
        deploymentId: id,
        ...(createdAt !== undefined && { createdAt: createdAt.getTime() }),
        ...(idsBefore.includes(id) && { withoutDeployment: true }),
    });
    const watched = { name, cluster, own: { id, idsBefore, createdAt }, updatedAt: clock.now() };
    return { ...release, ...entry, deploymentId: id, controller: "ECS", watched };
}
/** ECS starts no deployment for an unchanged revision, even if its last deployment failed. */
const needsForce = ({ service, from, to }) => (0,deployment/* primaryOf */.Os)(service)?.taskDefinition === to && (!(0,ecs_service/* isSettled */.Is)(service) || from !== to);
/** The deployment that an earlier attempt of this step started: in progress, or successful since the plan. */
function resumable(release) {
    const primary = (0,deployment/* primaryOf */.Os)(release.service);
    return (0,plan_plan/* isOurs */.MU)(release, primary?.id) && primary?.rolloutState !== "FAILED" ? primary : undefined;
}
/** CodeDeploy creates the new task set; only ECS can set the desired count (docs/aws-reference.md#codedeploy). */
async function startCodeDeploy(context, release, wave) {
    const { name, group, service, from, to } = release;
    if (group === undefined)
        throw new Error(`${name} has no deployment group`);
    const { desiredCount, rollout, codeDeploy, job } = context.request;
    const prepared = (0,create/* prepareDeployment */.JH)({
        service,
        group,
        from,
        to,
        appSpecFile: release.appSpec,
        config: codeDeploy.deploymentConfig,
        by: `ecs-release ${job.repository} run ${job.runId}`,
        rollback: rollout.onFailure !== "leave",
    });
    const complete = writeEntry(context, release, { wave, idsBefore: (0,update_service/* deploymentIds */.Mx)(service), prepared });
    const counts = setsCount(context.request, release);
    if (counts)
        await (0,update_service/* setDesiredCount */.kO)(context, release, desiredCount);
    const refused = () => {
        if (!counts)
            complete({ refused: true });
    };
    const started = await (0,create/* createDeployment */.Yy)(context, prepared, refused);
    if (started.state === "busy") {
        refused();
        throw (0,foreign/* busyGroup */.N)(name, started.running, context.clock.now());
    }
    const { deploymentId } = started.deployment;
    const watch = new codedeploy_watch/* CodeDeployWatch */.y(context, started.deployment);
    return { ...release, ...complete({ deploymentId }), deploymentId, controller: "CODE_DEPLOY", watch };
}
/** Minutes of throttling do not fail a release: a rollback would need the same call. */
const throttleBudget = ({ clock, request, emit }, about) => ({
    until: new core_time/* Deadline */.B2(clock, Math.min((0,core_time/* minutes */.Gx)(4), request.rollout.timeout)),
    emit: ({ message }) => emit({ kind: "note", level: "warning", about, text: `${message} Trying again.` }),
});

;// CONCATENATED MODULE: ./build/src/release/rollout/wave.js










async function rollOut(context, spec) {
    const { request, clock, emit } = context;
    const deadline = new core_time/* Deadline */.B2(clock, request.rollout.timeout);
    const releases = await prepare(context, spec, deadline);
    const starts = await Promise.allSettled(releases.map((one) => startService(context, one, spec.number)));
    const started = starts.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
    const refused = starts.find((start) => start.status === "rejected");
    if (refused !== undefined)
        return { verdicts: [], error: refused.reason };
    if (request.rollout.waitFor === "nothing") {
        const verdicts = started.map((one) => verdictOf(one, { state: "started" }, 0));
        for (const one of verdicts)
            emit({ kind: "rollout-ended", verdict: one });
        return { verdicts };
    }
    const at = clock.now();
    const patient = request.rollout.onFailure === "leave";
    const watch = new WaveWatch(context, started, { ecs: await context.aws.ecs(), deadline, patient });
    const { services, cause } = await watch.run();
    const verdicts = services.map((one) => verdictOf(one, one.end, (one.endedAt - at) / 1000));
    const healthy = cause === undefined && request.rollout.bake !== undefined;
    const stopped = healthy ? await stoppedTasks(context) : undefined;
    const error = cause === undefined ? await errorOfChecks(context, services) : undefined;
    if (error !== undefined) {
        return { verdicts: verdicts.map((one) => ({ ...one, verdict: "failed" })), error };
    }
    for (const one of verdicts)
        if (one.verdict !== "failed" || patient)
            emit({ kind: "rollout-ended", verdict: one });
    return { verdicts, ...(cause && { cause }), ...(stopped && { stopped }) };
}
/** The error that the checks of a healthy wave throw; `undefined` if they pass. */
const errorOfChecks = (...wave) => prove(...wave).then(() => undefined, (error) => error);
/** Checks a healthy wave: compares its images, and runs the smoke test unless it ran at a pause. */
async function prove(context, services) {
    await proveImages(context, services);
    const request = context.request.rollout.smokeTest;
    const first = services.find(({ tested }) => !tested);
    if (request === undefined || first === undefined)
        return;
    const end = await smokeTest(context, first, request, first.deploymentId);
    if (end.result !== "passed")
        throw new failure/* Failure */.HR(end.cause);
}
async function prepare(context, spec, deadline) {
    const now = await (0,foreign.settleForeign)(context, spec.services, deadline);
    return spec.services.map((one) => serviceRelease((0,foreign/* refreshed */.t)(one, now), spec.plan, spec.revisions));
}
const outcomes = {
    released: "released",
    started: "started",
    failed: "failed",
    unfinished: "failed",
};
function verdictOf(one, end, seconds) {
    const superseded = end.state === "failed" && end.judgment.state === "superseded";
    const rolledBack = end.state === "failed" && end.judgment.state === "rolled-back";
    return (0,last_verdicts/* serviceVerdict */.tA)(one, {
        verdict: superseded ? "superseded" : rolledBack ? "rolled-back" : outcomes[end.state],
        seconds: Math.round(seconds * 10) / 10,
        ...(end.state === "failed" && { cause: end.cause }),
    });
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
    const background = new BackgroundWork(context.emit, context.signal);
    const run = new ReleaseRun({ ...context, background }, plan);
    const { verdicts = run.verdicts, ...end } = await run.run();
    for (const verdict of verdicts.values())
        context.emit({ kind: "service-ended", verdict });
    await background.finish();
    await (0,failed_revisions/* deregisterFailed */.q)(context, end.outcome);
    const sentence = end.sentence ?? (0,release_verdicts/* sentenceFor */.dD)(end.outcome, run.subject, run.isSameRevision);
    context.emit({ kind: "ended", outcome: end.outcome, sentence, ...(end.cause && { cause: end.cause }) });
    return { ...end, revisions: run.revisions };
}
class ReleaseRun {
    #context;
    #plan;
    revisions = new Map();
    /** Of the services whose rollout is over. */
    verdicts = new Map();
    #migration = "none";
    /** As of the end of the last wave's rollout. */
    #stopped;
    constructor(context, plan) {
        this.#context = context;
        this.#plan = plan;
    }
    get subject() {
        const names = this.#plan.waves.flat().map(({ name }) => name);
        return names.length === 0 ? `the schedules of ${this.#plan.cluster.name}` : names.join(", ");
    }
    /** Whether every deployed service was only redeployed or scaled. */
    get isSameRevision() {
        const deployed = [...this.verdicts.values()];
        return deployed.length > 0 && deployed.every(({ from, to }) => from === to);
    }
    async run() {
        const refused = (0,plan_plan/* refusal */.x5)(this.#plan.checks);
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
        const failed = { error, why: (0,refuse/* causeFor */.v0)(error), verdicts: this.verdicts, migration: this.#migration };
        try {
            return await settle(this.#context, failed);
        }
        catch (defect) {
            const outcome = this.#context.journal.changed ? "rollback-failed" : "refused";
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
        const verdicts = [...this.verdicts.values()].map(({ verdict }) => verdict);
        if (verdicts.includes("started"))
            return "started";
        const changed = verdicts.length > 0 || moves || [...this.#plan.families.values()].some(({ reused }) => !reused);
        return changed ? "released" : "unchanged";
    }
    async #bake() {
        const { bake: request } = this.#context.request.rollout;
        if (request === undefined || this.verdicts.size === 0)
            return;
        const deployed = this.#plan.waves.flat().filter(({ name }) => this.verdicts.has(name));
        const services = deployed.map((one) => serviceRelease(one, this.#plan, this.revisions));
        await this.#phase({ name: "bake" }, () => bake(this.#context, services, request, this.#stopped));
    }
    /** Runs even if nothing was deployed, like the migration, so that a rerun of the job repeats what failed. */
    async #afterRelease() {
        const { afterRelease: request } = this.#context.request.rollout;
        if (request === undefined)
            return undefined;
        try {
            await this.#phase({ name: "after-release" }, () => afterRelease(this.#context, this.#plan, this.revisions, request));
        }
        catch (error) {
            (0,failure/* assertFailure */.fc)(error);
            return error.why;
        }
        if (this.verdicts.size > 0)
            await this.#finalCheck();
        return undefined;
    }
    #deploys(service) {
        return (0,plan_plan/* isToDeploy */.HM)(service, this.revisions.get(service.family), this.#context.request);
    }
    async #wave(number, services) {
        const result = await rollOut(this.#context, {
            plan: this.#plan,
            number,
            services,
            revisions: this.revisions,
        });
        for (const verdict of result.verdicts)
            this.verdicts.set(verdict.name, verdict);
        this.#stopped = result.stopped;
        throwIfFailed(result);
    }
    /** The smoke test runs only with a deployment. An interrupted attempt may have deployed without testing. */
    #noteSkippedSmokeTest() {
        const { rollout, job } = this.#context.request;
        if (rollout.smokeTest === undefined)
            return;
        const rerun = Number(job.runAttempt) > 1;
        const text = `The smoke test is skipped because nothing is deployed.${rerun ? " An earlier attempt of this run may have deployed without it; set force-new-deployment to run it." : ""}`;
        this.#context.emit({ kind: "note", level: rerun ? "warning" : "info", text });
    }
    /**
     * Checks every healthy service again: somebody else may have deployed since. Nothing may wait between this check and
     * the outcome.
     */
    async #finalCheck() {
        const { background, journal, request } = this.#context;
        await background?.finish();
        if (request.rollout.waitFor === "nothing")
            return;
        const lost = await (0,final_check/* finalCheck */.T)(this.#context, journal.services, "released");
        for (const { entry, verdict, cause } of lost) {
            const known = this.verdicts.get(entry.name);
            if (known !== undefined)
                this.verdicts.set(entry.name, { ...known, verdict, cause });
        }
        const [first] = lost;
        if (first !== undefined)
            throw new failure/* Failure */.HR(first.cause);
    }
    async #phase(phase, act) {
        this.#context.emit({ kind: "phase-started", phase });
        try {
            await act();
            this.#context.emit({ kind: "phase-ended", phase, result: "ok" });
        }
        catch (error) {
            this.#context.emit({ kind: "phase-ended", phase, result: "failed" });
            throw error;
        }
    }
}

;// CONCATENATED MODULE: ./build/src/carry-out.js
/** Carries out a valid request: makes the plan, then the release. */




/** Throws Failure if the plan can't be read from AWS; once the release starts, every error becomes an outcome. */
async function carryOut(context) {
    return (await release(context, await planned(context))).outcome;
}
async function planned(context) {
    const { emit } = context;
    emit({ kind: "phase-started", phase: { name: "plan" } });
    let plan = await makePlan(context);
    if (await waited(context, plan))
        plan = await makePlan(context);
    emit({ kind: "plan", plan: plan.view });
    emit({ kind: "phase-ended", phase: { name: "plan" }, result: "ok" });
    emit({ kind: "phase-started", phase: { name: "preflight" } });
    for (const check of plan.checks)
        emit({ kind: "check", check });
    for (const one of plan.notes)
        emit({ kind: "note", level: "info", ...one });
    const failed = (0,plan_plan/* refusal */.x5)(plan.checks) !== undefined;
    emit({ kind: "phase-ended", phase: { name: "preflight" }, result: failed ? "failed" : "ok" });
    return plan;
}
/**
 * Waits for deployments that others started, before the first change, unless a check failed. Returns true if it waited: a
 * different revision may serve now. Throws Failure `deployment-in-progress`.
 */
async function waited(context, plan) {
    const { ifDeploying, timeout } = context.request.rollout;
    const busy = plan.waves.flat().filter(plan_plan/* isBusy */.A5);
    if (busy.length === 0 || ifDeploying === "replace" || context.request.report.dryRun)
        return false;
    if ((0,plan_plan/* refusal */.x5)(plan.checks) !== undefined)
        return false;
    const { settleForeign } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 7404));
    await settleForeign(context, busy, new core_time/* Deadline */.B2(context.clock, timeout));
    return true;
}


/***/ }),

/***/ 9780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ warning),
/* harmony export */   V2: () => (/* binding */ failure),
/* harmony export */   bF: () => (/* binding */ passed)
/* harmony export */ });
const passed = (about, text) => ({ about, level: "ok", text });
const warning = (about, text, remedy) => ({
    about,
    level: "warning",
    text,
    ...(remedy !== undefined && { remedy }),
});
/** Blocks the release. */
const failure = (about, text, remedy) => ({
    ...warning(about, text, remedy),
    level: "failure",
});


/***/ }),

/***/ 2031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ referencesOf)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2672);
/**
 * The resources of other services that a task definition names: secrets, parameters and log groups. A task that
 * can't read one of them doesn't start. Pure.
 */

function referencesOf(definition, home) {
    return definition.containers.flatMap((container) => [
        ...valuesFrom(definition, container).flatMap(([valueFrom, user]) => referenceOf(valueFrom, user, home)),
        ...logGroupOf(container, home),
    ]);
}
/** Every `valueFrom` of a container, with its user. */
function valuesFrom({ document }, { index, name }) {
    const at = (...path) => document.get(["containerDefinitions", index, ...path]);
    const entries = (...path) => {
        const value = at(...path);
        return Array.isArray(value) ? value : [];
    };
    const credentials = at("repositoryCredentials", "credentialsParameter");
    return [
        ...entries("secrets").map((one) => [one.valueFrom, `${String(one.name)} of container ${name}`]),
        ...entries("logConfiguration", "secretOptions").map((one) => [one.valueFrom, `log option ${String(one.name)} of container ${name}`]),
        [credentials, `repositoryCredentials of container ${name}`],
    ].flatMap(([valueFrom, user]) => (typeof valueFrom === "string" ? [[valueFrom, user]] : []));
}
function referenceOf(valueFrom, user, home) {
    const arn = (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArn */ .Lw)(valueFrom);
    if (arn?.service === "secretsmanager")
        return secret(valueFrom, arn.region, user);
    if (arn === undefined)
        return parameter(valueFrom, { region: home.region, user });
    // DescribeParameters lists only the caller's own account.
    if (arn.service !== "ssm" || (home.account !== undefined && arn.account !== home.account))
        return [];
    const path = arn.resource.replace(/^parameter\/?/u, "");
    return parameter(path.includes("/") ? `/${path}` : path, { region: arn.region, user, arn: true });
}
/** `arn:PARTITION:secretsmanager:REGION:ACCOUNT:secret:NAME[:JSON-KEY[:STAGE[:VERSION]]]` */
function secret(valueFrom, region, user) {
    const parts = valueFrom.split(":");
    const [stage = "", version = ""] = parts.slice(8);
    const id = parts.slice(0, 7).join(":");
    return [
        {
            kind: "secret",
            id,
            region,
            user,
            ...(version === "" && { stage: stage === "" ? "AWSCURRENT" : stage }),
        },
    ];
}
function parameter(text, { region, user, arn = false }) {
    // A version or label may follow the name.
    const name = text.replace(/:[\w.-]{1,100}$/u, "");
    // Public parameters and references to Secrets Manager: DescribeParameters doesn't list them.
    if (name.startsWith("/aws/"))
        return [];
    const possible = /^[\w./-]{1,1011}$/u.test(name);
    // The ARNs of `stripe` and `/stripe` are the same.
    const names = arn && !name.startsWith("/") ? [name, `/${name}`] : [name];
    return [
        { kind: "parameter", names: possible ? names : [], region, user, ...(arn && { printableName: name }) },
    ];
}
function logGroupOf({ logConfiguration: log, name }, home) {
    if (log?.logDriver !== "awslogs")
        return [];
    const { options } = log;
    const group = options["awslogs-group"];
    if (group === undefined || options["awslogs-create-group"] === "true")
        return [];
    const region = options["awslogs-region"] ?? home.region;
    return [{ kind: "log-group", name: group, region, user: `container ${name}` }];
}


/***/ }),

/***/ 6220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ completeRolloutStates)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(139);
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(584);
/* harmony import */ var _service_deployments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3526);



/** If the service deployments can't be read, the services stay as they are. */
async function completeRolloutStates(reader, services) {
    const arns = [...services.values()].flatMap((service) => isOpen(service) ? (service.currentServiceDeployment ?? []) : []);
    const current = await (0,_service_deployments_js__WEBPACK_IMPORTED_MODULE_2__/* .describeServiceDeployments */ .P)(reader, arns).catch((error) => {
        (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .assertFailure */ .fc)(error);
        return [];
    });
    return new Map([...services].map(([one, service]) => {
        const deployment = current.find(({ serviceDeploymentArn }) => serviceDeploymentArn === service.currentServiceDeployment);
        return [one, isOpen(service) ? (0,_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .withRolloutStates */ .ec)(service, deployment) : service];
    }));
}
/** Whether the classic view alone does not show that its PRIMARY has ended. */
function isOpen(service) {
    const primary = (0,_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .primaryOf */ .Os)(service);
    return primary !== undefined && primary.rolloutState !== "COMPLETED" && primary.rolloutState !== "FAILED";
}


/***/ }),

/***/ 2663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ isStuck)
/* harmony export */ });
/* unused harmony export failureLimit */
/** The default threshold of ECS's circuit breaker: half of the tasks, at least 3, at most 200. */
const failureLimit = (desired) => Math.min(200, Math.max(3, Math.ceil(desired / 2)));
function isStuck(service, ours, deployment) {
    if (ours === undefined || hasBreaker(service, deployment))
        return false;
    return (ours.failedTasks ?? 0) >= failureLimit(service.desiredCount ?? 0) && (ours.runningCount ?? 0) === 0;
}
function hasBreaker(service, deployment) {
    const status = deployment?.deploymentCircuitBreaker?.status;
    if (status !== undefined)
        return status !== "DISABLED";
    return service.deploymentConfiguration?.deploymentCircuitBreaker?.enable === true;
}


/***/ }),

/***/ 8713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GitHub: () => (/* binding */ GitHub),
/* harmony export */   GitHubError: () => (/* binding */ GitHubError),
/* harmony export */   lacksPermission: () => (/* binding */ lacksPermission)
/* harmony export */ });
/* harmony import */ var _aws_http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4379);
/* harmony import */ var _aws_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(257);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(139);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4411);




/** A response with a status of 300 or more. The message is GitHub's. */
class GitHubError extends Error {
    name = "GitHubError";
    status;
    constructor(status, message) {
        super(message);
        this.status = status;
    }
}
/** Whether the job's token lacks the permission. GitHub also returns 404 for resources that a token can't see. */
const lacksPermission = (error) => error instanceof GitHubError && [401, 403, 404].includes(error.status);
const responseTimeout = (0,_core_time_js__WEBPACK_IMPORTED_MODULE_3__/* .seconds */ .YA)(10);
const maxBytes = 4 * 1024 * 1024;
class GitHub {
    #options;
    constructor(options) {
        this.#options = options;
    }
    /** False only if GitHub returns 404. */
    async exists(request) {
        try {
            await this.call(request);
            return true;
        }
        catch (error) {
            if (error instanceof GitHubError && error.status === 404)
                return false;
            throw error;
        }
    }
    /** Sends a request and returns the parsed response. Rejects with GitHubError, or with the network's error. */
    async call({ call, method = "GET", path, body, found }) {
        const { agents, apiUrl, clock, token, signal } = this.#options;
        const url = new URL(`${(apiUrl || "https://api.github.com").replace(/\/$/u, "")}/${path}`);
        const sent = body === undefined ? undefined : JSON.stringify(body);
        const send = async () => {
            const answer = await (0,_aws_http_js__WEBPACK_IMPORTED_MODULE_0__/* .sendRequest */ .w)(url, {
                call,
                agents,
                method,
                headers: {
                    accept: "application/vnd.github+json",
                    authorization: `Bearer ${token}`,
                    "x-github-api-version": "2022-11-28",
                    ...(sent === undefined ? {} : { "content-type": "application/json" }),
                    "content-length": String(Buffer.byteLength(sent ?? "")),
                },
                ...(sent === undefined ? {} : { body: sent }),
                timeout: responseTimeout,
                maxBytes,
                ...(signal === undefined ? {} : { signal }),
            });
            const data = parsed(answer.body);
            if (answer.status >= 300)
                throw new GitHubError(answer.status, messageIn(data) ?? `HTTP ${answer.status}`);
            return data;
        };
        const context = { clock, throttle: new _aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .Throttle */ .X5(), random: () => 1, ...(signal && { signal }) };
        return (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .withRetries */ .LH)(context, { send, classify, policy: _aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .gitHubPolicy */ .oD, found });
    }
}
/** Without a status, the network failed, and the request may have arrived. */
function classify(thrown) {
    const status = thrown instanceof GitHubError ? thrown.status : 500;
    const kind = status === 429 ? "throttled" : status >= 500 ? "transient" : "invalid";
    return { kind, code: "GitHub", message: (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(thrown), maybeDone: kind === "transient" };
}
/** `undefined` for an empty body, and for what isn't JSON, such as a proxy's page. */
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function messageIn(data) {
    const message = data?.message;
    return typeof message === "string" && message !== "" ? message : undefined;
}


/***/ }),

/***/ 3866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ isBusy),
/* harmony export */   HM: () => (/* binding */ isToDeploy),
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   WU: () => (/* binding */ failedCheck),
/* harmony export */   vD: () => (/* binding */ knownRevision),
/* harmony export */   x5: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var _core_checks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9780);
/* harmony import */ var _ecs_service_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9260);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(139);
/** The plan of a release: what it will change. */



/** Whether an interrupted attempt of this step started the deployment, so that this attempt continues it. */
const isOurs = ({ earlier }, id) => earlier !== undefined && !earlier.ended && earlier.deploymentId === id;
/** Whether the last ECS or CodeDeploy deployment succeeded. */
const isProven = ({ service, group }) => (0,_ecs_service_js__WEBPACK_IMPORTED_MODULE_0__/* .isSettled */ .Is)(service) && (group?.last ?? "succeeded") === "succeeded";
/** Whether the plan found a deployment in progress that is not ours. */
const isBusy = (planned) => {
    const deployment = (0,_ecs_service_js__WEBPACK_IMPORTED_MODULE_0__/* .deploymentInProgress */ .ij)(planned.service);
    return planned.group?.last === "under-way" || (deployment !== undefined && !isOurs(planned, deployment.id));
};
/** Whether there is something to deploy; `to` is the new revision's ARN, if known. */
const isToDeploy = (planned, to, { desiredCount, forceNewDeployment }) => {
    const counts = desiredCount !== undefined && desiredCount !== planned.service.desiredCount;
    return forceNewDeployment || counts || to !== planned.from || !isProven(planned);
};
/** The revision that a family will run, if nothing has to be registered. */
const knownRevision = (family) => family?.reused === true ? family.base : undefined;
const failedCheck = ({ name, what, evidence, remedy }, about = name) => (0,_core_checks_js__WEBPACK_IMPORTED_MODULE_2__/* .failure */ .V2)(about, [what, ...evidence].join("\n"), remedy);
/** All failed checks as one cause. */
function refusal(checks) {
    const failures = checks.filter(({ level }) => level === "failure");
    const [first, ...others] = failures;
    if (first === undefined)
        return undefined;
    return {
        name: "preflight-failed",
        what: others.length === 0
            ? `${first.about}: ${first.text}`
            : `${failures.length} checks failed. Nothing was changed.`,
        evidence: failures.map(({ about, text }) => `${about}: ${text}`),
        remedy: (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .joined */ .oR)(...failures.map(({ remedy }) => remedy)),
    };
}


/***/ }),

/***/ 7404:
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
// EXTERNAL MODULE: ./build/src/codedeploy/deployment.js
var deployment = __webpack_require__(6045);
// EXTERNAL MODULE: ./build/src/codedeploy/stop.js
var stop = __webpack_require__(5290);
// EXTERNAL MODULE: ./build/src/ecs/deployment.js
var ecs_deployment = __webpack_require__(584);
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
// EXTERNAL MODULE: ./build/src/release/rollout/outages.js
var outages = __webpack_require__(81);
// EXTERNAL MODULE: ./build/src/diagnosis/events.js + 1 modules
var diagnosis_events = __webpack_require__(8414);
// EXTERNAL MODULE: ./build/src/ecs/stuck.js
var stuck = __webpack_require__(2663);
// EXTERNAL MODULE: ./build/src/release/rollout/explain.js
var explain = __webpack_require__(434);
;// CONCATENATED MODULE: ./build/src/release/rollout/foreign-problems.js



/** Why it will not end; `undefined` if nothing shows that. Pure. */
function outlookOfForeign({ service, deployment }) {
    if ((0,stuck/* isStuck */.Z)(service, deployment, undefined))
        return { kind: "crash-loop" };
    const startedAt = deployment.createdAt?.getTime() ?? 0;
    const events = (service.events ?? [])
        .filter(({ createdAt }) => (createdAt?.getTime() ?? 0) >= startedAt)
        .flatMap(({ message }) => message ?? []);
    const cause = (0,diagnosis_events/* diagnoseEvents */.oP)(events, { deploymentId: deployment.id });
    return cause === undefined ? undefined : { kind: "held-up", cause };
}
const replaceRemedy = "The deployment can't end by itself. To deploy over it, set if-deploying to `replace`.";
class ForeignProblems {
    #context;
    #failing;
    #reported = new Set();
    /** By deployment ID. */
    #outlooks = new Map();
    constructor(context) {
        this.#context = context;
        this.#failing = new explain/* FailingTasks */.n(context);
    }
    /** Examines one poll of a foreign deployment, and reports each finding once. */
    async notice(view) {
        const { id = "" } = view.deployment;
        const fails = (view.deployment.failedTasks ?? 0) > 0;
        const failing = fails ? await this.#failing.read(view, view.deployment) : undefined;
        if (failing !== undefined && !this.#reported.has(`${id} crash-loop`))
            this.#failing.notice(failing, view.service, undefined);
        const outlook = outlookOfForeign(view);
        this.#outlooks.delete(id);
        if (outlook === undefined)
            return;
        this.#outlooks.set(id, { ...outlook, failing });
        const key = outlook.kind === "held-up" ? `${id} ${outlook.cause.name}` : `${id} crash-loop`;
        if (this.#reported.has(key))
            return;
        this.#reported.add(key);
        if (outlook.kind === "crash-loop" && failing !== undefined)
            await this.#failing.finish([failing]);
        const text = `Deployment ${id} does not complete. ${this.reasonsFor(id).join(" ")}`;
        this.#context.emit({ kind: "note", level: "warning", about: view.name, text });
    }
    /** Sentences on why a deployment does not end; empty if nothing is known. */
    reasonsFor(id) {
        const outlook = this.#outlooks.get(id);
        if (outlook === undefined)
            return [];
        if (outlook.kind === "held-up") {
            return [outlook.cause.what, ...(outlook.cause.remedy === undefined ? [] : [outlook.cause.remedy])];
        }
        const { failing } = outlook;
        const [group] = failing === undefined ? [] : this.#failing.groupsOf(failing);
        return [
            "Its tasks keep failing, none is running, and the service has no deployment circuit breaker.",
            ...(group === undefined ? [] : [group.cause.what]),
            replaceRemedy,
        ];
    }
    /** Whether one of these can't end by itself. */
    cannotEnd(ids) {
        return ids.some((id) => this.#outlooks.get(id)?.kind === "crash-loop");
    }
}

;// CONCATENATED MODULE: ./build/src/release/rollout/foreign.js














/**
 * Reads the services right before the change, once no foreign deployment is in progress (with `if-deploying: replace`,
 * an ECS deployment may be: the release replaces it). A rollback restores the revision that serves at this point.
 * Throws Failure `deployment-in-progress`.
 */
async function settleForeign(context, services, deadline) {
    const { clock, pace, signal, emit } = context;
    const { ifDeploying } = context.request.rollout;
    const ecs = await context.aws.ecs();
    const heartbeat = new release_heartbeat/* Heartbeat */.X(clock, emit);
    const problems = new ForeignProblems(context);
    let reported = new Set();
    let busy = [];
    let absentBefore = false;
    const stopped = new StoppedDeployments(context);
    const names = services.map(({ name }) => name).join(", ");
    const { attempt, lastFailure } = (0,outages/* toleratingOutages */.I)(emit, names, async () => {
        const [now, foreign] = await readForeign(context, ecs, services);
        busy = foreign;
        const absent = services.some(({ name }) => now.get(name)?.status !== "ACTIVE");
        const unsure = absent && !absentBefore && !deadline.passed();
        absentBefore = absent;
        // A single response without a service proves nothing.
        if (unsure)
            return undefined;
        if (busy.length > 0 && ifDeploying === "fail")
            throw inProgress(busy, "if-deploying is `fail`");
        for (const one of busy) {
            if (reported.has(one.id))
                continue;
            const replaces = ifDeploying === "replace" && one.isRollback !== true;
            const verb = replaces ? "Replacing" : "Waiting for";
            emit({ kind: "note", level: "info", about: one.name, text: `${verb} ${one.words}.` });
            // CodeDeploy runs one deployment per group: it has to end before the release can deploy.
            if (!replaces || one.controller !== "CODE_DEPLOY")
                continue;
            await (0,stop/* stopDeployment */.U)(context, one.id, true);
            stopped.add(one.id);
        }
        reported = new Set(busy.map(({ id }) => id));
        const awaited = ifDeploying === "replace" ? busy.filter(({ controller }) => controller === "CODE_DEPLOY") : busy;
        if (awaited.length === 0)
            return (await stopped.haveSettled()) ? now : undefined;
        for (const { view } of awaited)
            if (view !== undefined)
                await problems.notice(view);
        heartbeat.beat(`the deployment of ${namesOf(awaited)} to end`, deadline.at);
        return undefined;
    });
    const settled = await (0,time/* poll */.wt)({ clock, pace, signal, deadline }, attempt);
    if (settled !== undefined)
        return settled;
    throw lastFailure() ?? inProgress(busy, "it did not end within rollout-timeout", problems);
}
/** CodeDeploy deployments that this release stopped, until their rollbacks have started. */
class StoppedDeployments {
    #context;
    /** When each was first seen to have ended, by ID. */
    #endedAt = new Map();
    #open = new Set();
    constructor(context) {
        this.#context = context;
    }
    add(id) {
        this.#open.add(id);
    }
    /** Whether none of them can start a rollback any more. */
    async haveSettled() {
        const { aws, clock, signal } = this.#context;
        for (const id of this.#open) {
            const codeDeploy = await aws.codeDeploy();
            const answer = await codeDeploy.getDeployment({ deploymentId: id }, { signal, resource: id });
            const { deploymentInfo = {} } = answer;
            const now = clock.now();
            if ((0,deployment/* isOver */.PU)(deploymentInfo.status))
                this.#endedAt.set(id, this.#endedAt.get(id) ?? now);
            if ((0,codedeploy_running/* mayStartRollback */.U_)(deploymentInfo, now - (this.#endedAt.get(id) ?? now)))
                return false;
            // A rollback that has just started is listed at the next poll.
            this.#open.delete(id);
            return false;
        }
        return true;
    }
}
async function readForeign(context, ecs, services) {
    const reader = { ecs, signal: context.signal };
    const [found, ...byCodeDeploy] = await Promise.all([
        (0,reading_services/* describeServices */.Ge)(reader, services).then((described) => (0,rollout_states/* completeRolloutStates */.j)(reader, described)),
        ...services.map((one) => runningIn(context, one)),
    ]);
    const now = context.clock.now();
    const byEcs = services.flatMap((one) => {
        const service = found.get(one);
        const deployment = service && (0,ecs_service/* deploymentInProgress */.ij)(service);
        if (service === undefined || deployment === undefined || (0,plan/* isOurs */.MU)(one, deployment.id))
            return [];
        const { id = "?", taskDefinition = "?", createdAt } = deployment;
        const words = `deployment ${id} of ${(0,arn/* revisionName */.pd)(taskDefinition)}${age(createdAt?.getTime(), now)}`;
        const { name, cluster } = one;
        return [{ name, id, controller: "ECS", words, view: { name, cluster, service, deployment } }];
    });
    const current = new Map([...found].map(([one, service]) => [one.name, (0,reading_services/* withEventIds */.tt)(service)]));
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
        isRollback: (0,codedeploy_running/* isRollback */.z1)(one),
    }));
}
/** Updates the planned service with the current state: `from` is the revision that serves now. */
function refreshed(planned, services) {
    const service = services.get(planned.name);
    if (service === undefined || service.status !== "ACTIVE") {
        const what = `${planned.name} was ACTIVE when the release was planned, but is now ${service?.status ?? "gone"}.`;
        throw new failure/* Failure */.HR({ name: "service-gone", what, evidence: [] });
    }
    // An interrupted attempt's deployment may have ended since the plan; a rollback restores what that one replaced.
    const proven = (0,plan/* isOurs */.MU)(planned, (0,ecs_deployment/* primaryOf */.Os)(service)?.id) ? undefined : (0,ecs_service/* provenRevision */.qE)(service);
    return { ...planned, service, from: proven ?? planned.from };
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
function inProgress(busy, why, problems) {
    return new failure/* Failure */.HR({
        name: "deployment-in-progress",
        what: `${namesOf(busy)} already ${busy.length === 1 ? "has a deployment" : "have deployments"} in progress, and ${why}.`,
        evidence: busy.flatMap(({ id, name, words }) => [
            `${name}: ${words}`,
            ...(problems?.reasonsFor(id) ?? []).map((text) => `${name}: ${text}`),
        ]),
        remedy: problems?.cannotEnd(busy.map(({ id }) => id))
            ? replaceRemedy
            : "Run the job again when it has ended, or set if-deploying to `wait` or `replace`.",
    });
}


/***/ })

};
