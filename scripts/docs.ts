/**
 * `npm run docs`: generates parts of the documentation from code: the tables of README.md, docs/permissions.md and
 * docs/troubleshooting.md. With `--check` it only reports whether they are up to date and whether all links work.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { claims } from "../probe/claims/index.ts";
import { differingLines, withTables } from "./docs/action-tables.ts";
import { withClaims } from "./docs/claims.ts";
import { brokenLinks, markdownFiles } from "./docs/links.ts";
import { withModules } from "./docs/modules.ts";
import { permissionsPage } from "./docs/permissions.ts";
import { troubleshootingPage } from "./docs/troubleshooting.ts";

/** Generated files and their generators. */
const generated: ReadonlyArray<readonly [string, (now: string) => string]> = [
  ["README.md", (now) => withTables(now, readFileSync("action.yml", "utf8"))],
  ["docs/aws-reference.md", (now) => withClaims(now, claims)],
  ["docs/permissions.md", () => permissionsPage()],
  ["docs/troubleshooting.md", () => troubleshootingPage()],
  ["docs/architecture.md", withModules],
];

const onlyCheck = process.argv.includes("--check");

for (const [file, generate] of generated) {
  const now = existsSync(file) ? readFileSync(file, "utf8") : "";
  const fresh = generate(now);
  if (fresh === now) continue;
  if (!onlyCheck) {
    writeFileSync(file, fresh);
    continue;
  }
  console.error(`${file} is out of date. Run: npm run docs\n`);
  console.error(differingLines(now, fresh).slice(0, 40).join("\n"));
  process.exitCode = 1;
}

if (onlyCheck) {
  const broken = brokenLinks(markdownFiles());
  if (broken.length > 0) {
    console.error(broken.join("\n"));
    process.exitCode = 1;
  }
}
