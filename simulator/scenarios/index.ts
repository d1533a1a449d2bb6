/** All scenarios. */
import type { Scenario } from "../scenario.ts";
import { blueGreen, canary, linear, pause } from "./blue-green.ts";
import { codeDeploy } from "./codedeploy.ts";
import { crashLoop } from "./crash-loop.ts";
import { dyingWorker } from "./dying-worker.ts";
import { laravel } from "./laravel.ts";
import { longDrain, protectedTasks } from "./lingering.ts";
import { migrationFails } from "./migration-fails.ts";
import { rollback } from "./rollback.ts";
import { threeServices } from "./three-services.ts";
import {
  deadlock,
  ignoresVariable,
  imageMissing,
  noBreaker,
  noRollback,
  oldRegion,
  superseded,
} from "./trouble.ts";

const all = {
  laravel,
  rollback,
  "migration-fails": migrationFails,
  "blue-green": blueGreen,
  pause,
  canary,
  linear,
  "three-services": threeServices,
  codedeploy: codeDeploy,
  "crash-loop": crashLoop,
  "dying-worker": dyingWorker,
  "long-drain": longDrain,
  "protected-tasks": protectedTasks,
  "image-missing": imageMissing,
  "no-rollback": noRollback,
  "no-breaker": noBreaker,
  deadlock,
  superseded,
  "old-region": oldRegion,
  "ignores-variable": ignoresVariable,
} satisfies Readonly<Record<string, Scenario>>;

/** By name. */
export const scenarios: Readonly<Record<string, Scenario>> & Readonly<typeof all> = all;
