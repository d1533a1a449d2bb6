import { shortName } from "../../aws/arn.ts";
import { serviceNameOrArn } from "../aws-names.ts";
import { each, items, lines } from "./lists.ts";
import { quote } from "../reader.ts";
import type { Parse } from "../reader.ts";

/** Unique service names or ARNs. Each line is a wave; commas separate services within a wave. */
export const waves: Parse<ReadonlyArray<readonly string[]>> = (text, addProblem) => {
  const all = lines(text)
    .map((line) => items(line.text))
    .filter((wave) => wave.length > 0);
  if (all.length === 0) return addProblem(`${quote(text)} contains no service. Use a list of services.`);
  const valid = each(all.flat(), serviceNameOrArn, shortName, addProblem);
  return valid === undefined ? undefined : all;
};
