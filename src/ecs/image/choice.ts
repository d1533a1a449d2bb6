/** Which containers a release's images go to: the image rule of the contract, for all families at once. */
import type { Cause } from "../../core/failure.ts";
import type { ImageRequest } from "../../request/request.ts";
import { imageProblem, parseImage, sameRepository } from "./reference.ts";
import type { Container, TaskDefinition } from "../definition/task-definition.ts";

/** A family of the release. */
export interface FamilyImages {
  readonly family: string;
  readonly containers: readonly Container[];
  /** Set for the family of a service: one of the images has to reach it. */
  readonly mustMatch: boolean;
}

/** A container that gets an image. "Replaced" also where it is the same image as before. */
export interface ImageChoice {
  readonly family: string;
  readonly container: string;
  /** Place in `containerDefinitions`. */
  readonly index: number;
  readonly from: string;
  readonly to: string;
}

export interface ImageChoices {
  /** In the order of the families, and of the containers in each. */
  readonly choices: readonly ImageChoice[];
  readonly problems: readonly Cause[];
}

/** One line for each container, for errors: they list what is there. */
export function containerLines(families: readonly FamilyImages[]): readonly string[] {
  return families.flatMap(({ family, containers }) =>
    containers.map(
      ({ name, image }) => `${family}: \`${name}\` runs ${image === "" ? "no image yet" : image}`,
    ),
  );
}

function matches(request: ImageRequest, container: Container): boolean {
  if (request.container !== undefined) return request.container === container.name;
  const [asked, present] = [parseImage(request.image), parseImage(container.image)];
  return asked !== undefined && present !== undefined && sameRepository(asked, present);
}

type Target = Omit<ImageChoice, "to">;

function targetsOf(request: ImageRequest, families: readonly FamilyImages[]): readonly Target[] {
  const found = families.flatMap(({ family, containers }) =>
    containers
      .filter((container) => matches(request, container))
      .map(({ name, index, image }) => ({ family, container: name, index, from: image })),
  );
  if (found.length > 0 || request.container !== undefined) return found;
  const [only, ...others] = families;
  const [single, ...more] = only?.containers ?? [];
  if (only === undefined || others.length > 0 || single === undefined || more.length > 0) return [];
  return [{ family: only.family, container: single.name, index: single.index, from: single.image }];
}

function unmatched(request: ImageRequest, families: readonly FamilyImages[]): Cause {
  const evidence = containerLines(families);
  if (request.container !== undefined) {
    return {
      name: "container-not-found",
      what: `Input \`image\` names the container \`${request.container}\`, which no task definition of this release has.`,
      evidence,
      remedy: "Name one of these containers.",
    };
  }
  return {
    name: "image-without-container",
    what: `Input \`image\`: no container of this release runs the repository of ${request.image}.`,
    evidence,
    remedy: "Say which container gets it: `CONTAINER=IMAGE`.",
  };
}

function conflict(first: ImageChoice, second: ImageChoice): Cause {
  return {
    name: "image-conflict",
    what: `Input \`image\`: two images go to the container \`${first.container}\` of ${first.family}.`,
    evidence: [first.to, second.to],
    remedy: "Leave one of them, or name the container that each is for: `CONTAINER=IMAGE`.",
  };
}

/**
 * Goes by the container's name, else by repository, else to the only container of the only family. All problems at
 * once: unknown containers, images that reach none, families of services that none reaches, two for one container.
 */
export function chooseContainers(
  families: readonly FamilyImages[],
  requests: readonly ImageRequest[],
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
    const targets = targetsOf(request, families);
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
  // A family that a refused image was meant for would be named twice.
  const missed = requests.length === 0 || problems.length > 0 ? [] : unreached(families, choices);
  return { choices, problems: [...problems, ...missed] };
}

function unreached(families: readonly FamilyImages[], choices: readonly ImageChoice[]): readonly Cause[] {
  return families
    .filter(({ family, mustMatch }) => mustMatch && !choices.some((choice) => choice.family === family))
    .map((family) => ({
      name: "family-without-image",
      what: `Input \`image\`: none of the images goes to a container of ${family.family}, which a service of this release runs.`,
      evidence: containerLines([family]),
      remedy:
        "Add its image, as `CONTAINER=IMAGE` where the repository differs, or release the service on its own.",
    }));
}

/**
 * Containers that would be registered without an image that can be pulled: those of a file whose placeholders no
 * image was given for.
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
          : `Container \`${name}\` of ${family} has \`${image}\` for its image: ${imageProblem(image)}.`,
      evidence: [],
      remedy: `Give it one in the input \`image\`: \`${name}=IMAGE\`.`,
    }));
}

/** The definition with the chosen images; nothing else is touched. */
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
