/** docs/permissions.md: the policies that `npm run policy` prints, the minimum first, then what each feature adds. */
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
    title: "A migration, or a smoke test by command",
    text: "`StopTasks` is for a task that outlives its time, and for `on-cancel: stop`. If a container has a restart policy, `DeregisterRevisions` is needed with `failed-revision: keep` too: its one-off tasks run on a copy of the revision without the policy, which is deregistered afterwards.",
    inputs: { "run-migrations": "true" },
  },
  {
    title: "EventBridge rules",
    text: "The role is the one with which the rule runs its tasks.",
    inputs: { "scheduled-tasks": "rule/nightly" },
    more: { scheduleRoles },
  },
  {
    title: "EventBridge Scheduler",
    text: "The role is the one with which the schedule runs its tasks.",
    inputs: { "scheduled-tasks": "schedule/shop/hourly" },
    more: { scheduleRoles },
  },
  {
    title: "Services that CodeDeploy deploys",
    text: "In place of `UpdateServices` and the statements on service deployments, which such a service does not need (`UpdateServices` is needed with `desired-count`).",
    inputs: { "codedeploy-deployment-config": "CodeDeployDefault.ECSCanary10Percent5Minutes" },
  },
];

/** What a release does without one of the statements of the minimum. */
const without: ReadonlyArray<readonly [string, string]> = [
  [
    "`ReadServices`, `ReadTaskDefinitions`, `RegisterRevisions`, `PassTaskRoles`, `UpdateServices`",
    "`refused`",
  ],
  [
    "`EndDeployments`",
    "a deployment in progress is replaced instead of stopped, and pauses are not continued",
  ],
  ["`ReadImages`", "nobody checks that the image is there, and its tag is registered as it is written"],
  [
    "`TagRevisions`",
    "revisions carry no trace tags, by which a re-run knows what a lost runner did; but tags of the family's own revision are copied with this permission",
  ],
  ["`ListDeployments`, `WatchDeployments`", "ECS's classic view decides: no stages, traffic or pauses"],
  ["`ReadServiceRevisions`", "the digest that runs is not proven"],
  ["`ReadTasks`, `ReadLogs`", "the report lacks why tasks stopped"],
  [
    "`ReadTargetHealth`",
    "the report lacks why the load balancer took tasks out, and can't tell a long drain from a failure",
  ],
  ["`ReadScaling`", "a warning that suspended auto scaling could not be looked for"],
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

/** One line for each short list, as a person writes it. */
const json = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).replaceAll(/\[\n\s+("[^"\n]*")\n\s+\]/g, "[$1]");

const fence = (text: string): string => `\`\`\`json\n${text}\n\`\`\``;

export function permissionsPage(): string {
  const head = `# What the role may do

<!-- made from the policy command by "npm run docs" -->

A dry run prints the least-privilege policy for exactly your release. Run the step once with \`dry-run: true\`: the policy is in
the job log (group "IAM policy for this release"), in the summary, and in the \`report\` output as \`plan.policy\`. The dry run reads
every family, role, log group, schedule and deployment controller, and needs only [the permissions of a plan](#a-plan).

Before there is a role that can plan, print the policy from the workflow file. Describe the services and the task definition of each
family:

\`\`\`sh
aws ecs describe-services --cluster shop --services web worker >services.json
aws ecs describe-task-definition --task-definition shop-web >shop-web.json
aws ecs describe-task-definition --task-definition shop-worker >shop-worker.json
npm ci && npm run --silent policy -- --inputs release.yml --services services.json \\
  --task-definition shop-web.json --task-definition shop-worker.json >policy.json
\`\`\`

\`--inputs\` takes a workflow file, or only a \`with:\` block. The command prints the account, the region and everything that it
doesn't know to stderr: an expression, a role, a family without a definition. In the policy, these are wildcards or placeholders, or
missing. \`npm run policy -- --help\` lists its options.

If a call is denied during a release, the error shows the statement to add, with its \`Sid\` in this policy.

\`__tests__/policy/enforced.test.ts\` tests each policy below: the simulator enforces it, the release passes with no denied call,
and without any one of its actions a call is denied. It also runs releases with the policy that their own dry run printed.

## The minimum

One service, rolled out by ECS, with its image in ECR:`;
  const table = [
    "Some of it only helps. Without …",
    "",
    "| Statement | … the release |",
    "| --- | --- |",
    ...without.map(([statements, effect]) => `| ${statements} | ${effect} |`),
    "",
    "The log names what is missing, with the statement to add.",
    "",
    "Proven against the simulator, not against AWS. The resource types are those of AWS's Service Authorization Reference; for",
    "`ecs:ContinueServiceDeployment` none was found there. Should AWS deny a call that the policy means to allow, the message names the",
    "resource to add: please report it.",
  ].join("\n");
  const parts = features.map((feature) =>
    [`## ${feature.title}`, feature.text, fence(json(added(feature)))].join("\n\n"),
  );
  const tail = `## A plan

With \`dry-run: true\` nothing is changed, and a role that can only read is enough:

${fence(json({ Version: "2012-10-17", Statement: statementsFor({ "dry-run": "true", "run-migrations": "true" }) }))}

## Several accounts

With \`role-to-chain\` the policy belongs to the second role. The first one needs this alone, and the second one's trust
policy has to name the first:

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

An image in another account's ECR is looked up there: its repository policy has to allow \`ecr:DescribeImages\` and
\`ecr:BatchGetImage\` to the role.`;
  const whole = fence(json({ Version: "2012-10-17", Statement: statementsFor({}) }));
  return `${[head, whole, table, ...parts, tail].join("\n\n")}\n`;
}
