/** UpdateService, once for one intent, and never over somebody else's deployment that was not there when it was decided. */
import type { Deployment, Service, UpdateServiceCommandOutput } from "@aws-sdk/client-ecs";
import { revisionName } from "../../aws/arn.ts";
import { classify, isRefused } from "../../aws/errors/classify.ts";
import { primaryOf } from "../../ecs/deployment.ts";
import { describeServices } from "../../ecs/reading/services.ts";
import { Failure } from "../../core/failure.ts";
import type { Deadline } from "../../core/time.ts";
import type { ReleaseContext } from "../context.ts";

export interface ServiceChange {
  readonly service: string;
  readonly cluster: string;
  readonly taskDefinition: string;
  readonly desiredCount?: number;
  readonly forceNewDeployment: boolean;
  /** The service by which it was decided. */
  readonly before: Service;
  /** Told when AWS refuses it, and it is certain that nothing of it took effect. */
  readonly onRefusal?: () => void;
  /** Called when the answer of an attempt was lost, which may still take effect. */
  readonly onLost?: () => void;
  /** Until when it is tried again where AWS throttles for minutes; absent: as often as any other call. */
  readonly storm?: { readonly until: Deadline; readonly tell: (failure: Failure) => void };
}

export const deploymentIds = (service: Service): string[] =>
  (service.deployments ?? []).flatMap(({ id }) => id ?? []);

/**
 * UpdateService with what was asked for and nothing else. It has no client token (docs/aws-reference.md#services): when an answer
 * is lost, the service is read, and a new PRIMARY of our revision is taken for ours.
 * Throws Failure `superseded` when somebody else has deployed while it was being tried.
 */
export async function updateService(
  context: Pick<ReleaseContext, "aws" | "signal">,
  change: ServiceChange,
): Promise<Service> {
  const ecs = await context.aws.ecs();
  const { signal } = context;
  const { before, cluster, service, taskDefinition, desiredCount, forceNewDeployment } = change;
  let lost = false;
  const look = async (): Promise<Service | undefined> =>
    (await describeServices({ ecs, signal }, [change])).get(change);
  const found = async (): Promise<UpdateServiceCommandOutput | undefined> => {
    lost = true;
    change.onLost?.();
    const seen = await look();
    const begun = seen && begunSince(before, seen);
    return begun?.taskDefinition === taskDefinition ? { service: seen, $metadata: {} } : undefined;
  };
  const beforeRepeat = async (): Promise<void> => {
    const seen = await look();
    const begun = seen && begunSince(before, seen);
    if (begun !== undefined && begun.taskDefinition !== taskDefinition) throw takenOver(change, begun);
  };
  const input = {
    cluster,
    service,
    taskDefinition,
    ...(desiredCount !== undefined && { desiredCount }),
    ...(forceNewDeployment && { forceNewDeployment }),
  };
  const send = () => ecs.updateService(input, { found, beforeRepeat, signal, resource: service });
  const answer = await retryWhileThrottled(change.storm, send, beforeRepeat).catch((error: unknown) => {
    if (!lost && (isRefused(error) || isSuperseded(error))) change.onRefusal?.();
    throw error;
  });
  if (answer.service === undefined) throw answeredWithout(change);
  return answer.service;
}

/** What was throttled has not taken effect, and goes on trying while the storm may pass. */
async function retryWhileThrottled<T>(
  storm: ServiceChange["storm"],
  send: () => Promise<T>,
  beforeRepeat: () => Promise<void>,
): Promise<T> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      const throttled = error instanceof Failure && classify(error.cause).kind === "throttled";
      if (!throttled || storm === undefined || storm.until.passed()) throw error;
      storm.tell(error);
      await beforeRepeat();
    }
  }
}

const answeredWithout = ({ service }: ServiceChange): Failure =>
  new Failure({
    name: "unexpected-aws-answer",
    what: `ECS answered UpdateService of ${service} without the service, so what came of it is not known.`,
    evidence: [],
    remedy: "Look at the service in the ECS console, and run the job again.",
  });

/** A PRIMARY that was not there before; what ECS itself puts back is older than what it replaces. */
export function begunSince(before: Service, seen: Service): Deployment | undefined {
  const primary = primaryOf(seen);
  if (primary === undefined || deploymentIds(before).includes(primary.id ?? "")) return undefined;
  const newest = primaryOf(before)?.createdAt?.getTime() ?? 0;
  return (primary.createdAt?.getTime() ?? Infinity) >= newest ? primary : undefined;
}

/** Whether it was given up because somebody else has deployed. */
export const isSuperseded = (error: unknown): boolean =>
  error instanceof Failure && error.why.name === "superseded";

const takenOver = ({ service, taskDefinition }: ServiceChange, theirs: Deployment): Failure =>
  new Failure({
    name: "superseded",
    what: `Another deployment (${theirs.id ?? "?"}) took ${service} over before ${revisionName(taskDefinition)} could be deployed.`,
    evidence: [`it runs ${revisionName(theirs.taskDefinition ?? "?")}`],
    remedy: "Nothing was deployed over it. Let releases of one service queue.",
  });
