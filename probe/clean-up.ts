/** Deletes everything that the probe created, including what a killed run left. Finds it by name and by cluster. */
import { randomBytes } from "node:crypto";
import type { Lab } from "./lab.ts";

/** Prefix of the names in every run. */
export const namePrefix = "ecs-release-probe-";

/** Prefix of the names in one run. */
export const newPrefix = (): string => `${namePrefix}${randomBytes(3).toString("hex")}`;

/** Continues after an error. Returns what it could not delete. */
export async function cleanUp(lab: Lab): Promise<readonly string[]> {
  const problems: string[] = [];
  const attempt = async (what: string, act: () => Promise<unknown>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      problems.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  await attempt("services", () => deleteServices(lab, attempt));
  await attempt("tasks", () => stopTasks(lab, attempt));
  await attempt("schedules", () => deleteSchedules(lab, attempt));
  await attempt("rules", () => deleteRules(lab, attempt));
  await attempt("task definitions", () => deleteDefinitions(lab, attempt));
  await attempt("waiting for services and tasks to end", () => drained(lab));
  return problems;
}

type Attempt = (what: string, act: () => Promise<unknown>) => Promise<void>;

async function servicesOf(lab: Lab): Promise<string[]> {
  const { serviceArns = [] } = await lab.ecs.listServices({ cluster: lab.place.cluster, maxResults: 100 });
  return serviceArns;
}

async function deleteServices(lab: Lab, attempt: Attempt): Promise<void> {
  for (const service of await servicesOf(lab))
    await attempt(service, () => lab.ecs.deleteService({ cluster: lab.place.cluster, service, force: true }));
}

async function tasksOf(lab: Lab): Promise<string[]> {
  const { taskArns = [] } = await lab.ecs.listTasks({ cluster: lab.place.cluster });
  return taskArns;
}

async function stopTasks(lab: Lab, attempt: Attempt): Promise<void> {
  for (const task of await tasksOf(lab))
    await attempt(task, () =>
      lab.ecs.stopTask({ cluster: lab.place.cluster, task, reason: "the probe has ended" }),
    );
}

async function deleteSchedules(lab: Lab, attempt: Attempt): Promise<void> {
  const GroupName = lab.place.scheduleGroup;
  const { Schedules = [] } = await lab.scheduler.listSchedules({ GroupName, NamePrefix: namePrefix });
  for (const { Name } of Schedules)
    await attempt(`schedule ${Name}`, () => lab.scheduler.deleteSchedule({ GroupName, Name }));
}

async function deleteRules(lab: Lab, attempt: Attempt): Promise<void> {
  const { Rules = [] } = await lab.events.listRules({ NamePrefix: namePrefix });
  for (const { Name } of Rules)
    await attempt(`rule ${Name}`, async () => {
      const { Targets = [] } = await lab.events.listTargetsByRule({ Rule: Name });
      const Ids = Targets.flatMap(({ Id }) => Id ?? []);
      if (Ids.length > 0) await lab.events.removeTargets({ Rule: Name, Ids });
      await lab.events.deleteRule({ Name });
    });
}

async function definitionsOf(lab: Lab): Promise<string[]> {
  const found: string[] = [];
  for (let nextToken: string | undefined; ;) {
    const page = await lab.ecs.listTaskDefinitions({ status: "ACTIVE", maxResults: 100, nextToken });
    found.push(
      ...(page.taskDefinitionArns ?? []).filter((arn) => arn.includes(`:task-definition/${namePrefix}`)),
    );
    nextToken = page.nextToken;
    if (nextToken === undefined) return found;
  }
}

/** Only INACTIVE revisions can be deleted, so all are deregistered first. */
async function deleteDefinitions(lab: Lab, attempt: Attempt): Promise<void> {
  const arns = await definitionsOf(lab);
  for (const taskDefinition of arns)
    await attempt(taskDefinition, () => lab.ecs.deregisterTaskDefinition({ taskDefinition }));
  for (let start = 0; start < arns.length; start += 10)
    await attempt("inactive task definitions", () =>
      lab.ecs.deleteTaskDefinitions({ taskDefinitions: arns.slice(start, start + 10) }),
    );
}

/** A cluster can be deleted only when nothing runs in it. */
async function drained(lab: Lab): Promise<void> {
  await lab.until("an empty cluster", 300, async () => {
    const left = [...(await servicesOf(lab)), ...(await tasksOf(lab))];
    return left.length === 0 ? true : undefined;
  });
}
