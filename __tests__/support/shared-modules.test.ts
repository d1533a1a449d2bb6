import { globSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";

/** All test files of a process share these modules. */
test("no shared module has mutable state", () => {
  const files = globSync("{src,simulator,__tests__/support}/**/*.ts");
  expect(files.length).toBeGreaterThan(200);
  const changing = files.filter((file) => /^(?:export )?(?:let|var) /m.test(readFileSync(file, "utf8")));
  expect(changing).toEqual([]);
});
