/** Makes the plan of a release. Every AWS call is a read. */
import { passed, warning } from "../core/checks.ts";
import type { Service } from "@aws-sdk/client-ecs";
import type { Aws } from "../aws/client.ts";
import type { Agents } from "../aws/proxy.ts";
import type { EcsCalls } from "../aws/calls.ts";
import { revisionName } from "../aws/arn.ts";
import type { AppSpecFile } from "../codedeploy/app-spec.ts";
import { completeRolloutStates } from "../ecs/reading/rollout-states.ts";
import { describeServices, withEventIds } from "../ecs/reading/services.ts";
import { assertFailure, Failure } from "../core/failure.ts";
import type { Check } from "../core/events.ts";
import type { ReleaseRequest } from "../request/request.ts";
import type { Clock } from "../core/time.ts";
import { readSchedules } from "../schedules/read.ts";
import type { ScheduleState } from "../schedules/schedule.ts";
import { checkAutoScaling } from "./autoscaling.ts";
import { recognizeEarlier } from "./earlier-attempt.ts";
import { familyUses, migrationFamily } from "./base-selection.ts";
import { readBases } from "./bases.ts";
import { drainFacts, readTargetGroups, withDrain } from "./draining.ts";
import { type Base, planFamilies } from "./families.ts";
import { checkImages, lookUpImages, pinned } from "./images.ts";
import { checkOutdated } from "./outdated.ts";
import { lookAhead } from "./look-ahead.ts";
import { checkNamedResources } from "./named-resources.ts";
import { planOneOff, sourcesOf } from "./one-off.ts";
import {
  type Cluster,
  failedCheck,
  isToDeploy,
  knownRevision,
  type Plan,
  type PlannedFamily,
  type PlannedService,
  type PlannedTask,
} from "./plan.ts";
import { warnIfServiceMigrates } from "./service-migrates.ts";
import { checkRunningImages, readRunning, type Running } from "./running.ts";
import { checkService, clusterFrom, planService } from "./services.ts";
import { viewOf } from "./view.ts";

export interface PlanContext {
  readonly request: ReleaseRequest;
  readonly aws: Aws;
  readonly agents: Agents;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Throws Failure if AWS can't be read at all; problems that block the release are in the plan's checks. */
export async function makePlan(context: PlanContext): Promise<Plan> {
  const { request, signal, aws } = context;
  const looking = lookUpImages(aws, request.images, signal);
  // Rejects only on cancellation, and then the next call rejects too.
  looking.catch(() => undefined);
  const ecs = await aws.ecs();
  const { waves: found, checks, cluster } = await readWaves(context, ecs);
  const targetGroups = readTargetGroups(aws, found.flat(), signal);
  const defined = readDefinitions(context, ecs, { waves: found, cluster }, checks);
  // Awaited last, and independent of the lookup of images, so that the plan rarely waits for it.
  const named = defined.then(({ bases }) =>
    checkNamedResources({ aws, signal }, definitionsOf(planFamilies(bases, request, request.images)), {
      region: aws.region,
      account: cluster.account,
    }),
  );
  for (const reading of [targetGroups, named]) reading.catch(() => undefined);
  const [
    { waves: grouped, checks: groupChecks, appSpec },
    { schedules, bases, running },
    images,
    runningImages,
    outdated,
    scaling,
  ] = await Promise.all([
    readCodeDeploy(context, found, checks),
    defined,
    looking,
    defined.then(async ({ running: { revisions } }) =>
      checkRunningImages(aws, found.flat(), revisions, { released: await looking, signal }),
    ),
    defined.then(({ running: { revisions } }) => checkOutdated(context, found.flat(), revisions)),
    checkAutoScaling(aws, found.flat(), signal),
  ]);
  const planned = planFamilies(bases, request, pinned(images));
  const families = new Map(planned.families.map((family) => [family.family, family]));
  const definitions = definitionsOf(planned);
  const { waves, checks: earlierChecks } = await recognizeEarlier(context, ecs, grouped, families);
  const migration = await orCheck(checks, undefined, () =>
    planMigration(context, ecs, { waves, families, cluster }),
  );
  const afterRelease = await orCheck(checks, undefined, () =>
    planAfterRelease(context, ecs, { waves, families, cluster }),
  );
  const [{ times, notes: unreadGroups }, resources] = await Promise.all([targetGroups, named]);
  const deploying = waves
    .flat()
    .filter((one) => isToDeploy(one, knownRevision(families.get(one.family)), request));
  const drains = drainFacts(deploying, times, request.rollout);
  checks.unshift(...waves.flat().flatMap((one) => checkService(one, request)));
  checks.push(
    ...groupChecks,
    ...earlierChecks,
    ...planned.problems.map((cause) => failedCheck(cause)),
    ...checkImages(images, definitions),
    ...migrationChecks(request, families, waves),
    ...afterReleaseChecks(afterRelease),
    ...running.checks,
    ...runningImages,
    ...outdated.checks,
    ...lookAhead({ request, migration, afterRelease, families, waves, running: running.revisions }),
    ...schedules.flatMap(scheduleChecks),
    ...scaling,
    ...resources.checks,
    ...drains.checks,
  );
  const plan = {
    cluster,
    families,
    waves: waves.map((wave) => wave.map((one) => withDrain(one, times))),
    schedules,
    ...(appSpec && { appSpec }),
    checks,
    notes: [...outdated.notes, ...resources.notes, ...unreadGroups, ...drains.notes],
    ...(migration && { migration }),
    ...(afterRelease && { afterRelease }),
  };
  const view = viewOf(plan, { request, images, bases, running: running.revisions });
  if (!request.report.dryRun) return { ...plan, view };
  const { policyOfPlan } = await import("./policy/policy-of-plan.ts");
  const serving = waves.flat().flatMap(({ from }) => running.revisions.get(from)?.definition ?? []);
  return { ...plan, view: { ...view, policy: policyOfPlan(plan, request, serving) } };
}

const definitionsOf = ({ families }: ReturnType<typeof planFamilies>) =>
  families.map(({ definition }) => definition);

/** The result of a read; if it fails, the fallback and a failed check. */
async function orCheck<T>(checks: Check[], fallback: T, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    assertFailure(error);
    checks.push(failedCheck(error.why));
    return fallback;
  }
}

/** Reads deployment groups and the AppSpec file. Loads nothing for a release without CodeDeploy. */
async function readCodeDeploy(
  context: PlanContext,
  waves: PlannedService[][],
  checks: Check[],
): Promise<{ waves: PlannedService[][]; checks: readonly Check[]; appSpec?: AppSpecFile | undefined }> {
  const deploys = waves.flat().some(({ controller }) => controller === "CODE_DEPLOY");
  if (!deploys && context.request.codeDeploy.appSpec === undefined) return { waves, checks: [] };
  const { readAppSpec, withGroups } = await import("./deployment-groups.ts");
  const [grouped, appSpec] = await Promise.all([
    withGroups(context, waves),
    orCheck(checks, undefined, () => readAppSpec(context)),
  ]);
  return { ...grouped, appSpec };
}

/** The schedules, and the base of every family of the release. */
async function readDefinitions(
  context: PlanContext,
  ecs: EcsCalls,
  { waves, cluster }: Pick<Waves, "waves" | "cluster">,
  checks: Check[],
): Promise<{ schedules: readonly ScheduleState[]; bases: readonly Base[]; running: Running }> {
  const { request } = context;
  const schedules = await orCheck(checks, [], () => readSchedules(context, request.schedules, cluster.arn));
  const uses = familyUses(request, { waves, schedules });
  const { signal } = context;
  const { bases, problems } = await readBases({ request, ecs, signal }, uses);
  checks.push(...problems.map((cause) => failedCheck(cause)));
  return { schedules, bases, running: await readRunning({ ecs, signal }, waves.flat(), bases) };
}

const scheduleChecks = ({ name, notes, targets }: ScheduleState): Check[] => [
  passed(name, `runs ${targets.map(({ taskDefinition }) => revisionName(taskDefinition)).join(", ")}`),
  ...notes.map((text) => warning(name, text)),
];

type TaskSources = Pick<Plan, "waves" | "families" | "cluster">;

/** Which container of which family migrates, and where. Throws Failure if that is unclear. */
async function planMigration(
  { request, signal }: PlanContext,
  ecs: EcsCalls,
  { waves, families, cluster }: TaskSources,
): Promise<PlannedTask | undefined> {
  const family = families.get(migrationFamily(request, waves) ?? "");
  if (family === undefined || request.migration === undefined) return undefined;
  const { container, network } = request.migration;
  const where = { cluster: cluster.arn, service: waves.flat()[0]?.service, container, network };
  const oneOff = await planOneOff({ ecs, signal }, sourcesOf(request, family, where));
  return { family: family.family, oneOff };
}

/** Which container of the first service runs the after-release command, and where. Throws Failure if that is unclear. */
async function planAfterRelease(
  { request, signal }: PlanContext,
  ecs: EcsCalls,
  { waves, families, cluster }: TaskSources,
): Promise<PlannedTask | undefined> {
  const first = waves.flat()[0];
  const family = families.get(first?.family ?? "");
  const { afterRelease } = request.rollout;
  if (first === undefined || family === undefined || afterRelease === undefined) return undefined;
  const { container } = afterRelease;
  const where = { cluster: cluster.arn, service: first.service, container, network: {} };
  const oneOff = await planOneOff({ ecs, signal }, sourcesOf(request, family, where));
  return { family: family.family, oneOff };
}

const afterReleaseChecks = (planned: PlannedTask | undefined): Check[] =>
  planned === undefined
    ? []
    : [
        passed(
          "after-release-command",
          `runs in container ${planned.oneOff.container} of ${planned.family} on ${planned.oneOff.launch.words} after the release has passed its checks`,
        ),
      ];

/** Warns if a service sets the migration's variables: each of its tasks would migrate. */
function migrationChecks(
  request: ReleaseRequest,
  families: ReadonlyMap<string, PlannedFamily>,
  waves: ReadonlyArray<readonly PlannedService[]>,
): Check[] {
  const { migration } = request;
  if (migration === undefined) return [];
  const names = new Set(waves.flat().map(({ family }) => family));
  return [...names].flatMap((name) => {
    const definition = families.get(name)?.definition;
    if (definition === undefined) return [];
    return warnIfServiceMigrates(definition, migration.environment).map(({ about, text }): Check =>
      warning(about, text),
    );
  });
}

interface Waves {
  readonly waves: PlannedService[][];
  readonly checks: Check[];
  readonly cluster: Cluster;
}

async function readWaves({ request, signal }: PlanContext, ecs: EcsCalls): Promise<Waves> {
  const requested = request.waves.map((wave) => wave.map((name) => ({ name, cluster: request.cluster })));
  const described = await describeServices({ ecs, signal }, requested.flat(), withEventIds);
  const services = await completeRolloutStates({ ecs, signal }, described);
  const checks: Check[] = [];
  const waves = requested.map((wave) =>
    wave.flatMap((one) => {
      const planned = planService(one.name, services.get(one));
      if ("length" in planned) {
        checks.push(...planned);
        return [];
      }
      return [planned];
    }),
  );
  return { waves, checks, cluster: await findCluster(ecs, request, [...services.values()], signal) };
}

/** Services contain the cluster's ARN; DescribeClusters is called only without services. */
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
    what: `Cluster ${request.cluster}: ${found?.status === undefined ? "not found" : `the status is ${found.status}`}.`,
    evidence: [],
    remedy: "Correct `cluster`. Check aws-region and the account of the role.",
  });
}
