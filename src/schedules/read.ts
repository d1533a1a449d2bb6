/** Reads the schedules that a release moves, and rejects those that it can't move. */
import { shortName } from "../aws/arn.ts";
import { failedAs } from "../aws/errors/classify.ts";
import { JsonDocument } from "../ecs/definition/document.ts";
import { type Cause, Failure } from "../core/failure.ts";
import { minutes } from "../core/time.ts";
import { readTargets } from "./rule.ts";
import type { ScheduleContext, ScheduleState, TargetState } from "./schedule.ts";
import { readSettings } from "./scheduler.ts";
import { readTarget } from "./target.ts";

export type ScheduleRequest =
  | { readonly kind: "rule"; readonly bus: string; readonly name: string; readonly asWritten: string }
  | { readonly kind: "schedule"; readonly group: string; readonly name: string; readonly asWritten: string };

type RuleRequest = Extract<ScheduleRequest, { kind: "rule" }>;
type SchedulerRequest = Extract<ScheduleRequest, { kind: "schedule" }>;

/** Reads all schedules; rejects with one Failure that lists each schedule that can't be moved. */
export async function readSchedules(
  context: ScheduleContext,
  requests: readonly ScheduleRequest[],
  clusterArn: string,
): Promise<readonly ScheduleState[]> {
  const readings = await Promise.allSettled(
    requests.map((request) => readSchedule(context, request, clusterArn)),
  );
  const states: ScheduleState[] = [];
  const problems: Array<{ name: string; failure: Failure }> = [];
  for (const [index, reading] of readings.entries()) {
    if (reading.status === "fulfilled") states.push(reading.value);
    else if (reading.reason instanceof Failure)
      problems.push({ name: requests[index]?.asWritten ?? "", failure: reading.reason });
    else throw reading.reason;
  }
  const [first] = problems;
  if (first === undefined) return states;
  throw problems.length === 1 ? first.failure : several(problems, requests.length);
}

/** Reads one schedule. Rejects with a Failure if it doesn't exist, can't be read, or has nothing to move. */
export async function readSchedule(
  context: ScheduleContext,
  request: ScheduleRequest,
  clusterArn: string,
): Promise<ScheduleState> {
  try {
    const state = await (request.kind === "rule"
      ? readRule(context, request, clusterArn)
      : readSchedulerSchedule(context, request, clusterArn));
    rejectWithoutTargets(state, clusterArn);
    return state;
  } catch (error) {
    throw failedAs(error, "not-found")
      ? new Failure(notFound(request, error), { cause: error.cause })
      : error;
  }
}

async function readRule(
  context: ScheduleContext,
  request: RuleRequest,
  clusterArn: string,
): Promise<ScheduleState> {
  const { bus, name, asWritten } = request;
  const [notes, documents] = await Promise.all([
    notesOfRule(context, request),
    readTargets(context, { place: bus, id: name }),
  ]);
  const targets = [...documents].flatMap(([id, text]) => readTarget(id, text, [], clusterArn) ?? []);
  return {
    kind: "rule",
    name: asWritten,
    place: bus,
    id: name,
    targets,
    notes: [...notes, ...notesOf(targets)],
  };
}

/** Rejects a rule that an AWS service manages: PutTargets would fail after the services have changed. */
async function notesOfRule(
  context: ScheduleContext,
  { bus, name, asWritten }: RuleRequest,
): Promise<string[]> {
  const events = await context.aws.eventBridge();
  try {
    const rule = await events.describeRule(
      { Name: name, EventBusName: bus },
      { signal: context.signal, resource: bus === "default" ? `rule/${name}` : `rule/${bus}/${name}` },
    );
    if (rule.ManagedBy) {
      throw new Failure({
        name: "schedule-managed",
        what: `${asWritten} is managed by ${rule.ManagedBy}, and only that service can change its targets.`,
        evidence: [],
        remedy: "Remove it from the input `scheduled-tasks`.",
      });
    }
    return rule.State === "DISABLED" ? ["It is disabled and stays disabled."] : [];
  } catch (error) {
    if (!failedAs(error, "denied")) throw error;
    return [`Can't check whether it is enabled or managed by an AWS service: ${error.message}`];
  }
}

async function readSchedulerSchedule(
  context: ScheduleContext,
  { group, name, asWritten }: SchedulerRequest,
  clusterArn: string,
): Promise<ScheduleState> {
  const settings = await readSettings(context, { place: group, id: name });
  const target = readTarget(name, settings, ["Target"], clusterArn);
  const targets = target === undefined ? [] : [target];
  const disabled = JsonDocument.parse(settings).get(["State"]) === "DISABLED";
  const notes = [
    ...(disabled ? ["It is disabled and stays disabled."] : []),
    ...noteOnStart(settings, context.clock.now()),
    ...notesOf(targets),
  ];
  return { kind: "schedule", name: asWritten, place: group, id: name, targets, notes };
}

/** AWS may reject a StartDate that is more than five minutes old. */
function noteOnStart(settings: string, now: number): string[] {
  const start: unknown = JsonDocument.parse(settings).get(["StartDate"]);
  if (typeof start !== "number" || start * 1000 >= now - minutes(5)) return [];
  return [
    "Its StartDate is in the past. If AWS rejects it, the step removes it; the schedule runs the same without it.",
  ];
}

const notesOf = (targets: readonly TargetState[]): string[] =>
  targets.flatMap(({ id, unmoved }) => (unmoved === undefined ? [] : `Target ${id}: ${unmoved.text}`));

/** A schedule without anything to move is probably a mistake. */
function rejectWithoutTargets({ name, targets }: ScheduleState, clusterArn: string): void {
  if (targets.some(({ unmoved }) => unmoved === undefined || unmoved.why === "runs-newest")) return;
  throw new Failure({
    name: "schedule-runs-nothing-here",
    what: `${name} has no task in the cluster ${shortName(clusterArn)} that a release can move.`,
    evidence: notesOf(targets),
    remedy: "Remove it from the input `scheduled-tasks`, or check the inputs `cluster` and `aws-region`.",
  });
}

function notFound(request: ScheduleRequest, { why }: Failure): Cause {
  const what =
    request.kind === "rule"
      ? `Rule ${request.name} does not exist on the event bus ${request.bus}.`
      : `Schedule ${request.name} does not exist in the group ${request.group}.`;
  return {
    name: "schedule-not-found",
    what,
    evidence: why.evidence,
    remedy: `Check ${request.asWritten} in the input \`scheduled-tasks\`, and the input \`aws-region\`.`,
  };
}

const several = (problems: ReadonlyArray<{ name: string; failure: Failure }>, of: number): Failure =>
  new Failure({
    name: "schedules-not-usable",
    what: `${problems.length} of ${of} scheduled tasks can't be moved.`,
    evidence: problems.map(
      ({ name, failure: { why } }) => `${name}: ${[why.what, why.remedy ?? ""].join(" ").trim()}`,
    ),
    remedy: "Correct the input `scheduled-tasks`, or fix each rule or schedule.",
  });
