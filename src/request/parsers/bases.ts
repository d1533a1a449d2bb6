/** The input `task-definition`: a keyword, revisions or files. */
import { parseArn, parseRevision } from "../../aws/arn.ts";
import { each, items, lines } from "./lists.ts";
import { quote } from "../reader.ts";
import type { Parse } from "../reader.ts";
import type { BaseRequest } from "../request.ts";
import { path } from "./scalars.ts";

const word = /^(?:latest|current|previous)$/;
const revisionForm = /^[\w-]{1,255}:[1-9]\d{0,9}$/;

function isRevision(text: string): boolean {
  const arn = parseArn(text);
  if (arn === undefined) return revisionForm.test(text);
  const [kind, ...rest] = arn.resource.split("/");
  return arn.service === "ecs" && kind === "task-definition" && revisionForm.test(rest.join("/"));
}

const takes =
  "Use latest, current or previous; FAMILY:REVISION lines (or ARNs with a revision); or paths of JSON or YAML files, one line for each family.";

const revision: Parse<string> = (text, addProblem) =>
  isRevision(text) ? text : addProblem(`${quote(text)} is not a revision. ${takes}`);

const familyOf = (text: string): string => parseRevision(text)?.family ?? text;

export const base: Parse<BaseRequest> = (text, addProblem) => {
  if (word.test(text)) return { kind: text as "latest" | "current" | "previous" };
  const written = lines(text).map((line) => line.text);
  const alone = written.find((line) => word.test(line));
  if (alone !== undefined) return addProblem(`${quote(alone)} can't be combined with other lines. ${takes}`);
  // A path may contain a comma; a revision can't.
  const names = items(text);
  if (names.some((name) => isRevision(name) || name.startsWith("arn:"))) {
    const revisions = each(names, revision, familyOf, addProblem);
    return revisions && { kind: "revisions", revisions };
  }
  const paths = each(written, path, (file) => file, addProblem);
  return paths && { kind: "files", paths };
};
