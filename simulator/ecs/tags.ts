/** Tags of ECS resources, by ARN. */
import { AwsError, type Operations } from "../protocol/call.ts";
import type { EcsState, Tag } from "./state.ts";

export const tagsOf = (ecs: EcsState, arn: string): readonly Tag[] => ecs.tags.get(arn) ?? [];

/** Throws ECS's error for invalid tags. */
export function checkTags(tags: readonly Tag[] | undefined): void {
  const refuse = (message: string): never => {
    throw new AwsError("InvalidParameterException", message);
  };
  const keys = new Set<string>();
  if ((tags?.length ?? 0) > 50) refuse("The maximum number of tags per resource is 50.");
  for (const { key, value } of tags ?? []) {
    if (key.length < 1 || key.length > 128) refuse("Tag keys must be 1 to 128 characters long.");
    if ((value ?? "").length > 256) refuse("Tag values must be at most 256 characters long.");
    if (/^aws:/i.test(key)) refuse("Tag keys that start with aws: are reserved for system use.");
    if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(key + (value ?? "")))
      refuse(
        "Some tags contain invalid characters. Valid characters: UTF-8 letters, spaces, numbers and _ . / = + - : @.",
      );
    if (keys.has(key)) refuse(`Duplicate tag key: ${key}`);
    keys.add(key);
  }
}

export function tagOperations(ecs: EcsState): Operations {
  return {
    ListTagsForResource: (input: { resourceArn: string }) => ({ tags: tagsOf(ecs, input.resourceArn) }),

    TagResource(input: { resourceArn: string; tags: readonly Tag[] }) {
      checkTags(input.tags);
      const given = new Set(input.tags.map(({ key }) => key));
      const kept = tagsOf(ecs, input.resourceArn).filter(({ key }) => !given.has(key));
      ecs.tags.set(input.resourceArn, [...kept, ...input.tags]);
      return {};
    },

    UntagResource(input: { resourceArn: string; tagKeys: readonly string[] }) {
      const kept = tagsOf(ecs, input.resourceArn).filter(({ key }) => !input.tagKeys.includes(key));
      ecs.tags.set(input.resourceArn, kept);
      return {};
    },
  };
}
