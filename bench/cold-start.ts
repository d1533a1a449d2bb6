/**
 * Measures how long the packed step takes to its first output and its first request, compared with an empty script.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { Random } from "../simulator/random.ts";
import type { Aim, Finding } from "./finding.ts";
import { machine } from "./machine.ts";
import { figure, median, times } from "./numbers.ts";
import { runProcess } from "./process.ts";

export interface ColdStartOptions {
  /** Folders by name: the packed action, and a script with only one SDK call; each readable and minified. */
  readonly actions: Readonly<Record<string, string>>;
  readonly sdks: Readonly<Record<string, string>>;
  /** For files that are written. */
  readonly folder: string;
  /** Seconds after which no further round starts. */
  readonly budget: number;
}

interface Case {
  readonly name: string;
  readonly entry: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Milliseconds from the start of the process; NaN for what never happened. */
interface Marks {
  readonly line: number;
  readonly token: number;
  readonly aws: number;
  readonly end: number;
  readonly cpu: number;
}

const columns = ["line", "token", "aws", "end"] as const;
const [leastRounds, mostRounds] = [5, 25];

export async function coldStart({ actions, sdks, folder, budget }: ColdStartOptions): Promise<Finding> {
  mkdirSync(folder, { recursive: true });
  const empty = join(folder, "empty.mjs");
  writeFileSync(empty, "");
  const server = await listen();
  const bare: Case = { name: "an empty script", entry: empty, environment: {} };
  const alone = Object.entries(sdks).map((sdk) => sdkAlone(sdk, server.url));
  const own = Object.entries(actions).map((action) => casesOf(action, server.url, folder));
  const cases = [bare, ...alone, ...own.flat()];
  const { rounds, measured } = await measure(cases, server, budget);
  server.close();
  const middle = (one: Case, mark: keyof Marks): number =>
    median((measured.get(one) ?? []).map((marks) => marks[mark]).filter(Number.isFinite));
  const base = middle(bare, "end");
  const formatted = (one: Case, mark: keyof Marks, against = base): string =>
    Number.isFinite(middle(one, mark))
      ? `${figure(middle(one, mark))}\u00A0(${times(middle(one, mark), against)})`
      : "";
  return {
    tables: [
      {
        title: "Milliseconds from the start of the process",
        about: [
          `Medians of ${rounds} rounds. Each round runs every row once, in a different order (${machine()}). In parentheses: the ratio to the end of the empty script or, for CPU, to its CPU time. AWS requests are rejected, so the rows with a role or the default chain end with a reported failure.`,
        ],
        head: ["", "failure reported", "token request", "first AWS request", "end", "CPU"],
        rows: cases.map((one) => [
          one.name,
          ...columns.map((mark) => formatted(one, mark)),
          formatted(one, "cpu", middle(bare, "cpu")),
        ]),
      },
    ],
    aims: aimsOf(own[0] ?? [], (one, mark) => middle(one, mark) / base),
  };
}

/**
 * Runs all cases in rounds, each round in a different order, so that neither a busy machine nor the previous case
 * affects one case more than another. The first round doesn't count, because it reads the files.
 */
async function measure(
  cases: readonly Case[],
  server: Listener,
  budget: number,
): Promise<{ rounds: number; measured: ReadonlyMap<Case, readonly Marks[]> }> {
  for (const one of cases) await marksOf(one, server);
  const measured = new Map(cases.map((one) => [one, [] as Marks[]]));
  const random = new Random(1);
  const begin = performance.now();
  let rounds = 0;
  const isEnough = (): boolean =>
    rounds >= mostRounds || (rounds >= leastRounds && performance.now() - begin > budget * 1000);
  for (; !isEnough(); rounds += 1)
    for (const one of shuffled(cases, random)) measured.get(one)?.push(await marksOf(one, server));
  return { rounds, measured };
}

const shuffled = <T>(items: readonly T[], random: Random): T[] =>
  items
    .map((item) => [random.next(), item] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item);

function aimsOf(cases: readonly Case[], ratio: (one: Case, mark: keyof Marks) => number): Aim[] {
  const aim = (what: string, part: string, mark: keyof Marks, most: number): Aim => {
    const one = cases.find(({ name }) => name.endsWith(part));
    if (one === undefined) throw new Error(`No case matches ${part}.`);
    const measured = ratio(one, mark);
    return {
      what,
      aim: `at most ${most}× an empty script`,
      measured: `${figure(measured, 1)}×`,
      reached: measured <= most,
    };
  };
  return [
    aim("an invalid input is reported", "invalid input", "line", 2),
    aim("first AWS request with an OIDC role", "OIDC role", "aws", 3),
    aim("first AWS request with the default credential chain", "default chain", "aws", 3),
    aim("`post` with nothing to do ends", "nothing to do", "end", 2),
  ];
}

interface Listener {
  readonly url: string;
  /** Arrival of the first request of each kind, by `performance.now()`. */
  readonly arrivals: Map<"token" | "aws", number>;
  close(): void;
}

/** Plays GitHub and AWS: returns a token, and rejects other requests. */
async function listen(): Promise<Listener> {
  const arrivals: Listener["arrivals"] = new Map();
  const server = createServer((request, response) => {
    const kind = request.url?.startsWith("/token") ? "token" : "aws";
    if (!arrivals.has(kind)) arrivals.set(kind, performance.now());
    request.resume().once("end", () => {
      response.statusCode = kind === "token" ? 200 : 403;
      response.end(kind === "token" ? '{"value":"e30.e30.e30"}' : '{"__type":"AccessDeniedException"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, arrivals, close: () => void server.close() };
}

const sdkAlone = ([name, packed]: readonly [string, string], url: string): Case => ({
  name: `${name}: only the SDK, one call to ECS`,
  entry: join(packed, "index.js"),
  environment: { AWS_ENDPOINT_URL: url },
});

/** Provides the runner's files as in a job, so that writing them is measured too. */
function casesOf([name, packed]: readonly [string, string], url: string, folder: string): Case[] {
  const entry = join(packed, "main.js");
  const runner = {
    GITHUB_ACTIONS: "true",
    GITHUB_REPOSITORY: "acme/shop",
    GITHUB_OUTPUT: join(folder, "output"),
    GITHUB_STATE: join(folder, "state"),
    GITHUB_STEP_SUMMARY: join(folder, "summary"),
  };
  for (const file of [runner.GITHUB_OUTPUT, runner.GITHUB_STATE, runner.GITHUB_STEP_SUMMARY])
    writeFileSync(file, "");
  const release = {
    ...runner,
    AWS_ENDPOINT_URL: url,
    "INPUT_AWS-REGION": "eu-west-1",
    INPUT_CLUSTER: "shop",
    INPUT_SERVICES: "web",
    INPUT_IMAGE: "shop:v2",
  };
  const oidc = {
    "INPUT_ROLE-TO-ASSUME": "arn:aws:iam::123456789012:role/release",
    ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: "runner",
  };
  const chain = { AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE", AWS_SECRET_ACCESS_KEY: "example" };
  return [
    { name: `${name}: an invalid input`, entry, environment: { ...runner, INPUT_SERVICES: "" } },
    { name: `${name}: OIDC role`, entry, environment: { ...release, ...oidc } },
    { name: `${name}: default chain`, entry, environment: { ...release, ...chain } },
    { name: `${name}: post with nothing to do`, entry: join(packed, "post.js"), environment: runner },
  ];
}

async function marksOf(one: Case, { arrivals }: Listener): Promise<Marks> {
  arrivals.clear();
  const begin = performance.now();
  let line = Number.NaN;
  let output = "";
  const end = await runProcess({
    entry: one.entry,
    environment: one.environment,
    onOutput: (text) => {
      output += text;
      if (Number.isNaN(line) && /✖|::error/u.test(output)) line = performance.now() - begin;
    },
  });
  return {
    line,
    token: (arrivals.get("token") ?? Number.NaN) - begin,
    aws: (arrivals.get("aws") ?? Number.NaN) - begin,
    end: end.took,
    cpu: end.readings.at(-1)?.cpu ?? Number.NaN,
  };
}
