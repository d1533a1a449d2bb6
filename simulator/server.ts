/** The simulator as a server: one loopback address for all AWS services, the job's OIDC tokens and GitHub's API. */
import { type FaultKind, type FaultRule, Faults, type Party } from "./faults.ts";
import { type Deployment, type GitHub, GitHubDeployments } from "./github/deployments.ts";
import { GitHubSide } from "./github/side.ts";
import { type Reply, serveHttp } from "./http.ts";
import type { Operations, ServiceName, WorldTime } from "./protocol/call.ts";
import { type Exchange, FrontDoor, type SimulatorBug } from "./protocol/front-door.ts";
import { routeOf } from "./protocol/route.ts";
import type { HttpResponse, HttpRequest } from "./protocol/wire.ts";
import { Random } from "./random.ts";
import { type RateClass, Rates } from "./rates.ts";
import { defaultIdentity, type Identity } from "./sts/identity.ts";
import { stsOperations } from "./sts/operations.ts";
import { Sessions } from "./sts/sessions.ts";

export interface SimulatorOptions {
  readonly time: WorldTime;
  readonly services: Partial<Readonly<Record<ServiceName, Operations>>>;
  /** Called before each request: runs what is due in the world. */
  readonly beforeCall?: () => void;
  /** Called after each request, regardless of its result. */
  readonly afterCall?: (request: RecordedRequest) => void;
  /** Queues a late effect. Default: it never happens. */
  readonly later?: (seconds: number, effect: () => void) => void;
  /** Called after a request took effect late. */
  readonly afterLate?: (request: RecordedRequest) => void;
  /** Default: `defaultIdentity()`. */
  readonly identity?: Identity;
  readonly github?: Partial<GitHub>;
  readonly faults?: readonly FaultRule[];
  /** AWS's request rates, in the world's time. Default: none. */
  readonly rates?: readonly RateClass[];
  /** Default: unknown members of a request are ignored. */
  readonly rejectUnknownMembers?: boolean;
  /** Default: any free port. */
  readonly port?: number;
  /** Seed for request IDs, access keys and token IDs. */
  readonly seed?: number;
  /** How many recent requests to keep. Default: all. */
  readonly remember?: number;
}

export interface RecordedRequest {
  readonly party: Party;
  readonly operation: string;
  /** Decoded (for GitHub the body, for OIDC the query); undefined if decoding failed. */
  readonly input: unknown;
  /** Undefined: the connection was reset. */
  readonly status: number | undefined;
  /** World time in epoch milliseconds. */
  readonly at: number;
  readonly requestId: string;
  /** ARN of the signer. */
  readonly principal: string | undefined;
  /** Code of the error response. */
  readonly error: string | undefined;
  readonly fault: FaultKind | undefined;
}

export interface Simulator {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  /** Internal errors of the simulator. `close` throws if there are any. */
  readonly bugs: readonly SimulatorBug[];
  readonly faults: Faults;
  readonly sessions: Sessions;
  /** Deployments that were created at GitHub. */
  readonly deployments: readonly Deployment[];
  /** Environment variables that a runner sets for a job: the URLs of AWS, GitHub's API and the OIDC tokens. */
  environment(): Record<string, string>;
  /** Environment variables for a person, with the first of the identity's static credentials. */
  operatorEnvironment(): Record<string, string>;
  /** Closes every connection. Rejects with the bugs, if any, unless they are `expected`. */
  close(expected?: "bugs"): Promise<void>;
}

export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const identity = options.identity ?? defaultIdentity();
  const reception = new Reception(options, identity);
  const { bugs, requests, faults, sessions, deployments } = reception;
  const server = await serveHttp(
    options.port ?? 0,
    (request) => reception.receive(request),
    (error, operation) => bugs.push({ operation, requestId: "", problems: [String(error)] }),
  );
  const environment = (): Record<string, string> =>
    jobEnvironment(server.url, identity, reception.requestToken);
  return {
    url: server.url,
    requests,
    bugs,
    faults,
    sessions,
    deployments,
    environment,
    operatorEnvironment: () => ({ ...environment(), ...staticCredentials(identity) }),
    close: async (expected) => {
      await server.close();
      if (bugs.length > 0 && expected !== "bugs") {
        throw new Error(`Bugs in the simulator: ${JSON.stringify(bugs, undefined, 2)}`);
      }
    },
  };
}

/** Receives every request, routes it to AWS or GitHub, and records it. */
class Reception {
  readonly requests: RecordedRequest[] = [];
  readonly bugs: SimulatorBug[] = [];
  readonly faults: Faults;
  readonly sessions: Sessions;
  readonly deployments: readonly Deployment[];
  /** The job's bearer token for OIDC tokens. */
  readonly requestToken: string;
  readonly #options: SimulatorOptions;
  readonly #frontDoor: FrontDoor;
  readonly #gitHubSide: GitHubSide;

  constructor(options: SimulatorOptions, identity: Identity) {
    const { time } = options;
    const random = new Random((options.seed ?? 1) ^ 0x51b0_1a7e);
    const callerNow = (): number => time.callerNow();
    const tokenKey = random.text(32, "hex");
    this.#options = options;
    this.faults = new Faults(options.faults);
    this.sessions = new Sessions(identity, random);
    const deployments = new GitHubDeployments(gitHubOf(options, identity, random), () => time.now());
    this.deployments = deployments.all;
    this.#gitHubSide = new GitHubSide({
      deployments,
      faults: this.faults,
      random,
      oidc: identity.oidc,
      tokenKey,
      now: callerNow,
    });
    this.requestToken = this.#gitHubSide.requestToken;
    const sts = stsOperations({ identity, sessions: this.sessions, tokenKey, now: callerNow });
    this.#frontDoor = new FrontDoor({
      time,
      services: { sts, ...options.services },
      sessions: this.sessions,
      faults: this.faults,
      rates: options.rates === undefined ? undefined : new Rates(options.rates),
      random,
      region: identity.region,
      rejectUnknownMembers: options.rejectUnknownMembers ?? false,
      later: (seconds, effect) => options.later?.(seconds, effect),
      onLate: ({ service, operation }, { answer, ...rest }) =>
        options.afterLate?.({ party: service, operation, at: time.now(), status: answer?.status, ...rest }),
      onBug: (bug) => this.bugs.push(bug),
    });
  }

  receive(request: HttpRequest): Reply {
    this.#options.beforeCall?.();
    const gitHubs = this.#gitHubSide.receive(request);
    if (gitHubs !== undefined) return this.#record(gitHubs.party, gitHubs.operation, gitHubs.exchange);
    const route = routeOf(request);
    if (route === undefined) return { answer: unknownRequest(), delay: 0 };
    return this.#record(route.service, route.operation, this.#frontDoor.receive(request, route));
  }

  #record(party: Party, operation: string, { answer, ...rest }: Exchange): Reply {
    const { time, remember, afterCall } = this.#options;
    const request: RecordedRequest = { party, operation, at: time.now(), status: answer?.status, ...rest };
    this.requests.push(request);
    if (this.requests.length > (remember ?? Infinity)) this.requests.shift();
    afterCall?.(request);
    const slow = typeof rest.fault === "object" && "slow" in rest.fault ? rest.fault.slow : 0;
    return { answer, delay: slow };
  }
}

function gitHubOf(options: SimulatorOptions, identity: Identity, random: Random): GitHub {
  return {
    repository: identity.oidc.repository,
    token: `ghs_${random.text(36, "hex")}`,
    deployments: "write",
    contents: "read",
    commits: {},
    pendingContexts: [],
    ...options.github,
  };
}

function jobEnvironment(
  url: string,
  { region, oidc }: Identity,
  requestToken: string,
): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    // There is no EC2 instance, so the SDK must not look for an instance role.
    AWS_EC2_METADATA_DISABLED: "true",
    GITHUB_API_URL: `${url}/github`,
    GITHUB_REPOSITORY: oidc.repository,
    ...(oidc.permitted
      ? {
          ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/oidc/token?api-version=2.0`,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
        }
      : {}),
  };
}

function staticCredentials({ credentials: [first] }: Identity): Record<string, string> {
  if (first === undefined) return {};
  return {
    AWS_ACCESS_KEY_ID: first.accessKeyId,
    AWS_SECRET_ACCESS_KEY: first.secretAccessKey,
    ...(first.sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: first.sessionToken }),
  };
}

function unknownRequest(): HttpResponse {
  const body = JSON.stringify({ __type: "UnknownOperationException" });
  return { status: 404, headers: { "content-type": "application/x-amz-json-1.1" }, body };
}
