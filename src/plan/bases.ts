/** Reads the base task definition of each family, as `task-definition` selects it. */
import type { EcsCalls } from "../aws/calls.ts";
import { assertFailure, type Cause } from "../core/failure.ts";
import type { ReleaseRequest } from "../request/request.ts";
import { type FamilyUse, selectionOf, unusedRevisions } from "./base-selection.ts";
import { type Base, baseOf, withFiles } from "./families.ts";
import { readRevision } from "../ecs/reading/task-definitions.ts";
import { readLatest } from "./latest.ts";
import { usedRevisions } from "./leftovers.ts";
import { previousOf } from "./previous.ts";

export interface BasesContext {
  readonly request: ReleaseRequest;
  readonly ecs: EcsCalls;
  readonly signal: AbortSignal;
}

/** Every base that can be read, and a problem for every other base. */
export async function readBases(
  context: BasesContext,
  uses: readonly FamilyUse[],
): Promise<{ bases: readonly Base[]; problems: readonly Cause[] }> {
  const { base } = context.request;
  const problems: Cause[] = [];
  const orProblem = async <T>(read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      assertFailure(error);
      problems.push(error.why);
      return undefined;
    }
  };
  problems.push(...unusedRevisions(base, uses));
  const read = await Promise.all(uses.map((use) => orProblem(() => readBase(context, use))));
  const bases = read.filter((one) => one !== undefined);
  if (base.kind !== "files") return { bases, problems };
  const withThem = await orProblem(async () => {
    const { readBaseFile } = await import("./base-file.ts");
    const files = await Promise.all(
      base.paths.map(async (path) => ({ path, file: await readBaseFile(context.request.job, path) })),
    );
    return withFiles(bases, files);
  });
  return { bases: withThem ?? bases, problems };
}

/** Throws Failure for a family that can't be read, or whose revision is uncertain. */
async function readBase(context: BasesContext, use: FamilyUse): Promise<Base> {
  const { family, services, schedules } = use;
  const selection = selectionOf(context.request.base, use);
  switch (selection.read) {
    case "revision":
      return baseOf(use, await readRevision(context, selection.revision), { unchanged: selection.unchanged });
    case "previous":
      return baseOf(use, await readRevision(context, await previousOf(context, family, services)), {
        unchanged: true,
      });
    case "newest":
      return baseOf(use, await readRevision(context, family));
    case "latest": {
      const { base, skipped } = await readLatest(context, family, usedRevisions(services, schedules));
      return baseOf(use, base, { skipped });
    }
  }
}
