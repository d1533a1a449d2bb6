/** Writes docs/troubleshooting.md: every named cause, from the catalogues that the step itself uses. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { errorRows } from "../../src/aws/errors/rows.ts";
import { catalogue } from "../../src/diagnosis/catalogue.ts";
import { fill } from "../../src/core/failure.ts";

/** One explanation of a cause; a cause may have several. */
interface Explanation {
  readonly what: string;
  readonly remedy: string;
  /** AWS or program messages that it matches. */
  readonly examples: readonly string[];
}

interface Entry {
  readonly name: string;
  readonly explanations: readonly Explanation[];
}

export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** Text for placeholders that have no default. */
const words: Readonly<Record<string, string>> = {
  Image: "The image",
  image: "the image",
  Container: "The container",
  container: "the container",
  exitCode: "CODE",
  // Remarks that only some messages have.
  owner: "",
  decode: "",
};

/** `{group}` becomes GROUP; `{group|see below}` becomes its default. */
function withWords(text: string): string {
  const named = [...text.matchAll(/\{(\w+)\}/gu)].map(([, name = ""]) => [
    name,
    words[name] ?? name.toUpperCase(),
  ]);
  return fill(text, Object.fromEntries(named) as Record<string, string>);
}

interface CauseText {
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

const causeTexts = (): readonly CauseText[] => [
  ...ownCauses().flatMap(({ title, causes }) => causes.map((cause) => ({ title, ...cause }))),
  ...catalogue.flatMap(({ title, entries }) => entries.map((entry) => ({ title, ...entry }))),
  ...errorRows.map((row) => ({ title: "AWS API errors", ...row })),
];

/** Lists each name once, in its first section, with all its explanations. */
function sectionsOf(all: readonly CauseText[]): Section[] {
  const sections = new Map<string, Map<string, Explanation[]>>();
  const homes = new Map<string, string>();
  for (const { title, name, what, remedy, example } of all) {
    const home = homes.get(name) ?? title;
    homes.set(name, home);
    const entries = sections.get(home) ?? new Map<string, Explanation[]>();
    sections.set(home, entries);
    const explanations = entries.get(name) ?? [];
    entries.set(name, explanations);
    const texts = { what: withWords(what), remedy: withWords(remedy) };
    const known = explanations.find((one) => one.what === texts.what && one.remedy === texts.remedy);
    const examples = example === undefined ? [] : [example];
    if (known === undefined) explanations.push({ ...texts, examples });
    else explanations[explanations.indexOf(known)] = { ...known, examples: [...known.examples, ...examples] };
  }
  return [...sections].map(([title, entries]) => ({
    title,
    entries: [...entries].map(([name, explanations]) => ({ name, explanations })),
  }));
}

export const sections = (): readonly Section[] => sectionsOf(causeTexts());

/** A Markdown code span; the text may contain backticks. */
const code = (text: string): string => (text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``);

/** Escapes `<` outside code spans, so that a placeholder isn't rendered as a tag. */
const prose = (text: string): string =>
  text
    .split(/(`[^`]*`)/u)
    .map((part) => (part.startsWith("`") ? part : part.replaceAll("<", "&lt;")))
    .join("");

function entryText({ name, explanations }: Entry): string {
  const paragraphs = explanations.flatMap(({ what, remedy, examples }) => [
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

<!-- Generated from the step's catalogues. Run "npm run docs" to update. -->

Every failed release has one named cause. The name is in the error annotation, at the top of the job summary, and in
\`cause.name\` of the outputs \`services\` and \`report\`. This page lists every cause: the message that AWS or your program prints,
what it means, and what to do. Words in CAPITALS are placeholders for values in the message.

For \`access-denied\` and \`pass-role-denied\` the message has the policy statement to add. To print the whole policy of your
step, see [permissions](permissions.md).`;

export function troubleshootingPage(): string {
  const all = sections();
  const index = all.map(
    ({ title, entries }) =>
      `- [${title}](#${anchorOf(title)}): ${entries.map(({ name }) => `[${name}](#${name})`).join(", ")}`,
  );
  const parts = all.map(({ title, entries }) => [`## ${title}`, ...entries.map(entryText)].join("\n\n"));
  return `${[intro, index.join("\n"), ...parts].join("\n\n")}\n`;
}
