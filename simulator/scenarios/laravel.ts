import { shop } from "./shop.ts";

/** Everything succeeds: `v2` migrates, logs that, and starts its server. */
export const laravel = shop({
  name: "laravel",
  about: "v2 migrates the database and starts: the release succeeds",
});
