/**
 * Rolls back a service of the CODE_DEPLOY controller, driven by `follow.ts`: by CodeDeploy's own rollback while the
 * deployment is in progress, otherwise by a deployment of the recorded revision.
 */
import type { Service } from "@aws-sdk/client-ecs";
import { failedAs } from "../../aws/errors/classify.ts";
import {
  createDeployment,
  findDeployment,
  prepareReturn,
  type PreparedDeployment,
  type Started,
} from "../../codedeploy/create.ts";
import type { StartedDeployment } from "../../codedeploy/deployment.ts";
import { progressOf } from "../../codedeploy/progress.ts";
import { isRollback } from "../../codedeploy/running.ts";
import { continueDeployment, stopDeployment } from "../../codedeploy/stop.ts";
import { CodeDeployWatch, type Reading } from "../../codedeploy/watch.ts";
import type { End, PartObservation } from "./decide.ts";
import {
  type CodeDeployViews,
  isCodeDeployEnough,
  judgmentIn,
  observeCodeDeploy,
  waitOf,
} from "./observe.ts";
import { ServiceRollback } from "./service.ts";

export class CodeDeployRollback extends ServiceRollback {
  #own: StartedDeployment | undefined;
  #watch: CodeDeployWatch | undefined;
  #returning: CodeDeployViews["returning"];
  #reading: Reading | undefined;
  #service: Service | undefined;

  async observe(): Promise<PartObservation> {
    await this.#find();
    const reading = (this.#reading = await this.#watch?.read());
    this.emitProgress(reading && progressOf(reading.observation));
    const returning = this.#returning;
    const enough = isCodeDeployEnough(judgmentIn({ returning, reading }));
    const service = enough ? undefined : (reading?.observation.service ?? (await this.describe()));
    this.#service = service;
    return observeCodeDeploy(this.entry, { own: this.#own, returning, reading, service });
  }

  /** This release's deployment; found by its prepared content if its ID is unknown. */
  async #find(): Promise<void> {
    const { prepared, deploymentId } = this.entry;
    if (this.#watch !== undefined || prepared === undefined) return;
    this.#own =
      deploymentId === undefined
        ? await findDeployment(this.context, prepared)
        : { ...prepared, deploymentId };
    if (this.#own !== undefined) this.#watch = new CodeDeployWatch(this.context, this.#own, true);
  }

  protected async stop(): Promise<undefined> {
    await stopDeployment(this.context, this.#own?.deploymentId ?? "", true);
  }

  protected async deploy(): Promise<End | undefined> {
    const [own, service] = [this.#own, this.#service];
    if (own === undefined || service === undefined) return undefined;
    const by = `ecs-release ${this.context.request.job.repository}`;
    const prepared = prepareReturn(own, service, by);
    const started = await this.#create(prepared);
    if (started.state === "started") return this.#follow(started.deployment, "here");
    const { running } = started;
    if (running === undefined || isRollback(running)) return undefined;
    if (running.taskDefinition !== own.from) return { end: "superseded", by: running.id };
    return this.#follow({ ...prepared, deploymentId: running.id }, "elsewhere");
  }

  #follow(deployment: StartedDeployment, startedBy: "here" | "elsewhere"): undefined {
    this.#returning = startedBy;
    this.#watch = new CodeDeployWatch(this.context, deployment);
  }

  /** The IAM policy may allow only the group's own config or alarms. */
  async #create(prepared: PreparedDeployment): Promise<Started> {
    const { config: _config, ...groupConfig } = prepared;
    const { withoutAlarms: _, ...groupAlarms } = prepared;
    const { withoutAlarms: _alarms, ...plain } = groupConfig;
    for (const variant of [prepared, groupAlarms, groupConfig]) {
      try {
        return await createDeployment(this.context, variant);
      } catch (error) {
        if (!failedAs(error, "denied")) throw error;
      }
    }
    return createDeployment(this.context, plain);
  }

  /** Skips the waits of our own rollback: traffic moves back now, and the failed task set is removed. */
  protected async endPause(): Promise<undefined> {
    const wait = waitOf(this.#reading);
    const id = this.#reading?.observation.own.deploymentId;
    if (wait === undefined || id === undefined) return;
    // A wait that can't be skipped ends by itself later.
    await continueDeployment(this.context, id, wait).catch((error: unknown) => this.note(error));
  }
}
