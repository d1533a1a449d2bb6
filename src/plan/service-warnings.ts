/** Warns about settings of a service that cause problems during or after a release. Pure. */
import { warning } from "../core/checks.ts";
import type { Service } from "@aws-sdk/client-ecs";
import type { Check } from "../core/events.ts";
import type { Container, TaskDefinition } from "../ecs/definition/task-definition.ts";
import { parseImage } from "../ecs/image/reference.ts";
import { taskBounds } from "../ecs/service.ts";

export function warnAboutService(
  about: string,
  service: Service,
  definition: TaskDefinition | undefined,
): readonly Check[] {
  const spot = onlySpot(about, service);
  if (definition === undefined) return spot;
  const commands = definition.containers.map(
    (container) => [container, commandOf(definition, container)] as const,
  );
  return [
    ...spot,
    ...commands.flatMap(([container, command]) => migrates(about, container, command)),
    ...commands.flatMap(([container, command]) => overlappingScheduler(about, service, container, command)),
    ...commands.flatMap(([container, command]) =>
      workerWithoutTimeout(about, definition, container, command),
    ),
  ];
}

/** Entry point and command as one text. For decisions only: it may contain a value, so it is never printed. */
function commandOf({ document }: TaskDefinition, { index }: Container): string {
  const words = ["entryPoint", "command"].flatMap((member) => {
    const value = document.get(["containerDefinitions", index, member]);
    return Array.isArray(value) ? value.map(String) : [];
  });
  return words.join(" ");
}

const migration =
  /\b(?:artisan\s+migrate|db:migrate|manage\.py\s+migrate|alembic\s+upgrade|prisma\s+migrate|knex\s+migrate|sequelize(?:-cli)?\s+db:migrate|typeorm\s+migration:run|flyway\s+migrate|liquibase\s+update|doctrine:migrations:migrate|flask\s+db\s+upgrade|goose\s+up|dbmate\s+up|rake\s+db:migrate)\b/iu;

function migrates(about: string, { name }: Container, command: string): readonly Check[] {
  if (!migration.test(command)) return [];
  return [
    warning(
      about,
      `the command of container ${name} runs migrations: every task of the service migrates when it starts, several at the same time`,
      "Remove it from the command, and use run-migrations.",
    ),
  ];
}

const scheduler =
  /\b(?:schedule:(?:work|run)|celery\b.*\bbeat|sidekiq-cron|clockwork|whenever|crond?\b|supercronic|rq\s+scheduler|rqscheduler|apscheduler|node-cron)\b/iu;

function overlappingScheduler(
  about: string,
  service: Service,
  { name }: Container,
  command: string,
): readonly Check[] {
  const single = service.schedulingStrategy !== "DAEMON" && service.desiredCount === 1;
  if (!single || !scheduler.test(command) || taskBounds(service).max <= 1) return [];
  return [
    warning(
      about,
      `container ${name} is a scheduler, but maximumPercent lets two tasks run during a deployment: jobs may run twice`,
      "Set minimumHealthyPercent 0 and maximumPercent 100 on the service, or lock the jobs.",
    ),
  ];
}

const worker =
  /\b(?:queue:(?:work|listen)|horizon|celery\b.*\bworker|sidekiq|resque|delayed_job|jobs:work|rq\s+worker|bullmq|que\b|good_job|solid_queue|messenger:consume|faktory|temporal(?:io)?\b.*worker)\b/iu;

function workerWithoutTimeout(
  about: string,
  { document }: TaskDefinition,
  { index, name }: Container,
  command: string,
): readonly Check[] {
  if (!worker.test(command) || scheduler.test(command)) return [];
  if (document.get(["containerDefinitions", index, "stopTimeout"]) !== undefined) return [];
  return [
    warning(
      about,
      `container ${name} is a queue worker without stopTimeout: each deployment kills jobs that take more than 30 s`,
      "Set stopTimeout (at most 120 s on Fargate) longer than the longest job.",
    ),
  ];
}

function onlySpot(about: string, service: Service): readonly Check[] {
  const used = (service.capacityProviderStrategy ?? []).filter(
    ({ weight = 0, base = 0 }) => weight > 0 || base > 0,
  );
  const balanced = (service.loadBalancers ?? []).length > 0;
  const spot = used.length > 0 && used.every(({ capacityProvider }) => capacityProvider === "FARGATE_SPOT");
  if (!balanced || !spot) return [];
  return [
    warning(
      about,
      "it is behind a load balancer and runs only on FARGATE_SPOT: AWS may reclaim all its tasks at once, also during the release",
      "Add FARGATE with a base of 1 to its capacity provider strategy.",
    ),
  ];
}

/**
 * For a release of an older revision. If its images are the same references as those that run, only tags that have moved
 * could make it another version.
 */
export function warnAboutSameTags(
  about: string,
  running: TaskDefinition | undefined,
  released: TaskDefinition | undefined,
): readonly Check[] {
  if (running === undefined || released === undefined || running === released) return [];
  const runs = new Map(running.containers.map(({ name, image }) => [name, image]));
  const same = released.containers.every(({ name, image }) => runs.get(name) === image);
  const tagged = released.containers.find(({ image }) => parseImage(image)?.digest === undefined);
  if (!same || tagged === undefined) return [];
  return [
    warning(
      about,
      `the released revision has the same images as the running one, and ${tagged.image} is a tag: ECS starts the image that it points at now, so the release may not change the code`,
      "Release the earlier image by digest: set `image` to REPOSITORY@sha256:….",
    ),
  ];
}
