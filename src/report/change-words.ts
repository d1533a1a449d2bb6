/** One difference between the base and the new revision, in words. */
import type { Change } from "../core/events.ts";

const signs: Readonly<Record<Change["change"], string>> = {
  added: "+",
  removed: "-",
  changed: "~",
  "moved-to-secrets": "~",
  "moved-to-environment": "~",
};

/** A change in words. For secrets and variables, only the name. */
export function changeWords({ container, what, name, change }: Change): string {
  const where = container === undefined ? "" : ` of ${container}`;
  const moved = change.startsWith("moved") ? ` ${change.replaceAll("-", " ")}` : "";
  return what === "other"
    ? `${name ?? "member"}${where}`
    : `${[what, name].filter(Boolean).join(" ")}${where}${moved}`;
}

export const changeSign = ({ change }: Change): string => signs[change];
