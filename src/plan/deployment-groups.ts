/** Reads the CodeDeploy deployment groups and the AppSpec file, before anything changes. */
import { type AppSpecFile, appSpecFor, servingOf } from "../codedeploy/app-spec.ts";
import { checkConfig, checkGroup } from "../codedeploy/checks.ts";
import { groupNameOf, readConfig, readGroup } from "../codedeploy/group.ts";
import { assertFailure } from "../core/failure.ts";
import type { Check } from "../core/events.ts";
import type { PlanContext } from "./make-plan.ts";
import { failedCheck, type PlannedService } from "./plan.ts";
import { readWorkspaceFile } from "./workspace-file.ts";

export interface WithGroups {
  readonly waves: PlannedService[][];
  readonly checks: readonly Check[];
}

/** Adds its group to each service; a group that can't be read or doesn't deploy the service is a failed check. */
export async function withGroups(
  context: PlanContext,
  waves: readonly PlannedService[][],
): Promise<WithGroups> {
  const checks: Check[] = [];
  const { deploymentConfig } = context.request.codeDeploy;
  const config =
    deploymentConfig === undefined || !waves.flat().some(({ controller }) => controller === "CODE_DEPLOY")
      ? []
      : readConfig(context, deploymentConfig).then((found) => checkConfig(deploymentConfig, found));
  const read = await Promise.all(
    waves.map((wave) =>
      Promise.all(
        wave.map(async (service) => {
          if (service.controller !== "CODE_DEPLOY") return service;
          try {
            return await withGroup(context, service, checks);
          } catch (error) {
            assertFailure(error);
            checks.push(failedCheck(error.why, service.name));
            return service;
          }
        }),
      ),
    ),
  );
  return { waves: read, checks: [...checks, ...(await config)] };
}

async function withGroup(
  context: PlanContext,
  planned: PlannedService,
  checks: Check[],
): Promise<PlannedService> {
  const { aws, clock, signal, request } = context;
  const name = groupNameOf(request.codeDeploy, planned.cluster, planned.name);
  const group = await readGroup({ aws, clock, signal }, name);
  servingOf(planned.service);
  checks.push(...checkGroup({ name: planned.name, clusterArn: planned.cluster }, group, request.rollout));
  return { ...planned, group, strategy: request.codeDeploy.deploymentConfig ?? group.config };
}

/** Reads and validates the file of `codedeploy-appspec`, if set. Throws Failure. */
export async function readAppSpec({ request }: PlanContext): Promise<AppSpecFile | undefined> {
  const { appSpec: path } = request.codeDeploy;
  if (path === undefined) return undefined;
  const named = { input: "codedeploy-appspec", path, failure: "invalid-appspec-file" };
  const text = await readWorkspaceFile(request.job, named, {
    missing: "Check that the repository has the file and that an earlier step of this job checks it out.",
    tooLarge: "is larger than 1 MiB",
  });
  const file = { path, text };
  appSpecFor(
    "arn:aws:ecs:region:account:task-definition/any:1",
    { balancer: { containerName: "any", containerPort: 80 } },
    file,
  );
  return file;
}
