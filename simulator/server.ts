/** The simulator as a server: one loopback address for every AWS service, the job's OIDC tokens and GitHub's API. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as timer } from "node:timers/promises";
import { type FaultKind, type FaultRule, Faults, type Party } from "./faults.ts";
import { type Deployment, type GitHub, GitHubDeployments } from "./github/deployments.ts";
import { GitHubSide } from "./github/side.ts";
import type { Operations, ServiceName, WorldTime } from "./protocol/call.ts";
import { type Exchange, FrontDoor, type SimulatorBug } from "./protocol/front-door.ts";
import { routeOf } from "./protocol/route.ts";
import type { HttpAnswer, HttpRequest } from "./protocol/wire.ts";
import { Random } from "./random.ts";
import { type RateClass, Rates } from "./rates.ts";
import { defaultIdentity, type Identity } from "./sts/identity.ts";
import { stsOperations } from "./sts/operations.ts";
import { Sessions } from "./sts/sessions.ts";

export interface SimulatorOptions {
  readonly time: WorldTime;
  readonly services: Partial<Readonly<Record<ServiceName, Operations>>>;
  /** Before each request: runs what is due in the world. */
  readonly beforeCall?: () => void;
  /** After each request, whatever became of it. */
  readonly afterCall?: (request: RecordedRequest) => void;
  /** Default: `defaultIdentity()`. */
  readonly identity?: Identity;
  readonly github?: Partial<GitHub>;
  readonly faults?: readonly FaultRule[];
  /** AWS's request rates, in the world's time. Default: none. */
  readonly rates?: readonly RateClass[];
  /** Default: unknown members of a request are ignored. */
  readonly rejectUnknownMembers?: boolean;
  /** Default: any free one. */
  readonly port?: number;
  /** Of request ids, access keys, token ids. */
  readonly seed?: number;
  /** Requests that are remembered, the oldest forgotten first. Default: all. */
  readonly remember?: number;
}

export interface RecordedRequest {
  readonly party: Party;
  readonly operation: string;
  /** Decoded (for GitHub the body, for OIDC the query); undefined when it couldn't be. */
  readonly input: unknown;
  /** Undefined: the connection was reset. */
  readonly status: number | undefined;
  /** World time in epoch milliseconds. */
  readonly at: number;
  readonly requestId: string;
  /** ARN of who signed. */
  readonly principal: string | undefined;
  /** Code of the error answered with. */
  readonly error: string | undefined;
  readonly fault: FaultKind | undefined;
}

export interface Simulator {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  /** What the simulator itself got wrong. `close` throws when there are any. */
  readonly bugs: readonly SimulatorBug[];
  readonly faults: Faults;
  readonly sessions: Sessions;
  /** Deployments that were recorded at GitHub. */
  readonly deployments: readonly Deployment[];
  /** What a runner sets for a job: where AWS, GitHub's API and the OIDC tokens are. */
  environment(): Record<string, string>;
  /** The same for a person: with the first of the identity's static credentials. */
  operatorEnvironment(): Record<string, string>;
  /** Ends every connection. Rejects with the bugs, if any, unless they are `expected`. */
  close(expected?: "bugs"): Promise<void>;
}

/** Request bodies beyond this are refused, in bytes. */
const largestBody = 10 * 2 ** 20;

export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const identity = options.identity ?? defaultIdentity();
  const random = new Random((options.seed ?? 1) ^ 0x51b0_1a7e);
  const sessions = new Sessions(identity, random);
  const faults = new Faults(options.faults);
  const requests: RecordedRequest[] = [];
  const bugs: SimulatorBug[] = [];
  const { time } = options;
  const tokenKey = random.text(32, "hex");
  const github: GitHub = {
    repository: identity.oidc.repository,
    token: `ghs_${random.text(36, "hex")}`,
    deployments: "write",
    pendingContexts: [],
    ...options.github,
  };
  const deployments = new GitHubDeployments(github, () => time.now());
  const side = new GitHubSide({
    deployments,
    faults,
    random,
    oidc: identity.oidc,
    tokenKey,
    now: () => time.callerNow(),
  });
  const sts = stsOperations({ identity, sessions, tokenKey, now: () => time.callerNow() });
  const frontDoor = new FrontDoor({
    time,
    services: { sts, ...options.services },
    sessions,
    faults,
    rates: options.rates === undefined ? undefined : new Rates(options.rates),
    random,
    region: identity.region,
    rejectUnknownMembers: options.rejectUnknownMembers ?? false,
    onBug: (bug) => bugs.push(bug),
  });

  function record(party: Party, operation: string, exchange: Exchange): void {
    const { answer, ...rest } = exchange;
    const request: RecordedRequest = { party, operation, at: time.now(), status: answer?.status, ...rest };
    requests.push(request);
    if (requests.length > (options.remember ?? Infinity)) requests.shift();
    options.afterCall?.(request);
  }

  function receive(request: HttpRequest): Exchange | HttpAnswer {
    options.beforeCall?.();
    const seen = side.receive(request);
    if (seen !== undefined) {
      record(seen.party, seen.operation, seen.exchange);
      return seen.exchange;
    }
    const route = routeOf(request);
    if (route === undefined) return unknownRequest();
    const exchange = frontDoor.receive(request, route);
    record(route.service, route.operation, exchange);
    return exchange;
  }

  const server = createServer((message, response) => {
    serve(message, response, receive).catch((error: unknown) => {
      bugs.push({ operation: message.url ?? "", requestId: "", problems: [String(error)] });
      response.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;
  const url = await listen(server, options.port ?? 0);
  const environment = (): Record<string, string> => ({
    AWS_ENDPOINT_URL: url,
    AWS_REGION: identity.region,
    AWS_DEFAULT_REGION: identity.region,
    AWS_EC2_METADATA_DISABLED: "true",
    GITHUB_API_URL: `${url}/github`,
    GITHUB_REPOSITORY: identity.oidc.repository,
    ...(identity.oidc.permitted
      ? {
          ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/oidc/token?api-version=2.0`,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: side.requestToken,
        }
      : {}),
  });
  return {
    url,
    requests,
    bugs,
    faults,
    sessions,
    deployments: deployments.all,
    environment,
    operatorEnvironment: () => ({ ...environment(), ...staticCredentials(identity) }),
    close: async (expected) => {
      await close(server);
      if (bugs.length > 0 && expected !== "bugs")
        throw new Error(`Bugs of the simulator: ${JSON.stringify(bugs)}`);
    },
  };
}

async function serve(
  message: IncomingMessage,
  response: ServerResponse,
  receive: (request: HttpRequest) => Exchange | HttpAnswer,
): Promise<void> {
  const body = await bodyOf(message);
  if (body === undefined) return send(response, tooLarge());
  const { method = "GET", url = "/", headers } = message;
  const outcome = receive({ method, target: url, headers, body });
  if ("body" in outcome) return send(response, outcome);
  if (typeof outcome.fault === "object" && "slow" in outcome.fault) {
    await timer(outcome.fault.slow, undefined, { ref: false });
  }
  if (outcome.answer === undefined) message.socket.resetAndDestroy();
  else send(response, outcome.answer);
}

async function bodyOf(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
  }
  return size > largestBody ? undefined : Buffer.concat(chunks);
}

function send(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  response.end(body);
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function staticCredentials({ credentials: [first] }: Identity): Record<string, string> {
  if (first === undefined) return {};
  return {
    AWS_ACCESS_KEY_ID: first.accessKeyId,
    AWS_SECRET_ACCESS_KEY: first.secretAccessKey,
    ...(first.sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: first.sessionToken }),
  };
}

function unknownRequest(): HttpAnswer {
  const body = JSON.stringify({ __type: "UnknownOperationException" });
  return { status: 404, headers: { "content-type": "application/x-amz-json-1.1" }, body };
}

function tooLarge(): HttpAnswer {
  const body = JSON.stringify({
    __type: "RequestEntityTooLargeException",
    message: "Request Entity Too Large",
  });
  return { status: 413, headers: { "content-type": "application/x-amz-json-1.1" }, body };
}
