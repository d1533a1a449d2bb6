import { describe, expect, test } from "@jest/globals";
import { connect } from "../../src/aws/client.ts";
import { createAgents } from "../../src/aws/proxy.ts";
import { scenarios } from "../../simulator/scenarios/index.ts";
import { startSimulation } from "../support/simulation.ts";

const definition = `{"family":"odd","containerDefinitions":[{"name":"app","image":"nginx","memory":64,"zzz":{"9":1,"10":[],"1":""}}],"neverHeardOf":1.50,"x":[12345678901234567890]}`;

describe("the raw wire", () => {
  test("sends a request body and returns a response body unchanged", async () => {
    const simulation = await startSimulation(scenarios.laravel);
    try {
      const aws = connect({
        credentials: {
          region: "eu-west-1",
          roleToAssume: "arn:aws:iam::123456789012:role/release",
          roleSessionName: "tests",
          roleDurationSeconds: 3600,
          audience: "sts.amazonaws.com",
        },
        environment: simulation.simulator.environment(),
        agents: createAgents({}),
        clock: simulation.clock,
        random: () => 0.5,
        mask: () => undefined,
      });
      const ecs = await aws.ecs();
      await ecs.registerTaskDefinition({ family: "", containerDefinitions: [] }, { body: definition });
      let text = "";
      const answer = await ecs.describeTaskDefinition(
        { taskDefinition: "odd" },
        { onText: (body) => (text = body) },
      );
      // The SDK has dropped the members; the text still has them.
      expect(answer.taskDefinition).not.toHaveProperty("neverHeardOf");
      expect(text).toContain('"zzz":{"9":1,"10":[],"1":""}');
      expect(text).toContain('"neverHeardOf":1.50');
      expect(text).toContain('"x":[12345678901234567890]');
    } finally {
      await simulation.close();
    }
  });
});
