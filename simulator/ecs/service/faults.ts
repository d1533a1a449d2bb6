/** Why deployments fail, in AWS's texts for each view (docs/aws-reference.md#service-events, #service-deployments). */

/** AWS's texts for a failed deployment. */
export interface Fault {
  /** In events: `deployment failed: …`. */
  readonly event: string;
  /** `rolloutStateReason` of the failed deployment. */
  readonly rollout: string;
  /** Start of the rollback's `rolloutStateReason`, before `rolling back to …`. */
  readonly source: string;
  /** `rollback.reason` and `statusReason` of the service deployment. */
  readonly reason: string;
  readonly rollback: boolean;
}

export const breakerFault = (rollback: boolean): Fault => ({
  event: "tasks failed to start",
  rollout: "ECS deployment circuit breaker: tasks failed to start.",
  source: "ECS deployment circuit breaker",
  reason: "Service deployment rolled back because the circuit breaker threshold was exceeded.",
  rollback,
});

export const alarmFault = (rollback: boolean): Fault => ({
  event: "alarm detected",
  rollout: "ECS deployment alarm: alarm detected.",
  source: "ECS deployment alarm",
  reason: "Service deployment rolled back because one or more alarms were triggered.",
  rollback,
});

export const stopFault: Fault = {
  event: "deployment stopped by user",
  rollout: "ECS deployment stopped.",
  source: "ECS deployment stopped",
  reason: "Service deployment rolled back because of a request to stop it.",
  rollback: true,
};

export const hookFault = (stage: string, detail: string): Fault => ({
  event: "hook execution failure(s) detected",
  rollout: "ECS deployment lifecycle hook failed.",
  source: "ECS deployment lifecycle hook",
  reason: `Service deployment rolled back because ${stage} lifecycle hook(s) failed. ${detail}`,
  rollback: true,
});
