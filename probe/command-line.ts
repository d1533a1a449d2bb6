/** The command line of `npm run probe`. */
import { parseArgs } from "node:util";

export interface CommandLine {
  readonly target: "simulator" | "endpoint" | "aws";
  readonly endpoint: string | undefined;
  readonly region: string;
  /** Skip the confirmation. */
  readonly yes: boolean;
  /** Only delete what an earlier run left. */
  readonly clean: boolean;
  /** Path of the transcript. */
  readonly transcript: string | undefined;
  /** IDs of the claims to check; empty for all. */
  readonly only: readonly string[];
}

export const usage = `npm run probe -- --simulator             check all claims against the simulator
npm run probe -- --endpoint URL          check all claims against another endpoint, such as moto_server
npm run probe -- --region REGION [--yes] check all claims against AWS, in your account
npm run probe -- --region REGION --clean delete what an interrupted run left in AWS

  --only ID,ID        check only these claims
  --transcript FILE   write requests, responses and verdicts as JSON`;

/** Throws an Error whose message describes the problem. */
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
    throw new Error(`Set --region, or use --simulator or --endpoint.\n\n${usage}`);
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
