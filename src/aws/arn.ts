/** Parses Amazon Resource Names (ARNs) and the short names in them. */

export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything after the fifth colon. */
  readonly resource: string;
}

/** The parts of an ARN; `undefined` for anything else. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, account, ...rest] = text.split(":");
  if (prefix !== "arn" || !partition || !service || rest.length === 0) return undefined;
  return { partition, service, region: region ?? "", account: account ?? "", resource: rest.join(":") };
}

/** The part after the last `/`: the short name of a cluster, service, task or deployment. */
export function shortName(arnOrName: string): string {
  return arnOrName.slice(arnOrName.lastIndexOf("/") + 1);
}

export interface Revision {
  readonly family: string;
  readonly revision: number;
}

/** Family and revision of a task definition ARN or `family:revision`; `undefined` without a revision. */
export function parseRevision(arn: string): Revision | undefined {
  const name = shortName(arn);
  const colon = name.lastIndexOf(":");
  const revision = Number(name.slice(colon + 1));
  if (colon < 1 || !Number.isSafeInteger(revision) || revision < 1) return undefined;
  return { family: name.slice(0, colon), revision };
}

/** `family:revision` of a task definition ARN. */
export function revisionName(arn: string): string {
  return arn.startsWith("arn:") ? shortName(arn) : arn;
}
