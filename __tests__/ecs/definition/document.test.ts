import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { JsonDocument, type Json, type Path } from "../../../src/ecs/definition/document.ts";
import { ExactNumber, TooLong, writeExact } from "../../../src/ecs/definition/exact-json.ts";

/** Everything that JSON.parse and JSON.stringify would lose. */
const odd = `{ "z": 1, "10": "ten", "2":"two",
  "numbers": [1.0, 1e3, 9007199254740993, -0, 0.10],
  "escapes": "\\u00e9\\/\\ud83d\\ude00 \u00e9\u{1f600} \\ud800",
  "twice": 1, "twice": 2, "": "", "empty": {}, "none": [], "text": "", "__proto__": {"x": 1} , "last":null}`;

describe("reading", () => {
  const document = JsonDocument.parse(odd);

  test.each<[Path, Json | undefined, string | undefined]>([
    [["z"], 1, "1"],
    [["10"], "ten", '"ten"'],
    [["numbers", 0], 1, "1.0"],
    [["numbers", 1], 1000, "1e3"],
    [["numbers", 2], 9007199254740992, "9007199254740993"],
    [["twice"], 2, "2"],
    [[""], "", '""'],
    [["empty"], {}, "{}"],
    [["__proto__", "x"], 1, "1"],
    [["last"], null, "null"],
    [["absent"], undefined, undefined],
    [["numbers", "0"], undefined, undefined],
    [["numbers", 9], undefined, undefined],
    [["z", "deeper"], undefined, undefined],
    [["constructor"], undefined, undefined],
  ])("%j", (path, value, raw) => {
    expect(document.get(path)).toEqual(value);
    expect(document.raw(path)).toBe(raw);
    expect(document.has(path)).toBe(raw !== undefined);
  });

  test("keeps the order of keys, without duplicates", () => {
    expect(document.keys([]).join()).toBe("z,10,2,numbers,escapes,twice,,empty,none,text,__proto__,last");
    expect(document.keys(["numbers"])).toEqual([]);
    expect(document.length(["numbers"])).toBe(5);
  });

  test("keeps the spelling of exact numbers and compares them as numbers", () => {
    expect(writeExact(document.exact(["numbers"]) ?? null)).toBe("[1.0,1e3,9007199254740993,-0,0.10]");
    const canonical = (text: string) => new ExactNumber(text).canonical;
    expect(canonical("1.0")).toBe(canonical("1"));
    expect(canonical("1e3")).toBe(canonical("1000"));
    expect(canonical("-0")).toBe(canonical("0.000"));
    expect(canonical("0.10")).toBe(canonical("1E-1"));
    expect(canonical("9007199254740993")).not.toBe(canonical("9007199254740992"));
    expect(canonical("-1")).not.toBe(canonical("1"));
    expect(canonical("10")).not.toBe(canonical("1"));
  });

  test.each([
    ["", 1, 1],
    ['{"a": }', 1, 7],
    ['{\n  "a": 1,\n}', 3, 1],
    ['{"a": 1} // said', 1, 10],
    ['{"a": 01}', 1, 8],
    ["[1 2]", 1, 4],
    ['{"a": "\t"}', 1, 7],
    ["\uFEFF{}", 1, 1],
    ["[".repeat(100_000), 1, 101],
  ])("rejects invalid JSON: case %#", (text, line, column) => {
    expect(() => JsonDocument.parse(text)).toThrow(
      expect.objectContaining({ name: "JsonSyntaxError", position: { line, column } }),
    );
  });

  test("stops writing at its limits", () => {
    expect(() => writeExact(["aaaa", "bbbb"], 10)).toThrow(TooLong);
    expect(() => writeExact([[[[]]]], Infinity, 2)).toThrow(TooLong);
    expect(writeExact(new Map([["__proto__", [true, null, "é"]]]))).toBe('{"__proto__":[true,null,"é"]}');
  });
});

describe("editing", () => {
  const cases: Array<[string, string, (document: JsonDocument) => JsonDocument, string]> = [
    ["replace", '{"a": 1, "b":2}', (d) => d.set(["a"], "x"), '{"a": "x", "b":2}'],
    ["replace, nested", '{"a":[{"b":1.0}]}', (d) => d.set(["a", 0, "b"], [2]), '{"a":[{"b":[2]}]}'],
    ["replace the last of two duplicates", '{"a":1,"a":2}', (d) => d.set(["a"], 3), '{"a":1,"a":3}'],
    ["replace the root", '{"a":1}', (d) => d.set([], []), "[]"],
    ["keep a document unchanged", '{"a":1}', (d) => d.set(["a"], JsonDocument.parse("[1.0]")), '{"a":[1.0]}'],
    ["add a member", '{"a": 1 }', (d) => d.set(["b"], 2), '{"a": 1,"b":2 }'],
    ["add the first member", "{ }", (d) => d.set(["b"], 2), '{"b":2 }'],
    ["add __proto__", "{}", (d) => d.set(["__proto__"], 2), '{"__proto__":2}'],
    ["append", '{"a": [1.0 ]}', (d) => d.append(["a"], 2), '{"a": [1.0,2 ]}'],
    ["append the first", '{"a": []}', (d) => d.append(["a"], {}), '{"a": [{}]}'],
    ["remove the first", '{"a":1, "b":2, "c":3}', (d) => d.remove(["a"]), '{"b":2, "c":3}'],
    ["remove the middle one", '{"a":1, "b":2, "c":3}', (d) => d.remove(["b"]), '{"a":1, "c":3}'],
    ["remove the last", '{"a":1, "b":2, "c":3 }', (d) => d.remove(["c"]), '{"a":1, "b":2 }'],
    ["remove the only one", '{ "a":1 }', (d) => d.remove(["a"]), "{  }"],
    ["remove all members of a name", '{"a":1,"b":2,"a":3}', (d) => d.remove(["a"]), '{"b":2}'],
    ["remove an element", "[1.0, 2, 3]", (d) => d.remove([1]), "[1.0, 3]"],
    ["remove a missing member", '{"a" :1}', (d) => d.remove(["b"]), '{"a" :1}'],
    ["remove from a missing object", '{"a" :1}', (d) => d.remove(["b", 0]), '{"a" :1}'],
    [
      "remove many",
      '{"a":1, "b":2, "c":3, "d":4, "e":5}',
      (d) => d.removeEach([], new Set(["a", "b", "d"])),
      '{"c":3, "e":5}',
    ],
    [
      "remove many at the end",
      '{"a":1, "b":2, "c":3}',
      (d) => d.removeEach([], new Set(["b", "c"])),
      '{"a":1}',
    ],
    ["remove all", '{"a":1, "b":2}', (d) => d.removeEach([], new Set(["a", "b"])), "{}"],
  ];

  test.each(cases)("%s", (_, before, edit, after) => {
    const document = JsonDocument.parse(before);
    expect(edit(document).text).toBe(after);
    expect(document.text).toBe(before);
    expect(() => JsonDocument.parse(after)).not.toThrow();
  });

  test.each<[string, Path]>([
    ['{"a":1}', ["b", "c"]],
    ['{"a":1}', ["a", "c"]],
    ["[1]", [2]],
    ["[1]", ["a"]],
    ['{"a":1}', [0]],
  ])("rejects a missing place: %s %j", (text, path) => {
    expect(() => JsonDocument.parse(text).set(path, 1)).toThrow("No place");
  });

  test("rejects removing the root", () => {
    expect(() => JsonDocument.parse("1").remove([])).toThrow("root");
  });
});

describe("any JSON", () => {
  /** Any UTF-16 code unit, lone surrogates included. */
  const unit = fc.nat(0xffff).map((code) => String.fromCharCode(code));
  const json = fc.json({ maxDepth: 4 });

  test("accepts exactly the texts that JSON.parse accepts, with the same value", () => {
    const texts = fc.oneof(
      json,
      fc.string({ unit: fc.constantFrom(...'{}[],:"\\u01e-+. \ntrue'.split("")) }),
      fc.string({ unit }).map((text) => JSON.stringify(text)),
      fc.string({ unit }).map((text) => `"${text}"`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const valueOf = (read: (from: string) => unknown): unknown => {
          try {
            return { value: read(text) };
          } catch {
            return "not JSON";
          }
        };
        const expected = valueOf(JSON.parse);
        expect(valueOf((from) => JsonDocument.parse(from).get([]))).toEqual(expected);
        expect(valueOf((from) => JSON.parse(writeExact(JsonDocument.parse(from).exact([]) ?? null)))).toEqual(
          expected,
        );
      }),
      { numRuns: 700 },
    );
  });

  /** All paths of a value with their parents' kind. */
  const pathsOf = (value: unknown, path: Path = []): Path[] => {
    if (typeof value !== "object" || value === null) return [path];
    const steps: Array<string | number> = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
    return [
      path,
      ...steps.flatMap((step) => pathsOf((value as Record<string, unknown>)[step], [...path, step])),
    ];
  };
  const isUnder = (path: Path, root: Path): boolean => root.every((step, index) => path[index] === step);

  test("set changes only the bytes of the named value", () => {
    fc.assert(
      fc.property(json, json, fc.nat(), (text, other, pick) => {
        const document = JsonDocument.parse(text);
        const paths = pathsOf(document.get([]));
        const target = paths[pick % paths.length] ?? [];
        const edited = document.set(target, JsonDocument.parse(other));
        expect(edited.raw(target)).toBe(JsonDocument.parse(other).raw([]));
        for (const path of paths) {
          if (isUnder(target, path) || isUnder(path, target)) continue;
          expect(edited.raw(path)).toBe(document.raw(path));
        }
        expect(edited.set(target, document.at(target) ?? null).get([])).toEqual(document.get([]));
      }),
    );
  });

  test("remove deletes only the named member", () => {
    fc.assert(
      fc.property(json, fc.nat(), (text, pick) => {
        const document = JsonDocument.parse(text);
        const paths = pathsOf(document.get([])).filter((path) => typeof path.at(-1) === "string");
        fc.pre(paths.length > 0);
        const target = paths[pick % paths.length] ?? [];
        const edited = document.remove(target);
        expect(edited.has(target)).toBe(false);
        expect(edited.keys(target.slice(0, -1))).toEqual(
          document.keys(target.slice(0, -1)).filter((key) => key !== target.at(-1)),
        );
        for (const path of paths) {
          if (isUnder(target, path) || isUnder(path, target)) continue;
          expect(edited.raw(path)).toBe(document.raw(path));
        }
      }),
    );
  });
});
