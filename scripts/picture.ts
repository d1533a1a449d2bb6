/**
 * `picture SUMMARY.md PICTURE-PREFIX [HEIGHT]`: takes light and dark screenshots of the top of a job summary for the
 * README. Height in CSS pixels.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromiumPath, openBrowser } from "./browser.ts";
import { summaryPage } from "./summary-page.ts";

const width = 900;

async function take(source: string, prefix: string, height: number, executablePath: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "picture-"));
  const page = join(folder, "page.html");
  writeFileSync(page, summaryPage(readFileSync(source, "utf8")));
  const browser = await openBrowser(executablePath);
  try {
    for (const colorScheme of ["light", "dark"] as const) {
      const tab = await browser.newPage({
        viewport: { width, height },
        colorScheme,
        deviceScaleFactor: 1.3,
      });
      await tab.goto(pathToFileURL(page).href);
      await tab.waitForSelector("html[data-drawn]", { state: "attached" });
      await tab.screenshot({ path: `${prefix}-${colorScheme}.png` });
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const [source, prefix, height = "900"] = process.argv.slice(2);
const executablePath = chromiumPath();
if (source === undefined || prefix === undefined || executablePath === undefined) {
  console.error("usage: picture SUMMARY.md PICTURE-PREFIX [HEIGHT] (requires Chromium)");
  process.exitCode = 2;
} else {
  await take(source, prefix, Number(height), executablePath);
}
