/** `if-outdated`: compares the job's commit with the commit that each service runs, through GitHub's compare API. */
import { revisionName } from "../aws/arn.ts";
import type { Agents } from "../aws/proxy.ts";
import type { Check, PlanNote } from "../core/events.ts";
import { messageOf } from "../core/failure.ts";
import type { Clock } from "../core/time.ts";
import { traceKeys } from "../ecs/definition/tags.ts";
import type { DescribedTaskDefinition } from "../ecs/definition/task-definition.ts";
import { GitHub, lacksPermission } from "../github/api.ts";
import type { ReleaseRequest } from "../request/request.ts";
import type { PlannedService } from "./plan.ts";
import type { RunningRevisions } from "./running.ts";

/** The job's commit compared with another commit: a status of GitHub's compare API. */
export type Relation = "ahead" | "behind" | "identical" | "diverged";

export interface OutdatedContext {
  readonly request: Pick<ReleaseRequest, "ifOutdated" | "base" | "job" | "report">;
  readonly agents: Agents;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export interface Outdated {
  readonly checks: readonly Check[];
  readonly notes: readonly PlanNote[];
}

/** Rejects only on cancellation: a failed comparison gives a note. */
export async function checkOutdated(
  context: OutdatedContext,
  services: readonly PlannedService[],
  running: RunningRevisions,
): Promise<Outdated> {
  const { ifOutdated, base, job } = context.request;
  // A manual rollback deploys an older revision on purpose.
  const unchanged = base.kind === "previous" || base.kind === "revisions";
  if (ifOutdated === "release" || unchanged || job.sha === "") return { checks: [], notes: [] };
  const revisions = [...new Set(services.map(({ from }) => from))].flatMap((arn) => running.get(arn) ?? []);
  const found = await Promise.all(revisions.map((revision) => compared(context, revision)));
  return {
    checks: found.flatMap(({ newer }, at) => {
      const arn = revisions[at]?.arn;
      const users = services.filter(({ from }) => from === arn);
      return newer === undefined ? [] : users.map((service) => outdated(service, newer, context.request));
    }),
    notes: found.flatMap(({ unknown }, at) =>
      unknown === undefined
        ? []
        : [
            {
              about: revisionName(revisions[at]?.arn ?? ""),
              text: `Can't check whether its commit is newer than this job's commit: ${unknown}.`,
            },
          ],
    ),
  };
}

/** `newer` is the running commit if the job's commit is its ancestor. */
type Compared = { readonly newer?: string; readonly unknown?: string };

async function compared(context: OutdatedContext, { tags }: DescribedTaskDefinition): Promise<Compared> {
  const { job, report } = context.request;
  const tagged = (key: string): string | undefined => tags.find((tag) => tag.key === key)?.value;
  const [commit, repository] = [tagged(traceKeys.commit), tagged(traceKeys.repository)];
  if (commit === undefined) return { unknown: `the running revision has no tag \`${traceKeys.commit}\`` };
  if (commit === job.sha) return {};
  if (repository?.toLowerCase() !== job.repository.toLowerCase())
    return { unknown: `the revision comes from ${repository ?? "an unknown repository"}` };
  if (report.githubToken === undefined) return { unknown: "`github-token` is empty" };
  const answer = await relation(context, report.githubToken, commit);
  if (typeof answer === "object") return { unknown: answer.problem };
  return resultOf(answer, commit);
}

const short = (commit: string): string => commit.slice(0, 7);

function resultOf(answer: Relation | undefined, commit: string): Compared {
  switch (answer) {
    case "ahead":
    case "identical":
      return {};
    case "behind":
      return { newer: commit };
    case "diverged":
      return { unknown: `${short(commit)} is on another branch` };
    case undefined:
      return { unknown: "GitHub's response has an unknown status" };
  }
}

const relations: ReadonlySet<unknown> = new Set<Relation>(["ahead", "behind", "identical", "diverged"]);
async function relation(
  { request, agents, clock, signal }: OutdatedContext,
  token: string,
  running: string,
): Promise<Relation | undefined | { readonly problem: string }> {
  const { repository, sha, apiUrl } = request.job;
  const github = new GitHub({ agents, clock, apiUrl, token, signal });
  // The second page contains no files; only the status is needed.
  const path = `repos/${repository}/compare/${encodeURIComponent(`${running}...${sha}`)}?per_page=1&page=2`;
  try {
    const { status } = (await github.call({ call: "github:CompareCommitsWithBasehead", path })) as {
      readonly status?: unknown;
    };
    return relations.has(status) ? (status as Relation) : undefined;
  } catch (error) {
    signal.throwIfAborted();
    const remedy = lacksPermission(error) ? " (the job needs `permissions: contents: read`)" : "";
    return {
      problem: `GitHub can't compare ${short(running)} with ${short(sha)}: ${messageOf(error)}${remedy}`,
    };
  }
}

function outdated(
  { name, from }: PlannedService,
  newer: string,
  { ifOutdated, job }: OutdatedContext["request"],
): Check {
  return {
    about: name,
    level: ifOutdated === "refuse" ? "failure" : "warning",
    text: `runs ${revisionName(from)} from commit ${short(newer)}; this job's commit ${short(job.sha)} is an ancestor of that commit, so this release deploys older code`,
    remedy: "Run the job of the newest commit. To deploy older code on purpose, set `if-outdated: release`.",
  };
}
