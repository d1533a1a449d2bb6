/** Reads the services of a release, and says of each whether it can be released. */
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

const failure = (about: string, text: string, remedy: string): Check => ({
  about,
  level: "failure",
  text,
  remedy,
});
const warning = (about: string, text: string, remedy: string): Check => ({
  about,
  level: "warning",
  text,
  remedy,
});

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

/** The service as a part of the release, or the checks that stand against it. */
export function planService(name: string, service: Service | undefined): PlannedService | readonly Check[] {
  if (service === undefined) {
    return [
      failure(
        name,
        "there is no such service in the cluster",
        "Correct `services` or `cluster` (and look at aws-region).",
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
        "ECS does not say which task definition it runs",
        "Deploy it once by hand, then release it.",
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
        `it is ${service.status ?? "in no state"}, not ACTIVE`,
        "Create it anew, or take it out of `services`.",
      ),
    ];
  }
  if (service.resourceManagementType === "ECS") {
    return [
      failure(
        name,
        "its resources are managed by ECS (Express mode), so it can't be updated here",
        "Release it through its Express service.",
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
      `it ${what}, which this action does not release`,
      "Use a service with the ECS or CODE_DEPLOY controller.",
    ),
  ];
}

/** What is right with a service, and what is worth knowing before it is changed. */
export function checkService(planned: PlannedService, request: ReleaseRequest): readonly Check[] {
  const { name, service, strategy } = planned;
  const checks: Check[] = [
    {
      about: name,
      level: "ok",
      text: `ACTIVE, ${strategy}, runs ${revisionName(planned.from)} × ${service.desiredCount ?? 0}`,
    },
  ];
  const running = deploymentInProgress(service);
  if (isBusy(planned)) {
    const which = running && `${running.id ?? ""} of ${revisionName(running.taskDefinition ?? "?")}`;
    const text = `a deployment is under way: ${which ?? "CodeDeploy's"}`;
    checks.push(warning(name, text, `if-deploying is ${request.rollout.ifDeploying}.`));
  }
  if (planned.controller === "CODE_DEPLOY") return checks;
  if (!hasOwnRollback(service)) {
    const text =
      "ECS would not roll a failed deployment back (no circuit breaker or alarm with rollback); this action does, after rollout-timeout or as soon as tasks keep failing";
    checks.push(warning(name, text, "Turn on deploymentCircuitBreaker with rollback on the service."));
  }
  const { min, max } = taskBounds(service);
  const desired = request.desiredCount ?? service.desiredCount ?? 0;
  if (desired > 0 && strategy === "ROLLING" && min >= desired && max <= desired) {
    const text = `minimumHealthyPercent and maximumPercent leave no room: at least ${min} and at most ${max} of ${desired} tasks`;
    checks.push(
      warning(
        name,
        text,
        "Raise maximumPercent or lower minimumHealthyPercent, or ECS can't replace a task.",
      ),
    );
  }
  if (desired === 0) {
    checks.push(
      warning(
        name,
        "desired count is 0: nothing will run to prove the new revision",
        "Set desired-count, or prove it otherwise.",
      ),
    );
  }
  if (primaryOf(service)?.rolloutState === "FAILED") {
    checks.push(
      warning(
        name,
        "its last deployment failed and was not rolled back",
        "Nothing to do if this release mends it.",
      ),
    );
  }
  return checks;
}
