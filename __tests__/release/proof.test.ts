/** Which image runs: only a known and different digest is a mismatch. */
import type { ServiceRevision } from "@aws-sdk/client-ecs";
import { describe, expect, test } from "@jest/globals";
import { JsonDocument } from "../../src/ecs/definition/document.ts";
import { TaskDefinition } from "../../src/ecs/definition/task-definition.ts";
import type { FaultRule } from "../../simulator/faults.ts";
import { shop } from "../../simulator/scenarios/shop.ts";
import { runRelease } from "../support/simulation.ts";
import { shopInputs } from "../support/shop-inputs.ts";
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

describe("the warning about another digest", () => {
  const platforms = ["linux/amd64", "linux/arm64"];
  const other: FaultRule = {
    operation: "DescribeServiceRevisions",
    fault: {
      rewrite: (answer) => ({
        serviceRevisions: (answer as { serviceRevisions: readonly ServiceRevision[] }).serviceRevisions.map(
          (one) => ({
            ...one,
            containerImages: one.containerImages?.map((image) => ({ ...image, imageDigest: digest("b") })),
          }),
        ),
      }),
    },
  };
  const unreadable: FaultRule = { operation: "BatchGetImage", fault: "denied" };

  test.each<[string, object, readonly FaultRule[], string]>([
    ["an index", { platforms }, [other], "ECR lists no such manifest"],
    ["a single image", {}, [other], "ECR lists no such manifest"],
    ["an image that ECR doesn't show", {}, [other, unreadable], "ECR could not be read"],
  ])("of %s", async (_, image, faults, words) => {
    const images = ["v1", "v2"].map((tag) => ({ tags: [tag], ...image }));
    const scenario = shop({ name: "images", about: "", repositories: [{ name: "shop", images }] });
    const run = await runRelease(scenario, { inputs: shopInputs, faults });
    expect(run.outcome).toBe("released");
    expect(run.log).toMatch(/runs the digest/);
    expect(run.log).toContain(words);
  });
});
