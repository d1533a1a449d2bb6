/** Lines and groups of the job log. GitHub's groups do not nest. */
import { harmless } from "../harmless.ts";
import { workflowCommand } from "../workflow-command.ts";
import { rendered, type Line } from "./line.ts";

export interface PrinterOptions {
  readonly write: (text: string) => void;
  readonly color: boolean;
}

export class Printer {
  readonly #write: (text: string) => void;
  readonly #color: boolean;
  /** A group's title is printed with its first line, so that no group is empty. */
  #pending: string | undefined;
  #open = false;

  constructor({ write, color }: PrinterOptions) {
    this.#write = write;
    this.#color = color;
  }

  /** Starts a group and closes the previous one. */
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

  /** Prints lines before the title of a group that has no line yet. */
  printAhead(lines: readonly Line[]): void {
    this.#put(lines);
  }

  #put(lines: readonly Line[]): void {
    for (const line of lines) this.#write(`${rendered(line, this.#color)}\n`);
  }

  /** Only visible in runs with debug logging. */
  debug(text: string): void {
    this.#write(workflowCommand("debug", {}, text));
  }
}
