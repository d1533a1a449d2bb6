/** What a policy is made of: what the inputs ask for, and what only task definitions and a person can tell. */
import type { TaskDefinition } from "../../src/ecs/definition/task-definition.ts";
import type { ReleaseRequest } from "../../src/request/request.ts";

export interface LogGroup {
  readonly name: string;
  /** Undefined: the cluster's. */
  readonly region?: string;
}

/** Where something is not known it is undefined, and the policy is wider there. */
export interface Facts {
  readonly request: ReleaseRequest;
  readonly region?: string;
  /** Twelve digits. */
  readonly account?: string;
  readonly partition: string;
  readonly families?: readonly string[];
  readonly logGroups?: readonly LogGroup[];
  /** ARNs of the roles of the task definitions. */
  readonly roles?: readonly string[];
  /** Whether a container has a restart policy: its one-off tasks run on a copy of the revision. */
  readonly restarts?: boolean;
  /** ARNs of the roles with which rules and schedules run tasks. */
  readonly scheduleRoles?: readonly string[];
  /** Services that CodeDeploy deploys, by name. */
  readonly codeDeployServices: readonly string[];
  /** ECR repositories of images whose registry is an expression. */
  readonly repositories: readonly string[];
}

/** What definitions say of families, roles and log groups; a role by its name is one of `account`. */
export function definitionFacts(
  definitions: readonly TaskDefinition[],
  { partition, account = "*" }: { readonly partition: string; readonly account?: string | undefined },
): Required<Pick<Facts, "families" | "roles" | "logGroups" | "restarts">> {
  const arnOf = (role: string): string =>
    role.startsWith("arn:") ? role : `arn:${partition}:iam::${account}:role/${role}`;
  const roles = definitions.flatMap(({ taskRoleArn, executionRoleArn }) =>
    [taskRoleArn, executionRoleArn].flatMap((role) => (role === undefined ? [] : [arnOf(role)])),
  );
  const groups = definitions.flatMap(({ containers }) =>
    containers.flatMap(({ logConfiguration: log }) => {
      const name = log?.logDriver === "awslogs" ? log.options["awslogs-group"] : undefined;
      const region = log?.options["awslogs-region"];
      return name === undefined ? [] : [{ name, ...(region !== undefined && { region }) }];
    }),
  );
  return {
    families: unique(definitions.map(({ family }) => family)),
    roles: unique(roles),
    restarts: definitions.some(({ containers }) => containers.some(({ restarts }) => restarts)),
    logGroups: [...new Map(groups.map((group) => [`${group.region} ${group.name}`, group])).values()],
  };
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
