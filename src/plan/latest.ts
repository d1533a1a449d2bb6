/** Reads task definitions of a family: one revision, or the base for `task-definition: latest`. */
import type { EcsCalls } from "../aws/calls.ts";
import { classify } from "../aws/errors/classify.ts";
import { Failure } from "../core/failure.ts";
import { type DescribedTaskDefinition, describedTaskDefinition } from "../ecs/definition/task-definition.ts";
import { type BaseChoice, lastUsed, searchStep } from "./left-overs.ts";

export interface RevisionReader {
  readonly ecs: Pick<EcsCalls, "describeTaskDefinition">;
  readonly signal?: AbortSignal | undefined;
}

/** Throws Failure for a revision that can't be read. */
export async function readRevision(
  { ecs, signal }: RevisionReader,
  taskDefinition: string,
): Promise<DescribedTaskDefinition> {
  let text = "";
  await ecs.describeTaskDefinition(
    { taskDefinition, include: ["TAGS"] },
    { onText: (body) => (text = body), signal, resource: taskDefinition },
  );
  return describedTaskDefinition(text);
}

/** Throws Failure if the family has no revision, or too many left-overs. */
export async function readLatest(
  reader: RevisionReader,
  family: string,
  used: ReadonlySet<string>,
): Promise<Required<BaseChoice<DescribedTaskDefinition>>> {
  const newest = await readNewest(reader, family, used);
  const seen = [newest];
  for (let asked = 0; ;) {
    const found = searchStep({ family, newest, seen, used }, asked);
    if ("base" in found) {
      const { base, skipped } = found;
      return {
        base: typeof base === "number" ? await readRevision(reader, `${family}:${base}`) : base,
        skipped,
      };
    }
    asked += found.next.length;
    const read = await Promise.all(found.next.map((number) => readIfThere(reader, `${family}:${number}`)));
    seen.push(...read.filter((one) => one !== undefined));
  }
}

/** A family may have no ACTIVE revision while a service still runs one of its revisions. */
async function readNewest(
  reader: RevisionReader,
  family: string,
  used: ReadonlySet<string>,
): Promise<DescribedTaskDefinition> {
  try {
    return await readRevision(reader, family);
  } catch (error) {
    const last = isNotFound(error) ? lastUsed(family, used) : undefined;
    if (last === undefined) throw error;
    return readRevision(reader, `${family}:${last}`);
  }
}

const isNotFound = (error: unknown): boolean =>
  error instanceof Failure && classify(error.cause).kind === "not-found";

/** `undefined` for a deleted revision. */
async function readIfThere(
  reader: RevisionReader,
  name: string,
): Promise<DescribedTaskDefinition | undefined> {
  try {
    return await readRevision(reader, name);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
