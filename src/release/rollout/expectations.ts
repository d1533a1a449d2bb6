/** Predicts the next change of a wave from its polls, over all services that have not ended. */
import { outlookOf as outlookOfCodeDeploy } from "../../codedeploy/progress.ts";
import { outlookOf } from "../../ecs/outlook.ts";
import type { Clock, Outlook } from "../../core/time.ts";
import type { ServiceReading } from "./wave-reader.ts";
import type { StartedService } from "./service-release.ts";

interface Known {
  /** Stage and weights, and the time of the last poll before they changed. */
  readonly stage: string;
  readonly sinceAfter: number;
  readonly lookedAt: number;
}

export class Expectations {
  readonly #clock: Clock;
  readonly #known = new Map<StartedService, Known>();
  readonly #lastProgress = new Map<StartedService, string>();
  readonly #outlooks = new Map<StartedService, Outlook>();
  #changedAt: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#changedAt = clock.now();
  }

  notice(one: StartedService, reading: ServiceReading): void {
    const now = this.#clock.now();
    const progress = JSON.stringify(reading.progress);
    if (this.#lastProgress.get(one) !== progress) this.#changedAt = now;
    this.#lastProgress.set(one, progress);
    const outlook = this.#outlookOf(one, reading);
    if (outlook !== undefined) this.#outlooks.set(one, outlook);
  }

  /** `undefined` if the poll shows nothing of the deployment; the previous outlook stays. */
  #outlookOf(one: StartedService, { progress, service, deployment }: ServiceReading): Outlook | undefined {
    if (one.controller === "CODE_DEPLOY") return outlookOfCodeDeploy(progress);
    if (service === undefined) return undefined;
    const now = this.#clock.now();
    const known = this.#known.get(one);
    const weight = deployment?.targetServiceRevision?.requestedProductionTrafficWeight;
    const stage = `${deployment?.status} ${deployment?.lifecycleStage} ${weight}`;
    const sinceAfter = known?.stage === stage ? known.sinceAfter : (known?.lookedAt ?? now);
    this.#known.set(one, { stage, sinceAfter, lookedAt: now });
    return outlookOf({ own: one.watched.own, service, deployment, sinceAfter });
  }

  /** When the bake time or the wait of a traffic step of an ECS deployment ends. */
  waitEnds(one: StartedService): number | undefined {
    const outlook = this.#outlooks.get(one);
    return one.controller === "ECS" && outlook?.next === "nothing" ? outlook.until : undefined;
  }

  /** Milliseconds since a poll showed a change. */
  get unchangedFor(): number {
    return this.#clock.now() - this.#changedAt;
  }

  /** The earliest outlook of the open services. */
  outlook(open: readonly StartedService[]): Outlook {
    return soonest(open.map((one) => this.#outlooks.get(one) ?? { next: "step" }));
  }
}

export function soonest(outlooks: readonly Outlook[]): Outlook {
  if (outlooks.some(({ next }) => next === "end")) return { next: "end" };
  const waits = outlooks.flatMap((outlook) => (outlook.next === "nothing" ? [outlook.until] : []));
  return waits.length < outlooks.length || waits.length === 0
    ? { next: "step" }
    : { next: "nothing", until: Math.min(...waits) };
}
