import { DescribeServicesCommand, ECSClient } from "@aws-sdk/client-ecs";
import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { describe, expect, test } from "@jest/globals";
import type { Simulator } from "../../../simulator/server.ts";
import {
  defaultIdentity,
  defaultOidc,
  type Identity,
  trustGitHub,
  trustPrincipals,
} from "../../../simulator/sts/identity.ts";
import { asOperator, withSimulator, refusalOf } from "../protocol/world.ts";

const account = "123456789012";
const role = (name: string): string => `arn:aws:iam::${account}:role/${name}`;

async function oidcToken(simulator: Simulator, audience = "sts.amazonaws.com"): Promise<string> {
  const environment = simulator.environment();
  const response = await fetch(`${environment.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=${audience}`, {
    headers: { authorization: `Bearer ${environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
  });
  return ((await response.json()) as { value: string }).value;
}

function claimsOf(token: string): Record<string, unknown> {
  const body = Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8");
  return JSON.parse(body) as Record<string, unknown>;
}

/** Like a job: without credentials. */
function assume(
  simulator: Simulator,
  WebIdentityToken: string,
  RoleArn = role("release"),
  DurationSeconds?: number,
) {
  const sts = new STSClient({ endpoint: simulator.url, region: "eu-west-1", maxAttempts: 1 });
  const input = { RoleArn, RoleSessionName: "ecs-release-1-1", WebIdentityToken };
  return sts.send(
    new AssumeRoleWithWebIdentityCommand(
      DurationSeconds === undefined ? input : { ...input, DurationSeconds },
    ),
  );
}

function keysOf(answer: Awaited<ReturnType<typeof assume>>) {
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = answer.Credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

describe("the job's OIDC token", () => {
  test("is a JWT with GitHub's claims, for the requested audience, new each time", async () => {
    await withSimulator({}, async ({ simulator, clock }) => {
      const [first, second] = [await oidcToken(simulator, "here"), await oidcToken(simulator)];
      const iat = clock.at / 1000;
      expect(claimsOf(first)).toMatchObject({
        iss: "https://token.actions.githubusercontent.com",
        sub: "repo:acme/shop:ref:refs/heads/main",
        aud: "here",
        iat,
        exp: iat + 300,
      });
      expect(claimsOf(first).jti).not.toBe(claimsOf(second).jti);
    });
  });

  test("has the immutable subject if the repository is new", async () => {
    const oidc = {
      ...defaultOidc(account),
      subjectForm: "immutable" as const,
      subjectTail: "environment:production",
    };
    await withSimulator(
      {},
      async ({ simulator }) => {
        expect(claimsOf(await oidcToken(simulator)).sub).toBe(
          "repo:acme@123456/shop@456789:environment:production",
        );
      },
      { identity: defaultIdentity({ oidc }) },
    );
  });

  test("requires the job's own bearer token, and id-token: write", async () => {
    await withSimulator({}, async ({ simulator }) => {
      const url = `${simulator.environment().ACTIONS_ID_TOKEN_REQUEST_URL}&audience=a`;
      for (const headers of [undefined, { authorization: "Bearer somebody's" }]) {
        const response = await fetch(url, headers === undefined ? {} : { headers });
        expect(response.status).toBe(401);
      }
      expect(simulator.requests.map(({ party, status }) => [party, status])).toEqual([
        ["oidc", 401],
        ["oidc", 401],
      ]);
    });
    const oidc = { ...defaultOidc(account), permitted: false };
    await withSimulator(
      {},
      async ({ simulator }) => {
        expect(Object.keys(simulator.environment()).filter((name) => name.startsWith("ACTIONS_"))).toEqual(
          [],
        );
      },
      { identity: defaultIdentity({ oidc }) },
    );
  });
});

describe("AssumeRoleWithWebIdentity", () => {
  test("returns a session that works until it expires", async () => {
    await withSimulator({ ecs: { DescribeServices: () => ({}) } }, async ({ simulator, clock, calls }) => {
      const answer = await assume(simulator, await oidcToken(simulator), role("release"), 900);
      const arn = `arn:aws:sts::${account}:assumed-role/release/ecs-release-1-1`;
      expect(answer).toMatchObject({
        SubjectFromWebIdentityToken: "repo:acme/shop:ref:refs/heads/main",
        AssumedRoleUser: { Arn: arn },
        Audience: "sts.amazonaws.com",
      });
      expect(answer.Credentials?.Expiration).toEqual(new Date(clock.at + 900_000));
      const options = { ...asOperator(simulator), credentials: keysOf(answer) };
      const ecs = new ECSClient(options);
      await ecs.send(new DescribeServicesCommand({ services: ["web"] }));
      expect(calls[0]?.principal).toEqual({ arn, account, accessKeyId: options.credentials.accessKeyId });
      const identity = await new STSClient(options).send(new GetCallerIdentityCommand({}));
      expect(identity).toMatchObject({ Account: account, Arn: arn });
      expect(identity.UserId).toMatch(/^AROA[0-9A-F]{17}:ecs-release-1-1$/);
      clock.at += 900_000;
      const refusal = await refusalOf(ecs.send(new DescribeServicesCommand({ services: ["web"] })));
      expect(refusal.name).toBe("ExpiredTokenException");
    });
  });

  interface Row {
    readonly identity?: Partial<Identity>;
    readonly audience?: string;
    readonly token?: (token: string) => string;
    readonly later?: number;
    readonly roleArn?: string;
    readonly duration?: number;
    readonly refusal: { readonly name: string; readonly status: number; readonly message: string };
  }
  const denied = {
    name: "AccessDenied",
    status: 403,
    message: "Not authorized to perform sts:AssumeRoleWithWebIdentity",
  };
  const invalid = (message: string) => ({ name: "InvalidIdentityTokenException", status: 400, message });
  const noKey =
    "Couldn't retrieve verification key from your identity provider, please reference AssumeRoleWithWebIdentity " +
    "documentation for requirements";
  const releaseRoleWith = (subjects: string[], audiences?: string[]) => ({
    roles: [{ arn: role("release"), trust: trustGitHub(account, subjects, audiences) }],
  });
  const withProviders = (providers: Record<string, string[]>) => ({
    oidc: { ...defaultOidc(account), providers },
  });

  test.each<[string, Row]>([
    ["an unknown role", { roleArn: role("other"), refusal: denied }],
    ["another repository's role", { identity: releaseRoleWith(["repo:acme/other:*"]), refusal: denied }],
    [
      "a trust policy in the classic form for a subject in the immutable form",
      { identity: { oidc: { ...defaultOidc(account), subjectForm: "immutable" } }, refusal: denied },
    ],
    [
      "a trust policy for another branch",
      { identity: releaseRoleWith(["repo:acme/shop:ref:refs/heads/x"]), refusal: denied },
    ],
    [
      "a trust policy for another audience",
      { identity: releaseRoleWith(["repo:acme/shop:*"], ["sts.amazonaws.com.cn"]), refusal: denied },
    ],
    [
      "a role that trusts only principals",
      { identity: { roles: [{ arn: role("release"), trust: trustPrincipals(["*"]) }] }, refusal: denied },
    ],
    [
      "no provider in the account",
      {
        identity: withProviders({}),
        refusal: invalid(
          "No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com",
        ),
      },
    ],
    [
      "an audience that the provider doesn't have",
      { audience: "other", refusal: invalid("Incorrect token audience") },
    ],
    ["a token that was tampered with", { token: (token) => `${token}x`, refusal: invalid(noKey) }],
    [
      "not a JWT",
      {
        token: () => "gho_abcdefgh",
        refusal: invalid(
          "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)",
        ),
      },
    ],
    [
      "an expired token",
      {
        later: 300_000,
        refusal: {
          name: "ExpiredTokenException",
          status: 400,
          message:
            "Token expired: current date/time 1793621100 must be before the expiration date/time 1793621100",
        },
      },
    ],
    [
      "a session longer than the role's",
      {
        duration: 3601,
        refusal: {
          name: "ValidationError",
          status: 400,
          message: "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
        },
      },
    ],
    [
      "a session that is too short",
      {
        duration: 899,
        refusal: {
          name: "ValidationError",
          status: 400,
          message:
            "1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must " +
            "have value greater than or equal to 900",
        },
      },
    ],
  ])("rejects %s", async (_what, { identity, audience, token, later, roleArn, duration, refusal }) => {
    await withSimulator(
      {},
      async ({ simulator, clock }) => {
        const given = await oidcToken(simulator, audience);
        clock.at += later ?? 0;
        const call = assume(simulator, token?.(given) ?? given, roleArn, duration);
        expect(await refusalOf(call)).toMatchObject(refusal);
      },
      { identity: defaultIdentity(identity) },
    );
  });

  test("accepts both subject forms with an Enterprise trust policy that lists them", async () => {
    for (const subjectForm of ["classic", "immutable"] as const) {
      const identity = defaultIdentity({
        oidc: { ...defaultOidc(account), subjectForm },
        ...releaseRoleWith([
          "repo:acme/shop:ref:refs/heads/main",
          "repo:acme@123456/shop@456789:ref:refs/heads/main",
        ]),
      });
      await withSimulator(
        {},
        async ({ simulator }) => {
          const answer = await assume(simulator, await oidcToken(simulator));
          expect(answer.Credentials?.AccessKeyId).toMatch(/^ASIA[0-9A-F]{16}$/);
        },
        { identity },
      );
    }
  });
});

describe("AssumeRole", () => {
  const chained = defaultIdentity({
    roles: [
      { arn: role("release"), trust: trustGitHub(account, ["repo:acme/shop:*"]), maxSessionDuration: 7200 },
      {
        arn: "arn:aws:iam::210987654321:role/team/deploy",
        trust: trustPrincipals([role("release")]),
        maxSessionDuration: 43_200,
      },
    ],
  });

  test("chains from the first role into another account, for at most an hour", async () => {
    await withSimulator(
      {},
      async ({ simulator, clock }) => {
        const first = keysOf(await assume(simulator, await oidcToken(simulator), role("release"), 7200));
        const sts = new STSClient({ ...asOperator(simulator), credentials: first });
        const input = { RoleArn: "arn:aws:iam::210987654321:role/team/deploy", RoleSessionName: "second" };
        const answer = await sts.send(new AssumeRoleCommand(input));
        expect(answer.AssumedRoleUser?.Arn).toBe("arn:aws:sts::210987654321:assumed-role/deploy/second");
        expect(answer.Credentials?.Expiration).toEqual(new Date(clock.at + 3_600_000));
        const long = await refusalOf(sts.send(new AssumeRoleCommand({ ...input, DurationSeconds: 3601 })));
        expect(long).toMatchObject({
          name: "ValidationError",
          message:
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
        });
      },
      { identity: chained },
    );
  });

  test("is not chaining with a user's own key, and lasts as long as the role allows", async () => {
    const identity = defaultIdentity({
      roles: [
        {
          arn: role("long"),
          trust: trustPrincipals([`arn:aws:iam::${account}:root`]),
          maxSessionDuration: 7200,
        },
      ],
    });
    await withSimulator(
      {},
      async ({ simulator, clock }) => {
        const sts = new STSClient(asOperator(simulator));
        const input = { RoleArn: role("long"), RoleSessionName: "me", DurationSeconds: 7200 };
        const { Credentials } = await sts.send(new AssumeRoleCommand(input));
        expect(Credentials?.Expiration).toEqual(new Date(clock.at + 7_200_000));
      },
      { identity },
    );
  });

  test("rejects an untrusted caller and names both identities", async () => {
    await withSimulator(
      {},
      async ({ simulator }) => {
        const sts = new STSClient(asOperator(simulator));
        const RoleArn = "arn:aws:iam::210987654321:role/team/deploy";
        const refusal = await refusalOf(sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "me" })));
        expect(refusal).toMatchObject({
          name: "AccessDenied",
          status: 403,
          message: `User: arn:aws:iam::${account}:user/operator is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
        });
      },
      { identity: chained },
    );
  });
});
