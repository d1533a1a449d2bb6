/**
 * What to do next to put one part of a release back: from one look at it to the next act, or to the end. Pure, and the
 * same for services of ECS, services of CodeDeploy, and schedules. `follow.ts` looks, decides and acts.
 */
import type { Judgement } from "../../ecs/deployment.ts";
import { seconds } from "../../core/time.ts";

/** What serves: the recorded revision, the release's own, or one that somebody else (or ECS) has put there. */
export type Serving = "recorded" | "released" | "another" | "unknown";

/** One look at a part, in the words of the release. */
export interface Seen {
  /** Why there is nothing left to put back: the service was deleted, or is draining. */
  readonly gone?: string | undefined;
  readonly serving: Serving;
  /** The deployment (or whoever) that took the part over, as this one look shows it. */
  readonly takenOverBy?: string | undefined;
  /**
   * The change of the release. `none`: it began no deployment that could be followed. `unanswered`: it was sent, its
   * answer never came, and this look shows nothing of it.
   */
  readonly rollout: "none" | "unanswered" | Judgement;
  /** The deployment that brings the recorded revision back; `none` while this look shows none. */
  readonly rollback: "none" | Judgement;
  /** Whether the rollout's deployment can be stopped so that AWS rolls it back. */
  readonly stoppable: boolean;
  /** AWS has accepted a stop of it already. */
  readonly stopping: boolean;
  /** A pause or wait of our own rollback blocks it. */
  readonly paused: boolean;
  /** Somebody's deployment is under way. */
  readonly busy: boolean;
  /** Tasks of the recorded revision that run, and tasks that the service wants. */
  readonly running: number;
  readonly wanted: number;
  /** The desired count is still the one that the release set. */
  readonly countDiffers: boolean;
}

/** What was done so far. */
export interface Done {
  readonly stop: "not-sent" | "refused" | { readonly sentFor: number };
  /** The job is about to be killed: what one look can't show for sure is not waited for. */
  readonly hurry?: boolean;
}

export type Act =
  | { readonly do: "wait"; readonly for: string }
  /** Has AWS roll back the deployment that is under way. */
  | { readonly do: "stop" }
  /** Deploys the recorded revision; `force` where AWS would start nothing because it is the PRIMARY already. */
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

/** Milliseconds after which a stop that nothing came of is sent again. */
const stopAgainAfter = seconds(30);

export function decide(seen: Seen, done: Done): Next {
  if (seen.gone !== undefined) return notBack(seen.gone);
  const next = seen.rollback === "none" ? afterRollout(seen, done) : afterRollback(seen, seen.rollback);
  const waits = !isEnd(next) && next.do === "wait";
  return waits && seen.paused ? { do: "end-pause" } : next;
}

function afterRollback(seen: Seen, rollback: Judgement): Next {
  switch (rollback.state) {
    case "superseded":
      return supersededBy(seen, rollback.by);
    case "gone":
      return notBack(rollback.reason);
    case "succeeded":
      return seen.serving === "recorded" ? proven(seen) : wait("the recorded revision to show as serving");
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
  if (rollout === "none" || rollout === "unanswered") return whereItStands(seen);
  switch (rollout.state) {
    case "superseded":
      return supersededBy(seen, rollout.by);
    case "gone":
      return notBack(rollout.reason);
    case "unclear":
      return done.hurry ? deploy(seen) : wait("the deployment to become visible");
    case "rolling-back":
      return wait("AWS to roll back");
    case "in-progress":
      return turnBack(seen, done);
    case "rolled-back":
      if (seen.serving === "recorded") return proven(seen);
      // AWS rolled back to its last successful revision, which is not the one from before the release. A view that
      // lags shows the released revision for a while.
      return seen.serving === "another" ? deploy(seen) : wait("the rollback to show in the service");
    case "succeeded":
      return seen.serving === "recorded" ? proven(seen) : deploy(seen);
    case "stopped":
    case "rollback-failed":
    case "unknown":
      return runs(seen) ? proven(seen) : deploy(seen);
  }
}

/** The rollout's deployment is under way. */
function turnBack(seen: Seen, { stop }: Done): Act {
  if (seen.takenOverBy !== undefined) return mayBeTheirs(seen.takenOverBy);
  if (seen.stopping) return wait("AWS to roll back");
  // A release that deploys the same revision again has nothing to deploy in its place.
  if (!seen.stoppable || stop === "refused")
    return seen.serving === "recorded" ? wait("the deployment to end") : deploy(seen);
  const waits = stop !== "not-sent" && stop.sentFor < stopAgainAfter;
  return waits ? wait("AWS to roll back") : { do: "stop" };
}

/** No deployment of the release can be followed: what serves decides. */
function whereItStands(seen: Seen): Next {
  switch (seen.serving) {
    case "recorded":
      return seen.busy ? wait("a deployment that is not of this release to end") : proven(seen);
    case "released":
      return seen.takenOverBy === undefined ? deploy(seen) : { end: "superseded", by: seen.takenOverBy };
    case "another":
      return { end: "superseded", by: seen.takenOverBy ?? "unknown" };
    case "unknown":
      return wait("the service to show what serves");
  }
}

/** Somebody else took it over: left to them, unless they brought back just what was recorded. */
const supersededBy = (seen: Seen, by: string): Next =>
  seen.serving === "recorded" ? whereItStands(seen) : { end: "superseded", by };

const mayBeTheirs = (by: string): Act =>
  wait(`another look at the deployment ${by}, which is not of this release`);

/** Never over a deployment that this look shows as somebody else's: the next look is sure. */
const deploy = (seen: Seen): Act =>
  seen.takenOverBy === undefined
    ? { do: "deploy", force: seen.serving === "recorded" }
    : mayBeTheirs(seen.takenOverBy);

const runs = ({ serving, running, wanted }: Seen): boolean => serving === "recorded" && running >= wanted;

/** Back means proven: the recorded revision serves, and as many of its tasks run as are wanted. */
function proven(seen: Seen): Next {
  if (seen.countDiffers) return { do: "restore-count" };
  return runs(seen)
    ? { end: "back" }
    : wait(`tasks of the recorded revision: ${seen.running} of ${seen.wanted} run`);
}

/** How long a change whose answer never came can still take effect, in milliseconds. */
export const settling = seconds(30);

/**
 * Whether an end counts. A bad end that one stale answer could show needs a second look that agrees. Nothing of the
 * release may still take effect, unless the part is not back anyway.
 * @param looks in a row that came to this end
 * @param settlesIn milliseconds until no change of this release can take effect any more
 */
export function isCertain({ end }: End, looks: number, settlesIn: number): boolean {
  if (end === "not-back") return looks >= 2;
  return settlesIn <= 0 && looks >= (end === "superseded" ? 2 : 1);
}
