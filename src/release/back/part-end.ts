/** The result of rolling back one service or schedule, with its text. */
import { revisionName } from "../../aws/arn.ts";
import { type Cause, joined, withoutStop } from "../../core/failure.ts";
import type { ServiceEntry } from "../../core/journal.ts";
import type { ReleaseContext } from "../context.ts";
import type { End } from "./decide.ts";

export type RollbackContext = Pick<
  ReleaseContext,
  "aws" | "clock" | "pace" | "emit" | "signal" | "request" | "journal"
>;

export type PartEnd =
  | { readonly state: "back"; readonly text: string }
  | { readonly state: "superseded"; readonly text: string }
  | { readonly state: "not-back"; readonly text: string; readonly cause: Cause };

/** ARN of the revision that the rollback deploys: the recorded one, or its copy if that one is INACTIVE. */
export const targetOf = ({ from, rollback }: ServiceEntry): string => rollback?.taskDefinition ?? from;

export const partEndOf = (entry: ServiceEntry, end: End, diagnosis?: Cause): PartEnd => {
  switch (end.end) {
    case "back":
      return { state: "back", text: `${entry.name} runs ${targetInWords(entry)}` };
    case "superseded":
      return {
        state: "superseded",
        text: `Another deployment (${end.by}) replaced the one of ${entry.name}, which was therefore not rolled back`,
      };
    case "not-back":
      return notBack(entry, end, diagnosis);
  }
};

function targetInWords(entry: ServiceEntry): string {
  const [from, target] = [revisionName(entry.from), revisionName(targetOf(entry))];
  return from === target ? `${from} again` : `${target}, a copy of ${from}, which is INACTIVE`;
}

/** The command that rolls back a service by hand. Names the copy of an INACTIVE revision, which ECS would refuse. */
export const commandFor = (entry: ServiceEntry): string =>
  entry.controller === "CODE_DEPLOY"
    ? `aws deploy stop-deployment --deployment-id ${entry.deploymentId ?? "ID"} --auto-rollback-enabled (if the deployment has ended, deploy ${targetOf(entry)} with CodeDeploy)`
    : `aws ecs update-service --cluster ${entry.cluster} --service ${entry.name} --task-definition ${targetOf(entry)}`;

function notBack(
  entry: ServiceEntry,
  { reason, remedy }: Extract<End, { end: "not-back" }>,
  diagnosis: Cause | undefined,
): PartEnd {
  const target = revisionName(targetOf(entry));
  const what = `${entry.name} was not rolled back to ${target}: ${withoutStop(reason)}.`;
  return {
    state: "not-back",
    text: what,
    cause: {
      name: "rollback-failed",
      what: joined(what, diagnosis?.what),
      evidence: [reason, ...(diagnosis?.evidence ?? [])],
      remedy: joined(diagnosis?.remedy, remedy ?? `Roll back to ${target} by hand: ${commandFor(entry)}`),
    },
  };
}
