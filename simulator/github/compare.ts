/** GitHub's REST API to compare two commits, as far as a release uses it. */
import { type HttpRequest, pathOf } from "../protocol/wire.ts";

/** Commit → its parents. */
export type Commits = Readonly<Record<string, readonly string[]>>;

function ancestors(commits: Commits, commit: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [commit];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(commits[next] ?? []));
  }
  return found;
}

/** `BASE...HEAD` from the path; undefined for other paths. */
export const comparisonIn = (request: HttpRequest): readonly [base: string, head: string] | undefined => {
  const [, base, head] = /\/compare\/([^/.]+)\.\.\.([^/.]+)$/.exec(decodeURIComponent(pathOf(request))) ?? [];
  return base === undefined || head === undefined ? undefined : [base, head];
};

/** `undefined` if one of the commits does not exist. */
export function compare(commits: Commits, base: string, head: string): object | undefined {
  if (commits[base] === undefined || commits[head] === undefined) return undefined;
  const [below, above] = [ancestors(commits, base), ancestors(commits, head)];
  const ahead = [...above].filter((one) => !below.has(one)).length;
  const behind = [...below].filter((one) => !above.has(one)).length;
  const status = ahead > 0 ? (behind > 0 ? "diverged" : "ahead") : behind > 0 ? "behind" : "identical";
  return { status, ahead_by: ahead, behind_by: behind, total_commits: ahead, commits: [] };
}
