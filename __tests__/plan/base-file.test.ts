import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Failure } from "../../src/core/failure.ts";
import { parseBaseFile, pathText, readBaseFile } from "../../src/plan/base-file.ts";

const failureOf = (read: () => unknown): Failure => {
  try {
    read();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error("nothing was refused");
};

const textOf = (text: string, path = "task.json"): string =>
  parseBaseFile(text, path).definition.document.text;

const plain = '{"family":"f","containerDefinitions":[{"name":"app","image":"a:1"}]}';

describe("JSON", () => {
  test.each([
    ["a plain registration", plain, plain],
    [
      "comments and trailing commas",
      '// ours\n{"family": "f", /* one */ "containerDefinitions": [{"name":"app","image":"a:1",},],}',
      plain,
    ],
    ["wrapped", `{"taskDefinition":${plain},"tags":[]}`, plain],
    [
      "read-only members of a description",
      plain.replace(
        "{",
        '{"taskDefinitionArn":"arn:x","revision":3,"status":"ACTIVE","requiresAttributes":[{}],"compatibilities":["EC2"],"registeredAt":"2026-01-01T00:00:00+00:00","registeredBy":"arn:y","deregisteredAt":1,"deleteRequestedAt":1,',
      ),
      plain,
    ],
    [
      "nulls, at every depth",
      '{"family":"f","pidMode":null,"containerDefinitions":[{"name":"app","image":"a:1","logConfiguration":{"logDriver":"awslogs","secretOptions":null},"user":null}]}',
      '{"family":"f","containerDefinitions":[{"name":"app","image":"a:1","logConfiguration":{"logDriver":"awslogs"}}]}',
    ],
    [
      "keeps empty, unknown and oddly spelled members",
      '{"family":"f","10":1.0,"2":9007199254740993,"future":{"x":[{"":""}]},"containerDefinitions":[{"name":"app","command":["sh","","é\\u00e9"],"environment":[],"dockerLabels":{"__proto__":"","a":"\\ud83d\\ude00"}}]}',
      '{"family":"f","10":1.0,"2":9007199254740993,"future":{"x":[{"":""}]},"containerDefinitions":[{"name":"app","command":["sh","","éé"],"environment":[],"dockerLabels":{"__proto__":"","a":"😀"}}]}',
    ],
    ["a byte order mark", plain, plain],
  ])("%s", (_, text, expected) => {
    expect(textOf(text)).toBe(expected);
  });

  test("reads tags from a wrapped and an unwrapped file", () => {
    const tags = [
      { key: "team", value: "shop" },
      { key: "aws:x", value: "" },
    ];
    const wrapped = `{"taskDefinition":${plain},"tags":${JSON.stringify(tags)}}`;
    expect(parseBaseFile(wrapped, "task.json").tags).toEqual(tags);
    const inside = plain.replace("{", `{"tags":${JSON.stringify(tags)},`);
    expect(parseBaseFile(inside, "task.json").tags).toEqual(tags);
    expect(textOf(inside)).toBe(plain);
  });
});

describe("YAML", () => {
  test("reads YAML like JSON and keeps number spelling and key order", () => {
    const yaml = [
      "# ours",
      "family: f",
      "x-env: &env",
      "  - { name: PORT, value: '8080' }",
      "cpu: '256'",
      "containerDefinitions:",
      "  - &app",
      "    name: app",
      "    image: a:1",
      "    cpu: 0x10",
      "    memory: 1.0e3",
      "    essential: true",
      "    user: ~",
      "    environment: *env",
      "    command: ['sh', '-c', '', yes]",
      "    dockerLabels: { 10: ten, 2: two, 1.10: '1.10', true: 'true' }",
      "  - <<: *app",
      "    name: second",
    ].join("\n");
    const app =
      '"image":"a:1","cpu":16,"memory":1.0e3,"essential":true,"environment":[{"name":"PORT","value":"8080"}],"command":["sh","-c","","yes"],"dockerLabels":{"10":"ten","2":"two","1.10":"1.10","true":"true"}';
    expect(textOf(yaml, "task.yml")).toBe(
      `{"family":"f","x-env":[{"name":"PORT","value":"8080"}],"cpu":"256","containerDefinitions":[{"name":"app",${app}},{${app},"name":"second"}]}`
        // Merged members come first, and the mapping's own keys override them.
        .replace(`{${app},"name":"second"}`, `{"name":"second",${app}}`),
    );
  });

  test.each([
    ["task.yaml", "family: f\ncontainerDefinitions: [{name: a}]"],
    ["task.yaml", plain],
    ["task", plain],
    ["task", `  // comment\n${plain}`],
    ["task", "family: f\ncontainerDefinitions: [{name: a}]"],
  ])("detects the language of %s from its extension, else from its first characters", (path, text) => {
    expect(parseBaseFile(text, path).definition.family).toBe("f");
  });

  const keys = (count: number): string =>
    Array.from({ length: count }, (_, index) => `key${index}: 1`).join("\n");

  test("reads ten thousand keys", () => {
    const text = `family: f\ncontainerDefinitions: [{name: a}]\n${keys(10_000)}`;
    expect(parseBaseFile(text, "task.yaml").definition.family).toBe("f");
  });

  test("rejects a JSON file with a duplicate member, as with YAML", () => {
    const { why } = failureOf(() => parseBaseFile('{"family": "f", "x": [{"a": 1, "a": 2}]}', "task.json"));
    expect(why.what).toContain("a mapping contains the same key twice (line 1, column 32)");
  });

  const bomb = (levels: number): string =>
    [
      "a0: &a0 [x, x, x, x, x, x, x, x, x, x]",
      ...Array.from({ length: levels }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(10)}]`),
    ].join("\n");

  test.each([
    ["aliases that expand exponentially", bomb(9), "too many aliases"],
    ["aliases that expand slightly", bomb(1).repeat(1), "`family` is missing"],
    ["an alias that contains itself", "a: &x\n  b: *x", "too large"],
    ["an alias without an anchor", "a: *hush", "without an anchor"],
    ["two documents", "a: 1\n---\nb: 2", "a second document follows (`---`) (line 2, column 1)"],
    ["a duplicate key", "a: 1\nb: 2\na: 3", "a mapping contains the same key twice (line 3, column 1)"],
    [
      "a duplicate key, spelled as a number and as text",
      "1: a\n'1': b",
      "a mapping contains the same key twice",
    ],
    [
      "a nested duplicate key",
      "a: [{b: 1, b: 2}]",
      "a mapping contains the same key twice (line 1, column 12)",
    ],
    ["too many keys", keys(20_001), "more than 20000 keys and list items"],
    ["a tab", "a:\n\tb: 1", "tab in the indentation"],
    ["a tag", "family: f\nimage: !Ref hush", "a tag (`!Name`) that is not plain YAML"],
    ["an invalid number", "cpu: .inf", "a number that JSON doesn't support (line 1, column 6)"],
    ["a key that is a list", "? [a]\n: b", "a key that is not text"],
    ["bytes", "a: !!binary aGk=", "a value that JSON doesn't support"],
    ["a hundred thousand brackets", "a: " + "[".repeat(100_000), "nested too deeply"],
    ["a value that starts with |", "a: |hush\n  x", "can't be parsed"],
    ["a value that starts with @", "a: @hush", "YAML reserves"],
    ["a colon in a value", "a: hush: b", "a mapping inside a line"],
  ])("rejects %s", (_, text, what) => {
    const { why } = failureOf(() => parseBaseFile(text, "ecs/task.yml"));
    expect(why.what).toContain(what);
    expect(why.what).toMatch(/^Input `task-definition`: ecs\/task.yml /);
    expect(JSON.stringify(why)).not.toContain("hush");
  });
});

describe("an invalid task definition", () => {
  test.each([
    ["", "can't be parsed: value expected (line 1, column 1)"],
    ['{"family": "f",\n  "containerDefinitions" [}', "can't be parsed: colon expected (line 2, column 26)"],
    ["[" + plain + "]", "is a list"],
    ["1", "is not an object"],
    ["{}", "`family` is missing (and 1 more)"],
    ['{"family":"f","containerDefinitions":[]}', "`containerDefinitions` is missing"],
    ['{"family":"f","containerDefinitions":[{"image":"a"}]}', "`containerDefinitions[0].name` is missing"],
    [
      '{"family":"f","containerDefinitions":[{"name":"a"},{"name":"a"}]}',
      "`containerDefinitions[1].name`: two containers have the name `a`",
    ],
    ["[".repeat(100_000), "nested too deeply"],
  ])("%.60s", (text, what) => {
    expect(failureOf(() => parseBaseFile(text, "task.json")).why.what).toContain(what);
  });

  test.each([
    ["lists", (depth: number) => "[".repeat(depth) + "]".repeat(depth)],
    ["objects", (depth: number) => '{"a":'.repeat(depth) + "1" + "}".repeat(depth)],
    ["unfinished lists", (depth: number) => "[".repeat(depth)],
    ["YAML's dashes", (depth: number) => "- ".repeat(depth)],
    ["YAML's question marks", (depth: number) => "? ".repeat(depth)],
    [
      "YAML's lines",
      (depth: number) => Array.from({ length: depth }, (_, i) => `${" ".repeat(i)}a:\n`).join(""),
    ],
  ])("rejects %s nested deeper than the parser's stack before parsing", (_, nest) => {
    for (const depth of [120, 3000, 20_000]) {
      const nested = nest(nest(1).includes("\n") ? Math.min(depth, 500) : depth);
      expect(failureOf(() => parseBaseFile(nested, "task.json")).why.what).toContain("can't be parsed");
      expect(failureOf(() => parseBaseFile(nested, "task.yml")).why.what).toContain("nested too deeply");
    }
  });

  test("reports every invalid type with its position and without its value", () => {
    const { why } = failureOf(() =>
      parseBaseFile(
        [
          '{ "taskDefinition": {',
          '  "family": "f", "cpu": 256, "TaskRoleArn": "hush",',
          '  "containerDefinitions": [{',
          '    "name": "app", "essential": "true", "cpu": "10", "command": "run hush",',
          '    "environment": [{"name": "A", "value": 8080}, {"name": "B", "value": true}, null],',
          '    "dockerLabels": {"l": 1}, "restartPolicy": "always", "future": 1 }]',
          "} }",
        ].join("\n"),
        "task.json",
      ),
    );
    expect(why.evidence).toEqual([
      "`cpu` (line 2, column 25) is a number, but must be text: put it in quotes",
      "`TaskRoleArn` (line 2, column 45) should be `taskRoleArn`",
      "`containerDefinitions[0].essential` (line 4, column 33) is text, but must be `true` or `false`, without quotes",
      "`containerDefinitions[0].cpu` (line 4, column 48) is text, but must be a number, without quotes",
      "`containerDefinitions[0].command` (line 4, column 65) is text, but must be a list",
      "`containerDefinitions[0].environment[0].value` (line 5, column 44) is a number, but must be text: put it in quotes",
      "`containerDefinitions[0].environment[1].value` (line 5, column 74) is `true` or `false`, but must be text: put it in quotes",
      "`containerDefinitions[0].environment[2]` (line 5, column 81) is null, but must be an object",
      "`containerDefinitions[0].dockerLabels.l` (line 6, column 27) is a number, but must be text: put it in quotes",
      "`containerDefinitions[0].restartPolicy` (line 6, column 48) is text, but must be an object",
    ]);
    expect(why.what).toContain("is not a task definition: `cpu` (line 2, column 25)");
    expect(JSON.stringify(why)).not.toMatch(/hush|8080/);
  });

  test("reports positions in YAML", () => {
    const { why } = failureOf(() =>
      parseBaseFile(
        "family: f\ncpu: 256\ncontainerDefinitions:\n  - name: a\n    environment:\n      - {name: A, value: 1}",
        "t.yml",
      ),
    );
    expect(why.evidence).toEqual([
      "`cpu` (line 2, column 6) is a number, but must be text: put it in quotes",
      "`containerDefinitions[0].environment[0].value` (line 6, column 26) is a number, but must be text: put it in quotes",
    ]);
  });

  test("suggests rendering a template first", () => {
    const { why } = failureOf(() => parseBaseFile('{"family":"f","cpu":{{ .Cpu }}}', "task.json"));
    expect(why.remedy).toContain("render it");
  });

  test("formats paths", () => {
    expect(pathText(["a", 0, "b", 1, 2])).toBe("a[0].b[1][2]");
  });
});

describe("on disk", () => {
  let base = "";
  let workspace = "";
  let temp = "";

  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), "base-file-"));
    workspace = join(base, "workspace");
    await mkdir(join(workspace, "ecs"), { recursive: true });
    await writeFile(join(workspace, "ecs", "task.json"), plain);
    temp = join(base, "temp");
    await mkdir(temp);
    await writeFile(join(temp, "task-definition--123-abc.json"), plain);
    await symlink("../outside.json", join(temp, "escape.json"));
    await writeFile(join(base, "outside.json"), plain);
    await writeFile(join(workspace, "..dots.json"), plain);
    await writeFile(join(workspace, "marked.json"), `\uFEFF${plain}`);
    await writeFile(join(workspace, "utf16.json"), Buffer.from(`\uFEFF${plain}`, "utf16le"));
    await writeFile(join(workspace, "binary"), Buffer.from([0x7b, 0, 0x7d]));
    await writeFile(join(workspace, "huge.json"), plain);
    await truncate(join(workspace, "huge.json"), 1024 * 1024 + 1);
    await symlink("ecs/task.json", join(workspace, "link.json"));
    await symlink("../outside.json", join(workspace, "escape.json"));
    await symlink("loop.json", join(workspace, "loop.json"));
    await symlink(base, join(workspace, "up"));
    execFileSync("mkfifo", [join(workspace, "pipe.json")]);
  });
  afterAll(() => rm(base, { recursive: true }));

  test.each(["ecs/task.json", "./ecs/../ecs/task.json", "link.json", "..dots.json", "marked.json"])(
    "%s",
    async (path) => {
      const { definition } = await readBaseFile({ workspace, temp }, path);
      expect(definition.document.text).toBe(plain);
    },
  );

  test("accepts an absolute path inside the workspace, and a symlinked workspace", async () => {
    const absolute = await readBaseFile({ workspace, temp: "" }, join(workspace, "ecs", "task.json"));
    expect(absolute.definition.family).toBe("f");
    const linked = await readBaseFile(
      { workspace: join(workspace, "up", "workspace"), temp },
      "ecs/task.json",
    );
    expect(linked.definition.family).toBe("f");
  });

  test("accepts what the official render action wrote to RUNNER_TEMP", async () => {
    const rendered = join(temp, "task-definition--123-abc.json");
    const { definition } = await readBaseFile({ workspace, temp }, rendered);
    expect(definition.family).toBe("f");
  });

  test.each([
    ["a symlink out of RUNNER_TEMP", "escape.json", true],
    ["RUNNER_TEMP itself", "", true],
    ["a file in RUNNER_TEMP if the runner doesn't set the variable", "task-definition--123-abc.json", false],
  ])("rejects a path outside the workspace: %s", async (_, name, set) => {
    const places = { workspace, temp: set ? temp : "" };
    await expect(readBaseFile(places, join(temp, name))).rejects.toMatchObject({
      why: {
        what: expect.stringContaining("is outside the workspace"),
        remedy: expect.stringContaining("RUNNER_TEMP"),
      },
    });
  });

  test("reports a missing file with its resolved path, and that working-directory doesn't apply", async () => {
    await expect(readBaseFile({ workspace, temp }, "ecs/missing.json")).rejects.toMatchObject({
      why: {
        evidence: [`resolved to ${join(workspace, "ecs", "missing.json")}`],
        remedy: expect.stringMatching(
          /checks it out.*`working-directory` applies to `run` steps, not to actions/,
        ),
      },
    });
  });

  test.each([
    ["missing.json", "missing.json does not exist."],
    ["lastest", "lastest does not exist."],
    ["ecs", "ecs is not a file."],
    ["pipe.json", "pipe.json is not a file."],
    ["loop.json", "loop.json can't be read (ELOOP)."],
    ["../outside.json", "../outside.json is outside the workspace."],
    ["escape.json", "escape.json is outside the workspace."],
    ["up/outside.json", "up/outside.json is outside the workspace."],
    ["/etc/passwd", "/etc/passwd is outside the workspace."],
    [".", ". is outside the workspace."],
    ["huge.json", "huge.json is larger than 1 MiB"],
    ["utf16.json", "utf16.json is not UTF-8 text."],
    ["binary", "binary is not text."],
  ])("rejects %s", async (path, what) => {
    await expect(readBaseFile({ workspace, temp }, path)).rejects.toMatchObject({
      name: "Failure",
      why: {
        name: "invalid-task-definition-file",
        what: expect.stringContaining(`Input \`task-definition\`: ${what}`),
      },
    });
  });
});
