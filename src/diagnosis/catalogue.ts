/** Every named cause that a diagnosis can give, for the documentation. */
import type { Telling } from "./row.ts";
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

export interface Entry extends Telling {
  /** A text that leads to it, as AWS or the program prints it. */
  readonly example?: string;
}

export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

export const catalogue: readonly Section[] = [
  { title: "The image cannot be pulled", entries: pullReasons },
  {
    title: "The task cannot be set up",
    entries: [...initializationReasons, otherLaunch, otherInitialization],
  },
  { title: "The task finds no place", entries: placementReasons },
  { title: "Health checks", entries: [...healthReasons, ...targetReasons] },
  { title: "The runtime, the host, somebody else", entries: [...runtimeReasons, ...stopCodes] },
  { title: "Exit codes", entries: [...exitCodes, stopTimeout] },
  { title: "What the log says", entries: logHints },
  { title: "Service events", entries: problemEvents },
  { title: "The deployment", entries: [...deploymentReasons, ...codeDeployReasons] },
];
