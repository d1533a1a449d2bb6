/** `LONG_TESTS=1` (`npm run test:long`, daily in CI) runs everything; otherwise a sample that takes seconds. */
export const long = process.env["LONG_TESTS"] === "1";

/** All items in the long tests; otherwise every `nth` item, and all items for which `always` returns true. */
export const some = <T>(
  items: readonly T[],
  always: (item: T, index: number) => boolean = () => false,
  nth = 20,
): T[] => items.filter((item, index) => long || always(item, index) || index % nth === 0);

/** Number of runs of a property: `all` in the long tests, otherwise a tenth of that. */
export const runs = (all: number): number => (long ? all : Math.ceil(all / 10));

/** Whether a call, as `service:Operation`, changes something. */
export const mutating = (call: string): boolean =>
  /:(?:Register|Run|Update|Put|Stop|Create|Continue)/.test(call);
