/** `npm run probe`: checks the claims about AWS against the simulator, another endpoint, or AWS. */
import { writeFileSync } from "node:fs";
import type { Claim } from "./claim.ts";
import { claims } from "./claims/index.ts";
import { type CommandLine, parseCommandLine, usage } from "./command-line.ts";
import { confirmed, probeElsewhere } from "./elsewhere.ts";
import { probeSimulator } from "./on-simulator.ts";
import { countOf, differencesOf, lineOf, notTriedOf, summaryOf } from "./report.ts";
import type { Result } from "./run.ts";

async function main(args: readonly string[]): Promise<number> {
  if (args.includes("--help")) {
    console.log(usage);
    return 0;
  }
  const options = parseCommandLine(args, process.env);
  const chosen = choose(options.only);
  return options.target === "simulator" ? simulator(options, chosen) : elsewhere(options, chosen);
}

function choose(only: readonly string[]): readonly Claim[] {
  const unknown = only.filter((id) => !claims.some((claim) => claim.id === id));
  if (unknown.length > 0) throw new Error(`No such claim: ${unknown.join(", ")}`);
  return only.length === 0 ? claims : claims.filter(({ id }) => only.includes(id));
}

const print = (result: Result): void => console.log(lineOf(result));

async function simulator(options: CommandLine, chosen: readonly Claim[]): Promise<number> {
  const { results, transcript } = await probeSimulator(chosen, print);
  write(options, transcript);
  console.log(`\n${summaryOf(results)}`);
  return countOf(results, "TRUE") === results.length ? 0 : 1;
}

async function elsewhere(options: CommandLine, chosen: readonly Claim[]): Promise<number> {
  if (!options.yes && options.target === "aws" && !(await confirmed(options))) return 2;
  const interrupt = new AbortController();
  const onSignal = (): void => {
    console.log("Interrupted. Deleting what was created; this takes a few minutes.");
    interrupt.abort(new Error("interrupted"));
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  const { results, transcript, left } = await probeElsewhere(options, chosen, interrupt.signal, print);
  for (const problem of left) console.error(`Not deleted: ${problem}`);
  if (options.clean) return left.length === 0 ? 0 : 1;
  write(options, transcript);
  const simulated = await probeSimulator(chosen);
  const differences = differencesOf(results, simulated.results);
  console.log(`\nNOT TRIED:\n${notTriedOf(results).join("\n") || "  none"}`);
  console.log(`\nDifferences from the simulator:\n${differences.join("\n") || "  none"}`);
  console.log(`\n${summaryOf(results)}`);
  if (interrupt.signal.aborted) return 130;
  return countOf(results, "FALSE") + left.length === 0 ? 0 : 1;
}

function write({ transcript: file }: CommandLine, transcript: string): void {
  if (file !== undefined) writeFileSync(file, transcript);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
