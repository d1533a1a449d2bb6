/** Handwritten events of releases, from which the golden files are generated. Times are seconds after 14:00 UTC. */
import type { RevisionCounts } from "../../src/ecs/progress.ts";
import type { Policy } from "../../src/core/policy.ts";
import type { Cause } from "../../src/core/failure.ts";
import type {
  EventBody,
  FamilyPlan,
  Phase,
  PlanView,
  ReleaseEvent,
  ServicePlan,
  ServiceProgress,
} from "../../src/core/events.ts";

export const startOfStories = Date.UTC(2026, 10, 3, 14, 0, 0);

export type Story = readonly ReleaseEvent[];

type Moment = readonly [second: number, body: EventBody];

const story = (...moments: readonly Moment[]): Story =>
  moments.map(([second, body]) => ({ at: startOfStories + second * 1000, ...body }));

export const revision = (family: string, number: number): string =>
  `arn:aws:ecs:eu-west-1:123456789012:task-definition/${family}:${number}`;
export const task = (id: string): string =>
  `arn:aws:ecs:eu-west-1:123456789012:task/shop/${id.padEnd(32, "0")}`;

const digest = `sha256:${"9f86d081884c7d659a2feaa0c55ad015".repeat(2)}`;
const registry = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop";

const family = (name: string, from: number, reused = false): FamilyPlan => ({
  family: name,
  base: revision(name, from),
  reused,
  changes: reused
    ? []
    : [
        {
          container: "app",
          what: "image",
          change: "changed",
          from: `${registry}:8c1f2d7`,
          to: `${registry}@${digest}`,
        },
        { container: "app", what: "environment", name: "CACHE_PREFIX", change: "added" },
        { container: "app", what: "secret", name: "DB_PASSWORD", change: "moved-to-secrets" },
      ],
});

const servicePlan = (name: string, from: number, strategy = "ROLLING", deploys = true): ServicePlan => ({
  name,
  family: name,
  controller: "ECS",
  strategy,
  from: revision(name, from),
  desiredCount: 3,
  deploys,
});

const plan = (over: Partial<PlanView> = {}): EventBody => ({
  kind: "plan",
  plan: {
    cluster: "shop",
    clusterArn: "arn:aws:ecs:eu-west-1:123456789012:cluster/shop",
    region: "eu-west-1",
    account: "123456789012",
    partition: "aws",
    families: [family("web", 41), family("worker", 17)],
    waves: [[servicePlan("web", 41, "CANARY")], [servicePlan("worker", 17)]],
    migration: {
      family: "web",
      container: "app",
      environmentNames: ["RUN_MIGRATIONS"],
      launch: "FARGATE",
    },
    schedules: [
      { name: "rule/nightly-report", family: "worker", from: [revision("worker", 17)], moves: true },
    ],
    dryRun: false,
    ...over,
  },
});

const begin = (phase: Phase): EventBody => ({ kind: "phase-started", phase });
const end = (phase: Phase, result: "ok" | "failed" = "ok"): EventBody => ({
  kind: "phase-ended",
  phase,
  result,
});
const wave = (number: number, of: number, ...services: string[]): Phase => ({
  name: "wave",
  number,
  of,
  services,
});
const ok = (about: string, text: string): EventBody => ({
  kind: "check",
  check: { about, level: "ok", text },
});

const counts = (
  name: string,
  number: number,
  running: number,
  more: Partial<RevisionCounts> = {},
): RevisionCounts => ({
  revision: `${name}:${number}`,
  ours: false,
  desired: 3,
  running,
  pending: 0,
  ...more,
});

const progress = (
  service: string,
  revisions: readonly RevisionCounts[],
  more: Partial<ServiceProgress> = {},
): EventBody => ({
  kind: "service-progress",
  progress: { service, status: "IN_PROGRESS", revisions, ...more },
});

const ecsEvent = (service: string, id: string, text: string): EventBody => ({
  kind: "service-event",
  service,
  id,
  at: startOfStories,
  text: `(service ${service}) ${text}`,
});

const prepared: readonly Moment[] = [
  [0, begin({ name: "plan" })],
  [2, plan()],
  [2, end({ name: "plan" })],
  [2, begin({ name: "preflight" })],
  [3, ok("image", `${registry}@${digest} exists, linux/amd64`)],
  [3, ok("role", "iam:PassRole is not denied for ecsTaskExecutionRole")],
  [
    3,
    {
      kind: "check",
      check: {
        about: "worker",
        level: "warning",
        text: "the deployment circuit breaker is off",
        remedy:
          "Enable deploymentConfiguration.deploymentCircuitBreaker, so that ECS ends a failing deployment.",
      },
    },
  ],
  [4, end({ name: "preflight" })],
  [4, begin({ name: "register" })],
  [
    5,
    { kind: "registered", family: "web", from: revision("web", 41), to: revision("web", 42), reused: false },
  ],
  [
    5,
    {
      kind: "registered",
      family: "worker",
      from: revision("worker", 17),
      to: revision("worker", 18),
      reused: false,
    },
  ],
  [5, end({ name: "register" })],
];

const migrationStarted: readonly Moment[] = [
  [5, begin({ name: "migration" })],
  [
    6,
    {
      kind: "task-started",
      task: "migration",
      taskArn: task("3f9b2c"),
      adopted: false,
      logGroup: "/ecs/shop",
      logStream: `app/app/${"3f9b2c".padEnd(32, "0")}`,
      logRegion: "eu-west-1",
    },
  ],
  [6, { kind: "task-status", task: "migration", taskArn: task("3f9b2c"), status: "PROVISIONING" }],
  [11, { kind: "task-status", task: "migration", taskArn: task("3f9b2c"), status: "PENDING" }],
  [24, { kind: "task-status", task: "migration", taskArn: task("3f9b2c"), status: "RUNNING" }],
  [26, migrationLog("   INFO  Running migrations.")],
  [29, migrationLog("  2026_11_01_add_orders_index ............ 2,310ms DONE")],
];

function migrationLog(text: string): EventBody {
  return { kind: "task-log", task: "migration", container: "app", at: startOfStories, text };
}

const migrated: readonly Moment[] = [
  ...migrationStarted,
  [31, { kind: "task-status", task: "migration", taskArn: task("3f9b2c"), status: "STOPPED" }],
  [
    32,
    {
      kind: "migration-ended",
      verdict: {
        taskArn: task("3f9b2c"),
        container: "app",
        succeeded: true,
        exitCode: 0,
        seconds: 26,
        log: ["   INFO  Running migrations.", "  2026_11_01_add_orders_index ............ 2,310ms DONE"],
        adopted: false,
      },
    },
  ],
  [32, end({ name: "migration" })],
];

const webUpdated: readonly Moment[] = [
  [32, begin(wave(1, 2, "web"))],
  [
    33,
    {
      kind: "service-updated",
      service: "web",
      from: revision("web", 41),
      to: revision("web", 42),
      deploymentId: "ecs-svc/8423710995162",
    },
  ],
  [36, progress("web", [counts("web", 42, 0, { ours: true, pending: 1, traffic: 0 }), counts("web", 41, 3)])],
];

const webReleased: readonly Moment[] = [
  ...webUpdated,
  [40, ecsEvent("web", "e1", "has started 1 tasks: (task 77aa).")],
  [
    76,
    progress("web", [counts("web", 42, 1, { ours: true, traffic: 10 }), counts("web", 41, 3)], {
      stage: "PRODUCTION_TRAFFIC_SHIFT",
    }),
  ],
  [
    79,
    progress("web", [counts("web", 42, 1, { ours: true, traffic: 10 }), counts("web", 41, 3)], {
      stage: "PRODUCTION_TRAFFIC_SHIFT",
    }),
  ],
  [92, { kind: "heartbeat", awaiting: "web: canary bake time", until: startOfStories + 32_000 + 1_800_000 }],
  [120, ecsEvent("web", "e2", "was unable to place a task. Reason: RESOURCE:CPU")],
  [121, ecsEvent("web", "e2", "was unable to place a task. Reason: RESOURCE:CPU")],
  [
    140,
    progress("web", [counts("web", 42, 3, { ours: true, traffic: 100 }), counts("web", 41, 3)], {
      stage: "BAKE_TIME",
    }),
  ],
  [160, ecsEvent("web", "e3", "(deployment ecs-svc/8423710995162) deployment completed.")],
  [
    161,
    {
      kind: "rollout-ended",
      verdict: {
        name: "web",
        verdict: "released",
        from: revision("web", 41),
        to: revision("web", 42),
        deploymentId: "ecs-svc/8423710995162",
        strategy: "CANARY",
        seconds: 128,
      },
    },
  ],
  [161, end(wave(1, 2, "web"))],
];

const workerUpdated: readonly Moment[] = [
  [161, begin(wave(2, 2, "worker"))],
  [
    162,
    {
      kind: "service-updated",
      service: "worker",
      from: revision("worker", 17),
      to: revision("worker", 18),
      deploymentId: "ecs-svc/1190553007428",
    },
  ],
  [
    165,
    progress("worker", [
      counts("worker", 18, 0, { ours: true, pending: 3, failed: 0 }),
      counts("worker", 17, 3),
    ]),
  ],
];

export const released = story(
  ...prepared,
  ...migrated,
  ...webReleased,
  ...workerUpdated,
  [200, progress("worker", [counts("worker", 18, 3, { ours: true }), counts("worker", 17, 1)])],
  [
    221,
    {
      kind: "rollout-ended",
      verdict: {
        name: "worker",
        verdict: "released",
        from: revision("worker", 17),
        to: revision("worker", 18),
        deploymentId: "ecs-svc/1190553007428",
        strategy: "ROLLING",
        seconds: 59,
      },
    },
  ],
  [221, end(wave(2, 2, "worker"))],
  [221, begin({ name: "schedules" })],
  [
    223,
    {
      kind: "schedule-ended",
      verdict: {
        name: "rule/nightly-report",
        verdict: "released",
        from: [revision("worker", 17)],
        to: revision("worker", 18),
      },
    },
  ],
  [223, end({ name: "schedules" })],
  [
    223,
    {
      kind: "ended",
      outcome: "released",
      sentence: "web and worker run the new revisions, and the schedule starts them.",
    },
  ],
);

const imageMissing: Cause = {
  name: "image-not-found",
  what: "The image of container app could not be pulled: its tag is not in the repository.",
  evidence: [
    `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${registry}:nope: not found`,
  ],
  remedy: "Push the image before the release, or correct the `image` input.",
};

const crash: Cause = {
  name: "application-error",
  what: "Container app of worker:18 exited with code 1.",
  evidence: ["Essential container in task exited", "app: exit code 1"],
  remedy:
    "Read the last lines of the log below. The configuration of the new image differs from the old one.",
};

const workerFailing: readonly Moment[] = [
  ...workerUpdated,
  [
    185,
    progress("worker", [
      counts("worker", 18, 0, { ours: true, pending: 3, failed: 3 }),
      counts("worker", 17, 3),
    ]),
  ],
  [
    186,
    {
      kind: "tasks-failing",
      failing: {
        service: "worker",
        cause: crash,
        count: 3,
        example: task("c0ffee"),
        log: [
          "[2026-11-03 14:03:04] production.ERROR: SQLSTATE[HY000] [2002] Connection refused",
          "::error title=Not from us::a line of the application's own log",
          "| a | table | <img src=x onerror=alert(1)> @acme/ops #42",
        ],
        oldRevisionToo: false,
      },
    },
  ],
  [
    200,
    {
      kind: "tasks-failing",
      failing: {
        service: "worker",
        cause: crash,
        count: 5,
        example: task("c0ffee"),
        log: [],
        oldRevisionToo: false,
      },
    },
  ],
  [
    225,
    ecsEvent("worker", "e9", "(deployment ecs-svc/1190553007428) deployment failed: tasks failed to start."),
  ],
];

const workerRolledBack: readonly Moment[] = [
  ...workerFailing,
  [
    290,
    {
      kind: "rollout-ended",
      verdict: {
        name: "worker",
        verdict: "rolled-back",
        from: revision("worker", 17),
        to: revision("worker", 18),
        deploymentId: "ecs-svc/1190553007428",
        strategy: "ROLLING",
        seconds: 128,
        cause: crash,
      },
    },
  ],
  [290, end(wave(2, 2, "worker"), "failed")],
];

export const rolledBack = story(
  ...prepared,
  ...migrated,
  ...webReleased,
  ...workerRolledBack,
  [290, begin({ name: "rollback", reason: "worker failed: application-error" })],
  [291, { kind: "rolling-back", part: "web", to: revision("web", 41), reason: "released by this release" }],
  [
    300,
    progress("web", [counts("web", 42, 3, { ours: true }), counts("web", 41, 1, { pending: 2 })], {
      status: "ROLLBACK_IN_PROGRESS",
    }),
  ],
  [
    371,
    {
      kind: "service-ended",
      verdict: {
        name: "web",
        verdict: "rolled-back",
        from: revision("web", 41),
        to: revision("web", 42),
        deploymentId: "ecs-svc/8423710995162",
        strategy: "CANARY",
        seconds: 128,
      },
    },
  ],
  [371, { kind: "rollback-ended", part: "web", back: true, text: "web runs web:41 again" }],
  [371, end({ name: "rollback", reason: "" })],
  [
    372,
    {
      kind: "ended",
      outcome: "rolled-back",
      sentence: "worker failed on worker:18. web and worker run their previous revisions again.",
      cause: crash,
    },
  ],
);

const migrationError: Cause = {
  name: "migration-exit-code",
  what: "The migration's container app exited with code 1.",
  evidence: [
    "SQLSTATE[42S21]: Column already exists: 1060 Duplicate column name 'total' (SQL: alter table `orders` add `total` int)",
  ],
  remedy: "Fix the migration and run the job again. No service was changed.",
};

export const migrationFailed = story(
  ...prepared,
  ...migrationStarted,
  [33, migrationLog("  2026_11_02_add_total .................... 12ms FAIL")],
  [35, { kind: "task-status", task: "migration", taskArn: task("3f9b2c"), status: "STOPPED" }],
  [35, { kind: "task-failed", task: "migration", container: "app", exitCode: 1, seconds: 30 }],
  [
    36,
    {
      kind: "migration-ended",
      verdict: {
        taskArn: task("3f9b2c"),
        container: "app",
        succeeded: false,
        exitCode: 1,
        seconds: 30,
        log: [
          "   INFO  Running migrations.",
          "  2026_11_01_add_orders_index ............ 2,310ms DONE",
          "  2026_11_02_add_total .................... 12ms FAIL",
          "SQLSTATE[42S21]: Column already exists: 1060 Duplicate column name 'total' (SQL: alter table `orders` add `total` int)",
        ],
        adopted: false,
        cause: migrationError,
      },
    },
  ],
  [36, end({ name: "migration" }, "failed")],
  [
    36,
    {
      kind: "ended",
      outcome: "migration-failed",
      sentence: "The migration failed. No service was changed.",
      cause: migrationError,
    },
  ],
);

export const unchanged = story(
  [0, begin({ name: "plan" })],
  [
    2,
    plan({
      families: [family("web", 42, true)],
      waves: [[servicePlan("web", 42, "ROLLING", false)]],
      schedules: [],
    }),
  ],
  [2, end({ name: "plan" })],
  [2, begin({ name: "preflight" })],
  [3, ok("image", `${registry}@${digest} exists`)],
  [3, end({ name: "preflight" })],
  [3, begin({ name: "register" })],
  [
    3,
    { kind: "registered", family: "web", from: revision("web", 42), to: revision("web", 42), reused: true },
  ],
  [3, end({ name: "register" })],
  [
    4,
    {
      kind: "service-ended",
      verdict: {
        name: "web",
        verdict: "unchanged",
        from: revision("web", 42),
        to: revision("web", 42),
        deploymentId: "",
        strategy: "ROLLING",
        seconds: 0,
      },
    },
  ],
  [4, { kind: "ended", outcome: "unchanged", sentence: "web already runs this revision." }],
);

const takenOver: Cause = {
  name: "superseded",
  what: "Another deployment (ecs-svc/5550001112223 of web:43) replaced the one of web.",
  evidence: ["web:43 was deployed at 14:01:02 UTC during this release"],
  remedy: "The step did not change the other deployment. Find out who deployed web:43.",
};

export const superseded = story(
  ...prepared,
  ...migrated,
  ...webUpdated,
  [
    62,
    {
      kind: "rollout-ended",
      verdict: {
        name: "web",
        verdict: "superseded",
        from: revision("web", 41),
        to: revision("web", 42),
        deploymentId: "ecs-svc/8423710995162",
        strategy: "CANARY",
        seconds: 29,
        cause: takenOver,
      },
    },
  ],
  [62, end(wave(1, 2, "web"), "failed")],
  [
    62,
    {
      kind: "ended",
      outcome: "superseded",
      sentence: "Another deployment replaced the one of web.",
      cause: takenOver,
    },
  ],
);

export const cancelled = story(
  ...prepared,
  ...migrated,
  ...webUpdated,
  [50, { kind: "note", level: "warning", text: "The job was canceled; rolling web back to web:41." }],
  [50, { kind: "rolling-back", part: "web", to: revision("web", 41), reason: "the job was canceled" }],
  [
    51,
    {
      kind: "ended",
      outcome: "cancelled",
      sentence: "The job was canceled.",
      cause: {
        name: "cancelled",
        what: "The job was canceled.",
        evidence: ["Rollback started; the post step will report the result."],
      },
    },
  ],
);

const policy: Policy = {
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "UpdateServices",
      Effect: "Allow",
      Action: ["ecs:UpdateService"],
      Resource: ["arn:aws:ecs:eu-west-1:123456789012:service/shop/web"],
    },
    {
      Sid: "ReadTasks",
      Effect: "Allow",
      Action: ["ecs:ListTasks", "ecs:DescribeTasks"],
      Resource: ["*"],
      Condition: { ArnEquals: { "ecs:cluster": "arn:aws:ecs:eu-west-1:123456789012:cluster/shop" } },
    },
  ],
};

export const planned = story(
  [0, begin({ name: "plan" })],
  [2, plan({ dryRun: true, policy })],
  [2, end({ name: "plan" })],
  [2, begin({ name: "preflight" })],
  [3, ok("image", `${registry}@${digest} exists, linux/amd64`)],
  [4, end({ name: "preflight" })],
  [4, { kind: "ended", outcome: "planned", sentence: "Nothing was changed: this was a dry run." }],
);

export const refused = story(
  [0, begin({ name: "plan" })],
  [2, plan()],
  [2, end({ name: "plan" })],
  [2, begin({ name: "preflight" })],
  [3, ok("role", "iam:PassRole is not denied for ecsTaskExecutionRole")],
  [
    3,
    {
      kind: "check",
      check: {
        about: "image",
        level: "failure",
        text: "shop:nope is not in the repository",
        remedy: imageMissing.remedy ?? "",
      },
    },
  ],
  [4, end({ name: "preflight" }, "failed")],
  [
    4,
    {
      kind: "ended",
      outcome: "refused",
      sentence: "A check failed, and nothing was changed.",
      cause: imageMissing,
    },
  ],
);

export const stories = {
  released,
  unchanged,
  planned,
  refused,
  "migration-failed": migrationFailed,
  "rolled-back": rolledBack,
  superseded,
  cancelled,
} as const satisfies Record<string, Story>;
