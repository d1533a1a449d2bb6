/**
 * Says why somebody else's deployment does not end, while it is waited for: what its tasks die of, and what ECS's
 * events say. A deployment that can't end by itself is named early, so that nobody waits for it in vain.
 */
import type { Deployment, Service } from "@aws-sdk/client-ecs";
import { diagnoseEvents } from "../../diagnosis/events.ts";
import { describedTaskDefinition } from "../../ecs/definition/task-definition.ts";
import { isStuck } from "../../ecs/stuck.ts";
import { type Cause, Failure } from "../../core/failure.ts";
import type { ReleaseContext } from "../context.ts";
import { FailingTasks, type FailingService } from "./explain.ts";

/** A deployment of somebody else's, as it was last seen. */
export interface ForeignView {
  readonly name: string;
  readonly cluster: string;
  readonly service: Service;
  readonly deployment: Deployment;
}

export type ForeignOutlook =
  /** Its tasks keep failing, none runs, and nothing of ECS's would end it. */
  | { readonly kind: "crash-loop" }
  /** ECS's events name what holds it up. */
  | { readonly kind: "held-up"; readonly cause: Cause };

/** What can be expected of it; `undefined` where nothing shows that it won't end. Pure. */
export function outlookOfForeign({ service, deployment }: ForeignView): ForeignOutlook | undefined {
  if (isStuck(service, deployment, undefined)) return { kind: "crash-loop" };
  const begun = deployment.createdAt?.getTime() ?? 0;
  const events = (service.events ?? [])
    .filter(({ createdAt }) => (createdAt?.getTime() ?? 0) >= begun)
    .flatMap(({ message }) => message ?? []);
  const cause = diagnoseEvents(events, { deploymentId: deployment.id });
  return cause === undefined ? undefined : { kind: "held-up", cause };
}

export const replaceInstead =
  "Waiting does not help, because it can't end by itself: set if-deploying to `replace` to deploy over it.";

export class ForeignTrouble {
  readonly #context: ReleaseContext;
  readonly #failing: FailingTasks;
  /** By deployment ID: the service as it is explained; `undefined` where its definition can't be read. */
  readonly #services = new Map<string, FailingService | undefined>();
  readonly #told = new Set<string>();
  readonly #outlooks = new Map<string, ForeignOutlook>();

  constructor(context: ReleaseContext) {
    this.#context = context;
    this.#failing = new FailingTasks(context);
  }

  /** One look at a deployment that is waited for. What is new of it is reported, once. */
  async notice(view: ForeignView): Promise<void> {
    const { id = "" } = view.deployment;
    if ((view.deployment.failedTasks ?? 0) > 0 && !this.#told.has(`${id} crash-loop`)) {
      const one = await this.#serviceOf(view);
      if (one !== undefined) this.#failing.notice(one, view.service, undefined);
    }
    const outlook = outlookOfForeign(view);
    this.#outlooks.delete(id);
    if (outlook === undefined) return;
    this.#outlooks.set(id, outlook);
    const key = outlook.kind === "held-up" ? `${id} ${outlook.cause.name}` : `${id} crash-loop`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    const one = this.#services.get(id);
    if (outlook.kind === "crash-loop" && one !== undefined) await this.#failing.finish([one]);
    const text = `The deployment ${id} does not end. ${this.whyNot(id).join(" ")}`;
    this.#context.tell({ kind: "note", level: "warning", about: view.name, text });
  }

  /** Sentences on why a deployment does not end; none where nothing is known. */
  whyNot(id: string): readonly string[] {
    const outlook = this.#outlooks.get(id);
    if (outlook === undefined) return [];
    if (outlook.kind === "held-up") {
      return [outlook.cause.what, ...(outlook.cause.remedy === undefined ? [] : [outlook.cause.remedy])];
    }
    const one = this.#services.get(id);
    const [group] = one === undefined ? [] : this.#failing.groupsOf(one);
    return [
      "Its tasks keep failing, none runs, and the service has no deployment circuit breaker.",
      ...(group === undefined ? [] : [group.cause.what]),
      replaceInstead,
    ];
  }

  /** Whether one of these can't end by itself. */
  isHopeless(ids: readonly string[]): boolean {
    return ids.some((id) => this.#outlooks.get(id)?.kind === "crash-loop");
  }

  async #serviceOf({ name, cluster, deployment }: ForeignView): Promise<FailingService | undefined> {
    const { id = "", taskDefinition = "" } = deployment;
    if (this.#services.has(id)) return this.#services.get(id);
    const { aws, signal } = this.#context;
    let one: FailingService | undefined;
    try {
      const ecs = await aws.ecs();
      let text = "";
      await ecs.describeTaskDefinition(
        { taskDefinition },
        { onText: (body) => (text = body), signal, resource: taskDefinition },
      );
      const { definition } = describedTaskDefinition(text);
      const release = { name, cluster, definition, replaced: [] };
      one = { release, deploymentId: id, by: { controller: "ECS" } };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof Failure)) throw error;
    }
    this.#services.set(id, one);
    return one;
  }
}
