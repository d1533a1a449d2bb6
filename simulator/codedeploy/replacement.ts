/** The replacement task set of a deployment. */
import { regionOf } from "../ecs/arn.ts";
import type { EcsState, RevisionSettings } from "../ecs/state.ts";
import { runnableDefinition } from "../ecs/task-definitions.ts";
import { AwsError } from "../protocol/call.ts";
import type { Deployment } from "./state.ts";
import type { TaskSetSpec } from "./task-sets.ts";

/** Throws ECS's error if it can't be created. */
export function replacementFor(ecs: EcsState, deployment: Deployment): TaskSetSpec {
  const { appSpec, group } = deployment;
  const definition = runnableDefinition(ecs, regionOf(group.service.arn), appSpec.taskDefinition);
  if (!definition.parsed.containerDefinitions.some(({ name }) => name === appSpec.containerName)) {
    const what = `The container ${appSpec.containerName} does not exist in the task definition.`;
    throw new AwsError("InvalidParameterException", what);
  }
  return {
    taskDefinition: definition,
    settings: settingsOf(deployment),
    targetGroup: otherTargetGroup(deployment),
    status: "ACTIVE",
    externalId: deployment.id,
  };
}

/** The current task set's settings, with changes from the AppSpec. */
function settingsOf({ group, appSpec, blue }: Deployment): RevisionSettings {
  const settings = blue?.taskSet.revision.settings ?? group.service.revisionSettings;
  const { containerName, containerPort, platformVersion, network } = appSpec;
  return {
    ...settings,
    ...(platformVersion === undefined ? {} : { platformVersion }),
    ...(network === undefined ? {} : { networkConfiguration: { awsvpcConfiguration: network } }),
    loadBalancers: settings.loadBalancers.map((balancer) => ({ ...balancer, containerName, containerPort })),
  };
}

/** The group's two target groups swap roles with each deployment. */
function otherTargetGroup({ group, blue }: Deployment): string {
  const [one, other] = group.targetGroups;
  return blue?.taskSet.revision.targetGroups.includes(one) === true ? other : one;
}
