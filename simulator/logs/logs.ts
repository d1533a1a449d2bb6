/** CloudWatch Logs of one world. */
import type { Operations } from "../protocol/call.ts";
import type { BareWorld } from "../world.ts";
import { logsArn, logsOperations } from "./operations.ts";
import { createGroup, type LogsState } from "./streams.ts";

export interface Logs {
  readonly state: LogsState;
  readonly operations: Operations;
}

export function createLogs(world: BareWorld): Logs {
  const state: LogsState = { groups: new Map(), reads: [], pages: 0 };
  for (const named of world.scenario.logGroups ?? []) {
    const [, region = world.region, name = named] = /^([a-z]{2}(?:-[a-z]+)+-\d):(.+)$/.exec(named) ?? [];
    createGroup(state, logsArn(world, region), region, name, world.queue.now);
  }
  return { state, operations: logsOperations(world, state) };
}
