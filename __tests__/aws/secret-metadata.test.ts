/** The metadata of secrets and parameters, over HTTP with the ECS client. */
import { describe, expect, test } from "@jest/globals";
import { addressFor } from "../../src/aws/secret-metadata.ts";
import { Failure } from "../../src/core/failure.ts";
import { withSimulatedAws } from "../support/simulated-aws.ts";

const secret = (region: string, name: string): string =>
  `arn:aws:secretsmanager:${region}:123456789012:secret:${name}`;

const scenario = {
  secrets: [
    { name: "shop/db-AbCdEf" },
    { name: "shop/old-AbCdEf", deleted: true },
    { name: "shop/us-AbCdEf", region: "us-east-1" },
  ],
  parameters: ["/shop/a", "/shop/b", "us-east-1:/shop/us"],
};

describe("DescribeSecret", () => {
  test("returns the stages and the deletion date, in the secret's region", async () => {
    await withSimulatedAws({ scenario }, async ({ aws, calls }) => {
      const { describeSecret } = await aws.secretsManager();
      const found = await describeSecret({ SecretId: secret("eu-west-1", "shop/db-AbCdEf") });
      expect(Object.values(found.VersionIdsToStages ?? {})).toEqual([["AWSCURRENT"]]);
      expect(found.DeletedDate).toBeUndefined();
      const old = await describeSecret({ SecretId: secret("eu-west-1", "shop/old-AbCdEf") });
      expect(old.DeletedDate).toBeInstanceOf(Date);
      const { describeSecret: inUs } = await aws.secretsManager("us-east-1");
      const us = await inUs({ SecretId: secret("us-east-1", "shop/us-AbCdEf") });
      expect(us.ARN).toBe(secret("us-east-1", "shop/us-AbCdEf"));
      expect(calls.filter((call) => call === "secretsmanager:DescribeSecret")).toHaveLength(3);
    });
  });

  test("returns the error's own code for a missing secret", async () => {
    await withSimulatedAws({ scenario }, async ({ aws }) => {
      const { describeSecret } = await aws.secretsManager();
      const missing = describeSecret({ SecretId: secret("eu-west-1", "shop/none-AbCdEf") });
      const error = await missing.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Failure);
      expect((error as Failure).cause).toMatchObject({ name: "ResourceNotFoundException" });
    });
  });

  test("names the IAM action of a denied call", async () => {
    const faults = [{ party: "secretsmanager", operation: "DescribeSecret", fault: "denied" }] as const;
    await withSimulatedAws({ scenario, faults }, async ({ aws }) => {
      const { describeSecret } = await aws.secretsManager();
      const SecretId = secret("eu-west-1", "shop/db-AbCdEf");
      await expect(describeSecret({ SecretId })).rejects.toThrow(/secretsmanager:DescribeSecret/u);
    });
  });
});

test("DescribeParameters finds a parameter by name, in its region", async () => {
  await withSimulatedAws({ scenario }, async ({ aws }) => {
    const { describeParameters } = await aws.systemsManager();
    const filter = (...Values: string[]) => ({
      ParameterFilters: [{ Key: "Name", Option: "Equals", Values } as const],
    });
    const found = await describeParameters(filter("/shop/b", "/shop/us", "/shop/none"));
    expect(found.Parameters?.map(({ Name }) => Name)).toEqual(["/shop/b"]);
    const { describeParameters: inUs } = await aws.systemsManager("us-east-1");
    const us = await inUs(filter("/shop/us"));
    expect(us.Parameters?.map(({ Name }) => Name)).toEqual(["/shop/us"]);
  });
});

describe("the service's address", () => {
  test.each([
    ["ssm", "ecs.eu-west-1.amazonaws.com", "ssm.eu-west-1.amazonaws.com"],
    ["ssm", "ecs-fips.us-east-1.amazonaws.com", "ssm-fips.us-east-1.amazonaws.com"],
    ["ssm", "ecs-fips.us-gov-west-1.amazonaws.com", "ssm.us-gov-west-1.amazonaws.com"],
    ["ssm", "ecs.eu-west-1.api.aws", "ssm.eu-west-1.api.aws"],
    ["secretsmanager", "ecs.cn-north-1.amazonaws.com.cn", "secretsmanager.cn-north-1.amazonaws.com.cn"],
    [
      "secretsmanager",
      "ecs-fips.us-gov-west-1.amazonaws.com",
      "secretsmanager-fips.us-gov-west-1.amazonaws.com",
    ],
  ])("of %s for %s", (service, ecs, expected) => {
    expect(addressFor(service, new URL(`https://${ecs}`)).host).toBe(expected);
  });
});
