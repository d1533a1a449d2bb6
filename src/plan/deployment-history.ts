/** A service's deployment history in ECS (docs/aws-reference.md#service-deployments). */
import type { ServiceDeployment } from "@aws-sdk/client-ecs";
import type { EcsCalls } from "../aws/calls.ts";
import { deploymentNumber } from "../ecs/deployment.ts";
import { deploymentsPerCall, describeServiceDeployments } from "../ecs/reading/service-deployments.ts";
import { describeServiceRevisions } from "../ecs/reading/service-revisions.ts";

/** A past deployment, or the one in progress. */
export interface PastDeployment {
  /** The N of `ecs-svc/N`, from its target revision. */
  readonly number: string;
  readonly serviceDeploymentArn: string;
  readonly succeeded: boolean;
  /** ARN of the task definition that it deployed; empty if ECS doesn't report it. */
  readonly to: string;
  /** What it replaced. */
  readonly from: ReadonlyArray<{ readonly number: string; readonly taskDefinition: string }>;
}

export interface HistoryReader {
  readonly ecs: Pick<
    EcsCalls,
    "listServiceDeployments" | "describeServiceDeployments" | "describeServiceRevisions"
  >;
  readonly signal: AbortSignal;
}

/** Newest first. Throws Failure if the role isn't allowed to read it. */
export async function readHistory(
  { ecs, signal }: HistoryReader,
  service: { readonly name: string; readonly cluster: string },
): Promise<readonly PastDeployment[]> {
  const page = await ecs.listServiceDeployments(
    { service: service.name, cluster: service.cluster, maxResults: 100 },
    { signal, resource: service.name },
  );
  const newest = (page.serviceDeployments ?? [])
    .toSorted((one, other) => (other.createdAt?.getTime() ?? 0) - (one.createdAt?.getTime() ?? 0))
    // As many as one call describes.
    .slice(0, deploymentsPerCall)
    .flatMap(({ serviceDeploymentArn }) => serviceDeploymentArn ?? []);
  const deployments = await describeServiceDeployments({ ecs, signal }, newest);
  const definitions = await taskDefinitions({ ecs, signal }, deployments);
  return newest.flatMap((arn) => {
    const deployment = deployments.find(({ serviceDeploymentArn }) => serviceDeploymentArn === arn);
    return deployment === undefined ? [] : [pastDeployment(arn, deployment, definitions)];
  });
}

function pastDeployment(
  serviceDeploymentArn: string,
  { status, targetServiceRevision, sourceServiceRevisions = [] }: ServiceDeployment,
  definitions: ReadonlyMap<string, string>,
): PastDeployment {
  const revision = (arn = ""): PastDeployment["from"][number] => ({
    number: deploymentNumber(arn),
    taskDefinition: definitions.get(arn) ?? "",
  });
  const target = revision(targetServiceRevision?.arn);
  return {
    number: target.number,
    serviceDeploymentArn,
    succeeded: status === "SUCCESSFUL",
    to: target.taskDefinition,
    from: sourceServiceRevisions.map(({ arn }) => revision(arn)),
  };
}

/** ARN of each service revision → ARN of its task definition. */
async function taskDefinitions(
  reader: HistoryReader,
  deployments: readonly ServiceDeployment[],
): Promise<ReadonlyMap<string, string>> {
  const arns = deployments.flatMap(({ targetServiceRevision, sourceServiceRevisions = [] }) =>
    [targetServiceRevision, ...sourceServiceRevisions].flatMap((revision) => revision?.arn ?? []),
  );
  const revisions = await describeServiceRevisions(reader, [...new Set(arns)]);
  return new Map(
    revisions.map(({ serviceRevisionArn = "", taskDefinition = "" }) => [serviceRevisionArn, taskDefinition]),
  );
}
