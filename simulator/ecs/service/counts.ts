/** Task counts of a service, by revision. */
import type { EcsState, RevisionCounts, Service, ServiceRevision, Task } from "../state.ts";

/** Tasks of a revision that are not stopping. */
export const liveTasks = (service: Service, number: string): Task[] =>
  [...service.tasks].filter((task) => task.revision === number && task.desiredStatus === "RUNNING");

export const healthyTasks = (tasks: readonly Task[]): Task[] =>
  tasks.filter(({ healthyAt }) => healthyAt !== undefined);

/** The scheduler's target: the desired count, or for DAEMON one per container instance. */
export const desiredOf = (ecs: EcsState, service: Service): number =>
  service.schedulingStrategy === "DAEMON"
    ? (ecs.clusters.get(service.clusterArn)?.instances ?? 0)
    : service.desiredCount;

/** Counts as in the APIs: RUNNING tasks, and tasks that are starting. */
export function countsOf(ecs: EcsState, service: Service, { number }: ServiceRevision): RevisionCounts {
  const tasks = [...service.tasks].filter(({ revision }) => revision === number);
  const live = tasks.filter(({ desiredStatus }) => desiredStatus === "RUNNING");
  const primary = service.deployments[0]?.revision.number === number;
  return {
    requested: primary ? desiredOf(ecs, service) : live.length,
    running: tasks.filter(({ lastStatus }) => lastStatus === "RUNNING").length,
    pending: live.filter(({ lastStatus }) => lastStatus !== "RUNNING").length,
  };
}
