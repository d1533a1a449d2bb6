/**
 * Mutation testing of the modules that decide: Stryker changes one expression at a time, and a test must fail. Each
 * module runs against its own table tests only: a mutant that only an end-to-end test would notice counts as survived.
 *
 * `npm run mutate` tests what changed since main; `-- --all` tests every module; `-- PATH …` tests the modules named.
 * Exits with 1 if a module scores less than 90%. Prints a table for docs/reliability.md.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

const leastScore = 90;

/** Test files by module; paths without `src/`, `__tests__/` and their extensions. */
const modules: Readonly<Record<string, readonly string[]>> = {
  "ecs/deployment": ["ecs/deployment"],
  "ecs/task": ["ecs/task"],
  "ecs/service": ["ecs/service"],
  "ecs/stuck": ["ecs/service"],
  "ecs/lingering": ["ecs/lingering"],
  "ecs/bake": ["ecs/bake"],
  "ecs/task-identity": ["ecs/task-identity"],
  "release/back/decide": ["release/back/decide"],
  "release/back/observe": ["release/back/observe"],
  "release/rollout/own-deployment": ["release/rollout/own-deployment"],
  "release/rollout/service-end": ["release/rollout/service-end"],
  "release/rollout/service-view": ["release/rollout/service-view"],
  "release/displacement": ["release/displacement"],
  "release/verdicts": ["release/verdicts"],
  "codedeploy/deployment": ["codedeploy/judge"],
  "schedules/decide": ["schedules/decide"],
  "core/journal": ["core/journal"],
  "aws/retry": ["aws/retry"],
  "aws/errors/classify": ["aws/errors/classify"],
  "plan/leftovers": ["plan/leftovers"],
  "plan/base-selection": ["plan/base-selection"],
  "diagnosis/task": ["diagnosis/task"],
  "diagnosis/deployment": ["diagnosis/deployment"],
  "diagnosis/events": ["diagnosis/events", "diagnosis/event-relevance"],
  "diagnosis/row": ["diagnosis/row"],
};

interface Mutant {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: Position; readonly end: Position };
}

interface Position {
  readonly line: number;
  readonly column: number;
}

interface Score {
  readonly module: string;
  readonly killed: number;
  readonly survived: readonly Mutant[];
  readonly source: string;
  readonly seconds: number;
}

const percent = ({ killed, survived }: Score): number =>
  killed + survived.length === 0 ? 100 : (100 * killed) / (killed + survived.length);

const configFile = "stryker.mutate.json";
const reportFile = "reports/mutation.json";

function configOf(module: string): object {
  return {
    plugins: ["@stryker-mutator/jest-runner", "./scripts/mutate-ignores.ts"],
    testRunner: "jest",
    // Stryker rewrites tsconfig.json with an API that TypeScript 7 lacks. swc doesn't need that file.
    tsconfigFile: "none.json",
    testRunnerNodeArgs: ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"],
    jest: {
      enableFindRelatedTests: false,
      // Stryker follows a mutant's tests from inside Jest's own runner.
      config: {
        testMatch: (modules[module] ?? []).map((name) => `<rootDir>/__tests__/${name}.test.ts`),
        runner: "jest-runner",
        setupFiles: [],
        extensionsToTreatAsEsm: [".ts"],
        moduleNameMapper: { "^fast-check$": "<rootDir>/node_modules/fast-check/lib/cjs/fast-check.js" },
        transform: {
          "\\.ts$": ["@swc/jest", { jsc: { target: "es2023", parser: { syntax: "typescript" } } }],
        },
        injectGlobals: false,
        testTimeout: 600_000,
      },
    },
    mutate: [`src/${module}.ts`],
    // A mutated text for people decides nothing; a mutated status of AWS does.
    ignorers: ["texts"],
    ignorePatterns: ["/dist", "/build", "/docs", "/bench", "/probe", "/reports", "/examples"],
    coverageAnalysis: "perTest",
    concurrency: Number(process.env["MUTATE_CONCURRENCY"] ?? 1),
    timeoutMS: 60_000,
    reporters: ["json"],
    jsonReporter: { fileName: reportFile },
    allowConsoleColors: false,
  };
}

function mutate(module: string): Score {
  writeFileSync(configFile, JSON.stringify(configOf(module)));
  const startedAt = performance.now();
  try {
    const run = spawnSync("npx", ["--no-install", "stryker", "run", configFile, "--logLevel", "warn"], {
      stdio: ["ignore", "inherit", "inherit"],
    });
    if (run.status !== 0) throw new Error(`Stryker failed on src/${module}.ts with exit code ${run.status}`);
    const report = JSON.parse(readFileSync(reportFile, "utf8")) as {
      readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[]; source: string }>>;
    };
    const files = Object.values(report.files);
    const mutants = files.flatMap((file) => file.mutants);
    return {
      module,
      source: files.map((file) => file.source).join(""),
      killed: mutants.filter(({ status }) => status === "Killed" || status === "Timeout").length,
      survived: mutants.filter(({ status }) => status === "Survived" || status === "NoCoverage"),
      seconds: (performance.now() - startedAt) / 1000,
    };
  } finally {
    rmSync(configFile, { force: true });
  }
}

const pathOf = (kind: "src" | "__tests__", name: string): string =>
  kind === "src" ? `src/${name}.ts` : `__tests__/${name}.test.ts`;

function changed(): string[] {
  const base = process.env["MUTATE_BASE"] ?? "main";
  const files = execFileSync("git", ["diff", "--name-only", base], { encoding: "utf8" }).split("\n");
  return Object.entries(modules)
    .filter(([name, tests]) =>
      [pathOf("src", name), ...tests.map((test) => pathOf("__tests__", test))].some((path) =>
        files.includes(path),
      ),
    )
    .map(([name]) => name);
}

function chosen(): string[] {
  const { values, positionals } = parseArgs({
    options: { all: { type: "boolean" } },
    allowPositionals: true,
  });
  if (values.all === true) return Object.keys(modules);
  if (positionals.length === 0) return changed();
  const names = positionals.map((path) => path.replace(/^src\//, "").replace(/\.ts$/, ""));
  const unknown = names.filter((name) => modules[name] === undefined);
  if (unknown.length > 0) throw new Error(`scripts/mutate.ts doesn't list ${unknown.join(", ")}`);
  return names;
}

const rowOf = (score: Score): string => {
  const { module, killed, survived, seconds } = score;
  const tests = (modules[module] ?? []).map((name) => `[\`${name}\`](../__tests__/${name}.test.ts)`);
  const total = killed + survived.length;
  return `| \`src/${module}.ts\` | ${tests.join(", ")} | ${killed} of ${total} | ${percent(score).toFixed(1)}% | ${Math.round(seconds)} s |`;
};

/** `46:3 state !== "unclear" → true`. */
function inWords({ replacement = "", location: { start, end } }: Mutant, { source }: Score): string {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  lines.push((lines.pop() ?? "").slice(0, end.column - 1));
  const original = lines.join("\n").slice(start.column - 1);
  const parts = [original, replacement].map((code) => code.replaceAll(/\s+/gu, " ").slice(0, 120));
  return `${start.line}:${start.column} ${parts.join(" → ")}`;
}

const scores = chosen().map((module) => {
  const score = mutate(module);
  console.log(rowOf(score));
  for (const mutant of score.survived) console.log(`  survived: src/${module}.ts:${inWords(mutant, score)}`);
  return score;
});

console.log("\n| Module | Tests | Mutants killed | Score | Duration |\n| --- | --- | --- | --- | --- |");
for (const score of scores) console.log(rowOf(score));
const low = scores.filter((score) => percent(score) < leastScore);
if (low.length > 0) {
  console.log(`\nBelow ${leastScore}%: ${low.map(({ module }) => module).join(", ")}`);
  process.exitCode = 1;
}
