/** The output of `aws ecs describe-services`: the family of each service, and its deployment controller. */
import { parseRevision, shortName } from "../../src/aws/arn.ts";

export interface DescribedService {
  readonly name: string;
  readonly clusterArn: string;
  readonly family: string;
  readonly controller: string;
  /** Whether it has a load balancer. */
  readonly balanced: boolean;
}

interface Member {
  readonly serviceName?: string;
  readonly clusterArn?: string;
  readonly taskDefinition?: string;
  readonly deploymentController?: { readonly type?: string };
  readonly loadBalancers?: readonly unknown[];
  readonly taskSets?: ReadonlyArray<{ readonly status?: string; readonly taskDefinition?: string }>;
}

/** Throws an Error with one sentence for a text that isn't a response of DescribeServices. */
export function describedServices(text: string, file: string): readonly DescribedService[] {
  const { services } = JSON.parse(text) as { services?: readonly Member[] };
  if (!Array.isArray(services))
    throw new Error(`${file} has no "services". Use the output of aws ecs describe-services.`);
  return (services as readonly Member[]).map(
    ({ serviceName = "", clusterArn = "", taskDefinition, deploymentController, ...rest }) => {
      // A service that CodeDeploy deploys names its revision in its task sets.
      const primary = rest.taskSets?.find(({ status }) => status === "PRIMARY")?.taskDefinition;
      const revision = taskDefinition ?? primary ?? "";
      return {
        name: shortName(serviceName),
        clusterArn,
        family: parseRevision(revision)?.family ?? shortName(revision),
        controller: deploymentController?.type ?? "ECS",
        balanced: (rest.loadBalancers ?? []).length > 0,
      };
    },
  );
}
