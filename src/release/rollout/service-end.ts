/** Decides from one poll whether and how a service of a wave has ended. Pure. */
import { isFinal, isSteady, type Judgment } from "../../ecs/deployment.ts";
import { isStuck } from "../../ecs/stuck.ts";
import type { Cause } from "../../core/failure.ts";
import { causeOf, stuckCause } from "./causes.ts";
import type { ServiceReading } from "./wave-reader.ts";
import type { StartedService } from "./service-release.ts";

export type ServiceEnd =
  | { readonly state: "released" }
  /** `wait-for` does not require the rest of the deployment. */
  | { readonly state: "started" }
  | {
      readonly state: "failed";
      readonly judgment: Judgment | { readonly state: "timed-out" | "stuck" | "untested" };
      readonly cause: Cause;
    }
  /** Still in progress when another service of the wave failed. */
  | { readonly state: "unfinished" };

export type EndedService = StartedService & {
  readonly end: ServiceEnd;
  /** Epoch milliseconds of the poll that saw it; of the end of the watch, if it is unfinished. */
  readonly endedAt: number;
  /** ARN of the service revision that the deployment created, if AWS shows one. */
  readonly revision: string | undefined;
  /** The smoke test ran at a pause, so it doesn't run again after the wave. */
  readonly tested: boolean;
};

export interface EndPolicy {
  /** Wait for the final state even during a rollback. */
  readonly patient: boolean;
  /** DescribeServices may not show the update yet. */
  readonly mayLag?: boolean;
  /** `wait-for: traffic-shifted` */
  readonly untilShifted: boolean;
  /** Why it was rolled back at a pause, or why the step can't end the pause. */
  readonly failureAtPause?: Cause | undefined;
  /** The step can't end a pause that its smoke test decided. */
  readonly blockedAtPause?: boolean;
}

export function endOf(
  one: StartedService,
  reading: ServiceReading,
  policy: EndPolicy,
): ServiceEnd | undefined {
  const { judgment, service } = reading;
  const { failureAtPause } = policy;
  if (one.withoutDeployment) return withoutDeployment(one, reading, policy);
  if (judgment.state === "succeeded") return { state: "released" };
  if (policy.untilShifted && reading.shifted && judgment.state === "in-progress") return { state: "started" };
  if (judgment.state === "in-progress" && policy.blockedAtPause && failureAtPause !== undefined)
    return { state: "failed", judgment: { state: "stuck" }, cause: failureAtPause };
  if (judgment.state === "in-progress")
    return judgment.status === undefined ? stuckEnd(one, reading) : undefined;
  const failing = judgment.state === "rolling-back" && !policy.patient;
  if (!isFinal(judgment) && !failing) return undefined;
  return { state: "failed", judgment, cause: failureAtPause ?? causeOf(judgment, one, service) };
}

function stuckEnd(one: StartedService, { service, deployment }: ServiceReading): ServiceEnd | undefined {
  const ours = service?.deployments?.find(({ id }) => id === one.deploymentId);
  if (service === undefined || !isStuck(service, ours, deployment)) return undefined;
  return { state: "failed", judgment: { state: "stuck" }, cause: stuckCause(one, ours?.failedTasks ?? 0) };
}

/**
 * An update that started no deployment ends once the desired number of tasks runs. A stale view would show the earlier
 * number, with all of its tasks running.
 */
function withoutDeployment(
  { desiredCountBefore }: StartedService,
  { service, judgment }: ServiceReading,
  { mayLag }: EndPolicy,
): ServiceEnd | undefined {
  const stale = mayLag === true && service?.desiredCount === desiredCountBefore;
  if (service !== undefined && !stale && isSteady(service)) return { state: "released" };
  if (judgment.state !== "gone") return undefined;
  return {
    state: "failed",
    judgment,
    cause: { name: "service-gone", what: judgment.reason, evidence: [] },
  };
}
