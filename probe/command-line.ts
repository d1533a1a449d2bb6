/** What `npm run probe` was asked for. */
import { parseArgs } from "node:util";

export interface CommandLine {
  readonly target: "simulator" | "endpoint" | "aws";
  readonly endpoint: string | undefined;
  readonly region: string;
  /** Do not ask before anything is created. */
  readonly yes: boolean;
  /** Delete what an earlier run left, and check nothing. */
  readonly clean: boolean;
  /** Where the transcript goes. */
  readonly transcript: string | undefined;
  /** Ids of the claims to check; all when empty. */
  readonly only: readonly string[];
}

export const usage = `npm run probe -- --simulator             check every claim against the simulator
npm run probe -- --endpoint URL          check them against another endpoint, such as moto_server
npm run probe -- --region REGION [--yes] check them against AWS, in an account of your own
npm run probe -- --region REGION --clean delete what an interrupted run left

  --only ID,ID        check these claims alone
  --transcript FILE   write requests, answers and verdicts as JSON`;

/** Throws an Error that says what is wrong. */
export function parseCommandLine(args: readonly string[], environment: NodeJS.ProcessEnv): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      simulator: { type: "boolean" },
      endpoint: { type: "string" },
      region: { type: "string" },
      yes: { type: "boolean" },
      clean: { type: "boolean" },
      transcript: { type: "string" },
      only: { type: "string" },
    },
  });
  const { simulator = false, endpoint } = values;
  if (simulator && endpoint !== undefined) throw new Error("Use --simulator or --endpoint, not both.");
  const region = values.region ?? environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"];
  if (!simulator && endpoint === undefined && region === undefined)
    throw new Error(`Name the region, or a target other than AWS.\n\n${usage}`);
  if (endpoint !== undefined && !URL.canParse(endpoint))
    throw new Error(`--endpoint is not a URL: ${endpoint}`);
  return {
    target: simulator ? "simulator" : endpoint === undefined ? "aws" : "endpoint",
    endpoint,
    region: region ?? "us-east-1",
    yes: values.yes ?? false,
    clean: values.clean ?? false,
    transcript: values.transcript,
    only: (values.only ?? "").split(",").filter((id) => id !== ""),
  };
}
