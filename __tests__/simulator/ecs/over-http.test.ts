/** The world through the real SDK: every response is validated against AWS's model. */
import {
  ContinueServiceDeploymentCommand,
  CreateServiceCommand,
  DeleteServiceCommand,
  DescribeClustersCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  DeregisterTaskDefinitionCommand,
  ECSClient,
  ListClustersCommand,
  ListServiceDeploymentsCommand,
  ListServicesCommand,
  ListTagsForResourceCommand,
  ListTaskDefinitionFamiliesCommand,
  ListTaskDefinitionsCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopServiceDeploymentCommand,
  StopTaskCommand,
  UpdateServiceCommand,
  waitUntilServicesStable,
} from "@aws-sdk/client-ecs";
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { Readable } from "node:stream";
import { describe, expect, test } from "@jest/globals";
import type { Scenario } from "../../../simulator/scenario.ts";
import { laravel } from "../../../simulator/scenarios/laravel.ts";
import { network, repository, shop, webService } from "../../../simulator/scenarios/shop.ts";
import { serveWorld } from "../../../simulator/serve-world.ts";
import type { Simulator } from "../../../simulator/server.ts";
import { createWorld } from "../../../simulator/world.ts";
import { asOperator } from "../protocol/world.ts";
import { balancers, start } from "./drive.ts";

interface Driver {
  readonly ecs: ECSClient;
  readonly logs: CloudWatchLogsClient;
  readonly simulator: Simulator;
  readonly wait: (seconds: number) => void;
}

async function withScenario(
  scenario: Scenario,
  body: (withScenario: Driver) => Promise<void>,
): Promise<void> {
  let now = start;
  const world = createWorld(scenario, { now: () => now, callerNow: () => now });
  const simulator = await serveWorld(world);
  const options = asOperator(simulator);
  const [ecs, logs] = [new ECSClient(options), new CloudWatchLogsClient(options)];
  try {
    await body({ ecs, logs, simulator, wait: (seconds) => void (now += seconds * 1000) });
  } finally {
    ecs.destroy();
    logs.destroy();
    await simulator.close();
  }
}

async function registerV2(ecs: ECSClient): Promise<string> {
  const { taskDefinition } = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: "shop-web" }),
  );
  const containerDefinitions = taskDefinition?.containerDefinitions?.map((container) =>
    container.name === "app" ? { ...container, image: `${repository}:v2` } : container,
  );
  const { taskDefinition: registered } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      ...taskDefinition,
      family: "shop-web",
      containerDefinitions,
      tags: [{ key: "release", value: "7" }],
    }),
  );
  return registered?.taskDefinitionArn ?? "";
}

describe("a release by hand, over HTTP", () => {
  test("registers, migrates, reads its log, updates, watches and verifies", async () => {
    await withScenario(laravel, async ({ ecs, logs, wait }) => {
      const arn = await registerV2(ecs);
      expect(arn).toMatch(/:task-definition\/shop-web:2$/);
      const { tags } = await ecs.send(new ListTagsForResourceCommand({ resourceArn: arn }));
      expect(tags).toEqual([{ key: "release", value: "7" }]);

      const { tasks } = await ecs.send(
        new RunTaskCommand({
          cluster: "shop",
          taskDefinition: arn,
          launchType: "FARGATE",
          networkConfiguration: network as never,
          startedBy: "release-7",
          overrides: {
            containerOverrides: [{ name: "app", environment: [{ name: "RUN_MIGRATIONS", value: "true" }] }],
          },
        }),
      );
      const taskArn = tasks?.[0]?.taskArn ?? "";
      expect(
        (await ecs.send(new ListTasksCommand({ cluster: "shop", startedBy: "release-7" }))).taskArns,
      ).toEqual([taskArn]);
      wait(45);
      const described = await ecs.send(
        new DescribeTasksCommand({ cluster: "shop", tasks: [taskArn], include: ["TAGS"] }),
      );
      const app = described.tasks?.[0]?.containers?.find(({ name }) => name === "app");
      expect([described.tasks?.[0]?.lastStatus, app?.exitCode]).toEqual(["STOPPED", 0]);
      const stream = { logGroupName: "/ecs/shop", logStreamName: `web/app/${taskArn.split("/").at(-1)}` };
      const { events } = await logs.send(new GetLogEventsCommand({ ...stream, startFromHead: true }));
      expect(events?.at(-1)?.message).toBe("   INFO  Everything is migrated.");
      await logs.send(new FilterLogEventsCommand({ logGroupName: "/ecs/shop", filterPattern: "migrated" }));
      await logs.send(new DescribeLogStreamsCommand({ logGroupName: "/ecs/shop" }));
      await logs.send(new DescribeLogGroupsCommand({}));

      const { service } = await ecs.send(
        new UpdateServiceCommand({ cluster: "shop", service: "web", taskDefinition: arn }),
      );
      const id = service?.deployments?.[0]?.id ?? "";
      wait(70);
      const { serviceDeployments } = await ecs.send(
        new ListServiceDeploymentsCommand({
          cluster: "shop",
          service: "web",
          createdAt: { after: new Date(start) },
        }),
      );
      expect(serviceDeployments?.[0]?.targetServiceRevisionArn?.split("/").at(-1)).toBe(
        id.replace("ecs-svc/", ""),
      );
      const detail = await ecs.send(
        new DescribeServiceDeploymentsCommand({
          serviceDeploymentArns: [serviceDeployments?.[0]?.serviceDeploymentArn ?? ""],
        }),
      );
      expect(detail.serviceDeployments?.[0]?.status).toBe("SUCCESSFUL");
      const revisions = await ecs.send(
        new DescribeServiceRevisionsCommand({
          serviceRevisionArns: [serviceDeployments?.[0]?.targetServiceRevisionArn ?? ""],
        }),
      );
      expect(revisions.serviceRevisions?.[0]?.containerImages?.[0]?.imageDigest).toBe(app?.imageDigest);
      const waited = await waitUntilServicesStable(
        { client: ecs, maxWaitTime: 20 },
        { cluster: "shop", services: ["web"] },
      );
      expect(waited.state).toBe("SUCCESS");
    });
  });

  test("gets a valid response to every other operation", async () => {
    await withScenario(
      shop({ name: "x", about: "", services: [webService({ with: balancers })] }),
      async ({ ecs, wait }) => {
        await ecs.send(new DescribeClustersCommand({ clusters: ["shop", "none"] }));
        await ecs.send(new ListClustersCommand({}));
        await ecs.send(new ListServicesCommand({ cluster: "shop" }));
        await ecs.send(new ListTaskDefinitionsCommand({ familyPrefix: "shop-web", sort: "DESC" }));
        await ecs.send(new ListTaskDefinitionFamiliesCommand({ status: "ACTIVE" }));
        const arn = await registerV2(ecs);
        await ecs.send(new UpdateServiceCommand({ cluster: "shop", service: "web", taskDefinition: arn }));
        wait(10);
        const { serviceDeployments } = await ecs.send(
          new ListServiceDeploymentsCommand({ cluster: "shop", service: "web" }),
        );
        const serviceDeploymentArn = serviceDeployments?.[0]?.serviceDeploymentArn ?? "";
        await ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType: "ROLLBACK" }));
        wait(20);
        await ecs.send(
          new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [serviceDeploymentArn] }),
        );
        await ecs.send(
          new DescribeServicesCommand({ cluster: "shop", services: ["web"], include: ["TAGS"] }),
        );
        await ecs.send(
          new CreateServiceCommand({
            cluster: "shop",
            serviceName: "second",
            taskDefinition: arn,
            desiredCount: 1,
            launchType: "FARGATE",
            networkConfiguration: network as never,
          }),
        );
        const { taskArns } = await ecs.send(new ListTasksCommand({ cluster: "shop", serviceName: "web" }));
        await ecs.send(
          new StopTaskCommand({ cluster: "shop", task: taskArns?.[0] ?? "", reason: "why not" }),
        );
        await ecs.send(new DeleteServiceCommand({ cluster: "shop", service: "second", force: true }));
        await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: arn }));
        const end = new ContinueServiceDeploymentCommand({ serviceDeploymentArn, hookId: "ecs-pause-none" });
        await expect(ecs.send(end)).rejects.toThrow("was not found");
      },
    );
  });

  test("sees a pause and ends it", async () => {
    const hooks = [
      {
        targetType: "PAUSE",
        lifecycleStages: ["POST_SCALE_UP"],
        timeoutConfiguration: { timeoutInMinutes: 5, action: "ROLLBACK" },
      },
    ];
    const deploymentConfiguration = { strategy: "BLUE_GREEN", bakeTimeInMinutes: 0, lifecycleHooks: hooks };
    const scenario = shop({
      name: "x",
      about: "",
      services: [webService({ with: { ...balancers, deploymentConfiguration } })],
    });
    await withScenario(scenario, async ({ ecs, wait }) => {
      await ecs.send(
        new UpdateServiceCommand({ cluster: "shop", service: "web", taskDefinition: await registerV2(ecs) }),
      );
      wait(60);
      const { serviceDeployments } = await ecs.send(
        new ListServiceDeploymentsCommand({ cluster: "shop", service: "web" }),
      );
      const serviceDeploymentArns = [serviceDeployments?.[0]?.serviceDeploymentArn ?? ""];
      const look = async () =>
        (await ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns })))
          .serviceDeployments?.[0];
      const paused = await look();
      const hook = paused?.lifecycleHookDetails?.[0];
      expect([paused?.lifecycleStage, hook?.status, hook?.timeoutAction]).toEqual([
        "POST_SCALE_UP",
        "AWAITING_ACTION",
        "ROLLBACK",
      ]);
      await ecs.send(
        new ContinueServiceDeploymentCommand({
          serviceDeploymentArn: serviceDeploymentArns[0],
          hookId: hook?.hookId,
        }),
      );
      wait(60);
      expect((await look())?.status).toBe("SUCCESSFUL");
    });
  });

  test("keeps unknown members byte for byte in both directions", async () => {
    const invented = '{"deep":[1.50,12345678901234567890,"\\u00e9",{},""]}';
    const container = `{"name":"app","image":"a:1","memory":64,"newOption":${invented}}`;
    const text = `{"family":"new","newSetting":${invented},"containerDefinitions":[${container}]}`;
    await withScenario(laravel, async ({ ecs }) => {
      let answered = "";
      ecs.middlewareStack.add(
        (next) => (args) => next({ ...args, request: rewritten(args.request as RawRequest, text) }),
        { step: "build", priority: "high" },
      );
      ecs.middlewareStack.add(
        (next) => async (args) => {
          const result = await next(args);
          const response = result.response as { body: NodeJS.ReadableStream };
          const chunks: Buffer[] = [];
          for await (const chunk of response.body) chunks.push(Buffer.from(chunk));
          answered = Buffer.concat(chunks).toString();
          response.body = Readable.from([Buffer.from(answered)]);
          return result;
        },
        { step: "deserialize", priority: "low" },
      );
      await ecs.send(new RegisterTaskDefinitionCommand({ family: "new", containerDefinitions: [] }));
      expect(answered.split(`"newSetting":${invented}`)).toHaveLength(2);
      expect(answered.split(`"newOption":${invented}`)).toHaveLength(2);
    });
  });
});

interface RawRequest {
  readonly headers: Readonly<Record<string, string>>;
}

function rewritten(request: RawRequest, body: string): RawRequest {
  const { "content-length": _length, ...headers } = request.headers;
  return Object.assign(Object.create(Object.getPrototypeOf(request) as object) as object, request, {
    headers,
    body,
  });
}
