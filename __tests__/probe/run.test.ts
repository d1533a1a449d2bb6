/** The possible results of a check, against the simulator. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Claim, seen, verdict } from "../../probe/claim.ts";
import { claims } from "../../probe/claims/index.ts";
import { cleanUp } from "../../probe/clean-up.ts";
import { Lab } from "../../probe/lab.ts";
import { differencesOf, summaryOf, transcriptOf } from "../../probe/report.ts";
import { checkAll, checkOne } from "../../probe/run.ts";
import { type Simulated, startSimulator } from "../../probe/simulator.ts";

let simulator: Simulated;

beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const labOf = (prefix: string, signal = new AbortController().signal): Lab =>
  new Lab({ ...simulator, prefix: `ecs-release-probe-${prefix}`, signal });

const claim = (check: Claim["check"], id = "a-claim"): Claim => ({
  id,
  section: "errors",
  sentence: "A sentence.",
  source: "https://docs.aws.amazon.com/",
  check,
});

describe("a check", () => {
  const cases: ReadonlyArray<readonly [string, Claim["check"], object]> = [
    ["that passes is TRUE", async () => verdict(true, "so"), { verdict: "TRUE" }],
    ["that fails is FALSE", async () => verdict(false, "not so"), { verdict: "FALSE" }],
    ["with either reading reports which", async () => seen("one", "so"), { verdict: "TRUE", reading: "one" }],
    ["with an unknown reading is FALSE", async () => seen(undefined, "neither"), { verdict: "FALSE" }],
    [
      "whose setup fails is NOT TRIED",
      (lab) => lab.ecs.listTasks({ cluster: "none" }).then(() => verdict(false, "")),
      { verdict: "NOT TRIED", observed: expect.stringContaining("ClusterNotFoundException") },
    ],
    [
      "of a missing operation is NOT TRIED",
      async (lab) => {
        const { name, result } = await lab.refusal(
          lab.ecs.listAttributes({ targetType: "container-instance" }),
        );
        return verdict(name === "AccessDeniedException", name, result);
      },
      { verdict: "NOT TRIED" },
    ],
    [
      "that times out is NOT TRIED",
      (lab) => lab.until<never>("a miracle", 60, async () => undefined),
      { verdict: "NOT TRIED", observed: "a miracle did not happen within 60 s" },
    ],
    [
      "of an unreachable endpoint is NOT TRIED",
      async (lab) => {
        const place = { ...lab.place, endpoint: "http://127.0.0.1:1" };
        const { ecs } = new Lab({ ...simulator, place, prefix: lab.prefix, signal: lab.signal });
        const { name } = await lab.refusal(ecs.listTasks({}));
        return verdict(name === "ClusterNotFoundException", name);
      },
      { verdict: "NOT TRIED" },
    ],
  ];
  test.each(cases)("%s", async (_, check, expected) => {
    expect(await checkOne(labOf("one"), claim(check))).toMatchObject(expected);
  });

  test("does not start after an interruption", async () => {
    const interrupt = new AbortController();
    interrupt.abort();
    const finding = await checkOne(
      labOf("late", interrupt.signal),
      claim(async () => verdict(true, "")),
    );
    expect(finding).toMatchObject({ verdict: "NOT TRIED", observed: "interrupted" });
  });
});

test("cleans up everything after an interruption", async () => {
  const interrupt = new AbortController();
  const lab = labOf("cut", interrupt.signal);
  const ids = ["put-targets-replaces", "start-date-in-the-past", "task-states", "reason-completed"];
  const chosen = claims.filter(({ id }) => ids.includes(id));
  let checked = 0;
  const results = await checkAll(lab, chosen, 1, () => {
    checked += 1;
    if (checked === ids.length - 1) interrupt.abort(new Error("interrupted"));
  });
  expect(results.at(-1)?.finding.verdict).toBe("NOT TRIED");
  const after = labOf("after");
  const { cluster, scheduleGroup } = after.place;
  expect((await after.ecs.listServices({ cluster })).serviceArns).toHaveLength(1);
  expect(await cleanUp(after)).toEqual([]);
  expect((await after.ecs.listServices({ cluster })).serviceArns).toEqual([]);
  expect((await after.ecs.listTasks({ cluster })).taskArns).toEqual([]);
  expect((await after.ecs.listTaskDefinitions({ status: "ACTIVE" })).taskDefinitionArns).toEqual([]);
  expect((await after.events.listRules({})).Rules).toEqual([]);
  expect((await after.scheduler.listSchedules({ GroupName: scheduleGroup })).Schedules).toEqual([]);
});

describe("a report", () => {
  const result = (id: string, reading: string) => ({
    claim: claim(async () => seen(reading, reading), id),
    finding: seen(reading, reading),
  });

  test("counts verdicts", () => {
    expect(summaryOf([result("a", "one")])).toBe("1 claims: 1 TRUE, 0 FALSE, 0 NOT TRIED");
  });

  test("lists where the endpoint differs from the simulator", () => {
    const here = [result("a", "one"), result("b", "two")];
    const there = [result("a", "one"), result("b", "three")];
    expect(differencesOf(here, there)).toEqual(["  b\n    here:      two\n    simulator: three"]);
  });

  test("omits the account from the evidence", async () => {
    const lab = labOf("evidence");
    const answer = await lab.ecs.describeClusters({
      clusters: ["arn:aws:ecs:eu-west-1:999999999999:cluster/none"],
    });
    const finding = verdict(true, "so", answer);
    const text = transcriptOf("here", new Date(0), [{ claim: claim(async () => finding), finding }], (each) =>
      lab.exchangeOf(each),
    );
    expect(JSON.parse(text)).toMatchObject({
      claims: [
        {
          id: "a-claim",
          evidence: [{ operation: "DescribeClusters", answer: { failures: [{ reason: "MISSING" }] } }],
        },
      ],
    });
    expect(text).not.toContain("999999999999");
  });
});
