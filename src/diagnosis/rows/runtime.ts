/** What the container runtime, the host or somebody else did to a task. Sources: docs/aws-reference.md#stop-codes, #stop-reasons. */
import type { Row } from "../row.ts";

/** `CannotStartContainerError` and its kin, told apart by the runtime's own words. */
const startReasons: readonly Row[] = [
  {
    name: "out-of-memory",
    text: /OutOfMemory(?:Error)?\b|Container killed due to memory usage|\bOOM[- ]?killed/iu,
    example: "OutOfMemoryError: Container killed due to memory usage",
    what: "{Container} was killed because it used more memory than its limit{limit|}.",
    remedy:
      "Raise `memory` of {container} (on Fargate also of the task definition), or make the program use less: fewer workers, smaller batches, a heap limit below the container's.",
  },
  {
    name: "architecture-mismatch",
    text: /exec format error/u,
    example: "CannotStartContainerError: Error response from daemon: exec /usr/bin/node: exec format error",
    what: "The program in {image} is built for another CPU architecture than the task's ({architecture|see `runtimePlatform`}).",
    remedy:
      "Build for the task's architecture (`docker buildx build --platform linux/amd64,linux/arm64`), or set `runtimePlatform.cpuArchitecture` of the task definition. In a script: give it a `#!` line.",
  },
  {
    name: "command-not-found",
    text: /Cannot\w{1,20}ContainerError.{0,1500}(?:executable file not found|stat \S{1,500}: no such file|exec: "(?<program>[^"]{1,200})".{0,40}no such file|no such file or directory: unknown)/su,
    example:
      'CannotStartContainerError: Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "migrate": executable file not found in $PATH: unknown',
    what: "{Container} names a program that is not in {image}.",
    remedy:
      'Correct `command`, `entryPoint` or `workingDirectory` (for one-off tasks the input `migration-command` or `smoke-test-command`). A whole command in one string needs a shell: ["sh", "-c", "…"].',
  },
  {
    name: "command-not-executable",
    text: /Cannot\w{1,20}ContainerError.{0,1500}permission denied/su,
    example:
      'CannotStartContainerError: Error response from daemon: OCI runtime create failed: exec: "/entrypoint.sh": permission denied: unknown',
    what: "The program of {container} may not be executed.",
    remedy:
      "Make it executable in the image (`chmod +x`, or `COPY --chmod=755`), also for the user that `user` names.",
  },
  {
    name: "host-port-taken",
    text: /Cannot\w{1,20}ContainerError.{0,1500}(?:port is already allocated|address already in use)/su,
    example:
      "CannotStartContainerError: Error response from daemon: driver failed programming external connectivity: Bind for 0.0.0.0:80 failed: port is already allocated",
    what: "The host port that {container} asks for is taken on its instance.",
    remedy: "Set `hostPort` to 0, or use the network mode awsvpc.",
  },
  {
    name: "mount-failed",
    text: /Cannot\w{1,20}ContainerError.{0,1500}(?:\bmount(?:ing|s|point)?\b|bind source path)/isu,
    example:
      'CannotStartContainerError: Error response from daemon: OCI runtime create failed: error mounting "/efs" to rootfs at "/var/www/html/index.php": not a directory',
    what: "A volume could not be mounted into {container}.",
    remedy: "Check `mountPoints` of the container and `volumes` of the task definition.",
  },
  {
    name: "container-cannot-be-created",
    text: /CannotCreateContainerError/u,
    example: "CannotCreateContainerError: API error (400): No command specified",
    what: "The container runtime refused to create {container}.",
    remedy:
      "Read the message below, and correct the container's definition (command, volumes, user, capabilities).",
  },
  {
    name: "container-cannot-start",
    text: /CannotStartContainerError/u,
    example: "CannotStartContainerError: Error response from daemon: something that has not been seen before",
    what: "The container runtime could not start {container}.",
    remedy:
      "Read the message below, and correct the container's definition (command, entry point, mounts, user).",
  },
  {
    name: "container-runtime-timeout",
    text: /ContainerRuntimeTimeoutError|DockerTimeoutError/u,
    example: "DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s",
    what: "The container runtime did not start, stop or create {container} in time.",
    remedy: "Look at the load and disk of the container instance; replace it if it happens again.",
  },
  {
    name: "container-runtime-failed",
    text: /Cannot(?:Inspect|Stop|Describe|Remove)\w{0,20}Error|ContainerRuntimeError/u,
    example: "CannotStopContainerError: failed sending SIGTERM to container: context deadline exceeded",
    what: "The container runtime failed on {container}.",
    remedy: "Look at the container instance, and replace it if it happens again.",
  },
];

/** The host went away, or somebody stopped the task. */
const stopReasons: readonly Row[] = [
  {
    name: "spot-interrupted",
    text: /Your Spot Task was interrupted/u,
    example: "Your Spot Task was interrupted.",
    what: "AWS took the Spot capacity of the task back.",
    remedy:
      "For one-off tasks use FARGATE instead of FARGATE_SPOT; for services give the strategy a base of on-demand capacity.",
    passing: true,
  },
  {
    name: "host-lost",
    text: /Host EC2 \(instance (?<instance>i-\w{1,32})\) (?<end>stopped|terminated)/u,
    example: "Host EC2 (instance i-0123456789abcdef0) terminated.",
    what: "The container instance {instance} under the task was {end}.",
    remedy: "Release again; switch on managed draining, so that instances leave only after their tasks.",
    passing: true,
  },
  {
    name: "fargate-maintenance",
    text: /performing maintenance on the underlying infrastructure/u,
    example: "ECS is performing maintenance on the underlying infrastructure hosting the task.",
    what: "AWS replaced the infrastructure under the task.",
    remedy: "Nothing in the release is wrong: release again.",
    passing: true,
  },
  {
    name: "instance-deregistered",
    text: /Container instance deregistration forced by user/u,
    example: "Container instance deregistration forced by user",
    what: "Somebody deregistered the container instance under the task by force.",
    remedy: "Release again; drain instances before they are deregistered.",
    passing: true,
  },
  {
    name: "scaled-in",
    text: /Scaling activity initiated by \(?deployment (?<deployment>ecs-svc\/\d{1,25})/u,
    example: "Scaling activity initiated by (deployment ecs-svc/4980306466373577095)",
    what: "The service replaced the task in {deployment}, as it does when it scales in or rolls out.",
    remedy: "Nothing: this is no failure of the task.",
  },
  {
    name: "stopped-by-user",
    text: /Task stopped by user/u,
    example: "Task stopped by user",
    what: "Somebody stopped the task.",
    remedy: "CloudTrail's StopTask event says who it was.",
  },
];

/** Exit texts that say only that something ended: the exit code decides. */
export const essentialExit = /Essential container in task exited/u;

export const runtimeReasons: readonly Row[] = [...startReasons, ...stopReasons];
