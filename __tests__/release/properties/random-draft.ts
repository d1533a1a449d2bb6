/** Random drafts, small ones first: a failing one shrinks toward one service, no faults and no other actors. */
import * as fc from "fast-check";
import type { Readings } from "../../../simulator/scenario.ts";
import type { FaultDraft, ForeignDraft, ServiceDraft, WorldDraft } from "./draft.ts";
import { mutating } from "./draft.ts";

/** The first value in three of four cases, otherwise any other. */
const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

/** Nothing in half of the cases, otherwise a few. */
const few = <T>(one: fc.Arbitrary<T>, most: number): fc.Arbitrary<readonly T[]> =>
  fc.oneof(fc.constant([]), fc.array(one, { minLength: 1, maxLength: most }));

const percents: fc.Arbitrary<ServiceDraft["percents"]> = fc.constantFrom<ServiceDraft["percents"][]>(
  [100, 200],
  [100, 200],
  [50, 100],
  [0, 100],
  [100, 150],
);

const service = (families: number): fc.Arbitrary<ServiceDraft> =>
  fc.record({
    family: fc.nat(families - 1),
    wave: fc.integer({ min: 1, max: 3 }),
    desired: fc.constantFrom(1, 2, 0, 3, 4),
    breaker: fc.constantFrom("rollback", "off", "stop"),
    alarm: mostly("none", "rollback", "stop"),
    percents,
    strategy: mostly("ROLLING", "BLUE_GREEN", "CANARY", "LINEAR", "CODE_DEPLOY", "CODE_DEPLOY"),
    pause: mostly("none", "CONTINUE", "ROLLBACK"),
    pauseAt: fc.constantFrom("POST_TEST_TRAFFIC_SHIFT", "PRE_PRODUCTION_TRAFFIC_SHIFT"),
  });

const foreign: fc.Arbitrary<ForeignDraft> = fc.record({
  at: fc.oneof(fc.integer({ min: -20, max: 30 }), fc.integer({ min: 0, max: 400 })),
  act: fc.constantFrom("deploys", "stops", "scales", "forces", "alarm", "deletes", "retargets"),
  service: fc.nat(5),
});

const operations = [
  "DescribeServices",
  "UpdateService",
  "DescribeTaskDefinition",
  "RegisterTaskDefinition",
  "RunTask",
  "ListTasks",
  "DescribeTasks",
  "StopTask",
  "ListServiceDeployments",
  "DescribeServiceDeployments",
  "DescribeServiceRevisions",
  "StopServiceDeployment",
  "ListTargetsByRule",
  "PutTargets",
  "AssumeRoleWithWebIdentity",
];

const fault: fc.Arbitrary<FaultDraft> = fc
  .record({
    operation: fc.constantFrom(...operations),
    fault: fc.constantFrom(
      "throttle",
      "http-500",
      "html-503",
      "reset-before",
      "reset-after",
      "stale",
      "expired",
    ),
    after: fc.oneof(fc.nat(6), fc.nat(60)),
    times: fc.constantFrom(1, 2, 5, 15),
  })
  .filter(({ operation, fault: kind }) => kind !== "stale" || !mutating.has(operation))
  // New credentials help once: a second expiry in a row is an error.
  .map((one) => (one.fault === "expired" ? { ...one, times: 1 } : one));

/** Changes that are safe to send again: the first attempt of a registration would leave a second revision. */
const lateFault: fc.Arbitrary<FaultDraft> = fc.record({
  operation: fc.constantFrom(
    "UpdateService",
    "UpdateSchedule",
    "PutTargets",
    "CreateDeployment",
    "RunTask",
    "StopServiceDeployment",
  ),
  fault: fc.record({ late: fc.integer({ min: 1, max: 25 }) }),
  after: fc.nat(3),
  times: fc.constantFrom(1, 2, 8),
});

const inputs: fc.Arbitrary<WorldDraft["inputs"]> = fc.record(
  {
    "on-failure": mostly("rollback", "rollback-unless-migrated", "leave"),
    "on-cancel": fc.constantFrom("rollback", "leave", "stop"),
    "if-deploying": mostly("wait", "fail", "replace"),
    "wait-for": mostly("stable", "traffic-shifted", "nothing"),
    "rollout-timeout": fc.constantFrom(10, 30, 4, 2),
    "migration-timeout": fc.constantFrom(10, 2),
    "desired-count": fc.constantFrom(2, 1, 0, 4),
    "force-new-deployment": mostly(false, true),
    "task-definition": fc.constantFrom("latest", "current"),
    "role-duration-seconds": mostly(3600, 900),
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
      "role-duration-seconds",
    ],
  },
);

/** `wait-for: nothing` excludes later waits; other tests cover such rejected inputs. */
const compatible = (draft: WorldDraft): WorldDraft =>
  draft.inputs["wait-for"] === "nothing"
    ? {
        ...draft,
        schedules: false,
        smokeTest: "none",
        services: draft.services.map((one) => ({ ...one, wave: 1 })),
      }
    : draft;

/** Any variant where AWS's behavior is unknown. */
const readings: fc.Arbitrary<Readings> = fc.record<Readings>({
  pastStartDate: fc.constantFrom("taken", "refused"),
  startedByFilter: fc.constantFrom("among-others", "alone"),
  imageDigest: fc.constantFrom("of-reference", "of-platform"),
  stagedRolloutState: fc.constantFrom("shown", "absent"),
  managedInstances: fc.constantFrom("strategy", "both"),
  unknownMembers: fc.constantFrom("stored", "refused"),
  pauseHookId: fc.constantFrom("fresh", "same"),
});

export const randomDraft: fc.Arbitrary<WorldDraft> = fc.integer({ min: 1, max: 3 }).chain((families) =>
  fc
    .record<WorldDraft>({
      seed: fc.integer({ min: 1, max: 1_000_000 }),
      families: fc.array(mostly("serves", "crashes", "never-healthy", "pull-error", "crashes-later"), {
        minLength: families,
        maxLength: families,
      }),
      services: fc.array(service(families), { minLength: 1, maxLength: 6 }),
      migration: fc.oneof(
        { weight: 5, arbitrary: fc.constant("absent" as const) },
        { weight: 5, arbitrary: fc.constant("succeeds" as const) },
        { weight: 1, arbitrary: fc.constantFrom("fails", "hangs", "pull-error") },
      ),
      foreign: few(foreign, 3),
      faults: few(fc.oneof({ weight: 4, arbitrary: fault }, { weight: 1, arbitrary: lateFault }), 4),
      serviceDeployments: mostly("available", "denied", "unsupported"),
      visibleAfter: mostly(3, 0, 12, 90),
      classicLag: mostly(38, 0, 5),
      readings,
      schedules: fc.boolean(),
      rates: fc.boolean(),
      smokeTest: mostly("none", "passes", "fails"),
      inputs,
    })
    .map(compatible),
);
