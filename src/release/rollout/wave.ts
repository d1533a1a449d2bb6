/** Rolls out one wave of services, from the last read before the change to the verdict of each service. */
import type { Cause } from "../../core/failure.ts";
import { Failure } from "../../core/failure.ts";
import type { Plan, PlannedService } from "../../plan/plan.ts";
import { Deadline } from "../../core/time.ts";
import type { ReleaseContext } from "../context.ts";
import type { ServiceVerdict } from "../../core/events.ts";
import { type StoppedTasks, stoppedTasks } from "./bake.ts";
import { refreshed, settleForeign } from "./foreign.ts";
import type { Outcome } from "../../core/outcome.ts";
import { serviceVerdict } from "../last-verdicts.ts";
import { proveImages } from "../proof.ts";
import { WaveWatch } from "./watch-wave.ts";
import type { EndedService, ServiceEnd } from "./service-end.ts";
import { serviceRelease, type ServiceRelease, type StartedService } from "./service-release.ts";
import { startService } from "./start.ts";
import { smokeTest } from "../one-off/smoke-test.ts";

/** How the services of a wave ended, and the cause if one of them failed. */
export interface WaveResult {
  readonly verdicts: readonly ServiceVerdict[];
  readonly cause?: Cause;
  /** Tasks that stopped before the services of the release so far were healthy, for a bake. */
  readonly stopped?: StoppedTasks;
  /** Why the wave stopped, if not because a service failed. */
  readonly error?: unknown;
}

export interface WaveSpec {
  readonly plan: Plan;
  readonly number: number;
  readonly services: readonly PlannedService[];
  readonly revisions: ReadonlyMap<string, string>;
}

export async function rollOut(context: ReleaseContext, spec: WaveSpec): Promise<WaveResult> {
  const { request, clock, emit } = context;
  const deadline = new Deadline(clock, request.rollout.timeout);
  const releases = await prepare(context, spec, deadline);
  const starts = await Promise.allSettled(releases.map((one) => startService(context, one, spec.number)));
  const started = starts.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
  const refused = starts.find((start) => start.status === "rejected");
  if (refused !== undefined) return { verdicts: [], error: refused.reason };
  if (request.rollout.waitFor === "nothing") {
    const verdicts = started.map((one) => verdictOf(one, { state: "started" }, 0));
    for (const one of verdicts) emit({ kind: "rollout-ended", verdict: one });
    return { verdicts };
  }
  const at = clock.now();
  const patient = request.rollout.onFailure === "leave";
  const watch = new WaveWatch(context, started, { ecs: await context.aws.ecs(), deadline, patient });
  const { services, cause } = await watch.run();
  const verdicts = services.map((one) => verdictOf(one, one.end, (one.endedAt - at) / 1000));
  const healthy = cause === undefined && request.rollout.bake !== undefined;
  const stopped = healthy ? await stoppedTasks(context) : undefined;
  const error = cause === undefined ? await errorOfChecks(context, services) : undefined;
  if (error !== undefined) {
    return { verdicts: verdicts.map((one) => ({ ...one, verdict: "failed" as const })), error };
  }
  for (const one of verdicts)
    if (one.verdict !== "failed" || patient) emit({ kind: "rollout-ended", verdict: one });
  return { verdicts, ...(cause && { cause }), ...(stopped && { stopped }) };
}

/** The error that the checks of a healthy wave throw; `undefined` if they pass. */
const errorOfChecks = (...wave: Parameters<typeof prove>): Promise<unknown> =>
  prove(...wave).then(
    () => undefined,
    (error: unknown) => error,
  );

/** Checks a healthy wave: compares its images, and runs the smoke test unless it ran at a pause. */
async function prove(context: ReleaseContext, services: readonly EndedService[]): Promise<void> {
  await proveImages(context, services);
  const request = context.request.rollout.smokeTest;
  const first = services.find(({ tested }) => !tested);
  if (request === undefined || first === undefined) return;
  const end = await smokeTest(context, first, request, first.deploymentId);
  if (end.result !== "passed") throw new Failure(end.cause);
}

async function prepare(
  context: ReleaseContext,
  spec: WaveSpec,
  deadline: Deadline,
): Promise<ServiceRelease[]> {
  const now = await settleForeign(context, spec.services, deadline);
  return spec.services.map((one) => serviceRelease(refreshed(one, now), spec.plan, spec.revisions));
}

const outcomes: Readonly<Record<ServiceEnd["state"], Outcome>> = {
  released: "released",
  started: "started",
  failed: "failed",
  unfinished: "failed",
};

function verdictOf(one: StartedService, end: ServiceEnd, seconds: number): ServiceVerdict {
  const superseded = end.state === "failed" && end.judgment.state === "superseded";
  const rolledBack = end.state === "failed" && end.judgment.state === "rolled-back";
  return serviceVerdict(one, {
    verdict: superseded ? "superseded" : rolledBack ? "rolled-back" : outcomes[end.state],
    seconds: Math.round(seconds * 10) / 10,
    ...(end.state === "failed" && { cause: end.cause }),
  });
}

/** Throws the error or cause that ended the wave, if any. */
export function throwIfFailed(result: WaveResult): void {
  if (result.error !== undefined) throw result.error;
  if (result.cause !== undefined) throw new Failure(result.cause);
}
