/** The permissions that each CodeDeploy operation requires. */
import type { Access } from "./document.ts";
import { type AccessTable, arn, type Input, type Scope, textOf } from "./scope.ts";

/** The request names only a deployment, so the caller doesn't know its group. */
const byDeployment = ["BatchGetDeployments", "GetDeployment"];

/** Actions without resource types (Service Authorization Reference): only a statement for `*` allows them. */
const withoutResource = [
  "BatchGetDeploymentTargets",
  "ContinueDeployment",
  "GetDeploymentTarget",
  "ListDeploymentTargets",
  "StopDeployment",
];

export const codedeployAccess: AccessTable = {
  ...Object.fromEntries(
    byDeployment.map((name) => [
      name,
      () => [{ action: `codedeploy:${name}`, resource: undefined, keys: {} }],
    ]),
  ),
  ...Object.fromEntries(withoutResource.map((name) => [name, () => [access(name, "*")]])),
  // AWS requires GetApplicationRevision for an AppSpec that was deployed before, as in a rollback.
  CreateDeployment: (input, scope) => [
    access("CreateDeployment", group(input, scope)),
    access("GetDeploymentConfig", configuration(input, scope)),
    access("GetApplicationRevision", application(input, scope)),
    access("RegisterApplicationRevision", application(input, scope)),
    ...(input.overrideAlarmConfiguration === undefined
      ? []
      : [access("UpdateDeploymentGroup", group(input, scope))]),
  ],
  GetApplication: (input, scope) => [access("GetApplication", application(input, scope))],
  GetApplicationRevision: (input, scope) => [access("GetApplicationRevision", application(input, scope))],
  RegisterApplicationRevision: (input, scope) => [
    access("RegisterApplicationRevision", application(input, scope)),
  ],
  GetDeploymentConfig: (input, scope) => [access("GetDeploymentConfig", configuration(input, scope))],
  GetDeploymentGroup: (input, scope) => [access("GetDeploymentGroup", group(input, scope))],
  ListDeployments: (input, scope) => [access("ListDeployments", group(input, scope))],
};

function access(operation: string, resource: string | undefined): Access {
  return { action: `codedeploy:${operation}`, resource, keys: {} };
}

function application(input: Input, scope: Scope): string {
  return arn(scope, "codedeploy", `application:${textOf(input.applicationName) ?? ""}`);
}

function group(input: Input, scope: Scope): string {
  const name = textOf(input.deploymentGroupName) ?? "";
  return arn(scope, "codedeploy", `deploymentgroup:${textOf(input.applicationName) ?? ""}/${name}`);
}

/** Without a name, the group's own configuration is used, which the request doesn't contain. */
function configuration(input: Input, scope: Scope): string | undefined {
  const name = textOf(input.deploymentConfigName);
  return name === undefined ? undefined : arn(scope, "codedeploy", `deploymentconfig:${name}`);
}
