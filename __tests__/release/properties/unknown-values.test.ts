/** Responses with values that AWS may add later, or with missing members: an unknown value is never a success or a crash. */
import { describe, expect, test } from "@jest/globals";
import { isSuccess } from "../../../src/core/outcome.ts";
import { draftOf, type WorldDraft } from "./draft.ts";
import { runDraft } from "./draft-run.ts";
import { problemsOf } from "./properties.ts";
import { some } from "./long.ts";
import { record } from "./baseline.ts";

type Json = Record<string, unknown>;

const draft = draftOf(
  { migration: "succeeds", schedules: true },
  { "rollout-timeout": 2, "migration-timeout": 2 },
);
const classic: WorldDraft = { ...draft, serviceDeployments: "denied" };

/** Sets the member to this value in every object that has it; `undefined` removes it. */
const setting =
  (member: string, value: unknown) =>
  (answer: unknown): unknown =>
    deeply(answer, (found) => (member in found ? { ...found, [member]: value } : found));

/** Whether a value is an object of JSON, whichever realm it comes from. */
function isPlain(value: unknown): value is Json {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Changes every object of a response, the innermost first. */
function deeply(value: unknown, change: (found: Json) => Json): unknown {
  if (Array.isArray(value)) return value.map((one) => deeply(one, change));
  if (!isPlain(value)) return value;
  return change(Object.fromEntries(Object.entries(value).map(([name, one]) => [name, deeply(one, change)])));
}

const adding = (answer: unknown): unknown =>
  deeply(answer, (found) => ({ ...found, addedTomorrow: { a: [1] } }));

const disturbed = (operation: string, rewrite: (answer: unknown) => unknown, world = draft) =>
  runDraft(world, { faults: [{ operation, fault: { rewrite } }] });

const { points } = await record(draft);
const operations = [...new Set(points.map(({ call }) => call))]
  .filter((call) => !/^(?:oidc|sts)/.test(call))
  .map((call) => call.split(":")[1] ?? "");

interface Unknown {
  readonly operation: string;
  readonly member: string;
  readonly value: unknown;
  /** Default: a world with readable service deployments. */
  readonly world?: WorldDraft;
}

const unknown: readonly Unknown[] = [
  { operation: "DescribeServiceDeployments", member: "status", value: "QUANTUM" },
  { operation: "DescribeServiceDeployments", member: "status", value: undefined },
  { operation: "DescribeServices", member: "rolloutState", value: "QUANTUM", world: classic },
  { operation: "DescribeServices", member: "deployments", value: [], world: classic },
  { operation: "DescribeServices", member: "status", value: "QUANTUM" },
  { operation: "DescribeServices", member: "status", value: undefined },
  { operation: "DescribeServices", member: "taskDefinition", value: undefined },
  { operation: "DescribeTasks", member: "lastStatus", value: "QUANTUM" },
  { operation: "DescribeTasks", member: "exitCode", value: undefined },
  { operation: "DescribeTasks", member: "containers", value: [] },
];

describe("unknown or missing values are never a success", () => {
  test.each(unknown)("$operation, $member: $value", async ({ operation, member, value, world }) => {
    const { run, ...draftRun } = await disturbed(operation, setting(member, value), world);
    const problems = problemsOf({ ...draftRun, run });
    expect({ success: isSuccess(run.outcome), problems }).toEqual({ success: false, problems: [] });
  });
});

describe("new members change nothing", () => {
  test.each(some(operations, () => false, 6))("%s", async (operation) => {
    const draftRun = await disturbed(operation, adding);
    expect({ outcome: draftRun.run.outcome, problems: problemsOf(draftRun) }).toEqual({
      outcome: "released",
      problems: [],
    });
  });
});

describe("an empty response causes no crash", () => {
  test.each(some(operations, (_, index) => index % 6 === 1))("%s", async (operation) => {
    const draftRun = await disturbed(operation, () => ({}));
    expect(problemsOf(draftRun)).toEqual([]);
  });
});
