/** Errors as the model has them: code on the wire, status. */
import { AwsError } from "./call.ts";
import { type Model, type OperationModel, shapeOf } from "./model.ts";

/** Codes that any operation may answer with, and no model lists. */
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
 * The error with the code and the status that the model gives it, whether it was named by its shape or by its code.
 * Undefined when the operation can't answer with it.
 */
export function modelledError(
  error: AwsError,
  model: Model,
  operation: OperationModel,
): AwsError | undefined {
  for (const name of operation.errors) {
    const shape = shapeOf(model, name);
    if (shape.type !== "structure" || (name !== error.code && shape.error?.code !== error.code)) continue;
    // The JSON protocols name an error by its shape, whatever code Query had for it.
    const code = model.metadata.protocol === "query" ? (shape.error?.code ?? name) : name;
    const status = error.status === 400 ? (shape.error?.status ?? 400) : error.status;
    return new AwsError(code, error.message, status, error.members);
  }
  return common.has(error.code) ? error : undefined;
}
