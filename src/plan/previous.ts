/** `task-definition: previous`: the revision that a service ran before its current one. */
import { parseRevision, revisionName } from "../aws/arn.ts";
import { Failure } from "../core/failure.ts";
import { type HistoryReader, type PastDeployment, readHistory } from "./deployment-history.ts";
import type { PlannedService } from "./plan.ts";

type Source = PastDeployment["from"][number];

/** What served before a deployment. Replaces a source that never succeeded with that source's own sources. */
function servedBefore(history: readonly PastDeployment[], deployment: PastDeployment): readonly Source[] {
  const seen = new Set<string>();
  const expand = (source: Source): readonly Source[] => {
    if (seen.has(source.number)) return [];
    seen.add(source.number);
    const brought = history.find(({ number }) => number === source.number);
    return brought === undefined || brought.succeeded ? [source] : brought.from.flatMap(expand);
  };
  return deployment.from.flatMap(expand);
}

/**
 * The source of the last successful deployment; skips deployments that replaced a revision with itself. `undefined` if
 * the history (newest first) doesn't give exactly one.
 */
export function previousRevision(history: readonly PastDeployment[], serving: string): string | undefined {
  for (const deployment of history) {
    if (!deployment.succeeded || deployment.to !== serving) continue;
    const sources = servedBefore(history, deployment).map(({ taskDefinition }) => taskDefinition);
    const [only, ...others] = new Set(sources.filter((arn) => arn !== serving));
    if (only !== undefined) return only === "" || others.length > 0 ? undefined : only;
  }
  return undefined;
}

/** The previous revision of a family, the same for all its services. Throws Failure if it is uncertain. */
export async function previousOf(
  reader: HistoryReader,
  family: string,
  services: readonly PlannedService[],
): Promise<string> {
  const found = await Promise.all(services.map((service) => previousOfService(reader, family, service)));
  const [revision, ...others] = new Set(found);
  if (revision !== undefined && others.length === 0) return revision;
  throw new Failure({
    name: "previous-unclear",
    what: `The services of ${family} ran different previous revisions.`,
    evidence: services.map(({ name }, at) => `${name}: ${revisionName(found[at] ?? "?")}`),
    remedy: "Roll them back in separate steps, or set the revision: `task-definition: FAMILY:REVISION`.",
  });
}

async function previousOfService(
  reader: HistoryReader,
  family: string,
  service: PlannedService,
): Promise<string> {
  const { name, from, controller } = service;
  const unclear = (what: string): Failure =>
    new Failure({
      name: "previous-unclear",
      what,
      evidence: [`${name} runs ${revisionName(from)}`],
      remedy: "Set the revision: `task-definition: FAMILY:REVISION`.",
    });
  if (controller === "CODE_DEPLOY")
    throw unclear(`${name} uses CodeDeploy, and ECS keeps no history of CodeDeploy deployments.`);
  const revision = previousRevision(await readHistory(reader, service), from);
  if (revision === undefined)
    throw unclear(`The ECS deployment history doesn't show what ${name} ran before ${revisionName(from)}.`);
  if (parseRevision(revision)?.family !== family)
    throw unclear(`${name} previously ran ${revisionName(revision)}, a revision of another family.`);
  return revision;
}
