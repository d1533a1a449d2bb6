/** Reads a text file from the workspace or RUNNER_TEMP. Rejects links that leave them, and pipes. */
import { constants } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { isAbsolute, relative, resolve } from "node:path";
import { Failure, messageOf } from "../core/failure.ts";
import type { Job } from "../request/request.ts";

/** Bytes. */
export const fileLimit = 1024 * 1024;

/** Folders from which files are read. An earlier step writes what it renders to `temp`. */
export type Places = Pick<Job, "workspace" | "temp">;

export interface RefusalDetails {
  readonly evidence?: readonly string[];
  readonly remedy?: string;
  readonly cause?: unknown;
}

/** A file that an input names, and the name of the Failure if it can't be used. */
export interface NamedFile {
  readonly input: string;
  readonly path: string;
  readonly failure: string;
}

/** Error texts for the file. */
export interface FileWords {
  /** What to do if it doesn't exist. */
  readonly missing: string;
  readonly tooLarge: string;
}

/** @param what continues the sentence after the path: `is outside the workspace` */
export const fileRefusal = (
  { input, path, failure: name }: NamedFile,
  what: string,
  { evidence = [], remedy, cause }: RefusalDetails = {},
): Failure =>
  new Failure(
    {
      name,
      what: `Input \`${input}\`: ${path} ${what}.`,
      evidence,
      ...(remedy !== undefined && { remedy }),
    },
    { cause },
  );

/** The file's text, UTF-8. Throws the Failure that the file names. */
export async function readWorkspaceFile(places: Places, file: NamedFile, words: FileWords): Promise<string> {
  const { path } = file;
  let bytes: Buffer;
  try {
    bytes = await bytesOf(await realPlace(places, file), file, words);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const { code = messageOf(error) } = error as NodeJS.ErrnoException;
    const what = code === "ENOENT" ? "does not exist" : `can't be read (${code})`;
    const evidence = [`resolved to ${resolve(places.workspace, path)}`];
    throw fileRefusal(file, what, { evidence, remedy: `${words.missing} ${relativePaths}`, cause: error });
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch (error) {
    throw fileRefusal(file, "is not UTF-8 text", {
      remedy: "Save it as UTF-8. PowerShell's `>` writes UTF-16; use `Out-File -Encoding utf8`.",
      cause: error,
    });
  }
  throw fileRefusal(file, "is not text");
}

const relativePaths =
  "A path is relative to the root of the workspace: `working-directory` applies to `run` steps, not to actions.";

/** The file's real path, which must be inside the real path of one of the places. */
async function realPlace({ workspace, temp }: Places, named: NamedFile): Promise<string> {
  const place = await realpath(resolve(workspace, named.path));
  if (isInside(await realpath(workspace), place)) return place;
  if (temp !== "" && isInside(await realpath(temp), place)) return place;
  throw fileRefusal(named, "is outside the workspace", {
    evidence: [`resolved to ${place}`],
    remedy: "Use a file in the repository, or one that an earlier step wrote to RUNNER_TEMP.",
  });
}

function isInside(folder: string, place: string): boolean {
  const inside = relative(folder, place);
  return inside !== "" && !/^\.\.(?:$|[\\/])/.test(inside) && !isAbsolute(inside);
}

async function bytesOf(place: string, named: NamedFile, words: FileWords): Promise<Buffer> {
  // Don't block on a pipe, and don't follow a link that was just created.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
  const file = await open(place, flags);
  try {
    const status = await file.stat();
    if (!status.isFile()) throw fileRefusal(named, "is not a file", { remedy: words.missing });
    if (status.size > fileLimit) throw fileRefusal(named, words.tooLarge);
    return await file.readFile();
  } finally {
    await file.close();
  }
}
