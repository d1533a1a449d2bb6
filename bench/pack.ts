/** Packs the action from the current sources, like `npm run build`. */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * Compiles the sources for ncc, which only reads JavaScript because TypeScript 7 has no compiler API that it can load.
 */
export function compile(project: string, folder: string): void {
  const compiler = join(
    dirname(createRequire(import.meta.url).resolve("typescript/package.json")),
    "bin/tsc",
  );
  const options = ["--project", project, "--outDir", folder];
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...options], { encoding: "utf8" });
  if (status !== 0) throw new Error(`tsc ended with ${status}: ${stdout}`);
}

/** Packs a compiled script into a folder. @returns the file with webpack's statistics */
export function pack(entry: string, folder: string): string {
  const statistics = `${folder}.json`;
  rmSync(folder, { recursive: true, force: true });
  const ncc = createRequire(import.meta.url).resolve("@vercel/ncc/dist/ncc/cli.js");
  const options = ["--out", folder, "--license", "licenses.txt", "--stats-out", statistics, "--quiet"];
  const { status, stderr } = spawnSync(process.execPath, [ncc, "build", entry, ...options], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`ncc ended with ${status}: ${stderr}`);
  return statistics;
}
