/** The plan as plain data for people: names, revisions and what changes; never a value. Pure. */
import type { FamilyPlan, PlanView, SchedulePlan, ServicePlan } from "../core/events.ts";
import type { ReleaseRequest } from "../request/request.ts";
import { familiesOf, type ScheduleState } from "../schedules/schedule.ts";
import { type LookedUpImage, readable } from "./images.ts";
import {
  type Cluster,
  isToDeploy,
  knownRevision,
  type PlannedFamily,
  type PlannedTask,
  type PlannedService,
} from "./plan.ts";

interface ViewSources {
  readonly request: ReleaseRequest;
  readonly migration: PlannedTask | undefined;
  readonly cluster: Cluster;
  readonly waves: readonly PlannedService[][];
  readonly families: ReadonlyMap<string, PlannedFamily>;
  readonly schedules: readonly ScheduleState[];
  readonly images: readonly LookedUpImage[];
}

export function viewOf({
  request,
  migration,
  cluster,
  waves,
  families,
  schedules,
  images,
}: ViewSources): PlanView {
  const family = families.get(migration?.family ?? "");
  return {
    cluster: cluster.name,
    clusterArn: cluster.arn,
    region: cluster.region,
    account: cluster.account,
    partition: cluster.partition,
    families: [...families.values()].map((one) => familyView(one, images)),
    waves: waves.map((wave) => wave.map((service) => serviceView(service, families, request))),
    ...(family !== undefined &&
      request.migration !== undefined && {
        migration: {
          family: family.family,
          container: migration?.oneOff.container ?? "",
          ...(request.migration.command && { command: request.migration.command }),
          environmentNames: request.migration.environment.map(({ name }) => name),
          launch: migration?.oneOff.launch.words ?? "",
        },
      }),
    schedules: schedules.map((state) => scheduleView(state, families)),
    dryRun: request.report.dryRun,
  };
}

const familyView = (
  { family, base, reused, changes }: PlannedFamily,
  images: readonly LookedUpImage[],
): FamilyPlan => ({
  family,
  base,
  reused,
  changes: changes.map((change) =>
    change.what === "image" && change.to !== undefined
      ? { ...change, to: readable(images, change.to) }
      : change,
  ),
});

const scheduleView = (state: ScheduleState, families: ReadonlyMap<string, PlannedFamily>): SchedulePlan => ({
  name: state.name,
  ...(familiesOf(state)[0] !== undefined && { family: familiesOf(state)[0] }),
  from: state.targets.map(({ taskDefinition }) => taskDefinition),
  moves: state.targets.some(({ leftAlone, family, taskDefinition }) => {
    const planned = families.get(family);
    return (
      leftAlone === undefined && planned !== undefined && (!planned.reused || planned.base !== taskDefinition)
    );
  }),
});

function serviceView(
  planned: PlannedService,
  families: ReadonlyMap<string, PlannedFamily>,
  request: ReleaseRequest,
): ServicePlan {
  const { name, family, controller, strategy, from, service } = planned;
  const deploys = isToDeploy(planned, knownRevision(families.get(family)), request);
  return { name, family, controller, strategy, from, desiredCount: service.desiredCount ?? 0, deploys };
}
