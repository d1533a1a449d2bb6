import { describe, expect, test } from "@jest/globals";
import type { ServiceRevision } from "@aws-sdk/client-ecs";
import { compareImages } from "../../src/ecs/redeployed-images.ts";

const runs = (...images: ReadonlyArray<readonly [container: string, digest?: string]>): ServiceRevision => ({
  containerImages: images.map(([containerName, imageDigest]) => ({
    containerName,
    ...(imageDigest !== undefined && { imageDigest }),
  })),
});

describe("the images of a deployment, compared with those before", () => {
  const reference = (image: string, imageDigest: string): ServiceRevision => ({
    containerImages: [{ containerName: "app", image, imageDigest }],
  });
  const pinned = `shop@sha256:${"a".repeat(64)}`;
  const both = runs(["app", "a"], ["web", "w"]);
  test.each<[string, ServiceRevision | undefined, ServiceRevision | undefined, string, string]>([
    ["the same digests", both, both, "same", ""],
    ["another digest", both, runs(["app", "a"], ["web", "x"]), "other", "web runs x instead of w"],
    ["another digest after an unknown one", both, runs(["app"], ["web", "x"]), "other", "web runs x"],
    ["one reference by digest", reference(pinned, "index"), reference(pinned, "platform"), "same", ""],
    ["one tag", reference("shop:v1", "a"), reference("shop:v1", "b"), "other", "app runs b instead of a"],
    ["no digest now", both, runs(["app", "a"], ["web"]), "unknown", "container web"],
    ["no digest before", runs(["app"]), runs(["app", "a"]), "unknown", "container app"],
    ["a new container", runs(["web", "w"]), runs(["app", "a"]), "unknown", "container app"],
    ["no images shown", both, {}, "unknown", "doesn't show which images"],
    ["no service revision now", both, undefined, "unknown", "doesn't show which images"],
    ["no service revision before", undefined, both, "unknown", "doesn't show which images"],
  ])("%s", (_, before, now, images, what) => {
    const found = compareImages(before, now);
    expect(found.images).toBe(images);
    expect("what" in found ? found.what : "").toContain(what);
  });
});
