import { describe, expect, test } from "@jest/globals";
import { cleanSessionName, readJob, sessionNameOf } from "../../src/request/job.ts";
import { readRequest } from "../../src/request/read.ts";
import { environmentOf, failureOf } from "./environment.ts";

const runner = {
  GITHUB_REPOSITORY: "octo-org/shop",
  GITHUB_SHA: "ffac537e6cbbf934b08745a378932722df287a53",
  GITHUB_RUN_ID: "1658821493",
  GITHUB_RUN_ATTEMPT: "2",
  GITHUB_JOB: "release",
  GITHUB_ACTION: "deploy",
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_API_URL: "https://api.github.com",
  GITHUB_WORKSPACE: "/home/runner/work/shop/shop",
  RUNNER_TEMP: "/home/runner/work/_temp",
};

describe("the job", () => {
  test("comes from the runner's variables", () => {
    expect(readJob(runner)).toEqual({
      repository: "octo-org/shop",
      sha: "ffac537e6cbbf934b08745a378932722df287a53",
      runId: "1658821493",
      runAttempt: "2",
      job: "release",
      step: "deploy",
      serverUrl: "https://github.com",
      apiUrl: "https://api.github.com",
      workspace: "/home/runner/work/shop/shop",
      temp: "/home/runner/work/_temp",
    });
  });
});

describe("the session name", () => {
  test.each([
    [{}, "octo-org-shop-1658821493-2"],
    [{ GITHUB_REPOSITORY: `o/${"r".repeat(100)}` }, `o-${"r".repeat(49)}-1658821493-2`],
    [{ GITHUB_REPOSITORY: "" }, "ecs-release-1658821493-2"],
    [{ GITHUB_REPOSITORY: "x", GITHUB_RUN_ID: "", GITHUB_RUN_ATTEMPT: "" }, "ecs-release"],
    [{ GITHUB_RUN_ID: "9".repeat(200) }, `-${"9".repeat(63)}`],
  ])("of %j", (part, expected) => {
    const name = sessionNameOf(readJob({ ...runner, ...part }));
    expect(name).toBe(expected);
    expect(name).toMatch(/^[\w+=,.@-]{2,64}$/);
  });

  test("contains only characters that STS accepts", () => {
    expect(cleanSessionName("Größe: 3/4 +=,.@-_")).toBe("Gr-e-3-4-+=,.@-_");
  });
});

describe("the region", () => {
  const services = environmentOf({ services: "web", "task-definition": "latest" });
  const regionOf = (environment: Record<string, string>): string =>
    readRequest({ ...services, ...environment }).credentials.region;

  test.each([
    [
      { "INPUT_AWS-REGION": "eu-west-1", AWS_REGION: "us-east-1", AWS_DEFAULT_REGION: "us-east-2" },
      "eu-west-1",
    ],
    [{ "INPUT_AWS-REGION": " ", AWS_REGION: "us-east-1", AWS_DEFAULT_REGION: "us-east-2" }, "us-east-1"],
    [{ AWS_REGION: "", AWS_DEFAULT_REGION: "us-east-2" }, "us-east-2"],
  ])("of %j", (environment, expected) => {
    expect(regionOf(environment)).toBe(expected);
  });

  test("is rejected from every source if it is not a valid host name part", () => {
    expect(failureOf(() => regionOf({ AWS_REGION: "x.evil.test/" })).why.evidence).toEqual([
      'aws-region: AWS_REGION: "x.evil.test/" is not an AWS region. Use a region such as eu-west-1.',
    ]);
  });
});
