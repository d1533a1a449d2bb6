/** Deployments in stages. */
import { AwsError } from "../../protocol/call.ts";
import type { Machine } from "../container-run.ts";
import type { Service } from "../state.ts";
import type { TaskLife } from "../task-life.ts";
import type { Deployments } from "./deployments.ts";
import type { Stages } from "./scheduler.ts";
import type { Pauses } from "./service-deployment-operations.ts";

export class StageRun implements Stages, Pauses {
  constructor(
    _machine: Machine,
    _deployments: Deployments,
    _life: TaskLife,
    _step: (service: Service) => void,
  ) {}
  step(): boolean {
    return false;
  }
  end(): void {
    throw new AwsError("InvalidParameterException", "The hook was not found.");
  }
}
