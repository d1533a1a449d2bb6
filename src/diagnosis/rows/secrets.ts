/** Failures of a container's `secrets`, by sub-kind. Source: docs/aws-reference.md#stop-reasons. */
import type { Row } from "../row.ts";

export const secretReasons: readonly Row[] = [
  {
    name: "secret-json-key-missing",
    text: /did not contain json key (?<key>[\w./-]{1,255})/u,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key DB_PASSWORD",
    what: "A secret of the task has no JSON key {key}.",
    remedy:
      "Add the key {key} to the secret in Secrets Manager, or correct `valueFrom` in the container's `secrets` (ARN:KEY::).",
  },
  {
    name: "secret-not-json",
    text: /(?:pull secrets|secrets? from|secret).{0,1500}invalid character '.{1,4}'/su,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): invalid character '\\'' looking for beginning of value",
    what: "The task reads a JSON key of a secret that is not JSON.",
    remedy:
      "Store the secret as a JSON object, or remove the key from `valueFrom` in the container's `secrets` to use the whole value.",
  },
  {
    name: "secret-deleted",
    text: /marked (?:for deletion|deleted)/iu,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.",
    what: "A secret of the task is scheduled for deletion.",
    remedy: "Restore it (`aws secretsmanager restore-secret`), or remove it from the container's `secrets`.",
  },
  {
    name: "secret-without-value",
    text: /secret value for (?:staging label|VersionId|version)/iu,
    example:
      "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
    what: "A secret of the task has no value, or no value in the requested version.",
    remedy: "Set a value, or correct the version in `valueFrom` of the container's `secrets`.",
  },
  {
    name: "secret-key-denied",
    text: /(?:secret|ssm|asm|parameter).{0,1500}(?:kms:Decrypt|Access to KMS is not allowed|customer master key|KMSAccessDenied)/isu,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbC from secrets manager: AccessDeniedException: Access to KMS is not allowed",
    what: "The execution role has no permission to decrypt a secret of the task.",
    remedy:
      "Allow `kms:Decrypt` on the secret's KMS key in the execution role and in the key's policy. If the key is deleted or disabled, encrypt the secret again with another key.",
  },
  {
    name: "secret-denied",
    text: /(?:(?:secret|ssm|asm|parameter)\b.{0,1500}(?:AccessDenied|is not authorized)|not authorized to perform: (?:secretsmanager|ssm):)/isu,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/0a1b is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:eu-west-1:123456789012:parameter/shop/KEY",
    what: "The execution role has no permission to read a secret of the task.",
    remedy:
      "In the execution role (`executionRoleArn`), allow `secretsmanager:GetSecretValue` (Secrets Manager) or `ssm:GetParameters` (Parameter Store) on the ARNs in the container's `secrets`.",
  },
  {
    name: "secret-not-found",
    text: /invalid (?:ssm )?parameters: (?<secret>valueFrom of \S{1,500}|[\w./-]{1,1000})|can't find the specified secret|ParameterNotFound|^(?:\w{1,40}: )?ResourceNotFoundException|secrets? from (?:asm|ssm).{0,1500}ResourceNotFound/su,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: /shop/new-relic-license-key",
    what: "A secret or parameter of the task does not exist: {secret|see below}.",
    remedy:
      "Create it in the task's region, or correct `valueFrom` in the container's `secrets`. A Secrets Manager ARN needs its six-character suffix if a JSON key follows.",
  },
  {
    name: "secrets-throttled",
    text: /(?:secret|ssm|asm).{0,1500}(?:ThrottlingException|Rate exceeded)/isu,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secrets from ssm: service call has been retried 5 time(s): ThrottlingException: Rate exceeded",
    what: "AWS throttled the reads of the task's secrets.",
    remedy:
      "Release again. If you run many tasks, turn on higher throughput in Parameter Store, or use Secrets Manager.",
    temporary: true,
  },
  {
    name: "secrets-unreachable",
    text: /(?:secrets? (?:from|manager)|ssm|asm|AWS Secrets Manager|Systems Manager).{0,1500}(?:connection issue|network configuration|RequestCanceled|deadline exceeded|i\/o timeout|dial tcp|send request failed|no such host)|connection issue between the task and AWS S/isu,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration.",
    what: "The task can't reach the service that holds its secrets.",
    remedy:
      "Give the task's subnets a NAT gateway, the task a public IP, or the VPC endpoints for secretsmanager, ssm and kms. The task's security group must allow outbound HTTPS (443), and the endpoints' security group must allow it inbound.",
    temporary: true,
  },
  {
    name: "secrets-unavailable",
    text: /unable to retrieve secrets? from/u,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time...",
    what: "The task could not read its secrets. AWS's message is cut off before the reason.",
    remedy:
      "For every ARN in the containers' `secrets`, check that it exists in this region, that the execution role allows reading it, and that the task's subnets can reach the service.",
  },
];
