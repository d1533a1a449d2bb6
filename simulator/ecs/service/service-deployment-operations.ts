/** The service deployments API: list, describe, stop, continue (docs/aws-reference.md#service-deployments). */
import { AwsError, type Call, type Operation, type Operations } from "../../protocol/call.ts";
import { clusterOf } from "../clusters.ts";
import type { Machine } from "../container-run.ts";
import { pageOf, type PageInput } from "../pages.ts";
import type { Service, ServiceDeployment } from "../state.ts";
import type { Deployments } from "./deployments.ts";
import {
  briefOf,
  describeServiceDeployment,
  describeServiceRevision,
} from "./describe-service-deployment.ts";
import { findService } from "./find-service.ts";

interface ListInput extends PageInput {
  readonly service: string;
  readonly cluster?: string;
  readonly status?: readonly string[];
  readonly createdAt?: { readonly before?: Date; readonly after?: Date };
}

interface Found {
  readonly service: Service;
  readonly deployment: ServiceDeployment;
}

/** Ends a pause of a deployment. */
export interface Pauses {
  /** Ends the pause with this ID. Throws AWS's error if no such pause is waiting. */
  end(service: Service, deployment: ServiceDeployment, hookId: string, action: "CONTINUE" | "ROLLBACK"): void;
}

function findDeployment({ world, ecs }: Machine, arn: string): Found | undefined {
  const service = ecs.services.get(arn.replace(":service-deployment/", ":service/").replace(/\/[^/]*$/, ""));
  const deployment = service?.serviceDeployments.find((each) => each.arn === arn);
  if (service === undefined || deployment === undefined || deployment.visibleAt > world.queue.now)
    return undefined;
  return { service, deployment };
}

function existing(machine: Machine, arn: string): Found {
  const found = findDeployment(machine, arn);
  if (found === undefined)
    throw new AwsError("ServiceDeploymentNotFoundException", "The service deployment was not found.");
  return found;
}

function list({ world, ecs }: Machine, input: ListInput, call: Call): unknown {
  const cluster = clusterOf(world, ecs, call.region, input.cluster);
  const service = findService(ecs, cluster, input.service);
  if (service === undefined) throw new AwsError("ServiceNotFoundException", "Service not found.");
  const { before, after } = input.createdAt ?? {};
  const found = service.serviceDeployments
    .filter(
      ({ createdAt, visibleAt, status }) =>
        visibleAt <= world.queue.now &&
        (input.status === undefined || input.status.length === 0 || input.status.includes(status)) &&
        (before === undefined || createdAt < before.getTime()) &&
        (after === undefined || createdAt > after.getTime()),
    )
    .toReversed();
  const page = pageOf(found, input, 20, 100);
  return { serviceDeployments: page.items.map((each) => briefOf(service, each)), ...page.next };
}

function describe(machine: Machine, arns: readonly string[]): unknown {
  atMostTwenty(arns);
  const found = arns.map((arn) => ({ arn, found: findDeployment(machine, arn) }));
  return {
    serviceDeployments: found.flatMap(({ found: each }) =>
      each === undefined ? [] : [describeServiceDeployment(machine.ecs, each.service, each.deployment)],
    ),
    failures: found
      .filter(({ found: each }) => each === undefined)
      .map(({ arn }) => ({ arn, reason: "MISSING" })),
  };
}

function describeRevisions({ world, ecs }: Machine, arns: readonly string[]): unknown {
  atMostTwenty(arns);
  const found = arns.map((arn) => {
    const service = ecs.services.get(arn.replace(":service-revision/", ":service/").replace(/\/[^/]*$/, ""));
    const revision = service?.revisions.find((each) => each.arn === arn);
    return {
      arn,
      description:
        service !== undefined && revision !== undefined
          ? describeServiceRevision(world, ecs, service, revision)
          : undefined,
    };
  });
  return {
    serviceRevisions: found.flatMap(({ description }) => description ?? []),
    failures: found
      .filter(({ description }) => description === undefined)
      .map(({ arn }) => ({ arn, reason: "MISSING" })),
  };
}

function atMostTwenty(arns: readonly string[]): void {
  if (arns.length < 1 || arns.length > 20)
    throw new AwsError("InvalidParameterException", "The number of ARNs must be between 1 and 20.");
}

function stop(
  machine: Machine,
  deployments: Deployments,
  input: { serviceDeploymentArn: string; stopType?: string },
): unknown {
  const { service, deployment } = existing(machine, input.serviceDeploymentArn);
  if (input.stopType !== undefined && input.stopType !== "ROLLBACK")
    throw new AwsError("InvalidParameterException", "stopType must be ROLLBACK.");
  const running = ["PENDING", "IN_PROGRESS", "STOP_REQUESTED", "ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS"];
  if (!running.includes(deployment.status))
    throw new AwsError(
      "ConflictException",
      `The service deployment is in ${deployment.status} status and cannot be stopped.`,
      400,
      {
        resourceIds: [deployment.arn],
      },
    );
  deployments.requestRollback(service, deployment);
  return { serviceDeploymentArn: deployment.arn };
}

export function serviceDeploymentOperations(
  machine: Machine,
  deployments: Deployments,
  pauses: Pauses,
): Operations {
  const guarded =
    (name: string, operation: Operation): Operation =>
    (input, call) => {
      const mode = machine.world.scenario.switches?.serviceDeployments ?? "available";
      if (mode === "unsupported")
        throw new AwsError(
          "UnsupportedFeatureException",
          "The specified feature isn't supported in this Region.",
        );
      if (mode === "denied")
        throw new AwsError(
          "AccessDeniedException",
          `User: ${call.principal?.arn ?? "unknown"} is not authorized to perform: ecs:${name} because no identity-based policy allows the ecs:${name} action`,
        );
      return operation(input, call);
    };
  const operations: Operations = {
    ListServiceDeployments: (input: ListInput, call) => list(machine, input, call),
    DescribeServiceDeployments: (input: { serviceDeploymentArns: readonly string[] }) =>
      describe(machine, input.serviceDeploymentArns),
    DescribeServiceRevisions: (input: { serviceRevisionArns: readonly string[] }) =>
      describeRevisions(machine, input.serviceRevisionArns),
    StopServiceDeployment: (input: { serviceDeploymentArn: string }) => stop(machine, deployments, input),

    ContinueServiceDeployment(input: {
      serviceDeploymentArn: string;
      hookId: string;
      action?: "CONTINUE" | "ROLLBACK";
    }) {
      const { service, deployment } = existing(machine, input.serviceDeploymentArn);
      pauses.end(service, deployment, input.hookId, input.action ?? "CONTINUE");
      return { serviceDeploymentArn: deployment.arn };
    },
  };
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [name, guarded(name, operation)]),
  );
}
