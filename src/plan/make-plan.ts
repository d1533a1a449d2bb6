/** Reads AWS and makes the plan of a release. Changes nothing: every call is a read. */
import type { Service } from "@aws-sdk/client-ecs";
import type { Aws } from "../aws/aws.ts";
import type { EcsCalls } from "../aws/clients.ts";
import { revisionName } from "../aws/arn.ts";
import { describeServices } from "../ecs/describe-services.ts";
import { type Cause, Failure } from "../failure.ts";
import type { Check, FamilyPlan, PlanView, ServicePlan } from "../release/events.ts";
import type { ReleaseRequest } from "../request/request.ts";
import type { Clock } from "../time.ts";
import { type Base, type FamilyNeed, planFamilies, readBase } from "./families.ts";
import type { Cluster, Plan, PlannedFamily, PlannedService } from "./plan.ts";
import { checkService, clusterFrom, planService } from "./services.ts";

export interface PlanContext {
  readonly request: ReleaseRequest;
  readonly aws: Aws;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Throws Failure where AWS can't be read; what stands against the release is in the plan's checks. */
export async function makePlan(context: PlanContext): Promise<Plan> {
  const { request, signal } = context;
  const ecs = await context.aws.ecs();
  const { waves, checks, cluster } = await readWaves(context, ecs);
  const bases = await Promise.all(needsOf(waves, request).map((need) => readBase(ecs, need, signal)));
  const planned = planFamilies(bases, request, request.images);
  const families = new Map(planned.families.map((family) => [family.family, family]));
  const all = [...checks, ...planned.problems.map(failedCheck)];
  const migration = migrationFamily(request, waves);
  return {
    cluster,
    families,
    waves,
    schedules: [],
    checks: all,
    ...(migration !== undefined && { migration: { family: migration } }),
    view: viewOf({ request, cluster, waves, families, bases }),
  };
}

const failedCheck = (cause: Cause): Check => ({
  about: cause.name,
  level: "failure",
  text: [cause.what, ...cause.evidence].join("\n"),
  ...(cause.remedy !== undefined && { remedy: cause.remedy }),
});

interface Waves {
  readonly waves: PlannedService[][];
  readonly checks: Check[];
  readonly cluster: Cluster;
}

async function readWaves({ request, signal }: PlanContext, ecs: EcsCalls): Promise<Waves> {
  const asked = request.waves.map((wave) => wave.map((service) => ({ service, cluster: request.cluster })));
  const services = await describeServices({ ecs, signal }, asked.flat());
  const checks: Check[] = [];
  const waves = asked.map((wave) =>
    wave.flatMap((one) => {
      const planned = planService(one.service, services.get(one));
      if ("length" in planned) {
        checks.push(...planned);
        return [];
      }
      checks.push(...checkService(planned, request));
      return [planned];
    }),
  );
  return { waves, checks, cluster: await findCluster(ecs, request, [...services.values()], signal) };
}

/** The cluster's ARN comes with its services; it is asked for only where there are none. */
async function findCluster(
  ecs: EcsCalls,
  request: ReleaseRequest,
  services: readonly Service[],
  signal: AbortSignal,
): Promise<Cluster> {
  const arn = services.find(({ clusterArn }) => clusterArn !== undefined)?.clusterArn;
  if (arn !== undefined) return clusterFrom(arn);
  const answer = await ecs.describeClusters(
    { clusters: [request.cluster] },
    { signal, resource: request.cluster },
  );
  const found = answer.clusters?.[0];
  if (found?.clusterArn !== undefined && found.status === "ACTIVE") return clusterFrom(found.clusterArn);
  throw new Failure({
    name: "cluster-not-found",
    what: `The cluster ${request.cluster} is ${found?.status ?? "not there"}.`,
    evidence: [],
    remedy: "Correct `cluster`; look at aws-region and at the account of the role.",
  });
}

const migrationFamily = (request: ReleaseRequest, waves: readonly PlannedService[][]): string | undefined =>
  request.migration === undefined ? undefined : (request.migration.taskDefinition ?? waves.flat()[0]?.family);

/** Each family once: of the services, and of the migration. */
function needsOf(waves: readonly PlannedService[][], request: ReleaseRequest): FamilyNeed[] {
  const needs = new Map<string, FamilyNeed>();
  for (const { family, from } of waves.flat()) {
    if (needs.has(family)) continue;
    needs.set(family, {
      family,
      mustMatch: true,
      ...(request.base.kind === "current" && { revision: from }),
    });
  }
  const migration = migrationFamily(request, waves);
  if (migration !== undefined && !needs.has(migration))
    needs.set(migration, { family: migration, mustMatch: false });
  return [...needs.values()];
}

interface ViewSources {
  readonly request: ReleaseRequest;
  readonly cluster: Cluster;
  readonly waves: readonly PlannedService[][];
  readonly families: ReadonlyMap<string, PlannedFamily>;
  readonly bases: readonly Base[];
}

function viewOf({ request, cluster, waves, families }: ViewSources): PlanView {
  const migration = migrationFamily(request, waves);
  const family = migration === undefined ? undefined : families.get(migration);
  return {
    cluster: cluster.name,
    clusterArn: cluster.arn,
    region: cluster.region,
    account: cluster.account,
    partition: cluster.partition,
    families: [...families.values()].map(familyView),
    waves: waves.map((wave) => wave.map((service) => serviceView(service, families, request))),
    ...(family !== undefined &&
      request.migration !== undefined && {
        migration: {
          family: family.family,
          container: request.migration.container ?? family.replaced[0] ?? "",
          ...(request.migration.command && { command: request.migration.command }),
          environmentNames: request.migration.environment.map(({ name }) => name),
          launch: "",
        },
      }),
    schedules: [],
    dryRun: request.report.dryRun,
  };
}

const familyView = ({ family, base, reused, changes }: PlannedFamily): FamilyPlan => ({
  family,
  base: revisionName(base),
  reused,
  changes,
});

function serviceView(
  { name, family, controller, strategy, from, service }: PlannedService,
  families: ReadonlyMap<string, PlannedFamily>,
  request: ReleaseRequest,
): ServicePlan {
  const target = families.get(family);
  const counts = request.desiredCount !== undefined && request.desiredCount !== service.desiredCount;
  const deploys = request.forceNewDeployment || counts || target?.reused !== true || target.base !== from;
  return { name, family, controller, strategy, from, desiredCount: service.desiredCount ?? 0, deploys };
}
