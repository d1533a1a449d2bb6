/** Writes the tables of README.md from action.yml; with `--check` it only says whether they are up to date. */
import { readFileSync, writeFileSync } from "node:fs";
import { differingLines, withTables } from "./action-tables.ts";

const readme = readFileSync("README.md", "utf8");
const fresh = withTables(readme, readFileSync("action.yml", "utf8"));

if (!process.argv.includes("--check")) {
  writeFileSync("README.md", fresh);
} else if (fresh !== readme) {
  console.error("README.md is not what action.yml says. Run: npm run docs\n");
  console.error(differingLines(readme, fresh).join("\n"));
  process.exitCode = 1;
}
