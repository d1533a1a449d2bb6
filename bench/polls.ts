/** Other ways to wait for something that takes `duration` seconds: their delay, and their number of polls. */

export interface Seen {
  /** Seconds after the end. */
  readonly late: number;
  readonly looks: number;
}

/** A poll every `interval` seconds. */
export function fixedPoll(interval: number, duration: number): Seen {
  const looks = Math.ceil(duration / interval);
  return { late: looks * interval - duration, looks };
}

/**
 * The SDK's waiter (`@smithy/core`, exponential backoff with jitter) from 15 s up to `longest`, as in
 * aws-actions/amazon-ecs-deploy-task-definition: 600 s since v2.6.3, 120 s before.
 */
export function waiterPoll(longest: number, duration: number, random: () => number): Seen {
  const shortest = 15;
  const ceiling = Math.log(longest / shortest) / Math.log(2) + 1;
  let time = 0;
  for (let looks = 1; ; looks += 1) {
    if (time >= duration) return { late: time - duration, looks };
    const most = looks > ceiling ? longest : shortest * 2 ** (looks - 1);
    time += looks > ceiling ? longest : shortest + random() * (most - shortest);
  }
}
