/** Figures from samples. */

/** The value below which the share `q` of the samples lies; NaN without samples. */
export function quantile(samples: readonly number[], q: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

export const mean = (samples: readonly number[]): number =>
  samples.reduce((sum, sample) => sum + sample, 0) / samples.length;

export const sum = (samples: readonly number[]): number => samples.reduce((all, sample) => all + sample, 0);

/** At most `digits` decimal places, with commas between thousands. */
export const figure = (value: number, digits = 0): string =>
  Number.isFinite(value)
    ? value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits })
    : "–";

/** `2.0×`, or `–`. */
export const times = (value: number, base: number): string =>
  Number.isFinite(value / base) ? `${figure(value / base, 1)}×` : "–";
