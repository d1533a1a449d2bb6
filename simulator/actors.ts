/** Runs the actors of a scenario: actions of others, at a time or on an event. */
import type { Actor } from "./scenario.ts";
import type { World } from "./world.ts";

/** @param start epoch milliseconds of the world's start, to which `at` is relative (negative: before it) */
export function startActors(world: World, actors: readonly Actor[], start: number): void {
  for (const actor of actors) {
    const { when } = actor;
    if ("at" in when) world.queue.at(start + when.at * 1000, () => actor.act(world));
    else
      world.queue.at(start, () => {
        const stop = world.listen((event) => {
          if (!when.on(event, world)) return;
          stop();
          world.queue.in(when.after ?? 0, () => actor.act(world));
        });
      });
  }
}
