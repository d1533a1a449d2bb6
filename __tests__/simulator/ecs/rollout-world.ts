/** A service that is updated and observed in both of its views. */
import type { Program } from "../../../simulator/ecs/program.ts";
import type { Scenario } from "../../../simulator/scenario.ts";
import {
  application,
  nginxProgram,
  shop,
  webDefinition,
  webService,
} from "../../../simulator/scenarios/shop.ts";
import { type Answer, type Drive, drive } from "./drive.ts";

export interface RolloutSpec {
  /** Members of the deployment configuration. */
  readonly configuration?: object;
  readonly desired?: number;
  /** Members of the service. */
  readonly service?: object;
  /** The behavior of v2 and v3; v1 serves. */
  readonly v2?: Partial<Program>;
  readonly v3?: Partial<Program>;
  readonly scenario?: Partial<Scenario>;
}

export interface Rollout extends Drive {
  /**
   * Registers `shop-web` with another tag, and updates the service to it. Returns the service in UpdateService's
   * response.
   */
  readonly deploy: (tag: string, more?: object) => Answer;
  readonly service: () => Answer;
  /** The newest service deployment, or the one with the given ARN. */
  readonly deployment: (arn?: string) => Answer;
  /** `STATUS rolloutState tag` of each deployment. */
  readonly classic: () => string[];
  readonly messages: () => string[];
}

export const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } };

export function rollout(spec: RolloutSpec = {}): Rollout {
  const service = webService({
    desiredCount: spec.desired ?? 2,
    with: { deploymentConfiguration: { ...breaker, ...spec.configuration }, ...spec.service },
  });
  const programs = [application("v1"), application("v2", spec.v2), application("v3", spec.v3), nginxProgram];
  // Other tests cover what the classic view shows late.
  const pace = { classicLag: 0, ...spec.scenario?.pace };
  const d = drive(
    shop({ name: "rollout", about: "", services: [service], programs, ...spec.scenario, pace }),
  );
  const tagOf = (arn: string): string => {
    const { taskDefinition } = d.call("DescribeTaskDefinition", { taskDefinition: arn });
    return taskDefinition.containerDefinitions[0].image.split(":")[1];
  };
  const look = (): Answer => d.call("DescribeServices", { cluster: "shop", services: ["web"] }).services[0];
  return {
    ...d,
    deploy(tag, more = {}) {
      const { taskDefinition } = d.call("RegisterTaskDefinition", webDefinition("shop-web", tag));
      const input = {
        cluster: "shop",
        service: "web",
        taskDefinition: taskDefinition.taskDefinitionArn,
        ...more,
      };
      return d.call("UpdateService", input).service;
    },
    service: look,
    deployment(arn) {
      const newest = () =>
        d.call("ListServiceDeployments", { cluster: "shop", service: "web" }).serviceDeployments[0]
          .serviceDeploymentArn;
      return d.call("DescribeServiceDeployments", { serviceDeploymentArns: [arn ?? newest()] })
        .serviceDeployments[0];
    },
    classic: () =>
      look().deployments.map(
        (each: Answer) => `${each.status} ${each.rolloutState} ${tagOf(each.taskDefinition)}`,
      ),
    messages: () => look().events.map(({ message }: Answer) => message),
  };
}

/** A program of v2 that crashes this many seconds after its start. */
export const crashing = (after = 3): Partial<Program> => ({ run: { log: [], exit: { after, code: 1 } } });
