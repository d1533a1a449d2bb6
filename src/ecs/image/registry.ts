/**
 * Evaluates ECR's responses about an image: whether it exists and can be pulled, its digest, and the platforms that it
 * was built for (docs/aws-reference.md#images). Pure: the calls are made elsewhere.
 */
import type { AwsProblem } from "../../aws/errors/problem.ts";
import type { Cause } from "../../core/failure.ts";
import { atDigest, type ImageReference } from "./reference.ts";
import { platformsOf, type Platform } from "./platform.ts";

/** Parameters of both requests, DescribeImages and BatchGetImage. */
export interface EcrLookUp {
  readonly image: ImageReference;
  readonly region: string;
  readonly registryId: string;
  readonly repositoryName: string;
  readonly imageId: { readonly imageTag: string } | { readonly imageDigest: string };
  /** For permissions and messages. */
  readonly repositoryArn: string;
}

/** For BatchGetImage: includes indexes, because otherwise ECR picks a platform. */
export const acceptedMediaTypes: readonly string[] = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
];

/** The relevant part of DescribeImages' response. */
export interface DescribedImages {
  readonly imageDetails?: ReadonlyArray<{
    readonly imageDigest?: string | undefined;
    readonly imageStatus?: string | undefined;
  }>;
}

/** The relevant part of BatchGetImage's response. */
export interface GotImages {
  readonly images?: ReadonlyArray<{
    readonly imageId?: { readonly imageDigest?: string | undefined } | undefined;
    readonly imageManifest?: string | undefined;
  }>;
  readonly failures?: ReadonlyArray<{
    readonly failureCode?: string | undefined;
    readonly failureReason?: string | undefined;
  }>;
}

/** Result of a call. */
export type EcrResult<Answer> = { readonly answer: Answer } | { readonly problem: AwsProblem };

export type ImageVerdict =
  | {
      readonly kind: "pinned";
      /** The reference to register: `repository@digest`. */
      readonly image: string;
      readonly digest: string;
      /** Platforms of an index; absent if unknown. */
      readonly platforms?: readonly Platform[];
    }
  | { readonly kind: "refused"; readonly cause: Cause }
  /** The lookup failed: the image is registered as written. */
  | { readonly kind: "unknown"; readonly note: string };

/** Prefixes of region names in each partition except the standard one. */
const partitions: ReadonlyArray<readonly [string, string]> = [
  ["cn-", "aws-cn"],
  ["us-gov-", "aws-us-gov"],
  ["us-iso-", "aws-iso"],
  ["us-isob-", "aws-iso-b"],
  ["eu-isoe-", "aws-iso-e"],
  ["us-isof-", "aws-iso-f"],
  ["eusc-", "aws-eusc"],
];

/** Parameters to look up the image in ECR; `undefined` for images of other registries, including public ECR. */
export function ecrLookUp(image: ImageReference): EcrLookUp | undefined {
  if (image.ecr === undefined) return undefined;
  const { account, region } = image.ecr;
  const partition = partitions.find(([start]) => region.startsWith(start))?.[1] ?? "aws";
  return {
    image,
    region,
    registryId: account,
    repositoryName: image.repository,
    // If there are a tag and a digest, Docker pulls by digest.
    imageId: image.digest === undefined ? { imageTag: image.tag ?? "latest" } : { imageDigest: image.digest },
    repositoryArn: `arn:${partition}:ecr:${region}:${account}:repository/${image.repository}`,
  };
}

function refused(name: string, what: string, evidence: readonly string[], remedy: string): ImageVerdict {
  return { kind: "refused", cause: { name, what, evidence, remedy } };
}

function pinned(lookUp: EcrLookUp, digest: string, manifest?: string): ImageVerdict {
  const platforms = manifest === undefined ? undefined : platformsOf(manifest);
  return {
    kind: "pinned",
    image: atDigest(lookUp.image, digest),
    digest,
    ...(platforms === undefined ? {} : { platforms }),
  };
}

function notThere({ image, repositoryArn }: EcrLookUp, evidence: string, repository: boolean): ImageVerdict {
  return refused(
    repository ? "repository-not-found" : "image-not-found",
    repository
      ? `Image ${image.text} was not found: its repository does not exist.`
      : `Image ${image.text} was not found.`,
    [evidence],
    `Push it to ${repositoryArn} before this step. Check account, region, repository and tag. ` +
      "If ECR replicates it from another region or account, it may still be replicating: run the job again when `aws ecr describe-image-replication-status` reports COMPLETE.",
  );
}

function notPullable({ image }: EcrLookUp, status: string): ImageVerdict {
  return refused(
    "image-not-pullable",
    `Image ${image.text} exists but can't be pulled: its status is ${status}.`,
    [],
    status === "ARCHIVED"
      ? "Restore it in ECR (`aws ecr update-image-storage-class --target-storage-class STANDARD`), or deploy another image."
      : "Wait until it is ACTIVE, or deploy another image.",
  );
}

function notAsked({ image, repositoryArn }: EcrLookUp, problem: AwsProblem, action: string): ImageVerdict {
  const why =
    problem.kind === "denied"
      ? `\`${action}\` on ${repositoryArn} is not permitted`
      : `${problem.code}: ${problem.message}`;
  return {
    kind: "unknown",
    note: `Image ${image.text} was not checked in ECR (${why}). The step registers it as written, without checking that it exists.`,
  };
}

/** With DescribeImages only. */
function described(lookUp: EcrLookUp, result: EcrResult<DescribedImages>): ImageVerdict {
  if ("problem" in result) {
    const { problem } = result;
    if (problem.kind !== "not-found") return notAsked(lookUp, problem, "ecr:DescribeImages");
    return notThere(lookUp, problem.message, problem.code.startsWith("Repository"));
  }
  const [detail] = result.answer.imageDetails ?? [];
  if (detail?.imageDigest === undefined) return notThere(lookUp, "ECR's response has no image.", false);
  const { imageDigest, imageStatus = "ACTIVE" } = detail;
  return imageStatus === "ACTIVE" ? pinned(lookUp, imageDigest) : notPullable(lookUp, imageStatus);
}

const missingCodes: ReadonlySet<string> = new Set(["ImageNotFound", "InvalidImageTag", "InvalidImageDigest"]);

/** With BatchGetImage only. */
function got(lookUp: EcrLookUp, result: EcrResult<GotImages>): ImageVerdict {
  if ("problem" in result) {
    const { problem } = result;
    if (problem.kind !== "not-found") return notAsked(lookUp, problem, "ecr:BatchGetImage");
    return notThere(lookUp, problem.message, problem.code.startsWith("Repository"));
  }
  const [image] = result.answer.images ?? [];
  if (image?.imageId?.imageDigest !== undefined) {
    return pinned(lookUp, image.imageId.imageDigest, image.imageManifest);
  }
  const [failure] = result.answer.failures ?? [];
  const code = failure?.failureCode ?? "";
  const reason = failure?.failureReason ?? "ECR's response has no image.";
  if (failure === undefined || missingCodes.has(code)) return notThere(lookUp, reason, false);
  return {
    kind: "unknown",
    note: `Image ${lookUp.image.text} was not checked in ECR (${code}: ${reason}).`,
  };
}

/**
 * Combines both responses. DescribeImages reports archived images. BatchGetImage reports platforms and loads a missing
 * image into a pull-through cache, so an image that only DescribeImages misses exists.
 */
export function judgeImage(
  lookUp: EcrLookUp,
  description: EcrResult<DescribedImages>,
  manifest?: EcrResult<GotImages>,
): ImageVerdict {
  const first = described(lookUp, description);
  if (manifest === undefined) return first;
  const second = got(lookUp, manifest);
  if (first.kind === "refused") {
    const maybeCached = first.cause.name !== "image-not-pullable";
    return maybeCached && second.kind === "pinned" ? second : first;
  }
  if (first.kind === "unknown") return second.kind === "unknown" ? first : second;
  if (second.kind !== "pinned" || second.digest !== first.digest) return first;
  return second;
}
