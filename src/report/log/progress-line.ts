/**
 * The progress of a service's deployment in one line: `web  rev 42: 1/3 running · rev 41: 3 running · traffic 10% ·
 * BAKE_TIME`.
 */
import { parseRevision } from "../../aws/arn.ts";
import type { HookState, RevisionCounts } from "../../ecs/progress.ts";
import type { ServiceProgress } from "../../core/events.ts";
import { timeOfDay } from "../words.ts";

export function progressText({ status, stage, revisions, until, hooks = [] }: ServiceProgress): string {
  const families = new Set(revisions.map(({ revision }) => parseRevision(revision)?.family));
  const oneFamily = families.size === 1;
  const shift = revisions.find(({ ours, traffic }) => ours && traffic !== undefined);
  return [
    ...revisions.map((revision) => revisionText(revision, oneFamily)),
    ...(shift === undefined ? [] : [trafficText(shift)]),
    ...(stage === undefined ? [] : [stageText(stage, until)]),
    ...(status === "IN_PROGRESS" && revisions.length > 0 ? [] : [status]),
    ...hooks.map(hookText),
  ].join(" · ");
}

function revisionText(progress: RevisionCounts, oneFamily: boolean): string {
  const { revision, ours, desired, running, pending, failed = 0 } = progress;
  const name = oneFamily ? (parseRevision(revision)?.revision ?? revision) : revision;
  const counts = [
    `${ours ? `${running}/${desired}` : running} running`,
    ...(pending > 0 ? [`${pending} pending`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ];
  return `${oneFamily ? "rev " : ""}${name}: ${counts.join(", ")}`;
}

function trafficText({ traffic, testTraffic }: RevisionCounts): string {
  const test = testTraffic === undefined || testTraffic === traffic ? "" : `, test traffic ${testTraffic}%`;
  return `traffic ${traffic}%${test}`;
}

/** `BAKE_TIME until 14:30:32 UTC`, or the time of the next traffic step. */
function stageText(stage: string, until: number | undefined): string {
  if (until === undefined) return stage;
  return `${stage}${stage === "BAKE_TIME" ? "" : ", next step"} ${stage === "BAKE_TIME" ? "until" : "at"} ${timeOfDay(until)}`;
}

const isOver: ReadonlySet<string> = new Set(["SUCCEEDED", "FAILED", "TIMED_OUT"]);

function hookText({ type, status, expiresAt: end, timeoutAction }: HookState): string {
  const expiresAt = isOver.has(status) ? undefined : end;
  const until = expiresAt === undefined ? "" : ` until ${timeOfDay(expiresAt)}`;
  const then = expiresAt === undefined || timeoutAction === undefined ? "" : `, then ${timeoutAction}`;
  return `${type} ${status}${until}${then}`;
}
