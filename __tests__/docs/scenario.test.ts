import { expect, test } from "@jest/globals";
import { myService } from "../../examples/simulator/my-service.ts";
import { runRelease } from "../support/simulation.ts";

test("the scenario in docs/simulator.md rolls back as described", async () => {
  const run = await runRelease(myService, {
    inputs: {
      "role-to-assume": "arn:aws:iam::123456789012:role/release",
      cluster: "payments",
      services: "api",
      image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/payments:v2",
    },
  });
  expect(run.outcome).toBe("rolled-back");
  const [service] = JSON.parse(run.outputs["services"] ?? "[]") as Array<{ cause?: { name: string } }>;
  expect(service?.cause?.name).toBe("container-health-check-failed");
});
