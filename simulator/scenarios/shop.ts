/** The shop: cluster `shop`, service `web` of two containers, a Laravel application behind nginx. */
import type { Program } from "../ecs/program.ts";
import type { Scenario, ServiceSpec } from "../scenario.ts";
import { canaries } from "./canary.ts";
import { entryPoint, exits, lines, serves } from "./scripts.ts";

export const repository = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop";
export const nginx = "public.ecr.aws/nginx/nginx:1.29";
export const logGroup = "/ecs/shop";

const role = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;

const logConfiguration = (prefix: string) => ({
  logDriver: "awslogs",
  options: { "awslogs-group": logGroup, "awslogs-region": "eu-west-1", "awslogs-stream-prefix": prefix },
});

/** RegisterTaskDefinition request of a family: the application behind nginx. */
export const webDefinition = (family = "shop-web", tag = "v1") => ({
  family,
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  cpu: "512",
  memory: "1024",
  executionRoleArn: role("shop-execution"),
  taskRoleArn: role("shop-task"),
  runtimePlatform: { cpuArchitecture: "X86_64", operatingSystemFamily: "LINUX" },
  containerDefinitions: [
    {
      name: "app",
      image: `${repository}:${tag}`,
      essential: true,
      environment: [
        ...canaries("APP_KEY", "DB_HOST", "DB_PASSWORD"),
        { name: "APP_ENV", value: "canary-7f3a-production" },
      ],
      secrets: [
        { name: "STRIPE_KEY", valueFrom: "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/stripe" },
      ],
      logConfiguration: logConfiguration("web"),
      stopTimeout: 20,
    },
    {
      name: "nginx",
      image: nginx,
      essential: true,
      portMappings: [{ containerPort: 80, protocol: "tcp" }],
      dependsOn: [{ containerName: "app", condition: "START" }],
      logConfiguration: logConfiguration("web"),
    },
  ],
});

export const network = {
  awsvpcConfiguration: {
    subnets: ["subnet-0a1b2c3d4e5f60001", "subnet-0a1b2c3d4e5f60002"],
    securityGroups: ["sg-0a1b2c3d4e5f60001"],
    assignPublicIp: "DISABLED",
  },
};

export const webService = (more: Partial<ServiceSpec> = {}): ServiceSpec => ({
  cluster: "shop",
  serviceName: "web",
  taskDefinition: "shop-web:1",
  desiredCount: 2,
  ...more,
  with: {
    launchType: "FARGATE",
    networkConfiguration: network,
    deploymentConfiguration: {
      minimumHealthyPercent: 100,
      maximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    },
    ...more.with,
  },
});

export const booting = lines(
  0.4,
  "Starting PHP-FPM",
  "[NOTICE]: fpm is running, pid 1",
  "[NOTICE]: ready to handle connections",
);

export const migration = exits(
  0,
  9,
  ...lines(
    1,
    "   INFO  Running migrations.",
    "",
    "  2026_11_02_090000_add_status_to_orders_table ........... 212.41ms DONE",
    "  2026_11_09_101500_create_shipments_table ............... 1s DONE",
    "  2026_11_16_080000_backfill_order_status ................ 3s DONE",
    "",
    "   INFO  Everything is migrated.",
  ),
);

export const nginxProgram: Program = {
  image: nginx,
  pull: 3,
  run: serves(...lines(0.2, "nginx: [notice] start worker processes")),
};

/** The application's image of a tag, which can also migrate. */
export const application = (tag: string, parts: Partial<Omit<Program, "image">> = {}): Program => ({
  image: `${repository}:${tag}`,
  pull: 5,
  run: entryPoint(migration, serves(...booting)),
  ...parts,
});

/** A world in which `v1` runs; each scenario defines `v2`. */
export const shop = (scenario: Pick<Scenario, "name" | "about"> & Partial<Scenario>): Scenario => ({
  clusters: [{ name: "shop" }],
  taskDefinitions: [webDefinition()],
  services: [webService()],
  programs: [application("v1"), application("v2"), nginxProgram],
  logGroups: [logGroup],
  parameters: ["/shop/stripe"],
  ...scenario,
});
