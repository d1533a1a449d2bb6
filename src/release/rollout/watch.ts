/**
 * Polls the deployments of a wave together, in the largest batches that the API accepts
 * (docs/aws-reference.md#request-rates). `ecs/deployment.ts` judges them.
 */
import type { Service, ServiceDeployment } from "@aws-sdk/client-ecs";
import type { EcsCalls } from "../../aws/calls.ts";
import { mayBeTemporary } from "../../aws/retry.ts";
import { assertFailure, type Failure } from "../../core/failure.ts";
import {
  deploymentNumber,
  type Judgment,
  judge,
  type Observation,
  type OwnDeployment,
} from "../../ecs/deployment.ts";
import type { Clock } from "../../core/time.ts";
import { describeServiceDeployments } from "../../ecs/reading/service-deployments.ts";
import { describeServices } from "../../ecs/reading/services.ts";
import type { Emit } from "../../core/events.ts";
import type { ServiceOfRelease } from "../../core/service.ts";
import { type BothViews, isServiceViewEnough, marksOf } from "./service-view.ts";

/** How long a service deployment may take to be listed before DescribeServices alone decides. */
const visibleWithin = 60_000;
/** How long DescribeServices may lag behind a successful UpdateService. */
const lagWithin = 30_000;
/** Whether DescribeServices may not show the update of a service yet. */
export const mayLag = (clock: Clock, { updatedAt }: Pick<Watched, "updatedAt">): boolean =>
  clock.now() - updatedAt <= lagWithin;

/** Polls in a row that must agree on a failure that a stale response could show. */
const agreement = 2;

export interface Watched extends Pick<ServiceOfRelease, "name" | "cluster"> {
  readonly own: OwnDeployment;
  readonly updatedAt: number;
  serviceDeploymentArn?: string | undefined;
}

export interface Reading {
  readonly judgment: Judgment;
  readonly observation: Observation;
}

interface Memory {
  seen: boolean;
  classicOnly: boolean;
  /** Both views, as last read together. */
  views: BothViews | undefined;
  /** The current service deployment, if it is known not to be this release's. */
  notOurs: string | undefined;
  lastBad: string;
  badLooks: number;
}

export interface WatchContext {
  readonly ecs: EcsCalls;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly signal?: AbortSignal | undefined;
}

export class Watch {
  readonly #context: WatchContext;
  readonly #watched: readonly Watched[];
  readonly #memory = new Map<Watched, Memory>();

  constructor(context: WatchContext, watched: readonly Watched[]) {
    this.#context = context;
    this.#watched = watched;
    for (const one of watched) {
      const memory = { seen: false, classicOnly: false, lastBad: "", badLooks: 0 };
      this.#memory.set(one, { ...memory, views: undefined, notOurs: undefined });
    }
  }

  /** Polls the given services. */
  async read(which: readonly Watched[] = this.#watched): Promise<Map<Watched, Reading>> {
    const services = await describeServices(this.#context, which);
    const deployments = await this.#deploymentsOf(which, services);
    const readings = new Map<Watched, Reading>();
    for (const one of which) readings.set(one, this.#judge(one, services.get(one), deployments));
    return readings;
  }

  /** By ARN: the current state, or the last one if the service shows that nothing has changed since. */
  async #deploymentsOf(
    which: readonly Watched[],
    services: ReadonlyMap<Watched, Service>,
  ): Promise<Map<string, ServiceDeployment> | undefined> {
    const remembered = new Map<string, ServiceDeployment>();
    const moved = which.filter((one) => {
      const service = services.get(one);
      const memory = this.#memoryOf(one);
      const { views } = memory;
      if (service === undefined || !isServiceViewEnough(one.own, views, service) || views === undefined)
        return true;
      memory.views = { ...views, serviceViewPolls: views.serviceViewPolls + 1 };
      remembered.set(one.serviceDeploymentArn ?? "", views.deployment);
      return false;
    });
    const read = await this.#readDeployments(moved, services);
    if (read === undefined) return undefined;
    for (const one of moved) {
      const service = services.get(one);
      const deployment = read.get(one.serviceDeploymentArn ?? "");
      const both = service !== undefined && deployment !== undefined;
      this.#memoryOf(one).views = both
        ? { marks: marksOf(service), deployment, serviceViewPolls: 0 }
        : undefined;
    }
    return new Map([...remembered, ...read]);
  }

  async #readDeployments(
    which: readonly Watched[],
    services: ReadonlyMap<Watched, Service>,
  ): Promise<Map<string, ServiceDeployment> | undefined> {
    const current = new Map(which.map((one) => [one, this.#currentOf(one, services.get(one))] as const));
    const first = await this.#describeDeployments(
      which,
      (one) => one.serviceDeploymentArn ?? current.get(one),
    );
    if (first === undefined) return undefined;
    const others = which.filter((one) => !this.#recognize(one, first.get(current.get(one) ?? "")));
    if (others.length === 0) return first;
    await Promise.all(others.map((one) => this.#find(one, services.get(one))));
    const found = others.filter(({ serviceDeploymentArn }) => serviceDeploymentArn !== undefined);
    const second = await this.#describeDeployments(found, (one) => one.serviceDeploymentArn);
    return second && new Map([...first, ...second]);
  }

  /** The current service deployment, usually this release's, while this release's is not known yet. */
  #currentOf(one: Watched, service: Service | undefined): string | undefined {
    const memory = this.#memoryOf(one);
    if (one.serviceDeploymentArn !== undefined || memory.classicOnly) return undefined;
    const arn = service?.currentServiceDeployment;
    return arn === memory.notOurs ? undefined : arn;
  }

  /** True if the release's service deployment is known: its target revision has the deployment's number (docs/aws-reference.md#service-deployments). */
  #recognize(one: Watched, current: ServiceDeployment | undefined): boolean {
    const memory = this.#memoryOf(one);
    if (one.serviceDeploymentArn !== undefined || memory.classicOnly) return true;
    const target = current?.targetServiceRevision?.arn;
    if (target === undefined) return false;
    if (deploymentNumber(target) === deploymentNumber(one.own.id)) {
      one.serviceDeploymentArn = current?.serviceDeploymentArn;
      return true;
    }
    memory.notOurs = current?.serviceDeploymentArn;
    return false;
  }

  #judge(
    one: Watched,
    service: Service | undefined,
    deployments: ReadonlyMap<string, ServiceDeployment> | undefined,
  ): Reading {
    const memory = this.#memoryOf(one);
    const listed = service?.deployments?.some(({ id }) => id === one.own.id) ?? false;
    memory.seen ||= listed || !mayLag(this.#context.clock, one);
    const arn = memory.classicOnly ? undefined : one.serviceDeploymentArn;
    const deployment = arn === undefined ? undefined : deployments?.get(arn);
    const observation: Observation = { own: one.own, service, deployment, seen: memory.seen };
    const judgment = judge(observation);
    // Once visible, the service deployment decides; until then, the service alone does not prove an end.
    const invisible = !memory.classicOnly && deployments !== undefined && deployment === undefined;
    const waits = invisible && judgment.state !== "gone";
    const seen = waits ? ({ state: "unclear" } as const) : agreed(memory, judgment, deployment !== undefined);
    return { observation, judgment: seen };
  }

  /** Finds the service deployment whose target revision has the deployment's number (docs/aws-reference.md#service-deployments). */
  async #find(one: Watched, service: Service | undefined): Promise<void> {
    const memory = this.#memoryOf(one);
    if (one.serviceDeploymentArn !== undefined || memory.classicOnly || service === undefined) return;
    const waited = this.#context.clock.now() - one.updatedAt;
    try {
      one.serviceDeploymentArn = await findServiceDeployment(this.#context, one);
    } catch (error) {
      assertFailure(error);
      if (!mayBeTemporary(error) || waited > visibleWithin) this.#withoutDeployments(one, error);
      return;
    }
    if (one.serviceDeploymentArn === undefined && waited > visibleWithin) memory.classicOnly = true;
  }

  /** By ARN; `undefined` if they can't be read in this poll. */
  async #describeDeployments(
    which: readonly Watched[],
    arnOf: (one: Watched) => string | undefined,
  ): Promise<Map<string, ServiceDeployment> | undefined> {
    const arns = which.flatMap((one) => (this.#memoryOf(one).classicOnly ? [] : (arnOf(one) ?? [])));
    try {
      const found = await describeServiceDeployments(this.#context, arns);
      return new Map(found.map((deployment) => [deployment.serviceDeploymentArn ?? "", deployment]));
    } catch (error) {
      assertFailure(error);
      if (!mayBeTemporary(error)) for (const one of which) this.#withoutDeployments(one, error);
      return undefined;
    }
  }

  #withoutDeployments(one: Watched, error: Failure): void {
    const memory = this.#memoryOf(one);
    if (memory.classicOnly) return;
    memory.classicOnly = true;
    this.#context.emit({
      kind: "note",
      level: "info",
      about: one.name,
      text: `The service deployment can't be read, so the step uses the service's deployment list. ${error.message}`,
    });
  }

  #memoryOf(one: Watched): Memory {
    const memory = this.#memory.get(one);
    if (memory === undefined) throw new Error(`${one.name} is not watched`);
    return memory;
  }
}

/**
 * A failure that depends on which deployment the service shows as PRIMARY must be seen in several polls in a row;
 * everything else counts at once.
 * @param byDeployment whether the deployment itself was read, not only the service
 */
export function agreed(
  memory: Pick<Memory, "lastBad" | "badLooks">,
  judgment: Judgment,
  byDeployment: boolean,
): Judgment {
  const { state } = judgment;
  // A newer deployment may have ended this one, and the service may not show it yet.
  const byNewer = byDeployment && (state === "stopped" || state === "rollback-failed");
  const bad = state === "gone" || state === "superseded" || state === "rolled-back" || byNewer;
  const same = memory.lastBad === judgment.state;
  memory.badLooks = bad ? (same ? memory.badLooks + 1 : 1) : 0;
  memory.lastBad = bad ? judgment.state : "";
  const sure = judgment.state === "rolled-back" && byDeployment;
  return bad && !sure && memory.badLooks < agreement ? { state: "unclear" } : judgment;
}

/** The ARN of the service deployment that UpdateService started; `undefined` until it is visible. */
export async function findServiceDeployment(
  context: WatchContext,
  one: Watched,
): Promise<string | undefined> {
  const { id, createdAt } = one.own;
  const number = deploymentNumber(id);
  const after = createdAt && new Date(createdAt.getTime() - 60_000);
  let nextToken: string | undefined;
  do {
    const page = await context.ecs.listServiceDeployments(
      {
        service: one.name,
        cluster: one.cluster,
        ...(after && { createdAt: { after } }),
        ...(nextToken !== undefined && { nextToken }),
      },
      { signal: context.signal, resource: one.name },
    );
    const ours = page.serviceDeployments?.find(
      ({ targetServiceRevisionArn }) => deploymentNumber(targetServiceRevisionArn ?? "") === number,
    );
    if (ours?.serviceDeploymentArn !== undefined) return ours.serviceDeploymentArn;
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return undefined;
}
