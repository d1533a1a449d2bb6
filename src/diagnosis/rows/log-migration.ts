/** Messages of migration tools about locks, partially applied migrations and rejected runs. Sources: docs/aws-reference.md#migrations. */
import type { Row } from "../row.ts";

export const migrationHints: readonly Row[] = [
  {
    name: "migration-skipped",
    text: /The \[[\w:-]{1,60}\] command is already running/u,
    example: "   INFO  The [migrate] command is already running.",
    informative: true,
    what: "Laravel skipped the migration because another migration holds its lock (`--isolated`).",
    remedy:
      "Wait for the other migration, and run again with `--isolated=75`: plain `--isolated` exits with code 0 although nothing was migrated. The lock of a killed run expires after an hour; to remove it now, run `php artisan cache:forget framework/command-migrate`.",
  },
  {
    name: "migration-needs-force",
    text: /APPLICATION IN PRODUCTION|Application In Production!|Are you sure you want to run this command|^\s{0,8}(?:WARN\s{1,4})?(?:Command cancell?ed|Command Cancell?ed)/u,
    example: "   APPLICATION IN PRODUCTION.",
    what: "Laravel asks for confirmation before it migrates in production, and the task has no terminal to answer.",
    remedy: "Add `--force` to the migration command.",
  },
  {
    name: "migration-locked",
    text: /Timed out trying to acquire a (?:postgres|mysql) advisory lock|Migration table is already locked|ConcurrentMigrationError|another migration process is currently running|can't acquire (?:database )?lock|Unable to obtain .{0,60}lock|Could not acquire change ?log lock|MigrationLockError|migrations? (?:is|are) locked/iu,
    example:
      "Error: P1002 Timed out trying to acquire a postgres advisory lock (SELECT pg_advisory_lock(72707369)). Elapsed: 10000ms.",
    what: "The migration tool could not get its lock. Another migration holds it, or a killed migration did not release it.",
    remedy:
      "Wait for the other migration. If there is none, release the lock by hand (knex: `migrate:unlock`; Liquibase: `release-locks`). Give the tool a direct connection: advisory locks fail behind a transaction pooler.",
  },
  {
    name: "migration-failed-before",
    text: /\bP3009\b|found failed migrations in the target database|Dirty database version (?<version>\d{1,20})|failed migration to version|Detected failed migration/iu,
    example:
      "Error: P3009 migrate found failed migrations in the target database, new migrations will not be applied.",
    what: "An earlier migration failed halfway, and the tool does not continue from there.",
    remedy:
      "Repair the schema by hand, then mark the migration as resolved (Prisma: `migrate resolve`; golang-migrate: `force VERSION`; Flyway: `repair`).",
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
    remedy:
      "Find out whether two migrations ran at once, or one was partially applied. Compare the schema with the tool's table of applied migrations, and mark the ones that are done.",
  },
  {
    name: "migrations-pending",
    text: /(?<!\bno )migrations are pending|PendingMigrationError|You have [1-9]\d{0,5} unapplied migration/iu,
    example:
      "ActiveRecord::PendingMigrationError: Migrations are pending. To resolve this issue, run: bin/rails db:migrate",
    what: "The application does not start because migrations are pending.",
    remedy: "Set the input `run-migrations: true`, and check that the migration uses the same database.",
  },
  {
    name: "table-missing",
    text: /relation ["'`]?(?<table>[\w.$-]{1,130})["'`]? does not exist|Table ["'`]?(?<mysql>[\w.$-]{1,130})["'`]? doesn't exist|no such table: (?<sqlite>[\w.$-]{1,130})|Base table or view not found|UndefinedTable|The table .{1,130} does not exist in the current database|\bP2021\b/iu,
    example: 'PG::UndefinedTable: ERROR:  relation "users" does not exist',
    what: "The database lacks a table that the application needs: {found|see the log}.",
    remedy:
      "Set the input `run-migrations: true`, so that migrations run before the service is updated. Check that both use the same database and schema.",
  },
  {
    name: "column-missing",
    text: /column ["'`]?(?<column>[\w.$-]{1,130})["'`]? (?:of relation .{1,130} )?does not exist|Unknown column ["'`](?<mysql>[\w.$-]{1,130})|no such column|UndefinedColumn|\bP2022\b/iu,
    example: "SQLSTATE[42S22]: Column not found: 1054 Unknown column 'plan' in 'field list'",
    what: "The database lacks a column that the application needs ({found|see the log}): its schema is older than the code.",
    remedy:
      "Set the input `run-migrations: true`, so that migrations run before the service is updated. Drop a column only in a release after the code has stopped using it.",
  },
];
