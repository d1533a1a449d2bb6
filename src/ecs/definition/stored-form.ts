/**
 * The form in which ECS would store a task definition, for comparisons. Removes only what the server fills in, rewrites
 * or reorders (docs/aws-reference.md#task-definitions). A false difference costs a revision; a missed difference loses
 * a change.
 */
import type { JsonDocument } from "./document.ts";
import { ExactNumber, type Exact } from "./exact-json.ts";
import { describeOnly } from "./task-definition.ts";

export type Members = ReadonlyMap<string, Exact>;

export interface StoredContainer {
  readonly name: string;
  readonly image: string;
  /** Entries by name, without the name. The base may contain a name more than once. */
  readonly environment: Members;
  readonly secrets: Members;
  readonly others: Members;
}

export interface StoredForm {
  readonly containers: readonly StoredContainer[];
  readonly others: Members;
}

const nothing: Members = new Map();

export const isMembers = (value: Exact | undefined): value is Members => value instanceof Map;
const membersOf = (value: Exact | undefined): Members => (isMembers(value) ? value : nothing);
const listOf = (value: Exact | undefined): readonly Exact[] =>
  Array.isArray(value) ? (value as readonly Exact[]) : [];
const textOf = (value: Exact | undefined): string => (typeof value === "string" ? value : "");

const isEmpty = (value: Exact): boolean =>
  value === null || (Array.isArray(value) && value.length === 0) || (isMembers(value) && value.size === 0);

/** Removes members that are null, an empty list or an empty object: ECS may omit them, with the same meaning. */
function settled(value: Exact): Exact {
  if (Array.isArray(value)) return (value as readonly Exact[]).map(settled);
  if (!isMembers(value)) return value;
  return new Map(
    [...value].map(([key, inner]) => [key, settled(inner)] as const).filter(([, inner]) => !isEmpty(inner)),
  );
}

export function equal(one: Exact | undefined, other: Exact | undefined): boolean {
  if (one instanceof ExactNumber && other instanceof ExactNumber) return one.canonical === other.canonical;
  if (Array.isArray(one) && Array.isArray(other)) {
    return (
      one.length === other.length &&
      (one as readonly Exact[]).every((item, index) => equal(item, other[index] as Exact))
    );
  }
  if (isMembers(one) && isMembers(other)) {
    return (
      one.size === other.size &&
      [...one].every(([key, value]) => other.has(key) && equal(value, other.get(key)))
    );
  }
  return one === other;
}

/** Removes members whose value is ECS's default. */
function withoutDefaults(members: Members, defaults: Readonly<Record<string, Exact>>): Members {
  return new Map(
    [...members].filter(([key, value]) => !(Object.hasOwn(defaults, key) && equal(value, defaults[key]))),
  );
}

const number = (value: number): ExactNumber => new ExactNumber(String(value));

function replaced(members: Members, key: string, change: (value: Exact) => Exact): Members {
  const value = members.get(key);
  return value === undefined ? members : new Map([...members, [key, change(value)]]);
}

/** `"1 vCPU"` is stored as `"1024"`, `"2GB"` as `"2048"`. */
function size(value: Exact): Exact {
  const text = value instanceof ExactNumber ? value.text : value;
  if (typeof text !== "string") return value;
  const match = /^(\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})\s{0,9}(?:vCPU|GB)$/i.exec(text.trim());
  return match === null ? text.trim() : String(Number(match[1]) * 1024);
}

/** Removes host ports without information: dynamic ones, and in `awsvpc` mode a repeated container port. */
function portMapping(value: Exact, ownPorts: boolean): Exact {
  const members = membersOf(value);
  const own = ownPorts ? members.get("containerPort") : undefined;
  return withoutDefaults(members, {
    protocol: "tcp",
    hostPort: own !== undefined && !equal(members.get("hostPort"), number(0)) ? own : number(0),
  });
}

function volume(value: Exact): Exact {
  return replaced(membersOf(value), "efsVolumeConfiguration", (efs) =>
    withoutDefaults(membersOf(efs), { rootDirectory: "/" }),
  );
}

function byName(list: Exact | undefined, defaults: ReadonlyArray<readonly [string, Exact]>): Members {
  const entries = new Map<string, Exact[]>();
  for (const entry of listOf(list)) {
    const members = new Map([...defaults, ...membersOf(entry)]);
    const name = textOf(members.get("name"));
    members.delete("name");
    entries.set(name, [...(entries.get(name) ?? []), members]);
  }
  return entries;
}

const ownMembers: ReadonlySet<string> = new Set(["name", "image", "environment", "secrets"]);

function container(value: Exact, ownPorts: boolean): StoredContainer {
  const members = membersOf(value);
  const bare: Members = new Map([...members].filter(([key]) => !ownMembers.has(key)));
  const ports = replaced(bare, "portMappings", (list) =>
    listOf(list).map((port) => portMapping(port, ownPorts)),
  );
  const health = replaced(ports, "healthCheck", (check) =>
    withoutDefaults(membersOf(check), { interval: number(30), timeout: number(5), retries: number(3) }),
  );
  const restart = replaced(health, "restartPolicy", (policy) =>
    withoutDefaults(membersOf(policy), { restartAttemptPeriod: number(300) }),
  );
  return {
    name: textOf(members.get("name")),
    image: textOf(members.get("image")),
    environment: byName(members.get("environment"), [["value", ""]]),
    secrets: byName(members.get("secrets"), []),
    others: withoutDefaults(restart, { essential: true, cpu: number(0) }),
  };
}

export function storedForm(document: JsonDocument): StoredForm {
  const members = membersOf(settled(document.exact([]) ?? null));
  const networkMode = textOf(members.get("networkMode"));
  const ownPorts = networkMode === "awsvpc" || networkMode === "host";
  const kept: Members = new Map(
    [...members].filter(
      ([key]) => key !== "containerDefinitions" && key !== "tags" && !describeOnly.has(key),
    ),
  );
  const sized = replaced(replaced(kept, "cpu", size), "memory", size);
  const volumes = replaced(sized, "volumes", (list) => listOf(list).map(volume));
  const compatible = replaced(volumes, "requiresCompatibilities", (list) => listOf(list).map(textOf).sort());
  return {
    containers: listOf(members.get("containerDefinitions")).map((value) => container(value, ownPorts)),
    others: withoutDefaults(compatible, { networkMode: "bridge", enableFaultInjection: false }),
  };
}
