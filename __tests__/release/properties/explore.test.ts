import { test } from "@jest/globals";
import { appendFileSync } from "node:fs";
import * as fc from "fast-check";
import { play } from "./played.ts";
import { problemsOf } from "./properties.ts";
import { randomDraft } from "./random-draft.ts";
const from = Number(process.env["FROM"] ?? 0);
const to = Number(process.env["TO"] ?? 100);
test("explore", async () => {
  const counts: Record<string, number> = {};
  for (let seed = from; seed < to; seed += 1) {
    const [draft] = fc.sample(randomDraft, { seed, numRuns: 1 });
    let problems: string[];
    let log = "";
    try {
      const played = await Promise.race([
        play(draft!),
        new Promise<never>((_r, j) => setTimeout(() => j(new Error("real time hang")), 60000)),
      ]);
      counts[played.run.outcome] = (counts[played.run.outcome] ?? 0) + 1;
      problems = problemsOf(played);
      log = played.run.log;
      if (problems.length)
        log +=
          "\n" +
          played.witness.effects
            .map(
              (e) =>
                `${(e.at - played.world.start) / 1000} ${e.operation} ${e.service ?? ""} ${e.began?.taskDefinition ?? ""}`,
            )
            .join("\n") +
          "\n" +
          JSON.stringify(
            played.witness.foreign.map((f) => ({ ...f, at: (f.at - played.world.start) / 1000 })),
          );
    } catch (error) {
      problems = ["threw: " + (error as Error).stack];
    }
    if (problems.length)
      appendFileSync(
        "/tmp/explore.txt",
        `##### seed ${seed}\n${problems.join("\n")}\n${JSON.stringify(draft)}\n${log}\n`,
      );
  }
  console.log(JSON.stringify(counts));
}, 100_000_000);
