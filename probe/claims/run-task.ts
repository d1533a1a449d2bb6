/** Claims about RunTask and ListTasks: accepted and rejected requests, client tokens, and filters. */
import type { RunTaskCommandInput } from "@aws-sdk/client-ecs";
import { type Claim, ecsApi, ecsGuide, seen, verdict } from "../claim.ts";
import {
  definition,
  ended,
  endedOf,
  look,
  overriding,
  plain,
  reaches,
  request,
  start,
} from "../experiments/tasks.ts";
import type { Lab } from "../lab.ts";

const section = "runtask";
const source = ecsApi("RunTask");

const refused = (
  id: string,
  sentence: string,
  error: string,
  text: RegExp,
  more: (input: RunTaskCommandInput) => Partial<RunTaskCommandInput>,
): Claim => ({
  id,
  section,
  sentence,
  source,
  async check(lab) {
    const input = await request(lab);
    const { name, message, result } = await lab.refusal(lab.ecs.runTask({ ...input, ...more(input) }));
    return verdict(name === error && text.test(message), `${name}: ${message}`, result);
  },
});

/** A client token with the same request, and with a different one. */
const tokens = (lab: Lab) =>
  lab.once("tokens", async () => {
    const clientToken = `${lab.prefix}-token`.slice(-64);
    const input = { ...(await request(lab, overriding("sleep 20"))), clientToken };
    const first = await lab.ecs.runTask(input);
    const second = await lab.ecs.runTask(input);
    const other = await lab.refusal(lab.ecs.runTask({ ...input, startedBy: "another" }));
    return { first, second, other };
  });

/** A stopped task with a `startedBy` of its own. */
const startedBy = (lab: Lab) =>
  lab.once("startedBy", async () => {
    const by = `${lab.prefix}-by`;
    const started = await start(lab, { ...overriding("sleep 40"), startedBy: by });
    const running = await lab.ecs.listTasks({ cluster: lab.place.cluster, startedBy: by });
    await reaches(lab, started.taskArn, "STOPPED");
    const stopped = await lab.ecs.listTasks({ cluster: lab.place.cluster, startedBy: by });
    return { by, started, running, stopped };
  });

const holds = (list: { taskArns?: string[] | undefined }, arn: string): boolean =>
  list.taskArns?.includes(arn) === true;

export const runTask: readonly Claim[] = [
  refused(
    "network-needed",
    "If the network mode is awsvpc and the request has no network configuration, RunTask fails with “Network Configuration must be provided when networkMode 'awsvpc' is specified.”",
    "InvalidParameterException",
    /Network Configuration must be provided when networkMode 'awsvpc' is specified/,
    () => ({ networkConfiguration: undefined }),
  ),
  refused("count-ten", "RunTask rejects a `count` above 10.", "InvalidParameterException", /./, () => ({
    count: 11,
  })),
  refused(
    "token-length",
    "RunTask rejects a client token of more than 64 characters.",
    "InvalidParameterException",
    /./,
    () => ({ clientToken: "t".repeat(65) }),
  ),
  refused(
    "override-of-no-container",
    "If an override names an unknown container, RunTask fails with “Override for container named … is not a container in the TaskDefinition.”",
    "InvalidParameterException",
    /^Override for container named nobody is not a container in the TaskDefinition\.$/,
    () => ({ overrides: { containerOverrides: [{ name: "nobody", command: ["sh"] }] } }),
  ),
  refused(
    "override-size",
    "RunTask rejects overrides of more than 8192 characters.",
    "InvalidParameterException",
    /./,
    () => ({
      overrides: {
        containerOverrides: [{ name: "main", environment: [{ name: "X", value: "x".repeat(8200) }] }],
      },
    }),
  ),
  refused(
    "propagate-service-refused",
    "RunTask rejects `propagateTags: SERVICE`.",
    "InvalidParameterException",
    /./,
    () => ({ propagateTags: "SERVICE" }),
  ),
  refused(
    "launch-type-or-strategy",
    "RunTask rejects a request with both a launch type and a capacity provider strategy.",
    "InvalidParameterException",
    /./,
    () => ({ launchType: "FARGATE", capacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }] }),
  ),
  {
    id: "token-repeats",
    section,
    sentence:
      "If a client token is sent again with the same request, RunTask returns the same task and starts nothing.",
    source: ecsGuide("ECS_Idempotency"),
    async check(lab) {
      const { first, second } = await tokens(lab);
      const arns = [first, second].map((each) => each.tasks?.[0]?.taskArn);
      return verdict(
        arns[0] !== undefined && arns[0] === arns[1],
        arns[0] === arns[1] ? "the same task" : "two tasks",
        first,
        second,
      );
    },
  },
  {
    id: "token-conflict",
    section,
    sentence:
      "If a client token is sent again with a different request, RunTask fails with ConflictException and lists the task in `resourceIds`.",
    source: ecsGuide("ECS_Idempotency"),
    async check(lab) {
      const { first, other } = await tokens(lab);
      const { resourceIds } = other.result as { resourceIds?: string[] };
      const arn = first.tasks?.[0]?.taskArn ?? "";
      return verdict(
        other.name === "ConflictException" && resourceIds?.includes(arn) === true,
        `${other.name} ${JSON.stringify(resourceIds ?? [])}`,
        other.result,
      );
    },
  },
  {
    id: "default-group",
    section,
    sentence: "If RunTask gets no `group`, the group of the task is `family:FAMILY`.",
    source,
    async check(lab) {
      const { started } = await ended(lab, "exit 0");
      return verdict(
        started.task.group === `family:${lab.prefix}-plain`,
        `${started.task.group}`,
        started.answer,
      );
    },
  },
  {
    id: "overrides-name-each-container",
    section,
    sentence:
      "If a task has no overrides, `overrides.containerOverrides` lists each container with only its name.",
    source: ecsApi("Task"),
    async check(lab) {
      const { answer, task } = await endedOf(lab, "no-overrides", {});
      const listed = JSON.stringify(task?.overrides?.containerOverrides ?? []);
      return verdict(listed === '[{"name":"main"}]', listed, answer);
    },
  },
  {
    id: "inactive-not-runnable",
    section,
    sentence:
      "If a revision is INACTIVE, RunTask fails with ClientException, immediately or up to ten minutes later (either reading).",
    source: ecsApi("DeregisterTaskDefinition"),
    async check(lab) {
      const { taskDefinition } = await lab.ecs.registerTaskDefinition(definition(lab, "inactive"));
      const arn = taskDefinition?.taskDefinitionArn ?? "";
      await lab.ecs.deregisterTaskDefinition({ taskDefinition: arn });
      const { name, message, result } = await lab.refusal(
        lab.ecs.runTask(await request(lab, { taskDefinition: arn })),
      );
      const reading =
        name === "ClientException" ? "rejected immediately" : name === "accepted" ? "still runs" : undefined;
      return seen(reading, `${name}: ${message}`, result);
    },
  },
  {
    id: "visible-after-run-task",
    section,
    sentence:
      "Right after RunTask, DescribeTasks returns the task, or MISSING for a short time (either reading).",
    source: ecsApi("RunTask"),
    async check(lab) {
      const { taskArn } = await start(lab, overriding("exit 0"));
      const { answer, task } = await look(lab, taskArn);
      const reason = answer.failures?.[0]?.reason;
      const reading =
        task === undefined ? (reason === "MISSING" ? "MISSING first" : undefined) : "visible immediately";
      return seen(reading, task?.lastStatus ?? `${reason}`, answer);
    },
  },
  {
    id: "started-by-finds-running",
    section,
    sentence: "ListTasks with only `startedBy` returns the running task.",
    source: ecsApi("ListTasks"),
    async check(lab) {
      const { started, running } = await startedBy(lab);
      return verdict(holds(running, started.taskArn), `${running.taskArns?.length ?? 0} tasks`, running);
    },
  },
  {
    id: "started-by-hides-stopped",
    section,
    sentence: "ListTasks with `startedBy` and without `desiredStatus` doesn't return a stopped task.",
    source: ecsApi("ListTasks"),
    async check(lab) {
      const { started, stopped } = await startedBy(lab);
      return verdict(!holds(stopped, started.taskArn), `${stopped.taskArns?.length ?? 0} tasks`, stopped);
    },
  },
  {
    id: "stopped-by-family",
    section,
    sentence: "ListTasks with `family` and `desiredStatus: STOPPED` returns stopped tasks.",
    source: ecsApi("ListTasks"),
    async check(lab) {
      const { started } = await startedBy(lab);
      const answer = await lab.ecs.listTasks({
        cluster: lab.place.cluster,
        family: `${lab.prefix}-plain`,
        desiredStatus: "STOPPED",
      });
      return verdict(holds(answer, started.taskArn), `${answer.taskArns?.length ?? 0} tasks`, answer);
    },
  },
  {
    id: "started-by-only-filter",
    section,
    sentence: "ListTasks rejects `startedBy` together with `family`.",
    source: ecsApi("ListTasks"),
    async check(lab) {
      await plain(lab);
      const { name, message, result } = await lab.refusal(
        lab.ecs.listTasks({ cluster: lab.place.cluster, startedBy: "probe", family: `${lab.prefix}-plain` }),
      );
      return verdict(name === "InvalidParameterException", `${name}: ${message}`, result);
    },
  },
  {
    id: "started-by-and-page-size",
    section,
    sentence: "ListTasks accepts or rejects `startedBy` together with `maxResults` (either reading).",
    source: "https://github.com/aws/aws-sdk-go-v2/issues/1893",
    async check(lab) {
      const { name, message, result } = await lab.refusal(
        lab.ecs.listTasks({ cluster: lab.place.cluster, startedBy: "probe", maxResults: 10 }),
      );
      const reading =
        name === "accepted" ? "accepted" : name === "InvalidParameterException" ? "rejected" : undefined;
      return seen(reading, `${name}: ${message}`, result);
    },
  },
  {
    id: "started-by-and-status",
    section,
    sentence: "ListTasks accepts `startedBy` together with `cluster` and `desiredStatus`.",
    source: ecsApi("ListTasks"),
    async check(lab) {
      const { name, message, result } = await lab.refusal(
        lab.ecs.listTasks({ cluster: lab.place.cluster, startedBy: "probe", desiredStatus: "STOPPED" }),
      );
      return verdict(name === "accepted", `${name}: ${message}`, result);
    },
  },
];
