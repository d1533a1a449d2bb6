/** Evaluates IAM policy documents for an action on a resource. */

export interface Statement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | Readonly<Record<string, string | readonly string[]>>;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  /** Operator → key → values: `{ StringEquals: { "ecs:cluster": "…" } }`. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, ConditionValue>>>>;
}

export type ConditionValue = string | boolean | readonly string[];

export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: Statement | readonly Statement[];
}

/** The permission that a request requires. */
export interface Access {
  /** `ecs:UpdateService` */
  readonly action: string;
  /**
   * An ARN, or `*` for actions without resources. Undefined if the request doesn't contain it: then any resource
   * matches.
   */
  readonly resource: string | undefined;
  /** Condition keys of the request. A key that the request doesn't have is absent. */
  readonly keys: Readonly<Record<string, string | readonly string[]>>;
}

export type Decision = "allowed" | "denied" | "explicitly-denied";

/** Deny wins; the default is deny. Throws for an unknown operator instead of treating it as "no match". */
export function decide(document: PolicyDocument, access: Access): Decision {
  const matching = statementsOf(document).filter((statement) => applies(statement, access));
  if (matching.some(({ Effect }) => Effect === "Deny")) return "explicitly-denied";
  return matching.some(({ Effect }) => Effect === "Allow") ? "allowed" : "denied";
}

export function statementsOf(document: PolicyDocument): readonly Statement[] {
  return listOf(document.Statement);
}

function applies(statement: Statement, { action, resource, keys }: Access): boolean {
  const { Action, NotAction, Resource, NotResource } = statement;
  const named = (patterns: string | readonly string[]): boolean =>
    listOf(patterns).some((pattern) => isLike(pattern.toLowerCase(), action.toLowerCase()));
  if (Action !== undefined && !named(Action)) return false;
  if (NotAction !== undefined && named(NotAction)) return false;
  const held = (patterns: string | readonly string[]): boolean =>
    resource === undefined || listOf(patterns).some((pattern) => isLike(pattern, resource));
  if (Resource !== undefined && !held(Resource)) return false;
  if (NotResource !== undefined && resource !== undefined && held(NotResource)) return false;
  return conditionsHold(statement.Condition ?? {}, keys);
}

function conditionsHold(conditions: NonNullable<Statement["Condition"]>, keys: Access["keys"]): boolean {
  return Object.entries(conditions).every(([operator, byKey]) =>
    Object.entries(byKey).every(([key, values]) =>
      conditionHolds(operator, lookUp(keys, key), textsOf(values)),
    ),
  );
}

/** Condition keys are case-insensitive. */
function lookUp(keys: Access["keys"], key: string): readonly string[] | undefined {
  const found = Object.entries(keys).find(([name]) => name.toLowerCase() === key.toLowerCase());
  return found === undefined ? undefined : listOf(found[1]);
}

type Comparison = (wanted: string, given: string) => boolean;

const comparisons: Readonly<Record<string, Comparison>> = {
  StringEquals: (wanted, given) => wanted === given,
  StringEqualsIgnoreCase: (wanted, given) => wanted.toLowerCase() === given.toLowerCase(),
  StringLike: isLike,
  ArnEquals: isArnLike,
  ArnLike: isArnLike,
  Bool: (wanted, given) => wanted.toLowerCase() === given.toLowerCase(),
};

const negations: Readonly<Record<string, string>> = {
  StringNotEquals: "StringEquals",
  StringNotEqualsIgnoreCase: "StringEqualsIgnoreCase",
  StringNotLike: "StringLike",
  ArnNotEquals: "ArnEquals",
  ArnNotLike: "ArnLike",
};

function conditionHolds(
  operator: string,
  given: readonly string[] | undefined,
  wanted: readonly string[],
): boolean {
  const [, qualifier, name = "", ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  if (name === "Null") return wanted.includes(String(given === undefined));
  if (given === undefined && ifExists !== undefined) return true;
  const negated = negations[name];
  const compare = comparisons[negated ?? name];
  if (compare === undefined)
    throw new Error(`The simulator doesn't support the IAM condition operator ${operator}`);
  const matched = (value: string): boolean => wanted.some((pattern) => compare(pattern, value));
  const holds = (value: string): boolean => (negated === undefined ? matched(value) : !matched(value));
  // For an absent key, ForAllValues and negated operators match; others don't.
  if (given === undefined) return qualifier === "ForAllValues" || negated !== undefined;
  return qualifier === "ForAllValues" ? given.every(holds) : given.some(holds);
}

/** `*` and `?` as in IAM. Linear: no pattern makes it slow. */
export function isLike(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let index = 0;
  while (index < text.length) {
    const wanted = pattern[at];
    if (wanted === "*") {
      star = at;
      resume = index;
      at += 1;
    } else if (wanted === "?" || (wanted !== undefined && wanted === text[index])) {
      at += 1;
      index += 1;
    } else if (star !== -1) {
      at = star + 1;
      resume += 1;
      index = resume;
    } else return false;
  }
  while (pattern[at] === "*") at += 1;
  return at === pattern.length;
}

/** Compares each of an ARN's six parts separately, so that `*` doesn't match a colon. */
function isArnLike(pattern: string, arn: string): boolean {
  const wanted = partsOf(pattern);
  const given = partsOf(arn);
  return wanted.length === given.length && wanted.every((part, index) => isLike(part, given[index] ?? ""));
}

function partsOf(arn: string): readonly string[] {
  const parts = arn.split(":");
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}

function textsOf(value: ConditionValue): readonly string[] {
  return typeof value === "boolean" ? [String(value)] : listOf(value);
}

export function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
