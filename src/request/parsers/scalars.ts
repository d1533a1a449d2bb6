/** The inputs that are one plain value: booleans, numbers, durations, words of a list, addresses, free text. */
import { quote } from "../reader.ts";
import type { Parse } from "../reader.ts";

/** A boolean of YAML 1.2's core schema, as `@actions/core` reads it. */
export const boolean: Parse<boolean> = (text, complain) => {
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  return complain(`${quote(text)} is not a boolean. It takes true or false.`);
};

/** As `boolean`, and in the two words that the ECS API has for a public address. */
export const enabled: Parse<boolean> = (text, complain) => {
  if (text === "ENABLED") return true;
  if (text === "DISABLED") return false;
  return boolean(text, (problem) =>
    complain(problem.replace("true or false", "true, false, ENABLED or DISABLED")),
  );
};

export function oneOf<const T extends string>(...words: readonly T[]): Parse<T> {
  const takes = `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
  return (text, complain) => {
    const word = words.find((candidate) => candidate === text);
    return word ?? complain(`${quote(text)} is not known. It takes ${takes}.`);
  };
}

/** A whole number between two others, both included. */
export function wholeNumber(least: number, most: number): Parse<number> {
  return (text, complain) => {
    const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    return complain(`${quote(text)} is out of range. It takes a whole number from ${least} to ${most}.`);
  };
}

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;

/** A duration in milliseconds: decimals with a unit, or bare minutes. There is no upper bound. */
export function duration(least?: { readonly ms: number; readonly asWritten: string }): Parse<number> {
  const bound = least === undefined ? "more than zero" : `at least ${least.asWritten}`;
  const takes = `It takes a number with a unit (500ms, 90s, 15m, 2h), or bare minutes; ${bound}.`;
  return (text, complain) => {
    const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text);
    if (match === null) return complain(`${quote(text)} is not a duration. ${takes}`);
    const unit = (match[2] ?? "m") as keyof typeof units;
    const ms = Number(match[1]) * units[unit];
    if (ms <= 0 || ms < (least?.ms ?? 0)) return complain(`${quote(text)} is too short. ${takes}`);
    return Math.min(Math.max(1, Math.round(ms)), Number.MAX_SAFE_INTEGER);
  };
}

/** An `http:` or `https:` address without user name and password. It is not quoted: its query may hold a key. */
export const address: Parse<string> = (text, complain) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || /[\s\p{Cc}]/u.test(text)) {
    return complain("This is not an address. It takes an absolute URL that starts with https:// or http://.");
  }
  if (url.username === "" && url.password === "") return text;
  return complain("The address holds a user name or password. It takes a URL without them.");
};

/** Text on one line, without control characters, of at most `most` characters. */
export function line(most: number): Parse<string> {
  return (text, complain) => {
    if (!/\p{Cc}/u.test(text) && text.length <= most) return text;
    return complain(`${quote(text)} can't be used. It takes one line of at most ${most} characters.`);
  };
}

/** A secret on one line. Never quoted. */
export const secret: Parse<string> = (text, complain) => {
  if (/^[\x21-\x7e]{1,4096}$/.test(text)) return text;
  return complain("The value (not shown) holds blanks or characters that no token has.");
};

/** A path, looked at for its form alone: whether it may be read is decided where it is read. */
export const path: Parse<string> = (text, complain) => {
  if (text.startsWith("arn:")) return complain(`${quote(text)} is an ARN. It takes a path to a file.`);
  return line(4096)(text, complain);
};
