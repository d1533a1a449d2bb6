/** Targets of service tasks in target groups: registered after the task's start, removed with the task. */
import type { Machine } from "../container-run.ts";
import type {
  Container,
  EcsState,
  LoadBalancer,
  RevisionSettings,
  Service,
  ServiceRevision,
  Target,
  Task,
} from "../state.ts";
import { addEvent } from "./service-events.ts";

export interface TargetChange {
  (task: Task, targetGroupArn: string, target: Target): void;
}

/** Target groups of a service revision; the alternate ones if it is the green side. */
export function targetGroupsOf(service: Service, revision: string | undefined): readonly string[] {
  const found = service.revisions.find(({ number }) => number === revision);
  return found?.targetGroups ?? [];
}

/** Registers a task that has started, and gives its targets the states from its program. */
export function registerTargets(machine: Machine, service: Service, task: Task, changed: TargetChange): void {
  const { world, ecs } = machine;
  const loadBalancers = service.revisions.find(({ number }) => number === task.revision)?.settings
    .loadBalancers;
  const groups = targetGroupsOf(service, task.revision);
  for (const [index, group] of groups.entries()) {
    const loadBalancer = loadBalancers?.[index];
    world.after(world.pace.register, () => {
      if (task.desiredStatus === "STOPPED") return;
      const target: Target = {
        taskArn: task.arn,
        address: task.networkInterface?.address ?? "10.0.0.1",
        port: loadBalancer?.containerPort ?? 80,
        state: "initial",
      };
      const targets = ecs.targets.get(group) ?? new Map<string, Target>();
      ecs.targets.set(group, targets.set(task.arn, target));
      addEvent(world, service, `registered 1 targets in (target-group ${group})`);
      followTarget(machine, task, containerOf(task, loadBalancer), (state, reason) => {
        target.state = state;
        if (reason === undefined) delete target.reason;
        else target.reason = reason;
        changed(task, group, target);
      });
    });
  }
}

const containerOf = (task: Task, loadBalancer: LoadBalancer | undefined): Container | undefined =>
  task.containers.find(({ name }) => name === loadBalancer?.containerName) ?? task.containers[0];

function followTarget(
  { world }: Machine,
  task: Task,
  container: Container | undefined,
  become: (state: "healthy" | "unhealthy", reason?: string) => void,
): void {
  const steps = container?.script?.target;
  const still = (action: () => void) => () => {
    if (task.desiredStatus === "RUNNING") action();
  };
  if (steps === undefined)
    return world.after(
      world.pace.targetHealthy,
      still(() => become("healthy")),
    );
  const started = container?.startedAt ?? world.queue.now;
  for (const { after, healthy, reason = "Health checks failed" } of steps)
    world.queue.at(
      started + after * 1000,
      still(() => (healthy ? become("healthy") : become("unhealthy", reason))),
    );
}

/** The task is stopping, so its targets drain. */
export function drainTargets({ world, ecs }: Machine, service: Service, task: Task): void {
  for (const group of targetGroupsOf(service, task.revision)) {
    const target = ecs.targets.get(group)?.get(task.arn);
    if (target === undefined) continue;
    target.state = "draining";
    addEvent(world, service, `deregistered 1 targets in (target-group ${group})`);
  }
}

export function removeTargets({ ecs }: Machine, service: Service, task: Task): void {
  for (const group of targetGroupsOf(service, task.revision)) ecs.targets.get(group)?.delete(task.arn);
}

/** Whether the task is healthy in every target group of its revision. */
export const allTargetsHealthy = (ecs: EcsState, service: Service, task: Task): boolean =>
  targetGroupsOf(service, task.revision).every(
    (group) => ecs.targets.get(group)?.get(task.arn)?.state === "healthy",
  );

/** A target group in which the task is unhealthy, or undefined. */
export const unhealthyGroup = (ecs: EcsState, service: Service, task: Task): string | undefined =>
  targetGroupsOf(service, task.revision).find(
    (group) => ecs.targets.get(group)?.get(task.arn)?.state === "unhealthy",
  );

/** Blue/green deployments swap target groups: the new side gets the one that the old side does not use. */
export function nextTargetGroups(
  service: Service,
  settings: RevisionSettings,
  before: ServiceRevision | undefined,
): readonly string[] {
  const staged = !["ROLLING", undefined].includes(service.settings.deploymentConfiguration.strategy);
  return settings.loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration }) => {
    if (targetGroupArn === undefined) return [];
    const alternate = advancedConfiguration?.alternateTargetGroupArn;
    const taken = before?.targetGroups.includes(targetGroupArn) === true;
    const stays = before !== undefined && alternate !== undefined && before.targetGroups.includes(alternate);
    if (alternate === undefined) return [targetGroupArn];
    if (staged) return [taken ? alternate : targetGroupArn];
    return [stays ? alternate : targetGroupArn];
  });
}
