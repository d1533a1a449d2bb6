/** The policy of a dry run, as JSON lines that can be pasted into IAM. */
import type { Policy } from "../core/policy.ts";

export const policyTitle = "IAM policy for this release";

export const policyLines = (policy: Policy): readonly string[] =>
  JSON.stringify(policy, undefined, 2).split("\n");
