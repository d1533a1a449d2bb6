/** All rows for `stoppedReason` and `containers[].reason`, in matching order. */
import type { Row } from "../row.ts";
import { healthReasons } from "./health.ts";
import { initializationReasons, otherInitialization, otherLaunch } from "./initialization.ts";
import { placementReasons } from "./placement.ts";
import { pullReasons } from "./pull.ts";
import { runtimeReasons } from "./runtime.ts";

/** Every reason of a stopped task, one of its containers, or a failed placement. */
export const stopReasons: readonly Row[] = [
  ...pullReasons,
  ...initializationReasons,
  ...healthReasons,
  ...runtimeReasons,
  ...placementReasons,
  otherLaunch,
  otherInitialization,
];
