/**
 * Pauses at which a deployment waits for a decision. The step ends those that its smoke test decides. It reports every
 * other pause with its deadline, and waits for somebody to end it.
 */
import type { ServiceDeployment } from "@aws-sdk/client-ecs";
import { mayBeTemporary } from "../../aws/retry.ts";
import { endPause } from "../../ecs/end-pause.ts";
import { isDecidedByTest, keyOfPause, type Pause, pausesOf } from "../../ecs/pause.ts";
import { type Cause, messageOf } from "../../core/failure.ts";
import type { ReleaseContext } from "../context.ts";
import { causeFor } from "../refuse.ts";
import type { StartedService } from "./service-release.ts";
import { smokeTest } from "../one-off/smoke-test.ts";

/** An action that AWS has not accepted yet. */
interface Unsent {
  readonly action: "CONTINUE" | "ROLLBACK";
  readonly rejected: boolean;
}

export class Pauses {
  readonly #context: ReleaseContext;
  readonly #reported = new Set<string>();
  readonly #tested = new Set<StartedService>();
  readonly #failedTests = new Map<StartedService, Cause>();
  readonly #unended = new Map<StartedService, Cause>();
  readonly #blocked = new Set<StartedService>();
  readonly #unsent = new Map<string, Unsent>();
  readonly #pending = new Set<Promise<void>>();
  readonly #abandoned = new AbortController();

  constructor(context: ReleaseContext) {
    this.#context = context;
  }

  /** Whether the smoke test ran at a pause. */
  hasTested(one: StartedService): boolean {
    return this.#tested.has(one);
  }

  /** Why its smoke test at a pause failed. */
  failedTestOf(one: StartedService): Cause | undefined {
    return this.#failedTests.get(one);
  }

  /** Why the deployment was rolled back at a pause, or why the step could not end the pause. */
  failureOf(one: StartedService): Cause | undefined {
    return this.#failedTests.get(one) ?? this.#unended.get(one);
  }

  /** Whether the step can't end a pause that its smoke test decided. */
  isBlocked(one: StartedService): boolean {
    return this.#blocked.has(one);
  }

  notice(one: StartedService, deployment: ServiceDeployment): void {
    for (const pause of pausesOf(deployment)) {
      const key = keyIn(deployment, pause);
      const unsent = this.#unsent.get(key);
      if (unsent !== undefined) {
        // The pause is still open, so the action is sent again.
        this.#unsent.delete(key);
        this.#track(one, this.#end(one, deployment, pause, unsent));
      }
      if (this.#reported.has(key)) continue;
      this.#reported.add(key);
      const request = this.#context.request.rollout.smokeTest;
      const strategy = deployment.deploymentConfiguration?.strategy ?? one.strategy;
      const tested = request !== undefined && isDecidedByTest(pause, strategy, this.#tested.has(one));
      if (!tested) {
        this.#show(one, deployment, pause);
        continue;
      }
      this.#tested.add(one);
      this.#track(one, this.#test(one, deployment, pause));
    }
  }

  /**
   * Waits for the smoke tests. After a failed wave it abandons them and continues no pause: that would delay the
   * rollback, and could shift production traffic.
   */
  async finish({ failed }: { readonly failed: boolean }): Promise<void> {
    if (failed) this.#abandoned.abort(new DOMException("the wave failed", "AbortError"));
    await Promise.all(this.#pending);
  }

  #track(one: StartedService, work: Promise<void>): void {
    const acting: Promise<void> = work
      .catch((error: unknown) => {
        if (this.#context.signal.aborted) return;
        if (this.#abandoned.signal.aborted) this.#noteAbandoned(one);
        else this.#block(one, causeFor(error));
      })
      .finally(() => this.#pending.delete(acting));
    this.#pending.add(acting);
  }

  async #test(one: StartedService, deployment: ServiceDeployment, pause: Pause): Promise<void> {
    const request = this.#context.request.rollout.smokeTest;
    if (request === undefined) return;
    const signal = AbortSignal.any([this.#context.signal, this.#abandoned.signal]);
    const context = { ...this.#context, signal };
    const end = await smokeTest(context, one, request, keyIn(deployment, pause));
    if (end.result !== "passed") this.#failedTests.set(one, end.cause);
    const action = end.result === "passed" ? "CONTINUE" : "ROLLBACK";
    await this.#end(one, deployment, pause, { action, rejected: false });
  }

  async #end(
    one: StartedService,
    deployment: ServiceDeployment,
    pause: Pause,
    { action, rejected }: Unsent,
  ): Promise<void> {
    if (action === "CONTINUE" && this.#abandoned.signal.aborted) return;
    const { aws, signal, emit } = this.#context;
    try {
      await endPause({ ecs: await aws.ecs(), signal }, deployment, pause, action);
      this.#unended.delete(one);
    } catch (error) {
      signal.throwIfAborted();
      const temporary = mayBeTemporary(error);
      // Somebody else may have ended the pause: only a second rejection of an open pause counts.
      if (rejected && !temporary) return this.#block(one, causeFor(error));
      this.#unsent.set(keyIn(deployment, pause), { action, rejected: !temporary });
      if (!temporary) return;
      const text = `${messageOf(error)} Trying again.`;
      if (!this.#unended.has(one)) emit({ kind: "note", level: "warning", about: one.name, text });
      this.#unended.set(one, causeFor(error));
    }
  }

  #noteAbandoned({ name: about }: StartedService): void {
    const text = "The step doesn't wait for the smoke test because the wave failed. Its task may still run.";
    this.#context.emit({ kind: "note", level: "info", about, text });
  }

  #block(one: StartedService, why: Cause): void {
    this.#blocked.add(one);
    this.#unended.set(one, why);
  }

  #show(
    one: StartedService,
    { serviceDeploymentArn = "ARN" }: ServiceDeployment,
    { hookId, stage, expiresAt, timeoutAction }: Pause,
  ): void {
    const deadline = expiresAt === undefined ? "" : ` until ${new Date(expiresAt).toISOString()}`;
    const then = timeoutAction === undefined ? "" : `, then AWS applies ${timeoutAction}`;
    this.#context.emit({
      kind: "note",
      level: "warning",
      about: one.name,
      text:
        `The deployment is paused at ${stage}${deadline}${then}. This step does not end the pause. To end it, run ` +
        `aws ecs continue-service-deployment --service-deployment-arn ${serviceDeploymentArn} --hook-id ${hookId}`,
    });
  }
}

/** Identifies a pause among those of all services. */
const keyIn = ({ serviceDeploymentArn }: ServiceDeployment, pause: Pause): string =>
  `${serviceDeploymentArn} ${keyOfPause(pause)}`;
