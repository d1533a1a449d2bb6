/** Adds Secrets Manager to a world: the metadata of its secrets. Secrets have no values here. */
import { AwsError, type Operations } from "../protocol/call.ts";
import type { World } from "../world.ts";

export interface SecretSpec {
  /** With the suffix that AWS adds, as in the ARN: `shop/database-AbCdEf`. */
  readonly name: string;
  /** Default: the scenario's region. */
  readonly region?: string;
  /** Stages of its one version. Default AWSCURRENT; empty for a secret without a value. */
  readonly stages?: readonly string[];
  /** Scheduled for deletion. */
  readonly deleted?: boolean;
}

const version = "0a1b2c3d-0000-4000-8000-000000000001";

export function addSecretsManager(world: World): void {
  const arnOf = ({ name, region = world.region }: SecretSpec): string =>
    `arn:${world.partition}:secretsmanager:${region}:${world.account}:secret:${name}`;
  const operations: Operations = {
    DescribeSecret({ SecretId }: { SecretId: string }, { region }) {
      const secret = (world.scenario.secrets ?? []).find(
        (one) => (one.region ?? world.region) === region && [arnOf(one), one.name].includes(SecretId),
      );
      if (secret === undefined)
        throw new AwsError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
      const { stages = ["AWSCURRENT"], deleted = false } = secret;
      return {
        ARN: arnOf(secret),
        Name: secret.name.replace(/-\w{6}$/, ""),
        CreatedDate: new Date(0),
        ...(deleted && { DeletedDate: new Date(world.start) }),
        ...(stages.length > 0 && { VersionIdsToStages: { [version]: stages } }),
      };
    },
  };
  world.services.secretsmanager = operations;
}
