/** Checks a deployment group before anything changes. Pure. */
import { failure, passed, warning } from "../core/checks.ts";
import type { Check } from "../core/events.ts";
import { shortName } from "../aws/arn.ts";
import type { DeploymentGroup, FoundConfig } from "./group.ts";

/** Members of the request that decide how long to wait for a deployment. */
interface Wait {
  readonly waitFor: string;
  /** Milliseconds for each wave. */
  readonly timeout: number;
}

export interface Checked {
  readonly name: string;
  readonly clusterArn: string;
}

/** CreateDeployment rejects a config that does not exist, or that is for another compute platform. */
export function checkConfig(config: string, found: FoundConfig): readonly Check[] {
  const about = "codedeploy-deployment-config";
  const remedy =
    "Correct the name, for example CodeDeployDefault.ECSAllAtOnce, or remove the input to use the group's config.";
  switch (found.state) {
    case "missing":
      return [failure(about, `the deployment config ${config} does not exist`, remedy)];
    case "unknown":
      return [warning(about, `can't check whether the deployment config ${config} exists: ${found.why}`)];
    case "exists": {
      const { computePlatform: platform } = found;
      if (platform === undefined || platform === "ECS") return [];
      const text = `the deployment config ${config} is for the compute platform ${platform}, not ECS`;
      return [failure(about, text, remedy)];
    }
  }
}

/** Each with the service's name. */
export function checkGroup(service: Checked, group: DeploymentGroup, rollout: Wait): readonly Check[] {
  const about = service.name;
  const named = `${shortName(service.clusterArn)}/${service.name}`;
  if (!group.services.includes(named)) {
    return [
      failure(
        about,
        `the deployment group ${group.deploymentGroup} deploys ${group.services.join(", ") || "no service"}, not ${named}`,
        "Correct `codedeploy-application` and `codedeploy-deployment-group`.",
      ),
    ];
  }
  const how = `${group.config}${group.alarms.length > 0 ? `, alarms ${group.alarms.join(", ")}` : ""}`;
  return [
    passed(about, `CodeDeploy ${group.application}/${group.deploymentGroup}, ${how}`),
    ...tooLong(about, group, rollout),
    ...readyWait(about, group),
  ];
}

/**
 * A deployment ends only after the old task set is terminated, so a timeout that is too short would roll back a good
 * release.
 */
function tooLong(about: string, { terminationWait }: DeploymentGroup, rollout: Wait): Check[] {
  if (rollout.waitFor !== "stable" || terminationWait < rollout.timeout) return [];
  const wait = terminationWait / 60_000;
  return [
    failure(
      about,
      `CodeDeploy terminates the old task set and ends the deployment ${wait} minutes after the traffic shift, which exceeds rollout-timeout`,
      `Set wait-for: traffic-shifted, or set rollout-timeout to more than ${wait} minutes.`,
    ),
  ];
}

function readyWait(about: string, group: DeploymentGroup): Check[] {
  if (group.readyWait === undefined) return [];
  const wait = group.readyWait / 60_000;
  return [
    warning(
      about,
      `CodeDeploy waits ${wait} minutes for a person to reroute traffic, then stops the deployment`,
      "Reroute the traffic in the CodeDeploy console, or with aws deploy continue-deployment.",
    ),
  ];
}
