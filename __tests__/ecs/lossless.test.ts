/**
 * For any task definition and any edit, the registered document differs from the described one only in the edited
 * members; every other member keeps its bytes.
 */
import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { JsonDocument, type Path } from "../../src/ecs/definition/document.ts";
import { editEnvironment } from "../../src/ecs/definition/editing.ts";
import { withImages } from "../../src/ecs/image/choice.ts";
import {
  describeOnly,
  describedTaskDefinition,
  registration,
} from "../../src/ecs/definition/task-definition.ts";
import type { NamedValue } from "../../src/request/request.ts";

/** Any UTF-16 code unit, lone surrogates included. */
const unit = fc.nat(0xffff).map((code) => String.fromCharCode(code));

/** White space between tokens. */
const gap = fc.constantFrom("", "", "", " ", "\n\t");
const numberText = fc.constantFrom(
  ..."0,-0,1,1.0,1e3,1E-7,0.10,9007199254740993,9223372036854775807,1e400".split(","),
);
const oddKeys = [
  "",
  "10",
  "2",
  "__proto__",
  "constructor",
  "name",
  "image",
  "environment",
  "é",
  "a.b",
  "revision",
];
const keyName = fc.oneof(fc.constantFrom(...oddKeys), fc.string({ unit, maxLength: 4 }));

/** A string as JSON, with escapes where none are needed. */
const stringText = fc.tuple(fc.string({ unit, maxLength: 8 }), fc.boolean()).map(([text, escaped]) =>
  escaped
    ? `"${text
        .split("")
        .map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`)
        .join("")}"`
    : JSON.stringify(text),
);

type Member = readonly [key: string, text: string];

const objectText = (members: readonly Member[], space: string): string =>
  `{${space}${members.map(([key, text]) => `${JSON.stringify(key)}${space}:${text}`).join(`${space},`)}${space}}`;
const listText = (items: readonly string[], space: string): string => `[${items.join(`,${space}`)}${space}]`;

/** Any JSON text; an object may contain a key twice. */
const { value: anyText } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.oneof(numberText, stringText, fc.constantFrom("null", "true", "false", "{}", "[]", '""')),
    fc.tuple(fc.array(tie("value"), { maxLength: 3 }), gap).map(([items, space]) => listText(items, space)),
    fc
      .tuple(fc.array(fc.tuple(keyName, tie("value")), { maxLength: 3 }), gap)
      .map(([members, space]) => objectText(members, space)),
  ),
}));

const names = ["A", "B", "C", "D", "__proto__"];

/** Entries of `environment` or `secrets`, with duplicate names and unknown members. */
const entriesText = (valueKey: string, from: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(
      fc
        .tuple(fc.constantFrom(...from), fc.option(stringText), fc.option(anyText), fc.boolean(), gap)
        .map(([name, value, extra, valueFirst, space]) => {
          const members: Member[] = [["name", JSON.stringify(name)]];
          if (value !== null) members.splice(valueFirst ? 0 : 1, 0, [valueKey, value]);
          if (extra !== null) members.push(["extra", extra]);
          return objectText(members, space);
        }),
      { maxLength: 6 },
    )
    .map((entries) => listText(entries, ""));

const unknownMembers = (own: readonly string[]): fc.Arbitrary<Member[]> =>
  fc
    .array(fc.tuple(keyName, anyText), { maxLength: 4 })
    .map((members) => members.filter(([key]) => !own.includes(key)));

const containerText = (name: string): fc.Arbitrary<string> =>
  fc
    .record({
      image: fc.option(fc.constantFrom('"a:1"', '"\\u0061:1"', '"x.example/a@sha256:0"')),
      environment: fc.option(fc.oneof(entriesText("value", names), fc.constantFrom("null", "[ ]"))),
      secrets: fc.option(fc.oneof(entriesText("valueFrom", names), fc.constantFrom("null", "[]"))),
      unknown: unknownMembers(["name", "image", "environment", "secrets"]),
      space: gap,
    })
    .chain(({ image, environment, secrets, unknown, space }) => {
      const members: Member[] = [["name", JSON.stringify(name)], ...unknown];
      if (image !== null) members.push(["image", image]);
      if (environment !== null) members.push(["environment", environment]);
      if (secrets !== null) members.push(["secrets", secrets]);
      return fc
        .shuffledSubarray(members, { minLength: members.length })
        .map((shuffled) => objectText(shuffled, space));
    });

const body: fc.Arbitrary<string> = fc
  .tuple(
    fc
      .integer({ min: 1, max: 3 })
      .chain((count) => fc.tuple(...["c0", "c1", "c2"].slice(0, count).map(containerText))),
    unknownMembers(["family", "containerDefinitions", "tags", ...describeOnly]),
    fc.subarray([...describeOnly].filter((key) => key !== "taskDefinitionArn" && key !== "revision")),
    gap,
  )
  .chain(([containers, unknown, described, space]) => {
    const members: Member[] = [
      ["taskDefinitionArn", '"arn:aws:ecs:eu-west-1:1:task-definition/f:7"'],
      ["revision", "7"],
      ["family", '"f"'],
      ["containerDefinitions", listText(containers, space)],
      ...described.map((key): Member => [key, "1.0"]),
      ...unknown,
    ];
    return fc
      .shuffledSubarray(members, { minLength: members.length })
      .map((shuffled) => `{"tags":[],"taskDefinition":${objectText(shuffled, space)}}`);
  });

interface Edits {
  readonly image: boolean;
  readonly environment: readonly NamedValue[];
  readonly secrets: readonly NamedValue[];
}

/** Lines for the first container, at most one for each name. */
const edits: fc.Arbitrary<Edits> = fc
  .tuple(
    fc.boolean(),
    fc.uniqueArray(
      fc.record({
        name: fc.constantFrom(...names, "NEW"),
        list: fc.constantFrom("environment", "secrets"),
        value: fc.option(fc.string({ unit, maxLength: 5 })),
      }),
      { selector: ({ name }) => name, maxLength: 4 },
    ),
  )
  .map(([image, lines]) => {
    const of = (list: string): NamedValue[] =>
      lines
        .filter((line) => line.list === list)
        .map(({ name, value }) => ({ container: "c0", name, ...(value === null ? {} : { value }) }));
    return { image, environment: of("environment"), secrets: of("secrets") };
  });

function release(text: string, { image, environment, secrets }: Edits): JsonDocument {
  const { definition } = describedTaskDefinition(text);
  const withImage = withImages(definition, image ? [{ index: 0, to: "new:2" }] : []);
  const { families, problems } = editEnvironment([{ family: "f", definition: withImage, replaced: [0] }], {
    environment,
    secrets,
    hasImages: image,
  });
  expect(problems).toEqual([]);
  return JsonDocument.parse(registration(families[0]?.definition ?? definition, []));
}

type Members = Array<readonly [key: string, raw: string | undefined]>;

/** Members with their bytes, in order. */
const membersOf = (document: JsonDocument, path: Path, but: ReadonlySet<string>): Members =>
  document
    .keys(path)
    .filter((key) => !but.has(key))
    .map((key) => [key, document.raw([...path, key])]);

interface Entry {
  readonly name: unknown;
  readonly raw: string | undefined;
  readonly at: Path;
}

const entriesOf = (document: JsonDocument, path: Path): Entry[] =>
  Array.from({ length: document.length(path) }, (_, index) => ({
    name: document.get([...path, index, "name"]),
    raw: document.raw([...path, index]),
    at: [...path, index],
  }));

const first: Path = ["containerDefinitions", 0];

/** One list of the first container: unedited entries keep their bytes, the others have the requested value. */
function checkList(
  before: JsonDocument,
  after: JsonDocument,
  list: "environment" | "secrets",
  wanted: Edits,
): void {
  const valueKey = list === "environment" ? "value" : "valueFrom";
  const path = [...first, list];
  const [was, is] = [entriesOf(before, path), entriesOf(after, path)];
  const taken = wanted[list === "environment" ? "secrets" : "environment"]
    .filter(({ value }) => value !== undefined)
    .map(({ name }) => ({ name }));
  const lines: readonly NamedValue[] = [...wanted[list], ...taken];
  const editedNames = new Set<unknown>(lines.map(({ name }) => name));
  const others = (entries: Entry[]) =>
    entries.filter(({ name }) => !editedNames.has(name)).map(({ raw }) => raw);
  expect(others(is)).toEqual(others(was));
  for (const { name, value } of lines) {
    const now = is.filter((entry) => entry.name === name);
    expect(now.map(({ at }) => after.get([...at, valueKey]))).toEqual(value === undefined ? [] : [value]);
    const last = was.findLast((entry) => entry.name === name);
    const kept =
      last === undefined ? [["name", JSON.stringify(name)]] : membersOf(before, last.at, new Set([valueKey]));
    expect(now.map(({ at }) => membersOf(after, at, new Set([valueKey])))).toEqual(now.map(() => kept));
  }
  const unedited = (document: JsonDocument) => (lines.length === 0 ? document.raw(path) : "");
  expect(unedited(after)).toBe(unedited(before));
}

describe("for any definition and any edit", () => {
  test("changes exactly the edited members", () => {
    fc.assert(
      fc.property(body, edits, (text, wanted) => {
        const before = JsonDocument.parse(text).at(["taskDefinition"]) ?? JsonDocument.of(null);
        const after = release(text, wanted);

        const containers = new Set(["containerDefinitions"]);
        expect(after.keys([])).toEqual(before.keys([]).filter((key) => !describeOnly.has(key)));
        expect(membersOf(after, [], containers)).toEqual(
          membersOf(before, [], new Set([...describeOnly, ...containers])),
        );
        const others = (document: JsonDocument) =>
          [1, 2].map((index) => document.raw(["containerDefinitions", index]));
        expect(others(after)).toEqual(others(before));

        const edited = new Set(["environment", "secrets", ...(wanted.image ? ["image"] : [])]);
        expect(membersOf(after, first, edited)).toEqual(membersOf(before, first, edited));
        expect(after.keys(first).filter((key) => before.has([...first, key]))).toEqual(before.keys(first));
        const image = [...first, "image"];
        expect(after.get(image)).toBe(wanted.image ? "new:2" : before.get(image));
        checkList(before, after, "environment", wanted);
        checkList(before, after, "secrets", wanted);
      }),
      { numRuns: 300 },
    );
  });

  test("registers an unedited definition byte for byte, and repeated edits change nothing", () => {
    const nothing: Edits = { image: false, environment: [], secrets: [] };
    fc.assert(
      fc.property(body, edits, (text, wanted) => {
        const before = JsonDocument.parse(text).at(["taskDefinition"]) ?? JsonDocument.of(null);
        expect(release(text, nothing).text).toBe(before.removeEach([], describeOnly).text);
        const once = release(text, wanted);
        const again = once
          .set(["taskDefinitionArn"], "arn:aws:ecs:eu-west-1:1:task-definition/f:8")
          .set(["revision"], 8);
        expect(release(`{"taskDefinition":${again.text}}`, wanted).text).toBe(once.text);
      }),
      { numRuns: 150 },
    );
  });
});
