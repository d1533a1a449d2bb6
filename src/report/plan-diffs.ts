/** The differences of a plan, without duplicates: services that run the same revision of a family share them. */
import { revisionName, shortName } from "../aws/arn.ts";
import type { Change, FamilyPlan, PlanView, ServicePlan } from "../core/events.ts";

export interface PlanDiff {
  readonly title: string;
  readonly changes: readonly Change[];
  /** Other changes that are already in the base. */
  readonly inBase: readonly Change[];
  readonly inBaseTitle: string;
}

/** The principal of a revision in short form: `user/terraform`, `assumed-role/deploy/session`. */
export const principalName = (arn: string): string => arn.replace(/^arn:[^:]*:(?:iam|sts)::\d*:/, "");

/** `registered by user/terraform`, or the run of this action. */
export function registeredBy({ registeredBy: by, run }: FamilyPlan): string {
  if (run !== undefined) return `registered by the release ${run}`;
  return by === undefined
    ? "registered by somebody else"
    : `registered by ${principalName(by)}, not by a release`;
}

export function planDiffs({ families, waves }: PlanView): readonly PlanDiff[] {
  return families.flatMap((family) => {
    const services = waves.flat().filter((service) => service.family === family.family);
    const others = new Map<string, ServicePlan[]>();
    for (const service of services) {
      if (service.changes === undefined) continue;
      others.set(service.from, [...(others.get(service.from) ?? []), service]);
    }
    const onBase = others.size === 0 || services.some(({ changes }) => changes === undefined);
    return [
      ...(onBase ? [fromBase(family)] : []),
      ...[...others.values()].map((group) => fromRunning(family, group)),
    ].filter(({ changes, inBase }) => changes.length + inBase.length > 0);
  });
}

const fromBase = (family: FamilyPlan): PlanDiff => ({
  title: `${family.family}, based on ${revisionName(family.base)}`,
  changes: family.changes,
  inBase: [],
  inBaseTitle: "",
});

function fromRunning(family: FamilyPlan, group: readonly ServicePlan[]): PlanDiff {
  const [first] = group;
  const changes = first?.changes ?? [];
  const names = group.map(({ name }) => shortName(name)).join(", ");
  return {
    title: `${names}, from ${revisionName(first?.from ?? "")}`,
    changes: changes.filter(({ inBase }) => inBase !== true),
    inBase: changes.filter(({ inBase }) => inBase === true),
    inBaseTitle: `already in ${revisionName(family.base)}, ${registeredBy(family)}`,
  };
}
