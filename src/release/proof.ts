/** The last look: the image that each service runs is the one that was meant, where that is known by its digest. */
import type { ServiceRevision } from "@aws-sdk/client-ecs";
import { parseImage } from "../ecs/image/reference.ts";
import { describeServiceRevisions } from "../ecs/reading/service-revisions.ts";
import { Failure } from "../core/failure.ts";
import type { ReleaseContext } from "./context.ts";
import type { ServiceRelease } from "./rollout/start.ts";

interface Released {
  readonly release: ServiceRelease;
  /** ARN of the service revision that serves. */
  readonly revision: string;
}

type Meant = Pick<ServiceRelease, "name" | "definition" | "replaced">;

/** Throws Failure `image-mismatch`. Without permission it is a note: what only helps does not fail a release. */
export async function proveImages(context: ReleaseContext, released: readonly Released[]): Promise<void> {
  const meant = released.filter(({ release }) => digestsOf(release).size > 0);
  if (meant.length === 0) return;
  let revisions: ServiceRevision[];
  try {
    const reader = { ecs: await context.aws.ecs(), signal: context.signal };
    revisions = await describeServiceRevisions(
      reader,
      meant.map(({ revision }) => revision),
    );
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const text = `Which image digests run could not be read back: ${error.message}`;
    context.tell({ kind: "note", level: "info", text });
    return;
  }
  for (const one of meant)
    checkImages(
      one.release,
      revisions.find(({ serviceRevisionArn }) => serviceRevisionArn === one.revision),
    );
}

/** Pure. Throws Failure `image-mismatch`. */
export function checkImages(release: Meant, revision: ServiceRevision | undefined): void {
  for (const [container, digest] of digestsOf(release)) {
    const runs = revision?.containerImages?.find(
      ({ containerName }) => containerName === container,
    )?.imageDigest;
    if (runs === undefined || runs === digest) continue;
    throw new Failure({
      name: "image-mismatch",
      what: `${release.name} does not run the image that was released: its container ${container} runs another digest.`,
      evidence: [`meant: ${digest}`, `runs: ${runs}`],
      remedy:
        "Look at the service revision in the console; somebody else may have deployed at the same time.",
    });
  }
}

/** Container → digest, for the containers that are registered by digest. */
function digestsOf({ definition, replaced }: Meant): Map<string, string> {
  return new Map(
    definition.containers
      .filter(({ name }) => replaced.includes(name))
      .flatMap(({ name, image }) => {
        const digest = parseImage(image)?.digest;
        return digest === undefined ? [] : [[name, digest] as const];
      }),
  );
}
