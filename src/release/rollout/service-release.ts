/** A service during its release: the planned service with the revision to deploy, and later with its deployment. */
import type { AppSpecFile } from "../../codedeploy/app-spec.ts";
import type { CodeDeployWatch } from "../../codedeploy/watch.ts";
import type { ServiceEntry } from "../../core/journal.ts";
import type { Plan, PlannedFamily, PlannedService } from "../../plan/plan.ts";
import type { Watched } from "./watch.ts";

export interface ServiceRelease
  extends PlannedService, Pick<PlannedFamily, "definition" | "replaced" | "tags"> {
  /** ARN of the revision to deploy. */
  readonly to: string;
  readonly appSpec?: AppSpecFile;
}

export function serviceRelease(
  planned: PlannedService,
  { appSpec, families }: Plan,
  revisions: ReadonlyMap<string, string>,
): ServiceRelease {
  const to = revisions.get(planned.family);
  const family = families.get(planned.family);
  if (to === undefined || family === undefined)
    throw new Error(`${planned.family} has no revision to deploy`);
  const { definition, replaced, tags } = family;
  return { ...planned, ...(appSpec && { appSpec }), to, definition, replaced, tags };
}

/** With its journal entry, and the ECS or CodeDeploy deployment to watch. */
export type StartedService = ServiceRelease &
  ServiceEntry & { readonly deploymentId: string } & (
    | { readonly controller: "ECS"; readonly watched: Watched }
    | { readonly controller: "CODE_DEPLOY"; readonly watch: CodeDeployWatch }
  );
