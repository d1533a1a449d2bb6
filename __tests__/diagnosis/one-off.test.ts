import { describe, expect, test } from "@jest/globals";
import type { ServerFacts } from "../../src/diagnosis/one-off.ts";
import {
  migrationSkipped,
  namesWithoutServiceConnect,
  serverMistakenForMigration,
} from "../../src/diagnosis/one-off.ts";
import { diagnosePlacement } from "../../src/diagnosis/placement.ts";
import { diagnoseTask } from "../../src/diagnosis/task.ts";

const facts = (more: Partial<ServerFacts> = {}): ServerFacts => ({
  task: { lastStatus: "RUNNING", containers: [{ name: "web", lastStatus: "RUNNING" }] },
  container: "web",
  variables: ["RUN_MIGRATIONS"],
  commandGiven: false,
  ...more,
});

describe("a one-off task next to a service that uses Service Connect", () => {
  const task = { stopCode: "EssentialContainerExited", containers: [{ name: "web", exitCode: 1 }] };
  test.each<[line: string, said: boolean]>([
    ['could not translate host name "db" to address: Name or service not known', true],
    ["Error: getaddrinfo ENOTFOUND api", true],
    ["php_network_getaddresses: getaddrinfo for db failed: Name or service not known", true],
    ["dial tcp: lookup api on 10.0.0.2:53: no such host", true],
    ['FATAL:  password authentication failed for user "app"', false],
    ["Error: connect ECONNREFUSED 10.0.3.7:5432", false],
  ])("%s: names Service Connect in the cause: %s", (line, said) => {
    const cause = namesWithoutServiceConnect(diagnoseTask({ task, log: [line] }));
    expect(cause.what.includes("A one-off task has no Service Connect names")).toBe(said);
    expect(cause.remedy?.includes("one that DNS resolves") ?? false).toBe(said);
  });
});

describe("a server instead of a migration", () => {
  test.each([
    "Server running on [http://0.0.0.0:8000].",
    "[2026-11-01 10:00:00 +0000] [7] [INFO] Listening at: http://0.0.0.0:8000 (7)",
    "INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)",
    "* Listening on http://0.0.0.0:3000",
    "Server listening on port 3000",
    "2026-11-01 INFO o.s.b.w.embedded.tomcat.TomcatWebServer : Tomcat started on port 8080 (http)",
    "NOTICE: ready to handle connections",
    "NOTICE: fpm is running, pid 1",
    "INFO supervisord started with pid 1",
    "[notice] 1#1: start worker processes",
    "AH00163: Apache/2.4.62 (Debian) configured -- resuming normal operations",
    "Starting development server at http://0.0.0.0:8000/",
    "   ▲ Next.js ready in 400ms",
    "info: Microsoft.Hosting.Lifetime[14] Now listening on: http://[::]:8080",
  ])("is detected by its log: %s", (line) => {
    const cause = serverMistakenForMigration(facts({ log: ["booting", line] }));
    expect(cause).toMatchObject({ name: "serves-instead-of-migrating", evidence: [`log: ${line}`] });
    expect(cause?.what).toContain("does not check RUN_MIGRATIONS");
    expect(cause?.remedy).toContain("migration-command");
  });

  test("is detected by its health check", () => {
    const task = { containers: [{ name: "web", healthStatus: "HEALTHY" }] };
    expect(serverMistakenForMigration(facts({ task }))?.evidence).toEqual([
      "container web: HEALTHY, but it should have migrated and exited",
    ]);
  });

  test("gets a remedy for its image if it ignores a command", () => {
    const cause = serverMistakenForMigration(
      facts({ commandGiven: true, log: ["Server listening on port 3000"] }),
    );
    expect(cause?.what).toContain("ignores the command");
    expect(cause?.remedy).toContain('exec "$@"');
  });

  test("is not reported without evidence", () => {
    expect(
      serverMistakenForMigration(facts({ log: ["Migrating: 2026_11_01_create_orders"] })),
    ).toBeUndefined();
    expect(serverMistakenForMigration(facts())).toBeUndefined();
    const task = { containers: [{ name: "web", exitCode: 1, healthStatus: "HEALTHY" }] };
    expect(serverMistakenForMigration(facts({ task }))).toBeUndefined();
  });
});

describe("a migration that exited with code 0 without migrating", () => {
  test("is detected by Laravel's message", () => {
    const log = ["", "   INFO  The [migrate] command is already running.", ""];
    expect(migrationSkipped(log)).toMatchObject({
      name: "migration-skipped",
      evidence: ["log:    INFO  The [migrate] command is already running."],
    });
    expect(migrationSkipped(log)?.remedy).toContain("--isolated=75");
  });

  test.each([
    [["   INFO  Nothing to migrate."]],
    [["Migration table is already locked", "waiting", "Batch 7 run: 2 migrations"]],
    [["Error: connect ECONNREFUSED 10.0.0.9:5432", "retrying", "  Applying shop.0002_orders... OK"]],
    [[]],
  ])("is not reported otherwise: %p", (log) => {
    expect(migrationSkipped(log)).toBeUndefined();
  });
});

describe("a RunTask call that starts no task", () => {
  test.each([
    [
      "memory-exhausted",
      [{ arn: "arn:aws:ecs:eu-west-1:1:container-instance/a", reason: "RESOURCE:MEMORY" }],
    ],
    [
      "fargate-capacity-unavailable",
      [
        {
          reason:
            "Capacity is unavailable at this time. Please try again later or in a different availability zone",
        },
      ],
    ],
    ["instance-attribute-missing", [{ reason: "ATTRIBUTE", detail: "ecs.capability.task-eni" }]],
    ["container-instance-missing", [{ reason: "MISSING" }]],
    [
      "task-quota-reached",
      [{ reason: "You’ve reached the limit on the number of vCPUs you can run concurrently" }],
    ],
    ["unknown-placement-failure", [{ reason: "The moon was in the way" }]],
    ["unknown-placement-failure", [{}]],
    ["no-task-started", []],
  ])("%s", (name, failures) => {
    const cause = diagnosePlacement(failures);
    expect(cause.name).toBe(name);
    expect(`${cause.what} ${cause.remedy}`).not.toMatch(/undefined|\{\w+[|}]/u);
  });

  test("lists its message as evidence", () => {
    expect(diagnosePlacement([{ arn: "a", reason: "ATTRIBUTE", detail: "d" }]).evidence).toEqual([
      "ATTRIBUTE: d: a",
    ]);
  });
});
