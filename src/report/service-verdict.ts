/** How a service ended: one word for it in the log, the summary, the `services` output and `report`. */
import type { Cause } from "../core/failure.ts";
import type { Outcome } from "../core/outcome.ts";
import type { ReleaseReport, ServiceReport } from "./record/record.ts";

export type ServiceState = Outcome | "in progress";

/** The verdict of a service; `unchanged` for one that was not touched, whatever became of the release. */
export const verdictOf = ({ verdict, to }: ServiceReport): ServiceState =>
  verdict ?? (to === undefined ? "unchanged" : "in progress");

export const deploysInPlan = ({ name }: ServiceReport, { plan }: ReleaseReport): boolean =>
  plan?.waves.flat().some((service) => service.name === name && service.deploys) ?? false;

/** After a dry run. */
export const plannedVerdict = (service: ServiceReport, report: ReleaseReport): string =>
  deploysInPlan(service, report) ? "would deploy" : "nothing to deploy";

/** Why this service failed, where several were rolled back and it is the one that failed. */
export function culpritOf({ verdict, cause }: ServiceReport, { services }: ReleaseReport): Cause | undefined {
  if (verdict === undefined || verdict === "released" || services.length < 2) return undefined;
  return cause;
}
