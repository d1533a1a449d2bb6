/**
 * Lines of `NAME=value`. What stands behind the first `=` is the value, whole: it may hold `=`, `:` and commas. What stands
 * before it is `NAME` or `container:NAME`; neither part holds `=`, `:` or a blank, so that `URL=http://web:80` sets `URL`,
 * and `web:URL=http://web:80` sets it on `web`. A line without `=` that ends in `-` removes: `NAME-`, `container:NAME-`;
 * `NAME-=value` sets the variable `NAME-`.
 *
 * Values may be secret, and so may a whole line that lost its `NAME=` (the second line of a key): problems give the line's
 * number, and no text but a name that was understood.
 */
import { isEcsName } from "../aws-names.ts";
import { each, lines } from "./lists.ts";
import type { Line } from "./lists.ts";
import { quote } from "../reader.ts";
import type { Complain, Parse } from "../reader.ts";
import type { NamedValue } from "../request.ts";

const nameForm = /^[^\s=:\p{C}]{1,512}$/u;
const takes = "It takes NAME=VALUE, CONTAINER:NAME=VALUE, NAME- or CONTAINER:NAME-.";

function named(line: Line, head: string, complain: Complain): Omit<NamedValue, "value"> | undefined {
  const parts = head.split(":");
  const name = parts.at(-1) ?? "";
  if (parts.length > 2) return complain(`Line ${line.number} has two colons before the "=". ${takes}`);
  if (!nameForm.test(name)) {
    return complain(`Line ${line.number} has no name, or blanks around it, before the "=". ${takes}`);
  }
  if (parts.length === 1) return { name };
  const [container = ""] = parts;
  if (isEcsName(container)) return { container, name };
  return complain(`Line ${line.number} has no container name before the ":". ${takes}`);
}

function namedValue(line: Line, complain: Complain): NamedValue | undefined {
  const equals = line.text.indexOf("=");
  if (equals !== -1) {
    const head = named(line, line.text.slice(0, equals), complain);
    return head === undefined ? undefined : { ...head, value: line.text.slice(equals + 1) };
  }
  if (line.text.endsWith("-")) return named(line, line.text.slice(0, -1), complain);
  return complain(
    `Line ${line.number} has no "=". ${takes} A value is one line: its line ends must be escaped or encoded.`,
  );
}

/** `NAME` or `container:NAME`. */
export function scopedName(value: NamedValue): string {
  return value.container === undefined ? value.name : `${value.container}:${value.name}`;
}

/** Looks at a value that has the right form, and complains when it does not suit the input. */
type Check = (value: NamedValue, line: Line, complain: Complain) => void;

function namedValues(check: Check): Parse<readonly NamedValue[]> {
  return (text, complain) =>
    each(
      lines(text),
      (line, note) => {
        const value = namedValue(line, note);
        if (value !== undefined) check(value, line, note);
        return value;
      },
      scopedName,
      complain,
      // A line that ends in "-" may be what is left of a secret.
      (value) => (value.value === undefined ? "What a line removes" : quote(scopedName(value))),
    );
}

/** Variables to set or remove. */
export const variables: Parse<readonly NamedValue[]> = namedValues(() => undefined);

/** An ARN, or the name of an SSM parameter. Whoever writes the secret itself here is stopped before ECS stores it. */
const valueFrom = /^(?:arn:aws[\w-]{0,40}:(?:secretsmanager|ssm):\S{1,2048}|[\w./-]{1,2048})$/;

/** Secrets to set (`valueFrom`) or remove. */
export const secrets: Parse<readonly NamedValue[]> = namedValues((value, line, complain) => {
  if (value.value === undefined || valueFrom.test(value.value)) return;
  complain(
    `The value on line ${line.number} (not shown) is neither the ARN of a secret or parameter nor a parameter's name. ` +
      "It takes NAME=ARN or NAME=PARAMETER, never the secret itself.",
  );
});

const setHere = namedValues((value, line, complain) => {
  if (value.container !== undefined) {
    complain(
      `Line ${line.number} names a container. It takes NAME=VALUE; migration-container names the container.`,
    );
  } else if (value.value === undefined) {
    complain(`Line ${line.number} removes a variable. It takes NAME=VALUE; an override can't remove one.`);
  }
});

/** Variables of one container of a task: neither a container's name nor a removal. */
export const taskVariables: Parse<ReadonlyArray<{ readonly name: string; readonly value: string }>> = (
  text,
  complain,
) => setHere(text, complain)?.map(({ name, value = "" }) => ({ name, value }));
