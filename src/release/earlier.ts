/** What an earlier attempt of this run changed, written into this attempt's ledger: the way back is one for both. */
import type { Plan, PlannedService } from "../plan/plan.ts";
import type { ReleaseContext } from "./context.ts";
import { deploymentIds } from "./rollout/update-service.ts";

/** Called right before the first change of a service: what fails earlier leaves all of them where they were found. */
export function takeOverEarlier(context: ReleaseContext, { waves }: Plan): void {
  for (const [index, wave] of waves.entries()) {
    for (const service of wave) takeOver(context, service, index + 1);
  }
}

function takeOver({ clock, ledger }: ReleaseContext, planned: PlannedService, wave: number): void {
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
