/** Reads a text file from the workspace. Rejects links that leave the workspace, and pipes. */
import { constants } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { isAbsolute, relative, resolve } from "node:path";
import { Failure, messageOf } from "../core/failure.ts";

/** Bytes. */
export const fileLimit = 1024 * 1024;

export interface RefusalDetails {
  readonly remedy?: string;
  readonly cause?: unknown;
}

/** Error texts for the file. */
export interface FileWords {
  /** `what` follows the path in the sentence: `is outside the workspace`. */
  readonly refuse: (what: string, details?: RefusalDetails) => Failure;
  /** Remedy if the file doesn't exist. */
  readonly missing: string;
  readonly tooLarge: string;
}

/** The file's text, UTF-8. Throws the Failure that `words.refuse` makes. */
export async function readWorkspaceFile(workspace: string, path: string, words: FileWords): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await bytesOf(await placeOf(workspace, path, words), words);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const { code = messageOf(error) } = error as NodeJS.ErrnoException;
    const what = code === "ENOENT" ? "does not exist" : `can't be read (${code})`;
    throw words.refuse(what, { remedy: words.missing, cause: error });
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch (error) {
    throw words.refuse("is not UTF-8 text", {
      remedy: "Save it as UTF-8. PowerShell's `>` writes UTF-16; use `Out-File -Encoding utf8`.",
      cause: error,
    });
  }
  throw words.refuse("is not text");
}

/** The file's real path, which must be inside the workspace's real path. */
async function placeOf(workspace: string, path: string, words: FileWords): Promise<string> {
  const [root, place] = [await realpath(workspace), await realpath(resolve(workspace, path))];
  const inside = relative(root, place);
  if (inside === "" || /^\.\.(?:$|[\\/])/.test(inside) || isAbsolute(inside)) {
    throw words.refuse("is outside the workspace", { remedy: "Use a file in the repository." });
  }
  return place;
}

async function bytesOf(place: string, words: FileWords): Promise<Buffer> {
  // Don't block on a pipe, and don't follow a link that was just created.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
  const file = await open(place, flags);
  try {
    const status = await file.stat();
    if (!status.isFile()) throw words.refuse("is not a file", { remedy: words.missing });
    if (status.size > fileLimit) throw words.refuse(words.tooLarge);
    return await file.readFile();
  } finally {
    await file.close();
  }
}
