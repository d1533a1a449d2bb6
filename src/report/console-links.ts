/**
 * AWS console URLs, for the partitions that have a public console (docs/aws-reference.md#credentials). None for other
 * partitions and for invalid names.
 */
import { parseRevision, shortName } from "../aws/arn.ts";
import type { ReleaseReport } from "./record/record.ts";

export interface Place {
  readonly partition: string;
  readonly region: string;
  /** Name, not ARN. */
  readonly cluster: string;
}

/** Location of the release's resources in the console; `undefined` before the plan is known. */
export const placeOf = ({ plan }: ReleaseReport): Place | undefined =>
  plan && { partition: plan.partition, region: plan.region, cluster: shortName(plan.cluster) };

function consoleOrigin({ partition, region }: Place): string | undefined {
  if (!/^[a-z]{2,}(?:-[a-z]+)+-\d+$/u.test(region)) return undefined;
  switch (partition) {
    case "aws":
      return `https://${region}.console.aws.amazon.com`;
    case "aws-cn":
      return `https://${region}.console.amazonaws.cn`;
    case "aws-us-gov":
      return "https://console.amazonaws-us-gov.com";
    default:
      return undefined;
  }
}

function address(place: Place, path: string, fragment = ""): string | undefined {
  const origin = consoleOrigin(place);
  return origin === undefined ? undefined : `${origin}${path}?region=${place.region}${fragment}`;
}

/** Encodes text for a path or fragment, including parentheses, which would end a Markdown link. */
const encoded = (text: string): string =>
  encodeURIComponent(wellFormed(text)).replaceAll("(", "%28").replaceAll(")", "%29");

/** CloudWatch's console encodes twice, with `$` for `%`. */
const logEncoded = (text: string): string => encoded(encoded(text)).replaceAll("%", "$");

export const clusterLink = (place: Place): string | undefined =>
  address(place, `/ecs/v2/clusters/${encoded(place.cluster)}/services`);

export const serviceLink = (place: Place, service: string): string | undefined =>
  address(
    place,
    `/ecs/v2/clusters/${encoded(place.cluster)}/services/${encoded(shortName(service))}/deployments`,
  );

export const taskLink = (place: Place, taskArn: string): string | undefined =>
  address(
    place,
    `/ecs/v2/clusters/${encoded(place.cluster)}/tasks/${encoded(shortName(taskArn))}/configuration`,
  );

/** For a task definition's ARN or `family:revision`. */
export function revisionLink(place: Place, arn: string): string | undefined {
  const revision = parseRevision(arn);
  if (revision === undefined) return undefined;
  return address(
    place,
    `/ecs/v2/task-definitions/${encoded(revision.family)}/${revision.revision}/containers`,
  );
}

/** A log may be in a different region from its task. */
export function logLink(
  place: Place,
  group: string,
  stream: string,
  region = place.region,
): string | undefined {
  const fragment = `#logsV2:log-groups/log-group/${logEncoded(group)}/log-events/${logEncoded(stream)}`;
  return address({ ...place, region }, "/cloudwatch/home", fragment);
}

export const codeDeployLink = (place: Place, deploymentId: string): string | undefined =>
  address(place, `/codesuite/codedeploy/deployments/${encoded(deploymentId)}`);

/** The format of the ID shows the deployment's type: `ecs-svc/…` for ECS, `d-…` for CodeDeploy. */
export const deploymentLink = (place: Place, service: string, deploymentId: string): string | undefined =>
  deploymentId.startsWith("d-") ? codeDeployLink(place, deploymentId) : serviceLink(place, service);

/** For a schedule as written in the input: `rule/[BUS/]NAME`, `schedule/[GROUP/]NAME`. */
export function scheduleLink(place: Place, asWritten: string): string | undefined {
  const [kind, ...path] = asWritten.split("/");
  const name = path.pop();
  if (name === undefined) return undefined;
  const within = encoded(path.join("/") || "default");
  if (kind === "rule") return address(place, "/events/home", `#/eventbus/${within}/rules/${encoded(name)}`);
  if (kind === "schedule") return address(place, "/scheduler/home", `#schedules/${within}/${encoded(name)}`);
  return undefined;
}

const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, "\u{FFFD}");
