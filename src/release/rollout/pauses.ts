/**
 * Pauses at which a deployment waits for a decision. The step ends those that its smoke test decides. It reports every
 * other pause with its deadline, and waits for somebody to end it.
 */
import type { ServiceDeployment } from "@aws-sdk/client-ecs";
import { endPause } from "../../ecs/end-pause.ts";
import { isDecidedByTest, keyOfPause, type Pause, pausesOf } from "../../ecs/pause.ts";
import { assertFailure, type Cause } from "../../core/failure.ts";
import type { ReleaseContext } from "../context.ts";
import type { StartedService } from "./service-release.ts";
import { smokeTest } from "../one-off/smoke-test.ts";

export class Pauses {
  readonly #context: ReleaseContext;
  readonly #reported = new Set<string>();
  readonly #tested = new Set<StartedService>();
  readonly #failures = new Map<StartedService, Cause>();
  readonly #pending = new Set<Promise<void>>();

  constructor(context: ReleaseContext) {
    this.#context = context;
  }

  /** Whether the smoke test ran at a pause. */
  hasTested(one: StartedService): boolean {
    return this.#tested.has(one);
  }

  /** Why the deployment was rolled back at a pause. */
  failureOf(one: StartedService): Cause | undefined {
    return this.#failures.get(one);
  }

  notice(one: StartedService, deployment: ServiceDeployment): void {
    for (const pause of pausesOf(deployment)) {
      const key = keyOfPause(pause);
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
      const acting = this.#test(one, deployment, pause).finally(() => this.#pending.delete(acting));
      this.#pending.add(acting);
    }
  }

  async finish(): Promise<void> {
    await Promise.all(this.#pending);
  }

  async #test(one: StartedService, deployment: ServiceDeployment, pause: Pause): Promise<void> {
    const request = this.#context.request.rollout.smokeTest;
    if (request === undefined) return;
    try {
      const occasion = `${deployment.serviceDeploymentArn} ${keyOfPause(pause)}`;
      const end = await smokeTest(this.#context, one, request, occasion);
      if (end.result !== "passed") this.#failures.set(one, end.cause);
      const { aws, signal } = this.#context;
      const action = end.result === "passed" ? "CONTINUE" : "ROLLBACK";
      await endPause({ ecs: await aws.ecs(), signal }, deployment, pause, action);
    } catch (error) {
      if (this.#context.signal.aborted) return;
      assertFailure(error);
      this.#failures.set(one, error.why);
    }
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
