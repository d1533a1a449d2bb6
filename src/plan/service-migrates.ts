/** Checks that only the migration task runs migrations. Pure. */
import type { TaskDefinition } from "../ecs/definition/task-definition.ts";

export interface Warning {
  readonly about: string;
  readonly text: string;
}

/** Values that entry points treat as true: most compare with `true`, some with `on`, `1` or `yes`. */
const yes = /^(?:true|1|on|yes|y)$/iu;

/**
 * Warns if the services' definition sets a variable that turns on the migration: every task would migrate. Checks the
 * migration's variables that have a true value.
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
        text: `Container "${container.name}" sets ${name} to a true value in the service's task definition, so every task of the service migrates when it starts. Remove it (environment-variables: "${name}-"); the step sets it on the migration task.`,
      })),
  );
}
