/** Rows for errors of getting and using credentials. Source: docs/aws-reference.md#credentials. */
import type { ErrorRow } from "./problem.ts";

const assumeRole = /^AssumeRole/u;
const withWebIdentity = /^AssumeRoleWithWebIdentity$/u;

export const credentialErrors: readonly ErrorRow[] = [
  {
    name: "credentials-missing",
    code: /^CredentialsProviderError$/u,
    what: "{service} {operation} has no AWS credentials.",
    remedy:
      "Set the input `role-to-assume` and give the job `permissions: id-token: write`, or configure AWS credentials in an earlier step.",
  },
  {
    name: "region-disabled",
    code: /^(?:RegionDisabledException|OptInRequired)$/u,
    what: "This region is not enabled in the account, so {service} is not available.",
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
    what: "AWS rejected the audience of the job's OIDC token.",
    remedy:
      "Set the input `audience` to one of the audiences (client IDs) of the account's IAM identity provider (default: sts.amazonaws.com).",
  },
  {
    name: "oidc-keys-unreachable",
    operation: withWebIdentity,
    message: /retrieve verification key/u,
    what: "AWS could not fetch the keys that verify GitHub's OIDC tokens.",
    remedy:
      "Run the job again. If it fails again, check that the provider's URL is reachable from the internet.",
  },
  {
    name: "oidc-token-expired",
    operation: withWebIdentity,
    kind: "expired",
    what: "The job's OIDC token expired before AWS received it.",
    remedy: "Run the job again. On a self-hosted runner, check its clock.",
  },
  {
    name: "oidc-claim-rejected",
    operation: withWebIdentity,
    code: /^(?:IDPRejectedClaim|InvalidIdentityToken)/u,
    what: "AWS rejected the job's OIDC token.",
    remedy:
      "Compare the URL and audiences (client IDs) of the IAM identity provider with the token's issuer and audience.",
  },
  {
    name: "oidc-role-denied",
    operation: withWebIdentity,
    kind: "denied",
    what: "The job can't assume {resource|the role}: the role does not exist, or its trust policy does not allow this job.",
    remedy:
      "Compare the trust policy's conditions on `token.actions.githubusercontent.com:sub` and `:aud` with the token's. Repositories created or renamed since 2026-07-15 send `sub` as repo:OWNER@ID/REPO@ID:…",
  },
  {
    name: "session-duration-too-long",
    operation: assumeRole,
    message: /DurationSeconds exceeds/u,
    what: "`role-duration-seconds` is longer than the role's maximum session duration.",
    remedy:
      "Lower the input `role-duration-seconds`, or raise the role's MaxSessionDuration. A session of a chained role lasts at most one hour.",
  },
  {
    name: "role-denied",
    operation: assumeRole,
    kind: "denied",
    what: "{principal|The caller} is not allowed to assume {target|the role}.",
    remedy:
      "Allow it on both sides. The trust policy of that role must name {principal|the caller}, and {principal|the caller} needs {statement}",
  },
  {
    name: "credentials-not-accepted",
    kind: "denied",
    code: /^(?:UnrecognizedClient|InvalidClientTokenId|IncompleteSignature|SignatureDoesNotMatch|InvalidSignature|MissingAuthenticationToken|AuthFailure)/u,
    what: "AWS rejected the credentials for {service} {operation}.",
    remedy:
      "Check that the access key, secret and session token belong together and to this partition, that the key is active, and that the runner's clock is correct. With `role-to-assume` you don't need stored keys.",
  },
  {
    name: "credentials-expired",
    kind: "expired",
    what: "The AWS credentials expired before {service} {operation}.",
    remedy:
      "Set the input `role-to-assume`, so that this action renews its session automatically. It can't renew credentials from an earlier step.",
  },
];
