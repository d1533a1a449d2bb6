/** Runs the packed action as a separate process, and measures its first output, its first request and its cost. */
import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

export interface ProcessSpec {
  readonly entry: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Kills it after this many milliseconds. */
  readonly killAfter?: number;
  readonly onOutput?: (text: string) => void;
}

/** One reading of the process's meters. */
export interface Reading {
  /** Milliseconds since the start of the process. */
  readonly at: number;
  /** Milliseconds of CPU time, user and system. */
  readonly cpu: number;
  /** Maximum resident set so far, in megabytes. */
  readonly memory: number;
  /** The heap in use, including garbage, in megabytes. */
  readonly heap: number;
}

export interface ProcessEnd {
  readonly exitCode: number | null;
  /** Milliseconds from the start to the end, measured by the parent. */
  readonly took: number;
  readonly readings: readonly Reading[];
  readonly errors: string;
}

const meter = fileURLToPath(new URL("./meter.cjs", import.meta.url));

/** Runs a Node script with the meter loaded first. */
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
