/** The calls that the drafts don't make (ECR, logs, load balancers, GitHub, a chained role, an address), with each fault. */
import { matrixOf } from "./fault-cases.ts";
import { howItEnds } from "./fault-ends.ts";
import { faultSuite } from "./fault-suite.ts";
import { shopWorlds } from "./faulty-shops.ts";

faultSuite(await matrixOf(shopWorlds, howItEnds));
