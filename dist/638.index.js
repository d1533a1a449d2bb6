export const id = 638;
export const ids = [638];
export const modules = {

/***/ 8638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readBaseFile: () => (/* binding */ readBaseFile)
});

// UNUSED EXPORTS: parseBaseFile, pathText

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/ecs/definition/document.js
var definition_document = __webpack_require__(1944);
// EXTERNAL MODULE: ./build/src/ecs/definition/exact-json.js
var exact_json = __webpack_require__(1721);
// EXTERNAL MODULE: ./build/src/ecs/definition/task-definition.js
var task_definition = __webpack_require__(9992);
// EXTERNAL MODULE: ./build/src/ecs/definition/wire-types.js
var wire_types = __webpack_require__(200);
// EXTERNAL MODULE: ./build/src/plan/workspace-file.js
var workspace_file = __webpack_require__(5155);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/src/core/yaml-keys.js
var yaml_keys = __webpack_require__(5547);
;// CONCATENATED MODULE: ./build/src/plan/written-document.js
/**
 * Parses JSON with comments and trailing commas, or YAML, into values whose numbers keep their spelling. Messages never
 * quote the text: it may contain a secret.
 */




/** The text can't be parsed. */
class WrittenSyntaxError extends Error {
    name = "WrittenSyntaxError";
    position;
    constructor(what, position, options) {
        super(what, options);
        this.position = position;
    }
}
function readJson(text) {
    try {
        const root = (0,definition_document/* treeOf */.g7)(text, { comments: true, trailingCommas: true });
        checkDuplicates(root, text);
        return {
            value: (0,definition_document/* exactValue */.zT)(text, root),
            locate(path) {
                const node = (0,definition_document/* nodeAt */.oB)(root, path);
                return node === undefined ? undefined : (0,definition_document/* positionAt */.t$)(text, node.offset);
            },
        };
    }
    catch (error) {
        if (!(error instanceof definition_document/* JsonSyntaxError */.q3))
            throw error;
        throw new WrittenSyntaxError(error.what, error.position, { cause: error });
    }
}
/** Rejects duplicate keys as in YAML: the parser would keep the last one, although the author may have meant the first. */
function checkDuplicates(root, text) {
    const open = [root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
        const { children = [] } = node;
        const names = new Set();
        for (const child of children) {
            const name = child.type === "property" ? child.children?.[0] : undefined;
            if (name !== undefined && names.has(name.value))
                throw duplicate(text, name.offset);
            if (name !== undefined)
                names.add(name.value);
            open.push(child);
        }
    }
}
const duplicate = (text, offset) => yamlProblem("DUPLICATE_KEY", text, offset);
/** Items of all mappings and lists together: several times what the largest task definition has. */
const mostItems = 20_000;
/** Messages by the parser's error code. The parser's own messages quote the text. */
const yamlProblems = {
    BAD_ALIAS: "a value starts with `*`, which YAML reads as an alias: quote it",
    BAD_INDENT: "the indentation is wrong",
    BAD_SCALAR_START: "a value starts with a character that YAML reserves: quote it",
    BLOCK_AS_IMPLICIT_KEY: "a mapping inside a line: quote values that contain `: `",
    DUPLICATE_KEY: "a mapping contains the same key twice",
    MISSING_CHAR: "a quote, bracket, comma or colon is missing",
    MULTIPLE_DOCS: "a second document follows (`---`)",
    RESOURCE_EXHAUSTION: "nested too deeply",
    TOO_MANY_ITEMS: `more than ${mostItems} keys and list items`,
    TAB_AS_INDENT: "a tab in the indentation: YAML requires spaces",
    TAG_RESOLVE_FAILED: "a tag (`!Name`) that is not plain YAML; CloudFormation functions are not supported",
};
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** Keeps the spelling of numbers if it is valid JSON, and keys as text. */
function keepSpelling(document, text) {
    (0,dist/* visit */.YR)(document, {
        Scalar(key, node) {
            const { value } = node;
            if (key === "key") {
                // A merge key is a symbol.
                if (typeof value !== "string" && typeof value !== "symbol")
                    node.value = node.source ?? "";
                return;
            }
            if (typeof value !== "number" && typeof value !== "bigint")
                return;
            if (typeof value === "number" && !Number.isFinite(value)) {
                throw new WrittenSyntaxError("a number that JSON doesn't support", (0,definition_document/* positionAt */.t$)(text, node.range?.[0] ?? 0));
            }
            const source = node.source ?? "";
            node.value = new exact_json/* ExactNumber */.fh(jsonNumber.test(source) ? source : String(value));
        },
    });
}
/** Converts YAML maps, lists and scalars to JSON values. The budget stops alias bombs. */
function exactOf(value, budget, depth = 0) {
    budget.left -= 1;
    if (budget.left < 0 || depth > 100)
        throw new WrittenSyntaxError("aliases make the document too large", undefined);
    if (Array.isArray(value))
        return value.map((item) => exactOf(item, budget, depth + 1));
    if (value instanceof Map) {
        return new Map([...value].map(([key, inner]) => {
            if (typeof key !== "string")
                throw new WrittenSyntaxError("a key that is not text", undefined);
            return [key, exactOf(inner, budget, depth + 1)];
        }));
    }
    if (value === null || value === undefined)
        return null;
    if (typeof value === "string" || typeof value === "boolean" || value instanceof exact_json/* ExactNumber */.fh)
        return value;
    throw new WrittenSyntaxError("a value that JSON doesn't support", undefined);
}
const yamlProblem = (code, text, offset) => new WrittenSyntaxError(yamlProblems[code] ?? code.replaceAll("_", " ").toLowerCase(), (0,definition_document/* positionAt */.t$)(text, offset));
/** Throws if the tokens, which are read without recursion, are nested deeper than the limit. */
function checkSize(tokens, text) {
    const open = tokens.map((token) => [
        token,
        0,
    ]);
    let items = 0;
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        const [token, depth] = next;
        if (token === null || token === undefined)
            continue;
        if (depth > exact_json/* depthLimit */.zR)
            throw yamlProblem("RESOURCE_EXHAUSTION", text, token.offset);
        if ("value" in token)
            open.push([token.value, depth]);
        if (!("items" in token))
            continue;
        items += token.items.length;
        if (items > mostItems)
            throw yamlProblem("TOO_MANY_ITEMS", text, token.offset);
        for (const { key, value } of token.items)
            open.push([key, depth + 1], [value, depth + 1]);
    }
}
function composed(text) {
    const tokens = [...new dist/* Parser */.iX().parse(text)];
    checkSize(tokens, text);
    const [document, second] = new dist/* Composer */.Dk({ merge: true, uniqueKeys: false }).compose(tokens, true, text.length);
    if (document === undefined)
        throw new WrittenSyntaxError("it is empty", undefined);
    const [problem] = [...document.errors, ...document.warnings];
    if (problem !== undefined)
        throw yamlProblem(problem.code, text, problem.pos[0]);
    if (second !== undefined)
        throw yamlProblem("MULTIPLE_DOCS", text, second.range[0]);
    keepSpelling(document, text);
    const twice = (0,yaml_keys/* duplicateKeyIn */.O)(document);
    if (twice !== undefined)
        throw yamlProblem("DUPLICATE_KEY", text, twice);
    return document;
}
function readYaml(text) {
    const document = composed(text);
    let value;
    try {
        value = document.toJS({ mapAsMap: true, maxAliasCount: 100 });
    }
    catch (error) {
        // The parser's own message quotes the alias.
        throw new WrittenSyntaxError("an alias (`*name`) without an anchor, or too many aliases", undefined, {
            cause: error,
        });
    }
    return {
        value: exactOf(value, { left: 100_000 }),
        locate(path) {
            const node = path.length === 0 ? document.contents : document.getIn(path, true);
            const range = (0,dist/* isScalar */.jn)(node)
                ? node.range
                : node?.range;
            return range === undefined || range === null ? undefined : (0,definition_document/* positionAt */.t$)(text, range[0]);
        },
    };
}
/** Throws WrittenSyntaxError. */
function readWritten(text, language) {
    return language === "json" ? readJson(text) : readYaml(text);
}

;// CONCATENATED MODULE: ./build/src/plan/base-file.js
/** Reads and checks a task definition file from the repository, before any call to AWS. */







const isMembers = (value) => value instanceof Map;
const refusal = (path, what, details) => (0,workspace_file/* fileRefusal */.$h)(named(path), what, details);
const named = (path) => ({
    input: "task-definition",
    path,
    failure: "invalid-task-definition-file",
});
function languageOf(path, text) {
    const extension = (0,external_node_path_.extname)(path).toLowerCase();
    if (extension === ".yaml" || extension === ".yml")
        return "yaml";
    if (extension === ".json" || extension === ".jsonc" || extension === ".json5")
        return "json";
    return /^\s*(?:[{[]|\/[/*])/.test(text) ? "json" : "yaml";
}
const at = (position) => position === undefined ? "" : ` (line ${position.line}, column ${position.column})`;
/** `containerDefinitions[0].environment[2].value` */
function pathText(path) {
    return path
        .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index > 0 ? "." : ""}${step}`))
        .join("");
}
/** Removes `null` members: ECS treats them as not set and rejects them. */
function withoutNulls(value) {
    if (Array.isArray(value))
        return value.map(withoutNulls);
    if (!isMembers(value))
        return value;
    return new Map([...value].filter(([, inner]) => inner !== null).map(([key, inner]) => [key, withoutNulls(inner)]));
}
/** Unwraps the `{"taskDefinition": …}` that describe-task-definition prints. */
function unwrapped(value, path) {
    if (!isMembers(value)) {
        const remedy = "The file must contain one object with `family`, `containerDefinitions` and other members.";
        throw refusal(path, Array.isArray(value) ? "is a list" : "is not an object", { remedy });
    }
    const inner = value.get("taskDefinition");
    if (!isMembers(inner))
        return { members: value, prefix: [] };
    const tags = value.get("tags");
    return {
        members: tags === undefined ? inner : new Map([...inner, ["tags", tags]]),
        prefix: ["taskDefinition"],
    };
}
function missingMembers(members) {
    const family = members.get("family");
    const containers = members.get("containerDefinitions");
    const found = [];
    if (family === undefined || family === "")
        found.push("`family` is missing");
    if (containers === undefined || (Array.isArray(containers) && containers.length === 0)) {
        found.push("`containerDefinitions` is missing");
    }
    if (!Array.isArray(containers))
        return found;
    const names = containers.map((container) => isMembers(container) ? container.get("name") : undefined);
    for (const [index, name] of names.entries()) {
        if (name === undefined || name === "")
            found.push(`\`containerDefinitions[${index}].name\` is missing`);
        else if (typeof name === "string" && names.indexOf(name) !== index) {
            found.push(`\`containerDefinitions[${index}].name\`: two containers have the name \`${name}\``);
        }
    }
    return found;
}
function checked(document, path) {
    const { members: written, prefix } = unwrapped(document.value, path);
    const members = withoutNulls(new Map([...written].filter(([key]) => !task_definition/* describeOnly */.SB.has(key))));
    const problems = [
        ...(0,wire_types/* typeProblems */.x)(members).map(({ path: place, text }) => {
            const position = document.locate([...prefix, ...place]);
            return `\`${pathText(place)}\`${at(position)} ${text}`;
        }),
        ...missingMembers(members),
    ];
    if (problems.length > 0) {
        throw refusal(path, `is not a task definition: ${problems[0]}${problems.length > 1 ? ` (and ${problems.length - 1} more)` : ""}`, {
            evidence: problems,
            remedy: "Use the names and types from `aws ecs register-task-definition --generate-cli-skeleton`.",
        });
    }
    return members;
}
/** Parses a task definition. `path` appears in errors, and its extension selects JSON or YAML. */
function parseBaseFile(text, path) {
    try {
        const members = checked(readWritten(text, languageOf(path, text)), path);
        const document = definition_document/* JsonDocument */.qd.parse((0,exact_json/* writeExact */.bk)(members, workspace_file/* fileLimit */.ub));
        return { definition: (0,task_definition/* registrable */.ZV)(document), tags: (0,task_definition/* tagsOf */.Fg)(document, ["tags"]) };
    }
    catch (error) {
        if (error instanceof WrittenSyntaxError) {
            const templated = /\{\{|\$\{|<%/.test(text);
            throw refusal(path, `can't be parsed: ${error.message}${at(error.position)}`, {
                cause: error,
                ...(templated ? { remedy: "If the file is a template, render it in an earlier step." } : {}),
            });
        }
        if (error instanceof exact_json/* TooLong */.VL) {
            throw refusal(path, "is too large: a task definition can have at most 64 KiB", { cause: error });
        }
        throw error;
    }
}
/**
 * Reads the file in the input `task-definition`: YAML, or JSON with comments and trailing commas. Accepts the output of
 * describe-task-definition. Throws Failure `invalid-task-definition-file` that lists every invalid member.
 */
async function readBaseFile(places, path) {
    const text = await (0,workspace_file/* readWorkspaceFile */.sL)(places, named(path), {
        missing: "Check that the repository has the file and that an earlier step of this job checks it out. Keywords of this input: `latest`, `current`, `previous`.",
        tooLarge: "is larger than 1 MiB: a task definition can have at most 64 KiB",
    });
    return parseBaseFile(text, path);
}


/***/ }),

/***/ 5155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $h: () => (/* binding */ fileRefusal),
/* harmony export */   sL: () => (/* binding */ readWorkspaceFile),
/* harmony export */   ub: () => (/* binding */ fileLimit)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(139);
/** Reads a text file from the workspace or RUNNER_TEMP. Rejects links that leave them, and pipes. */




/** Bytes. */
const fileLimit = 1024 * 1024;
/** @param what continues the sentence after the path: `is outside the workspace` */
const fileRefusal = ({ input, path, failure: name }, what, { evidence = [], remedy, cause } = {}) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR({
    name,
    what: `Input \`${input}\`: ${path} ${what}.`,
    evidence,
    ...(remedy !== undefined && { remedy }),
}, { cause });
/** The file's text, UTF-8. Throws the Failure that the file names. */
async function readWorkspaceFile(places, file, words) {
    const { path } = file;
    let bytes;
    try {
        bytes = await bytesOf(await realPlace(places, file), file, words);
    }
    catch (error) {
        if (error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR)
            throw error;
        const { code = (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error) } = error;
        const what = code === "ENOENT" ? "does not exist" : `can't be read (${code})`;
        const evidence = [`resolved to ${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(places.workspace, path)}`];
        throw fileRefusal(file, what, { evidence, remedy: `${words.missing} ${relativePaths}`, cause: error });
    }
    try {
        const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        if (!text.includes("\0"))
            return text;
    }
    catch (error) {
        throw fileRefusal(file, "is not UTF-8 text", {
            remedy: "Save it as UTF-8. PowerShell's `>` writes UTF-16; use `Out-File -Encoding utf8`.",
            cause: error,
        });
    }
    throw fileRefusal(file, "is not text");
}
const relativePaths = "A path is relative to the root of the workspace: `working-directory` applies to `run` steps, not to actions.";
/** The file's real path, which must be inside the real path of one of the places. */
async function realPlace({ workspace, temp }, named) {
    const place = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(workspace, named.path));
    if (isInside(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(workspace), place))
        return place;
    if (temp !== "" && isInside(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(temp), place))
        return place;
    throw fileRefusal(named, "is outside the workspace", {
        evidence: [`resolved to ${place}`],
        remedy: "Use a file in the repository, or one that an earlier step wrote to RUNNER_TEMP.",
    });
}
function isInside(folder, place) {
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(folder, place);
    return inside !== "" && !/^\.\.(?:$|[\\/])/.test(inside) && !(0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(inside);
}
async function bytesOf(place, named, words) {
    // Don't block on a pipe, and don't follow a link that was just created.
    const flags = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0);
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(place, flags);
    try {
        const status = await file.stat();
        if (!status.isFile())
            throw fileRefusal(named, "is not a file", { remedy: words.missing });
        if (status.size > fileLimit)
            throw fileRefusal(named, words.tooLarge);
        return await file.readFile();
    }
    finally {
        await file.close();
    }
}


/***/ })

};
