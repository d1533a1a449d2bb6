/** The two failures of a one-off task that look like a success. Pure. Sources: docs/aws-reference.md#runtask, #migrations. */
import { type Cause, joined } from "../core/failure.ts";
import { causeOf, shortened } from "./row.ts";
import { ownContainers } from "./failed-container.ts";
import type { TaskFacts } from "./facts.ts";
import { findHint } from "./log-hints.ts";
import { migrationHints } from "./rows/log-migration.ts";

/** Messages that servers print when they are ready. */
export const servingLines =
  /listening (?:on|at|for)\b|server (?:is )?(?:running|started|listening|ready)|\bstarted .{0,200}on port|started on port|Uvicorn running on|Application startup complete|Now listening on|ready to handle connections|fpm is running|supervisord started|resuming normal operations|start worker process|Booting worker with pid|ready (?:in|on|started)\b|Listening at: |Starting development server at|Puma starting in|Octane server|RoadRunner server started|worker: Warm shutdown|celery@\S{1,100} ready/iu;

export const isServingLine = (line: string): boolean => servingLines.test(line.slice(0, 1000));

export interface ServerFacts extends TaskFacts {
  /** The deciding container. */
  readonly container: string;
  /** Names of the variables that make the task migrate, for example RUN_MIGRATIONS. */
  readonly variables: readonly string[];
  /** Whether the task's command was overridden. */
  readonly commandGiven: boolean;
}

/**
 * For a task that timed out while its container was still running: whether the container runs a server instead of
 * the migration. Its health check or its log proves that; `undefined` if neither does.
 */
export function serverMistakenForMigration(facts: ServerFacts): Cause | undefined {
  const state = ownContainers(facts).find(({ name }) => name === facts.container);
  if (state?.exitCode !== undefined && ![0, 137, 143].includes(state.exitCode)) return undefined;
  const line = (facts.log ?? []).slice(-500).find(isServingLine);
  const healthy = state?.healthStatus === "HEALTHY";
  if (line === undefined && !healthy) return undefined;
  const variables = facts.variables.length === 0 ? "the variables of the task" : facts.variables.join(", ");
  return {
    name: "serves-instead-of-migrating",
    what: `Container "${facts.container}" started its server instead of exiting: its image ${facts.commandGiven ? "ignores the command" : `does not check ${variables}`}.`,
    evidence: [
      ...(healthy ? [`container ${facts.container}: HEALTHY, but it should have migrated and exited`] : []),
      ...(line === undefined ? [] : [`log: ${shortened(line)}`]),
    ],
    remedy: facts.commandGiven
      ? 'The image\'s `entryPoint` runs before the command. End it with `exec "$@"`, or set the input `migration-task-definition` to a family whose `entryPoint` runs the command.'
      : `Set the input \`migration-command\` to the migration command (for example \`php artisan migrate --force\`), or make the entry point migrate and exit when ${variables} is set.`,
  };
}

/**
 * For a one-off task whose service uses Service Connect: only tasks of services get Service Connect names, so a name
 * that works in the service fails here.
 */
export function namesWithoutServiceConnect<Of extends Cause>(cause: Of): Of {
  if (cause.name !== "host-name-unknown") return cause;
  const remedy =
    "If the name is a Service Connect name, use one that DNS resolves, for example the database's own endpoint.";
  return {
    ...cause,
    what: `${cause.what} A one-off task has no Service Connect names, and the service uses Service Connect.`,
    remedy: joined(remedy, cause.remedy),
  };
}

/**
 * For a migration that exited with code 0: its log may report that it did nothing because another run held the lock.
 */
export function migrationSkipped(log: readonly string[]): Cause | undefined {
  const rows = migrationHints.filter((row) => row.name === "migration-skipped");
  const hint = findHint(log, rows);
  return hint && causeOf(hint.match, {}, [`log: ${hint.line}`]);
}
