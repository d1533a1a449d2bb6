/** AWS as a release sees it: the calls by service, with credentials, retries and the region of the cluster. */
import type { AwsCredentialIdentity } from "@smithy/types";
import type { CredentialsRequest } from "./credentials.ts";
import { type Clock, turn } from "../core/time.ts";
import { type CallContext, type CallRecord, sender } from "./call.ts";
import {
  type AutoScalingCalls,
  autoScalingCommands,
  type CloudWatchCalls,
  cloudWatchCommands,
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
} from "./calls.ts";
import { Departures } from "./departures.ts";
import { Credentials, type CredentialsContext, type Session } from "./credentials.ts";
import { narrow } from "./client-methods.ts";
import { fetchToken } from "./oidc.ts";
import type { Explain } from "./errors/classify.ts";
import { endpointFor } from "./endpoint.ts";
import type { Agents, Environment } from "./proxy.ts";
import { type RetryContext, Throttle } from "./retry.ts";

export interface AwsOptions {
  readonly credentials: CredentialsRequest;
  readonly environment: Environment;
  readonly agents: Agents;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal?: AbortSignal | undefined;
  readonly mask: (secret: string) => void;
  readonly onCall?: (record: CallRecord) => void;
  /** Names the cause of a refused call by AWS's words. */
  readonly explain?: Explain;
  /** Milliseconds of silence after which a call is given up: `answerTimeout` but for tests. */
  readonly answerTimeout?: number;
}

/**
 * Every method rejects with a `Failure` whose `cause` is what the SDK threw; an abort rejects with the signal's
 * reason. Services other than ECS are opened when first asked for, in the region given.
 */
export interface Aws {
  readonly region: string;
  readonly throttle: Throttle;
  /**
   * Gets credentials on their way, and loads ECS's client meanwhile. Never rejects: whatever fails is told to the first
   * call.
   */
  readonly begin: () => Promise<void>;
  /** Resolves when no request is being made: the moment to load code, which would hold it up. */
  readonly calm: () => Promise<void>;
  /** The same AWS without the signal of `AwsOptions`: for the calls that a cancelled job still has to make. */
  readonly shielded: () => Aws;
  readonly ecs: () => Promise<EcsCalls>;
  readonly sts: () => Promise<StsCalls>;
  readonly logs: (region?: string) => Promise<LogsCalls>;
  readonly cloudWatch: () => Promise<CloudWatchCalls>;
  readonly codeDeploy: () => Promise<CodeDeployCalls>;
  readonly eventBridge: () => Promise<EventBridgeCalls>;
  readonly scheduler: () => Promise<SchedulerCalls>;
  readonly ecr: (region?: string) => Promise<EcrCalls>;
  readonly elb: () => Promise<ElbCalls>;
  readonly autoScaling: () => Promise<AutoScalingCalls>;
}

type CredentialsFor = (() => Promise<AwsCredentialIdentity>) | AwsCredentialIdentity;

const connectionTimeout = 5_000;
/** Milliseconds, by the clock of the socket. */
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

/** What a second view of the same AWS takes over from the first. */
interface Inherited {
  readonly throttle: Throttle;
  readonly session: Session | undefined;
}

export function connect(options: AwsOptions, inherited?: Inherited): Aws {
  const { agents, clock, environment, credentials: request, signal } = options;
  const throttle = inherited?.throttle ?? new Throttle();
  const retry: RetryContext = { clock, throttle, random: options.random, ...(signal && { signal }) };
  const departures = new Departures();
  const context: CallContext = { clock, retry, departures, onCall: options.onCall, explain: options.explain };
  // Its own: a log group that everybody reads slows no look at a deployment.
  const logsContext: CallContext = { ...context, retry: { ...retry, throttle: new Throttle() } };
  const home = request.region;
  const silence = options.answerTimeout ?? answerTimeout;

  const settings = (region: string, signedBy: CredentialsFor, serviceId: string) => ({
    region,
    ...endpointFor(environment, serviceId),
    credentials: signedBy,
    // Attempts are ours (retry.ts): the SDK's own would repeat calls that may have taken effect.
    maxAttempts: 1,
    customUserAgent: "ecs-release",
    requestHandler: {
      httpAgent: agents.http,
      httpsAgent: agents.https,
      connectionTimeout,
      requestTimeout: silence,
      throwOnRequestTimeout: true,
      // For an answer that begins, and does not go on.
      socketTimeout: silence,
    },
  });

  const openSts = async (signedBy: CredentialsFor, renew?: () => Promise<boolean>): Promise<StsCalls> => {
    const sdk = await import("@aws-sdk/client-sts");
    return narrow(
      stsCommands(sdk),
      sender(context, "sts", new sdk.STSClient(settings(home, signedBy, "STS")), renew),
    );
  };

  const unsignedSts = once(async () => {
    // The request for the token leaves before STS's client is loaded.
    await turn();
    return openSts({ accessKeyId: "", secretAccessKey: "" });
  }, home);
  const credentialsContext: CredentialsContext = {
    request,
    clock,
    mask: options.mask,
    fetchToken: () =>
      fetchToken({ environment, agents, audience: request.audience, retry, mask: options.mask }),
    openSts: unsignedSts,
    signedSts: (identity) => openSts(identity),
    ambient: async () => {
      const { defaultProvider } = await import("@aws-sdk/credential-provider-node");
      return defaultProvider()();
    },
  };
  const credentials = new Credentials(credentialsContext, inherited?.session);
  const signedBy = credentials.provide;
  const renew = () => credentials.renew();

  const ecs = once(async (region) => {
    const sdk = await import("@aws-sdk/client-ecs");
    return narrow(
      ecsCommands(sdk),
      sender(context, "ecs", new sdk.ECSClient(settings(region, signedBy, "ECS")), renew),
    );
  }, home);
  const begin = async (): Promise<void> => {
    credentials.begin();
    const first = request.roleToAssume === undefined ? turn() : unsignedSts();
    await first.catch(() => undefined);
    await departures.calm();
    await ecs().catch(() => undefined);
  };

  return {
    region: home,
    throttle,
    begin,
    calm: () => departures.calm(),
    shielded: () => connect({ ...options, signal: undefined }, { throttle, session: credentials.session }),
    ecs,
    sts: once(() => openSts(signedBy, renew), home),
    logs: once(async (region) => {
      const sdk = await import("@aws-sdk/client-cloudwatch-logs");
      const client = new sdk.CloudWatchLogsClient(settings(region, signedBy, "CLOUDWATCH_LOGS"));
      return narrow(logsCommands(sdk), sender(logsContext, "logs", client, renew));
    }, home),
    cloudWatch: once(async (region) => {
      const sdk = await import("@aws-sdk/client-cloudwatch");
      const client = new sdk.CloudWatchClient(settings(region, signedBy, "CLOUDWATCH"));
      return narrow(cloudWatchCommands(sdk), sender(context, "cloudwatch", client, renew));
    }, home),
    codeDeploy: once(async (region) => {
      const sdk = await import("@aws-sdk/client-codedeploy");
      const client = new sdk.CodeDeployClient(settings(region, signedBy, "CODEDEPLOY"));
      return narrow(codeDeployCommands(sdk), sender(context, "codedeploy", client, renew));
    }, home),
    eventBridge: once(async (region) => {
      const sdk = await import("@aws-sdk/client-eventbridge");
      const client = new sdk.EventBridgeClient(settings(region, signedBy, "EVENTBRIDGE"));
      return narrow(eventBridgeCommands(sdk), sender(context, "events", client, renew));
    }, home),
    scheduler: once(async (region) => {
      const sdk = await import("@aws-sdk/client-scheduler");
      const client = new sdk.SchedulerClient(settings(region, signedBy, "SCHEDULER"));
      return narrow(schedulerCommands(sdk), sender(context, "scheduler", client, renew));
    }, home),
    ecr: once(async (region) => {
      const sdk = await import("@aws-sdk/client-ecr");
      return narrow(
        ecrCommands(sdk),
        sender(context, "ecr", new sdk.ECRClient(settings(region, signedBy, "ECR")), renew),
      );
    }, home),
    elb: once(async (region) => {
      const sdk = await import("@aws-sdk/client-elastic-load-balancing-v2");
      const client = new sdk.ElasticLoadBalancingV2Client(
        settings(region, signedBy, "ELASTIC_LOAD_BALANCING_V2"),
      );
      return narrow(elbCommands(sdk), sender(context, "elasticloadbalancing", client, renew));
    }, home),
    autoScaling: once(async (region) => {
      const sdk = await import("@aws-sdk/client-application-auto-scaling");
      const client = new sdk.ApplicationAutoScalingClient(
        settings(region, signedBy, "APPLICATION_AUTO_SCALING"),
      );
      return narrow(autoScalingCommands(sdk), sender(context, "application-autoscaling", client, renew));
    }, home),
  };
}
