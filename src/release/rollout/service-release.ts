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
  /** Task definition ARNs: the revision that serves now, and the one to deploy. */
  readonly from: string;
  readonly to: string;
  /** The new revision, and the containers with a new image. */
  readonly definition: TaskDefinition;
  readonly replaced: readonly string[];
  /** Tags of the revision, without the trace tags. */
  readonly tags: readonly Tag[];
  /** The service before the change, from DescribeServices. */
  readonly before: Service;
  /** For the CODE_DEPLOY controller. */
  readonly group?: DeploymentGroup;
  readonly appSpec?: AppSpecFile;
  readonly earlier?: EarlierMove;
}
