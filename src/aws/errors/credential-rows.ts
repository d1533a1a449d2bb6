/** Errors of getting and using credentials, as rows of the catalogue in error-rows.ts. Source: docs/aws-reference.md#credentials. */
import type { ErrorRow } from "./problem.ts";

const assumeRole = /^AssumeRole/u;
const withWebIdentity = /^AssumeRoleWithWebIdentity$/u;

export const credentialErrors: readonly ErrorRow[] = [
  {
    name: "credentials-missing",
    code: /^CredentialsProviderError$/u,
    what: "There are no AWS credentials for {service} {operation}.",
    remedy:
      "Set the input `role-to-assume` and give the job `permissions: id-token: write`, or run a step before this one that sets AWS credentials.",
  },
  {
    name: "region-disabled",
    code: /^(?:RegionDisabledException|OptInRequired)$/u,
    what: "The account has not enabled this region for {service}.",
    remedy: "Enable the region in the account's settings, or correct the input `aws-region`.",
  },
  {
    name: "account-blocked",
    code: /^BlockedException$/u,
    what: "AWS has blocked this account.",
    remedy: "Contact AWS Support.",
  },
  {
    name: "oidc-provider-missing",
    operation: withWebIdentity,
    message: /No OpenIDConnect provider found/u,
    what: "The AWS account of the role has no identity provider for GitHub's OIDC tokens.",
    remedy:
      "Create the IAM identity provider https://token.actions.githubusercontent.com with audience sts.amazonaws.com in that account, and check the account number in `role-to-assume`.",
  },
  {
    name: "oidc-audience-refused",
    operation: withWebIdentity,
    message: /Incorrect token audience/u,
    what: "AWS does not accept the audience of the job's OIDC token.",
    remedy:
      "Make the input `audience` one of the client ids of the account's IAM identity provider (sts.amazonaws.com by default).",
  },
  {
    name: "oidc-keys-unreachable",
    operation: withWebIdentity,
    message: /retrieve verification key/u,
    what: "AWS could not fetch the keys by which it checks GitHub's OIDC tokens.",
    remedy:
      "Run the job again; if it stays so, check that the provider's URL can be reached from the internet.",
  },
  {
    name: "oidc-token-expired",
    operation: withWebIdentity,
    kind: "expired",
    what: "The job's OIDC token was past its time when AWS saw it.",
    remedy: "Run the job again; on a self-hosted runner, check its clock.",
  },
  {
    name: "oidc-claim-rejected",
    operation: withWebIdentity,
    code: /^(?:IDPRejectedClaim|InvalidIdentityToken)/u,
    what: "AWS did not accept the job's OIDC token.",
    remedy: "Check the IAM identity provider's URL and client ids against the token's issuer and audience.",
  },
  {
    name: "oidc-role-denied",
    operation: withWebIdentity,
    kind: "denied",
    what: "The job may not assume {resource|the role}: it does not exist, or its trust policy does not let this job in.",
    remedy:
      "Compare the trust policy's conditions on `token.actions.githubusercontent.com:sub` and `:aud` with the token's. Repositories created or renamed since 2026-07-15 send `sub` as repo:OWNER@ID/REPO@ID:…",
  },
  {
    name: "session-duration-too-long",
    operation: assumeRole,
    message: /DurationSeconds exceeds/u,
    what: "The role does not allow sessions as long as `role-duration-seconds` asks for.",
    remedy:
      "Lower the input `role-duration-seconds`, or raise the role's MaxSessionDuration. A chained role's session is one hour at most.",
  },
  {
    name: "role-denied",
    operation: assumeRole,
    kind: "denied",
    what: "{principal|The caller} may not assume {target|the role}.",
    remedy:
      "Allow it on both sides: the trust policy of that role must name {principal|the caller}, and {principal|the caller} needs {statement}",
  },
  {
    name: "credentials-not-accepted",
    kind: "denied",
    code: /^(?:UnrecognizedClient|InvalidClientTokenId|IncompleteSignature|SignatureDoesNotMatch|InvalidSignature|MissingAuthenticationToken|AuthFailure)/u,
    what: "AWS does not accept the credentials used for {service} {operation}.",
    remedy:
      "Check that access key, secret and session token belong together and to this partition, that the key is active, and that the runner's clock is right. `role-to-assume` avoids stored keys.",
  },
  {
    name: "credentials-expired",
    kind: "expired",
    what: "The AWS credentials ran out before {service} {operation}.",
    remedy:
      "Set the input `role-to-assume`, so that this action renews its session by itself; credentials from an earlier step cannot be renewed.",
  },
];
