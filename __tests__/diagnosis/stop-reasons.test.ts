/** One row of the table for each row of the catalogue in docs/aws-reference.md#runtask, #stop-codes, #stop-reasons, with the texts of AWS. */
import { describe, expect, test } from "@jest/globals";
import type { TaskFacts } from "../../src/diagnosis/facts.ts";
import { mayRetry } from "../../src/diagnosis/retry.ts";
import { diagnoseTask } from "../../src/diagnosis/task.ts";

const image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1";
const secrets =
  "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed:";
const logger =
  "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream:";
const retried =
  "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref";

/** A task that never started, as DescribeTasks returns it. */
const stopped = (stoppedReason: string, more: Partial<TaskFacts["task"]> = {}): TaskFacts => ({
  task: {
    taskArn: "arn:aws:ecs:eu-west-1:123456789012:task/shop/0123456789abcdef0123456789abcdef",
    lastStatus: "STOPPED",
    stopCode: "TaskFailedToStart",
    stoppedReason,
    containers: [{ name: "web", lastStatus: "STOPPED", image }],
    ...more,
  },
  definitions: [{ name: "web", essential: true }],
});

const temporary = true;
const permanent = false;

describe("a task that never started", () => {
  test.each([
    // Images
    ["image-not-found", permanent, `${retried} ${image}: ${image}: not found`],
    [
      "image-not-found",
      permanent,
      "CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref docker.io/library/web:v9: docker.io/library/web:v9: not found",
    ],
    [
      "image-not-found",
      permanent,
      "CannotPullContainerError: The task can’t pull the image. Check whether the image exists. pull image manifest has been retried 1 time(s): manifest unknown",
    ],
    [
      "image-not-found",
      permanent,
      "CannotPullContainerError: Error response from daemon: manifest for web:9 not found: manifest unknown: Requested image not found",
    ],
    [
      "image-digest-not-found",
      permanent,
      `${retried} 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop@sha256:6af1b1: not found`,
    ],
    [
      "image-digest-not-found",
      permanent,
      `${retried} 1.dkr.ecr.eu-west-1.amazonaws.com/shop@sha256:6af1b1: 1.dkr.ecr.eu-west-1.amazonaws.com/shop@sha256:6af1b1: not found`,
    ],
    [
      "repository-not-found",
      permanent,
      "CannotPullContainerError: API error (404): repository 111122223333.dkr.ecr.us-east-1.amazonaws.com/le/shop not found",
    ],
    [
      "repository-not-found",
      permanent,
      "CannotPullContainerError: Error response from daemon: name unknown: The repository with name 'shop' does not exist in the registry with id '123456789012'",
    ],
    [
      "image-platform-mismatch",
      permanent,
      "CannotPullContainerError: pull image manifest has been retried 1 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'",
    ],
    [
      "image-platform-mismatch",
      permanent,
      "CannotPullContainerError: Error response from daemon: no matching manifest for linux/arm64/v8 in the manifest list entries",
    ],
    [
      "image-layers-unreachable",
      permanent,
      "CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed open: unexpected status code https://prod-us-east-1-starport-layer-bucket.s3.us-east-1.amazonaws.com/a: 403 Forbidden",
    ],
    [
      "registry-unreachable",
      temporary,
      "CannotPullContainerError: API error (500): Get https://111122223333.dkr.ecr.us-east-1.amazonaws.com/v2/: net/http: request canceled while waiting for connection",
    ],
    [
      "registry-unreachable",
      temporary,
      "CannotPullContainerError: The task cannot pull the image from the registry. There is a connection issue between the task and the registry. Check your network configuration. : failed to copy: dial tcp 1.2.3.4:443",
    ],
    [
      "registry-unreachable",
      temporary,
      "CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: context canceled",
    ],
    [
      "registry-unreachable",
      temporary,
      `CannotPullContainerError: inspect image has been retried 5 time(s): failed to resolve ref "${image}": failed to do request: Head "https://1.dkr.ecr.eu-west-1.amazonaws.com/v2/shop/manifests/1": dial tcp 3.248.1.1:443: i/o timeout`,
    ],
    [
      "registry-not-resolved",
      permanent,
      'CannotPullContainerError: failed to do request: Head "https://ghcr.example/v2/": dial tcp: lookup ghcr.example on 10.0.0.2:53: no such host',
    ],
    [
      "registry-certificate-not-trusted",
      permanent,
      'CannotPullContainerError: failed to do request: Head "https://r.example/v2/": x509: certificate has expired or is not yet valid',
    ],
    [
      "registry-failed",
      temporary,
      "CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed open: unexpected status code https://ghcr.io/v2/o/web/blobs/sha256:a: 502 Bad Gateway",
    ],
    [
      "image-pull-throttled",
      temporary,
      "CannotPullContainerError: inspect image has been retried 5 time(s): toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading",
    ],
    [
      "image-pull-throttled",
      temporary,
      "CannotPullContainerError: Error response from daemon: toomanyrequests: Rate exceeded",
    ],
    [
      "image-pull-denied",
      permanent,
      "CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry.",
    ],
    [
      "image-pull-denied",
      permanent,
      "CannotPullContainerError: Error response from daemon: pull access denied for shop, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    ],
    [
      "image-pull-denied",
      permanent,
      `${retried} ${image}: pulling from host 1.dkr.ecr.eu-west-1.amazonaws.com failed with status code [manifests 1]: 403 Forbidden`,
    ],
    [
      "image-pull-denied",
      permanent,
      "CannotPullContainerError: Error response from daemon: Get https://1.dkr.ecr.eu-west-1.amazonaws.com/v2/shop/manifests/1: no basic auth credentials",
    ],
    [
      "image-reference-invalid",
      permanent,
      "CannotPullContainerError: invalid reference format: repository name must be lowercase",
    ],
    [
      "image-unreadable",
      permanent,
      "CannotPullContainerError: failed to extract layer sha256:a: failed to unpack",
    ],
    [
      "disk-full",
      permanent,
      "CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device",
    ],
    ["image-pull-failed", permanent, "CannotPullContainerError: the moon was in the way"],
    // Secrets
    [
      "secret-denied",
      permanent,
      `${secrets} unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf from secrets manager: AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/0a is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf`,
    ],
    [
      "secret-denied",
      permanent,
      `${secrets} unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::123456789012:ass...`,
    ],
    [
      "secret-key-denied",
      permanent,
      `${secrets} unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret x from secrets manager: AccessDeniedException: Access to KMS is not allowed`,
    ],
    [
      "secret-not-found",
      permanent,
      `${secrets} unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:123456789012:secret:db from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret.`,
    ],
    [
      "secret-not-found",
      permanent,
      "ResourceNotFoundException: Secrets Manager can’t find the specified secret.",
    ],
    [
      "secret-not-found",
      permanent,
      `${secrets} unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: /shop/KEY`,
    ],
    [
      "secret-not-found",
      permanent,
      `${secrets} unable to retrieve secret from asm: Secrets Manager can’t find the specified secret.`,
    ],
    [
      "secret-without-value",
      permanent,
      "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
    ],
    [
      "secret-json-key-missing",
      permanent,
      `${secrets} unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key DB_PASSWORD`,
    ],
    [
      "secret-not-json",
      permanent,
      `${secrets} unable to retrieve secret from asm: service call has been retried 1 time(s): invalid character '\\'' looking for beginning of value`,
    ],
    [
      "secret-deleted",
      permanent,
      `${secrets} unable to retrieve secret from asm: InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.`,
    ],
    [
      "secrets-unreachable",
      temporary,
      `${secrets} unable to retrieve secret from asm: There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration.`,
    ],
    [
      "secrets-unreachable",
      temporary,
      `${secrets} unable to retrieve secrets from ssm: service call has been retried 5 time(s): RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.`,
    ],
    [
      "secrets-throttled",
      temporary,
      `${secrets} unable to retrieve secrets from ssm: service call has been retried 5 time(s): ThrottlingException: Rate exceeded`,
    ],
    [
      "secrets-unavailable",
      permanent,
      `${secrets} unable to retrieve secrets from ssm: service call has been retried 1 time...`,
    ],
    // Registry login, roles
    [
      "registry-unreachable",
      temporary,
      `${secrets} unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: Post "https://api.ecr.us-west-2.amazonaws.com/": dial tcp 52.94.184.143:443: i/o timeout. Please check your task network configuration.`,
    ],
    [
      "registry-login-denied",
      permanent,
      `${secrets} unable to retrieve ecr registry auth: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/0 is not authorized to perform: ecr:GetAuthorizationToken on resource: *`,
    ],
    [
      "execution-role-missing",
      permanent,
      `${secrets} unable to retrieve ecr registry auth: NoCredentialProviders: no valid providers in chain. Deprecated.`,
    ],
    [
      "role-not-assumable",
      permanent,
      "ECS was unable to assume the role 'arn:aws:iam::123456789012:role/web-task' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.",
    ],
    // Logs
    [
      "log-group-missing",
      permanent,
      `${logger} ResourceNotFoundException: The specified log group does not exist.`,
    ],
    [
      "log-group-missing",
      permanent,
      "CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.",
    ],
    [
      "log-denied",
      permanent,
      `${logger} AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/0 is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:us-east-1:123456789012:log-group:shop:log-stream:web/web/0`,
    ],
    [
      "log-service-unreachable",
      permanent,
      `${logger} RequestCanceled: request context canceled caused by: context deadline exceeded`,
    ],
    [
      "log-driver-failed",
      permanent,
      "ResourceInitializationError: failed to validate logger args: : signal: killed",
    ],
    [
      "log-driver-failed",
      permanent,
      "CannotStartContainerError: Error response from daemon: failed to initialize logging driver: dial tcp 127.0.0.1:24224: connect: connection refused",
    ],
    // Volumes, files
    [
      "efs-failed",
      permanent,
      "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: unsuccessful EFS utils command execution; code: 32",
    ],
    [
      "efs-unreachable",
      permanent,
      "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: command failed: mount.nfs4: Connection timed out : unsuccessful EFS utils command execution",
    ],
    [
      "efs-denied",
      permanent,
      "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: mount.nfs4: access denied by server while mounting 127.0.0.1:/",
    ],
    [
      "infrastructure-role-not-assumable",
      permanent,
      "ECS was unable to assume the customer-provided ECS Infrastructure Role. Please verify that the ECS Infrastructure Role being passed has the proper trust relationship with ECS Service",
    ],
    ["ebs-volume-failed", permanent, "Unexpected error occurred when creating your Amazon EBS volume"],
    [
      "environment-file-unreadable",
      permanent,
      "ResourceInitializationError: failed to download env files: file download command: non empty error stream: AccessDenied: Access Denied status code: 403",
    ],
    [
      "volume-failed",
      permanent,
      "CannotCreateVolumeError: Error response from daemon: create shop: volume driver failed",
    ],
    ["resource-initialization-failed", permanent, "ResourceInitializationError: the moon was in the way"],
    // Network interfaces
    [
      "network-interface-timeout",
      temporary,
      "Timeout waiting for network interface provisioning to complete.",
    ],
    ["ecs-internal-error", temporary, "InternalError: Could not create network interface"],
    [
      "subnet-out-of-addresses",
      temporary,
      "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-0a1b2c3d'",
    ],
    [
      "subnet-out-of-addresses",
      temporary,
      "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-0a1b2c3d': InsufficientFreeAddressesInSubnet",
    ],
    [
      "security-group-not-found",
      permanent,
      "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-0a1b2c3d': InvalidGroup.NotFound",
    ],
    [
      "subnet-not-found",
      permanent,
      "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-0a1b2c3d': InvalidSubnetID.NotFound",
    ],
    [
      "network-interface-quota-reached",
      permanent,
      "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-0a1b2c3d': NetworkInterfaceLimitExceeded",
    ],
    [
      "network-interface-not-attachable",
      temporary,
      "Unable to attach network interface to unused device index",
    ],
    // Capacity, quotas, placement
    [
      "fargate-capacity-unavailable",
      temporary,
      "Capacity is unavailable at this time. Please try again later or in a different availability zone",
    ],
    [
      "task-quota-reached",
      permanent,
      "You’ve reached the limit on the number of tasks you can run concurrently",
    ],
    [
      "task-quota-reached",
      permanent,
      "You've reached the limit on the number of vCPUs you can run concurrently",
    ],
    ["task-size-above-limit", permanent, "The requested CPU configuration is above your limit."],
    ["cpu-exhausted", temporary, "TaskFailedToStart: RESOURCE:CPU"],
    ["memory-exhausted", temporary, "TaskFailedToStart: RESOURCE:MEMORY"],
    ["memory-exhausted", temporary, "RESOURCE:MEMORY"],
    ["host-port-taken", temporary, "RESOURCE:PORTS"],
    ["network-interfaces-exhausted", temporary, "RESOURCE:ENI"],
    ["gpu-exhausted", temporary, "RESOURCE:GPU"],
    ["agent-disconnected", temporary, "TaskFailedToStart: AGENT"],
    ["agent-disconnected", temporary, "AGENT"],
    ["instance-in-other-zone", permanent, "LOCATION"],
    ["instance-attribute-missing", permanent, "TaskFailedToStart: ATTRIBUTE"],
    [
      "placement-constraint-unsatisfied",
      permanent,
      "TaskFailedToStart: MemberOf placement constraint unsatisfied",
    ],
    ["no-container-instances", temporary, "TaskFailedToStart: NO ACTIVE INSTANCES"],
    ["capacity-provider-empty", permanent, "TaskFailedToStart: EMPTY CAPACITY PROVIDER"],
    [
      "capacity-provider-launch-failed",
      temporary,
      "ResourceInitializationError: Unable to launch instance(s) for capacity provider managed-arm.",
    ],
    [
      "compute-incompatible",
      permanent,
      "The selected task definition is not compatible with the selected compute strategy",
    ],
    // Runtime
    [
      "command-not-found",
      permanent,
      'CannotStartContainerError: Error response from daemon: failed to create task for container: runc create failed: unable to start container process: exec: "migrate": executable file not found in $PATH: unknown',
    ],
    [
      "command-not-found",
      permanent,
      'CannotStartContainerError: ResourceInitializationError: unable to create new container: container create failed: exec: "/app/run": stat /app/run: no such file or directory',
    ],
    [
      "command-not-executable",
      permanent,
      'CannotStartContainerError: Error response from daemon: OCI runtime create failed: exec: "/run.sh": permission denied: unknown',
    ],
    [
      "architecture-mismatch",
      permanent,
      "CannotStartContainerError: Error response from daemon: exec /bin/sh: exec format error",
    ],
    [
      "host-port-taken",
      permanent,
      "CannotStartContainerError: Error response from daemon: driver failed programming external connectivity on endpoint web: Bind for 0.0.0.0:80 failed: port is already allocated",
    ],
    [
      "mount-failed",
      permanent,
      'CannotStartContainerError: Error response from daemon: error mounting "/data" to rootfs: not a directory',
    ],
    [
      "container-cannot-start",
      permanent,
      "CannotStartContainerError: Error response from daemon: the moon was in the way",
    ],
    [
      "container-cannot-be-created",
      permanent,
      "CannotCreateContainerError: API error (400): No command specified",
    ],
    [
      "container-runtime-timeout",
      permanent,
      "ContainerRuntimeTimeoutError: Could not transition to created; timed out after waiting 4m0s",
    ],
    [
      "container-runtime-timeout",
      permanent,
      "DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s",
    ],
    [
      "container-runtime-failed",
      permanent,
      "CannotInspectContainerError: Could not transition to inspecting; timed out after waiting 30s",
    ],
  ] as const)("%s (temporary: %s): %s", (name, retry, reason) => {
    const facts = stopped(reason);
    const cause = diagnoseTask(facts);
    expect(cause.name).toBe(name);
    expect(cause.evidence).toContain(`stopped reason: ${reason}`);
    expect(cause.remedy ?? "").not.toBe("");
    expect(`${cause.what} ${cause.remedy}`).not.toMatch(/undefined|\{\w+[|}]| {2}/u);
    expect(mayRetry(facts.task)).toBe(retry);
  });

  test("uses a container's reason if the stopped reason is not specific", () => {
    const facts = stopped("Task failed to start", {
      containers: [{ name: "web", reason: `${retried} ${image}: not found`, image }],
    });
    expect(diagnoseTask(facts)).toMatchObject({ name: "image-not-found", container: "web" });
    expect(diagnoseTask(facts).what).toBe(`The image ${image} is not in the repository.`);
  });
});

const ran = (stopCode: string, stoppedReason: string, exitCode?: number): TaskFacts =>
  stopped(stoppedReason, {
    stopCode,
    startedAt: new Date(0),
    containers: [
      { name: "web", lastStatus: "STOPPED", image, ...(exitCode === undefined ? {} : { exitCode }) },
    ],
  });

describe("a task that ran", () => {
  test.each([
    ["application-error", ran("EssentialContainerExited", "Essential container in task exited", 1)],
    ["exited-early", ran("EssentialContainerExited", "Essential container in task exited", 0)],
    [
      "load-balancer-health-check-failed",
      ran(
        "ServiceSchedulerInitiated",
        "Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef)",
        143,
      ),
    ],
    [
      "load-balancer-health-check-failed",
      ran("ServiceSchedulerInitiated", "Task failed ELB health checks in (elb classic-web)", 143),
    ],
    [
      "container-health-check-failed",
      ran("ServiceSchedulerInitiated", "Task failed container health checks", 137),
    ],
    [
      "scaled-in",
      ran(
        "ServiceSchedulerInitiated",
        "Scaling activity initiated by (deployment ecs-svc/4980306466373577095)",
        143,
      ),
    ],
    [
      "stop-timeout",
      ran(
        "ServiceSchedulerInitiated",
        "Scaling activity initiated by (deployment ecs-svc/4980306466373577095)",
        137,
      ),
    ],
    ["spot-interrupted", ran("SpotInterruption", "Your Spot Task was interrupted.", 143)],
    ["spot-interrupted", ran("TerminationNotice", "Your Spot Task was interrupted.", 143)],
    ["spot-interrupted", ran("TerminationNotice", "Something new", 143)],
    ["host-lost", ran("InfrastructureHealth", "Something new")],
    ["host-lost", ran("TerminationNotice", "Host EC2 (instance i-0123456789abcdef0) terminated.")],
    ["stopped-by-user", ran("UserInitiated", "Task stopped by user", 143)],
    ["stopped-by-user", ran("UserInitiated", "deploy gone wrong, says Bob", 143)],
    ["stop-timeout", ran("UserInitiated", "deploy gone wrong, says Bob", 137)],
    ["instance-deregistered", ran("UserInitiated", "Container instance deregistration forced by user")],
    [
      "fargate-maintenance",
      ran(
        "ServiceSchedulerInitiated",
        "ECS is performing maintenance on the underlying infrastructure hosting the task.",
        143,
      ),
    ],
    ["stopped-by-service", ran("ServiceSchedulerInitiated", "Something new", 143)],
    ["unknown-stop-reason", ran("SomethingNew", "The moon was in the way")],
    ["no-stop-reason", { task: { lastStatus: "STOPPED" } }],
  ] as const)("%s", (name, facts: TaskFacts) => {
    const cause = diagnoseTask(facts);
    expect(cause.name).toBe(name);
    expect(`${cause.what} ${cause.remedy}`).not.toMatch(/undefined|\{\w+[|}]| {2}/u);
    expect(mayRetry(facts.task)).toBe(false);
  });

  test("quotes an unknown reason unchanged", () => {
    const cause = diagnoseTask(ran("SomethingNew", "The moon was in the way"));
    expect(cause.what).toContain("The moon was in the way");
    expect(cause.evidence).toEqual(["stop code: SomethingNew", "stopped reason: The moon was in the way"]);
  });
});
