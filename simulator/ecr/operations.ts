/** Amazon ECR: images by tag and by digest. Source: docs/aws-reference.md#images. */
import { pageOf } from "../ecs/pages.ts";
import { AwsError, type Call, type Operations } from "../protocol/call.ts";
import type { World } from "../world.ts";
import { type Registry, type Repository, uriOf } from "./registry.ts";
import type { StoredImage } from "./state.ts";

interface ImageId {
  readonly imageTag?: string;
  readonly imageDigest?: string;
}

interface RepositoryInput {
  readonly registryId?: string;
  readonly repositoryName: string;
}

interface ImagesInput extends RepositoryInput {
  readonly imageIds?: readonly ImageId[];
  readonly nextToken?: string;
  readonly maxResults?: number;
}

function repositoryOf(world: World, registry: Registry, input: RepositoryInput, call: Call): Repository {
  const account = input.registryId ?? call.principal?.account ?? world.account;
  const repository = { account, region: call.region, name: input.repositoryName };
  if (registry.has(repository)) return repository;
  throw new AwsError(
    "RepositoryNotFoundException",
    `The repository with name '${repository.name}' does not exist in the registry with id '${account}'`,
  );
}

/** As AWS writes it: the missing part of an ID is the word null. */
const idText = ({ imageTag, imageDigest }: ImageId): string =>
  `{imageDigest:'${imageDigest ?? "null"}', imageTag:'${imageTag ?? "null"}'}`;

function imageNotFound(id: ImageId, { name, account }: Repository): AwsError {
  const where = `the repository with name '${name}' in the registry with id '${account}'`;
  return new AwsError(
    "ImageNotFoundException",
    `The image with imageId ${idText(id)} does not exist within ${where}`,
  );
}

const describeImage = ({ account, name }: Repository, image: StoredImage) => ({
  registryId: account,
  repositoryName: name,
  imageDigest: image.digest,
  ...(image.tags.length === 0 ? {} : { imageTags: image.tags }),
  imageSizeInBytes: 32_654_000,
  imagePushedAt: new Date(image.pushedAt),
  imageManifestMediaType: image.mediaType,
  artifactMediaType: "application/vnd.oci.image.config.v1+json",
  imageStatus: image.status,
});

function getImage(registry: Registry, repository: Repository, id: ImageId) {
  const failure = (failureCode: string, failureReason: string) => ({
    failure: { imageId: id, failureCode, failureReason },
  });
  if (id.imageTag === undefined && id.imageDigest === undefined)
    return failure("MissingDigestAndTag", "Invalid request parameters: both tag and digest cannot be null");
  const image = registry.find(repository, id.imageTag, id.imageDigest);
  if (image === undefined) return failure("ImageNotFound", "Requested image not found");
  if (image.status !== "ACTIVE") return failure("ImageInaccessible", `The image is ${image.status}`);
  return {
    image: {
      registryId: repository.account,
      repositoryName: repository.name,
      imageId: { imageDigest: image.digest, ...(id.imageTag === undefined ? {} : { imageTag: id.imageTag }) },
      imageManifest: image.manifest,
      imageManifestMediaType: image.mediaType,
    },
  };
}

export function ecrOperations(world: World, registry: Registry): Operations {
  const inRepository = (input: RepositoryInput, call: Call) => repositoryOf(world, registry, input, call);
  return {
    DescribeImages(input: ImagesInput, call) {
      const repository = inRepository(input, call);
      if (input.imageIds === undefined) {
        const page = pageOf(registry.list(repository), input, 100, 1000);
        return { imageDetails: page.items.map((image) => describeImage(repository, image)), ...page.next };
      }
      const images = input.imageIds.map((id) => {
        const image = registry.find(repository, id.imageTag, id.imageDigest);
        if (image === undefined) throw imageNotFound(id, repository);
        return describeImage(repository, image);
      });
      return { imageDetails: images };
    },

    BatchGetImage(input: RepositoryInput & { imageIds: readonly ImageId[] }, call) {
      const repository = inRepository(input, call);
      const got = input.imageIds.map((id) => getImage(registry, repository, id));
      return {
        images: got.flatMap((each) => ("image" in each ? [each.image] : [])),
        failures: got.flatMap((each) => ("failure" in each ? [each.failure] : [])),
      };
    },

    ListImages(input: ImagesInput, call) {
      const repository = inRepository(input, call);
      const ids = registry
        .list(repository)
        .flatMap(({ digest: imageDigest, tags }) =>
          tags.length === 0 ? [{ imageDigest }] : tags.map((imageTag) => ({ imageDigest, imageTag })),
        );
      const page = pageOf(ids, input, 100, 1000);
      return { imageIds: page.items, ...page.next };
    },

    DescribeRepositories(input: { registryId?: string; repositoryNames?: readonly string[] }, call) {
      const names = input.repositoryNames ?? (world.scenario.repositories ?? []).map(({ name }) => name);
      const repositories = names.map((repositoryName) =>
        inRepository(
          { repositoryName, ...(input.registryId === undefined ? {} : { registryId: input.registryId }) },
          call,
        ),
      );
      return {
        repositories: repositories.map((repository) => ({
          repositoryArn: `arn:${world.partition}:ecr:${repository.region}:${repository.account}:repository/${repository.name}`,
          registryId: repository.account,
          repositoryName: repository.name,
          repositoryUri: uriOf(repository),
          imageTagMutability: "MUTABLE",
        })),
      };
    },
  };
}
