/** Each service's errors for requests that are rejected before its own logic runs. */
import { AwsError, type ServiceName } from "./call.ts";
import type { Violation } from "./constraints.ts";
import type { OperationModel } from "./model.ts";
import type { Wire } from "./wire.ts";

type Family = Wire["family"];

/**
 * Codes of the same error in the JSON protocols and in Query. Sources: docs/aws-reference.md#wire-format, #credentials,
 * IAM's common errors.
 */
const codes = {
  missing: ["MissingAuthenticationTokenException", "MissingAuthenticationToken"],
  incomplete: ["IncompleteSignatureException", "IncompleteSignature"],
  unknownKey: ["UnrecognizedClientException", "InvalidClientTokenId"],
  expired: ["ExpiredTokenException", "ExpiredToken"],
  signature: ["InvalidSignatureException", "SignatureDoesNotMatch"],
  denied: ["AccessDeniedException", "AccessDenied"],
  throttled: ["ThrottlingException", "Throttling"],
  failure: ["InternalFailure", "InternalFailure"],
  unknownOperation: ["UnknownOperationException", "InvalidAction"],
} as const;

export type Refusal = keyof typeof codes;

const texts: Readonly<Record<Refusal, string>> = {
  missing: "Request is missing Authentication Token",
  incomplete: "Authorization header is not well-formed",
  unknownKey: "The security token included in the request is invalid.",
  expired: "The security token included in the request is expired",
  signature:
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access " +
    "Key and signing method. Consult the service documentation for details.",
  denied: "Access denied",
  throttled: "Rate exceeded",
  failure: "We encountered an internal error. Please try again.",
  unknownOperation: "The operation is unknown",
};

/** JSON protocols return 400. Query and REST return 403 for identity and permission errors. */
export function refuse(refusal: Refusal, family: Family, message = texts[refusal]): AwsError {
  const code = codes[refusal][family === "query" ? 1 : 0];
  return new AwsError(code, message, statusOf(refusal, family));
}

function statusOf(refusal: Refusal, family: Family): number {
  if (refusal === "failure") return 500;
  if (refusal === "throttled") return family === "rest-json" ? 429 : 400;
  return family === "json" || refusal === "unknownOperation" ? 400 : 403;
}

/** AWS's error message, which names the permission to add. */
export function deniedSentence(
  principal: string,
  action: string,
  resource: string,
  explicit: boolean,
): string {
  const because = explicit
    ? "with an explicit deny in an identity-based policy"
    : `because no identity-based policy allows the ${action} action`;
  return `User: ${principal} is not authorized to perform: ${action} on resource: ${resource} ${because}`;
}

const validationCodes: Readonly<Record<ServiceName, string>> = {
  ecs: "InvalidParameterException",
  sts: "ValidationError",
  logs: "InvalidParameterException",
  codedeploy: "ValidationException",
  events: "ValidationException",
  scheduler: "ValidationException",
  ecr: "InvalidParameterException",
  elasticloadbalancing: "ValidationError",
  "application-autoscaling": "ValidationException",
  cloudwatch: "ValidationError",
  secretsmanager: "InvalidParameterException",
  ssm: "ValidationException",
};

/** The error for a request that violates the model, in the service's wording. */
export function invalid(
  service: ServiceName,
  name: string,
  operation: OperationModel,
  found: readonly Violation[],
): AwsError {
  const missing = found.find((violation) => violation.value === null);
  if (service === "ecs") return invalidForEcs(name, missing, found);
  if (service === "codedeploy" && missing !== undefined) {
    const code = `${capitalized(missing.path)}RequiredException`;
    if (operation.errors.includes(code)) {
      return new AwsError(code, `The ${missing.path} must be specified`);
    }
  }
  return new AwsError(validationCodes[service], sentence(found));
}

function invalidForEcs(name: string, missing: Violation | undefined, found: readonly Violation[]): AwsError {
  const code = name === "RegisterTaskDefinition" ? "ClientException" : validationCodes.ecs;
  const verb = name === "RegisterTaskDefinition" ? "should not be null or empty" : "cannot be empty";
  return new AwsError(
    code,
    missing === undefined ? sentence(found) : `${capitalized(missing.path)} ${verb}.`,
  );
}

function sentence(found: readonly Violation[]): string {
  const each = found.map(({ path, value, constraint }) => {
    const given = value === null ? "null" : `'${value}'`;
    return `Value ${given} at '${uncapitalized(path)}' failed to satisfy constraint: ${constraint}`;
  });
  return `${found.length} validation error${found.length === 1 ? "" : "s"} detected: ${each.join("; ")}`;
}

/** Validation names members as in AWS's Java code, regardless of their case on the wire. */
function uncapitalized(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
