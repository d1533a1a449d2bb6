/** Generates the tables of README.md from action.yml, so that there is one source for the descriptions. */
import { isMap, isScalar, parseDocument } from "yaml";
import type { Pair, YAMLMap } from "yaml";

interface Entry {
  readonly name: string;
  readonly description: string;
  readonly default: string;
}

interface Group {
  readonly title: string;
  readonly entries: readonly Entry[];
}

function mapOf(parent: YAMLMap, key: string): YAMLMap {
  const node = parent.get(key);
  if (isMap(node)) return node;
  throw new Error(`action.yml: ${key} is not a map.`);
}

/** "… Default: X." at the end of a description documents a default that isn't a literal. */
function splitDefault(text: string): { description: string; documentedDefault: string } {
  const at = text.lastIndexOf(" Default: ");
  if (at === -1) return { description: text, documentedDefault: "" };
  return {
    description: text.slice(0, at),
    documentedDefault: text.slice(at + " Default: ".length).replace(/\.$/, ""),
  };
}

/** A text of an input or output; "" if it has none. */
function textOf(fields: YAMLMap | undefined, key: string): string {
  const value: unknown = fields?.get(key);
  return typeof value === "string" ? value.trim() : "";
}

function entryOf(kind: string, pair: Pair): Entry {
  const name = String(isScalar(pair.key) ? pair.key.value : pair.key);
  const fields = isMap(pair.value) ? pair.value : undefined;
  const text = textOf(fields, "description");
  if (text === "") throw new Error(`action.yml: ${kind}.${name} has no description.`);
  const literal = textOf(fields, "default");
  if (literal !== "") return { name, description: text, default: `\`${literal}\`` };
  const { description, documentedDefault } = splitDefault(text);
  return { name, description, default: documentedDefault || "none" };
}

/** The inputs, grouped by the comment above the first input of each group. */
function inputGroups(inputs: YAMLMap): Group[] {
  const groups: { title: string; entries: Entry[] }[] = [];
  inputs.items.forEach((pair, index) => {
    const own = isScalar(pair.key) ? pair.key.commentBefore : undefined;
    const title = (own ?? (index === 0 ? inputs.commentBefore : undefined))?.trim();
    if (title) groups.push({ title, entries: [] });
    const group = groups.at(-1);
    if (group === undefined)
      throw new Error("action.yml: the first input has no comment that names its group.");
    group.entries.push(entryOf("inputs", pair));
  });
  return groups;
}

const cell = (text: string): string => text.replace(/\s+/g, " ").replaceAll("|", "\\|");

function inputTable(group: Group): string {
  const rows = group.entries.map(
    (input) => `| \`${input.name}\` | ${cell(input.default)} | ${cell(input.description)} |`,
  );
  return [`### ${group.title}`, "", "| Input | Default | Meaning |", "| --- | --- | --- |", ...rows].join(
    "\n",
  );
}

function outputTable(outputs: YAMLMap): string {
  const entries = outputs.items.map((pair) => entryOf("outputs", pair));
  const rows = entries.map((output) => `| \`${output.name}\` | ${cell(output.description)} |`);
  return ["| Output | Value |", "| --- | --- |", ...rows].join("\n");
}

function between(document: string, name: string, text: string): string {
  const start = `<!-- ${name}: made from action.yml by "npm run docs" -->`;
  const end = `<!-- /${name} -->`;
  const from = document.indexOf(start);
  const to = document.indexOf(end, from);
  if (from === -1 || to === -1) throw new Error(`README.md: ${start} … ${end} is missing.`);
  return `${document.slice(0, from + start.length)}\n\n${text}\n\n${document.slice(to)}`;
}

/** README.md with updated tables of inputs and outputs. */
export function withTables(readme: string, actionYaml: string): string {
  const document = parseDocument(actionYaml);
  const [problem] = document.errors;
  if (problem !== undefined) throw problem;
  if (!isMap(document.contents)) throw new Error("action.yml is not a map.");
  const inputs = inputGroups(mapOf(document.contents, "inputs")).map(inputTable).join("\n\n");
  const outputs = outputTable(mapOf(document.contents, "outputs"));
  return between(between(readme, "inputs", inputs), "outputs", outputs);
}

/** The lines that only one of two texts has, in order: `-` for the first, `+` for the second. */
export function differingLines(before: string, after: string): string[] {
  const [old, fresh] = [before.split("\n"), after.split("\n")];
  const [inOld, inFresh] = [new Set(old), new Set(fresh)];
  return [
    ...old.filter((line) => !inFresh.has(line)).map((line) => `- ${line}`),
    ...fresh.filter((line) => !inOld.has(line)).map((line) => `+ ${line}`),
  ];
}
