import { circuitBreaker, twoTargetGroups } from "./balanced.ts";
import { shop, webService } from "./shop.ts";

const inStages = (deploymentConfiguration: object) => [
  webService({
    with: {
      loadBalancers: twoTargetGroups,
      deploymentConfiguration: { ...circuitBreaker, bakeTimeInMinutes: 2, ...deploymentConfiguration },
    },
  }),
];

/** All traffic at once, after a Lambda function has checked the new side for 30 seconds. */
const checkFunction = "arn:aws:lambda:eu-west-1:123456789012:function:shop-check";
export const blueGreen = shop({
  name: "blue-green",
  about: "v2 starts next to v1, a Lambda hook checks it, and all traffic shifts at once",
  services: inStages({
    strategy: "BLUE_GREEN",
    lifecycleHooks: [
      {
        hookTargetArn: checkFunction,
        roleArn: "arn:aws:iam::123456789012:role/ecs-hooks",
        lifecycleStages: ["POST_SCALE_UP"],
      },
    ],
  }),
  hooks: { [checkFunction]: ["IN_PROGRESS", "SUCCEEDED"] },
});

/** The deployment pauses with test traffic on the new side until somebody continues it or rolls it back. */
export const pause = shop({
  name: "pause",
  about: "blue/green with a pause for smoke tests before the traffic shifts",
  services: inStages({
    strategy: "BLUE_GREEN",
    lifecycleHooks: [
      {
        targetType: "PAUSE",
        lifecycleStages: ["POST_TEST_TRAFFIC_SHIFT"],
        timeoutConfiguration: { timeoutInMinutes: 60, action: "ROLLBACK" },
      },
    ],
  }),
});

/** A tenth of the traffic first. */
export const canary = shop({
  name: "canary",
  about: "v2 gets 10% of the traffic for two minutes, then all of it",
  services: inStages({
    strategy: "CANARY",
    canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 2 },
  }),
});

/** A quarter of the traffic at a time. */
export const linear = shop({
  name: "linear",
  about: "the traffic shifts to v2 in four equal steps, one minute apart",
  services: inStages({
    strategy: "LINEAR",
    linearConfiguration: { stepPercent: 25, stepBakeTimeInMinutes: 1 },
  }),
});
