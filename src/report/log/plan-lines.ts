/** The plan as a table of lines: what goes from where to where, and what changes in the revision. */
import { revisionName, shortName } from "../../aws/arn.ts";
import type {
  Change,
  FamilyPlan,
  MigrationPlan,
  PlanView,
  SchedulePlan,
  ServicePlan,
} from "../../core/events.ts";
import { changeSign, changeWords } from "../change-words.ts";
import { counted } from "../words.ts";
import type { Line } from "./line.ts";

/** Where the release goes and who acts. */
export function headLines(plan: PlanView): Line[] {
  const where = `${shortName(plan.cluster)} · ${plan.region} · account ${plan.account}`;
  return [
    { text: `ECS Release to cluster ${where}${plan.dryRun ? " · dry run" : ""}`, style: "strong" },
    ...(plan.identity === undefined ? [] : [{ text: `  as ${plan.identity}`, style: "quiet" as const }]),
  ];
}

export function planLines(plan: PlanView): Line[] {
  const services = plan.waves.flat();
  const width = Math.max(0, ...services.map(({ name }) => name.length));
  return [
    ...(plan.migration === undefined ? [] : [migrationLine(plan.migration)]),
    ...plan.waves.flatMap((wave, index) => [
      ...(plan.waves.length > 1 ? [{ text: `Wave ${index + 1} of ${plan.waves.length}` }] : []),
      ...wave.map((service) => serviceLine(service, width)),
    ]),
    ...plan.schedules.map(scheduleLine),
    ...plan.families.flatMap(familyLines),
  ];
}

function serviceLine(
  { name, from, desiredCount, strategy, deploys, controller }: ServicePlan,
  width: number,
): Line {
  const how = controller === "CODE_DEPLOY" ? `CODE_DEPLOY ${strategy}` : strategy;
  const move = deploys ? `${revisionName(from)} → new revision` : `${revisionName(from)}, nothing to deploy`;
  return { text: `  ${name.padEnd(width)}  ${move} · ${how} · ${counted(desiredCount, "task")}` };
}

function migrationLine({ family, container, command, environmentNames, launch }: MigrationPlan): Line {
  const what = command === undefined ? "the image's own command" : command.join(" ");
  const names = environmentNames.length === 0 ? "" : ` with ${environmentNames.join(", ")}`;
  return { text: `Migration of ${family} in container ${container}: ${what}${names} · ${launch}` };
}

const scheduleLine = ({ name, from, moves }: SchedulePlan): Line => ({
  text: `  ${name}  ${from.map(revisionName).join(", ")}${moves ? " → new revision" : ", stays"}`,
});

function familyLines({ family, base, reused, changes }: FamilyPlan): Line[] {
  if (reused) return [{ text: `${revisionName(base)} already is what was asked for` }];
  return [
    { text: `${family}: a new revision made from ${revisionName(base)}` },
    ...changes.flatMap(changeLines),
  ];
}

function changeLines(change: Change): Line[] {
  const lines: Line[] = [{ text: `  ${changeSign(change)} ${changeWords(change)}` }];
  if (change.from !== undefined) lines.push({ text: `      - ${change.from}`, style: "bad" });
  if (change.to !== undefined) lines.push({ text: `      + ${change.to}`, style: "good" });
  return lines;
}
