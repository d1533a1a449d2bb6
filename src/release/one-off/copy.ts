/**
 * A one-off task must not restart its container. If the container has a restart policy, the task runs on a copy of the
 * revision without it. The copy is registered for this task, and deregistered when the task ends or the job is
 * canceled. After a killed step, `post` deregisters it.
 */
import type { Tag } from "../../ecs/definition/tags.ts";
import { copyLabel, type TaskDefinition } from "../../ecs/definition/task-definition.ts";
import type { RegisteredEntry } from "../../core/journal.ts";
import type { Plan, PlannedTask } from "../../plan/plan.ts";
import type { ReleaseContext } from "../context.ts";
import { register, type TaggedRegistration } from "../register.ts";
import { nameOf } from "./cause.ts";
import { deregister } from "./deregister.ts";
import { type OneOffResult, runOneOff } from "./run.ts";
import { oneOffContext, type OneOffSpec, specOf } from "./spec.ts";

/** Runs the migration or the after-release command as it was planned. */
export async function runPlanned(
  context: ReleaseContext,
  { cluster, families }: Plan,
  planned: PlannedTask | undefined,
  revisions: ReadonlyMap<string, string>,
  own: Pick<OneOffSpec, "kind" | "environment" | "timeout"> &
    Partial<Pick<OneOffSpec, "occasion" | "command" | "ifBusy">>,
): Promise<OneOffResult> {
  const family = families.get(planned?.family ?? "");
  const taskDefinition = revisions.get(planned?.family ?? "");
  if (planned === undefined || family === undefined || taskDefinition === undefined)
    throw new Error(`The ${nameOf(own)} was not planned.`);
  for (const text of planned.oneOff.launch.notes)
    context.emit({ kind: "note", level: "info", about: family.family, text });
  const { definition, tags } = family;
  const spec = { ...own, cluster: cluster.arn, taskDefinition, definition };
  return runOnce(context, specOf(context, planned.oneOff, spec), tags);
}

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
      this.#complete = this.#context.journal.write(this.#entry);
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
