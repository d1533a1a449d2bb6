import type { ServiceEntry } from "../../src/core/journal.ts";

/** A service that the release changed, before AWS responded. */
export const plainEntry: ServiceEntry = {
  kind: "service",
  wave: 1,
  name: "web",
  cluster: "prod",
  controller: "ECS",
  strategy: "ROLLING",
  from: "web:1",
  to: "web:2",
  idsBefore: [],
  at: 0,
};
