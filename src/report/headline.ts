/** The subject of a release and its result, in one line: for the heading of the summary and the end of the log. */
import type { Outcome } from "../core/outcome.ts";
import type { ReleaseReport } from "./record/record.ts";
import { counted, listed, moveWords } from "./words.ts";

/** Further images are counted instead of listed. */
const mostImages = 2;

/** `shop:v1` of a full reference, or the first seven digits of the digest if it has no tag. */
export function shortImage(image: string): string {
  const [name = "", digest = ""] = image.slice(image.lastIndexOf("/") + 1).split("@");
  return name.includes(":") || digest === "" ? name : `${name}@${digest.replace(/^sha256:/, "").slice(0, 7)}`;
}

/** The release's subject: `shop:v1 → shop:v2`, or `web:41 → 42` if no image changes; empty before the plan. */
export function releasedWords(report: ReleaseReport): string {
  const images = imageMoves(report);
  if (images.length > mostImages) return counted(images.length, "image");
  if (images.length > 0) return images.join(", ");
  const moved = report.services.filter(({ from, to }) => to !== undefined && to !== from);
  const [first] = moved;
  if (first === undefined) return report.services.map(({ name }) => name).join(", ");
  return moved.length === 1
    ? moveWords(first.from, first.to ?? first.from)
    : counted(moved.length, "service");
}

function imageMoves({ plan }: ReleaseReport): readonly string[] {
  const changes = plan?.families.flatMap((family) => family.changes) ?? [];
  const moves = changes.flatMap(({ what, from, to }) =>
    what === "image" && from !== undefined && to !== undefined
      ? [`${shortImage(from)} → ${shortImage(to)}`]
      : [],
  );
  return [...new Set(moves)];
}

/** The sentence below the verdict: for a plan its effect, for a refusal the reason. */
export function sentenceOf(report: ReleaseReport): string {
  const { outcome, sentence = "", cause, plan } = report;
  if (outcome === "planned" && plan !== undefined) return plannedWords(report);
  if (cause === undefined || outcome === undefined || !isExplained.has(outcome)) return sentence;
  return `${cause.what} ${sentence}`.trim();
}

/** Outcomes whose sentence does not include the reason. */
const isExplained: ReadonlySet<Outcome> = new Set(["refused"]);

function plannedWords({ plan, sentence = "" }: ReleaseReport): string {
  if (plan === undefined) return sentence;
  const deployed = plan.waves.flat().filter(({ deploys }) => deploys);
  const moved = plan.schedules.filter(({ moves }) => moves).map(({ name }) => name);
  const acts = [
    ...(plan.migration === undefined ? [] : [`run the migration of ${plan.migration.family}`]),
    ...(deployed.length === 0 ? [] : [`deploy ${listed(deployed.map(({ name }) => name))}`]),
    ...(moved.length === 0 ? [] : [`move ${listed(moved)}`]),
  ];
  return acts.length === 0 ? "Nothing would change." : `Would ${acts.join(", then ")}. ${sentence}`.trim();
}
