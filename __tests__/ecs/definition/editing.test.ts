import { describe, expect, test } from "@jest/globals";
import { JsonDocument } from "../../../src/ecs/definition/document.ts";
import { editEnvironment, type EnvironmentRequest } from "../../../src/ecs/definition/editing.ts";
import { TaskDefinition } from "../../../src/ecs/definition/task-definition.ts";
import type { NamedValue } from "../../../src/request/request.ts";

/** `container:NAME=value`, `NAME=value`, `NAME-`. */
const line = (text: string): NamedValue => {
  const [, container, name = "", value] = /^(?:(\w+):)?(\w+)(?:=(.*)|-)$/.exec(text) ?? [];
  return {
    name,
    ...(container === undefined ? {} : { container }),
    ...(value === undefined ? {} : { value }),
  };
};

const requested = (environment: string[], secrets: string[] = [], hasImages = false): EnvironmentRequest => ({
  environment: environment.map(line),
  secrets: secrets.map(line),
  hasImages,
});

const family = (name: string, containers: string, replaced: number[] = []) => ({
  family: name,
  definition: new TaskDefinition(
    JsonDocument.parse(`{"containerDefinitions":[${containers}],"family":"${name}"}`),
  ),
  replaced,
});

describe("one container", () => {
  const base = `{"name":"app", "environment":[ {"name":"A","value":"1"},{"value":"2","name":"B","extra":1.0} ],"secrets":[{"name":"S","valueFrom":"arn:s"}]}`;

  test.each<[string, string, string[], string[], string, string[]]>([
    ["set", base, ["B=new"], [], base.replace('"value":"2"', '"value":"new"'), ["environment B changed"]],
    ["the same value: no change", base, ["A=1"], ["S=arn:s"], base, []],
    ["empty value", base, ["A="], [], base.replace('"value":"1"', '"value":""'), ["environment A changed"]],
    [
      "add, at the end",
      base,
      ["C=3"],
      ["T=arn:t"],
      base
        .replace("1.0} ]", '1.0},{"name":"C","value":"3"} ]')
        .replace('"arn:s"}]', '"arn:s"},{"name":"T","valueFrom":"arn:t"}]'),
      ["environment C added", "secret T added"],
    ],
    [
      "add without a list",
      '{"name":"app"}',
      ["C=3"],
      ["T=arn:t"],
      '{"name":"app","environment":[{"name":"C","value":"3"}],"secrets":[{"name":"T","valueFrom":"arn:t"}]}',
      ["environment C added", "secret T added"],
    ],
    [
      "add to a list that is null or empty",
      '{"environment":null,"secrets":[],"name":"app"}',
      ["C=3"],
      ["T=arn:t"],
      '{"environment":[{"name":"C","value":"3"}],"secrets":[{"name":"T","valueFrom":"arn:t"}],"name":"app"}',
      ["environment C added", "secret T added"],
    ],
    [
      "remove",
      base,
      ["A-"],
      ["S-"],
      base.replace('{"name":"A","value":"1"},', "").replace('[{"name":"S","valueFrom":"arn:s"}]', "[]"),
      ["environment A removed", "secret S removed"],
    ],
    ["remove a missing variable", base, ["Z-"], ["A-"], base, []],
    [
      "a variable that becomes a secret",
      base,
      [],
      ["A=arn:a"],
      base
        .replace('{"name":"A","value":"1"},', "")
        .replace('"arn:s"}]', '"arn:s"},{"name":"A","valueFrom":"arn:a"}]'),
      ["secret A moved-to-secrets"],
    ],
    [
      "a secret that becomes a variable, in two lines",
      base,
      ["S=plain"],
      ["S-"],
      base
        .replace("1.0} ]", '1.0},{"name":"S","value":"plain"} ]')
        .replace('[{"name":"S","valueFrom":"arn:s"}]', "[]"),
      ["environment S moved-to-environment"],
    ],
    [
      "duplicates: keeps one, in the position of the last",
      '{"name":"app","environment":[{"name":"A","value":"1"},{"name":"B","value":"2"},{"name":"A","value":"3"},{"name":"C","value":""}]}',
      ["A=3"],
      [],
      '{"name":"app","environment":[{"name":"B","value":"2"},{"name":"A","value":"3"},{"name":"C","value":""}]}',
      ["environment A changed"],
    ],
    [
      "duplicates: removes all",
      '{"name":"app","environment":[{"name":"A","value":"1"},{"name":"B","value":"2"},{"name":"A","value":"3"}]}',
      ["A-"],
      [],
      '{"name":"app","environment":[{"name":"B","value":"2"}]}',
      ["environment A removed"],
    ],
    [
      "duplicates of another name stay",
      '{"name":"app","environment":[{"name":"A","value":"1"},{"name":"A","value":"3"}]}',
      ["B=2"],
      [],
      '{"name":"app","environment":[{"name":"A","value":"1"},{"name":"A","value":"3"},{"name":"B","value":"2"}]}',
      ["environment B added"],
    ],
    [
      "an entry without a value",
      '{"name":"app","environment":[{"name":"A"}]}',
      ["A=1"],
      [],
      '{"name":"app","environment":[{"name":"A","value":"1"}]}',
      ["environment A changed"],
    ],
    [
      "names of Object properties",
      '{"name":"app","environment":[]}',
      ["__proto__=1", "constructor=2"],
      [],
      '{"name":"app","environment":[{"name":"__proto__","value":"1"},{"name":"constructor","value":"2"}]}',
      ["environment __proto__ added", "environment constructor added"],
    ],
  ])("%s", (_, before, environment, secrets, after, changes) => {
    const read = family("f", before);
    const { families, problems } = editEnvironment([read], requested(environment, secrets));
    expect(problems).toEqual([]);
    expect(families[0]?.definition.document.raw(["containerDefinitions", 0])).toBe(after);
    expect(families[0]?.changes.map(({ what, name, change }) => `${what} ${name} ${change}`)).toEqual(
      changes,
    );
    expect(families[0]?.definition === read.definition).toBe(before === after);
  });
});

describe("container selection", () => {
  const two = '{"name":"app"},{"name":"nginx"}';
  const names = (families: ReturnType<typeof editEnvironment>["families"]) =>
    families.flatMap(({ family: of, changes }) =>
      changes.map(({ container, name }) => `${of}/${container} ${name}`),
    );

  test.each<[string, Array<ReturnType<typeof family>>, EnvironmentRequest, string[]]>([
    [
      "the containers with a replaced image",
      [family("a", two, [0]), family("b", two, [0, 1])],
      requested(["X=1"], [], true),
      ["a/app X", "b/app X", "b/nginx X"],
    ],
    [
      "the named container, in each family",
      [family("a", two, [0]), family("b", two)],
      requested(["nginx:X=1"], [], true),
      ["a/nginx X", "b/nginx X"],
    ],
    [
      "the named container, in the only family that has it",
      [family("a", two), family("b", '{"name":"b"}')],
      requested(["nginx:X=1"]),
      ["a/nginx X"],
    ],
    [
      "without an image, the only container",
      [family("a", '{"name":"one"}')],
      requested(["X=1"]),
      ["a/one X"],
    ],
    [
      "without an image, the only container of each family",
      [family("a", '{"name":"one"}'), family("b", '{"name":"two"}')],
      requested(["X=1"]),
      ["a/one X", "b/two X"],
    ],
    [
      "a different value for each container",
      [family("a", two)],
      requested(["app:X=1", "nginx:X=2"]),
      ["a/app X", "a/nginx X"],
    ],
    ["the same line twice", [family("a", two)], requested(["app:X=1", "app:X=1"]), ["a/app X"]],
    [
      "a schedule's family without a replaced container stays unchanged",
      [family("a", two, [1]), family("b", two)],
      requested(["X=1"], [], true),
      ["a/nginx X"],
    ],
  ])("%s", (_, families, request, expected) => {
    const edits = editEnvironment(families, request);
    expect(edits.problems).toEqual([]);
    expect(names(edits.families)).toEqual(expected);
  });

  test.each<[string, EnvironmentRequest, string[]]>([
    ["unknown container", requested(["ngnix:X=1"]), ["container-not-found"]],
    [
      "no image, and two containers",
      requested(["X=1", "Y-"]),
      ["variable-without-container", "variable-without-container"],
    ],
    ["images, but none replaced", requested(["X=1"], [], true), ["variable-without-container"]],
    ["two values", requested(["app:X=1", "app:X=2"]), ["environment-conflict"]],
    ["set and removed", requested(["app:X=1", "app:X-"]), ["environment-conflict"]],
    ["a variable and a secret", requested(["app:X=1"], ["app:X=arn"]), ["environment-conflict"]],
    [
      "all at once",
      requested(["app:X=1", "app:X=2"], ["Y=arn", "no:Z-"]),
      ["environment-conflict", "variable-without-container", "container-not-found"],
    ],
  ])("%s", (_, request, expected) => {
    const { problems } = editEnvironment([family("a", two)], request);
    expect(problems.map(({ name }) => name)).toEqual(expected);
  });

  test("rejects a general line that conflicts with a container's line", () => {
    const { problems } = editEnvironment([family("a", two, [0])], requested(["X=1", "app:X=2"], [], true));
    expect(problems.map(({ what }) => what)).toEqual([
      "Inputs `environment-variables` and `secrets` contradict each other on `X` of the container `app` (a).",
    ]);
    const apart = editEnvironment([family("a", two, [0])], requested(["X=1", "nginx:X=2"], [], true));
    expect(apart.problems).toEqual([]);
  });

  test("requires a name for one family with two containers if there is no image", () => {
    const families = [family("a", '{"name":"one"}'), family("b", two)];
    expect(editEnvironment(families, requested(["X=1"])).problems.map(({ name }) => name)).toEqual([
      "variable-without-container",
    ]);
  });

  test("lists the containers and never a value in an error", () => {
    const { problems } = editEnvironment([family("a", two)], requested(["ngnix:X=hush"], ["Y=hush"]));
    expect(problems.map(({ evidence }) => evidence)).toEqual([["a: `app`, `nginx`"], ["a: `app`, `nginx`"]]);
    expect(JSON.stringify(problems)).not.toContain("hush");
  });
});

test("applies five hundred edits to a 64 KiB definition quickly", () => {
  const variables = Array.from(
    { length: 500 },
    (_, i) => `{"name":"VARIABLE_${i}","value":"${"x".repeat(80)}"}`,
  );
  const big = family("big", `{"name":"app","environment":[${variables.join(",")}]}`);
  const lines = Array.from({ length: 500 }, (_, i) => (i % 2 === 0 ? `VARIABLE_${i}=y` : `VARIABLE_${i}-`));
  const { families } = editEnvironment([big], requested(lines));
  expect(families[0]?.changes).toHaveLength(500);
  expect(families[0]?.definition.containers[0]?.environmentNames).toHaveLength(250);
});
