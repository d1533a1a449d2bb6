/** Which image runs: only a known and different digest is a mismatch. */
import type { ServiceRevision } from "@aws-sdk/client-ecs";
import { describe, expect, test } from "@jest/globals";
import { JsonDocument } from "../../src/ecs/definition/document.ts";
import { TaskDefinition } from "../../src/ecs/definition/task-definition.ts";
import { differences } from "../../src/release/proof.ts";

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;
const definition = (image: string): TaskDefinition =>
  new TaskDefinition(
    JsonDocument.parse(JSON.stringify({ family: "web", containerDefinitions: [{ name: "app", image }] })),
  );
const byDigest = `registry.example.com/shop@${digest("a")}`;
const runs = (...containerImages: NonNullable<ServiceRevision["containerImages"]>): ServiceRevision => ({
  containerImages,
});

describe("the running image", () => {
  test.each<[string, string, readonly string[], ServiceRevision | undefined, boolean]>([
    [
      "is the released one",
      byDigest,
      ["app"],
      runs({ containerName: "app", imageDigest: digest("a") }),
      true,
    ],
    ["is another one", byDigest, ["app"], runs({ containerName: "app", imageDigest: digest("b") }), false],
    ["is not known", byDigest, ["app"], undefined, true],
    ["has no digest", byDigest, ["app"], runs({ containerName: "app" }), true],
    [
      "belongs to another container",
      byDigest,
      ["app"],
      runs({ containerName: "log", imageDigest: digest("b") }),
      true,
    ],
    ["was not replaced", byDigest, [], runs({ containerName: "app", imageDigest: digest("b") }), true],
    [
      "was released by tag",
      "shop:v2",
      ["app"],
      runs({ containerName: "app", imageDigest: digest("b") }),
      true,
    ],
  ])("%s", (_about, image, replaced, revision, proven) => {
    const found = differences({ name: "web", definition: definition(image), replaced }, revision);
    expect(found.length === 0).toBe(proven);
  });
});
