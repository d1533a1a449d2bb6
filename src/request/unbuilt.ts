import type { InputName } from "./inputs.ts";

/**
 * Inputs that are declared but not implemented, each with the reason as a sentence. Setting one is an error: the step
 * never ignores an input.
 */
export type Unbuilt = ReadonlyMap<InputName, string>;

export const unbuilt: Unbuilt = new Map();
