/** What `npm run simulator` was asked for. */
import { parseArgs } from "node:util";

export interface CommandLine {
  /** Undefined: list the scenarios. */
  readonly scenario: string | undefined;
  /** 0: any free one. */
  readonly port: number;
  /** World seconds in a second. */
  readonly speed: number;
}

/** Throws an Error with one sentence for what it can't take. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { port: { type: "string" }, speed: { type: "string" } },
  });
  if (positionals.length > 1) throw new Error(`One scenario at a time, not ${positionals.join(" and ")}.`);
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port takes a number from 0 to 65535, not "${values.port}".`);
  }
  const speed = Number(values.speed ?? 1);
  if (!(speed > 0 && speed <= 100_000)) {
    throw new Error(`--speed takes a number above 0, such as 1 or 60, not "${values.speed}".`);
  }
  return { scenario: positionals[0], port, speed };
}
