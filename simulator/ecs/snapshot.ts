/** The state of services that a release may change, without IDs and times, to compare before and after. */
import type { EcsState, Service } from "./state.ts";

/** Tasks that are not stopping, by `family:revision`. */
function serving(service: Service): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const task of service.tasks) {
    const name = `${task.definition.family}:${task.definition.revision}`;
    if (task.desiredStatus === "RUNNING") counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** By service ARN. */
export function snapshotServices(ecs: EcsState): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...ecs.services].map(([arn, service]) => [
      arn,
      {
        status: service.status,
        taskDefinition: service.taskDefinition.arn,
        desiredCount: service.desiredCount,
        controller: service.controller,
        settings: service.settings,
        revisionSettings: service.revisionSettings,
        serving: serving(service),
        taskSets: service.taskSets.map(({ status, revision, scale }) => ({
          status,
          taskDefinition: revision.taskDefinition.arn,
          scale,
        })),
        rollouts: service.deployments.map(({ status, rolloutState, revision }) => ({
          status,
          rolloutState,
          taskDefinition: revision.taskDefinition.arn,
        })),
      },
    ]),
  );
}
