/**
 * What a service event is worth to a reader. ECS repeats itself: counts of tasks and targets are shown as
 * progress already, so their events are noise. A text that nobody has met yet is news: it is shown.
 *
 * Texts: `ecs-domain.md` 4.3, from https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
 */
export type EventClass = "noise" | "news" | "trouble" | "failure";

const rules: ReadonlyArray<readonly [EventClass, RegExp]> = [
  ["failure", /deployment failed\b/u],
  ["failure", /\brolling back to deployment\b/u],
  ["failure", /^IAM (?:permissions policies|trust relationship) ha(?:s|ve) been/u],
  ["trouble", /replaced \d+ tasks due to an unhealthy status/u],
  ["trouble", /\bwas unable to\b/u],
  ["trouble", /\bcould not launch\b/u],
  ["trouble", /\bis unable to\b/u],
  ["trouble", /\boperations are being throttled\b/u],
  ["trouble", /\bis (?:unhealthy|not healthy) in\b/u],
  ["trouble", /\bfailed (?:container health checks|to describe target health|to register targets)\b/u],
  ["noise", /AZ [Rr]ebalanc|AZ balanced/u],
  ["noise", /\bhas started \d+ tasks\b/u],
  ["noise", /\bhas stopped \d+ running tasks\b/u],
  ["noise", /\b(?:de)?registered \d+ targets in\b/u],
  ["noise", /\bhas begun draining connections on \d+ tasks\b/u],
  ["noise", /\bhas reached a steady state\b/u],
  ["news", /\bdeployment completed\b/u],
];

export function classifyServiceEvent(text: string): EventClass {
  return rules.find(([, pattern]) => pattern.test(text))?.[0] ?? "news";
}

/** The event without the `(service NAME) ` that the line already says. */
export function withoutServiceName(text: string): string {
  return text.replace(/^(?:service )?\(service [^)]*\) /u, "");
}
