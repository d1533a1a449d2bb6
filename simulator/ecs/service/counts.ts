/** How many tasks a service has, by revision. */
import type { EcsState, RevisionCounts, Service, ServiceRevision, Task } from "../state.ts";

/** Tasks of a revision that are not being stopped. */
export const liveTasks = (service: Service, number: string): Task[] =>
  [...service.tasks].filter((task) => task.revision === number && task.desiredStatus === "RUNNING");

export const healthyTasks = (tasks: readonly Task[]): Task[] =>
  tasks.filter(({ healthyAt }) => healthyAt !== undefined);

/** What the scheduler aims at: the desired count, or for DAEMON one for each container instance. */
export const desiredOf = (ecs: EcsState, service: Service): number =>
  service.schedulingStrategy === "DAEMON"
    ? (ecs.clusters.get(service.clusterArn)?.instances ?? 0)
    : service.desiredCount;

/** Counts as the APIs give them: RUNNING tasks, and tasks on their way there. */
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
