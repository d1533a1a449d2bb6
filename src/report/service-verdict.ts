/** A service's result: the same word in the log, the summary, the `services` output and `report`. */
import type { Cause } from "../core/failure.ts";
import type { Outcome } from "../core/outcome.ts";
import type { ReleaseReport, ServiceReport } from "./record/record.ts";

export type ServiceState = Outcome | "in progress";

/** The verdict of a service; `unchanged` if it was not changed, regardless of the release's outcome. */
export const verdictOf = ({ verdict, to }: ServiceReport): ServiceState =>
  verdict ?? (to === undefined ? "unchanged" : "in progress");

export const deploysInPlan = ({ name }: ServiceReport, { plan }: ReleaseReport): boolean =>
  plan?.waves.flat().some((service) => service.name === name && service.deploys) ?? false;

/** After a dry run. */
export const plannedVerdict = (service: ServiceReport, report: ReleaseReport): string =>
  deploysInPlan(service, report) ? "would deploy" : "nothing to deploy";

/** The cause of this service, if several were rolled back and this one failed. */
export function culpritOf({ verdict, cause }: ServiceReport, { services }: ReleaseReport): Cause | undefined {
  if (verdict === undefined || verdict === "released" || services.length < 2) return undefined;
  return cause;
}
