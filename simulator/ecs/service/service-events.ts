/** A service's event messages, with AWS's texts (docs/aws-reference.md#service-events). */
import { uuid } from "../../uuid.ts";
import type { BareWorld } from "../../world.ts";
import type { Service, Task } from "../state.ts";

const sixHours = 6 * 3_600_000;

/** Adds an event, and keeps the newest hundred. */
export function addEvent(world: BareWorld, service: Service, text: string): void {
  const id = uuid(world.random);
  const previous = service.events[0]?.createdAt ?? 0;
  const createdAt = Math.max(world.queue.now, previous + 1);
  service.events.unshift({ id, createdAt, message: `(service ${service.name}) ${text}` });
  if (service.events.length > 100) service.events.length = 100;
}

/** Adds an event unless the same one was added in the last six hours and has not been resolved since. */
export function addEventOnce(world: BareWorld, service: Service, key: string, text: string): void {
  const last = service.said.get(key);
  if (last !== undefined && world.queue.now - last < sixHours) return;
  service.said.set(key, world.queue.now);
  addEvent(world, service, text);
}

/** Resolves an event, so that `addEventOnce` may add it again. */
export function resolveEvent(service: Service, key: string): void {
  service.said.delete(key);
}

export const taskList = (tasks: readonly Task[]): string => tasks.map(({ id }) => `(task ${id})`).join(" ");
