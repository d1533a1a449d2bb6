/**
 * DescribeSecret and DescribeParameters: metadata of secrets and parameters, without their values. The SDK's own clients
 * would add 467 KB to the bundle (SSM alone has 146 operations), so these two commands are sent with the ECS client,
 * which speaks the same protocol (JSON 1.1) and has the same endpoint rules. No operation that returns a value is here.
 */
import type { ECSClient, ECSClientConfig, ECSClientResolvedConfig } from "@aws-sdk/client-ecs";
import { Command } from "@smithy/core/client";
import { getEndpointPlugin } from "@smithy/core/endpoints";
import type { EndpointParameterInstructions, MetadataBearer, StaticOperationSchema } from "@smithy/types";

interface Describes {
  readonly serviceId: string;
  readonly signingName: string;
  /** Prefix of the `X-Amz-Target` header. */
  readonly target: string;
  readonly namespace: string;
}

export const secretsManager: Describes = {
  serviceId: "Secrets Manager",
  signingName: "secretsmanager",
  target: "secretsmanager",
  namespace: "com.amazonaws.secretsmanager",
};

export const systemsManager: Describes = {
  serviceId: "SSM",
  signingName: "ssm",
  target: "AmazonSSM",
  namespace: "com.amazonaws.ssm",
};

export interface DescribeSecretRequest {
  readonly SecretId: string;
}

export interface DescribeSecretResponse {
  readonly ARN?: string;
  readonly DeletedDate?: Date;
  readonly VersionIdsToStages?: Readonly<Record<string, readonly string[]>>;
}

export interface DescribeParametersRequest {
  readonly ParameterFilters: ReadonlyArray<{
    readonly Key: "Name";
    readonly Option: "Equals";
    readonly Values: readonly string[];
  }>;
  readonly MaxResults?: number;
  readonly NextToken?: string | undefined;
}

export interface DescribeParametersResult {
  readonly Parameters?: ReadonlyArray<{ readonly Name?: string }>;
  readonly NextToken?: string;
}

const string = 0;
const timestamp = 4;
const strings = 64;

/** Schemas as in the SDK's clients: `[3, namespace, name, traits, members, their schemas]` is a structure. */
const structure = (namespace: string, name: string, members: Readonly<Record<string, unknown>>) =>
  [3, namespace, name, 0, Object.keys(members), Object.values(members)] as const;

function command<Input extends object, Output extends object>(
  { namespace, target }: Describes,
  operation: string,
  input: Readonly<Record<string, unknown>>,
  output: Readonly<Record<string, unknown>>,
) {
  const schema = [
    9,
    namespace,
    operation,
    0,
    structure(namespace, `${operation}Request`, input),
    structure(namespace, `${operation}Response`, output),
  ];
  return Command.classBuilder<Input, Output & MetadataBearer, ECSClientResolvedConfig>()
    .ep({
      UseFIPS: { type: "builtInParams", name: "useFipsEndpoint" },
      Endpoint: { type: "builtInParams", name: "endpoint" },
      Region: { type: "builtInParams", name: "region" },
      UseDualStack: { type: "builtInParams", name: "useDualstackEndpoint" },
    })
    .m(
      (
        CommandClass: { getEndpointParameterInstructions: () => EndpointParameterInstructions },
        _,
        config: Parameters<typeof getEndpointPlugin>[0],
      ) => [getEndpointPlugin(config, CommandClass.getEndpointParameterInstructions())],
    )
    .s(target, operation)
    .n("ECSClient", `${operation}Command`)
    .sc(schema as unknown as StaticOperationSchema)
    .build();
}

const nameFilter = structure(systemsManager.namespace, "ParameterStringFilter", {
  Key: string,
  Option: string,
  Values: strings,
});
const parameter = structure(systemsManager.namespace, "ParameterMetadata", { Name: string });
const listOf = (name: string, member: unknown) => [1, systemsManager.namespace, name, 0, member] as const;
const stages = [2, secretsManager.namespace, "SecretVersionsToStagesMapType", 0, string, strings] as const;

export class DescribeSecretCommand extends command<DescribeSecretRequest, DescribeSecretResponse>(
  secretsManager,
  "DescribeSecret",
  { SecretId: string },
  { ARN: string, DeletedDate: timestamp, VersionIdsToStages: stages },
) {}

export class DescribeParametersCommand extends command<DescribeParametersRequest, DescribeParametersResult>(
  systemsManager,
  "DescribeParameters",
  { ParameterFilters: listOf("ParameterStringFilterList", nameFilter), MaxResults: 1, NextToken: string },
  { Parameters: listOf("ParameterMetadataList", parameter), NextToken: string },
) {}

type Resolve = (parameters: Readonly<Record<string, unknown>>, context?: unknown) => { readonly url: URL };

/** An ECS client that sends the commands of another service. */
export function clientFor(
  sdk: { readonly ECSClient: typeof ECSClient },
  { serviceId, signingName, target, namespace }: Describes,
  settings: ECSClientConfig,
): ECSClient {
  const client = new sdk.ECSClient({
    ...settings,
    serviceId,
    protocolSettings: { defaultNamespace: namespace, serviceTarget: target },
    signingName,
  } as ECSClientConfig);
  const config = client.config as unknown as { endpointProvider: Resolve };
  const resolveEcs = config.endpointProvider;
  config.endpointProvider = (parameters, context) => {
    const endpoint = resolveEcs(parameters, context);
    if (parameters["Endpoint"] !== undefined) return endpoint;
    return { ...endpoint, url: addressFor(signingName, endpoint.url) };
  };
  return client;
}

/** `ecs-fips.…` becomes `secretsmanager-fips.…`. Exception: the FIPS endpoint of SSM in GovCloud is `ssm.…`. */
export function addressFor(service: string, ecs: URL): URL {
  const address = new URL(ecs);
  const gov = service === "ssm" && /^ecs-fips\.us-gov-[\w-]+\.amazonaws\.com$/u.test(address.hostname);
  address.hostname = address.hostname.replace(/^ecs(?:-fips)?\./u, (prefix) =>
    gov ? `${service}.` : prefix.replace("ecs", service),
  );
  return address;
}
