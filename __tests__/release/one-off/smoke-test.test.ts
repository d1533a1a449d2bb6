/** The URL of a smoke test: which responses count, and how many of them. */
import { describe, expect, test } from "@jest/globals";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { problemWith } from "../../../src/release/one-off/smoke-test.ts";
import { scenarios } from "../../../simulator/scenarios/index.ts";
import { runRelease, type Run } from "../../support/simulation.ts";
import { draftOf, inputsOf, repository, scenarioOf } from "../properties/draft.ts";
import { shopInputs } from "../../support/shop-inputs.ts";

describe("a response", () => {
  test.each<[number, string, string | undefined, boolean]>([
    [200, "", undefined, true],
    [302, "", undefined, true],
    [400, "", undefined, false],
    [199, "", undefined, false],
    [200, "commit 0123abc", "0123abc", true],
    [204, "0123abc", "0123abc", true],
    [302, "0123abc", "0123abc", false],
    [500, "0123abc", "0123abc", false],
    [200, "commit 0123ABC", "0123abc", false],
    [200, "", "0123abc", false],
  ])("HTTP %s with %j, %j expected: %s", (status, body, wanted, good) => {
    expect(problemWith({ status, body }, wanted) === undefined).toBe(good);
  });

  test("is never quoted", () => {
    expect(problemWith({ status: 200, body: "secret" }, "0123abc")).not.toContain("secret");
  });
});

/**
 * Releases while a URL returns these bodies one after the other, and then the last one repeatedly. Without a body, the
 * connection is reset.
 */
async function releaseWithBodies(
  bodies: ReadonlyArray<string | undefined>,
): Promise<Run & { requests: number }> {
  let requests = 0;
  const server = createServer((_request, response) => {
    const body = bodies[Math.min(requests, bodies.length - 1)];
    requests += 1;
    if (body === undefined) response.destroy();
    else response.writeHead(200).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/up`;
  try {
    const inputs = { ...shopInputs, "smoke-test-url": address, "smoke-test-expect": "v2" };
    const { simulation: _, ...run } = await runRelease(scenarios.laravel, { inputs });
    return { ...run, requests };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe("smoke-test-expect", () => {
  test("passes with the text in three responses in a row", async () => {
    const run = await releaseWithBodies(["v2"]);
    expect(run).toMatchObject({ outcome: "released", requests: 3 });
  });

  test.each([
    ["an old response", "v1"],
    ["no response", undefined],
  ])("counts again after %s", async (_, other) => {
    const run = await releaseWithBodies(["v1", "v2", "v2", other, "v2"]);
    expect(run).toMatchObject({ outcome: "released", requests: 7 });
  });

  test("fails if no response contains the text, and rolls back", async () => {
    const run = await releaseWithBodies(["v1"]);
    expect(run.outcome).toBe("rolled-back");
    expect(run.log).toContain("HTTP 200 without the text of smoke-test-expect");
  });
});

test("a task that somebody stops has no result, even if it exits with code 0", async () => {
  const draft = draftOf({ smokeTest: "passes" });
  const scenario = scenarioOf(draft, { migrations: 0 });
  const run = await runRelease(
    {
      ...scenario,
      programs: [
        {
          image: `${repository(0)}:v2`,
          pull: 2,
          run: ({ command }) => ({
            log: [],
            ...(command[0] === "smoke" && { sigterm: { after: 1, code: 0 } }),
          }),
        },
        ...scenario.programs,
      ],
      actors: [
        {
          name: "somebody",
          when: { at: 60 },
          act: ({ ecs }) => {
            for (const task of ecs.state.tasks.values())
              if (task.startedBy?.includes("smoke-test"))
                ecs.life.stop(task, { code: "UserInitiated", reason: "Task stopped by user" });
          },
        },
      ],
    },
    { inputs: inputsOf(draft) },
  );
  expect(run.outcome).toBe("rolled-back");
  expect(run.log).toContain("The smoke test of svc-0 has no result.");
});
