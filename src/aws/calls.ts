/** The calls that a release makes, service by service. Each client is loaded on first use. */
import type * as autoScaling from "@aws-sdk/client-application-auto-scaling";
import type * as cloudWatch from "@aws-sdk/client-cloudwatch";
import type * as logs from "@aws-sdk/client-cloudwatch-logs";
import type * as codedeploy from "@aws-sdk/client-codedeploy";
import type * as ecr from "@aws-sdk/client-ecr";
import type * as ecs from "@aws-sdk/client-ecs";
import type * as elb from "@aws-sdk/client-elastic-load-balancing-v2";
import type * as eventBridge from "@aws-sdk/client-eventbridge";
import type * as scheduler from "@aws-sdk/client-scheduler";
import type * as sts from "@aws-sdk/client-sts";
import type { Narrow } from "./client-methods.ts";
import type * as metadata from "./secret-metadata.ts";

export const ecsCommands = (sdk: typeof ecs) => ({
  describeClusters: sdk.DescribeClustersCommand,
  describeServices: sdk.DescribeServicesCommand,
  describeTaskDefinition: sdk.DescribeTaskDefinitionCommand,
  registerTaskDefinition: sdk.RegisterTaskDefinitionCommand,
  deregisterTaskDefinition: sdk.DeregisterTaskDefinitionCommand,
  runTask: sdk.RunTaskCommand,
  stopTask: sdk.StopTaskCommand,
  listTasks: sdk.ListTasksCommand,
  describeTasks: sdk.DescribeTasksCommand,
  getTaskProtection: sdk.GetTaskProtectionCommand,
  updateService: sdk.UpdateServiceCommand,
  listServiceDeployments: sdk.ListServiceDeploymentsCommand,
  describeServiceDeployments: sdk.DescribeServiceDeploymentsCommand,
  describeServiceRevisions: sdk.DescribeServiceRevisionsCommand,
  stopServiceDeployment: sdk.StopServiceDeploymentCommand,
  continueServiceDeployment: sdk.ContinueServiceDeploymentCommand,
});

export const stsCommands = (sdk: typeof sts) => ({
  assumeRoleWithWebIdentity: sdk.AssumeRoleWithWebIdentityCommand,
  assumeRole: sdk.AssumeRoleCommand,
  getCallerIdentity: sdk.GetCallerIdentityCommand,
});

export const logsCommands = (sdk: typeof logs) => ({
  describeLogGroups: sdk.DescribeLogGroupsCommand,
  getLogEvents: sdk.GetLogEventsCommand,
});

export const cloudWatchCommands = (sdk: typeof cloudWatch) => ({
  describeAlarms: sdk.DescribeAlarmsCommand,
});

export const codeDeployCommands = (sdk: typeof codedeploy) => ({
  getDeploymentConfig: sdk.GetDeploymentConfigCommand,
  getDeploymentGroup: sdk.GetDeploymentGroupCommand,
  createDeployment: sdk.CreateDeploymentCommand,
  getDeployment: sdk.GetDeploymentCommand,
  listDeployments: sdk.ListDeploymentsCommand,
  listDeploymentTargets: sdk.ListDeploymentTargetsCommand,
  getDeploymentTarget: sdk.GetDeploymentTargetCommand,
  stopDeployment: sdk.StopDeploymentCommand,
  continueDeployment: sdk.ContinueDeploymentCommand,
});

export const eventBridgeCommands = (sdk: typeof eventBridge) => ({
  describeRule: sdk.DescribeRuleCommand,
  listTargetsByRule: sdk.ListTargetsByRuleCommand,
  putTargets: sdk.PutTargetsCommand,
});

export const schedulerCommands = (sdk: typeof scheduler) => ({
  getSchedule: sdk.GetScheduleCommand,
  updateSchedule: sdk.UpdateScheduleCommand,
});

export const ecrCommands = (sdk: typeof ecr) => ({
  describeImages: sdk.DescribeImagesCommand,
  batchGetImage: sdk.BatchGetImageCommand,
});

export const secretsManagerCommands = (sdk: typeof metadata) => ({
  describeSecret: sdk.DescribeSecretCommand,
});

export const systemsManagerCommands = (sdk: typeof metadata) => ({
  describeParameters: sdk.DescribeParametersCommand,
});

export const elbCommands = (sdk: typeof elb) => ({
  describeTargetGroups: sdk.DescribeTargetGroupsCommand,
  describeTargetHealth: sdk.DescribeTargetHealthCommand,
  describeTargetGroupAttributes: sdk.DescribeTargetGroupAttributesCommand,
});

export const autoScalingCommands = (sdk: typeof autoScaling) => ({
  describeScalableTargets: sdk.DescribeScalableTargetsCommand,
});

export type EcsCalls = Narrow<ReturnType<typeof ecsCommands>>;
export type StsCalls = Narrow<ReturnType<typeof stsCommands>>;
export type LogsCalls = Narrow<ReturnType<typeof logsCommands>>;
export type CloudWatchCalls = Narrow<ReturnType<typeof cloudWatchCommands>>;
export type CodeDeployCalls = Narrow<ReturnType<typeof codeDeployCommands>>;
export type EventBridgeCalls = Narrow<ReturnType<typeof eventBridgeCommands>>;
export type SchedulerCalls = Narrow<ReturnType<typeof schedulerCommands>>;
export type EcrCalls = Narrow<ReturnType<typeof ecrCommands>>;
export type SecretsManagerCalls = Narrow<ReturnType<typeof secretsManagerCommands>>;
export type SystemsManagerCalls = Narrow<ReturnType<typeof systemsManagerCommands>>;
export type ElbCalls = Narrow<ReturnType<typeof elbCommands>>;
export type AutoScalingCalls = Narrow<ReturnType<typeof autoScalingCommands>>;
