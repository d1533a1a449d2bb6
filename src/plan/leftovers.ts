/**
 * The base for `task-definition: latest`: the newest ACTIVE revision of the family, except revisions that this action
 * registered for failed releases. Pure; `latest.ts` reads the revisions.
 */
import type { Service } from "@aws-sdk/client-ecs";
import { parseRevision, revisionName } from "../aws/arn.ts";
import { sameTrace } from "../ecs/definition/tags.ts";
import { copyLabel, type DescribedTaskDefinition } from "../ecs/definition/task-definition.ts";
import { Failure } from "../core/failure.ts";
import type { ScheduleState } from "../schedules/schedule.ts";
import type { PlannedService } from "./plan.ts";

/** The members of a revision that the choice needs. */
export type Candidate = Pick<
  DescribedTaskDefinition,
  "arn" | "revision" | "status" | "tags" | "registeredBy" | "definition"
>;

export interface BaseChoice<Of extends Candidate> {
  /** `undefined` if every revision that was read is a leftover or not ACTIVE. */
  readonly base?: Of;
  /** Newer leftovers, newest first. */
  readonly skipped: readonly Of[];
}

/**
 * A leftover is not in use and has this action's trace tags, or is a copy for a one-off task. The ECS console copies
 * tags to a revision that a person makes from ours: that one has the tags of an older revision and another
 * `registeredBy`, and isn't a leftover.
 */
export function isLeftover(one: Candidate, seen: readonly Candidate[], used: ReadonlySet<string>): boolean {
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

/** The label is part of the definition, so it exists even without trace tags. */
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
    if (!isLeftover(one, seen, used)) return { base: one, skipped };
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

/** The number of the newest revision in use: the base if no other is ACTIVE, even if it was deregistered. */
export function lastUsed(family: string, used: ReadonlySet<string>): number | undefined {
  const revisions = [...used]
    .map(parseRevision)
    .flatMap((one) => (one?.family === family ? one.revision : []));
  return revisions.length === 0 ? undefined : Math.max(...revisions);
}

/** How many revisions below the newest to read, and how many at a time. */
const maxSteps = 200;
const maxBatch = 8;

/** The base; or, without one so far, the numbers to read next. A base that is a number is still to be read. */
export type Search<Of extends Candidate> =
  { readonly base: Of | number; readonly skipped: readonly Of[] } | { readonly next: readonly number[] };

/**
 * One step of the search for the base, from the newest revision down: one revision, then two, four, and eight at a time.
 * @param newest where the search begins
 * @param seen the revisions read so far, `newest` among them
 * @param alreadyRead how many numbers below `newest` were read or found deleted
 * @throws Failure `too-many-left-overs`
 */
export function searchStep<Of extends Candidate>(
  { family, newest, seen, used }: Family<Of>,
  alreadyRead: number,
): Search<Of> {
  const { base, skipped } = chooseBase(seen, used);
  if (base !== undefined) return { base, skipped };
  const below = newest.revision - 1 - alreadyRead;
  if (below < 1) return { base: lastUsed(family, used) ?? newest, skipped };
  if (alreadyRead >= maxSteps) throw endless(family, newest);
  const length = Math.min(maxBatch, alreadyRead + 1, below);
  return { next: Array.from({ length }, (_, step) => below - step) };
}

export interface Family<Of extends Candidate> {
  readonly family: string;
  readonly newest: Of;
  readonly seen: readonly Of[];
  /** Names (`family:revision`) of the revisions in use. */
  readonly used: ReadonlySet<string>;
}

const endless = (family: string, newest: Candidate): Failure =>
  new Failure({
    name: "too-many-left-overs",
    what: `The newest ${maxSteps} revisions of ${family} were all registered by this action, and this release uses none of them.`,
    evidence: [`newest: ${revisionName(newest.arn)}`],
    remedy: "Set `task-definition: current`, or set the revision to start from.",
  });
