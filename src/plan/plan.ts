/** The plan of a release: what it will change. */
import { failure } from "../core/checks.ts";
import type { Service } from "@aws-sdk/client-ecs";
import type { AppSpecFile } from "../codedeploy/app-spec.ts";
import type { DeploymentGroup } from "../codedeploy/group.ts";
import { deploymentInProgress, isSettled } from "../ecs/service.ts";
import type { Tag } from "../ecs/definition/tags.ts";
import type { TaskDefinition } from "../ecs/definition/task-definition.ts";
import { type Cause, joined } from "../core/failure.ts";
import type { Change, Check, PlanNote, PlanView } from "../core/events.ts";
import type { ServiceOfRelease } from "../core/service.ts";
import type { PlannedOneOff } from "./one-off.ts";
import type { ReleaseRequest } from "../request/request.ts";
import type { ScheduleState } from "../schedules/schedule.ts";

export interface PlannedFamily {
  readonly family: string;
  /** ARN of the registered revision to compare with. */
  readonly base: string;
  /** The definition to register: the base with images and edits applied. */
  readonly definition: TaskDefinition;
  readonly tags: readonly Tag[];
  /** Names of containers with a new image, in the definition's order. */
  readonly replaced: readonly string[];
  readonly changes: readonly Change[];
  /** True if the base already matches the inputs: nothing is registered. */
  readonly reused: boolean;
}

export interface PlannedService extends ServiceOfRelease {
  readonly family: string;
  /** From DescribeServices, before the change. */
  readonly service: Service;
  /** Milliseconds that its load balancers drain an old task, if known. */
  readonly drain?: number;
  /** For the CODE_DEPLOY controller. */
  readonly group?: DeploymentGroup;
  /** Set if an interrupted earlier attempt of this step already deployed the new revision. */
  readonly earlier?: EarlierMove;
}

/** What an earlier attempt of this step did to a service. */
export interface EarlierMove {
  readonly attempt: number;
  /** ARN of the revision that ran before. */
  readonly from: string;
  /** `ecs-svc/N`. */
  readonly deploymentId: string;
  readonly serviceDeploymentArn?: string;
  /** False if the deployment is in progress, or failed without a rollback. */
  readonly ended: boolean;
}

/** Whether an interrupted attempt of this step started the deployment, so that this attempt continues it. */
export const isOurs = ({ earlier }: Pick<PlannedService, "earlier">, id: string | undefined): boolean =>
  earlier !== undefined && !earlier.ended && earlier.deploymentId === id;

/** Whether the last ECS or CodeDeploy deployment succeeded. */
const isProven = ({ service, group }: Pick<PlannedService, "service" | "group">): boolean =>
  isSettled(service) && (group?.last ?? "succeeded") === "succeeded";

/** Whether the plan found a deployment in progress that is not ours. */
export const isBusy = (planned: PlannedService): boolean => {
  const deployment = deploymentInProgress(planned.service);
  return planned.group?.last === "under-way" || (deployment !== undefined && !isOurs(planned, deployment.id));
};

/** Whether there is something to deploy; `to` is the new revision's ARN, if known. */
export const isToDeploy = (
  planned: PlannedService,
  to: string | undefined,
  { desiredCount, forceNewDeployment }: Pick<ReleaseRequest, "desiredCount" | "forceNewDeployment">,
): boolean => {
  const counts = desiredCount !== undefined && desiredCount !== planned.service.desiredCount;
  return forceNewDeployment || counts || to !== planned.from || !isProven(planned);
};

/** The revision that a family will run, if nothing has to be registered. */
export const knownRevision = (family: PlannedFamily | undefined): string | undefined =>
  family?.reused === true ? family.base : undefined;

/** The migration, or the after-release command. */
export interface PlannedTask {
  readonly family: string;
  /** The container whose exit code counts, and where the task runs. */
  readonly oneOff: PlannedOneOff;
}

export interface Cluster {
  readonly arn: string;
  readonly name: string;
  readonly region: string;
  readonly account: string;
  readonly partition: string;
}

export interface Plan {
  readonly cluster: Cluster;
  readonly families: ReadonlyMap<string, PlannedFamily>;
  readonly waves: ReadonlyArray<readonly PlannedService[]>;
  readonly migration?: PlannedTask;
  readonly afterRelease?: PlannedTask;
  readonly schedules: readonly ScheduleState[];
  /** The file of `codedeploy-appspec`. */
  readonly appSpec?: AppSpecFile;
  readonly checks: readonly Check[];
  readonly notes: readonly PlanNote[];
  readonly view: PlanView;
}

export const failedCheck = ({ name, what, evidence, remedy }: Cause, about = name): Check =>
  failure(about, [what, ...evidence].join("\n"), remedy);

/** All failed checks as one cause. */
export function refusal(checks: readonly Check[]): Cause | undefined {
  const failures = checks.filter(({ level }) => level === "failure");
  const [first, ...others] = failures;
  if (first === undefined) return undefined;
  return {
    name: "preflight-failed",
    what:
      others.length === 0
        ? `${first.about}: ${first.text}`
        : `${failures.length} checks failed. Nothing was changed.`,
    evidence: failures.map(({ about, text }) => `${about}: ${text}`),
    remedy: joined(...failures.map(({ remedy }) => remedy)),
  };
}
