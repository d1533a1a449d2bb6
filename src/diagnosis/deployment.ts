/** Why a deployment did not succeed: what AWS says of it, and what its tasks died of. Pure. */
import { type Cause, fill } from "../core/failure.ts";
import { causeOf, firstMatch, type Row, shortened, type Values } from "./row.ts";
import { codeDeployReasons } from "./rows/codedeploy.ts";
import { deploymentReasons } from "./rows/deployment.ts";
import { diagnoseEvents } from "./events.ts";
import type { DeploymentFacts, FailureGroup } from "./facts.ts";

/** Names of causes that only say that tasks failed: what they died of is the cause then. */
const tasksDecide: ReadonlySet<string> = new Set([
  "circuit-breaker",
  "tasks-failed-to-start",
  "no-rollback-candidate",
  "codedeploy-timeout",
  "codedeploy-update-failed",
]);

/** Reasons that are none: the deployment goes on, or has ended well. */
const noReason = /^ECS deployment ecs-svc\/\d{1,25} (?:in progress|completed)\.?$/u;

/** The cause as far as the facts tell; `undefined` when they tell none. */
export function diagnoseDeployment(facts: DeploymentFacts): Cause | undefined {
  const cause = byText(facts) ?? byCodeDeploy(facts) ?? byAlarm(facts) ?? byHook(facts) ?? byBreaker(facts);
  const [group] = facts.failing ?? [];
  if (group !== undefined && (cause === undefined || tasksDecide.has(cause.name)))
    return ofTasks(group, cause);
  if (cause !== undefined && !tasksDecide.has(cause.name)) return cause;
  return diagnoseEvents(facts.events ?? []) ?? cause ?? verbatim(facts);
}

const reasonsOf = (facts: DeploymentFacts): readonly string[] =>
  [facts.rollback?.reason, facts.statusReason, facts.rolloutStateReason]
    .filter((text) => text !== undefined)
    .filter((text) => text !== "" && !noReason.test(text));

const evidenceOf = (facts: DeploymentFacts): readonly string[] => {
  const { codeDeployError: error, lifecycleStage, status } = facts;
  return [
    ...(status === undefined
      ? []
      : [`status: ${status}${lifecycleStage === undefined ? "" : `, stage ${lifecycleStage}`}`]),
    ...reasonsOf(facts).map((text) => `reason: ${text}`),
    ...(error === undefined ? [] : [`CodeDeploy: ${error.code ?? "?"}: ${error.message ?? ""}`]),
  ].map(shortened);
};

function wordsOf(facts: DeploymentFacts): Values {
  const { failureCount, threshold } = facts.deploymentCircuitBreaker ?? {};
  const alarms = facts.alarms?.triggeredAlarmNames ?? [];
  return {
    alarms: alarms.length === 0 ? undefined : `: ${alarms.join(", ")}`,
    failures:
      failureCount === undefined || threshold === undefined
        ? undefined
        : ` (${failureCount} failures, threshold ${threshold})`,
  };
}

function byText(facts: DeploymentFacts): Cause | undefined {
  const matches = reasonsOf(facts).map((text) => firstMatch(deploymentReasons, text));
  const match =
    matches.find((one) => one !== undefined && !tasksDecide.has(one.row.name)) ?? matches.find(Boolean);
  return match === undefined ? undefined : causeOf(match, wordsOf(facts), evidenceOf(facts));
}

function byCodeDeploy(facts: DeploymentFacts): Cause | undefined {
  const { code, message } = facts.codeDeployError ?? {};
  const row = codeDeployReasons.find((one) => one.code === code);
  if (row === undefined) return undefined;
  const values = { message: shortened(message ?? "it gives no message") };
  return { name: row.name, what: fill(row.what, values), evidence: evidenceOf(facts), remedy: row.remedy };
}

const named = (name: string, facts: DeploymentFacts): Cause | undefined => {
  const row: Row | undefined = deploymentReasons.find((one) => one.name === name);
  return row && causeOf({ row }, wordsOf(facts), evidenceOf(facts));
};

const byAlarm = (facts: DeploymentFacts): Cause | undefined =>
  facts.alarms?.status === "TRIGGERED" || (facts.alarms?.triggeredAlarmNames ?? []).length > 0
    ? named("deployment-alarm", facts)
    : undefined;

const byBreaker = (facts: DeploymentFacts): Cause | undefined =>
  facts.deploymentCircuitBreaker?.status === "TRIGGERED" ? named("circuit-breaker", facts) : undefined;

function byHook(facts: DeploymentFacts): Cause | undefined {
  const hook = facts.lifecycleHookDetails?.find(
    ({ status }) => status === "FAILED" || status === "TIMED_OUT",
  );
  if (hook === undefined) return undefined;
  const what = hook.targetArn ?? hook.hookId ?? "?";
  const at = facts.lifecycleStage === undefined ? "" : ` at ${facts.lifecycleStage}`;
  const evidence = [...evidenceOf(facts), `hook ${what}: ${hook.status ?? "?"}`];
  if (hook.status === "FAILED") {
    return {
      name: "hook-failed",
      what: `A lifecycle hook${at} refused the new revision: ${what}.`,
      evidence,
      remedy: "Read the hook function's log: it says what it found wrong.",
    };
  }
  return {
    name: "hook-timed-out",
    what: `Nobody answered the lifecycle hook${at} in time: ${what}.`,
    evidence,
    remedy:
      "A pause waits for ContinueServiceDeployment (the inputs `smoke-test-command` or `smoke-test-url` make this action answer it); a function must answer within its time.",
  };
}

/** What the tasks died of, with what AWS says of the deployment as further evidence. */
function ofTasks(group: FailureGroup, deployment: Cause | undefined): Cause {
  const { name, what, evidence, remedy } = group.cause;
  return {
    name,
    what: group.count > 1 ? `${what} (${group.count} tasks)` : what,
    evidence: [...evidence, ...(deployment?.evidence ?? [])],
    ...(remedy === undefined ? {} : { remedy }),
  };
}

/** Never a guess: AWS's words as they are. */
function verbatim(facts: DeploymentFacts): Cause | undefined {
  const [reason] = reasonsOf(facts);
  const text = reason ?? facts.codeDeployError?.message ?? facts.codeDeployError?.code;
  if (text === undefined) return undefined;
  return {
    name: "unknown-deployment-reason",
    what: `The deployment ended for a reason that this action does not know: ${shortened(text)}`,
    evidence: evidenceOf(facts),
    remedy: "Look at the deployment in the ECS console.",
  };
}
