/** What a release would change: read from AWS, decided, and not yet done. */
import type { Service } from "@aws-sdk/client-ecs";
import type { AppSpecFile } from "../codedeploy/app-spec.ts";
import type { DeploymentGroup } from "../codedeploy/group.ts";
import { type Controller, deploymentInProgress, isSettled } from "../ecs/service.ts";
import type { Tag } from "../ecs/definition/tags.ts";
import type { TaskDefinition } from "../ecs/definition/task-definition.ts";
import type { Cause } from "../core/failure.ts";
import type { Change, Check, PlanNote, PlanView } from "../core/events.ts";
import type { PlannedOneOff } from "./one-off.ts";
import type { ReleaseRequest } from "../request/request.ts";
import type { ScheduleState } from "../schedules/schedule.ts";

export interface PlannedFamily {
  readonly family: string;
  /** ARN of the registered revision that the new one is compared with. */
  readonly base: string;
  /** Its definition with images and edits applied: what is to be registered. */
  readonly definition: TaskDefinition;
  readonly tags: readonly Tag[];
  /** Names of the containers whose image was replaced, in the definition's order. */
  readonly replaced: readonly string[];
  readonly changes: readonly Change[];
  /** True when the base already is what was asked for: it is used, and nothing is registered. */
  readonly reused: boolean;
}

export interface PlannedService {
  readonly name: string;
  /** ARN of the cluster. */
  readonly cluster: string;
  readonly family: string;
  readonly controller: Extract<Controller, "ECS" | "CODE_DEPLOY">;
  readonly strategy: string;
  /** ARN of the revision that serves now, to which a rollback goes. */
  readonly from: string;
  readonly service: Service;
  /** For the CODE_DEPLOY controller. */
  readonly group?: DeploymentGroup;
  /** Set where an earlier attempt of this step that did not come to its end has deployed what this one is about. */
  readonly earlier?: EarlierMove;
}

/** What an earlier attempt of this step did to a service. */
export interface EarlierMove {
  readonly attempt: number;
  /** ARN of the revision that ran before. */
  readonly from: string;
  /** `ecs-svc/N`: its deployment. */
  readonly deploymentId: string;
  readonly serviceDeploymentArn?: string;
  /** False where the plan found the deployment under way, or failed and put back by nobody. */
  readonly ended: boolean;
}

/** Whether a deployment is one that a cut-off attempt of ours began, to be gone on with rather than waited for. */
export const isOurs = ({ earlier }: Pick<PlannedService, "earlier">, id: string | undefined): boolean =>
  earlier !== undefined && !earlier.ended && earlier.deploymentId === id;

/** Whether the deployment that brought what serves has proven it: ECS's own, or CodeDeploy's. */
const isProven = ({ service, group }: Pick<PlannedService, "service" | "group">): boolean =>
  isSettled(service) && (group?.last ?? "succeeded") === "succeeded";

/** Whether a deployment that is not ours goes on, as the plan found it. */
export const isBusy = (planned: PlannedService): boolean => {
  const deployment = deploymentInProgress(planned.service);
  return planned.group?.last === "under-way" || (deployment !== undefined && !isOurs(planned, deployment.id));
};

/** Whether there is something to deploy; `to` is the new revision's ARN, as far as one is known. */
export const isToDeploy = (
  planned: PlannedService,
  to: string | undefined,
  { desiredCount, forceNewDeployment }: Pick<ReleaseRequest, "desiredCount" | "forceNewDeployment">,
): boolean => {
  const counts = desiredCount !== undefined && desiredCount !== planned.service.desiredCount;
  return forceNewDeployment || counts || to !== planned.from || !isProven(planned);
};

/** The revision that a family is to run, where nothing has to be registered for it. */
export const knownRevision = (family: PlannedFamily | undefined): string | undefined =>
  family?.reused === true ? family.base : undefined;

/** The migration, or the after-release command. */
export interface PlannedTask {
  readonly family: string;
  /** Which container decides, and where the task runs. */
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

/** What stands against a release, all of it at once. */
export function refusal(checks: readonly Check[]): Cause | undefined {
  const failures = checks.filter(({ level }) => level === "failure");
  const [first, ...others] = failures;
  if (first === undefined) return undefined;
  return {
    name: "preflight-failed",
    what:
      others.length === 0
        ? `${first.about}: ${first.text}`
        : `${failures.length} checks failed before anything was changed.`,
    evidence: failures.map(({ about, text }) => `${about}: ${text}`),
    remedy: failures
      .map(({ remedy }) => remedy)
      .filter((text) => text !== undefined)
      .join(" "),
  };
}
