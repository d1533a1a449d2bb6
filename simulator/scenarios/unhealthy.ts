import { oneTargetGroup } from "./balanced.ts";
import { application, nginx, nginxProgram, shop, webService } from "./shop.ts";

/** Behind a load balancer that never finds v2 healthy. */
export const unhealthy = shop({
  name: "unhealthy",
  about: "the load balancer finds v2 unhealthy",
  services: [webService({ with: { loadBalancers: oneTargetGroup, healthCheckGracePeriodSeconds: 5 } })],
  programs: [
    application("v1"),
    application("v2"),
    {
      ...nginxProgram,
      image: nginx,
      run: ({ earlierRuns }) =>
        earlierRuns < 2 ? { log: [] } : { log: [], target: [{ after: 10, healthy: false }] },
    },
  ],
});
