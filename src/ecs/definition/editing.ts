/**
 * Sets, adds and removes environment variables and secrets, for all families of a release.
 *
 * A name is a variable or a secret of a container, not both (ECS rejects that), so setting one removes the other. If
 * the base contains a name twice, a line for it keeps a single entry, in the position of the last one. Other names stay
 * unchanged, duplicates included.
 */
import type { Cause } from "../../core/failure.ts";
import type { Change } from "../../core/events.ts";
import type { JsonDocument, Json } from "./document.ts";
import type { Container, TaskDefinition } from "./task-definition.ts";

/** A variable or secret to set, or (without `value`) to remove. */
export interface NamedEdit {
  readonly container?: string;
  readonly name: string;
  readonly value?: string;
}

export interface FamilyToEdit {
  readonly family: string;
  readonly definition: TaskDefinition;
  /** Indexes of the containers whose image was replaced. Lines without a container name apply to them. */
  readonly replaced: readonly number[];
}

export interface EnvironmentRequest {
  readonly environment: readonly NamedEdit[];
  readonly secrets: readonly NamedEdit[];
  /** True if the release has images. Otherwise, lines without a container name apply to the only container. */
  readonly hasImages: boolean;
}

export interface EditedFamily {
  readonly family: string;
  readonly definition: TaskDefinition;
  readonly changes: readonly Change[];
}

export interface EnvironmentEdits {
  readonly families: readonly EditedFamily[];
  readonly problems: readonly Cause[];
}

type List = "environment" | "secrets";

const inputOf: Readonly<Record<List, string>> = {
  environment: "environment-variables",
  secrets: "secrets",
};
const valueKeyOf: Readonly<Record<List, string>> = { environment: "value", secrets: "valueFrom" };

/** The requested edit of one name in one container; without `value`, the name is removed. */
type RequestedEdit = Partial<Record<List, { readonly value?: string }>>;

/** Edits by container index, then by name. */
type RequestedEdits = Map<number, Map<string, RequestedEdit>>;

function targetsOf(
  line: NamedEdit,
  { definition, replaced }: FamilyToEdit,
  hasImages: boolean,
): readonly Container[] {
  const { containers } = definition;
  if (line.container !== undefined) return containers.filter(({ name }) => name === line.container);
  if (hasImages) return containers.filter(({ index }) => replaced.includes(index));
  return containers.length === 1 ? containers : [];
}

const contradicts = (edit: RequestedEdit, list: List, line: NamedEdit): boolean => {
  const said = edit[list];
  if (said !== undefined) return said.value !== line.value;
  const other = edit[list === "environment" ? "secrets" : "environment"];
  return other?.value !== undefined && line.value !== undefined;
};

function conflict(container: Container, family: string, name: string): Cause {
  return {
    name: "environment-conflict",
    what: `Inputs \`environment-variables\` and \`secrets\` contradict each other on \`${name}\` of the container \`${container.name}\` (${family}).`,
    evidence: [],
    remedy: "Remove one of the lines.",
  };
}

/** Reports a line whose container doesn't exist, or a line without a container in a family with several containers. */
function unplaced(list: List, line: NamedEdit, families: readonly FamilyToEdit[]): Cause {
  const evidence = families.map(
    ({ family, definition }) =>
      `${family}: ${definition.containers.map(({ name }) => `\`${name}\``).join(", ")}`,
  );
  if (line.container !== undefined) {
    return {
      name: "container-not-found",
      what: `Input \`${inputOf[list]}\` names the container \`${line.container}\` (for \`${line.name}\`), which no task definition of this release has.`,
      evidence,
      remedy: "Use one of these containers.",
    };
  }
  return {
    name: "variable-without-container",
    what: `Input \`${inputOf[list]}\` doesn't name the container for \`${line.name}\`.`,
    evidence,
    remedy: `Write \`CONTAINER:${line.name}…\`: the container is optional only if the release sets an image, or if the task definition has a single container.`,
  };
}

function requestedEdits(
  families: readonly FamilyToEdit[],
  request: EnvironmentRequest,
): { edits: readonly RequestedEdits[]; problems: readonly Cause[] } {
  const edits: readonly RequestedEdits[] = families.map(() => new Map<number, Map<string, RequestedEdit>>());
  const problems: Cause[] = [];
  const place = (list: List, line: NamedEdit): void => {
    const targets = families.map((family) => targetsOf(line, family, request.hasImages));
    const everywhere = line.container === undefined && !request.hasImages;
    const reached = everywhere
      ? targets.every(({ length }) => length > 0)
      : targets.some(({ length }) => length > 0);
    if (!reached) problems.push(unplaced(list, line, families));
    for (const [at, { family }] of families.entries()) {
      for (const container of targets[at] ?? []) {
        const names = edits[at]?.get(container.index) ?? new Map<string, RequestedEdit>();
        edits[at]?.set(container.index, names);
        const edit = names.get(line.name) ?? {};
        names.set(line.name, edit);
        if (contradicts(edit, list, line)) problems.push(conflict(container, family, line.name));
        else edit[list] = line.value === undefined ? {} : { value: line.value };
      }
    }
  };
  for (const line of request.environment) place("environment", line);
  for (const line of request.secrets) place("secrets", line);
  return { edits, problems };
}

/** Indexes of the entries with this name. */
function placesOf(container: JsonDocument, list: List, name: string): readonly number[] {
  const entries = container.get([list]);
  if (!Array.isArray(entries)) return [];
  return (entries as readonly Json[]).flatMap((entry, place) =>
    typeof entry === "object" && entry !== null && (entry as { name?: Json }).name === name ? [place] : [],
  );
}

/** Keeps one entry of this name, with this value. Unknown members of the entry stay. */
function put(container: JsonDocument, list: List, name: string, value: string): JsonDocument {
  const places = placesOf(container, list, name);
  const last = places.at(-1);
  if (last === undefined) {
    const entry = { name, [valueKeyOf[list]]: value };
    return container.kind([list]) === "array"
      ? container.append([list], entry)
      : container.set([list], [entry]);
  }
  const path = [list, last, valueKeyOf[list]];
  const edited = container.get(path) === value ? container : container.set(path, value);
  return edited.removeEach([list], new Set(places.slice(0, -1)));
}

function take(container: JsonDocument, list: List, name: string): JsonDocument {
  return container.removeEach([list], new Set(placesOf(container, list, name)));
}

/** Applies the edit of one name and returns the change. */
function applyEdit(
  before: JsonDocument,
  name: string,
  edit: RequestedEdit,
): { container: JsonDocument; change?: Pick<Change, "what" | "change"> } {
  const list: List = edit.secrets?.value === undefined ? "environment" : "secrets";
  const what = list === "environment" ? "environment" : "secret";
  const value = edit[list]?.value;
  if (value === undefined) {
    const lists = (["environment", "secrets"] as const).filter((from) => edit[from] !== undefined);
    const container = lists.reduce((document, from) => take(document, from, name), before);
    if (container === before) return { container };
    const wasVariable = lists.includes("environment") && placesOf(before, "environment", name).length > 0;
    return { container, change: { what: wasVariable ? "environment" : "secret", change: "removed" } };
  }
  const there = placesOf(before, list, name).length > 0;
  const set = put(before, list, name, value);
  const container = take(set, list === "environment" ? "secrets" : "environment", name);
  if (container !== set) {
    return {
      container,
      change: { what, change: list === "environment" ? "moved-to-environment" : "moved-to-secrets" },
    };
  }
  return container === before
    ? { container }
    : { container, change: { what, change: there ? "changed" : "added" } };
}

function editFamily({ family, definition }: FamilyToEdit, edits: RequestedEdits): EditedFamily {
  const changes: Change[] = [];
  let { document } = definition;
  for (const { index, name: containerName } of definition.containers) {
    const path = ["containerDefinitions", index];
    const before = document.at(path);
    if (before === undefined) continue;
    let container = before;
    for (const [name, edit] of edits.get(index) ?? []) {
      const { container: after, change } = applyEdit(container, name, edit);
      container = after;
      if (change !== undefined) changes.push({ container: containerName, name, ...change });
    }
    if (container !== before) document = document.set(path, container);
  }
  return { family, definition: definition.edited(document), changes };
}

/**
 * Lines with a container name apply to that container in every family that has it. Other lines apply to the containers
 * whose image was replaced or, in a release without images, to the only container of each family. Returns all problems
 * at once; the families are valid only if there are none.
 */
export function editEnvironment(
  families: readonly FamilyToEdit[],
  request: EnvironmentRequest,
): EnvironmentEdits {
  const { edits, problems } = requestedEdits(families, request);
  return {
    families: families.map((family, at) => editFamily(family, edits[at] ?? new Map())),
    problems,
  };
}
