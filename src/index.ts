/**
 * What is packed: the two entries share their chunks. `main.ts` and `post.ts` become files of `dist/` as they are, and
 * the phase is the file that the runner started, never a variable. Nothing that `post` loads, now or later, can start
 * a release (a test reads the packed files). Signal handlers come first: from then on a canceled job ends `cancelled`.
 */
import { canceledBy } from "./core/cancellation.ts";

export async function main(process: NodeJS.Process): Promise<void> {
  const signal = canceledBy(process);
  const [{ step }, { runnerOf }] = await Promise.all([import("./step.ts"), import("./core/runner.ts")]);
  process.exitCode = await step(runnerOf(process, signal));
}

export async function post(process: NodeJS.Process): Promise<void> {
  const signal = canceledBy(process);
  const [{ endOfJob }, { runnerOf }] = await Promise.all([
    import("./end-of-job.ts"),
    import("./core/runner.ts"),
  ]);
  process.exitCode = await endOfJob(runnerOf(process, signal));
}
