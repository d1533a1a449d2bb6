/**
 * Watches the deployments of a wave together: one look at all of them for each turn, in the largest batches that the
 * API takes (ecs-domain.md 9), judged by `ecs/deployment.ts`.
 */
import type { Service, ServiceDeployment } from "@aws-sdk/client-ecs";
import type { EcsCalls } from "../aws/clients.ts";
import { classify } from "../aws/error.ts";
import { Failure } from "../failure.ts";
import {
  deploymentNumber,
  type Judgement,
  judge,
  type Observation,
  type OwnDeployment,
} from "../ecs/deployment.ts";
import type { Clock } from "../time.ts";
import { describeServices, inBatches } from "../ecs/describe-services.ts";
import type { Tell } from "./events.ts";

const deploymentsPerCall = 20;
/** How long a service deployment may take to show up in the list before the classic view decides (5.5). */
const visibleWithin = 60_000;
/** How long DescribeServices may lag behind an UpdateService that it has answered. */
const lagWithin = 30_000;
/** Looks in a row that must agree on a bad end seen in a view that may be stale. */
const agreement = 2;

export interface Watched {
  readonly service: string;
  readonly cluster: string;
  readonly own: OwnDeployment;
  /** When the deployment was created, by AWS's clock. */
  readonly createdAt: Date | undefined;
  readonly updatedAt: number;
  serviceDeploymentArn?: string | undefined;
}

export interface Look {
  readonly judgement: Judgement;
  readonly observation: Observation;
}

interface Memory {
  seen: boolean;
  classicOnly: boolean;
  lastBad: string;
  badLooks: number;
}

export interface WatchContext {
  readonly ecs: EcsCalls;
  readonly clock: Clock;
  readonly tell: Tell;
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
      this.#memory.set(one, { seen: false, classicOnly: false, lastBad: "", badLooks: 0 });
    }
  }

  /** One look at those that are asked for. */
  async look(which: readonly Watched[] = this.#watched): Promise<Map<Watched, Look>> {
    const services = await describeServices(this.#context, which);
    await Promise.all(which.map((one) => this.#find(one, services.get(one))));
    const deployments = await this.#describeDeployments(which);
    const looks = new Map<Watched, Look>();
    for (const one of which) looks.set(one, this.#judge(one, services.get(one), deployments));
    return looks;
  }

  #judge(
    one: Watched,
    service: Service | undefined,
    deployments: ReadonlyMap<string, ServiceDeployment> | undefined,
  ): Look {
    const memory = this.#memoryOf(one);
    const listed = service?.deployments?.some(({ id }) => id === one.own.id) ?? false;
    const lag = this.#context.clock.now() - one.updatedAt > lagWithin;
    memory.seen ||= listed || lag;
    const arn = memory.classicOnly ? undefined : one.serviceDeploymentArn;
    const deployment = arn === undefined ? undefined : deployments?.get(arn);
    const observation: Observation = { own: one.own, service, deployment, seen: memory.seen };
    const judgement = judge(observation);
    // The service deployment decides as soon as it can be seen; until then the service alone proves no end.
    const invisible = !memory.classicOnly && deployments !== undefined && deployment === undefined;
    const waits = invisible && judgement.state !== "gone";
    return { observation, judgement: waits ? { state: "unclear" } : agreed(memory, judgement, deployment) };
  }

  /** Looks for the service deployment whose target revision has our number (ecs-domain.md 5.5). */
  async #find(one: Watched, service: Service | undefined): Promise<void> {
    const memory = this.#memoryOf(one);
    if (one.serviceDeploymentArn !== undefined || memory.classicOnly || service === undefined) return;
    try {
      one.serviceDeploymentArn = await findServiceDeployment(this.#context, one);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#withoutDeployments(one, error);
      return;
    }
    const waited = this.#context.clock.now() - one.updatedAt;
    if (one.serviceDeploymentArn === undefined && waited > visibleWithin) memory.classicOnly = true;
  }

  /** By ARN; `undefined` when this look has to do without them. */
  async #describeDeployments(which: readonly Watched[]): Promise<Map<string, ServiceDeployment> | undefined> {
    const arns = which.flatMap((one) =>
      this.#memoryOf(one).classicOnly ? [] : (one.serviceDeploymentArn ?? []),
    );
    try {
      const answers = await Promise.all(
        inBatches(arns, deploymentsPerCall).map((batch) =>
          this.#context.ecs.describeServiceDeployments({ serviceDeploymentArns: [...batch] }, this.#options),
        ),
      );
      const found = answers.flatMap(({ serviceDeployments }) => serviceDeployments ?? []);
      return new Map(found.map((deployment) => [deployment.serviceDeploymentArn ?? "", deployment]));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const { kind } = classify(error.cause);
      const lasting = kind !== "throttled" && kind !== "transient";
      if (lasting) for (const one of which) this.#withoutDeployments(one, error);
      return undefined;
    }
  }

  #withoutDeployments(one: Watched, error: Failure): void {
    const memory = this.#memoryOf(one);
    if (memory.classicOnly) return;
    memory.classicOnly = true;
    this.#context.tell({
      kind: "note",
      level: "info",
      about: one.service,
      text: `The service deployment can't be read; the service's own deployment list decides. ${error.message}`,
    });
  }

  get #options() {
    return { signal: this.#context.signal };
  }

  #memoryOf(one: Watched): Memory {
    const memory = this.#memory.get(one);
    if (memory === undefined) throw new Error(`${one.service} is not watched`);
    return memory;
  }
}

/** A bad end that only the service shows counts when looks in a row agree on it; everything else counts at once. */
function agreed(memory: Memory, judgement: Judgement, deployment: ServiceDeployment | undefined): Judgement {
  const bad =
    judgement.state === "gone" || judgement.state === "superseded" || judgement.state === "rolled-back";
  const same = memory.lastBad === judgement.state;
  memory.badLooks = bad ? (same ? memory.badLooks + 1 : 1) : 0;
  memory.lastBad = bad ? judgement.state : "";
  const sure = judgement.state === "rolled-back" && deployment !== undefined;
  return bad && !sure && memory.badLooks < agreement ? { state: "unclear" } : judgement;
}

/** The ARN of the service deployment that UpdateService began; `undefined` while it is not visible yet. */
export async function findServiceDeployment(
  context: WatchContext,
  one: Watched,
): Promise<string | undefined> {
  const number = deploymentNumber(one.own.id);
  const after = one.createdAt === undefined ? undefined : new Date(one.createdAt.getTime() - 60_000);
  let nextToken: string | undefined;
  do {
    const page = await context.ecs.listServiceDeployments(
      {
        service: one.service,
        cluster: one.cluster,
        ...(after && { createdAt: { after } }),
        ...(nextToken !== undefined && { nextToken }),
      },
      { signal: context.signal, resource: one.service },
    );
    const ours = page.serviceDeployments?.find(
      ({ targetServiceRevisionArn }) => deploymentNumber(targetServiceRevisionArn ?? "") === number,
    );
    if (ours?.serviceDeploymentArn !== undefined) return ours.serviceDeploymentArn;
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return undefined;
}
