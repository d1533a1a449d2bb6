/** The plan as plain data for reports: names, revisions and changes, without environment values. Pure. */
import type { Change, FamilyPlan, PlanView, SchedulePlan, ServicePlan } from "../core/events.ts";
import { traceKeys } from "../ecs/definition/tags.ts";
import type { TaskDefinition } from "../ecs/definition/task-definition.ts";
import { atDigest, parseImage } from "../ecs/image/reference.ts";
import type { ReleaseRequest } from "../request/request.ts";
import { familiesOf, type ScheduleState } from "../schedules/schedule.ts";
import { changesForUsers } from "./diff.ts";
import type { Base } from "./families.ts";
import { type LookedUpImage, readable } from "./images.ts";
import { isToDeploy, knownRevision, type Plan, type PlannedFamily, type PlannedService } from "./plan.ts";
import type { RunningRevisions } from "./running.ts";

interface ViewSources {
  readonly request: ReleaseRequest;
  readonly images: readonly LookedUpImage[];
  readonly bases: readonly Base[];
  readonly running: RunningRevisions;
}

export function viewOf(
  { cluster, families, waves, migration, schedules }: Omit<Plan, "view">,
  { request, images, bases, running }: ViewSources,
): PlanView {
  const family = families.get(migration?.family ?? "");
  return {
    cluster: cluster.name,
    clusterArn: cluster.arn,
    region: cluster.region,
    account: cluster.account,
    partition: cluster.partition,
    families: [...families.values()].map((one) =>
      familyView(
        one,
        images,
        bases.find((base) => base.family === one.family),
      ),
    ),
    waves: waves.map((wave) =>
      wave.map((service) => serviceView(service, families, { request, running, images })),
    ),
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

const withReadableImages = (
  changes: readonly Change[],
  images: readonly LookedUpImage[],
): readonly Change[] =>
  changes.map((change) =>
    change.what === "image" && change.to !== undefined
      ? { ...change, to: readable(images, change.to) }
      : change,
  );

function familyView(
  { family, base, reused, changes, definition, replaced }: PlannedFamily,
  images: readonly LookedUpImage[],
  source: Base | undefined,
): FamilyPlan {
  const by = source?.registered.registeredBy;
  const run = source?.registered.tags.find(({ key }) => key === traceKeys.run)?.value;
  const skipped = (source?.skipped ?? []).map(({ arn }) => arn).filter((arn) => arn !== base);
  return {
    family,
    base,
    reused,
    changes: withReadableImages(changes, images),
    ...(by !== undefined && { registeredBy: by }),
    ...(run !== undefined && { run }),
    ...(skipped.length > 0 && { skipped }),
    images: releasedImages(definition, replaced),
  };
}

/** Images of the containers with a new image, or of all containers if the release sets no image. */
const releasedImages = (definition: TaskDefinition, replaced: readonly string[]): readonly string[] => [
  ...new Set(
    definition.containers
      .filter(({ name }) => replaced.length === 0 || replaced.includes(name))
      .map(({ image }) => parseImage(image))
      .flatMap((image) => (image?.digest === undefined ? [] : [atDigest(image, image.digest)])),
  ),
];

const scheduleView = (state: ScheduleState, families: ReadonlyMap<string, PlannedFamily>): SchedulePlan => ({
  name: state.name,
  ...(familiesOf(state)[0] !== undefined && { family: familiesOf(state)[0] }),
  from: state.targets.map(({ taskDefinition }) => taskDefinition),
  moves: state.targets.some(({ unmoved, family, taskDefinition }) => {
    const planned = families.get(family);
    return (
      unmoved === undefined && planned !== undefined && (!planned.reused || planned.base !== taskDefinition)
    );
  }),
});

function serviceView(
  planned: PlannedService,
  families: ReadonlyMap<string, PlannedFamily>,
  { request, running, images }: Pick<ViewSources, "request" | "running" | "images">,
): ServicePlan {
  const { name, controller, strategy, from, service } = planned;
  const family = families.get(planned.family);
  const to = knownRevision(family);
  const now = running.get(from)?.definition;
  const other = family !== undefined && from !== family.base && now !== undefined;
  return {
    name,
    family: planned.family,
    controller,
    strategy,
    from,
    desiredCount: service.desiredCount ?? 0,
    deploys: isToDeploy(planned, to, request),
    ...(to !== undefined && { to }),
    ...(other && {
      changes: withReadableImages(changesForUsers(now, family.definition, family.changes), images),
    }),
  };
}
