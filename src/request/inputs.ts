/**
 * Input names in the order of `action.yml`, each with its default. `undefined` means no literal default; the input's
 * description explains what happens then. A blank input is treated as not set.
 */
export const inputDefaults = {
  "role-to-assume": undefined,
  "aws-region": undefined,
  "role-session-name": undefined,
  "role-duration-seconds": "3600",
  audience: "sts.amazonaws.com",
  "role-to-chain": undefined,

  cluster: "default",
  services: undefined,
  image: undefined,
  "environment-variables": undefined,
  secrets: undefined,
  "task-definition": undefined,
  "scheduled-tasks": undefined,
  "desired-count": undefined,
  "force-new-deployment": "false",
  "if-outdated": "warn",

  "run-migrations": undefined,
  "migration-command": undefined,
  "migration-container": undefined,
  "migration-environment": "RUN_MIGRATIONS=true",
  "migration-task-definition": undefined,
  "migration-subnets": undefined,
  "migration-security-groups": undefined,
  "migration-assign-public-ip": undefined,
  "migration-timeout": "30m",
  "if-migrating": "wait",

  "wait-for": "stable",
  "rollout-timeout": "30m",
  "on-failure": "rollback",
  "on-cancel": "rollback",
  "if-deploying": "wait",
  "smoke-test-command": undefined,
  "smoke-test-url": undefined,
  "smoke-test-timeout": "2m",
  "smoke-test-expect": undefined,
  "bake-time": undefined,
  "bake-alarms": undefined,
  "after-release-command": undefined,
  "failed-revision": "deregister",
  "codedeploy-application": undefined,
  "codedeploy-deployment-group": undefined,
  "codedeploy-deployment-config": undefined,
  "codedeploy-appspec": undefined,

  "dry-run": "false",
  "stream-logs": "true",
  "trace-tags": "true",
  "poll-interval": "3s",
  "github-token": undefined,
  "github-environment": undefined,
  "github-environment-url": undefined,
} as const satisfies Readonly<Record<string, string | undefined>>;

export type InputName = keyof typeof inputDefaults;

/** Inputs with a literal default. */
export type DefaultedInput = {
  [Name in InputName]: (typeof inputDefaults)[Name] extends string ? Name : never;
}[InputName];

export const inputNames = Object.keys(inputDefaults) as readonly InputName[];

/** The runner's environment variable for an input: upper-cased, spaces replaced by `_`, dashes kept. */
export function variableOf(input: string): string {
  return `INPUT_${input.replaceAll(" ", "_").toUpperCase()}`;
}

/** The step's environment variables: `process.env` in the action. */
export type Environment = Readonly<Record<string, string | undefined>>;
