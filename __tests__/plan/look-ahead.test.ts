/** One plan that names everything it can tell ahead, each once. */
import { expect, test } from "@jest/globals";
import { shop, webDefinition, webService } from "../../simulator/scenarios/shop.ts";
import { rehearse } from "../support/rehearsal.ts";
import { shopInputs } from "../support/shop-inputs.ts";

const definition = webDefinition();
const [app, ...rest] = definition.containerDefinitions;
const shared = { image: app?.image, essential: true };

const world = shop({
  name: "ahead",
  about: "A service with every setting that makes trouble.",
  taskDefinitions: [
    {
      ...definition,
      containerDefinitions: [
        { ...app, restartPolicy: { enabled: true }, command: ["sh", "-c", "php artisan migrate && php-fpm"] },
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
});

test("a dry run lists each once, in plain words", async () => {
  const secret = "STRIPE_KEY";
  const run = await rehearse(world, {
    inputs: {
      ...shopInputs,
      "dry-run": "true",
      "run-migrations": "true",
      "migration-environment": `RUN_MIGRATIONS=true\n${secret}=sk_test`,
    },
  });
  const expected = [
    "the migration runs once, on a copy of the revision without the policy",
    "containers worker, cron run the released image too",
    "the migration has no Service Connect names",
    `the migration sets ${secret}, which is a secret of container app`,
    "names port 8080 of container nginx, which the definition does not map",
    "the command of container app migrates",
    "container cron is a scheduler",
    "container worker is a queue worker without stopTimeout",
  ];
  const { checks } = JSON.parse(run.outputs["report"] ?? "{}") as { checks: Array<{ text: string }> };
  expect(run.outcome).toBe("refused");
  const found = expected.map((text) => checks.filter((check) => check.text.includes(text)).length);
  expect(found).toEqual(expected.map(() => 1));
  for (const text of expected) expect(run.log).toContain(text);
  expect(run.log).not.toContain("sk_test");
});
