/**
 * Adds the rollout states that the classic view omits or shows late: a blue/green service may have none, and a
 * deployment can look in progress for tens of seconds after its end (docs/aws-reference.md). The current service
 * deployment decides.
 */
import type { Service, ServiceDeployment } from "@aws-sdk/client-ecs";
import type { EcsCalls } from "../../aws/calls.ts";
import { Failure } from "../../core/failure.ts";
import { primaryOf, withRolloutStates } from "../deployment.ts";
import { inBatches } from "./services.ts";

const deploymentsPerCall = 20;

interface Reader {
  readonly ecs: Pick<EcsCalls, "describeServiceDeployments">;
  readonly signal?: AbortSignal | undefined;
}

/** If the service deployments can't be read, the services stay as they are. */
export async function completeRolloutStates<One>(
  reader: Reader,
  services: ReadonlyMap<One, Service>,
): Promise<Map<One, Service>> {
  const arns = [...services.values()].flatMap((service) =>
    isOpen(service) ? (service.currentServiceDeployment ?? []) : [],
  );
  const current = arns.length === 0 ? [] : await readDeployments(reader, arns);
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

async function readDeployments(
  { ecs, signal }: Reader,
  arns: readonly string[],
): Promise<readonly ServiceDeployment[]> {
  try {
    const answers = await Promise.all(
      inBatches(arns, deploymentsPerCall).map((batch) =>
        ecs.describeServiceDeployments({ serviceDeploymentArns: batch }, { signal }),
      ),
    );
    return answers.flatMap(({ serviceDeployments }) => serviceDeployments ?? []);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [];
  }
}
