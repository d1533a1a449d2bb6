/** All tables of `stoppedReason` and `containers[].reason` in one, in the order in which they are tried. */
import type { Row } from "./catalogue-row.ts";
import { healthReasons } from "./health-reasons.ts";
import { initializationReasons, otherInitialization } from "./initialization-reasons.ts";
import { placementReasons } from "./placement-reasons.ts";
import { pullReasons } from "./pull-reasons.ts";
import { runtimeReasons } from "./runtime-reasons.ts";

/** Every reason that a stopped task, one of its containers or a placement can give. */
export const stopReasons: readonly Row[] = [
  ...pullReasons,
  ...initializationReasons,
  ...healthReasons,
  ...runtimeReasons,
  ...placementReasons,
  otherInitialization,
];
