/** Amazon ECR as documented in docs/aws-reference.md#images, with the real SDK. */
import { describe, expect, test } from "@jest/globals";
import {
  BatchGetImageCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  ListImagesCommand,
} from "@aws-sdk/client-ecr";
import { imageTypes, type RepositorySpec } from "../../../simulator/ecr/state.ts";
import { asOperator, refusalOf } from "../protocol/world.ts";
import { withSimulatedAws } from "../../support/simulated-aws.ts";

const uri = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web";
const repositoryName = "shop/web";
const run = { log: [] };

const repository: RepositorySpec = {
  name: repositoryName,
  images: [
    { tags: ["v1", "stable"] },
    { tags: ["v2"], platforms: ["linux/amd64", "linux/arm64"] },
    { tags: ["old"], status: "ARCHIVED" },
  ],
};

const on = (
  repositories: readonly RepositorySpec[] | undefined,
  body: (ecr: ECRClient, digestOf: (reference: string) => string) => Promise<void>,
): Promise<void> => {
  const programs = [
    { image: `${uri}:v1`, run },
    { image: `${uri}:release-*`, run },
  ];
  const scenario = { programs, ...(repositories && { repositories }) };
  return withSimulatedAws({ scenario }, ({ simulator, world }) =>
    body(new ECRClient(asOperator(simulator)), (reference) => world.ecs.state.images.digestOf(reference)),
  );
};

describe("a tag", () => {
  test("has the digest that ECS resolves it to", async () => {
    await on([repository], async (ecr, digestOf) => {
      const { imageDetails } = await ecr.send(
        new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag: "v1" }] }),
      );
      expect(imageDetails?.[0]).toMatchObject({
        registryId: "123456789012",
        repositoryName,
        imageDigest: digestOf(`${uri}:v1`),
        imageTags: ["v1", "stable"],
        imageStatus: "ACTIVE",
        imageManifestMediaType: imageTypes.manifest,
      });
    });
  });

  test("with several platforms is an index, whose children can be read too", async () => {
    await on([repository], async (ecr) => {
      const { images } = await ecr.send(
        new BatchGetImageCommand({ repositoryName, imageIds: [{ imageTag: "v2" }] }),
      );
      expect(images?.[0]?.imageManifestMediaType).toBe(imageTypes.index);
      const index = JSON.parse(images?.[0]?.imageManifest ?? "") as {
        manifests: Array<{ digest: string; platform: { architecture: string; os: string } }>;
      };
      expect(index.manifests.map(({ platform }) => `${platform.os}/${platform.architecture}`)).toEqual([
        "linux/amd64",
        "linux/arm64",
        "unknown/unknown",
      ]);
      const imageDigest = index.manifests[0]?.digest ?? "";
      const child = await ecr.send(new BatchGetImageCommand({ repositoryName, imageIds: [{ imageDigest }] }));
      expect(child.images?.[0]?.imageManifestMediaType).toBe(imageTypes.manifest);
    });
  });

  test("of an archived image can be described but not pulled", async () => {
    await on([repository], async (ecr) => {
      const imageIds = [{ imageTag: "old" }];
      const described = await ecr.send(new DescribeImagesCommand({ repositoryName, imageIds }));
      expect(described.imageDetails?.[0]?.imageStatus).toBe("ARCHIVED");
      const got = await ecr.send(new BatchGetImageCommand({ repositoryName, imageIds }));
      expect(got.images).toEqual([]);
      expect(got.failures?.[0]?.failureCode).toBe("ImageInaccessible");
    });
  });

  test("that does not exist causes AWS's message", async () => {
    await on([repository], async (ecr) => {
      const describing = ecr.send(
        new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag: "v9" }] }),
      );
      expect(await refusalOf(describing)).toMatchObject({
        name: "ImageNotFoundException",
        message:
          "The image with imageId {imageDigest:'null', imageTag:'v9'} does not exist within the repository with name 'shop/web' in the registry with id '123456789012'",
      });
      const imageIds = [{ imageTag: "v9" }, {}, { imageTag: "v1" }];
      const got = await ecr.send(new BatchGetImageCommand({ repositoryName, imageIds }));
      expect(got.failures?.map(({ failureCode }) => failureCode)).toEqual([
        "ImageNotFound",
        "MissingDigestAndTag",
      ]);
      expect(got.images).toHaveLength(1);
    });
  });
});

describe("a repository", () => {
  test("missing in the scenario contains the images of its programs, including wildcards", async () => {
    await on(undefined, async (ecr, digestOf) => {
      const imageIds = [{ imageTag: "v1" }, { imageTag: "release-7" }];
      const { imageDetails } = await ecr.send(new DescribeImagesCommand({ repositoryName, imageIds }));
      expect(imageDetails?.map(({ imageDigest }) => imageDigest)).toEqual([
        digestOf(`${uri}:v1`),
        digestOf(`${uri}:release-7`),
      ]);
      const missing = ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag: "v9" }] }));
      expect((await refusalOf(missing)).name).toBe("ImageNotFoundException");
    });
  });

  test.each([
    [{ repositoryName: "other" }, "'other' does not exist in the registry with id '123456789012'"],
    [{ repositoryName, registryId: "210987654321" }, "does not exist in the registry with id '210987654321'"],
  ])("does not exist for %j", async (input, words) => {
    await on([repository], async (ecr) => {
      const refusal = await refusalOf(ecr.send(new DescribeImagesCommand(input)));
      expect(refusal.name).toBe("RepositoryNotFoundException");
      expect(refusal.message).toContain(words);
    });
  });

  test("of another account exists under that account's ID", async () => {
    await on([{ ...repository, account: "210987654321" }], async (ecr) => {
      const input = { repositoryName, registryId: "210987654321" };
      const { imageIds } = await ecr.send(new ListImagesCommand(input));
      expect(imageIds?.flatMap(({ imageTag }) => imageTag ?? [])).toEqual(["v1", "stable", "v2", "old"]);
      const { repositories } = await ecr.send(
        new DescribeRepositoriesCommand({ registryId: input.registryId, repositoryNames: [repositoryName] }),
      );
      expect(repositories?.[0]?.repositoryUri).toBe(uri.replace("123456789012", "210987654321"));
    });
  });
});
