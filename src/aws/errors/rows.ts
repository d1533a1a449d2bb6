/**
 * The catalogue of what AWS calls answer: what happened, and what to do. Data only. Reasons that a stopped task or a
 * service event can give as well have their one row in the diagnosis, which comes before the rows for a whole kind.
 */
import { credentialErrors } from "./credential-rows.ts";
import type { ErrorRow } from "./problem.ts";

/** In the order in which they are tried. Sources: docs/aws-reference.md#runtask, #services, #codedeploy, #request-rates, #images. */
export const errorRows: readonly ErrorRow[] = [
  ...credentialErrors,
  {
    name: "explicit-deny",
    kind: "denied",
    explicit: true,
    what: "{principal|The caller} is denied {action} on {target} by an explicit Deny in {policy|a policy}.",
    remedy:
      "No further Allow helps against a Deny: change or except it in {policy|that policy}{owner}, or use another role.",
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
    what: "AWS rejected {service} {operation}: {resource|its target} is being changed, or its state does not allow this.",
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
    name: "throttled",
    kind: "throttled",
    what: "AWS kept throttling {service} {operation}.",
    remedy:
      "Other tools use up the account's rate in this region. Run the job again; raise the input `poll-interval` when many releases run at once.",
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
    remedy:
      "If a proxy reads TLS, give its CA in `NODE_EXTRA_CA_CERTS`; otherwise check `AWS_ENDPOINT_URL*` and the clock.",
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
    name: "container-unknown",
    message: /is not a container in the TaskDefinition/iu,
    what: "The overrides name a container that the task definition does not have.",
    remedy: "Correct the input `migration-container`.",
  },
  {
    name: "task-definition-inactive",
    message: /TaskDefinition is inactive/iu,
    what: "{service} {operation} of {resource|a resource} names a task definition that was deregistered (INACTIVE).",
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
    remedy:
      "Look the code up in the API reference of {service}; the request id helps AWS Support to find the call.",
  },
];
