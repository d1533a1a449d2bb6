/** Every cause that a diagnosis can return, for the documentation. */
import type { Explanation } from "./row.ts";
import { codeDeployReasons } from "./rows/codedeploy.ts";
import { deploymentReasons } from "./rows/deployment.ts";
import { problemEvents } from "./rows/events.ts";
import { exitCodes, stopTimeout } from "./rows/exit-codes.ts";
import { healthReasons, targetReasons } from "./rows/health.ts";
import { initializationReasons, otherInitialization, otherLaunch } from "./rows/initialization.ts";
import { logHints } from "./log-hints.ts";
import { placementReasons } from "./rows/placement.ts";
import { pullReasons } from "./rows/pull.ts";
import { runtimeReasons } from "./rows/runtime.ts";
import { stopCodes } from "./rows/stop-codes.ts";

export interface Entry extends Explanation {
  /** A message that matches it, as AWS or the program prints it. */
  readonly example?: string;
}

export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

export const catalogue: readonly Section[] = [
  { title: "Image pulls", entries: pullReasons },
  {
    title: "Task initialization",
    entries: [...initializationReasons, otherLaunch, otherInitialization],
  },
  { title: "Task placement", entries: placementReasons },
  { title: "Health checks", entries: [...healthReasons, ...targetReasons] },
  { title: "Container runtime, host and stop requests", entries: [...runtimeReasons, ...stopCodes] },
  { title: "Exit codes", entries: [...exitCodes, stopTimeout] },
  { title: "Log messages", entries: logHints },
  { title: "Service events", entries: problemEvents },
  { title: "Deployments", entries: [...deploymentReasons, ...codeDeployReasons] },
];
