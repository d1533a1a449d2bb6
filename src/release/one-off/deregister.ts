/**
 * Deregisters the copies of revisions that one-off tasks ran on (`copy.ts`). Separate from it, so that `post` loads no
 * code that registers.
 */
import { revisionName } from "../../aws/arn.ts";
import { Failure } from "../../core/failure.ts";
import type { RegisteredEntry } from "../../core/journal.ts";
import { abortAfter, seconds } from "../../core/time.ts";
import type { ReleaseContext } from "../context.ts";

/** Milliseconds. A canceled job has more urgent calls to make. */
const whenCanceled = seconds(4);
const otherwise = seconds(120);

/** For `post`: deregisters the copies that a killed step left. Never rejects. */
export async function deregisterCopies(context: ReleaseContext): Promise<void> {
  const left = context.journal.entries.filter(
    (entry): entry is RegisteredEntry =>
      entry.kind === "registered" && entry.oneOff === true && entry.deregistered !== true,
  );
  for (const entry of left) await attempt(context, entry, abortAfter(context.clock, whenCanceled));
}

/** Never rejects. If the job is canceled meanwhile, `post` deregisters the copy. */
export async function deregister(
  context: ReleaseContext,
  entry: RegisteredEntry,
  complete: (more: Partial<RegisteredEntry>) => void,
): Promise<void> {
  const { clock, signal } = context;
  const time = signal.aborted ? abortAfter(clock, whenCanceled) : abortAfter(clock, otherwise, signal);
  if (await attempt(context, entry, time)) complete({ deregistered: true });
}

async function attempt(
  { aws, emit }: ReleaseContext,
  { arn, family }: RegisteredEntry,
  { signal, cancel }: ReturnType<typeof abortAfter>,
): Promise<boolean> {
  try {
    const ecs = await aws.shielded().ecs();
    await ecs.deregisterTaskDefinition({ taskDefinition: arn }, { signal, resource: arn });
    return true;
  } catch (thrown) {
    const canceled = signal.aborted && (signal.reason as Error).name !== "TimeoutError";
    if (canceled) return false;
    const why = thrown instanceof Failure ? thrown.message : "AWS did not respond in time.";
    const name = revisionName(arn);
    const text = `Revision ${name} was registered for a single one-off task and could not be deregistered: ${why} Run: aws ecs deregister-task-definition --task-definition ${name}`;
    emit({ kind: "note", level: "warning", about: family, text });
    return false;
  } finally {
    cancel();
  }
}
