/** Target health comes from the tasks: the load balancer reports the states in a program. */
import { expect, test } from "@jest/globals";
import {
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { RunContext, Script } from "../../../simulator/ecs/program.ts";
import { application, nginx, shop, webService } from "../../../simulator/scenarios/shop.ts";
import { asOperator, refusalOf } from "../protocol/world.ts";
import { withSimulatedAws, type SimulatedAws } from "../../support/simulated-aws.ts";

const targetGroup = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef";

/** @param target of every task but the first, which has served for a day */
function simulateShop(
  target: Script["target"],
  body: (simulation: SimulatedAws, health: () => Promise<unknown[]>) => Promise<void>,
) {
  const run = ({ earlierRuns }: RunContext): Script => ({
    log: [],
    ...(target === undefined || earlierRuns === 0 ? {} : { target }),
  });
  const service = webService({
    desiredCount: 1,
    with: {
      // Long enough that the scheduler does not replace an unhealthy task.
      healthCheckGracePeriodSeconds: 300,
      loadBalancers: [{ targetGroupArn: targetGroup, containerName: "nginx", containerPort: 80 }],
    },
  });
  const programs = [application("v1"), { image: nginx, run }];
  const scenario = shop({ name: "health", about: "", services: [service], programs });
  return withSimulatedAws({ scenario }, async (simulation) => {
    const elb = new ElasticLoadBalancingV2Client(asOperator(simulation.simulator));
    const health = async () => {
      const command = new DescribeTargetHealthCommand({ TargetGroupArn: targetGroup });
      const { TargetHealthDescriptions = [] } = await elb.send(command);
      return TargetHealthDescriptions.map(({ TargetHealth }) => TargetHealth);
    };
    await body(simulation, health);
  });
}

test("returns a running task as healthy, with its address and port", async () => {
  await simulateShop(undefined, async ({ simulator }, health) => {
    expect(await health()).toEqual([{ State: "healthy" }]);
    const elb = new ElasticLoadBalancingV2Client(asOperator(simulator));
    const { TargetHealthDescriptions } = await elb.send(
      new DescribeTargetHealthCommand({
        TargetGroupArn: targetGroup,
        Targets: [{ Id: "10.9.9.9", Port: 80 }],
      }),
    );
    expect(TargetHealthDescriptions?.[0]).toMatchObject({
      Target: { Id: "10.9.9.9", Port: 80 },
      TargetHealth: { State: "unused", Reason: "Target.NotRegistered" },
    });
  });
});

/** Stops the serving task, and reads the health of its target and of its successor's each second. */
async function replaced(
  { world, clock }: SimulatedAws,
  health: () => Promise<unknown[]>,
): Promise<unknown[]> {
  const [task] = world.ecs.state.tasks.values();
  if (task === undefined) throw new Error("no task");
  world.ecs.life.stop(task, { code: "UserInitiated", reason: "test" });
  const seen: unknown[] = [];
  for (let looks = 0; looks < 60; looks += 1) {
    seen.push(...(await health()));
    await clock.sleep(1000);
  }
  return seen;
}

test("returns a stopping task as draining, and its successor as initial and then healthy", async () => {
  await simulateShop(undefined, async (simulation, health) => {
    const seen = await replaced(simulation, health);
    expect([...new Set(seen.map((one) => (one as { State: string }).State))]).toEqual([
      "draining",
      "initial",
      "healthy",
    ]);
  });
});

test("returns a program's own reason as the description", async () => {
  const words = "Health checks failed with these codes: [502]";
  await simulateShop([{ after: 5, healthy: false, reason: words }], async (simulation, health) => {
    expect(await replaced(simulation, health)).toContainEqual({
      State: "unhealthy",
      Reason: "Target.FailedHealthChecks",
      Description: words,
    });
  });
});

test("rejects a target group that no service uses", async () => {
  await withSimulatedAws({}, async ({ simulator }) => {
    const elb = new ElasticLoadBalancingV2Client(asOperator(simulator));
    const response = elb.send(new DescribeTargetHealthCommand({ TargetGroupArn: targetGroup }));
    expect((await refusalOf(response)).name).toBe("TargetGroupNotFoundException");
  });
});
