/** Puts one part of a release back: look, decide (`decide.ts`), act, until the part is proven to be back or can't be. */
import { type Clock, type Deadline, poll } from "../../core/time.ts";
import { unlessUnanswered } from "../rollout/unanswered.ts";
import { type Act, decide, type Done, type End, isCertain, isEnd, type Seen, settling } from "./decide.ts";
import type { PutBackContext } from "./part-end.ts";

/** What happens to a part outside of waiting. */
type Doing = Exclude<Act, { do: "wait" }>;

/** One service or schedule. */
export interface Side {
  readonly name: string;
  look(): Promise<Seen>;
  /** Gives the end where the act itself shows one, and `refused` for a stop that AWS refused. */
  act(act: Doing): Promise<End | "refused" | undefined>;
  /** Epoch milliseconds of the last attempt whose answer never came, of a change that was answered in the end. */
  readonly lostAt?: number | undefined;
  /** Called at each look that waits. */
  waits?(until: number): void;
}

export class Follow {
  readonly #clock: Clock;
  readonly #side: Side;
  readonly #hurry: boolean;
  #stopSentAt: number | undefined;
  stopRefused = false;
  #firstLookAt: number | undefined;
  #unanswered = false;
  #candidate = "";
  #looks = 0;
  /** What the last look waited for. */
  waitedFor = "the first look";

  constructor(clock: Clock, side: Side, hurry = false) {
    this.#clock = clock;
    this.#side = side;
    this.#hurry = hurry;
  }

  /** One look and what it asks for; the end, once it is certain. */
  async step(): Promise<End | undefined> {
    const seen = await this.#side.look();
    this.#firstLookAt ??= this.#clock.now();
    this.#unanswered ||= seen.rollout === "unanswered";
    const next = decide(seen, this.#done);
    if (isEnd(next)) return this.#agreed(next);
    this.#looks = 0;
    if (next.do === "wait") {
      this.waitedFor = next.for;
      return undefined;
    }
    const came = await this.#side.act(next);
    if (next.do === "stop") this.#stopSentAt = this.#clock.now();
    if (came === "refused") this.stopRefused = true;
    return came === undefined || came === "refused" ? undefined : came;
  }

  get #done(): Done {
    const sent = this.#stopSentAt;
    const stop = this.stopRefused
      ? "refused"
      : sent === undefined
        ? "not-sent"
        : { sentFor: this.#clock.now() - sent };
    return { stop, hurry: this.#hurry };
  }

  #agreed(end: End): End | undefined {
    this.#looks = this.#candidate === end.end ? this.#looks + 1 : 1;
    this.#candidate = end.end;
    this.waitedFor = "a change whose answer never came to settle";
    return isCertain(end, this.#looks, this.#settlesIn) ? end : undefined;
  }

  /** Milliseconds until no change of the release can take effect any more. */
  get #settlesIn(): number {
    // A repetition of an unanswered change may have been sent right before the first look.
    const since = this.#unanswered ? this.#firstLookAt : this.#side.lostAt;
    return since === undefined ? 0 : since + settling - this.#clock.now();
  }
}

/** Until the end, or the deadline. */
export async function follow(context: PutBackContext, side: Side, deadline: Deadline): Promise<End> {
  const { clock, pace, signal, tell } = context;
  const follows = new Follow(clock, side);
  const look = unlessUnanswered(tell, side.name, async () => {
    const end = await follows.step();
    if (end === undefined) side.waits?.(deadline.at);
    return end;
  });
  const end = await poll({ clock, pace, signal, deadline }, look);
  return end ?? { end: "not-back", reason: `still waiting for ${follows.waitedFor} when the time was up` };
}

/** For a job that is about to be killed: the one act that starts the rollback, without waiting for anything. */
export async function start(clock: Clock, side: Side): Promise<void> {
  const follows = new Follow(clock, side, true);
  const end = await follows.step();
  if (end === undefined && follows.stopRefused) await follows.step();
}
