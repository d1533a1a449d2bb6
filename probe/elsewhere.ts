/** Checks the claims against AWS or another endpoint: creates a stack, runs the checks, deletes everything. */
import { createInterface } from "node:readline/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { Claim } from "./claim.ts";
import { cleanUp, newPrefix } from "./clean-up.ts";
import type { CommandLine } from "./command-line.ts";
import { type Clock, Lab, type Place } from "./lab.ts";
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
repository), runs about 60 Fargate tasks of the smallest size, and deletes everything at the end.
It takes up to an hour and costs less than 1 USD.`;

/** Prints what a run creates and costs, and asks for confirmation. */
export async function confirmed({ clean, region }: CommandLine): Promise<boolean> {
  console.log(
    clean ? `This deletes everything that the probe created in ${region}.` : `${cost}\nRegion: ${region}`,
  );
  if (!process.stdin.isTTY) {
    console.log("There is no terminal to confirm on. Use --yes.");
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question("Start? [y/N] ");
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

export interface ProbedElsewhere extends Probed {
  /** What could not be deleted. */
  readonly left: readonly string[];
}

export async function probeElsewhere(
  options: CommandLine,
  claims: readonly Claim[],
  signal: AbortSignal,
  onResult: (result: Result) => void,
): Promise<ProbedElsewhere> {
  // Fails without deleting anything if the stack exists, because it belongs to another run.
  if (!options.clean) await createStack(options);
  const prefix = newPrefix();
  let place: Place | undefined;
  let probed: Probed = { results: [], transcript: "" };
  try {
    place = await stackPlace(options, wallClock, options.clean ? never() : signal);
    if (!options.clean) probed = await probe(options, place, claims, prefix, signal, onResult);
  } catch (error) {
    const left = await deleteAll(options, place, prefix);
    if (options.clean) return { ...probed, left };
    throw new Error([String(error), ...left].join("\n"), { cause: error });
  }
  return { ...probed, left: await deleteAll(options, place, prefix) };
}

async function probe(
  { endpoint, region }: CommandLine,
  place: Place,
  claims: readonly Claim[],
  prefix: string,
  signal: AbortSignal,
  onResult: (result: Result) => void,
): Promise<Probed> {
  const lab = new Lab({ place, clock: wallClock, prefix, signal });
  const results = await checkAll(lab, claims, 8, onResult);
  const target = endpoint === undefined ? `AWS ${region}` : "another endpoint";
  return {
    results,
    transcript: transcriptOf(target, new Date(), results, (response) => lab.exchangeOf(response)),
  };
}

/** For cleanup, which must finish even after an interrupted run. */
const never = (): AbortSignal => new AbortController().signal;

async function deleteAll(
  options: CommandLine,
  place: Place | undefined,
  prefix: string,
): Promise<readonly string[]> {
  const lab = place === undefined ? undefined : new Lab({ place, clock: wallClock, prefix, signal: never() });
  const left = lab === undefined ? [] : await cleanUp(lab);
  try {
    await deleteStack(options, wallClock);
    return left;
  } catch (error) {
    return [...left, `The stack ${stackName} could not be deleted: ${String(error)}`];
  }
}
