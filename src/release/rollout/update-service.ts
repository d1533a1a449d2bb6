/** Calls UpdateService exactly once per change, and never over a foreign deployment that started since the decision. */
import type { Deployment, Service, UpdateServiceCommandOutput } from "@aws-sdk/client-ecs";
import { revisionName } from "../../aws/arn.ts";
import { failedAs, isRefused } from "../../aws/errors/classify.ts";
import { whileSettling } from "../../aws/retry.ts";
import { primaryOf } from "../../ecs/deployment.ts";
import { describeServices } from "../../ecs/reading/services.ts";
import { Failure } from "../../core/failure.ts";
import type { Deadline } from "../../core/time.ts";
import type { PlannedService } from "../../plan/plan.ts";
import type { ReleaseContext } from "../context.ts";
import { supersededCause } from "../superseded.ts";

export interface ServiceChange {
  readonly taskDefinition: string;
  readonly desiredCount?: number;
  readonly forceNewDeployment: boolean;
  /** Called if AWS rejects the change and it certainly had no effect. */
  readonly onRefusal?: () => void;
  /** Called if the response of an attempt was lost; it may still take effect. */
  readonly onLost?: () => void;
  /** How long to retry while AWS throttles. Default: as any other call. */
  readonly storm?: { readonly until: Deadline; readonly emit: (failure: Failure) => void };
}

export const deploymentIds = (service: Service): string[] =>
  (service.deployments ?? []).flatMap(({ id }) => id ?? []);

/**
 * `planned.service` is what the decision was based on. Sends only the requested changes. UpdateService has no client token (docs/aws-reference.md#services): after a lost
 * response, a new PRIMARY with the requested revision is treated as this release's. A forced deployment is sent again
 * only after the time in which the lost request can still take effect. The same wait applies to a response that does
 * not show the deployment yet.
 * Throws Failure `superseded` if somebody else deployed meanwhile.
 */
export async function updateService(
  context: Pick<ReleaseContext, "aws" | "clock" | "signal">,
  planned: Pick<PlannedService, "name" | "cluster" | "service">,
  change: ServiceChange,
): Promise<Service> {
  const ecs = await context.aws.ecs();
  const { signal } = context;
  const { name, cluster, service: before } = planned;
  const { taskDefinition, desiredCount, forceNewDeployment } = change;
  let lost = false;
  const readService = async (): Promise<Service | undefined> =>
    (await describeServices({ ecs, signal }, [planned])).get(planned);
  const findChange = async () => {
    const seen = await readService();
    const started = seen && startedSince(before, seen);
    return started && { service: seen, started };
  };
  const found = async (): Promise<UpdateServiceCommandOutput | undefined> => {
    lost = true;
    change.onLost?.();
    // To repeat a forced change starts one more deployment; to repeat another one starts none.
    const changed = await (forceNewDeployment ? whileSettling(context, findChange) : findChange());
    return changed?.started.taskDefinition === taskDefinition
      ? { service: changed.service, $metadata: {} }
      : undefined;
  };
  const beforeRepeat = async (): Promise<void> => {
    const seen = await readService();
    const started = seen && startedSince(before, seen);
    if (started === undefined || started.taskDefinition === taskDefinition) return;
    const what = `Another deployment (${started.id ?? "?"}) of ${name} started before ${revisionName(taskDefinition)} could be deployed.`;
    throw new Failure(supersededCause(name, what, seen));
  };
  const input = {
    cluster,
    service: name,
    taskDefinition,
    ...(desiredCount !== undefined && { desiredCount }),
    ...(forceNewDeployment && { forceNewDeployment }),
  };
  const send = () => ecs.updateService(input, { found, beforeRepeat, signal, resource: name });
  const answer = await retryWhileThrottled(change.storm, send, beforeRepeat).catch((error: unknown) => {
    if (!lost && (isRefused(error) || isSuperseded(error))) change.onRefusal?.();
    throw error;
  });
  if (answer.service === undefined) throw unexpectedAnswer(name, "no service");
  if (isShown(change, before, answer.service)) return answer.service;
  const shown = await whileSettling(context, findChange);
  if (shown === undefined) throw unexpectedAnswer(name, `no deployment of ${revisionName(taskDefinition)}`);
  if (shown.started.taskDefinition === taskDefinition) return shown.service;
  const what = `Another deployment (${shown.started.id ?? "?"}) of ${name} replaced the one of ${revisionName(taskDefinition)} as soon as it started.`;
  throw new Failure(supersededCause(name, what, shown.service));
}

/** Whether a response of UpdateService shows its effect. If not, it shows the service as it was before. */
export function isShown(
  { taskDefinition, forceNewDeployment }: Pick<ServiceChange, "taskDefinition" | "forceNewDeployment">,
  before: Service,
  seen: Service,
): boolean {
  const primary = primaryOf(seen);
  if (primary?.id === undefined || primary.taskDefinition !== taskDefinition) return false;
  return !forceNewDeployment || !deploymentIds(before).includes(primary.id);
}

/** Changes only the desired count, which starts no deployment; for CodeDeploy too, only ECS can do that. */
export async function setDesiredCount(
  { aws, signal }: Pick<ReleaseContext, "aws" | "signal">,
  { name: service, cluster }: Pick<PlannedService, "name" | "cluster">,
  desiredCount: number | undefined,
): Promise<void> {
  if (desiredCount === undefined) return;
  const ecs = await aws.ecs();
  await ecs.updateService({ cluster, service, desiredCount }, { signal, resource: service });
}

/** A throttled call had no effect, so it is safe to retry. */
async function retryWhileThrottled<T>(
  storm: ServiceChange["storm"],
  send: () => Promise<T>,
  beforeRepeat: () => Promise<void>,
): Promise<T> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!failedAs(error, "throttled") || storm === undefined || storm.until.passed()) throw error;
      storm.emit(error);
      await beforeRepeat();
    }
  }
}

const unexpectedAnswer = (service: string, missing: string): Failure =>
  new Failure({
    name: "unexpected-aws-answer",
    what: `UpdateService of ${service} returned ${missing}, so its result is unknown.`,
    evidence: [],
    remedy: "Check the service in the ECS console, and run the job again.",
  });

/** A new PRIMARY. A deployment that ECS itself rolls back to is older than the one it replaces. */
export function startedSince(before: Service, seen: Service): Deployment | undefined {
  const primary = primaryOf(seen);
  if (primary === undefined || deploymentIds(before).includes(primary.id ?? "")) return undefined;
  const newest = primaryOf(before)?.createdAt?.getTime() ?? 0;
  return (primary.createdAt?.getTime() ?? Infinity) >= newest ? primary : undefined;
}

/** Whether the change was abandoned because somebody else deployed. */
export const isSuperseded = (error: unknown): boolean =>
  error instanceof Failure && error.why.name === "superseded";
