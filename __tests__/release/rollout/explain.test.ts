import { expect, test } from "@jest/globals";
import type { Task } from "@aws-sdk/client-ecs";
import type { EcsCalls } from "../../../src/aws/calls.ts";
import type { ReleaseContext } from "../../../src/release/context.ts";
import type { EventBody } from "../../../src/core/events.ts";
import { FailingTasks } from "../../../src/release/rollout/explain.ts";
import type { StartedService } from "../../../src/release/rollout/service-release.ts";

const started = {
  deploymentId: "ecs-svc/2",
  name: "web",
  cluster: "shop",
  definition: { containerPlans: [{ name: "app", essential: true }], container: () => undefined },
  replaced: ["app"],
} as unknown as StartedService;

const died = (index: number): Task => ({
  taskArn: `task/${index}`,
  startedBy: "ecs-svc/2",
  lastStatus: "STOPPED",
  stopCode: "EssentialContainerExited",
  stoppedReason: "Essential container in task exited",
  containers: [{ name: "app", lastStatus: "STOPPED", exitCode: 1 + (index % 250) }],
});

/** Reads a page of stopped tasks for each failure count. */
async function explainPages(
  pages: readonly Task[][],
): Promise<{ events: EventBody[]; failing: FailingTasks }> {
  const events: EventBody[] = [];
  let page: readonly Task[] = [];
  const ecs: Pick<EcsCalls, "listTasks" | "describeTasks"> = {
    listTasks: () => Promise.resolve({ taskArns: page.map(({ taskArn = "" }) => taskArn), $metadata: {} }),
    describeTasks: () => Promise.resolve({ tasks: [...page], $metadata: {} }),
  };
  const aws = { ecs: () => Promise.resolve(ecs) };
  const signal = new AbortController().signal;
  const context = {
    aws,
    signal,
    emit: (event: EventBody) => events.push(event),
  } as unknown as ReleaseContext;
  const failing = new FailingTasks(context);
  for (const [index, tasks] of pages.entries()) {
    page = tasks;
    failing.notice(started, { deployments: [{ id: "ecs-svc/2", failedTasks: index + 1 }] }, undefined);
    await failing.finish([]);
  }
  return { events, failing };
}

const page = (from: number, to: number): Task[] =>
  Array.from({ length: to - from }, (_, index) => died(from + index));

test("counts tasks that are listed again only once", async () => {
  const { failing } = await explainPages([page(0, 10), page(5, 15), page(0, 10), page(250, 255)]);
  expect(failing.groupsOf(started).reduce((sum, { count }) => sum + count, 0)).toBe(20);
});

test("bounds the number of causes if every container has a different exit code", async () => {
  const { events, failing } = await explainPages([page(0, 100), page(100, 200), page(200, 250)]);
  expect(failing.groupsOf(started)).toHaveLength(20);
  expect(events.map(({ kind }) => kind)).toEqual(Array.from({ length: 20 }, () => "tasks-failing"));
});
