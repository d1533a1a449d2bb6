/** CreateDeployment. Source: docs/aws-reference.md#codedeploy. */
import { createHash } from "node:crypto";
import { AwsError } from "../protocol/call.ts";
import { readAppSpec } from "./app-spec.ts";
import { groupOf, type Parts } from "./parts.ts";
import { type Deployment, isOver, type LifecycleEvent, type RollbackEvent } from "./state.ts";
import { shiftsOf } from "./traffic.ts";

export interface CreateInput {
  readonly applicationName: string;
  readonly deploymentGroupName?: string;
  readonly revision?: {
    readonly revisionType?: string;
    readonly appSpecContent?: { readonly content?: string; readonly sha256?: string };
    readonly string?: { readonly content?: string; readonly sha256?: string };
  };
  readonly deploymentConfigName?: string;
  readonly description?: string;
  readonly autoRollbackConfiguration?: {
    readonly enabled?: boolean;
    readonly events?: readonly RollbackEvent[];
  };
  readonly overrideAlarmConfiguration?: {
    readonly enabled?: boolean;
    readonly alarms?: ReadonlyArray<{ readonly name?: string }>;
  };
}

const eventNames = [
  "BeforeInstall",
  "Install",
  "AfterInstall",
  "AllowTestTraffic",
  "AfterAllowTestTraffic",
  "BeforeAllowTraffic",
  "AllowTraffic",
  "AfterAllowTraffic",
];

function contentOf({ revision }: CreateInput): string {
  if (revision === undefined) throw new AwsError("RevisionRequiredException", "Revision is missing");
  const raw = revision.appSpecContent ?? revision.string;
  if (raw?.content === undefined)
    throw new AwsError("InvalidRevisionException", "The revision has no AppSpec content");
  const sha256 = createHash("sha256").update(raw.content).digest("hex");
  if (raw.sha256 !== undefined && raw.sha256 !== sha256)
    throw new AwsError("InvalidRevisionException", "The sha256 hash does not match the content");
  return raw.content;
}

export function createDeployment(parts: Parts, input: CreateInput): { readonly deploymentId: string } {
  const { world, state, runs, nextId } = parts;
  const group = groupOf(state, input.applicationName, input.deploymentGroupName);
  if ((input.description ?? "").length > 256)
    throw new AwsError("DescriptionTooLongException", "The description is longer than 256 characters");
  const content = contentOf(input);
  const appSpec = readAppSpec(content);
  const config = input.deploymentConfigName ?? group.config;
  if (shiftsOf(config) === undefined)
    throw new AwsError(
      "DeploymentConfigDoesNotExistException",
      `No Deployment Configuration found for name: ${config}`,
    );
  const active = group.deployments.find((deployment) => !isOver(deployment));
  if (active !== undefined)
    throw new AwsError(
      "DeploymentLimitExceededException",
      `Deployment Group '${group.name}' already has an active Deployment '${active.id}'`,
    );
  const { autoRollbackConfiguration: rollback, overrideAlarmConfiguration: alarms } = input;
  const deployment: Deployment = {
    id: nextId(),
    group,
    creator: "user",
    ...(input.description === undefined ? {} : { description: input.description }),
    config,
    content,
    sha256: createHash("sha256").update(content).digest("hex"),
    appSpec,
    autoRollback:
      rollback === undefined ? group.autoRollback : rollback.enabled === true ? (rollback.events ?? []) : [],
    alarms:
      alarms === undefined
        ? group.alarms
        : alarms.enabled === true
          ? (alarms.alarms ?? []).flatMap(({ name }) => name ?? [])
          : [],
    createdAt: world.queue.now,
    status: "Created",
    rollbackInfo: {},
    events: eventNames.map((name): LifecycleEvent => ({ name, status: "Pending" })),
    readyPassed: false,
    updatedAt: world.queue.now,
  };
  state.deployments.set(deployment.id, deployment);
  group.deployments.push(deployment);
  runs.start(deployment);
  return { deploymentId: deployment.id };
}
