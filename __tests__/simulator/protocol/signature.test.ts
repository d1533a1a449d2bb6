import { DescribeServicesCommand, ECSClient } from "@aws-sdk/client-ecs";
import { GetScheduleCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { describe, expect, test } from "@jest/globals";
import { defaultIdentity } from "../../../simulator/sts/identity.ts";
import { type Signer, signedPost } from "./signed.ts";
import { asOperator, withSimulator, refusalOf } from "./world.ts";

const target = "AmazonEC2ContainerServiceV20141113.DescribeServices";
const body = '{"services":["web"]}';
const services = { ecs: { DescribeServices: () => ({ services: [] }) } };
const mismatch =
  "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key " +
  "and signing method. Consult the service documentation for details.";

describe("signatures", () => {
  test("are accepted in any region if valid", async () => {
    await withSimulator(services, async ({ simulator, calls }) => {
      for (const region of ["eu-west-1", "us-gov-west-1", "eusc-de-east-1", "cn-north-1"]) {
        expect((await signedPost(simulator, target, body, { region })).status).toBe(200);
        expect(calls.at(-1)?.region).toBe(region);
      }
    });
  });

  test.each<[string, Partial<Signer> & { headers?: Record<string, string> }, string, string]>([
    [
      "an unknown access key",
      { accessKeyId: "AKIASOMEBODYELSE" },
      "UnrecognizedClientException",
      "The security token included in the request is invalid.",
    ],
    [
      "a session token that isn't the key's",
      { sessionToken: "made up" },
      "UnrecognizedClientException",
      "The security token included in the request is invalid.",
    ],
    ["another secret key", { secretAccessKey: "wrong" }, "InvalidSignatureException", mismatch],
    [
      "a header changed after signing",
      { headers: { "x-amz-date": "20261102T120001Z" } },
      "InvalidSignatureException",
      mismatch,
    ],
    [
      "another service's scope",
      { service: "logs" },
      "InvalidSignatureException",
      "Credential should be scoped to correct service: 'ecs'. ",
    ],
    [
      "no region",
      { region: "" },
      "InvalidSignatureException",
      "Credential should be scoped to a valid region. ",
    ],
    [
      "an incomplete Authorization header",
      { headers: { authorization: "AWS4-HMAC-SHA256 Credential=AKIA/20261102/eu-west-1/ecs/aws4_request" } },
      "IncompleteSignatureException",
      "Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter.",
    ],
    [
      "a bearer token",
      { headers: { authorization: "Bearer abc" } },
      "IncompleteSignatureException",
      "Unsupported AWS 'algorithm': 'Bearer'",
    ],
  ])("are rejected: %s", async (_what, changes, code, message) => {
    await withSimulator(services, async ({ simulator, calls }) => {
      const answer = await signedPost(simulator, target, body, changes);
      expect(answer).toMatchObject({ status: 400, body: { __type: code, message } });
      expect(answer.headers.get("x-amzn-requestid")).toBe(simulator.requests[0]?.requestId);
      expect(simulator.requests[0]).toMatchObject({ error: code, principal: undefined });
      expect(calls).toEqual([]);
    });
  });

  test("are required", async () => {
    await withSimulator(services, async ({ simulator }) => {
      const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": target };
      const response = await fetch(simulator.url, { method: "POST", headers, body });
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({
        __type: "MissingAuthenticationTokenException",
        message: "Request is missing Authentication Token",
      });
    });
  });

  test("of an expired session are rejected in each protocol's format", async () => {
    const ends = Date.UTC(2026, 10, 2, 12, 15);
    const session = {
      arn: "arn:aws:sts::123456789012:assumed-role/release/job",
      accessKeyId: "ASIASESSION",
      secretAccessKey: "secret",
      sessionToken: "token",
      expires: ends,
    };
    const identity = defaultIdentity({ credentials: [session] });
    await withSimulator(
      services,
      async ({ simulator, clock }) => {
        const options = { ...asOperator(simulator), credentials: session };
        const ecs = new ECSClient(options);
        await ecs.send(new DescribeServicesCommand({ services: ["web"] }));
        clock.at = ends;
        const text = "The security token included in the request is expired";
        expect(await refusalOf(ecs.send(new DescribeServicesCommand({ services: ["web"] })))).toMatchObject({
          name: "ExpiredTokenException",
          status: 400,
          message: text,
        });
        const sts = new STSClient(options);
        expect(await refusalOf(sts.send(new GetCallerIdentityCommand({})))).toMatchObject({
          name: "ExpiredToken",
          status: 403,
          message: text,
        });
        const scheduler = new SchedulerClient(options);
        expect(await refusalOf(scheduler.send(new GetScheduleCommand({ Name: "nightly" })))).toMatchObject({
          name: "ExpiredTokenException",
          status: 403,
          message: text,
        });
      },
      { identity },
    );
  });
});
