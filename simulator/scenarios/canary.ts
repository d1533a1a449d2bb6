/** Environment values of the scenarios: each is unique, so that a test detects a leak. */

/** A value that occurs nowhere else, e.g. `canary-7f3a-APP_KEY`. */
export const canary = (name: string): string => `canary-7f3a-${name}`;

/** Environment entries with these names, each with its unique value. */
export const canaries = (...names: readonly string[]) => names.map((name) => ({ name, value: canary(name) }));
