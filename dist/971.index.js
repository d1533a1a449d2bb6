export const id = 971;
export const ids = [971];
export const modules = {

/***/ 6971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  carryOut: () => (/* binding */ carry_out_carryOut)
});

// EXTERNAL MODULE: ./build/src/aws/arn.js
var aws_arn = __webpack_require__(2672);
// EXTERNAL MODULE: ./build/src/ecs/definition/tags.js
var definition_tags = __webpack_require__(1468);
// EXTERNAL MODULE: ./build/src/ecs/reading/rollout-states.js
var rollout_states = __webpack_require__(6220);
// EXTERNAL MODULE: ./build/src/ecs/reading/services.js
var reading_services = __webpack_require__(1590);
// EXTERNAL MODULE: ./build/src/core/failure.js
var failure = __webpack_require__(139);
// EXTERNAL MODULE: ./build/src/schedules/read.js
var read = __webpack_require__(4458);
;// CONCATENATED MODULE: ./build/src/plan/autoscaling.js



/** DescribeScalableTargets accepts at most this many resource IDs. */
const targetsPerCall = 50;
/** Rejects only on cancellation: a missing permission gives a warning that names it. */
async function checkAutoScaling(aws, services, signal) {
    if (services.length === 0)
        return [];
    const names = new Map(services.map((one) => [`service/${(0,aws_arn/* shortName */.EU)(one.cluster)}/${one.name}`, one.name]));
    try {
        const autoScaling = await aws.autoScaling();
        const answers = await Promise.all((0,reading_services/* inBatches */.oq)([...names.keys()], targetsPerCall).map((ResourceIds) => autoScaling.describeScalableTargets({ ServiceNamespace: "ecs", ResourceIds, ScalableDimension: "ecs:service:DesiredCount" }, { signal })));
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
            return [{ about: names.get(ResourceId) ?? ResourceId, level: "warning", text, remedy }];
        });
    }
    catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        const text = `can't check whether auto scaling is suspended: ${error.message}`;
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
// EXTERNAL MODULE: ./build/src/ecs/definition/task-definition.js
var task_definition = __webpack_require__(9992);
// EXTERNAL MODULE: ./build/src/ecs/reading/service-revisions.js
var service_revisions = __webpack_require__(3264);
;// CONCATENATED MODULE: ./build/src/plan/deployment-history.js


/** Reads only the newest deployments: as many as one call describes. */
const perCall = 20;
/** Newest first. Throws Failure if the role may not read it. */
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
            checks.push(move.ended ? movedBack(one, move, request) : continued(one, move));
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
    async surely(revision) {
        const attempt = await this.#once(revision);
        if (attempt === undefined)
            throw new Unproven(`the tags of ${(0,aws_arn/* revisionName */.pd)(revision)} can't be read`);
        return attempt;
    }
    /** Throws Failure if the role may not read it. */
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
            if (error instanceof failure/* Failure */.HR)
                return undefined;
            throw error;
        }
        return (0,definition_tags/* earlierAttempt */.kT)((0,task_definition/* describedTaskDefinition */.Ql)(text).tags, this.#request.job);
    }
}
/** Why the revision before an earlier attempt is uncertain. */
class Unproven extends Error {
}
const startedAt = ({ service }) => (0,deployment/* primaryOf */.Os)(service)?.createdAt?.getTime() ?? Infinity;
/** An unfinished deployment of the new revision that an earlier attempt of this step started. */
async function unfinishedMove(attempts, { controller, from, service }, to) {
    const { id: deploymentId, taskDefinition } = (0,deployment/* primaryOf */.Os)(service) ?? {};
    const begun = controller === "ECS" && taskDefinition === to && taskDefinition !== from;
    if ((0,ecs_service/* isSettled */.Is)(service) || !begun || taskDefinition === undefined || deploymentId === undefined)
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
    return { attempt, deploymentId, ended: true, ...(await foundBy(attempts, one, floor)) };
}
/**
 * Whether a service proves that an attempt never completed: it still runs what that attempt found, or its deployment
 * hasn't ended. Returns the attempt that put the service on its current revision.
 */
async function unreached(attempts, other, attempt, since) {
    const [current, begun] = await Promise.all([
        attempts.surely(other.from),
        attempts.of((0,deployment/* primaryOf */.Os)(other.service)?.taskDefinition ?? other.from),
    ]);
    if (current >= attempt)
        return undefined;
    const unfinished = begun > 0 && !(0,ecs_service/* isSettled */.Is)(other.service);
    const proven = unfinished || startedAt(other) < since || (await wasPutBack(attempts, other));
    return proven ? current : undefined;
}
/**
 * Whether the service is back on the revision that our first deployment replaced, and that deployment failed. If it
 * succeeded, a person may have rolled back long after an attempt that completed.
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
/** Follows the service's deployments back to the revision that no attempt later than `floor` registered. */
async function foundBy(attempts, planned, floor) {
    const history = await attempts.history(planned);
    const bringing = (number) => history.find((one) => one.succeeded && one.number === number);
    const last = bringing((0,deployment/* deploymentNumber */.Rr)((0,deployment/* primaryOf */.Os)(planned.service)?.id ?? "?"));
    // Ends, because each deployment is newer than what it replaced.
    for (let deployment = last; deployment !== undefined;) {
        const [source, ...others] = deployment.from;
        if (source === undefined || source.taskDefinition === "")
            throw new Unproven("ECS doesn't report what it replaced");
        const from = source.taskDefinition;
        if (others.some(({ taskDefinition }) => taskDefinition !== from))
            throw new Unproven("it replaced several revisions");
        if ((await attempts.surely(from)) <= floor)
            return { from, serviceDeploymentArn: last?.serviceDeploymentArn ?? "" };
        const before = source.number;
        deployment = history
            .slice(history.indexOf(deployment) + 1)
            .find((one) => one.succeeded && one.number === before);
    }
    throw new Unproven("ECS doesn't list the deployment that started it");
}
function movedBack({ name, from }, move, request) {
    const [now, before] = [(0,aws_arn/* revisionName */.pd)(from), (0,aws_arn/* revisionName */.pd)(move.from)];
    const count = request.desiredCount === undefined ? "" : "; the desired count stays the same";
    return {
        about: name,
        level: "ok",
        text: `attempt ${move.attempt} of this run moved it from ${before} to ${now} and didn't complete; a rollback returns it to ${before}${count}`,
    };
}
const continued = ({ name }, { attempt, deploymentId, from }) => ({
    about: name,
    level: "ok",
    text: `attempt ${attempt} of this run started deployment ${deploymentId}, which hasn't completed; continuing it. A rollback returns it to ${(0,aws_arn/* revisionName */.pd)(from)}`,
});
const stays = ({ name, from }, why) => ({
    about: name,
    level: "warning",
    text: `an earlier attempt of this run moved it to ${(0,aws_arn/* revisionName */.pd)(from)}, and the revision before that is uncertain (${why}); a rollback leaves it on ${(0,aws_arn/* revisionName */.pd)(from)}`,
    remedy: "If this release fails, check whether to roll it back by hand.",
});

// EXTERNAL MODULE: ./build/src/schedules/schedule.js
var schedules_schedule = __webpack_require__(6215);
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
        what: `Inputs \`environment-variables\` and \`secrets\` contradict each other on \`${name}\` of the container \`${container.name}\` (${family}).`,
        evidence: [],
        remedy: "Remove one of the lines.",
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
/** Applies the edit of one name and returns the change. */
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

// EXTERNAL MODULE: ./build/src/ecs/image/reference.js
var image_reference = __webpack_require__(6716);
;// CONCATENATED MODULE: ./build/src/ecs/image/choice.js

/** One line for each container, for errors: they list what is there. */
function containerLines(families) {
    return families.flatMap(({ family, containers }) => containers.map(({ name, image }) => `${family}: \`${name}\` runs ${image === "" ? "no image yet" : image}`));
}
function matches(asked, family, container) {
    if (asked.container !== undefined)
        return asked.container === container.name && (asked.family ?? family) === family;
    const [wanted, present] = [(0,image_reference/* parseImage */.zZ)(asked.image), (0,image_reference/* parseImage */.zZ)(container.image)];
    return wanted !== undefined && present !== undefined && (0,image_reference/* sameRepository */.RB)(wanted, present);
}
const choice_targetsOf = (asked, families) => families.flatMap(({ family, containers }) => containers
    .filter((container) => matches(asked, family, container))
    .map(({ name, index, image }) => ({ family, container: name, index, from: image })));
/** For a single bare image that matches nothing. */
function onlyContainer(families) {
    const [only, ...others] = families;
    const [single, ...more] = only?.containers ?? [];
    if (only === undefined || others.length > 0 || single === undefined || more.length > 0)
        return [];
    return [{ family: only.family, container: single.name, index: single.index, from: single.image }];
}
function unmatched(asked, families) {
    const evidence = containerLines(families);
    const { family, container } = asked;
    if (container === undefined) {
        return {
            name: "image-without-container",
            what: `Input \`image\`: no container of this release runs the repository of ${asked.image}.`,
            evidence,
            remedy: "Name the container: `CONTAINER=IMAGE` or `FAMILY/CONTAINER=IMAGE`.",
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
        remedy: "Remove one of them, or name the container for each: `CONTAINER=IMAGE` or `FAMILY/CONTAINER=IMAGE`.",
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
        const bareAndAlone = requests.length === 1 && request.container === undefined;
        const targets = matching.length === 0 && bareAndAlone ? onlyContainer(families) : matching;
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
    // The family that an unmatched image was meant for would be reported twice.
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
 * Containers that would be registered without an image that can be pulled: those of a file whose placeholders no
 * image was given for.
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
    asItIs: false,
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
    const inactive = bases.filter(({ asItIs, registered }) => asItIs && registered.status !== "ACTIVE");
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

// EXTERNAL MODULE: ./build/src/plan/left-overs.js
var left_overs = __webpack_require__(5590);
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
async function previousOf(reader, family, services) {
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
/** Reads the base task definition of each family, as `task-definition` selects it. */






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
/** Every base that can be read, and a problem for every other base. */
async function readBases(context, uses) {
    const { base } = context.request;
    const problems = [];
    const orProblem = async (read) => {
        try {
            return await read();
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.HR))
                throw error;
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
        const { readBaseFile } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(815), __webpack_require__.e(212), __webpack_require__.e(638)]).then(__webpack_require__.bind(__webpack_require__, 8638));
        const files = await Promise.all(base.paths.map(async (path) => ({ path, file: await readBaseFile(context.request.job, path) })));
        return withFiles(bases, files);
    });
    return { bases: withThem ?? bases, problems };
}
/** Throws Failure for a family that can't be read, or whose revision is uncertain. */
async function readBase(context, use) {
    const { family, services, schedules } = use;
    const revision = await namedRevision(context, use);
    if (revision !== undefined) {
        const asItIs = context.request.base.kind !== "current";
        return baseOf(use, await (0,left_overs/* readRevision */.M7)(context, revision), { asItIs });
    }
    // No service or schedule uses a migration-only family, so every revision would look like a left-over.
    if (services.length === 0 && schedules.length === 0)
        return baseOf(use, await (0,left_overs/* readRevision */.M7)(context, family));
    const { base, skipped } = await (0,left_overs/* readLatest */.Eg)(context, family, (0,left_overs/* usedRevisions */.Yw)(services, schedules));
    return baseOf(use, base, { skipped });
}
/** The revision that the inputs select for a family; `undefined` for its newest. */
async function namedRevision(context, use) {
    const { base } = context.request;
    const { family, services, schedules } = use;
    if (base.kind === "current")
        return services[0]?.from;
    if (base.kind !== "previous" && base.kind !== "revisions")
        return undefined;
    const named = base.kind === "revisions"
        ? base.revisions.find((one) => (0,aws_arn/* parseRevision */.Pp)(one)?.family === family)
        : undefined;
    if (named !== undefined)
        return named;
    if (services.length === 0 && schedules.length === 0)
        return undefined;
    if (base.kind === "previous" && services.length > 0)
        return previousOf(context, family, services);
    const users = [...services, ...schedules].map(({ name }) => name);
    throw new failure/* Failure */.HR({
        name: "revision-missing",
        what: base.kind === "previous"
            ? `Only schedules use ${family}, and schedules have no previous revision.`
            : `Input \`task-definition\` has no revision of ${family}, which this release deploys.`,
        evidence: [`used by ${users.join(", ")}`],
        remedy: base.kind === "previous"
            ? "List every revision: `task-definition: FAMILY:REVISION` lines."
            : `Add a line \`${family}:REVISION\`.`,
    });
}
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

// EXTERNAL MODULE: ./build/src/aws/errors/classify.js + 6 modules
var classify = __webpack_require__(6230);
// EXTERNAL MODULE: ./build/src/ecs/image/platform.js
var platform = __webpack_require__(7450);
// EXTERNAL MODULE: ./build/src/ecs/image/registry.js
var registry = __webpack_require__(2474);
;// CONCATENATED MODULE: ./build/src/plan/images.js





/** Doesn't reject for a failed look-up: the image is then registered as written. */
function lookUpImages(aws, requests, signal) {
    const verdicts = new Map();
    return Promise.all(requests.map(async (request) => {
        const reference = (0,image_reference/* parseImage */.zZ)(request.image);
        const lookUp = reference && (0,registry/* ecrLookUp */.pr)(reference);
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
        return (0,registry/* judgeImage */.xQ)(lookUp, description);
    }
    // An index lists its platforms. An image that DescribeImages can't see may be in a pull-through cache's upstream.
    const manifest = await asked(() => ecr.batchGetImage({ ...where, acceptedMediaTypes: [...registry/* acceptedMediaTypes */.v7] }, { signal, resource }), signal);
    return (0,registry/* judgeImage */.xQ)(lookUp, description, manifest);
}
const isIndex = (mediaType) => /image\.index|manifest\.list/.test(mediaType ?? "");
async function asked(call, signal) {
    try {
        return { answer: (await call()) };
    }
    catch (error) {
        signal.throwIfAborted();
        return { problem: (0,classify/* classify */.L8)(error instanceof failure/* Failure */.HR ? error.cause : error) };
    }
}
/** The images to register, by digest if it is known. */
const pinned = (images) => images.map(({ request, verdict }) => verdict?.kind === "pinned" ? { ...request, image: verdict.image } : request);
/** `repository:tag@digest` for a pinned image, for display; else the image itself. */
function readable(images, image) {
    const found = images.find(({ verdict }) => verdict?.kind === "pinned" && verdict.image === image);
    if (found?.verdict?.kind !== "pinned" || found.request.image.includes("@"))
        return image;
    return `${found.request.image}@${found.verdict.digest}`;
}
/** Checks from the look-ups, and whether the images match the platforms of their families. */
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
                    .flatMap((user) => (0,platform/* platformProblem */.J4)(request.image, verdict.platforms, (0,platform/* platformOf */.tj)(user)) ?? []);
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

// EXTERNAL MODULE: ./build/src/core/time.js + 1 modules
var time = __webpack_require__(4411);
;// CONCATENATED MODULE: ./build/src/plan/outdated.js
/** `if-outdated`: compares the job's commit with the commit that each service runs, through GitHub's compare API. */




/** Rejects only on cancellation: a failed comparison gives a note. */
async function checkOutdated(context, services, running) {
    const { ifOutdated, base, job } = context.request;
    // A manual rollback deploys an older revision on purpose.
    const asItIs = base.kind === "previous" || base.kind === "revisions";
    if (ifOutdated === "release" || asItIs || job.sha === "")
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
                    text: `Can't check whether it runs a newer commit than this job: ${unknown}.`,
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
        return { unknown: `it comes from ${repository ?? "an unknown repository"}` };
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
            return { unknown: `it runs ${outdated_short(commit)}, a commit on another branch` };
        case undefined:
            return { unknown: "GitHub's response has an unknown status" };
    }
}
const relations = new Set(["ahead", "behind", "identical", "diverged"]);
const tries = 2;
const requestTimeout = (0,time/* seconds */.YA)(10);
async function relation({ request, clock, signal }, token, running) {
    const { repository, sha, apiUrl } = request.job;
    const [owner = "", repo = ""] = repository.split("/");
    const { getOctokit } = await __webpack_require__.e(/* import() */ 972).then(__webpack_require__.bind(__webpack_require__, 8972));
    const octokit = getOctokit(token, apiUrl === "" ? {} : { baseUrl: apiUrl });
    for (let count = 1;; count += 1) {
        try {
            const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
                owner,
                repo,
                basehead: `${running}...${sha}`,
                // The second page contains no files; only the status is needed.
                per_page: 1,
                page: 2,
                request: { signal: AbortSignal.any([signal, AbortSignal.timeout(requestTimeout)]) },
            });
            return relations.has(data.status) ? data.status : undefined;
        }
        catch (error) {
            signal.throwIfAborted();
            const status = error instanceof Error && "status" in error ? Number(error.status) : undefined;
            if (count < tries && (status === undefined || status >= 500 || status === 429)) {
                await clock.sleep((0,time/* seconds */.YA)(count), signal);
                continue;
            }
            const permission = status === 401 || status === 403 || status === 404;
            const remedy = permission ? " (the job needs `permissions: contents: read`)" : "";
            return {
                problem: `GitHub can't compare ${outdated_short(running)} with ${outdated_short(sha)}: ${(0,failure/* messageOf */.bD)(error)}${remedy}`,
            };
        }
    }
}
function outdated({ name, from }, newer, { ifOutdated, job }) {
    return {
        about: name,
        level: ifOutdated === "refuse" ? "failure" : "warning",
        text: `runs ${(0,aws_arn/* revisionName */.pd)(from)} from commit ${outdated_short(newer)}; this job's commit ${outdated_short(job.sha)} is an ancestor of it, so this release deploys older code`,
        remedy: "Run the job of the newest commit. To deploy older code on purpose, set `if-outdated: release`.",
    };
}

// EXTERNAL MODULE: ./build/src/plan/one-off-checks.js
var one_off_checks = __webpack_require__(947);
// EXTERNAL MODULE: ./build/src/ecs/task-launch.js
var task_launch = __webpack_require__(6148);
;// CONCATENATED MODULE: ./build/src/plan/refusals.js


const refusals_failure = (about, text, remedy) => ({
    about,
    level: "failure",
    text,
    remedy,
});
const containersOf = ({ document }) => (document.get(["containerDefinitions"]) ?? []);
const has = ({ document }, member) => (document.get([member]) ?? "") !== "";
const isFargate = (definition) => definition.networkMode === "awsvpc" && has(definition, "cpu") && has(definition, "memory");
/** What UpdateService would refuse for one service. `desiredCount` is the input. */
function refusedByUpdateService(about, service, definition, desiredCount) {
    const daemon = service.schedulingStrategy === "DAEMON" && desiredCount !== undefined
        ? [refusals_failure(about, "it is a DAEMON service, which takes no desired count", "Remove `desired-count`.")]
        : [];
    if (definition === undefined)
        return daemon;
    return [
        ...daemon,
        ...network(about, service, definition),
        ...refusals_platform(about, service, definition),
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
            refusals_failure(about, "the definition's network mode is awsvpc, and the service has no subnets", remedy),
        ];
    if (networkMode !== "awsvpc" && configured) {
        const text = `the definition's network mode is ${networkMode ?? "bridge"}, and the service has subnets, which need awsvpc`;
        return [refusals_failure(about, text, remedy)];
    }
    return [];
}
function refusals_platform(about, service, definition) {
    const providers = service.capacityProviderStrategy ?? [];
    const onFargate = service.launchType === "FARGATE" ||
        providers.some(({ capacityProvider = "" }) => capacityProvider.startsWith("FARGATE"));
    if (!onFargate || isFargate(definition))
        return [];
    const text = "the service runs on Fargate, and the definition lacks network mode awsvpc, cpu or memory";
    return [refusals_failure(about, text, "Set networkMode, cpu and memory in the task definition.")];
}
/** Containers and ports that load balancers and service discovery name. */
function balancers(about, service, definition) {
    const named = [...(service.loadBalancers ?? []), ...(service.serviceRegistries ?? [])];
    return named.flatMap(({ containerName, containerPort }) => {
        if (containerName === undefined)
            return [];
        const container = containersOf(definition).find(({ name }) => name === containerName);
        const remedy = "Keep the container and its port, or change the service first.";
        if (container === undefined) {
            const text = `its load balancer or service discovery names container ${containerName}, which the definition lacks`;
            return [refusals_failure(about, text, remedy)];
        }
        const ports = container.portMappings ?? [];
        const known = ports.some((one) => one.containerPort === containerPort || one.containerPortRange !== undefined);
        if (containerPort === undefined || known)
            return [];
        const text = `its load balancer or service discovery names port ${containerPort} of container ${containerName}, which the definition does not map`;
        return [refusals_failure(about, text, remedy)];
    });
}
function connect(about, service, definition) {
    const { enabled, services = [] } = (0,deployment/* primaryOf */.Os)(service)?.serviceConnectConfiguration ?? {};
    if (enabled !== true)
        return [];
    const names = new Set(containersOf(definition).flatMap(({ portMappings = [] }) => portMappings.map(({ name }) => name)));
    return services
        .filter(({ portName }) => portName !== undefined && !names.has(portName))
        .map(({ portName = "" }) => refusals_failure(about, `its Service Connect configuration names port ${portName}, and no port mapping of the definition has this name`, "Keep the port mapping's `name`, or change the service first."));
}
function volumes(about, service, definition) {
    const known = (service.deployments ?? []).flatMap(({ volumeConfigurations = [] }) => volumeConfigurations);
    // Without any the service's own view may simply not show them.
    if (known.length === 0)
        return [];
    return (0,task_launch/* volumesAtLaunch */.qD)(definition)
        .filter((volume) => !known.some(({ name }) => name === volume))
        .map((volume) => refusals_failure(about, `the volume ${volume} is configured at launch, and the service does not configure it`, "Configure the volume on the service first."));
}
/** What RegisterTaskDefinition would refuse. */
function refusedByRegister(definition) {
    const { family, containers, document } = definition;
    const refuse = (when, text, remedy) => when ? [refusals_failure(family, text, remedy)] : [];
    const names = containers.map(({ name }) => name);
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    const bytes = Buffer.byteLength(document.text);
    return [
        ...refuse(containers.length === 0, "the definition has no container", "Add one."),
        ...refuse(containers.length > 10, `the definition has ${containers.length} containers, and ECS takes 10`, "Remove containers."),
        ...refuse(containers.length > 0 && containers.every(({ essential }) => !essential), "no container of the definition is essential", "Set `essential: true` on the main container."),
        ...refuse(twice.length > 0, `two containers of the definition have the same name: ${[...new Set(twice)].join(", ")}`, "Rename one."),
        ...refuse(bytes > 65_536, `the definition has ${bytes} bytes, and ECS takes 65536`, "Move long values to Parameter Store or S3."),
        ...refuse(definition.requiresCompatibilities.includes("FARGATE") && !isFargate(definition), "the definition requires FARGATE, and lacks network mode awsvpc, cpu or memory", "Set networkMode, cpu and memory."),
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
            : [refusals_failure(family, `container ${name} depends on ${containerName}, ${why}`, remedy)];
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
                refusals_failure(family, `container ${name} has ${both.join(", ")} as a variable and as a secret`, "Remove one of the two."),
            ]),
        ...(memory === undefined && memoryReservation === undefined && !has(definition, "memory")
            ? [
                refusals_failure(family, `container ${name} has neither memory nor memoryReservation, and the task has no memory`, "Set one of them."),
            ]
            : []),
        ...(networkMode === "none" && portMappings.length > 0
            ? [refusals_failure(family, `container ${name} maps ports with network mode none`, "Remove the port mappings.")]
            : []),
    ];
}
/** Room for the mark that the action adds to the overrides. */
const markRoom = 600;
/** What RunTask would refuse. */
function refusedByRunTask(task) {
    const { about, container: name, command, environment } = task;
    const overrides = { containerOverrides: [{ name, ...(command && { command }), environment }] };
    const length = JSON.stringify(overrides).length + markRoom;
    const own = task.definition.document.get(["placementConstraints"]);
    const constraints = task.constraints + (Array.isArray(own) ? own.length : 0);
    return [
        ...(length > 8192
            ? [
                refusals_failure(about, `command and variables have ${length} characters together, and ECS takes 8192`, "Put the long value into the task definition or the image."),
            ]
            : []),
        ...(task.subnets > 16
            ? [refusals_failure(about, `${task.subnets} subnets are given, and ECS takes 16`, "Remove subnets.")]
            : []),
        ...(task.securityGroups > 5
            ? [refusals_failure(about, `${task.securityGroups} security groups are given, and ECS takes 5`, "Remove some.")]
            : []),
        ...(constraints > 10
            ? [
                refusals_failure(about, `${constraints} placement constraints apply (of the definition and of the service), and ECS takes 10`, "Remove constraints."),
            ]
            : []),
    ];
}

;// CONCATENATED MODULE: ./build/src/plan/service-warnings.js

const warning = (about, text, remedy) => ({
    about,
    level: "warning",
    text,
    remedy,
});
function warnAboutService(about, service, definition) {
    const spot = onlySpot(about, service);
    if (definition === undefined)
        return spot;
    const commands = definition.containers.map((container) => [container, commandOf(definition, container)]);
    return [
        ...spot,
        ...commands.flatMap(([container, command]) => migrates(about, container, command)),
        ...commands.flatMap(([container, command]) => twoSchedulers(about, service, container, command)),
        ...commands.flatMap(([container, command]) => impatientWorker(about, definition, container, command)),
    ];
}
/** Entry point and command in one text; for decisions alone: it may hold a value, and is never printed. */
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
        warning(about, `the command of container ${name} migrates: each task of the service migrates when it starts, several at once`, "Remove it from the command, and use run-migrations."),
    ];
}
const scheduler = /\b(?:schedule:(?:work|run)|celery\b.*\bbeat|sidekiq-cron|clockwork|whenever|crond?\b|supercronic|rq\s+scheduler|rqscheduler|apscheduler|node-cron)\b/iu;
function twoSchedulers(about, service, { name }, command) {
    const single = service.schedulingStrategy !== "DAEMON" && service.desiredCount === 1;
    if (!single || !scheduler.test(command) || (0,ecs_service/* taskBounds */.$t)(service).max <= 1)
        return [];
    return [
        warning(about, `container ${name} is a scheduler, and maximumPercent lets two tasks run at once during a deployment: jobs may run twice`, "Set minimumHealthyPercent 0 and maximumPercent 100 on the service, or lock the jobs."),
    ];
}
const worker = /\b(?:queue:(?:work|listen)|horizon|celery\b.*\bworker|sidekiq|resque|delayed_job|jobs:work|rq\s+worker|bullmq|que\b|good_job|solid_queue|messenger:consume|faktory|temporal(?:io)?\b.*worker)\b/iu;
function impatientWorker(about, { document }, { index, name }, command) {
    if (!worker.test(command) || scheduler.test(command))
        return [];
    if (document.get(["containerDefinitions", index, "stopTimeout"]) !== undefined)
        return [];
    return [
        warning(about, `container ${name} is a queue worker without stopTimeout: a job that takes more than 30 s is killed in each deployment`, "Set stopTimeout (at most 120 s on Fargate) longer than the longest job."),
    ];
}
function onlySpot(about, service) {
    const used = (service.capacityProviderStrategy ?? []).filter(({ weight = 0, base = 0 }) => weight > 0 || base > 0);
    const balanced = (service.loadBalancers ?? []).length > 0;
    const spot = used.length > 0 && used.every(({ capacityProvider }) => capacityProvider === "FARGATE_SPOT");
    if (!balanced || !spot)
        return [];
    return [
        warning(about, "it serves a load balancer on FARGATE_SPOT alone: AWS may reclaim all its tasks at once, also during the release", "Add FARGATE with a base of 1 to its capacity provider strategy."),
    ];
}

;// CONCATENATED MODULE: ./build/src/plan/look-ahead.js



function lookAhead(ahead) {
    const registered = [...ahead.families.values()].filter(({ reused }) => !reused);
    return [
        ...registered.flatMap(({ definition }) => refusedByRegister(definition)),
        ...ahead.waves.flat().flatMap((planned) => ofService(ahead, planned)),
        ...ofTasks(ahead),
    ];
}
/** CodeDeploy takes network and load balancers from the deployment group and the AppSpec. */
function ofService({ request, families }, { name, family, controller, service }) {
    const definition = families.get(family)?.definition;
    const updated = controller === "ECS" ? definition : undefined;
    return [
        ...refusedByUpdateService(name, service, updated, request.desiredCount),
        ...warnAboutService(name, service, definition),
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
            ...(0,one_off_checks/* oneOffChecks */.z)({ task, definition, container, replaced, environment: names, service }),
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

// EXTERNAL MODULE: ./build/src/plan/one-off.js
var one_off = __webpack_require__(5269);
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
            known.set(arn, await (0,left_overs/* readRevision */.M7)(reader, arn));
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.HR))
                throw error;
            checks.push({
                about: (0,aws_arn/* revisionName */.pd)(arn),
                level: "warning",
                text: `the running revision can't be read, so the plan may not show every change: ${error.message}`,
            });
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
        {
            about: name,
            level: "warning",
            text: `runs ${(0,aws_arn/* revisionName */.pd)(from)}, which is ${status}; a rollback must register it again`,
            remedy: "Find the tool that deregisters revisions in use.",
        },
    ];
}
/** Warns if the image of a running revision can't be pulled: a rollback couldn't start tasks. */
async function checkRunningImages(aws, services, revisions, { released, signal }) {
    const inUse = services.flatMap((service) => (revisions.get(service.from)?.definition.containers ?? []).map(({ image }) => ({ service, image })));
    const names = new Set(inUse.map(({ image }) => image).filter((image) => image !== ""));
    const looked = await lookUpImages(aws, [...names].map((image) => ({ image })), signal);
    const noted = new Set(released
        .filter(({ verdict }) => verdict?.kind === "unknown")
        .map(({ request }) => repositoryOf(request.image)));
    return looked.flatMap(({ request: { image }, verdict }) => {
        const users = inUse.filter((one) => one.image === image).map(({ service }) => service);
        if (verdict?.kind === "refused")
            return users.map((service) => gone(service, image, verdict.cause.what));
        // The look-up of the released image already reports the missing permission.
        if (verdict?.kind !== "unknown" || noted.has(repositoryOf(image)))
            return [];
        noted.add(repositoryOf(image));
        return [{ about: image, level: "warning", text: verdict.note }];
    });
}
const repositoryOf = (image) => (0,image_reference/* parseImage */.zZ)(image)?.name ?? image;
const gone = ({ name, from }, image, why) => ({
    about: name,
    level: "warning",
    text: `a rollback to ${(0,aws_arn/* revisionName */.pd)(from)} can't pull ${image}: ${why}`,
    remedy: "Push the image again, and make the repository's lifecycle policy keep images in use.",
});

;// CONCATENATED MODULE: ./build/src/plan/services.js




const services_failure = (about, text, remedy) => ({
    about,
    level: "failure",
    text,
    remedy,
});
const services_warning = (about, text, remedy) => ({
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
/** The planned service, or the failed checks that block it. */
function planService(name, service) {
    if (service === undefined) {
        return [
            services_failure(name, "the service doesn't exist in the cluster", "Correct `services` or `cluster`, and check aws-region."),
        ];
    }
    const problems = problemsOf(name, service);
    if (problems.length > 0)
        return problems;
    const from = (0,ecs_service/* provenRevision */.qE)(service);
    const family = from === undefined ? undefined : (0,aws_arn/* parseRevision */.Pp)(from)?.family;
    if (from === undefined || family === undefined || service.clusterArn === undefined) {
        return [
            services_failure(name, "ECS doesn't report which task definition it runs", "Deploy the service once by hand, then run the job again."),
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
            services_failure(name, `the status is ${service.status ?? "missing"}, not ACTIVE`, "Create the service again, or remove it from `services`."),
        ];
    }
    if (service.resourceManagementType === "ECS") {
        return [
            services_failure(name, "ECS manages its resources (Express mode), so this action can't update it", "Deploy it through its Express service."),
        ];
    }
    const controller = (0,ecs_service/* controllerOf */.Oo)(service);
    if (controller === "ECS" || controller === "CODE_DEPLOY")
        return [];
    const what = controller === "EXTERNAL"
        ? "has the EXTERNAL deployment controller"
        : `has the unknown deployment controller ${controller}`;
    return [
        services_failure(name, `it ${what}, which this action doesn't support`, "Use a service with the ECS or CODE_DEPLOY controller."),
    ];
}
/** Checks and warnings about a service before it changes. */
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
        const text = `a deployment is in progress: ${which ?? "in CodeDeploy"}`;
        checks.push(services_warning(name, text, `if-deploying is ${request.rollout.ifDeploying}.`));
    }
    if (planned.controller === "CODE_DEPLOY")
        return checks;
    if (!(0,ecs_service/* hasOwnRollback */.FK)(service)) {
        const text = "ECS doesn't roll back failed deployments of this service (no circuit breaker or alarm with rollback); this action does, after rollout-timeout or when tasks keep failing";
        checks.push(services_warning(name, text, "Enable deploymentCircuitBreaker with rollback on the service."));
    }
    const { min, max } = (0,ecs_service/* taskBounds */.$t)(service);
    const desired = request.desiredCount ?? service.desiredCount ?? 0;
    if (desired > 0 && strategy === "ROLLING" && min >= desired && max <= desired) {
        const text = `minimumHealthyPercent and maximumPercent leave no room to replace tasks: minimum ${min} and maximum ${max} of ${desired}`;
        checks.push(services_warning(name, text, "Raise maximumPercent or lower minimumHealthyPercent."));
    }
    if (desired === 0) {
        checks.push(services_warning(name, "the desired count is 0, so no task tests the new revision", "Set desired-count, or test the revision another way."));
    }
    if ((0,deployment/* primaryOf */.Os)(service)?.rolloutState === "FAILED") {
        checks.push(services_warning(name, "its last deployment failed and was not rolled back", "No action needed if this release fixes it."));
    }
    return checks;
}

;// CONCATENATED MODULE: ./build/src/plan/diff.js

const keyOf = ({ container, what, name }) => JSON.stringify([container, what, name]);
/** @param own changes that this release makes to the base; all others come from the base */
function changesForUsers(running, next, own) {
    const ours = new Set(own.map(keyOf));
    return (0,comparison/* differences */.t)(running, next).map((change) => ours.has(keyOf(change)) ? change : { ...change, inBase: true });
}

;// CONCATENATED MODULE: ./build/src/plan/view.js






function viewOf({ request, migration, cluster, waves, families, schedules, images, bases, running, }) {
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
    moves: state.targets.some(({ leftAlone, family, taskDefinition }) => {
        const planned = families.get(family);
        return (leftAlone === undefined && planned !== undefined && (!planned.reused || planned.base !== taskDefinition));
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


















/** Throws Failure if AWS can't be read at all; problems that block the release are in the plan's checks. */
async function makePlan(context) {
    const { request, signal, aws } = context;
    const looking = lookUpImages(aws, request.images, signal);
    // Rejects only on cancellation, and then the next call rejects too.
    looking.catch(() => undefined);
    const ecs = await aws.ecs();
    const { waves: found, checks, cluster } = await readWaves(context, ecs);
    const defined = readDefinitions(context, ecs, { waves: found, cluster }, checks);
    const [{ waves: grouped, checks: groupChecks, appSpec }, { schedules, bases, running }, images, runningImages, outdated, scaling,] = await Promise.all([
        readCodeDeploy(context, found, checks),
        defined,
        looking,
        defined.then(async ({ running: { revisions } }) => checkRunningImages(aws, found.flat(), revisions, { released: await looking, signal })),
        defined.then(({ running: { revisions } }) => checkOutdated(context, found.flat(), revisions)),
        checkAutoScaling(aws, found.flat(), signal),
    ]);
    const planned = planFamilies(bases, request, pinned(images));
    const families = new Map(planned.families.map((family) => [family.family, family]));
    const definitions = planned.families.map(({ definition }) => definition);
    const { waves, checks: earlierChecks } = await recognizeEarlier(context, ecs, grouped, families);
    const migration = await orCheck(checks, undefined, () => planMigration(context, ecs, { waves, families, cluster }));
    const afterRelease = await orCheck(checks, undefined, () => planAfterRelease(context, ecs, { waves, families, cluster }));
    checks.unshift(...waves.flat().flatMap((one) => checkService(one, request)));
    checks.push(...groupChecks, ...earlierChecks, ...planned.problems.map(failedCheck), ...checkImages(images, definitions), ...migrationChecks(request, families, waves), ...afterReleaseChecks(afterRelease), ...running.checks, ...runningImages, ...outdated.checks, ...lookAhead({ request, migration, afterRelease, families, waves }), ...schedules.flatMap(scheduleChecks), ...scaling);
    const plan = {
        cluster,
        families,
        waves,
        schedules,
        ...(appSpec && { appSpec }),
        checks,
        notes: outdated.notes,
        ...(migration && { migration }),
        ...(afterRelease && { afterRelease }),
    };
    const view = viewOf({
        request,
        migration,
        cluster,
        waves,
        families,
        schedules,
        images,
        bases,
        running: running.revisions,
    });
    if (!request.report.dryRun)
        return { ...plan, view };
    const { policyOfPlan } = await __webpack_require__.e(/* import() */ 195).then(__webpack_require__.bind(__webpack_require__, 1195));
    const serving = waves.flat().flatMap(({ from }) => running.revisions.get(from)?.definition ?? []);
    return { ...plan, view: { ...view, policy: policyOfPlan(plan, request, serving) } };
}
/** The result of a read; if it fails, the fallback and a failed check. */
async function orCheck(checks, fallback, read) {
    try {
        return await read();
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        checks.push(failedCheck(error.why));
        return fallback;
    }
}
/** Reads deployment groups and the AppSpec file. Loads nothing for a release without CodeDeploy. */
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
/** The schedules, and the base of every family of the release. */
async function readDefinitions(context, ecs, { waves, cluster }, checks) {
    const { request } = context;
    const schedules = await orCheck(checks, [], () => (0,read/* readSchedules */.D)(context, request.schedules, cluster.arn));
    const uses = familyUses(request, { waves, schedules });
    const { signal } = context;
    const { bases, problems } = await readBases({ request, ecs, signal }, uses);
    checks.push(...problems.map(failedCheck));
    return { schedules, bases, running: await readRunning({ ecs, signal }, waves.flat(), bases) };
}
const scheduleChecks = ({ name, notes, targets }) => [
    {
        about: name,
        level: "ok",
        text: `runs ${targets.map(({ taskDefinition }) => (0,aws_arn/* revisionName */.pd)(taskDefinition)).join(", ")}`,
    },
    ...notes.map((text) => ({ about: name, level: "warning", text })),
];
/** Which container of which family migrates, and where. Throws Failure if that is unclear. */
async function planMigration({ request, signal }, ecs, { waves, families, cluster }) {
    const family = families.get(migrationFamily(request, waves) ?? "");
    if (family === undefined || request.migration === undefined)
        return undefined;
    const { container, network } = request.migration;
    const { definition, replaced, tags } = family;
    const service = waves.flat()[0]?.service;
    const trace = request.report.traceTags ? (0,definition_tags/* traceTags */.TS)(request.job) : [];
    const sources = { cluster: cluster.arn, definition, replaced, container, service, network, tags, trace };
    return { family: family.family, oneOff: await (0,one_off/* planOneOff */.X)({ ecs, signal }, sources) };
}
/** Which container of the first service runs the after-release command, and where. Throws Failure if that is unclear. */
async function planAfterRelease({ request, signal }, ecs, { waves, families, cluster }) {
    const first = waves.flat()[0];
    const family = families.get(first?.family ?? "");
    const { afterRelease } = request.rollout;
    if (first === undefined || family === undefined || afterRelease === undefined)
        return undefined;
    const { definition, replaced, tags } = family;
    const { service } = first;
    const { container } = afterRelease;
    const trace = request.report.traceTags ? (0,definition_tags/* traceTags */.TS)(request.job) : [];
    const network = {};
    const sources = { cluster: cluster.arn, definition, replaced, container, service, network, tags, trace };
    return { family: family.family, oneOff: await (0,one_off/* planOneOff */.X)({ ecs, signal }, sources) };
}
const afterReleaseChecks = (planned) => planned === undefined
    ? []
    : [
        {
            about: "after-release-command",
            level: "ok",
            text: `runs in container ${planned.oneOff.container} of ${planned.family} on ${planned.oneOff.launch.words} after the release has passed its checks`,
        },
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
    const shown = await (0,reading_services/* describeServices */.Ge)({ ecs, signal }, asked.flat(), reading_services/* withEventIds */.tt);
    const services = await (0,rollout_states/* completeRolloutStates */.j)({ ecs, signal }, shown);
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

;// CONCATENATED MODULE: ./build/src/carry-out.js
/** Carries out a valid request: makes the plan, then the release. */



/** Throws Failure if the plan can't be read from AWS; once the release starts, every error becomes an outcome. */
async function carry_out_carryOut(context) {
    // Load the release while the plan waits for AWS.
    const loaded = context.aws.calm().then(() => Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(815), __webpack_require__.e(212), __webpack_require__.e(993), __webpack_require__.e(349), __webpack_require__.e(938)]).then(__webpack_require__.bind(__webpack_require__, 7938)));
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
    for (const one of plan.notes)
        tell({ kind: "note", level: "info", ...one });
    const failed = plan.checks.some(({ level }) => level === "failure");
    tell({ kind: "phase-ended", phase: { name: "preflight" }, result: failed ? "failed" : "ok" });
    return plan;
}
/**
 * Waits for deployments that others started, before the first change. Returns true if it waited: a different revision
 * may serve now. Throws Failure `deployment-in-progress`.
 */
async function waited(context, plan) {
    const { ifDeploying, timeout } = context.request.rollout;
    const busy = plan.waves.flat().filter(plan_plan/* isBusy */.A5);
    if (busy.length === 0 || ifDeploying === "replace" || context.request.report.dryRun)
        return false;
    const { settleForeign } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(993), __webpack_require__.e(709)]).then(__webpack_require__.bind(__webpack_require__, 6709));
    await settleForeign(context, busy, new time/* Deadline */.B2(context.clock, timeout));
    return true;
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
/** Without null, empty lists and empty objects as members: ECS shows them or not, and means the same. */
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
/** The members without those that hold what ECS fills in where they are missing. */
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

;// CONCATENATED MODULE: ./build/src/ecs/definition/comparison.js

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

/***/ 7450:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J4: () => (/* binding */ platformProblem),
/* harmony export */   Wt: () => (/* binding */ platformsOf),
/* harmony export */   oF: () => (/* binding */ manifestsOf),
/* harmony export */   tj: () => (/* binding */ platformOf)
/* harmony export */ });
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


/***/ }),

/***/ 2474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pr: () => (/* binding */ ecrLookUp),
/* harmony export */   v7: () => (/* binding */ acceptedMediaTypes),
/* harmony export */   xQ: () => (/* binding */ judgeImage)
/* harmony export */ });
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6716);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7450);


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
    const platforms = manifest === undefined ? undefined : (0,_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .platformsOf */ .Wt)(manifest);
    return {
        kind: "pinned",
        image: (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .atDigest */ .CU)(lookUp.image, digest),
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
        return notThere(lookUp, "ECR's response has no image.", false);
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
    const reason = failure?.failureReason ?? "ECR's response has no image.";
    if (failure === undefined || missingCodes.has(code))
        return notThere(lookUp, reason, false);
    return {
        kind: "unknown",
        note: `Image ${lookUp.image.text} was not checked in ECR (${code}: ${reason}).`,
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


/***/ }),

/***/ 6220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ completeRolloutStates)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(139);
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(584);
/* harmony import */ var _services_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1590);



const deploymentsPerCall = 20;
/** Where the service deployments cannot be read, the services stay as they are shown. */
async function completeRolloutStates(reader, services) {
    const arns = [...services.values()].flatMap((service) => isOpen(service) ? (service.currentServiceDeployment ?? []) : []);
    const current = arns.length === 0 ? [] : await readDeployments(reader, arns);
    return new Map([...services].map(([one, service]) => {
        const deployment = current.find(({ serviceDeploymentArn }) => serviceDeploymentArn === service.currentServiceDeployment);
        return [one, isOpen(service) ? (0,_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .withRolloutStates */ .ec)(service, deployment) : service];
    }));
}
/** Whether the classic view by itself does not show that its PRIMARY has ended. */
function isOpen(service) {
    const primary = (0,_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .primaryOf */ .Os)(service);
    return primary !== undefined && primary.rolloutState !== "COMPLETED" && primary.rolloutState !== "FAILED";
}
async function readDeployments({ ecs, signal }, arns) {
    try {
        const answers = await Promise.all((0,_services_js__WEBPACK_IMPORTED_MODULE_2__/* .inBatches */ .oq)(arns, deploymentsPerCall).map((batch) => ecs.describeServiceDeployments({ serviceDeploymentArns: batch }, { signal })));
        return answers.flatMap(({ serviceDeployments }) => serviceDeployments ?? []);
    }
    catch (error) {
        if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR))
            throw error;
        return [];
    }
}


/***/ }),

/***/ 3264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ describeServiceRevisions)
/* harmony export */ });
/* harmony import */ var _services_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1590);

const revisionsPerCall = 20;
/** By ARN; those that ECS does not know are left out. Rejects with a Failure. */
async function describeServiceRevisions({ ecs, signal }, arns) {
    const answers = await Promise.all((0,_services_js__WEBPACK_IMPORTED_MODULE_0__/* .inBatches */ .oq)(arns, revisionsPerCall).map((serviceRevisionArns) => ecs.describeServiceRevisions({ serviceRevisionArns }, { signal })));
    return answers.flatMap(({ serviceRevisions }) => serviceRevisions ?? []);
}


/***/ }),

/***/ 6148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xl: () => (/* binding */ needsClusterStrategy),
/* harmony export */   bK: () => (/* binding */ needsRevision),
/* harmony export */   eR: () => (/* binding */ launchFrom),
/* harmony export */   qD: () => (/* binding */ volumesAtLaunch)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(139);

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
/** Managed Instances are reached by their strategy: a place that shows no more than their launch type says too little. */
const computeOf = (places) => places.find(({ launchType, capacityProviderStrategy: strategy }) => strategy?.length || (launchType !== undefined && launchType !== "MANAGED_INSTANCES"));
/**
 * The service's own member. A deployment shows the version that LATEST stood for when it began (docs/aws-reference.md),
 * which would pin the one-off task to an old one.
 */
const platformOf = ({ service, revision }) => service?.platformVersion ??
    service?.taskSets?.find(({ status }) => status === "PRIMARY")?.platformVersion ??
    revision?.platformVersion;
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
        const platform = platformOf(sources);
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
/** RunTask takes no `propagateTags: SERVICE`: the service's tags are sent instead (see `planOneOff`). */
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
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
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
/** A provider's name does not tell EC2 from Managed Instances, so these two are not told apart. */
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
 * As it is, but never on Spot: what a reclaimed migration has done is unknown (docs/aws-reference.md#migrations). The launch type
 * stands for it, since a cluster need not have the FARGATE provider.
 */
function onDemand(place, platform) {
    const spot = providersOf(place).includes("FARGATE_SPOT");
    // Managed Instances may show both; RunTask takes one, and for them the strategy alone (docs/aws-reference.md).
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
        const asked = subnets ?? securityGroups ?? assignPublicIp;
        const mode = sources.taskDefinition.networkMode ?? "bridge";
        return {
            notes: asked === undefined ? [] : [`The network inputs have no effect in network mode ${mode}.`],
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
const missingSubnets = (service) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
    name: "network-missing",
    what: "The task definition's network mode is awsvpc, but no subnets are set for the one-off task.",
    evidence: [
        service === undefined
            ? "The release has no service to copy them from."
            : `The service ${service.serviceName ?? ""} has no network configuration.`,
    ],
    remedy: "Set migration-subnets, and migration-security-groups and migration-assign-public-ip if needed.",
});
/** A volume configured at launch needs its configuration again: the service's own, member by member. */
function chooseVolumes(sources, places) {
    const known = places.flatMap(({ volumeConfigurations }) => volumeConfigurations ?? []);
    return (sources.volumes ?? []).map((name) => {
        const found = known.find((volume) => volume.name === name);
        if (found?.managedEBSVolume === undefined) {
            throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
                name: "volume-missing",
                what: `The volume ${name} is configured at launch, but no service has a configuration for it.`,
                evidence: [],
                remedy: "Set migration-task-definition to a family without this volume, or add the service to services.",
            });
        }
        return { name, managedEBSVolume: found.managedEBSVolume };
    });
}


/***/ }),

/***/ 947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ usesServiceConnect),
/* harmony export */   z: () => (/* binding */ oneOffChecks)
/* harmony export */ });
/* harmony import */ var _ecs_deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(584);

function oneOffChecks(facts) {
    return [...restart(facts), ...beside(facts), ...serviceConnect(facts), ...overriddenSecrets(facts)];
}
function restart({ task, definition, container }) {
    if (definition.container(container)?.restarts !== true)
        return [];
    const text = `container ${container} has a restart policy: the ${task} runs once, on a copy of the revision without the policy, which is deregistered afterwards`;
    return [{ about: definition.family, level: "ok", text }];
}
/** Other containers of the released image start as well, each with its own command. */
function beside({ task, definition, container, replaced }) {
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
        {
            about: definition.family,
            level: "warning",
            text: `${they} ${names.join(", ")} ${run} the released image too, and ${run} beside the ${task} with ${names.length === 1 ? "its" : "their"} own command`,
            remedy: "Set migration-task-definition to a family with only the migrating container if that does harm.",
        },
    ];
}
const awaits = (one, other) => one.dependsOn.some(({ containerName, condition }) => containerName === other.name && (condition === "SUCCESS" || condition === "COMPLETE"));
const endsBefore = (one, decider) => awaits(decider, one);
const startsAfter = (one, decider) => awaits(one, decider);
function serviceConnect({ task, service = {} }) {
    if (!usesServiceConnect(service))
        return [];
    return [
        {
            about: service.serviceName ?? "",
            level: "warning",
            text: `the service uses Service Connect, and the ${task} has no Service Connect names: only tasks that a service starts resolve them`,
            remedy: "Give the task a host name that DNS resolves, for example the database's own endpoint.",
        },
    ];
}
const usesServiceConnect = (service) => (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryOf */ .Os)(service)?.serviceConnectConfiguration?.enabled === true;
function overriddenSecrets({ task, definition, container, environment }) {
    const secrets = new Set(definition.container(container)?.secretNames);
    return [...new Set(environment)]
        .filter((name) => secrets.has(name))
        .map((name) => ({
        about: definition.family,
        level: "warning",
        text: `the ${task} sets ${name}, which is a secret of container ${container}: the container may get the secret's value instead`,
        remedy: `Rename the variable, or set migration-task-definition to a family without the secret ${name}.`,
    }));
}


/***/ }),

/***/ 5269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ planOneOff)
/* harmony export */ });
/* harmony import */ var _ecs_definition_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1468);
/* harmony import */ var _ecs_task_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6762);
/* harmony import */ var _ecs_task_launch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6148);
/* harmony import */ var _one_off_checks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(947);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(139);





/** @throws Failure `container-unknown`, `container-unclear`, `network-missing`, `launch-missing`, `volume-missing` */
async function planOneOff(reader, sources) {
    const { definition, service, network } = sources;
    const container = (0,_ecs_task_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseDecidingContainer */ .w6)(definition.containers, sources.replaced, sources.container);
    const known = {
        taskDefinition: definition,
        volumes: (0,_ecs_task_launch_js__WEBPACK_IMPORTED_MODULE_2__/* .volumesAtLaunch */ .qD)(definition),
        service,
        network,
    };
    const revision = (0,_ecs_task_launch_js__WEBPACK_IMPORTED_MODULE_2__/* .needsRevision */ .bK)(known) ? await currentRevision(reader, service) : undefined;
    const withRevision = { ...known, revision };
    const clusterStrategy = (0,_ecs_task_launch_js__WEBPACK_IMPORTED_MODULE_2__/* .needsClusterStrategy */ .Xl)(withRevision)
        ? await defaultStrategy(reader, sources.cluster)
        : undefined;
    const launch = (0,_ecs_task_launch_js__WEBPACK_IMPORTED_MODULE_2__/* .launchFrom */ .eR)({ ...withRevision, clusterStrategy });
    const { tags, notes } = await tagsFor(reader, sources);
    return {
        container,
        launch: { ...launch, notes: [...launch.notes, ...notes] },
        tags,
        besideServiceConnect: service !== undefined && (0,_one_off_checks_js__WEBPACK_IMPORTED_MODULE_3__/* .usesServiceConnect */ .s)(service),
    };
}
/** Tags the task like the service's tasks: an organization may deny untagged tasks. */
async function tagsFor(reader, { service, tags, trace }) {
    const copied = service?.propagateTags === "SERVICE" ? await tagsOfService(reader, service) : [];
    const sent = (0,_ecs_definition_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .taskTags */ .Hn)(copied ?? [], service?.propagateTags === "TASK_DEFINITION" ? tags : [], trace);
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
        if (thrown instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR)
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
        remedy: failures
            .map(({ remedy }) => remedy)
            .filter((text) => text !== undefined)
            .join(" "),
    };
}


/***/ })

};
