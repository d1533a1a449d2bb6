/**
 * `npm run try:act [-- --required]`: runs the packed action in jobs with `act` on this machine, without containers.
 * Gitea and Forgejo use act's engine too, so this tests command files and the post step on another runner. The
 * simulator plays AWS. Each job must end as expected, pass its outputs to the next step, write a summary, and make no
 * call in its post step. Without act it reports that and succeeds, except with `--required`.
 */
import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { scenarios } from "../simulator/scenarios/index.ts";
import { serveWorld } from "../simulator/serve-world.ts";
import { wallTime } from "../simulator/wall-time.ts";
import { createWorld } from "../simulator/world.ts";

interface Case {
  readonly about: string;
  readonly scenario: string;
  readonly outcome: string;
  readonly exitCode: number;
  readonly migrationExitCode: string;
  /** Whether a step after the action fails. */
  readonly laterStepFails?: boolean;
}

const cases: readonly Case[] = [
  { about: "released", scenario: "laravel", outcome: "released", exitCode: 0, migrationExitCode: "0" },
  { about: "rolled back", scenario: "rollback", outcome: "rolled-back", exitCode: 1, migrationExitCode: "0" },
  {
    about: "migration failed",
    scenario: "migration-fails",
    outcome: "migration-failed",
    exitCode: 1,
    migrationExitCode: "1",
  },
  {
    about: "released, and a later step fails",
    scenario: "laravel",
    outcome: "released",
    exitCode: 1,
    migrationExitCode: "0",
    laterStepFails: true,
  },
];

/** Simulated seconds per real second. */
const speed = 40;

interface Job {
  readonly exitCode: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Calls of the step, and calls after the job's last step. */
  readonly calls: readonly string[];
  readonly callsOfPost: readonly string[];
}

async function run({ scenario: name, laterStepFails = false }: Case): Promise<Job> {
  const scenario = scenarios[name];
  if (scenario === undefined) throw new Error(`There is no scenario ${name}.`);
  const simulator = await serveWorld(createWorld(scenario, wallTime(speed)));
  const folder = mkdtempSync(join(tmpdir(), "try-act-"));
  let outputs: Record<string, string> = {};
  let callsOfStep = Infinity;
  const listener = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text));
    request.on("end", () => {
      outputs = JSON.parse(body) as Record<string, string>;
      callsOfStep = simulator.requests.length;
      response.end();
    });
  });
  await new Promise<void>((done) => listener.listen(0, "127.0.0.1", done));
  const { port } = listener.address() as AddressInfo;
  try {
    writeRepository(folder, {
      environment: awsOnly(simulator.operatorEnvironment()),
      listener: `http://127.0.0.1:${port}`,
      laterStepFails,
    });
    const act = await runAct(folder);
    const calls = simulator.requests.map(({ party, operation }) => `${party}:${operation}`);
    return { ...act, outputs, calls: calls.slice(0, callsOfStep), callsOfPost: calls.slice(callsOfStep) };
  } finally {
    listener.close();
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const awsOnly = (environment: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith("AWS_")));

interface Setting {
  readonly environment: Readonly<Record<string, string>>;
  readonly listener: string;
  readonly laterStepFails: boolean;
}

/** Creates a repository with the action and a workflow that uses it. */
function writeRepository(folder: string, { environment, listener, laterStepFails }: Setting): void {
  const repository = join(folder, "shop");
  mkdirSync(join(repository, ".github/workflows"), { recursive: true });
  cpSync("action.yml", join(repository, "action.yml"));
  cpSync("dist", join(repository, "dist"), { recursive: true });
  const lines = Object.entries(environment).map(
    ([name, value]) => `          ${name}: ${JSON.stringify(value)}`,
  );
  const workflow = `on: push
jobs:
  release:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - id: release
        uses: ./
        env:
${lines.join("\n")}
        with:
          cluster: shop
          services: web
          image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v2
          run-migrations: true
          poll-interval: 100ms
      - if: always()
        env:
          OUTPUTS: \${{ toJSON(steps.release.outputs) }}
        run: |
          node --input-type=module --eval 'await fetch("${listener}", { method: "POST", body: process.env.OUTPUTS })'
${laterStepFails ? "      - run: exit 3\n" : ""}`;
  writeFileSync(join(repository, ".github/workflows/release.yml"), workflow);
  const git = (...words: readonly string[]): void => {
    const identity = ["-c", "user.name=try-act", "-c", "user.email=try-act@example.com"];
    const { status, stderr } = spawnSync("git", [...identity, ...words], {
      cwd: repository,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`git ${words.join(" ")}: ${stderr}`);
  };
  git("init", "--quiet", "--initial-branch=main");
  git("remote", "add", "origin", "https://github.com/acme/shop.git");
  git("add", "--all");
  git("commit", "--quiet", "--message=Shop");
}

async function runAct(folder: string): Promise<Pick<Job, "exitCode" | "log" | "summary">> {
  const cache = join(folder, "cache");
  const child = spawn("act", ["push", "--platform", "ubuntu-24.04=-self-hosted", "--no-cache-server"], {
    cwd: join(folder, "shop"),
    env: {
      HOME: folder,
      XDG_CACHE_HOME: cache,
      XDG_CONFIG_HOME: join(folder, "config"),
      // act uses the first `node` in the path. The action requires Node 24.
      PATH: [dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (log += text));
  // act clears the summary when the next step starts, so read it while the job runs.
  let summary = "";
  const watch = setInterval(() => {
    const text = summaryIn(cache);
    if (text.length > summary.length) summary = text;
  }, 5);
  const exitCode = await new Promise<number | null>((done, fail) => {
    child.once("error", fail);
    child.once("close", done);
  });
  clearInterval(watch);
  return { exitCode, log, summary };
}

/** act stores the summary as `workflow/SUMMARY.md` in the job's folder. */
function summaryIn(cache: string): string {
  try {
    return readdirSync(join(cache, "act"))
      .map((job) => join(cache, "act", job, "act/workflow/SUMMARY.md"))
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, "utf8"))
      .join("");
  } catch {
    return "";
  }
}

/** Problems of a job, in sentences. */
function problemsOf(expected: Case, job: Job): string[] {
  const equal = (what: string, is: unknown, wanted: unknown): string[] =>
    is === wanted ? [] : [`${what} is ${JSON.stringify(is)}, expected ${JSON.stringify(wanted)}`];
  const has = (what: string, text: string, part: string): string[] =>
    text.includes(part) ? [] : [`${what} lacks ${JSON.stringify(part)}`];
  const { outputs } = job;
  return [
    ...equal("act's exit code", job.exitCode, expected.exitCode),
    ...equal("the output outcome", outputs["outcome"], expected.outcome),
    ...equal("the output migration-exit-code", outputs["migration-exit-code"], expected.migrationExitCode),
    ...equal("the number of migrations", job.calls.filter((call) => call === "ecs:RunTask").length, 1),
    ...has("the output report", outputs["report"] ?? "", `"outcome":"${expected.outcome}"`),
    ...has("the summary", job.summary, "web"),
    ...has("the log", job.log, "Success - Post ./"),
    ...equal("what post called", job.callsOfPost.join(", "), ""),
  ];
}

async function tryAll(): Promise<number> {
  let failed = 0;
  for (const expected of cases) {
    const job = await run(expected);
    const problems = problemsOf(expected, job);
    console.log(`${problems.length === 0 ? "ok" : "NOT OK"}  ${expected.about} (${job.calls.length} calls)`);
    if (problems.length === 0) continue;
    failed += 1;
    console.log([job.log, ...problems.map((problem) => `  ${problem}`)].join("\n"));
  }
  return failed === 0 ? 0 : 1;
}

if (spawnSync("act", ["--version"]).status === 0) {
  if (!existsSync(resolve("dist/main.js"))) throw new Error("dist/ is not built: run npm run build.");
  process.exitCode = await tryAll();
} else {
  console.log("act is not installed, so nothing was tested. CONTRIBUTING.md describes how to install it.");
  process.exitCode = process.argv.includes("--required") ? 1 : 0;
}
