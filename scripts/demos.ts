/** The demos: a world of the simulator, and the inputs of the step that is released into it. */

export interface Demo {
  /** A sentence for who watches. */
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
    about: "The new image crashes at boot; the circuit breaker takes it back.",
    scenario: "rollback",
    inputs: release,
  },
  "migration-fails": {
    about: "The migration of the new image fails; no service is touched.",
    scenario: "migration-fails",
    inputs: release,
  },
  "blue-green": {
    about:
      "Native blue/green: the new side comes up, a Lambda hook looks at it, then it gets all traffic at once.",
    scenario: "blue-green",
    inputs: release,
  },
  pause: {
    about:
      "Blue/green with a pause: the smoke test runs against the new side, and its exit code lets the traffic shift.",
    scenario: "pause",
    inputs: { ...release, "smoke-test-command": "bin/smoke" },
  },
  canary: {
    about: "A tenth of the traffic for two minutes, then all of it.",
    scenario: "canary",
    inputs: release,
  },
  "dying-worker": {
    about:
      "The service is healthy, and the bake catches that its worker container died: everything goes back.",
    scenario: "dying-worker",
    inputs: { ...release, "run-migrations": "false", "bake-time": "20s" },
  },
  "long-drain": {
    about:
      "Old tasks drain for an hour. When the time is over, the release has started, and is not rolled back.",
    scenario: "long-drain",
    inputs: { ...release, "rollout-timeout": "20s" },
  },
  "three-services": {
    about: "Two waves: web and api come up, the worker crashes, and everything goes back.",
    scenario: "three-services",
    inputs: { ...release, services: "web, api\nworker" },
  },
  codedeploy: {
    about: "CodeDeploy brings the new task set up and shifts the traffic.",
    scenario: "codedeploy",
    inputs: release,
  },
};
