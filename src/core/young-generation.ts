/**
 * Limits V8's young generation, the heap for new objects. V8 doubles it as objects survive, on Node 24 up to 128 MB, and
 * a step that waits for hours reaches that limit (docs/performance.md). `runs.using` can't pass V8 flags at startup. Node
 * warns about flags that are set later, but V8 reads this one before each growth.
 */
import { setFlagsFromString } from "node:v8";

/**
 * Keeps the young generation at its current size. Called after the code has loaded, because loading grows it to a useful
 * size. A V8 without this flag prints a message to standard error and continues.
 */
export const keepYoungGeneration = (): void => setFlagsFromString("--semi-space-growth-factor=1");
