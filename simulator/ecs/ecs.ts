/** Amazon ECS of one world: its state, its components and its operations. */
import type { Operations } from "../protocol/call.ts";
import type { LogsState } from "../logs/streams.ts";
import type { BareWorld } from "../world.ts";
import { clusterOperations, createCluster } from "./clusters.ts";
import type { Machine } from "./container-run.ts";
import { Images } from "./images.ts";
import { createService, type CreateServiceInput } from "./service/create-service.ts";
import { Deployments } from "./service/deployments.ts";
import { Scheduler } from "./service/scheduler.ts";
import { serviceDeploymentOperations } from "./service/service-deployment-operations.ts";
import { serviceOperations } from "./service/service-operations.ts";
import { StageRun } from "./service/stage-run.ts";
import { TaskWatch } from "./service/task-watch.ts";
import { snapshotServices } from "./snapshot.ts";
import type { EcsState, Service } from "./state.ts";
import { tagOperations } from "./tags.ts";
import { register, taskDefinitionOperations } from "./task-definitions.ts";
import { TaskLife } from "./task-life.ts";
import { taskOperations } from "./tasks.ts";

/** The interface of ECS for the rest of the simulator, actors and tests. */
export interface Ecs {
  readonly state: EcsState;
  readonly life: TaskLife;
  readonly deployments: Deployments;
  readonly scheduler: Scheduler;
  readonly operations: Operations;
}

const emptyState = (images: Images): EcsState => ({
  images,
  clusters: new Map(),
  families: new Map(),
  tasks: new Map(),
  services: new Map(),
  tags: new Map(),
  clientTokens: new Map(),
  targets: new Map(),
  alarms: new Map(),
  alarmsChangedAt: new Map(),
  spent: { launchFailures: 0, runTaskFailures: 0 },
  watchers: [],
});

export function createEcs(world: BareWorld, logs: LogsState): Ecs {
  const state = emptyState(new Images(world.scenario.programs));
  const machine: Machine = { world, ecs: state, logs };
  const life = new TaskLife(machine);
  const deployments: Deployments = new Deployments(machine, (service: Service, seconds: number) =>
    scheduler.request(service, seconds),
  );
  const stages = new StageRun(machine, deployments, (service) => scheduler.request(service, 0));
  const scheduler: Scheduler = new Scheduler(machine, life, deployments, stages);
  const watch = new TaskWatch(machine, life, deployments, (service, seconds) =>
    scheduler.request(service, seconds),
  );
  state.watchers.push((task, change) => watch.changed(task, change));
  const ecs: Ecs = {
    state,
    life,
    deployments,
    scheduler,
    operations: {
      ...clusterOperations(world, state),
      ...taskDefinitionOperations(world, state),
      ...taskOperations(machine, life, (service, seconds) => scheduler.request(service, seconds)),
      ...serviceOperations(machine, life, deployments, scheduler),
      ...serviceDeploymentOperations(machine, deployments, stages.hooks),
      ...tagOperations(state),
    },
  };
  populate(machine, deployments);
  world.snapshots["services"] = () => snapshotServices(state);
  return ecs;
}

/** Creates the scenario's initial resources, so that they are settled before the first call. */
function populate(machine: Machine, deployments: Deployments): void {
  const { world, ecs } = machine;
  const { scenario, region } = world;
  const by = `arn:${world.partition}:iam::${world.account}:user/somebody`;
  for (const [name, state] of Object.entries(scenario.alarms ?? {})) ecs.alarms.set(name, state);
  for (const cluster of scenario.clusters)
    createCluster(world, ecs, region, { ...cluster, status: "ACTIVE" });
  for (const { tags, ...document } of scenario.taskDefinitions) {
    const text = JSON.stringify(document);
    const definition = register(world, ecs, { region, by, at: world.queue.now, text });
    if (Array.isArray(tags)) ecs.tags.set(definition.arn, tags);
  }
  for (const { with: more, tags, ...service } of scenario.services ?? []) {
    const input: CreateServiceInput = {
      ...more,
      ...service,
      ...(tags === undefined ? {} : { tags: Object.entries(tags).map(([key, value]) => ({ key, value })) }),
    };
    createService(machine, deployments, input, { region, principal: by });
  }
  for (const { name, status } of scenario.clusters) {
    const cluster = [...ecs.clusters.values()].find((each) => each.name === name);
    if (cluster !== undefined && status !== undefined) cluster.status = status;
  }
}
