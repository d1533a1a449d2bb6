/**
 * `ResourceInitializationError: …` by what stands behind it: registry login, log driver, volumes, environment files.
 * Secrets have their own table. Source: docs/aws-reference.md#stop-reasons, resource-initialization-error.html.
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
      "Create the log group that `awslogs-group` names, in the region of `awslogs-region`; or set the log option `awslogs-create-group: true` and allow the execution role `logs:CreateLogGroup`.",
  },
  {
    name: "log-denied",
    text: /(?:logger args|logging driver|log (?:stream|group)).{0,2000}(?:AccessDenied|not authorized to perform: (?<action>logs:\w{1,60}))/su,
    example:
      "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/3caf is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:us-east-1:123456789012:log-group:shop:log-stream:web/web/3caf",
    what: "The execution role may not write the task's log.",
    remedy:
      "Allow `logs:CreateLogStream` and `logs:PutLogEvents` (with `awslogs-create-group` also `logs:CreateLogGroup`) on the log group, in the execution role (on EC2 the instance role).",
  },
  {
    name: "log-service-unreachable",
    text: /(?:logger args|log stream|and Amazon CloudWatch).{0,2000}(?:RequestCanceled|deadline exceeded|i\/o timeout|dial tcp|connection issue|network configuration|request send failed|send request failed)/su,
    example:
      "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: RequestError: send request failed caused by: dial tcp 1.2.3.4:443: i/o timeout",
    what: "The task has no way to CloudWatch Logs.",
    remedy:
      "Give its subnets a NAT gateway, a public IP, or a VPC endpoint for logs, and let the security group reach port 443.",
  },
  {
    name: "log-driver-failed",
    text: /failed to validate logger args|log(?:ging)? driver/u,
    example: "ResourceInitializationError: failed to validate logger args: : signal: killed",
    what: "The log driver of the task could not be started.",
    remedy:
      "Check `logConfiguration` of the container: driver, options, and that a log router is up before it.",
  },
];

const registryLoginReasons: readonly Row[] = [
  {
    name: "execution-role-missing",
    text: /NoCredentialProviders|no valid providers in chain|execution role ARN to support|no EC2 IMDS role found/u,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: NoCredentialProviders: no valid providers in chain",
    what: "The task has no execution role to fetch its image and secrets with.",
    remedy:
      "Set `executionRoleArn` of the task definition to a role with AmazonECSTaskExecutionRolePolicy that trusts ecs-tasks.amazonaws.com.",
  },
  {
    name: "role-not-assumable",
    text: /unable to assume (?:the )?(?:execution |task )?role ?'?(?<role>arn:[\w+=,.@:/-]{1,500})?|unable to assume role|not authorized to perform: sts:AssumeRole/iu,
    example:
      "ECS was unable to assume the role 'arn:aws:iam::123456789012:role/web-task' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.",
    what: "ECS may not assume {role|a role of the task}.",
    remedy:
      "Let the role's trust policy allow `sts:AssumeRole` to ecs-tasks.amazonaws.com, and check that the role still exists under this name.",
  },
  {
    name: "registry-login-denied",
    text: /(?:ecr registry auth|registry auth from Amazon ECR|ECR: GetAuthorizationToken).{0,2000}(?:AccessDenied|not authorized)/su,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 1 time(s): operation error ECR: GetAuthorizationToken, https response error StatusCode: 400, api error AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/a52 is not authorized to perform: ecr:GetAuthorizationToken on resource: *",
    what: "The execution role may not log in to ECR.",
    remedy: "Allow `ecr:GetAuthorizationToken` on * in the execution role (`executionRoleArn`).",
  },
  {
    name: "registry-unreachable",
    text: /(?:ecr registry auth|registry auth from Amazon ECR|ECR: GetAuthorizationToken).{0,2000}(?:RequestCanceled|deadline exceeded|i\/o timeout|dial tcp|network configuration|connection issue|request send failed|send request failed|no such host|retried \d{1,3} time)/su,
    example:
      'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: Post "https://api.ecr.us-west-2.amazonaws.com/": dial tcp 52.94.184.143:443: i/o timeout. Please check your task network configuration.',
    what: "The task has no way to ECR.",
    remedy:
      "In a public subnet set `assignPublicIp: ENABLED`; in a private one give it a NAT gateway, or endpoints for ecr.api, ecr.dkr and S3. The task's security group must let HTTPS (443) out.",
    passing: true,
  },
];

const volumeReasons: readonly Row[] = [
  {
    name: "efs-denied",
    text: /EFS.{0,2000}(?:access denied|AccessDenied|not authorized)/isu,
    example:
      "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: mount.nfs4: access denied by server while mounting 127.0.0.1:/",
    what: "The task may not mount its EFS volume.",
    remedy:
      "Allow the task role `elasticfilesystem:ClientMount` (and `ClientWrite`) on the file system, and check the file system policy and the access point; IAM needs `transitEncryption: ENABLED`.",
  },
  {
    name: "efs-unreachable",
    text: /EFS.{0,2000}(?:timed out|timeout|failed to resolve|name or service not known|no route|connection reset|connection refused|mount target)/isu,
    example:
      'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve "fs-1.efs.eu-west-1.amazonaws.com" - check that your file system ID is correct',
    what: "The task cannot reach its EFS volume.",
    remedy:
      "The file system needs a mount target in each Availability Zone of the task's subnets, whose security group lets NFS (2049) in from the task's; DNS must work in the VPC.",
  },
  {
    name: "efs-failed",
    text: /failed to invoke EFS utils|EFS volumes?/iu,
    example:
      "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: b'mount.nfs4: mounting fs-1:/x failed, reason given by server: No such file or directory'",
    what: "The EFS volume of the task could not be set up.",
    remedy:
      "Check `efsVolumeConfiguration` of the task definition: file system id, root directory, access point.",
  },
  {
    name: "infrastructure-role-not-assumable",
    text: /(?:assume|missing permissions).{0,60}Infrastructure Role ?'?(?<role>arn:[\w+=,.@:/-]{1,500})?/iu,
    example:
      "ECS was unable to assume the customer-provided ECS Infrastructure Role. Please verify that the ECS Infrastructure Role being passed has the proper trust relationship with ECS Service",
    what: "ECS may not act with the infrastructure role {role|of the service}.",
    remedy:
      "Let its trust policy allow `sts:AssumeRole` to ecs.amazonaws.com, and give it the AWS managed policy for what it manages (load balancers or volumes).",
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

/** ECS Managed Instances: what EC2 answered when the capacity provider launched an instance for the task. */
const launchReasons: readonly Row[] = [
  {
    name: "capacity-provider-launch-denied",
    text: /Unable to launch instance\(s\) for capacity provider ?(?<provider>[\w-]{1,255})?.{0,2000}(?:UnauthorizedOperation|AccessDenied|not authorized to perform|Unable to assume)/isu,
    example:
      "ResourceInitializationError: Unable to launch instance(s) for capacity provider managed. UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:sts::123456789012:assumed-role/ecsInfrastructureRole/0a1b is not authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/ecsInstanceRole",
    what: "The capacity provider {provider|of the service} is not allowed to launch an instance for the task.",
    remedy:
      "Read the denied action in the message below, and allow it in the capacity provider's infrastructure role (AmazonECSInfrastructureRolePolicyForManagedInstances, and `iam:PassRole` on the instance profile's role).",
  },
  {
    name: "quota-exceeded",
    text: /Unable to launch instance\(s\) for capacity provider ?(?<provider>[\w-]{1,255})?.{0,2000}(?:LimitExceeded|CountExceeded|current limit|quota)/isu,
    example:
      "ResourceInitializationError: Unable to launch instance(s) for capacity provider managed. VcpuLimitExceeded: You have requested more vCPU capacity than your current vCPU limit of 32 allows for the instance bucket that the specified instance type belongs to.",
    what: "The capacity provider {provider|of the service} cannot launch an instance: an EC2 quota of the account is used up.",
    remedy: "Request a higher quota in Service Quotas (Amazon EC2), or stop instances that are not needed.",
  },
  {
    name: "capacity-provider-launch-failed",
    text: /Unable to launch instance\(s\) for capacity provider ?(?<provider>[\w-]{1,255})?.{0,2000}(?:UnfulfillableCapacity|Insufficient\w{0,40}Capacity|not enough capacity|spare capacity)/isu,
    example:
      "ResourceInitializationError: Unable to launch instance(s) for capacity provider managed. InsufficientInstanceCapacity: There is not enough capacity to fulfill your request.",
    what: "EC2 has no capacity for the instance that the capacity provider {provider|of the service} needs.",
    remedy:
      "Widen the capacity provider's instance requirements and Availability Zones, or release again later.",
    passing: true,
  },
];

/** Tried after the reasons that can stand inside of it: subnets, security groups, network interfaces. */
export const otherLaunch: Row = {
  name: "capacity-provider-launch-failed",
  text: /Unable to launch instance\(s\) for capacity provider ?(?<provider>[\w-]{1,255})?/u,
  example:
    "ResourceInitializationError: Unable to launch instance(s) for capacity provider managed-arm. SomethingNew: not seen before",
  what: "The capacity provider {provider|of the service} could not launch an instance for the task.",
  remedy: "Read the message below: it is all that ECS gives.",
  passing: true,
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
    what: "An environment file of the task could not be read from S3.",
    remedy:
      "Check the ARNs in `environmentFiles`, allow the execution role `s3:GetObject` on them and `s3:GetBucketLocation` on the bucket, and let the task reach S3.",
  },
];

/** Tried last of all: other reasons come inside of one that begins so. */
export const otherInitialization: Row = {
  name: "resource-initialization-failed",
  text: /ResourceInitializationError/u,
  example: "ResourceInitializationError: something that has not been seen before",
  what: "What the task needs before its containers start could not be set up.",
  remedy:
    "Read the message below; it names the resource. Check the execution role and the way from the task's subnets to it.",
};
