/** Every claim about AWS that the code relies on and that a small experiment can check. */
import type { Claim } from "../claim.ts";
import { definitions } from "./definitions.ts";
import { errors } from "./errors.ts";
import { images } from "./images.ts";
import { logs } from "./logs.ts";
import { rollbacks } from "./rollbacks.ts";
import { runTask } from "./run-task.ts";
import { schedules } from "./schedules.ts";
import { serviceDeployments } from "./service-deployments.ts";
import { services } from "./services.ts";
import { tasks } from "./tasks.ts";

/** Slow claims come first, so that they run in parallel with the others. */
export const claims: readonly Claim[] = [
  ...rollbacks,
  ...services,
  ...serviceDeployments,
  ...tasks,
  ...runTask,
  ...definitions,
  ...logs,
  ...images,
  ...schedules,
  ...errors,
];
