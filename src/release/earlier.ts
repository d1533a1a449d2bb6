/** Copies what an earlier attempt of this run changed into this attempt's ledger, so that one rollback covers both. */
import type { Plan, PlannedService } from "../plan/plan.ts";
import type { ReleaseContext } from "./context.ts";
import { deploymentIds } from "./rollout/update-service.ts";

/** Called right before the first service change: an earlier failure leaves every service as it was found. */
export function adoptEarlier(context: ReleaseContext, { waves }: Plan): void {
  for (const [index, wave] of waves.entries()) {
    for (const service of wave) adopt(context, service, index + 1);
  }
}

function adopt({ clock, ledger }: ReleaseContext, planned: PlannedService, wave: number): void {
  const { name, cluster, strategy, earlier, from, service } = planned;
  if (earlier === undefined || !earlier.ended) return;
  const { deploymentId, serviceDeploymentArn } = earlier;
  ledger.write({
    kind: "service",
    wave,
    service: name,
    cluster,
    controller: "ECS",
    strategy,
    from: earlier.from,
    to: from,
    idsBefore: deploymentIds(service).filter((id) => id !== deploymentId),
    deploymentId,
    ...(serviceDeploymentArn !== undefined && { serviceDeploymentArn }),
    at: clock.now(),
  });
}
