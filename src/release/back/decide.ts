/**
 * Decides the next action of a rollback from one observation of a service or schedule. Pure, and the same for ECS
 * services, CodeDeploy services and schedules. `follow.ts` runs the loop: observe, decide, act.
 */
import type { Judgment } from "../../ecs/deployment.ts";
import { seconds } from "../../core/time.ts";

/** What serves: the recorded revision, the released one, or another one, deployed by somebody else or by ECS. */
export type Serving = "recorded" | "released" | "another" | "unknown";

/** One observation of a part. */
export interface Seen {
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
  | { readonly end: "not-back"; readonly reason: string };

export type Next = Act | End;

export const isEnd = (next: Next): next is End => "end" in next;

const wait = (what: string): Act => ({ do: "wait", for: what });
const notBack = (reason: string): End => ({ end: "not-back", reason });

/** Milliseconds after which a stop without visible effect is sent again. */
const resendStopAfter = seconds(30);

export function decide(seen: Seen, done: Done): Next {
  if (seen.gone !== undefined) return notBack(seen.gone);
  const next = seen.rollback === "none" ? afterRollout(seen, done) : afterRollback(seen, seen.rollback);
  const waits = !isEnd(next) && next.do === "wait";
  return waits && seen.paused ? { do: "end-pause" } : next;
}

function afterRollback(seen: Seen, rollback: Judgment): Next {
  switch (rollback.state) {
    case "superseded":
      return endSuperseded(seen, rollback.by);
    case "gone":
      return notBack(rollback.reason);
    case "succeeded":
      return seen.serving === "recorded" ? proven(seen) : wait("the service to show the recorded revision");
    case "in-progress":
    case "unclear":
    case "rolling-back":
      return wait("the deployment of the recorded revision to end");
    case "unknown":
      return wait(`a deployment in the unknown status ${rollback.status} to end`);
    case "rolled-back":
    case "rollback-failed":
    case "stopped":
      return runs(seen) ? proven(seen) : notBack(rollback.reason);
  }
}

function afterRollout(seen: Seen, done: Done): Next {
  const { rollout } = seen;
  if (rollout === "none" || rollout === "unanswered") return byServingRevision(seen);
  switch (rollout.state) {
    case "superseded":
      return endSuperseded(seen, rollout.by);
    case "gone":
      return notBack(rollout.reason);
    case "unclear":
      return done.noTimeLeft ? deploy(seen) : wait("the deployment to become visible");
    case "rolling-back":
      return wait("AWS to roll back");
    case "in-progress":
      return stopRollout(seen, done);
    case "rolled-back":
      if (seen.serving === "recorded") return proven(seen);
      // AWS rolls back to its last successful revision, which may not be the recorded one. A stale response shows the
      // released revision for a while.
      return seen.serving === "another" ? deploy(seen) : wait("the service to show the rollback");
    case "succeeded":
      return seen.serving === "recorded" ? proven(seen) : deploy(seen);
    case "stopped":
    case "rollback-failed":
    case "unknown":
      return runs(seen) ? proven(seen) : deploy(seen);
  }
}

/** The rollout's deployment is under way. */
function stopRollout(seen: Seen, { stop }: Done): Act {
  if (seen.supersededBy !== undefined) return confirmForeign(seen.supersededBy);
  if (seen.stopping) return wait("AWS to roll back");
  // The release redeployed the same revision, so there is no other revision to deploy.
  if (!seen.stoppable || stop === "refused")
    return seen.serving === "recorded" ? wait("the deployment to end") : deploy(seen);
  const waits = stop !== "not-sent" && stop.sentFor < resendStopAfter;
  return waits ? wait("AWS to roll back") : { do: "stop" };
}

/** The release has no deployment to follow, so the serving revision decides. */
function byServingRevision(seen: Seen): Next {
  switch (seen.serving) {
    case "recorded":
      return seen.busy ? wait("another deployment to end") : proven(seen);
    case "released":
      return seen.supersededBy === undefined ? deploy(seen) : { end: "superseded", by: seen.supersededBy };
    case "another":
      return { end: "superseded", by: seen.supersededBy ?? "unknown" };
    case "unknown":
      return wait("the service to show its revision");
  }
}

/** A foreign deployment stays as it is, unless it deployed the recorded revision. */
const endSuperseded = (seen: Seen, by: string): Next =>
  seen.serving === "recorded" ? byServingRevision(seen) : { end: "superseded", by };

const confirmForeign = (by: string): Act =>
  wait(`confirmation that deployment ${by} is not part of this release`);

/** Never deploys over a foreign deployment: the next observation confirms or clears it. */
const deploy = (seen: Seen): Act =>
  seen.supersededBy === undefined
    ? { do: "deploy", force: seen.serving === "recorded" }
    : confirmForeign(seen.supersededBy);

const runs = ({ serving, running, wanted }: Seen): boolean => serving === "recorded" && running >= wanted;

/** "Back" is verified: the recorded revision serves, with the desired number of tasks. */
function proven(seen: Seen): Next {
  if (seen.countDiffers) return { do: "restore-count" };
  return runs(seen)
    ? { end: "back" }
    : wait(`tasks of the recorded revision (${seen.running} of ${seen.wanted} running)`);
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
