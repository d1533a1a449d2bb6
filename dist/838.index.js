export const id = 838;
export const ids = [838];
export const modules = {

/***/ 8636:
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
/** Containers that AWS adds to a task. They never decide its result (docs/aws-reference.md#container-dependencies). */
const injected = /^(?:aws-guardduty-agent|ecs-service-connect|aws-fargate|~internal)/u;
const planOf = (facts, name) => facts.definitions?.find((plan) => plan.name === name);
/** The containers that the task definition names. Without a definition, all containers that AWS did not add. */
const ownContainers = (facts) => (facts.task.containers ?? []).filter(({ name = "" }) => facts.definitions === undefined ? !injected.test(name) : planOf(facts, name) !== undefined);
/** ECS treats a container without `essential` as essential. */
const isEssential = (facts, name) => planOf(facts, name)?.essential ?? true;
const blockedText = /dependency graph|container ordering dependency|dependency will never start/iu;
/** True for a container that never ran because a dependency did not reach the required condition. */
const isBlocked = (container) => blockedText.test(container.reason ?? "");
/** Like `isBlocked`, but also true if only exit codes prove it: 143 or none, and a failed SUCCESS dependency. */
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
/** The dependency that kept `blocked` from running: the first failed one, deepest first. */
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
/** Without a definition: another container that failed, preferably one that ECS's message names. */
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
/** Ranks exit codes by how likely they are the cause: error, early exit, SIGKILL, SIGTERM. */
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
 * The container whose end most likely stopped the task: the first essential one that ended by itself; among equals,
 * one that the release changes. Its log is the one to read.
 */
function failedContainer(facts) {
    const own = ownContainers(facts);
    const heldUp = own.find((one) => isHeldUp(facts, one));
    if (heldUp !== undefined)
        return failedDependency(facts, heldUp) ?? heldUp;
    const isReleased = (one) => facts.released?.includes(one.name ?? "") ?? false;
    const failed = own.find((one) => isReleased(one) && rank(one.exitCode) === 0);
    const withReason = own.find((one) => (one.reason ?? "") !== "" && isEssential(facts, one.name));
    if (failed !== undefined || withReason !== undefined)
        return failed ?? withReason;
    const essential = own.filter((one) => isEssential(facts, one.name));
    const candidates = essential.length > 0 ? essential : own;
    return [...candidates].sort((a, b) => rank(a.exitCode) - rank(b.exitCode) || Number(isReleased(b)) - Number(isReleased(a)))[0];
}


/***/ }),

/***/ 9965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KO: () => (/* binding */ mayRetry),
/* harmony export */   PK: () => (/* binding */ mayRetryPlacement),
/* harmony export */   wK: () => (/* binding */ neverStarted)
/* harmony export */ });
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4883);
/* harmony import */ var _failed_container_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8636);
/* harmony import */ var _rows_stop_codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9082);
/* harmony import */ var _rows_stop_reasons_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6443);
/**
 * Whether a one-off task may be started again. Pure. Only if it certainly never ran, and only for temporary problems:
 * capacity, network interfaces, throttled or failing registries. Source: docs/aws-reference.md#stop-reasons (last line).
 */




/**
 * True if no container of the task can have run. That the task was never RUNNING does not prove it: containers start
 * one by one, so the first can run while ECS still pulls another one's image.
 */
const neverStarted = (task) => task.startedAt === undefined && (task.containers ?? []).every(neverRan);
const neverRan = (container) => (container.exitCode === undefined && container.lastStatus !== "RUNNING" && !wasChecked(container)) ||
    (0,_failed_container_js__WEBPACK_IMPORTED_MODULE_3__/* .isBlocked */ .lT)(container);
const wasChecked = ({ healthStatus }) => healthStatus === "HEALTHY" || healthStatus === "UNHEALTHY";
/** True for a stopped task that never ran and failed only for temporary reasons. */
function mayRetry(task) {
    if (task.lastStatus !== "STOPPED" && task.lastStatus !== "DELETED")
        return false;
    if (!neverStarted(task))
        return false;
    const reasons = [task.stoppedReason, ...(task.containers ?? []).map(({ reason }) => reason)];
    const matches = reasons
        .map((reason) => (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .firstMatch */ .o4)(_rows_stop_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .stopReasons */ .Q, reason ?? ""))
        .filter((one) => one !== undefined);
    if (matches.length > 0)
        return matches.every(({ row }) => row.passing === true);
    return _rows_stop_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .stopCodes */ .J.some(({ code, passing }) => code === task.stopCode && passing === true);
}
/** The same for an entry of RunTask's `failures[]`, which started nothing. */
const mayRetryPlacement = (reason) => (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .firstMatch */ .o4)(_rows_stop_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .stopReasons */ .Q, reason ?? "")?.row.passing === true;


/***/ }),

/***/ 9082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ stopCodes)
/* harmony export */ });
const stopCodes = [
    {
        code: "UserInitiated",
        name: "stopped-by-user",
        what: "A user or another tool stopped the task{reason|.}",
        remedy: "CloudTrail's StopTask event names who did.",
    },
    {
        code: "ServiceSchedulerInitiated",
        name: "stopped-by-service",
        what: "The service stopped the task{reason|.}",
        remedy: "Check the service's events at the same time.",
    },
    {
        code: "SpotInterruption",
        name: "spot-interrupted",
        what: "AWS reclaimed the Spot capacity of the task{reason|.}",
        remedy: "For one-off tasks, use FARGATE instead of FARGATE_SPOT. For services, give the capacity provider strategy a base of on-demand capacity.",
        passing: true,
    },
    {
        code: "TerminationNotice",
        name: "spot-interrupted",
        what: "The task's capacity received a termination notice{reason|.}",
        remedy: "For one-off tasks, use on-demand capacity. For services, give the capacity provider strategy a base of on-demand capacity.",
        passing: true,
    },
    {
        code: "InfrastructureHealth",
        name: "host-lost",
        what: "The task's infrastructure was unhealthy or lost{reason|.}",
        remedy: "Release again. The release did not cause this.",
        passing: true,
    },
];


/***/ }),

/***/ 1944:
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
/* harmony import */ var _exact_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1721);
var _a;
/**
 * A lossless JSON document. An edit replaces only the bytes of its member: key order, number spelling, escapes,
 * duplicates, empty values and members unknown to the SDK stay (docs/aws-reference.md#task-definitions). Used for task
 * definitions, rule targets and schedules.
 */


function positionAt(text, offset) {
    const before = text.slice(0, offset).split(/\r\n|\n|\r/);
    return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
/** The text is not JSON. */
class JsonSyntaxError extends Error {
    name = "JsonSyntaxError";
    /** Without the position and without any text of the document, which may be secret. */
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
        if (depth > _exact_json_js__WEBPACK_IMPORTED_MODULE_1__/* .depthLimit */ .zR) {
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
            return new _exact_json_js__WEBPACK_IMPORTED_MODULE_1__/* .ExactNumber */ .fh(text.slice(node.offset, endOf(node)));
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

/***/ 1721:
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

/***/ 1468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hn: () => (/* binding */ taskTags),
/* harmony export */   TS: () => (/* binding */ traceTags),
/* harmony export */   aG: () => (/* binding */ sameTrace),
/* harmony export */   aU: () => (/* binding */ carriedTags),
/* harmony export */   ed: () => (/* binding */ traceKeys),
/* harmony export */   kT: () => (/* binding */ earlierAttempt),
/* harmony export */   nr: () => (/* binding */ revisionTags)
/* harmony export */ });
/** Tags of a revision: carried-over tags, and trace tags that identify the run. */
/** Keys of the trace tags. Documented: people search by them. */
const traceKeys = {
    repository: "ecs-release:repository",
    commit: "ecs-release:commit",
    run: "ecs-release:run",
    step: "ecs-release:step",
};
const ownKeys = new Set(Object.values(traceKeys));
/** Tags per resource, characters in a value (docs/aws-reference.md#task-definitions). */
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
/** True when both have this action's trace tags, and the same ones: one run's step registered both, or one is a copy. */
function sameTrace(one, other) {
    const traceOf = (tags) => Object.values(traceKeys)
        .map((key) => tags.find((tag) => tag.key === key)?.value ?? "")
        .join("\n");
    return traceOf(one).trim() !== "" && traceOf(one) === traceOf(other);
}
/** Tags to carry over: without reserved `aws:` tags and an earlier run's trace tags. */
function carriedTags(tags) {
    return tags.filter(({ key }) => key !== "" && !key.toLowerCase().startsWith("aws:") && !ownKeys.has(key));
}
/** Tags of the new revision: the base's, then the trace where there is room for it. */
function revisionTags(base, trace) {
    const carried = carriedTags(base);
    const traceLeftOut = trace.length > 0 && carried.length + trace.length > tagLimit;
    return { tags: traceLeftOut ? carried : [...carried, ...trace], traceLeftOut };
}
/**
 * Tags to send with RunTask. `propagated` are those that ECS copies from the task definition by itself: they are not
 * sent, but they need room too.
 */
function taskTags(copied, propagated, trace) {
    const own = carriedTags(copied);
    const taken = new Set([...own, ...carriedTags(propagated)].map(({ key }) => key));
    const traceLeftOut = trace.length > 0 && taken.size + trace.length > tagLimit;
    return { tags: traceLeftOut ? own : [...own, ...trace], traceLeftOut };
}


/***/ }),

/***/ 9992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   An: () => (/* binding */ registration),
/* harmony export */   Fg: () => (/* binding */ tagsOf),
/* harmony export */   M4: () => (/* binding */ copyLabel),
/* harmony export */   Ql: () => (/* binding */ describedTaskDefinition),
/* harmony export */   SB: () => (/* binding */ describeOnly),
/* harmony export */   ZV: () => (/* binding */ registrable)
/* harmony export */ });
/* unused harmony export TaskDefinition */
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(139);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1944);
/** A task definition as a document that can be registered again, and what a release reads from it. */


/** Members that DescribeTaskDefinition adds and RegisterTaskDefinition does not take (docs/aws-reference.md#task-definitions). */
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
/** Docker label of the copy of a revision that is registered for one one-off task. */
const copyLabel = "ecs-release.one-off";
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
        labelNames: Object.keys(membersOf(members.dockerLabels)),
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
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        name: "unreadable-task-definition",
        what: `ECS returned a task definition that can't be parsed: ${why}.`,
        evidence: [],
        remedy: "Run the job again. If it fails again, check the task definition in the ECS console.",
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
        throw unreadable((0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error), { cause: error });
    }
    const document = answer.at(["taskDefinition"]);
    if (document?.kind([]) !== "object")
        throw unreadable("it has no `taskDefinition`");
    const { taskDefinitionArn, revision, status, registeredBy } = membersOf(document.get([]));
    const arn = textOf(taskDefinitionArn);
    if (arn === undefined)
        throw unreadable("it has no `taskDefinitionArn`");
    if (typeof revision !== "number")
        throw unreadable("it has no `revision`");
    const definition = registrable(document);
    if (definition.family === "")
        throw unreadable("it has no `family`");
    const by = textOf(registeredBy);
    return {
        definition,
        arn,
        revision,
        status: textOf(status) ?? "",
        ...(by !== undefined && { registeredBy: by }),
        tags: tagsOf(answer, ["tags"]),
    };
}
/** The body of the RegisterTaskDefinition request. Without tags the member is not sent. */
function registration(definition, tags) {
    if (tags.length === 0)
        return definition.document.remove(["tags"]).text;
    return definition.document.set(["tags"], tags.map(({ key, value }) => ({ key, value }))).text;
}


/***/ }),

/***/ 584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N$: () => (/* binding */ takenOverBy),
/* harmony export */   NZ: () => (/* binding */ isSteady),
/* harmony export */   Os: () => (/* binding */ primaryOf),
/* harmony export */   Rr: () => (/* binding */ deploymentNumber),
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   dR: () => (/* binding */ isFinal),
/* harmony export */   ec: () => (/* binding */ withRolloutStates),
/* harmony export */   xT: () => (/* binding */ isTrafficShifted)
/* harmony export */ });
/* unused harmony export reasonOf */
/** Whether the result is final. */
const isFinal = ({ state }) => state !== "in-progress" && state !== "unclear" && state !== "rolling-back";
const going = { state: "in-progress" };
function judge(observation) {
    const { service, deployment } = observation;
    if (service === undefined)
        return { state: "gone", reason: "the service no longer exists" };
    if (service.status !== "ACTIVE")
        return { state: "gone", reason: `the service status is ${service.status ?? "missing"}` };
    return deployment === undefined
        ? judgeClassic(observation, service)
        : judgeNative(observation, service, deployment);
}
/** The service's PRIMARY deployment. */
const primaryOf = (service) => service.deployments?.find(({ status }) => status === "PRIMARY");
/** ID of somebody else's deployment that superseded ours, or `undefined`. */
function takenOverBy(own, service, deployment) {
    const primary = primaryOf(service);
    const id = primary?.id;
    if (primary === undefined || id === undefined || id === own.id || own.idsBefore.includes(id))
        return undefined;
    return isRollbackTarget(primary, own, deployment) ? undefined : id;
}
/**
 * Whether ECS rolled back to it. ECS returns to its last successful revision, which may differ from the previous one and
 * may not have been listed (a deployment without tasks isn't). It keeps its creation time, from before our update.
 */
function isRollbackTarget({ createdAt, id = "" }, own, deployment) {
    const sources = (deployment?.sourceServiceRevisions ?? []).map(({ arn }) => arn);
    const targets = [deployment?.rollback?.serviceRevisionArn, ...sources];
    if (targets.some((arn) => arn !== undefined && deploymentNumber(arn) === deploymentNumber(id)))
        return true;
    return createdAt !== undefined && own.createdAt !== undefined && createdAt < own.createdAt;
}
function judgeNative(observation, service, deployment) {
    const by = takenOverBy(observation.own, service, deployment);
    const reason = reasonOf(deployment);
    // The API can return statuses that the SDK's type doesn't have.
    const status = deployment.status;
    switch (status) {
        case "PENDING":
        case "IN_PROGRESS":
        case "STOP_REQUESTED":
        // Requested only: it may still end as SUCCESSFUL.
        case "ROLLBACK_REQUESTED":
        // Documented in a guide but not in the API (docs/aws-reference.md#service-deployments); STOPPED follows.
        case "STOP_IN_PROGRESS":
            return going;
        case "ROLLBACK_IN_PROGRESS":
            return { state: "rolling-back", reason };
        case "SUCCESSFUL":
            if (by !== undefined)
                return { state: "superseded", by };
            // The classic view can lag. Until it shows our deployment, success isn't proven.
            return primaryOf(service)?.id === observation.own.id ? { state: "succeeded" } : { state: "unclear" };
        case "ROLLBACK_SUCCESSFUL":
            return by === undefined ? { state: "rolled-back", reason } : { state: "superseded", by };
        case "ROLLBACK_FAILED":
            return by === undefined ? { state: "rollback-failed", reason } : { state: "superseded", by };
        case "STOPPED":
            return by === undefined ? { state: "stopped", reason } : { state: "superseded", by };
        default:
            return hasEnded(deployment)
                ? { state: "unknown", status: status ?? "missing" }
                : { ...going, status: status ?? "missing" };
    }
}
/** AWS may add statuses (docs/aws-reference.md), so only these times prove that a deployment has ended. */
const hasEnded = ({ finishedAt, stoppedAt }) => finishedAt !== undefined || stoppedAt !== undefined;
/** Why a deployment ended or is rolling back, quoting AWS if possible. */
function reasonOf(deployment) {
    const reported = deployment.rollback?.reason ?? deployment.statusReason;
    if (reported)
        return reported;
    const breaker = deployment.deploymentCircuitBreaker;
    if (breaker?.status === "TRIGGERED") {
        return `the circuit breaker triggered: ${breaker.failureCount ?? "?"} failed tasks of ${breaker.threshold ?? "?"} allowed`;
    }
    const alarms = deployment.alarms?.triggeredAlarmNames ?? [];
    if (alarms.length > 0)
        return `the alarm ${alarms.join(", ")} triggered`;
    const hook = deployment.lifecycleHookDetails?.find(({ status }) => status === "FAILED" || status === "TIMED_OUT");
    if (hook !== undefined)
        return `the lifecycle hook ${hook.hookId ?? hook.targetArn ?? ""} ended with ${hook.status ?? "no status"}`;
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
    const known = own.idsBefore.includes(primary.id ?? "") || isRollbackTarget(primary, own, undefined);
    if (!known)
        return { state: "superseded", by: primary.id ?? "unknown" };
    const reason = classicReason(ours) ?? classicReason(primary) ?? "ECS restored the earlier deployment";
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
            // Services with a Classic Load Balancer have no rollout state (docs/aws-reference.md#services).
            return isSteady(service) ? { state: "succeeded" } : going;
        default:
            return { ...going, status: String(primary.rolloutState) };
    }
}
/** One deployment and the desired number of tasks. Doesn't show which revision runs. */
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
/** The number that `ecs-svc/N` and the service revision ARN `…/N` share (docs/aws-reference.md#service-deployments). */
const deploymentNumber = (idOrArn) => idOrArn.slice(idOrArn.lastIndexOf("/") + 1);
const isNumber = (arn, id) => arn !== undefined && id !== undefined && deploymentNumber(arn) === deploymentNumber(id);
/** The rollout state of a PRIMARY, from the service deployment that deploys it or rolled back to it. */
function rolloutStateOf(id, current) {
    const brings = isNumber(current.targetServiceRevision?.arn, id);
    if (!brings && !isNumber(current.rollback?.serviceRevisionArn, id))
        return undefined;
    if (current.status === (brings ? "SUCCESSFUL" : "ROLLBACK_SUCCESSFUL"))
        return "COMPLETED";
    return hasEnded(current) || ended.has(current.status ?? "") ? "FAILED" : "IN_PROGRESS";
}
const ended = new Set([
    "SUCCESSFUL",
    "STOPPED",
    "ROLLBACK_SUCCESSFUL",
    "ROLLBACK_FAILED",
]);
/**
 * Adds the rollout states that the current service deployment proves; the revisions that it replaces had completed.
 * Ignores a service deployment of another PRIMARY.
 */
function withRolloutStates(service, current) {
    const primary = primaryOf(service);
    const rolloutState = current && rolloutStateOf(primary?.id, current);
    if (rolloutState === undefined)
        return service;
    const sources = current?.sourceServiceRevisions ?? [];
    return {
        ...service,
        deployments: (service.deployments ?? []).map((one) => {
            if (one === primary)
                return { ...one, rolloutState };
            const replaced = one.rolloutState === undefined && sources.some(({ arn }) => isNumber(arn, one.id));
            return replaced ? { ...one, rolloutState: "COMPLETED" } : one;
        }),
    };
}


/***/ }),

/***/ 1590:
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

/** For the ECS controller `deploymentController` may be absent (docs/aws-reference.md#services). */
const controllerOf = (service) => service.deploymentController?.type ?? "ECS";
const strategyOf = (service) => controllerOf(service) === "CODE_DEPLOY"
    ? "CODE_DEPLOY"
    : (service.deploymentConfiguration?.strategy ?? "ROLLING");
/** ARN of the revision that serves now: the PRIMARY task set's, if there are task sets. */
function servingRevision(service) {
    const taskSet = service.taskSets?.find(({ status }) => status === "PRIMARY");
    return taskSet?.taskDefinition ?? service.taskDefinition;
}
/**
 * The deployment in progress, or `undefined`. An unknown rollout state counts as in progress; without a rollout state, a
 * second deployment does. Source: docs/aws-reference.md#services, #rollouts.
 */
function deploymentInProgress(service) {
    const primary = (0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryOf */ .Os)(service);
    if (primary === undefined)
        return undefined;
    const { rolloutState } = primary;
    const goes = rolloutState === undefined
        ? (service.deployments?.length ?? 0) > 1
        : rolloutState !== "COMPLETED" && rolloutState !== "FAILED";
    return goes ? primary : undefined;
}
/** False while its PRIMARY deployment is in progress, or failed without a rollback. */
const isSettled = (service) => deploymentInProgress(service) === undefined && (0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryOf */ .Os)(service)?.rolloutState !== "FAILED";
/**
 * ARN of the last proven revision, the rollback target. While the PRIMARY deployment isn't settled, this is the revision
 * that it replaces, if exactly one is left. Blue/green services may have no rollout states.
 */
function provenRevision(service) {
    if (isSettled(service))
        return servingRevision(service);
    const unsaid = (0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryOf */ .Os)(service)?.rolloutState === undefined;
    const others = (service.deployments ?? []).flatMap(({ status, rolloutState, taskDefinition }) => status !== "PRIMARY" &&
        (rolloutState === "COMPLETED" || (unsaid && rolloutState === undefined)) &&
        taskDefinition !== undefined
        ? [taskDefinition]
        : []);
    const [only, ...more] = new Set(others);
    return only !== undefined && more.length === 0 ? only : servingRevision(service);
}
/** Minimum and maximum numbers of tasks during a rolling deployment (docs/aws-reference.md#rollouts). */
function taskBounds(service) {
    const desired = service.desiredCount ?? 0;
    const { minimumHealthyPercent = 100, maximumPercent = 200 } = service.deploymentConfiguration ?? {};
    return {
        min: Math.ceil((desired * minimumHealthyPercent) / 100),
        max: Math.floor((desired * maximumPercent) / 100),
    };
}
/** Whether ECS rolls back a failed deployment. */
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
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(139);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4411);
/* harmony import */ var _diagnosis_failed_container_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8636);
/* harmony import */ var _diagnosis_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9965);




/**
 * The named container, else the first with a new image, else the only essential one. Injected containers are not in the
 * definition, so they never decide.
 * @throws Failure `container-unknown` or `container-unclear`, both listing the containers
 */
function chooseDecidingContainer(definitions, replaced, named) {
    const names = definitions.map(({ name }) => name);
    const listed = names.join(", ");
    if (named !== undefined) {
        if (names.includes(named))
            return named;
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
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
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        name: "container-unclear",
        what: "No container got a new image, so it is unclear which container's exit code counts.",
        evidence: [`Containers of the task definition: ${listed}`],
        remedy: "Set migration-container to one of them.",
    });
}
/** How long DescribeTasks may not know a task before it counts as vanished. */
const missingGrace = (0,_core_time_js__WEBPACK_IMPORTED_MODULE_1__/* .seconds */ .YA)(60);
/** Whether the task is stopping while its deciding container still runs. */
const isCutOff = (task, { container }) => task.desiredStatus === "STOPPED" && containerOf(task, container)?.lastStatus === "RUNNING";
/** Whether the deciding container exited with 0. No other state is a success. */
const hasSucceeded = (verdict) => (verdict.state === "exited" || verdict.state === "outlived") && verdict.exitCode === 0;
/** Our StopTask reasons, to distinguish our stops from others. */
const reasonsToStop = {
    outlived: "ecs-release: the deciding container has ended",
    timeout: "ecs-release: the timeout has passed",
    serves: "ecs-release: the container runs a server instead of the migration",
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
 * reason for the stop. Everything else waits until reasons and codes are complete (docs/aws-reference.md#tasks).
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
 * words, or proven by a dependency on SUCCESS that ended otherwise (docs/aws-reference.md#container-dependencies).
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

/***/ 5590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eg: () => (/* binding */ readLatest),
/* harmony export */   M7: () => (/* binding */ readRevision),
/* harmony export */   Yw: () => (/* binding */ usedRevisions)
/* harmony export */ });
/* unused harmony exports isLeftOver, chooseBase */
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2672);
/* harmony import */ var _aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6230);
/* harmony import */ var _ecs_definition_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1468);
/* harmony import */ var _ecs_definition_task_definition_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9992);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(139);





/**
 * A left-over is not in use and has this action's trace tags, or is the copy that a one-off task ran on. The ECS console copies tags to a revision that a person
 * makes from ours: a copy has the tags of an older revision and another `registeredBy`, and isn't a left-over.
 */
function isLeftOver(one, seen, used) {
    if (used.has((0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(one.arn)))
        return false;
    if (isCopy(one))
        return true;
    if (!(0,_ecs_definition_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .sameTrace */ .aG)(one.tags, one.tags))
        return false;
    return !seen.some((other) => other.revision < one.revision &&
        (0,_ecs_definition_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .sameTrace */ .aG)(other.tags, one.tags) &&
        other.registeredBy !== one.registeredBy);
}
/** The label is part of the definition, so it is there without trace tags too. */
const isCopy = ({ definition }) => definition.containers.some(({ labelNames }) => labelNames.includes(_ecs_definition_task_definition_js__WEBPACK_IMPORTED_MODULE_2__/* .copyLabel */ .M4));
/** @param seen revisions of one family @param used names (`family:revision`) of the revisions in use */
function chooseBase(seen, used) {
    const skipped = [];
    for (const one of seen.toSorted((a, b) => b.revision - a.revision)) {
        if (one.status !== "ACTIVE")
            continue;
        if (!isLeftOver(one, seen, used))
            return { base: one, skipped };
        skipped.push(one);
    }
    return { skipped };
}
/** Names of the revisions that the release's services and schedules use. */
function usedRevisions(services, schedules) {
    const arns = [
        ...services.flatMap(({ from, service }) => [from, ...inService(service)]),
        ...schedules.flatMap(({ targets }) => targets.map(({ taskDefinition }) => taskDefinition)),
    ];
    return new Set(arns.filter((arn) => (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRevision */ .Pp)(arn) !== undefined).map(_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd));
}
/** A deployment that was replaced before it completed only drains, so its revision is not in use. */
const inService = ({ taskDefinition, deployments = [], taskSets = [] }) => [
    taskDefinition,
    ...deployments
        .filter(({ status, rolloutState }) => status === "PRIMARY" || (rolloutState !== "FAILED" && rolloutState !== "IN_PROGRESS"))
        .map((deployment) => deployment.taskDefinition),
    ...taskSets.map((taskSet) => taskSet.taskDefinition),
].filter((arn) => arn !== undefined);
/** Throws Failure for a revision that can't be read. */
async function readRevision({ ecs, signal }, taskDefinition) {
    let text = "";
    await ecs.describeTaskDefinition({ taskDefinition, include: ["TAGS"] }, { onText: (body) => (text = body), signal, resource: taskDefinition });
    return (0,_ecs_definition_task_definition_js__WEBPACK_IMPORTED_MODULE_2__/* .describedTaskDefinition */ .Ql)(text);
}
/** How many revisions below the newest to read, and how many at a time. */
const maxSteps = 200;
const maxBatch = 8;
/** Throws Failure if the family has no revision, or too many left-overs. */
async function readLatest(reader, family, used) {
    const newest = await readNewest(reader, family, used);
    const seen = [newest];
    for (let next = newest.revision - 1, atOnce = 1;; atOnce = Math.min(maxBatch, atOnce * 2)) {
        const { base, skipped } = chooseBase(seen, used);
        if (base !== undefined)
            return { base, skipped };
        const last = next < 1 ? lastUsed(family, used) : undefined;
        if (next < 1)
            return { base: last === undefined ? newest : await readRevision(reader, last), skipped };
        if (newest.revision - next > maxSteps)
            throw endless(family, newest);
        const numbers = Array.from({ length: atOnce }, (_, below) => next - below).filter((number) => number > 0);
        next -= atOnce;
        const read = await Promise.all(numbers.map((number) => readIfThere(reader, `${family}:${number}`)));
        seen.push(...read.filter((one) => one !== undefined));
    }
}
/** A family may have no ACTIVE revision while a service still runs one of its revisions. */
async function readNewest(reader, family, used) {
    try {
        return await readRevision(reader, family);
    }
    catch (error) {
        const last = isNotFound(error) ? lastUsed(family, used) : undefined;
        if (last === undefined)
            throw error;
        return readRevision(reader, last);
    }
}
const isNotFound = (error) => error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR && (0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classify */ .L8)(error.cause).kind === "not-found";
/** `family:revision` of the newest revision in use: the base if no other is ACTIVE, even if it was deregistered. */
function lastUsed(family, used) {
    const revisions = [...used]
        .flatMap((name) => (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRevision */ .Pp)(name) ?? [])
        .flatMap((one) => (one.family === family ? [one.revision] : []));
    return revisions.length === 0 ? undefined : `${family}:${Math.max(...revisions)}`;
}
/** `undefined` for a deleted revision. */
async function readIfThere(reader, name) {
    try {
        return await readRevision(reader, name);
    }
    catch (error) {
        if (isNotFound(error))
            return undefined;
        throw error;
    }
}
const endless = (family, newest) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR({
    name: "too-many-left-overs",
    what: `The newest ${maxSteps} revisions of ${family} were all registered by this action, and this release uses none of them.`,
    evidence: [`newest: ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(newest.arn)}`],
    remedy: "Set `task-definition: current`, or set the revision to start from.",
});


/***/ }),

/***/ 4458:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ readSchedules)
/* harmony export */ });
/* unused harmony export readSchedule */
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2672);
/* harmony import */ var _aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6230);
/* harmony import */ var _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1944);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(139);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4411);
/* harmony import */ var _rule_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5724);
/* harmony import */ var _scheduler_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2433);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8187);
/** Reads the schedules that a release moves, and rejects those that it can't move. */








/** Reads all schedules; rejects with one Failure that lists each schedule that can't be moved. */
async function readSchedules(context, requests, clusterArn) {
    const readings = await Promise.allSettled(requests.map((request) => readSchedule(context, request, clusterArn)));
    const states = [];
    const problems = [];
    for (const [index, reading] of readings.entries()) {
        if (reading.status === "fulfilled")
            states.push(reading.value);
        else if (reading.reason instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR)
            problems.push({ name: requests[index]?.asWritten ?? "", failure: reading.reason });
        else
            throw reading.reason;
    }
    const [first] = problems;
    if (first === undefined)
        return states;
    throw problems.length === 1 ? first.failure : several(problems, requests.length);
}
/** Reads one schedule. Rejects with a Failure if it doesn't exist, can't be read, or has nothing to move. */
async function readSchedule(context, request, clusterArn) {
    try {
        const state = await (request.kind === "rule"
            ? readRule(context, request, clusterArn)
            : readSchedulerSchedule(context, request, clusterArn));
        refuseIdle(state, clusterArn);
        return state;
    }
    catch (error) {
        const missing = error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR && (0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classify */ .L8)(error.cause).kind === "not-found";
        throw missing ? new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR(notFound(request, error), { cause: error.cause }) : error;
    }
}
async function readRule(context, request, clusterArn) {
    const { bus, name, asWritten } = request;
    const [notes, documents] = await Promise.all([
        notesOfRule(context, request),
        (0,_rule_js__WEBPACK_IMPORTED_MODULE_4__/* .readTargets */ .R)(context, { place: bus, id: name }),
    ]);
    const targets = [...documents].flatMap(([id, text]) => (0,_target_js__WEBPACK_IMPORTED_MODULE_6__/* .readTarget */ ._E)(id, text, [], clusterArn) ?? []);
    return {
        kind: "rule",
        name: asWritten,
        place: bus,
        id: name,
        targets,
        notes: [...notes, ...notesOf(targets)],
    };
}
/** Rejects a rule that an AWS service manages: PutTargets would fail after the services have changed. */
async function notesOfRule(context, { bus, name, asWritten }) {
    const events = await context.aws.eventBridge();
    try {
        const rule = await events.describeRule({ Name: name, EventBusName: bus }, { signal: context.signal, resource: bus === "default" ? `rule/${name}` : `rule/${bus}/${name}` });
        if (rule.ManagedBy) {
            throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR({
                name: "schedule-managed",
                what: `${asWritten} is managed by ${rule.ManagedBy}, and only that service can change its targets.`,
                evidence: [],
                remedy: "Remove it from the input `scheduled-tasks`.",
            });
        }
        return rule.State === "DISABLED" ? ["It is disabled and stays disabled."] : [];
    }
    catch (error) {
        const denied = error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR && error.cause !== undefined && (0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classify */ .L8)(error.cause).kind === "denied";
        if (!denied)
            throw error;
        return [`Can't check whether it is enabled or managed by an AWS service: ${error.message}`];
    }
}
async function readSchedulerSchedule(context, { group, name, asWritten }, clusterArn) {
    const settings = await (0,_scheduler_js__WEBPACK_IMPORTED_MODULE_5__/* .readSettings */ .s)(context, { place: group, id: name });
    const target = (0,_target_js__WEBPACK_IMPORTED_MODULE_6__/* .readTarget */ ._E)(name, settings, ["Target"], clusterArn);
    const targets = target === undefined ? [] : [target];
    const disabled = _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_1__/* .JsonDocument */ .qd.parse(settings).get(["State"]) === "DISABLED";
    const notes = [
        ...(disabled ? ["It is disabled and stays disabled."] : []),
        ...noteOnStart(settings, context.clock.now()),
        ...notesOf(targets),
    ];
    return { kind: "schedule", name: asWritten, place: group, id: name, targets, notes };
}
/** AWS may reject a StartDate that is more than five minutes old. */
function noteOnStart(settings, now) {
    const start = _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_1__/* .JsonDocument */ .qd.parse(settings).get(["StartDate"]);
    if (typeof start !== "number" || start * 1000 >= now - (0,_core_time_js__WEBPACK_IMPORTED_MODULE_3__/* .minutes */ .Gx)(5))
        return [];
    return [
        "Its StartDate is in the past. If AWS rejects it, the step removes it; the schedule runs the same without it.",
    ];
}
const notesOf = (targets) => targets.flatMap(({ id, leftAlone }) => (leftAlone === undefined ? [] : `Target ${id}: ${leftAlone.text}`));
/** A schedule without anything to move is probably a mistake. */
function refuseIdle({ name, targets }, clusterArn) {
    if (targets.some(({ leftAlone }) => leftAlone === undefined || leftAlone.why === "runs-newest"))
        return;
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR({
        name: "schedule-runs-nothing-here",
        what: `${name} has no task in the cluster ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_7__/* .shortName */ .EU)(clusterArn)} that a release can move.`,
        evidence: notesOf(targets),
        remedy: "Remove it from the input `scheduled-tasks`, or check the inputs `cluster` and `aws-region`.",
    });
}
function notFound(request, { why }) {
    const what = request.kind === "rule"
        ? `Rule ${request.name} does not exist on the event bus ${request.bus}.`
        : `Schedule ${request.name} does not exist in the group ${request.group}.`;
    return {
        name: "schedule-not-found",
        what,
        evidence: why.evidence,
        remedy: `Check ${request.asWritten} in the input \`scheduled-tasks\`, and the input \`aws-region\`.`,
    };
}
const several = (problems, of) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR({
    name: "schedules-not-usable",
    what: `${problems.length} of ${of} scheduled tasks can't be moved.`,
    evidence: problems.map(({ name, failure: { why } }) => `${name}: ${[why.what, why.remedy ?? ""].join(" ").trim()}`),
    remedy: "Correct the input `scheduled-tasks`, or fix each rule or schedule.",
});


/***/ }),

/***/ 5724:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ rulePlace),
/* harmony export */   R: () => (/* binding */ readTargets)
/* harmony export */ });
/* harmony import */ var _aws_errors_quoted_values_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3770);
/* harmony import */ var _aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6230);
/* harmony import */ var _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1944);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(139);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8187);
/** Reads and writes an EventBridge rule's targets unchanged. Source: docs/aws-reference.md#schedules. */





/** PutTargets accepts at most this many entries. */
const entriesPerCall = 10;
const resourceOf = ({ place, id }) => place === "default" ? `rule/${id}` : `rule/${place}/${id}`;
/** All targets of the rule by ID, as AWS sent them. */
async function readTargets(context, rule) {
    const events = await context.aws.eventBridge();
    const targets = new Map();
    let token;
    do {
        let text = "";
        const answer = await events.listTargetsByRule({ Rule: rule.id, EventBusName: rule.place, ...(token !== undefined && { NextToken: token }) }, { signal: context.signal, resource: resourceOf(rule), onText: (body) => (text = body) });
        const page = _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_1__/* .JsonDocument */ .qd.parse(text);
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
        return { refusals, notes: [] };
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
        if (error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR && (0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classify */ .L8)(error.cause).code === "ConcurrentModificationException") {
            return changes.map(({ id }) => ({ id, reason: error.message, again: true }));
        }
        throw error;
    }
}
/** Error codes that a retry can resolve. */
const passing = /^(?:ConcurrentModification|Throttling|Internal)/u;
function refusalsOf(answer, changes) {
    const failed = answer.FailedEntries ?? [];
    if ((answer.FailedEntryCount ?? 0) > failed.length) {
        return changes.map(({ id }) => ({
            id,
            reason: `${answer.FailedEntryCount} targets failed, and EventBridge doesn't report which`,
            again: false,
        }));
    }
    return failed.map(({ TargetId, ErrorCode = "no code", ErrorMessage = "" }) => ({
        id: TargetId ?? "?",
        reason: ErrorMessage === "" ? ErrorCode : `${ErrorCode}: ${(0,_aws_errors_quoted_values_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutQuotedValues */ .h)(ErrorMessage)}`,
        again: passing.test(ErrorCode),
    }));
}
/** After a lost response: a success if every target was written; `undefined` if one still has its old state. */
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
    // A retry would overwrite somebody else's change; the caller reads the targets again.
    return {
        $metadata: {},
        FailedEntryCount: changes.length,
        FailedEntries: changes.map(({ id }) => ({
            TargetId: id,
            ErrorCode: "ConcurrentModificationException",
            ErrorMessage: "the target changed while a response was lost",
        })),
    };
}


/***/ }),

/***/ 6215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ towards),
/* harmony export */   m: () => (/* binding */ familiesOf)
/* harmony export */ });
/** The families of the targets that move with a release, without duplicates. */
const familiesOf = (state) => [
    ...new Set(state.targets.filter(({ leftAlone }) => leftAlone === undefined).map(({ family }) => family)),
];
/** Adds the new revision to each target, by family. The journal stores the result. */
const towards = (state, revisions) => ({
    ...state,
    targets: state.targets.map((target) => {
        const to = target.leftAlone === undefined ? revisions.get(target.family) : undefined;
        return to === undefined ? target : { ...target, to };
    }),
});


/***/ }),

/***/ 2433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ schedulePlace),
/* harmony export */   s: () => (/* binding */ readSettings)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6230);
/* harmony import */ var _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1944);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(139);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8187);
/** Reads and writes an EventBridge Scheduler schedule as a whole. Source: docs/aws-reference.md#schedules. */





/** Members of GetSchedule that UpdateSchedule doesn't accept in its body; `Name` is in the URL. */
const readOnly = new Set(["Arn", "CreationDate", "LastModificationDate", "Name"]);
const resourceOf = ({ place, id }) => `schedule/${place}/${id}`;
/** The writable members of a schedule, as GetSchedule sent them. */
async function readSettings(context, schedule) {
    const scheduler = await context.aws.scheduler();
    let answer = "";
    await scheduler.getSchedule({ Name: schedule.id, GroupName: schedule.place }, { signal: context.signal, resource: resourceOf(schedule), onText: (body) => (answer = body) });
    return _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_2__/* .JsonDocument */ .qd.parse(answer).removeEach([], readOnly).text;
}
const schedulePlace = (context, schedule) => ({
    read: async () => new Map([[schedule.id, await readSettings(context, schedule)]]),
    write: async (changes) => {
        const refusals = [];
        const notes = [];
        for (const change of changes) {
            try {
                refusals.push(...(await update(context, schedule, change)));
            }
            catch (error) {
                const text = (0,_target_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutStart */ .pM)(change.text);
                if (!isPastStartRefused(error) || text === change.text)
                    throw error;
                notes.push(`AWS rejected the StartDate of ${schedule.id} because it is in the past, so the step removed it.`);
                refusals.push(...(await update(context, schedule, { ...change, text })));
            }
        }
        return { refusals, notes };
    },
});
/** AWS may reject a past StartDate (docs/aws-reference.md). The schedule runs the same without it. */
const isPastStartRefused = (error) => error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR &&
    (0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_1__/* .classify */ .L8)(error.cause).kind === "invalid" &&
    (0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_1__/* .classify */ .L8)(error.cause).message.includes("StartDate");
async function update(context, schedule, change) {
    const scheduler = await context.aws.scheduler();
    // A token for the attempts of this update only: AWS ignores repeated requests with the same token.
    const body = _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_2__/* .JsonDocument */ .qd.parse(change.text).set(["ClientToken"], (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()).text;
    const refuse = (reason) => [{ id: change.id, reason, again: true }];
    let interfered = false;
    /** After a lost response: whether the schedule has the new state, the old one, or somebody else's. */
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
        // The body replaces these members; the SDK's type requires them.
        { Name: schedule.id, ScheduleExpression: undefined, Target: undefined, FlexibleTimeWindow: undefined }, { body, signal: context.signal, resource: resourceOf(schedule), found });
    }
    catch (error) {
        if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR) || (0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_1__/* .classify */ .L8)(error.cause).kind !== "conflict")
            throw error;
        return refuse(error.message);
    }
    return interfered ? refuse("the schedule changed while a response was lost") : [];
}


/***/ }),

/***/ 8187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ withTaskDefinition),
/* harmony export */   $P: () => (/* binding */ namedIn),
/* harmony export */   Qk: () => (/* binding */ isSameButStart),
/* harmony export */   TL: () => (/* binding */ isSameJson),
/* harmony export */   _E: () => (/* binding */ readTarget),
/* harmony export */   lX: () => (/* binding */ isSameTaskDefinition),
/* harmony export */   pM: () => (/* binding */ withoutStart)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2672);
/* harmony import */ var _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1944);
/* harmony import */ var _ecs_definition_exact_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1721);
/** Reads and replaces a target's task definition. Pure. Source: docs/aws-reference.md#schedules. */



/** EventBridge Scheduler's universal target for RunTask; its `Input` is the request. */
const runTask = /^arn:[\w-]+:scheduler:::aws-sdk:ecs:runTask$/;
/**
 * Reads a target; `undefined` if it runs no ECS task.
 * @param at Path of the target in the document: `[]` for a rule's, `["Target"]` for a schedule's.
 */
function readTarget(id, text, at, clusterArn) {
    const document = _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text);
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
        leftAlone: { why: "unreadable", text: `Its RunTask request ${why}, so the step doesn't change it.` },
    });
    const input = innerDocument(document, path);
    if (input === undefined)
        return unreadable("is not a JSON object");
    const [name, ...others] = keysLike(input, "taskdefinition");
    if (name === undefined)
        return unreadable("has no task definition");
    if (others.length > 0)
        return unreadable(`has several task definitions (${[name, ...others].join(", ")})`);
    const [cluster] = keysLike(input, "cluster");
    return stateOf({
        id,
        document: document.text,
        naming: { path, within: name },
        cluster: cluster === undefined ? "default" : input.get([cluster]),
        clusterArn,
    });
}
/** EventBridge Scheduler accepts the API's and the SDKs' spelling of request members. */
const keysLike = (input, name) => input.keys([]).filter((key) => key.toLowerCase() === name);
function innerDocument(document, path) {
    const text = document.get(path);
    if (typeof text !== "string")
        return undefined;
    try {
        const inner = _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text);
        return inner.kind([]) === "object" ? inner : undefined;
    }
    catch (error) {
        if (error instanceof _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonSyntaxError */ .q3)
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
        const text = `It runs in the cluster ${where}, not in ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)(clusterArn)}, so the step doesn't change it.`;
        return { ...state, leftAlone: { why: "elsewhere", text } };
    }
    if (revision === undefined) {
        const text = `It uses the family ${family} without a revision, so it already runs the newest one.`;
        return { ...state, leftAlone: { why: "runs-newest", text } };
    }
    return state;
}
const isCluster = (cluster, clusterArn) => cluster === clusterArn || (!cluster.startsWith("arn:") && cluster === (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)(clusterArn));
/** The task definition in the document; `undefined` if there is none. */
function namedIn(text, { path, within }) {
    const document = _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text);
    const name = within === undefined ? document.get(path) : innerDocument(document, path)?.get([within]);
    return typeof name === "string" ? name : undefined;
}
/** Replaces the task definition; every other byte stays the same. */
function withTaskDefinition(text, { path, within }, taskDefinition) {
    const document = _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text);
    if (within === undefined)
        return document.set(path, taskDefinition).text;
    const inner = innerDocument(document, path);
    if (inner === undefined)
        throw new Error(`No RunTask request at ${path.join(".")}`);
    return document.set(path, inner.set([within], taskDefinition).text).text;
}
/** Whether two names refer to the same task definition: `family:revision` is short for its ARN. */
const isSameTaskDefinition = (one, other) => one === other || ((0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionName */ .pd)(one) === (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionName */ .pd)(other) && !(isArn(one) && isArn(other)));
const isArn = (name) => name.startsWith("arn:");
/** Whether two JSON texts are equal apart from key order and whitespace. Compares numbers by their spelling. */
const isSameJson = (one, other) => one === other || canonical(one) === canonical(other);
/** A schedule's settings without its StartDate. */
const withoutStart = (text) => _ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text).remove(["StartDate"]).text;
/** Like `isSameJson`, but allows a missing StartDate that AWS rejected. */
const isSameButStart = (now, recorded) => isSameJson(now, recorded) || isSameJson(now, withoutStart(recorded));
const canonical = (text) => (0,_ecs_definition_exact_json_js__WEBPACK_IMPORTED_MODULE_2__/* .writeExact */ .bk)(sorted(_ecs_definition_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text).exact([]) ?? null));
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
