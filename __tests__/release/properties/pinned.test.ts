/**
 * Minimal worlds in which a property once failed. `row` is the row of the pure table that now has the case, so that
 * a fast test fails first.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { draftOf, plainService, type WorldDraft } from "./draft.ts";
import { runDraft } from "./draft-run.ts";
import { problemsOf } from "./properties.ts";

const pinned: ReadonlyArray<
  readonly [about: string, outcome: string, row: readonly [test: string, name: string], draft: WorldDraft]
> = [
  [
    "somebody deploys a service of the first wave while the second is in progress",
    "superseded",
    ["release/displacement", "another revision is serving"],
    draftOf({
      services: [plainService, { ...plainService, wave: 2 }],
      foreign: [{ at: 32, act: "deploys", service: 0 }],
    }),
  ],
  [
    "ECS rolls back the revision, and on-failure leaves the desired count of the release",
    "failed",
    ["release/verdicts", "rolled back by ECS, with the release's desired count"],
    draftOf({ families: ["crashes"] }, { "on-failure": "leave", "desired-count": 3 }),
  ],
  [
    "UpdateService is denied, and nothing else has changed",
    "refused",
    ["core/journal", "a rejected update"],
    draftOf({ faults: [{ operation: "UpdateService", fault: "denied", after: 0, times: 100 }] }),
  ],
  [
    "the services can no longer be read after the migration",
    "rolled-back",
    ["release/verdicts", '[true, "succeeded", "rollback", "roll-back"]'],
    draftOf({
      migration: "succeeds",
      faults: [{ operation: "DescribeServices", fault: "denied", after: 1, times: 100 }],
    }),
  ],
  [
    "ECS does not respond for a while at the start of the rollback",
    "rolled-back",
    ["aws/retry", "a 503"],
    draftOf({
      families: ["never-healthy"],
      services: [{ ...plainService, breaker: "off" }],
      serviceDeployments: "denied",
      faults: [{ operation: "DescribeServices", fault: "http-500", after: 19, times: 20 }],
    }),
  ],
  [
    "the rollback does not take effect for a while",
    "rolled-back",
    ["release/back/follow", "waits 30 s for a change whose response was lost"],
    draftOf({
      families: ["never-healthy"],
      services: [{ ...plainService, breaker: "off" }],
      serviceDeployments: "denied",
      faults: [{ operation: "UpdateService", fault: "http-500", after: 1, times: 15 }],
    }),
  ],
  [
    "somebody deploys while the rollback is throttled",
    "superseded",
    ["release/rollout/guards", "a younger one"],
    draftOf({
      families: ["never-healthy"],
      services: [{ ...plainService, breaker: "off" }],
      serviceDeployments: "denied",
      foreign: [{ at: 150, act: "deploys", service: 0 }],
      faults: [{ operation: "UpdateService", fault: "throttle", after: 1, times: 11 }],
    }),
  ],
  [
    "somebody deploys while the update is throttled",
    "refused",
    ["release/rollout/guards", "a younger one"],
    draftOf({
      foreign: [{ at: 10, act: "deploys", service: 0 }],
      faults: [{ operation: "UpdateService", fault: "throttle", after: 0, times: 8 }],
    }),
  ],
  [
    "the stop of a deployment takes effect, but its response never arrives",
    "rolled-back",
    ["release/back/decide", "in progress, a stop accepted, and one of ours rejected"],
    draftOf(
      {
        services: [{ ...plainService, strategy: "CANARY" }],
        faults: [{ operation: "StopServiceDeployment", fault: "reset-after", after: 0, times: 6 }],
      },
      { "rollout-timeout": 2, "desired-count": 1 },
    ),
  ],
  [
    "CodeDeploy stops because of an alarm, and leaves part of the traffic on the new task set",
    "rolled-back",
    ["release/back/observe", "the previous one, and the new one remains with traffic"],
    draftOf({
      services: [{ ...plainService, strategy: "CODE_DEPLOY", breaker: "off", alarm: "stop" }],
      foreign: [{ at: 41, act: "alarm", service: 0 }],
    }),
  ],
  [
    "a forced deployment takes effect 2 s after its response was lost",
    "released",
    ["aws/retry", "looks up a call that may have taken effect before sending it again"],
    draftOf(
      { faults: [{ operation: "UpdateService", fault: { late: 2 }, after: 0, times: 1 }] },
      { "force-new-deployment": true },
    ),
  ],
  [
    "CodeDeploy deployments take effect 10 s after their responses were lost",
    "released",
    ["aws/retry", "looks up a call that may have taken effect before sending it again"],
    draftOf({
      services: [{ ...plainService, strategy: "CODE_DEPLOY" }],
      faults: [{ operation: "CreateDeployment", fault: { late: 10 }, after: 0, times: 8 }],
    }),
  ],
  [
    "a registration without a member that AWS doesn't take back is lost five times",
    "released",
    ["aws/retry", "looks up a call that may have taken effect before sending it again"],
    draftOf({
      readings: { unknownMembers: "refused" },
      faults: [{ operation: "RegisterTaskDefinition", fault: "reset-after", after: 1, times: 5 }],
    }),
  ],
];

describe("worlds that were once judged incorrectly", () => {
  test.each(pinned.map(([about, , row]) => ({ about, row })))(
    "$about: has a row",
    ({ row: [file, name] }) => {
      expect(readFileSync(`__tests__/${file}.test.ts`, "utf8")).toContain(name);
    },
  );

  test.each(pinned)("%s: %s", async (_about, outcome, _row, draft) => {
    const draftRun = await runDraft(draft);
    expect({ outcome: draftRun.run.outcome, problems: problemsOf(draftRun) }).toEqual({
      outcome,
      problems: [],
    });
  });
});
