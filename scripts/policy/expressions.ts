/**
 * Expressions (`${{ … }}`) in the inputs of a workflow file. Only the job knows their values. In names, each becomes
 * `*` in the policy. If an input selects a behavior, the policy assumes the one that needs the most permissions.
 */
import type { Policy } from "../../src/core/policy.ts";

/** Replaces an expression in a name that must have a certain form. `withWildcards` turns it into `*`. */
export const anything = "zzexpressionzz";

/** A policy with `*` instead of each expression. */
export const withWildcards = (policy: Policy): Policy =>
  JSON.parse(
    JSON.stringify(policy)
      .replaceAll(anything, "*")
      .replaceAll(/\*{2,}/g, "*"),
  ) as Policy;

const expression = /\$\{\{[^]*?\}\}/g;
/** Tags and digests, which need no permissions. */
const tag = /[:@][^/\s]*$/gm;

/** The value that needs the most permissions; `undefined` for the default. */
const widest: Readonly<Record<string, string | undefined>> = {
  "run-migrations": "true",
  "trace-tags": "true",
  "stream-logs": "true",
  "on-failure": "rollback",
  "on-cancel": "stop",
  "if-deploying": "replace",
  "dry-run": undefined,
  "force-new-deployment": undefined,
  "wait-for": undefined,
  "if-migrating": undefined,
  "if-outdated": undefined,
  "failed-revision": "deregister",
  "task-definition": undefined,
  "role-to-assume": undefined,
  "role-to-chain": undefined,
  "aws-region": undefined,
  "desired-count": "1",
  "smoke-test-url": "https://expression.example",
  "github-environment-url": undefined,
  "environment-variables": undefined,
  secrets: undefined,
  "migration-environment": undefined,
  "migration-subnets": undefined,
  "migration-security-groups": undefined,
  "migration-assign-public-ip": undefined,
  "migration-timeout": undefined,
  "rollout-timeout": undefined,
  "smoke-test-timeout": undefined,
  "smoke-test-expect": undefined,
  "bake-time": "15m",
  "poll-interval": undefined,
  "role-duration-seconds": undefined,
};

export interface Resolved {
  /** Without expressions, as the step would read them. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Names of the inputs whose expressions make the policy broader. */
  readonly unknown: ReadonlySet<string>;
}

export function withoutExpressions(inputs: Readonly<Record<string, string>>): Resolved {
  const unknown = new Set<string>();
  const known: Record<string, string> = {};
  for (const [name, text] of Object.entries(inputs)) {
    if (text.search(expression) === -1) {
      known[name] = text;
      continue;
    }
    const value = Object.hasOwn(widest, name) ? widest[name] : named(name, text);
    if (value === undefined) continue;
    known[name] = value;
    const matters = name === "image" ? value.replaceAll(tag, "") : value;
    if (Object.hasOwn(widest, name) || matters.includes(anything)) unknown.add(name);
  }
  return { inputs: known, unknown };
}

function named(name: string, text: string): string {
  const known = text.replaceAll(expression, anything);
  if (name !== "scheduled-tasks") return known;
  // An item whose kind is unknown may be a rule or a schedule.
  const isUnknown = (item: string): boolean => item.split("/")[0]?.includes(anything) ?? false;
  const items = known.split(/[,\n]/);
  const either = [`rule/${anything}`, `schedule/${anything}/${anything}`];
  return [...items.filter((item) => !isUnknown(item)), ...(items.some(isUnknown) ? either : [])].join("\n");
}
