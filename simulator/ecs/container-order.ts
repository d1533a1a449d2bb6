/**
 * Whether a container may start: evaluates `dependsOn` against the current containers
 * (docs/aws-reference.md#container-dependencies).
 */
import type { Container } from "./state.ts";

export type Start = "now" | "later" | { readonly never: string };

/** @param now epoch milliseconds, for a dependency's `startTimeout` */
export function mayStart(container: Container, all: readonly Container[], now: number): Start {
  let waits = false;
  for (const { containerName, condition } of container.definition?.dependsOn ?? []) {
    const dependency = all.find(({ name }) => name === containerName);
    if (dependency === undefined) continue;
    const problem = failed(dependency, condition) ?? overdue(dependency, condition, now);
    if (problem !== undefined)
      return {
        never: `CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [${dependency.name}] for target [${container.name}] ${problem}`,
      };
    waits ||= !isMet(dependency, condition);
  }
  return waits ? "later" : "now";
}

function isMet(dependency: Container, condition: string): boolean {
  switch (condition) {
    case "START":
      return dependency.startedAt !== undefined;
    case "COMPLETE":
      return dependency.lastStatus === "STOPPED";
    case "SUCCESS":
      return dependency.exitCode === 0;
    default:
      return dependency.healthStatus === "HEALTHY";
  }
}

function failed(dependency: Container, condition: string): string | undefined {
  if (dependency.lastStatus !== "STOPPED" || isMet(dependency, condition)) return undefined;
  return condition === "SUCCESS" && dependency.exitCode !== undefined
    ? "as dependency did not exit successfully."
    : "because dependency will never start";
}

function overdue(dependency: Container, condition: string, now: number): string | undefined {
  const timeout = dependency.definition?.startTimeout;
  if (timeout === undefined || dependency.startedAt === undefined || isMet(dependency, condition))
    return undefined;
  return now >= dependency.startedAt + timeout * 1000 ? "as dependency has timed out." : undefined;
}

/** Containers that depend on this one, directly or indirectly, and stop before it. */
export function dependents(container: Container, all: readonly Container[]): Container[] {
  const found = new Set<Container>();
  const add = (name: string): void => {
    for (const each of all)
      if (
        !found.has(each) &&
        each.definition?.dependsOn?.some(({ containerName }) => containerName === name)
      ) {
        found.add(each);
        add(each.name);
      }
  };
  add(container.name);
  found.delete(container);
  return [...found];
}
