/** Results of preflight checks: their subject, a text, and what to do. */
import type { Check } from "./events.ts";

export const passed = (about: string, text: string): Check => ({ about, level: "ok", text });

export const warning = (about: string, text: string, remedy?: string): Check => ({
  about,
  level: "warning",
  text,
  ...(remedy !== undefined && { remedy }),
});

/** Blocks the release. */
export const failure = (about: string, text: string, remedy?: string): Check => ({
  ...warning(about, text, remedy),
  level: "failure",
});
