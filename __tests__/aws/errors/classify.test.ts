import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import {
  type AwsProblem,
  awsProblemOf,
  classify,
  failedAs,
  isRefused,
  toFailure,
} from "../../../src/aws/errors/classify.ts";
import { errorRows } from "../../../src/aws/errors/rows.ts";
import { Failure } from "../../../src/core/failure.ts";
import { diagnosePlacement, diagnoseRefusal } from "../../../src/diagnosis/placement.ts";

interface Wire {
  readonly name: string;
  readonly message?: string;
  readonly status?: number;
  readonly attempts?: number;
}

/** An error as the SDK v3 throws it. */
const sdkError = ({ name, message = "", status = 400, attempts = 1 }: Wire) =>
  Object.assign(new Error(message), {
    name,
    $fault: status >= 500 ? "server" : "client",
    $metadata: { httpStatusCode: status, requestId: "4f1c", attempts, totalRetryDelay: 0 },
  });

const socketError = (code: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { code, ...more });

const fetchError = (cause: unknown) => new TypeError("fetch failed", { cause });

const user = "User: arn:aws:sts::123456789012:assumed-role/release/ecs-release-1";

const roleText =
  "ECS was unable to assume the role 'arn:aws:iam::123456789012:role/web-task' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.";

const thrownThings: ReadonlyArray<readonly [AwsProblem["kind"], boolean, unknown]> = [
  ["throttled", false, sdkError({ name: "ThrottlingException", message: "Rate exceeded" })],
  ["throttled", false, sdkError({ name: "Throttling", message: "Rate exceeded" })],
  ["throttled", false, sdkError({ name: "Whatever", status: 429 })],
  [
    "throttled",
    false,
    sdkError({
      name: "ClientException",
      message: "Too many concurrent attempts to create a new revision of the specified family.",
    }),
  ],
  // Throttling of a call that ECS makes inside, anywhere in the text.
  ...[
    "Error retrieving subnet information for [subnet-0a1]: Rate exceeded (ErrorCode: Throttling)",
    "Error retrieving security group information for [sg-0a1]: Request limit exceeded. (ErrorCode: RequestLimitExceeded)",
    "Unable to check the role: something new (Error Code: ThrottlingException; Request ID: 1)",
  ].flatMap((message) =>
    ["InvalidParameterException", "ClientException"].map(
      (name) => ["throttled", false, sdkError({ name, message })] as const,
    ),
  ),
  ["propagating", false, sdkError({ name: "ClientException", message: roleText })],
  ["propagating", false, sdkError({ name: "InvalidParameterException", message: roleText })],
  ["quota", false, sdkError({ name: "LimitExceededException", message: "The limit was exceeded." })],
  ["quota", false, sdkError({ name: "ServiceQuotaExceededException" })],
  ["conflict", false, sdkError({ name: "DeploymentLimitExceededException" })],
  ["transient", true, sdkError({ name: "ServerException", status: 500 })],
  ["transient", true, sdkError({ name: "UnknownError", status: 503 })],
  [
    "transient",
    true,
    Object.assign(new SyntaxError("Unexpected token '<'"), { $metadata: { httpStatusCode: 503 } }),
  ],
  [
    "transient",
    true,
    Object.assign(new SyntaxError("Unexpected end"), { $metadata: { httpStatusCode: 200 } }),
  ],
  ["transient", true, socketError("ECONNRESET", "socket hang up", { name: "TimeoutError" })],
  ["transient", true, socketError("EPIPE", "write EPIPE", { name: "TimeoutError" })],
  [
    "transient",
    false,
    socketError(
      "ECONNRESET",
      "Client network socket disconnected before secure TLS connection was established",
    ),
  ],
  [
    "transient",
    false,
    socketError("ECONNREFUSED", "connect ECONNREFUSED 127.0.0.1:1", { syscall: "connect" }),
  ],
  ["transient", false, socketError("ETIMEDOUT", "connect ETIMEDOUT 10.0.0.1:443", { syscall: "connect" })],
  ["transient", true, socketError("ETIMEDOUT", "read ETIMEDOUT", { syscall: "read" })],
  ["transient", false, socketError("ENOTFOUND", "getaddrinfo ENOTFOUND ecs.eu-west-9.amazonaws.com")],
  [
    "transient",
    false,
    Object.assign(
      new Error(
        "@smithy/node-http-handler - the request socket did not establish a connection with the server within the configured timeout of 5000 ms.",
      ),
      { name: "TimeoutError" },
    ),
  ],
  [
    "transient",
    true,
    Object.assign(new Error("@smithy/node-http-handler - the request socket timed out after 30000 ms"), {
      name: "TimeoutError",
    }),
  ],
  [
    "transient",
    false,
    fetchError(new AggregateError([socketError("ECONNREFUSED", "connect ECONNREFUSED ::1:80")], "")),
  ],
  ["transient", true, fetchError(socketError("UND_ERR_SOCKET", "other side closed"))],
  ["transient", true, new DOMException("The operation was aborted due to timeout", "TimeoutError")],
  ["unknown", false, fetchError(socketError("SELF_SIGNED_CERT_IN_CHAIN", "self-signed certificate"))],
  ["aborted", true, new DOMException("This operation was aborted", "AbortError")],
  ["aborted", true, Object.assign(new Error("Request aborted"), { name: "AbortError" })],
  ["denied", false, sdkError({ name: "AccessDeniedException", message: `${user} is not authorized` })],
  [
    "denied",
    false,
    sdkError({ name: "ClientException", message: `${user} is not authorized to perform: iam:PassRole` }),
  ],
  ["denied", false, sdkError({ name: "UnrecognizedClientException", status: 400 })],
  ["denied", false, sdkError({ name: "InvalidIdentityTokenException" })],
  ["denied", false, sdkError({ name: "SomethingNew", status: 403 })],
  [
    "denied",
    false,
    Object.assign(new Error("Could not load credentials from any providers"), {
      name: "CredentialsProviderError",
    }),
  ],
  ["expired", false, sdkError({ name: "ExpiredTokenException", message: "The security token is expired" })],
  ["expired", false, sdkError({ name: "ExpiredToken", status: 403 })],
  [
    "transient",
    false,
    sdkError({ name: "InvalidSignatureException", message: "Signature expired: 20261101" }),
  ],
  ["invalid", false, sdkError({ name: "InvalidParameterException" })],
  ["invalid", false, sdkError({ name: "ValidationException" })],
  ["invalid", false, sdkError({ name: "ClientException", message: "Container.image is blank" })],
  ["invalid", false, sdkError({ name: "PlatformUnknownException" })],
  ["invalid", false, new Error("Region is missing")],
  ["not-found", false, sdkError({ name: "ClusterNotFoundException", message: "Cluster not found." })],
  ["not-found", false, sdkError({ name: "ServiceNotActiveException", message: "Service was not ACTIVE." })],
  ["not-found", false, sdkError({ name: "ClientException", message: "TaskDefinition not found." })],
  ["not-found", false, sdkError({ name: "ClientException", message: "Unable to describe task definition." })],
  ["not-found", false, sdkError({ name: "ApplicationDoesNotExistException" })],
  ["not-found", false, sdkError({ name: "SomethingNew", status: 404 })],
  ["conflict", false, sdkError({ name: "ConflictException" })],
  ["conflict", false, sdkError({ name: "ConcurrentModificationException" })],
  ["conflict", false, sdkError({ name: "UpdateInProgressException" })],
  ["unknown", false, sdkError({ name: "SomethingNew", status: 418 })],
  ["unknown", true, new Error("no such thing")],
  ["unknown", true, "a string"],
  ["unknown", true, undefined],
];

describe("classify", () => {
  test.each(
    thrownThings.map(([kind, maybeDone, thrown]) => ({ kind, maybeDone, text: String(thrown), thrown })),
  )("$kind, maybe done: $maybeDone: $text", ({ kind, maybeDone, thrown }) => {
    expect(classify(thrown)).toMatchObject({ kind, maybeDone });
  });

  test("keeps the code, message, request ID and status", () => {
    expect(classify(sdkError({ name: "ServerException", message: "Oh.", status: 500 }))).toEqual({
      kind: "transient",
      code: "ServerException",
      message: "Oh.",
      requestId: "4f1c",
      httpStatus: 500,
      maybeDone: true,
    });
  });

  test("does not trust a rejection after several attempts of the SDK", () => {
    const thrown = sdkError({ name: "ThrottlingException", attempts: 3 });
    expect(classify(thrown)).toMatchObject({ kind: "throttled", maybeDone: true });
  });

  test("returns a classified problem unchanged", () => {
    const problem = classify(sdkError({ name: "ServerException", status: 500 }));
    expect(classify(problem)).toBe(problem);
  });

  test("does not throw for any thrown value", () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true }),
        (thrown) => {
          expect(typeof classify(thrown).kind).toBe("string");
          expect(toFailure(thrown, { service: "ecs", operation: "RunTask" })).toBeInstanceOf(Failure);
        },
      ),
    );
  });
});

describe("fields of a thrown value", () => {
  const reset = socketError("ECONNRESET", "reset");
  const nested = (depth: number): unknown =>
    depth === 0 ? reset : { message: "outer", cause: nested(depth - 1) };
  test.each<[string, unknown, Partial<AwsProblem>]>([
    ["null", null, { kind: "unknown", code: "Error" }],
    ["no name", { message: "x" }, { kind: "unknown", code: "Error", message: "x" }],
    ["an empty name", { name: "", message: "x" }, { code: "Error" }],
    ["a name that isn't a string", { name: 5, message: "x" }, { code: "Error" }],
    [
      "an Error's code",
      socketError("ThrottlingException", "x"),
      { kind: "throttled", code: "ThrottlingException" },
    ],
    [
      "an Error's Code",
      { name: "Error", Code: "SlowDown", code: "AccessDenied" },
      { kind: "throttled", code: "SlowDown" },
    ],
    [
      "a Code next to a name",
      { name: "AccessDenied", Code: "SlowDown" },
      { kind: "denied", code: "AccessDenied" },
    ],
    [
      "a status that isn't a number",
      { name: "New", $metadata: { httpStatusCode: "500" } },
      { kind: "unknown" },
    ],
    ["a status of 500", sdkError({ name: "New", status: 500 }), { kind: "transient", maybeDone: true }],
    ["a status of 401", sdkError({ name: "New", status: 401 }), { kind: "denied" }],
    ["a status of 409", sdkError({ name: "New", status: 409 }), { kind: "conflict" }],
    [
      "a socket's code next to a status",
      Object.assign(sdkError({ name: "New", status: 418 }), { code: "ECONNRESET" }),
      { kind: "unknown", maybeDone: false },
    ],
    [
      "a socket's code inside an abort",
      { name: "AbortError", cause: reset },
      { kind: "aborted", code: "AbortError" },
    ],
    [
      "an unknown code with a socket's code as its cause",
      { name: "Error", code: "ENEW", cause: reset },
      { kind: "transient", code: "ECONNRESET" },
    ],
    ["an unknown code", { name: "Error", code: "ENEW" }, { kind: "unknown", code: "ENEW" }],
    ["a socket's code as the fifth nested cause", nested(5), { kind: "transient", code: "ECONNRESET" }],
    ["a socket's code as the sixth nested cause", nested(6), { kind: "unknown" }],
    ["the fifth of several errors", { errors: [1, 2, 3, 4, reset] }, { kind: "transient" }],
    ["the sixth of several errors", { errors: [1, 2, 3, 4, 5, reset] }, { kind: "unknown" }],
    [
      "a connection timeout",
      socketError("ETIMEDOUT", "x", { syscall: "connect" }),
      { kind: "transient", maybeDone: false },
    ],
    [
      "a read timeout",
      socketError("ETIMEDOUT", "x", { syscall: "read" }),
      { kind: "transient", maybeDone: true },
    ],
    [
      "the end of a very long message",
      sdkError({ name: "ClientException", message: `${"x".repeat(4096)} rate exceeded` }),
      { kind: "invalid" },
    ],
  ])("%s", (_about, thrown, expected) => {
    expect(classify(thrown)).toMatchObject(expected);
  });

  test("leaves missing fields undefined", () => {
    expect(classify({ name: "New", message: "x", $metadata: { requestId: 4 } })).toStrictEqual({
      kind: "unknown",
      code: "New",
      message: "x",
      maybeDone: true,
    });
  });
});

const failed = (cause?: unknown): Failure => new Failure({ name: "x", what: "X.", evidence: [] }, { cause });

describe("failedAs", () => {
  test.each<[string, unknown, string | undefined]>([
    ["the Failure of a call", failed(sdkError({ name: "ClusterNotFoundException" })), "not-found"],
    ["a Failure without a cause", failed(), undefined],
    ["a raw AWS error", sdkError({ name: "ClusterNotFoundException" }), undefined],
    ["nothing", undefined, undefined],
  ])("reads the kind of %s", (_about, error, kind) => {
    expect(awsProblemOf(error)?.kind).toBe(kind);
    expect(failedAs(error, "not-found")).toBe(kind !== undefined);
    expect(failedAs(error, "denied")).toBe(false);
  });
});

describe("isRefused", () => {
  test.each<[string, unknown, boolean]>([
    ["a denied call", failed(sdkError({ name: "AccessDeniedException" })), true],
    ["throttling", failed(sdkError({ name: "ThrottlingException" })), true],
    [
      "a rejection after several attempts of the SDK",
      failed(sdkError({ name: "AccessDeniedException", attempts: 2 })),
      false,
    ],
    ["a lost response", failed(socketError("ECONNRESET", "reset")), false],
    ["an abort", failed(new DOMException("aborted", "AbortError")), false],
    [
      "an abort that certainly had no effect",
      failed({ kind: "aborted", code: "X", message: "", maybeDone: false }),
      false,
    ],
    ["an unknown error", failed(sdkError({ name: "New", status: 418 })), false],
    ["the step's own failure", failed(), false],
    ["a raw AWS error", sdkError({ name: "AccessDeniedException" }), false],
  ])("%s: %s", (_about, error, refused) => {
    expect(isRefused(error)).toBe(refused);
  });
});

describe("toFailure", () => {
  const call = { service: "ecs", operation: "UpdateService", resource: "web" };
  const denied = (message: string, of = call) =>
    toFailure(sdkError({ name: "AccessDeniedException", message }), of).why;
  const service = "arn:aws:ecs:eu-west-1:123456789012:service/shop/web";

  test("reports who lacks which permission on what, and the statement to add", () => {
    const why = denied(
      `${user} is not authorized to perform: ecs:UpdateService on resource: ${service} because no identity-based policy allows the ecs:UpdateService action`,
    );
    expect(why).toEqual({
      name: "access-denied",
      what: `role release is not allowed to perform ecs:UpdateService on ${service}.`,
      evidence: [
        `AccessDeniedException (HTTP 400, request ID 4f1c): ${user} is not authorized to perform: ecs:UpdateService on resource: ${service} because no identity-based policy allows the ecs:UpdateService action`,
      ],
      remedy: `Add to a policy of role release: {"Sid":"UpdateServices","Effect":"Allow","Action":"ecs:UpdateService","Resource":"${service}"}`,
    });
  });

  test.each([
    ["permissions boundary", "the permissions boundary that applies to role release:"],
    ["session policy", "the session policy that applies to role release:"],
    [
      "service control policy",
      "the service control policy that applies to role release (the organization's administrators own it):",
    ],
    ["resource-based policy", `the resource-based policy of ${service}:`],
    [
      "VPC endpoint policy",
      "the VPC endpoint policy that applies to role release (of the runner's VPC endpoint):",
    ],
  ])("adds the statement to the %s that lacks the Allow", (type, place) => {
    const why = denied(
      `${user} is not authorized to perform: ecs:UpdateService on resource: ${service} because no ${type} allows the ecs:UpdateService action`,
    );
    expect(why.remedy).toContain(`Add to ${place}`);
  });

  test.each([
    ["in a service control policy", "the service control policy", "the organization's administrators own it"],
    [
      "in a service control policy: arn:aws:organizations::999999999999:policy/o-1/service_control_policy/p-1",
      "arn:aws:organizations::999999999999:policy/o-1/service_control_policy/p-1",
      "the organization's administrators own it",
    ],
    ["in a permissions boundary", "the permissions boundary", ""],
    ["in a session policy", "the session policy", ""],
    ["in an identity-based policy", "the identity-based policy", ""],
    ["in a resource-based policy", "the resource-based policy", ""],
    ["", "a policy", ""],
  ])("does not suggest an Allow for an explicit deny %s", (where, policy, owner) => {
    const why = denied(
      `${user} is not authorized to perform: ecs:UpdateService on resource: ${service} with an explicit deny ${where}`,
    );
    expect(why.name).toBe("explicit-deny");
    expect(why.what).toContain(`by an explicit Deny in ${policy}`);
    expect(why.remedy).toContain(owner);
    expect(why.remedy).not.toContain("Effect");
  });

  test.each([
    ["ecs", "RegisterTaskDefinition", "ecs-tasks.amazonaws.com"],
    ["ecs", "RunTask", "ecs-tasks.amazonaws.com"],
    ["ecs", "UpdateService", "ecs.amazonaws.com"],
    ["events", "PutTargets", "events.amazonaws.com"],
    ["scheduler", "UpdateSchedule", "scheduler.amazonaws.com"],
  ])("names the service of iam:PassRole in %s %s", (of, operation, passedTo) => {
    const why = toFailure(
      sdkError({
        name: "ClientException",
        message: `${user} is not authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/web-task because no identity-based policy allows the iam:PassRole action`,
      }),
      { service: of, operation },
    ).why;
    expect(why.name).toBe("pass-role-denied");
    expect(why.remedy).toContain(
      `"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::123456789012:role/web-task","Condition":{"StringEquals":{"iam:PassedToService":"${passedTo}"}}}`,
    );
  });

  test.each([
    ["ecs", "RegisterTaskDefinition", "iam:PassRole", "PassTaskRoles"],
    ["events", "PutTargets", "iam:PassRole", "PassRuleRoles"],
    ["scheduler", "UpdateSchedule", "iam:PassRole", "PassScheduleRoles"],
    ["ecs", "RunTask", "ecs:TagResource", "TagTasks"],
    ["ecs", "RegisterTaskDefinition", "ecs:TagResource", "TagRevisions"],
    ["ecs", "UpdateService", "iam:PassRole", undefined],
    ["ecs", "DescribeServices", "ecs:DescribeServices", "ReadServices"],
    ["ecs", "UpdateService", "kms:Decrypt", undefined],
  ])("names the statement for %s %s without %s: %s", (of, operation, action, sid) => {
    const message = `${user} is not authorized to perform: ${action} on resource: * because no identity-based policy allows the ${action} action`;
    const { remedy = "" } = denied(message, { service: of, operation, resource: "web" });
    expect(/"Sid":"(\w+)"/.exec(remedy)?.[1]).toBe(sid);
  });

  test.each([
    ["logs", "GetLogEvents", `"Action":"logs:GetLogEvents"`],
    ["elasticloadbalancing", "DescribeTargetHealth", `"Action":"elasticloadbalancing:DescribeTargetHealth"`],
    ["ecs", "RegisterTaskDefinition", `"Action":["ecs:RegisterTaskDefinition","ecs:TagResource"]`],
    ["codedeploy", "CreateDeployment", `"codedeploy:RegisterApplicationRevision"`],
  ])("takes the action of %s %s from the call if AWS's sentence is missing", (of, operation, action) => {
    const why = toFailure(sdkError({ name: "AccessDeniedException", message: "" }), {
      service: of,
      operation,
    }).why;
    expect(why.remedy).toContain(action);
    expect(why.remedy).toContain(`"Resource":"*"`);
  });

  test("uses * for an action without resource-level permissions", () => {
    const why = toFailure(
      sdkError({
        name: "AccessDeniedException",
        message: `${user} is not authorized to perform: ecs:DescribeTaskDefinition on resource: arn:aws:ecs:eu-west-1:1:task-definition/x:1`,
      }),
      { service: "ecs", operation: "DescribeTaskDefinition" },
    ).why;
    expect(why.remedy).toContain(`"Resource":"*"`);
  });

  test("shows how to decode an encoded message", () => {
    const why = denied(
      "You are not authorized to perform this operation. Encoded authorization failure message: AbC9",
    );
    expect(why).toMatchObject({ name: "access-denied" });
    expect(why.remedy).toContain("aws sts decode-authorization-message");
  });

  const sts = {
    service: "sts",
    operation: "AssumeRoleWithWebIdentity",
    resource: "arn:aws:iam::1:role/release",
  };
  const run = { service: "ecs", operation: "RunTask" };
  const register = { service: "ecs", operation: "RegisterTaskDefinition" };
  test.each([
    [
      "oidc-role-denied",
      sts,
      {
        name: "AccessDenied",
        message: "Not authorized to perform sts:AssumeRoleWithWebIdentity",
        status: 403,
      },
    ],
    [
      "oidc-provider-missing",
      sts,
      {
        name: "InvalidIdentityTokenException",
        message:
          "No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com",
      },
    ],
    [
      "oidc-audience-refused",
      sts,
      { name: "InvalidIdentityTokenException", message: "Incorrect token audience" },
    ],
    [
      "oidc-keys-unreachable",
      sts,
      {
        name: "InvalidIdentityTokenException",
        message:
          "Couldn't retrieve verification key from your identity provider, please reference AssumeRoleWithWebIdentity documentation for requirements",
      },
    ],
    ["oidc-claim-rejected", sts, { name: "IDPRejectedClaimException" }],
    [
      "oidc-token-expired",
      sts,
      {
        name: "ExpiredTokenException",
        message: "Token expired: current date/time 1 must be before the expiration date/time 2",
      },
    ],
    [
      "session-duration-too-long",
      sts,
      {
        name: "ValidationError",
        message: "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
      },
    ],
    [
      "role-denied",
      { ...sts, operation: "AssumeRole" },
      {
        name: "AccessDenied",
        message: `${user} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::2:role/x`,
        status: 403,
      },
    ],
    ["region-disabled", sts, { name: "RegionDisabledException", status: 403 }],
    ["aws-not-answering", sts, { name: "IDPCommunicationErrorException" }],
    ["account-blocked", run, { name: "BlockedException" }],
    ["credentials-missing", run, { name: "CredentialsProviderError" }],
    [
      "credentials-not-accepted",
      run,
      {
        name: "UnrecognizedClientException",
        message: "The security token included in the request is invalid.",
      },
    ],
    [
      "credentials-expired",
      run,
      { name: "ExpiredTokenException", message: "The security token included in the request is expired" },
    ],
    ["cluster-not-found", run, { name: "ClusterNotFoundException", message: "Cluster not found." }],
    ["service-not-found", call, { name: "ServiceNotFoundException", message: "Service not found." }],
    ["service-not-active", call, { name: "ServiceNotActiveException", message: "Service was not ACTIVE." }],
    ["task-definition-not-found", run, { name: "ClientException", message: "TaskDefinition not found." }],
    ["task-definition-inactive", run, { name: "ClientException", message: "TaskDefinition is inactive" }],
    ["image-not-found", { service: "ecr", operation: "DescribeImages" }, { name: "ImageNotFoundException" }],
    ["image-archived", { service: "ecr", operation: "BatchGetImage" }, { name: "ImageArchivedException" }],
    [
      "repository-not-found",
      { service: "ecr", operation: "DescribeImages" },
      { name: "RepositoryNotFoundException" },
    ],
    [
      "codedeploy-group-not-found",
      { service: "codedeploy", operation: "GetDeploymentGroup" },
      { name: "DeploymentGroupDoesNotExistException" },
    ],
    [
      "codedeploy-deployment-in-progress",
      { service: "codedeploy", operation: "CreateDeployment" },
      { name: "DeploymentLimitExceededException" },
    ],
    ["not-found", { service: "scheduler", operation: "GetSchedule" }, { name: "ResourceNotFoundException" }],
    ["client-token-reused", run, { name: "ConflictException" }],
    ["conflict", { service: "events", operation: "PutTargets" }, { name: "ConcurrentModificationException" }],
    ["revision-quota-exceeded", register, { name: "LimitExceededException" }],
    ["quota-exceeded", run, { name: "LimitExceededException" }],
    ["throttled", run, { name: "ThrottlingException", message: "Rate exceeded" }],
    ["aws-not-answering", run, { name: "ServerException", status: 500 }],
    [
      "network-configuration-missing",
      run,
      {
        name: "InvalidParameterException",
        message: "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
      },
    ],
    [
      "container-unknown",
      run,
      {
        name: "InvalidParameterException",
        message: "Override for container named web is not a container in the TaskDefinition.",
      },
    ],
    [
      "controller-is-codedeploy",
      call,
      {
        name: "InvalidParameterException",
        message:
          "Unable to update task definition on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.",
      },
    ],
    ["platform-incompatible", run, { name: "PlatformTaskDefinitionIncompatibilityException" }],
    [
      "request-refused",
      register,
      { name: "ClientException", message: "Container.image should not be null or empty." },
    ],
    ["unexpected-aws-error", run, { name: "SomethingNew", status: 418 }],
  ] as const)("%s", (name, of, wire) => {
    const { why } = toFailure(sdkError(wire), of);
    expect(why.name).toBe(name);
    expect(why.remedy ?? "").not.toBe("");
    expect(`${why.what}${why.remedy}`).not.toMatch(/undefined|\{\w+\}/u);
  });

  test.each([
    ["role-not-assumable", roleText],
    [
      "fargate-capacity-unavailable",
      "Capacity is unavailable at this time. Please try again later or in a different availability zone",
    ],
    ["provisioning-limit", "The tasks provisioning capacity limit was exceeded."],
    ["no-container-instances", "No Container Instances were found in your cluster."],
    ["task-quota-reached", "You've reached the limit on the number of tasks you can run concurrently"],
    [
      "subnet-not-found",
      "Error retrieving subnet information for [subnet-0a1]: The subnet ID 'subnet-0a1' does not exist (ErrorCode: InvalidSubnetID.NotFound)",
    ],
    [
      "security-group-not-found",
      "Error retrieving security group information for [sg-0a1]: The security group 'sg-0a1' does not exist (ErrorCode: InvalidGroup.NotFound)",
    ],
    [
      "compute-incompatible",
      "The selected task definition is not compatible with the selected compute strategy",
    ],
  ])("%s: looks up a refused call in the catalogue of stop reasons", (name, message) => {
    const thrown = sdkError({ name: "ClientException", message });
    const { why } = toFailure(thrown, run, diagnoseRefusal);
    expect(why).toMatchObject({
      name,
      evidence: [`ClientException (HTTP 400, request ID 4f1c): ${message}`],
    });
    expect(`${why.what}${why.remedy}`).not.toMatch(/undefined|\{\w+\}/u);
    expect(why.what).toBe(diagnosePlacement([{ reason: message }]).what);
  });

  test("keeps separate rows for denials and for calls that start no task", () => {
    const refused = sdkError({
      name: "ClientException",
      message: `${user} is not authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/x`,
    });
    expect(toFailure(refused, run, diagnoseRefusal).why.name).toBe("pass-role-denied");
    const invalid = sdkError({
      name: "ClientException",
      message: "Log driver awslog is not known: failed to initialize logging driver",
    });
    expect(toFailure(invalid, register, diagnoseRefusal).why.name).toBe("request-refused");
    const unknown = sdkError({ name: "InvalidParameterException", message: "The moon was in the way" });
    expect(toFailure(unknown, run, diagnoseRefusal).why.what).toContain("The moon was in the way");
  });

  test.each([
    ["endpoint-not-resolved", socketError("ENOTFOUND", "getaddrinfo ENOTFOUND x")],
    ["endpoint-unreachable", socketError("ECONNREFUSED", "connect ECONNREFUSED")],
    ["certificate-not-trusted", socketError("CERT_HAS_EXPIRED", "certificate has expired")],
    ["tls-handshake-failed", socketError("EPROTO", "write EPROTO 80:error:0A00010B:wrong version number")],
    ["aws-not-answering", socketError("ECONNRESET", "socket hang up")],
    ["cancelled", new DOMException("aborted", "AbortError")],
  ])("%s", (name, thrown) => {
    expect(toFailure(thrown, run).why.name).toBe(name);
  });

  test("keeps a failure unchanged, and the cause of another error", () => {
    const failure = new Failure({ name: "x", what: "y", evidence: [] });
    expect(toFailure(failure, run)).toBe(failure);
    const thrown = sdkError({ name: "ServerException", status: 500 });
    expect(toFailure(thrown, run).cause).toBe(thrown);
  });

  test("parses any message in linear time", () => {
    const hard = [
      "User: a ",
      "is not authorized to perform: ",
      "because no ",
      "with an explicit deny in a ",
      "a",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...hard), (part) => {
        const message = part.repeat(200_000 / part.length);
        const why = toFailure(sdkError({ name: "AccessDeniedException", message }), run).why;
        expect(why.evidence.join("").length).toBeLessThan(3000);
      }),
    );
  });

  test("gives every row a kebab-case name and distinct conditions", () => {
    for (const row of errorRows) expect(row.name).toMatch(/^[a-z]+(?:-[a-z]+)*$/u);
    expect(new Set(errorRows.map((row) => row.name)).size).toBe(errorRows.length);
  });
});
