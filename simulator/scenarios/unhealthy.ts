import { oneTargetGroup } from "./balanced.ts";
import { application, nginx, nginxProgram, shop, webService } from "./shop.ts";

/** Behind a load balancer whose health check v2 never passes. */
export const unhealthy = shop({
  name: "unhealthy",
  about: "v2 never passes the load balancer's health check",
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
