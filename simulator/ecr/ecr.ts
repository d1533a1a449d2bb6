/** Adds Amazon ECR to a world. */
import type { Images } from "../ecs/images.ts";
import type { World } from "../world.ts";
import { ecrOperations } from "./operations.ts";
import { Registry } from "./registry.ts";

/** @param images The images that ECS runs: a tag has the same digest in both. */
export function addEcr(world: World, images: Images): Registry {
  const registry = new Registry(world, images);
  world.services.ecr = ecrOperations(world, registry);
  return registry;
}
