/** RegisterTaskDefinition with a lost response, over HTTP. */
import { expect, test } from "@jest/globals";
import type { FaultKind } from "../../simulator/faults.ts";
import { readRevision } from "../../src/ecs/reading/task-definitions.ts";
import { registerRevision } from "../../src/ecs/registration.ts";
import { withSimulatedAws } from "../support/simulated-aws.ts";

const family = "web";
const arn = (n: number): string => `arn:aws:ecs:eu-west-1:123456789012:task-definition/${family}:${n}`;
const definition = {
  family,
  containerDefinitions: [{ name: "app", image: "registry.example.com/app:v1", memory: 256 }],
};

test.each<[string, FaultKind, number]>([
  ["that took effect is found", "reset-after", 1],
  ["that had no effect is sent again, although its base has the same content", "reset-before", 2],
])("a registration %s", async (_, fault, attempts) => {
  const options = {
    scenario: { clusters: [{ name: "shop" }], taskDefinitions: [definition] },
    faults: [{ operation: "RegisterTaskDefinition", times: 1, fault }],
  };
  await withSimulatedAws(options, async ({ aws, calls }) => {
    const { signal } = new AbortController();
    const ecs = await aws.ecs();
    const base = await readRevision({ ecs, signal }, family);
    const registering = { ecs, signal, emit: () => undefined };
    const revision = { family, base: base.arn, definition: base.definition };
    expect(await registerRevision(registering, revision, [])).toBe(arn(2));
    expect(calls.filter((call) => call === "ecs:RegisterTaskDefinition")).toHaveLength(attempts);
  });
});
