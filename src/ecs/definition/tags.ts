/** Tags of a revision: carried-over tags, and trace tags that identify the run. */

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** Keys of the trace tags. Documented: people search by them. */
export const traceKeys = {
  repository: "ecs-release:repository",
  commit: "ecs-release:commit",
  run: "ecs-release:run",
  step: "ecs-release:step",
} as const;

const ownKeys: ReadonlySet<string> = new Set(Object.values(traceKeys));

/** Tags per resource, characters in a value (docs/aws-reference.md#task-definitions). */
const tagLimit = 50;
const valueLimit = 256;

/** The run that releases; members of the request's `job`. */
export interface TracedRun {
  readonly repository: string;
  readonly sha: string;
  readonly runId: string;
  readonly runAttempt: string;
  readonly serverUrl: string;
  readonly job: string;
  readonly step: string;
}

/** AWS takes letters, digits, spaces and `_.:/=+-@` in a tag; anything else is left as `_`. */
const cleaned = (text: string): string =>
  text.replaceAll(/[^\p{L}\p{N}\p{Z}_.:/=+\-@]/gu, "_").slice(0, valueLimit);

/** Repository, commit, address of the run, job and step; what the runner does not say is left out. */
export function traceTags(run: TracedRun): readonly Tag[] {
  const { repository, sha, runId, runAttempt, serverUrl, job, step } = run;
  const address = `${serverUrl}/${repository}/actions/runs/${runId}`;
  const known = serverUrl !== "" && repository !== "" && runId !== "";
  return [
    { key: traceKeys.repository, value: cleaned(repository) },
    { key: traceKeys.commit, value: cleaned(sha) },
    {
      key: traceKeys.run,
      value: known ? cleaned(runAttempt === "" ? address : `${address}/attempts/${runAttempt}`) : "",
    },
    { key: traceKeys.step, value: job === "" ? "" : cleaned([job, step].filter(Boolean).join("/")) },
  ].filter(({ value }) => value !== "");
}

/**
 * Which earlier attempt of the same step of the same run registered a revision, as its trace tags say; 0 for none, and
 * where they don't say all of it.
 */
export function earlierAttempt(tags: readonly Tag[], run: TracedRun): number {
  const own = traceTags(run);
  const said = (of: readonly Tag[], key: string): string | undefined =>
    of.find((tag) => tag.key === key)?.value;
  const step = said(own, traceKeys.step);
  if (step === undefined || step !== said(tags, traceKeys.step)) return 0;
  const [ours, theirs] = [own, tags].map((of) =>
    /^(.{1,240})\/attempts\/(\d{1,6})$/u.exec(said(of, traceKeys.run) ?? ""),
  );
  if (ours?.[1] === undefined || ours[1] !== theirs?.[1]) return 0;
  const attempt = Number(theirs[2]);
  return attempt < Number(ours[2]) ? attempt : 0;
}

/** True when both have this action's trace tags, and the same ones: one run's step registered both, or one is a copy. */
export function sameTrace(one: readonly Tag[], other: readonly Tag[]): boolean {
  const traceOf = (tags: readonly Tag[]): string =>
    Object.values(traceKeys)
      .map((key) => tags.find((tag) => tag.key === key)?.value ?? "")
      .join("\n");
  return traceOf(one).trim() !== "" && traceOf(one) === traceOf(other);
}

/** Tags to carry over: without reserved `aws:` tags and an earlier run's trace tags. */
export function carriedTags(tags: readonly Tag[]): readonly Tag[] {
  return tags.filter(({ key }) => key !== "" && !key.toLowerCase().startsWith("aws:") && !ownKeys.has(key));
}

export interface TracedTags {
  readonly tags: readonly Tag[];
  /** True when the other tags leave no room for the trace. */
  readonly traceLeftOut: boolean;
}

/** Tags of the new revision: the base's, then the trace where there is room for it. */
export function revisionTags(base: readonly Tag[], trace: readonly Tag[]): TracedTags {
  const carried = carriedTags(base);
  const traceLeftOut = trace.length > 0 && carried.length + trace.length > tagLimit;
  return { tags: traceLeftOut ? carried : [...carried, ...trace], traceLeftOut };
}

/**
 * Tags to send with RunTask. `propagated` are those that ECS copies from the task definition by itself: they are not
 * sent, but they need room too.
 */
export function taskTags(
  copied: readonly Tag[],
  propagated: readonly Tag[],
  trace: readonly Tag[],
): TracedTags {
  const own = carriedTags(copied);
  const taken = new Set([...own, ...carriedTags(propagated)].map(({ key }) => key));
  const traceLeftOut = trace.length > 0 && taken.size + trace.length > tagLimit;
  return { tags: traceLeftOut ? own : [...own, ...trace], traceLeftOut };
}
