/** AWS STS: AssumeRoleWithWebIdentity, AssumeRole, GetCallerIdentity (docs/aws-reference.md#credentials). */
import { AwsError, type Call, type Operations } from "../protocol/call.ts";
import { decide, listOf, type PolicyDocument, statementsOf } from "../policy/document.ts";
import { type Identity, issuer, provider, type Role } from "./identity.ts";
import { accountOf, type Credentials, type Sessions } from "./sessions.ts";
import { type Claims, readToken } from "./token.ts";

export interface Sts {
  readonly identity: Identity;
  readonly sessions: Sessions;
  /** The key that signs the OIDC tokens. */
  readonly tokenKey: string;
  /** Epoch milliseconds of the callers' clock. */
  now(): number;
}

interface AssumeRoleInput {
  readonly RoleArn: string;
  readonly RoleSessionName: string;
  readonly DurationSeconds?: number;
}

interface WebIdentityInput extends AssumeRoleInput {
  readonly WebIdentityToken: string;
}

export function stsOperations(sts: Sts): Operations {
  return {
    AssumeRoleWithWebIdentity: (input: WebIdentityInput) => assumeWithToken(sts, input),
    AssumeRole: (input: AssumeRoleInput, call: Call) => assume(sts, input, call),
    GetCallerIdentity: (_input: object, call: Call) => callerIdentity(sts, call),
  };
}

function assumeWithToken(sts: Sts, input: WebIdentityInput): object {
  const claims = acceptedClaims(sts, input);
  const role = sts.identity.roles.find(({ arn }) => arn === input.RoleArn);
  const keys = { [`${provider}:aud`]: claims.aud, [`${provider}:sub`]: claims.sub };
  const principal = { kind: "Federated", names: [providerArn(input.RoleArn)] };
  if (role === undefined || !trusts(role.trust, "sts:AssumeRoleWithWebIdentity", principal, keys)) {
    throw new AwsError("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", 403);
  }
  return {
    ...startSession(sts, role, input, longest(role)),
    SubjectFromWebIdentityToken: claims.sub,
    Provider: providerArn(role.arn),
    Audience: claims.aud,
  };
}

/** The token's claims. Throws the errors that come before a role is looked up. */
function acceptedClaims(sts: Sts, input: WebIdentityInput): Claims {
  const claims = readToken(input.WebIdentityToken, sts.tokenKey);
  if (claims === "malformed") {
    throw invalidToken(
      "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)",
    );
  }
  if (claims === undefined) {
    throw invalidToken(
      "Couldn't retrieve verification key from your identity provider, please reference " +
        "AssumeRoleWithWebIdentity documentation for requirements",
    );
  }
  const audiences = sts.identity.oidc.providers[accountOf(input.RoleArn)];
  if (audiences === undefined) {
    throw invalidToken(`No OpenIDConnect provider found in your account for ${issuer}`);
  }
  const now = Math.floor(sts.now() / 1000);
  if (now >= claims.exp) {
    throw new AwsError(
      "ExpiredTokenException",
      `Token expired: current date/time ${now} must be before the expiration date/time ${claims.exp}`,
    );
  }
  if (!audiences.includes(claims.aud)) throw invalidToken("Incorrect token audience");
  return claims;
}

function assume(sts: Sts, input: AssumeRoleInput, call: Call): object {
  const caller = callerOf(sts, call);
  if (!/^arn:[\w-]+:iam::\d{12}:role\/.+$/.test(input.RoleArn))
    throw new AwsError("ValidationError", `${input.RoleArn} is invalid`);
  const role = sts.identity.roles.find(({ arn }) => arn === input.RoleArn);
  const principal = { kind: "AWS", names: principalNames(caller) };
  if (role === undefined || !trusts(role.trust, "sts:AssumeRole", principal, {})) {
    throw new AwsError(
      "AccessDenied",
      `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${input.RoleArn}`,
      403,
    );
  }
  if (caller.role !== undefined && (input.DurationSeconds ?? 0) > 3600) {
    throw new AwsError(
      "ValidationError",
      "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
    );
  }
  return startSession(sts, role, input, longest(role));
}

function startSession(sts: Sts, role: Role, input: AssumeRoleInput, limit: number): object {
  const duration = input.DurationSeconds ?? 3600;
  if (duration > limit) {
    throw new AwsError(
      "ValidationError",
      "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
    );
  }
  const session = sts.sessions.start(role, input.RoleSessionName, sts.now() + duration * 1000);
  return {
    Credentials: {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: session.secretAccessKey,
      SessionToken: session.sessionToken,
      Expiration: new Date(sts.now() + duration * 1000),
    },
    AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
  };
}

function callerIdentity(sts: Sts, call: Call): object {
  const { userId, account, arn } = callerOf(sts, call);
  return { UserId: userId, Account: account, Arn: arn };
}

function callerOf(sts: Sts, call: Call): Credentials {
  const caller = call.principal === undefined ? undefined : sts.sessions.find(call.principal.accessKeyId);
  if (caller === undefined) throw new Error(`${call.operation} reached STS without a signature`);
  return caller;
}

interface TrustedPrincipal {
  readonly kind: string;
  /** All names by which a policy may refer to the caller. */
  readonly names: readonly string[];
}

/** Whether a trust policy allows this principal. A trust policy has no resource, because it belongs to one. */
function trusts(
  trust: PolicyDocument,
  action: string,
  principal: TrustedPrincipal,
  keys: Readonly<Record<string, string>>,
): boolean {
  const naming = statementsOf(trust).filter(({ Principal }) => {
    if (Principal === "*") return true;
    return listOf(Principal?.[principal.kind] ?? []).some(
      (name) => name === "*" || principal.names.includes(name),
    );
  });
  return decide({ Statement: naming }, { action, resource: "", keys }) === "allowed";
}

function principalNames(caller: Credentials): readonly string[] {
  const [, partition = "aws"] = caller.arn.split(":");
  const account = [caller.account, `arn:${partition}:iam::${caller.account}:root`];
  return caller.role === undefined ? [caller.arn, ...account] : [caller.arn, caller.role.arn, ...account];
}

function providerArn(roleArn: string): string {
  const [, partition = "aws"] = roleArn.split(":");
  return `arn:${partition}:iam::${accountOf(roleArn)}:oidc-provider/${provider}`;
}

function longest(role: Role): number {
  return role.maxSessionDuration ?? 3600;
}

function invalidToken(message: string): AwsError {
  return new AwsError("InvalidIdentityToken", message);
}
