/**
 * Detects an earlier attempt of this step that was killed midway (a lost runner runs no `post`). It may have moved some
 * services to the new revision and not others. A rollback of this attempt also returns the moved services to the
 * revision that they ran before. Uses only what ECS and the trace tags prove.
 */
import { passed, warning } from "../core/checks.ts";
import { revisionName } from "../aws/arn.ts";
import type { EcsCalls } from "../aws/calls.ts";
import { deploymentNumber, primaryOf } from "../ecs/deployment.ts";
import { isSettled } from "../ecs/service.ts";
import { earlierAttempt } from "../ecs/definition/tags.ts";
import { readRevision } from "../ecs/reading/task-definitions.ts";
import { Failure } from "../core/failure.ts";
import type { Check } from "../core/events.ts";
import type { ReleaseRequest } from "../request/request.ts";
import { type PastDeployment, readHistory } from "./deployment-history.ts";
import {
  type EarlierMove,
  isToDeploy,
  knownRevision,
  type PlannedFamily,
  type PlannedService,
} from "./plan.ts";

export interface EarlierContext {
  readonly request: ReleaseRequest;
  readonly signal: AbortSignal;
}

interface Recognized {
  readonly waves: PlannedService[][];
  readonly checks: readonly Check[];
}

/** Makes no calls in a first attempt. Never throws: anything that can't be read becomes a warning. */
export async function recognizeEarlier(
  context: EarlierContext,
  ecs: EcsCalls,
  waves: PlannedService[][],
  families: ReadonlyMap<string, PlannedFamily>,
): Promise<Recognized> {
  const { request } = context;
  if (!(Number(request.job.runAttempt) > 1)) return { waves, checks: [] };
  const services = waves.flat();
  const wanted = ({ family }: PlannedService): string | undefined => knownRevision(families.get(family));
  const waiting = services.filter((one) => isToDeploy(one, wanted(one), request));
  if (waiting.length === 0) return { waves, checks: [] };
  // A service that only changes its desired count may have been healthy when that attempt completed.
  const behind = waiting.filter((one) => wanted(one) !== one.from || !isSettled(one.service));
  const attempts = new Attempts(context, ecs);
  const checks: Check[] = [];
  const recognize = async (one: PlannedService): Promise<PlannedService> => {
    try {
      const move =
        (await unfinishedMove(attempts, one, wanted(one))) ??
        (await earlierMove(attempts, one, { waiting, behind }));
      if (move === undefined) return one;
      checks.push(move.ended ? rolledBack(one, move, request) : continued(one, move));
      return { ...one, earlier: move };
    } catch (error) {
      if (!(error instanceof Failure) && !(error instanceof Unproven)) throw error;
      checks.push(stays(one, error.message));
      return one;
    }
  };
  const recognized = await Promise.all(waves.map((wave) => Promise.all(wave.map(recognize))));
  return { waves: recognized, checks };
}

/** Finds the earlier attempt of this step that registered a revision, 0 for none. Caches revisions and histories. */
class Attempts {
  readonly #ecs: EcsCalls;
  readonly #signal: AbortSignal;
  readonly #request: ReleaseRequest;
  readonly #known = new Map<string, Promise<number | undefined>>();
  readonly #histories = new Map<PlannedService, ReturnType<typeof readHistory>>();

  constructor({ request, signal }: EarlierContext, ecs: EcsCalls) {
    this.#ecs = ecs;
    this.#signal = signal;
    this.#request = request;
  }

  /** 0 also for a revision that can't be read: nothing proves that it is ours. */
  async of(revision: string): Promise<number> {
    return (await this.#once(revision)) ?? 0;
  }

  /** Throws Unproven for a revision that can't be read: it may be ours. */
  async required(revision: string): Promise<number> {
    const attempt = await this.#once(revision);
    if (attempt === undefined) throw new Unproven(`the tags of ${revisionName(revision)} can't be read`);
    return attempt;
  }

  /** Throws Failure if the role isn't allowed to read it. */
  history(service: PlannedService): ReturnType<typeof readHistory> {
    const known =
      this.#histories.get(service) ?? readHistory({ ecs: this.#ecs, signal: this.#signal }, service);
    this.#histories.set(service, known);
    return known;
  }

  #once(revision: string): Promise<number | undefined> {
    const known = this.#known.get(revision) ?? this.#read(revision);
    this.#known.set(revision, known);
    return known;
  }

  async #read(revision: string): Promise<number | undefined> {
    try {
      const { tags } = await readRevision({ ecs: this.#ecs, signal: this.#signal }, revision);
      return earlierAttempt(tags, this.#request.job);
    } catch (error) {
      if (error instanceof Failure) return undefined;
      throw error;
    }
  }
}

/** Why the revision before an earlier attempt is uncertain. */
class Unproven extends Error {}

const startedAt = ({ service }: PlannedService): number =>
  primaryOf(service)?.createdAt?.getTime() ?? Infinity;

/** An unfinished deployment of the new revision that an earlier attempt of this step started. */
async function unfinishedMove(
  attempts: Attempts,
  { controller, from, service }: PlannedService,
  to: string | undefined,
): Promise<EarlierMove | undefined> {
  const { id: deploymentId, taskDefinition } = primaryOf(service) ?? {};
  const started = controller === "ECS" && taskDefinition === to && taskDefinition !== from;
  if (isSettled(service) || !started || taskDefinition === undefined || deploymentId === undefined)
    return undefined;
  const attempt = await attempts.of(taskDefinition);
  return attempt === 0 ? undefined : { attempt, from, deploymentId, ended: false };
}

/**
 * `undefined` if no earlier attempt moved the service. Throws Unproven or a Failure if one did and the previous revision
 * is uncertain.
 */
async function earlierMove(
  attempts: Attempts,
  one: PlannedService,
  { waiting, behind }: Record<"waiting" | "behind", readonly PlannedService[]>,
): Promise<EarlierMove | undefined> {
  const attempt = await attempts.of(one.from);
  if (attempt === 0) return undefined;
  if (waiting.includes(one)) throw new Unproven("this attempt deploys it again");
  if (one.controller !== "ECS") throw new Unproven("CodeDeploy deployed it");
  const floors = await Promise.all(
    behind.map((other) => unreached(attempts, other, attempt, startedAt(one))),
  );
  const floor = Math.min(...floors.map((found) => found ?? Infinity));
  if (floor === Infinity) throw new Unproven(`attempt ${attempt} may have completed`);
  const deploymentId = primaryOf(one.service)?.id ?? "?";
  return { attempt, deploymentId, ended: true, ...(await previousOf(attempts, one, floor)) };
}

/**
 * Whether a service proves that an attempt never completed: it still runs what that attempt found, or its deployment
 * hasn't ended. Returns the attempt that put the service on its current revision.
 */
async function unreached(
  attempts: Attempts,
  other: PlannedService,
  attempt: number,
  since: number,
): Promise<number | undefined> {
  const [current, started] = await Promise.all([
    attempts.required(other.from),
    attempts.of(primaryOf(other.service)?.taskDefinition ?? other.from),
  ]);
  if (current >= attempt) return undefined;
  const unfinished = started > 0 && !isSettled(other.service);
  const proven = unfinished || startedAt(other) < since || (await wasRolledBack(attempts, other));
  return proven ? current : undefined;
}

/**
 * Whether the service runs the revision that our first deployment replaced again, and that deployment failed. If it
 * succeeded, a person may have rolled back long after an attempt that completed.
 */
async function wasRolledBack(attempts: Attempts, service: PlannedService): Promise<boolean> {
  if (service.controller !== "ECS") return false;
  for (const { to, from, succeeded } of (await attempts.history(service)).toReversed()) {
    if (to !== "" && (await attempts.of(to)) > 0)
      return (
        !succeeded && from.length > 0 && from.every(({ taskDefinition }) => taskDefinition === service.from)
      );
  }
  return false;
}

/** Follows the service's deployments back to the revision that no attempt later than `floor` registered. */
async function previousOf(
  attempts: Attempts,
  planned: PlannedService,
  floor: number,
): Promise<Pick<EarlierMove, "from" | "serviceDeploymentArn">> {
  const history = await attempts.history(planned);
  const deploying = (number: string): PastDeployment | undefined =>
    history.find((one) => one.succeeded && one.number === number);
  const last = deploying(deploymentNumber(primaryOf(planned.service)?.id ?? "?"));
  // Ends, because each deployment is newer than what it replaced.
  for (let deployment = last; deployment !== undefined;) {
    const [source, ...others] = deployment.from;
    if (source === undefined || source.taskDefinition === "")
      throw new Unproven("ECS doesn't report what it replaced");
    const from = source.taskDefinition;
    if (others.some(({ taskDefinition }) => taskDefinition !== from))
      throw new Unproven("it replaced several revisions");
    if ((await attempts.required(from)) <= floor)
      return { from, serviceDeploymentArn: last?.serviceDeploymentArn ?? "" };
    const before: string = source.number;
    deployment = history
      .slice(history.indexOf(deployment) + 1)
      .find((one) => one.succeeded && one.number === before);
  }
  throw new Unproven("ECS doesn't list the deployment that started it");
}

function rolledBack({ name, from }: PlannedService, move: EarlierMove, request: ReleaseRequest): Check {
  const [now, before] = [revisionName(from), revisionName(move.from)];
  const count = request.desiredCount === undefined ? "" : "; the desired count stays the same";
  return passed(
    name,
    `attempt ${move.attempt} of this run moved it from ${before} to ${now} and didn't complete; a rollback returns it to ${before}${count}`,
  );
}

const continued = ({ name }: PlannedService, { attempt, deploymentId, from }: EarlierMove): Check =>
  passed(
    name,
    `attempt ${attempt} of this run started deployment ${deploymentId}, which hasn't completed; continuing it. A rollback returns it to ${revisionName(from)}`,
  );

const stays = ({ name, from }: PlannedService, why: string): Check =>
  warning(
    name,
    `an earlier attempt of this run moved it to ${revisionName(from)}, and the revision before that is uncertain (${why}); a rollback leaves it on ${revisionName(from)}`,
    "If this release fails, check whether to roll it back by hand.",
  );
