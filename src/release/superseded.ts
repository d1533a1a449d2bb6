/** The cause of a service that somebody else deployed during the release. Pure. */
import type { Service } from "@aws-sdk/client-ecs";
import { revisionName } from "../aws/arn.ts";
import { primaryOf } from "../ecs/deployment.ts";
import { servingRevision } from "../ecs/service.ts";
import type { Cause } from "../core/failure.ts";

/** @param seen the service, with the other deployment */
export function supersededCause(name: string, what: string, seen: Service | undefined): Cause {
  const serving = seen && servingRevision(seen);
  const created = (seen && primaryOf(seen))?.createdAt?.toISOString();
  return {
    name: "superseded",
    what,
    evidence: [
      ...(serving === undefined ? [] : [`${name} runs ${revisionName(serving)}`]),
      ...(created === undefined ? [] : [`created ${created}`]),
    ],
    remedy:
      "This release did not roll back the other deployment. To queue releases of a service, set `concurrency: { group: …, cancel-in-progress: false }`.",
  };
}
