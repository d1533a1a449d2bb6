/** The command line of `npm run simulator`. */
import { parseArgs } from "node:util";

export interface CommandLine {
  /** Undefined: list the scenarios. */
  readonly scenario: string | undefined;
  /** 0: any free port. */
  readonly port: number;
  /** Simulated seconds per second. */
  readonly speed: number;
}

/** Throws an Error with one sentence for an invalid argument. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { port: { type: "string" }, speed: { type: "string" } },
  });
  if (positionals.length > 1) throw new Error(`Pass one scenario, not ${positionals.join(" and ")}.`);
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port must be a number from 0 to 65535, not "${values.port}".`);
  }
  const speed = Number(values.speed ?? 1);
  if (!(speed > 0 && speed <= 100_000)) {
    throw new Error(`--speed must be greater than 0 and at most 100000, not "${values.speed}".`);
  }
  return { scenario: positionals[0], port, speed };
}
