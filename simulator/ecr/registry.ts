/** Repositories and their images. A tag has the digest that ECS resolves it to, so that a pinned image runs. */
import { createHash } from "node:crypto";
import type { Images } from "../ecs/images.ts";
import type { World } from "../world.ts";
import { type ImageSpec, imageTypes, type RepositorySpec, type StoredImage } from "./state.ts";

export interface Repository {
  readonly account: string;
  readonly region: string;
  readonly name: string;
}

const hostOf = ({ account, region }: Repository): string => {
  const suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  return `${account}.dkr.ecr.${region}.${suffix}`;
};

export const uriOf = (repository: Repository): string => `${hostOf(repository)}/${repository.name}`;

const sha256 = (text: string): string => `sha256:${createHash("sha256").update(text).digest("hex")}`;

export class Registry {
  readonly #world: World;
  readonly #images: Images;

  constructor(world: World, images: Images) {
    this.#world = world;
    this.#images = images;
    for (const { account = world.account, region = world.region, name } of world.scenario.repositories ?? [])
      this.list({ account, region, name });
  }

  /** Whether the scenario lists the repository, or a program uses it. */
  has(repository: Repository): boolean {
    return this.#specOf(repository) !== undefined || this.#programTags(repository) !== undefined;
  }

  /** All manifests of a repository that the scenario lists. Children of an index have no tags. */
  list(repository: Repository): readonly StoredImage[] {
    const listed = this.#specOf(repository)?.images;
    const images = listed ?? (this.#programTags(repository) ?? []).map((tag) => ({ tags: [tag] }));
    return images.flatMap((image) => this.#manifestsOf(repository, image));
  }

  /** A program with a wildcard image matches every tag that fits. */
  find(repository: Repository, tag: string | undefined, digest: string | undefined): StoredImage | undefined {
    const isIt = (image: StoredImage): boolean =>
      (tag === undefined || image.tags.includes(tag)) && (digest === undefined || image.digest === digest);
    const listed = this.list(repository).find(isIt);
    if (listed !== undefined || tag === undefined || this.#specOf(repository) !== undefined) return listed;
    const fits = this.#images.programOf(`${uriOf(repository)}:${tag}`) !== undefined;
    return fits ? this.#manifestsOf(repository, { tags: [tag] }).find(isIt) : undefined;
  }

  #specOf({ account, region, name }: Repository): RepositorySpec | undefined {
    return this.#world.scenario.repositories?.find(
      (spec) =>
        spec.name === name &&
        (spec.account ?? this.#world.account) === account &&
        (spec.region ?? this.#world.region) === region,
    );
  }

  /** Tags that programs name. A wildcard makes the repository exist without tags of its own. */
  #programTags(repository: Repository): readonly string[] | undefined {
    const start = `${uriOf(repository)}:`;
    const images = this.#world.scenario.programs.map(({ image }) => image);
    const tags = images.filter((image) => image.startsWith(start)).map((image) => image.slice(start.length));
    if (tags.length === 0 && this.#images.programOf(`${start}any`) === undefined) return undefined;
    return [...new Set(tags.filter((tag) => !tag.includes("*")))];
  }

  #manifestsOf(repository: Repository, spec: ImageSpec): StoredImage[] {
    const { tags, status = "ACTIVE", platforms = ["linux/amd64"] } = spec;
    const uri = uriOf(repository);
    const digest = this.#images.digestOf(`${uri}:${tags[0] ?? "latest"}`);
    const stored = { tags, status, digest, pushedAt: this.#world.queue.now - 3_600_000 };
    if (platforms.length === 1) {
      return [{ ...stored, mediaType: imageTypes.manifest, manifest: manifestOf(digest) }];
    }
    const children = [...platforms, "unknown/unknown"].map((platform) => {
      const manifest = manifestOf(`${digest} ${platform}`);
      return { platform, manifest, digest: sha256(manifest) };
    });
    for (const child of children) this.#images.addManifest(digest, child.platform, child.digest);
    return [
      { ...stored, mediaType: imageTypes.index, manifest: indexOf(children) },
      ...children.map(({ manifest, digest: child }) => ({
        ...stored,
        tags: [],
        digest: child,
        mediaType: imageTypes.manifest,
        manifest,
      })),
    ];
  }
}

const manifestOf = (seed: string): string =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: imageTypes.manifest,
    config: {
      mediaType: "application/vnd.oci.image.config.v1+json",
      digest: sha256(`config of ${seed}`),
      size: 7023,
    },
    layers: [
      {
        mediaType: "application/vnd.oci.image.layer.v1.tar+gzip",
        digest: sha256(`layer of ${seed}`),
        size: 32654,
      },
    ],
  });

const indexOf = (children: ReadonlyArray<{ platform: string; digest: string; manifest: string }>): string =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: imageTypes.index,
    manifests: children.map(({ platform, digest, manifest }) => {
      const [os = "", architecture = ""] = platform.split("/");
      return {
        mediaType: imageTypes.manifest,
        digest,
        size: manifest.length,
        platform: { architecture, os },
      };
    }),
  });
