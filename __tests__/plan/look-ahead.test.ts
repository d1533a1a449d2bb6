/** One plan with every problem that needs no AWS call, each reported once. */
import { expect, test } from "@jest/globals";
import { oneTargetGroup } from "../../simulator/scenarios/balanced.ts";
import { shop, webDefinition, webService } from "../../simulator/scenarios/shop.ts";
import { runRelease } from "../support/simulation.ts";
import { shopInputs } from "../support/shop-inputs.ts";

const definition = webDefinition();
const [app, ...rest] = definition.containerDefinitions;
const shared = { image: app?.image, essential: true };
const database = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/database-AbCdEf:password::";

const world = shop({
  name: "ahead",
  about: "A service with every setting that makes trouble; Terraform registered its newest revision.",
  taskDefinitions: [
    definition,
    {
      ...definition,
      containerDefinitions: [
        {
          ...app,
          restartPolicy: { enabled: true },
          command: ["sh", "-c", "php artisan migrate && php-fpm"],
          secrets: [...(app?.secrets ?? []), { name: "DATABASE_PASSWORD", valueFrom: database }],
          logConfiguration: {
            logDriver: "awslogs",
            options: {
              "awslogs-group": "/ecs/new",
              "awslogs-region": "eu-west-1",
              "awslogs-stream-prefix": "web",
            },
          },
        },
        { ...shared, name: "worker", command: ["php", "artisan", "queue:work"] },
        { ...shared, name: "cron", command: ["php", "artisan", "schedule:work"] },
        ...rest,
      ],
    },
  ],
  services: [
    webService({
      desiredCount: 1,
      with: {
        launchType: undefined,
        capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }],
        loadBalancers: oneTargetGroup,
        serviceConnectConfiguration: { enabled: true, services: [] },
        serviceRegistries: [
          {
            registryArn: "arn:aws:servicediscovery:eu-west-1:1:service/srv-1",
            containerName: "nginx",
            containerPort: 8080,
          },
        ],
      },
    }),
  ],
  parameters: [],
  pace: { drain: 300 },
});

const secret = "STRIPE_KEY";
const inputs = {
  ...shopInputs,
  "dry-run": "true",
  "run-migrations": "true",
  "smoke-test-command": "bin/smoke",
  "migration-environment": `RUN_MIGRATIONS=true\n${secret}=sk_test`,
};

interface Report {
  readonly checks: ReadonlyArray<{ readonly about: string; readonly level: string; readonly text: string }>;
  readonly notes: ReadonlyArray<{ readonly about?: string; readonly text: string }>;
}

test("a dry run lists each finding once, in plain words", async () => {
  const run = await runRelease(world, { inputs });
  const { checks, notes } = JSON.parse(run.outputs["report"] ?? "{}") as Report;
  expect(run.outcome).toBe("refused");
  const listed = [
    ...checks.map(({ about, level, text }) => `${level} ${about}: ${text}`),
    ...notes.map(({ about, text }) => `note ${about}: ${text}`),
  ];
  expect(listed).toMatchInlineSnapshot(`
   [
     "ok web: ACTIVE, ROLLING, runs shop-web:1 × 1",
     "ok 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v2: is in ECR as sha256:8cd3671f9c4d5af11977367fb2e32ff3d5481d36f99d345341eabc1516057604",
     "failure web: its load balancer or service discovery uses port 8080 of container nginx, which the definition does not map",
     "warning web: it is behind a load balancer and runs only on FARGATE_SPOT: AWS may reclaim all its tasks at once, also during the release",
     "warning web: the command of container app runs migrations: every task of the service migrates when it starts, several at the same time",
     "warning web: container cron is a scheduler, but maximumPercent lets two tasks run during a deployment: jobs may run twice",
     "warning web: container worker is a queue worker without stopTimeout: each deployment kills jobs that take more than 30 s",
     "ok shop-web: container app has a restart policy: the migration runs once, on a copy of the revision without the policy, which the step deregisters afterwards",
     "warning shop-web: containers worker, cron run the released image too, so they start together with the migration, with their own command",
     "warning web: the service uses Service Connect, and the migration has no Service Connect names: only tasks that a service starts resolve them",
     "warning shop-web: the migration sets STRIPE_KEY, which is a secret of container app: the container may get the secret's value instead",
     "ok shop-web: container app has a restart policy: the smoke test runs once, on a copy of the revision without the policy, which the step deregisters afterwards",
     "warning shop-web: containers worker, cron run the released image too, so they start together with the smoke test, with their own command",
     "warning web: the service uses Service Connect, and the smoke test has no Service Connect names: only tasks that a service starts resolve them",
     "warning shop-web: parameter /shop/stripe does not exist in eu-west-1; tasks need it to start (STRIPE_KEY of container app)",
     "warning shop-web: secret shop/database-AbCdEf does not exist in eu-west-1; tasks need it to start (DATABASE_PASSWORD of container app)",
     "warning shop-web: log group /ecs/new does not exist in eu-west-1, and awslogs-create-group is not "true"; tasks need it to start (container app)",
     "note shop-web:1: Can't check whether its commit is newer than this job's commit: the running revision has no tag \`ecs-release:commit\`.",
     "note web: Each old task needs about 5 m to drain (deregistration delay 300 s of target group shop-blue), each new task about 12 s to become healthy; the rollout waits for both.",
   ]
  `);
  const printed = run.log.split("\n").filter((line) => /^(?:OK|WARN|FAIL)? {2}/u.test(line));
  for (const { text } of [...checks, ...notes])
    expect([text, printed.filter((line) => line.includes(text)).length]).toEqual([text, 1]);
  expect(run.log).not.toContain("sk_test");
});

test("services of one family share the checks of their smoke test", async () => {
  const services = ["web", "api"].map((serviceName) =>
    webService({ serviceName, taskDefinition: "shop-web:1" }),
  );
  const taskDefinitions = [
    { ...definition, containerDefinitions: [{ ...app, restartPolicy: { enabled: true } }, ...rest] },
  ];
  const { log } = await runRelease(
    { ...world, services, taskDefinitions },
    { inputs: { ...shopInputs, "dry-run": "true", services: "web, api", "smoke-test-command": "bin/smoke" } },
  );
  expect(log.split("the smoke test runs once, on a copy of the revision without the policy")).toHaveLength(2);
});

test("rejects a smoke test with an unclear container", async () => {
  const { image: _, ...others } = shopInputs;
  const run = await runRelease(shop({ name: "unclear", about: "Two containers, and no new image." }), {
    inputs: { ...others, "force-new-deployment": "true", "smoke-test-command": "bin/smoke" },
  });
  expect(run.outcome).toBe("refused");
  expect(run.log).toContain("the smoke test can't run: No container got a new image");
});
