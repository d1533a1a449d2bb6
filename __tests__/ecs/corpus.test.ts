/**
 * Real task definitions: a few of our own, and those of public repositories if `../shared/corpus` exists. Each is
 * described, edited and registered, and must keep its bytes except for the edit.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { differences } from "../../src/ecs/definition/comparison.ts";
import { JsonDocument, type Path } from "../../src/ecs/definition/document.ts";
import { editEnvironment } from "../../src/ecs/definition/editing.ts";
import { withImages } from "../../src/ecs/image/choice.ts";
import {
  describeOnly,
  describedTaskDefinition,
  registration,
} from "../../src/ecs/definition/task-definition.ts";
import { Failure } from "../../src/core/failure.ts";
import { parseBaseFile } from "../../src/plan/base-file.ts";

interface Entry {
  readonly name: string;
  readonly text: string;
}

const read = (folder: string): Entry[] => {
  try {
    return readdirSync(folder)
      .sort()
      .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
  } catch {
    return [];
  }
};

const own = read(join(import.meta.dirname, "corpus"));
const shared = read(join(import.meta.dirname, "../../../shared/corpus/task-definitions"));
const isStrictJson = ({ text }: Entry): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** The file as a response of DescribeTaskDefinition: adds the members that only a description has. */
function description({ text }: Entry): string {
  const document = JsonDocument.parse(text);
  const definition = document.at(["taskDefinition"]) ?? document;
  const answered = definition
    .set(["taskDefinitionArn"], "arn:aws:ecs:eu-west-1:123456789012:task-definition/corpus:7")
    .set(["revision"], 7)
    .set(["status"], "ACTIVE")
    .set(["compatibilities"], ["EC2"]);
  const tags = answered.raw(["tags"]) ?? "[]";
  return `{"taskDefinition":${answered.remove(["tags"]).text},"tags":${tags}}`;
}

/** Paths of the deepest members whose text differs, and of added or removed members. */
function changedPaths(from: JsonDocument, to: JsonDocument, path: Path = []): string[] {
  if (from.raw(path) === to.raw(path)) return [];
  const [one, other] = [from.kind(path), to.kind(path)];
  if (one === "object" && other === "object") {
    const keys = new Set([...from.keys(path), ...to.keys(path)]);
    return [...keys].flatMap((key) => changedPaths(from, to, [...path, key]));
  }
  if (one === "array" && other === "array") {
    const length = Math.max(from.length(path), to.length(path));
    return Array.from({ length }, (_, index) => changedPaths(from, to, [...path, index])).flat();
  }
  return [path.join("/")];
}

const counts = { registered: 0, edits: 0, members: 0, files: 0, refused: 0 };

const corpora: Array<[string, Entry[]]> = [
  ["the project's own corpus", own.filter(({ name }) => !name.startsWith("written"))],
  ["the shared corpus", shared],
];

describe.each(corpora.filter(([, entries]) => entries.length > 0))(
  "%s, described and registered again",
  (_, entries) => {
    test.each(entries.map((entry) => [entry.name, entry] as const))("%s", (_name, entry) => {
      const body = description(entry);
      const before = JsonDocument.parse(body).at(["taskDefinition"]) ?? JsonDocument.of(null);
      const { definition } = describedTaskDefinition(body);
      const untouched = JsonDocument.parse(registration(definition, []));
      expect(untouched.keys([])).toEqual(before.keys([]).filter((key) => !describeOnly.has(key)));
      for (const key of untouched.keys([])) expect(untouched.raw([key])).toBe(before.raw([key]));
      counts.registered += 1;
      counts.members += untouched.keys([]).length;

      for (const { index, name, image, environmentNames } of definition.containers) {
        const withImage = withImages(definition, [{ index, to: "registry.example.com/new@sha256:1" }]);
        const at = `containerDefinitions/${index}`;
        expect(changedPaths(untouched, JsonDocument.parse(registration(withImage, [])))).toEqual([
          `${at}/image`,
        ]);
        expect(differences(definition, withImage)).toEqual([
          {
            container: name,
            what: "image",
            ...(image === "" ? { change: "added" } : { change: "changed", from: image }),
            to: "registry.example.com/new@sha256:1",
          },
        ]);
        const requested = {
          environment: [{ container: name, name: "CORPUS_ADDED", value: "\u00e9" }],
          secrets: [],
          hasImages: false,
        };
        const [edited] = editEnvironment(
          [{ family: "corpus", definition, replaced: [] }],
          requested,
        ).families;
        const list = before.kind(["containerDefinitions", index, "environment"]);
        const place =
          list === "array" ? `/${before.length(["containerDefinitions", index, "environment"])}` : "";
        expect(changedPaths(untouched, edited?.definition.document ?? untouched)).toEqual([
          `${at}/environment${place}`,
        ]);
        expect(edited?.definition.containers[index]?.environmentNames).toEqual([
          ...environmentNames,
          "CORPUS_ADDED",
        ]);
        counts.edits += 2;
      }
    });
  },
);

/** Corpus files with types that AWS rejects: `"restartPolicy": "always"`, as in another tool. */
const refusedFiles: ReadonlySet<string> = new Set(["108.json", "109.json", "110.json", "111.json"]);

const refusal: unknown = expect.stringMatching(
  /^`containerDefinitions\[0\].restartPolicy` .* is text, but must be an object$/,
);

describe("as a file for the input `task-definition`", () => {
  const files = [...own.filter(({ name }) => name.startsWith("written")), ...shared];

  /** The problems of the file, and the differences between parsing and describing it. */
  const judge = (entry: Entry): { problem: string; differences: unknown } => {
    try {
      const { definition } = parseBaseFile(entry.text, entry.name);
      counts.files += 1;
      if (!isStrictJson(entry)) return { problem: "", differences: [] };
      const described = describedTaskDefinition(description(entry)).definition;
      return { problem: "", differences: differences(described, definition) };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      counts.refused += 1;
      return { problem: error.why.evidence.join("; "), differences: [] };
    }
  };

  test.each(files.map((entry) => [entry.name, entry] as const))("%s", (name, entry) => {
    const problem = refusedFiles.has(name) ? refusal : "";
    expect(judge(entry)).toEqual({ problem, differences: [] });
  });
});

test("covers every file", () => {
  const written = own.filter(({ name }) => name.startsWith("written")).length;
  const refused = shared.filter(({ name }) => refusedFiles.has(name)).length;
  expect(counts.registered).toBe(own.length - written + shared.length);
  expect(counts.members).toBeGreaterThan(counts.registered);
  expect(counts.edits).toBeGreaterThan(0);
  expect(counts.refused).toBe(refused);
  expect(counts.files).toBe(written + shared.length - refused);
});
