/** Which of a service's deployments are this release's, by what the ledger knows. Pure. */
import type { Service } from "@aws-sdk/client-ecs";
import { primaryOf } from "../../ecs/deployment.ts";
import type { ServiceEntry } from "../../core/journal.ts";

/** Our deployment's id; where its answer was lost, a PRIMARY of our revision that was not there before. */
export function ownId(entry: ServiceEntry, service: Service): string | undefined {
  if (entry.withoutDeployment) return undefined;
  // An attempt whose answer was lost may have taken effect after the one that was answered.
  const repeated = entry.lostAt === undefined ? undefined : newPrimary(service, entry.to, entry.idsBefore);
  return repeated ?? entry.deploymentId ?? newPrimary(service, entry.to, entry.idsBefore);
}

/** The deployment that brings the recorded revision back; found likewise where its answer was lost. */
export function returningId(
  { deploymentId, from, wayBack }: ServiceEntry,
  service: Service,
): string | undefined {
  if (wayBack === undefined) return undefined;
  const { deploymentId: id, idsBefore, taskDefinition = from } = wayBack;
  if (id === undefined) return newPrimary(service, taskDefinition, idsBefore);
  // UpdateService began nothing: the recorded revision was PRIMARY already.
  return idsBefore.includes(id) && id !== deploymentId ? undefined : id;
}

function newPrimary(service: Service, revision: string, idsBefore: readonly string[]): string | undefined {
  const primary = primaryOf(service);
  return primary?.taskDefinition === revision && !idsBefore.includes(primary.id ?? "")
    ? primary.id
    : undefined;
}
