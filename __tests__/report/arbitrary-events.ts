/** Arbitrary events, with texts that an attacker or a framework's logger would send. */
import * as fc from "fast-check";
import type { Cause } from "../../src/core/failure.ts";
import type { EventBody, Phase, ReleaseEvent } from "../../src/core/events.ts";
import { outcomes } from "../../src/core/outcome.ts";
import { revision, startOfStories } from "./stories.ts";

const spikes = [
  "::error::",
  "::add-mask::x",
  "::stop-commands::t",
  "##[error]",
  "#\u{200B}#[group]",
  ":\u{AD}:warning::",
  "\u{FEFF}::",
  "\n",
  "\r\n",
  "\u{2028}",
  "\u{85}",
  "\u{1B}[31m",
  "\u{9B}31m",
  "\u{202E}",
  "|",
  "\\|",
  "\\",
  "`",
  "```",
  "``````",
  "~~~",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "</details>",
  "<!--",
  "-->",
  "&lt;b&gt;",
  "[a](javascript:alert(1))",
  "![a](https://evil.example/p.png)",
  "https://evil.example/?q=1",
  "www.evil.example",
  "mail@evil.example",
  "@acme/ops",
  "acme/shop#12",
  "GH-12",
  ":tada:",
  "$$x$$",
  "**bold**",
  "_under_",
  "# Heading",
  "---",
  "===",
  "> quote",
  "- item",
  "1. item",
  "%%{init: {}}%%",
  "section x",
  "click a href",
  ";",
  "%0A::error::",
  "\u{D800}",
  "😀",
  " ",
  "\t",
  "SQLSTATE[42S21]: 1060 Duplicate column 'total'",
] as const;

/** External text. */
export const hostile: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...spikes) },
      fc.string({ maxLength: 12, unit: "binary" }),
    ),
    {
      maxLength: 8,
    },
  )
  .map((pieces) => pieces.join(""));

const name = fc.oneof(fc.constantFrom("web", "worker", "section", "click"), hostile);
const arn = fc.oneof(
  fc.constantFrom(revision("web", 41), revision("web", 42), revision("worker", 18)),
  hostile,
);
const count = fc.nat(1000);
const lines = fc.array(hostile, { maxLength: 8 });
const outcome = fc.constantFrom(...outcomes);
const seconds = fc.nat(100_000);
const time = fc.nat(7_200_000).map((ms) => startOfStories + ms);

const cause: fc.Arbitrary<Cause> = fc.record(
  { name: hostile, what: hostile, evidence: lines, remedy: hostile },
  { requiredKeys: ["name", "what", "evidence"] },
);

const phase: fc.Arbitrary<Phase> = fc.oneof(
  fc.record({
    name: fc.constantFrom(
      "plan",
      "preflight",
      "register",
      "migration",
      "smoke-test",
      "bake",
      "schedules",
      "after-release",
    ),
  }),
  fc.record({ name: fc.constant("rollback" as const), reason: hostile }),
  fc.record({
    name: fc.constant("wave" as const),
    number: fc.integer({ min: 1, max: 3 }),
    of: fc.integer({ min: 1, max: 3 }),
    services: fc.array(name, { maxLength: 3 }),
  }),
);

const plan = fc.record(
  {
    cluster: name,
    clusterArn: name,
    region: fc.constantFrom("eu-west-1", "cn-north-1", "us-gov-west-1", "nowhere"),
    account: hostile,
    partition: fc.constantFrom("aws", "aws-cn", "aws-us-gov", "aws-iso"),
    families: fc.array(
      fc.record({
        family: name,
        base: arn,
        reused: fc.boolean(),
        changes: fc.array(
          fc.record(
            {
              container: hostile,
              what: fc.constantFrom("image", "environment", "secret", "other"),
              name: hostile,
              change: fc.constantFrom(
                "added",
                "removed",
                "changed",
                "moved-to-secrets",
                "moved-to-environment",
              ),
              from: hostile,
              to: hostile,
            },
            { requiredKeys: ["what", "change"] },
          ),
          { maxLength: 4 },
        ),
      }),
      { maxLength: 3 },
    ),
    waves: fc.array(
      fc.array(
        fc.record({
          name,
          family: name,
          controller: fc.constantFrom("ECS", "CODE_DEPLOY"),
          strategy: hostile,
          from: arn,
          desiredCount: count,
          deploys: fc.boolean(),
        }),
        { maxLength: 3 },
      ),
      { maxLength: 3 },
    ),
    migration: fc.record(
      { family: name, container: name, command: lines, environmentNames: lines, launch: hostile },
      { requiredKeys: ["family", "container", "environmentNames", "launch"] },
    ),
    schedules: fc.array(
      fc.record(
        { name, family: name, from: fc.array(arn), moves: fc.boolean() },
        { requiredKeys: ["name", "from", "moves"] },
      ),
      { maxLength: 2 },
    ),
    dryRun: fc.boolean(),
  },
  {
    requiredKeys: [
      "cluster",
      "clusterArn",
      "region",
      "account",
      "partition",
      "families",
      "waves",
      "schedules",
      "dryRun",
    ],
  },
);

const of = <Kind extends EventBody["kind"], Rest>(kind: Kind, rest: fc.Arbitrary<Rest>) =>
  rest.map((members) => ({ kind, ...members }));

const task = fc.constantFrom("migration" as const, "smoke-test" as const, "after-release" as const);
const taskVerdict = fc.record(
  {
    taskArn: hostile,
    container: name,
    succeeded: fc.boolean(),
    exitCode: fc.nat(255),
    seconds,
    log: lines,
    adopted: fc.boolean(),
    cause,
  },
  { requiredKeys: ["taskArn", "container", "succeeded", "seconds", "log", "adopted"] },
);

const body: fc.Arbitrary<EventBody> = fc.oneof(
  of("phase-started", fc.record({ phase })),
  of("phase-ended", fc.record({ phase, result: fc.constantFrom("ok", "failed") })),
  of("plan", fc.record({ plan })),
  of(
    "check",
    fc.record({
      check: fc.record(
        {
          about: hostile,
          level: fc.constantFrom("ok", "warning", "failure"),
          text: hostile,
          remedy: hostile,
        },
        { requiredKeys: ["about", "level", "text"] },
      ),
    }),
  ),
  of(
    "note",
    fc.record(
      { level: fc.constantFrom("info", "warning"), about: hostile, text: hostile },
      { requiredKeys: ["level", "text"] },
    ),
  ),
  of("registered", fc.record({ family: name, from: arn, to: arn, reused: fc.boolean() })),
  of(
    "task-started",
    fc.record(
      {
        task,
        taskArn: hostile,
        adopted: fc.boolean(),
        logGroup: hostile,
        logStream: hostile,
        logRegion: hostile,
      },
      { requiredKeys: ["task", "taskArn", "adopted"] },
    ),
  ),
  of("task-status", fc.record({ task, taskArn: hostile, status: hostile })),
  of(
    "task-failed",
    fc.record(
      { task, container: hostile, exitCode: fc.integer(), seconds: fc.nat() },
      { requiredKeys: ["task", "container", "seconds"] },
    ),
  ),
  of("task-log", fc.record({ task, container: hostile, at: time, text: hostile })),
  of("task-log-read", fc.record({ task, taskArn: hostile, log: fc.array(hostile, { maxLength: 60 }) })),
  of("migration-ended", fc.record({ verdict: taskVerdict })),
  of("after-release-ended", fc.record({ verdict: taskVerdict })),
  of(
    "smoke-test-ended",
    fc.record(
      { service: name, result: fc.constantFrom("passed", "failed", "not-measured"), text: hostile, cause },
      { requiredKeys: ["result", "text"] },
    ),
  ),
  of("service-updated", fc.record({ service: name, from: arn, to: arn, deploymentId: hostile })),
  of(
    "service-progress",
    fc.record({
      progress: fc.record(
        {
          service: name,
          status: hostile,
          stage: hostile,
          revisions: fc.array(
            fc.record(
              {
                revision: hostile,
                ours: fc.boolean(),
                desired: count,
                running: count,
                pending: count,
                failed: count,
                traffic: fc.nat(100),
              },
              { requiredKeys: ["revision", "ours", "desired", "running", "pending"] },
            ),
            { maxLength: 3 },
          ),
          hooks: fc.array(
            fc.record(
              { hookId: hostile, type: hostile, status: hostile, expiresAt: time, timeoutAction: hostile },
              { requiredKeys: ["type", "status"] },
            ),
            { maxLength: 2 },
          ),
        },
        { requiredKeys: ["service", "status", "revisions"] },
      ),
    }),
  ),
  of("service-event", fc.record({ service: name, id: hostile, at: time, text: hostile })),
  of(
    "tasks-failing",
    fc.record({
      failing: fc.record({
        service: name,
        cause,
        count,
        example: hostile,
        log: lines,
        oldRevisionToo: fc.boolean(),
      }),
    }),
  ),
  of(
    "service-ended",
    fc.record({
      verdict: fc.record(
        {
          name,
          verdict: outcome,
          from: arn,
          to: arn,
          deploymentId: hostile,
          strategy: hostile,
          seconds,
          cause,
        },
        { requiredKeys: ["name", "verdict", "from", "to", "deploymentId", "strategy", "seconds"] },
      ),
    }),
  ),
  of(
    "rollout-ended",
    fc.record({
      verdict: fc.record(
        {
          name,
          verdict: outcome,
          from: arn,
          to: arn,
          deploymentId: hostile,
          strategy: hostile,
          seconds,
          cause,
        },
        { requiredKeys: ["name", "verdict", "from", "to", "deploymentId", "strategy", "seconds"] },
      ),
    }),
  ),
  of(
    "schedule-ended",
    fc.record({
      verdict: fc.record(
        { name, verdict: outcome, from: fc.array(arn, { maxLength: 3 }), to: arn, note: hostile, cause },
        { requiredKeys: ["name", "verdict", "from", "to"] },
      ),
    }),
  ),
  of("rolling-back", fc.record({ part: name, to: arn, reason: hostile })),
  of(
    "rollback-ended",
    fc.record(
      { part: name, back: fc.boolean(), text: hostile, cause },
      { requiredKeys: ["part", "back", "text"] },
    ),
  ),
  of("heartbeat", fc.record({ awaiting: hostile, until: time }, { requiredKeys: ["awaiting"] })),
  of("ended", fc.record({ outcome, sentence: hostile, cause }, { requiredKeys: ["outcome", "sentence"] })),
);

/** A release with events in any order. */
export const anyRelease: fc.Arbitrary<readonly ReleaseEvent[]> = fc
  .array(fc.tuple(fc.nat(600_000), body), { maxLength: 30 })
  .map((moments) => {
    let at = startOfStories;
    return moments.map(([wait, event]) => ({ at: (at += wait), ...event }));
  });
