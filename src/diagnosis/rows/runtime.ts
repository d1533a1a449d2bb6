/** Stops by the container runtime, the host, a user or AWS. Sources: docs/aws-reference.md#stop-codes, #stop-reasons. */
import type { Row } from "../row.ts";

/** `CannotStartContainerError` and related errors, distinguished by the runtime's message. */
const startReasons: readonly Row[] = [
  {
    name: "out-of-memory",
    text: /OutOfMemory(?:Error)?\b|Container killed due to memory usage|\bOOM[- ]?killed/iu,
    example: "OutOfMemoryError: Container killed due to memory usage",
    what: "{Container} was killed because it used more memory than its limit{limit|}.",
    remedy:
      "Raise `memory` of {container} (on Fargate also of the task definition), or make the application use less: fewer workers, smaller batches, a heap limit below the container's.",
  },
  {
    name: "architecture-mismatch",
    text: /exec format error/u,
    example: "CannotStartContainerError: Error response from daemon: exec /usr/bin/node: exec format error",
    what: "The program in {image} is built for a different CPU architecture from the task's ({architecture|see `runtimePlatform`}).",
    remedy:
      "Build for the task's architecture (`docker buildx build --platform linux/amd64,linux/arm64`), or set `runtimePlatform.cpuArchitecture` of the task definition. If it is a script, add a `#!` line.",
  },
  {
    name: "command-not-found",
    text: /Cannot\w{1,20}ContainerError.{0,1500}(?:executable file not found|stat \S{1,500}: no such file|exec: "(?<program>[^"]{1,200})".{0,40}no such file|no such file or directory: unknown)/su,
    example:
      'CannotStartContainerError: Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "migrate": executable file not found in $PATH: unknown',
    what: "{Container} names a program that is not in {image}.",
    remedy:
      'Correct `command`, `entryPoint` or `workingDirectory` (for one-off tasks the input `migration-command` or `smoke-test-command`). A command in a single string needs a shell: ["sh", "-c", "…"].',
  },
  {
    name: "command-not-executable",
    text: /Cannot\w{1,20}ContainerError.{0,1500}permission denied/su,
    example:
      'CannotStartContainerError: Error response from daemon: OCI runtime create failed: exec: "/entrypoint.sh": permission denied: unknown',
    what: "The program of {container} is not executable.",
    remedy:
      "Make it executable in the image (`chmod +x`, or `COPY --chmod=755`), for the user in `user` too.",
  },
  {
    name: "host-port-taken",
    text: /Cannot\w{1,20}ContainerError.{0,1500}(?:port is already allocated|address already in use)/su,
    example:
      "CannotStartContainerError: Error response from daemon: driver failed programming external connectivity: Bind for 0.0.0.0:80 failed: port is already allocated",
    what: "Another process on the instance uses the host port of {container}.",
    remedy: "Set `hostPort` to 0, or use the network mode awsvpc.",
  },
  {
    name: "mount-failed",
    text: /Cannot\w{1,20}ContainerError.{0,1500}(?:\bmount(?:ing|s|point)?\b|bind source path)/isu,
    example:
      'CannotStartContainerError: Error response from daemon: OCI runtime create failed: error mounting "/efs" to rootfs at "/var/www/html/index.php": not a directory',
    what: "ECS could not mount a volume into {container}.",
    remedy: "Check `mountPoints` of the container and `volumes` of the task definition.",
  },
  {
    name: "container-cannot-be-created",
    text: /CannotCreateContainerError/u,
    example: "CannotCreateContainerError: API error (400): No command specified",
    what: "The container runtime could not create {container}.",
    remedy:
      "Read the message below, and correct the container definition (command, volumes, user, capabilities).",
  },
  {
    name: "container-cannot-start",
    text: /CannotStartContainerError/u,
    example: "CannotStartContainerError: Error response from daemon: something that has not been seen before",
    what: "The container runtime could not start {container}.",
    remedy:
      "Read the message below, and correct the container definition (command, entry point, mounts, user).",
  },
  {
    name: "container-runtime-timeout",
    text: /ContainerRuntimeTimeoutError|DockerTimeoutError/u,
    example: "DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s",
    what: "The container runtime did not start, stop or create {container} in time.",
    remedy: "Check the load and disk of the container instance. If this happens again, replace the instance.",
  },
  {
    name: "container-runtime-failed",
    text: /Cannot(?:Inspect|Stop|Describe|Remove)\w{0,20}Error|ContainerRuntimeError/u,
    example: "CannotStopContainerError: failed sending SIGTERM to container: context deadline exceeded",
    what: "The container runtime failed to inspect, stop or remove {container}.",
    remedy: "Check the container instance. If this happens again, replace the instance.",
  },
];

/** The host was lost, or the task was stopped from outside. */
const stopReasons: readonly Row[] = [
  {
    name: "spot-interrupted",
    text: /Your Spot Task was interrupted/u,
    example: "Your Spot Task was interrupted.",
    what: "AWS reclaimed the Spot capacity of the task.",
    remedy:
      "For one-off tasks, use FARGATE instead of FARGATE_SPOT. For services, give the capacity provider strategy a base of on-demand capacity.",
    temporary: true,
  },
  {
    name: "host-lost",
    text: /Host EC2 \(instance (?<instance>i-\w{1,32})\) (?<end>stopped|terminated)/u,
    example: "Host EC2 (instance i-0123456789abcdef0) terminated.",
    what: "The task's container instance {instance} was {end}.",
    remedy: "Release again. Turn on managed draining, so that instances stop only after their tasks.",
    temporary: true,
  },
  {
    name: "fargate-maintenance",
    text: /performing maintenance on the underlying infrastructure/u,
    example: "ECS is performing maintenance on the underlying infrastructure hosting the task.",
    what: "AWS replaced the infrastructure that hosts the task.",
    remedy: "Release again. The release did not cause this.",
    temporary: true,
  },
  {
    name: "instance-deregistered",
    text: /Container instance deregistration forced by user/u,
    example: "Container instance deregistration forced by user",
    what: "The task's container instance was deregistered by force.",
    remedy: "Release again. Drain instances before you deregister them.",
    temporary: true,
  },
  {
    name: "scaled-in",
    text: /Scaling activity initiated by \(?deployment (?<deployment>ecs-svc\/\d{1,25})/u,
    example: "Scaling activity initiated by (deployment ecs-svc/4980306466373577095)",
    what: "The service stopped the task because it scaled in or deployed ({deployment}).",
    remedy: "Nothing to do: the task did not fail.",
  },
  {
    name: "stopped-by-user",
    text: /Task stopped by user/u,
    example: "Task stopped by user",
    what: "A user or another tool stopped the task.",
    remedy: "CloudTrail's StopTask event shows who stopped it.",
  },
];

export const runtimeReasons: readonly Row[] = [...startReasons, ...stopReasons];
