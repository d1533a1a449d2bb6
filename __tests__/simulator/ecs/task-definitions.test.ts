import { describe, expect, test } from "@jest/globals";
import { elementsOf, membersOf } from "../../../simulator/ecs/json-text.ts";
import type { RawJson } from "../../../simulator/protocol/call.ts";
import { scenarios } from "../../../simulator/scenarios/index.ts";
import { webDefinition } from "../../../simulator/scenarios/shop.ts";
import { type Drive, drive } from "./drive.ts";

const world = (): Drive => drive(scenarios["laravel"] ?? never());
const never = (): never => {
  throw new Error("No such scenario");
};

/** Registers a JSON text unchanged; returns the text of the DescribeTaskDefinition response. */
function registered({ world: { services }, call }: Drive, text: string): string {
  const input = JSON.parse(text) as { tags?: unknown };
  const { taskDefinition } = call("RegisterTaskDefinition", input, text);
  const answer = services.ecs?.["DescribeTaskDefinition"]?.(
    { taskDefinition: taskDefinition.taskDefinitionArn },
    { region: "eu-west-1" } as never,
  ) as { taskDefinition: RawJson };
  return answer.taskDefinition.text;
}

const strange = `{
  "family": "strange", "cpu": "1 vCPU", "memory": "2GB", "newSetting": {"deep": [1.50, 1e400, 12345678901234567890, "\\u00e9", {}, [], ""]},
  "networkMode": "awsvpc",
  "containerDefinitions": [
    {"newOption": {"x":  null, "y": 0.10}, "name": "app", "image": "shop:v1", "environment": [{"value": "", "name": "EMPTY", "extra": true}],
     "portMappings": [{"containerPort": 80, "newPort": "a\\/b"}], "healthCheck": {"command": [], "odd": 1E2}}
  ],
  "status": "ACTIVE", "revision": 99, "tags": [{"key": "k", "value": "v"}]
}`;

describe("a task definition", () => {
  test("keeps every member byte for byte, including unknown ones", () => {
    const text = registered(world(), strange);
    const members = new Map((membersOf(text) ?? []).map((member) => [member.name, member.text]));
    expect(members.get("newSetting")).toBe(
      '{"deep": [1.50, 1e400, 12345678901234567890, "\\u00e9", {}, [], ""]}',
    );
    const container = membersOf(elementsOf(members.get("containerDefinitions") ?? "")?.[0] ?? "") ?? [];
    const of = (name: string) => container.find((member) => member.name === name)?.text;
    expect(of("newOption")).toBe('{"x":  null, "y": 0.10}');
    expect(of("environment")).toBe('[{"value": "", "name": "EMPTY", "extra": true}]');
    expect(of("portMappings")).toBe(
      '[{"containerPort":80,"newPort":"a\\/b","hostPort":80,"protocol":"tcp"}]',
    );
    expect(of("healthCheck")).toBe('{"command": [], "odd": 1E2}');
    expect([of("essential"), of("cpu"), of("mountPoints")]).toEqual(["true", "0", "[]"]);
    expect([members.get("cpu"), members.get("memory")]).toEqual(['"1024"', '"2048"']);
    expect([members.get("revision"), members.has("tags"), members.get("volumes")]).toEqual([
      "1",
      false,
      "[]",
    ]);
  });

  test("registered again as described is the same, except for read-only members", () => {
    const d = world();
    const first = registered(d, strange);
    const second = registered(d, first);
    const plain = (text: string) =>
      (membersOf(text) ?? []).filter(
        ({ name }) => !["taskDefinitionArn", "revision", "registeredAt"].includes(name),
      );
    expect(plain(second)).toEqual(plain(first));
  });

  test("treats null as absent, as AWS does", () => {
    const text = `{"family":"absent","cpu":null,"containerDefinitions":[{"name":"app","image":"a:1","memory":64,"essential":null,"command":null}]}`;
    const described = registered(world(), text);
    expect(described).not.toContain("null");
    expect(JSON.parse(described)).toMatchObject({ containerDefinitions: [{ essential: true }] });
  });

  test("gets only increasing numbers, and a new revision for the same content", () => {
    const { call } = world();
    const register = () => call("RegisterTaskDefinition", webDefinition()).taskDefinition.revision;
    expect([register(), register()]).toEqual([2, 3]);
    call("DeregisterTaskDefinition", { taskDefinition: "shop-web:3" });
    expect(call("DescribeTaskDefinition", { taskDefinition: "shop-web" }).taskDefinition.revision).toBe(2);
    expect(call("DescribeTaskDefinition", { taskDefinition: "shop-web:3" }).taskDefinition.status).toBe(
      "INACTIVE",
    );
    expect(register()).toBe(4);
    call("DeleteTaskDefinitions", { taskDefinitions: ["shop-web:3"] });
    expect(
      call("ListTaskDefinitions", { familyPrefix: "shop-web", sort: "DESC", maxResults: 2 }),
    ).toMatchObject({
      taskDefinitionArns: [expect.stringMatching(/:4$/), expect.stringMatching(/:2$/)],
      nextToken: expect.any(String),
    });
  });

  test("has separate tags, which are only returned on request", () => {
    const { call } = world();
    call("RegisterTaskDefinition", { ...webDefinition(), tags: [{ key: "a", value: "b" }] });
    expect(call("DescribeTaskDefinition", { taskDefinition: "shop-web" }).tags).toBeUndefined();
    expect(call("DescribeTaskDefinition", { taskDefinition: "shop-web", include: ["TAGS"] }).tags).toEqual([
      { key: "a", value: "b" },
    ]);
    call("RegisterTaskDefinition", webDefinition());
    expect(call("DescribeTaskDefinition", { taskDefinition: "shop-web", include: ["TAGS"] }).tags).toEqual(
      [],
    );
  });

  const container = webDefinition().containerDefinitions[0];
  test.each([
    ["an unknown family", { taskDefinition: "nobody" }, "Unable to describe task definition."],
    ["an unknown revision", { taskDefinition: "shop-web:9" }, "Unable to describe task definition."],
  ])("does not exist as %s", (_name, input, message) => {
    expect(() => world().call("DescribeTaskDefinition", input)).toThrow(message);
  });

  test.each([
    ["an invalid family", { family: "a b" }, "Family contains invalid characters."],
    ["no containers", { containerDefinitions: [] }, "Container list cannot be empty."],
    [
      "eleven containers",
      { containerDefinitions: Array.from({ length: 11 }, (_, n) => ({ ...container, name: `c${n}` })) },
      "Too many containers",
    ],
    [
      "no essential container",
      { containerDefinitions: [{ ...container, essential: false }] },
      "at least one essential",
    ],
    ["two containers with one name", { containerDefinitions: [container, container] }, "not unique"],
    [
      "an image with a space",
      { containerDefinitions: [{ ...container, image: "a b" }] },
      "Container.image contains invalid characters.",
    ],
    [
      "a name that is variable and secret",
      { containerDefinitions: [{ ...container, secrets: [{ name: "APP_KEY", valueFrom: "x" }] }] },
      "such as 'APP_KEY'",
    ],
    [
      "a dependency on an unknown container",
      { containerDefinitions: [{ ...container, dependsOn: [{ containerName: "x", condition: "START" }] }] },
      "does not exist",
    ],
    [
      "SUCCESS of an essential container",
      {
        containerDefinitions: [
          container,
          { ...container, name: "b", dependsOn: [{ containerName: "app", condition: "SUCCESS" }] },
        ],
      },
      "is essential",
    ],
    [
      "invalid Fargate sizes",
      { cpu: "512", memory: "128" },
      "No Fargate configuration exists for given values.",
    ],
    ["Fargate in bridge mode", { networkMode: "bridge" }, "Fargate only supports network mode ‘awsvpc’."],
    [
      "more than 64 KiB",
      { containerDefinitions: [{ ...container, dockerLabels: { a: "x".repeat(70_000) } }] },
      "Max allowed length is '65536' bytes.",
    ],
    [
      "a tag of AWS's own",
      { tags: [{ key: "aws:cloudformation:stack-name", value: "x" }] },
      "reserved for system use",
    ],
  ])("is rejected for %s, without a new revision", (_name, parts, message) => {
    const { call } = world();
    expect(() => call("RegisterTaskDefinition", { ...webDefinition(), ...parts })).toThrow(message);
    expect(call("DescribeTaskDefinition", { taskDefinition: "shop-web" }).taskDefinition.revision).toBe(1);
  });
});
