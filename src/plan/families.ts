/** Builds the task definition of each family: applies images and edits to the base, and compares the two. */
import { revisionName } from "../aws/arn.ts";
import { differences, isSameDefinition } from "../ecs/definition/comparison.ts";
import { editEnvironment } from "../ecs/definition/editing.ts";
import { chooseContainers, type ImageChoice, unfilledContainers, withImages } from "../ecs/image/choice.ts";
import { carriedTags, earlierAttempt, type Tag } from "../ecs/definition/tags.ts";
import type { DescribedTaskDefinition, TaskDefinition } from "../ecs/definition/task-definition.ts";
import { type Cause, Failure } from "../core/failure.ts";
import type { ImageRequest, ReleaseRequest } from "../request/request.ts";
import type { BaseFile } from "./base-file.ts";
import type { PlannedFamily } from "./plan.ts";

/** A family's base: the registered revision, and the base definition (the same, unless it is a file). */
export interface Base {
  readonly family: string;
  /** True for a family of a service: one of the images must match one of its containers. */
  readonly mustMatch: boolean;
  readonly registered: DescribedTaskDefinition;
  readonly definition: TaskDefinition;
  readonly tags: readonly Tag[];
  readonly fromFile: boolean;
  /** True for a revision that is released unchanged: nothing is registered. */
  readonly unchanged: boolean;
  /** Newer leftover revisions of failed releases, newest first. */
  readonly skipped: readonly DescribedTaskDefinition[];
}

export const baseOf = (
  { family, services }: { readonly family: string; readonly services: readonly unknown[] },
  registered: DescribedTaskDefinition,
  more: Partial<Pick<Base, "unchanged" | "skipped">> = {},
): Base => ({
  family,
  mustMatch: services.length > 0,
  registered,
  definition: registered.definition,
  tags: carriedTags(registered.tags),
  fromFile: false,
  unchanged: false,
  skipped: [],
  ...more,
});

export interface NamedFile {
  readonly path: string;
  readonly file: BaseFile;
}

/**
 * Replaces the registered definitions with the files of their families. A family keeps its revision's tags unless the
 * file has tags. Throws Failure `wrong-family` for a file of an unknown family, or a second file of the same family.
 */
export function withFiles(bases: readonly Base[], files: readonly NamedFile[]): readonly Base[] {
  return files.reduce((filled, { path, file }) => withFile(filled, file, path), bases);
}

function withFile(bases: readonly Base[], file: BaseFile, path: string): readonly Base[] {
  const { family } = file.definition;
  const replaced = bases.find((base) => base.family === family);
  if (replaced === undefined || replaced.fromFile) {
    const why = replaced === undefined ? "which nothing in this release runs" : "like another file";
    throw new Failure({
      name: "wrong-family",
      what: `Input \`task-definition\`: ${path} belongs to the family ${family}, ${why}.`,
      evidence: bases.map((base) => base.family),
      remedy: "Use one file for each of these families, or correct `services`.",
    });
  }
  const tags = file.tags.length > 0 ? carriedTags(file.tags) : replaced.tags;
  const filled = { ...replaced, fromFile: true, definition: file.definition, tags };
  return bases.map((base) => (base === replaced ? filled : base));
}

export interface PlannedFamilies {
  readonly families: readonly PlannedFamily[];
  readonly problems: readonly Cause[];
}

/** Applies images, then environment and secrets, then compares with the base. Reports every problem. Pure. */
export function planFamilies(
  bases: readonly Base[],
  request: Pick<ReleaseRequest, "environment" | "secrets" | "job">,
  images: readonly ImageRequest[],
): PlannedFamilies {
  const sources = bases.map(({ family, definition, mustMatch }) => ({
    family,
    containers: definition.containers,
    mustMatch,
  }));
  const { choices, problems } = chooseContainers(sources, images);
  // Only a file can contain placeholders.
  const unfilled = bases
    .filter(({ fromFile }) => fromFile)
    .flatMap(({ family, definition }) => unfilledContainers(family, definition.containers, choices));
  const chosenIn = (family: string): ImageChoice[] => choices.filter((choice) => choice.family === family);
  const edits = editEnvironment(
    bases.map(({ family, definition }) => ({
      family,
      definition: withImages(definition, chosenIn(family)),
      replaced: chosenIn(family).map(({ index }) => index),
    })),
    { environment: request.environment, secrets: request.secrets, hasImages: images.length > 0 },
  );
  const families = bases.map((base, at): PlannedFamily => {
    const definition = edits.families[at]?.definition ?? base.definition;
    const changes = differences(base.registered.definition, definition);
    const { family } = base;
    const reused = changes.length === 0 && base.registered.status === "ACTIVE";
    const again = reused ? undefined : ofEarlierAttempt(base, definition, request.job);
    return {
      family,
      base: again?.arn ?? base.registered.arn,
      definition,
      tags: base.tags,
      replaced: chosenIn(family).map(({ container }) => container),
      changes: again === undefined ? changes : [],
      reused: reused || again !== undefined,
    };
  });
  const inactive = bases.filter(({ unchanged, registered }) => unchanged && registered.status !== "ACTIVE");
  return {
    families,
    problems: [...problems, ...unfilled, ...edits.problems, ...inactive.map(inactiveRevision)],
  };
}

/** Reuses the revision if an interrupted earlier attempt of this step registered the same definition. */
const ofEarlierAttempt = (
  { skipped }: Base,
  definition: TaskDefinition,
  job: ReleaseRequest["job"],
): DescribedTaskDefinition | undefined =>
  skipped.find((one) => earlierAttempt(one.tags, job) > 0 && isSameDefinition(one.definition, definition));

const inactiveRevision = ({ registered }: Base): Cause => ({
  name: "task-definition-inactive",
  what: `${revisionName(registered.arn)} is ${registered.status}, so ECS can't deploy it.`,
  evidence: [],
  remedy: "Use an ACTIVE revision, or set `image` to the image of that revision.",
});
