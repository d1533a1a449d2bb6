/** The calls of releases by ECS and by CodeDeploy, each × each fault × each phase. */
import { matrixOf } from "./fault-cases.ts";
import { howItEnds } from "./fault-ends.ts";
import { faultSuite } from "./fault-suite.ts";
import { draftWorlds } from "./faulty-drafts.ts";

faultSuite(await matrixOf(draftWorlds, howItEnds));
