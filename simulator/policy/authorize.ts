/** Authorizes requests against IAM policies. */
import type { AwsError, Call } from "../protocol/call.ts";
import { deniedSentence, refuse } from "../protocol/refusals.ts";
import type { Wire } from "../protocol/wire.ts";
import { accessesOf } from "./access.ts";
import { decide, type PolicyDocument } from "./document.ts";
import type { Input } from "./scope.ts";

/** Throws AWS's denial for the first access that the policy doesn't allow. */
export function authorize(
  policy: PolicyDocument,
  call: Call,
  input: Input,
  partition: string,
  family: Wire["family"],
): void {
  for (const access of accessesOf(call, input, partition)) {
    const decision = decide(policy, access);
    if (decision === "allowed") continue;
    throw denial(call, access.action, access.resource ?? "*", family, decision === "explicitly-denied");
  }
}

export function denial(
  call: Call,
  action: string,
  resource: string,
  family: Wire["family"],
  explicit: boolean,
): AwsError {
  const principal = call.principal?.arn ?? "anonymous";
  return refuse("denied", family, deniedSentence(principal, action, resource, explicit));
}
