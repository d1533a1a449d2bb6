import { describe, expect, test } from "@jest/globals";
import {
  clusterLink,
  deploymentLink,
  logLink,
  revisionLink,
  scheduleLink,
  serviceLink,
  taskLink,
} from "../../src/report/console-links.ts";
import { jobLinks } from "../../src/report/job-links.ts";

const place = { partition: "aws", region: "eu-west-1", cluster: "shop" };

describe("partition and region", () => {
  test.each([
    [
      "aws",
      "eu-west-1",
      "https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/shop/services?region=eu-west-1",
    ],
    [
      "aws-cn",
      "cn-north-1",
      "https://cn-north-1.console.amazonaws.cn/ecs/v2/clusters/shop/services?region=cn-north-1",
    ],
    [
      "aws-us-gov",
      "us-gov-west-1",
      "https://console.amazonaws-us-gov.com/ecs/v2/clusters/shop/services?region=us-gov-west-1",
    ],
    ["aws-iso", "us-iso-east-1", undefined],
    ["aws-eusc", "eusc-de-east-1", undefined],
    ["aws", "evil.example/#", undefined],
    ["", "eu-west-1", undefined],
  ])("%s %s", (partition, region, url) => {
    expect(clusterLink({ partition, region, cluster: "shop" })).toBe(url);
  });
});

const base = "https://eu-west-1.console.aws.amazon.com";

test.each([
  [serviceLink(place, "web"), "/ecs/v2/clusters/shop/services/web/deployments?region=eu-west-1"],
  [
    deploymentLink(place, "web", "ecs-svc/123"),
    "/ecs/v2/clusters/shop/services/web/deployments?region=eu-west-1",
  ],
  [deploymentLink(place, "web", "d-ABC123"), "/codesuite/codedeploy/deployments/d-ABC123?region=eu-west-1"],
  [
    taskLink(place, "arn:aws:ecs:eu-west-1:1:task/shop/abc"),
    "/ecs/v2/clusters/shop/tasks/abc/configuration?region=eu-west-1",
  ],
  [
    revisionLink(place, "arn:aws:ecs:eu-west-1:1:task-definition/web:42"),
    "/ecs/v2/task-definitions/web/42/containers?region=eu-west-1",
  ],
  [
    logLink(place, "/ecs/shop", "app/app/abc", "us-east-1"),
    undefined,
    "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/$252Fecs$252Fshop/log-events/app$252Fapp$252Fabc",
  ],
  [scheduleLink(place, "rule/nightly"), "/events/home?region=eu-west-1#/eventbus/default/rules/nightly"],
  [
    scheduleLink(place, "rule/orders/nightly"),
    "/events/home?region=eu-west-1#/eventbus/orders/rules/nightly",
  ],
  [scheduleLink(place, "schedule/jobs/nightly"), "/scheduler/home?region=eu-west-1#schedules/jobs/nightly"],
])("%s", (link, path, whole = base + String(path)) => {
  expect(link).toBe(whole);
});

test("escapes names in URLs and Markdown links", () => {
  expect(serviceLink(place, "a) [b](javascript:x) ?#&\u{D800}")).toBe(
    `${base}/ecs/v2/clusters/shop/services/a%29%20%5Bb%5D%28javascript%3Ax%29%20%3F%23%26%EF%BF%BD/deployments?region=eu-west-1`,
  );
  expect(revisionLink(place, "web")).toBeUndefined();
  expect(scheduleLink(place, "other/x")).toBeUndefined();
});

describe("links of a job", () => {
  const job = {
    repository: "acme/shop",
    sha: "8c1f2d7a90b18c1f2d7a90b18c1f2d7a90b18c1f",
    runId: "4711",
    runAttempt: "2",
    job: "release",
    step: "",
    serverUrl: "https://ghe.example.com",
    apiUrl: "https://ghe.example.com/api/v3",
    workspace: "",
    temp: "",
  };

  test("point to its own server", () => {
    expect(jobLinks(job)).toEqual({
      commit: { sha: job.sha, url: `https://ghe.example.com/acme/shop/commit/${job.sha}` },
      runUrl: "https://ghe.example.com/acme/shop/actions/runs/4711/attempts/2",
    });
  });

  test.each([
    ["no server", { serverUrl: "" }],
    ["another scheme", { serverUrl: "javascript:alert(1)//" }],
    ["no repository", { repository: "" }],
  ])("are omitted with %s", (_, change) => {
    expect(jobLinks({ ...job, ...change })).toEqual({});
  });
});
