/** The shop's `web` behind an Application Load Balancer with two target groups. */

const load = "arn:aws:elasticloadbalancing:eu-west-1:123456789012";
const rule = (id: string): string => `${load}:listener-rule/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/${id}`;

export const targetGroups = [
  `${load}:targetgroup/shop-blue/73e2d6bc24d8a067`,
  `${load}:targetgroup/shop-green/943f017f100becff`,
] as const;

/** The load balancer of a CodeDeploy service. */
export const oneTargetGroup = [
  { targetGroupArn: targetGroups[0], containerName: "nginx", containerPort: 80 },
];

/** The load balancer of a service with a blue/green, canary or linear strategy. */
export const twoTargetGroups = [
  {
    ...oneTargetGroup[0],
    advancedConfiguration: {
      alternateTargetGroupArn: targetGroups[1],
      productionListenerRule: rule("9683b2d02a6cabee"),
      testListenerRule: rule("1291d13826f405c3"),
      roleArn: "arn:aws:iam::123456789012:role/ecs-infrastructure",
    },
  },
];

export const circuitBreaker = { deploymentCircuitBreaker: { enable: true, rollback: true } };
