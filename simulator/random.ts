/** Seeded randomness: the same seed and the same calls produce the same world, including IDs. */

const alphabets = {
  hex: "0123456789abcdef",
  digits: "0123456789",
  base64url: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
} as const;

export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 (inclusive) to 1 (exclusive), by mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** An integer from 0 (inclusive) to `below` (exclusive). */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  text(length: number, alphabet: keyof typeof alphabets): string {
    const letters = alphabets[alphabet];
    // As many letters as a 32-bit number provides: eight in hex, five in the other alphabets.
    const each = letters.length === 16 ? 8 : 5;
    let text = "";
    for (let rest = 0, left = 0; text.length < length; left--) {
      if (left === 0) {
        rest = this.below(2 ** 32);
        left = each;
      }
      text += letters[rest % letters.length];
      rest = Math.floor(rest / letters.length);
    }
    return text;
  }

  /** Digits of a positive number: the first isn't 0. */
  number(digits: number): string {
    return `${1 + this.below(9)}${this.text(digits - 1, "digits")}`;
  }
}
