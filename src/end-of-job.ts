/** The post step: finishes what the step left in flight. Loads no AWS code when there is nothing to finish. */
import { type Cause, Failure, messageOf } from "./core/failure.ts";
import { journalPath, readJournal, removeJournal, type Saved } from "./core/journal-file.ts";
import type { Runner } from "./core/runner.ts";
import { annotationCommand } from "./report/annotations.ts";

/** Returns the exit code: 1 if the journal can't be read or the work can't be finished. Never rejects. */
export async function endOfJob(runner: Runner): Promise<number> {
  const path = journalPath(runner.environment);
  if (path === undefined) {
    runner.write("Nothing to finish: the step ended before it could change anything.\n");
    return 0;
  }
  let saved: Saved | undefined;
  try {
    saved = readJournal(path);
    if (isOpen(saved)) {
      const { finish } = await import("./finish.ts");
      await finish(saved, runner);
    } else if (!saved.settled) {
      runner.write("Nothing to finish: the step ended before it changed anything.\n");
    }
    removeJournal(path);
    return 0;
  } catch (error) {
    runner.write(annotationCommand({ level: "error", title: "ECS Release", message: textOf(error, saved) }));
    return 1;
  }
}

const isOpen = ({ settled, entries, unreadable }: Saved): boolean =>
  !settled && entries.length + unreadable.length > 0;

function textOf(error: unknown, saved: Saved | undefined): string {
  const cause: Cause =
    error instanceof Failure ? error.why : { name: "internal-error", what: messageOf(error), evidence: [] };
  const parts = (saved?.entries ?? []).flatMap((entry) =>
    entry.kind === "service" || entry.kind === "schedule" ? [entry.name] : [],
  );
  const check = parts.length === 0 ? [] : [`→ Check ${parts.join(", ")}.`];
  return [
    `The post step could not finish the release: ${cause.what}`,
    ...cause.evidence.map((item) => `  ${item}`),
    ...(cause.remedy === undefined ? [] : [`→ ${cause.remedy}`]),
    ...check,
  ].join("\n");
}
