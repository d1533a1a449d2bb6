/** The operations on services. */
import { AwsError, type Call, type Operations } from "../../protocol/call.ts";
import { clusterOf } from "../clusters.ts";
import type { Machine } from "../container-run.ts";
import { pageOf, type PageInput } from "../pages.ts";
import type { TaskLife } from "../task-life.ts";
import { createService, deleteService, type CreateServiceInput } from "./create-service.ts";
import type { Deployments } from "./deployments.ts";
import { describeService, type Describing } from "./describe-service.ts";
import { findService, serviceArn } from "./find-service.ts";
import type { Scheduler } from "./scheduler.ts";
import { updateService, type UpdateServiceInput } from "./update-service.ts";

interface DescribeInput {
  readonly cluster?: string;
  readonly services: readonly string[];
  readonly include?: readonly string[];
}

const describing = ({ queue, readings, scenario }: Machine["world"], withTags: boolean): Describing => ({
  withTags,
  now: queue.now,
  readings,
  hidesEmpty: scenario.switches?.emptyDeploymentsHidden,
});

const invalid = (message: string): AwsError => new AwsError("InvalidParameterException", message);

function describeServices({ world, ecs }: Machine, input: DescribeInput, call: Call): unknown {
  const cluster = clusterOf(world, ecs, call.region, input.cluster);
  if (input.services.length === 0) throw invalid("Services cannot be empty.");
  if (input.services.length > 10) throw invalid("Services cannot have more than 10 elements.");
  const withTags = input.include?.includes("TAGS") ?? false;
  const named = input.services.map((name) => ({ name, service: findService(ecs, cluster, name) }));
  return {
    services: named.flatMap(({ service }) =>
      service === undefined ? [] : [describeService(ecs, service, describing(world, withTags))],
    ),
    failures: named
      .filter(({ service }) => service === undefined)
      .map(({ name }) => ({ arn: serviceArn(cluster, name), reason: "MISSING" })),
  };
}

interface ListInput extends PageInput {
  readonly cluster?: string;
  readonly launchType?: string;
  readonly schedulingStrategy?: string;
}

export function serviceOperations(
  machine: Machine,
  life: TaskLife,
  deployments: Deployments,
  scheduler: Scheduler,
): Operations {
  const { world, ecs } = machine;
  return {
    DescribeServices: (input: DescribeInput, call) => describeServices(machine, input, call),

    UpdateService(input: UpdateServiceInput, call) {
      const service = updateService(machine, deployments, scheduler, input, call);
      return { service: describeService(ecs, service, describing(world, true)) };
    },

    CreateService(input: CreateServiceInput, call) {
      const principal = call.principal?.arn ?? `arn:${world.partition}:iam::${world.account}:root`;
      const service = createService(machine, deployments, input, { region: call.region, principal });
      return { service: describeService(ecs, service, describing(world, true)) };
    },

    DeleteService(input: { cluster?: string; service: string; force?: boolean }, call) {
      const service = deleteService(machine, life, input, call);
      return { service: describeService(ecs, service, describing(world, true)) };
    },

    ListServices(input: ListInput, call) {
      const cluster = clusterOf(world, ecs, call.region, input.cluster);
      const arns = [...ecs.services.values()]
        .filter(
          (service) =>
            service.clusterArn === cluster.arn &&
            service.status === "ACTIVE" &&
            (input.launchType === undefined || service.revisionSettings.launchType === input.launchType) &&
            (input.schedulingStrategy === undefined ||
              service.schedulingStrategy === input.schedulingStrategy),
        )
        .map(({ arn }) => arn);
      const page = pageOf(arns, input, 10, 100);
      return { serviceArns: page.items, ...page.next };
    },
  };
}
