/** What one input means for another: pairs that exclude each other, and what has to be there (docs/inputs.md#combinations). */
import { parseEcsArn } from "./aws-names.ts";
import type { EcsArn } from "./aws-names.ts";
import { scopedName } from "./parsers/named-values.ts";
import type { InputName } from "./inputs.ts";
import { quote } from "./reader.ts";
import type { Reader } from "./reader.ts";
import type { ReleaseRequest } from "./request.ts";

/** Looks at what was read, and complains about what does not go together. */
type Rule = (reader: Reader, request: ReleaseRequest) => void;

const hasRegion: Rule = (reader, { credentials }) => {
  if (credentials.region !== "" || !reader.isSound("aws-region")) return;
  reader.complain("aws-region", "It is missing, and neither AWS_REGION nor AWS_DEFAULT_REGION is set.");
};

const asksForSomething: Rule = (reader, { migration }) => {
  const undecided = !reader.isSound("run-migrations");
  const asks = reader.asks("services") || reader.asks("scheduled-tasks") || migration !== undefined;
  if (asks || undecided) return;
  reader.complain(
    "services",
    "Nothing is asked for. At least one of services, scheduled-tasks and run-migrations must ask for something.",
  );
};

/** Inputs that say what a release of services releases. */
const whatToRelease: readonly InputName[] = [
  "image",
  "task-definition",
  "environment-variables",
  "secrets",
  "desired-count",
];

const releasesSomething: Rule = (reader, { forceNewDeployment }) => {
  if (!reader.asks("services") || forceNewDeployment || !reader.isSound("force-new-deployment")) return;
  if (whatToRelease.some((name) => reader.asks(name))) return;
  reader.complain(
    "image",
    `There is nothing to release: image, ${whatToRelease.slice(1).join(", ")} and force-new-deployment are all empty. ` +
      "The usual reason is an expression that came out empty: an output that the other job did not set or declare, " +
      "or one that GitHub dropped because it looks like a secret (for example, an image whose account ID is masked). " +
      "To deploy the newest revision as it is, set task-definition: latest.",
  );
};

const releasedAsTheyAre: Rule = (reader, { base }) => {
  if (base.kind !== "previous" && base.kind !== "revisions") return;
  const what = base.kind === "previous" ? '"previous"' : "A revision";
  for (const other of ["image", "environment-variables", "secrets"] as const) {
    if (!reader.asks(other)) continue;
    reader.complain(
      "task-definition",
      `${what} is released as it is, which excludes ${other}. Remove one of the two.`,
    );
  }
};

const migrationIsMeant: Rule = (reader, { migration }) => {
  if (migration !== undefined || !reader.asks("run-migrations") || !reader.isSound("run-migrations")) return;
  for (const other of ["migration-command", "migration-task-definition"] as const) {
    if (!reader.asks(other)) continue;
    reader.complain("run-migrations", `"false" excludes ${other}. Leave one of the two out.`);
  }
};

const migrationHasFamily: Rule = (reader, { migration }) => {
  if (migration === undefined || reader.asks("services") || reader.asks("migration-task-definition")) return;
  reader.complain(
    "migration-task-definition",
    "A migration without services needs it: it takes the family whose newest revision runs the migration.",
  );
};

const nothingIsWaitedFor: Rule = (reader, { rollout, waves }) => {
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
  for (const other of excluded.filter((name) => reader.asks(name))) {
    reader.complain(
      "wait-for",
      `"nothing" excludes ${other}, which comes after the wait. Leave one of the two out.`,
    );
  }
  if (waves.length < 2) return;
  reader.complain(
    "wait-for",
    `"nothing" excludes more than one wave, and services has ${waves.length} lines.`,
  );
};

/** An input that only refines another one, and what it needs. */
const refinements: ReadonlyArray<readonly [InputName, InputName, string]> = [
  ["smoke-test-expect", "smoke-test-url", "It is searched for in the answers of that address."],
  ["bake-alarms", "bake-time", "The alarms are watched for that long."],
  ["bake-time", "services", "It watches the released services."],
  ["after-release-command", "services", "It runs on the new revision of the first service."],
];

const hasItsBase: Rule = (reader) => {
  for (const [input, base, why] of refinements) {
    if (reader.asks(input) && !reader.asks(base)) reader.complain(input, `It requires ${base}. ${why}`);
  }
};

/** Where the ARNs of cluster and services say they are, everything else has to be. */
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
      reader.complain(
        "services",
        `${quote(service)} is in the cluster ${inCluster}, but cluster is ${clusterName}.`,
      );
    }
    if (clusterArn !== undefined && clusterArn.account !== arn.account) {
      reader.complain("services", `${quote(service)} is in another account than the cluster.`);
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
  reader.complain(input, `${quote(text)} is in ${arn.region}, but aws-region is ${region}.`);
}

const variableOrSecret: Rule = (reader, { environment, secrets }) => {
  const set = new Set(environment.filter((it) => it.value !== undefined).map(scopedName));
  for (const name of secrets.filter((it) => it.value !== undefined).map(scopedName)) {
    if (!set.has(name)) continue;
    reader.complain(
      "secrets",
      `${quote(name)} is set by environment-variables too. It takes one of the two.`,
    );
  }
};

/** In the order in which their problems are worth reading. */
export const rules: readonly Rule[] = [
  hasRegion,
  asksForSomething,
  releasesSomething,
  releasedAsTheyAre,
  migrationIsMeant,
  migrationHasFamily,
  nothingIsWaitedFor,
  hasItsBase,
  placesAgree,
  variableOrSecret,
];
