export const id = 500;
export const ids = [500];
export const modules = {

/***/ 6119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L8: () => (/* binding */ classify),
  H0: () => (/* binding */ isRefused),
  J0: () => (/* binding */ isWorthRetrying),
  w2: () => (/* binding */ toFailure)
});

// EXTERNAL MODULE: ./build/src/failure.js
var failure = __webpack_require__(7279);
;// CONCATENATED MODULE: ./build/src/aws/access-denied.js
/**
 * "User: X is not authorized to perform: Y on resource: Z because …": what AWS says when it refuses a call, taken
 * apart, and the policy statement that would allow it.
 * Source: IAM user guide, troubleshoot_access-denied.html; ecs-domain.md 10.
 */
const sentence = /User: (\S{1,2048}) is not authorized to perform: ([\w-]{1,64}:[\w*]{1,128})(?: on resource: "?([^\s"]{1,2048}))?/u;
/** Old and regional variants: "Not authorized to perform sts:AssumeRoleWithWebIdentity". */
const shortSentence = /not authorized to perform:? ([\w-]{1,64}:[\w*]{1,128})/iu;
const implicitly = /because no ([\w -]{1,40}?) allows/u;
const explicitly = /with an explicit deny(?: in an? ([\w -]{1,40}))?(?:: (arn:\S{1,2048}))?/u;
const policyTypes = [
    "identity-based policy",
    "permissions boundary",
    "session policy",
    "service control policy",
    "resource control policy",
    "resource-based policy",
    "VPC endpoint policy",
];
const policyTypeOf = (words) => policyTypes.find((type) => words?.trim().replace(/^permission boundary$/u, "permissions boundary") === type);
/** Calls whose permission has another name, or that need a second one (ecs-domain.md 10). */
const otherActions = {
    "ecs:RegisterTaskDefinition": ["ecs:RegisterTaskDefinition", "ecs:TagResource"],
    "ecs:RunTask": ["ecs:RunTask", "ecs:TagResource"],
    "codedeploy:CreateDeployment": [
        "codedeploy:CreateDeployment",
        "codedeploy:GetDeploymentConfig",
        "codedeploy:GetApplicationRevision",
        "codedeploy:RegisterApplicationRevision",
    ],
};
/** Actions that know no resource, so that a statement with an ARN would allow nothing. */
const withoutResource = new Set([
    "application-autoscaling:DescribeScalableTargets",
    "cloudwatch:DescribeAlarms",
    "ecr:GetAuthorizationToken",
    "ecs:DeregisterTaskDefinition",
    "ecs:DescribeTaskDefinition",
    "ecs:ListTaskDefinitions",
    "elasticloadbalancing:DescribeTargetGroups",
    "elasticloadbalancing:DescribeTargetHealth",
    "events:ListRuleNamesByTarget",
    "sts:GetCallerIdentity",
]);
/** Who is handed a role in a call (`iam:PassedToService`). */
const passedTo = {
    "ecs:RegisterTaskDefinition": "ecs-tasks.amazonaws.com",
    "ecs:RunTask": "ecs-tasks.amazonaws.com",
    "events:PutTargets": "events.amazonaws.com",
    "scheduler:UpdateSchedule": "scheduler.amazonaws.com",
};
const iamNameOf = (call) => `${call.service}:${call.operation}`;
/** The actions that a call needs, by IAM's names. */
function actionsOf(call) {
    const name = iamNameOf(call);
    return otherActions[name] ?? [name];
}
/** What a refusal says; what it leaves unsaid is derived from the call. */
function readDenial(message, call) {
    const text = message.slice(0, 8192);
    const said = sentence.exec(text);
    const action = said?.[2] ?? shortSentence.exec(text)?.[1];
    const implicit = implicitly.exec(text);
    const explicit = explicitly.exec(text);
    const policyType = policyTypeOf(explicit?.[1] ?? implicit?.[1]);
    return {
        actions: action === undefined ? actionsOf(call) : [action],
        ...(said?.[1] === undefined ? {} : { principal: said[1] }),
        resource: (said?.[3] ?? arnOnly(call.resource)).replace(/[.,;]$/u, ""),
        explicit: explicit !== null,
        ...(policyType === undefined ? {} : { policyType }),
        ...(explicit?.[2] === undefined ? {} : { policyArn: explicit[2] }),
        encoded: /encoded (?:authorization failure )?message/iu.test(text),
    };
}
const arnOnly = (resource) => (resource?.startsWith("arn:") ? resource : "*");
/** The statement that would allow the call, on one line. */
function statementFor(denial, call) {
    const [first = "", ...more] = denial.actions;
    const resource = withoutResource.has(first) ? "*" : denial.resource;
    const condition = first === "iam:PassRole"
        ? {
            Condition: {
                StringEquals: { "iam:PassedToService": passedTo[iamNameOf(call)] ?? "ecs.amazonaws.com" },
            },
        }
        : {};
    return JSON.stringify({
        Effect: "Allow",
        Action: more.length === 0 ? first : denial.actions,
        Resource: resource,
        ...condition,
    });
}
/** `role/NAME` or `user/NAME` of a principal's ARN; a role session counts as its role. */
function nameOfPrincipal(arn) {
    const found = /^arn:[\w-]+:(?:iam|sts)::\d*:(assumed-role|role|user)\/([\w+=,.@/-]{1,600})/u.exec(arn ?? "");
    if (found?.[1] === undefined || found[2] === undefined)
        return undefined;
    return found[1] === "assumed-role" ? `role ${found[2].split("/")[0]}` : `${found[1]} ${found[2]}`;
}

;// CONCATENATED MODULE: ./build/src/aws/credential-errors.js
const assumeRole = /^AssumeRole/u;
const withWebIdentity = /^AssumeRoleWithWebIdentity$/u;
const credentialErrors = [
    {
        name: "credentials-missing",
        code: /^CredentialsProviderError$/u,
        what: "There are no AWS credentials for {service} {operation}.",
        remedy: "Set the input `role-to-assume` and give the job `permissions: id-token: write`, or run a step before this one that sets AWS credentials.",
    },
    {
        name: "region-disabled",
        code: /^(?:RegionDisabledException|OptInRequired)$/u,
        what: "The account has not enabled this region for {service}.",
        remedy: "Enable the region in the account's settings, or correct the input `aws-region`.",
    },
    {
        name: "account-blocked",
        code: /^BlockedException$/u,
        what: "AWS has blocked this account.",
        remedy: "Contact AWS Support.",
    },
    {
        name: "oidc-provider-missing",
        operation: withWebIdentity,
        message: /No OpenIDConnect provider found/u,
        what: "The AWS account of the role has no identity provider for GitHub's OIDC tokens.",
        remedy: "Create the IAM identity provider https://token.actions.githubusercontent.com with audience sts.amazonaws.com in that account, and check the account number in `role-to-assume`.",
    },
    {
        name: "oidc-audience-refused",
        operation: withWebIdentity,
        message: /Incorrect token audience/u,
        what: "AWS does not accept the audience of the job's OIDC token.",
        remedy: "Make the input `audience` one of the client ids of the account's IAM identity provider (sts.amazonaws.com by default).",
    },
    {
        name: "oidc-keys-unreachable",
        operation: withWebIdentity,
        message: /retrieve verification key/u,
        what: "AWS could not fetch the keys by which it checks GitHub's OIDC tokens.",
        remedy: "Run the job again; if it stays so, check that the provider's URL can be reached from the internet.",
    },
    {
        name: "oidc-token-expired",
        operation: withWebIdentity,
        kind: "expired",
        what: "The job's OIDC token was past its time when AWS saw it.",
        remedy: "Run the job again; on a self-hosted runner, check its clock.",
    },
    {
        name: "oidc-claim-rejected",
        operation: withWebIdentity,
        code: /^(?:IDPRejectedClaim|InvalidIdentityToken)/u,
        what: "AWS did not accept the job's OIDC token.",
        remedy: "Check the IAM identity provider's URL and client ids against the token's issuer and audience.",
    },
    {
        name: "oidc-role-denied",
        operation: withWebIdentity,
        kind: "denied",
        what: "The job may not assume {resource|the role}: it does not exist, or its trust policy does not let this job in.",
        remedy: "Compare the trust policy's conditions on `token.actions.githubusercontent.com:sub` and `:aud` with the token's. Repositories created or renamed since 2026-07-15 send `sub` as repo:OWNER@ID/REPO@ID:…",
    },
    {
        name: "session-duration-too-long",
        operation: assumeRole,
        message: /DurationSeconds exceeds/u,
        what: "The role does not allow sessions as long as `role-duration-seconds` asks for.",
        remedy: "Lower the input `role-duration-seconds`, or raise the role's MaxSessionDuration. A chained role's session is one hour at most.",
    },
    {
        name: "role-denied",
        operation: assumeRole,
        kind: "denied",
        what: "{principal|The caller} may not assume {target|the role}.",
        remedy: "Allow it on both sides: the trust policy of that role must name {principal|the caller}, and {principal|the caller} needs {statement}",
    },
    {
        name: "credentials-not-accepted",
        kind: "denied",
        code: /^(?:UnrecognizedClient|InvalidClientTokenId|IncompleteSignature|SignatureDoesNotMatch|InvalidSignature|MissingAuthenticationToken|AuthFailure)/u,
        what: "AWS does not accept the credentials used for {service} {operation}.",
        remedy: "Check that access key, secret and session token belong together and to this partition, that the key is active, and that the runner's clock is right. `role-to-assume` avoids stored keys.",
    },
    {
        name: "credentials-expired",
        kind: "expired",
        what: "The AWS credentials ran out before {service} {operation}.",
        remedy: "Set the input `role-to-assume`, so that this action renews its session by itself; credentials from an earlier step cannot be renewed.",
    },
];

;// CONCATENATED MODULE: ./build/src/aws/error-rows.js
/** The catalogue of what AWS calls answer: what a person is told, and what there is to do. Data only. */

/** In the order in which they are tried. Sources: ecs-domain.md 2.3, 4.1, 6.3, 9, 11. */
const errorRows = [
    ...credentialErrors,
    {
        name: "explicit-deny",
        kind: "denied",
        explicit: true,
        what: "{principal|The caller} is denied {action} on {target} by an explicit Deny in {policy|a policy}.",
        remedy: "No further Allow helps against a Deny: change or except it in {policy|that policy}{owner}, or use another role.",
    },
    {
        name: "pass-role-denied",
        kind: "denied",
        message: /iam:PassRole/u,
        what: "{principal|The caller} may not pass the role {target} in {service} {operation}.",
        remedy: "Add to {place}: {statement}",
    },
    {
        name: "access-denied",
        kind: "denied",
        what: "{principal|The caller} may not {action} on {target}.",
        remedy: "Add to {place}: {statement}{decode}",
    },
    {
        name: "cluster-not-found",
        code: /^ClusterNotFound/u,
        what: "The cluster {resource|that is asked for} does not exist in this account and region.",
        remedy: "Check the inputs `cluster` and `aws-region`, and the account of the role.",
    },
    {
        name: "service-not-found",
        code: /^ServiceNotFound/u,
        what: "The service {resource|that is asked for} does not exist in the cluster.",
        remedy: "Check the inputs `services`, `cluster` and `aws-region`.",
    },
    {
        name: "service-not-active",
        code: /^ServiceNotActive/u,
        what: "The service {resource|that is asked for} is being deleted, or was.",
        remedy: "Create the service anew, or take it out of the input `services`.",
    },
    {
        name: "task-definition-not-found",
        message: /task ?definition (?:not found|does not exist)|Unable to describe task definition/iu,
        what: "The task definition {resource|that is asked for} does not exist.",
        remedy: "Check the family's name, the account and the region.",
    },
    {
        name: "image-not-found",
        code: /^ImageNotFound/u,
        what: "The image {resource|that is asked for} is not in the repository.",
        remedy: "Push the image before this step, and check the tag in the input `image`.",
    },
    {
        name: "image-archived",
        code: /^ImageArchived/u,
        what: "The image {resource|that is asked for} is archived: it can be described, and not pulled.",
        remedy: "Restore it in ECR, or push it again.",
    },
    {
        name: "repository-not-found",
        code: /^RepositoryNotFound/u,
        what: "The repository of the image {resource|that is asked for} does not exist.",
        remedy: "Check account, region and repository in the input `image`.",
    },
    {
        name: "codedeploy-group-not-found",
        code: /^(?:Application|DeploymentGroup)DoesNotExist/u,
        what: "CodeDeploy has no such application or deployment group: {resource|the one asked for}.",
        remedy: "Set the inputs `codedeploy-application` and `codedeploy-deployment-group`.",
    },
    {
        name: "not-found",
        kind: "not-found",
        what: "{service} {operation}: {resource|what it names} does not exist.",
        remedy: "Check the name, the account and the region.",
    },
    {
        name: "codedeploy-deployment-in-progress",
        code: /^DeploymentLimitExceeded/u,
        what: "Another deployment of the CodeDeploy deployment group is under way.",
        remedy: "Let it end, or set the input `if-deploying`.",
    },
    {
        name: "client-token-reused",
        code: /^ConflictException$/u,
        operation: /^RunTask$/u,
        what: "A task was already started under the same client token, with other parameters.",
        remedy: "Look at the task that the message names; run the job again as a new run.",
    },
    {
        name: "conflict",
        kind: "conflict",
        what: "{service} {operation} on {resource|its target} stands against a change that is under way, or against its state.",
        remedy: "Let the other change end, and run the job again.",
    },
    {
        name: "revision-quota-exceeded",
        kind: "quota",
        operation: /^RegisterTaskDefinition$/u,
        what: "The quota of revisions of this task definition family, or of its size, is used up.",
        remedy: "Delete INACTIVE revisions, or ask for more in Service Quotas.",
    },
    {
        name: "quota-exceeded",
        kind: "quota",
        what: "{service} {operation} would exceed a quota of the account.",
        remedy: "Ask for more in Service Quotas, or remove what is no longer used.",
    },
    {
        name: "capacity-unavailable",
        message: /Capacity is unavailable at this time/iu,
        what: "AWS has no capacity for the task at this time.",
        remedy: "Run the job again later, or add subnets in other Availability Zones.",
    },
    {
        name: "provisioning-limit",
        message: /provisioning capacity limit|tasks in the PROVISIONING state/iu,
        what: "The cluster has as many tasks waiting for capacity as ECS allows (500).",
        remedy: "Wait until they are placed; check that the capacity provider's Auto Scaling group can grow.",
    },
    {
        name: "throttled",
        kind: "throttled",
        what: "AWS kept throttling {service} {operation}.",
        remedy: "Other tools use up the account's rate in this region. Run the job again; raise the input `poll-interval` when many releases run at once.",
    },
    {
        name: "endpoint-not-resolved",
        code: /^(?:ENOTFOUND|EAI_AGAIN|EAI_FAIL)$/u,
        what: "The address of {service} could not be resolved.",
        remedy: "Check the input `aws-region`, `AWS_ENDPOINT_URL*`, and the runner's DNS and proxy settings.",
    },
    {
        name: "endpoint-unreachable",
        code: /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/u,
        what: "{service} could not be reached.",
        remedy: "Check the runner's network, `HTTPS_PROXY` and `NO_PROXY`, and `AWS_ENDPOINT_URL*`.",
    },
    {
        name: "certificate-not-trusted",
        code: /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_)/u,
        what: "The runner does not trust the certificate that {service} showed.",
        remedy: "If a proxy reads TLS, give its CA in `NODE_EXTRA_CA_CERTS`; otherwise check `AWS_ENDPOINT_URL*` and the clock.",
    },
    {
        name: "tls-handshake-failed",
        code: /^(?:ERR_SSL_|EPROTO$)/u,
        what: "No TLS connection to {service} could be made: what answers there speaks no TLS, or another TLS.",
        remedy: "Check `AWS_ENDPOINT_URL*` (its scheme and port), `HTTPS_PROXY`, and what stands between.",
    },
    {
        name: "aws-not-answering",
        kind: "transient",
        what: "{service} {operation} got no usable answer from AWS.",
        remedy: "Look at the AWS Health Dashboard for this region, and run the job again.",
    },
    {
        name: "network-configuration-missing",
        message: /Network Configuration must be provided/iu,
        what: "The task definition's network mode is awsvpc, and the task got no network configuration.",
        remedy: "Set the inputs `migration-subnets` and `migration-security-groups`.",
    },
    {
        name: "no-container-instances",
        message: /No Container Instances were found/iu,
        what: "The cluster has no container instances that the task could run on.",
        remedy: "Add instances or a capacity provider to the cluster, or run the task where the service runs (launch type or capacity provider strategy).",
    },
    {
        name: "container-unknown",
        message: /is not a container in the TaskDefinition/iu,
        what: "The overrides name a container that the task definition does not have.",
        remedy: "Correct the input `migration-container`.",
    },
    {
        name: "task-definition-inactive",
        message: /TaskDefinition is inactive/iu,
        what: "The task definition {resource|that is asked for} was deregistered.",
        remedy: "Somebody cleans up revisions while releases run: keep those that services and schedules name.",
    },
    {
        name: "controller-is-codedeploy",
        message: /with a CODE_DEPLOY deployment controller/u,
        what: "CodeDeploy deploys the service {resource|that is asked for}, so ECS refuses to.",
        remedy: "Set the inputs `codedeploy-application` and `codedeploy-deployment-group`.",
    },
    {
        name: "platform-incompatible",
        code: /^Platform/u,
        what: "The Fargate platform version does not support what the task definition asks for.",
        remedy: "Use the platform version LATEST, or the launch type that the task definition is made for.",
    },
    {
        name: "request-refused",
        kind: "invalid",
        what: "AWS refused {service} {operation}: {message}",
        remedy: "Correct what the message names.",
    },
    {
        name: "cancelled",
        kind: "aborted",
        what: "{service} {operation} was cancelled.",
        remedy: "Nothing to do if the cancel was meant.",
    },
    {
        name: "unexpected-aws-error",
        what: "{service} {operation} failed with an error that this action does not know: {code}.",
        remedy: "Look the code up in the API reference of {service}; the request id helps AWS Support to find the call.",
    },
];

;// CONCATENATED MODULE: ./build/src/aws/error-causes.js
/** Problems of AWS calls as causes for a person. */



/** What a person calls the services. */
const serviceNames = {
    ecs: "Amazon ECS",
    ecr: "Amazon ECR",
    logs: "CloudWatch Logs",
    codedeploy: "CodeDeploy",
    events: "EventBridge",
    scheduler: "EventBridge Scheduler",
    sts: "AWS STS",
    elasticloadbalancing: "Elastic Load Balancing",
    "application-autoscaling": "Application Auto Scaling",
};
const owners = {
    "service control policy": " (the organization's administrators own it)",
    "resource control policy": " (the organization's administrators own it)",
    "VPC endpoint policy": " (of the runner's VPC endpoint)",
};
/** Where the statement goes, by the kind of policy that failed to allow. */
function placeOf(denial) {
    const who = nameOfPrincipal(denial.principal) ?? "the caller";
    if (denial.policyType === undefined || denial.policyType === "identity-based policy")
        return `a policy of ${who}`;
    const owner = owners[denial.policyType] ?? "";
    if (denial.policyType === "resource-based policy")
        return `the resource-based policy of ${denial.resource}`;
    return `the ${denial.policyType} that applies to ${who}${owner}`;
}
function denialValues(denial, call) {
    const policy = denial.policyArn ?? (denial.policyType === undefined ? undefined : `the ${denial.policyType}`);
    return {
        principal: nameOfPrincipal(denial.principal),
        action: denial.actions[0],
        target: denial.resource === "*" ? (call.resource ?? "*") : denial.resource,
        policy,
        owner: owners[denial.policyType ?? ""] ?? "",
        place: placeOf(denial),
        statement: statementFor(denial, call),
        decode: denial.encoded
            ? " (`aws sts decode-authorization-message --encoded-message …` tells the exact resource and reason)"
            : "",
    };
}
const holds = (row, problem, call, denial) => (row.kind === undefined || row.kind === problem.kind) &&
    (row.code === undefined || row.code.test(problem.code)) &&
    (row.operation === undefined || row.operation.test(call.operation)) &&
    (row.message === undefined || row.message.test(problem.message.slice(0, 4096))) &&
    (row.explicit === undefined || denial?.explicit === true);
/** AWS's own words with what AWS Support asks for. */
function wordsOf(problem) {
    const extras = [
        ...(problem.httpStatus === undefined ? [] : [`HTTP ${problem.httpStatus}`]),
        ...(problem.requestId === undefined ? [] : [`request id ${problem.requestId}`]),
    ];
    const text = problem.message.length > 2000 ? `${problem.message.slice(0, 2000)}…` : problem.message;
    return `${problem.code}${extras.length === 0 ? "" : ` (${extras.join(", ")})`}: ${text}`;
}
/** The cause that a person is shown. */
function causeOfProblem(problem, call) {
    const denial = problem.kind === "denied" ? readDenial(problem.message, call) : undefined;
    const row = errorRows.find((one) => holds(one, problem, call, denial));
    const values = {
        ...call,
        service: serviceNames[call.service] ?? call.service,
        code: problem.code,
        message: problem.message.length > 300 ? `${problem.message.slice(0, 300)}…` : problem.message,
        ...(denial === undefined ? {} : denialValues(denial, call)),
    };
    return {
        name: row?.name ?? "unexpected-aws-error",
        what: (0,failure.fill)(row?.what ?? "{service} {operation} failed: {code}.", values),
        evidence: [wordsOf(problem)],
        ...(row === undefined ? {} : { remedy: (0,failure.fill)(row.remedy, values) }),
    };
}

;// CONCATENATED MODULE: ./build/src/aws/error-codes.js
/** Kinds by the error's exact name. */
const kindByCode = {
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
    // The SDK retries this one as throttling; in ECS it is a full quota (ecs-domain.md 0.3).
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
    // A body that is not JSON: a proxy's page with status 200, or half of an answer.
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
/** Families of names, for the many that follow AWS's naming. */
const kindByCodePattern = [
    [/(?:NotFound|DoesNotExist)(?:Exception)?$/u, "not-found"],
    [/AlreadyExists(?:Exception)?$/u, "conflict"],
    [/LimitExceeded(?:Exception)?$/u, "quota"],
    [/^(?:Invalid|Malformed|Validation|Unsupported|Platform)/u, "invalid"],
    [/(?:TooLarge|Required|TooLong)(?:Exception)?$/u, "invalid"],
];
/** Where AWS hides another meaning behind a general name such as ClientException (ecs-domain.md 2.3, 10). */
const kindByMessage = [
    [/is not authorized to perform|Encoded authorization failure message/iu, "denied"],
    [/Too many concurrent attempts to create a new revision/iu, "throttled"],
    [/provisioning capacity limit|tasks in the PROVISIONING state|^Rate exceeded/iu, "throttled"],
    [/Signature (?:expired|not yet current)/u, "transient"],
    [/security token included in the request is expired/iu, "expired"],
    [/^(?:The specified )?(?:TaskDefinition|Cluster|Service) not found/iu, "not-found"],
    [/^(?:Unable to describe task definition|The specified task definition does not exist)/iu, "not-found"],
    [/Capacity is unavailable at this time/iu, "throttled"],
    [/^Region is missing/u, "invalid"],
    [/Could not load credentials from any providers/u, "denied"],
];
/** Socket codes by which it is certain that no request was sent. */
const neverSent = new Set([
    "ECONNREFUSED",
    "EAI_AGAIN",
    "EAI_FAIL",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "ENOTFOUND",
    "UND_ERR_CONNECT_TIMEOUT",
]);
/** Socket codes after which the request may have arrived. */
const lostOnTheWay = new Set([
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
/** Codes of a TLS handshake that failed: nothing was sent. */
const certificate = /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:GET|VERIFY)_|ERR_TLS_CERT_|ERR_SSL_|EPROTO$)/u;
/** Messages of timeouts and resets that came before the request was sent. */
const beforeConnection = /did not establish a connection|disconnected before secure TLS connection|connect ETIMEDOUT/u;

;// CONCATENATED MODULE: ./build/src/aws/error.js
/**
 * What an error of an AWS call means: of what kind it is, and whether the call may have taken effect all the same.
 * Takes whatever the AWS SDK v3, Node's sockets and `fetch` throw. Pure. Sources: ecs-domain.md 0.2, 0.3, 2.3, 8.3, 9.
 */



const textOf = (value) => typeof value === "string" && value !== "" ? value : undefined;
const numberOf = (value) => (typeof value === "number" ? value : undefined);
const asThrown = (value) => (typeof value === "object" && value !== null ? value : {});
/** The error that carries a socket code: itself, or one of its causes (`fetch failed`, AggregateError). */
function socketError(thrown, depth = 0) {
    const code = textOf(thrown.code);
    if (code !== undefined && (neverSent.has(code) || lostOnTheWay.has(code) || certificate.test(code))) {
        return { code, syscall: textOf(thrown.syscall) };
    }
    if (depth >= 5)
        return undefined;
    const inner = Array.isArray(thrown.errors) ? [thrown.cause, ...thrown.errors.slice(0, 5)] : [thrown.cause];
    for (const one of inner) {
        const found = socketError(asThrown(one), depth + 1);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function kindOf(code, message, httpStatus) {
    const told = kindByMessage.find(([pattern]) => pattern.test(message.slice(0, 4096)))?.[1];
    if (told !== undefined)
        return told;
    if (Object.hasOwn(kindByCode, code))
        return kindByCode[code] ?? "unknown";
    if (httpStatus === 429)
        return "throttled";
    if (httpStatus !== undefined && httpStatus >= 500)
        return "transient";
    const family = kindByCodePattern.find(([pattern]) => pattern.test(code))?.[1];
    if (family !== undefined)
        return family;
    if (httpStatus === 401 || httpStatus === 403)
        return "denied";
    if (httpStatus === 404)
        return "not-found";
    if (httpStatus === 409)
        return "conflict";
    return "unknown";
}
/** True unless it is certain that the request had no effect. */
function mayBeDone(kind, message, httpStatus) {
    if (kind === "aborted")
        return true;
    if (httpStatus !== undefined)
        return httpStatus < 400 || httpStatus >= 500;
    if (beforeConnection.test(message))
        return false;
    return kind === "transient" || kind === "unknown";
}
const metadataOf = (thrown) => {
    const requestId = textOf(thrown.$metadata?.requestId);
    const httpStatus = numberOf(thrown.$metadata?.httpStatusCode);
    return {
        ...(requestId === undefined ? {} : { requestId }),
        ...(httpStatus === undefined ? {} : { httpStatus }),
    };
};
const isProblem = (thrown) => typeof thrown === "object" && thrown !== null && "kind" in thrown && "maybeDone" in thrown;
/** What a thrown value means. Never throws itself, whatever it is given; a problem stays what it is. */
function classify(thrown) {
    if (isProblem(thrown))
        return thrown;
    const error = asThrown(thrown);
    const message = textOf(error.message) ?? (0,failure.messageOf)(thrown);
    const metadata = metadataOf(error);
    const name = textOf(error.name) ?? "Error";
    const socket = metadata.httpStatus === undefined && name !== "AbortError" ? socketError(error) : undefined;
    if (socket !== undefined) {
        const kind = certificate.test(socket.code) ? "unknown" : "transient";
        const sent = lostOnTheWay.has(socket.code) && socket.syscall !== "connect" && !beforeConnection.test(message);
        return { kind, code: socket.code, message, ...metadata, maybeDone: sent || severalAttempts(error) };
    }
    const code = name === "Error" ? (textOf(error.Code) ?? textOf(error.code) ?? name) : name;
    const kind = kindOf(code, message, metadata.httpStatus);
    const maybeDone = mayBeDone(kind, message, metadata.httpStatus) || severalAttempts(error);
    return { kind, code, message, ...metadata, maybeDone };
}
const severalAttempts = (error) => (numberOf(error.$metadata?.attempts) ?? 1) > 1;
/** Whether the same call can succeed when it is made again a little later. */
const isWorthRetrying = (problem) => problem.kind === "throttled" || problem.kind === "transient";
/**
 * The failure that a person is shown for what `call` threw, or for its problem where that is known already. What
 * is a Failure stays what it is.
 */
const toFailure = (thrown, call) => thrown instanceof failure.Failure ? thrown : new failure.Failure(causeOfProblem(classify(thrown), call), { cause: thrown });
/** Whether a Failure of a call is AWS's own no, so that nothing of the call's last attempt took effect. */
function isRefused(error) {
    if (!(error instanceof failure.Failure))
        return false;
    const { kind, maybeDone } = classify(error.cause);
    return !maybeDone && kind !== "aborted" && kind !== "unknown";
}


/***/ })

};
