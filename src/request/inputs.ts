/**
 * The names of the inputs, in the order of `action.yml`, each with its default. `undefined`: no literal default; what then
 * holds is said in the description. A blank input is as good as none: the default holds.
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

/** The inputs that always have a value. */
export type DefaultedInput = {
  [Name in InputName]: (typeof inputDefaults)[Name] extends string ? Name : never;
}[InputName];

export const inputNames = Object.keys(inputDefaults) as readonly InputName[];

/** How the runner names an input in the environment: upper-cased, blanks to `_`; dashes stay. */
export function variableOf(input: string): string {
  return `INPUT_${input.replaceAll(" ", "_").toUpperCase()}`;
}

/** The environment of the step, `process.env` in the action. */
export type Environment = Readonly<Record<string, string | undefined>>;
