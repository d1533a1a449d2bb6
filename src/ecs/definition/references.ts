/**
 * The resources of other services that a task definition names: secrets, parameters and log groups. A task that
 * can't read one of them doesn't start. Pure.
 */
import { parseArn } from "../../aws/arn.ts";
import type { Container, TaskDefinition } from "./task-definition.ts";

export interface SecretReference {
  readonly kind: "secret";
  /** ARN without JSON key and version. */
  readonly id: string;
  readonly region: string;
  /** The version stage that the task reads; absent if `valueFrom` names a version ID. */
  readonly stage?: string;
  /** Its user, for sentences: `DB_PASSWORD of container app`. */
  readonly user: string;
}

export interface ParameterReference {
  readonly kind: "parameter";
  /** Its name, or the names that its ARN may refer to. Empty if no parameter can have this name. */
  readonly names: readonly string[];
  readonly region: string;
  /**
   * Its name if `valueFrom` is an ARN. Otherwise `valueFrom` may be the secret itself, written there by mistake, so it is
   * never printed.
   */
  readonly printableName?: string;
  readonly user: string;
}

export interface LogGroupReference {
  readonly kind: "log-group";
  readonly name: string;
  readonly region: string;
  readonly user: string;
}

export type Reference = SecretReference | ParameterReference | LogGroupReference;

/** The cluster's. An undefined account matches any. */
export interface Home {
  readonly region: string;
  readonly account: string | undefined;
}

export function referencesOf(definition: TaskDefinition, home: Home): readonly Reference[] {
  return definition.containers.flatMap((container) => [
    ...valuesFrom(definition, container).flatMap(([valueFrom, user]) => referenceOf(valueFrom, user, home)),
    ...logGroupOf(container, home),
  ]);
}

type Entries = ReadonlyArray<{ readonly name?: unknown; readonly valueFrom?: unknown }>;

/** Every `valueFrom` of a container, with its user. */
function valuesFrom(
  { document }: TaskDefinition,
  { index, name }: Container,
): ReadonlyArray<readonly [string, string]> {
  const at = (...path: readonly string[]) => document.get(["containerDefinitions", index, ...path]);
  const entries = (...path: readonly string[]): Entries => {
    const value = at(...path);
    return Array.isArray(value) ? (value as Entries) : [];
  };
  const credentials = at("repositoryCredentials", "credentialsParameter");
  return [
    ...entries("secrets").map((one) => [one.valueFrom, `${String(one.name)} of container ${name}`] as const),
    ...entries("logConfiguration", "secretOptions").map(
      (one) => [one.valueFrom, `log option ${String(one.name)} of container ${name}`] as const,
    ),
    [credentials, `repositoryCredentials of container ${name}`] as const,
  ].flatMap(([valueFrom, user]) => (typeof valueFrom === "string" ? [[valueFrom, user] as const] : []));
}

function referenceOf(valueFrom: string, user: string, home: Home): readonly Reference[] {
  const arn = parseArn(valueFrom);
  if (arn?.service === "secretsmanager") return secret(valueFrom, arn.region, user);
  if (arn === undefined) return parameter(valueFrom, { region: home.region, user });
  // DescribeParameters lists only the caller's own account.
  if (arn.service !== "ssm" || (home.account !== undefined && arn.account !== home.account)) return [];
  const path = arn.resource.replace(/^parameter\/?/u, "");
  return parameter(path.includes("/") ? `/${path}` : path, { region: arn.region, user, arn: true });
}

/** `arn:PARTITION:secretsmanager:REGION:ACCOUNT:secret:NAME[:JSON-KEY[:STAGE[:VERSION]]]` */
function secret(valueFrom: string, region: string, user: string): readonly Reference[] {
  const parts = valueFrom.split(":");
  const [stage = "", version = ""] = parts.slice(8);
  const id = parts.slice(0, 7).join(":");
  return [
    {
      kind: "secret",
      id,
      region,
      user,
      ...(version === "" && { stage: stage === "" ? "AWSCURRENT" : stage }),
    },
  ];
}

function parameter(
  text: string,
  { region, user, arn = false }: { readonly region: string; readonly user: string; readonly arn?: boolean },
): readonly Reference[] {
  // A version or label may follow the name.
  const name = text.replace(/:[\w.-]{1,100}$/u, "");
  // Public parameters and references to Secrets Manager: DescribeParameters doesn't list them.
  if (name.startsWith("/aws/")) return [];
  const possible = /^[\w./-]{1,1011}$/u.test(name);
  // The ARNs of `stripe` and `/stripe` are the same.
  const names = arn && !name.startsWith("/") ? [name, `/${name}`] : [name];
  return [
    { kind: "parameter", names: possible ? names : [], region, user, ...(arn && { printableName: name }) },
  ];
}

function logGroupOf({ logConfiguration: log, name }: Container, home: Home): readonly LogGroupReference[] {
  if (log?.logDriver !== "awslogs") return [];
  const { options } = log;
  const group = options["awslogs-group"];
  if (group === undefined || options["awslogs-create-group"] === "true") return [];
  const region = options["awslogs-region"] ?? home.region;
  return [{ kind: "log-group", name: group, region, user: `container ${name}` }];
}
