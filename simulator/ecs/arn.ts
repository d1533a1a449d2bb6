/** Names and ARNs of ECS resources. */
import { AwsError } from "../protocol/call.ts";
import type { BareWorld } from "../world.ts";

/** `arn:aws:ecs:REGION:ACCOUNT:` of the world, in the region of the call. */
export const arnPrefix = (world: BareWorld, region: string): string =>
  `arn:${world.partition}:ecs:${region}:${world.account}:`;

/** The part of an ARN after the account, or undefined if the text is not an ARN. */
export function resourceOf(text: string): string | undefined {
  const parts = text.split(":");
  return parts[0] === "arn" && parts.length >= 6 ? parts.slice(5).join(":") : undefined;
}

/** The last part of an ARN's path, or the text itself: a name or an ID. */
export const lastPart = (text: string): string => text.slice(text.lastIndexOf("/") + 1);

export function regionOf(arn: string): string {
  const region = arn.split(":")[3];
  if (region === undefined) throw new AwsError("InvalidParameterException", `Invalid ARN: ${arn}`);
  return region;
}
