/** What an exit code means without further evidence. Source: docs/aws-reference.md#exit-codes; 128 + n means ended by signal n. */
import type { Explanation } from "../row.ts";

export interface ExitRow extends Explanation {
  readonly codes: readonly number[];
}

export const exitCodes: readonly ExitRow[] = [
  {
    name: "exited-early",
    codes: [0],
    what: "{Container} exited with code 0, but a service's container must keep running.",
    remedy:
      "Run the program in the foreground (no daemon mode, no `&`), and check that `command` starts the server and is not a one-off command.",
  },
  {
    name: "application-error",
    codes: [1, 2, 255],
    what: "{Container} exited with code {exitCode}: the application reported an error.",
    remedy:
      "Read its last log lines. To reproduce the error, run the same image with the same command and environment.",
  },
  {
    name: "command-not-executable",
    codes: [126],
    what: "{Container} exited with code 126: its command could not be executed.",
    remedy:
      "Make the file executable (`chmod +x`), and check that it is built for the task's CPU architecture and has a valid `#!` line.",
  },
  {
    name: "command-not-found",
    codes: [127],
    what: "{Container} exited with code 127: a command was not found.",
    remedy:
      "Check that the image has what `command`, `entryPoint` and `workingDirectory` name, and check the `#!` line of scripts (Alpine images have no bash; Windows line endings break scripts).",
  },
  {
    name: "illegal-instruction",
    codes: [132],
    what: "{Container} ended with SIGILL (exit code 132): the program uses instructions that the CPU does not support.",
    remedy: "Build for a more generic CPU (for example without AVX-512), or use another instance type.",
  },
  {
    name: "aborted",
    codes: [134],
    what: "{Container} aborted with SIGABRT (exit code 134).",
    remedy:
      "Look for a failed assertion in the last log lines. Node.js aborts like this when its heap is full (`--max-old-space-size`).",
  },
  {
    name: "segmentation-fault",
    codes: [135, 139],
    what: "{Container} crashed with an invalid memory access (exit code {exitCode}).",
    remedy:
      "Check for native code that changed with this image (extensions, base image, libc), and for a build for another CPU. If nothing changed, run it again and take a core dump.",
  },
  {
    name: "killed",
    codes: [137],
    what: "{Container} was killed by SIGKILL (exit code 137). ECS gives no reason.",
    remedy:
      "Most often a process ran out of memory. Check the task's memory use, and raise `memory` of the container and the task definition.",
  },
  {
    name: "terminated",
    codes: [143],
    what: "{Container} was stopped with SIGTERM (exit code 143).",
    remedy: "Find out what stopped it: another essential container, a health check, or a StopTask call.",
  },
];

/** A container that did not exit after SIGTERM, so ECS killed it. */
export const stopTimeout: Explanation = {
  name: "stop-timeout",
  what: "{Container} did not exit within its stop timeout{timeout|} after SIGTERM, so ECS killed it (exit code 137).",
  remedy:
    "Handle SIGTERM in the application (entry point scripts must start it with `exec`, so that it receives the signal), or raise `stopTimeout` of the container (at most 120 s on Fargate).",
};

const bySignal: Explanation = {
  name: "ended-by-signal",
  what: "{Container} was terminated by signal {signal} (exit code {exitCode}).",
  remedy: "Read its last log lines, and find out what sent the signal.",
};

const otherCode: Explanation = {
  name: "application-error",
  what: "{Container} exited with code {exitCode}, which the application set.",
  remedy: "Look up the code in the application's documentation, and read the last log lines.",
};

/** The row of an exit code. Not for exit code 0 of a one-off task, which is a success. */
export function exitRow(exitCode: number): Explanation {
  const known = exitCodes.find((row) => row.codes.includes(exitCode));
  return known ?? (exitCode > 128 && exitCode < 165 ? bySignal : otherCode);
}
