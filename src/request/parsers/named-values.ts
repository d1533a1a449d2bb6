/**
 * Parses lines of `NAME=value`. The value is everything after the first `=` and may contain `=`, `:` and commas. Before
 * the `=` is `NAME` or `container:NAME`; neither part contains `=`, `:` or whitespace. So `URL=http://web:80` sets `URL`,
 * and `web:URL=http://web:80` sets it on `web`. A line without `=` that ends in `-` removes a name: `NAME-`,
 * `container:NAME-`. `NAME-=value` sets the variable `NAME-`.
 *
 * Values may be secret, and so may a line without `NAME=` (the second line of a multi-line key). Problems therefore
 * contain the line number and, at most, a name that was parsed.
 */
import { isEcsName } from "../aws-names.ts";
import { each, lines } from "./lists.ts";
import type { Line } from "./lists.ts";
import { quote } from "../reader.ts";
import type { AddProblem, Parse } from "../reader.ts";
import type { NamedValue } from "../request.ts";

const nameForm = /^[^\s=:\p{C}]{1,512}$/u;
const takes = "Use NAME=VALUE, CONTAINER:NAME=VALUE, NAME- or CONTAINER:NAME-.";

function named(line: Line, head: string, addProblem: AddProblem): Omit<NamedValue, "value"> | undefined {
  const parts = head.split(":");
  const name = parts.at(-1) ?? "";
  if (parts.length > 2) return addProblem(`Line ${line.number} has two colons before the "=". ${takes}`);
  if (!nameForm.test(name)) {
    return addProblem(
      `Line ${line.number} has no name before the "=", or the name contains whitespace. ${takes}`,
    );
  }
  if (parts.length === 1) return { name };
  const [container = ""] = parts;
  if (isEcsName(container)) return { container, name };
  return addProblem(`Line ${line.number} has no container name before the ":". ${takes}`);
}

function namedValue(line: Line, addProblem: AddProblem): NamedValue | undefined {
  const equals = line.text.indexOf("=");
  if (equals !== -1) {
    const head = named(line, line.text.slice(0, equals), addProblem);
    return head === undefined ? undefined : { ...head, value: line.text.slice(equals + 1) };
  }
  if (line.text.endsWith("-")) return named(line, line.text.slice(0, -1), addProblem);
  return addProblem(
    `Line ${line.number} has no "=". ${takes} A value is one line: escape or encode its line breaks.`,
  );
}

/** `NAME` or `container:NAME`. */
export function scopedName(value: NamedValue): string {
  return value.container === undefined ? value.name : `${value.container}:${value.name}`;
}

/** Reports a well-formed value that the input does not accept. */
type Check = (value: NamedValue, line: Line, addProblem: AddProblem) => void;

function namedValues(check: Check): Parse<readonly NamedValue[]> {
  return (text, addProblem) =>
    each(
      lines(text),
      (line, note) => {
        const value = namedValue(line, note);
        if (value !== undefined) check(value, line, note);
        return value;
      },
      scopedName,
      addProblem,
      // A line that ends in "-" may be a part of a secret.
      (value) => (value.value === undefined ? "A removed name" : quote(scopedName(value))),
    );
}

/** Variables to set or remove. */
export const variables: Parse<readonly NamedValue[]> = namedValues(() => undefined);

/** An ARN or an SSM parameter name. Rejects a literal secret before ECS stores it. */
const valueFrom = /^(?:arn:aws[\w-]{0,40}:(?:secretsmanager|ssm):\S{1,2048}|[\w./-]{1,2048})$/;

/** Secrets to set (`valueFrom`) or remove. */
export const secrets: Parse<readonly NamedValue[]> = namedValues((value, line, addProblem) => {
  if (value.value === undefined || valueFrom.test(value.value)) return;
  addProblem(
    `The value on line ${line.number} (not shown) is not a secret ARN, parameter ARN or parameter name. ` +
      "Use NAME=ARN or NAME=PARAMETER, not the secret itself.",
  );
});

const setOnly = namedValues((value, line, addProblem) => {
  if (value.container !== undefined) {
    addProblem(
      `Line ${line.number} names a container. Use NAME=VALUE, and name the container in migration-container.`,
    );
  } else if (value.value === undefined) {
    addProblem(
      `Line ${line.number} removes a variable. Use NAME=VALUE: a container override can't remove variables.`,
    );
  }
});

/** Variables to set on one container of a task. */
export const taskVariables: Parse<ReadonlyArray<{ readonly name: string; readonly value: string }>> = (
  text,
  addProblem,
) => setOnly(text, addProblem)?.map(({ name, value = "" }) => ({ name, value }));
