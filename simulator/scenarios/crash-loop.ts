/** Before the release, somebody deployed a revision that crashes at startup. ECS never ends that deployment. */
import { updates } from "../acts.ts";
import { exits, lines } from "./scripts.ts";
import { application, nginxProgram, shop, webDefinition, webService } from "./shop.ts";

const noBreaker = {
  deploymentConfiguration: {
    minimumHealthyPercent: 0,
    deploymentCircuitBreaker: { enable: false, rollback: false },
  },
};

export const crashLoop = shop({
  name: "crash-loop",
  about:
    "somebody else's deployment crash-loops without a circuit breaker and is in progress when the release starts",
  taskDefinitions: [webDefinition(), webDefinition("shop-web", "broken")],
  services: [webService({ with: noBreaker })],
  programs: [
    application("v1"),
    application("broken", {
      run: exits(
        1,
        3,
        ...lines(1, 'SQLSTATE[08006] [7] could not translate host name "db.internal" to address'),
      ),
    }),
    application("v2"),
    nginxProgram,
  ],
  actors: [
    {
      name: "another pipeline",
      when: { at: -900 },
      act: updates("shop/web", { taskDefinition: "shop-web:2" }),
    },
  ],
});
