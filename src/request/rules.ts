/** Rules across inputs: invalid combinations, and inputs that require others (docs/inputs.md#combinations). */
import { parseEcsArn } from "./aws-names.ts";
import type { EcsArn } from "./aws-names.ts";
import { scopedName } from "./parsers/named-values.ts";
import type { InputName } from "./inputs.ts";
import { quote } from "./reader.ts";
import type { Reader } from "./reader.ts";
import type { ReleaseRequest } from "./request.ts";

/** Records a problem for each invalid combination. */
type Rule = (reader: Reader, request: ReleaseRequest) => void;

const hasRegion: Rule = (reader, { credentials }) => {
  if (credentials.region !== "" || !reader.isValid("aws-region")) return;
  reader.addProblem("aws-region", "No region is set. Set this input, AWS_REGION or AWS_DEFAULT_REGION.");
};

const hasWork: Rule = (reader, { migration }) => {
  const undecided = !reader.isValid("run-migrations");
  const hasTarget = reader.isSet("services") || reader.isSet("scheduled-tasks") || migration !== undefined;
  if (hasTarget || undecided) return;
  reader.addProblem(
    "services",
    "The step has nothing to do. Set at least one of services, scheduled-tasks and run-migrations.",
  );
};

/** Inputs that define what a release changes in its services. */
const whatToRelease: readonly InputName[] = [
  "image",
  "task-definition",
  "environment-variables",
  "secrets",
  "desired-count",
];

const releasesSomething: Rule = (reader, { forceNewDeployment }) => {
  if (!reader.isSet("services") || forceNewDeployment || !reader.isValid("force-new-deployment")) return;
  if (whatToRelease.some((name) => reader.isSet(name))) return;
  reader.addProblem(
    "image",
    `There is nothing to release: image, ${whatToRelease.slice(1).join(", ")} and force-new-deployment are all empty. ` +
      "Usually an expression evaluated to an empty string: an output that the other job did not set or declare, " +
      "or an output that GitHub removed because it contains a masked value (for example, an image with a masked account ID). " +
      "To deploy the newest revision unchanged, set task-definition: latest.",
  );
};

const releasedUnchanged: Rule = (reader, { base }) => {
  if (base.kind !== "previous" && base.kind !== "revisions") return;
  const what = base.kind === "previous" ? '"previous"' : "A revision";
  for (const other of ["image", "environment-variables", "secrets"] as const) {
    if (!reader.isSet(other)) continue;
    reader.addProblem(
      "task-definition",
      `${what} is released unchanged, so it can't be combined with ${other}. Remove one of the two.`,
    );
  }
};

const migrationIsOn: Rule = (reader, { migration }) => {
  if (migration !== undefined || !reader.isSet("run-migrations") || !reader.isValid("run-migrations")) return;
  for (const other of ["migration-command", "migration-task-definition"] as const) {
    if (!reader.isSet(other)) continue;
    reader.addProblem("run-migrations", `"false" can't be combined with ${other}. Remove one of the two.`);
  }
};

const migrationHasFamily: Rule = (reader, { migration }) => {
  if (migration === undefined || reader.isSet("services") || reader.isSet("migration-task-definition"))
    return;
  reader.addProblem(
    "migration-task-definition",
    "A migration without services requires it. Set the family whose newest revision runs the migration.",
  );
};

const waitForNothing: Rule = (reader, { rollout, waves }) => {
  if (rollout.waitFor !== "nothing") return;
  const excluded: readonly InputName[] = [
    "smoke-test-command",
    "smoke-test-url",
    "smoke-test-timeout",
    "smoke-test-expect",
    "bake-time",
    "bake-alarms",
    "after-release-command",
    "scheduled-tasks",
  ];
  for (const other of excluded.filter((name) => reader.isSet(name))) {
    reader.addProblem(
      "wait-for",
      `"nothing" can't be combined with ${other}, which runs after the wait. Remove one of the two.`,
    );
  }
  if (waves.length < 2) return;
  reader.addProblem("wait-for", `"nothing" allows only one wave, but services has ${waves.length} lines.`);
};

/** Inputs that require another input, with the reason. */
const refinements: ReadonlyArray<readonly [InputName, InputName, string]> = [
  ["smoke-test-expect", "smoke-test-url", "The step looks for the text in the response of that URL."],
  ["bake-alarms", "bake-time", "The step watches the alarms for that time."],
  ["desired-count", "services", "It is the number of tasks of the released services."],
  ["force-new-deployment", "services", "It deploys the released services."],
  ["smoke-test-command", "services", "The smoke test checks the released services."],
  ["smoke-test-url", "services", "The smoke test checks the released services."],
  ["bake-time", "services", "The bake watches the released services."],
  ["after-release-command", "services", "It runs on the new revision of the first service."],
];

const hasPrerequisite: Rule = (reader) => {
  for (const [input, base, why] of refinements) {
    if (reader.isSet(input) && reader.isMissing(base))
      reader.addProblem(input, `It requires ${base}. ${why}`);
  }
};

/** Region, account and cluster must match in the ARNs of the cluster and the services. */
const placesAgree: Rule = (reader, { cluster, credentials, waves }) => {
  const clusterArn = parseEcsArn(cluster, "cluster");
  const clusterName = clusterArn?.names[0] ?? cluster;
  inRegion(reader, "cluster", cluster, clusterArn, credentials.region);
  for (const service of waves.flat()) {
    const arn = parseEcsArn(service, "service");
    if (arn === undefined) continue;
    inRegion(reader, "services", service, arn, credentials.region);
    const [inCluster] = arn.names;
    if (arn.names.length === 2 && inCluster !== clusterName) {
      reader.addProblem(
        "services",
        `${quote(service)} is in the cluster ${inCluster}, but cluster is ${clusterName}.`,
      );
    }
    if (clusterArn !== undefined && clusterArn.account !== arn.account) {
      reader.addProblem("services", `${quote(service)} is in a different account from the cluster.`);
    }
  }
};

function inRegion(
  reader: Reader,
  input: InputName,
  text: string,
  arn: EcsArn | undefined,
  region: string,
): void {
  if (arn === undefined || region === "" || arn.region === region) return;
  reader.addProblem(input, `${quote(text)} is in ${arn.region}, but aws-region is ${region}.`);
}

const variableOrSecret: Rule = (reader, { environment, secrets }) => {
  const set = new Set(environment.filter((it) => it.value !== undefined).map(scopedName));
  for (const name of secrets.filter((it) => it.value !== undefined).map(scopedName)) {
    if (!set.has(name)) continue;
    reader.addProblem(
      "secrets",
      `${quote(name)} is also set in environment-variables. Remove one of the two.`,
    );
  }
};

/** In reporting order. */
export const rules: readonly Rule[] = [
  hasRegion,
  hasWork,
  releasesSomething,
  releasedUnchanged,
  migrationIsOn,
  migrationHasFamily,
  waitForNothing,
  hasPrerequisite,
  placesAgree,
  variableOrSecret,
];
