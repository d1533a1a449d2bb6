/** Adds CloudWatch to a world: the states of its alarms. */
import type { EcsState } from "../ecs/state.ts";
import type { Operations } from "../protocol/call.ts";
import type { World } from "../world.ts";

interface Input {
  readonly AlarmNames?: readonly string[];
  readonly AlarmTypes?: readonly string[];
  readonly StateValue?: string;
}

/** A name that starts with `composite-` is a composite alarm, returned only for requests with that type. */
const isComposite = (name: string): boolean => name.startsWith("composite-");

export function addCloudWatch(world: World, ecs: EcsState): void {
  const operations: Operations = {
    DescribeAlarms({ AlarmNames, AlarmTypes = ["MetricAlarm"], StateValue }: Input) {
      const alarms = [...ecs.alarms].filter(
        ([name, state]) => (AlarmNames?.includes(name) ?? true) && (StateValue ?? state) === state,
      );
      const of = (type: string, composite: boolean) =>
        AlarmTypes.includes(type) ? alarms.filter(([name]) => isComposite(name) === composite) : [];
      const describe = ([AlarmName, state]: readonly [string, string]) => ({
        AlarmName,
        AlarmArn: `arn:${world.partition}:cloudwatch:${world.region}:${world.account}:alarm:${AlarmName}`,
        StateValue: state,
        StateTransitionedTimestamp: new Date(ecs.alarmsChangedAt.get(AlarmName) ?? world.start),
        StateReason:
          state === "ALARM" ? "Threshold Crossed: 1 datapoint was greater than the threshold." : "",
      });
      return {
        MetricAlarms: of("MetricAlarm", false).map(describe),
        CompositeAlarms: of("CompositeAlarm", true).map(describe),
      };
    },
  };
  world.services.cloudwatch = operations;
}
