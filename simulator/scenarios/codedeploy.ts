import { oneTargetGroup, targetGroups } from "./balanced.ts";
import { shop, webService } from "./shop.ts";

/** CodeDeploy shifts 10% of the traffic, and the rest five minutes later. */
export const codeDeploy = shop({
  name: "codedeploy",
  about: "CodeDeploy starts v2 next to v1 and shifts the traffic",
  services: [
    webService({
      with: {
        deploymentController: { type: "CODE_DEPLOY" },
        deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 },
        loadBalancers: oneTargetGroup,
      },
    }),
  ],
  deploymentGroups: [
    {
      cluster: "shop",
      service: "web",
      targetGroups,
      config: "CodeDeployDefault.ECSCanary10Percent5Minutes",
      terminationWait: 1,
      autoRollback: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST"],
    },
  ],
});
