/** The role templates of examples/iam allow exactly the actions that the printed policies have. */
import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { parse, type ScalarTag, type Tags } from "yaml";
import { cases, policyOf } from "./cases.ts";

const printed = [
  ...new Set(Object.values(cases).flatMap((one) => policyOf(one).Statement.flatMap(({ Action }) => Action))),
].toSorted();

/** CloudFormation's short forms; their targets are not needed here. */
const cloudFormationTags: Tags = ["!Ref", "!Sub", "!GetAtt", "!Equals", "!Not", "!Join"].flatMap((tag) => [
  { tag, resolve: (text: string) => text } satisfies ScalarTag,
  { tag, collection: "seq" as const },
]);

interface Resource {
  readonly Properties?: {
    readonly RoleName?: string;
    readonly PolicyDocument?: Document;
    readonly Policies?: ReadonlyArray<{ readonly PolicyDocument: Document }>;
  };
}

interface Document {
  readonly Statement: ReadonlyArray<{ readonly Action: string | readonly string[] }>;
}

function ofCloudFormation(): readonly string[] {
  const { Resources } = parse(readFileSync("examples/iam/roles.yaml", "utf8"), {
    customTags: (tags) => [...tags, ...cloudFormationTags],
  }) as { Resources: Record<string, Resource> };
  const documents = Object.entries(Resources).flatMap(([name, { Properties = {} }]) => {
    const { PolicyDocument, Policies = [] } = Properties;
    if (name === "PushRole") return [];
    return [...(PolicyDocument ? [PolicyDocument] : []), ...Policies.map((one) => one.PolicyDocument)];
  });
  return documents.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action));
}

function ofTerraform(): readonly string[] {
  const text = readFileSync("examples/iam/roles.tf", "utf8");
  const [, release = ""] = /data "aws_iam_policy_document" "release" \{\n(.*?)\n\}\n/s.exec(text) ?? [];
  return [...release.matchAll(/\bactions\s*=\s*\[([^\]]*)\]/g)].flatMap(([, list = ""]) =>
    [...list.matchAll(/"([^"]+)"/g)].map(([, action = ""]) => action),
  );
}

describe.each([
  ["CloudFormation", ofCloudFormation],
  ["Terraform", ofTerraform],
])("the release role of the %s template", (_, actionsOf) => {
  const actions = actionsOf();

  test("allows everything that the largest printed policy allows, and nothing else", () => {
    // A policy for a dry run with CodeDeploy has the same actions as the policy of the release.
    expect([...new Set(actions)].toSorted()).toEqual(printed);
  });

  test("lists no action twice, except PassRole", () => {
    const twice = actions.filter((action, index) => actions.indexOf(action) !== index);
    expect(new Set(twice)).toEqual(new Set(["iam:PassRole"]));
  });
});
