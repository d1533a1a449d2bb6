/** Registrations that several claims use. */
import type { Lab } from "../lab.ts";
import { container, definition } from "./tasks.ts";

/** Members that only DescribeTaskDefinition returns. */
export const describeOnly = [
  "taskDefinitionArn",
  "revision",
  "status",
  "requiresAttributes",
  "compatibilities",
  "registeredAt",
  "registeredBy",
  "deregisteredAt",
  "deleteRequestedAt",
];

/** Members that ECS adds if the request omits them. */
export const filledIn = ["volumes", "placementConstraints"];

/** A revision with units, a port and tags, for the claims about stored values. */
export const stored = (lab: Lab) =>
  lab.once("stored", () =>
    lab.ecs.registerTaskDefinition(
      definition(lab, "stored", {
        cpu: ".25 vCPU",
        memory: "0.5 GB",
        containerDefinitions: [container(lab, { portMappings: [{ containerPort: 8080 }] })],
      }),
    ),
  );

export const firstContainer = async (lab: Lab) => {
  const answer = await stored(lab);
  return { answer, main: answer.taskDefinition?.containerDefinitions?.[0] };
};

/** Three registrations of one family. The second revision is deregistered before the third registration. */
export const family = (lab: Lab) =>
  lab.once("family", async () => {
    const input = definition(lab, "family");
    const first = await lab.ecs.registerTaskDefinition(input);
    const second = await lab.ecs.registerTaskDefinition(input);
    const arn = second.taskDefinition?.taskDefinitionArn ?? "";
    await lab.ecs.deregisterTaskDefinition({ taskDefinition: arn });
    const latest = await lab.ecs.describeTaskDefinition({ taskDefinition: `${lab.prefix}-family` });
    const inactive = await lab.ecs.describeTaskDefinition({ taskDefinition: arn });
    const third = await lab.ecs.registerTaskDefinition(input);
    return { first, second, latest, inactive, third };
  });
