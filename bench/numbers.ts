/** Figures from samples, and their place in a table. */

/** The value below which the share `q` of the samples lies; NaN for none. */
export function quantile(samples: readonly number[], q: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

export const mean = (samples: readonly number[]): number =>
  samples.reduce((sum, sample) => sum + sample, 0) / samples.length;

/** Up to `digits` digits behind the point; thousands are parted by commas. */
export const figure = (value: number, digits = 0): string =>
  Number.isFinite(value)
    ? value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits })
    : "–";

export interface Table {
  readonly title: string;
  /** Paragraphs of Markdown. */
  readonly about?: readonly string[];
  readonly head: readonly string[];
  readonly rows: ReadonlyArray<readonly string[]>;
}

/** A Markdown table: the first column to the left, numbers to the right. */
export function markdownTable({ head, rows }: Table): string {
  const rule = head.map((_, column) => (column === 0 ? "---" : "--:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** The same for a terminal. */
export function plainTable({ title, head, rows }: Table): string {
  const all = [head, ...rows].map((cells) => cells.map((cell) => cell.replaceAll(/[`*]/gu, "")));
  const widths = head.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  ");
  return [`\n${title}`, ...all.map(line)].join("\n");
}
