/** Bad days that are not the application's fault. */
import { updates } from "../acts.ts";
import { exits, lines } from "./scripts.ts";
import { application, nginxProgram, repository, shop, webService } from "./shop.ts";

/** Nobody has pushed `v2`. */
export const imageMissing = shop({
  name: "image-missing",
  about: "the image v2 was never pushed: its tasks cannot start",
  programs: [application("v1"), nginxProgram],
});

/** The circuit breaker stops the deployment, but may not roll it back. */
export const noRollback = shop({
  name: "no-rollback",
  about: "v2 crashes, and the circuit breaker stops the deployment without taking it back",
  services: [
    webService({
      with: { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } } },
    }),
  ],
  programs: [
    application("v1"),
    application("v2", { run: exits(1, 3, ...lines(1, "Illegal instruction (core dumped)")) }),
    nginxProgram,
  ],
});

/** Nothing watches the deployment: ECS would try for ever. */
export const noBreaker = shop({
  name: "no-breaker",
  about: "v2 crashes, there is no circuit breaker, and ECS tries for ever",
  services: [
    webService({
      with: { deploymentConfiguration: { deploymentCircuitBreaker: { enable: false, rollback: false } } },
    }),
  ],
  programs: noRollback.programs,
});

/** Percentages that leave the scheduler nothing to do. */
export const deadlock = shop({
  name: "deadlock",
  about: "the percentages of the service let ECS neither start nor stop a task",
  services: [
    webService({ with: { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 } } }),
  ],
});

/** Somebody else deploys half a minute after the release began to. */
export const superseded = shop({
  name: "superseded",
  about: "somebody deploys the service again while the release rolls out",
  actors: [
    {
      name: "another pipeline",
      when: {
        on: ({ kind, to }) => kind === "deployment" && to === "IN_PROGRESS",
        after: 30,
      },
      act: updates("shop/web", { taskDefinition: "shop-web:1", forceNewDeployment: true }),
    },
  ],
});

/** A region whose ECS has no service deployments API. */
export const oldRegion = shop({
  name: "old-region",
  about: "the service deployments API is not available: only the classic view tells how it goes",
  switches: { serviceDeployments: "unsupported" },
});

/** An image that heeds no `RUN_MIGRATIONS`: told to migrate, it serves. */
export const ignoresVariable = shop({
  name: "ignores-variable",
  about: "v2 does not know RUN_MIGRATIONS: told to migrate, it starts the server",
  programs: [
    application("v1"),
    {
      image: `${repository}:v2`,
      pull: 5,
      run: { log: lines(1, "Server running on [http://0.0.0.0:8000].") },
    },
    nginxProgram,
  ],
});
