import { describe, expect, test } from "@jest/globals";
import type { AwsProblem } from "../../../src/aws/errors/problem.ts";
import { JsonDocument } from "../../../src/ecs/definition/document.ts";
import { parseImage } from "../../../src/ecs/image/reference.ts";
import { platformOf, platformProblem, platformsOf } from "../../../src/ecs/image/platform.ts";
import {
  ecrLookUp,
  judgeImage,
  type EcrResult,
  type DescribedImages,
  type EcrLookUp,
  type GotImages,
  type ImageVerdict,
} from "../../../src/ecs/image/registry.ts";
import { TaskDefinition } from "../../../src/ecs/definition/task-definition.ts";

const digest = `sha256:${"a".repeat(64)}`;
const other = `sha256:${"b".repeat(64)}`;
const repository = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop";

const lookUpOf = (text: string): EcrLookUp | undefined => {
  const image = parseImage(text);
  return image === undefined ? undefined : ecrLookUp(image);
};

describe("ECR requests", () => {
  test.each([
    [`${repository}:1`, { imageTag: "1" }],
    [repository, { imageTag: "latest" }],
    [`${repository}@${digest}`, { imageDigest: digest }],
    [`${repository}:1@${digest}`, { imageDigest: digest }],
  ])("%s", (text, imageId) => {
    expect(lookUpOf(text)).toMatchObject({
      region: "eu-west-1",
      registryId: "123456789012",
      repositoryName: "team/shop",
      imageId,
      repositoryArn: "arn:aws:ecr:eu-west-1:123456789012:repository/team/shop",
    });
  });

  test.each(["nginx:1", "public.ecr.aws/nginx/nginx", "ghcr.io/acme/shop:1"])(
    "requests nothing for %s",
    (text) => {
      expect(lookUpOf(text)).toBeUndefined();
    },
  );

  test.each([
    ["dkr.ecr.cn-north-1.amazonaws.com.cn", "aws-cn"],
    ["dkr.ecr-fips.us-gov-west-1.amazonaws.com", "aws-us-gov"],
    ["dkr.ecr.us-iso-east-1.c2s.ic.gov", "aws-iso"],
    ["dkr.ecr.us-isob-east-1.sc2s.sgov.gov", "aws-iso-b"],
    ["dkr.ecr.eu-isoe-west-1.cloud.adc-e.uk", "aws-iso-e"],
    ["dkr.ecr.us-isof-south-1.csp.hci.ic.gov", "aws-iso-f"],
    ["dkr.ecr.eusc-de-east-1.amazonaws.eu", "aws-eusc"],
    ["dkr-ecr.us-east-1.on.aws", "aws"],
  ])("maps %s to partition %s", (host, partition) => {
    expect(lookUpOf(`123456789012.${host}/a`)?.repositoryArn.split(":")[1]).toBe(partition);
  });
});

describe("image checks", () => {
  const problem = (kind: AwsProblem["kind"], code: string): { problem: AwsProblem } => ({
    problem: { kind, code, message: `${code} said so`, maybeDone: false },
  });
  const detail = (imageDigest: string, imageStatus?: string): EcrResult<DescribedImages> => ({
    answer: { imageDetails: [{ imageDigest, ...(imageStatus === undefined ? {} : { imageStatus }) }] },
  });
  const index = JSON.stringify({
    manifests: [
      { platform: { os: "linux", architecture: "amd64" } },
      { platform: { os: "unknown", architecture: "unknown" } },
    ],
  });
  const manifest = (imageDigest: string, imageManifest?: string): EcrResult<GotImages> => ({
    answer: {
      images: [{ imageId: { imageDigest }, ...(imageManifest === undefined ? {} : { imageManifest }) }],
    },
  });
  const failure = (failureCode: string): EcrResult<GotImages> => ({
    answer: { images: [], failures: [{ failureCode, failureReason: "because" }] },
  });
  const denied = problem("denied", "AccessDeniedException");
  const inWords = (verdict: ImageVerdict): string => {
    if (verdict.kind === "refused") return `refused ${verdict.cause.name}`;
    if (verdict.kind === "unknown") return `unknown: ${/ecr:\w+|\w+Exception/.exec(verdict.note)?.[0]}`;
    const platforms = (verdict.platforms ?? []).map(({ os, architecture }) => `${os}/${architecture}`);
    return ["pinned", verdict.image, ...platforms].join(" ");
  };
  const noImage = problem("not-found", "ImageNotFoundException");
  const noRepository = problem("not-found", "RepositoryNotFoundException");

  test.each<[string, EcrResult<DescribedImages>, EcrResult<GotImages> | undefined, string]>([
    ["there", detail(digest), undefined, `pinned ${repository}@${digest}`],
    [
      "found and ACTIVE",
      detail(digest, "ACTIVE"),
      manifest(digest, index),
      `pinned ${repository}@${digest} linux/amd64`,
    ],
    ["a single image", detail(digest), manifest(digest, '{"config":{}}'), `pinned ${repository}@${digest}`],
    ["moved between the calls", detail(digest), manifest(other, index), `pinned ${repository}@${digest}`],
    ["no permission for the manifest", detail(digest), denied, `pinned ${repository}@${digest}`],
    ["archived", detail(digest, "ARCHIVED"), manifest(digest, index), "refused image-not-pullable"],
    ["being restored", detail(digest, "ACTIVATING"), undefined, "refused image-not-pullable"],
    ["an unknown status", detail(digest, "ASLEEP"), undefined, "refused image-not-pullable"],
    ["no tag", noImage, undefined, "refused image-not-found"],
    ["no tag, in both responses", noImage, failure("ImageNotFound"), "refused image-not-found"],
    ["no tag, and no permission for a pull-through cache", noImage, denied, "refused image-not-found"],
    ["no repository", noRepository, noRepository, "refused repository-not-found"],
    [
      "pulled through on first use",
      noRepository,
      manifest(digest, index),
      `pinned ${repository}@${digest} linux/amd64`,
    ],
    ["an empty response", { answer: {} }, undefined, "refused image-not-found"],
    ["no permission at all", denied, denied, "unknown: ecr:DescribeImages"],
    [
      "no permission to describe",
      denied,
      manifest(digest, index),
      `pinned ${repository}@${digest} linux/amd64`,
    ],
    ["no permission to describe, and no tag", denied, failure("ImageNotFound"), "refused image-not-found"],
    [
      "no permission to describe, upstream down",
      denied,
      failure("UpstreamUnavailable"),
      "unknown: ecr:DescribeImages",
    ],
    ["throttled", problem("throttled", "ThrottlingException"), undefined, "unknown: ThrottlingException"],
    [
      "throttled, then an invalid response",
      problem("throttled", "ThrottlingException"),
      { answer: {} },
      "refused image-not-found",
    ],
  ])("%s", (_, description, manifests, expected) => {
    const lookUp = lookUpOf(`${repository}:1`);
    if (lookUp === undefined) throw new Error("no look-up");
    expect(inWords(judgeImage(lookUp, description, manifests))).toBe(expected);
  });

  test.each([
    ["no tag", noImage],
    ["no repository", noRepository],
  ])("%s: warns that an image missing from ECR may still be replicating", (_, description) => {
    const lookUp = lookUpOf(`${repository}:1`);
    if (lookUp === undefined) throw new Error("no look-up");
    const verdict = judgeImage(lookUp, description);
    expect(verdict).toMatchObject({
      kind: "refused",
      cause: { remedy: expect.stringMatching(/before this step.*may still be replicating/) },
    });
  });

  test("names the permission and the repository in a note", () => {
    const lookUp = lookUpOf(`${repository}:1`);
    if (lookUp === undefined) throw new Error("no look-up");
    expect(judgeImage(lookUp, denied)).toEqual({
      kind: "unknown",
      note: `Image ${repository}:1 was not checked in ECR (\`ecr:DescribeImages\` on arn:aws:ecr:eu-west-1:123456789012:repository/team/shop is not permitted). The step registers it as written, without checking that it exists.`,
    });
  });
});

describe("platforms", () => {
  const definition = (members: string): TaskDefinition =>
    new TaskDefinition(JsonDocument.parse(`{"family":"f"${members}}`));

  test.each([
    ["", undefined],
    [',"requiresCompatibilities":["EC2"]', undefined],
    [',"requiresCompatibilities":["FARGATE"]', { os: "linux", architecture: "amd64" }],
    [',"runtimePlatform":{"cpuArchitecture":"ARM64"}', { os: "linux", architecture: "arm64" }],
    [
      ',"runtimePlatform":{"cpuArchitecture":"X86_64","operatingSystemFamily":"WINDOWS_SERVER_2022_CORE"}',
      { os: "windows", architecture: "amd64" },
    ],
    [',"runtimePlatform":{"cpuArchitecture":"RISCV"}', undefined],
    [',"runtimePlatform":null,"requiresCompatibilities":["FARGATE"]', { os: "linux", architecture: "amd64" }],
  ])("finds the platform of a task: %s", (members, expected) => {
    expect(platformOf(definition(members))).toEqual(expected);
  });

  test.each([
    ["not JSON", undefined],
    ["{}", undefined],
    ['{"manifests":[null,{},{"platform":{"os":"linux"}}]}', []],
    ['{"manifests":[{"platform":{"os":"linux","architecture":"arm64","variant":"v8"}}]}', ["linux/arm64"]],
  ])("finds the platforms of an image: %s", (manifest, expected) => {
    expect(platformsOf(manifest)?.map(({ os, architecture }) => `${os}/${architecture}`)).toEqual(expected);
  });

  const [amd, arm] = [
    { os: "linux", architecture: "amd64" },
    { os: "linux", architecture: "arm64" },
  ];
  test("reports only an index without the task's platform", () => {
    expect(platformProblem("a:1", [amd], arm)?.what).toBe(
      "Image a:1 has no build for linux/arm64, the platform of its task. It was built for linux/amd64.",
    );
    expect(platformProblem("a:1", [amd, arm], arm)).toBeUndefined();
    expect(platformProblem("a:1", undefined, arm)).toBeUndefined();
    expect(platformProblem("a:1", [], arm)).toBeUndefined();
    expect(platformProblem("a:1", [amd], undefined)).toBeUndefined();
  });
});
