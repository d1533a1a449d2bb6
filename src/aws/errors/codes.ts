/** Names and messages that identify the kind of an AWS error. Sources: docs/aws-reference.md#retries, #runtask, #credentials; the SDK's errors.d.ts. */
import type { AwsProblemKind } from "./problem.ts";

/** Kinds by the error's exact name. */
export const kindByCode: Readonly<Record<string, AwsProblemKind>> = {
  BandwidthLimitExceeded: "throttled",
  EC2ThrottledException: "throttled",
  PriorRequestNotComplete: "throttled",
  ProvisionedThroughputExceededException: "throttled",
  RequestLimitExceeded: "throttled",
  RequestThrottled: "throttled",
  RequestThrottledException: "throttled",
  SlowDown: "throttled",
  ThrottledException: "throttled",
  Throttling: "throttled",
  ThrottlingException: "throttled",
  TooManyRequestsException: "throttled",
  // The SDK retries this one as throttling; in ECS it is a full quota (docs/aws-reference.md#retries).
  LimitExceededException: "quota",
  ServiceQuotaExceededException: "quota",
  AttributeLimitExceededException: "quota",
  RequestTimeout: "transient",
  RequestTimeoutException: "transient",
  TimeoutError: "transient",
  InternalError: "transient",
  InternalException: "transient",
  InternalFailure: "transient",
  InternalServerException: "transient",
  InternalServiceException: "transient",
  ServerException: "transient",
  ServiceUnavailable: "transient",
  ServiceUnavailableException: "transient",
  // The body is not JSON: a proxy's page with status 200, or a truncated response.
  SyntaxError: "transient",
  IDPCommunicationError: "transient",
  IDPCommunicationErrorException: "transient",
  AccessDenied: "denied",
  AccessDeniedException: "denied",
  AuthFailure: "denied",
  BlockedException: "denied",
  CredentialsProviderError: "denied",
  IDPRejectedClaim: "denied",
  IDPRejectedClaimException: "denied",
  IncompleteSignature: "denied",
  IncompleteSignatureException: "denied",
  InvalidClientTokenId: "denied",
  InvalidIdentityToken: "denied",
  InvalidIdentityTokenException: "denied",
  InvalidSignatureException: "denied",
  MissingAuthenticationToken: "denied",
  MissingAuthenticationTokenException: "denied",
  NotAuthorized: "denied",
  OptInRequired: "denied",
  RegionDisabledException: "denied",
  SignatureDoesNotMatch: "denied",
  UnauthorizedOperation: "denied",
  UnrecognizedClientException: "denied",
  ExpiredToken: "expired",
  ExpiredTokenException: "expired",
  RequestExpired: "expired",
  TokenRefreshRequired: "expired",
  ClientException: "invalid",
  ValidationError: "invalid",
  ServiceNotActiveException: "not-found",
  InvalidECSServiceException: "invalid",
  ConcurrentModificationException: "conflict",
  ConcurrentUpdateException: "conflict",
  ConflictException: "conflict",
  DeploymentAlreadyCompletedException: "conflict",
  DeploymentIsNotInReadyStateException: "conflict",
  DeploymentLimitExceededException: "conflict",
  DeploymentNotStartedException: "conflict",
  OperationAbortedException: "conflict",
  ResourceInUseException: "conflict",
  UpdateInProgressException: "conflict",
  AbortError: "aborted",
};

/** Kinds by patterns of error names. */
export const kindByCodePattern: ReadonlyArray<readonly [RegExp, AwsProblemKind]> = [
  [/(?:NotFound|DoesNotExist)(?:Exception)?$/u, "not-found"],
  [/AlreadyExists(?:Exception)?$/u, "conflict"],
  [/LimitExceeded(?:Exception)?$/u, "quota"],
  [/^(?:Invalid|Malformed|Validation|Unsupported|Platform)/u, "invalid"],
  [/(?:TooLarge|Required|TooLong)(?:Exception)?$/u, "invalid"],
];

/** Kinds by message, for generic names such as ClientException (docs/aws-reference.md#runtask, #permissions). */
export const kindByMessage: ReadonlyArray<readonly [RegExp, AwsProblemKind]> = [
  [/is not authorized to perform|Encoded authorization failure message/iu, "denied"],
  [/Too many concurrent attempts to create a new revision/iu, "throttled"],
  [/provisioning capacity limit|tasks in the PROVISIONING state/iu, "throttled"],
  // From calls that ECS itself makes (EC2, IAM), wrapped in InvalidParameterException or ClientException.
  [
    /\brate exceeded\b|\brequest limit exceeded\b|\bError ?Code: (?:Throttl|RequestLimitExceeded)/iu,
    "throttled",
  ],
  // ECS may not see a role yet that was created seconds ago.
  [/\bunable to assume the role\b/iu, "propagating"],
  [/Signature (?:expired|not yet current)/u, "transient"],
  [/security token included in the request is expired/iu, "expired"],
  [/^(?:The specified )?(?:TaskDefinition|Cluster|Service) not found/iu, "not-found"],
  [/^(?:Unable to describe task definition|The specified task definition does not exist)/iu, "not-found"],
  [/Capacity is unavailable at this time/iu, "throttled"],
  [/^Region is missing/u, "invalid"],
  [/Could not load credentials from any providers/u, "denied"],
];

/** Socket codes that prove that no request was sent. */
export const neverSent: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "EAI_AGAIN",
  "EAI_FAIL",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "ERR_PROXY_TUNNEL",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Socket codes after which the request may have arrived. */
export const possiblySent: ReadonlySet<string> = new Set([
  "ECONNABORTED",
  "ECONNRESET",
  "EPIPE",
  "ERR_HTTP2_STREAM_ERROR",
  "ERR_STREAM_PREMATURE_CLOSE",
  "ETIMEDOUT",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_SOCKET",
]);

/** Codes of a failed TLS handshake: no request was sent. */
export const certificate =
  /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:GET|VERIFY)_|ERR_TLS_CERT_|ERR_SSL_|EPROTO$)/u;

/** Messages of timeouts and resets before the request was sent. */
export const beforeConnection =
  /did not establish a connection|disconnected before secure TLS connection|connect ETIMEDOUT/u;
