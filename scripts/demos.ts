/** The demos: simulated worlds, and the inputs of a step. */

export interface Demo {
  /** A sentence for viewers. */
  readonly about: string;
  readonly scenario: string;
  readonly inputs: Readonly<Record<string, string>>;
}

const release = {
  "role-to-assume": "arn:aws:iam::123456789012:role/release",
  "aws-region": "eu-west-1",
  cluster: "shop",
  services: "web",
  image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v2",
  "run-migrations": "true",
};

export const demos: Readonly<Record<string, Demo>> = {
  release: {
    about: "A Laravel-like service of two containers gets a new image: migration, then a rolling deployment.",
    scenario: "laravel",
    inputs: release,
  },
  rollback: {
    about: "The new image crashes at startup, and the circuit breaker rolls it back.",
    scenario: "rollback",
    inputs: release,
  },
  "migration-fails": {
    about: "The migration of the new image fails, and no service changes.",
    scenario: "migration-fails",
    inputs: release,
  },
  "blue-green": {
    about:
      "Native blue/green: the new revision starts, a Lambda hook checks it, then it gets all traffic at once.",
    scenario: "blue-green",
    inputs: release,
  },
  pause: {
    about:
      "Blue/green with a pause: the smoke test runs against the new revision, and its exit code decides whether traffic shifts.",
    scenario: "pause",
    inputs: { ...release, "smoke-test-command": "bin/smoke" },
  },
  canary: {
    about: "Canary: the new revision gets 10% of the traffic for two minutes, then all of it.",
    scenario: "canary",
    inputs: release,
  },
  "dying-worker": {
    about:
      "The service is healthy, but its worker container fails during the bake time, so the release rolls back.",
    scenario: "dying-worker",
    inputs: { ...release, "run-migrations": "false", "bake-time": "20s" },
  },
  "long-drain": {
    about:
      "Old tasks drain for an hour, longer than the timeout. The outcome of the release is started, and nothing is rolled back.",
    scenario: "long-drain",
    inputs: { ...release, "rollout-timeout": "20s" },
  },
  "three-services": {
    about: "Two waves: web and api succeed, the worker crashes, and the release rolls back all three.",
    scenario: "three-services",
    inputs: { ...release, services: "web, api\nworker" },
  },
  codedeploy: {
    about: "CodeDeploy starts a new task set and shifts the traffic to it.",
    scenario: "codedeploy",
    inputs: release,
  },
};
