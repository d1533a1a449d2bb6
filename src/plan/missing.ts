/** Decides which secrets, parameters and log groups of the definitions are missing, from what AWS returned. Pure. */
import { warning } from "../core/checks.ts";
import type { Check } from "../core/events.ts";
import type { Reference } from "../ecs/definition/references.ts";

export interface Use {
  /** The family that names it. */
  readonly family: string;
  readonly reference: Reference;
}

/** What AWS returned about one resource. `unknown`: it could not be read. */
export type Found =
  | { readonly state: "exists" | "missing" | "unknown" }
  | { readonly state: "secret"; readonly deleted: boolean; readonly stages: readonly string[] };

/** A key for each resource, so that it is read and reported once. */
export function keyOf({ reference }: Use): string {
  const { kind, region } = reference;
  const name =
    reference.kind === "secret"
      ? reference.id
      : reference.kind === "parameter"
        ? reference.names.join(" ") || `invalid name of ${reference.user}`
        : reference.name;
  return `${kind} ${region} ${name}`;
}

/** One warning for each problem of each resource, regardless of how many containers use it. */
export function missingResources(
  uses: readonly Use[],
  found: (key: string) => Found | undefined,
): readonly Check[] {
  const problems = uses.flatMap((use) => {
    const problem = problemOf(use, found(keyOf(use)) ?? { state: "unknown" });
    return problem === undefined ? [] : [{ ...use, key: `${keyOf(use)} ${problem.what}`, ...problem }];
  });
  const keys = [...new Set(problems.map(({ key }) => key))];
  return keys.map((key) => {
    const same = problems.filter((one) => one.key === key);
    const [first] = same;
    const users = unique(same.map(({ reference }) => reference.user));
    return warning(
      unique(same.map(({ family }) => family)).join(", "),
      `${first?.what ?? ""}; tasks need it to start (${users.slice(0, 3).join(", ")}${users.length > 3 ? ", …" : ""})`,
      first?.remedy ?? "",
    );
  });
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

interface Problem {
  readonly what: string;
  readonly remedy: string;
}

function problemOf({ reference }: Use, found: Found): Problem | undefined {
  const { region } = reference;
  const correct = "or correct `valueFrom` in the task definition.";
  switch (reference.kind) {
    case "log-group":
      if (found.state !== "missing") return undefined;
      return {
        what: `log group ${reference.name} does not exist in ${region}, and awslogs-create-group is not "true"`,
        remedy: "Create the log group, or set awslogs-create-group.",
      };
    case "parameter":
      if (found.state !== "missing") return undefined;
      return {
        what: `${parameterWords(reference)} does not exist in ${region}`,
        remedy: `Create it, ${correct}`,
      };
    case "secret": {
      const name = `secret ${reference.id.split(":").slice(6).join(":")}`;
      if (found.state === "missing")
        return { what: `${name} does not exist in ${region}`, remedy: `Create it, ${correct}` };
      if (found.state !== "secret") return undefined;
      if (found.deleted)
        return {
          what: `${name} is scheduled for deletion`,
          remedy: "Restore it (`aws secretsmanager restore-secret`).",
        };
      if (reference.stage === undefined || found.stages.includes(reference.stage)) return undefined;
      return {
        what: `${name} has no version with stage ${reference.stage}, so it may have no value yet`,
        remedy: "Set its value.",
      };
    }
  }
}

const parameterWords = ({ printableName, user }: Extract<Reference, { kind: "parameter" }>): string =>
  printableName === undefined ? `the parameter that ${user} names` : `parameter ${printableName}`;
