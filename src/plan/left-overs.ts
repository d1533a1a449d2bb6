/**
 * The base for `task-definition: latest`: the newest ACTIVE revision of the family, except revisions that this action
 * registered for failed releases.
 */
import type { Service } from "@aws-sdk/client-ecs";
import { parseRevision, revisionName } from "../aws/arn.ts";
import type { EcsCalls } from "../aws/calls.ts";
import { classify } from "../aws/errors/classify.ts";
import { sameTrace } from "../ecs/definition/tags.ts";
import {
  copyLabel,
  type DescribedTaskDefinition,
  describedTaskDefinition,
} from "../ecs/definition/task-definition.ts";
import { Failure } from "../core/failure.ts";
import type { ScheduleState } from "../schedules/schedule.ts";
import type { PlannedService } from "./plan.ts";

/** The members of a revision that the choice needs. */
export type Candidate = Pick<
  DescribedTaskDefinition,
  "arn" | "revision" | "status" | "tags" | "registeredBy" | "definition"
>;

export interface BaseChoice<Of extends Candidate> {
  /** `undefined` if every revision seen is a left-over or not ACTIVE. */
  readonly base?: Of;
  /** Newer left-overs, newest first. */
  readonly skipped: readonly Of[];
}

/**
 * A left-over is not in use and has this action's trace tags, or is the copy that a one-off task ran on. The ECS console copies tags to a revision that a person
 * makes from ours: a copy has the tags of an older revision and another `registeredBy`, and isn't a left-over.
 */
export function isLeftOver(one: Candidate, seen: readonly Candidate[], used: ReadonlySet<string>): boolean {
  if (used.has(revisionName(one.arn))) return false;
  if (isCopy(one)) return true;
  if (!sameTrace(one.tags, one.tags)) return false;
  return !seen.some(
    (other) =>
      other.revision < one.revision &&
      sameTrace(other.tags, one.tags) &&
      other.registeredBy !== one.registeredBy,
  );
}

/** The label is part of the definition, so it is there without trace tags too. */
const isCopy = ({ definition }: Candidate): boolean =>
  definition.containers.some(({ labelNames }) => labelNames.includes(copyLabel));

/** @param seen revisions of one family @param used names (`family:revision`) of the revisions in use */
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

/** Names of the revisions that the release's services and schedules use. */
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

/** A deployment that was replaced before it completed only drains, so its revision is not in use. */
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

/** How many revisions below the newest to read, and how many at a time. */
const maxSteps = 200;
const maxBatch = 8;

/** Throws Failure if the family has no revision, or too many left-overs. */
export async function readLatest(
  reader: RevisionReader,
  family: string,
  used: ReadonlySet<string>,
): Promise<Required<BaseChoice<DescribedTaskDefinition>>> {
  const newest = await readNewest(reader, family, used);
  const seen = [newest];
  for (let next = newest.revision - 1, atOnce = 1; ; atOnce = Math.min(maxBatch, atOnce * 2)) {
    const { base, skipped } = chooseBase(seen, used);
    if (base !== undefined) return { base, skipped };
    const last = next < 1 ? lastUsed(family, used) : undefined;
    if (next < 1) return { base: last === undefined ? newest : await readRevision(reader, last), skipped };
    if (newest.revision - next > maxSteps) throw endless(family, newest);
    const numbers = Array.from({ length: atOnce }, (_, below) => next - below).filter((number) => number > 0);
    next -= atOnce;
    const read = await Promise.all(numbers.map((number) => readIfThere(reader, `${family}:${number}`)));
    seen.push(...read.filter((one) => one !== undefined));
  }
}

/** A family may have no ACTIVE revision while a service still runs one of its revisions. */
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

/** `family:revision` of the newest revision in use: the base if no other is ACTIVE, even if it was deregistered. */
function lastUsed(family: string, used: ReadonlySet<string>): string | undefined {
  const revisions = [...used]
    .flatMap((name) => parseRevision(name) ?? [])
    .flatMap((one) => (one.family === family ? [one.revision] : []));
  return revisions.length === 0 ? undefined : `${family}:${Math.max(...revisions)}`;
}

/** `undefined` for a deleted revision. */
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
    what: `The newest ${maxSteps} revisions of ${family} were all registered by this action, and this release uses none of them.`,
    evidence: [`newest: ${revisionName(newest.arn)}`],
    remedy: "Set `task-definition: current`, or set the revision to start from.",
  });
