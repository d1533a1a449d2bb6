import { DescribeClustersCommand, ECSClient } from "@aws-sdk/client-ecs";
import { AssumeRoleWithWebIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { expect, test } from "@jest/globals";
import type { WorldEvent, Scenario } from "../../simulator/scenario.ts";
import { serveWorld } from "../../simulator/serve-world.ts";
import { createWorld } from "../../simulator/world.ts";
import { asOperator, ManualClock } from "./protocol/world.ts";

const scenario: Scenario = {
  name: "test",
  about: "",
  region: "cn-north-1",
  account: "210987654321",
  partition: "aws-cn",
  clusters: [{ name: "shop" }],
  taskDefinitions: [],
  programs: [],
};

test("serves a world in its own account, region and partition, advances it with each request, and notifies it", async () => {
  const clock = new ManualClock();
  const world = createWorld(scenario, clock);
  const simulator = await serveWorld(world);
  try {
    const events: WorldEvent[] = [];
    world.listen((event) => void events.push(event));
    let ran = false;
    world.queue.in(10, () => (ran = true));
    clock.at += 10_000;
    const ecs = new ECSClient(asOperator(simulator));
    const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: ["shop"] }));
    expect(clusters?.[0]?.clusterArn).toBe("arn:aws-cn:ecs:cn-north-1:210987654321:cluster/shop");
    expect(ran).toBe(true);
    expect(events).toEqual([{ at: clock.at, kind: "request", subject: "ecs:DescribeClusters", to: "" }]);

    const environment = simulator.environment();
    const token = await fetch(`${environment.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=sts.amazonaws.com.cn`, {
      headers: { authorization: `Bearer ${environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
    });
    const { value } = (await token.json()) as { value: string };
    const sts = new STSClient({ endpoint: simulator.url, region: "cn-north-1" });
    const RoleArn = "arn:aws-cn:iam::210987654321:role/release";
    const session = await sts.send(
      new AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName: "job", WebIdentityToken: value }),
    );
    expect(session.AssumedRoleUser?.Arn).toBe("arn:aws-cn:sts::210987654321:assumed-role/release/job");
  } finally {
    await simulator.close();
  }
});
