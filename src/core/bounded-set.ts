/** A bounded set of recent names, to recognize new ones over hours. */
export class Recent {
  readonly #max: number;
  readonly #names = new Set<string>();

  /** @param max how many names to keep; drops the least recently added first */
  constructor(max: number) {
    this.#max = max;
  }

  get size(): number {
    return this.#names.size;
  }

  /** True if the name is new, or was dropped. */
  add(name: string): boolean {
    const isNew = !this.#names.delete(name);
    this.#names.add(name);
    const [oldest] = this.#names;
    if (this.#names.size > this.#max && oldest !== undefined) this.#names.delete(oldest);
    return isNew;
  }
}
