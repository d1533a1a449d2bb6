/** The least-privilege policy of one release, from its plan: every family, role, log group and schedule is known. Pure. */
import { shortName } from "../../aws/arn.ts";
import type { Policy } from "../../core/policy.ts";
import { JsonDocument } from "../../ecs/definition/document.ts";
import type { TaskDefinition } from "../../ecs/definition/task-definition.ts";
import type { ReleaseRequest } from "../../request/request.ts";
import type { ScheduleState } from "../../schedules/schedule.ts";
import type { Plan } from "../plan.ts";
import { definitionFacts, type Facts, referenceFacts } from "./facts.ts";
import { policyFor } from "./statements.ts";

/** `running`: definitions of the revisions that the services run now, which a rollback restores. */
export function policyOfPlan(
  plan: Omit<Plan, "view">,
  request: ReleaseRequest,
  running: readonly TaskDefinition[],
): Policy {
  const { cluster, waves, families, schedules, migration, afterRelease } = plan;
  const { partition, account, region } = cluster;
  const services = waves.flat();
  const planned = [...families.values()].map(({ definition }) => definition);
  // A rollback to an INACTIVE revision registers its definition again, with its roles.
  const { roles, logGroups, restarts } = definitionFacts([...planned, ...running], { partition, account });
  const smokeTested =
    request.rollout.smokeTest?.command === undefined ? [] : services.map(({ family }) => family);
  const facts: Facts = {
    request: { ...request, report: { ...request.report, dryRun: false } },
    region,
    account,
    partition,
    families: [...families.keys()],
    taskFamilies: [
      ...new Set([migration, afterRelease].flatMap((task) => task?.family ?? []).concat(smokeTested)),
    ],
    roles,
    volumeRoles: volumeRolesOf(plan, smokeTested.length > 0),
    logGroups,
    ...referenceFacts(planned),
    restarts,
    copiesTags: {
      revisions: [...families.values()].some(({ reused, tags }) => !reused && tags.length > 0),
      tasks: services.some(({ service: { propagateTags = "NONE" } }) => propagateTags !== "NONE"),
    },
    runningImages: definitionFacts(running, { partition, account }).runningImages,
    ruleRoles: rolesOf(schedules, "rule"),
    scheduleRoles: rolesOf(schedules, "schedule"),
    balanced: services.some(
      ({ service: { loadBalancers = [], taskSets = [] } }) =>
        [...loadBalancers, ...taskSets.flatMap((set) => set.loadBalancers ?? [])].length > 0,
    ),
    codeDeployServices: services
      .filter(({ controller }) => controller === "CODE_DEPLOY")
      .map(({ name }) => shortName(name)),
    repositories: [],
  };
  return policyFor(facts);
}

/** RunTask passes the roles of the volumes that it configures, as the services do. */
function volumeRolesOf(
  { waves, migration, afterRelease }: Pick<Plan, "waves" | "migration" | "afterRelease">,
  smokeTested: boolean,
): readonly string[] {
  const volumes = [
    ...[migration, afterRelease].flatMap((task) => task?.oneOff.launch.input.volumeConfigurations ?? []),
    ...(smokeTested ? waves.flat() : []).flatMap(({ service: { deployments = [] } }) =>
      deployments.flatMap(({ volumeConfigurations = [] }) => volumeConfigurations),
    ),
  ];
  return [...new Set(volumes.flatMap(({ managedEBSVolume }) => managedEBSVolume?.roleArn ?? []))];
}

/** Roles that the targets use to run their tasks: writing a target passes its role. */
const rolesOf = (schedules: readonly ScheduleState[], kind: ScheduleState["kind"]): readonly string[] => [
  ...new Set(
    schedules
      .filter((one) => one.kind === kind)
      .flatMap(({ targets }) => targets)
      .filter(({ unmoved }) => unmoved === undefined)
      .flatMap(({ document }) => {
        const role = JsonDocument.parse(document).get(kind === "rule" ? ["RoleArn"] : ["Target", "RoleArn"]);
        return typeof role === "string" ? [role] : [];
      }),
  ),
];
