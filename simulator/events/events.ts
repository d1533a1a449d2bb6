/** Adds Amazon EventBridge to a world. */
import type { World } from "../world.ts";
import { eventsOperations, keyOf, makeRule } from "./operations.ts";
import type { EventsState } from "./state.ts";

export function addEvents(world: World): EventsState {
  const events: EventsState = { rules: new Map() };
  for (const spec of world.scenario.rules ?? []) {
    const rule = makeRule(world, world.region, spec);
    events.rules.set(keyOf(world.region, rule.bus, rule.name), rule);
  }
  world.services.events = eventsOperations(world, events);
  world.snapshots.events = () =>
    Object.fromEntries(
      [...events.rules].map(([key, rule]) => [
        key,
        { state: rule.state, targets: Object.fromEntries(rule.targets) },
      ]),
    );
  return events;
}
