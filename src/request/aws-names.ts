/** Checks the format of AWS names and ARNs. Formats come from each service's API reference. */
import { parseArn, shortName } from "../aws/arn.ts";
import { quote } from "./reader.ts";
import type { Parse } from "./reader.ts";

const partition = /^aws(?:-[a-z]{1,12}){0,3}$/;
const account = /^\d{12}$/;
const region = /^[a-z]{2,8}(?:-[a-z]{1,12}){1,3}-\d{1,2}$/;
/** Clusters, services, families and containers: up to 255 letters, digits, hyphens and underscores. */
const ecsName = /^[\w-]{1,255}$/;

export const regionName: Parse<string> = (text, addProblem) =>
  region.test(text)
    ? text
    : addProblem(`${quote(text)} is not an AWS region. Use a region such as eu-west-1.`);

/** The ARN of a role, in any partition. */
export const roleArn: Parse<string> = (text, addProblem) => {
  const arn = text.length > 2048 ? undefined : parseArn(text);
  const path = arn?.resource.split("/") ?? [];
  const valid =
    arn !== undefined &&
    partition.test(arn.partition) &&
    arn.service === "iam" &&
    arn.region === "" &&
    account.test(arn.account) &&
    path.length > 1 &&
    path[0] === "role" &&
    path.slice(1, -1).every((part) => /^[\x21-\x7e]+$/.test(part)) &&
    /^[\w+=,.@-]{1,64}$/.test(path.at(-1) ?? "");
  if (valid) return text;
  return addProblem(`${quote(text)} is not a role ARN. Use arn:aws:iam::123456789012:role/NAME.`);
};

export interface EcsArn {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  /** Path segments after `cluster/` or `service/`. */
  readonly names: readonly string[];
}

/** Parses the ARN of a cluster or service; `undefined` for anything else. */
export function parseEcsArn(text: string, kind: "cluster" | "service"): EcsArn | undefined {
  const arn = text.length > 2048 ? undefined : parseArn(text);
  if (arn === undefined || arn.service !== "ecs") return undefined;
  const [first, ...names] = arn.resource.split("/");
  const places = partition.test(arn.partition) && region.test(arn.region) && account.test(arn.account);
  const depth = kind === "cluster" ? names.length === 1 : names.length === 1 || names.length === 2;
  if (first !== kind || !places || !depth || !names.every((name) => ecsName.test(name))) return undefined;
  return { partition: arn.partition, region: arn.region, account: arn.account, names };
}

function nameOrArn(kind: "cluster" | "service"): Parse<string> {
  return (text, addProblem) => {
    if (ecsName.test(text) || parseEcsArn(text, kind) !== undefined) return text;
    return addProblem(
      `${quote(text)} is not a ${kind} name or ARN. Use a name (letters, digits, - and _, at most 255 characters) or an ARN.`,
    );
  };
}

export const clusterNameOrArn: Parse<string> = nameOrArn("cluster");
export const serviceNameOrArn: Parse<string> = nameOrArn("service");

export const containerName: Parse<string> = (text, addProblem) =>
  isEcsName(text)
    ? text
    : addProblem(
        `${quote(text)} is not a container name. Use letters, digits, - and _, at most 255 characters.`,
      );

/** Whether the text is a valid family or container name. */
export function isEcsName(text: string): boolean {
  return ecsName.test(text);
}

/** A family name without a revision. */
export const familyName: Parse<string> = (text, addProblem) => {
  if (ecsName.test(text)) return text;
  const family = shortName(text).replace(/:\d{1,10}$/, "");
  const instead = ecsName.test(family) ? `, here ${family}` : "";
  return addProblem(
    `${quote(text)} is not a family name. Use the name without a revision${instead}; the newest revision runs.`,
  );
};

/** An EC2 identifier, for example `subnet-0a1b2c3d`. */
export function ec2Id(kind: "subnet" | "sg"): Parse<string> {
  const form = new RegExp(`^${kind}-[0-9a-z]{1,32}$`);
  return (text, addProblem) =>
    form.test(text)
      ? text
      : addProblem(`${quote(text)} is not an ID. Use the form ${kind}-0123456789abcdef0.`);
}
