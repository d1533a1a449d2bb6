/**
 * Rolls back a service of the CODE_DEPLOY controller, driven by `follow.ts`: by CodeDeploy's own rollback while the
 * deployment is in progress, otherwise by a deployment of the recorded revision.
 */
import {
  createDeployment,
  findDeployment,
  planOf,
  prepareReturn,
  type PreparedDeployment,
  type Started,
} from "../../codedeploy/create.ts";
import type { StartedDeployment } from "../../codedeploy/deployment.ts";
import { progressOf } from "../../codedeploy/progress.ts";
import { continueDeployment, stopDeployment } from "../../codedeploy/stop.ts";
import { CodeDeployWatch, type Look } from "../../codedeploy/watch.ts";
import { Failure } from "../../core/failure.ts";
import type { ServiceEntry } from "../../core/journal.ts";
import type { End, Seen } from "./decide.ts";
import { type CodeDeployViews, isCodeDeployEnough, judgmentIn, seenInCodeDeploy, waitOf } from "./observe.ts";
import { ServiceSide, type SideContext } from "./service-side.ts";

export class CodeDeployRollback extends ServiceSide<SideContext> {
  /** Who starts the deployment, as the console shows it. */
  readonly #by: string;
  #own: StartedDeployment | undefined;
  #watch: CodeDeployWatch | undefined;
  #returning: CodeDeployViews["returning"];
  #look: Look | undefined;

  constructor(context: SideContext, entry: ServiceEntry, by: string) {
    super(context, entry);
    this.#by = by;
  }

  async look(): Promise<Seen> {
    await this.#find();
    const look = await this.#watch?.look();
    this.#look = look;
    this.tellProgress(look && progressOf(look.observation));
    const returning = this.#returning;
    const enough = isCodeDeployEnough(judgmentIn({ returning, look }));
    const service = enough ? undefined : (look?.observation.service ?? (await this.describe()));
    return seenInCodeDeploy(this.entry, { own: this.#own, returning, look, service });
  }

  /** This release's deployment; found by its prepared content if its ID is unknown. */
  async #find(): Promise<void> {
    const { prepared, deploymentId } = this.entry;
    if (this.#watch !== undefined || prepared === undefined) return;
    this.#own =
      deploymentId === undefined
        ? await findDeployment(this.context, prepared)
        : { ...planOf(prepared), deploymentId };
    if (this.#own !== undefined) this.#watch = new CodeDeployWatch(this.context, this.#own, true);
  }

  protected async stop(): Promise<undefined> {
    await stopDeployment(this.context, this.#own?.deploymentId ?? "", true);
  }

  protected async deploy(): Promise<End | undefined> {
    const service = await this.describe();
    if (service === undefined || this.#own === undefined) return undefined;
    const prepared = prepareReturn(this.#own, service, this.#by);
    const started = await this.#create(prepared);
    if (started.state === "started") return this.#follow(started.deployment, "here");
    const { running } = started;
    if (running === undefined || running.creator === "codeDeployRollback") return undefined;
    if (running.taskDefinition !== this.#own.from) return { end: "superseded", by: running.id };
    return this.#follow({ ...planOf(prepared), deploymentId: running.id }, "elsewhere");
  }

  #follow(deployment: StartedDeployment, startedBy: "here" | "elsewhere"): undefined {
    this.#returning = startedBy;
    this.#watch = new CodeDeployWatch(this.context, deployment);
  }

  /** The IAM policy may allow only the group's own config. */
  async #create(prepared: PreparedDeployment): Promise<Started> {
    try {
      return await createDeployment(this.context, prepared);
    } catch (error) {
      if (!(error instanceof Failure) || error.why.name !== "access-denied") throw error;
      const { config: _, ...withoutConfig } = prepared;
      return createDeployment(this.context, withoutConfig);
    }
  }

  /** Skips the waits of our own rollback: traffic moves back now, and the failed task set is removed. */
  protected async endPause(): Promise<undefined> {
    const wait = waitOf(this.#look);
    const id = this.#look?.observation.own.deploymentId;
    if (wait === undefined || id === undefined) return;
    try {
      await continueDeployment(this.context, id, wait);
    } catch (error) {
      // The wait ends by itself later.
      if (!(error instanceof Failure)) throw error;
    }
  }
}
