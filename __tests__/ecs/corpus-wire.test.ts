/**
 * The same documents over the wire: registered directly in the simulator, read with our client and the real SDK,
 * registered by us with a new image, and described again. Every member except the image keeps its bytes.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { connect } from "../../src/aws/client.ts";
import type { EcsCalls } from "../../src/aws/calls.ts";
import { createAgents } from "../../src/aws/proxy.ts";
import { JsonDocument } from "../../src/ecs/definition/document.ts";
import { withImages } from "../../src/ecs/image/choice.ts";
import {
  describeOnly,
  describedTaskDefinition,
  registrable,
  registration,
} from "../../src/ecs/definition/task-definition.ts";
import { Failure } from "../../src/core/failure.ts";
import { shop } from "../../simulator/scenarios/shop.ts";
import { some } from "../release/properties/long.ts";
import { startSimulation, type Simulation } from "../support/simulation.ts";

const image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v2";

function documents(folder: string): Array<readonly [string, JsonDocument]> {
  let names: string[] = [];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    try {
      const document = JsonDocument.parse(readFileSync(join(folder, name), "utf8"));
      return [[name, document.at(["taskDefinition"]) ?? document] as const];
    } catch {
      // Files with comments can't be sent over the wire.
      return [];
    }
  });
}

async function client(simulation: Simulation): Promise<EcsCalls> {
  const aws = connect({
    credentials: {
      region: "eu-west-1",
      roleToAssume: "arn:aws:iam::123456789012:role/release",
      roleSessionName: "corpus",
      roleDurationSeconds: 3600,
      audience: "sts.amazonaws.com",
    },
    environment: simulation.simulator.environment(),
    agents: createAgents({}),
    clock: simulation.clock,
    random: () => 0.5,
    mask: () => undefined,
  });
  return aws.ecs();
}

const register = (ecs: EcsCalls, body: string) =>
  ecs.registerTaskDefinition({ family: "", containerDefinitions: [] }, { body });

async function described(ecs: EcsCalls, family: string) {
  let text = "";
  await ecs.describeTaskDefinition(
    { taskDefinition: family, include: ["TAGS"] },
    { onText: (body) => (text = body) },
  );
  return {
    described: describedTaskDefinition(text),
    document: JsonDocument.parse(text).at(["taskDefinition"]),
  };
}

/** The text of every member that the description does not add, without the first container's image. */
function members(document: JsonDocument | undefined): Map<string, string | undefined> {
  const plain = document?.set(["containerDefinitions", 0, "image"], "");
  return new Map(
    (plain?.keys([]) ?? []).filter((key) => !describeOnly.has(key)).map((key) => [key, plain?.raw([key])]),
  );
}

test("a registration with another image changes only the image", async () => {
  const own = documents(join(import.meta.dirname, "corpus"));
  const others = some(documents(join(import.meta.dirname, "../../../shared/corpus/task-definitions")));
  const simulation = await startSimulation(
    shop({ name: "corpus", about: "", switches: { uncheckedDefinitions: true } }),
  );
  try {
    const ecs = await client(simulation);
    const refused: string[] = [];
    for (const [name, document] of [...own, ...others]) {
      const family = `corpus-${name.replaceAll(/[^\w-]/g, "-")}`;
      const first = registrable(document).document.set(["family"], family);
      try {
        await register(ecs, first.text);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        refused.push(name);
        continue;
      }
      const before = await described(ecs, family);
      const released = withImages(before.described.definition, [{ index: 0, to: image }]);
      await register(ecs, registration(released, before.described.tags));
      const after = await described(ecs, family);
      expect([name, after.described.revision]).toEqual([name, before.described.revision + 1]);
      expect([name, after.described.definition.containers[0]?.image]).toEqual([name, image]);
      expect([name, members(after.document)]).toEqual([name, members(before.document)]);
    }
    expect(refused.length).toBeLessThan((own.length + others.length) / 10);
    expect(own.length).toBeGreaterThan(2);
  } finally {
    await simulation.close();
  }
});
