import { describe, expect, test } from "@jest/globals";
import { JsonDocument } from "../../../src/ecs/definition/document.ts";
import {
  chooseContainers,
  unfilledContainers,
  withImages,
  type FamilyImages,
} from "../../../src/ecs/image/choice.ts";
import { TaskDefinition } from "../../../src/ecs/definition/task-definition.ts";

const family = (name: string, images: Record<string, string>, mustMatch = true): FamilyImages => {
  const containerDefinitions = Object.entries(images).map(([container, image]) => ({
    name: container,
    image,
  }));
  const definition = new TaskDefinition(JsonDocument.of({ family: name, containerDefinitions }));
  return { family: name, containers: definition.containers, mustMatch };
};

const web = family("web", { nginx: "nginx:1", app: "ghcr.io/acme/shop:1", cron: "ghcr.io/acme/shop:1" });
const queue = family("queue", { worker: `ghcr.io/acme/shop@sha256:${"a".repeat(64)}` });
const single = family("single", { only: "somewhere/else:1" });
const queueToo = family("queue", { app: "ghcr.io/acme/shop:1" });
const front = family("front", { app: "ghcr.io/acme/front:1" });
const back = family("back", { app: "ghcr.io/acme/back:1" });
const report = family("report", { pdf: "acme/pdf:1" }, false);

describe("the containers that an image goes to", () => {
  const shop = "ghcr.io/acme/shop:2";
  const request = (text: string) => {
    const [, inFamily, container, image = text] = /^(?:([^/=]+)\/)?([^/=]+)=(.*)$/.exec(text) ?? [];
    if (container === undefined) return { image };
    return inFamily === undefined ? { container, image } : { family: inFamily, container, image };
  };

  test.each<[string, FamilyImages[], string[], string[]]>([
    ["by repository, in every family", [web, queue], [shop], ["web/app", "web/cron", "queue/worker"]],
    ["by repository, the same tag", [web], ["ghcr.io/acme/shop:1"], ["web/app", "web/cron"]],
    ["by name", [web], [`app=${shop}`], ["web/app"]],
    ["by name, another repository", [web], ["nginx=caddy:2"], ["web/nginx"]],
    [
      "by family and name",
      [web, queueToo],
      [`queue/app=${shop}`, "web/app=caddy:1"],
      ["web/app", "queue/app"],
    ],
    [
      "two repositories whose containers have the same name",
      [front, back],
      ["ghcr.io/acme/back:2", "ghcr.io/acme/front:2"],
      ["front/app", "back/app"],
    ],
    ["two images", [web], [`app=${shop}`, "nginx:2"], ["web/nginx", "web/app"]],
    ["the only container of the only family", [single], [shop], ["single/only"]],
    ["the same image twice", [web], [`app=${shop}`, shop], ["web/app", "web/cron"]],
    ["a schedule's family needs no image", [web, report], [shop], ["web/app", "web/cron"]],
    ["no images", [web, queue], [], []],
  ])("%s", (_, families, requests, expected) => {
    const { choices, problems } = chooseContainers(families, requests.map(request));
    expect(problems).toEqual([]);
    expect(choices.map((choice) => `${choice.family}/${choice.container}`)).toEqual(expected);
  });

  test.each<[string, FamilyImages[], string[], string[]]>([
    ["unknown container", [web], [`ap=${shop}`], ["container-not-found"]],
    ["unknown family", [web], [`wev/app=${shop}`], ["family-not-found"]],
    ["unknown container of a family", [web, queue], [`queue/app=${shop}`], ["container-not-found"]],
    [
      "no fallback with two images",
      [single],
      [shop, "other:1"],
      ["image-without-container", "image-without-container"],
    ],
    [
      "two tags of one repository",
      [web],
      [shop, "ghcr.io/acme/shop:3"],
      ["image-conflict", "image-conflict"],
    ],
    ["a repository that no container runs", [web], ["ghcr.io/acme/other:2"], ["image-without-container"]],
    ["no fallback with two families", [single, report], [shop], ["image-without-container"]],
    ["a service without a matching image", [web, single], [shop], ["family-without-image"]],
    ["two images for one container", [web], [`app=${shop}`, "app=nginx:2"], ["image-conflict"]],
    ["by name and by repository", [web], ["cron=nginx:2", shop], ["image-conflict"]],
    ["not an image", [web], ["ghcr.io/Acme/shop:2"], ["invalid-image"]],
    [
      "all at once",
      [web],
      ["x=a:1", "y=b:1", "nowhere/at-all:1"],
      ["container-not-found", "container-not-found", "image-without-container"],
    ],
  ])("%s", (_, families, requests, expected) => {
    const { problems } = chooseContainers(families, requests.map(request));
    expect(problems.map(({ name }) => name)).toEqual(expected);
  });

  test("lists the containers with their images in an error", () => {
    const { problems } = chooseContainers([web, report], [{ container: "ap", image: shop }]);
    expect(problems[0]).toEqual({
      name: "container-not-found",
      what: "Input `image` names the container `ap`, which no task definition of this release has.",
      evidence: [
        "web: `nginx` runs nginx:1",
        "web: `app` runs ghcr.io/acme/shop:1",
        "web: `cron` runs ghcr.io/acme/shop:1",
        "report: `pdf` runs acme/pdf:1",
      ],
      remedy: "Use one of these families and containers.",
    });
  });

  test("the image before and after the change", () => {
    const { choices } = chooseContainers([web], [{ container: "app", image: shop }]);
    expect(choices).toEqual([
      { family: "web", container: "app", index: 1, from: "ghcr.io/acme/shop:1", to: shop },
    ]);
  });

  test("remaining placeholders", () => {
    const file = family("file", { app: "<IMAGE1_NAME>", nginx: "", redis: "redis:7" });
    const { choices } = chooseContainers([file], [{ container: "app", image: shop }]);
    expect(unfilledContainers("file", file.containers, choices).map(({ what }) => what)).toEqual([
      "Container `nginx` of file has no image.",
    ]);
    expect(unfilledContainers("file", file.containers, []).map(({ name }) => name)).toEqual([
      "container-without-image",
      "container-without-image",
    ]);
  });
});

test("changes nothing but the image, and adds a missing one", () => {
  const text = '{"containerDefinitions":[ {"image":"a:1","x":1.0, "name":"app"},{"name":"b"} ],"family":"f"}';
  const definition = new TaskDefinition(JsonDocument.parse(text));
  expect(
    withImages(definition, [
      { index: 0, to: "a:2" },
      { index: 1, to: "b:1" },
    ]).document.text,
  ).toBe(
    '{"containerDefinitions":[ {"image":"a:2","x":1.0, "name":"app"},{"name":"b","image":"b:1"} ],"family":"f"}',
  );
  expect(withImages(definition, [])).toBe(definition);
});
