import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { describe, expect, test } from "@jest/globals";
import { AwsError, RawJson } from "../../../simulator/protocol/call.ts";
import { asOperator, withSimulator, refusalOf } from "./world.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/;

describe("AWS JSON", () => {
  test("sends responses to the SDK unchanged: dates, numbers, absent members, request ID", async () => {
    const createdAt = new Date("2026-11-01T10:00:00.250Z");
    const service = { serviceName: "web", createdAt, runningCount: 2, roleArn: undefined, events: [] };
    await withSimulator(
      { ecs: { DescribeServices: () => ({ services: [service], failures: null }) } },
      async ({ simulator }) => {
        const ecs = new ECSClient(asOperator(simulator));
        const answer = await ecs.send(new DescribeServicesCommand({ services: ["web"] }));
        expect(answer.services).toEqual([{ serviceName: "web", createdAt, runningCount: 2, events: [] }]);
        expect(answer.failures).toBeUndefined();
        expect(answer.$metadata.requestId).toMatch(uuid);
        expect(simulator.requests).toEqual([
          expect.objectContaining({
            party: "ecs",
            operation: "DescribeServices",
            input: { services: ["web"] },
            status: 200,
            requestId: answer.$metadata.requestId,
            principal: "arn:aws:iam::123456789012:user/operator",
          }),
        ]);
      },
    );
  });

  test("gives the same request IDs for the same seed, and others for another seed", async () => {
    const idOf = async (seed: number): Promise<string | undefined> => {
      let id: string | undefined;
      await withSimulator(
        { ecs: { DescribeServices: () => ({}) } },
        async ({ simulator }) => {
          const ecs = new ECSClient(asOperator(simulator));
          id = (await ecs.send(new DescribeServicesCommand({ services: ["web"] }))).$metadata.requestId;
        },
        { seed },
      );
      return id;
    };
    expect(await idOf(7)).toBe(await idOf(7));
    expect(await idOf(7)).not.toBe(await idOf(8));
  });

  test("sends errors with AWS's name, message and status, and their own members", async () => {
    const missing = new AwsError("ServiceNotFoundException", "Service not found.");
    const throwing = (): never => {
      throw missing;
    };
    await withSimulator({ ecs: { UpdateService: throwing } }, async ({ simulator }) => {
      const ecs = new ECSClient(asOperator(simulator));
      const refusal = await refusalOf(ecs.send(new UpdateServiceCommand({ service: "web" })));
      expect(refusal).toMatchObject({
        name: "ServiceNotFoundException",
        message: "Service not found.",
        status: 400,
      });
      expect(refusal.requestId).toBe(simulator.requests[0]?.requestId);
      expect(simulator.requests[0]).toMatchObject({ status: 400, error: "ServiceNotFoundException" });
    });
  });

  test("sends verbatim JSON unchanged, including unknown members", async () => {
    const text =
      '{"family":"web", "newest":{"deep":[1.50]},"containerDefinitions":[{"name":"app","odd":1e2}]}';
    await withSimulator(
      { ecs: { DescribeTaskDefinition: () => ({ taskDefinition: new RawJson(text) }) } },
      async ({ simulator }) => {
        const ecs = new ECSClient(asOperator(simulator));
        let body = "";
        ecs.middlewareStack.add(
          (next) => async (args) => {
            const result = await next(args);
            const { response } = result as { response: { body: AsyncIterable<Buffer> } };
            const chunks: Buffer[] = [];
            for await (const chunk of response.body) chunks.push(chunk);
            body = Buffer.concat(chunks).toString("utf8");
            response.body = new Blob([body]).stream();
            return result;
          },
          { step: "deserialize", priority: "low" },
        );
        const answer = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "web" }));
        expect(answer.taskDefinition?.containerDefinitions?.[0]?.name).toBe("app");
        expect(body).toBe(`{"taskDefinition":${text}}`);
      },
    );
  });

  test("returns a member's text as received, and the last of duplicates", async () => {
    await withSimulator({ ecs: { RegisterTaskDefinition: () => ({}) } }, async ({ simulator, calls }) => {
      const ecs = new ECSClient(asOperator(simulator));
      const body =
        '{"family":"old", "containerDefinitions" : [ {"name":"a","cpu":1e1,"b":{"c":null}} ],"family":"web"}';
      ecs.middlewareStack.add(
        (next) => (args) => {
          const { request } = args as { request: { body: string; headers: Record<string, string> } };
          request.body = body;
          delete request.headers["content-length"];
          return next(args);
        },
        { step: "build", priority: "high" },
      );
      await ecs.send(new RegisterTaskDefinitionCommand({ family: "web", containerDefinitions: [] }));
      const [call] = calls;
      expect(call?.raw("containerDefinitions")).toBe('[ {"name":"a","cpu":1e1,"b":{"c":null}} ]');
      expect(call?.raw("family")).toBe('"web"');
      expect(call?.raw("tags")).toBeUndefined();
      expect(call?.body).toBe(body);
      expect(simulator.requests[0]?.input).toEqual({
        family: "web",
        containerDefinitions: [{ name: "a", cpu: 10, b: { c: null } }],
      });
    });
  });

  test.each([
    [{ serviceName: 7 }, "a string", ".services[0].serviceName: not a string: number 7"],
    [
      { status: "ACTIVE", created: 1 },
      "a member that isn't there",
      ".services[0].created: the model has no such member",
    ],
    [
      { launchType: "LAPTOP" },
      "an enum value",
      '.services[0].launchType: "LAPTOP" is none of EC2, FARGATE, EXTERNAL',
    ],
    [{ createdAt: "2026-11-01" }, "a date", '.services[0].createdAt: not a Date: string "2026-11-01"'],
    [{ events: {} }, "a list", ".services[0].events: not a list: an object"],
  ])(
    "treats a response that AWS couldn't send (%j) as a bug: it isn't %s",
    async (service, _what, problem) => {
      await withSimulator(
        { ecs: { DescribeServices: () => ({ services: [service] }) } },
        async ({ simulator }) => {
          const ecs = new ECSClient(asOperator(simulator));
          const refusal = await refusalOf(ecs.send(new DescribeServicesCommand({ services: ["web"] })));
          expect(refusal).toMatchObject({ name: "InternalFailure", status: 500 });
          expect(refusal.message).toContain(problem);
          expect(simulator.bugs).toHaveLength(1);
          await expect(simulator.close()).rejects.toThrow("Bugs in the simulator");
        },
        { expected: "bugs" },
      );
    },
  );

  test.each([
    ["an error that the operation doesn't have", new AwsError("ServiceNotFoundException", "no")],
    ["any other thrown value", new TypeError("undefined is not a function")],
  ])("treats %s as a bug", async (_what, thrown) => {
    const throwing = (): never => {
      throw thrown;
    };
    await withSimulator(
      { ecs: { DescribeServices: throwing } },
      async ({ simulator }) => {
        const ecs = new ECSClient(asOperator(simulator));
        const refusal = await refusalOf(ecs.send(new DescribeServicesCommand({ services: ["web"] })));
        expect(refusal).toMatchObject({ name: "InternalFailure", status: 500 });
        expect(simulator.bugs[0]?.problems[0]).toContain(thrown.message);
      },
      { expected: "bugs" },
    );
  });
});
