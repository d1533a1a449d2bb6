/**
 * `npm run policy -- --inputs FILE`: prints the least-privilege policy for the `with:` block of a workflow to stdout,
 * and the account, the region and what is unknown to stderr. Makes no calls.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Failure } from "../src/core/failure.ts";
import { parseBaseFile } from "../src/plan/base-file.ts";
import { describedServices } from "./policy/described-services.ts";
import { type Additions, factsOf } from "./policy/facts-of.ts";
import { placeOf } from "./policy/notes.ts";
import { policyFor } from "./policy/printed.ts";
import { type Block, blocksIn } from "./policy/workflow-file.ts";

const usage = `npm run --silent policy -- --inputs FILE [OPTIONS]

  --inputs FILE            a workflow, a composite action, or a with: block (YAML)
  --step PLACE             the step, if the file has several, e.g. deploy/release
  --task-definition FILE   output of aws ecs describe-task-definition: the family, its roles and log groups. Repeat for
                           each family
  --services FILE          output of aws ecs describe-services: the family and the controller of each service
  --roles ARN,…            the roles of the task definitions
  --schedule-roles ARN,…   the roles that rules and schedules use to run tasks
  --codedeploy NAME,…      the services that CodeDeploy deploys
  --region, --account      the region and the account, if the inputs don't have them

A dry run (dry-run: true) reads all of this from AWS and prints the exact policy.`;

const options = {
  inputs: { type: "string" },
  step: { type: "string" },
  "task-definition": { type: "string", multiple: true },
  services: { type: "string" },
  roles: { type: "string" },
  "schedule-roles": { type: "string" },
  codedeploy: { type: "string" },
  region: { type: "string" },
  account: { type: "string" },
  help: { type: "boolean" },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>["values"];

function main(args: readonly string[]): void {
  const { values } = parseArgs({ args: [...args], options });
  const { inputs: file } = values;
  if (values.help === true || file === undefined) {
    console.error(usage);
    if (values.help !== true) process.exitCode = 2;
    return;
  }
  const block = oneOf(blocksIn(readFileSync(file, "utf8")), values.step);
  const { facts, notes } = factsOf(block.inputs, additionsFrom(values));
  console.error(placeOf(facts));
  for (const note of notes) console.error(`note: ${note}`);
  console.log(JSON.stringify(policyFor(facts), undefined, 2));
}

function oneOf(blocks: readonly Block[], step: string | undefined): Block {
  const fitting = step === undefined ? blocks : blocks.filter(({ place }) => place === step);
  const [first, ...others] = fitting;
  if (first !== undefined && others.length === 0) return first;
  const places = blocks.map(({ place }) => place).join(", ");
  throw new Error(
    first === undefined
      ? `No step ${step} uses this action. The steps that use it: ${places}.`
      : `Several steps use this action: ${places}. Select one with --step.`,
  );
}

function additionsFrom(values: Values): Additions {
  const list = (text: string | undefined): readonly string[] | undefined =>
    text
      ?.split(",")
      .map((item) => item.trim())
      .filter((item) => item !== "");
  const files = values["task-definition"];
  const texts = files?.map((file) => [readFileSync(file, "utf8"), file] as const);
  const { services } = values;
  const found = {
    region: values.region,
    account: values.account,
    roles: list(values.roles),
    scheduleRoles: list(values["schedule-roles"]),
    codeDeployServices: list(values.codedeploy),
    definitions: texts?.map(([text, file]) => parseBaseFile(text, file).definition),
    definitionArns: texts?.flatMap(([text]) => /"taskDefinitionArn":\s*"([^"]+)"/.exec(text)?.[1] ?? []),
    services:
      services === undefined ? undefined : describedServices(readFileSync(services, "utf8"), services),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

try {
  main(process.argv.slice(2));
} catch (error) {
  const lines =
    error instanceof Failure ? [error.why.what, ...error.why.evidence, error.why.remedy ?? ""] : [];
  console.error(lines.length > 0 ? lines.join("\n").trim() : error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
