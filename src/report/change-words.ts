/** One difference between the base and the new revision, in words. */
import type { Change } from "../core/events.ts";

const signs: Readonly<Record<Change["change"], string>> = {
  added: "+",
  removed: "-",
  changed: "~",
  "moved-to-secrets": "~",
  "moved-to-environment": "~",
};

/** What a change is, in words; for secrets and variables the name alone. */
export function changeWords({ container, what, name, change }: Change): string {
  const where = container === undefined ? "" : ` of ${container}`;
  const moved = change.startsWith("moved") ? ` ${change.replaceAll("-", " ")}` : "";
  return what === "other"
    ? `${name ?? "member"}${where}`
    : `${[what, name].filter(Boolean).join(" ")}${where}${moved}`;
}

export const changeSign = ({ change }: Change): string => signs[change];
