/** Checks, in the sources and the packed files, that nothing `post` can load starts a release. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";

/** Modules that start something: they register a revision for a release, run a task or start a deployment. */
const beginning = [
  "src/step.ts",
  "src/carry-out.ts",
  "src/plan/make-plan.ts",
  "src/release/release.ts",
  "src/release/register.ts",
  "src/release/one-off/migration.ts",
  "src/release/one-off/run.ts",
  "src/release/one-off/smoke-test.ts",
  "src/release/one-off/start.ts",
  "src/release/rollout/start.ts",
  "src/release/rollout/wave.ts",
];

const importing =
  /(?:^import (?!type\b)(?!\{(?:\s*type [^,}]+,?)+\s*\})[^;]*?from |^export [^;]*?from |\bimport\()"(\.[^"]+)"/gms;

/** Every source file that a file imports, statically or dynamically, by path from the root. */
function loadedFrom(file: string, loaded = new Set<string>()): Set<string> {
  const path = relative(resolve("."), file).replaceAll("\\", "/");
  if (loaded.has(path)) return loaded;
  loaded.add(path);
  for (const [, target = ""] of readFileSync(file, "utf8").matchAll(importing))
    loadedFrom(join(dirname(file), target), loaded);
  return loaded;
}

describe("imports of the sources", () => {
  test.each(beginning)("include %s in the step", (file) => {
    expect(existsSync(file)).toBe(true);
    expect(loadedFrom(resolve("src/step.ts"))).toContain(file);
  });

  test("include none of these files in post", () => {
    const loaded = loadedFrom(resolve("src/end-of-job.ts"));
    expect(beginning.filter((file) => loaded.has(file))).toEqual([]);
    expect(loaded).toContain("src/release/back/undo.ts");
  });
});

/** Functions of those modules. ncc keeps names, and the second test checks that they still have these names. */
const functions = [
  /\basync function step\(/,
  /\basync function (?:carry_out_)?carryOut\(/,
  /\basync function makePlan\(/,
  /\bclass ReleaseRun\b/,
  /\basync function registerFamilies\(/,
  /\basync function migrate\(/,
  /\basync function startTask\(/,
  /\bfunction startService\(/,
  /\basync function rollOut\(/,
];

const packed = (name: string): string => readFileSync(join("dist", name), "utf8");

/** The text of every packed file that an entry function can load: its chunks, and their chunks. */
function packedFrom(entry: "main" | "post"): string {
  const [body = ""] = new RegExp(`^async function ${entry}\\(.*?^}`, "ms").exec(packed("index.js")) ?? [];
  const chunks = new Map<string, string>();
  const follow = (text: string): void => {
    for (const [, id = ""] of text.matchAll(
      /__(?:nccwpck|webpack)_require__\.e\((?:\/\* import\(\) \*\/ )?(\d+)\)/g,
    )) {
      if (chunks.has(id)) continue;
      chunks.set(id, packed(`${id}.index.js`));
      follow(chunks.get(id) ?? "");
    }
  };
  follow(body);
  return [body, ...chunks.values()].join("\n");
}

describe("the packed files", () => {
  test("call only their own entry function", () => {
    const code = (name: string): string =>
      packed(name)
        .replaceAll(/\/\*.*?\*\//gs, "")
        .trim();
    expect(code("main.js")).toBe('import { main } from "./index.js";\nawait main(process);');
    expect(code("post.js")).toBe('import { post } from "./index.js";\nawait post(process);');
  });

  test("let main load the modules that start a release", () => {
    const text = packedFrom("main");
    expect(functions.filter((name) => !name.test(text))).toEqual([]);
  });

  test("keep those modules out of post", () => {
    const text = packedFrom("post");
    expect(functions.filter((name) => name.test(text))).toEqual([]);
    expect(text).toMatch(/\basync function undo\(/);
  });
});
