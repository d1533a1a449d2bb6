/**
 * `npm run demo [-- SCENARIO]`: runs the packed step against the simulator, as a runner would. Exits with the step's
 * exit code.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { scenarios } from "../simulator/scenarios/index.ts";
import { startSimulator } from "../simulator/server.ts";
import { createWorld } from "../simulator/world.ts";
import { demos } from "./demos.ts";
import { asShown, runPost, runStep, type StepSpec } from "./runner.ts";
import { summaryPage } from "./summary-page.ts";

/** Simulated seconds per real second. */
const speed = 40;

/** The world's clock runs fast. The callers' clocks, which decide when sessions expire, do not. */
function fastTime() {
  const began = Date.now();
  const since = performance.now();
  return {
    now: () => began + Math.round((performance.now() - since) * speed),
    callerNow: () => Date.now(),
  };
}

/** Prints whole lines, as GitHub shows them. */
function printer(): (text: string) => void {
  let rest = "";
  return (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const printable = asShown(line);
      if (printable !== undefined) console.log(printable);
    }
  };
}

const list = (): string =>
  [
    "npm run demo [-- NAME]",
    ...Object.entries(demos).map(([name, { about }]) => `  ${name.padEnd(18)}${about}`),
  ].join("\n");

async function demo(name: string): Promise<number> {
  const act = demos[name];
  const scenario = act && scenarios[act.scenario];
  if (act === undefined || scenario === undefined) {
    const helpRequested = name === "--help" || name === "-h";
    (helpRequested ? console.log : console.error)(
      helpRequested ? list() : `There is no demo "${name}".\n\n${list()}`,
    );
    return helpRequested ? 0 : 2;
  }
  const time = fastTime();
  const world = createWorld(scenario, time);
  const simulator = await startSimulator({
    time,
    services: world.services,
    beforeCall: () => world.runQueue(),
  });
  const folder = mkdtempSync(join(tmpdir(), "ecs-release-demo-"));
  const spec: StepSpec = {
    packed: resolve("dist"),
    inputs: { "poll-interval": "100ms", ...act.inputs },
    environment: { ...job, ...simulator.environment() },
    folder,
    onOutput: printer(),
  };
  console.log(`${act.about} The simulated AWS runs ${speed} times faster than real time.\n`);
  try {
    const end = await runStep(spec);
    await runPost(spec, end.state);
    const page = resolve(".demo", `${name}.html`);
    writePage(page, end.summary);
    console.log(`\nexit code  ${end.exitCode}`);
    for (const [output, value] of Object.entries(end.outputs)) console.log(`${output}  ${shortened(value)}`);
    console.log(`\nThe job summary, rendered: ${page}`);
    return end.exitCode ?? 1;
  } finally {
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function writePage(page: string, markdown: string): void {
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page.replace(/html$/, "md"), markdown);
  writeFileSync(page, summaryPage(markdown));
}

const shortened = (value: string): string => (value.length > 160 ? `${value.slice(0, 160)}…` : value);

const job = {
  GITHUB_ACTIONS: "true",
  GITHUB_RUN_ID: "4711",
  GITHUB_RUN_ATTEMPT: "1",
  GITHUB_JOB: "release",
  GITHUB_SHA: "0123456789abcdef0123456789abcdef01234567",
  GITHUB_ACTOR: "octocat",
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_WORKSPACE: process.cwd(),
};

process.exitCode = await demo(process.argv[2] ?? "release");
