/**
 * Compares the image digest that each service runs with the registered one. It only warns: for an image index, ECS on
 * Fargate may report the manifest of the task's platform, and only ECR can tell the two apart.
 */
import type { ServiceRevision } from "@aws-sdk/client-ecs";
import { parseImage } from "../ecs/image/reference.ts";
import { acceptedMediaTypes, ecrLookUp } from "../ecs/image/registry.ts";
import { manifestsOf } from "../ecs/image/platform.ts";
import { describeServiceRevisions } from "../ecs/reading/service-revisions.ts";
import { assertFailure } from "../core/failure.ts";
import type { ReleaseContext } from "./context.ts";
import type { EndedService } from "./rollout/service-end.ts";

/** `revision` is the ARN of the service revision that serves. */
type Released = Pick<EndedService, "name" | "definition" | "replaced" | "revision">;

/** A container that runs a different digest than the registered one. */
interface Difference {
  readonly service: string;
  readonly container: string;
  readonly image: string;
  readonly released: string;
  readonly runs: string;
}

export async function proveImages(context: ReleaseContext, released: readonly Released[]): Promise<void> {
  const { emit } = context;
  try {
    for (const difference of await differencesOf(context, released)) {
      const manifests = await manifestsIn(context, difference);
      if (manifests?.includes(difference.runs) === true) continue;
      emit({
        kind: "note",
        level: "warning",
        about: difference.service,
        text: warningOf(difference, manifests),
      });
    }
  } catch (error) {
    assertFailure(error, context.signal);
    const text = `The digests of the running images could not be read: ${error.message}`;
    emit({ kind: "note", level: "info", text });
  }
}

function warningOf(
  { container, released, runs }: Difference,
  manifests: readonly string[] | undefined,
): string {
  const why =
    manifests === undefined
      ? "If the released digest is an image index, this can be the manifest of the task's platform; ECR could not be read to check."
      : "ECR lists no such manifest in the released image. Check whether somebody else deployed at the same time.";
  return `Container ${container} runs the digest ${runs}, but ${released} was released. ${why}`;
}

async function differencesOf(context: ReleaseContext, released: readonly Released[]): Promise<Difference[]> {
  const byDigest = released.filter((one) => one.revision !== undefined && digestsOf(one).size > 0);
  const arns = byDigest.flatMap(({ revision }) => revision ?? []);
  if (arns.length === 0) return [];
  const revisions = await describeServiceRevisions(
    { ecs: await context.aws.ecs(), signal: context.signal },
    arns,
  );
  return byDigest.flatMap((one) =>
    differences(
      one,
      revisions.find(({ serviceRevisionArn }) => serviceRevisionArn === one.revision),
    ),
  );
}

/** A digest that ECS does not show proves neither a match nor a difference. */
export function differences(
  release: Omit<Released, "revision">,
  revision: ServiceRevision | undefined,
): Difference[] {
  return [...digestsOf(release)].flatMap(([container, { digest, image }]) => {
    const runs = revision?.containerImages?.find(
      ({ containerName }) => containerName === container,
    )?.imageDigest;
    if (runs === undefined || runs === digest) return [];
    return [{ service: release.name, container, image, released: digest, runs }];
  });
}

/** Digests of the manifests in a released image, empty if it isn't an index; `undefined` if ECR can't be read. */
async function manifestsIn(
  { aws, signal }: ReleaseContext,
  { image }: Difference,
): Promise<readonly string[] | undefined> {
  const reference = parseImage(image);
  const lookUp = reference && ecrLookUp(reference);
  if (lookUp === undefined) return undefined;
  const { registryId, repositoryName, imageId, repositoryArn: resource } = lookUp;
  try {
    const ecr = await aws.ecr(lookUp.region);
    const { images = [] } = await ecr.batchGetImage(
      { registryId, repositoryName, imageIds: [{ ...imageId }], acceptedMediaTypes: [...acceptedMediaTypes] },
      { signal, resource },
    );
    const manifest = images[0]?.imageManifest;
    return manifest === undefined ? undefined : (manifestsOf(manifest) ?? []);
  } catch (error) {
    assertFailure(error, signal);
    return undefined;
  }
}

/** The digest of each released container whose image is referenced by digest. */
function digestsOf({
  definition,
  replaced,
}: Pick<Released, "definition" | "replaced">): Map<
  string,
  { readonly digest: string; readonly image: string }
> {
  return new Map(
    definition.containers
      .filter(({ name }) => replaced.includes(name))
      .flatMap(({ name, image }) => {
        const digest = parseImage(image)?.digest;
        return digest === undefined ? [] : [[name, { digest, image }] as const];
      }),
  );
}
