/** What can go wrong with `secrets` of a container, by sub-kind. Source: docs/aws-reference.md#stop-reasons. */
import type { Row } from "../row.ts";

export const secretReasons: readonly Row[] = [
  {
    name: "secret-json-key-missing",
    text: /did not contain json key (?<key>[\w./-]{1,255})/u,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key DB_PASSWORD",
    what: "A secret that the task asks for has no JSON key {key}.",
    remedy:
      "Add the key {key} to the secret in Secrets Manager, or correct `valueFrom` in the container's `secrets` (ARN:KEY::).",
  },
  {
    name: "secret-not-json",
    text: /(?:pull secrets|secrets? from|secret).{0,1500}invalid character '.{1,4}'/su,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): invalid character '\\'' looking for beginning of value",
    what: "A secret that the task asks a JSON key of is not JSON.",
    remedy:
      "Store the secret as a JSON object, or drop the key from `valueFrom` in the container's `secrets` and take the whole value.",
  },
  {
    name: "secret-deleted",
    text: /marked (?:for deletion|deleted)/iu,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.",
    what: "A secret that the task asks for is being deleted.",
    remedy: "Restore it (`aws secretsmanager restore-secret`), or take it out of the container's `secrets`.",
  },
  {
    name: "secret-without-value",
    text: /secret value for (?:staging label|VersionId|version)/iu,
    example:
      "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
    what: "A secret that the task asks for has no value yet, or not in the version asked for.",
    remedy:
      "Put a value into the secret, or correct the version in `valueFrom` of the container's `secrets`.",
  },
  {
    name: "secret-key-denied",
    text: /(?:secret|ssm|asm|parameter).{0,1500}(?:kms:Decrypt|Access to KMS is not allowed|customer master key|KMSAccessDenied)/isu,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbC from secrets manager: AccessDeniedException: Access to KMS is not allowed",
    what: "The execution role may not decrypt a secret that the task asks for.",
    remedy:
      "Allow `kms:Decrypt` on the secret's KMS key in the execution role and in the key's policy; if the key is gone or disabled, encrypt the secret anew.",
  },
  {
    name: "secret-denied",
    text: /(?:(?:secret|ssm|asm|parameter)\b.{0,1500}(?:AccessDenied|is not authorized)|not authorized to perform: (?:secretsmanager|ssm):)/isu,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/0a1b is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:eu-west-1:123456789012:parameter/shop/KEY",
    what: "The execution role may not read a secret that the task asks for.",
    remedy:
      "Allow `secretsmanager:GetSecretValue` (Secrets Manager) or `ssm:GetParameters` (Parameter Store) on the ARNs in the container's `secrets`, in the execution role (`executionRoleArn`).",
  },
  {
    name: "secret-not-found",
    text: /invalid (?:ssm )?parameters: (?<secret>[\w./-]{1,1000})|can't find the specified secret|ParameterNotFound|^(?:\w{1,40}: )?ResourceNotFoundException|secrets? from (?:asm|ssm).{0,1500}ResourceNotFound/su,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: /shop/new-relic-license-key",
    what: "A secret or parameter that the task asks for does not exist: {secret|see below}.",
    remedy:
      "Create it in the task's region, or correct `valueFrom` in the container's `secrets`. A Secrets Manager ARN needs its six-character suffix when a JSON key follows.",
  },
  {
    name: "secrets-throttled",
    text: /(?:secret|ssm|asm).{0,1500}(?:ThrottlingException|Rate exceeded)/isu,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secrets from ssm: service call has been retried 5 time(s): ThrottlingException: Rate exceeded",
    what: "Reading the task's secrets was throttled.",
    remedy:
      "Release again; with many tasks switch on Parameter Store's higher throughput, or use Secrets Manager.",
    passing: true,
  },
  {
    name: "secrets-unreachable",
    text: /(?:secrets? (?:from|manager)|ssm|asm|AWS Secrets Manager|Systems Manager).{0,1500}(?:connection issue|network configuration|RequestCanceled|deadline exceeded|i\/o timeout|dial tcp|send request failed|no such host)|connection issue between the task and AWS S/isu,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration.",
    what: "The task has no way to the service that holds its secrets.",
    remedy:
      "Give its subnets a NAT gateway, a public IP, or VPC endpoints for secretsmanager, ssm and kms. The task's security group must let HTTPS (443) out, the endpoints' group must let it in.",
    passing: true,
  },
  {
    name: "secrets-unavailable",
    text: /unable to retrieve secrets? from/u,
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time...",
    what: "The task's secrets could not be read; AWS's message is cut off before the reason.",
    remedy:
      "Check, for every ARN in the containers' `secrets`: it exists in this region, the execution role may read it, and the task's subnets have a way to it.",
  },
];
