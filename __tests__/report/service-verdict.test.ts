/** When a service's cause is shown next to its verdict. */
import { expect, test } from "@jest/globals";
import type { ServiceReport } from "../../src/report/record/record.ts";
import { culpritOf } from "../../src/report/service-verdict.ts";
import { recordOf } from "./render-events.ts";
import { stories } from "./stories.ts";

const cause = { name: "image-not-found", what: "a", evidence: [] };
const web: ServiceReport = { name: "web", wave: 1, strategy: "ROLLING", from: "web:1", to: "web:2" };
const other: ServiceReport = { ...web, name: "worker", verdict: "rolled-back" };

test.each<[string, ServiceReport, readonly ServiceReport[], boolean]>([
  ["the one that failed among several", { ...web, verdict: "rolled-back", cause }, [other], true],
  ["not one without a cause", { ...web, verdict: "rolled-back" }, [other], false],
  ["not the only service: the release shows its cause", { ...web, verdict: "rolled-back", cause }, [], false],
  ["not a released one", { ...web, verdict: "released", cause }, [other], false],
  ["not one in progress", { ...web, cause }, [other], false],
])("%s", (_, service, others, shown) => {
  const report = { ...recordOf(stories["rolled-back"]), services: [service, ...others] };
  expect(culpritOf(service, report)).toBe(shown ? cause : undefined);
});
