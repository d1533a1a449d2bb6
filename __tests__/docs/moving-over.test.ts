/** docs/moving-over.md names every input of the other actions, and only existing inputs. */
import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { otherActionInputs } from "../../src/request/other-actions.ts";
import { inputNames, variableOf } from "../../src/request/inputs.ts";
import { unknownInputs } from "../../src/request/unknown-inputs.ts";

const page = readFileSync("docs/moving-over.md", "utf8");

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Inputs by action, from their action.yml. */
const others: Readonly<Record<string, readonly string[]>> = {
  "configure-aws-credentials": words(`
    aws-region aws-profile overwrite-aws-profile role-to-assume aws-access-key-id aws-secret-access-key aws-session-token
    web-identity-token-file role-chaining audience http-proxy no-proxy mask-aws-account-id role-duration-seconds
    role-external-id role-session-name role-skip-session-tagging transitive-tag-keys inline-session-policy
    managed-session-policies output-credentials output-env-credentials unset-current-credentials disable-retry
    retry-max-attempts special-characters-workaround use-existing-credentials allowed-account-ids force-skip-oidc
    action-timeout-s custom-tags sts-endpoint`),
  "amazon-ecs-render-task-definition": words(`
    task-definition task-definition-arn task-definition-family task-definition-revision container-name image
    environment-variables log-configuration-log-driver log-configuration-options docker-labels command task-role-arn
    execution-role-arn env-files secrets`),
  "amazon-ecs-deploy-task-definition": words(`
    task-definition desired-count service cluster wait-for-service-stability wait-for-minutes wait-max-delay-seconds
    codedeploy-appspec codedeploy-application codedeploy-deployment-group codedeploy-deployment-description
    codedeploy-deployment-config force-new-deployment service-managed-ebs-volume-name service-managed-ebs-volume run-task
    run-task-container-overrides run-task-security-groups run-task-subnets run-task-assign-public-IP
    run-task-capacity-provider-strategy run-task-launch-type run-task-started-by run-task-tags
    run-task-managed-ebs-volume-name run-task-managed-ebs-volume wait-for-task-stopped enable-ecs-managed-tags
    propagate-tags keep-null-value-keys max-retries`),
  "sourcetoad/aws-ecs-deploy-action": words(`
    ecs_cluster_name aws_region ecs_launch_type ecs_service_name service_task_definition_name
    service_container_image_changes prepare_task_definition_name prepare_task_container_image_changes
    prepare_task_container_network_config_filepath max_polling_iterations dry_run`),
};

describe("the migration guide", () => {
  test.each(Object.entries(others))("from %s: has a row for every input", (_, names) => {
    expect(names.filter((name) => !page.includes(`\`${name}\``) && !page.includes(`\`${name}:`))).toEqual([]);
  });

  test.each(Object.entries(others))("from %s: every input that this action lacks is an error", (_, names) => {
    const ours = new Set(inputNames.map(variableOf));
    const unknown = names.filter(
      (name) => !ours.has(variableOf(name)) && !ours.has(variableOf(name.replaceAll("_", "-"))),
    );
    const environment = Object.fromEntries(unknown.map((name) => [variableOf(name), "x"]));
    const found = unknownInputs(environment).map(({ name }) => name);
    expect(found).toEqual(unknown.map((name) => name.toLowerCase()).sort());
    expect(unknown.filter((name) => !otherActionInputs.has(name.toLowerCase().replaceAll("_", "-")))).toEqual(
      [],
    );
  });

  test("names only existing inputs", () => {
    const known = new Set<string>([...inputNames, ...Object.values(others).flat()]);
    const outputs = ["codedeploy-deployment-id", "run-task-arn", "migration-task-arn", "task-definition-arn"];
    const named = [...page.matchAll(/`([a-z]+(?:-[a-z]+)+)(?::[^`]*)?`/g)].map(([, name = ""]) => name);
    const actions = new Set(Object.keys(others));
    const unknown = named.filter((name) => !known.has(name) && !outputs.includes(name) && !actions.has(name));
    expect([...new Set(unknown)]).toEqual(["describe-task-definition"]);
  });
});
