/** Reads services in the largest batches that the API allows (docs/aws-reference.md#request-rates). */
import type { Service } from "@aws-sdk/client-ecs";
import type { EcsCalls } from "../../aws/calls.ts";

const servicesPerCall = 10;

export interface Reader {
  readonly ecs: EcsCalls;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Removes the texts of a service's last hundred events, which are most of its size. For callers that keep it for hours
 * and only need to recognize new events.
 */
export const withEventIds = (service: Service): Service => ({
  ...service,
  events: (service.events ?? []).map(({ id }) => ({ id })),
});

/**
 * By name or ARN, as requested. The map has no entry for a MISSING service.
 * @param keep reduces each service before it is stored
 */
export async function describeServices<One extends { readonly name: string; readonly cluster: string }>(
  context: Reader,
  which: readonly One[],
  keep: (service: Service) => Service = (service) => service,
): Promise<Map<One, Service>> {
  const cluster = which[0]?.cluster;
  const read = async (batch: readonly One[]): Promise<Service[]> => {
    const answer = await context.ecs.describeServices(
      { ...(cluster !== undefined && { cluster }), services: batch.map(({ name }) => name) },
      { signal: context.signal },
    );
    return (answer.services ?? []).map(keep);
  };
  const services = (await Promise.all(inBatches(which, servicesPerCall).map(read))).flat();
  const found = new Map<One, Service>();
  for (const one of which) {
    const match = services.find(
      ({ serviceArn, serviceName }) => serviceArn === one.name || serviceName === one.name,
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
