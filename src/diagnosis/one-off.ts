/** The two ways in which a one-off task looks right and is not. Pure. Sources: docs/aws-reference.md#runtask, #migrations. */
import type { Cause } from "../core/failure.ts";
import { causeOf, shortened } from "./row.ts";
import { ownContainers } from "./failed-container.ts";
import type { TaskFacts } from "./facts.ts";
import { findHint } from "./log-hints.ts";
import { migrationHints } from "./rows/log-migration.ts";

/** What servers print when they are ready. */
export const servingLines =
  /listening (?:on|at|for)\b|server (?:is )?(?:running|started|listening|ready)|\bstarted .{0,200}on port|started on port|Uvicorn running on|Application startup complete|Now listening on|ready to handle connections|fpm is running|supervisord started|resuming normal operations|start worker process|Booting worker with pid|ready (?:in|on|started)\b|Listening at: |Starting development server at|Puma starting in|Octane server|RoadRunner server started|worker: Warm shutdown|celery@\S{1,100} ready/iu;

export const isServingLine = (line: string): boolean => servingLines.test(line.slice(0, 1000));

export interface ServerFacts extends TaskFacts {
  /** The deciding container. */
  readonly container: string;
  /** Names of the variables that the task was given to make it migrate, e.g. RUN_MIGRATIONS. */
  readonly variables: readonly string[];
  /** Whether the task was given a command of its own. */
  readonly commandGiven: boolean;
}

/**
 * For a task whose time is over though its container was still running: whether the container serves instead of
 * doing its job. Told by its health check or its log; `undefined` where neither tells.
 */
export function serverMistakenForMigration(facts: ServerFacts): Cause | undefined {
  const state = ownContainers(facts).find(({ name }) => name === facts.container);
  if (state?.exitCode !== undefined && ![0, 137, 143].includes(state.exitCode)) return undefined;
  const line = (facts.log ?? []).slice(-500).find(isServingLine);
  const healthy = state?.healthStatus === "HEALTHY";
  if (line === undefined && !healthy) return undefined;
  const variables = facts.variables.length === 0 ? "the variables it was given" : facts.variables.join(", ");
  return {
    name: "serves-instead-of-migrating",
    what: `Container "${facts.container}" started its server instead of ending: its image ${facts.commandGiven ? "ignores the command" : `does not look at ${variables}`}.`,
    evidence: [
      ...(healthy ? [`container ${facts.container}: HEALTHY while it should have migrated and ended`] : []),
      ...(line === undefined ? [] : [`log: ${shortened(line)}`]),
    ],
    remedy: facts.commandGiven
      ? 'The image\'s `entryPoint` still runs in front of a command: let it end with `exec "$@"`, or set the input `migration-task-definition` to a family whose `entryPoint` lets commands through.'
      : `Set the input \`migration-command\` to what migrates (for example \`php artisan migrate --force\`), or let the entry point migrate and exit when ${variables} is set.`,
  };
}

/** For a migration that exited 0: whether its log says that it did nothing, because another one held the lock. */
export function migrationSkipped(log: readonly string[]): Cause | undefined {
  const rows = migrationHints.filter((row) => row.name === "migration-skipped");
  const hint = findHint(log, rows);
  return hint && causeOf(hint.match, {}, [`log: ${hint.line}`]);
}
