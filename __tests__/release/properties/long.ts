/** `LONG_TESTS=1` (`npm run test:long`) tries everything; otherwise a part of it that takes seconds. */
export const long = process.env["LONG_TESTS"] === "1";

/** Every `nth` item, all of them in the long tests. */
export const some = <T>(items: readonly T[], nth: number): readonly T[] =>
  long ? items : items.filter((_, index) => index % nth === 0);
