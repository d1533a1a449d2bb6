/**
 * Why ECS could not place a task: capacity, quotas, network interfaces, constraints. The same messages appear as a
 * stopped reason, as a service event, and in `failures[]` of RunTask. Sources: docs/aws-reference.md#runtask, #stop-reasons, #service-events.
 */
import type { Row } from "../row.ts";

const capacityReasons: readonly Row[] = [
  {
    name: "fargate-capacity-unavailable",
    text: /Capacity is unavailable at this time/iu,
    example:
      "Capacity is unavailable at this time. Please try again later or in a different availability zone",
    what: "Fargate currently has no capacity for the task in its Availability Zones.",
    remedy:
      "Release again later. To make this less likely, add subnets in more Availability Zones, use another CPU size, or add FARGATE to a strategy that has only FARGATE_SPOT.",
    temporary: true,
  },
  {
    name: "task-quota-reached",
    text: /limit on the number of (?<quota>tasks|vCPUs) you can run concurrently/iu,
    example: "You've reached the limit on the number of vCPUs you can run concurrently",
    what: "The account's quota of concurrently running {quota} is used up.",
    remedy: "Request a higher quota in Service Quotas (AWS Fargate), or stop tasks that you don't need.",
  },
  {
    name: "task-size-above-limit",
    text: /requested (?<size>\w{1,20}) configuration is above your limit/iu,
    example: "The requested CPU configuration is above your limit.",
    what: "The task definition requests more {size} than the account's limit for one task.",
    remedy:
      "Lower `cpu` or `memory` of the task definition, or request a higher quota in Service Quotas (AWS Fargate).",
  },
  {
    name: "provisioning-limit",
    text: /provisioning capacity limit was exceeded/iu,
    example:
      "was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.",
    what: "500 tasks of the cluster are already waiting for capacity, which is the most that ECS allows.",
    remedy:
      "Let the capacity provider's Auto Scaling group grow (maximum size, instance types, Availability Zones), or lower desired counts.",
    temporary: true,
  },
  {
    name: "cpu-exhausted",
    text: /RESOURCE:CPU|insufficient CPU units/u,
    example: "RESOURCE:CPU",
    what: "No container instance has enough free CPU units for the task.",
    remedy:
      "Add instances, lower `cpu` of the task definition, or lower `minimumHealthyPercent` so that old tasks stop first.",
    temporary: true,
  },
  {
    name: "memory-exhausted",
    text: /RESOURCE:MEMORY|insufficient memory available/u,
    example: "RESOURCE:MEMORY",
    what: "No container instance has enough free memory for the task.",
    remedy:
      "Add instances, lower `memory` or `memoryReservation` of the task definition, or lower `minimumHealthyPercent` so that old tasks stop first.",
    temporary: true,
  },
  {
    name: "host-port-taken",
    text: /RESOURCE:PORTS|already using a port required by your task/u,
    example: "RESOURCE:PORTS",
    what: "On every container instance, another task uses the host port that the task needs.",
    remedy:
      "Set `hostPort` to 0 (Docker then picks a free port), use the network mode awsvpc, or let old tasks stop first (`minimumHealthyPercent` below 100).",
    temporary: true,
  },
  {
    name: "network-interfaces-exhausted",
    text: /RESOURCE:ENI/u,
    example: "RESOURCE:ENI",
    what: "No container instance has a free network interface for the task.",
    remedy:
      "Turn on the account setting awsvpcTrunking and use instance types that support it, or add instances.",
    temporary: true,
  },
  {
    name: "gpu-exhausted",
    text: /RESOURCE:GPU/u,
    example: "RESOURCE:GPU",
    what: "No container instance has a free GPU for the task.",
    remedy: "Add GPU instances, or let old tasks stop first (`minimumHealthyPercent` below 100).",
    temporary: true,
  },
  {
    name: "agent-disconnected",
    text: /^(?:TaskFailedToStart: )?AGENT$|encountered error "AGENT"/u,
    example: "AGENT",
    what: "The ECS agent of the container instance is not connected.",
    remedy:
      "Check the instance: its ECS agent must be running, be up to date, and reach ECS (endpoints ecs, ecs-agent, ecs-telemetry).",
    temporary: true,
  },
  {
    name: "no-container-instances",
    text: /NO ACTIVE INSTANCES|No Container Instances were found/iu,
    example: "TaskFailedToStart: NO ACTIVE INSTANCES",
    what: "The cluster has no active container instance for the task.",
    remedy:
      "Check the Auto Scaling group of the cluster or capacity provider: its desired size, its launch failures, and whether its instances join this cluster.",
    temporary: true,
  },
  {
    name: "capacity-provider-empty",
    text: /EMPTY CAPACITY PROVIDER/u,
    example: "TaskFailedToStart: EMPTY CAPACITY PROVIDER",
    what: "The capacity provider has no instances, and its managed scaling is off.",
    remedy:
      "Turn on managed scaling of the capacity provider, or raise the desired size of its Auto Scaling group.",
  },
];

const constraintReasons: readonly Row[] = [
  {
    name: "placement-constraint-unsatisfied",
    text: /placement constraint unsatisfied|constraint.{0,40}unsatisfied/iu,
    example: "TaskFailedToStart: MemberOf placement constraint unsatisfied",
    what: "No container instance satisfies the placement constraints.",
    remedy:
      "Correct `placementConstraints` of the service or task definition, or add instances that satisfy them.",
  },
  {
    name: "instance-attribute-missing",
    text: /^(?:TaskFailedToStart: )?ATTRIBUTE$|missing an attribute required by your task/u,
    example: "ATTRIBUTE",
    what: "No container instance has an attribute that the task needs (a log driver, task networking, an architecture, …).",
    remedy:
      "Compare `requiresAttributes` of the task definition with the instances' attributes. Update the ECS agent, or use other instances.",
  },
  {
    name: "instance-in-other-zone",
    text: /^(?:TaskFailedToStart: )?LOCATION$/u,
    example: "LOCATION",
    what: "The container instances are not in the Availability Zones of the task's subnets.",
    remedy: "Use subnets in the Availability Zones of the cluster's instances.",
  },
  {
    name: "container-instance-missing",
    text: /^(?:MISSING|INACTIVE)$/u,
    example: "INACTIVE",
    what: "The container instance or resource does not exist or is deregistered.",
    remedy: "Check the cluster and the region.",
  },
  {
    name: "compute-incompatible",
    text: /not compatible with the selected compute strategy/u,
    example: "The selected task definition is not compatible with the selected compute strategy",
    what: "The task definition can't run on the launch type or capacity provider of the service.",
    remedy:
      "Change `requiresCompatibilities`, `networkMode`, `cpu`, `memory` and `runtimePlatform` of the task definition to match the launch type, or change the service's capacity provider strategy.",
  },
];

const networkReasons: readonly Row[] = [
  {
    name: "security-group-not-found",
    text: /InvalidGroup\.NotFound|security group '?(?<group>sg-\w{1,20})'? does not exist/u,
    example:
      "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-1': InvalidGroup.NotFound",
    what: "A security group of the task does not exist: {group|see below}.",
    remedy: "Correct `securityGroups` in the network configuration of the service or in the input.",
  },
  {
    name: "subnet-not-found",
    text: /InvalidSubnetID\.NotFound|subnet ID '?(?<subnet>subnet-\w{1,20})'? does not exist/u,
    example:
      "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-1': InvalidSubnetID.NotFound",
    what: "A subnet of the task does not exist: {subnet|see below}.",
    remedy: "Correct `subnets` in the network configuration of the service or in the input.",
  },
  {
    name: "network-interface-quota-reached",
    text: /NetworkInterfaceLimitExceeded|maximum number of network interfaces/iu,
    example:
      "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-1': NetworkInterfaceLimitExceeded",
    what: "The account's quota of network interfaces in this region is used up.",
    remedy: "Request a higher quota in Service Quotas (Amazon VPC), or delete unused interfaces.",
  },
  {
    name: "subnet-out-of-addresses",
    text: /Unexpected EC2 error while attempting to Create Network Interface.{0,100}subnet '?(?<subnet>subnet-[\w-]{1,40})|InsufficientFreeAddresses|does not have enough free addresses/isu,
    example:
      "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-0a1b2c3d4e5f67890'",
    what: "ECS could not create a network interface in {subnet|a subnet of the task}. The subnet is most likely out of IP addresses.",
    remedy: "Use a larger subnet, or more subnets. A rollout needs addresses for old and new tasks at once.",
    temporary: true,
  },
  {
    name: "network-interface-timeout",
    text: /Timeout waiting for network interface/iu,
    example: "Timeout waiting for network interface provisioning to complete.",
    what: "The task's network interface was not ready in time.",
    remedy:
      "Release again. If it fails again, check the subnets' free addresses and the account's network interface quota.",
    temporary: true,
  },
  {
    name: "network-interface-not-attachable",
    text: /attach network interface to unused device index/iu,
    example: "Unable to attach network interface to unused device index",
    what: "The container instance has no slot for the task's network interface.",
    remedy: "Use a larger instance type, awsvpcTrunking, or fewer tasks on each instance.",
    temporary: true,
  },
  {
    name: "ecs-internal-error",
    text: /^(?:TaskFailedToStart: )?InternalError\b|^Internal error\.?$/u,
    example: "InternalError: Could not create network interface",
    what: "ECS itself failed to start the task.",
    remedy:
      "Release again. If it fails again, check the AWS Health Dashboard, or open an AWS Support case with the task's ARN.",
    temporary: true,
  },
];

export const placementReasons: readonly Row[] = [...capacityReasons, ...constraintReasons, ...networkReasons];
