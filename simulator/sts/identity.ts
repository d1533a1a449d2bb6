/** The principals of the simulated account: users, roles, and the GitHub repository whose jobs may assume them. */
import type { PolicyDocument } from "../policy/document.ts";

/** Long-term or temporary credentials of a runner or a developer. */
export interface StaticCredentials {
  readonly arn: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Epoch milliseconds of the callers' clock; absent: never. */
  readonly expires?: number;
  /** Absent: allows everything. */
  readonly policy?: PolicyDocument;
}

export interface Role {
  readonly arn: string;
  /** Trust policy, evaluated as in IAM. See `trustGitHub`. */
  readonly trust: PolicyDocument;
  /** Seconds. Default: 3600. */
  readonly maxSessionDuration?: number;
  /** Permissions of its sessions. Absent: everything. */
  readonly policy?: PolicyDocument;
}

/** GitHub's OIDC provider. */
export interface Oidc {
  /** `owner/name` */
  readonly repository: string;
  readonly ownerId: number;
  readonly repositoryId: number;
  /** The end of `sub`: `ref:refs/heads/main`, `environment:production`, `pull_request`. */
  readonly subjectTail: string;
  /** `immutable` for repositories created or renamed on or after 2026-07-15 (docs/aws-reference.md#credentials). */
  readonly subjectForm: "classic" | "immutable";
  /** Whether the job has `permissions: id-token: write`. */
  readonly permitted: boolean;
  /** Lifetime of a token in seconds. */
  readonly lifetime: number;
  /** IAM identity providers for GitHub: account → audiences (client IDs). */
  readonly providers: Readonly<Record<string, readonly string[]>>;
}

export interface Identity {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly credentials: readonly StaticCredentials[];
  readonly roles: readonly Role[];
  readonly oidc: Oidc;
}

export const issuer = "https://token.actions.githubusercontent.com";
/** The issuer's name in IAM ARNs and condition keys. */
export const provider = "token.actions.githubusercontent.com";

/** The trust policy that GitHub and AWS document, with audience and subject. */
export function trustGitHub(
  account: string,
  subjects: readonly string[],
  audiences: readonly string[] = ["sts.amazonaws.com"],
  partition = "aws",
): PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${provider}` },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: { [`${provider}:aud`]: audiences },
        StringLike: { [`${provider}:sub`]: subjects },
      },
    },
  };
}

/** A trust policy for role chaining: these principals may assume the role. */
export function trustPrincipals(arns: readonly string[]): PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: { AWS: arns }, Action: "sts:AssumeRole" },
  };
}

/** The default account: one administrator's key, and a role for the repository's main branch. */
export function defaultIdentity(changes: Partial<Identity> = {}): Identity {
  const account = changes.account ?? "123456789012";
  const iam = `arn:${changes.partition ?? "aws"}:iam::${account}`;
  return {
    account,
    region: "eu-west-1",
    partition: "aws",
    credentials: [
      {
        arn: `${iam}:user/operator`,
        accessKeyId: "AKIASIMULATOR0000001",
        secretAccessKey: "simulator/secret/access/key/of/operator0",
      },
    ],
    roles: [{ arn: `${iam}:role/release`, trust: trustGitHub(account, ["repo:acme/shop:*"]) }],
    oidc: defaultOidc(account),
    ...changes,
  };
}

export function defaultOidc(account: string): Oidc {
  return {
    repository: "acme/shop",
    ownerId: 123456,
    repositoryId: 456789,
    subjectTail: "ref:refs/heads/main",
    subjectForm: "classic",
    permitted: true,
    lifetime: 300,
    providers: { [account]: ["sts.amazonaws.com"] },
  };
}
