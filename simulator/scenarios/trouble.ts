/** Failures that the application does not cause. */
import { updates } from "../acts.ts";
import { exits, lines } from "./scripts.ts";
import { application, nginxProgram, repository, shop, webService } from "./shop.ts";

/** Nobody has pushed `v2`. */
export const imageMissing = shop({
  name: "image-missing",
  about: "the image v2 was never pushed, so its tasks can't start",
  programs: [application("v1"), nginxProgram],
});

/** The circuit breaker stops the deployment without a rollback. */
export const noRollback = shop({
  name: "no-rollback",
  about: "v2 crashes, and the circuit breaker stops the deployment without a rollback",
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

/** There is no circuit breaker, so ECS retries indefinitely. */
export const noBreaker = shop({
  name: "no-breaker",
  about: "v2 crashes, there is no circuit breaker, and ECS retries indefinitely",
  services: [
    webService({
      with: { deploymentConfiguration: { deploymentCircuitBreaker: { enable: false, rollback: false } } },
    }),
  ],
  programs: noRollback.programs,
});

/** Percentages that block the scheduler. */
export const deadlock = shop({
  name: "deadlock",
  about: "minimumHealthyPercent and maximumPercent let ECS neither start nor stop a task",
  services: [
    webService({ with: { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 } } }),
  ],
});

/** Somebody else deploys 30 seconds after the release started its deployment. */
export const superseded = shop({
  name: "superseded",
  about: "somebody else deploys the service while the release is rolling out",
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
  about: "the service deployments API is unavailable: only DescribeServices shows the progress",
  switches: { serviceDeployments: "unsupported" },
});

/** An image that ignores `RUN_MIGRATIONS` and starts its server instead of the migration. */
export const ignoresVariable = shop({
  name: "ignores-variable",
  about: "v2 ignores RUN_MIGRATIONS and starts its server instead of the migration",
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
