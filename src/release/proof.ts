/**
 * A look at the image that each service runs: by its digest, where one was registered. It only warns: on Fargate ECS may
 * name the manifest of the task's platform where an image index was released, and nothing but ECR tells them apart.
 */
import type { ServiceRevision } from "@aws-sdk/client-ecs";
import { parseImage } from "../ecs/image/reference.ts";
import { acceptedMediaTypes, ecrLookUp } from "../ecs/image/registry.ts";
import { manifestsOf } from "../ecs/image/platform.ts";
import { describeServiceRevisions } from "../ecs/reading/service-revisions.ts";
import { Failure } from "../core/failure.ts";
import type { ReleaseContext } from "./context.ts";
import type { ServiceRelease } from "./rollout/start.ts";

interface Released {
  readonly release: ServiceRelease;
  /** ARN of the service revision that serves. */
  readonly revision: string;
}

/** A container that runs another digest than the one that was registered. */
interface Difference {
  readonly service: string;
  readonly container: string;
  readonly image: string;
  readonly released: string;
  readonly runs: string;
}

export async function proveImages(context: ReleaseContext, released: readonly Released[]): Promise<void> {
  const { tell } = context;
  try {
    for (const difference of await differencesOf(context, released)) {
      const manifests = await manifestsIn(context, difference);
      if (manifests?.includes(difference.runs) === true) continue;
      tell({
        kind: "note",
        level: "warning",
        about: difference.service,
        text: warningOf(difference, manifests),
      });
    }
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof Failure)) throw error;
    const text = `The image digests that run could not be read: ${error.message}`;
    tell({ kind: "note", level: "info", text });
  }
}

function warningOf(
  { container, released, runs }: Difference,
  manifests: readonly string[] | undefined,
): string {
  const why =
    manifests === undefined
      ? "If the released digest is an image index, this can be the manifest of the task's platform; ECR could not be asked."
      : "ECR lists no such manifest in the released image. Check whether somebody else deployed at the same time.";
  return `Container ${container} runs the digest ${runs}, and ${released} was released. ${why}`;
}

async function differencesOf(context: ReleaseContext, released: readonly Released[]): Promise<Difference[]> {
  const meant = released.filter(({ release }) => digestsOf(release).size > 0);
  if (meant.length === 0) return [];
  const revisions = await describeServiceRevisions(
    { ecs: await context.aws.ecs(), signal: context.signal },
    meant.map(({ revision }) => revision),
  );
  return meant.flatMap((one) =>
    differences(
      one.release,
      revisions.find(({ serviceRevisionArn }) => serviceRevisionArn === one.revision),
    ),
  );
}

/** A digest that ECS does not show proves nothing, in either direction. */
export function differences(
  release: Pick<ServiceRelease, "name" | "definition" | "replaced">,
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

/** Digests of the manifests in a released index; `undefined` where ECR cannot be asked, or the image is no index. */
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
    return manifestsOf(images[0]?.imageManifest ?? "");
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof Failure)) throw error;
    return undefined;
  }
}

/** The digest of each container that is registered by digest. */
function digestsOf({
  definition,
  replaced,
}: Pick<ServiceRelease, "definition" | "replaced">): Map<
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
