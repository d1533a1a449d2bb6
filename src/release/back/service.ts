/** What the rollbacks of ECS and CodeDeploy services share. */
import type { Service } from "@aws-sdk/client-ecs";
import { revisionName } from "../../aws/arn.ts";
import { assertFailure, type Cause } from "../../core/failure.ts";
import type { ServiceEntry } from "../../core/journal.ts";
import type { Progress } from "../../ecs/progress.ts";
import { describeServices } from "../../ecs/reading/services.ts";
import { Heartbeat } from "../heartbeat.ts";
import { setDesiredCount } from "../rollout/update-service.ts";
import type { Act, End, PartObservation } from "./decide.ts";
import type { Side } from "./follow.ts";
import { type RollbackContext, targetOf } from "./part-end.ts";

export abstract class ServiceRollback implements Side {
  /** The current journal entry. */
  entry: ServiceEntry;
  protected readonly context: RollbackContext;
  readonly #heartbeat: Heartbeat;
  #progress = "";

  constructor(context: RollbackContext, entry: ServiceEntry) {
    this.context = context;
    this.entry = entry;
    this.#heartbeat = new Heartbeat(context.clock, context.emit);
  }

  abstract observe(): Promise<PartObservation>;
  protected abstract stop(): Promise<"refused" | undefined>;
  protected abstract deploy(force: boolean): Promise<End | undefined>;
  protected abstract endPause(): Promise<undefined>;

  /** Why the rollback failed, if something explains it. */
  diagnose(): Promise<Cause | undefined> {
    return Promise.resolve(undefined);
  }

  get name(): string {
    return this.entry.name;
  }

  async act(act: Exclude<Act, { do: "wait" }>): Promise<End | "refused" | undefined> {
    switch (act.do) {
      case "stop":
        return this.stop();
      case "deploy":
        return this.deploy(act.force);
      case "end-pause":
        return this.endPause();
      case "restore-count":
        await setDesiredCount(this.context, this.entry, this.entry.desiredCountBefore);
        return undefined;
    }
  }

  waits(until: number): void {
    this.#heartbeat.beat(`${this.name} to run ${revisionName(targetOf(this.entry))} again`, until);
  }

  protected async describe(): Promise<Service | undefined> {
    const reader = { ecs: await this.context.aws.ecs(), signal: this.context.signal };
    return (await describeServices(reader, [this.entry])).get(this.entry);
  }

  protected emitProgress(progress: Progress | undefined): void {
    const text = JSON.stringify(progress);
    if (progress === undefined || text === this.#progress) return;
    this.#progress = text;
    this.context.emit({ kind: "service-progress", progress: { service: this.name, ...progress } });
    this.#heartbeat.reset();
  }

  /** For a call that failed and is not needed: the next poll shows what it changed. */
  protected note(error: unknown): void {
    assertFailure(error);
    this.context.emit({ kind: "note", level: "info", about: this.name, text: error.message });
  }
}
