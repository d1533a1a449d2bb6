/** Copies what an earlier attempt of this run changed into this attempt's journal, so that one rollback covers both. */
import { serviceEntry } from "../core/journal.ts";
import type { Plan, PlannedService } from "../plan/plan.ts";
import type { ReleaseContext } from "./context.ts";
import { deploymentIds } from "./rollout/update-service.ts";

/** Called right before the first service change: an earlier failure leaves every service as it was found. */
export function adoptEarlier(context: ReleaseContext, { waves }: Plan): void {
  for (const [index, wave] of waves.entries()) {
    for (const service of wave) adopt(context, service, index + 1);
  }
}

function adopt({ clock, journal }: ReleaseContext, planned: PlannedService, wave: number): void {
  const { earlier, from: to, service } = planned;
  if (earlier === undefined || !earlier.ended) return;
  const { from, deploymentId, serviceDeploymentArn } = earlier;
  const idsBefore = deploymentIds(service).filter((id) => id !== deploymentId);
  journal.write(
    serviceEntry(
      { ...planned, from },
      {
        wave,
        to,
        idsBefore,
        deploymentId,
        ...(serviceDeploymentArn !== undefined && { serviceDeploymentArn }),
        at: clock.now(),
      },
    ),
  );
}
