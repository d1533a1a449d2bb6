/** What an exit code says by itself. Source: docs/aws-reference.md#exit-codes; 128 + n means ended by signal n. */
import type { Telling } from "../row.ts";

export interface ExitRow extends Telling {
  readonly codes: readonly number[];
}

export const exitCodes: readonly ExitRow[] = [
  {
    name: "exited-early",
    codes: [0],
    what: "{Container} ended by itself with exit code 0, though the service needs it to keep running.",
    remedy:
      "Run the program in the foreground (no daemon mode, no `&`), and check that `command` is the server's and not a one-off command.",
  },
  {
    name: "application-error",
    codes: [1, 2, 255],
    what: "{Container} ended with exit code {exitCode}: the program itself reported an error.",
    remedy: "Read its last log lines; run the same image with the same command and environment.",
  },
  {
    name: "command-not-executable",
    codes: [126],
    what: "{Container} ended with exit code 126: its command could not be executed.",
    remedy:
      "Make the file executable (`chmod +x`), and check that it is built for the task's CPU architecture and has a valid `#!` line.",
  },
  {
    name: "command-not-found",
    codes: [127],
    what: "{Container} ended with exit code 127: a command was not found.",
    remedy:
      "Check `command`, `entryPoint` and `workingDirectory` against what is in the image, and the `#!` line of scripts (bash is not in alpine; no Windows line ends).",
  },
  {
    name: "illegal-instruction",
    codes: [132],
    what: "{Container} ended with SIGILL (exit code 132): the program uses instructions that the CPU does not have.",
    remedy: "Build for a more general CPU (for example without AVX-512), or use another instance type.",
  },
  {
    name: "aborted",
    codes: [134],
    what: "{Container} aborted itself with SIGABRT (exit code 134).",
    remedy:
      "Read the last log lines for the failed assertion; Node.js ends so when its heap is full (`--max-old-space-size`).",
  },
  {
    name: "segmentation-fault",
    codes: [135, 139],
    what: "{Container} crashed with an invalid memory access (exit code {exitCode}).",
    remedy:
      "Look for native code that changed with this image (extensions, base image, libc), and for a build for another CPU; if nothing changed, run it again and take a core dump.",
  },
  {
    name: "killed",
    codes: [137],
    what: "{Container} was killed by SIGKILL (exit code 137), and ECS does not say why.",
    remedy:
      "Most often the memory of the task ran out for one of its processes: look at its memory use, and raise `memory` of the container and the task definition.",
  },
  {
    name: "terminated",
    codes: [143],
    what: "{Container} ended because it was told to (SIGTERM, exit code 143).",
    remedy:
      "Find out what stopped it first: another essential container, a health check, or somebody's StopTask.",
  },
];

/** A container that was asked to stop, did not, and was killed. */
export const stopTimeout: Telling = {
  name: "stop-timeout",
  what: "{Container} did not end within its stop timeout{timeout|} after SIGTERM, and was killed (exit code 137).",
  remedy:
    "Handle SIGTERM in the program (with `exec` in entry point scripts, so that it gets the signal), or raise `stopTimeout` of the container (120 s at most on Fargate).",
};

const bySignal: Telling = {
  name: "ended-by-signal",
  what: "{Container} was ended by signal {signal} (exit code {exitCode}).",
  remedy: "Read its last log lines, and find out what sends the signal.",
};

const otherCode: Telling = {
  name: "application-error",
  what: "{Container} ended with exit code {exitCode}, which the program itself chose.",
  remedy: "Look up the code in the program's documentation, and read its last log lines.",
};

/** The row of any exit code but 0 of a one-off, for which 0 is success. */
export function exitRow(exitCode: number): Telling {
  const known = exitCodes.find((row) => row.codes.includes(exitCode));
  return known ?? (exitCode > 128 && exitCode < 165 ? bySignal : otherCode);
}
