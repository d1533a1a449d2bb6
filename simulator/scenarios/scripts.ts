/** Building blocks for the scripts of programs. */
import type { LogLine, RunContext, Script } from "../ecs/program.ts";

/** Log lines, one after every `seconds`. */
export const lines = (seconds: number, ...texts: readonly string[]): LogLine[] =>
  texts.map((text, index) => ({ after: seconds * (index + 1), text }));

/** Runs until it is stopped. */
export const serves = (...log: readonly LogLine[]): Script => ({ log });

/** Ends on its own. */
export const exits = (code: number, after: number, ...log: readonly LogLine[]): Script => ({
  log,
  exit: { after, code },
});

/** Whether the run is the migration, from the variable `RUN_MIGRATIONS`. */
export const migrates = ({ environment }: RunContext): boolean => environment["RUN_MIGRATIONS"] === "true";

const checks = exits(0, 3, ...lines(1, "GET /up ........ 200", "All checks have passed."));

/** An image whose entry point migrates or serves, depending on environment and command; any other command is a check. */
export const entryPoint =
  (migration: Script, service: Script) =>
  (context: RunContext): Script => {
    if (migrates(context) || context.command.includes("migrate")) return migration;
    return context.ofService || context.command.length === 0 ? service : checks;
  };
