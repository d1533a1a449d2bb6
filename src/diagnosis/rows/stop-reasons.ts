/** All tables of `stoppedReason` and `containers[].reason` in one, in the order in which they are tried. */
import type { Row } from "../row.ts";
import { healthReasons } from "./health.ts";
import { initializationReasons, otherInitialization, otherLaunch } from "./initialization.ts";
import { placementReasons } from "./placement.ts";
import { pullReasons } from "./pull.ts";
import { runtimeReasons } from "./runtime.ts";

/** Every reason that a stopped task, one of its containers or a placement can give. */
export const stopReasons: readonly Row[] = [
  ...pullReasons,
  ...initializationReasons,
  ...healthReasons,
  ...runtimeReasons,
  ...placementReasons,
  otherLaunch,
  otherInitialization,
];
