/** Old tasks that stop late: a long deregistration delay, and scale-in protection. */
import { afterCall, protects } from "../acts.ts";
import { circuitBreaker, oneTargetGroup } from "./balanced.ts";
import { shop, webService } from "./shop.ts";

/** A deregistration delay of an hour, for example for WebSockets or downloads. */
export const longDrain = shop({
  name: "long-drain",
  about: "the deregistration delay is an hour, so old tasks drain for longer than the job waits",
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
  about: "an old task has scale-in protection for two hours, so ECS can't stop it",
  actors: [
    {
      name: "the worker itself",
      when: { on: afterCall("ecs:UpdateService") },
      act: protects("shop/web", 120, 1),
    },
  ],
});
