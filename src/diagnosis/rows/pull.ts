/** `CannotPullContainerError: …` by its underlying reason. Source: docs/aws-reference.md#stop-reasons, task_cannot_pull_image.html. */
import type { Row } from "../row.ts";

/** In matching order: specific messages come before generic network errors. */
export const pullReasons: readonly Row[] = [
  {
    name: "image-platform-mismatch",
    text: /CannotPull\w{0,20}Error.{0,3000}(?:descriptor matching platform|no matching manifest for) '?(?<platform>[\w./-]{1,60})/su,
    example:
      "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'",
    what: "{Image} has no build for {platform}, the platform of the task.",
    remedy:
      "Build the image for {platform} (`docker buildx build --platform {platform}`), or set `runtimePlatform.cpuArchitecture` of the task definition to the image's architecture.",
  },
  {
    name: "image-pull-throttled",
    text: /CannotPull\w{0,20}Error.{0,3000}(?:toomanyrequests|too many requests|pull rate limit|rate exceeded)/isu,
    example:
      "CannotPullContainerError: inspect image has been retried 5 time(s): httpReaderSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/nginx/manifests/sha256:abc: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.",
    what: "The registry's rate limit blocked the pull of {image}.",
    remedy:
      "Log in to the registry (`repositoryCredentials` of the container), or use an ECR pull-through cache rule.",
    temporary: true,
  },
  {
    name: "disk-full",
    text: /CannotPull\w{0,20}Error.{0,3000}no space left on device/su,
    example:
      "CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device",
    what: "The disk is too full to unpack {image}.",
    remedy:
      "On Fargate, raise `ephemeralStorage.sizeInGiB` of the task definition. On EC2, clean up or enlarge the instance's volume. Or use a smaller image.",
  },
  {
    name: "image-layers-unreachable",
    text: /CannotPull\w{0,20}Error.{0,3000}(?:starport-layer-bucket|httpReaderSeeker: failed open: unexpected status code \S{1,1000}:? 40[13])/su,
    example:
      'CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed open: failed to do request: Get "https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/a": dial tcp 52.218.1.1:443: i/o timeout',
    what: "The task reached ECR, but not the S3 bucket that holds the layers of {image}.",
    remedy:
      "Add an S3 gateway endpoint to the route tables of the task's subnets, with a policy that allows `s3:GetObject` on prod-REGION-starport-layer-bucket. Or add a route to the internet.",
  },
  {
    name: "repository-not-found",
    text: /CannotPull\w{0,20}Error.{0,3000}(?:repository \S{1,400} not found|name unknown|repository with name '[^']{1,400}' does not exist)/isu,
    example:
      "CannotPullContainerError: API error (404): repository 111122223333.dkr.ecr.us-east-1.amazonaws.com/le/repo not found",
    what: "The repository of {image} does not exist, or the task has no access to it.",
    remedy:
      "Check the account, region and repository in the image's name. The policy of a repository in another account must allow this account to pull.",
  },
  {
    name: "image-reference-invalid",
    text: /CannotPull\w{0,20}Error.{0,3000}(?:invalid reference format|failed to parse|invalid checksum digest)/isu,
    example: "CannotPullContainerError: Error response from daemon: invalid reference format",
    what: "{Image} is not a valid image reference.",
    remedy: "Correct the input `image`, or `image` in the task definition: `registry/repository:tag`.",
  },
  {
    name: "image-pull-denied",
    text: /CannotPull\w{0,20}Error.{0,3000}(?:role has the permissions to pull|pull access denied|is not authorized to perform: ecr:|no basic auth credentials|authorization failed|insufficient_scope|unauthorized|40[13] (?:Unauthorized|Forbidden)|denied: )/isu,
    example:
      "CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry. AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec is not authorized to perform: ecr:BatchGetImage",
    what: "The task has no permission to pull {image}.",
    remedy:
      "In the task definition's execution role (`executionRoleArn`; on EC2 the instance role), allow `ecr:GetAuthorizationToken` on *, and `ecr:BatchGetImage` and `ecr:GetDownloadUrlForLayer` on the repository. For another account's repository, add a repository policy. For a private registry, set `repositoryCredentials`.",
  },
  {
    name: "image-digest-not-found",
    text: /CannotPull\w{0,20}Error.{0,3000}(?<reference>\S{1,500}@sha256:[0-9a-f]{6,64}):? (?:\S{1,600}: )?(?:not found|manifest unknown)/su,
    example:
      "CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/web@sha256:0123456789abcdef: not found",
    what: "The image digest of the task is no longer in the repository: {reference}.",
    remedy:
      "Release again with an image that exists. A lifecycle policy or cleanup removed this one: keep the images that services run.",
  },
  {
    name: "image-not-found",
    text: /CannotPull\w{0,20}Error.{0,3000}(?:not found|manifest unknown|does not exist|whether the image exists|404)/isu,
    example:
      "CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/web:v2: 123456789012.dkr.ecr.us-east-1.amazonaws.com/web:v2: not found",
    what: "{Image} is not in the repository.",
    remedy:
      "Push the image before the release, and check its tag. If the tag existed, it was deleted, archived, or moved while the service still used the old digest.",
  },
  {
    name: "registry-certificate-not-trusted",
    text: /CannotPull\w{0,20}Error.{0,3000}x509:/su,
    example:
      'CannotPullContainerError: failed to do request: Head "https://registry.example.com/v2/web/manifests/1": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    what: "The task does not trust the certificate of the registry of {image}.",
    remedy: "Use a registry certificate from a public certificate authority, or copy the image to ECR.",
  },
  {
    name: "registry-not-resolved",
    text: /CannotPull\w{0,20}Error.{0,3000}(?:no such host|server misbehaving|name resolution)/isu,
    example:
      'CannotPullContainerError: failed to do request: Head "https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/v2/web/manifests/1": dial tcp: lookup 123456789012.dkr.ecr.eu-west-1.amazonaws.com: no such host',
    what: "The task could not resolve the registry host name of {image}.",
    remedy:
      "Check the registry's name, and that DNS resolution and DNS host names are enabled in the VPC. If you use VPC endpoints, check their private DNS.",
  },
  {
    name: "image-unreadable",
    text: /CannotPull\w{0,20}Error.{0,3000}(?:failed to extract layer|unpack|verification failed|layers from manifest|unsupported.{0,20}media ?type|unexpected commit digest|wrong diff id)/isu,
    example:
      "CannotPullContainerError: failed to extract layer sha256:abc: wrong diff id calculated on extraction",
    what: "The task downloaded {image}, but could not unpack it.",
    remedy: "Build and push the image again, with gzip or zstd layers and a Docker or OCI manifest.",
  },
  {
    name: "registry-failed",
    text: /CannotPull\w{0,20}Error.{0,3000}(?:5\d\d (?:Internal Server Error|Service Unavailable|Bad Gateway|Gateway Timeout)|unexpected status(?: code)?[^\n]{0,600}: 5\d\d|received unexpected HTTP status: 5\d\d)/su,
    example:
      "CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed open: unexpected status code https://ghcr.io/v2/o/web/blobs/sha256:abc: 503 Service Unavailable",
    what: "The registry of {image} returned a server error.",
    remedy: "Release again. If it fails again, check the registry's status page.",
    temporary: true,
  },
  {
    name: "registry-unreachable",
    text: /CannotPull\w{0,20}Error.{0,3000}(?:request canceled|context canceled|deadline exceeded|i\/o timeout|connection issue|network configuration|connection refused|connection reset|no route to host|network is unreachable|TLS handshake timeout|dial tcp|\bEOF\b)/isu,
    example:
      "CannotPullContainerError: API error (500): Get https://111122223333.dkr.ecr.us-east-1.amazonaws.com/v2/: net/http: request canceled while waiting for connection",
    what: "The task can't reach the registry of {image}.",
    remedy:
      "In a public subnet, set `assignPublicIp: ENABLED`. In a private subnet, add a NAT gateway, or VPC endpoints for ecr.api, ecr.dkr and S3. The task's security group must allow outbound HTTPS (443), and the endpoints' security group must allow it inbound.",
    temporary: true,
  },
  {
    name: "image-pull-failed",
    text: /CannotPull\w{0,20}Error/u,
    example: "CannotPullContainerError: something that has not been seen before",
    what: "The task could not pull {image}.",
    remedy:
      "Read the message below. To reproduce the error, pull the image by hand from the same subnets, with the execution role.",
  },
];
