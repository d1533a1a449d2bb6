import { defineConfig } from "vitest/config";

/** What a machine ten times slower needs, so that no test fails because the machine is busy. The long tests take hours. */
const patience = process.env["LONG_TESTS"] === "1" ? 0 : 600_000;

export default defineConfig({
  test: {
    include: ["__tests__/**/*.test.ts"],
    // Test files share the modules that they load: loading the AWS SDK for each file takes longer than its tests.
    isolate: false,
    pool: "forks",
    testTimeout: patience,
    hookTimeout: patience,
  },
  // Until all tests import from vitest.
  resolve: { alias: { "@jest/globals": "vitest" } },
});
