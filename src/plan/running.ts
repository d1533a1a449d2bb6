/** The revisions that the services run now: the plan compares with them, and a rollback returns to them. */
import { warning } from "../core/checks.ts";
import { revisionName } from "../aws/arn.ts";
import type { Aws } from "../aws/client.ts";
import type { Check } from "../core/events.ts";
import { assertFailure } from "../core/failure.ts";
import type { DescribedTaskDefinition } from "../ecs/definition/task-definition.ts";
import { parseImage } from "../ecs/image/reference.ts";
import type { Base } from "./families.ts";
import { type LookedUpImage, lookUpImages } from "./images.ts";
import { readRevision, type RevisionReader } from "../ecs/reading/task-definitions.ts";
import type { PlannedService } from "./plan.ts";

/** ARN → revision, without revisions that can't be read. */
export type RunningRevisions = ReadonlyMap<string, DescribedTaskDefinition>;

export interface Running {
  readonly revisions: RunningRevisions;
  readonly checks: readonly Check[];
}

/** Reuses revisions that were read as bases. */
export async function readRunning(
  reader: RevisionReader,
  services: readonly PlannedService[],
  bases: readonly Base[],
): Promise<Running> {
  const known = new Map(bases.map(({ registered }) => [registered.arn, registered]));
  const checks: Check[] = [];
  const read = async (arn: string): Promise<void> => {
    try {
      known.set(arn, await readRevision(reader, arn));
    } catch (error) {
      assertFailure(error);
      checks.push(
        warning(
          revisionName(arn),
          `the running revision can't be read, so the plan may not show every change: ${error.message}`,
        ),
      );
    }
  };
  const missing = new Set(services.map(({ from }) => from).filter((arn) => !known.has(arn)));
  await Promise.all([...missing].map(read));
  return { revisions: known, checks: [...checks, ...services.flatMap((one) => inactive(one, known))] };
}

function inactive({ name, from }: PlannedService, known: RunningRevisions): Check[] {
  const status = known.get(from)?.status;
  if (status === undefined || status === "ACTIVE") return [];
  return [
    warning(
      name,
      `runs ${revisionName(from)}, which is ${status}; a rollback must register it again`,
      "Find the tool that deregisters revisions in use.",
    ),
  ];
}

/** Warns if the image of a running revision can't be pulled: a rollback couldn't start tasks. */
export async function checkRunningImages(
  aws: Aws,
  services: readonly PlannedService[],
  revisions: RunningRevisions,
  { released, signal }: { readonly released: readonly LookedUpImage[]; readonly signal: AbortSignal },
): Promise<readonly Check[]> {
  const inUse = services.flatMap((service) =>
    (revisions.get(service.from)?.definition.containers ?? []).map(({ image }) => ({ service, image })),
  );
  const names = new Set(inUse.map(({ image }) => image).filter((image) => image !== ""));
  const lookedUp = await lookUpImages(
    aws,
    [...names].map((image) => ({ image })),
    signal,
  );
  const noted = new Set(
    released
      .filter(({ verdict }) => verdict?.kind === "unknown")
      .map(({ request }) => repositoryOf(request.image)),
  );
  return lookedUp.flatMap(({ request: { image }, verdict }): Check[] => {
    const users = inUse.filter((one) => one.image === image).map(({ service }) => service);
    if (verdict?.kind === "refused") return users.map((service) => gone(service, image, verdict.cause.what));
    // The lookup of the released image already reports the missing permission.
    if (verdict?.kind !== "unknown" || noted.has(repositoryOf(image))) return [];
    noted.add(repositoryOf(image));
    return [warning(image, verdict.note)];
  });
}

const repositoryOf = (image: string): string => parseImage(image)?.name ?? image;

const gone = ({ name, from }: PlannedService, image: string, why: string): Check =>
  warning(
    name,
    `a rollback to ${revisionName(from)} can't pull ${image}: ${why}`,
    "Push the image again, and make the repository's lifecycle policy keep images in use.",
  );
