export const id = 666;
export const ids = [666];
export const modules = {

/***/ 2672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ shortName),
/* harmony export */   Lw: () => (/* binding */ parseArn),
/* harmony export */   Pp: () => (/* binding */ parseRevision),
/* harmony export */   pd: () => (/* binding */ revisionName)
/* harmony export */ });
/** Amazon Resource Names, and the short names inside the ones that a release meets. */
/** The parts of an ARN; `undefined` for anything else. */
function parseArn(text) {
    const [prefix, partition, service, region, account, ...rest] = text.split(":");
    if (prefix !== "arn" || !partition || !service || rest.length === 0)
        return undefined;
    return { partition, service, region: region ?? "", account: account ?? "", resource: rest.join(":") };
}
/** What stands behind the last `/`: the short name of a cluster, service, task or deployment. */
function shortName(arnOrName) {
    return arnOrName.slice(arnOrName.lastIndexOf("/") + 1);
}
/** Family and revision of a task definition ARN or `family:revision`; `undefined` where no revision is named. */
function parseRevision(arn) {
    const name = shortName(arn);
    const colon = name.lastIndexOf(":");
    const revision = Number(name.slice(colon + 1));
    if (colon < 1 || !Number.isSafeInteger(revision) || revision < 1)
        return undefined;
    return { family: name.slice(0, colon), revision };
}
/** `family:revision` of a task definition ARN, as people say it. */
function revisionName(arn) {
    return arn.startsWith("arn:") ? shortName(arn) : arn;
}


/***/ }),

/***/ 6119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L8: () => (/* binding */ classify),
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
        code: /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO)/u,
        what: "The runner does not trust the certificate that {service} showed.",
        remedy: "If a proxy reads TLS, give its CA in `NODE_EXTRA_CA_CERTS`; otherwise check `AWS_ENDPOINT_URL*` and the clock.",
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
        what: (0,failure/* fill */.GS)(row?.what ?? "{service} {operation} failed: {code}.", values),
        evidence: [wordsOf(problem)],
        ...(row === undefined ? {} : { remedy: (0,failure/* fill */.GS)(row.remedy, values) }),
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
    const message = textOf(error.message) ?? (0,failure/* messageOf */.bD)(thrown);
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
const toFailure = (thrown, call) => thrown instanceof failure/* Failure */.HR ? thrown : new failure/* Failure */.HR(causeOfProblem(classify(thrown), call), { cause: thrown });


/***/ }),

/***/ 584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N$: () => (/* binding */ takenOverBy),
/* harmony export */   NZ: () => (/* binding */ isSteady),
/* harmony export */   Os: () => (/* binding */ primaryOf),
/* harmony export */   Rr: () => (/* binding */ deploymentNumber),
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   dR: () => (/* binding */ isFinal),
/* harmony export */   xT: () => (/* binding */ isTrafficShifted)
/* harmony export */ });
/* unused harmony export reasonOf */
/** Whether nothing more will come of it. */
const isFinal = (judgement) => judgement.state !== "in-progress" && judgement.state !== "rolling-back";
const going = { state: "in-progress" };
function judge(observation) {
    const { service, deployment } = observation;
    if (service === undefined)
        return { state: "gone", reason: "the service does not exist any more" };
    if (service.status !== "ACTIVE")
        return { state: "gone", reason: `the service is ${service.status ?? "in no state"}` };
    return deployment === undefined
        ? judgeClassic(observation, service)
        : judgeNative(observation, service, deployment);
}
/** The deployment in `deployments[]` that counts as the service's own. */
const primaryOf = (service) => service.deployments?.find(({ status }) => status === "PRIMARY");
/** Somebody else's deployment that has taken the service over, or `undefined`. */
function takenOverBy(own, service) {
    const id = primaryOf(service)?.id;
    return id === undefined || id === own.id || own.idsBefore.includes(id) ? undefined : id;
}
function judgeNative(observation, service, deployment) {
    const by = takenOverBy(observation.own, service);
    const reason = reasonOf(deployment);
    // The SDK's type ends where its version did; the wire does not.
    const status = deployment.status;
    switch (status) {
        case "PENDING":
        case "IN_PROGRESS":
        case "STOP_REQUESTED":
        // Asked for, and may still end SUCCESSFUL.
        case "ROLLBACK_REQUESTED":
        // In a guide page, not in the API (ecs-domain.md 5.2): STOPPED would follow.
        case "STOP_IN_PROGRESS":
            return going;
        case "ROLLBACK_IN_PROGRESS":
            return { state: "rolling-back", reason };
        case "SUCCESSFUL":
            if (by !== undefined)
                return { state: "superseded", by };
            // The classic view can lag; until it shows ours, nothing proves what serves.
            return primaryOf(service)?.id === observation.own.id ? { state: "succeeded" } : going;
        case "ROLLBACK_SUCCESSFUL":
            return by === undefined ? { state: "rolled-back", reason } : { state: "superseded", by };
        case "ROLLBACK_FAILED":
            return by === undefined ? { state: "rollback-failed", reason } : { state: "superseded", by };
        case "STOPPED":
            return by === undefined ? { state: "stopped", reason } : { state: "superseded", by };
        default:
            return { state: "unknown", status: status ?? "missing" };
    }
}
/** Why a deployment ended or is being rolled back, in AWS's words where it has some. */
function reasonOf(deployment) {
    const told = deployment.rollback?.reason ?? deployment.statusReason;
    if (told)
        return told;
    const breaker = deployment.deploymentCircuitBreaker;
    if (breaker?.status === "TRIGGERED") {
        return `the circuit breaker was triggered: ${breaker.failureCount ?? "?"} failed tasks of ${breaker.threshold ?? "?"} allowed`;
    }
    const alarms = deployment.alarms?.triggeredAlarmNames ?? [];
    if (alarms.length > 0)
        return `the alarm ${alarms.join(", ")} was triggered`;
    const hook = deployment.lifecycleHookDetails?.find(({ status }) => status === "FAILED" || status === "TIMED_OUT");
    if (hook !== undefined)
        return `the lifecycle hook ${hook.hookId ?? hook.targetArn ?? ""} ended ${hook.status ?? ""}`;
    return `ECS gives no reason (status ${deployment.status ?? "missing"})`;
}
function judgeClassic(observation, service) {
    const { own, seen } = observation;
    const primary = primaryOf(service);
    const ours = service.deployments?.find(({ id }) => id === own.id);
    if (ours === undefined && !seen)
        return going;
    if (primary === undefined)
        return going;
    if (primary.id === own.id)
        return judgeOwnPrimary(primary, service);
    if (!own.idsBefore.includes(primary.id ?? ""))
        return { state: "superseded", by: primary.id ?? "unknown" };
    const reason = classicReason(ours) ?? classicReason(primary) ?? "ECS put the earlier deployment back";
    return primary.rolloutState === "COMPLETED" || (primary.rolloutState === undefined && isSteady(service))
        ? { state: "rolled-back", reason }
        : { state: "rolling-back", reason };
}
const classicReason = (deployment) => {
    const reason = deployment?.rolloutStateReason;
    return reason && !/completed\.$|in progress\.$/.test(reason) ? reason : undefined;
};
function judgeOwnPrimary(primary, service) {
    switch (primary.rolloutState) {
        case "COMPLETED":
            return { state: "succeeded" };
        case "IN_PROGRESS":
            return going;
        case "FAILED":
            return { state: "stopped", reason: primary.rolloutStateReason ?? "ECS gives no reason" };
        case undefined:
            // Behind a Classic Load Balancer there is no rollout state (ecs-domain.md 4.2).
            return isSteady(service) ? { state: "succeeded" } : going;
        default:
            return { state: "unknown", status: String(primary.rolloutState) };
    }
}
/** One deployment left, and as many tasks as are wanted. Says nothing about which revision runs. */
const isSteady = (service) => service.deployments?.length === 1 &&
    service.runningCount === service.desiredCount &&
    service.pendingCount === 0;
const afterShift = new Set(["POST_PRODUCTION_TRAFFIC_SHIFT", "BAKE_TIME", "CLEAN_UP"]);
/** Whether all production traffic is on the new revision of a blue/green, canary or linear deployment. */
function isTrafficShifted(deployment) {
    return (deployment.status === "IN_PROGRESS" &&
        deployment.targetServiceRevision?.requestedProductionTrafficWeight === 100 &&
        afterShift.has(deployment.lifecycleStage ?? ""));
}
/** The number that `ecs-svc/N` and the service revision ARN `…/N` share (ecs-domain.md 5.5). */
const deploymentNumber = (idOrArn) => idOrArn.slice(idOrArn.lastIndexOf("/") + 1);


/***/ }),

/***/ 8223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ describeServices),
/* harmony export */   o: () => (/* binding */ inBatches)
/* harmony export */ });
const servicesPerCall = 10;
/** By name or ARN as asked; a MISSING one is not in the map. */
async function describeServices(context, which) {
    const cluster = which[0]?.cluster;
    const answers = await Promise.all(inBatches(which, servicesPerCall).map((batch) => context.ecs.describeServices({ ...(cluster !== undefined && { cluster }), services: batch.map(({ service }) => service) }, { signal: context.signal })));
    const services = answers.flatMap(({ services: found }) => found ?? []);
    const found = new Map();
    for (const one of which) {
        const match = services.find(({ serviceArn, serviceName }) => serviceArn === one.service || serviceName === one.service);
        if (match !== undefined)
            found.set(one, match);
    }
    return found;
}
function inBatches(items, size) {
    const batches = [];
    for (let start = 0; start < items.length; start += size)
        batches.push(items.slice(start, start + size));
    return batches;
}


/***/ }),

/***/ 566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g7: () => (/* binding */ treeOf),
/* harmony export */   oB: () => (/* binding */ nodeAt),
/* harmony export */   q3: () => (/* binding */ JsonSyntaxError),
/* harmony export */   qd: () => (/* binding */ JsonDocument),
/* harmony export */   t$: () => (/* binding */ positionAt),
/* harmony export */   zT: () => (/* binding */ exactValue)
/* harmony export */ });
/* harmony import */ var jsonc_parser__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9547);
/* harmony import */ var _exact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1284);
var _a;
/**
 * A JSON document that loses nothing. It holds the text as it was sent, and an edit replaces the bytes of the
 * member that it names and no other: key order, number spelling, escapes, duplicates and empty values stay, and so
 * do members that no SDK has heard of (ecs-domain.md 1.3). For task definitions, rule targets and schedules.
 */


function positionAt(text, offset) {
    const before = text.slice(0, offset).split(/\r\n|\n|\r/);
    return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
/** The text is not JSON. */
class JsonSyntaxError extends Error {
    name = "JsonSyntaxError";
    /** Without the position, and without a word of the text: a value in it may be a secret. */
    what;
    position;
    constructor(what, position) {
        super(`${what} at line ${position.line}, column ${position.column}`);
        this.what = what;
        this.position = position;
    }
}
/** `InvalidCommentToken` → `invalid comment token`. */
const inWords = (code) => code.replaceAll(/\B[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
const strict = { comments: false, trailingCommas: false };
/** The tree of a JSON text, with offsets. Throws JsonSyntaxError. */
function treeOf(text, dialect = strict) {
    const errors = [];
    let root;
    try {
        root = (0,jsonc_parser__WEBPACK_IMPORTED_MODULE_0__.parseTree)(text, errors, {
            disallowComments: !dialect.comments,
            allowTrailingComma: dialect.trailingCommas,
        });
    }
    catch (error) {
        // The parser recurses: a text of ten thousand opening brackets ends its stack.
        if (error instanceof RangeError)
            throw new JsonSyntaxError("nested too deeply", positionAt(text, 0));
        throw error;
    }
    const [first] = errors;
    if (first !== undefined) {
        throw new JsonSyntaxError(inWords((0,jsonc_parser__WEBPACK_IMPORTED_MODULE_0__.printParseErrorCode)(first.error)), positionAt(text, first.offset));
    }
    if (root === undefined)
        throw new JsonSyntaxError("value expected", positionAt(text, 0));
    return root;
}
const childrenOf = (node) => node.children ?? [];
const endOf = (node) => node.offset + node.length;
const keyOf = (member) => String(member.children?.[0]?.value);
/** The member's value; of several members with the same name the last, as every JSON parser has it. */
function memberOf(node, key) {
    return childrenOf(node).findLast((member) => keyOf(member) === key)?.children?.[1];
}
function nodeAt(root, path) {
    let node = root;
    for (const step of path) {
        if (node === undefined)
            return undefined;
        if (typeof step === "string")
            node = node.type === "object" ? memberOf(node, step) : undefined;
        else
            node = node.type === "array" ? childrenOf(node)[step] : undefined;
    }
    return node;
}
/** The value of a tree, with numbers as they are spelt. */
function exactValue(text, node) {
    switch (node.type) {
        case "object":
            return new Map(childrenOf(node).map((member) => [
                keyOf(member),
                exactValue(text, member.children?.[1] ?? { type: "null", offset: 0, length: 0 }),
            ]));
        case "array":
            return childrenOf(node).map((element) => exactValue(text, element));
        case "number":
            return new _exact_js__WEBPACK_IMPORTED_MODULE_1__/* .ExactNumber */ .fh(text.slice(node.offset, endOf(node)));
        default:
            return node.value;
    }
}
class JsonDocument {
    text;
    #root;
    constructor(text, root) {
        this.text = text;
        this.#root = root;
    }
    /** Throws JsonSyntaxError where the text is not strict JSON. */
    static parse(text) {
        return new _a(text, treeOf(text));
    }
    static of(value) {
        return new _a(JSON.stringify(value));
    }
    has(path) {
        return this.#find(path) !== undefined;
    }
    kind(path) {
        return this.#find(path)?.type;
    }
    /** The parsed value. Numbers beyond 2^53 are rounded in it: `raw` and `exact` have them as they were sent. */
    get(path) {
        const raw = this.raw(path);
        return raw === undefined ? undefined : JSON.parse(raw);
    }
    exact(path) {
        const node = this.#find(path);
        return node === undefined ? undefined : exactValue(this.text, node);
    }
    /** The value's own text. */
    raw(path) {
        const node = this.#find(path);
        return node === undefined ? undefined : this.text.slice(node.offset, endOf(node));
    }
    /** The value as a document of its own: many edits inside it are then made on the smaller text. */
    at(path) {
        const raw = this.raw(path);
        return raw === undefined ? undefined : new _a(raw);
    }
    /** The object's keys in their order, each once; none for anything else. */
    keys(path) {
        const node = this.#find(path);
        return node?.type === "object" ? [...new Set(childrenOf(node).map(keyOf))] : [];
    }
    /** Number of the array's elements; 0 for anything else. */
    length(path) {
        const node = this.#find(path);
        return node?.type === "array" ? childrenOf(node).length : 0;
    }
    /**
     * Replaces the value, or adds it at the end of the object or array that the path leads into. Where a key stands
     * twice, the last one, which is the one that counts, is replaced. A parent that is not there is an error.
     */
    set(path, value) {
        const text = value instanceof _a ? value.text : JSON.stringify(value);
        const node = this.#find(path);
        if (node !== undefined)
            return this.#splice(node.offset, endOf(node), text);
        const parent = this.#find(path.slice(0, -1));
        const step = path.at(-1);
        if (parent?.type === "object" && typeof step === "string") {
            return this.#insertLast(parent, `${JSON.stringify(step)}:${text}`);
        }
        if (parent?.type === "array" && step === childrenOf(parent).length)
            return this.#insertLast(parent, text);
        throw new Error(`No place for ${JSON.stringify(path)} in the document`);
    }
    /** Adds an element at the end of the array. */
    append(path, value) {
        return this.set([...path, this.length(path)], value);
    }
    /** Takes the member (each that has this key) or element away. What is not there stays away. */
    remove(path) {
        const step = path.at(-1);
        if (step === undefined)
            throw new Error("A document can't lose its root");
        return this.removeEach(path.slice(0, -1), new Set([step]));
    }
    /** Takes several members of one object, or elements of one array, away. */
    removeEach(path, steps) {
        const parent = this.#find(path);
        if (parent?.type !== "object" && parent?.type !== "array")
            return this;
        const children = childrenOf(parent);
        const goes = children.map((child, index) => steps.has(parent.type === "object" ? keyOf(child) : index));
        if (!goes.includes(true))
            return this;
        if (!goes.includes(false)) {
            return this.#splice(children[0]?.offset ?? 0, endOf(children.at(-1) ?? parent), "");
        }
        const firstKept = goes.indexOf(false);
        let text = "";
        let from = 0;
        for (const [index, child] of children.entries()) {
            if (goes[index] !== true)
                continue;
            // With the comma before it; where no kept one stands before it, with the comma behind it.
            const previous = children[index - 1];
            const next = children[index + 1];
            const behind = index > firstKept;
            text += this.text.slice(from, behind && previous ? endOf(previous) : child.offset);
            from = behind || next === undefined ? endOf(child) : next.offset;
        }
        return new _a(text + this.text.slice(from));
    }
    #find(path) {
        this.#root ??= treeOf(this.text);
        return nodeAt(this.#root, path);
    }
    #splice(from, to, text) {
        return new _a(this.text.slice(0, from) + text + this.text.slice(to));
    }
    #insertLast(parent, text) {
        const last = childrenOf(parent).at(-1);
        const at = last === undefined ? parent.offset + 1 : endOf(last);
        return this.#splice(at, at, last === undefined ? text : `,${text}`);
    }
}
_a = JsonDocument;


/***/ }),

/***/ 1284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VL: () => (/* binding */ TooLong),
/* harmony export */   bk: () => (/* binding */ writeExact),
/* harmony export */   fh: () => (/* binding */ ExactNumber)
/* harmony export */ });
/** JSON values whose numbers keep their spelling: `1.0`, `1e3` and 64-bit integers survive, and compare as numbers. */
/** A number as JSON spells it. */
class ExactNumber {
    text;
    constructor(text) {
        this.text = text;
    }
    /** One spelling for equal numbers, of any size: significant digits and a power of ten. */
    get canonical() {
        const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(this.text);
        if (match === null)
            return this.text;
        const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
        const digits = (whole + fraction).replace(/^0+/, "");
        const significant = digits.replace(/0+$/, "");
        if (significant === "")
            return "0";
        const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - significant.length);
        return `${sign}${significant}e${power}`;
    }
}
/** Written text would be longer than the limit that was given. */
class TooLong extends Error {
    name = "TooLong";
}
const isMap = (value) => value instanceof Map;
/** JSON text of a value. Throws TooLong past `limit` characters or `depth` levels. */
function writeExact(value, limit = Infinity, depth = 200) {
    let length = 0;
    const parts = [];
    const put = (text) => {
        length += text.length;
        if (length > limit)
            throw new TooLong(`more than ${limit} characters`);
        parts.push(text);
    };
    const each = (items, level, keys) => {
        let index = 0;
        for (const item of items) {
            if (index > 0)
                put(",");
            if (keys !== undefined)
                put(`${JSON.stringify(keys[index])}:`);
            write(item, level + 1);
            index += 1;
        }
    };
    const write = (item, level) => {
        if (level > depth)
            throw new TooLong(`nested more than ${depth} levels deep`);
        if (item instanceof ExactNumber)
            return put(item.text);
        if (item === null || typeof item !== "object")
            return put(JSON.stringify(item));
        if (isMap(item)) {
            put("{");
            each(item.values(), level, [...item.keys()]);
            return put("}");
        }
        put("[");
        each(item, level);
        return put("]");
    };
    write(value, 0);
    return parts.join("");
}


/***/ }),

/***/ 3762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CU: () => (/* binding */ atDigest),
/* harmony export */   JC: () => (/* binding */ imageProblem),
/* harmony export */   RB: () => (/* binding */ sameRepository),
/* harmony export */   zZ: () => (/* binding */ parseImage)
/* harmony export */ });
/**
 * Image references: `[registry[:port]/]repository[:tag][@digest]`, read as Docker reads them
 * (ecs-domain.md 1.7, 11), with Docker Hub's short names written out and the hosts of one ECR registry told as one.
 */
const hubHosts = new Set([
    "docker.io",
    "index.docker.io",
    "registry-1.docker.io",
    "registry.hub.docker.com",
]);
const publicEcrHosts = new Set(["public.ecr.aws", "ecr-public.aws.com"]);
/** Classic, FIPS and dual-stack hosts in every partition, as AWS's own credential helper for Docker knows them. */
const ecrHost = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9][a-z0-9-]*)\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|on\.(?:aws|amazonwebservices\.com\.cn)|sc2s\.sgov\.gov|c2s\.ic\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/;
const host = /^(?:[a-z0-9]+(?:[.-]-*[a-z0-9]+)*|\[[a-f0-9:]+\])(?::\d{1,5})?$/i;
const pathPart = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const tagText = /^\w[\w.-]{0,127}$/;
const digestText = /^sha256:[0-9a-f]{64}$/i;
/** ECS takes this many characters, not counting a digest. */
const lengthLimit = 255;
function partsOf(text) {
    const at = text.indexOf("@");
    const named = at === -1 ? text : text.slice(0, at);
    const colon = named.indexOf(":", named.lastIndexOf("/") + 1);
    return {
        name: colon === -1 ? named : named.slice(0, colon),
        tag: colon === -1 ? undefined : named.slice(colon + 1),
        digest: at === -1 ? undefined : text.slice(at + 1),
    };
}
/** Docker's rule for the first part of a name: a host has a dot, a port, capitals, or is `localhost`. */
const isHost = (part) => /[.:[A-Z]/.test(part) || part === "localhost";
function placeOf(name) {
    const slash = name.indexOf("/");
    const first = name.slice(0, Math.max(slash, 0));
    if (slash === -1 || !isHost(first))
        return { registry: "docker.io", path: name };
    const registry = first.toLowerCase().replace(/:443$/, "");
    if (hubHosts.has(registry))
        return { registry: "docker.io", path: name.slice(slash + 1) };
    if (publicEcrHosts.has(registry))
        return { registry: "public.ecr.aws", path: name.slice(slash + 1) };
    return { registry, path: name.slice(slash + 1) };
}
/** Why ECS or Docker would not take the reference; `undefined` for a good one. For the person who wrote it. */
function imageProblem(text) {
    if (text === "")
        return "it is empty";
    if (/\s/.test(text))
        return "it has a space in it";
    if (/^[a-z]+:\/\//i.test(text))
        return "it starts with a scheme: an image has none";
    const { name, tag, digest } = partsOf(text);
    if (tag === "")
        return "its tag is empty (an expression that gave nothing?)";
    if (digest !== undefined && !digestText.test(digest)) {
        return "its digest is not `sha256:` and 64 hexadecimal digits";
    }
    if (tag !== undefined && !tagText.test(tag)) {
        return "its tag is not up to 128 letters, digits, `_`, `.` and `-`";
    }
    const { registry, path } = placeOf(name);
    if (!host.test(registry))
        return `\`${registry}\` is not a host name`;
    const parts = path.split("/");
    if (parts.includes(""))
        return "a part of its name is empty (an expression that gave nothing?)";
    if (path !== path.toLowerCase())
        return "its repository has capitals: registries take lower case alone";
    if (!parts.every((part) => pathPart.test(part))) {
        return `\`${path}\` is not a repository: letters, digits and single \`.\`, \`_\`, \`-\` between them`;
    }
    const length = digest === undefined ? text.length : text.indexOf("@");
    return length > lengthLimit ? `it has ${length} characters: ECS takes ${lengthLimit}` : undefined;
}
/** The parts of a reference; `undefined` where `imageProblem` has something to say. */
function parseImage(text) {
    if (imageProblem(text) !== undefined)
        return undefined;
    const { name, tag, digest } = partsOf(text);
    const { registry, path } = placeOf(name);
    const [, account, region] = ecrHost.exec(registry) ?? [];
    return {
        text,
        name,
        registry,
        repository: registry === "docker.io" && !path.includes("/") ? `library/${path}` : path,
        ...(tag === undefined ? {} : { tag }),
        ...(digest === undefined ? {} : { digest: digest.toLowerCase() }),
        ...(account === undefined || region === undefined ? {} : { ecr: { account, region } }),
    };
}
/** True when both are tags or digests of one repository, however its registry was written. */
function sameRepository(one, other) {
    if (one.repository !== other.repository)
        return false;
    if (one.ecr === undefined || other.ecr === undefined)
        return one.registry === other.registry;
    return one.ecr.account === other.ecr.account && one.ecr.region === other.ecr.region;
}
/** The reference by digest alone, under the name that was written. */
function atDigest(image, digest) {
    return `${image.name}@${digest}`;
}


/***/ }),

/***/ 6844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ progressOf)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2672);
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(584);


/** Newest revision first. */
function progressOf(own, service, deployment) {
    const ours = service.deployments?.find(({ id }) => id === own.id);
    const hooks = hooksOf(deployment);
    return {
        status: deployment?.status ?? ours?.rolloutState ?? "unknown",
        ...(deployment?.lifecycleStage && { stage: deployment.lifecycleStage }),
        revisions: (service.deployments ?? []).map((one) => countsOf(one, own, deployment)),
        ...(hooks.length > 0 && { hooks }),
    };
}
function countsOf(one, own, deployment) {
    const weights = weightsOf(one, deployment);
    return {
        revision: (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionName */ .pd)(one.taskDefinition ?? one.id ?? "?"),
        ours: one.id === own.id,
        desired: one.desiredCount ?? 0,
        running: one.runningCount ?? 0,
        pending: one.pendingCount ?? 0,
        ...(one.failedTasks && { failed: one.failedTasks }),
        ...weights,
    };
}
/** Weights say something only where the strategy shifts traffic: a rolling deployment has none. */
function weightsOf(one, deployment) {
    const strategy = deployment?.deploymentConfiguration?.strategy ?? "ROLLING";
    if (deployment === undefined || strategy === "ROLLING")
        return {};
    const revisions = [deployment.targetServiceRevision, ...(deployment.sourceServiceRevisions ?? [])];
    const number = (0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .deploymentNumber */ .Rr)(one.id ?? "");
    const match = revisions.find((revision) => (0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .deploymentNumber */ .Rr)(revision?.arn ?? "") === number);
    return match === undefined ? {} : trafficOf(match);
}
function trafficOf(revision) {
    const { requestedProductionTrafficWeight: traffic, requestedTestTrafficWeight: testTraffic } = revision;
    return {
        ...(traffic !== undefined && { traffic }),
        ...(testTraffic !== undefined && testTraffic > 0 && { testTraffic }),
    };
}
const hooksOf = (deployment) => (deployment?.lifecycleHookDetails ?? []).map((hook) => ({
    type: hook.targetType ?? "unknown",
    status: hook.status ?? "unknown",
    ...(hook.hookId && { hookId: hook.hookId }),
    ...(hook.expiresAt && { expiresAt: hook.expiresAt.getTime() }),
    ...(hook.timeoutAction && { timeoutAction: hook.timeoutAction }),
}));


/***/ }),

/***/ 9260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ taskBounds),
/* harmony export */   FK: () => (/* binding */ hasOwnRollback),
/* harmony export */   Oo: () => (/* binding */ controllerOf),
/* harmony export */   ij: () => (/* binding */ deploymentInProgress),
/* harmony export */   qJ: () => (/* binding */ servingRevision),
/* harmony export */   xS: () => (/* binding */ strategyOf)
/* harmony export */ });
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(584);

/** For the ECS controller `deploymentController` may be absent (ecs-domain.md 4.2). */
const controllerOf = (service) => service.deploymentController?.type ?? "ECS";
const strategyOf = (service) => controllerOf(service) === "CODE_DEPLOY"
    ? "CODE_DEPLOY"
    : (service.deploymentConfiguration?.strategy ?? "ROLLING");
/** ARN of the revision that serves now: the PRIMARY task set's where there are task sets. */
function servingRevision(service) {
    const taskSet = service.taskSets?.find(({ status }) => status === "PRIMARY");
    return taskSet?.taskDefinition ?? service.taskDefinition;
}
/** A deployment that is under way, or `undefined`. Source: ecs-domain.md 4.2, 4.6. */
function deploymentInProgress(service) {
    const primary = (0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryOf */ .Os)(service);
    if (primary === undefined)
        return undefined;
    if (primary.rolloutState === "IN_PROGRESS")
        return primary;
    const unsaid = primary.rolloutState === undefined && (service.deployments?.length ?? 0) > 1;
    return unsaid ? primary : undefined;
}
/** Minimum and maximum numbers of tasks during a rolling deployment (ecs-domain.md 4.6). */
function taskBounds(service) {
    const desired = service.desiredCount ?? 0;
    const { minimumHealthyPercent = 100, maximumPercent = 200 } = service.deploymentConfiguration ?? {};
    return {
        min: Math.ceil((desired * minimumHealthyPercent) / 100),
        max: Math.floor((desired * maximumPercent) / 100),
    };
}
/** Whether ECS itself puts a failed deployment back. */
function hasOwnRollback(service) {
    const { deploymentCircuitBreaker: breaker, alarms } = service.deploymentConfiguration ?? {};
    return Boolean((breaker?.enable && breaker.rollback) || (alarms?.enable && alarms.rollback));
}


/***/ }),

/***/ 7279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ fill),
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   bD: () => (/* binding */ messageOf)
/* harmony export */ });
/** What went wrong, in the form in which a person is told. */
/** An error that has a name and is meant for the user. Everything else that is thrown is a bug. */
class Failure extends Error {
    name = "Failure";
    why;
    constructor(why, options) {
        super(why.what, options);
        this.why = why;
    }
}
/** The message of anything that can be thrown. */
function messageOf(thrown) {
    if (thrown instanceof Error)
        return thrown.message === "" ? thrown.name : thrown.message;
    try {
        return String(thrown);
    }
    catch {
        return Object.prototype.toString.call(thrown);
    }
}
/**
 * A catalogue text with its `{name}` or `{name|words when there is no value}` placeholders filled. Values are put
 * in as they are and never read as placeholders themselves.
 */
function fill(text, values) {
    return text.replace(/\{(\w+)(?:\|([^{}]*))?\}/gu, (_, name, otherwise) => {
        const value = Object.hasOwn(values, name) ? values[name] : undefined;
        return value ?? otherwise ?? name;
    });
}


/***/ }),

/***/ 5691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ Heartbeat)
/* harmony export */ });
const interval = 60_000;
class Heartbeat {
    #clock;
    #tell;
    #last;
    constructor(clock, tell) {
        this.#clock = clock;
        this.#tell = tell;
        this.#last = clock.now();
    }
    /** Something was told just now. */
    spoke() {
        this.#last = this.#clock.now();
    }
    /** Says what is awaited, and until when (epoch milliseconds), if a minute has gone by in silence. */
    beat(awaiting, until) {
        if (this.#clock.now() - this.#last < interval)
            return;
        this.#tell({ kind: "heartbeat", awaiting, ...(until !== undefined && { until }) });
        this.spoke();
    }
}


/***/ }),

/***/ 4182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ Ledger)
/* harmony export */ });
class Ledger {
    #entries;
    #save;
    constructor(save, entries = []) {
        this.#save = save;
        this.#entries = [...entries];
    }
    get entries() {
        return this.#entries;
    }
    /** Writes an entry and gives back how to complete it once more is known. */
    write(entry) {
        const index = this.#entries.push(entry) - 1;
        this.#save(this.#entries);
        return (more) => {
            this.#entries[index] = { ...this.#entries[index], ...more };
            this.#save(this.#entries);
        };
    }
    /** Services whose change was written, first wave first. */
    get services() {
        return this.#entries.filter((entry) => entry.kind === "service");
    }
    get schedules() {
        return this.#entries.filter((entry) => entry.kind === "schedule");
    }
    get tasks() {
        return this.#entries.filter((entry) => entry.kind === "task");
    }
    /** Whether anything that serves or runs may have changed: registering alone changes nothing (contract.md). */
    get changed() {
        return this.#entries.some(({ kind }) => kind !== "registered");
    }
}


/***/ }),

/***/ 9639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ isSuccess)
/* harmony export */ });
/* unused harmony export outcomes */
/** The outcomes of `contract.md`, and which of them are a success. */
const outcomes = (/* unused pure expression or super */ null && ([
    "released",
    "unchanged",
    "planned",
    "started",
    "refused",
    "migration-failed",
    "rolled-back",
    "rollback-failed",
    "failed",
    "superseded",
    "cancelled",
]));
const successes = new Set(["released", "unchanged", "planned", "started"]);
/** The step's success. Anything that is not one of the four named successes is a failure. */
const isSuccess = (outcome) => successes.has(outcome);


/***/ }),

/***/ 1256:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ PutBack)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2672);
/* harmony import */ var _ecs_deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(584);
/* harmony import */ var _ecs_progress_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6844);
/* harmony import */ var _ecs_service_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9260);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7279);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4184);
/* harmony import */ var _heartbeat_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5691);
/* harmony import */ var _service_release_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(108);
/* harmony import */ var _ecs_describe_services_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8223);
/* harmony import */ var _unanswered_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9999);
/* harmony import */ var _watch_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3116);











class PutBack {
    #context;
    #entry;
    #deadline;
    #heartbeat;
    /** The deployment followed: ours, then the one that brings the old revision back. */
    #watched;
    #returning = false;
    #stopped = false;
    #told = "";
    constructor(context, entry, deadline, id) {
        this.#context = context;
        this.#entry = entry;
        this.#deadline = deadline;
        this.#heartbeat = new _heartbeat_js__WEBPACK_IMPORTED_MODULE_8__/* .Heartbeat */ .X(context.clock, context.tell);
        this.#watched = {
            service: entry.service,
            cluster: entry.cluster,
            own: { id, idsBefore: entry.idsBefore },
            createdAt: new Date(entry.at - 10 * 60_000),
            updatedAt: entry.at,
            serviceDeploymentArn: entry.serviceDeploymentArn,
        };
    }
    static async run(context, entry, deadline) {
        const ecs = await context.aws.ecs();
        const service = (await (0,_ecs_describe_services_js__WEBPACK_IMPORTED_MODULE_9__/* .describeServices */ .G)({ ecs, signal: context.signal }, [entry])).get(entry);
        if (service === undefined)
            return notBack(entry, "it does not exist any more");
        const id = ownId(entry, service);
        if (id === undefined)
            return whereItStands(context, entry, service);
        const putBack = new PutBack(context, entry, deadline, id);
        return putBack.#follow(ecs);
    }
    /** The one call that sets the way back going, without waiting for it: for a job that is about to be killed. */
    static async send(context, entry, deadline) {
        const ecs = await context.aws.ecs();
        const service = (await (0,_ecs_describe_services_js__WEBPACK_IMPORTED_MODULE_9__/* .describeServices */ .G)({ ecs, signal: context.signal }, [entry])).get(entry);
        const id = service && ownId(entry, service);
        if (service === undefined || id === undefined)
            return;
        const putBack = new PutBack(context, entry, deadline, id);
        if ((0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .takenOverBy */ .N$)(putBack.#watched.own, service) !== undefined)
            return;
        const look = (await putBack.#watch(ecs).look()).get(putBack.#watched);
        if (look?.judgement.state === "rolling-back" || look?.judgement.state === "rolled-back")
            return;
        await putBack.#turnBack(ecs, service, look?.observation.deployment);
    }
    #watch(ecs) {
        const { clock, tell, signal } = this.#context;
        return new _watch_js__WEBPACK_IMPORTED_MODULE_7__/* .Watch */ .o({ ecs, clock, tell, signal }, [this.#watched]);
    }
    async #follow(ecs) {
        const { clock, pace, signal } = this.#context;
        let watch = this.#watch(ecs);
        let following = this.#watched;
        const look = (0,_unanswered_js__WEBPACK_IMPORTED_MODULE_6__/* .unlessUnanswered */ .t)(this.#context.tell, this.#entry.service, async () => {
            if (following !== this.#watched) {
                following = this.#watched;
                watch = this.#watch(ecs);
            }
            const seen = (await watch.look()).get(following);
            if (seen === undefined)
                return undefined;
            const { service, deployment } = seen.observation;
            if (service !== undefined)
                this.#tellProgress(service, deployment);
            this.#heartbeat.beat(`${this.#entry.service} to be back on ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_10__/* .revisionName */ .pd)(this.#entry.from)}`, this.#deadline.at);
            return this.#step(ecs, seen.judgement, service, deployment);
        });
        const end = await (0,_time_js__WEBPACK_IMPORTED_MODULE_4__/* .poll */ .wt)({ clock, pace, signal, deadline: this.#deadline }, look);
        return end ?? notBack(this.#entry, "it was not back within rollout-timeout");
    }
    async #step(ecs, judgement, service, deployment) {
        switch (judgement.state) {
            case "superseded":
                return superseded(this.#entry, judgement.by);
            case "gone":
                return notBack(this.#entry, judgement.reason);
            case "rolling-back":
                return undefined;
            case "succeeded":
                if (this.#returning)
                    return this.#proven(ecs, service);
                break;
            case "rolled-back":
                if (!this.#returning)
                    return this.#proven(ecs, service);
                return notBack(this.#entry, judgement.reason);
            case "in-progress":
                if (this.#returning)
                    return undefined;
                break;
            case "stopped":
            case "rollback-failed":
            case "unknown":
                if (this.#returning)
                    return notBack(this.#entry, "reason" in judgement ? judgement.reason : judgement.status);
                break;
        }
        if (service === undefined)
            return undefined;
        const ours = judgement.state === "in-progress" ? deployment : undefined;
        if (judgement.state === "in-progress" && this.#stopped)
            return undefined;
        return this.#turnBack(ecs, service, ours);
    }
    /** Stops what is in flight where ECS can roll it back, else deploys the recorded revision. */
    async #turnBack(ecs, service, deployment) {
        const stoppable = deployment?.serviceDeploymentArn;
        try {
            if (stoppable !== undefined && !isEnded(deployment)) {
                await this.#stop(ecs, stoppable);
                return undefined;
            }
            await this.#deployRecorded(service);
            return undefined;
        }
        catch (error) {
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR))
                throw error;
            return { state: "not-back", text: (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error), cause: error.why };
        }
    }
    async #stop(ecs, serviceDeploymentArn) {
        this.#stopped = true;
        try {
            await ecs.stopServiceDeployment({ serviceDeploymentArn, stopType: "ROLLBACK" }, { signal: this.#context.signal, resource: serviceDeploymentArn });
        }
        catch (error) {
            // Ended in the same moment, or may not be stopped (ecs-domain.md 5.4): the next look says which, and a
            // deployment that still goes on is then replaced by the recorded revision.
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR))
                throw error;
            this.#context.tell({ kind: "note", level: "info", about: this.#entry.service, text: error.message });
            const service = (await (0,_ecs_describe_services_js__WEBPACK_IMPORTED_MODULE_9__/* .describeServices */ .G)({ ecs, signal: this.#context.signal }, [this.#entry])).get(this.#entry);
            const by = service && (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .takenOverBy */ .N$)(this.#watched.own, service);
            if (service !== undefined && by === undefined)
                await this.#deployRecorded(service);
        }
    }
    async #deployRecorded(before) {
        const { service, cluster, from, desiredCountBefore } = this.#entry;
        const idsBefore = (0,_service_release_js__WEBPACK_IMPORTED_MODULE_5__/* .deploymentIds */ .Mx)(before);
        const updated = await (0,_service_release_js__WEBPACK_IMPORTED_MODULE_5__/* .updateService */ .bU)(this.#context, {
            service,
            cluster,
            taskDefinition: from,
            forceNewDeployment: false,
            idsBefore,
            ...(desiredCountBefore !== undefined && { desiredCount: desiredCountBefore }),
        }, this.#context.signal);
        const primary = (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryOf */ .Os)(updated);
        this.#returning = true;
        this.#watched = {
            service,
            cluster,
            // When ECS started nothing (the recorded revision was PRIMARY already), that PRIMARY is the one to see steady.
            own: { id: primary?.id ?? "", idsBefore: idsBefore.filter((id) => id !== primary?.id) },
            createdAt: primary?.createdAt,
            updatedAt: this.#context.clock.now(),
        };
    }
    async #proven(ecs, seen) {
        if (seen === undefined || (0,_ecs_service_js__WEBPACK_IMPORTED_MODULE_2__/* .servingRevision */ .qJ)(seen) !== this.#entry.from)
            return undefined;
        const restoring = await restoreDesiredCount(ecs, this.#entry, seen, this.#context.signal);
        if (restoring)
            return undefined;
        return back(this.#entry);
    }
    #tellProgress(service, deployment) {
        const progress = (0,_ecs_progress_js__WEBPACK_IMPORTED_MODULE_1__/* .progressOf */ .j)(this.#watched.own, service, deployment);
        const text = JSON.stringify(progress);
        if (text === this.#told)
            return;
        this.#told = text;
        this.#context.tell({ kind: "service-progress", progress: { service: this.#entry.service, ...progress } });
        this.#heartbeat.spoke();
    }
}
const ended = new Set(["SUCCESSFUL", "STOPPED", "ROLLBACK_SUCCESSFUL", "ROLLBACK_FAILED"]);
const isEnded = (deployment) => ended.has(deployment?.status ?? "");
/** Our deployment's id; where its answer was lost, a PRIMARY of our revision that was not there before. */
function ownId(entry, service) {
    if (entry.withoutDeployment)
        return undefined;
    if (entry.deploymentId !== undefined)
        return entry.deploymentId;
    const primary = (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryOf */ .Os)(service);
    const isOurs = primary?.taskDefinition === entry.to && !entry.idsBefore.includes(primary.id ?? "");
    return isOurs ? primary.id : undefined;
}
/** No deployment of ours: at most the desired count is to be put back. */
async function whereItStands(context, entry, service) {
    if ((0,_ecs_service_js__WEBPACK_IMPORTED_MODULE_2__/* .servingRevision */ .qJ)(service) !== entry.from)
        return superseded(entry, (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryOf */ .Os)(service)?.id ?? "unknown");
    const ecs = await context.aws.ecs();
    await restoreDesiredCount(ecs, entry, service, context.signal);
    return back(entry);
}
/** Puts the desired count back if this release had set it; true when a call was needed. */
async function restoreDesiredCount(ecs, entry, service, signal) {
    const { desiredCountBefore: desiredCount } = entry;
    if (desiredCount === undefined || service.desiredCount === desiredCount)
        return false;
    await ecs.updateService({ cluster: entry.cluster, service: entry.service, desiredCount }, { signal, resource: entry.service });
    return true;
}
const back = (entry) => ({
    state: "back",
    text: `${entry.service} is back on ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_10__/* .revisionName */ .pd)(entry.from)}`,
});
const superseded = (entry, by) => ({
    state: "superseded",
    text: `${entry.service} was taken over by another deployment (${by}) and is left to it`,
});
function notBack(entry, reason) {
    const what = `${entry.service} is not back on ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_10__/* .revisionName */ .pd)(entry.from)}: ${reason}.`;
    const remedy = `Deploy ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_10__/* .revisionName */ .pd)(entry.from)} by hand: aws ecs update-service --cluster ${entry.cluster} --service ${entry.service} --task-definition ${entry.from}`;
    return {
        state: "not-back",
        text: what,
        cause: { name: "rollback-failed", what, evidence: [reason], remedy },
    };
}


/***/ }),

/***/ 5194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  CL: () => (/* binding */ moveSchedules),
  PF: () => (/* binding */ restore),
  ot: () => (/* binding */ scheduleVerdictOf),
  oX: () => (/* binding */ schedulesMove)
});

// EXTERNAL MODULE: ./build/src/failure.js
var failure = __webpack_require__(7279);
// EXTERNAL MODULE: ./build/src/schedules/target.js
var schedules_target = __webpack_require__(8187);
;// CONCATENATED MODULE: ./build/src/schedules/decide.js

const theirs = "was changed by somebody else in between: the change is kept";
/** `now` is the document as it was just read; `undefined` when the target is gone. */
function decideMove(target, now) {
    const { to, id } = target;
    if (to === undefined)
        return { do: "nothing" };
    if (now === undefined)
        return { do: "refuse", reason: `the target ${id} was removed` };
    const named = (0,schedules_target/* namedIn */.$P)(now, target.naming) ?? "";
    if ((0,schedules_target/* isSameTaskDefinition */.lX)(named, to))
        return { do: "nothing" };
    if (!(0,schedules_target/* isSameTaskDefinition */.lX)(named, target.taskDefinition))
        return { do: "refuse", reason: namesAnother(target, named) };
    const text = (0,schedules_target/* withTaskDefinition */.$5)(now, target.naming, to);
    return (0,schedules_target/* isSameJson */.TL)(now, target.document)
        ? { do: "write", text }
        : { do: "write", text, note: `The target ${id} ${theirs}.` };
}
function decideRestore(target, now) {
    const { to, id } = target;
    if (to === undefined)
        return { do: "nothing" };
    if (now === undefined)
        return { do: "refuse", reason: `the target ${id} was removed` };
    const named = (0,schedules_target/* namedIn */.$P)(now, target.naming) ?? "";
    if ((0,schedules_target/* isSameTaskDefinition */.lX)(named, target.taskDefinition)) {
        return (0,schedules_target/* isSameJson */.TL)(now, target.document)
            ? { do: "nothing" }
            : { do: "nothing", note: `The target ${id} ${theirs}.` };
    }
    if (!(0,schedules_target/* isSameTaskDefinition */.lX)(named, to))
        return { do: "refuse", reason: namesAnother(target, named) };
    return (0,schedules_target/* isSameJson */.TL)(now, (0,schedules_target/* withTaskDefinition */.$5)(target.document, target.naming, to))
        ? { do: "write", text: target.document }
        : {
            do: "write",
            text: (0,schedules_target/* withTaskDefinition */.$5)(now, target.naming, target.taskDefinition),
            note: `The target ${id} ${theirs}.`,
        };
}
function namesAnother({ id, taskDefinition, to }, named) {
    const neither = `neither ${taskDefinition} nor ${to ?? "ours"}`;
    return named === ""
        ? `the target ${id} names no task definition any more`
        : `the target ${id} names ${named} now, which is ${neither}`;
}

// EXTERNAL MODULE: ./build/src/schedules/rule.js
var rule = __webpack_require__(5724);
// EXTERNAL MODULE: ./build/src/schedules/scheduler.js
var scheduler = __webpack_require__(2433);
;// CONCATENATED MODULE: ./build/src/schedules/place.js
/** The rule or schedule that a state was read from. */


const placeOf = (context, state) => state.kind === "rule" ? (0,rule/* rulePlace */.C)(context, state) : (0,scheduler/* schedulePlace */.f)(context, state);

;// CONCATENATED MODULE: ./build/src/schedules/move.js
/**
 * Moves a schedule's targets to other revisions, and back. Before each write the documents are read again, and each
 * is decided on by `decide.ts`; all of a rule's targets are written, or none where one is refused.
 */



const maxAttempts = 5;
/** Milliseconds before the second attempt; doubled for each further one. */
const firstWait = 500;
/**
 * Makes every target name the revision of `towards`. Rejects with a Failure: `schedule-changed` when somebody else
 * has changed which task definition a target names, `schedule-not-written` when AWS took some target not; then
 * targets may have moved, and `restoreSchedule` puts them back.
 */
const moveSchedule = (context, state) => change(context, state, decideMove);
/**
 * Puts every target that `moveSchedule` has moved back to the document that was recorded, byte for byte; what somebody
 * else changed of it since, apart from the task definition, is kept. Rejects as `moveSchedule` does.
 */
const restoreSchedule = (context, state) => change(context, state, decideRestore);
async function change(context, state, decide) {
    const place = placeOf(context, state);
    const changed = new Set();
    const notes = new Set();
    for (let attempt = 1;; attempt += 1) {
        const now = await place.read();
        const changes = decideAll(state, now, decide, notes);
        const refusals = changes.length === 0 ? [] : await place.write(changes);
        const refused = new Set(refusals.map(({ id }) => id));
        for (const { id } of changes)
            if (!refused.has(id))
                changed.add(id);
        if (refusals.length === 0)
            return { changed: [...changed], notes: [...notes] };
        if (attempt >= maxAttempts || refusals.some(({ again }) => !again))
            throw notWritten(state, refusals);
        await context.clock.sleep(firstWait * 2 ** (attempt - 1), context.signal);
    }
}
function decideAll(state, now, decide, notes) {
    const changes = [];
    const reasons = [];
    for (const target of state.targets) {
        const before = now.get(target.id);
        const decision = decide(target, before);
        if (decision.do === "refuse")
            reasons.push(decision.reason);
        else if (decision.note !== undefined)
            notes.add(decision.note);
        if (decision.do === "write" && before !== undefined)
            changes.push({ id: target.id, before, text: decision.text });
    }
    if (reasons.length > 0)
        throw changedBySomebody(state, reasons);
    return changes;
}
const changedBySomebody = ({ name }, reasons) => new failure/* Failure */.HR({
    name: "schedule-changed",
    what: `Somebody else has changed ${name} since it was read, so it is left as it is.`,
    evidence: reasons,
    remedy: "See who deploys it besides this release, and run the job again.",
});
const notWritten = ({ name }, refusals) => new failure/* Failure */.HR({
    name: "schedule-not-written",
    what: `AWS did not take ${refusals.length === 1 ? "a target" : `${refusals.length} targets`} of ${name}.`,
    evidence: refusals.map(({ id, reason }) => `${id}: ${reason}`),
    remedy: refusals.every(({ again }) => again)
        ? "Somebody else keeps changing it at the same time: run the job again when they are done."
        : "Correct what the message names.",
});

// EXTERNAL MODULE: ./build/src/time.js
var time = __webpack_require__(4184);
;// CONCATENATED MODULE: ./build/src/schedules/prove.js
/** Reads schedules back: what they name now. */



/** What the schedule's targets name now. Rejects with a Failure. */
async function whereNow(context, state) {
    const now = await placeOf(context, state).read();
    return new Map(state.targets.map(({ id, naming }) => {
        const document = now.get(id);
        return [id, document === undefined ? undefined : (0,schedules_target/* namedIn */.$P)(document, naming)];
    }));
}
/** EventBridge asks for a short time until a change of targets shows (PutTargets, API reference). */
const lag = (0,time/* seconds */.YA)(15);
/**
 * Whether every target that had to move names the revision of `towards` (`moved`) or the recorded one (`restored`).
 * Looks for 15 s before it says no. Rejects with a Failure.
 */
async function proveSchedule(context, state, expected) {
    let proof = { proven: false, where: new Map(), differences: [] };
    const { clock, signal } = context;
    const options = { clock, pace: () => (0,time/* seconds */.YA)(1), deadline: new time/* Deadline */.B2(clock, lag) };
    await (0,time/* poll */.wt)(signal === undefined ? options : { ...options, signal }, async () => {
        const where = await whereNow(context, state);
        const differences = state.targets.flatMap((target) => difference(target, where.get(target.id), expected));
        proof = { proven: differences.length === 0, where, differences };
        return proof.proven ? true : undefined;
    });
    return proof;
}
function difference({ id, to, taskDefinition }, now, expected) {
    if (to === undefined)
        return [];
    const wanted = expected === "moved" ? to : taskDefinition;
    if (now === undefined)
        return [`The target ${id} is gone; it should name ${wanted}.`];
    return (0,schedules_target/* isSameTaskDefinition */.lX)(now, wanted) ? [] : [`The target ${id} names ${now}, not ${wanted}.`];
}

// EXTERNAL MODULE: ./build/src/schedules/schedule.js
var schedule = __webpack_require__(6215);
;// CONCATENATED MODULE: ./build/src/release/schedules.js
/** Moves the schedules to the new revisions, last of all, and back. Each is proven by reading it again. */




/** The states whose targets name something else than the release's revisions. */
function moving(plan, revisions) {
    return plan.schedules
        .map((state) => (0,schedule/* towards */.dl)(state, revisions))
        .filter((state) => state.targets.some(({ to, taskDefinition }) => to !== undefined && to !== taskDefinition));
}
const schedulesMove = (plan, revisions) => moving(plan, revisions).length > 0;
const verdictOf = (state, verdict, notes) => ({
    name: state.name,
    verdict,
    from: state.targets.map(({ taskDefinition }) => taskDefinition),
    to: state.targets.find(({ to }) => to !== undefined)?.to ?? "",
    ...(notes.length > 0 && { note: notes.join(" ") }),
});
const contextOf = ({ aws, clock, signal }) => ({ aws, clock, signal });
async function moveSchedules(context, plan, revisions) {
    const states = moving(plan, revisions);
    for (const state of plan.schedules) {
        const stays = !states.some(({ name }) => name === state.name);
        if (stays)
            context.tell({ kind: "schedule-ended", verdict: verdictOf(state, "unchanged", state.notes) });
    }
    for (const state of states) {
        context.ledger.write({ kind: "schedule", name: state.name, before: state });
        const { notes } = await moveSchedule(contextOf(context), state);
        const proof = await proveSchedule(contextOf(context), state, "moved");
        if (!proof.proven) {
            throw new failure/* Failure */.HR({
                name: "schedule-not-moved",
                what: `${state.name} does not run the new revision after it was moved.`,
                evidence: proof.differences,
                remedy: "Somebody else may change it at the same time (Terraform, CDK): let one of them do it.",
            });
        }
        context.tell({
            kind: "schedule-ended",
            verdict: verdictOf(state, "released", [...state.notes, ...notes]),
        });
    }
}
/** Puts one schedule back to the document that the ledger holds. */
async function restore(context, state) {
    const { notes } = await restoreSchedule(contextOf(context), state);
    const proof = await proveSchedule(contextOf(context), state, "restored");
    if (proof.proven)
        return { state: "back", text: [`${state.name} is back.`, ...notes].join(" ") };
    const what = `${state.name} is not back on what it ran before.`;
    const remedy = "Compare its targets with the task definitions in the report, and set them by hand.";
    return {
        state: "not-back",
        text: what,
        cause: { name: "rollback-failed", what, evidence: [...proof.differences, ...notes], remedy },
    };
}
const scheduleVerdictOf = (state, verdict, note) => verdictOf(state, verdict, [note]);


/***/ }),

/***/ 108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mx: () => (/* binding */ deploymentIds),
/* harmony export */   bU: () => (/* binding */ updateService),
/* harmony export */   iL: () => (/* binding */ startService)
/* harmony export */ });
/* harmony import */ var _ecs_deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(584);
/* harmony import */ var _ecs_describe_services_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8223);


const deploymentIds = (service) => (service.deployments ?? []).flatMap(({ id }) => id ?? []);
/**
 * UpdateService with what was asked for and nothing else. It has no client token (ecs-domain.md 4.1): when an answer
 * is lost, the service is read, and a new PRIMARY of our revision is taken for ours.
 */
async function updateService(context, change, signal = context.signal) {
    const ecs = await context.aws.ecs();
    const found = async () => {
        const service = (await (0,_ecs_describe_services_js__WEBPACK_IMPORTED_MODULE_1__/* .describeServices */ .G)({ ecs, signal }, [change])).get(change);
        const primary = service && (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryOf */ .Os)(service);
        const isOurs = primary?.taskDefinition === change.taskDefinition && !change.idsBefore.includes(primary.id ?? "");
        return isOurs ? { service, $metadata: {} } : undefined;
    };
    const answer = await ecs.updateService({
        cluster: change.cluster,
        service: change.service,
        taskDefinition: change.taskDefinition,
        ...(change.desiredCount !== undefined && { desiredCount: change.desiredCount }),
        ...(change.forceNewDeployment && { forceNewDeployment: true }),
    }, { found, signal, resource: change.service });
    if (answer.service === undefined)
        throw new Error(`UpdateService of ${change.service} answered without a service`);
    return answer.service;
}
/** Starts the deployment of one service, and writes it into the ledger before and after. */
async function startService(context, release, wave) {
    const { desiredCount, forceNewDeployment } = context.request;
    const idsBefore = deploymentIds(release.before);
    const setsCount = desiredCount !== undefined && desiredCount !== release.before.desiredCount;
    const at = context.clock.now();
    const complete = context.ledger.write({
        kind: "service",
        wave,
        service: release.name,
        cluster: release.cluster,
        controller: release.controller,
        strategy: release.strategy,
        from: release.from,
        to: release.to,
        idsBefore,
        at,
        ...(setsCount && { desiredCountBefore: release.before.desiredCount ?? 0 }),
    });
    const service = await updateService(context, {
        service: release.name,
        cluster: release.cluster,
        taskDefinition: release.to,
        forceNewDeployment,
        idsBefore,
        ...(desiredCount !== undefined && { desiredCount }),
    });
    const primary = (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryOf */ .Os)(service);
    const id = primary?.id ?? "";
    const deploys = !idsBefore.includes(id);
    complete({ deploymentId: id, ...(!deploys && { withoutDeployment: true }) });
    context.tell({
        kind: "service-updated",
        service: release.name,
        from: release.from,
        to: release.to,
        deploymentId: id,
    });
    return {
        release,
        complete,
        deploys,
        watched: {
            service: release.name,
            cluster: release.cluster,
            own: { id, idsBefore },
            createdAt: primary?.createdAt,
            updatedAt: context.clock.now(),
        },
    };
}


/***/ }),

/***/ 9999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ unlessUnanswered)
/* harmony export */ });
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6119);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7279);
/** Looks that AWS does not answer: while a rollout is watched, an outage of the API is no end of the rollout. */


/**
 * Makes a look that may fail for a while into one that has seen nothing. Throttling and lost or 5xx answers pass, and
 * the deadline of the wait bounds them; a denial or an expired session does not pass, and is thrown.
 */
function unlessUnanswered(tell, about, look) {
    let told = false;
    return async () => {
        try {
            const seen = await look();
            told = false;
            return seen;
        }
        catch (error) {
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR))
                throw error;
            const { kind } = (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .classify */ .L8)(error.cause);
            if (kind !== "throttled" && kind !== "transient")
                throw error;
            if (!told)
                tell({ kind: "note", level: "warning", about, text: `${error.message} Looking again.` });
            told = true;
            return undefined;
        }
    };
}


/***/ }),

/***/ 7941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ undo)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2672);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7279);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4184);
/* harmony import */ var _put_back_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1256);
/* harmony import */ var _schedules_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5194);
/* harmony import */ var _verdicts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8837);
/** The way back: everything that the ledger says was changed, in reverse order, each part waited for and proven. */






/** Rejects for a cancel alone: a part that can't go back doesn't stop the others, and is named. */
async function undo(context, reason) {
    const parts = new Map();
    for (const group of groups(context)) {
        await Promise.all(group.map(async (part) => {
            parts.set(part.name, await putBack(context, part, reason));
        }));
    }
    return { parts };
}
/** Schedules first, then the waves from the last to the first; within a group the parts don't touch each other. */
function groups(context) {
    const { services, schedules } = context.ledger;
    const waves = [...new Set(services.map(({ wave }) => wave))].toSorted((one, other) => other - one);
    return [
        schedules.map((entry) => schedulePart(context, entry)).toReversed(),
        ...waves.map((wave) => services.filter((entry) => entry.wave === wave).map((entry) => servicePart(context, entry))),
    ];
}
const servicePart = (context, entry) => ({
    name: entry.service,
    to: (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(entry.from),
    putBack: () => _put_back_js__WEBPACK_IMPORTED_MODULE_2__/* .PutBack */ .z.run(context, entry, new _time_js__WEBPACK_IMPORTED_MODULE_1__/* .Deadline */ .B2(context.clock, context.request.rollout.timeout)),
});
const schedulePart = (context, { name, before }) => ({
    name,
    to: [...new Set(before.targets.map(({ taskDefinition }) => (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(taskDefinition)))].join(", "),
    putBack: async () => {
        const end = await (0,_schedules_js__WEBPACK_IMPORTED_MODULE_3__/* .restore */ .PF)(context, before);
        context.tell({
            kind: "schedule-ended",
            verdict: (0,_schedules_js__WEBPACK_IMPORTED_MODULE_3__/* .scheduleVerdictOf */ .ot)(before, (0,_verdicts_js__WEBPACK_IMPORTED_MODULE_5__/* .verdictOfPart */ .EG)(end), end.text),
        });
        return end;
    },
});
async function putBack(context, part, reason) {
    const { tell, signal } = context;
    tell({ kind: "rolling-back", part: part.name, to: part.to, reason });
    let end;
    try {
        end = await part.putBack();
    }
    catch (error) {
        signal.throwIfAborted();
        end = { state: "not-back", text: (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error), cause: whyNot(error, part.name) };
    }
    const cause = end.state === "not-back" ? { cause: end.cause } : {};
    tell({ kind: "rollback-ended", part: part.name, back: end.state === "back", text: end.text, ...cause });
    return end;
}
const whyNot = (error, name) => error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR
    ? error.why
    : { name: "internal-error", what: `Putting ${name} back failed: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}.`, evidence: [] };


/***/ }),

/***/ 8837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EG: () => (/* binding */ verdictOfPart),
/* harmony export */   dD: () => (/* binding */ sentenceFor),
/* harmony export */   kl: () => (/* binding */ outcomeOfUndo)
/* harmony export */ });
/** The outcome of a failed release, once every part has been put back, or could not be, or was not ours any more. */
function outcomeOfUndo(parts) {
    const states = new Set([...parts].map(({ state }) => state));
    if (states.has("not-back"))
        return "rollback-failed";
    return states.has("superseded") ? "superseded" : "rolled-back";
}
/** The verdict of one part, by where it is after the undo. */
const verdictOfPart = ({ state }) => state === "back" ? "rolled-back" : state === "superseded" ? "superseded" : "rollback-failed";
/** The verdict in a sentence. `what` names what was released. */
function sentenceFor(outcome, what, cause) {
    const why = cause === undefined ? "" : ` ${cause.what}`;
    switch (outcome) {
        case "released":
            return `Released: ${what}.`;
        case "unchanged":
            return `Unchanged: ${what} already runs exactly this.`;
        case "planned":
            return `Planned: nothing was changed.`;
        case "started":
            return `Started: ${what}; the rollout goes on without this job.`;
        case "refused":
            return `Refused: nothing was changed.${why}`;
        case "migration-failed":
            return `Migration failed: no service was touched.${why}`;
        case "rolled-back":
            return `Rolled back: everything is on what ran before.${why}`;
        case "rollback-failed":
            return `Rollback failed: not everything is back on what ran before.${why}`;
        case "failed":
            return `Failed: the release was left as it is.${why}`;
        case "superseded":
            return `Superseded: another deployment took over, and nothing was rolled back over it.${why}`;
        case "cancelled":
            return `Cancelled.${why}`;
    }
}


/***/ }),

/***/ 3116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ Watch)
/* harmony export */ });
/* unused harmony export findServiceDeployment */
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6119);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7279);
/* harmony import */ var _ecs_deployment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(584);
/* harmony import */ var _ecs_describe_services_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8223);




const deploymentsPerCall = 20;
/** How long a service deployment may take to show up in the list before the classic view decides (5.5). */
const visibleWithin = 60_000;
/** How long DescribeServices may lag behind an UpdateService that it has answered. */
const lagWithin = 30_000;
/** Looks in a row that must agree on a bad end seen in a view that may be stale. */
const agreement = 2;
class Watch {
    #context;
    #watched;
    #memory = new Map();
    constructor(context, watched) {
        this.#context = context;
        this.#watched = watched;
        for (const one of watched) {
            this.#memory.set(one, { seen: false, classicOnly: false, lastBad: "", badLooks: 0 });
        }
    }
    /** One look at those that are asked for. */
    async look(which = this.#watched) {
        const services = await (0,_ecs_describe_services_js__WEBPACK_IMPORTED_MODULE_3__/* .describeServices */ .G)(this.#context, which);
        await Promise.all(which.map((one) => this.#find(one, services.get(one))));
        const deployments = await this.#describeDeployments(which);
        const looks = new Map();
        for (const one of which)
            looks.set(one, this.#judge(one, services.get(one), deployments));
        return looks;
    }
    #judge(one, service, deployments) {
        const memory = this.#memoryOf(one);
        const listed = service?.deployments?.some(({ id }) => id === one.own.id) ?? false;
        const lag = this.#context.clock.now() - one.updatedAt > lagWithin;
        memory.seen ||= listed || lag;
        const arn = memory.classicOnly ? undefined : one.serviceDeploymentArn;
        const deployment = arn === undefined ? undefined : deployments?.get(arn);
        const observation = { own: one.own, service, deployment, seen: memory.seen };
        const lags = arn !== undefined && deployments !== undefined && deployment === undefined;
        return { observation, judgement: agreed(memory, lags ? { state: "in-progress" } : (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_2__/* .judge */ .S4)(observation)) };
    }
    /** Looks for the service deployment whose target revision has our number (ecs-domain.md 5.5). */
    async #find(one, service) {
        const memory = this.#memoryOf(one);
        if (one.serviceDeploymentArn !== undefined || memory.classicOnly || service === undefined)
            return;
        try {
            one.serviceDeploymentArn = await findServiceDeployment(this.#context, one);
        }
        catch (error) {
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR))
                throw error;
            this.#withoutDeployments(one, error);
            return;
        }
        const waited = this.#context.clock.now() - one.updatedAt;
        if (one.serviceDeploymentArn === undefined && waited > visibleWithin)
            memory.classicOnly = true;
    }
    /** By ARN; `undefined` when this look has to do without them. */
    async #describeDeployments(which) {
        const arns = which.flatMap((one) => this.#memoryOf(one).classicOnly ? [] : (one.serviceDeploymentArn ?? []));
        try {
            const answers = await Promise.all((0,_ecs_describe_services_js__WEBPACK_IMPORTED_MODULE_3__/* .inBatches */ .o)(arns, deploymentsPerCall).map((batch) => this.#context.ecs.describeServiceDeployments({ serviceDeploymentArns: [...batch] }, this.#options)));
            const found = answers.flatMap(({ serviceDeployments }) => serviceDeployments ?? []);
            return new Map(found.map((deployment) => [deployment.serviceDeploymentArn ?? "", deployment]));
        }
        catch (error) {
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR))
                throw error;
            const { kind } = (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .classify */ .L8)(error.cause);
            const lasting = kind !== "throttled" && kind !== "transient";
            if (lasting)
                for (const one of which)
                    this.#withoutDeployments(one, error);
            return undefined;
        }
    }
    #withoutDeployments(one, error) {
        const memory = this.#memoryOf(one);
        if (memory.classicOnly)
            return;
        memory.classicOnly = true;
        this.#context.tell({
            kind: "note",
            level: "info",
            about: one.service,
            text: `The service deployment can't be read; the service's own deployment list decides. ${error.message}`,
        });
    }
    get #options() {
        return { signal: this.#context.signal };
    }
    #memoryOf(one) {
        const memory = this.#memory.get(one);
        if (memory === undefined)
            throw new Error(`${one.service} is not watched`);
        return memory;
    }
}
/** A bad end counts when looks in a row agree on it; everything else counts at once. */
function agreed(memory, judgement) {
    const bad = judgement.state === "gone" || judgement.state === "superseded" || judgement.state === "rolled-back";
    const same = memory.lastBad === judgement.state;
    memory.badLooks = bad ? (same ? memory.badLooks + 1 : 1) : 0;
    memory.lastBad = bad ? judgement.state : "";
    return bad && memory.badLooks < agreement ? { state: "in-progress" } : judgement;
}
/** The ARN of the service deployment that UpdateService began; `undefined` while it is not visible yet. */
async function findServiceDeployment(context, one) {
    const number = (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_2__/* .deploymentNumber */ .Rr)(one.own.id);
    const after = one.createdAt === undefined ? undefined : new Date(one.createdAt.getTime() - 60_000);
    let nextToken;
    do {
        const page = await context.ecs.listServiceDeployments({
            service: one.service,
            cluster: one.cluster,
            ...(after && { createdAt: { after } }),
            ...(nextToken !== undefined && { nextToken }),
        }, { signal: context.signal, resource: one.service });
        const ours = page.serviceDeployments?.find(({ targetServiceRevisionArn }) => (0,_ecs_deployment_js__WEBPACK_IMPORTED_MODULE_2__/* .deploymentNumber */ .Rr)(targetServiceRevisionArn ?? "") === number);
        if (ours?.serviceDeploymentArn !== undefined)
            return ours.serviceDeploymentArn;
        nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return undefined;
}


/***/ }),

/***/ 997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Is: () => (/* binding */ harmless),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   g$: () => (/* binding */ printable),
/* harmony export */   vL: () => (/* binding */ harmlessLines)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/**
 * Text from outside (AWS's reasons, events, log lines, names) on its way into the job log.
 *
 * The runner takes a line for a command when it starts with `::NAME …::`, white space before it not counted, or
 * when it holds `##[NAME …]` anywhere (actions/runner, `ActionCommand.cs`). Its comparisons follow the culture, in
 * which invisible characters do not count either, so they do not count here.
 */

/** Longer lines are cut; the runner's own limit for a line of a log is far above. */
const longestLine = 2000;
const lineBreak = /\r\n|[\n\r\v\f\u{85}\u{2028}\u{2029}]/u;
/** Control characters but TAB, and the characters that turn the direction of writing around. */
const unprintable = /(?!\t)[\p{Cc}\u{2028}-\u{202E}\u{2066}-\u{2069}\u{FFF9}-\u{FFFB}]/gu;
const loneSurrogate = /\p{Surrogate}/gu;
const commandAtStart = /^([\s\p{Default_Ignorable_Code_Point}]*)(?=:\p{Default_Ignorable_Code_Point}*:)/u;
const commandAnywhere = /(#\p{Default_Ignorable_Code_Point}*#\p{Default_Ignorable_Code_Point}*)\[/gu;
/** At most `length` UTF-16 units and no half of a surrogate pair; what was cut is counted. */
function cut(text, length) {
    if (text.length <= length)
        return text;
    const kept = text.slice(0, length).replace(/[\u{D800}-\u{DBFF}]$/u, "");
    return `${kept}… (+${text.length - kept.length} characters)`;
}
/** One or more lines as one printable line: breaks become spaces, control and ANSI sequences are gone. */
function printable(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text)
        .replaceAll(new RegExp(lineBreak, "gu"), " ")
        .replaceAll(unprintable, "")
        .replaceAll(loneSurrogate, "\u{FFFD}");
}
/** One line that can be printed into the job log: not a workflow command, no control characters, not endless. */
function harmless(text, length = longestLine) {
    return cut(printable(text), length).replace(commandAtStart, "$1\\").replaceAll(commandAnywhere, "$1\\[");
}
/** The lines of a text, each one harmless. */
function harmlessLines(text) {
    return text.split(lineBreak).map((line) => harmless(line));
}


/***/ }),

/***/ 4123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ bytesOf),
/* harmony export */   BY: () => (/* binding */ withBoundedCause),
/* harmony export */   KY: () => (/* binding */ boundedLog),
/* harmony export */   LD: () => (/* binding */ boundedText),
/* harmony export */   _Q: () => (/* binding */ fitting),
/* harmony export */   x_: () => (/* binding */ boundedCause),
/* harmony export */   zx: () => (/* binding */ boundedPlan)
/* harmony export */ });
/* harmony import */ var _harmless_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(997);

const longestText = 1000;
const longestLogLine = 500;
const evidenceItems = 10;
const changesOfFamily = 100;
const boundedText = (text) => (0,_harmless_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(text, longestText);
/** The last `count` lines of a log. */
const boundedLog = (lines, count = 50) => lines.slice(-count).map((line) => (0,_harmless_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(line, longestLogLine));
function boundedCause(cause) {
    return {
        name: cause.name,
        what: boundedText(cause.what),
        evidence: cause.evidence.slice(0, evidenceItems).map(boundedText),
        ...(cause.remedy === undefined ? {} : { remedy: boundedText(cause.remedy) }),
    };
}
/** The same object with its cause bounded. */
function withBoundedCause(thing) {
    return thing.cause === undefined ? thing : { ...thing, cause: boundedCause(thing.cause) };
}
function boundedPlan(plan) {
    const changes = (all) => all.slice(0, changesOfFamily);
    return {
        ...plan,
        families: plan.families.map((family) => ({ ...family, changes: changes(family.changes) })),
    };
}
/** What can be left out of a record, the least valuable first. */
const reductions = [
    (report) => ({ ...report, troubles: report.troubles.slice(-5) }),
    (report) => ({ ...report, checks: report.checks.filter(({ level }) => level !== "ok") }),
    (report) => ({
        ...report,
        failing: report.failing.map((group) => ({ ...group, log: group.log.slice(-10) })),
    }),
    (report) => ({ ...report, ...shorterMigrationLog(report) }),
    (report) => ({ ...report, ...planWithoutChanges(report) }),
    (report) => ({ ...report, notes: report.notes.slice(0, 10), checks: report.checks.slice(0, 10) }),
    (report) => ({ ...report, failing: report.failing.slice(0, 5), troubles: [] }),
    (report) => ({
        ...report,
        services: report.services.map((service) => ({ ...service, ...shorterCause(service) })),
    }),
];
function shorterMigrationLog({ migration }) {
    return migration === undefined ? {} : { migration: { ...migration, log: migration.log.slice(-10) } };
}
function planWithoutChanges({ plan }) {
    if (plan === undefined)
        return {};
    return { plan: { ...plan, families: plan.families.map((family) => ({ ...family, changes: [] })) } };
}
function shorterCause({ cause }) {
    return cause === undefined ? {} : { cause: { ...cause, evidence: [] } };
}
/** The record, with as little as possible left out to make `fits` true. Verdicts are never left out. */
function fitting(report, fits) {
    let fitted = report;
    for (const reduce of reductions) {
        if (fits(fitted))
            return fitted;
        fitted = reduce(fitted);
    }
    return fitted;
}
/** Bytes of a text in UTF-8. */
const bytesOf = (text) => Buffer.byteLength(text, "utf8");


/***/ }),

/***/ 7836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ freeze),
/* harmony export */   J: () => (/* binding */ thaw)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
/* harmony import */ var _bounds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4123);
/** A record on its way to the `post` step: compressed, since a variable of a process has at most 128 KiB on Linux. */


const longestState = 96_000;
/** Text without line breaks, at most 96,000 characters unless the bare verdicts need more. */
const freeze = (report) => packed((0,_bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .fitting */ ._Q)(report, (fitted) => packed(fitted).length <= longestState));
/** The record that was frozen; `undefined` for anything else. */
function thaw(text) {
    try {
        const record = JSON.parse((0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.brotliDecompressSync)(Buffer.from(text, "base64")).toString("utf8"));
        return record.version === 1 ? record : undefined;
    }
    catch {
        return undefined;
    }
}
function packed(report) {
    const params = { [node_zlib__WEBPACK_IMPORTED_MODULE_0__.constants.BROTLI_PARAM_QUALITY]: 5 };
    return (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.brotliCompressSync)(JSON.stringify(report), { params }).toString("base64");
}


/***/ }),

/***/ 474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ createReport)
});

// EXTERNAL MODULE: ./build/src/failure.js
var failure = __webpack_require__(7279);
// EXTERNAL MODULE: ./build/src/release/outcome.js
var release_outcome = __webpack_require__(9639);
// EXTERNAL MODULE: ./build/src/report/harmless.js
var harmless = __webpack_require__(997);
;// CONCATENATED MODULE: ./build/src/report/workflow-command.js
/** One command, with its line break. */
function workflowCommand(name, properties, data) {
    const list = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(value)}`);
    return `::${name}${list.length === 0 ? "" : ` ${list.join(",")}`}::${escapedData(data)}\n`;
}
const escapedData = (text) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const escapedProperty = (text) => escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

;// CONCATENATED MODULE: ./build/src/report/annotations.js



const mostWarnings = 9;
/** Below the runner's limit, with room for the note of what was cut. */
const longestMessage = 4000;
const longestTitle = 200;
function annotationsOf(report) {
    const warnings = warningsOf(report);
    const shown = warnings.length > mostWarnings ? warnings.slice(0, mostWarnings - 1) : warnings;
    const more = warnings.length - shown.length;
    return [
        ...shown,
        ...(more === 0 ? [] : [warning("More warnings", `${more} more are in the job summary.`)]),
        ...errorOf(report),
    ];
}
/** A release without an outcome is no success. */
function errorOf({ outcome = "failed", sentence = "", cause }) {
    if ((0,release_outcome/* isSuccess */.o)(outcome))
        return [];
    const title = cause === undefined ? outcome : `${outcome}: ${cause.name}`;
    return [
        {
            level: "error",
            title,
            message: [sentence, ...(cause === undefined ? [] : causeText(cause))].join("\n"),
        },
    ];
}
const causeText = ({ what, evidence, remedy }) => [
    what,
    ...evidence.map((item) => `  ${item}`),
    ...(remedy === undefined ? [] : [`→ ${remedy}`]),
];
function warningsOf({ checks, notes }) {
    return [
        ...checks
            .filter(({ level }) => level === "warning")
            .map(({ about, text, remedy }) => warning(about, remedy === undefined ? text : `${text}\n→ ${remedy}`)),
        ...notes
            .filter(({ level }) => level === "warning")
            .map(({ about, text }) => warning(about ?? "ECS Release", text)),
    ];
}
const warning = (title, message) => ({ level: "warning", title, message });
/** The command for the runner; later lines of a message become lines of the log, so they are harmless too. */
function annotationCommand({ level, title, message }) {
    const lines = (0,harmless/* cut */.Jj)((0,harmless/* harmlessLines */.vL)(message).join("\n"), longestMessage);
    return workflowCommand(level, { title: (0,harmless/* harmless */.Is)(title, longestTitle) }, lines);
}

// EXTERNAL MODULE: ./build/src/time.js
var time = __webpack_require__(4184);
;// CONCATENATED MODULE: ./build/src/report/github-deployment.js



/** The last status by outcome; `inactive` for a release that turned out to change nothing. */
function finalState(outcome) {
    switch (outcome) {
        case "released":
        case "unchanged":
            return "success";
        case "started":
            return "in_progress";
        case "planned":
        case "refused":
            return "inactive";
        case "migration-failed":
        case "rolled-back":
        case "rollback-failed":
        case "failed":
        case "superseded":
        case "cancelled":
            return "failure";
    }
}
/** Whether with this phase the release begins to change what runs. */
function beginsToChange(phase) {
    return phase.name === "migration" || phase.name === "wave" || phase.name === "schedules";
}
const tries = 3;
const requestTimeout = (0,time/* seconds */.YA)(10);
const longestDescription = 140;
class GitHubDeployment {
    #options;
    #repository;
    #octokit;
    #created;
    constructor(options) {
        this.#options = options;
        const [owner = "", repo = ""] = options.job.repository.split("/");
        this.#repository = { owner, repo };
        if (options.id !== undefined)
            this.#created = Promise.resolve(options.id);
    }
    /** Creates the deployment, `in_progress`; the release does not wait for it. */
    begin() {
        this.#created ??= this.#create();
    }
    /** Gives the last status. A release that changed nothing leaves no deployment behind. */
    async end(outcome, sentence) {
        const state = finalState(outcome);
        if (state !== "inactive")
            this.begin();
        const id = await this.#created;
        if (id === undefined)
            return;
        await this.#attempt(async (octokit, request) => {
            await octokit.rest.repos.createDeploymentStatus({ ...this.#status(id, state, sentence), request });
            if (state === "inactive") {
                await octokit.rest.repos.deleteDeployment({ ...this.#repository, deployment_id: id, request });
            }
        });
    }
    async #create() {
        const { job, environment, onCreated } = this.#options;
        const id = await this.#attempt(async (octokit, request) => {
            const { data } = await octokit.rest.repos.createDeployment({
                ...this.#repository,
                ref: job.sha,
                environment,
                auto_merge: false,
                required_contexts: [],
                description: "ECS Release",
                request,
            });
            if (!("id" in data))
                throw new Error(data.message ?? "GitHub did not create the deployment");
            return data.id;
        });
        if (id === undefined)
            return undefined;
        onCreated(id);
        await this.#attempt(async (octokit, request) => {
            await octokit.rest.repos.createDeploymentStatus({ ...this.#status(id, "in_progress", ""), request });
        });
        return id;
    }
    #status(id, state, sentence) {
        const { environmentUrl, logUrl } = this.#options;
        return {
            ...this.#repository,
            deployment_id: id,
            state,
            description: (0,harmless/* cut */.Jj)((0,harmless/* printable */.g$)(sentence), longestDescription - 25),
            ...(logUrl === undefined ? {} : { log_url: logUrl }),
            ...(environmentUrl === undefined ? {} : { environment_url: environmentUrl }),
        };
    }
    /** Three tries where a second one can help; then a note, and `undefined`. */
    async #attempt(call) {
        for (let count = 1;; count += 1) {
            try {
                return await call(await this.#client(), { signal: AbortSignal.timeout(requestTimeout) });
            }
            catch (error) {
                const status = statusOf(error);
                if (count >= tries || (status !== undefined && status < 500 && status !== 429)) {
                    this.#options.onNote(noteOf(error, status, this.#options.environment));
                    return undefined;
                }
                await this.#options.clock.sleep((0,time/* seconds */.YA)(count));
            }
        }
    }
    async #client() {
        const { token, job } = this.#options;
        this.#octokit ??= Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(413)]).then(__webpack_require__.bind(__webpack_require__, 2413)).then((github) => github.getOctokit(token, job.apiUrl === "" ? {} : { baseUrl: job.apiUrl }));
        return this.#octokit;
    }
}
function statusOf(error) {
    const status = error instanceof Error && "status" in error ? error.status : undefined;
    return typeof status === "number" ? status : undefined;
}
/** The permission that is missing, where that is the reason. */
function noteOf(error, status, environment) {
    const what = `The GitHub deployment of ${environment} could not be recorded: ${(0,failure/* messageOf */.bD)(error)}`;
    const remedy = "Give the job `permissions: { deployments: write }`, or leave `github-environment` out.";
    return status === 401 || status === 403 || status === 404 ? `${what}. ${remedy}` : what;
}

;// CONCATENATED MODULE: ./build/src/report/job-links.js
function jobLinks({ serverUrl, repository, sha, runId, runAttempt }) {
    if (!/^https?:\/\/[\w.:-]+(?:\/[\w./-]*)?$/u.test(serverUrl) || !/^[\w.-]+\/[\w.-]+$/u.test(repository))
        return {};
    const home = `${serverUrl.replace(/\/+$/u, "")}/${repository}`;
    const attempt = /^\d+$/u.test(runAttempt) ? `/attempts/${runAttempt}` : "";
    return {
        ...(/^[0-9a-f]{7,64}$/u.test(sha) ? { commit: { sha, url: `${home}/commit/${sha}` } } : {}),
        ...(/^\d+$/u.test(runId) ? { runUrl: `${home}/actions/runs/${runId}${attempt}` } : {}),
    };
}

;// CONCATENATED MODULE: ./build/src/report/log/phase-words.js
const words = {
    plan: "Plan",
    preflight: "Preflight",
    register: "Register",
    migration: "Migration",
    "smoke-test": "Smoke test",
    schedules: "Schedules",
    rollback: "Rollback",
    proof: "Proof",
};
/** `Preflight`, `Wave 1 of 2`; a single wave is the `Rollout`. */
function phaseWords(phase) {
    if (phase.name !== "wave")
        return words[phase.name];
    return phase.of === undefined || phase.of <= 1 ? "Rollout" : `Wave ${phase.number} of ${phase.of}`;
}

;// CONCATENATED MODULE: ./build/src/report/log/line.js
/** A line of the job log: outside text made harmless, our own colours around it. */

/** Colours that GitHub's log shows on its light and on its dark ground. */
const codes = {
    good: "32",
    bad: "31",
    warning: "33",
    quiet: "90",
    strong: "1",
    alarm: "1;31",
};
const painted = (text, style) => `\u{1B}[${codes[style]}m${text}\u{1B}[0m`;
/** The one way of a line into the job log. */
function rendered({ text, style, tail }, colour) {
    const body = (0,harmless/* harmless */.Is)(text);
    const end = tail === undefined ? "" : ` ${(0,harmless/* harmless */.Is)(tail)}`;
    if (!colour)
        return body + end;
    const bodyPainted = style === undefined || body === "" ? body : painted(body, style);
    return end === "" ? bodyPainted : bodyPainted + painted(end, "quiet");
}

;// CONCATENATED MODULE: ./build/src/report/log/printer.js
/** Lines and groups of the job log. Groups do not nest, and what must be seen is never inside one. */



class Printer {
    #write;
    #colour;
    /** A group's title is held back until it has a line, so that no group is empty. */
    #pending;
    #open = false;
    constructor({ write, colour }) {
        this.#write = write;
        this.#colour = colour;
    }
    /** Begins a group; the one before it is closed. */
    group(title) {
        this.closeGroup();
        this.#pending = title;
    }
    closeGroup() {
        if (this.#open)
            this.#write(workflowCommand("endgroup", {}, ""));
        this.#open = false;
        this.#pending = undefined;
    }
    print(lines) {
        if (lines.length > 0 && this.#pending !== undefined) {
            this.#write(workflowCommand("group", {}, (0,harmless/* harmless */.Is)(this.#pending)));
            this.#open = true;
            this.#pending = undefined;
        }
        this.#put(lines);
    }
    /** Prints in front of a group that has no line yet. */
    printAhead(lines) {
        this.#put(lines);
    }
    #put(lines) {
        for (const line of lines)
            this.#write(`${rendered(line, this.#colour)}\n`);
    }
    /** Shown only in a run with debug logging. */
    debug(text) {
        this.#write(workflowCommand("debug", {}, text));
    }
}

// EXTERNAL MODULE: ./build/src/aws/arn.js
var aws_arn = __webpack_require__(2672);
;// CONCATENATED MODULE: ./build/src/report/words.js
/** How the report says durations, moments and revisions. */

/** `42 s`, `4 m 05 s`, `1 h 02 m`. */
function durationWords(seconds) {
    const whole = Math.max(0, Math.round(seconds));
    const pad = (count) => String(count).padStart(2, "0");
    if (whole < 60)
        return `${whole} s`;
    if (whole < 3600)
        return `${Math.floor(whole / 60)} m ${pad(whole % 60)} s`;
    const minutes = Math.round(whole / 60);
    return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} m`;
}
/** `14:05:30 UTC` of epoch milliseconds. */
const timeOfDay = (at) => `${new Date(at).toISOString().slice(11, 19)} UTC`;
/** Seconds between two ISO times. */
const secondsBetween = (from, to) => (Date.parse(to) - Date.parse(from)) / 1000;
/** `web:41 → 42`; both names in full where the families differ. */
function moveWords(from, to) {
    const [before, after] = [(0,aws_arn/* parseRevision */.Pp)(from), (0,aws_arn/* parseRevision */.Pp)(to)];
    if (before !== undefined && before.family === after?.family) {
        return before.revision === after.revision
            ? (0,aws_arn/* revisionName */.pd)(from)
            : `${(0,aws_arn/* revisionName */.pd)(from)} → ${after.revision}`;
    }
    return `${(0,aws_arn/* revisionName */.pd)(from)} → ${(0,aws_arn/* revisionName */.pd)(to)}`;
}
/** `1 check`, `2 checks`. */
const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

;// CONCATENATED MODULE: ./build/src/report/log/cause-lines.js



function causeLines(cause) {
    return [
        { text: `  ${cause.name}: ${cause.what}`, style: "bad" },
        ...quoted(cause.evidence),
        ...(cause.remedy === undefined ? [] : [{ text: `  → ${cause.remedy}`, style: "strong" }]),
    ];
}
/** Somebody else's words, with a bar in front. */
const quoted = (lines, indent = "  ") => lines.flatMap((line) => (0,harmless/* harmlessLines */.vL)(line)).map((text) => ({ text: `${indent}│ ${text}` }));
function failingLines(failing, link) {
    const { service, cause, count, example, log, oldRevisionToo } = failing;
    const lines = [
        { text: `✖ ${service}  ${counted(count, "task")} of the new revision failed`, style: "alarm" },
        ...causeLines(cause),
        { text: `  Example: task ${(0,aws_arn/* shortName */.EU)(example)}`, ...(link === undefined ? {} : { tail: link }) },
    ];
    if (log.length > 0)
        lines.push({ text: "  Last lines of its log:" }, ...quoted(log));
    if (oldRevisionToo) {
        lines.push({
            text: "  The old revision fails in the same way: the image may not be the cause.",
            style: "warning",
        });
    }
    return lines;
}

;// CONCATENATED MODULE: ./build/src/report/log/plan-lines.js
/** The plan as a table of lines: what goes from where to where, and what changes in the revision. */


/** Where the release goes and who acts. */
function headLines(plan) {
    const where = `${(0,aws_arn/* shortName */.EU)(plan.cluster)} · ${plan.region} · account ${plan.account}`;
    return [
        { text: `ECS Release to cluster ${where}${plan.dryRun ? " · dry run" : ""}`, style: "strong" },
        ...(plan.identity === undefined ? [] : [{ text: `  as ${plan.identity}`, style: "quiet" }]),
    ];
}
function planLines(plan) {
    const services = plan.waves.flat();
    const width = Math.max(0, ...services.map(({ name }) => name.length));
    return [
        ...(plan.migration === undefined ? [] : [migrationLine(plan.migration)]),
        ...plan.waves.flatMap((wave, index) => [
            ...(plan.waves.length > 1 ? [{ text: `Wave ${index + 1} of ${plan.waves.length}` }] : []),
            ...wave.map((service) => serviceLine(service, width)),
        ]),
        ...plan.schedules.map(scheduleLine),
        ...plan.families.flatMap(familyLines),
    ];
}
function serviceLine({ name, from, desiredCount, strategy, deploys, controller }, width) {
    const how = controller === "CODE_DEPLOY" ? `CODE_DEPLOY ${strategy}` : strategy;
    const move = deploys ? `${(0,aws_arn/* revisionName */.pd)(from)} → new revision` : `${(0,aws_arn/* revisionName */.pd)(from)}, nothing to deploy`;
    return { text: `  ${name.padEnd(width)}  ${move} · ${how} · ${counted(desiredCount, "task")}` };
}
function migrationLine({ family, container, command, environmentNames, launch }) {
    const what = command === undefined ? "the image's own command" : command.join(" ");
    const names = environmentNames.length === 0 ? "" : ` with ${environmentNames.join(", ")}`;
    return { text: `Migration of ${family} in container ${container}: ${what}${names} · ${launch}` };
}
const scheduleLine = ({ name, from, moves }) => ({
    text: `  ${name}  ${from.map(aws_arn/* revisionName */.pd).join(", ")}${moves ? " → new revision" : ", stays"}`,
});
function familyLines({ family, base, reused, changes }) {
    if (reused)
        return [{ text: `${(0,aws_arn/* revisionName */.pd)(base)} already is what was asked for` }];
    return [
        { text: `${family}: a new revision made from ${(0,aws_arn/* revisionName */.pd)(base)}` },
        ...changes.flatMap(changeLines),
    ];
}
const signs = {
    added: "+",
    removed: "-",
    changed: "~",
    "moved-to-secrets": "~",
    "moved-to-environment": "~",
};
/** What a change is, in words; for secrets and variables the name alone. */
function changeWords({ container, what, name, change }) {
    const where = container === undefined ? "" : ` of ${container}`;
    const moved = change.startsWith("moved") ? ` ${change.replaceAll("-", " ")}` : "";
    return what === "other"
        ? `${name ?? "member"}${where}`
        : `${[what, name].filter(Boolean).join(" ")}${where}${moved}`;
}
const changeSign = ({ change }) => signs[change];
function changeLines(change) {
    const lines = [{ text: `  ${changeSign(change)} ${changeWords(change)}` }];
    if (change.from !== undefined)
        lines.push({ text: `      - ${change.from}`, style: "bad" });
    if (change.to !== undefined)
        lines.push({ text: `      + ${change.to}`, style: "good" });
    return lines;
}

;// CONCATENATED MODULE: ./build/src/report/log/saying.js
/** What one event says in the job log, given what is known of the release: pure, one function for each kind. */

const silence = { lines: [] };
const inside = (...lines) => ({ lines });
const outside = (...lines) => ({ lines, outside: true });
/** Where the console finds what the release touches; `undefined` before the plan is known. */
function placeOf({ plan }) {
    return plan && { partition: plan.partition, region: plan.region, cluster: (0,aws_arn/* shortName */.EU)(plan.cluster) };
}
/** Seconds since the phase under way began. */
function secondsInPhase(report, at) {
    const start = report.steps.findLast(({ endedAt }) => endedAt === undefined)?.startedAt ?? report.startedAt;
    return (at - Date.parse(start)) / 1000;
}
/** A service's name, as wide as the widest, in front of its line. */
function prefixed(service, text, report) {
    const width = Math.max(...report.services.map(({ name }) => name.length), service.length);
    return `${service.padEnd(width)}  ${text}`;
}

;// CONCATENATED MODULE: ./build/src/report/log/say-release.js
/** The release itself: plan, checks, notes, revisions, phases, rollback, heartbeat. */






/** In a dry run the plan is the result, so it is seen without a click. */
const sayPlan = ({ plan }) => ({
    ahead: headLines(plan),
    lines: planLines(plan),
    outside: plan.dryRun,
});
const checkMarks = {
    ok: { mark: "OK  ", style: "good" },
    warning: { mark: "WARN", style: "warning" },
    failure: { mark: "FAIL", style: "bad" },
};
function sayCheck({ check }) {
    const { about, level, text, remedy } = check;
    const { mark, style } = checkMarks[level];
    const lines = [{ text: `${mark}  ${about}: ${text}`, style }];
    if (remedy !== undefined && level !== "ok")
        lines.push({ text: `      → ${remedy}` });
    return { lines, outside: level === "failure" };
}
function sayNote({ level, about, text }) {
    const said = about === undefined ? text : `${about}: ${text}`;
    return inside(level === "warning" ? { text: `! ${said}`, style: "warning" } : { text: `  ${said}` });
}
const sayRegistered = ({ from, to, reused }) => inside({ text: reused ? `  ${(0,aws_arn/* revisionName */.pd)(to)} is used as it is` : `✓ ${moveWords(from, to)}` });
/** The line under a closed group: the phase, how it went, how long it took. */
function sayPhaseEnded({ phase, result, at }, report) {
    const step = report.steps.findLast(({ name, endedAt }) => name === phase.name && endedAt !== undefined);
    const seconds = step === undefined ? 0 : (at - Date.parse(step.startedAt)) / 1000;
    const detail = phaseDetail(phase, report);
    const name = phaseWords(phase) + (detail === "" ? "" : `: ${detail}`);
    const tail = `(${durationWords(seconds)})`;
    switch (result) {
        case "ok":
            return outside({ text: `✓ ${name}`, style: "good", tail });
        case "failed":
            return outside({ text: `✖ ${phaseWords(phase)} failed`, style: "bad", tail });
        case "skipped":
            return outside({ text: `– ${phaseWords(phase)}: nothing to do`, style: "quiet" });
    }
}
function phaseDetail(phase, { checks, families, migration, plan }) {
    switch (phase.name) {
        case "plan":
            return plan === undefined ? "" : planWords(plan);
        case "preflight": {
            const warnings = checks.filter(({ level }) => level === "warning").length;
            return `${counted(checks.length, "check")}${warnings === 0 ? "" : `, ${counted(warnings, "warning")}`}`;
        }
        case "register":
            return families.map(({ from, to }) => moveWords(from, to)).join(" · ");
        case "migration":
            return migration?.exitCode === undefined ? "" : `exit code ${migration.exitCode}`;
        case "wave":
            return phase.services.join(", ");
        case "smoke-test":
        case "schedules":
        case "rollback":
        case "proof":
            return "";
    }
}
function planWords({ waves, migration, schedules }) {
    const deploying = waves.flat().filter(({ deploys }) => deploys).length;
    const moving = schedules.filter(({ moves }) => moves).length;
    return [
        `${counted(deploying, "service")} to deploy`,
        ...(migration === undefined ? [] : ["a migration to run"]),
        ...(moving === 0 ? [] : [`${counted(moving, "schedule")} to move`]),
    ].join(", ");
}
const sayRollbackStarted = (reason) => outside({ text: "" }, { text: `↩ ROLLING BACK: ${reason}`, style: "alarm" });
const sayRollingBack = ({ part, to, reason }) => outside({ text: `↩ ${part} goes back to ${(0,aws_arn/* shortName */.EU)(to)}: ${reason}`, style: "warning" });
function sayRollbackEnded({ part, back, text, cause }) {
    if (back)
        return outside({ text: `✓ ${part} is back: ${text}`, style: "good" });
    return outside({ text: `✖ ${part} IS NOT BACK: ${text}`, style: "alarm" }, ...(cause === undefined ? [] : causeLines(cause)));
}
function sayHeartbeat({ awaiting, until, at }, report) {
    const passed = durationWords(secondsInPhase(report, at));
    if (until === undefined)
        return inside({ text: `… waiting for ${awaiting}`, style: "quiet", tail: `(${passed})` });
    const left = durationWords((until - at) / 1000);
    const text = `… waiting for ${awaiting}, until ${timeOfDay(until)}`;
    return inside({ text, style: "quiet", tail: `(${passed}, ${left} left)` });
}

;// CONCATENATED MODULE: ./build/src/report/console-links.js
/**
 * Addresses of the AWS console, for the partitions whose console has a public address
 * (`ecs-domain.md` 8.4). Elsewhere, and for names that do not look like names, there is none.
 */

function consoleOrigin({ partition, region }) {
    if (!/^[a-z]{2,}(?:-[a-z]+)+-\d+$/u.test(region))
        return undefined;
    switch (partition) {
        case "aws":
            return `https://${region}.console.aws.amazon.com`;
        case "aws-cn":
            return `https://${region}.console.amazonaws.cn`;
        case "aws-us-gov":
            return "https://console.amazonaws-us-gov.com";
        default:
            return undefined;
    }
}
function address(place, path, fragment = "") {
    const origin = consoleOrigin(place);
    return origin === undefined ? undefined : `${origin}${path}?region=${place.region}${fragment}`;
}
/** Encoded for a path or fragment, parentheses included, which would end a Markdown link. */
const encoded = (text) => encodeURIComponent(wellFormed(text)).replaceAll("(", "%28").replaceAll(")", "%29");
/** CloudWatch's console encodes twice, with `$` for `%`. */
const logEncoded = (text) => encoded(encoded(text)).replaceAll("%", "$");
const clusterLink = (place) => address(place, `/ecs/v2/clusters/${encoded(place.cluster)}/services`);
const serviceLink = (place, service) => address(place, `/ecs/v2/clusters/${encoded(place.cluster)}/services/${encoded((0,aws_arn/* shortName */.EU)(service))}/deployments`);
const taskLink = (place, taskArn) => address(place, `/ecs/v2/clusters/${encoded(place.cluster)}/tasks/${encoded((0,aws_arn/* shortName */.EU)(taskArn))}/configuration`);
/** Of a task definition's ARN or `family:revision`. */
function revisionLink(place, arn) {
    const revision = (0,aws_arn/* parseRevision */.Pp)(arn);
    if (revision === undefined)
        return undefined;
    return address(place, `/ecs/v2/task-definitions/${encoded(revision.family)}/${revision.revision}/containers`);
}
/** Logs can lie in another region than the task. */
function logLink(place, group, stream, region = place.region) {
    const fragment = `#logsV2:log-groups/log-group/${logEncoded(group)}/log-events/${logEncoded(stream)}`;
    return address({ ...place, region }, "/cloudwatch/home", fragment);
}
const codeDeployLink = (place, deploymentId) => address(place, `/codesuite/codedeploy/deployments/${encoded(deploymentId)}`);
/** Of a deployment, by the form of its id: `ecs-svc/…` is ECS's own, `d-…` CodeDeploy's. */
const deploymentLink = (place, service, deploymentId) => deploymentId.startsWith("d-") ? codeDeployLink(place, deploymentId) : serviceLink(place, service);
/** Of a schedule as the input names it: `rule/[BUS/]NAME`, `schedule/[GROUP/]NAME`. */
function scheduleLink(place, asWritten) {
    const [kind, ...path] = asWritten.split("/");
    const name = path.pop();
    if (name === undefined)
        return undefined;
    const within = encoded(path.join("/") || "default");
    if (kind === "rule")
        return address(place, "/events/home", `#/eventbus/${within}/rules/${encoded(name)}`);
    if (kind === "schedule")
        return address(place, "/scheduler/home", `#schedules/${within}/${encoded(name)}`);
    return undefined;
}
const wellFormed = (text) => text.replaceAll(/\p{Surrogate}/gu, "\u{FFFD}");

;// CONCATENATED MODULE: ./build/src/report/log/progress-line.js
/** How far a service's deployment is, in one line: `web  42: 1/3 running · 41: 3 running · traffic 10 % · BAKE_TIME`. */


function progressText({ status, stage, revisions, hooks = [] }) {
    const families = new Set(revisions.map(({ revision }) => (0,aws_arn/* parseRevision */.Pp)(revision)?.family));
    const oneFamily = families.size === 1;
    const shift = revisions.find(({ ours, traffic }) => ours && traffic !== undefined);
    return [
        ...revisions.map((revision) => revisionText(revision, oneFamily)),
        ...(shift === undefined ? [] : [trafficText(shift)]),
        ...(stage === undefined ? [] : [stage]),
        ...(status === "IN_PROGRESS" && revisions.length > 0 ? [] : [status]),
        ...hooks.map(hookText),
    ].join(" · ");
}
function revisionText(progress, oneFamily) {
    const { revision, ours, desired, running, pending, failed = 0 } = progress;
    const name = oneFamily ? ((0,aws_arn/* parseRevision */.Pp)(revision)?.revision ?? revision) : revision;
    const counts = [
        `${ours ? `${running}/${desired}` : running} running`,
        ...(pending > 0 ? [`${pending} pending`] : []),
        ...(failed > 0 ? [`${failed} failed`] : []),
    ];
    return `${name}: ${counts.join(", ")}`;
}
function trafficText({ traffic, testTraffic }) {
    const test = testTraffic === undefined || testTraffic === traffic ? "" : `, test traffic ${testTraffic} %`;
    return `traffic ${traffic} %${test}`;
}
function hookText({ type, status, expiresAt, timeoutAction }) {
    const until = expiresAt === undefined ? "" : ` until ${timeOfDay(expiresAt)}`;
    const then = expiresAt === undefined || timeoutAction === undefined ? "" : `, then ${timeoutAction}`;
    return `${type} ${status}${until}${then}`;
}

;// CONCATENATED MODULE: ./build/src/report/log/service-event.js
const rules = [
    ["failure", /deployment failed\b/u],
    ["failure", /\brolling back to deployment\b/u],
    ["failure", /^IAM (?:permissions policies|trust relationship) ha(?:s|ve) been/u],
    ["trouble", /replaced \d+ tasks due to an unhealthy status/u],
    ["trouble", /\bwas unable to\b/u],
    ["trouble", /\bcould not launch\b/u],
    ["trouble", /\bis unable to\b/u],
    ["trouble", /\boperations are being throttled\b/u],
    ["trouble", /\bis (?:unhealthy|not healthy) in\b/u],
    ["trouble", /\bfailed (?:container health checks|to describe target health|to register targets)\b/u],
    ["noise", /AZ [Rr]ebalanc|AZ balanced/u],
    ["noise", /\bhas started \d+ tasks\b/u],
    ["noise", /\bhas stopped \d+ running tasks\b/u],
    ["noise", /\b(?:de)?registered \d+ targets in\b/u],
    ["noise", /\bhas begun draining connections on \d+ tasks\b/u],
    ["noise", /\bhas reached a steady state\b/u],
    ["news", /\bdeployment completed\b/u],
];
function classifyServiceEvent(text) {
    return rules.find(([, pattern]) => pattern.test(text))?.[0] ?? "news";
}
/** The event without the `(service NAME) ` that the line already says. */
function withoutServiceName(text) {
    return text.replace(/^(?:service )?\(service [^)]*\) /u, "");
}

;// CONCATENATED MODULE: ./build/src/report/log/say-service.js
/** Services: their deployments under way, and how they ended. */








function sayServiceUpdated(event, report) {
    const { service, from, to, deploymentId } = event;
    const place = placeOf(report);
    const link = place && deploymentLink(place, service, deploymentId);
    return inside({ text: prefixed(service, `${moveWords(from, to)} · deployment ${deploymentId}`, report) }, ...(link === undefined ? [] : [{ text: prefixed("", link, report), style: "quiet" }]));
}
function sayProgress({ progress, at }, report) {
    return inside({
        text: prefixed(progress.service, progressText(progress), report),
        tail: `(${durationWords(secondsInPhase(report, at))})`,
    });
}
function sayServiceEvent({ service, text }, report) {
    const said = prefixed(service, `ECS: ${withoutServiceName(text)}`, report);
    switch (classifyServiceEvent(text)) {
        case "noise":
            return silence;
        case "news":
            return inside({ text: said, style: "quiet" });
        case "trouble":
            return inside({ text: said, style: "warning" });
        case "failure":
            return outside({ text: said, style: "bad" });
    }
}
/** The whole story the first time, the count alone when the same cause comes again. */
function sayFailing({ failing }, report, first) {
    if (!first) {
        const text = `${counted(failing.count, "task")} failed so far: ${failing.cause.name}`;
        return outside({ text: prefixed(failing.service, text, report), style: "bad" });
    }
    const place = placeOf(report);
    return outside(...failingLines(failing, place && taskLink(place, failing.example)));
}
function sayServiceEnded({ verdict }, report) {
    const { name, from, to, seconds, cause } = verdict;
    const tail = `(${durationWords(seconds)})`;
    if ((0,release_outcome/* isSuccess */.o)(verdict.verdict)) {
        return inside({
            text: prefixed(name, `✓ ${verdict.verdict}: ${moveWords(from, to)}`, report),
            style: "good",
            tail,
        });
    }
    return outside({ text: prefixed(name, `✖ ${verdict.verdict}`, report), style: "alarm", tail }, ...(cause === undefined || wasShown(cause, report) ? [] : causeLines(cause)));
}
/** Whether the cause has been shown with the tasks that failed of it. */
const wasShown = (cause, { failing }) => failing.some((group) => group.cause.name === cause.name && group.cause.what === cause.what);
function sayScheduleEnded({ verdict }) {
    const { name, from, to, note, cause } = verdict;
    const moved = `${name}  ${from.map(aws_arn/* shortName */.EU).join(", ")} → ${(0,aws_arn/* shortName */.EU)(to)}`;
    if ((0,release_outcome/* isSuccess */.o)(verdict.verdict)) {
        return inside({ text: `✓ ${moved}${note === undefined ? "" : ` · ${note}`}`, style: "good" });
    }
    return outside({ text: `✖ ${name}  ${verdict.verdict}${note === undefined ? "" : ` · ${note}`}`, style: "alarm" }, ...(cause === undefined ? [] : causeLines(cause)));
}

;// CONCATENATED MODULE: ./build/src/report/log/say-task.js
/** One-off tasks: the migration and the smoke test. */





const names = { migration: "Migration", "smoke-test": "Smoke test" };
function sayTaskStarted(event, report) {
    const { task, taskArn, adopted, logGroup, logStream, logRegion } = event;
    const place = placeOf(report);
    const link = place && taskLink(place, taskArn);
    const log = place && logGroup !== undefined && logStream !== undefined
        ? logLink(place, logGroup, logStream, logRegion)
        : undefined;
    const how = adopted ? "taken over from an earlier run" : "started";
    return inside({ text: `${names[task]} task ${(0,aws_arn/* shortName */.EU)(taskArn)} ${how}` }, ...(link === undefined ? [] : [{ text: `  task: ${link}`, style: "quiet" }]), ...(log === undefined ? [] : [{ text: `  log:  ${log}`, style: "quiet" }]));
}
const sayTaskStatus = ({ task, status, at }, report) => inside({ text: `${names[task]} ${status}`, tail: `(${durationWords(secondsInPhase(report, at))})` });
const sayTaskLog = ({ container, text }) => inside(...quoted(text.split("\n"), `  ${container} `));
function sayMigrationEnded({ verdict }) {
    const { container, succeeded, exitCode, seconds, log, cause } = verdict;
    const exit = exitCode === undefined ? "no exit code" : `exit code ${exitCode}`;
    const tail = `(${durationWords(seconds)})`;
    if (succeeded)
        return inside({ text: `✓ Migration: ${container} ended with ${exit}`, style: "good", tail });
    return outside({ text: `✖ Migration failed: ${container} ended with ${exit}`, style: "alarm", tail }, ...(cause === undefined ? [] : causeLines(cause)), ...(log.length === 0 ? [] : [{ text: "  Last lines of its log:" }, ...quoted(log)]));
}
function saySmokeTestEnded({ service, result, text, cause }) {
    const of = service === undefined ? "" : ` of ${service}`;
    switch (result) {
        case "passed":
            return inside({ text: `✓ Smoke test${of}: ${text}`, style: "good" });
        case "not-measured":
            return outside({ text: `! Smoke test${of} could not be measured: ${text}`, style: "warning" }, ...(cause === undefined ? [] : causeLines(cause)));
        case "failed":
            return outside({ text: `✖ Smoke test${of} failed: ${text}`, style: "alarm" }, ...(cause === undefined ? [] : causeLines(cause)));
    }
}

;// CONCATENATED MODULE: ./build/src/report/standing.js
function standingOf({ verdict, to }, { outcome }) {
    if (verdict !== undefined)
        return verdict;
    if (to !== undefined)
        return "under way";
    return outcome === "planned" || outcome === "refused" ? outcome : "untouched";
}

;// CONCATENATED MODULE: ./build/src/report/log/verdict-lines.js
/** How it ended: the last lines of the job log. */




const outcomeStyle = (outcome) => ((0,release_outcome/* isSuccess */.o)(outcome) ? "good" : "bad");
function verdictLines(report) {
    const { outcome = "failed", sentence = "", cause, startedAt, endedAt = startedAt } = report;
    const mark = (0,release_outcome/* isSuccess */.o)(outcome) ? "✓" : "✖";
    const head = {
        text: `${mark} ${outcome.toUpperCase()}: ${sentence}`,
        style: (0,release_outcome/* isSuccess */.o)(outcome) ? "good" : "alarm",
        tail: `(${durationWords(secondsBetween(startedAt, endedAt))})`,
    };
    return [{ text: "" }, head, ...serviceLines(report), ...(cause === undefined ? [] : causeLines(cause))];
}
function serviceLines(report) {
    const { services } = report;
    const moves = services.map(({ from, to }) => moveWords(from, to ?? from));
    const nameWidth = Math.max(0, ...services.map(({ name }) => name.length));
    const moveWidth = Math.max(0, ...moves.map((move) => move.length));
    return services.map((service, index) => ({
        text: `  ${service.name.padEnd(nameWidth)}  ${moves[index]?.padEnd(moveWidth)}  ${standingOf(service, report)}`,
        ...(service.verdict === undefined ? {} : { style: outcomeStyle(service.verdict) }),
        ...timeOf(service),
    }));
}
const timeOf = ({ seconds = 0 }) => seconds === 0 ? {} : { tail: `(${durationWords(seconds)})` };

;// CONCATENATED MODULE: ./build/src/report/log/job-log.js








class JobLog {
    #printer;
    #lastProgress = new Map();
    #seenEvents = new Set();
    #failureCounts = new Map();
    constructor(options) {
        this.#printer = new Printer(options);
    }
    /** Prints what the event says, if that is new. `report` is the record with the event in it. */
    tell(event, report) {
        if (event.kind === "phase-started")
            this.#open(event.phase);
        const { lines, ahead = [], outside: apart = false } = this.#say(event, report);
        this.#printer.printAhead(ahead);
        if (apart)
            this.#printer.closeGroup();
        this.#printer.print(lines);
    }
    debug(text) {
        this.#printer.debug(text);
    }
    /** The rollback is loud: it has no group to hide in. */
    #open(phase) {
        if (phase.name === "rollback")
            this.#printer.closeGroup();
        else
            this.#printer.group(titleOf(phase));
    }
    #say(event, report) {
        switch (event.kind) {
            case "phase-started":
                return event.phase.name === "rollback" ? sayRollbackStarted(event.phase.reason) : silence;
            case "phase-ended":
                return sayPhaseEnded(event, report);
            case "plan":
                return sayPlan(event);
            case "check":
                return sayCheck(event);
            case "note":
                return sayNote(event);
            case "registered":
                return sayRegistered(event);
            case "task-started":
                return sayTaskStarted(event, report);
            case "task-status":
                return sayTaskStatus(event, report);
            case "task-log":
                return sayTaskLog(event);
            case "migration-ended":
                return sayMigrationEnded(event);
            case "smoke-test-ended":
                return saySmokeTestEnded(event);
            case "service-updated":
                return sayServiceUpdated(event, report);
            case "service-progress":
                return this.#changed(event) ? sayProgress(event, report) : silence;
            case "service-event":
                return this.#unseen(event) ? sayServiceEvent(event, report) : silence;
            case "tasks-failing":
                return this.#failing(event, report);
            case "service-ended":
                return sayServiceEnded(event, report);
            case "schedule-ended":
                return sayScheduleEnded(event);
            case "rolling-back":
                return sayRollingBack(event);
            case "rollback-ended":
                return sayRollbackEnded(event);
            case "heartbeat":
                return sayHeartbeat(event, report);
            case "ended":
                return outside(...verdictLines(report));
        }
    }
    #changed({ progress }) {
        const text = progressText(progress);
        if (this.#lastProgress.get(progress.service) === text)
            return false;
        this.#lastProgress.set(progress.service, text);
        return true;
    }
    #unseen({ id }) {
        if (this.#seenEvents.has(id))
            return false;
        this.#seenEvents.add(id);
        return true;
    }
    #failing(event, report) {
        const { service: name, cause, count } = event.failing;
        const key = `${name} ${cause.name}`;
        const before = this.#failureCounts.get(key);
        this.#failureCounts.set(key, count);
        return before === count ? silence : sayFailing(event, report, before === undefined);
    }
}
function titleOf(phase) {
    return phase.name === "wave" ? `${phaseWords(phase)}: ${phase.services.join(", ")}` : phaseWords(phase);
}

// EXTERNAL MODULE: ./build/src/report/record/bounds.js
var bounds = __webpack_require__(4123);
;// CONCATENATED MODULE: ./build/src/report/outputs.js

/** Bytes. A job's outputs have 1 MiB together, and the other outputs say part of the same again. */
const largestReport = 400_000;
function outputsOf(report) {
    const { outcome = "failed", services, families, migration } = report;
    const previous = services.map(({ name, from }) => [name, from]);
    const registered = families.map(({ family, to }) => [family, to]);
    return {
        outcome,
        "task-definition-arn": taskDefinitionArn(report, outcome),
        "task-definition-arns": JSON.stringify(Object.fromEntries(registered)),
        "previous-task-definition-arns": JSON.stringify(Object.fromEntries(previous)),
        "migration-task-arn": migration?.taskArn ?? "",
        "migration-exit-code": migration?.exitCode === undefined ? "" : String(migration.exitCode),
        services: JSON.stringify(services.map((service) => serviceOutput(service, outcome))),
        report: JSON.stringify((0,bounds/* fitting */._Q)(report, (fitted) => (0,bounds/* bytesOf */.$$)(JSON.stringify(fitted)) <= largestReport)),
    };
}
/** New revision of the first service's family; without services, of the first family that was registered. */
function taskDefinitionArn({ services, families }, outcome) {
    if (outcome === "planned" || outcome === "refused")
        return "";
    const [first] = services;
    if (first === undefined)
        return families[0]?.to ?? "";
    if (outcome === "unchanged")
        return first.from;
    return families.find(({ family }) => family === first.family)?.to ?? "";
}
/** A service that never had its turn shares the verdict of a release that ended before any had, else is unchanged. */
function serviceOutput(service, outcome) {
    const { name, from, to = from, deploymentId = "", seconds = 0, cause = null } = service;
    return {
        name,
        verdict: service.verdict ?? verdictWithout(service, outcome),
        from,
        to,
        deploymentId,
        seconds,
        cause,
    };
}
function verdictWithout({ to }, outcome) {
    if (to !== undefined)
        return outcome;
    switch (outcome) {
        case "planned":
        case "refused":
        case "migration-failed":
            return outcome;
        case "released":
        case "unchanged":
        case "started":
        case "rolled-back":
        case "rollback-failed":
        case "failed":
        case "superseded":
        case "cancelled":
            return "unchanged";
    }
}

;// CONCATENATED MODULE: ./build/src/report/record/record.js
/** ISO 8601 in UTC of epoch milliseconds. */
const isoTime = (at) => new Date(at).toISOString();
const emptyReport = (at) => ({
    version: 1,
    startedAt: isoTime(at),
    checks: [],
    notes: [],
    steps: [],
    families: [],
    smokeTests: [],
    services: [],
    failing: [],
    troubles: [],
    schedules: [],
    omitted: {},
});

;// CONCATENATED MODULE: ./build/src/report/record/fold-parts.js


function foldMigration(report, event, at) {
    const { migration } = report;
    if (event.kind === "migration-ended") {
        const verdict = (0,bounds/* withBoundedCause */.BY)(event.verdict);
        const startedAt = migration?.startedAt ?? isoTime(at - verdict.seconds * 1000);
        return { ...report, migration: { ...migration, ...verdict, startedAt, log: (0,bounds/* boundedLog */.KY)(verdict.log) } };
    }
    if (event.task !== "migration")
        return report;
    if (event.kind === "task-status") {
        if (migration?.taskArn !== event.taskArn)
            return report;
        return { ...report, migration: { ...migration, status: event.status } };
    }
    const { taskArn, adopted, logGroup, logStream, logRegion } = event;
    return {
        ...report,
        migration: {
            taskArn,
            startedAt: isoTime(at),
            adopted,
            ...(logGroup === undefined ? {} : { logGroup }),
            ...(logStream === undefined ? {} : { logStream }),
            ...(logRegion === undefined ? {} : { logRegion }),
            log: [],
        },
    };
}
/**
 * A service's entry moved on. A verdict can be replaced by a later one (`released`, then `rolled-back`), whereas
 * the time of the rollout and its cause stay; an update that the rollback made is not the release's.
 */
function foldService(report, event, at) {
    if (event.kind === "service-updated") {
        if (isUnderWay(report.rollback))
            return report.services;
        const { service: name, from, to, deploymentId } = event;
        return changed(report.services, name, (known) => ({
            ...known,
            from,
            to,
            deploymentId,
            startedAt: isoTime(at),
        }));
    }
    const { cause, ...verdict } = (0,bounds/* withBoundedCause */.BY)(event.verdict);
    return changed(report.services, verdict.name, (known) => ({
        ...known,
        ...verdict,
        endedAt: known.endedAt ?? isoTime(at),
        ...(cause === undefined ? {} : { cause }),
    }));
}
const isUnderWay = (rollback) => rollback !== undefined && rollback.endedAt === undefined;
function changed(services, name, change) {
    const index = services.findIndex((service) => service.name === name);
    const known = services[index];
    if (known === undefined)
        return [...services, change({ name, wave: 1, strategy: "", from: "" })];
    return services.with(index, change(known));
}
function foldSchedule(schedules, verdict) {
    const bounded = (0,bounds/* withBoundedCause */.BY)(verdict);
    const index = schedules.findIndex(({ name }) => name === verdict.name);
    return index === -1 ? [...schedules, bounded] : schedules.with(index, bounded);
}
function foldRollback(rollback, event, at) {
    const time = isoTime(at);
    if (event.kind === "rolling-back") {
        const known = rollback ?? { reason: (0,bounds/* boundedText */.LD)(event.reason), startedAt: time, parts: [] };
        return { ...known, parts: [...known.parts, { part: event.part, to: event.to, startedAt: time }] };
    }
    const { part, back, text, cause } = event;
    const known = rollback ?? { reason: (0,bounds/* boundedText */.LD)(text), startedAt: time, parts: [] };
    const index = known.parts.findLastIndex((other) => other.part === part && other.endedAt === undefined);
    const begun = known.parts[index] ?? { part, to: "", startedAt: time };
    const over = {
        ...begun,
        endedAt: time,
        back,
        text: (0,bounds/* boundedText */.LD)(text),
        ...(cause === undefined ? {} : { cause: (0,bounds/* boundedCause */.x_)(cause) }),
    };
    return { ...known, parts: index === -1 ? [...known.parts, over] : known.parts.with(index, over) };
}

;// CONCATENATED MODULE: ./build/src/report/record/fold.js




const mostChecks = 100;
const mostNotes = 50;
const mostSteps = 100;
const mostFailing = 20;
const mostTroubles = 20;
const logLinesOfFailing = 20;
function fold(report, event) {
    switch (event.kind) {
        case "phase-started":
            return started(report, event.phase, event.at);
        case "phase-ended":
            return phaseEnded(report, event, event.at);
        case "plan":
            return planned(report, event.plan);
        case "check":
            return append(report, "checks", { ...event.check, text: (0,bounds/* boundedText */.LD)(event.check.text) }, mostChecks);
        case "note":
            return append(report, "notes", note(event), mostNotes);
        case "registered":
            return registered(report, event);
        case "task-started":
        case "task-status":
        case "migration-ended":
            return foldMigration(report, event, event.at);
        case "smoke-test-ended":
            return append(report, "smokeTests", smokeTest(event), mostSteps);
        case "service-updated":
        case "service-ended":
            return { ...report, services: foldService(report, event, event.at) };
        case "service-event":
            return eventOfService(report, event);
        case "tasks-failing":
            return failing(report, event.failing);
        case "schedule-ended":
            return { ...report, schedules: foldSchedule(report.schedules, event.verdict) };
        case "rolling-back":
        case "rollback-ended":
            return { ...report, rollback: foldRollback(report.rollback, event, event.at) };
        case "ended":
            return ended(report, event);
        case "task-log":
        case "service-progress":
        case "heartbeat":
            return report;
    }
}
/** Adds to a bounded list; what does not fit is counted in `omitted`. */
function append(report, name, item, most) {
    const list = report[name];
    if (list.length < most)
        return { ...report, [name]: [...list, item] };
    return { ...report, omitted: { ...report.omitted, [name]: (report.omitted[name] ?? 0) + 1 } };
}
function started(report, phase, at) {
    const step = {
        name: phase.name,
        ...(phase.name === "wave" ? { number: phase.number, of: phase.of, services: phase.services } : {}),
        startedAt: isoTime(at),
    };
    const next = append(report, "steps", step, mostSteps);
    if (phase.name !== "rollback" || report.rollback !== undefined)
        return next;
    return {
        ...next,
        rollback: { reason: (0,bounds/* boundedText */.LD)(phase.reason), startedAt: isoTime(at), parts: [] },
    };
}
function phaseEnded(report, event, at) {
    const { phase, result } = event;
    const index = report.steps.findLastIndex((step) => step.name === phase.name && step.endedAt === undefined && sameWave(step, phase));
    const steps = report.steps.map((step, i) => i === index ? { ...step, endedAt: isoTime(at), result } : step);
    if (phase.name !== "rollback" || report.rollback === undefined)
        return { ...report, steps };
    return { ...report, steps, rollback: { ...report.rollback, endedAt: isoTime(at) } };
}
const sameWave = (step, phase) => phase.name !== "wave" || step.number === phase.number;
function planned(report, plan) {
    const services = plan.waves.flatMap((wave, index) => wave.map(({ name, family, strategy, from }) => ({
        name,
        wave: index + 1,
        family,
        strategy,
        from,
    })));
    return { ...report, plan: (0,bounds/* boundedPlan */.zx)(plan), services };
}
const note = ({ level, about, text }) => ({
    level,
    ...(about === undefined ? {} : { about }),
    text: (0,bounds/* boundedText */.LD)(text),
});
function registered(report, event) {
    const { family, from, to, reused } = event;
    const others = report.families.filter((other) => other.family !== family);
    return { ...report, families: [...others, { family, from, to, reused }] };
}
function smokeTest({ service, result, text, cause }) {
    return {
        ...(service === undefined ? {} : { service }),
        result,
        text: (0,bounds/* boundedText */.LD)(text),
        ...(cause === undefined ? {} : { cause: (0,bounds/* boundedCause */.x_)(cause) }),
    };
}
function eventOfService(report, { service, at, text }) {
    const worth = classifyServiceEvent(text);
    if (worth !== "trouble" && worth !== "failure")
        return report;
    const trouble = { service, at: isoTime(at), text: (0,bounds/* boundedText */.LD)(text) };
    const known = report.troubles.some((other) => other.service === service && other.at === trouble.at && other.text === trouble.text);
    return known ? report : { ...report, troubles: [...report.troubles, trouble].slice(-mostTroubles) };
}
/** One entry for each service and cause: the latest count, with the log that was read once. */
function failing(report, group) {
    const index = report.failing.findIndex(({ service, cause }) => service === group.service && cause.name === group.cause.name);
    const log = group.log.length > 0 ? (0,bounds/* boundedLog */.KY)(group.log, logLinesOfFailing) : (report.failing[index]?.log ?? []);
    const entry = { ...(0,bounds/* withBoundedCause */.BY)(group), log };
    if (index === -1)
        return append(report, "failing", entry, mostFailing);
    return { ...report, failing: report.failing.with(index, entry) };
}
function ended(report, { outcome, sentence, cause, at }) {
    return {
        ...report,
        endedAt: isoTime(at),
        outcome,
        sentence: (0,bounds/* boundedText */.LD)(sentence),
        ...(cause === undefined ? {} : { cause: (0,bounds/* boundedCause */.x_)(cause) }),
    };
}

// EXTERNAL MODULE: ./build/src/report/record/frozen.js
var frozen = __webpack_require__(7836);
;// CONCATENATED MODULE: ./build/src/report/runner-files.js
/**
 * The files through which a step hands things to the runner: outputs, summary, state. Written by @actions/core,
 * which is loaded here and only now: it takes tens of milliseconds, and the first line of the log should not wait.
 */
/** Writes the step's outputs; outside a runner there is nowhere to write them. */
async function writeOutputs(outputs) {
    if (!isGiven("GITHUB_OUTPUT"))
        return;
    const { setOutput } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(421)]).then(__webpack_require__.bind(__webpack_require__, 6421));
    for (const [name, value] of Object.entries(outputs))
        setOutput(name, value);
}
/** Adds to the job summary. */
async function writeSummary(markdown) {
    if (!isGiven("GITHUB_STEP_SUMMARY"))
        return;
    const { summary } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(421)]).then(__webpack_require__.bind(__webpack_require__, 6421));
    await summary.addRaw(markdown).write();
}
/** Keeps a text for the `post` step, which reads it with `readState`. */
async function writeState(name, value) {
    if (!isGiven("GITHUB_STATE"))
        return;
    const { saveState } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(421)]).then(__webpack_require__.bind(__webpack_require__, 6421));
    saveState(name, value);
}
/** What the main step kept; `undefined` when it kept nothing. */
function readState(name) {
    const value = process.env[`STATE_${name}`];
    return value === undefined || value === "" ? undefined : value;
}
const isGiven = (file) => (process.env[file] ?? "") !== "";

;// CONCATENATED MODULE: ./build/src/report/summary/markdown.js
/**
 * Text from outside on its way into GitHub Markdown. Characters that could mean something become numeric
 * references, which Markdown never reads as structure; what GitHub finds in the finished text (mentions, issue
 * numbers, addresses, emoji) is kept apart by a zero-width space.
 *
 * https://github.github.com/gfm/#entity-and-numeric-character-references
 */

const longestText = 4000;
const gap = "&#8203;";
const structural = /[&<>\\`*_[\]#|~$@]/gu;
/** Running text, safe in a paragraph, a table's cell, a link's label and an HTML element; always one line. */
function markdown_text(outside, length = longestText) {
    return (0,harmless/* cut */.Jj)((0,harmless/* printable */.g$)(outside), length)
        .trim()
        .replaceAll(structural, (mark) => `&#${mark.charCodeAt(0)};`)
        .replaceAll("&#64;", `&#64;${gap}`)
        .replaceAll(/&#35;(?=\d)/gu, `&#35;${gap}`)
        .replaceAll(/\b(GH-)(?=\d)/giu, `$1${gap}`)
        .replaceAll(/:(?=\/\/)/gu, `:${gap}`)
        .replaceAll(/\b(www)\./giu, `$1${gap}.`)
        .replaceAll(/:(?=[\w+-]+:)/gu, `:${gap}`);
}
/** A name, an image, a value: in code type, whatever it holds. */
function code(outside, length = longestText) {
    const line = (0,harmless/* cut */.Jj)((0,harmless/* printable */.g$)(outside), length).trim();
    if (line === "")
        return "";
    if (/^[\w .,:;/@=+()%→…-]+$/u.test(line))
        return `\`${line}\``;
    return `<code>${markdown_text(line, Infinity)}</code>`;
}
/** Lines as they are, in a fence that none of them can close. */
function fence(lines, language = "text") {
    const body = lines.map((line) => (0,harmless/* printable */.g$)(line));
    const longestRun = Math.max(0, ...body.flatMap((line) => (line.match(/`+/gu) ?? []).map((run) => run.length)));
    const marks = "`".repeat(Math.max(3, longestRun + 1));
    return [`${marks}${language}`, ...body, marks].join("\n");
}
/**
 * Somebody else's sentences: unlike a fence they wrap, and can be read on a phone. The gap keeps a dash or a number
 * at their start from beginning a list.
 */
const quote = (lines) => lines
    .flatMap((line) => line.split(/[\r\n]+/u))
    .map((line) => `> ${gap}${markdown_text(line)}`)
    .join("<br>\n");
/** A link when there is an address (one of ours, encoded), else the label alone. The label is Markdown. */
const markdown_link = (label, url) => url === undefined ? label : `[${label}](${url})`;
const ownAddress = /https:\/\/(?:docs\.aws\.amazon\.com|docs\.github\.com|repost\.aws)\/[\w./#?=&%-]*[\w/]/u;
/**
 * Our own sentences, which quote names from outside: words between backticks become code, and addresses of AWS's
 * and GitHub's documentation links. The rest is text.
 */
function prose(sentence) {
    return (0,harmless/* printable */.g$)(sentence)
        .split(new RegExp(`(\`[^\`]+\`|${ownAddress.source})`, "u"))
        .map((piece, index) => {
        if (index % 2 === 0)
            return spaced(piece);
        return piece.startsWith("`") ? code(piece.slice(1, -1)) : `<${piece}>`;
    })
        .join("");
}
/** Text with the spaces at its ends kept, which join it to its neighbours. */
function spaced(piece) {
    const [, before = "", after = ""] = /^(\s*).*?(\s*)$/su.exec(piece) ?? [];
    const body = markdown_text(piece);
    return body === "" ? piece.replaceAll(/\s+/gu, " ") : `${before && " "}${body}${after && " "}`;
}
/** A table; the cells are Markdown. */
function table(head, rows) {
    const row = (cells) => `| ${cells.join(" | ")} |`;
    return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
}
/** What is opened with a click. The title is ours. */
const details = (title, body) => `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;

;// CONCATENATED MODULE: ./build/src/report/summary/plan.js
/** What was to change, and what the checks and notes said. */




/** The semantic difference of each revision; values are not in it, names are. */
function changesSection({ plan }) {
    const families = plan?.families.filter(({ changes }) => changes.length > 0) ?? [];
    if (families.length === 0)
        return undefined;
    const count = families.reduce((sum, { changes }) => sum + changes.length, 0);
    const body = families.map(familyDiff).join("\n\n");
    return ["### Changes", details(counted(count, "change"), body)].join("\n\n");
}
const familyDiff = ({ family, base, changes }) => fence([`@@ ${family}, made from ${(0,aws_arn/* revisionName */.pd)(base)} @@`, ...changes.flatMap(diffLines)], "diff");
function diffLines(change) {
    const { from, to } = change;
    if (from === undefined && to === undefined)
        return [`${sign(change)} ${changeWords(change)}`];
    return [
        `  ${changeWords(change)}`,
        ...(from === undefined ? [] : [`- ${from}`]),
        ...(to === undefined ? [] : [`+ ${to}`]),
    ];
}
/** The sign that a `diff` fence colours. */
const sign = (change) => (changeSign(change) === "~" ? "!" : changeSign(change));
const icons = { ok: "✅", warning: "⚠️", failure: "❌" };
function checksSection({ checks, omitted }) {
    if (checks.length === 0)
        return undefined;
    const [good, bad] = [
        checks.filter(({ level }) => level === "ok"),
        checks.filter(({ level }) => level !== "ok"),
    ];
    const more = omitted["checks"] === undefined ? [] : [`… and ${counted(omitted["checks"], "check")} more.`];
    return [
        "### Preflight",
        ...(bad.length === 0 ? [] : [bad.map(checkItem).join("\n")]),
        ...(good.length === 0
            ? []
            : [details(`${counted(good.length, "check")} passed`, good.map(checkItem).join("\n"))]),
        ...more,
    ].join("\n\n");
}
const checkItem = ({ about, level, text: words, remedy }) => `- ${icons[level]} **${markdown_text(about)}**: ${prose(words)}${remedy === undefined || level === "ok" ? "" : ` → ${prose(remedy)}`}`;
function notesSection({ notes }) {
    if (notes.length === 0)
        return undefined;
    const items = notes.map(({ level, about, text: words }) => {
        const of = about === undefined ? "" : `**${markdown_text(about)}**: `;
        return `- ${level === "warning" ? "⚠️" : "ℹ️"} ${of}${prose(words)}`;
    });
    return ["### Notes", items.join("\n")].join("\n\n");
}
/** What ECS said that was trouble, word for word. */
function troublesSection({ troubles }) {
    if (troubles.length === 0)
        return undefined;
    const lines = troubles.map(({ at, text: words }) => `${at.slice(11, 19)}  ${words}`);
    return details(`${counted(troubles.length, "event")} of ECS that tell of trouble`, fence(lines));
}

;// CONCATENATED MODULE: ./build/src/report/summary/services.js
/** Services, schedules and the rollback, as tables. */






/** The longest table; how many more there are is said. */
const mostRows = 200;
const services_icons = {
    released: "✅",
    unchanged: "✅",
    planned: "📋",
    started: "▶️",
    refused: "🚫",
    "migration-failed": "❌",
    "rolled-back": "↩️",
    "rollback-failed": "🚨",
    failed: "❌",
    superseded: "⚠️",
    cancelled: "⏹️",
    "under way": "⏳",
    untouched: "–",
};
function servicesTable(report, place) {
    const { services } = report;
    if (services.length === 0)
        return undefined;
    const rows = services.slice(0, mostRows).map((service) => serviceRow(service, report, place));
    return [
        "### Services",
        table(["Service", "Verdict", "Revision"], rows),
        ...andMore(services.length, "service"),
    ].join("\n\n");
}
function serviceRow(service, report, place) {
    const { name, from, to = from, strategy, seconds = 0, deploymentId = "" } = service;
    const standing = standingOf(service, report);
    return [
        markdown_link(markdown_text(name), place && deploymentLink(place, name, deploymentId)) + underneath(strategy),
        `${services_icons[standing]} ${services_words(standing)}${seconds === 0 ? "" : ` in ${durationWords(seconds)}`}`,
        move(from, to, place),
    ];
}
/** A second, small line in a cell: a column more would not fit on a phone. */
const underneath = (outside) => (outside === "" ? "" : `<br><sub>${markdown_text(outside)}</sub>`);
/** A verdict as people say it: `rolled back`. */
const services_words = (standing) => standing.replaceAll("-", " ");
/** `web:41 → 42`, each revision a link. */
function move(from, to, place) {
    const revision = (arn, label) => markdown_link(markdown_text(label), place && revisionLink(place, arn));
    const before = revision(from, (0,aws_arn/* revisionName */.pd)(from));
    if (from === to)
        return before;
    const [old, young] = [(0,aws_arn/* parseRevision */.Pp)(from), (0,aws_arn/* parseRevision */.Pp)(to)];
    const label = old !== undefined && old.family === young?.family ? String(young.revision) : (0,aws_arn/* revisionName */.pd)(to);
    return `${before} → ${revision(to, label)}`;
}
function schedulesTable({ schedules }, place) {
    if (schedules.length === 0)
        return undefined;
    const rows = schedules.slice(0, mostRows).map((schedule) => scheduleRow(schedule, place));
    return [
        "### Schedules",
        table(["Schedule", "Verdict", "Revision"], rows),
        ...andMore(schedules.length, "schedule"),
    ].join("\n\n");
}
function scheduleRow({ name, from, to, verdict, note, cause }, place) {
    const remark = cause?.what ?? note;
    const before = from
        .map((arn) => markdown_link(markdown_text((0,aws_arn/* revisionName */.pd)(arn)), place && revisionLink(place, arn)))
        .join(", ");
    const after = markdown_link(markdown_text((0,aws_arn/* revisionName */.pd)(to)), place && revisionLink(place, to));
    return [
        markdown_link(markdown_text(name), place && scheduleLink(place, name)),
        `${services_icons[verdict]} ${services_words(verdict)}${remark === undefined ? "" : `: ${prose(remark)}`}`,
        from.length === 1 && from[0] === to ? after : `${before} → ${after}`,
    ];
}
function rollbackTable({ rollback }) {
    if (rollback === undefined)
        return undefined;
    const rows = rollback.parts.slice(0, mostRows).map(partRow);
    return [
        "### Rollback",
        `Why: ${prose(rollback.reason)}`,
        ...(rows.length === 0 ? [] : [table(["Part", "Back to", "Proof", "Time"], rows)]),
        ...andMore(rollback.parts.length, "part"),
    ].join("\n\n");
}
function partRow({ part, to, back, text: proof = "", startedAt, endedAt }) {
    const mark = back === undefined ? "⏳ under way" : back ? "✅" : "🚨 not back:";
    return [
        markdown_text(part),
        code((0,aws_arn/* revisionName */.pd)(to)),
        `${mark} ${prose(proof)}`.trim(),
        endedAt === undefined ? "" : durationWords(secondsBetween(startedAt, endedAt)),
    ];
}
const andMore = (count, noun) => count > mostRows
    ? [`… and ${counted(count - mostRows, noun)} more; the \`report\` output has them all.`]
    : [];

;// CONCATENATED MODULE: ./build/src/report/summary/verdict.js
/** The top of the summary: the verdict, why, and what to do. */




/** Of services, beside the cause of the release; the `report` output has them all. */
const mostCauses = 20;
const mostEvidence = 5;
const verdictWords = {
    released: "✅ Released",
    unchanged: "✅ Unchanged",
    planned: "📋 Planned",
    started: "▶️ Started",
    refused: "🚫 Refused",
    "migration-failed": "❌ Migration failed",
    "rolled-back": "↩️ Rolled back",
    "rollback-failed": "🚨 Rollback failed",
    failed: "❌ Failed",
    superseded: "⚠️ Superseded",
    cancelled: "⏹️ Cancelled",
};
function head(report, place, job) {
    const { outcome, sentence = "", startedAt, endedAt = startedAt } = report;
    const verdict = outcome === undefined ? "⏳ Under way" : verdictWords[outcome];
    const after = durationWords(secondsBetween(startedAt, endedAt));
    const said = prose(sentence).trim();
    return [`## ${verdict} after ${after}`, ...(said === "" ? [] : [`**${said}**`]), where(report, place, job)]
        .filter(Boolean)
        .join("\n\n");
}
function where({ plan }, place, { commit, runUrl }) {
    const target = plan === undefined
        ? []
        : [
            `Cluster ${markdown_link(markdown_text((0,aws_arn/* shortName */.EU)(plan.cluster)), place && clusterLink(place))}`,
            markdown_text(plan.region),
            `account ${markdown_text(plan.account)}`,
        ];
    const origin = [
        ...(commit === undefined ? [] : [`commit ${markdown_link(code(commit.sha.slice(0, 7)), commit.url)}`]),
        ...(runUrl === undefined ? [] : [markdown_link("run", runUrl)]),
    ];
    return [...target, ...origin].join(" · ");
}
/** Why it ended so, with what is known of the tasks that failed. */
function whatHappened(report, place) {
    const { cause, failing, services } = report;
    const told = new Set(cause === undefined ? [] : [cause.what]);
    const others = services.flatMap(({ name, cause: own }) => own === undefined || told.has(own.what) ? [] : [`${code(name)}: ${verdict_causeText(own)}`]);
    const parts = [
        ...(cause === undefined ? [] : [verdict_causeText(cause)]),
        ...others.slice(0, mostCauses),
        ...(others.length > mostCauses
            ? [`… and ${counted(others.length - mostCauses, "more service")} with a cause.`]
            : []),
        ...failing.map((group, index) => failingText(group, told, place, index === 0)),
    ];
    return parts.length === 0 ? undefined : ["### What happened", ...parts].join("\n\n");
}
/** The end of a log, to be seen at once or with a click. */
const lastLines = (log, open) => open ? `Last lines of its log:\n\n${fence(log)}` : details("Last lines of its log", fence(log));
function verdict_causeText({ name, what, evidence, remedy }) {
    return [
        `**${markdown_text(name)}**: ${prose(what)}`,
        ...(evidence.length === 0 ? [] : [quote(evidence.slice(0, mostEvidence))]),
        ...(remedy === undefined ? [] : [`**What to do**: ${prose(remedy)}`]),
    ].join("\n\n");
}
/** The log of the first group stands open: it is what one looks for. */
function failingText(group, told, place, open) {
    const { service, cause, count, example, log, oldRevisionToo } = group;
    const task = markdown_link(code((0,aws_arn/* shortName */.EU)(example).slice(0, 8)), place && taskLink(place, example));
    const line = `${code(service)}: ${counted(count, "task")} of the new revision failed (${markdown_text(cause.name)}), for example ${task}.`;
    return [
        line,
        ...(told.has(cause.what) ? [] : [verdict_causeText(cause)]),
        ...(oldRevisionToo ? ["The old revision fails in the same way: the image may not be the cause."] : []),
        ...(log.length === 0 ? [] : [lastLines(log, open)]),
    ].join("\n\n");
}

;// CONCATENATED MODULE: ./build/src/report/summary/tasks.js
/** The one-off tasks: migration and smoke tests. */





function migrationSection(report, place) {
    const { migration, cause } = report;
    if (migration === undefined)
        return undefined;
    const { log, succeeded } = migration;
    const ownCause = migration.cause !== undefined && migration.cause.what !== cause?.what ? migration.cause : undefined;
    return [
        "### Migration",
        migrationSentence(migration, place),
        ...(ownCause === undefined ? [] : [verdict_causeText(ownCause)]),
        ...(log.length === 0 ? [] : [lastLines(log, succeeded === false)]),
    ].join("\n\n");
}
function migrationSentence(migration, place) {
    const { taskArn, container, succeeded, exitCode, seconds, status, adopted } = migration;
    const task = markdown_link(code((0,aws_arn/* shortName */.EU)(taskArn).slice(0, 8)), place && taskLink(place, taskArn));
    const how = succeeded === undefined ? `⏳ ${markdown_text(status ?? "under way")}` : succeeded ? "✅" : "❌";
    return [
        `${how} Task ${task}${container === undefined ? "" : `, container ${code(container)}`}`,
        ...(succeeded === undefined ? [] : [exitCode === undefined ? "no exit code" : `exit code ${exitCode}`]),
        ...(seconds === undefined ? [] : [durationWords(seconds)]),
        ...(adopted ? ["taken over from an earlier run"] : []),
        ...logAddress(migration, place),
    ].join(" · ");
}
function logAddress({ logGroup, logStream, logRegion }, place) {
    if (place === undefined || logGroup === undefined || logStream === undefined)
        return [];
    const url = logLink(place, logGroup, logStream, logRegion);
    return url === undefined ? [] : [markdown_link("log", url)];
}
const smokeIcons = { passed: "✅", failed: "❌", "not-measured": "⚠️" };
function smokeTestSection({ smokeTests, cause: told }) {
    if (smokeTests.length === 0)
        return undefined;
    const items = smokeTests.map(({ service, result, text: words, cause }) => {
        const of = service === undefined ? "" : `${code(service)}: `;
        const why = cause === undefined || cause.what === told?.what ? "" : ` (${prose(cause.what)})`;
        return `- ${smokeIcons[result]} ${of}${result}, ${prose(words)}${why}`;
    });
    return ["### Smoke test", items.join("\n")].join("\n\n");
}

;// CONCATENATED MODULE: ./build/src/report/summary/timeline.js
/** The release in time, as a Mermaid gantt: phases, waves, rollback. https://mermaid.js.org/syntax/gantt.html */




const mostBars = 60;
/**
 * What went wrong is `crit`; all else has no tag. Labels of the other tags (`done`, `active`) are dark beside their
 * bar on Mermaid's dark ground too, so the mark tells them apart instead of a colour.
 */
const marks = { good: "✓", bad: "✖", quiet: "↩", "under-way": "…" };
/** `undefined` while there is nothing to draw. */
function timeline(report) {
    const bars = barsOf(report);
    const first = bars[0];
    if (first === undefined)
        return undefined;
    const start = Math.min(...bars.map((bar) => bar.start));
    const total = Math.max(...bars.map((bar) => bar.end)) - start;
    const { tick, format } = axisOf(total / 1000);
    const lines = [
        "gantt",
        "  dateFormat YYYY-MM-DD HH:mm:ss.SSS",
        `  axisFormat ${format}`,
        `  tickInterval ${tick}`,
    ];
    let section;
    for (const bar of bars) {
        if (bar.section !== section)
            lines.push(`  section ${label(bar.section)}`);
        section = bar.section;
        lines.push(`  ${barText(bar, total)}`);
    }
    return fence([...lines.slice(0, 4), "  todayMarker off", ...lines.slice(4)], "mermaid");
}
/** A bar that is too short to be seen is drawn one hundredth wide. */
function barText({ label: name, start, end, shade }, total) {
    const drawnEnd = Math.max(end, start + Math.max(total / 100, 100));
    const words = `${marks[shade]} ${label(name)} ${durationWords((end - start) / 1000)}`;
    return `${words} :${shade === "bad" ? "crit, " : ""}${moment(start)}, ${moment(drawnEnd)}`;
}
const moment = (at) => new Date(at).toISOString().replace("T", " ").replace("Z", "");
/** Only characters that mean nothing to Mermaid's grammar; the mark in front keeps a name from being a keyword. */
function label(outside) {
    const plain = outside.replaceAll(/[^\p{L}\p{N} ._/-]/gu, " ").replaceAll(/\s+/gu, " ");
    return Array.from(plain.trim()).slice(0, 40).join("");
}
const ticks = [
    [1, "1second"],
    [5, "5second"],
    [10, "10second"],
    [30, "30second"],
    [60, "1minute"],
    [120, "2minute"],
    [300, "5minute"],
    [600, "10minute"],
    [1800, "30minute"],
    [3600, "1hour"],
    [7200, "2hour"],
    [21_600, "6hour"],
    [86_400, "1day"],
];
/** At most four ticks, so that their labels stand apart on a phone. */
function axisOf(seconds) {
    const [length, tick] = ticks.find(([each]) => seconds / each <= 4) ?? [86_400, "1day"];
    return { tick, format: length < 60 ? "%H:%M:%S" : length < 86_400 ? "%H:%M" : "%d %b" };
}
function barsOf(report) {
    const end = lastMoment(report);
    const bars = report.steps.flatMap((step) => {
        if (step.result === "skipped")
            return [];
        if (step.name === "wave")
            return waveBars(report, step, end);
        if (step.name === "rollback")
            return [];
        return [stepBar(step, end)];
    });
    return [...bars, ...rollbackBars(report, end)].slice(0, mostBars);
}
function lastMoment({ startedAt, endedAt, steps }) {
    return Math.max(...[startedAt, endedAt, ...steps.map((step) => step.endedAt)].map((at) => Date.parse(at ?? startedAt)));
}
function stepBar(step, end) {
    const prepares = step.name === "plan" || step.name === "preflight" || step.name === "register";
    return {
        section: prepares ? "Prepare" : phaseWords(step),
        label: phaseWords(step),
        start: Date.parse(step.startedAt),
        end: step.endedAt === undefined ? end : Date.parse(step.endedAt),
        shade: step.result === undefined ? "under-way" : step.result === "failed" ? "bad" : "good",
    };
}
function waveBars({ services }, step, end) {
    const section = step.of === undefined || step.of <= 1 ? "Rollout" : `Wave ${step.number}`;
    const bars = services
        .filter(({ name, startedAt }) => step.services?.includes(name) && startedAt !== undefined)
        .map((service) => ({
        section,
        label: service.name,
        start: Date.parse(service.startedAt ?? step.startedAt),
        end: service.endedAt === undefined ? end : Date.parse(service.endedAt),
        shade: shadeOf(service),
    }));
    return bars.length > 0 ? bars : [{ ...stepBar(step, end), section }];
}
/** A service that became healthy and was rolled back later is no failure of its wave. */
function shadeOf({ verdict, cause }) {
    if (verdict === undefined)
        return "under-way";
    if ((0,release_outcome/* isSuccess */.o)(verdict))
        return "good";
    return verdict === "rolled-back" && cause === undefined ? "quiet" : "bad";
}
function rollbackBars({ rollback }, end) {
    return (rollback?.parts ?? []).map(({ part, startedAt, endedAt, back }) => ({
        section: "Rollback",
        label: `${part} back`,
        start: Date.parse(startedAt),
        end: endedAt === undefined ? end : Date.parse(endedAt),
        shade: back === undefined ? "under-way" : back ? "good" : "bad",
    }));
}

;// CONCATENATED MODULE: ./build/src/report/summary/summary.js
/** The job summary, in GitHub Markdown: the record as a page for a person on a phone at night. */







/** A step's summary is refused above 1 MiB, the runner's own additions included. */
const largestSummary = 1_000_000;
function summary(report, job = {}, limit = largestSummary) {
    const place = summary_placeOf(report);
    const drawn = timeline(report);
    return joined([
        { title: "Verdict", markdown: head(report, place, job), worth: 10 },
        { title: "What happened", markdown: whatHappened(report, place), worth: 9 },
        { title: "Services", markdown: servicesTable(report, place), worth: 8 },
        { title: "Rollback", markdown: rollbackTable(report), worth: 7 },
        { title: "Migration", markdown: migrationSection(report, place), worth: 6 },
        { title: "Smoke test", markdown: smokeTestSection(report), worth: 5 },
        { title: "Schedules", markdown: schedulesTable(report, place), worth: 5 },
        { title: "Timeline", markdown: drawn && `### Timeline (UTC)\n\n${drawn}`, worth: 4 },
        { title: "Preflight", markdown: checksSection(report), worth: 2 },
        { title: "Notes", markdown: notesSection(report), worth: 3 },
        { title: "Changes", markdown: changesSection(report), worth: 1 },
        { title: "Events", markdown: troublesSection(report), worth: 0 },
    ], limit);
}
const summary_placeOf = ({ plan }) => plan && { partition: plan.partition, region: plan.region, cluster: (0,aws_arn/* shortName */.EU)(plan.cluster) };
/** The sections in order; while they are too large together, the one worth least gives way, and that is said. */
function joined(sections, limit) {
    let kept = sections.filter(({ markdown }) => markdown !== undefined);
    const left = [];
    for (;;) {
        const note = left.length === 0 ? [] : [`_Too large for a summary, and left out: ${left.join(", ")}._`];
        const page = `${[...kept.map(({ markdown }) => markdown), ...note].join("\n\n")}\n`;
        const least = kept.toSorted((a, b) => a.worth - b.worth)[0];
        if ((0,bounds/* bytesOf */.$$)(page) <= limit || least === undefined)
            return page;
        kept = kept.filter((section) => section !== least);
        left.push(least.title);
    }
}

;// CONCATENATED MODULE: ./build/src/report/report.js
/**
 * Telling it: what the release says becomes the record, the job log, and at the end outputs, summary, annotations
 * and the GitHub deployment. `tell` is all that the release knows of this.
 */













function createReport(options) {
    return new ReportOfRelease(options);
}
class ReportOfRelease {
    #options;
    #log;
    #debugging;
    #record;
    #links = {};
    #deployment;
    constructor(options) {
        const { clock, write, env, resumed } = options;
        this.#options = options;
        this.#record = resumed ?? emptyReport(clock.now());
        this.#log = new JobLog({ write, colour: (env["NO_COLOR"] ?? "") === "" });
        this.#debugging = env["RUNNER_DEBUG"] === "1";
    }
    /** A defect of the report must not end a release, so it is shown and no more. */
    tell = (body) => {
        try {
            const event = { at: this.#options.clock.now(), ...body };
            this.#record = fold(this.#record, event);
            this.#log.tell(event, this.#record);
            if (event.kind === "phase-started" && beginsToChange(event.phase))
                this.#deployment?.begin();
        }
        catch (error) {
            this.#warn(`The report could not tell of ${body.kind}: ${(0,failure/* messageOf */.bD)(error)}`);
        }
    };
    debug(text) {
        if (this.#debugging)
            this.#log.debug((0,harmless/* harmless */.Is)(text));
    }
    mask(value) {
        if (value.trim() === "" || this.#options.env["GITHUB_ACTIONS"] !== "true")
            return;
        this.#options.write(workflowCommand("add-mask", {}, value));
    }
    about({ job, report }) {
        const { githubEnvironment: environment, githubEnvironmentUrl: environmentUrl, githubToken: token, } = report;
        this.#links = jobLinks(job);
        if (environment === undefined || report.dryRun)
            return;
        if (token === undefined || job.repository === "") {
            this.#note(`There is no GitHub deployment of ${environment}: \`github-token\` is empty.`);
            return;
        }
        const known = this.#record.githubDeployment;
        this.#deployment = new GitHubDeployment({
            clock: this.#options.clock,
            job,
            token,
            environment,
            ...(environmentUrl === undefined ? {} : { environmentUrl }),
            ...(this.#links.runUrl === undefined ? {} : { logUrl: this.#links.runUrl }),
            ...(known === undefined ? {} : { id: known.id }),
            onCreated: (id) => {
                this.#record = { ...this.#record, githubDeployment: { id, environment } };
            },
            onNote: (text) => this.#note(text),
        });
    }
    record() {
        return this.#record;
    }
    state() {
        return (0,frozen/* freeze */.C)(this.#record);
    }
    async finish() {
        if (this.#record.outcome === undefined)
            this.tell(withoutVerdict);
        const cancelled = this.#record.outcome === "cancelled";
        // A cancelled step has seconds left, and the outputs matter more than a status.
        if (!cancelled)
            await this.#endDeployment();
        try {
            await writeOutputs({ ...outputsOf(this.#record) });
        }
        finally {
            await this.#writeSummary();
            for (const annotation of annotationsOf(this.#record))
                this.#options.write(annotationCommand(annotation));
            if (cancelled)
                await this.#endDeployment();
        }
    }
    async #endDeployment() {
        const { outcome = "failed", sentence = "" } = this.#record;
        await this.#deployment?.end(outcome, sentence);
    }
    async #writeSummary() {
        try {
            await writeSummary(summary(this.#record, this.#links));
        }
        catch (error) {
            this.#warn(`The job summary could not be written: ${(0,failure/* messageOf */.bD)(error)}`);
        }
    }
    #note(text) {
        this.tell({ kind: "note", level: "warning", about: "github-environment", text });
    }
    #warn(text) {
        this.#options.write(workflowCommand("warning", { title: "ECS Release" }, (0,harmless/* harmless */.Is)(text)));
    }
}
/** A release that ended without saying how has failed. */
const withoutVerdict = {
    kind: "ended",
    outcome: "failed",
    sentence: "The release ended without a verdict.",
    cause: {
        name: "no-verdict",
        what: "The release ended without a verdict, which is a defect of the action.",
        evidence: [],
        remedy: "Look at the services in the console, and report this with the job log.",
    },
};


/***/ }),

/***/ 6607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ readRequest)
});

// EXTERNAL MODULE: ./build/src/failure.js
var failure = __webpack_require__(7279);
// EXTERNAL MODULE: ./build/src/aws/arn.js
var aws_arn = __webpack_require__(2672);
;// CONCATENATED MODULE: ./build/src/request/inputs.js
/**
 * The names of the inputs, in the order of `action.yml`, each with its default. `undefined`: no literal default; what then
 * holds is said in the description. A blank input is as good as none: the default holds.
 */
const inputDefaults = {
    "role-to-assume": undefined,
    "aws-region": undefined,
    "role-session-name": undefined,
    "role-duration-seconds": "3600",
    audience: "sts.amazonaws.com",
    "role-to-chain": undefined,
    cluster: "default",
    services: undefined,
    image: undefined,
    "environment-variables": undefined,
    secrets: undefined,
    "task-definition": "latest",
    "scheduled-tasks": undefined,
    "desired-count": undefined,
    "force-new-deployment": "false",
    "run-migrations": undefined,
    "migration-command": undefined,
    "migration-container": undefined,
    "migration-environment": "RUN_MIGRATIONS=true",
    "migration-task-definition": undefined,
    "migration-subnets": undefined,
    "migration-security-groups": undefined,
    "migration-assign-public-ip": undefined,
    "migration-timeout": "30m",
    "if-migrating": "wait",
    "wait-for": "stable",
    "rollout-timeout": "30m",
    "on-failure": "rollback",
    "on-cancel": "rollback",
    "if-deploying": "wait",
    "smoke-test-command": undefined,
    "smoke-test-url": undefined,
    "smoke-test-timeout": "2m",
    "codedeploy-application": undefined,
    "codedeploy-deployment-group": undefined,
    "codedeploy-deployment-config": undefined,
    "codedeploy-appspec": undefined,
    "dry-run": "false",
    "stream-logs": "true",
    "trace-tags": "true",
    "poll-interval": "3s",
    "github-token": undefined,
    "github-environment": undefined,
    "github-environment-url": undefined,
};
const inputNames = Object.keys(inputDefaults);
/** How the runner names an input in the environment: upper-cased, blanks to `_`; dashes stay. */
function variableOf(input) {
    return `INPUT_${input.replaceAll(" ", "_").toUpperCase()}`;
}

;// CONCATENATED MODULE: ./build/src/request/reader.js

/** More than these of one input are counted instead of told. */
const told = 10;
const quoted = 80;
/** The text in quotes, on one line, and cut to what a person can use. */
function quote(text) {
    return JSON.stringify(text.length > quoted ? `${text.slice(0, quoted)}…` : text);
}
/** Reads inputs out of the environment, and keeps every problem until all of them can be told at once. */
class Reader {
    environment;
    #problems = new Map();
    constructor(environment) {
        this.environment = environment;
    }
    /** The trimmed text of an input, its default when it is blank, or "". */
    text(name) {
        const text = this.environment[variableOf(name)]?.trim() ?? "";
        return text === "" ? (inputDefaults[name] ?? "") : text;
    }
    /** True when the input asks for something else than silence would. */
    asks(name) {
        return this.text(name) !== (inputDefaults[name] ?? "");
    }
    /** False when the input has a problem. */
    isSound(name) {
        return !this.#problems.has(name);
    }
    complain(name, problem) {
        const problems = this.#problems.get(name);
        if (problems === undefined)
            this.#problems.set(name, [problem]);
        else
            problems.push(problem);
        return undefined;
    }
    read(name, parse) {
        const text = this.text(name);
        if (text === "")
            return undefined;
        const value = parse(text, (problem) => this.complain(name, problem));
        if (value !== undefined)
            return value;
        const standIn = inputDefaults[name];
        return standIn === undefined ? undefined : parse(standIn, () => undefined);
    }
    /** Every problem, one line each, in the order of the inputs. */
    problems() {
        const unknown = [...this.#problems.keys()].filter((name) => !Object.hasOwn(inputDefaults, name));
        return [...unknown, ...inputNames].flatMap((name) => {
            const problems = this.#problems.get(name) ?? [];
            const lines = problems.slice(0, told).map((problem) => `${name}: ${problem}`);
            const rest = problems.length - lines.length;
            return rest > 0 ? [...lines, `${name}: and ${rest} more like these.`] : lines;
        });
    }
}

;// CONCATENATED MODULE: ./build/src/request/aws-names.js
/** Names and ARNs of AWS, looked at for their form alone. Forms: `ecs-domain.md` and the API references of each service. */


const partition = /^aws(?:-[a-z]{1,12}){0,3}$/;
const account = /^\d{12}$/;
const region = /^[a-z]{2,8}(?:-[a-z]{1,12}){1,3}-\d{1,2}$/;
/** Clusters, services, families and containers: up to 255 letters, digits, hyphens and underscores. */
const ecsName = /^[\w-]{1,255}$/;
const regionName = (text, complain) => region.test(text) ? text : complain(`${quote(text)} is not a region. It takes one such as eu-west-1.`);
/** The ARN of a role, in any partition. */
const roleArn = (text, complain) => {
    const arn = text.length > 2048 ? undefined : (0,aws_arn/* parseArn */.Lw)(text);
    const path = arn?.resource.split("/") ?? [];
    const sound = arn !== undefined &&
        partition.test(arn.partition) &&
        arn.service === "iam" &&
        arn.region === "" &&
        account.test(arn.account) &&
        path.length > 1 &&
        path[0] === "role" &&
        path.slice(1, -1).every((part) => /^[\x21-\x7e]+$/.test(part)) &&
        /^[\w+=,.@-]{1,64}$/.test(path.at(-1) ?? "");
    if (sound)
        return text;
    return complain(`${quote(text)} is not the ARN of a role. It takes arn:aws:iam::123456789012:role/NAME.`);
};
/** The ARN of a cluster or service in parts; `undefined` for anything else. */
function parseEcsArn(text, kind) {
    const arn = text.length > 2048 ? undefined : (0,aws_arn/* parseArn */.Lw)(text);
    if (arn === undefined || arn.service !== "ecs")
        return undefined;
    const [first, ...names] = arn.resource.split("/");
    const places = partition.test(arn.partition) && region.test(arn.region) && account.test(arn.account);
    const depth = kind === "cluster" ? names.length === 1 : names.length === 1 || names.length === 2;
    if (first !== kind || !places || !depth || !names.every((name) => ecsName.test(name)))
        return undefined;
    return { partition: arn.partition, region: arn.region, account: arn.account, names };
}
function nameOrArn(kind) {
    return (text, complain) => {
        if (ecsName.test(text) || parseEcsArn(text, kind) !== undefined)
            return text;
        return complain(`${quote(text)} is no name or ARN of a ${kind}. It takes a name (letters, digits, - and _, at most 255) or an ARN.`);
    };
}
const clusterNameOrArn = nameOrArn("cluster");
const serviceNameOrArn = nameOrArn("service");
const containerName = (text, complain) => isContainerName(text)
    ? text
    : complain(`${quote(text)} is no container name. It takes letters, digits, - and _, at most 255.`);
function isContainerName(text) {
    return ecsName.test(text);
}
/** A family without a revision. */
const familyName = (text, complain) => {
    if (ecsName.test(text))
        return text;
    const family = (0,aws_arn/* shortName */.EU)(text).replace(/:\d{1,10}$/, "");
    const instead = ecsName.test(family) ? `, here ${family}` : "";
    return complain(`${quote(text)} is no family. It takes the family's name alone${instead}: its newest revision is used.`);
};
/** An identifier that EC2 gives out, e.g. `subnet-0a1b2c3d`. */
function ec2Id(kind) {
    const form = new RegExp(`^${kind}-[0-9a-z]{1,32}$`);
    return (text, complain) => form.test(text) ? text : complain(`${quote(text)} is no identifier. It takes ${kind}-0123456789abcdef0.`);
}

// EXTERNAL MODULE: ./build/src/ecs/image.js
var ecs_image = __webpack_require__(3762);
;// CONCATENATED MODULE: ./build/src/request/lists.js

const lineEnd = /\r\n|\n|\r/;
/** The lines that are not blank, with their numbers in the text. */
function lines(text) {
    return text
        .split(lineEnd)
        .map((line, index) => ({ number: index + 1, text: line.trim() }))
        .filter((line) => line.text !== "");
}
/** The items between commas and line ends; blank ones are dropped. */
function items(text) {
    return text
        .split(/[,\r\n]/)
        .map((item) => item.trim())
        .filter((item) => item !== "");
}
/** More than AWS takes anywhere; a flood of lines ends here instead of being parsed and told line by line. */
const mostItems = 5000;
function tooMany(all, complain) {
    if (all.length <= mostItems)
        return false;
    complain(`It has ${all.length} items. It takes at most ${mostItems}.`);
    return true;
}
/**
 * Parses every one, so that all problems of all are told, and complains once about each key that comes again. Values
 * without a key may come again. `undefined` when there was any problem.
 */
function each(from, parse, keyOf, complain, shown = (value) => quote(keyOf(value) ?? "")) {
    if (tooMany(from, complain))
        return undefined;
    const values = [];
    const counts = new Map();
    let sound = true;
    const note = (problem) => {
        sound = false;
        return complain(problem);
    };
    for (const one of from) {
        const value = parse(one, note);
        if (value === undefined)
            continue;
        values.push(value);
        const key = keyOf(value);
        if (key === undefined)
            continue;
        const count = (counts.get(key) ?? 0) + 1;
        counts.set(key, count);
        if (count === 2)
            note(`${shown(value)} is named more than once. It takes each name once.`);
    }
    return sound ? values : undefined;
}
/** A list of names between commas and line ends: at least one, and at most `most`, each of them once. */
function list(parse, keyOf, most = Number.POSITIVE_INFINITY) {
    return (text, complain) => {
        const all = items(text);
        if (all.length === 0)
            return complain(`${quote(text)} names nothing. It takes a list of names.`);
        if (all.length > most)
            return complain(`It names ${all.length}. It takes at most ${most}.`);
        return each(all, parse, keyOf, complain);
    };
}

;// CONCATENATED MODULE: ./build/src/request/images.js




/** A reference has 255 characters and a digest at most; what is longer is not looked at. */
const longest = 1000;
function imageAlone(text, complain) {
    const wrong = text.length > longest ? `it has ${text.length} characters` : (0,ecs_image/* imageProblem */.JC)(text);
    if (wrong === undefined)
        return text;
    return complain(`${quote(text)} is not an image: ${wrong}. It takes REPOSITORY:TAG or REPOSITORY@sha256:DIGEST.`);
}
function imageOfContainer(text, complain) {
    const equals = text.indexOf("=");
    const container = text.slice(0, equals).trim();
    if (!isContainerName(container)) {
        return complain(`${quote(text)} names no container before the "=". It takes CONTAINER=IMAGE.`);
    }
    const value = imageAlone(text.slice(equals + 1).trim(), complain);
    return value === undefined ? undefined : { container, image: value };
}
function imageRequest(text, complain) {
    if (text.includes("="))
        return imageOfContainer(text, complain);
    const value = imageAlone(text, complain);
    return value === undefined ? undefined : { image: value };
}
/** One image, or `container=image` lines. */
const images_images = (text, complain) => {
    const asked = lines(text);
    const bare = asked.find((line) => !line.text.includes("="));
    if (asked.length > 1 && bare !== undefined) {
        return complain(`Line ${bare.number}, ${quote(bare.text)}, names no container. ` +
            "It takes one image alone, or CONTAINER=IMAGE on every line.");
    }
    return each(asked, ({ text: line }, note) => imageRequest(line, note), (value) => value.container, complain);
};

;// CONCATENATED MODULE: ./build/src/request/job.js
/** The job as the runner describes it: https://docs.github.com/actions/reference/workflows-and-actions/variables. */
function readJob(environment) {
    const of = (name) => environment[name]?.trim() ?? "";
    return {
        repository: of("GITHUB_REPOSITORY"),
        sha: of("GITHUB_SHA"),
        runId: of("GITHUB_RUN_ID"),
        runAttempt: of("GITHUB_RUN_ATTEMPT"),
        job: of("GITHUB_JOB"),
        actor: of("GITHUB_ACTOR"),
        serverUrl: of("GITHUB_SERVER_URL"),
        apiUrl: of("GITHUB_API_URL"),
        workspace: of("GITHUB_WORKSPACE"),
    };
}
const job_longest = 64;
/** What STS takes for a session name: `[\w+=,.@-]`, at most 64. Runs of anything else become one `-`. */
function cleanSessionName(text) {
    return text.replace(/[^\w+=,.@-]+/g, "-").slice(0, job_longest);
}
/** A session name that leads from CloudTrail to the run. The repository is cut first: run id and attempt say it all. */
function sessionNameOf(job) {
    const run = cleanSessionName([job.runId, job.runAttempt].filter((part) => part !== "").join("-"));
    const repository = cleanSessionName(job.repository === "" ? "ecs-release" : job.repository);
    if (run === "")
        return repository.length < 2 ? "ecs-release" : repository;
    return `${repository.slice(0, Math.max(0, job_longest - run.length - 1))}-${run}`.slice(0, job_longest);
}

;// CONCATENATED MODULE: ./build/src/request/named-values.js
/**
 * Lines of `NAME=value`. What stands behind the first `=` is the value, whole: it may hold `=`, `:` and commas. What stands
 * before it is `NAME` or `container:NAME`; neither part holds `=`, `:` or a blank, so that `URL=http://web:80` sets `URL`,
 * and `web:URL=http://web:80` sets it on `web`. A line without `=` that ends in `-` removes: `NAME-`, `container:NAME-`;
 * `NAME-=value` sets the variable `NAME-`.
 *
 * Values may be secret, and so may a whole line that lost its `NAME=` (the second line of a key): problems give the line's
 * number, and no text but a name that was understood.
 */



const nameForm = /^[^\s=:\p{C}]{1,512}$/u;
const takes = "It takes NAME=VALUE, CONTAINER:NAME=VALUE, NAME- or CONTAINER:NAME-.";
function named(line, head, complain) {
    const parts = head.split(":");
    const name = parts.at(-1) ?? "";
    if (parts.length > 2)
        return complain(`Line ${line.number} has two colons before the "=". ${takes}`);
    if (!nameForm.test(name)) {
        return complain(`Line ${line.number} has no name, or blanks around it, before the "=". ${takes}`);
    }
    if (parts.length === 1)
        return { name };
    const [container = ""] = parts;
    if (isContainerName(container))
        return { container, name };
    return complain(`Line ${line.number} has no container name before the ":". ${takes}`);
}
function namedValue(line, complain) {
    const equals = line.text.indexOf("=");
    if (equals !== -1) {
        const head = named(line, line.text.slice(0, equals), complain);
        return head === undefined ? undefined : { ...head, value: line.text.slice(equals + 1) };
    }
    if (line.text.endsWith("-"))
        return named(line, line.text.slice(0, -1), complain);
    return complain(`Line ${line.number} has no "=". ${takes} A value is one line: its line ends must be escaped or encoded.`);
}
/** `NAME` or `container:NAME`. */
function scopedName(value) {
    return value.container === undefined ? value.name : `${value.container}:${value.name}`;
}
function namedValues(check) {
    return (text, complain) => each(lines(text), (line, note) => {
        const value = namedValue(line, note);
        if (value !== undefined)
            check(value, line, note);
        return value;
    }, scopedName, complain, 
    // A line that ends in "-" may be what is left of a secret.
    (value) => (value.value === undefined ? "What a line removes" : quote(scopedName(value))));
}
/** Variables to set or remove. */
const variables = namedValues(() => undefined);
/** An ARN, or the name of an SSM parameter. Whoever writes the secret itself here is stopped before ECS stores it. */
const valueFrom = /^(?:arn:aws[\w-]{0,40}:(?:secretsmanager|ssm):\S{1,2048}|[\w./-]{1,2048})$/;
/** Secrets to set (`valueFrom`) or remove. */
const secrets = namedValues((value, line, complain) => {
    if (value.value === undefined || valueFrom.test(value.value))
        return;
    complain(`The value on line ${line.number} (not shown) is neither the ARN of a secret or parameter nor a parameter's name. ` +
        "It takes NAME=ARN or NAME=PARAMETER, never the secret itself.");
});
const setHere = namedValues((value, line, complain) => {
    if (value.container !== undefined) {
        complain(`Line ${line.number} names a container. It takes NAME=VALUE; migration-container names the container.`);
    }
    else if (value.value === undefined) {
        complain(`Line ${line.number} removes a variable. It takes NAME=VALUE; an override can't remove one.`);
    }
});
/** Variables of one container of a task: neither a container's name nor a removal. */
const taskVariables = (text, complain) => setHere(text, complain)?.map(({ name, value = "" }) => ({ name, value }));

;// CONCATENATED MODULE: ./build/src/request/rules.js
/** What one input means for another: pairs that exclude each other, and what has to be there (`contract.md`, Fine print). */



const hasRegion = (reader, { credentials }) => {
    if (credentials.region !== "" || !reader.isSound("aws-region"))
        return;
    reader.complain("aws-region", "It is missing, and neither AWS_REGION nor AWS_DEFAULT_REGION is set.");
};
const asksForSomething = (reader, { migration }) => {
    const undecided = !reader.isSound("run-migrations");
    const asks = reader.asks("services") || reader.asks("scheduled-tasks") || migration !== undefined;
    if (asks || undecided)
        return;
    reader.complain("services", "Nothing is asked for. At least one of services, scheduled-tasks and run-migrations must ask for something.");
};
const migrationIsMeant = (reader, { migration }) => {
    if (migration !== undefined || !reader.asks("run-migrations") || !reader.isSound("run-migrations"))
        return;
    for (const other of ["migration-command", "migration-task-definition"]) {
        if (!reader.asks(other))
            continue;
        reader.complain("run-migrations", `"false" excludes ${other}. Leave one of the two out.`);
    }
};
const migrationHasFamily = (reader, { migration }) => {
    if (migration === undefined || reader.asks("services") || reader.asks("migration-task-definition"))
        return;
    reader.complain("migration-task-definition", "A migration without services needs it: it takes the family whose newest revision runs the migration.");
};
const nothingIsWaitedFor = (reader, { rollout, waves }) => {
    if (rollout.waitFor !== "nothing")
        return;
    const excluded = [
        "smoke-test-command",
        "smoke-test-url",
        "smoke-test-timeout",
        "scheduled-tasks",
    ];
    for (const other of excluded.filter((name) => reader.asks(name))) {
        reader.complain("wait-for", `"nothing" excludes ${other}, which comes after the wait. Leave one of the two out.`);
    }
    if (waves.length < 2)
        return;
    reader.complain("wait-for", `"nothing" excludes more than one wave, and services has ${waves.length} lines.`);
};
/** Where the ARNs of cluster and services say they are, everything else has to be. */
const placesAgree = (reader, { cluster, credentials, waves }) => {
    const clusterArn = parseEcsArn(cluster, "cluster");
    const clusterName = clusterArn?.names[0] ?? cluster;
    inRegion(reader, "cluster", cluster, clusterArn, credentials.region);
    for (const service of waves.flat()) {
        const arn = parseEcsArn(service, "service");
        if (arn === undefined)
            continue;
        inRegion(reader, "services", service, arn, credentials.region);
        const [inCluster] = arn.names;
        if (arn.names.length === 2 && inCluster !== clusterName) {
            reader.complain("services", `${quote(service)} is in the cluster ${inCluster}, but cluster is ${clusterName}.`);
        }
        if (clusterArn !== undefined && clusterArn.account !== arn.account) {
            reader.complain("services", `${quote(service)} is in another account than the cluster.`);
        }
    }
};
function inRegion(reader, input, text, arn, region) {
    if (arn === undefined || region === "" || arn.region === region)
        return;
    reader.complain(input, `${quote(text)} is in ${arn.region}, but aws-region is ${region}.`);
}
const variableOrSecret = (reader, { environment, secrets }) => {
    const set = new Set(environment.filter((it) => it.value !== undefined).map(scopedName));
    for (const name of secrets.filter((it) => it.value !== undefined).map(scopedName)) {
        if (!set.has(name))
            continue;
        reader.complain("secrets", `${quote(name)} is set by environment-variables too. It takes one of the two.`);
    }
};
/** In the order in which their problems are worth reading. */
const rules = [
    hasRegion,
    asksForSomething,
    migrationIsMeant,
    migrationHasFamily,
    nothingIsWaitedFor,
    placesAgree,
    variableOrSecret,
];

;// CONCATENATED MODULE: ./build/src/request/scalars.js
/** The inputs that are one plain value: booleans, numbers, durations, words of a list, addresses, free text. */

/** A boolean of YAML 1.2's core schema, as `@actions/core` reads it. */
const scalars_boolean = (text, complain) => {
    if (/^(?:true|True|TRUE)$/.test(text))
        return true;
    if (/^(?:false|False|FALSE)$/.test(text))
        return false;
    return complain(`${quote(text)} is not a boolean. It takes true or false.`);
};
/** As `boolean`, and in the two words that the ECS API has for a public address. */
const enabled = (text, complain) => {
    if (text === "ENABLED")
        return true;
    if (text === "DISABLED")
        return false;
    return scalars_boolean(text, (problem) => complain(problem.replace("true or false", "true, false, ENABLED or DISABLED")));
};
function oneOf(...words) {
    const takes = `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
    return (text, complain) => {
        const word = words.find((candidate) => candidate === text);
        return word ?? complain(`${quote(text)} is not known. It takes ${takes}.`);
    };
}
/** A whole number between two others, both included. */
function wholeNumber(least, most) {
    return (text, complain) => {
        const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
        if (number >= least && number <= most)
            return number;
        return complain(`${quote(text)} is out of range. It takes a whole number from ${least} to ${most}.`);
    };
}
const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
/** A duration in milliseconds: decimals with a unit, or bare minutes. There is no upper bound. */
function duration(least) {
    const bound = least === undefined ? "more than zero" : `at least ${least.asWritten}`;
    const takes = `It takes a number with a unit (500ms, 90s, 15m, 2h), or bare minutes; ${bound}.`;
    return (text, complain) => {
        const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text);
        if (match === null)
            return complain(`${quote(text)} is not a duration. ${takes}`);
        const unit = (match[2] ?? "m");
        const ms = Number(match[1]) * units[unit];
        if (ms <= 0 || ms < (least?.ms ?? 0))
            return complain(`${quote(text)} is too short. ${takes}`);
        return Math.min(Math.max(1, Math.round(ms)), Number.MAX_SAFE_INTEGER);
    };
}
/** An `http:` or `https:` address without user name and password. It is not quoted: its query may hold a key. */
const address = (text, complain) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol) || /[\s\p{Cc}]/u.test(text)) {
        return complain("This is not an address. It takes an absolute URL that starts with https:// or http://.");
    }
    if (url.username === "" && url.password === "")
        return text;
    return complain("The address holds a user name or password. It takes a URL without them.");
};
/** Text on one line, without control characters, of at most `most` characters. */
function line(most) {
    return (text, complain) => {
        if (!/\p{Cc}/u.test(text) && text.length <= most)
            return text;
        return complain(`${quote(text)} can't be used. It takes one line of at most ${most} characters.`);
    };
}
/** A secret on one line. Never quoted. */
const secret = (text, complain) => {
    if (/^[\x21-\x7e]{1,4096}$/.test(text))
        return text;
    return complain("The value (not shown) holds blanks or characters that no token has.");
};
/** A path, looked at for its form alone: whether it may be read is decided where it is read. */
const path = (text, complain) => {
    if (text.startsWith("arn:"))
        return complain(`${quote(text)} is an ARN. It takes a path to a file.`);
    return line(4096)(text, complain);
};

;// CONCATENATED MODULE: ./build/src/request/schedules.js


/** Names of rules, schedules and schedule groups (EventBridge and Scheduler API references). */
const schedules_name = /^[\w.-]{1,64}$/;
/** Event buses: those of partners have slashes in their names. */
const bus = /^[\w./-]{1,256}$/;
const schedule = (text, complain) => {
    const [kind, ...rest] = text.split("/");
    const last = rest.at(-1) ?? "";
    const between = rest.slice(0, -1).join("/");
    const place = rest.length > 1 ? between : "default";
    if (kind === "rule" && schedules_name.test(last) && bus.test(place)) {
        return { kind, bus: place, name: last, asWritten: text };
    }
    if (kind === "schedule" && schedules_name.test(last) && schedules_name.test(place)) {
        return { kind, group: place, name: last, asWritten: text };
    }
    return complain(`${quote(text)} is no scheduled task. It takes rule/NAME, rule/BUS/NAME, schedule/NAME or schedule/GROUP/NAME.`);
};
function fullName(value) {
    return `${value.kind}/${value.kind === "rule" ? value.bus : value.group}/${value.name}`;
}
/** `rule/NAME`, `rule/BUS/NAME`, `schedule/NAME`, `schedule/GROUP/NAME`; bus and group are `default` when not named. */
const schedules = list(schedule, fullName);

;// CONCATENATED MODULE: ./build/src/request/services.js




/** Services by name or ARN, each of them once: one wave for each line, commas within a wave. */
const waves = (text, complain) => {
    const written = lines(text);
    if (tooMany(written, complain))
        return undefined;
    const asked = written.map((line) => items(line.text)).filter((wave) => wave.length > 0);
    if (asked.length === 0)
        return complain(`${quote(text)} names nothing. It takes a list of services.`);
    const sound = each(asked.flat(), serviceNameOrArn, aws_arn/* shortName */.EU, complain);
    return sound === undefined ? undefined : asked;
};

;// CONCATENATED MODULE: ./build/src/request/unbuilt.js
const unbuilt_unbuilt = new Map();

;// CONCATENATED MODULE: ./build/src/request/unknown.js
/**
 * Inputs that this action does not have. The runner warns of them and passes them on as `INPUT_…`; a warning is too little
 * where a mistyped `run-migrations` would release without its migration.
 *
 * The environment may hold other `INPUT_…` variables (a job's own `env: INPUT_TAG`), so not every stranger is a mistake:
 * refused is one with a dash, which no variable of a job has, one that is an input of ours but for a letter or two or a `_`
 * in place of the `-`, and one that another ECS action has. The rest is left to the runner's warning.
 */

/** Inputs of the official actions and others, and what stands for them here. */
const elsewhere = new Map([
    ["service", "services"],
    ["service-name", "services"],
    ["cluster-name", "cluster"],
    ["container-name", "image, as CONTAINER=IMAGE"],
    ["docker-labels", "task-definition, a file that holds them"],
    ["wait-for-service-stability", "wait-for (the step waits by default)"],
    ["wait-for-minutes", "rollout-timeout"],
    ["wait-for-task-stopped", "run-migrations (its end is always waited for)"],
    ["run-task", "run-migrations"],
    ["run-task-subnets", "migration-subnets"],
    ["run-task-security-groups", "migration-security-groups"],
    ["run-task-assign-public-ip", "migration-assign-public-ip"],
    ["run-task-container-overrides", "migration-command and migration-environment"],
    ["role-chaining", "role-to-chain"],
    ["aws-access-key-id", "role-to-assume, or the variables AWS_ACCESS_KEY_ID, …"],
    ["aws-secret-access-key", "role-to-assume, or the variables AWS_SECRET_ACCESS_KEY, …"],
    ["aws-session-token", "role-to-assume, or the variables AWS_SESSION_TOKEN, …"],
]);
const prefix = "INPUT_";
const longestName = 64;
/** Insertions, deletions, replacements and swaps of neighbours that make one word of the other. */
function distance(one, other) {
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (let i = 1; i <= one.length; i += 1) {
        const next = [i];
        for (let j = 1; j <= other.length; j += 1) {
            const same = one[i - 1] === other[j - 1] ? 0 : 1;
            const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
            const swap = swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
            next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same, swap));
        }
        before = row;
        row = next;
    }
    return row.at(-1) ?? 0;
}
/** The input that was probably meant: one letter off in a short name, two in a long one. */
function nearest(name) {
    const most = name.length < 6 ? 1 : 2;
    return inputNames
        .filter((known) => Math.abs(known.length - name.length) <= most)
        .map((known) => ({ known, distance: distance(name, known) }))
        .filter((it) => it.distance <= most)
        .sort((a, b) => a.distance - b.distance)[0]?.known;
}
/** The unknown inputs that are taken for mistakes. Their values are never quoted. */
function unknownInputs(environment) {
    const known = new Set(inputNames.map(variableOf));
    return Object.keys(environment)
        .filter((key) => key.startsWith(prefix) && key.length <= prefix.length + longestName && !known.has(key))
        .filter((key) => (environment[key] ?? "").trim() !== "")
        .sort()
        .flatMap((key) => {
        const name = key.slice(prefix.length).toLowerCase();
        const dashed = name.replaceAll("_", "-");
        const instead = elsewhere.get(dashed) ?? nearest(dashed);
        if (instead !== undefined)
            return [{ name, problem: `There is no such input. Use ${instead}.` }];
        return name.includes("-") ? [{ name, problem: "There is no such input. action.yml lists all." }] : [];
    });
}

;// CONCATENATED MODULE: ./build/src/request/words.js
/**
 * A command as POSIX shells split it into words, without running or expanding anything. Written here because the packages
 * for it were found wanting (2026-11): `shlex` keeps the backslash of `"\$"` and drops one of `\\\\"x"`, `shell-quote` takes
 * an open quote for a closed one, `string-argv` knows no escapes. The test compares this with `sh` itself.
 *
 * ECS starts a command without a shell. Operators and expansions of `$` are therefore refused instead of handed on as
 * text; wildcards and `~`, which a shell may leave as they are, are left as they are.
 */

const viaShell = "ECS starts the command without a shell: write sh -c '…', or quote the sign when it is meant as it is.";
const operators = "|&;<>()\n";
const escapable = '$`"\\';
const singleQuoted = (scan) => {
    const end = scan.text.indexOf("'", scan.at + 1);
    if (end === -1)
        return "A single quote is not closed.";
    scan.word = (scan.word ?? "") + scan.text.slice(scan.at + 1, end);
    scan.at = end + 1;
    return undefined;
};
const doubleQuoted = (scan) => {
    const { text } = scan;
    scan.word ??= "";
    for (scan.at += 1; scan.at < text.length; scan.at += 1) {
        const sign = text.charAt(scan.at);
        if (sign === '"') {
            scan.at += 1;
            return undefined;
        }
        const expansion = expansionAt(text, scan.at);
        if (expansion !== undefined)
            return expansion;
        const next = text.charAt(scan.at + 1);
        if (sign !== "\\" || next === "")
            scan.word += sign;
        else {
            scan.at += 1;
            if (next !== "\n")
                scan.word += escapable.includes(next) ? next : sign + next;
        }
    }
    return "A double quote is not closed.";
};
const escaped = (scan) => {
    const next = scan.text.charAt(scan.at + 1);
    if (next === "")
        return "A backslash ends the command and escapes nothing.";
    if (next !== "\n")
        scan.word = (scan.word ?? "") + next;
    scan.at += 2;
    return undefined;
};
/** The sign behind this place, as a shell sees it: an escaped line end is not there at all. */
function signBehind(text, at) {
    let next = at + 1;
    while (text.startsWith("\\\n", next))
        next += 2;
    return text.charAt(next);
}
/** What a shell would expand at this place, also within double quotes. */
function expansionAt(text, at) {
    const sign = text.charAt(at);
    const expands = sign === "`" || (sign === "$" && /[\w{(@*#?$!-]/.test(signBehind(text, at)));
    return expands ? `A shell would expand the ${quote(sign)} at position ${at + 1}. ${viaShell}` : undefined;
}
const bare = (scan) => {
    const sign = scan.text.charAt(scan.at);
    if (operators.includes(sign) || (sign === "#" && scan.word === undefined)) {
        const shown = sign === "\n" ? "A line end" : quote(operatorAt(scan.text, scan.at));
        return `${shown} at position ${scan.at + 1} means something to a shell alone. ${viaShell}`;
    }
    const expansion = expansionAt(scan.text, scan.at);
    if (expansion !== undefined)
        return expansion;
    const behind = sign === "$" ? signBehind(scan.text, scan.at) : "";
    if (behind === "'" || behind === '"') {
        return `Shells differ in what $${behind} at position ${scan.at + 1} means. ${viaShell}`;
    }
    scan.word = (scan.word ?? "") + sign;
    scan.at += 1;
    return undefined;
};
/** The operator as it is written: `&&`, `||`, `>>` and the like in full. */
function operatorAt(text, at) {
    const two = text.slice(at, at + 2);
    return ["&&", "||", ">>", "<<", ";;"].includes(two) ? two : two.slice(0, 1);
}
const blank = (scan) => {
    if (scan.word !== undefined)
        scan.words.push(scan.word);
    scan.word = undefined;
    scan.at += 1;
    return undefined;
};
function stepFor(sign) {
    switch (sign) {
        case " ":
        case "\t":
            return blank;
        case "'":
            return singleQuoted;
        case '"':
            return doubleQuoted;
        case "\\":
            return escaped;
        default:
            return bare;
    }
}
/** The words of a command, or what is wrong with it. */
function splitWords(text) {
    const scan = { text: text.replaceAll("\r\n", "\n"), words: [], word: undefined, at: 0 };
    while (scan.at < scan.text.length) {
        const wrong = stepFor(scan.text.charAt(scan.at))(scan);
        if (wrong !== undefined)
            return { wrong };
    }
    if (scan.word !== undefined)
        scan.words.push(scan.word);
    return { words: scan.words };
}
function jsonWords(text, complain) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return complain('The command starts with "[", but is not JSON. It takes words, or a JSON array of strings.');
    }
    const isWords = Array.isArray(value) && value.every((word) => typeof word === "string");
    if (!isWords)
        return complain("The JSON array holds something else than strings. It takes an array of strings.");
    return value;
}
/** Characters that all overrides of a task may have together, as JSON: RunTask, ECS API reference. */
const mostOfOverrides = 8192;
/** Shell-style words, or a JSON array of strings. The command is not quoted: it may hold a password. */
const command = (text, complain) => {
    // Quotes and escapes shrink when they are read; no command that fits is twice as long as written.
    if (text.length > 2 * mostOfOverrides)
        return tooLong(text.length, complain);
    if (text.startsWith("[")) {
        const words = jsonWords(text, complain);
        return words === undefined ? undefined : program(words, complain);
    }
    const split = splitWords(text);
    if ("wrong" in split)
        return complain(`${split.wrong} It takes words, or a JSON array of strings.`);
    const assignment = /^([A-Za-z_]\w{0,255})=/.exec(split.words[0] ?? "");
    if (assignment === null)
        return program(split.words, complain);
    return complain(`${quote(assignment[1] ?? "")} is set before the command. ${viaShell} Or write env NAME=VALUE before the command.`);
};
function program(words, complain) {
    const { length } = JSON.stringify(words);
    if (length > mostOfOverrides)
        return tooLong(length, complain);
    if (words[0] !== undefined && words[0] !== "")
        return words;
    return complain("The command has no first word. It takes words, or a JSON array of strings.");
}
function tooLong(length, complain) {
    return complain(`The command has ${length} characters. It takes at most ${mostOfOverrides}: ECS has no room for more.`);
}

;// CONCATENATED MODULE: ./build/src/request/read.js
/** The inputs of the step, read and checked in one place, before any call. */















/**
 * Reads every input from the environment that the runner makes (`INPUT_…`, `GITHUB_…`, `AWS_REGION`). All or nothing:
 * throws one `Failure` named `invalid-inputs` whose evidence has a line for every problem. Values of inputs that may hold
 * secrets are in none of them.
 */
function readRequest(environment, unbuilt = unbuilt_unbuilt) {
    const reader = new Reader(environment);
    for (const { name, problem } of unknownInputs(environment))
        reader.complain(name, problem);
    for (const name of inputNames) {
        const reason = unbuilt.get(name);
        if (reason !== undefined && reader.asks(name)) {
            reader.complain(name, `This version can't do it yet: ${reason} Leave the input out.`);
        }
    }
    const request = readAll(reader, readJob(environment));
    for (const rule of rules)
        rule(reader, request);
    const problems = reader.problems();
    if (problems.length === 0)
        return request;
    throw new failure/* Failure */.HR({
        name: "invalid-inputs",
        what: `${problems.length === 1 ? "One input" : "The inputs"} of the step can't be used; nothing was called.`,
        evidence: problems,
        remedy: "Mend the with: block of the step. The README lists every input and what it takes.",
    });
}
function readAll(reader, job) {
    return present({
        credentials: readCredentials(reader, job),
        cluster: reader.read("cluster", clusterNameOrArn),
        waves: reader.read("services", waves) ?? [],
        images: reader.read("image", images_images) ?? [],
        environment: reader.read("environment-variables", variables) ?? [],
        secrets: reader.read("secrets", secrets) ?? [],
        base: reader.read("task-definition", base),
        schedules: reader.read("scheduled-tasks", schedules) ?? [],
        desiredCount: reader.read("desired-count", wholeNumber(0, 2_147_483_647)),
        forceNewDeployment: reader.read("force-new-deployment", scalars_boolean),
        migration: readMigration(reader),
        rollout: readRollout(reader),
        codeDeploy: readCodeDeploy(reader),
        report: readReport(reader),
        job,
    });
}
function readCredentials(reader, job) {
    return present({
        region: reader.read("aws-region", regionName) ?? ambientRegion(reader),
        roleToAssume: reader.read("role-to-assume", roleArn),
        roleSessionName: reader.read("role-session-name", sessionName) ?? sessionNameOf(job),
        roleDurationSeconds: reader.read("role-duration-seconds", wholeNumber(900, 43_200)),
        audience: reader.read("audience", line(1000)),
        roleToChain: reader.read("role-to-chain", roleArn),
    });
}
/** "" when the environment names none, or names one that can't be: a region becomes part of a host name. */
function ambientRegion(reader) {
    const variable = ["AWS_REGION", "AWS_DEFAULT_REGION"].find((name) => reader.environment[name]?.trim());
    if (variable === undefined || reader.asks("aws-region"))
        return "";
    const complain = (problem) => reader.complain("aws-region", `${variable}: ${problem}`);
    return regionName(reader.environment[variable]?.trim() ?? "", complain) ?? "";
}
const sessionName = (text, complain) => {
    const name = cleanSessionName(text);
    return name.length < 2 ? complain("It takes at least two characters.") : name;
};
const base = (text, complain) => {
    if (text === "latest" || text === "current")
        return { kind: text };
    const file = path(text, complain);
    return file === undefined ? undefined : { kind: "file", path: file };
};
/** What is asked of the migration is checked even when none runs; it counts when one does. */
function readMigration(reader) {
    const implied = reader.asks("migration-command") || reader.asks("migration-task-definition");
    const runs = reader.read("run-migrations", scalars_boolean) ?? implied;
    const migration = present({
        command: reader.read("migration-command", command),
        container: reader.read("migration-container", containerName),
        environment: reader.read("migration-environment", taskVariables),
        taskDefinition: reader.read("migration-task-definition", familyName),
        network: readNetwork(reader),
        timeout: reader.read("migration-timeout", duration()),
        ifMigrating: reader.read("if-migrating", oneOf("wait", "fail")),
    });
    return runs ? migration : undefined;
}
/** At most 16 subnets and 5 security groups: AwsVpcConfiguration, ECS API reference. */
function readNetwork(reader) {
    return present({
        subnets: reader.read("migration-subnets", list(ec2Id("subnet"), String, 16)),
        securityGroups: reader.read("migration-security-groups", list(ec2Id("sg"), String, 5)),
        assignPublicIp: reader.read("migration-assign-public-ip", enabled),
    });
}
function readRollout(reader) {
    return present({
        waitFor: reader.read("wait-for", oneOf("stable", "traffic-shifted", "nothing")),
        timeout: reader.read("rollout-timeout", duration()),
        onFailure: reader.read("on-failure", oneOf("rollback", "rollback-unless-migrated", "leave")),
        onCancel: reader.read("on-cancel", oneOf("rollback", "leave", "stop")),
        ifDeploying: reader.read("if-deploying", oneOf("wait", "fail", "replace")),
        smokeTest: readSmokeTest(reader),
    });
}
function readSmokeTest(reader) {
    const test = present({
        command: reader.read("smoke-test-command", command),
        url: reader.read("smoke-test-url", address),
        timeout: reader.read("smoke-test-timeout", duration()),
    });
    return test.command === undefined && test.url === undefined ? undefined : test;
}
/** Names of CodeDeploy have at most 100 characters: CodeDeploy API reference. */
function readCodeDeploy(reader) {
    return present({
        application: reader.read("codedeploy-application", line(100)),
        deploymentGroup: reader.read("codedeploy-deployment-group", line(100)),
        deploymentConfig: reader.read("codedeploy-deployment-config", line(100)),
        appSpec: reader.read("codedeploy-appspec", path),
    });
}
function readReport(reader) {
    return present({
        dryRun: reader.read("dry-run", scalars_boolean),
        streamLogs: reader.read("stream-logs", scalars_boolean),
        traceTags: reader.read("trace-tags", scalars_boolean),
        pollInterval: reader.read("poll-interval", duration({ ms: 100, asWritten: "100ms" })),
        githubToken: reader.read("github-token", secret),
        githubEnvironment: reader.read("github-environment", line(255)),
        githubEnvironmentUrl: reader.read("github-environment-url", address),
    });
}
/** The members that are not `undefined`. */
function present(members) {
    return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}


/***/ }),

/***/ 5724:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ rulePlace),
/* harmony export */   R: () => (/* binding */ readTargets)
/* harmony export */ });
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6119);
/* harmony import */ var _ecs_document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(566);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7279);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8187);




/** Entries that PutTargets takes at a time. */
const entriesPerCall = 10;
const resourceOf = ({ place, id }) => place === "default" ? `rule/${id}` : `rule/${place}/${id}`;
/** All targets of the rule by id, page by page, as AWS sent them. */
async function readTargets(context, rule) {
    const events = await context.aws.eventBridge();
    const targets = new Map();
    let token;
    do {
        let text = "";
        const answer = await events.listTargetsByRule({ Rule: rule.id, EventBusName: rule.place, ...(token !== undefined && { NextToken: token }) }, { signal: context.signal, resource: resourceOf(rule), onText: (body) => (text = body) });
        const page = _ecs_document_js__WEBPACK_IMPORTED_MODULE_1__/* .JsonDocument */ .qd.parse(text);
        for (let index = 0; index < page.length(["Targets"]); index += 1) {
            const id = page.get(["Targets", index, "Id"]);
            if (typeof id !== "string")
                throw new Error(`${resourceOf(rule)}: a target without an id`);
            targets.set(id, page.raw(["Targets", index]) ?? "");
        }
        token = answer.NextToken;
    } while (token !== undefined);
    return targets;
}
const rulePlace = (context, rule) => ({
    read: () => readTargets(context, rule),
    write: async (changes) => {
        const refusals = [];
        for (let from = 0; from < changes.length; from += entriesPerCall) {
            refusals.push(...(await put(context, rule, changes.slice(from, from + entriesPerCall))));
        }
        return refusals;
    },
});
async function put(context, rule, changes) {
    const events = await context.aws.eventBridge();
    const body = `{"Rule":${JSON.stringify(rule.id)},"EventBusName":${JSON.stringify(rule.place)},"Targets":[${changes
        .map(({ text }) => text)
        .join(",")}]}`;
    try {
        const answer = await events.putTargets({ Rule: rule.id, EventBusName: rule.place, Targets: [] }, {
            body,
            signal: context.signal,
            resource: resourceOf(rule),
            found: () => foundPut(context, rule, changes),
        });
        return refusalsOf(answer, changes);
    }
    catch (error) {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR && (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .classify */ .L8)(error.cause).code === "ConcurrentModificationException") {
            return changes.map(({ id }) => ({ id, reason: error.message, again: true }));
        }
        throw error;
    }
}
/** Codes of entries that a later call can succeed with. */
const passing = /^(?:ConcurrentModification|Throttling|Internal)/u;
function refusalsOf(answer, changes) {
    const failed = answer.FailedEntries ?? [];
    if ((answer.FailedEntryCount ?? 0) > failed.length) {
        return changes.map(({ id }) => ({
            id,
            reason: `${answer.FailedEntryCount} targets failed, and EventBridge does not say which`,
            again: false,
        }));
    }
    return failed.map(({ TargetId, ErrorCode = "no code", ErrorMessage = "" }) => ({
        id: TargetId ?? "?",
        reason: ErrorMessage === "" ? ErrorCode : `${ErrorCode}: ${ErrorMessage}`,
        again: passing.test(ErrorCode),
    }));
}
/** After a lost answer: a success where every target stands as it was put; nothing where one still stands as before. */
async function foundPut(context, rule, changes) {
    const now = await readTargets(context, rule);
    const isAs = (id, text) => {
        const current = now.get(id);
        return current !== undefined && (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .isSameJson */ .TL)(current, text);
    };
    if (changes.every(({ id, text }) => isAs(id, text)))
        return { $metadata: {}, FailedEntryCount: 0 };
    const strange = changes.filter(({ id, text, before }) => !isAs(id, text) && !isAs(id, before));
    if (strange.length === 0)
        return undefined;
    // Sending again would write over what somebody else wrote meanwhile; the caller looks anew.
    return {
        $metadata: {},
        FailedEntryCount: changes.length,
        FailedEntries: changes.map(({ id }) => ({
            TargetId: id,
            ErrorCode: "ConcurrentModificationException",
            ErrorMessage: "the target was changed while an answer was lost",
        })),
    };
}


/***/ }),

/***/ 6215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dl: () => (/* binding */ towards),
/* harmony export */   m6: () => (/* binding */ familiesOf)
/* harmony export */ });
/* unused harmony export targetsToMove */
/** Families whose revisions the schedule's targets name and that move with a release, each once. */
const familiesOf = (state) => [
    ...new Set(state.targets.filter(({ leftAlone }) => leftAlone === undefined).map(({ family }) => family)),
];
/** The state with the revision that each target is to name, by family. It is what the ledger keeps. */
const towards = (state, revisions) => ({
    ...state,
    targets: state.targets.map((target) => {
        const to = target.leftAlone === undefined ? revisions.get(target.family) : undefined;
        return to === undefined ? target : { ...target, to };
    }),
});
/** Targets that do not yet name the revision that they are to name. */
const targetsToMove = (state) => state.targets.filter(({ to, taskDefinition }) => to !== undefined && to !== taskDefinition);


/***/ }),

/***/ 2433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ schedulePlace),
/* harmony export */   s: () => (/* binding */ readSettings)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6119);
/* harmony import */ var _ecs_document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(566);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7279);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8187);
/** A schedule of EventBridge Scheduler, read and written whole. Source: ecs-domain.md 7.2. */





/** What GetSchedule answers and UpdateSchedule does not take in its body: `Name` stands in the address. */
const readOnly = new Set(["Arn", "CreationDate", "LastModificationDate", "Name"]);
const resourceOf = ({ place, id }) => `schedule/${place}/${id}`;
/** What of a schedule can be changed, as GetSchedule sent it: what is recorded, compared, and sent back whole. */
async function readSettings(context, schedule) {
    const scheduler = await context.aws.scheduler();
    let answer = "";
    await scheduler.getSchedule({ Name: schedule.id, GroupName: schedule.place }, { signal: context.signal, resource: resourceOf(schedule), onText: (body) => (answer = body) });
    return _ecs_document_js__WEBPACK_IMPORTED_MODULE_2__/* .JsonDocument */ .qd.parse(answer).removeEach([], readOnly).text;
}
const schedulePlace = (context, schedule) => ({
    read: async () => new Map([[schedule.id, await readSettings(context, schedule)]]),
    write: async (changes) => {
        const refusals = [];
        for (const change of changes)
            refusals.push(...(await update(context, schedule, change)));
        return refusals;
    },
});
async function update(context, schedule, change) {
    const scheduler = await context.aws.scheduler();
    // One token for all attempts at this update, and for no other: AWS drops what comes again under a token.
    const body = _ecs_document_js__WEBPACK_IMPORTED_MODULE_2__/* .JsonDocument */ .qd.parse(change.text).set(["ClientToken"], (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()).text;
    const refuse = (reason) => [{ id: change.id, reason, again: true }];
    let interfered = false;
    /** After a lost answer: whether the schedule stands as it is to be, as before, or as somebody else has put it. */
    const found = async () => {
        const settings = await readSettings(context, schedule);
        const isDone = (0,_target_js__WEBPACK_IMPORTED_MODULE_4__/* .isSameJson */ .TL)(settings, change.text);
        if (!isDone && (0,_target_js__WEBPACK_IMPORTED_MODULE_4__/* .isSameJson */ .TL)(settings, change.before))
            return undefined;
        interfered = !isDone;
        return { $metadata: {}, ScheduleArn: undefined };
    };
    try {
        await scheduler.updateSchedule(
        // The body stands for all but the name; the SDK's type asks for the others.
        { Name: schedule.id, ScheduleExpression: undefined, Target: undefined, FlexibleTimeWindow: undefined }, { body, signal: context.signal, resource: resourceOf(schedule), found });
    }
    catch (error) {
        if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR) || (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .classify */ .L8)(error.cause).kind !== "conflict")
            throw error;
        return refuse(error.message);
    }
    return interfered ? refuse("the schedule was changed while an answer was lost") : [];
}


/***/ }),

/***/ 8187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ withTaskDefinition),
/* harmony export */   $P: () => (/* binding */ namedIn),
/* harmony export */   TL: () => (/* binding */ isSameJson),
/* harmony export */   _E: () => (/* binding */ readTarget),
/* harmony export */   lX: () => (/* binding */ isSameTaskDefinition)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2672);
/* harmony import */ var _ecs_document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(566);
/* harmony import */ var _ecs_exact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1284);
/** Which task definition a target names, and the same target naming another. Pure. Source: ecs-domain.md 7. */



/** Scheduler's universal target for RunTask; its `Input` is the request. */
const runTask = /^arn:[\w-]+:scheduler:::aws-sdk:ecs:runTask$/;
/**
 * What a target runs; `undefined` for one that runs no ECS task.
 * @param at Path of the target in the document: `[]` for a rule's, `["Target"]` for a schedule's.
 */
function readTarget(id, text, at, clusterArn) {
    const document = _ecs_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text);
    const arn = document.get([...at, "Arn"]);
    if (document.kind([...at, "EcsParameters"]) === "object") {
        const naming = { path: [...at, "EcsParameters", "TaskDefinitionArn"] };
        return stateOf({ id, document: text, naming, cluster: arn, clusterArn });
    }
    if (typeof arn !== "string" || !runTask.test(arn))
        return undefined;
    return readRunTask(id, document, [...at, "Input"], clusterArn);
}
function readRunTask(id, document, path, clusterArn) {
    const unreadable = (why) => ({
        id,
        document: document.text,
        naming: { path },
        taskDefinition: "",
        family: "",
        leftAlone: { why: "unreadable", text: `Its RunTask request ${why}: it is left alone.` },
    });
    const input = innerDocument(document, path);
    if (input === undefined)
        return unreadable("is no JSON object");
    const [name, ...others] = keysLike(input, "taskdefinition");
    if (name === undefined)
        return unreadable("names no task definition");
    if (others.length > 0)
        return unreadable(`names its task definition twice (${[name, ...others].join(", ")})`);
    const [cluster] = keysLike(input, "cluster");
    return stateOf({
        id,
        document: document.text,
        naming: { path, within: name },
        cluster: cluster === undefined ? "default" : input.get([cluster]),
        clusterArn,
    });
}
/** Scheduler takes the members of a request in the API's spelling and in that of the SDKs. */
const keysLike = (input, name) => input.keys([]).filter((key) => key.toLowerCase() === name);
function innerDocument(document, path) {
    const text = document.get(path);
    if (typeof text !== "string")
        return undefined;
    try {
        const inner = _ecs_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text);
        return inner.kind([]) === "object" ? inner : undefined;
    }
    catch (error) {
        if (error instanceof _ecs_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonSyntaxError */ .q3)
            return undefined;
        throw error;
    }
}
function stateOf({ id, document, naming, cluster, clusterArn }) {
    const taskDefinition = namedIn(document, naming) ?? "";
    const revision = (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRevision */ .Pp)(taskDefinition);
    const family = revision?.family ?? (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)(taskDefinition);
    const state = { id, document, naming, taskDefinition, family };
    if (typeof cluster !== "string" || !isCluster(cluster, clusterArn)) {
        const where = typeof cluster === "string" ? (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)(cluster) : "no";
        const text = `It runs in the cluster ${where}, not in ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)(clusterArn)}: it is left alone.`;
        return { ...state, leftAlone: { why: "elsewhere", text } };
    }
    if (revision === undefined) {
        const text = `It names the family ${family} without a revision, so it runs the newest one already.`;
        return { ...state, leftAlone: { why: "runs-newest", text } };
    }
    return state;
}
const isCluster = (cluster, clusterArn) => cluster === clusterArn || (!cluster.startsWith("arn:") && cluster === (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)(clusterArn));
/** The task definition that the document names; `undefined` where it names none. */
function namedIn(text, { path, within }) {
    const document = _ecs_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text);
    const name = within === undefined ? document.get(path) : innerDocument(document, path)?.get([within]);
    return typeof name === "string" ? name : undefined;
}
/** The document naming another task definition; every other byte as it was. */
function withTaskDefinition(text, { path, within }, taskDefinition) {
    const document = _ecs_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text);
    if (within === undefined)
        return document.set(path, taskDefinition).text;
    const inner = innerDocument(document, path);
    if (inner === undefined)
        throw new Error(`No RunTask request at ${path.join(".")}`);
    return document.set(path, inner.set([within], taskDefinition).text).text;
}
/** Whether two names stand for the same task definition: `family:revision` is short for its ARN. */
const isSameTaskDefinition = (one, other) => one === other || ((0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionName */ .pd)(one) === (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionName */ .pd)(other) && !(isArn(one) && isArn(other)));
const isArn = (name) => name.startsWith("arn:");
/** Whether two JSON texts say the same: key order and spacing apart. Numbers are compared as they are spelt. */
const isSameJson = (one, other) => one === other || canonical(one) === canonical(other);
const canonical = (text) => (0,_ecs_exact_js__WEBPACK_IMPORTED_MODULE_2__/* .writeExact */ .bk)(sorted(_ecs_document_js__WEBPACK_IMPORTED_MODULE_0__/* .JsonDocument */ .qd.parse(text).exact([]) ?? null));
function sorted(value) {
    if (value instanceof Map) {
        const entries = [...value];
        entries.sort(([one], [other]) => (one < other ? -1 : 1));
        return new Map(entries.map(([key, item]) => [key, sorted(item)]));
    }
    return Array.isArray(value) ? value.map((item) => sorted(item)) : value;
}


/***/ }),

/***/ 666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  open: () => (/* binding */ step_open),
  step: () => (/* binding */ step_step)
});

// EXTERNAL MODULE: ./build/src/aws/error.js + 5 modules
var aws_error = __webpack_require__(6119);
;// CONCATENATED MODULE: ./build/src/aws/retry.js
/** How much slower everything goes since AWS last said "Rate exceeded": 1 is full speed. */
class Throttle {
    #factor = 1;
    get factor() {
        return this.#factor;
    }
    throttled() {
        this.#factor = Math.min(16, this.#factor * 2);
    }
    answered() {
        this.#factor = Math.max(1, this.#factor * 0.95);
    }
}
const maxAttempts = { throttled: 12, transient: 6 };
const baseDelay = { throttled: 1000, transient: 200 };
const maxDelay = 20_000;
/** Milliseconds to wait before attempt `attempt + 1`, or `undefined` when it is not to be made. */
function retryDelay(problem, attempt, random) {
    const limit = maxAttempts[problem.kind] ?? 1;
    if (attempt >= limit)
        return undefined;
    const ceiling = Math.min(maxDelay, (baseDelay[problem.kind] ?? 0) * 2 ** (attempt - 1));
    return ceiling / 2 + (random() * ceiling) / 2;
}
/** Sends until there is an answer, or throws the last error as it was thrown. */
async function withRetries(context, attempted) {
    let renewed = false;
    for (let attempt = 1;; attempt += 1) {
        context.signal?.throwIfAborted();
        try {
            const answer = await attempted.send();
            context.throttle.answered();
            return answer;
        }
        catch (thrown) {
            context.signal?.throwIfAborted();
            const problem = attempted.classify(thrown);
            if (problem.kind === "throttled")
                context.throttle.throttled();
            if (problem.kind === "expired" && !renewed && (await attempted.renew?.())) {
                renewed = true;
                continue;
            }
            const delay = retryDelay(problem, attempt, context.random);
            if (delay === undefined)
                throw thrown;
            await context.clock.sleep(delay, context.signal);
            const found = problem.maybeDone ? await attempted.found?.() : undefined;
            if (found !== undefined)
                return found;
        }
    }
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./build/src/aws/wire.js
/**
 * The raw wire beside the SDK: what AWS sent, byte for byte, and what we send, as we wrote it. The SDK drops every
 * member that it does not know, at every depth (ecs-domain.md 0.1 #1 and 1.3), so documents go around it.
 */

async function textOf(body) {
    if (typeof body === "string")
        return body;
    if (body instanceof Uint8Array)
        return Buffer.from(body).toString("utf8");
    const chunks = [];
    for await (const chunk of body)
        chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks).toString("utf8");
}
/** Hands the answer's body to `onText` before the SDK reads it. */
function readRaw(stack, onText) {
    const middleware = (next) => async (args) => {
        const result = await next(args);
        const text = await textOf(result.response.body);
        onText(text);
        result.response.body = external_node_stream_.Readable.from([Buffer.from(text)]);
        return result;
    };
    stack.add(middleware, { step: "deserialize", priority: "low", name: "readRaw" });
}
/** Sends `text` as the body in place of what the SDK made of the input; the signature covers it. */
function writeRaw(stack, text) {
    const middleware = (next) => (args) => {
        args.request.body = text;
        args.request.headers["content-length"] = String(Buffer.byteLength(text));
        return next(args);
    };
    stack.add(middleware, { step: "build", priority: "low", name: "writeRaw" });
}

;// CONCATENATED MODULE: ./build/src/aws/call.js



/** How a client's commands are sent. `renew` gets new credentials when AWS says that ours have expired. */
function sender(context, service, client, renew) {
    const attempt = async (operation, command, signal) => {
        const start = context.clock.now();
        const record = (rest) => context.onCall?.({ service, operation, milliseconds: context.clock.now() - start, ...rest });
        try {
            const answer = await client.send(command, signal === undefined ? {} : { abortSignal: signal });
            record({ requestId: answer.$metadata?.requestId });
            return answer;
        }
        catch (thrown) {
            const problem = (0,aws_error/* classify */.L8)(thrown);
            record({ requestId: problem.requestId, error: problem.code });
            throw thrown;
        }
    };
    return async (operation, command, options) => {
        if (options.onText !== undefined)
            readRaw(command.middlewareStack, options.onText);
        if (options.body !== undefined)
            writeRaw(command.middlewareStack, options.body);
        const signal = options.signal ?? context.retry.signal;
        const retry = { ...context.retry, ...(signal && { signal }) };
        const send = () => attempt(operation, command, signal);
        try {
            return await withRetries(retry, { send, classify: aws_error/* classify */.L8, found: options.found, renew });
        }
        catch (thrown) {
            signal?.throwIfAborted();
            const { resource } = options;
            throw (0,aws_error/* toFailure */.w2)(thrown, { service, operation, ...(resource !== undefined && { resource }) });
        }
    };
}

;// CONCATENATED MODULE: ./build/src/aws/clients.js
const ecsCommands = (sdk) => ({
    describeClusters: sdk.DescribeClustersCommand,
    describeServices: sdk.DescribeServicesCommand,
    describeTaskDefinition: sdk.DescribeTaskDefinitionCommand,
    listTaskDefinitions: sdk.ListTaskDefinitionsCommand,
    registerTaskDefinition: sdk.RegisterTaskDefinitionCommand,
    runTask: sdk.RunTaskCommand,
    stopTask: sdk.StopTaskCommand,
    listTasks: sdk.ListTasksCommand,
    describeTasks: sdk.DescribeTasksCommand,
    updateService: sdk.UpdateServiceCommand,
    listServiceDeployments: sdk.ListServiceDeploymentsCommand,
    describeServiceDeployments: sdk.DescribeServiceDeploymentsCommand,
    describeServiceRevisions: sdk.DescribeServiceRevisionsCommand,
    stopServiceDeployment: sdk.StopServiceDeploymentCommand,
    continueServiceDeployment: sdk.ContinueServiceDeploymentCommand,
});
const stsCommands = (sdk) => ({
    assumeRoleWithWebIdentity: sdk.AssumeRoleWithWebIdentityCommand,
    assumeRole: sdk.AssumeRoleCommand,
    getCallerIdentity: sdk.GetCallerIdentityCommand,
});
const logsCommands = (sdk) => ({
    getLogEvents: sdk.GetLogEventsCommand,
});
const codeDeployCommands = (sdk) => ({
    getDeploymentGroup: sdk.GetDeploymentGroupCommand,
    createDeployment: sdk.CreateDeploymentCommand,
    getDeployment: sdk.GetDeploymentCommand,
    listDeployments: sdk.ListDeploymentsCommand,
    listDeploymentTargets: sdk.ListDeploymentTargetsCommand,
    getDeploymentTarget: sdk.GetDeploymentTargetCommand,
    stopDeployment: sdk.StopDeploymentCommand,
    continueDeployment: sdk.ContinueDeploymentCommand,
});
const eventBridgeCommands = (sdk) => ({
    describeRule: sdk.DescribeRuleCommand,
    listTargetsByRule: sdk.ListTargetsByRuleCommand,
    putTargets: sdk.PutTargetsCommand,
});
const schedulerCommands = (sdk) => ({
    getSchedule: sdk.GetScheduleCommand,
    updateSchedule: sdk.UpdateScheduleCommand,
});
const ecrCommands = (sdk) => ({
    describeImages: sdk.DescribeImagesCommand,
    batchGetImage: sdk.BatchGetImageCommand,
});
const elbCommands = (sdk) => ({
    describeTargetHealth: sdk.DescribeTargetHealthCommand,
});
const autoScalingCommands = (sdk) => ({
    describeScalableTargets: sdk.DescribeScalableTargetsCommand,
});

// EXTERNAL MODULE: ./build/src/failure.js
var failure = __webpack_require__(7279);
// EXTERNAL MODULE: ./build/src/aws/arn.js
var aws_arn = __webpack_require__(2672);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
;// CONCATENATED MODULE: ./build/src/aws/http.js
/** One plain HTTP exchange, for what is not an AWS API: the OIDC token and the smoke test's address. */


/** GETs an address without following redirects. Rejects on network errors, silence and abort. */
function get(url, question) {
    const secure = url.protocol === "https:";
    const options = {
        agent: secure ? question.agents.https : question.agents.http,
        headers: { "user-agent": "ecs-release", ...question.headers },
        timeout: question.timeout,
        ...(question.signal === undefined ? {} : { signal: question.signal }),
    };
    return new Promise((resolve, reject) => {
        const request = (secure ? external_node_https_.request : external_node_http_.request)(url, options, (response) => {
            const chunks = [];
            let size = 0;
            response.on("data", (chunk) => {
                if (size < question.maxBytes)
                    chunks.push(chunk.subarray(0, question.maxBytes - size));
                size += chunk.length;
                if (size > question.maxBytes)
                    response.destroy();
            });
            response.on("error", reject);
            response.on("close", () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") }));
        });
        request.on("timeout", () => request.destroy(new Error(`no answer within ${question.timeout} ms`)));
        request.on("error", reject);
        request.end();
    });
}

;// CONCATENATED MODULE: ./build/src/aws/oidc.js
/** The job's OIDC token: fetched from the runner, and its claims. Source: ecs-domain.md 8.1 and 8.2. */



const maxTokenBytes = 64 * 1024;
const answerTimeout = 10_000;
const missingPermission = () => new failure/* Failure */.HR({
    name: "id-token-permission-missing",
    what: "The job may not request an OIDC token, so role-to-assume can't be assumed.",
    evidence: ["ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set"],
    remedy: "Add to the job (or the workflow): `permissions:` with `id-token: write` and `contents: read`. " +
        "Workflows started by pull requests from forks never get one.",
});
const refused = (evidence) => new failure/* Failure */.HR({
    name: "oidc-token-refused",
    what: "GitHub gave no OIDC token for this job.",
    evidence: [evidence],
    remedy: "Re-run the job; if it stays so, look at githubstatus.com (Actions).",
});
class TokenAnswer extends Error {
    status;
    constructor(status) {
        super(`HTTP ${status}`);
        this.status = status;
    }
}
function tokenFrom(answer) {
    if (answer.status !== 200)
        throw new TokenAnswer(answer.status);
    let value;
    try {
        value = JSON.parse(answer.body).value;
    }
    catch {
        value = undefined;
    }
    if (typeof value !== "string" || !/^[\w-]+\.[\w-]+\.[\w-]*$/.test(value)) {
        throw refused("the answer holds no token");
    }
    return value;
}
/** A fresh token. It lives for minutes, so every exchange fetches its own. */
async function fetchToken(source) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = source.environment;
    if (!address || !bearer)
        throw missingPermission();
    const url = new URL(address);
    url.searchParams.set("audience", source.audience);
    const send = async () => tokenFrom(await get(url, {
        agents: source.agents,
        headers: { authorization: `Bearer ${bearer}`, accept: "application/json" },
        timeout: answerTimeout,
        maxBytes: maxTokenBytes,
        ...(source.retry.signal === undefined ? {} : { signal: source.retry.signal }),
    }));
    try {
        const token = await withRetries(source.retry, { send, classify: classifyTokenError });
        source.mask(token);
        return token;
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR)
            throw error;
        source.retry.signal?.throwIfAborted();
        throw refused((0,failure/* messageOf */.bD)(error));
    }
}
function classifyTokenError(thrown) {
    const message = (0,failure/* messageOf */.bD)(thrown);
    const final = thrown instanceof failure/* Failure */.HR ||
        (thrown instanceof TokenAnswer && thrown.status < 500 && thrown.status !== 429);
    return {
        kind: final ? "invalid" : "transient",
        code: "TokenRequest",
        message,
        maybeDone: false,
    };
}
/** Reads the claims of a JWT without checking its signature: they are for showing only. */
function claimsOf(token) {
    let payload = {};
    try {
        payload = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
    }
    catch {
        // A token that can't be read shows no claims.
    }
    const claim = (name) => (typeof payload[name] === "string" ? payload[name] : "");
    return { iss: claim("iss"), sub: claim("sub"), aud: claim("aud") };
}
/** A `sub` in both of GitHub's forms: `repo:O/R:…` and, with ids, `repo:O@1/R@2:…` (ecs-domain.md 8.2). */
function subjectForms(sub) {
    const [, owner = "OWNER", ownerId = "OWNER_ID", repository = "REPOSITORY", repositoryId = "REPOSITORY_ID", rest = "*",] = /^repo:([^/@:]+)(?:@(\d+))?\/([^@:]+)(?:@(\d+))?:(.*)$/.exec(sub) ?? [];
    return {
        classic: `repo:${owner}/${repository}:${rest}`,
        immutable: `repo:${owner}@${ownerId}/${repository}@${repositoryId}:${rest}`,
    };
}

;// CONCATENATED MODULE: ./build/src/aws/credentials.js




/** Renewed when less than this is left, so that no call starts with credentials about to expire. */
const renewalMargin = 5 * 60_000;
const chainedSeconds = 3600;
class Credentials {
    #context;
    #session;
    #pending;
    constructor(context, session) {
        this.#context = context;
        this.#session = session;
    }
    get session() {
        return this.#session;
    }
    /** Whether a new session can be had when this one runs out. */
    get renewable() {
        return this.#context.request.roleToAssume !== undefined;
    }
    /**
     * The credentials to sign with now. The expiry handed to the SDK is the epoch, so that it asks again for every
     * call and this class alone, with the release's clock, decides on renewal.
     */
    provide = async () => {
        const session = await this.#current();
        return { ...session.identity, expiration: new Date(0) };
    };
    /** Drops the session. False when there is no way to another one. */
    async renew() {
        if (!this.renewable)
            return false;
        this.#session = undefined;
        await this.#current();
        return true;
    }
    async #current() {
        const session = this.#session;
        const left = session?.expiresAt === undefined ? Infinity : session.expiresAt - this.#context.clock.now();
        if (session !== undefined && (left > renewalMargin || !this.renewable))
            return session;
        this.#pending ??= this.#open().finally(() => (this.#pending = undefined));
        try {
            this.#session = await this.#pending;
        }
        catch (error) {
            // A failed early renewal is no reason to drop a session that still lives.
            if (session === undefined || left <= 0)
                throw error;
        }
        return this.#session ?? (await this.#current());
    }
    async #open() {
        const { request } = this.#context;
        const first = request.roleToAssume === undefined ? await this.#ambient() : await this.#exchange(request.roleToAssume);
        return request.roleToChain === undefined ? first : this.#chain(first, request.roleToChain);
    }
    async #ambient() {
        try {
            const identity = await this.#context.ambient();
            return { identity, ...(identity.expiration && { expiresAt: identity.expiration.getTime() }) };
        }
        catch (error) {
            throw new failure/* Failure */.HR({
                name: "credentials-missing",
                what: "There are no AWS credentials: role-to-assume is not set and the default chain has none.",
                evidence: [(0,failure/* messageOf */.bD)(error)],
                remedy: "Set role-to-assume (and `permissions: id-token: write`), or configure credentials in an earlier step.",
            }, { cause: error });
        }
    }
    async #exchange(role) {
        const { request } = this.#context;
        const [token, sts] = await Promise.all([this.#context.fetchToken(), this.#context.openSts()]);
        try {
            const answer = await sts.assumeRoleWithWebIdentity({
                RoleArn: role,
                RoleSessionName: request.roleSessionName,
                WebIdentityToken: token,
                DurationSeconds: request.roleDurationSeconds,
            });
            return this.#sessionFrom(answer.Credentials, role);
        }
        catch (error) {
            throw exchangeRefused(error, role, claimsOf(token), request);
        }
    }
    async #chain(first, role) {
        const sts = await this.#context.signedSts(first.identity);
        const answer = await sts.assumeRole({
            RoleArn: role,
            RoleSessionName: this.#context.request.roleSessionName,
            DurationSeconds: Math.min(chainedSeconds, this.#context.request.roleDurationSeconds),
        }, { resource: role });
        return this.#sessionFrom(answer.Credentials, role);
    }
    #sessionFrom(credentials, role) {
        const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = credentials ?? {};
        if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration) {
            throw new failure/* Failure */.HR({
                name: "credentials-incomplete",
                what: `STS answered for ${role} without complete credentials.`,
                evidence: [],
                remedy: "Re-run the job; if AWS_ENDPOINT_URL is set, look at what answers there.",
            });
        }
        for (const secret of [AccessKeyId, SecretAccessKey, SessionToken])
            this.#context.mask(secret);
        return {
            identity: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
            expiresAt: Expiration.getTime(),
        };
    }
}
const documentation = "docs/getting-started.md shows the whole trust policy.";
/** What STS's refusal means, beside the claims that it judged. Source: ecs-domain.md 8.3. */
function exchangeRefused(thrown, role, claims, request) {
    if (thrown instanceof failure/* Failure */.HR) {
        const kind = (0,aws_error/* classify */.L8)(thrown.cause);
        const shown = [`sub: ${claims.sub}`, `aud: ${claims.aud}`, `iss: ${claims.iss}`];
        const why = { ...thrown.why, evidence: [...thrown.why.evidence, ...shown] };
        if (kind.code === "AccessDenied") {
            const { classic, immutable } = subjectForms(claims.sub);
            const host = claims.iss.replace(/^https:\/\//, "");
            const remedy = `Compare the role's trust policy with the token: the principal is the OIDC provider ${host} of account ` +
                `${(0,aws_arn/* parseArn */.Lw)(role)?.account ?? "?"}, the action sts:AssumeRoleWithWebIdentity, and the condition ` +
                `"StringEquals": { "${host}:aud": "${claims.aud}", "${host}:sub": "${claims.sub}" }. ` +
                `Repositories created or renamed since 2026-07-15 send ${immutable}, older ones ${classic}; list both when in doubt. ${documentation}`;
            return new failure/* Failure */.HR({ ...why, name: "role-refused", what: `STS refused to let this job assume ${role}.`, remedy }, { cause: thrown.cause });
        }
        if (kind.code.startsWith("InvalidIdentityToken")) {
            const remedy = `Create the OIDC provider ${claims.iss} with the audience ${request.audience} in account ${(0,aws_arn/* parseArn */.Lw)(role)?.account ?? "?"}, or correct role-to-assume. ${documentation}`;
            return new failure/* Failure */.HR({ ...why, name: "identity-provider-refused", remedy }, { cause: thrown.cause });
        }
        return new failure/* Failure */.HR(why, { cause: thrown.cause });
    }
    return thrown;
}

;// CONCATENATED MODULE: ./build/src/aws/narrow.js
/** One method per command; `describeServices` makes a `DescribeServices` call. */
function narrow(commands, send) {
    const methods = Object.entries(commands).map(([name, Command]) => {
        const operation = name.charAt(0).toUpperCase() + name.slice(1);
        const method = (input, options = {}) => send(operation, new Command(input), options);
        return [name, method];
    });
    return Object.fromEntries(methods);
}

;// CONCATENATED MODULE: ./build/src/aws/endpoint.js
/** The endpoint that the environment names, as the SDK and the AWS CLI read it; checked before credentials travel. */

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/**
 * `AWS_ENDPOINT_URL_<SERVICE>`, else `AWS_ENDPOINT_URL`; nothing when neither is set. Throws Failure
 * `insecure-endpoint` for plain HTTP to another machine: signatures, tokens and secrets would cross the network in
 * the clear.
 */
function endpointFor(environment, serviceId) {
    const own = environment[`AWS_ENDPOINT_URL_${serviceId}`];
    const name = own ? `AWS_ENDPOINT_URL_${serviceId}` : "AWS_ENDPOINT_URL";
    const address = own || environment["AWS_ENDPOINT_URL"];
    if (!address)
        return {};
    let url;
    try {
        url = new URL(address);
    }
    catch {
        throw endpoint_refused("invalid-endpoint", `${name} is no address: ${JSON.stringify(address.slice(0, 200))}.`);
    }
    if (url.protocol === "https:" || (url.protocol === "http:" && loopback.test(url.hostname))) {
        return { endpoint: address };
    }
    throw endpoint_refused("insecure-endpoint", `${name} would send credentials in the clear to ${url.host}.`);
}
const endpoint_refused = (name, what) => new failure/* Failure */.HR({
    name,
    what,
    evidence: [],
    remedy: "Use https://, or http:// to this machine alone (127.0.0.1, localhost, [::1]).",
});

;// CONCATENATED MODULE: ./build/src/aws/aws.js







const connectionTimeout = 5_000;
const aws_answerTimeout = 30_000;
/** An opener that loads and builds its service once for each region. */
function once(open, home) {
    const opened = new Map();
    return (region = home) => {
        const calls = opened.get(region) ?? open(region);
        opened.set(region, calls);
        return calls;
    };
}
function connect(options, inherited) {
    const { agents, clock, environment, credentials: request, signal } = options;
    const throttle = inherited?.throttle ?? new Throttle();
    const retry = { clock, throttle, random: options.random, ...(signal && { signal }) };
    const context = { clock, retry, onCall: options.onCall };
    const home = request.region;
    const settings = (region, signedBy, serviceId) => ({
        region,
        ...endpointFor(environment, serviceId),
        credentials: signedBy,
        // Attempts are ours (retry.ts): the SDK's own would repeat calls that may have taken effect.
        maxAttempts: 1,
        customUserAgent: "ecs-release",
        requestHandler: {
            httpAgent: agents.http,
            httpsAgent: agents.https,
            connectionTimeout,
            requestTimeout: aws_answerTimeout,
            throwOnRequestTimeout: true,
        },
    });
    const openSts = async (signedBy, renew) => {
        const sdk = await __webpack_require__.e(/* import() */ 695).then(__webpack_require__.t.bind(__webpack_require__, 1695, 19));
        return narrow(stsCommands(sdk), sender(context, "sts", new sdk.STSClient(settings(home, signedBy, "STS")), renew));
    };
    const credentialsContext = {
        request,
        clock,
        mask: options.mask,
        fetchToken: () => fetchToken({ environment, agents, audience: request.audience, retry, mask: options.mask }),
        openSts: () => openSts({ accessKeyId: "", secretAccessKey: "" }),
        signedSts: (identity) => openSts(identity),
        ambient: async () => {
            const { defaultProvider } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 5861, 19));
            return defaultProvider()();
        },
    };
    const credentials = new Credentials(credentialsContext, inherited?.session);
    const signedBy = credentials.provide;
    const renew = () => credentials.renew();
    return {
        region: home,
        throttle,
        shielded: () => connect({ ...options, signal: undefined }, { throttle, session: credentials.session }),
        ecs: once(async (region) => {
            const sdk = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 212, 19));
            return narrow(ecsCommands(sdk), sender(context, "ecs", new sdk.ECSClient(settings(region, signedBy, "ECS")), renew));
        }, home),
        sts: once(() => openSts(signedBy, renew), home),
        logs: once(async (region) => {
            const sdk = await __webpack_require__.e(/* import() */ 303).then(__webpack_require__.t.bind(__webpack_require__, 2684, 19));
            const client = new sdk.CloudWatchLogsClient(settings(region, signedBy, "CLOUDWATCH_LOGS"));
            return narrow(logsCommands(sdk), sender(context, "logs", client, renew));
        }, home),
        codeDeploy: once(async (region) => {
            const sdk = await __webpack_require__.e(/* import() */ 507).then(__webpack_require__.t.bind(__webpack_require__, 7507, 19));
            const client = new sdk.CodeDeployClient(settings(region, signedBy, "CODEDEPLOY"));
            return narrow(codeDeployCommands(sdk), sender(context, "codedeploy", client, renew));
        }, home),
        eventBridge: once(async (region) => {
            const sdk = await __webpack_require__.e(/* import() */ 612).then(__webpack_require__.t.bind(__webpack_require__, 4231, 19));
            const client = new sdk.EventBridgeClient(settings(region, signedBy, "EVENTBRIDGE"));
            return narrow(eventBridgeCommands(sdk), sender(context, "events", client, renew));
        }, home),
        scheduler: once(async (region) => {
            const sdk = await __webpack_require__.e(/* import() */ 768).then(__webpack_require__.t.bind(__webpack_require__, 768, 19));
            const client = new sdk.SchedulerClient(settings(region, signedBy, "SCHEDULER"));
            return narrow(schedulerCommands(sdk), sender(context, "scheduler", client, renew));
        }, home),
        ecr: once(async (region) => {
            const sdk = await __webpack_require__.e(/* import() */ 249).then(__webpack_require__.t.bind(__webpack_require__, 8249, 19));
            return narrow(ecrCommands(sdk), sender(context, "ecr", new sdk.ECRClient(settings(region, signedBy, "ECR")), renew));
        }, home),
        elb: once(async (region) => {
            const sdk = await __webpack_require__.e(/* import() */ 586).then(__webpack_require__.t.bind(__webpack_require__, 586, 19));
            const client = new sdk.ElasticLoadBalancingV2Client(settings(region, signedBy, "ELASTIC_LOAD_BALANCING_V2"));
            return narrow(elbCommands(sdk), sender(context, "elasticloadbalancing", client, renew));
        }, home),
        autoScaling: once(async (region) => {
            const sdk = await __webpack_require__.e(/* import() */ 491).then(__webpack_require__.t.bind(__webpack_require__, 1491, 19));
            const client = new sdk.ApplicationAutoScalingClient(settings(region, signedBy, "APPLICATION_AUTO_SCALING"));
            return narrow(autoScalingCommands(sdk), sender(context, "application-autoscaling", client, renew));
        }, home),
    };
}

;// CONCATENATED MODULE: ./build/src/aws/proxy.js
/** Keep-alive HTTP(S) agents that go through the proxy which the environment names (`HTTPS_PROXY`, `NO_PROXY`). */


const proxyVariables = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];
const directAgents = () => ({
    http: new external_node_http_.Agent({ keepAlive: true }),
    https: new external_node_https_.Agent({ keepAlive: true }),
});
/** Agents for the whole step. The proxy libraries are loaded only where a proxy is set. */
async function createAgents(environment) {
    const direct = directAgents();
    if (!proxyVariables.some((name) => environment[name]))
        return direct;
    const [{ Agent }, { HttpProxyAgent }, { HttpsProxyAgent }, { getProxyForUrl }] = await Promise.all([
        __webpack_require__.e(/* import() */ 319).then(__webpack_require__.bind(__webpack_require__, 319)),
        Promise.all(/* import() */[__webpack_require__.e(411), __webpack_require__.e(947)]).then(__webpack_require__.bind(__webpack_require__, 8947)),
        Promise.all(/* import() */[__webpack_require__.e(411), __webpack_require__.e(566)]).then(__webpack_require__.bind(__webpack_require__, 1566)),
        __webpack_require__.e(/* import() */ 182).then(__webpack_require__.bind(__webpack_require__, 8182)),
    ]);
    class EnvironmentProxyAgent extends Agent {
        connect(...[request, options]) {
            const protocol = options.secureEndpoint ? "https:" : "http:";
            const proxy = getProxyForUrl(`${protocol}//${String(request.getHeader("host"))}`);
            if (proxy === "")
                return options.secureEndpoint ? direct.https : direct.http;
            return options.secureEndpoint ? new HttpsProxyAgent(proxy) : new HttpProxyAgent(proxy);
        }
    }
    const agent = new EnvironmentProxyAgent({ keepAlive: true });
    return { http: agent, https: agent };
}

// EXTERNAL MODULE: ./build/src/ecs/service.js
var ecs_service = __webpack_require__(9260);
// EXTERNAL MODULE: ./build/src/ecs/describe-services.js
var describe_services = __webpack_require__(8223);
// EXTERNAL MODULE: ./build/src/ecs/document.js
var ecs_document = __webpack_require__(566);
// EXTERNAL MODULE: ./build/src/schedules/rule.js
var rule = __webpack_require__(5724);
// EXTERNAL MODULE: ./build/src/schedules/scheduler.js
var scheduler = __webpack_require__(2433);
// EXTERNAL MODULE: ./build/src/schedules/target.js
var schedules_target = __webpack_require__(8187);
;// CONCATENATED MODULE: ./build/src/schedules/read.js
/** Reads the schedules that a release moves, and refuses those that it can't move. */







/** All of them; rejects with one Failure that names each that can't be moved. */
async function readSchedules(context, requests, clusterArn) {
    const readings = await Promise.allSettled(requests.map((request) => readSchedule(context, request, clusterArn)));
    const states = [];
    const problems = [];
    for (const [index, reading] of readings.entries()) {
        if (reading.status === "fulfilled")
            states.push(reading.value);
        else if (reading.reason instanceof failure/* Failure */.HR)
            problems.push({ name: requests[index]?.asWritten ?? "", failure: reading.reason });
        else
            throw reading.reason;
    }
    const [first] = problems;
    if (first === undefined)
        return states;
    throw problems.length === 1 ? first.failure : several(problems, requests.length);
}
/** One of them. Rejects with a Failure when it does not exist, can't be read, or has nothing that could move. */
async function readSchedule(context, request, clusterArn) {
    try {
        const state = await (request.kind === "rule"
            ? readRule(context, request, clusterArn)
            : readSchedulerSchedule(context, request, clusterArn));
        refuseIdle(state, clusterArn);
        return state;
    }
    catch (error) {
        const missing = error instanceof failure/* Failure */.HR && (0,aws_error/* classify */.L8)(error.cause).kind === "not-found";
        throw missing ? new failure/* Failure */.HR(notFound(request, error), { cause: error.cause }) : error;
    }
}
async function readRule(context, request, clusterArn) {
    const { bus, name, asWritten } = request;
    const [notes, documents] = await Promise.all([
        notesOfRule(context, request),
        (0,rule/* readTargets */.R)(context, { place: bus, id: name }),
    ]);
    const targets = [...documents].flatMap(([id, text]) => (0,schedules_target/* readTarget */._E)(id, text, [], clusterArn) ?? []);
    return {
        kind: "rule",
        name: asWritten,
        place: bus,
        id: name,
        targets,
        notes: [...notes, ...notesOf(targets)],
    };
}
/** Refuses a rule that an AWS service manages: PutTargets would, after the services have changed. */
async function notesOfRule(context, { bus, name, asWritten }) {
    const events = await context.aws.eventBridge();
    try {
        const rule = await events.describeRule({ Name: name, EventBusName: bus }, { signal: context.signal, resource: bus === "default" ? `rule/${name}` : `rule/${bus}/${name}` });
        if (rule.ManagedBy) {
            throw new failure/* Failure */.HR({
                name: "schedule-managed",
                what: `${asWritten} is managed by ${rule.ManagedBy}: nobody else can change its targets.`,
                evidence: [],
                remedy: "Take it out of the input `scheduled-tasks`.",
            });
        }
        return rule.State === "DISABLED" ? ["It is disabled, and stays so."] : [];
    }
    catch (error) {
        const denied = error instanceof failure/* Failure */.HR && error.cause !== undefined && (0,aws_error/* classify */.L8)(error.cause).kind === "denied";
        if (!denied)
            throw error;
        return [`Whether it is enabled, or managed by an AWS service, can't be seen: ${error.message}`];
    }
}
async function readSchedulerSchedule(context, { group, name, asWritten }, clusterArn) {
    const settings = await (0,scheduler/* readSettings */.s)(context, { place: group, id: name });
    const target = (0,schedules_target/* readTarget */._E)(name, settings, ["Target"], clusterArn);
    const targets = target === undefined ? [] : [target];
    const disabled = ecs_document/* JsonDocument */.qd.parse(settings).get(["State"]) === "DISABLED";
    const notes = [...(disabled ? ["It is disabled, and stays so."] : []), ...notesOf(targets)];
    return { kind: "schedule", name: asWritten, place: group, id: name, targets, notes };
}
const notesOf = (targets) => targets.flatMap(({ id, leftAlone }) => (leftAlone === undefined ? [] : `Target ${id}: ${leftAlone.text}`));
/** A schedule of which nothing can ever move was most likely named by mistake. */
function refuseIdle({ name, targets }, clusterArn) {
    if (targets.some(({ leftAlone }) => leftAlone === undefined || leftAlone.why === "runs-newest"))
        return;
    throw new failure/* Failure */.HR({
        name: "schedule-runs-nothing-here",
        what: `${name} runs no task in the cluster ${(0,aws_arn/* shortName */.EU)(clusterArn)} that a release could move.`,
        evidence: notesOf(targets),
        remedy: "Take it out of the input `scheduled-tasks`, or check the inputs `cluster` and `aws-region`.",
    });
}
function notFound(request, { why }) {
    const what = request.kind === "rule"
        ? `There is no rule ${request.name} on the event bus ${request.bus}.`
        : `There is no schedule ${request.name} in the group ${request.group}.`;
    return {
        name: "schedule-not-found",
        what,
        evidence: why.evidence,
        remedy: `Check ${request.asWritten} in the input \`scheduled-tasks\`, and the input \`aws-region\`.`,
    };
}
const several = (problems, of) => new failure/* Failure */.HR({
    name: "schedules-not-usable",
    what: `${problems.length} of ${of} scheduled tasks can't be moved.`,
    evidence: problems.map(({ name, failure: { why } }) => `${name}: ${[why.what, why.remedy ?? ""].join(" ").trim()}`),
    remedy: "Correct the input `scheduled-tasks`, or what stands behind each of them.",
});

// EXTERNAL MODULE: ./build/src/schedules/schedule.js
var schedule = __webpack_require__(6215);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/ecs/exact.js
var exact = __webpack_require__(1284);
;// CONCATENATED MODULE: ./build/src/ecs/task-definition.js
/** A task definition as a document that can be registered again, and what a release reads from it. */


/** Members that DescribeTaskDefinition adds and RegisterTaskDefinition does not take (ecs-domain.md 1.1). */
const describeOnly = new Set([
    "taskDefinitionArn",
    "revision",
    "status",
    "requiresAttributes",
    "compatibilities",
    "registeredAt",
    "registeredBy",
    "deregisteredAt",
    "deleteRequestedAt",
]);
const membersOf = (value) => typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
const listOf = (value) => Array.isArray(value) ? value : [];
const task_definition_textOf = (value) => typeof value === "string" && value !== "" ? value : undefined;
const textsOf = (value) => listOf(value).filter((item) => typeof item === "string");
const namesOf = (value) => [
    ...new Set(listOf(value).map((entry) => task_definition_textOf(membersOf(entry).name) ?? "")),
];
function containerOf(value, index) {
    const members = membersOf(value);
    const log = membersOf(members.logConfiguration);
    const health = membersOf(members.healthCheck);
    const logDriver = task_definition_textOf(log.logDriver);
    return {
        index,
        name: task_definition_textOf(members.name) ?? "",
        image: task_definition_textOf(members.image) ?? "",
        essential: members.essential !== false,
        environmentNames: namesOf(members.environment),
        secretNames: namesOf(members.secrets),
        ...(logDriver === undefined
            ? {}
            : { logConfiguration: { logDriver, options: membersOf(log.options) } }),
        ...((members.healthCheck ?? null) === null
            ? {}
            : {
                healthCheck: {
                    command: textsOf(health.command),
                    ...(typeof health.startPeriod === "number" ? { startPeriod: health.startPeriod } : {}),
                },
            }),
        dependsOn: listOf(members.dependsOn).map((entry) => ({
            containerName: task_definition_textOf(membersOf(entry).containerName) ?? "",
            condition: task_definition_textOf(membersOf(entry).condition) ?? "",
        })),
        restarts: membersOf(members.restartPolicy).enabled === true,
    };
}
class TaskDefinition {
    document;
    #members;
    #containers;
    constructor(document) {
        this.document = document;
    }
    edited(document) {
        return document === this.document ? this : new TaskDefinition(document);
    }
    get family() {
        return task_definition_textOf(this.#read().family) ?? "";
    }
    get containers() {
        this.#containers ??= listOf(this.#read().containerDefinitions).map(containerOf);
        return this.#containers;
    }
    container(name) {
        return this.containers.find((container) => container.name === name);
    }
    get networkMode() {
        return task_definition_textOf(this.#read().networkMode);
    }
    get requiresCompatibilities() {
        return textsOf(this.#read().requiresCompatibilities);
    }
    get runtimePlatform() {
        const { cpuArchitecture, operatingSystemFamily } = membersOf(this.#read().runtimePlatform);
        const cpu = task_definition_textOf(cpuArchitecture);
        const os = task_definition_textOf(operatingSystemFamily);
        return {
            ...(cpu === undefined ? {} : { cpuArchitecture: cpu }),
            ...(os === undefined ? {} : { operatingSystemFamily: os }),
        };
    }
    get taskRoleArn() {
        return task_definition_textOf(this.#read().taskRoleArn);
    }
    get executionRoleArn() {
        return task_definition_textOf(this.#read().executionRoleArn);
    }
    /** The variable's value in this container, for decisions alone: it is never printed. */
    environmentValue(container, name) {
        const entry = listOf(this.document.get(["containerDefinitions", container.index, "environment"])).findLast((item) => membersOf(item).name === name);
        if (entry === undefined)
            return undefined;
        const { value } = membersOf(entry);
        return typeof value === "string" ? value : "";
    }
    #read() {
        this.#members ??= membersOf(this.document.get([]));
        return this.#members;
    }
}
/** Leaves out the describe-only members and `tags`, and nothing else. */
function registrable(document) {
    return new TaskDefinition(document.removeEach([], new Set([...describeOnly, "tags"])));
}
function tagsOf(document, path) {
    return listOf(document.get(path)).map((entry) => {
        const { key, value } = membersOf(entry);
        return { key: task_definition_textOf(key) ?? "", value: task_definition_textOf(value) ?? "" };
    });
}
function unreadable(why, options) {
    return new failure/* Failure */.HR({
        name: "unreadable-task-definition",
        what: `ECS answered with a task definition that can't be read: ${why}.`,
        evidence: [],
        remedy: "Run the step again; if it says the same, look at the task definition in the ECS console.",
    }, options);
}
/**
 * Reads the body that DescribeTaskDefinition or RegisterTaskDefinition answered with,
 * `{"taskDefinition": {…}, "tags": […]}`. Throws Failure `unreadable-task-definition`.
 */
function describedTaskDefinition(body) {
    let answer;
    try {
        answer = ecs_document/* JsonDocument */.qd.parse(body);
    }
    catch (error) {
        throw unreadable((0,failure/* messageOf */.bD)(error), { cause: error });
    }
    const document = answer.at(["taskDefinition"]);
    if (document?.kind([]) !== "object")
        throw unreadable("it has no `taskDefinition`");
    const { taskDefinitionArn, revision, status } = membersOf(document.get([]));
    const arn = task_definition_textOf(taskDefinitionArn);
    if (arn === undefined)
        throw unreadable("it has no `taskDefinitionArn`");
    if (typeof revision !== "number")
        throw unreadable("it has no `revision`");
    const definition = registrable(document);
    if (definition.family === "")
        throw unreadable("it has no `family`");
    return { definition, arn, revision, status: task_definition_textOf(status) ?? "", tags: tagsOf(answer, ["tags"]) };
}
/** The body of the RegisterTaskDefinition request. Without tags the member is not sent. */
function registration(definition, tags) {
    if (tags.length === 0)
        return definition.document.remove(["tags"]).text;
    return definition.document.set(["tags"], tags.map(({ key, value }) => ({ key, value }))).text;
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecs/dist-cjs/index.js
var dist_cjs = __webpack_require__(212);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/schema/index.js
var schema = __webpack_require__(6890);
;// CONCATENATED MODULE: ./build/src/ecs/wire-types.js
/**
 * Whether a task definition that a person wrote has the types that the wire takes, by the SDK's own schema. AWS's
 * answer to `cpu: 256` names neither the member nor the line. Members that the schema doesn't know pass.
 */



const isMembers = (value) => value instanceof Map;
const isList = (value) => Array.isArray(value);
function kindOf(value) {
    if (value === null)
        return "null";
    if (value instanceof exact/* ExactNumber */.fh)
        return "a number";
    if (isList(value))
        return "a list";
    if (isMembers(value))
        return "an object";
    return typeof value === "boolean" ? "`true` or `false`" : "text";
}
/** What the schema takes; `undefined` where anything goes. */
function takes(schema) {
    if (schema.isStructSchema() || schema.isMapSchema())
        return "an object";
    if (schema.isListSchema())
        return "a list";
    if (schema.isStringSchema())
        return "text";
    if (schema.isBooleanSchema())
        return "`true` or `false`";
    if (schema.isNumericSchema())
        return "a number";
    return undefined;
}
function advice(has, wanted) {
    if (wanted === "text" && (has === "a number" || has === "`true` or `false`"))
        return ": put it in quotes";
    if (has === "text" && (wanted === "a number" || wanted === "`true` or `false`"))
        return ", without quotes";
    return "";
}
/** `Image` for `image`: ECS would pass over it without a word. */
function misspelt(key, known) {
    for (const name of known) {
        if (name !== key && name.toLowerCase() === key.toLowerCase())
            return `is spelt \`${name}\``;
    }
    return undefined;
}
function structProblems(schema, value, path) {
    const members = new Map(schema.structIterator());
    return [...value].flatMap(([key, inner]) => {
        const member = members.get(key);
        if (member !== undefined)
            return problems(member, inner, [...path, key]);
        const text = misspelt(key, members.keys());
        return text === undefined ? [] : [{ path: [...path, key], text }];
    });
}
function problems(schema, value, path) {
    const [wanted, has] = [takes(schema), kindOf(value)];
    if (wanted === undefined)
        return [];
    if (wanted !== has)
        return [{ path, text: `is ${has}, and takes ${wanted}${advice(has, wanted)}` }];
    if (isList(value)) {
        return value.flatMap((item, index) => problems(schema.getValueSchema(), item, [...path, index]));
    }
    if (!isMembers(value))
        return [];
    if (schema.isStructSchema())
        return structProblems(schema, value, path);
    return [...value].flatMap(([key, inner]) => problems(schema.getValueSchema(), inner, [...path, key]));
}
/** All of them, in the document's order. */
function typeProblems(value) {
    return problems(schema.NormalizedSchema.of(dist_cjs.RegisterTaskDefinitionRequest$), value, []);
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/src/plan/written-document.js
/**
 * Documents that people write: JSON with comments and trailing commas, or YAML, read into values whose numbers keep
 * their spelling. Messages never quote the text: a value in it may be a secret.
 */



/** The text can't be read. */
class WrittenSyntaxError extends Error {
    name = "WrittenSyntaxError";
    position;
    constructor(what, position, options) {
        super(what, options);
        this.position = position;
    }
}
function readJson(text) {
    try {
        const root = (0,ecs_document/* treeOf */.g7)(text, { comments: true, trailingCommas: true });
        return {
            value: (0,ecs_document/* exactValue */.zT)(text, root),
            locate(path) {
                const node = (0,ecs_document/* nodeAt */.oB)(root, path);
                return node === undefined ? undefined : (0,ecs_document/* positionAt */.t$)(text, node.offset);
            },
        };
    }
    catch (error) {
        if (!(error instanceof ecs_document/* JsonSyntaxError */.q3))
            throw error;
        throw new WrittenSyntaxError(error.what, error.position, { cause: error });
    }
}
/** By the parser's codes. Its own messages quote the text. */
const yamlProblems = {
    BAD_ALIAS: "a value starts with `*`, which stands for an anchor: quote it",
    BAD_INDENT: "the indentation does not fit",
    BAD_SCALAR_START: "a value starts with a character that YAML reserves: quote it",
    BLOCK_AS_IMPLICIT_KEY: "a mapping within a line: quote a value that has `: ` in it",
    DUPLICATE_KEY: "a key stands twice in one mapping",
    MISSING_CHAR: "a quote, bracket, comma or colon is missing",
    MULTIPLE_DOCS: "a second document follows (`---`)",
    RESOURCE_EXHAUSTION: "nested too deeply",
    TAB_AS_INDENT: "a tab in the indentation: YAML takes spaces",
    TAG_RESOLVE_FAILED: "a tag (`!Name`) that plain YAML does not have; CloudFormation's functions can't be used here",
};
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** Numbers as they are written where JSON has that spelling, keys always as text. */
function keepSpelling(document, text) {
    (0,dist/* visit */.YR)(document, {
        Scalar(key, node) {
            const { value } = node;
            if (key === "key") {
                // A merge key is a symbol, and stays one.
                if (typeof value !== "string" && typeof value !== "symbol")
                    node.value = node.source ?? "";
                return;
            }
            if (typeof value !== "number" && typeof value !== "bigint")
                return;
            if (typeof value === "number" && !Number.isFinite(value)) {
                throw new WrittenSyntaxError("a number that JSON does not have", (0,ecs_document/* positionAt */.t$)(text, node.range?.[0] ?? 0));
            }
            const source = node.source ?? "";
            node.value = new exact/* ExactNumber */.fh(jsonNumber.test(source) ? source : String(value));
        },
    });
}
/** YAML's maps, lists and scalars as JSON's; more than a document can hold is a bomb of aliases. */
function exactOf(value, budget, depth = 0) {
    budget.left -= 1;
    if (budget.left < 0 || depth > 100)
        throw new WrittenSyntaxError("aliases make it endless or huge", undefined);
    if (Array.isArray(value))
        return value.map((item) => exactOf(item, budget, depth + 1));
    if (value instanceof Map) {
        return new Map([...value].map(([key, inner]) => {
            if (typeof key !== "string")
                throw new WrittenSyntaxError("a key that is not text", undefined);
            return [key, exactOf(inner, budget, depth + 1)];
        }));
    }
    if (value === null || value === undefined)
        return null;
    if (typeof value === "string" || typeof value === "boolean" || value instanceof exact/* ExactNumber */.fh)
        return value;
    throw new WrittenSyntaxError("a value that JSON does not have", undefined);
}
function readYaml(text) {
    const document = (0,dist/* parseDocument */.Tp)(text, { merge: true, prettyErrors: false });
    const [problem] = [...document.errors, ...document.warnings];
    if (problem !== undefined) {
        const what = yamlProblems[problem.code] ?? problem.code.replaceAll("_", " ").toLowerCase();
        throw new WrittenSyntaxError(what, (0,ecs_document/* positionAt */.t$)(text, problem.pos[0]));
    }
    keepSpelling(document, text);
    let value;
    try {
        value = document.toJS({ mapAsMap: true, maxAliasCount: 100 });
    }
    catch (error) {
        // The parser's words for an alias without its anchor, or too many of them, quote the alias.
        throw new WrittenSyntaxError("an alias (`*name`) without its anchor, or far too many aliases", undefined, {
            cause: error,
        });
    }
    return {
        value: exactOf(value, { left: 100_000 }),
        locate(path) {
            const node = path.length === 0 ? document.contents : document.getIn(path, true);
            const range = (0,dist/* isScalar */.jn)(node)
                ? node.range
                : node?.range;
            return range === undefined || range === null ? undefined : (0,ecs_document/* positionAt */.t$)(text, range[0]);
        },
    };
}
/** Throws WrittenSyntaxError. */
function readWritten(text, language) {
    return language === "json" ? readJson(text) : readYaml(text);
}

;// CONCATENATED MODULE: ./build/src/plan/base-file.js
/** The base of a release from a file of the repository: found, read and checked before AWS sees it. */









/** Bytes. A task definition has 64 KiB at most, without its comments. */
const sizeLimit = 1024 * 1024;
const base_file_isMembers = (value) => value instanceof Map;
function refusal(path, what, rest = {}) {
    const { evidence = [], remedy, cause } = rest;
    return new failure/* Failure */.HR({
        name: "invalid-task-definition-file",
        what: `Input \`task-definition\`: ${path} ${what}.`,
        evidence,
        ...(remedy === undefined ? {} : { remedy }),
    }, cause === undefined ? {} : { cause });
}
const missingRemedy = "The input takes `latest`, `current`, or a file of the repository: is it checked out in this job, before this step?";
/** The file's real place, which has to be inside the workspace's real place. */
async function placeOf(workspace, path) {
    const [root, place] = [await (0,promises_.realpath)(workspace), await (0,promises_.realpath)((0,external_node_path_.resolve)(workspace, path))];
    const inside = (0,external_node_path_.relative)(root, place);
    if (inside === "" || /^\.\.(?:$|[\\/])/.test(inside) || (0,external_node_path_.isAbsolute)(inside)) {
        throw refusal(path, "is outside the workspace", { remedy: "Use a file of the repository." });
    }
    return place;
}
async function bytesOf(place, path) {
    // Not blocking on a pipe, and not following a link that was put there a moment ago.
    const flags = external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK ?? 0) | (external_node_fs_.constants.O_NOFOLLOW ?? 0);
    const file = await (0,promises_.open)(place, flags);
    try {
        const status = await file.stat();
        if (!status.isFile())
            throw refusal(path, "is not a file", { remedy: missingRemedy });
        if (status.size > sizeLimit) {
            throw refusal(path, "is larger than 1 MiB: a task definition has 64 KiB at most");
        }
        return await file.readFile();
    }
    finally {
        await file.close();
    }
}
async function base_file_textOf(workspace, path) {
    let bytes;
    try {
        bytes = await bytesOf(await placeOf(workspace, path), path);
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR)
            throw error;
        const { code = (0,failure/* messageOf */.bD)(error) } = error;
        throw refusal(path, code === "ENOENT" ? "is not there" : `can't be read (${code})`, {
            remedy: missingRemedy,
            cause: error,
        });
    }
    try {
        const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        if (!text.includes("\0"))
            return text;
    }
    catch (error) {
        throw refusal(path, "is not UTF-8 text", {
            remedy: "Save it as UTF-8 (PowerShell's `>` writes UTF-16: use `Out-File -Encoding utf8`).",
            cause: error,
        });
    }
    throw refusal(path, "is not text");
}
function languageOf(path, text) {
    const extension = (0,external_node_path_.extname)(path).toLowerCase();
    if (extension === ".yaml" || extension === ".yml")
        return "yaml";
    if (extension === ".json" || extension === ".jsonc" || extension === ".json5")
        return "json";
    return /^\s*(?:[{[]|\/[/*])/.test(text) ? "json" : "yaml";
}
const at = (position) => position === undefined ? "" : ` (line ${position.line}, column ${position.column})`;
/** `containerDefinitions[0].environment[2].value` */
function pathText(path) {
    return path
        .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index > 0 ? "." : ""}${step}`))
        .join("");
}
/** What ECS does not show and does not want: a `null` member says the same as none. */
function withoutNulls(value) {
    if (Array.isArray(value))
        return value.map(withoutNulls);
    if (!base_file_isMembers(value))
        return value;
    return new Map([...value].filter(([, inner]) => inner !== null).map(([key, inner]) => [key, withoutNulls(inner)]));
}
/** The definition itself, out of the `{"taskDefinition": …}` that describe-task-definition prints. */
function unwrapped(value, path) {
    if (!base_file_isMembers(value)) {
        const remedy = "The file holds one object: `family`, `containerDefinitions` and their neighbours.";
        throw refusal(path, Array.isArray(value) ? "is a list" : "is not an object", { remedy });
    }
    const inner = value.get("taskDefinition");
    if (!base_file_isMembers(inner))
        return { members: value, prefix: [] };
    const tags = value.get("tags");
    return {
        members: tags === undefined ? inner : new Map([...inner, ["tags", tags]]),
        prefix: ["taskDefinition"],
    };
}
function missingMembers(members) {
    const family = members.get("family");
    const containers = members.get("containerDefinitions");
    const found = [];
    if (family === undefined || family === "")
        found.push("`family` is missing");
    if (containers === undefined || (Array.isArray(containers) && containers.length === 0)) {
        found.push("`containerDefinitions` is missing");
    }
    if (!Array.isArray(containers))
        return found;
    const names = containers.map((container) => base_file_isMembers(container) ? container.get("name") : undefined);
    for (const [index, name] of names.entries()) {
        if (name === undefined || name === "")
            found.push(`\`containerDefinitions[${index}].name\` is missing`);
        else if (typeof name === "string" && names.indexOf(name) !== index) {
            found.push(`\`containerDefinitions[${index}].name\`: \`${name}\` is the name of two containers`);
        }
    }
    return found;
}
function checked(document, path) {
    const { members: written, prefix } = unwrapped(document.value, path);
    const members = withoutNulls(new Map([...written].filter(([key]) => !describeOnly.has(key))));
    const problems = [
        ...typeProblems(members).map(({ path: place, text }) => {
            const position = document.locate([...prefix, ...place]);
            return `\`${pathText(place)}\`${at(position)} ${text}`;
        }),
        ...missingMembers(members),
    ];
    if (problems.length > 0) {
        throw refusal(path, `is not a task definition: ${problems[0]}${problems.length > 1 ? ", and more" : ""}`, {
            evidence: problems,
            remedy: "Names and types are those of `aws ecs register-task-definition --generate-cli-skeleton`.",
        });
    }
    return members;
}
/** Reads a task definition out of a text; `path` names it in errors and, by its extension, its language. */
function parseBaseFile(text, path) {
    try {
        const members = checked(readWritten(text, languageOf(path, text)), path);
        const document = ecs_document/* JsonDocument */.qd.parse((0,exact/* writeExact */.bk)(members, sizeLimit));
        return { definition: registrable(document), tags: tagsOf(document, ["tags"]) };
    }
    catch (error) {
        if (error instanceof WrittenSyntaxError) {
            const templated = /\{\{|\$\{|<%/.test(text);
            throw refusal(path, `can't be read: ${error.message}${at(error.position)}`, {
                cause: error,
                ...(templated ? { remedy: "If it is a template, render it in a step before this one." } : {}),
            });
        }
        if (error instanceof exact/* TooLong */.VL) {
            throw refusal(path, "is too large: a task definition has 64 KiB at most", { cause: error });
        }
        throw error;
    }
}
/**
 * Reads the file that the input `task-definition` names: JSON (comments and trailing commas allowed, wrapped or not,
 * members of a description and nulls dropped) or YAML. Throws Failure `invalid-task-definition-file`; all that is
 * wrong with its members at once.
 */
async function readBaseFile(workspace, path) {
    return parseBaseFile(await base_file_textOf(workspace, path), path);
}

;// CONCATENATED MODULE: ./build/src/ecs/stored-form.js


const nothing = new Map();
const stored_form_isMembers = (value) => value instanceof Map;
const stored_form_membersOf = (value) => (stored_form_isMembers(value) ? value : nothing);
const stored_form_listOf = (value) => Array.isArray(value) ? value : [];
const stored_form_textOf = (value) => (typeof value === "string" ? value : "");
const isEmpty = (value) => value === null || (Array.isArray(value) && value.length === 0) || (stored_form_isMembers(value) && value.size === 0);
/** Without null, empty lists and empty objects as members: ECS shows them or not, and means the same. */
function settled(value) {
    if (Array.isArray(value))
        return value.map(settled);
    if (!stored_form_isMembers(value))
        return value;
    return new Map([...value].map(([key, inner]) => [key, settled(inner)]).filter(([, inner]) => !isEmpty(inner)));
}
function equal(one, other) {
    if (one instanceof exact/* ExactNumber */.fh && other instanceof exact/* ExactNumber */.fh)
        return one.canonical === other.canonical;
    if (Array.isArray(one) && Array.isArray(other)) {
        return (one.length === other.length &&
            one.every((item, index) => equal(item, other[index])));
    }
    if (stored_form_isMembers(one) && stored_form_isMembers(other)) {
        return (one.size === other.size &&
            [...one].every(([key, value]) => other.has(key) && equal(value, other.get(key))));
    }
    return one === other;
}
/** The members without those that hold what ECS fills in where they are missing. */
function withoutDefaults(members, defaults) {
    return new Map([...members].filter(([key, value]) => !(Object.hasOwn(defaults, key) && equal(value, defaults[key]))));
}
const number = (value) => new exact/* ExactNumber */.fh(String(value));
function replaced(members, key, change) {
    const value = members.get(key);
    return value === undefined ? members : new Map([...members, [key, change(value)]]);
}
/** `"1 vCPU"` is stored as `"1024"`, `"2GB"` as `"2048"`. */
function size(value) {
    const text = value instanceof exact/* ExactNumber */.fh ? value.text : value;
    if (typeof text !== "string")
        return value;
    const match = /^(\d*\.?\d+)\s*(?:vCPU|GB)$/i.exec(text.trim());
    return match === null ? text.trim() : String(Number(match[1]) * 1024);
}
/** Host ports that say nothing: dynamic ones, and in a network of the task's own the container's port again. */
function portMapping(value, ownPorts) {
    const members = stored_form_membersOf(value);
    const own = ownPorts ? members.get("containerPort") : undefined;
    return withoutDefaults(members, {
        protocol: "tcp",
        hostPort: own !== undefined && !equal(members.get("hostPort"), number(0)) ? own : number(0),
    });
}
function volume(value) {
    return replaced(stored_form_membersOf(value), "efsVolumeConfiguration", (efs) => withoutDefaults(stored_form_membersOf(efs), { rootDirectory: "/" }));
}
function byName(list, defaults) {
    const entries = new Map();
    for (const entry of stored_form_listOf(list)) {
        const members = new Map([...defaults, ...stored_form_membersOf(entry)]);
        const name = stored_form_textOf(members.get("name"));
        members.delete("name");
        entries.set(name, [...(entries.get(name) ?? []), members]);
    }
    return entries;
}
const ownMembers = new Set(["name", "image", "environment", "secrets"]);
function container(value, ownPorts) {
    const members = stored_form_membersOf(value);
    const bare = new Map([...members].filter(([key]) => !ownMembers.has(key)));
    const ports = replaced(bare, "portMappings", (list) => stored_form_listOf(list).map((port) => portMapping(port, ownPorts)));
    const health = replaced(ports, "healthCheck", (check) => withoutDefaults(stored_form_membersOf(check), { interval: number(30), timeout: number(5), retries: number(3) }));
    const restart = replaced(health, "restartPolicy", (policy) => withoutDefaults(stored_form_membersOf(policy), { restartAttemptPeriod: number(300) }));
    return {
        name: stored_form_textOf(members.get("name")),
        image: stored_form_textOf(members.get("image")),
        environment: byName(members.get("environment"), [["value", ""]]),
        secrets: byName(members.get("secrets"), []),
        others: withoutDefaults(restart, { essential: true, cpu: number(0) }),
    };
}
function storedForm(document) {
    const members = stored_form_membersOf(settled(document.exact([]) ?? null));
    const networkMode = stored_form_textOf(members.get("networkMode"));
    const ownPorts = networkMode === "awsvpc" || networkMode === "host";
    const kept = new Map([...members].filter(([key]) => key !== "containerDefinitions" && key !== "tags" && !describeOnly.has(key)));
    const sized = replaced(replaced(kept, "cpu", size), "memory", size);
    const volumes = replaced(sized, "volumes", (list) => stored_form_listOf(list).map(volume));
    const compatible = replaced(volumes, "requiresCompatibilities", (list) => stored_form_listOf(list).map(stored_form_textOf).sort());
    return {
        containers: stored_form_listOf(members.get("containerDefinitions")).map((value) => container(value, ownPorts)),
        others: withoutDefaults(compatible, { networkMode: "bridge", enableFaultInjection: false }),
    };
}

;// CONCATENATED MODULE: ./build/src/ecs/comparison.js

const step = (path, key) => {
    if (!/^[A-Za-z_][\w-]*$/.test(key))
        return `${path}[${JSON.stringify(key)}]`;
    return path === "" ? key : `${path}.${key}`;
};
const isListOfMembers = (value) => Array.isArray(value) && value.length > 0 && value.every(stored_form_isMembers);
/** Differences by path, as deep as objects go; a list of plain values is one thing. */
function byPath(from, to, path) {
    if (equal(from, to))
        return [];
    if (stored_form_isMembers(from) && stored_form_isMembers(to)) {
        const keys = new Set([...from.keys(), ...to.keys()]);
        return [...keys].flatMap((key) => byPath(from.get(key), to.get(key), step(path, key)));
    }
    if (isListOfMembers(from) && isListOfMembers(to) && from.length === to.length) {
        return from.flatMap((item, index) => byPath(item, to[index], `${path}[${index}]`));
    }
    if (from === undefined)
        return [{ name: path, change: "added" }];
    return [{ name: path, change: to === undefined ? "removed" : "changed" }];
}
function named(from, to) {
    return [...new Set([...from.keys(), ...to.keys()])].flatMap((name) => {
        if (!to.has(name))
            return [{ name, change: "removed" }];
        if (!from.has(name))
            return [{ name, change: "added" }];
        return equal(from.get(name), to.get(name)) ? [] : [{ name, change: "changed" }];
    });
}
/** Names that left the one list for the other. */
function moved(from, to, one) {
    const other = one === "environment" ? "secrets" : "environment";
    const left = [...from[one].keys()].filter((name) => !to[one].has(name));
    return new Set(left.filter((name) => !from[other].has(name) && to[other].has(name)));
}
/** Variables and secrets; a name that left one list for the other is one change, not two. */
function variables(from, to) {
    const [toSecrets, toEnvironment] = [moved(from, to, "environment"), moved(from, to, "secrets")];
    const environment = named(from.environment, to.environment)
        .filter(({ name = "" }) => !toSecrets.has(name))
        .map(({ name = "", change }) => {
        return { what: "environment", name, change: toEnvironment.has(name) ? "moved-to-environment" : change };
    });
    const secrets = named(from.secrets, to.secrets)
        .filter(({ name = "" }) => !toEnvironment.has(name))
        .map(({ name = "", change }) => {
        return { what: "secret", name, change: toSecrets.has(name) ? "moved-to-secrets" : change };
    });
    return [...environment, ...secrets];
}
function comparison_image(from, to) {
    if (from === to)
        return [];
    if (from === "")
        return [{ what: "image", change: "added", to }];
    if (to === "")
        return [{ what: "image", change: "removed", from }];
    return [{ what: "image", change: "changed", from, to }];
}
function comparison_container(from, to) {
    if (from === undefined)
        return [{ what: "other", change: "added" }, ...comparison_image("", to?.image ?? "")];
    if (to === undefined)
        return [{ what: "other", change: "removed" }, ...comparison_image(from.image, "")];
    const others = byPath(from.others, to.others, "").map((difference) => ({ what: "other", ...difference }));
    return [...comparison_image(from.image, to.image), ...variables(from, to), ...others];
}
/**
 * From one definition to the other: container by container (by name, in the order of the second), images with
 * references before and after, variables and secrets by name, other members by path; then the task's own members.
 * A container that came or went is a change `other` without a name. None where ECS would store both alike; tags are
 * not compared.
 */
function differences(from, to) {
    const [before, after] = [storedForm(from.document), storedForm(to.document)];
    const names = new Set([...after.containers, ...before.containers].map(({ name }) => name));
    const containers = [...names].flatMap((name) => comparison_container(before.containers.find((one) => one.name === name), after.containers.find((one) => one.name === name)).map((change) => ({ container: name, ...change })));
    const others = byPath(before.others, after.others, "").map((difference) => ({ what: "other", ...difference }));
    return [...containers, ...others];
}
/** True when registering the one would store what the other already is. */
function isSameDefinition(one, other) {
    return differences(one, other).length === 0;
}

;// CONCATENATED MODULE: ./build/src/ecs/environment.js
const inputOf = {
    environment: "environment-variables",
    secrets: "secrets",
};
const valueKeyOf = { environment: "value", secrets: "valueFrom" };
function targetsOf(line, { definition, replaced }, hasImages) {
    const { containers } = definition;
    if (line.container !== undefined)
        return containers.filter(({ name }) => name === line.container);
    if (hasImages)
        return containers.filter(({ index }) => replaced.includes(index));
    return containers.length === 1 ? containers : [];
}
const contradicts = (wish, list, line) => {
    const said = wish[list];
    if (said !== undefined)
        return said.value !== line.value;
    const other = wish[list === "environment" ? "secrets" : "environment"];
    return other?.value !== undefined && line.value !== undefined;
};
function conflict(container, family, name) {
    return {
        name: "environment-conflict",
        what: `Inputs \`environment-variables\` and \`secrets\` say two things about \`${name}\` of the container \`${container.name}\` (${family}).`,
        evidence: [],
        remedy: "Leave one of the lines.",
    };
}
/** A line that reaches no container, or, where it names none, not the one container of each family. */
function unplaced(list, line, families) {
    const evidence = families.map(({ family, definition }) => `${family}: ${definition.containers.map(({ name }) => `\`${name}\``).join(", ")}`);
    if (line.container !== undefined) {
        return {
            name: "container-not-found",
            what: `Input \`${inputOf[list]}\` names the container \`${line.container}\` (for \`${line.name}\`), which no task definition of this release has.`,
            evidence,
            remedy: "Name one of these containers.",
        };
    }
    return {
        name: "variable-without-container",
        what: `Input \`${inputOf[list]}\` does not say which container \`${line.name}\` is for.`,
        evidence,
        remedy: `Write \`CONTAINER:${line.name}…\`: only where an image is replaced, or where there is one container alone, it can be left out.`,
    };
}
function wishesOf(families, request) {
    const wishes = families.map(() => new Map());
    const problems = [];
    const place = (list, line) => {
        const targets = families.map((family) => targetsOf(line, family, request.hasImages));
        const everywhere = line.container === undefined && !request.hasImages;
        const reached = everywhere
            ? targets.every(({ length }) => length > 0)
            : targets.some(({ length }) => length > 0);
        if (!reached)
            problems.push(unplaced(list, line, families));
        for (const [at, { family }] of families.entries()) {
            for (const container of targets[at] ?? []) {
                const names = wishes[at]?.get(container.index) ?? new Map();
                wishes[at]?.set(container.index, names);
                const wish = names.get(line.name) ?? {};
                names.set(line.name, wish);
                if (contradicts(wish, list, line))
                    problems.push(conflict(container, family, line.name));
                else
                    wish[list] = line.value === undefined ? {} : { value: line.value };
            }
        }
    };
    for (const line of request.environment)
        place("environment", line);
    for (const line of request.secrets)
        place("secrets", line);
    return { wishes, problems };
}
/** Places of the entries with this name. */
function placesOf(container, list, name) {
    const entries = container.get([list]);
    if (!Array.isArray(entries))
        return [];
    return entries.flatMap((entry, place) => typeof entry === "object" && entry !== null && entry.name === name ? [place] : []);
}
/** Leaves one entry of this name, with this value; members of the entry that we don't know stay. */
function put(container, list, name, value) {
    const places = placesOf(container, list, name);
    const last = places.at(-1);
    if (last === undefined) {
        const entry = { name, [valueKeyOf[list]]: value };
        return container.kind([list]) === "array"
            ? container.append([list], entry)
            : container.set([list], [entry]);
    }
    const path = [list, last, valueKeyOf[list]];
    const edited = container.get(path) === value ? container : container.set(path, value);
    return edited.removeEach([list], new Set());
}
function take(container, list, name) {
    return container.removeEach([list], new Set(placesOf(container, list, name)));
}
/** Carries out what the lines say about one name, and says what it changed. */
function carryOut(before, name, wish) {
    const list = wish.secrets?.value === undefined ? "environment" : "secrets";
    const what = list === "environment" ? "environment" : "secret";
    const value = wish[list]?.value;
    if (value === undefined) {
        const lists = ["environment", "secrets"].filter((from) => wish[from] !== undefined);
        const container = lists.reduce((document, from) => take(document, from, name), before);
        if (container === before)
            return { container };
        const wasVariable = lists.includes("environment") && placesOf(before, "environment", name).length > 0;
        return { container, change: { what: wasVariable ? "environment" : "secret", change: "removed" } };
    }
    const there = placesOf(before, list, name).length > 0;
    const set = put(before, list, name, value);
    const container = take(set, list === "environment" ? "secrets" : "environment", name);
    if (container !== set) {
        return {
            container,
            change: { what, change: list === "environment" ? "moved-to-environment" : "moved-to-secrets" },
        };
    }
    return container === before
        ? { container }
        : { container, change: { what, change: there ? "changed" : "added" } };
}
function editFamily({ family, definition }, wishes) {
    const changes = [];
    let { document } = definition;
    for (const { index, name: containerName } of definition.containers) {
        const path = ["containerDefinitions", index];
        const before = document.at(path);
        if (before === undefined)
            continue;
        let container = before;
        for (const [name, wish] of wishes.get(index) ?? []) {
            const { container: after, change } = carryOut(container, name, wish);
            container = after;
            if (change !== undefined)
                changes.push({ container: containerName, name, ...change });
        }
        if (container !== before)
            document = document.set(path, container);
    }
    return { family, definition: definition.edited(document), changes };
}
/**
 * Lines that name a container go to it in every family that has it; lines that name none go to the containers whose
 * image was replaced or, in a release without images, to the only container of each family. All problems at once;
 * the families are to be used only where there are none.
 */
function editEnvironment(families, request) {
    const { wishes, problems } = wishesOf(families, request);
    return {
        families: families.map((family, at) => editFamily(family, wishes[at] ?? new Map())),
        problems,
    };
}

// EXTERNAL MODULE: ./build/src/ecs/image.js
var ecs_image = __webpack_require__(3762);
;// CONCATENATED MODULE: ./build/src/ecs/image-choice.js

/** One line for each container, for errors: they list what is there. */
function containerLines(families) {
    return families.flatMap(({ family, containers }) => containers.map(({ name, image }) => `${family}: \`${name}\` runs ${image === "" ? "no image yet" : image}`));
}
function matches(request, container) {
    if (request.container !== undefined)
        return request.container === container.name;
    const [asked, present] = [(0,ecs_image/* parseImage */.zZ)(request.image), (0,ecs_image/* parseImage */.zZ)(container.image)];
    return asked !== undefined && present !== undefined && (0,ecs_image/* sameRepository */.RB)(asked, present);
}
function image_choice_targetsOf(request, families) {
    const found = families.flatMap(({ family, containers }) => containers
        .filter((container) => matches(request, container))
        .map(({ name, index, image }) => ({ family, container: name, index, from: image })));
    if (found.length > 0 || request.container !== undefined)
        return found;
    const [only, ...others] = families;
    const [single, ...more] = only?.containers ?? [];
    if (only === undefined || others.length > 0 || single === undefined || more.length > 0)
        return [];
    return [{ family: only.family, container: single.name, index: single.index, from: single.image }];
}
function unmatched(request, families) {
    const evidence = containerLines(families);
    if (request.container !== undefined) {
        return {
            name: "container-not-found",
            what: `Input \`image\` names the container \`${request.container}\`, which no task definition of this release has.`,
            evidence,
            remedy: "Name one of these containers.",
        };
    }
    return {
        name: "image-without-container",
        what: `Input \`image\`: no container of this release runs the repository of ${request.image}.`,
        evidence,
        remedy: "Say which container gets it: `CONTAINER=IMAGE`.",
    };
}
function image_choice_conflict(first, second) {
    return {
        name: "image-conflict",
        what: `Input \`image\`: two images go to the container \`${first.container}\` of ${first.family}.`,
        evidence: [first.to, second.to],
        remedy: "Leave one of them, or name the container that each is for: `CONTAINER=IMAGE`.",
    };
}
/**
 * Goes by the container's name, else by repository, else to the only container of the only family. All problems at
 * once: unknown containers, images that reach none, families of services that none reaches, two for one container.
 */
function chooseContainers(families, requests) {
    const problems = [];
    const chosen = new Map();
    for (const request of requests) {
        const problem = (0,ecs_image/* imageProblem */.JC)(request.image);
        if (problem !== undefined) {
            const what = `Input \`image\`: \`${request.image}\` is not an image: ${problem}.`;
            problems.push({ name: "invalid-image", what, evidence: [] });
            continue;
        }
        const targets = image_choice_targetsOf(request, families);
        if (targets.length === 0)
            problems.push(unmatched(request, families));
        for (const target of targets) {
            const key = JSON.stringify([target.family, target.index]);
            const choice = { ...target, to: request.image };
            const earlier = chosen.get(key);
            if (earlier !== undefined && earlier.to !== choice.to)
                problems.push(image_choice_conflict(earlier, choice));
            chosen.set(key, earlier ?? choice);
        }
    }
    const choices = families.flatMap(({ family, containers }) => containers.flatMap(({ index }) => chosen.get(JSON.stringify([family, index])) ?? []));
    // A family that a refused image was meant for would be named twice.
    const missed = requests.length === 0 || problems.length > 0 ? [] : unreached(families, choices);
    return { choices, problems: [...problems, ...missed] };
}
function unreached(families, choices) {
    return families
        .filter(({ family, mustMatch }) => mustMatch && !choices.some((choice) => choice.family === family))
        .map((family) => ({
        name: "family-without-image",
        what: `Input \`image\`: none of the images goes to a container of ${family.family}, which a service of this release runs.`,
        evidence: containerLines([family]),
        remedy: "Add its image, as `CONTAINER=IMAGE` where the repository differs, or release the service on its own.",
    }));
}
/**
 * Containers that would be registered without an image that can be pulled: those of a file whose placeholders no
 * image was given for.
 */
function unfilledContainers(family, containers, choices) {
    const filled = new Set(choices.filter((choice) => choice.family === family).map(({ index }) => index));
    return containers
        .filter(({ index, image }) => !filled.has(index) && (0,ecs_image/* parseImage */.zZ)(image) === undefined)
        .map(({ name, image }) => ({
        name: "container-without-image",
        what: image === ""
            ? `Container \`${name}\` of ${family} has no image.`
            : `Container \`${name}\` of ${family} has \`${image}\` for its image: ${(0,ecs_image/* imageProblem */.JC)(image)}.`,
        evidence: [],
        remedy: `Give it one in the input \`image\`: \`${name}=IMAGE\`.`,
    }));
}
/** The definition with the chosen images; nothing else is touched. */
function withImages(definition, choices) {
    return definition.edited(choices.reduce((document, { index, to }) => document.set(["containerDefinitions", index, "image"], to), definition.document));
}

;// CONCATENATED MODULE: ./build/src/ecs/tags.js
/** Tags of a revision: those that are carried over, and those that say which run made it. */
/** Keys of the trace tags. Documented: people search by them. */
const traceKeys = {
    repository: "ecs-release:repository",
    commit: "ecs-release:commit",
    run: "ecs-release:run",
};
const ownKeys = new Set(Object.values(traceKeys));
/** Tags per resource, characters in a value (ecs-domain.md 1.4). */
const tagLimit = 50;
const valueLimit = 256;
/** AWS takes letters, digits, spaces and `_.:/=+-@` in a tag; anything else is left as `_`. */
const cleaned = (text) => text.replaceAll(/[^\p{L}\p{N}\p{Z}_.:/=+\-@]/gu, "_").slice(0, valueLimit);
/** Repository, commit and address of the run; what the runner does not say is left out. */
function traceTags(run) {
    const { repository, sha, runId, runAttempt, serverUrl } = run;
    const address = `${serverUrl}/${repository}/actions/runs/${runId}`;
    const known = serverUrl !== "" && repository !== "" && runId !== "";
    return [
        { key: traceKeys.repository, value: cleaned(repository) },
        { key: traceKeys.commit, value: cleaned(sha) },
        {
            key: traceKeys.run,
            value: known ? cleaned(runAttempt === "" ? address : `${address}/attempts/${runAttempt}`) : "",
        },
    ].filter(({ value }) => value !== "");
}
/** Tags that can be set again: `aws:` in any case is AWS's own; an earlier run's trace would be a lie. */
function carriedTags(tags) {
    return tags.filter(({ key }) => key !== "" && !key.toLowerCase().startsWith("aws:") && !ownKeys.has(key));
}
/** Tags of the new revision: the base's, then the trace where there is room for it. */
function revisionTags(base, trace) {
    const carried = carriedTags(base);
    const traceLeftOut = trace.length > 0 && carried.length + trace.length > tagLimit;
    return { tags: traceLeftOut ? carried : [...carried, ...trace], traceLeftOut };
}

;// CONCATENATED MODULE: ./build/src/plan/families.js






/** Throws Failure for a family that can't be read. */
async function readBase(ecs, need, signal) {
    let text = "";
    await ecs.describeTaskDefinition({ taskDefinition: need.revision ?? need.family, include: ["TAGS"] }, { onText: (body) => (text = body), signal, resource: need.revision ?? need.family });
    const registered = describedTaskDefinition(text);
    return { need, registered, definition: registered.definition, tags: carriedTags(registered.tags) };
}
/**
 * The file in place of the family's newest definition; it keeps that revision's tags unless it has its own. Throws
 * Failure `wrong-family` for a file of a family that the release is not about.
 */
function withFile(bases, file, path) {
    const { family } = file.definition;
    if (!bases.some(({ need }) => need.family === family)) {
        throw new failure/* Failure */.HR({
            name: "wrong-family",
            what: `Input \`task-definition\`: ${path} is of the family ${family}, which nothing in this release runs.`,
            evidence: bases.map(({ need }) => need.family),
            remedy: "Give the file one of these families, or correct `services`.",
        });
    }
    return bases.map((base) => {
        if (base.need.family !== family)
            return base;
        return {
            ...base,
            definition: file.definition,
            tags: file.tags.length > 0 ? carriedTags(file.tags) : base.tags,
        };
    });
}
/** Pure: images, then environment and secrets, then what differs from the base. All problems at once. */
function planFamilies(bases, request, images) {
    const sources = bases.map(({ need, definition }) => ({
        family: need.family,
        containers: definition.containers,
        mustMatch: need.mustMatch,
    }));
    const { choices, problems } = chooseContainers(sources, images);
    const unfilled = bases.flatMap(({ need, definition }) => unfilledContainers(need.family, definition.containers, choices));
    const chosenIn = (family) => choices.filter((choice) => choice.family === family);
    const edits = editEnvironment(bases.map(({ need, definition }) => ({
        family: need.family,
        definition: withImages(definition, chosenIn(need.family)),
        replaced: chosenIn(need.family).map(({ index }) => index),
    })), { environment: request.environment, secrets: request.secrets, hasImages: images.length > 0 });
    const families = bases.map((base, at) => {
        const definition = edits.families[at]?.definition ?? base.definition;
        const changes = differences(base.registered.definition, definition);
        const { family } = base.need;
        return {
            family,
            base: base.registered.arn,
            definition,
            tags: base.tags,
            replaced: chosenIn(family).map(({ container }) => container),
            // What was moved between environment and secrets is said as one change, not as two.
            changes: merged(changes, edits.families[at]?.changes ?? []),
            reused: changes.length === 0 && base.registered.status === "ACTIVE",
        };
    });
    return { families, problems: [...problems, ...unfilled, ...edits.problems] };
}
function merged(compared, edited) {
    const moved = edited.filter(({ change }) => change.startsWith("moved-"));
    const isMoved = ({ container, name, what }) => what !== "image" && moved.some((one) => one.container === container && one.name === name);
    return [...compared.filter((change) => !isMoved(change)), ...moved];
}

;// CONCATENATED MODULE: ./build/src/ecs/image-platform.js
const platformText = ({ os, architecture }) => `${os}/${architecture}`;
const wordOf = (value) => (typeof value === "string" ? value : undefined);
/**
 * The platforms of an index; `undefined` for the manifest of a single image, which does not say. Attestations
 * (`unknown/unknown`) are no platform.
 */
function platformsOf(manifest) {
    let manifests;
    try {
        ({ manifests } = JSON.parse(manifest));
    }
    catch {
        // What ECS can make of it will be seen when it pulls; here it only says nothing.
        return undefined;
    }
    if (!Array.isArray(manifests))
        return undefined;
    return manifests.flatMap((entry) => {
        const os = wordOf(entry?.platform?.os);
        const architecture = wordOf(entry?.platform?.architecture);
        if (os === undefined || architecture === undefined || os === "unknown")
            return [];
        return [{ os, architecture }];
    });
}
const architectures = { X86_64: "amd64", ARM64: "arm64" };
/** What the task runs on; `undefined` where that is the container instance's matter. */
function platformOf(definition) {
    const { cpuArchitecture, operatingSystemFamily = "LINUX" } = definition.runtimePlatform;
    const fargate = definition.requiresCompatibilities.includes("FARGATE");
    const cpu = cpuArchitecture ?? (fargate ? "X86_64" : undefined);
    const architecture = cpu === undefined ? undefined : architectures[cpu];
    if (architecture === undefined)
        return undefined;
    return { os: operatingSystemFamily.startsWith("WINDOWS") ? "windows" : "linux", architecture };
}
/** A cause where the index has nothing for the task's platform: the task could not start. */
function platformProblem(image, built, wanted) {
    if (built === undefined || built.length === 0 || wanted === undefined)
        return undefined;
    const [platforms, needed] = [built.map(platformText), platformText(wanted)];
    if (platforms.includes(needed))
        return undefined;
    return {
        name: "image-platform",
        what: `Image ${image} has nothing for ${needed}, which its task runs on: it was built for ${platforms.join(", ")}.`,
        evidence: [],
        remedy: `Build it with \`docker buildx build --platform ${needed}\`, or change \`runtimePlatform\` of the task definition.`,
    };
}

;// CONCATENATED MODULE: ./build/src/ecs/image-registry.js


/** For BatchGetImage: indexes as they are, or ECR picks a platform. */
const acceptedMediaTypes = [
    "application/vnd.oci.image.index.v1+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
    "application/vnd.oci.image.manifest.v1+json",
    "application/vnd.docker.distribution.manifest.v2+json",
];
/** How region names begin in each partition but the standard one. */
const partitions = [
    ["cn-", "aws-cn"],
    ["us-gov-", "aws-us-gov"],
    ["us-iso-", "aws-iso"],
    ["us-isob-", "aws-iso-b"],
    ["eu-isoe-", "aws-iso-e"],
    ["us-isof-", "aws-iso-f"],
    ["eusc-", "aws-eusc"],
];
/** What to ask ECR about the image; `undefined` for images of other registries, public ECR among them. */
function ecrLookUp(image) {
    if (image.ecr === undefined)
        return undefined;
    const { account, region } = image.ecr;
    const partition = partitions.find(([start]) => region.startsWith(start))?.[1] ?? "aws";
    return {
        image,
        region,
        registryId: account,
        repositoryName: image.repository,
        // With tag and digest Docker pulls by the digest.
        imageId: image.digest === undefined ? { imageTag: image.tag ?? "latest" } : { imageDigest: image.digest },
        repositoryArn: `arn:${partition}:ecr:${region}:${account}:repository/${image.repository}`,
    };
}
function image_registry_refused(name, what, evidence, remedy) {
    return { kind: "refused", cause: { name, what, evidence, remedy } };
}
function pinned(lookUp, digest, manifest) {
    const platforms = manifest === undefined ? undefined : platformsOf(manifest);
    return {
        kind: "pinned",
        image: (0,ecs_image/* atDigest */.CU)(lookUp.image, digest),
        digest,
        ...(platforms === undefined ? {} : { platforms }),
    };
}
function notThere({ image, repositoryArn }, evidence, repository) {
    return image_registry_refused(repository ? "repository-not-found" : "image-not-found", repository
        ? `Image ${image.text} is not there: its repository does not exist.`
        : `Image ${image.text} is not there.`, [evidence], `Was it pushed in this workflow, before this step, to ${repositoryArn}? Compare account, region, repository and tag.`);
}
function notPullable({ image }, status) {
    return image_registry_refused("image-not-pullable", `Image ${image.text} is there, but can't be pulled: its status is ${status}.`, [], status === "ARCHIVED"
        ? "Restore it in ECR (`aws ecr update-image-storage-class --target-storage-class STANDARD`), or release another."
        : "Wait until it is ACTIVE, or release another.");
}
function notAsked({ image, repositoryArn }, problem, action) {
    const why = problem.kind === "denied"
        ? `\`${action}\` on ${repositoryArn} is not permitted`
        : `${problem.code}: ${problem.message}`;
    return {
        kind: "unknown",
        note: `Image ${image.text} was not looked up in ECR (${why}): it is registered as it is written, and nobody has checked that it is there.`,
    };
}
/** DescribeImages alone. */
function described(lookUp, asked) {
    if ("problem" in asked) {
        const { problem } = asked;
        if (problem.kind !== "not-found")
            return notAsked(lookUp, problem, "ecr:DescribeImages");
        return notThere(lookUp, problem.message, problem.code.startsWith("Repository"));
    }
    const [detail] = asked.answer.imageDetails ?? [];
    if (detail?.imageDigest === undefined)
        return notThere(lookUp, "ECR's answer has no image.", false);
    const { imageDigest, imageStatus = "ACTIVE" } = detail;
    return imageStatus === "ACTIVE" ? pinned(lookUp, imageDigest) : notPullable(lookUp, imageStatus);
}
const missingCodes = new Set(["ImageNotFound", "InvalidImageTag", "InvalidImageDigest"]);
/** BatchGetImage alone. */
function got(lookUp, asked) {
    if ("problem" in asked) {
        const { problem } = asked;
        if (problem.kind !== "not-found")
            return notAsked(lookUp, problem, "ecr:BatchGetImage");
        return notThere(lookUp, problem.message, problem.code.startsWith("Repository"));
    }
    const [image] = asked.answer.images ?? [];
    if (image?.imageId?.imageDigest !== undefined) {
        return pinned(lookUp, image.imageId.imageDigest, image.imageManifest);
    }
    const [failure] = asked.answer.failures ?? [];
    const code = failure?.failureCode ?? "";
    const reason = failure?.failureReason ?? "ECR's answer has no image.";
    if (failure === undefined || missingCodes.has(code))
        return notThere(lookUp, reason, false);
    return {
        kind: "unknown",
        note: `Image ${lookUp.image.text} was not looked up in ECR (${code}: ${reason}).`,
    };
}
/**
 * The verdict on both calls. DescribeImages knows what is archived; BatchGetImage knows platforms, and brings an
 * image into a pull-through cache that has not seen it before, so what only the first one misses is there.
 */
function judgeImage(lookUp, description, manifest) {
    const first = described(lookUp, description);
    if (manifest === undefined)
        return first;
    const second = got(lookUp, manifest);
    if (first.kind === "refused") {
        const maybeCached = first.cause.name !== "image-not-pullable";
        return maybeCached && second.kind === "pinned" ? second : first;
    }
    if (first.kind === "unknown")
        return second.kind === "unknown" ? first : second;
    if (second.kind !== "pinned" || second.digest !== first.digest)
        return first;
    return second;
}

;// CONCATENATED MODULE: ./build/src/plan/images.js





/** Never rejects for a look-up that fails: what can't be looked up is registered as it was asked for. */
function lookUpImages(aws, requests, signal) {
    const verdicts = new Map();
    return Promise.all(requests.map(async (request) => {
        const reference = (0,ecs_image/* parseImage */.zZ)(request.image);
        const lookUp = reference && ecrLookUp(reference);
        if (lookUp === undefined)
            return { request };
        const verdict = verdicts.get(request.image) ?? look(aws, lookUp, signal);
        verdicts.set(request.image, verdict);
        return { request, verdict: await verdict };
    }));
}
async function look(aws, lookUp, signal) {
    const ecr = await aws.ecr(lookUp.region);
    const { registryId, repositoryName, repositoryArn: resource } = lookUp;
    const where = { registryId, repositoryName, imageIds: [{ ...lookUp.imageId }] };
    const description = await asked(() => ecr.describeImages(where, { signal, resource }), signal);
    if ("answer" in description && !isIndex(description.answer.imageDetails?.[0]?.imageManifestMediaType)) {
        return judgeImage(lookUp, description);
    }
    // An index says what it was built for; and what DescribeImages can't see may be in a pull-through cache's upstream.
    const manifest = await asked(() => ecr.batchGetImage({ ...where, acceptedMediaTypes: [...acceptedMediaTypes] }, { signal, resource }), signal);
    return judgeImage(lookUp, description, manifest);
}
const isIndex = (mediaType) => /image\.index|manifest\.list/.test(mediaType ?? "");
async function asked(call, signal) {
    try {
        return { answer: (await call()) };
    }
    catch (error) {
        signal.throwIfAborted();
        return { problem: (0,aws_error/* classify */.L8)(error instanceof failure/* Failure */.HR ? error.cause : error) };
    }
}
/** The images to register: by digest where it is known. */
const images_pinned = (images) => images.map(({ request, verdict }) => verdict?.kind === "pinned" ? { ...request, image: verdict.image } : request);
/** `repository:tag@digest` for an image that was pinned, for people; else the image itself. */
function readable(images, image) {
    const found = images.find(({ verdict }) => verdict?.kind === "pinned" && verdict.image === image);
    if (found?.verdict?.kind !== "pinned" || found.request.image.includes("@"))
        return image;
    return `${found.request.image}@${found.verdict.digest}`;
}
/** What the look-ups say, and whether the images fit the platforms of the families that they go to. */
function checkImages(images, users) {
    return images.flatMap(({ request, verdict }) => {
        switch (verdict?.kind) {
            case undefined:
                return [];
            case "unknown":
                return [{ about: request.image, level: "warning", text: verdict.note }];
            case "refused":
                return [failed(verdict.cause.what, verdict.cause.remedy, request.image)];
            case "pinned": {
                const problems = users
                    .filter((user) => user.containers.some(({ image }) => image === verdict.image))
                    .flatMap((user) => platformProblem(request.image, verdict.platforms, platformOf(user)) ?? []);
                const ok = { about: request.image, level: "ok", text: `is in ECR as ${verdict.digest}` };
                return problems.length === 0
                    ? [ok]
                    : problems.map(({ what, remedy }) => failed(what, remedy, request.image));
            }
        }
    });
}
const failed = (text, remedy, about) => ({
    about,
    level: "failure",
    text,
    ...(remedy !== undefined && { remedy }),
});

// EXTERNAL MODULE: ./build/src/ecs/deployment.js
var deployment = __webpack_require__(584);
;// CONCATENATED MODULE: ./build/src/plan/services.js



const services_failure = (about, text, remedy) => ({
    about,
    level: "failure",
    text,
    remedy,
});
const warning = (about, text, remedy) => ({
    about,
    level: "warning",
    text,
    remedy,
});
/** Cluster, region, account and partition from an ARN that AWS returned (never assume `arn:aws:`). */
function clusterFrom(clusterArn) {
    const arn = (0,aws_arn/* parseArn */.Lw)(clusterArn);
    return {
        arn: clusterArn,
        name: (0,aws_arn/* shortName */.EU)(clusterArn),
        region: arn?.region ?? "",
        account: arn?.account ?? "",
        partition: arn?.partition ?? "aws",
    };
}
/** The service as a part of the release, or the checks that stand against it. */
function planService(name, service) {
    if (service === undefined) {
        return [
            services_failure(name, "there is no such service in the cluster", "Correct `services` or `cluster` (and look at aws-region)."),
        ];
    }
    const problems = problemsOf(name, service);
    if (problems.length > 0)
        return problems;
    const from = (0,ecs_service/* servingRevision */.qJ)(service);
    const family = from === undefined ? undefined : (0,aws_arn/* parseRevision */.Pp)(from)?.family;
    if (from === undefined || family === undefined || service.clusterArn === undefined) {
        return [
            services_failure(name, "ECS does not say which task definition it runs", "Deploy it once by hand, then release it."),
        ];
    }
    return {
        name: service.serviceName ?? name,
        cluster: service.clusterArn,
        family,
        controller: (0,ecs_service/* controllerOf */.Oo)(service) === "CODE_DEPLOY" ? "CODE_DEPLOY" : "ECS",
        strategy: (0,ecs_service/* strategyOf */.xS)(service),
        from,
        service,
    };
}
function problemsOf(name, service) {
    if (service.status !== "ACTIVE") {
        return [
            services_failure(name, `it is ${service.status ?? "in no state"}, not ACTIVE`, "Create it anew, or take it out of `services`."),
        ];
    }
    if (service.resourceManagementType === "ECS") {
        return [
            services_failure(name, "its resources are managed by ECS (Express mode), so it can't be updated here", "Release it through its Express service."),
        ];
    }
    const controller = (0,ecs_service/* controllerOf */.Oo)(service);
    if (controller === "ECS" || controller === "CODE_DEPLOY")
        return [];
    const what = controller === "EXTERNAL"
        ? "has the EXTERNAL deployment controller"
        : `has the unknown deployment controller ${controller}`;
    return [
        services_failure(name, `it ${what}, which this action does not release`, "Use a service with the ECS or CODE_DEPLOY controller."),
    ];
}
/** What is right with a service, and what is worth knowing before it is changed. */
function checkService(planned, request) {
    const { name, service, strategy } = planned;
    const checks = [
        {
            about: name,
            level: "ok",
            text: `ACTIVE, ${strategy}, runs ${(0,aws_arn/* revisionName */.pd)(planned.from)} × ${service.desiredCount ?? 0}`,
        },
    ];
    if (planned.controller === "CODE_DEPLOY")
        return checks;
    if (!(0,ecs_service/* hasOwnRollback */.FK)(service)) {
        const text = "ECS would not roll a failed deployment back (no circuit breaker or alarm with rollback); this action does, after rollout-timeout or as soon as tasks keep failing";
        checks.push(warning(name, text, "Turn on deploymentCircuitBreaker with rollback on the service."));
    }
    const { min, max } = (0,ecs_service/* taskBounds */.$t)(service);
    const desired = request.desiredCount ?? service.desiredCount ?? 0;
    if (desired > 0 && strategy === "ROLLING" && min >= desired && max <= desired) {
        const text = `minimumHealthyPercent and maximumPercent leave no room: at least ${min} and at most ${max} of ${desired} tasks`;
        checks.push(warning(name, text, "Raise maximumPercent or lower minimumHealthyPercent, or ECS can't replace a task."));
    }
    if (desired === 0) {
        checks.push(warning(name, "desired count is 0: nothing will run to prove the new revision", "Set desired-count, or prove it otherwise."));
    }
    if ((0,deployment/* primaryOf */.Os)(service)?.rolloutState === "FAILED") {
        checks.push(warning(name, "its last deployment failed and was not rolled back", "Nothing to do if this release mends it."));
    }
    return checks;
}

;// CONCATENATED MODULE: ./build/src/plan/view.js


function viewOf({ request, migration, cluster, waves, families, schedules, images, }) {
    const family = migration === undefined ? undefined : families.get(migration);
    return {
        cluster: cluster.name,
        clusterArn: cluster.arn,
        region: cluster.region,
        account: cluster.account,
        partition: cluster.partition,
        families: [...families.values()].map((one) => familyView(one, images)),
        waves: waves.map((wave) => wave.map((service) => serviceView(service, families, request))),
        ...(family !== undefined &&
            request.migration !== undefined && {
            migration: {
                family: family.family,
                container: request.migration.container ?? family.replaced[0] ?? "",
                ...(request.migration.command && { command: request.migration.command }),
                environmentNames: request.migration.environment.map(({ name }) => name),
                launch: "",
            },
        }),
        schedules: schedules.map((state) => scheduleView(state, families)),
        dryRun: request.report.dryRun,
    };
}
const familyView = ({ family, base, reused, changes }, images) => ({
    family,
    base,
    reused,
    changes: changes.map((change) => change.what === "image" && change.to !== undefined
        ? { ...change, to: readable(images, change.to) }
        : change),
});
const scheduleView = (state, families) => ({
    name: state.name,
    ...((0,schedule/* familiesOf */.m6)(state)[0] !== undefined && { family: (0,schedule/* familiesOf */.m6)(state)[0] }),
    from: state.targets.map(({ taskDefinition }) => taskDefinition),
    moves: state.targets.some(({ leftAlone, family, taskDefinition }) => {
        const planned = families.get(family);
        return (leftAlone === undefined && planned !== undefined && (!planned.reused || planned.base !== taskDefinition));
    }),
});
function serviceView({ name, family, controller, strategy, from, service }, families, request) {
    const target = families.get(family);
    const counts = request.desiredCount !== undefined && request.desiredCount !== service.desiredCount;
    const deploys = request.forceNewDeployment || counts || target?.reused !== true || target.base !== from;
    return { name, family, controller, strategy, from, desiredCount: service.desiredCount ?? 0, deploys };
}

;// CONCATENATED MODULE: ./build/src/plan/make-plan.js









/** Throws Failure where AWS can't be read; what stands against the release is in the plan's checks. */
async function makePlan(context) {
    const { request, signal } = context;
    const ecs = await context.aws.ecs();
    const { waves, checks, cluster } = await readWaves(context, ecs);
    const schedules = await readSchedules(context, request.schedules, cluster.arn);
    const [bases, images] = await Promise.all([
        readBases(context, ecs, needsOf(waves, schedules, request)),
        lookUpImages(context.aws, request.images, signal),
    ]);
    const planned = planFamilies(bases, request, images_pinned(images));
    const families = new Map(planned.families.map((family) => [family.family, family]));
    const all = [
        ...checks,
        ...planned.problems.map(failedCheck),
        ...checkImages(images, planned.families.map(({ definition }) => definition)),
    ];
    const migration = migrationFamily(request, waves);
    return {
        cluster,
        families,
        waves,
        schedules,
        checks: all,
        ...(migration !== undefined && { migration: { family: migration } }),
        view: viewOf({ request, migration, cluster, waves, families, schedules, images }),
    };
}
const failedCheck = (cause) => ({
    about: cause.name,
    level: "failure",
    text: [cause.what, ...cause.evidence].join("\n"),
    ...(cause.remedy !== undefined && { remedy: cause.remedy }),
});
async function readWaves({ request, signal }, ecs) {
    const asked = request.waves.map((wave) => wave.map((service) => ({ service, cluster: request.cluster })));
    const services = await (0,describe_services/* describeServices */.G)({ ecs, signal }, asked.flat());
    const checks = [];
    const waves = asked.map((wave) => wave.flatMap((one) => {
        const planned = planService(one.service, services.get(one));
        if ("length" in planned) {
            checks.push(...planned);
            return [];
        }
        checks.push(...checkService(planned, request));
        return [planned];
    }));
    return { waves, checks, cluster: await findCluster(ecs, request, [...services.values()], signal) };
}
/** The cluster's ARN comes with its services; it is asked for only where there are none. */
async function findCluster(ecs, request, services, signal) {
    const arn = services.find(({ clusterArn }) => clusterArn !== undefined)?.clusterArn;
    if (arn !== undefined)
        return clusterFrom(arn);
    const answer = await ecs.describeClusters({ clusters: [request.cluster] }, { signal, resource: request.cluster });
    const found = answer.clusters?.[0];
    if (found?.clusterArn !== undefined && found.status === "ACTIVE")
        return clusterFrom(found.clusterArn);
    throw new failure/* Failure */.HR({
        name: "cluster-not-found",
        what: `The cluster ${request.cluster} is ${found?.status ?? "not there"}.`,
        evidence: [],
        remedy: "Correct `cluster`; look at aws-region and at the account of the role.",
    });
}
const migrationFamily = (request, waves) => request.migration === undefined ? undefined : (request.migration.taskDefinition ?? waves.flat()[0]?.family);
/** Each family once: of the services, of the migration, of the schedules. */
function needsOf(waves, schedules, request) {
    const needs = new Map();
    for (const { family, from } of waves.flat()) {
        if (needs.has(family))
            continue;
        needs.set(family, {
            family,
            mustMatch: true,
            ...(request.base.kind === "current" && { revision: from }),
        });
    }
    const migration = migrationFamily(request, waves);
    if (migration !== undefined && !needs.has(migration))
        needs.set(migration, { family: migration, mustMatch: false });
    for (const family of schedules.flatMap(schedule/* familiesOf */.m6)) {
        if (!needs.has(family))
            needs.set(family, { family, mustMatch: false });
    }
    return [...needs.values()];
}
/** The registered bases; a file takes the place of the definition of its family. */
async function readBases(context, ecs, needs) {
    const { base, job } = context.request;
    const bases = await Promise.all(needs.map((need) => readBase(ecs, need, context.signal)));
    return base.kind === "file"
        ? withFile(bases, await readBaseFile(job.workspace, base.path), base.path)
        : bases;
}

;// CONCATENATED MODULE: ./build/src/release/context.js
/** Polls at `interval` for ten minutes, then ever more rarely up to every 15 s; `slowness` multiplies it. */
function createPace(interval, slowness) {
    const patient = 10 * 60_000;
    const slowest = Math.max(interval, 15_000);
    return (elapsed) => {
        const stretched = elapsed <= patient ? interval : Math.min(slowest, interval * (elapsed / patient) ** 2);
        return stretched * slowness();
    };
}

// EXTERNAL MODULE: ./build/src/time.js
var time = __webpack_require__(4184);
// EXTERNAL MODULE: ./build/src/release/heartbeat.js
var release_heartbeat = __webpack_require__(5691);
;// CONCATENATED MODULE: ./build/src/release/foreign.js






/**
 * The services as they stand right before the change, none of them with somebody else's deployment under way (unless
 * `if-deploying: replace`). What a waited-for deployment left serving is what a rollback goes back to.
 * Throws Failure `deployment-in-progress`.
 */
async function settleForeign(context, services, deadline) {
    const { clock, pace, signal, tell, request } = context;
    const ecs = await context.aws.ecs();
    const asked = services.map(({ name, cluster }) => ({ service: name, cluster, name }));
    const heartbeat = new release_heartbeat/* Heartbeat */.X(clock, tell);
    const told = new Set();
    let busy = [];
    const settled = await (0,time/* poll */.wt)({ clock, pace, signal, deadline }, async () => {
        const found = await (0,describe_services/* describeServices */.G)({ ecs, signal }, asked);
        busy = asked.flatMap((one) => {
            const service = found.get(one);
            const deployment = service && (0,ecs_service/* deploymentInProgress */.ij)(service);
            return deployment === undefined ? [] : [{ name: one.name, deployment }];
        });
        if (busy.length > 0 && request.rollout.ifDeploying === "fail")
            throw inProgress(busy, clock.now(), "if-deploying is `fail`");
        for (const { name, deployment } of busy) {
            if (told.has(name))
                continue;
            told.add(name);
            const verb = request.rollout.ifDeploying === "replace" ? "Replacing" : "Waiting for";
            tell({
                kind: "note",
                level: "info",
                about: name,
                text: `${verb} ${describe(deployment, clock.now())}.`,
            });
        }
        if (busy.length > 0 && request.rollout.ifDeploying === "wait") {
            heartbeat.beat(`the deployment in progress of ${busy.map(({ name }) => name).join(", ")}`, deadline.at);
            return undefined;
        }
        return new Map(asked.flatMap((one) => (found.has(one) ? [[one.name, found.get(one)]] : [])));
    });
    if (settled === undefined)
        throw inProgress(busy, clock.now(), "it did not end within rollout-timeout");
    return settled;
}
/** The plan's service with what was just read: `from` is what serves now. */
function refreshed(release, services) {
    const service = services.get(release.name);
    if (service === undefined || service.status !== "ACTIVE") {
        const what = `${release.name} is ${service?.status ?? "gone"} now; it was ACTIVE when the release was planned.`;
        throw new failure/* Failure */.HR({ name: "service-gone", what, evidence: [] });
    }
    return { ...release, before: service, from: (0,ecs_service/* servingRevision */.qJ)(service) ?? release.from };
}
const describe = ({ id, taskDefinition, createdAt }, now) => {
    const age = createdAt === undefined
        ? ""
        : `, begun ${Math.max(0, Math.round((now - createdAt.getTime()) / 1000))} s ago`;
    return `the deployment ${id ?? "?"} of ${(0,aws_arn/* revisionName */.pd)(taskDefinition ?? "?")} that is under way${age}`;
};
function inProgress(busy, now, why) {
    const names = busy.map(({ name }) => name).join(", ");
    return new failure/* Failure */.HR({
        name: "deployment-in-progress",
        what: `${names} already ${busy.length === 1 ? "has a deployment" : "have deployments"} in progress, and ${why}.`,
        evidence: busy.map(({ name, deployment }) => `${name}: ${describe(deployment, now)}`),
        remedy: "Wait for it and run the job again, or set if-deploying to `wait` or `replace`.",
    });
}

// EXTERNAL MODULE: ./build/src/release/ledger.js
var release_ledger = __webpack_require__(4182);
// EXTERNAL MODULE: ./build/src/release/outcome.js
var release_outcome = __webpack_require__(9639);
;// CONCATENATED MODULE: ./build/src/plan/plan.js
/** What stands against a release, all of it at once. */
function plan_refusal(checks) {
    const failures = checks.filter(({ level }) => level === "failure");
    const [first, ...others] = failures;
    if (first === undefined)
        return undefined;
    return {
        name: "preflight-failed",
        what: others.length === 0
            ? `${first.about}: ${first.text}`
            : `${failures.length} checks failed before anything was changed.`,
        evidence: failures.map(({ about, text }) => `${about}: ${text}`),
        remedy: failures
            .map(({ remedy }) => remedy)
            .filter((text) => text !== undefined)
            .join(" "),
    };
}

// EXTERNAL MODULE: ./build/src/release/put-back.js
var put_back = __webpack_require__(1256);
;// CONCATENATED MODULE: ./build/src/release/cancel.js
/**
 * A cancelled job: the runner leaves 7.5 seconds, so the calls that must be made go out at once, and `post` (or ECS
 * itself) ends what they began. The ledger is saved already.
 */




/** What is left of the runner's patience after SIGINT, with room for the summary. */
const patience = (0,time/* seconds */.YA)(6);
async function cancelled(context) {
    const { onCancel } = context.request.rollout;
    if (!context.ledger.changed) {
        return { outcome: "cancelled", cause: nothingToUndo };
    }
    if (onCancel === "leave")
        return { outcome: "cancelled", cause: because("on-cancel is `leave`: nothing was touched.") };
    const { signal, cancel } = (0,time/* abortAfter */.dg)(context.clock, patience);
    const shielded = { ...context, aws: context.aws.shielded(), signal };
    await Promise.all([...(onCancel === "stop" ? [stopTasks(shielded)] : []), sendBack(shielded)]);
    cancel();
    return {
        outcome: "cancelled",
        cause: because("The way back has been started; the end of the job reports on it."),
    };
}
/** Cancelled before the first change. */
const nothingToUndo = {
    name: "cancelled",
    what: "The job was cancelled.",
    evidence: ["Nothing had been changed, so there is nothing to undo."],
};
const because = (evidence) => ({
    name: "cancelled",
    what: "The job was cancelled.",
    evidence: [evidence],
});
async function sendBack(context) {
    const deadline = new time/* Deadline */.B2(context.clock, patience);
    await Promise.all(context.ledger.services.map(async (entry) => {
        context.tell({
            kind: "rolling-back",
            part: entry.service,
            to: (0,aws_arn/* revisionName */.pd)(entry.from),
            reason: "cancelled",
        });
        try {
            await put_back/* PutBack */.z.send(context, entry, deadline);
        }
        catch (error) {
            const text = `The way back could not be started here (${(0,failure/* messageOf */.bD)(error)}); the end of the job tries again.`;
            context.tell({ kind: "note", level: "warning", about: entry.service, text });
        }
    }));
}
async function stopTasks(context) {
    const ecs = await context.aws.ecs();
    const { signal } = context;
    for (const { taskArn, cluster, ended } of context.ledger.tasks) {
        if (taskArn === undefined || ended)
            continue;
        try {
            await ecs.stopTask({ task: taskArn, cluster, reason: "job cancelled (on-cancel: stop)" }, { signal });
        }
        catch (error) {
            const text = `The task ${taskArn} could not be stopped: ${(0,failure/* messageOf */.bD)(error)}`;
            context.tell({ kind: "note", level: "warning", text });
        }
    }
}

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/failed-container.js
/** Containers that AWS adds to a task; they never decide (ecs-domain.md 1.8). */
const injected = /^(?:aws-guardduty-agent|ecs-service-connect|aws-fargate|~internal)/u;
const planOf = (facts, name) => facts.definitions?.find((plan) => plan.name === name);
/** The task's containers that its definition names; all but injected ones where there is no definition. */
const ownContainers = (facts) => (facts.task.containers ?? []).filter(({ name = "" }) => facts.definitions === undefined ? !injected.test(name) : planOf(facts, name) !== undefined);
/** ECS takes a container that does not say as essential. */
const isEssential = (facts, name) => planOf(facts, name)?.essential ?? true;
const blockedText = /dependency graph|container ordering dependency|dependency will never start/iu;
/** A container that never ran, because another one did not come as far as it had to. */
const isBlocked = (container) => blockedText.test(container.reason ?? "");
/** What kept `blocked` from running: the first container, deepest first, that failed. */
function failedDependency(facts, blocked) {
    const states = facts.task.containers ?? [];
    const visited = new Set();
    const search = (name) => {
        if (visited.has(name))
            return undefined;
        visited.add(name);
        for (const { containerName = "", condition = "" } of planOf(facts, name)?.dependsOn ?? []) {
            const state = states.find((one) => one.name === containerName);
            const deeper = search(containerName);
            if (deeper !== undefined)
                return deeper;
            if (state !== undefined && hasFailed(state, condition))
                return state;
        }
        return undefined;
    };
    return search(blocked.name ?? "") ?? namedDependency(states, blocked);
}
/** Without a definition: another container that ended badly, at first one that ECS's own words name. */
function namedDependency(states, blocked) {
    const words = new Set((blocked.reason ?? "").split(/[^\w-]+/u));
    const others = states.filter((one) => one !== blocked && !isBlocked(one));
    return (others.find((one) => words.has(one.name ?? "") && one.exitCode !== 0) ??
        others.find((one) => rank(one.exitCode) === 0) ??
        others.find((one) => one.exitCode === undefined && one.reason !== undefined));
}
function hasFailed(state, condition) {
    if (isBlocked(state))
        return false;
    if (condition === "HEALTHY")
        return state.healthStatus !== "HEALTHY";
    if (condition === "SUCCESS")
        return state.exitCode !== 0;
    return state.exitCode === undefined;
}
/** How clearly an exit code says "it was me": an own error, then an early end, then a kill, then SIGTERM. */
function rank(exitCode) {
    if (exitCode === undefined)
        return 4;
    if (exitCode === 143)
        return 3;
    if (exitCode === 137)
        return 2;
    return exitCode === 0 ? 1 : 0;
}
/**
 * The container whose end took the task down, as far as the facts tell: the first essential one that ended by
 * itself; among equals one that the release is about. Its log is the one to read.
 */
function failedContainer(facts) {
    const own = ownContainers(facts);
    const blocked = own.find(isBlocked);
    if (blocked !== undefined)
        return failedDependency(facts, blocked) ?? blocked;
    const isReleased = (one) => facts.released?.includes(one.name ?? "") ?? false;
    const failed = own.find((one) => isReleased(one) && rank(one.exitCode) === 0);
    const told = own.find((one) => (one.reason ?? "") !== "" && isEssential(facts, one.name));
    if (failed !== undefined || told !== undefined)
        return failed ?? told;
    const essential = own.filter((one) => isEssential(facts, one.name));
    const candidates = essential.length > 0 ? essential : own;
    return [...candidates].sort((a, b) => rank(a.exitCode) - rank(b.exitCode) || Number(isReleased(b)) - Number(isReleased(a)))[0];
}

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/catalogue-row.js
/** The form of the catalogues: what AWS says → what it is called, what happened, what to do. Data that can be listed. */

/** Characters of a text that are looked at. AWS's own reasons have 1,024 at most. */
const longest = 2048;
/** Evidence is for reading: longer texts are cut here. */
const longestEvidence = 1000;
/** A text as the rows expect it: bounded, with plain apostrophes. */
const catalogue_row_readable = (text) => text.slice(0, longest).replace(/[\u2018\u2019]/gu, "'");
const shortened = (text) => text.length > longestEvidence ? `${text.slice(0, longestEvidence)}…` : text;
/** The first row whose text matches. */
function firstMatch(rows, text) {
    const subject = catalogue_row_readable(text);
    for (const row of rows) {
        const found = row.text.exec(subject);
        if (found !== null)
            return { row, values: groupsOf(found) };
    }
    return undefined;
}
/** The named groups, and as `found` the first that took part: alternatives of one pattern cannot share a name. */
function groupsOf(found) {
    const groups = { ...found.groups };
    return { found: Object.values(groups).find((value) => value !== undefined), ...groups };
}
/** The cause that a row stands for, its placeholders filled from the match and from what the caller knows. */
const causeOf = (match, known, evidence) => {
    const values = { ...known, ...present(match.values ?? {}) };
    return {
        name: match.row.name,
        what: (0,failure/* fill */.GS)(match.row.what, values),
        evidence: evidence.filter((line) => line !== "").map(shortened),
        remedy: (0,failure/* fill */.GS)(match.row.remedy, values),
    };
};
const present = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/stop-codes.js
const stopCodes = [
    {
        code: "UserInitiated",
        name: "stopped-by-user",
        what: "Somebody stopped the task{reason|.}",
        remedy: "CloudTrail's StopTask event says who it was.",
    },
    {
        code: "ServiceSchedulerInitiated",
        name: "stopped-by-service",
        what: "The service stopped the task{reason|.}",
        remedy: "Look at the service's events of the same minute.",
    },
    {
        code: "SpotInterruption",
        name: "spot-interrupted",
        what: "AWS took the Spot capacity of the task back{reason|.}",
        remedy: "For one-off tasks use FARGATE instead of FARGATE_SPOT; for services give the strategy a base of on-demand capacity.",
        passing: true,
    },
    {
        code: "TerminationNotice",
        name: "spot-interrupted",
        what: "The capacity under the task got a termination notice{reason|.}",
        remedy: "For one-off tasks use on-demand capacity; for services give the strategy a base of on-demand capacity.",
        passing: true,
    },
    {
        code: "InfrastructureHealth",
        name: "host-lost",
        what: "The infrastructure under the task was unhealthy or lost{reason|.}",
        remedy: "Release again: nothing in the release is wrong.",
        passing: true,
    },
];

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/health-reasons.js
/** The load balancer's own words for why a target is unhealthy; the most telling first. */
const targetReasons = [
    {
        name: "health-check-redirected",
        text: /failed with these codes: \[30[12378](?:,|\])/u,
        example: "Health checks failed with these codes: [302]",
        what: "The load balancer's health check got a redirect, which it does not follow.",
        remedy: "Point the target group's health check at a path that answers 200 by itself (no login, no redirect to HTTPS), or add the code to its matcher.",
    },
    {
        name: "health-check-refused",
        text: /failed with these codes: \[40[0135](?:,|\])/u,
        example: "Health checks failed with these codes: [401]",
        what: "The program refused the load balancer's health check.",
        remedy: "Let the health check path answer without login and for any Host header (the check sends the task's IP address), or point the check at another path.",
    },
    {
        name: "health-check-path-not-found",
        text: /failed with these codes: \[404(?:,|\])/u,
        example: "Health checks failed with these codes: [404]",
        what: "The path of the load balancer's health check does not exist in the program.",
        remedy: "Correct the health check path of the target group, or serve that path.",
    },
    {
        name: "health-check-error",
        text: /failed with these codes: \[(?<code>5\d\d)(?:,|\])/u,
        example: "Health checks failed with these codes: [502]",
        what: "The program answered the load balancer's health check with {code}.",
        remedy: "Read the container's log below for the error; a check that depends on the database or other services fails with them.",
    },
    {
        name: "health-check-wrong-code",
        text: /failed with these codes: \[(?<code>\d{3})|Target\.ResponseCodeMismatch/u,
        example: "Target.ResponseCodeMismatch",
        what: "The program answered the load balancer's health check with a code that it does not accept: {code|see below}.",
        remedy: "Correct path or matcher of the target group's health check, or what the program answers there.",
    },
    {
        name: "health-check-timeout",
        text: /Request timed out|Target\.Timeout/u,
        example: "Request timed out",
        what: "The program did not answer the load balancer's health check in time.",
        remedy: "Let the task's security group accept the load balancer's on the container port; raise the health check's timeout, or the task's `cpu`, if the program is only slow; raise `healthCheckGracePeriodSeconds` of the service if it starts slowly.",
    },
    {
        name: "target-group-not-found",
        text: /TARGET GROUP IS NOT FOUND/iu,
        example: "TARGET GROUP IS NOT FOUND",
        what: "A target group of the service does not exist.",
        remedy: "Correct the load balancers of the service; create the target group anew.",
    },
    {
        name: "target-not-found",
        text: /TARGET IS NOT FOUND|Target\.NotRegistered/iu,
        example: "TARGET IS NOT FOUND",
        what: "The task is not registered in its target group: somebody else deregistered it.",
        remedy: "Find out what else changes the target group (CloudTrail: DeregisterTargets), and stop it.",
    },
    {
        name: "target-not-in-use",
        text: /Target\.NotInUse|not configured to receive traffic|Availability Zone that is not enabled/iu,
        example: "Target.NotInUse",
        what: "The load balancer sends no traffic to the task: its target group or its Availability Zone is not in use.",
        remedy: "Attach the target group to a listener rule, and enable the load balancer in the zones of the task's subnets.",
    },
    {
        name: "target-invalid",
        text: /Target\.(?:InvalidState|IpUnusable)/u,
        example: "Target.IpUnusable",
        what: "The load balancer cannot use the task's address or instance.",
        remedy: "Check the target group's type: network mode awsvpc needs `ip`.",
    },
    {
        name: "load-balancer-error",
        text: /Elb\.InternalError/u,
        example: "Elb.InternalError",
        what: "The load balancer failed to check the task's health.",
        remedy: "Release again; look at the AWS Health Dashboard if it stays so.",
    },
    {
        name: "health-check-no-connection",
        text: /^Health checks failed\.?$|reason Health checks failed\)|Target\.FailedHealthChecks|UnhealthyThreshold/u,
        example: "Health checks failed",
        what: "The load balancer's health check could not connect to the program, or got no proper answer.",
        remedy: "The program must listen on 0.0.0.0 (not localhost) and on the `containerPort` that the service registers; the task's security group must accept the load balancer's; raise `healthCheckGracePeriodSeconds` if it starts slowly.",
    },
];
const healthReasons = [
    {
        name: "load-balancer-health-check-failed",
        text: /failed ELB health checks in \((?:target-group|elb) (?<target>[\w:/.-]{1,300})/u,
        example: "Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef)",
        what: "The task failed the health checks of its load balancer.",
        remedy: "Check path, port and codes of the target group's health check, the security groups, and `healthCheckGracePeriodSeconds` of the service if the program starts slowly.",
    },
    {
        name: "container-health-check-failed",
        text: /failed container health checks/u,
        example: "Task failed container health checks",
        what: "The `healthCheck` command of {container} kept failing{check|}.",
        remedy: "Run it in the image by hand: its program (curl, wget, …) must be in the image, and port and path must be right. Raise its `startPeriod` if the program starts slowly.",
    },
];

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/secret-reasons.js
const secretReasons = [
    {
        name: "secret-json-key-missing",
        text: /did not contain json key (?<key>[\w./-]{1,255})/u,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key DB_PASSWORD",
        what: "A secret that the task asks for has no JSON key {key}.",
        remedy: "Add the key {key} to the secret in Secrets Manager, or correct `valueFrom` in the container's `secrets` (ARN:KEY::).",
    },
    {
        name: "secret-not-json",
        text: /(?:pull secrets|secrets? from|secret).{0,1500}invalid character '.{1,4}'/su,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): invalid character '\\'' looking for beginning of value",
        what: "A secret that the task asks a JSON key of is not JSON.",
        remedy: "Store the secret as a JSON object, or drop the key from `valueFrom` in the container's `secrets` and take the whole value.",
    },
    {
        name: "secret-deleted",
        text: /marked (?:for deletion|deleted)/iu,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.",
        what: "A secret that the task asks for is being deleted.",
        remedy: "Restore it (`aws secretsmanager restore-secret`), or take it out of the container's `secrets`.",
    },
    {
        name: "secret-without-value",
        text: /secret value for (?:staging label|VersionId|version)/iu,
        example: "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
        what: "A secret that the task asks for has no value yet, or not in the version asked for.",
        remedy: "Put a value into the secret, or correct the version in `valueFrom` of the container's `secrets`.",
    },
    {
        name: "secret-key-denied",
        text: /(?:secret|ssm|asm|parameter).{0,1500}(?:kms:Decrypt|Access to KMS is not allowed|customer master key|KMSAccessDenied)/isu,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbC from secrets manager: AccessDeniedException: Access to KMS is not allowed",
        what: "The execution role may not decrypt a secret that the task asks for.",
        remedy: "Allow `kms:Decrypt` on the secret's KMS key in the execution role and in the key's policy; if the key is gone or disabled, encrypt the secret anew.",
    },
    {
        name: "secret-denied",
        text: /(?:(?:secret|ssm|asm|parameter)\b.{0,1500}(?:AccessDenied|is not authorized)|not authorized to perform: (?:secretsmanager|ssm):)/isu,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/0a1b is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:eu-west-1:123456789012:parameter/shop/KEY",
        what: "The execution role may not read a secret that the task asks for.",
        remedy: "Allow `secretsmanager:GetSecretValue` (Secrets Manager) or `ssm:GetParameters` (Parameter Store) on the ARNs in the container's `secrets`, in the execution role (`executionRoleArn`).",
    },
    {
        name: "secret-not-found",
        text: /invalid (?:ssm )?parameters: (?<secret>[\w./-]{1,1000})|can't find the specified secret|ParameterNotFound|^(?:\w{1,40}: )?ResourceNotFoundException|secrets? from (?:asm|ssm).{0,1500}ResourceNotFound/su,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: /shop/new-relic-license-key",
        what: "A secret or parameter that the task asks for does not exist: {secret|see below}.",
        remedy: "Create it in the task's region, or correct `valueFrom` in the container's `secrets`. A Secrets Manager ARN needs its six-character suffix when a JSON key follows.",
    },
    {
        name: "secrets-throttled",
        text: /(?:secret|ssm|asm).{0,1500}(?:ThrottlingException|Rate exceeded)/isu,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secrets from ssm: service call has been retried 5 time(s): ThrottlingException: Rate exceeded",
        what: "Reading the task's secrets was throttled.",
        remedy: "Release again; with many tasks switch on Parameter Store's higher throughput, or use Secrets Manager.",
        passing: true,
    },
    {
        name: "secrets-unreachable",
        text: /(?:secrets? (?:from|manager)|ssm|asm|AWS Secrets Manager|Systems Manager).{0,1500}(?:connection issue|network configuration|RequestCanceled|deadline exceeded|i\/o timeout|dial tcp|send request failed|no such host)|connection issue between the task and AWS S/isu,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration.",
        what: "The task has no way to the service that holds its secrets.",
        remedy: "Give its subnets a NAT gateway, a public IP, or VPC endpoints for secretsmanager, ssm and kms. The task's security group must let HTTPS (443) out, the endpoints' group must let it in.",
        passing: true,
    },
    {
        name: "secrets-unavailable",
        text: /unable to retrieve secrets? from/u,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time...",
        what: "The task's secrets could not be read; AWS's message is cut off before the reason.",
        remedy: "Check, for every ARN in the containers' `secrets`: it exists in this region, the execution role may read it, and the task's subnets have a way to it.",
    },
];

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/initialization-reasons.js

const logReasons = [
    {
        name: "log-group-missing",
        text: /(?:logger args|logging driver|log stream).{0,2000}(?:log group does not exist|ResourceNotFoundException)/su,
        example: "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.",
        what: "The log group of {container} does not exist.",
        remedy: "Create the log group that `awslogs-group` names, in the region of `awslogs-region`; or set the log option `awslogs-create-group: true` and allow the execution role `logs:CreateLogGroup`.",
    },
    {
        name: "log-denied",
        text: /(?:logger args|logging driver|log (?:stream|group)).{0,2000}(?:AccessDenied|not authorized to perform: (?<action>logs:\w{1,60}))/su,
        example: "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/3caf is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:us-east-1:123456789012:log-group:shop:log-stream:web/web/3caf",
        what: "The execution role may not write the task's log.",
        remedy: "Allow `logs:CreateLogStream` and `logs:PutLogEvents` (with `awslogs-create-group` also `logs:CreateLogGroup`) on the log group, in the execution role (on EC2 the instance role).",
    },
    {
        name: "log-service-unreachable",
        text: /(?:logger args|log stream|and Amazon CloudWatch).{0,2000}(?:RequestCanceled|deadline exceeded|i\/o timeout|dial tcp|network configuration|request send failed)/su,
        example: "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: RequestError: send request failed caused by: dial tcp 1.2.3.4:443: i/o timeout",
        what: "The task has no way to CloudWatch Logs.",
        remedy: "Give its subnets a NAT gateway, a public IP, or a VPC endpoint for logs, and let the security group reach port 443.",
    },
    {
        name: "log-driver-failed",
        text: /failed to validate logger args|log(?:ging)? driver/u,
        example: "ResourceInitializationError: failed to validate logger args: : signal: killed",
        what: "The log driver of the task could not be started.",
        remedy: "Check `logConfiguration` of the container: driver, options, and that a log router is up before it.",
    },
];
const registryLoginReasons = [
    {
        name: "execution-role-missing",
        text: /NoCredentialProviders|no valid providers in chain|execution role ARN to support|no EC2 IMDS role found/u,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: NoCredentialProviders: no valid providers in chain",
        what: "The task has no execution role to fetch its image and secrets with.",
        remedy: "Set `executionRoleArn` of the task definition to a role with AmazonECSTaskExecutionRolePolicy that trusts ecs-tasks.amazonaws.com.",
    },
    {
        name: "role-not-assumable",
        text: /unable to assume (?:the )?(?:execution |task )?role ?'?(?<role>arn:[\w+=,.@:/-]{1,500})?|unable to assume role|not authorized to perform: sts:AssumeRole/iu,
        example: "ECS was unable to assume the role 'arn:aws:iam::123456789012:role/web-task' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.",
        what: "ECS may not assume {role|a role of the task}.",
        remedy: "Let the role's trust policy allow `sts:AssumeRole` to ecs-tasks.amazonaws.com, and check that the role still exists under this name.",
    },
    {
        name: "registry-login-denied",
        text: /registry auth:.{0,300}ecr registry auth.{0,2000}(?:AccessDenied|not authorized)/su,
        example: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 1 time(s): operation error ECR: GetAuthorizationToken, https response error StatusCode: 400, api error AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/a52 is not authorized to perform: ecr:GetAuthorizationToken on resource: *",
        what: "The execution role may not log in to ECR.",
        remedy: "Allow `ecr:GetAuthorizationToken` on * in the execution role (`executionRoleArn`).",
    },
    {
        name: "registry-unreachable",
        text: /ecr registry auth.{0,2000}(?:RequestCanceled|deadline exceeded|i\/o timeout|dial tcp|network configuration|connection issue|send request failed|retried \d{1,3} time)/su,
        example: 'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: Post "https://api.ecr.us-west-2.amazonaws.com/": dial tcp 52.94.184.143:443: i/o timeout. Please check your task network configuration.',
        what: "The task has no way to ECR.",
        remedy: "In a public subnet set `assignPublicIp: ENABLED`; in a private one give it a NAT gateway, or endpoints for ecr.api, ecr.dkr and S3. The task's security group must let HTTPS (443) out.",
        passing: true,
    },
];
const volumeReasons = [
    {
        name: "efs-denied",
        text: /EFS.{0,2000}(?:access denied|AccessDenied|not authorized)/isu,
        example: "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: mount.nfs4: access denied by server while mounting 127.0.0.1:/",
        what: "The task may not mount its EFS volume.",
        remedy: "Allow the task role `elasticfilesystem:ClientMount` (and `ClientWrite`) on the file system, and check the file system policy and the access point; IAM needs `transitEncryption: ENABLED`.",
    },
    {
        name: "efs-unreachable",
        text: /EFS.{0,2000}(?:timed out|timeout|failed to resolve|name or service not known|no route|connection reset|connection refused|mount target)/isu,
        example: 'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve "fs-1.efs.eu-west-1.amazonaws.com" - check that your file system ID is correct',
        what: "The task cannot reach its EFS volume.",
        remedy: "The file system needs a mount target in each Availability Zone of the task's subnets, whose security group lets NFS (2049) in from the task's; DNS must work in the VPC.",
    },
    {
        name: "efs-failed",
        text: /failed to invoke EFS utils|EFS volumes?/iu,
        example: "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: b'mount.nfs4: mounting fs-1:/x failed, reason given by server: No such file or directory'",
        what: "The EFS volume of the task could not be set up.",
        remedy: "Check `efsVolumeConfiguration` of the task definition: file system id, root directory, access point.",
    },
    {
        name: "infrastructure-role-not-assumable",
        text: /(?:assume|missing permissions).{0,60}Infrastructure Role ?'?(?<role>arn:[\w+=,.@:/-]{1,500})?/iu,
        example: "ECS was unable to assume the customer-provided ECS Infrastructure Role. Please verify that the ECS Infrastructure Role being passed has the proper trust relationship with ECS Service",
        what: "ECS may not act with the infrastructure role {role|of the service}.",
        remedy: "Let its trust policy allow `sts:AssumeRole` to ecs.amazonaws.com, and give it the AWS managed policy for what it manages (load balancers or volumes).",
    },
    {
        name: "ebs-volume-failed",
        text: /\bEBS volume/iu,
        example: "Timed out waiting for Amazon EBS volume to be attached to your Task",
        what: "The EBS volume of the task could not be created or attached.",
        remedy: "Check `volumeConfigurations` of the service (size, type, snapshot, KMS key), the infrastructure role's policy and the account's EBS quotas.",
    },
    {
        name: "volume-failed",
        text: /CannotCreateVolumeError/u,
        example: "CannotCreateVolumeError: Error response from daemon: create shop: volume driver failed",
        what: "A volume of the task could not be created.",
        remedy: "Check `volumes` of the task definition, and the volume driver on the container instances.",
    },
];
const initializationReasons = [
    ...logReasons,
    ...secretReasons,
    ...registryLoginReasons,
    ...volumeReasons,
    {
        name: "environment-file-unreadable",
        text: /env(?:ironment)? ?files?/iu,
        example: "ResourceInitializationError: failed to download env files: file download command: non empty error stream: service call has been retried 1 time(s): failed to download file: AccessDenied: Access Denied status code: 403",
        what: "An environment file of the task could not be read from S3.",
        remedy: "Check the ARNs in `environmentFiles`, allow the execution role `s3:GetObject` on them and `s3:GetBucketLocation` on the bucket, and let the task reach S3.",
    },
    {
        name: "capacity-provider-launch-failed",
        text: /Unable to launch instance\(s\) for capacity provider ?(?<provider>[\w-]{1,255})?/u,
        example: "ResourceInitializationError: Unable to launch instance(s) for capacity provider managed-arm. UnfulfillableCapacity: no capacity for the requested instance types",
        what: "The capacity provider {provider|of the service} could not launch an instance for the task.",
        remedy: "Widen its instance requirements and Availability Zones, and check the infrastructure role and EC2 quotas.",
        passing: true,
    },
];
/** Tried last of all: other reasons come inside of one that begins so. */
const otherInitialization = {
    name: "resource-initialization-failed",
    text: /ResourceInitializationError/u,
    example: "ResourceInitializationError: something that has not been seen before",
    what: "What the task needs before its containers start could not be set up.",
    remedy: "Read the message below; it names the resource. Check the execution role and the way from the task's subnets to it.",
};

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/placement-reasons.js
const capacityReasons = [
    {
        name: "fargate-capacity-unavailable",
        text: /Capacity is unavailable at this time/iu,
        example: "Capacity is unavailable at this time. Please try again later or in a different availability zone",
        what: "Fargate has no capacity for the task in its Availability Zones at this time.",
        remedy: "Release again later; subnets in more Availability Zones, another CPU size, or FARGATE beside FARGATE_SPOT make this rarer.",
        passing: true,
    },
    {
        name: "task-quota-reached",
        text: /limit on the number of (?<quota>tasks|vCPUs) you can run concurrently/iu,
        example: "You've reached the limit on the number of vCPUs you can run concurrently",
        what: "The account's quota of {quota} that run at the same time is used up.",
        remedy: "Ask for more in Service Quotas (AWS Fargate), or stop tasks that are not needed.",
    },
    {
        name: "task-size-above-limit",
        text: /requested (?<size>\w{1,20}) configuration is above your limit/iu,
        example: "The requested CPU configuration is above your limit.",
        what: "The account may not run tasks with as much {size} as the task definition asks for.",
        remedy: "Lower `cpu` or `memory` of the task definition, or ask for more in Service Quotas (AWS Fargate).",
    },
    {
        name: "provisioning-limit",
        text: /provisioning capacity limit was exceeded/iu,
        example: "was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.",
        what: "500 tasks of the cluster already wait for capacity; ECS lets no more wait.",
        remedy: "Let the capacity provider's Auto Scaling group grow (maximum size, instance types, zones), or lower desired counts.",
        passing: true,
    },
    {
        name: "cpu-exhausted",
        text: /RESOURCE:CPU|insufficient CPU units/u,
        example: "RESOURCE:CPU",
        what: "No container instance has the CPU units free that the task asks for.",
        remedy: "Add instances, lower `cpu` of the task definition, or lower `minimumHealthyPercent` so that old tasks make room.",
        passing: true,
    },
    {
        name: "memory-exhausted",
        text: /RESOURCE:MEMORY|insufficient memory available/u,
        example: "RESOURCE:MEMORY",
        what: "No container instance has the memory free that the task asks for.",
        remedy: "Add instances, lower `memory` or `memoryReservation` of the task definition, or lower `minimumHealthyPercent` so that old tasks make room.",
        passing: true,
    },
    {
        name: "host-port-taken",
        text: /RESOURCE:PORTS|already using a port required by your task/u,
        example: "RESOURCE:PORTS",
        what: "On every container instance another task holds the host port that the task asks for.",
        remedy: "Set `hostPort` to 0 (a free port is taken), use the network mode awsvpc, or let old tasks stop first (`minimumHealthyPercent` below 100).",
        passing: true,
    },
    {
        name: "network-interfaces-exhausted",
        text: /RESOURCE:ENI/u,
        example: "RESOURCE:ENI",
        what: "No container instance has a free network interface for the task.",
        remedy: "Switch on the account setting awsvpcTrunking and use instance types that support it, or add instances.",
        passing: true,
    },
    {
        name: "gpu-exhausted",
        text: /RESOURCE:GPU/u,
        example: "RESOURCE:GPU",
        what: "No container instance has a free GPU for the task.",
        remedy: "Add GPU instances, or let old tasks stop first (`minimumHealthyPercent` below 100).",
        passing: true,
    },
    {
        name: "agent-disconnected",
        text: /^(?:TaskFailedToStart: )?AGENT$|encountered error "AGENT"/u,
        example: "AGENT",
        what: "The ECS agent of the container instance is not connected.",
        remedy: "Check the instance: is the ECS agent running and current, and can it reach ECS (ecs-a, ecs-t, ecs endpoints)?",
        passing: true,
    },
    {
        name: "no-container-instances",
        text: /NO ACTIVE INSTANCES|No Container Instances were found/iu,
        example: "TaskFailedToStart: NO ACTIVE INSTANCES",
        what: "There is no container instance in service that could run the task.",
        remedy: "Check the Auto Scaling group of the cluster or capacity provider: desired size, launch failures, and whether its instances join this cluster.",
        passing: true,
    },
    {
        name: "capacity-provider-empty",
        text: /EMPTY CAPACITY PROVIDER/u,
        example: "TaskFailedToStart: EMPTY CAPACITY PROVIDER",
        what: "The capacity provider has no instances, and nothing scales it.",
        remedy: "Switch on managed scaling of the capacity provider, or raise the desired size of its Auto Scaling group.",
    },
];
const constraintReasons = [
    {
        name: "placement-constraint-unsatisfied",
        text: /placement constraint unsatisfied|constraint.{0,40}unsatisfied/iu,
        example: "TaskFailedToStart: MemberOf placement constraint unsatisfied",
        what: "No container instance satisfies the placement constraints.",
        remedy: "Correct `placementConstraints` of the service or task definition, or add instances that satisfy them.",
    },
    {
        name: "instance-attribute-missing",
        text: /^(?:TaskFailedToStart: )?ATTRIBUTE$|missing an attribute required by your task/u,
        example: "ATTRIBUTE",
        what: "No container instance has an attribute that the task needs (a log driver, task networking, an architecture, …).",
        remedy: "Compare `requiresAttributes` of the task definition with the instances' attributes; update the ECS agent, or use other instances.",
    },
    {
        name: "instance-in-other-zone",
        text: /^(?:TaskFailedToStart: )?LOCATION$/u,
        example: "LOCATION",
        what: "The container instances are not in the Availability Zones of the task's subnets.",
        remedy: "Give the task subnets in the zones where the cluster's instances are.",
    },
    {
        name: "container-instance-missing",
        text: /^(?:MISSING|INACTIVE)$/u,
        example: "INACTIVE",
        what: "The container instance or resource asked for does not exist or is deregistered.",
        remedy: "Check the cluster and the region.",
    },
    {
        name: "compute-incompatible",
        text: /not compatible with the selected compute strategy/u,
        example: "The selected task definition is not compatible with the selected compute strategy",
        what: "The task definition cannot run on the launch type or capacity provider of the service.",
        remedy: "Make `requiresCompatibilities`, `networkMode`, `cpu`, `memory` and `runtimePlatform` of the task definition fit the launch type, or change the service's strategy.",
    },
];
const networkReasons = [
    {
        name: "security-group-not-found",
        text: /InvalidGroup\.NotFound|security group '?(?<group>sg-\w{1,20})'? does not exist/u,
        example: "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-1': InvalidGroup.NotFound",
        what: "A security group of the task does not exist: {group|see below}.",
        remedy: "Correct `securityGroups` in the network configuration of the service or in the input.",
    },
    {
        name: "subnet-not-found",
        text: /InvalidSubnetID\.NotFound|subnet ID '?(?<subnet>subnet-\w{1,20})'? does not exist/u,
        example: "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-1': InvalidSubnetID.NotFound",
        what: "A subnet of the task does not exist: {subnet|see below}.",
        remedy: "Correct `subnets` in the network configuration of the service or in the input.",
    },
    {
        name: "network-interface-quota-reached",
        text: /NetworkInterfaceLimitExceeded|maximum number of network interfaces/iu,
        example: "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-1': NetworkInterfaceLimitExceeded",
        what: "The account's quota of network interfaces in this region is used up.",
        remedy: "Ask for more in Service Quotas (Amazon VPC), or delete interfaces that are not used.",
    },
    {
        name: "subnet-out-of-addresses",
        text: /Unexpected EC2 error while attempting to Create Network Interface.{0,100}subnet '?(?<subnet>subnet-[\w-]{1,40})|InsufficientFreeAddresses|does not have enough free addresses/isu,
        example: "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-0a1b2c3d4e5f67890'",
        what: "No network interface could be made in {subnet|a subnet of the task}: it is most likely out of IP addresses.",
        remedy: "Use a larger subnet, or more of them; a rollout needs addresses for old and new tasks at once.",
        passing: true,
    },
    {
        name: "network-interface-timeout",
        text: /Timeout waiting for network interface/iu,
        example: "Timeout waiting for network interface provisioning to complete.",
        what: "The task's network interface was not ready in time.",
        remedy: "Release again; if it stays so, check the subnets' free addresses and the account's network interface quota.",
        passing: true,
    },
    {
        name: "network-interface-not-attachable",
        text: /attach network interface to unused device index/iu,
        example: "Unable to attach network interface to unused device index",
        what: "The container instance has no slot for the task's network interface.",
        remedy: "Use a larger instance type, or awsvpcTrunking, or fewer tasks for each instance.",
        passing: true,
    },
    {
        name: "ecs-internal-error",
        text: /^(?:TaskFailedToStart: )?InternalError\b|^Internal error\.?$/u,
        example: "InternalError: Could not create network interface",
        what: "ECS itself failed to start the task.",
        remedy: "Release again; if it stays so, look at the AWS Health Dashboard or open a case with the task's ARN.",
        passing: true,
    },
];
const placementReasons = [...capacityReasons, ...constraintReasons, ...networkReasons];

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/pull-reasons.js
/** In the order in which they are tried: what is told by a clear word comes before what is told by a network error. */
const pullReasons = [
    {
        name: "image-platform-mismatch",
        text: /CannotPull\w*Error.{0,3000}(?:descriptor matching platform|no matching manifest for) '?(?<platform>[\w./-]{1,60})/su,
        example: "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'",
        what: "{Image} has no build for {platform}, which the task runs on.",
        remedy: "Build the image for {platform} (`docker buildx build --platform {platform}`), or set `runtimePlatform.cpuArchitecture` of the task definition to what the image is built for.",
    },
    {
        name: "image-pull-throttled",
        text: /CannotPull\w*Error.{0,3000}(?:toomanyrequests|too many requests|pull rate limit|rate exceeded)/isu,
        example: "CannotPullContainerError: inspect image has been retried 5 time(s): httpReaderSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/nginx/manifests/sha256:abc: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.",
        what: "The registry's rate limit stopped the pull of {image}.",
        remedy: "Log in to the registry (`repositoryCredentials` of the container), or pull through an ECR pull-through cache rule.",
        passing: true,
    },
    {
        name: "disk-full",
        text: /CannotPull\w*Error.{0,3000}no space left on device/su,
        example: "CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device",
        what: "The disk was full before {image} was unpacked.",
        remedy: "On Fargate raise `ephemeralStorage.sizeInGiB` of the task definition; on EC2 clean up or enlarge the instance's volume. A smaller image helps both.",
    },
    {
        name: "image-layers-unreachable",
        text: /CannotPull\w*Error.{0,3000}(?:starport-layer-bucket|httpReaderSeeker: failed open: unexpected status code \S{1,1000}:? 40[13])/su,
        example: 'CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed open: failed to do request: Get "https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/a": dial tcp 52.218.1.1:443: i/o timeout',
        what: "ECR was reached, but not the S3 bucket that holds the layers of {image}.",
        remedy: "Give the task's subnets an S3 gateway endpoint in their route tables whose policy allows `s3:GetObject` on prod-REGION-starport-layer-bucket, or a route to the internet.",
    },
    {
        name: "repository-not-found",
        text: /CannotPull\w*Error.{0,3000}(?:repository \S{1,400} not found|name unknown|repository with name '[^']{1,400}' does not exist)/isu,
        example: "CannotPullContainerError: API error (404): repository 111122223333.dkr.ecr.us-east-1.amazonaws.com/le/repo not found",
        what: "The repository of {image} does not exist, or the task may not see it.",
        remedy: "Check account, region and repository in the image's name. For another account's repository, its repository policy must allow this account to pull.",
    },
    {
        name: "image-reference-invalid",
        text: /CannotPull\w*Error.{0,3000}(?:invalid reference format|failed to parse|invalid checksum digest)/isu,
        example: "CannotPullContainerError: Error response from daemon: invalid reference format",
        what: "{Image} is not a valid image reference.",
        remedy: "Correct the input `image`, or `image` in the task definition: `registry/repository:tag`.",
    },
    {
        name: "image-pull-denied",
        text: /CannotPull\w*Error.{0,3000}(?:role has the permissions to pull|pull access denied|is not authorized to perform: ecr:|no basic auth credentials|authorization failed|insufficient_scope|unauthorized|40[13] (?:Unauthorized|Forbidden)|denied: )/isu,
        example: "CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry. AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec is not authorized to perform: ecr:BatchGetImage",
        what: "The task may not pull {image}.",
        remedy: "Allow `ecr:GetAuthorizationToken` on *, and `ecr:BatchGetImage`, `ecr:GetDownloadUrlForLayer` on the repository, in the task definition's execution role (`executionRoleArn`; on EC2 the instance role). For another account add a repository policy, for a private registry `repositoryCredentials`.",
    },
    {
        name: "image-digest-not-found",
        text: /CannotPull\w*Error.{0,3000}(?<reference>\S{1,500}@sha256:[0-9a-f]{6,64}):? (?:\S{1,600}: )?(?:not found|manifest unknown)/su,
        example: "CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/web@sha256:0123456789abcdef: not found",
        what: "The digest that the task is pinned to is no longer in the repository: {reference}.",
        remedy: "Release again, so that a digest that exists is used. A lifecycle policy or a clean-up has removed this one: keep the images that services run.",
    },
    {
        name: "image-not-found",
        text: /CannotPull\w*Error.{0,3000}(?:not found|manifest unknown|does not exist|whether the image exists|404)/isu,
        example: "CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/web:v2: 123456789012.dkr.ecr.us-east-1.amazonaws.com/web:v2: not found",
        what: "{Image} is not in the repository.",
        remedy: "Push the image before the release, and check its tag. If the tag was there, it was deleted, archived, or moved while the service stayed pinned to its old digest.",
    },
    {
        name: "registry-certificate-not-trusted",
        text: /CannotPull\w*Error.{0,3000}x509:/su,
        example: 'CannotPullContainerError: failed to do request: Head "https://registry.example.com/v2/web/manifests/1": tls: failed to verify certificate: x509: certificate signed by unknown authority',
        what: "The certificate of the registry of {image} is not trusted.",
        remedy: "Use a certificate of a public authority at the registry, or copy the image to ECR.",
    },
    {
        name: "registry-not-resolved",
        text: /CannotPull\w*Error.{0,3000}(?:no such host|server misbehaving|name resolution)/isu,
        example: 'CannotPullContainerError: failed to do request: Head "https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/v2/web/manifests/1": dial tcp: lookup 123456789012.dkr.ecr.eu-west-1.amazonaws.com: no such host',
        what: "The host name of the registry of {image} could not be resolved from the task's subnets.",
        remedy: "Check the registry's name, and DNS resolution and DNS host names of the VPC (with endpoints: their private DNS).",
    },
    {
        name: "image-unreadable",
        text: /CannotPull\w*Error.{0,3000}(?:failed to extract layer|unpack|verification failed|layers from manifest|unsupported.{0,20}media ?type|unexpected commit digest|wrong diff id)/isu,
        example: "CannotPullContainerError: failed to extract layer sha256:abc: wrong diff id calculated on extraction",
        what: "{Image} was pulled, but could not be unpacked.",
        remedy: "Build and push the image again; use gzip or zstd layers and a Docker or OCI manifest.",
    },
    {
        name: "registry-failed",
        text: /CannotPull\w*Error.{0,3000}(?:5\d\d (?:Internal Server Error|Service Unavailable|Bad Gateway|Gateway Timeout)|unexpected status(?: code)?[^\n]{0,600}: 5\d\d|received unexpected HTTP status: 5\d\d)/su,
        example: "CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed open: unexpected status code https://ghcr.io/v2/o/web/blobs/sha256:abc: 503 Service Unavailable",
        what: "The registry of {image} answered with a server error.",
        remedy: "Release again; if it stays so, look at the registry's status page.",
        passing: true,
    },
    {
        name: "registry-unreachable",
        text: /CannotPull\w*Error.{0,3000}(?:request canceled|context canceled|deadline exceeded|i\/o timeout|Check your network configuration|connection refused|connection reset|no route to host|network is unreachable|TLS handshake timeout|dial tcp|\bEOF\b)/isu,
        example: "CannotPullContainerError: API error (500): Get https://111122223333.dkr.ecr.us-east-1.amazonaws.com/v2/: net/http: request canceled while waiting for connection",
        what: "The task has no way to the registry of {image}.",
        remedy: "In a public subnet set `assignPublicIp: ENABLED`; in a private one give it a NAT gateway, or endpoints for ecr.api, ecr.dkr and S3. The task's security group must let HTTPS (443) out, the endpoints' group must let it in.",
        passing: true,
    },
    {
        name: "image-pull-failed",
        text: /CannotPull\w*Error/u,
        example: "CannotPullContainerError: something that has not been seen before",
        what: "{Image} could not be pulled.",
        remedy: "Read the message below; pull the same image by hand from the same subnets, with the execution role.",
    },
];

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/runtime-reasons.js
/** `CannotStartContainerError` and its kin, told apart by the runtime's own words. */
const startReasons = [
    {
        name: "out-of-memory",
        text: /OutOfMemory(?:Error)?\b|Container killed due to memory usage/u,
        example: "OutOfMemoryError: Container killed due to memory usage",
        what: "{Container} was killed because it used more memory than its limit{limit|}.",
        remedy: "Raise `memory` of {container} (on Fargate also of the task definition), or make the program use less: fewer workers, smaller batches, a heap limit below the container's.",
    },
    {
        name: "architecture-mismatch",
        text: /exec format error/u,
        example: "CannotStartContainerError: Error response from daemon: exec /usr/bin/node: exec format error",
        what: "The program in {image} is built for another CPU architecture than the task's ({architecture|see `runtimePlatform`}).",
        remedy: "Build for the task's architecture (`docker buildx build --platform linux/amd64,linux/arm64`), or set `runtimePlatform.cpuArchitecture` of the task definition. In a script: give it a `#!` line.",
    },
    {
        name: "command-not-found",
        text: /Cannot\w+ContainerError.{0,1500}(?:executable file not found|stat \S{1,500}: no such file|exec: "(?<program>[^"]{1,200})".{0,40}no such file|no such file or directory: unknown)/su,
        example: 'CannotStartContainerError: Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "migrate": executable file not found in $PATH: unknown',
        what: "{Container} names a program that is not in {image}.",
        remedy: 'Correct `command`, `entryPoint` or `workingDirectory` (for one-off tasks the input `migration-command` or `smoke-test-command`). A whole command in one string needs a shell: ["sh", "-c", "…"].',
    },
    {
        name: "command-not-executable",
        text: /Cannot\w+ContainerError.{0,1500}permission denied/su,
        example: 'CannotStartContainerError: Error response from daemon: OCI runtime create failed: exec: "/entrypoint.sh": permission denied: unknown',
        what: "The program of {container} may not be executed.",
        remedy: "Make it executable in the image (`chmod +x`, or `COPY --chmod=755`), also for the user that `user` names.",
    },
    {
        name: "host-port-taken",
        text: /Cannot\w+ContainerError.{0,1500}(?:port is already allocated|address already in use)/su,
        example: "CannotStartContainerError: Error response from daemon: driver failed programming external connectivity: Bind for 0.0.0.0:80 failed: port is already allocated",
        what: "The host port that {container} asks for is taken on its instance.",
        remedy: "Set `hostPort` to 0, or use the network mode awsvpc.",
    },
    {
        name: "mount-failed",
        text: /Cannot\w+ContainerError.{0,1500}(?:\bmount(?:ing|s|point)?\b|bind source path)/isu,
        example: 'CannotStartContainerError: Error response from daemon: OCI runtime create failed: error mounting "/efs" to rootfs at "/var/www/html/index.php": not a directory',
        what: "A volume could not be mounted into {container}.",
        remedy: "Check `mountPoints` of the container and `volumes` of the task definition.",
    },
    {
        name: "container-cannot-be-created",
        text: /CannotCreateContainerError/u,
        example: "CannotCreateContainerError: API error (400): No command specified",
        what: "The container runtime refused to create {container}.",
        remedy: "Read the message below, and correct the container's definition (command, volumes, user, capabilities).",
    },
    {
        name: "container-cannot-start",
        text: /CannotStartContainerError/u,
        example: "CannotStartContainerError: Error response from daemon: something that has not been seen before",
        what: "The container runtime could not start {container}.",
        remedy: "Read the message below, and correct the container's definition (command, entry point, mounts, user).",
    },
    {
        name: "container-runtime-timeout",
        text: /ContainerRuntimeTimeoutError|DockerTimeoutError/u,
        example: "DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s",
        what: "The container runtime did not start, stop or create {container} in time.",
        remedy: "Look at the load and disk of the container instance; replace it if it happens again.",
    },
    {
        name: "container-runtime-failed",
        text: /Cannot(?:Inspect|Stop|Describe|Remove)\w*Error|ContainerRuntimeError/u,
        example: "CannotStopContainerError: failed sending SIGTERM to container: context deadline exceeded",
        what: "The container runtime failed on {container}.",
        remedy: "Look at the container instance, and replace it if it happens again.",
    },
];
/** The host went away, or somebody stopped the task. */
const stopReasons = [
    {
        name: "spot-interrupted",
        text: /Your Spot Task was interrupted/u,
        example: "Your Spot Task was interrupted.",
        what: "AWS took the Spot capacity of the task back.",
        remedy: "For one-off tasks use FARGATE instead of FARGATE_SPOT; for services give the strategy a base of on-demand capacity.",
        passing: true,
    },
    {
        name: "host-lost",
        text: /Host EC2 \(instance (?<instance>i-\w{1,32})\) (?<end>stopped|terminated)/u,
        example: "Host EC2 (instance i-0123456789abcdef0) terminated.",
        what: "The container instance {instance} under the task was {end}.",
        remedy: "Release again; switch on managed draining, so that instances leave only after their tasks.",
        passing: true,
    },
    {
        name: "fargate-maintenance",
        text: /performing maintenance on the underlying infrastructure/u,
        example: "ECS is performing maintenance on the underlying infrastructure hosting the task.",
        what: "AWS replaced the infrastructure under the task.",
        remedy: "Nothing in the release is wrong: release again.",
        passing: true,
    },
    {
        name: "instance-deregistered",
        text: /Container instance deregistration forced by user/u,
        example: "Container instance deregistration forced by user",
        what: "Somebody deregistered the container instance under the task by force.",
        remedy: "Release again; drain instances before they are deregistered.",
        passing: true,
    },
    {
        name: "scaled-in",
        text: /Scaling activity initiated by \(?deployment (?<deployment>ecs-svc\/\d{1,25})/u,
        example: "Scaling activity initiated by (deployment ecs-svc/4980306466373577095)",
        what: "The service replaced the task in {deployment}, as it does when it scales in or rolls out.",
        remedy: "Nothing: this is no failure of the task.",
    },
    {
        name: "stopped-by-user",
        text: /Task stopped by user/u,
        example: "Task stopped by user",
        what: "Somebody stopped the task.",
        remedy: "CloudTrail's StopTask event says who it was.",
    },
];
/** Exit texts that say only that something ended: the exit code decides. */
const essentialExit = /Essential container in task exited/u;
const runtimeReasons = [...startReasons, ...stopReasons];

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/stop-reasons.js





/** Every reason that a stopped task, one of its containers or a placement can give. */
const stop_reasons_stopReasons = [
    ...pullReasons,
    ...initializationReasons,
    ...healthReasons,
    ...runtimeReasons,
    ...placementReasons,
    otherInitialization,
];

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/retry.js
/**
 * Whether a one-off task may be started once more. Pure. Only one that certainly never ran, and only for what passes
 * by itself: capacity, network interfaces, throttled or broken registries. Source: ecs-domain.md 2.7 (last line).
 */




/**
 * True when no container of the task can have done anything. A task that was never RUNNING is no proof: containers
 * start one by one, so the first may run while another one's image is still being pulled.
 */
const neverStarted = (task) => task.startedAt === undefined && (task.containers ?? []).every(neverRan);
const neverRan = (container) => (container.exitCode === undefined && container.lastStatus !== "RUNNING" && !wasChecked(container)) ||
    isBlocked(container);
const wasChecked = ({ healthStatus }) => healthStatus === "HEALTHY" || healthStatus === "UNHEALTHY";
/** True for a task that is over, never ran, and failed for nothing but passing reasons. */
function mayRetry(task) {
    if (task.lastStatus !== "STOPPED" && task.lastStatus !== "DELETED")
        return false;
    if (!neverStarted(task))
        return false;
    const reasons = [task.stoppedReason, ...(task.containers ?? []).map(({ reason }) => reason)];
    const matches = reasons
        .map((reason) => firstMatch(stop_reasons_stopReasons, reason ?? ""))
        .filter((one) => one !== undefined);
    if (matches.length > 0)
        return matches.every(({ row }) => row.passing === true);
    return stopCodes.some(({ code, passing }) => code === task.stopCode && passing === true);
}
/** The same for one of `failures[]` of RunTask, which started nothing. */
const mayRetryPlacement = (reason) => firstMatch(stop_reasons_stopReasons, reason ?? "")?.row.passing === true;

;// CONCATENATED MODULE: ./build/src/ecs/task.js




/**
 * The named container, else the first whose image was replaced, else the only one that can end the task. Injected
 * containers are in no definition, so they never decide.
 * @throws Failure `container-unknown` or `container-unclear`, both listing the containers
 */
function chooseDecidingContainer(definitions, replaced, named) {
    const names = definitions.map(({ name }) => name);
    const listed = names.join(", ");
    if (named !== undefined) {
        if (names.includes(named))
            return named;
        throw new failure/* Failure */.HR({
            name: "container-unknown",
            what: `The task definition has no container "${named}".`,
            evidence: [`Its containers: ${listed}`],
            remedy: "Set migration-container to one of them.",
        });
    }
    const swapped = names.find((name) => replaced.includes(name));
    if (swapped !== undefined)
        return swapped;
    const enders = definitions.filter(({ essential }) => essential);
    const [only, ...more] = definitions.length === 1 ? definitions : enders;
    if (only !== undefined && more.length === 0)
        return only.name;
    throw new failure/* Failure */.HR({
        name: "container-unclear",
        what: "No image was replaced, so it is unclear which container's exit code decides.",
        evidence: [`Containers of the task definition: ${listed}`],
        remedy: "Set migration-container to one of them.",
    });
}
/** How long DescribeTasks may not know a task before it counts as vanished. */
const missingGrace = (0,time/* seconds */.YA)(60);
/** The only success there is. */
const hasSucceeded = (verdict) => (verdict.state === "exited" || verdict.state === "outlived") && verdict.exitCode === 0;
/** Reasons that we give with StopTask, so that a later look can tell our stop from somebody else's. */
const reasonsToStop = {
    outlived: "ecs-release: the deciding container has ended",
    timeout: "ecs-release: the timeout has passed",
    yielded: "ecs-release: another task of the same kind was started before this one",
    cancelled: "ecs-release: the job was cancelled",
};
function judge(sighting, decider) {
    const { task } = sighting;
    if (task === undefined) {
        return sighting.missingFor < missingGrace ? { state: "going", status: "MISSING" } : { state: "gone" };
    }
    const exitCode = exitCodeOf(task, decider.container);
    return isOver(task) ? judgeEnd(task, decider, exitCode) : judgeGoing(task, exitCode);
}
/** Nothing changes any more. DELETED follows STOPPED. */
const isOver = (task) => task.lastStatus === "STOPPED" || task.lastStatus === "DELETED";
const task_containerOf = (task, name) => task.containers?.find((container) => container.name === name);
/** Exit code of a container that has ended. Before that, what a stale or early look shows does not count. */
function exitCodeOf(task, name) {
    const container = task_containerOf(task, name);
    const ended = isOver(task) || container?.lastStatus === "STOPPED";
    return ended ? container?.exitCode : undefined;
}
/**
 * Before STOPPED only a plain end is taken as final: code 0, and ECS itself names the container's exit as the
 * reason for the stop. Everything else waits until reasons and codes are complete (ecs-domain.md 2.5).
 */
function judgeGoing(task, exitCode) {
    if (exitCode !== undefined && task.desiredStatus === "RUNNING")
        return { state: "outlived", exitCode };
    if (exitCode === 0 && task.stopCode === "EssentialContainerExited")
        return { state: "exited", exitCode };
    return { state: "going", status: task.lastStatus ?? "UNKNOWN" };
}
function judgeEnd(task, decider, exitCode) {
    const container = task_containerOf(task, decider.container);
    if (container !== undefined && task_neverRan(task, decider, container)) {
        const { name, exitCode: own } = failedDependency({ task, definitions: decider.definitions }, container) ?? {};
        return {
            state: "dependency-failed",
            ...(name !== undefined && { container: name }),
            ...(own !== undefined && { exitCode: own }),
        };
    }
    if (exitCode === undefined)
        return { state: "no-exit-code", started: !neverStarted(task) };
    if (exitCode === 0 && isStoppedFromOutside(task)) {
        return { state: "interrupted", exitCode, stopCode: task.stopCode ?? "" };
    }
    return { state: "exited", exitCode };
}
/**
 * ECS gives 143 to a container that never ran, because another one did not come as far as it had to: told by its own
 * words, or proven by a dependency on SUCCESS that ended otherwise (ecs-domain.md 1.8).
 */
function task_neverRan(task, decider, container) {
    if (container.exitCode !== undefined && container.exitCode !== 143)
        return false;
    if (isBlocked(container))
        return true;
    const plan = decider.definitions.find(({ name }) => name === decider.container);
    return (plan?.dependsOn ?? []).some(({ condition, containerName = "" }) => {
        const ended = exitCodeOf(task, containerName);
        return condition === "SUCCESS" && ended !== undefined && ended !== 0;
    });
}
const outsideStops = new Set([
    "UserInitiated",
    "ServiceSchedulerInitiated",
    "SpotInterruption",
    "TerminationNotice",
    "InfrastructureHealth",
]);
const isStoppedFromOutside = (task) => outsideStops.has(task.stopCode ?? "") && task.stoppedReason !== reasonsToStop.outlived;

;// CONCATENATED MODULE: ./build/src/ecs/task-launch.js

/** Service, PRIMARY deployment, PRIMARY task set, service revision: in this order. */
function task_launch_placesOf(service, revision) {
    const isPrimary = ({ status }) => status === "PRIMARY";
    const places = [
        service,
        service?.deployments?.find(isPrimary),
        service?.taskSets?.find(isPrimary),
        revision,
    ];
    return places.filter((place) => place !== undefined);
}
const networkOf = (places) => places.find(({ networkConfiguration: network }) => network?.awsvpcConfiguration?.subnets?.length)
    ?.networkConfiguration?.awsvpcConfiguration;
const computeOf = (places) => places.find((place) => place.launchType !== undefined || place.capacityProviderStrategy?.length);
const needsNetwork = ({ taskDefinition }) => taskDefinition.networkMode === "awsvpc";
/** Names of the volumes that the definition leaves to be configured by whoever runs it. */
function volumesAtLaunch({ document }) {
    const volumes = document.get(["volumes"]);
    if (!Array.isArray(volumes))
        return [];
    return volumes.flatMap((volume) => (volume.configuredAtLaunch === true ? [volume.name ?? ""] : []));
}
/** Whether the service by itself leaves something open that its service revision could tell. */
function needsRevision(sources) {
    if (sources.service === undefined)
        return false;
    const places = task_launch_placesOf(sources.service, undefined);
    const network = needsNetwork(sources) && networkOf(places) === undefined;
    return network || computeOf(places) === undefined || (sources.volumes ?? []).length > 0;
}
/** Whether the cluster's default strategy counts: no service says where to run, or not where the definition can. */
function needsClusterStrategy(sources) {
    const own = computeOf(task_launch_placesOf(sources.service, sources.revision));
    return own === undefined || !suits(own, sources.taskDefinition.requiresCompatibilities);
}
/** @throws Failure `network-missing` or `launch-missing`, naming the input that supplies the piece */
function launchFrom(sources) {
    const places = task_launch_placesOf(sources.service, sources.revision);
    const compute = chooseCompute(sources, places);
    const network = chooseNetwork(sources, places);
    const volumes = chooseVolumes(sources, places);
    return {
        input: {
            ...compute.input,
            ...(network.vpc && { networkConfiguration: { awsvpcConfiguration: network.vpc } }),
            ...(volumes.length > 0 && { volumeConfigurations: volumes }),
        },
        words: network.vpc ? `${compute.words} in ${(network.vpc.subnets ?? []).join(", ")}` : compute.words,
        notes: [...compute.notes, ...network.notes],
    };
}
function chooseCompute(sources, places) {
    const wanted = sources.taskDefinition.requiresCompatibilities;
    const own = computeOf(places);
    if (own !== undefined && suits(own, wanted)) {
        const platform = places.find(({ platformVersion }) => platformVersion)?.platformVersion;
        return onDemand(own, platform);
    }
    const notes = own === undefined
        ? []
        : [
            `The service runs on ${wordsOf(own)}, but the task definition requires ${wanted.join(" or ")}: that decides.`,
        ];
    const compute = withoutService(sources, wanted);
    return { ...compute, notes: [...notes, ...compute.notes] };
}
function withoutService(sources, wanted) {
    const strategy = sources.clusterStrategy ?? [];
    const place = { capacityProviderStrategy: [...strategy] };
    if (strategy.length > 0 && suits(place, wanted))
        return onDemand(place, undefined);
    const launchType = ["FARGATE", "EC2", "EXTERNAL"].find((type) => wanted.includes(type));
    if (launchType !== undefined)
        return onDemand({ launchType }, undefined);
    if (wanted.length > 0) {
        throw new failure/* Failure */.HR({
            name: "launch-missing",
            what: `The task definition requires ${wanted.join(" or ")}, and nothing says which capacity provider to use.`,
            evidence: [`The cluster's default strategy: ${strategy.length > 0 ? wordsOf(place) : "none"}`],
            remedy: "Name a service that runs on it in services, or give the cluster a default capacity provider strategy.",
        });
    }
    return { input: {}, words: "the cluster's default", notes: [] };
}
const isFargate = (provider) => provider === "FARGATE" || provider === "FARGATE_SPOT";
const providersOf = (place) => (place.capacityProviderStrategy ?? []).map(({ capacityProvider }) => capacityProvider ?? "");
const wordsOf = (place) => place.launchType ?? providersOf(place).join(", ");
/** A provider's name does not tell EC2 from Managed Instances, so these two are not told apart. */
function suits(place, wanted) {
    if (wanted.length === 0)
        return true;
    if (place.launchType !== undefined)
        return wanted.includes(place.launchType);
    const fargate = providersOf(place).some(isFargate);
    return fargate
        ? wanted.includes("FARGATE")
        : wanted.some((kind) => kind === "EC2" || kind === "MANAGED_INSTANCES");
}
/**
 * As it is, but never on Spot: what a reclaimed migration has done is unknown (ecs-domain.md 12.2). The launch type
 * stands for it, since a cluster need not have the FARGATE provider.
 */
function onDemand(place, platform) {
    const spot = providersOf(place).includes("FARGATE_SPOT");
    const launchType = spot ? "FARGATE" : place.launchType;
    const fargate = launchType === "FARGATE" || providersOf(place).some(isFargate);
    return {
        input: {
            ...(launchType === undefined
                ? { capacityProviderStrategy: [...(place.capacityProviderStrategy ?? [])] }
                : { launchType }),
            ...(fargate && platform !== undefined && { platformVersion: platform }),
        },
        words: spot ? "FARGATE" : wordsOf(place),
        notes: spot
            ? ["On FARGATE instead of FARGATE_SPOT: a reclaimed one-off task leaves an unknown state."]
            : [],
    };
}
function chooseNetwork(sources, places) {
    const { subnets, securityGroups, assignPublicIp } = sources.network;
    if (!needsNetwork(sources)) {
        const asked = subnets ?? securityGroups ?? assignPublicIp;
        const mode = sources.taskDefinition.networkMode ?? "bridge";
        return { notes: asked === undefined ? [] : [`Network mode ${mode}: the network inputs have no effect.`] };
    }
    const inherited = networkOf(places);
    const chosen = subnets ?? inherited?.subnets;
    if (!chosen?.length)
        throw missingSubnets(sources.service);
    const groups = securityGroups ?? inherited?.securityGroups;
    const publicIp = assignPublicIp === undefined ? inherited?.assignPublicIp : assignPublicIp ? "ENABLED" : "DISABLED";
    return {
        vpc: {
            subnets: [...chosen],
            ...(groups?.length && { securityGroups: [...groups] }),
            ...(publicIp && { assignPublicIp: publicIp }),
        },
        notes: groups?.length
            ? []
            : [
                "No security groups are known for it: the VPC's default group applies (migration-security-groups sets others).",
            ],
    };
}
const missingSubnets = (service) => new failure/* Failure */.HR({
    name: "network-missing",
    what: "The task definition's network mode is awsvpc, and no subnets are known for the one-off task.",
    evidence: [
        service === undefined
            ? "There is no service to take them from."
            : `The service ${service.serviceName ?? ""} has no network configuration.`,
    ],
    remedy: "Set migration-subnets (and migration-security-groups, migration-assign-public-ip where needed).",
});
/** A volume configured at launch needs its configuration again: the service's own, member by member. */
function chooseVolumes(sources, places) {
    const known = places.flatMap(({ volumeConfigurations }) => volumeConfigurations ?? []);
    return (sources.volumes ?? []).map((name) => {
        const found = known.find((volume) => volume.name === name);
        if (found?.managedEBSVolume === undefined) {
            throw new failure/* Failure */.HR({
                name: "volume-missing",
                what: `The volume ${name} is configured at launch, and no service tells its configuration.`,
                evidence: [],
                remedy: "Set migration-task-definition to a family without such a volume, or name the service in services.",
            });
        }
        return { name, managedEBSVolume: found.managedEBSVolume };
    });
}

;// CONCATENATED MODULE: ./build/src/plan/one-off.js



/** @throws Failure `container-unknown`, `container-unclear`, `network-missing`, `launch-missing`, `volume-missing` */
async function planOneOff(reader, sources) {
    const { definition, service, network } = sources;
    const container = chooseDecidingContainer(definition.containers, sources.replaced, sources.container);
    const known = {
        taskDefinition: definition,
        volumes: volumesAtLaunch(definition),
        service,
        network,
    };
    const revision = needsRevision(known) ? await currentRevision(reader, service) : undefined;
    const withRevision = { ...known, revision };
    const clusterStrategy = needsClusterStrategy(withRevision)
        ? await defaultStrategy(reader, sources.cluster)
        : undefined;
    return { container, launch: launchFrom({ ...withRevision, clusterStrategy }) };
}
async function currentRevision({ ecs, signal }, service) {
    const arn = service?.currentServiceRevisions?.[0]?.arn;
    if (arn === undefined)
        return undefined;
    return readIfPossible(async () => {
        const answer = await ecs.describeServiceRevisions({ serviceRevisionArns: [arn] }, { signal, resource: arn });
        return answer.serviceRevisions?.[0];
    });
}
const defaultStrategy = ({ ecs, signal }, cluster) => readIfPossible(async () => {
    const answer = await ecs.describeClusters({ clusters: [cluster] }, { signal, resource: cluster });
    return answer.clusters?.[0]?.defaultCapacityProviderStrategy;
});
/** One of several places to look: where it can't be read, what is missing in the end is named by `launchFrom`. */
async function readIfPossible(read) {
    try {
        return await read();
    }
    catch (thrown) {
        if (thrown instanceof failure/* Failure */.HR)
            return undefined;
        throw thrown;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/src/ecs/task-log.js
/** The log stream of one container of a task. Its region is the task's unless the definition says otherwise. */
function logLocation({ name: container, logConfiguration }, owner) {
    const { logDriver, options = {} } = logConfiguration ?? {};
    const unreadable = (why) => ({ kind: "unreadable", why });
    if (logDriver === undefined)
        return unreadable(`The container ${container} has no log configuration.`);
    if (logDriver !== "awslogs") {
        return unreadable(`The container ${container} logs with ${logDriver}, which only its destination shows.`);
    }
    const group = options["awslogs-group"];
    if (!group)
        return unreadable(`The log configuration of ${container} names no awslogs-group.`);
    const region = options["awslogs-region"] ?? regionOf(owner.taskArn);
    const prefix = options["awslogs-stream-prefix"];
    const taskId = owner.taskArn.slice(owner.taskArn.lastIndexOf("/") + 1);
    if (prefix)
        return { kind: "stream", group, region, stream: `${prefix}/${container}/${taskId}` };
    // Without a prefix, which only EC2 allows, Docker names the stream after the container.
    if (owner.runtimeId === undefined)
        return { kind: "not-yet" };
    return { kind: "stream", group, region, stream: owner.runtimeId };
}
const regionOf = (arn) => arn.split(":")[3] ?? "";
/** GetLogEvents calls in a second, for the whole account and region (ecs-domain.md 3.2). */
const slowRegions = new Set([
    "us-west-2",
    "eu-central-1",
    "eu-west-1",
    "ap-northeast-3",
    "ap-southeast-3",
    "ca-west-1",
    "il-central-1",
]);
const logQuota = (region) => {
    if (region === "eu-west-3")
        return 30;
    return slowRegions.has(region) ? 10 : 25;
};
const logPace = (region) => ({
    follow: 2000,
    catchUp: Math.ceil(5000 / logQuota(region)),
});

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/log-database.js
const databaseHints = [
    {
        name: "database-login-failed",
        text: /password authentication failed|Access denied for user|role ["'][\w-]{1,100}["'] does not exist|\bP1000\b|Login failed for user|ORA-01017|WRONGPASS|NOAUTH Authentication required|Authentication failed against database|(?:MongoServer|Mongo)Error: Authentication failed/iu,
        example: 'FATAL:  password authentication failed for user "app"',
        what: "The database did not accept the program's user or password.",
        remedy: "Check the user and the secret that holds the password: tasks read secrets when they start, so a rotated one needs new tasks.",
    },
    {
        name: "database-refuses-host",
        text: /no pg_hba\.conf entry for host|is not allowed to connect to this (?:MySQL|MariaDB) server|SSL connection is required|require_secure_transport|no encryption$/iu,
        example: 'FATAL:  no pg_hba.conf entry for host "10.0.1.5", user "app", database "shop", no encryption',
        what: "The database refuses this connection: often because it wants TLS.",
        remedy: "Switch on TLS in the connection settings (`sslmode=require`), or allow the task's network in the database.",
    },
    {
        name: "database-missing",
        text: /database ["'`](?<database>[\w.-]{1,100})["'`] does not exist|Unknown database ["'`](?<mysql>[\w.-]{1,100})|\bP1003\b|Cannot open database/iu,
        example: 'FATAL:  database "shop" does not exist',
        what: "The database server has no such database: {found|see the log}.",
        remedy: "Create it, or correct the database's name in the task definition.",
    },
    {
        name: "database-connections-exhausted",
        text: /too many connections|remaining connection slots are reserved|sorry, too many clients|max_user_connections|Too many clients/iu,
        example: "FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute",
        what: "The database has no free connection.",
        remedy: "A rollout runs old and new tasks at once: lower the pool size of each task, put a pooler before the database, or raise its limit.",
    },
    {
        name: "host-name-unknown",
        text: /getaddrinfo (?:ENOTFOUND|EAI_AGAIN|failed)|php_network_getaddresses|could not translate host name|Name or service not known|Temporary failure in name resolution|nodename nor servname|UnknownHostException|no such host\b|host not found in upstream|Name does not resolve|Unknown (?:MySQL server )?host/iu,
        example: 'could not translate host name "db.internal" to address: Name or service not known',
        what: "The program could not resolve the host name of something that it needs.",
        remedy: "Check the host name in the task definition's environment, the VPC's DNS settings, and that the private zone belongs to this VPC.",
    },
    {
        name: "cache-unreachable",
        text: /(?:ECONNREFUSED|ETIMEDOUT|refused|timed out|timeout|reset).{0,200}(?:\bredis\b|:6379|:11211)|(?:\bredis\b|:6379|:11211|RedisException|Redis::Cannot).{0,200}(?:ECONNREFUSED|ETIMEDOUT|refused|timed out|timeout|CannotConnect)/iu,
        example: "Error: connect ECONNREFUSED 10.0.3.7:6379",
        what: "The program could not reach its cache (Redis or Memcached).",
        remedy: "Check host and port, that the cache's security group lets the task's in, and TLS (`rediss://`) if the cache encrypts.",
    },
    {
        name: "database-unreachable",
        text: /could not connect to server|connection to server at .{1,200} failed|SQLSTATE\[HY000\] \[200[0-9]\]|Can't connect to (?:local )?(?:MySQL|MariaDB)|\bP1001\b|Can't reach database server|Communications link failure|Sequelize(?:Host|Connection)\w{0,30}Error|(?:ECONNREFUSED|ETIMEDOUT|i\/o timeout|connection refused|connection timed out|dial tcp).{0,200}:(?:5432|3306|1433|27017)\b|:(?:5432|3306|1433|27017)\b.{0,200}(?:ECONNREFUSED|ETIMEDOUT|i\/o timeout|connection refused|connection timed out)|MongoServerSelectionError|ActiveRecord::ConnectionNotEstablished|Connection to [\w.-]{1,200} refused|A network-related or instance-specific error/iu,
        example: 'connection to server at "db.internal" (10.0.2.9), port 5432 failed: Connection timed out',
        what: "The program could not reach its database.",
        remedy: "Let the database's security group accept the task's on its port; check host and port in the task definition, and the subnets (one-off tasks: the input `migration-subnets`, `migration-security-groups`).",
    },
    {
        name: "database-lock-timeout",
        text: /canceling statement due to lock timeout|Lock wait timeout exceeded|could not obtain lock on|ORA-00054/iu,
        example: "ERROR:  canceling statement due to lock timeout",
        what: "A statement waited too long for a lock that the running services hold.",
        remedy: "Run it again when the load is lower; split the migration, and change large tables without locks (CREATE INDEX CONCURRENTLY, online DDL).",
    },
    {
        name: "database-deadlock",
        text: /deadlock detected|Deadlock found when trying to get lock|deadlocked on lock/iu,
        example: "ERROR:  deadlock detected",
        what: "The database ended a statement because of a deadlock.",
        remedy: "Run it again; take locks in the same order as the program, in smaller transactions.",
    },
    {
        name: "database-statement-timeout",
        text: /canceling statement due to statement timeout|Query execution was interrupted, maximum statement execution time/iu,
        example: "ERROR:  canceling statement due to statement timeout",
        what: "A statement ran longer than the database's statement timeout.",
        remedy: "Raise `statement_timeout` for the migration's connection, or split the work.",
    },
    {
        name: "database-read-only",
        text: /in a read-only transaction|--read-only option|--super-read-only|READONLY You can't write against a read only replica|database is read-only/iu,
        example: "ERROR:  cannot execute CREATE TABLE in a read-only transaction",
        what: "The program writes to a read-only replica.",
        remedy: "Use the writer's endpoint of the database.",
    },
    {
        name: "database-permission-missing",
        text: /permission denied for (?:table|schema|relation|database|sequence|function)|must be owner of|command denied to user|permission denied to create/iu,
        example: "ERROR:  permission denied for schema public",
        what: "The database user lacks a right that the program needs.",
        remedy: "GRANT it, or run migrations as the user that owns the schema.",
    },
    {
        name: "certificate-not-trusted",
        text: /certificate verify failed|self[- ]signed certificate|unable to (?:get local issuer|verify the first) certificate|x509: |SSLHandshakeException|CERT_HAS_EXPIRED/iu,
        example: "Error: self-signed certificate in certificate chain",
        what: "The program does not trust a certificate that it was shown.",
        remedy: "Put the certificate authority into the image (for RDS its CA bundle), and name it in the connection settings.",
    },
];

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/log-migration.js
const migrationHints = [
    {
        name: "migration-skipped",
        text: /The \[[\w:-]{1,60}\] command is already running/u,
        example: "   INFO  The [migrate] command is already running.",
        what: "Laravel skipped the migration, because another one holds its lock (`--isolated`).",
        remedy: "Let the other migration end, and run again with `--isolated=75`: plain `--isolated` exits 0 though nothing was migrated. A lock of a killed run frees itself after an hour (`php artisan cache:forget framework/command-migrate` at once).",
    },
    {
        name: "migration-needs-force",
        text: /APPLICATION IN PRODUCTION|Are you sure you want to run this command|^\s{0,8}(?:WARN\s{1,4})?Command cancell?ed/iu,
        example: "   APPLICATION IN PRODUCTION.",
        what: "Laravel asks before it migrates in production, and nobody can answer.",
        remedy: "Add `--force` to the migration command.",
    },
    {
        name: "migration-locked",
        text: /Timed out trying to acquire a (?:postgres|mysql) advisory lock|Migration table is already locked|ConcurrentMigrationError|another migration process is currently running|can't acquire (?:database )?lock|Unable to obtain .{0,60}lock|Could not acquire change ?log lock|MigrationLockError|migrations? (?:is|are) locked/iu,
        example: "Error: P1002 Timed out trying to acquire a postgres advisory lock (SELECT pg_advisory_lock(72707369)). Elapsed: 10000ms.",
        what: "The migration tool could not get its lock: another migration holds it, or one that was killed left it behind.",
        remedy: "Let the other migration end. If there is none, free the lock by hand (knex: `migrate:unlock`; Liquibase: `release-locks`), and give the tool a direct connection: advisory locks fail behind a transaction pooler.",
    },
    {
        name: "migration-failed-before",
        text: /\bP3009\b|found failed migrations in the target database|Dirty database version (?<version>\d{1,20})|failed migration to version|Detected failed migration/iu,
        example: "Error: P3009 migrate found failed migrations in the target database, new migrations will not be applied.",
        what: "An earlier migration failed halfway, and the tool refuses to go on from there.",
        remedy: "Repair the schema by hand, then tell the tool so (Prisma: `migrate resolve`; golang-migrate: `force VERSION`; Flyway: `repair`).",
    },
    {
        name: "migration-checksum-mismatch",
        text: /checksum mismatch|validation failed.{0,60}checksum|was modified after it was applied|migration directory is corrupt|migrations? have been modified/iu,
        example: "Validate failed: Migration checksum mismatch for migration version 42",
        what: "A migration that was applied before has been changed since.",
        remedy: "Restore the file as it was applied, and put the change into a new migration.",
    },
    {
        name: "already-exists",
        text: /(?:relation|table|column|index|type|constraint|schema) ["'`]?(?<object>[\w.$-]{1,130})["'`]? already exists|Duplicate (?:column name|key name|table)|(?:table|column) .{0,120} already exists|\b(?:1050|1060|1061) \(?42S\d\d|DuplicateTable|DuplicateColumn/iu,
        example: 'psycopg2.errors.DuplicateTable: relation "orders" already exists',
        what: "The migration creates what the database already has: {found|see the log}.",
        remedy: "Two migrations ran at once, or one was applied in part: compare the schema with the tool's table of applied migrations, and mark what is done.",
    },
    {
        name: "migrations-pending",
        text: /Migrations are pending|PendingMigrationError|You have \d{1,6} unapplied migration/iu,
        example: "ActiveRecord::PendingMigrationError: Migrations are pending. To resolve this issue, run: bin/rails db:migrate",
        what: "The program refuses to start, because migrations have not been applied.",
        remedy: "Set the input `run-migrations: true`, and check that the migration uses the same database.",
    },
    {
        name: "table-missing",
        text: /relation ["'`]?(?<table>[\w.$-]{1,130})["'`]? does not exist|Table ["'`]?(?<mysql>[\w.$-]{1,130})["'`]? doesn't exist|no such table: (?<sqlite>[\w.$-]{1,130})|Base table or view not found|UndefinedTable|The table .{1,130} does not exist in the current database|\bP2021\b/iu,
        example: 'PG::UndefinedTable: ERROR:  relation "users" does not exist',
        what: "The database has no table that the program needs: {found|see the log}.",
        remedy: "Set the input `run-migrations: true`, so that migrations run before the service; check that both use the same database and schema.",
    },
    {
        name: "column-missing",
        text: /column ["'`]?(?<column>[\w.$-]{1,130})["'`]? (?:of relation .{1,130} )?does not exist|Unknown column ["'`](?<mysql>[\w.$-]{1,130})|no such column|UndefinedColumn|\bP2022\b/iu,
        example: "SQLSTATE[42S22]: Column not found: 1054 Unknown column 'plan' in 'field list'",
        what: "The database has no column that the program needs ({found|see the log}): its schema is behind the code.",
        remedy: "Set the input `run-migrations: true`, so that migrations run before the service; drop columns only a release after the code stopped using them.",
    },
];

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/log-program.js
const settingHints = [
    {
        name: "secret-key-missing",
        text: /No application encryption key has been specified|MissingAppKeyException|SECRET_KEY setting must not be empty|Missing `?secret_key_base|Missing encryption key to decrypt|ActiveSupport::MessageEncryptor::InvalidMessage|Unsupported cipher or incorrect key length/iu,
        example: "production.ERROR: No application encryption key has been specified.",
        what: "The program has no secret key, or a wrong one (APP_KEY, SECRET_KEY, SECRET_KEY_BASE, RAILS_MASTER_KEY).",
        remedy: "Add it to the container's `secrets` (the input `secrets` can); one-off tasks read the same definition.",
    },
    {
        name: "environment-variable-missing",
        text: /Environment variable not found: (?<prisma>[A-Z]\w{1,100})|KeyError: '(?<python>[A-Z][A-Z0-9_]{1,100})'|key not found: "(?<ruby>[A-Z][A-Z0-9_]{1,100})"|Set the (?<django>[A-Z]\w{1,100}) environment variable|(?:missing|required|undefined|unset).{0,40}(?:environment|env)\.? ?var|(?:environment|env) ?var(?:iable)?s?.{0,120}(?:is not set|not set|is required|is missing|must be set|undefined|not defined|missing)|^(?:\S{1,200}: )?(?:line \d{1,6}: )?(?<shell>[A-Z][A-Z0-9_]{1,100}): (?:unbound variable|parameter (?:not set|null or not set))|\b(?<named>[A-Z][A-Z0-9]{1,30}_[A-Z0-9_]{1,70}) (?:is not set|is not defined|is required|must be set|is missing)/u,
        example: "error: Environment variable not found: DATABASE_URL.",
        what: "The program misses an environment variable: {found|see the log}.",
        remedy: "Add it to the container (inputs `environment-variables` and `secrets`), or to the task definition; check its spelling.",
    },
    {
        name: "host-not-allowed",
        text: /Invalid HTTP_HOST header|DisallowedHost|You may need to add .{1,200} to ALLOWED_HOSTS|Blocked hosts?:/u,
        example: "Invalid HTTP_HOST header: '10.0.3.4:8000'. You may need to add '10.0.3.4' to ALLOWED_HOSTS.",
        what: "The program refuses requests to its IP address, as the load balancer's health check sends them.",
        remedy: "Exempt the health check path from the host check (Django: a middleware before CommonMiddleware; Rails: `config.host_authorization` exclude), or allow the task's addresses.",
    },
    {
        name: "task-role-denied",
        text: /is not authorized to perform: (?<action>[\w-]{1,40}:\w{1,80})/u,
        example: "AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/web-task/0a1b is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:eu-west-1:123456789012:mail",
        what: "The task role does not allow the program {action}.",
        remedy: "Allow it in the task role (`taskRoleArn` of the task definition); it is not the execution role that counts here.",
    },
    {
        name: "task-role-missing",
        text: /Unable to locate credentials|Could not load credentials from any providers|NoCredentialProviders|Unable to load (?:AWS )?credentials|CredentialsProviderError/u,
        example: "botocore.exceptions.NoCredentialsError: Unable to locate credentials",
        what: "The program calls AWS, and the task has no role for that.",
        remedy: "Set `taskRoleArn` of the task definition.",
    },
];
const fileHints = [
    {
        name: "windows-line-ends",
        text: /(?:\^M|\r): bad interpreter|(?:env|exec)[^\n]{0,100}(?:\\r|\r)'?: No such file|\$'\\r': command not found|set: illegal option -\r?$/u,
        example: "/entrypoint.sh: line 2: $'\\r': command not found",
        what: "A script in the image has Windows line ends.",
        remedy: "Save it with LF line ends (`.gitattributes`: `*.sh text eol=lf`), and build the image again.",
    },
    {
        name: "script-missing",
        text: /Could not open input file: (?<php>[\w./-]{1,200})|can't open file '?(?<python>[\w./-]{1,200})|Missing script: "?(?<npm>[\w:.-]{1,100})|npm ERR! missing script|Could not locate Gemfile|Command "(?<artisan>[\w:-]{1,80})" is not defined|Unknown command: '|There are no commands defined in the|Cannot find module '\/[\w./-]{1,200}'|Don't know how to build task|Unable to access jarfile|exec:? [^\n]{1,200}: no such file or directory/u,
        example: "Could not open input file: artisan",
        what: "What the container's command runs is not in the image, or not in its working directory: {found|see the log}.",
        remedy: "Correct `command` or `workingDirectory` (for one-off tasks the input `migration-command` or `smoke-test-command`), or add it to the image.",
    },
    {
        name: "command-not-found",
        text: /^(?:\S{1,200}: )?(?:line )?(?:\d{1,6}: )?(?<program>[\w./-]{1,200}): (?:command )?not found$|^(?:\S{1,200}: )?exec: (?<exec>[\w./-]{1,200}): not found/u,
        example: "/docker-entrypoint.sh: line 12: php: command not found",
        what: "A program that the container's command or script calls is not in the image: {found}.",
        remedy: "Install it in the image, or correct its name or path.",
    },
    {
        name: "shared-library-missing",
        text: /error while loading shared libraries: (?<library>[\w.+-]{1,100})|version `(?<glibc>GLIBC\w{0,10}_[\d.]{1,20})' not found|Error loading shared library (?<musl>[\w.+-]{1,100})|symbol not found$/u,
        example: "app: error while loading shared libraries: libpq.so.5: cannot open shared object file",
        what: "The image lacks a shared library, or has one of another version: {found|see the log}.",
        remedy: "Install it, or build in the same base image that the program runs in (not glibc for musl).",
    },
    {
        name: "module-missing",
        text: /Cannot find (?:module|package) '|ERR_MODULE_NOT_FOUND|ModuleNotFoundError: No module named|ImportError: (?:cannot import|No module)|cannot load such file -- |Class ["'][\w\\]{1,200}["'] not found|Bundler::GemNotFound|Could not find [\w.-]{1,100} in (?:any of the sources|locally installed gems)|ClassNotFoundException|NoClassDefFoundError|Failed opening required/u,
        example: "Error: Cannot find module 'express'",
        what: "The program cannot find one of its own modules or packages.",
        remedy: "Check the image build: production dependencies installed, everything copied, nothing shut out by .dockerignore.",
    },
    {
        name: "file-not-writable",
        text: /could not be opened in append mode|EACCES: permission denied, (?:open|mkdir|unlink|rename|scandir)|(?:Failed to open stream|failed to open stream|mkdir\(\)): Permission denied|PermissionError: \[Errno 13\]|Permission denied @ (?:rb_sysopen|dir_s_mkdir)|java\.nio\.file\.AccessDeniedException/u,
        example: 'The stream or file "/var/www/storage/logs/laravel.log" could not be opened in append mode: Failed to open stream: Permission denied',
        what: "The program may not read or write a file or folder.",
        remedy: "Give it to the user that the container runs as (`chown` in the image), or log to stdout.",
    },
    {
        name: "file-system-read-only",
        text: /Read-only file system|EROFS/u,
        example: "OSError: [Errno 30] Read-only file system: '/tmp/cache'",
        what: "The program writes where the file system is read-only.",
        remedy: "Mount a volume there, or drop `readonlyRootFilesystem` of the container.",
    },
    {
        name: "disk-full",
        text: /No space left on device|ENOSPC/iu,
        example: "OSError: [Errno 28] No space left on device",
        what: "The task's disk is full.",
        remedy: "On Fargate raise `ephemeralStorage.sizeInGiB` of the task definition; on EC2 the instance's volume.",
    },
];
const processHints = [
    {
        name: "stale-pid-file",
        text: /A server is already running/u,
        example: "A server is already running (pid: 1, file: /app/tmp/pids/server.pid).",
        what: "Rails found the pid file of an earlier process, and refuses to start.",
        remedy: "Remove tmp/pids/server.pid in the entry point, and keep it out of the image (.dockerignore).",
    },
    {
        name: "port-in-use",
        text: /EADDRINUSE|address already in use|bind\(\) to \S{1,100} failed \(98|Port (?<port>\d{1,5}) (?:is|was) already in use/iu,
        example: "Error: listen EADDRINUSE: address already in use 0.0.0.0:3000",
        what: "The port that the program listens on is taken by another process of the task.",
        remedy: "Containers of one awsvpc task share their ports: give each its own, and start the server only once.",
    },
    {
        name: "port-not-permitted",
        text: /bind\(\) to \S{1,100} failed \(13|(?:listen|bind)[^\n]{0,60}(?:EACCES|permission denied)/iu,
        example: "nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)",
        what: "The program's user may not listen on a port below 1024.",
        remedy: "Listen on a port above 1024, and put that into `portMappings` and the target group.",
    },
    {
        name: "heap-exhausted",
        text: /JavaScript heap out of memory|java\.lang\.OutOfMemoryError|Allowed memory size of \d{1,15} bytes exhausted|^MemoryError\b|fatal error: (?:runtime: )?out of memory|Cannot allocate memory|failed to allocate memory \(NoMemoryError\)|System\.OutOfMemoryException/u,
        example: "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
        what: "The program ran out of the memory that its runtime allows it.",
        remedy: "Raise its limit (`--max-old-space-size`, `-Xmx`, `memory_limit`) and with it `memory` of the container, or use less.",
    },
];
/** What a container's log says of why it cannot run at all; holds for every exit code. */
const executionHints = [
    {
        name: "architecture-mismatch",
        text: /exec format error|cannot execute binary file/iu,
        example: "exec /usr/local/bin/docker-entrypoint.sh: exec format error",
        what: "The program in {image} is built for another CPU architecture than the task's ({architecture|see `runtimePlatform`}).",
        remedy: "Build for the task's architecture (`docker buildx build --platform linux/amd64,linux/arm64`), or set `runtimePlatform.cpuArchitecture` of the task definition. In a script: give it a `#!` line.",
    },
];
const programHints = [...settingHints, ...fileHints, ...processHints];

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/log-hints.js
/** Finds the line of a container's log that tells why its program ended. Evidence only: an exit code comes first. */




/** How much of a log is looked at. */
const lastLines = 50;
const longestLine = 1000;
const logHints = [
    ...executionHints,
    ...migrationHints,
    ...databaseHints,
    ...programHints,
];
const commandHints = new Set([
    "architecture-mismatch",
    "windows-line-ends",
    "script-missing",
    "command-not-found",
    "shared-library-missing",
]);
/** The hints that can explain an exit code. A signal explains itself, but for a heap that is full. */
function hintsFor(exitCode) {
    if (exitCode === 0 || exitCode === 143)
        return [];
    if (exitCode === 126 || exitCode === 127)
        return logHints.filter((row) => commandHints.has(row.name));
    if (exitCode === 134)
        return logHints.filter((row) => row.name === "heap-exhausted");
    if (exitCode > 128 && exitCode < 165)
        return executionHints;
    return logHints;
}
const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]{0,20}m`, "gu");
/** A line as the rows expect it: bounded, without colours, with the quotes of JSON logs plain. */
const plain = (line) => line.slice(0, longestLine).replace(colours, "").replaceAll('\\"', '"').trimEnd();
/** The last line that one of the rows knows: what is said last is nearest to the end. */
function findHint(log, rows) {
    const lines = log.slice(-lastLines);
    for (const raw of lines.toReversed()) {
        const line = plain(raw);
        const match = firstMatch(rows, line);
        if (match !== undefined)
            return { match, line };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/one-off.js




/** What servers print when they are ready. */
const servingLines = /listening (?:on|at|for)\b|server (?:is )?(?:running|started|listening|ready)|\bstarted .{0,200}on port|started on port|Uvicorn running on|Application startup complete|Now listening on|ready to handle connections|fpm is running|supervisord started|resuming normal operations|start worker process|Booting worker with pid|ready (?:in|on|started)\b|Listening at: |Starting development server at|Puma starting in|Octane server|RoadRunner server started|worker: Warm shutdown|celery@\S{1,100} ready/iu;
/**
 * For a task whose time is over though its container was still running: whether the container serves instead of
 * doing its job. Told by its health check or its log; `undefined` where neither tells.
 */
function serverMistakenForMigration(facts) {
    const state = ownContainers(facts).find(({ name }) => name === facts.container);
    if (state?.exitCode !== undefined && ![0, 137, 143].includes(state.exitCode))
        return undefined;
    const line = (facts.log ?? []).slice(-500).find((one) => servingLines.test(one.slice(0, 1000)));
    const healthy = state?.healthStatus === "HEALTHY";
    if (line === undefined && !healthy)
        return undefined;
    const variables = facts.variables.length === 0 ? "the variables it was given" : facts.variables.join(", ");
    return {
        name: "serves-instead-of-migrating",
        what: `Container "${facts.container}" started its server instead of ending: its image ${facts.commandGiven ? "ignores the command" : `does not look at ${variables}`}.`,
        evidence: [
            ...(healthy ? [`container ${facts.container}: HEALTHY while it should have migrated and ended`] : []),
            ...(line === undefined ? [] : [`log: ${shortened(line)}`]),
        ],
        remedy: facts.commandGiven
            ? 'The image\'s `entryPoint` still runs in front of a command: let it end with `exec "$@"`, or set the input `migration-task-definition` to a family whose `entryPoint` lets commands through.'
            : `Set the input \`migration-command\` to what migrates (for example \`php artisan migrate --force\`), or let the entry point migrate and exit when ${variables} is set.`,
    };
}
/** For a migration that exited 0: whether its log says that it did nothing, because another one held the lock. */
function migrationSkipped(log) {
    const rows = migrationHints.filter((row) => row.name === "migration-skipped");
    const hint = findHint(log, rows);
    return hint && causeOf(hint.match, {}, [`log: ${hint.line}`]);
}

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/placement.js


/** Why RunTask started no task. */
function diagnosePlacement(failures) {
    const evidence = failures
        .slice(0, 10)
        .map(({ arn, detail, reason }) => [reason, detail, arn].filter((part) => part !== undefined).join(": "));
    const matches = failures
        .flatMap(({ detail, reason }) => [reason, detail])
        .map((text) => firstMatch(stop_reasons_stopReasons, text ?? ""));
    const match = matches.find((one) => one !== undefined);
    if (match !== undefined)
        return causeOf(match, {}, evidence);
    return {
        name: failures.length === 0 ? "no-task-started" : "unknown-placement-failure",
        what: failures.length === 0
            ? "RunTask answered with neither a task nor a failure."
            : `ECS placed no task, for a reason that this action does not know: ${failures[0]?.reason ?? "none given"}`,
        evidence,
        remedy: "Look at the cluster's capacity, and at the network configuration of the task.",
    };
}

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/exit-codes.js
const exitCodes = [
    {
        name: "exited-early",
        codes: [0],
        what: "{Container} ended by itself with exit code 0, though the service needs it to keep running.",
        remedy: "Run the program in the foreground (no daemon mode, no `&`), and check that `command` is the server's and not a one-off command.",
    },
    {
        name: "application-error",
        codes: [1, 2, 255],
        what: "{Container} ended with exit code {exitCode}: the program itself reported an error.",
        remedy: "Read its last log lines; run the same image with the same command and environment.",
    },
    {
        name: "command-not-executable",
        codes: [126],
        what: "{Container} ended with exit code 126: its command could not be executed.",
        remedy: "Make the file executable (`chmod +x`), and check that it is built for the task's CPU architecture and has a valid `#!` line.",
    },
    {
        name: "command-not-found",
        codes: [127],
        what: "{Container} ended with exit code 127: a command was not found.",
        remedy: "Check `command`, `entryPoint` and `workingDirectory` against what is in the image, and the `#!` line of scripts (bash is not in alpine; no Windows line ends).",
    },
    {
        name: "illegal-instruction",
        codes: [132],
        what: "{Container} ended with SIGILL (exit code 132): the program uses instructions that the CPU does not have.",
        remedy: "Build for a more general CPU (for example without AVX-512), or use another instance type.",
    },
    {
        name: "aborted",
        codes: [134],
        what: "{Container} aborted itself with SIGABRT (exit code 134).",
        remedy: "Read the last log lines for the failed assertion; Node.js ends so when its heap is full (`--max-old-space-size`).",
    },
    {
        name: "segmentation-fault",
        codes: [135, 139],
        what: "{Container} crashed with an invalid memory access (exit code {exitCode}).",
        remedy: "Look for native code that changed with this image (extensions, base image, libc), and for a build for another CPU; if nothing changed, run it again and take a core dump.",
    },
    {
        name: "killed",
        codes: [137],
        what: "{Container} was killed by SIGKILL (exit code 137), and ECS does not say why.",
        remedy: "Most often the memory of the task ran out for one of its processes: look at its memory use, and raise `memory` of the container and the task definition.",
    },
    {
        name: "terminated",
        codes: [143],
        what: "{Container} ended because it was told to (SIGTERM, exit code 143).",
        remedy: "Find out what stopped it first: another essential container, a health check, or somebody's StopTask.",
    },
];
/** A container that was asked to stop, did not, and was killed. */
const stopTimeout = {
    name: "stop-timeout",
    what: "{Container} did not end within its stop timeout{timeout|} after SIGTERM, and was killed (exit code 137).",
    remedy: "Handle SIGTERM in the program (with `exec` in entry point scripts, so that it gets the signal), or raise `stopTimeout` of the container (120 s at most on Fargate).",
};
const bySignal = {
    name: "ended-by-signal",
    what: "{Container} was ended by signal {signal} (exit code {exitCode}).",
    remedy: "Read its last log lines, and find out what sends the signal.",
};
const otherCode = {
    name: "application-error",
    what: "{Container} ended with exit code {exitCode}, which the program itself chose.",
    remedy: "Look up the code in the program's documentation, and read its last log lines.",
};
/** The row of any exit code but 0 of a one-off, for which 0 is success. */
function exitRow(exitCode) {
    const known = exitCodes.find((row) => row.codes.includes(exitCode));
    return known ?? (exitCode > 128 && exitCode < 165 ? bySignal : otherCode);
}

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/task-words.js
/** What a task's facts are called in sentences, and how they stand as evidence. */


const task_words_architectures = { X86_64: "linux/amd64", ARM64: "linux/arm64" };
/** Programs that health check commands call, and that images tend not to have. */
const checkPrograms = /\b(?:curl|wget|nc|netcat|pg_isready|mysqladmin|redis-cli|node|python3?|php|ruby)\b/u;
/** Values for the placeholders of the catalogue. Names and sizes only: commands and environment stay out. */
function wordsFor(facts, container) {
    const name = container?.name;
    const plan = planOf(facts, name);
    const image = container?.image ?? plan?.image;
    const limit = plan?.memory;
    const architecture = facts.runtimePlatform?.cpuArchitecture;
    const program = checkPrograms.exec((plan?.healthCheck?.command ?? []).join(" ").slice(0, 2000))?.[0];
    return {
        Container: name === undefined ? "The container" : `Container "${name}"`,
        container: name === undefined ? "the container" : `container "${name}"`,
        Image: image === undefined ? "The image" : `The image ${image}`,
        image: image === undefined ? "the image" : `the image ${image}`,
        exitCode: container?.exitCode?.toString(),
        signal: container?.exitCode === undefined ? undefined : String(container.exitCode - 128),
        limit: limit === undefined ? undefined : ` of ${limit} MiB`,
        timeout: plan?.stopTimeout === undefined ? undefined : ` of ${plan.stopTimeout} s`,
        architecture: architecture === undefined ? undefined : (task_words_architectures[architecture] ?? architecture),
        check: program === undefined ? undefined : ` (it calls ${program})`,
    };
}
function lineOf({ name = "?", exitCode, reason, healthStatus }) {
    const parts = [
        ...(exitCode === undefined ? [] : [`exit code ${exitCode}`]),
        ...(healthStatus === "UNHEALTHY" ? ["UNHEALTHY"] : []),
        ...(reason === undefined || reason === "" ? [] : [reason]),
    ];
    return parts.length === 0 ? undefined : `container ${name}: ${parts.join(", ")}`;
}
/** AWS's own words about the task's end, one fact for each line. */
function evidenceOf(facts) {
    const { stopCode, stoppedReason } = facts.task;
    return [
        ...(stopCode === undefined ? [] : [`stop code: ${stopCode}`]),
        ...(stoppedReason === undefined ? [] : [`stopped reason: ${stoppedReason}`]),
        ...ownContainers(facts)
            .map(lineOf)
            .filter((line) => line !== undefined)
            .slice(0, 10),
    ].map(shortened);
}

;// CONCATENATED MODULE: ./build/src/ecs/diagnosis/task.js









function diagnoseTask(facts) {
    return (byDependency(facts) ??
        byMemory(facts) ??
        byStoppedReason(facts) ??
        byContainerReason(facts) ??
        byExitCode(facts) ??
        byStopCode(facts) ??
        unknown(facts));
}
/** The cause with what is known of the container it is about. */
const about = (cause, container) => ({
    ...cause,
    ...(container?.name === undefined ? {} : { container: container.name }),
    ...(container?.exitCode === undefined ? {} : { exitCode: container.exitCode }),
});
const told = (facts, match, container) => about(causeOf(match, wordsFor(facts, container), evidenceOf(facts)), container);
/** A container that never ran shows 143; the code that counts is its dependency's (ecs-domain.md 1.8). */
function byDependency(facts) {
    const blocked = ownContainers(facts).find(isBlocked);
    if (blocked === undefined)
        return undefined;
    const dependency = failedDependency(facts, blocked);
    const ended = dependency?.exitCode === undefined
        ? "did not become ready"
        : `ended with exit code ${dependency.exitCode}`;
    const late = /timed out/iu.test(blocked.reason ?? "");
    const hint = dependency === undefined ? undefined : findHint(facts.log ?? [], hintsFor(dependency.exitCode ?? 1));
    const cause = {
        name: late ? "dependency-timeout" : "dependency-failed",
        what: `Container "${blocked.name}" never ran: container "${dependency?.name ?? "?"}", which it depends on, ${late ? "took too long" : ended}.`,
        evidence: evidenceOf(facts),
        remedy: late
            ? "Raise `startTimeout` of the dependency, or `startPeriod` and `retries` of its health check."
            : `Read the log of container "${dependency?.name ?? "?"}"; the exit code of "${blocked.name}" says nothing.`,
    };
    return about(withHint(cause, hint), dependency ?? blocked);
}
/** Memory is told in the container's reason, whatever the stopped reason says. */
function byMemory(facts) {
    const rows = runtimeReasons.filter((row) => row.name === "out-of-memory");
    const container = ownContainers(facts).find((one) => isEssential(facts, one.name) && firstMatch(rows, one.reason ?? "") !== undefined);
    const match = firstMatch(rows, container?.reason ?? "");
    return match === undefined ? undefined : told(facts, match, container);
}
function byStoppedReason(facts) {
    const reason = facts.task.stoppedReason ?? "";
    if (essentialExit.test(catalogue_row_readable(reason)))
        return undefined;
    const match = firstMatch(stop_reasons_stopReasons, reason);
    if (match === undefined)
        return undefined;
    const { name } = match.row;
    if (name === "load-balancer-health-check-failed")
        return unhealthyTarget(facts, match);
    if (name === "container-health-check-failed")
        return unhealthyContainer(facts, match);
    const container = failedContainer(facts);
    if (name === "scaled-in" && container?.exitCode === 137)
        return exited(facts, container, stopTimeout);
    return told(facts, match, container);
}
/** The load balancer's own word for it, where there is one, is the cause. */
function unhealthyTarget(facts, failed) {
    const texts = [
        ...(facts.targetHealth ?? []).flatMap(({ Description = "", Reason = "" }) => [Description, Reason]),
        ...(facts.events ?? []),
    ].filter((text) => text !== "");
    const matches = texts.map((text) => firstMatch(targetReasons, text)).filter((match) => match !== undefined);
    const [first] = targetReasons.flatMap((row) => matches.filter((match) => match.row === row));
    const evidence = [...evidenceOf(facts), ...texts.slice(0, 5).map((text) => `target health: ${text}`)];
    const cause = causeOf(first ?? failed, wordsFor(facts, undefined), evidence);
    return withHint(cause, findHint(facts.log ?? [], logHints));
}
function unhealthyContainer(facts, failed) {
    const own = ownContainers(facts);
    const container = own.find((one) => one.healthStatus === "UNHEALTHY") ?? failedContainer(facts);
    return about(withHint(told(facts, failed, container), findHint(facts.log ?? [], logHints)), container);
}
function byContainerReason(facts) {
    const container = failedContainer(facts);
    const match = firstMatch(stop_reasons_stopReasons, container?.reason ?? "");
    return match === undefined ? undefined : told(facts, match, container);
}
function byExitCode(facts) {
    const container = failedContainer(facts);
    if (container?.exitCode === undefined)
        return undefined;
    const stopped = stopCodes.some((row) => row.code === facts.task.stopCode);
    if (stopped)
        return container.exitCode === 137 ? exited(facts, container, stopTimeout) : undefined;
    return exited(facts, container, exitRow(container.exitCode));
}
function exited(facts, container, row) {
    const cause = causeOf({ row }, wordsFor(facts, container), evidenceOf(facts));
    const hint = findHint(facts.log ?? [], hintsFor(container.exitCode ?? 1));
    if (hint !== undefined)
        return about(explained(cause, hint, facts, container), container);
    return about(isSidecar(facts, container) ? sidecarCause(cause, container) : cause, container);
}
/** The log names the reason: that is the cause, and the exit code its evidence. */
function explained(cause, hint, facts, container) {
    const found = causeOf(hint.match, wordsFor(facts, container), [...cause.evidence, `log: ${hint.line}`]);
    const sidecar = isSidecar(facts, container) ? ", an essential sidecar," : "";
    const ended = `Container "${container.name ?? "?"}"${sidecar} ended with exit code ${container.exitCode ?? "?"}.`;
    return { ...found, what: `${ended} ${found.what}` };
}
/** The log may tell more, but what failed was seen by somebody else: it stays the cause. */
function withHint(cause, hint) {
    if (hint === undefined)
        return cause;
    const found = causeOf(hint.match, {}, []);
    return {
        ...cause,
        evidence: [...cause.evidence, `log: ${hint.line}`],
        remedy: `${cause.remedy ?? ""} The log points at ${found.name}: ${found.remedy ?? ""}`.trim(),
    };
}
const isSidecar = (facts, container) => facts.released !== undefined && facts.released.length > 0 && !facts.released.includes(container.name ?? "");
const sidecarCause = (cause, container) => ({
    ...cause,
    name: "essential-sidecar-exited",
    what: `Container "${container.name ?? "?"}", an essential sidecar, ended with exit code ${container.exitCode ?? "?"} and took the task down.`,
    remedy: `Read the sidecar's log; if the task can do without it, set \`essential: false\` on it. ${cause.remedy ?? ""}`.trim(),
});
/** Who stopped the task, when no text says why. */
function byStopCode(facts) {
    const row = stopCodes.find(({ code }) => code === facts.task.stopCode);
    if (row === undefined)
        return undefined;
    const reason = facts.task.stoppedReason;
    return told(facts, { row, values: { reason: reason && `: ${reason}` } }, failedContainer(facts));
}
/** Never a guess: AWS's words as they are. */
function unknown(facts) {
    const container = failedContainer(facts);
    const words = facts.task.stoppedReason ?? container?.reason ?? facts.task.stopCode;
    return about({
        name: words === undefined ? "no-stop-reason" : "unknown-stop-reason",
        what: words === undefined
            ? "The task ended, and ECS gives neither a reason nor an exit code."
            : `The task ended with a reason that this action does not know: ${words.slice(0, 1000)}`,
        evidence: evidenceOf(facts),
        remedy: "Look at the task in the ECS console while it is there (an hour), and at its log.",
    }, container);
}

;// CONCATENATED MODULE: ./build/src/ecs/task-time.js

/**
 * The stages that the task has reached, in order. A stage that is not over lasts until `now` (epoch milliseconds),
 * or until the task stopped.
 */
function timeSpent(task, now) {
    const end = (task.executionStoppedAt ?? task.stoppingAt ?? task.stoppedAt)?.getTime() ?? now;
    const begins = [
        ["placing", task.createdAt],
        ["pulling", task.pullStartedAt],
        ["starting", task.pullStoppedAt],
        ["running", task.startedAt],
    ];
    const reached = begins.flatMap(([stage, at]) => (at === undefined ? [] : [{ stage, at: at.getTime() }]));
    return reached.map(({ stage, at }, index) => ({
        stage,
        milliseconds: Math.max(0, (reached[index + 1]?.at ?? end) - at),
    }));
}
/** `placing 1 m 05 s, pulling 12 s, running 28 m 00 s`; stages that took less than a second are left out. */
function timeSpentInWords(task, now) {
    const stages = timeSpent(task, now);
    const told = stages.filter(({ milliseconds }, index) => milliseconds >= 1000 || index === stages.length - 1);
    return told.map(({ stage, milliseconds }) => `${stage} ${(0,time/* inWords */.r4)(milliseconds)}`).join(", ");
}
/** What the task is doing, for a person. */
function stageInWords(task) {
    switch (task.lastStatus) {
        case "PROVISIONING":
            return "waiting for a place and a network interface";
        case "PENDING":
            if (task.pullStartedAt === undefined)
                return "waiting for a place";
            return task.pullStoppedAt === undefined ? "pulling images" : "starting its containers";
        case "ACTIVATING":
            return "starting its containers";
        case "RUNNING":
            return "running";
        case "DEACTIVATING":
        case "STOPPING":
        case "DEPROVISIONING":
            return "stopping";
        case undefined:
            return "in no state that ECS names";
        default:
            return task.lastStatus.toLowerCase();
    }
}
/** `PENDING, pulling images`: ECS's state, and what it stands for where it stands for several things. */
const statusInWords = (task) => task.lastStatus === "PENDING" ? `PENDING, ${stageInWords(task)}` : (task.lastStatus ?? "UNKNOWN");

;// CONCATENATED MODULE: ./build/src/ecs/task-identity.js
/**
 * How a one-off task of ours is told from everybody else's, and the same one from another. Pure.
 *
 * - `startedBy` is the same for every migration of a family, so that one ListTasks in the cluster finds them all.
 * - The mark says which run, attempt and job started a task. It is a variable in the task's own overrides: tags
 *   would need a permission, can be switched off, and are lost with StopTask; overrides are always described.
 * - `clientToken` makes the same request of the same run attempt the same task (ecs-domain.md 2.4).
 */


/** The variable that carries the mark in the deciding container. */
const markName = "ECS_RELEASE_RUN";
/** Everything of ours begins with it. */
const prefix = "ecs-release/";
const hash = (parts) => (0,external_node_crypto_.createHash)("sha256").update(JSON.stringify(parts)).digest("hex");
/** At most 128 of `[A-Za-z0-9-/_]` (ecs-domain.md 2.1); a long family ends in its hash. */
function startedByOf(kind, family) {
    const whole = `${prefix}${kind}/${family}`.replace(/[^\w\-/]/gu, "-");
    return whole.length <= 128 ? whole : `${whole.slice(0, 95)}-${hash([family]).slice(0, 32)}`;
}
/** The page of the run attempt, and behind `#` the job: readable where the task is found. */
const markOf = (starter) => `${starter.serverUrl}/${starter.repository}/actions/runs/${starter.runId}/attempts/${starter.runAttempt}#${starter.job}`;
/** 64 characters: the same for the same start of the same run attempt, another for everything else. */
const clientTokenOf = (parts) => hash([
    parts.starter.serverUrl,
    parts.starter.repository,
    parts.starter.runId,
    parts.starter.runAttempt,
    parts.starter.job,
    parts.cluster,
    parts.taskDefinition,
    parts.kind,
    parts.overrides,
    parts.start,
]);
function kinshipOf(task, intent) {
    const alike = task.startedBy === intent.startedBy &&
        task.taskDefinitionArn === intent.taskDefinition &&
        sameOverride(task.overrides, intent.overrides, intent.container);
    const mark = task_identity_markIn(task);
    if (!alike || mark === undefined)
        return "other";
    if (mark === intent.mark)
        return "same-attempt";
    const run = (text) => text.replace(/\/attempts\/\d+#/u, "#");
    return run(mark) === run(intent.mark) ? "same-run" : "other";
}
/** Which run started a task of ours, as its overrides tell; text from outside. */
function task_identity_markIn(task) {
    const variables = task.overrides?.containerOverrides?.flatMap(({ environment }) => environment ?? []);
    return variables?.find(({ name }) => name === markName)?.value;
}
function sameOverride(one, other, container) {
    const part = (override) => {
        const found = override?.containerOverrides?.find(({ name }) => name === container);
        return JSON.stringify([found?.command ?? [], variablesOf(found?.environment)]);
    };
    return part(one) === part(other);
}
const variablesOf = (environment) => (environment ?? [])
    .filter(({ name }) => name !== markName)
    .map(({ name = "", value = "" }) => [name, value])
    .toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1));
/** The container that a task of ours was started for: the one that carries the mark. */
const markedContainer = (task) => task.overrides?.containerOverrides?.find(({ environment }) => environment?.some(({ name }) => name === markName))?.name;
/** Whether it may still do something: it is not over, and the container that matters has not ended. */
function task_identity_isAlive(task) {
    if (isOver(task))
        return false;
    const name = markedContainer(task);
    const container = task.containers?.find((one) => one.name === name);
    return !(container?.lastStatus === "STOPPED" && container.exitCode !== undefined);
}
/** Which of two tasks was there first: by creation, then by ARN, so that two runners decide alike. */
function isOlder(one, other) {
    const [a, b] = [one.createdAt?.getTime() ?? 0, other.createdAt?.getTime() ?? 0];
    return a === b ? (one.taskArn ?? "") < (other.taskArn ?? "") : a < b;
}

;// CONCATENATED MODULE: ./build/src/release/one-off-spec.js

async function oneOffContext(context) {
    const { aws, clock, tell, signal, pace } = context;
    return { ecs: await aws.ecs(), logs: (region) => aws.logs(region), clock, tell, signal, pace };
}
/** Starts of one task: more are not made when none of them gets to run. */
const maxStarts = 5;
/** The containers of a definition as the diagnosis looks at them. */
const plansOf = ({ document }) => (document.get(["containerDefinitions"]) ?? []);
const deciderOf = (spec) => ({
    container: spec.container,
    definitions: plansOf(spec.definition),
});
function overridesOf(spec) {
    const environment = [
        ...spec.environment.map(({ name, value }) => ({ name, value })),
        { name: markName, value: markOf(spec.starter) },
    ];
    const command = spec.command === undefined ? {} : { command: [...spec.command] };
    return { containerOverrides: [{ name: spec.container, ...command, environment }] };
}
function intentOf(spec) {
    return {
        startedBy: startedByOf(spec.kind, spec.definition.family),
        taskDefinition: spec.taskDefinition,
        container: spec.container,
        mark: markOf(spec.starter),
        overrides: overridesOf(spec),
    };
}
/** The request for start number `start`, from 0. Sent again as it is, it never starts a second task. */
function runTaskRequest(spec, intent, start) {
    const purpose = spec.subject === undefined ? spec.kind : `${spec.kind} ${spec.subject}`;
    return {
        cluster: spec.cluster,
        taskDefinition: spec.taskDefinition,
        count: 1,
        startedBy: intent.startedBy,
        clientToken: clientTokenOf({
            starter: spec.starter,
            cluster: spec.cluster,
            taskDefinition: spec.taskDefinition,
            kind: purpose,
            overrides: intent.overrides,
            start,
        }),
        overrides: intent.overrides,
        ...spec.launch,
        ...(spec.tags.length > 0 && { tags: spec.tags.map(({ key, value }) => ({ key, value })) }),
    };
}

;// CONCATENATED MODULE: ./build/src/release/one-off-cause.js







const names = { migration: "migration", "smoke-test": "smoke test" };
const nameOf = ({ kind }) => names[kind];
const timeoutInput = {
    migration: "migration-timeout",
    "smoke-test": "smoke-test-timeout",
};
const factsOf = ({ spec, task, log }) => ({
    task: task ?? {},
    definitions: plansOf(spec.definition),
    runtimePlatform: spec.definition.runtimePlatform,
    released: [spec.container],
    log,
});
/** RunTask answered without a task. `passing`: another start may find a place. */
function startFailure(spec, failures) {
    const cause = diagnosePlacement(failures);
    const what = `The ${nameOf(spec)} task of ${spec.definition.family} was not started. ${cause.what}`;
    const passing = failures.length > 0 && failures.every(({ reason }) => mayRetryPlacement(reason));
    return { cause: { ...cause, what }, passing };
}
/** The cause of a verdict that is not a success. */
function one_off_cause_causeOf(verdict, ending) {
    switch (verdict.state) {
        case "exited":
        case "outlived":
            return one_off_cause_exited(verdict.exitCode, ending);
        case "dependency-failed":
            return dependencyFailed(verdict, ending);
        case "no-exit-code":
            return verdict.started
                ? unknownOutcome(diagnoseTask(factsOf(ending)), ending)
                : diagnoseTask(factsOf(ending));
        case "interrupted":
            return interrupted(verdict.stopCode, ending);
        case "gone":
            return gone(ending);
    }
}
/** The diagnosis, with the deciding container's own code in front where it is about another one. */
function one_off_cause_exited(exitCode, ending) {
    const cause = diagnoseTask(factsOf(ending));
    const { container } = ending.spec;
    if (cause.container === container && cause.exitCode === exitCode)
        return cause;
    return { ...cause, what: `Container "${container}" ended with exit code ${exitCode}. ${cause.what}` };
}
function dependencyFailed({ container, exitCode }, ending) {
    const cause = diagnoseTask(factsOf(ending));
    if (cause.name.startsWith("dependency-"))
        return cause;
    const dependency = container === undefined ? "another container" : `container "${container}"`;
    const ended = exitCode === undefined ? "did not start" : `ended with exit code ${exitCode}`;
    return {
        name: "dependency-failed",
        what: `Container "${ending.spec.container}" never ran: ${dependency}, which it depends on, ${ended}.`,
        evidence: cause.evidence,
        remedy: `Read the log of ${dependency}; the exit code of "${ending.spec.container}" says nothing.`,
    };
}
const checkByHand = (ending) => ending.spec.kind === "migration"
    ? "Whether it was applied is unknown: ask the migration tool for its status, then run the job again."
    : "Run the job again.";
const unknownOutcome = (cause, ending) => ({
    ...cause,
    what: `The ${nameOf(ending.spec)} was running and left no exit code. ${cause.what}`,
    remedy: [cause.remedy, checkByHand(ending)].filter((text) => text !== undefined).join(" "),
});
function interrupted(stopCode, ending) {
    const { container } = ending.spec;
    return {
        name: "task-interrupted",
        what: `The ${nameOf(ending.spec)} task was stopped from outside (${stopCode}); container "${container}" left with exit code 0, which proves no finished work.`,
        evidence: [ending.task?.stoppedReason ?? "", ending.taskArn].filter((text) => text !== ""),
        remedy: `CloudTrail's StopTask event says who stopped it. ${checkByHand(ending)}`,
    };
}
const gone = (ending) => ({
    name: "task-gone",
    what: `ECS does not know the ${nameOf(ending.spec)} task any more, so its end is unknown.`,
    evidence: [ending.taskArn],
    remedy: checkByHand(ending),
});
/** The task was still going when its time was over. `stop` says what became of StopTask. */
function timeoutCause(ending, stop) {
    const { spec, task, now } = ending;
    const spent = task === undefined ? "" : timeSpentInWords(task, now);
    const what = `The ${nameOf(spec)} did not end within ${(0,time/* inWords */.r4)(spec.timeout)}${spent === "" ? "" : `: ${spent}`}.`;
    const evidence = [stop, ending.taskArn];
    const serves = servesInstead(ending);
    if (serves !== undefined) {
        return { ...serves, what: `${what} ${serves.what}`, evidence: [...serves.evidence, ...evidence] };
    }
    return {
        name: `${spec.kind}-timeout`,
        what,
        evidence,
        remedy: `${checkByHand(ending)} If it only needs longer, raise ${timeoutInput[spec.kind]}.`,
    };
}
/** The usual mistake: an image that does not know the variable starts its server, and never ends. */
const servesInstead = (ending) => serverMistakenForMigration({
    ...factsOf(ending),
    container: ending.spec.container,
    variables: ending.spec.environment.map(({ name }) => name),
    commandGiven: ending.spec.command !== undefined,
});
/** What a success leaves open: a tool that exits with 0 although it did nothing (ecs-domain.md 12.3). */
const doubtAbout = ({ spec, log }) => spec.kind === "migration" ? migrationSkipped(log) : undefined;
/** ECS could not be asked any more while the task was going. */
function unseenCause(ending, why) {
    return {
        ...why,
        what: `The ${nameOf(ending.spec)} task could not be followed to its end. ${why.what}`,
        evidence: [...why.evidence, `The task may still be running: ${ending.taskArn}`],
        remedy: [why.remedy, checkByHand(ending)].filter((text) => text !== undefined).join(" "),
    };
}

;// CONCATENATED MODULE: ./build/src/ecs/find-tasks.js

const perPage = 100;
/** ARNs of at most `pages` hundred tasks. */
async function listTasks(reader, filter, pages) {
    const found = [];
    let nextToken;
    for (let page = 0; page < pages; page += 1) {
        const answer = await reader.ecs.listTasks({ ...filter, maxResults: perPage, ...(nextToken !== undefined && { nextToken }) }, { signal: reader.signal, resource: filter.cluster });
        found.push(...(answer.taskArns ?? []));
        nextToken = answer.nextToken;
        if (!nextToken)
            break;
    }
    return found;
}
/** The tasks that ECS knows by these ARNs; those that it does not know are left out. */
async function find_tasks_describeTasks(reader, cluster, arns) {
    const answers = await Promise.all((0,describe_services/* inBatches */.o)([...new Set(arns)], perPage).map((batch) => reader.ecs.describeTasks({ cluster, tasks: [...batch] }, { signal: reader.signal, resource: batch.length === 1 ? batch[0] : cluster })));
    return answers.flatMap(({ tasks }) => tasks ?? []);
}
/** Tasks with this `startedBy` that are wanted to run: with it no other filter is allowed. All pages. */
const find_tasks_listRunning = (reader, cluster, startedBy) => listTasks(reader, { cluster, startedBy }, Number.POSITIVE_INFINITY);
/**
 * Tasks with this `startedBy` that were told to stop: those that are stopping, and those stopped within about an
 * hour. Only the family can be asked for, which in a crash loop is many: the first thousand are looked at.
 */
async function describeStopped(reader, cluster, of) {
    const filter = { cluster, family: of.family, desiredStatus: "STOPPED" };
    const tasks = await find_tasks_describeTasks(reader, cluster, await listTasks(reader, filter, 10));
    return tasks.filter(({ startedBy }) => startedBy === of.startedBy);
}

;// CONCATENATED MODULE: ./build/src/release/one-off-guard.js









class Guard {
    #context;
    #spec;
    #intent;
    /** Tasks of this kind that were seen at work: they no longer are listed once they are told to stop. */
    #known = new Set();
    #lookedBack = false;
    constructor(context, spec, intent) {
        this.#context = context;
        this.#spec = spec;
        this.#intent = intent;
    }
    /**
     * Waits until no other task of this kind is at work. Gives the task to take over instead of starting one, where
     * this run has one that is at work, or this run attempt one that has done its work.
     * @throws Failure `task-running` (`if-migrating: fail`), `task-wait-timeout`
     */
    async clear(patience) {
        const { clock, signal, pace } = this.#context;
        const begin = clock.now();
        const heartbeat = new release_heartbeat/* Heartbeat */.X(clock, this.#context.tell);
        let told;
        for (;;) {
            const { tasks, unknown } = await this.#look();
            const own = this.#takeOver(tasks);
            if (own !== undefined)
                return own;
            const elapsed = clock.now() - begin;
            const other = tasks.find(task_identity_isAlive);
            if (other === undefined && (unknown === 0 || elapsed >= missingGrace)) {
                patience.left -= elapsed;
                return undefined;
            }
            if (other !== undefined) {
                if (this.#spec.ifBusy === "fail")
                    throw this.#running(other);
                if (elapsed >= patience.left)
                    throw this.#waitedTooLong(other, elapsed);
                if (told !== other.taskArn)
                    this.#tell(`Waiting for ${this.#describe(other)}.`);
                told = other.taskArn;
                heartbeat.beat(`${this.#describe(other)} to end`, begin + patience.left);
            }
            await clock.sleep(Math.max(1, Math.min(pace(elapsed), patience.left - elapsed)), signal);
        }
    }
    /** A task of this kind at work that was there before ours, so that ours has to give way. */
    async olderThan(own) {
        const { cluster } = this.#spec;
        const listed = await find_tasks_listRunning(this.#context, cluster, this.#intent.startedBy);
        const others = listed.filter((arn) => arn !== own.taskArn);
        const tasks = await find_tasks_describeTasks(this.#context, cluster, others);
        return tasks.find((task) => task_identity_isAlive(task) && isOlder(task, own));
    }
    async #look() {
        const { cluster } = this.#spec;
        const listed = await find_tasks_listRunning(this.#context, cluster, this.#intent.startedBy);
        if (!this.#lookedBack) {
            const { family } = this.#spec.definition;
            const of = { family, startedBy: this.#intent.startedBy };
            for (const task of await describeStopped(this.#context, cluster, of))
                this.#know(task.taskArn);
            this.#lookedBack = true;
        }
        for (const arn of listed)
            this.#know(arn);
        const tasks = await find_tasks_describeTasks(this.#context, cluster, [...this.#known]);
        const described = new Set(tasks.map(({ taskArn }) => taskArn));
        return { tasks, unknown: listed.filter((arn) => !described.has(arn)).length };
    }
    #know(arn) {
        if (arn !== undefined)
            this.#known.add(arn);
    }
    #takeOver(tasks) {
        const kin = tasks.filter((task) => kinshipOf(task, this.#intent) !== "other");
        const atWork = kin.filter(task_identity_isAlive).toSorted(oldestFirst)[0];
        if (atWork !== undefined)
            return atWork;
        const done = kin.filter((task) => kinshipOf(task, this.#intent) === "same-attempt" && isDone(task));
        return done.toSorted(oldestFirst).at(-1);
    }
    #tell(text) {
        this.#context.tell({ kind: "note", level: "info", about: this.#spec.definition.family, text });
    }
    #describe(task) {
        const { kind, definition } = this.#spec;
        const age = this.#context.clock.now() - (task.createdAt?.getTime() ?? this.#context.clock.now());
        const whose = task_identity_markIn(task) ?? "an unknown run";
        return `the ${kind} of ${definition.family} that ${whose} started ${(0,time/* inWords */.r4)(age)} ago (task ${(0,aws_arn/* shortName */.EU)(task.taskArn ?? "")}, ${stageInWords(task)})`;
    }
    #running(other) {
        const { kind, definition } = this.#spec;
        return new failure/* Failure */.HR({
            name: "task-running",
            what: `Another ${kind} of ${definition.family} is running already, and if-migrating is fail.`,
            evidence: [this.#describe(other), other.taskArn ?? ""],
            remedy: "Run the job again when it has ended, or set if-migrating to wait.",
        });
    }
    #waitedTooLong(other, elapsed) {
        const { kind, definition } = this.#spec;
        return new failure/* Failure */.HR({
            name: "task-wait-timeout",
            what: `Another ${kind} of ${definition.family} has not ended within ${(0,time/* inWords */.r4)(elapsed)}.`,
            evidence: [this.#describe(other), other.taskArn ?? ""],
            remedy: "Look at that task; run the job again when it has ended, or raise migration-timeout.",
        });
    }
}
const oldestFirst = (one, other) => (isOlder(one, other) ? -1 : 1);
/** It has done what it was started for, one way or the other. One that never ran may be started again. */
const isDone = (task) => (isOver(task) || !task_identity_isAlive(task)) && !neverStarted(task);

;// CONCATENATED MODULE: ./build/src/release/one-off-start.js






/** How long a request is sent again that may or may not have taken effect. */
const insistence = (0,time/* minutes */.Gx)(5);
async function startTask(context, spec, request, intent, deadline) {
    const { clock, signal } = context;
    const end = Math.min(deadline.at, clock.now() + insistence);
    let sent = request;
    let lost = false;
    for (;;) {
        try {
            const answer = await context.ecs.runTask(sent, { signal, resource: spec.taskDefinition });
            return readAnswer(answer, spec);
        }
        catch (thrown) {
            signal.throwIfAborted();
            if (!(thrown instanceof failure/* Failure */.HR))
                throw thrown;
            const problem = (0,aws_error/* classify */.L8)(thrown.cause);
            const existing = problem.kind === "conflict" ? conflictingTask(thrown.cause) : undefined;
            if (existing !== undefined)
                return takeExisting(context, spec, intent, existing, thrown.why);
            lost ||= problem.maybeDone;
            if (sent.tags !== undefined && isAboutTags(problem)) {
                sent = withoutTags(sent);
                note(context, spec, "Tagging is not permitted (ecs:TagResource): the task carries no trace tags.");
            }
            else if ((0,aws_error/* isWorthRetrying */.J0)(problem) && clock.now() < end) {
                await clock.sleep(context.pace(0), signal);
            }
            else {
                return lost ? findLost(context, spec, intent, thrown.why) : one_off_start_nothing(thrown.why);
            }
        }
    }
}
const one_off_start_nothing = (cause, passing = false) => ({ task: undefined, cause, passing });
function readAnswer({ tasks, failures }, spec) {
    const task = tasks?.[0];
    if (task?.taskArn !== undefined)
        return { task };
    const failed = startFailure(spec, failures ?? []);
    return one_off_start_nothing(failed.cause, failed.passing);
}
/** Refused for its tags alone; also an account that has not opted in to long ARNs can't tag. */
const isAboutTags = (problem) => (problem.kind === "denied" && problem.message.includes("ecs:TagResource")) ||
    (problem.kind === "invalid" && /\badd tags\b/iu.test(problem.message));
function withoutTags(request) {
    const { tags: _, ...rest } = request;
    return rest;
}
/** ConflictException names the task that the token stands for already. */
function conflictingTask(thrown) {
    const { resourceIds } = thrown;
    const [first] = resourceIds ?? [];
    return typeof first === "string" ? first : undefined;
}
async function takeExisting(context, spec, intent, arn, why) {
    const [task] = await find_tasks_describeTasks(context, spec.cluster, [arn]);
    if (task !== undefined && kinshipOf(task, intent) === "same-attempt")
        return { task };
    return one_off_start_nothing(why);
}
/** The answers were lost for good: the task may be there all the same. */
async function findLost(context, spec, intent, why) {
    const unclear = {
        ...why,
        name: "task-start-unclear",
        what: `It is not known whether the ${spec.kind} task was started: ${why.what}`,
        remedy: `Look for tasks started by ${intent.startedBy} in the cluster before running the job again.`,
    };
    try {
        const listed = await find_tasks_listRunning(context, spec.cluster, intent.startedBy);
        const tasks = await find_tasks_describeTasks(context, spec.cluster, listed);
        const task = tasks.find((one) => kinshipOf(one, intent) === "same-attempt");
        return task === undefined ? one_off_start_nothing(unclear) : { task };
    }
    catch (thrown) {
        context.signal.throwIfAborted();
        if (!(thrown instanceof failure/* Failure */.HR))
            throw thrown;
        return one_off_start_nothing({ ...unclear, evidence: [...unclear.evidence, thrown.why.what] });
    }
}
const note = (context, spec, text) => context.tell({ kind: "note", level: "info", about: spec.definition.family, text });

;// CONCATENATED MODULE: ./build/src/release/one-off-stop.js




/** Gives the cause when ECS refuses; a task that has stopped already is none. */
async function stopTask({ ecs, signal }, task, why) {
    const { cluster, taskArn } = task;
    try {
        await ecs.stopTask({ cluster, task: taskArn, reason: reasonsToStop[why] }, { signal, resource: taskArn });
        return undefined;
    }
    catch (thrown) {
        signal.throwIfAborted();
        if (!(thrown instanceof failure/* Failure */.HR))
            throw thrown;
        return thrown.why;
    }
}
/** The tasks that an entry of the ledger stands for and that are still at work. */
async function tasksOf(stopper, entry) {
    const { cluster, startedBy, mark, taskArn } = entry;
    const arns = taskArn === undefined ? await listRunning(stopper, cluster, startedBy) : [taskArn];
    const tasks = await describeTasks(stopper, cluster, arns);
    return tasks.filter((task) => isAlive(task) && (taskArn !== undefined || markIn(task) === mark));
}
/** For a cancelled job with `on-cancel: stop`. Gives the ARNs that were stopped, and what was refused. */
async function stopTasksOf(stopper, entry) {
    const stopped = [];
    const refused = [];
    for (const { taskArn } of await tasksOf(stopper, entry)) {
        if (taskArn === undefined)
            continue;
        const cause = await stopTask(stopper, { cluster: entry.cluster, taskArn }, "cancelled");
        if (cause === undefined)
            stopped.push(taskArn);
        else
            refused.push(cause);
    }
    return { stopped, refused };
}

;// CONCATENATED MODULE: ./build/src/release/one-off-watch.js











/** How long sidecars may take to end by themselves after the deciding container. */
const sidecarGrace = (0,time/* seconds */.YA)(10);
/** A migration that has run for so long and looks like a server is said to, long before its time is over. */
const serverSuspicion = (0,time/* seconds */.YA)(60);
/** How long a task may take to stop: up to two minutes of `stopTimeout`, then its network interface. */
const stopLimit = (0,time/* minutes */.Gx)(4);
class TaskWatch {
    #context;
    #spec;
    #options;
    #heartbeat;
    #task;
    #missingSince;
    #lookDue = 0;
    #status = "";
    #outlivedSince;
    #compared = false;
    #suspected = false;
    constructor(context, spec, options) {
        const tell = (event) => {
            this.#heartbeat.spoke();
            context.tell(event);
        };
        this.#heartbeat = new release_heartbeat/* Heartbeat */.X(context.clock, context.tell);
        this.#context = { ...context, tell };
        this.#spec = spec;
        this.#options = options;
    }
    async run(deadline) {
        const begin = this.#context.clock.now();
        return (await this.#until(deadline, () => this.#look(begin, deadline))) ?? this.#timeOut();
    }
    /** Turns at the pace of whatever is due next. */
    #until(deadline, look) {
        const { clock, signal } = this.#context;
        const next = () => Math.max(1, Math.min(this.#lookDue, this.#logDue()) - clock.now());
        return (0,time/* poll */.wt)({ clock, signal, deadline, pace: next }, look);
    }
    /** A log is worth asking for once a container may have started. */
    #logDue() {
        const { follower } = this.#options;
        const { lastStatus } = this.#task ?? {};
        const early = lastStatus === undefined || lastStatus === "PROVISIONING" || lastStatus === "PENDING";
        return follower === undefined || early ? Number.POSITIVE_INFINITY : follower.due;
    }
    async #look(begin, deadline) {
        const { clock, pace } = this.#context;
        const due = clock.now() >= this.#lookDue || deadline.passed();
        const end = due ? await this.#judge(deadline) : undefined;
        if (due)
            this.#lookDue = clock.now() + pace(clock.now() - begin);
        if (end !== undefined)
            return end;
        if (clock.now() >= this.#logDue())
            await this.#options.follower?.read();
        const doing = this.#task === undefined ? "not visible yet" : stageInWords(this.#task);
        this.#heartbeat.beat(`the ${nameOf(this.#spec)} task (${doing})`, deadline.at);
        return undefined;
    }
    async #judge(deadline) {
        const trouble = await this.#describe();
        if (trouble !== undefined)
            return this.#ended({ end: "unseen", why: trouble });
        const verdict = judge(this.#sighting(), deciderOf(this.#spec));
        if (verdict.state === "going") {
            this.#suspect();
            return this.#giveWay();
        }
        if (verdict.state !== "outlived")
            return this.#ended({ end: "judged", verdict });
        this.#outlivedSince ??= this.#context.clock.now();
        const patient = this.#context.clock.now() - this.#outlivedSince < sidecarGrace;
        if (patient && !deadline.passed())
            return undefined;
        await this.#stop("outlived");
        return this.#ended({ end: "judged", verdict });
    }
    #sighting() {
        if (this.#missingSince === undefined && this.#task !== undefined)
            return { task: this.#task };
        const since = this.#missingSince ?? this.#context.clock.now();
        return { task: undefined, missingFor: this.#context.clock.now() - since };
    }
    /** One look. Passing trouble counts as none; any other is given back. */
    async #describe() {
        const { clock, signal } = this.#context;
        try {
            const [task] = await find_tasks_describeTasks(this.#context, this.#spec.cluster, [this.#options.taskArn]);
            this.#missingSince = task === undefined ? (this.#missingSince ?? clock.now()) : undefined;
            if (task !== undefined)
                this.#see(task);
            return undefined;
        }
        catch (thrown) {
            signal.throwIfAborted();
            if (!(thrown instanceof failure/* Failure */.HR))
                throw thrown;
            return isPassing(thrown) ? undefined : thrown.why;
        }
    }
    #see(task) {
        this.#task = task;
        this.#options.follower?.locate(task);
        const status = statusInWords(task);
        if (status === this.#status)
            return;
        this.#status = status;
        this.#context.tell({
            kind: "task-status",
            task: this.#spec.kind,
            taskArn: this.#options.taskArn,
            status,
        });
    }
    /**
     * Until our task works it may still give way to one that was there before it: two runners may have started at
     * once, each before the other's task was listed. Once it works, stopping it would do more harm than the two.
     */
    async #giveWay() {
        const { older } = this.#options;
        const task = this.#task;
        if (older === undefined || task === undefined || (this.#compared && !neverStarted(task)))
            return undefined;
        const rival = await this.#rival(older, task);
        this.#compared = true;
        if (rival === undefined)
            return undefined;
        if (!neverStarted(task)) {
            this.#warn(`Another ${nameOf(this.#spec)} task is at work as well: ${rival.taskArn ?? ""}.`);
            return undefined;
        }
        if (!(await this.#stop("yielded")).done)
            return undefined;
        await this.#untilOver();
        const last = this.#task ?? task;
        return isOver(last) && neverStarted(last) ? this.#ended({ end: "yielded" }) : undefined;
    }
    /** The usual mistake shows long before the timeout: the image started its server. */
    #suspect() {
        const { clock } = this.#context;
        const task = this.#task;
        const running = clock.now() - (task?.startedAt?.getTime() ?? clock.now());
        if (this.#suspected || running < serverSuspicion || this.#spec.kind !== "migration")
            return;
        const { taskArn, follower } = this.#options;
        const log = follower?.lines ?? [];
        const serves = servesInstead({ spec: this.#spec, taskArn, task, log, now: clock.now() });
        if (serves === undefined)
            return;
        this.#suspected = true;
        this.#warn(`It looks as if it will never end. ${serves.what} ${serves.remedy ?? ""}`);
    }
    async #rival(older, task) {
        try {
            return await older(task);
        }
        catch (thrown) {
            this.#context.signal.throwIfAborted();
            if (!(thrown instanceof failure/* Failure */.HR))
                throw thrown;
            return undefined;
        }
    }
    /** The last look was in vain: the task is stopped. It may have ended by itself just before. */
    async #timeOut() {
        const stop = await this.#stop("timeout");
        if (stop.done)
            await this.#untilOver();
        const verdict = judge(this.#sighting(), deciderOf(this.#spec));
        const byItself = this.#task?.stopCode === "EssentialContainerExited";
        if (verdict.state === "exited" && byItself)
            return this.#ended({ end: "judged", verdict });
        const exitCode = this.#task && exitCodeOf(this.#task, this.#spec.container);
        return this.#ended({ end: "timeout", stop: stop.text, ...(exitCode !== undefined && { exitCode }) });
    }
    async #untilOver() {
        const { clock, pace } = this.#context;
        this.#lookDue = 0;
        await this.#until(new time/* Deadline */.B2(clock, stopLimit), async () => {
            if (clock.now() >= this.#lookDue) {
                const trouble = await this.#describe();
                this.#lookDue = clock.now() + pace(0);
                if (trouble !== undefined)
                    return true;
            }
            if (clock.now() >= this.#logDue())
                await this.#options.follower?.read();
            return this.#task !== undefined && isOver(this.#task) ? true : undefined;
        });
    }
    async #stop(why) {
        const { taskArn } = this.#options;
        const refused = await stopTask(this.#context, { cluster: this.#spec.cluster, taskArn }, why);
        if (refused === undefined)
            return { done: true, text: "The task was stopped." };
        const text = `The task could not be stopped, so it may still be running: ${refused.what}`;
        this.#warn(text);
        return { done: false, text };
    }
    #warn(text) {
        this.#context.tell({ kind: "note", level: "warning", about: this.#spec.definition.family, text });
    }
    #ended(how) {
        const endedAt = this.#task?.executionStoppedAt?.getTime() ?? this.#outlivedSince;
        return { ...how, task: this.#task, endedAt: endedAt ?? this.#context.clock.now() };
    }
}
/** ECS may answer the next look; of what nobody has classified that is hoped as well, until the time is over. */
function isPassing(thrown) {
    const problem = (0,aws_error/* classify */.L8)(thrown.cause);
    return (0,aws_error/* isWorthRetrying */.J0)(problem) || problem.kind === "unknown";
}

;// CONCATENATED MODULE: ./build/src/release/log-tail.js
const keptLines = 50;
const keptEvents = 2000;
/** Longer lines are cut: CloudWatch takes a megabyte. */
const log_tail_longestLine = 4096;
class LogTail {
    #lines = [];
    #events = [];
    #keys = new Map();
    get lines() {
        return this.#lines.slice(-keptLines);
    }
    /** Smallest timestamp among the remembered events, in epoch milliseconds. */
    get oldestRemembered() {
        return this.#events.length === 0
            ? undefined
            : this.#events.reduce((oldest, { timestamp }) => Math.min(oldest, timestamp), Number.MAX_SAFE_INTEGER);
    }
    /** Keeps an event and gives its lines. */
    add(event) {
        this.#remember(event);
        const lines = (event.message ?? "")
            .replace(/\r?\n$/u, "")
            .split(/\r?\n/u)
            .map(cut);
        this.#lines.push(...lines);
        if (this.#lines.length > 10 * keptLines)
            this.#lines = this.#lines.slice(-keptLines);
        return lines;
    }
    remembers(event) {
        return this.#keys.has(keyOf(event));
    }
    #remember(event) {
        const key = keyOf(event);
        this.#events.push({ timestamp: event.timestamp ?? 0, key });
        this.#keys.set(key, (this.#keys.get(key) ?? 0) + 1);
        if (this.#events.length <= 2 * keptEvents)
            return;
        for (const { key: old } of this.#events.splice(0, keptEvents)) {
            const count = (this.#keys.get(old) ?? 1) - 1;
            if (count > 0)
                this.#keys.set(old, count);
            else
                this.#keys.delete(old);
        }
    }
}
/** GetLogEvents gives events no id. The same line twice in the same millisecond of arrival is taken for one. */
const keyOf = ({ timestamp, ingestionTime, message = "" }) => `${timestamp ?? ""} ${ingestionTime ?? ""} ${message.length} ${message.slice(0, 200)}`;
const cut = (line) => line.length <= log_tail_longestLine
    ? line
    : `${line.slice(0, log_tail_longestLine)}… (${line.length - log_tail_longestLine} more characters)`;

;// CONCATENATED MODULE: ./build/src/release/task-log-follower.js






/** A read that takes longer is given up, so that a slow log never holds up the verdict. */
const readLimit = (0,time/* seconds */.YA)(5);
const slowestRetry = (0,time/* seconds */.YA)(30);
/** Events on one page from which more is taken to be waiting. */
const muchToRead = 500;
/** Lines told to the job log; more are counted, and the last ones kept all the same. */
const mostLines = 20_000;
class TaskLogFollower {
    #context;
    #followed;
    #tail = new LogTail();
    #location;
    #token;
    #seen = false;
    #told = 0;
    #trouble = 0;
    #missing;
    #due;
    constructor(context, followed) {
        this.#context = context;
        this.#followed = followed;
        this.#location = logLocation(followed.definition, { taskArn: followed.taskArn });
        this.#due = context.clock.now();
        if (this.#location.kind === "unreadable")
            this.#giveUp(this.#location.why);
    }
    /** The stream, once it is known. */
    get stream() {
        return this.#location.kind === "stream" ? this.#location : undefined;
    }
    /** Epoch milliseconds of the next read; `Infinity` when there will be none. */
    get due() {
        return this.#due;
    }
    /** The last 50 lines. */
    get lines() {
        return this.#tail.lines;
    }
    /** Tells ECS's newest view of the task: Docker's id of the container may name the stream. */
    locate(task) {
        if (this.#location.kind !== "not-yet")
            return;
        const { taskArn, definition } = this.#followed;
        const { runtimeId } = task_containerOf(task, definition.name) ?? {};
        this.#location = logLocation(definition, { taskArn, runtimeId });
    }
    /** Reads one page if it is due. True when it brought something or there is more to come. */
    async read() {
        const stream = this.stream;
        const now = this.#context.clock.now();
        if (now < this.#due)
            return false;
        if (stream === undefined) {
            this.#due = now + 2000;
            return false;
        }
        const page = await this.#page(stream, { startFromHead: true, ...this.#from() });
        if (page === undefined)
            return false;
        const events = page.events ?? [];
        const more = events.length > 0 || (this.#token !== undefined && page.nextForwardToken !== this.#token);
        this.#token = page.nextForwardToken ?? this.#token;
        this.#take(events);
        const pace = logPace(stream.region);
        const hurry = events.length >= muchToRead || (more && events.length === 0);
        this.#due = this.#context.clock.now() + (hurry ? pace.catchUp : pace.follow);
        return more;
    }
    /**
     * Reads on until nothing has come for `quiet` milliseconds, or `limit` is over; then once more over the last
     * stretch, for lines that arrived late between others (ecs-domain.md 3.2, 3.4). `since` is when the container ended.
     */
    async finish(since, quiet, limit = (0,time/* seconds */.YA)(30)) {
        const { clock, signal } = this.#context;
        const end = clock.now() + limit;
        let last = Math.min(since, clock.now());
        while (this.#due !== Number.POSITIVE_INFINITY && clock.now() < end) {
            if (await this.read())
                last = clock.now();
            if (clock.now() - last >= quiet)
                break;
            await clock.sleep(Math.max(0, Math.min(this.#due, last + quiet, end) - clock.now()), signal);
        }
        if (this.#due === Number.POSITIVE_INFINITY)
            return;
        await this.#sweep();
        if (!this.#seen && this.#missing !== undefined)
            this.#giveUp(this.#missing);
    }
    #from() {
        return this.#token === undefined ? {} : { nextToken: this.#token };
    }
    async #sweep() {
        const { stream } = this;
        const startTime = this.#tail.oldestRemembered;
        if (stream === undefined || startTime === undefined)
            return;
        const page = await this.#page(stream, { startFromHead: true, startTime });
        this.#take((page?.events ?? []).filter((event) => !this.#tail.remembers(event)));
    }
    async #page(stream, position) {
        const { clock, signal } = this.#context;
        const limit = (0,time/* abortAfter */.dg)(clock, readLimit);
        try {
            const logs = await this.#context.logs(stream.region);
            const page = await logs.getLogEvents({ logGroupName: stream.group, logStreamName: stream.stream, ...position }, { signal: AbortSignal.any([signal, limit.signal]), resource: stream.group });
            this.#trouble = 0;
            this.#seen = true;
            return page;
        }
        catch (thrown) {
            signal.throwIfAborted();
            this.#failed(thrown);
            return undefined;
        }
        finally {
            limit.cancel();
        }
    }
    /** A stream that is not there yet is normal; a passing trouble is tried again ever more rarely; the rest is said. */
    #failed(thrown) {
        const problem = (0,aws_error/* classify */.L8)(thrown instanceof failure/* Failure */.HR ? thrown.cause : thrown);
        const slow = thrown instanceof DOMException;
        if (problem.kind === "not-found") {
            this.#missing = problem.message;
        }
        else if (!slow && !(0,aws_error/* isWorthRetrying */.J0)(problem)) {
            this.#giveUp(thrown instanceof failure/* Failure */.HR ? sentencesOf(thrown) : (0,failure/* messageOf */.bD)(thrown));
            return;
        }
        this.#trouble += problem.kind === "not-found" ? 0 : 1;
        const wait = Math.min(slowestRetry, 2000 * 2 ** this.#trouble);
        this.#due = this.#context.clock.now() + (problem.kind === "not-found" ? 2000 : wait);
    }
    #take(events) {
        const { name: container } = this.#followed.definition;
        for (const event of events) {
            for (const text of this.#tail.add(event)) {
                this.#told += 1;
                if (this.#told > mostLines)
                    continue;
                this.#context.tell({
                    kind: "task-log",
                    task: this.#followed.task,
                    container,
                    at: event.timestamp ?? this.#context.clock.now(),
                    text,
                });
                if (this.#told === mostLines) {
                    this.#note(`More than ${mostLines} lines: the rest is in CloudWatch, and the last lines are kept.`);
                }
            }
        }
    }
    #giveUp(why) {
        this.#due = Number.POSITIVE_INFINITY;
        const { stream } = this;
        const where = stream === undefined ? "" : ` (group ${stream.group}, stream ${stream.stream}, ${stream.region})`;
        this.#note(`The log can't be shown here${where}: ${why}`);
    }
    #note(text) {
        this.#context.tell({ kind: "note", level: "info", about: this.#followed.definition.name, text });
    }
}
const sentencesOf = ({ why }) => [why.what, why.remedy ?? ""].join(" ").trim();

;// CONCATENATED MODULE: ./build/src/release/one-off.js
/**
 * One task, run once, and how it ended: wait for our turn → start → watch → judge. For the migration and for smoke
 * tests. It is started again only where it is certain that the start before never came to work.
 */











/** How long a log must be silent after the end before it counts as read. A failure's last lines are worth more. */
const quiet = { success: (0,time/* seconds */.YA)(5), failure: (0,time/* seconds */.YA)(12) };
const firstPause = (0,time/* seconds */.YA)(15);
const longestPause = (0,time/* seconds */.YA)(60);
/**
 * Everything from RunTask on that goes wrong is in the result.
 * @throws Failure for what stands against it before RunTask; the signal's reason when the job is cancelled, and then
 *   the task goes on
 */
function runOneOff(context, spec) {
    return new OneOffRun(context, distinct(spec)).run();
}
/** Outside of GitHub there is no run id, and two runs must not be taken for one. */
const distinct = (spec) => spec.starter.runId === "" ? { ...spec, starter: { ...spec.starter, runId: (0,external_node_crypto_.randomUUID)() } } : spec;
class OneOffRun {
    #context;
    #spec;
    #intent;
    #guard;
    #patience;
    #begin;
    #deadline;
    constructor(context, spec) {
        this.#context = context;
        this.#spec = spec;
        this.#intent = intentOf(spec);
        this.#guard = spec.ifBusy === undefined ? undefined : new Guard(context, spec, this.#intent);
        this.#patience = { left: spec.timeout };
        this.#begin = context.clock.now();
    }
    async run() {
        for (let start = 0;; start += 1) {
            const found = await this.#guard?.clear(this.#patience);
            const attempt = found === undefined ? await this.#start(start) : await this.#takeOver(found);
            if (!(await this.#isToBeRepeated(attempt, start)))
                return attempt.result;
        }
    }
    async #isToBeRepeated({ again, result }, start) {
        if (again === undefined || start + 1 >= maxStarts)
            return false;
        if (again === "yielded") {
            // The wait for the other one has its own bound; ours has its full time afterwards.
            this.#deadline = undefined;
            this.#note("Another task of the same kind was started just before: this one gave way before it began to work.");
            return true;
        }
        const pause = Math.min(longestPause, firstPause * 2 ** start);
        if (this.#timeLeft().remaining() <= pause)
            return false;
        this.#note(`${result.cause?.what ?? "It did not start."} Nothing has run; it is started again in ${pause / 1000} s.`);
        await this.#context.clock.sleep(pause, this.#context.signal);
        return true;
    }
    async #start(start) {
        const request = runTaskRequest(this.#spec, this.#intent, start);
        const complete = this.#record(request.clientToken ?? "");
        const started = await startTask(this.#context, this.#spec, request, this.#intent, this.#timeLeft());
        if (started.task === undefined) {
            complete({ ended: true });
            const result = this.#result("", { succeeded: false, adopted: false, log: [], cause: started.cause });
            return { result, ...(started.passing && { again: "passing" }) };
        }
        // The same token may stand for a task of an earlier step that has ended already.
        return this.#follow(started.task, isOver(started.task), complete);
    }
    #takeOver(task) {
        return this.#follow(task, true, this.#record(""));
    }
    async #follow(task, adopted, complete) {
        const taskArn = task.taskArn ?? "";
        complete({ taskArn });
        const follower = this.#begins(taskArn, adopted);
        const guard = adopted ? undefined : this.#guard;
        const watch = new TaskWatch(this.#context, this.#spec, {
            taskArn,
            follower,
            older: guard && ((own) => guard.olderThan(own)),
        });
        const end = await watch.run(this.#timeLeft());
        if (end.end !== "unseen")
            complete({ ended: true });
        if (end.end === "yielded") {
            return { result: this.#result(taskArn, { succeeded: false, adopted, log: [] }), again: "yielded" };
        }
        const succeeded = end.end === "judged" && hasSucceeded(end.verdict);
        await follower?.finish(end.endedAt, succeeded ? quiet.success : quiet.failure);
        return this.#conclude(end, { taskArn, adopted, succeeded, log: follower?.lines ?? [] });
    }
    #conclude(end, facts) {
        const { taskArn, adopted, succeeded, log } = facts;
        const ending = { spec: this.#spec, taskArn, task: end.task, log, now: this.#context.clock.now() };
        const exitCode = exitCodeIn(end);
        const more = { succeeded, adopted, log, ...(exitCode !== undefined && { exitCode }) };
        if (succeeded) {
            const doubt = doubtAbout(ending);
            if (doubt !== undefined)
                this.#note(`It exited with 0, but: ${doubt.what} ${doubt.remedy ?? ""}`, "warning");
            return { result: this.#result(taskArn, more) };
        }
        const cause = causeOfEnd(end, ending);
        const passing = end.end === "judged" && end.task !== undefined && mayRetry(end.task);
        return {
            result: this.#result(taskArn, { ...more, cause }),
            ...(passing && { again: "passing" }),
        };
    }
    /** Says where the task is to be found, and prepares to follow its log. */
    #begins(taskArn, adopted) {
        const { kind: task, container, definition, streamLogs } = this.#spec;
        const decider = definition.container(container);
        const location = decider && logLocation(decider, { taskArn });
        const { tell } = this.#context;
        if (location?.kind === "stream") {
            const { group: logGroup, stream: logStream, region: logRegion } = location;
            tell({ kind: "task-started", task, taskArn, adopted, logGroup, logStream, logRegion });
        }
        else {
            tell({ kind: "task-started", task, taskArn, adopted });
        }
        if (!streamLogs || decider === undefined)
            return undefined;
        return new TaskLogFollower(this.#context, { task, taskArn, definition: decider });
    }
    #timeLeft() {
        this.#deadline ??= new time/* Deadline */.B2(this.#context.clock, this.#spec.timeout);
        return this.#deadline;
    }
    #record(clientToken) {
        const { kind: task, cluster } = this.#spec;
        const { startedBy, mark } = this.#intent;
        const complete = this.#spec.record?.({ kind: "task", task, cluster, clientToken, startedBy, mark });
        return complete ?? (() => undefined);
    }
    #result(taskArn, more) {
        const elapsed = this.#context.clock.now() - this.#begin;
        return { taskArn, container: this.#spec.container, seconds: Math.round(elapsed / 1000), ...more };
    }
    #note(text, level = "info") {
        this.#context.tell({ kind: "note", level, about: nameOf(this.#spec), text });
    }
}
function exitCodeIn(end) {
    if (end.end === "timeout")
        return end.exitCode;
    return end.end === "judged" && "exitCode" in end.verdict ? end.verdict.exitCode : undefined;
}
function causeOfEnd(end, ending) {
    switch (end.end) {
        case "judged":
            return one_off_cause_causeOf(end.verdict, ending);
        case "timeout":
            return timeoutCause(ending, end.stop);
        case "unseen":
            return unseenCause(ending, end.why);
    }
}

;// CONCATENATED MODULE: ./build/src/release/migrate.js





/** @throws Failure with why it did not succeed; it has been told as `migration-ended` unless nothing was started */
async function migrate(context, plan, revisions, migration) {
    const spec = await specFor(context, plan, revisions, migration);
    for (const warning of warningsFor(plan, spec)) {
        context.tell({ kind: "note", level: "warning", about: warning.about, text: warning.text });
    }
    const verdict = await runOneOff(await oneOffContext(context), spec);
    context.tell({ kind: "migration-ended", verdict });
    if (verdict.succeeded)
        return;
    throw new failure/* Failure */.HR(verdict.cause ?? { name: "migration-failed", what: "The migration did not succeed.", evidence: [] });
}
async function specFor(context, plan, revisions, migration) {
    const { request, ledger, signal } = context;
    const family = plan.families.get(plan.migration?.family ?? "");
    const taskDefinition = revisions.get(family?.family ?? "");
    if (family === undefined || taskDefinition === undefined)
        throw new Error("The migration has no revision.");
    const { definition, replaced } = family;
    const cluster = plan.cluster.arn;
    const { container, launch } = await planOneOff({ ecs: await context.aws.ecs(), signal }, {
        cluster,
        definition,
        replaced,
        container: migration.container,
        service: plan.waves.flat()[0]?.service,
        network: migration.network,
    });
    for (const text of launch.notes) {
        context.tell({ kind: "note", level: "info", about: definition.family, text });
    }
    return {
        kind: "migration",
        cluster,
        taskDefinition,
        definition,
        container,
        ...(migration.command && { command: migration.command }),
        environment: migration.environment,
        launch: launch.input,
        timeout: migration.timeout,
        ifBusy: migration.ifMigrating,
        starter: request.job,
        tags: request.report.traceTags ? traceTags(request.job) : [],
        streamLogs: request.report.streamLogs,
        record: (entry) => ledger.write(entry),
    };
}
/** What is right for a service and wrong for a migration, or the other way round. */
function warningsFor(plan, spec) {
    const families = new Set(plan.waves.flat().map(({ family }) => family));
    const definitions = [...families].flatMap((family) => plan.families.get(family)?.definition ?? []);
    return [
        ...definitions.flatMap((definition) => warnIfServiceMigrates(definition, spec.environment)),
        ...warnIfRestarts(spec.definition.container(spec.container)),
    ];
}
/** What entry points take for yes: most compare with `true`, some with `on`, `1` or `yes`. */
const yes = /^(?:true|1|on|yes|y)$/iu;
/**
 * The services' own definition must not say what only the migration is to be told: every task would migrate. Looked
 * at are the variables of the migration that switch it on by a true value.
 */
function warnIfServiceMigrates(definition, environment) {
    const switches = environment
        .filter(({ name, value }) => /migrat/iu.test(name) && yes.test(value))
        .map(({ name }) => name);
    return definition.containers.flatMap((container) => [...new Set(["RUN_MIGRATIONS", ...switches])]
        .filter((name) => yes.test(definition.environmentValue(container, name) ?? ""))
        .map((name) => ({
        about: definition.family,
        text: `Container "${container.name}" sets ${name} to a true value in the service's own task definition: every task of the service migrates when it starts. Remove it there (environment-variables: "${name}-"); the migration task gets it by itself.`,
    })));
}
/** ECS restarts such a container in place: a migration that ends is begun anew, and its task may never end. */
const warnIfRestarts = (container) => container?.restarts
    ? [
        {
            about: container.name,
            text: `Container "${container.name}" has a restart policy: when the migration has ended, ECS may start it again. Set migration-task-definition to a family without one.`,
        },
    ]
    : [];

;// CONCATENATED MODULE: ./build/src/release/register.js






/** Family → ARN of the revision that this release is about. Throws before anything was registered, or a Failure. */
async function registerFamilies(context, plan) {
    const revisions = new Map();
    // One after the other: AWS refills one registration a second (ecs-domain.md 1.5), and a burst gains nothing.
    for (const family of plan.families.values()) {
        const arn = family.reused ? family.base : await register(context, family);
        revisions.set(family.family, arn);
        context.tell({
            kind: "registered",
            family: family.family,
            from: family.base,
            to: arn,
            reused: family.reused,
        });
    }
    return revisions;
}
async function register(context, family) {
    const trace = context.request.report.traceTags ? traceTags(context.request.job) : [];
    const { tags, traceLeftOut } = revisionTags(family.tags, trace);
    if (traceLeftOut)
        register_note(context, family, "Its own tags leave no room for the trace tags; they are left out.");
    try {
        return await send(context, family, tags);
    }
    catch (error) {
        if (trace.length === 0 || !isTaggingDenied(error))
            throw error;
        register_note(context, family, "Tagging is not permitted (ecs:TagResource): the revision carries no trace tags.");
        return send(context, family, revisionTags(family.tags, []).tags);
    }
}
const register_note = (context, { family }, text) => context.tell({ kind: "note", level: "info", about: family, text });
/** A denial that is about tags: the revision itself may be registered. */
function isTaggingDenied(error) {
    if (!(error instanceof failure/* Failure */.HR))
        return false;
    const problem = (0,aws_error/* classify */.L8)(error.cause);
    return problem.kind === "denied" && problem.message.includes("ecs:TagResource");
}
async function send(context, family, tags) {
    const ecs = await context.aws.ecs();
    let text = "";
    const answer = await ecs.registerTaskDefinition({ family: family.family, containerDefinitions: [] }, {
        body: registration(family.definition, tags),
        onText: (body) => (text = body),
        signal: context.signal,
        resource: family.family,
        found: () => findRegistered(ecs, family, context.signal),
    });
    const arn = answer.taskDefinition?.taskDefinitionArn ?? (text === "" ? undefined : describedTaskDefinition(text).arn);
    if (arn === undefined)
        throw new Error(`RegisterTaskDefinition of ${family.family} answered without an ARN`);
    context.ledger.write({ kind: "registered", family: family.family, arn });
    return arn;
}
/**
 * RegisterTaskDefinition never deduplicates (ecs-domain.md 1.5): after a lost answer, the newest revision is taken
 * for ours when it is newer than the base and says what we sent.
 */
async function findRegistered(ecs, family, signal) {
    let text = "";
    const answer = await ecs.describeTaskDefinition({ taskDefinition: family.family }, { onText: (body) => (text = body), signal, resource: family.family });
    const newest = describedTaskDefinition(text);
    const isOurs = (0,aws_arn/* revisionName */.pd)(newest.arn) !== (0,aws_arn/* revisionName */.pd)(family.base) &&
        isSameDefinition(newest.definition, family.definition);
    return isOurs ? answer : undefined;
}

// EXTERNAL MODULE: ./build/src/release/schedules.js + 4 modules
var schedules = __webpack_require__(5194);
// EXTERNAL MODULE: ./build/src/release/undo.js
var undo = __webpack_require__(7941);
// EXTERNAL MODULE: ./build/src/release/verdicts.js
var verdicts = __webpack_require__(8837);
;// CONCATENATED MODULE: ./build/src/release/settle.js
/** How a release that did not go through ends: by `on-failure`, or by `on-cancel` for a cancelled job. */




async function settle(context, failed) {
    if (context.signal.aborted)
        return cancelled(context);
    if (failed.migration === "failed")
        return { outcome: migrationOutcome(context), cause: failed.why };
    if (!context.ledger.changed)
        return { outcome: "refused", cause: failed.why };
    const { onFailure } = context.request.rollout;
    const stays = onFailure === "leave" || (onFailure === "rollback-unless-migrated" && failed.migration === "succeeded");
    if (stays)
        return { outcome: leave(context, failed), cause: failed.why };
    try {
        return await rollBack(context, failed);
    }
    catch (error) {
        if (context.signal.aborted)
            return cancelled(context);
        throw error;
    }
}
/** An error before the task could be started changed nothing (contract.md, fine print). */
const migrationOutcome = (context) => context.ledger.changed ? "migration-failed" : "refused";
async function rollBack(context, failed) {
    const phase = { name: "rollback", reason: failed.why.what };
    context.tell({ kind: "phase-started", phase });
    const { parts } = await (0,undo/* undo */.t)(context, failed.why.what);
    const outcome = (0,verdicts/* outcomeOfUndo */.kl)(parts.values());
    context.tell({ kind: "phase-ended", phase, result: outcome === "rollback-failed" ? "failed" : "ok" });
    tellVerdicts(context, failed, parts);
    const unreturned = [...parts.values()].find((part) => part.state === "not-back");
    return { outcome, cause: unreturned === undefined ? failed.why : withRollback(failed.why, unreturned) };
}
function withRollback(why, part) {
    const remedy = [part.cause.remedy, why.remedy].filter((text) => text !== undefined).join(" ");
    return { ...why, evidence: [...why.evidence, part.text], ...(remedy !== "" && { remedy }) };
}
/** Every service of the ledger gets its last verdict: where it is now. */
function tellVerdicts(context, failed, parts) {
    for (const entry of context.ledger.services) {
        const part = parts.get(entry.service);
        if (part === undefined)
            continue;
        const known = failed.verdicts.get(entry.service);
        const cause = known?.cause ?? (part.state === "not-back" ? part.cause : undefined);
        context.tell({
            kind: "service-ended",
            verdict: {
                name: entry.service,
                from: entry.from,
                to: entry.to,
                strategy: entry.strategy,
                deploymentId: entry.deploymentId ?? "",
                seconds: known?.seconds ?? Math.round((context.clock.now() - entry.at) / 1000),
                verdict: (0,verdicts/* verdictOfPart */.EG)(part),
                ...(cause && { cause }),
            },
        });
    }
}
/** Nothing is touched. Where ECS itself put every part back, that is said; else the release was left as it is. */
function leave(context, failed) {
    const verdicts = context.ledger.services.map(({ service }) => failed.verdicts.get(service)?.verdict);
    if (verdicts.includes("superseded"))
        return "superseded";
    const allBack = verdicts.length > 0 && verdicts.every((verdict) => verdict === "rolled-back");
    return allBack && context.ledger.schedules.length === 0 ? "rolled-back" : "failed";
}


;// CONCATENATED MODULE: ./build/src/release/smoke-test.js
async function smokeTest(_context, _plan, _revisions) { }

// EXTERNAL MODULE: ./build/src/ecs/progress.js
var ecs_progress = __webpack_require__(6844);
;// CONCATENATED MODULE: ./build/src/release/causes.js
/** Why a service's rollout failed, as a named cause. Pure. What its tasks died of comes from the diagnosis. */


const inWords = (ms) => ms % 60_000 === 0 ? `${ms / 60_000} min` : `${Math.round(ms / 1000)} s`;
function causes_timeoutCause(one, timeout, lastProgress) {
    return {
        name: "rollout-timeout",
        what: `${one.release.name} was not stable on ${(0,aws_arn/* revisionName */.pd)(one.release.to)} within ${inWords(timeout)} (rollout-timeout).`,
        evidence: lastProgress === undefined ? [] : [progressInWords(lastProgress)],
        remedy: "Look at the service's events and stopped tasks below. If it only needs longer, raise rollout-timeout; " +
            "a deployment circuit breaker on the service would have ended this earlier.",
    };
}
/** `IN_PROGRESS, BAKE_TIME: web:2 1 of 2 running, 1 pending, 3 failed; web:1 2 of 2 running` */
function progressInWords({ status, stage, revisions }) {
    const counts = revisions.map(({ revision, running, desired, pending, failed }) => [
        `${revision} ${running} of ${desired} running`,
        ...(pending > 0 ? [`${pending} pending`] : []),
        ...(failed === undefined ? [] : [`${failed} failed`]),
    ].join(", "));
    return `last seen ${[status, ...(stage ? [stage] : [])].join(", ")}: ${counts.join("; ")}`;
}
/** The cause of a judgement that ends a rollout without success. */
function causes_causeOf(judgement, one, observation) {
    const service = one.release.name;
    const to = (0,aws_arn/* revisionName */.pd)(one.release.to);
    switch (judgement.state) {
        case "rolling-back":
        case "rolled-back":
            return {
                name: "deployment-rolled-back",
                what: `ECS rolled ${service} back from ${to}.`,
                evidence: [judgement.reason],
                remedy: "The tasks of the new revision say why they failed: see the stopped tasks and their logs.",
            };
        case "rollback-failed":
            return {
                name: "deployment-rollback-failed",
                what: `ECS could not roll ${service} back from ${to}.`,
                evidence: [judgement.reason],
                remedy: "Look at the service in the ECS console; deploy a revision that is known to work.",
            };
        case "stopped":
            return {
                name: "deployment-stopped",
                what: `The deployment of ${service} to ${to} was stopped before it succeeded.`,
                evidence: [judgement.reason],
            };
        case "superseded":
            return supersededCause(service, to, judgement.by, observation);
        case "gone":
            return {
                name: "service-gone",
                what: `${service} went away during the release: ${judgement.reason}.`,
                evidence: [],
                remedy: "Find out who deleted or drained the service (CloudTrail: DeleteService, UpdateService).",
            };
        case "unknown":
            return {
                name: "unknown-deployment-status",
                what: `The deployment of ${service} is in a state that this version does not know: ${judgement.status}.`,
                evidence: [],
                remedy: "Update the action; an unknown state is never taken for a success.",
            };
        case "in-progress":
        case "succeeded":
            throw new Error(`${judgement.state} is no failure`);
    }
}
function supersededCause(service, to, by, { service: seen }) {
    const theirs = seen && (0,deployment/* primaryOf */.Os)(seen);
    const created = theirs?.createdAt?.toISOString();
    return {
        name: "superseded",
        what: `Another deployment (${by}) took ${service} over while ${to} was being rolled out.`,
        evidence: [
            ...(theirs?.taskDefinition ? [`it runs ${(0,aws_arn/* revisionName */.pd)(theirs.taskDefinition)}`] : []),
            ...(created ? [`created ${created}`] : []),
        ],
        remedy: "Nothing was rolled back over it. Let releases of one service queue: `concurrency: { group: …, cancel-in-progress: false }`.",
    };
}
/** A deployment's end explained by what its tasks died of. */
function causes_because(deployment, tasks) {
    return {
        name: tasks.name,
        what: `${deployment.what} ${tasks.what}`,
        evidence: [...deployment.evidence, ...tasks.evidence],
        ...(tasks.remedy !== undefined
            ? { remedy: tasks.remedy }
            : deployment.remedy && { remedy: deployment.remedy }),
    };
}

;// CONCATENATED MODULE: ./build/src/release/failing-tasks.js




const tasksPerCall = 100;
const tailLines = 30;
/** Causes told for one service; more only repeat themselves. */
const mostCauses = 5;
class FailingTasks {
    #context;
    #cases = new Map();
    #noted = false;
    constructor(context) {
        this.#context = context;
    }
    /** Looks at the counts of failures; a new one starts an investigation beside the watch. */
    notice(one, service, deployment) {
        const known = this.#caseOf(one);
        const failures = failureCount(one, service, deployment);
        if (failures <= known.failures)
            return;
        known.failures = failures;
        this.#investigate(one, known);
    }
    /** Waits for what is being looked into; a service that failed without a count is looked at once more. */
    async finish(failed) {
        for (const one of failed) {
            const known = this.#caseOf(one);
            if (known.groups.size === 0)
                this.#investigate(one, known);
        }
        let pending = this.#pending;
        while (pending.length > 0) {
            await Promise.all(pending);
            pending = this.#pending;
        }
    }
    /** What most of its tasks died of. */
    causeOf(one) {
        const groups = [...this.#caseOf(one).groups.values()];
        return groups.toSorted((a, b) => b.count - a.count)[0]?.cause;
    }
    get #pending() {
        return [...this.#cases.values()].flatMap(({ pending }) => pending ?? []);
    }
    #caseOf(one) {
        const known = this.#cases.get(one);
        if (known !== undefined)
            return known;
        const fresh = { failures: 0, pending: undefined, again: false, seen: new Set(), groups: new Map() };
        this.#cases.set(one, fresh);
        return fresh;
    }
    #investigate(one, known) {
        if (known.pending !== undefined) {
            known.again = true;
            return;
        }
        known.pending = this.#look(one, known)
            .catch((error) => this.#note(one, error))
            .finally(() => {
            known.pending = undefined;
            if (!known.again)
                return;
            known.again = false;
            this.#investigate(one, known);
        });
    }
    async #look(one, known) {
        const stopped = await this.#stoppedTasks(one);
        const isOurs = ({ startedBy }) => startedBy === one.watched.own.id;
        const fresh = stopped.filter((task) => isOurs(task) && failing_tasks_hasFailed(task) && !known.seen.has(task.taskArn ?? ""));
        const others = stopped.filter((task) => !isOurs(task) && failing_tasks_hasFailed(task));
        const changed = new Set();
        for (const task of fresh) {
            known.seen.add(task.taskArn ?? "");
            changed.add(await this.#file(one, known, task));
        }
        const otherCauses = new Set(others.map((task) => diagnoseTask(failing_tasks_factsOf(one, task, [])).name));
        for (const group of changed)
            this.#tell(one, group, otherCauses);
    }
    async #stoppedTasks(one) {
        const ecs = await this.#context.aws.ecs();
        const { cluster, name: serviceName } = one.release;
        const options = { signal: this.#context.signal, resource: serviceName };
        const { taskArns = [] } = await ecs.listTasks({ cluster, serviceName, desiredStatus: "STOPPED" }, options);
        if (taskArns.length === 0)
            return [];
        const { tasks = [] } = await ecs.describeTasks({ cluster, tasks: taskArns.slice(0, tasksPerCall) }, options);
        return tasks;
    }
    /** Puts a task with those that died of the same; the first of a kind is looked at with its log. */
    async #file(one, known, task) {
        const key = failing_tasks_keyOf(diagnoseTask(failing_tasks_factsOf(one, task, [])));
        const group = known.groups.get(key);
        if (group !== undefined) {
            group.count += 1;
            return group;
        }
        const log = known.groups.size < mostCauses ? await this.#tailOf(one, task) : [];
        const fresh = { cause: diagnoseTask(failing_tasks_factsOf(one, task, log)), example: task, log, count: 1 };
        known.groups.set(key, fresh);
        return fresh;
    }
    /** Last lines of the container that failed; none where they can't be had. */
    async #tailOf(one, task) {
        const container = failedContainer(failing_tasks_factsOf(one, task, []));
        const defined = container?.name === undefined ? undefined : one.release.definition.container(container.name);
        if (defined === undefined || task.taskArn === undefined)
            return [];
        const runtimeId = task.containers?.find(({ name }) => name === defined.name)?.runtimeId;
        const place = logLocation(defined, { taskArn: task.taskArn, runtimeId });
        if (place.kind !== "stream")
            return [];
        try {
            const logs = await this.#context.aws.logs(place.region);
            const { events = [] } = await logs.getLogEvents({ logGroupName: place.group, logStreamName: place.stream, limit: tailLines, startFromHead: false }, { signal: this.#context.signal, resource: place.group });
            return events.flatMap(({ message = "" }) => message.split("\n"));
        }
        catch (error) {
            this.#note(one, error);
            return [];
        }
    }
    #tell(one, { cause, count, example, log }, otherCauses) {
        this.#context.tell({
            kind: "tasks-failing",
            failing: {
                service: one.release.name,
                cause,
                count,
                example: example.taskArn ?? "",
                log,
                oldRevisionToo: otherCauses.has(cause.name),
            },
        });
    }
    #note(one, error) {
        if (this.#noted || this.#context.signal.aborted)
            return;
        this.#noted = true;
        const text = `Why tasks fail can't be told in full: ${(0,failure/* messageOf */.bD)(error)}`;
        this.#context.tell({ kind: "note", level: "info", about: one.release.name, text });
    }
}
function failureCount(one, service, deployment) {
    const classic = service.deployments?.find(({ id }) => id === one.watched.own.id)?.failedTasks ?? 0;
    return Math.max(classic, deployment?.deploymentCircuitBreaker?.failureCount ?? 0);
}
/** Scaling down and replacing end tasks too, and are no failures (ecs-domain.md 2.7). */
const failing_tasks_hasFailed = ({ stoppedReason = "", stopCode }) => !(stopCode === "ServiceSchedulerInitiated" && stoppedReason.startsWith("Scaling activity initiated by"));
function failing_tasks_factsOf(one, task, log) {
    const { definition, replaced } = one.release;
    return {
        task,
        definitions: definition.document.get(["containerDefinitions"]),
        runtimePlatform: definition.runtimePlatform,
        released: replaced,
        log,
    };
}
const failing_tasks_keyOf = ({ name, container, exitCode }) => JSON.stringify([name, container, exitCode]);

// EXTERNAL MODULE: ./build/src/release/unanswered.js
var unanswered = __webpack_require__(9999);
// EXTERNAL MODULE: ./build/src/release/watch.js
var watch = __webpack_require__(3116);
;// CONCATENATED MODULE: ./build/src/release/rollout.js








/** Watches the services of a wave to their ends. `patient`: to the end of all, also when one has failed. */
class WaveWatch {
    #context;
    #started;
    #patient;
    #deadline;
    #watch;
    #heartbeat;
    #failing;
    #ends = new Map();
    #endedAt = new Map();
    #progress = new Map();
    #events = new Map();
    #cause;
    constructor(context, ecs, started, options) {
        this.#context = context;
        this.#started = started;
        this.#patient = options.patient;
        this.#deadline = options.deadline;
        const { clock, signal, tell } = context;
        this.#watch = new watch/* Watch */.o({ ecs, clock, tell, signal }, started.map(({ watched }) => watched));
        this.#heartbeat = new release_heartbeat/* Heartbeat */.X(clock, tell);
        this.#failing = new FailingTasks(context);
        for (const one of started) {
            this.#events.set(one, new Set(one.release.before.events?.map(({ id }) => id ?? "")));
        }
    }
    async run() {
        const { clock, pace, signal } = this.#context;
        const look = (0,unanswered/* unlessUnanswered */.t)(this.#context.tell, this.#awaited(), () => this.#turn());
        const done = await (0,time/* poll */.wt)({ clock, pace, signal, deadline: this.#deadline }, look);
        if (done === undefined)
            this.#timeOut();
        for (const one of this.#started)
            if (!this.#ends.has(one))
                this.#ends.set(one, { state: "unfinished" });
        await this.#explain();
        return { ends: this.#ends, ...(this.#cause && { cause: this.#cause }) };
    }
    /** Epoch milliseconds of the look that saw it end; now, for one that has not. */
    endedAt(one) {
        return this.#endedAt.get(one) ?? this.#context.clock.now();
    }
    /** One look at what has not ended; `true` when the wave is over. */
    async #turn() {
        const open = this.#started.filter((one) => !this.#ends.has(one));
        const looks = await this.#watch.look(open.map(({ watched }) => watched));
        for (const one of open) {
            const look = looks.get(one.watched);
            if (look !== undefined)
                this.#consider(one, look);
        }
        const over = this.#ends.size === this.#started.length;
        if (over || (this.#cause !== undefined && !this.#patient))
            return true;
        this.#heartbeat.beat(this.#awaited(), this.#deadline.at);
        return undefined;
    }
    #consider(one, look) {
        this.#tellProgress(one, look);
        const { service, deployment } = look.observation;
        if (one.watched.serviceDeploymentArn !== undefined) {
            one.complete({ serviceDeploymentArn: one.watched.serviceDeploymentArn });
        }
        if (service !== undefined)
            this.#failing.notice(one, service, deployment);
        const end = this.#endOf(one, look);
        if (end === undefined)
            return;
        this.#ends.set(one, end);
        this.#endedAt.set(one, this.#context.clock.now());
        if (end.state === "failed")
            this.#cause ??= end.cause;
    }
    #endOf(one, look) {
        const { judgement, observation } = look;
        if (!one.deploys)
            return withoutDeployment(observation.service, judgement);
        if (judgement.state === "succeeded")
            return { state: "released" };
        const shifted = observation.deployment !== undefined && (0,deployment/* isTrafficShifted */.xT)(observation.deployment);
        if (this.#context.request.rollout.waitFor === "traffic-shifted" && shifted)
            return { state: "started" };
        const failing = judgement.state === "rolling-back" && !this.#patient;
        if (!(0,deployment/* isFinal */.dR)(judgement) && !failing)
            return undefined;
        return { state: "failed", judgement, cause: causes_causeOf(judgement, one, look.observation) };
    }
    /** What the tasks died of says more than that ECS gave up: it becomes the cause, with ECS's words as evidence. */
    async #explain() {
        const failed = this.#started.filter((one) => this.#ends.get(one)?.state === "failed");
        await this.#failing.finish(failed);
        for (const one of failed) {
            const end = this.#ends.get(one);
            const died = this.#failing.causeOf(one);
            if (end?.state !== "failed" || died === undefined || end.judgement.state === "superseded")
                continue;
            const cause = causes_because(end.cause, died);
            this.#ends.set(one, { ...end, cause });
            if (this.#cause === end.cause)
                this.#cause = cause;
        }
    }
    #timeOut() {
        for (const one of this.#started) {
            if (this.#ends.has(one))
                continue;
            const cause = causes_timeoutCause(one, this.#context.request.rollout.timeout, this.#progress.get(one));
            this.#ends.set(one, { state: "failed", judgement: { state: "timed-out" }, cause });
            this.#cause ??= cause;
        }
    }
    #tellProgress(one, { observation }) {
        const { service, deployment, own } = observation;
        if (service === undefined)
            return;
        this.#tellEvents(one, service);
        const progress = (0,ecs_progress/* progressOf */.j)(own, service, deployment);
        const known = this.#progress.get(one);
        this.#progress.set(one, progress);
        if (JSON.stringify(known) === JSON.stringify(progress))
            return;
        this.#context.tell({ kind: "service-progress", progress: { service: one.release.name, ...progress } });
        this.#heartbeat.spoke();
    }
    /** ECS lists its events newest first; ids, not clocks, say which are new. */
    #tellEvents(one, service) {
        const known = this.#events.get(one) ?? new Set();
        for (const event of (service.events ?? []).toReversed()) {
            if (event.id === undefined || known.has(event.id))
                continue;
            known.add(event.id);
            this.#context.tell({
                kind: "service-event",
                service: one.release.name,
                id: event.id,
                at: event.createdAt?.getTime() ?? this.#context.clock.now(),
                text: event.message ?? "",
            });
            this.#heartbeat.spoke();
        }
        this.#events.set(one, new Set((service.events ?? []).map(({ id }) => id ?? "")));
    }
    #awaited() {
        const open = this.#started.filter((one) => !this.#ends.has(one)).map(({ release }) => release.name);
        return open.length > 3 ? `${open.slice(0, 3).join(", ")} and ${open.length - 3} more` : open.join(", ");
    }
}
/** An update that started no deployment is done when the wanted number of tasks runs. */
function withoutDeployment(service, judgement) {
    if (service !== undefined && (0,deployment/* isSteady */.NZ)(service))
        return { state: "released" };
    if (judgement.state !== "gone")
        return undefined;
    const cause = { name: "service-gone", what: judgement.reason, evidence: [] };
    return { state: "failed", judgement, cause };
}

// EXTERNAL MODULE: ./build/src/release/service-release.js
var service_release = __webpack_require__(108);
;// CONCATENATED MODULE: ./build/src/release/wave.js





async function rollOut(context, spec) {
    const { request, clock, tell } = context;
    const deadline = new time/* Deadline */.B2(clock, request.rollout.timeout);
    const releases = await prepare(context, spec, deadline);
    const starts = await Promise.allSettled(releases.map((one) => (0,service_release/* startService */.iL)(context, one, spec.number)));
    const started = starts.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
    const refused = starts.find((start) => start.status === "rejected");
    if (refused !== undefined)
        return { verdicts: [], error: refused.reason };
    if (request.rollout.waitFor === "nothing") {
        return { verdicts: started.map((one) => verdict(one, { state: "started" }, 0)) };
    }
    const at = clock.now();
    const patient = request.rollout.onFailure === "leave";
    const watch = new WaveWatch(context, await context.aws.ecs(), started, { deadline, patient });
    const end = await watch.run();
    const verdicts = verdictsOf(started, end, watch, at);
    for (const one of verdicts)
        if (one.verdict !== "failed" || patient)
            tell({ kind: "service-ended", verdict: one });
    return { verdicts, ...(end.cause && { cause: end.cause }) };
}
async function prepare(context, spec, deadline) {
    const now = await settleForeign(context, spec.services, deadline);
    return spec.services.map((planned) => {
        const to = spec.revisions.get(planned.family);
        const target = spec.plan.families.get(planned.family);
        if (to === undefined || target === undefined)
            throw new Error(`no revision of ${planned.family} is known`);
        const { service: before, ...service } = planned;
        const { definition, replaced } = target;
        return refreshed({ ...service, to, definition, replaced, before }, now);
    });
}
const verdictsOf = (started, end, watch, at) => started.map((one) => {
    const how = end.ends.get(one) ?? { state: "unfinished" };
    return verdict(one, how, (watch.endedAt(one) - at) / 1000);
});
const outcomes = {
    released: "released",
    started: "started",
    failed: "failed",
    unfinished: "failed",
};
function verdict(one, end, seconds) {
    const superseded = end.state === "failed" && end.judgement.state === "superseded";
    const rolledBack = end.state === "failed" && end.judgement.state === "rolled-back";
    const { name, from, to, strategy } = one.release;
    return {
        name,
        from,
        to,
        strategy,
        deploymentId: one.watched.own.id,
        seconds: Math.round(seconds * 10) / 10,
        verdict: superseded ? "superseded" : rolledBack ? "rolled-back" : outcomes[end.state],
        ...(end.state === "failed" && { cause: end.cause }),
    };
}
/** What a wave's result means for the release: throws what ended it. */
function throwIfFailed(result) {
    if (result.error !== undefined)
        throw result.error;
    if (result.cause !== undefined)
        throw new failure/* Failure */.HR(result.cause);
}

;// CONCATENATED MODULE: ./build/src/release/release.js
/**
 * The whole story of a release: register → migrate → roll out wave by wave → move the schedules → prove; or put
 * everything back. `main.ts` has made the plan; what is told goes to the reporters.
 */










/** Never rejects: whatever happens has an outcome, and the outcome has been told. */
async function release(context, plan) {
    const story = new Story(context, plan);
    const end = await story.run();
    const sentence = (0,verdicts/* sentenceFor */.dD)(end.outcome, story.subject, end.cause);
    context.tell({ kind: "ended", outcome: end.outcome, sentence, ...(end.cause && { cause: end.cause }) });
    return { ...end, revisions: story.revisions };
}
/** The end of a release that never began: inputs, credentials or a read of AWS stood against it. */
function refuse(tell, error, signal) {
    const outcome = signal?.aborted ? "cancelled" : "refused";
    const cause = signal?.aborted ? nothingToUndo : causeFor(error);
    tell({ kind: "ended", outcome, sentence: (0,verdicts/* sentenceFor */.dD)(outcome, "", cause), cause });
    return { outcome, cause };
}
class Story {
    #context;
    #plan;
    revisions = new Map();
    #verdicts = new Map();
    #migration = "none";
    constructor(context, plan) {
        this.#context = context;
        this.#plan = plan;
    }
    get subject() {
        const names = this.#plan.waves.flat().map(({ name }) => name);
        return names.length === 0 ? `the schedules of ${this.#plan.cluster.name}` : names.join(", ");
    }
    async run() {
        const refused = plan_refusal(this.#plan.checks);
        if (refused !== undefined)
            return { outcome: "refused", cause: refused };
        if (this.#context.request.report.dryRun)
            return { outcome: "planned" };
        try {
            return { outcome: await this.#forward() };
        }
        catch (error) {
            return settle(this.#context, {
                error,
                why: causeFor(error),
                verdicts: this.#verdicts,
                migration: this.#migration,
            });
        }
    }
    async #forward() {
        const { request } = this.#context;
        await this.#phase({ name: "register" }, async () => {
            this.revisions = await registerFamilies(this.#context, this.#plan);
        });
        const { migration } = request;
        if (migration !== undefined) {
            this.#migration = "failed";
            await this.#phase({ name: "migration" }, () => migrate(this.#context, this.#plan, this.revisions, migration));
            this.#migration = "succeeded";
        }
        const waves = this.#plan.waves.map((wave) => wave.filter((service) => this.#deploys(service)));
        for (const [index, services] of waves.entries()) {
            if (services.length === 0)
                continue;
            const names = services.map(({ name }) => name);
            const phase = { name: "wave", number: index + 1, of: waves.length, services: names };
            await this.#phase(phase, () => this.#wave(index + 1, services));
        }
        const moves = (0,schedules/* schedulesMove */.oX)(this.#plan, this.revisions);
        if (moves) {
            await this.#phase({ name: "schedules" }, () => (0,schedules/* moveSchedules */.CL)(this.#context, this.#plan, this.revisions));
        }
        const verdicts = [...this.#verdicts.values()].map(({ verdict }) => verdict);
        if (verdicts.includes("started"))
            return "started";
        const changed = verdicts.length > 0 || moves || [...this.#plan.families.values()].some(({ reused }) => !reused);
        return changed ? "released" : "unchanged";
    }
    #deploys({ family, from, service }) {
        const { desiredCount, forceNewDeployment } = this.#context.request;
        const counts = desiredCount !== undefined && desiredCount !== service.desiredCount;
        return forceNewDeployment || counts || this.revisions.get(family) !== from;
    }
    async #wave(number, services) {
        const result = await rollOut(this.#context, {
            plan: this.#plan,
            number,
            services,
            revisions: this.revisions,
        });
        for (const verdict of result.verdicts)
            this.#verdicts.set(verdict.name, verdict);
        throwIfFailed(result);
        await smokeTest(this.#context, this.#plan, this.revisions);
    }
    async #phase(phase, act) {
        this.#context.tell({ kind: "phase-started", phase });
        try {
            await act();
            this.#context.tell({ kind: "phase-ended", phase, result: "ok" });
        }
        catch (error) {
            this.#context.tell({ kind: "phase-ended", phase, result: "failed" });
            throw error;
        }
    }
}
/** The cause of anything thrown. What is no Failure is a bug, and is said to be one. */
function causeFor(error) {
    if (error instanceof failure/* Failure */.HR)
        return error.why;
    const stack = error instanceof Error ? (error.stack ?? "").split("\n").slice(1, 4) : [];
    return {
        name: "internal-error",
        what: `The action itself failed: ${(0,failure/* messageOf */.bD)(error)}.`,
        evidence: stack.map((line) => line.trim()),
        remedy: "Please report this as an issue of the action, with the debug log.",
    };
}

// EXTERNAL MODULE: ./build/src/report/report.js + 32 modules
var report_report = __webpack_require__(474);
// EXTERNAL MODULE: ./build/src/request/read.js + 14 modules
var read = __webpack_require__(6607);
// EXTERNAL MODULE: ./build/src/saved.js
var saved = __webpack_require__(4850);
;// CONCATENATED MODULE: ./build/src/step.js
/** The step: what was asked → what would change → making it so → telling it. */













/** Runs the step and gives its exit code. Rejects for a bug alone. */
async function step_step(runner) {
    const { clock, write, environment } = runner;
    const report = (0,report_report/* createReport */.L)({ clock, write, env: environment });
    const outcome = await run(runner, report);
    (0,saved/* saveEnd */.dw)(environment, report.state(), outcome !== "cancelled");
    await report.finish();
    return (0,release_outcome/* isSuccess */.o)(outcome) ? 0 : 1;
}
async function run(runner, report) {
    const { environment, signal } = runner;
    try {
        const request = (0,read/* readRequest */.i)(environment);
        report.about(request);
        const ledger = new release_ledger/* Ledger */.O((0,saved/* saveLedger */.dS)(environment));
        const context = await step_open(runner, report, request, ledger);
        const plan = await planned(context);
        return (await release(context, plan)).outcome;
    }
    catch (error) {
        return refuse(report.tell, error, signal).outcome;
    }
}
/** The context of a release; the `post` step opens one with the ledger that the step kept. */
async function step_open(runner, report, request, ledger) {
    const { clock, environment, random, signal } = runner;
    const options = {
        credentials: request.credentials,
        environment,
        agents: await createAgents(environment),
        clock,
        random,
        signal,
        mask: (secret) => report.mask(secret),
        onCall: (call) => report.debug(callLine(call)),
    };
    const aws = connect(options);
    const pace = createPace(request.report.pollInterval, () => aws.throttle.factor);
    return { request, aws, clock, tell: report.tell, ledger, signal, pace };
}
/**
 * Settles somebody else's deployment before anything is changed; true when one was waited for, which may have left
 * another revision serving. Throws Failure `deployment-in-progress`.
 */
async function waited(context, plan) {
    const { ifDeploying, timeout } = context.request.rollout;
    const busy = plan.waves.flat().filter(({ service }) => (0,ecs_service/* deploymentInProgress */.ij)(service) !== undefined);
    if (busy.length === 0 || ifDeploying === "replace" || context.request.report.dryRun)
        return false;
    await settleForeign(context, busy, new time/* Deadline */.B2(context.clock, timeout));
    return true;
}
const callLine = ({ service, operation, milliseconds, requestId, error }) => [`${service}:${operation}`, `${milliseconds} ms`, error ?? "ok", requestId ?? ""].join(" ").trimEnd();
async function planned(context) {
    const { tell } = context;
    tell({ kind: "phase-started", phase: { name: "plan" } });
    let plan = await makePlan(context);
    if (await waited(context, plan))
        plan = await makePlan(context);
    tell({ kind: "plan", plan: plan.view });
    tell({ kind: "phase-ended", phase: { name: "plan" }, result: "ok" });
    tell({ kind: "phase-started", phase: { name: "preflight" } });
    for (const check of plan.checks)
        tell({ kind: "check", check });
    const failed = plan.checks.some(({ level }) => level === "failure");
    tell({ kind: "phase-ended", phase: { name: "preflight" }, result: failed ? "failed" : "ok" });
    return plan;
}


/***/ }),

/***/ 4184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B2: () => (/* binding */ Deadline),
/* harmony export */   Gx: () => (/* binding */ minutes),
/* harmony export */   YA: () => (/* binding */ seconds),
/* harmony export */   dg: () => (/* binding */ abortAfter),
/* harmony export */   ml: () => (/* binding */ systemClock),
/* harmony export */   r4: () => (/* binding */ inWords),
/* harmony export */   wt: () => (/* binding */ poll)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/** Clock, deadline, pace and poll: the only place in `src/` that reads the time or sleeps. */

const systemClock = {
    now: () => Date.now(),
    async sleep(ms, signal) {
        try {
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, signal === undefined ? {} : { signal });
        }
        catch (error) {
            signal?.throwIfAborted();
            throw error;
        }
    },
};
const seconds = (count) => count * 1000;
const minutes = (count) => count * 60_000;
/** `42 s`, `4 m 05 s`, `1 h 02 m`: whole seconds, two units at most. */
function inWords(ms) {
    const whole = Math.max(0, Math.round(ms / 1000));
    const pad = (count) => String(count).padStart(2, "0");
    if (whole < 60)
        return `${whole} s`;
    if (whole < 3600)
        return `${Math.floor(whole / 60)} m ${pad(whole % 60)} s`;
    const total = Math.round(whole / 60);
    return `${Math.floor(total / 60)} h ${pad(total % 60)} m`;
}
/** A moment after which waiting ends. */
class Deadline {
    clock;
    at;
    constructor(clock, ms) {
        this.clock = clock;
        this.at = clock.now() + ms;
    }
    remaining() {
        return Math.max(0, this.at - this.clock.now());
    }
    passed() {
        return this.clock.now() >= this.at;
    }
}
/**
 * Looks until `look` returns something other than `undefined`, and returns that; `undefined` when the deadline
 * passed. The last look happens at the deadline itself, so what is done in the last second is seen as done.
 */
async function poll(options, look) {
    const { clock, pace, deadline, signal } = options;
    const start = clock.now();
    for (;;) {
        signal?.throwIfAborted();
        const last = deadline?.passed() ?? false;
        const seen = await look();
        if (seen !== undefined || last)
            return seen;
        const wait = pace(clock.now() - start);
        await clock.sleep(deadline === undefined ? wait : Math.min(wait, deadline.remaining()), signal);
    }
}
/** A signal that is aborted `ms` from now, unless `cancel` was called before. */
function abortAfter(clock, ms) {
    const expiry = new AbortController();
    const cancelled = new AbortController();
    const abort = () => expiry.abort(new DOMException(`not done within ${ms} ms`, "TimeoutError"));
    clock.sleep(ms, cancelled.signal).then(abort, () => undefined);
    return { signal: expiry.signal, cancel: () => cancelled.abort() };
}


/***/ })

};
