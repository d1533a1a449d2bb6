/** Hostile and broken inputs through the whole step: after invalid inputs are reported, no call is made. */
import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { inputNames } from "../../../src/request/inputs.ts";
import { draftOf } from "./draft.ts";
import { long } from "./long.ts";
import { runDraft } from "./draft-run.ts";
import { problemsOf } from "./properties.ts";

const texts = [
  "",
  " ",
  "true",
  "false",
  "yes",
  "0",
  "3",
  "-1",
  "1e9",
  "svc-0",
  "svc-0\nsvc-0",
  "svc-0,nobody",
  "../../etc/passwd",
  "arn:aws:ecs:eu-west-1:123456789012:service/prod/svc-0",
  "arn:aws:ecs:us-east-1:123456789012:service/prod/svc-0",
  "arn:aws:iam::123456789012:role/nobody",
  "registry.example.com/fam-a:v2",
  "app-fam-a=registry.example.com/fam-a:v2",
  "nobody=registry.example.com/fam-a:v2",
  "registry.example.com/UPPER:v2",
  "NAME=value",
  "nobody:NAME=value",
  "NAME-",
  "rule/nightly",
  "rule/nobody",
  "schedule/group/nobody",
  "nothing",
  "leave",
  "stop",
  "traffic-shifted",
  '["sh", "-c", "exit 0"]',
  "sh -c 'exit 0'",
  '["unfinished',
  "::set-output name=outcome::released",
  "\u001B[31mred\u001B[0m",
  "\u0000",
  "__proto__",
  "constructor=1",
  "${{ secrets.TOKEN }}",
  "http://169.254.169.254/latest/meta-data",
];

/** Keeps the default waits: long ones would only make the test slow. */
const patient = new Set(["poll-interval", "rollout-timeout", "migration-timeout", "smoke-test-timeout"]);

const hostile = fc.dictionary(
  fc.constantFrom(...inputNames.filter((name) => !patient.has(name))),
  fc.oneof(fc.constantFrom(...texts), fc.string({ unit: "binary", maxLength: 40 })),
  { minKeys: 1, maxKeys: 4 },
);

const draft = draftOf({ migration: "succeeds", schedules: true });

test("every combination of inputs has exactly one outcome and no internal error", async () => {
  const counts = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(hostile, async (inputs) => {
      const draftRun = await runDraft(draft, { inputs });
      const { calls, log, outcome } = draftRun.run;
      const invalid = log.includes("invalid-inputs");
      const end = invalid ? "invalid" : outcome;
      counts.set(end, (counts.get(end) ?? 0) + 1);
      const wrong =
        invalid && (calls.length > 0 || outcome !== "refused") ? [`${outcome}, ${calls.join()}`] : [];
      expect([...wrong, ...problemsOf(draftRun)]).toEqual([]);
    }),
    { numRuns: long ? 5_000 : 50, seed: 4711 },
  );
  expect(counts.get("invalid")).toBeGreaterThan(0);
  expect(counts.get("released")).toBeGreaterThan(0);
});
