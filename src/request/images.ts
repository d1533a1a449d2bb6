import { isContainerName } from "./aws-names.ts";
import { each, lines } from "./lists.ts";
import { quote } from "./reader.ts";
import type { Complain, Parse } from "./reader.ts";
import type { ImageRequest } from "./request.ts";

const host = /^[a-zA-Z\d](?:[a-zA-Z\d.-]{0,253}[a-zA-Z\d])?(?::\d{1,5})?$/;
/** One part of a repository's path: lower-case words, joined by a dot, one or two underscores, or hyphens. */
const component = /^[a-z\d]+(?:(?:\.|_|__|-+)[a-z\d]+)*$/;
const tagForm = /^\w[\w.-]{0,127}$/;
const digestForm = /^sha256:[0-9a-f]{64}$/;

/** What keeps a text from being an image reference (distribution's grammar); `undefined` when nothing does. */
export function whatIsWrongWithImage(image: string): string | undefined {
  if (/\s/.test(image)) return "it holds a blank";
  if (image.includes("://")) return "an image has no scheme such as https://";
  const at = image.indexOf("@");
  const named = at === -1 ? image : image.slice(0, at);
  if (at !== -1 && !digestForm.test(image.slice(at + 1)))
    return "its digest is not sha256: and 64 hex digits";
  if (named.length > 255) return "it is longer than 255 characters";
  const colon = named.lastIndexOf(":");
  const tagged = colon > named.lastIndexOf("/");
  const tag = tagged ? named.slice(colon + 1) : undefined;
  if (tag === "") return "its tag is empty (is the expression behind it?)";
  if (tag !== undefined && !tagForm.test(tag))
    return "its tag is not letters, digits, _ . and -, at most 128";
  return whatIsWrongWithRepository(tagged ? named.slice(0, colon) : named);
}

function whatIsWrongWithRepository(repository: string): string | undefined {
  const parts = repository.split("/");
  const [first = ""] = parts;
  const hosted = parts.length > 1 && (/[.:A-Z]/.test(first) || first === "localhost");
  if (hosted && !host.test(first)) return "its registry is not a host name";
  const path = hosted ? parts.slice(1) : parts;
  if (path.every((part) => component.test(part))) return undefined;
  if (/[A-Z]/.test(path.join(""))) return "names of repositories are lower-case";
  return "its repository has a part that is empty or holds other signs than a-z 0-9 . _ -";
}

function imageAlone(text: string, complain: Complain): string | undefined {
  const wrong = whatIsWrongWithImage(text);
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
