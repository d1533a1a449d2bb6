export const id = 213;
export const ids = [213];
export const modules = {

/***/ 2499:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ busyGroup),
/* harmony export */   settleForeign: () => (/* binding */ settleForeign),
/* harmony export */   t: () => (/* binding */ refreshed)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2672);
/* harmony import */ var _codedeploy_running_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5975);
/* harmony import */ var _codedeploy_stop_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5290);
/* harmony import */ var _ecs_deployment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(584);
/* harmony import */ var _ecs_describe_services_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8223);
/* harmony import */ var _ecs_service_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9260);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7279);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3866);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4184);
/* harmony import */ var _heartbeat_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5691);










/**
 * The services as they stand right before the change, none of them with somebody else's deployment under way (an ECS
 * deployment may go on under `if-deploying: replace`: ours takes its place). What a waited-for deployment left
 * serving is what a rollback goes back to. Throws Failure `deployment-in-progress`.
 */
async function settleForeign(context, services, deadline) {
    const { clock, pace, signal, tell } = context;
    const { ifDeploying } = context.request.rollout;
    const ecs = await context.aws.ecs();
    const heartbeat = new _heartbeat_js__WEBPACK_IMPORTED_MODULE_7__/* .Heartbeat */ .X(clock, tell);
    let told = new Set();
    let busy = [];
    const settled = await (0,_time_js__WEBPACK_IMPORTED_MODULE_6__/* .poll */ .wt)({ clock, pace, signal, deadline }, async () => {
        const [now, foreign] = await look(context, ecs, services);
        busy = foreign;
        if (busy.length > 0 && ifDeploying === "fail")
            throw inProgress(busy, "if-deploying is `fail`");
        for (const one of busy) {
            if (told.has(one.id))
                continue;
            const verb = ifDeploying === "replace" ? "Replacing" : "Waiting for";
            tell({ kind: "note", level: "info", about: one.name, text: `${verb} ${one.words}.` });
            // CodeDeploy deploys a group once at a time: its deployment has to end before ours can begin.
            if (ifDeploying === "replace" && one.controller === "CODE_DEPLOY")
                await (0,_codedeploy_stop_js__WEBPACK_IMPORTED_MODULE_1__/* .stopDeployment */ .U)(context, one.id, true);
        }
        told = new Set(busy.map(({ id }) => id));
        const awaited = ifDeploying === "replace" ? busy.filter(({ controller }) => controller === "CODE_DEPLOY") : busy;
        if (awaited.length === 0)
            return now;
        heartbeat.beat(`the deployment in progress of ${namesOf(awaited)}`, deadline.at);
        return undefined;
    });
    if (settled === undefined)
        throw inProgress(busy, "it did not end within rollout-timeout");
    return settled;
}
async function look(context, ecs, services) {
    const asked = services.map((one) => ({ service: one.name, cluster: one.cluster, one }));
    const [found, ...byCodeDeploy] = await Promise.all([
        (0,_ecs_describe_services_js__WEBPACK_IMPORTED_MODULE_8__/* .describeServices */ .Ge)({ ecs, signal: context.signal }, asked, _ecs_describe_services_js__WEBPACK_IMPORTED_MODULE_8__/* .withEventIds */ .tt),
        ...services.map((one) => runningIn(context, one)),
    ]);
    const now = context.clock.now();
    const byEcs = asked.flatMap((one) => {
        const service = found.get(one);
        const deployment = service && (0,_ecs_service_js__WEBPACK_IMPORTED_MODULE_3__/* .deploymentInProgress */ .ij)(service);
        if (deployment === undefined || (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .isOurs */ .MU)(one.one, deployment.id))
            return [];
        const { id = "?", taskDefinition = "?", createdAt } = deployment;
        const words = `the deployment ${id} of ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_9__/* .revisionName */ .pd)(taskDefinition)} that is under way${age(createdAt?.getTime(), now)}`;
        return [{ name: one.service, id, controller: "ECS", words }];
    });
    const current = new Map([...found].map(([one, service]) => [one.service, service]));
    return [current, [...byEcs, ...byCodeDeploy.flat()]];
}
async function runningIn(context, { name, group }) {
    if (group === undefined)
        return [];
    const running = await (0,_codedeploy_running_js__WEBPACK_IMPORTED_MODULE_0__/* .runningDeployments */ ._Y)(context, group);
    const now = context.clock.now();
    return running.map((one) => ({
        name,
        id: one.id,
        controller: "CODE_DEPLOY",
        words: runningInWords(one, now),
    }));
}
/** The plan's service with what was just read: `from` is what serves now. */
function refreshed(release, services) {
    const service = services.get(release.name);
    if (service === undefined || service.status !== "ACTIVE") {
        const what = `${release.name} is ${service?.status ?? "gone"} now; it was ACTIVE when the release was planned.`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_4__.Failure({ name: "service-gone", what, evidence: [] });
    }
    // The deployment of a cut-off attempt may have ended since the plan: what it replaced is what a rollback goes back to.
    const proven = (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .isOurs */ .MU)(release, (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_2__/* .primaryOf */ .Os)(service)?.id) ? undefined : (0,_ecs_service_js__WEBPACK_IMPORTED_MODULE_3__/* .provenRevision */ .qE)(service);
    return { ...release, before: service, from: proven ?? release.from };
}
/** CodeDeploy refused a second deployment of the group: one began after the last look. */
function busyGroup(name, running, now) {
    const what = `${name} already has a CodeDeploy deployment in progress.`;
    const evidence = running === undefined ? [] : [runningInWords(running, now)];
    const remedy = "Wait for it and run the job again.";
    return new _failure_js__WEBPACK_IMPORTED_MODULE_4__.Failure({ name: "deployment-in-progress", what, evidence, remedy });
}
const age = (createdAt, now) => createdAt === undefined ? "" : `, begun ${Math.max(0, Math.round((now - createdAt) / 1000))} s ago`;
function runningInWords({ id, status, creator, taskDefinition, createdAt }, now) {
    const revision = (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_9__/* .revisionName */ .pd)(taskDefinition ?? "?");
    return `the CodeDeploy deployment ${id} (${status}, by ${creator}) of ${revision} that is under way${age(createdAt, now)}`;
}
const namesOf = (foreign) => [...new Set(foreign.map(({ name }) => name))].join(", ");
function inProgress(busy, why) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_4__.Failure({
        name: "deployment-in-progress",
        what: `${namesOf(busy)} already ${busy.length === 1 ? "has a deployment" : "have deployments"} in progress, and ${why}.`,
        evidence: busy.map(({ name, words }) => `${name}: ${words}`),
        remedy: "Wait for it and run the job again, or set if-deploying to `wait` or `replace`.",
    });
}


/***/ }),

/***/ 8213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  release: () => (/* binding */ release)
});

// EXTERNAL MODULE: ./build/src/failure.js
var failure = __webpack_require__(7279);
// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan = __webpack_require__(3866);
;// CONCATENATED MODULE: ./build/src/release/aside.js
/** What goes on beside a release because nothing depends on it, e.g. the rest of a log; at the end it is waited for. */

class Aside {
    #tell;
    #signal;
    #pending = new Set();
    /** @param signal of the cancelled job, which ends what is beside it as well */
    constructor(tell, signal) {
        this.#tell = tell;
        this.#signal = signal;
    }
    /** It only helps: where it fails, that is a note. */
    add(work) {
        const kept = work
            .catch((error) => {
            if (this.#signal.aborted)
                return;
            this.#tell({ kind: "note", level: "warning", text: `Beside the release: ${(0,failure.messageOf)(error)}` });
        })
            .finally(() => this.#pending.delete(kept));
        this.#pending.add(kept);
    }
    async over() {
        while (this.#pending.size > 0)
            await Promise.all(this.#pending);
    }
}

// EXTERNAL MODULE: ./build/src/release/update-service.js
var update_service = __webpack_require__(8608);
;// CONCATENATED MODULE: ./build/src/release/earlier.js

/** Called right before the first change of a service: what fails earlier leaves all of them where they were found. */
function takeOverEarlier(context, { waves }) {
    for (const [index, wave] of waves.entries()) {
        for (const service of wave)
            takeOver(context, service, index + 1);
    }
}
function takeOver({ clock, ledger }, planned, wave) {
    const { name, cluster, strategy, earlier, from, service } = planned;
    if (earlier === undefined || !earlier.ended)
        return;
    const { deploymentId, serviceDeploymentArn } = earlier;
    ledger.write({
        kind: "service",
        wave,
        service: name,
        cluster,
        controller: "ECS",
        strategy,
        from: earlier.from,
        to: from,
        idsBefore: (0,update_service/* deploymentIds */.Mx)(service).filter((id) => id !== deploymentId),
        deploymentId,
        ...(serviceDeploymentArn !== undefined && { serviceDeploymentArn }),
        at: clock.now(),
    });
}

// EXTERNAL MODULE: ./build/src/ecs/tags.js
var ecs_tags = __webpack_require__(6262);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/src/ecs/diagnosis/retry.js
var retry = __webpack_require__(5431);
// EXTERNAL MODULE: ./build/src/ecs/task.js
var ecs_task = __webpack_require__(6762);
;// CONCATENATED MODULE: ./build/src/ecs/task-log.js
/** The log stream of one container of a task. Its region is the task's unless the definition says otherwise. */
function logLocation({ name: container, logConfiguration }, owner) {
    const { logDriver, options = {} } = logConfiguration ?? {};
    const unreadable = (why) => ({ kind: "unreadable", why });
    if (logDriver === undefined)
        return unreadable(`The container ${container} has no log configuration.`);
    if (logDriver !== "awslogs") {
        return unreadable(`The container ${container} logs with ${logDriver}, which only its destination shows.`);
    }
    const group = options["awslogs-group"];
    if (!group)
        return unreadable(`The log configuration of ${container} names no awslogs-group.`);
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
/** GetLogEvents calls in a second, for the whole account and region (ecs-domain.md 3.2). */
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

// EXTERNAL MODULE: ./build/src/time.js
var time = __webpack_require__(4184);
// EXTERNAL MODULE: ./build/src/ecs/diagnosis/catalogue-row.js
var catalogue_row = __webpack_require__(3321);
// EXTERNAL MODULE: ./build/src/ecs/diagnosis/failed-container.js
var failed_container = __webpack_require__(6226);
;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/log-database.js
const databaseHints = [
    {
        name: "database-login-failed",
        text: /password authentication failed|Access denied for user|role ["'][\w-]{1,100}["'] does not exist|\bP1000\b|Login failed for user|ORA-01017|WRONGPASS|NOAUTH Authentication required|Authentication failed against database|(?:MongoServer|Mongo)Error: Authentication failed/iu,
        example: 'FATAL:  password authentication failed for user "app"',
        what: "The database did not accept the program's user or password.",
        remedy: "Check the user and the secret that holds the password: tasks read secrets when they start, so a rotated one needs new tasks.",
    },
    {
        name: "database-refuses-host",
        text: /no pg_hba\.conf entry for host|is not allowed to connect to this (?:MySQL|MariaDB) server|SSL connection is required|require_secure_transport|no encryption$/iu,
        example: 'FATAL:  no pg_hba.conf entry for host "10.0.1.5", user "app", database "shop", no encryption',
        what: "The database refuses this connection: often because it wants TLS.",
        remedy: "Switch on TLS in the connection settings (`sslmode=require`), or allow the task's network in the database.",
    },
    {
        name: "database-missing",
        text: /database ["'`](?<database>[\w.-]{1,100})["'`] does not exist|Unknown database ["'`](?<mysql>[\w.-]{1,100})|\bP1003\b|Cannot open database/iu,
        example: 'FATAL:  database "shop" does not exist',
        what: "The database server has no such database: {found|see the log}.",
        remedy: "Create it, or correct the database's name in the task definition.",
    },
    {
        name: "database-connections-exhausted",
        text: /too many connections|remaining connection slots are reserved|sorry, too many clients|max_user_connections|Too many clients/iu,
        example: "FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute",
        what: "The database has no free connection.",
        remedy: "A rollout runs old and new tasks at once: lower the pool size of each task, put a pooler before the database, or raise its limit.",
    },
    {
        name: "host-name-unknown",
        text: /getaddrinfo (?:ENOTFOUND|EAI_AGAIN|failed)|php_network_getaddresses|could not translate host name|Name or service not known|Temporary failure in name resolution|nodename nor servname|UnknownHostException|no such host\b|host not found in upstream|Name does not resolve|Unknown (?:MySQL server )?host/iu,
        example: 'could not translate host name "db.internal" to address: Name or service not known',
        what: "The program could not resolve the host name of something that it needs.",
        remedy: "Check the host name in the task definition's environment, the VPC's DNS settings, and that the private zone belongs to this VPC.",
    },
    {
        name: "cache-unreachable",
        text: /(?:ECONNREFUSED|ETIMEDOUT|refused|timed out|timeout|reset).{0,200}(?:\bredis\b|:6379|:11211)|(?:\bredis\b|:6379|:11211|RedisException|Redis::Cannot).{0,200}(?:ECONNREFUSED|ETIMEDOUT|refused|timed out|timeout|CannotConnect)/iu,
        example: "Error: connect ECONNREFUSED 10.0.3.7:6379",
        what: "The program could not reach its cache (Redis or Memcached).",
        remedy: "Check host and port, that the cache's security group lets the task's in, and TLS (`rediss://`) if the cache encrypts.",
    },
    {
        name: "database-unreachable",
        text: /could not connect to server|connection to server at .{1,200} failed|SQLSTATE\[HY000\] \[200[0-9]\]|Can't connect to (?:local )?(?:MySQL|MariaDB)|\bP1001\b|Can't reach database server|Communications link failure|Sequelize(?:Host|Connection)\w{0,30}Error|(?:ECONNREFUSED|ETIMEDOUT|i\/o timeout|connection refused|connection timed out|dial tcp).{0,200}:(?:5432|3306|1433|27017)\b|:(?:5432|3306|1433|27017)\b.{0,200}(?:ECONNREFUSED|ETIMEDOUT|i\/o timeout|connection refused|connection timed out)|MongoServerSelectionError|ActiveRecord::ConnectionNotEstablished|Connection to [\w.-]{1,200} refused|A network-related or instance-specific error/iu,
        example: 'connection to server at "db.internal" (10.0.2.9), port 5432 failed: Connection timed out',
        what: "The program could not reach its database.",
        remedy: "Let the database's security group accept the task's on its port; check host and port in the task definition, and the subnets (one-off tasks: the input `migration-subnets`, `migration-security-groups`).",
    },
    {
        name: "database-lock-timeout",
        text: /canceling statement due to lock timeout|Lock wait timeout exceeded|could not obtain lock on|ORA-00054/iu,
        example: "ERROR:  canceling statement due to lock timeout",
        what: "A statement waited too long for a lock that the running services hold.",
        remedy: "Run it again when the load is lower; split the migration, and change large tables without locks (CREATE INDEX CONCURRENTLY, online DDL).",
    },
    {
        name: "database-deadlock",
        text: /deadlock detected|Deadlock found when trying to get lock|deadlocked on lock/iu,
        example: "ERROR:  deadlock detected",
        what: "The database ended a statement because of a deadlock.",
        remedy: "Run it again; take locks in the same order as the program, in smaller transactions.",
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
        what: "The program writes to a read-only replica.",
        remedy: "Use the writer's endpoint of the database.",
    },
    {
        name: "database-permission-missing",
        text: /permission denied for (?:table|schema|relation|database|sequence|function)|must be owner of|command denied to user|permission denied to create/iu,
        example: "ERROR:  permission denied for schema public",
        what: "The database user lacks a right that the program needs.",
        remedy: "GRANT it, or run migrations as the user that owns the schema.",
    },
    {
        name: "certificate-not-trusted",
        text: /certificate verify failed|self[- ]signed certificate|unable to (?:get local issuer|verify the first) certificate|x509: |SSLHandshakeException|CERT_HAS_EXPIRED/iu,
        example: "Error: self-signed certificate in certificate chain",
        what: "The program does not trust a certificate that it was shown.",
        remedy: "Put the certificate authority into the image (for RDS its CA bundle), and name it in the connection settings.",
    },
];

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/log-migration.js
const migrationHints = [
    {
        name: "migration-skipped",
        text: /The \[[\w:-]{1,60}\] command is already running/u,
        example: "   INFO  The [migrate] command is already running.",
        what: "Laravel skipped the migration, because another one holds its lock (`--isolated`).",
        remedy: "Let the other migration end, and run again with `--isolated=75`: plain `--isolated` exits 0 though nothing was migrated. A lock of a killed run frees itself after an hour (`php artisan cache:forget framework/command-migrate` at once).",
    },
    {
        name: "migration-needs-force",
        text: /APPLICATION IN PRODUCTION|Are you sure you want to run this command|^\s{0,8}(?:WARN\s{1,4})?Command cancell?ed/iu,
        example: "   APPLICATION IN PRODUCTION.",
        what: "Laravel asks before it migrates in production, and nobody can answer.",
        remedy: "Add `--force` to the migration command.",
    },
    {
        name: "migration-locked",
        text: /Timed out trying to acquire a (?:postgres|mysql) advisory lock|Migration table is already locked|ConcurrentMigrationError|another migration process is currently running|can't acquire (?:database )?lock|Unable to obtain .{0,60}lock|Could not acquire change ?log lock|MigrationLockError|migrations? (?:is|are) locked/iu,
        example: "Error: P1002 Timed out trying to acquire a postgres advisory lock (SELECT pg_advisory_lock(72707369)). Elapsed: 10000ms.",
        what: "The migration tool could not get its lock: another migration holds it, or one that was killed left it behind.",
        remedy: "Let the other migration end. If there is none, free the lock by hand (knex: `migrate:unlock`; Liquibase: `release-locks`), and give the tool a direct connection: advisory locks fail behind a transaction pooler.",
    },
    {
        name: "migration-failed-before",
        text: /\bP3009\b|found failed migrations in the target database|Dirty database version (?<version>\d{1,20})|failed migration to version|Detected failed migration/iu,
        example: "Error: P3009 migrate found failed migrations in the target database, new migrations will not be applied.",
        what: "An earlier migration failed halfway, and the tool refuses to go on from there.",
        remedy: "Repair the schema by hand, then tell the tool so (Prisma: `migrate resolve`; golang-migrate: `force VERSION`; Flyway: `repair`).",
    },
    {
        name: "migration-checksum-mismatch",
        text: /checksum mismatch|validation failed.{0,60}checksum|was modified after it was applied|migration directory is corrupt|migrations? have been modified/iu,
        example: "Validate failed: Migration checksum mismatch for migration version 42",
        what: "A migration that was applied before has been changed since.",
        remedy: "Restore the file as it was applied, and put the change into a new migration.",
    },
    {
        name: "already-exists",
        text: /(?:relation|table|column|index|type|constraint|schema) ["'`]?(?<object>[\w.$-]{1,130})["'`]? already exists|Duplicate (?:column name|key name|table)|(?:table|column) .{0,120} already exists|\b(?:1050|1060|1061) \(?42S\d\d|DuplicateTable|DuplicateColumn/iu,
        example: 'psycopg2.errors.DuplicateTable: relation "orders" already exists',
        what: "The migration creates what the database already has: {found|see the log}.",
        remedy: "Two migrations ran at once, or one was applied in part: compare the schema with the tool's table of applied migrations, and mark what is done.",
    },
    {
        name: "migrations-pending",
        text: /Migrations are pending|PendingMigrationError|You have \d{1,6} unapplied migration/iu,
        example: "ActiveRecord::PendingMigrationError: Migrations are pending. To resolve this issue, run: bin/rails db:migrate",
        what: "The program refuses to start, because migrations have not been applied.",
        remedy: "Set the input `run-migrations: true`, and check that the migration uses the same database.",
    },
    {
        name: "table-missing",
        text: /relation ["'`]?(?<table>[\w.$-]{1,130})["'`]? does not exist|Table ["'`]?(?<mysql>[\w.$-]{1,130})["'`]? doesn't exist|no such table: (?<sqlite>[\w.$-]{1,130})|Base table or view not found|UndefinedTable|The table .{1,130} does not exist in the current database|\bP2021\b/iu,
        example: 'PG::UndefinedTable: ERROR:  relation "users" does not exist',
        what: "The database has no table that the program needs: {found|see the log}.",
        remedy: "Set the input `run-migrations: true`, so that migrations run before the service; check that both use the same database and schema.",
    },
    {
        name: "column-missing",
        text: /column ["'`]?(?<column>[\w.$-]{1,130})["'`]? (?:of relation .{1,130} )?does not exist|Unknown column ["'`](?<mysql>[\w.$-]{1,130})|no such column|UndefinedColumn|\bP2022\b/iu,
        example: "SQLSTATE[42S22]: Column not found: 1054 Unknown column 'plan' in 'field list'",
        what: "The database has no column that the program needs ({found|see the log}): its schema is behind the code.",
        remedy: "Set the input `run-migrations: true`, so that migrations run before the service; drop columns only a release after the code stopped using them.",
    },
];

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/log-program.js
const settingHints = [
    {
        name: "secret-key-missing",
        text: /No application encryption key has been specified|MissingAppKeyException|SECRET_KEY setting must not be empty|Missing `?secret_key_base|Missing encryption key to decrypt|ActiveSupport::MessageEncryptor::InvalidMessage|Unsupported cipher or incorrect key length/iu,
        example: "production.ERROR: No application encryption key has been specified.",
        what: "The program has no secret key, or a wrong one (APP_KEY, SECRET_KEY, SECRET_KEY_BASE, RAILS_MASTER_KEY).",
        remedy: "Add it to the container's `secrets` (the input `secrets` can); one-off tasks read the same definition.",
    },
    {
        name: "environment-variable-missing",
        text: /Environment variable not found: (?<prisma>[A-Z]\w{1,100})|KeyError: '(?<python>[A-Z][A-Z0-9_]{1,100})'|key not found: "(?<ruby>[A-Z][A-Z0-9_]{1,100})"|Set the (?<django>[A-Z]\w{1,100}) environment variable|(?:missing|required|undefined|unset).{0,40}(?:environment|env)\.? ?var|(?:environment|env) ?var(?:iable)?s?.{0,120}(?:is not set|not set|is required|is missing|must be set|undefined|not defined|missing)|^(?:\S{1,200}: )?(?:line \d{1,6}: )?(?<shell>[A-Z][A-Z0-9_]{1,100}): (?:unbound variable|parameter (?:not set|null or not set))|\b(?<named>[A-Z][A-Z0-9]{1,30}_[A-Z0-9_]{1,70}) (?:is not set|is not defined|is required|must be set|is missing)/u,
        example: "error: Environment variable not found: DATABASE_URL.",
        what: "The program misses an environment variable: {found|see the log}.",
        remedy: "Add it to the container (inputs `environment-variables` and `secrets`), or to the task definition; check its spelling.",
    },
    {
        name: "host-not-allowed",
        text: /Invalid HTTP_HOST header|DisallowedHost|You may need to add .{1,200} to ALLOWED_HOSTS|Blocked hosts?:/u,
        example: "Invalid HTTP_HOST header: '10.0.3.4:8000'. You may need to add '10.0.3.4' to ALLOWED_HOSTS.",
        what: "The program refuses requests to its IP address, as the load balancer's health check sends them.",
        remedy: "Exempt the health check path from the host check (Django: a middleware before CommonMiddleware; Rails: `config.host_authorization` exclude), or allow the task's addresses.",
    },
    {
        name: "task-role-denied",
        text: /is not authorized to perform: (?<action>[\w-]{1,40}:\w{1,80})/u,
        example: "AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/web-task/0a1b is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:eu-west-1:123456789012:mail",
        what: "The task role does not allow the program {action}.",
        remedy: "Allow it in the task role (`taskRoleArn` of the task definition); it is not the execution role that counts here.",
    },
    {
        name: "task-role-missing",
        text: /Unable to locate credentials|Could not load credentials from any providers|NoCredentialProviders|Unable to load (?:AWS )?credentials|CredentialsProviderError/u,
        example: "botocore.exceptions.NoCredentialsError: Unable to locate credentials",
        what: "The program calls AWS, and the task has no role for that.",
        remedy: "Set `taskRoleArn` of the task definition.",
    },
];
const fileHints = [
    {
        name: "windows-line-ends",
        text: /(?:\^M|\r): bad interpreter|(?:env|exec)[^\n]{0,100}(?:\\r|\r)'?: No such file|\$'\\r': command not found|set: illegal option -\r?$/u,
        example: "/entrypoint.sh: line 2: $'\\r': command not found",
        what: "A script in the image has Windows line ends.",
        remedy: "Save it with LF line ends (`.gitattributes`: `*.sh text eol=lf`), and build the image again.",
    },
    {
        name: "script-missing",
        text: /Could not open input file: (?<php>[\w./-]{1,200})|can't open file '?(?<python>[\w./-]{1,200})|Missing script: "?(?<npm>[\w:.-]{1,100})|npm ERR! missing script|Could not locate Gemfile|Command "(?<artisan>[\w:-]{1,80})" is not defined|Unknown command: '|There are no commands defined in the|Cannot find module '\/[\w./-]{1,200}'|Don't know how to build task|Unable to access jarfile|exec:? [^\n]{1,200}: no such file or directory/u,
        example: "Could not open input file: artisan",
        what: "What the container's command runs is not in the image, or not in its working directory: {found|see the log}.",
        remedy: "Correct `command` or `workingDirectory` (for one-off tasks the input `migration-command` or `smoke-test-command`), or add it to the image.",
    },
    {
        name: "command-not-found",
        text: /^(?:\S{1,200}: )?(?:line )?(?:\d{1,6}: )?(?<program>[\w./-]{1,200}): (?:command )?not found$|^(?:\S{1,200}: )?exec: (?<exec>[\w./-]{1,200}): not found/u,
        example: "/docker-entrypoint.sh: line 12: php: command not found",
        what: "A program that the container's command or script calls is not in the image: {found}.",
        remedy: "Install it in the image, or correct its name or path.",
    },
    {
        name: "shared-library-missing",
        text: /error while loading shared libraries: (?<library>[\w.+-]{1,100})|version `(?<glibc>GLIBC\w{0,10}_[\d.]{1,20})' not found|Error loading shared library (?<musl>[\w.+-]{1,100})|symbol not found$/u,
        example: "app: error while loading shared libraries: libpq.so.5: cannot open shared object file",
        what: "The image lacks a shared library, or has one of another version: {found|see the log}.",
        remedy: "Install it, or build in the same base image that the program runs in (not glibc for musl).",
    },
    {
        name: "module-missing",
        text: /Cannot find (?:module|package) '|ERR_MODULE_NOT_FOUND|ModuleNotFoundError: No module named|ImportError: (?:cannot import|No module)|cannot load such file -- |Class ["'][\w\\]{1,200}["'] not found|Bundler::GemNotFound|Could not find [\w.-]{1,100} in (?:any of the sources|locally installed gems)|ClassNotFoundException|NoClassDefFoundError|Failed opening required/u,
        example: "Error: Cannot find module 'express'",
        what: "The program cannot find one of its own modules or packages.",
        remedy: "Check the image build: production dependencies installed, everything copied, nothing shut out by .dockerignore.",
    },
    {
        name: "file-not-writable",
        text: /could not be opened in append mode|EACCES: permission denied, (?:open|mkdir|unlink|rename|scandir)|(?:Failed to open stream|failed to open stream|mkdir\(\)): Permission denied|PermissionError: \[Errno 13\]|Permission denied @ (?:rb_sysopen|dir_s_mkdir)|java\.nio\.file\.AccessDeniedException/u,
        example: 'The stream or file "/var/www/storage/logs/laravel.log" could not be opened in append mode: Failed to open stream: Permission denied',
        what: "The program may not read or write a file or folder.",
        remedy: "Give it to the user that the container runs as (`chown` in the image), or log to stdout.",
    },
    {
        name: "file-system-read-only",
        text: /Read-only file system|EROFS/u,
        example: "OSError: [Errno 30] Read-only file system: '/tmp/cache'",
        what: "The program writes where the file system is read-only.",
        remedy: "Mount a volume there, or drop `readonlyRootFilesystem` of the container.",
    },
    {
        name: "disk-full",
        text: /No space left on device|ENOSPC/iu,
        example: "OSError: [Errno 28] No space left on device",
        what: "The task's disk is full.",
        remedy: "On Fargate raise `ephemeralStorage.sizeInGiB` of the task definition; on EC2 the instance's volume.",
    },
];
const processHints = [
    {
        name: "stale-pid-file",
        text: /A server is already running/u,
        example: "A server is already running (pid: 1, file: /app/tmp/pids/server.pid).",
        what: "Rails found the pid file of an earlier process, and refuses to start.",
        remedy: "Remove tmp/pids/server.pid in the entry point, and keep it out of the image (.dockerignore).",
    },
    {
        name: "port-in-use",
        text: /EADDRINUSE|address already in use|bind\(\) to \S{1,100} failed \(98|Port (?<port>\d{1,5}) (?:is|was) already in use/iu,
        example: "Error: listen EADDRINUSE: address already in use 0.0.0.0:3000",
        what: "The port that the program listens on is taken by another process of the task.",
        remedy: "Containers of one awsvpc task share their ports: give each its own, and start the server only once.",
    },
    {
        name: "port-not-permitted",
        text: /bind\(\) to \S{1,100} failed \(13|(?:listen|bind)[^\n]{0,60}(?:EACCES|permission denied)/iu,
        example: "nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)",
        what: "The program's user may not listen on a port below 1024.",
        remedy: "Listen on a port above 1024, and put that into `portMappings` and the target group.",
    },
    {
        name: "heap-exhausted",
        text: /JavaScript heap out of memory|java\.lang\.OutOfMemoryError|Allowed memory size of \d{1,15} bytes exhausted|^MemoryError\b|fatal error: (?:runtime: )?out of memory|Cannot allocate memory|failed to allocate memory \(NoMemoryError\)|System\.OutOfMemoryException/u,
        example: "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
        what: "The program ran out of the memory that its runtime allows it.",
        remedy: "Raise its limit (`--max-old-space-size`, `-Xmx`, `memory_limit`) and with it `memory` of the container, or use less.",
    },
];
/** What a container's log says of why it cannot run at all; holds for every exit code. */
const executionHints = [
    {
        name: "architecture-mismatch",
        text: /exec format error|cannot execute binary file/iu,
        example: "exec /usr/local/bin/docker-entrypoint.sh: exec format error",
        what: "The program in {image} is built for another CPU architecture than the task's ({architecture|see `runtimePlatform`}).",
        remedy: "Build for the task's architecture (`docker buildx build --platform linux/amd64,linux/arm64`), or set `runtimePlatform.cpuArchitecture` of the task definition. In a script: give it a `#!` line.",
    },
];
const programHints = [...settingHints, ...fileHints, ...processHints];

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/log-hints.js
/** Finds the line of a container's log that tells why its program ended. Evidence only: an exit code comes first. */




/** How much of a log is looked at. */
const lastLines = 50;
const longestLine = 1000;
const logHints = [
    ...executionHints,
    ...migrationHints,
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
/** The hints that can explain an exit code. A signal explains itself, but for a heap that is full. */
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
const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]{0,20}m`, "gu");
/** A line as the rows expect it: bounded, without colours, with the quotes of JSON logs plain. */
const plain = (line) => line.slice(0, longestLine).replace(colours, "").replaceAll('\\"', '"').trimEnd();
/** The last line that one of the rows knows: what is said last is nearest to the end. */
function findHint(log, rows) {
    const lines = log.slice(-lastLines);
    for (const raw of lines.toReversed()) {
        const line = plain(raw);
        const match = (0,catalogue_row/* firstMatch */.o4)(rows, line);
        if (match !== undefined)
            return { match, line };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/one-off.js




/** What servers print when they are ready. */
const servingLines = /listening (?:on|at|for)\b|server (?:is )?(?:running|started|listening|ready)|\bstarted .{0,200}on port|started on port|Uvicorn running on|Application startup complete|Now listening on|ready to handle connections|fpm is running|supervisord started|resuming normal operations|start worker process|Booting worker with pid|ready (?:in|on|started)\b|Listening at: |Starting development server at|Puma starting in|Octane server|RoadRunner server started|worker: Warm shutdown|celery@\S{1,100} ready/iu;
/**
 * For a task whose time is over though its container was still running: whether the container serves instead of
 * doing its job. Told by its health check or its log; `undefined` where neither tells.
 */
function serverMistakenForMigration(facts) {
    const state = (0,failed_container/* ownContainers */.no)(facts).find(({ name }) => name === facts.container);
    if (state?.exitCode !== undefined && ![0, 137, 143].includes(state.exitCode))
        return undefined;
    const line = (facts.log ?? []).slice(-500).find((one) => servingLines.test(one.slice(0, 1000)));
    const healthy = state?.healthStatus === "HEALTHY";
    if (line === undefined && !healthy)
        return undefined;
    const variables = facts.variables.length === 0 ? "the variables it was given" : facts.variables.join(", ");
    return {
        name: "serves-instead-of-migrating",
        what: `Container "${facts.container}" started its server instead of ending: its image ${facts.commandGiven ? "ignores the command" : `does not look at ${variables}`}.`,
        evidence: [
            ...(healthy ? [`container ${facts.container}: HEALTHY while it should have migrated and ended`] : []),
            ...(line === undefined ? [] : [`log: ${(0,catalogue_row/* shortened */.vI)(line)}`]),
        ],
        remedy: facts.commandGiven
            ? 'The image\'s `entryPoint` still runs in front of a command: let it end with `exec "$@"`, or set the input `migration-task-definition` to a family whose `entryPoint` lets commands through.'
            : `Set the input \`migration-command\` to what migrates (for example \`php artisan migrate --force\`), or let the entry point migrate and exit when ${variables} is set.`,
    };
}
/** For a migration that exited 0: whether its log says that it did nothing, because another one held the lock. */
function migrationSkipped(log) {
    const rows = migrationHints.filter((row) => row.name === "migration-skipped");
    const hint = findHint(log, rows);
    return hint && (0,catalogue_row/* causeOf */.rl)(hint.match, {}, [`log: ${hint.line}`]);
}

// EXTERNAL MODULE: ./build/src/ecs/diagnosis/stop-reasons.js + 4 modules
var stop_reasons = __webpack_require__(2389);
;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/placement.js


/** Why RunTask started no task. */
function diagnosePlacement(failures) {
    const evidence = failures
        .slice(0, 10)
        .map(({ arn, detail, reason }) => [reason, detail, arn].filter((part) => part !== undefined).join(": "));
    const matches = failures
        .flatMap(({ detail, reason }) => [reason, detail])
        .map((text) => (0,catalogue_row/* firstMatch */.o4)(stop_reasons/* stopReasons */.Q, text ?? ""));
    const match = matches.find((one) => one !== undefined);
    if (match !== undefined)
        return (0,catalogue_row/* causeOf */.rl)(match, {}, evidence);
    return {
        name: failures.length === 0 ? "no-task-started" : "unknown-placement-failure",
        what: failures.length === 0
            ? "RunTask answered with neither a task nor a failure."
            : `ECS placed no task, for a reason that this action does not know: ${failures[0]?.reason ?? "none given"}`,
        evidence,
        remedy: "Look at the cluster's capacity, and at the network configuration of the task.",
    };
}

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/task-words.js
/** What a task's facts are called in sentences, and how they stand as evidence. */


const architectures = { X86_64: "linux/amd64", ARM64: "linux/arm64" };
/** Programs that health check commands call, and that images tend not to have. */
const checkPrograms = /\b(?:curl|wget|nc|netcat|pg_isready|mysqladmin|redis-cli|node|python3?|php|ruby)\b/u;
/** Values for the placeholders of the catalogue. Names and sizes only: commands and environment stay out. */
function wordsFor(facts, container) {
    const name = container?.name;
    const plan = (0,failed_container/* planOf */.XC)(facts, name);
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
/** AWS's own words about the task's end, one fact for each line. */
function evidenceOf(facts) {
    const { stopCode, stoppedReason } = facts.task;
    return [
        ...(stopCode === undefined ? [] : [`stop code: ${stopCode}`]),
        ...(stoppedReason === undefined ? [] : [`stopped reason: ${stoppedReason}`]),
        ...(0,failed_container/* ownContainers */.no)(facts)
            .map(lineOf)
            .filter((line) => line !== undefined)
            .slice(0, 10),
    ].map(catalogue_row/* shortened */.vI);
}

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/exit-codes.js
const exitCodes = [
    {
        name: "exited-early",
        codes: [0],
        what: "{Container} ended by itself with exit code 0, though the service needs it to keep running.",
        remedy: "Run the program in the foreground (no daemon mode, no `&`), and check that `command` is the server's and not a one-off command.",
    },
    {
        name: "application-error",
        codes: [1, 2, 255],
        what: "{Container} ended with exit code {exitCode}: the program itself reported an error.",
        remedy: "Read its last log lines; run the same image with the same command and environment.",
    },
    {
        name: "command-not-executable",
        codes: [126],
        what: "{Container} ended with exit code 126: its command could not be executed.",
        remedy: "Make the file executable (`chmod +x`), and check that it is built for the task's CPU architecture and has a valid `#!` line.",
    },
    {
        name: "command-not-found",
        codes: [127],
        what: "{Container} ended with exit code 127: a command was not found.",
        remedy: "Check `command`, `entryPoint` and `workingDirectory` against what is in the image, and the `#!` line of scripts (bash is not in alpine; no Windows line ends).",
    },
    {
        name: "illegal-instruction",
        codes: [132],
        what: "{Container} ended with SIGILL (exit code 132): the program uses instructions that the CPU does not have.",
        remedy: "Build for a more general CPU (for example without AVX-512), or use another instance type.",
    },
    {
        name: "aborted",
        codes: [134],
        what: "{Container} aborted itself with SIGABRT (exit code 134).",
        remedy: "Read the last log lines for the failed assertion; Node.js ends so when its heap is full (`--max-old-space-size`).",
    },
    {
        name: "segmentation-fault",
        codes: [135, 139],
        what: "{Container} crashed with an invalid memory access (exit code {exitCode}).",
        remedy: "Look for native code that changed with this image (extensions, base image, libc), and for a build for another CPU; if nothing changed, run it again and take a core dump.",
    },
    {
        name: "killed",
        codes: [137],
        what: "{Container} was killed by SIGKILL (exit code 137), and ECS does not say why.",
        remedy: "Most often the memory of the task ran out for one of its processes: look at its memory use, and raise `memory` of the container and the task definition.",
    },
    {
        name: "terminated",
        codes: [143],
        what: "{Container} ended because it was told to (SIGTERM, exit code 143).",
        remedy: "Find out what stopped it first: another essential container, a health check, or somebody's StopTask.",
    },
];
/** A container that was asked to stop, did not, and was killed. */
const stopTimeout = {
    name: "stop-timeout",
    what: "{Container} did not end within its stop timeout{timeout|} after SIGTERM, and was killed (exit code 137).",
    remedy: "Handle SIGTERM in the program (with `exec` in entry point scripts, so that it gets the signal), or raise `stopTimeout` of the container (120 s at most on Fargate).",
};
const bySignal = {
    name: "ended-by-signal",
    what: "{Container} was ended by signal {signal} (exit code {exitCode}).",
    remedy: "Read its last log lines, and find out what sends the signal.",
};
const otherCode = {
    name: "application-error",
    what: "{Container} ended with exit code {exitCode}, which the program itself chose.",
    remedy: "Look up the code in the program's documentation, and read its last log lines.",
};
/** The row of any exit code but 0 of a one-off, for which 0 is success. */
function exitRow(exitCode) {
    const known = exitCodes.find((row) => row.codes.includes(exitCode));
    return known ?? (exitCode > 128 && exitCode < 165 ? bySignal : otherCode);
}

// EXTERNAL MODULE: ./build/src/ecs/diagnosis/health-reasons.js
var health_reasons = __webpack_require__(2495);
// EXTERNAL MODULE: ./build/src/ecs/diagnosis/runtime-reasons.js
var runtime_reasons = __webpack_require__(2425);
// EXTERNAL MODULE: ./build/src/ecs/diagnosis/stop-codes.js
var stop_codes = __webpack_require__(7190);
;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/task.js









function diagnoseTask(facts) {
    return (byDependency(facts) ??
        byMemory(facts) ??
        byStoppedReason(facts) ??
        byContainerReason(facts) ??
        byExitCode(facts) ??
        byStopCode(facts) ??
        unknown(facts));
}
/** The cause with what is known of the container it is about. */
const about = (cause, container) => ({
    ...cause,
    ...(container?.name === undefined ? {} : { container: container.name }),
    ...(container?.exitCode === undefined ? {} : { exitCode: container.exitCode }),
});
const told = (facts, match, container) => about((0,catalogue_row/* causeOf */.rl)(match, wordsFor(facts, container), evidenceOf(facts)), container);
/** A container that never ran shows 143; the code that counts is its dependency's (ecs-domain.md 1.8). */
function byDependency(facts) {
    const blocked = (0,failed_container/* ownContainers */.no)(facts).find((one) => (0,failed_container/* isHeldUp */.Jj)(facts, one));
    if (blocked === undefined)
        return undefined;
    const dependency = (0,failed_container/* failedDependency */.dw)(facts, blocked);
    const ended = dependency?.exitCode === undefined
        ? "did not become ready"
        : `ended with exit code ${dependency.exitCode}`;
    const late = /timed out/iu.test(blocked.reason ?? "");
    const hint = dependency === undefined ? undefined : findHint(facts.log ?? [], hintsFor(dependency.exitCode ?? 1));
    const cause = {
        name: late ? "dependency-timeout" : "dependency-failed",
        what: `Container "${blocked.name}" never ran: container "${dependency?.name ?? "?"}", which it depends on, ${late ? "took too long" : ended}.`,
        evidence: evidenceOf(facts),
        remedy: late
            ? "Raise `startTimeout` of the dependency, or `startPeriod` and `retries` of its health check."
            : `Read the log of container "${dependency?.name ?? "?"}"; the exit code of "${blocked.name}" says nothing.`,
    };
    return about(withHint(cause, hint), dependency ?? blocked);
}
/** Memory is told in the container's reason, whatever the stopped reason says. */
function byMemory(facts) {
    const rows = runtime_reasons/* runtimeReasons */.u.filter((row) => row.name === "out-of-memory");
    const container = (0,failed_container/* ownContainers */.no)(facts).find((one) => (0,failed_container/* isEssential */.NN)(facts, one.name) && (0,catalogue_row/* firstMatch */.o4)(rows, one.reason ?? "") !== undefined);
    const match = (0,catalogue_row/* firstMatch */.o4)(rows, container?.reason ?? "");
    return match === undefined ? undefined : told(facts, match, container);
}
function byStoppedReason(facts) {
    const reason = facts.task.stoppedReason ?? "";
    if (runtime_reasons/* essentialExit */.r.test((0,catalogue_row/* readable */.HD)(reason)))
        return undefined;
    const match = (0,catalogue_row/* firstMatch */.o4)(stop_reasons/* stopReasons */.Q, reason);
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
    return told(facts, match, container);
}
/** The load balancer's own word for it, where there is one, is the cause. */
function unhealthyTarget(facts, failed) {
    const texts = [
        ...(facts.targetHealth ?? []).flatMap(({ Description = "", Reason = "" }) => [Description, Reason]),
        ...(facts.events ?? []),
    ].filter((text) => text !== "");
    const matches = texts.map((text) => (0,catalogue_row/* firstMatch */.o4)(health_reasons/* targetReasons */.n, text)).filter((match) => match !== undefined);
    const [first] = health_reasons/* targetReasons */.n.flatMap((row) => matches.filter((match) => match.row === row));
    const evidence = [...evidenceOf(facts), ...texts.slice(0, 5).map((text) => `target health: ${text}`)];
    const cause = (0,catalogue_row/* causeOf */.rl)(first ?? failed, wordsFor(facts, undefined), evidence);
    return withHint(cause, findHint(facts.log ?? [], logHints));
}
function unhealthyContainer(facts, failed) {
    const own = (0,failed_container/* ownContainers */.no)(facts);
    const container = own.find((one) => one.healthStatus === "UNHEALTHY") ?? (0,failed_container/* failedContainer */.DE)(facts);
    return about(withHint(told(facts, failed, container), findHint(facts.log ?? [], logHints)), container);
}
function byContainerReason(facts) {
    const container = (0,failed_container/* failedContainer */.DE)(facts);
    const match = (0,catalogue_row/* firstMatch */.o4)(stop_reasons/* stopReasons */.Q, container?.reason ?? "");
    return match === undefined ? undefined : told(facts, match, container);
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
    const cause = (0,catalogue_row/* causeOf */.rl)({ row }, wordsFor(facts, container), evidenceOf(facts));
    const hint = findHint(facts.log ?? [], hintsFor(container.exitCode ?? 1));
    if (hint !== undefined)
        return about(explained(cause, hint, facts, container), container);
    return about(isSidecar(facts, container) ? sidecarCause(cause, container) : cause, container);
}
/** The log names the reason: that is the cause, and the exit code its evidence. */
function explained(cause, hint, facts, container) {
    const found = (0,catalogue_row/* causeOf */.rl)(hint.match, wordsFor(facts, container), [...cause.evidence, `log: ${hint.line}`]);
    const sidecar = isSidecar(facts, container) ? ", an essential sidecar," : "";
    const ended = `Container "${container.name ?? "?"}"${sidecar} ended with exit code ${container.exitCode ?? "?"}.`;
    return { ...found, what: `${ended} ${found.what}` };
}
/** The log may tell more, but what failed was seen by somebody else: it stays the cause. */
function withHint(cause, hint) {
    if (hint === undefined)
        return cause;
    const found = (0,catalogue_row/* causeOf */.rl)(hint.match, {}, []);
    return {
        ...cause,
        evidence: [...cause.evidence, `log: ${hint.line}`],
        remedy: `${cause.remedy ?? ""} The log points at ${found.name}: ${found.remedy ?? ""}`.trim(),
    };
}
const isSidecar = (facts, container) => facts.released !== undefined && facts.released.length > 0 && !facts.released.includes(container.name ?? "");
const sidecarCause = (cause, container) => ({
    ...cause,
    name: "essential-sidecar-exited",
    what: `Container "${container.name ?? "?"}", an essential sidecar, ended with exit code ${container.exitCode ?? "?"} and took the task down.`,
    remedy: `Read the sidecar's log; if the task can do without it, set \`essential: false\` on it. ${cause.remedy ?? ""}`.trim(),
});
/** Who stopped the task, when no text says why. */
function byStopCode(facts) {
    const row = stop_codes/* stopCodes */.J.find(({ code }) => code === facts.task.stopCode);
    if (row === undefined)
        return undefined;
    const reason = facts.task.stoppedReason;
    return told(facts, { row, values: { reason: reason && `: ${reason}` } }, (0,failed_container/* failedContainer */.DE)(facts));
}
/** Never a guess: AWS's words as they are. */
function unknown(facts) {
    const container = (0,failed_container/* failedContainer */.DE)(facts);
    const words = facts.task.stoppedReason ?? container?.reason ?? facts.task.stopCode;
    return about({
        name: words === undefined ? "no-stop-reason" : "unknown-stop-reason",
        what: words === undefined
            ? "The task ended, and ECS gives neither a reason nor an exit code."
            : `The task ended with a reason that this action does not know: ${words.slice(0, 1000)}`,
        evidence: evidenceOf(facts),
        remedy: "Look at the task in the ECS console while it is there (an hour), and at its log.",
    }, container);
}

;// CONCATENATED MODULE: ./build/src/ecs/task-time.js

/**
 * The stages that the task has reached, in order. A stage that is not over lasts until `now` (epoch milliseconds),
 * or until the task stopped.
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
/** `placing 1 m 05 s, pulling 12 s, running 28 m`; stages that took less than a second are left out. */
function timeSpentInWords(task, now) {
    const stages = timeSpent(task, now);
    const told = stages.filter(({ milliseconds }, index) => milliseconds >= 1000 || index === stages.length - 1);
    return told.map(({ stage, milliseconds }) => `${stage} ${(0,time/* inWords */.r4)(milliseconds)}`).join(", ");
}
/** What the task is doing, for a person. */
function stageInWords(task) {
    switch (task.lastStatus) {
        case "PROVISIONING":
            return "waiting for a place and a network interface";
        case "PENDING":
            if (task.pullStartedAt === undefined)
                return "waiting for a place";
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
            return "in no state that ECS names";
        default:
            return task.lastStatus.toLowerCase();
    }
}
/** `PENDING, pulling images`: ECS's state, and what it stands for where it stands for several things. */
const statusInWords = (task) => task.lastStatus === "PENDING" ? `PENDING, ${stageInWords(task)}` : (task.lastStatus ?? "UNKNOWN");

// EXTERNAL MODULE: ./build/src/ecs/task-identity.js
var task_identity = __webpack_require__(3825);
;// CONCATENATED MODULE: ./build/src/release/one-off-spec.js

async function oneOffContext(context) {
    const { aws, clock, tell, signal, pace, aside } = context;
    const logs = (region) => aws.logs(region);
    return {
        ecs: await aws.ecs(),
        logs,
        clock,
        tell,
        signal,
        pace,
        ...(aside && { aside: (work) => aside.add(work) }),
    };
}
/** Starts of one task: more are not made when none of them gets to run. */
const maxStarts = 5;
/** The containers of a definition as the diagnosis looks at them. */
const plansOf = ({ document }) => (document.get(["containerDefinitions"]) ?? []);
const deciderOf = (spec) => ({
    container: spec.container,
    definitions: plansOf(spec.definition),
});
function overridesOf(spec) {
    const environment = [
        ...spec.environment.map(({ name, value }) => ({ name, value })),
        { name: task_identity/* markName */.Fp, value: (0,task_identity/* markOf */.Fg)(spec.starter, spec.subject) },
    ];
    const command = spec.command === undefined ? {} : { command: [...spec.command] };
    return { containerOverrides: [{ name: spec.container, ...command, environment }] };
}
function intentOf(spec) {
    return {
        startedBy: (0,task_identity/* startedByOf */.wK)(spec.kind, spec.definition.family),
        taskDefinition: spec.taskDefinition,
        container: spec.container,
        mark: (0,task_identity/* markOf */.Fg)(spec.starter, spec.subject),
        overrides: overridesOf(spec),
    };
}
/** The request for start number `start`, from 0. Sent again as it is, it never starts a second task. */
function runTaskRequest(spec, intent, start) {
    return {
        cluster: spec.cluster,
        taskDefinition: spec.taskDefinition,
        count: 1,
        startedBy: intent.startedBy,
        clientToken: (0,task_identity/* clientTokenOf */.kG)({
            starter: spec.starter,
            cluster: spec.cluster,
            taskDefinition: spec.taskDefinition,
            kind: spec.kind,
            overrides: intent.overrides,
            start,
        }),
        overrides: intent.overrides,
        ...spec.launch,
        ...(spec.tags.length > 0 && { tags: spec.tags.map(({ key, value }) => ({ key, value })) }),
    };
}

;// CONCATENATED MODULE: ./build/src/release/one-off-cause.js








const names = { migration: "migration", "smoke-test": "smoke test" };
const nameOf = ({ kind }) => names[kind];
const timeoutInput = {
    migration: "migration-timeout",
    "smoke-test": "smoke-test-timeout",
};
const factsOf = ({ spec, task, log }) => ({
    task: task ?? {},
    definitions: plansOf(spec.definition),
    runtimePlatform: spec.definition.runtimePlatform,
    released: [spec.container],
    log,
});
/** RunTask answered without a task. `passing`: another start may find a place. */
function startFailure(spec, failures) {
    const cause = diagnosePlacement(failures);
    const what = `The ${nameOf(spec)} task of ${spec.definition.family} was not started. ${cause.what}`;
    const passing = failures.length > 0 && failures.every(({ reason }) => (0,retry/* mayRetryPlacement */.PK)(reason));
    return { cause: { ...cause, what }, passing };
}
/** The cause of a verdict that is not a success. */
function causeOf(verdict, ending) {
    switch (verdict.state) {
        case "exited":
        case "outlived":
            return one_off_cause_exited(verdict.exitCode, ending);
        case "dependency-failed":
            return dependencyFailed(verdict, ending);
        case "no-exit-code":
            return verdict.started
                ? unknownOutcome(diagnoseTask(factsOf(ending)), ending)
                : diagnoseTask(factsOf(ending));
        case "interrupted":
            return interrupted(verdict.stopCode, ending);
        case "gone":
            return gone(ending);
    }
}
/** The diagnosis, with the deciding container's own code in front where it is about another one. */
function one_off_cause_exited(exitCode, ending) {
    const cause = diagnoseTask(factsOf(ending));
    const { container } = ending.spec;
    if (cause.container === container && cause.exitCode === exitCode)
        return cause;
    return { ...cause, what: `Container "${container}" ended with exit code ${exitCode}. ${cause.what}` };
}
function dependencyFailed({ container, exitCode }, ending) {
    const cause = diagnoseTask(factsOf(ending));
    if (cause.name.startsWith("dependency-"))
        return cause;
    const dependency = container === undefined ? "another container" : `container "${container}"`;
    const ended = exitCode === undefined ? "did not start" : `ended with exit code ${exitCode}`;
    return {
        name: "dependency-failed",
        what: `Container "${ending.spec.container}" never ran: ${dependency}, which it depends on, ${ended}.`,
        evidence: cause.evidence,
        remedy: `Read the log of ${dependency}; the exit code of "${ending.spec.container}" says nothing.`,
        ...(container !== undefined && { container }),
    };
}
const checkByHand = (ending) => ending.spec.kind === "migration"
    ? "Whether it was applied is unknown: ask the migration tool for its status, then run the job again."
    : "Run the job again.";
const unknownOutcome = (cause, ending) => ({
    ...cause,
    what: `The ${nameOf(ending.spec)} was running and left no exit code. ${cause.what}`,
    remedy: [cause.remedy, checkByHand(ending)].filter((text) => text !== undefined).join(" "),
});
function interrupted(stopCode, ending) {
    const { container } = ending.spec;
    const byAnother = stopCode === "EssentialContainerExited";
    const why = byAnother
        ? "because another essential container ended first"
        : `from outside (${stopCode === "" ? "no stop code" : stopCode})`;
    return {
        name: "task-interrupted",
        what: `The ${nameOf(ending.spec)} task was stopped ${why}; container "${container}" left with exit code 0, which proves no finished work.`,
        evidence: evidenceOf(factsOf(ending)),
        remedy: `${byAnother ? "Set `essential: false` on what the task can do without." : "CloudTrail's StopTask event says who stopped it."} ${checkByHand(ending)}`,
    };
}
const gone = (ending) => ({
    name: "task-gone",
    what: `ECS does not know the ${nameOf(ending.spec)} task any more, so its end is unknown.`,
    evidence: [ending.taskArn],
    remedy: checkByHand(ending),
});
/** The task was still going when its time was over. `stop` says what became of StopTask. */
function timeoutCause(ending, stop) {
    const { spec, task, now } = ending;
    const spent = task === undefined ? "" : timeSpentInWords(task, now);
    const what = `The ${nameOf(spec)} did not end within ${(0,time/* inWords */.r4)(spec.timeout)}${spent === "" ? "" : `: ${spent}`}.`;
    const evidence = [stop, ending.taskArn];
    const serves = servesInstead(ending);
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
/** The usual mistake: an image that does not know the variable starts its server, and never ends. */
const servesInstead = (ending) => serverMistakenForMigration({
    ...factsOf(ending),
    container: ending.spec.container,
    variables: ending.spec.environment.map(({ name }) => name),
    commandGiven: ending.spec.command !== undefined,
});
/**
 * What a success leaves open: a tool that exits with 0 although it did nothing (ecs-domain.md 12.3), and another
 * essential container that failed: had it ended first, ECS would have stopped the migration halfway.
 */
function doubtsAbout(ending) {
    if (ending.spec.kind !== "migration")
        return [];
    const skipped = migrationSkipped(ending.log);
    const failed = failedBeside(ending);
    return [
        ...(skipped === undefined ? [] : [`It exited with 0, but: ${skipped.what} ${skipped.remedy ?? ""}`]),
        ...failed.map((name) => `It exited with 0, but the essential container "${name}" failed in the same task. If that came first, the migration was cut short: ask the migration tool for its status.`),
    ];
}
/** 137 and 143 are what ECS does to those that are left. */
const usualEnds = new Set([0, 137, 143]);
const failedBeside = ({ spec, task }) => spec.definition.containers
    .filter(({ name, essential }) => essential && name !== spec.container)
    .map(({ name }) => name)
    .filter((name) => {
    const exitCode = task?.containers?.find((container) => container.name === name)?.exitCode;
    return exitCode !== undefined && !usualEnds.has(exitCode);
});
/** ECS could not be asked any more while the task was going. */
function unseenCause(ending, why) {
    return {
        ...why,
        what: `The ${nameOf(ending.spec)} task could not be followed to its end. ${why.what}`,
        evidence: [...why.evidence, `The task may still be running: ${ending.taskArn}`],
        remedy: [why.remedy, checkByHand(ending)].filter((text) => text !== undefined).join(" "),
    };
}

// EXTERNAL MODULE: ./build/src/aws/arn.js
var arn = __webpack_require__(2672);
// EXTERNAL MODULE: ./build/src/ecs/find-tasks.js
var find_tasks = __webpack_require__(7967);
// EXTERNAL MODULE: ./build/src/release/heartbeat.js
var release_heartbeat = __webpack_require__(5691);
// EXTERNAL MODULE: ./build/src/aws/error.js + 5 modules
var aws_error = __webpack_require__(6119);
;// CONCATENATED MODULE: ./build/src/release/passing.js
/** Trouble with AWS that may be over at the next look. */


/** An error that nobody has classified counts as passing: whoever looks again has a deadline. */
function isPassing(thrown) {
    if (!(thrown instanceof failure.Failure))
        return false;
    const problem = (0,aws_error/* classify */.L8)(thrown.cause);
    return (0,aws_error/* isWorthRetrying */.J0)(problem) || problem.kind === "unknown";
}

;// CONCATENATED MODULE: ./build/src/release/one-off-guard.js










/** How long a look is tried again while AWS does not answer. */
const insistence = (0,time/* minutes */.Gx)(5);
class Guard {
    #context;
    #spec;
    #intent;
    /** Tasks of this kind that were seen at work: they no longer are listed once they are told to stop. */
    #known = new Set();
    #lookedBack = false;
    constructor(context, spec, intent) {
        this.#context = context;
        this.#spec = spec;
        this.#intent = intent;
    }
    /**
     * Waits until no other task of this kind is at work. Gives the task to take over instead of starting one, where
     * this run has one that is at work, or this run attempt one that has done its work.
     * @throws Failure `task-running` (`if-migrating: fail`), `task-wait-timeout`
     */
    async clear(patience) {
        const { clock, signal, pace } = this.#context;
        const begin = clock.now();
        const heartbeat = new release_heartbeat/* Heartbeat */.X(clock, this.#context.tell);
        let told;
        for (;;) {
            const { tasks, unknown } = await this.#lookInsistently();
            const own = this.#takeOver(tasks);
            if (own !== undefined)
                return own;
            const elapsed = clock.now() - begin;
            const other = tasks.find(task_identity/* isAlive */._n);
            if (other === undefined && (unknown === 0 || elapsed >= ecs_task/* missingGrace */.b1)) {
                patience.left -= elapsed;
                return undefined;
            }
            if (other !== undefined) {
                if (this.#spec.ifBusy === "fail")
                    throw this.#running(other);
                if (elapsed >= patience.left)
                    throw this.#waitedTooLong(other, elapsed);
                if (told !== other.taskArn)
                    this.#tell(`Waiting for ${this.#describe(other)}.`);
                told = other.taskArn;
                heartbeat.beat(`${this.#describe(other)} to end`, begin + patience.left);
            }
            await clock.sleep(Math.max(1, Math.min(pace(elapsed), patience.left - elapsed)), signal);
        }
    }
    /** A task of this kind at work that was there before ours, so that ours has to give way. */
    async olderThan(own) {
        const { cluster } = this.#spec;
        const listed = await (0,find_tasks/* listRunning */.GC)(this.#context, cluster, this.#intent.startedBy);
        const others = listed.filter((arn) => arn !== own.taskArn);
        const tasks = await (0,find_tasks/* describeTasks */.yz)(this.#context, cluster, others);
        return tasks.find((task) => (0,task_identity/* isAlive */._n)(task) && (0,task_identity/* isOlder */.tW)(task, own));
    }
    /** A look that outlasts AWS's bad minutes: nothing is started without one. */
    async #lookInsistently() {
        const { clock, signal, pace } = this.#context;
        const end = clock.now() + insistence;
        for (;;) {
            try {
                return await this.#look();
            }
            catch (thrown) {
                signal.throwIfAborted();
                if (!isPassing(thrown) || clock.now() >= end)
                    throw thrown;
                await clock.sleep(pace(0), signal);
            }
        }
    }
    async #look() {
        const { cluster } = this.#spec;
        const { family } = this.#spec.definition;
        const { startedBy } = this.#intent;
        const [listed, stopped] = await Promise.all([
            (0,find_tasks/* listRunning */.GC)(this.#context, cluster, startedBy),
            this.#lookedBack ? [] : (0,find_tasks/* describeStopped */.p_)(this.#context, cluster, { family, startedBy }),
        ]);
        this.#lookedBack = true;
        for (const { taskArn } of stopped)
            this.#know(taskArn);
        for (const arn of listed)
            this.#know(arn);
        const tasks = await (0,find_tasks/* describeTasks */.yz)(this.#context, cluster, [...this.#known]);
        for (const task of tasks)
            if ((0,ecs_task/* isOver */.PU)(task) && this.#isOthers(task))
                this.#known.delete(task.taskArn ?? "");
        const described = new Set(tasks.map(({ taskArn }) => taskArn));
        return { tasks, unknown: listed.filter((arn) => !described.has(arn)).length };
    }
    #know(arn) {
        if (arn !== undefined)
            this.#known.add(arn);
    }
    #isOthers(task) {
        return (0,task_identity/* kinshipOf */.G5)(task, this.#intent) === "other";
    }
    #takeOver(tasks) {
        const kin = tasks.filter((task) => !this.#isOthers(task));
        const atWork = kin.filter(task_identity/* isAlive */._n).toSorted(oldestFirst)[0];
        if (atWork !== undefined)
            return atWork;
        const done = kin.filter((task) => (0,task_identity/* kinshipOf */.G5)(task, this.#intent) === "same-attempt" && isDone(task));
        return done.toSorted(oldestFirst).at(-1);
    }
    #tell(text) {
        this.#context.tell({ kind: "note", level: "info", about: this.#spec.definition.family, text });
    }
    #describe(task) {
        const { kind, definition } = this.#spec;
        const age = this.#context.clock.now() - (task.createdAt?.getTime() ?? this.#context.clock.now());
        const whose = (0,task_identity/* markIn */.bk)(task) ?? "an unknown run";
        return `the ${kind} of ${definition.family} that ${whose} started ${(0,time/* inWords */.r4)(age)} ago (task ${(0,arn/* shortName */.EU)(task.taskArn ?? "")}, ${stageInWords(task)})`;
    }
    #running(other) {
        const { kind, definition } = this.#spec;
        return new failure.Failure({
            name: "task-running",
            what: `Another ${kind} of ${definition.family} is running already, and if-migrating is fail.`,
            evidence: [this.#describe(other), other.taskArn ?? ""],
            remedy: "Run the job again when it has ended, or set if-migrating to wait.",
        });
    }
    #waitedTooLong(other, elapsed) {
        const { kind, definition } = this.#spec;
        return new failure.Failure({
            name: "task-wait-timeout",
            what: `Another ${kind} of ${definition.family} has not ended within ${(0,time/* inWords */.r4)(elapsed)}.`,
            evidence: [this.#describe(other), other.taskArn ?? ""],
            remedy: "Look at that task; run the job again when it has ended, or raise migration-timeout.",
        });
    }
}
const oldestFirst = (one, other) => ((0,task_identity/* isOlder */.tW)(one, other) ? -1 : 1);
/** It has done what it was started for, one way or the other. One that never ran may be started again. */
const isDone = (task) => ((0,ecs_task/* isOver */.PU)(task) || !(0,task_identity/* isAlive */._n)(task)) && !(0,retry/* neverStarted */.wK)(task);

;// CONCATENATED MODULE: ./build/src/release/one-off-start.js






/** How long a request is sent again that may or may not have taken effect. */
const one_off_start_insistence = (0,time/* minutes */.Gx)(5);
async function startTask(context, spec, request, intent, deadline) {
    const { clock, signal } = context;
    const end = Math.min(deadline.at, clock.now() + one_off_start_insistence);
    let sent = request;
    let lost = false;
    for (;;) {
        try {
            const answer = await context.ecs.runTask(sent, { signal, resource: spec.taskDefinition });
            return readAnswer(answer, spec);
        }
        catch (thrown) {
            signal.throwIfAborted();
            if (!(thrown instanceof failure.Failure))
                throw thrown;
            const problem = (0,aws_error/* classify */.L8)(thrown.cause);
            const existing = problem.kind === "conflict" ? conflictingTask(thrown.cause) : undefined;
            if (existing !== undefined)
                return takeExisting(context, spec, intent, existing, thrown.why);
            lost ||= problem.maybeDone;
            if (sent.tags !== undefined && isAboutTags(problem)) {
                sent = withoutTags(sent);
                note(context, spec, "Tagging is not permitted (ecs:TagResource): the task carries no trace tags.");
            }
            else if ((0,aws_error/* isWorthRetrying */.J0)(problem) && clock.now() < end) {
                await clock.sleep(context.pace(0), signal);
            }
            else {
                return lost ? findLost(context, spec, intent, thrown.why) : nothing(thrown.why);
            }
        }
    }
}
const nothing = (cause, passing = false) => ({ task: undefined, cause, passing });
function readAnswer({ tasks, failures }, spec) {
    const task = tasks?.[0];
    if (task?.taskArn !== undefined)
        return { task };
    const failed = startFailure(spec, failures ?? []);
    return nothing(failed.cause, failed.passing);
}
/** Refused for its tags alone; also an account that has not opted in to long ARNs can't tag. */
const isAboutTags = (problem) => (problem.kind === "denied" && problem.message.includes("ecs:TagResource")) ||
    (problem.kind === "invalid" && /\badd tags\b/iu.test(problem.message));
function withoutTags(request) {
    const { tags: _, ...rest } = request;
    return rest;
}
/** ConflictException names the task that the token stands for already. */
function conflictingTask(thrown) {
    const { resourceIds } = thrown;
    const [first] = resourceIds ?? [];
    return typeof first === "string" ? first : undefined;
}
async function takeExisting(context, spec, intent, arn, why) {
    const [task] = await (0,find_tasks/* describeTasks */.yz)(context, spec.cluster, [arn]);
    if (task !== undefined && (0,task_identity/* kinshipOf */.G5)(task, intent) === "same-attempt")
        return { task };
    return nothing(why);
}
/** The answers were lost for good: the task may be there all the same. */
async function findLost(context, spec, intent, why) {
    const unclear = {
        ...why,
        name: "task-start-unclear",
        what: `It is not known whether the ${spec.kind} task was started: ${why.what}`,
        remedy: `Look for tasks started by ${intent.startedBy} in the cluster before running the job again.`,
    };
    try {
        const listed = await (0,find_tasks/* listRunning */.GC)(context, spec.cluster, intent.startedBy);
        const tasks = await (0,find_tasks/* describeTasks */.yz)(context, spec.cluster, listed);
        const task = tasks.find((one) => (0,task_identity/* kinshipOf */.G5)(one, intent) === "same-attempt");
        return task === undefined ? nothing(unclear) : { task };
    }
    catch (thrown) {
        context.signal.throwIfAborted();
        if (!(thrown instanceof failure.Failure))
            throw thrown;
        return nothing({ ...unclear, evidence: [...unclear.evidence, thrown.why.what] });
    }
}
const note = (context, spec, text) => context.tell({ kind: "note", level: "info", about: spec.definition.family, text });

// EXTERNAL MODULE: ./build/src/ecs/outlook.js
var outlook = __webpack_require__(704);
// EXTERNAL MODULE: ./build/src/release/one-off-stop.js
var one_off_stop = __webpack_require__(1408);
;// CONCATENATED MODULE: ./build/src/release/one-off-watch.js












/** How long sidecars may take to end by themselves after the deciding container. */
const sidecarGrace = (0,time/* seconds */.YA)(10);
/** A migration that has run for so long and looks like a server is said to, long before its time is over. */
const serverSuspicion = (0,time/* seconds */.YA)(60);
/** How long a task may take to stop: up to two minutes of `stopTimeout`, then its network interface. */
const stopLimit = (0,time/* minutes */.Gx)(4);
class TaskWatch {
    #context;
    #spec;
    #options;
    #heartbeat;
    #task;
    #missingSince;
    #lookDue = 0;
    #status = "";
    #changedAt;
    #outlivedSince;
    #cutOff = false;
    #compared = false;
    #suspected = false;
    constructor(context, spec, options) {
        const tell = (event) => {
            this.#heartbeat.spoke();
            context.tell(event);
        };
        this.#heartbeat = new release_heartbeat/* Heartbeat */.X(context.clock, context.tell);
        this.#context = { ...context, tell };
        this.#spec = spec;
        this.#options = options;
        this.#changedAt = context.clock.now();
    }
    async run(deadline) {
        return (await this.#until(deadline, () => this.#look(deadline))) ?? this.#timeOut();
    }
    /** Turns at the pace of whatever is due next. */
    #until(deadline, look) {
        const { clock, signal } = this.#context;
        const next = () => Math.max(1, Math.min(this.#lookDue, this.#logDue()) - clock.now());
        return (0,time/* poll */.wt)({ clock, signal, deadline, pace: next }, look);
    }
    /** A log is worth asking for once a container may have started. */
    #logDue() {
        const { follower } = this.#options;
        const { lastStatus } = this.#task ?? {};
        const early = lastStatus === undefined || lastStatus === "PROVISIONING" || lastStatus === "PENDING";
        return follower === undefined || early ? Number.POSITIVE_INFINITY : follower.due;
    }
    async #look(deadline) {
        const { clock } = this.#context;
        const due = clock.now() >= this.#lookDue || deadline.passed();
        const end = due ? await this.#judge(deadline) : undefined;
        if (due)
            this.#lookDue = clock.now() + this.#pause();
        if (end !== undefined)
            return end;
        if (clock.now() >= this.#logDue())
            await this.#options.follower?.read();
        const doing = this.#task === undefined ? "not visible yet" : stageInWords(this.#task);
        this.#heartbeat.beat(`the ${nameOf(this.#spec)} task (${doing})`, deadline.at);
        return undefined;
    }
    /** Milliseconds until the next look. */
    #pause() {
        const { clock, pace } = this.#context;
        return pace(clock.now() - this.#changedAt, (0,outlook/* outlookOfTask */.G2)(this.#task ?? {}));
    }
    async #judge(deadline) {
        const trouble = await this.#describe();
        if (trouble !== undefined)
            return this.#ended({ end: "unseen", why: trouble });
        const verdict = (0,ecs_task/* judge */.S4)(this.#sighting(), deciderOf(this.#spec));
        if (verdict.state === "going") {
            this.#suspect();
            return this.#giveWay();
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
    #sighting() {
        if (this.#missingSince === undefined && this.#task !== undefined) {
            return { task: this.#task, cutOff: this.#cutOff };
        }
        const since = this.#missingSince ?? this.#context.clock.now();
        return { task: undefined, missingFor: this.#context.clock.now() - since };
    }
    /** One look. Passing trouble counts as none; any other is given back. */
    async #describe() {
        const { clock, signal } = this.#context;
        const { started } = this.#options;
        if (this.#task === undefined && this.#missingSince === undefined && started !== undefined) {
            this.#see(started);
            return undefined;
        }
        try {
            const [task] = await (0,find_tasks/* describeTasks */.yz)(this.#context, this.#spec.cluster, [this.#options.taskArn]);
            this.#missingSince = task === undefined ? (this.#missingSince ?? clock.now()) : undefined;
            if (task !== undefined)
                this.#see(task);
            return undefined;
        }
        catch (thrown) {
            signal.throwIfAborted();
            if (!(thrown instanceof failure.Failure))
                throw thrown;
            return isPassing(thrown) ? undefined : thrown.why;
        }
    }
    #see(task) {
        this.#task = task;
        this.#cutOff ||= (0,ecs_task/* isCutOff */.o7)(task, this.#spec);
        this.#options.follower?.locate(task);
        const status = statusInWords(task);
        if (status === this.#status)
            return;
        this.#status = status;
        this.#changedAt = this.#context.clock.now();
        this.#context.tell({
            kind: "task-status",
            task: this.#spec.kind,
            taskArn: this.#options.taskArn,
            status,
        });
    }
    /**
     * Until our task works it may still give way to one that was there before it: two runners may have started at
     * once, each before the other's task was listed. Once it works, stopping it would do more harm than the two.
     */
    async #giveWay() {
        const { older } = this.#options;
        const task = this.#task;
        if (older === undefined || task === undefined || (this.#compared && !(0,retry/* neverStarted */.wK)(task)))
            return undefined;
        const rival = await this.#rival(older, task);
        this.#compared = true;
        if (rival === undefined)
            return undefined;
        if (!(0,retry/* neverStarted */.wK)(task)) {
            this.#warn(`Another ${nameOf(this.#spec)} task is at work as well: ${rival.taskArn ?? ""}.`);
            return undefined;
        }
        if (!(await this.#stop("yielded")).done)
            return undefined;
        await this.#untilOver();
        const last = this.#task ?? task;
        return (0,ecs_task/* isOver */.PU)(last) && (0,retry/* neverStarted */.wK)(last) ? this.#ended({ end: "yielded" }) : undefined;
    }
    /** The usual mistake shows long before the timeout: the image started its server. */
    #suspect() {
        const { clock } = this.#context;
        const task = this.#task;
        const running = clock.now() - (task?.startedAt?.getTime() ?? clock.now());
        if (this.#suspected || running < serverSuspicion || this.#spec.kind !== "migration")
            return;
        const { taskArn, follower } = this.#options;
        const log = follower?.lines ?? [];
        const serves = servesInstead({ spec: this.#spec, taskArn, task, log, now: clock.now() });
        if (serves === undefined)
            return;
        this.#suspected = true;
        this.#warn(`It looks as if it will never end. ${serves.what} ${serves.remedy ?? ""}`);
    }
    async #rival(older, task) {
        try {
            return await older(task);
        }
        catch (thrown) {
            this.#context.signal.throwIfAborted();
            if (!(thrown instanceof failure.Failure))
                throw thrown;
            const { family: about } = this.#spec.definition;
            const text = `Whether another ${nameOf(this.#spec)} was started in the same moment is not known: ${thrown.message}`;
            this.#context.tell({ kind: "note", level: "info", about, text });
            return undefined;
        }
    }
    /** The last look was in vain: the task is stopped. It may have ended by itself just before. */
    async #timeOut() {
        const stop = await this.#stop("timeout");
        if (stop.done)
            await this.#untilOver();
        const verdict = (0,ecs_task/* judge */.S4)(this.#sighting(), deciderOf(this.#spec));
        const byItself = this.#task?.stopCode === "EssentialContainerExited" && !this.#cutOff;
        if (verdict.state === "exited" && byItself)
            return this.#ended({ end: "judged", verdict });
        const exitCode = this.#task && (0,ecs_task/* exitCodeOf */.FO)(this.#task, this.#spec.container);
        return this.#ended({ end: "timeout", stop: stop.text, ...(exitCode !== undefined && { exitCode }) });
    }
    async #untilOver() {
        const { clock, pace } = this.#context;
        this.#lookDue = 0;
        await this.#until(new time/* Deadline */.B2(clock, stopLimit), async () => {
            if (clock.now() >= this.#lookDue) {
                const trouble = await this.#describe();
                this.#lookDue = clock.now() + pace(0);
                if (trouble !== undefined)
                    return true;
            }
            if (clock.now() >= this.#logDue())
                await this.#options.follower?.read();
            return this.#task !== undefined && (0,ecs_task/* isOver */.PU)(this.#task) ? true : undefined;
        });
    }
    async #stop(why) {
        const { taskArn } = this.#options;
        const refused = await (0,one_off_stop/* stopTask */.S8)(this.#context, { cluster: this.#spec.cluster, taskArn }, why);
        if (refused === undefined)
            return { done: true, text: "The task was stopped." };
        const text = `The task could not be stopped, so it may still be running: ${refused.what}`;
        this.#warn(text);
        return { done: false, text };
    }
    #warn(text) {
        this.#context.tell({ kind: "note", level: "warning", about: this.#spec.definition.family, text });
    }
    #ended(how) {
        const endedAt = this.#task?.executionStoppedAt?.getTime() ?? this.#outlivedSince;
        return { ...how, task: this.#task, endedAt: endedAt ?? this.#context.clock.now() };
    }
}

;// CONCATENATED MODULE: ./build/src/release/log-tail.js
const keptLines = 50;
const keptEvents = 2000;
/** Longer lines are cut: CloudWatch takes a megabyte. */
const log_tail_longestLine = 4096;
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
const cut = (line) => line.length <= log_tail_longestLine
    ? line
    : `${line.slice(0, log_tail_longestLine)}… (${line.length - log_tail_longestLine} more characters)`;

;// CONCATENATED MODULE: ./build/src/release/task-log-follower.js






/** A read that takes longer is given up, so that a slow log never holds up the verdict. */
const readLimit = (0,time/* seconds */.YA)(5);
const slowestRetry = (0,time/* seconds */.YA)(30);
/** Events on one page from which more is taken to be waiting. */
const muchToRead = 500;
/** Lines told to the job log; more are counted, and the last ones kept all the same. */
const mostLines = 20_000;
class TaskLogFollower {
    #context;
    #followed;
    #tail = new LogTail();
    #location;
    #token;
    #seen = false;
    #told = 0;
    #trouble = 0;
    #missing;
    #due;
    constructor(context, followed) {
        this.#context = context;
        this.#followed = followed;
        this.#location = logLocation(followed.definition, { taskArn: followed.taskArn });
        this.#due = context.clock.now();
        if (this.#location.kind === "unreadable")
            this.#giveUp(this.#location.why);
        // Loaded while the task starts; what stands against it shows at the first read.
        if (this.stream !== undefined)
            context.logs(this.stream.region).catch(() => undefined);
    }
    /** The stream, once it is known. */
    get stream() {
        return this.#location.kind === "stream" ? this.#location : undefined;
    }
    /** Epoch milliseconds of the next read; `Infinity` when there will be none. */
    get due() {
        return this.#due;
    }
    /** The last 50 lines. */
    get lines() {
        return this.#tail.lines;
    }
    /** Tells ECS's newest view of the task: Docker's id of the container may name the stream. */
    locate(task) {
        if (this.#location.kind !== "not-yet")
            return;
        const { taskArn, definition } = this.#followed;
        const { runtimeId } = (0,ecs_task/* containerOf */.t8)(task, definition.name) ?? {};
        this.#location = logLocation(definition, { taskArn, runtimeId });
    }
    /** Reads one page before it is due, unless the log was given up. */
    async readNow() {
        if (this.#due === Number.POSITIVE_INFINITY || this.stream === undefined)
            return;
        this.#due = this.#context.clock.now();
        await this.read();
    }
    /** Reads one page if it is due. True when it brought something or there is more to come. */
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
        this.#take(events);
        const pace = logPace(stream.region);
        const hurry = events.length >= muchToRead || (more && events.length === 0);
        // The quota counts requests: while catching up, the time that a megabyte takes is part of the wait.
        this.#due = hurry ? now + pace.catchUp : this.#context.clock.now() + pace.follow;
        return more;
    }
    /**
     * Reads on until nothing has come for `quiet` milliseconds, or `limit` is over; the last read goes once more over
     * the last stretch, for lines that arrived late between others (ecs-domain.md 3.2, 3.4). `since` is when the
     * container ended.
     */
    async finish(since, quiet, limit = (0,time/* seconds */.YA)(30)) {
        const { clock, signal } = this.#context;
        const end = clock.now() + limit;
        let last = Math.min(since, clock.now());
        let caughtUp = false;
        while (this.#due <= end) {
            await clock.sleep(Math.max(0, this.#due - clock.now()), signal);
            const isQuiet = caughtUp && clock.now() - last >= quiet;
            const brought = isQuiet ? await this.#sweep() : await this.read();
            if (isQuiet && !brought)
                break;
            caughtUp = !brought;
            if (brought)
                last = clock.now();
        }
        if (!this.#seen && this.#missing !== undefined)
            this.#giveUp(this.#missing);
    }
    #from() {
        return this.#token === undefined ? {} : { nextToken: this.#token };
    }
    async #sweep() {
        const { stream } = this;
        const startTime = this.#tail.oldestRemembered;
        if (stream === undefined || startTime === undefined)
            return this.read();
        const page = await this.#page(stream, { startFromHead: true, startTime });
        const late = (page?.events ?? []).filter((event) => !this.#tail.remembers(event));
        this.#take(late);
        this.#due = Math.max(this.#due, this.#context.clock.now() + logPace(stream.region).follow);
        return late.length > 0;
    }
    async #page(stream, position) {
        const { clock, signal } = this.#context;
        const limit = (0,time/* abortAfter */.dg)(clock, readLimit, signal);
        try {
            const logs = await this.#context.logs(stream.region);
            const page = await logs.getLogEvents({ logGroupName: stream.group, logStreamName: stream.stream, ...position }, { signal: limit.signal, resource: stream.group });
            this.#trouble = 0;
            this.#seen = true;
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
    /** A stream that is not there yet is normal; a passing trouble is tried again ever more rarely; the rest is said. */
    #failed(thrown) {
        const problem = (0,aws_error/* classify */.L8)(thrown instanceof failure.Failure ? thrown.cause : thrown);
        const slow = thrown instanceof DOMException;
        if (problem.kind === "not-found") {
            this.#missing = problem.message;
        }
        else if (!slow && !(0,aws_error/* isWorthRetrying */.J0)(problem)) {
            this.#giveUp(thrown instanceof failure.Failure ? sentencesOf(thrown) : (0,failure.messageOf)(thrown));
            return;
        }
        this.#trouble += problem.kind === "not-found" ? 0 : 1;
        const wait = Math.min(slowestRetry, 2000 * 2 ** this.#trouble);
        this.#due = this.#context.clock.now() + (problem.kind === "not-found" ? 2000 : wait);
    }
    #take(events) {
        const { name: container } = this.#followed.definition;
        for (const event of events) {
            for (const text of this.#tail.add(event)) {
                this.#told += 1;
                if (this.#told > mostLines)
                    continue;
                this.#context.tell({
                    kind: "task-log",
                    task: this.#followed.task,
                    container,
                    at: event.timestamp ?? this.#context.clock.now(),
                    text,
                });
                if (this.#told === mostLines) {
                    this.#note(`More than ${mostLines} lines: the rest is in CloudWatch, and the last lines are kept.`);
                }
            }
        }
    }
    #giveUp(why) {
        this.#due = Number.POSITIVE_INFINITY;
        const { stream } = this;
        const where = stream === undefined ? "" : ` (group ${stream.group}, stream ${stream.stream}, ${stream.region})`;
        this.#note(`The log can't be shown here${where}: ${why}`);
    }
    #note(text) {
        this.#context.tell({ kind: "note", level: "info", about: this.#followed.definition.name, text });
    }
}
const sentencesOf = ({ why }) => [why.what, why.remedy ?? ""].join(" ").trim();

;// CONCATENATED MODULE: ./build/src/release/one-off.js
/**
 * One task, run once, and how it ended: wait for our turn → start → watch → judge. For the migration and for smoke
 * tests. It is started again only where it is certain that the start before never came to work.
 */












/** How long a log must be silent after the end before it counts as read. A failure's last lines are worth more. */
const quiet = { success: (0,time/* seconds */.YA)(4), failure: (0,time/* seconds */.YA)(12) };
const firstPause = (0,time/* seconds */.YA)(15);
const longestPause = (0,time/* seconds */.YA)(60);
/**
 * Everything from RunTask on that goes wrong is in the result.
 * @throws Failure for what stands against it before RunTask; the signal's reason when the job is cancelled, and then
 *   the task goes on
 */
function runOneOff(context, spec) {
    return new OneOffRun(context, distinct(spec)).run();
}
/** Outside of GitHub there is no run id, and two runs must not be taken for one. */
const distinct = (spec) => spec.starter.runId === "" ? { ...spec, starter: { ...spec.starter, runId: (0,external_node_crypto_.randomUUID)() } } : spec;
class OneOffRun {
    #context;
    #spec;
    #intent;
    #guard;
    #patience;
    #begin;
    #deadline;
    constructor(context, spec) {
        this.#context = context;
        this.#spec = spec;
        this.#intent = intentOf(spec);
        this.#guard = spec.ifBusy === undefined ? undefined : new Guard(context, spec, this.#intent);
        this.#patience = { left: spec.timeout };
        this.#begin = context.clock.now();
    }
    async run() {
        for (let start = 0;; start += 1) {
            const attempt = await this.#attempt(start);
            if (!(await this.#isToBeRepeated(attempt, start)))
                return attempt.result;
        }
    }
    async #attempt(start) {
        try {
            const found = await this.#guard?.clear(this.#patience);
            return found === undefined ? await this.#start(start) : await this.#takeOver(found);
        }
        catch (thrown) {
            // What stands against a first start refuses the task; afterwards it is how the task ended.
            if (start === 0 || !(thrown instanceof failure.Failure))
                throw thrown;
            return { result: this.#result("", { succeeded: false, adopted: false, log: [], cause: thrown.why }) };
        }
    }
    async #isToBeRepeated({ again, result }, start) {
        if (again === undefined || start + 1 >= maxStarts)
            return false;
        if (again === "yielded") {
            // The wait for the other one has its own bound; ours has its full time afterwards.
            this.#deadline = undefined;
            this.#note("Another task of the same kind was started just before: this one gave way before it began to work.");
            return true;
        }
        const pause = Math.min(longestPause, firstPause * 2 ** start);
        if (this.#timeLeft().remaining() <= pause)
            return false;
        this.#note(`${result.cause?.what ?? "It did not start."} Nothing has run; it is started again in ${pause / 1000} s.`);
        await this.#context.clock.sleep(pause, this.#context.signal);
        return true;
    }
    async #start(start) {
        const request = runTaskRequest(this.#spec, this.#intent, start);
        const complete = this.#record(request.clientToken ?? "");
        const started = await startTask(this.#context, this.#spec, request, this.#intent, this.#timeLeft());
        if (started.task === undefined) {
            complete({ ended: true });
            const result = this.#result("", { succeeded: false, adopted: false, log: [], cause: started.cause });
            return { result, ...(started.passing && { again: "passing" }) };
        }
        // The same token may stand for a task of an earlier step that has ended already.
        return this.#follow(started.task, (0,ecs_task/* isOver */.PU)(started.task), complete);
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
        if (end.end !== "unseen")
            complete({ ended: true });
        if (end.end === "yielded") {
            return { result: this.#result(taskArn, { succeeded: false, adopted, log: [] }), again: "yielded" };
        }
        const succeeded = end.end === "judged" && (0,ecs_task/* hasSucceeded */.yO)(end.verdict);
        const silent = end.task !== undefined && (0,ecs_task/* isOver */.PU)(end.task) && (0,retry/* neverStarted */.wK)(end.task);
        if (succeeded)
            await follower?.readNow();
        else if (!silent)
            await follower?.finish(end.endedAt, quiet.failure);
        const log = follower?.lines ?? [];
        const exitCode = exitCodeIn(end);
        const facts = { succeeded, adopted, log, ...(exitCode !== undefined && { exitCode }) };
        const ending = { spec: this.#spec, taskArn, task: end.task, log, now: this.#context.clock.now() };
        if (!succeeded)
            return this.#fail(end, ending, facts);
        const rest = this.#readToTheEnd(follower, end.endedAt, ending);
        if (this.#context.aside === undefined)
            await rest;
        else
            this.#context.aside(rest);
        return { result: this.#result(taskArn, { ...facts, log: follower?.lines ?? [] }) };
    }
    /** After a success nobody has to wait for its last lines, nor for what they give reason to doubt. */
    async #readToTheEnd(follower, since, ending) {
        await follower?.finish(since, quiet.success);
        const log = follower?.lines ?? [];
        for (const doubt of doubtsAbout({ ...ending, log }))
            this.#note(doubt, "warning");
        this.#context.tell({ kind: "task-log-read", task: this.#spec.kind, taskArn: ending.taskArn, log });
    }
    /** The cause may be another container's: then it is its log that tells. */
    async #fail(end, ending, facts) {
        const first = causeOfEnd(end, ending);
        const { container } = first;
        const other = container === undefined || container === this.#spec.container
            ? []
            : await this.#logOf(container, end, ending);
        const { name, what, evidence, remedy } = other.length === 0 ? first : causeOfEnd(end, { ...ending, log: other });
        const cause = { name, what, evidence, ...(remedy !== undefined && { remedy }) };
        const log = facts.log.length === 0 ? other : facts.log;
        const passing = end.end === "judged" && end.task !== undefined && (0,retry/* mayRetry */.KO)(end.task);
        return {
            result: this.#result(ending.taskArn, { ...facts, log, cause }),
            ...(passing && { again: "passing" }),
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
    /** Says where the task is to be found, and prepares to follow its log. */
    #begins(taskArn, adopted) {
        const { kind: task, container, definition, streamLogs } = this.#spec;
        const decider = definition.container(container);
        const location = decider && logLocation(decider, { taskArn });
        const { tell } = this.#context;
        if (location?.kind === "stream") {
            const { group: logGroup, stream: logStream, region: logRegion } = location;
            tell({ kind: "task-started", task, taskArn, adopted, logGroup, logStream, logRegion });
        }
        else {
            tell({ kind: "task-started", task, taskArn, adopted });
        }
        if (!streamLogs || decider === undefined)
            return undefined;
        return new TaskLogFollower(this.#context, { task, taskArn, definition: decider });
    }
    #timeLeft() {
        this.#deadline ??= new time/* Deadline */.B2(this.#context.clock, this.#spec.timeout);
        return this.#deadline;
    }
    #record(clientToken) {
        const { kind: task, cluster } = this.#spec;
        const { startedBy, mark } = this.#intent;
        const complete = this.#spec.record?.({ kind: "task", task, cluster, clientToken, startedBy, mark });
        return complete ?? (() => undefined);
    }
    #result(taskArn, more) {
        const elapsed = this.#context.clock.now() - this.#begin;
        return { taskArn, container: this.#spec.container, seconds: Math.round(elapsed / 1000), ...more };
    }
    #note(text, level = "info") {
        this.#context.tell({ kind: "note", level, about: nameOf(this.#spec), text });
    }
}
function exitCodeIn(end) {
    if (end.end === "timeout")
        return end.exitCode;
    return end.end === "judged" && "exitCode" in end.verdict ? end.verdict.exitCode : undefined;
}
function causeOfEnd(end, ending) {
    switch (end.end) {
        case "judged":
            return causeOf(end.verdict, ending);
        case "timeout":
            return timeoutCause(ending, end.stop);
        case "unseen":
            return unseenCause(ending, end.why);
    }
}

;// CONCATENATED MODULE: ./build/src/release/migrate.js




/** @throws Failure with why it did not succeed; it has been told as `migration-ended` unless nothing was started */
async function migrate(context, plan, revisions, migration) {
    const spec = specFor(context, plan, revisions, migration);
    for (const warning of warnIfRestarts(spec.definition.container(spec.container))) {
        context.tell({ kind: "note", level: "warning", about: warning.about, text: warning.text });
    }
    const verdict = await runOneOff(await oneOffContext(context), spec);
    context.tell({ kind: "migration-ended", verdict });
    if (verdict.succeeded)
        return;
    throw new failure.Failure(verdict.cause ?? { name: "migration-failed", what: "The migration did not succeed.", evidence: [] });
}
function specFor(context, plan, revisions, migration) {
    const { request, ledger } = context;
    const family = plan.families.get(plan.migration?.family ?? "");
    const taskDefinition = revisions.get(family?.family ?? "");
    const oneOff = plan.migration?.oneOff;
    if (family === undefined || taskDefinition === undefined || oneOff === undefined) {
        throw new Error("The migration was not planned.");
    }
    const { definition } = family;
    const cluster = plan.cluster.arn;
    const { container, launch } = oneOff;
    for (const text of launch.notes) {
        context.tell({ kind: "note", level: "info", about: definition.family, text });
    }
    return {
        kind: "migration",
        cluster,
        taskDefinition,
        definition,
        container,
        ...(migration.command && { command: migration.command }),
        environment: migration.environment,
        launch: launch.input,
        timeout: migration.timeout,
        ifBusy: migration.ifMigrating,
        starter: request.job,
        tags: request.report.traceTags ? (0,ecs_tags/* traceTags */.TS)(request.job) : [],
        streamLogs: request.report.streamLogs,
        record: (entry) => ledger.write(entry),
    };
}
/** ECS restarts such a container in place: a migration that ends is begun anew, and its task may never end. */
const warnIfRestarts = (container) => container?.restarts
    ? [
        {
            about: container.name,
            text: `Container "${container.name}" has a restart policy: when the migration has ended, ECS may start it again. Set migration-task-definition to a family without one.`,
        },
    ]
    : [];

// EXTERNAL MODULE: ./build/src/ecs/describe-services.js
var describe_services = __webpack_require__(8223);
// EXTERNAL MODULE: ./build/src/ecs/deployment.js
var ecs_deployment = __webpack_require__(584);
// EXTERNAL MODULE: ./build/src/ecs/service.js
var ecs_service = __webpack_require__(9260);
;// CONCATENATED MODULE: ./build/src/release/last-look.js





/** Each service was seen to serve before, so that a look which AWS does not answer is a note and no failure. */
async function lastLook(context) {
    const { aws, ledger, signal, tell } = context;
    try {
        const services = await (0,describe_services/* describeServices */.Ge)({ ecs: await aws.ecs(), signal }, ledger.services);
        return ledger.services.flatMap((entry) => lost(entry, services.get(entry)) ?? []);
    }
    catch (error) {
        if (!(error instanceof failure.Failure))
            throw error;
        tell({ kind: "note", level: "warning", text: `The last look at the services failed: ${error.message}` });
        return [];
    }
}
function lost({ service: name, to }, service) {
    if (service?.status !== "ACTIVE") {
        const what = `${name} is ${service?.status ?? "gone"}, after it had been healthy on ${(0,arn/* revisionName */.pd)(to)}.`;
        const remedy = "Find out who deleted or drained the service (CloudTrail: DeleteService, UpdateService).";
        return { service: name, verdict: "failed", cause: { name: "service-gone", what, evidence: [], remedy } };
    }
    const serving = (0,ecs_service/* servingRevision */.qJ)(service);
    return serving === to
        ? undefined
        : { service: name, verdict: "superseded", cause: taken(name, to, service) };
}
function taken(name, to, service) {
    const theirs = (0,ecs_deployment/* primaryOf */.Os)(service);
    const created = theirs?.createdAt?.toISOString();
    return {
        name: "superseded",
        what: `Another deployment took ${name} over after it had been healthy on ${(0,arn/* revisionName */.pd)(to)}, before the release ended.`,
        evidence: [
            `it runs ${(0,arn/* revisionName */.pd)((0,ecs_service/* servingRevision */.qJ)(service) ?? "?")}`,
            ...(theirs?.id === undefined ? [] : [`deployment ${theirs.id}`]),
            ...(created === undefined ? [] : [`created ${created}`]),
        ],
        remedy: "Nothing is rolled back over it. Let releases of one service queue: `concurrency: { group: …, cancel-in-progress: false }`.",
    };
}

// EXTERNAL MODULE: ./build/src/release/refuse.js
var refuse = __webpack_require__(1727);
// EXTERNAL MODULE: ./build/src/ecs/comparison.js + 1 modules
var comparison = __webpack_require__(4124);
// EXTERNAL MODULE: ./build/src/ecs/task-definition.js
var task_definition = __webpack_require__(1270);
;// CONCATENATED MODULE: ./build/src/release/register.js






/** Family → ARN of the revision that this release is about. Throws before anything was registered, or a Failure. */
async function registerFamilies(context, plan) {
    const revisions = new Map();
    // One after the other: AWS refills one registration a second (ecs-domain.md 1.5), and a burst gains nothing.
    for (const family of plan.families.values()) {
        const arn = family.reused ? family.base : await register(context, family);
        revisions.set(family.family, arn);
        context.tell({
            kind: "registered",
            family: family.family,
            from: family.base,
            to: arn,
            reused: family.reused,
        });
    }
    return revisions;
}
async function register(context, family) {
    const trace = context.request.report.traceTags ? (0,ecs_tags/* traceTags */.TS)(context.request.job) : [];
    const { tags, traceLeftOut } = (0,ecs_tags/* revisionTags */.nr)(family.tags, trace);
    if (traceLeftOut)
        register_note(context, family, "Its own tags leave no room for the trace tags; they are left out.");
    try {
        return await send(context, family, tags);
    }
    catch (error) {
        if (trace.length === 0 || !isTaggingDenied(error))
            throw error;
        register_note(context, family, "Tagging is not permitted (ecs:TagResource): the revision carries no trace tags.");
        return send(context, family, (0,ecs_tags/* revisionTags */.nr)(family.tags, []).tags);
    }
}
const register_note = (context, { family }, text) => context.tell({ kind: "note", level: "info", about: family, text });
/** A denial that is about tags: the revision itself may be registered. */
function isTaggingDenied(error) {
    if (!(error instanceof failure.Failure))
        return false;
    const problem = (0,aws_error/* classify */.L8)(error.cause);
    return problem.kind === "denied" && problem.message.includes("ecs:TagResource");
}
async function send(context, family, tags) {
    const ecs = await context.aws.ecs();
    let text = "";
    const answer = await ecs.registerTaskDefinition({ family: family.family, containerDefinitions: [] }, {
        body: (0,task_definition/* registration */.An)(family.definition, tags),
        onText: (body) => (text = body),
        signal: context.signal,
        resource: family.family,
        found: () => findRegistered(ecs, family, context.signal),
    });
    const arn = answer.taskDefinition?.taskDefinitionArn ?? (text === "" ? undefined : (0,task_definition/* describedTaskDefinition */.Ql)(text).arn);
    if (arn === undefined)
        throw new Error(`RegisterTaskDefinition of ${family.family} answered without an ARN`);
    context.ledger.write({ kind: "registered", family: family.family, arn });
    return arn;
}
/**
 * RegisterTaskDefinition never deduplicates (ecs-domain.md 1.5): after a lost answer, the newest revision is taken
 * for ours when it is newer than the base and says what we sent.
 */
async function findRegistered(ecs, family, signal) {
    let text = "";
    const answer = await ecs.describeTaskDefinition({ taskDefinition: family.family }, { onText: (body) => (text = body), signal, resource: family.family });
    const newest = (0,task_definition/* describedTaskDefinition */.Ql)(text);
    const isOurs = (0,arn/* revisionName */.pd)(newest.arn) !== (0,arn/* revisionName */.pd)(family.base) &&
        (0,comparison/* isSameDefinition */.g)(newest.definition, family.definition);
    return isOurs ? answer : undefined;
}

// EXTERNAL MODULE: ./build/src/release/schedules.js + 4 modules
var schedules = __webpack_require__(5194);
// EXTERNAL MODULE: ./build/src/release/cancel.js
var cancel = __webpack_require__(6521);
// EXTERNAL MODULE: ./build/src/release/undo.js
var undo = __webpack_require__(7941);
// EXTERNAL MODULE: ./build/src/release/last-verdicts.js
var last_verdicts = __webpack_require__(2638);
// EXTERNAL MODULE: ./build/src/release/verdicts.js
var verdicts = __webpack_require__(8837);
;// CONCATENATED MODULE: ./build/src/release/settle.js




async function settle(context, failed) {
    if (context.signal.aborted)
        return (0,cancel/* cancelled */.KW)(context, failed.verdicts);
    if (failed.migration === "failed")
        return { outcome: migrationOutcome(context), cause: failed.why };
    if (!context.ledger.changed)
        return { outcome: "refused", cause: failed.why };
    const { onFailure } = context.request.rollout;
    const stays = onFailure === "leave" || (onFailure === "rollback-unless-migrated" && failed.migration === "succeeded");
    if (stays)
        return { outcome: leave(context, failed), cause: failed.why };
    try {
        return await rollBack(context, failed);
    }
    catch (error) {
        if (context.signal.aborted)
            return (0,cancel/* cancelled */.KW)(context, failed.verdicts);
        throw error;
    }
}
/** An error before the task could be started changed nothing (contract.md, fine print). */
const migrationOutcome = (context) => context.ledger.changed ? "migration-failed" : "refused";
async function rollBack(context, failed) {
    const lost = new Set([...failed.verdicts.values()].filter(({ verdict }) => verdict === "superseded").map(({ name }) => name));
    const { services, schedules } = context.ledger;
    const ours = services.some(({ service }) => !lost.has(service)) || schedules.length > 0;
    if (!ours && lost.size > 0)
        return { outcome: "superseded", cause: failed.why };
    const phase = { name: "rollback", reason: failed.why.what };
    context.tell({ kind: "phase-started", phase });
    const { parts } = await (0,undo/* undo */.t)(context, failed.why.what, lost);
    const undone = (0,verdicts/* outcomeOfUndo */.kl)(parts.values());
    const outcome = undone === "rolled-back" && lost.size > 0 ? "superseded" : undone;
    context.tell({ kind: "phase-ended", phase, result: outcome === "rollback-failed" ? "failed" : "ok" });
    (0,last_verdicts/* tellVerdicts */.K)(context, parts, failed.verdicts);
    const unreturned = [...parts.values()].find((part) => part.state === "not-back");
    return { outcome, cause: unreturned === undefined ? failed.why : withRollback(failed.why, unreturned) };
}
function withRollback(why, part) {
    const [back, forth] = [part.cause.remedy, why.remedy];
    // What stood against the release may stand against the way back too, and is said once.
    const said = forth !== undefined && back?.includes(forth) === true;
    const remedy = [back, said ? undefined : forth].filter((text) => text !== undefined).join(" ");
    return { ...why, evidence: [...why.evidence, part.text], ...(remedy !== "" && { remedy }) };
}
/** Nothing is touched. Where ECS itself put every part back, that is said; else the release was left as it is. */
function leave(context, failed) {
    const verdicts = context.ledger.services.map((entry) => leftAs(context, entry, failed.verdicts.get(entry.service)));
    if (verdicts.includes("superseded"))
        return "superseded";
    const allBack = verdicts.length > 0 && verdicts.every((verdict) => verdict === "rolled-back");
    return allBack && context.ledger.schedules.length === 0 ? "rolled-back" : "failed";
}
/** ECS puts the revision back, and not the desired count: with one of ours the service is not what it was. */
function leftAs({ tell }, { desiredCountBefore }, known) {
    if (known?.verdict !== "rolled-back" || desiredCountBefore === undefined)
        return known?.verdict;
    tell({ kind: "service-ended", verdict: { ...known, verdict: "failed" } });
    return "failed";
}

// EXTERNAL MODULE: ./build/src/release/foreign.js
var foreign = __webpack_require__(2499);
// EXTERNAL MODULE: ./build/src/ecs/image.js
var ecs_image = __webpack_require__(3762);
// EXTERNAL MODULE: ./build/src/ecs/service-revisions.js
var service_revisions = __webpack_require__(6403);
;// CONCATENATED MODULE: ./build/src/release/proof.js



/** Throws Failure `image-mismatch`. Without permission it is a note: what only helps does not fail a release. */
async function proveImages(context, released) {
    const meant = released.filter(({ release }) => digestsOf(release).size > 0);
    if (meant.length === 0)
        return;
    let revisions;
    try {
        const reader = { ecs: await context.aws.ecs(), signal: context.signal };
        revisions = await (0,service_revisions/* describeServiceRevisions */.X)(reader, meant.map(({ revision }) => revision));
    }
    catch (error) {
        if (!(error instanceof failure.Failure))
            throw error;
        const text = `Which image digests run could not be read back: ${error.message}`;
        context.tell({ kind: "note", level: "info", text });
        return;
    }
    for (const one of meant)
        check(one, revisions.find(({ serviceRevisionArn }) => serviceRevisionArn === one.revision));
}
function check({ release }, revision) {
    for (const [container, digest] of digestsOf(release)) {
        const runs = revision?.containerImages?.find(({ containerName }) => containerName === container)?.imageDigest;
        if (runs === undefined || runs === digest)
            continue;
        throw new failure.Failure({
            name: "image-mismatch",
            what: `${release.name} does not run the image that was released: its container ${container} runs another digest.`,
            evidence: [`meant: ${digest}`, `runs: ${runs}`],
            remedy: "Look at the service revision in the console; somebody else may have deployed at the same time.",
        });
    }
}
/** Container → digest, for the containers that are registered by digest. */
function digestsOf({ definition, replaced }) {
    return new Map(definition.containers
        .filter(({ name }) => replaced.includes(name))
        .flatMap(({ name, image }) => {
        const digest = (0,ecs_image/* parseImage */.zZ)(image)?.digest;
        return digest === undefined ? [] : [[name, digest]];
    }));
}

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/codedeploy-reasons.js
const codeDeployReasons = [
    {
        code: "ECS_UPDATE_ERROR",
        name: "codedeploy-update-failed",
        what: "CodeDeploy could not update the service: {message}",
        remedy: "Read CodeDeploy's message; look at the green task set's stopped tasks and at the service's events.",
    },
    {
        code: "INVALID_ECS_SERVICE",
        name: "codedeploy-service-invalid",
        what: "CodeDeploy finds the service not fit for a blue/green deployment: {message}",
        remedy: "The service needs the CODE_DEPLOY controller, a load balancer, and exactly one PRIMARY task set; a deployment group names it with its cluster.",
    },
    {
        code: "HOOK_EXECUTION_FAILURE",
        name: "hook-failed",
        what: "A hook function of the AppSpec failed, or did not answer within its hour: {message}",
        remedy: "Read the function's log; it must call PutLifecycleEventHookExecutionStatus.",
    },
    {
        code: "ALARM_ACTIVE",
        name: "deployment-alarm",
        what: "A CloudWatch alarm of the deployment group went into ALARM: {message}",
        remedy: "Look at the alarm's metric since the deployment began.",
    },
    {
        code: "TIMEOUT",
        name: "codedeploy-timeout",
        what: "The CodeDeploy deployment ran out of time: {message}",
        remedy: "Look at the lifecycle event that did not end, and at the green task set's stopped tasks.",
    },
    {
        code: "MANUAL_STOP",
        name: "deployment-stopped-by-user",
        what: "Somebody stopped the CodeDeploy deployment.",
        remedy: "CloudTrail's StopDeployment event says who it was.",
    },
    {
        code: "IAM_ROLE_PERMISSIONS",
        name: "codedeploy-role-denied",
        what: "The service role of the deployment group may not do what the deployment needs: {message}",
        remedy: "Attach AWSCodeDeployRoleForECS to it, and allow it `iam:PassRole` on the task's roles.",
    },
    {
        code: "IAM_ROLE_MISSING",
        name: "codedeploy-role-missing",
        what: "The service role of the deployment group does not exist.",
        remedy: "Create it, with AWSCodeDeployRoleForECS and trust for codedeploy.amazonaws.com.",
    },
    {
        code: "RESOURCE_LIMIT_EXCEEDED",
        name: "quota-exceeded",
        what: "The CodeDeploy deployment would exceed a quota of the account: {message}",
        remedy: "Ask for more in Service Quotas.",
    },
    {
        code: "ELASTIC_LOAD_BALANCING_INVALID",
        name: "codedeploy-load-balancer-invalid",
        what: "The load balancer of the deployment group is not as CodeDeploy needs it: {message}",
        remedy: "Check its listener, and the pair of target groups: both of the same load balancer, type `ip` for awsvpc.",
    },
    {
        code: "THROTTLED",
        name: "throttled",
        what: "AWS throttled what CodeDeploy did: {message}",
        remedy: "Release again, with fewer deployments at the same time.",
    },
    {
        code: "INTERNAL_ERROR",
        name: "codedeploy-internal-error",
        what: "CodeDeploy itself failed: {message}",
        remedy: "Release again; look at the AWS Health Dashboard if it stays so.",
    },
];

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/deployment-reasons.js
const wiringReasons = [
    {
        name: "target-group-not-in-listener-rule",
        text: /Target group (?<group>arn:\S{1,300}|ARN) is not associated with either/u,
        example: "Service deployment rolled back because of invalid networking configuration: Target group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web-green/0123456789abcdef is not associated with either productionListenerRule or testListenerRule.",
        what: "No listener rule of the service forwards to target group {group}.",
        remedy: "Put both target groups (one with weight 0) into the rule that `productionListenerRule` of the service's `advancedConfiguration` names, or correct that ARN.",
    },
    {
        name: "listener-rule-splits-traffic",
        text: /should have exactly one target group serving traffic but found (?<count>\d{1,6})/u,
        example: "Service deployment rolled back because of invalid networking configuration: productionListenerRule arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/web/1/2/3 should have exactly one target group serving traffic but found 2 target groups which are serving traffic",
        what: "The production listener rule gives traffic to {count} target groups; a deployment starts from one.",
        remedy: "Set the weights of the rule to 100 for the live target group and 0 for the other one.",
    },
    {
        name: "listener-rule-serves-stranger",
        text: /forwarding traffic to unexpected target group/u,
        example: "Service deployment rolled back because of invalid networking configuration: Production listener rule is forwarding traffic to unexpected target group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/old/1. Expected traffic to be forwarded to either targetGroupArn: a or alternateTargetGroupArn: b",
        what: "The production listener rule forwards to a target group that is not the service's.",
        remedy: "Let the rule forward to the service's live target group, and keep other tools (Terraform, CDK) from resetting its weights.",
    },
    {
        name: "infrastructure-role-denied",
        text: /missing permissions on ECS Infrastructure Role '?(?<role>[^\s']{1,500})/u,
        example: "Service deployment rolled back because of invalid networking configuration: ECS was unable to manage the ELB resources due to missing permissions on ECS Infrastructure Role 'arn:aws:iam::123456789012:role/ecs-lb'.",
        what: "ECS may not change the load balancer with the infrastructure role {role}.",
        remedy: "Attach AmazonECSInfrastructureRolePolicyForLoadBalancers to it, and let its trust policy name ecs.amazonaws.com.",
    },
    {
        name: "network-configuration-invalid",
        text: /invalid networking configuration/u,
        example: "Service deployment rolled back because of invalid networking configuration: something that has not been seen before",
        what: "ECS rolled back, because load balancer and service do not fit together.",
        remedy: "Read the message below; compare `loadBalancers[].advancedConfiguration` of the service with listeners, rules and target groups.",
    },
];
const hookReasons = [
    {
        name: "hook-role-not-assumable",
        text: /lifecycle hook.{0,1500}unable to assume role (?<role>arn:[^\s,]{1,500})?/isu,
        example: "Service deployment rolled back because PRE_SCALE_UP lifecycle hook(s) failed. ECS was unable to assume role arn:aws:iam::123456789012:role/hook",
        what: "ECS may not assume the role of a lifecycle hook: {role|see below}.",
        remedy: "Let its trust policy name ecs.amazonaws.com, and allow it `lambda:InvokeFunction` on the hook.",
    },
    {
        name: "hook-not-invokable",
        text: /lifecycle hook.{0,1500}unable to invoke hook target (?<hook>arn:[^\s,]{1,500})?/isu,
        example: "Service deployment rolled back because POST_SCALE_UP lifecycle hook(s) failed. ECS was unable to invoke hook target arn:aws:lambda:eu-west-1:123456789012:function:check due to AccessDeniedException",
        what: "ECS could not invoke a lifecycle hook: {hook|see below}.",
        remedy: "Check that the function exists, and that the hook's role may `lambda:InvokeFunction` it.",
    },
    {
        name: "hook-answer-invalid",
        text: /lifecycle hook.{0,1500}unable to parse the response from (?<hook>arn:[^\s,]{1,500})?/isu,
        example: "Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed. ECS was unable to parse the response from arn:aws:lambda:eu-west-1:123456789012:function:check due to HookStatus must not be null",
        what: "A lifecycle hook did not answer as ECS needs it: {hook|see below}.",
        remedy: 'Let the function return {"hookStatus": "SUCCEEDED"}, FAILED or IN_PROGRESS.',
    },
    {
        name: "hook-failed",
        text: /(?<stage>[A-Z_]{4,60}) lifecycle hook\(?s?\)? failed|returned FAILED status/u,
        example: "Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed. Lifecycle hook target arn:aws:lambda:eu-west-1:123456789012:function:check returned FAILED status.",
        what: "A lifecycle hook at {stage|a stage of the deployment} refused the new revision.",
        remedy: "Read the hook function's log: it says what it found wrong.",
    },
];
const deploymentReasons = [
    ...hookReasons,
    ...wiringReasons,
    {
        name: "no-rollback-candidate",
        text: /No rollback candidate was found/u,
        example: "No rollback candidate was found to run the rollback.",
        what: "The deployment failed, and there is no earlier one to go back to: it was the first that could have succeeded.",
        remedy: "Mend what made the tasks fail, and release again. On blue/green check that the listener's weights do not point at an empty target group.",
    },
    {
        name: "deployment-alarm",
        text: /\balarm/iu,
        example: "Service deployment rolled back because an alarm was triggered.",
        what: "A CloudWatch alarm of the service went into ALARM during the deployment{alarms|}.",
        remedy: "Look at the alarm's metric since the deployment began; the alarms are in `deploymentConfiguration.alarms` of the service.",
    },
    {
        name: "circuit-breaker",
        text: /circuit breaker/iu,
        example: "Service deployment rolled back because the circuit breaker threshold was exceeded.",
        what: "The deployment circuit breaker ended the deployment, because its tasks failed to start or to become healthy{failures|}.",
        remedy: "Look at the stopped tasks of the new revision: their reason and their last log lines.",
    },
    {
        name: "tasks-failed-to-start",
        text: /tasks? failed to start/u,
        example: "ECS deployment ecs-svc/4980306466373577095: tasks failed to start.",
        what: "The deployment's tasks failed to start.",
        remedy: "Look at the stopped tasks of the new revision: their reason and their last log lines.",
    },
];

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/event-texts.js
/** Matched after the problems. */
const plainEvents = [
    {
        class: "noise",
        text: /\bAZ[ -](?:balanced|rebalanc)|to AZ Rebalance/iu,
        example: "(service web) is not AZ balanced with 2 tasks in eu-west-1a. AZ Rebalancing in progress.",
    },
    {
        class: "impaired",
        text: /has started \d{1,6} tasks?: .{1,1500}due to an unhealthy status/su,
        example: "(service web) has started 1 tasks: (task 0123456789abcdef0123456789abcdef). Amazon ECS replaced 1 tasks due to an unhealthy status.",
    },
    {
        class: "info",
        text: /has started \d{1,6} tasks?\b/u,
        example: "(service web) has started 2 tasks: (task 0123456789abcdef0123456789abcdef) (task fedcba9876543210fedcba9876543210).",
    },
    {
        class: "info",
        text: /has stopped \d{1,6} (?:running|pending) tasks?\b/u,
        example: "(service web) has stopped 1 running tasks: (task 0123456789abcdef0123456789abcdef).",
    },
    {
        class: "info",
        text: /^(?:de)?registered \d{1,6} (?:targets|instances)\b/u,
        example: "(service web) registered 1 targets in (target-group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef)",
    },
    {
        class: "info",
        text: /has begun draining connections/u,
        example: "(service web, taskSet ecs-svc/4980306466373577095) has begun draining connections on 1 tasks.",
    },
    {
        class: "steady",
        text: /has reached a steady state/u,
        example: "(service web) has reached a steady state.",
    },
    {
        class: "completed",
        text: /deployment completed/u,
        example: "(service web) (deployment ecs-svc/4980306466373577095) deployment completed.",
    },
    {
        class: "rollback",
        text: /rolling back to deployment/u,
        example: "(service web) rolling back to deployment ecs-svc/4980306466373577095.",
    },
];
/** Those with a reason of their own (`blocked`, `unhealthy`) are refined by the catalogues of those reasons. */
const problemEvents = [
    {
        class: "failed",
        name: "deployment-alarm",
        text: /deployment failed: alarm/u,
        example: "(service web) (deployment ecs-svc/4980306466373577095) deployment failed: alarm detected.",
        what: "A CloudWatch alarm of the service went into ALARM during the deployment.",
        remedy: "Look at the alarm's metric since the deployment began; the alarms are in `deploymentConfiguration.alarms` of the service.",
    },
    {
        class: "failed",
        name: "tasks-failed-to-start",
        text: /deployment failed/u,
        example: "(service web) (deployment ecs-svc/4980306466373577095) deployment failed: tasks failed to start.",
        what: "The deployment circuit breaker ended the deployment, because its tasks failed to start or to become healthy.",
        remedy: "Look at the stopped tasks of the new revision: their reason and their last log lines.",
    },
    {
        class: "broken",
        name: "target-group-not-found",
        text: /due to TARGET GROUP IS NOT FOUND/u,
        example: "(service web) task set (ecs-svc/4980306466373577095) (task 0123456789abcdef0123456789abcdef) is not healthy in target-group (arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef) due to TARGET GROUP IS NOT FOUND",
        what: "A target group of the service does not exist.",
        remedy: "Correct the load balancers of the service; create the target group anew.",
    },
    {
        class: "broken",
        name: "target-not-found",
        text: /due to TARGET IS NOT FOUND/u,
        example: "(service web) task set (ecs-svc/4980306466373577095) (task 0123456789abcdef0123456789abcdef) is not healthy in target-group (web) due to TARGET IS NOT FOUND",
        what: "A task is not registered in its target group: somebody else deregistered it.",
        remedy: "Find out what else changes the target group (CloudTrail: DeregisterTargets), and stop it.",
    },
    {
        class: "broken",
        name: "load-balancer-access-missing",
        text: /failed to (?:describe target health on|register targets in|deregister targets in) target-group (?<group>\S{1,300}) with \(error (?<error>[^)]{1,300})/u,
        example: "service web failed to describe target health on target-group web with (error ELB_DESCRIBE_TARGET_HEALTH_ACCESS_DENIED)",
        what: "ECS may not manage target group {group}: {error}.",
        remedy: "Give the service's role (the service-linked role AWSServiceRoleForECS, or the infrastructure role) its AWS managed policy again, and check the target group exists.",
    },
    {
        class: "broken",
        name: "service-role-broken",
        text: /IAM (?:permissions policies|trust relationship) ha(?:ve|s) been/u,
        example: "IAM permissions policies have been misconfigured or changed, and ECS can no longer maintain your service",
        what: "ECS cannot maintain the service any more, because permissions or trust of its role were changed.",
        remedy: "Restore the service's role: its trust policy names ecs.amazonaws.com, its policy is the AWS managed one.",
    },
    {
        class: "blocked",
        name: "deployment-deadlock",
        text: /because of the service deployment configuration/u,
        example: "(service web) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.",
        what: "The deployment can neither start a new task nor stop an old one: minimum and maximum of healthy tasks leave no room.",
        remedy: "Raise `maximumPercent` (for example 200), or lower `minimumHealthyPercent`, so that at desired count one task fits between them.",
    },
    {
        class: "blocked",
        name: "tasks-protected",
        text: /number of protected tasks/u,
        example: "(service web) was unable to reach steady state because task set (ecs-svc/4980306466373577095) was unable to scale in. Reason: The number of protected tasks are more than the desired count of tasks",
        what: "Tasks with scale-in protection keep the deployment from ending.",
        remedy: "Let them finish, or take their protection away (`aws ecs update-task-protection --no-protection-enabled`).",
    },
    {
        class: "blocked",
        name: "provisioning-limit",
        text: /tasks provisioning capacity limit was exceeded/u,
        example: "(service web) was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.",
        what: "500 tasks of the cluster already wait for capacity; ECS lets no more wait.",
        remedy: "Let the capacity provider's Auto Scaling group grow (maximum size, instance types, zones), or lower desired counts.",
    },
    {
        class: "blocked",
        name: "tasks-not-launched",
        text: /could not launch (?<count>\d{1,6}) tasks? for deployment/u,
        example: "(service web) could not launch 2 tasks for deployment ecs-svc/4980306466373577095.",
        what: "The deployment could not launch {count} of its tasks.",
        remedy: "Look at the stopped tasks and the other events: most often there is no capacity for them.",
    },
    {
        class: "blocked",
        name: "task-placement-failed",
        text: /was unable to place (?:a task|tasks)|unable to reach steady state/u,
        example: "(service web) was unable to place a task. Reason: something that has not been seen before.",
        what: "The service could not place a task.",
        remedy: "Read the event below: it names what is missing.",
    },
    {
        class: "unhealthy",
        name: "container-health-check-failed",
        text: /failed container health checks/u,
        example: "(service web) (task 0123456789abcdef0123456789abcdef) failed container health checks.",
        what: "The `healthCheck` command of a container kept failing.",
        remedy: "Run it in the image by hand: its program (curl, wget, …) must be in the image, and port and path must be right. Raise its `startPeriod` if the program starts slowly.",
    },
    {
        class: "unhealthy",
        name: "load-balancer-health-check-failed",
        text: /is (?:unhealthy|not healthy) in \(?(?:target-group|elb)/u,
        example: "(service web) (port 8080) is unhealthy in target-group web due to (reason something that has not been seen before).",
        what: "A task failed the health checks of its load balancer.",
        remedy: "Check path, port and codes of the target group's health check, the security groups, and `healthCheckGracePeriodSeconds` of the service if the program starts slowly.",
    },
    {
        class: "impaired",
        name: "tasks-start-inconsistently",
        text: /unable to consistently start tasks successfully/u,
        example: "(service web) is unable to consistently start tasks successfully.",
        what: "The service's tasks keep failing, so ECS waits longer and longer (up to 15 minutes) before it tries again.",
        remedy: "Look at the stopped tasks: their reason and their last log lines.",
    },
    {
        class: "throttled",
        name: "service-throttled",
        text: /operations are being throttled/u,
        example: "(service web) operations are being throttled. Will try again later.",
        what: "AWS throttles what ECS does for the service.",
        remedy: "Wait; release fewer services of the account at the same time.",
    },
];

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/events.js




/** AWS writes `(service NAME, taskSet ID) …`; its documentation `service (NAME) …` and `service NAME …`. */
const events_frame = /^\s{0,8}(?:\(service (?<framed>[\w-]{1,255})(?:, taskSet [\w/-]{1,60})?\)|service \(?(?<bare>[\w-]{1,255})\)?) /u;
const deployment = /ecs-svc\/\d{1,25}/u;
const tasks = /\(task ([\w-]{1,64})\)/gu;
const targetGroup = /target-group \(?(?<group>[\w:/.-]{1,300})/u;
const reasons = /due to \(reason (?<health>.{1,1000})\)\.?\s{0,8}$|\bReason: (?<placement>.{1,1900})$/su;
/** What one event says. */
function classifyEvent(text) {
    const whole = (0,catalogue_row/* readable */.HD)(text);
    const framed = events_frame.exec(whole);
    const rest = framed === null ? whole : whole.slice(framed[0].length);
    const service = framed?.groups?.["framed"] ?? framed?.groups?.["bare"];
    const deploymentId = deployment.exec(whole)?.[0];
    const group = targetGroup.exec(rest)?.groups?.["group"];
    const told = reasons.exec(rest)?.groups;
    const reason = told?.["health"] ?? told?.["placement"];
    return {
        class: classOf(rest),
        ...(service === undefined ? {} : { service }),
        ...(deploymentId === undefined ? {} : { deploymentId }),
        taskIds: [...rest.matchAll(tasks)].map(([, id = ""]) => id),
        ...(group === undefined ? {} : { targetGroup: group.replace(/\.$/u, "") }),
        ...(reason === undefined ? {} : { reason }),
    };
}
const classOf = (rest) => problemEvents.find((row) => row.text.test(rest))?.class ??
    plainEvents.find((row) => row.text.test(rest))?.class ??
    "unknown";
/** What keeps a service from ever getting well comes before what may pass. */
const urgency = ["broken", "blocked", "unhealthy", "failed", "impaired", "throttled"];
/** The problem that events tell, newest first; `undefined` when they tell none. */
function diagnoseEvents(texts, scope = {}) {
    const problems = texts.flatMap((text) => {
        const named = deployment.exec((0,catalogue_row/* readable */.HD)(text))?.[0];
        if (scope.deploymentId !== undefined && named !== undefined && named !== scope.deploymentId)
            return [];
        const match = (0,catalogue_row/* firstMatch */.o4)(problemEvents, text);
        return match === undefined ? [] : [{ text, match }];
    });
    for (const one of urgency) {
        const found = problems.find(({ match }) => match.row.class === one);
        if (found !== undefined)
            return causeOfEvent(found.text, found.match);
    }
    return undefined;
}
/** The event's own reason, where the catalogues know it, is the cause. */
function causeOfEvent(text, match) {
    const { reason } = classifyEvent(text);
    const table = match.row.class === "unhealthy" ? health_reasons/* targetReasons */.n : stop_reasons/* stopReasons */.Q;
    const refinable = match.row.name === "task-placement-failed" || match.row.class === "unhealthy";
    const refined = refinable ? (0,catalogue_row/* firstMatch */.o4)(table, reason ?? text) : undefined;
    return (0,catalogue_row/* causeOf */.rl)(refined ?? match, wordsOfEvents, [`service event: ${text}`]);
}
const wordsOfEvents = {
    Container: "The container",
    container: "the container",
    Image: "The image",
    image: "the image",
};

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/deployment.js
/** Why a deployment did not succeed: what AWS says of it, and what its tasks died of. Pure. */





/** Names of causes that only say that tasks failed: what they died of is the cause then. */
const tasksDecide = new Set([
    "circuit-breaker",
    "tasks-failed-to-start",
    "no-rollback-candidate",
    "codedeploy-timeout",
    "codedeploy-update-failed",
]);
/** Reasons that are none: the deployment goes on, or has ended well. */
const noReason = /^ECS deployment ecs-svc\/\d{1,25} (?:in progress|completed)\.?$/u;
/** The cause as far as the facts tell; `undefined` when they tell none. */
function diagnoseDeployment(facts) {
    const cause = byText(facts) ?? byCodeDeploy(facts) ?? byAlarm(facts) ?? byHook(facts) ?? byBreaker(facts);
    const [group] = facts.failing ?? [];
    if (group !== undefined && (cause === undefined || tasksDecide.has(cause.name)))
        return ofTasks(group, cause);
    if (cause !== undefined && !tasksDecide.has(cause.name))
        return cause;
    return diagnoseEvents(facts.events ?? []) ?? cause ?? verbatim(facts);
}
const reasonsOf = (facts) => [facts.rollback?.reason, facts.statusReason, facts.rolloutStateReason]
    .filter((text) => text !== undefined)
    .filter((text) => text !== "" && !noReason.test(text));
const deployment_evidenceOf = (facts) => {
    const { codeDeployError: error, lifecycleStage, status } = facts;
    return [
        ...(status === undefined
            ? []
            : [`status: ${status}${lifecycleStage === undefined ? "" : `, stage ${lifecycleStage}`}`]),
        ...reasonsOf(facts).map((text) => `reason: ${text}`),
        ...(error === undefined ? [] : [`CodeDeploy: ${error.code ?? "?"}: ${error.message ?? ""}`]),
    ].map(catalogue_row/* shortened */.vI);
};
function wordsOf(facts) {
    const { failureCount, threshold } = facts.deploymentCircuitBreaker ?? {};
    const alarms = facts.alarms?.triggeredAlarmNames ?? [];
    return {
        alarms: alarms.length === 0 ? undefined : `: ${alarms.join(", ")}`,
        failures: failureCount === undefined || threshold === undefined
            ? undefined
            : ` (${failureCount} failures, threshold ${threshold})`,
    };
}
function byText(facts) {
    const matches = reasonsOf(facts).map((text) => (0,catalogue_row/* firstMatch */.o4)(deploymentReasons, text));
    const match = matches.find((one) => one !== undefined && !tasksDecide.has(one.row.name)) ?? matches.find(Boolean);
    return match === undefined ? undefined : (0,catalogue_row/* causeOf */.rl)(match, wordsOf(facts), deployment_evidenceOf(facts));
}
function byCodeDeploy(facts) {
    const { code, message } = facts.codeDeployError ?? {};
    const row = codeDeployReasons.find((one) => one.code === code);
    if (row === undefined)
        return undefined;
    const values = { message: (0,catalogue_row/* shortened */.vI)(message ?? "it gives no message") };
    return { name: row.name, what: (0,failure.fill)(row.what, values), evidence: deployment_evidenceOf(facts), remedy: row.remedy };
}
const named = (name, facts) => {
    const row = deploymentReasons.find((one) => one.name === name);
    return row && (0,catalogue_row/* causeOf */.rl)({ row }, wordsOf(facts), deployment_evidenceOf(facts));
};
const byAlarm = (facts) => facts.alarms?.status === "TRIGGERED" || (facts.alarms?.triggeredAlarmNames ?? []).length > 0
    ? named("deployment-alarm", facts)
    : undefined;
const byBreaker = (facts) => facts.deploymentCircuitBreaker?.status === "TRIGGERED" ? named("circuit-breaker", facts) : undefined;
function byHook(facts) {
    const hook = facts.lifecycleHookDetails?.find(({ status }) => status === "FAILED" || status === "TIMED_OUT");
    if (hook === undefined)
        return undefined;
    const what = hook.targetArn ?? hook.hookId ?? "?";
    const at = facts.lifecycleStage === undefined ? "" : ` at ${facts.lifecycleStage}`;
    const evidence = [...deployment_evidenceOf(facts), `hook ${what}: ${hook.status ?? "?"}`];
    if (hook.status === "FAILED") {
        return {
            name: "hook-failed",
            what: `A lifecycle hook${at} refused the new revision: ${what}.`,
            evidence,
            remedy: "Read the hook function's log: it says what it found wrong.",
        };
    }
    return {
        name: "hook-timed-out",
        what: `Nobody answered the lifecycle hook${at} in time: ${what}.`,
        evidence,
        remedy: "A pause waits for ContinueServiceDeployment (the inputs `smoke-test-command` or `smoke-test-url` make this action answer it); a function must answer within its time.",
    };
}
/** What the tasks died of, with what AWS says of the deployment as further evidence. */
function ofTasks(group, deployment) {
    const { name, what, evidence, remedy } = group.cause;
    return {
        name,
        what: group.count > 1 ? `${what} (${group.count} tasks)` : what,
        evidence: [...evidence, ...(deployment?.evidence ?? [])],
        ...(remedy === undefined ? {} : { remedy }),
    };
}
/** Never a guess: AWS's words as they are. */
function verbatim(facts) {
    const [reason] = reasonsOf(facts);
    const text = reason ?? facts.codeDeployError?.message ?? facts.codeDeployError?.code;
    if (text === undefined)
        return undefined;
    return {
        name: "unknown-deployment-reason",
        what: `The deployment ended for a reason that this action does not know: ${(0,catalogue_row/* shortened */.vI)(text)}`,
        evidence: deployment_evidenceOf(facts),
        remedy: "Look at the deployment in the ECS console.",
    };
}

;// CONCATENATED MODULE: ./build/src/release/causes.js



/** The pause at which a deployment waits for somebody's word, if it does. */
const awaitedPause = (progress) => progress?.hooks?.some(({ type, status }) => type === "PAUSE" && status === "AWAITING_ACTION")
    ? `the pause at ${progress.stage ?? "a lifecycle stage"}`
    : undefined;
function causes_timeoutCause(one, timeout, lastProgress) {
    const pause = awaitedPause(lastProgress);
    if (pause !== undefined) {
        return {
            name: "pause-not-ended",
            what: `${one.release.name} still waited at ${pause} of the deployment when rollout-timeout (${(0,time/* inWords */.r4)(timeout)}) was over.`,
            evidence: lastProgress === undefined ? [] : [progressInWords(lastProgress)],
            remedy: "Somebody has to end the pause (aws ecs continue-service-deployment), or a smoke test does: set smoke-test-command or smoke-test-url. Raise rollout-timeout if people need longer.",
        };
    }
    return {
        name: "rollout-timeout",
        what: `${one.release.name} was not stable on ${(0,arn/* revisionName */.pd)(one.release.to)} within ${(0,time/* inWords */.r4)(timeout)} (rollout-timeout).`,
        evidence: lastProgress === undefined ? [] : [progressInWords(lastProgress)],
        remedy: "Look at the service's events and stopped tasks below. If it only needs longer, raise rollout-timeout; " +
            "a deployment circuit breaker on the service would have ended this earlier.",
    };
}
function stuckCause(one, failedTasks) {
    return {
        name: "tasks-keep-failing",
        what: `${one.release.name} goes nowhere on ${(0,arn/* revisionName */.pd)(one.release.to)}: ${failedTasks} tasks in a row failed and none runs.`,
        evidence: ["The service has no deployment circuit breaker: ECS would go on for ever."],
        remedy: "Turn on deploymentCircuitBreaker with rollback on the service.",
    };
}
/** `IN_PROGRESS, BAKE_TIME: web:2 1 of 2 running, 1 pending, 3 failed; web:1 2 of 2 running` */
function progressInWords({ status, stage, revisions }) {
    const counts = revisions.map(({ revision, running, desired, pending, failed }) => [
        `${revision} ${running} of ${desired} running`,
        ...(pending > 0 ? [`${pending} pending`] : []),
        ...(failed === undefined ? [] : [`${failed} failed`]),
    ].join(", "));
    return `last seen ${[status, ...(stage ? [stage] : [])].join(", ")}: ${counts.join("; ")}`;
}
/** The cause of a judgement that ends a rollout without success. */
function causes_causeOf(judgement, one, seen) {
    const service = one.release.name;
    const to = (0,arn/* revisionName */.pd)(one.release.to);
    switch (judgement.state) {
        case "rolling-back":
        case "rolled-back":
            return {
                name: "deployment-rolled-back",
                what: `ECS rolled ${service} back from ${to}.`,
                evidence: [judgement.reason],
                remedy: "The tasks of the new revision say why they failed: see the stopped tasks and their logs.",
            };
        case "rollback-failed":
            return {
                name: "deployment-rollback-failed",
                what: `ECS could not roll ${service} back from ${to}.`,
                evidence: [judgement.reason],
                remedy: "Look at the service in the ECS console; deploy a revision that is known to work.",
            };
        case "stopped":
            return {
                name: "deployment-stopped",
                what: `The deployment of ${service} to ${to} was stopped before it succeeded.`,
                evidence: [judgement.reason],
            };
        case "superseded":
            return supersededCause(service, to, judgement.by, seen);
        case "gone":
            return {
                name: "service-gone",
                what: `${service} went away during the release: ${judgement.reason}.`,
                evidence: [],
                remedy: "Find out who deleted or drained the service (CloudTrail: DeleteService, UpdateService).",
            };
        case "unknown":
            return {
                name: "unknown-deployment-status",
                what: `The deployment of ${service} is in a state that this version does not know: ${judgement.status}.`,
                evidence: [],
                remedy: "Update the action; an unknown state is never taken for a success.",
            };
        case "in-progress":
        case "unclear":
        case "succeeded":
            throw new Error(`${judgement.state} is no failure`);
    }
}
/** @param seen the service as it shows the other deployment */
function supersededCause(service, to, by, seen) {
    const theirs = seen && (0,ecs_deployment/* primaryOf */.Os)(seen);
    const created = theirs?.createdAt?.toISOString();
    return {
        name: "superseded",
        what: `Another deployment (${by}) took ${service} over while ${to} was being rolled out.`,
        evidence: [
            ...(theirs?.taskDefinition ? [`it runs ${(0,arn/* revisionName */.pd)(theirs.taskDefinition)}`] : []),
            ...(created ? [`created ${created}`] : []),
        ],
        remedy: "Nothing was rolled back over it. Let releases of one service queue: `concurrency: { group: …, cancel-in-progress: false }`.",
    };
}
/** A deployment's end explained by its diagnosis, if there is one. */
function because(end, diagnosis) {
    if (diagnosis === undefined)
        return end;
    const remedy = diagnosis.remedy ?? end.remedy;
    return {
        name: diagnosis.name,
        what: `${end.what} ${diagnosis.what}`,
        evidence: [
            ...end.evidence,
            ...diagnosis.evidence.filter((line) => !end.evidence.some((said) => line.endsWith(said))),
        ],
        ...(remedy !== undefined && { remedy }),
    };
}

// EXTERNAL MODULE: ./build/src/codedeploy/progress.js
var codedeploy_progress = __webpack_require__(9957);
;// CONCATENATED MODULE: ./build/src/release/expectations.js
/** What the looks at a wave let expect of the next one, over all services that are still open. */


class Expectations {
    #clock;
    #known = new Map();
    #shown = new Map();
    #outlooks = new Map();
    #changedAt;
    constructor(clock) {
        this.#clock = clock;
        this.#changedAt = clock.now();
    }
    notice(one, look) {
        const now = this.#clock.now();
        const shown = JSON.stringify(look.progress);
        if (this.#shown.get(one) !== shown)
            this.#changedAt = now;
        this.#shown.set(one, shown);
        const outlook = this.#outlookOf(one, look);
        if (outlook !== undefined)
            this.#outlooks.set(one, outlook);
    }
    /** `undefined` for a look that shows nothing of the deployment: what was known before still holds. */
    #outlookOf(one, { progress, service, deployment }) {
        if (one.by.controller === "CODE_DEPLOY")
            return (0,codedeploy_progress/* outlookOf */.jH)(progress);
        if (service === undefined)
            return undefined;
        const now = this.#clock.now();
        const known = this.#known.get(one);
        const weight = deployment?.targetServiceRevision?.requestedProductionTrafficWeight;
        const stage = `${deployment?.status} ${deployment?.lifecycleStage} ${weight}`;
        const sinceAfter = known?.stage === stage ? known.sinceAfter : (known?.lookedAt ?? now);
        this.#known.set(one, { stage, sinceAfter, lookedAt: now });
        return (0,outlook/* outlookOf */.jH)({ own: one.by.watched.own, service, deployment, sinceAfter });
    }
    /** Milliseconds since a look showed something new. */
    get unchangedFor() {
        return this.#clock.now() - this.#changedAt;
    }
    /** The earliest of what the open services let expect. */
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

// EXTERNAL MODULE: ./build/src/recent.js
var recent = __webpack_require__(1018);
;// CONCATENATED MODULE: ./build/src/release/task-evidence.js




const tailLines = 30;
/** CloudWatch shows a line some seconds after it was written; the last ones are what is looked for. */
const ingestion = (0,time/* seconds */.YA)(2);
/** The facts that the task itself gives. */
function task_evidence_factsOf(one, task) {
    const { definition, replaced } = one.release;
    return {
        task,
        definitions: definition.document.get(["containerDefinitions"]),
        runtimePlatform: definition.runtimePlatform,
        released: replaced,
    };
}
/** The facts with what can be read beside the task; what can't be read is told to `note`. */
async function withEvidence(context, one, task, note) {
    const facts = task_evidence_factsOf(one, task);
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
/** Last lines of the container that failed; none where no stream is known. */
async function tailOf(context, one, facts) {
    const { taskArn, containers } = facts.task;
    const name = (0,failed_container/* failedContainer */.DE)(facts)?.name;
    const container = name === undefined ? undefined : one.release.definition.container(name);
    if (container === undefined || taskArn === undefined)
        return [];
    const runtimeId = containers?.find((state) => state.name === name)?.runtimeId;
    const place = logLocation(container, { taskArn, runtimeId });
    if (place.kind !== "stream")
        return [];
    await context.clock.sleep(ingestion, context.signal);
    const logs = await context.aws.logs(place.region);
    const { events = [] } = await logs.getLogEvents({ logGroupName: place.group, logStreamName: place.stream, limit: tailLines, startFromHead: false }, { signal: context.signal, resource: place.group });
    return events
        .flatMap(({ message = "" }) => message.split("\n").slice(-tailLines))
        .slice(-tailLines)
        .map(cut);
}
const task_evidence_targetGroup = /\(target-group (arn:[^)\s]+)\)/;
/** What the load balancer says of the targets of the group that the task failed in. */
async function targetHealthOf(context, { stoppedReason = "" }) {
    const TargetGroupArn = task_evidence_targetGroup.exec(stoppedReason.slice(0, 1024))?.[1];
    if (TargetGroupArn === undefined)
        return [];
    const elb = await context.aws.elb();
    const { TargetHealthDescriptions = [] } = await elb.describeTargetHealth({ TargetGroupArn }, { signal: context.signal, resource: TargetGroupArn });
    return TargetHealthDescriptions.flatMap(({ TargetHealth }) => TargetHealth === undefined || TargetHealth.State === "healthy" ? [] : [TargetHealth]);
}

;// CONCATENATED MODULE: ./build/src/release/failing-tasks.js




const tasksPerCall = 100;
/** Kinds of failure of one service whose log and targets are read; more only repeat themselves. */
const mostCauses = 5;
/** Kinds that are told and counted at all: containers that end with ever another exit code make no end of them. */
const mostGroups = 20;
/** Failed tasks of one service that are known again: more than are looked at in one call. */
const mostTasks = 500;
class FailingTasks {
    #context;
    #cases = new Map();
    #noted = false;
    constructor(context) {
        this.#context = context;
    }
    /** Looks at the counts of failures; a new one starts an investigation beside the watch. */
    notice(one, service, deployment) {
        const known = this.#caseOf(one);
        const failures = failureCount(one, service, deployment);
        if (failures <= known.failures)
            return;
        known.failures = failures;
        this.#investigate(one, known);
    }
    /** Waits for what is being looked into; a service that failed without a count is looked at once more. */
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
    /** What its tasks died of, most of them first. */
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
            seen: new recent/* Recent */.g(mostTasks),
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
        const otherCauses = new Set(others.map((task) => diagnoseTask(task_evidence_factsOf(one, task)).name));
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
    /** Puts a task with those that died of the same; the first of a kind is looked at more closely. */
    async #file(one, known, task) {
        const alone = diagnoseTask(task_evidence_factsOf(one, task));
        const key = failing_tasks_keyOf(alone);
        const group = known.groups.get(key);
        if (group !== undefined) {
            group.count += 1;
            return group;
        }
        if (known.groups.size >= mostGroups)
            return undefined;
        const facts = known.groups.size < mostCauses
            ? await withEvidence(this.#context, one, task, (error) => this.#note(one, error))
            : task_evidence_factsOf(one, task);
        const { taskArn: example = "" } = task;
        const fresh = { cause: diagnoseTask(facts), example, log: facts.log ?? [], count: 1 };
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
                oldRevisionToo: otherCauses.has(cause.name),
            },
        });
    }
    #note(one, error) {
        if (this.#noted || this.#context.signal.aborted)
            return;
        this.#noted = true;
        const text = `Why tasks fail can't be told in full: ${(0,failure.messageOf)(error)}`;
        this.#context.tell({ kind: "note", level: "info", about: one.release.name, text });
    }
}
/** Tasks carry their deployment in `startedBy`; those of CodeDeploy carry their task set. */
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
/** Scaling down and replacing end tasks too, and are no failures (ecs-domain.md 2.7). */
const hasFailed = ({ stoppedReason = "", stopCode }) => !(stopCode === "ServiceSchedulerInitiated" && stoppedReason.startsWith("Scaling activity initiated by"));
const failing_tasks_keyOf = ({ name, container, exitCode }) => JSON.stringify([name, container, exitCode]);

// EXTERNAL MODULE: ./build/src/codedeploy/deployment.js
var codedeploy_deployment = __webpack_require__(6045);
// EXTERNAL MODULE: ./build/src/ecs/progress.js
var ecs_progress = __webpack_require__(6844);
// EXTERNAL MODULE: ./build/src/release/watch.js + 1 modules
var watch = __webpack_require__(3775);
;// CONCATENATED MODULE: ./build/src/release/looks.js





class Looks {
    #watch;
    constructor(context, started) {
        const watched = started.flatMap(({ by }) => (by.controller === "ECS" ? [by.watched] : []));
        this.#watch = new watch/* Watch */.o(context, watched);
    }
    async look(open) {
        const looks = await Promise.all([
            this.#lookAtEcs(open),
            ...open.map(async (one) => one.by.controller === "ECS" ? [] : [[one, await lookAtCodeDeploy(one.by.watch)]]),
        ]);
        return new Map(looks.flat());
    }
    async #lookAtEcs(open) {
        const which = open.flatMap((one) => one.by.controller === "ECS" ? [[one, one.by.watched]] : []);
        if (which.length === 0)
            return [];
        const looks = await this.#watch.look(which.map(([, watched]) => watched));
        return which.flatMap(([one, watched]) => {
            const look = looks.get(watched);
            if (look === undefined)
                return [];
            const { service, deployment } = look.observation;
            const progress = service && (0,ecs_progress/* progressOf */.j)(watched.own, service, deployment);
            const shifted = deployment !== undefined && (0,ecs_deployment/* isTrafficShifted */.xT)(deployment);
            const facts = ecsFacts(one, service, deployment);
            return [[one, { judgement: look.judgement, progress, shifted, service, deployment, facts }]];
        });
    }
}
/** Events count from the deployment on: older ones are somebody else's. */
function ecsFacts({ release, deploymentId }, service, deployment) {
    const before = new Set(release.before.events?.map(({ id }) => id));
    const fresh = (service?.events ?? []).filter(({ id }) => !before.has(id));
    const ours = service?.deployments?.find(({ id }) => id === deploymentId);
    return {
        status: deployment?.status,
        statusReason: deployment?.statusReason,
        rollback: deployment?.rollback,
        rolloutStateReason: ours?.rolloutStateReason,
        deploymentCircuitBreaker: deployment?.deploymentCircuitBreaker,
        alarms: deployment?.alarms,
        lifecycleStage: deployment?.lifecycleStage,
        lifecycleHookDetails: deployment?.lifecycleHookDetails,
        events: fresh.flatMap(({ message }) => message ?? []),
    };
}
async function lookAtCodeDeploy(watch) {
    const { judgement, observation } = await watch.look();
    return {
        judgement,
        progress: (0,codedeploy_progress/* progressOf */.jA)(observation),
        shifted: (0,codedeploy_deployment/* isTrafficShifted */.xT)(observation),
        service: observation.service,
        deployment: undefined,
        facts: (0,codedeploy_progress/* factsOf */.xS)(observation),
        blind: watch.blind?.message,
    };
}

// EXTERNAL MODULE: ./build/src/ecs/pause.js
var ecs_pause = __webpack_require__(9977);
// EXTERNAL MODULE: ./build/src/aws/http.js
var http = __webpack_require__(4379);
// EXTERNAL MODULE: ./build/src/plan/one-off.js + 1 modules
var one_off = __webpack_require__(188);
;// CONCATENATED MODULE: ./build/src/release/smoke-test.js
/**
 * The smoke tests of a release: a one-off task on the new revision, an address that must answer. Three ends: passed,
 * failed, and not measured, which is no success either.
 */







const answerTimeout = 10_000;
const betweenTries = 2_000;
/** Runs what was asked for against one service; tells how it ended. Rejects for a cancel alone. */
async function smokeTest(context, release, request) {
    const tests = [
        ...(request.url === undefined ? [] : [() => askAddress(context, request.url ?? "", request.timeout)]),
        ...(request.command === undefined ? [] : [() => runCommand(context, release, request)]),
    ];
    const passed = [];
    for (const test of tests) {
        const end = await test();
        if (end.result !== "passed")
            return smoke_test_told(context, release, end);
        passed.push(end.text);
    }
    return smoke_test_told(context, release, { result: "passed", text: passed.join(" ") });
}
function smoke_test_told(context, { name }, end) {
    context.tell({ kind: "smoke-test-ended", service: name, ...end });
    return end;
}
async function runCommand(context, release, { command, timeout }) {
    const { aws, request, signal, ledger } = context;
    try {
        const { cluster, definition, replaced, before: service, to } = release;
        const sources = { cluster, definition, replaced, service, network: {} };
        const { container, launch } = await (0,one_off/* planOneOff */.X)({ ecs: await aws.ecs(), signal }, sources);
        const verdict = await runOneOff(await oneOffContext(context), {
            kind: "smoke-test",
            subject: release.name,
            cluster,
            taskDefinition: to,
            definition,
            container,
            ...(command && { command }),
            environment: [],
            launch: launch.input,
            timeout,
            starter: request.job,
            tags: request.report.traceTags ? (0,ecs_tags/* traceTags */.TS)(request.job) : [],
            streamLogs: request.report.streamLogs,
            record: (entry) => ledger.write(entry),
        });
        if (verdict.succeeded)
            return { result: "passed", text: `${container} exited 0.` };
        const measured = verdict.exitCode !== undefined;
        const what = `The smoke test of ${release.name} ${measured ? `failed: ${container} exited ${verdict.exitCode}` : "did not come to an end"}.`;
        return {
            result: measured ? "failed" : "not-measured",
            text: what,
            cause: smoke_test_because(what, measured, verdict.cause),
        };
    }
    catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof failure.Failure))
            throw error;
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
/** Asked again until it answers 2xx or 3xx, or its time is over. */
async function askAddress(context, address, timeout) {
    const { agents, clock, signal } = context;
    const deadline = new time/* Deadline */.B2(clock, timeout);
    let last = "";
    let answered = false;
    const seen = await (0,time/* poll */.wt)({ clock, signal, deadline, pace: () => betweenTries }, async () => {
        try {
            const answer = await (0,http/* ask */.k)(new URL(address), {
                agents,
                timeout: answerTimeout,
                maxBytes: 64 * 1024,
                signal,
            });
            answered = true;
            last = `it answers HTTP ${answer.status}`;
            return isGood(answer) ? answer : undefined;
        }
        catch (error) {
            signal.throwIfAborted();
            answered ||= !isUnreachableName(error);
            last = (0,failure.messageOf)(error);
            return undefined;
        }
    });
    const host = new URL(address).host;
    if (seen !== undefined)
        return { result: "passed", text: `${host} answers HTTP ${seen.status}.` };
    const what = answered
        ? `The smoke test failed: ${host} did not answer 2xx or 3xx within smoke-test-timeout.`
        : `The smoke test could not be made: the name ${host} is not known to this runner.`;
    const remedy = answered
        ? "Look at the new tasks' logs; raise smoke-test-timeout if they only need longer."
        : "Give an address that the runner can resolve and reach, or use smoke-test-command, which runs inside the network.";
    const name = answered ? "smoke-test-failed" : "smoke-test-not-measured";
    return {
        result: answered ? "failed" : "not-measured",
        text: what,
        cause: { name, what, evidence: [last], remedy },
    };
}
const isGood = ({ status }) => status >= 200 && status < 400;
const isUnreachableName = (error) => error instanceof Error && ["ENOTFOUND", "EAI_AGAIN"].includes(error.code ?? "");

;// CONCATENATED MODULE: ./build/src/release/pauses.js



class Pauses {
    #context;
    #told = new Set();
    #tested = new Set();
    #failures = new Map();
    #pending = new Set();
    constructor(context) {
        this.#context = context;
    }
    /** Whether the smoke test ran at a pause, so that it need not run after the wave. */
    hasTested(one) {
        return this.#tested.has(one);
    }
    /** Why the deployment was sent back at a pause. */
    failureOf(one) {
        return this.#failures.get(one);
    }
    notice(one, deployment) {
        for (const pause of (0,ecs_pause/* pausesOf */.P)(deployment)) {
            const key = `${pause.hookId} ${pause.stage}`;
            if (this.#told.has(key))
                continue;
            this.#told.add(key);
            const request = this.#context.request.rollout.smokeTest;
            const ours = request !== undefined && (0,ecs_pause/* canBeTested */.$)(pause) && !this.#tested.has(one);
            if (!ours) {
                this.#show(one, deployment, pause);
                continue;
            }
            this.#tested.add(one);
            const acting = this.#test(one, deployment, pause).finally(() => this.#pending.delete(acting));
            this.#pending.add(acting);
        }
    }
    async finish() {
        await Promise.all(this.#pending);
    }
    async #test(one, deployment, pause) {
        const request = this.#context.request.rollout.smokeTest;
        if (request === undefined)
            return;
        try {
            const end = await smokeTest(this.#context, one.release, request);
            if (end.result !== "passed")
                this.#failures.set(one, end.cause);
            await this.#continue(deployment, pause, end.result === "passed" ? "CONTINUE" : "ROLLBACK");
        }
        catch (error) {
            if (this.#context.signal.aborted)
                return;
            if (!(error instanceof failure.Failure))
                throw error;
            this.#failures.set(one, error.why);
        }
    }
    async #continue(deployment, pause, action) {
        const ecs = await this.#context.aws.ecs();
        const { signal } = this.#context;
        const { serviceDeploymentArn = "" } = deployment;
        const options = { signal, resource: serviceDeploymentArn };
        /** After a lost answer: a pause that is over would refuse a second word. */
        const found = async () => {
            const arns = [serviceDeploymentArn];
            const look = await ecs.describeServiceDeployments({ serviceDeploymentArns: arns }, options);
            const awaited = (look.serviceDeployments ?? []).flatMap(ecs_pause/* pausesOf */.P);
            return awaited.some(({ hookId }) => hookId === pause.hookId)
                ? undefined
                : { $metadata: {}, serviceDeploymentArn };
        };
        await ecs.continueServiceDeployment({ serviceDeploymentArn, hookId: pause.hookId, action }, { ...options, found });
    }
    #show(one, { serviceDeploymentArn = "ARN" }, { hookId, stage, expiresAt, timeoutAction }) {
        const deadline = expiresAt === undefined ? "" : ` until ${new Date(expiresAt).toISOString()}`;
        const then = timeoutAction === undefined ? "" : `; then AWS does ${timeoutAction}`;
        this.#context.tell({
            kind: "note",
            level: "warning",
            about: one.release.name,
            text: `The deployment is paused at ${stage}${deadline}${then}. Nobody here may end it: whoever answers for it runs ` +
                `aws ecs continue-service-deployment --service-deployment-arn ${serviceDeploymentArn} --hook-id ${hookId}`,
        });
    }
}

;// CONCATENATED MODULE: ./build/src/release/progress-teller.js


class ProgressTeller {
    #clock;
    #tell;
    #heartbeat;
    #progress = new Map();
    #blind = new Set();
    #events = new Map();
    constructor(clock, tell, started) {
        this.#clock = clock;
        this.#tell = tell;
        this.#heartbeat = new release_heartbeat/* Heartbeat */.X(clock, tell);
        for (const one of started)
            this.#events.set(one, eventIds(one.release.before));
    }
    /** What was told last. */
    lastOf(one) {
        return this.#progress.get(one);
    }
    tell(one, { service, progress, blind }) {
        if (blind !== undefined && !this.#blind.has(one)) {
            this.#blind.add(one);
            this.#tell({ kind: "note", level: "info", about: one.release.name, text: blind });
        }
        if (service !== undefined)
            this.#tellEvents(one, service);
        if (progress === undefined)
            return;
        const known = this.#progress.get(one);
        this.#progress.set(one, progress);
        if (JSON.stringify(known) === JSON.stringify(progress))
            return;
        this.#tell({ kind: "service-progress", progress: { service: one.release.name, ...progress } });
        this.#heartbeat.spoke();
    }
    /** In silence, a line a minute says what is awaited. */
    beat(open, until) {
        const paused = open.find((one) => awaitedPause(this.#progress.get(one)) !== undefined);
        const pause = paused && awaitedPause(this.#progress.get(paused));
        this.#heartbeat.beat(pause === undefined ? namesOf(open) : `somebody to end ${pause} of ${namesOf(open)}`, until);
    }
    /** ECS lists its events newest first; ids, not clocks, say which are new. */
    #tellEvents(one, service) {
        const known = this.#events.get(one);
        for (const { id, createdAt, message = "" } of (service.events ?? []).toReversed()) {
            if (id === undefined || known?.has(id))
                continue;
            const at = createdAt?.getTime() ?? this.#clock.now();
            this.#tell({ kind: "service-event", service: one.release.name, id, at, text: message });
            this.#heartbeat.spoke();
        }
        this.#events.set(one, eventIds(service));
    }
}
const eventIds = ({ events }) => new Set(events?.map(({ id }) => id ?? ""));
function namesOf(services) {
    const names = services.map(({ release }) => release.name);
    return names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
}

;// CONCATENATED MODULE: ./build/src/ecs/stuck.js
/** As many failures as ECS's own circuit breaker takes by default: half of the tasks, at least 3, at most 200. */
const patience = (desired) => Math.min(200, Math.max(3, Math.ceil(desired / 2)));
function isStuck(service, ours, deployment) {
    if (ours === undefined || hasBreaker(service, deployment))
        return false;
    return (ours.failedTasks ?? 0) >= patience(service.desiredCount ?? 0) && (ours.runningCount ?? 0) === 0;
}
function hasBreaker(service, deployment) {
    const status = deployment?.deploymentCircuitBreaker?.status;
    if (status !== undefined)
        return status !== "DISABLED";
    return service.deploymentConfiguration?.deploymentCircuitBreaker?.enable === true;
}

;// CONCATENATED MODULE: ./build/src/release/service-end.js



function endOf(one, look, policy) {
    const { judgement, service } = look;
    if (!one.deploys)
        return withoutDeployment(service, judgement);
    if (judgement.state === "succeeded")
        return { state: "released" };
    if (policy.untilShifted && look.shifted)
        return { state: "started" };
    if (judgement.state === "in-progress")
        return stuckEnd(one, look);
    const failing = judgement.state === "rolling-back" && !policy.patient;
    if (!(0,ecs_deployment/* isFinal */.dR)(judgement) && !failing)
        return undefined;
    return { state: "failed", judgement, cause: policy.sentBack ?? causes_causeOf(judgement, one, service) };
}
function stuckEnd(one, { service, deployment }) {
    const ours = service?.deployments?.find(({ id }) => id === one.deploymentId);
    if (service === undefined || !isStuck(service, ours, deployment))
        return undefined;
    return { state: "failed", judgement: { state: "stuck" }, cause: stuckCause(one, ours?.failedTasks ?? 0) };
}
/** An update that started no deployment is done when the wanted number of tasks runs. */
function withoutDeployment(service, judgement) {
    if (service !== undefined && (0,ecs_deployment/* isSteady */.NZ)(service))
        return { state: "released" };
    if (judgement.state !== "gone")
        return undefined;
    return {
        state: "failed",
        judgement,
        cause: { name: "service-gone", what: judgement.reason, evidence: [] },
    };
}

// EXTERNAL MODULE: ./build/src/release/unanswered.js
var unanswered = __webpack_require__(9999);
;// CONCATENATED MODULE: ./build/src/release/rollout.js










class WaveWatch {
    pauses;
    #context;
    #started;
    #options;
    #looks;
    #teller;
    #expectations;
    #failing;
    #ends = new Map();
    #endedAt = new Map();
    #revisions = new Map();
    #facts = new Map();
    #cause;
    constructor(context, started, options) {
        const { clock, signal, tell } = context;
        this.#context = context;
        this.#started = started;
        this.#options = options;
        this.#looks = new Looks({ ecs: options.ecs, clock, tell, signal }, started);
        this.#teller = new ProgressTeller(clock, tell, started);
        this.#expectations = new Expectations(clock);
        this.#failing = new FailingTasks(context);
        this.pauses = new Pauses(context);
    }
    async run() {
        const { clock, signal, tell } = this.#context;
        const { deadline } = this.#options;
        const pace = () => this.#pause();
        // Right after an UpdateService that began a deployment there is nothing to see.
        if (this.#started.every(({ deploys }) => deploys))
            await clock.sleep(Math.min(pace(), deadline.remaining()), signal);
        const look = (0,unanswered/* unlessUnanswered */.t)(tell, namesOf(this.#started), () => this.#turn());
        const done = await (0,time/* poll */.wt)({ clock, pace, signal, deadline }, look);
        if (done === undefined)
            this.#timeOut();
        for (const one of this.#open)
            this.#ends.set(one, { state: "unfinished" });
        await this.pauses.finish();
        await this.#explain();
        return { ends: this.#ends, ...(this.#cause && { cause: this.#cause }) };
    }
    /** ARN of the service revision that our deployment brought; `undefined` where the view has none. */
    revisionOf(one) {
        return this.#revisions.get(one);
    }
    /** Epoch milliseconds of the look that saw it end; now, for one that has not. */
    endedAt(one) {
        return this.#endedAt.get(one) ?? this.#context.clock.now();
    }
    get #open() {
        return this.#started.filter((one) => !this.#ends.has(one));
    }
    /** Milliseconds until the next look. */
    #pause() {
        const expectations = this.#expectations;
        return this.#context.pace(expectations.unchangedFor, expectations.outlook(this.#open));
    }
    /** One look at what has not ended; `true` when the wave is over. */
    async #turn() {
        const open = this.#open;
        const looks = await this.#looks.look(open);
        for (const one of open) {
            const look = looks.get(one);
            if (look !== undefined)
                this.#consider(one, look);
        }
        const over = this.#ends.size === this.#started.length;
        if (over || (this.#cause !== undefined && !this.#options.patient))
            return true;
        this.#teller.beat(this.#open, this.#options.deadline.at);
        return undefined;
    }
    #consider(one, look) {
        const { service, deployment } = look;
        this.#teller.tell(one, look);
        this.#expectations.notice(one, look);
        this.#facts.set(one, look.facts);
        if (service !== undefined)
            this.#failing.notice(one, service, deployment);
        if (deployment !== undefined) {
            this.#note(one, deployment.serviceDeploymentArn, deployment.targetServiceRevision?.arn);
            this.pauses.notice(one, deployment);
        }
        const { patient } = this.#options;
        const untilShifted = this.#context.request.rollout.waitFor === "traffic-shifted";
        const end = endOf(one, look, { patient, untilShifted, sentBack: this.pauses.failureOf(one) });
        if (end !== undefined)
            this.#end(one, end);
    }
    #end(one, end) {
        this.#ends.set(one, end);
        this.#endedAt.set(one, this.#context.clock.now());
        if (end.state === "failed")
            this.#cause ??= end.cause;
    }
    /** What the ledger and the proof need, written when it is first seen. */
    #note(one, serviceDeploymentArn, revision) {
        if (this.#revisions.has(one) || serviceDeploymentArn === undefined || revision === undefined)
            return;
        this.#revisions.set(one, revision);
        one.complete({ serviceDeploymentArn });
    }
    /** What the facts and the failed tasks say explains more than that AWS gave up: it becomes the cause. */
    async #explain() {
        const failed = this.#started.filter((one) => this.#ends.get(one)?.state === "failed");
        await this.#failing.finish(failed);
        for (const one of failed) {
            const end = this.#ends.get(one);
            if (end?.state !== "failed" || !isExplained(end))
                continue;
            const facts = { ...this.#facts.get(one), failing: this.#failing.groupsOf(one) };
            const cause = because(end.cause, diagnoseDeployment(facts));
            this.#ends.set(one, { ...end, cause });
            if (this.#cause === end.cause)
                this.#cause = cause;
        }
    }
    #timeOut() {
        const { timeout } = this.#context.request.rollout;
        for (const one of this.#open) {
            const cause = causes_timeoutCause(one, timeout, this.#teller.lastOf(one));
            this.#end(one, { state: "failed", judgement: { state: "timed-out" }, cause });
        }
    }
}
/** Ends whose reason lies in the deployment or its tasks; the others say all there is. */
const isExplained = ({ judgement, cause }) => judgement.state !== "superseded" && judgement.state !== "gone" && !cause.name.startsWith("smoke-test-");

// EXTERNAL MODULE: ./build/src/codedeploy/create.js
var create = __webpack_require__(9442);
// EXTERNAL MODULE: ./build/src/codedeploy/watch.js
var codedeploy_watch = __webpack_require__(7627);
;// CONCATENATED MODULE: ./build/src/release/service-release.js








/** Starts the deployment of one service, and writes it into the ledger before and after. */
function startService(context, release, wave) {
    return release.controller === "CODE_DEPLOY"
        ? startCodeDeploy(context, release, wave)
        : startEcs(context, release, wave);
}
const entryOf = (context, release, wave) => ({
    kind: "service",
    wave,
    service: release.name,
    cluster: release.cluster,
    controller: release.controller,
    strategy: release.strategy,
    from: release.from,
    to: release.to,
    idsBefore: (0,update_service/* deploymentIds */.Mx)(release.before),
    at: context.clock.now(),
});
function tellUpdated(context, { name, from, to }, deploymentId) {
    context.tell({ kind: "service-updated", service: name, from, to, deploymentId });
}
async function startEcs(context, release, wave) {
    const { desiredCount, forceNewDeployment } = context.request;
    const { before } = release;
    const setsCount = desiredCount !== undefined && desiredCount !== before.desiredCount;
    const own = setsCount || forceNewDeployment ? undefined : goingOn(release);
    const entry = entryOf(context, release, wave);
    const idsBefore = entry.idsBefore.filter((id) => id !== own?.id);
    const complete = context.ledger.write({
        ...entry,
        idsBefore,
        ...(setsCount && { desiredCountBefore: before.desiredCount ?? 0 }),
    });
    const service = own === undefined
        ? await (0,update_service/* updateService */.bU)(context, {
            service: release.name,
            cluster: release.cluster,
            taskDefinition: release.to,
            forceNewDeployment: forceNewDeployment || hasToBeForced(release),
            before,
            ...(desiredCount !== undefined && { desiredCount }),
            onRefusal: () => complete({ refused: true }),
            storm: stormOver(context, release.name),
        })
        : before;
    const primary = (0,ecs_deployment/* primaryOf */.Os)(service);
    const id = primary?.id ?? "";
    const deploys = !idsBefore.includes(id);
    complete({ deploymentId: id, ...(!deploys && { withoutDeployment: true }) });
    tellUpdated(context, release, id);
    const watched = {
        service: release.name,
        cluster: release.cluster,
        own: { id, idsBefore },
        createdAt: primary?.createdAt,
        updatedAt: context.clock.now(),
    };
    return { release, complete, deploys, deploymentId: id, by: { controller: "ECS", watched } };
}
/** ECS begins nothing where the revision is the same, also when its deployment has failed. */
const hasToBeForced = ({ before, from, to }) => (0,ecs_deployment/* primaryOf */.Os)(before)?.taskDefinition === to && (!(0,ecs_service/* isSettled */.Is)(before) || from !== to);
/** The deployment that an earlier attempt of this step began: under way, or ended well since the plan was made. */
function goingOn(release) {
    const primary = (0,ecs_deployment/* primaryOf */.Os)(release.before);
    return (0,plan/* isOurs */.MU)(release, primary?.id) && primary?.rolloutState !== "FAILED" ? primary : undefined;
}
/** CodeDeploy brings the new task set; the desired count is ECS's own to set (ecs-domain.md 6.3). */
async function startCodeDeploy(context, release, wave) {
    const { group, before, from, to } = release;
    if (group === undefined)
        throw new Error(`no deployment group of ${release.name} is known`);
    const { desiredCount, rollout, codeDeploy, job } = context.request;
    const setsCount = desiredCount !== undefined && desiredCount !== before.desiredCount;
    const prepared = (0,create/* prepareDeployment */.JH)({
        service: before,
        group,
        from,
        to,
        appSpecFile: release.appSpec,
        config: codeDeploy.deploymentConfig,
        by: `ecs-release ${job.repository} run ${job.runId}`,
        rollback: rollout.onFailure !== "leave",
    });
    const complete = context.ledger.write({
        ...entryOf(context, release, wave),
        ...(setsCount && { desiredCountBefore: before.desiredCount ?? 0 }),
        prepared,
    });
    if (setsCount)
        await setDesiredCount(context, release, desiredCount);
    const refused = () => (setsCount ? undefined : complete({ refused: true }));
    const started = await (0,create/* createDeployment */.Yy)(context, prepared, refused);
    if (started.state === "busy") {
        refused();
        throw (0,foreign/* busyGroup */.N)(release.name, started.running, context.clock.now());
    }
    const { deploymentId } = started.deployment;
    complete({ deploymentId });
    tellUpdated(context, release, deploymentId);
    const watch = new codedeploy_watch/* CodeDeployWatch */.y(context, started.deployment);
    return { release, complete, deploys: true, deploymentId, by: { controller: "CODE_DEPLOY", watch } };
}
/** A release is not given up for a throttle storm of minutes: to go back needs the same call. */
const stormOver = ({ clock, request, tell }, about) => ({
    until: new time/* Deadline */.B2(clock, Math.min((0,time/* minutes */.Gx)(4), request.rollout.timeout)),
    tell: ({ message }) => tell({ kind: "note", level: "warning", about, text: `${message} Trying again.` }),
});
async function setDesiredCount({ aws, signal }, { name: service, cluster }, desiredCount) {
    const ecs = await aws.ecs();
    await ecs.updateService({ cluster, service, desiredCount }, { signal, resource: service });
}

;// CONCATENATED MODULE: ./build/src/release/wave.js







async function rollOut(context, spec) {
    const { request, clock, tell } = context;
    const deadline = new time/* Deadline */.B2(clock, request.rollout.timeout);
    const releases = await prepare(context, spec, deadline);
    const starts = await Promise.allSettled(releases.map((one) => startService(context, one, spec.number)));
    const started = starts.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
    const refused = starts.find((start) => start.status === "rejected");
    if (refused !== undefined)
        return { verdicts: [], error: refused.reason };
    if (request.rollout.waitFor === "nothing") {
        const verdicts = started.map((one) => verdict(one, { state: "started" }, 0));
        for (const one of verdicts)
            tell({ kind: "service-ended", verdict: one });
        return { verdicts };
    }
    const at = clock.now();
    const patient = request.rollout.onFailure === "leave";
    const watch = new WaveWatch(context, started, { ecs: await context.aws.ecs(), deadline, patient });
    const end = await watch.run();
    const verdicts = verdictsOf(started, end, watch, at);
    const error = end.cause === undefined ? await unproven(context, started, watch) : undefined;
    if (error !== undefined) {
        return { verdicts: verdicts.map((one) => ({ ...one, verdict: "failed" })), error };
    }
    for (const one of verdicts)
        if (one.verdict !== "failed" || patient)
            tell({ kind: "service-ended", verdict: one });
    return { verdicts, ...(end.cause && { cause: end.cause }) };
}
/** What stands against a healthy wave; `undefined` when it is proven. */
const unproven = (...wave) => prove(...wave).then(() => undefined, (error) => error);
/** What a healthy wave still owes: its images proven, and the smoke test where no pause has had it. */
async function prove(context, started, watch) {
    await proveImages(context, started.flatMap((one) => releasedBy(one, watch) ?? []));
    const request = context.request.rollout.smokeTest;
    const first = started.find((one) => !watch.pauses.hasTested(one));
    if (request === undefined || first === undefined)
        return;
    const end = await smokeTest(context, first.release, request);
    if (end.result !== "passed")
        throw new failure.Failure(end.cause);
}
function releasedBy(one, watch) {
    const revision = watch.revisionOf(one);
    return revision === undefined ? undefined : { release: one.release, revision };
}
async function prepare(context, spec, deadline) {
    const now = await (0,foreign.settleForeign)(context, spec.services, deadline);
    return spec.services.map((planned) => {
        const to = spec.revisions.get(planned.family);
        const target = spec.plan.families.get(planned.family);
        if (to === undefined || target === undefined)
            throw new Error(`no revision of ${planned.family} is known`);
        const { service: before, ...service } = planned;
        const { definition, replaced } = target;
        const { appSpec } = spec.plan;
        return (0,foreign/* refreshed */.t)({ ...service, ...(appSpec && { appSpec }), to, definition, replaced, before }, now);
    });
}
const verdictsOf = (started, end, watch, at) => started.map((one) => {
    const how = end.ends.get(one) ?? { state: "unfinished" };
    return verdict(one, how, (watch.endedAt(one) - at) / 1000);
});
const outcomes = {
    released: "released",
    started: "started",
    failed: "failed",
    unfinished: "failed",
};
function verdict(one, end, seconds) {
    const superseded = end.state === "failed" && end.judgement.state === "superseded";
    const rolledBack = end.state === "failed" && end.judgement.state === "rolled-back";
    const { name, from, to, strategy } = one.release;
    return {
        name,
        from,
        to,
        strategy,
        deploymentId: one.deploymentId,
        seconds: Math.round(seconds * 10) / 10,
        verdict: superseded ? "superseded" : rolledBack ? "rolled-back" : outcomes[end.state],
        ...(end.state === "failed" && { cause: end.cause }),
    };
}
/** What a wave's result means for the release: throws what ended it. */
function throwIfFailed(result) {
    if (result.error !== undefined)
        throw result.error;
    if (result.cause !== undefined)
        throw new failure.Failure(result.cause);
}

;// CONCATENATED MODULE: ./build/src/release/release.js
/**
 * The whole story of a release: register → migrate → roll out wave by wave → move the schedules → prove; or put
 * everything back. `carry-out.ts` has made the plan; what is told goes to the reporters.
 */












/** Never rejects: whatever happens has an outcome, and the outcome has been told. */
async function release(context, plan) {
    const aside = new Aside(context.tell, context.signal);
    const story = new Story({ ...context, aside }, plan);
    const end = await story.run();
    await aside.over();
    const sentence = (0,verdicts/* sentenceFor */.dD)(end.outcome, story.subject);
    context.tell({ kind: "ended", outcome: end.outcome, sentence, ...(end.cause && { cause: end.cause }) });
    return { ...end, revisions: story.revisions };
}
class Story {
    #context;
    #plan;
    revisions = new Map();
    #verdicts = new Map();
    #migration = "none";
    constructor(context, plan) {
        this.#context = context;
        this.#plan = plan;
    }
    get subject() {
        const names = this.#plan.waves.flat().map(({ name }) => name);
        return names.length === 0 ? `the schedules of ${this.#plan.cluster.name}` : names.join(", ");
    }
    async run() {
        const refused = (0,plan/* refusal */.x5)(this.#plan.checks);
        if (refused !== undefined)
            return { outcome: "refused", cause: refused };
        if (this.#context.request.report.dryRun)
            return { outcome: "planned" };
        try {
            return { outcome: await this.#forward() };
        }
        catch (error) {
            return this.#settle(error);
        }
    }
    /** A defect on the way back is no way back: what was changed is then not proven to be where it was. */
    async #settle(error) {
        const failed = { error, why: (0,refuse/* causeFor */.v0)(error), verdicts: this.#verdicts, migration: this.#migration };
        try {
            return await settle(this.#context, failed);
        }
        catch (defect) {
            const outcome = this.#context.ledger.changed ? "rollback-failed" : "refused";
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
        takeOverEarlier(this.#context, this.#plan);
        const waves = this.#plan.waves.map((wave) => wave.filter((service) => this.#deploys(service)));
        if (waves.every((wave) => wave.length === 0))
            this.#sayUnsmoked();
        for (const [index, services] of waves.entries()) {
            if (services.length === 0)
                continue;
            const names = services.map(({ name }) => name);
            const phase = { name: "wave", number: index + 1, of: waves.length, services: names };
            await this.#phase(phase, () => this.#wave(index + 1, services));
        }
        const moves = (0,schedules/* schedulesMove */.oX)(this.#plan, this.revisions);
        if (moves) {
            await this.#phase({ name: "schedules" }, () => (0,schedules/* moveSchedules */.CL)(this.#context, this.#plan, this.revisions));
        }
        if (this.#hasGoneOn(moves))
            await this.#lastLook();
        const verdicts = [...this.#verdicts.values()].map(({ verdict }) => verdict);
        if (verdicts.includes("started"))
            return "started";
        const changed = verdicts.length > 0 || moves || [...this.#plan.families.values()].some(({ reused }) => !reused);
        return changed ? "released" : "unchanged";
    }
    #deploys(service) {
        return (0,plan/* isToDeploy */.HM)(service, this.revisions.get(service.family), this.#context.request);
    }
    async #wave(number, services) {
        const result = await rollOut(this.#context, {
            plan: this.#plan,
            number,
            services,
            revisions: this.revisions,
        });
        for (const verdict of result.verdicts)
            this.#verdicts.set(verdict.name, verdict);
        throwIfFailed(result);
    }
    /** A smoke test goes with a deployment. An attempt that was cut off may have deployed and not come to its test. */
    #sayUnsmoked() {
        const { rollout, job } = this.#context.request;
        if (rollout.smokeTest === undefined)
            return;
        const rerun = Number(job.runAttempt) > 1;
        const text = `Nothing is deployed, so the smoke test is not run.${rerun ? " An earlier attempt of this run may have deployed without it; force-new-deployment has it run." : ""}`;
        this.#context.tell({ kind: "note", level: rerun ? "warning" : "info", text });
    }
    /** Whether anything has had its turn since a service was seen healthy. One that was the last is not looked at twice. */
    #hasGoneOn(moves) {
        const { rollout } = this.#context.request;
        return (rollout.waitFor !== "nothing" && (this.#verdicts.size > 1 || moves || rollout.smokeTest !== undefined));
    }
    /** What a wave left healthy is looked at once more: somebody else may have deployed it since. */
    async #lastLook() {
        const lost = await lastLook(this.#context);
        for (const { service, ...change } of lost) {
            const known = this.#verdicts.get(service);
            if (known === undefined)
                continue;
            const verdict = { ...known, ...change };
            this.#verdicts.set(service, verdict);
            this.#context.tell({ kind: "service-ended", verdict });
        }
        const [first] = lost;
        if (first !== undefined)
            throw new failure.Failure(first.cause);
    }
    async #phase(phase, act) {
        this.#context.tell({ kind: "phase-started", phase });
        try {
            await act();
            this.#context.tell({ kind: "phase-ended", phase, result: "ok" });
        }
        catch (error) {
            this.#context.tell({ kind: "phase-ended", phase, result: "failed" });
            throw error;
        }
    }
}


/***/ })

};
