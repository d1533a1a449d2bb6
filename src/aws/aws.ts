/** AWS as a release sees it: the calls by service, with credentials, retries and the region of the cluster. */
import type { AwsCredentialIdentity } from "@smithy/types";
import { messageOf } from "../failure.ts";
import type { CredentialsRequest } from "../request/request.ts";
import type { Clock } from "../time.ts";
import { toFailure } from "./access-denied.ts";
import {
  type AutoScalingCalls,
  autoScalingCommands,
  type CodeDeployCalls,
  codeDeployCommands,
  type EcrCalls,
  ecrCommands,
  type EcsCalls,
  ecsCommands,
  type ElbCalls,
  elbCommands,
  type EventBridgeCalls,
  eventBridgeCommands,
  type LogsCalls,
  logsCommands,
  type SchedulerCalls,
  schedulerCommands,
  type StsCalls,
  stsCommands,
} from "./clients.ts";
import { Credentials } from "./credentials.ts";
import { classify } from "./error.ts";
import { type CallOptions, narrow, type Send } from "./narrow.ts";
import { fetchToken } from "./oidc.ts";
import type { Agents, Environment } from "./proxy.ts";
import { type RetryContext, Throttle, withRetries } from "./retry.ts";
import { readRaw, writeRaw } from "./wire.ts";

/** One attempt of a call, for the debug log. Holds no parameter and no value. */
export interface CallRecord {
  readonly service: string;
  readonly operation: string;
  readonly milliseconds: number;
  readonly requestId?: string | undefined;
  /** Code of the error that answered; absent for success. */
  readonly error?: string;
}

export interface AwsOptions {
  readonly credentials: CredentialsRequest;
  readonly environment: Environment;
  readonly agents: Agents;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal?: AbortSignal | undefined;
  readonly mask: (secret: string) => void;
  readonly onCall?: (record: CallRecord) => void;
}

/**
 * Every method rejects with a `Failure` whose `cause` is what the SDK threw; an abort rejects with the signal's
 * reason. Services other than ECS are opened when first asked for, in the region given.
 */
export interface Aws {
  readonly region: string;
  readonly throttle: Throttle;
  readonly ecs: () => Promise<EcsCalls>;
  readonly sts: () => Promise<StsCalls>;
  readonly logs: (region?: string) => Promise<LogsCalls>;
  readonly codeDeploy: () => Promise<CodeDeployCalls>;
  readonly eventBridge: () => Promise<EventBridgeCalls>;
  readonly scheduler: () => Promise<SchedulerCalls>;
  readonly ecr: (region?: string) => Promise<EcrCalls>;
  readonly elb: () => Promise<ElbCalls>;
  readonly autoScaling: () => Promise<AutoScalingCalls>;
}

interface AnyClient {
  send(command: never, options: { abortSignal?: AbortSignal }): Promise<unknown>;
}

type CredentialsFor = (() => Promise<AwsCredentialIdentity>) | AwsCredentialIdentity;

const connectionTimeout = 5_000;
const answerTimeout = 30_000;

/** An opener that loads and builds its service once for each region. */
function once<Calls>(
  open: (region: string) => Promise<Calls>,
  home: string,
): (region?: string) => Promise<Calls> {
  const opened = new Map<string, Promise<Calls>>();
  return (region = home) => {
    const calls = opened.get(region) ?? open(region);
    opened.set(region, calls);
    return calls;
  };
}

export function connect(options: AwsOptions): Aws {
  const { agents, clock, environment, credentials: request, signal } = options;
  const throttle = new Throttle();
  const retry: RetryContext = { clock, throttle, random: options.random, ...(signal && { signal }) };
  const home = request.region;

  const settings = (region: string, signedBy: CredentialsFor) => ({
    region,
    credentials: signedBy,
    // Attempts are ours (retry.ts): the SDK's own would repeat calls that may have taken effect.
    maxAttempts: 1,
    customUserAgent: "ecs-release",
    requestHandler: {
      httpAgent: agents.http,
      httpsAgent: agents.https,
      connectionTimeout,
      requestTimeout: answerTimeout,
      throwOnRequestTimeout: true,
    },
  });

  const sender = (service: string, client: AnyClient, renew?: () => Promise<boolean>): Send => {
    const attempt = async (operation: string, command: Parameters<Send>[1], call: CallOptions<unknown>) => {
      const start = clock.now();
      const record = (rest: Partial<CallRecord>) =>
        options.onCall?.({ service, operation, milliseconds: clock.now() - start, ...rest });
      const abort = call.signal ?? signal;
      try {
        const answer = await client.send(command as never, abort === undefined ? {} : { abortSignal: abort });
        record({ requestId: (answer as { $metadata?: { requestId?: string } }).$metadata?.requestId });
        return answer;
      } catch (thrown) {
        const problem = classify(thrown);
        record({ requestId: problem.requestId, error: problem.code });
        throw thrown;
      }
    };
    return async (operation, command, call) => {
      if (call.onText !== undefined) readRaw(command.middlewareStack, call.onText);
      if (call.body !== undefined) writeRaw(command.middlewareStack, call.body);
      const context = call.signal === undefined ? retry : { ...retry, signal: call.signal };
      try {
        return await withRetries(context, {
          send: () => attempt(operation, command, call),
          classify,
          found: call.found,
          renew,
        });
      } catch (thrown) {
        context.signal?.throwIfAborted();
        const { resource } = call;
        throw toFailure(thrown, { service, operation, ...(resource === undefined ? {} : { resource }) });
      }
    };
  };

  const openSts = async (signedBy: CredentialsFor, renew?: () => Promise<boolean>): Promise<StsCalls> => {
    const sdk = await import("@aws-sdk/client-sts");
    return narrow(stsCommands(sdk), sender("sts", new sdk.STSClient(settings(home, signedBy)), renew));
  };

  const credentials = new Credentials({
    request,
    clock,
    mask: options.mask,
    fetchToken: () =>
      fetchToken({ environment, agents, audience: request.audience, retry, mask: options.mask }),
    openSts: () => openSts({ accessKeyId: "", secretAccessKey: "" }),
    signedSts: (identity) => openSts(identity),
    ambient: async () => {
      const { defaultProvider } = await import("@aws-sdk/credential-provider-node");
      return defaultProvider()();
    },
  });
  const signedBy = credentials.provide;
  const renew = () => credentials.renew();

  return {
    region: home,
    throttle,
    ecs: once(async (region) => {
      const sdk = await import("@aws-sdk/client-ecs");
      return narrow(ecsCommands(sdk), sender("ecs", new sdk.ECSClient(settings(region, signedBy)), renew));
    }, home),
    sts: once(() => openSts(signedBy, renew), home),
    logs: once(async (region) => {
      const sdk = await import("@aws-sdk/client-cloudwatch-logs");
      const client = new sdk.CloudWatchLogsClient(settings(region, signedBy));
      return narrow(logsCommands(sdk), sender("logs", client, renew));
    }, home),
    codeDeploy: once(async (region) => {
      const sdk = await import("@aws-sdk/client-codedeploy");
      const client = new sdk.CodeDeployClient(settings(region, signedBy));
      return narrow(codeDeployCommands(sdk), sender("codedeploy", client, renew));
    }, home),
    eventBridge: once(async (region) => {
      const sdk = await import("@aws-sdk/client-eventbridge");
      const client = new sdk.EventBridgeClient(settings(region, signedBy));
      return narrow(eventBridgeCommands(sdk), sender("events", client, renew));
    }, home),
    scheduler: once(async (region) => {
      const sdk = await import("@aws-sdk/client-scheduler");
      const client = new sdk.SchedulerClient(settings(region, signedBy));
      return narrow(schedulerCommands(sdk), sender("scheduler", client, renew));
    }, home),
    ecr: once(async (region) => {
      const sdk = await import("@aws-sdk/client-ecr");
      return narrow(ecrCommands(sdk), sender("ecr", new sdk.ECRClient(settings(region, signedBy)), renew));
    }, home),
    elb: once(async (region) => {
      const sdk = await import("@aws-sdk/client-elastic-load-balancing-v2");
      const client = new sdk.ElasticLoadBalancingV2Client(settings(region, signedBy));
      return narrow(elbCommands(sdk), sender("elasticloadbalancing", client, renew));
    }, home),
    autoScaling: once(async (region) => {
      const sdk = await import("@aws-sdk/client-application-auto-scaling");
      const client = new sdk.ApplicationAutoScalingClient(settings(region, signedBy));
      return narrow(autoScalingCommands(sdk), sender("application-autoscaling", client, renew));
    }, home),
  };
}

/** The message of what a call threw, for evidence that only helps. */
export const shortReason = (thrown: unknown): string => messageOf(thrown).slice(0, 300);
