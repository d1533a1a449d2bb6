/**
 * What was changed so far, and what was there before. An entry is written before its change is made and completed
 * when AWS has answered, so that a rollback and the post step of a killed step read it and nothing else. Plain JSON.
 */
import type { PreparedDeployment, ScheduleState } from "./recorded.ts";

export interface RegisteredEntry {
  readonly kind: "registered";
  readonly family: string;
  readonly arn: string;
  /** True for a copy that one one-off task runs on: it never serves, and is deregistered after the task. */
  readonly oneOff?: boolean;
  readonly deregistered?: boolean;
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

/** A line of the journal: a new entry, or what became known of one. `entry` is its place, from 0. */
export type JournalLine =
  { readonly entry: number; readonly is: Entry } | { readonly entry: number; readonly more: Partial<Entry> };

/** What a rollback can't do without. */
const members: { readonly [Kind in Entry["kind"]]: ReadonlyArray<keyof Extract<Entry, { kind: Kind }>> } = {
  registered: ["family", "arn"],
  task: ["cluster", "startedBy", "mark"],
  service: ["wave", "service", "cluster", "controller", "from", "to", "idsBefore", "at"],
  schedule: ["name", "before"],
};

export const isEntry = (value: Partial<Entry>): value is Entry =>
  value.kind !== undefined &&
  Object.hasOwn(members, value.kind) &&
  members[value.kind].every((member) => value[member as keyof typeof value] !== undefined);

export class Ledger {
  readonly #entries: Entry[];
  readonly #save: (line: JournalLine) => void;

  /** `save` throws where it can't: a change that is not in the journal is not made. */
  constructor(save: (line: JournalLine) => void, entries: readonly Entry[] = []) {
    this.#save = save;
    this.#entries = [...entries];
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Writes an entry and returns how to complete it. Throws where it can't be saved. */
  write<E extends Entry>(entry: E): (more: Partial<E>) => void {
    const index = this.#entries.length;
    this.#save({ entry: index, is: entry });
    this.#entries.push(entry);
    return (more) => this.#complete(index, more);
  }

  /** A change that was made, or is being undone, doesn't wait for a full disk: the earlier line leads to it. */
  #complete(index: number, more: Partial<Entry>): void {
    this.#entries[index] = { ...this.#entries[index], ...more } as Entry;
    try {
      this.#save({ entry: index, more });
    } catch {
      // Outputs and summary go to the same disk and report it.
    }
  }

  /** Completes the entry of a service that was written before, by whichever step; returns it as it is now. */
  amend({ cluster, service }: ServiceEntry, more: Partial<ServiceEntry>): ServiceEntry {
    const index = this.#entries.findIndex(
      (entry) => entry.kind === "service" && entry.service === service && entry.cluster === cluster,
    );
    if (index === -1) throw new Error(`The journal has no entry of ${service}`);
    const known = this.#entries[index] as ServiceEntry;
    const amended = { ...known, ...more };
    // A change that is retried at each look says the same each time.
    if (JSON.stringify(amended) === JSON.stringify(known)) return known;
    this.#complete(index, more);
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

  /** Whether anything that serves or runs may have changed: registering alone changes nothing. */
  get changed(): boolean {
    return this.#entries.some((entry) =>
      entry.kind === "service" ? entry.refused !== true : entry.kind !== "registered",
    );
  }
}
