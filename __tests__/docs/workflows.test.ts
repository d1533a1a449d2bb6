/** GitHub's own language service checks action.yml, the workflows and the examples. */
import { describe, expect, test } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { validate } from "@actions/languageservice";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parse } from "yaml";
import { examples, isMap } from "./with-blocks.ts";

const own = readdirSync(".github/workflows").map((name) => `.github/workflows/${name}`);
const files = ["action.yml", ...own, ...examples];

/** The reusable workflow, for callers that name it in its repository. */
const fileProvider = {
  getFileContent: ({ path }: { path: string }) =>
    Promise.resolve({ name: path, content: readFileSync(path, "utf8") }),
};

/** The service caches parsed files by URL, so each text gets its own. */
let documents = 0;

async function problemsOf(file: string, text = readFileSync(file, "utf8")): Promise<string[]> {
  documents += 1;
  const place = file === "action.yml" ? file : `.github/workflows/${file.replaceAll("/", "-")}`;
  const document = TextDocument.create(`file:///${documents}/${place}`, "yaml", 0, text);
  const found = await validate(document, { fileProvider });
  return found.map(
    ({ message, range }) =>
      `${file}:${range.start.line + 1} ${typeof message === "string" ? message : message.value}`,
  );
}

test.each(files)("GitHub accepts %s", async (file) => {
  expect(await problemsOf(file)).toEqual([]);
});

test("the check finds invalid workflows and actions", async () => {
  const action = readFileSync("action.yml", "utf8").replace("using: node24", "using: node7");
  expect(await problemsOf("action.yml", action)).toHaveLength(1);
  const example = readFileSync("examples/laravel/release.yml", "utf8").replace(
    "id-token: write",
    "id-token: wrote",
  );
  expect(await problemsOf("examples/laravel/release.yml", example)).not.toEqual([]);
});

interface Use {
  readonly file: string;
  readonly uses: string;
}

function usesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(usesIn);
  if (!isMap(node)) return [];
  const { uses } = node;
  return [...(typeof uses === "string" ? [uses] : []), ...Object.values(node).flatMap(usesIn)];
}

const used: Use[] = [...own, ...examples].flatMap((file) =>
  usesIn(parse(readFileSync(file, "utf8"))).map((uses) => ({ file, uses })),
);

describe("third-party actions", () => {
  test("are pinned to a commit with a version comment", () => {
    const text = new Map(used.map(({ file }) => [file, readFileSync(file, "utf8")]));
    const loose = used.filter(({ file, uses }) => {
      if (uses === "./" || uses.startsWith("OWNER/ecs-release")) return false;
      const pinned = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses);
      return !pinned || !new RegExp(`${uses} # v\\d+\\.\\d+\\.\\d+`).test(text.get(file) ?? "");
    });
    expect(loose).toEqual([]);
  });

  test("are pinned to the same commit everywhere", () => {
    const commits = new Map<string, Set<string>>();
    for (const { uses } of used) {
      const [name = "", commit = ""] = uses.split("@");
      const root = name.split("/").slice(0, 2).join("/");
      commits.set(root, (commits.get(root) ?? new Set()).add(commit));
    }
    const several = [...commits].filter(([name, all]) => all.size > 1 && name !== "OWNER/ecs-release");
    expect(several).toEqual([]);
  });
});

test.each([...own, ...examples])("%s grants no permission by default", (file) => {
  const { permissions } = parse(readFileSync(file, "utf8")) as { permissions?: unknown };
  expect(permissions).toEqual({});
});
