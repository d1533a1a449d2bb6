/** Which log lines explain why a program ended, and which don't. */
import { describe, expect, test } from "@jest/globals";
import { findHint, logHints } from "../../src/diagnosis/log-hints.ts";

const nameOf = (...log: readonly string[]): string | undefined => findHint(log, logHints)?.match.row.name;

describe("an ordinary line explains nothing:", () => {
  test.each([
    'NOTICE:  relation "orders" already exists, skipping',
    'NOTICE:  relation "orders" does not exist, skipping',
    'NOTICE:  column "plan" of relation "orders" does not exist, skipping',
    'NOTICE:  database "shop" does not exist, skipping',
    'NOTICE:  role "app" does not exist, skipping',
    '{"severity":"NOTICE","message":"relation \\"orders\\" already exists, skipping"}',
    "Checking required environment variables...",
    "All required environment variables are set",
    "No missing environment variables",
    "No migrations are pending",
    "You have 0 unapplied migrations",
    "Connecting to redis at cache:6379 (timeout: 5s)",
    "redis client ready, connect timeout=5s, read timeout=3s",
    "redis at cache:6379, timeout 5s",
    '{"msg":"redis connected","timeout":5000}',
    '{"level":"info","msg":"connect ECONNREFUSED 10.0.3.7:6379, trying the next one"}',
    '{"level":30,"msg":"relation orders already exists"}',
    'level=debug msg="getaddrinfo EAI_AGAIN db, retrying"',
    "2026-11-27 10:00:00,123 INFO  [pool] too many connections: 0 times",
    "[2026-11-27 10:00:00] production.INFO: Access denied for user 'guest'@'%' is cached",
    "Starting application in production mode",
    "max_user_connections = 100",
    '{"sslmode":"require","require_secure_transport":true}',
    "Error: ENOSPC: System limit for number of file watchers reached, watch '/app'",
    "Access denied for user agent robot/1.0",
  ])("%s", (line) => {
    expect(nameOf(line)).toBeUndefined();
  });
});

describe("an error explains it:", () => {
  test.each([
    ['ERROR:  relation "orders" already exists', "already-exists"],
    ["Error: Missing required environment variable: DATABASE_URL", "environment-variable-missing"],
    ["Error: required environment variable DATABASE_URL", "environment-variable-missing"],
    ["required env vars missing: DATABASE_URL", "environment-variable-missing"],
    ["missing env var DATABASE_URL", "environment-variable-missing"],
    ["RedisTimeoutException: Timeout performing GET, cache:6379", "cache-unreachable"],
    ["dial tcp 10.0.3.7:6379: i/o timeout", "cache-unreachable"],
    ["redis: connection timed out after 5000 ms", "cache-unreachable"],
    ["ERROR: Application In Production!", "migration-needs-force"],
    ["   APPLICATION IN PRODUCTION.", "migration-needs-force"],
    ["   WARN  Command canceled.", "migration-needs-force"],
    [
      "User 'app' has exceeded the 'max_user_connections' resource (current value: 5)",
      "database-connections-exhausted",
    ],
    [
      "Connections using insecure transport are prohibited while --require_secure_transport=ON.",
      "database-refuses-host",
    ],
    ["Error: EROFS: read-only file system, open '/app/cache'", "file-system-read-only"],
    ["Error: ENOSPC: no space left on device, write", "disk-full"],
    ["You have 3 unapplied migration(s).", "migrations-pending"],
    ['{"level":"error","msg":"connect ECONNREFUSED 10.0.3.7:6379"}', "cache-unreachable"],
    ['{"level":50,"msg":"connect ECONNREFUSED 10.0.3.7:6379"}', "cache-unreachable"],
    ['2026-11-27 10:00:00 ERROR INFO schema: relation "orders" already exists', "already-exists"],
    ["   INFO  The [migrate] command is already running.", "migration-skipped"],
    ['info.c:12: relation "orders" already exists', "already-exists"],
  ])("%s", (line, name) => {
    expect(nameOf(line)).toBe(name);
  });

  test("and a warning does only without an error", () => {
    const warning = "WARN  Environment variable not found: SENTRY_DSN";
    const error = "ERROR  password authentication failed for user app";
    expect(nameOf(warning)).toBe("environment-variable-missing");
    expect(nameOf(error, warning)).toBe("database-login-failed");
    expect(nameOf(warning, error)).toBe("database-login-failed");
  });
});
