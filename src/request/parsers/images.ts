import { imageProblem } from "../../ecs/image/reference.ts";
import { isEcsName } from "../aws-names.ts";
import { each, items } from "./lists.ts";
import { quote } from "../reader.ts";
import type { AddProblem, Parse } from "../reader.ts";
import type { ImageRequest } from "../request.ts";

/** A reference has at most 255 characters plus a digest; longer text is not parsed. */
const longest = 1000;

function imageAlone(text: string, addProblem: AddProblem): string | undefined {
  const wrong = text.length > longest ? `it has ${text.length} characters` : imageProblem(text);
  if (wrong === undefined) return text;
  return addProblem(
    `${quote(text)} is not an image: ${wrong}. Use REPOSITORY:TAG or REPOSITORY@sha256:DIGEST.`,
  );
}

function imageOfContainer(text: string, addProblem: AddProblem): ImageRequest | undefined {
  const equals = text.indexOf("=");
  const target = text.slice(0, equals).trim().split("/");
  if (target.length > 2 || !target.every(isEcsName)) {
    return addProblem(
      `${quote(text)} has no valid container name before the "=". Use CONTAINER=IMAGE or FAMILY/CONTAINER=IMAGE.`,
    );
  }
  const image = imageAlone(text.slice(equals + 1).trim(), addProblem);
  if (image === undefined) return undefined;
  const [first = "", container] = target;
  return container === undefined ? { container: first, image } : { family: first, container, image };
}

function imageRequest(text: string, addProblem: AddProblem): ImageRequest | undefined {
  if (text.includes("=")) return imageOfContainer(text, addProblem);
  const image = imageAlone(text, addProblem);
  return image === undefined ? undefined : { image };
}

const targetOf = ({ family, container }: ImageRequest): string | undefined =>
  family === undefined ? container : `${family}/${container}`;

/** One or more images, separated by line breaks or commas: `IMAGE`, `CONTAINER=IMAGE`, `FAMILY/CONTAINER=IMAGE`. */
export const images: Parse<readonly ImageRequest[]> = (text, addProblem) => {
  const all = items(text);
  if (all.length === 0) return addProblem(`${quote(text)} contains no image. Use one or more images.`);
  return each(all, imageRequest, targetOf, addProblem);
};
