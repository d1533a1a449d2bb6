/**
 * `npm run lint:workflows [-- --required]`: actionlint and zizmor on every workflow and example, at the versions below.
 * Each is taken from the PATH, or fetched by Go or Python's own clients. What can't be had is said, and is a failure
 * only with `--required`. (GitHub's own language service is asked by `npm test`.)
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Linter {
  readonly name: string;
  readonly args: readonly string[];
  /** Ways to start it, tried in this order. */
  readonly starts: ReadonlyArray<readonly string[]>;
}

const actionlint: Linter = {
  name: "actionlint",
  args: ["-color"],
  starts: [["actionlint"], ["go", "run", "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12"]],
};

const zizmor: Linter = {
  name: "zizmor",
  args: ["--offline", "--quiet", "--persona", "pedantic", "."],
  starts: [["zizmor"], ["uvx", "zizmor@1.32.0"], ["pipx", "run", "zizmor==1.32.0"]],
};

/** Examples are a user's workflows: they are laid out as such for the linters, beside this repository's own. */
function laidOut(): string {
  const root = mkdtempSync(join(tmpdir(), "workflows-"));
  cpSync(".github", join(root, ".github"), { recursive: true });
  for (const part of ["action.yml", "dist"]) cpSync(part, join(root, part), { recursive: true });
  for (const file of readdirSync("examples", { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".yml")) continue;
    cpSync(
      join("examples", file),
      join(root, ".github/workflows", `example-${file.replaceAll(/[\\/]/g, "-")}`),
    );
  }
  spawnSync("git", ["init", "--quiet"], { cwd: root });
  return root;
}

/** Exit code; `undefined` when it can't be started. */
function lint({ starts, args }: Linter, root: string): number | undefined {
  for (const [command = "", ...first] of starts) {
    const probe = spawnSync(command, [...first, "--version"], { cwd: root, encoding: "utf8" });
    if (probe.status !== 0) continue;
    return spawnSync(command, [...first, ...args], { cwd: root, stdio: "inherit" }).status ?? 1;
  }
  return undefined;
}

const required = process.argv.includes("--required");
const root = laidOut();
try {
  for (const linter of [actionlint, zizmor]) {
    const code = lint(linter, root);
    if (code === undefined) {
      console.log(
        `${linter.name}: not here, and can't be fetched (${linter.starts.map((one) => one[0]).join(", ")}).`,
      );
      if (required) process.exitCode = 1;
      continue;
    }
    console.log(`${linter.name}: ${code === 0 ? "nothing to complain about" : "see above"}`);
    if (code !== 0) process.exitCode = 1;
  }
} finally {
  if (existsSync(root)) rmSync(root, { recursive: true, force: true });
}
