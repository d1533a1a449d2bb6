/**
 * `npm run try:act`: the job `step` of ci.yml by `act`, on this machine and without containers: the action through
 * `uses: ./`, with its `post`, against the simulator. Says so, and ends well, where there is no act.
 */
import { spawnSync } from "node:child_process";

const job = ["push", "--workflows", ".github/workflows/ci.yml", "--job", "step"];
const here = ["--platform", "ubuntu-24.04=-self-hosted", "--pull=false", "--action-offline-mode"];

if (spawnSync("act", ["--version"]).status === 0) {
  process.exitCode = spawnSync("act", [...job, ...here], { stdio: "inherit" }).status ?? 1;
} else {
  console.log("act is not here: nothing was tried.");
}
