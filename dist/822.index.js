export const id = 822;
export const ids = [822,279,619];
export const modules = {

/***/ 2672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ shortName),
/* harmony export */   Lw: () => (/* binding */ parseArn),
/* harmony export */   Pp: () => (/* binding */ parseRevision),
/* harmony export */   pd: () => (/* binding */ revisionName)
/* harmony export */ });
/** Amazon Resource Names, and the short names inside the ones that a release meets. */
/** The parts of an ARN; `undefined` for anything else. */
function parseArn(text) {
    const [prefix, partition, service, region, account, ...rest] = text.split(":");
    if (prefix !== "arn" || !partition || !service || rest.length === 0)
        return undefined;
    return { partition, service, region: region ?? "", account: account ?? "", resource: rest.join(":") };
}
/** What stands behind the last `/`: the short name of a cluster, service, task or deployment. */
function shortName(arnOrName) {
    return arnOrName.slice(arnOrName.lastIndexOf("/") + 1);
}
/** Family and revision of a task definition ARN or `family:revision`; `undefined` where no revision is named. */
function parseRevision(arn) {
    const name = shortName(arn);
    const colon = name.lastIndexOf(":");
    const revision = Number(name.slice(colon + 1));
    if (colon < 1 || !Number.isSafeInteger(revision) || revision < 1)
        return undefined;
    return { family: name.slice(0, colon), revision };
}
/** `family:revision` of a task definition ARN, as people say it. */
function revisionName(arn) {
    return arn.startsWith("arn:") ? shortName(arn) : arn;
}


/***/ }),

/***/ 3762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CU: () => (/* binding */ atDigest),
/* harmony export */   JC: () => (/* binding */ imageProblem),
/* harmony export */   RB: () => (/* binding */ sameRepository),
/* harmony export */   zZ: () => (/* binding */ parseImage)
/* harmony export */ });
/**
 * Image references: `[registry[:port]/]repository[:tag][@digest]`, read as Docker reads them
 * (ecs-domain.md 1.7, 11), with Docker Hub's short names written out and the hosts of one ECR registry told as one.
 */
const hubHosts = new Set([
    "docker.io",
    "index.docker.io",
    "registry-1.docker.io",
    "registry.hub.docker.com",
]);
const publicEcrHosts = new Set(["public.ecr.aws", "ecr-public.aws.com"]);
/** Classic, FIPS and dual-stack hosts in every partition, as AWS's own credential helper for Docker knows them. */
const ecrHost = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9][a-z0-9-]*)\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|on\.(?:aws|amazonwebservices\.com\.cn)|sc2s\.sgov\.gov|c2s\.ic\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/;
const host = /^(?:[a-z0-9]+(?:[.-]-*[a-z0-9]+)*|\[[a-f0-9:]+\])(?::\d{1,5})?$/i;
const pathPart = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const tagText = /^\w[\w.-]{0,127}$/;
const digestText = /^sha256:[0-9a-f]{64}$/i;
/** ECS takes this many characters, not counting a digest. */
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
/** Docker's rule for the first part of a name: a host has a dot, a port, capitals, or is `localhost`. */
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
/** Why ECS or Docker would not take the reference; `undefined` for a good one. For the person who wrote it. */
function imageProblem(text) {
    if (text === "")
        return "it is empty";
    if (/\s/.test(text))
        return "it has a space in it";
    if (/^[a-z]+:\/\//i.test(text))
        return "it starts with a scheme: an image has none";
    const { name, tag, digest } = partsOf(text);
    if (tag === "")
        return "its tag is empty (an expression that gave nothing?)";
    if (digest !== undefined && !digestText.test(digest)) {
        return "its digest is not `sha256:` and 64 hexadecimal digits";
    }
    if (tag !== undefined && !tagText.test(tag)) {
        return "its tag is not up to 128 letters, digits, `_`, `.` and `-`";
    }
    const { registry, path } = placeOf(name);
    if (!host.test(registry))
        return `\`${registry}\` is not a host name`;
    const parts = path.split("/");
    if (parts.includes(""))
        return "a part of its name is empty (an expression that gave nothing?)";
    if (path !== path.toLowerCase())
        return "its repository has capitals: registries take lower case alone";
    if (!parts.every((part) => pathPart.test(part))) {
        return `\`${path}\` is not a repository: letters, digits and single \`.\`, \`_\`, \`-\` between them`;
    }
    const length = digest === undefined ? text.length : text.indexOf("@");
    return length > lengthLimit ? `it has ${length} characters: ECS takes ${lengthLimit}` : undefined;
}
/** The parts of a reference; `undefined` where `imageProblem` has something to say. */
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
/** True when both are tags or digests of one repository, however its registry was written. */
function sameRepository(one, other) {
    if (one.repository !== other.repository)
        return false;
    if (one.ecr === undefined || other.ecr === undefined)
        return one.registry === other.registry;
    return one.ecr.account === other.ecr.account && one.ecr.region === other.ecr.region;
}
/** The reference by digest alone, under the name that was written. */
function atDigest(image, digest) {
    return `${image.name}@${digest}`;
}


/***/ }),

/***/ 7279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Failure: () => (/* binding */ Failure),
/* harmony export */   fill: () => (/* binding */ fill),
/* harmony export */   messageOf: () => (/* binding */ messageOf)
/* harmony export */ });
/** What went wrong, in the form in which a person is told. */
/** An error that has a name and is meant for the user. Everything else that is thrown is a bug. */
class Failure extends Error {
    name = "Failure";
    why;
    constructor(why, options) {
        super(why.what, options);
        this.why = why;
    }
}
/** The message of anything that can be thrown. */
function messageOf(thrown) {
    if (thrown instanceof Error)
        return thrown.message === "" ? thrown.name : thrown.message;
    try {
        return String(thrown);
    }
    catch {
        return Object.prototype.toString.call(thrown);
    }
}
/**
 * A catalogue text with its `{name}` or `{name|words when there is no value}` placeholders filled. Values are put
 * in as they are and never read as placeholders themselves.
 */
function fill(text, values) {
    return text.replace(/\{(\w+)(?:\|([^{}]*))?\}/gu, (_, name, otherwise) => {
        const value = Object.hasOwn(values, name) ? values[name] : undefined;
        return value ?? otherwise ?? name;
    });
}


/***/ }),

/***/ 1018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ Recent)
/* harmony export */ });
/** A set of names that remembers the last ones only: for telling the new from the known over hours. */
class Recent {
    #most;
    #names = new Set();
    /** @param most names that are remembered; the one that was named least lately is forgotten first */
    constructor(most) {
        this.#most = most;
    }
    get size() {
        return this.#names.size;
    }
    /** True when the name is new, or was forgotten. */
    add(name) {
        const isNew = !this.#names.delete(name);
        this.#names.add(name);
        const [oldest] = this.#names;
        if (this.#names.size > this.#most && oldest !== undefined)
            this.#names.delete(oldest);
        return isNew;
    }
}


/***/ }),

/***/ 4182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ Ledger)
/* harmony export */ });
class Ledger {
    #entries;
    #save;
    constructor(save, entries = []) {
        this.#save = save;
        this.#entries = [...entries];
    }
    get entries() {
        return this.#entries;
    }
    /**
     * Writes an entry and gives back how to complete it once more is known. Throws where it can't be saved: its change is
     * not to be made then.
     */
    write(entry) {
        this.#save([...this.#entries, entry]);
        const index = this.#entries.push(entry) - 1;
        return (more) => {
            this.#entries[index] = { ...this.#entries[index], ...more };
            this.#saveAfterwards();
        };
    }
    /** What was changed, or is on its way back, waits for no full disk: by what was saved before it is found again. */
    #saveAfterwards() {
        try {
            this.#save(this.#entries);
        }
        catch {
            // Outputs and summary go to the same disk, and say so.
        }
    }
    /** Completes the entry of a service that was written before, by whichever step; gives it as it is now. */
    amend({ cluster, service }, more) {
        const index = this.#entries.findIndex((entry) => entry.kind === "service" && entry.service === service && entry.cluster === cluster);
        if (index === -1)
            throw new Error(`The ledger has no entry of ${service}`);
        const known = this.#entries[index];
        const amended = { ...known, ...more };
        // A change that is tried again at each look says the same each time, and what is saved is only ever added to.
        if (JSON.stringify(amended) === JSON.stringify(known))
            return known;
        this.#entries[index] = amended;
        this.#saveAfterwards();
        return amended;
    }
    /** Services whose change was written, first wave first. */
    get services() {
        return this.#entries.filter((entry) => entry.kind === "service");
    }
    get schedules() {
        return this.#entries.filter((entry) => entry.kind === "schedule");
    }
    get tasks() {
        return this.#entries.filter((entry) => entry.kind === "task");
    }
    /** Whether anything that serves or runs may have changed: registering alone changes nothing (contract.md). */
    get changed() {
        return this.#entries.some((entry) => entry.kind === "service" ? entry.refused !== true : entry.kind !== "registered");
    }
}


/***/ }),

/***/ 9639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ isSuccess)
/* harmony export */ });
/* unused harmony export outcomes */
/** The outcomes of `contract.md`, and which of them are a success. */
const outcomes = (/* unused pure expression or super */ null && ([
    "released",
    "unchanged",
    "planned",
    "started",
    "refused",
    "migration-failed",
    "rolled-back",
    "rollback-failed",
    "failed",
    "superseded",
    "cancelled",
]));
const successes = new Set(["released", "unchanged", "planned", "started"]);
/** The step's success. Anything that is not one of the four named successes is a failure. */
const isSuccess = (outcome) => successes.has(outcome);


/***/ }),

/***/ 1727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lz: () => (/* binding */ nothingToUndo),
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   v0: () => (/* binding */ causeFor)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7279);
/* harmony import */ var _verdicts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8837);
/** The end of a release that never began. */


const nothingToUndo = {
    name: "cancelled",
    what: "The job was cancelled.",
    evidence: ["Nothing had been changed, so there is nothing to undo."],
};
/** Inputs, credentials or a read of AWS stood against it. */
function refuse(tell, error, signal) {
    const outcome = signal?.aborted ? "cancelled" : "refused";
    const cause = signal?.aborted ? nothingToUndo : causeFor(error);
    tell({ kind: "ended", outcome, sentence: (0,_verdicts_js__WEBPACK_IMPORTED_MODULE_1__/* .sentenceFor */ .dD)(outcome, ""), cause });
    return { outcome, cause };
}
/** The cause of anything thrown. What is no Failure is a bug, and is said to be one. */
function causeFor(error) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure)
        return error.why;
    const stack = error instanceof Error ? (error.stack ?? "").split("\n").slice(1, 4) : [];
    return {
        name: "internal-error",
        what: `The action itself failed: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__.messageOf)(error)}.`,
        evidence: stack.map((line) => line.trim()),
        remedy: "Please report this as an issue of the action, with the debug log.",
    };
}


/***/ }),

/***/ 8837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EG: () => (/* binding */ verdictOfPart),
/* harmony export */   dD: () => (/* binding */ sentenceFor),
/* harmony export */   kl: () => (/* binding */ outcomeOfUndo)
/* harmony export */ });
/** The outcome of a failed release, once every part has been put back, or could not be, or was not ours any more. */
function outcomeOfUndo(parts) {
    const states = new Set([...parts].map(({ state }) => state));
    if (states.has("not-back"))
        return "rollback-failed";
    return states.has("superseded") ? "superseded" : "rolled-back";
}
/** The verdict of one part, by where it is after the undo. */
const verdictOfPart = ({ state }) => state === "back" ? "rolled-back" : state === "superseded" ? "superseded" : "rollback-failed";
/** What is true now, in a sentence; the cause has sentences of its own. `subject` names what was released. */
function sentenceFor(outcome, subject) {
    switch (outcome) {
        case "released":
            return `The new revision serves: ${subject}.`;
        case "unchanged":
            return `Exactly this runs already: ${subject}.`;
        case "planned":
            return "Nothing was changed.";
        case "started":
            return `The rollout goes on without this job: ${subject}.`;
        case "refused":
            return "Nothing was changed.";
        case "migration-failed":
            return "The migration failed, and no service was touched.";
        case "rolled-back":
            return "The release failed, and everything is back on what ran before.";
        case "rollback-failed":
            return "The release failed, and not everything is back on what ran before.";
        case "failed":
            return "The release failed, and was left as it is.";
        case "superseded":
            return "Another deployment took over, and nothing was rolled back over it.";
        case "cancelled":
            return "The job was cancelled.";
    }
}


/***/ }),

/***/ 997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Is: () => (/* binding */ harmless),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   g$: () => (/* binding */ printable),
/* harmony export */   vL: () => (/* binding */ harmlessLines)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/**
 * Text from outside (AWS's reasons, events, log lines, names) on its way into the job log.
 *
 * The runner takes a line for a command when it starts with `::NAME …::`, white space before it not counted, or
 * when it holds `##[NAME …]` anywhere (actions/runner, `ActionCommand.cs`). Its comparisons follow the culture, in
 * which invisible characters do not count either, so they do not count here.
 */

/** Longer lines are cut; the runner's own limit for a line of a log is far above. */
const longestLine = 2000;
const lineBreak = /\r\n|[\n\r\v\f\u{85}\u{2028}\u{2029}]/u;
/** Control characters but TAB, and the characters that turn the direction of writing around. */
const unprintable = /(?!\t)[\p{Cc}\u{2028}-\u{202E}\u{2066}-\u{2069}\u{FFF9}-\u{FFFB}]/gu;
const loneSurrogate = /\p{Surrogate}/gu;
const commandAtStart = /^([\s\p{Default_Ignorable_Code_Point}]*)(?=:\p{Default_Ignorable_Code_Point}*:)/u;
const commandAnywhere = /(#\p{Default_Ignorable_Code_Point}*#\p{Default_Ignorable_Code_Point}*)\[/gu;
/** At most `length` UTF-16 units and no half of a surrogate pair; what was cut is counted. */
function cut(text, length) {
    if (text.length <= length)
        return text;
    const kept = text.slice(0, length).replace(/[\u{D800}-\u{DBFF}]$/u, "");
    return `${kept}… (+${text.length - kept.length} characters)`;
}
/** One or more lines as one printable line: breaks become spaces, control and ANSI sequences are gone. */
function printable(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text)
        .replaceAll(new RegExp(lineBreak, "gu"), " ")
        .replaceAll(unprintable, "")
        .replaceAll(loneSurrogate, "\u{FFFD}");
}
/** One line that can be printed into the job log: not a workflow command, no control characters, not endless. */
function harmless(text, length = longestLine) {
    return cut(printable(text), length).replace(commandAtStart, "$1\\").replaceAll(commandAnywhere, "$1\\[");
}
/** The lines of a text, each one harmless. */
function harmlessLines(text) {
    return text.split(lineBreak).map((line) => harmless(line));
}


/***/ }),

/***/ 4123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ bytesOf),
/* harmony export */   BY: () => (/* binding */ withBoundedCause),
/* harmony export */   KY: () => (/* binding */ boundedLog),
/* harmony export */   LD: () => (/* binding */ boundedText),
/* harmony export */   _Q: () => (/* binding */ fitting),
/* harmony export */   x_: () => (/* binding */ boundedCause),
/* harmony export */   zx: () => (/* binding */ boundedPlan)
/* harmony export */ });
/* harmony import */ var _harmless_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(997);

const longestText = 1000;
const longestLogLine = 500;
const evidenceItems = 10;
const changesOfFamily = 100;
const boundedText = (text) => (0,_harmless_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(text, longestText);
/** The last `count` lines of a log. */
const boundedLog = (lines, count = 50) => lines.slice(-count).map((line) => (0,_harmless_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(line, longestLogLine));
function boundedCause(cause) {
    return {
        name: cause.name,
        what: boundedText(cause.what),
        evidence: cause.evidence.slice(0, evidenceItems).map(boundedText),
        ...(cause.remedy === undefined ? {} : { remedy: boundedText(cause.remedy) }),
    };
}
/** The same object with its cause bounded. */
function withBoundedCause(thing) {
    return thing.cause === undefined ? thing : { ...thing, cause: boundedCause(thing.cause) };
}
function boundedPlan(plan) {
    const changes = (all) => all.slice(0, changesOfFamily);
    return {
        ...plan,
        families: plan.families.map((family) => ({ ...family, changes: changes(family.changes) })),
    };
}
/** What can be left out of a record, the least valuable first. */
const reductions = [
    (report) => ({ ...report, troubles: report.troubles.slice(-5) }),
    (report) => ({ ...report, checks: report.checks.filter(({ level }) => level !== "ok") }),
    (report) => ({
        ...report,
        failing: report.failing.map((group) => ({ ...group, log: group.log.slice(-10) })),
    }),
    (report) => ({ ...report, ...shorterMigrationLog(report) }),
    (report) => ({ ...report, ...planWithoutChanges(report) }),
    (report) => ({ ...report, notes: report.notes.slice(0, 10), checks: report.checks.slice(0, 10) }),
    (report) => ({ ...report, failing: report.failing.slice(0, 5), troubles: [] }),
    (report) => ({
        ...report,
        services: report.services.map((service) => ({ ...service, ...shorterCause(service) })),
    }),
];
function shorterMigrationLog({ migration }) {
    return migration === undefined ? {} : { migration: { ...migration, log: migration.log.slice(-10) } };
}
function planWithoutChanges({ plan }) {
    if (plan === undefined)
        return {};
    return { plan: { ...plan, families: plan.families.map((family) => ({ ...family, changes: [] })) } };
}
function shorterCause({ cause }) {
    return cause === undefined ? {} : { cause: { ...cause, evidence: [] } };
}
/** The record, with as little as possible left out to make `fits` true. Verdicts are never left out. */
function fitting(report, fits) {
    let fitted = report;
    for (const reduce of reductions) {
        if (fits(fitted))
            return fitted;
        fitted = reduce(fitted);
    }
    return fitted;
}
/** Bytes of a text in UTF-8. */
const bytesOf = (text) => Buffer.byteLength(text, "utf8");


/***/ }),

/***/ 9655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ createReport)
});

// EXTERNAL MODULE: ./build/src/failure.js
var failure = __webpack_require__(7279);
// EXTERNAL MODULE: ./build/src/release/outcome.js
var release_outcome = __webpack_require__(9639);
// EXTERNAL MODULE: ./build/src/report/harmless.js
var harmless = __webpack_require__(997);
// EXTERNAL MODULE: ./build/src/report/workflow-command.js
var workflow_command = __webpack_require__(7619);
;// CONCATENATED MODULE: ./build/src/report/annotations.js



const mostWarnings = 9;
/** Below the runner's limit, with room for the note of what was cut. */
const longestMessage = 4000;
const longestTitle = 200;
function annotationsOf(report) {
    const warnings = warningsOf(report);
    const shown = warnings.length > mostWarnings ? warnings.slice(0, mostWarnings - 1) : warnings;
    const more = warnings.length - shown.length;
    return [
        ...shown,
        ...(more === 0 ? [] : [warning("More warnings", `${more} more are in the job summary.`)]),
        ...errorOf(report),
    ];
}
/** A release without an outcome is no success. */
function errorOf({ outcome = "failed", sentence = "", cause }) {
    if ((0,release_outcome/* isSuccess */.o)(outcome))
        return [];
    const title = cause === undefined ? outcome : `${outcome}: ${cause.name}`;
    return [
        {
            level: "error",
            title,
            message: [sentence, ...(cause === undefined ? [] : causeText(cause))].join("\n"),
        },
    ];
}
const causeText = ({ what, evidence, remedy }) => [
    what,
    ...evidence.map((item) => `  ${item}`),
    ...(remedy === undefined ? [] : [`→ ${remedy}`]),
];
function warningsOf({ checks, notes }) {
    return [
        ...checks
            .filter(({ level }) => level === "warning")
            .map(({ about, text, remedy }) => warning(about, remedy === undefined ? text : `${text}\n→ ${remedy}`)),
        ...notes
            .filter(({ level }) => level === "warning")
            .map(({ about, text }) => warning(about ?? "ECS Release", text)),
    ];
}
const warning = (title, message) => ({ level: "warning", title, message });
/** The command for the runner; later lines of a message become lines of the log, so they are harmless too. */
function annotationCommand({ level, title, message }) {
    const lines = (0,harmless/* cut */.Jj)((0,harmless/* harmlessLines */.vL)(message).join("\n"), longestMessage);
    return (0,workflow_command.workflowCommand)(level, { title: (0,harmless/* harmless */.Is)(title, longestTitle) }, lines);
}

// EXTERNAL MODULE: ./build/src/time.js
var time = __webpack_require__(4184);
;// CONCATENATED MODULE: ./build/src/report/github-deployment.js



/** The last status by outcome; `inactive` for a release that turned out to change nothing. */
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
/** Whether with this phase the release begins to change what runs. */
function beginsToChange(phase) {
    return phase.name === "migration" || phase.name === "wave" || phase.name === "schedules";
}
const tries = 3;
const requestTimeout = (0,time/* seconds */.YA)(10);
const longestDescription = 140;
class GitHubDeployment {
    #options;
    #repository;
    #octokit;
    #created;
    constructor(options) {
        this.#options = options;
        const [owner = "", repo = ""] = options.job.repository.split("/");
        this.#repository = { owner, repo };
        if (options.id !== undefined)
            this.#created = Promise.resolve(options.id);
    }
    /** Creates the deployment, `in_progress`; the release does not wait for it. */
    begin() {
        this.#created ??= this.#create();
    }
    /** Gives the last status. A release that changed nothing leaves no deployment behind. */
    async end(outcome, sentence) {
        const state = finalState(outcome);
        if (state !== "inactive")
            this.begin();
        const id = await this.#created;
        if (id === undefined)
            return;
        await this.#attempt(async (octokit, request) => {
            await octokit.rest.repos.createDeploymentStatus({ ...this.#status(id, state, sentence), request });
        });
        if (state === "inactive")
            await this.#delete(id);
    }
    async #delete(id) {
        let asked = false;
        await this.#attempt(async (octokit, request) => {
            try {
                await octokit.rest.repos.deleteDeployment({ ...this.#repository, deployment_id: id, request });
            }
            catch (error) {
                // The answer to the first try was lost: it is gone.
                if (asked && statusOf(error) === 404)
                    return;
                asked = true;
                throw error;
            }
        });
    }
    async #create() {
        const { job, environment, onCreated } = this.#options;
        // Legs of a matrix share all but the second.
        const payload = {
            run: [job.runId, job.runAttempt, job.job, job.step].join("/"),
            request: crypto.randomUUID(),
        };
        let lost = false;
        const id = await this.#attempt(async (octokit, request) => {
            // An answer may have been lost: GitHub would make a second deployment.
            const found = lost ? await this.#find(octokit, payload.request, request) : undefined;
            if (found !== undefined)
                return found;
            lost = true;
            const { data } = await octokit.rest.repos.createDeployment({
                ...this.#repository,
                ref: job.sha,
                environment,
                auto_merge: false,
                required_contexts: [],
                description: "ECS Release",
                payload,
                request,
            });
            lost = false;
            if (!("id" in data))
                throw new Error(data.message ?? "GitHub did not create the deployment");
            return data.id;
        });
        if (id === undefined)
            return undefined;
        onCreated(id);
        await this.#attempt(async (octokit, request) => {
            await octokit.rest.repos.createDeploymentStatus({ ...this.#status(id, "in_progress", ""), request });
        });
        return id;
    }
    /** The deployment that this step has created already, by its payload. */
    async #find(octokit, own, request) {
        const { job, environment } = this.#options;
        const where = { ...this.#repository, sha: job.sha, environment, per_page: 30 };
        const { data } = await octokit.rest.repos.listDeployments({ ...where, request });
        return data.find(({ payload }) => typeof payload === "object" && payload["request"] === own)?.id;
    }
    #status(id, state, sentence) {
        const { environmentUrl, logUrl } = this.#options;
        return {
            ...this.#repository,
            deployment_id: id,
            state,
            description: (0,harmless/* cut */.Jj)((0,harmless/* printable */.g$)(sentence), longestDescription - 25),
            ...(logUrl === undefined ? {} : { log_url: logUrl }),
            ...(environmentUrl === undefined ? {} : { environment_url: environmentUrl }),
        };
    }
    /** Three tries where a second one can help; then a note, and `undefined`. */
    async #attempt(call) {
        for (let count = 1;; count += 1) {
            try {
                return await call(await this.#client(), { signal: AbortSignal.timeout(requestTimeout) });
            }
            catch (error) {
                const status = statusOf(error);
                if (count >= tries || (status !== undefined && status < 500 && status !== 429)) {
                    this.#options.onNote(noteOf(error, status, this.#options.environment));
                    return undefined;
                }
                await this.#options.clock.sleep((0,time/* seconds */.YA)(count));
            }
        }
    }
    async #client() {
        const { token, job } = this.#options;
        this.#octokit ??= Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(413)]).then(__webpack_require__.bind(__webpack_require__, 2413)).then((github) => github.getOctokit(token, job.apiUrl === "" ? {} : { baseUrl: job.apiUrl }));
        return this.#octokit;
    }
}
function statusOf(error) {
    const status = error instanceof Error && "status" in error ? error.status : undefined;
    return typeof status === "number" ? status : undefined;
}
/** The permission that is missing, where that is the reason. */
function noteOf(error, status, environment) {
    const what = `The GitHub deployment of ${environment} could not be recorded: ${(0,failure.messageOf)(error)}`;
    const remedy = "Give the job `permissions: { deployments: write }`, or leave `github-environment` out.";
    return status === 401 || status === 403 || status === 404 ? `${what}. ${remedy}` : what;
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

// EXTERNAL MODULE: ./build/src/recent.js
var recent = __webpack_require__(1018);
;// CONCATENATED MODULE: ./build/src/report/phase-words.js
const words = {
    plan: "Plan",
    preflight: "Preflight",
    register: "Register",
    migration: "Migration",
    "smoke-test": "Smoke test",
    schedules: "Schedules",
    rollback: "Rollback",
    proof: "Proof",
};
/** `Preflight`, `Wave 1 of 2`; a single wave is the `Rollout`. */
function phaseWords(phase) {
    if (phase.name !== "wave")
        return words[phase.name];
    return phase.of === undefined || phase.of <= 1 ? "Rollout" : `Wave ${phase.number} of ${phase.of}`;
}

;// CONCATENATED MODULE: ./build/src/report/log/line.js
/** A line of the job log: outside text made harmless, our own colours around it. */

/** Colours that GitHub's log shows on its light and on its dark ground. */
const codes = {
    good: "32",
    bad: "31",
    warning: "33",
    quiet: "90",
    strong: "1",
    alarm: "1;31",
};
const painted = (text, style) => `\u{1B}[${codes[style]}m${text}\u{1B}[0m`;
/** The one way of a line into the job log. */
function rendered({ text, style, tail }, colour) {
    const body = (0,harmless/* harmless */.Is)(text);
    const end = tail === undefined ? "" : ` ${(0,harmless/* harmless */.Is)(tail)}`;
    if (!colour)
        return body + end;
    const bodyPainted = style === undefined || body === "" ? body : painted(body, style);
    return end === "" ? bodyPainted : bodyPainted + painted(end, "quiet");
}

;// CONCATENATED MODULE: ./build/src/report/log/printer.js
/** Lines and groups of the job log. Groups do not nest, and what must be seen is never inside one. */



class Printer {
    #write;
    #colour;
    /** A group's title is held back until it has a line, so that no group is empty. */
    #pending;
    #open = false;
    constructor({ write, colour }) {
        this.#write = write;
        this.#colour = colour;
    }
    /** Begins a group; the one before it is closed. */
    group(title) {
        this.closeGroup();
        this.#pending = title;
    }
    closeGroup() {
        if (this.#open)
            this.#write((0,workflow_command.workflowCommand)("endgroup", {}, ""));
        this.#open = false;
        this.#pending = undefined;
    }
    print(lines) {
        if (lines.length > 0 && this.#pending !== undefined) {
            this.#write((0,workflow_command.workflowCommand)("group", {}, (0,harmless/* harmless */.Is)(this.#pending)));
            this.#open = true;
            this.#pending = undefined;
        }
        this.#put(lines);
    }
    /** Prints in front of a group that has no line yet. */
    printAhead(lines) {
        this.#put(lines);
    }
    #put(lines) {
        for (const line of lines)
            this.#write(`${rendered(line, this.#colour)}\n`);
    }
    /** Shown only in a run with debug logging. */
    debug(text) {
        this.#write((0,workflow_command.workflowCommand)("debug", {}, text));
    }
}

// EXTERNAL MODULE: ./build/src/aws/arn.js
var aws_arn = __webpack_require__(2672);
;// CONCATENATED MODULE: ./build/src/report/words.js
/** How the report says durations, moments and revisions. */


const durationWords = (seconds) => (0,time/* inWords */.r4)(seconds * 1000);
/** `14:05:30 UTC` of epoch milliseconds. */
const timeOfDay = (at) => `${new Date(at).toISOString().slice(11, 19)} UTC`;
/** Seconds between two ISO times. */
const secondsBetween = (from, to) => (Date.parse(to) - Date.parse(from)) / 1000;
/** `web:41 → 42`; both names in full where the families differ. */
function moveWords(from, to) {
    const [before, after] = [(0,aws_arn/* parseRevision */.Pp)(from), (0,aws_arn/* parseRevision */.Pp)(to)];
    if (before !== undefined && before.family === after?.family) {
        return before.revision === after.revision
            ? (0,aws_arn/* revisionName */.pd)(from)
            : `${(0,aws_arn/* revisionName */.pd)(from)} → ${after.revision}`;
    }
    return `${(0,aws_arn/* revisionName */.pd)(from)} → ${(0,aws_arn/* revisionName */.pd)(to)}`;
}
/** `1 check`, `2 checks`. */
const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

;// CONCATENATED MODULE: ./build/src/report/log/cause-lines.js



function causeLines(cause) {
    return [
        { text: `  ${cause.name}: ${cause.what}`, style: "bad" },
        ...quoted(cause.evidence),
        ...(cause.remedy === undefined ? [] : [{ text: `  → ${cause.remedy}`, style: "strong" }]),
    ];
}
/** Somebody else's words, with a bar in front. */
const quoted = (lines, indent = "  ") => lines.flatMap((line) => (0,harmless/* harmlessLines */.vL)(line)).map((text) => ({ text: `${indent}│ ${text}` }));
function failingLines(failing, link) {
    const { service, cause, count, example, log, oldRevisionToo } = failing;
    const lines = [
        { text: `✖ ${service}  ${counted(count, "task")} of the new revision failed`, style: "alarm" },
        ...causeLines(cause),
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

;// CONCATENATED MODULE: ./build/src/report/change-words.js
const signs = {
    added: "+",
    removed: "-",
    changed: "~",
    "moved-to-secrets": "~",
    "moved-to-environment": "~",
};
/** What a change is, in words; for secrets and variables the name alone. */
function changeWords({ container, what, name, change }) {
    const where = container === undefined ? "" : ` of ${container}`;
    const moved = change.startsWith("moved") ? ` ${change.replaceAll("-", " ")}` : "";
    return what === "other"
        ? `${name ?? "member"}${where}`
        : `${[what, name].filter(Boolean).join(" ")}${where}${moved}`;
}
const changeSign = ({ change }) => signs[change];

;// CONCATENATED MODULE: ./build/src/report/log/plan-lines.js
/** The plan as a table of lines: what goes from where to where, and what changes in the revision. */



/** Where the release goes and who acts. */
function headLines(plan) {
    const where = `${(0,aws_arn/* shortName */.EU)(plan.cluster)} · ${plan.region} · account ${plan.account}`;
    return [
        { text: `ECS Release to cluster ${where}${plan.dryRun ? " · dry run" : ""}`, style: "strong" },
        ...(plan.identity === undefined ? [] : [{ text: `  as ${plan.identity}`, style: "quiet" }]),
    ];
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
        ...plan.families.flatMap(familyLines),
    ];
}
function serviceLine({ name, from, desiredCount, strategy, deploys, controller }, width) {
    const how = controller === "CODE_DEPLOY" ? `CODE_DEPLOY ${strategy}` : strategy;
    const move = deploys ? `${(0,aws_arn/* revisionName */.pd)(from)} → new revision` : `${(0,aws_arn/* revisionName */.pd)(from)}, nothing to deploy`;
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
function familyLines({ family, base, reused, changes }) {
    if (reused)
        return [{ text: `${(0,aws_arn/* revisionName */.pd)(base)} already is what was asked for` }];
    return [
        { text: `${family}: a new revision made from ${(0,aws_arn/* revisionName */.pd)(base)}` },
        ...changes.flatMap(changeLines),
    ];
}
function changeLines(change) {
    const lines = [{ text: `  ${changeSign(change)} ${changeWords(change)}` }];
    if (change.from !== undefined)
        lines.push({ text: `      - ${change.from}`, style: "bad" });
    if (change.to !== undefined)
        lines.push({ text: `      + ${change.to}`, style: "good" });
    return lines;
}

;// CONCATENATED MODULE: ./build/src/report/log/saying.js
const silence = { lines: [] };
const inside = (...lines) => ({ lines });
const outside = (...lines) => ({ lines, outside: true });
/** Seconds since the phase under way began. */
function secondsInPhase(report, at) {
    const start = report.steps.findLast(({ endedAt }) => endedAt === undefined)?.startedAt ?? report.startedAt;
    return (at - Date.parse(start)) / 1000;
}
/** A service's name, as wide as the widest, in front of its line. */
function prefixed(service, text, report) {
    const width = Math.max(...report.services.map(({ name }) => name.length), service.length);
    return `${service.padEnd(width)}  ${text}`;
}

;// CONCATENATED MODULE: ./build/src/report/log/say-release.js
/** The release itself: plan, checks, notes, revisions, phases, rollback, heartbeat. */






/** In a dry run the plan is the result, so it is seen without a click. */
const sayPlan = ({ plan }) => ({
    ahead: headLines(plan),
    lines: planLines(plan),
    outside: plan.dryRun,
});
const checkMarks = {
    ok: { mark: "OK  ", style: "good" },
    warning: { mark: "WARN", style: "warning" },
    failure: { mark: "FAIL", style: "bad" },
};
function sayCheck({ check }) {
    const { about, level, text, remedy } = check;
    const { mark, style } = checkMarks[level];
    const lines = [{ text: `${mark}  ${about}: ${text}`, style }];
    if (remedy !== undefined && level !== "ok")
        lines.push({ text: `      → ${remedy}` });
    return { lines, outside: level === "failure" };
}
function sayNote({ level, about, text }) {
    const said = about === undefined ? text : `${about}: ${text}`;
    return inside(level === "warning" ? { text: `! ${said}`, style: "warning" } : { text: `  ${said}` });
}
const sayRegistered = ({ from, to, reused }) => inside({ text: reused ? `  ${(0,aws_arn/* revisionName */.pd)(to)} is used as it is` : `✓ ${moveWords(from, to)}` });
/** The line under a closed group: the phase, how it went, how long it took. */
function sayPhaseEnded({ phase, result, at }, report) {
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
        case "skipped":
            return outside({ text: `– ${phaseWords(phase)}: nothing to do`, style: "quiet" });
    }
}
function phaseDetail(phase, { checks, families, migration, plan }) {
    switch (phase.name) {
        case "plan":
            return plan === undefined ? "" : planWords(plan);
        case "preflight": {
            const warnings = checks.filter(({ level }) => level === "warning").length;
            return `${counted(checks.length, "check")}${warnings === 0 ? "" : `, ${counted(warnings, "warning")}`}`;
        }
        case "register":
            return families.map(({ from, to }) => moveWords(from, to)).join(" · ");
        case "migration":
            return migration?.exitCode === undefined ? "" : `exit code ${migration.exitCode}`;
        case "wave":
            return phase.services.join(", ");
        case "smoke-test":
        case "schedules":
        case "rollback":
        case "proof":
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
const sayRollbackStarted = (reason) => outside({ text: "" }, { text: `↩ ROLLING BACK: ${reason}`, style: "alarm" });
/** The reason was said when the rollback began. */
const sayRollingBack = ({ part, to }) => outside({ text: `↩ ${part} goes back to ${(0,aws_arn/* shortName */.EU)(to)}`, style: "warning" });
function sayRollbackEnded({ part, back, text, cause }) {
    if (back)
        return outside({ text: `✓ ${text}`, style: "good" });
    // Taken over by another deployment: there is nothing of ours to put back.
    if (cause === undefined)
        return outside({ text: `• ${text}`, style: "warning" });
    return outside({ text: `✖ ${part} IS NOT BACK: ${text}`, style: "alarm" }, ...causeLines(cause));
}
function sayHeartbeat({ awaiting, until, at }, report) {
    const passed = durationWords(secondsInPhase(report, at));
    if (until === undefined)
        return inside({ text: `… waiting for ${awaiting}`, style: "quiet", tail: `(${passed})` });
    const left = durationWords((until - at) / 1000);
    const text = `… waiting for ${awaiting}, until ${timeOfDay(until)}`;
    return inside({ text, style: "quiet", tail: `(${passed}, ${left} left)` });
}

;// CONCATENATED MODULE: ./build/src/report/console-links.js
/**
 * Addresses of the AWS console, for the partitions whose console has a public address
 * (`ecs-domain.md` 8.4). Elsewhere, and for names that do not look like names, there is none.
 */

/** Where the console finds what the release touches; `undefined` before the plan is known. */
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
/** Encoded for a path or fragment, parentheses included, which would end a Markdown link. */
const encoded = (text) => encodeURIComponent(wellFormed(text)).replaceAll("(", "%28").replaceAll(")", "%29");
/** CloudWatch's console encodes twice, with `$` for `%`. */
const logEncoded = (text) => encoded(encoded(text)).replaceAll("%", "$");
const clusterLink = (place) => address(place, `/ecs/v2/clusters/${encoded(place.cluster)}/services`);
const serviceLink = (place, service) => address(place, `/ecs/v2/clusters/${encoded(place.cluster)}/services/${encoded((0,aws_arn/* shortName */.EU)(service))}/deployments`);
const taskLink = (place, taskArn) => address(place, `/ecs/v2/clusters/${encoded(place.cluster)}/tasks/${encoded((0,aws_arn/* shortName */.EU)(taskArn))}/configuration`);
/** Of a task definition's ARN or `family:revision`. */
function revisionLink(place, arn) {
    const revision = (0,aws_arn/* parseRevision */.Pp)(arn);
    if (revision === undefined)
        return undefined;
    return address(place, `/ecs/v2/task-definitions/${encoded(revision.family)}/${revision.revision}/containers`);
}
/** Logs can lie in another region than the task. */
function logLink(place, group, stream, region = place.region) {
    const fragment = `#logsV2:log-groups/log-group/${logEncoded(group)}/log-events/${logEncoded(stream)}`;
    return address({ ...place, region }, "/cloudwatch/home", fragment);
}
const codeDeployLink = (place, deploymentId) => address(place, `/codesuite/codedeploy/deployments/${encoded(deploymentId)}`);
/** Of a deployment, by the form of its id: `ecs-svc/…` is ECS's own, `d-…` CodeDeploy's. */
const deploymentLink = (place, service, deploymentId) => deploymentId.startsWith("d-") ? codeDeployLink(place, deploymentId) : serviceLink(place, service);
/** Of a schedule as the input names it: `rule/[BUS/]NAME`, `schedule/[GROUP/]NAME`. */
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
/** How far a service's deployment is, in one line: `web  42: 1/3 running · 41: 3 running · traffic 10 % · BAKE_TIME`. */


function progressText({ status, stage, revisions, hooks = [] }) {
    const families = new Set(revisions.map(({ revision }) => (0,aws_arn/* parseRevision */.Pp)(revision)?.family));
    const oneFamily = families.size === 1;
    const shift = revisions.find(({ ours, traffic }) => ours && traffic !== undefined);
    return [
        ...revisions.map((revision) => revisionText(revision, oneFamily)),
        ...(shift === undefined ? [] : [trafficText(shift)]),
        ...(stage === undefined ? [] : [stage]),
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
    return `${name}: ${counts.join(", ")}`;
}
function trafficText({ traffic, testTraffic }) {
    const test = testTraffic === undefined || testTraffic === traffic ? "" : `, test traffic ${testTraffic} %`;
    return `traffic ${traffic} %${test}`;
}
function hookText({ type, status, expiresAt, timeoutAction }) {
    const until = expiresAt === undefined ? "" : ` until ${timeOfDay(expiresAt)}`;
    const then = expiresAt === undefined || timeoutAction === undefined ? "" : `, then ${timeoutAction}`;
    return `${type} ${status}${until}${then}`;
}

;// CONCATENATED MODULE: ./build/src/report/service-event.js
const rules = [
    ["failure", /deployment failed\b/u],
    ["failure", /\brolling back to deployment\b/u],
    ["failure", /^IAM (?:permissions policies|trust relationship) ha(?:s|ve) been/u],
    ["trouble", /replaced \d+ tasks due to an unhealthy status/u],
    ["trouble", /\bwas unable to\b/u],
    ["trouble", /\bcould not launch\b/u],
    ["trouble", /\bis unable to\b/u],
    ["trouble", /\boperations are being throttled\b/u],
    ["trouble", /\bis (?:unhealthy|not healthy) in\b/u],
    ["trouble", /\bfailed (?:container health checks|to describe target health|to register targets)\b/u],
    ["noise", /AZ [Rr]ebalanc|AZ balanced/u],
    ["noise", /\bhas started \d+ tasks\b/u],
    ["noise", /\bhas stopped \d+ running tasks\b/u],
    ["noise", /\b(?:de)?registered \d+ targets in\b/u],
    ["noise", /\bhas begun draining connections on \d+ tasks\b/u],
    ["noise", /\bhas reached a steady state\b/u],
    ["news", /\bdeployment completed\b/u],
];
function classifyServiceEvent(text) {
    return rules.find(([, pattern]) => pattern.test(text))?.[0] ?? "news";
}
/** The event without the `(service NAME) ` that the line already says. */
function withoutServiceName(text) {
    return text.replace(/^(?:service )?\(service [^)]*\) /u, "");
}

;// CONCATENATED MODULE: ./build/src/report/log/say-service.js







function sayServiceUpdated(event, report) {
    const { service, from, to, deploymentId } = event;
    const place = placeOf(report);
    const link = place && deploymentLink(place, service, deploymentId);
    return inside({ text: prefixed(service, `${moveWords(from, to)} · deployment ${deploymentId}`, report) }, ...(link === undefined ? [] : [{ text: prefixed("", link, report), style: "quiet" }]));
}
function sayProgress({ progress, at }, report) {
    return inside({
        text: prefixed(progress.service, progressText(progress), report),
        tail: `(${durationWords(secondsInPhase(report, at))})`,
    });
}
function sayServiceEvent({ service, text }, report) {
    const said = prefixed(service, `ECS: ${withoutServiceName(text)}`, report);
    switch (classifyServiceEvent(text)) {
        case "noise":
            return silence;
        case "news":
            return inside({ text: said, style: "quiet" });
        case "trouble":
            return inside({ text: said, style: "warning" });
        case "failure":
            return outside({ text: said, style: "bad" });
    }
}
/** The whole story the first time, the count alone when the same cause comes again. */
function sayFailing({ failing }, report, first) {
    if (!first) {
        const text = `${counted(failing.count, "task")} failed so far: ${failing.cause.name}`;
        return outside({ text: prefixed(failing.service, text, report), style: "bad" });
    }
    const place = placeOf(report);
    return outside(...failingLines(failing, place && taskLink(place, failing.example)));
}
function sayServiceEnded({ verdict }, report) {
    const { name, from, to, seconds, cause } = verdict;
    const tail = `(${durationWords(seconds)})`;
    if ((0,release_outcome/* isSuccess */.o)(verdict.verdict)) {
        return inside({
            text: prefixed(name, `✓ ${verdict.verdict}: ${moveWords(from, to)}`, report),
            style: "good",
            tail,
        });
    }
    return outside({ text: prefixed(name, `✖ ${verdict.verdict}`, report), style: "alarm", tail }, ...(cause === undefined || wasShown(cause, report)
        ? []
        : [{ text: `  ${cause.name}: ${cause.what}`, style: "bad" }]));
}
/** Whether the cause has been shown with the tasks that failed of it; its evidence stands there, or at the end. */
const wasShown = (cause, { failing }) => failing.some((group) => group.cause.name === cause.name && group.cause.what === cause.what);
function sayScheduleEnded({ verdict }) {
    const { name, from, to, note, cause } = verdict;
    const remark = note === undefined ? "" : ` · ${note}`;
    if ((0,release_outcome/* isSuccess */.o)(verdict.verdict)) {
        const moved = from.map((arn) => moveWords(arn, to)).join(", ");
        return inside({ text: `✓ ${name}  ${verdict.verdict}: ${moved}${remark}`, style: "good" });
    }
    return outside({ text: `✖ ${name}  ${verdict.verdict}${remark}`, style: "alarm" }, ...(cause === undefined ? [] : causeLines(cause)));
}

;// CONCATENATED MODULE: ./build/src/report/log/say-task.js
/** One-off tasks: the migration and the smoke test. */





const names = { migration: "Migration", "smoke-test": "Smoke test" };
function sayTaskStarted(event, report) {
    const { task, taskArn, adopted, logGroup, logStream, logRegion } = event;
    const place = placeOf(report);
    const link = place && taskLink(place, taskArn);
    const log = place && logGroup !== undefined && logStream !== undefined
        ? logLink(place, logGroup, logStream, logRegion)
        : undefined;
    const how = adopted ? "taken over from an earlier run" : "started";
    return inside({ text: `${names[task]} task ${(0,aws_arn/* shortName */.EU)(taskArn)} ${how}` }, ...(link === undefined ? [] : [{ text: `  task: ${link}`, style: "quiet" }]), ...(log === undefined ? [] : [{ text: `  log:  ${log}`, style: "quiet" }]));
}
const sayTaskStatus = ({ task, status, at }, report) => inside({ text: `${names[task]} ${status}`, tail: `(${durationWords(secondsInPhase(report, at))})` });
const sayTaskLog = ({ container, text }) => inside(...quoted(text.split("\n"), `  ${container} `));
function sayMigrationEnded({ verdict }) {
    const { container, succeeded, exitCode, seconds, log, cause } = verdict;
    const exit = exitCode === undefined ? "no exit code" : `exit code ${exitCode}`;
    const tail = `(${durationWords(seconds)})`;
    if (succeeded)
        return inside({ text: `✓ Migration: ${container} ended with ${exit}`, style: "good", tail });
    return outside({ text: `✖ Migration failed: ${container} ended with ${exit}`, style: "alarm", tail }, ...(cause === undefined ? [] : causeLines(cause)), ...(log.length === 0 ? [] : [{ text: "  Last lines of its log:" }, ...quoted(log)]));
}
function saySmokeTestEnded({ service, result, text, cause }) {
    const of = service === undefined ? "" : ` of ${service}`;
    switch (result) {
        case "passed":
            return inside({ text: `✓ Smoke test${of}: ${text}`, style: "good" });
        case "not-measured":
            return outside({ text: `! Smoke test${of} could not be measured: ${text}`, style: "warning" }, ...(cause === undefined ? [] : causeLines(cause)));
        case "failed":
            return outside({ text: `✖ Smoke test${of} failed: ${text}`, style: "alarm" }, ...(cause === undefined ? [] : causeLines(cause)));
    }
}

;// CONCATENATED MODULE: ./build/src/report/standing.js
function standingOf({ verdict, to }, { outcome }) {
    if (verdict !== undefined)
        return verdict;
    if (to !== undefined)
        return "under way";
    return outcome === "planned" || outcome === "refused" ? outcome : "untouched";
}

;// CONCATENATED MODULE: ./build/src/report/log/verdict-lines.js
/** How it ended: the last lines of the job log. */




const outcomeStyle = (outcome) => ((0,release_outcome/* isSuccess */.o)(outcome) ? "good" : "bad");
function verdictLines(report) {
    const { outcome = "failed", sentence = "", cause, startedAt, endedAt = startedAt } = report;
    const mark = (0,release_outcome/* isSuccess */.o)(outcome) ? "✓" : "✖";
    const head = {
        text: `${mark} ${outcome.toUpperCase()}: ${sentence}`,
        style: (0,release_outcome/* isSuccess */.o)(outcome) ? "good" : "alarm",
        tail: `(${durationWords(secondsBetween(startedAt, endedAt))})`,
    };
    return [{ text: "" }, head, ...serviceLines(report), ...(cause === undefined ? [] : causeLines(cause))];
}
function serviceLines(report) {
    const { services } = report;
    const moves = services.map(({ from, to }) => moveWords(from, to ?? from));
    const nameWidth = Math.max(0, ...services.map(({ name }) => name.length));
    const moveWidth = Math.max(0, ...moves.map((move) => move.length));
    return services.map((service, index) => ({
        text: `  ${service.name.padEnd(nameWidth)}  ${moves[index]?.padEnd(moveWidth)}  ${standingOf(service, report)}`,
        ...(service.verdict === undefined ? {} : { style: outcomeStyle(service.verdict) }),
        ...timeOf(service),
    }));
}
const timeOf = ({ seconds = 0 }) => seconds === 0 ? {} : { tail: `(${durationWords(seconds)})` };

;// CONCATENATED MODULE: ./build/src/report/log/job-log.js









/** ECS lists the last hundred events of a service: enough to know them all again in a wave of two hundred. */
const mostEvents = 20_000;
class JobLog {
    #printer;
    #lastProgress = new Map();
    #seenEvents = new recent/* Recent */.g(mostEvents);
    #failureCounts = new Map();
    constructor(options) {
        this.#printer = new Printer(options);
    }
    /** Prints what the event says, if that is new. `report` is the record with the event in it. */
    tell(event, report) {
        if (event.kind === "phase-started")
            this.#open(event.phase);
        const { lines, ahead = [], outside: apart = false } = this.#say(event, report);
        this.#printer.printAhead(ahead);
        if (apart)
            this.#printer.closeGroup();
        this.#printer.print(lines);
    }
    debug(text) {
        this.#printer.debug(text);
    }
    /** The rollback is loud: it has no group to hide in. */
    #open(phase) {
        if (phase.name === "rollback")
            this.#printer.closeGroup();
        else
            this.#printer.group(titleOf(phase));
    }
    #say(event, report) {
        switch (event.kind) {
            case "phase-started":
                return event.phase.name === "rollback" ? sayRollbackStarted(event.phase.reason) : silence;
            case "phase-ended":
                return sayPhaseEnded(event, report);
            case "plan":
                return sayPlan(event);
            case "check":
                return sayCheck(event);
            case "note":
                return sayNote(event);
            case "registered":
                return sayRegistered(event);
            case "task-started":
                return sayTaskStarted(event, report);
            case "task-status":
                return sayTaskStatus(event, report);
            case "task-log":
                return sayTaskLog(event);
            case "task-log-read":
                return silence;
            case "migration-ended":
                return sayMigrationEnded(event);
            case "smoke-test-ended":
                return saySmokeTestEnded(event);
            case "service-updated":
                return sayServiceUpdated(event, report);
            case "service-progress":
                return this.#changed(event) ? sayProgress(event, report) : silence;
            case "service-event":
                return this.#unseen(event) ? sayServiceEvent(event, report) : silence;
            case "tasks-failing":
                return this.#failing(event, report);
            case "service-ended":
                return sayServiceEnded(event, report);
            case "schedule-ended":
                return sayScheduleEnded(event);
            case "rolling-back":
                return sayRollingBack(event);
            case "rollback-ended":
                return sayRollbackEnded(event);
            case "heartbeat":
                return sayHeartbeat(event, report);
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
    #unseen({ id }) {
        return this.#seenEvents.add(id);
    }
    #failing(event, report) {
        const { service: name, cause, count } = event.failing;
        const key = `${name} ${cause.name}`;
        const before = this.#failureCounts.get(key);
        this.#failureCounts.set(key, count);
        return before === count ? silence : sayFailing(event, report, before === undefined);
    }
}
function titleOf(phase) {
    return phase.name === "wave" ? `${phaseWords(phase)}: ${phase.services.join(", ")}` : phaseWords(phase);
}

// EXTERNAL MODULE: ./build/src/report/record/bounds.js
var bounds = __webpack_require__(4123);
;// CONCATENATED MODULE: ./build/src/report/outputs.js

/** Bytes. A step that takes the output by `env:` can take 128 KiB on Linux; outputs of a job have 1 MiB together. */
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
        services: JSON.stringify(services.map((service) => serviceOutput(service, outcome))),
        report: JSON.stringify((0,bounds/* fitting */._Q)(report, (fitted) => (0,bounds/* bytesOf */.$$)(JSON.stringify(fitted)) <= largestReport)),
    };
}
/** New revision of the first service's family; without services, of the first family that was registered. */
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
/** A service that never had its turn shares the verdict of a release that ended before any had, else is unchanged. */
function serviceOutput(service, outcome) {
    const { name, from, to = from, deploymentId = "", seconds = 0, cause = null } = service;
    return {
        name,
        verdict: service.verdict ?? verdictWithout(service, outcome),
        from,
        to,
        deploymentId,
        seconds,
        cause,
    };
}
function verdictWithout({ to }, outcome) {
    if (to !== undefined)
        return outcome;
    switch (outcome) {
        case "planned":
        case "refused":
        case "migration-failed":
            return outcome;
        case "released":
        case "unchanged":
        case "started":
        case "rolled-back":
        case "rollback-failed":
        case "failed":
        case "superseded":
        case "cancelled":
            return "unchanged";
    }
}

;// CONCATENATED MODULE: ./build/src/report/record/record.js
/** ISO 8601 in UTC of epoch milliseconds. */
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

;// CONCATENATED MODULE: ./build/src/report/record/fold-parts.js


function foldMigration(report, event, at) {
    const { migration } = report;
    if (event.kind === "migration-ended") {
        const verdict = (0,bounds/* withBoundedCause */.BY)(event.verdict);
        const startedAt = migration?.startedAt ?? isoTime(at - verdict.seconds * 1000);
        return { ...report, migration: { ...migration, ...verdict, startedAt, log: (0,bounds/* boundedLog */.KY)(verdict.log) } };
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
        return { ...report, migration: { ...migration, log: (0,bounds/* boundedLog */.KY)(event.log) } };
    }
    const { taskArn, adopted, logGroup, logStream, logRegion } = event;
    return {
        ...report,
        migration: {
            taskArn,
            startedAt: isoTime(at),
            adopted,
            ...(logGroup === undefined ? {} : { logGroup }),
            ...(logStream === undefined ? {} : { logStream }),
            ...(logRegion === undefined ? {} : { logRegion }),
            log: [],
        },
    };
}
/**
 * A service's entry moved on. A verdict can be replaced by a later one (`released`, then `rolled-back`), whereas
 * the time of the rollout and its cause stay; an update that the rollback made is not the release's.
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
            startedAt: isoTime(at),
        }));
    }
    const { cause, ...verdict } = (0,bounds/* withBoundedCause */.BY)(event.verdict);
    return changed(report.services, verdict.name, (known) => ({
        ...known,
        ...verdict,
        endedAt: known.endedAt ?? isoTime(at),
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
    const bounded = (0,bounds/* withBoundedCause */.BY)(verdict);
    const index = schedules.findIndex(({ name }) => name === verdict.name);
    return index === -1 ? [...schedules, bounded] : schedules.with(index, bounded);
}
function foldRollback(rollback, event, at) {
    const time = isoTime(at);
    if (event.kind === "rolling-back") {
        const known = rollback ?? { reason: (0,bounds/* boundedText */.LD)(event.reason), startedAt: time, parts: [] };
        return { ...known, parts: [...known.parts, { part: event.part, to: event.to, startedAt: time }] };
    }
    const { part, back, text, cause } = event;
    const known = rollback ?? { reason: (0,bounds/* boundedText */.LD)(text), startedAt: time, parts: [] };
    const index = known.parts.findLastIndex((other) => other.part === part && other.endedAt === undefined);
    const begun = known.parts[index] ?? { part, to: "", startedAt: time };
    const over = {
        ...begun,
        endedAt: time,
        back,
        text: (0,bounds/* boundedText */.LD)(text),
        ...(cause === undefined ? {} : { cause: (0,bounds/* boundedCause */.x_)(cause) }),
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
            return append(report, "checks", { ...event.check, text: (0,bounds/* boundedText */.LD)(event.check.text) }, mostChecks);
        case "note":
            return append(report, "notes", note(event), mostNotes);
        case "registered":
            return registered(report, event);
        case "task-started":
        case "task-status":
        case "task-log-read":
        case "migration-ended":
            return foldMigration(report, event, event.at);
        case "smoke-test-ended":
            return append(report, "smokeTests", smokeTest(event), mostSteps);
        case "service-updated":
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
        case "task-log":
        case "service-progress":
        case "heartbeat":
            return report;
    }
}
/** Adds to a bounded list; what does not fit is counted in `omitted`. */
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
        startedAt: isoTime(at),
    };
    const next = append(report, "steps", step, mostSteps);
    if (phase.name !== "rollback" || report.rollback !== undefined)
        return next;
    return {
        ...next,
        rollback: { reason: (0,bounds/* boundedText */.LD)(phase.reason), startedAt: isoTime(at), parts: [] },
    };
}
function phaseEnded(report, event, at) {
    const { phase, result } = event;
    const index = report.steps.findLastIndex((step) => step.name === phase.name && step.endedAt === undefined && sameWave(step, phase));
    const steps = report.steps.map((step, i) => i === index ? { ...step, endedAt: isoTime(at), result } : step);
    if (phase.name !== "rollback" || report.rollback === undefined)
        return { ...report, steps };
    return { ...report, steps, rollback: { ...report.rollback, endedAt: isoTime(at) } };
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
    return { ...report, plan: (0,bounds/* boundedPlan */.zx)(plan), services };
}
const note = ({ level, about, text }) => ({
    level,
    ...(about === undefined ? {} : { about }),
    text: (0,bounds/* boundedText */.LD)(text),
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
        text: (0,bounds/* boundedText */.LD)(text),
        ...(cause === undefined ? {} : { cause: (0,bounds/* boundedCause */.x_)(cause) }),
    };
}
function eventOfService(report, { service, at, text }) {
    const worth = classifyServiceEvent(text);
    if (worth !== "trouble" && worth !== "failure")
        return report;
    const trouble = { service, at: isoTime(at), text: (0,bounds/* boundedText */.LD)(text) };
    const known = report.troubles.some((other) => other.service === service && other.at === trouble.at && other.text === trouble.text);
    return known ? report : { ...report, troubles: [...report.troubles, trouble].slice(-mostTroubles) };
}
/** One entry for each service and cause: the latest count, with the log that was read once. */
function failing(report, group) {
    const index = report.failing.findIndex(({ service, cause }) => service === group.service && cause.name === group.cause.name);
    const log = group.log.length > 0 ? (0,bounds/* boundedLog */.KY)(group.log, logLinesOfFailing) : (report.failing[index]?.log ?? []);
    const entry = { ...(0,bounds/* withBoundedCause */.BY)(group), log };
    if (index === -1)
        return append(report, "failing", entry, mostFailing);
    return { ...report, failing: report.failing.with(index, entry) };
}
function ended(report, { outcome, sentence, cause, at }) {
    return {
        ...report,
        endedAt: isoTime(at),
        outcome,
        sentence: (0,bounds/* boundedText */.LD)(sentence),
        ...(cause === undefined ? {} : { cause: (0,bounds/* boundedCause */.x_)(cause) }),
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/src/report/runner-files.js
/**
 * The files through which a step hands outputs and its summary to the runner; outside of one there are none. Outputs
 * are written by @actions/core, which is loaded here, at the end, and nowhere else: its HTTP client takes tens of
 * milliseconds, and nothing that a person reads should wait for it (docs/performance.md).
 */

/** Writes the step's outputs. */
async function writeOutputs(environment, outputs) {
    if (!environment["GITHUB_OUTPUT"])
        return;
    const { setOutput } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(421)]).then(__webpack_require__.bind(__webpack_require__, 6421));
    for (const [name, value] of Object.entries(outputs))
        setOutput(name, value);
}
/** Adds to the job summary, which has no protocol: the file is the Markdown. */
function writeSummary(environment, markdown) {
    const file = environment["GITHUB_STEP_SUMMARY"] ?? "";
    if (file !== "")
        (0,external_node_fs_.appendFileSync)(file, markdown);
}

;// CONCATENATED MODULE: ./build/src/report/summary/markdown.js
/**
 * Text from outside on its way into GitHub Markdown. Characters that could mean something become numeric
 * references, which Markdown never reads as structure; what GitHub finds in the finished text (mentions, issue
 * numbers, addresses, emoji) is kept apart by a zero-width space.
 *
 * https://github.github.com/gfm/#entity-and-numeric-character-references
 */

const longestText = 4000;
const gap = "&#8203;";
const structural = /[&<>\\`*_[\]#|~$@]/gu;
/** Before what GitHub would find in the finished text: `@name`, `#12`, `GH-12`, `https://`, `www.`, `:emoji:`. */
const found = /(?<=@)|(?<=#)(?=\d)|(?<=\bGH-)(?=\d)|(?<=:)(?=\/\/)|(?<=\bwww)(?=\.)|(?<=:)(?=[\w+-]+:)/giu;
/** Running text, safe in a paragraph, a table's cell, a link's label and an HTML element; always one line. */
function markdown_text(outside, length = longestText) {
    return (0,harmless/* cut */.Jj)((0,harmless/* printable */.g$)(outside), length)
        .trim()
        .replaceAll(found, "\u{200B}")
        .replaceAll(structural, (mark) => `&#${mark.charCodeAt(0)};`)
        .replaceAll("\u{200B}", gap);
}
/** A name, an image, a value: in code type, whatever it holds. */
function code(outside, length = longestText) {
    const line = (0,harmless/* cut */.Jj)((0,harmless/* printable */.g$)(outside), length).trim();
    if (line === "")
        return "";
    if (/^[\w .,:;/@=+()%→…-]+$/u.test(line))
        return `\`${line}\``;
    return `<code>${markdown_text(line, Infinity)}</code>`;
}
/** Lines as they are, in a fence that none of them can close. */
function fence(lines, language = "text") {
    const body = lines.map((line) => (0,harmless/* printable */.g$)(line));
    const longestRun = Math.max(0, ...body.flatMap((line) => (line.match(/`+/gu) ?? []).map((run) => run.length)));
    const marks = "`".repeat(Math.max(3, longestRun + 1));
    return [`${marks}${language}`, ...body, marks].join("\n");
}
/**
 * Somebody else's sentences: unlike a fence they wrap, and can be read on a phone. The gap keeps a dash or a number
 * at their start from beginning a list.
 */
const quote = (lines) => lines
    .flatMap((line) => line.split(/[\r\n]+/u))
    .map((line) => `> ${gap}${markdown_text(line)}`)
    .join("<br>\n");
/** A link when there is an address (one of ours, encoded), else the label alone. The label is Markdown. */
const markdown_link = (label, url) => url === undefined ? label : `[${label}](${url})`;
const ownAddress = /https:\/\/(?:docs\.aws\.amazon\.com|docs\.github\.com|repost\.aws)\/[\w./#?=&%-]*[\w/]/u;
/**
 * Our own sentences, which quote names from outside: words between backticks become code, and addresses of AWS's
 * and GitHub's documentation links. The rest is text.
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
/** Text with the spaces at its ends kept, which join it to its neighbours. */
function spaced(piece) {
    const before = piece === piece.trimStart() ? "" : " ";
    const after = piece === piece.trimEnd() ? "" : " ";
    const body = markdown_text(piece);
    return body === "" ? piece.replaceAll(/\s+/gu, " ") : `${before}${body}${after}`;
}
/** A table; the cells are Markdown. */
function table(head, rows) {
    const row = (cells) => `| ${cells.join(" | ")} |`;
    return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
}
/** What is opened with a click. The title is ours. */
const details = (title, body) => `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;

;// CONCATENATED MODULE: ./build/src/report/summary/plan.js
/** What was to change, and what the checks and notes said. */




/** The semantic difference of each revision; values are not in it, names are. After a dry run it is the result. */
function changesSection({ plan, outcome }) {
    const families = plan?.families.filter(({ changes }) => changes.length > 0) ?? [];
    if (families.length === 0)
        return undefined;
    const count = families.reduce((sum, { changes }) => sum + changes.length, 0);
    const body = families.map(familyDiff).join("\n\n");
    return ["### Changes", outcome === "planned" ? body : details(counted(count, "change"), body)].join("\n\n");
}
const familyDiff = ({ family, base, changes }) => fence([`@@ ${family}, made from ${(0,aws_arn/* revisionName */.pd)(base)} @@`, ...changes.flatMap(diffLines)], "diff");
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
/** The sign that a `diff` fence colours. */
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
        const of = about === undefined ? "" : `**${markdown_text(about)}**: `;
        return `- ${level === "warning" ? "⚠️" : "ℹ️"} ${of}${prose(words)}`;
    });
    return ["### Notes", items.join("\n")].join("\n\n");
}
/** What ECS said that was trouble, word for word. */
function troublesSection({ troubles }) {
    if (troubles.length === 0)
        return undefined;
    const lines = troubles.map(({ at, text: words }) => `${at.slice(11, 19)}  ${words}`);
    return details(`${counted(troubles.length, "event")} of ECS that tell of trouble`, fence(lines));
}

;// CONCATENATED MODULE: ./build/src/report/summary/services.js
/** Services, schedules and the rollback, as tables. */






/** The longest table; how many more there are is said. */
const mostRows = 200;
const services_icons = {
    released: "✅",
    unchanged: "✅",
    planned: "📋",
    started: "▶️",
    refused: "🚫",
    "migration-failed": "❌",
    "rolled-back": "↩️",
    "rollback-failed": "🚨",
    failed: "❌",
    superseded: "⚠️",
    cancelled: "⏹️",
    "under way": "⏳",
    untouched: "–",
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
    const standing = standingOf(service, report);
    return [
        markdown_link(markdown_text(name), place && deploymentLink(place, name, deploymentId)) + underneath(strategy),
        `${services_icons[standing]} ${services_words(standing)}${seconds === 0 ? "" : ` in ${durationWords(seconds)}`}`,
        move(from, to, place),
    ];
}
/** A second, small line in a cell: a column more would not fit on a phone. */
const underneath = (outside) => (outside === "" ? "" : `<br><sub>${markdown_text(outside)}</sub>`);
/** A verdict as people say it: `rolled back`. */
const services_words = (standing) => standing.replaceAll("-", " ");
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
function rollbackTable({ rollback }) {
    if (rollback === undefined)
        return undefined;
    const rows = rollback.parts.slice(0, mostRows).map(partRow);
    return [
        "### Rollback",
        `Why: ${prose(rollback.reason)}`,
        ...(rows.length === 0 ? [] : [table(["Part", "Back to", "Proof", "Time"], rows)]),
        ...andMore(rollback.parts.length, "part"),
    ].join("\n\n");
}
function partRow({ part, to, back, text: proof = "", startedAt, endedAt }) {
    const mark = back === undefined ? "⏳ under way" : back ? "✅" : "🚨 not back:";
    return [
        markdown_text(part),
        code((0,aws_arn/* revisionName */.pd)(to)),
        `${mark} ${prose(proof)}`.trim(),
        endedAt === undefined ? "" : durationWords(secondsBetween(startedAt, endedAt)),
    ];
}
const andMore = (count, noun) => count > mostRows
    ? [`… and ${counted(count - mostRows, noun)} more; the \`report\` output has them all.`]
    : [];

;// CONCATENATED MODULE: ./build/src/report/summary/verdict.js
/** The top of the summary: the verdict, why, and what to do. */




/** Of services, beside the cause of the release; the `report` output has them all. */
const mostCauses = 20;
const mostEvidence = 5;
const verdictWords = {
    released: "✅ Released",
    unchanged: "✅ Unchanged",
    planned: "📋 Planned",
    started: "▶️ Started",
    refused: "🚫 Refused",
    "migration-failed": "❌ Migration failed",
    "rolled-back": "↩️ Rolled back",
    "rollback-failed": "🚨 Rollback failed",
    failed: "❌ Failed",
    superseded: "⚠️ Superseded",
    cancelled: "⏹️ Cancelled",
};
function head(report, place, job) {
    const { outcome, sentence = "", startedAt, endedAt = startedAt } = report;
    const verdict = outcome === undefined ? "⏳ Under way" : verdictWords[outcome];
    const after = durationWords(secondsBetween(startedAt, endedAt));
    const said = prose(sentence).trim();
    return [`## ${verdict} after ${after}`, ...(said === "" ? [] : [`**${said}**`]), where(report, place, job)]
        .filter(Boolean)
        .join("\n\n");
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
/** Why it ended so, with what is known of the tasks that failed. */
function whatHappened(report, place) {
    const { cause, failing, services } = report;
    const told = new Set(cause === undefined ? [] : [cause.what]);
    const others = services.flatMap(({ name, cause: own }) => own === undefined || told.has(own.what) ? [] : [`${code(name)}: ${verdict_causeText(own)}`]);
    const parts = [
        ...(cause === undefined ? [] : [verdict_causeText(cause)]),
        ...others.slice(0, mostCauses),
        ...(others.length > mostCauses
            ? [`… and ${counted(others.length - mostCauses, "more service")} with a cause.`]
            : []),
        ...failing.map((group, index) => failingText(group, told, place, index === 0)),
    ];
    return parts.length === 0 ? undefined : ["### What happened", ...parts].join("\n\n");
}
/** The end of a log, to be seen at once or with a click. */
const lastLines = (log, open) => open ? `Last lines of its log:\n\n${fence(log)}` : details("Last lines of its log", fence(log));
function verdict_causeText({ name, what, evidence, remedy }) {
    return [
        `**${markdown_text(name)}**: ${prose(what)}`,
        ...(evidence.length === 0 ? [] : [quote(evidence.slice(0, mostEvidence))]),
        ...(remedy === undefined ? [] : [`**What to do**: ${prose(remedy)}`]),
    ].join("\n\n");
}
/** A release's cause ends in what its tasks died of. */
const isTold = ({ what }, told) => [...told].some((known) => known.includes(what.replace(/\.$/u, "")));
/** The log of the first group stands open: it is what one looks for. */
function failingText(group, told, place, open) {
    const { service, cause, count, example, log, oldRevisionToo } = group;
    const task = markdown_link(code((0,aws_arn/* shortName */.EU)(example).slice(0, 8)), place && taskLink(place, example));
    const line = `${code(service)}: ${counted(count, "task")} of the new revision failed (${markdown_text(cause.name)}), for example ${task}.`;
    return [
        line,
        ...(isTold(cause, told) ? [] : [verdict_causeText(cause)]),
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
        ...(ownCause === undefined ? [] : [verdict_causeText(ownCause)]),
        ...(log.length === 0 ? [] : [lastLines(log, succeeded === false)]),
    ].join("\n\n");
}
function plannedMigration({ plan }) {
    if (plan?.migration === undefined)
        return undefined;
    const { family, container, command = [], environmentNames, launch } = plan.migration;
    const what = command.length === 0 ? "the image's own command" : code(command.join(" "));
    const names = environmentNames.length === 0 ? "" : `, with ${environmentNames.map((name) => code(name)).join(", ")}`;
    return `### Migration\n\n📋 Would run ${what} in container ${code(container)} of ${code(family)}${names} · ${markdown_text(launch)}`;
}
function migrationSentence(migration, place) {
    const { taskArn, container, succeeded, exitCode, seconds, status, adopted } = migration;
    const task = markdown_link(code((0,aws_arn/* shortName */.EU)(taskArn).slice(0, 8)), place && taskLink(place, taskArn));
    const how = succeeded === undefined ? `⏳ ${markdown_text(status ?? "under way")}` : succeeded ? "✅" : "❌";
    return [
        `${how} Task ${task}${container === undefined ? "" : `, container ${code(container)}`}`,
        ...(succeeded === undefined ? [] : [exitCode === undefined ? "no exit code" : `exit code ${exitCode}`]),
        ...(seconds === undefined ? [] : [durationWords(seconds)]),
        ...(adopted ? ["taken over from an earlier run"] : []),
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
function smokeTestSection({ smokeTests, cause: told }) {
    if (smokeTests.length === 0)
        return undefined;
    const items = smokeTests.map(({ service, result, text: words, cause }) => {
        const of = service === undefined ? "" : `${code(service)}: `;
        const why = cause === undefined || cause.what === told?.what ? "" : ` (${prose(cause.what)})`;
        return `- ${smokeIcons[result]} ${of}${result}, ${prose(words)}${why}`;
    });
    return ["### Smoke test", items.join("\n")].join("\n\n");
}

;// CONCATENATED MODULE: ./build/src/report/summary/timeline.js
/** The release in time, as a Mermaid gantt: phases, waves, rollback. https://mermaid.js.org/syntax/gantt.html */




const mostBars = 60;
/**
 * What went wrong is `crit`; all else has no tag. Labels of the other tags (`done`, `active`) are dark beside their
 * bar on Mermaid's dark ground too, so the mark tells them apart instead of a colour.
 */
const marks = { good: "✓", bad: "✖", quiet: "↩", "under-way": "…" };
/** `undefined` while there is nothing to draw. */
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
    return fence([...lines.slice(0, 4), "  todayMarker off", ...lines.slice(4)], "mermaid");
}
/** A bar that is too short to be seen is drawn one hundredth wide. */
function barText({ label: name, start, end, shade }, total) {
    const drawnEnd = Math.max(end, start + Math.max(total / 100, 100));
    const words = `${marks[shade]} ${label(name)} ${durationWords((end - start) / 1000)}`;
    return `${words} :${shade === "bad" ? "crit, " : ""}${moment(start)}, ${moment(drawnEnd)}`;
}
const moment = (at) => new Date(at).toISOString().replace("T", " ").replace("Z", "");
/** Only characters that mean nothing to Mermaid's grammar; the mark in front keeps a name from being a keyword. */
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
/** At most four ticks, so that their labels stand apart on a phone. */
function axisOf(seconds) {
    const [length, tick] = ticks.find(([each]) => seconds / each <= 4) ?? [86_400, "1day"];
    return { tick, format: length < 60 ? "%H:%M:%S" : length < 86_400 ? "%H:%M" : "%d %b" };
}
function barsOf(report) {
    const end = lastMoment(report);
    const bars = report.steps.flatMap((step) => {
        if (step.result === "skipped")
            return [];
        if (step.name === "wave")
            return waveBars(report, step, end);
        if (step.name === "rollback")
            return [];
        return [stepBar(step, end)];
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
/** A service that became healthy and was rolled back later is no failure of its wave. */
function shadeOf({ verdict, cause }) {
    if (verdict === undefined)
        return "under-way";
    if ((0,release_outcome/* isSuccess */.o)(verdict))
        return "good";
    return verdict === "rolled-back" && cause === undefined ? "quiet" : "bad";
}
function rollbackBars({ rollback }, end) {
    return (rollback?.parts ?? []).map(({ part, startedAt, endedAt, back }) => ({
        section: "Rollback",
        label: `${part} back`,
        start: Date.parse(startedAt),
        end: endedAt === undefined ? end : Date.parse(endedAt),
        shade: back === undefined ? "under-way" : back ? "good" : "bad",
    }));
}

;// CONCATENATED MODULE: ./build/src/report/summary/summary.js
/** The job summary, in GitHub Markdown: the record as a page for a person on a phone at night. */







/** A step's summary is refused above 1 MiB, the runner's own additions included. */
const largestSummary = 1_000_000;
function summary(report, job = {}, limit = largestSummary) {
    const place = placeOf(report);
    const drawn = timeline(report);
    return joined([
        { title: "Verdict", markdown: head(report, place, job), worth: 10 },
        { title: "What happened", markdown: whatHappened(report, place), worth: 9 },
        { title: "Services", markdown: servicesTable(report, place), worth: 8 },
        { title: "Rollback", markdown: rollbackTable(report), worth: 7 },
        { title: "Migration", markdown: migrationSection(report, place), worth: 6 },
        { title: "Smoke test", markdown: smokeTestSection(report), worth: 5 },
        { title: "Schedules", markdown: schedulesTable(report, place), worth: 5 },
        { title: "Timeline", markdown: drawn && `### Timeline (UTC)\n\n${drawn}`, worth: 4 },
        { title: "Preflight", markdown: checksSection(report), worth: 2 },
        { title: "Notes", markdown: notesSection(report), worth: 3 },
        { title: "Changes", markdown: changesSection(report), worth: 1 },
        { title: "Events", markdown: troublesSection(report), worth: 0 },
    ], limit);
}
/** The sections in order; while they are too large together, the one worth least gives way, and that is said. */
function joined(sections, limit) {
    let kept = sections.filter(({ markdown }) => markdown !== undefined);
    const left = [];
    for (;;) {
        const note = left.length === 0 ? [] : [`_Too large for a summary, and left out: ${left.join(", ")}._`];
        const page = `${[...kept.map(({ markdown }) => markdown), ...note].join("\n\n")}\n`;
        const least = kept.toSorted((a, b) => a.worth - b.worth)[0];
        if ((0,bounds/* bytesOf */.$$)(page) <= limit || least === undefined)
            return page;
        kept = kept.filter((section) => section !== least);
        left.push(least.title);
    }
}

;// CONCATENATED MODULE: ./build/src/report/report.js
/**
 * Telling it: what the release says becomes the record, the job log, and at the end outputs, summary, annotations
 * and the GitHub deployment. `tell` is all that the release knows of this.
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
        this.#record = resumed ?? emptyReport(clock.now());
        this.#log = new JobLog({ write, colour: (env["NO_COLOR"] ?? "") === "" });
        this.#debugging = env["RUNNER_DEBUG"] === "1";
    }
    /** A defect of the report must not end a release, so it is shown and no more. */
    tell = (body) => {
        try {
            const event = { at: this.#options.clock.now(), ...body };
            this.#record = fold(this.#record, event);
            this.#log.tell(event, this.#record);
            if (event.kind === "phase-started" && beginsToChange(event.phase))
                this.#deployment?.begin();
        }
        catch (error) {
            this.#warn(`The report could not tell of ${body.kind}: ${(0,failure.messageOf)(error)}`);
        }
    };
    debug(text) {
        if (this.#debugging)
            this.#log.debug((0,harmless/* harmless */.Is)(text));
    }
    mask(value) {
        if (value.trim() === "" || this.#options.env["GITHUB_ACTIONS"] !== "true")
            return;
        this.#options.write((0,workflow_command.workflowCommand)("add-mask", {}, value));
    }
    about({ job, report }) {
        const { githubEnvironment: environment, githubEnvironmentUrl: environmentUrl, githubToken: token, } = report;
        this.#links = jobLinks(job);
        if (environment === undefined || report.dryRun)
            return;
        if (token === undefined || job.repository === "") {
            this.#note(`There is no GitHub deployment of ${environment}: \`github-token\` is empty.`);
            return;
        }
        const known = this.#record.githubDeployment?.id ?? this.#options.githubDeployment;
        this.#deployment = new GitHubDeployment({
            clock: this.#options.clock,
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
            this.#warn(`The GitHub deployment could not be kept for the end of the job: ${(0,failure.messageOf)(error)}`);
        }
    }
    record() {
        return this.#record;
    }
    async state() {
        const { freeze } = await __webpack_require__.e(/* import() */ 836).then(__webpack_require__.bind(__webpack_require__, 7836));
        return freeze(this.#record);
    }
    async finish() {
        if (this.#record.outcome === undefined)
            this.tell(withoutVerdict);
        const cancelled = this.#record.outcome === "cancelled";
        // A cancelled step has seconds left, and the outputs matter more than a status.
        if (!cancelled)
            await this.#endDeployment();
        try {
            await writeOutputs(this.#options.env, { ...outputsOf(this.#record) });
        }
        finally {
            this.#writeSummary();
            for (const annotation of annotationsOf(this.#record))
                this.#options.write(annotationCommand(annotation));
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
            writeSummary(this.#options.env, summary(this.#record, this.#links));
        }
        catch (error) {
            this.#warn(`The job summary could not be written: ${(0,failure.messageOf)(error)}`);
        }
    }
    #note(text) {
        this.tell({ kind: "note", level: "warning", about: "github-environment", text });
    }
    #warn(text) {
        this.#options.write((0,workflow_command.workflowCommand)("warning", { title: "ECS Release" }, (0,harmless/* harmless */.Is)(text)));
    }
}
/** A release that ended without saying how has failed. */
const withoutVerdict = {
    kind: "ended",
    outcome: "failed",
    sentence: "The release ended without a verdict.",
    cause: {
        name: "no-verdict",
        what: "The release ended without a verdict, which is a defect of the action.",
        evidence: [],
        remedy: "Look at the services in the console, and report this with the job log.",
    },
};


/***/ }),

/***/ 7619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   escapedData: () => (/* binding */ escapedData),
/* harmony export */   workflowCommand: () => (/* binding */ workflowCommand)
/* harmony export */ });
/** One command, with its line break. */
function workflowCommand(name, properties, data) {
    const list = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(value)}`);
    return `::${name}${list.length === 0 ? "" : ` ${list.join(",")}`}::${escapedData(data)}\n`;
}
const escapedData = (text) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const escapedProperty = (text) => escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");


/***/ }),

/***/ 6607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ readRequest)
});

// EXTERNAL MODULE: ./build/src/failure.js
var failure = __webpack_require__(7279);
// EXTERNAL MODULE: ./build/src/aws/arn.js
var aws_arn = __webpack_require__(2672);
;// CONCATENATED MODULE: ./build/src/request/inputs.js
/**
 * The names of the inputs, in the order of `action.yml`, each with its default. `undefined`: no literal default; what then
 * holds is said in the description. A blank input is as good as none: the default holds.
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
    "task-definition": "latest",
    "scheduled-tasks": undefined,
    "desired-count": undefined,
    "force-new-deployment": "false",
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
/** How the runner names an input in the environment: upper-cased, blanks to `_`; dashes stay. */
function variableOf(input) {
    return `INPUT_${input.replaceAll(" ", "_").toUpperCase()}`;
}

;// CONCATENATED MODULE: ./build/src/request/reader.js

/** More than these of one input are counted instead of told. */
const told = 10;
const quoted = 80;
/** The text in quotes, on one line, and cut to what a person can use. */
function quote(text) {
    return JSON.stringify(text.length > quoted ? `${text.slice(0, quoted)}…` : text);
}
/** Reads inputs out of the environment, and keeps every problem until all of them can be told at once. */
class Reader {
    environment;
    #problems = new Map();
    constructor(environment) {
        this.environment = environment;
    }
    /** The trimmed text of an input, its default when it is blank, or "". */
    text(name) {
        const text = this.environment[variableOf(name)]?.trim() ?? "";
        return text === "" ? (inputDefaults[name] ?? "") : text;
    }
    /** True when the input asks for something else than silence would. */
    asks(name) {
        return this.text(name) !== (inputDefaults[name] ?? "");
    }
    /** False when the input has a problem. */
    isSound(name) {
        return !this.#problems.has(name);
    }
    complain(name, problem) {
        const problems = this.#problems.get(name);
        if (problems === undefined)
            this.#problems.set(name, [problem]);
        else
            problems.push(problem);
        return undefined;
    }
    read(name, parse) {
        const text = this.text(name);
        if (text === "")
            return undefined;
        const value = parse(text, (problem) => this.complain(name, problem));
        if (value !== undefined)
            return value;
        const standIn = inputDefaults[name];
        return standIn === undefined ? undefined : parse(standIn, () => undefined);
    }
    /** Every problem, one line each, in the order of the inputs. */
    problems() {
        const unknown = [...this.#problems.keys()].filter((name) => !Object.hasOwn(inputDefaults, name));
        return [...unknown, ...inputNames].flatMap((name) => {
            const problems = this.#problems.get(name) ?? [];
            const lines = problems.slice(0, told).map((problem) => `${name}: ${problem}`);
            const rest = problems.length - lines.length;
            return rest > 0 ? [...lines, `${name}: and ${rest} more like these.`] : lines;
        });
    }
}

;// CONCATENATED MODULE: ./build/src/request/aws-names.js
/** Names and ARNs of AWS, looked at for their form alone. Forms: `ecs-domain.md` and the API references of each service. */


const partition = /^aws(?:-[a-z]{1,12}){0,3}$/;
const account = /^\d{12}$/;
const region = /^[a-z]{2,8}(?:-[a-z]{1,12}){1,3}-\d{1,2}$/;
/** Clusters, services, families and containers: up to 255 letters, digits, hyphens and underscores. */
const ecsName = /^[\w-]{1,255}$/;
const regionName = (text, complain) => region.test(text) ? text : complain(`${quote(text)} is not a region. It takes one such as eu-west-1.`);
/** The ARN of a role, in any partition. */
const roleArn = (text, complain) => {
    const arn = text.length > 2048 ? undefined : (0,aws_arn/* parseArn */.Lw)(text);
    const path = arn?.resource.split("/") ?? [];
    const sound = arn !== undefined &&
        partition.test(arn.partition) &&
        arn.service === "iam" &&
        arn.region === "" &&
        account.test(arn.account) &&
        path.length > 1 &&
        path[0] === "role" &&
        path.slice(1, -1).every((part) => /^[\x21-\x7e]+$/.test(part)) &&
        /^[\w+=,.@-]{1,64}$/.test(path.at(-1) ?? "");
    if (sound)
        return text;
    return complain(`${quote(text)} is not the ARN of a role. It takes arn:aws:iam::123456789012:role/NAME.`);
};
/** The ARN of a cluster or service in parts; `undefined` for anything else. */
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
    return (text, complain) => {
        if (ecsName.test(text) || parseEcsArn(text, kind) !== undefined)
            return text;
        return complain(`${quote(text)} is no name or ARN of a ${kind}. It takes a name (letters, digits, - and _, at most 255) or an ARN.`);
    };
}
const clusterNameOrArn = nameOrArn("cluster");
const serviceNameOrArn = nameOrArn("service");
const containerName = (text, complain) => isContainerName(text)
    ? text
    : complain(`${quote(text)} is no container name. It takes letters, digits, - and _, at most 255.`);
function isContainerName(text) {
    return ecsName.test(text);
}
/** A family without a revision. */
const familyName = (text, complain) => {
    if (ecsName.test(text))
        return text;
    const family = (0,aws_arn/* shortName */.EU)(text).replace(/:\d{1,10}$/, "");
    const instead = ecsName.test(family) ? `, here ${family}` : "";
    return complain(`${quote(text)} is no family. It takes the family's name alone${instead}: its newest revision is used.`);
};
/** An identifier that EC2 gives out, e.g. `subnet-0a1b2c3d`. */
function ec2Id(kind) {
    const form = new RegExp(`^${kind}-[0-9a-z]{1,32}$`);
    return (text, complain) => form.test(text) ? text : complain(`${quote(text)} is no identifier. It takes ${kind}-0123456789abcdef0.`);
}

// EXTERNAL MODULE: ./build/src/ecs/image.js
var ecs_image = __webpack_require__(3762);
;// CONCATENATED MODULE: ./build/src/request/lists.js

const lineEnd = /\r\n|\n|\r/;
/** The lines that are not blank, with their numbers in the text. */
function lines(text) {
    return text
        .split(lineEnd)
        .map((line, index) => ({ number: index + 1, text: line.trim() }))
        .filter((line) => line.text !== "");
}
/** The items between commas and line ends; blank ones are dropped. */
function items(text) {
    return text
        .split(/[,\r\n]/)
        .map((item) => item.trim())
        .filter((item) => item !== "");
}
/** More than AWS takes anywhere; a flood of lines ends here instead of being parsed and told line by line. */
const mostItems = 5000;
function tooMany(all, complain) {
    if (all.length <= mostItems)
        return false;
    complain(`It has ${all.length} items. It takes at most ${mostItems}.`);
    return true;
}
/**
 * Parses every one, so that all problems of all are told, and complains once about each key that comes again. Values
 * without a key may come again. `undefined` when there was any problem.
 */
function each(from, parse, keyOf, complain, shown = (value) => quote(keyOf(value) ?? "")) {
    if (tooMany(from, complain))
        return undefined;
    const values = [];
    const counts = new Map();
    let sound = true;
    const note = (problem) => {
        sound = false;
        return complain(problem);
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
            note(`${shown(value)} is named more than once. It takes each name once.`);
    }
    return sound ? values : undefined;
}
/** A list of names between commas and line ends: at least one, and at most `most`, each of them once. */
function list(parse, keyOf, most = Number.POSITIVE_INFINITY) {
    return (text, complain) => {
        const all = items(text);
        if (all.length === 0)
            return complain(`${quote(text)} names nothing. It takes a list of names.`);
        if (all.length > most)
            return complain(`It names ${all.length}. It takes at most ${most}.`);
        return each(all, parse, keyOf, complain);
    };
}

;// CONCATENATED MODULE: ./build/src/request/images.js




/** A reference has 255 characters and a digest at most; what is longer is not looked at. */
const longest = 1000;
function imageAlone(text, complain) {
    const wrong = text.length > longest ? `it has ${text.length} characters` : (0,ecs_image/* imageProblem */.JC)(text);
    if (wrong === undefined)
        return text;
    return complain(`${quote(text)} is not an image: ${wrong}. It takes REPOSITORY:TAG or REPOSITORY@sha256:DIGEST.`);
}
function imageOfContainer(text, complain) {
    const equals = text.indexOf("=");
    const container = text.slice(0, equals).trim();
    if (!isContainerName(container)) {
        return complain(`${quote(text)} names no container before the "=". It takes CONTAINER=IMAGE.`);
    }
    const value = imageAlone(text.slice(equals + 1).trim(), complain);
    return value === undefined ? undefined : { container, image: value };
}
function imageRequest(text, complain) {
    if (text.includes("="))
        return imageOfContainer(text, complain);
    const value = imageAlone(text, complain);
    return value === undefined ? undefined : { image: value };
}
/** One image, or `container=image` lines. */
const images_images = (text, complain) => {
    const asked = lines(text);
    const bare = asked.find((line) => !line.text.includes("="));
    if (asked.length > 1 && bare !== undefined) {
        return complain(`Line ${bare.number}, ${quote(bare.text)}, names no container. ` +
            "It takes one image alone, or CONTAINER=IMAGE on every line.");
    }
    return each(asked, ({ text: line }, note) => imageRequest(line, note), (value) => value.container, complain);
};

;// CONCATENATED MODULE: ./build/src/request/job.js
/** The job as the runner describes it: https://docs.github.com/actions/reference/workflows-and-actions/variables. */
function readJob(environment) {
    const of = (name) => environment[name]?.trim() ?? "";
    return {
        repository: of("GITHUB_REPOSITORY"),
        sha: of("GITHUB_SHA"),
        runId: of("GITHUB_RUN_ID"),
        runAttempt: of("GITHUB_RUN_ATTEMPT"),
        job: of("GITHUB_JOB"),
        step: of("GITHUB_ACTION"),
        actor: of("GITHUB_ACTOR"),
        serverUrl: of("GITHUB_SERVER_URL"),
        apiUrl: of("GITHUB_API_URL"),
        workspace: of("GITHUB_WORKSPACE"),
    };
}
const job_longest = 64;
/** What STS takes for a session name: `[\w+=,.@-]`, at most 64. Runs of anything else become one `-`. */
function cleanSessionName(text) {
    return text.replace(/[^\w+=,.@-]+/g, "-").slice(0, job_longest);
}
/** A session name that leads from CloudTrail to the run. The repository is cut first: run id and attempt say it all. */
function sessionNameOf(job) {
    const run = cleanSessionName([job.runId, job.runAttempt].filter((part) => part !== "").join("-"));
    const repository = cleanSessionName(job.repository === "" ? "ecs-release" : job.repository);
    if (run === "")
        return repository.length < 2 ? "ecs-release" : repository;
    return `${repository.slice(0, Math.max(0, job_longest - run.length - 1))}-${run}`.slice(0, job_longest);
}

;// CONCATENATED MODULE: ./build/src/request/named-values.js
/**
 * Lines of `NAME=value`. What stands behind the first `=` is the value, whole: it may hold `=`, `:` and commas. What stands
 * before it is `NAME` or `container:NAME`; neither part holds `=`, `:` or a blank, so that `URL=http://web:80` sets `URL`,
 * and `web:URL=http://web:80` sets it on `web`. A line without `=` that ends in `-` removes: `NAME-`, `container:NAME-`;
 * `NAME-=value` sets the variable `NAME-`.
 *
 * Values may be secret, and so may a whole line that lost its `NAME=` (the second line of a key): problems give the line's
 * number, and no text but a name that was understood.
 */



const nameForm = /^[^\s=:\p{C}]{1,512}$/u;
const takes = "It takes NAME=VALUE, CONTAINER:NAME=VALUE, NAME- or CONTAINER:NAME-.";
function named(line, head, complain) {
    const parts = head.split(":");
    const name = parts.at(-1) ?? "";
    if (parts.length > 2)
        return complain(`Line ${line.number} has two colons before the "=". ${takes}`);
    if (!nameForm.test(name)) {
        return complain(`Line ${line.number} has no name, or blanks around it, before the "=". ${takes}`);
    }
    if (parts.length === 1)
        return { name };
    const [container = ""] = parts;
    if (isContainerName(container))
        return { container, name };
    return complain(`Line ${line.number} has no container name before the ":". ${takes}`);
}
function namedValue(line, complain) {
    const equals = line.text.indexOf("=");
    if (equals !== -1) {
        const head = named(line, line.text.slice(0, equals), complain);
        return head === undefined ? undefined : { ...head, value: line.text.slice(equals + 1) };
    }
    if (line.text.endsWith("-"))
        return named(line, line.text.slice(0, -1), complain);
    return complain(`Line ${line.number} has no "=". ${takes} A value is one line: its line ends must be escaped or encoded.`);
}
/** `NAME` or `container:NAME`. */
function scopedName(value) {
    return value.container === undefined ? value.name : `${value.container}:${value.name}`;
}
function namedValues(check) {
    return (text, complain) => each(lines(text), (line, note) => {
        const value = namedValue(line, note);
        if (value !== undefined)
            check(value, line, note);
        return value;
    }, scopedName, complain, 
    // A line that ends in "-" may be what is left of a secret.
    (value) => (value.value === undefined ? "What a line removes" : quote(scopedName(value))));
}
/** Variables to set or remove. */
const variables = namedValues(() => undefined);
/** An ARN, or the name of an SSM parameter. Whoever writes the secret itself here is stopped before ECS stores it. */
const valueFrom = /^(?:arn:aws[\w-]{0,40}:(?:secretsmanager|ssm):\S{1,2048}|[\w./-]{1,2048})$/;
/** Secrets to set (`valueFrom`) or remove. */
const secrets = namedValues((value, line, complain) => {
    if (value.value === undefined || valueFrom.test(value.value))
        return;
    complain(`The value on line ${line.number} (not shown) is neither the ARN of a secret or parameter nor a parameter's name. ` +
        "It takes NAME=ARN or NAME=PARAMETER, never the secret itself.");
});
const setHere = namedValues((value, line, complain) => {
    if (value.container !== undefined) {
        complain(`Line ${line.number} names a container. It takes NAME=VALUE; migration-container names the container.`);
    }
    else if (value.value === undefined) {
        complain(`Line ${line.number} removes a variable. It takes NAME=VALUE; an override can't remove one.`);
    }
});
/** Variables of one container of a task: neither a container's name nor a removal. */
const taskVariables = (text, complain) => setHere(text, complain)?.map(({ name, value = "" }) => ({ name, value }));

;// CONCATENATED MODULE: ./build/src/request/rules.js
/** What one input means for another: pairs that exclude each other, and what has to be there (`contract.md`, Fine print). */



const hasRegion = (reader, { credentials }) => {
    if (credentials.region !== "" || !reader.isSound("aws-region"))
        return;
    reader.complain("aws-region", "It is missing, and neither AWS_REGION nor AWS_DEFAULT_REGION is set.");
};
const asksForSomething = (reader, { migration }) => {
    const undecided = !reader.isSound("run-migrations");
    const asks = reader.asks("services") || reader.asks("scheduled-tasks") || migration !== undefined;
    if (asks || undecided)
        return;
    reader.complain("services", "Nothing is asked for. At least one of services, scheduled-tasks and run-migrations must ask for something.");
};
const migrationIsMeant = (reader, { migration }) => {
    if (migration !== undefined || !reader.asks("run-migrations") || !reader.isSound("run-migrations"))
        return;
    for (const other of ["migration-command", "migration-task-definition"]) {
        if (!reader.asks(other))
            continue;
        reader.complain("run-migrations", `"false" excludes ${other}. Leave one of the two out.`);
    }
};
const migrationHasFamily = (reader, { migration }) => {
    if (migration === undefined || reader.asks("services") || reader.asks("migration-task-definition"))
        return;
    reader.complain("migration-task-definition", "A migration without services needs it: it takes the family whose newest revision runs the migration.");
};
const nothingIsWaitedFor = (reader, { rollout, waves }) => {
    if (rollout.waitFor !== "nothing")
        return;
    const excluded = [
        "smoke-test-command",
        "smoke-test-url",
        "smoke-test-timeout",
        "scheduled-tasks",
    ];
    for (const other of excluded.filter((name) => reader.asks(name))) {
        reader.complain("wait-for", `"nothing" excludes ${other}, which comes after the wait. Leave one of the two out.`);
    }
    if (waves.length < 2)
        return;
    reader.complain("wait-for", `"nothing" excludes more than one wave, and services has ${waves.length} lines.`);
};
/** Where the ARNs of cluster and services say they are, everything else has to be. */
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
            reader.complain("services", `${quote(service)} is in the cluster ${inCluster}, but cluster is ${clusterName}.`);
        }
        if (clusterArn !== undefined && clusterArn.account !== arn.account) {
            reader.complain("services", `${quote(service)} is in another account than the cluster.`);
        }
    }
};
function inRegion(reader, input, text, arn, region) {
    if (arn === undefined || region === "" || arn.region === region)
        return;
    reader.complain(input, `${quote(text)} is in ${arn.region}, but aws-region is ${region}.`);
}
const variableOrSecret = (reader, { environment, secrets }) => {
    const set = new Set(environment.filter((it) => it.value !== undefined).map(scopedName));
    for (const name of secrets.filter((it) => it.value !== undefined).map(scopedName)) {
        if (!set.has(name))
            continue;
        reader.complain("secrets", `${quote(name)} is set by environment-variables too. It takes one of the two.`);
    }
};
/** In the order in which their problems are worth reading. */
const rules = [
    hasRegion,
    asksForSomething,
    migrationIsMeant,
    migrationHasFamily,
    nothingIsWaitedFor,
    placesAgree,
    variableOrSecret,
];

;// CONCATENATED MODULE: ./build/src/request/scalars.js
/** The inputs that are one plain value: booleans, numbers, durations, words of a list, addresses, free text. */

/** A boolean of YAML 1.2's core schema, as `@actions/core` reads it. */
const scalars_boolean = (text, complain) => {
    if (/^(?:true|True|TRUE)$/.test(text))
        return true;
    if (/^(?:false|False|FALSE)$/.test(text))
        return false;
    return complain(`${quote(text)} is not a boolean. It takes true or false.`);
};
/** As `boolean`, and in the two words that the ECS API has for a public address. */
const enabled = (text, complain) => {
    if (text === "ENABLED")
        return true;
    if (text === "DISABLED")
        return false;
    return scalars_boolean(text, (problem) => complain(problem.replace("true or false", "true, false, ENABLED or DISABLED")));
};
function oneOf(...words) {
    const takes = `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
    return (text, complain) => {
        const word = words.find((candidate) => candidate === text);
        return word ?? complain(`${quote(text)} is not known. It takes ${takes}.`);
    };
}
/** A whole number between two others, both included. */
function wholeNumber(least, most) {
    return (text, complain) => {
        const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
        if (number >= least && number <= most)
            return number;
        return complain(`${quote(text)} is out of range. It takes a whole number from ${least} to ${most}.`);
    };
}
const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
/** A duration in milliseconds: decimals with a unit, or bare minutes. There is no upper bound. */
function duration(least) {
    const bound = least === undefined ? "more than zero" : `at least ${least.asWritten}`;
    const takes = `It takes a number with a unit (500ms, 90s, 15m, 2h), or bare minutes; ${bound}.`;
    return (text, complain) => {
        const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text);
        if (match === null)
            return complain(`${quote(text)} is not a duration. ${takes}`);
        const unit = (match[2] ?? "m");
        const ms = Number(match[1]) * units[unit];
        if (ms <= 0 || ms < (least?.ms ?? 0))
            return complain(`${quote(text)} is too short. ${takes}`);
        return Math.min(Math.max(1, Math.round(ms)), Number.MAX_SAFE_INTEGER);
    };
}
/** An `http:` or `https:` address without user name and password. It is not quoted: its query may hold a key. */
const address = (text, complain) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol) || /[\s\p{Cc}]/u.test(text)) {
        return complain("This is not an address. It takes an absolute URL that starts with https:// or http://.");
    }
    if (url.username === "" && url.password === "")
        return text;
    return complain("The address holds a user name or password. It takes a URL without them.");
};
/** Text on one line, without control characters, of at most `most` characters. */
function line(most) {
    return (text, complain) => {
        if (!/\p{Cc}/u.test(text) && text.length <= most)
            return text;
        return complain(`${quote(text)} can't be used. It takes one line of at most ${most} characters.`);
    };
}
/** A secret on one line. Never quoted. */
const secret = (text, complain) => {
    if (/^[\x21-\x7e]{1,4096}$/.test(text))
        return text;
    return complain("The value (not shown) holds blanks or characters that no token has.");
};
/** A path, looked at for its form alone: whether it may be read is decided where it is read. */
const path = (text, complain) => {
    if (text.startsWith("arn:"))
        return complain(`${quote(text)} is an ARN. It takes a path to a file.`);
    return line(4096)(text, complain);
};

;// CONCATENATED MODULE: ./build/src/request/schedules.js


/** Names of rules, schedules and schedule groups (EventBridge and Scheduler API references). */
const schedules_name = /^[\w.-]{1,64}$/;
/** Event buses: those of partners have slashes in their names. */
const bus = /^[\w./-]{1,256}$/;
const schedule = (text, complain) => {
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
    return complain(`${quote(text)} is no scheduled task. It takes rule/NAME, rule/BUS/NAME, schedule/NAME or schedule/GROUP/NAME.`);
};
function fullName(value) {
    return `${value.kind}/${value.kind === "rule" ? value.bus : value.group}/${value.name}`;
}
/** `rule/NAME`, `rule/BUS/NAME`, `schedule/NAME`, `schedule/GROUP/NAME`; bus and group are `default` when not named. */
const schedules = list(schedule, fullName);

;// CONCATENATED MODULE: ./build/src/request/services.js




/** Services by name or ARN, each of them once: one wave for each line, commas within a wave. */
const waves = (text, complain) => {
    const written = lines(text);
    if (tooMany(written, complain))
        return undefined;
    const asked = written.map((line) => items(line.text)).filter((wave) => wave.length > 0);
    if (asked.length === 0)
        return complain(`${quote(text)} names nothing. It takes a list of services.`);
    const sound = each(asked.flat(), serviceNameOrArn, aws_arn/* shortName */.EU, complain);
    return sound === undefined ? undefined : asked;
};

;// CONCATENATED MODULE: ./build/src/request/unbuilt.js
const unbuilt_unbuilt = new Map();

;// CONCATENATED MODULE: ./build/src/request/unknown.js
/**
 * Inputs that this action does not have. The runner warns of them and passes them on as `INPUT_…`; a warning is too little
 * where a mistyped `run-migrations` would release without its migration.
 *
 * The environment may hold other `INPUT_…` variables (a job's own `env: INPUT_TAG`), so not every stranger is a mistake:
 * refused is one with a dash, which no variable of a job has, one that is an input of ours but for a letter or two or a `_`
 * in place of the `-`, and one that another ECS action has. The rest is left to the runner's warning.
 */

/** Inputs of the official actions and others, and what stands for them here. */
const elsewhere = new Map([
    ["service", "services"],
    ["service-name", "services"],
    ["cluster-name", "cluster"],
    ["container-name", "image, as CONTAINER=IMAGE"],
    ["docker-labels", "task-definition, a file that holds them"],
    ["wait-for-service-stability", "wait-for (the step waits by default)"],
    ["wait-for-minutes", "rollout-timeout"],
    ["wait-for-task-stopped", "run-migrations (its end is always waited for)"],
    ["run-task", "run-migrations"],
    ["run-task-subnets", "migration-subnets"],
    ["run-task-security-groups", "migration-security-groups"],
    ["run-task-assign-public-ip", "migration-assign-public-ip"],
    ["run-task-container-overrides", "migration-command and migration-environment"],
    ["role-chaining", "role-to-chain"],
    ["aws-access-key-id", "role-to-assume, or the variables AWS_ACCESS_KEY_ID, …"],
    ["aws-secret-access-key", "role-to-assume, or the variables AWS_SECRET_ACCESS_KEY, …"],
    ["aws-session-token", "role-to-assume, or the variables AWS_SESSION_TOKEN, …"],
]);
const prefix = "INPUT_";
const longestName = 64;
/** Insertions, deletions, replacements and swaps of neighbours that make one word of the other. */
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
/** The input that was probably meant: one letter off in a short name, two in a long one. */
function nearest(name) {
    const most = name.length < 6 ? 1 : 2;
    return inputNames
        .filter((known) => Math.abs(known.length - name.length) <= most)
        .map((known) => ({ known, distance: distance(name, known) }))
        .filter((it) => it.distance <= most)
        .sort((a, b) => a.distance - b.distance)[0]?.known;
}
/** The unknown inputs that are taken for mistakes. Their values are never quoted. */
function unknownInputs(environment) {
    const known = new Set(inputNames.map(variableOf));
    return Object.keys(environment)
        .filter((key) => key.startsWith(prefix) && key.length <= prefix.length + longestName && !known.has(key))
        .filter((key) => (environment[key] ?? "").trim() !== "")
        .sort()
        .flatMap((key) => {
        const name = key.slice(prefix.length).toLowerCase();
        const dashed = name.replaceAll("_", "-");
        const instead = elsewhere.get(dashed) ?? nearest(dashed);
        if (instead !== undefined)
            return [{ name, problem: `There is no such input. Use ${instead}.` }];
        return name.includes("-") ? [{ name, problem: "There is no such input. action.yml lists all." }] : [];
    });
}

;// CONCATENATED MODULE: ./build/src/request/words.js
/**
 * A command as POSIX shells split it into words, without running or expanding anything. Written here because the packages
 * for it were found wanting (2026-11): `shlex` keeps the backslash of `"\$"` and drops one of `\\\\"x"`, `shell-quote` takes
 * an open quote for a closed one, `string-argv` knows no escapes. The test compares this with `sh` itself.
 *
 * ECS starts a command without a shell. Operators and expansions of `$` are therefore refused instead of handed on as
 * text; wildcards and `~`, which a shell may leave as they are, are left as they are.
 */

const viaShell = "ECS starts the command without a shell: write sh -c '…', or quote the sign when it is meant as it is.";
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
        const sign = text.charAt(scan.at);
        if (sign === '"') {
            scan.at += 1;
            return undefined;
        }
        const expansion = expansionAt(text, scan.at);
        if (expansion !== undefined)
            return expansion;
        const next = text.charAt(scan.at + 1);
        if (sign !== "\\" || next === "")
            scan.word += sign;
        else {
            scan.at += 1;
            if (next !== "\n")
                scan.word += escapable.includes(next) ? next : sign + next;
        }
    }
    return "A double quote is not closed.";
};
const escaped = (scan) => {
    const next = scan.text.charAt(scan.at + 1);
    if (next === "")
        return "A backslash ends the command and escapes nothing.";
    if (next !== "\n")
        scan.word = (scan.word ?? "") + next;
    scan.at += 2;
    return undefined;
};
/** The sign behind this place, as a shell sees it: an escaped line end is not there at all. */
function signBehind(text, at) {
    let next = at + 1;
    while (text.startsWith("\\\n", next))
        next += 2;
    return text.charAt(next);
}
/** What a shell would expand at this place, also within double quotes. */
function expansionAt(text, at) {
    const sign = text.charAt(at);
    const expands = sign === "`" || (sign === "$" && /[\w{(@*#?$!-]/.test(signBehind(text, at)));
    return expands ? `A shell would expand the ${quote(sign)} at position ${at + 1}. ${viaShell}` : undefined;
}
const bare = (scan) => {
    const sign = scan.text.charAt(scan.at);
    if (operators.includes(sign) || (sign === "#" && scan.word === undefined)) {
        const shown = sign === "\n" ? "A line end" : quote(operatorAt(scan.text, scan.at));
        return `${shown} at position ${scan.at + 1} means something to a shell alone. ${viaShell}`;
    }
    const expansion = expansionAt(scan.text, scan.at);
    if (expansion !== undefined)
        return expansion;
    const behind = sign === "$" ? signBehind(scan.text, scan.at) : "";
    if (behind === "'" || behind === '"') {
        return `Shells differ in what $${behind} at position ${scan.at + 1} means. ${viaShell}`;
    }
    scan.word = (scan.word ?? "") + sign;
    scan.at += 1;
    return undefined;
};
/** The operator as it is written: `&&`, `||`, `>>` and the like in full. */
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
function stepFor(sign) {
    switch (sign) {
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
/** The words of a command, or what is wrong with it. */
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
function jsonWords(text, complain) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return complain('The command starts with "[", but is not JSON. It takes words, or a JSON array of strings.');
    }
    const isWords = Array.isArray(value) && value.every((word) => typeof word === "string");
    if (!isWords)
        return complain("The JSON array holds something else than strings. It takes an array of strings.");
    return value;
}
/** Characters that all overrides of a task may have together, as JSON: RunTask, ECS API reference. */
const mostOfOverrides = 8192;
/** Shell-style words, or a JSON array of strings. The command is not quoted: it may hold a password. */
const command = (text, complain) => {
    // Quotes and escapes shrink when they are read; no command that fits is twice as long as written.
    if (text.length > 2 * mostOfOverrides)
        return tooLong(text.length, complain);
    if (text.startsWith("[")) {
        const words = jsonWords(text, complain);
        return words === undefined ? undefined : program(words, complain);
    }
    const split = splitWords(text);
    if ("wrong" in split)
        return complain(`${split.wrong} It takes words, or a JSON array of strings.`);
    const assignment = /^([A-Za-z_]\w{0,255})=/.exec(split.words[0] ?? "");
    if (assignment === null)
        return program(split.words, complain);
    return complain(`${quote(assignment[1] ?? "")} is set before the command. ${viaShell} Or write env NAME=VALUE before the command.`);
};
function program(words, complain) {
    const { length } = JSON.stringify(words);
    if (length > mostOfOverrides)
        return tooLong(length, complain);
    if (words[0] !== undefined && words[0] !== "")
        return words;
    return complain("The command has no first word. It takes words, or a JSON array of strings.");
}
function tooLong(length, complain) {
    return complain(`The command has ${length} characters. It takes at most ${mostOfOverrides}: ECS has no room for more.`);
}

;// CONCATENATED MODULE: ./build/src/request/read.js
/** The inputs of the step, read and checked in one place, before any call. */















/**
 * Reads every input from the environment that the runner makes (`INPUT_…`, `GITHUB_…`, `AWS_REGION`). All or nothing:
 * throws one `Failure` named `invalid-inputs` whose evidence has a line for every problem. Values of inputs that may hold
 * secrets are in none of them.
 */
function readRequest(environment, unbuilt = unbuilt_unbuilt) {
    const reader = new Reader(environment);
    for (const { name, problem } of unknownInputs(environment))
        reader.complain(name, problem);
    for (const name of inputNames) {
        const reason = unbuilt.get(name);
        if (reason !== undefined && reader.asks(name)) {
            reader.complain(name, `This version can't do it yet: ${reason} Leave the input out.`);
        }
    }
    const request = readAll(reader, readJob(environment));
    for (const rule of rules)
        rule(reader, request);
    const problems = reader.problems();
    if (problems.length === 0)
        return request;
    throw new failure.Failure({
        name: "invalid-inputs",
        what: `${problems.length === 1 ? "One input" : "The inputs"} of the step can't be used; nothing was called.`,
        evidence: problems,
        remedy: "Mend the with: block of the step. The README lists every input and what it takes.",
    });
}
function readAll(reader, job) {
    return present({
        credentials: readCredentials(reader, job),
        cluster: reader.read("cluster", clusterNameOrArn),
        waves: reader.read("services", waves) ?? [],
        images: reader.read("image", images_images) ?? [],
        environment: reader.read("environment-variables", variables) ?? [],
        secrets: reader.read("secrets", secrets) ?? [],
        base: reader.read("task-definition", base),
        schedules: reader.read("scheduled-tasks", schedules) ?? [],
        desiredCount: reader.read("desired-count", wholeNumber(0, 2_147_483_647)),
        forceNewDeployment: reader.read("force-new-deployment", scalars_boolean),
        migration: readMigration(reader),
        rollout: readRollout(reader),
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
/** "" when the environment names none, or names one that can't be: a region becomes part of a host name. */
function ambientRegion(reader) {
    const variable = ["AWS_REGION", "AWS_DEFAULT_REGION"].find((name) => reader.environment[name]?.trim());
    if (variable === undefined || reader.asks("aws-region"))
        return "";
    const complain = (problem) => reader.complain("aws-region", `${variable}: ${problem}`);
    return regionName(reader.environment[variable]?.trim() ?? "", complain) ?? "";
}
const sessionName = (text, complain) => {
    const name = cleanSessionName(text);
    return name.length < 2 ? complain("It takes at least two characters.") : name;
};
const base = (text, complain) => {
    if (text === "latest" || text === "current")
        return { kind: text };
    const file = path(text, complain);
    return file === undefined ? undefined : { kind: "file", path: file };
};
/** What is asked of the migration is checked even when none runs; it counts when one does. */
function readMigration(reader) {
    const implied = reader.asks("migration-command") || reader.asks("migration-task-definition");
    const runs = reader.read("run-migrations", scalars_boolean) ?? implied;
    const migration = present({
        command: reader.read("migration-command", command),
        container: reader.read("migration-container", containerName),
        environment: reader.read("migration-environment", taskVariables),
        taskDefinition: reader.read("migration-task-definition", familyName),
        network: readNetwork(reader),
        timeout: reader.read("migration-timeout", duration()),
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
function readRollout(reader) {
    return present({
        waitFor: reader.read("wait-for", oneOf("stable", "traffic-shifted", "nothing")),
        timeout: reader.read("rollout-timeout", duration()),
        onFailure: reader.read("on-failure", oneOf("rollback", "rollback-unless-migrated", "leave")),
        onCancel: reader.read("on-cancel", oneOf("rollback", "leave", "stop")),
        ifDeploying: reader.read("if-deploying", oneOf("wait", "fail", "replace")),
        smokeTest: readSmokeTest(reader),
    });
}
function readSmokeTest(reader) {
    const test = present({
        command: reader.read("smoke-test-command", command),
        url: reader.read("smoke-test-url", address),
        timeout: reader.read("smoke-test-timeout", duration()),
    });
    return test.command === undefined && test.url === undefined ? undefined : test;
}
/** Names of CodeDeploy have at most 100 characters: CodeDeploy API reference. */
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
/** The members that are not `undefined`. */
function present(members) {
    return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}


/***/ }),

/***/ 4184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B2: () => (/* binding */ Deadline),
/* harmony export */   Gx: () => (/* binding */ minutes),
/* harmony export */   YA: () => (/* binding */ seconds),
/* harmony export */   dg: () => (/* binding */ abortAfter),
/* harmony export */   ml: () => (/* binding */ systemClock),
/* harmony export */   r4: () => (/* binding */ inWords),
/* harmony export */   wC: () => (/* binding */ turn),
/* harmony export */   wt: () => (/* binding */ poll)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/** Clock, deadline, pace and poll: the only place in `src/` that reads the time or sleeps. */

const systemClock = {
    now: () => Date.now(),
    async sleep(ms, signal) {
        try {
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, signal === undefined ? {} : { signal });
        }
        catch (error) {
            signal?.throwIfAborted();
            throw error;
        }
    },
};
/** Lets what has been begun go on its way, e.g. a request leave, before work that blocks. */
const turn = () => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setImmediate)();
const seconds = (count) => count * 1000;
const minutes = (count) => count * 60_000;
/** `42 s`, `4 m 05 s`, `30 m`, `1 h 02 m`: whole seconds, two units at most. */
function inWords(ms) {
    const whole = Math.max(0, Math.round(ms / 1000));
    if (whole < 60)
        return `${whole} s`;
    const [unit, smaller, count] = whole < 3600 ? ["m", "s", whole] : ["h", "m", Math.round(whole / 60)];
    const rest = count % 60;
    const large = `${Math.floor(count / 60)} ${unit}`;
    return rest === 0 ? large : `${large} ${String(rest).padStart(2, "0")} ${smaller}`;
}
/** A moment after which waiting ends. */
class Deadline {
    clock;
    at;
    constructor(clock, ms) {
        this.clock = clock;
        this.at = clock.now() + ms;
    }
    remaining() {
        return Math.max(0, this.at - this.clock.now());
    }
    passed() {
        return this.clock.now() >= this.at;
    }
}
/**
 * Looks until `look` returns something other than `undefined`, and returns that; `undefined` when the deadline
 * passed. The last look happens at the deadline itself, so what is done in the last second is seen as done.
 */
async function poll(options, look) {
    const { clock, pace, deadline, signal } = options;
    const start = clock.now();
    for (;;) {
        signal?.throwIfAborted();
        const last = deadline?.passed() ?? false;
        const seen = await look();
        if (seen !== undefined || last)
            return seen;
        const wait = pace(clock.now() - start);
        await clock.sleep(deadline === undefined ? wait : Math.min(wait, deadline.remaining()), signal);
    }
}
/**
 * A signal that is aborted `ms` from now, or with `outer`, unless `cancel` was called before. That leaves nothing on
 * `outer`, which may live for hours (on Node 20 `AbortSignal.any` leaves an entry for each call).
 */
function abortAfter(clock, ms, outer) {
    const own = new AbortController();
    const cancelled = new AbortController();
    const follow = () => own.abort(outer?.reason);
    const cancel = () => {
        cancelled.abort();
        outer?.removeEventListener("abort", follow);
    };
    if (outer?.aborted)
        follow();
    outer?.addEventListener("abort", follow, { once: true });
    const expire = () => own.abort(new DOMException(`not done within ${ms} ms`, "TimeoutError"));
    clock.sleep(ms, cancelled.signal).then(expire, () => undefined);
    return { signal: own.signal, cancel };
}


/***/ })

};
