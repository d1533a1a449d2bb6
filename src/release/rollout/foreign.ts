/** Handles a deployment that somebody else started before the release: waits for it, fails, or replaces it. */
import type { Service } from "@aws-sdk/client-ecs";
import { revisionName } from "../../aws/arn.ts";
import type { EcsCalls } from "../../aws/calls.ts";
import {
  isRollback,
  mayStartRollback,
  type RunningDeployment,
  runningDeployments,
} from "../../codedeploy/running.ts";
import { isOver } from "../../codedeploy/deployment.ts";
import { stopDeployment } from "../../codedeploy/stop.ts";
import { primaryOf } from "../../ecs/deployment.ts";
import { completeRolloutStates } from "../../ecs/reading/rollout-states.ts";
import { describeServices, withEventIds } from "../../ecs/reading/services.ts";
import { deploymentInProgress, provenRevision } from "../../ecs/service.ts";
import { Failure } from "../../core/failure.ts";
import { isOurs, type PlannedService } from "../../plan/plan.ts";
import { type Deadline, poll } from "../../core/time.ts";
import type { ReleaseContext } from "../context.ts";
import { Heartbeat } from "../heartbeat.ts";
import { toleratingOutages } from "./outages.ts";
import { ForeignProblems, type ForeignView, replaceRemedy } from "./foreign-problems.ts";

/** A deployment in progress that this release did not start. */
interface Foreign {
  readonly name: string;
  readonly id: string;
  readonly controller: "ECS" | "CODE_DEPLOY";
  readonly words: string;
  /** CodeDeploy's own rollback: it ends by itself, and leaves what served before. */
  readonly isRollback?: boolean;
  /** Of ECS's own. */
  readonly view?: ForeignView;
}

/**
 * Reads the services right before the change, once no foreign deployment is in progress (with `if-deploying: replace`,
 * an ECS deployment may be: the release replaces it). A rollback restores the revision that serves at this point.
 * Throws Failure `deployment-in-progress`.
 */
export async function settleForeign(
  context: ReleaseContext,
  services: readonly PlannedService[],
  deadline: Deadline,
): Promise<Map<string, Service>> {
  const { clock, pace, signal, emit } = context;
  const { ifDeploying } = context.request.rollout;
  const ecs = await context.aws.ecs();
  const heartbeat = new Heartbeat(clock, emit);
  const problems = new ForeignProblems(context);
  let reported: ReadonlySet<string> = new Set();
  let busy: readonly Foreign[] = [];
  let absentBefore = false;
  const stopped = new StoppedDeployments(context);
  const names = services.map(({ name }) => name).join(", ");
  const { attempt, lastFailure } = toleratingOutages(emit, names, async () => {
    const [now, foreign] = await readForeign(context, ecs, services);
    busy = foreign;
    const absent = services.some(({ name }) => now.get(name)?.status !== "ACTIVE");
    const unsure = absent && !absentBefore && !deadline.passed();
    absentBefore = absent;
    // A single response without a service proves nothing.
    if (unsure) return undefined;
    if (busy.length > 0 && ifDeploying === "fail") throw inProgress(busy, "if-deploying is `fail`");
    for (const one of busy) {
      if (reported.has(one.id)) continue;
      const replaces = ifDeploying === "replace" && one.isRollback !== true;
      const verb = replaces ? "Replacing" : "Waiting for";
      emit({ kind: "note", level: "info", about: one.name, text: `${verb} ${one.words}.` });
      // CodeDeploy runs one deployment per group: it has to end before the release can deploy.
      if (!replaces || one.controller !== "CODE_DEPLOY") continue;
      await stopDeployment(context, one.id, true);
      stopped.add(one.id);
    }
    reported = new Set(busy.map(({ id }) => id));
    const awaited =
      ifDeploying === "replace" ? busy.filter(({ controller }) => controller === "CODE_DEPLOY") : busy;
    if (awaited.length === 0) return (await stopped.haveSettled()) ? now : undefined;
    for (const { view } of awaited) if (view !== undefined) await problems.notice(view);
    heartbeat.beat(`the deployment of ${namesOf(awaited)} to end`, deadline.at);
    return undefined;
  });
  const settled = await poll({ clock, pace, signal, deadline }, attempt);
  if (settled !== undefined) return settled;
  throw lastFailure() ?? inProgress(busy, "it did not end within rollout-timeout", problems);
}

/** CodeDeploy deployments that this release stopped, until their rollbacks have started. */
class StoppedDeployments {
  readonly #context: ReleaseContext;
  /** When each was first seen to have ended, by ID. */
  readonly #endedAt = new Map<string, number>();
  readonly #open = new Set<string>();

  constructor(context: ReleaseContext) {
    this.#context = context;
  }

  add(id: string): void {
    this.#open.add(id);
  }

  /** Whether none of them can start a rollback any more. */
  async haveSettled(): Promise<boolean> {
    const { aws, clock, signal } = this.#context;
    for (const id of this.#open) {
      const codeDeploy = await aws.codeDeploy();
      const answer = await codeDeploy.getDeployment({ deploymentId: id }, { signal, resource: id });
      const { deploymentInfo = {} } = answer;
      const now = clock.now();
      if (isOver(deploymentInfo.status)) this.#endedAt.set(id, this.#endedAt.get(id) ?? now);
      if (mayStartRollback(deploymentInfo, now - (this.#endedAt.get(id) ?? now))) return false;
      // A rollback that has just started is listed at the next poll.
      this.#open.delete(id);
      return false;
    }
    return true;
  }
}

async function readForeign(
  context: ReleaseContext,
  ecs: EcsCalls,
  services: readonly PlannedService[],
): Promise<readonly [Map<string, Service>, readonly Foreign[]]> {
  const reader = { ecs, signal: context.signal };
  const [found, ...byCodeDeploy] = await Promise.all([
    describeServices(reader, services).then((described) => completeRolloutStates(reader, described)),
    ...services.map((one) => runningIn(context, one)),
  ]);
  const now = context.clock.now();
  const byEcs = services.flatMap((one): Foreign[] => {
    const service = found.get(one);
    const deployment = service && deploymentInProgress(service);
    if (service === undefined || deployment === undefined || isOurs(one, deployment.id)) return [];
    const { id = "?", taskDefinition = "?", createdAt } = deployment;
    const words = `deployment ${id} of ${revisionName(taskDefinition)}${age(createdAt?.getTime(), now)}`;
    const { name, cluster } = one;
    return [{ name, id, controller: "ECS", words, view: { name, cluster, service, deployment } }];
  });
  const current = new Map([...found].map(([one, service]) => [one.name, withEventIds(service)]));
  return [current, [...byEcs, ...byCodeDeploy.flat()]];
}

async function runningIn(context: ReleaseContext, { name, group }: PlannedService): Promise<Foreign[]> {
  if (group === undefined) return [];
  const running = await runningDeployments(context, group);
  const now = context.clock.now();
  return running.map((one) => ({
    name,
    id: one.id,
    controller: "CODE_DEPLOY",
    words: runningInWords(one, now),
    isRollback: isRollback(one),
  }));
}

/** Updates the planned service with the current state: `from` is the revision that serves now. */
export function refreshed(planned: PlannedService, services: ReadonlyMap<string, Service>): PlannedService {
  const service = services.get(planned.name);
  if (service === undefined || service.status !== "ACTIVE") {
    const what = `${planned.name} was ACTIVE when the release was planned, but is now ${service?.status ?? "gone"}.`;
    throw new Failure({ name: "service-gone", what, evidence: [] });
  }
  // An interrupted attempt's deployment may have ended since the plan; a rollback restores what that one replaced.
  const proven = isOurs(planned, primaryOf(service)?.id) ? undefined : provenRevision(service);
  return { ...planned, service, from: proven ?? planned.from };
}

/** CodeDeploy rejected a second deployment of the group: another one started after the last poll. */
export function busyGroup(name: string, running: RunningDeployment | undefined, now: number): Failure {
  const what = `${name} already has a CodeDeploy deployment in progress.`;
  const evidence = running === undefined ? [] : [runningInWords(running, now)];
  const remedy = "Run the job again when that deployment has ended.";
  return new Failure({ name: "deployment-in-progress", what, evidence, remedy });
}

const age = (createdAt: number | undefined, now: number): string =>
  createdAt === undefined ? "" : `, started ${Math.max(0, Math.round((now - createdAt) / 1000))} s ago`;

function runningInWords(
  { id, status, creator, taskDefinition, createdAt }: RunningDeployment,
  now: number,
): string {
  const revision = revisionName(taskDefinition ?? "?");
  return `CodeDeploy deployment ${id} (${status}, by ${creator}) of ${revision}${age(createdAt, now)}`;
}

const namesOf = (foreign: readonly Foreign[]): string =>
  [...new Set(foreign.map(({ name }) => name))].join(", ");

function inProgress(busy: readonly Foreign[], why: string, problems?: ForeignProblems): Failure {
  return new Failure({
    name: "deployment-in-progress",
    what: `${namesOf(busy)} already ${busy.length === 1 ? "has a deployment" : "have deployments"} in progress, and ${why}.`,
    evidence: busy.flatMap(({ id, name, words }) => [
      `${name}: ${words}`,
      ...(problems?.reasonsFor(id) ?? []).map((text) => `${name}: ${text}`),
    ]),
    remedy: problems?.cannotEnd(busy.map(({ id }) => id))
      ? replaceRemedy
      : "Run the job again when it has ended, or set if-deploying to `wait` or `replace`.",
  });
}
