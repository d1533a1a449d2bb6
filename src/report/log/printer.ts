/** Lines and groups of the job log. Groups do not nest, and what must be seen is never inside one. */
import { harmless } from "../harmless.ts";
import { workflowCommand } from "../workflow-command.ts";
import { rendered, type Line } from "./line.ts";

export interface PrinterOptions {
  readonly write: (text: string) => void;
  readonly colour: boolean;
}

export class Printer {
  readonly #write: (text: string) => void;
  readonly #colour: boolean;
  /** A group's title is held back until it has a line, so that no group is empty. */
  #pending: string | undefined;
  #open = false;

  constructor({ write, colour }: PrinterOptions) {
    this.#write = write;
    this.#colour = colour;
  }

  /** Begins a group; the one before it is closed. */
  group(title: string): void {
    this.closeGroup();
    this.#pending = title;
  }

  closeGroup(): void {
    if (this.#open) this.#write(workflowCommand("endgroup", {}, ""));
    this.#open = false;
    this.#pending = undefined;
  }

  print(lines: readonly Line[]): void {
    if (lines.length > 0 && this.#pending !== undefined) {
      this.#write(workflowCommand("group", {}, harmless(this.#pending)));
      this.#open = true;
      this.#pending = undefined;
    }
    this.#put(lines);
  }

  /** Prints in front of a group that has no line yet. */
  printAhead(lines: readonly Line[]): void {
    this.#put(lines);
  }

  #put(lines: readonly Line[]): void {
    for (const line of lines) this.#write(`${rendered(line, this.#colour)}\n`);
  }

  /** Shown only in a run with debug logging. */
  debug(text: string): void {
    this.#write(workflowCommand("debug", {}, text));
  }
}
