/** The end of the job. Loads nothing more when the step has settled everything itself. */
import type { Environment } from "./aws/proxy.ts";
import { readSaved } from "./core/saved.ts";

/** Gives the exit code. What stands against settling is told, and makes it 1. */
export async function post(
  environment: Environment,
  write: (text: string) => unknown = (text) => process.stdout.write(text),
): Promise<number> {
  const saved = readSaved(environment);
  if (saved === undefined || saved.settled) return 0;
  try {
    const { finish } = await import("./finish.ts");
    await finish(saved);
    return 0;
  } catch (error) {
    const [{ messageOf }, { workflowCommand }] = await Promise.all([
      import("./core/failure.ts"),
      import("./report/workflow-command.ts"),
    ]);
    const parts = saved.ledger.flatMap((entry) =>
      entry.kind === "service" ? [entry.service] : entry.kind === "schedule" ? [entry.name] : [],
    );
    const text = `What the cancelled step had begun could not be put back: ${messageOf(error)}\n→ Look at ${parts.join(", ") || "what it was about"}, and run the job again.`;
    write(workflowCommand("error", { title: "ECS Release" }, text));
    return 1;
  }
}
