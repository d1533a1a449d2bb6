/** Reads the base of a family for `task-definition: latest`. */
import { failedAs } from "../aws/errors/classify.ts";
import type { DescribedTaskDefinition } from "../ecs/definition/task-definition.ts";
import { readRevision, type RevisionReader } from "../ecs/reading/task-definitions.ts";
import { type BaseChoice, lastUsed, searchStep } from "./leftovers.ts";

/** Throws Failure if the family has no revision, or too many leftovers. */
export async function readLatest(
  reader: RevisionReader,
  family: string,
  used: ReadonlySet<string>,
): Promise<Required<BaseChoice<DescribedTaskDefinition>>> {
  const newest = await readNewest(reader, family, used);
  const seen = [newest];
  for (let alreadyRead = 0; ;) {
    const found = searchStep({ family, newest, seen, used }, alreadyRead);
    if ("base" in found) {
      const { base, skipped } = found;
      return {
        base: typeof base === "number" ? await readRevision(reader, `${family}:${base}`) : base,
        skipped,
      };
    }
    alreadyRead += found.next.length;
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
    const last = failedAs(error, "not-found") ? lastUsed(family, used) : undefined;
    if (last === undefined) throw error;
    return readRevision(reader, `${family}:${last}`);
  }
}

/** `undefined` for a deleted revision. */
async function readIfThere(
  reader: RevisionReader,
  name: string,
): Promise<DescribedTaskDefinition | undefined> {
  try {
    return await readRevision(reader, name);
  } catch (error) {
    if (!failedAs(error, "not-found")) throw error;
    return undefined;
  }
}
