/**
 * Jest transformer for `src/` and `simulator/`: a test file takes the process's copy of the module. No module of theirs
 * has a variable that changes (`shared-source.test.ts`), so test files still can't affect each other.
 */
import { createRequire } from "node:module";

const load = createRequire(import.meta.url);

export default {
  process(_source: string, path: string): { code: string } {
    const names = Object.keys(load(path) as object);
    return {
      code: `export const { ${names.join(", ")} } = globalThis.requireOnce(${JSON.stringify(path)});`,
    };
  },
};
