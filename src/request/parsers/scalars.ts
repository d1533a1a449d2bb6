/** Inputs with a single value: booleans, numbers, durations, keywords, URLs, free text. */
import { quote } from "../reader.ts";
import type { Parse } from "../reader.ts";

/** A boolean in YAML 1.2's core schema, like `@actions/core`. */
export const boolean: Parse<boolean> = (text, addProblem) => {
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  return addProblem(`${quote(text)} is not a boolean. Use true or false.`);
};

/** Like `boolean`, and also the ECS API's values for a public IP. */
export const enabled: Parse<boolean> = (text, addProblem) => {
  if (text === "ENABLED") return true;
  if (text === "DISABLED") return false;
  return boolean(text, (problem) =>
    addProblem(problem.replace("true or false", "true, false, ENABLED or DISABLED")),
  );
};

export function oneOf<const T extends string>(...words: readonly T[]): Parse<T> {
  const takes = `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
  return (text, addProblem) => {
    const word = words.find((candidate) => candidate === text);
    return word ?? addProblem(`${quote(text)} is not a valid value. Use ${takes}.`);
  };
}

/** A whole number from `min` to `max`. */
export function wholeNumber(min: number, max: number): Parse<number> {
  return (text, addProblem) => {
    const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= min && number <= max) return number;
    return addProblem(`${quote(text)} is not a whole number from ${min} to ${max}.`);
  };
}

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;

/** A duration in milliseconds, without an upper limit. A number without a unit is minutes. */
export function duration(min?: { readonly ms: number; readonly asWritten: string }): Parse<number> {
  const bound = min === undefined ? "more than zero" : `at least ${min.asWritten}`;
  const takes = `Use a number with a unit (500ms, 90s, 15m, 2h) or a number of minutes, ${bound}.`;
  return (text, addProblem) => {
    const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text);
    if (match === null) return addProblem(`${quote(text)} is not a duration. ${takes}`);
    const unit = (match[2] ?? "m") as keyof typeof units;
    const ms = Number(match[1]) * units[unit];
    if (ms <= 0 || ms < (min?.ms ?? 0)) return addProblem(`${quote(text)} is too short. ${takes}`);
    return Math.min(Math.max(1, Math.round(ms)), Number.MAX_SAFE_INTEGER);
  };
}

/** An `http:` or `https:` URL without credentials. Never quoted: its query may contain a key. */
export const address: Parse<string> = (text, addProblem) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || /[\s\p{Cc}]/u.test(text)) {
    return addProblem("The value is not a URL. Use an absolute URL that starts with https:// or http://.");
  }
  if (url.username === "" && url.password === "") return text;
  return addProblem("The URL contains a user name or password. Remove them.");
};

/** One line of at most `max` characters, without control characters. */
export function line(max: number): Parse<string> {
  return (text, addProblem) => {
    if (!/\p{Cc}/u.test(text) && text.length <= max) return text;
    return addProblem(`${quote(text)} is invalid. Use one line of at most ${max} characters.`);
  };
}

/** A secret on one line. Problems never quote it. */
export const secret: Parse<string> = (text, addProblem) => {
  if (/^[\x21-\x7e]{1,4096}$/.test(text)) return text;
  return addProblem("The value (not shown) contains characters that a token can't have.");
};

/** A file path. Checks the format only; the reader of the file checks access. */
export const path: Parse<string> = (text, addProblem) => {
  if (text.startsWith("arn:")) return addProblem(`${quote(text)} is an ARN. Use a file path.`);
  return line(4096)(text, addProblem);
};
