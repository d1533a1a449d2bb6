/** Reads and checks a task definition file from the repository, before any call to AWS. */
import { extname } from "node:path";
import { JsonDocument, type Path, type Position } from "../ecs/definition/document.ts";
import { TooLong, writeExact, type Exact } from "../ecs/definition/exact-json.ts";
import type { Tag } from "../ecs/definition/tags.ts";
import { describeOnly, registrable, tagsOf, type TaskDefinition } from "../ecs/definition/task-definition.ts";
import { typeProblems } from "../ecs/definition/wire-types.ts";
import type { Failure } from "../core/failure.ts";
import {
  fileLimit,
  fileRefusal,
  type NamedFile,
  type Places,
  readWorkspaceFile,
  type RefusalDetails,
} from "./workspace-file.ts";
import { readWritten, WrittenSyntaxError, type WrittenDocument } from "./written-document.ts";

export interface BaseFile {
  readonly definition: TaskDefinition;
  /** The tags in the file, including `aws:` tags. */
  readonly tags: readonly Tag[];
}

type Members = ReadonlyMap<string, Exact>;
const isMembers = (value: Exact | undefined): value is Members => value instanceof Map;

const refusal = (path: string, what: string, details?: RefusalDetails): Failure =>
  fileRefusal(named(path), what, details);

const named = (path: string): NamedFile => ({
  input: "task-definition",
  path,
  failure: "invalid-task-definition-file",
});

function languageOf(path: string, text: string): "json" | "yaml" {
  const extension = extname(path).toLowerCase();
  if (extension === ".yaml" || extension === ".yml") return "yaml";
  if (extension === ".json" || extension === ".jsonc" || extension === ".json5") return "json";
  return /^\s*(?:[{[]|\/[/*])/.test(text) ? "json" : "yaml";
}

const at = (position: Position | undefined): string =>
  position === undefined ? "" : ` (line ${position.line}, column ${position.column})`;

/** `containerDefinitions[0].environment[2].value` */
export function pathText(path: Path): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index > 0 ? "." : ""}${step}`))
    .join("");
}

/** Removes `null` members: ECS treats them as not set and rejects them. */
function withoutNulls(value: Exact): Exact {
  if (Array.isArray(value)) return (value as readonly Exact[]).map(withoutNulls);
  if (!isMembers(value)) return value;
  return new Map(
    [...value].filter(([, inner]) => inner !== null).map(([key, inner]) => [key, withoutNulls(inner)]),
  );
}

interface Unwrapped {
  readonly members: Members;
  /** Path of `members` in the file. */
  readonly prefix: Path;
}

/** Unwraps the `{"taskDefinition": …}` that describe-task-definition prints. */
function unwrapped(value: Exact, path: string): Unwrapped {
  if (!isMembers(value)) {
    const remedy =
      "The file must contain one object with `family`, `containerDefinitions` and other members.";
    throw refusal(path, Array.isArray(value) ? "is a list" : "is not an object", { remedy });
  }
  const inner = value.get("taskDefinition");
  if (!isMembers(inner)) return { members: value, prefix: [] };
  const tags = value.get("tags");
  return {
    members: tags === undefined ? inner : new Map([...inner, ["tags", tags]]),
    prefix: ["taskDefinition"],
  };
}

function missingMembers(members: Members): readonly string[] {
  const family = members.get("family");
  const containers = members.get("containerDefinitions");
  const found: string[] = [];
  if (family === undefined || family === "") found.push("`family` is missing");
  if (containers === undefined || (Array.isArray(containers) && containers.length === 0)) {
    found.push("`containerDefinitions` is missing");
  }
  if (!Array.isArray(containers)) return found;
  const names = (containers as readonly Exact[]).map((container) =>
    isMembers(container) ? container.get("name") : undefined,
  );
  for (const [index, name] of names.entries()) {
    if (name === undefined || name === "") found.push(`\`containerDefinitions[${index}].name\` is missing`);
    else if (typeof name === "string" && names.indexOf(name) !== index) {
      found.push(`\`containerDefinitions[${index}].name\`: two containers have the name \`${name}\``);
    }
  }
  return found;
}

function checked(document: WrittenDocument, path: string): Members {
  const { members: written, prefix } = unwrapped(document.value, path);
  const members = withoutNulls(new Map([...written].filter(([key]) => !describeOnly.has(key)))) as Members;
  const problems = [
    ...typeProblems(members).map(({ path: place, text }) => {
      const position = document.locate([...prefix, ...place]);
      return `\`${pathText(place)}\`${at(position)} ${text}`;
    }),
    ...missingMembers(members),
  ];
  if (problems.length > 0) {
    throw refusal(
      path,
      `is not a task definition: ${problems[0]}${problems.length > 1 ? ` (and ${problems.length - 1} more)` : ""}`,
      {
        evidence: problems,
        remedy: "Use the names and types from `aws ecs register-task-definition --generate-cli-skeleton`.",
      },
    );
  }
  return members;
}

/** Parses a task definition. `path` appears in errors, and its extension selects JSON or YAML. */
export function parseBaseFile(text: string, path: string): BaseFile {
  try {
    const members = checked(readWritten(text, languageOf(path, text)), path);
    const document = JsonDocument.parse(writeExact(members, fileLimit));
    return { definition: registrable(document), tags: tagsOf(document, ["tags"]) };
  } catch (error) {
    if (error instanceof WrittenSyntaxError) {
      const templated = /\{\{|\$\{|<%/.test(text);
      throw refusal(path, `can't be parsed: ${error.message}${at(error.position)}`, {
        cause: error,
        ...(templated ? { remedy: "If the file is a template, render it in an earlier step." } : {}),
      });
    }
    if (error instanceof TooLong) {
      throw refusal(path, "is too large: a task definition can have at most 64 KiB", { cause: error });
    }
    throw error;
  }
}

/**
 * Reads the file in the input `task-definition`: YAML, or JSON with comments and trailing commas. Accepts the output of
 * describe-task-definition. Throws Failure `invalid-task-definition-file` that lists every invalid member.
 */
export async function readBaseFile(places: Places, path: string): Promise<BaseFile> {
  const text = await readWorkspaceFile(places, named(path), {
    missing:
      "Check that the repository has the file and that an earlier step of this job checks it out. Keywords of this input: `latest`, `current`, `previous`.",
    tooLarge: "is larger than 1 MiB: a task definition can have at most 64 KiB",
  });
  return parseBaseFile(text, path);
}
