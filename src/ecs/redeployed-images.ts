/**
 * A deployment of a revision that ran before resolves its image tags again, so its tasks may run other images than
 * before. Pure.
 */
import type { ServiceRevision } from "@aws-sdk/client-ecs";
import { parseImage } from "./image/reference.ts";

export type ImageComparison =
  | { readonly images: "same" }
  /** `what` completes a sentence. */
  | { readonly images: "other" | "unknown"; readonly what: string };

/** Compares the images of a deployment with those that ran before. */
export function compareImages(
  before: ServiceRevision | undefined,
  now: ServiceRevision | undefined,
): ImageComparison {
  const images = now?.containerImages ?? [];
  if (images.length === 0 || before === undefined)
    return { images: "unknown", what: "ECS doesn't show which images ran before and which run now" };
  const compared = images.map(({ containerName = "?", image, imageDigest }): ImageComparison => {
    const earlier = before.containerImages?.find((one) => one.containerName === containerName);
    // AWS may show the platform's manifest of an image index (docs/aws-reference.md#images): the reference decides.
    if (image !== undefined && image === earlier?.image && parseImage(image)?.digest !== undefined)
      return { images: "same" };
    const digest = earlier?.imageDigest;
    if (imageDigest === undefined || digest === undefined)
      return { images: "unknown", what: `ECS doesn't show the image digests of container ${containerName}` };
    return imageDigest === digest
      ? { images: "same" }
      : { images: "other", what: `container ${containerName} runs ${imageDigest} instead of ${digest}` };
  });
  return (
    compared.find((one) => one.images === "other") ??
    compared.find((one) => one.images === "unknown") ?? { images: "same" }
  );
}
