/** Why a deployment failed: AWS's reasons for the deployment, and the causes of its failed tasks. Pure. */
import { type Cause, fill, withoutStop } from "../core/failure.ts";
import { causeOf, firstMatch, type Row, shortened, type Values } from "./row.ts";
import { codeDeployReasons } from "./rows/codedeploy.ts";
import { deploymentReasons } from "./rows/deployment.ts";
import { diagnoseEvents } from "./events.ts";
import type { DeploymentFacts, FailureGroup } from "./facts.ts";

/** Causes that only report that tasks failed: the cause of the tasks replaces them. */
const tasksDecide: ReadonlySet<string> = new Set([
  "circuit-breaker",
  "tasks-failed-to-start",
  "no-rollback-candidate",
  "codedeploy-timeout",
  "codedeploy-update-failed",
]);

/** Status texts of deployments that are in progress or succeeded: not a failure reason. */
const noReason = /^ECS deployment ecs-svc\/\d{1,25} (?:in progress|completed)\.?$/u;

/** Returns the cause, or `undefined` if the facts contain none. */
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
  const values = { message: shortened(message ?? "no message") };
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
      what: `A lifecycle hook${at} rejected the new revision: ${what}.`,
      evidence,
      remedy: "Read the log of the hook's function for the reason.",
    };
  }
  return {
    name: "hook-timed-out",
    what: `The lifecycle hook${at} got no response in time: ${what}.`,
    evidence,
    remedy:
      "A pause waits for ContinueServiceDeployment. With the input `smoke-test-command` or `smoke-test-url`, this action calls it. A function must respond before its timeout.",
  };
}

/** The cause of the failed tasks, with AWS's reasons for the deployment as further evidence. */
function ofTasks(group: FailureGroup, deployment: Cause | undefined): Cause {
  const { name, what, evidence, remedy } = group.cause;
  return {
    name,
    what: group.count > 1 ? `${withoutStop(what)}. ${group.count} tasks failed this way.` : what,
    evidence: [...evidence, ...(deployment?.evidence ?? [])],
    ...(remedy === undefined ? {} : { remedy }),
  };
}

/** Quotes AWS's message instead of guessing. */
function verbatim(facts: DeploymentFacts): Cause | undefined {
  const [reason] = reasonsOf(facts);
  const text = reason ?? facts.codeDeployError?.message ?? facts.codeDeployError?.code;
  if (text === undefined) return undefined;
  return {
    name: "unknown-deployment-reason",
    what: `The deployment failed for a reason that this action does not recognize: ${shortened(text)}`,
    evidence: evidenceOf(facts),
    remedy: "Check the deployment in the ECS console.",
  };
}
