/** Task definitions and one-off tasks that several claims use. */
import type {
  ContainerDefinition,
  RegisterTaskDefinitionCommandInput,
  RunTaskCommandInput,
  Task,
} from "@aws-sdk/client-ecs";
import { NotTried } from "../claim.ts";
import type { Lab } from "../lab.ts";

export const script = (text: string): string[] => ["sh", "-c", text];

/** Runs until SIGTERM, then exits with code 0. */
export const serves = "trap 'exit 0' TERM; sleep 86400 & wait";

export const container = (lab: Lab, more: Partial<ContainerDefinition> = {}): ContainerDefinition => ({
  name: "main",
  image: lab.place.image,
  command: script("exit 0"),
  ...more,
});

export const logsTo = (lab: Lab, prefix: string): Pick<ContainerDefinition, "logConfiguration"> => ({
  logConfiguration: {
    logDriver: "awslogs",
    options: {
      "awslogs-group": lab.place.logGroup,
      "awslogs-region": lab.place.region,
      "awslogs-stream-prefix": prefix,
    },
  },
});

export const tags = (lab: Lab) => [{ key: "ecs-release-probe", value: lab.prefix }];

/** RegisterTaskDefinition request for the smallest Fargate task. */
export const definition = (
  lab: Lab,
  family: string,
  more: Partial<RegisterTaskDefinitionCommandInput> = {},
): RegisterTaskDefinitionCommandInput => ({
  family: `${lab.prefix}-${family}`,
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  cpu: "256",
  memory: "512",
  executionRoleArn: lab.place.executionRoleArn,
  containerDefinitions: [container(lab)],
  tags: tags(lab),
  ...more,
});

/** The revision that most tasks run, with an overridden command. */
export const plain = (lab: Lab) =>
  lab.once("plain", () =>
    lab.ecs.registerTaskDefinition(
      definition(lab, "plain", { containerDefinitions: [container(lab, logsTo(lab, "plain"))] }),
    ),
  );

export const network = (lab: Lab) => ({
  awsvpcConfiguration: {
    subnets: [...lab.place.subnets],
    securityGroups: [...lab.place.securityGroups],
    assignPublicIp: "ENABLED" as const,
  },
});

/** RunTask request for the plain revision. */
export async function request(
  lab: Lab,
  more: Partial<RunTaskCommandInput> = {},
): Promise<RunTaskCommandInput> {
  const { taskDefinition } = await plain(lab);
  return {
    cluster: lab.place.cluster,
    taskDefinition: taskDefinition?.taskDefinitionArn,
    launchType: "FARGATE",
    networkConfiguration: network(lab),
    tags: tags(lab),
    ...more,
  };
}

export const overriding = (text: string) => ({
  overrides: { containerOverrides: [{ name: "main", command: script(text) }] },
});

export async function look(lab: Lab, taskArn: string) {
  const answer = await lab.ecs.describeTasks({ cluster: lab.place.cluster, tasks: [taskArn] });
  return { answer, task: answer.tasks?.[0] };
}

/** Polls until the task has the status or has stopped. */
export const reaches = (lab: Lab, taskArn: string, status: string, seconds = 600) =>
  lab.until(`${status} of a task`, seconds, async () => {
    const { answer, task } = await look(lab, taskArn);
    return task?.lastStatus === status || task?.lastStatus === "STOPPED" ? { answer, task } : undefined;
  });

export interface Started {
  readonly answer: object;
  readonly taskArn: string;
  readonly task: Task;
}

export async function start(lab: Lab, more: Partial<RunTaskCommandInput> = {}): Promise<Started> {
  const answer = await lab.ecs.runTask(await request(lab, more));
  const task = answer.tasks?.[0];
  if (task?.taskArn === undefined)
    throw new NotTried(
      `RunTask started nothing: ${answer.failures?.[0]?.reason ?? "no failure was returned"}`,
    );
  return { answer, taskArn: task.taskArn, task };
}

/** Runs a script on the plain revision until the task stops, once for each script. */
export const ended = (lab: Lab, text: string) =>
  lab.once(`task: ${text}`, async () => {
    const started = await start(lab, overriding(text));
    return { started, ...(await reaches(lab, started.taskArn, "STOPPED")) };
  });

/** Runs a task on its own revision until it stops. */
export const endedOf = (lab: Lab, family: string, more: Partial<RegisterTaskDefinitionCommandInput>) =>
  lab.once(`task of ${family}`, async () => {
    const { taskDefinition } = await lab.ecs.registerTaskDefinition(definition(lab, family, more));
    const started = await start(lab, { taskDefinition: taskDefinition?.taskDefinitionArn });
    return { started, ...(await reaches(lab, started.taskArn, "STOPPED")) };
  });

export const named = (task: Task | undefined, name: string) =>
  task?.containers?.find((each) => each.name === name);
