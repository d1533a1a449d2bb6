/**
 * `npm run bench`: runs the benchmarks of docs/performance.md against the simulator and updates the page. With names of
 * parts (`npm run bench -- detection scale`) it only prints them.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { coldStart } from "./cold-start.ts";
import { crowds } from "./crowd.ts";
import { detection } from "./detection.ts";
import { aimsTable, type Finding, markdownOf, plainTable } from "./finding.ts";
import { fixedCalls } from "./fixed-calls.ts";
import { logs } from "./logs.ts";
import { machine } from "./machine.ts";
import { packAll } from "./packs.ts";
import { withPart } from "./page.ts";
import { scale } from "./scale.ts";
import { size } from "./size.ts";

const page = "docs/performance.md";
const folder = join("build", "bench-packs");
const written = join(folder, "written");

/** In the page's order. */
const parts: Readonly<Record<string, () => Promise<Finding>>> = {
  "cold-start": async () => coldStart({ ...(await packs()), folder: written, budget: 40 }),
  size: async () => size(await packs()),
  detection,
  crowd: crowds,
  calls: fixedCalls,
  scale: async () => scale({ packed: (await packs()).packed, folder: written }),
  logs: async () => logs({ packed: (await packs()).packed, folder: written }),
};

let packed: ReturnType<typeof packAll> | undefined;
const packs = (): ReturnType<typeof packAll> => (packed ??= packAll(folder));

async function bench(asked: readonly string[]): Promise<void> {
  const unknown = asked.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0) {
    console.error(`No part is called ${unknown.join(", ")}. Parts: ${Object.keys(parts).join(", ")}.`);
    process.exitCode = 1;
    return;
  }
  const begin = performance.now();
  const findings = new Map<string, Finding>();
  for (const [name, measure] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const since = performance.now();
    const finding = await measure();
    findings.set(name, finding);
    for (const table of finding.tables) console.log(plainTable(table));
    console.log(`(${name}: ${Math.round((performance.now() - since) / 1000)} s)`);
  }
  console.log(plainTable(aimsTable([...findings.values()].flatMap(({ aims }) => aims))));
  console.log(`\n${Math.round((performance.now() - begin) / 1000)} s in all, ${machine()}.`);
  if (asked.length === 0) write(findings);
}

function write(findings: ReadonlyMap<string, Finding>): void {
  const aims = aimsTable([...findings.values()].flatMap((finding) => finding.aims));
  const texts = [...findings].map(
    ([name, { tables }]) => [name, tables.map(markdownOf).join("\n\n")] as const,
  );
  const fresh = [["aims", markdownOf(aims)] as const, ...texts].reduce(
    (text, [name, part]) => withPart(text, name, part),
    readFileSync(page, "utf8"),
  );
  writeFileSync(page, fresh);
  rmSync(written, { recursive: true, force: true });
  console.log(`Written to ${page}.`);
}

await bench(process.argv.slice(2));
