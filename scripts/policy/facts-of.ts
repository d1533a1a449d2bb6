/** Converts inputs and command-line options to the facts of a policy, and lists what is unknown. */
import { parseArn, shortName } from "../../src/aws/arn.ts";
import type { TaskDefinition } from "../../src/ecs/definition/task-definition.ts";
import { definitionFacts, type Facts, referenceFacts } from "../../src/plan/policy/facts.ts";
import { variableOf } from "../../src/request/inputs.ts";
import { readRequest } from "../../src/request/read.ts";
import type { ReleaseRequest } from "../../src/request/request.ts";
import type { DescribedService } from "./described-services.ts";
import { anything, withoutExpressions } from "./expressions.ts";
import { notesOn } from "./notes.ts";

/** The command line's additions to the inputs. */
export interface Additions {
  readonly region?: string;
  readonly account?: string;
  readonly roles?: readonly string[];
  readonly scheduleRoles?: readonly string[];
  readonly codeDeployServices?: readonly string[];
  readonly definitions?: readonly TaskDefinition[];
  /** ARNs of those definitions, if their files contain them. */
  readonly definitionArns?: readonly string[];
  readonly services?: readonly DescribedService[];
}

export interface Found {
  readonly facts: Facts;
  /** What is unknown, in sentences. */
  readonly notes: readonly string[];
}

/** Throws the step's Failure `invalid-inputs` for inputs that it would reject. */
export function factsOf(block: Readonly<Record<string, string>>, more: Additions = {}): Found {
  const { inputs, unknown } = withoutExpressions(block);
  const repositories = repositoriesBehindExpressions(inputs["image"] ?? "");
  const { services = [], definitionArns = [], definitions } = more;
  const read = [...services.map(({ clusterArn }) => clusterArn), ...definitionArns].flatMap(
    (text) => parseArn(text) ?? [],
  );
  const region =
    more.region ?? inputs["aws-region"] ?? parseArn(inputs["cluster"] ?? "")?.region ?? read[0]?.region;
  const request = requestFrom({ ...inputs, "aws-region": region ?? "eu-west-1" });
  const role = request.credentials.roleToChain ?? request.credentials.roleToAssume;
  const arn = parseArn(request.cluster) ?? (role === undefined ? undefined : parseArn(role)) ?? read[0];
  const account = more.account ?? arn?.account;
  const partition = arn?.partition ?? "aws";
  const defined = definitions && definitionFacts(definitions, { partition, account });
  const families = new Set([
    ...(defined?.families ?? []),
    ...services.map(({ family }) => family),
    ...(request.migration?.taskDefinition === undefined ? [] : [request.migration.taskDefinition]),
  ]);
  const roles = more.roles ?? defined?.roles;
  const facts: Facts = {
    request,
    partition,
    repositories,
    codeDeployServices: more.codeDeployServices ?? codeDeployServices(request, more.services),
    ...(region !== undefined && { region }),
    ...(account !== undefined && { account }),
    ...((defined || more.services) && { families: [...families] }),
    ...(definitions && referenceFacts(definitions)),
    ...(defined && {
      logGroups: defined.logGroups,
      restarts: defined.restarts,
      runningImages: defined.runningImages,
    }),
    ...(more.services && { balanced: more.services.some(({ balanced }) => balanced) }),
    ...(roles && { roles }),
    ...(more.scheduleRoles && { ruleRoles: more.scheduleRoles, scheduleRoles: more.scheduleRoles }),
  };
  return {
    facts,
    notes: notesOn({ facts, unknown, defined: defined?.families, read, described: more.services }),
  };
}

function requestFrom(inputs: Readonly<Record<string, string>>): ReleaseRequest {
  // The expression with the image or base may have been removed. The default base needs no permission of its own.
  const released = { "task-definition": "latest", ...inputs };
  return readRequest(
    Object.fromEntries(Object.entries(released).map(([name, value]) => [variableOf(name), value])),
  );
}

/** Without a description, the CodeDeploy inputs imply that CodeDeploy deploys every service. */
function codeDeployServices(
  { codeDeploy, waves }: ReleaseRequest,
  described: readonly DescribedService[] | undefined,
): readonly string[] {
  if (described !== undefined)
    return described.flatMap(({ name, controller }) => (controller === "CODE_DEPLOY" ? [name] : []));
  return Object.keys(codeDeploy).length > 0 ? waves.flat().map(shortName) : [];
}

/** `${{ steps.ecr.outputs.registry }}/shop:…`: a common way to write the own registry. */
function repositoriesBehindExpressions(images: string): string[] {
  return images.split("\n").flatMap((line) => {
    const image = line.slice(line.indexOf("=") + 1).trim();
    if (!image.startsWith(anything)) return [];
    const path = image.slice(anything.length).replace(/[:@].*$/, "");
    return [path.startsWith("/") ? path.slice(1) : "*"];
  });
}
