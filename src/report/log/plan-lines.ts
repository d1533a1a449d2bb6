/** Prints the plan: the new revision of each service, and its changes. */
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
import { type PlanDiff, planDiffs, registeredBy } from "../plan-diffs.ts";
import { counted } from "../words.ts";
import type { Line } from "./line.ts";

export function headLines(plan: PlanView): Line[] {
  const where = `${shortName(plan.cluster)} · ${plan.region} · account ${plan.account}`;
  return [{ text: `ECS Release to cluster ${where}${plan.dryRun ? " · dry run" : ""}`, style: "strong" }];
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
    ...plan.families.flatMap((family) => familyLines(family, plan)),
  ];
}

function serviceLine(
  { name, from, to, desiredCount, strategy, deploys, controller }: ServicePlan,
  width: number,
): Line {
  const how = controller === "CODE_DEPLOY" ? `CODE_DEPLOY ${strategy}` : strategy;
  const next = to === undefined || to === from ? "new revision" : revisionName(to);
  const move = deploys ? `${revisionName(from)} → ${next}` : `${revisionName(from)}, nothing to deploy`;
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

function familyLines(family: FamilyPlan, plan: PlanView): Line[] {
  const { skipped = [] } = family;
  const diffs = planDiffs({ ...plan, families: [family] });
  const shared = diffs.length === 1 && diffs[0]?.inBaseTitle === "";
  return [
    ...skipped.map((arn) => ({
      text: `${revisionName(arn)} is skipped: this action registered it, and nothing uses it`,
    })),
    { text: headOf(family, diffs) },
    ...diffs.flatMap(({ title, changes, inBase, inBaseTitle }) => [
      ...(shared ? [] : [{ text: `  ${title}:` }]),
      ...changes.flatMap(changeLines),
      ...(inBase.length === 0 ? [] : [{ text: `  ${inBaseTitle}:` }]),
      ...inBase.flatMap(changeLines),
    ]),
  ];
}

function headOf(family: FamilyPlan, diffs: readonly PlanDiff[]): string {
  const { base, reused } = family;
  const foreign = diffs.some(({ inBaseTitle }) => inBaseTitle !== "");
  if (reused)
    return foreign
      ? `${revisionName(base)} is released unchanged`
      : `${revisionName(base)} already matches the inputs`;
  const by = foreign ? `, ${registeredBy(family)}` : "";
  return `${family.family}: a new revision based on ${revisionName(base)}${by}`;
}

function changeLines(change: Change): Line[] {
  const lines: Line[] = [{ text: `  ${changeSign(change)} ${changeWords(change)}` }];
  if (change.from !== undefined) lines.push({ text: `      - ${change.from}`, style: "bad" });
  if (change.to !== undefined) lines.push({ text: `      + ${change.to}`, style: "good" });
  return lines;
}
