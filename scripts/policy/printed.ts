/** The policy that `npm run policy` prints. */
import type { Policy } from "../../src/core/policy.ts";
import type { Facts } from "../../src/plan/policy/facts.ts";
import { policyFor as policyOf } from "../../src/plan/policy/statements.ts";
import { withWildcards } from "./expressions.ts";

export const policyFor = (facts: Facts): Policy => withWildcards(policyOf(facts));
