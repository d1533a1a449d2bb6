export const id = 803;
export const ids = [803];
export const modules = {

/***/ 6230:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sv: () => (/* binding */ awsProblemOf),
  L8: () => (/* binding */ classify),
  C4: () => (/* binding */ failedAs),
  H0: () => (/* binding */ isRefused),
  w2: () => (/* binding */ toFailure)
});

// EXTERNAL MODULE: ./build/src/core/failure.js
var failure = __webpack_require__(139);
;// CONCATENATED MODULE: ./build/src/aws/errors/statement-names.js
/**
 * The Sid of the statement that allows an action in the policies that dry runs and `npm run policy` print, so that the
 * error of a denied call can name the statement.
 */
const names = {
    "application-autoscaling:DescribeScalableTargets": "ReadScaling",
    "cloudwatch:DescribeAlarms": "ReadAlarms",
    "codedeploy:ContinueDeployment": "FollowCodeDeploy",
    "codedeploy:CreateDeployment": "DeployWithCodeDeploy",
    "codedeploy:GetApplicationRevision": "RegisterAppSpec",
    "codedeploy:GetDeployment": "DeployWithCodeDeploy",
    "codedeploy:GetDeploymentConfig": "ReadDeploymentConfigs",
    "codedeploy:GetDeploymentGroup": "DeployWithCodeDeploy",
    "codedeploy:GetDeploymentTarget": "FollowCodeDeploy",
    "codedeploy:ListDeploymentTargets": "FollowCodeDeploy",
    "codedeploy:ListDeployments": "DeployWithCodeDeploy",
    "codedeploy:RegisterApplicationRevision": "RegisterAppSpec",
    "codedeploy:StopDeployment": "FollowCodeDeploy",
    "codedeploy:UpdateDeploymentGroup": "DeployWithCodeDeploy",
    "ecr:BatchGetImage": "ReadImages",
    "ecr:DescribeImages": "ReadImages",
    "ecs:ContinueServiceDeployment": "EndDeployments",
    "ecs:DeregisterTaskDefinition": "DeregisterRevisions",
    "ecs:DescribeClusters": "ReadCluster",
    "ecs:DescribeServiceDeployments": "WatchDeployments",
    "ecs:DescribeServiceRevisions": "ReadServiceRevisions",
    "ecs:DescribeServices": "ReadServices",
    "ecs:DescribeTaskDefinition": "ReadTaskDefinitions",
    "ecs:DescribeTasks": "ReadTasks",
    "ecs:GetTaskProtection": "ReadTasks",
    "ecs:ListServiceDeployments": "ListDeployments",
    "ecs:ListTasks": "ReadTasks",
    "ecs:RegisterTaskDefinition": "RegisterRevisions",
    "ecs:RunTask": "RunTasks",
    "ecs:StopServiceDeployment": "EndDeployments",
    "ecs:StopTask": "StopTasks",
    "ecs:UpdateService": "UpdateServices",
    "elasticloadbalancing:DescribeTargetGroupAttributes": "ReadTargetGroups",
    "elasticloadbalancing:DescribeTargetGroups": "ReadTargetGroups",
    "elasticloadbalancing:DescribeTargetHealth": "ReadTargetHealth",
    "events:DescribeRule": "MoveRules",
    "events:ListTargetsByRule": "MoveRules",
    "events:PutTargets": "MoveRules",
    "logs:DescribeLogGroups": "CheckLogGroups",
    "logs:GetLogEvents": "ReadLogs",
    "scheduler:GetSchedule": "MoveSchedules",
    "scheduler:UpdateSchedule": "MoveSchedules",
    "secretsmanager:DescribeSecret": "CheckSecrets",
    "ssm:DescribeParameters": "CheckParameters",
};
/** Actions whose statement depends on the call in which AWS checks them. */
const namesInCalls = {
    "ecs:TagResource": {
        "ecs:RegisterTaskDefinition": "TagRevisions",
        "ecs:RunTask": "TagTasks",
    },
    "iam:PassRole": {
        "ecs:RegisterTaskDefinition": "PassTaskRoles",
        "ecs:RunTask": "PassTaskRoles",
        "events:PutTargets": "PassRuleRoles",
        "scheduler:UpdateSchedule": "PassScheduleRoles",
    },
};
/** `call` as `ecs:RunTask`. Undefined for actions that no printed policy has. */
const statementName = (action, call) => names[action] ?? namesInCalls[action]?.[call];

;// CONCATENATED MODULE: ./build/src/aws/errors/access-denied.js
/**
 * Parses AWS's access denied messages ("User: X is not authorized to perform: Y on resource: Z because …") and builds
 * the policy statement that would allow the call.
 * Source: IAM user guide, troubleshoot_access-denied.html; docs/aws-reference.md#permissions.
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
/** Calls whose permission has a different name, or that need more than one (docs/aws-reference.md#permissions). */
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
/** Actions without resource-level permissions: a statement with an ARN would not allow them. */
const withoutResource = new Set([
    "application-autoscaling:DescribeScalableTargets",
    "cloudwatch:DescribeAlarms",
    "codedeploy:ContinueDeployment",
    "codedeploy:GetDeploymentTarget",
    "codedeploy:ListDeploymentTargets",
    "codedeploy:StopDeployment",
    "ecr:GetAuthorizationToken",
    "ecs:DeregisterTaskDefinition",
    "ecs:DescribeTaskDefinition",
    "ecs:ListTaskDefinitions",
    "elasticloadbalancing:DescribeTargetGroupAttributes",
    "elasticloadbalancing:DescribeTargetGroups",
    "elasticloadbalancing:DescribeTargetHealth",
    "events:ListRuleNamesByTarget",
    "logs:DescribeLogGroups",
    "ssm:DescribeParameters",
    "sts:GetCallerIdentity",
]);
/** The service that receives a role in a call (`iam:PassedToService`). */
const passedTo = {
    "ecs:RegisterTaskDefinition": "ecs-tasks.amazonaws.com",
    "ecs:RunTask": "ecs-tasks.amazonaws.com",
    "events:PutTargets": "events.amazonaws.com",
    "scheduler:UpdateSchedule": "scheduler.amazonaws.com",
};
const iamNameOf = (call) => `${call.service}:${call.operation}`;
/** The IAM actions that a call needs. */
function actionsOf(call) {
    const name = iamNameOf(call);
    return otherActions[name] ?? [name];
}
/** Parses a denial; derives missing parts from the call. */
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
/** The statement that would allow the call, on one line, with its name in the printed policy. */
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
    const name = statementName(first, iamNameOf(call));
    return JSON.stringify({
        ...(name !== undefined && { Sid: name }),
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

;// CONCATENATED MODULE: ./build/src/aws/errors/credential-rows.js
const assumeRole = /^AssumeRole/u;
const withWebIdentity = /^AssumeRoleWithWebIdentity$/u;
const credentialErrors = [
    {
        name: "credentials-missing",
        code: /^CredentialsProviderError$/u,
        what: "{service} {operation} has no AWS credentials.",
        remedy: "Set the input `role-to-assume` and give the job `permissions: id-token: write`, or configure AWS credentials in an earlier step.",
    },
    {
        name: "region-disabled",
        code: /^(?:RegionDisabledException|OptInRequired)$/u,
        what: "This region is not enabled in the account, so {service} is not available.",
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
        what: "AWS rejected the audience of the job's OIDC token.",
        remedy: "Set the input `audience` to one of the audiences (client IDs) of the account's IAM identity provider (default: sts.amazonaws.com).",
    },
    {
        name: "oidc-keys-unreachable",
        operation: withWebIdentity,
        message: /retrieve verification key/u,
        what: "AWS could not fetch the keys that verify GitHub's OIDC tokens.",
        remedy: "Run the job again. If it fails again, check that the provider's URL is reachable from the internet.",
    },
    {
        name: "oidc-token-expired",
        operation: withWebIdentity,
        kind: "expired",
        what: "The job's OIDC token expired before AWS received it.",
        remedy: "Run the job again. On a self-hosted runner, check its clock.",
    },
    {
        name: "oidc-claim-rejected",
        operation: withWebIdentity,
        code: /^(?:IDPRejectedClaim|InvalidIdentityToken)/u,
        what: "AWS rejected the job's OIDC token.",
        remedy: "Compare the URL and audiences (client IDs) of the IAM identity provider with the token's issuer and audience.",
    },
    {
        name: "oidc-role-denied",
        operation: withWebIdentity,
        kind: "denied",
        what: "The job can't assume {resource|the role}: the role does not exist, or its trust policy does not allow this job.",
        remedy: "Compare the trust policy's conditions on `token.actions.githubusercontent.com:sub` and `:aud` with the token's. Repositories created or renamed since 2026-07-15 send `sub` as repo:OWNER@ID/REPO@ID:…",
    },
    {
        name: "session-duration-too-long",
        operation: assumeRole,
        message: /DurationSeconds exceeds/u,
        what: "`role-duration-seconds` is longer than the role's maximum session duration.",
        remedy: "Lower the input `role-duration-seconds`, or raise the role's MaxSessionDuration. A session of a chained role lasts at most one hour.",
    },
    {
        name: "role-denied",
        operation: assumeRole,
        kind: "denied",
        what: "{principal|The caller} is not allowed to assume {target|the role}.",
        remedy: "Allow it on both sides. The trust policy of that role must name {principal|the caller}, and {principal|the caller} needs {statement}",
    },
    {
        name: "credentials-not-accepted",
        kind: "denied",
        code: /^(?:UnrecognizedClient|InvalidClientTokenId|IncompleteSignature|SignatureDoesNotMatch|InvalidSignature|MissingAuthenticationToken|AuthFailure)/u,
        what: "AWS rejected the credentials for {service} {operation}.",
        remedy: "Check that the access key, secret and session token belong together and to this partition, that the key is active, and that the runner's clock is correct. With `role-to-assume` you don't need stored keys.",
    },
    {
        name: "credentials-expired",
        kind: "expired",
        what: "The AWS credentials expired before {service} {operation}.",
        remedy: "Set the input `role-to-assume`, so that this action renews its session automatically. It can't renew credentials from an earlier step.",
    },
];

;// CONCATENATED MODULE: ./build/src/aws/errors/rows.js
/**
 * The catalogue of AWS API errors: what happened, and what to do. Data only. Reasons that a stopped task or a service
 * event can also have are rows of the diagnosis, which are matched before the rows for a whole kind.
 */

/** In matching order. Sources: docs/aws-reference.md#runtask, #services, #codedeploy, #request-rates, #images. */
const errorRows = [
    ...credentialErrors,
    {
        name: "explicit-deny",
        kind: "denied",
        explicit: true,
        what: "{principal|The caller} is denied {action} on {target} by an explicit Deny in {policy|a policy}.",
        remedy: "An additional Allow does not override a Deny. Change the Deny in {policy|that policy}{owner} or add an exception to it, or use another role.",
    },
    {
        name: "pass-role-denied",
        kind: "denied",
        message: /iam:PassRole/u,
        what: "{principal|The caller} is not allowed to pass the role {target} to {service} {operation}.",
        remedy: "Add to {place}: {statement}",
    },
    {
        name: "access-denied",
        kind: "denied",
        what: "{principal|The caller} is not allowed to perform {action} on {target}.",
        remedy: "Add to {place}: {statement}{decode}",
    },
    {
        name: "cluster-not-found",
        code: /^ClusterNotFound/u,
        what: "The cluster {resource|in the request} does not exist in this account and region.",
        remedy: "Check the inputs `cluster` and `aws-region`, and the account of the role.",
    },
    {
        name: "service-not-found",
        code: /^ServiceNotFound/u,
        what: "The service {resource|in the request} does not exist in the cluster.",
        remedy: "Check the inputs `services`, `cluster` and `aws-region`.",
    },
    {
        name: "service-not-active",
        code: /^ServiceNotActive/u,
        what: "The service {resource|in the request} is deleted or being deleted.",
        remedy: "Create the service again, or remove it from the input `services`.",
    },
    {
        name: "task-definition-not-found",
        message: /task ?definition (?:not found|does not exist)|Unable to describe task definition/iu,
        what: "The task definition {resource|in the request} does not exist.",
        remedy: "Check the family name, the account and the region.",
    },
    {
        name: "image-not-found",
        code: /^ImageNotFound/u,
        what: "The image {resource|in the request} is not in the repository.",
        remedy: "Push the image before this step, and check the tag in the input `image`.",
    },
    {
        name: "image-archived",
        code: /^ImageArchived/u,
        what: "The image {resource|in the request} is archived: it is still listed, but can't be pulled.",
        remedy: "Restore it in ECR, or push it again.",
    },
    {
        name: "repository-not-found",
        code: /^RepositoryNotFound/u,
        what: "The repository of the image {resource|in the request} does not exist.",
        remedy: "Check the account, region and repository in the input `image`.",
    },
    {
        name: "codedeploy-group-not-found",
        code: /^(?:Application|DeploymentGroup)DoesNotExist/u,
        what: "The CodeDeploy application or deployment group {resource|in the request} does not exist.",
        remedy: "Set the inputs `codedeploy-application` and `codedeploy-deployment-group`.",
    },
    {
        name: "not-found",
        kind: "not-found",
        what: "{service} {operation}: {resource|a resource in the request} does not exist.",
        remedy: "Check the name, the account and the region.",
    },
    {
        name: "codedeploy-deployment-in-progress",
        code: /^DeploymentLimitExceeded/u,
        what: "Another deployment of the CodeDeploy deployment group is in progress.",
        remedy: "Wait for it to end and run the job again, or set `if-deploying: replace`.",
    },
    {
        name: "client-token-reused",
        code: /^ConflictException$/u,
        operation: /^RunTask$/u,
        what: "A task with the same client token but different parameters was already started.",
        remedy: "Check the task that the message names, and start a new workflow run.",
    },
    {
        name: "conflict",
        kind: "conflict",
        what: "AWS rejected {service} {operation}: {resource|its target} is being changed, or its state does not allow this.",
        remedy: "Wait for the other change to end, and run the job again.",
    },
    {
        name: "revision-quota-exceeded",
        kind: "quota",
        operation: /^RegisterTaskDefinition$/u,
        what: "This task definition family has reached its quota of revisions, or the task definition its maximum size.",
        remedy: "Delete INACTIVE revisions, or request a higher quota in Service Quotas.",
    },
    {
        name: "quota-exceeded",
        kind: "quota",
        what: "{service} {operation} would exceed a quota of the account.",
        remedy: "Request a higher quota in Service Quotas, or remove unused resources.",
    },
    {
        name: "throttled",
        kind: "throttled",
        what: "AWS throttled {service} {operation} repeatedly.",
        remedy: "Other callers may use up the account's API rate in this region. Run the job again. If many releases run at once, raise the input `poll-interval`.",
    },
    {
        name: "endpoint-not-resolved",
        code: /^(?:ENOTFOUND|EAI_AGAIN|EAI_FAIL)$/u,
        what: "The host name of {service} could not be resolved.",
        remedy: "Check the input `aws-region`, `AWS_ENDPOINT_URL*`, and the runner's DNS and proxy settings.",
    },
    {
        name: "endpoint-unreachable",
        code: /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ERR_PROXY_TUNNEL|UND_ERR_CONNECT_TIMEOUT)$/u,
        what: "The runner could not connect to {service}.",
        remedy: "Check the runner's network, `HTTPS_PROXY` and `NO_PROXY`, and `AWS_ENDPOINT_URL*`.",
    },
    {
        name: "certificate-not-trusted",
        code: /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_)/u,
        what: "The runner does not trust the certificate of {service}.",
        remedy: "If a proxy intercepts TLS, set `NODE_EXTRA_CA_CERTS` to the file with its CA certificate. Otherwise check `AWS_ENDPOINT_URL*` and the runner's clock.",
    },
    {
        name: "tls-handshake-failed",
        code: /^(?:ERR_SSL_|EPROTO$)/u,
        what: "The TLS handshake with {service} failed: the server does not use TLS, or uses an incompatible version.",
        remedy: "Check `AWS_ENDPOINT_URL*` (its scheme and port), `HTTPS_PROXY`, and any proxy or firewall in between.",
    },
    {
        name: "aws-not-answering",
        kind: "transient",
        what: "{service} {operation} got no usable response from AWS.",
        remedy: "Check the AWS Health Dashboard for this region, and run the job again.",
    },
    {
        name: "network-configuration-missing",
        message: /Network Configuration must be provided/iu,
        what: "The task definition's network mode is awsvpc, but the task has no network configuration.",
        remedy: "Set the inputs `migration-subnets` and `migration-security-groups`.",
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
        what: "{service} {operation} on {resource|a resource}: the task definition is deregistered (INACTIVE).",
        remedy: "Something deregisters revisions while releases run. Keep the revisions that services and schedules use.",
    },
    {
        name: "controller-is-codedeploy",
        message: /with a CODE_DEPLOY deployment controller/u,
        what: "CodeDeploy deploys the service {resource|in the request}, so ECS rejected the call.",
        remedy: "Set the inputs `codedeploy-application` and `codedeploy-deployment-group`.",
    },
    {
        name: "platform-incompatible",
        code: /^Platform/u,
        what: "The Fargate platform version does not support a setting of the task definition.",
        remedy: "Use the platform version LATEST, or a launch type that supports the setting.",
    },
    {
        name: "request-refused",
        kind: "invalid",
        what: "AWS rejected {service} {operation}: {message}",
        remedy: "Correct the setting that the message names.",
    },
    {
        name: "cancelled",
        kind: "aborted",
        what: "{service} {operation} was canceled.",
        remedy: "Nothing to do if you canceled the job.",
    },
    {
        name: "unexpected-aws-error",
        what: "{service} {operation} failed with an error that this action does not recognize: {code}.",
        remedy: "Look up the code in the API reference of {service}. AWS Support can find the call by its request ID.",
    },
];

;// CONCATENATED MODULE: ./build/src/aws/errors/causes.js
/** Turns problems of AWS calls into causes for users. */



/** Display names of the services. */
const serviceNames = {
    ecs: "Amazon ECS",
    ecr: "Amazon ECR",
    logs: "CloudWatch Logs",
    cloudwatch: "CloudWatch",
    secretsmanager: "Secrets Manager",
    ssm: "Systems Manager",
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
/** The policy to add the statement to, by the kind of policy that did not allow the call. */
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
            ? " (`aws sts decode-authorization-message --encoded-message …` shows the exact resource and reason)"
            : "",
    };
}
const holds = (row, problem, call, denial) => (row.kind === undefined || row.kind === problem.kind) &&
    (row.code === undefined || row.code.test(problem.code)) &&
    (row.operation === undefined || row.operation.test(call.operation)) &&
    (row.message === undefined || row.message.test(problem.message.slice(0, 4096))) &&
    (row.explicit === undefined || denial?.explicit === true);
/** Calls that start tasks: their errors use the same messages as stopped tasks. */
const startsTasks = /^(?:RunTask|UpdateService)$/u;
/** A row for a whole kind of error, less specific than any AWS message. */
const isGeneral = (row) => row.kind !== "denied" &&
    row.kind !== "expired" &&
    row.code === undefined &&
    row.message === undefined &&
    row.operation === undefined;
/** AWS's message, with the request ID for AWS Support. */
function wordsOf(problem) {
    const extras = [
        ...(problem.httpStatus === undefined ? [] : [`HTTP ${problem.httpStatus}`]),
        ...(problem.requestId === undefined ? [] : [`request ID ${problem.requestId}`]),
    ];
    const text = problem.message.length > 2000 ? `${problem.message.slice(0, 2000)}…` : problem.message;
    return `${problem.code}${extras.length === 0 ? "" : ` (${extras.join(", ")})`}: ${text}`;
}
/** The cause to show to users. */
function causeOfProblem(problem, call, explain) {
    const denial = problem.kind === "denied" ? readDenial(problem.message, call) : undefined;
    const row = errorRows.find((one) => holds(one, problem, call, denial));
    const explained = startsTasks.test(call.operation) && (row === undefined || isGeneral(row))
        ? explain?.(problem.message)
        : undefined;
    if (explained !== undefined)
        return { ...explained, evidence: [wordsOf(problem)] };
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

;// CONCATENATED MODULE: ./build/src/aws/errors/codes.js
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
const kindByCodePattern = [
    [/(?:NotFound|DoesNotExist)(?:Exception)?$/u, "not-found"],
    [/AlreadyExists(?:Exception)?$/u, "conflict"],
    [/LimitExceeded(?:Exception)?$/u, "quota"],
    [/^(?:Invalid|Malformed|Validation|Unsupported|Platform)/u, "invalid"],
    [/(?:TooLarge|Required|TooLong)(?:Exception)?$/u, "invalid"],
];
/** Kinds by message, for generic names such as ClientException (docs/aws-reference.md#runtask, #permissions). */
const kindByMessage = [
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
const neverSent = new Set([
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
const possiblySent = new Set([
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
const certificate = /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:GET|VERIFY)_|ERR_TLS_CERT_|ERR_SSL_|EPROTO$)/u;
/** Messages of timeouts and resets before the request was sent. */
const beforeConnection = /did not establish a connection|disconnected before secure TLS connection|connect ETIMEDOUT/u;

// EXTERNAL MODULE: ./build/src/aws/errors/quoted-values.js
var quoted_values = __webpack_require__(3770);
;// CONCATENATED MODULE: ./build/src/aws/errors/classify.js
/**
 * Classifies errors of AWS calls: their kind, and whether the call may have taken effect anyway.
 * Accepts anything that the AWS SDK v3, Node's sockets and `fetch` throw. Pure. Sources: docs/aws-reference.md#wire-format, #retries, #runtask, #credentials, #request-rates.
 */




const textOf = (value) => typeof value === "string" && value !== "" ? value : undefined;
const numberOf = (value) => (typeof value === "number" ? value : undefined);
const asThrown = (value) => (typeof value === "object" && value !== null ? value : {});
/** Finds the socket error: the error itself, or one of its causes (`fetch failed`, AggregateError). */
function socketError(thrown, depth = 0) {
    const code = textOf(thrown.code);
    if (code !== undefined && (neverSent.has(code) || possiblySent.has(code) || certificate.test(code))) {
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
    const byMessage = kindByMessage.find(([pattern]) => pattern.test(message.slice(0, 4096)))?.[1];
    if (byMessage !== undefined)
        return byMessage;
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
/** Classifies a thrown value; returns an AwsProblem unchanged. Never throws. */
function classify(thrown) {
    if (isProblem(thrown))
        return thrown;
    const error = asThrown(thrown);
    const message = (0,quoted_values/* withoutQuotedValues */.h)(textOf(error.message) ?? (0,failure/* messageOf */.bD)(thrown));
    const metadata = metadataOf(error);
    const name = textOf(error.name) ?? "Error";
    const socket = metadata.httpStatus === undefined && name !== "AbortError" ? socketError(error) : undefined;
    if (socket !== undefined) {
        const kind = certificate.test(socket.code) ? "unknown" : "transient";
        const sent = possiblySent.has(socket.code) && socket.syscall !== "connect" && !beforeConnection.test(message);
        return { kind, code: socket.code, message, ...metadata, maybeDone: sent || severalAttempts(error) };
    }
    const code = name === "Error" ? (textOf(error.Code) ?? textOf(error.code) ?? name) : name;
    const kind = kindOf(code, message, metadata.httpStatus);
    const maybeDone = mayBeDone(kind, message, metadata.httpStatus) || severalAttempts(error);
    return { kind, code, message, ...metadata, maybeDone };
}
const severalAttempts = (error) => (numberOf(error.$metadata?.attempts) ?? 1) > 1;
/**
 * Turns an error of `call`, or its AwsProblem, into a Failure for users. Returns a Failure unchanged.
 */
const toFailure = (thrown, call, explain) => thrown instanceof failure/* Failure */.HR
    ? thrown
    : new failure/* Failure */.HR(causeOfProblem(classify(thrown), call, explain), { cause: thrown });
/** What AWS reported; `undefined` for everything but the Failure of an AWS call. */
const awsProblemOf = (error) => error instanceof failure/* Failure */.HR && error.cause !== undefined ? classify(error.cause) : undefined;
/** Whether an AWS call failed with this kind of problem. */
const failedAs = (error, kind) => awsProblemOf(error)?.kind === kind;
/** Whether AWS itself rejected a call, so that its last attempt had no effect. */
function isRefused(error) {
    const problem = awsProblemOf(error);
    return (problem !== undefined && !problem.maybeDone && problem.kind !== "aborted" && problem.kind !== "unknown");
}


/***/ }),

/***/ 3770:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ withoutQuotedValues)
/* harmony export */ });
/**
 * AWS's validation errors quote the value: `Value '…' at '…' failed to satisfy constraint`. It may be a password from an
 * environment variable or an override, so it is removed before anything else uses the message.
 */
const longest = 16_384;
/** Keeps the name of the member. If the end of the value is cut off, removes everything after its start. */
const quotedValue = /\bvalue '[\s\S]*?(?:' at '([^']*)' failed to satisfy constraint|$(?![\s\S]))/giu;
const isRefusal = /\bvalue '|failed to satisfy constraint/iu;
function withoutQuotedValues(message) {
    if (!isRefusal.test(message))
        return message;
    return message
        .slice(0, longest)
        .replaceAll(quotedValue, (_, member) => member === undefined
        ? "Value (removed)"
        : `Value (removed) at '${member}' failed to satisfy constraint`);
}


/***/ }),

/***/ 4379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ sendRequest)
/* harmony export */ });
/* unused harmony export httpCalls */
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/** A plain HTTP request, for the OIDC token, GitHub's API and the smoke test's URL. */


/** Every plain HTTP exchange of the action; the tests play faults at each. */
const httpCalls = (/* unused pure expression or super */ null && ([
    "oidc:GetToken",
    "smoke-test:Get",
    "github:CompareCommitsWithBasehead",
    "github:ListDeployments",
    "github:GetDeployment",
    "github:CreateDeployment",
    "github:CreateDeploymentStatus",
    "github:DeleteDeployment",
]));
/** Sends a request without following redirects. Rejects on network errors, timeout and abort. */
function sendRequest(url, options) {
    const secure = url.protocol === "https:";
    const nodeOptions = {
        agent: secure ? options.agents.https : options.agents.http,
        method: options.method ?? "GET",
        headers: { "user-agent": "ecs-release", ...options.headers },
        timeout: options.timeout,
        ...(options.signal === undefined ? {} : { signal: options.signal }),
    };
    return new Promise((resolve, reject) => {
        const request = (secure ? node_https__WEBPACK_IMPORTED_MODULE_1__.request : node_http__WEBPACK_IMPORTED_MODULE_0__.request)(url, nodeOptions, (response) => {
            const chunks = [];
            let size = 0;
            response.on("data", (chunk) => {
                if (size < options.maxBytes)
                    chunks.push(chunk.subarray(0, options.maxBytes - size));
                size += chunk.length;
                if (size > options.maxBytes)
                    response.destroy();
            });
            response.on("error", reject);
            response.on("close", () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") }));
        });
        request.on("timeout", () => request.destroy(new Error(`no response within ${options.timeout} ms`)));
        request.on("error", reject);
        // A response that trickles never reaches the timeout.
        AbortSignal.timeout(3 * options.timeout).addEventListener("abort", () => {
            reject(new Error(`no complete response within ${3 * options.timeout} ms`));
            request.destroy();
        });
        request.end(options.body);
    });
}


/***/ }),

/***/ 257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ scheduleWrites),
/* harmony export */   CF: () => (/* binding */ whileSettling),
/* harmony export */   Ee: () => (/* binding */ delayAfter),
/* harmony export */   Je: () => (/* binding */ taskStarts),
/* harmony export */   LH: () => (/* binding */ withRetries),
/* harmony export */   Ni: () => (/* binding */ settling),
/* harmony export */   Qs: () => (/* binding */ mayBeTemporary),
/* harmony export */   X5: () => (/* binding */ Throttle),
/* harmony export */   ey: () => (/* binding */ isTemporary),
/* harmony export */   k0: () => (/* binding */ logReads),
/* harmony export */   oD: () => (/* binding */ gitHubPolicy)
/* harmony export */ });
/* unused harmony exports awsPolicy, jittered */
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4411);
/* harmony import */ var _errors_classify_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6230);
/**
 * The retry policy: every budget of attempts and backoff in `src/` is in this file. Throttling slows down all calls and
 * waits of the release. Denied and invalid calls are never retried. Source: docs/aws-reference.md#retries,
 * #request-rates.
 */


/** Throttled, or no usable response from AWS: the same call can succeed a little later. */
function isTemporary(thrown) {
    return (0,_errors_classify_js__WEBPACK_IMPORTED_MODULE_1__/* .failedAs */ .C4)(thrown, "throttled") || (0,_errors_classify_js__WEBPACK_IMPORTED_MODULE_1__/* .failedAs */ .C4)(thrown, "transient");
}
/** For a poll that has a deadline: an AWS error that this version doesn't know proves nothing, so it polls again. */
const mayBeTemporary = (thrown) => isTemporary(thrown) || (0,_errors_classify_js__WEBPACK_IMPORTED_MODULE_1__/* .failedAs */ .C4)(thrown, "unknown");
/** How long a request whose response was lost can still take effect, in milliseconds. */
const settling = (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .seconds */ .YA)(30);
/** For a call that must not be repeated: checks for its effect until the lost request can no longer take effect. */
function whileSettling({ clock, signal }, find) {
    const deadline = new _core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .Deadline */ .B2(clock, settling);
    return (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .poll */ .wt)({ clock, pace: () => (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .seconds */ .YA)(3), deadline, ...(signal && { signal }) }, find);
}
/** The slowdown factor after AWS's last "Rate exceeded"; 1 is full speed. */
class Throttle {
    #factor = 1;
    get factor() {
        return this.#factor;
    }
    throttled() {
        this.#factor = Math.min(8, this.#factor * 2);
    }
    answered() {
        this.#factor = Math.max(1, this.#factor * 0.8);
    }
}
/** Calls to AWS, and for the OIDC token. A role that IAM still propagates gets about 45 seconds. */
const awsPolicy = {
    throttled: { attempts: 12, delay: 1000, longest: 20_000 },
    transient: { attempts: 6, delay: 200, longest: 20_000 },
    propagating: { attempts: 6, delay: 2000, longest: 20_000 },
};
/** Optional reads: an unreachable service must not delay the release. */
const optionalBudget = { attempts: 2, delay: 500, longest: 500 };
const optionalPolicy = { throttled: optionalBudget, transient: optionalBudget };
/** Starts a task again that never ran because of missing capacity or a registry error. Each start may take minutes. */
const taskStarts = { attempts: 5, delay: (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .seconds */ .YA)(15), longest: (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .seconds */ .YA)(60) };
/**
 * A write of a schedule's targets while somebody else also writes them. The targets are read again before each attempt.
 */
const scheduleWrites = { attempts: 5, delay: 500, longest: (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .seconds */ .YA)(8) };
/** Reads of a task's log. They only inform, and the end of the task ends them. */
const logReads = { attempts: Infinity, delay: (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .seconds */ .YA)(4), longest: (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .seconds */ .YA)(30) };
/** Calls to GitHub's API. They only inform, so the release doesn't wait long for them. */
const gitHubBudget = { attempts: 3, delay: 1000, longest: 2000 };
const gitHubPolicy = { throttled: gitHubBudget, transient: gitHubBudget };
/** Milliseconds before the attempt after `attempt`, or `undefined` if the budget is used up. */
const delayAfter = (budget, attempt) => budget === undefined || attempt >= budget.attempts
    ? undefined
    : Math.min(budget.longest, budget.delay * 2 ** (attempt - 1));
/** The same with jitter: between half and all of it. */
function jittered(delay, random) {
    return delay / 2 + (random() * delay) / 2;
}
/** Sends until there is a response, or throws the last error unchanged. */
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
            if (problem.kind === "throttled" && !attempted.optional)
                context.throttle.throttled();
            if (problem.kind === "expired" && !renewed && (await attempted.renew?.())) {
                renewed = true;
                continue;
            }
            const { policy = attempted.optional ? optionalPolicy : awsPolicy } = attempted;
            const delay = delayAfter(policy[problem.kind], attempt);
            if (delay === undefined)
                throw thrown;
            await context.clock.sleep(jittered(delay, context.random), context.signal);
            const found = problem.maybeDone ? await attempted.found?.() : undefined;
            if (found !== undefined)
                return found;
            await attempted.beforeRepeat?.();
        }
    }
}


/***/ })

};
