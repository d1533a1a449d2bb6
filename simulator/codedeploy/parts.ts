/** Dependencies of the operations. */
import { AwsError } from "../protocol/call.ts";
import type { BareWorld } from "../world.ts";
import type { Runs } from "./run.ts";
import type { CodeDeployState, Group } from "./state.ts";
import type { TaskSets } from "./task-sets.ts";

export interface Parts {
  readonly world: BareWorld;
  readonly state: CodeDeployState;
  readonly sets: TaskSets;
  readonly runs: Runs;
  readonly nextId: () => string;
}

/** Throws CodeDeploy's own errors. */
export function groupOf(
  { groups }: CodeDeployState,
  application: string | undefined,
  name: string | undefined,
): Group {
  const ofApplication = groups.filter((group) => group.application === application);
  if (ofApplication.length === 0)
    throw new AwsError(
      "ApplicationDoesNotExistException",
      `Applications not found for ${application ?? "the request"}`,
    );
  if (name === undefined)
    throw new AwsError("DeploymentGroupNameRequiredException", "Deployment group name is missing");
  const group = ofApplication.find((each) => each.name === name);
  if (group === undefined)
    throw new AwsError("DeploymentGroupDoesNotExistException", `No Deployment Group found for name: ${name}`);
  return group;
}
