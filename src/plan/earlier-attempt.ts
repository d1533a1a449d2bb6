/**
 * What an earlier attempt of this step left half-way when it was cut off for good (a lost runner has no `post`):
 * services that it had brought to the new revision, beside services that it never reached. A rollback of this attempt
 * takes those back too, to what that attempt found. Only what ECS and the trace tags prove counts; nothing is guessed.
 */
import { revisionName } from "../aws/arn.ts";
import type { EcsCalls } from "../aws/calls.ts";
import { deploymentNumber, primaryOf } from "../ecs/deployment.ts";
import { isSettled } from "../ecs/service.ts";
import { earlierAttempt } from "../ecs/definition/tags.ts";
import { describedTaskDefinition } from "../ecs/definition/task-definition.ts";
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

interface Recognised {
  readonly waves: PlannedService[][];
  readonly checks: readonly Check[];
}

/** Asks nothing in a first attempt. Never throws: what can't be read is not proven, and a check says so. */
export async function recogniseEarlier(
  context: EarlierContext,
  ecs: EcsCalls,
  waves: PlannedService[][],
  families: ReadonlyMap<string, PlannedFamily>,
): Promise<Recognised> {
  const { request } = context;
  if (!(Number(request.job.runAttempt) > 1)) return { waves, checks: [] };
  const services = waves.flat();
  const wanted = ({ family }: PlannedService): string | undefined => knownRevision(families.get(family));
  const waiting = services.filter((one) => isToDeploy(one, wanted(one), request));
  if (waiting.length === 0) return { waves, checks: [] };
  // One that only wants another number of tasks may have been well when that attempt came to its end.
  const behind = waiting.filter((one) => wanted(one) !== one.from || !isSettled(one.service));
  const attempts = new Attempts(context, ecs);
  const checks: Check[] = [];
  const recognise = async (one: PlannedService): Promise<PlannedService> => {
    try {
      const move =
        (await unfinishedMove(attempts, one, wanted(one))) ??
        (await earlierMove(attempts, one, { waiting, behind }));
      if (move === undefined) return one;
      checks.push(move.ended ? movedBack(one, move, request) : goneOnWith(one, move));
      return { ...one, earlier: move };
    } catch (error) {
      if (!(error instanceof Failure) && !(error instanceof Unproven)) throw error;
      checks.push(stays(one, error.message));
      return one;
    }
  };
  const recognised = await Promise.all(waves.map((wave) => Promise.all(wave.map(recognise))));
  return { waves: recognised, checks };
}

/** Which earlier attempt of this step registered a revision, 0 for none; each revision and history is read once. */
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

  /** 0 also for one that can't be read: nothing says that it is ours. */
  async of(revision: string): Promise<number> {
    return (await this.#once(revision)) ?? 0;
  }

  /** Throws Unproven for one that can't be read: nothing says that it is not ours. */
  async surely(revision: string): Promise<number> {
    const attempt = await this.#once(revision);
    if (attempt === undefined) throw new Unproven(`the tags of ${revisionName(revision)} can't be read`);
    return attempt;
  }

  /** Throws Failure where it may not be read. */
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
    let text = "";
    try {
      await this.#ecs.describeTaskDefinition(
        { taskDefinition: revision, include: ["TAGS"] },
        { onText: (body) => (text = body), signal: this.#signal, resource: revision },
      );
    } catch (error) {
      if (error instanceof Failure) return undefined;
      throw error;
    }
    return earlierAttempt(describedTaskDefinition(text).tags, this.#request.job);
  }
}

/** Why it is not certain what an earlier attempt has found. */
class Unproven extends Error {}

const begunAt = ({ service }: PlannedService): number => primaryOf(service)?.createdAt?.getTime() ?? Infinity;

/** A deployment of the wanted revision that an earlier attempt of this step began, and that has proven nothing yet. */
async function unfinishedMove(
  attempts: Attempts,
  { controller, from, service }: PlannedService,
  to: string | undefined,
): Promise<EarlierMove | undefined> {
  const { id: deploymentId, taskDefinition } = primaryOf(service) ?? {};
  const begun = controller === "ECS" && taskDefinition === to && taskDefinition !== from;
  if (isSettled(service) || !begun || taskDefinition === undefined || deploymentId === undefined)
    return undefined;
  const attempt = await attempts.of(taskDefinition);
  return attempt === 0 ? undefined : { attempt, from, deploymentId, ended: false };
}

/**
 * `undefined` for a service that no earlier attempt has brought where it is. Throws Unproven or a Failure where one
 * has, and what it found can't be told.
 */
async function earlierMove(
  attempts: Attempts,
  one: PlannedService,
  { waiting, behind }: Record<"waiting" | "behind", readonly PlannedService[]>,
): Promise<EarlierMove | undefined> {
  const attempt = await attempts.of(one.from);
  if (attempt === 0) return undefined;
  if (waiting.includes(one)) throw new Unproven("it is deployed once more");
  if (one.controller !== "ECS") throw new Unproven("CodeDeploy deployed it");
  const floors = await Promise.all(behind.map((other) => unreached(attempts, other, attempt, begunAt(one))));
  const floor = Math.min(...floors.map((found) => found ?? Infinity));
  if (floor === Infinity) throw new Unproven(`attempt ${attempt} may have come to its end`);
  const deploymentId = primaryOf(one.service)?.id ?? "?";
  return { attempt, deploymentId, ended: true, ...(await foundBy(attempts, one, floor)) };
}

/**
 * Whether a service proves that an attempt never came to its end: it stands where that attempt has found it, or what
 * was begun there has not ended. Gives the attempt by which it stands where it is.
 */
async function unreached(
  attempts: Attempts,
  other: PlannedService,
  attempt: number,
  since: number,
): Promise<number | undefined> {
  const [stands, begun] = await Promise.all([
    attempts.surely(other.from),
    attempts.of(primaryOf(other.service)?.taskDefinition ?? other.from),
  ]);
  if (stands >= attempt) return undefined;
  const unfinished = begun > 0 && !isSettled(other.service);
  const proven = unfinished || begunAt(other) < since || (await wasPutBack(attempts, other));
  return proven ? stands : undefined;
}

/**
 * Whether it is back on what the first of our deployments replaced, which did not succeed: one that did may have been
 * put back by a person, long after an attempt that came to its end.
 */
async function wasPutBack(attempts: Attempts, service: PlannedService): Promise<boolean> {
  if (service.controller !== "ECS") return false;
  for (const { to, from, succeeded } of (await attempts.history(service)).toReversed()) {
    if (to !== "" && (await attempts.of(to)) > 0)
      return (
        !succeeded && from.length > 0 && from.every(({ taskDefinition }) => taskDefinition === service.from)
      );
  }
  return false;
}

/** Back through the service's deployments, to the revision that no attempt later than `floor` registered. */
async function foundBy(
  attempts: Attempts,
  planned: PlannedService,
  floor: number,
): Promise<Pick<EarlierMove, "from" | "serviceDeploymentArn">> {
  const history = await attempts.history(planned);
  const bringing = (number: string): PastDeployment | undefined =>
    history.find((one) => one.succeeded && one.number === number);
  const last = bringing(deploymentNumber(primaryOf(planned.service)?.id ?? "?"));
  // Each deployment is newer than what it replaced, so that this comes to an end.
  for (let deployment = last; deployment !== undefined;) {
    const [source, ...others] = deployment.from;
    if (source === undefined || source.taskDefinition === "")
      throw new Unproven("ECS does not say what it replaced");
    const from = source.taskDefinition;
    if (others.some(({ taskDefinition }) => taskDefinition !== from))
      throw new Unproven("it replaced several revisions at once");
    if ((await attempts.surely(from)) <= floor)
      return { from, serviceDeploymentArn: last?.serviceDeploymentArn ?? "" };
    const before: string = source.number;
    deployment = history
      .slice(history.indexOf(deployment) + 1)
      .find((one) => one.succeeded && one.number === before);
  }
  throw new Unproven("ECS does not list the deployment that brought it");
}

function movedBack({ name, from }: PlannedService, move: EarlierMove, request: ReleaseRequest): Check {
  const [now, before] = [revisionName(from), revisionName(move.from)];
  const count = request.desiredCount === undefined ? "" : "; its desired count stays";
  return {
    about: name,
    level: "ok",
    text: `attempt ${move.attempt} of this run, which did not come to its end, has brought it from ${before} to ${now} already: a rollback takes it back to ${before}${count}`,
  };
}

const goneOnWith = ({ name }: PlannedService, { attempt, deploymentId, from }: EarlierMove): Check => ({
  about: name,
  level: "ok",
  text: `attempt ${attempt} of this run has begun ${deploymentId} on it, which has not ended well yet: it is gone on with, and a rollback takes it back to ${revisionName(from)}`,
});

const stays = ({ name, from }: PlannedService, why: string): Check => ({
  about: name,
  level: "warning",
  text: `an earlier attempt of this run has brought it to ${revisionName(from)} already, and what it ran before is not proven (${why}): a rollback leaves it on ${revisionName(from)}`,
  remedy: "Should this release fail, look whether it belongs back on what it ran before.",
});
