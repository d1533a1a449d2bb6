/** Sees what takes effect in a world, and whose doing it is: the oracle that no report of the release can fool. */
import { isDeepStrictEqual } from "node:util";
import type { Service } from "../../../simulator/ecs/state.ts";
import type { Party } from "../../../simulator/faults.ts";
import type { RecordedRequest } from "../../../simulator/server.ts";
import type { World } from "../../../simulator/world.ts";

/** A call of the release that took effect, whether or not its answer arrived. */
export interface Effect {
  readonly party: Party;
  readonly operation: string;
  readonly at: number;
  /** What took effect before it has a lower one. */
  readonly order: number;
  readonly input: unknown;
  /** Name of the service that it changed. */
  readonly service: string | undefined;
  /** The deployment that it began: its number, and ARN of the task definition. */
  readonly began: { readonly number: string; readonly taskDefinition: string } | undefined;
  /** The newest deployment of that service right after it. */
  readonly newest: { readonly number: string; readonly status: string } | undefined;
}

export interface ForeignEffect {
  readonly at: number;
  readonly order: number;
  readonly act: string;
  readonly service: string;
  /** Number of the deployment that it began. */
  readonly began: string | undefined;
}

const writes = /^(?:Register|Run|Stop|Update|Continue|Put|Create|Delete|Start|Deregister|Tag|Untag|Remove)/;

const idempotent: ReadonlySet<string> = new Set(["RunTask", "StopTask", "StopServiceDeployment"]);

export class Witness {
  readonly effects: Effect[] = [];
  readonly foreign: ForeignEffect[] = [];
  readonly #world: World;
  readonly #newest = new Map<string, string>();
  readonly #asked = new Set<string>();

  constructor(world: World) {
    this.#world = world;
    for (const service of world.ecs.state.services.values())
      this.#newest.set(service.name, numberOf(service));
  }

  get now(): number {
    return this.#world.time.now();
  }

  /** After each request of the release. */
  saw(request: RecordedRequest): void {
    const took = request.status === 200 || request.fault === "reset-after";
    if (!took || !writes.test(request.operation)) return;
    if (request.party === "oidc" || request.party === "github" || request.party === "sts") return;
    const { party, operation, at, input } = request;
    if (this.#isRepeated(operation, input)) return;
    const service = this.#find(operation, input);
    const began = service && this.#begun(service);
    const newest = service?.serviceDeployments.at(-1);
    this.effects.push({
      party,
      operation,
      at,
      order: this.#next,
      input,
      service: service?.name,
      began:
        began === undefined
          ? undefined
          : { number: began, taskDefinition: service?.taskDefinition.arn ?? "" },
      newest: newest && { number: newest.target.number, status: newest.status },
    });
  }

  /** Around what somebody else does to a service. */
  watch(act: string, name: string, doing: () => void): void {
    const service = this.service(name);
    const before = service && stateOf(service);
    doing();
    if (service === undefined || isDeepStrictEqual(before, stateOf(service))) return;
    const { now: at } = this.#world.queue;
    this.foreign.push({ at, order: this.#next, act, service: name, began: this.#begun(service) });
  }

  get #next(): number {
    return this.effects.length + this.foreign.length;
  }

  service(name: string): Service | undefined {
    return [...this.#world.ecs.state.services.values()].find((service) => service.name === name);
  }

  /** By its token, or because it asks for what was asked for already: ECS does nothing more. */
  #isRepeated(operation: string, input: unknown): boolean {
    if (!idempotent.has(operation)) return false;
    const key = `${operation} ${JSON.stringify(input)}`;
    const repeated = this.#asked.has(key);
    this.#asked.add(key);
    return repeated;
  }

  /** The number of the newest deployment where it is newer than the last that was known. */
  #begun(service: Service): string | undefined {
    const number = numberOf(service);
    if (number === this.#newest.get(service.name)) return undefined;
    this.#newest.set(service.name, number);
    return number;
  }

  #find(operation: string, input: unknown): Service | undefined {
    const { service, serviceDeploymentArn } = input as { service?: string; serviceDeploymentArn?: string };
    if (operation === "UpdateService") return this.service(service?.split("/").at(-1) ?? "");
    return serviceDeploymentArn === undefined
      ? undefined
      : this.service(serviceDeploymentArn.split("/").at(-2) ?? "");
  }
}

const numberOf = (service: Service): string => service.serviceDeployments.at(-1)?.target.number ?? "";

const stateOf = (service: Service) => ({
  number: numberOf(service),
  deployment: service.serviceDeployments.at(-1)?.status,
  status: service.status,
  desired: service.desiredCount,
});
