/**
 * Reports why a foreign deployment does not end while the release waits for it: failing tasks and ECS events. A
 * deployment that can't end by itself is reported early.
 */
import type { Deployment } from "@aws-sdk/client-ecs";
import { diagnoseEvents } from "../../diagnosis/events.ts";
import { isStuck } from "../../ecs/stuck.ts";
import type { Cause } from "../../core/failure.ts";
import type { PlannedService } from "../../plan/plan.ts";
import type { ReleaseContext } from "../context.ts";
import { FailingTasks, type FailingService } from "./explain.ts";

/** A foreign deployment, as last read. */
export interface ForeignView extends Pick<PlannedService, "name" | "cluster" | "service"> {
  readonly deployment: Deployment;
}

export type ForeignOutlook =
  /** Its tasks keep failing, none is running, and ECS would never end it. */
  | { readonly kind: "crash-loop" }
  /** ECS events name the reason. */
  | { readonly kind: "held-up"; readonly cause: Cause };

/** Why it will not end; `undefined` if nothing shows that. Pure. */
export function outlookOfForeign({ service, deployment }: ForeignView): ForeignOutlook | undefined {
  if (isStuck(service, deployment, undefined)) return { kind: "crash-loop" };
  const startedAt = deployment.createdAt?.getTime() ?? 0;
  const events = (service.events ?? [])
    .filter(({ createdAt }) => (createdAt?.getTime() ?? 0) >= startedAt)
    .flatMap(({ message }) => message ?? []);
  const cause = diagnoseEvents(events, { deploymentId: deployment.id });
  return cause === undefined ? undefined : { kind: "held-up", cause };
}

export const replaceRemedy =
  "The deployment can't end by itself. To deploy over it, set if-deploying to `replace`.";

export class ForeignProblems {
  readonly #context: ReleaseContext;
  readonly #failing: FailingTasks;
  readonly #reported = new Set<string>();
  /** By deployment ID. */
  readonly #outlooks = new Map<string, ForeignOutlook & { readonly failing: FailingService | undefined }>();

  constructor(context: ReleaseContext) {
    this.#context = context;
    this.#failing = new FailingTasks(context);
  }

  /** Examines one poll of a foreign deployment, and reports each finding once. */
  async notice(view: ForeignView): Promise<void> {
    const { id = "" } = view.deployment;
    const fails = (view.deployment.failedTasks ?? 0) > 0;
    const failing = fails ? await this.#failing.read(view, view.deployment) : undefined;
    if (failing !== undefined && !this.#reported.has(`${id} crash-loop`))
      this.#failing.notice(failing, view.service, undefined);
    const outlook = outlookOfForeign(view);
    this.#outlooks.delete(id);
    if (outlook === undefined) return;
    this.#outlooks.set(id, { ...outlook, failing });
    const key = outlook.kind === "held-up" ? `${id} ${outlook.cause.name}` : `${id} crash-loop`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    if (outlook.kind === "crash-loop" && failing !== undefined) await this.#failing.finish([failing]);
    const text = `Deployment ${id} does not complete. ${this.reasonsFor(id).join(" ")}`;
    this.#context.emit({ kind: "note", level: "warning", about: view.name, text });
  }

  /** Sentences on why a deployment does not end; empty if nothing is known. */
  reasonsFor(id: string): readonly string[] {
    const outlook = this.#outlooks.get(id);
    if (outlook === undefined) return [];
    if (outlook.kind === "held-up") {
      return [outlook.cause.what, ...(outlook.cause.remedy === undefined ? [] : [outlook.cause.remedy])];
    }
    const { failing } = outlook;
    const [group] = failing === undefined ? [] : this.#failing.groupsOf(failing);
    return [
      "Its tasks keep failing, none is running, and the service has no deployment circuit breaker.",
      ...(group === undefined ? [] : [group.cause.what]),
      replaceRemedy,
    ];
  }

  /** Whether one of these can't end by itself. */
  cannotEnd(ids: readonly string[]): boolean {
    return ids.some((id) => this.#outlooks.get(id)?.kind === "crash-loop");
  }
}
