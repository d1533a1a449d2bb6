/**
 * A one-off task never restarts by itself. Where its container has a restart policy, the task runs on a copy of the
 * revision without the policy: registered for this task, and deregistered when the task has ended or the job is
 * canceled. `post` deregisters the copy of a step that was killed.
 */
import type { Tag } from "../../ecs/definition/tags.ts";
import { copyLabel, type TaskDefinition } from "../../ecs/definition/task-definition.ts";
import type { RegisteredEntry } from "../../core/journal.ts";
import type { ReleaseContext } from "../context.ts";
import { register } from "../register.ts";
import { deregister } from "./deregister.ts";
import { type OneOffResult, runOneOff } from "./run.ts";
import { oneOffContext, type OneOffSpec } from "./spec.ts";

/**
 * Runs the task as `runOneOff` does, on a copy of the revision where its container would restart.
 * @param tags of the revision, without those that name the run
 */
export async function runOnce(
  context: ReleaseContext,
  spec: OneOffSpec,
  tags: readonly Tag[],
): Promise<OneOffResult> {
  const oneOff = await oneOffContext(context);
  const definition = withoutRestarts(spec.definition, spec);
  if (definition === undefined) return runOneOff(oneOff, spec);
  const copy = new Copy(context, { family: definition.family, base: spec.taskDefinition, definition, tags });
  try {
    return await runOneOff(oneOff, { ...spec, revision: () => copy.register() });
  } finally {
    await copy.deregister();
  }
}

/** The definition without the restart policy of the task's container; `undefined` where there is none to remove. */
export function withoutRestarts(
  definition: TaskDefinition,
  { container: name, kind }: Pick<OneOffSpec, "container" | "kind">,
): TaskDefinition | undefined {
  const container = definition.container(name);
  if (container === undefined || !container.restarts) return undefined;
  const path = ["containerDefinitions", container.index];
  const labels = definition.document.get([...path, "dockerLabels"]) ?? {};
  return definition.edited(
    definition.document
      .remove([...path, "restartPolicy"])
      .set([...path, "dockerLabels"], { ...(labels as object), [copyLabel]: kind }),
  );
}

class Copy {
  readonly #context: ReleaseContext;
  readonly #source: Parameters<typeof register>[1];
  #registering: Promise<string> | undefined;
  #entry: RegisteredEntry | undefined;
  #complete: (more: Partial<RegisteredEntry>) => void = () => undefined;

  constructor(context: ReleaseContext, source: Parameters<typeof register>[1]) {
    this.#context = context;
    this.#source = source;
  }

  /** Registers it once, however often the task has to be started. */
  register(): Promise<string> {
    this.#registering ??= register(this.#context, this.#source, (entry) => {
      this.#entry = { ...entry, oneOff: true };
      this.#complete = this.#context.ledger.write(this.#entry);
    });
    return this.#registering;
  }

  async deregister(): Promise<void> {
    if (this.#entry === undefined) return;
    const work = deregister(this.#context, this.#entry, this.#complete);
    // A canceled job has more urgent calls to make.
    if (this.#context.signal.aborted) this.#context.background?.add(work);
    else await work;
  }
}
