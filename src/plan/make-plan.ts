/** Reads AWS and makes the plan of a release. Changes nothing: every call is a read. */
import type { Service } from "@aws-sdk/client-ecs";
import type { Aws } from "../aws/aws.ts";
import type { EcsCalls } from "../aws/clients.ts";
import { describeServices } from "../ecs/describe-services.ts";
import { type Cause, Failure } from "../failure.ts";
import type { Check } from "../release/events.ts";
import type { ReleaseRequest } from "../request/request.ts";
import type { Clock } from "../time.ts";
import { readSchedules } from "../schedules/read.ts";
import { familiesOf, type ScheduleState } from "../schedules/schedule.ts";
import { readAppSpec, withGroups } from "./deployment-groups.ts";
import { type Base, type FamilyNeed, planFamilies, readBase, withFile } from "./families.ts";
import { checkImages, lookUpImages, pinned } from "./images.ts";
import { planOneOff } from "./one-off.ts";
import type { Cluster, Plan, PlannedFamily, PlannedMigration, PlannedService } from "./plan.ts";
import { warnIfServiceMigrates } from "./service-migrates.ts";
import { checkService, clusterFrom, planService } from "./services.ts";
import { viewOf } from "./view.ts";

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
  const { waves: found, checks, cluster } = await readWaves(context, ecs);
  const [{ waves, checks: groupChecks }, appSpec] = await Promise.all([
    withGroups(context, found),
    readAppSpec(context),
  ]);
  const schedules = await readSchedules(context, request.schedules, cluster.arn);
  const [bases, images] = await Promise.all([
    readBases(context, ecs, needsOf(waves, schedules, request)),
    lookUpImages(context.aws, request.images, signal),
  ]);
  const planned = planFamilies(bases, request, pinned(images));
  const families = new Map(planned.families.map((family) => [family.family, family]));
  const all = [
    ...checks,
    ...groupChecks,
    ...planned.problems.map(failedCheck),
    ...checkImages(
      images,
      planned.families.map(({ definition }) => definition),
    ),
  ];
  const migration = await planMigration(context, ecs, { waves, families, cluster });
  all.push(...migrationChecks(request, families, waves));
  if (migration !== undefined && "check" in migration) all.push(migration.check);
  const migrates = migration !== undefined && "family" in migration ? migration : undefined;
  return {
    cluster,
    families,
    waves,
    schedules,
    ...(appSpec && { appSpec }),
    checks: all,
    ...(migrates && { migration: migrates }),
    view: viewOf({ request, migration: migrates, cluster, waves, families, schedules, images }),
  };
}

interface MigrationSources {
  readonly waves: readonly PlannedService[][];
  readonly families: ReadonlyMap<string, PlannedFamily>;
  readonly cluster: Cluster;
}

/** Which container of which family migrates, and where; the check that stands against it where that can't be told. */
async function planMigration(
  { request, signal }: PlanContext,
  ecs: EcsCalls,
  { waves, families, cluster }: MigrationSources,
): Promise<PlannedMigration | { readonly check: Check } | undefined> {
  const family = families.get(migrationFamily(request, waves) ?? "");
  if (family === undefined || request.migration === undefined) return undefined;
  const { container, network } = request.migration;
  const { definition, replaced } = family;
  const service = waves.flat()[0]?.service;
  const sources = { cluster: cluster.arn, definition, replaced, container, service, network };
  try {
    return { family: family.family, oneOff: await planOneOff({ ecs, signal }, sources) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { check: failedCheck(error.why) };
  }
}

/** The services must not say what only the migration is to be told: each of their tasks would migrate. */
function migrationChecks(
  request: ReleaseRequest,
  families: ReadonlyMap<string, PlannedFamily>,
  waves: readonly PlannedService[][],
): Check[] {
  const { migration } = request;
  if (migration === undefined) return [];
  const names = new Set(waves.flat().map(({ family }) => family));
  return [...names].flatMap((name) => {
    const definition = families.get(name)?.definition;
    if (definition === undefined) return [];
    return warnIfServiceMigrates(definition, migration.environment).map(({ about, text }): Check => ({
      about,
      level: "warning",
      text,
    }));
  });
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

/** Each family once: of the services, of the migration, of the schedules. */
function needsOf(
  waves: readonly PlannedService[][],
  schedules: readonly ScheduleState[],
  request: ReleaseRequest,
): FamilyNeed[] {
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
  for (const family of schedules.flatMap(familiesOf)) {
    if (!needs.has(family)) needs.set(family, { family, mustMatch: false });
  }
  return [...needs.values()];
}

/** The registered bases; a file takes the place of the definition of its family. */
async function readBases(context: PlanContext, ecs: EcsCalls, needs: readonly FamilyNeed[]): Promise<Base[]> {
  const { base, job } = context.request;
  const bases = await Promise.all(needs.map((need) => readBase(ecs, need, context.signal)));
  if (base.kind !== "file") return bases;
  const { readBaseFile } = await import("./base-file.ts");
  return withFile(bases, await readBaseFile(job.workspace, base.path), base.path);
}
