/** The task definition of each family of a release: its base read, images and edits applied, compared. */
import type { EcsCalls } from "../aws/calls.ts";
import { differences } from "../ecs/definition/comparison.ts";
import { editEnvironment } from "../ecs/definition/editing.ts";
import { chooseContainers, type ImageChoice, unfilledContainers, withImages } from "../ecs/image/choice.ts";
import { carriedTags, type Tag } from "../ecs/definition/tags.ts";
import {
  type DescribedTaskDefinition,
  describedTaskDefinition,
  type TaskDefinition,
} from "../ecs/definition/task-definition.ts";
import { type Cause, Failure } from "../core/failure.ts";
import type { ImageRequest, ReleaseRequest } from "../request/request.ts";
import type { BaseFile } from "./base-file.ts";
import type { PlannedFamily } from "./plan.ts";

/** A family that the release is about, and why. */
export interface FamilyNeed {
  readonly family: string;
  /** Revision to start from when it is not the newest ACTIVE one. */
  readonly revision?: string;
  /** True for the family of a service: one of the images has to reach it. */
  readonly mustMatch: boolean;
}

/** A family's base: what is registered, and what the new revision is made from (the same, but for a file). */
export interface Base {
  readonly need: FamilyNeed;
  readonly registered: DescribedTaskDefinition;
  readonly definition: TaskDefinition;
  readonly tags: readonly Tag[];
  readonly fromFile?: boolean;
}

/** Throws Failure for a family that can't be read. */
export async function readBase(ecs: EcsCalls, need: FamilyNeed, signal?: AbortSignal): Promise<Base> {
  let text = "";
  await ecs.describeTaskDefinition(
    { taskDefinition: need.revision ?? need.family, include: ["TAGS"] },
    { onText: (body) => (text = body), signal, resource: need.revision ?? need.family },
  );
  const registered = describedTaskDefinition(text);
  return { need, registered, definition: registered.definition, tags: carriedTags(registered.tags) };
}

/**
 * The file in place of the family's newest definition; it keeps that revision's tags unless it has its own. Throws
 * Failure `wrong-family` for a file of a family that the release is not about.
 */
export function withFile(bases: readonly Base[], file: BaseFile, path: string): Base[] {
  const { family } = file.definition;
  if (!bases.some(({ need }) => need.family === family)) {
    throw new Failure({
      name: "wrong-family",
      what: `Input \`task-definition\`: ${path} is of the family ${family}, which nothing in this release runs.`,
      evidence: bases.map(({ need }) => need.family),
      remedy: "Give the file one of these families, or correct `services`.",
    });
  }
  return bases.map((base) => {
    if (base.need.family !== family) return base;
    return {
      ...base,
      fromFile: true,
      definition: file.definition,
      tags: file.tags.length > 0 ? carriedTags(file.tags) : base.tags,
    };
  });
}

export interface PlannedFamilies {
  readonly families: readonly PlannedFamily[];
  readonly problems: readonly Cause[];
}

/** Pure: images, then environment and secrets, then what differs from the base. All problems at once. */
export function planFamilies(
  bases: readonly Base[],
  request: Pick<ReleaseRequest, "environment" | "secrets">,
  images: readonly ImageRequest[],
): PlannedFamilies {
  const sources = bases.map(({ need, definition }) => ({
    family: need.family,
    containers: definition.containers,
    mustMatch: need.mustMatch,
  }));
  const { choices, problems } = chooseContainers(sources, images);
  // A registered definition runs as it is; a file may hold placeholders.
  const unfilled = bases
    .filter(({ fromFile }) => fromFile)
    .flatMap(({ need, definition }) => unfilledContainers(need.family, definition.containers, choices));
  const chosenIn = (family: string): ImageChoice[] => choices.filter((choice) => choice.family === family);
  const edits = editEnvironment(
    bases.map(({ need, definition }) => ({
      family: need.family,
      definition: withImages(definition, chosenIn(need.family)),
      replaced: chosenIn(need.family).map(({ index }) => index),
    })),
    { environment: request.environment, secrets: request.secrets, hasImages: images.length > 0 },
  );
  const families = bases.map((base, at): PlannedFamily => {
    const definition = edits.families[at]?.definition ?? base.definition;
    const changes = differences(base.registered.definition, definition);
    const { family } = base.need;
    return {
      family,
      base: base.registered.arn,
      definition,
      tags: base.tags,
      replaced: chosenIn(family).map(({ container }) => container),
      changes,
      reused: changes.length === 0 && base.registered.status === "ACTIVE",
    };
  });
  return { families, problems: [...problems, ...unfilled, ...edits.problems] };
}
