/** What each CodeDeploy operation needs. */
import type { Access } from "./document.ts";
import { type AccessTable, arn, type Input, type Scope, textOf } from "./scope.ts";

/** Their request names a deployment alone; the group it belongs to is the service's to know. */
const byDeployment = [
  "BatchGetDeploymentTargets",
  "BatchGetDeployments",
  "ContinueDeployment",
  "GetDeployment",
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
  CreateDeployment: (input, scope) => [
    access("CreateDeployment", group(input, scope)),
    access("GetDeploymentConfig", configuration(input, scope)),
    access("RegisterApplicationRevision", application(input, scope)),
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

/** Without a name the group's own is used, which the request doesn't say. */
function configuration(input: Input, scope: Scope): string | undefined {
  const name = textOf(input.deploymentConfigName);
  return name === undefined ? undefined : arn(scope, "codedeploy", `deploymentconfig:${name}`);
}
