/** The after-release command: one task on the new revision of the first service, after the whole release succeeds. */
import { type Cause, Failure } from "../../core/failure.ts";
import type { Plan } from "../../plan/plan.ts";
import type { AfterReleaseRequest } from "../../request/request.ts";
import type { ReleaseContext } from "../context.ts";
import { runOnce } from "./copy.ts";
import type { OneOffSpec } from "./spec.ts";

/** Runs it. Returns why it failed, if it did. Rejects only when the job is canceled. */
export async function afterRelease(
  context: ReleaseContext,
  plan: Plan,
  revisions: ReadonlyMap<string, string>,
  request: AfterReleaseRequest,
): Promise<Cause | undefined> {
  try {
    const spec = specFor(context, plan, revisions, request);
    const verdict = await runOnce(context, spec, plan.families.get(spec.definition.family)?.tags ?? []);
    context.emit({ kind: "after-release-ended", verdict });
    return verdict.succeeded ? undefined : because(verdict.cause);
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof Failure)) throw error;
    return because(error.why);
  }
}

function specFor(
  { ledger, request }: ReleaseContext,
  { afterRelease: planned, cluster, families }: Plan,
  revisions: ReadonlyMap<string, string>,
  { command, timeout }: AfterReleaseRequest,
): OneOffSpec {
  const family = families.get(planned?.family ?? "");
  const taskDefinition = revisions.get(family?.family ?? "");
  if (planned === undefined || family === undefined || taskDefinition === undefined) {
    throw new Error("The after-release command was not planned.");
  }
  return {
    kind: "after-release",
    // The same command after another deployment is different work.
    occasion: ledger.services.map(({ deploymentId = "" }) => deploymentId).join(" "),
    cluster: cluster.arn,
    taskDefinition,
    definition: family.definition,
    container: planned.oneOff.container,
    command,
    environment: [],
    launch: planned.oneOff.launch.input,
    besideServiceConnect: planned.oneOff.besideServiceConnect,
    timeout,
    starter: request.job,
    tags: planned.oneOff.tags,
    streamLogs: request.report.streamLogs,
    record: (entry) => ledger.write(entry),
  };
}

/** The release stays: only the command that follows it failed. */
const because = (cause: Cause | undefined): Cause => ({
  name: "after-release-failed",
  what: `The release succeeded, but after-release-command failed.${cause === undefined ? "" : ` ${cause.what}`}`,
  evidence: cause?.evidence ?? [],
  remedy: [
    cause?.remedy,
    "The services stay on the new revision. Run the job again to run the command again.",
  ]
    .filter((text) => text !== undefined)
    .join(" "),
});
