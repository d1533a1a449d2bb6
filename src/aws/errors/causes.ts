/** Turns problems of AWS calls into causes for users. */
import { type Cause, fill } from "../../core/failure.ts";
import { type AwsCall, type Denial, nameOfPrincipal, readDenial, statementFor } from "./access-denied.ts";
import type { ErrorRow } from "./problem.ts";
import { errorRows } from "./rows.ts";
import type { AwsProblem } from "./problem.ts";

/** Display names of the services. */
const serviceNames: Readonly<Record<string, string>> = {
  ecs: "Amazon ECS",
  ecr: "Amazon ECR",
  logs: "CloudWatch Logs",
  cloudwatch: "CloudWatch",
  secretsmanager: "Secrets Manager",
  ssm: "Systems Manager",
  codedeploy: "CodeDeploy",
  events: "EventBridge",
  scheduler: "EventBridge Scheduler",
  sts: "AWS STS",
  elasticloadbalancing: "Elastic Load Balancing",
  "application-autoscaling": "Application Auto Scaling",
};

const owners: Readonly<Record<string, string>> = {
  "service control policy": " (the organization's administrators own it)",
  "resource control policy": " (the organization's administrators own it)",
  "VPC endpoint policy": " (of the runner's VPC endpoint)",
};

/** The policy to add the statement to, by the kind of policy that did not allow the call. */
function placeOf(denial: Denial): string {
  const who = nameOfPrincipal(denial.principal) ?? "the caller";
  if (denial.policyType === undefined || denial.policyType === "identity-based policy")
    return `a policy of ${who}`;
  const owner = owners[denial.policyType] ?? "";
  if (denial.policyType === "resource-based policy") return `the resource-based policy of ${denial.resource}`;
  return `the ${denial.policyType} that applies to ${who}${owner}`;
}

function denialValues(denial: Denial, call: AwsCall): Record<string, string | undefined> {
  const policy =
    denial.policyArn ?? (denial.policyType === undefined ? undefined : `the ${denial.policyType}`);
  return {
    principal: nameOfPrincipal(denial.principal),
    action: denial.actions[0],
    target: denial.resource === "*" ? (call.resource ?? "*") : denial.resource,
    policy,
    owner: owners[denial.policyType ?? ""] ?? "",
    place: placeOf(denial),
    statement: statementFor(denial, call),
    decode: denial.encoded
      ? " (`aws sts decode-authorization-message --encoded-message …` shows the exact resource and reason)"
      : "",
  };
}

const holds = (row: ErrorRow, problem: AwsProblem, call: AwsCall, denial: Denial | undefined): boolean =>
  (row.kind === undefined || row.kind === problem.kind) &&
  (row.code === undefined || row.code.test(problem.code)) &&
  (row.operation === undefined || row.operation.test(call.operation)) &&
  (row.message === undefined || row.message.test(problem.message.slice(0, 4096))) &&
  (row.explicit === undefined || denial?.explicit === true);

/**
 * Returns the cause of an AWS message that stopped tasks or service events can also have. The caller passes it in,
 * because the catalogue is part of the diagnosis.
 */
export type Explain = (text: string) => Cause | undefined;

/** Calls that start tasks: their errors use the same messages as stopped tasks. */
const startsTasks = /^(?:RunTask|UpdateService)$/u;

/** A row for a whole kind of error, less specific than any AWS message. */
const isGeneral = (row: ErrorRow): boolean =>
  row.kind !== "denied" &&
  row.kind !== "expired" &&
  row.code === undefined &&
  row.message === undefined &&
  row.operation === undefined;

/** AWS's message, with the request ID for AWS Support. */
function wordsOf(problem: AwsProblem): string {
  const extras = [
    ...(problem.httpStatus === undefined ? [] : [`HTTP ${problem.httpStatus}`]),
    ...(problem.requestId === undefined ? [] : [`request ID ${problem.requestId}`]),
  ];
  const text = problem.message.length > 2000 ? `${problem.message.slice(0, 2000)}…` : problem.message;
  return `${problem.code}${extras.length === 0 ? "" : ` (${extras.join(", ")})`}: ${text}`;
}

/** The cause to show to users. */
export function causeOfProblem(problem: AwsProblem, call: AwsCall, explain?: Explain): Cause {
  const denial = problem.kind === "denied" ? readDenial(problem.message, call) : undefined;
  const row = errorRows.find((one) => holds(one, problem, call, denial));
  const explained =
    startsTasks.test(call.operation) && (row === undefined || isGeneral(row))
      ? explain?.(problem.message)
      : undefined;
  if (explained !== undefined) return { ...explained, evidence: [wordsOf(problem)] };
  const values = {
    ...call,
    service: serviceNames[call.service] ?? call.service,
    code: problem.code,
    message: problem.message.length > 300 ? `${problem.message.slice(0, 300)}…` : problem.message,
    ...(denial === undefined ? {} : denialValues(denial, call)),
  };
  return {
    name: row?.name ?? "unexpected-aws-error",
    what: fill(row?.what ?? "{service} {operation} failed: {code}.", values),
    evidence: [wordsOf(problem)],
    ...(row === undefined ? {} : { remedy: fill(row.remedy, values) }),
  };
}
