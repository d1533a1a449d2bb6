/** Acts as the GitHub runner: starts the packed step as the runner does, and reads its outputs, state and summary. */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface StepSpec {
  /** Folder of the packed action, `dist`. */
  readonly packed: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Environment variables of the job besides the inputs and command files. */
  readonly environment: Readonly<Record<string, string>>;
  /** Folder of the command files. */
  readonly folder: string;
  /** Receives the step's output as it is printed. */
  readonly onOutput: (text: string) => void;
}

export interface StepEnd {
  /** `null` if a signal ended the process. */
  readonly exitCode: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** Markdown. */
  readonly summary: string;
}

const files = ["GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH"] as const;

/** The runner's name of an input variable: uppercase, spaces as `_`, dashes unchanged. */
export const inputVariable = (name: string): string => `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`;

/** Receives a function to signal the process after it starts. */
type Started = (kill: (signal: NodeJS.Signals) => void) => void;

/** Runs the step (`runs.main`) in a child process. */
export const runStep = (spec: StepSpec, started?: Started): Promise<StepEnd> =>
  runEntry(spec, "main.js", started);

async function runEntry(spec: StepSpec, entry: string, started: Started = () => undefined): Promise<StepEnd> {
  mkdirSync(spec.folder, { recursive: true });
  const paths = Object.fromEntries(files.map((name) => [name, join(spec.folder, name.toLowerCase())]));
  for (const path of Object.values(paths)) writeFileSync(path, "");
  const temp = join(spec.folder, "temp");
  mkdirSync(temp, { recursive: true });
  const inputs = Object.entries(spec.inputs).map(([name, value]) => [inputVariable(name), value] as const);
  const child = spawn(process.execPath, [join(spec.packed, entry)], {
    env: {
      PATH: process.env["PATH"] ?? "",
      RUNNER_TEMP: temp,
      ...spec.environment,
      ...Object.fromEntries(inputs),
      ...paths,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.setEncoding("utf8").on("data", spec.onOutput);
  child.stderr.setEncoding("utf8").on("data", spec.onOutput);
  started((signal) => child.kill(signal));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const read = (name: (typeof files)[number]): string => readFileSync(paths[name] ?? "", "utf8");
  return {
    exitCode,
    outputs: commandFile(read("GITHUB_OUTPUT")),
    state: commandFile(read("GITHUB_STATE")),
    summary: read("GITHUB_STEP_SUMMARY"),
  };
}

/** Runs the post step (`runs.post`) with the saved state, as the runner does at the end of the job. */
export function runPost(spec: StepSpec, state: StepEnd["state"]): Promise<StepEnd> {
  const states = Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]);
  const environment = { ...spec.environment, ...Object.fromEntries(states) };
  return runEntry({ ...spec, environment, folder: join(spec.folder, "post") }, "post.js");
}

/**
 * Parses `NAME=VALUE` lines and `NAME<<DELIMITER` blocks; the later of two with one name counts. As strict as both
 * GitHub's runner and act: throws for a blank line outside a block, and for a block without an end.
 */
export function commandFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  for (let at = 0; at < lines.length; at += 1) {
    const [, single, value = ""] = /^([^=<]+)=(.*)$/.exec(lines[at] ?? "") ?? [];
    if (single !== undefined) {
      values[single] = value;
      continue;
    }
    const [, name, delimiter] = /^([^=<]+)<<(.+)$/.exec(lines[at] ?? "") ?? [];
    if (name === undefined || delimiter === undefined)
      throw new Error(`invalid format '${lines[at]}', expected a line with '=' or '<<'`);
    const end = lines.indexOf(delimiter, at + 1);
    if (end < 0) throw new Error(`the block of ${name} has no closing delimiter`);
    values[name] = lines.slice(at + 1, end).join("\n");
    at = end;
  }
  return values;
}

const reset = "\u001B[0m";
const styles = {
  group: "\u001B[1m▼ ",
  error: "\u001B[31mError: ",
  warning: "\u001B[33mWarning: ",
  notice: "\u001B[34mNotice: ",
};

/** A step's output as GitHub shows it, with all groups open. */
export function asShown(line: string): string | undefined {
  const [, command = "", text = ""] = /^::([a-z-]+)[^:]*::(.*)$/.exec(line) ?? [];
  if (command === "") return line;
  const plain = text.replaceAll("%0D", "").replaceAll("%0A", "\n").replaceAll("%25", "%");
  const style = styles[command as keyof typeof styles] as string | undefined;
  return style === undefined ? undefined : `${style}${plain}${reset}`;
}
