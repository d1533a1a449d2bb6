/** The entry, for the step and for the end of the job: one bundle, of which each loads its own part. */
import { beginsHere } from "./core/saved.ts";

if (beginsHere(process.env)) {
  const [{ step }, { runnerOf }] = await Promise.all([import("./step.ts"), import("./core/runner.ts")]);
  process.exitCode = await step(runnerOf(process));
} else {
  const { post } = await import("./post.ts");
  process.exitCode = await post(process.env);
}
