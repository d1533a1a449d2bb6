/** An almost empty account for `npm run probe`: a cluster, a log group, and an image with a shell. */
import type { RunContext, Script } from "../ecs/program.ts";
import type { Scenario } from "../scenario.ts";

const repository = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/busybox";

/** Runs the few shell commands that the probe's tasks use: `echo`, `sleep`, `exit`, and a trap of SIGTERM. */
export function shell({ command }: Pick<RunContext, "command">): Script {
  const commands = (command[2] ?? "").split(/[;&]/).map((each) => each.trim());
  const log: Array<{ after: number; text: string }> = [];
  let time = 0.1;
  let code = 0;
  let sigterm: Script["sigterm"] = "ignored";
  for (const each of commands) {
    const [name = "", ...rest] = each.split(" ");
    if (name === "echo") log.push({ after: time, text: rest.join(" ") });
    if (name === "sleep") time += Number(rest[0]);
    if (name === "trap") sigterm = each === "trap '' TERM" ? "ignored" : { after: 0.1, code: 0 };
    if (name === "exit") {
      code = Number(rest[0]);
      break;
    }
  }
  return { log, exit: { after: time, code }, sigterm };
}

export const probe: Scenario = {
  name: "probe",
  about: "an empty cluster with a shell image, for npm run probe",
  clusters: [{ name: "probe" }],
  taskDefinitions: [],
  programs: [{ image: `${repository}:1.37`, pull: 3, run: shell }],
  logGroups: ["/probe"],
  repositories: [
    { name: "probe-empty", images: [] },
    { name: "busybox", images: [{ tags: ["1.37"], platforms: ["linux/amd64", "linux/arm64"] }] },
  ],
};
