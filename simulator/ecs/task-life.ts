/** The life cycle of a task, state by state (docs/aws-reference.md#tasks). */
import type { BareWorld } from "../world.ts";
import { dependents, mayStart } from "./container-order.ts";
import { end, isEssential, logError, run, terminate, type Machine, type RunEnds } from "./container-run.ts";
import type { Container, Task, TaskChange, TaskStatus } from "./state.ts";

export interface Stop {
  readonly code: string;
  readonly reason: string;
}

export const essentialExited: Stop = {
  code: "EssentialContainerExited",
  reason: "Essential container in task exited",
};

/** Advances the tasks of one world. */
export class TaskLife {
  readonly #machine: Machine;
  readonly #world: BareWorld;
  readonly #signalled = new WeakSet<Container>();

  constructor(machine: Machine) {
    this.#machine = machine;
    this.#world = machine.world;
  }

  /** Starts the life cycle. `digests` are the images that a service revision is pinned to. */
  begin(task: Task, digests: Readonly<Record<string, string>>, failure?: Stop): void {
    const { pace } = this.#world;
    this.#world.emit({ kind: "task", subject: task.arn, to: task.lastStatus });
    if (task.lastStatus === "PROVISIONING")
      this.#later(task, pace.provision, () => {
        if (failure !== undefined) return this.stop(task, failure);
        this.#become(task, "PENDING");
        this.#pull(task, digests);
      });
    else
      this.#later(task, 1, () =>
        failure === undefined ? this.#pull(task, digests) : this.stop(task, failure),
      );
  }

  /** Stops a task: by StopTask, the scheduler, the host, or because a container ended. Later calls have no effect. */
  stop(task: Task, { code, reason }: Stop): void {
    if (task.desiredStatus === "STOPPED") return;
    const { queue, pace } = this.#world;
    const ran = task.containers.some(({ startedAt }) => startedAt !== undefined);
    if (task.lastStatus === "ACTIVATING") this.#running(task);
    const ranAll = task.startedAt !== undefined;
    task.desiredStatus = "STOPPED";
    task.stopCode = code;
    task.stoppedReason = reason;
    task.stoppingAt = queue.now;
    this.#changed(task, "stopping");
    if (ranAll && task.containers.some(({ lastStatus }) => lastStatus === "RUNNING")) {
      this.#become(task, "DEACTIVATING");
      this.#world.after(task.drains ? pace.drain : 0, () => this.#terminateAll(task));
    } else if (ran) this.#terminateAll(task);
    else this.#cleanUp(task);
  }

  #later(task: Task, seconds: number, action: () => void): void {
    this.#world.after(seconds, () => {
      if (task.desiredStatus === "RUNNING") action();
    });
  }

  #become(task: Task, status: TaskStatus): void {
    task.lastStatus = status;
    task.version += 1;
    this.#world.emit({ kind: "task", subject: task.arn, to: status });
  }

  #changed(task: Task, change: TaskChange): void {
    for (const watch of this.#machine.ecs.watchers) watch(task, change);
  }

  #pull(task: Task, digests: Readonly<Record<string, string>>): void {
    const { images } = this.#machine.ecs;
    const { queue, pace } = this.#world;
    task.pullStartedAt = queue.now;
    let longest = 0;
    for (const container of task.containers) {
      const digest = digests[container.name] ?? images.digestOf(container.image);
      const program =
        container.definition === undefined ? undefined : images.programOf(container.image, digest);
      const problem = this.#pullError(
        container,
        program === undefined ? undefined : images.pull(program),
        program,
      );
      const seconds = program?.pull ?? pace.pull;
      longest = Math.max(longest, seconds);
      if (problem === undefined) container.imageDigest = digest;
      else this.#later(task, seconds, () => this.#cannotStart(task, container, problem));
    }
    this.#later(task, longest, () => {
      task.pullStoppedAt = queue.now;
      this.#startReady(task);
    });
  }

  #pullError(container: Container, text: string | undefined, program: unknown): string | undefined {
    if (container.definition === undefined || program !== undefined) return text;
    return `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${container.image}: ${container.image}: not found`;
  }

  /** The container gets no exit code. If it is essential, its task stops. */
  #cannotStart(task: Task, container: Container, reason: string): void {
    container.lastStatus = "STOPPED";
    container.reason = reason;
    if (!isEssential(container)) return;
    const ofTask = task.placement.launchType === "EC2" ? "Task failed to start" : reason;
    this.stop(
      task,
      task.startedAt === undefined ? { code: "TaskFailedToStart", reason: ofTask } : essentialExited,
    );
  }

  #startReady(task: Task): void {
    const { queue } = this.#world;
    for (let moved = true; moved;) {
      moved = false;
      for (const container of task.containers) {
        if (container.lastStatus !== "PENDING" || task.desiredStatus === "STOPPED") continue;
        const start = mayStart(container, task.containers, queue.now);
        if (start === "later") continue;
        moved = true;
        if (start === "now") this.#start(task, container);
        else this.#neverStarts(task, container, start.never);
      }
    }
    const started = task.containers.every(({ lastStatus }) => lastStatus !== "PENDING");
    if (started && task.lastStatus === "PENDING" && task.desiredStatus === "RUNNING") this.#activate(task);
  }

  /** ECS reports 143 for a container that never started because of its dependency. */
  #neverStarts(task: Task, container: Container, reason: string): void {
    container.lastStatus = "STOPPED";
    container.exitCode = 143;
    container.reason = reason;
    if (isEssential(container)) this.stop(task, essentialExited);
  }

  #start(task: Task, container: Container): void {
    const { images } = this.#machine.ecs;
    const { queue, random } = this.#world;
    container.runtimeId =
      task.placement.launchType === "EC2" ? random.text(64, "hex") : `${task.id}-${random.number(10)}`;
    if (container.definition === undefined) {
      container.lastStatus = "RUNNING";
      container.startedAt = queue.now;
      return;
    }
    const program = images.programOf(container.image, container.imageDigest);
    const problem = logError(this.#machine, task, container) ?? program?.startError;
    if (problem !== undefined || program === undefined)
      return this.#cannotStart(task, container, problem ?? "CannotStartContainerError: no such image");
    run(this.#machine, task, container, program, this.#ends(task));
    const timeout = container.definition.startTimeout;
    if (timeout !== undefined) this.#later(task, timeout, () => this.#startReady(task));
  }

  #activate(task: Task): void {
    this.#become(task, "ACTIVATING");
    this.#later(task, this.#world.pace.activate, () => {
      if (task.lastStatus === "ACTIVATING") this.#running(task);
    });
  }

  #running(task: Task): void {
    task.startedAt = this.#world.queue.now;
    this.#become(task, "RUNNING");
    this.#changed(task, "running");
  }

  #ends(task: Task): RunEnds {
    return {
      exited: (container) => this.#exited(task, container),
      healthChanged: () => {
        this.#changed(task, "health");
        if (task.desiredStatus === "RUNNING") this.#startReady(task);
      },
    };
  }

  #exited(task: Task, container: Container): void {
    if (task.desiredStatus === "STOPPED") {
      if (task.lastStatus === "STOPPING") this.#signal(task);
      return this.#whenAllEnded(task);
    }
    if (this.#restarts(task, container)) return;
    this.#startReady(task);
    const allEnded = task.containers.every(({ lastStatus }) => lastStatus === "STOPPED");
    if (isEssential(container) || allEnded) this.stop(task, essentialExited);
  }

  /** A restart policy restarts a container in place if it ran longer than the policy's period. */
  #restarts(task: Task, container: Container): boolean {
    const policy = container.definition?.restartPolicy;
    const { queue } = this.#world;
    const ran = queue.now - (container.startedAt ?? queue.now);
    if (policy?.enabled !== true || container.exitCode === undefined) return false;
    if (policy.ignoredExitCodes?.includes(container.exitCode) === true) return false;
    if (ran < (policy.restartAttemptPeriod ?? 300) * 1000) return false;
    container.lastStatus = "PENDING";
    delete container.exitCode;
    this.#later(task, 1, () => this.#start(task, container));
    return true;
  }

  #terminateAll(task: Task): void {
    if (task.lastStatus !== "STOPPING") this.#become(task, "STOPPING");
    for (const container of task.containers)
      if (container.lastStatus === "PENDING") container.lastStatus = "STOPPED";
    this.#signal(task);
    this.#whenAllEnded(task);
  }

  /** Reverse of the start order: a container gets its signal after its dependents have ended. */
  #signal(task: Task): void {
    for (const container of task.containers) {
      if (container.lastStatus !== "RUNNING" || this.#signalled.has(container)) continue;
      if (dependents(container, task.containers).some(({ lastStatus }) => lastStatus === "RUNNING")) continue;
      this.#signalled.add(container);
      if (container.definition === undefined) end(this.#machine, container, 0, this.#ends(task));
      else terminate(this.#machine, task, container, this.#ends(task));
    }
  }

  #whenAllEnded(task: Task): void {
    if (task.lastStatus !== "STOPPING") return;
    if (task.containers.every(({ lastStatus }) => lastStatus === "STOPPED")) this.#cleanUp(task);
  }

  #cleanUp(task: Task): void {
    const { pace, queue } = this.#world;
    if (task.lastStatus === "DEPROVISIONING") return;
    for (const container of task.containers) container.lastStatus = "STOPPED";
    if (task.containers.some(({ startedAt }) => startedAt !== undefined)) task.executionStoppedAt = queue.now;
    this.#become(task, "DEPROVISIONING");
    this.#world.after(pace.deprovision, () => {
      task.stoppedAt = queue.now;
      this.#become(task, "STOPPED");
      this.#changed(task, "stopped");
      this.#world.queue.in(pace.forget, () => this.#machine.ecs.tasks.delete(task.arn));
    });
  }
}
