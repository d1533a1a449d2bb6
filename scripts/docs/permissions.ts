/**
 * Generates docs/permissions.md: the policies that `npm run policy` prints. The minimum comes first, then the additions
 * for each feature.
 */
import { readFileSync } from "node:fs";
import { parseBaseFile } from "../../src/plan/base-file.ts";
import { type Additions, factsOf } from "../policy/facts-of.ts";
import type { Statement } from "../../src/core/policy.ts";
import { policyFor } from "../policy/printed.ts";

type Inputs = Readonly<Record<string, string>>;

interface Feature {
  readonly title: string;
  readonly text: string;
  readonly inputs: Inputs;
  readonly more?: Additions;
}

const minimum: Inputs = {
  "role-to-assume": "arn:aws:iam::123456789012:role/release",
  "aws-region": "eu-west-1",
  cluster: "shop",
  services: "web",
  image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v2",
};

const scheduleRoles = ["arn:aws:iam::123456789012:role/shop-runs-tasks"];

const features: readonly Feature[] = [
  {
    title: "A migration or a smoke-test command",
    text: "The step uses `StopTasks` to stop a task at its timeout and for `on-cancel: stop`. If a container has a restart policy, the role needs `DeregisterRevisions` even with `failed-revision: keep`, because the one-off task runs on a copy of the revision without the policy, and the step deregisters the copy afterwards. If the task has an EBS volume that is configured at launch, the role also needs `iam:PassRole` on the volume's infrastructure role (`PassVolumeRoles` in the policy of a dry run).",
    inputs: { "run-migrations": "true" },
  },
  {
    title: "EventBridge rules",
    text: "`PassRuleRoles` names the role that the rule uses to run its tasks.",
    inputs: { "scheduled-tasks": "rule/nightly" },
    more: { scheduleRoles },
  },
  {
    title: "EventBridge Scheduler",
    text: "`PassScheduleRoles` names the role that the schedule uses to run its tasks.",
    inputs: { "scheduled-tasks": "schedule/shop/hourly" },
    more: { scheduleRoles },
  },
  {
    title: "Services that CodeDeploy deploys",
    text: "These statements replace `UpdateServices` and the statements for service deployments. If you set `desired-count`, keep `UpdateServices`. A rollback ignores the alarms of the deployment group, for which AWS requires `codedeploy:UpdateDeploymentGroup`; without it, the alarms stay on. The actions of `FollowCodeDeploy` have no resource types in the Service Authorization Reference, so the statement needs `*`.",
    inputs: { "codedeploy-deployment-config": "CodeDeployDefault.ECSCanary10Percent5Minutes" },
  },
];

/** What happens without one of the statements of the minimum policy. */
const without: ReadonlyArray<readonly [string, string]> = [
  [
    "`ReadServices`, `ReadTaskDefinitions`, `RegisterRevisions`, `PassTaskRoles`, `UpdateServices`",
    "The release ends as `refused`.",
  ],
  [
    "`EndDeployments`",
    "The step replaces a deployment in progress instead of stopping it, and does not end pauses.",
  ],
  [
    "`ReadImages`",
    "The step does not check that the image exists, and registers the tag instead of the digest.",
  ],
  [
    "`TagRevisions`",
    "Revisions get no trace tags, so a re-run can't detect what a lost runner did. Copying the tags of the family's current revision also needs this permission.",
  ],
  [
    "`ListDeployments`, `WatchDeployments`",
    "The step only reads `deployments` of the service: no stages, traffic or pauses.",
  ],
  ["`ReadServiceRevisions`", "The step can't prove which digest runs."],
  ["`ReadTasks`, `ReadLogs`", "The report does not show why tasks stopped."],
  [
    "`ReadTargetHealth`",
    "The report does not show why the load balancer removed tasks, and the step can't distinguish a long drain from a failure.",
  ],
  [
    "`CheckSecrets`, `CheckParameters`, `CheckLogGroups`",
    "The plan can't check that the secrets, parameters and log groups of the task definition exist. These statements don't allow reading values.",
  ],
  [
    "`ReadTargetGroups`",
    "The plan does not show how long old tasks drain, and the step can't distinguish a long drain from a failure.",
  ],
  ["`ReadScaling`", "The step can't check for suspended auto scaling, and warns about that."],
];

function statementsFor(inputs: Inputs, more: Additions = {}): readonly Statement[] {
  const file = "examples/laravel/task-definition.json";
  const { definition } = parseBaseFile(readFileSync(file, "utf8"), file);
  return policyFor(factsOf({ ...minimum, ...inputs }, { definitions: [definition], ...more }).facts)
    .Statement;
}

const added = ({ inputs, more }: Feature): readonly Statement[] => {
  const known = new Set(statementsFor({}).map((statement) => JSON.stringify(statement)));
  return statementsFor(inputs, more).filter((statement) => !known.has(JSON.stringify(statement)));
};

/** Prints short lists on one line. */
const json = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).replaceAll(/\[\n\s+("[^"\n]*")\n\s+\]/g, "[$1]");

const fence = (text: string): string => `\`\`\`json\n${text}\n\`\`\``;

export function permissionsPage(): string {
  const head = `# Permissions of the role

<!-- made from the policy command by "npm run docs" -->

A dry run prints the least-privilege policy for your release. Run the step once with \`dry-run: true\`: the policy is in
the job log (group "IAM policy for this release"), in the summary, and in the \`report\` output as \`plan.policy\`. The dry run reads
every family, role, log group, schedule and deployment controller, and needs only [read permissions](#a-dry-run).

If you don't have a role that can plan yet, print the policy from the workflow file. Describe the services and the task definition of each
family:

\`\`\`sh
aws ecs describe-services --cluster shop --services web worker >services.json
aws ecs describe-task-definition --task-definition shop-web >shop-web.json
aws ecs describe-task-definition --task-definition shop-worker >shop-worker.json
npm ci && npm run --silent policy -- --inputs release.yml --services services.json \\
  --task-definition shop-web.json --task-definition shop-worker.json >policy.json
\`\`\`

\`--inputs\` takes a workflow file, or only a \`with:\` block. To stderr, the command prints the account, the region, and
everything that it can't determine: expressions, roles, families without a definition. In the policy, these are wildcards or placeholders,
or missing. \`npm run policy -- --help\` lists its options.

If a call is denied during a release, the error shows the statement to add, with its \`Sid\` in this policy.

\`__tests__/policy/enforced.test.ts\` tests each policy below. The simulator enforces the policy, and the release must make no denied call.
If any action is removed, a call must be denied. The test also runs releases with the policies that their own dry runs printed.

## The minimum

One service, rolled out by ECS, with its image in ECR:`;
  const table = [
    "Some statements are optional. Without a statement:",
    "",
    "| Missing statement | Effect |",
    "| --- | --- |",
    ...without.map(([statements, effect]) => `| ${statements} | ${effect} |`),
    "",
    "The log reports each missing permission, with the statement to add.",
    "",
    "These policies are tested against the simulator, not against AWS. The resource types come from AWS's Service Authorization",
    "Reference, which has none for `ecs:ContinueServiceDeployment`. If AWS denies a call that the policy should allow, the error names",
    "the resource to add. Please report it.",
  ].join("\n");
  const parts = features.map((feature) =>
    [`## ${feature.title}`, feature.text, fence(json(added(feature)))].join("\n\n"),
  );
  const tail = `## A dry run

With \`dry-run: true\` the step changes nothing, so a read-only role is enough:

${fence(json({ Version: "2012-10-17", Statement: statementsFor({ "dry-run": "true", "run-migrations": "true" }) }))}

## Several accounts

With \`role-to-chain\`, attach the policy to the second role. The first role needs only this statement, and the second role's trust
policy must name the first role:

${fence(
  json({
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Resource: "arn:aws:iam::210987654321:role/release",
    },
  }),
)}

The step reads an image in another account's ECR from that account. Its repository policy must allow \`ecr:DescribeImages\` and
\`ecr:BatchGetImage\` for the role.`;
  const whole = fence(json({ Version: "2012-10-17", Statement: statementsFor({}) }));
  return `${[head, whole, table, ...parts, tail].join("\n\n")}\n`;
}
