/** A service on its way back, looked at without a deployment of ours to follow. */
import type { Service } from "@aws-sdk/client-ecs";
import { primaryOf } from "../../ecs/deployment.ts";
import { describeServices } from "../../ecs/reading/services.ts";
import { deploymentInProgress, servingRevision } from "../../ecs/service.ts";
import { type Deadline, poll } from "../../core/time.ts";
import type { ServiceEntry } from "../../core/journal.ts";
import {
  back,
  notBack,
  type PartEnd,
  type PutBackContext,
  restoreDesiredCount,
  superseded,
} from "./part-end.ts";
import { unlessUnanswered } from "../rollout/unanswered.ts";

/** The service as it stands; `undefined` when AWS gave no answer until the deadline. */
export async function firstLook(
  { aws, clock, pace, signal, tell }: PutBackContext,
  entry: ServiceEntry,
  deadline: Deadline,
): Promise<Service | "missing" | undefined> {
  const ecs = await aws.ecs();
  const look = unlessUnanswered(
    tell,
    entry.service,
    async (): Promise<Service | "missing"> =>
      (await describeServices({ ecs, signal }, [entry])).get(entry) ?? "missing",
  );
  return poll({ clock, pace, signal, deadline }, look);
}

/** No deployment of ours: at most the desired count is to be put back, once nothing is under way any more. */
export async function whereItStands(
  context: PutBackContext,
  entry: ServiceEntry,
  deadline: Deadline,
): Promise<PartEnd> {
  const { clock, pace, signal, tell } = context;
  const ecs = await context.aws.ecs();
  const look = unlessUnanswered(tell, entry.service, async (): Promise<PartEnd | undefined> => {
    const service = (await describeServices({ ecs, signal }, [entry])).get(entry);
    if (service === undefined) return notBack(entry, "it does not exist any more");
    if (servingRevision(service) !== entry.from)
      return superseded(entry, primaryOf(service)?.id ?? "unknown");
    if (deploymentInProgress(service) !== undefined) return undefined;
    await restoreDesiredCount(ecs, entry, service, signal);
    return back(entry);
  });
  const end = await poll({ clock, pace, signal, deadline }, look);
  return end ?? notBack(entry, "a deployment that is not ours was still under way");
}
