/**
 * The base for `task-definition: latest`: the newest ACTIVE revision of the family, without the revisions that this
 * action registered for releases that never came to serve.
 */
import type { Service } from "@aws-sdk/client-ecs";
import { parseRevision, revisionName } from "../aws/arn.ts";
import type { EcsCalls } from "../aws/calls.ts";
import { classify } from "../aws/errors/classify.ts";
import { sameTrace } from "../ecs/definition/tags.ts";
import { type DescribedTaskDefinition, describedTaskDefinition } from "../ecs/definition/task-definition.ts";
import { Failure } from "../core/failure.ts";
import type { ScheduleState } from "../schedules/schedule.ts";
import type { PlannedService } from "./plan.ts";

/** What the choice needs to know of a revision. */
export type Candidate = Pick<
  DescribedTaskDefinition,
  "arn" | "revision" | "status" | "tags" | "registeredBy"
>;

export interface BaseChoice<Of extends Candidate> {
  /** `undefined` where every revision seen is a left-over or not ACTIVE. */
  readonly base?: Of;
  /** The left-overs above it, newest first. */
  readonly skipped: readonly Of[];
}

/**
 * A left-over has this action's trace tags and nothing uses it. The ECS console copies tags to a revision that a person
 * makes from ours: a copy has the tags of an older revision and another `registeredBy`, and isn't a left-over.
 */
export function isLeftOver(one: Candidate, seen: readonly Candidate[], used: ReadonlySet<string>): boolean {
  if (used.has(revisionName(one.arn)) || !sameTrace(one.tags, one.tags)) return false;
  return !seen.some(
    (other) =>
      other.revision < one.revision &&
      sameTrace(other.tags, one.tags) &&
      other.registeredBy !== one.registeredBy,
  );
}

/** @param seen revisions of one family @param used names (`family:revision`) of those that something uses */
export function chooseBase<Of extends Candidate>(
  seen: readonly Of[],
  used: ReadonlySet<string>,
): BaseChoice<Of> {
  const skipped: Of[] = [];
  for (const one of seen.toSorted((a, b) => b.revision - a.revision)) {
    if (one.status !== "ACTIVE") continue;
    if (!isLeftOver(one, seen, used)) return { base: one, skipped };
    skipped.push(one);
  }
  return { skipped };
}

/** Names of the revisions that services and schedules of the release use. */
export function usedRevisions(
  services: readonly Pick<PlannedService, "from" | "service">[],
  schedules: readonly ScheduleState[],
): ReadonlySet<string> {
  const arns = [
    ...services.flatMap(({ from, service }) => [from, ...inService(service)]),
    ...schedules.flatMap(({ targets }) => targets.map(({ taskDefinition }) => taskDefinition)),
  ];
  return new Set(arns.filter((arn) => parseRevision(arn) !== undefined).map(revisionName));
}

/** A deployment that was replaced before it completed only drains: nothing uses its revision any more. */
const inService = ({ taskDefinition, deployments = [], taskSets = [] }: Service): readonly string[] =>
  [
    taskDefinition,
    ...deployments
      .filter(
        ({ status, rolloutState }) =>
          status === "PRIMARY" || (rolloutState !== "FAILED" && rolloutState !== "IN_PROGRESS"),
      )
      .map((deployment) => deployment.taskDefinition),
    ...taskSets.map((taskSet) => taskSet.taskDefinition),
  ].filter((arn) => arn !== undefined);

export interface RevisionReader {
  readonly ecs: Pick<EcsCalls, "describeTaskDefinition">;
  readonly signal?: AbortSignal | undefined;
}

/** Throws Failure for a revision that can't be read. */
export async function readRevision(
  { ecs, signal }: RevisionReader,
  taskDefinition: string,
): Promise<DescribedTaskDefinition> {
  let text = "";
  await ecs.describeTaskDefinition(
    { taskDefinition, include: ["TAGS"] },
    { onText: (body) => (text = body), signal, resource: taskDefinition },
  );
  return describedTaskDefinition(text);
}

/** Revisions below the newest one that are looked at, and how many at a time. */
const mostSteps = 200;
const mostAtOnce = 8;

/** Throws Failure where the family has no revision, and where left-overs do not end. */
export async function readLatest(
  reader: RevisionReader,
  family: string,
  used: ReadonlySet<string>,
): Promise<Required<BaseChoice<DescribedTaskDefinition>>> {
  const newest = await readNewest(reader, family, used);
  const seen = [newest];
  for (let next = newest.revision - 1, atOnce = 1; ; atOnce = Math.min(mostAtOnce, atOnce * 2)) {
    const { base, skipped } = chooseBase(seen, used);
    if (base !== undefined) return { base, skipped };
    const last = next < 1 ? lastUsed(family, used) : undefined;
    if (next < 1) return { base: last === undefined ? newest : await readRevision(reader, last), skipped };
    if (newest.revision - next > mostSteps) throw endless(family, newest);
    const numbers = Array.from({ length: atOnce }, (_, below) => next - below).filter((number) => number > 0);
    next -= atOnce;
    const read = await Promise.all(numbers.map((number) => readIfThere(reader, `${family}:${number}`)));
    seen.push(...read.filter((one) => one !== undefined));
  }
}

/** A family may have no ACTIVE revision left while a service still runs one. */
async function readNewest(
  reader: RevisionReader,
  family: string,
  used: ReadonlySet<string>,
): Promise<DescribedTaskDefinition> {
  try {
    return await readRevision(reader, family);
  } catch (error) {
    const last = isNotFound(error) ? lastUsed(family, used) : undefined;
    if (last === undefined) throw error;
    return readRevision(reader, last);
  }
}

const isNotFound = (error: unknown): boolean =>
  error instanceof Failure && classify(error.cause).kind === "not-found";

/** `family:revision` of the newest one in use: the base where no other is ACTIVE, even if it was deregistered. */
function lastUsed(family: string, used: ReadonlySet<string>): string | undefined {
  const revisions = [...used]
    .flatMap((name) => parseRevision(name) ?? [])
    .flatMap((one) => (one.family === family ? [one.revision] : []));
  return revisions.length === 0 ? undefined : `${family}:${Math.max(...revisions)}`;
}

/** `undefined` for a revision that has been deleted. */
async function readIfThere(
  reader: RevisionReader,
  name: string,
): Promise<DescribedTaskDefinition | undefined> {
  try {
    return await readRevision(reader, name);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

const endless = (family: string, newest: DescribedTaskDefinition): Failure =>
  new Failure({
    name: "too-many-left-overs",
    what: `The newest ${mostSteps} revisions of ${family} were all registered by this action, and nothing in this release uses them.`,
    evidence: [`newest: ${revisionName(newest.arn)}`],
    remedy: "Set `task-definition: current`, or name the revision to start from.",
  });
