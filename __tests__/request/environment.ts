import { Failure } from "../../src/core/failure.ts";
import { variableOf } from "../../src/request/inputs.ts";
import { readRequest } from "../../src/request/read.ts";
import type { ReleaseRequest } from "../../src/request/request.ts";

/** The smallest valid step: every other input has its default. */
export const smallest = {
  "aws-region": "eu-west-1",
  services: "web",
  "task-definition": "latest",
} as const;

export type Inputs = Readonly<Record<string, string>>;

/** The environment that the runner creates from a `with:` block. */
export function environmentOf(inputs: Inputs): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [variableOf(name), value]));
}

/** The request of the smallest step plus these inputs. */
export function ask(inputs: Inputs = {}): ReleaseRequest {
  return readRequest(environmentOf({ ...smallest, ...inputs }));
}

/** The Failure that reading throws; rethrows everything else. */
export function failureOf(read: () => unknown): Failure {
  try {
    read();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error("The inputs were taken, and should have been refused.");
}

/** The problems of the smallest step plus these inputs. */
export function problemsOf(inputs: Inputs): readonly string[] {
  return failureOf(() => ask(inputs)).why.evidence;
}
