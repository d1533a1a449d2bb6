/**
 * A one-off task must not restart its container. If the container has a restart policy, the task runs on a copy of the
 * revision without it. The copy is registered for this task, and deregistered when the task ends or the job is
 * canceled. After a killed step, `post` deregisters it.
 */
import type { Tag } from "../../ecs/definition/tags.ts";
import { copyLabel, type TaskDefinition } from "../../ecs/definition/task-definition.ts";
import type { RegisteredEntry } from "../../core/journal.ts";
import type { ReleaseContext } from "../context.ts";
import { register, type TaggedRegistration } from "../register.ts";
import { deregister } from "./deregister.ts";
import { type OneOffResult, runOneOff } from "./run.ts";
import { oneOffContext, type OneOffSpec } from "./spec.ts";

/**
 * Runs the task like `runOneOff`, on a copy of the revision if its container would restart.
 * @param tags of the revision, without those that identify the run
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

/** The definition without the restart policy of the task's container; `undefined` if it has none. */
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
  readonly #source: TaggedRegistration;
  #registering: Promise<string> | undefined;
  #entry: RegisteredEntry | undefined;
  #complete: (more: Partial<RegisteredEntry>) => void = () => undefined;

  constructor(context: ReleaseContext, source: TaggedRegistration) {
    this.#context = context;
    this.#source = source;
  }

  /** Registers the copy once, even if the task is started several times. */
  register(): Promise<string> {
    this.#registering ??= register(this.#context, this.#source, (entry) => {
      this.#entry = { ...entry, oneOff: true };
      this.#complete = this.#context.ledger.write(this.#entry);
    });
    return this.#registering;
  }

  /** In the background: the release does not depend on it. */
  async deregister(): Promise<void> {
    if (this.#entry === undefined) return;
    const work = deregister(this.#context, this.#entry, this.#complete);
    if (this.#context.background === undefined) await work;
    else this.#context.background.add(work);
  }
}
