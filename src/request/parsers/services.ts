import { shortName } from "../../aws/arn.ts";
import { serviceNameOrArn } from "../aws-names.ts";
import { each, items, lines, tooMany } from "./lists.ts";
import { quote } from "../reader.ts";
import type { Parse } from "../reader.ts";

/** Services by name or ARN, each of them once: one wave for each line, commas within a wave. */
export const waves: Parse<ReadonlyArray<readonly string[]>> = (text, complain) => {
  const written = lines(text);
  if (tooMany(written, complain)) return undefined;
  const asked = written.map((line) => items(line.text)).filter((wave) => wave.length > 0);
  if (asked.length === 0) return complain(`${quote(text)} names nothing. It takes a list of services.`);
  const sound = each(asked.flat(), serviceNameOrArn, shortName, complain);
  return sound === undefined ? undefined : asked;
};
