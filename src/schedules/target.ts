/** Reads and replaces a target's task definition. Pure. Source: docs/aws-reference.md#schedules. */
import { parseRevision, revisionName, shortName } from "../aws/arn.ts";
import { JsonDocument, JsonSyntaxError, type Path } from "../ecs/definition/document.ts";
import { type Exact, writeExact } from "../ecs/definition/exact-json.ts";
import type { Naming, TargetState } from "./schedule.ts";

/** EventBridge Scheduler's universal target for RunTask; its `Input` is the request. */
const runTask = /^arn:[\w-]+:scheduler:::aws-sdk:ecs:runTask$/;

/**
 * Reads a target; `undefined` if it runs no ECS task.
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
    unmoved: { why: "unreadable", text: `Its RunTask request ${why}, so the step doesn't change it.` },
  });
  const input = innerDocument(document, path);
  if (input === undefined) return unreadable("is not a JSON object");
  const [name, ...others] = keysLike(input, "taskdefinition");
  if (name === undefined) return unreadable("has no task definition");
  if (others.length > 0) return unreadable(`has several task definitions (${[name, ...others].join(", ")})`);
  const [cluster] = keysLike(input, "cluster");
  return stateOf({
    id,
    document: document.text,
    naming: { path, within: name },
    cluster: cluster === undefined ? "default" : input.get([cluster]),
    clusterArn,
  });
}

/** EventBridge Scheduler accepts the API's and the SDKs' spelling of request members. */
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
    const text = `It runs in the cluster ${where}, not in ${shortName(clusterArn)}, so the step doesn't change it.`;
    return { ...state, unmoved: { why: "elsewhere", text } };
  }
  if (revision === undefined) {
    const text = `It uses the family ${family} without a revision, so it already runs the newest one.`;
    return { ...state, unmoved: { why: "runs-newest", text } };
  }
  return state;
}

const isCluster = (cluster: string, clusterArn: string): boolean =>
  cluster === clusterArn || (!cluster.startsWith("arn:") && cluster === shortName(clusterArn));

/** The task definition in the document; `undefined` if there is none. */
export function namedIn(text: string, { path, within }: Naming): string | undefined {
  const document = JsonDocument.parse(text);
  const name = within === undefined ? document.get(path) : innerDocument(document, path)?.get([within]);
  return typeof name === "string" ? name : undefined;
}

/** Replaces the task definition; every other byte stays the same. */
export function withTaskDefinition(text: string, { path, within }: Naming, taskDefinition: string): string {
  const document = JsonDocument.parse(text);
  if (within === undefined) return document.set(path, taskDefinition).text;
  const inner = innerDocument(document, path);
  if (inner === undefined) throw new Error(`No RunTask request at ${path.join(".")}`);
  return document.set(path, inner.set([within], taskDefinition).text).text;
}

/** Whether two names refer to the same task definition: `family:revision` is short for its ARN. */
export const isSameTaskDefinition = (one: string, other: string): boolean =>
  one === other || (revisionName(one) === revisionName(other) && !(isArn(one) && isArn(other)));

const isArn = (name: string): boolean => name.startsWith("arn:");

/** Whether two JSON texts are equal apart from key order and whitespace. Compares numbers by their spelling. */
export const isSameJson = (one: string, other: string): boolean =>
  one === other || canonical(one) === canonical(other);

/** A schedule's settings without its StartDate. */
export const withoutStart = (text: string): string => JsonDocument.parse(text).remove(["StartDate"]).text;

/** Like `isSameJson`, but allows a missing StartDate that AWS rejected. */
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
