import { getOctokit } from "@actions/github";
import { describe, expect, test } from "@jest/globals";
import type { SimulatorOptions } from "../../../simulator/server.ts";
import { withSimulator } from "../protocol/world.ts";

type Octokit = ReturnType<typeof getOctokit>;
const repo = { owner: "acme", repo: "shop" };

async function withOctokit(
  body: (octokit: Octokit, url: string) => Promise<void>,
  options: Partial<SimulatorOptions> = {},
  token = "ghs_job",
): Promise<void> {
  const github = { token: "ghs_job", ...options.github };
  await withSimulator(
    {},
    async ({ simulator }) => {
      const baseUrl = simulator.environment().GITHUB_API_URL ?? "";
      await body(getOctokit(token, { baseUrl }), simulator.url);
    },
    { ...options, github },
  );
}

async function refusal(call: Promise<unknown>): Promise<{ status: number; message: string }> {
  try {
    await call;
  } catch (error) {
    const { status, response } = error as { status: number; response: { data: { message: string } } };
    return { status, message: response.data.message };
  }
  throw new Error("the call succeeded");
}

describe("GitHub deployments", () => {
  test("are created, get statuses, and are listed newest first", async () => {
    await withOctokit(async (octokit) => {
      const { data: first } = await octokit.rest.repos.createDeployment({
        ...repo,
        ref: "abc123",
        environment: "staging",
        required_contexts: [],
      });
      if (!("id" in first)) throw new Error("merged instead");
      expect(first).toMatchObject({ ref: "abc123", environment: "staging", production_environment: false });
      for (const state of ["in_progress", "success"] as const) {
        const { status } = await octokit.rest.repos.createDeploymentStatus({
          ...repo,
          deployment_id: first.id,
          state,
          log_url: "https://example.org/run",
        });
        expect(status).toBe(201);
      }
      const statuses = await octokit.rest.repos.listDeploymentStatuses({ ...repo, deployment_id: first.id });
      expect(statuses.data.map(({ state }) => state)).toEqual(["success", "in_progress"]);
      await octokit.rest.repos.createDeployment({ ...repo, ref: "def456", environment: "production" });
      const all = await octokit.rest.repos.listDeployments(repo);
      expect(all.data.map(({ ref }) => ref)).toEqual(["def456", "abc123"]);
      const some = await octokit.rest.repos.listDeployments({ ...repo, environment: "staging", per_page: 1 });
      expect(some.data.map(({ ref }) => ref)).toEqual(["abc123"]);
      const one = await octokit.rest.repos.getDeployment({ ...repo, deployment_id: first.id });
      expect(one.data.ref).toBe("abc123");
    });
  });

  test("retire earlier successes of the environment, unless it is production", async () => {
    for (const [environment, expected] of [
      ["staging", ["inactive", "success"]],
      ["production", ["success"]],
    ] as const) {
      await withOctokit(async (octokit) => {
        const ids: number[] = [];
        for (const ref of ["one", "two"]) {
          const { data } = await octokit.rest.repos.createDeployment({ ...repo, ref, environment });
          if (!("id" in data)) throw new Error("merged instead");
          ids.push(data.id);
          await octokit.rest.repos.createDeploymentStatus({
            ...repo,
            deployment_id: data.id,
            state: "success",
          });
        }
        const { data } = await octokit.rest.repos.listDeploymentStatuses({
          ...repo,
          deployment_id: ids[0] ?? 0,
        });
        expect(data.map(({ state }) => state)).toEqual(expected);
      });
    }
  });

  test("reject a job without the permission, or with another token", async () => {
    const create = (octokit: Octokit): Promise<unknown> =>
      octokit.rest.repos.createDeployment({ ...repo, ref: "abc123" });
    const list = (octokit: Octokit): Promise<unknown> => octokit.rest.repos.listDeployments(repo);
    const integration = { status: 403, message: "Resource not accessible by integration" };
    const refusals: unknown[] = [];
    for (const [deployments, call] of [
      ["read", create],
      ["none", list],
    ] as const) {
      await withOctokit(async (octokit) => void refusals.push(await refusal(call(octokit))), {
        github: { deployments },
      });
    }
    await withOctokit(async (octokit) => void (await list(octokit)), { github: { deployments: "read" } });
    await withOctokit(async (octokit) => void refusals.push(await refusal(create(octokit))), {}, "ghs_other");
    expect(refusals).toEqual([integration, integration, { status: 401, message: "Bad credentials" }]);
  });

  test("return the same errors as GitHub", async () => {
    await withOctokit(
      async (octokit) => {
        const missing = octokit.rest.repos.createDeployment({ owner: "acme", repo: "other", ref: "a" });
        expect((await refusal(missing)).status).toBe(404);
        const pending = octokit.rest.repos.createDeployment({ ...repo, ref: "abc123" });
        expect(await refusal(pending)).toEqual({
          status: 409,
          message: "Conflict: Commit status checks failed for abc123.",
        });
        const created = await octokit.rest.repos.createDeployment({
          ...repo,
          ref: "a",
          required_contexts: [],
        });
        const deployment_id = "id" in created.data ? created.data.id : 0;
        const long = { ...repo, deployment_id, state: "success", description: "x".repeat(141) } as const;
        expect((await refusal(octokit.rest.repos.createDeploymentStatus(long))).status).toBe(422);
        const nowhere = { ...repo, deployment_id: 1, state: "success" } as const;
        expect((await refusal(octokit.rest.repos.createDeploymentStatus(nowhere))).status).toBe(404);
      },
      { github: { pendingContexts: ["build"] } },
    );
  });

  test("exist after a lost response, but not after a lost request", async () => {
    for (const [fault, count] of [
      ["reset-after", 1],
      ["reset-before", 0],
    ] as const) {
      await withSimulator(
        {},
        async ({ simulator }) => {
          const call = fetch(`${simulator.url}/github/repos/acme/shop/deployments`, {
            method: "POST",
            headers: { authorization: "Bearer ghs_job" },
            body: '{"ref":"abc123"}',
          });
          await expect(call).rejects.toThrow("fetch failed");
          expect(simulator.deployments).toHaveLength(count);
        },
        { github: { token: "ghs_job" }, faults: [{ fault }] },
      );
    }
  });

  test.each([
    ["throttle" as const, 429],
    ["http-500" as const, 500],
    ["html-503" as const, 503],
    ["denied" as const, 403],
    ["expired" as const, 401],
  ])("respond to fault %s with %i", async (fault, status) => {
    await withOctokit(
      async (_octokit, url) => {
        const response = await fetch(`${url}/github/repos/acme/shop/deployments`, {
          headers: { authorization: "Bearer ghs_job" },
        });
        expect(response.status).toBe(status);
      },
      { faults: [{ party: "github", operation: "ListDeployments", fault }] },
    );
  });
});
