/**
 * Wraps every AWS service: checks signature, model, policy, rates and faults, calls the service, and validates its
 * response against the model.
 */
import { EarlierResponses, type FaultKind, type Faults } from "../faults.ts";
import { accessesOf } from "../policy/access.ts";
import { authorize, denial } from "../policy/authorize.ts";
import type { Input } from "../policy/scope.ts";
import type { Random } from "../random.ts";
import type { Rates } from "../rates.ts";
import type { Credentials, Sessions } from "../sts/sessions.ts";
import { uuid } from "../uuid.ts";
import { responseProblems } from "./response.ts";
import { AwsError, type Call, type Operations, type ServiceName, type WorldTime } from "./call.ts";
import { violations } from "./constraints.ts";
import type { DecodeOptions } from "./decode-json.ts";
import { rawMember } from "./json.ts";
import { models } from "./model.ts";
import { modelledError } from "./modelled-error.ts";
import { invalid, refuse } from "./refusals.ts";
import { authorizationOf, isSignedBy, scopeProblem } from "./signature.ts";
import { header, type HttpResponse, type HttpRequest, type OperationContext, type Route } from "./wire.ts";

export interface FrontDoorOptions extends DecodeOptions {
  readonly time: WorldTime;
  readonly services: Partial<Readonly<Record<ServiceName, Operations>>>;
  readonly sessions: Sessions;
  readonly faults: Faults;
  readonly rates: Rates | undefined;
  readonly random: Random;
  /** Region of requests without a signature. */
  readonly region: string;
  /** Queues a late effect. */
  readonly later: (seconds: number, effect: () => void) => void;
  /** Called after a request took effect late. */
  readonly onLate: (route: Route, exchange: Exchange) => void;
  /** Reports a bug of the simulator. */
  readonly onBug: (bug: SimulatorBug) => void;
}

export interface SimulatorBug {
  readonly operation: string;
  readonly requestId: string;
  readonly problems: readonly string[];
}

/** A request and its result. */
export interface Exchange {
  readonly requestId: string;
  /** Decoded; undefined if decoding failed. */
  readonly input: unknown;
  readonly principal: string | undefined;
  /** Undefined: the connection is reset. */
  readonly answer: HttpResponse | undefined;
  /** Code of the error response. */
  readonly error: string | undefined;
  readonly fault: FaultKind | undefined;
}

interface Visit extends OperationContext {
  readonly request: HttpRequest;
  readonly route: Route;
}

/** The signer and the region of the signature. */
type Caller = Credentials & { readonly region: string };

type Either<T> = { readonly value: T } | { readonly error: AwsError };

const html503 = "<html><head><title>503 Service Temporarily Unavailable</title></head><body></body></html>";

export class FrontDoor {
  readonly #options: FrontDoorOptions;
  readonly #earlier = new EarlierResponses<HttpResponse>();

  constructor(options: FrontDoorOptions) {
    this.#options = options;
  }

  receive(request: HttpRequest, route: Route): Exchange {
    const requestId = uuid(this.#options.random);
    const model = models[route.service];
    const operation = Object.hasOwn(model.operations, route.operation)
      ? model.operations[route.operation]
      : undefined;
    if (operation === undefined) {
      const error = refuse(
        "unknownOperation",
        route.wire.family,
        `The simulator doesn't support ${nameOf(route)}`,
      );
      const answer = route.wire.writeError(error, { model, requestId });
      return {
        requestId,
        input: undefined,
        principal: undefined,
        answer,
        error: error.code,
        fault: undefined,
      };
    }
    return this.#visit({ request, route, requestId, model, operation });
  }

  #visit(visit: Visit): Exchange {
    const { route, requestId } = visit;
    const caller = attempt(() => this.#caller(visit));
    const input = attempt(() => route.wire.read(visit.request, visit, this.#options) as Input);
    const given = "value" in input ? input.value : undefined;
    const fault = this.#options.faults.match(route.service, route.operation, given ?? {});
    const principal = "value" in caller ? caller.value?.arn : undefined;
    const known = { requestId, input: given, principal, fault };
    if (fault === "reset-before") return { ...known, answer: undefined, error: undefined };
    if (fault === "html-503") return { ...known, answer: html(), error: undefined };
    if (typeof fault === "object" && "late" in fault) {
      this.#delay(visit, fault, known, caller, input);
      return { ...known, answer: undefined, error: undefined };
    }
    try {
      const answer = this.#answer(visit, fault, valueOf(caller), valueOf(input));
      return { ...known, answer: fault === "reset-after" ? undefined : answer, error: undefined };
    } catch (thrown) {
      const error = this.#errorOf(thrown, visit, fault);
      const answer = route.wire.writeError(error, visit);
      return { ...known, answer: fault === "reset-after" ? undefined : answer, error: error.code };
    }
  }

  /** The connection is already closed, so nobody gets a response. A request that AWS rejects has no effect. */
  #delay(
    visit: Visit,
    fault: { readonly late: number },
    known: Omit<Exchange, "answer" | "error">,
    caller: Either<Caller | undefined>,
    input: Either<Input>,
  ): void {
    this.#options.later(fault.late, () => {
      try {
        const answer = this.#answer(visit, fault, valueOf(caller), valueOf(input));
        this.#options.onLate(visit.route, { ...known, answer, error: undefined });
      } catch (thrown) {
        this.#errorOf(thrown, visit, fault);
      }
    });
  }

  /** The signer. Throws AWS's error for an invalid signature. */
  #caller({ request, route, operation }: Visit): Caller | undefined {
    const { family } = route.wire;
    if (operation.unsigned === true) return undefined;
    const authorization = authorizationOf(request);
    if (authorization === undefined) throw refuse("missing", family);
    if (typeof authorization === "string") throw refuse("incomplete", family, authorization);
    const problem = scopeProblem(authorization, signingName(route.service));
    if (problem !== undefined) throw refuse("signature", family, problem);
    const credentials = this.#options.sessions.find(authorization.accessKeyId);
    if (credentials === undefined || header(request, "x-amz-security-token") !== credentials.sessionToken) {
      throw refuse("unknownKey", family);
    }
    if (credentials.expires !== undefined && this.#options.time.callerNow() >= credentials.expires) {
      throw refuse("expired", family);
    }
    if (!isSignedBy(request, authorization, credentials.secretAccessKey)) throw refuse("signature", family);
    return { ...credentials, region: authorization.region };
  }

  #answer(
    visit: Visit,
    fault: FaultKind | undefined,
    caller: Caller | undefined,
    input: Input,
  ): HttpResponse {
    const call = this.#call(visit, caller);
    this.#admit(visit, call, caller, input, fault);
    const key = JSON.stringify([visit.route.service, visit.route.operation, call.region, input]);
    const earlier = fault === "stale" ? this.#earlier.get(key) : undefined;
    if (earlier !== undefined) return earlier;
    const output = this.#perform(visit, call, input);
    const rewritten = typeof fault === "object" && "rewrite" in fault ? fault.rewrite(output) : output;
    const answer = visit.route.wire.write(rewritten, visit, visit.route.operation);
    this.#earlier.set(key, answer);
    return answer;
  }

  /** Checks that can reject a correctly signed request. */
  #admit(
    { route, model, operation }: Visit,
    call: Call,
    caller: Credentials | undefined,
    input: Input,
    fault: FaultKind | undefined,
  ): void {
    const { family } = route.wire;
    if (fault === "throttle") throw refuse("throttled", family);
    if (fault === "http-500") throw refuse("failure", family);
    if (fault === "expired") throw refuse("expired", family);
    if (typeof fault === "object" && "error" in fault) throw fault.error;
    const { rates, time } = this.#options;
    if (rates?.take(route.service, route.operation, call.region, time.now()) === false) {
      throw refuse("throttled", family);
    }
    const [, partition = "aws"] = (caller?.arn ?? "").split(":");
    if (fault === "denied") {
      const [access] = accessesOf(call, input, partition);
      throw denial(call, access?.action ?? nameOf(route), access?.resource ?? "*", family, false);
    }
    if (caller?.policy !== undefined) authorize(caller.policy, call, input, partition, family);
    const found = operation.input === undefined ? [] : violations(model, operation.input, input);
    if (found.length > 0) throw invalid(route.service, route.operation, operation, found);
  }

  /** The service's own response. It must be one that AWS could return. */
  #perform({ route, model, operation }: Visit, call: Call, input: Input): unknown {
    const implementation = this.#options.services[route.service]?.[route.operation];
    if (implementation === undefined) {
      throw refuse("unknownOperation", route.wire.family, `This world doesn't support ${nameOf(route)}`);
    }
    const output = implementation(input, call) ?? {};
    const problems = operation.output === undefined ? [] : responseProblems(model, operation.output, output);
    if (problems.length > 0) throw new InvalidResponse(problems);
    return output;
  }

  #call({ request, route, requestId }: Visit, caller: Caller | undefined): Call {
    return {
      service: route.service,
      operation: route.operation,
      region: caller?.region ?? this.#options.region,
      principal:
        caller === undefined
          ? undefined
          : { arn: caller.arn, account: caller.account, accessKeyId: caller.accessKeyId },
      requestId,
      now: this.#options.time.now(),
      body: route.wire.family === "query" ? undefined : request.body.toString("utf8"),
      raw: (member) => (route.wire.family === "query" ? undefined : rawMember(request, member)),
    };
  }

  /** The error to return. An error that isn't AWS's is a bug of the simulator, and is reported. */
  #errorOf(thrown: unknown, visit: Visit, fault: FaultKind | undefined): AwsError {
    const { route, requestId, model, operation } = visit;
    if (thrown instanceof AwsError) {
      const injected = typeof fault === "object" && "error" in fault && fault.error === thrown;
      const modelled = modelledError(thrown, model, operation) ?? (injected ? thrown : undefined);
      if (modelled !== undefined) return modelled;
    }
    const problems = problemsOf(thrown);
    this.#options.onBug({ operation: nameOf(route), requestId, problems });
    return refuse("failure", route.wire.family, `A bug of the simulator: ${problems.join("; ")}`);
  }
}

class InvalidResponse extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join("; "));
    this.problems = problems;
  }
}

/** The service's name in credential scopes. */
function signingName(service: ServiceName): string {
  return service === "cloudwatch" ? "monitoring" : service;
}

function nameOf({ service, operation }: Route): string {
  return `${service}:${operation}`;
}

function attempt<T>(action: () => T): Either<T> {
  try {
    return { value: action() };
  } catch (error) {
    if (error instanceof AwsError) return { error };
    throw error;
  }
}

function valueOf<T>(either: Either<T>): T {
  if ("error" in either) throw either.error;
  return either.value;
}

function html(): HttpResponse {
  return { status: 503, headers: { "content-type": "text/html" }, body: html503 };
}

function problemsOf(thrown: unknown): readonly string[] {
  if (thrown instanceof InvalidResponse) return thrown.problems;
  if (thrown instanceof AwsError)
    return [`${thrown.code} is not an error of this operation: ${thrown.message}`];
  return [thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)];
}
