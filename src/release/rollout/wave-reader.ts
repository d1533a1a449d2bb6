/** Polls all services of a wave that have not ended, for both controllers. */
import type { Service, ServiceDeployment } from "@aws-sdk/client-ecs";
import { isTrafficShifted as isShiftedByCodeDeploy } from "../../codedeploy/deployment.ts";
import {
  factsOf as factsOfCodeDeploy,
  progressOf as progressOfCodeDeploy,
} from "../../codedeploy/progress.ts";
import type { CodeDeployWatch } from "../../codedeploy/watch.ts";
import type { DeploymentFacts } from "../../diagnosis/facts.ts";
import { type Judgment, isTrafficShifted } from "../../ecs/deployment.ts";
import { type Progress, progressOf } from "../../ecs/progress.ts";
import type { StartedService } from "./service-release.ts";
import { agreed, Watch, type WatchContext } from "./watch.ts";

export interface ServiceReading {
  readonly judgment: Judgment;
  readonly progress: Progress | undefined;
  /** All production traffic is on the new revision; the deployment continues. */
  readonly shifted: boolean;
  /** ECS's view; absent for CodeDeploy while it deploys. */
  readonly service: Service | undefined;
  readonly deployment: ServiceDeployment | undefined;
  /** What AWS reports about the deployment, for the diagnosis. */
  readonly facts: DeploymentFacts;
  /** Why part of it can't be read, if so. */
  readonly unreadable?: string | undefined;
}

export class WaveReader {
  readonly #watch: Watch;
  readonly #memory = new Map<StartedService, Parameters<typeof agreed>[0]>();

  constructor(context: WatchContext, started: readonly StartedService[]) {
    const watched = started.flatMap((one) => (one.controller === "ECS" ? [one.watched] : []));
    this.#watch = new Watch(context, watched);
  }

  async read(open: readonly StartedService[]): Promise<Map<StartedService, ServiceReading>> {
    const readings = await Promise.all([
      this.#readEcs(open),
      ...open.map(async (one) =>
        one.controller === "ECS" ? [] : [[one, await this.#readCodeDeploy(one, one.watch)] as const],
      ),
    ]);
    return new Map(readings.flat());
  }

  async #readEcs(open: readonly StartedService[]): Promise<Array<readonly [StartedService, ServiceReading]>> {
    const which = open.flatMap((one) => (one.controller === "ECS" ? [[one, one.watched] as const] : []));
    if (which.length === 0) return [];
    const readings = await this.#watch.read(which.map(([, watched]) => watched));
    return which.flatMap(([one, watched]) => {
      const reading = readings.get(watched);
      if (reading === undefined) return [];
      const { service, deployment } = reading.observation;
      const progress = service && progressOf(watched.own, service, deployment);
      const shifted = deployment !== undefined && isTrafficShifted(deployment);
      const eventsBefore = new Set(one.service.events?.map(({ id }) => id));
      const facts = factsOfEcs(one.deploymentId, eventsBefore, service, deployment);
      return [[one, { judgment: reading.judgment, progress, shifted, service, deployment, facts }] as const];
    });
  }

  async #readCodeDeploy(one: StartedService, watch: CodeDeployWatch): Promise<ServiceReading> {
    const { judgment, observation } = await watch.read();
    const memory = this.#memory.get(one) ?? { lastBad: "", badLooks: 0 };
    this.#memory.set(one, memory);
    return {
      judgment: agreed(memory, judgment, true),
      progress: progressOfCodeDeploy(observation),
      shifted: isShiftedByCodeDeploy(observation),
      service: observation.service,
      deployment: undefined,
      facts: factsOfCodeDeploy(observation),
      unreadable: watch.unreadable?.message,
    };
  }
}

/** Includes only events since the deployment started; older ones belong to other deployments. */
export function factsOfEcs(
  deploymentId: string,
  eventsBefore: ReadonlySet<string | undefined>,
  service: Service | undefined,
  deployment: ServiceDeployment | undefined,
): DeploymentFacts {
  const fresh = (service?.events ?? []).filter(({ id }) => !eventsBefore.has(id));
  const ours = service?.deployments?.find(({ id }) => id === deploymentId);
  return {
    status: deployment?.status,
    statusReason: deployment?.statusReason,
    rollback: deployment?.rollback,
    rolloutStateReason: ours?.rolloutStateReason,
    deploymentCircuitBreaker: deployment?.deploymentCircuitBreaker,
    alarms: deployment?.alarms,
    lifecycleStage: deployment?.lifecycleStage,
    lifecycleHookDetails: deployment?.lifecycleHookDetails,
    events: fresh.flatMap(({ message }) => message ?? []),
  };
}
