/** Adds Amazon EventBridge Scheduler to a world. */
import { objectOf } from "../ecs/json-text.ts";
import type { World } from "../world.ts";
import { addSchedule, schedulerOperations } from "./operations.ts";
import type { SchedulerState } from "./state.ts";

export function addScheduler(world: World): SchedulerState {
  const scheduler: SchedulerState = { schedules: new Map(), groups: new Set(), clientTokens: new Map() };
  for (const spec of world.scenario.schedules ?? []) {
    if (spec.group !== undefined && spec.group !== "default")
      scheduler.groups.add(`${world.region}/${spec.group}`);
    addSchedule(world, scheduler, world.region, spec);
  }
  world.services.scheduler = schedulerOperations(world, scheduler);
  world.snapshots.scheduler = () =>
    Object.fromEntries([...scheduler.schedules].map(([key, { settings }]) => [key, objectOf(settings)]));
  return scheduler;
}
