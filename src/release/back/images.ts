/** Compares the images of a deployment of the recorded revision with those that ran before. */
import { mayBeTemporary } from "../../aws/retry.ts";
import { assertFailure } from "../../core/failure.ts";
import type { ServiceEntry } from "../../core/journal.ts";
import { deploymentNumber } from "../../ecs/deployment.ts";
import { parseImage } from "../../ecs/image/reference.ts";
import { describeServiceRevisions } from "../../ecs/reading/service-revisions.ts";
import { readRevision } from "../../ecs/reading/task-definitions.ts";
import { compareImages, type ImageComparison } from "../../ecs/redeployed-images.ts";
import type { RollbackContext } from "./part-end.ts";

type Recorded = Pick<ServiceEntry, "from" | "idsBefore">;

export class ImageCheck {
  readonly #context: RollbackContext;
  /** By service revision. */
  readonly #known = new Map<string, ImageComparison>();

  constructor(context: RollbackContext) {
    this.#context = context;
  }

  /** @param now ARN of the deployment's service revision; empty if it is unknown */
  async compare(recorded: Recorded, now: string): Promise<ImageComparison> {
    const known = this.#known.get(now);
    if (known !== undefined) return known;
    try {
      const found = (await this.#hasOnlyDigests(recorded))
        ? ({ images: "same" } as const)
        : await this.#compareShown(recorded, now);
      this.#known.set(now, found);
      return found;
    } catch (error) {
      assertFailure(error, this.#context.signal);
      const unknown = { images: "unknown", what: `the images can't be compared. ${error.message}` } as const;
      // After a temporary error, the next poll compares again.
      if (!mayBeTemporary(error)) this.#known.set(now, unknown);
      return unknown;
    }
  }

  /** A digest is always the same image. */
  async #hasOnlyDigests({ from }: Recorded): Promise<boolean> {
    const { aws, signal } = this.#context;
    const { definition } = await readRevision({ ecs: await aws.ecs(), signal }, from);
    return definition.containers.every(({ image }) => parseImage(image)?.digest !== undefined);
  }

  async #compareShown({ from, idsBefore }: Recorded, now: string): Promise<ImageComparison> {
    const { aws, signal } = this.#context;
    const before = idsBefore.map((id) => now.replace(/[^/]*$/u, deploymentNumber(id)));
    const arns = now === "" ? [] : [now, ...before];
    const revisions = await describeServiceRevisions({ ecs: await aws.ecs(), signal }, arns);
    return compareImages(
      revisions.find(
        ({ serviceRevisionArn: arn = "", taskDefinition }) => before.includes(arn) && taskDefinition === from,
      ),
      revisions.find(({ serviceRevisionArn }) => serviceRevisionArn === now),
    );
  }
}
