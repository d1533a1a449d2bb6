/** How a part of a release ends on its way back, in words for people. */
import type { Service } from "@aws-sdk/client-ecs";
import { revisionName } from "../../aws/arn.ts";
import type { EcsCalls } from "../../aws/calls.ts";
import type { Cause } from "../../core/failure.ts";
import type { ReleaseContext } from "../context.ts";
import type { ServiceEntry } from "../../core/journal.ts";

/** What the way back works with. */
export type PutBackContext = Pick<
  ReleaseContext,
  "aws" | "clock" | "pace" | "tell" | "signal" | "request" | "ledger"
>;

export type PartEnd =
  | { readonly state: "back"; readonly text: string }
  | { readonly state: "superseded"; readonly text: string }
  | { readonly state: "not-back"; readonly text: string; readonly cause: Cause };

/** Puts the desired count back if this release had set it; true when a call was needed. */
export async function restoreDesiredCount(
  ecs: EcsCalls,
  entry: ServiceEntry,
  service: Service,
  signal: AbortSignal,
): Promise<boolean> {
  const { desiredCountBefore: desiredCount } = entry;
  if (desiredCount === undefined || service.desiredCount === desiredCount) return false;
  await ecs.updateService(
    { cluster: entry.cluster, service: entry.service, desiredCount },
    { signal, resource: entry.service },
  );
  return true;
}

export const back = (entry: ServiceEntry): PartEnd => ({
  state: "back",
  text: `${entry.service} is back on ${revisionName(entry.from)}`,
});

export const superseded = (entry: ServiceEntry, by: string): PartEnd => ({
  state: "superseded",
  text: `${entry.service} was taken over by another deployment (${by}) and is left to it`,
});

/** What a person types to put a service back. */
export const commandFor = ({ cluster, controller, deploymentId, from, service }: ServiceEntry): string =>
  controller === "CODE_DEPLOY"
    ? `aws deploy stop-deployment --deployment-id ${deploymentId ?? "ID"} --auto-rollback-enabled`
    : `aws ecs update-service --cluster ${cluster} --service ${service} --task-definition ${from}`;

export function notBack(entry: ServiceEntry, reason: string): PartEnd {
  const what = `${entry.service} is not back on ${revisionName(entry.from)}: ${reason}.`;
  const remedy = `Bring ${revisionName(entry.from)} back by hand: ${commandFor(entry)}`;
  return {
    state: "not-back",
    text: what,
    cause: { name: "rollback-failed", what, evidence: [reason], remedy },
  };
}
