/** Compares two task definitions in the form that ECS would store. Returns names and paths, never values. */
import type { Change } from "../../core/events.ts";
import type { Exact } from "./exact-json.ts";
import { equal, isMembers, storedForm, type Members, type StoredContainer } from "./stored-form.ts";
import type { TaskDefinition } from "./task-definition.ts";

type Difference = Pick<Change, "name" | "change">;

const step = (path: string, key: string): string => {
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
};

const isListOfMembers = (value: Exact | undefined): value is readonly Members[] =>
  Array.isArray(value) && value.length > 0 && (value as readonly Exact[]).every(isMembers);

/** Differences by path. Descends into objects; a list of plain values counts as one value. */
function byPath(from: Exact | undefined, to: Exact | undefined, path: string): readonly Difference[] {
  if (equal(from, to)) return [];
  if (isMembers(from) && isMembers(to)) {
    const keys = new Set([...from.keys(), ...to.keys()]);
    return [...keys].flatMap((key) => byPath(from.get(key), to.get(key), step(path, key)));
  }
  if (isListOfMembers(from) && isListOfMembers(to) && from.length === to.length) {
    return from.flatMap((item, index) => byPath(item, to[index], `${path}[${index}]`));
  }
  if (from === undefined) return [{ name: path, change: "added" }];
  return [{ name: path, change: to === undefined ? "removed" : "changed" }];
}

function named(from: Members, to: Members): readonly Difference[] {
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((name): readonly Difference[] => {
    if (!to.has(name)) return [{ name, change: "removed" }];
    if (!from.has(name)) return [{ name, change: "added" }];
    return equal(from.get(name), to.get(name)) ? [] : [{ name, change: "changed" }];
  });
}

/** Names that moved from one list to the other. */
function moved(
  from: StoredContainer,
  to: StoredContainer,
  one: "environment" | "secrets",
): ReadonlySet<string> {
  const other = one === "environment" ? "secrets" : "environment";
  const left = [...from[one].keys()].filter((name) => !to[one].has(name));
  return new Set(left.filter((name) => !from[other].has(name) && to[other].has(name)));
}

/** Variables and secrets. A name that moved between the two lists is one change, not two. */
function variables(from: StoredContainer, to: StoredContainer): readonly Change[] {
  const [toSecrets, toEnvironment] = [moved(from, to, "environment"), moved(from, to, "secrets")];
  const environment = named(from.environment, to.environment)
    .filter(({ name = "" }) => !toSecrets.has(name))
    .map(({ name = "", change }): Change => {
      return { what: "environment", name, change: toEnvironment.has(name) ? "moved-to-environment" : change };
    });
  const secrets = named(from.secrets, to.secrets)
    .filter(({ name = "" }) => !toEnvironment.has(name))
    .map(({ name = "", change }): Change => {
      return { what: "secret", name, change: toSecrets.has(name) ? "moved-to-secrets" : change };
    });
  return [...environment, ...secrets];
}

function image(from: string, to: string): readonly Change[] {
  if (from === to) return [];
  if (from === "") return [{ what: "image", change: "added", to }];
  if (to === "") return [{ what: "image", change: "removed", from }];
  return [{ what: "image", change: "changed", from, to }];
}

function container(from: StoredContainer | undefined, to: StoredContainer | undefined): readonly Change[] {
  if (from === undefined) return [{ what: "other", change: "added" }, ...image("", to?.image ?? "")];
  if (to === undefined) return [{ what: "other", change: "removed" }, ...image(from.image, "")];
  const others = byPath(from.others, to.others, "").map(
    (difference) => ({ what: "other", ...difference }) as const,
  );
  return [...image(from.image, to.image), ...variables(from, to), ...others];
}

/**
 * Differences from one definition to the other: per container (by name, in the order of the second) images, variables
 * and secrets by name, and other members by path; then the task's own members. An added or removed container is a
 * change `other` without a name. Ignores tags, and differences that ECS would not store.
 */
export function differences(from: TaskDefinition, to: TaskDefinition): readonly Change[] {
  const [before, after] = [storedForm(from.document), storedForm(to.document)];
  const names = new Set([...after.containers, ...before.containers].map(({ name }) => name));
  const containers = [...names].flatMap((name) =>
    container(
      before.containers.find((one) => one.name === name),
      after.containers.find((one) => one.name === name),
    ).map((change) => ({ container: name, ...change })),
  );
  const others = byPath(before.others, after.others, "").map(
    (difference) => ({ what: "other", ...difference }) as const,
  );
  return [...containers, ...others];
}

/** True if ECS would store both in the same way. */
export function isSameDefinition(one: TaskDefinition, other: TaskDefinition): boolean {
  return differences(one, other).length === 0;
}
