/** Somebody else's deployment of a service that is about to be released: waited for, refused or replaced. */
import type { Deployment, Service } from "@aws-sdk/client-ecs";
import { revisionName } from "../aws/arn.ts";
import { deploymentInProgress, servingRevision } from "../ecs/service.ts";
import { Failure } from "../failure.ts";
import { type Deadline, poll } from "../time.ts";
import type { ReleaseContext } from "./context.ts";
import { Heartbeat } from "./heartbeat.ts";
import type { ServiceRelease } from "./service-release.ts";
import { describeServices } from "../ecs/describe-services.ts";

type Read = Pick<ServiceRelease, "name" | "cluster">;

interface Asked {
  readonly service: string;
  readonly cluster: string;
  readonly name: string;
}

/**
 * The services as they stand right before the change, none of them with somebody else's deployment under way (unless
 * `if-deploying: replace`). What a waited-for deployment left serving is what a rollback goes back to.
 * Throws Failure `deployment-in-progress`.
 */
export async function settleForeign(
  context: ReleaseContext,
  services: readonly Read[],
  deadline: Deadline,
): Promise<Map<string, Service>> {
  const { clock, pace, signal, tell, request } = context;
  const ecs = await context.aws.ecs();
  const asked: Asked[] = services.map(({ name, cluster }) => ({ service: name, cluster, name }));
  const heartbeat = new Heartbeat(clock, tell);
  const told = new Set<string>();
  let busy: Array<{ name: string; deployment: Deployment }> = [];
  const settled = await poll({ clock, pace, signal, deadline }, async () => {
    const found = await describeServices({ ecs, signal }, asked);
    busy = asked.flatMap((one) => {
      const service = found.get(one);
      const deployment = service && deploymentInProgress(service);
      return deployment === undefined ? [] : [{ name: one.name, deployment }];
    });
    if (busy.length > 0 && request.rollout.ifDeploying === "fail")
      throw inProgress(busy, clock.now(), "if-deploying is `fail`");
    for (const { name, deployment } of busy) {
      if (told.has(name)) continue;
      told.add(name);
      const verb = request.rollout.ifDeploying === "replace" ? "Replacing" : "Waiting for";
      tell({
        kind: "note",
        level: "info",
        about: name,
        text: `${verb} ${describe(deployment, clock.now())}.`,
      });
    }
    if (busy.length > 0 && request.rollout.ifDeploying === "wait") {
      heartbeat.beat(`the deployment in progress of ${busy.map(({ name }) => name).join(", ")}`, deadline.at);
      return undefined;
    }
    return new Map(asked.flatMap((one) => (found.has(one) ? [[one.name, found.get(one) as Service]] : [])));
  });
  if (settled === undefined) throw inProgress(busy, clock.now(), "it did not end within rollout-timeout");
  return settled;
}

/** The plan's service with what was just read: `from` is what serves now. */
export function refreshed(release: ServiceRelease, services: ReadonlyMap<string, Service>): ServiceRelease {
  const service = services.get(release.name);
  if (service === undefined || service.status !== "ACTIVE") {
    const what = `${release.name} is ${service?.status ?? "gone"} now; it was ACTIVE when the release was planned.`;
    throw new Failure({ name: "service-gone", what, evidence: [] });
  }
  return { ...release, before: service, from: servingRevision(service) ?? release.from };
}

const describe = ({ id, taskDefinition, createdAt }: Deployment, now: number): string => {
  const age =
    createdAt === undefined
      ? ""
      : `, begun ${Math.max(0, Math.round((now - createdAt.getTime()) / 1000))} s ago`;
  return `the deployment ${id ?? "?"} of ${revisionName(taskDefinition ?? "?")} that is under way${age}`;
};

function inProgress(
  busy: ReadonlyArray<{ name: string; deployment: Deployment }>,
  now: number,
  why: string,
): Failure {
  const names = busy.map(({ name }) => name).join(", ");
  return new Failure({
    name: "deployment-in-progress",
    what: `${names} already ${busy.length === 1 ? "has a deployment" : "have deployments"} in progress, and ${why}.`,
    evidence: busy.map(({ name, deployment }) => `${name}: ${describe(deployment, now)}`),
    remedy: "Wait for it and run the job again, or set if-deploying to `wait` or `replace`.",
  });
}
