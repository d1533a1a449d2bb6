/** PutTargets: each entry replaces the whole target with its ID. Source: docs/aws-reference.md#schedules. */
import { elementsOf } from "../ecs/json-text.ts";
import { AwsError } from "../protocol/call.ts";
import type { Rule } from "./state.ts";

interface Entry {
  readonly Id: string;
  readonly Arn: string;
  readonly RoleArn?: string;
  readonly Input?: string;
  readonly InputPath?: string;
  readonly InputTransformer?: unknown;
  readonly EcsParameters?: { readonly TaskDefinitionArn: string };
}

const entriesPerCall = 10;
const taskDefinitionArn = /^arn:[\w-]+:ecs:[\w-]+:\d{12}:task-definition\/[\w-]+(?::\d+)?$/;

const invalid = (message: string): AwsError => new AwsError("ValidationException", message);

/** @param text The list of targets as received. */
export function putTargets(rule: Rule, text: string): unknown {
  const entries = (elementsOf(text) ?? []).map((each) => ({ text: each, target: JSON.parse(each) as Entry }));
  if (entries.length > entriesPerCall) {
    throw invalid(`1 validation error detected: Value at 'targets' failed to satisfy constraint: \
Member must have length less than or equal to ${entriesPerCall}`);
  }
  for (const { target } of entries) check(target);
  const ids = new Set([...rule.targets.keys(), ...entries.map(({ target }) => target.Id)]);
  if (ids.size > rule.limit)
    throw new AwsError(
      "LimitExceededException",
      "The requested resource exceeds the maximum number allowed.",
    );
  const failed = entries.flatMap(({ target, text: whole }) => {
    const refusal = rule.refusals.find(({ spec, left }) => spec.targetId === target.Id && left > 0);
    if (refusal === undefined) {
      rule.targets.set(target.Id, whole);
      return [];
    }
    refusal.left -= 1;
    return [{ TargetId: target.Id, ErrorCode: refusal.spec.code, ErrorMessage: refusal.spec.message }];
  });
  return { FailedEntryCount: failed.length, FailedEntries: failed };
}

function check({ Id, Arn, RoleArn, EcsParameters, Input, InputPath, InputTransformer }: Entry): void {
  const inputs = [Input, InputPath, InputTransformer].filter(
    (input) => input !== undefined && input !== null,
  );
  if (inputs.length > 1) {
    throw invalid(`Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}.`);
  }
  if (typeof Input === "string" && !isJson(Input))
    throw invalid(`JSON syntax error in input for target ${Id}`);
  if (!/^arn:[\w-]+:ecs:/.test(Arn)) return;
  if (EcsParameters === undefined) throw invalid(`Parameter EcsParameters is required for target ${Arn}.`);
  if (RoleArn === undefined) throw invalid(`RoleArn is required for target ${Arn}.`);
  if (!taskDefinitionArn.test(EcsParameters.TaskDefinitionArn)) {
    throw invalid("Parameter TaskDefinitionArn is not valid. Reason: Provided Arn is not in correct format.");
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
