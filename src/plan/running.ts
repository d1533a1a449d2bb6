/** The revisions that the services of a release run now: what the plan compares with, and what a rollback goes back to. */
import { revisionName } from "../aws/arn.ts";
import type { Aws } from "../aws/client.ts";
import type { Check } from "../core/events.ts";
import { Failure } from "../core/failure.ts";
import type { DescribedTaskDefinition } from "../ecs/definition/task-definition.ts";
import { parseImage } from "../ecs/image/reference.ts";
import type { Base } from "./families.ts";
import { type LookedUpImage, lookUpImages } from "./images.ts";
import { readRevision, type RevisionReader } from "./left-overs.ts";
import type { PlannedService } from "./plan.ts";

/** ARN → revision; what can't be read is missing. */
export type RunningRevisions = ReadonlyMap<string, DescribedTaskDefinition>;

export interface Running {
  readonly revisions: RunningRevisions;
  readonly checks: readonly Check[];
}

/** Revisions that were read as bases are not read again. */
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
      if (!(error instanceof Failure)) throw error;
      checks.push({
        about: revisionName(arn),
        level: "warning",
        text: `this revision is running and can't be read, so the plan can't show all that changes: ${error.message}`,
      });
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
    {
      about: name,
      level: "warning",
      text: `${revisionName(from)}, which it runs, is ${status}: a rollback has to register its definition again`,
      remedy: "Find out which tool deregisters revisions that are in use.",
    },
  ];
}

/** Warns where the image of a running revision can't be pulled any more: a rollback would start no task. */
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
  const looked = await lookUpImages(
    aws,
    [...names].map((image) => ({ image })),
    signal,
  );
  const noted = new Set(
    released
      .filter(({ verdict }) => verdict?.kind === "unknown")
      .map(({ request }) => repositoryOf(request.image)),
  );
  return looked.flatMap(({ request: { image }, verdict }): Check[] => {
    const users = inUse.filter((one) => one.image === image).map(({ service }) => service);
    if (verdict?.kind === "refused") return users.map((service) => gone(service, image, verdict.cause.what));
    // The same permission is missing for the released image, and reported there.
    if (verdict?.kind !== "unknown" || noted.has(repositoryOf(image))) return [];
    noted.add(repositoryOf(image));
    return [{ about: image, level: "warning", text: verdict.note }];
  });
}

const repositoryOf = (image: string): string => parseImage(image)?.name ?? image;

const gone = ({ name, from }: PlannedService, image: string, why: string): Check => ({
  about: name,
  level: "warning",
  text: `a rollback to ${revisionName(from)} could not pull ${image}: ${why}`,
  remedy: "Push the image again, and keep images that are in use in the repository's lifecycle policy.",
});
