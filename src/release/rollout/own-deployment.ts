/** Finds this release's deployments among those of a service, from the journal. Pure. */
import type { Service } from "@aws-sdk/client-ecs";
import { primaryOf } from "../../ecs/deployment.ts";
import type { ServiceEntry } from "../../core/journal.ts";

/** The ID of this release's deployment; if the response was lost, a new PRIMARY with its revision. */
export function ownId(entry: ServiceEntry, service: Service): string | undefined {
  if (entry.withoutDeployment) return undefined;
  // An attempt with a lost response may take effect after the attempt whose response arrived.
  const repeated = entry.lostAt === undefined ? undefined : newPrimary(service, entry.to, entry.idsBefore);
  return repeated ?? entry.deploymentId ?? newPrimary(service, entry.to, entry.idsBefore);
}

/** The ID of the deployment of the recorded revision, found in the same way if the response was lost. */
export function returningId(
  { deploymentId, from, rollback }: ServiceEntry,
  service: Service,
): string | undefined {
  if (rollback === undefined) return undefined;
  const { deploymentId: id, idsBefore, taskDefinition = from } = rollback;
  if (id === undefined) return newPrimary(service, taskDefinition, idsBefore);
  // UpdateService started nothing: the recorded revision was already PRIMARY.
  return idsBefore.includes(id) && id !== deploymentId ? undefined : id;
}

function newPrimary(service: Service, revision: string, idsBefore: readonly string[]): string | undefined {
  const primary = primaryOf(service);
  return primary?.taskDefinition === revision && !idsBefore.includes(primary.id ?? "")
    ? primary.id
    : undefined;
}
