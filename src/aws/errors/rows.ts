/**
 * The catalogue of AWS API errors: what happened, and what to do. Data only. Reasons that a stopped task or a service
 * event can also have are rows of the diagnosis, which are matched before the rows for a whole kind.
 */
import { credentialErrors } from "./credential-rows.ts";
import type { ErrorRow } from "./problem.ts";

/** In matching order. Sources: docs/aws-reference.md#runtask, #services, #codedeploy, #request-rates, #images. */
export const errorRows: readonly ErrorRow[] = [
  ...credentialErrors,
  {
    name: "explicit-deny",
    kind: "denied",
    explicit: true,
    what: "{principal|The caller} is denied {action} on {target} by an explicit Deny in {policy|a policy}.",
    remedy:
      "An additional Allow does not override a Deny. Change the Deny in {policy|that policy}{owner} or add an exception to it, or use another role.",
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
    remedy:
      "Other callers may use up the account's API rate in this region. Run the job again. If many releases run at once, raise the input `poll-interval`.",
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
    remedy:
      "If a proxy intercepts TLS, set `NODE_EXTRA_CA_CERTS` to the file with its CA certificate. Otherwise check `AWS_ENDPOINT_URL*` and the runner's clock.",
  },
  {
    name: "tls-handshake-failed",
    code: /^(?:ERR_SSL_|EPROTO$)/u,
    what: "The TLS handshake with {service} failed: the server does not use TLS, or uses an incompatible version.",
    remedy:
      "Check `AWS_ENDPOINT_URL*` (its scheme and port), `HTTPS_PROXY`, and any proxy or firewall in between.",
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
    remedy:
      "Something deregisters revisions while releases run. Keep the revisions that services and schedules use.",
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
    remedy:
      "Look up the code in the API reference of {service}. AWS Support can find the call by its request ID.",
  },
];
