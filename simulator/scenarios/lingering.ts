/** Old tasks that take long to go: a long deregistration delay, and scale-in protection. */
import { afterCall, protects } from "../acts.ts";
import { circuitBreaker, oneTargetGroup } from "./balanced.ts";
import { shop, webService } from "./shop.ts";

/** An hour for connections to end: websockets, downloads. */
export const longDrain = shop({
  name: "long-drain",
  about:
    "the load balancer gives old connections an hour, so the old tasks drain for longer than the job waits",
  services: [
    webService({
      with: {
        loadBalancers: oneTargetGroup,
        deploymentConfiguration: { ...circuitBreaker, minimumHealthyPercent: 100, maximumPercent: 200 },
      },
    }),
  ],
  pace: { drain: 3600 },
});

/** A worker that protects itself while it works on a long job. */
export const protectedTasks = shop({
  name: "protected-tasks",
  about: "an old task is under scale-in protection for two hours: ECS may not stop it",
  actors: [
    {
      name: "the worker itself",
      when: { on: afterCall("ecs:UpdateService") },
      act: protects("shop/web", 120, 1),
    },
  ],
});
