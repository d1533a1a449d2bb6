/** The after-release command: one task on the new revision of the first service, after the whole release succeeds. */
import { assertFailure, type Cause, Failure, joined } from "../../core/failure.ts";
import type { Plan } from "../../plan/plan.ts";
import type { AfterReleaseRequest } from "../../request/request.ts";
import type { ReleaseContext } from "../context.ts";
import { runPlanned } from "./copy.ts";

/** @throws Failure `after-release-failed` */
export async function afterRelease(
  context: ReleaseContext,
  plan: Plan,
  revisions: ReadonlyMap<string, string>,
  { command, timeout }: AfterReleaseRequest,
): Promise<void> {
  let cause: Cause | undefined;
  try {
    const verdict = await runPlanned(context, plan, plan.afterRelease, revisions, {
      kind: "after-release",
      // The same command after another deployment is different work.
      occasion: context.journal.services.map(({ deploymentId = "" }) => deploymentId).join(" "),
      command,
      environment: [],
      timeout,
    });
    context.emit({ kind: "after-release-ended", verdict });
    if (verdict.succeeded) return;
    cause = verdict.cause;
  } catch (error) {
    assertFailure(error, context.signal);
    cause = error.why;
  }
  throw new Failure(because(cause));
}

/** The release stays: only the command that follows it failed. */
const because = (cause: Cause | undefined): Cause => ({
  name: "after-release-failed",
  what: joined("The release succeeded, but after-release-command failed.", cause?.what),
  evidence: cause?.evidence ?? [],
  remedy: joined(
    cause?.remedy,
    "The services stay on the new revision. Run the job again to run the command again.",
  ),
});
