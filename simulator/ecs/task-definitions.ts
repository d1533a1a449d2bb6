/** Families and revisions: register, describe, list, deregister, delete. */
import { AwsError, RawJson, type Call, type Operations } from "../protocol/call.ts";
import type { BareWorld } from "../world.ts";
import { arnPrefix, regionOf, resourceOf } from "./arn.ts";
import { pageOf } from "./pages.ts";
import type { EcsState, Family, ParsedDefinition, Tag, TaskDefinition } from "./state.ts";
import { checkTags, tagsOf } from "./tags.ts";
import { checkDefinition } from "./task-definition-checks.ts";
import { describedText, storedText, unknownMembers } from "./task-definition-text.ts";

interface Registration {
  readonly region: string;
  readonly by: string;
  readonly at: number;
  /** The request's JSON text. */
  readonly text: string;
}

/** Registers the next revision of the request's family. Never returns an existing revision. */
export function register(world: BareWorld, ecs: EcsState, registration: Registration): TaskDefinition {
  const unknown = world.readings.unknownMembers === "refused" ? unknownMembers(registration.text) : [];
  if (unknown.length > 0)
    throw new AwsError("ClientException", `Unknown parameter in input: ${unknown.join(", ")}.`);
  const text = storedText(registration.text);
  const parsed = JSON.parse(text) as ParsedDefinition & { readonly family: string };
  if (world.scenario.switches?.uncheckedDefinitions !== true)
    checkDefinition(parsed.family, parsed, Buffer.byteLength(text));
  const family = familyOf(ecs, registration.region, parsed.family);
  const revision = ++family.last;
  const definition: TaskDefinition = {
    arn: `${arnPrefix(world, registration.region)}task-definition/${parsed.family}:${revision}`,
    family: parsed.family,
    revision,
    status: "ACTIVE",
    registeredAt: registration.at,
    registeredBy: registration.by,
    text,
    parsed,
  };
  family.revisions.push(definition);
  return definition;
}

function familyOf(ecs: EcsState, region: string, name: string): Family {
  const key = `${region}/${name}`;
  const family = ecs.families.get(key) ?? { name, last: 0, revisions: [] };
  ecs.families.set(key, family);
  return family;
}

/** Finds by family (newest ACTIVE revision), `family:revision` or ARN; undefined if there is none. */
export function findDefinition(ecs: EcsState, region: string, name: string): TaskDefinition | undefined {
  const resource = resourceOf(name);
  const short = resource === undefined ? name : resource.replace(/^task-definition\//, "");
  const [familyName = "", revision] = short.split(":");
  const family = ecs.families.get(`${resource === undefined ? region : regionOf(name)}/${familyName}`);
  return revision === undefined
    ? family?.revisions.findLast(({ status }) => status === "ACTIVE")
    : family?.revisions.find((each) => String(each.revision) === revision);
}

/** The definition for a task or service. Throws AWS's errors if it can't run. */
export function runnableDefinition(ecs: EcsState, region: string, name: string): TaskDefinition {
  const definition = findDefinition(ecs, region, name);
  if (definition === undefined) throw new AwsError("ClientException", "TaskDefinition not found.");
  if (definition.status !== "ACTIVE") throw new AwsError("ClientException", "TaskDefinition is inactive");
  return definition;
}

/** In worlds that reject unknown members, adds a member that no request accepts and no SDK has. */
const raw = ({ readings }: BareWorld, definition: TaskDefinition): RawJson =>
  new RawJson(
    describedText(definition, readings.unknownMembers === "refused" ? { lastUsedRegion: "eu-west-1" } : {}),
  );

function registerOperation(
  world: BareWorld,
  ecs: EcsState,
  input: { tags?: readonly Tag[] },
  call: Call,
): unknown {
  if (world.scenario.switches?.uncheckedDefinitions !== true) checkTags(input.tags);
  const definition = register(world, ecs, {
    region: call.region,
    by: call.principal?.arn ?? `arn:${world.partition}:iam::${world.account}:root`,
    at: call.now,
    text: call.body ?? JSON.stringify(input),
  });
  const tags = input.tags ?? [];
  if (tags.length > 0) ecs.tags.set(definition.arn, tags);
  return { taskDefinition: raw(world, definition), ...(tags.length > 0 ? { tags } : {}) };
}

function deregister(world: BareWorld, ecs: EcsState, name: string, region: string): TaskDefinition {
  if (!/:\d+$/.test(name)) throw new AwsError("ClientException", "Revision is missing.");
  const definition = findDefinition(ecs, region, name);
  if (definition === undefined)
    throw new AwsError("ClientException", "The specified task definition does not exist.");
  if (definition.status === "ACTIVE") {
    definition.status = "INACTIVE";
    definition.deregisteredAt = world.queue.now;
  }
  return definition;
}

interface ListInput {
  readonly familyPrefix?: string;
  readonly status?: string;
  readonly sort?: string;
  readonly nextToken?: string;
  readonly maxResults?: number;
}

function listDefinitions(ecs: EcsState, input: ListInput, region: string): unknown {
  const status = input.status ?? "ACTIVE";
  const families = [...ecs.families].filter(
    ([key, { name }]) =>
      key.startsWith(`${region}/`) && (input.familyPrefix === undefined || name === input.familyPrefix),
  );
  const arns = families
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, { revisions }]) => revisions.filter((each) => each.status === status))
    .map(({ arn }) => arn);
  const page = pageOf(input.sort === "DESC" ? arns.reverse() : arns, input, 100, 100);
  return { taskDefinitionArns: page.items, ...page.next };
}

function listFamilies(ecs: EcsState, input: ListInput, region: string): unknown {
  const wanted = input.status ?? "ALL";
  const names = [...ecs.families]
    .filter(([key]) => key.startsWith(`${region}/`))
    .map(([, family]) => family)
    .filter(({ name }) => name.startsWith(input.familyPrefix ?? ""))
    .filter(({ revisions }) => {
      const active = revisions.some(({ status }) => status === "ACTIVE");
      return wanted === "ALL" || active === (wanted === "ACTIVE");
    })
    .map(({ name }) => name)
    .sort();
  const page = pageOf(names, input, 100, 100);
  return { families: page.items, ...page.next };
}

export function taskDefinitionOperations(world: BareWorld, ecs: EcsState): Operations {
  return {
    RegisterTaskDefinition: (input: { tags?: readonly Tag[] }, call) =>
      registerOperation(world, ecs, input, call),

    DescribeTaskDefinition(input: { taskDefinition: string; include?: readonly string[] }, call) {
      const definition = findDefinition(ecs, call.region, input.taskDefinition);
      if (definition === undefined)
        throw new AwsError("ClientException", "Unable to describe task definition.");
      const tags = input.include?.includes("TAGS") ? { tags: tagsOf(ecs, definition.arn) } : {};
      return { taskDefinition: raw(world, definition), ...tags };
    },

    DeregisterTaskDefinition: (input: { taskDefinition: string }, call) => ({
      taskDefinition: raw(world, deregister(world, ecs, input.taskDefinition, call.region)),
    }),

    DeleteTaskDefinitions(input: { taskDefinitions: readonly string[] }, call) {
      if (input.taskDefinitions.length > 10)
        throw new AwsError(
          "InvalidParameterException",
          "Task definitions cannot have more than 10 elements.",
        );
      const deleted: TaskDefinition[] = [];
      const failures: unknown[] = [];
      for (const name of input.taskDefinitions) {
        const definition = findDefinition(ecs, call.region, name);
        if (definition?.status === "INACTIVE") {
          definition.status = "DELETE_IN_PROGRESS";
          deleted.push(definition);
        } else
          failures.push({
            arn: name,
            reason:
              definition === undefined
                ? "The specified task definition does not exist."
                : "The specified task definition is still in ACTIVE status. Please deregister the target and try again.",
          });
      }
      return { taskDefinitions: deleted.map((each) => raw(world, each)), failures };
    },

    ListTaskDefinitions: (input: ListInput, call) => listDefinitions(ecs, input, call.region),
    ListTaskDefinitionFamilies: (input: ListInput, call) => listFamilies(ecs, input, call.region),
  };
}
