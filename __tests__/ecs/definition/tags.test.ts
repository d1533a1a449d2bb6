import { describe, expect, test } from "@jest/globals";
import {
  carriedTags,
  earlierAttempt,
  revisionTags,
  taskTags,
  traceTags,
} from "../../../src/ecs/definition/tags.ts";

const run = {
  repository: "acme/shop",
  sha: "0123abc",
  runId: "42",
  runAttempt: "2",
  serverUrl: "https://github.com",
  job: "release",
  step: "shop",
};
const tag = (key: string, value = "x") => ({ key, value });

describe("trace tags", () => {
  test("name the repository, the commit and the run's URL", () => {
    expect(traceTags(run)).toEqual([
      { key: "ecs-release:repository", value: "acme/shop" },
      { key: "ecs-release:commit", value: "0123abc" },
      { key: "ecs-release:run", value: "https://github.com/acme/shop/actions/runs/42/attempts/2" },
      { key: "ecs-release:step", value: "release/shop" },
    ]);
  });

  test("omit missing runner variables", () => {
    expect(traceTags({ ...run, sha: "", runAttempt: "" }).map(({ value }) => value)).toEqual([
      "acme/shop",
      "https://github.com/acme/shop/actions/runs/42",
      "release/shop",
    ]);
    const nothing = { repository: "", sha: "", runId: "", runAttempt: "", serverUrl: "", job: "", step: "" };
    expect(traceTags(nothing)).toEqual([]);
  });

  test("replace invalid characters and truncate long values", () => {
    const [repository] = traceTags({ ...run, repository: `a?b%${"é".repeat(300)}` });
    expect(repository?.value).toMatch(/^a_b_é{252}$/u);
  });
});

describe("tags of the base", () => {
  test.each([
    ["aws:cloudformation:stack-name", false],
    ["AWS:x", false],
    ["Aws:", false],
    ["awsome", true],
    ["team", true],
    ["", false],
    ["ecs-release:commit", false],
    ["ecs-release:other", true],
  ])("%s: %s", (key, carried) => {
    expect(carriedTags([tag(key)])).toEqual(carried ? [tag(key)] : []);
  });

  test("lose an earlier run's trace tags, even if this run adds none", () => {
    const base = [tag("team", ""), ...traceTags({ ...run, sha: "old" }), tag("aws:x")];
    expect(revisionTags(base, traceTags(run))).toEqual({
      tags: [tag("team", ""), ...traceTags(run)],
      traceLeftOut: false,
    });
    expect(revisionTags(base, [])).toEqual({ tags: [tag("team", "")], traceLeftOut: false });
  });

  test("take precedence over the trace tags at the limit of fifty", () => {
    const base = Array.from({ length: 47 }, (_, index) => tag(`t${index}`));
    expect(revisionTags(base, traceTags(run))).toEqual({ tags: base, traceLeftOut: true });
    expect(revisionTags(base.slice(1), traceTags(run))).toMatchObject({ traceLeftOut: false });
    expect(revisionTags(base.slice(1), traceTags(run)).tags).toHaveLength(50);
  });
});

describe("tags of a one-off task", () => {
  const trace = traceTags(run);
  const many = (count: number) => Array.from({ length: count }, (_, index) => tag(`t${index}`));

  test.each([
    ["only the trace tags", [], [], trace, trace, false],
    [
      "the service's tags without AWS's own",
      [tag("team"), tag("aws:cloudformation:stack-name")],
      [],
      trace,
      [tag("team"), ...trace],
      false,
    ],
    ["the definition's tags, which ECS copies", [], [tag("team"), ...trace], trace, trace, false],
    ["46 tags of the service leave space", many(46), [], trace, [...many(46), ...trace], false],
    ["47 tags of the service leave no space", many(47), [], trace, many(47), true],
    ["47 tags of the definition leave no space", [], many(47), trace, [], true],
    ["without trace tags nothing is omitted", many(50), [], [], many(50), false],
  ])("%s", (_, copied, propagated, own, tags, traceLeftOut) => {
    expect(taskTags(copied, propagated, own)).toEqual({ tags, traceLeftOut });
  });
});

describe("tags of an earlier attempt", () => {
  const first = { ...run, runAttempt: "1" };

  test.each([
    ["of this step", traceTags(first), run, 1],
    ["of another step", traceTags({ ...first, step: "canary" }), run, 0],
    ["of another job", traceTags({ ...first, job: "canary" }), run, 0],
    ["of another run", traceTags({ ...first, runId: "43" }), run, 0],
    ["of another server", traceTags({ ...first, serverUrl: "https://ghe.test" }), run, 0],
    ["from this attempt", traceTags(run), run, 0],
    ["from a later attempt", traceTags({ ...run, runAttempt: "3" }), run, 0],
    [
      "from an attempt before the tenth",
      traceTags({ ...run, runAttempt: "9" }),
      { ...run, runAttempt: "10" },
      9,
    ],
    ["of a step without a name", traceTags({ ...first, job: "" }), { ...run, job: "" }, 0],
    ["without a URL", traceTags({ ...first, serverUrl: "" }), { ...run, serverUrl: "" }, 0],
    ["without trace tags", [tag("team")], run, 0],
  ])("%s", (_about, tags, now, attempt) => {
    expect(earlierAttempt(tags, now)).toBe(attempt);
  });
});
