/** Jest transformer for libraries: instead of evaluating the file, a test takes the process's copy. */
export default {
  process: (_source: string, path: string) => ({
    code: `module.exports = globalThis.requireOnce(${JSON.stringify(path)});`,
  }),
};
