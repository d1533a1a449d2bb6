/** The results of one benchmark: tables, and the goals that they show. */

export interface Finding {
  readonly tables: readonly Table[];
  readonly aims: readonly Aim[];
}

export interface Table {
  readonly title: string;
  /** Paragraphs of Markdown. */
  readonly about?: readonly string[];
  readonly head: readonly string[];
  readonly rows: ReadonlyArray<readonly string[]>;
  /** The cells are text, so all columns are left-aligned. */
  readonly words?: boolean;
}

export interface Aim {
  readonly what: string;
  readonly aim: string;
  readonly measured: string;
  readonly reached: boolean;
}

export function aimsTable(aims: readonly Aim[]): Table {
  return {
    title: "Goals",
    words: true,
    head: ["", "goal", "measured", "met"],
    rows: aims.map(({ what, aim, measured, reached }) => [what, aim, measured, reached ? "yes" : "**no**"]),
  };
}

/** A Markdown table: the first column is left-aligned, numbers are right-aligned. */
function markdownTable({ head, rows, words = false }: Table): string {
  const rule = head.map((_, column) => (words || column === 0 ? "---" : "--:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Title, paragraphs and table, for a page. */
export const markdownOf = (table: Table): string =>
  [`**${table.title}**`, ...(table.about ?? []), markdownTable(table)].join("\n\n");

/** The same for a terminal. */
export function plainTable({ title, head, rows, words = false }: Table): string {
  const all = [head, ...rows].map((cells) => cells.map((cell) => cell.replaceAll(/[`*]/gu, "")));
  const widths = head.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return words || column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  ")
      .trimEnd();
  return [`\n${title}`, ...all.map(line)].join("\n");
}
