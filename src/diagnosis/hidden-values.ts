/**
 * A `valueFrom` that isn't an ARN names a parameter, or is the secret itself, written there by mistake. ECS quotes it when
 * the parameter is missing, so it is replaced in ECS's messages. Pure.
 */
import type { ContainerPlan, TaskFacts } from "./facts.ts";

export function withoutPlainValues(facts: TaskFacts): TaskFacts {
  const values = (facts.definitions ?? []).flatMap(plainValues).toSorted((a, b) => b[0].length - a[0].length);
  if (values.length === 0) return facts;
  const replaced = (text: string): string =>
    values.reduce(
      (left, [value, user]) => left.replace(patternOf(value), () => `valueFrom of ${user}`),
      text,
    );
  const { task, events } = facts;
  return {
    ...facts,
    task: {
      ...task,
      ...(task.stoppedReason !== undefined && { stoppedReason: replaced(task.stoppedReason) }),
      ...(task.containers && {
        containers: task.containers.map((container) =>
          container.reason === undefined ? container : { ...container, reason: replaced(container.reason) },
        ),
      }),
    },
    ...(events && { events: events.map(replaced) }),
  };
}

/** Each value with its user. */
const plainValues = ({ secrets = [] }: ContainerPlan): ReadonlyArray<readonly [string, string]> =>
  secrets.flatMap(({ name = "a secret", valueFrom = "" }) =>
    valueFrom === "" || valueFrom.startsWith("arn:") ? [] : [[valueFrom, name] as const],
  );

/** The whole value, not a part of a longer name. */
const patternOf = (value: string): RegExp => {
  const literal = value.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
  return new RegExp(`${value.startsWith("/") ? "" : "(?<![\\w-])"}${literal}(?![\\w-])`, "gu");
};
