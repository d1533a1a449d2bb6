/** Rolls back one service or schedule: observe, decide (`decide.ts`), act, until the rollback is verified or fails. */
import { type Clock, type Deadline, poll } from "../../core/time.ts";
import { toleratingOutages } from "../rollout/outages.ts";
import { type Act, decide, type Done, type End, isCertain, isEnd, type PartObservation } from "./decide.ts";
import { settling } from "../../aws/retry.ts";
import type { RollbackContext } from "./part-end.ts";

/** Every action except waiting. */
type Action = Exclude<Act, { do: "wait" }>;

/** One service or schedule. */
export interface Side {
  readonly name: string;
  observe(): Promise<PartObservation>;
  /** Returns the end if the action itself shows one, or `refused` for a stop that AWS refused. */
  act(act: Action): Promise<End | "refused" | undefined>;
  /** Epoch milliseconds of the last attempt with a lost response, for a change that a later attempt completed. */
  readonly lostAt?: number | undefined;
  /** Called for each poll that waits. */
  waits?(until: number): void;
}

export class Follow {
  readonly #clock: Clock;
  readonly #side: Side;
  readonly #noTimeLeft: boolean;
  #stopSentAt: number | undefined;
  stopRefused = false;
  #firstObservedAt: number | undefined;
  #unanswered = false;
  #candidate = "";
  #agreeing = 0;
  /** What the last poll waited for. */
  waitedFor = "the first poll";

  constructor(clock: Clock, side: Side, noTimeLeft = false) {
    this.#clock = clock;
    this.#side = side;
    this.#noTimeLeft = noTimeLeft;
  }

  /** One poll and the action it requires. Returns the end once it is final. */
  async step(): Promise<End | undefined> {
    const observation = await this.#side.observe();
    this.#firstObservedAt ??= this.#clock.now();
    this.#unanswered ||= observation.rollout === "unanswered";
    const next = decide(observation, this.#done);
    if (isEnd(next)) return this.#agreed(next);
    this.#agreeing = 0;
    if (next.do === "wait") {
      this.waitedFor = next.for;
      return undefined;
    }
    const result = await this.#side.act(next);
    if (next.do === "stop") this.#stopSentAt = this.#clock.now();
    if (result === "refused") this.stopRefused = true;
    return result === undefined || result === "refused" ? undefined : result;
  }

  get #done(): Done {
    const sent = this.#stopSentAt;
    const stop = this.stopRefused
      ? "refused"
      : sent === undefined
        ? "not-sent"
        : { sentFor: this.#clock.now() - sent };
    return { stop, noTimeLeft: this.#noTimeLeft };
  }

  #agreed(end: End): End | undefined {
    this.#agreeing = this.#candidate === end.end ? this.#agreeing + 1 : 1;
    this.#candidate = end.end;
    this.waitedFor = "a change to settle, because its response was lost";
    return isCertain(end, this.#agreeing, this.#settlesIn) ? end : undefined;
  }

  /** Milliseconds until no change of the release can take effect. */
  get #settlesIn(): number {
    // A retry of the unanswered change may have been sent right before the first poll.
    const since = this.#unanswered ? this.#firstObservedAt : this.#side.lostAt;
    return since === undefined ? 0 : since + settling - this.#clock.now();
  }
}

/**
 * Polls until the end or the deadline. Throws the failure of the last poll if AWS does not respond at the deadline:
 * what the service runs then is unknown, which is not the same as "not back".
 */
export async function follow(context: RollbackContext, side: Side, deadline: Deadline): Promise<End> {
  const { clock, pace, signal, emit } = context;
  const follows = new Follow(clock, side);
  const { attempt, lastFailure } = toleratingOutages(emit, side.name, async () => {
    const end = await follows.step();
    if (end === undefined) side.waits?.(deadline.at);
    return end;
  });
  const end = await poll({ clock, pace, signal, deadline }, attempt);
  if (end !== undefined) return end;
  const outage = lastFailure();
  if (outage !== undefined) throw outage;
  return { end: "not-back", reason: `timed out waiting for ${follows.waitedFor}` };
}

/** For a job that is about to be killed: takes the action that starts the rollback, without waiting. */
export async function start(clock: Clock, side: Side): Promise<void> {
  const follows = new Follow(clock, side, true);
  const end = await follows.step();
  if (end === undefined && follows.stopRefused) await follows.step();
}
