import { describe, expect, test } from "@jest/globals";
import type { Service } from "@aws-sdk/client-ecs";
import { JsonDocument } from "../../src/ecs/definition/document.ts";
import { TaskDefinition } from "../../src/ecs/definition/task-definition.ts";
import { type OneOffFacts, oneOffChecks } from "../../src/plan/one-off-checks.ts";

const definition = (...members: object[]): TaskDefinition =>
  new TaskDefinition(
    JsonDocument.parse(
      JSON.stringify({
        family: "shop",
        containerDefinitions: members.map((one) => ({ image: "shop:v2", ...one })),
      }),
    ),
  );
const connected: Service = {
  serviceName: "web",
  deployments: [{ status: "PRIMARY", serviceConnectConfiguration: { enabled: true } }],
};
const after = (condition: string) => ({ dependsOn: [{ containerName: "app", condition }] });
const facts = (more: Partial<OneOffFacts> = {}): OneOffFacts => ({
  task: "migration",
  definition: definition({ name: "app" }),
  container: "app",
  replaced: ["app", "worker", "cron"],
  environment: ["RUN_MIGRATIONS"],
  ...more,
});

describe("checks of a one-off task", () => {
  test.each<readonly [string, Partial<OneOffFacts>, string]>([
    [
      "a restart policy",
      { definition: definition({ name: "app", restartPolicy: { enabled: true } }) },
      "ok: container app has a restart policy: the migration runs once",
    ],
    [
      "one more container with the image",
      { definition: definition({ name: "app" }, { name: "worker", command: ["queue:work"] }) },
      "warning: container worker runs the released image too, so it starts together with the migration, with its own command",
    ],
    [
      "two more containers",
      { definition: definition({ name: "app" }, { name: "worker" }, { name: "cron" }) },
      "warning: containers worker, cron run the released image too",
    ],
    ["Service Connect", { service: connected }, "warning: the service uses Service Connect"],
    [
      "a variable that has a secret's name",
      {
        definition: definition({ name: "app", secrets: [{ name: "DB", valueFrom: "x" }] }),
        environment: ["DB"],
      },
      "warning: the migration sets DB, which is a secret of container app",
    ],
  ])("%s", (_, more, text) => {
    expect(oneOffChecks(facts(more)).map((one) => `${one.level}: ${one.text}`)).toEqual([
      expect.stringContaining(text),
    ]);
  });

  test.each<readonly [string, Partial<OneOffFacts>]>([
    ["a single container", {}],
    ["a disabled policy", { definition: definition({ name: "app", restartPolicy: { enabled: false } }) }],
    [
      "another container's policy",
      {
        definition: definition(
          { name: "app" },
          { name: "log", image: "log:1", restartPolicy: { enabled: true } },
        ),
      },
    ],
    ["another image", { definition: definition({ name: "app" }, { name: "worker", image: "other:v2" }) }],
    ["an image that is not released", { definition: definition({ name: "app" }, { name: "nginx" }) }],
    [
      "one that starts after it",
      { definition: definition({ name: "app" }, { name: "worker", ...after("SUCCESS") }) },
    ],
    ["disabled Service Connect", { service: { deployments: [{ status: "PRIMARY" }] } }],
    [
      "another container's secret",
      {
        definition: definition(
          { name: "app" },
          { name: "x", image: "o", secrets: [{ name: "DB", valueFrom: "x" }] },
        ),
        environment: ["DB"],
      },
    ],
  ])("report nothing for %s", (_, more) => {
    expect(oneOffChecks(facts(more))).toEqual([]);
  });
});
