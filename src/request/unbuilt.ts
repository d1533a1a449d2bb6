import type { InputName } from "./inputs.ts";

/**
 * Inputs that are declared and not built yet, with the reason, a sentence. Whoever asks for one is refused: an input is
 * never ignored.
 */
export type Unbuilt = ReadonlyMap<InputName, string>;

export const unbuilt: Unbuilt = new Map();
