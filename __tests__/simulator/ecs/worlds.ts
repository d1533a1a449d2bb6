/** Small worlds for tests of tasks: one family whose containers run given scripts. */
import type { Program, Script } from "../../../simulator/ecs/program.ts";
import type { Scenario } from "../../../simulator/scenario.ts";
import { network, shop } from "../../../simulator/scenarios/shop.ts";
import type { Answer, Drive } from "./drive.ts";

export interface ContainerSpec {
  readonly script?: Script;
  readonly program?: Partial<Program>;
  readonly [member: string]: unknown;
}

const logConfiguration = {
  logDriver: "awslogs",
  options: { "awslogs-group": "/ecs/shop", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "one" },
};

/** The shop, and a family `one` with these containers by name; a container's image is `test/NAME:1`. */
export function tasksOf(
  containers: Readonly<Record<string, ContainerSpec>>,
  more: Partial<Scenario> = {},
): Scenario {
  const definitions = Object.entries(containers).map(([name, { script: _s, program: _p, ...members }]) => ({
    name,
    image: `test/${name}:1`,
    logConfiguration,
    ...members,
  }));
  const programs = Object.entries(containers).map(([name, { script, program }]) => ({
    image: `test/${name}:1`,
    run: script ?? { log: [] },
    ...program,
  }));
  const base = shop({ name: "one", about: "" });
  return {
    ...base,
    taskDefinitions: [
      ...base.taskDefinitions,
      {
        family: "one",
        networkMode: "awsvpc",
        requiresCompatibilities: ["FARGATE"],
        cpu: "256",
        memory: "512",
        containerDefinitions: definitions,
      },
    ],
    programs: [...programs, ...base.programs],
    ...more,
  };
}

export const launch = {
  cluster: "shop",
  taskDefinition: "one",
  launchType: "FARGATE",
  networkConfiguration: network,
};

/** Runs one task of family `one`; returns its ARN. */
export const run = ({ call }: Drive, more: object = {}): string =>
  call("RunTask", { ...launch, ...more }).tasks[0].taskArn;

export const taskOf = ({ call }: Drive, arn: string): Answer =>
  call("DescribeTasks", { cluster: "shop", tasks: [arn] }).tasks[0];

/** Waits until it has stopped; returns the task. */
export function stopped(d: Drive, arn: string): Answer {
  d.until(() => taskOf(d, arn).lastStatus === "STOPPED");
  return taskOf(d, arn);
}

export const containerOf = (task: Answer, name: string): Answer =>
  task.containers.find((container: Answer) => container.name === name);
