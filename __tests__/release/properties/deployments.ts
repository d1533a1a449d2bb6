/** The newest deployment of a service that somebody started, by ECS or by CodeDeploy. */
import { callAs } from "../../../simulator/acts.ts";
import type { Service } from "../../../simulator/ecs/state.ts";
import type { World } from "../../../simulator/world.ts";
import { cluster } from "./draft.ts";

export interface NewDeployment {
  /** Number of the service revision, or CodeDeploy's ID. */
  readonly number: string;
  readonly status: string;
  readonly underWay: boolean;
  /** ARN. */
  readonly taskDefinition: string;
}

const ofEcs = (service: Service): NewDeployment | undefined => {
  const newest = service.serviceDeployments.at(-1);
  return (
    newest && {
      number: newest.target.number,
      status: newest.status,
      underWay: newest.status === "PENDING" || newest.status === "IN_PROGRESS",
      taskDefinition: newest.target.taskDefinition.arn,
    }
  );
};

interface DeploymentInfo {
  readonly deploymentId: string;
  readonly status: string;
  readonly creator: string;
  readonly revision?: { readonly appSpecContent?: { readonly content?: string } };
}

export const groupOf = (service: string) => ({
  applicationName: `AppECS-${cluster}-${service}`,
  deploymentGroupName: `DgpECS-${cluster}-${service}`,
});

function ofCodeDeploy(world: World, service: Service): NewDeployment | undefined {
  const { deployments } = callAs(world, "codedeploy", "ListDeployments", groupOf(service.name)) as {
    deployments: readonly string[];
  };
  for (const deploymentId of deployments) {
    const { deploymentInfo } = callAs(world, "codedeploy", "GetDeployment", { deploymentId }) as {
      deploymentInfo: DeploymentInfo;
    };
    if (deploymentInfo.creator === "codeDeployRollback") continue;
    const { status, revision } = deploymentInfo;
    const content = revision?.appSpecContent?.content ?? "";
    return {
      number: deploymentId,
      status,
      underWay: !["Succeeded", "Failed", "Stopped"].includes(status),
      taskDefinition: /arn:[\w:-]+:task-definition\/[\w-]+:\d+/.exec(content)?.[0] ?? "",
    };
  }
  return undefined;
}

interface TargetInfo {
  readonly deploymentTarget: {
    readonly ecsTarget: {
      readonly taskSetsInfo: ReadonlyArray<{
        readonly taskSetLabel: string;
        readonly trafficWeight: number;
      }>;
    };
  };
}

/** Whether the task set of the newest deployment gets traffic. */
export function greenHasTraffic(world: World, service: Service): boolean {
  const newest = ofCodeDeploy(world, service);
  if (newest === undefined) return false;
  const targetId = `${cluster}:${service.name}`;
  const input = { deploymentId: newest.number, targetId };
  try {
    const { deploymentTarget } = callAs(world, "codedeploy", "GetDeploymentTarget", input) as TargetInfo;
    return deploymentTarget.ecsTarget.taskSetsInfo.some(
      ({ taskSetLabel, trafficWeight }) => taskSetLabel === "Green" && trafficWeight > 0,
    );
  } catch {
    // It has not started yet.
    return false;
  }
}

export const newestOf = (world: World, service: Service): NewDeployment | undefined =>
  service.controller === "CODE_DEPLOY" ? ofCodeDeploy(world, service) : ofEcs(service);
