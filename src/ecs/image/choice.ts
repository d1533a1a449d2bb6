/** Assigns the images of a release to containers, for all families. */
import type { Cause } from "../../core/failure.ts";
import { imageProblem, parseImage, sameRepository } from "./reference.ts";
import type { Container, TaskDefinition } from "../definition/task-definition.ts";

/** An image and its container. Without `container`, it is for all containers that run its repository. */
export interface RequestedImage {
  /** Limits `container` to one family. */
  readonly family?: string;
  readonly container?: string;
  readonly image: string;
}

/** A family of the release. */
export interface FamilyImages {
  readonly family: string;
  readonly containers: readonly Container[];
  /** True for the family of a service: at least one image must match a container of it. */
  readonly mustMatch: boolean;
}

/** A container that gets an image, even if it is the same image as before. */
export interface ImageChoice {
  readonly family: string;
  readonly container: string;
  /** Index in `containerDefinitions`. */
  readonly index: number;
  readonly from: string;
  readonly to: string;
}

export interface ImageChoices {
  /** In the order of the families, and of the containers in each. */
  readonly choices: readonly ImageChoice[];
  readonly problems: readonly Cause[];
}

/** One line per container, for errors. */
export function containerLines(families: readonly FamilyImages[]): readonly string[] {
  return families.flatMap(({ family, containers }) =>
    containers.map(
      ({ name, image }) => `${family}: \`${name}\` runs ${image === "" ? "no image yet" : image}`,
    ),
  );
}

function matches(requested: RequestedImage, family: string, container: Container): boolean {
  if (requested.container !== undefined)
    return requested.container === container.name && (requested.family ?? family) === family;
  const [wanted, present] = [parseImage(requested.image), parseImage(container.image)];
  return wanted !== undefined && present !== undefined && sameRepository(wanted, present);
}

type Target = Omit<ImageChoice, "to">;

const targetsOf = (requested: RequestedImage, families: readonly FamilyImages[]): readonly Target[] =>
  families.flatMap(({ family, containers }) =>
    containers
      .filter((container) => matches(requested, family, container))
      .map(({ name, index, image }) => ({ family, container: name, index, from: image })),
  );

/** For a single bare image that matches nothing. */
function onlyContainer(families: readonly FamilyImages[]): readonly Target[] {
  const [only, ...others] = families;
  const [single, ...more] = only?.containers ?? [];
  if (only === undefined || others.length > 0 || single === undefined || more.length > 0) return [];
  return [{ family: only.family, container: single.name, index: single.index, from: single.image }];
}

function unmatched(requested: RequestedImage, families: readonly FamilyImages[]): Cause {
  const evidence = containerLines(families);
  const { family, container } = requested;
  if (container === undefined) {
    return {
      name: "image-without-container",
      what: `Input \`image\`: no container of this release runs the repository of ${requested.image}.`,
      evidence,
      remedy: "Set the container: `CONTAINER=IMAGE` or `FAMILY/CONTAINER=IMAGE`.",
    };
  }
  const known = family === undefined || families.some((one) => one.family === family);
  return {
    name: known ? "container-not-found" : "family-not-found",
    what: known
      ? `Input \`image\` names the container \`${container}\`, which ${family === undefined ? "no task definition of this release has" : `${family} does not have`}.`
      : `Input \`image\` names the family \`${family}\`, which nothing in this release runs.`,
    evidence,
    remedy: "Use one of these families and containers.",
  };
}

function conflict(first: ImageChoice, second: ImageChoice): Cause {
  return {
    name: "image-conflict",
    what: `Input \`image\`: two images match the container \`${first.container}\` of ${first.family}.`,
    evidence: [first.to, second.to],
    remedy:
      "Remove one of them, or set the container of each: `CONTAINER=IMAGE` or `FAMILY/CONTAINER=IMAGE`.",
  };
}

/**
 * Matches by container name, else by repository; a single bare image that matches nothing goes to the only container
 * of the only family. Reports all problems at once: unknown families and containers, images that match no container,
 * families of services that no image matches, two images for one container.
 */
export function chooseContainers(
  families: readonly FamilyImages[],
  requests: readonly RequestedImage[],
): ImageChoices {
  const problems: Cause[] = [];
  const chosen = new Map<string, ImageChoice>();
  for (const request of requests) {
    const problem = imageProblem(request.image);
    if (problem !== undefined) {
      const what = `Input \`image\`: \`${request.image}\` is not an image: ${problem}.`;
      problems.push({ name: "invalid-image", what, evidence: [] });
      continue;
    }
    const matching = targetsOf(request, families);
    const singleBareImage = requests.length === 1 && request.container === undefined;
    const targets = matching.length === 0 && singleBareImage ? onlyContainer(families) : matching;
    if (targets.length === 0) problems.push(unmatched(request, families));
    for (const target of targets) {
      const key = JSON.stringify([target.family, target.index]);
      const choice = { ...target, to: request.image };
      const earlier = chosen.get(key);
      if (earlier !== undefined && earlier.to !== choice.to) problems.push(conflict(earlier, choice));
      chosen.set(key, earlier ?? choice);
    }
  }
  const choices = families.flatMap(({ family, containers }) =>
    containers.flatMap(({ index }) => chosen.get(JSON.stringify([family, index])) ?? []),
  );
  // Otherwise an unmatched image would be reported twice: for itself and for its family.
  const missed = requests.length === 0 || problems.length > 0 ? [] : unreached(families, choices);
  return { choices, problems: [...problems, ...missed] };
}

function unreached(families: readonly FamilyImages[], choices: readonly ImageChoice[]): readonly Cause[] {
  return families
    .filter(({ family, mustMatch }) => mustMatch && !choices.some((choice) => choice.family === family))
    .map((family) => ({
      name: "family-without-image",
      what: `Input \`image\`: no image matches a container of ${family.family}, which a service of this release runs.`,
      evidence: containerLines([family]),
      remedy:
        "Add its image (`CONTAINER=IMAGE` or `FAMILY/CONTAINER=IMAGE` if the repository differs), or release the service in another step.",
    }));
}

/**
 * Containers without an image that can be pulled: those of a file with placeholders, for which the inputs have no
 * image.
 */
export function unfilledContainers(
  family: string,
  containers: readonly Container[],
  choices: readonly ImageChoice[],
): readonly Cause[] {
  const filled = new Set(choices.filter((choice) => choice.family === family).map(({ index }) => index));
  return containers
    .filter(({ index, image }) => !filled.has(index) && parseImage(image) === undefined)
    .map(({ name, image }) => ({
      name: "container-without-image",
      what:
        image === ""
          ? `Container \`${name}\` of ${family} has no image.`
          : `Container \`${name}\` of ${family} has \`${image}\` as its image: ${imageProblem(image)}.`,
      evidence: [],
      remedy: `Set its image in the input \`image\`: \`${name}=IMAGE\`.`,
    }));
}

/** Sets the chosen images in the definition and changes nothing else. */
export function withImages(
  definition: TaskDefinition,
  choices: ReadonlyArray<{ readonly index: number; readonly to: string }>,
): TaskDefinition {
  return definition.edited(
    choices.reduce(
      (document, { index, to }) => document.set(["containerDefinitions", index, "image"], to),
      definition.document,
    ),
  );
}
