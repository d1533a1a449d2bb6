import { describe, expect, test } from "@jest/globals";
import { connect } from "../../src/aws/client.ts";
import { createAgents } from "../../src/aws/proxy.ts";
import { awsPolicy, delayAfter, jittered, Throttle, withRetries } from "../../src/aws/retry.ts";
import { scenarios } from "../../simulator/scenarios/index.ts";
import { setStage } from "../support/rehearsal.ts";

const definition = `{"family":"odd","containerDefinitions":[{"name":"app","image":"nginx","memory":64,"zzz":{"9":1,"10":[],"1":""}}],"neverHeardOf":1.50,"x":[12345678901234567890]}`;

describe("the raw wire", () => {
  test("a body is sent as it was written, and an answer is had as it was sent", async () => {
    const stage = await setStage(scenarios.laravel);
    try {
      const aws = connect({
        credentials: {
          region: "eu-west-1",
          roleToAssume: "arn:aws:iam::123456789012:role/release",
          roleSessionName: "tests",
          roleDurationSeconds: 3600,
          audience: "sts.amazonaws.com",
        },
        environment: stage.simulator.environment(),
        agents: createAgents({}),
        clock: stage.clock,
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
      // The SDK has dropped them; the text has not.
      expect(answer.taskDefinition).not.toHaveProperty("neverHeardOf");
      expect(text).toContain('"zzz":{"9":1,"10":[],"1":""}');
      expect(text).toContain('"neverHeardOf":1.50');
      expect(text).toContain('"x":[12345678901234567890]');
    } finally {
      await stage.close();
    }
  });
});

describe("retries", () => {
  const half = (): number => 0.5;
  test.each([
    ["throttled", 1, 750],
    ["throttled", 5, 12_000],
    ["throttled", 11, 15_000],
    ["throttled", 12, undefined],
    ["transient", 1, 150],
    ["transient", 5, 2400],
    ["transient", 6, undefined],
    ["propagating", 1, 1500],
    ["propagating", 5, 15_000],
    ["propagating", 6, undefined],
    ["denied", 1, undefined],
    ["invalid", 1, undefined],
    ["expired", 1, undefined],
    ["unknown", 1, undefined],
  ] as const)("%s after attempt %i: %s ms", (kind, attempt, delay) => {
    const longest = delayAfter(awsPolicy[kind], attempt);
    expect(longest && jittered(longest, half)).toBe(delay);
  });

  const problem = (kind: "transient" | "throttled", maybeDone: boolean) => () => ({
    kind,
    code: "X",
    message: "",
    maybeDone,
  });
  const context = () => ({
    clock: { now: () => 0, sleep: () => Promise.resolve() },
    throttle: new Throttle(),
    random: half,
  });

  test("a call that may have taken effect is looked for before it is sent again", async () => {
    const sent: string[] = [];
    const answer = await withRetries(context(), {
      send: () => {
        sent.push("send");
        return Promise.reject(new Error("reset"));
      },
      classify: problem("transient", true),
      found: () => {
        sent.push("look");
        return Promise.resolve(sent.length > 3 ? "found" : undefined);
      },
    });
    expect([answer, sent]).toEqual(["found", ["send", "look", "send", "look"]]);
  });

  test("one that certainly did not is sent again at once", async () => {
    let sent = 0;
    const answer = await withRetries(context(), {
      send: () => ((sent += 1) < 3 ? Promise.reject(new Error("throttled")) : Promise.resolve("done")),
      classify: problem("throttled", false),
      found: () => Promise.reject(new Error("not to be asked")),
    });
    expect([answer, sent]).toEqual(["done", 3]);
  });

  test("throttling slows everything down together, and wears off", () => {
    const throttle = new Throttle();
    for (let time = 0; time < 9; time += 1) throttle.throttled();
    expect(throttle.factor).toBe(8);
    for (let time = 0; time < 10; time += 1) throttle.answered();
    expect(throttle.factor).toBe(1);
  });
});
