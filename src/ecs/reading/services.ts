/** Services as they are now, read in the largest batches that the API takes (docs/aws-reference.md#request-rates). */
import type { Service } from "@aws-sdk/client-ecs";
import type { EcsCalls } from "../../aws/calls.ts";

const servicesPerCall = 10;

export interface Reader {
  readonly ecs: EcsCalls;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A service without the texts of its last hundred events, which are most of it: for those who keep it for hours, and
 * only have to know later which events are new.
 */
export const withEventIds = (service: Service): Service => ({
  ...service,
  events: (service.events ?? []).map(({ id }) => ({ id })),
});

/**
 * By name or ARN as asked; a MISSING one is not in the map.
 * @param keep what is kept of each
 */
export async function describeServices<One extends { readonly service: string; readonly cluster: string }>(
  context: Reader,
  which: readonly One[],
  keep: (service: Service) => Service = (service) => service,
): Promise<Map<One, Service>> {
  const cluster = which[0]?.cluster;
  const read = async (batch: readonly One[]): Promise<Service[]> => {
    const answer = await context.ecs.describeServices(
      { ...(cluster !== undefined && { cluster }), services: batch.map(({ service }) => service) },
      { signal: context.signal },
    );
    return (answer.services ?? []).map(keep);
  };
  const services = (await Promise.all(inBatches(which, servicesPerCall).map(read))).flat();
  const found = new Map<One, Service>();
  for (const one of which) {
    const match = services.find(
      ({ serviceArn, serviceName }) => serviceArn === one.service || serviceName === one.service,
    );
    if (match !== undefined) found.set(one, match);
  }
  return found;
}

export function inBatches<T>(items: readonly T[], size: number): T[][] {
  const batches: T[][] = [];
  for (let start = 0; start < items.length; start += size) batches.push(items.slice(start, start + size));
  return batches;
}
