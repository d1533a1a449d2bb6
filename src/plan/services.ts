/** Checks whether each service can be released. */
import { failure, passed, warning } from "../core/checks.ts";
import type { Service } from "@aws-sdk/client-ecs";
import { parseArn, parseRevision, revisionName, shortName } from "../aws/arn.ts";
import { primaryOf } from "../ecs/deployment.ts";
import {
  controllerOf,
  deploymentInProgress,
  hasOwnRollback,
  provenRevision,
  strategyOf,
  taskBounds,
} from "../ecs/service.ts";
import type { Check } from "../core/events.ts";
import type { ReleaseRequest } from "../request/request.ts";
import { type Cluster, isBusy, type PlannedService } from "./plan.ts";

/** Cluster, region, account and partition from an ARN that AWS returned (never assume `arn:aws:`). */
export function clusterFrom(clusterArn: string): Cluster {
  const arn = parseArn(clusterArn);
  return {
    arn: clusterArn,
    name: shortName(clusterArn),
    region: arn?.region ?? "",
    account: arn?.account ?? "",
    partition: arn?.partition ?? "aws",
  };
}

/** The planned service, or the failed checks that block it. */
export function planService(name: string, service: Service | undefined): PlannedService | readonly Check[] {
  if (service === undefined) {
    return [
      failure(
        name,
        "the service doesn't exist in the cluster",
        "Correct `services` or `cluster`, and check aws-region.",
      ),
    ];
  }
  const problems = problemsOf(name, service);
  if (problems.length > 0) return problems;
  const from = provenRevision(service);
  const family = from === undefined ? undefined : parseRevision(from)?.family;
  if (from === undefined || family === undefined || service.clusterArn === undefined) {
    return [
      failure(
        name,
        "ECS doesn't report which task definition it runs",
        "Deploy the service once by hand, then run the job again.",
      ),
    ];
  }
  return {
    name: service.serviceName ?? name,
    cluster: service.clusterArn,
    family,
    controller: controllerOf(service) === "CODE_DEPLOY" ? "CODE_DEPLOY" : "ECS",
    strategy: strategyOf(service),
    from,
    service,
  };
}

function problemsOf(name: string, service: Service): readonly Check[] {
  if (service.status !== "ACTIVE") {
    return [
      failure(
        name,
        `the status is ${service.status ?? "missing"}, not ACTIVE`,
        "Create the service again, or remove it from `services`.",
      ),
    ];
  }
  if (service.resourceManagementType === "ECS") {
    return [
      failure(
        name,
        "ECS manages its resources (Express mode), so this action can't update it",
        "Deploy it through its Express service.",
      ),
    ];
  }
  const controller = controllerOf(service);
  if (controller === "ECS" || controller === "CODE_DEPLOY") return [];
  const what =
    controller === "EXTERNAL"
      ? "has the EXTERNAL deployment controller"
      : `has the unknown deployment controller ${controller}`;
  return [
    failure(
      name,
      `it ${what}, which this action doesn't support`,
      "Use a service with the ECS or CODE_DEPLOY controller.",
    ),
  ];
}

/** Checks and warnings about a service before it changes. */
export function checkService(planned: PlannedService, request: ReleaseRequest): readonly Check[] {
  const { name, service, strategy } = planned;
  const checks: Check[] = [
    passed(name, `ACTIVE, ${strategy}, runs ${revisionName(planned.from)} × ${service.desiredCount ?? 0}`),
  ];
  const running = deploymentInProgress(service);
  if (isBusy(planned)) {
    const which = running && `${running.id ?? ""} of ${revisionName(running.taskDefinition ?? "?")}`;
    const text = `a deployment is in progress: ${which ?? "in CodeDeploy"}`;
    checks.push(warning(name, text, `if-deploying is ${request.rollout.ifDeploying}.`));
  }
  if (planned.controller === "CODE_DEPLOY") return checks;
  if (!hasOwnRollback(service)) {
    const text =
      "ECS doesn't roll back failed deployments of this service (no circuit breaker or alarm with rollback); this action does, after rollout-timeout or when tasks keep failing";
    checks.push(warning(name, text, "Enable deploymentCircuitBreaker with rollback on the service."));
  }
  const { min, max } = taskBounds(service);
  const desired = request.desiredCount ?? service.desiredCount ?? 0;
  if (desired > 0 && strategy === "ROLLING" && min >= desired && max <= desired) {
    const text = `minimumHealthyPercent and maximumPercent leave no room to replace tasks: minimum ${min} and maximum ${max} of ${desired}`;
    checks.push(warning(name, text, "Raise maximumPercent or lower minimumHealthyPercent."));
  }
  if (desired === 0) {
    checks.push(
      warning(
        name,
        "the desired count is 0, so no task tests the new revision",
        "Set desired-count, or test the revision another way.",
      ),
    );
  }
  if (primaryOf(service)?.rolloutState === "FAILED") {
    checks.push(
      warning(
        name,
        "its last deployment failed and was not rolled back",
        "No action needed if this release fixes it.",
      ),
    );
  }
  return checks;
}
