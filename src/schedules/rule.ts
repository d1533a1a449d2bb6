/** Reads and writes an EventBridge rule's targets unchanged. Source: docs/aws-reference.md#schedules. */
import { withoutQuotedValues } from "../aws/errors/quoted-values.ts";
import type { PutTargetsCommandOutput } from "@aws-sdk/client-eventbridge";
import { awsProblemOf } from "../aws/errors/classify.ts";
import { JsonDocument } from "../ecs/definition/document.ts";
import { messageOf } from "../core/failure.ts";
import type { Change, Place, Refusal, ScheduleContext } from "./schedule.ts";
import { isSameJson } from "./target.ts";

/** PutTargets accepts at most this many entries. */
const entriesPerCall = 10;

export interface Rule {
  /** Name of the event bus. */
  readonly place: string;
  readonly id: string;
}

const resourceOf = ({ place, id }: Rule): string =>
  place === "default" ? `rule/${id}` : `rule/${place}/${id}`;

/** All targets of the rule by ID, as AWS sent them. */
export async function readTargets(context: ScheduleContext, rule: Rule): Promise<Map<string, string>> {
  const events = await context.aws.eventBridge();
  const targets = new Map<string, string>();
  let token: string | undefined;
  do {
    let text = "";
    const answer = await events.listTargetsByRule(
      { Rule: rule.id, EventBusName: rule.place, ...(token !== undefined && { NextToken: token }) },
      { signal: context.signal, resource: resourceOf(rule), onText: (body) => (text = body) },
    );
    const page = JsonDocument.parse(text);
    for (let index = 0; index < page.length(["Targets"]); index += 1) {
      const id = page.get(["Targets", index, "Id"]);
      if (typeof id !== "string") throw new Error(`${resourceOf(rule)}: a target without an id`);
      targets.set(id, page.raw(["Targets", index]) ?? "");
    }
    token = answer.NextToken;
  } while (token !== undefined);
  return targets;
}

export const rulePlace = (context: ScheduleContext, rule: Rule): Place => ({
  read: () => readTargets(context, rule),
  write: async (changes) => {
    const refusals: Refusal[] = [];
    for (let from = 0; from < changes.length; from += entriesPerCall) {
      refusals.push(...(await put(context, rule, changes.slice(from, from + entriesPerCall))));
    }
    return { refusals, notes: [] };
  },
});

async function put(context: ScheduleContext, rule: Rule, changes: readonly Change[]): Promise<Refusal[]> {
  const events = await context.aws.eventBridge();
  const body = `{"Rule":${JSON.stringify(rule.id)},"EventBusName":${JSON.stringify(rule.place)},"Targets":[${changes
    .map(({ text }) => text)
    .join(",")}]}`;
  try {
    const answer = await events.putTargets(
      { Rule: rule.id, EventBusName: rule.place, Targets: [] },
      {
        body,
        signal: context.signal,
        resource: resourceOf(rule),
        found: () => {
          context.onLost?.();
          return findLostPut(context, rule, changes);
        },
      },
    );
    return refusalsOf(answer, changes);
  } catch (error) {
    if (awsProblemOf(error)?.code !== "ConcurrentModificationException") throw error;
    return changes.map(({ id }) => ({ id, reason: messageOf(error), again: true }));
  }
}

/** Error codes that a retry can resolve. */
const retryable = /^(?:ConcurrentModification|Throttling|Internal)/u;

function refusalsOf(answer: PutTargetsCommandOutput, changes: readonly Change[]): Refusal[] {
  const failed = answer.FailedEntries ?? [];
  if ((answer.FailedEntryCount ?? 0) > failed.length) {
    return changes.map(({ id }) => ({
      id,
      reason: `${answer.FailedEntryCount} targets failed, and EventBridge doesn't report which`,
      again: false,
    }));
  }
  return failed.map(({ TargetId, ErrorCode = "no code", ErrorMessage = "" }) => ({
    id: TargetId ?? "?",
    reason: ErrorMessage === "" ? ErrorCode : `${ErrorCode}: ${withoutQuotedValues(ErrorMessage)}`,
    again: retryable.test(ErrorCode),
  }));
}

/** After a lost response: a success if every target was written; `undefined` if one still has its old state. */
async function findLostPut(
  context: ScheduleContext,
  rule: Rule,
  changes: readonly Change[],
): Promise<PutTargetsCommandOutput | undefined> {
  const now = await readTargets(context, rule);
  const isAs = (id: string, text: string): boolean => {
    const current = now.get(id);
    return current !== undefined && isSameJson(current, text);
  };
  if (changes.every(({ id, text }) => isAs(id, text))) return { $metadata: {}, FailedEntryCount: 0 };
  const changed = changes.filter(({ id, text, before }) => !isAs(id, text) && !isAs(id, before));
  if (changed.length === 0) return undefined;
  // A retry would overwrite somebody else's change; the caller reads the targets again.
  return {
    $metadata: {},
    FailedEntryCount: changes.length,
    FailedEntries: changes.map(({ id }) => ({
      TargetId: id,
      ErrorCode: "ConcurrentModificationException",
      ErrorMessage: "the target changed while a response was lost",
    })),
  };
}
