/** Groups, deployments and targets in the form that CodeDeploy returns. Source: docs/aws-reference.md#codedeploy. */
import type { Deployment, Group, LifecycleEvent, RollbackEvent, Side } from "./state.ts";
import type { TaskSets } from "./task-sets.ts";

const dateOf = (at: number | undefined): Date | undefined => (at === undefined ? undefined : new Date(at));

const targetGroupName = (arn: string): string => arn.split("/")[1] ?? arn;

const rollbackConfiguration = (events: readonly RollbackEvent[]) => ({ enabled: events.length > 0, events });

const alarmConfiguration = (names: readonly string[]) => ({
  enabled: names.length > 0,
  ignorePollAlarmFailure: false,
  alarms: names.map((name) => ({ name })),
});

const blueGreen = ({ terminationWait, ready }: Group) => ({
  terminateBlueInstancesOnDeploymentSuccess: {
    action: "TERMINATE",
    terminationWaitTimeInMinutes: terminationWait,
  },
  deploymentReadyOption:
    ready === undefined
      ? { actionOnTimeout: "CONTINUE_DEPLOYMENT", waitTimeInMinutes: 0 }
      : { actionOnTimeout: "STOP_DEPLOYMENT", waitTimeInMinutes: ready.minutes },
});

function balancing({ targetGroups, testListener, service }: Group) {
  const listener = (kind: string): string =>
    service.arn.replace(
      /:ecs:(.*):service\/.*/,
      `:elasticloadbalancing:$1:listener/app/${kind}/0123456789abcdef`,
    );
  return {
    targetGroupPairInfoList: [
      {
        targetGroups: targetGroups.map((arn) => ({ name: targetGroupName(arn) })),
        prodTrafficRoute: { listenerArns: [listener("production")] },
        ...(testListener ? { testTrafficRoute: { listenerArns: [listener("test")] } } : {}),
      },
    ],
  };
}

const lastOf = (deployment: Deployment | undefined) =>
  deployment === undefined
    ? undefined
    : {
        deploymentId: deployment.id,
        status: deployment.status,
        createTime: dateOf(deployment.createdAt),
        endTime: dateOf(deployment.endedAt),
      };

export const describeGroup = (group: Group, account: string) => ({
  applicationName: group.application,
  deploymentGroupId: group.id,
  deploymentGroupName: group.name,
  deploymentConfigName: group.config,
  serviceRoleArn: `arn:aws:iam::${account}:role/codedeploy`,
  alarmConfiguration: alarmConfiguration(group.alarms),
  autoRollbackConfiguration: rollbackConfiguration(group.autoRollback),
  deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
  blueGreenDeploymentConfiguration: blueGreen(group),
  loadBalancerInfo: balancing(group),
  lastSuccessfulDeployment: lastOf(group.deployments.findLast(({ status }) => status === "Succeeded")),
  lastAttemptedDeployment: lastOf(group.deployments.at(-1)),
  computePlatform: "ECS",
  ecsServices: [{ serviceName: group.service.name, clusterName: group.cluster }],
});

export function describeDeployment(deployment: Deployment) {
  const { group, status, rollbackInfo } = deployment;
  const ended = ["Succeeded", "Failed", "Stopped"].includes(status);
  const count = (is: boolean): number => (is ? 1 : 0);
  return {
    applicationName: group.application,
    deploymentGroupName: group.name,
    deploymentConfigName: deployment.config,
    deploymentId: deployment.id,
    revision: {
      revisionType: "AppSpecContent",
      appSpecContent: { content: deployment.content, sha256: deployment.sha256 },
    },
    status,
    errorInformation: deployment.error,
    createTime: dateOf(deployment.createdAt),
    startTime: dateOf(deployment.startedAt),
    completeTime: dateOf(deployment.endedAt),
    deploymentOverview: {
      Pending: count(["Created", "Queued"].includes(status)),
      InProgress: count(status === "InProgress"),
      Succeeded: count(status === "Succeeded"),
      Failed: count(status === "Failed" || status === "Stopped"),
      Skipped: 0,
      Ready: count(status === "Ready"),
    },
    description: deployment.description,
    creator: deployment.creator,
    autoRollbackConfiguration: rollbackConfiguration(deployment.autoRollback),
    ...(Object.keys(rollbackInfo).length === 0 ? {} : { rollbackInfo }),
    deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
    instanceTerminationWaitTimeStarted:
      deployment.waits === "TERMINATION_WAIT" || (ended && status === "Succeeded"),
    blueGreenDeploymentConfiguration: blueGreen(group),
    loadBalancerInfo: balancing(group),
    deploymentStatusMessages: [],
    computePlatform: "ECS",
  };
}

const describeEvent = ({ name, status, startedAt, endedAt, diagnostics }: LifecycleEvent) => ({
  lifecycleEventName: name,
  status,
  startTime: dateOf(startedAt),
  endTime: dateOf(endedAt),
  ...(diagnostics === undefined ? {} : { diagnostics: { logTail: "", scriptName: "", ...diagnostics } }),
});

function describeSide(sets: TaskSets, deployment: Deployment, label: string, side: Side | undefined) {
  if (side === undefined) return [];
  const counts = sets.countsOf(deployment.group.service, side.taskSet);
  return [
    {
      identifer: side.taskSet.id,
      desiredCount: counts.desired,
      pendingCount: counts.pending,
      runningCount: counts.running,
      status: side.taskSet.status,
      trafficWeight: side.traffic,
      targetGroup: { name: targetGroupName(side.taskSet.revision.targetGroups[0] ?? "") },
      taskSetLabel: label,
    },
  ];
}

export const targetIdOf = ({ cluster, service }: Group): string => `${cluster}:${service.name}`;

const targetStatus: Readonly<Record<string, string>> = {
  Created: "Pending",
  Queued: "Pending",
  Stopped: "Failed",
  Baking: "InProgress",
};

export const describeTarget = (sets: TaskSets, deployment: Deployment) => ({
  deploymentTargetType: "ECSTarget",
  ecsTarget: {
    deploymentId: deployment.id,
    targetId: targetIdOf(deployment.group),
    targetArn: deployment.group.service.arn,
    lastUpdatedAt: dateOf(deployment.updatedAt),
    lifecycleEvents: deployment.events.map(describeEvent),
    status: targetStatus[deployment.status] ?? deployment.status,
    taskSetsInfo: [
      ...describeSide(sets, deployment, "Blue", deployment.blue),
      ...describeSide(sets, deployment, "Green", deployment.green),
    ],
  },
});
