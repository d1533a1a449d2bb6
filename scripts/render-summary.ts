/**
 * `render-summary SUMMARY.md PAGE.html [PREFIX]`: renders a summary as a page, and with a prefix also takes screenshots
 * for desktop and phone.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromiumPath, openBrowser } from "./browser.ts";
import { summaryPage } from "./summary-page.ts";

const views = [
  { name: "desktop", width: 1100 },
  { name: "phone", width: 390 },
] as const;

async function takePictures(page: string, prefix: string, executablePath: string): Promise<void> {
  const browser = await openBrowser(executablePath);
  try {
    for (const colorScheme of ["light", "dark"] as const) {
      for (const { name, width } of views) {
        const tab = await browser.newPage({
          viewport: { width, height: 800 },
          colorScheme,
          deviceScaleFactor: 2,
        });
        await tab.goto(pathToFileURL(page).href);
        await tab.waitForSelector("html[data-drawn]", { state: "attached" });
        await tab.screenshot({ path: `${prefix}-${name}-${colorScheme}.png`, fullPage: true });
      }
    }
  } finally {
    await browser.close();
  }
}

const [source, target, prefix] = process.argv.slice(2);
if (source === undefined || target === undefined) {
  console.error("usage: render-summary SUMMARY.md PAGE.html [PICTURE-PREFIX]");
  process.exitCode = 2;
} else {
  writeFileSync(target, summaryPage(readFileSync(source, "utf8")));
  const browser = chromiumPath();
  if (prefix !== undefined && browser !== undefined) await takePictures(target, prefix, browser);
  else if (prefix !== undefined) console.error("Chromium is not installed, so the screenshots are skipped.");
}
