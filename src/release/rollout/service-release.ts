/** A service of a release before its deployment starts. */
import type { Service } from "@aws-sdk/client-ecs";
import type { Tag } from "../../ecs/definition/tags.ts";
import type { AppSpecFile } from "../../codedeploy/app-spec.ts";
import type { DeploymentGroup } from "../../codedeploy/group.ts";
import type { TaskDefinition } from "../../ecs/definition/task-definition.ts";
import type { EarlierMove } from "../../plan/plan.ts";

export interface ServiceRelease {
  readonly name: string;
  /** ARN of the cluster. */
  readonly cluster: string;
  readonly family: string;
  readonly controller: "ECS" | "CODE_DEPLOY";
  readonly strategy: string;
  /** Task definition ARNs: what serves before, and what shall serve. */
  readonly from: string;
  readonly to: string;
  /** What the new revision says, and the containers whose image is new. */
  readonly definition: TaskDefinition;
  readonly replaced: readonly string[];
  /** Tags of the revision, without those that name the run. */
  readonly tags: readonly Tag[];
  /** As DescribeServices showed it before the change. */
  readonly before: Service;
  /** For the CODE_DEPLOY controller. */
  readonly group?: DeploymentGroup;
  readonly appSpec?: AppSpecFile;
  readonly earlier?: EarlierMove;
}
