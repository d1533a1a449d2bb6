/** @type {import("jest").Config} */
export default {
  // Plain Node: one copy of the AWS SDK, `src/` and `simulator/` for all test files of a process.
  runner: ["jest-light-runner", { runtime: "child_process" }],
  setupFiles: ["<rootDir>/__tests__/support/jest-light.ts"],
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  modulePathIgnorePatterns: ["<rootDir>/build/"],
  transform: {},
  maxWorkers: "100%",
};
