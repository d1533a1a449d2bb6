/** Service events: their class, the resources that they name, and the cause of a problem. Pure. */
import type { Cause } from "../core/failure.ts";
import { causeOf, firstMatch, type Match, readable, unnamed } from "./row.ts";
import { type EventClass, plainEvents, type ProblemEvent, problemEvents } from "./rows/events.ts";
import { targetReasons } from "./rows/health.ts";
import { stopReasons } from "./rows/stop-reasons.ts";

export interface EventFacts {
  readonly class: EventClass;
  readonly service?: string | undefined;
  /** `ecs-svc/N`; for a rollback, the deployment that ECS rolls back to. */
  readonly deploymentId?: string | undefined;
  /** ARN or name. */
  readonly targetGroup?: string | undefined;
  /** The reason in the event, without the surrounding text. */
  readonly reason?: string | undefined;
}

/** AWS sends `(service NAME, taskSet ID) …`; its documentation shows `service (NAME) …` and `service NAME …`. */
const frame =
  /^\s{0,8}(?:\(service (?<framed>[\w-]{1,255})(?:, taskSet [\w/-]{1,60})?\)|service \(?(?<bare>[\w-]{1,255})\)?) /u;
const deployment = /ecs-svc\/\d{1,25}/u;
const targetGroup = /target-group \(?(?<group>[\w:/.-]{1,300})/u;
const reasons =
  /due to \(reason (?<health>.{1,1000})\)\.?\s{0,8}$|\bReason: (?<placement>.{1,1900})$|with \(error (?<launch>.{1,1900})\)\.?\s{0,8}$/su;

/** Parses one event. */
export function classifyEvent(text: string): EventFacts {
  const whole = readable(text);
  const framed = frame.exec(whole);
  const rest = framed === null ? whole : whole.slice(framed[0].length);
  const found = reasons.exec(rest)?.groups;
  return {
    class: classOf(rest),
    service: framed?.groups?.["framed"] ?? framed?.groups?.["bare"],
    deploymentId: deployment.exec(whole)?.[0],
    targetGroup: targetGroup.exec(rest)?.groups?.["group"]?.replace(/\.$/u, ""),
    reason: found?.["health"] ?? found?.["placement"] ?? found?.["launch"],
  };
}

const classOf = (rest: string): EventClass =>
  problemEvents.find((row) => row.text.test(rest))?.class ??
  plainEvents.find((row) => row.text.test(rest))?.class ??
  "unknown";

export type EventRelevance = "noise" | "news" | "trouble" | "failure";

const relevances: Readonly<Record<EventClass, EventRelevance>> = {
  noise: "noise",
  info: "noise",
  steady: "noise",
  completed: "news",
  unknown: "news",
  impaired: "trouble",
  throttled: "trouble",
  blocked: "trouble",
  unhealthy: "trouble",
  broken: "trouble",
  failed: "failure",
  rollback: "failure",
};

/** How relevant an event is: task and target counts are noise; an unknown message is important. */
export const relevanceOf = (text: string): EventRelevance => relevances[classifyEvent(text).class];

/** The event without its `(service NAME) ` prefix. */
export const withoutServiceName = (text: string): string =>
  text.replace(/^service (?=\()/u, "").replace(frame, "");

/** Problems that need a fix come before those that may resolve on their own. */
const urgency: readonly EventClass[] = ["broken", "blocked", "unhealthy", "failed", "impaired", "throttled"];

export interface EventScope {
  /** Events that name another deployment are skipped. */
  readonly deploymentId?: string | undefined;
}

/** The most urgent problem in the events (newest first); `undefined` if there is none. */
export function diagnoseEvents(texts: readonly string[], scope: EventScope = {}): Cause | undefined {
  const problems = texts.flatMap((text) => {
    const named = deployment.exec(readable(text))?.[0];
    if (scope.deploymentId !== undefined && named !== undefined && named !== scope.deploymentId) return [];
    const match = firstMatch(problemEvents, text);
    return match === undefined ? [] : [{ text, match }];
  });
  for (const one of urgency) {
    const found = problems.find(({ match }) => match.row.class === one);
    if (found !== undefined) return causeOfEvent(found.text, found.match);
  }
  return undefined;
}

/** Events whose reason can also be the reason of a stopped task. */
const refinedByReason: ReadonlySet<string> = new Set([
  "task-launch-failed",
  "task-placement-failed",
  "steady-state-not-reached",
]);

/** If a catalogue has the reason inside the event, that row is the cause. */
function causeOfEvent(text: string, match: Match<ProblemEvent>): Cause {
  const { reason } = classifyEvent(text);
  const table = match.row.class === "unhealthy" ? targetReasons : stopReasons;
  const refinable = refinedByReason.has(match.row.name) || match.row.class === "unhealthy";
  const refined = refinable ? firstMatch(table, reason ?? text) : undefined;
  return causeOf(refined ?? match, unnamed, [`service event: ${text}`]);
}
