/** A shop with a service that CodeDeploy deploys, and the steps of a release with it. */
import type { Service } from "@aws-sdk/client-ecs";
import type { DeploymentGroupSpec } from "../../simulator/codedeploy/state.ts";
import type { FaultRule } from "../../simulator/faults.ts";
import { application, network, nginxProgram, shop, webDefinition } from "../../simulator/scenarios/shop.ts";
import type { Scenario } from "../../simulator/world.ts";
import { appSpecFor } from "../../src/codedeploy/app-spec.ts";
import {
  createDeployment,
  type DeploymentSpec,
  prepareDeployment,
  type Started,
} from "../../src/codedeploy/create.ts";
import type { StartedDeployment } from "../../src/codedeploy/deployment.ts";
import { groupNameOf, readGroup } from "../../src/codedeploy/group.ts";
import { progressOf } from "../../src/codedeploy/progress.ts";
import type { CodeDeployWatch, Reading } from "../../src/codedeploy/watch.ts";
import { isFinal } from "../../src/ecs/deployment.ts";
import type { Progress } from "../../src/ecs/progress.ts";
import type { ServiceEntry } from "../../src/core/journal.ts";
import { CodeDeployRollback } from "../../src/release/back/codedeploy.ts";
import type { End } from "../../src/release/back/decide.ts";
import { Follow, start as startBack } from "../../src/release/back/follow.ts";
import type { RollbackContext } from "../../src/release/back/part-end.ts";
import { withSimulatedAws, type SimulatedAws } from "../support/simulated-aws.ts";

export const cluster = "arn:aws:ecs:eu-west-1:123456789012:cluster/shop";
export const revision = (n: number): string =>
  `arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-web:${n}`;

const targetGroup = (name: string): string =>
  `arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/${name}/0123456789abcdef`;
export const targetGroups = [targetGroup("blue"), targetGroup("green")] as const;

export interface Shop {
  readonly group?: Partial<DeploymentGroupSpec>;
  readonly scenario?: Partial<Scenario>;
  readonly faults?: readonly FaultRule[];
  /** Images `v2` crash as soon as they start. */
  readonly crashing?: boolean;
}

const crashes = { run: { log: [], exit: { after: 1, code: 1 } } };

export function simulateShop(
  options: Shop,
  body: (simulation: SimulatedAws) => Promise<void>,
): Promise<void> {
  const v2 = application("v2", options.crashing === true ? crashes : {});
  const scenario = shop({
    name: "codedeploy",
    about: "",
    taskDefinitions: [webDefinition("shop-web", "v1"), webDefinition("shop-web", "v2")],
    programs: [application("v1"), v2, nginxProgram],
    services: [
      {
        cluster: "shop",
        serviceName: "web",
        taskDefinition: "shop-web:1",
        desiredCount: 2,
        with: {
          launchType: "FARGATE",
          networkConfiguration: network,
          deploymentController: { type: "CODE_DEPLOY" },
          loadBalancers: [{ targetGroupArn: targetGroups[0], containerName: "nginx", containerPort: 80 }],
        },
      },
    ],
    deploymentGroups: [{ cluster: "shop", service: "web", targetGroups, ...options.group }],
    ...options.scenario,
  });
  return withSimulatedAws({ scenario, ...(options.faults && { faults: options.faults }) }, body);
}

export async function serviceOf({ aws }: SimulatedAws): Promise<Service> {
  const ecs = await aws.ecs();
  const { services = [] } = await ecs.describeServices({ cluster, services: ["web"] });
  const [service] = services;
  if (service === undefined) throw new Error("no service web");
  return service;
}

/** The specification of a deployment of `shop-web:2`, or of `to`. */
export async function specOf(
  simulation: SimulatedAws,
  more: Partial<DeploymentSpec> = {},
): Promise<DeploymentSpec> {
  const service = await serviceOf(simulation);
  const group = await readGroup(simulation, groupNameOf({}, cluster, "web"));
  return { service, group, from: revision(1), to: revision(2), by: "test", rollback: false, ...more };
}

export const start = async (simulation: SimulatedAws, more?: Partial<DeploymentSpec>): Promise<Started> =>
  createDeployment(simulation, prepareDeployment(await specOf(simulation, more)));

export async function started(
  simulation: SimulatedAws,
  more?: Partial<DeploymentSpec>,
): Promise<StartedDeployment> {
  const answer = await start(simulation, more);
  if (answer.state !== "started") throw new Error("the group is busy");
  return answer.deployment;
}

/** Milliseconds until the next poll: growing, but less than a step of a linear shift. */
const pace = (elapsed: number): number => Math.min(45_000, 5000 + elapsed / 8);

/** Polls until the deployment has ended, or `until` returns true; returns everything observed. */
export async function follow(
  simulation: SimulatedAws,
  watch: CodeDeployWatch,
  until: (reading: Reading) => boolean = ({ judgment }) => isFinal(judgment),
): Promise<{ readonly reading: Reading; readonly progress: readonly Progress[] }> {
  const progress: Progress[] = [];
  const startedAt = simulation.clock.now();
  for (let polls = 0; polls < 1000; polls += 1) {
    const reading = await watch.read();
    const shown = progressOf(reading.observation);
    if (JSON.stringify(progress.at(-1)) !== JSON.stringify(shown)) progress.push(shown);
    if (until(reading)) return { reading, progress };
    await simulation.clock.sleep(pace(simulation.clock.now() - startedAt));
  }
  throw new Error("it does not end");
}

/** The part of a started deployment that the journal stores. */
const entryOf = (own: StartedDeployment): ServiceEntry => ({
  kind: "service",
  wave: 1,
  name: own.service,
  cluster: own.cluster,
  controller: "CODE_DEPLOY",
  strategy: "CODE_DEPLOY",
  from: own.from,
  to: own.to,
  idsBefore: [],
  deploymentId: own.deploymentId,
  prepared: { ...own, appSpec: appSpecFor(own.to, own.serving), description: "" },
  at: 0,
});

export function rollbackOf({ aws, clock }: SimulatedAws, own: StartedDeployment): CodeDeployRollback {
  const { signal } = new AbortController();
  const request = { job: { repository: "acme/shop" } };
  const context = { aws, clock, signal, emit: () => undefined, request } as unknown as RollbackContext;
  return new CodeDeployRollback(context, entryOf(own));
}

export async function rollBack(
  simulation: SimulatedAws,
  own: StartedDeployment,
): Promise<{ readonly end: End; readonly rollback: CodeDeployRollback }> {
  const rollback = rollbackOf(simulation, own);
  const follows = new Follow(simulation.clock, rollback);
  const startedAt = simulation.clock.now();
  for (let polls = 0; polls < 1000; polls += 1) {
    const end = await follows.step();
    if (end !== undefined) return { end, rollback };
    await simulation.clock.sleep(pace(simulation.clock.now() - startedAt));
  }
  throw new Error("it does not end");
}

/** The requests of a canceled job before it is killed. */
export const startRollback = (simulation: SimulatedAws, own: StartedDeployment): Promise<void> =>
  startBack(simulation.clock, rollbackOf(simulation, own));

/** The world's services after all activity has ended. */
export async function finalServices({ clock, world }: SimulatedAws): Promise<unknown> {
  await clock.sleep(120_000);
  world.runQueue();
  return world.snapshot().services;
}

/** `STATUS family:revision` of each task set of the service. */
export const taskSetsIn = async (simulation: SimulatedAws): Promise<string[]> =>
  ((await serviceOf(simulation)).taskSets ?? []).map(
    ({ status, taskDefinition }) => `${status} ${taskDefinition?.split("/")[1]}`,
  );
