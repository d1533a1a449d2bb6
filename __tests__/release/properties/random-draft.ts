/** Random drafts, the small ones first: a failing one shrinks towards one service, no faults, nobody else. */
import * as fc from "fast-check";
import type { FaultDraft, ForeignDraft, ServiceDraft, WorldDraft } from "./draft.ts";
import { mutating } from "./draft.ts";

const service = (families: number): fc.Arbitrary<ServiceDraft> =>
  fc.record({
    family: fc.nat(families - 1),
    wave: fc.integer({ min: 1, max: 3 }),
    desired: fc.constantFrom(1, 2, 0, 3, 4),
    breaker: fc.constantFrom("rollback", "off", "stop"),
    alarm: fc.constantFrom("none", "none", "rollback", "stop"),
    percents: fc.constantFrom<readonly [number, number]>(
      [100, 200],
      [50, 100],
      [0, 100],
      [100, 150],
      [100, 100],
    ),
    strategy: fc.constantFrom("ROLLING", "ROLLING", "ROLLING", "BLUE_GREEN", "CANARY", "LINEAR"),
  });

const foreign: fc.Arbitrary<ForeignDraft> = fc.record({
  at: fc.oneof(fc.integer({ min: -20, max: 30 }), fc.integer({ min: 0, max: 400 })),
  act: fc.constantFrom("deploys", "stops", "scales", "forces", "alarm", "deletes"),
  service: fc.nat(5),
});

const operations = [
  "AssumeRoleWithWebIdentity",
  "DescribeServices",
  "DescribeTaskDefinition",
  "RegisterTaskDefinition",
  "RunTask",
  "ListTasks",
  "DescribeTasks",
  "StopTask",
  "GetLogEvents",
  "UpdateService",
  "ListServiceDeployments",
  "DescribeServiceDeployments",
  "DescribeServiceRevisions",
  "StopServiceDeployment",
  "ListTargetsByRule",
  "PutTargets",
];

const fault: fc.Arbitrary<FaultDraft> = fc
  .record({
    operation: fc.constantFrom(...operations),
    fault: fc.constantFrom("throttle", "http-500", "html-503", "reset-before", "reset-after", "stale"),
    after: fc.nat(6),
    times: fc.constantFrom(1, 2, 5, 15),
  })
  .filter(({ operation, fault: kind }) => kind !== "stale" || !mutating.has(operation));

const often = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

/** Mostly nothing, sometimes a few. */
const few = <T>(one: fc.Arbitrary<T>, most: number): fc.Arbitrary<readonly T[]> =>
  fc.oneof(fc.constant([]), fc.array(one, { minLength: 1, maxLength: most }));

export const randomDraft: fc.Arbitrary<WorldDraft> = fc.integer({ min: 1, max: 3 }).chain((families) =>
  fc.record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    families: fc.array(
      fc.constantFrom(
        ...often(9, "serves" as const),
        "crashes",
        "never-healthy",
        "pull-error",
        "crashes-later",
      ),
      { minLength: families, maxLength: families },
    ),
    services: fc.array(service(families), { minLength: 1, maxLength: 6 }),
    migration: fc.constantFrom<WorldDraft["migration"]>(
      ...often(6, "absent" as const),
      ...often(6, "succeeds" as const),
      "fails",
      "hangs",
      "pull-error",
    ),
    foreign: few(foreign, 3),
    faults: few(fault, 4),
    serviceDeployments: fc.constantFrom("available", "available", "available", "denied", "unsupported"),
    visibleAfter: fc.constantFrom(3, 0, 12, 90),
    schedules: fc.boolean(),
    smokeTest: fc.constantFrom<WorldDraft["smokeTest"]>(...often(6, "none" as const), "passes", "fails"),
    inputs: fc.record(
      {
        "on-failure": fc.constantFrom("rollback", "rollback", "rollback-unless-migrated", "leave"),
        "on-cancel": fc.constantFrom("rollback", "leave", "stop"),
        "if-deploying": fc.constantFrom("wait", "wait", "fail", "replace"),
        "wait-for": fc.constantFrom("stable", "stable", "stable", "traffic-shifted", "nothing"),
        "rollout-timeout": fc.constantFrom(10, 30, 4, 2),
        "migration-timeout": fc.constantFrom(10, 2),
        "desired-count": fc.constantFrom(2, 1, 0, 4),
        "force-new-deployment": fc.constantFrom(false, false, true),
        "task-definition": fc.constantFrom("latest", "current"),
      },
      {
        requiredKeys: [
          "on-failure",
          "on-cancel",
          "if-deploying",
          "wait-for",
          "rollout-timeout",
          "migration-timeout",
          "force-new-deployment",
          "task-definition",
        ],
      },
    ),
  }),
);
