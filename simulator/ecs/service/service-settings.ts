/** A service's settings from CreateService and UpdateService, validated like ECS does. */
import { AwsError } from "../../protocol/call.ts";
import type {
  DeploymentConfiguration,
  LoadBalancer,
  RevisionSettings,
  Service,
  ServiceSettings,
} from "../state.ts";

export interface SettingsInput extends Partial<RevisionSettings>, Partial<ServiceSettings> {
  readonly taskDefinition?: string;
  readonly desiredCount?: number;
  readonly forceNewDeployment?: boolean;
}

const refuse = (message: string): never => {
  throw new AwsError("InvalidParameterException", message);
};

/**
 * The settings that create a new revision, merged into the previous ones. An empty list removes; an absent one keeps.
 */
export function revisionSettings(input: SettingsInput, before?: RevisionSettings): RevisionSettings {
  const strategy = input.capacityProviderStrategy ?? [];
  const compute =
    strategy.length > 0
      ? { capacityProviderStrategy: strategy }
      : input.launchType !== undefined
        ? { launchType: input.launchType }
        : pick(before, ["launchType", "capacityProviderStrategy"]);
  return {
    ...compute,
    ...pick(before, [
      "networkConfiguration",
      "platformVersion",
      "serviceConnectConfiguration",
      "volumeConfigurations",
      "vpcLatticeConfigurations",
    ]),
    ...pick(input, [
      "networkConfiguration",
      "platformVersion",
      "serviceConnectConfiguration",
      "volumeConfigurations",
      "vpcLatticeConfigurations",
    ]),
    loadBalancers: input.loadBalancers ?? before?.loadBalancers ?? [],
    serviceRegistries: input.serviceRegistries ?? before?.serviceRegistries ?? [],
  };
}

/** The settings that take effect without a deployment, merged into the previous ones. */
export function serviceSettings(
  input: SettingsInput,
  scheduling: Service["schedulingStrategy"],
  before?: ServiceSettings,
): ServiceSettings {
  const percentages = scheduling === "DAEMON" ? [0, 100] : [100, 200];
  const defaults: DeploymentConfiguration = {
    minimumHealthyPercent: percentages[0] ?? 100,
    maximumPercent: percentages[1] ?? 200,
    deploymentCircuitBreaker: { enable: false, rollback: false },
    alarms: { alarmNames: [], rollback: false, enable: false },
    strategy: "ROLLING",
  };
  return {
    deploymentConfiguration: {
      ...defaults,
      ...before?.deploymentConfiguration,
      ...input.deploymentConfiguration,
    },
    ...pick(before, ["healthCheckGracePeriodSeconds"]),
    ...pick(input, ["healthCheckGracePeriodSeconds"]),
    placementConstraints: input.placementConstraints ?? before?.placementConstraints ?? [],
    placementStrategy: input.placementStrategy ?? before?.placementStrategy ?? [],
    enableECSManagedTags: input.enableECSManagedTags ?? before?.enableECSManagedTags ?? false,
    propagateTags: input.propagateTags ?? before?.propagateTags ?? "NONE",
    enableExecuteCommand: input.enableExecuteCommand ?? before?.enableExecuteCommand ?? false,
    availabilityZoneRebalancing:
      input.availabilityZoneRebalancing ?? before?.availabilityZoneRebalancing ?? "DISABLED",
  };
}

function pick<T extends object, K extends keyof T>(
  from: T | undefined,
  names: readonly K[],
): Partial<Pick<T, K>> {
  const found: Partial<Pick<T, K>> = {};
  for (const name of names) if (from?.[name] !== undefined) found[name] = from[name];
  return found;
}

/** Throws ECS's error for an invalid deployment configuration. */
export function checkConfiguration(
  configuration: DeploymentConfiguration,
  loadBalancers: readonly LoadBalancer[],
): void {
  const { maximumPercent = 200, minimumHealthyPercent = 100, earlySuccessCriteria: early } = configuration;
  if (minimumHealthyPercent < 0 || maximumPercent < 0)
    refuse("minimumHealthyPercent and maximumPercent must not be negative.");
  if (maximumPercent <= minimumHealthyPercent && maximumPercent < 100)
    refuse("maximumPercent must be greater than minimumHealthyPercent.");
  if (early?.enable === true) {
    const percent = early.healthyPercent ?? 100;
    if (percent < minimumHealthyPercent || percent > 100)
      refuse("healthyPercent must be between minimumHealthyPercent and 100.");
  }
  if ([undefined, "ROLLING"].includes(configuration.strategy)) return;
  if (early?.enable === true)
    refuse("earlySuccessCriteria is only supported for the ROLLING deployment strategy.");
  checkAdvanced(loadBalancers);
}

function checkAdvanced(loadBalancers: readonly LoadBalancer[]): void {
  const advanced = loadBalancers.filter(({ advancedConfiguration }) => advancedConfiguration !== undefined);
  if (advanced.length === 0 && loadBalancers.length > 0)
    refuse(
      "advancedConfiguration field is required for all loadBalancers when using a non-ROLLING deployment strategy",
    );
  if (advanced.length !== loadBalancers.length)
    refuse("Either all or none of the provided loadBalancers must have advancedConfiguration defined");
  for (const { advancedConfiguration } of advanced) {
    const { productionListenerRule, testListenerRule } = advancedConfiguration ?? {};
    if (productionListenerRule !== undefined && !/:listener(-rule)?\//.test(productionListenerRule))
      refuse(
        `productionListenerRule has an invalid ARN format. Must be RuleArn for ALB or ListenerArn for NLB. Got: ${productionListenerRule}`,
      );
    if (productionListenerRule !== undefined && productionListenerRule === testListenerRule)
      refuse(
        `The following rules cannot be used as both production and test listener rules: ${testListenerRule}`,
      );
  }
}
