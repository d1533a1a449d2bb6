/** docs/troubleshooting.md: every named cause, made from the catalogues that the step itself uses. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { errorRows } from "../../src/aws/errors/rows.ts";
import { catalogue } from "../../src/diagnosis/catalogue.ts";
import { fill } from "../../src/core/failure.ts";

/** One way to a name. */
interface Telling {
  readonly what: string;
  readonly remedy: string;
  /** Texts that lead to it. */
  readonly examples: readonly string[];
}

interface Entry {
  readonly name: string;
  readonly tellings: readonly Telling[];
}

export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** What stands for a placeholder that has no words of its own. */
const words: Readonly<Record<string, string>> = {
  Image: "The image",
  image: "the image",
  Container: "The container",
  container: "the container",
  exitCode: "CODE",
};

/** `{group}` becomes GROUP; `{group|see below}` keeps its own words. */
function withWords(text: string): string {
  const named = [...text.matchAll(/\{(\w+)\}/gu)].map(([, name = ""]) => [
    name,
    words[name] ?? name.toUpperCase(),
  ]);
  return fill(text, Object.fromEntries(named) as Record<string, string>);
}

interface Told {
  readonly title: string;
  readonly name: string;
  readonly what: string;
  readonly remedy: string;
  readonly example?: string | undefined;
}

interface OwnSection {
  readonly title: string;
  readonly causes: ReadonlyArray<{ readonly name: string; readonly what: string; readonly remedy: string }>;
}

const ownCauses = (): readonly OwnSection[] =>
  parse(readFileSync("scripts/docs/own-causes.yaml", "utf8")) as readonly OwnSection[];

const told = (): readonly Told[] => [
  ...ownCauses().flatMap(({ title, causes }) => causes.map((cause) => ({ title, ...cause }))),
  ...catalogue.flatMap(({ title, entries }) => entries.map((entry) => ({ title, ...entry }))),
  ...errorRows.map((row) => ({ title: "What AWS calls answer", ...row })),
];

/** Each name once, where it comes first, with all that leads to it. */
function sectionsOf(all: readonly Told[]): Section[] {
  const sections = new Map<string, Map<string, Telling[]>>();
  const homes = new Map<string, string>();
  for (const { title, name, what, remedy, example } of all) {
    const home = homes.get(name) ?? title;
    homes.set(name, home);
    const entries = sections.get(home) ?? new Map<string, Telling[]>();
    sections.set(home, entries);
    const tellings = entries.get(name) ?? [];
    entries.set(name, tellings);
    const texts = { what: withWords(what), remedy: withWords(remedy) };
    const known = tellings.find((one) => one.what === texts.what && one.remedy === texts.remedy);
    const examples = example === undefined ? [] : [example];
    if (known === undefined) tellings.push({ ...texts, examples });
    else tellings[tellings.indexOf(known)] = { ...known, examples: [...known.examples, ...examples] };
  }
  return [...sections].map(([title, entries]) => ({
    title,
    entries: [...entries].map(([name, tellings]) => ({ name, tellings })),
  }));
}

export const sections = (): readonly Section[] => sectionsOf(told());

/** A code span that may hold backticks. */
const code = (text: string): string => (text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``);

/** `<` of a placeholder in running text is no tag. */
const prose = (text: string): string =>
  text
    .split(/(`[^`]*`)/u)
    .map((part) => (part.startsWith("`") ? part : part.replaceAll("<", "&lt;")))
    .join("");

function entryText({ name, tellings }: Entry): string {
  const paragraphs = tellings.flatMap(({ what, remedy, examples }) => [
    ...(examples.length === 0
      ? []
      : [examples.map((example) => `> ${code(example.trim().replaceAll(/\s*\n\s*/g, " "))}`).join("\n>\n")]),
    `${prose(what)} **Do:** ${prose(remedy)}`,
  ]);
  return [`### ${name}`, ...paragraphs].join("\n\n");
}

const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\w -]/g, "")
    .replaceAll(" ", "-");

const intro = `# Troubleshooting, by message

<!-- made from the catalogues of the step by "npm run docs" -->

A failed release has one cause with a name: it stands in the error annotation, at the top of the job summary, and in
\`cause.name\` of the outputs \`services\` and \`report\`. Here are all of them, each with what AWS or a program prints, what that
means, and what to do. Words in CAPITALS stand for what the message names.

The name is \`access-denied\`, \`explicit-deny\` or \`pass-role-denied\`? The message has the statement to add; or print the
whole policy of your step: [permissions](permissions.md).`;

/** The whole page. */
export function troubleshootingPage(): string {
  const all = sections();
  const index = all.map(
    ({ title, entries }) =>
      `- [${title}](#${anchorOf(title)}): ${entries.map(({ name }) => `[${name}](#${name})`).join(", ")}`,
  );
  const parts = all.map(({ title, entries }) => [`## ${title}`, ...entries.map(entryText)].join("\n\n"));
  return `${[intro, index.join("\n"), ...parts].join("\n\n")}\n`;
}
