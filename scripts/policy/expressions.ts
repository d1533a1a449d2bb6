/**
 * Expressions (`${{ … }}`) in the inputs of a workflow file: their values are known to the job alone. In names each
 * stands for anything, `*` in a policy; where an input chooses, the choice that needs the most permissions is taken.
 */
import type { Policy } from "../../src/core/policy.ts";

/** Takes an expression's place where a name must have a certain form; `withWildcards` turns it into `*`. */
export const anything = "zzexpressionzz";

/** A policy with `*` in place of each expression. */
export const withWildcards = (policy: Policy): Policy =>
  JSON.parse(
    JSON.stringify(policy)
      .replaceAll(anything, "*")
      .replaceAll(/\*{2,}/g, "*"),
  ) as Policy;

const expression = /\$\{\{[^]*?\}\}/g;
/** Tags and digests, for which no permission is asked. */
const tag = /[:@][^/\s]*$/gm;
const whole = /^\s*\$\{\{[^]*?\}\}\s*$/;

/** What needs the most permissions; `undefined` for the default. */
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
  "smoke-test-url": undefined,
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
  /** Without expressions: as the step would read them. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Names of the inputs in which they make the policy wider. */
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
  if (name === "scheduled-tasks" && whole.test(text))
    return `rule/${anything}\nschedule/${anything}/${anything}`;
  return text.replaceAll(expression, anything);
}
