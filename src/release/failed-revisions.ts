/**
 * `failed-revision: deregister`: deregisters the revisions that this run registered, after a failed release whose
 * rollback is verified. Otherwise schedules by family, other tools and IaC data sources would use them as the latest.
 */
import { revisionName, shortName } from "../aws/arn.ts";
import { messageOf, withoutStop } from "../core/failure.ts";
import type { RegisteredEntry } from "../core/journal.ts";
import type { Outcome } from "../core/outcome.ts";
import { describeServices } from "../ecs/reading/services.ts";
import { describeFamilyTasks } from "../ecs/reading/tasks.ts";
import { servingRevision } from "../ecs/service.ts";
import { usedRevisions } from "../plan/leftovers.ts";
import { readSchedules } from "../schedules/read.ts";
import type { ReleaseContext } from "./context.ts";

/** Whether everything runs what it ran before the release. For `cancelled`, the post step decides. */
export function isBack(outcome: Outcome): boolean {
  switch (outcome) {
    case "rolled-back":
    case "migration-failed":
    case "refused":
      return true;
    case "released":
    case "unchanged":
    case "planned":
    case "started":
    case "failed":
    case "rollback-failed":
    case "superseded":
    case "cancelled":
      return false;
  }
}

/**
 * Never rejects. If a revision stays registered (because it is in use, or AWS rejects the call), a note reports why.
 */
export async function deregisterFailed(context: ReleaseContext, outcome: Outcome): Promise<void> {
  const registered = context.journal.entries
    .filter((entry) => entry.kind === "registered")
    .filter(({ deregistered }) => deregistered !== true);
  if (!isBack(outcome) || registered.length === 0 || context.request.rollout.failedRevision === "keep")
    return;
  let users: ReadonlyMap<string, string>;
  try {
    users = await findUsers(context, registered);
  } catch (error) {
    const why = `stays registered because the step can't check what uses it: ${messageOf(error)}`;
    for (const entry of registered) note(context, entry, why);
    return;
  }
  for (const entry of registered) {
    const user = users.get(revisionName(entry.arn));
    if (user === undefined) await deregister(context, entry);
    else note(context, entry, `stays registered because ${user} uses it`);
  }
}

async function deregister(context: ReleaseContext, entry: RegisteredEntry): Promise<void> {
  const { arn } = entry;
  try {
    const ecs = await context.aws.ecs();
    await ecs.deregisterTaskDefinition({ taskDefinition: arn }, { signal: context.signal, resource: arn });
    note(context, entry, "was deregistered because this run registered it and the release failed");
  } catch (error) {
    note(context, entry, `stays registered: ${messageOf(error)}`);
  }
}

const note = ({ emit }: ReleaseContext, { arn }: RegisteredEntry, text: string): void =>
  emit({
    kind: "note",
    level: "info",
    about: revisionName(arn),
    text: `${revisionName(arn)} ${withoutStop(text)}.`,
  });

/** `family:revision` → its user: a service or schedule of the release, or a task outside the release's services. */
async function findUsers(
  context: ReleaseContext,
  registered: readonly RegisteredEntry[],
): Promise<ReadonlyMap<string, string>> {
  const { aws, request, signal } = context;
  const reader = { ecs: await aws.ecs(), signal };
  const requested = request.waves.flat().map((name) => ({ name, cluster: request.cluster }));
  const services = [...(await describeServices(reader, requested)).values()];
  const cluster = services[0]?.clusterArn ?? request.cluster;
  const schedules = await readSchedules(context, request.schedules, cluster);
  const families = [...new Set(registered.map(({ family }) => family))];
  const tasks = await Promise.all(families.map((family) => describeFamilyTasks(reader, cluster, family)));
  const own = new Set(services.map(({ serviceName = "" }) => `service:${serviceName}`));
  return new Map([
    ...tasks
      .flat()
      .filter(({ group = "" }) => !own.has(group))
      .map(({ taskArn = "", taskDefinitionArn = "" }) => {
        return [revisionName(taskDefinitionArn), `the task ${shortName(taskArn)}`] as const;
      }),
    ...schedules.flatMap((schedule) =>
      [...usedRevisions([], [schedule])].map((name) => [name, schedule.name] as const),
    ),
    ...services.flatMap((service) =>
      [...usedRevisions([{ from: servingRevision(service) ?? "", service }], [])].map(
        (name) => [name, service.serviceName ?? "a service"] as const,
      ),
    ),
  ]);
}
