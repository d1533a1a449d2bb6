/**
 * Adds the rollout states that the classic view omits or shows late: a blue/green service may have none, and a
 * deployment can look in progress for tens of seconds after its end (docs/aws-reference.md). The current service
 * deployment decides.
 */
import type { Service } from "@aws-sdk/client-ecs";
import { assertFailure } from "../../core/failure.ts";
import { primaryOf, withRolloutStates } from "../deployment.ts";
import { describeServiceDeployments } from "./service-deployments.ts";

type Reader = Parameters<typeof describeServiceDeployments>[0];

/** If the service deployments can't be read, the services stay as they are. */
export async function completeRolloutStates<One>(
  reader: Reader,
  services: ReadonlyMap<One, Service>,
): Promise<Map<One, Service>> {
  const arns = [...services.values()].flatMap((service) =>
    isOpen(service) ? (service.currentServiceDeployment ?? []) : [],
  );
  const current = await describeServiceDeployments(reader, arns).catch((error: unknown) => {
    assertFailure(error);
    return [];
  });
  return new Map(
    [...services].map(([one, service]) => {
      const deployment = current.find(
        ({ serviceDeploymentArn }) => serviceDeploymentArn === service.currentServiceDeployment,
      );
      return [one, isOpen(service) ? withRolloutStates(service, deployment) : service] as const;
    }),
  );
}

/** Whether the classic view alone does not show that its PRIMARY has ended. */
function isOpen(service: Service): boolean {
  const primary = primaryOf(service);
  return primary !== undefined && primary.rolloutState !== "COMPLETED" && primary.rolloutState !== "FAILED";
}
