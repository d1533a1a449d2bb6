/** Claims about tasks: states, stop reasons and exit codes. */
import { type Claim, ecsApi, ecsGuide, verdict } from "../claim.ts";
import {
  container,
  definition,
  ended,
  endedOf,
  logsTo,
  look,
  named,
  overriding,
  reaches,
  script,
  start,
} from "../experiments/tasks.ts";
import type { Lab } from "../lab.ts";

const section = "tasks";
const order = [
  "PROVISIONING",
  "PENDING",
  "ACTIVATING",
  "RUNNING",
  "DEACTIVATING",
  "STOPPING",
  "DEPROVISIONING",
  "STOPPED",
];

/** A running task that ignores SIGTERM and is stopped with StopTask. */
const stoppedByUser = (lab: Lab) =>
  lab.once("stopped by user", async () => {
    const { taskArn } = await start(lab, overriding("trap '' TERM; sleep 3600"));
    const running = await reaches(lab, taskArn, "RUNNING");
    const stop = await lab.ecs.stopTask({
      cluster: lab.place.cluster,
      task: taskArn,
      reason: "the probe stops it",
    });
    const tags = await lab.ecs.describeTasks({
      cluster: lab.place.cluster,
      tasks: [taskArn],
      include: ["TAGS"],
    });
    return { running, stop, tags, ...(await reaches(lab, taskArn, "STOPPED")) };
  });

const dependency = (lab: Lab) =>
  endedOf(lab, "dependency", {
    containerDefinitions: [
      container(lab, { name: "before", essential: false, command: script("exit 3") }),
      container(lab, {
        command: script("sleep 600"),
        dependsOn: [{ containerName: "before", condition: "SUCCESS" }],
      }),
    ],
  });

const sidecar = (lab: Lab) =>
  endedOf(lab, "sidecar", {
    containerDefinitions: [
      container(lab, { command: script("sleep 15") }),
      container(lab, { name: "sidecar", essential: false, command: script("sleep 3600"), stopTimeout: 2 }),
    ],
  });

const missingImage = (lab: Lab) =>
  endedOf(lab, "no-image", {
    containerDefinitions: [
      container(lab, { image: lab.place.image.replace(/:[^:/]+$/, ":ecs-release-probe-none") }),
    ],
  });

export const tasks: readonly Claim[] = [
  {
    id: "task-states",
    section,
    sentence: `The states of a task are ${order.join(", ")}, in this order. A task may skip some of them.`,
    source: ecsGuide("task-lifecycle-explanation"),
    async check(lab) {
      const { taskArn } = await start(lab, overriding("sleep 5"));
      const states: string[] = [];
      const last = await lab.until("STOPPED", 600, async () => {
        const { answer, task } = await look(lab, taskArn);
        const status = task?.lastStatus;
        if (status !== undefined && states.at(-1) !== status) states.push(status);
        return status === "STOPPED" ? answer : undefined;
      });
      const places = states.map((state) => order.indexOf(state));
      const sorted = places.every((place, index) => place >= 0 && place >= (places[index - 1] ?? 0));
      return verdict(sorted, states.join(" → "), last);
    },
  },
  {
    id: "exit-code",
    section,
    sentence: "If a container exits with code 3, its `exitCode` is 3 once the task is STOPPED.",
    source: ecsApi("Container"),
    async check(lab) {
      const { answer, task } = await ended(lab, "exit 3");
      const code = named(task, "main")?.exitCode;
      return verdict(code === 3, `exit code ${code}`, answer);
    },
  },
  {
    id: "essential-exited",
    section,
    sentence:
      "If an essential container exits, the task has stop code EssentialContainerExited, “Essential container in task exited”.",
    source: ecsGuide("stopped-task-error-codes"),
    async check(lab) {
      const { answer, task } = await ended(lab, "exit 3");
      const { stopCode, stoppedReason } = task ?? {};
      const holds =
        stopCode === "EssentialContainerExited" && stoppedReason === "Essential container in task exited";
      return verdict(holds, `${stopCode}: ${stoppedReason}`, answer);
    },
  },
  {
    id: "no-exit-code-while-running",
    section,
    sentence: "While a container runs, it has no `exitCode`.",
    source: ecsApi("Container"),
    async check(lab) {
      const { running } = await stoppedByUser(lab);
      const main = named(running.task, "main");
      return verdict(
        running.task?.lastStatus === "RUNNING" && main?.exitCode === undefined,
        `exit code ${main?.exitCode}`,
        running.answer,
      );
    },
  },
  {
    id: "stop-task-reason",
    section,
    sentence:
      "If StopTask stops a task, the task has stop code UserInitiated, and `stoppedReason` is the reason from the request.",
    source: ecsApi("StopTask"),
    async check(lab) {
      const { answer, task } = await stoppedByUser(lab);
      const holds = task?.stopCode === "UserInitiated" && task.stoppedReason === "the probe stops it";
      return verdict(holds, `${task?.stopCode}: ${task?.stoppedReason}`, answer);
    },
  },
  {
    id: "sigterm-ignored-is-137",
    section,
    sentence:
      "If a container ignores SIGTERM, ECS kills it after its stop timeout, and its exit code is 137.",
    source: ecsGuide("stopped-task-error-codes"),
    async check(lab) {
      const { answer, task } = await stoppedByUser(lab);
      const code = named(task, "main")?.exitCode;
      return verdict(code === 137, `exit code ${code}`, answer);
    },
  },
  {
    id: "stop-task-deletes-tags",
    section,
    sentence: "StopTask deletes the tags of the task.",
    source: ecsApi("StopTask"),
    async check(lab) {
      const { tags } = await stoppedByUser(lab);
      const count = tags.tasks?.[0]?.tags?.length ?? 0;
      return verdict(count === 0, `${count} tags`, tags);
    },
  },
  {
    id: "image-missing",
    section,
    sentence:
      "If the image tag doesn't exist, the task doesn't start: stop code TaskFailedToStart, “CannotPullContainerError: …”.",
    source: ecsGuide("task_cannot_pull_image"),
    async check(lab) {
      const { answer, task } = await missingImage(lab);
      const { stopCode, stoppedReason = "" } = task ?? {};
      return verdict(
        stopCode === "TaskFailedToStart" && stoppedReason.startsWith("CannotPullContainerError: "),
        `${stopCode}: ${stoppedReason}`,
        answer,
      );
    },
  },
  {
    id: "never-started-no-exit-code",
    section,
    sentence: "If a container never started, it has no `exitCode`, and its task has no `startedAt`.",
    source: ecsApi("Container"),
    async check(lab) {
      const { answer, task } = await missingImage(lab);
      const code = named(task, "main")?.exitCode;
      return verdict(code === undefined && task?.startedAt === undefined, `exit code ${code}`, answer);
    },
  },
  {
    id: "failed-dependency-is-143",
    section,
    sentence:
      "If a dependency with the condition SUCCESS fails, the dependent container has exit code 143 although it never ran. The dependency has its own exit code.",
    source: ecsApi("ContainerDependency"),
    async check(lab) {
      const { answer, task } = await dependency(lab);
      const codes = ["before", "main"].map((name) => named(task, name)?.exitCode);
      return verdict(codes[0] === 3 && codes[1] === 143, `exit codes ${codes.join(" and ")}`, answer);
    },
  },
  {
    id: "failed-dependency-reason",
    section,
    sentence:
      "If a dependency with the condition SUCCESS fails, `reason` of the dependent container starts with “CannotStartContainerError: dependency graph: failed to resolve container ordering dependency”.",
    source: "https://github.com/aws/amazon-ecs-agent/blob/master/agent/engine/dependencygraph/graph.go",
    async check(lab) {
      const { answer, task } = await dependency(lab);
      const reason = named(task, "main")?.reason ?? "";
      return verdict(
        /dependency graph: failed to resolve container ordering dependency/.test(reason),
        reason,
        answer,
      );
    },
  },
  {
    id: "sidecar-is-killed",
    section,
    sentence:
      "If the essential container exits, ECS kills its sidecars. A killed sidecar has a non-zero exit code, although the essential container exited with code 0.",
    source: ecsApi("ContainerDefinition"),
    async check(lab) {
      const { answer, task } = await sidecar(lab);
      const codes = ["main", "sidecar"].map((name) => named(task, name)?.exitCode);
      return verdict(
        codes[0] === 0 && codes[1] !== 0 && codes[1] !== undefined,
        `exit codes ${codes.join(" and ")}`,
        answer,
      );
    },
  },
  {
    id: "log-group-missing-stops-task",
    section,
    sentence:
      "If the log group doesn't exist, a Fargate task doesn't start: “ResourceInitializationError: failed to validate logger args: … The specified log group does not exist.”",
    source: ecsGuide("resource-initialization-error"),
    async check(lab) {
      const { logConfiguration } = logsTo(lab, "none");
      const { answer, task } = await endedOf(lab, "no-group", {
        containerDefinitions: [
          container(lab, {
            logConfiguration: {
              logDriver: "awslogs",
              options: { ...logConfiguration?.options, "awslogs-group": `/${lab.prefix}/none` },
            },
          }),
        ],
      });
      const text = task?.stoppedReason ?? "";
      const holds = /^ResourceInitializationError: .*log group does not exist/.test(text);
      return verdict(task?.stopCode === "TaskFailedToStart" && holds, `${task?.stopCode}: ${text}`, answer);
    },
  },
  {
    id: "restart-policy-in-place",
    section,
    sentence:
      "If a container with a restart policy exits after `restartAttemptPeriod`, ECS restarts it in the same task. The task continues, and the container has no exit code.",
    source: ecsApi("ContainerRestartPolicy"),
    async check(lab) {
      const { taskDefinition } = await lab.ecs.registerTaskDefinition({
        ...definition(lab, "restarts"),
        containerDefinitions: [
          container(lab, {
            command: script("sleep 70; exit 1"),
            restartPolicy: { enabled: true, restartAttemptPeriod: 60 },
          }),
        ],
      });
      const { taskArn } = await start(lab, { taskDefinition: taskDefinition?.taskDefinitionArn });
      const running = await reaches(lab, taskArn, "RUNNING");
      await lab.sleep(100);
      const { answer, task } = await look(lab, taskArn);
      await lab.ecs.stopTask({ cluster: lab.place.cluster, task: taskArn });
      const main = named(task, "main");
      const holds =
        running.task?.lastStatus === "RUNNING" &&
        task?.lastStatus === "RUNNING" &&
        main?.exitCode === undefined;
      return verdict(holds, `${task?.lastStatus}, exit code ${main?.exitCode}`, answer);
    },
  },
  {
    id: "platform-version-of-a-task",
    section,
    sentence: "A Fargate task shows its resolved platform version, such as 1.4.0, never LATEST.",
    source: ecsApi("Task"),
    async check(lab) {
      const { answer, task } = await ended(lab, "exit 0");
      return verdict(/^\d+\.\d+\.\d+$/.test(task?.platformVersion ?? ""), `${task?.platformVersion}`, answer);
    },
  },
  {
    id: "ephemeral-storage-of-a-task",
    section,
    sentence: "A Fargate task has both `ephemeralStorage` and `fargateEphemeralStorage`.",
    source: ecsApi("Task"),
    async check(lab) {
      const { answer, task } = await ended(lab, "exit 0");
      const both = [task?.ephemeralStorage?.sizeInGiB, task?.fargateEphemeralStorage?.sizeInGiB];
      return verdict(
        both.every((size) => size !== undefined),
        `${both.join(" and ")} GiB`,
        answer,
      );
    },
  },
];
