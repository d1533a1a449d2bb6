/** The packed action as a process of its own: when it says its first word and asks its first question, what it costs. */
import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

export interface ProcessSpec {
  readonly entry: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Ends it after so many milliseconds. */
  readonly killAfter?: number;
  readonly onOutput?: (text: string) => void;
}

/** One reading of a process's own meters. */
export interface Reading {
  /** Milliseconds since the process began. */
  readonly at: number;
  /** Milliseconds of CPU, user and system. */
  readonly cpu: number;
  /** Largest resident set so far, in megabytes. */
  readonly memory: number;
  /** The heap in use, what waits for its collection included, in megabytes. */
  readonly heap: number;
}

export interface ProcessEnd {
  readonly exitCode: number | null;
  /** Milliseconds from the start to the end, as the parent sees it. */
  readonly took: number;
  readonly readings: readonly Reading[];
  readonly errors: string;
}

const meter = fileURLToPath(new URL("./meter.cjs", import.meta.url));

/** Runs a script of Node with the meter loaded before it. */
export async function runProcess(spec: ProcessSpec): Promise<ProcessEnd> {
  const begin = performance.now();
  const child = spawn(process.execPath, ["--require", meter, spec.entry], {
    env: { PATH: process.env["PATH"] ?? "", ...spec.environment },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  let readings = "";
  let errors = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => spec.onOutput?.(text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (errors += text));
  child.stdio[3]?.on("data", (chunk: Buffer) => (readings += chunk.toString("utf8")));
  const timer =
    spec.killAfter === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), spec.killAfter);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  clearTimeout(timer);
  const took = performance.now() - begin;
  const lines = readings.split("\n").filter((line) => line.startsWith("{") && line.endsWith("}"));
  return { exitCode, took, errors, readings: lines.map((line) => JSON.parse(line) as Reading) };
}
