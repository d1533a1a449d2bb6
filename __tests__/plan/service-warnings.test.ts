import { describe, expect, test } from "@jest/globals";
import type { Service } from "@aws-sdk/client-ecs";
import { JsonDocument } from "../../src/ecs/definition/document.ts";
import { TaskDefinition } from "../../src/ecs/definition/task-definition.ts";
import { warnAboutSameTags, warnAboutService } from "../../src/plan/service-warnings.ts";

const definition = (...members: object[]): TaskDefinition =>
  new TaskDefinition(
    JsonDocument.parse(
      JSON.stringify({
        family: "shop",
        containerDefinitions: members.map((one, index) => ({ name: `c${index}`, image: "shop:v2", ...one })),
      }),
    ),
  );
const percents = (minimumHealthyPercent: number, maximumPercent: number) => ({
  deploymentConfiguration: { minimumHealthyPercent, maximumPercent },
});
const one: Service = { desiredCount: 1, ...percents(100, 200) };
const shell = (line: string) => ({ entryPoint: ["sh", "-c"], command: [line] });
const spot = { capacityProvider: "FARGATE_SPOT", weight: 1 };
const fargate = { capacityProvider: "FARGATE", base: 1 };
const balanced = { loadBalancers: [{ containerName: "c0", containerPort: 80 }] };

describe("warnings about a service", () => {
  test.each<readonly [string, Service, object, string]>([
    [
      "migrates in its command",
      {},
      shell("php artisan migrate --force && php-fpm"),
      "migrates when it starts",
    ],
    ["migrates by Django", {}, { command: ["python", "manage.py", "migrate"] }, "migrates when it starts"],
    ["migrates by Rails", {}, shell("bin/rails db:migrate && bin/rails server"), "migrates when it starts"],
    ["two schedulers at once", one, { command: ["php", "artisan", "schedule:work"] }, "jobs may run twice"],
    ["two Celery beats at once", one, { command: ["celery", "-A", "shop", "beat"] }, "jobs may run twice"],
    [
      "a worker without stopTimeout",
      {},
      { command: ["php", "artisan", "queue:work"] },
      "without stopTimeout",
    ],
    [
      "a Celery worker without stopTimeout",
      {},
      { command: ["celery", "-A", "shop", "worker"] },
      "without stopTimeout",
    ],
    ["only Spot", { ...balanced, capacityProviderStrategy: [spot] }, {}, "only on FARGATE_SPOT"],
  ])("%s", (_, service, container, words) => {
    const checks = warnAboutService("web", service, definition(container));
    expect(checks.map(({ level, text }) => `${level} ${text}`)).toEqual([
      expect.stringMatching(new RegExp(`^warning .*${words}`, "u")),
    ]);
  });

  test("need no definition if the service alone shows them", () => {
    const service: Service = { ...balanced, capacityProviderStrategy: [spot] };
    expect(warnAboutService("web", service, undefined)).toHaveLength(1);
    expect(warnAboutService("web", one, undefined)).toEqual([]);
  });

  test.each<readonly [string, Service, object]>([
    ["a plain web server", one, { command: ["php-fpm"] }],
    ["a name that mentions migrations", {}, { command: ["node", "migrate-images.js"] }],
    [
      "a scheduler without overlap",
      { desiredCount: 1, ...percents(0, 100) },
      { command: ["php", "artisan", "schedule:work"] },
    ],
    ["a worker with a long stopTimeout", {}, { command: ["php", "artisan", "queue:work"], stopTimeout: 110 }],
    ["Spot without a load balancer", { capacityProviderStrategy: [spot] }, {}],
    ["Spot together with Fargate", { ...balanced, capacityProviderStrategy: [spot, fargate] }, {}],
    [
      "an unused provider",
      { ...balanced, capacityProviderStrategy: [spot, { capacityProvider: "FARGATE" }, fargate] },
      {},
    ],
  ])("ignores %s", (_, service, container) => {
    expect(warnAboutService("web", service, definition(container))).toEqual([]);
  });

  test("shows no command in its texts", () => {
    const command = ["php", "artisan", "migrate", "--password=correct-horse"];
    expect(JSON.stringify(warnAboutService("web", {}, definition({ command })))).not.toContain(
      "correct-horse",
    );
  });
});

describe("the images of an older revision", () => {
  const pinned = `shop@sha256:${"a".repeat(64)}`;
  test.each<readonly [string, object[], object[], boolean]>([
    ["the same tag", [{}], [{}], true],
    ["the same tags", [{}, { image: "nginx:1" }], [{}, { image: "nginx:1" }], true],
    ["the same tag, and the same digest", [{}, { image: pinned }], [{}, { image: pinned }], true],
    ["another tag", [{ image: "shop:v3" }], [{}], false],
    [
      "another tag of one container",
      [{ image: "shop:v3" }, { image: "nginx:1" }],
      [{}, { image: "nginx:1" }],
      false,
    ],
    ["the same digest", [{ image: pinned }], [{ image: pinned }], false],
    ["a container more", [{}], [{}, { image: "nginx:1" }], false],
  ])("%s", (_, running, released, warns) => {
    expect(warnAboutSameTags("web", definition(...running), definition(...released))).toHaveLength(
      warns ? 1 : 0,
    );
  });

  test("the running revision itself, or one that can't be read", () => {
    const same = definition({});
    expect(warnAboutSameTags("web", same, same)).toEqual([]);
    expect(warnAboutSameTags("web", undefined, same)).toEqual([]);
  });
});
