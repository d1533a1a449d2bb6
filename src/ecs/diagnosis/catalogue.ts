/** Every named cause that a diagnosis can give, for the documentation. */
import type { Telling } from "./catalogue-row.ts";
import { codeDeployReasons } from "./codedeploy-reasons.ts";
import { deploymentReasons } from "./deployment-reasons.ts";
import { problemEvents } from "./event-texts.ts";
import { exitCodes, stopTimeout } from "./exit-codes.ts";
import { healthReasons, targetReasons } from "./health-reasons.ts";
import { initializationReasons, otherInitialization } from "./initialization-reasons.ts";
import { logHints } from "./log-hints.ts";
import { placementReasons } from "./placement-reasons.ts";
import { pullReasons } from "./pull-reasons.ts";
import { runtimeReasons } from "./runtime-reasons.ts";
import { stopCodes } from "./stop-codes.ts";

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
  { title: "The task cannot be set up", entries: [...initializationReasons, otherInitialization] },
  { title: "The task finds no place", entries: placementReasons },
  { title: "Health checks", entries: [...healthReasons, ...targetReasons] },
  { title: "The runtime, the host, somebody else", entries: [...runtimeReasons, ...stopCodes] },
  { title: "Exit codes", entries: [...exitCodes, stopTimeout] },
  { title: "What the log says", entries: logHints },
  { title: "Service events", entries: problemEvents },
  { title: "The deployment", entries: [...deploymentReasons, ...codeDeployReasons] },
];
