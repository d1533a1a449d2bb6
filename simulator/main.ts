/** `npm run simulator -- SCENARIO [--port N] [--speed F]`: serves a scenario until Ctrl+C. */
import { parseCommandLine } from "./command-line.ts";
import { scenarios } from "./scenarios/index.ts";
import type { RecordedRequest } from "./server.ts";
import { serveWorld } from "./serve-world.ts";
import type { FaultKind } from "./faults.ts";
import { wallTime } from "./wall-time.ts";
import { createWorld } from "./world.ts";

const usage = (): string => `npm run simulator -- SCENARIO [--port N] [--speed F]

  --port N    port to listen on (default: any free port)
  --speed F   simulated seconds per second (default: 1)

Scenarios:
${listOf(Object.entries(scenarios))}`;

async function main(args: readonly string[]): Promise<void> {
  if (args.includes("--help")) {
    console.log(usage());
    return;
  }
  const { scenario: name, port, speed } = parseCommandLine(args);
  const scenario = name === undefined || !Object.hasOwn(scenarios, name) ? undefined : scenarios[name];
  if (scenario === undefined) {
    const problem = name === undefined ? "" : `Unknown scenario "${name}".\n\n`;
    throw new Error(`${problem}${usage()}`);
  }
  const world = createWorld(scenario, wallTime(speed));
  const simulator = await serveWorld(world, {
    port,
    remember: 100,
    afterCall: (request) => console.log(lineOf(request)),
  });
  const exports = Object.entries(simulator.operatorEnvironment()).map(
    ([variable, value]) => `  export ${variable}='${value}'`,
  );
  console.log(`${scenario.name}: ${scenario.about}
The simulated clock runs ${speed === 1 ? "in real time" : `${speed} times as fast as real time`}.

In another terminal:

${exports.join("\n")}

  aws ecs describe-services --cluster ${scenario.clusters[0]?.name ?? "default"} --services ${scenario.services?.[0]?.serviceName ?? "NAME"}

Stop with Ctrl+C. Calls:
`);
  await stopped();
  await simulator.close();
}

/** Resolves on SIGINT (Ctrl+C) or SIGTERM. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}

function listOf(entries: readonly (readonly [string, { readonly about: string }])[]): string {
  const width = Math.max(...entries.map(([name]) => name.length));
  return entries.map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}`).join("\n");
}

function lineOf({ at, party, operation, status, error, fault }: RecordedRequest): string {
  const time = new Date(at).toISOString().slice(11, 19);
  const outcome = status === undefined ? "connection reset" : String(status);
  return [time, `${party}:${operation}`, outcome, error ?? "", faultName(fault)]
    .filter((part) => part !== "")
    .join(" ");
}

function faultName(fault: FaultKind | undefined): string {
  if (fault === undefined) return "";
  return `(fault: ${typeof fault === "string" ? fault : Object.keys(fault).join()})`;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
