/**
 * What an earlier attempt of this step left half-way when it was cut off for good (a lost runner has no `post`):
 * services that it had brought to the new revision, beside services that it never reached. A rollback of this attempt
 * takes those back too, to what that attempt found. Only what ECS and the trace tags prove counts; nothing is guessed.
 */
import type { ServiceDeployment } from "@aws-sdk/client-ecs";
import { revisionName } from "../aws/arn.ts";
import type { EcsCalls } from "../aws/clients.ts";
import { deploymentNumber, primaryOf } from "../ecs/deployment.ts";
import { inBatches } from "../ecs/describe-services.ts";
import { earlierAttempt } from "../ecs/tags.ts";
import { describedTaskDefinition } from "../ecs/task-definition.ts";
import { Failure } from "../failure.ts";
import type { Check } from "../release/events.ts";
import type { ReleaseRequest } from "../request/request.ts";
import type { EarlierMove, PlannedFamily, PlannedService } from "./plan.ts";

export interface EarlierContext {
  readonly request: ReleaseRequest;
  readonly signal: AbortSignal;
}

interface Recognised {
  readonly waves: PlannedService[][];
  readonly checks: readonly Check[];
}

/** The newest deployments of a service that are looked at, and arns in a call. */
const deploymentsRead = 20;

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
  const waiting = services.filter((one) => isToMove(one, families, request));
  if (waiting.length === 0) return { waves, checks: [] };
  const attempts = new Attempts(context, ecs);
  const checks: Check[] = [];
  const recognise = async (one: PlannedService): Promise<PlannedService> => {
    try {
      const move = await earlierMove(attempts, one, waiting);
      if (move === undefined) return one;
      checks.push(movedBack(one, move, request));
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

/** Whether this attempt has something to deploy to it. */
function isToMove(
  { family, from, service }: PlannedService,
  families: ReadonlyMap<string, PlannedFamily>,
  { desiredCount, forceNewDeployment }: ReleaseRequest,
): boolean {
  const target = families.get(family);
  const counts = desiredCount !== undefined && desiredCount !== service.desiredCount;
  return forceNewDeployment || counts || target?.reused !== true || target.base !== from;
}

/** Which earlier attempt of this step registered a revision, 0 for none; each is asked for once. */
class Attempts {
  readonly ecs: EcsCalls;
  readonly signal: AbortSignal;
  readonly #request: ReleaseRequest;
  readonly #known = new Map<string, Promise<number>>();

  constructor({ request, signal }: EarlierContext, ecs: EcsCalls) {
    this.ecs = ecs;
    this.signal = signal;
    this.#request = request;
  }

  of(revision: string): Promise<number> {
    const known = this.#known.get(revision) ?? this.#read(revision);
    this.#known.set(revision, known);
    return known;
  }

  /** 0 for a revision that can't be read: it proves nothing. */
  async #read(revision: string): Promise<number> {
    let text = "";
    try {
      await this.ecs.describeTaskDefinition(
        { taskDefinition: revision, include: ["TAGS"] },
        { onText: (body) => (text = body), signal: this.signal, resource: revision },
      );
    } catch (error) {
      if (error instanceof Failure) return 0;
      throw error;
    }
    return earlierAttempt(describedTaskDefinition(text).tags, this.#request.job);
  }
}

/** Why it is not certain what an earlier attempt has found. */
class Unproven extends Error {}

const begunAt = ({ service }: PlannedService): number => primaryOf(service)?.createdAt?.getTime() ?? Infinity;

/**
 * `undefined` for a service that no earlier attempt has brought where it is. Throws Unproven or a Failure where one
 * has, and what it found can't be told.
 */
async function earlierMove(
  attempts: Attempts,
  one: PlannedService,
  waiting: readonly PlannedService[],
): Promise<EarlierMove | undefined> {
  const attempt = await attempts.of(one.from);
  if (attempt === 0) return undefined;
  if (waiting.includes(one)) throw new Unproven("it is deployed once more");
  if (one.controller !== "ECS") throw new Unproven("CodeDeploy deployed it");
  const behind = await Promise.all(
    waiting.map(async (other) => [other, await attempts.of(other.from)] as const),
  );
  // Deployed before that attempt and not since: so it never came to its end.
  const unreached = behind.filter(([other, its]) => its < attempt && begunAt(other) < begunAt(one));
  if (unreached.length === 0) throw new Unproven(`attempt ${attempt} may have come to its end`);
  const floor = Math.min(...unreached.map(([, its]) => its));
  return { attempt, ...(await foundBy(attempts, one, floor)) };
}

/** Back through the service's deployments, to the revision that no attempt later than `floor` registered. */
async function foundBy(
  attempts: Attempts,
  { name, cluster, service }: PlannedService,
  floor: number,
): Promise<Omit<EarlierMove, "attempt">> {
  const deployments = await succeeded(attempts, name, cluster);
  const revisions = await taskDefinitions(attempts, deployments);
  const bringing = (id: string): ServiceDeployment | undefined =>
    deployments.find(
      ({ targetServiceRevision }) =>
        deploymentNumber(targetServiceRevision?.arn ?? "") === deploymentNumber(id),
    );
  const last = bringing(primaryOf(service)?.id ?? "?");
  let deployment = last;
  for (let steps = 0; steps < deploymentsRead && deployment !== undefined; steps += 1) {
    const [source, ...others] = deployment.sourceServiceRevisions ?? [];
    const from = revisions.get(source?.arn ?? "");
    if (source?.arn === undefined || from === undefined) throw new Unproven("ECS does not say what it replaced");
    if (others.some(({ arn = "" }) => revisions.get(arn) !== from))
      throw new Unproven("it replaced several revisions at once");
    if ((await attempts.of(from)) <= floor)
      return { from, serviceDeploymentArn: last?.serviceDeploymentArn ?? "" };
    deployment = bringing(source.arn);
  }
  throw new Unproven("ECS does not list the deployment that brought it");
}

/** Newest first. */
async function succeeded(
  { ecs, signal }: Attempts,
  service: string,
  cluster: string,
): Promise<readonly ServiceDeployment[]> {
  const page = await ecs.listServiceDeployments(
    { service, cluster, status: ["SUCCESSFUL"], maxResults: 100 },
    { signal, resource: service },
  );
  const newest = (page.serviceDeployments ?? [])
    .toSorted((one, other) => (other.createdAt?.getTime() ?? 0) - (one.createdAt?.getTime() ?? 0))
    .slice(0, deploymentsRead)
    .flatMap(({ serviceDeploymentArn }) => serviceDeploymentArn ?? []);
  if (newest.length === 0) return [];
  const answer = await ecs.describeServiceDeployments({ serviceDeploymentArns: newest }, { signal });
  return answer.serviceDeployments ?? [];
}

/** ARN of each service revision that was replaced → ARN of its task definition. */
async function taskDefinitions(
  { ecs, signal }: Attempts,
  deployments: readonly ServiceDeployment[],
): Promise<ReadonlyMap<string, string>> {
  const arns = deployments.flatMap(({ sourceServiceRevisions }) =>
    (sourceServiceRevisions ?? []).flatMap(({ arn }) => arn ?? []),
  );
  const answers = await Promise.all(
    inBatches([...new Set(arns)], deploymentsRead).map((batch) =>
      ecs.describeServiceRevisions({ serviceRevisionArns: [...batch] }, { signal }),
    ),
  );
  return new Map(
    answers.flatMap(({ serviceRevisions }) =>
      (serviceRevisions ?? []).map(
        ({ serviceRevisionArn = "", taskDefinition = "" }) => [serviceRevisionArn, taskDefinition] as const,
      ),
    ),
  );
}

function movedBack({ name, from }: PlannedService, move: EarlierMove, request: ReleaseRequest): Check {
  const [now, before] = [revisionName(from), revisionName(move.from)];
  const count = request.desiredCount === undefined ? "" : "; its desired count stays";
  return {
    about: name,
    level: "ok",
    text: `attempt ${move.attempt} of this run, which was cut off, has brought it from ${before} to ${now} already: a rollback takes it back to ${before}${count}`,
  };
}

const stays = ({ name, from }: PlannedService, why: string): Check => ({
  about: name,
  level: "warning",
  text: `an earlier attempt of this run has brought it to ${revisionName(from)} already, and what it ran before is not proven (${why}): a rollback leaves it on ${revisionName(from)}`,
  remedy: "Should this release fail, look whether it belongs back on what it ran before.",
});
