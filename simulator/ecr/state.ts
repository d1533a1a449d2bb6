/** State of Amazon ECR in a simulated world. */

export interface ImageSpec {
  readonly tags: readonly string[];
  /** Default ACTIVE. An ARCHIVED image can be described but not pulled. */
  readonly status?: "ACTIVE" | "ARCHIVED" | "ACTIVATING";
  /** `os/architecture`. Several create an image index with buildx's attestations. Default: `linux/amd64` only. */
  readonly platforms?: readonly string[];
}

/** A repository. Without this, it contains the images of the scenario's programs. */
export interface RepositorySpec {
  readonly name: string;
  /** Default: the world's. */
  readonly account?: string;
  readonly region?: string;
  readonly images: readonly ImageSpec[];
}

/** One manifest of a repository. */
export interface StoredImage {
  readonly digest: string;
  readonly tags: readonly string[];
  readonly status: string;
  readonly mediaType: string;
  readonly manifest: string;
  readonly pushedAt: number;
}

export const imageTypes = {
  manifest: "application/vnd.oci.image.manifest.v1+json",
  index: "application/vnd.oci.image.index.v1+json",
} as const;
