/** Adds AWS CodeDeploy to a world, and the initial task set to the services of its deployment groups. */
import { lastPart } from "../ecs/arn.ts";
import type { Machine } from "../ecs/container-run.ts";
import type { Service } from "../ecs/state.ts";
import type { World } from "../world.ts";
import { codeDeployOperations } from "./operations.ts";
import type { Parts } from "./parts.ts";
import { Rollbacks } from "./rollbacks.ts";
import { Runs } from "./run.ts";
import type { CodeDeployState, Deployment, DeploymentGroupSpec, Group } from "./state.ts";
import { TaskSets } from "./task-sets.ts";

export function addCodeDeploy(world: World): CodeDeployState {
  const machine: Machine = { world, ecs: world.ecs.state, logs: world.logs.state };
  const state: CodeDeployState = { groups: [], deployments: new Map() };
  const rollbackRequested = new Map<Deployment, boolean>();
  const nextId = (): string => `d-${world.random.text(9, "hex").toUpperCase()}`;
  const sets = new TaskSets(machine, world.ecs.life);
  const rollbacks = new Rollbacks(machine, state, sets, nextId);
  const runs = new Runs(machine, sets, (deployment, event) =>
    rollbacks.follow(deployment, event, rollbackRequested.get(deployment)),
  );
  const parts: Parts = { world, state, sets, runs, nextId };
  for (const spec of world.scenario.deploymentGroups ?? []) {
    const group = makeGroup(world, serviceOf(world, spec), spec);
    state.groups.push(group);
    const { service } = group;
    sets.create(service, {
      taskDefinition: service.taskDefinition,
      settings: service.revisionSettings,
      targetGroup: group.targetGroups[0],
      status: "PRIMARY",
    });
  }
  // A change of the desired count changes every task set.
  world.listen(({ kind, subject }) => {
    if (kind !== "request" || subject !== "ecs:UpdateService") return;
    for (const { service } of state.groups) sets.reconcile(service);
  });
  world.services.codedeploy = codeDeployOperations(parts, rollbackRequested);
  return state;
}

function serviceOf(world: World, spec: DeploymentGroupSpec): Service {
  const service = [...world.ecs.state.services.values()].find(
    ({ name, clusterArn }) => name === spec.service && lastPart(clusterArn) === spec.cluster,
  );
  if (service?.controller !== "CODE_DEPLOY")
    throw new Error(`No service ${spec.service} with the CODE_DEPLOY controller in ${spec.cluster}`);
  return service;
}

const makeGroup = (world: World, service: Service, spec: DeploymentGroupSpec): Group => ({
  id: world.random.text(32, "hex"),
  application: spec.application ?? `AppECS-${spec.cluster}-${spec.service}`,
  name: spec.name ?? `DgpECS-${spec.cluster}-${spec.service}`,
  service,
  cluster: spec.cluster,
  config: spec.config ?? "CodeDeployDefault.ECSAllAtOnce",
  targetGroups: spec.targetGroups,
  testListener: spec.testListener ?? false,
  terminationWait: spec.terminationWait ?? 0,
  ready: spec.ready,
  autoRollback: spec.autoRollback ?? [],
  alarms: spec.alarms ?? [],
  rollbacksFail: spec.rollbacksFail ?? false,
  deployments: [],
});
