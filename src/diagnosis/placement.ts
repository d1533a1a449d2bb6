/** Why a call started no task: `failures[]` of RunTask (an HTTP 200), or an AWS error. Pure. Source: docs/aws-reference.md#runtask. */
import type { Failure as RunTaskFailure } from "@aws-sdk/client-ecs";
import type { Cause } from "../core/failure.ts";
import { causeOf, firstMatch, unnamed } from "./row.ts";
import { stopReasons } from "./rows/stop-reasons.ts";

export function diagnosePlacement(failures: readonly RunTaskFailure[]): Cause {
  const evidence = failures
    .slice(0, 10)
    .map(({ arn, detail, reason }) => [reason, detail, arn].filter((part) => part !== undefined).join(": "));
  const matches = failures
    .flatMap(({ detail, reason }) => [reason, detail])
    .map((text) => firstMatch(stopReasons, text ?? ""));
  const match = matches.find((one) => one !== undefined);
  if (match !== undefined) return causeOf(match, unnamed, evidence);
  return {
    name: failures.length === 0 ? "no-task-started" : "unknown-placement-failure",
    what:
      failures.length === 0
        ? "RunTask returned neither a task nor a failure."
        : `ECS could not place the task, for a reason that this action does not recognize: ${failures[0]?.reason ?? "none given"}`,
    evidence,
    remedy: "Read the reason above. ECS gives no further details.",
  };
}

/** The cause in the message of a rejected call; `undefined` if no row matches it. */
export function diagnoseRefusal(message: string): Cause | undefined {
  const match = firstMatch(stopReasons, message);
  return match && causeOf(match, unnamed, []);
}
