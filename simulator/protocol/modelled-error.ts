/** Errors from the model: code on the wire, and status. */
import { AwsError } from "./call.ts";
import { type Model, type OperationModel, shapeOf } from "./model.ts";

/** Codes that any operation may return although no model lists them. */
const common = new Set([
  "AccessDenied",
  "AccessDeniedException",
  "ExpiredToken",
  "ExpiredTokenException",
  "IncompleteSignature",
  "IncompleteSignatureException",
  "InternalFailure",
  "InvalidAction",
  "InvalidClientTokenId",
  "InvalidSignatureException",
  "MalformedInput",
  "MissingAuthenticationToken",
  "MissingAuthenticationTokenException",
  "RequestLimitExceeded",
  "SerializationException",
  "ServiceUnavailable",
  "ServiceUnavailableException",
  "SignatureDoesNotMatch",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
  "UnknownOperationException",
  "UnrecognizedClientException",
  "ValidationError",
  "ValidationException",
]);

/**
 * Finds the error by its shape or its code, and returns it with the model's code and status. Undefined if the operation
 * can't return it.
 */
export function modelledError(
  error: AwsError,
  model: Model,
  operation: OperationModel,
): AwsError | undefined {
  for (const name of operation.errors) {
    const shape = shapeOf(model, name);
    if (shape.type !== "structure" || (name !== error.code && shape.error?.code !== error.code)) continue;
    // The JSON protocols use the shape's name, regardless of the code in Query.
    const code = model.metadata.protocol === "query" ? (shape.error?.code ?? name) : name;
    const status = error.status === 400 ? (shape.error?.status ?? 400) : error.status;
    return new AwsError(code, error.message, status, error.members);
  }
  return common.has(error.code) ? error : undefined;
}
