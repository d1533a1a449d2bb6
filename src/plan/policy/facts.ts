/** The facts that a policy depends on: the inputs, and facts that only AWS, task definitions or a person can provide. */
import { referencesOf } from "../../ecs/definition/references.ts";
import type { TaskDefinition } from "../../ecs/definition/task-definition.ts";
import type { ReleaseRequest } from "../../request/request.ts";

export interface LogGroup {
  readonly name: string;
  /** Undefined: the cluster's. */
  readonly region?: string;
}

/** An undefined member is unknown: the policy is wider there, or has a placeholder. */
export interface Facts {
  readonly request: ReleaseRequest;
  readonly region?: string;
  /** Twelve digits. */
  readonly account?: string;
  readonly partition: string;
  readonly families?: readonly string[];
  /** Families of the one-off tasks. Undefined: any of `families`. */
  readonly taskFamilies?: readonly string[];
  readonly logGroups?: readonly LogGroup[];
  /** ARNs of the secrets that the definitions name: the plan checks that they exist. */
  readonly secrets?: readonly string[];
  /** Whether the definitions name parameters. Undefined: they may. */
  readonly parameters?: boolean;
  /** Regions of the log groups that containers don't create themselves; undefined means the cluster's region. */
  readonly logGroupRegions?: ReadonlyArray<string | undefined>;
  /** Images that run now: the step checks that a rollback can still pull them. */
  readonly runningImages?: readonly string[];
  /** ARNs of the roles of the task definitions. */
  readonly roles?: readonly string[];
  /** ARNs of the roles with which ECS manages the EBS volumes of one-off tasks. */
  readonly volumeRoles?: readonly string[];
  /** Whether a container has a restart policy: its one-off tasks run on a copy of the revision. */
  readonly restarts?: boolean;
  /** What gets copied tags, with or without trace tags. Undefined: unknown. */
  readonly copiesTags?: { readonly revisions: boolean; readonly tasks: boolean };
  /** ARNs of the roles that rules use to run tasks. */
  readonly ruleRoles?: readonly string[];
  /** ARNs of the roles that schedules use to run tasks. */
  readonly scheduleRoles?: readonly string[];
  /** Whether a service has a target group. Undefined: one may have. */
  readonly balanced?: boolean;
  /** Services that CodeDeploy deploys, by name. */
  readonly codeDeployServices: readonly string[];
  /** ECR repositories in the cluster's account and region, besides those of the input `image`. */
  readonly repositories: readonly string[];
}

/** Resources whose existence the plan checks. */
export function referenceFacts(
  definitions: readonly TaskDefinition[],
): Required<Pick<Facts, "secrets" | "parameters" | "logGroupRegions">> {
  const home = { region: "", account: undefined };
  const references = definitions.flatMap((definition) => referencesOf(definition, home));
  return {
    secrets: unique(references.flatMap((one) => (one.kind === "secret" ? [one.id] : []))),
    parameters: references.some(({ kind }) => kind === "parameter"),
    logGroupRegions: unique(references.flatMap((one) => (one.kind === "log-group" ? [one.region] : []))).map(
      (region) => region || undefined,
    ),
  };
}

/** Families, roles and log groups of definitions. A role without an ARN belongs to `account`. */
export function definitionFacts(
  definitions: readonly TaskDefinition[],
  { partition, account = "*" }: { readonly partition: string; readonly account?: string | undefined },
): Required<Pick<Facts, "families" | "roles" | "logGroups" | "restarts" | "runningImages">> {
  const arnOf = (role: string): string =>
    role.startsWith("arn:") ? role : `arn:${partition}:iam::${account}:role/${role}`;
  const roles = definitions.flatMap(({ taskRoleArn, executionRoleArn }) =>
    [taskRoleArn, executionRoleArn].flatMap((role) => (role === undefined ? [] : [arnOf(role)])),
  );
  const groups = definitions.flatMap(({ containers }) =>
    containers.flatMap(({ logConfiguration: log }) => {
      const group = log?.logDriver === "awslogs" ? log.options["awslogs-group"] : undefined;
      const region = log?.options["awslogs-region"];
      return group === undefined ? [] : [{ name: group, ...(region !== undefined && { region }) }];
    }),
  );
  return {
    families: unique(definitions.map(({ family }) => family)),
    roles: unique(roles),
    restarts: definitions.some(({ containers }) => containers.some(({ restarts }) => restarts)),
    runningImages: unique(definitions.flatMap(({ containers }) => containers.map(({ image }) => image))),
    logGroups: [...new Map(groups.map((group) => [`${group.region} ${group.name}`, group])).values()],
  };
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
