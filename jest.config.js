/** Coverage and mutation testing need a copy of `src/` for each test file. */
const isolated = process.argv.includes("--coverage") || process.env.ISOLATED_MODULES !== undefined;

/** @type {import("jest").Config} */
export default {
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  // An absolute path: Stryker's runner loads it too, and knows no <rootDir>.
  testEnvironment: `${import.meta.dirname}/__tests__/support/environment.ts`,
  extensionsToTreatAsEsm: [".ts"],
  moduleNameMapper: { "^fast-check$": "<rootDir>/node_modules/fast-check/lib/cjs/fast-check.js" },
  transform: {
    "/node_modules/.*\\.js$": "<rootDir>/__tests__/support/shared-library.ts",
    ...(!isolated && {
      [`^${import.meta.dirname}/(src|simulator)/.*\\.ts$`]: "<rootDir>/__tests__/support/shared-source.ts",
    }),
    "\\.ts$": ["@swc/jest", { jsc: { target: "es2023", parser: { syntax: "typescript" } } }],
  },
  transformIgnorePatterns: ["/node_modules/(?!(@aws-sdk|@smithy|fast-check|playwright-core)/)"],
  modulePathIgnorePatterns: ["<rootDir>/build/"],
  collectCoverageFrom: ["src/**/*.ts"],
  coverageProvider: "v8",
  injectGlobals: false,
  maxWorkers: "100%",
  // What a machine ten times slower needs, so that no test fails because the machine is busy.
  testTimeout: 600_000,
};
