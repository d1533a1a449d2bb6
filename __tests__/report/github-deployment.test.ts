import { afterEach, describe, expect, test } from "@jest/globals";
import { outcomes, type Outcome } from "../../src/core/outcome.ts";
import { finalState, GitHubDeployment } from "../../src/report/github-deployment.ts";
import type { Clock } from "../../src/core/time.ts";
import { openGitHub, type Answer, type GitHubServer } from "./github-server.ts";

const instantClock: Clock = { now: () => 0, sleep: () => Promise.resolve() };

let server: GitHubServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function deployment(answers: readonly Answer[] = [], id?: number) {
  server = await openGitHub(answers);
  const notes: string[] = [];
  const created: number[] = [];
  const subject = new GitHubDeployment({
    clock: instantClock,
    env: {},
    job: {
      repository: "acme/shop",
      sha: "8c1f2d7",
      runId: "4711",
      runAttempt: "1",
      job: "release",
      step: "",
      serverUrl: "https://github.com",
      apiUrl: server.url,
      workspace: "",
      temp: "",
    },
    token: "gh-token",
    environment: "production",
    environmentUrl: "https://shop.example",
    logUrl: "https://github.com/acme/shop/actions/runs/4711",
    ...(id === undefined ? {} : { id }),
    onCreated: (number) => created.push(number),
    onNote: (text) => notes.push(text),
  });
  return { subject, notes, created, requests: server.requests };
}

const states: Record<Outcome, string> = {
  released: "success",
  unchanged: "success",
  planned: "inactive",
  started: "in_progress",
  refused: "inactive",
  "migration-failed": "failure",
  "rolled-back": "failure",
  "rollback-failed": "failure",
  failed: "failure",
  superseded: "failure",
  cancelled: "failure",
};

test.each(outcomes)("%s has a GitHub state", (outcome) => {
  expect(finalState(outcome)).toBe(states[outcome]);
});

test("is created, set to in progress, and ended for a release that changes something", async () => {
  const { subject, notes, created, requests } = await deployment();
  subject.begin();
  subject.begin();
  await subject.end("released", "All is well.");
  expect(
    requests.map(({ method, path, body }) => [method, path, body["state"] ?? body["environment"]]),
  ).toEqual([
    ["POST", "/api/v3/repos/acme/shop/deployments", "production"],
    ["POST", "/api/v3/repos/acme/shop/deployments/77/statuses", "in_progress"],
    ["POST", "/api/v3/repos/acme/shop/deployments/77/statuses", "success"],
  ]);
  expect(requests[0]?.body).toMatchObject({ ref: "8c1f2d7", auto_merge: false, required_contexts: [] });
  expect(requests[0]?.authorization).toBe("Bearer gh-token");
  expect(requests[2]?.body).toMatchObject({
    description: "All is well.",
    log_url: "https://github.com/acme/shop/actions/runs/4711",
    environment_url: "https://shop.example",
  });
  expect(created).toEqual([77]);
  expect(notes).toEqual([]);
});

test("keeps the legs of a matrix apart", async () => {
  const payloads: unknown[] = [];
  for (let leg = 0; leg < 2; leg += 1) {
    const { subject, requests } = await deployment();
    subject.begin();
    await subject.end("released", "");
    payloads.push(requests[0]?.body["payload"]);
    await server?.close();
  }
  expect(payloads[0]).toMatchObject({ run: "4711/1/release/" });
  expect(payloads[0]).not.toEqual(payloads[1]);
});

describe("a release that changed nothing", () => {
  test.each(["planned", "refused"] as const)(
    "makes no call if the release is %s before it starts",
    async (outcome) => {
      const { subject, requests } = await deployment();
      await subject.end(outcome, "");
      expect(requests).toEqual([]);
    },
  );

  test("becomes inactive and is deleted if the release is refused after it starts", async () => {
    const { subject, requests } = await deployment();
    subject.begin();
    await subject.end("refused", "");
    expect(requests.slice(2).map(({ method, path, body }) => [method, path, body["state"]])).toEqual([
      ["POST", "/api/v3/repos/acme/shop/deployments/77/statuses", "inactive"],
      ["DELETE", "/api/v3/repos/acme/shop/deployments/77", undefined],
    ]);
  });

  const created = { status: 201, body: { id: 77 } };
  const broken = { status: 502, body: { message: "Bad Gateway" } };

  test.each([
    ["it is deleted", [{ status: 404, body: { message: "Not Found" } }], ["DELETE", "GET"], []],
    ["it still exists", [created], ["DELETE", "GET", "DELETE"], []],
    [
      "its state is unknown",
      [broken, broken, broken],
      ["DELETE", "GET", "GET", "GET"],
      ["The GitHub deployment of production could not be recorded: Bad Gateway"],
    ],
  ])("looks again after a lost response to the deletion: %s", async (_, answers, methods, expected) => {
    const { subject, notes, requests } = await deployment([created, created, created, broken, ...answers]);
    subject.begin();
    await subject.end("refused", "");
    expect(requests.slice(3).map(({ method }) => method)).toEqual(methods);
    expect(notes).toEqual(expected);
  });

  test("records an unchanged release, because its commit runs", async () => {
    const { subject, requests } = await deployment();
    await subject.end("unchanged", "");
    expect(requests.map(({ body }) => body["state"])).toEqual([undefined, "in_progress", "success"]);
  });
});

test("the post step continues the deployment of the main step", async () => {
  const { subject, requests } = await deployment([], 12);
  subject.begin();
  await subject.end("cancelled", "");
  expect(requests.map(({ path, body }) => [path, body["state"]])).toEqual([
    ["/api/v3/repos/acme/shop/deployments/12/statuses", "failure"],
  ]);
});

describe("a GitHub error is a note", () => {
  const forbidden = { status: 403, body: { message: "Resource not accessible by integration" } };
  const broken = { status: 502, body: { message: "Bad Gateway" } };

  test("with the missing permission, and without a second call", async () => {
    const { subject, notes, requests } = await deployment([forbidden]);
    await subject.end("released", "");
    expect(requests).toHaveLength(1);
    expect(notes).toEqual([
      expect.stringMatching(
        /^The GitHub deployment of production could not be recorded: Resource not accessible.*deployments: write/u,
      ),
    ]);
  });

  test("unless a retry succeeds", async () => {
    const { subject, notes, requests } = await deployment([broken, broken]);
    await subject.end("released", "");
    expect(requests.map(({ path }) => path.split("?")[0]?.split("/").at(-1))).toEqual([
      // Looked up before each retry: the first time without success.
      "deployments",
      "deployments",
      "deployments",
      "deployments",
      "statuses",
      "statuses",
    ]);
    expect(notes).toEqual([]);
  });

  test("after three attempts to find out whether GitHub created it", async () => {
    const { subject, notes, requests } = await deployment([broken, broken, broken, broken]);
    await subject.end("released", "");
    expect(requests.map(({ method }) => method)).toEqual(["POST", "GET", "GET", "GET"]);
    expect(notes).toEqual(["The GitHub deployment of production could not be recorded: Bad Gateway"]);
  });

  test("if GitHub responds without creating one", async () => {
    const merged = { status: 202, body: { message: "Auto-merged main into topic" } };
    const { subject, notes } = await deployment([merged]);
    await subject.end("released", "");
    expect(notes).toEqual([expect.stringContaining("Auto-merged main into topic")]);
  });
});
