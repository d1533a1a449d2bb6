/**
 * Parses AWS's access denied messages ("User: X is not authorized to perform: Y on resource: Z because …") and builds
 * the policy statement that would allow the call.
 * Source: IAM user guide, troubleshoot_access-denied.html; docs/aws-reference.md#permissions.
 */
import { statementName } from "./statement-names.ts";

/** The kind of policy that denied access, as AWS names it. */
export type PolicyType =
  | "identity-based policy"
  | "permissions boundary"
  | "session policy"
  | "service control policy"
  | "resource control policy"
  | "resource-based policy"
  | "VPC endpoint policy";

export interface Denial {
  /** IAM actions; the first is the denied one. */
  readonly actions: readonly string[];
  /** ARN of the caller, if the message has it. */
  readonly principal?: string;
  /** ARN, or `*`. */
  readonly resource: string;
  /** True if a policy has an explicit Deny, so that adding an Allow does not help. */
  readonly explicit: boolean;
  readonly policyType?: PolicyType;
  /** ARN of the denying policy; AWS includes it since 2026. */
  readonly policyArn?: string;
  /** The reason is in an encoded message, for `aws sts decode-authorization-message`. */
  readonly encoded: boolean;
}

/** The call that failed. */
export interface AwsCall {
  /** The IAM prefix: `ecs`, `logs`, `codedeploy`, `events`, `scheduler`, `ecr`, `elasticloadbalancing`, `sts`, … */
  readonly service: string;
  readonly operation: string;
  /** ARN or name of the resource. */
  readonly resource?: string;
}

const sentence =
  /User: (\S{1,2048}) is not authorized to perform: ([\w-]{1,64}:[\w*]{1,128})(?: on resource: "?([^\s"]{1,2048}))?/u;
/** Old and regional variants: "Not authorized to perform sts:AssumeRoleWithWebIdentity". */
const shortSentence = /not authorized to perform:? ([\w-]{1,64}:[\w*]{1,128})/iu;
const implicitly = /because no ([\w -]{1,40}?) allows/u;
const explicitly = /with an explicit deny(?: in an? ([\w -]{1,40}))?(?:: (arn:\S{1,2048}))?/u;

const policyTypes: readonly PolicyType[] = [
  "identity-based policy",
  "permissions boundary",
  "session policy",
  "service control policy",
  "resource control policy",
  "resource-based policy",
  "VPC endpoint policy",
];

const policyTypeOf = (words: string | undefined): PolicyType | undefined =>
  policyTypes.find(
    (type) => words?.trim().replace(/^permission boundary$/u, "permissions boundary") === type,
  );

/** Calls whose permission has a different name, or that need more than one (docs/aws-reference.md#permissions). */
const otherActions: Readonly<Record<string, readonly string[]>> = {
  "ecs:RegisterTaskDefinition": ["ecs:RegisterTaskDefinition", "ecs:TagResource"],
  "ecs:RunTask": ["ecs:RunTask", "ecs:TagResource"],
  "codedeploy:CreateDeployment": [
    "codedeploy:CreateDeployment",
    "codedeploy:GetDeploymentConfig",
    "codedeploy:GetApplicationRevision",
    "codedeploy:RegisterApplicationRevision",
  ],
};

/** Actions without resource-level permissions: a statement with an ARN would not allow them. */
const withoutResource: ReadonlySet<string> = new Set([
  "application-autoscaling:DescribeScalableTargets",
  "cloudwatch:DescribeAlarms",
  "codedeploy:ContinueDeployment",
  "codedeploy:GetDeploymentTarget",
  "codedeploy:ListDeploymentTargets",
  "codedeploy:StopDeployment",
  "ecr:GetAuthorizationToken",
  "ecs:DeregisterTaskDefinition",
  "ecs:DescribeTaskDefinition",
  "ecs:ListTaskDefinitions",
  "elasticloadbalancing:DescribeTargetGroupAttributes",
  "elasticloadbalancing:DescribeTargetGroups",
  "elasticloadbalancing:DescribeTargetHealth",
  "events:ListRuleNamesByTarget",
  "logs:DescribeLogGroups",
  "ssm:DescribeParameters",
  "sts:GetCallerIdentity",
]);

/** The service that receives a role in a call (`iam:PassedToService`). */
const passedTo: Readonly<Record<string, string>> = {
  "ecs:RegisterTaskDefinition": "ecs-tasks.amazonaws.com",
  "ecs:RunTask": "ecs-tasks.amazonaws.com",
  "events:PutTargets": "events.amazonaws.com",
  "scheduler:UpdateSchedule": "scheduler.amazonaws.com",
};

const iamNameOf = (call: AwsCall): string => `${call.service}:${call.operation}`;

/** The IAM actions that a call needs. */
export function actionsOf(call: AwsCall): readonly string[] {
  const name = iamNameOf(call);
  return otherActions[name] ?? [name];
}

/** Parses a denial; derives missing parts from the call. */
export function readDenial(message: string, call: AwsCall): Denial {
  const text = message.slice(0, 8192);
  const said = sentence.exec(text);
  const action = said?.[2] ?? shortSentence.exec(text)?.[1];
  const implicit = implicitly.exec(text);
  const explicit = explicitly.exec(text);
  const policyType = policyTypeOf(explicit?.[1] ?? implicit?.[1]);
  return {
    actions: action === undefined ? actionsOf(call) : [action],
    ...(said?.[1] === undefined ? {} : { principal: said[1] }),
    resource: (said?.[3] ?? arnOnly(call.resource)).replace(/[.,;]$/u, ""),
    explicit: explicit !== null,
    ...(policyType === undefined ? {} : { policyType }),
    ...(explicit?.[2] === undefined ? {} : { policyArn: explicit[2] }),
    encoded: /encoded (?:authorization failure )?message/iu.test(text),
  };
}

const arnOnly = (resource: string | undefined): string => (resource?.startsWith("arn:") ? resource : "*");

/** The statement that would allow the call, on one line, with its name in the printed policy. */
export function statementFor(denial: Denial, call: AwsCall): string {
  const [first = "", ...more] = denial.actions;
  const resource = withoutResource.has(first) ? "*" : denial.resource;
  const condition =
    first === "iam:PassRole"
      ? {
          Condition: {
            StringEquals: { "iam:PassedToService": passedTo[iamNameOf(call)] ?? "ecs.amazonaws.com" },
          },
        }
      : {};
  const name = statementName(first, iamNameOf(call));
  return JSON.stringify({
    ...(name !== undefined && { Sid: name }),
    Effect: "Allow",
    Action: more.length === 0 ? first : denial.actions,
    Resource: resource,
    ...condition,
  });
}

/** `role/NAME` or `user/NAME` of a principal's ARN; a role session counts as its role. */
export function nameOfPrincipal(arn: string | undefined): string | undefined {
  const found = /^arn:[\w-]+:(?:iam|sts)::\d*:(assumed-role|role|user)\/([\w+=,.@/-]{1,600})/u.exec(
    arn ?? "",
  );
  if (found?.[1] === undefined || found[2] === undefined) return undefined;
  return found[1] === "assumed-role" ? `role ${found[2].split("/")[0]}` : `${found[1]} ${found[2]}`;
}
