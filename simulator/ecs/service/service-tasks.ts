/** Tasks that the service scheduler starts. */
import type { Machine } from "../container-run.ts";
import { placementOf } from "../placement.ts";
import type { Service, ServiceRevision, Task } from "../state.ts";
import { tagsOf } from "../tags.ts";
import type { TaskLife } from "../task-life.ts";
import { createTask } from "../task.ts";
import { classicId } from "./service-deployment.ts";
import { addEvent, addEventOnce, taskList } from "./service-events.ts";

/** Adds an event if the scenario has no room for tasks. Returns the end of that time, in epoch milliseconds. */
export function noCapacityUntil({ world }: Machine, service: Service): number | undefined {
  const noCapacity = world.scenario.switches?.noCapacity;
  if (noCapacity === undefined) return undefined;
  const { event, from, until = Infinity } = noCapacity;
  const { now } = world.queue;
  if (now < world.start + from * 1000 || now >= world.start + until * 1000) return undefined;
  addEventOnce(world, service, "room", event);
  return world.start + until * 1000;
}

/** Starts tasks of a service revision. */
export function startServiceTasks(
  machine: Machine,
  life: TaskLife,
  service: Service,
  revision: ServiceRevision,
  count: number,
): Task[] {
  const { world, ecs } = machine;
  const cluster = ecs.clusters.get(service.clusterArn);
  if (cluster === undefined) return [];
  const placement = placementOf(cluster, revision.taskDefinition, revision.settings);
  establishDigests(machine, revision);
  const tasks = Array.from({ length: count }, () => {
    const task = createTask(world, ecs, {
      clusterArn: service.clusterArn,
      definition: revision.taskDefinition,
      placement,
      overrides: {},
      group: `service:${service.name}`,
      startedBy: classicId(revision),
      serviceArn: service.arn,
      revision: revision.number,
      drains: revision.targetGroups.length > 0,
      enableExecuteCommand: service.settings.enableExecuteCommand,
      tags: propagatedTags(machine, service, revision),
    });
    service.tasks.add(task);
    return task;
  });
  addEvent(world, service, `has started ${count} tasks: ${taskList(tasks)}.`);
  for (const task of tasks) life.begin(task, revision.digests ?? {});
  return tasks;
}

/** The first task of a deployment sets the digests of its later ones. */
function establishDigests({ ecs }: Machine, revision: ServiceRevision): void {
  if (revision.digests !== undefined) return;
  const containers = revision.taskDefinition.parsed.containerDefinitions;
  revision.digests = Object.fromEntries(
    containers
      .filter(
        ({ image, versionConsistency }) =>
          versionConsistency !== "disabled" && ecs.images.programOf(image) !== undefined,
      )
      .map(({ name, image }) => [name, ecs.images.digestOf(image)]),
  );
}

function propagatedTags({ ecs }: Machine, service: Service, revision: ServiceRevision) {
  const { propagateTags } = service.settings;
  if (propagateTags === "SERVICE") return tagsOf(ecs, service.arn);
  return propagateTags === "TASK_DEFINITION" ? tagsOf(ecs, revision.taskDefinition.arn) : [];
}
