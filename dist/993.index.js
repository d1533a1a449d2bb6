export const id = 993;
export const ids = [993];
export const modules = {

/***/ 7823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K3: () => (/* binding */ servingOf),
/* harmony export */   iO: () => (/* binding */ primaryTaskSet),
/* harmony export */   oW: () => (/* binding */ appSpecFor)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8815);
/* harmony import */ var _core_yaml_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5547);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(139);
/**
 * Builds the AppSpec of a deployment from the service and the optional file. Keeps the file's hooks, network and platform,
 * and always sets the task definition. Pure. Source: docs/aws-reference.md#codedeploy.
 */




/** CodeDeploy's spelling of every key; files may use any case. */
const spelling = new Map(("version Resources Hooks Type Properties TaskDefinition LoadBalancerInfo ContainerName ContainerPort " +
    "PlatformVersion NetworkConfiguration AwsvpcConfiguration Subnets SecurityGroups AssignPublicIp " +
    "CapacityProviderStrategy CapacityProvider Base Weight BeforeInstall AfterInstall AfterAllowTestTraffic " +
    "BeforeAllowTraffic AfterAllowTraffic")
    .split(" ")
    .map((key) => [key.toLowerCase(), key]));
const primaryTaskSet = (service) => service.taskSets?.find(({ status }) => status === "PRIMARY");
/** Throws Failure `codedeploy-no-load-balancer` for a service without a load-balanced container and port. */
function servingOf(service) {
    const primary = primaryTaskSet(service);
    const balancers = [...(primary?.loadBalancers ?? []), ...(service.loadBalancers ?? [])];
    const balancer = balancers.find(({ containerName, containerPort }) => containerName && containerPort);
    if (!balancer?.containerName || !balancer.containerPort) {
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR({
            name: "codedeploy-no-load-balancer",
            what: `ECS reports no container and port behind the load balancer of ${service.serviceName ?? "the service"}.`,
            evidence: [],
            remedy: "CodeDeploy requires a load balancer on the service. Check the service's PRIMARY task set.",
        });
    }
    const { platformVersion } = primary ?? service;
    const strategy = (primary ?? service).capacityProviderStrategy ?? [];
    return {
        balancer: { containerName: balancer.containerName, containerPort: balancer.containerPort },
        // CodeDeploy's default is LATEST.
        ...(platformVersion && platformVersion !== "LATEST" && { platformVersion }),
        ...(strategy.length > 0 && { capacityProviderStrategy: strategy }),
    };
}
/** @throws Failure `appspec-invalid` that names the file and the problem */
function appSpecFor(taskDefinitionArn, serving, file) {
    const given = file === undefined ? {} : readFile(file);
    const resources = given["Resources"];
    const [name, resource] = file === undefined ? ["TargetService", {}] : resourceIn(resources, file);
    const properties = membersOf(resource["Properties"] ?? {}, "Properties", file);
    const content = JSON.stringify({
        ...given,
        version: "0.0",
        Resources: [
            {
                [name]: {
                    ...resource,
                    Type: "AWS::ECS::Service",
                    Properties: {
                        ...fromService(serving),
                        ...properties,
                        ...named(taskDefinitionArn, serving, properties, file),
                    },
                },
            },
        ],
    });
    return { content, sha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(content).digest("hex") };
}
const fromService = ({ platformVersion, capacityProviderStrategy }) => ({
    ...(platformVersion !== undefined && { PlatformVersion: platformVersion }),
    ...(capacityProviderStrategy !== undefined && {
        CapacityProviderStrategy: capacityProviderStrategy.map(({ capacityProvider, base = 0, weight = 0 }) => ({
            CapacityProvider: capacityProvider,
            Base: base,
            Weight: weight,
        })),
    }),
});
function named(taskDefinitionArn, { balancer }, properties, file) {
    const given = membersOf(properties["LoadBalancerInfo"] ?? {}, "LoadBalancerInfo", file);
    const { ContainerName: container, ContainerPort: port } = given;
    return {
        TaskDefinition: taskDefinitionArn,
        LoadBalancerInfo: {
            ...given,
            ContainerName: isGiven(container) ? container : balancer.containerName,
            ContainerPort: isGiven(port) ? portOf(port, file) : balancer.containerPort,
        },
    };
}
/** Templates contain placeholders such as `<CONTAINER_NAME>`. */
const isGiven = (value) => value !== undefined &&
    value !== null &&
    value !== "" &&
    !(typeof value === "string" && /^<.*>$/.test(value));
function portOf(value, file) {
    const port = Number(value);
    if (!Number.isInteger(port))
        throw invalid(file, "ContainerPort is not a number");
    return port;
}
/** Several times what an AppSpec with every hook has. */
const longestText = 100_000;
function readFile(file) {
    let document;
    if (file.text.length > longestText)
        throw invalid(file, `it has more than ${longestText} characters`);
    try {
        const parsed = (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .parseDocument */ .Tp)(file.text, { uniqueKeys: false });
        if ((0,_core_yaml_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .duplicateKeyIn */ .O)(parsed) !== undefined)
            throw new Error("a mapping contains the same key twice");
        document = parsed.toJS();
        if (parsed.errors[0] !== undefined)
            throw parsed.errors[0];
    }
    catch (error) {
        throw invalid(file, `the file is not valid JSON or YAML: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error).split("\n")[0] ?? ""}`);
    }
    const members = membersOf(respelled(document), "the document", file);
    const hooks = members["Hooks"];
    if (hooks !== undefined && hooks !== null && !Array.isArray(hooks))
        throw invalid(file, "Hooks is not a list");
    return members;
}
function resourceIn(resources, file) {
    if (resources === undefined || resources === null)
        return ["TargetService", {}];
    if (!Array.isArray(resources))
        throw invalid(file, "Resources is not a list");
    const [first, ...others] = resources;
    if (first === undefined)
        return ["TargetService", {}];
    const entries = Object.entries(membersOf(first, "the resource", file));
    const [entry] = entries;
    if (others.length > 0 || entries.length !== 1 || entry === undefined)
        throw invalid(file, "an ECS deployment allows only one resource");
    return [entry[0], membersOf(entry[1], entry[0], file)];
}
function respelled(value) {
    if (Array.isArray(value))
        return value.map(respelled);
    if (typeof value !== "object" || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [spelling.get(key.toLowerCase()) ?? key, respelled(item)]));
}
function membersOf(value, what, file) {
    if (typeof value === "object" && value !== null && !Array.isArray(value))
        return value;
    throw invalid(file, `${what} is not an object`);
}
const invalid = (file, why) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR({
    name: "appspec-invalid",
    what: `The AppSpec ${file?.path ?? ""} is invalid: ${why}.`,
    evidence: [],
    remedy: "Correct the file in the input `codedeploy-appspec`.",
});


/***/ }),

/***/ 6045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ki: () => (/* binding */ underWay),
/* harmony export */   PU: () => (/* binding */ isOver),
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   gn: () => (/* binding */ isUnderWay),
/* harmony export */   xT: () => (/* binding */ isTrafficShifted)
/* harmony export */ });
/* unused harmony export reasonOf */
/* harmony import */ var _app_spec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7823);

const going = { state: "in-progress" };
/** How long CodeDeploy may take to create an automatic rollback, in milliseconds. */
const rollbackWithin = 30_000;
/** Statuses of a deployment that has not ended. */
const underWay = ["Created", "Queued", "InProgress", "Ready", "Baking"];
const over = new Set(["Succeeded", "Failed", "Stopped"]);
const isUnderWay = (status) => underWay.some((one) => one === status);
const isOver = (status) => over.has(status ?? "");
function judge(observation) {
    const { own, deployment } = observation;
    if (deployment === undefined)
        return { state: "gone", reason: `CodeDeploy no longer has the deployment ${own.deploymentId}` };
    // The API can return statuses that the SDK's type doesn't have.
    const status = deployment.status;
    if (isUnderWay(status))
        return going;
    if (!isOver(status)) {
        const word = status ?? "missing";
        return deployment.completeTime === undefined
            ? { ...going, status: word }
            : { state: "unknown", status: word };
    }
    const { service } = observation;
    if (service === undefined)
        return { state: "gone", reason: "the service no longer exists" };
    if (service.status !== "ACTIVE")
        return { state: "gone", reason: `the service status is ${service.status ?? "missing"}` };
    return status === "Succeeded" ? judgeSuccess(observation, service) : judgeEnd(observation, service);
}
/** Which task set serves: ours, a previous one, or somebody else's; `unknown` while ECS shows none. */
function whoServes({ own, rollback }, service) {
    const primary = (0,_app_spec_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryTaskSet */ .iO)(service);
    if (primary === undefined)
        return "unknown";
    if (primary.externalId === own.deploymentId)
        return "ours";
    if (isOfBefore(own, primary) || (rollback && primary.externalId === rollback.deploymentId))
        return "before";
    return { by: primary.externalId ?? primary.id ?? "another task set" };
}
const isOfBefore = ({ taskSetsBefore }, { id }) => id !== undefined && taskSetsBefore.includes(id);
function judgeSuccess(observation, service) {
    const who = whoServes(observation, service);
    if (typeof who === "object")
        return { state: "superseded", by: who.by };
    const serves = who === "ours" && (0,_app_spec_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryTaskSet */ .iO)(service)?.taskDefinition === observation.own.to;
    // ECS may lag behind CodeDeploy. Until it shows our task set, success isn't proven.
    return serves ? { state: "succeeded" } : { state: "unclear" };
}
function judgeEnd(observation, service) {
    const { deployment, rollback, endedFor } = observation;
    const reason = reasonOf(observation);
    const who = whoServes(observation, service);
    if (typeof who === "object")
        return { state: "superseded", by: who.by };
    if (rollback !== undefined)
        return judgeRollback(rollback, who, reason);
    if (deployment?.rollbackInfo?.rollbackDeploymentId)
        return { state: "rolling-back", reason };
    if (isRollbackDue(observation) && endedFor < rollbackWithin)
        return { state: "rolling-back", reason };
    const alone = (service.taskSets ?? []).every((taskSet) => isOfBefore(observation.own, taskSet));
    return who === "before" && alone ? { state: "rolled-back", reason } : { state: "stopped", reason };
}
function judgeRollback(rollback, who, reason) {
    const status = rollback.status;
    if (isUnderWay(status))
        return { state: "rolling-back", reason };
    if (status === "Succeeded")
        return who === "before" ? { state: "rolled-back", reason } : { state: "unclear" };
    if (!isOver(status)) {
        return rollback.completeTime === undefined
            ? { state: "rolling-back", reason }
            : { state: "unknown", status: status ?? "missing" };
    }
    const { code = status ?? "", message = "CodeDeploy gives no reason" } = rollback.errorInformation ?? {};
    return { state: "rollback-failed", reason: `${reason} Its rollback ended with ${code}: ${message}` };
}
/** Whether CodeDeploy is configured to roll back this result. */
function isRollbackDue({ deployment, rollbackAsked }) {
    if (rollbackAsked)
        return true;
    const { autoRollbackConfiguration: rollback, errorInformation: error } = deployment ?? {};
    if (rollback?.enabled !== true)
        return false;
    const event = deployment?.status === "Failed"
        ? "DEPLOYMENT_FAILURE"
        : error?.code === "ALARM_ACTIVE"
            ? "DEPLOYMENT_STOP_ON_ALARM"
            : "DEPLOYMENT_STOP_ON_REQUEST";
    return rollback.events?.includes(event) ?? false;
}
/** Why it ended, quoting CodeDeploy. */
function reasonOf({ deployment, target }) {
    const { code, message } = deployment?.errorInformation ?? {};
    const failed = target?.lifecycleEvents?.find(({ status }) => status === "Failed");
    const at = failed?.lifecycleEventName === undefined ? "" : ` at ${failed.lifecycleEventName}`;
    const reported = [code, message].filter((text) => text !== undefined && text !== "").join(": ");
    const diagnostics = failed?.diagnostics?.message;
    const status = deployment?.status ?? "no status";
    const why = reported === "" ? "CodeDeploy gives no reason." : reported;
    const more = diagnostics && !reported.includes(diagnostics) ? ` ${diagnostics}` : "";
    return `The deployment ended ${status}${at}. ${why}${more}`;
}
/** Whether all production traffic is on the new task set, and only waits and the old one's termination remain. */
const isTrafficShifted = ({ deployment, target }) => isUnderWay(deployment?.status) &&
    (target?.lifecycleEvents ?? []).some(({ lifecycleEventName, status }) => lifecycleEventName === "AllowTraffic" && status === "Succeeded");


/***/ }),

/***/ 5975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ki: () => (/* binding */ readRunning),
/* harmony export */   _Y: () => (/* binding */ runningDeployments)
/* harmony export */ });
/* unused harmony export taskDefinitionOf */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6045);


/** Rejects with a Failure. */
async function runningDeployments(context, group) {
    const codeDeploy = await context.aws.codeDeploy();
    const { deployments = [] } = await codeDeploy.listDeployments({
        applicationName: group.application,
        deploymentGroupName: group.deploymentGroup,
        includeOnlyStatuses: [..._deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .underWay */ .Ki],
    }, { signal: context.signal, resource: `${group.application}/${group.deploymentGroup}` });
    return Promise.all(deployments.map((id) => readRunning(context, id)));
}
async function readRunning(context, id) {
    const codeDeploy = await context.aws.codeDeploy();
    const { deploymentInfo = {} } = await codeDeploy.getDeployment({ deploymentId: id }, { signal: context.signal, resource: id });
    return runningFrom(id, deploymentInfo);
}
function runningFrom(id, info) {
    const taskDefinition = taskDefinitionOf(info);
    return {
        id,
        status: info.status ?? "unknown",
        creator: info.creator ?? "unknown",
        ...(info.createTime && { createdAt: info.createTime.getTime() }),
        ...(info.description && { description: info.description }),
        ...(taskDefinition !== undefined && { taskDefinition }),
    };
}
/** The task definition in a deployment's AppSpec. */
function taskDefinitionOf({ revision }) {
    const content = revision?.appSpecContent?.content ?? revision?.string?.content;
    if (content === undefined)
        return undefined;
    try {
        return find((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(content), 0);
    }
    catch {
        return undefined;
    }
}
function find(value, depth) {
    if (typeof value !== "object" || value === null || depth > 10)
        return undefined;
    for (const [key, item] of Object.entries(value)) {
        if (key.toLowerCase() === "taskdefinition" && typeof item === "string")
            return item;
        const inner = find(item, depth + 1);
        if (inner !== undefined)
            return inner;
    }
    return undefined;
}


/***/ }),

/***/ 5290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ stopDeployment),
/* harmony export */   v: () => (/* binding */ continueDeployment)
/* harmony export */ });
/* harmony import */ var _aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6230);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(139);


/**
 * Calls StopDeployment. `stopping` if CodeDeploy accepts it, `ended` if the deployment has already ended; the next look
 * shows how. Rejects with a Failure.
 */
async function stopDeployment(context, deploymentId, autoRollbackEnabled) {
    const codeDeploy = await context.aws.codeDeploy();
    try {
        await codeDeploy.stopDeployment({ deploymentId, autoRollbackEnabled }, { signal: context.signal, resource: deploymentId });
        return "stopping";
    }
    catch (error) {
        if (codeOf(error) === "DeploymentAlreadyCompletedException")
            return "ended";
        throw error;
    }
}
/**
 * ContinueDeployment: reroutes traffic now (`READY_WAIT`), or terminates the old task set now (`TERMINATION_WAIT`).
 * False if the deployment no longer waits. Rejects with a Failure.
 */
async function continueDeployment(context, deploymentId, deploymentWaitType) {
    const codeDeploy = await context.aws.codeDeploy();
    try {
        await codeDeploy.continueDeployment({ deploymentId, deploymentWaitType }, { signal: context.signal, resource: deploymentId });
        return true;
    }
    catch (error) {
        const over = ["DeploymentAlreadyCompletedException", "DeploymentIsNotInReadyStateException"];
        if (over.includes(codeOf(error)))
            return false;
        throw error;
    }
}
const codeOf = (error) => error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR && error.cause !== undefined ? (0,_aws_errors_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classify */ .L8)(error.cause).code : "";


/***/ }),

/***/ 5547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ duplicateKeyIn)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/** Duplicate keys in YAML, found in linear time: the parser's own check compares every key with every other. */

/** Offset of the first key that its mapping already has. Merge keys (`<<`) may come more than once. */
function duplicateKeyIn(document) {
    let found;
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Map(_key, map) {
            const names = new Set();
            for (const { key } of (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(map) ? map.items : []) {
                if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) || typeof key.value === "symbol" || key.value === "<<")
                    continue;
                const name = String(key.value);
                if (names.has(name)) {
                    found = key.range?.[0] ?? 0;
                    return yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR.BREAK;
                }
                names.add(name);
            }
            return undefined;
        },
    });
    return found;
}


/***/ }),

/***/ 725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hn: () => (/* binding */ findHint),
  uK: () => (/* binding */ hintsFor),
  Fy: () => (/* binding */ logHints)
});

// EXTERNAL MODULE: ./build/src/diagnosis/row.js
var row = __webpack_require__(4883);
;// CONCATENATED MODULE: ./build/src/diagnosis/rows/log-database.js
const databaseHints = [
    {
        name: "database-login-failed",
        text: /password authentication failed|Access denied for user|role ["'][\w-]{1,100}["'] does not exist|\bP1000\b|Login failed for user|ORA-01017|WRONGPASS|NOAUTH Authentication required|Authentication failed against database|(?:MongoServer|Mongo)Error: Authentication failed/iu,
        example: 'FATAL:  password authentication failed for user "app"',
        what: "The database rejected the application's user or password.",
        remedy: "Check the user and the secret that holds the password. Tasks read secrets only when they start, so a rotated secret needs new tasks.",
    },
    {
        name: "database-refuses-host",
        text: /no pg_hba\.conf entry for host|is not allowed to connect to this (?:MySQL|MariaDB) server|SSL connection is required|require_secure_transport|no encryption$/iu,
        example: 'FATAL:  no pg_hba.conf entry for host "10.0.1.5", user "app", database "shop", no encryption',
        what: "The database rejected the connection, often because it requires TLS.",
        remedy: "Turn on TLS in the connection settings (`sslmode=require`), or allow the task's network in the database.",
    },
    {
        name: "database-missing",
        text: /database ["'`](?<database>[\w.-]{1,100})["'`] does not exist|Unknown database ["'`](?<mysql>[\w.-]{1,100})|\bP1003\b|Cannot open database/iu,
        example: 'FATAL:  database "shop" does not exist',
        what: "The database does not exist on the server: {found|see the log}.",
        remedy: "Create the database, or correct its name in the task definition.",
    },
    {
        name: "database-connections-exhausted",
        text: /too many connections|remaining connection slots are reserved|sorry, too many clients|max_user_connections|Too many clients/iu,
        example: "FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute",
        what: "The database has no free connections.",
        remedy: "A rollout runs old and new tasks at once. Lower the pool size of each task, use a connection pooler, or raise the database's connection limit.",
    },
    {
        name: "host-name-unknown",
        text: /getaddrinfo (?:ENOTFOUND|EAI_AGAIN|failed)|php_network_getaddresses|could not translate host name|Name or service not known|Temporary failure in name resolution|nodename nor servname|UnknownHostException|no such host\b|host not found in upstream|Name does not resolve|Unknown (?:MySQL server )?host/iu,
        example: 'could not translate host name "db.internal" to address: Name or service not known',
        what: "The application could not resolve a host name.",
        remedy: "Check the host name in the task definition's environment, the VPC's DNS settings, and that the private hosted zone is associated with this VPC.",
    },
    {
        name: "cache-unreachable",
        text: /(?:ECONNREFUSED|ETIMEDOUT|refused|timed out|timeout|reset).{0,200}(?:\bredis\b|:6379|:11211)|(?:\bredis\b|:6379|:11211|RedisException|Redis::Cannot).{0,200}(?:ECONNREFUSED|ETIMEDOUT|refused|timed out|timeout|CannotConnect)/iu,
        example: "Error: connect ECONNREFUSED 10.0.3.7:6379",
        what: "The application could not reach its cache (Redis or Memcached).",
        remedy: "Check the host and port. The cache's security group must allow the task's. If the cache uses encryption in transit, use TLS (`rediss://`).",
    },
    {
        name: "database-unreachable",
        text: /could not connect to server|connection to server at .{1,200} failed|SQLSTATE\[HY000\] \[200[0-9]\]|Can't connect to (?:local )?(?:MySQL|MariaDB)|\bP1001\b|Can't reach database server|Communications link failure|Sequelize(?:Host|Connection)\w{0,30}Error|(?:ECONNREFUSED|ETIMEDOUT|i\/o timeout|connection refused|connection timed out|dial tcp).{0,200}:(?:5432|3306|1433|27017)\b|:(?:5432|3306|1433|27017)\b.{0,200}(?:ECONNREFUSED|ETIMEDOUT|i\/o timeout|connection refused|connection timed out)|MongoServerSelectionError|ActiveRecord::ConnectionNotEstablished|Connection to [\w.-]{1,200} refused|A network-related or instance-specific error/iu,
        example: 'connection to server at "db.internal" (10.0.2.9), port 5432 failed: Connection timed out',
        what: "The application could not reach its database.",
        remedy: "The database's security group must allow the task's on the database port. Check the host and port in the task definition, and the subnets (for one-off tasks the inputs `migration-subnets` and `migration-security-groups`).",
    },
    {
        name: "database-lock-timeout",
        text: /canceling statement due to lock timeout|Lock wait timeout exceeded|could not obtain lock on|ORA-00054/iu,
        example: "ERROR:  canceling statement due to lock timeout",
        what: "A statement timed out waiting for a lock that the running services hold.",
        remedy: "Run it again when the load is lower. Split the migration, and change large tables without locks (CREATE INDEX CONCURRENTLY, online DDL).",
    },
    {
        name: "database-deadlock",
        text: /deadlock detected|Deadlock found when trying to get lock|deadlocked on lock/iu,
        example: "ERROR:  deadlock detected",
        what: "The database ended a statement because of a deadlock.",
        remedy: "Run it again. Use smaller transactions that take locks in the same order as the application.",
    },
    {
        name: "database-statement-timeout",
        text: /canceling statement due to statement timeout|Query execution was interrupted, maximum statement execution time/iu,
        example: "ERROR:  canceling statement due to statement timeout",
        what: "A statement ran longer than the database's statement timeout.",
        remedy: "Raise `statement_timeout` for the migration's connection, or split the work.",
    },
    {
        name: "database-read-only",
        text: /in a read-only transaction|--read-only option|--super-read-only|READONLY You can't write against a read only replica|database is read-only/iu,
        example: "ERROR:  cannot execute CREATE TABLE in a read-only transaction",
        what: "The application tried to write to a read-only replica.",
        remedy: "Use the writer endpoint of the database.",
    },
    {
        name: "database-permission-missing",
        text: /permission denied for (?:table|schema|relation|database|sequence|function)|must be owner of|command denied to user|permission denied to create/iu,
        example: "ERROR:  permission denied for schema public",
        what: "The database user lacks a privilege that the application needs.",
        remedy: "GRANT the privilege, or run migrations as the user that owns the schema.",
    },
    {
        name: "certificate-not-trusted",
        text: /certificate verify failed|self[- ]signed certificate|unable to (?:get local issuer|verify the first) certificate|x509: |SSLHandshakeException|CERT_HAS_EXPIRED/iu,
        example: "Error: self-signed certificate in certificate chain",
        what: "The application does not trust a server's certificate.",
        remedy: "Add the certificate authority to the image (for RDS, its CA bundle), and set it in the connection settings.",
    },
];

// EXTERNAL MODULE: ./build/src/diagnosis/rows/log-migration.js
var log_migration = __webpack_require__(8174);
;// CONCATENATED MODULE: ./build/src/diagnosis/rows/log-program.js
const settingHints = [
    {
        name: "secret-key-missing",
        text: /No application encryption key has been specified|MissingAppKeyException|SECRET_KEY setting must not be empty|Missing `?secret_key_base|Missing encryption key to decrypt|ActiveSupport::MessageEncryptor::InvalidMessage|Unsupported cipher or incorrect key length/iu,
        example: "production.ERROR: No application encryption key has been specified.",
        what: "The application's secret key is missing or wrong (APP_KEY, SECRET_KEY, SECRET_KEY_BASE, RAILS_MASTER_KEY).",
        remedy: "Add the key to the container's `secrets`, for example with the input `secrets`. One-off tasks use the same task definition.",
    },
    {
        name: "environment-variable-missing",
        text: /Environment variable not found: (?<prisma>[A-Z]\w{1,100})|KeyError: '(?<python>[A-Z][A-Z0-9_]{1,100})'|key not found: "(?<ruby>[A-Z][A-Z0-9_]{1,100})"|Set the (?<django>[A-Z]\w{1,100}) environment variable|(?:missing|required|undefined|unset).{0,40}(?:environment|env)\.? ?var|(?:environment|env) ?var(?:iable)?s?.{0,120}(?:is not set|not set|is required|is missing|must be set|undefined|not defined|missing)|^(?:\S{1,200}: )?(?:line \d{1,6}: )?(?<shell>[A-Z][A-Z0-9_]{1,100}): (?:unbound variable|parameter (?:not set|null or not set))|\b(?<named>[A-Z][A-Z0-9]{1,30}_[A-Z0-9_]{1,70}) (?:is not set|is not defined|is required|must be set|is missing)/u,
        example: "error: Environment variable not found: DATABASE_URL.",
        what: "An environment variable that the application needs is missing: {found|see the log}.",
        remedy: "Add it to the container (inputs `environment-variables` and `secrets`) or to the task definition. Check its spelling.",
    },
    {
        name: "host-not-allowed",
        text: /Invalid HTTP_HOST header|DisallowedHost|You may need to add .{1,200} to ALLOWED_HOSTS|Blocked hosts?:/u,
        example: "Invalid HTTP_HOST header: '10.0.3.4:8000'. You may need to add '10.0.3.4' to ALLOWED_HOSTS.",
        what: "The application rejects requests to its IP address, which the load balancer's health check sends.",
        remedy: "Exclude the health check path from the host check (Django: a middleware before CommonMiddleware; Rails: `exclude` in `config.host_authorization`), or allow the task's IP addresses.",
    },
    {
        name: "task-role-denied",
        text: /is not authorized to perform: (?<action>[\w-]{1,40}:\w{1,80})/u,
        example: "AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/web-task/0a1b is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:eu-west-1:123456789012:mail",
        what: "The task role does not allow {action}.",
        remedy: "Allow it in the task role (`taskRoleArn` of the task definition), not in the execution role.",
    },
    {
        name: "task-role-missing",
        text: /Unable to locate credentials|Could not load credentials from any providers|NoCredentialProviders|Unable to load (?:AWS )?credentials|CredentialsProviderError/u,
        example: "botocore.exceptions.NoCredentialsError: Unable to locate credentials",
        what: "The application calls AWS, but the task has no task role.",
        remedy: "Set `taskRoleArn` of the task definition.",
    },
];
const fileHints = [
    {
        name: "windows-line-ends",
        text: /(?:\^M|\r): bad interpreter|(?:env|exec)[^\n]{0,100}(?:\\r|\r)'?: No such file|\$'\\r': command not found|set: illegal option -\r?$/u,
        example: "/entrypoint.sh: line 2: $'\\r': command not found",
        what: "A script in the image has Windows line endings.",
        remedy: "Save it with LF line endings (`.gitattributes`: `*.sh text eol=lf`), and build the image again.",
    },
    {
        name: "script-missing",
        text: /Could not open input file: (?<php>[\w./-]{1,200})|can't open file '?(?<python>[\w./-]{1,200})|Missing script: "?(?<npm>[\w:.-]{1,100})|npm ERR! missing script|Could not locate Gemfile|Command "(?<artisan>[\w:-]{1,80})" is not defined|Unknown command: '|There are no commands defined in the|Cannot find module '\/[\w./-]{1,200}'|Don't know how to build task|Unable to access jarfile|exec:? [^\n]{1,200}: no such file or directory/u,
        example: "Could not open input file: artisan",
        what: "The script or file that the container's command runs is not in the image, or not in the working directory: {found|see the log}.",
        remedy: "Correct `command` or `workingDirectory` (for one-off tasks the input `migration-command` or `smoke-test-command`), or add it to the image.",
    },
    {
        name: "command-not-found",
        text: /^(?:\S{1,200}: )?(?:line )?(?:\d{1,6}: )?(?<program>[\w./-]{1,200}): (?:command )?not found$|^(?:\S{1,200}: )?exec: (?<exec>[\w./-]{1,200}): not found/u,
        example: "/docker-entrypoint.sh: line 12: php: command not found",
        what: "The container's command or script calls a program that is not in the image: {found}.",
        remedy: "Install it in the image, or correct its name or path.",
    },
    {
        name: "shared-library-missing",
        text: /error while loading shared libraries: (?<library>[\w.+-]{1,100})|version `(?<glibc>GLIBC\w{0,10}_[\d.]{1,20})' not found|Error loading shared library (?<musl>[\w.+-]{1,100})|symbol not found$/u,
        example: "app: error while loading shared libraries: libpq.so.5: cannot open shared object file",
        what: "The image lacks a shared library, or has the wrong version of it: {found|see the log}.",
        remedy: "Install it, or build in the same base image that the application runs in (don't mix glibc and musl).",
    },
    {
        name: "module-missing",
        text: /Cannot find (?:module|package) '|ERR_MODULE_NOT_FOUND|ModuleNotFoundError: No module named|ImportError: (?:cannot import|No module)|cannot load such file -- |Class ["'][\w\\]{1,200}["'] not found|Bundler::GemNotFound|Could not find [\w.-]{1,100} in (?:any of the sources|locally installed gems)|ClassNotFoundException|NoClassDefFoundError|Failed opening required/u,
        example: "Error: Cannot find module 'express'",
        what: "The application can't find one of its modules or packages.",
        remedy: "Check the image build: it must install the production dependencies and copy all files, and .dockerignore must not exclude them.",
    },
    {
        name: "file-not-writable",
        text: /could not be opened in append mode|EACCES: permission denied, (?:open|mkdir|unlink|rename|scandir)|(?:Failed to open stream|failed to open stream|mkdir\(\)): Permission denied|PermissionError: \[Errno 13\]|Permission denied @ (?:rb_sysopen|dir_s_mkdir)|java\.nio\.file\.AccessDeniedException/u,
        example: 'The stream or file "/var/www/storage/logs/laravel.log" could not be opened in append mode: Failed to open stream: Permission denied',
        what: "The application has no permission to read or write a file or directory.",
        remedy: "Make the container's user its owner (`chown` in the image), or log to stdout.",
    },
    {
        name: "file-system-read-only",
        text: /Read-only file system|EROFS/u,
        example: "OSError: [Errno 30] Read-only file system: '/tmp/cache'",
        what: "The application tried to write to a read-only file system.",
        remedy: "Mount a volume there, or remove `readonlyRootFilesystem` from the container.",
    },
    {
        name: "disk-full",
        text: /No space left on device|ENOSPC/iu,
        example: "OSError: [Errno 28] No space left on device",
        what: "The task's disk is full.",
        remedy: "On Fargate, raise `ephemeralStorage.sizeInGiB` of the task definition. On EC2, enlarge the instance's volume.",
    },
];
const processHints = [
    {
        name: "stale-pid-file",
        text: /A server is already running/u,
        example: "A server is already running (pid: 1, file: /app/tmp/pids/server.pid).",
        what: "Rails does not start because it found the pid file of an earlier process.",
        remedy: "Remove tmp/pids/server.pid in the entry point, and keep it out of the image (.dockerignore).",
    },
    {
        name: "port-in-use",
        text: /EADDRINUSE|address already in use|bind\(\) to \S{1,100} failed \(98|Port (?<port>\d{1,5}) (?:is|was) already in use/iu,
        example: "Error: listen EADDRINUSE: address already in use 0.0.0.0:3000",
        what: "Another process of the task already uses the application's port.",
        remedy: "Containers of an awsvpc task share their ports: use a different port for each, and start the server only once.",
    },
    {
        name: "port-not-permitted",
        text: /bind\(\) to \S{1,100} failed \(13|(?:listen|bind)[^\n]{0,60}(?:EACCES|permission denied)/iu,
        example: "nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)",
        what: "The container's user has no permission to listen on a port below 1024.",
        remedy: "Listen on a port above 1024, and set that port in `portMappings` and the target group.",
    },
    {
        name: "heap-exhausted",
        text: /JavaScript heap out of memory|java\.lang\.OutOfMemoryError|Allowed memory size of \d{1,15} bytes exhausted|^MemoryError\b|fatal error: (?:runtime: )?out of memory|Cannot allocate memory|failed to allocate memory \(NoMemoryError\)|System\.OutOfMemoryException/u,
        example: "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
        what: "The application reached the memory limit of its runtime.",
        remedy: "Raise the limit (`--max-old-space-size`, `-Xmx`, `memory_limit`) and `memory` of the container, or make the application use less.",
    },
];
/** Log messages of containers that can't run at all, whatever their exit code. */
const executionHints = [
    {
        name: "architecture-mismatch",
        text: /exec format error|cannot execute binary file/iu,
        example: "exec /usr/local/bin/docker-entrypoint.sh: exec format error",
        what: "The program in {image} is built for a different CPU architecture from the task's ({architecture|see `runtimePlatform`}).",
        remedy: "Build for the task's architecture (`docker buildx build --platform linux/amd64,linux/arm64`), or set `runtimePlatform.cpuArchitecture` of the task definition. If it is a script, add a `#!` line.",
    },
];
const programHints = [...settingHints, ...fileHints, ...processHints];

;// CONCATENATED MODULE: ./build/src/diagnosis/log-hints.js
/** Finds the log line that explains why a container ended. The exit code is checked first. */




/** How much of a log is searched. */
const lastLines = 50;
const longestLine = 1000;
const logHints = [
    ...executionHints,
    ...log_migration/* migrationHints */.P,
    ...databaseHints,
    ...programHints,
];
const commandHints = new Set([
    "architecture-mismatch",
    "windows-line-ends",
    "script-missing",
    "command-not-found",
    "shared-library-missing",
]);
/** The hints that can explain an exit code. A signal needs no hint, except when a heap is full. */
function hintsFor(exitCode) {
    if (exitCode === 0 || exitCode === 143)
        return [];
    if (exitCode === 126 || exitCode === 127)
        return logHints.filter((row) => commandHints.has(row.name));
    if (exitCode === 134)
        return logHints.filter((row) => row.name === "heap-exhausted");
    if (exitCode > 128 && exitCode < 165)
        return executionHints;
    return logHints;
}
const colors = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]{0,20}m`, "gu");
/** Normalizes a line for the rows: truncated, without colors, with the quotes of JSON logs unescaped. */
const plain = (line) => line.slice(0, longestLine).replace(colors, "").replaceAll('\\"', '"').trimEnd();
/** The last line that matches a row: the last message is closest to the failure. */
function findHint(log, rows) {
    const lines = log.slice(-lastLines);
    for (const raw of lines.toReversed()) {
        const line = plain(raw);
        const match = (0,row/* firstMatch */.o4)(rows, line);
        if (match !== undefined)
            return { match, line };
    }
    return undefined;
}


/***/ }),

/***/ 8174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ migrationHints)
/* harmony export */ });
const migrationHints = [
    {
        name: "migration-skipped",
        text: /The \[[\w:-]{1,60}\] command is already running/u,
        example: "   INFO  The [migrate] command is already running.",
        what: "Laravel skipped the migration because another migration holds its lock (`--isolated`).",
        remedy: "Wait for the other migration, and run again with `--isolated=75`: plain `--isolated` exits with code 0 although nothing was migrated. The lock of a killed run expires after an hour; to remove it now, run `php artisan cache:forget framework/command-migrate`.",
    },
    {
        name: "migration-needs-force",
        text: /APPLICATION IN PRODUCTION|Are you sure you want to run this command|^\s{0,8}(?:WARN\s{1,4})?Command cancell?ed/iu,
        example: "   APPLICATION IN PRODUCTION.",
        what: "Laravel asks for confirmation before it migrates in production, and the task has no terminal to answer.",
        remedy: "Add `--force` to the migration command.",
    },
    {
        name: "migration-locked",
        text: /Timed out trying to acquire a (?:postgres|mysql) advisory lock|Migration table is already locked|ConcurrentMigrationError|another migration process is currently running|can't acquire (?:database )?lock|Unable to obtain .{0,60}lock|Could not acquire change ?log lock|MigrationLockError|migrations? (?:is|are) locked/iu,
        example: "Error: P1002 Timed out trying to acquire a postgres advisory lock (SELECT pg_advisory_lock(72707369)). Elapsed: 10000ms.",
        what: "The migration tool could not get its lock. Another migration holds it, or a killed migration did not release it.",
        remedy: "Wait for the other migration. If there is none, release the lock by hand (knex: `migrate:unlock`; Liquibase: `release-locks`). Give the tool a direct connection: advisory locks fail behind a transaction pooler.",
    },
    {
        name: "migration-failed-before",
        text: /\bP3009\b|found failed migrations in the target database|Dirty database version (?<version>\d{1,20})|failed migration to version|Detected failed migration/iu,
        example: "Error: P3009 migrate found failed migrations in the target database, new migrations will not be applied.",
        what: "An earlier migration failed halfway, and the tool does not continue from there.",
        remedy: "Repair the schema by hand, then mark the migration as resolved (Prisma: `migrate resolve`; golang-migrate: `force VERSION`; Flyway: `repair`).",
    },
    {
        name: "migration-checksum-mismatch",
        text: /checksum mismatch|validation failed.{0,60}checksum|was modified after it was applied|migration directory is corrupt|migrations? have been modified/iu,
        example: "Validate failed: Migration checksum mismatch for migration version 42",
        what: "A migration file changed after it was applied.",
        remedy: "Restore the file as it was when it was applied, and put the change into a new migration.",
    },
    {
        name: "already-exists",
        text: /(?:relation|table|column|index|type|constraint|schema) ["'`]?(?<object>[\w.$-]{1,130})["'`]? already exists|Duplicate (?:column name|key name|table)|(?:table|column) .{0,120} already exists|\b(?:1050|1060|1061) \(?42S\d\d|DuplicateTable|DuplicateColumn/iu,
        example: 'psycopg2.errors.DuplicateTable: relation "orders" already exists',
        what: "The migration creates an object that already exists in the database: {found|see the log}.",
        remedy: "Two migrations ran at once, or one was partially applied. Compare the schema with the tool's table of applied migrations, and mark the ones that are done.",
    },
    {
        name: "migrations-pending",
        text: /Migrations are pending|PendingMigrationError|You have \d{1,6} unapplied migration/iu,
        example: "ActiveRecord::PendingMigrationError: Migrations are pending. To resolve this issue, run: bin/rails db:migrate",
        what: "The application does not start because migrations are pending.",
        remedy: "Set the input `run-migrations: true`, and check that the migration uses the same database.",
    },
    {
        name: "table-missing",
        text: /relation ["'`]?(?<table>[\w.$-]{1,130})["'`]? does not exist|Table ["'`]?(?<mysql>[\w.$-]{1,130})["'`]? doesn't exist|no such table: (?<sqlite>[\w.$-]{1,130})|Base table or view not found|UndefinedTable|The table .{1,130} does not exist in the current database|\bP2021\b/iu,
        example: 'PG::UndefinedTable: ERROR:  relation "users" does not exist',
        what: "The database lacks a table that the application needs: {found|see the log}.",
        remedy: "Set the input `run-migrations: true`, so that migrations run before the service is updated. Check that both use the same database and schema.",
    },
    {
        name: "column-missing",
        text: /column ["'`]?(?<column>[\w.$-]{1,130})["'`]? (?:of relation .{1,130} )?does not exist|Unknown column ["'`](?<mysql>[\w.$-]{1,130})|no such column|UndefinedColumn|\bP2022\b/iu,
        example: "SQLSTATE[42S22]: Column not found: 1054 Unknown column 'plan' in 'field list'",
        what: "The database lacks a column that the application needs ({found|see the log}): its schema is older than the code.",
        remedy: "Set the input `run-migrations: true`, so that migrations run before the service is updated. Drop a column only in a release after the code has stopped using it.",
    },
];


/***/ }),

/***/ 290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ evidenceOf),
/* harmony export */   t: () => (/* binding */ wordsFor)
/* harmony export */ });
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4883);
/* harmony import */ var _failed_container_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8636);
/** A task's facts as placeholder values and as evidence lines. */


const architectures = { X86_64: "linux/amd64", ARM64: "linux/arm64" };
/** Programs that health check commands often call and images often lack. */
const checkPrograms = /\b(?:curl|wget|nc|netcat|pg_isready|mysqladmin|redis-cli|node|python3?|php|ruby)\b/u;
/** Values for the catalogue's placeholders. Names and sizes only, never commands or environment variables. */
function wordsFor(facts, container) {
    const name = container?.name;
    const plan = (0,_failed_container_js__WEBPACK_IMPORTED_MODULE_1__/* .planOf */ .XC)(facts, name);
    const image = container?.image ?? plan?.image;
    const limit = plan?.memory;
    const architecture = facts.runtimePlatform?.cpuArchitecture;
    const program = checkPrograms.exec((plan?.healthCheck?.command ?? []).join(" ").slice(0, 2000))?.[0];
    return {
        Container: name === undefined ? "The container" : `Container "${name}"`,
        container: name === undefined ? "the container" : `container "${name}"`,
        Image: image === undefined ? "The image" : `The image ${image}`,
        image: image === undefined ? "the image" : `the image ${image}`,
        exitCode: container?.exitCode?.toString(),
        signal: container?.exitCode === undefined ? undefined : String(container.exitCode - 128),
        limit: limit === undefined ? undefined : ` of ${limit} MiB`,
        timeout: plan?.stopTimeout === undefined ? undefined : ` of ${plan.stopTimeout} s`,
        architecture: architecture === undefined ? undefined : (architectures[architecture] ?? architecture),
        check: program === undefined ? undefined : ` (it calls ${program})`,
    };
}
function lineOf({ name = "?", exitCode, reason, healthStatus }) {
    const parts = [
        ...(exitCode === undefined ? [] : [`exit code ${exitCode}`]),
        ...(healthStatus === "UNHEALTHY" ? ["UNHEALTHY"] : []),
        ...(reason === undefined || reason === "" ? [] : [reason]),
    ];
    return parts.length === 0 ? undefined : `container ${name}: ${parts.join(", ")}`;
}
/** AWS's reasons for the end of the task, one line for each fact. */
function evidenceOf(facts) {
    const { stopCode, stoppedReason } = facts.task;
    return [
        ...(stopCode === undefined ? [] : [`stop code: ${stopCode}`]),
        ...(stoppedReason === undefined ? [] : [`stopped reason: ${stoppedReason}`]),
        ...(0,_failed_container_js__WEBPACK_IMPORTED_MODULE_1__/* .ownContainers */ .no)(facts)
            .map(lineOf)
            .filter((line) => line !== undefined)
            .slice(0, 10),
    ].map(_row_js__WEBPACK_IMPORTED_MODULE_0__/* .shortened */ .vI);
}


/***/ }),

/***/ 6475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ diagnoseTask)
});

// EXTERNAL MODULE: ./build/src/diagnosis/row.js
var diagnosis_row = __webpack_require__(4883);
;// CONCATENATED MODULE: ./build/src/diagnosis/rows/exit-codes.js
const exitCodes = [
    {
        name: "exited-early",
        codes: [0],
        what: "{Container} exited with code 0, but a service's container must keep running.",
        remedy: "Run the program in the foreground (no daemon mode, no `&`), and check that `command` starts the server and is not a one-off command.",
    },
    {
        name: "application-error",
        codes: [1, 2, 255],
        what: "{Container} exited with code {exitCode}: the application reported an error.",
        remedy: "Read its last log lines. To reproduce the error, run the same image with the same command and environment.",
    },
    {
        name: "command-not-executable",
        codes: [126],
        what: "{Container} exited with code 126: its command could not be executed.",
        remedy: "Make the file executable (`chmod +x`), and check that it is built for the task's CPU architecture and has a valid `#!` line.",
    },
    {
        name: "command-not-found",
        codes: [127],
        what: "{Container} exited with code 127: a command was not found.",
        remedy: "Check that the image has what `command`, `entryPoint` and `workingDirectory` name, and check the `#!` line of scripts (Alpine images have no bash; Windows line endings break scripts).",
    },
    {
        name: "illegal-instruction",
        codes: [132],
        what: "{Container} ended with SIGILL (exit code 132): the program uses instructions that the CPU does not support.",
        remedy: "Build for a more generic CPU (for example without AVX-512), or use another instance type.",
    },
    {
        name: "aborted",
        codes: [134],
        what: "{Container} aborted with SIGABRT (exit code 134).",
        remedy: "Look for a failed assertion in the last log lines. Node.js aborts like this when its heap is full (`--max-old-space-size`).",
    },
    {
        name: "segmentation-fault",
        codes: [135, 139],
        what: "{Container} crashed with an invalid memory access (exit code {exitCode}).",
        remedy: "Check for native code that changed with this image (extensions, base image, libc), and for a build for another CPU. If nothing changed, run it again and take a core dump.",
    },
    {
        name: "killed",
        codes: [137],
        what: "{Container} was killed by SIGKILL (exit code 137). ECS gives no reason.",
        remedy: "Most often a process ran out of memory. Check the task's memory use, and raise `memory` of the container and the task definition.",
    },
    {
        name: "terminated",
        codes: [143],
        what: "{Container} was stopped with SIGTERM (exit code 143).",
        remedy: "Find out what stopped it: another essential container, a health check, or a StopTask call.",
    },
];
/** A container that did not exit after SIGTERM, so ECS killed it. */
const stopTimeout = {
    name: "stop-timeout",
    what: "{Container} did not exit within its stop timeout{timeout|} after SIGTERM, so ECS killed it (exit code 137).",
    remedy: "Handle SIGTERM in the application (entry point scripts must start it with `exec`, so that it receives the signal), or raise `stopTimeout` of the container (at most 120 s on Fargate).",
};
const bySignal = {
    name: "ended-by-signal",
    what: "{Container} was terminated by signal {signal} (exit code {exitCode}).",
    remedy: "Read its last log lines, and find out what sent the signal.",
};
const otherCode = {
    name: "application-error",
    what: "{Container} exited with code {exitCode}, which the application set.",
    remedy: "Look up the code in the application's documentation, and read the last log lines.",
};
/** The row of an exit code. Not for exit code 0 of a one-off task, which is a success. */
function exitRow(exitCode) {
    const known = exitCodes.find((row) => row.codes.includes(exitCode));
    return known ?? (exitCode > 128 && exitCode < 165 ? bySignal : otherCode);
}

// EXTERNAL MODULE: ./build/src/diagnosis/failed-container.js
var failed_container = __webpack_require__(8636);
// EXTERNAL MODULE: ./build/src/diagnosis/rows/health.js
var health = __webpack_require__(9915);
// EXTERNAL MODULE: ./build/src/diagnosis/log-hints.js + 2 modules
var log_hints = __webpack_require__(725);
// EXTERNAL MODULE: ./build/src/diagnosis/rows/runtime.js
var runtime = __webpack_require__(593);
// EXTERNAL MODULE: ./build/src/diagnosis/rows/stop-codes.js
var stop_codes = __webpack_require__(9082);
// EXTERNAL MODULE: ./build/src/diagnosis/rows/stop-reasons.js + 4 modules
var stop_reasons = __webpack_require__(6443);
// EXTERNAL MODULE: ./build/src/diagnosis/task-words.js
var task_words = __webpack_require__(290);
;// CONCATENATED MODULE: ./build/src/diagnosis/task.js









function diagnoseTask(facts) {
    return (byDependency(facts) ??
        byMemory(facts) ??
        byStoppedReason(facts) ??
        byContainerReason(facts) ??
        byExitCode(facts) ??
        byStopCode(facts) ??
        unknown(facts));
}
/** Adds the container's name and exit code to a cause. */
const about = (cause, container) => ({
    ...cause,
    ...(container?.name === undefined ? {} : { container: container.name }),
    ...(container?.exitCode === undefined ? {} : { exitCode: container.exitCode }),
});
const explain = (facts, match, container) => about((0,diagnosis_row/* causeOf */.rl)(match, (0,task_words/* wordsFor */.t)(facts, container), (0,task_words/* evidenceOf */.X)(facts)), container);
/** A container that never ran has exit code 143; the exit code of its dependency decides (docs/aws-reference.md#container-dependencies). */
function byDependency(facts) {
    const blocked = (0,failed_container/* ownContainers */.no)(facts).find((one) => (0,failed_container/* isHeldUp */.Jj)(facts, one));
    if (blocked === undefined)
        return undefined;
    const dependency = (0,failed_container/* failedDependency */.dw)(facts, blocked);
    const ended = dependency?.exitCode === undefined ? "did not become ready" : `exited with code ${dependency.exitCode}`;
    const late = /timed out/iu.test(blocked.reason ?? "");
    const hint = dependency === undefined ? undefined : (0,log_hints/* findHint */.hn)(facts.log ?? [], (0,log_hints/* hintsFor */.uK)(dependency.exitCode ?? 1));
    const cause = {
        name: late ? "dependency-timeout" : "dependency-failed",
        what: `Container "${blocked.name}" never ran: it depends on container "${dependency?.name ?? "?"}", which ${late ? "did not become ready in time" : ended}.`,
        evidence: (0,task_words/* evidenceOf */.X)(facts),
        remedy: late
            ? "Raise `startTimeout` of the dependency, or `startPeriod` and `retries` of its health check."
            : `Read the log of container "${dependency?.name ?? "?"}". The exit code of "${blocked.name}" is not relevant.`,
    };
    return about(withHint(cause, hint), dependency ?? blocked);
}
/** The container's reason reports out of memory, even if the stopped reason does not. */
function byMemory(facts) {
    const rows = runtime/* runtimeReasons */.u.filter((row) => row.name === "out-of-memory");
    const container = (0,failed_container/* ownContainers */.no)(facts).find((one) => (0,failed_container/* isEssential */.NN)(facts, one.name) && (0,diagnosis_row/* firstMatch */.o4)(rows, one.reason ?? "") !== undefined);
    const match = (0,diagnosis_row/* firstMatch */.o4)(rows, container?.reason ?? "");
    return match === undefined ? undefined : explain(facts, match, container);
}
function byStoppedReason(facts) {
    const reason = facts.task.stoppedReason ?? "";
    if (runtime/* essentialExit */.r.test((0,diagnosis_row/* readable */.HD)(reason)))
        return undefined;
    const match = (0,diagnosis_row/* firstMatch */.o4)(stop_reasons/* stopReasons */.Q, reason);
    if (match === undefined)
        return undefined;
    const { name } = match.row;
    if (name === "load-balancer-health-check-failed")
        return unhealthyTarget(facts, match);
    if (name === "container-health-check-failed")
        return unhealthyContainer(facts, match);
    const container = (0,failed_container/* failedContainer */.DE)(facts);
    if (name === "scaled-in" && container?.exitCode === 137)
        return exited(facts, container, stopTimeout);
    return explain(facts, match, container);
}
/** The load balancer's own reason, if there is one, is the cause. */
function unhealthyTarget(facts, failed) {
    const texts = [
        ...(facts.targetHealth ?? []).flatMap(({ Description = "", Reason = "" }) => [Description, Reason]),
        ...(facts.events ?? []),
    ].filter((text) => text !== "");
    const matches = texts.map((text) => (0,diagnosis_row/* firstMatch */.o4)(health/* targetReasons */.n, text)).filter((match) => match !== undefined);
    const [first] = health/* targetReasons */.n.flatMap((row) => matches.filter((match) => match.row === row));
    const evidence = [...(0,task_words/* evidenceOf */.X)(facts), ...texts.slice(0, 5).map((text) => `target health: ${text}`)];
    const cause = (0,diagnosis_row/* causeOf */.rl)(first ?? failed, (0,task_words/* wordsFor */.t)(facts, undefined), evidence);
    return withHint(cause, (0,log_hints/* findHint */.hn)(facts.log ?? [], log_hints/* logHints */.Fy));
}
function unhealthyContainer(facts, failed) {
    const own = (0,failed_container/* ownContainers */.no)(facts);
    const container = own.find((one) => one.healthStatus === "UNHEALTHY") ?? (0,failed_container/* failedContainer */.DE)(facts);
    return about(withHint(explain(facts, failed, container), (0,log_hints/* findHint */.hn)(facts.log ?? [], log_hints/* logHints */.Fy)), container);
}
function byContainerReason(facts) {
    const container = (0,failed_container/* failedContainer */.DE)(facts);
    const match = (0,diagnosis_row/* firstMatch */.o4)(stop_reasons/* stopReasons */.Q, container?.reason ?? "");
    return match === undefined ? undefined : explain(facts, match, container);
}
function byExitCode(facts) {
    const container = (0,failed_container/* failedContainer */.DE)(facts);
    if (container?.exitCode === undefined)
        return undefined;
    const stopped = stop_codes/* stopCodes */.J.some((row) => row.code === facts.task.stopCode);
    if (stopped)
        return container.exitCode === 137 ? exited(facts, container, stopTimeout) : undefined;
    return exited(facts, container, exitRow(container.exitCode));
}
function exited(facts, container, row) {
    const cause = (0,diagnosis_row/* causeOf */.rl)({ row }, (0,task_words/* wordsFor */.t)(facts, container), (0,task_words/* evidenceOf */.X)(facts));
    const hint = (0,log_hints/* findHint */.hn)(facts.log ?? [], (0,log_hints/* hintsFor */.uK)(container.exitCode ?? 1));
    if (hint !== undefined)
        return about(explained(cause, hint, facts, container), container);
    return about(isSidecar(facts, container) ? sidecarCause(cause, container) : cause, container);
}
/** The log names the reason, so that is the cause; the exit code is evidence. */
function explained(cause, hint, facts, container) {
    const found = (0,diagnosis_row/* causeOf */.rl)(hint.match, (0,task_words/* wordsFor */.t)(facts, container), [...cause.evidence, `log: ${hint.line}`]);
    const sidecar = isSidecar(facts, container) ? ", an essential sidecar," : "";
    const ended = `Container "${container.name ?? "?"}"${sidecar} exited with code ${container.exitCode ?? "?"}.`;
    return { ...found, what: `${ended} ${found.what}` };
}
/** A health check failed, so it stays the cause; the log only adds a hint. */
function withHint(cause, hint) {
    if (hint === undefined)
        return cause;
    const found = (0,diagnosis_row/* causeOf */.rl)(hint.match, {}, []);
    return {
        ...cause,
        evidence: [...cause.evidence, `log: ${hint.line}`],
        remedy: `${cause.remedy ?? ""} The log suggests ${found.name}: ${found.remedy ?? ""}`.trim(),
    };
}
const isSidecar = (facts, container) => facts.released !== undefined && facts.released.length > 0 && !facts.released.includes(container.name ?? "");
const sidecarCause = (cause, container) => ({
    ...cause,
    name: "essential-sidecar-exited",
    what: `Container "${container.name ?? "?"}", an essential sidecar, exited with code ${container.exitCode ?? "?"}, so ECS stopped the task.`,
    remedy: `Read the sidecar's log. If the task can run without it, set \`essential: false\` on it. ${cause.remedy ?? ""}`.trim(),
});
/** Falls back to the stop code if no message gives a reason. */
function byStopCode(facts) {
    const row = stop_codes/* stopCodes */.J.find(({ code }) => code === facts.task.stopCode);
    if (row === undefined)
        return undefined;
    const reason = facts.task.stoppedReason;
    return explain(facts, { row, values: { reason: reason && `: ${reason}` } }, (0,failed_container/* failedContainer */.DE)(facts));
}
/** Quotes AWS's message instead of guessing. */
function unknown(facts) {
    const container = (0,failed_container/* failedContainer */.DE)(facts);
    const words = facts.task.stoppedReason ?? container?.reason ?? facts.task.stopCode;
    return about({
        name: words === undefined ? "no-stop-reason" : "unknown-stop-reason",
        what: words === undefined
            ? "The task stopped, and ECS gives neither a reason nor an exit code."
            : `The task stopped for a reason that this action does not recognize: ${words.slice(0, 1000)}`,
        evidence: (0,task_words/* evidenceOf */.X)(facts),
        remedy: "Check the task in the ECS console (it stays there for about an hour), and its log.",
    }, container);
}


/***/ }),

/***/ 6321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GF: () => (/* binding */ logPace),
/* harmony export */   U: () => (/* binding */ logLocation)
/* harmony export */ });
/* unused harmony export logQuota */
/** The log stream of a container, in the task's region unless the definition sets another one. */
function logLocation({ name: container, logConfiguration }, owner) {
    const { logDriver, options = {} } = logConfiguration ?? {};
    const unreadable = (why) => ({ kind: "unreadable", why });
    if (logDriver === undefined)
        return unreadable(`Container ${container} has no log configuration.`);
    if (logDriver !== "awslogs") {
        return unreadable(`Container ${container} uses the log driver ${logDriver}. Read its log at the driver's destination.`);
    }
    const group = options["awslogs-group"];
    if (!group)
        return unreadable(`The log configuration of ${container} has no awslogs-group.`);
    const region = options["awslogs-region"] ?? regionOf(owner.taskArn);
    const prefix = options["awslogs-stream-prefix"];
    const taskId = owner.taskArn.slice(owner.taskArn.lastIndexOf("/") + 1);
    if (prefix)
        return { kind: "stream", group, region, stream: `${prefix}/${container}/${taskId}` };
    // Without a prefix, which only EC2 allows, Docker names the stream after the container.
    if (owner.runtimeId === undefined)
        return { kind: "not-yet" };
    return { kind: "stream", group, region, stream: owner.runtimeId };
}
const regionOf = (arn) => arn.split(":")[3] ?? "";
/** Regions with a lower GetLogEvents quota for the whole account (docs/aws-reference.md#logs). */
const slowRegions = new Set([
    "us-west-2",
    "eu-central-1",
    "eu-west-1",
    "ap-northeast-3",
    "ap-southeast-3",
    "ca-west-1",
    "il-central-1",
]);
const logQuota = (region) => {
    if (region === "eu-west-3")
        return 30;
    return slowRegions.has(region) ? 10 : 25;
};
const logPace = (region) => ({
    follow: 2000,
    catchUp: Math.ceil(4000 / logQuota(region)),
});


/***/ }),

/***/ 5691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ Heartbeat)
/* harmony export */ });
const interval = 60_000;
class Heartbeat {
    #clock;
    #tell;
    #last;
    constructor(clock, tell) {
        this.#clock = clock;
        this.#tell = tell;
        this.#last = clock.now();
    }
    /** Call after logging something else. */
    reset() {
        this.#last = this.#clock.now();
    }
    /** Logs what the step waits for, and until when (epoch milliseconds), if nothing was logged for a minute. */
    beat(awaiting, until) {
        if (this.#clock.now() - this.#last < interval)
            return;
        this.#tell({ kind: "heartbeat", awaiting, ...(until !== undefined && { until }) });
        this.reset();
    }
}


/***/ }),

/***/ 2477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ LogTail),
/* harmony export */   a: () => (/* binding */ cut)
/* harmony export */ });
const keptLines = 50;
const keptEvents = 2000;
/** Longer lines are cut: CloudWatch takes a megabyte. */
const longestLine = 4096;
class LogTail {
    #lines = [];
    /** Largest timestamp among the events that are not remembered any more. */
    #forgotten = Number.NEGATIVE_INFINITY;
    #events = [];
    #keys = new Map();
    get lines() {
        return this.#lines.slice(-keptLines);
    }
    /** From here on every event that was added is remembered, in epoch milliseconds. */
    get oldestRemembered() {
        if (this.#events.length === 0)
            return undefined;
        const oldest = this.#events.reduce((least, { timestamp }) => Math.min(least, timestamp), Number.MAX_SAFE_INTEGER);
        return Math.max(oldest, this.#forgotten + 1);
    }
    /** Keeps an event and gives its lines. */
    add(event) {
        this.#remember(event);
        const lines = (event.message ?? "")
            .replace(/\r?\n$/u, "")
            .split(/\r?\n/u)
            .map(cut);
        // One event may hold a megabyte of line ends.
        this.#lines.push(...lines.slice(-keptLines));
        if (this.#lines.length > 10 * keptLines)
            this.#lines = this.#lines.slice(-keptLines);
        return lines;
    }
    remembers(event) {
        return this.#keys.has(keyOf(event));
    }
    #remember(event) {
        const key = keyOf(event);
        this.#events.push({ timestamp: event.timestamp ?? 0, key });
        this.#keys.set(key, (this.#keys.get(key) ?? 0) + 1);
        if (this.#events.length <= 2 * keptEvents)
            return;
        for (const { key: old, timestamp } of this.#events.splice(0, keptEvents)) {
            this.#forgotten = Math.max(this.#forgotten, timestamp);
            const count = (this.#keys.get(old) ?? 1) - 1;
            if (count > 0)
                this.#keys.set(old, count);
            else
                this.#keys.delete(old);
        }
    }
}
/** GetLogEvents gives events no id. The same line twice in the same millisecond of arrival is taken for one. */
const keyOf = ({ timestamp, ingestionTime, message = "" }) => `${timestamp ?? ""} ${ingestionTime ?? ""} ${message.length} ${message.slice(0, 200)}`;
const cut = (line) => line.length <= longestLine
    ? line
    : `${line.slice(0, longestLine)}… (${line.length - longestLine} more characters)`;


/***/ }),

/***/ 434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ FailingTasks)
/* harmony export */ });
/* harmony import */ var _diagnosis_task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6475);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(139);
/* harmony import */ var _core_bounded_set_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7433);
/* harmony import */ var _task_evidence_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4);




const tasksPerCall = 100;
/** Kinds of failure per service for which log and targets are read; more would only repeat them. */
const maxCauses = 5;
/** Upper bound of reported kinds: a container may exit with a different code every time. */
const maxGroups = 20;
/** Failed tasks per service that are remembered: more than one call returns. */
const maxTasks = 500;
class FailingTasks {
    #context;
    #cases = new Map();
    #noted = false;
    constructor(context) {
        this.#context = context;
    }
    /** Compares the failure counts; a higher one starts an investigation in the background. */
    notice(one, service, deployment) {
        const known = this.#caseOf(one);
        const failures = failureCount(one, service, deployment);
        if (failures <= known.failures)
            return;
        known.failures = failures;
        this.#investigate(one, known);
    }
    /** Waits for pending investigations. Investigates a service that failed without a failure count. */
    async finish(failed) {
        for (const one of failed) {
            const known = this.#caseOf(one);
            if (known.groups.size === 0)
                this.#investigate(one, known);
        }
        let pending = this.#pending;
        while (pending.length > 0) {
            await Promise.all(pending);
            pending = this.#pending;
        }
    }
    /** Why its tasks failed, the most frequent cause first. */
    groupsOf(one) {
        const groups = [...this.#caseOf(one).groups.values()].toSorted((a, b) => b.count - a.count);
        return groups.map(({ cause, count, example }) => ({ cause, count, example }));
    }
    get #pending() {
        return [...this.#cases.values()].flatMap(({ pending }) => pending ?? []);
    }
    #caseOf(one) {
        const known = this.#cases.get(one);
        if (known !== undefined)
            return known;
        const fresh = {
            failures: 0,
            pending: undefined,
            again: false,
            seen: new _core_bounded_set_js__WEBPACK_IMPORTED_MODULE_3__/* .Recent */ .g(maxTasks),
            groups: new Map(),
        };
        this.#cases.set(one, fresh);
        return fresh;
    }
    #investigate(one, known) {
        if (known.pending !== undefined) {
            known.again = true;
            return;
        }
        known.pending = this.#look(one, known)
            .catch((error) => this.#note(one, error))
            .finally(() => {
            known.pending = undefined;
            if (!known.again)
                return;
            known.again = false;
            this.#investigate(one, known);
        });
    }
    async #look(one, known) {
        const stopped = await this.#stoppedTasks(one);
        const isOurs = belongsTo(one);
        const failed = stopped.filter(hasFailed);
        const fresh = failed.filter((task) => isOurs(task) && known.seen.add(task.taskArn ?? ""));
        const others = failed.filter((task) => !isOurs(task));
        const changed = new Set();
        for (const task of fresh) {
            const group = await this.#file(one, known, task);
            if (group !== undefined)
                changed.add(group);
        }
        const otherCauses = new Set(others.map((task) => (0,_diagnosis_task_js__WEBPACK_IMPORTED_MODULE_0__/* .diagnoseTask */ .S)((0,_task_evidence_js__WEBPACK_IMPORTED_MODULE_2__/* .factsOf */ .x)(one, task)).name));
        for (const group of changed)
            this.#tell(one, group, otherCauses);
    }
    async #stoppedTasks(one) {
        const ecs = await this.#context.aws.ecs();
        const { cluster, name: serviceName } = one.release;
        const options = { signal: this.#context.signal, resource: serviceName };
        const { taskArns = [] } = await ecs.listTasks({ cluster, serviceName, desiredStatus: "STOPPED" }, options);
        if (taskArns.length === 0)
            return [];
        const { tasks = [] } = await ecs.describeTasks({ cluster, tasks: taskArns.slice(0, tasksPerCall) }, options);
        return tasks;
    }
    /** Groups a task by cause; for the first of a group, its log and targets are read too. */
    async #file(one, known, task) {
        const alone = (0,_diagnosis_task_js__WEBPACK_IMPORTED_MODULE_0__/* .diagnoseTask */ .S)((0,_task_evidence_js__WEBPACK_IMPORTED_MODULE_2__/* .factsOf */ .x)(one, task));
        const key = keyOf(alone);
        const group = known.groups.get(key);
        if (group !== undefined) {
            group.count += 1;
            return group;
        }
        if (known.groups.size >= maxGroups)
            return undefined;
        const facts = known.groups.size < maxCauses
            ? await (0,_task_evidence_js__WEBPACK_IMPORTED_MODULE_2__/* .withEvidence */ .K)(this.#context, one, task, (error) => this.#note(one, error))
            : (0,_task_evidence_js__WEBPACK_IMPORTED_MODULE_2__/* .factsOf */ .x)(one, task);
        const { taskArn: example = "" } = task;
        const fresh = { cause: (0,_diagnosis_task_js__WEBPACK_IMPORTED_MODULE_0__/* .diagnoseTask */ .S)(facts), example, log: facts.log ?? [], count: 1 };
        known.groups.set(key, fresh);
        return fresh;
    }
    #tell(one, group, otherCauses) {
        const { cause, count, example, log } = group;
        group.log = [];
        this.#context.tell({
            kind: "tasks-failing",
            failing: {
                service: one.release.name,
                cause,
                count,
                example,
                log,
                oldRevisionToo: one.ofRollback !== true && otherCauses.has(cause.name),
                ...(one.ofRollback && { ofRollback: true }),
            },
        });
    }
    #note(one, error) {
        if (this.#noted || this.#context.signal.aborted)
            return;
        this.#noted = true;
        const text = `The diagnosis of failed tasks is incomplete: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`;
        this.#context.tell({ kind: "note", level: "info", about: one.release.name, text });
    }
}
/** `startedBy` names the deployment, or the task set for CodeDeploy. */
function belongsTo(one) {
    if (one.by.controller === "ECS")
        return ({ startedBy }) => startedBy === one.deploymentId;
    const { taskSetsBefore } = one.by.watch.own;
    return ({ startedBy = "" }) => startedBy.startsWith("ecs-svc/") && !taskSetsBefore.includes(startedBy);
}
function failureCount(one, service, deployment) {
    const classic = service.deployments?.find(({ id }) => id === one.deploymentId)?.failedTasks ?? 0;
    return Math.max(classic, deployment?.deploymentCircuitBreaker?.failureCount ?? 0);
}
/** Scale-in and replacement stop tasks too; those aren't failures (docs/aws-reference.md#stop-reasons). */
const hasFailed = ({ stoppedReason = "", stopCode }) => !(stopCode === "ServiceSchedulerInitiated" && stoppedReason.startsWith("Scaling activity initiated by"));
const keyOf = ({ name, container, exitCode }) => JSON.stringify([name, container, exitCode]);


/***/ }),

/***/ 4:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ withEvidence),
/* harmony export */   x: () => (/* binding */ factsOf)
/* harmony export */ });
/* harmony import */ var _diagnosis_failed_container_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8636);
/* harmony import */ var _ecs_task_log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6321);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4411);
/* harmony import */ var _one_off_log_tail_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2477);




const tailLines = 30;
/** CloudWatch shows a line only seconds after it was written, and the last lines matter most. */
const ingestion = (0,_core_time_js__WEBPACK_IMPORTED_MODULE_1__/* .seconds */ .YA)(2);
/** The facts from the task itself. */
function factsOf(one, task) {
    const { definition, replaced } = one.release;
    return {
        task,
        definitions: definition.document.get(["containerDefinitions"]),
        runtimePlatform: definition.runtimePlatform,
        released: replaced,
    };
}
/** Adds log and target health to the facts; passes read errors to `note`. */
async function withEvidence(context, one, task, note) {
    const facts = factsOf(one, task);
    const orNothing = (read) => read.catch((error) => {
        note(error);
        return [];
    });
    const [log, targetHealth] = await Promise.all([
        orNothing(tailOf(context, one, facts)),
        orNothing(targetHealthOf(context, task)),
    ]);
    return { ...facts, log, ...(targetHealth.length > 0 && { targetHealth }) };
}
/** The last log lines of the failed container; empty if its log stream is unknown. */
async function tailOf(context, one, facts) {
    const { taskArn, containers } = facts.task;
    const name = (0,_diagnosis_failed_container_js__WEBPACK_IMPORTED_MODULE_2__/* .failedContainer */ .DE)(facts)?.name;
    const container = name === undefined ? undefined : one.release.definition.container(name);
    if (container === undefined || taskArn === undefined)
        return [];
    const runtimeId = containers?.find((state) => state.name === name)?.runtimeId;
    const place = (0,_ecs_task_log_js__WEBPACK_IMPORTED_MODULE_0__/* .logLocation */ .U)(container, { taskArn, runtimeId });
    if (place.kind !== "stream")
        return [];
    await context.clock.sleep(ingestion, context.signal);
    const logs = await context.aws.logs(place.region);
    const { events = [] } = await logs.getLogEvents({ logGroupName: place.group, logStreamName: place.stream, limit: tailLines, startFromHead: false }, { signal: context.signal, resource: place.group });
    return events
        .flatMap(({ message = "" }) => message.split("\n").slice(-tailLines))
        .slice(-tailLines)
        .map(_one_off_log_tail_js__WEBPACK_IMPORTED_MODULE_3__/* .cut */ .a);
}
const targetGroup = /\(target-group (arn:[^)\s]+)\)/;
/** Health of the unhealthy targets in the target group that the task's stop reason names. */
async function targetHealthOf(context, { stoppedReason = "" }) {
    const TargetGroupArn = targetGroup.exec(stoppedReason.slice(0, 1024))?.[1];
    if (TargetGroupArn === undefined)
        return [];
    const elb = await context.aws.elb();
    const { TargetHealthDescriptions = [] } = await elb.describeTargetHealth({ TargetGroupArn }, { signal: context.signal, resource: TargetGroupArn });
    return TargetHealthDescriptions.flatMap(({ TargetHealth }) => TargetHealth === undefined || TargetHealth.State === "healthy" ? [] : [TargetHealth]);
}


/***/ })

};
