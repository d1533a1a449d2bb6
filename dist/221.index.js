export const id = 221;
export const ids = [221];
export const modules = {

/***/ 8221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readBaseFile: () => (/* binding */ readBaseFile)
});

// UNUSED EXPORTS: parseBaseFile, pathText

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/ecs/document.js
var ecs_document = __webpack_require__(566);
// EXTERNAL MODULE: ./build/src/ecs/exact.js
var exact = __webpack_require__(1284);
// EXTERNAL MODULE: ./build/src/ecs/task-definition.js
var task_definition = __webpack_require__(1270);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecs/dist-cjs/index.js
var dist_cjs = __webpack_require__(212);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/schema/index.js
var schema = __webpack_require__(6890);
;// CONCATENATED MODULE: ./build/src/ecs/wire-types.js
/**
 * Whether a task definition that a person wrote has the types that the wire takes, by the SDK's own schema. AWS's
 * answer to `cpu: 256` names neither the member nor the line. Members that the schema doesn't know pass.
 */



const isMembers = (value) => value instanceof Map;
const isList = (value) => Array.isArray(value);
function kindOf(value) {
    if (value === null)
        return "null";
    if (value instanceof exact/* ExactNumber */.fh)
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
            return `is spelt \`${name}\``;
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
        return [{ path, text: `is ${has}, and takes ${wanted}${advice(has, wanted)}` }];
    if (isList(value)) {
        return value.flatMap((item, index) => problems(schema.getValueSchema(), item, [...path, index]));
    }
    if (!isMembers(value))
        return [];
    if (schema.isStructSchema())
        return structProblems(schema, value, path);
    return [...value].flatMap(([key, inner]) => problems(schema.getValueSchema(), inner, [...path, key]));
}
/** All of them, in the document's order. */
function typeProblems(value) {
    return problems(schema.NormalizedSchema.of(dist_cjs.RegisterTaskDefinitionRequest$), value, []);
}

// EXTERNAL MODULE: ./build/src/failure.js
var failure = __webpack_require__(7279);
// EXTERNAL MODULE: ./build/src/plan/workspace-file.js
var workspace_file = __webpack_require__(5155);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/src/plan/written-document.js
/**
 * Documents that people write: JSON with comments and trailing commas, or YAML, read into values whose numbers keep
 * their spelling. Messages never quote the text: a value in it may be a secret.
 */



/** The text can't be read. */
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
        const root = (0,ecs_document/* treeOf */.g7)(text, { comments: true, trailingCommas: true });
        return {
            value: (0,ecs_document/* exactValue */.zT)(text, root),
            locate(path) {
                const node = (0,ecs_document/* nodeAt */.oB)(root, path);
                return node === undefined ? undefined : (0,ecs_document/* positionAt */.t$)(text, node.offset);
            },
        };
    }
    catch (error) {
        if (!(error instanceof ecs_document/* JsonSyntaxError */.q3))
            throw error;
        throw new WrittenSyntaxError(error.what, error.position, { cause: error });
    }
}
/** By the parser's codes. Its own messages quote the text. */
const yamlProblems = {
    BAD_ALIAS: "a value starts with `*`, which stands for an anchor: quote it",
    BAD_INDENT: "the indentation does not fit",
    BAD_SCALAR_START: "a value starts with a character that YAML reserves: quote it",
    BLOCK_AS_IMPLICIT_KEY: "a mapping within a line: quote a value that has `: ` in it",
    DUPLICATE_KEY: "a key stands twice in one mapping",
    MISSING_CHAR: "a quote, bracket, comma or colon is missing",
    MULTIPLE_DOCS: "a second document follows (`---`)",
    RESOURCE_EXHAUSTION: "nested too deeply",
    TAB_AS_INDENT: "a tab in the indentation: YAML takes spaces",
    TAG_RESOLVE_FAILED: "a tag (`!Name`) that plain YAML does not have; CloudFormation's functions can't be used here",
};
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** Numbers as they are written where JSON has that spelling, keys always as text. */
function keepSpelling(document, text) {
    (0,dist/* visit */.YR)(document, {
        Scalar(key, node) {
            const { value } = node;
            if (key === "key") {
                // A merge key is a symbol, and stays one.
                if (typeof value !== "string" && typeof value !== "symbol")
                    node.value = node.source ?? "";
                return;
            }
            if (typeof value !== "number" && typeof value !== "bigint")
                return;
            if (typeof value === "number" && !Number.isFinite(value)) {
                throw new WrittenSyntaxError("a number that JSON does not have", (0,ecs_document/* positionAt */.t$)(text, node.range?.[0] ?? 0));
            }
            const source = node.source ?? "";
            node.value = new exact/* ExactNumber */.fh(jsonNumber.test(source) ? source : String(value));
        },
    });
}
/** YAML's maps, lists and scalars as JSON's; more than a document can hold is a bomb of aliases. */
function exactOf(value, budget, depth = 0) {
    budget.left -= 1;
    if (budget.left < 0 || depth > 100)
        throw new WrittenSyntaxError("aliases make it endless or huge", undefined);
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
    if (typeof value === "string" || typeof value === "boolean" || value instanceof exact/* ExactNumber */.fh)
        return value;
    throw new WrittenSyntaxError("a value that JSON does not have", undefined);
}
const yamlProblem = (code, text, offset) => new WrittenSyntaxError(yamlProblems[code] ?? code.replaceAll("_", " ").toLowerCase(), (0,ecs_document/* positionAt */.t$)(text, offset));
/** Throws where the tokens, which were read without recursion, go deeper than a document may. */
function checkDepth(tokens, text) {
    const open = tokens.map((token) => [
        token,
        0,
    ]);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        const [token, depth] = next;
        if (token === null || token === undefined)
            continue;
        if (depth > exact/* depthLimit */.zR)
            throw yamlProblem("RESOURCE_EXHAUSTION", text, token.offset);
        if ("value" in token)
            open.push([token.value, depth]);
        if (!("items" in token))
            continue;
        for (const { key, value } of token.items)
            open.push([key, depth + 1], [value, depth + 1]);
    }
}
function composed(text) {
    const tokens = [...new dist/* Parser */.iX().parse(text)];
    checkDepth(tokens, text);
    const [document, second] = new dist/* Composer */.Dk({ merge: true }).compose(tokens, true, text.length);
    if (document === undefined)
        throw new WrittenSyntaxError("it is empty", undefined);
    const [problem] = [...document.errors, ...document.warnings];
    if (problem !== undefined)
        throw yamlProblem(problem.code, text, problem.pos[0]);
    if (second !== undefined)
        throw yamlProblem("MULTIPLE_DOCS", text, second.range[0]);
    return document;
}
function readYaml(text) {
    const document = composed(text);
    keepSpelling(document, text);
    let value;
    try {
        value = document.toJS({ mapAsMap: true, maxAliasCount: 100 });
    }
    catch (error) {
        // The parser's words for an alias without its anchor, or too many of them, quote the alias.
        throw new WrittenSyntaxError("an alias (`*name`) without its anchor, or far too many aliases", undefined, {
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
            return range === undefined || range === null ? undefined : (0,ecs_document/* positionAt */.t$)(text, range[0]);
        },
    };
}
/** Throws WrittenSyntaxError. */
function readWritten(text, language) {
    return language === "json" ? readJson(text) : readYaml(text);
}

;// CONCATENATED MODULE: ./build/src/plan/base-file.js
/** The base of a release from a file of the repository: found, read and checked before AWS sees it. */








const base_file_isMembers = (value) => value instanceof Map;
function refusal(path, what, rest = {}) {
    const { evidence = [], remedy, cause } = rest;
    return new failure.Failure({
        name: "invalid-task-definition-file",
        what: `Input \`task-definition\`: ${path} ${what}.`,
        evidence,
        ...(remedy === undefined ? {} : { remedy }),
    }, cause === undefined ? {} : { cause });
}
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
/** What ECS does not show and does not want: a `null` member says the same as none. */
function withoutNulls(value) {
    if (Array.isArray(value))
        return value.map(withoutNulls);
    if (!base_file_isMembers(value))
        return value;
    return new Map([...value].filter(([, inner]) => inner !== null).map(([key, inner]) => [key, withoutNulls(inner)]));
}
/** The definition itself, out of the `{"taskDefinition": …}` that describe-task-definition prints. */
function unwrapped(value, path) {
    if (!base_file_isMembers(value)) {
        const remedy = "The file holds one object: `family`, `containerDefinitions` and their neighbours.";
        throw refusal(path, Array.isArray(value) ? "is a list" : "is not an object", { remedy });
    }
    const inner = value.get("taskDefinition");
    if (!base_file_isMembers(inner))
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
    const names = containers.map((container) => base_file_isMembers(container) ? container.get("name") : undefined);
    for (const [index, name] of names.entries()) {
        if (name === undefined || name === "")
            found.push(`\`containerDefinitions[${index}].name\` is missing`);
        else if (typeof name === "string" && names.indexOf(name) !== index) {
            found.push(`\`containerDefinitions[${index}].name\`: \`${name}\` is the name of two containers`);
        }
    }
    return found;
}
function checked(document, path) {
    const { members: written, prefix } = unwrapped(document.value, path);
    const members = withoutNulls(new Map([...written].filter(([key]) => !task_definition/* describeOnly */.SB.has(key))));
    const problems = [
        ...typeProblems(members).map(({ path: place, text }) => {
            const position = document.locate([...prefix, ...place]);
            return `\`${pathText(place)}\`${at(position)} ${text}`;
        }),
        ...missingMembers(members),
    ];
    if (problems.length > 0) {
        throw refusal(path, `is not a task definition: ${problems[0]}${problems.length > 1 ? ` (and ${problems.length - 1} more)` : ""}`, {
            evidence: problems,
            remedy: "Names and types are those of `aws ecs register-task-definition --generate-cli-skeleton`.",
        });
    }
    return members;
}
/** Reads a task definition out of a text; `path` names it in errors and, by its extension, its language. */
function parseBaseFile(text, path) {
    try {
        const members = checked(readWritten(text, languageOf(path, text)), path);
        const document = ecs_document/* JsonDocument */.qd.parse((0,exact/* writeExact */.bk)(members, workspace_file/* fileLimit */.u));
        return { definition: (0,task_definition/* registrable */.ZV)(document), tags: (0,task_definition/* tagsOf */.Fg)(document, ["tags"]) };
    }
    catch (error) {
        if (error instanceof WrittenSyntaxError) {
            const templated = /\{\{|\$\{|<%/.test(text);
            throw refusal(path, `can't be read: ${error.message}${at(error.position)}`, {
                cause: error,
                ...(templated ? { remedy: "If it is a template, render it in a step before this one." } : {}),
            });
        }
        if (error instanceof exact/* TooLong */.VL) {
            throw refusal(path, "is too large: a task definition has 64 KiB at most", { cause: error });
        }
        throw error;
    }
}
/**
 * Reads the file that the input `task-definition` names: JSON (comments and trailing commas allowed, wrapped or not,
 * members of a description and nulls dropped) or YAML. Throws Failure `invalid-task-definition-file`; all that is
 * wrong with its members at once.
 */
async function readBaseFile(workspace, path) {
    const text = await (0,workspace_file/* readWorkspaceFile */.s)(workspace, path, {
        refuse: (what, rest) => refusal(path, what, rest),
        missing: "The input takes `latest`, `current`, or a file of the repository: is it checked out in this job, before this step?",
        tooLarge: "is larger than 1 MiB: a task definition has 64 KiB at most",
    });
    return parseBaseFile(text, path);
}


/***/ }),

/***/ 5155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ readWorkspaceFile),
/* harmony export */   u: () => (/* binding */ fileLimit)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7279);
/** A text file that an input names: read only where it lies in the workspace, whatever links and pipes say. */




/** Bytes. */
const fileLimit = 1024 * 1024;
/** The file's text, UTF-8. Throws the Failure that `words.refuse` makes. */
async function readWorkspaceFile(workspace, path, words) {
    let bytes;
    try {
        bytes = await bytesOf(await placeOf(workspace, path, words), words);
    }
    catch (error) {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_3__.Failure)
            throw error;
        const { code = (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__.messageOf)(error) } = error;
        const what = code === "ENOENT" ? "is not there" : `can't be read (${code})`;
        throw words.refuse(what, { remedy: words.missing, cause: error });
    }
    try {
        const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        if (!text.includes("\0"))
            return text;
    }
    catch (error) {
        throw words.refuse("is not UTF-8 text", {
            remedy: "Save it as UTF-8 (PowerShell's `>` writes UTF-16: use `Out-File -Encoding utf8`).",
            cause: error,
        });
    }
    throw words.refuse("is not text");
}
/** The file's real place, which has to be inside the workspace's real place. */
async function placeOf(workspace, path, words) {
    const [root, place] = [await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(workspace), await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(workspace, path))];
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, place);
    if (inside === "" || /^\.\.(?:$|[\\/])/.test(inside) || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(inside)) {
        throw words.refuse("is outside the workspace", { remedy: "Use a file of the repository." });
    }
    return place;
}
async function bytesOf(place, words) {
    // Not blocking on a pipe, and not following a link that was put there a moment ago.
    const flags = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0);
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(place, flags);
    try {
        const status = await file.stat();
        if (!status.isFile())
            throw words.refuse("is not a file", { remedy: words.missing });
        if (status.size > fileLimit)
            throw words.refuse(words.tooLarge);
        return await file.readFile();
    }
    finally {
        await file.close();
    }
}


/***/ })

};
