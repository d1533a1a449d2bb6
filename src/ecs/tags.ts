/** Tags of a revision: those that are carried over, and those that say which run made it. */

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** Keys of the trace tags. Documented: people search by them. */
export const traceKeys = {
  repository: "ecs-release:repository",
  commit: "ecs-release:commit",
  run: "ecs-release:run",
} as const;

const ownKeys: ReadonlySet<string> = new Set(Object.values(traceKeys));

/** Tags per resource, characters in a value (ecs-domain.md 1.4). */
const tagLimit = 50;
const valueLimit = 256;

/** The run that releases; members of the request's `job`. */
export interface TracedRun {
  readonly repository: string;
  readonly sha: string;
  readonly runId: string;
  readonly runAttempt: string;
  readonly serverUrl: string;
}

/** AWS takes letters, digits, spaces and `_.:/=+-@` in a tag; anything else is left as `_`. */
const cleaned = (text: string): string =>
  text.replaceAll(/[^\p{L}\p{N}\p{Z}_.:/=+\-@]/gu, "_").slice(0, valueLimit);

/** Repository, commit and address of the run; what the runner does not say is left out. */
export function traceTags(run: TracedRun): readonly Tag[] {
  const { repository, sha, runId, runAttempt, serverUrl } = run;
  const address = `${serverUrl}/${repository}/actions/runs/${runId}`;
  const known = serverUrl !== "" && repository !== "" && runId !== "";
  return [
    { key: traceKeys.repository, value: cleaned(repository) },
    { key: traceKeys.commit, value: cleaned(sha) },
    {
      key: traceKeys.run,
      value: known ? cleaned(runAttempt === "" ? address : `${address}/attempts/${runAttempt}`) : "",
    },
  ].filter(({ value }) => value !== "");
}

/** Tags that can be set again: `aws:` in any case is AWS's own; an earlier run's trace would be a lie. */
export function carriedTags(tags: readonly Tag[]): readonly Tag[] {
  return tags.filter(({ key }) => key !== "" && !key.toLowerCase().startsWith("aws:") && !ownKeys.has(key));
}

export interface RevisionTags {
  readonly tags: readonly Tag[];
  /** True when the base's own tags leave no room for the trace. */
  readonly traceLeftOut: boolean;
}

/** Tags of the new revision: the base's, then the trace where there is room for it. */
export function revisionTags(base: readonly Tag[], trace: readonly Tag[]): RevisionTags {
  const carried = carriedTags(base);
  const traceLeftOut = trace.length > 0 && carried.length + trace.length > tagLimit;
  return { tags: traceLeftOut ? carried : [...carried, ...trace], traceLeftOut };
}
