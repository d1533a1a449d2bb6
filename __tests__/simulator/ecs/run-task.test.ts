import { describe, expect, test } from "@jest/globals";
import { AwsError } from "../../../simulator/protocol/call.ts";
import { exits } from "../../../simulator/scenarios/scripts.ts";
import { shop, webDefinition } from "../../../simulator/scenarios/shop.ts";
import { drive } from "./drive.ts";
import { launch, taskOf, run, stopped, tasksOf } from "./worlds.ts";

const bridge = {
  ...webDefinition("bridge"),
  networkMode: "bridge",
  requiresCompatibilities: ["EC2"],
  containerDefinitions: [{ name: "app", image: "test/app:1", memory: 64 }],
};
const onBridge = { cluster: "shop", taskDefinition: "bridge" };
const strategy = (capacityProvider: string, weight = 1) => ({
  launchType: undefined,
  capacityProviderStrategy: [{ capacityProvider, weight }],
});

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return error instanceof AwsError ? `${error.code}: ${error.message}` : String(error);
  }
  return "no error";
}

describe("RunTask", () => {
  test.each([
    ["a missing cluster", { cluster: "nowhere" }, "ClusterNotFoundException: Cluster not found."],
    ["a missing definition", { taskDefinition: "one:9" }, "ClientException: TaskDefinition not found."],
    ["eleven tasks", { count: 11 }, "InvalidParameterException: count"],
    [
      "no network for awsvpc",
      { networkConfiguration: undefined },
      "InvalidParameterException: Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ],
    [
      "no subnets",
      { networkConfiguration: { awsvpcConfiguration: { subnets: [] } } },
      "InvalidParameterException: subnets can not be empty.",
    ],
    [
      "a network for bridge",
      { ...launch, taskDefinition: "bridge", launchType: "EC2" },
      "InvalidParameterException: Network Configuration is not valid",
    ],
    [
      "no instances for EC2",
      { ...onBridge, networkConfiguration: undefined, launchType: "EC2" },
      "InvalidParameterException: No Container Instances were found in your cluster.",
    ],
    [
      "Fargate for an EC2 definition",
      { ...onBridge, networkConfiguration: undefined },
      "InvalidParameterException: Task definition does not support launch_type FARGATE.",
    ],
    [
      "launch type and strategy",
      { ...strategy("FARGATE"), launchType: "FARGATE" },
      "InvalidParameterException: Specifying both",
    ],
    [
      "an unknown provider",
      strategy("spot-fleet"),
      "InvalidParameterException: The specified capacity provider 'spot-fleet' was not found.",
    ],
    [
      "all weights 0",
      strategy("FARGATE", 0),
      "InvalidParameterException: The capacity provider strategy must have",
    ],
    ["an unknown platform", { platformVersion: "9.9" }, "PlatformUnknownException"],
    [
      "an override for an unknown container",
      { overrides: { containerOverrides: [{ name: "x" }] } },
      "InvalidParameterException: Override for container named x is not a container in the TaskDefinition.",
    ],
    [
      "overrides that are too long",
      { overrides: { containerOverrides: [{ name: "app", command: ["x".repeat(9000)] }] } },
      "InvalidParameterException: The overrides exceed",
    ],
    ["startedBy with a space", { startedBy: "a b" }, "InvalidParameterException: startedBy"],
    ["a token that is too long", { clientToken: "x".repeat(65) }, "InvalidParameterException: clientToken"],
    ["tags of the service", { propagateTags: "SERVICE" }, "InvalidParameterException: propagateTags"],
  ])("rejects %s", (_name, input, message) => {
    const scenario = tasksOf({ app: {} });
    const d = drive({ ...scenario, taskDefinitions: [...scenario.taskDefinitions, bridge] });
    expect(codeOf(() => d.call("RunTask", { ...launch, ...input }))).toContain(message);
    expect(d.call("ListTasks", { cluster: "shop", startedBy: "nobody" }).taskArns).toEqual([]);
  });

  test("rejects an inactive cluster or definition", () => {
    const d = drive(
      tasksOf({ app: {} }, { clusters: [{ name: "shop" }, { name: "old", status: "INACTIVE" }] }),
    );
    expect(codeOf(() => run(d, { cluster: "old" }))).toBe(
      "ClusterNotFoundException: The referenced cluster was inactive.",
    );
    d.call("DeregisterTaskDefinition", { taskDefinition: "one:1" });
    expect(codeOf(() => run(d, { taskDefinition: "one:1" }))).toBe(
      "ClientException: TaskDefinition is inactive",
    );
  });

  test("uses the cluster's default strategy or a given one without launch type", () => {
    const clusters = [
      { name: "shop", defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }] },
    ];
    const d = drive(tasksOf({ app: {} }, { clusters }));
    expect(taskOf(d, run(d, { launchType: undefined }))).toMatchObject({
      capacityProviderName: "FARGATE_SPOT",
      launchType: "FARGATE",
    });
    expect(taskOf(d, run(d, strategy("FARGATE")))).toMatchObject({ capacityProviderName: "FARGATE" });
  });

  test("returns 200 with the scenario's failures and no task, and then works", () => {
    const d = drive(tasksOf({ app: {} }, { switches: { runTaskFailures: [{ reason: "RESOURCE:MEMORY" }] } }));
    expect(d.call("RunTask", launch)).toMatchObject({
      tasks: [],
      failures: [{ reason: "RESOURCE:MEMORY", arn: expect.any(String) }],
    });
    expect(d.call("RunTask", { ...launch, count: 3 })).toMatchObject({ tasks: [{}, {}, {}], failures: [] });
  });

  test("applies tags, and propagates tags of the definition", () => {
    const d = drive(tasksOf({ app: {} }));
    const { taskDefinition } = d.call("DescribeTaskDefinition", { taskDefinition: "one" });
    d.call("RegisterTaskDefinition", {
      ...taskDefinition,
      tags: [
        { key: "a", value: "1" },
        { key: "b", value: "1" },
      ],
    });
    const arn = run(d, { tags: [{ key: "a", value: "2" }], propagateTags: "TASK_DEFINITION" });
    const { tasks } = d.call("DescribeTasks", { cluster: "shop", tasks: [arn], include: ["TAGS"] });
    expect(tasks[0].tags).toEqual([
      { key: "a", value: "2" },
      { key: "b", value: "1" },
    ]);
    d.call("StopTask", { cluster: "shop", task: arn });
    expect(d.call("ListTagsForResource", { resourceArn: arn }).tags).toEqual([]);
  });
});

describe("a client token", () => {
  const begin = () => {
    const d = drive(tasksOf({ app: { script: exits(0, 5) } }));
    return { d, arn: run(d, { clientToken: "t", startedBy: "me" }) };
  };
  const again = { clientToken: "t", startedBy: "me" };

  test("returns the same task again, and starts no other", () => {
    const { d, arn } = begin();
    d.wait(3);
    expect(run(d, again)).toBe(arn);
    expect(d.call("ListTasks", { cluster: "shop", startedBy: "me" }).taskArns).toEqual([arn]);
  });

  test("conflicts with other parameters, and names its task", () => {
    const { d, arn } = begin();
    expect(() => run(d, { clientToken: "t", startedBy: "you" })).toThrow(
      expect.objectContaining({ code: "ConflictException", members: { resourceIds: [arn] } }),
    );
  });

  test("returns a stopped task with only its statuses, and expires an hour after the stop", () => {
    const { d, arn } = begin();
    stopped(d, arn);
    d.wait(3500);
    expect(d.call("RunTask", { ...launch, ...again }).tasks).toEqual([
      { taskArn: arn, lastStatus: "STOPPED", desiredStatus: "STOPPED" },
    ]);
    d.wait(200);
    expect(run(d, again)).not.toBe(arn);
  });

  test("expires an hour after the stop, even if stopped tasks stay visible for longer", () => {
    const d = drive(tasksOf({ app: { script: exits(0, 5) } }, { pace: { forget: 86_400 } }));
    const arn = run(d, again);
    stopped(d, arn);
    d.wait(3601);
    expect(run(d, again)).not.toBe(arn);
  });

  test("is valid for at most 24 hours", () => {
    const d = drive(tasksOf({ app: {} }));
    const arn = run(d, again);
    d.wait(23 * 3600);
    expect(run(d, again)).toBe(arn);
    d.wait(2 * 3600);
    expect(run(d, again)).not.toBe(arn);
  });

  test("belongs to its cluster", () => {
    const d = drive(tasksOf({ app: {} }, { clusters: [{ name: "shop" }, { name: "other" }], services: [] }));
    expect(run(d, again)).not.toBe(run(d, { ...again, cluster: "other" }));
  });
});

describe("ListTasks", () => {
  test("hides stopped tasks unless requested, and returns pages", () => {
    const d = drive(tasksOf({ app: { script: exits(0, 1) } }));
    for (let n = 0; n < 13; n++) run(d, { count: 10 });
    const first = d.call("ListTasks", { cluster: "shop", family: "one" });
    expect([first.taskArns.length, typeof first.nextToken]).toEqual([100, "string"]);
    const second = d.call("ListTasks", { cluster: "shop", family: "one", nextToken: first.nextToken });
    expect([second.taskArns.length, second.nextToken]).toEqual([30, undefined]);
    d.wait(60);
    expect(d.call("ListTasks", { cluster: "shop", family: "one" }).taskArns).toEqual([]);
    expect(
      d.call("ListTasks", { cluster: "shop", family: "one", desiredStatus: "STOPPED" }).taskArns.length,
    ).toBe(100);
  });

  test("accepts startedBy only alone", () => {
    const d = drive(tasksOf({ app: {} }));
    expect(() => d.call("ListTasks", { cluster: "shop", startedBy: "me", family: "one" })).toThrow(
      "startedBy must be the only filter.",
    );
    expect(() => d.call("ListTasks", { cluster: "shop", nextToken: "mine" })).toThrow("Invalid token.");
    expect(() => d.call("ListTasks", { cluster: "shop", serviceName: "none" })).toThrow("Service not found.");
  });

  test("finds a service's tasks", () => {
    const d = drive(shop({ name: "x", about: "" }));
    const { taskArns } = d.call("ListTasks", { cluster: "shop", serviceName: "web" });
    const { tasks } = d.call("DescribeTasks", { cluster: "shop", tasks: taskArns });
    const { id } = d.call("DescribeServices", { cluster: "shop", services: ["web"] }).services[0]
      .deployments[0];
    expect(
      tasks.map(({ startedBy, group }: { startedBy: string; group: string }) => [startedBy, group]),
    ).toEqual([
      [id, "service:web"],
      [id, "service:web"],
    ]);
  });
});

test("two worlds with one seed have the same IDs, and another seed has different ones", () => {
  const idOf = (seed: number) => run(drive({ ...tasksOf({ app: {} }), seed }));
  expect(idOf(5)).toBe(idOf(5));
  expect(idOf(5)).not.toBe(idOf(6));
});
