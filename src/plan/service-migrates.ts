/** The proof of the negative: only the migration's own task is told to migrate. Pure. */
import type { TaskDefinition } from "../ecs/definition/task-definition.ts";

export interface Warning {
  readonly about: string;
  readonly text: string;
}

/** What entry points take for yes: most compare with `true`, some with `on`, `1` or `yes`. */
const yes = /^(?:true|1|on|yes|y)$/iu;

/**
 * The services' own definition must not say what only the migration is to be told: every task would migrate. Looked
 * at are the variables of the migration that switch it on by a true value.
 */
export function warnIfServiceMigrates(
  definition: TaskDefinition,
  environment: ReadonlyArray<{ readonly name: string; readonly value: string }>,
): readonly Warning[] {
  const switches = environment
    .filter(({ name, value }) => /migrat/iu.test(name) && yes.test(value))
    .map(({ name }) => name);
  return definition.containers.flatMap((container) =>
    [...new Set(["RUN_MIGRATIONS", ...switches])]
      .filter((name) => yes.test(definition.environmentValue(container, name) ?? ""))
      .map((name) => ({
        about: definition.family,
        text: `Container "${container.name}" sets ${name} to a true value in the service's own task definition: every task of the service migrates when it starts. Remove it there (environment-variables: "${name}-"); the migration task gets it by itself.`,
      })),
  );
}
