/** The benchmarks that release in virtual time, with few samples: checks only that they still measure. */
import { expect, test } from "@jest/globals";
import { crowds } from "../../bench/crowd.ts";

test("completes several concurrent releases", async () => {
  const { tables, aims } = await crowds([2]);
  expect(tables[0]?.rows[0]?.slice(0, 2)).toEqual(["2", "2"]);
  expect(aims[0]?.reached).toBe(true);
});
