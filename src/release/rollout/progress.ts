/** Reports the progress of a wave's services: each change once. */
import type { Service } from "@aws-sdk/client-ecs";
import type { Progress } from "../../ecs/progress.ts";
import type { Clock } from "../../core/time.ts";
import { awaitedPause } from "./causes.ts";
import type { Emit } from "../../core/events.ts";
import { Heartbeat } from "../heartbeat.ts";
import type { ServiceReading } from "./wave-reader.ts";
import type { StartedService } from "./service-release.ts";

export class ProgressReporter {
  readonly #clock: Clock;
  readonly #emit: Emit;
  readonly #heartbeat: Heartbeat;
  readonly #progress = new Map<StartedService, Progress>();
  readonly #unreadable = new Set<StartedService>();
  readonly #events = new Map<StartedService, ReadonlySet<string>>();

  constructor(clock: Clock, emit: Emit, started: readonly StartedService[]) {
    this.#clock = clock;
    this.#emit = emit;
    this.#heartbeat = new Heartbeat(clock, emit);
    for (const one of started) this.#events.set(one, eventIds(one.service));
  }

  /** The progress that was last reported. */
  lastOf(one: StartedService): Progress | undefined {
    return this.#progress.get(one);
  }

  /** `until` is when the bake time or the wait of a traffic step ends. */
  emit(one: StartedService, { service, progress: seen, unreadable }: ServiceReading, until?: number): void {
    if (unreadable !== undefined && !this.#unreadable.has(one)) {
      this.#unreadable.add(one);
      this.#emit({ kind: "note", level: "info", about: one.name, text: unreadable });
    }
    if (service !== undefined) this.#emitEvents(one, service);
    if (seen === undefined) return;
    const progress = until === undefined ? seen : { ...seen, until };
    const known = this.#progress.get(one);
    this.#progress.set(one, progress);
    if (JSON.stringify(known) === JSON.stringify(progress)) return;
    this.#emit({ kind: "service-progress", progress: { service: one.name, ...progress } });
    this.#heartbeat.reset();
  }

  /** Logs what the step waits for, at most once a minute, while nothing else is logged. */
  beat(open: readonly StartedService[], until: number): void {
    const paused = open.find((one) => awaitedPause(this.#progress.get(one)) !== undefined);
    const pause = paused && awaitedPause(this.#progress.get(paused));
    this.#heartbeat.beat(
      pause === undefined ? namesOf(open) : `somebody to end ${pause} of ${namesOf(open)}`,
      until,
    );
  }

  /** ECS lists events newest first. New ones are recognized by ID, not by time. */
  #emitEvents(one: StartedService, service: Service): void {
    const known = this.#events.get(one);
    for (const { id, createdAt, message = "" } of (service.events ?? []).toReversed()) {
      if (id === undefined || known?.has(id)) continue;
      const at = createdAt?.getTime() ?? this.#clock.now();
      this.#emit({ kind: "service-event", service: one.name, id, at, text: message });
      this.#heartbeat.reset();
    }
    this.#events.set(one, eventIds(service));
  }
}

const eventIds = ({ events }: Service): ReadonlySet<string> => new Set(events?.map(({ id }) => id ?? ""));

export function namesOf(services: readonly StartedService[]): string {
  const names = services.map(({ name }) => name);
  return names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
}
