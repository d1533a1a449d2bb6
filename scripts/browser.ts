/** Finds an installed Chromium: `CHROMIUM_PATH`, or the usual paths of distributions. */
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** `undefined` if there is none. */
export function chromiumPath(): string | undefined {
  return [process.env["CHROMIUM_PATH"], ...places].find((path) => path !== undefined && existsSync(path));
}

export const openBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
