/** Actions of others during a release, for the actors of a scenario. */
import type { Operations, ServiceName } from "./protocol/call.ts";
import type { Actor, WorldEvent } from "./scenario.ts";
import type { World } from "./world.ts";

export type Act = Actor["act"];

/** Calls an operation directly, as somebody else. Errors are ignored. */
export function callAs(world: World, service: ServiceName, operation: string, input: object): unknown {
  const operations: Operations = world.services[service] ?? {};
  const found = operations[operation];
  if (found === undefined) throw new Error(`The simulator doesn't support ${service}:${operation}`);
  return found(structuredClone(input), {
    service,
    operation,
    region: world.region,
    principal: {
      arn: `arn:${world.partition}:iam::${world.account}:user/somebody-else`,
      account: world.account,
      accessKeyId: "AKIASOMEBODYELSE0000",
    },
    requestId: "00000000-0000-0000-0000-00000000e15e",
    now: world.queue.now,
    raw: (member) => {
      const value: unknown = Object.entries(input).find(([name]) => name === member)?.[1];
      return value === undefined ? undefined : JSON.stringify(value);
    },
    body: JSON.stringify(input),
  });
}

const namesOf = (place: string): { cluster: string; service: string } => {
  const [cluster = "", service = ""] = place.split("/");
  return { cluster, service };
};

const ecs =
  (operation: string, input: object): Act =>
  (world) =>
    callAs(world, "ecs", operation, input);

/**
 * Deploys another task definition, or changes anything else that UpdateService accepts. `place` is `cluster/service`.
 */
export const updates = (place: string, change: object): Act =>
  ecs("UpdateService", { ...namesOf(place), ...change });

/** Sets the desired count, as autoscaling does. */
export const scales = (place: string, desiredCount: number): Act => updates(place, { desiredCount });

/** Stops the deployment in progress, as an operator would. */
export const stopsDeployment =
  (place: string): Act =>
  (world) => {
    const { cluster, service } = namesOf(place);
    const found = [...world.ecs.state.services.values()].find(
      ({ name, clusterArn }) => name === service && clusterArn.endsWith(`/${cluster}`),
    );
    const deployment = found?.serviceDeployments.at(-1);
    if (found !== undefined && deployment !== undefined)
      world.ecs.deployments.requestRollback(found, deployment);
  };

/** Stops every running task of a family, like StopTask or, with another code, like the infrastructure. */
export const stopsTasks =
  (family: string, reason = "Task stopped by user", code = "UserInitiated"): Act =>
  (world) => {
    for (const task of world.ecs.state.tasks.values())
      if (task.definition.family === family) world.ecs.life.stop(task, { code, reason });
  };

/** Protects running tasks of a service from scale-in, up to the given number. */
export const protects =
  (place: string, minutes: number, count = Infinity): Act =>
  (world) => {
    const { cluster, service } = namesOf(place);
    const tasks = [...world.ecs.state.tasks.values()].filter(
      ({ group, clusterArn, desiredStatus }) =>
        group === `service:${service}` && clusterArn.endsWith(`/${cluster}`) && desiredStatus === "RUNNING",
    );
    const arns = tasks.slice(0, count).map(({ arn }) => arn);
    for (let start = 0; start < arns.length; start += 10)
      callAs(world, "ecs", "UpdateTaskProtection", {
        cluster,
        tasks: arns.slice(start, start + 10),
        protectionEnabled: true,
        expiresInMinutes: minutes,
      });
  };

/** Changes the state of a CloudWatch alarm. */
export const alarm =
  (name: string, state: "OK" | "ALARM" = "ALARM"): Act =>
  (world) => {
    world.ecs.state.alarms.set(name, state);
    world.ecs.state.alarmsChangedAt.set(name, world.queue.now);
    if (state !== "ALARM") return;
    for (const service of world.ecs.state.services.values()) world.ecs.deployments.alarm(service, name);
  };

/** Triggers when a call of this operation has returned, for example `ecs:RunTask`. */
export const afterCall =
  (operation: string) =>
  ({ kind, subject }: WorldEvent): boolean =>
    kind === "request" && subject === operation;
