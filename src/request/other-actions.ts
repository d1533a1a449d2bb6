/**
 * Inputs of the official AWS actions and of sourcetoad/aws-ecs-deploy-action (fall 2026), each with its replacement
 * here. docs/moving-over.md has the same table for people; a test compares the two.
 */
import type { InputName } from "./inputs.ts";

export interface Replacement {
  readonly problem: string;
  readonly replacements: readonly InputName[];
}

/** @param inputs separated by spaces */
const use = (inputs: string, how = ""): Replacement => ({
  problem: `There is no such input. Use ${inputs.split(" ").join(" and ")}${how}.`,
  replacements: inputs.split(" ") as InputName[],
});

const drop = (why: string): Replacement => ({ problem: `There is no such input: ${why}`, replacements: [] });

const keptByService = drop("the service keeps its own setting. Remove the input.");
const notNeeded = drop("this action doesn't need it. Remove the input.");
const inDefinition = drop(
  "set it in the task definition. This action changes only images, variables and secrets.",
);
const roleOrVariables = (variable: string): Replacement =>
  drop(`use role-to-assume, or set the environment variable ${variable}.`);
const defaultChain = drop(
  "remove it. Without role-to-assume the step uses the default AWS credential chain.",
);
const leastPrivilege = drop("remove it, and give the role no more permissions than it needs.");
const oneOffLikeService = drop("remove it. One-off tasks get the compute of the first service.");

/** By name, with dashes. */
export const otherActionInputs: ReadonlyMap<string, Replacement> = new Map([
  // aws-actions/configure-aws-credentials
  ["role-chaining", use("role-to-chain", ", with the ARN of the second role")],
  ["aws-access-key-id", roleOrVariables("AWS_ACCESS_KEY_ID")],
  ["aws-secret-access-key", roleOrVariables("AWS_SECRET_ACCESS_KEY")],
  ["aws-session-token", roleOrVariables("AWS_SESSION_TOKEN")],
  ["aws-profile", defaultChain],
  ["use-existing-credentials", defaultChain],
  ["web-identity-token-file", defaultChain],
  ["http-proxy", drop("set the environment variable HTTPS_PROXY.")],
  ["no-proxy", drop("set the environment variable NO_PROXY.")],
  ["sts-endpoint", drop("set the environment variable AWS_ENDPOINT_URL_STS.")],
  ["allowed-account-ids", drop("remove it. The ARN of the role names the account.")],
  ["inline-session-policy", leastPrivilege],
  ["managed-session-policies", leastPrivilege],
  ["role-external-id", leastPrivilege],
  ["custom-tags", leastPrivilege],
  ["transitive-tag-keys", leastPrivilege],
  ["role-skip-session-tagging", leastPrivilege],
  ["mask-aws-account-id", notNeeded],
  ["output-credentials", drop("remove it. Credentials never leave the step.")],
  ["output-env-credentials", drop("remove it. Credentials never leave the step.")],
  ["overwrite-aws-profile", drop("remove it. Credentials never leave the step.")],
  ["unset-current-credentials", notNeeded],
  ["disable-retry", notNeeded],
  ["retry-max-attempts", notNeeded],
  ["special-characters-workaround", notNeeded],
  ["force-skip-oidc", notNeeded],
  ["action-timeout-s", notNeeded],
  // aws-actions/amazon-ecs-render-task-definition
  ["container-name", use("image", ", as CONTAINER=IMAGE")],
  ["task-definition-arn", use("task-definition", ", which takes an ARN")],
  ["task-definition-family", use("task-definition", ": latest, the default, takes the service's own family")],
  ["task-definition-revision", use("task-definition", ", as FAMILY:REVISION")],
  ["command", drop("set it in the task definition, or use migration-command for the migration.")],
  ["log-configuration-log-driver", inDefinition],
  ["log-configuration-options", inDefinition],
  ["docker-labels", inDefinition],
  ["task-role-arn", inDefinition],
  ["execution-role-arn", inDefinition],
  ["env-files", inDefinition],
  // aws-actions/amazon-ecs-deploy-task-definition
  ["service", use("services")],
  ["wait-for-service-stability", use("wait-for", ", which is stable by default")],
  ["wait-for-minutes", use("rollout-timeout")],
  ["wait-max-delay-seconds", use("poll-interval")],
  ["codedeploy-deployment-description", drop("remove it. The description names the run.")],
  ["run-task", use("run-migrations")],
  ["wait-for-task-stopped", use("run-migrations", ", which always waits for the task")],
  ["run-task-container-overrides", use("migration-command migration-environment")],
  ["run-task-subnets", use("migration-subnets")],
  ["run-task-security-groups", use("migration-security-groups")],
  ["run-task-assign-public-ip", use("migration-assign-public-ip")],
  ["run-task-launch-type", oneOffLikeService],
  ["run-task-capacity-provider-strategy", oneOffLikeService],
  ["run-task-started-by", drop("remove it. This action uses startedBy to keep two migrations apart.")],
  ["run-task-tags", use("trace-tags")],
  ["run-task-managed-ebs-volume-name", oneOffLikeService],
  ["run-task-managed-ebs-volume", oneOffLikeService],
  ["service-managed-ebs-volume-name", keptByService],
  ["service-managed-ebs-volume", keptByService],
  ["enable-ecs-managed-tags", keptByService],
  ["propagate-tags", keptByService],
  ["keep-null-value-keys", notNeeded],
  ["max-retries", notNeeded],
  // sourcetoad/aws-ecs-deploy-action
  ["ecs-cluster-name", use("cluster")],
  ["ecs-service-name", use("services")],
  ["ecs-launch-type", keptByService],
  [
    "service-task-definition-name",
    use("task-definition", ": latest, the default, takes the service's own family"),
  ],
  ["service-container-image-changes", use("image", ", as CONTAINER=IMAGE lines")],
  ["prepare-task-definition-name", use("migration-task-definition")],
  ["prepare-task-container-image-changes", use("image", ", which also applies to the migration's family")],
  ["prepare-task-container-network-config-filepath", use("migration-subnets migration-security-groups")],
  ["max-polling-iterations", use("rollout-timeout")],
  // Near misses
  ["service-name", use("services")],
  ["cluster-name", use("cluster")],
]);
