/** A set of names that remembers the last ones only: for telling the new from the known over hours. */
export class Recent {
  readonly #most: number;
  readonly #names = new Set<string>();

  /** @param most names that are remembered; the one that was named least lately is forgotten first */
  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#names.size;
  }

  /** True when the name is new, or was forgotten. */
  add(name: string): boolean {
    const isNew = !this.#names.delete(name);
    this.#names.add(name);
    const [oldest] = this.#names;
    if (this.#names.size > this.#most && oldest !== undefined) this.#names.delete(oldest);
    return isNew;
  }
}
