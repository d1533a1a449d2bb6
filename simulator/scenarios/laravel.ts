import { shop } from "./shop.ts";

/** A good day: `v2` migrates, says so in its log, and serves. */
export const laravel = shop({
  name: "laravel",
  about: "v2 migrates the database and serves: a good day",
});
