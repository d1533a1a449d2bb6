/** Resource ARNs and roles in a request. */
import type { Access } from "./document.ts";

/** A decoded request. */
export type Input = Readonly<Record<string, unknown>>;

/** The caller's account and region. */
export interface Scope {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** By operation: the request requires every permission in the list. */
export type AccessTable = Readonly<Record<string, (input: Input, scope: Scope) => readonly Access[]>>;

export function arn({ partition, region, account }: Scope, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

/** PassRole for each role, by ARN or name, without duplicates. */
export function passRole(scope: Scope, roles: readonly unknown[], service: string): readonly Access[] {
  const given = roles.map(textOf).filter((role) => role !== undefined && role !== "");
  return [...new Set(given)].map((role) => ({
    action: "iam:PassRole",
    resource: role?.startsWith("arn:")
      ? role
      : `arn:${scope.partition}:iam::${scope.account}:role/${role ?? ""}`,
    keys: { "iam:PassedToService": service },
  }));
}

/** All values of members with this name, at any depth. */
export function rolesIn(value: unknown, member: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => rolesIn(item, member));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    name === member && typeof item === "string" ? [item] : rolesIn(item, member),
  );
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

export function itemsOf(value: unknown): readonly Input[] {
  return Array.isArray(value) ? (value as Input[]) : [];
}
