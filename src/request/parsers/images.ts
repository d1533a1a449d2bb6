import { imageProblem } from "../../ecs/image/reference.ts";
import { isContainerName } from "../aws-names.ts";
import { each, lines } from "./lists.ts";
import { quote } from "../reader.ts";
import type { Complain, Parse } from "../reader.ts";
import type { ImageRequest } from "../request.ts";

/** A reference has 255 characters and a digest at most; what is longer is not looked at. */
const longest = 1000;

function imageAlone(text: string, complain: Complain): string | undefined {
  const wrong = text.length > longest ? `it has ${text.length} characters` : imageProblem(text);
  if (wrong === undefined) return text;
  return complain(
    `${quote(text)} is not an image: ${wrong}. It takes REPOSITORY:TAG or REPOSITORY@sha256:DIGEST.`,
  );
}

function imageOfContainer(text: string, complain: Complain): ImageRequest | undefined {
  const equals = text.indexOf("=");
  const container = text.slice(0, equals).trim();
  if (!isContainerName(container)) {
    return complain(`${quote(text)} names no container before the "=". It takes CONTAINER=IMAGE.`);
  }
  const value = imageAlone(text.slice(equals + 1).trim(), complain);
  return value === undefined ? undefined : { container, image: value };
}

function imageRequest(text: string, complain: Complain): ImageRequest | undefined {
  if (text.includes("=")) return imageOfContainer(text, complain);
  const value = imageAlone(text, complain);
  return value === undefined ? undefined : { image: value };
}

/** One image, or `container=image` lines. */
export const images: Parse<readonly ImageRequest[]> = (text, complain) => {
  const asked = lines(text);
  const bare = asked.find((line) => !line.text.includes("="));
  if (asked.length > 1 && bare !== undefined) {
    return complain(
      `Line ${bare.number}, ${quote(bare.text)}, names no container. ` +
        "It takes one image alone, or CONTAINER=IMAGE on every line.",
    );
  }
  return each(
    asked,
    ({ text: line }, note) => imageRequest(line, note),
    (value) => value.container,
    complain,
  );
};
