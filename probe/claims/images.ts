/** Claims about images: how ECR reports a missing image, and which digest ECS shows for an existing one. */
import { type Claim, ecsApi, seen, verdict } from "../claim.ts";
import { digestsOf } from "../experiments/registry.ts";
import { settled } from "../experiments/services.ts";
import { ended, named } from "../experiments/tasks.ts";

const section = "images";
const api = (name: string): string =>
  `https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_${name}.html`;

export const images: readonly Claim[] = [
  {
    id: "ecr-tag-missing",
    section,
    sentence:
      "If the tag doesn't exist, DescribeImages fails with ImageNotFoundException. The message names the tag and the repository.",
    source: api("DescribeImages"),
    async check(lab) {
      const { repository } = lab.place;
      const { name, message, result } = await lab.refusal(
        lab.ecr.describeImages({ repositoryName: repository, imageIds: [{ imageTag: "none" }] }),
      );
      const start = `The image with imageId {imageDigest:'null', imageTag:'none'} does not exist within the repository with name '${repository}'`;
      return verdict(
        name === "ImageNotFoundException" && message.startsWith(start),
        `${name}: ${message}`,
        result,
      );
    },
  },
  {
    id: "ecr-repository-missing",
    section,
    sentence:
      "If the repository doesn't exist, DescribeImages fails with RepositoryNotFoundException, “The repository with name '…' does not exist in the registry with id '…'”.",
    source: api("DescribeImages"),
    async check(lab) {
      const { name, message, result } = await lab.refusal(
        lab.ecr.describeImages({ repositoryName: `${lab.prefix}-none` }),
      );
      const text = /^The repository with name '.*' does not exist in the registry with id '\d{12}'$/;
      return verdict(
        name === "RepositoryNotFoundException" && text.test(message),
        `${name}: ${message}`,
        result,
      );
    },
  },
  {
    id: "ecr-batch-get-failures",
    section,
    sentence: "If the tag doesn't exist, BatchGetImage returns HTTP 200 with a failure ImageNotFound.",
    source: api("BatchGetImage"),
    async check(lab) {
      const answer = await lab.ecr.batchGetImage({
        repositoryName: lab.place.repository,
        imageIds: [{ imageTag: "none" }],
      });
      const code = answer.failures?.[0]?.failureCode;
      return verdict(code === "ImageNotFound" && answer.images?.length === 0, `${code}`, answer);
    },
  },
  {
    id: "revision-image-digest",
    section,
    sentence:
      "If a tag names an image index, the service revision shows the digest of the index or of the platform's manifest (either reading).",
    source: ecsApi("ContainerImage"),
    async check(lab) {
      const { end } = await settled(lab);
      const answer = await lab.ecs.describeServiceRevisions({
        serviceRevisionArns: [end.deployment.targetServiceRevision?.arn ?? ""],
      });
      const digest = answer.serviceRevisions?.[0]?.containerImages?.[0]?.imageDigest ?? "";
      const { index, children } = await digestsOf(lab);
      const reading =
        digest === index ? "the index" : children.includes(digest) ? "the platform's manifest" : undefined;
      return seen(reading, digest, answer);
    },
  },
  {
    id: "digest-of-an-index",
    section,
    sentence:
      "If a tag names an image index, the task shows the digest of the index or of the platform's manifest (either reading).",
    source: ecsApi("Container"),
    async check(lab) {
      const { answer, task } = await ended(lab, "exit 0");
      const digest = named(task, "main")?.imageDigest;
      const { index, children } = await digestsOf(lab);
      const reading =
        digest === index
          ? "the index"
          : children.includes(digest ?? "")
            ? "the platform's manifest"
            : undefined;
      return seen(reading, `${digest}`, answer);
    },
  },
];
