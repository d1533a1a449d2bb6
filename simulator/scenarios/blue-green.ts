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

/** All traffic at once; a Lambda function looks at the new side first, and needs half a minute. */
const checkFunction = "arn:aws:lambda:eu-west-1:123456789012:function:shop-check";
export const blueGreen = shop({
  name: "blue-green",
  about: "v2 comes up beside v1, is checked by a Lambda hook, and gets all traffic at once",
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

/** The deployment pauses with test traffic on the new side until somebody says how it goes on. */
export const pause = shop({
  name: "pause",
  about: "blue/green with a pause for smoke tests before the traffic moves",
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
  about: "a tenth of the traffic goes to v2 for two minutes, then all of it",
  services: inStages({
    strategy: "CANARY",
    canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 2 },
  }),
});

/** A quarter of the traffic at a time. */
export const linear = shop({
  name: "linear",
  about: "the traffic goes to v2 in four equal steps, a minute apart",
  services: inStages({
    strategy: "LINEAR",
    linearConfiguration: { stepPercent: 25, stepBakeTimeInMinutes: 1 },
  }),
});
