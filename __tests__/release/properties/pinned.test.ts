/** Worlds in which a property once failed, as small as they could be made. */
import { describe, expect, test } from "@jest/globals";
import { draftOf, plainService, type WorldDraft } from "./draft.ts";
import { play } from "./played.ts";
import { problemsOf } from "./properties.ts";

const pinned: ReadonlyArray<readonly [about: string, outcome: string, draft: WorldDraft]> = [
  [
    "somebody deploys a service of the first wave while the second is under way",
    "superseded",
    draftOf({
      services: [plainService, { ...plainService, wave: 2 }],
      foreign: [{ at: 60, act: "deploys", service: 0 }],
    }),
  ],
  [
    "ECS takes the revision back, on-failure leaves the desired count as the release had set it",
    "failed",
    draftOf({ families: ["crashes"] }, { "on-failure": "leave", "desired-count": 3 }),
  ],
];

describe("worlds that once were judged wrongly", () => {
  test.each(pinned)("%s: %s", async (_about, outcome, draft) => {
    const played = await play(draft);
    expect({ outcome: played.run.outcome, problems: problemsOf(played) }).toEqual({ outcome, problems: [] });
  });
});
