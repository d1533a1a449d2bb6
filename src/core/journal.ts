/**
 * Journal of the changes so far and the state before each. An entry is written before its change and completed after AWS
 * responds. A rollback, and the post step of a killed step, need only the journal. Plain JSON.
 */
import type { PreparedDeployment, ScheduleState } from "./journal-parts.ts";
import type { ServiceOfRelease } from "./service.ts";

export interface RegisteredEntry {
  readonly kind: "registered";
  readonly family: string;
  readonly arn: string;
  /** True for a copy for a single one-off task: no service runs it, and it is deregistered after the task. */
  readonly oneOff?: boolean;
  readonly deregistered?: boolean;
}

/** A one-off task that this release started or adopted. */
export interface TaskEntry {
  readonly kind: "task";
  readonly task: "migration" | "smoke-test" | "after-release";
  readonly cluster: string;
  /** Empty for an adopted task. */
  readonly clientToken: string;
  /** To find the task if the job was killed before RunTask responded (`ecs/task-identity.ts`). */
  readonly startedBy: string;
  readonly mark: string;
  readonly taskArn?: string;
  readonly ended?: boolean;
}

export interface ServiceEntry extends ServiceOfRelease {
  readonly kind: "service";
  readonly wave: number;
  /** ARN of the new revision. */
  readonly to: string;
  /** Set only if this release changes the desired count. */
  readonly desiredCountBefore?: number;
  /** IDs in `deployments[]` before the change. */
  readonly idsBefore: readonly string[];
  /** `ecs-svc/N`, or CodeDeploy's ID; absent until AWS responds. */
  readonly deploymentId?: string;
  readonly serviceDeploymentArn?: string;
  /** For the CODE_DEPLOY controller: the prepared deployment, to find it again. */
  readonly prepared?: PreparedDeployment;
  /** True if the change started no deployment (only the desired count differs). */
  readonly withoutDeployment?: boolean;
  /** True if AWS rejected the change, and it certainly had no effect. */
  readonly refused?: boolean;
  /** Epoch milliseconds of the change, by this machine's clock. */
  readonly at: number;
  /** Epoch milliseconds of the last attempt without a response, if another attempt got one. */
  readonly lostAt?: number;
  /** When AWS created the deployment, by AWS's clock, in epoch milliseconds. */
  readonly createdAt?: number;
  /**
   * The rollback deployment: IDs listed before it, its own ID after AWS responds, and the copy that was registered if
   * `from` is INACTIVE.
   */
  readonly rollback?: {
    readonly idsBefore: readonly string[];
    readonly deploymentId?: string;
    readonly taskDefinition?: string;
  };
}

/** Takes only what the journal keeps of a service. */
export const serviceEntry = (
  { name, cluster, controller, strategy, from }: ServiceOfRelease,
  more: Omit<ServiceEntry, "kind" | keyof ServiceOfRelease>,
): ServiceEntry => ({ kind: "service", name, cluster, controller, strategy, from, ...more });

export interface ScheduleEntry {
  readonly kind: "schedule";
  readonly name: string;
  readonly before: ScheduleState;
  /** True after AWS has confirmed every change of its targets. */
  readonly answered?: boolean;
  /** Epoch milliseconds of the last attempt without a response, if another attempt got one. */
  readonly lostAt?: number;
}

export type Entry = RegisteredEntry | TaskEntry | ServiceEntry | ScheduleEntry;

/** A line of the journal: a new entry, or new members of one. `entry` is its index. */
export type JournalLine =
  { readonly entry: number; readonly is: Entry } | { readonly entry: number; readonly more: Partial<Entry> };

/** Members that a rollback requires. */
const members: { readonly [Kind in Entry["kind"]]: ReadonlyArray<keyof Extract<Entry, { kind: Kind }>> } = {
  registered: ["family", "arn"],
  task: ["cluster", "startedBy", "mark"],
  service: ["wave", "name", "cluster", "controller", "from", "to", "idsBefore", "at"],
  schedule: ["name", "before"],
};

export const isEntry = (value: Partial<Entry>): value is Entry =>
  value.kind !== undefined &&
  Object.hasOwn(members, value.kind) &&
  members[value.kind].every((member) => value[member as keyof typeof value] !== undefined);

export class Journal {
  readonly #entries: Entry[];
  readonly #save: (line: JournalLine) => void;

  /** `save` throws on failure, so that no change happens without its journal entry. */
  constructor(save: (line: JournalLine) => void, entries: readonly Entry[] = []) {
    this.#save = save;
    this.#entries = [...entries];
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Writes an entry and returns a function to complete it. Throws if it can't be saved. */
  write<E extends Entry>(entry: E): (more: Partial<E>) => void {
    const index = this.#entries.length;
    this.#save({ entry: index, is: entry });
    this.#entries.push(entry);
    return (more) => this.#complete(index, more);
  }

  /** A full disk must not stop a change in progress: the earlier line is enough to find it. */
  #complete(index: number, more: Partial<Entry>): void {
    this.#entries[index] = { ...this.#entries[index], ...more } as Entry;
    try {
      this.#save({ entry: index, more });
    } catch {
      // Writing outputs and summary to the same disk reports the problem.
    }
  }

  /** Completes the entry of a service, from this or an earlier step, and returns it. */
  amend({ cluster, name }: ServiceEntry, more: Partial<ServiceEntry>): ServiceEntry {
    const index = this.#entries.findIndex(
      (entry) => entry.kind === "service" && entry.name === name && entry.cluster === cluster,
    );
    if (index === -1) throw new Error(`The journal has no entry of ${name}`);
    const known = this.#entries[index] as ServiceEntry;
    const amended = { ...known, ...more };
    // A change that is retried at each poll repeats the same members.
    if (JSON.stringify(amended) === JSON.stringify(known)) return known;
    this.#complete(index, more);
    return amended;
  }

  /** Service entries, first wave first. */
  get services(): readonly ServiceEntry[] {
    return this.#entries.filter((entry): entry is ServiceEntry => entry.kind === "service");
  }

  get schedules(): readonly ScheduleEntry[] {
    return this.#entries.filter((entry): entry is ScheduleEntry => entry.kind === "schedule");
  }

  get tasks(): readonly TaskEntry[] {
    return this.#entries.filter((entry): entry is TaskEntry => entry.kind === "task");
  }

  /** Whether anything that runs may have changed; registering changes nothing that runs. */
  get changed(): boolean {
    return this.#entries.some((entry) =>
      entry.kind === "service" ? entry.refused !== true : entry.kind !== "registered",
    );
  }
}
