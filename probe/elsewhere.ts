/** The claims against AWS, or against another endpoint: creates a stack, checks, deletes everything. */
import { createInterface } from "node:readline/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { Claim } from "./claim.ts";
import { cleanUp, newPrefix } from "./clean-up.ts";
import type { CommandLine } from "./command-line.ts";
import { type Clock, Lab } from "./lab.ts";
import type { Probed } from "./on-simulator.ts";
import { createStack, deleteStack, stackName, stackPlace } from "./place.ts";
import { transcriptOf } from "./report.ts";
import { checkAll, type Result } from "./run.ts";

const wallClock: Clock = {
  now: Date.now,
  sleep: async (seconds, signal) => {
    await pause(seconds * 1000, undefined, { signal });
  },
};

const cost = `This creates the CloudFormation stack ${stackName} (a VPC, an ECS cluster, roles, a log group, an ECR
repository, an alarm), runs about 60 Fargate tasks of the smallest size, and deletes everything at the end.
It takes up to an hour and costs less than 1 USD.`;

/** Says what a run creates and costs, and asks. */
export async function confirmed({ clean, region }: CommandLine): Promise<boolean> {
  console.log(
    clean ? `This deletes everything that the probe made in ${region}.` : `${cost}\nRegion: ${region}`,
  );
  if (!process.stdin.isTTY) {
    console.log("Nobody can answer here: run it with --yes.");
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question("Start? [y/N] ");
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

export async function probeElsewhere(
  options: CommandLine,
  claims: readonly Claim[],
  signal: AbortSignal,
  onResult: (result: Result) => void,
): Promise<Probed> {
  // A stack that is there already belongs to another run: this fails, and deletes nothing.
  if (!options.clean) await createStack(options);
  const prefix = newPrefix();
  let lab: Lab | undefined;
  try {
    const place = await stackPlace(options, wallClock, options.clean ? new AbortController().signal : signal);
    lab = new Lab({ place, clock: wallClock, prefix, signal });
    const { recorder } = lab;
    const results = options.clean ? [] : await checkAll(lab, claims, 8, onResult);
    const target = options.endpoint === undefined ? `AWS ${options.region}` : "another endpoint";
    return { results, transcript: transcriptOf(target, new Date(), results, (shown) => recorder.of(shown)) };
  } finally {
    // The run may have been interrupted; what deletes must not be.
    const never = new AbortController().signal;
    const problems =
      lab === undefined
        ? []
        : await cleanUp(new Lab({ place: lab.place, clock: wallClock, prefix, signal: never }));
    if (problems.length > 0) console.error(`Not deleted:\n${problems.map((each) => `  ${each}`).join("\n")}`);
    await deleteStack(options, wallClock);
  }
}
