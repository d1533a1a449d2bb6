/** The IAM actions of the calls that `src/` makes: every command of `src/aws/calls.ts`. */
import * as calls from "../../src/aws/calls.ts";

/** Replaces an SDK: every member is its own name. */
const namesOf = new Proxy({}, { get: (_, name) => String(name) }) as never;

const prefixes: ReadonlyArray<readonly [string, (sdk: never) => Readonly<Record<string, unknown>>]> = [
  ["ecs", calls.ecsCommands],
  ["logs", calls.logsCommands],
  ["cloudwatch", calls.cloudWatchCommands],
  ["codedeploy", calls.codeDeployCommands],
  ["events", calls.eventBridgeCommands],
  ["scheduler", calls.schedulerCommands],
  ["ecr", calls.ecrCommands],
  ["elasticloadbalancing", calls.elbCommands],
  ["secretsmanager", calls.secretsManagerCommands],
  ["ssm", calls.systemsManagerCommands],
  ["application-autoscaling", calls.autoScalingCommands],
];

/** Calls of STS need no policy of this role: its trust policy, or the first role's policy, allows them. */
const withoutPolicy = ["stsCommands"];

const known = new Set([...prefixes.map(([, commands]) => commands.name), ...withoutPolicy]);
const unknown = Object.keys(calls).filter((name) => name.endsWith("Commands") && !known.has(name));
if (unknown.length > 0) throw new Error(`give the IAM prefix of ${unknown.join(", ")}`);

export const calledActions: readonly string[] = prefixes.flatMap(([prefix, commands]) =>
  Object.values(commands(namesOf)).map((name) => `${prefix}:${String(name).replace(/Command$/, "")}`),
);
