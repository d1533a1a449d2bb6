/** `LONG_TESTS=1` (`npm run test:long`) tries everything; otherwise a part of it that takes seconds. */
export const long = process.env["LONG_TESTS"] === "1";

/** Every so-manieth item that is not `telling`, and all that are; in the long tests all of them. */
export const some = <T>(
  items: readonly T[],
  telling: (item: T, index: number) => boolean = () => false,
  nth = 20,
): T[] => items.filter((item, index) => long || telling(item, index) || index % nth === 0);

/** Whether a call, as `service:Operation`, changes something. */
export const mutating = (call: string): boolean =>
  /:(?:Register|Run|Update|Put|Stop|Create|Continue)/.test(call);
