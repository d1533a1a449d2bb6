import { describe, expect, test } from "@jest/globals";
import { figure, mean, median, quantile, sum, times } from "../../bench/numbers.ts";

describe("quantile", () => {
  test.each([
    [[], 0.5, Number.NaN],
    [[7], 0.95, 7],
    [[3, 1, 2], 0.5, 2],
    [[4, 3, 2, 1], 0, 1],
    [[4, 3, 2, 1], 1, 4],
    [Array.from({ length: 100 }, (_, index) => index), 0.95, 95],
  ])("of %j at %d", (samples, share, expected) => {
    expect(quantile(samples, share)).toBe(expected);
  });

  test("keeps the samples in their order", () => {
    const samples = [3, 1, 2];
    median(samples);
    expect(samples).toEqual([3, 1, 2]);
  });
});

test("computes mean and sum", () => {
  expect(mean([1, 2, 6])).toBe(3);
  expect(mean([])).toBeNaN();
  expect(sum([])).toBe(0);
});

describe("number formatting", () => {
  test.each([
    [1234.56, 0, "1,235"],
    [1234.56, 1, "1,234.6"],
    [2, 1, "2.0"],
    [Number.NaN, 0, "–"],
    [Number.POSITIVE_INFINITY, 0, "–"],
  ])("%d with %d digits", (value, digits, expected) => {
    expect(figure(value, digits)).toBe(expected);
  });

  test.each([
    [150, 60, "2.5×"],
    [Number.NaN, 60, "–"],
    [1, 0, "–"],
  ])("ratio of %d to %d", (value, base, expected) => {
    expect(times(value, base)).toBe(expected);
  });
});
