/**
 * The bundle's root: both entry points share its chunks. The runner starts `main.ts` or `post.ts`, and that alone
 * decides the phase. Nothing that `post` loads can start a release (a test reads the packed files). Signal handlers
 * come first, so that a job canceled from then on ends as `cancelled`.
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
