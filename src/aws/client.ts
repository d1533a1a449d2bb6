/** The AWS calls of a release by service, with credentials, retries and the region of the cluster. */
import type { AwsCredentialIdentity } from "@smithy/types";
import type { CredentialsRequest } from "./credentials.ts";
import type { Clock } from "../core/time.ts";
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
  type SecretsManagerCalls,
  secretsManagerCommands,
  type StsCalls,
  stsCommands,
  type SystemsManagerCalls,
  systemsManagerCommands,
} from "./calls.ts";
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
  /** Returns the cause of a rejected call from AWS's message. */
  readonly explain?: Explain;
  /** Milliseconds without data after which a call fails. Defaults to `responseTimeout`; tests set it. */
  readonly responseTimeout?: number;
}

/**
 * Every method rejects with a `Failure` whose `cause` is the SDK's error; an abort rejects with the signal's reason.
 * Clients other than ECS are created on first use, in the given region.
 */
export interface Aws {
  readonly region: string;
  readonly throttle: Throttle;
  /** Starts to get credentials. If that fails, the first call rejects with the reason. */
  readonly begin: () => void;
  /** The same AWS without the signal of `AwsOptions`, for calls that a canceled job must still make. */
  readonly shielded: () => Aws;
  readonly ecs: () => Promise<EcsCalls>;
  readonly sts: () => Promise<StsCalls>;
  readonly logs: (region?: string) => Promise<LogsCalls>;
  readonly cloudWatch: () => Promise<CloudWatchCalls>;
  readonly codeDeploy: () => Promise<CodeDeployCalls>;
  readonly eventBridge: () => Promise<EventBridgeCalls>;
  readonly scheduler: () => Promise<SchedulerCalls>;
  readonly ecr: (region?: string) => Promise<EcrCalls>;
  readonly secretsManager: (region?: string) => Promise<SecretsManagerCalls>;
  readonly systemsManager: (region?: string) => Promise<SystemsManagerCalls>;
  readonly elb: () => Promise<ElbCalls>;
  readonly autoScaling: () => Promise<AutoScalingCalls>;
}

type CredentialsFor = (() => Promise<AwsCredentialIdentity>) | AwsCredentialIdentity;

const connectionTimeout = 5_000;
/** Milliseconds of real time, measured by the socket. */
const responseTimeout = 30_000;

const loadMetadata = () => Promise.all([import("@aws-sdk/client-ecs"), import("./secret-metadata.ts")]);

/** Caches `open` by region. */
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

/** State that a second `Aws` shares with the first. */
interface Inherited {
  readonly throttle: Throttle;
  readonly session: Session | undefined;
}

export function connect(options: AwsOptions, inherited?: Inherited): Aws {
  const { agents, clock, environment, credentials: request, signal } = options;
  const throttle = inherited?.throttle ?? new Throttle();
  const retry: RetryContext = { clock, throttle, random: options.random, ...(signal && { signal }) };
  const context: CallContext = { clock, retry, onCall: options.onCall, explain: options.explain };
  // A separate throttle, so that throttled log reads don't slow down the polling of deployments.
  const logsContext: CallContext = { ...context, retry: { ...retry, throttle: new Throttle() } };
  const home = request.region;
  const silence = options.responseTimeout ?? responseTimeout;

  const settings = (region: string, signedBy: CredentialsFor, serviceId: string) => ({
    region,
    ...endpointFor(environment, serviceId),
    credentials: signedBy,
    // retry.ts retries: the SDK's own retries would repeat calls that may have taken effect.
    maxAttempts: 1,
    customUserAgent: "ecs-release",
    requestHandler: {
      httpAgent: agents.http,
      httpsAgent: agents.https,
      connectionTimeout,
      requestTimeout: silence,
      throwOnRequestTimeout: true,
      // For a response that starts and then stalls.
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

  const unsignedSts = once(() => openSts({ accessKeyId: "", secretAccessKey: "" }), home);
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
  return {
    region: home,
    throttle,
    begin: () => credentials.begin(),
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
    secretsManager: once(async (region) => {
      const [sdk, metadata] = await loadMetadata();
      const { secretsManager: service } = metadata;
      const client = metadata.clientFor(sdk, service, settings(region, signedBy, "SECRETS_MANAGER"));
      return narrow(secretsManagerCommands(metadata), sender(context, service.signingName, client, renew));
    }, home),
    systemsManager: once(async (region) => {
      const [sdk, metadata] = await loadMetadata();
      const { systemsManager: service } = metadata;
      const client = metadata.clientFor(sdk, service, settings(region, signedBy, "SSM"));
      return narrow(systemsManagerCommands(metadata), sender(context, service.signingName, client, renew));
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
