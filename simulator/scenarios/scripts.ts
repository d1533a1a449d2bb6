/** Scripts for programs, put together from small parts. */
import type { LogLine, RunContext, Script } from "../ecs/program.ts";

/** Lines of a log, evenly from the start on: one after each `seconds`. */
export const lines = (seconds: number, ...texts: readonly string[]): LogLine[] =>
  texts.map((text, index) => ({ after: seconds * (index + 1), text }));

/** Runs until it is stopped. */
export const serves = (...log: readonly LogLine[]): Script => ({ log });

/** Ends by itself. */
export const exits = (code: number, after: number, ...log: readonly LogLine[]): Script => ({
  log,
  exit: { after, code },
});

/** Whether the run is the migration: `RUN_MIGRATIONS` as the entry point of the image reads it. */
export const migrates = ({ environment }: RunContext): boolean => environment["RUN_MIGRATIONS"] === "true";

const checks = exits(0, 3, ...lines(1, "GET /up ........ 200", "All checks have passed."));

/** An image whose entry point migrates or serves, as environment or command tell it; any other command is a check. */
export const entryPoint =
  (migration: Script, service: Script) =>
  (context: RunContext): Script => {
    if (migrates(context) || context.command.includes("migrate")) return migration;
    return context.ofService || context.command.length === 0 ? service : checks;
  };
