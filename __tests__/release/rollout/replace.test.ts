/** `if-deploying: replace` with somebody else's CodeDeploy deployment. Over HTTP. */
import type { DeploymentInfo } from "@aws-sdk/client-codedeploy";
import { describe, expect, test } from "@jest/globals";
import { mayStartRollback } from "../../../src/codedeploy/running.ts";
import { runStep, startSimulation } from "../../support/simulation.ts";
import { draftOf, inputsOf, plainService, scenarioOf } from "../properties/draft.ts";

test("stops a CodeDeploy deployment once, and waits for CodeDeploy's rollback of it", async () => {
  const draft = draftOf(
    { services: [{ ...plainService, strategy: "CODE_DEPLOY" }] },
    { "wait-for": "traffic-shifted" },
  );
  const simulation = await startSimulation(scenarioOf(draft, { migrations: 0 }));
  try {
    const inputs = inputsOf(draft);
    expect((await runStep(simulation, { inputs })).outcome).toBe("started");
    const run = await runStep(simulation, {
      inputs: { ...inputs, "if-deploying": "replace", "wait-for": "stable" },
      environment: { GITHUB_RUN_ID: "4712" },
    });
    expect(run.outcome).toBe("released");
    expect(run.calls.filter((call) => call === "codedeploy:StopDeployment")).toHaveLength(1);
    // What served before the stopped deployment, not its unproven revision.
    expect(run.outputs["previous-task-definition-arns"]).toContain("fam-a:1");
    const creates = run.calls.indexOf("codedeploy:CreateDeployment");
    expect(run.log).toContain("Waiting for CodeDeploy deployment");
    expect(
      run.calls.slice(0, creates).filter((call) => call === "codedeploy:GetDeployment").length,
    ).toBeGreaterThan(3);
  } finally {
    await simulation.close();
  }
});

describe("CodeDeploy's rollback of a stopped deployment", () => {
  const rollbackInfo = { rollbackDeploymentId: "d-2" };
  test.each<[string, Pick<DeploymentInfo, "status" | "rollbackInfo">, number, boolean]>([
    ["has not started while the deployment stops", { status: "InProgress" }, 0, true],
    ["has not started without a status", {}, 60_000, true],
    ["may start soon after the end", { status: "Stopped" }, 29_000, true],
    ["doesn't start any more", { status: "Stopped" }, 30_000, false],
    ["has started", { status: "Stopped", rollbackInfo }, 0, false],
    ["is not needed", { status: "Stopped", rollbackInfo: { rollbackMessage: "nothing to do" } }, 0, false],
    ["does not follow a success", { status: "Succeeded" }, 30_000, false],
  ])("%s", (_, deployment, endedFor, may) => {
    expect(mayStartRollback(deployment, endedFor)).toBe(may);
  });
});
