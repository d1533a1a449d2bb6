/** The named worlds. */
import type { Scenario } from "../scenario.ts";
import { laravel } from "./laravel.ts";
import { migrationFails } from "./migration-fails.ts";
import { rollback } from "./rollback.ts";

const all: readonly Scenario[] = [laravel, rollback, migrationFails];

/** By name. */
export const scenarios: Readonly<Record<string, Scenario>> = Object.fromEntries(
  all.map((scenario) => [scenario.name, scenario]),
);
