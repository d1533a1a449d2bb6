/** Which task definition a target names, and the same target naming another. Pure. Source: docs/aws-reference.md#schedules. */
import { parseRevision, revisionName, shortName } from "../aws/arn.ts";
import { JsonDocument, JsonSyntaxError, type Path } from "../ecs/definition/document.ts";
import { type Exact, writeExact } from "../ecs/definition/exact-json.ts";
import type { Naming, TargetState } from "./schedule.ts";

/** Scheduler's universal target for RunTask; its `Input` is the request. */
const runTask = /^arn:[\w-]+:scheduler:::aws-sdk:ecs:runTask$/;

/**
 * What a target runs; `undefined` for one that runs no ECS task.
 * @param at Path of the target in the document: `[]` for a rule's, `["Target"]` for a schedule's.
 */
export function readTarget(
  id: string,
  text: string,
  at: readonly string[],
  clusterArn: string,
): TargetState | undefined {
  const document = JsonDocument.parse(text);
  const arn = document.get([...at, "Arn"]);
  if (document.kind([...at, "EcsParameters"]) === "object") {
    const naming = { path: [...at, "EcsParameters", "TaskDefinitionArn"] };
    return stateOf({ id, document: text, naming, cluster: arn, clusterArn });
  }
  if (typeof arn !== "string" || !runTask.test(arn)) return undefined;
  return readRunTask(id, document, [...at, "Input"], clusterArn);
}

function readRunTask(
  id: string,
  document: JsonDocument,
  path: readonly string[],
  clusterArn: string,
): TargetState {
  const unreadable = (why: string): TargetState => ({
    id,
    document: document.text,
    naming: { path },
    taskDefinition: "",
    family: "",
    leftAlone: { why: "unreadable", text: `Its RunTask request ${why}: it is left alone.` },
  });
  const input = innerDocument(document, path);
  if (input === undefined) return unreadable("is no JSON object");
  const [name, ...others] = keysLike(input, "taskdefinition");
  if (name === undefined) return unreadable("names no task definition");
  if (others.length > 0)
    return unreadable(`names its task definition twice (${[name, ...others].join(", ")})`);
  const [cluster] = keysLike(input, "cluster");
  return stateOf({
    id,
    document: document.text,
    naming: { path, within: name },
    cluster: cluster === undefined ? "default" : input.get([cluster]),
    clusterArn,
  });
}

/** Scheduler takes the members of a request in the API's spelling and in that of the SDKs. */
const keysLike = (input: JsonDocument, name: string): string[] =>
  input.keys([]).filter((key) => key.toLowerCase() === name);

function innerDocument(document: JsonDocument, path: Path): JsonDocument | undefined {
  const text = document.get(path);
  if (typeof text !== "string") return undefined;
  try {
    const inner = JsonDocument.parse(text);
    return inner.kind([]) === "object" ? inner : undefined;
  } catch (error) {
    if (error instanceof JsonSyntaxError) return undefined;
    throw error;
  }
}

interface Found {
  readonly id: string;
  readonly document: string;
  readonly naming: Naming;
  readonly cluster: unknown;
  readonly clusterArn: string;
}

function stateOf({ id, document, naming, cluster, clusterArn }: Found): TargetState {
  const taskDefinition = namedIn(document, naming) ?? "";
  const revision = parseRevision(taskDefinition);
  const family = revision?.family ?? shortName(taskDefinition);
  const state: TargetState = { id, document, naming, taskDefinition, family };
  if (typeof cluster !== "string" || !isCluster(cluster, clusterArn)) {
    const where = typeof cluster === "string" ? shortName(cluster) : "no";
    const text = `It runs in the cluster ${where}, not in ${shortName(clusterArn)}: it is left alone.`;
    return { ...state, leftAlone: { why: "elsewhere", text } };
  }
  if (revision === undefined) {
    const text = `It names the family ${family} without a revision, so it runs the newest one already.`;
    return { ...state, leftAlone: { why: "runs-newest", text } };
  }
  return state;
}

const isCluster = (cluster: string, clusterArn: string): boolean =>
  cluster === clusterArn || (!cluster.startsWith("arn:") && cluster === shortName(clusterArn));

/** The task definition that the document names; `undefined` where it names none. */
export function namedIn(text: string, { path, within }: Naming): string | undefined {
  const document = JsonDocument.parse(text);
  const name = within === undefined ? document.get(path) : innerDocument(document, path)?.get([within]);
  return typeof name === "string" ? name : undefined;
}

/** The document naming another task definition; every other byte as it was. */
export function withTaskDefinition(text: string, { path, within }: Naming, taskDefinition: string): string {
  const document = JsonDocument.parse(text);
  if (within === undefined) return document.set(path, taskDefinition).text;
  const inner = innerDocument(document, path);
  if (inner === undefined) throw new Error(`No RunTask request at ${path.join(".")}`);
  return document.set(path, inner.set([within], taskDefinition).text).text;
}

/** Whether two names stand for the same task definition: `family:revision` is short for its ARN. */
export const isSameTaskDefinition = (one: string, other: string): boolean =>
  one === other || (revisionName(one) === revisionName(other) && !(isArn(one) && isArn(other)));

const isArn = (name: string): boolean => name.startsWith("arn:");

/** Whether two JSON texts say the same: key order and spacing apart. Numbers are compared as they are spelt. */
export const isSameJson = (one: string, other: string): boolean =>
  one === other || canonical(one) === canonical(other);

/** A schedule's settings without the date from which it runs. */
export const withoutStart = (text: string): string => JsonDocument.parse(text).remove(["StartDate"]).text;

/** The same where a StartDate that AWS did not take back is missing now. */
export const isSameButStart = (now: string, recorded: string): boolean =>
  isSameJson(now, recorded) || isSameJson(now, withoutStart(recorded));

const canonical = (text: string): string => writeExact(sorted(JsonDocument.parse(text).exact([]) ?? null));

function sorted(value: Exact): Exact {
  if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<string, Exact>)];
    entries.sort(([one], [other]) => (one < other ? -1 : 1));
    return new Map(entries.map(([key, item]) => [key, sorted(item)]));
  }
  return Array.isArray(value) ? value.map((item: Exact) => sorted(item)) : value;
}
