/**
 * The final check, after everything that waits. Another deployment may have replaced a healthy or rolled-back service
 * while the release worked on other services, logs and schedules.
 */
import { describeServices } from "../ecs/reading/services.ts";
import { assertFailure } from "../core/failure.ts";
import type { ServiceEntry } from "../core/journal.ts";
import type { ReleaseContext } from "./context.ts";
import { type Displacement, displacementOf, type Expected } from "./displacement.ts";

type CheckContext = Pick<ReleaseContext, "aws" | "clock" | "pace" | "signal" | "emit">;

/**
 * Every service was verified before, so a failed read is a note, not a failure. A change counts unless a second read
 * shows that it was stale.
 */
export async function finalCheck(
  context: CheckContext,
  entries: readonly ServiceEntry[],
  expected: Expected,
): Promise<readonly Displacement[]> {
  const { clock, pace, signal, emit } = context;
  let seen: readonly Displacement[] = [];
  try {
    seen = await checkOnce(context, entries, expected);
    if (seen.length === 0) return [];
    await clock.sleep(pace(0), signal);
    const again = seen.map(({ entry }) => entry);
    return await checkOnce(context, again, expected);
  } catch (error) {
    assertFailure(error);
    emit({
      kind: "note",
      level: "warning",
      text: `The final check of the services failed: ${error.message}`,
    });
    return seen;
  }
}

async function checkOnce(
  { aws, signal }: CheckContext,
  entries: readonly ServiceEntry[],
  expected: Expected,
): Promise<readonly Displacement[]> {
  if (entries.length === 0) return [];
  const services = await describeServices({ ecs: await aws.ecs(), signal }, entries);
  return entries.flatMap((entry) => displacementOf(entry, services.get(entry), expected) ?? []);
}
