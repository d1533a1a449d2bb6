/** Lifecycle hooks of a stage: Lambda functions, and pauses that wait for a call. */
import { AwsError } from "../../protocol/call.ts";
import type { Machine } from "../container-run.ts";
import type { HookDetail, LifecycleHook, Service, ServiceDeployment } from "../state.ts";

/** Receives the result of a hook. */
export interface HookEnds {
  /** The stage may continue. */
  passed(): void;
  /** The deployment fails with this reason. */
  failed(reason: string): void;
}

const callBackDelay = 30;

export class Hooks {
  readonly #machine: Machine;
  readonly #calls = new Map<string, number>();
  readonly #pauses = new Map<string, { readonly detail: HookDetail; readonly ends: HookEnds }>();

  readonly #ids = new Map<LifecycleHook, string>();

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  /** Starts the hooks of a stage and returns their details. Hooks from before the world's start have passed. */
  begin(deployment: ServiceDeployment, stage: string, ends: HookEnds): HookDetail[] {
    const { queue, start } = this.#machine.world;
    const hooks = queue.now < start ? [] : (deployment.configuration.lifecycleHooks ?? []);
    const details = hooks
      .filter(({ lifecycleStages }) => lifecycleStages?.includes(stage) === true)
      .map((hook) =>
        hook.targetType === "PAUSE" ? this.#pause(hook, stage, ends) : this.#invoke(hook, stage, ends),
      );
    deployment.hooks = [...deployment.hooks, ...details];
    return details;
  }

  /** ContinueServiceDeployment. */
  end(
    _service: Service,
    deployment: ServiceDeployment,
    hookId: string,
    action: "CONTINUE" | "ROLLBACK",
  ): void {
    const pause = this.#pauses.get(hookId);
    if (pause === undefined || !deployment.hooks.includes(pause.detail))
      throw new AwsError("InvalidParameterException", `The lifecycle hook ${hookId} was not found.`);
    if (pause.detail.status !== "AWAITING_ACTION" || deployment.status !== "IN_PROGRESS")
      throw new AwsError("InvalidParameterException", `The lifecycle hook ${hookId} is not awaiting action.`);
    this.#settle(pause.detail, pause.ends, action, action === "CONTINUE" ? "SUCCEEDED" : "FAILED");
  }

  #pause(hook: LifecycleHook, stage: string, ends: HookEnds): HookDetail {
    const { world } = this.#machine;
    const { timeoutInMinutes = 1440, action = "ROLLBACK" } = hook.timeoutConfiguration ?? {};
    const expiresAt = world.queue.now + timeoutInMinutes * 60_000;
    const fresh = `ecs-pause-${world.random.text(43, "base64url")}`;
    const hookId = world.readings.pauseHookId === "same" ? this.#sameId(hook, fresh) : fresh;
    const detail: HookDetail = {
      stage,
      hookId,
      targetType: "PAUSE",
      status: "AWAITING_ACTION",
      expiresAt,
      timeoutAction: action,
    };
    this.#pauses.set(hookId, { detail, ends });
    world.queue.at(expiresAt, () => {
      if (detail.status === "AWAITING_ACTION") this.#settle(detail, ends, action, "TIMED_OUT");
    });
    return detail;
  }

  #sameId(hook: LifecycleHook, fresh: string): string {
    const id = this.#ids.get(hook) ?? fresh;
    this.#ids.set(hook, id);
    return id;
  }

  #settle(detail: HookDetail, ends: HookEnds, action: string, status: HookDetail["status"]): void {
    detail.status = status;
    if (action === "CONTINUE") ends.passed();
    else ends.failed(`Lifecycle hook ${detail.hookId} ended with ROLLBACK.`);
  }

  #invoke(hook: LifecycleHook, stage: string, ends: HookEnds): HookDetail {
    const targetArn = hook.hookTargetArn ?? "";
    const detail: HookDetail = { stage, targetType: "AWS_LAMBDA", targetArn, status: "IN_PROGRESS" };
    this.#machine.world.after(1, () => this.#ask(detail, targetArn, ends));
    return detail;
  }

  #ask(detail: HookDetail, targetArn: string, ends: HookEnds): void {
    const { world } = this.#machine;
    const answers = world.scenario.hooks?.[targetArn] ?? ["SUCCEEDED"];
    const call = this.#calls.get(targetArn) ?? 0;
    this.#calls.set(targetArn, call + 1);
    const answer = answers[Math.min(call, answers.length - 1)] ?? "SUCCEEDED";
    if (answer === "IN_PROGRESS") return world.after(callBackDelay, () => this.#ask(detail, targetArn, ends));
    detail.status = answer;
    if (answer === "SUCCEEDED") ends.passed();
    else ends.failed(`Lifecycle hook target ${targetArn} returned FAILED status.`);
  }
}
