/**
 * Deregisters the copies of revisions that one-off tasks ran on (`copy.ts`). Separate from it, so that `post` loads no
 * code that registers.
 */
import { revisionName } from "../../aws/arn.ts";
import { Failure } from "../../core/failure.ts";
import type { RegisteredEntry } from "../../core/journal.ts";
import { abortAfter, seconds } from "../../core/time.ts";
import type { ReleaseContext } from "../context.ts";

/** A canceled job has more urgent calls to make. */
const patience = seconds(4);

/** For `post`: deregisters the copies that a killed step left. Never rejects. */
export async function deregisterCopies(context: ReleaseContext): Promise<void> {
  const left = context.ledger.entries.filter(
    (entry): entry is RegisteredEntry =>
      entry.kind === "registered" && entry.oneOff === true && entry.deregistered !== true,
  );
  for (const entry of left) await deregister(context, entry);
}

/** Never rejects. */
export async function deregister(
  { aws, clock, emit }: ReleaseContext,
  { arn, family }: RegisteredEntry,
  complete: (more: Partial<RegisteredEntry>) => void = () => undefined,
): Promise<void> {
  const { signal, cancel } = abortAfter(clock, patience);
  try {
    const ecs = await aws.shielded().ecs();
    await ecs.deregisterTaskDefinition({ taskDefinition: arn }, { signal, resource: arn });
    complete({ deregistered: true });
  } catch (thrown) {
    const why = thrown instanceof Failure ? thrown.message : "AWS did not answer in time.";
    const name = revisionName(arn);
    const text = `Revision ${name} was registered for a single one-off task and could not be deregistered: ${why} Run: aws ecs deregister-task-definition --task-definition ${name}`;
    emit({ kind: "note", level: "warning", about: family, text });
  } finally {
    cancel();
  }
}
