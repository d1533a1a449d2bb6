/**
 * What was changed so far, and what was there before. An entry is written before its change is made, and is saved
 * with each step, so that undo, the end of a cancelled job and a re-run read it and nothing else. Plain JSON.
 */
import type { PreparedDeployment } from "../codedeploy/create.ts";
import type { ScheduleState } from "../schedules/schedule.ts";

export interface RegisteredEntry {
  readonly kind: "registered";
  readonly family: string;
  readonly arn: string;
}

/** A one-off task that this release started or took over. */
export interface TaskEntry {
  readonly kind: "task";
  readonly task: "migration" | "smoke-test" | "after-release";
  readonly cluster: string;
  /** Empty for a task that was taken over. */
  readonly clientToken: string;
  /** By these it is found when the job was cut off before RunTask had answered (`ecs/task-identity.ts`). */
  readonly startedBy: string;
  readonly mark: string;
  readonly taskArn?: string;
  readonly ended?: boolean;
}

export interface ServiceEntry {
  readonly kind: "service";
  readonly wave: number;
  readonly service: string;
  readonly cluster: string;
  readonly controller: "ECS" | "CODE_DEPLOY";
  readonly strategy: string;
  /** Task definition ARNs. */
  readonly from: string;
  readonly to: string;
  /** Set only when this release sets another desired count. */
  readonly desiredCountBefore?: number;
  /** Ids of `deployments[]` before the change. */
  readonly idsBefore: readonly string[];
  /** `ecs-svc/N`, or CodeDeploy's id; absent until the change was answered. */
  readonly deploymentId?: string;
  readonly serviceDeploymentArn?: string;
  /** For the CODE_DEPLOY controller: the deployment as it was prepared, by which it is found again. */
  readonly prepared?: PreparedDeployment;
  /** True when the change started no deployment (only the desired count differs). */
  readonly withoutDeployment?: boolean;
  /** True when AWS refused the change, and it is certain that nothing of it took effect. */
  readonly refused?: boolean;
  /** Epoch milliseconds of the change, by this machine's clock. */
  readonly at: number;
  /** Epoch milliseconds of the last attempt at the change whose answer never came, though another was answered. */
  readonly lostAt?: number;
  /** When AWS created the deployment, by AWS's clock, in epoch milliseconds. */
  readonly createdAt?: number;
  /**
   * The deployment that brings `from` back: ids listed before it, and its own as soon as that was answered; the copy
   * that was registered where `from` is INACTIVE.
   */
  readonly wayBack?: {
    readonly idsBefore: readonly string[];
    readonly deploymentId?: string;
    readonly taskDefinition?: string;
  };
}

export interface ScheduleEntry {
  readonly kind: "schedule";
  readonly name: string;
  readonly before: ScheduleState;
  /** True once AWS has answered every change of its targets. */
  readonly answered?: boolean;
}

export type Entry = RegisteredEntry | TaskEntry | ServiceEntry | ScheduleEntry;

export class Ledger {
  readonly #entries: Entry[];
  readonly #save: (entries: readonly Entry[]) => void;

  constructor(save: (entries: readonly Entry[]) => void, entries: readonly Entry[] = []) {
    this.#save = save;
    this.#entries = [...entries];
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /**
   * Writes an entry and gives back how to complete it once more is known. Throws where it can't be saved: its change is
   * not to be made then.
   */
  write<E extends Entry>(entry: E): (more: Partial<E>) => void {
    this.#save([...this.#entries, entry]);
    const index = this.#entries.push(entry) - 1;
    return (more) => {
      this.#entries[index] = { ...(this.#entries[index] as E), ...more };
      this.#saveAfterwards();
    };
  }

  /** What was changed, or is on its way back, waits for no full disk: by what was saved before it is found again. */
  #saveAfterwards(): void {
    try {
      this.#save(this.#entries);
    } catch {
      // Outputs and summary go to the same disk, and say so.
    }
  }

  /** Completes the entry of a service that was written before, by whichever step; gives it as it is now. */
  amend({ cluster, service }: ServiceEntry, more: Partial<ServiceEntry>): ServiceEntry {
    const index = this.#entries.findIndex(
      (entry) => entry.kind === "service" && entry.service === service && entry.cluster === cluster,
    );
    if (index === -1) throw new Error(`The ledger has no entry of ${service}`);
    const known = this.#entries[index] as ServiceEntry;
    const amended = { ...known, ...more };
    // A change that is tried again at each look says the same each time, and what is saved is only ever added to.
    if (JSON.stringify(amended) === JSON.stringify(known)) return known;
    this.#entries[index] = amended;
    this.#saveAfterwards();
    return amended;
  }

  /** Services whose change was written, first wave first. */
  get services(): readonly ServiceEntry[] {
    return this.#entries.filter((entry): entry is ServiceEntry => entry.kind === "service");
  }

  get schedules(): readonly ScheduleEntry[] {
    return this.#entries.filter((entry): entry is ScheduleEntry => entry.kind === "schedule");
  }

  get tasks(): readonly TaskEntry[] {
    return this.#entries.filter((entry): entry is TaskEntry => entry.kind === "task");
  }

  /** Whether anything that serves or runs may have changed: registering alone changes nothing (contract.md). */
  get changed(): boolean {
    return this.#entries.some((entry) =>
      entry.kind === "service" ? entry.refused !== true : entry.kind !== "registered",
    );
  }
}
