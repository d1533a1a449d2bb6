export const id = 887;
export const ids = [887];
export const modules = {

/***/ 139:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ fill),
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   f6: () => (/* binding */ withoutStop),
/* harmony export */   fc: () => (/* binding */ assertFailure),
/* harmony export */   oR: () => (/* binding */ joined)
/* harmony export */ });
/** Errors for the user. */
/** A named error for the user. Every other thrown error is a bug. */
class Failure extends Error {
    name = "Failure";
    why;
    constructor(why, options) {
        super(why.what, options);
        this.why = why;
    }
}
/** For a caught error: rethrows a defect, and the reason of the signal if the job is canceled. */
function assertFailure(thrown, signal) {
    signal?.throwIfAborted();
    if (!(thrown instanceof Failure))
        throw thrown;
}
/** Joins the sentences that exist. */
const joined = (...sentences) => sentences.filter((sentence) => sentence !== undefined && sentence !== "").join(" ");
/** A sentence without its period, to continue it. */
const withoutStop = (sentence) => sentence.replace(/\.$/u, "");
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
 * Fills the `{name}` and `{name|default}` placeholders of a catalogue text. Values are inserted unchanged and never parsed
 * as placeholders.
 */
function fill(text, values) {
    return text.replace(/\{(\w+)(?:\|([^{}]*))?\}/gu, (_, name, otherwise) => {
        const value = Object.hasOwn(values, name) ? values[name] : undefined;
        return value ?? otherwise ?? name;
    });
}


/***/ }),

/***/ 117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HY: () => (/* binding */ journalPath),
/* harmony export */   Sw: () => (/* binding */ removeJournal),
/* harmony export */   UI: () => (/* binding */ JournalFile),
/* harmony export */   a0: () => (/* binding */ readJournal)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(139);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4978);
/**
 * The journal as a file: JSON lines in RUNNER_TEMP that only this user can read (mode 0600), since a schedule's
 * document can hold environment values. The saved state holds the path of the file and nothing else, so the runner
 * prints no entry in a debug log. Each line is written before its change is made and survives a killed step.
 */






/** Name of the saved state; the runner passes it to the post step as `STATE_journal`. */
const stateName = "journal";
const header = { journal: 1 };
class JournalFile {
    #file;
    #size = 0;
    #isSettled = false;
    constructor(file) {
        this.#file = file;
    }
    /** Creates the file and saves its path for the post step. Throws Failure `state-not-saved`. */
    static create(environment) {
        const { GITHUB_STATE: state = "", RUNNER_TEMP: folder = "" } = environment;
        if (state === "")
            throw notSaved("GITHUB_STATE is not set.");
        try {
            const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder === "" ? (0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)() : folder, `ecs-release-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.jsonl`);
            const journal = new JournalFile((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(path, "ax", 0o600));
            journal.append(header);
            // A single line without a preceding one: Gitea's and Forgejo's runners reject a file that starts with a blank
            // line.
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.appendFileSync)(state, `${stateName}=${path}\n`);
            return journal;
        }
        catch (error) {
            throw notSaved((0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error), error);
        }
    }
    /** True once nothing is left for the post step. */
    get isSettled() {
        return this.#isSettled;
    }
    /** Appends one line, or leaves the file as it was. Throws Failure `state-not-saved`. */
    append(line) {
        if (this.#isSettled)
            throw notSaved("The journal is already closed.");
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.appendFileSync)(this.#file, `${JSON.stringify(line)}\n`);
            this.#size = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(this.#file).size;
        }
        catch (error) {
            this.#cutTo(this.#size);
            throw notSaved((0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error), error);
        }
    }
    /**
     * Marks the end of the step, and deletes the entries if nothing is left to settle. Never throws: the post step reads
     * what it finds.
     */
    end(open) {
        try {
            if (open === undefined) {
                this.#cutTo(0);
                this.append(header);
                this.append({ ended: "settled" });
                this.#isSettled = true;
                (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(this.#file);
            }
            else {
                this.append({ report: open.report });
                this.append({ ended: "open" });
            }
        }
        catch {
            // The disk is full. Outputs and summary go to the same disk and report it.
        }
    }
    #cutTo(size) {
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.ftruncateSync)(this.#file, size);
            this.#size = size;
        }
        catch {
            // An incomplete line stays, and its reader reports it.
        }
    }
}
const notSaved = (reason, cause) => new _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR({
    name: "state-not-saved",
    what: "The step can't save what its post step needs to roll back a canceled job.",
    evidence: [reason],
    remedy: "Run the action as a step of a GitHub Actions job, and check the free space and permissions of RUNNER_TEMP and of the file that GITHUB_STATE names.",
}, { cause });
/** Path of the journal that the main step wrote; `undefined` if it saved none. */
function journalPath(environment) {
    const path = environment[`STATE_${stateName}`] ?? "";
    return path === "" ? undefined : path;
}
/** Uses every line that can be read, and lists the others. Throws Failure `journal-unreadable`. */
function readJournal(path) {
    let lines;
    try {
        lines = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(path, "utf8").split("\n");
    }
    catch (error) {
        throw unreadable(path, (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error));
    }
    // A complete file ends with a line break.
    const truncated = lines.pop() !== "";
    const [first, ...rest] = lines.map(parsed);
    if (lines.length === 0)
        return { ...nothing, truncated };
    if (first?.["journal"] !== 1)
        throw unreadable(path, "Its first line is not the first line of a journal.");
    return savedOf(rest, truncated);
}
function removeJournal(path) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.unlinkSync)(path);
    }
    catch {
        // The runner empties RUNNER_TEMP at the end of the job.
    }
}
const nothing = { entries: [], unreadable: [], truncated: false, settled: false };
function parsed(line) {
    try {
        const value = JSON.parse(line);
        return typeof value === "object" && value !== null ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function savedOf(lines, truncated) {
    const entries = [];
    let unknownLines = 0;
    let rest = {};
    for (const line of lines) {
        if (line === undefined)
            unknownLines += 1;
        else if (isPlace(line["entry"])) {
            const more = (line["is"] ?? line["more"]);
            entries[line["entry"]] = { ...entries[line["entry"]], ...more };
        }
        else if (typeof line["githubDeployment"] === "number")
            rest = { ...rest, githubDeployment: line["githubDeployment"] };
        else if ("report" in line)
            rest = { ...rest, report: line["report"] };
        else if ("ended" in line)
            rest = { ...rest, settled: line["ended"] === "settled" };
        else
            unknownLines += 1;
    }
    const all = Array.from(entries, (entry) => (entry !== undefined && (0,_journal_js__WEBPACK_IMPORTED_MODULE_5__/* .isEntry */ .Tk)(entry) ? entry : undefined));
    const places = all.flatMap((entry, place) => (entry === undefined ? [place] : []));
    // An unreadable line may be any change: count it as one more than the known changes.
    const lost = unknownLines > 0 && places.length === 0 ? [all.length] : places;
    return {
        settled: false,
        ...rest,
        entries: all.filter((entry) => entry !== undefined),
        unreadable: lost,
        truncated,
    };
}
const isPlace = (value) => Number.isInteger(value) && value >= 0 && value < 100_000;
const unreadable = (path, reason) => new _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR({
    name: "journal-unreadable",
    what: "The journal of the step can't be read, so the post step doesn't know what the step changed.",
    evidence: [`${path}: ${reason}`],
    remedy: "Compare the services and schedules of the release with what ran before.",
});


/***/ }),

/***/ 4978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CQ: () => (/* binding */ Journal),
/* harmony export */   Tk: () => (/* binding */ isEntry),
/* harmony export */   WK: () => (/* binding */ serviceEntry)
/* harmony export */ });
/** Takes only what the journal keeps of a service. */
const serviceEntry = ({ name, cluster, controller, strategy, from }, more) => ({ kind: "service", name, cluster, controller, strategy, from, ...more });
/** Members that a rollback requires. */
const members = {
    registered: ["family", "arn"],
    task: ["cluster", "startedBy", "mark"],
    service: ["wave", "name", "cluster", "controller", "from", "to", "idsBefore", "at"],
    schedule: ["name", "before"],
};
const isEntry = (value) => value.kind !== undefined &&
    Object.hasOwn(members, value.kind) &&
    members[value.kind].every((member) => value[member] !== undefined);
class Journal {
    #entries;
    #save;
    /** `save` throws on failure, so that no change happens without its journal entry. */
    constructor(save, entries = []) {
        this.#save = save;
        this.#entries = [...entries];
    }
    get entries() {
        return this.#entries;
    }
    /** Writes an entry and returns a function to complete it. Throws if it can't be saved. */
    write(entry) {
        const index = this.#entries.length;
        this.#save({ entry: index, is: entry });
        this.#entries.push(entry);
        return (more) => this.#complete(index, more);
    }
    /** A full disk must not stop a change in progress: the earlier line is enough to find it. */
    #complete(index, more) {
        this.#entries[index] = { ...this.#entries[index], ...more };
        try {
            this.#save({ entry: index, more });
        }
        catch {
            // Writing outputs and summary to the same disk reports the problem.
        }
    }
    /** Completes the entry of a service, from this or an earlier step, and returns it. */
    amend({ cluster, name }, more) {
        const index = this.#entries.findIndex((entry) => entry.kind === "service" && entry.name === name && entry.cluster === cluster);
        if (index === -1)
            throw new Error(`The journal has no entry of ${name}`);
        const known = this.#entries[index];
        const amended = { ...known, ...more };
        // A change that is retried at each poll repeats the same members.
        if (JSON.stringify(amended) === JSON.stringify(known))
            return known;
        this.#complete(index, more);
        return amended;
    }
    /** Service entries, first wave first. */
    get services() {
        return this.#entries.filter((entry) => entry.kind === "service");
    }
    get schedules() {
        return this.#entries.filter((entry) => entry.kind === "schedule");
    }
    get tasks() {
        return this.#entries.filter((entry) => entry.kind === "task");
    }
    /** Whether anything that runs may have changed; registering changes nothing that runs. */
    get changed() {
        return this.#entries.some((entry) => entry.kind === "service" ? entry.refused !== true : entry.kind !== "registered");
    }
}


/***/ }),

/***/ 973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ isSuccess)
/* harmony export */ });
/* unused harmony export outcomes */
/** The outcomes (docs/how-a-release-works.md#the-outcomes), and which of them are a success. */
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
/** Whether the step succeeds. Every other outcome is a failure. */
const isSuccess = (outcome) => successes.has(outcome);


/***/ }),

/***/ 5594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ annotationsOf),
/* harmony export */   j: () => (/* binding */ annotationCommand)
/* harmony export */ });
/* harmony import */ var _core_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(973);
/* harmony import */ var _harmless_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(997);
/* harmony import */ var _workflow_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7619);



const mostWarnings = 9;
/** Below the runner's limit, with room for the note about the truncation. */
const longestMessage = 4000;
const longestTitle = 200;
function annotationsOf(report) {
    const warnings = warningsOf(report);
    const listed = warnings.length > mostWarnings ? warnings.slice(0, mostWarnings - 1) : warnings;
    const more = warnings.length - listed.length;
    return [
        ...listed,
        ...(more === 0 ? [] : [warning("More warnings", `${more} more are in the job summary.`)]),
        ...errorOf(report),
    ];
}
/** A release without an outcome is not a success. */
function errorOf({ outcome = "failed", sentence = "", cause }) {
    if ((0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isSuccess */ .o)(outcome))
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
/**
 * The runner's command for an annotation. Later lines of a message become log lines, so they are made harmless too.
 */
function annotationCommand({ level, title, message }) {
    const lines = (0,_harmless_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)((0,_harmless_js__WEBPACK_IMPORTED_MODULE_1__/* .harmlessLines */ .vL)(message).join("\n"), longestMessage);
    return (0,_workflow_command_js__WEBPACK_IMPORTED_MODULE_2__/* .workflowCommand */ .N)(level, { title: (0,_harmless_js__WEBPACK_IMPORTED_MODULE_1__/* .harmless */ .Is)(title, longestTitle) }, lines);
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
 * Makes external text (AWS's reasons, events, log lines, names) safe to print in the job log.
 *
 * The runner treats a line as a command if it starts with `::NAME …::`, ignoring white space, or if it contains
 * `##[NAME …]` anywhere (actions/runner, `ActionCommand.cs`). Its comparisons are culture-sensitive and ignore
 * invisible characters, so this code ignores them too.
 */

/** Longer lines are truncated. The runner's own limit is much higher. */
const longestLine = 2000;
const lineBreak = /\r\n|[\n\r\v\f\u{85}\u{2028}\u{2029}]/u;
/** Control characters except TAB, and characters that change the writing direction. */
const unprintable = /(?!\t)[\p{Cc}\u{61C}\u{200E}\u{200F}\u{2028}-\u{202E}\u{2066}-\u{2069}\u{FFF9}-\u{FFFB}]/gu;
const loneSurrogate = /\p{Surrogate}/gu;
const commandAtStart = /^([\s\p{Default_Ignorable_Code_Point}]*)(?=:\p{Default_Ignorable_Code_Point}*:)/u;
const commandAnywhere = /(#\p{Default_Ignorable_Code_Point}*#\p{Default_Ignorable_Code_Point}*)\[/gu;
/** At most `length` UTF-16 units, without splitting a surrogate pair. Counts the rest. */
function cut(text, length) {
    if (text.length <= length)
        return text;
    const kept = text.slice(0, length).replace(/[\u{D800}-\u{DBFF}]$/u, "");
    return `${kept}… (+${text.length - kept.length} characters)`;
}
/**
 * One or more lines as one printable line. Replaces line breaks with spaces, and removes control and ANSI sequences.
 */
function printable(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text)
        .replaceAll(new RegExp(lineBreak, "gu"), " ")
        .replaceAll(unprintable, "")
        .replaceAll(loneSurrogate, "\u{FFFD}");
}
/** One line that is safe in the job log: no workflow command, no control characters, limited length. */
function harmless(text, length = longestLine) {
    return cut(printable(text), length).replace(commandAtStart, "$1\\").replaceAll(commandAnywhere, "$1\\[");
}
/** The lines of a text, each made harmless. */
function harmlessLines(text) {
    return text.split(lineBreak).map((line) => harmless(line));
}


/***/ }),

/***/ 7619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ workflowCommand)
/* harmony export */ });
/* unused harmony export escapedData */
/** One command, including its line break. */
function workflowCommand(name, properties, data) {
    const list = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(value)}`);
    return `::${name}${list.length === 0 ? "" : ` ${list.join(",")}`}::${escapedData(data)}\n`;
}
const escapedData = (text) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const escapedProperty = (text) => escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");


/***/ }),

/***/ 6887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   step: () => (/* binding */ step)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(139);
/* harmony import */ var _core_journal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4978);
/* harmony import */ var _core_journal_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(117);
/* harmony import */ var _core_outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(973);
/* harmony import */ var _release_refuse_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1727);
/* harmony import */ var _report_annotations_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5594);
/* harmony import */ var _report_report_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(291);
/* harmony import */ var _request_read_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9084);
/**
 * The step: request → plan → release → report. Each part loads on demand, so an invalid input is reported before the
 * AWS SDK loads (docs/performance.md).
 */








/** Runs the step and returns its exit code. Never rejects. */
async function step(runner) {
    const { clock, write, environment } = runner;
    let journalFile;
    const onGitHubDeployment = (id) => {
        // Created after the release has ended; the report sets its last status.
        if (journalFile?.isSettled === false)
            journalFile.append({ githubDeployment: id });
    };
    const report = (0,_report_report_js__WEBPACK_IMPORTED_MODULE_6__/* .createReport */ .L)({ clock, write, env: environment, onGitHubDeployment });
    const keep = () => (journalFile = _core_journal_file_js__WEBPACK_IMPORTED_MODULE_2__/* .JournalFile */ .UI.create(environment));
    const outcome = await run(runner, report, keep);
    journalFile?.end(outcome === "cancelled" ? { report: report.record() } : undefined);
    try {
        await report.finish();
    }
    catch (error) {
        // Later steps depend on the outputs, so the step fails.
        const message = `The release ended \`${outcome}\`, but its outputs could not be written: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`;
        write((0,_report_annotations_js__WEBPACK_IMPORTED_MODULE_5__/* .annotationCommand */ .j)({ level: "error", title: "ECS Release", message }));
        return 1;
    }
    return (0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .isSuccess */ .o)(outcome) ? 0 : 1;
}
async function run(runner, report, keep) {
    const { environment, signal } = runner;
    try {
        const request = (0,_request_read_js__WEBPACK_IMPORTED_MODULE_7__/* .readRequest */ .i)(environment);
        report.about(request);
        // A dry run changes nothing, so it needs no journal.
        const journal = request.report.dryRun ? new _core_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .Journal */ .CQ(refuseToWrite) : journalIn(keep());
        const { open } = await Promise.all(/* import() */[__webpack_require__.e(803), __webpack_require__.e(897), __webpack_require__.e(980)]).then(__webpack_require__.bind(__webpack_require__, 9897));
        const context = open(runner, report, request, journal);
        const { carryOut } = await Promise.all(/* import() */[__webpack_require__.e(466), __webpack_require__.e(861), __webpack_require__.e(212), __webpack_require__.e(973), __webpack_require__.e(803), __webpack_require__.e(789), __webpack_require__.e(573)]).then(__webpack_require__.bind(__webpack_require__, 3573));
        return await carryOut(context);
    }
    catch (error) {
        return (0,_release_refuse_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .TR)(report.emit, error, signal).outcome;
    }
}
const journalIn = (journalFile) => new _core_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .Journal */ .CQ((line) => journalFile.append(line));
function refuseToWrite() {
    throw new Error("a dry run tried to write a change");
}


/***/ })

};
