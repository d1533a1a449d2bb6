/**
 * Decides the next action of a rollback from one observation of a service or schedule. Pure, and the same for ECS
 * services, CodeDeploy services and schedules. `follow.ts` runs the loop: observe, decide, act.
 */
import type { Judgment } from "../../ecs/deployment.ts";
import { seconds } from "../../core/time.ts";

/** What serves: the recorded revision, the released one, or another one, deployed by somebody else or by ECS. */
export type Serving = "recorded" | "released" | "another" | "unknown";

/** One observation of a part. */
export interface PartObservation {
  /** Why no rollback is possible: the service was deleted, or is draining. */
  readonly gone?: string | undefined;
  readonly serving: Serving;
  /** The foreign deployment that replaced this release's, according to this one observation. */
  readonly supersededBy?: string | undefined;
  /**
   * The release's own change. `none`: it started no deployment to follow. `unanswered`: it was sent, the response was
   * lost, and this observation shows no effect of it.
   */
  readonly rollout: "none" | "unanswered" | Judgment;
  /** The deployment of the recorded revision; `none` if this observation shows none. */
  readonly rollback: "none" | Judgment;
  /** Whether the rollout's deployment can be stopped with a rollback by AWS. */
  readonly stoppable: boolean;
  /** AWS has already accepted a stop. */
  readonly stopping: boolean;
  /** The rollback is blocked by a pause or wait of its own. */
  readonly paused: boolean;
  /** A deployment is in progress, regardless of who started it. */
  readonly busy: boolean;
  /** Running tasks of the recorded revision, and the desired count. */
  readonly running: number;
  readonly wanted: number;
  /** The desired count differs from the recorded one. */
  readonly countDiffers: boolean;
  /** Why the deployment of the recorded revision, by the release or by the rollback, runs other images than before. */
  readonly otherImages?: string | undefined;
}

/** What was done so far. */
export interface Done {
  readonly stop: "not-sent" | "refused" | { readonly sentFor: number };
  /** The job is about to be killed: do not wait for a second observation. */
  readonly noTimeLeft?: boolean;
}

export type Act =
  | { readonly do: "wait"; readonly for: string }
  /** Stops the deployment in progress, with a rollback by AWS. */
  | { readonly do: "stop" }
  /** Deploys the recorded revision; `force` if it is already PRIMARY, because AWS would start nothing. */
  | { readonly do: "deploy"; readonly force: boolean }
  | { readonly do: "end-pause" }
  | { readonly do: "restore-count" };

export type End =
  | { readonly end: "back" }
  | { readonly end: "superseded"; readonly by: string }
  /** `remedy`: absent if a deployment of the recorded revision by hand helps. */
  | { readonly end: "not-back"; readonly reason: string; readonly remedy?: string };

export type Next = Act | End;

export const isEnd = (next: Next): next is End => "end" in next;

const wait = (what: string): Act => ({ do: "wait", for: what });
const notBack = (reason: string): Extract<End, { end: "not-back" }> => ({ end: "not-back", reason });

/** Milliseconds after which a stop without visible effect is sent again. */
const resendStopAfter = seconds(30);

export function decide(observation: PartObservation, done: Done): Next {
  if (observation.gone !== undefined) return notBack(observation.gone);
  const next =
    observation.rollback === "none"
      ? afterRollout(observation, done)
      : afterRollback(observation, observation.rollback);
  const waits = !isEnd(next) && next.do === "wait";
  return waits && observation.paused ? { do: "end-pause" } : next;
}

function afterRollback(observation: PartObservation, rollback: Judgment): Next {
  switch (rollback.state) {
    case "superseded":
      return endSuperseded(observation, rollback.by);
    case "gone":
      return notBack(rollback.reason);
    case "succeeded":
      return observation.serving === "recorded"
        ? redeployed(observation)
        : wait("the service to show the recorded revision");
    case "in-progress":
    case "unclear":
    case "rolling-back":
      return wait("the deployment of the recorded revision to end");
    case "unknown":
      return wait(`a deployment in the unknown status ${rollback.status} to end`);
    case "rolled-back":
    case "rollback-failed":
    case "stopped":
      return runs(observation) ? proven(observation) : notBack(rollback.reason);
  }
}

function afterRollout(observation: PartObservation, done: Done): Next {
  const { rollout } = observation;
  if (rollout === "none" || rollout === "unanswered") return byServingRevision(observation);
  switch (rollout.state) {
    case "superseded":
      return endSuperseded(observation, rollout.by);
    case "gone":
      return notBack(rollout.reason);
    case "unclear":
      if (rollout.replaced) return wait("the service to show the deployment that replaced it");
      return done.noTimeLeft ? deploy(observation) : wait("the deployment to become visible");
    case "rolling-back":
      return wait("AWS to roll back");
    case "in-progress":
      return stopRollout(observation, done);
    case "rolled-back":
      if (observation.serving === "recorded") return proven(observation);
      // AWS rolls back to its last successful revision, which may not be the recorded one. A stale response shows the
      // released revision for a while.
      return observation.serving === "another"
        ? deploy(observation)
        : wait("the service to show the rollback");
    case "succeeded":
      return observation.serving === "recorded" ? redeployed(observation) : deploy(observation);
    case "stopped":
    case "rollback-failed":
    case "unknown":
      return runs(observation) ? redeployed(observation) : deploy(observation);
  }
}

/** Image tags of the recorded revision may have moved, and to deploy it once more would start the same images. */
const redeployed = (observation: PartObservation): Next =>
  observation.otherImages === undefined
    ? proven(observation)
    : { ...notBack(observation.otherImages), remedy: imagesRemedy };

const imagesRemedy =
  "An image tag of the revision points at another image now. Release the earlier images by digest (REPOSITORY@sha256:… in the input `image`). A revision with digests always returns to the same images.";

/** The rollout's deployment is under way. */
function stopRollout(observation: PartObservation, { stop }: Done): Act {
  if (observation.supersededBy !== undefined) return confirmForeign(observation.supersededBy);
  if (observation.stopping) return wait("AWS to roll back");
  // The release redeployed the same revision, so there is no other revision to deploy.
  if (!observation.stoppable || stop === "refused")
    return observation.serving === "recorded" ? wait("the deployment to end") : deploy(observation);
  const waits = stop !== "not-sent" && stop.sentFor < resendStopAfter;
  return waits ? wait("AWS to roll back") : { do: "stop" };
}

/** The release has no deployment to follow, so the serving revision decides. */
function byServingRevision(observation: PartObservation): Next {
  switch (observation.serving) {
    case "recorded":
      return observation.busy ? wait("another deployment to end") : proven(observation);
    case "released":
      return observation.supersededBy === undefined
        ? deploy(observation)
        : { end: "superseded", by: observation.supersededBy };
    case "another":
      return { end: "superseded", by: observation.supersededBy ?? "unknown" };
    case "unknown":
      return wait("the service to show its revision");
  }
}

/** A foreign deployment stays as it is, unless it deployed the recorded revision. */
const endSuperseded = (observation: PartObservation, by: string): Next =>
  observation.serving === "recorded" ? byServingRevision(observation) : { end: "superseded", by };

const confirmForeign = (by: string): Act =>
  wait(`confirmation that deployment ${by} is not part of this release`);

/** Never deploys over a foreign deployment: the next observation confirms or clears it. */
const deploy = (observation: PartObservation): Act =>
  observation.supersededBy === undefined
    ? { do: "deploy", force: observation.serving === "recorded" }
    : confirmForeign(observation.supersededBy);

const runs = ({ serving, running, wanted }: PartObservation): boolean =>
  serving === "recorded" && running >= wanted;

/** "Back" is verified: the recorded revision serves, with the desired number of tasks. */
function proven(observation: PartObservation): Next {
  if (observation.countDiffers) return { do: "restore-count" };
  return runs(observation)
    ? { end: "back" }
    : wait(`tasks of the recorded revision (${observation.running} of ${observation.wanted} running)`);
}

/**
 * Whether an end is final. A failure, which one stale response could show, needs a second observation. A success counts
 * only once no change of the release can still take effect.
 * @param observations observations in a row that came to this end
 * @param settlesIn milliseconds until no change of this release can take effect
 */
export function isCertain({ end }: End, observations: number, settlesIn: number): boolean {
  if (end === "not-back") return observations >= 2;
  return settlesIn <= 0 && observations >= (end === "superseded" ? 2 : 1);
}
