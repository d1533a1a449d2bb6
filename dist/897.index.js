export const id = 897;
export const ids = [897,475];
export const modules = {

/***/ 4475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createAgents: () => (/* binding */ createAgents)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(139);
/** Keep-alive HTTP(S) agents that use the proxy in the environment: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`. */



/** The same limit as the SDK's own agents; enough for a wave of hundreds of services. */
const agentOptions = { keepAlive: true, maxSockets: 50 };
/**
 * Creates the agents of the step. Node sends their requests through the proxy.
 * @throws Failure if Node can't use the proxy: without this check, Node would connect directly
 */
function createAgents(environment, nodeVersion = process.versions.node) {
    const proxyEnv = proxySettings(environment);
    const proxies = [proxyEnv.http_proxy, proxyEnv.https_proxy].filter((proxy) => proxy !== "");
    for (const proxy of proxies) {
        const { protocol } = URL.parse(proxy) ?? { protocol: "" };
        if (protocol !== "http:" && protocol !== "https:")
            throw unusable("it is not an http: or https: URL");
    }
    if (proxies.length > 0 && !usesProxies(nodeVersion))
        throw unusable(`Node ${nodeVersion} can't use proxies`);
    const options = { ...agentOptions, proxyEnv };
    return { http: new node_http__WEBPACK_IMPORTED_MODULE_0__.Agent(options), https: new node_https__WEBPACK_IMPORTED_MODULE_1__.Agent(options) };
}
/** Node's own variables, in its form: each proxy with a scheme, no `ALL_PROXY`, and `NO_PROXY` separated by commas. */
function proxySettings(environment) {
    const of = (name) => environment[name] || environment[name.toUpperCase()] || "";
    const proxy = (name) => {
        const address = (of(name) || of("all_proxy")).trim();
        return address === "" || address.includes("://") ? address : `http://${address}`;
    };
    const direct = of("no_proxy").split(/[,\s]+/u);
    return { http_proxy: proxy("http_proxy"), https_proxy: proxy("https_proxy"), no_proxy: direct.join(",") };
}
/** Agents have `proxyEnv` since Node 24.5 (runner 2.328.0). */
function usesProxies(nodeVersion) {
    const [major = 0, minor = 0] = nodeVersion.split(".").map(Number);
    return major > 24 || (major === 24 && minor >= 5);
}
/** Does not quote the proxy's address: it may contain a password. */
const unusable = (why) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR({
    name: "proxy-not-usable",
    what: `The step can't use the proxy in HTTPS_PROXY, HTTP_PROXY or ALL_PROXY: ${why}.`,
    evidence: [],
    remedy: "Set `HTTPS_PROXY` to an http: or https: URL, and use runner 2.328.0 or later.",
});


/***/ }),

/***/ 9897:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  open: () => (/* binding */ open_open)
});

// EXTERNAL MODULE: ./build/src/core/cancellation.js
var cancellation = __webpack_require__(4006);
// EXTERNAL MODULE: ./build/src/core/failure.js
var failure = __webpack_require__(139);
;// CONCATENATED MODULE: ./build/src/aws/endpoint.js
/** Reads the endpoint from the environment as the SDK and the AWS CLI do, and checks it before credentials are sent. */

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/;
/**
 * `AWS_ENDPOINT_URL_<SERVICE>`, else `AWS_ENDPOINT_URL`; empty if neither is set. Throws Failure `insecure-endpoint`
 * for plain HTTP to another machine, which would send signatures, tokens and secrets unencrypted.
 */
function endpointFor(environment, serviceId) {
    const own = environment[`AWS_ENDPOINT_URL_${serviceId}`];
    const name = own ? `AWS_ENDPOINT_URL_${serviceId}` : "AWS_ENDPOINT_URL";
    const address = own || environment["AWS_ENDPOINT_URL"];
    if (!address)
        return {};
    let url;
    try {
        url = new URL(address);
    }
    catch {
        // Not quoted: it may contain a password.
        throw refused("invalid-endpoint", `${name} is not a valid URL.`);
    }
    if (url.protocol === "https:" || (url.protocol === "http:" && loopback.test(url.hostname))) {
        return { endpoint: address };
    }
    throw refused("insecure-endpoint", `${name} would send credentials unencrypted to ${url.host}.`);
}
/**
 * Throws the same Failure for the final address of a request, because the SDK also reads `endpoint_url` from shared
 * configuration files.
 */
function throwIfUnencrypted({ protocol, hostname }) {
    if (protocol === "https:" || loopback.test(hostname))
        return;
    throw refused("insecure-endpoint", `A configured endpoint would send credentials unencrypted to ${hostname}.`);
}
const refused = (name, what) => new failure/* Failure */.HR({
    name,
    what,
    evidence: [],
    remedy: "Use https://. Plain http:// is only allowed for this machine (127.0.0.1, localhost, [::1]).",
});

// EXTERNAL MODULE: ./build/src/aws/errors/classify.js + 6 modules
var classify = __webpack_require__(6230);
// EXTERNAL MODULE: ./build/src/aws/retry.js
var aws_retry = __webpack_require__(257);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./build/src/aws/wire.js
/**
 * Reads and writes raw request and response bodies. The SDK drops every member that it does not know, at every depth
 * (docs/aws-reference.md#wire-format, #task-definitions), so documents bypass it.
 */

async function textOf(body) {
    if (typeof body === "string")
        return body;
    if (body instanceof Uint8Array)
        return Buffer.from(body).toString("utf8");
    const chunks = [];
    for await (const chunk of body)
        chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks).toString("utf8");
}
/** Passes the response body to `onText` before the SDK parses it. */
function readRaw(stack, onText) {
    const middleware = (next) => async (args) => {
        const result = await next(args);
        const text = await textOf(result.response.body);
        onText(text);
        result.response.body = external_node_stream_.Readable.from([Buffer.from(text)]);
        return result;
    };
    stack.add(middleware, { step: "deserialize", priority: "low", name: "readRaw" });
}
/** Calls `check` with the address before the request is signed; the call throws what `check` throws. */
function checkAddress(stack, check) {
    const middleware = (next) => (args) => {
        check(args.request);
        return next(args);
    };
    stack.add(middleware, { step: "build", priority: "high", name: "checkAddress" });
}
/** Sends `text` instead of the serialized input; the signature covers it. */
function writeRaw(stack, text) {
    const middleware = (next) => (args) => {
        args.request.body = text;
        args.request.headers["content-length"] = String(Buffer.byteLength(text));
        return next(args);
    };
    stack.add(middleware, { step: "build", priority: "low", name: "writeRaw" });
}

;// CONCATENATED MODULE: ./build/src/aws/call.js
/** One call to AWS: sends it, records each attempt for the debug log, retries, and turns errors into failures. */





/** Calls that change nothing: a canceled job aborts them. Any other call may take effect, so the step waits for it. */
const isRead = (operation) => /^(?:Describe|List|Get|BatchGet|AssumeRole)/u.test(operation);
/** Returns a function that sends a client's commands. `renew` gets new credentials after AWS reports them as expired. */
function sender(context, service, client, renew) {
    const attempt = async (operation, command, signal) => {
        const start = context.clock.now();
        const record = (rest) => context.onCall?.({ service, operation, milliseconds: context.clock.now() - start, ...rest });
        try {
            const answer = await client.send(command, signal === undefined ? {} : { abortSignal: signal });
            record({ requestId: answer.$metadata?.requestId });
            return answer;
        }
        catch (thrown) {
            const problem = (0,classify/* classify */.L8)(thrown);
            record({ requestId: problem.requestId, error: problem.code });
            throw thrown;
        }
    };
    return async (operation, command, options) => {
        checkAddress(command.middlewareStack, throwIfUnencrypted);
        if (options.onText !== undefined)
            readRaw(command.middlewareStack, options.onText);
        if (options.body !== undefined)
            writeRaw(command.middlewareStack, options.body);
        const signal = options.signal ?? context.retry.signal;
        const retry = { ...context.retry, ...(signal && { signal }) };
        let refusal;
        const send = async () => {
            if (signal === undefined || isRead(operation))
                return attempt(operation, command, signal);
            const change = (0,cancellation/* signalOfChange */.sJ)(context.clock, signal);
            try {
                return await attempt(operation, command, change.signal);
            }
            catch (thrown) {
                if (signal.aborted && !(0,classify/* classify */.L8)(thrown).maybeDone)
                    refusal = thrown;
                throw thrown;
            }
            finally {
                change.end();
            }
        };
        try {
            const { found, beforeRepeat, optional } = options;
            return await (0,aws_retry/* withRetries */.LH)(retry, { send, classify: classify/* classify */.L8, found, beforeRepeat, renew, optional });
        }
        catch (thrown) {
            // If AWS rejected the change, report that instead of the cancellation: there is nothing to roll back.
            if (refusal === undefined)
                signal?.throwIfAborted();
            const { resource } = options;
            const call = { service, operation, ...(resource !== undefined && { resource }) };
            throw (0,classify/* toFailure */.w2)(refusal ?? thrown, call, context.explain);
        }
    };
}

;// CONCATENATED MODULE: ./build/src/aws/calls.js
const ecsCommands = (sdk) => ({
    describeClusters: sdk.DescribeClustersCommand,
    describeServices: sdk.DescribeServicesCommand,
    describeTaskDefinition: sdk.DescribeTaskDefinitionCommand,
    registerTaskDefinition: sdk.RegisterTaskDefinitionCommand,
    deregisterTaskDefinition: sdk.DeregisterTaskDefinitionCommand,
    runTask: sdk.RunTaskCommand,
    stopTask: sdk.StopTaskCommand,
    listTasks: sdk.ListTasksCommand,
    describeTasks: sdk.DescribeTasksCommand,
    getTaskProtection: sdk.GetTaskProtectionCommand,
    updateService: sdk.UpdateServiceCommand,
    listServiceDeployments: sdk.ListServiceDeploymentsCommand,
    describeServiceDeployments: sdk.DescribeServiceDeploymentsCommand,
    describeServiceRevisions: sdk.DescribeServiceRevisionsCommand,
    stopServiceDeployment: sdk.StopServiceDeploymentCommand,
    continueServiceDeployment: sdk.ContinueServiceDeploymentCommand,
});
const stsCommands = (sdk) => ({
    assumeRoleWithWebIdentity: sdk.AssumeRoleWithWebIdentityCommand,
    assumeRole: sdk.AssumeRoleCommand,
    getCallerIdentity: sdk.GetCallerIdentityCommand,
});
const logsCommands = (sdk) => ({
    describeLogGroups: sdk.DescribeLogGroupsCommand,
    getLogEvents: sdk.GetLogEventsCommand,
});
const cloudWatchCommands = (sdk) => ({
    describeAlarms: sdk.DescribeAlarmsCommand,
});
const codeDeployCommands = (sdk) => ({
    getDeploymentConfig: sdk.GetDeploymentConfigCommand,
    getDeploymentGroup: sdk.GetDeploymentGroupCommand,
    createDeployment: sdk.CreateDeploymentCommand,
    getDeployment: sdk.GetDeploymentCommand,
    listDeployments: sdk.ListDeploymentsCommand,
    listDeploymentTargets: sdk.ListDeploymentTargetsCommand,
    getDeploymentTarget: sdk.GetDeploymentTargetCommand,
    stopDeployment: sdk.StopDeploymentCommand,
    continueDeployment: sdk.ContinueDeploymentCommand,
});
const eventBridgeCommands = (sdk) => ({
    describeRule: sdk.DescribeRuleCommand,
    listTargetsByRule: sdk.ListTargetsByRuleCommand,
    putTargets: sdk.PutTargetsCommand,
});
const schedulerCommands = (sdk) => ({
    getSchedule: sdk.GetScheduleCommand,
    updateSchedule: sdk.UpdateScheduleCommand,
});
const ecrCommands = (sdk) => ({
    describeImages: sdk.DescribeImagesCommand,
    batchGetImage: sdk.BatchGetImageCommand,
});
const secretsManagerCommands = (sdk) => ({
    describeSecret: sdk.DescribeSecretCommand,
});
const systemsManagerCommands = (sdk) => ({
    describeParameters: sdk.DescribeParametersCommand,
});
const elbCommands = (sdk) => ({
    describeTargetGroups: sdk.DescribeTargetGroupsCommand,
    describeTargetHealth: sdk.DescribeTargetHealthCommand,
    describeTargetGroupAttributes: sdk.DescribeTargetGroupAttributesCommand,
});
const autoScalingCommands = (sdk) => ({
    describeScalableTargets: sdk.DescribeScalableTargetsCommand,
});

// EXTERNAL MODULE: ./build/src/aws/arn.js
var arn = __webpack_require__(2672);
// EXTERNAL MODULE: ./build/src/aws/http.js
var http = __webpack_require__(4379);
;// CONCATENATED MODULE: ./build/src/aws/oidc.js
/** Fetches the job's OIDC token from the runner, and reads its claims. Source: docs/aws-reference.md#credentials. */




const maxTokenBytes = 64 * 1024;
const responseTimeout = 10_000;
/** Variables by which an earlier step or the runner gives a job AWS credentials. */
const ambientVariables = [
    "AWS_ACCESS_KEY_ID",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_PROFILE",
];
function missingPermission(environment) {
    const ambient = ambientVariables.find((name) => environment[name]);
    const permission = "Add to the job (or the workflow): `permissions:` with `id-token: write` and `contents: read`. " +
        "Pull requests from forks never get this permission.";
    return new failure/* Failure */.HR({
        name: "id-token-permission-missing",
        what: "The job has no permission to request an OIDC token, so it can't assume role-to-assume.",
        evidence: [
            "ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set",
            ...(ambient === undefined ? [] : [`The job has AWS credentials: ${ambient} is set`]),
        ],
        remedy: ambient === undefined
            ? `${permission} If the runner has its own AWS credentials, such as an instance role, set \`role-to-chain\` instead of \`role-to-assume\`.`
            : `To assume the role with the credentials that the job already has, set \`role-to-chain\` instead of \`role-to-assume\`. To use the job's OIDC token: ${permission.charAt(0).toLowerCase()}${permission.slice(1)}`,
    });
}
const oidc_refused = (evidence) => new failure/* Failure */.HR({
    name: "oidc-token-refused",
    what: "GitHub did not return an OIDC token for this job.",
    evidence: [evidence],
    remedy: "Run the job again. If it fails again, check githubstatus.com (Actions).",
});
class TokenResponse extends Error {
    status;
    constructor(status) {
        super(`HTTP ${status}`);
        this.status = status;
    }
}
function tokenFrom(answer) {
    if (answer.status !== 200)
        throw new TokenResponse(answer.status);
    let value;
    try {
        value = JSON.parse(answer.body).value;
    }
    catch {
        value = undefined;
    }
    if (typeof value !== "string" || !/^[\w-]+\.[\w-]+\.[\w-]*$/.test(value)) {
        throw oidc_refused("the response has no token");
    }
    return value;
}
function addressOf(text) {
    try {
        return new URL(text);
    }
    catch {
        throw oidc_refused("ACTIONS_ID_TOKEN_REQUEST_URL is not a valid URL");
    }
}
/** Fetches a new token. Tokens expire within minutes, so every exchange fetches one. */
async function fetchToken(source) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = source.environment;
    if (!address || !bearer)
        throw missingPermission(source.environment);
    const url = addressOf(address);
    throwIfUnencrypted(url);
    url.searchParams.set("audience", source.audience);
    const send = async () => tokenFrom(await (0,http/* sendRequest */.w)(url, {
        call: "oidc:GetToken",
        agents: source.agents,
        headers: { authorization: `Bearer ${bearer}`, accept: "application/json" },
        timeout: responseTimeout,
        maxBytes: maxTokenBytes,
        ...(source.retry.signal === undefined ? {} : { signal: source.retry.signal }),
    }));
    try {
        const token = await (0,aws_retry/* withRetries */.LH)(source.retry, { send, classify: classifyTokenError });
        source.mask(token);
        return token;
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR)
            throw error;
        source.retry.signal?.throwIfAborted();
        throw oidc_refused((0,failure/* messageOf */.bD)(error));
    }
}
function classifyTokenError(thrown) {
    const status = thrown instanceof TokenResponse ? thrown.status : undefined;
    const final = thrown instanceof failure/* Failure */.HR || (status !== undefined && status < 500);
    const kind = status === 429 ? "throttled" : final ? "invalid" : "transient";
    return { kind, code: "TokenRequest", message: (0,failure/* messageOf */.bD)(thrown), maybeDone: false };
}
/** Reads the claims of a JWT for display only, without checking its signature. */
function claimsOf(token) {
    let payload = {};
    try {
        payload = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
    }
    catch {
        // An unreadable token has no claims.
    }
    const claim = (name) => (typeof payload[name] === "string" ? payload[name] : "");
    return { iss: claim("iss"), sub: claim("sub"), aud: claim("aud") };
}
/** A `sub` in both of GitHub's formats: `repo:O/R:…` and, with IDs, `repo:O@1/R@2:…` (docs/aws-reference.md#credentials). */
function subjectForms(sub) {
    const [, owner = "OWNER", ownerId = "OWNER_ID", repository = "REPOSITORY", repositoryId = "REPOSITORY_ID", rest = "*",] = /^repo:([^/@:]+)(?:@(\d+))?\/([^@:]+)(?:@(\d+))?:(.*)$/.exec(sub) ?? [];
    return {
        classic: `repo:${owner}/${repository}:${rest}`,
        immutable: `repo:${owner}@${ownerId}/${repository}@${repositoryId}:${rest}`,
    };
}

;// CONCATENATED MODULE: ./build/src/aws/credentials.js




/** Credentials are renewed this long before they expire, so that no call starts with credentials about to expire. */
const renewalMargin = 5 * 60_000;
const chainedSeconds = 3600;
class Credentials {
    #context;
    #session;
    #pending;
    constructor(context, session) {
        this.#context = context;
        this.#session = session;
    }
    get session() {
        return this.#session;
    }
    /**
     * The credentials to sign with. The expiration passed to the SDK is the epoch, so that the SDK asks before every call
     * and only this class, with the release's clock, decides when to renew.
     */
    provide = async () => {
        const session = await this.#current();
        return { ...session.identity, expiration: new Date(0) };
    };
    /** Starts to open the first session. If it fails, the first call rejects with the reason. */
    begin() {
        this.#pending ??= this.#open();
        this.#pending.catch(() => undefined);
    }
    /** Opens another session. Returns false if that yields the same credentials that AWS rejected. */
    async renew() {
        const refused = this.#session?.identity;
        this.#session = undefined;
        const { identity } = await this.#current();
        return identity.accessKeyId !== refused?.accessKeyId || identity.sessionToken !== refused.sessionToken;
    }
    async #current() {
        const session = this.#session;
        const left = session?.expiresAt === undefined ? Infinity : session.expiresAt - this.#context.clock.now();
        if (session !== undefined && left > renewalMargin)
            return session;
        this.#pending ??= this.#open();
        const pending = this.#pending;
        try {
            this.#session = await pending;
        }
        catch (error) {
            // If an early renewal fails, keep the session while it is valid.
            if (session === undefined || left <= 0)
                throw error;
            this.#session = session;
        }
        finally {
            if (this.#pending === pending)
                this.#pending = undefined;
        }
        return this.#session;
    }
    async #open() {
        const { request } = this.#context;
        const first = request.roleToAssume === undefined ? await this.#ambient() : await this.#exchange(request.roleToAssume);
        return request.roleToChain === undefined ? first : this.#chain(first, request.roleToChain);
    }
    async #ambient() {
        try {
            const identity = await this.#context.ambient();
            return { identity, ...(identity.expiration && { expiresAt: identity.expiration.getTime() }) };
        }
        catch (error) {
            throw new failure/* Failure */.HR({
                name: "credentials-missing",
                what: "No AWS credentials: role-to-assume is not set, and the SDK's default credential chain has none.",
                evidence: [(0,failure/* messageOf */.bD)(error)],
                remedy: "Set role-to-assume (and `permissions: id-token: write`), or configure credentials in an earlier step.",
            }, { cause: error });
        }
    }
    async #exchange(role) {
        const { request } = this.#context;
        const [token, sts] = await Promise.all([this.#context.fetchToken(), this.#context.openSts()]);
        try {
            const answer = await sts.assumeRoleWithWebIdentity({
                RoleArn: role,
                RoleSessionName: request.roleSessionName,
                WebIdentityToken: token,
                DurationSeconds: request.roleDurationSeconds,
            });
            return this.#sessionFrom(answer.Credentials, role);
        }
        catch (error) {
            throw exchangeRefused(error, role, claimsOf(token), request);
        }
    }
    async #chain(first, role) {
        const sts = await this.#context.signedSts(first.identity);
        const answer = await sts.assumeRole({
            RoleArn: role,
            RoleSessionName: this.#context.request.roleSessionName,
            DurationSeconds: Math.min(chainedSeconds, this.#context.request.roleDurationSeconds),
        }, { resource: role });
        return this.#sessionFrom(answer.Credentials, role);
    }
    #sessionFrom(credentials, role) {
        const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = credentials ?? {};
        if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration) {
            throw new failure/* Failure */.HR({
                name: "credentials-incomplete",
                what: `STS returned incomplete credentials for ${role}.`,
                evidence: [],
                remedy: "Run the job again. If AWS_ENDPOINT_URL is set, check which server responds at that address.",
            });
        }
        for (const secret of [AccessKeyId, SecretAccessKey, SessionToken])
            this.#context.mask(secret);
        return {
            identity: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
            expiresAt: Expiration.getTime(),
        };
    }
}
const documentation = "docs/getting-started.md shows the whole trust policy.";
/** Explains STS's rejection and adds the claims of the token as evidence. Source: docs/aws-reference.md#credentials. */
function exchangeRefused(thrown, role, claims, request) {
    if (thrown instanceof failure/* Failure */.HR) {
        const kind = (0,classify/* classify */.L8)(thrown.cause);
        const claimLines = [`sub: ${claims.sub}`, `aud: ${claims.aud}`, `iss: ${claims.iss}`];
        const why = { ...thrown.why, evidence: [...thrown.why.evidence, ...claimLines] };
        if (kind.code === "AccessDenied") {
            const { classic, immutable } = subjectForms(claims.sub);
            const host = claims.iss.replace(/^https:\/\//, "");
            const remedy = `Compare the role's trust policy with the token: the principal is the OIDC provider ${host} of account ` +
                `${(0,arn/* parseArn */.Lw)(role)?.account ?? "?"}, the action sts:AssumeRoleWithWebIdentity, and the condition ` +
                `"StringEquals": { "${host}:aud": "${claims.aud}", "${host}:sub": "${claims.sub}" }. ` +
                `Repositories created or renamed since 2026-07-15 send ${immutable}, older ones ${classic}. If in doubt, list both. ${documentation}`;
            return new failure/* Failure */.HR({ ...why, name: "role-refused", what: `STS did not allow this job to assume ${role}.`, remedy }, { cause: thrown.cause });
        }
        if (kind.code.startsWith("InvalidIdentityToken")) {
            const remedy = `Create the OIDC provider ${claims.iss} with the audience ${request.audience} in account ${(0,arn/* parseArn */.Lw)(role)?.account ?? "?"}, or correct role-to-assume. ${documentation}`;
            return new failure/* Failure */.HR({ ...why, name: "identity-provider-refused", remedy }, { cause: thrown.cause });
        }
        return new failure/* Failure */.HR(why, { cause: thrown.cause });
    }
    return thrown;
}

;// CONCATENATED MODULE: ./build/src/aws/client-methods.js
/** Builds one method per command; `describeServices` sends `DescribeServices`. */
function narrow(commands, send) {
    const methods = Object.entries(commands).map(([name, Command]) => {
        const operation = name.charAt(0).toUpperCase() + name.slice(1);
        const method = (input, options = {}) => send(operation, new Command(input), options);
        return [name, method];
    });
    return Object.fromEntries(methods);
}

;// CONCATENATED MODULE: ./build/src/aws/client.js







const connectionTimeout = 5_000;
/** Milliseconds of real time, measured by the socket. */
const client_responseTimeout = 30_000;
const loadMetadata = () => Promise.all([Promise.all(/* import() */[__webpack_require__.e(466), __webpack_require__.e(861), __webpack_require__.e(212)]).then(__webpack_require__.t.bind(__webpack_require__, 212, 19)), Promise.all(/* import() */[__webpack_require__.e(466), __webpack_require__.e(493)]).then(__webpack_require__.bind(__webpack_require__, 5493))]);
/** Caches `open` by region. */
function once(open, home) {
    const opened = new Map();
    return (region = home) => {
        const calls = opened.get(region) ?? open(region);
        opened.set(region, calls);
        return calls;
    };
}
function connect(options, inherited) {
    const { agents, clock, environment, credentials: request, signal } = options;
    const throttle = inherited?.throttle ?? new aws_retry/* Throttle */.X5();
    const retry = { clock, throttle, random: options.random, ...(signal && { signal }) };
    const context = { clock, retry, onCall: options.onCall, explain: options.explain };
    // A separate throttle, so that throttled log reads don't slow down the polling of deployments.
    const logsContext = { ...context, retry: { ...retry, throttle: new aws_retry/* Throttle */.X5() } };
    const home = request.region;
    const silence = options.responseTimeout ?? client_responseTimeout;
    const settings = (region, signedBy, serviceId) => ({
        region,
        ...endpointFor(environment, serviceId),
        credentials: signedBy,
        // retry.ts retries: the SDK's own retries would repeat calls that may have taken effect.
        maxAttempts: 1,
        customUserAgent: "ecs-release",
        requestHandler: {
            httpAgent: agents.http,
            httpsAgent: agents.https,
            connectionTimeout,
            requestTimeout: silence,
            throwOnRequestTimeout: true,
            // For a response that starts and then stalls.
            socketTimeout: silence,
        },
    });
    const openSts = async (signedBy, renew) => {
        const sdk = await Promise.all(/* import() */[__webpack_require__.e(466), __webpack_require__.e(861), __webpack_require__.e(695)]).then(__webpack_require__.t.bind(__webpack_require__, 1695, 19));
        return narrow(stsCommands(sdk), sender(context, "sts", new sdk.STSClient(settings(home, signedBy, "STS")), renew));
    };
    const unsignedSts = once(() => openSts({ accessKeyId: "", secretAccessKey: "" }), home);
    const credentialsContext = {
        request,
        clock,
        mask: options.mask,
        fetchToken: () => fetchToken({ environment, agents, audience: request.audience, retry, mask: options.mask }),
        openSts: unsignedSts,
        signedSts: (identity) => openSts(identity),
        ambient: async () => {
            const { defaultProvider } = await Promise.all(/* import() */[__webpack_require__.e(466), __webpack_require__.e(861)]).then(__webpack_require__.t.bind(__webpack_require__, 5861, 19));
            return defaultProvider()();
        },
    };
    const credentials = new Credentials(credentialsContext, inherited?.session);
    const signedBy = credentials.provide;
    const renew = () => credentials.renew();
    const ecs = once(async (region) => {
        const sdk = await Promise.all(/* import() */[__webpack_require__.e(466), __webpack_require__.e(861), __webpack_require__.e(212)]).then(__webpack_require__.t.bind(__webpack_require__, 212, 19));
        return narrow(ecsCommands(sdk), sender(context, "ecs", new sdk.ECSClient(settings(region, signedBy, "ECS")), renew));
    }, home);
    return {
        region: home,
        throttle,
        begin: () => credentials.begin(),
        shielded: () => connect({ ...options, signal: undefined }, { throttle, session: credentials.session }),
        ecs,
        sts: once(() => openSts(signedBy, renew), home),
        logs: once(async (region) => {
            const sdk = await Promise.all(/* import() */[__webpack_require__.e(466), __webpack_require__.e(861), __webpack_require__.e(303)]).then(__webpack_require__.t.bind(__webpack_require__, 2684, 19));
            const client = new sdk.CloudWatchLogsClient(settings(region, signedBy, "CLOUDWATCH_LOGS"));
            return narrow(logsCommands(sdk), sender(logsContext, "logs", client, renew));
        }, home),
        cloudWatch: once(async (region) => {
            const sdk = await Promise.all(/* import() */[__webpack_require__.e(466), __webpack_require__.e(861), __webpack_require__.e(85)]).then(__webpack_require__.t.bind(__webpack_require__, 4085, 19));
            const client = new sdk.CloudWatchClient(settings(region, signedBy, "CLOUDWATCH"));
            return narrow(cloudWatchCommands(sdk), sender(context, "cloudwatch", client, renew));
        }, home),
        codeDeploy: once(async (region) => {
            const sdk = await Promise.all(/* import() */[__webpack_require__.e(466), __webpack_require__.e(861), __webpack_require__.e(507)]).then(__webpack_require__.t.bind(__webpack_require__, 7507, 19));
            const client = new sdk.CodeDeployClient(settings(region, signedBy, "CODEDEPLOY"));
            return narrow(codeDeployCommands(sdk), sender(context, "codedeploy", client, renew));
        }, home),
        eventBridge: once(async (region) => {
            const sdk = await Promise.all(/* import() */[__webpack_require__.e(466), __webpack_require__.e(861), __webpack_require__.e(612)]).then(__webpack_require__.t.bind(__webpack_require__, 4231, 19));
            const client = new sdk.EventBridgeClient(settings(region, signedBy, "EVENTBRIDGE"));
            return narrow(eventBridgeCommands(sdk), sender(context, "events", client, renew));
        }, home),
        scheduler: once(async (region) => {
            const sdk = await Promise.all(/* import() */[__webpack_require__.e(466), __webpack_require__.e(861), __webpack_require__.e(768)]).then(__webpack_require__.t.bind(__webpack_require__, 768, 19));
            const client = new sdk.SchedulerClient(settings(region, signedBy, "SCHEDULER"));
            return narrow(schedulerCommands(sdk), sender(context, "scheduler", client, renew));
        }, home),
        ecr: once(async (region) => {
            const sdk = await Promise.all(/* import() */[__webpack_require__.e(466), __webpack_require__.e(861), __webpack_require__.e(249)]).then(__webpack_require__.t.bind(__webpack_require__, 8249, 19));
            return narrow(ecrCommands(sdk), sender(context, "ecr", new sdk.ECRClient(settings(region, signedBy, "ECR")), renew));
        }, home),
        secretsManager: once(async (region) => {
            const [sdk, metadata] = await loadMetadata();
            const { secretsManager: service } = metadata;
            const client = metadata.clientFor(sdk, service, settings(region, signedBy, "SECRETS_MANAGER"));
            return narrow(secretsManagerCommands(metadata), sender(context, service.signingName, client, renew));
        }, home),
        systemsManager: once(async (region) => {
            const [sdk, metadata] = await loadMetadata();
            const { systemsManager: service } = metadata;
            const client = metadata.clientFor(sdk, service, settings(region, signedBy, "SSM"));
            return narrow(systemsManagerCommands(metadata), sender(context, service.signingName, client, renew));
        }, home),
        elb: once(async (region) => {
            const sdk = await Promise.all(/* import() */[__webpack_require__.e(466), __webpack_require__.e(861), __webpack_require__.e(586)]).then(__webpack_require__.t.bind(__webpack_require__, 586, 19));
            const client = new sdk.ElasticLoadBalancingV2Client(settings(region, signedBy, "ELASTIC_LOAD_BALANCING_V2"));
            return narrow(elbCommands(sdk), sender(context, "elasticloadbalancing", client, renew));
        }, home),
        autoScaling: once(async (region) => {
            const sdk = await Promise.all(/* import() */[__webpack_require__.e(466), __webpack_require__.e(861), __webpack_require__.e(491)]).then(__webpack_require__.t.bind(__webpack_require__, 1491, 19));
            const client = new sdk.ApplicationAutoScalingClient(settings(region, signedBy, "APPLICATION_AUTO_SCALING"));
            return narrow(autoScalingCommands(sdk), sender(context, "application-autoscaling", client, renew));
        }, home),
    };
}

// EXTERNAL MODULE: ./build/src/aws/proxy.js
var proxy = __webpack_require__(4475);
// EXTERNAL MODULE: ./build/src/diagnosis/placement.js
var placement = __webpack_require__(3980);
// EXTERNAL MODULE: ./build/src/core/time.js + 1 modules
var time = __webpack_require__(4411);
;// CONCATENATED MODULE: ./build/src/release/pace.js
/**
 * When to poll again: often when the end can come next, a little less often when another step comes first, and rarely
 * when nothing can change yet. docs/performance.md lists costs and gains. Pure.
 */

/** Once nothing has changed for this long, the interval grows in proportion. */
const longWait = (0,time/* minutes */.Gx)(10);
const slowest = (0,time/* seconds */.YA)(15);
/** A short interval also shortens the longest wait, because a user who sets it wants to see short stages. */
const mostIntervals = 5;
/** Factor for waits while another step comes first. */
const beforeStep = 5 / 4;
function createPace({ interval, clock, slowness }) {
    const rest = Math.max(interval, Math.min(slowest, interval * mostIntervals));
    return (elapsed, outlook = { next: "end" }) => {
        if (outlook.next === "nothing") {
            const left = outlook.until - clock.now();
            return Math.min(Math.max(left, interval), rest) * slowness();
        }
        const wait = interval * Math.max(1, elapsed / longWait) * (outlook.next === "step" ? beforeStep : 1);
        return Math.min(wait, rest) * slowness();
    };
}

;// CONCATENATED MODULE: ./build/src/open.js
/** Creates the context of a release from the runner and the request. */




/** The post step passes the journal that the step saved. */
function open_open(runner, report, request, journal) {
    const { clock, environment, random, signal } = runner;
    const agents = (0,proxy.createAgents)(environment);
    const options = {
        credentials: request.credentials,
        environment,
        agents,
        clock,
        random,
        signal,
        mask: (secret) => report.mask(secret),
        onCall: (call) => report.debug(callLine(call)),
        explain: placement/* diagnoseRefusal */.F,
    };
    const aws = connect(options);
    aws.begin();
    const pace = createPace({
        interval: request.report.pollInterval,
        clock,
        slowness: () => aws.throttle.factor,
    });
    return { request, aws, agents, clock, emit: report.emit, journal, signal, pace };
}
const callLine = ({ service, operation, milliseconds, requestId, error }) => [`${service}:${operation}`, `${milliseconds} ms`, error ?? "ok", requestId ?? ""].join(" ").trimEnd();


/***/ })

};
