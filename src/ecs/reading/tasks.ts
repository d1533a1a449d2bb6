/**
 * Lists tasks of a cluster page by page, and describes them in the largest batches that the API allows. Sources:
 * docs/aws-reference.md#runtask, #request-rates.
 */
import type { ListTasksRequest, Task } from "@aws-sdk/client-ecs";
import type { EcsCalls } from "../../aws/calls.ts";
import { inBatches } from "./services.ts";

export interface TaskReader {
  readonly ecs: Pick<EcsCalls, "listTasks" | "describeTasks">;
  readonly signal: AbortSignal;
}

const perPage = 100;
const servicePages = 10;

/**
 * ARNs from at most `pages` pages of 100. With `startedBy`, ECS may reject every other argument, even `maxResults`.
 */
async function listTasks(reader: TaskReader, filter: ListTasksRequest, pages: number): Promise<string[]> {
  const found: string[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    const answer = await reader.ecs.listTasks(
      {
        ...filter,
        ...(filter.startedBy === undefined && { maxResults: perPage }),
        ...(nextToken !== undefined && { nextToken }),
      },
      { signal: reader.signal, resource: filter.cluster },
    );
    found.push(...(answer.taskArns ?? []));
    nextToken = answer.nextToken;
    if (!nextToken) break;
  }
  return found;
}

/** The tasks with these ARNs. Omits those that ECS does not know. */
export async function describeTasks(
  reader: TaskReader,
  cluster: string,
  arns: readonly string[],
): Promise<Task[]> {
  const answers = await Promise.all(
    inBatches([...new Set(arns)], perPage).map((batch) =>
      reader.ecs.describeTasks(
        { cluster, tasks: [...batch] },
        { signal: reader.signal, resource: batch.length === 1 ? batch[0] : cluster },
      ),
    ),
  );
  return answers.flatMap(({ tasks }) => tasks ?? []);
}

/** ARNs of a service's tasks: running ones, and those that are stopping or stopped within about an hour. */
export async function listServiceTasks(
  reader: TaskReader,
  cluster: string,
  serviceName: string,
): Promise<{ readonly wanted: readonly string[]; readonly stopped: readonly string[] }> {
  const [wanted, stopped] = await Promise.all([
    listTasks(reader, { cluster, serviceName, desiredStatus: "RUNNING" }, servicePages),
    listStoppedTasks(reader, cluster, serviceName),
  ]);
  return { wanted, stopped };
}

/** ARNs of a service's tasks that are stopping or stopped within about an hour. */
export const listStoppedTasks = (
  reader: TaskReader,
  cluster: string,
  serviceName: string,
): Promise<string[]> => listTasks(reader, { cluster, serviceName, desiredStatus: "STOPPED" }, servicePages);

export async function describeServiceTasks(
  reader: TaskReader,
  cluster: string,
  serviceName: string,
): Promise<Task[]> {
  const { wanted, stopped } = await listServiceTasks(reader, cluster, serviceName);
  return describeTasks(reader, cluster, [...wanted, ...stopped]);
}

/** Tasks of a family with a desired status of RUNNING, in any revision. All pages. */
export const describeFamilyTasks = async (
  reader: TaskReader,
  cluster: string,
  family: string,
): Promise<Task[]> =>
  describeTasks(
    reader,
    cluster,
    await listTasks(reader, { cluster, family, desiredStatus: "RUNNING" }, Number.POSITIVE_INFINITY),
  );

/** Tasks with this `startedBy` and a desired status of RUNNING. ECS allows no other filter with it. All pages. */
export const listRunning = (reader: TaskReader, cluster: string, startedBy: string): Promise<string[]> =>
  listTasks(reader, { cluster, startedBy }, Number.POSITIVE_INFINITY);

/**
 * Tasks with this `startedBy` that are stopping or stopped within about an hour. ECS can only filter these by family,
 * which in a crash loop has many: reads the first thousand.
 */
export async function describeStopped(
  reader: TaskReader,
  cluster: string,
  of: { readonly family: string; readonly startedBy: string },
): Promise<Task[]> {
  const filter = { cluster, family: of.family, desiredStatus: "STOPPED" as const };
  const tasks = await describeTasks(reader, cluster, await listTasks(reader, filter, 10));
  return tasks.filter(({ startedBy }) => startedBy === of.startedBy);
}
