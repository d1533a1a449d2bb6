/** @type {import("jest").Config} */
export default {
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "\\.ts$": ["@swc/jest", { jsc: { target: "es2023", parser: { syntax: "typescript" } } }],
  },
  setupFiles: ["<rootDir>/__tests__/support/realm.ts"],
  modulePathIgnorePatterns: ["<rootDir>/build/"],
  collectCoverageFrom: ["src/**/*.ts"],
  coverageProvider: "v8",
  injectGlobals: false,
  maxWorkers: "100%",
  // What a machine ten times slower needs, so that no test fails because the machine is busy.
  testTimeout: 600_000,
};
