/** Names of the phases of a release. */
import type { Phase } from "../core/events.ts";
import type { Step } from "./record/record.ts";

const words = {
  plan: "Plan",
  preflight: "Preflight",
  register: "Register",
  migration: "Migration",
  "smoke-test": "Smoke test",
  bake: "Bake",
  "after-release": "After-release command",
  schedules: "Schedules",
  rollback: "Rollback",
} as const satisfies Record<Exclude<Phase["name"], "wave">, string>;

/** `Preflight`, `Wave 1 of 2`. A single wave is called `Rollout`. */
export function phaseWords(phase: Phase | Step): string {
  if (phase.name !== "wave") return words[phase.name];
  return phase.of === undefined || phase.of <= 1 ? "Rollout" : `Wave ${phase.number} of ${phase.of}`;
}
