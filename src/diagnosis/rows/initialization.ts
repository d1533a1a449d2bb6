/**
 * `ResourceInitializationError: …` by its underlying reason: registry login, log driver, volumes, environment files.
 * Secrets have a separate table. Source: docs/aws-reference.md#stop-reasons, resource-initialization-error.html.
 */
import type { Row } from "../row.ts";
import { secretReasons } from "./secrets.ts";

const logReasons: readonly Row[] = [
  {
    name: "log-group-missing",
    text: /(?:logger args|logging driver|log stream).{0,2000}(?:log group does not exist|ResourceNotFoundException)/su,
    example:
      "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.",
    what: "The log group of {container} does not exist.",
    remedy:
      "Create the log group in `awslogs-group`, in the region `awslogs-region`. Or set the log option `awslogs-create-group: true` and allow the execution role `logs:CreateLogGroup`.",
  },
  {
    name: "log-denied",
    text: /(?:logger args|logging driver|log (?:stream|group)).{0,2000}(?:AccessDenied|not authorized to perform: (?<action>logs:\w{1,60}))/su,
    example:
      "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/3caf is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:us-east-1:123456789012:log-group:shop:log-stream:web/web/3caf",
    what: "The execution role does not allow the task to write its log.",
    remedy:
      "In the execution role (on EC2 the instance role), allow `logs:CreateLogStream` and `logs:PutLogEvents` on the log group, and with `awslogs-create-group` also `logs:CreateLogGroup`.",
  },
  {
    name: "log-service-unreachable",
    text: /(?:logger args|log stream|and Amazon CloudWatch).{0,2000}(?:RequestCanceled|deadline exceeded|i\/o timeout|dial tcp|connection issue|network configuration|request send failed|send request failed)/su,
    example:
      "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: RequestError: send request failed caused by: dial tcp 1.2.3.4:443: i/o timeout",
    what: "The task can't reach CloudWatch Logs.",
    remedy:
      "Give the task's subnets a NAT gateway, the task a public IP, or the VPC an endpoint for logs. Allow outbound HTTPS (443) in the task's security group.",
  },
  {
    name: "log-driver-failed",
    text: /failed to validate logger args|log(?:ging)? driver/u,
    example: "ResourceInitializationError: failed to validate logger args: : signal: killed",
    what: "The log driver of the task could not start.",
    remedy:
      "Check `logConfiguration` of the container: the driver, its options, and that a log router starts before the container.",
  },
];

const registryLoginReasons: readonly Row[] = [
  {
    name: "execution-role-missing",
    text: /NoCredentialProviders|no valid providers in chain|execution role ARN to support|no EC2 IMDS role found/u,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: NoCredentialProviders: no valid providers in chain",
    what: "The task has no execution role, which it needs to fetch its image and secrets.",
    remedy:
      "Set `executionRoleArn` of the task definition to a role with AmazonECSTaskExecutionRolePolicy that trusts ecs-tasks.amazonaws.com.",
  },
  {
    name: "role-not-assumable",
    text: /unable to assume (?:the )?(?:execution |task )?role ?'?(?<role>arn:[\w+=,.@:/-]{1,500})?|unable to assume role|not authorized to perform: sts:AssumeRole/iu,
    example:
      "ECS was unable to assume the role 'arn:aws:iam::123456789012:role/web-task' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.",
    what: "ECS could not assume {role|a role of the task}.",
    remedy:
      "Allow `sts:AssumeRole` for ecs-tasks.amazonaws.com in the role's trust policy, and check that the role still exists with this name.",
  },
  {
    name: "registry-login-denied",
    text: /(?:ecr registry auth|registry auth from Amazon ECR|ECR: GetAuthorizationToken).{0,2000}(?:AccessDenied|not authorized)/su,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 1 time(s): operation error ECR: GetAuthorizationToken, https response error StatusCode: 400, api error AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/a52 is not authorized to perform: ecr:GetAuthorizationToken on resource: *",
    what: "The execution role does not allow the task to log in to ECR.",
    remedy: "Allow `ecr:GetAuthorizationToken` on * in the execution role (`executionRoleArn`).",
  },
  {
    name: "registry-unreachable",
    text: /(?:ecr registry auth|registry auth from Amazon ECR|ECR: GetAuthorizationToken).{0,2000}(?:RequestCanceled|deadline exceeded|i\/o timeout|dial tcp|network configuration|connection issue|request send failed|send request failed|no such host|retried \d{1,3} time)/su,
    example:
      'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: Post "https://api.ecr.us-west-2.amazonaws.com/": dial tcp 52.94.184.143:443: i/o timeout. Please check your task network configuration.',
    what: "The task can't reach ECR.",
    remedy:
      "In a public subnet, set `assignPublicIp: ENABLED`. In a private subnet, add a NAT gateway, or VPC endpoints for ecr.api, ecr.dkr and S3. The task's security group must allow outbound HTTPS (443).",
    temporary: true,
  },
];

const volumeReasons: readonly Row[] = [
  {
    name: "efs-denied",
    text: /EFS.{0,2000}(?:access denied|AccessDenied|not authorized)/isu,
    example:
      "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: mount.nfs4: access denied by server while mounting 127.0.0.1:/",
    what: "The task has no permission to mount its EFS volume.",
    remedy:
      "Allow the task role `elasticfilesystem:ClientMount` (and `ClientWrite`) on the file system, and check the file system policy and the access point. IAM authorization requires `transitEncryption: ENABLED`.",
  },
  {
    name: "efs-unreachable",
    text: /EFS.{0,2000}(?:timed out|timeout|failed to resolve|name or service not known|no route|connection reset|connection refused|mount target)/isu,
    example:
      'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve "fs-1.efs.eu-west-1.amazonaws.com" - check that your file system ID is correct',
    what: "The task can't reach its EFS volume.",
    remedy:
      "The file system needs a mount target in each Availability Zone of the task's subnets. The mount target's security group must allow NFS (2049) from the task's security group. The VPC must have DNS resolution enabled.",
  },
  {
    name: "efs-failed",
    text: /failed to invoke EFS utils|EFS volumes?/iu,
    example:
      "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: b'mount.nfs4: mounting fs-1:/x failed, reason given by server: No such file or directory'",
    what: "The EFS volume of the task could not be set up.",
    remedy:
      "Check `efsVolumeConfiguration` of the task definition: file system ID, root directory, access point.",
  },
  {
    name: "infrastructure-role-not-assumable",
    text: /(?:assume|missing permissions).{0,60}Infrastructure Role ?'?(?<role>arn:[\w+=,.@:/-]{1,500})?/iu,
    example:
      "ECS was unable to assume the customer-provided ECS Infrastructure Role. Please verify that the ECS Infrastructure Role being passed has the proper trust relationship with ECS Service",
    what: "ECS can't use the infrastructure role {role|of the service}.",
    remedy:
      "Allow `sts:AssumeRole` for ecs.amazonaws.com in the role's trust policy, and attach the AWS managed policy for what it manages (load balancers or volumes).",
  },
  {
    name: "ebs-volume-failed",
    text: /\bEBS volume/iu,
    example: "Timed out waiting for Amazon EBS volume to be attached to your Task",
    what: "The EBS volume of the task could not be created or attached.",
    remedy:
      "Check `volumeConfigurations` of the service (size, type, snapshot, KMS key), the infrastructure role's policy and the account's EBS quotas.",
  },
  {
    name: "volume-failed",
    text: /CannotCreateVolumeError/u,
    example: "CannotCreateVolumeError: Error response from daemon: create shop: volume driver failed",
    what: "A volume of the task could not be created.",
    remedy: "Check `volumes` of the task definition, and the volume driver on the container instances.",
  },
];

/** ECS Managed Instances: EC2's errors when the capacity provider launches an instance for the task. */
const launchReasons: readonly Row[] = [
  {
    name: "capacity-provider-launch-denied",
    text: /Unable to launch instance\(s\) for capacity provider ?(?<provider>[\w-]{1,255})?.{0,2000}(?:UnauthorizedOperation|AccessDenied|not authorized to perform|Unable to assume)/isu,
    example:
      "ResourceInitializationError: Unable to launch instance(s) for capacity provider managed. UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:sts::123456789012:assumed-role/ecsInfrastructureRole/0a1b is not authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/ecsInstanceRole",
    what: "The capacity provider {provider|of the service} is not allowed to launch an instance for the task.",
    remedy:
      "The message below names the denied action. Allow it in the capacity provider's infrastructure role (AmazonECSInfrastructureRolePolicyForManagedInstances, and `iam:PassRole` on the instance profile's role).",
  },
  {
    name: "quota-exceeded",
    text: /Unable to launch instance\(s\) for capacity provider ?(?<provider>[\w-]{1,255})?.{0,2000}(?:LimitExceeded|CountExceeded|current limit|quota)/isu,
    example:
      "ResourceInitializationError: Unable to launch instance(s) for capacity provider managed. VcpuLimitExceeded: You have requested more vCPU capacity than your current vCPU limit of 32 allows for the instance bucket that the specified instance type belongs to.",
    what: "The capacity provider {provider|of the service} can't launch an instance: an EC2 quota of the account is used up.",
    remedy: "Request a higher quota in Service Quotas (Amazon EC2), or stop instances that you don't need.",
  },
  {
    name: "capacity-provider-launch-failed",
    text: /Unable to launch instance\(s\) for capacity provider ?(?<provider>[\w-]{1,255})?.{0,2000}(?:UnfulfillableCapacity|Insufficient\w{0,40}Capacity|not enough capacity|spare capacity)/isu,
    example:
      "ResourceInitializationError: Unable to launch instance(s) for capacity provider managed. InsufficientInstanceCapacity: There is not enough capacity to fulfill your request.",
    what: "EC2 has no capacity for the instance that the capacity provider {provider|of the service} needs.",
    remedy:
      "Widen the capacity provider's instance requirements and Availability Zones, or release again later.",
    temporary: true,
  },
];

/** Matched after the reasons that its text can contain: subnets, security groups, network interfaces. */
export const otherLaunch: Row = {
  name: "capacity-provider-launch-failed",
  text: /Unable to launch instance\(s\) for capacity provider ?(?<provider>[\w-]{1,255})?/u,
  example:
    "ResourceInitializationError: Unable to launch instance(s) for capacity provider managed-arm. SomethingNew: not seen before",
  what: "The capacity provider {provider|of the service} could not launch an instance for the task.",
  remedy: "Read the message below. ECS gives no further reason.",
  temporary: true,
};

export const initializationReasons: readonly Row[] = [
  ...launchReasons,
  ...logReasons,
  ...secretReasons,
  ...registryLoginReasons,
  ...volumeReasons,
  {
    name: "environment-file-unreadable",
    text: /env(?:ironment)? ?files?/iu,
    example:
      "ResourceInitializationError: failed to download env files: file download command: non empty error stream: service call has been retried 1 time(s): failed to download file: AccessDenied: Access Denied status code: 403",
    what: "The task could not read an environment file from S3.",
    remedy:
      "Check the ARNs in `environmentFiles`. Allow the execution role `s3:GetObject` on them and `s3:GetBucketLocation` on the bucket. Check that the task can reach S3.",
  },
];

/** Matched last, because the message of a more specific reason starts with the same prefix. */
export const otherInitialization: Row = {
  name: "resource-initialization-failed",
  text: /ResourceInitializationError/u,
  example: "ResourceInitializationError: something that has not been seen before",
  what: "ECS could not set up a resource that the task needs before its containers start.",
  remedy:
    "The message below names the resource. Check the execution role, and that the task's subnets can reach the resource.",
};
