/** From a block of inputs and what a person adds to the facts of a policy, with notes on what is not known. */
import { parseArn, shortName } from "../../src/aws/arn.ts";
import type { TaskDefinition } from "../../src/ecs/definition/task-definition.ts";
import { variableOf } from "../../src/request/inputs.ts";
import { readRequest } from "../../src/request/read.ts";
import type { ReleaseRequest } from "../../src/request/request.ts";
import { anything, withoutExpressions } from "./expressions.ts";
import { definitionFacts, type Facts } from "./facts.ts";

/** What the command line adds to the inputs. */
export interface Additions {
  readonly region?: string;
  readonly account?: string;
  readonly roles?: readonly string[];
  readonly scheduleRoles?: readonly string[];
  readonly codeDeployServices?: readonly string[];
  readonly definitions?: readonly TaskDefinition[];
}

export interface Told {
  readonly facts: Facts;
  /** Sentences for the person who asked. */
  readonly notes: readonly string[];
}

/** Throws the Failure `invalid-inputs` of the step for inputs that it would refuse. */
export function factsOf(block: Readonly<Record<string, string>>, more: Additions = {}): Told {
  const { inputs, unknown } = withoutExpressions(block);
  const repositories = repositoriesBehindExpressions(inputs["image"] ?? "");
  const region = more.region ?? inputs["aws-region"] ?? parseArn(inputs["cluster"] ?? "")?.region;
  const request = requestFrom({ ...inputs, "aws-region": region ?? "eu-west-1" });
  const role = request.credentials.roleToChain ?? request.credentials.roleToAssume;
  const arn = parseArn(request.cluster) ?? (role === undefined ? undefined : parseArn(role));
  const account = more.account ?? arn?.account;
  const partition = arn?.partition ?? "aws";
  const place = { partition, account };
  const told = more.definitions && definitionFacts(more.definitions, place);
  const roles = more.roles ?? told?.roles;
  const facts: Facts = {
    request,
    partition,
    repositories,
    codeDeployServices: more.codeDeployServices ?? impliedCodeDeploy(request),
    ...(region !== undefined && { region }),
    ...(account !== undefined && { account }),
    ...(told && {
      families: withMigration(told.families, request),
      logGroups: told.logGroups,
      restarts: told.restarts,
    }),
    ...(roles && { roles }),
    ...(more.scheduleRoles && { scheduleRoles: more.scheduleRoles }),
  };
  return { facts, notes: notesOn(facts, unknown) };
}

function requestFrom(inputs: Readonly<Record<string, string>>): ReleaseRequest {
  // What is released may stand in an expression that was dropped; the default base needs no permission of its own.
  const released = { "task-definition": "latest", ...inputs };
  return readRequest(
    Object.fromEntries(Object.entries(released).map(([name, value]) => [variableOf(name), value])),
  );
}

/** The CodeDeploy inputs are for services that it deploys; without one it is not told that there are some. */
const impliedCodeDeploy = ({ codeDeploy, waves }: ReleaseRequest): readonly string[] =>
  Object.keys(codeDeploy).length > 0 ? waves.flat().map(shortName) : [];

const withMigration = (families: readonly string[], { migration }: ReleaseRequest): readonly string[] =>
  migration?.taskDefinition === undefined ? families : [...new Set([...families, migration.taskDefinition])];

/** `${{ steps.ecr.outputs.registry }}/shop:…`: the usual way to write one's own registry. */
function repositoriesBehindExpressions(images: string): string[] {
  return images.split("\n").flatMap((line) => {
    const image = line.slice(line.indexOf("=") + 1).trim();
    if (!image.startsWith(anything)) return [];
    const path = image.slice(anything.length).replace(/[:@].*$/, "");
    return [path.startsWith("/") ? path.slice(1) : "*"];
  });
}

function notesOn(facts: Facts, unknown: ReadonlySet<string>): string[] {
  const { request } = facts;
  const writes = !request.report.dryRun;
  const { roleToAssume, roleToChain } = request.credentials;
  const ownImages = facts.repositories.length > 0;
  return [
    ...(unknown.size === 0
      ? []
      : [
          `Expressions in ${[...unknown].join(", ")}: where a name is not known the policy says *, and a choice is taken as the one that needs most.`,
        ]),
    ...(facts.account === undefined ? ["The account is not known: give --account."] : []),
    ...(facts.region === undefined ? ["The region is not known: give --region."] : []),
    ...(writes && facts.roles === undefined
      ? [
          "The roles of the task definitions are not known: PassTaskRoles has a placeholder. Give --task-definition or --roles.",
        ]
      : []),
    ...(writes && request.schedules.length > 0 && facts.scheduleRoles === undefined
      ? [
          "The roles with which rules and schedules run tasks are not known: give --schedule-roles, or put them in place of the placeholder.",
        ]
      : []),
    ...(writes && facts.families === undefined
      ? [
          "Families and log groups are not known: the policy allows all of the account's. Give --task-definition.",
        ]
      : []),
    ...(ownImages ? ["An image's registry is an expression: it is taken for the account's own ECR."] : []),
    ...(writes && !request.report.traceTags
      ? [
          "trace-tags is false: if the task definitions have tags of their own, which are copied, add ecs:TagResource on task-definition/*; if a service propagates tags to its tasks, also on task/*.",
        ]
      : []),
    ...(roleToChain === undefined
      ? []
      : [
          `This is the policy of ${roleToChain}. ${roleToAssume ?? "The runner's own identity"} needs sts:AssumeRole on it, and nothing else.`,
        ]),
  ];
}
