/**
 * The permissions that each ECS operation requires; `*` if ECS's own rule isn't confirmed
 * (docs/aws-reference.md#open-questions).
 */
import type { Access } from "./document.ts";
import {
  type AccessTable,
  arn,
  type Input,
  itemsOf,
  passRole,
  rolesIn,
  type Scope,
  textOf,
  textsOf,
} from "./scope.ts";

const tasks = "ecs-tasks.amazonaws.com";

export const ecsAccess: AccessTable = {
  RegisterTaskDefinition: (input, scope) => [
    access("RegisterTaskDefinition", "*"),
    ...tagging(
      input,
      "RegisterTaskDefinition",
      arn(scope, "ecs", `task-definition/${textOf(input.family)}:*`),
    ),
    ...passRole(scope, [input.taskRoleArn, input.executionRoleArn], tasks),
  ],
  DeregisterTaskDefinition: () => [access("DeregisterTaskDefinition", "*")],
  DeleteTaskDefinitions: (input, scope) =>
    textsOf(input.taskDefinitions).map((name) =>
      access("DeleteTaskDefinitions", taskDefinition(name, scope)),
    ),
  RunTask: (input, scope) => [
    access("RunTask", taskDefinition(textOf(input.taskDefinition) ?? "", scope), {
      ...clusterKey(input, scope),
      ...tagKeys(input),
    }),
    ...tagging(input, "RunTask", arn(scope, "ecs", `task/${clusterName(input)}/*`)),
    ...passRole(
      scope,
      [...rolesIn(input.overrides, "taskRoleArn"), ...rolesIn(input.overrides, "executionRoleArn")],
      tasks,
    ),
  ],
  StopTask: (input, scope) => [
    access("StopTask", inCluster("task", textOf(input.task) ?? "", input, scope), clusterKey(input, scope)),
  ],
  DescribeTasks: (input, scope) =>
    textsOf(input.tasks).map((task) =>
      access("DescribeTasks", inCluster("task", task, input, scope), clusterKey(input, scope)),
    ),
  GetTaskProtection: (input, scope) => protection("GetTaskProtection", input, scope),
  UpdateTaskProtection: (input, scope) => protection("UpdateTaskProtection", input, scope),
  ListTasks: (input, scope) => [
    access(
      "ListTasks",
      arn(scope, "ecs", `container-instance/${clusterName(input)}/*`),
      clusterKey(input, scope),
    ),
  ],
  DescribeServices: (input, scope) =>
    textsOf(input.services).map((service) =>
      access("DescribeServices", inCluster("service", service, input, scope), clusterKey(input, scope)),
    ),
  UpdateService: (input, scope) => changeService("UpdateService", input.service, input, scope),
  CreateService: (input, scope) => [
    ...changeService("CreateService", input.serviceName, input, scope),
    ...tagging(input, "CreateService", inCluster("service", textOf(input.serviceName) ?? "", input, scope)),
  ],
  DeleteService: (input, scope) => [
    access(
      "DeleteService",
      inCluster("service", textOf(input.service) ?? "", input, scope),
      clusterKey(input, scope),
    ),
  ],
  ListServices: (input, scope) => [access("ListServices", "*", clusterKey(input, scope))],
  ListServiceDeployments: (input, scope) => [
    access(
      "ListServiceDeployments",
      inCluster("service", textOf(input.service) ?? "", input, scope),
      clusterKey(input, scope),
    ),
  ],
  DescribeServiceDeployments: (input) =>
    textsOf(input.serviceDeploymentArns).map((each) => access("DescribeServiceDeployments", each)),
  DescribeServiceRevisions: (input) =>
    textsOf(input.serviceRevisionArns).map((each) => access("DescribeServiceRevisions", each)),
  StopServiceDeployment: (input) => [
    access("StopServiceDeployment", textOf(input.serviceDeploymentArn) ?? ""),
  ],
  ContinueServiceDeployment: (input) => [
    access("ContinueServiceDeployment", textOf(input.serviceDeploymentArn) ?? ""),
  ],
  DescribeTaskSets: (input, scope) => {
    const service = inCluster("service", textOf(input.service) ?? "", input, scope);
    return [
      access("DescribeTaskSets", `${service.replace(":service/", ":task-set/")}/*`, clusterKey(input, scope)),
    ];
  },
  DescribeClusters: (input, scope) => {
    const named = textsOf(input.clusters);
    return (named.length === 0 ? ["default"] : named).map((cluster) =>
      access("DescribeClusters", clusterArn(cluster, scope)),
    );
  },
  ListContainerInstances: (input, scope) => [
    access("ListContainerInstances", clusterArn(textOf(input.cluster) ?? "default", scope)),
  ],
  DescribeContainerInstances: (input, scope) =>
    textsOf(input.containerInstances).map((instance) =>
      access(
        "DescribeContainerInstances",
        inCluster("container-instance", instance, input, scope),
        clusterKey(input, scope),
      ),
    ),
  ListTagsForResource: (input) => [access("ListTagsForResource", textOf(input.resourceArn) ?? "")],
  TagResource: (input) => [access("TagResource", textOf(input.resourceArn) ?? "")],
  UntagResource: (input) => [access("UntagResource", textOf(input.resourceArn) ?? "")],
};

const protection = (operation: string, input: Input, scope: Scope): readonly Access[] =>
  textsOf(input.tasks).map((task) =>
    access(operation, inCluster("task", task, input, scope), clusterKey(input, scope)),
  );

function access(operation: string, resource: string, keys: Access["keys"] = {}): Access {
  return { action: `ecs:${operation}`, resource, keys };
}

function changeService(operation: string, name: unknown, input: Input, scope: Scope): readonly Access[] {
  const keys: Record<string, string> = { ...clusterKey(input, scope) };
  const revision = textOf(input.taskDefinition);
  if (revision !== undefined) keys["ecs:task-definition"] = taskDefinition(revision, scope);
  return [
    access(operation, inCluster("service", textOf(name) ?? "", input, scope), keys),
    ...passRole(scope, rolesIn(input, "roleArn"), "ecs.amazonaws.com"),
  ];
}

/** Tags on a new resource require TagResource, with the creating action as a key. */
function tagging(input: Input, creating: string, resource: string): readonly Access[] {
  const tags = itemsOf(input.tags);
  if (tags.length === 0) return [];
  const keys = { "ecs:CreateAction": creating, ...tagKeys(input) };
  return [access("TagResource", resource, keys)];
}

function tagKeys(input: Input): Access["keys"] {
  const tags = itemsOf(input.tags);
  if (tags.length === 0) return {};
  const requested = tags.map(({ key, value }) => [
    `aws:RequestTag/${textOf(key) ?? ""}`,
    textOf(value) ?? "",
  ]);
  return {
    "aws:TagKeys": tags.map(({ key }) => textOf(key) ?? ""),
    ...(Object.fromEntries(requested) as Record<string, string>),
  };
}

function clusterName(input: Input): string {
  return (textOf(input.cluster) ?? "default").split("/").at(-1) ?? "default";
}

function clusterArn(cluster: string, scope: Scope): string {
  return cluster.startsWith("arn:") ? cluster : arn(scope, "ecs", `cluster/${cluster}`);
}

function clusterKey(input: Input, scope: Scope): Record<string, string> {
  return { "ecs:cluster": clusterArn(textOf(input.cluster) ?? "default", scope) };
}

/** `kind/CLUSTER/NAME`, from a name or an ARN in the long or the old short form. */
function inCluster(kind: string, name: string, input: Input, scope: Scope): string {
  const last = name.split("/").at(-1) ?? name;
  return name.startsWith("arn:") && name.split("/").length === 3
    ? name
    : arn(scope, "ecs", `${kind}/${clusterName(input)}/${last}`);
}

/** A family without a revision means its newest revision. */
function taskDefinition(name: string, scope: Scope): string {
  if (name.startsWith("arn:")) return name;
  return arn(scope, "ecs", `task-definition/${name.includes(":") ? name : `${name}:*`}`);
}
