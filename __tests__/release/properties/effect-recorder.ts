/** Records the effects in a world and who caused them, independently of the release's own report. */
import { isDeepStrictEqual } from "node:util";
import type { Service } from "../../../simulator/ecs/state.ts";
import type { Party } from "../../../simulator/faults.ts";
import type { RecordedRequest } from "../../../simulator/server.ts";
import type { World } from "../../../simulator/world.ts";
import { type NewDeployment, newestOf } from "./deployments.ts";

/** A call of the release that took effect, whether or not its response arrived. */
export interface Effect {
  readonly party: Party;
  readonly operation: string;
  readonly at: number;
  /** When it was sent: before `at` if it took effect late. */
  readonly sentAt: number;
  /** Increases with each effect. */
  readonly order: number;
  readonly input: unknown;
  /** Name of the changed service. */
  readonly service: string | undefined;
  /** The deployment that it started. */
  readonly started: NewDeployment | undefined;
  /** The newest deployment of that service right after it. */
  readonly newest: NewDeployment | undefined;
  /** Number of the deployment that it stopped. */
  readonly stopped: string | undefined;
}

export interface ForeignEffect {
  readonly at: number;
  readonly order: number;
  readonly act: string;
  /** Empty for a change of a rule. */
  readonly service: string;
  /** Number of the deployment that it started. */
  readonly started: string | undefined;
}

const writes = /^(?:Register|Run|Stop|Update|Continue|Put|Create|Delete|Start|Deregister|Tag|Untag|Remove)/;

/** Calls that have no further effect when they are repeated. */
const idempotent: ReadonlySet<string> = new Set([
  "RunTask",
  "StopTask",
  "StopServiceDeployment",
  "StopDeployment",
]);

const withoutEffects: ReadonlySet<Party> = new Set(["oidc", "github", "sts"]);

export class EffectRecorder {
  readonly effects: Effect[] = [];
  readonly foreign: ForeignEffect[] = [];
  readonly #world: World;
  readonly #newest = new Map<string, string>();
  readonly #requested = new Set<string>();

  constructor(world: World) {
    this.#world = world;
    for (const service of world.ecs.state.services.values())
      this.#newest.set(service.name, newestOf(world, service)?.number ?? "");
  }

  get now(): number {
    return this.#world.time.now();
  }

  /** Called after each request of the release. */
  record({ party, operation, at, input, status, error, fault }: RecordedRequest): void {
    const took = status === 200 || (fault === "reset-after" && error === undefined);
    if (!took || !writes.test(operation) || withoutEffects.has(party)) return;
    if (this.#isRepeated(operation, input)) return;
    const service = this.#find(operation, input);
    this.effects.push({
      party,
      operation,
      at,
      sentAt: typeof fault === "object" && "late" in fault ? at - 1000 * fault.late : at,
      order: this.#next,
      input,
      service: service?.name,
      started: service && this.#newDeployment(service),
      newest: service && newestOf(this.#world, service),
      stopped: stoppedBy(operation, input, service),
    });
  }

  /** Wraps an action of somebody else on a service; `action` returns whether AWS accepted it. */
  recordForeign(act: string, name: string, action: () => boolean): void {
    const service = this.service(name);
    const before = service && this.#stateOf(service);
    const done = action();
    if (act === "retargets" && done) {
      this.foreign.push({
        at: this.#world.queue.now,
        order: this.#next,
        act,
        service: "",
        started: undefined,
      });
    }
    if (service === undefined) return;
    // CodeDeploy stops later than it reports.
    const stops = done && act === "stops" && service.controller === "CODE_DEPLOY";
    if (!stops && isDeepStrictEqual(before, this.#stateOf(service))) return;
    const { now: at } = this.#world.queue;
    const started = this.#newDeployment(service)?.number;
    this.foreign.push({ at, order: this.#next, act, service: name, started });
  }

  service(name: string): Service | undefined {
    return [...this.#world.ecs.state.services.values()].find((service) => service.name === name);
  }

  get #next(): number {
    return this.effects.length + this.foreign.length;
  }

  /** AWS ignores it because of its token, or because nothing would change. */
  #isRepeated(operation: string, input: unknown): boolean {
    if (!idempotent.has(operation)) return false;
    const key = `${operation} ${JSON.stringify(input)}`;
    const repeated = this.#requested.has(key);
    this.#requested.add(key);
    return repeated;
  }

  /** The newest deployment if it is newer than the last known one. */
  #newDeployment(service: Service): NewDeployment | undefined {
    const newest = newestOf(this.#world, service);
    if (newest === undefined || newest.number === this.#newest.get(service.name)) return undefined;
    this.#newest.set(service.name, newest.number);
    return newest;
  }

  #find(operation: string, input: unknown): Service | undefined {
    const { service, serviceDeploymentArn, deploymentGroupName, deploymentId } = input as Record<
      string,
      string | undefined
    >;
    if (operation === "UpdateService") return this.service(service?.split("/").at(-1) ?? "");
    if (deploymentGroupName !== undefined)
      return this.service(deploymentGroupName.split("-").slice(2).join("-"));
    if (deploymentId !== undefined) return this.#deployedBy(deploymentId);
    return serviceDeploymentArn === undefined
      ? undefined
      : this.service(serviceDeploymentArn.split("/").at(-2) ?? "");
  }

  #deployedBy(id: string): Service | undefined {
    const name = [...this.#newest].find(([, number]) => number === id)?.[0];
    return name === undefined ? undefined : this.service(name);
  }

  #stateOf(service: Service) {
    const newest = newestOf(this.#world, service);
    return { ...newest, service: service.status, desired: service.desiredCount };
  }
}

function stoppedBy(operation: string, input: unknown, service: Service | undefined): string | undefined {
  const { serviceDeploymentArn, deploymentId } = input as Record<string, string | undefined>;
  if (operation === "StopDeployment") return deploymentId;
  return service?.serviceDeployments.find(({ arn }) => arn === serviceDeploymentArn)?.target.number;
}
