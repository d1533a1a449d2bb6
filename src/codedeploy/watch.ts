/** Watches a deployment and its automatic rollback. Source: docs/aws-reference.md#codedeploy. */
import type { DeploymentInfo, ECSTarget } from "@aws-sdk/client-codedeploy";
import type { Service } from "@aws-sdk/client-ecs";
import { failedAs } from "../aws/errors/classify.ts";
import { isTemporary } from "../aws/retry.ts";
import { describeServices } from "../ecs/reading/services.ts";
import type { Judgment } from "../ecs/deployment.ts";
import { Failure } from "../core/failure.ts";
import { isOver, judge, type Observation, type StartedDeployment } from "./deployment.ts";
import type { CodeDeployContext } from "./group.ts";

export interface Reading {
  readonly judgment: Judgment;
  readonly observation: Observation;
}

export class CodeDeployWatch {
  readonly own: StartedDeployment;
  readonly #context: CodeDeployContext;
  readonly #targetIds = new Map<string, string>();
  #unreadable: Failure | undefined;
  #targetsDenied = false;
  #endedAt: number | undefined;
  readonly #rollbackRequested: boolean;

  /** @param rollbackRequested whether this or an earlier step may have requested a rollback with StopDeployment */
  constructor(context: CodeDeployContext, own: StartedDeployment, rollbackRequested = false) {
    this.own = own;
    this.#context = context;
    this.#rollbackRequested = rollbackRequested;
  }

  /** Why lifecycle events and traffic can't be read, if so. The watch still detects the end. */
  get unreadable(): Failure | undefined {
    return this.#unreadable;
  }

  /** Rejects with a Failure. */
  async read(): Promise<Reading> {
    const { clock } = this.#context;
    const deployment = await this.#read(this.own.deploymentId);
    const target = deployment && (await this.#target(this.own.deploymentId, deployment));
    const rollbackId = deployment?.rollbackInfo?.rollbackDeploymentId;
    const rollback = rollbackId === undefined ? undefined : await this.#read(rollbackId);
    const rollbackTarget = rollbackId && rollback && (await this.#target(rollbackId, rollback));
    const ended = isOver(deployment?.status);
    if (ended) this.#endedAt ??= clock.now();
    const observation: Observation = {
      own: this.own,
      deployment,
      target,
      rollback,
      rollbackTarget: rollbackTarget === "" ? undefined : rollbackTarget,
      service: ended ? await this.#service() : undefined,
      rollbackRequested: this.#rollbackRequested,
      endedFor: this.#endedAt === undefined ? 0 : clock.now() - this.#endedAt,
    };
    return { observation, judgment: judge(observation) };
  }

  async #read(id: string): Promise<DeploymentInfo | undefined> {
    const codeDeploy = await this.#context.aws.codeDeploy();
    try {
      const answer = await codeDeploy.getDeployment(
        { deploymentId: id },
        { signal: this.#context.signal, resource: id },
      );
      return answer.deploymentInfo;
    } catch (error) {
      if (!failedAs(error, "not-found")) throw error;
      return undefined;
    }
  }

  async #target(id: string, { startTime }: DeploymentInfo): Promise<ECSTarget | undefined> {
    if (this.#targetsDenied || startTime === undefined) return undefined;
    try {
      return await this.#readTarget(id);
    } catch (error) {
      // DeploymentNotStartedException, DeploymentTargetDoesNotExistException: the target doesn't exist yet.
      if (failedAs(error, "conflict") || failedAs(error, "not-found")) return undefined;
      this.#targetsDenied = failedAs(error, "denied");
      if (!(error instanceof Failure) || !(isTemporary(error) || this.#targetsDenied)) throw error;
      this.#unreadable ??= error;
      return undefined;
    }
  }

  async #readTarget(id: string): Promise<ECSTarget | undefined> {
    const codeDeploy = await this.#context.aws.codeDeploy();
    // The next poll reads it again. All retries of one read could outlast the time of a rollback.
    const options = { signal: this.#context.signal, resource: id, optional: true };
    let targetId = this.#targetIds.get(id);
    if (targetId === undefined) {
      [targetId] = (await codeDeploy.listDeploymentTargets({ deploymentId: id }, options)).targetIds ?? [];
      if (targetId === undefined) return undefined;
      this.#targetIds.set(id, targetId);
    }
    const answer = await codeDeploy.getDeploymentTarget({ deploymentId: id, targetId }, options);
    return answer.deploymentTarget?.ecsTarget;
  }

  async #service(): Promise<Service | undefined> {
    const ecs = await this.#context.aws.ecs();
    const service = { name: this.own.service, cluster: this.own.cluster };
    return (await describeServices({ ecs, signal: this.#context.signal }, [service])).get(service);
  }
}
