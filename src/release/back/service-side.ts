/** What the rollbacks of ECS and CodeDeploy services share. */
import type { Service } from "@aws-sdk/client-ecs";
import { revisionName } from "../../aws/arn.ts";
import type { EcsCalls } from "../../aws/calls.ts";
import type { ServiceEntry } from "../../core/journal.ts";
import type { Progress } from "../../ecs/progress.ts";
import { describeServices } from "../../ecs/reading/services.ts";
import { Heartbeat } from "../heartbeat.ts";
import type { Act, End, Seen } from "./decide.ts";
import type { Side } from "./follow.ts";
import { type RollbackContext, targetOf } from "./part-end.ts";

export type SideContext = Pick<RollbackContext, "aws" | "clock" | "signal" | "emit">;

export abstract class ServiceSide<Context extends SideContext> implements Side {
  protected readonly context: Context;
  readonly #heartbeat: Heartbeat;
  #entry: ServiceEntry;
  #progress = "";

  constructor(context: Context, entry: ServiceEntry) {
    this.context = context;
    this.#entry = entry;
    this.#heartbeat = new Heartbeat(context.clock, context.emit);
  }

  abstract look(): Promise<Seen>;
  protected abstract stop(): Promise<"refused" | undefined>;
  protected abstract deploy(force: boolean): Promise<End | undefined>;
  protected abstract endPause(): Promise<undefined>;

  get name(): string {
    return this.#entry.name;
  }

  /** The current ledger entry. */
  get entry(): ServiceEntry {
    return this.#entry;
  }

  protected set entry(entry: ServiceEntry) {
    this.#entry = entry;
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
        return this.#restoreCount();
    }
  }

  waits(until: number): void {
    this.#heartbeat.beat(`${this.name} to be back on ${revisionName(targetOf(this.entry))}`, until);
  }

  protected ecs(): Promise<EcsCalls> {
    return this.context.aws.ecs();
  }

  protected async describe(): Promise<Service | undefined> {
    const reader = { ecs: await this.ecs(), signal: this.context.signal };
    return (await describeServices(reader, [this.entry])).get(this.entry);
  }

  protected tellProgress(progress: Progress | undefined): void {
    const text = JSON.stringify(progress);
    if (progress === undefined || text === this.#progress) return;
    this.#progress = text;
    this.context.emit({ kind: "service-progress", progress: { service: this.name, ...progress } });
    this.#heartbeat.reset();
  }

  async #restoreCount(): Promise<undefined> {
    const { name: service, cluster, desiredCountBefore: desiredCount } = this.entry;
    if (desiredCount === undefined) return;
    const ecs = await this.ecs();
    const { signal } = this.context;
    await ecs.updateService({ cluster, service, desiredCount }, { signal, resource: service });
  }
}
