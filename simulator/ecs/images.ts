/** Images: the digest of a reference, and its program. */
import { createHash } from "node:crypto";
import type { Program } from "./program.ts";

/** The registry's view of the scenario's images. Tags can move; digests keep their program. */
export class Images {
  readonly #programs: Program[];
  readonly #moves = new Map<string, number>();
  readonly #byDigest = new Map<string, Program>();
  readonly #manifests = new Map<string, string>();
  readonly #pulls = new Map<Program, number>();
  readonly #runs = new Map<Program, number>();

  constructor(programs: readonly Program[]) {
    this.#programs = [...programs];
    for (const { image } of programs) if (!image.includes("*")) this.digestOf(image);
  }

  /** `sha256:…` of the reference at this time. A tag's digest is the same in every world until the tag moves. */
  digestOf(reference: string): string {
    const pinned = /@(sha256:[\da-f]{64})$/.exec(reference)?.[1];
    if (pinned !== undefined) return pinned;
    const moved = this.#moves.get(reference) ?? 0;
    const digest = `sha256:${createHash("sha256").update(`${reference}#${moved}`).digest("hex")}`;
    const program = this.#matching(reference);
    if (program !== undefined && !this.#byDigest.has(digest)) this.#byDigest.set(digest, program);
    return digest;
  }

  /** The program of a reference, or of the digest that it is pinned to; undefined if there is no such image. */
  programOf(reference: string, digest?: string): Program | undefined {
    const pinned = digest ?? /@(sha256:[\da-f]{64})$/.exec(reference)?.[1];
    const byDigest = pinned === undefined ? undefined : this.#byDigest.get(pinned);
    return byDigest ?? this.#matching(reference);
  }

  /** Pushes the tag again: it gets another digest and runs the given program. */
  moveTag(reference: string, program?: Omit<Program, "image">): void {
    this.digestOf(reference);
    const before = this.#matching(reference);
    this.#moves.set(reference, (this.#moves.get(reference) ?? 0) + 1);
    if (program !== undefined) this.#programs.unshift({ ...program, image: reference });
    else if (before !== undefined) this.#programs.unshift({ ...before, image: reference });
  }

  /** Sets the manifest of an index for a platform. */
  addManifest(index: string, platform: string, digest: string): void {
    this.#manifests.set(`${index} ${platform}`, digest);
  }

  /** The digest of the platform's manifest; the same digest if the image is not an index. */
  manifestOf(digest: string, platform: string): string {
    return this.#manifests.get(`${digest} ${platform}`) ?? digest;
  }

  /** The error of a failing pull; undefined if it succeeds. Counts the pull. */
  pull(program: Program): string | undefined {
    const earlier = this.#pulls.get(program) ?? 0;
    this.#pulls.set(program, earlier + 1);
    const error = program.pullError;
    return error !== undefined && earlier < (error.times ?? Infinity) ? error.text : undefined;
  }

  /** Counts a run, and returns the number of earlier runs. */
  run(program: Program): number {
    const earlier = this.#runs.get(program) ?? 0;
    this.#runs.set(program, earlier + 1);
    return earlier;
  }

  #matching(reference: string): Program | undefined {
    return this.#programs.find(({ image }) => matches(image, reference));
  }
}

function matches(pattern: string, reference: string): boolean {
  if (!pattern.includes("*")) return pattern === reference;
  const source = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${source.join(".*")}$`).test(reference);
}
