/** Reads evidence of why a task failed: the last lines of its log, and the health of its targets. Best effort. */
import type { Task } from "@aws-sdk/client-ecs";
import { failedContainer } from "../../diagnosis/failed-container.ts";
import type { TargetState, TaskFacts } from "../../diagnosis/facts.ts";
import { taskFacts } from "../../ecs/task.ts";
import { logLocation } from "../../ecs/task-log.ts";
import type { PreparedDeployment } from "../../core/journal-parts.ts";
import { seconds } from "../../core/time.ts";
import type { ReleaseContext } from "../context.ts";
import { cut } from "../one-off/log-tail.ts";
import type { ServiceRelease, StartedService } from "./service-release.ts";

type Deployed = Pick<ServiceRelease, "definition" | "replaced">;

/** A service whose failed tasks are explained: one that is rolled out, or one that is rolled back. */
export interface FailingService
  extends
    Pick<ServiceRelease, "name" | "cluster" | "definition" | "replaced">,
    Pick<StartedService, "deploymentId"> {
  /** For the CODE_DEPLOY controller. */
  readonly prepared?: Pick<PreparedDeployment, "taskSetsBefore">;
  /** The tasks are those of the recorded revision. */
  readonly ofRollback?: boolean;
}

export type EvidenceContext = Pick<ReleaseContext, "aws" | "clock" | "signal" | "emit">;

const tailLines = 30;
/** CloudWatch shows a line only seconds after it was written, and the last lines matter most. */
const ingestion = seconds(2);

/** The facts from the task itself. */
export const factsOf = ({ definition, replaced }: Deployed, task: Task): TaskFacts =>
  taskFacts(task, definition, replaced);

/** Adds log and target health to the facts; passes read errors to `note`. */
export async function withEvidence(
  context: EvidenceContext,
  one: Deployed,
  task: Task,
  note: (error: unknown) => void,
): Promise<TaskFacts> {
  const facts = factsOf(one, task);
  const orNothing = <T>(read: Promise<readonly T[]>): Promise<readonly T[]> =>
    read.catch((error: unknown) => {
      note(error);
      return [];
    });
  const [log, targetHealth] = await Promise.all([
    orNothing(tailOf(context, one, facts)),
    orNothing(targetHealthOf(context, task)),
  ]);
  return { ...facts, log, ...(targetHealth.length > 0 && { targetHealth }) };
}

/** The last log lines of the failed container; empty if its log stream is unknown. */
async function tailOf(context: EvidenceContext, one: Deployed, facts: TaskFacts): Promise<readonly string[]> {
  const { taskArn, containers } = facts.task as Task;
  const name = failedContainer(facts)?.name;
  const container = name === undefined ? undefined : one.definition.container(name);
  if (container === undefined || taskArn === undefined) return [];
  const runtimeId = containers?.find((state) => state.name === name)?.runtimeId;
  const place = logLocation(container, { taskArn, runtimeId });
  if (place.kind !== "stream") return [];
  await context.clock.sleep(ingestion, context.signal);
  const logs = await context.aws.logs(place.region);
  const { events = [] } = await logs.getLogEvents(
    { logGroupName: place.group, logStreamName: place.stream, limit: tailLines, startFromHead: false },
    { signal: context.signal, resource: place.group },
  );
  return events
    .flatMap(({ message = "" }) => message.split("\n").slice(-tailLines))
    .slice(-tailLines)
    .map(cut);
}

const targetGroup = /\(target-group (arn:[^)\s]+)\)/;

/** Health of the unhealthy targets in the target group that the task's stop reason names. */
async function targetHealthOf(
  context: EvidenceContext,
  { stoppedReason = "" }: Task,
): Promise<readonly TargetState[]> {
  const TargetGroupArn = targetGroup.exec(stoppedReason.slice(0, 1024))?.[1];
  if (TargetGroupArn === undefined) return [];
  const elb = await context.aws.elb();
  const { TargetHealthDescriptions = [] } = await elb.describeTargetHealth(
    { TargetGroupArn },
    { signal: context.signal, resource: TargetGroupArn },
  );
  return TargetHealthDescriptions.flatMap(({ TargetHealth }) =>
    TargetHealth === undefined || TargetHealth.State === "healthy" ? [] : [TargetHealth],
  );
}
