/**
 * The part of the heap in which V8 makes new objects. V8 doubles it as objects survive, on Node 24 up to 128 MB with
 * both of its halves, and a step that waits for hours gets there however little it keeps (docs/performance.md).
 * `runs.using` leaves no way to give V8 a flag at the start. Node warns of flags that are set later; this one V8 reads
 * anew whenever it is about to grow.
 */
import { setFlagsFromString } from "node:v8";

/**
 * The young generation stays as large as it is. Called once the code is loaded: loading is what makes it grow to a
 * useful size. A V8 without this flag says so on standard error, and goes on.
 */
export const keepYoungGeneration = (): void => setFlagsFromString("--semi-space-growth-factor=1");
