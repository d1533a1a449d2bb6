/**
 * The last look of a release: what a wave left healthy may have been deployed by somebody else while later waves and
 * the schedules had their turn, and is not ours to call released then.
 */
import type { Service } from "@aws-sdk/client-ecs";
import { revisionName } from "../aws/arn.ts";
import { describeServices } from "../ecs/reading/services.ts";
import { primaryOf } from "../ecs/deployment.ts";
import { servingRevision } from "../ecs/service.ts";
import { type Cause, Failure } from "../core/failure.ts";
import type { ReleaseContext } from "./context.ts";
import type { ServiceEntry } from "../core/journal.ts";

/** A service that was healthy on the new revision and does not serve it any more. */
export interface Lost {
  readonly service: string;
  readonly verdict: "superseded" | "failed";
  readonly cause: Cause;
}

/** Each service was seen to serve before, so that a look which AWS does not answer is a note and no failure. */
export async function lastLook(context: ReleaseContext): Promise<readonly Lost[]> {
  const { aws, ledger, signal, tell } = context;
  try {
    const services = await describeServices({ ecs: await aws.ecs(), signal }, ledger.services);
    return ledger.services.flatMap((entry) => lost(entry, services.get(entry)) ?? []);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tell({ kind: "note", level: "warning", text: `The last look at the services failed: ${error.message}` });
    return [];
  }
}

function lost({ service: name, to }: ServiceEntry, service: Service | undefined): Lost | undefined {
  if (service?.status !== "ACTIVE") {
    const what = `${name} is ${service?.status ?? "gone"}, after it had been healthy on ${revisionName(to)}.`;
    const remedy = "Find out who deleted or drained the service (CloudTrail: DeleteService, UpdateService).";
    return { service: name, verdict: "failed", cause: { name: "service-gone", what, evidence: [], remedy } };
  }
  const serving = servingRevision(service);
  return serving === to
    ? undefined
    : { service: name, verdict: "superseded", cause: taken(name, to, service) };
}

function taken(name: string, to: string, service: Service): Cause {
  const theirs = primaryOf(service);
  const created = theirs?.createdAt?.toISOString();
  return {
    name: "superseded",
    what: `Another deployment took ${name} over after it had been healthy on ${revisionName(to)}, before the release ended.`,
    evidence: [
      `it runs ${revisionName(servingRevision(service) ?? "?")}`,
      ...(theirs?.id === undefined ? [] : [`deployment ${theirs.id}`]),
      ...(created === undefined ? [] : [`created ${created}`]),
    ],
    remedy:
      "Nothing is rolled back over it. Let releases of one service queue: `concurrency: { group: …, cancel-in-progress: false }`.",
  };
}
