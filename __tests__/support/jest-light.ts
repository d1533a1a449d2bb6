/** What test files need beside jest-light-runner, which runs them in plain Node. */
import { registerHooks } from "node:module";
import { inspect } from "node:util";
import { addEventHandler } from "jest-circus";

/** The runner defines Jest's functions as globals; the import gives their types. */
const jestGlobals = `data:text/javascript,export const { ${[
  "afterAll",
  "afterEach",
  "beforeAll",
  "beforeEach",
  "describe",
  "expect",
  "test",
].join(", ")} } = globalThis;`;

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === "@jest/globals") return { url: jestGlobals, shortCircuit: true };
    const resolved = nextResolve(specifier, context);
    // GitHub's language service imports JSON files without the attribute that Node requires.
    return specifier.endsWith(".json") ? { ...resolved, importAttributes: { type: "json" } } : resolved;
  },
});

/** The runner prints only the stack of what was thrown. */
function printable(thrown: unknown): Error {
  const error = thrown instanceof Error ? thrown : new Error(`Thrown: ${inspect(thrown)}`);
  if (error.cause !== undefined) error.stack = `${error.stack}\nCause: ${inspect(error.cause)}`;
  return error;
}

/** What a machine ten times slower needs. Only a test that never ends takes longer. */
const limit = 600_000;

addEventHandler(({ name }, { currentDescribeBlock }) => {
  if (name !== "add_test") return;
  const added = currentDescribeBlock.children.at(-1);
  if (added?.type !== "test") return;
  const test = added.fn as () => unknown;
  added.fn = () =>
    new Promise((resolve, reject) => {
      const late = new Error(`The test has not ended after ${limit / 1000} seconds.`);
      const timer = setTimeout(() => reject(late), limit);
      void Promise.resolve()
        .then(test)
        .catch((thrown) => {
          throw printable(thrown);
        })
        .then(resolve, reject)
        .finally(() => clearTimeout(timer));
    });
});
