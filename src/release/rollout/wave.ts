/** Rolls out one wave of services, from the last read before the change to the verdict of each service. */
import type { Cause } from "../../core/failure.ts";
import { Failure } from "../../core/failure.ts";
import type { Plan, PlannedService } from "../../plan/plan.ts";
import { Deadline } from "../../core/time.ts";
import type { ReleaseContext } from "../context.ts";
import type { ServiceVerdict } from "../../core/events.ts";
import { refreshed, settleForeign } from "./foreign.ts";
import type { Outcome } from "../../core/outcome.ts";
import { proveImages } from "../proof.ts";
import { type WaveEnd, WaveWatch } from "./watch-wave.ts";
import type { ServiceEnd } from "./service-end.ts";
import { type ServiceRelease, startService, type StartedService } from "./start.ts";
import { smokeTest } from "../one-off/smoke-test.ts";

/** How the services of a wave ended, and the cause if one of them failed. */
export interface WaveResult {
  readonly verdicts: readonly ServiceVerdict[];
  readonly cause?: Cause;
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
    const verdicts = started.map((one) => verdict(one, { state: "started" }, 0));
    for (const one of verdicts) emit({ kind: "rollout-ended", verdict: one });
    return { verdicts };
  }
  const at = clock.now();
  const patient = request.rollout.onFailure === "leave";
  const watch = new WaveWatch(context, started, { ecs: await context.aws.ecs(), deadline, patient });
  const end = await watch.run();
  const verdicts = verdictsOf(started, end, watch, at);
  const error = end.cause === undefined ? await errorOfChecks(context, started, watch) : undefined;
  if (error !== undefined) {
    return { verdicts: verdicts.map((one) => ({ ...one, verdict: "failed" as const })), error };
  }
  for (const one of verdicts)
    if (one.verdict !== "failed" || patient) emit({ kind: "rollout-ended", verdict: one });
  return { verdicts, ...(end.cause && { cause: end.cause }) };
}

/** The error that the checks of a healthy wave throw; `undefined` if they pass. */
const errorOfChecks = (...wave: Parameters<typeof prove>): Promise<unknown> =>
  prove(...wave).then(
    () => undefined,
    (error: unknown) => error,
  );

/** Checks a healthy wave: compares its images, and runs the smoke test unless it ran at a pause. */
async function prove(
  context: ReleaseContext,
  started: readonly StartedService[],
  watch: WaveWatch,
): Promise<void> {
  await proveImages(
    context,
    started.flatMap((one) => releasedBy(one, watch) ?? []),
  );
  const request = context.request.rollout.smokeTest;
  const first = started.find((one) => !watch.pauses.hasTested(one));
  if (request === undefined || first === undefined) return;
  const end = await smokeTest(context, first.release, request, first.deploymentId);
  if (end.result !== "passed") throw new Failure(end.cause);
}

function releasedBy(
  one: StartedService,
  watch: WaveWatch,
): { release: ServiceRelease; revision: string } | undefined {
  const revision = watch.revisionOf(one);
  return revision === undefined ? undefined : { release: one.release, revision };
}

async function prepare(
  context: ReleaseContext,
  spec: WaveSpec,
  deadline: Deadline,
): Promise<ServiceRelease[]> {
  const now = await settleForeign(context, spec.services, deadline);
  return spec.services.map((planned) => {
    const to = spec.revisions.get(planned.family);
    const target = spec.plan.families.get(planned.family);
    if (to === undefined || target === undefined)
      throw new Error(`${planned.family} has no revision to deploy`);
    const { service: before, ...service } = planned;
    const { definition, replaced, tags } = target;
    const { appSpec } = spec.plan;
    return refreshed(
      { ...service, ...(appSpec && { appSpec }), to, definition, replaced, tags, before },
      now,
    );
  });
}

const verdictsOf = (
  started: readonly StartedService[],
  end: WaveEnd,
  watch: WaveWatch,
  at: number,
): ServiceVerdict[] =>
  started.map((one) => {
    const how = end.ends.get(one) ?? { state: "unfinished" as const };
    return verdict(one, how, (watch.endedAt(one) - at) / 1000);
  });

const outcomes: Readonly<Record<ServiceEnd["state"], Outcome>> = {
  released: "released",
  started: "started",
  failed: "failed",
  unfinished: "failed",
};

function verdict(one: StartedService, end: ServiceEnd, seconds: number): ServiceVerdict {
  const superseded = end.state === "failed" && end.judgment.state === "superseded";
  const rolledBack = end.state === "failed" && end.judgment.state === "rolled-back";
  const { name, from, to, strategy } = one.release;
  return {
    name,
    from,
    to,
    strategy,
    deploymentId: one.deploymentId,
    seconds: Math.round(seconds * 10) / 10,
    verdict: superseded ? "superseded" : rolledBack ? "rolled-back" : outcomes[end.state],
    ...(end.state === "failed" && { cause: end.cause }),
  };
}

/** Throws the error or cause that ended the wave, if any. */
export function throwIfFailed(result: WaveResult): void {
  if (result.error !== undefined) throw result.error;
  if (result.cause !== undefined) throw new Failure(result.cause);
}
