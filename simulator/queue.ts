/** A queue of later actions. Deterministic: ordered by due time, then by insertion. */

/** A queued action; `cancel` removes it. */
export interface Due {
  readonly at: number;
  cancel(): void;
}

interface Entry {
  readonly at: number;
  readonly order: number;
  action: (() => void) | undefined;
}

/** A run of this many actions is treated as an endless loop. */
const tooMany = 5_000_000;

export class Queue {
  #heap: Entry[] = [];
  #order = 0;
  #now: number;
  #running = false;

  constructor(start: number) {
    this.#now = start;
  }

  /** Epoch milliseconds: the due time of the running action, else the time up to which the queue has run. */
  get now(): number {
    return this.#now;
  }

  /** Due time of the next action; undefined if nothing is queued. */
  get next(): number | undefined {
    return this.#heap[0]?.at;
  }

  /** Queues an action for a time. A time in the past means at the next run. */
  at(time: number, action: () => void): Due {
    const entry: Entry = { at: Math.max(time, this.#now), order: this.#order++, action };
    this.#heap.push(entry);
    this.#siftUp(this.#heap.length - 1);
    return { at: entry.at, cancel: () => (entry.action = undefined) };
  }

  /** Queues an action for `seconds` from now. */
  in(seconds: number, action: () => void): Due {
    return this.at(this.#now + seconds * 1000, action);
  }

  /**
   * Runs everything due up to `until` (epoch milliseconds), including actions that this queues. Time never runs
   * backwards. A call from an action has no effect: the current run continues afterwards.
   */
  run(until: number): void {
    if (this.#running) return;
    this.#running = true;
    try {
      this.#runTo(until);
    } finally {
      this.#running = false;
    }
  }

  #runTo(until: number): void {
    let ran = 0;
    for (let first = this.#heap[0]; first !== undefined && first.at <= until; first = this.#heap[0]) {
      this.#pop();
      if (first.action === undefined) continue;
      if (++ran > tooMany)
        throw new Error(
          `The simulator ran more than ${tooMany} events without reaching the end of the queue, at ${first.at}`,
        );
      this.#now = Math.max(this.#now, first.at);
      first.action();
    }
    this.#now = Math.max(this.#now, until);
  }

  #pop(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#siftDown();
  }

  #siftUp(index: number): void {
    for (let child = index; child > 0;) {
      const parent = (child - 1) >> 1;
      if (!this.#swapIfBefore(child, parent)) return;
      child = parent;
    }
  }

  #siftDown(): void {
    for (let parent = 0; ;) {
      const left = 2 * parent + 1;
      const smaller = this.#isBefore(left + 1, left) ? left + 1 : left;
      if (!this.#swapIfBefore(smaller, parent)) return;
      parent = smaller;
    }
  }

  #isBefore(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    if (a === undefined || b === undefined) return false;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  #swapIfBefore(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    if (a === undefined || b === undefined || !this.#isBefore(one, other)) return false;
    this.#heap[one] = b;
    this.#heap[other] = a;
    return true;
  }
}
