import * as autoscaling from "@aws-sdk/client-application-auto-scaling";
import * as logs from "@aws-sdk/client-cloudwatch-logs";
import * as codedeploy from "@aws-sdk/client-codedeploy";
import * as ecr from "@aws-sdk/client-ecr";
import * as ecs from "@aws-sdk/client-ecs";
import * as elb from "@aws-sdk/client-elastic-load-balancing-v2";
import * as events from "@aws-sdk/client-eventbridge";
import * as scheduler from "@aws-sdk/client-scheduler";
import * as sts from "@aws-sdk/client-sts";
import { describe, expect, test } from "@jest/globals";
import { matches } from "../../../simulator/protocol/constraints.ts";
import { models, shapeOf } from "../../../simulator/protocol/model.ts";

/** A structure in the SDK's schemas: `[3, namespace, name, traits, member names, …]`. */
type StructureSchema = readonly [3 | -3, string, string, unknown, readonly string[]];

function structuresOf(client: object): ReadonlyMap<string, readonly string[]> {
  const schemas = Object.values(client).filter(
    (value): value is StructureSchema => Array.isArray(value) && (value[0] === 3 || value[0] === -3),
  );
  return new Map(schemas.map(([, , name, , members]) => [name, members]));
}

const clients = {
  ecs,
  sts,
  logs,
  codedeploy,
  events,
  scheduler,
  ecr,
  elasticloadbalancing: elb,
  "application-autoscaling": autoscaling,
} as const;

describe("API models", () => {
  test.each(Object.keys(clients) as (keyof typeof clients)[])(
    "%s: contains every member that the SDK knows",
    (service) => {
      const structures = structuresOf(clients[service]);
      const lacking: string[] = [];
      let compared = 0;
      for (const [name, shape] of Object.entries(models[service].shapes)) {
        const members = structures.get(name);
        if (shape.type !== "structure" || members === undefined) continue;
        compared += 1;
        lacking.push(
          ...members
            .filter((member) => !Object.hasOwn(shape.members, member))
            .map((member) => `${name}.${member}`),
        );
      }
      expect(compared).toBeGreaterThan(5);
      // Errors' `message`, which the SDK adds to every error.
      expect(lacking.filter((member) => !/Exception\.message$/i.test(member))).toEqual([]);
    },
  );

  test.each(Object.keys(models) as (keyof typeof models)[])("%s: resolves every reference", (service) => {
    const model = models[service];
    for (const operation of Object.values(model.operations)) {
      for (const name of [operation.input, operation.output, ...operation.errors]) {
        if (name !== undefined) shapeOf(model, name);
      }
    }
    for (const shape of Object.values(model.shapes)) {
      if (shape.type === "list") shapeOf(model, shape.member.shape);
      if (shape.type === "map") shapeOf(model, shape.value.shape);
      if (shape.type === "structure") {
        for (const member of Object.values(shape.members)) shapeOf(model, member.shape);
      }
    }
  });

  test("match patterns as a whole, in Java's dialect", () => {
    expect(matches("[\\w+=,.@-]*", "ecs-release-1")).toBe(true);
    expect(matches("[\\w+=,.@-]*", "ecs release")).toBe(false);
    expect(matches("([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)", "Größe 1")).toBe(true);
    expect(matches("([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)", "a;b")).toBe(false);
    expect(matches("\\p{Print}+", "cannot be compiled, so isn't checked")).toBe(true);
  });
});
