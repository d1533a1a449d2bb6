/** Tags of a revision: carried-over tags, and trace tags that identify the run. */

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** Keys of the trace tags. They are documented, and people search by them. */
export const traceKeys = {
  repository: "ecs-release:repository",
  commit: "ecs-release:commit",
  run: "ecs-release:run",
  step: "ecs-release:step",
} as const;

const ownKeys: ReadonlySet<string> = new Set(Object.values(traceKeys));

/** Limits: tags per resource, and characters in a value (docs/aws-reference.md#task-definitions). */
const tagLimit = 50;
const valueLimit = 256;

/** The run of the release: members of the request's `job`. */
export interface TracedRun {
  readonly repository: string;
  readonly sha: string;
  readonly runId: string;
  readonly runAttempt: string;
  readonly serverUrl: string;
  readonly job: string;
  /** The step's ID, or the name that the runner gives it (`GITHUB_ACTION`). */
  readonly step: string;
}

/** AWS accepts letters, digits, spaces and `_.:/=+-@` in tags. Replaces other characters with `_`. */
const cleaned = (text: string): string =>
  text.replaceAll(/[^\p{L}\p{N}\p{Z}_.:/=+\-@]/gu, "_").slice(0, valueLimit);

/** Repository, commit, run URL, job and step. Omits what the runner doesn't provide. */
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
 * The earlier attempt of the same step and run that registered a revision, from its trace tags; 0 if there was none or
 * the tags are incomplete.
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

/** True if both have the same trace tags: the same step of one run registered both, or one is a copy. */
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
  /** True if the other tags leave no room for the trace tags. */
  readonly traceLeftOut: boolean;
}

/** Tags of the new revision: the base's tags, then the trace tags if there is room. */
export function revisionTags(base: readonly Tag[], trace: readonly Tag[]): TracedTags {
  const carried = carriedTags(base);
  const traceLeftOut = trace.length > 0 && carried.length + trace.length > tagLimit;
  return { tags: traceLeftOut ? carried : [...carried, ...trace], traceLeftOut };
}

/**
 * Tags to send with RunTask. ECS copies the `propagated` tags from the task definition itself: they are not sent, but
 * count toward the limit.
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
