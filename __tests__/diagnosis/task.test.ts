import { describe, expect, test } from "@jest/globals";
import type { ContainerPlan, ContainerState, TaskFacts } from "../../src/diagnosis/facts.ts";
import { failedContainer, failedDependency } from "../../src/diagnosis/failed-container.ts";
import { diagnoseTask } from "../../src/diagnosis/task.ts";

const web = (exitCode?: number, reason?: string): ContainerState => ({
  name: "web",
  lastStatus: "STOPPED",
  image: "shop:1",
  ...(exitCode === undefined ? {} : { exitCode }),
  ...(reason === undefined ? {} : { reason }),
});

interface TaskCase extends Omit<Partial<TaskFacts>, "task" | "definitions"> {
  readonly containers: readonly ContainerState[];
  readonly definitions?: readonly ContainerPlan[];
  readonly stopCode?: string;
  readonly stoppedReason?: string;
}

/** A task whose essential container ended. */
const ended = ({ containers, stopCode, stoppedReason, ...facts }: TaskCase): TaskFacts => ({
  definitions: [{ name: "web", essential: true, memory: 512, stopTimeout: 20 }],
  ...facts,
  task: {
    lastStatus: "STOPPED",
    stopCode: stopCode ?? "EssentialContainerExited",
    stoppedReason: stoppedReason ?? "Essential container in task exited",
    startedAt: new Date(0),
    containers,
  },
});

describe("a valueFrom that is not an ARN may be the secret itself, so it is never printed:", () => {
  const reasons = "ResourceInitializationError: unable to pull secrets or registry auth:";
  const definitions: readonly ContainerPlan[] = [
    {
      name: "web",
      secrets: [
        { name: "TOKEN", valueFrom: "hunter2.x" },
        { name: "TOKENS", valueFrom: "hunter2.x-y" },
        { name: "KEY", valueFrom: "/9j4AAQ+k" },
        { name: "ARN", valueFrom: "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/key" },
      ],
    },
  ];
  const diagnosed = (stoppedReason: string, reason?: string) => {
    const containers = [web(undefined, reason)];
    return diagnoseTask(ended({ containers, definitions, stopCode: "TaskFailedToStart", stoppedReason }));
  };

  test.each([
    [`${reasons} invalid ssm parameters: hunter2.x`, "secret-not-found", "valueFrom of TOKEN"],
    [`${reasons} invalid ssm parameters: hunter2.x-y`, "secret-not-found", "valueFrom of TOKENS"],
    [`${reasons} invalid ssm parameters: /9j4AAQ+k`, "secret-not-found", "valueFrom of KEY"],
    [
      `${reasons} retrieve secrets from ssm: AccessDeniedException: not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:eu-west-1:123456789012:parameter/hunter2.x`,
      "secret-denied",
      "parameter/valueFrom of TOKEN",
    ],
    ["Something new: hunter2.x", "unknown-stop-reason", "Something new: valueFrom of TOKEN"],
    ["Something new: /shop/key", "unknown-stop-reason", "Something new: /shop/key"],
    ["Something new: hunter2.xyz", "unknown-stop-reason", "Something new: hunter2.xyz"],
  ])("%s", (text, name, printed) => {
    for (const cause of [diagnosed(text), diagnosed("", text)]) {
      expect(cause.name).toBe(name);
      expect(JSON.stringify(cause)).toContain(printed);
      expect(JSON.stringify(cause)).not.toMatch(/hunter2\.x(?!yz)|9j4AA/u);
    }
  });
});

describe("exit codes", () => {
  test.each([
    [0, "exited-early"],
    [1, "application-error"],
    [2, "application-error"],
    [255, "application-error"],
    [78, "application-error"],
    [126, "command-not-executable"],
    [127, "command-not-found"],
    [129, "ended-by-signal"],
    [132, "illegal-instruction"],
    [134, "aborted"],
    [135, "segmentation-fault"],
    [137, "killed"],
    [139, "segmentation-fault"],
    [143, "terminated"],
  ])("%i is %s", (exitCode, name) => {
    const cause = diagnoseTask(ended({ containers: [web(exitCode)] }));
    expect(cause).toMatchObject({ name, container: "web", exitCode });
    expect(cause.what).toContain('Container "web"');
    expect(`${cause.what} ${cause.remedy}`).not.toMatch(/undefined|\{\w+[|}]/u);
  });

  test("reports OutOfMemoryError with 137 as out of memory, for any other reason", () => {
    const reason = "OutOfMemoryError: Container killed due to memory usage";
    expect(diagnoseTask(ended({ containers: [web(137, reason)] }))).toMatchObject({
      name: "out-of-memory",
      what: 'Container "web" was killed because it used more memory than its limit of 512 MiB.',
      exitCode: 137,
    });
    const other = ended({
      containers: [web(137, reason)],
      stopCode: "ServiceSchedulerInitiated",
      stoppedReason: "Task failed container health checks",
    });
    expect(diagnoseTask(other).name).toBe("out-of-memory");
  });

  test("reports 137 after an external stop as the stop timeout", () => {
    const facts = ended({
      containers: [web(137)],
      stopCode: "UserInitiated",
      stoppedReason: "ecs-release: the timeout has passed",
    });
    expect(diagnoseTask(facts)).toMatchObject({
      name: "stop-timeout",
      what: 'Container "web" did not exit within its stop timeout of 20 s after SIGTERM, so ECS killed it (exit code 137).',
    });
  });
});

describe("memory", () => {
  const oom = "OutOfMemoryError: Container killed due to memory usage";

  test("blames the container that ran out of memory, not the first one", () => {
    const facts = ended({
      containers: [{ name: "envoy", exitCode: 143 }, web(137, oom)],
      definitions: [
        { name: "envoy", essential: true },
        { name: "web", essential: true },
      ],
      stopCode: "ServiceSchedulerInitiated",
      stoppedReason: "Task failed container health checks",
    });
    expect(diagnoseTask(facts)).toMatchObject({ name: "out-of-memory", container: "web" });
  });

  test("ignores a container that is not essential", () => {
    const facts = ended({
      containers: [{ name: "logs", exitCode: 137, reason: oom }, web(1)],
      definitions: [
        { name: "logs", essential: false },
        { name: "web", essential: true },
      ],
    });
    expect(diagnoseTask(facts)).toMatchObject({ name: "application-error", container: "web" });
  });

  test("prefers only out of memory to the task's own reason", () => {
    const facts = ended({
      containers: [web(137, "CannotStopContainerError: failed sending SIGTERM to container")],
      stopCode: "SpotInterruption",
      stoppedReason: "Your Spot Task was interrupted.",
    });
    expect(diagnoseTask(facts).name).toBe("spot-interrupted");
  });
});

describe("an external stop", () => {
  const scaling = "Scaling activity initiated by (deployment ecs-svc/4980306466373577095)";
  const spot = "Your Spot Task was interrupted.";

  test.each([
    ["a scale-in that ended with SIGTERM", "ServiceSchedulerInitiated", scaling, [web(143)], "scaled-in"],
    ["a scale-in that ended with SIGKILL", "ServiceSchedulerInitiated", scaling, [web(137)], "stop-timeout"],
    ["a scale-in without containers", "ServiceSchedulerInitiated", scaling, [], "scaled-in"],
    ["a Spot interruption that ended with SIGKILL", "SpotInterruption", spot, [web(137)], "spot-interrupted"],
    [
      "an unknown reason, SIGTERM",
      "UserInitiated",
      "stopped by a nightly script",
      [web(143)],
      "stopped-by-user",
    ],
    [
      "an unknown reason, SIGKILL",
      "UserInitiated",
      "stopped by a nightly script",
      [web(137)],
      "stop-timeout",
    ],
    [
      "an unknown reason, exit code 1",
      "UserInitiated",
      "stopped by a nightly script",
      [web(1)],
      "stopped-by-user",
    ],
  ])("%s", (_, stopCode, stoppedReason, containers, name) => {
    expect(diagnoseTask(ended({ containers, stopCode, stoppedReason })).name).toBe(name);
  });

  test("ignores the log if the application did not cause the stop", () => {
    const log = ["Error: connect ECONNREFUSED 10.0.0.9:5432"];
    const facts = ended({ containers: [web(143)], stopCode: "SpotInterruption", stoppedReason: spot, log });
    expect(diagnoseTask(facts).evidence).toEqual([
      "stop code: SpotInterruption",
      `stopped reason: ${spot}`,
      "container web: exit code 143",
    ]);
  });

  test.each([
    ["UserInitiated", "stopped-by-user", "A user or another tool stopped the task"],
    ["ServiceSchedulerInitiated", "stopped-by-service", "The service stopped the task"],
    ["SpotInterruption", "spot-interrupted", "AWS reclaimed the Spot capacity of the task"],
    ["TerminationNotice", "spot-interrupted", "The task's capacity received a termination notice"],
    ["InfrastructureHealth", "host-lost", "The task's infrastructure was unhealthy or lost"],
  ])("uses the stop code %s if the reason is unknown or missing", (stopCode, name, what) => {
    const task = { stopCode, containers: [web(143)] };
    expect(diagnoseTask({ task })).toMatchObject({ name, what: `${what}.`, container: "web", exitCode: 143 });
    expect(diagnoseTask({ task: { ...task, stoppedReason: "stopped by a nightly script" } })).toMatchObject({
      name,
      what: `${what}: stopped by a nightly script`,
    });
  });
});

describe("a task without a known reason", () => {
  const remedy = "Check the task in the ECS console (it is listed for about an hour), and its log.";
  const quoted = "The task stopped for a reason that this action does not recognize: ";
  const named = { name: "web", reason: "A new problem" };

  test("invents no container or exit code", () => {
    expect(diagnoseTask({ task: { lastStatus: "STOPPED" } })).toStrictEqual({
      name: "no-stop-reason",
      what: "The task stopped, and ECS gives neither a reason nor an exit code.",
      evidence: [],
      remedy,
    });
  });

  test("reports no exit code for a container without one", () => {
    expect(diagnoseTask({ task: { stoppedReason: "A new reason", containers: [web()] } })).toStrictEqual({
      name: "unknown-stop-reason",
      what: `${quoted}A new reason`,
      evidence: ["stopped reason: A new reason"],
      remedy,
      container: "web",
    });
  });

  test.each([
    [
      "the task's reason",
      { stoppedReason: "A new reason", stopCode: "ANewCode", containers: [named] },
      "A new reason",
    ],
    ["the container's reason", { stopCode: "ANewCode", containers: [named] }, "A new problem"],
    ["the stop code", { stopCode: "ANewCode" }, "ANewCode"],
    ["a long reason, shortened", { stoppedReason: "x".repeat(1100) }, "x".repeat(1000)],
  ])("quotes %s", (_, task, words) => {
    expect(diagnoseTask({ task })).toMatchObject({ name: "unknown-stop-reason", what: `${quoted}${words}` });
  });

  test("uses the container's reason if the task's is not specific", () => {
    const reason = "CannotStartContainerError: Error response from daemon: exec /app: exec format error";
    const task = {
      stopCode: "TaskFailedToStart",
      stoppedReason: "Task failed to start",
      containers: [web(undefined, reason)],
    };
    expect(diagnoseTask({ task })).toMatchObject({ name: "architecture-mismatch", container: "web" });
  });
});

describe("the failed container", () => {
  const plans: readonly ContainerPlan[] = [
    { name: "web", essential: true },
    { name: "envoy", essential: true },
    { name: "logs", essential: false },
  ];
  const other = (name: string, exitCode: number): ContainerState => ({ name, exitCode });
  test.each([
    [
      "the one with its own error, not those killed after it",
      [other("envoy", 137), web(1), other("logs", 2)],
      "web",
    ],
    ["a sidecar that ended first", [web(143), other("envoy", 1)], "envoy"],
    ["the one that ended early, not the one killed after it", [web(137), other("envoy", 0)], "envoy"],
    ["the released one if several are equal", [other("envoy", 1), web(1)], "web"],
    ["never an injected one", [web(143), other("aws-guardduty-agent-x", 1)], "web"],
  ])("%s", (_, containers, name) => {
    const facts = ended({ containers, definitions: plans, released: ["web"] });
    expect(failedContainer(facts)?.name).toBe(name);
  });

  test("prefers the released container's own error to ECS's reason about a sidecar", () => {
    const killed = {
      ...other("envoy", 137),
      reason: "CannotStopContainerError: failed sending SIGTERM to container",
    };
    const facts = ended({ containers: [killed, web(1)], definitions: plans, released: ["web"] });
    expect(failedContainer(facts)?.name).toBe("web");
  });

  test("considers every container but AWS's own if there is no definition", () => {
    const { task } = ended({ containers: [other("ecs-service-connect-x", 1), web(3)] });
    expect(failedContainer({ task })?.name).toBe("web");
  });

  test("names an essential sidecar that stopped the task", () => {
    const facts = ended({ containers: [web(143), other("envoy", 1)], definitions: plans, released: ["web"] });
    expect(diagnoseTask(facts)).toMatchObject({
      name: "essential-sidecar-exited",
      what: 'Container "envoy", an essential sidecar, exited with code 1, so ECS stopped the task.',
      container: "envoy",
      exitCode: 1,
    });
    const known = diagnoseTask({
      ...facts,
      log: ["Error: listen EADDRINUSE: address already in use :::8080"],
    });
    expect(known).toMatchObject({ name: "port-in-use" });
    expect(known.what).toMatch(/^Container "envoy", an essential sidecar, exited with code 1\. /u);
  });

  test.each([
    ["a released container is not a sidecar", ["web"], "application-error"],
    ["no container is a sidecar in a release that changes none", [], "application-error"],
    ["no container is a sidecar if the released containers are unknown", undefined, "application-error"],
    ["a container that the release does not change is a sidecar", ["worker"], "essential-sidecar-exited"],
  ])("%s", (_, released, name) => {
    const facts = ended({ containers: [web(1)], definitions: plans, released });
    expect(diagnoseTask(facts)).toMatchObject({ name, container: "web", exitCode: 1 });
  });

  test("ends the remedy for a sidecar with that of its exit code", () => {
    const facts = ended({
      containers: [web(143), other("envoy", 126)],
      definitions: plans,
      released: ["web"],
    });
    expect(diagnoseTask(facts).remedy).toBe(
      "Read the sidecar's log. If the task can run without it, set `essential: false` on it. Make the file executable (`chmod +x`), and check that it is built for the task's CPU architecture and has a valid `#!` line.",
    );
  });
});

describe("a container that waits for a dependency", () => {
  const graph =
    "CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [init] for target [web] as dependency did not exit successfully.";
  const plans: readonly ContainerPlan[] = [
    { name: "web", essential: true, dependsOn: [{ containerName: "init", condition: "SUCCESS" }] },
    { name: "init", essential: false },
  ];

  test("reports the dependency's code instead of 143 if it never ran", () => {
    const facts = ended({ containers: [web(143, graph), { name: "init", exitCode: 3 }], definitions: plans });
    expect(diagnoseTask(facts)).toMatchObject({
      name: "dependency-failed",
      what: 'Container "web" never ran: it depends on container "init", which exited with code 3.',
      container: "init",
      exitCode: 3,
    });
  });

  test("reports the deepest failure of a chain", () => {
    const facts = ended({
      containers: [
        web(143, graph),
        { name: "init", exitCode: 143, reason: graph },
        { name: "config", exitCode: 9 },
      ],
      definitions: [
        plans[0] ?? {},
        { name: "init", dependsOn: [{ containerName: "config", condition: "SUCCESS" }] },
        { name: "config" },
      ],
    });
    expect(diagnoseTask(facts)).toMatchObject({ container: "config", exitCode: 9 });
  });

  test("takes the dependency's name from the reason if there is no definition", () => {
    const { task } = ended({
      containers: [web(143, graph), { name: "x", exitCode: 1 }, { name: "init", exitCode: 3 }],
    });
    expect(diagnoseTask({ task })).toMatchObject({ container: "init", exitCode: 3 });
  });

  test("reports the deepest failure if ECS gives no reason for the middle one", () => {
    const facts = ended({
      containers: [web(143), { name: "init", exitCode: 143 }, { name: "config", exitCode: 9 }],
      definitions: [
        plans[0] ?? {},
        { name: "init", dependsOn: [{ containerName: "config", condition: "SUCCESS" }] },
        { name: "config" },
      ],
    });
    expect(failedDependency(facts, web(143))?.name).toBe("config");
  });

  test("does not blame a container that was itself blocked if there is no definition", () => {
    const { task } = ended({
      containers: [
        web(143, graph),
        { name: "init", exitCode: 143, reason: graph },
        { name: "config", exitCode: 9 },
      ],
    });
    expect(diagnoseTask({ task })).toMatchObject({ container: "config", exitCode: 9 });
  });

  test("relies on exit codes if ECS gives no reason", () => {
    const facts = ended({ containers: [web(143), { name: "init", exitCode: 3 }], definitions: plans });
    expect(diagnoseTask(facts)).toMatchObject({ name: "dependency-failed", container: "init", exitCode: 3 });
    const fine = ended({ containers: [web(143), { name: "init", exitCode: 0 }], definitions: plans });
    expect(diagnoseTask(fine)).toMatchObject({ name: "terminated", container: "web" });
    const own = ended({ containers: [web(1), { name: "init", exitCode: 3 }], definitions: plans });
    expect(diagnoseTask(own)).toMatchObject({ name: "application-error", container: "web" });
  });

  test("reports a dependency that took too long", () => {
    const late =
      "CannotStartContainerError: dependency graph: container ordering dependency [db] for target [web] has timed out.";
    const facts = ended({
      containers: [web(143, late), { name: "db", healthStatus: "UNHEALTHY" }],
      definitions: [
        { name: "web", dependsOn: [{ containerName: "db", condition: "HEALTHY" }] },
        { name: "db" },
      ],
    });
    expect(diagnoseTask(facts)).toMatchObject({ name: "dependency-timeout", container: "db" });
  });

  test.each([
    ["the dependency's log explains an error of the dependency", 1, true],
    ["a missing command of the dependency is not a database error", 127, false],
    ["a dependency that is still running may log its error", undefined, true],
  ])("%s", (_, exitCode, hinted) => {
    const line = "Error: connect ECONNREFUSED 10.0.0.9:5432";
    const init = { name: "init", healthStatus: "UNHEALTHY", ...(exitCode === undefined ? {} : { exitCode }) };
    const facts = ended({ containers: [web(143, graph), init], definitions: plans, log: [line] });
    const cause = diagnoseTask(facts);
    expect(cause).toMatchObject({ name: "dependency-failed", container: "init" });
    expect(cause.evidence.includes(`log: ${line}`)).toBe(hinted);
    expect(cause.remedy?.includes(" The log suggests database-unreachable: ")).toBe(hinted);
  });

  test("ignores a log without a known dependency", () => {
    const { task } = ended({ containers: [web(143, graph)] });
    const cause = diagnoseTask({ task, log: ["Error: connect ECONNREFUSED 10.0.0.9:5432"] });
    expect(cause).toMatchObject({ name: "dependency-failed", container: "web" });
    expect(cause.what).toBe(
      'Container "web" never ran: it depends on container "?", which did not become ready.',
    );
    expect(cause.evidence.some((line) => line.startsWith("log: "))).toBe(false);
  });

  test("stops at circular dependencies", () => {
    const facts = ended({
      containers: [web(143, graph), { name: "init", exitCode: 143, reason: graph }],
      definitions: [
        { name: "web", dependsOn: [{ containerName: "init", condition: "SUCCESS" }] },
        { name: "init", dependsOn: [{ containerName: "web", condition: "SUCCESS" }] },
      ],
    });
    expect(diagnoseTask(facts).name).toBe("dependency-failed");
  });
});

describe("a log line that refines an exit code", () => {
  test.each([
    ["architecture-mismatch", 255, "exec /usr/local/bin/docker-entrypoint.sh: exec format error"],
    ["architecture-mismatch", 139, "exec /app: exec format error"],
    ["windows-line-ends", 127, "/entrypoint.sh: line 2: $'\\r': command not found"],
    ["command-not-found", 127, "/bin/sh: 1: php: not found"],
    ["command-not-found", 127, "sh: line 1: bundle: command not found"],
    ["script-missing", 1, "Could not open input file: artisan"],
    ["script-missing", 1, 'npm error Missing script: "migrate"'],
    ["script-missing", 2, "python: can't open file '/app/manage.py': [Errno 2] No such file or directory"],
    ["script-missing", 127, "exec /docker-entrypoint.sh: no such file or directory"],
    ["module-missing", 1, "Error: Cannot find module 'express'"],
    ["module-missing", 1, "ModuleNotFoundError: No module named 'shop'"],
    [
      "shared-library-missing",
      127,
      "./app: error while loading shared libraries: libpq.so.5: cannot open shared object file: No such file or directory",
    ],
    [
      "shared-library-missing",
      1,
      "./app: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by ./app)",
    ],
    [
      "heap-exhausted",
      134,
      "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
    ],
    [
      "heap-exhausted",
      255,
      "PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes)",
    ],
    ["port-in-use", 1, "Error: listen EADDRINUSE: address already in use 0.0.0.0:3000"],
    ["port-in-use", 1, "nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)"],
    ["port-not-permitted", 1, "nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)"],
    ["stale-pid-file", 1, "A server is already running (pid: 1, file: /app/tmp/pids/server.pid)."],
    ["secret-key-missing", 1, "production.ERROR: No application encryption key has been specified."],
    [
      "secret-key-missing",
      1,
      "django.core.exceptions.ImproperlyConfigured: The SECRET_KEY setting must not be empty.",
    ],
    [
      "secret-key-missing",
      1,
      "ArgumentError: Missing `secret_key_base` for 'production' environment, set this string with `bin/rails credentials:edit`",
    ],
    ["environment-variable-missing", 1, "error: Environment variable not found: DATABASE_URL."],
    ["environment-variable-missing", 1, "KeyError: 'DATABASE_URL'"],
    [
      "environment-variable-missing",
      1,
      'config/database.yml:3:in `fetch\': key not found: "DATABASE_URL" (KeyError)',
    ],
    [
      "environment-variable-missing",
      1,
      "django.core.exceptions.ImproperlyConfigured: Set the DATABASE_URL environment variable",
    ],
    ["environment-variable-missing", 1, "/entrypoint.sh: line 3: DATABASE_URL: unbound variable"],
    ["environment-variable-missing", 1, "Error: DATABASE_URL is not set"],
    [
      "host-not-allowed",
      1,
      "Invalid HTTP_HOST header: '10.0.3.4:8000'. You may need to add '10.0.3.4' to ALLOWED_HOSTS.",
    ],
    [
      "task-role-denied",
      1,
      "AccessDenied: User: arn:aws:sts::1:assumed-role/t/0 is not authorized to perform: s3:GetObject on resource: x",
    ],
    ["task-role-missing", 1, "botocore.exceptions.NoCredentialsError: Unable to locate credentials"],
    [
      "file-not-writable",
      1,
      'The stream or file "/var/www/storage/logs/laravel.log" could not be opened in append mode: Failed to open stream: Permission denied',
    ],
    ["file-system-read-only", 1, "OSError: [Errno 30] Read-only file system: '/tmp/x'"],
    ["disk-full", 1, "OSError: [Errno 28] No space left on device"],
    ["database-unreachable", 1, "SQLSTATE[HY000] [2002] Connection refused (Connection: mysql)"],
    [
      "database-unreachable",
      1,
      'psycopg2.OperationalError: connection to server at "db" (10.0.0.9), port 5432 failed: Connection timed out',
    ],
    ["database-unreachable", 1, "Error: connect ECONNREFUSED 10.0.0.9:5432"],
    ["database-unreachable", 1, "Error: P1001: Can't reach database server at `db:5432`"],
    ["host-name-unknown", 1, "Error: getaddrinfo ENOTFOUND db.internal"],
    [
      "host-name-unknown",
      1,
      "SQLSTATE[HY000] [2002] php_network_getaddresses: getaddrinfo for db failed: Name or service not known",
    ],
    ["cache-unreachable", 1, "Error: connect ECONNREFUSED 10.0.3.7:6379"],
    ["database-login-failed", 1, 'FATAL:  password authentication failed for user "app"'],
    [
      "database-login-failed",
      1,
      "SQLSTATE[HY000] [1045] Access denied for user 'app'@'10.0.0.4' (using password: YES)",
    ],
    [
      "database-refuses-host",
      1,
      'FATAL:  no pg_hba.conf entry for host "10.0.1.5", user "app", database "shop", no encryption',
    ],
    ["database-missing", 1, 'FATAL:  database "shop" does not exist'],
    ["database-missing", 1, "ERROR 1049 (42000): Unknown database 'shop'"],
    ["database-connections-exhausted", 1, "FATAL:  sorry, too many clients already"],
    ["table-missing", 1, 'PG::UndefinedTable: ERROR:  relation "users" does not exist'],
    [
      "table-missing",
      1,
      "SQLSTATE[42S02]: Base table or view not found: 1146 Table 'shop.jobs' doesn't exist",
    ],
    ["table-missing", 1, "django.db.utils.OperationalError: no such table: auth_user"],
    ["column-missing", 1, 'psycopg2.errors.UndefinedColumn: column "plan" does not exist'],
    ["column-missing", 1, "SQLSTATE[42S22]: Column not found: 1054 Unknown column 'plan' in 'field list'"],
    ["already-exists", 1, 'django.db.utils.ProgrammingError: relation "orders" already exists'],
    [
      "already-exists",
      1,
      "SQLSTATE[42S01]: Base table or view already exists: 1050 Table 'orders' already exists",
    ],
    ["database-lock-timeout", 1, "ERROR:  canceling statement due to lock timeout"],
    [
      "database-lock-timeout",
      1,
      "SQLSTATE[HY000]: General error: 1205 Lock wait timeout exceeded; try restarting transaction",
    ],
    [
      "database-deadlock",
      1,
      "SQLSTATE[40001]: Serialization failure: 1213 Deadlock found when trying to get lock; try restarting transaction",
    ],
    ["database-statement-timeout", 1, "ERROR:  canceling statement due to statement timeout"],
    ["database-read-only", 1, "ERROR:  cannot execute CREATE TABLE in a read-only transaction"],
    ["database-permission-missing", 1, "ERROR:  permission denied for schema public"],
    ["certificate-not-trusted", 1, "Error: self-signed certificate in certificate chain"],
    [
      "migration-locked",
      1,
      "Error: P1002 … Timed out trying to acquire a postgres advisory lock (SELECT pg_advisory_lock(72707369)). Elapsed: 10000ms.",
    ],
    ["migration-locked", 1, "Can't take lock to run migrations: Migration table is already locked"],
    [
      "migration-locked",
      1,
      "ActiveRecord::ConcurrentMigrationError: Cannot run migrations because another migration process is currently running.",
    ],
    ["migration-skipped", 75, "   INFO  The [migrate] command is already running."],
    ["migration-needs-force", 1, "   APPLICATION IN PRODUCTION.  "],
    ["migration-failed-before", 1, "Error: P3009 migrate found failed migrations in the target database"],
    ["migration-failed-before", 1, "error: Dirty database version 42. Fix and force version."],
    [
      "migration-checksum-mismatch",
      1,
      "Validate failed: Migration checksum mismatch for migration version 42",
    ],
    ["migrations-pending", 1, "ActiveRecord::PendingMigrationError: Migrations are pending."],
  ])("%s: exit code %i, %s", (name, exitCode, line) => {
    const cause = diagnoseTask(ended({ containers: [web(exitCode)], log: ["starting", line, "bye"] }));
    expect(cause).toMatchObject({ name, container: "web", exitCode });
    expect(cause.what).toMatch(new RegExp(`^Container "web" exited with code ${exitCode}\\. `, "u"));
    expect(cause.evidence).toContain(`log: ${line.trimEnd()}`);
    expect(`${cause.what} ${cause.remedy}`).not.toMatch(/undefined|\{\w+[|}]| {2}/u);
  });

  test.each([
    ["a kill ignores the log", 137, "killed"],
    ["a crash ignores the log", 139, "segmentation-fault"],
    ["an immediate exit is not a database error", 0, "exited-early"],
    ["a SIGTERM is not a database error", 143, "terminated"],
    ["a missing command is not a database error", 127, "command-not-found"],
  ])("%s", (_, exitCode, name) => {
    const log = ["Error: connect ECONNREFUSED 10.0.0.9:5432"];
    expect(diagnoseTask(ended({ containers: [web(exitCode)], log })).name).toBe(name);
  });

  test("uses the last matching line of the last 50", () => {
    const first = "Error: connect ECONNREFUSED 10.0.0.9:5432";
    const last = 'FATAL:  database "shop" does not exist';
    const chatter = Array.from({ length: 49 }, (_, index) => `line ${index}`);
    const facts = (log: readonly string[]) => ended({ containers: [web(1)], log });
    expect(diagnoseTask(facts([first, last])).name).toBe("database-missing");
    expect(diagnoseTask(facts([first, ...chatter])).name).toBe("database-unreachable");
    expect(diagnoseTask(facts([first, ...chatter, "one more"])).name).toBe("application-error");
  });

  test("ignores colors and the quotes of JSON logs", () => {
    const log = ['\u001b[31m{"msg":"relation \\"users\\" does \u001b[1mnot exist"}\u001b[0m'];
    const cause = diagnoseTask(ended({ containers: [web(1)], log }));
    expect(cause).toMatchObject({ name: "table-missing" });
    expect(cause.what).toContain("users");
  });

  test("names the task's architecture if it is known", () => {
    const facts = ended({ containers: [web(255)], log: ["exec /app: exec format error"] });
    const cause = diagnoseTask({ ...facts, runtimePlatform: { cpuArchitecture: "ARM64" } });
    expect(cause.what).toContain(
      "the image shop:1 is built for a different CPU architecture from the task's (linux/arm64)",
    );
  });
});

describe("health checks", () => {
  const unhealthy = (facts: Partial<TaskCase>): TaskFacts =>
    ended({
      containers: [web(143)],
      stopCode: "ServiceSchedulerInitiated",
      stoppedReason:
        "Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef)",
      ...facts,
    });
  const target = (Description: string, Reason = "Target.ResponseCodeMismatch") => ({
    targetHealth: [{ State: "unhealthy", Reason, Description }],
  });

  test.each([
    ["health-check-error", target("Health checks failed with these codes: [502]")],
    ["health-check-error", target("Health checks failed with these codes: [500, 503]")],
    ["health-check-path-not-found", target("Health checks failed with these codes: [404]")],
    ["health-check-redirected", target("Health checks failed with these codes: [301]")],
    ["health-check-refused", target("Health checks failed with these codes: [401]")],
    ["health-check-refused", target("Health checks failed with these codes: [400]")],
    ["health-check-wrong-code", target("Health checks failed with these codes: [204]")],
    ["health-check-wrong-code", target("")],
    ["health-check-timeout", target("Request timed out", "Target.Timeout")],
    ["health-check-no-connection", target("Health checks failed", "Target.FailedHealthChecks")],
    [
      "target-not-in-use",
      target("Target group is not configured to receive traffic from the load balancer", "Target.NotInUse"),
    ],
    ["target-not-found", target("Target is not registered to the target group", "Target.NotRegistered")],
    ["target-invalid", target("Target is in the stopped state", "Target.InvalidState")],
    ["load-balancer-error", target("", "Elb.InternalError")],
    [
      "health-check-error",
      {
        events: [
          "(service web) (port 8080) is unhealthy in target-group web due to (reason Health checks failed with these codes: [502]).",
        ],
      },
    ],
    [
      "health-check-timeout",
      {
        events: [
          "(service web) (port 8080) is unhealthy in (target-group arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/web/0) due to (reason Request timed out)",
        ],
      },
    ],
    ["load-balancer-health-check-failed", {}],
    ["load-balancer-health-check-failed", { targetHealth: [{ State: "healthy" }] }],
  ])("%s: %o", (name, facts) => {
    expect(diagnoseTask(unhealthy(facts)).name).toBe(name);
  });

  test("prefers the most specific reason of all targets", () => {
    const timedOut = { Reason: "Target.Timeout", Description: "Request timed out" };
    const failed = {
      Reason: "Target.ResponseCodeMismatch",
      Description: "Health checks failed with these codes: [502]",
    };
    for (const targetHealth of [
      [timedOut, failed],
      [failed, timedOut],
    ])
      expect(diagnoseTask(unhealthy({ targetHealth })).name).toBe("health-check-error");
  });

  test("lists at most five reasons of the load balancer, and no empty ones", () => {
    const own = diagnoseTask(unhealthy({})).evidence;
    expect(own).toEqual([
      "stop code: ServiceSchedulerInitiated",
      expect.stringMatching(/^stopped reason: Task failed ELB health checks in /u),
      "container web: exit code 143",
    ]);
    expect(diagnoseTask(unhealthy(target("", "Elb.InternalError"))).evidence).toEqual([
      ...own,
      "target health: Elb.InternalError",
    ]);
    const events = ["a", "b", "c", "d", "e", "f"];
    expect(diagnoseTask(unhealthy({ events })).evidence).toEqual([
      ...own,
      ...events.slice(0, 5).map((text) => `target health: ${text}`),
    ]);
  });

  test("prefers the load balancer's reason to a log hint", () => {
    const cause = diagnoseTask(
      unhealthy({
        ...target("Health checks failed with these codes: [500]"),
        log: ["Error: connect ECONNREFUSED 10.0.0.9:5432"],
      }),
    );
    expect(cause).toMatchObject({ name: "health-check-error" });
    expect(cause.evidence).toContain("log: Error: connect ECONNREFUSED 10.0.0.9:5432");
    expect(cause.remedy).toContain("The log suggests database-unreachable: ");
  });

  test("names the program of a container's own check, but not its command", () => {
    const cause = diagnoseTask(
      unhealthy({
        stoppedReason: "Task failed container health checks",
        containers: [
          { name: "sidecar", exitCode: 0, healthStatus: "HEALTHY" },
          { ...web(137), healthStatus: "UNHEALTHY" },
        ],
        definitions: [
          { name: "sidecar" },
          {
            name: "web",
            healthCheck: { command: ["CMD-SHELL", "curl -f -H 'Authorization: hush' localhost || exit 1"] },
          },
        ],
      }),
    );
    expect(cause).toMatchObject({ name: "container-health-check-failed", container: "web" });
    expect(cause.what).toBe(
      'The `healthCheck` command of container "web" failed repeatedly (it calls curl).',
    );
    expect(JSON.stringify(cause)).not.toContain("hush");
  });
});
