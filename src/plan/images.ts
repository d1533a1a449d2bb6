/** Looks up the images in ECR: checks that they exist and can be pulled, and pins them to digests. */
import { failure, passed, warning } from "../core/checks.ts";
import type { Aws } from "../aws/client.ts";
import { classify } from "../aws/errors/classify.ts";
import { parseImage } from "../ecs/image/reference.ts";
import { platformOf, platformProblem } from "../ecs/image/platform.ts";
import {
  acceptedMediaTypes,
  type EcrResult,
  type DescribedImages,
  type EcrLookUp,
  ecrLookUp,
  type GotImages,
  type ImageVerdict,
  judgeImage,
} from "../ecs/image/registry.ts";
import type { TaskDefinition } from "../ecs/definition/task-definition.ts";
import { Failure } from "../core/failure.ts";
import type { Check } from "../core/events.ts";
import type { ImageRequest } from "../request/request.ts";

/** An image from the inputs and ECR's verdict; images in other registries have no verdict. */
export interface LookedUpImage {
  readonly request: ImageRequest;
  readonly verdict?: ImageVerdict;
}

/** Doesn't reject if a lookup fails: the image is then registered as written. */
export function lookUpImages(
  aws: Aws,
  requests: readonly ImageRequest[],
  signal: AbortSignal,
): Promise<LookedUpImage[]> {
  const verdicts = new Map<string, Promise<ImageVerdict>>();
  return Promise.all(
    requests.map(async (request) => {
      const reference = parseImage(request.image);
      const lookUp = reference && ecrLookUp(reference);
      if (lookUp === undefined) return { request };
      const verdict = verdicts.get(request.image) ?? checkImage(aws, lookUp, signal);
      verdicts.set(request.image, verdict);
      return { request, verdict: await verdict };
    }),
  );
}

async function checkImage(aws: Aws, lookUp: EcrLookUp, signal: AbortSignal): Promise<ImageVerdict> {
  const ecr = await aws.ecr(lookUp.region);
  const { registryId, repositoryName, repositoryArn: resource } = lookUp;
  const where = { registryId, repositoryName, imageIds: [{ ...lookUp.imageId }] };
  const description = await result<
    DescribedImages & { imageDetails?: Array<{ imageManifestMediaType?: string | undefined }> }
  >(() => ecr.describeImages(where, { signal, resource }), signal);
  if ("answer" in description && !isIndex(description.answer.imageDetails?.[0]?.imageManifestMediaType)) {
    return judgeImage(lookUp, description);
  }
  // An index lists its platforms. An image that DescribeImages can't see may be in a pull-through cache's upstream.
  const manifest = await result<GotImages>(
    () => ecr.batchGetImage({ ...where, acceptedMediaTypes: [...acceptedMediaTypes] }, { signal, resource }),
    signal,
  );
  return judgeImage(lookUp, description, manifest);
}

const isIndex = (mediaType: string | undefined): boolean =>
  /image\.index|manifest\.list/.test(mediaType ?? "");

async function result<Answer>(call: () => Promise<unknown>, signal: AbortSignal): Promise<EcrResult<Answer>> {
  try {
    return { answer: (await call()) as Answer };
  } catch (error) {
    signal.throwIfAborted();
    return { problem: classify(error instanceof Failure ? error.cause : error) };
  }
}

/** The images to register, by digest if it is known. */
export const pinned = (images: readonly LookedUpImage[]): ImageRequest[] =>
  images.map(({ request, verdict }) =>
    verdict?.kind === "pinned" ? { ...request, image: verdict.image } : request,
  );

/** `repository:tag@digest` for a pinned image, for display; else the image itself. */
export function readable(images: readonly LookedUpImage[], image: string): string {
  const found = images.find(({ verdict }) => verdict?.kind === "pinned" && verdict.image === image);
  if (found?.verdict?.kind !== "pinned" || found.request.image.includes("@")) return image;
  return `${found.request.image}@${found.verdict.digest}`;
}

/** Checks from the lookups, and whether the images match the platforms of their families. */
export function checkImages(images: readonly LookedUpImage[], users: readonly TaskDefinition[]): Check[] {
  return images.flatMap(({ request, verdict }): Check[] => {
    switch (verdict?.kind) {
      case undefined:
        return [];
      case "unknown":
        return [warning(request.image, verdict.note)];
      case "refused":
        return [failure(request.image, verdict.cause.what, verdict.cause.remedy)];
      case "pinned": {
        const problems = users
          .filter((user) => user.containers.some(({ image }) => image === verdict.image))
          .flatMap((user) => platformProblem(request.image, verdict.platforms, platformOf(user)) ?? []);
        const ok = passed(request.image, `is in ECR as ${verdict.digest}`);
        return problems.length === 0
          ? [ok]
          : problems.map(({ what, remedy }) => failure(request.image, what, remedy));
      }
    }
  });
}
