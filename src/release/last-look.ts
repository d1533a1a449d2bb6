/**
 * The last look, after everything that waits: a service that was healthy, or back, may have been deployed by somebody
 * else while other parts, logs and schedules had their turn.
 */
import type { Service } from "@aws-sdk/client-ecs";
import { revisionName } from "../aws/arn.ts";
import { primaryOf } from "../ecs/deployment.ts";
import { describeServices } from "../ecs/reading/services.ts";
import { servingRevision } from "../ecs/service.ts";
import { type Cause, Failure } from "../core/failure.ts";
import type { ServiceEntry } from "../core/journal.ts";
import { targetOf } from "./back/part-end.ts";
import type { ReleaseContext } from "./context.ts";

/** A service that was healthy on the new revision, or back on the recorded one, and does not serve it any more. */
export interface Lost {
  readonly service: string;
  readonly verdict: "superseded" | "failed";
  /** ID of the deployment that serves instead. */
  readonly by: string;
  readonly cause: Cause;
}

export type Expected = "released" | "recorded";

type LookContext = Pick<ReleaseContext, "aws" | "clock" | "pace" | "signal" | "tell">;

/**
 * Each service was seen to serve before, so a look that AWS does not answer is a note and no failure; and what one look
 * shows counts when a second one agrees.
 */
export async function lastLook(
  context: LookContext,
  entries: readonly ServiceEntry[],
  expected: Expected,
): Promise<readonly Lost[]> {
  const { clock, pace, signal, tell } = context;
  try {
    const first = await look(context, entries, expected);
    if (first.length === 0) return [];
    await clock.sleep(pace(0), signal);
    const names = new Set(first.map(({ service }) => service));
    return (await look(context, entries, expected)).filter(({ service }) => names.has(service));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tell({ kind: "note", level: "warning", text: `The last look at the services failed: ${error.message}` });
    return [];
  }
}

async function look(
  { aws, signal }: LookContext,
  entries: readonly ServiceEntry[],
  expected: Expected,
): Promise<readonly Lost[]> {
  if (entries.length === 0) return [];
  const services = await describeServices({ ecs: await aws.ecs(), signal }, entries);
  return entries.flatMap((entry) => lostOf(entry, services.get(entry), expected) ?? []);
}

/** Pure. */
export function lostOf(
  entry: ServiceEntry,
  service: Service | undefined,
  expected: Expected,
): Lost | undefined {
  const wanted = expected === "released" ? [entry.to] : [entry.from, targetOf(entry)];
  const on =
    expected === "released" ? `healthy on ${revisionName(entry.to)}` : `back on ${revisionName(entry.from)}`;
  const name = entry.service;
  if (service?.status !== "ACTIVE") {
    const what = `${name} is ${service?.status ?? "gone"}, after it was ${on}.`;
    const remedy = "Find out who deleted or drained the service (CloudTrail: DeleteService, UpdateService).";
    const cause = { name: "service-gone", what, evidence: [], remedy };
    return { service: name, verdict: "failed", by: "", cause };
  }
  if (wanted.includes(servingRevision(service) ?? "")) return undefined;
  return {
    service: name,
    verdict: "superseded",
    by: primaryOf(service)?.id ?? "unknown",
    cause: taken(name, on, service),
  };
}

function taken(name: string, on: string, service: Service): Cause {
  const theirs = primaryOf(service);
  const created = theirs?.createdAt?.toISOString();
  return {
    name: "superseded",
    what: `Another deployment took ${name} over after it was ${on}, before the release ended.`,
    evidence: [
      `it runs ${revisionName(servingRevision(service) ?? "?")}`,
      ...(theirs?.id === undefined ? [] : [`deployment ${theirs.id}`]),
      ...(created === undefined ? [] : [`created ${created}`]),
    ],
    remedy:
      "Nothing is rolled back over it. Let releases of one service queue: `concurrency: { group: …, cancel-in-progress: false }`.",
  };
}

/** Whether the recorded revision serves with as many tasks as are wanted: what "back" means. Pure. */
export function isBack(entry: ServiceEntry, service: Service | undefined): boolean {
  if (service?.status !== "ACTIVE" || lostOf(entry, service, "recorded") !== undefined) return false;
  return (service.runningCount ?? 0) >= (service.desiredCount ?? 0);
}
